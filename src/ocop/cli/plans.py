"""``ocop plan``: due dates, agendas, standing, targets and workload of a province's plan.

The clock is never read: every day asked about is given. Exit codes: 0 answered, 1 something is
overdue or a target is short, 2 bad input.
"""

from collections.abc import Callable
from datetime import date
from itertools import repeat
from pathlib import Path
from typing import Annotated, Any

import attrs
import typer

from ocop.cli import data as plain
from ocop.cli import views, words
from ocop.cli.options import (
    AgencyName,
    Form,
    Format,
    From,
    Ics,
    On,
    PlanName,
    RoleName,
    Roll,
    Since,
    To,
    Tolerance,
    Whole,
    refuse_together,
    stands,
)
from ocop.cli.terminal import Language, Lingua, read_entity, say, show, show_json
from ocop.cli.words import word
from ocop.errors import InputError, Issue, brief
from ocop.names import fold
from ocop.plan import (
    Completion,
    Plan,
    Portfolio,
    Stand,
    TargetStatus,
    agenda,
    assess_targets,
    blocked,
    due,
    load,
    occurrences,
    project,
    read,
    schema,
    standing,
    workload,
)
from ocop.plan.assignments import AgendaRole
from ocop.plan.standing import SOON
from ocop.records import Entity
from ocop.vocabulary import Lang

SHIPPED = "ca-mau-2021-2025"

app = typer.Typer(
    help="Follow a province's OCOP plan: what is due, who does it, how it stands.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


class Completions(Entity):
    """A file of completions.

    Attributes:
        completions: What was done.
    """

    completions: tuple[Completion, ...]


@app.command("due")
def due_(  # noqa: PLR0913 - one for each option
    first: From,
    last: To,
    *,
    agency: AgencyName = None,
    task: Annotated[
        list[str] | None, typer.Option("--task", metavar="ID", help="Only this task; repeatable.")
    ] = None,
    role: RoleName = None,
    roll: Roll = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Show what does not bind too, and why.")
    ] = False,
    ics: Ics = None,
    form: Format = Form.TABLE,
    plan: PlanName = SHIPPED,
    lang: Lingua = Language.VI,
) -> None:
    """List what is due between two days."""
    refuse_together(agency, role=role, everything=everything, tasks=task, ics=ics)
    p = _plan(plan)
    part: AgendaRole | None = None if role is None else role.value
    if agency is None:
        found = due(p, first, last, binding_only=not everything, roll=roll, tasks=task or None)
    else:
        agency = _agency(p, agency)
        ids = {p.task(id).id for id in task or ()}
        items = agenda(p, agency, first, last, role=part, roll=roll)
        agency = items[0].agency if items else agency
        found = tuple(item.due for item in items if not ids or item.due.task.id in ids)
    if ics is not None:
        made = _to_icalendar()(
            p, first=first, last=last, agency=agency, role=part, roll=roll,
            binding_only=not everything, lang=lang.value,
        )  # fmt: skip
        if _written(made, ics, len(found), lang.value):
            return
    if form is Form.JSON:
        _json(p, first=first, last=last, agency=agency, due=[*map(plain.of_due, found)])
        return
    _head(p, lang.value, agency)
    title = word("due-between", lang.value, first=first, last=last, count=len(found))
    show(views.dues(p, found, title, lang.value, forces=everything))


@app.command("agenda")
def agenda_(  # noqa: PLR0913 - one for each option
    agency: Annotated[str, typer.Argument(metavar="AGENCY", help="Any name of it.")],
    first: From,
    last: To,
    *,
    role: RoleName = None,
    direct: Annotated[
        bool, typer.Option("--direct", help="Only what it does under its own name.")
    ] = False,
    roll: Roll = False,
    ics: Ics = None,
    form: Format = Form.TABLE,
    plan: PlanName = SHIPPED,
    lang: Lingua = Language.VI,
) -> None:
    """List what an agency has to do, and its part in it."""
    p = _plan(plan)
    part: AgendaRole | None = None if role is None else role.value
    agency = _agency(p, agency)
    items = agenda(
        p,
        agency,
        first,
        last,
        role=part,
        collective=not direct,
        roll=roll,
    )
    agency = items[0].agency if items else agency
    if ics is not None:
        made = _to_icalendar()(
            p, first=first, last=last, agency=agency, role=part, roll=roll,
            collective=not direct, lang=lang.value,
        )  # fmt: skip
        if _written(made, ics, len(items), lang.value):
            return
    if form is Form.JSON:
        _json(p, first=first, last=last, agency=agency, agenda=[*map(plain.of_agenda, items)])
        return
    _head(p, lang.value, agency)
    changes = [c for c in dict.fromkeys(item.succession for item in items) if c is not None]
    say((word("succession", lang.value), c.vi if lang is Language.VI else c.en) for c in changes)
    title = word("due-between", lang.value, first=first, last=last, count=len(items))
    show(views.agenda(p, items, title, lang.value))


@app.command("standing")
def standing_(  # noqa: PLR0913 - one for each option
    completions: Annotated[
        str,
        typer.Argument(
            metavar="COMPLETIONS",
            help="What was done: a JSON or TOML file; - reads JSON from standard input.",
        ),
    ],
    on: On,
    *,
    soon: Annotated[int, typer.Option("--soon", help="Days before a due date.")] = SOON,
    only: Annotated[
        str | None,
        typer.Option(
            "--only", metavar="STANDINGS", help=f"Of {', '.join(Stand)}; separated by commas."
        ),
    ] = None,
    agency: AgencyName = None,
    role: RoleName = None,
    roll: Roll = False,
    form: Format = Form.TABLE,
    plan: PlanName = SHIPPED,
    lang: Lingua = Language.VI,
) -> None:
    """Show what is overdue, due soon, done, and what waits for what.

    Exit code 1 when anything is overdue, shown or not.
    """
    refuse_together(agency, role)
    wanted = stands(only)
    p = _plan(plan)
    done = read_entity(
        completions, Completions, "completions", "kết quả thực hiện", of_list="completions"
    ).completions
    found = standing(p, done, on=on, soon=soon, roll=roll)
    waiting = blocked(p, done, on=on)
    if agency is not None:
        agency = _agency(p, agency)
        part: AgendaRole | None = None if role is None else role.value
        items = agenda(p, agency, date.min, date.max, role=part)
        agency = items[0].agency if items else agency
        own = {item.due.key for item in items}
        found = tuple(one for one in found if one.due.key in own)
        waiting = tuple(one for one in waiting if one.due.key in own)
    if form is Form.JSON:
        shown = [plain.of_standing(one) for one in found if one.stand in wanted]
        _json(p, on=on, soon=soon, agency=agency, standing=shown,
              blocked=[*map(plain.of_blocked, waiting)])  # fmt: skip
    else:
        _head(p, lang.value, agency)
        say([(word("standing-on", lang.value, on=on), views.summary(found, lang.value))])
        for grid in views.standings(p, found, wanted, lang.value):
            show(grid)
        if waiting:
            show(views.blocked(waiting, lang.value))
    raise typer.Exit(1 if any(one.stand is Stand.OVERDUE for one in found) else 0)


@app.command()
def targets(  # noqa: PLR0913 - one for each option
    portfolio: Annotated[
        str,
        typer.Argument(
            metavar="PORTFOLIO",
            help="What the province has to show: a JSON or TOML file; - reads JSON from standard "
            "input.",
        ),
    ],
    on: On,
    *,
    tolerance: Tolerance = None,
    base: Annotated[Whole, typer.Option(help="Which subjects count.")] = Whole.RECOGNISED,
    since: Since = None,
    form: Format = Form.TABLE,
    plan: PlanName = SHIPPED,
    lang: Lingua = Language.VI,
) -> None:
    """Measure the targets of the plan on a day. Exit code 1 when one is short."""
    p = _plan(plan)
    held = read_entity(portfolio, Portfolio, "portfolio", "danh mục sản phẩm")
    found = assess_targets(p, held, on=on, base=base.value, tolerance=tolerance)
    ahead = () if since is None else tuple(
        project(p, held, t.target.id, since=since, on=on, base=base.value, tolerance=tolerance)
        for t in found
    )  # fmt: skip
    if form is Form.JSON:
        told = [*map(plain.of_target, found, ahead or repeat(None))]
        _json(p, on=on, base=base, tolerance=tolerance, since=since, targets=told)
    else:
        _head(p, lang.value)
        title = word("targets-on", lang.value, on=on)
        show(views.targets(found, ahead, title, lang.value, since))
    raise typer.Exit(1 if any(one.status is TargetStatus.SHORT for one in found) else 0)


@app.command("workload")
def workload_(
    first: From,
    last: To,
    *,
    form: Format = Form.TABLE,
    plan: PlanName = SHIPPED,
    lang: Lingua = Language.VI,
) -> None:
    """Count what each agency has to do between two days."""
    p = _plan(plan)
    found = workload(p, first, last)
    if form is Form.JSON:
        rows = [{**attrs.asdict(one), "total": one.total} for one in found]
        _json(p, first=first, last=last, workload=rows)
        return
    _head(p, lang.value)
    title = word("workload", lang.value, first=first, last=last)
    show(views.workload(p, found, title, lang.value))


@app.command()
def tasks(plan: PlanName = SHIPPED, lang: Lingua = Language.VI) -> None:
    """List the rows of the plan: task, lead agency, deadline."""
    p = _plan(plan)
    _head(p, lang.value)
    title = word("tasks", lang.value, count=len(p.assigned))
    show(views.tasks(p, title, lang.value))


@app.command("show")
def show_(
    id: Annotated[str, typer.Argument(metavar="ID", help="Such as I.5.a.")],
    plan: PlanName = SHIPPED,
    lang: Lingua = Language.VI,
) -> None:
    """Show one row of the plan whole, with the readings behind it."""
    p = _plan(plan)
    row = p.task(id)
    _head(p, lang.value)
    say(fact for fact in views.facts(p, row, lang.value) if fact[1])


@app.command()
def check(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A plan file (.toml, .json).")],
    lang: Lingua = Language.VI,
) -> None:
    """Check a plan file; every problem is listed, exit code 2."""
    p = read(Path(file), file)
    _head(p, lang.value)
    counts = word(
        "counts", lang.value, sections=len(p.sections), tasks=len(p.tasks),
        subtasks=len(p.subtasks), targets=len(p.targets),
        dues=sum(one.binds for one in occurrences(p)),
    )  # fmt: skip
    say([("", word("ok", lang.value, file=file)), ("", counts)])


@app.command("schema")
def schema_() -> None:
    """Print the JSON Schema of a plan file."""
    show_json(schema())


def _plan(name: str) -> Plan:
    return read(Path(name), name) if name.lower().endswith((".toml", ".json")) else load(name)


def _agency(plan: Plan, name: str) -> str:
    """The official name of an agency, found by any printed name or by its English gloss."""
    glosses = {fold(a.name_en): a.name for a in reversed(plan.named_agencies) if a.name_en}
    found = plan.agency_by_name.get(fold(name))
    return glosses.get(fold(name), name) if found is None else found.name


def _head(plan: Plan, lang: Lang, agency: str | None = None) -> None:
    shown = () if agency is None else ((word("agency", lang), words.agency(plan, agency, lang)),)
    say((("", views.heading(plan, lang)), *shown))


def _json(plan: Plan, **answer: Any) -> None:
    show_json({"plan": {"id": plan.id, "number": plan.number}, **answer})


def _to_icalendar() -> Callable[..., bytes]:
    try:
        # The extra is loaded only where a calendar is asked for.
        from ocop.calendar import to_icalendar  # noqa: PLC0415
    except ImportError:
        issue = Issue(
            "no-extra",
            "--ics",
            "a calendar (lịch) needs the extra: pip install 'ocop[calendar]'",
            "tạo lịch cần cài thêm: pip install 'ocop[calendar]'",
        )
        raise InputError("calendar", [issue], "lịch") from None
    return to_icalendar


def _written(made: bytes, file: str, count: int, lang: Lang) -> bool:
    """Write a calendar; whether that was all of the answer."""
    if file == "-":
        typer.get_binary_stream("stdout").write(made)
        return True
    try:
        Path(file).write_bytes(made)
    except (OSError, ValueError) as error:
        issue = Issue(
            "unwritable",
            "--ics",
            f"{brief(file)} cannot be written ({error}); give another path",
            f"không ghi được {brief(file)} ({error}); hãy đưa đường dẫn khác",
        )
        raise InputError("calendar", [issue], "lịch") from None
    typer.echo(word("written", lang, count=count, file=file), err=True)
    return False
