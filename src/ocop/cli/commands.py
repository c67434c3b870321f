"""The command line: ``ocop rate``, ``explain``, ``sheet``, ``sheets``, ``conformance``,
``vectors``, and ``ocop plan ...``.

Exit codes: 0 rated, 1 not rated (incomplete, stopped, rejected), 2 bad input.
"""

import json
import sys
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ocop import __version__, criteria
from ocop.cli import conformance, plans
from ocop.cli.terminal import Commands, Grid, Language, Lingua, read_data, say, show
from ocop.criteria import phrases
from ocop.criteria.tracing import AnyRating
from ocop.vocabulary import Lang, Status

NEWEST = criteria.rulesets()[0].id


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
    help="Rate OCOP product dossiers under Decision 26/2026/QĐ-TTg and follow a province's OCOP "
    "plan, with the clause behind every answer.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    cls=Commands,
)
app.add_typer(plans.app, name="plan")

Dossier = Annotated[
    str,
    typer.Argument(
        metavar="FILE",
        help="A dossier in JSON or TOML; a list of dossiers (in TOML: [[assessments]]) is a "
        "council; - reads JSON from standard input.",
    ),
]
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
    """Rate OCOP product dossiers and follow OCOP plans, with the clause behind every answer."""


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


app.command()(conformance.conformance)
app.command()(conformance.vectors)


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        # Vietnamese must come out whole on consoles that are not set to UTF-8.
        getattr(stream, "reconfigure", _keep)(encoding="utf-8")
    app()


def _keep(**_: str) -> None:
    """A stream that a caller put in place keeps its own encoding."""


def _rated(file: str, minimums: Minimums) -> AnyRating:
    data = read_data(file, "dossier", "hồ sơ")
    members = data.get("assessments") if isinstance(data, dict) else data
    if isinstance(members, list):
        return criteria.rate_council(members, minimums=minimums.value)
    return criteria.rate(data)


def _show(rating: AnyRating, lang: Lang) -> None:
    explanation = criteria.explain(rating, lang)
    say(explanation.summary)
    for found in explanation.tables[:-1]:
        show(Grid(found.title, found.head, found.rows))
