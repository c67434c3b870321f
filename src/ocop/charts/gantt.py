"""Gantt chart of what an agency has to do until when, and where each due date stands."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import Any, get_args

import attrs

from ocop.agencies import Successor
from ocop.charts import gantt_rows as columns
from ocop.charts.gantt_rows import Row, bar, earlier, row_shapes, sign, tick
from ocop.charts.picture import Picture, check_language
from ocop.charts.shapes import BODY, QUIET, SHADE, SMALL, Box, Label, Line, Mark, Shape
from ocop.charts.sheet import MARGIN, PAGE, Sample, Sheet, line_height, middle_line, stacked
from ocop.charts.time_axis import Axis
from ocop.charts.typesetting import wrap
from ocop.charts.words import day_text, role_name, say, term
from ocop.errors import InputError, Issue, UnknownNameError
from ocop.plan.agenda import AgendaItem, agenda
from ocop.plan.assignments import AgendaRole, Section
from ocop.plan.model import Plan
from ocop.plan.standing import SOON, Completion, Stand, standing
from ocop.vocabulary import Lang

_TALL = 6.0  # from this height on the days are named below the rows too


def gantt(  # noqa: PLR0913 - as the agenda that it draws, and what is wanted by keyword
    plan: Plan,
    agency: str,
    first: date,
    last: date,
    *,
    completions: Iterable[Completion | Mapping[str, Any]] = (),
    on: date | None = None,
    soon: int = SOON,
    role: AgendaRole | None = None,
    collective: bool = True,
    roll: bool = False,
    lang: Lang = "vi",
) -> Picture:
    """Draw the due dates of an agency as a Gantt chart.

    One row per task of `ocop.plan.agenda`, by section; a bar for each period from its first day to
    the due date, and a mark on the due date. As in the agenda, what falls due after the window has
    no row; a remark names what is under way. Full bars are led, hollow ones coordinated, half full
    ones both. Where marks would run into each other there is a tick for each due date, in one
    line for each standing, with how many there are.

    Args:
        plan: The plan.
        agency: Any printed name of the agency, as for `ocop.plan.agenda`.
        first: First day of the window.
        last: Last day of the window.
        completions: What was done, as for `ocop.plan.standing`; only together with ``on``.
        on: The day on which to tell where each due date stands; None leaves that out.
        soon: Days before a due date from which it is due soon.
        role: Only this role; None for all.
        collective: Whether what it does under a collective name is drawn.
        roll: Whether a due date on a day off moves to the next working day.
        lang: ``"vi"`` or ``"en"``. Official names stay Vietnamese where the plan has no gloss.

    Returns:
        The picture; where nothing is due, it says so.

    Raises:
        InputError: If ``last`` is before ``first``, there is no such role or language, a completion
            is wrong, or there are completions without a day to look at them.
        UnknownNameError: If the plan names no such agency.
        TypeError: If a day is not a plain date.

    Example:
        >>> from ocop import charts, plan
        >>> p = plan.load("ca-mau-2021-2025")
        >>> made = charts.gantt(p, "Sở Y tế", date(2023, 1, 1), date(2023, 6, 30),
        ...     collective=False, lang="en")
        >>> made.title
        'Sở Y tế (Department of Health): due dates by plan 2822/QĐ-UBND (Cà Mau), 2023-01-01 to \
2023-06-30'
        >>> made.alt[-26:]
        'OCOP products: 2023-02-28.'
    """
    check_language(lang)
    look = partial(agenda, plan, agency, role=role, collective=collective, roll=roll)
    items = look(first, last)
    later = look(last + timedelta(days=1), date.max) if last < date.max else ()
    stands = _stands(plan, tuple(completions), on, soon, roll=roll)
    axis = _axis(plan, items, first, last)
    chart = _Chart(plan, _rows(plan, items, stands), axis, on, soon, lang)
    name = _official_name(plan, agency, lang)
    source = say(
        "due-dates",
        lang,
        number=plan.number,
        province=plan.province,
        first=day_text(first, lang),
        last=day_text(last, lang),
    )
    notes = [
        *([say("only-role", lang, role=role_name(role, lang))] if role is not None else []),
        *([] if collective else [say("direct-only", lang)]),
        *([say("rolled", lang)] if roll else []),
        *_changes(plan, items, lang),
        *_running(chart.rows, later, last, lang),
    ]
    sheet = Sheet()
    sheet.heading(name)
    sheet.text(source)
    sheet.text(chart.how_much)
    for note in notes:
        sheet.text(note, size=SMALL, ink=QUIET)
    if items:
        sheet.legend(chart.legend())
        chart.draw(sheet)
    else:
        sheet.text(say("no-dues", lang), bold=True)
    title = f"{name}: {source[0].lower()}{source[1:]}"
    words = (say("gantt", lang), f"{title}.", *notes, *chart.in_words())
    return sheet.picture(title, " ".join(words), lang)


@attrs.frozen
class _Chart:
    plan: Plan
    rows: tuple[Row, ...]
    axis: Axis
    on: date | None
    soon: int
    lang: Lang

    @property
    def how_much(self) -> str:
        """How many tasks and due dates it shows, and on which day."""
        dues = sum(len(row.items) for row in self.rows)
        text = say("how-much", self.lang, tasks=len(self.rows), dues=dues)
        if self.on is None:
            return text
        return f"{text}; {say('standing', self.lang, day=day_text(self.on, self.lang))}"

    @property
    def counts(self) -> Counter[Stand | None]:
        """How many due dates stand where."""
        return Counter(stand for row in self.rows for stand in row.stands)

    @property
    def marked_days(self) -> Iterator[tuple[str, date, tuple[float, ...]]]:
        """The days that have a line of their own: what they are, and how it is dashed."""
        if self.axis.first <= self.plan.in_force_from <= self.axis.last:
            yield "in-force", self.plan.in_force_from, (4.0, 2.0)
        if self.on is not None and self.axis.first <= self.on <= self.axis.last:
            yield "standing", self.on, ()

    def legend(self) -> Iterator[tuple[Sample | None, str]]:
        """Explain every sign that is used."""
        lang = self.lang
        present = {role for row in self.rows for role in row.roles}
        for role in get_args(AgendaRole):
            if role in present:
                yield partial(_bar_sample, role), role_name(role, lang)
        if self.on is None:
            yield partial(_sign_sample, None), say("due-day", lang)
        else:
            for stand in Stand:
                name = term(stand, lang)
                if stand is Stand.DUE_SOON:
                    name = say("soon", lang, stand=name, n=self.soon)
                yield partial(_sign_sample, stand), f"{name}: {self.counts[stand]}"
        if any(row.crowded(self.axis) for row in self.rows):
            yield _tick_sample, say("tick", lang)
        if any(row.begins_earlier(self.axis) for row in self.rows):
            yield _earlier_sample, say("earlier", lang)
        for key, day, dashes in self.marked_days:
            yield partial(_day_sample, dashes), say(key, lang, day=day_text(day, lang))
        if any(row.collective for row in self.rows):
            yield None, say("collective-note", lang)

    def draw(self, sheet: Sheet) -> None:
        """Set the heads of the columns, then section by section the rows."""
        sheet.y += 0.08
        top = sheet.y
        sheet.add(*self.axis.names(top, self.lang))
        sheet.y += self.axis.height(self.lang)
        base = middle_line((top + sheet.y) / 2, SMALL)
        for x, key in ((columns.TITLE, "task"), (columns.ROLE, "role"), (columns.DUE, "due")):
            sheet.add(Label(x, base, say(key, self.lang), SMALL, bold=True))
        for section, inside in groupby(self.rows, key=attrgetter("section")):
            _head(sheet, f"{section.id}. {_name(section, self.lang)}")
            self._draw_rows(sheet, inside)
        if sheet.y - top > _TALL:
            sheet.add(*self.axis.names(sheet.y, self.lang))
            sheet.y += self.axis.height(self.lang)

    def _draw_rows(self, sheet: Sheet, rows: Iterable[Row]) -> None:
        top = sheet.y
        drawn: list[Shape] = []
        for row in rows:
            shapes, height = row_shapes(row, self.axis, sheet.y, self.lang)
            drawn += shapes
            sheet.y += height
            sheet.rule()
        sheet.add(*self.axis.grid(top, sheet.y, self.lang))
        sheet.add(*(shape for shape in drawn if not isinstance(shape, Mark)))
        for _, day, dashes in self.marked_days:
            sheet.add(_day_line(self.axis.middle_of(day), top, sheet.y, dashes))
        # Marks come last: no line may hide where a due date stands.
        sheet.add(*(shape for shape in drawn if isinstance(shape, Mark)))

    def in_words(self) -> Iterator[str]:
        """What the chart shows, sentence by sentence."""
        lang = self.lang
        if not self.rows:
            yield say("no-dues", lang)
            return
        words = [self.how_much]
        if self.on is not None:
            words += [f"{term(stand, lang)}: {self.counts[stand]}" for stand in Stand]
        yield "; ".join(words) + "."
        for section, inside in groupby(self.rows, key=attrgetter("section")):
            yield say("section", lang, id=section.id, name=_name(section, lang))
            yield from (f"{row.in_words(lang)}." for row in inside)


def _stands(
    plan: Plan,
    completions: tuple[Completion | Mapping[str, Any], ...],
    on: date | None,
    soon: int,
    *,
    roll: bool,
) -> dict[tuple[str, str], Stand]:
    if on is not None:
        found = standing(plan, completions, on=on, soon=soon, roll=roll)
        return {one.due.key: one.stand for one in found}
    if completions:
        raise InputError(
            "gantt",
            [
                Issue(
                    "no-day",
                    "on",
                    "completions (kết quả thực hiện) say where due dates stand on a day; give the "
                    "day as on",
                    "kết quả thực hiện chỉ cho biết tình trạng vào một ngày; hãy ghi ngày ấy ở on",
                )
            ],
            "biểu đồ Gantt",
        )
    return {}


def _rows(
    plan: Plan, items: Iterable[AgendaItem], stands: Mapping[tuple[str, str], Stand]
) -> tuple[Row, ...]:
    by_task: dict[str, list[AgendaItem]] = {}
    for item in items:
        by_task.setdefault(item.due.task.id, []).append(item)
    return tuple(
        Row(task, plan.section_of(task), tuple(found), tuple(stands.get(i.due.key) for i in found))
        for task in plan.assigned
        if (found := by_task.get(task.id))
    )


def _official_name(plan: Plan, agency: str, lang: Lang) -> str:
    try:
        known = plan.agency(agency)
        name, gloss = known.name, known.name_en
    except UnknownNameError:
        # A later agency: the agenda knows its official name where it has anything to do.
        heirs = agenda(plan, agency, date.min, date.max)
        glossed = ((i.agency, i.succession.name_en) for i in heirs if i.succession is not None)
        name, gloss = next(glossed, (agency, None))
    return f"{name} ({gloss})" if gloss and lang == "en" else name


def _changes(plan: Plan, items: Iterable[AgendaItem], lang: Lang) -> Iterator[str]:
    """By what change, and for whom, a later agency stands in the place of the one named."""
    names: dict[Successor, dict[str, None]] = {}
    for item in items:
        if item.succession is not None:
            named = {plan.agency(item.named).name: None} if item.direct else {}
            names.setdefault(item.succession, {}).update(named)
    for change, named in names.items():
        what = change.vi if lang == "vi" else change.en
        yield f"{what} ({say('named', lang, names=', '.join(named))})." if named else f"{what}."


def _running(
    rows: tuple[Row, ...], later: Iterable[AgendaItem], last: date, lang: Lang
) -> Iterator[str]:
    """Which tasks have no row although a period of theirs reaches into the window."""
    drawn = {row.task.id for row in rows}
    found = [i.due.task.id for i in later if i.due.first_day <= last]
    ids = dict.fromkeys(id for id in found if id not in drawn)
    if ids:
        yield say("running", lang, ids=", ".join(ids))


def _axis(plan: Plan, items: tuple[AgendaItem, ...], first: date, last: date) -> Axis:
    """The window, but nothing before or after the years that the plan speaks of."""
    begins = min([plan.first_day, *(item.due.first_day for item in items)])
    ends = max([plan.last_day, *(item.due.on for item in items)])
    if items:
        first, last = max(first, begins), min(last, ends)
    return Axis(first, last, columns.PLOT, columns.PLOT_WIDTH)


def _name(section: Section, lang: Lang) -> str:
    return (section.name_en if lang == "en" else None) or section.title


def _head(sheet: Sheet, text: str) -> None:
    lines = wrap(text, PAGE - 2 * MARGIN - 0.1, bold=True)
    height = len(lines) * line_height(BODY) + 0.08
    sheet.add(
        Box(MARGIN, sheet.y, PAGE - 2 * MARGIN, height, SHADE),
        *stacked(lines, MARGIN + 0.05, sheet.y + 0.04, bold=True),
    )
    sheet.y += height


def _bar_sample(role: AgendaRole, x: float, y: float) -> Iterator[Shape]:
    return bar(role, x, x + 0.28, y)


def _sign_sample(stand: Stand | None, x: float, y: float) -> Iterator[Shape]:
    yield sign(stand, x + 0.22, y)


def _tick_sample(x: float, y: float) -> Iterator[Shape]:
    yield from (tick(None, x + 0.08 * n, y) for n in range(1, 4))


def _earlier_sample(x: float, y: float) -> Iterator[Shape]:
    yield earlier(x + 0.3, y)


def _day_sample(dashes: tuple[float, ...], x: float, y: float) -> Iterator[Shape]:
    yield _day_line(x + 0.22, y - 0.09, y + 0.09, dashes)


def _day_line(x: float, top: float, bottom: float, dashes: tuple[float, ...]) -> Line:
    return Line(((x, top), (x, bottom)), width=1.3, dashes=dashes)
