"""Waterfall from today's total to the next star, one step per criterion that is raised."""

from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from itertools import pairwise

import attrs

from ocop.charts.picture import Picture, check_language
from ocop.charts.scale import Scale, fives, threshold, threshold_sample
from ocop.charts.shapes import (
    BODY,
    FAINT,
    INK,
    PAPER,
    QUIET,
    SMALL,
    Box,
    Label,
    Line,
    Mark,
    Shape,
)
from ocop.charts.sheet import MARGIN, PAGE, Sample, Sheet, line_height, stacked
from ocop.charts.typesetting import wrap
from ocop.charts.words import say
from ocop.criteria import catalogue, phrases
from ocop.criteria.council import CouncilRating
from ocop.criteria.rating import Rating
from ocop.criteria.whatif.paths import Move, Path
from ocop.criteria.whatif.wording import (
    amount,
    box_text,
    criterion_name,
    points,
    result,
    sheet_name,
    signed,
)
from ocop.errors import InputError, Issue, brief
from ocop.vocabulary import CriterionCode, Lang

_PLOT = MARGIN + 4.3
_PLOT_WIDTH = 3.6
_RESULT = _PLOT + _PLOT_WIDTH + 0.4
_THICK, _AIR = 0.16, 0.08
_COLOUR = "#2f5d8a"
_TICKS = 10


def waterfall(path: Path, *, lang: Lang = "vi") -> Picture:
    """Draw a path from today's total to the tier that it reaches.

    One row per move, in printed order, with the box to be reached. A full bar is a move that meets
    a minimum of the tier, a hollow one only adds points. The least totals of the tiers are lines.

    Args:
        path: From `ocop.criteria.whatif.paths`.
        lang: ``"vi"`` or ``"en"``.

    Returns:
        The picture; where nothing has to change, it says so.

    Raises:
        InputError: If it is no path, or there is no such language.

    Example:
        >>> from ocop import charts, criteria
        >>> from ocop.criteria import whatif
        >>> sheet = criteria.ruleset("26/2026/QĐ-TTg").sheet(13)
        >>> full = {leaf.code: leaf.max_points for leaf in sheet.leaves}
        >>> a = {"law": sheet.law, "sheet": 13, "answers": full | {"1.5": 2}}
        >>> made = charts.waterfall(whatif.paths(a, to=5)[0], lang="en")
        >>> made.alt[-47:]
        'After all changes: 100 points, 5 stars, cost 1.'
    """
    check_language(lang)
    if not isinstance(path, Path):
        raise InputError(
            "waterfall",
            [
                Issue(
                    "not-a-path",
                    "path",
                    f"{brief(path)} is no path (cách); give one of what whatif.paths returned",
                    f"{brief(path)} không phải một cách; hãy đưa một phần tử của whatif.paths",
                )
            ],
            "hình vẽ",
        )
    meeting = frozenset(minimum.criterion for minimum in path.minimums)
    chart = _Chart(path, path.before, path.rating, path.moves, meeting, lang)
    title = say(
        "waterfall-title",
        lang,
        tier=phrases.stars(path.to, lang),
        name=sheet_name(chart.before, lang),
    )
    sheet = Sheet()
    sheet.heading(title)
    for text in chart.ends:
        sheet.text(text)
    if chart.moves:
        sheet.legend(chart.legend())
        chart.draw(sheet)
    else:
        sheet.text(say("held", lang), bold=True)
    return sheet.picture(title, " ".join([f"{title}.", *chart.in_words()]), lang)


@attrs.frozen
class _Chart:
    path: Path
    before: Rating | CouncilRating
    after: Rating | CouncilRating
    moves: tuple[Move, ...]
    meeting: frozenset[CriterionCode]
    lang: Lang

    @property
    def ends(self) -> tuple[str, str]:
        """Today and after all changes, in words."""
        return (
            self._end("today", self.before) + ".",
            f"{self._end('all-changes', self.after)}, {self._cost(self.path.cost)}.",
        )

    @property
    def scale(self) -> Scale:
        """The points that are drawn."""
        return fives(self.before.total, self.after.total, _PLOT, _PLOT_WIDTH)

    @property
    def bands(self) -> Iterator[tuple[str, int]]:
        """The tiers that begin within what is drawn, and where."""
        for band in catalogue.ruleset(self.before.sheet.law).tiers:
            if self.scale.first < band.lowest <= self.scale.last:
                yield phrases.stars(band.tier, self.lang), band.lowest

    def legend(self) -> Iterator[tuple[Sample | None, str]]:
        """Explain every sign that is used."""
        yield _total_sample, say("total-mark", self.lang)
        meeting = {move.criterion in self.meeting for move in self.moves}
        if False in meeting:
            yield partial(_bar_sample, meets=False), say("step", self.lang)
        if True in meeting:
            yield partial(_bar_sample, meets=True), self._meets()
        if any(self.bands):
            yield threshold_sample, say("least-totals", self.lang)

    def draw(self, sheet: Sheet) -> None:
        """Set the names of the tiers, today, the moves, the end, and the numbers of the axis."""
        scale = self.scale
        sheet.y += 0.06
        names = sheet.y
        sheet.y += line_height(SMALL) + 0.06
        top = sheet.y
        sheet.rule()
        run: int | Fraction = self.before.total
        drawn: list[Shape] = []
        ends = [self._row(sheet, drawn, self._end("today", self.before), run)]
        for move in self.moves:
            ends.append(self._step(sheet, drawn, move, run))
            run += move.gain
        ends.append(self._row(sheet, drawn, self._end("all-changes", self.after), run))
        for number in scale.ticks(_TICKS):
            x = scale.at(number)
            sheet.add(Line(((x, top), (x, sheet.y)), FAINT, 0.5))
            text = phrases.points(number, self.lang)
            base = sheet.y + 0.04 + SMALL / 72
            sheet.add(Label(x, base, text, SMALL, align="center", ink=QUIET))
        for name, least in self.bands:
            x = scale.at(least)
            sheet.add(*threshold(x, top - 0.05, sheet.y))
            label = f"{name}: {least}"
            sheet.add(Label(x, names + SMALL / 72, label, SMALL, bold=True, align="center"))
        for (x, y), (_, below) in pairwise(ends):
            sheet.add(Line(((x, y), (x, below)), QUIET, 0.8))
        sheet.add(*drawn)
        sheet.y += line_height(SMALL) + 0.04

    def _row(
        self, sheet: Sheet, drawn: list[Shape], text: str, total: int | Fraction
    ) -> tuple[float, float]:
        """A row with a total; gives where its mark stands."""
        name, _, said = text.partition(": ")
        lines = wrap(said, PAGE - MARGIN - _RESULT, bold=True)
        top = sheet.y + _AIR
        x, y = self.scale.at(total), top + _THICK / 2
        drawn.append(Mark(x, y, "disc", INK, 9))
        sheet.add(
            *stacked([name], MARGIN, top, bold=True), *stacked(lines, _RESULT, top, bold=True)
        )
        sheet.y = top + len(lines) * line_height(BODY) + _AIR
        sheet.rule()
        return x, y

    def _step(
        self, sheet: Sheet, drawn: list[Shape], move: Move, run: int | Fraction
    ) -> tuple[float, float]:
        """A row with a move; gives where its bar ends."""
        criterion = self.before.sheet.criterion(move.criterion)
        room = _PLOT - MARGIN - 0.3
        name = wrap(criterion_name(criterion, self.lang), room, bold=True)
        asked = box_text(criterion, move.after, self.path.assessments, self.lang)
        box = wrap(asked, room, SMALL)
        meets = move.criterion in self.meeting
        said = [line for text in self._said(move) for line in wrap(text, PAGE - MARGIN - _RESULT)]
        top = sheet.y + _AIR
        left, right = self.scale.at(run), self.scale.at(run + move.gain)
        drawn.append(_bar(left, right, top, meets=meets))
        below = top + len(name) * line_height(BODY)
        sheet.add(
            *stacked(name, MARGIN, top, bold=True),
            *stacked(box, MARGIN, below, size=SMALL, ink=QUIET),
            *stacked(said, _RESULT, top),
        )
        below += len(box) * line_height(SMALL)
        sheet.y = max(below, top + len(said) * line_height(BODY)) + _AIR
        sheet.rule()
        return right, top + _THICK

    def in_words(self) -> Iterator[str]:
        """What the chart shows, sentence by sentence."""
        today, after = self.ends
        yield today
        for move in self.moves:
            criterion = self.before.sheet.criterion(move.criterion)
            yield f"{criterion_name(criterion, self.lang)}: {'; '.join(self._said(move))}."
        yield after if self.moves else say("held", self.lang)

    def _said(self, move: Move) -> Iterator[str]:
        gained = f"{signed(move.gain, self.lang)} ({move.before} → {move.after})"
        yield f"{gained}, {self._cost(move.cost)}"
        if move.criterion in self.meeting:
            yield self._meets()

    def _meets(self) -> str:
        return say("meets-minimum", self.lang, tier=phrases.stars(self.path.to, self.lang))

    def _cost(self, cost: int | Fraction) -> str:
        return say("cost-is", self.lang, n=amount(cost, self.lang))

    def _end(self, key: str, rating: Rating | CouncilRating) -> str:
        total = points(rating.total, self.lang)
        return f"{say(key, self.lang)}: {total}, {result(rating, self.lang)}"


def _bar(left: float, right: float, top: float, *, meets: bool) -> Box:
    look = (_COLOUR, INK) if meets else (PAPER, INK)
    return Box(left, top, right - left, _THICK, *look)


def _total_sample(x: float, y: float) -> Iterator[Shape]:
    yield Mark(x + 0.22, y, "disc", INK, 9)


def _bar_sample(x: float, y: float, *, meets: bool) -> Iterator[Shape]:
    yield _bar(x, x + 0.26, y - _THICK / 2, meets=meets)
