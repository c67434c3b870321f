"""HTML of notebooks: tables that take their colours from the page, and a score sheet in full."""

import html
from collections.abc import Iterable, Sequence
from typing import get_args

from ocop.criteria import phrases
from ocop.criteria.model import Criterion, ScoreSheet
from ocop.vocabulary import Lang

_STYLE = (
    ".ocop-shown{color:inherit;background:transparent;line-height:1.4}"
    ".ocop-shown table{border-collapse:collapse;margin:.4em 0 1em;color:inherit}"
    ".ocop-shown caption{caption-side:top;text-align:left;font-weight:bold;padding:.2em 0;"
    "color:inherit}"
    ".ocop-shown th,.ocop-shown td{border:1px solid currentColor;padding:.2em .5em;"
    "text-align:left;vertical-align:top;color:inherit;background:transparent;line-height:1.4;"
    "white-space:normal;max-width:36em}"
    ".ocop-shown tbody th{font-weight:normal}"
    ".ocop-shown .n{text-align:right;font-variant-numeric:tabular-nums}"
    ".ocop-shown dl{display:grid;grid-template-columns:max-content auto;gap:.1em 1em}"
    ".ocop-shown dl>dt{font-weight:bold;margin:0}.ocop-shown dd{margin:0}"
    ".ocop-shown ul{margin:0;padding-left:1.2em}"
    ".ocop-shown summary{font-weight:bold;cursor:pointer}"
)

Cell = str | tuple[str, ...]
"""Text, or several texts as a list."""


def check_language(lang: object) -> None:
    """Refuse a language that there are no words in.

    Args:
        lang: The language.

    Raises:
        ValueError: If it is neither ``"vi"`` nor ``"en"``.
    """
    if lang not in get_args(Lang):
        raise ValueError(f"lang: {lang!r} is not a language of ocop; allowed: vi, en")


def block(heading: str, parts: Iterable[str], lang: Lang) -> str:
    """Put parts under a heading.

    Args:
        heading: The heading, as text.
        parts: What follows, as HTML.
        lang: Language of the words.

    Returns:
        A self-contained fragment.
    """
    opened = f'<div class="ocop-shown" lang="{lang}"><style>{_STYLE}</style>'
    return "\n".join([opened, f"<h3>{html.escape(heading)}</h3>", *parts, "</div>"])


def facts(pairs: Iterable[tuple[str, str]]) -> str:
    """Name a few values.

    Args:
        pairs: Names and values, as text.

    Returns:
        A description list.

    Example:
        >>> facts([("Tổng", "<70")])
        '<dl><dt>Tổng</dt><dd>&lt;70</dd></dl>'
    """
    inside = (f"<dt>{html.escape(n)}</dt><dd>{html.escape(v)}</dd>" for n, v in pairs)
    return f"<dl>{''.join(inside)}</dl>"


def table(
    caption: str, head: Sequence[str], rows: Iterable[Sequence[Cell]], numbers: Sequence[int] = ()
) -> str:
    """Set a table: the first cell of each row is its head.

    Args:
        caption: Its caption, as text; empty for none.
        head: Heads of the columns, as text.
        rows: Rows of cells, as text.
        numbers: Columns (from 0) that hold numbers.

    Returns:
        The table.
    """
    kinds = [' class="n"' if n in numbers else "" for n in range(len(head))]
    heads = "".join(
        f'<th scope="col"{kind}>{html.escape(text)}</th>'
        for kind, text in zip(kinds, head, strict=True)
    )
    lines = []
    for first, *rest in rows:
        cells = "".join(
            f"<td{kind}>{_cell(cell)}</td>" for kind, cell in zip(kinds[1:], rest, strict=True)
        )
        lines.append(f'<tr><th scope="row"{kinds[0]}>{_cell(first)}</th>{cells}</tr>')
    title = f"<caption>{html.escape(caption)}</caption>" if caption else ""
    return f"<table>{title}<thead><tr>{heads}</tr></thead><tbody>{''.join(lines)}</tbody></table>"


def folded(summary: str, inside: str, *, opened: bool) -> str:
    """Fold a part away under a line.

    Args:
        summary: The line, as text.
        inside: What is folded, as HTML.
        opened: Whether it stands open at first.

    Returns:
        The folded part.
    """
    state = " open" if opened else ""
    return f"<details{state}><summary>{html.escape(summary)}</summary>{inside}</details>"


def sheet_html(sheet: ScoreSheet, lang: Lang = "vi") -> str:
    """Show a score sheet: where it stands, its parts, every criterion with its boxes.

    Args:
        sheet: The sheet.
        lang: ``"vi"`` or ``"en"``.

    Returns:
        An HTML fragment.

    Raises:
        ValueError: If the language is another.

    Example:
        >>> from ocop import criteria
        >>> text = sheet_html(criteria.ruleset("26/2026/QĐ-TTg").sheet(13))
        >>> "<h3>Phiếu 13: " in text, '<th scope="row">1.5 ' in text
        (True, True)
    """
    check_language(lang)
    title = sheet.title if lang == "vi" else sheet.title_en
    named = [(phrases.phrase("clause", lang), str(sheet.citation))]
    groups = (sheet.sector, sheet.group, sheet.subgroup)
    named += [(phrases.phrase("sheet-title", lang), " / ".join(g.name for g in groups if g))]
    if sheet.rejection:
        rule = sheet.rejection
        text = rule.text if lang == "vi" else rule.text_en
        named.append(("Bị loại khi" if lang == "vi" else "Rejected if", text))
    head = [phrases.phrase(key, lang) for key in ("criterion", "max", "box")]
    parts = [facts(named)]
    for part in sheet.parts:
        name = part.title if lang == "vi" else part.title_en
        summary = (
            f"{phrases.phrase('part', lang)} {part.id}. {name} "
            f"({phrases.phrase('max', lang).lower()}: {part.max_points})"
        )
        rows = [_row(c, lang) for c in sheet.criteria.values() if c.part == part.id]
        parts.append(folded(summary, table("", head, rows, (1,)), opened=part is sheet.parts[0]))
    return block(phrases.phrase("sheet", lang, number=sheet.number, title=title), parts, lang)


def _row(criterion: Criterion, lang: Lang) -> tuple[Cell, ...]:
    title = criterion.title if lang == "vi" else criterion.title_en
    boxes = []
    for option in criterion.options:
        label = option.label if lang == "vi" else option.label_en
        marks = f" ({'*' * option.minimum_for})" if option.minimum_for else ""
        case = f"{option.case}) " if option.case else ""
        boxes.append(f"{case}{option.points}: {label}{marks}")
    return f"{criterion.code} {title}", str(criterion.max_points), tuple(boxes)


def _cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return html.escape(cell)
    items = "".join(f"<li>{html.escape(text)}</li>" for text in cell)
    return f"<ul>{items}</ul>" if items else ""


ScoreSheet.render = staticmethod(sheet_html)
