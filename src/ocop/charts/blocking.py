"""Heat map of a portfolio: which minimum blocks how many products, by sheet and criterion."""

from collections.abc import Iterator, Mapping
from functools import partial

import attrs

from ocop.charts.canvas import text_width
from ocop.charts.picture import Picture, check_language
from ocop.charts.shapes import BODY, FAINT, INK, PAPER, SMALL, Box, Label, Shape
from ocop.charts.sheet import MARGIN, PAGE, Sample, Sheet, line_height, middle_line, stacked
from ocop.charts.typesetting import wrap
from ocop.charts.words import amount, say
from ocop.criteria import phrases
from ocop.criteria.model import ScoreSheet
from ocop.criteria.ruleset import Ruleset
from ocop.criteria.whatif import wording
from ocop.errors import InputError, Issue, UnknownNameError, brief
from ocop.vocabulary import TIERS_WITH_MINIMUMS, CriterionCode, Lang, StarTier

_CELLS = MARGIN + 3.3
_LEAST_CELL, _CELL_HEIGHT = 0.4, 0.32
_AIR = 0.04
_NAMED = 5  # the cells that are named below the map
_SAID = 20  # the cells that are said in words
_PALE, _DARK = (0xE4, 0xEC, 0xF4), (0x12, 0x36, 0x5C)
_WHITE_FROM = 0.62  # how dark a cell must be for white letters
_NO_MINIMUM = "–"


def blocking(
    counts: Mapping[tuple[int, CriterionCode], int],
    to: StarTier | int,
    *,
    rules: Ruleset,
    lang: Lang = "vi",
) -> Picture:
    """Draw which minimums block how many products on the way to a tier.

    One row per sheet, one column per criterion; every number stands in its cell. An empty cell
    blocks nothing, a dash is a criterion without a minimum on that sheet.

    Args:
        counts: From `ocop.criteria.whatif.blocking`.
        to: The tier for which they were counted: 3, 4 or 5.
        rules: The decision of the sheets.
        lang: ``"vi"`` or ``"en"``.

    Returns:
        The picture; where nothing is blocked, it says so.

    Raises:
        InputError: If a count is wrong, of a sheet or criterion that the decision does not have or
            that has no minimum for the tier; every problem is listed. Also if there is no such
            tier or language.

    Example:
        >>> from ocop import charts, criteria
        >>> rules = criteria.ruleset("26/2026/QĐ-TTg")
        >>> made = charts.blocking({(13, "1.5"): 7}, 4, rules=rules, lang="en")
        >>> made.alt[-70:]
        'cocoa products, criterion 1.5 Chain linkage in production: 7 products.'
    """
    check_language(lang)
    chart = _Chart(_checked(counts, to, rules), StarTier(to), rules, lang)
    title = say("blocking-title", lang, tier=phrases.stars(chart.to, lang))
    sheet = Sheet()
    sheet.heading(title)
    if not chart.cells:
        none = say("no-blocking", lang)
        sheet.text(none, bold=True)
        return sheet.picture(title, f"{title}. {none}", lang)
    sheet.text(say("blocking-note", lang))
    sheet.legend(chart.legend())
    chart.draw(sheet)
    said = [*chart.in_words()]
    sheet.y += 0.08
    sheet.text(say("blocking-most", lang), size=BODY, bold=True)
    for text in said[:_NAMED]:
        sheet.text(text, size=BODY)
    words = " ".join(f"{text}." for text in said[:_SAID])
    if len(said) > _SAID:
        words += f" {say('and-more', lang, n=len(said) - _SAID)}"
    return sheet.picture(title, f"{title}. {words}", lang)


@attrs.frozen
class _Chart:
    cells: Mapping[tuple[int, CriterionCode], int]
    to: StarTier
    rules: Ruleset
    lang: Lang

    @property
    def most(self) -> int:
        """The largest number of products in a cell."""
        return max(self.cells.values())

    @property
    def columns(self) -> tuple[CriterionCode, ...]:
        """The criteria, by their printed numbers."""
        codes = {code for _, code in self.cells}
        return tuple(sorted(codes, key=lambda code: [int(n) for n in code.split(".")]))

    def legend(self) -> Iterator[tuple[Sample | None, str]]:
        """Explain pale and dark, empty cells and dashes."""
        for count in sorted({min(self.cells.values()), self.most}):
            yield partial(self._sample, count), amount(count, "products", self.lang)
        pairs = [(number, code) for number in self._numbers() for code in self.columns]
        if any(pair not in self.cells and self._has_minimum(*pair) for pair in pairs):
            yield partial(self._sample, 0), say("none-blocked", self.lang)
        if not all(self._has_minimum(*pair) for pair in pairs):
            yield partial(self._sample, None), say("no-minimum", self.lang)

    def draw(self, sheet: Sheet) -> None:
        """Set the map, in several panels where the columns do not fit beside one another."""
        widest = text_width(wording.amount(self.most, self.lang), SMALL, bold=True)
        width = max(_LEAST_CELL, widest + 2 * _AIR + 0.02)
        fits = int((PAGE - MARGIN - _CELLS) / width)
        for first in range(0, len(self.columns), fits):
            self._panel(sheet, self.columns[first : first + fits], width)

    def _panel(self, sheet: Sheet, codes: tuple[CriterionCode, ...], width: float) -> None:
        sheet.y += 0.1
        base = sheet.y + SMALL / 72
        sheet.add(Label(MARGIN, base, say("sheet", self.lang), SMALL, bold=True))
        for n, code in enumerate(codes):
            x = _CELLS + (n + 0.5) * width
            sheet.add(Label(x, base, code, SMALL, bold=True, align="center"))
        sheet.y += line_height(SMALL) + _AIR
        shown = set(codes)
        for number in sorted({number for number, code in self.cells if code in shown}):
            name = f"{number}. {self._title(self.rules.sheet(number))}"
            lines = wrap(name, _CELLS - MARGIN - 0.15, SMALL, most=2)
            top = sheet.y + (_CELL_HEIGHT - len(lines) * line_height(SMALL)) / 2
            sheet.add(*stacked(lines, MARGIN, top, size=SMALL))
            for n, code in enumerate(codes):
                count = self.cells.get((number, code), 0)
                known = count if self._has_minimum(number, code) else None
                x = _CELLS + n * width
                sheet.add(*self._cell(known, x, sheet.y, width, _CELL_HEIGHT))
            sheet.y += _CELL_HEIGHT

    def _numbers(self) -> list[int]:
        return sorted({number for number, _ in self.cells})

    def _title(self, sheet: ScoreSheet) -> str:
        return sheet.title if self.lang == "vi" else sheet.title_en

    def _has_minimum(self, number: int, code: CriterionCode) -> bool:
        criterion = self.rules.sheet(number).criteria.get(code)
        return criterion is not None and criterion.minimum(self.to) is not None

    def _sample(self, count: int | None, x: float, y: float) -> Iterator[Shape]:
        yield from self._cell(count, x, y - 0.08, 0.26, 0.16, numbered=False)

    def _cell(  # noqa: PLR0913 - where a cell stands
        self,
        count: int | None,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        numbered: bool = True,
    ) -> Iterator[Shape]:
        """A cell; None where there is no minimum."""
        share = (count or 0) / self.most
        yield Box(x, y, width, height, _shade(share) if count else PAPER, FAINT)
        text = wording.amount(count, self.lang) if count and numbered else ""
        if count is None:
            text = _NO_MINIMUM
        if text:
            ink = PAPER if share > _WHITE_FROM else INK
            base = middle_line(y + height / 2, SMALL)
            yield Label(x + width / 2, base, text, SMALL, bool(count), "center", ink)

    def in_words(self) -> Iterator[str]:
        """The cells in words, most products first."""
        for (number, code), count in sorted(self.cells.items(), key=lambda cell: -cell[1]):
            sheet = self.rules.sheet(number)
            yield say(
                "blocking-cell",
                self.lang,
                sheet=phrases.phrase("sheet", self.lang, number=number, title=self._title(sheet)),
                criterion=wording.criterion_name(sheet.criterion(code), self.lang),
                products=amount(count, "products", self.lang),
            )


def _shade(share: float) -> str:
    """Darker for more, in colour as in grey."""
    mixed = (round(p + (d - p) * share) for p, d in zip(_PALE, _DARK, strict=True))
    return "#" + "".join(f"{part:02x}" for part in mixed)


def _checked(
    counts: Mapping[tuple[int, CriterionCode], int], to: StarTier | int, rules: Ruleset
) -> dict[tuple[int, CriterionCode], int]:
    """The counts, where each is of a minimum of the tier."""
    issues: list[Issue] = []
    if to not in TIERS_WITH_MINIMUMS:
        issues.append(
            Issue(
                "to",
                "to",
                f"{brief(to)} is no tier with minimums (hạng có yêu cầu tối thiểu); allowed: "
                "3, 4, 5",
                f"{brief(to)} không phải hạng có yêu cầu tối thiểu; cho phép: 3, 4, 5",
            )
        )
    elif not isinstance(counts, Mapping):
        issues.append(
            Issue(
                "not-an-object",
                "counts",
                f"expected an object of sheets, criteria and numbers of products, got "
                f"{brief(counts)}; give what whatif.blocking returned",
                f"cần một đối tượng gồm phiếu, tiêu chí và số sản phẩm, nhận được "
                f"{brief(counts)}; hãy đưa kết quả của whatif.blocking",
            )
        )
    else:
        found = (_problem(key, count, StarTier(to), rules) for key, count in counts.items())
        issues += [issue for issue in found if issue]
    if issues:
        raise InputError("blocking", issues, "hình vẽ")
    return dict(counts)


def _is_minimum(key: object, to: StarTier, rules: Ruleset) -> bool:
    match key:
        case (int() as number, str() as code):
            try:
                return rules.sheet(number).criterion(code).minimum(to) is not None
            except UnknownNameError:
                return False
    return False


def _problem(key: object, count: object, to: StarTier, rules: Ruleset) -> Issue | None:
    path = f"counts[{brief(key)}]"
    if isinstance(count, bool) or not isinstance(count, int) or count < 1:
        return Issue(
            "count",
            path,
            f"{brief(count)} is no number of products (số sản phẩm); give 1 or more",
            f"{brief(count)} không phải số sản phẩm; hãy ghi từ 1 trở lên",
        )
    if not _is_minimum(key, to, rules):
        return Issue(
            "no-such-minimum",
            path,
            f"{brief(key)} is no sheet and criterion (phiếu, tiêu chí) with a minimum for "
            f"{int(to)} stars; give what whatif.blocking counted for that tier",
            f"{brief(key)} không phải phiếu và tiêu chí có yêu cầu tối thiểu cho {int(to)} sao; "
            "hãy đưa kết quả của whatif.blocking cho hạng ấy",
        )
    return None
