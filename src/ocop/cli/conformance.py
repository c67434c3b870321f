"""``ocop conformance`` and ``ocop vectors``: hold another tool against the vectors.

Exit codes: 0 every answer is right, 1 some are not, 2 bad input.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import attrs
import typer
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, TimeElapsedColumn

from ocop.cli.asking import Asked, ask
from ocop.cli.options import Form, Format
from ocop.cli.terminal import Grid, Language, Lingua, show, show_json
from ocop.errors import InputError, Issue
from ocop.frozen import FrozenDict
from ocop.phrases import Phrases
from ocop.testing.answers import answer
from ocop.testing.conformance import Report, Tally, chosen_fields, report
from ocop.testing.vectors import KINDS, SCORING, VERSION, Case, cases, files
from ocop.vocabulary import Lang

say = Phrases(
    {
        "asked": ("Ca", "Vectors"),
        "by-rule": ("Theo quy tắc (bộ {version})", "By rule (vectors {version})"),
        "by-sheet": ("Theo phiếu", "By sheet"),
        "ended": (
            "chương trình kết thúc với mã {code} khi còn {left} ca chưa trả lời",
            "the program ended with exit code {code} with {left} vectors unanswered",
        ),
        "noise": (
            "{count} dòng không phải câu trả lời (in nhật ký ra stderr): {lines}",
            "lines that are no answers: {count} (write logs to stderr): {lines}",
        ),
        "rule": ("Quy tắc", "Rule"),
        "sheet": ("Phiếu", "Sheet"),
        "silent": (
            "chương trình không trả lời trong {seconds} giây; còn {left} ca",
            "the program gave no answer for {seconds} seconds; {left} vectors are left",
        ),
        "wrong": ("Sai", "Wrong"),
        "written": ("đã ghi {count} tệp vào {folder}", "{count} files written to {folder}"),
    }
)
_MANY = ", ".join(KINDS)


def conformance(  # noqa: PLR0913 - one for each option
    *,
    command: Annotated[
        str | None,
        typer.Option(
            "--cmd",
            metavar="COMMAND",
            help="The tool: it reads a JSON line per vector on standard input, "
            '{"id", "kind", "input"}, and writes {"id", "answer"}. Without it ocop checks itself.',
        ),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", help=f"Kind of vectors: {_MANY}; repeatable. Default: the first 2."),
    ] = None,
    sheet: Annotated[
        list[int] | None, typer.Option("--sheet", help="Only this score sheet; repeatable.")
    ] = None,
    rule: Annotated[
        list[str] | None, typer.Option("--rule", help="Only vectors of this rule; repeatable.")
    ] = None,
    field: Annotated[
        list[str] | None,
        typer.Option("--field", help="Compare only this field of the answers; repeatable."),
    ] = None,
    timeout: Annotated[
        float, typer.Option(min=0.1, help="Seconds to wait for an answer before giving up.")
    ] = 60,
    form: Format = Form.TABLE,
    lang: Lingua = Language.VI,
) -> None:
    """Ask a tool every vector and name the rules it breaks."""
    wanted = cases(kinds=kind or SCORING, sheets=sheet or None, rules=rule or None)
    fields = chosen_fields(wanted, field or None)
    asked = _itself(wanted) if command is None else _asked(command, wanted, timeout)
    by_id = {case.id: case for case in wanted}
    found = report(wanted, ((by_id[id], given) for id, given in asked.answers.items()), fields)
    troubles = [*_troubles(asked, len(wanted), timeout, lang.value)]
    if form is Form.JSON:
        show_json(_plain(found, troubles))
    else:
        if asked.answers:
            _show(found, lang.value)
        for line in (*troubles, found.text(lang.value)):
            typer.echo(line)
    raise typer.Exit(0 if found.agrees and not troubles else 1)


def vectors(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Made if it is missing.")],
    lang: Lingua = Language.VI,
) -> None:
    """Write the conformance vectors, their rules and their JSON Schema to a folder."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files().items():
            folder.joinpath(name).write_bytes(text.encode("utf-8"))
    except OSError as error:
        issue = Issue(
            "cannot-write",
            "FOLDER",
            f"the vectors cannot be written ({error}); give a folder that can be written",
            f"không ghi được ({error}); hãy cho một thư mục ghi được",
        )
        raise InputError("vectors", [issue], "bộ kiểm thử") from None
    typer.echo(say("written", lang.value, count=len(files()), folder=folder))


def _itself(wanted: tuple[Case, ...]) -> Asked:
    answers = {case.id: answer(case.kind, case.input) for case in wanted}
    return Asked(FrozenDict(answers), (), 0, timed_out=False, exit_code=0)


def _asked(command: str, wanted: tuple[Case, ...], timeout: float) -> Asked:
    console = Console(stderr=True)
    if not console.is_terminal:
        return ask(command, wanted, timeout=timeout, answered=lambda: None)
    columns = (*Progress.get_default_columns(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=len(wanted))
        return ask(command, wanted, timeout=timeout, answered=lambda: bar.advance(task))


def _troubles(asked: Asked, count: int, timeout: float, lang: Lang) -> Iterable[str]:
    left = count - len(asked.answers)
    if asked.timed_out:
        yield say("silent", lang, seconds=f"{timeout:g}", left=left)
    elif left:
        yield say("ended", lang, code=asked.exit_code, left=left)
    if asked.noisy:
        yield say("noise", lang, count=asked.noisy, lines="; ".join(asked.noise))


def _show(found: Report, lang: Lang) -> None:
    for title, head, tallies in (
        ("by-rule", "rule", found.by_rule),
        ("by-sheet", "sheet", found.by_sheet),
    ):
        rows = tuple((t.name, str(t.cases), str(t.wrong)) for t in tallies)
        heads = tuple(say(key, lang) for key in (head, "asked", "wrong"))
        wrong = frozenset(n for n, tally in enumerate(tallies) if tally.wrong)
        if rows:
            grid = Grid(say(title, lang, version=VERSION), heads, rows, bold=wrong)
            show(attrs.evolve(grid, right=frozenset({1, 2})))


def _plain(found: Report, troubles: list[str]) -> dict[str, Any]:
    def counted(tallies: tuple[Tally, ...]) -> dict[str, dict[str, int]]:
        return {t.name: {"cases": t.cases, "wrong": t.wrong} for t in tallies}

    return {
        "version": VERSION,
        "agrees": found.agrees and not troubles,
        "by_rule": counted(found.by_rule),
        "by_sheet": counted(found.by_sheet),
        "differences": [
            {
                "id": d.case.id,
                "field": d.field,
                "rule": d.rule,
                "expected": d.expected,
                "answered": d.answered,
            }
            for d in found.differences
        ],
        "troubles": troubles,
    }
