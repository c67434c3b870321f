"""The command line: ``ocop rate``, ``ocop explain``, ``ocop sheet``, ``ocop sheets``.

Exit codes: 0 rated, 1 not rated (incomplete, stopped, rejected), 2 bad input.
"""

import json
import sys
import tomllib
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ocop import __version__, criteria
from ocop.criteria import phrases
from ocop.criteria.tracing import AnyRating
from ocop.errors import AssessmentError, Issue, OcopError
from ocop.vocabulary import Lang, Status

NEWEST = criteria.rulesets()[0].id


class Language(StrEnum):
    """Language of the output."""

    VI = "vi"
    EN = "en"


class Form(StrEnum):
    """Form of an explanation."""

    MD = "md"
    HTML = "html"
    JSON = "json"


class Minimums(StrEnum):
    """How a council decides minimums."""

    MAJORITY = "majority"
    UNANIMOUS = "unanimous"
    MEAN = "mean"


app = typer.Typer(
    name="ocop",
    help="Rate OCOP product dossiers under Decision 26/2026/QĐ-TTg, with the clause behind it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Dossier = Annotated[
    str,
    typer.Argument(
        metavar="FILE",
        help="A dossier in JSON or TOML; a list of dossiers (in TOML: [[assessments]]) is a "
        "council; - reads JSON from standard input.",
    ),
]
Lingua = Annotated[Language, typer.Option("--lang", help="Language of the output.")]
By = Annotated[Minimums, typer.Option("--minimums", help="How a council decides minimums.")]
Law = Annotated[str, typer.Option("--law", help="Number of the decision.")]


def _version(*, shown: bool) -> None:
    if shown:
        typer.echo(f"ocop {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=lambda v: _version(shown=v), is_eager=True)
    ] = False,
) -> None:
    """Rate OCOP product dossiers under Decision 26/2026/QĐ-TTg, with the clause behind it."""


@app.command()
def rate(file: Dossier, lang: Lingua = Language.VI, minimums: By = Minimums.MAJORITY) -> None:
    """Rate a dossier: points per part, tier by points, tier that may be given, unmet minimums."""
    rating = _rated(file, minimums)
    _show(rating, lang.value)
    raise typer.Exit(0 if rating.status is Status.RATED else 1)


@app.command()
def explain(
    file: Dossier,
    lang: Lingua = Language.VI,
    form: Annotated[Form, typer.Option("--format", help="Form of the output.")] = Form.MD,
    minimums: By = Minimums.MAJORITY,
) -> None:
    """Explain a rating step by step, as Markdown, HTML or a JSON trace."""
    rating = _rated(file, minimums)
    explanation = criteria.explain(rating, lang.value)
    if form is Form.MD:
        typer.echo(explanation.markdown(), nl=False)
    elif form is Form.HTML:
        typer.echo(explanation.html())
    else:
        typer.echo(json.dumps(explanation.trace(), ensure_ascii=False, indent=2))
    raise typer.Exit(0 if rating.status is Status.RATED else 1)


@app.command()
def sheet(
    name: Annotated[str, typer.Argument(help="Number, slug or title of the sheet.")],
    lang: Lingua = Language.VI,
    law: Law = NEWEST,
    *,
    proof: Annotated[bool, typer.Option("--proof", help="Show what proof counts.")] = False,
) -> None:
    """Show a score sheet: criteria, boxes, points and star marks."""
    rules = criteria.ruleset(law)
    found = rules.sheet(int(name) if name.isascii() and name.isdigit() else name)
    vi = lang is Language.VI
    title = found.title if vi else found.title_en
    heading = phrases.phrase("sheet", lang.value, number=found.number, title=title)
    table = Table(title=Text(f"{heading} ({found.law})"), show_lines=False)
    for key in ("code", "criterion", "points", "minimum"):
        table.add_column(phrases.phrase(key, lang.value), overflow="fold")
    for part in found.parts:
        table.add_section()
        name_ = part.title if vi else part.title_en
        table.add_row(part.id, Text(name_, style="bold"), str(part.max_points), "")
        for criterion in found.criteria.values():
            if criterion.part != part.id:
                continue
            name_ = criterion.title if vi else criterion.title_en
            points = str(criterion.max_points)
            table.add_row(criterion.code, Text(name_, style="bold"), points, "")
            for rule in criterion.rules:
                words = rule.text if vi else rule.text_en
                table.add_row("", Text(f"[{rule.id}] {words}", style="italic"), "", "")
            for item in criterion.evidence if proof else ():
                words = f"{item.name}: {item.proof}" if vi else f"{item.name_en}: {item.proof_en}"
                table.add_row("", Text(f"[{item.id}] {words}", style="italic"), "", "")
            for option in criterion.options:
                label = option.label if vi else option.label_en
                if option.case:
                    label = f"({option.case}) {label}"
                stars = "*" * (option.minimum_for or 0)
                table.add_row("", Text(f"□ {label}"), str(option.points), stars)
    console = Console()
    console.print(table)
    if found.rejection:
        words = found.rejection.text if vi else found.rejection.text_en
        console.print(Text(f"[{found.rejection.id}] {words}"))


@app.command()
def sheets(lang: Lingua = Language.VI, law: Law = NEWEST) -> None:
    """List the score sheets of a decision."""
    rules = criteria.ruleset(law)
    if not rules.sheet_count:
        rules.sheet(1)
    table = Table(title=Text(f"{rules.document.number}: {rules.document.title}"))
    for key in ("number", "sheet-title", "slug", "criteria-count"):
        table.add_column(phrases.phrase(key, lang.value), overflow="fold")
    for found in rules.sheets:
        title = found.title if lang is Language.VI else found.title_en
        table.add_row(str(found.number), Text(title), found.slug, str(len(found.leaves)))
    Console().print(table)


def main() -> None:
    """Run the command line; bad input ends with exit code 2 and the error on standard error."""
    for stream in (sys.stdout, sys.stderr):
        # Vietnamese must come out whole on consoles that are not set to UTF-8.
        getattr(stream, "reconfigure", _keep)(encoding="utf-8")
    try:
        app()
    except OcopError as error:
        typer.echo(_both(error), err=True)
        raise SystemExit(2) from None


def _keep(**_: str) -> None:
    """A stream that a caller put in place keeps its own encoding."""


def _both(error: OcopError) -> str:
    english = error.message("en")
    vietnamese = error.message("vi")
    return english if english == vietnamese else f"{english}\n\n{vietnamese}"


def _rated(file: str, minimums: Minimums) -> AnyRating:
    data = _read(file)
    members = data.get("assessments") if isinstance(data, dict) else data
    if isinstance(members, list):
        return criteria.rate_council(members, minimums=minimums.value)
    return criteria.rate(data)


def _read(file: str) -> Any:
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(file, str(error)) from None
    if file.lower().endswith(".toml"):
        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise _unreadable(file, f"not TOML: {error}") from None
    return criteria.parse(text)


def _unreadable(file: str, why: str) -> AssessmentError:
    return AssessmentError(
        "dossier",
        [
            Issue(
                "unreadable",
                file,
                f"the file cannot be read ({why}); give a JSON or TOML file in UTF-8",
                f"không đọc được tệp ({why}); hãy đưa tệp JSON hoặc TOML ở dạng UTF-8",
            )
        ],
        "hồ sơ",
    )


def _show(rating: AnyRating, lang: Lang) -> None:
    console = Console()
    explanation = criteria.explain(rating, lang)
    for name, value in explanation.summary:
        console.print(Text.assemble((f"{name}: ", "bold"), value))
    for found in explanation.tables[:-1]:
        table = Table(title=Text(found.title), title_justify="left")
        for head in found.head:
            table.add_column(head, overflow="fold")
        for row in found.rows:
            table.add_row(*map(Text, row))
        console.print(table)


if __name__ == "__main__":
    main()
