"""The answers of ``ocop plan`` as tables to print."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ocop.cli import words
from ocop.cli.terminal import Grid, Row
from ocop.cli.words import word
from ocop.errors import UnknownNameError
from ocop.frozen import FrozenDict
from ocop.interpretations import interpretation
from ocop.plan import (
    AgendaItem,
    Blocked,
    Due,
    Plan,
    Projection,
    Stand,
    Standing,
    TargetResult,
    Workload,
    occurrences,
)
from ocop.plan.assignments import Assigned
from ocop.vocabulary import Lang

_ORDER = (Stand.OVERDUE, Stand.DUE_SOON, Stand.DONE_LATE, Stand.DONE, Stand.NOT_YET)
_DAYS = FrozenDict(
    {
        Stand.OVERDUE: "days-late",
        Stand.DUE_SOON: "days-left",
        Stand.NOT_YET: "days-left",
        Stand.DONE: "done-on",
        Stand.DONE_LATE: "done-on",
    }
)
_NAMED = ("row", "task", "lead")


def heading(plan: Plan, lang: Lang) -> str:
    """The plan and its decision, as every heading names them.

    Args:
        plan: The plan.
        lang: ``"vi"`` or ``"en"``.

    Returns:
        One line.

    Example:
        >>> from ocop import plan
        >>> heading(plan.load("ca-mau-2021-2025"), "en")
        'Plan ca-mau-2021-2025 (Decision 2822/QĐ-UBND)'
    """
    return word("plan", lang, id=plan.id, number=plan.number)


def dues(plan: Plan, found: Sequence[Due], title: str, lang: Lang, *, forces: bool) -> Grid:
    """Due dates by day.

    Args:
        plan: The plan.
        found: Its due dates.
        title: Title of the table.
        lang: ``"vi"`` or ``"en"``.
        forces: Whether to tell which of them bind.

    Returns:
        The table; a line stands between months, and a name that returns is not written again.
    """
    keys: Row = ("due-on", "row", "period", "task", "lead")
    rest: list[Row] = [
        (word("as-above", lang), "") if again else _named(plan, one.task, lang)
        for one, again in zip(found, _again(one.task.id for one in found), strict=True)
    ]
    if forces:
        keys = (*keys, "force")
        rest = [(*row, word(one.force, lang)) for row, one in zip(rest, found, strict=True)]
    return _by_month(title, keys, found, rest, lang)


def agenda(plan: Plan, items: Sequence[AgendaItem], title: str, lang: Lang) -> Grid:
    """The agenda of an agency by day.

    Args:
        plan: The plan.
        items: What it has to do.
        title: Title of the table.
        lang: ``"vi"`` or ``"en"``.

    Returns:
        The table.
    """
    found = [item.due for item in items]
    parts = [(item.due.task, _part(plan, item, lang)) for item in items]
    rest = [
        (word("as-above", lang), "") if again else (words.name(row, lang), part)
        for (row, part), again in zip(parts, _again((r.id, part) for r, part in parts), strict=True)
    ]
    return _by_month(title, ("due-on", "row", "period", "task", "role"), found, rest, lang)


def standings(
    plan: Plan, found: Iterable[Standing], wanted: frozenset[Stand], lang: Lang
) -> Iterator[Grid]:
    """Where due dates stand, one table for each standing.

    Periods of a task that follow one another and stand alike share a row.

    Args:
        plan: The plan.
        found: Where they stand.
        wanted: The standings wanted.
        lang: ``"vi"`` or ``"en"``.

    Yields:
        The tables that are not empty, the most pressing first.
    """
    of_task: dict[str, list[Standing]] = {}
    for one in found:
        of_task.setdefault(one.due.task.id, []).append(one)
    runs = [list(run) for own in of_task.values() for _, run in groupby(own, key=lambda s: s.stand)]
    for stand in _ORDER:
        own = sorted((r for r in runs if r[0].stand is stand), key=lambda r: r[0].due.on)
        if not own or stand not in wanted:
            continue
        yield _grid(
            f"{words.term(stand, lang).capitalize()} ({sum(map(len, own))})",
            ("row", "period", "due-on", "task", "lead"),
            [_run(plan, run, lang) for run in own],
            lang,
        )


def summary(found: Iterable[Standing], lang: Lang) -> str:
    """How many due dates stand where.

    Args:
        found: Where they stand.
        lang: ``"vi"`` or ``"en"``.

    Returns:
        One line, the most pressing first.
    """
    counts = Counter(one.stand for one in found)
    return "; ".join(f"{words.term(stand, lang)} {counts[stand]}" for stand in _ORDER)


def blocked(found: Sequence[Blocked], lang: Lang) -> Grid:
    """What waits for what.

    Args:
        found: What waits.
        lang: ``"vi"`` or ``"en"``.

    Returns:
        The table: a row for each reason.
    """
    rows = []
    for one in found:
        reasons = one.reasons_vi if lang == "vi" else one.reasons_en
        for reason in dict.fromkeys(reasons):
            waits = [d for d, why in zip(one.waits_for, reasons, strict=True) if why == reason]
            shown = "\n".join(f"{d.task.id} ({d.last_day})" for d in waits)
            rows.append((one.due.task.id, one.due.period, str(one.due.on), shown, reason))
    keys = ("row", "period", "due-on", "waits-for", "reason")
    return _grid(word("blocked", lang, count=len(found)), keys, rows, lang)


def targets(
    found: Sequence[TargetResult],
    projections: Sequence[Projection],
    title: str,
    lang: Lang,
    since: object = None,
) -> Grid:
    """How targets stand.

    Args:
        found: How they stand.
        projections: When each is met at the rate so far; empty if that was not asked for.
        title: Title of the table.
        lang: ``"vi"`` or ``"en"``.
        since: The day from which the rate is taken.

    Returns:
        The table; a derived figure is marked as such.
    """
    rows = []
    for number, one in enumerate(found):
        target = one.target
        text = target.vi if lang == "vi" else target.en
        if target.derived:
            text = f"{text} ({word('derived', lang)})"
        shown = (words.figure(target, lang), words.count(one, lang), words.verdict(one, lang))
        ahead = [words.forecast(p, one, lang) for p in projections[number : number + 1]]
        rows.append((target.id, text, *shown, *ahead))
    keys = ("id", "target", "figure", "now", "result")
    heads = tuple(word(key, lang) for key in keys)
    heads += (word("projection", lang, since=since),) if projections else ()
    shares = (0, 5, 2, 0, 3, 3)[: len(heads)]
    return Grid(title, heads, _lined(rows), shares)


def workload(plan: Plan, found: Iterable[Workload], title: str, lang: Lang) -> Grid:
    """How much each agency has to do.

    Args:
        plan: The plan.
        found: The counts.
        title: Title of the table.
        lang: ``"vi"`` or ``"en"``.

    Returns:
        The table.
    """
    keys = ("lead", "coordinating", "joint", "collective", "all")
    rows = [
        (
            words.agency(plan, one.agency, lang),
            *map(str, (one.lead, one.coordinating, one.joint, one.collective, one.total)),
        )
        for one in found
    ]
    heads = ("agency", *keys)
    return Grid(
        title,
        tuple(word(key, lang) for key in heads),
        tuple(rows),
        shares=(5, 1, 2, 2, 2, 1),
        right=frozenset(range(1, len(heads))),
    )


def tasks(plan: Plan, title: str, lang: Lang) -> Grid:
    """Every row of Phụ lục 1, below its section.

    Args:
        plan: The plan.
        title: Title of the table.
        lang: ``"vi"`` or ``"en"``.

    Returns:
        The table; headings of sections are bold.
    """
    rows: list[Row | None] = []
    bold = set()
    for section in plan.sections:
        own = [row for row in plan.assigned if plan.section_of(row) is section]
        rows.append(None)
        bold.add(len(rows))
        if section.id not in [row.id for row in own]:
            rows.append((section.id, words.name(section, lang), "", ""))
        for row in own:
            shown = _named(plan, row, lang)
            rows.append((row.id, *shown, words.printed_deadline(plan, row, lang)))
    heads = tuple(word(key, lang) for key in (*_NAMED, "deadline"))
    return Grid(title, heads, tuple(rows), (0, 5, 3, 2), frozenset(bold))


def facts(plan: Plan, row: Assigned, lang: Lang) -> Iterator[tuple[str, str]]:
    """Everything that is known of a row.

    Args:
        plan: The plan.
        row: A row of it.
        lang: ``"vi"`` or ``"en"``.

    Yields:
        Name and value of each fact.
    """
    section = plan.section_of(row)
    found = [one for one in occurrences(plan) if one.task.id == row.id]
    binding = [one for one in found if one.binds]
    span = _span([one.period for one in binding]) if binding else word("none", lang)
    printed = f"“{row.printed_deadline}”: " if row.printed_deadline else ""
    yield word("task", lang), f"{row.id}. {row.name}"
    yield word("other-name", lang), row.read_as or ""
    yield word("gloss", lang), row.name_en or ""
    if section.id != row.id:
        yield word("section", lang), f"{section.id}. {words.name(section, lang)}"
    for role in ("lead", "coordinating", "joint"):
        names = getattr(row, role)
        yield word(role, lang), "; ".join(words.agency(plan, each, lang) for each in names)
    yield word("deadline", lang), printed + words.deadline(plan, row, lang)
    yield word("cadence", lang), words.cadence(row, lang)
    yield word("binding-dues", lang), " ".join(span.split())
    for order in plan.orders:
        if order.after == row.id:
            why = order.vi if lang == "vi" else order.en
            only = order.after_period and word("for-period", lang, period=order.after_period)
            yield word("waits-for", lang), f"{order.before}{f' ({only})' if only else ''}. {why}"
    yield word("note", lang), (row.note_vi if lang == "vi" else row.note_en) or ""
    yield word("clause", lang), str(row.citation)
    for id in dict.fromkeys(id for one in found for id in one.readings):
        yield word("reading", lang, id=id), _reading(id, lang)


def _again(keys: Iterable[object]) -> Iterator[bool]:
    """Whether each stood there before."""
    before: set[object] = set()
    for key in keys:
        yield key in before
        before.add(key)


def _named(plan: Plan, row: Assigned, lang: Lang) -> tuple[str, str]:
    return words.name(row, lang), words.who(plan, row, lang)


def _part(plan: Plan, item: AgendaItem, lang: Lang) -> str:
    role = word(f"role-{item.role}", lang)
    if item.direct:
        return role
    return word("within", lang, role=role, named=words.agency(plan, item.named, lang))


def _day(one: Due, lang: Lang) -> str:
    moved = one.on != one.last_day
    return word("moved", lang, on=one.on, last_day=one.last_day) if moved else str(one.on)


def _reading(id: str, lang: Lang) -> str:
    try:
        found = interpretation(id)
    except UnknownNameError:  # another province's plan may use ids of its own
        return id
    return f"{found.title(lang)}. {found.reading(lang)}"


def _by_month(
    title: str, keys: Sequence[str], found: Sequence[Due], rest: Sequence[Row], lang: Lang
) -> Grid:
    rows: list[Row | None] = []
    for number, (one, more) in enumerate(zip(found, rest, strict=True)):
        if number and f"{one.on:%Y-%m}" != f"{found[number - 1].on:%Y-%m}":
            rows.append(None)
        rows.append((_day(one, lang), one.task.id, one.period, *more))
    return _grid(title, keys, rows, lang)


def _run(plan: Plan, run: Sequence[Standing], lang: Lang) -> Row:
    done = [one.completion.done_on for one in run if one.completion is not None]
    days = word(_DAYS[run[0].stand], lang, days=_ends(done or [abs(one.days) for one in run]))
    return (
        run[0].due.task.id,
        _span([one.due.period for one in run]),
        f"{_ends([_day(one.due, lang) for one in run])}\n{days}",
        *_named(plan, run[0].due.task, lang),
    )


def _ends(values: Sequence[object]) -> str:
    return str(values[0]) if len(values) == 1 else f"{values[0]} …\n{values[-1]}"


def _span(periods: Sequence[str]) -> str:
    return f"{_ends(periods)}\n({len(periods)})" if len(periods) > 1 else periods[0]


_SHARES = FrozenDict({"task": 3, "lead": 2, "role": 2, "force": 1, "reason": 3})


def _grid(title: str, keys: Sequence[str], rows: Sequence[Row | None], lang: Lang) -> Grid:
    shares = tuple(_SHARES.get(key, 0) for key in keys)
    return Grid(title, tuple(word(key, lang) for key in keys), tuple(rows), shares)


def _lined(rows: Sequence[Row]) -> tuple[Row | None, ...]:
    """A line between every two rows."""
    return tuple(each for row in rows for each in (row, None))[:-1]
