"""Frontier: what each cost buys in points and stars, over the bands of the tiers."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import partial
from itertools import pairwise

from ocop.charts.canvas import text_width
from ocop.charts.picture import Picture, check_language
from ocop.charts.scale import Scale, fives
from ocop.charts.shapes import (
    BODY,
    FAINT,
    INK,
    PAPER,
    QUIET,
    SHADE,
    SMALL,
    Box,
    Label,
    Line,
    Mark,
    MarkKind,
    Shape,
)
from ocop.charts.sheet import MARGIN, PAGE, Sample, Sheet, line_height, middle_line, stacked
from ocop.charts.typesetting import wrap
from ocop.charts.words import say
from ocop.criteria import catalogue, phrases
from ocop.criteria.whatif import wording
from ocop.criteria.whatif.frontier import Point
from ocop.errors import InputError, Issue, brief
from ocop.vocabulary import Lang, StarTier

SIGNS: dict[StarTier, tuple[MarkKind, str]] = {
    StarTier.ONE: ("ring", INK),
    StarTier.TWO: ("half", INK),
    StarTier.THREE: ("triangle", "#f0a020"),
    StarTier.FOUR: ("diamond", "#2f5d8a"),
    StarTier.FIVE: ("disc", "#1b6e3c"),
}
"""How a point is marked, by the tier that it reaches, minimums included."""

_LEFT = MARGIN + 0.55
_WIDTH = PAGE - MARGIN - 0.75 - _LEFT
_HEIGHT = 3.6
_INSET = 0.15  # between the left side and the first point
_SMALL_MARK, _LARGE_MARK = 8.0, 12.0
_STEP_HEIGHT = 0.3  # of one number of points that is named


def frontier(points: Iterable[Point], *, lang: Lang = "vi") -> Picture:
    """Draw a frontier: cost to the right, points upwards.

    Bands show the tier by points, the form of a mark the tier reached with its minimums, so a mark
    in a higher band than its own is held back by a minimum. The cheapest point of each tier is
    larger, and named below with its changes.

    Args:
        points: From `ocop.criteria.whatif.frontier`.
        lang: ``"vi"`` or ``"en"``.

    Returns:
        The picture; where there are no points, it says so.

    Raises:
        InputError: If any is no point of a frontier, or there is no such language.

    Example:
        >>> from ocop import charts, criteria
        >>> from ocop.criteria import whatif
        >>> sheet = criteria.ruleset("26/2026/QĐ-TTg").sheet(13)
        >>> full = {leaf.code: leaf.max_points for leaf in sheet.leaves}
        >>> a = {"law": sheet.law, "sheet": 13, "answers": full | {"1.5": 2}}
        >>> charts.frontier(whatif.frontier(a), lang="en").alt[-76:]
        '4 stars: cost 0, 99 points (no change). 5 stars: cost 1, 100 points (1.5→3).'
    """
    check_language(lang)
    found = tuple(points)
    _check(found)
    sheet = Sheet()
    if not found:
        title, none = say("frontier", lang), say("no-frontier", lang)
        sheet.heading(title)
        sheet.text(none, bold=True)
        return sheet.picture(title, f"{title}. {none}", lang)
    title = f"{say('frontier', lang)}: {wording.sheet_name(found[0].rating, lang)}"
    note = say("frontier-note", lang, n=len(found))
    sheet.heading(title)
    sheet.text(note)
    sheet.legend(_legend(found, lang))
    _plot(sheet, found, lang)
    sheet.text(say("cheapest", lang), size=BODY, bold=True)
    cheapest = _cheapest(found)
    for point in cheapest:
        lines = wrap(_in_words(point, lang), PAGE - 2 * MARGIN - 0.3)
        sheet.add(
            _mark(point, MARGIN + 0.1, sheet.y + line_height(BODY) / 2, _SMALL_MARK),
            *stacked(lines, MARGIN + 0.3, sheet.y),
        )
        sheet.y += len(lines) * line_height(BODY)
    words = [f"{title}. {note} {say('cheapest', lang)}:"]
    words += [f"{_in_words(point, lang)}." for point in cheapest]
    return sheet.picture(title, " ".join(words), lang)


def _check(points: tuple[Point, ...]) -> None:
    issues = [
        Issue(
            "not-a-point",
            f"points[{number}]",
            f"{brief(point)} is no point of a frontier; give what whatif.frontier returned",
            f"{brief(point)} không phải một điểm chi phí; hãy đưa kết quả của whatif.frontier",
        )
        for number, point in enumerate(points)
        if not isinstance(point, Point)
    ]
    if issues:
        raise InputError("frontier", issues, "hình vẽ")


def _cheapest(points: tuple[Point, ...]) -> list[Point]:
    """The cheapest point of each tier, lowest tier first."""
    best: dict[StarTier, Point] = {}
    for point in sorted(points, key=lambda p: (p.tier, p.cost, -p.total)):
        best.setdefault(point.tier, point)
    return list(best.values())


def _in_words(point: Point, lang: Lang) -> str:
    changes = ", ".join(f"{code}→{to}" for code, to in point.changes.items())
    cost = say("cost-is", lang, n=wording.amount(point.cost, lang))
    return (
        f"{phrases.stars(point.tier, lang)}: {cost}, {wording.points(point.total, lang)} "
        f"({changes or say('no-change', lang)})"
    )


def _legend(points: tuple[Point, ...], lang: Lang) -> Iterator[tuple[Sample | None, str]]:
    for point in _cheapest(points):
        yield (
            partial(_sign_sample, point),
            phrases.phrase("tier", lang).lower() + (f": {phrases.stars(point.tier, lang)}"),
        )
    yield _band_sample, say("band", lang)
    yield _line_sample, say("best-total", lang)


def _sign_sample(point: Point, x: float, y: float) -> Iterator[Shape]:
    yield _mark(point, x + 0.22, y, _SMALL_MARK)


def _band_sample(x: float, y: float) -> Iterator[Shape]:
    yield Box(x, y - 0.08, 0.26, 0.16, SHADE, FAINT)


def _line_sample(x: float, y: float) -> Iterator[Shape]:
    yield Line(((x, y + 0.05), (x + 0.13, y + 0.05), (x + 0.13, y - 0.05), (x + 0.26, y - 0.05)))


def _mark(point: Point, x: float, y: float, size: float) -> Mark:
    kind, fill = SIGNS[point.tier]
    return Mark(x, y, kind, fill, size)


def _plot(sheet: Sheet, points: tuple[Point, ...], lang: Lang) -> None:
    """The bands, the axes, the best total for each cost, and the marks."""
    sheet.y += 0.08
    sheet.add(*stacked([say("total-axis", lang)], MARGIN, sheet.y, size=SMALL, bold=True))
    top = sheet.y + line_height(SMALL) + 0.12
    bottom = top + _HEIGHT
    totals = [point.total for point in points]
    up = fives(min(totals), max(totals), bottom, -_HEIGHT)
    dearest = max(point.cost for point in points)
    along = Scale(0, dearest or 1, _LEFT + _INSET, _WIDTH - 2 * _INSET)
    sheet.add(*_bands(points[0], up, lang))
    for number in up.ticks(int(_HEIGHT / _STEP_HEIGHT)):
        y = up.at(number)
        text = phrases.points(number, lang)
        sheet.add(
            Line(((_LEFT, y), (_LEFT + _WIDTH, y)), FAINT, 0.5),
            Label(_LEFT - 0.08, middle_line(y, SMALL), text, SMALL, align="right"),
        )
    widest = max(text_width(wording.amount(Fraction(point.cost), lang), SMALL) for point in points)
    base = bottom + 0.1 + SMALL / 72
    for number in along.ticks(max(int(along.length / (2 * widest + 0.3)), 1)):
        x = along.at(number)
        sheet.add(
            Line(((x, bottom), (x, bottom + 0.05)), INK, 0.8),
            Label(x, base, wording.amount(number, lang), SMALL, align="center"),
        )
    sheet.add(Line(((_LEFT, bottom), (_LEFT + _WIDTH, bottom)), INK, 0.8))
    end = base + line_height(SMALL)
    sheet.add(Label(_LEFT + _WIDTH, end, say("cost", lang), SMALL, bold=True, align="right"))
    stairs = [(along.at(cost), up.at(total)) for cost, total in _best(points)]
    for (left, y), (right, above) in pairwise(stairs):
        sheet.add(Line(((left, y), (right, y), (right, above)), QUIET, 0.8))
    large = set(map(id, _cheapest(points)))
    for point in sorted(points, key=lambda p: p.tier):
        size = _LARGE_MARK if id(point) in large else _SMALL_MARK
        sheet.add(_mark(point, along.at(point.cost), up.at(point.total), size))
    sheet.y = end + 0.1


def _best(points: tuple[Point, ...]) -> Iterator[tuple[int | Fraction, int | Fraction]]:
    """The costs at which more points can be had than for less, with the most points."""
    most: int | Fraction = -1
    for point in sorted(points, key=lambda p: (p.cost, -p.total)):
        if point.total > most:
            most = point.total
            yield point.cost, most


def _bands(point: Point, up: Scale, lang: Lang) -> Iterator[Shape]:
    """The tiers by points, every other one shaded, named at the right."""
    for n, band in enumerate(catalogue.ruleset(point.rating.sheet.law).tiers):
        low = max(band.lowest, up.first)
        high = min(up.last if band.below is None else band.below, up.last)
        if low >= high:
            continue
        upper, lower = up.at(high), up.at(low)
        fill = PAPER if n % 2 else SHADE
        yield Box(_LEFT, upper, _WIDTH, lower - upper, fill, QUIET)
        name = phrases.stars(band.tier, lang)
        y = middle_line((upper + lower) / 2, SMALL)
        yield Label(_LEFT + _WIDTH + 0.08, y, name, SMALL, bold=True)
