"""Targets on one sheet: how much was reached of each, what is short, what is not known."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from ocop.charts.picture import Picture, check_language
from ocop.charts.shapes import BODY, FAINT, INK, QUIET, SHADE, SMALL, Box, Label, Line, Shape
from ocop.charts.sheet import MARGIN, PAGE, Sample, Sheet, line_height, middle_line, stacked
from ocop.charts.typesetting import wrap
from ocop.charts.words import Unit, amount, day_text, percent, say, term
from ocop.errors import InputError, Issue, brief
from ocop.plan.content import (
    HeadcountShare,
    NotMeasured,
    SubjectFactShare,
    SubjectTypeShare,
    Target,
)
from ocop.plan.deadlines import check_day
from ocop.plan.model import Plan
from ocop.plan.results import TargetResult, TargetStatus
from ocop.vocabulary import Lang

_TEXT = MARGIN
_BAR = _TEXT + 4.5
_BAR_WIDTH = 2.9
_RESULT = _BAR + _BAR_WIDTH + 0.45
_AIR = 0.1
_TRACK, _FILLED, _MARK = 0.22, 0.1, 0.34  # heights in inches
_CLEAR = 0.03  # inches that a bar which is short stays off the mark of its target
_COLOUR = "#2f5d8a"
_NAMED = 3  # products or subjects of an unknown fact that are named; how many more is said
_SIGN_SIZE, _SIGN_WIDTH = 11.0, 0.2

_SIGNS = {TargetStatus.MET: "✓", TargetStatus.SHORT: "✗", TargetStatus.NOT_MEASURABLE: "?"}
_OPERATORS = {"at-least": "≥ ", "about": "≈ ", None: ""}


def targets(plan: Plan, results: Iterable[TargetResult], *, on: date, lang: Lang = "vi") -> Picture:
    """Draw how the targets of a plan stand.

    One row per result: a bar for what was reached, a mark for the figure of the target, and in
    words whether it is met, the exact numbers, how many are missing, or what is not known. A bar
    that is short always ends before the mark, and shares are cut, not rounded up.

    Args:
        plan: The plan.
        results: From `ocop.plan.assess_targets`; all of them or some, in any order.
        on: The day on which they were measured.
        lang: ``"vi"`` or ``"en"``.

    Returns:
        The picture; where there are no results, it says so.

    Raises:
        InputError: If a result is not one of a target of the plan or stands twice, or there is no
            such language; every problem is listed.
        TypeError: If ``on`` is not a plain date.

    Example:
        >>> from ocop import charts, plan
        >>> p = plan.load("ca-mau-2021-2025")
        >>> none = plan.Portfolio(certificates=())
        >>> found = plan.assess_targets(p, none, on=date(2024, 12, 31))
        >>> made = charts.targets(p, found[1:2], on=date(2024, 12, 31), lang="en")
        >>> made.alt[-43:]
        'Short by 5 products: 0 products; needed: 5.'
    """
    check_language(lang)
    check_day("on", on)
    rows = _checked(plan, results)
    about = {"number": plan.number, "province": plan.province, "day": day_text(on, lang)}
    title = say("targets-title", lang, **about)
    days = {row.target.by for row in rows}
    one_day = next(iter(days)) if len(days) == 1 else None
    source = say(
        "targets-source", lang, first=plan.first_day.year, last=plan.last_day.year, **about
    )
    if one_day is not None:
        source = f"{source}; {say('by', lang, day=day_text(one_day, lang))}"
    sheet = Sheet()
    sheet.heading(title)
    sheet.text(source)
    if rows:
        sheet.legend(_legend(rows, lang))
    else:
        sheet.text(say("no-targets", lang), bold=True)
    sheet.y += 0.06
    sheet.rule()
    for row in rows:
        _draw(sheet, row, lang, with_day=one_day is None)
    words = [f"{title}. {source}."]
    words += [_in_words(row, lang, with_day=one_day is None) for row in rows]
    if not rows:
        words.append(say("no-targets", lang))
    return sheet.picture(title, " ".join(words), lang)


def _checked(plan: Plan, results: Iterable[TargetResult]) -> tuple[TargetResult, ...]:
    known = (*plan.targets, *plan.derived_targets)
    rows: list[TargetResult] = []
    issues: list[Issue] = []
    for number, result in enumerate(results):
        path = f"results[{number}]"
        if not isinstance(result, TargetResult) or result.target not in known:
            issues.append(
                Issue(
                    "not-of-this-plan",
                    path,
                    f"{brief(result)} is no result of a target (mục tiêu) of plan {plan.id}; give "
                    "what plan.assess_targets returned for it",
                    f"{brief(result)} không phải kết quả của một mục tiêu thuộc kế hoạch "
                    f"{plan.id}; hãy đưa kết quả của plan.assess_targets",
                )
            )
        elif any(result.target == row.target for row in rows):
            issues.append(
                Issue(
                    "target-twice",
                    path,
                    f"target (mục tiêu) {result.target.id} has two results; keep one",
                    f"mục tiêu {result.target.id} có hai kết quả; hãy giữ một",
                    result.citation,
                )
            )
        else:
            rows.append(result)
    if issues:
        raise InputError("targets", issues, "mục tiêu")
    return tuple(rows)


def _legend(rows: tuple[TargetResult, ...], lang: Lang) -> Iterator[tuple[Sample | None, str]]:
    yield _bar_sample, say("reached", lang)
    yield _mark_sample, say("figure", lang)
    counts = Counter(row.status for row in rows)
    for status in TargetStatus:
        yield partial(_sign_sample, status), f"{term(status, lang)}: {counts[status]}"


def _bar_sample(x: float, y: float) -> Iterator[Shape]:
    yield Box(x, y - _FILLED / 2, 0.26, _FILLED, _COLOUR)


def _mark_sample(x: float, y: float) -> Iterator[Shape]:
    yield _mark(x + 0.22, y, 0.2)


def _sign_sample(status: TargetStatus, x: float, y: float) -> Iterator[Shape]:
    yield Label(x + 0.1, middle_line(y, _SIGN_SIZE), _SIGNS[status], _SIGN_SIZE, bold=True)


def _mark(x: float, y: float, height: float) -> Line:
    return Line(((x, y - height / 2), (x, y + height / 2)), INK, 2.4)


def _draw(sheet: Sheet, row: TargetResult, lang: Lang, *, with_day: bool) -> None:
    target = row.target
    room = _BAR - _TEXT - 0.28
    name = wrap(_name(target, lang), room, bold=True)
    text = wrap(target.vi if lang == "vi" else target.en, room)
    place = wrap(_place(target, lang, with_day=with_day), room, SMALL)
    wide = PAGE - MARGIN - _RESULT - _SIGN_WIDTH
    verdict, *rest = _result(row, lang)
    status = wrap(verdict, wide, bold=True)
    said = [line for part in rest for line in wrap(part, wide)]
    top = sheet.y + _AIR
    left = (len(name) + len(text)) * line_height(BODY) + len(place) * line_height(SMALL)
    right = (len(status) + len(said)) * line_height(BODY)
    below = top + (len(name) + len(text)) * line_height(BODY)
    sheet.add(
        *stacked(name, _TEXT, top, bold=True),
        *stacked(text, _TEXT, top + len(name) * line_height(BODY)),
        *stacked(place, _TEXT, below, size=SMALL, ink=QUIET),
        *_bullet(row, top + _MARK / 2),
        *stacked([_SIGNS[row.status]], _RESULT, top, size=_SIGN_SIZE, bold=True),
        *stacked(status, _RESULT + _SIGN_WIDTH, top, bold=True),
        *stacked(said, _RESULT + _SIGN_WIDTH, top + len(status) * line_height(BODY)),
    )
    sheet.y = top + max(left, right, _MARK + line_height(SMALL)) + _AIR
    sheet.rule()


def _bullet(row: TargetResult, y: float) -> Iterator[Shape]:
    """The bar of what was reached on a track, the mark of the figure."""
    target = row.target
    whole = max(target.figure, row.value or 0, 1)
    # Shares on one scale, so that they compare; a number of products by itself, with some air.
    scale = _BAR_WIDTH / float(max(whole, 100) if target.unit == "percent" else whole * 10 / 9)
    at = _BAR + target.figure * scale
    measured = row.value is not None
    track = (None, QUIET, True) if not measured else (SHADE, FAINT, False)
    yield Box(_BAR, y - _TRACK / 2, _BAR_WIDTH, _TRACK, *track)
    if row.value is not None:
        end = _BAR + float(row.value) * scale
        if row.status is TargetStatus.SHORT:
            end = min(end, at - _CLEAR)
        yield Box(_BAR, y - _FILLED / 2, max(end - _BAR, 0.0), _FILLED, _COLOUR)
    yield _mark(at, y, _MARK)
    yield Label(_BAR - 0.05, middle_line(y, SMALL), "0", SMALL, align="right")
    figure = f"{_OPERATORS[target.operator]}{target.figure}"
    if target.unit == "percent":
        figure += "%"
    yield Label(at, y + _MARK / 2 + 0.02 + SMALL / 72, figure, SMALL, align="center")


def _name(target: Target, lang: Lang) -> str:
    return f"{target.id} ({say('derived', lang)})" if target.derived else target.id


def _place(target: Target, lang: Lang, *, with_day: bool) -> str:
    day = say("by", lang, day=day_text(target.by, lang))
    return f"{target.clause}; {day}" if with_day else target.clause


def _unit(target: Target) -> Unit:
    if isinstance(target.measure, HeadcountShare):
        return "people"
    return (
        "subjects"
        if isinstance(target.measure, SubjectTypeShare | SubjectFactShare)
        else "products"
    )


def _result(row: TargetResult, lang: Lang) -> Iterator[str]:
    """What became of it with what is short, the numbers, and what is not known, a line each."""
    unit = _unit(row.target)
    verdict = term(row.status, lang)
    if row.short_by:
        verdict = say("short", lang, n=amount(row.short_by, unit, lang))
    yield verdict[0].upper() + verdict[1:]
    if row.count is not None and row.value is not None:
        reached = amount(row.count, unit, lang)
        if row.whole is not None:
            share = percent(row.value, lang)
            reached = f"{row.count}/{amount(row.whole, unit, lang)} = {share}"
        yield f"{reached}; {say('needed', lang, n=row.needed)}"
    for fact in row.missing:
        named = fact.vi if lang == "vi" else fact.en
        if not isinstance(row.target.measure, NotMeasured):
            named = say("missing", lang, fact=named)
        if fact.of:
            named = f"{named} ({len(fact.of)}): {'; '.join(fact.of[:_NAMED])}"
        if len(fact.of) > _NAMED:
            named = f"{named}; {say('more', lang, n=len(fact.of) - _NAMED)}"
        yield named


def _in_words(row: TargetResult, lang: Lang, *, with_day: bool) -> str:
    status, *rest = _result(row, lang)
    day = f" ({say('by', lang, day=day_text(row.target.by, lang))})" if with_day else ""
    text = row.target.vi if lang == "vi" else row.target.en
    return f"{_name(row.target, lang)}: {text}{day}. {status}: {'; '.join(rest)}."
