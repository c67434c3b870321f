"""What every command shares: languages, errors and exit code 2, files in, tables out."""

import json
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

import attrs
import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text
from typer.core import TyperGroup

from ocop.errors import InputError, Issue, OcopError, brief
from ocop.notation import as_json, read_text
from ocop.records import Entity

E = TypeVar("E", bound=Entity)

Row = tuple[str, ...]
"""The cells of a table, one for each column."""


class Language(StrEnum):
    """Language of the output."""

    VI = "vi"
    EN = "en"


Lingua = Annotated[Language, typer.Option("--lang", help="Language of the output.")]


class Commands(TyperGroup):
    """Commands that end with exit code 2 on bad input, the error in both languages on stderr."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command.

        Args:
            ctx: The context of the command line.

        Returns:
            What the command returns.

        Raises:
            Exit: With code 2 if the input is bad.
        """
        try:
            return super().invoke(ctx)
        except OcopError as error:
            english, vietnamese = error.message("en"), error.message("vi")
            both = english if english == vietnamese else f"{english}\n\n{vietnamese}"
            typer.echo(both, err=True)
            raise typer.Exit(2) from None


@attrs.frozen
class Grid:
    """A table to print.

    Attributes:
        title: What stands above it.
        head: Heads of the columns.
        rows: The rows; None draws a line between two of them.
        shares: For each column its share of the width; 0 for one that is as wide as it needs.
        bold: Numbers of the rows that are set bold.
        right: Numbers of the columns that hold numbers.
    """

    title: str
    head: Row
    rows: tuple[Row | None, ...]
    shares: tuple[int, ...] = ()
    bold: frozenset[int] = frozenset()
    right: frozenset[int] = frozenset()


def show(grid: Grid) -> None:
    """Print a table as wide as the terminal, with every word of it.

    Args:
        grid: The table.
    """
    table = Table(title=Text(grid.title), title_justify="left", expand=bool(grid.shares))
    for number, head in enumerate(grid.head):
        share = grid.shares[number] if grid.shares else 0
        justify: Literal["left", "right"] = "right" if number in grid.right else "left"
        table.add_column(head, overflow="fold", ratio=share or None, justify=justify)
    for number, row in enumerate(grid.rows):
        if row is None:
            table.add_section()
        else:
            style = "bold" if number in grid.bold else ""
            table.add_row(*(Text(cell, style=style) for cell in row))
    Console().print(table)


def say(facts: Iterable[tuple[str, str]]) -> None:
    """Print facts, one a line, each with its name in bold.

    Args:
        facts: Name and value of each; a value without a name stands alone.
    """
    console = Console()
    for name, value in facts:
        console.print(Text.assemble((f"{name}: ", "bold"), value) if name else Text(value))


def show_json(data: Any) -> None:
    """Print plain data as JSON: days as ISO text, exact fractions and decimals as text.

    Args:
        data: The data.
    """
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2, default=str))


def read_data(file: str, subject: str, subject_vi: str) -> Any:
    """Read a JSON or TOML file in which no key stands twice.

    Args:
        file: Its path; TOML if it ends in ``.toml``; ``-`` reads JSON from standard input.
        subject: What it is, for errors, in English.
        subject_vi: The same in Vietnamese.

    Returns:
        The data.

    Raises:
        InputError: If it cannot be read.
    """
    try:
        if file == "-":
            text = typer.get_binary_stream("stdin").read().decode("utf-8-sig")
        else:
            text = Path(file).read_text("utf-8-sig")
    except (OSError, ValueError) as error:
        issue = Issue(
            "unreadable",
            file,
            f"the file cannot be read ({error}); give a JSON or TOML file in UTF-8",
            f"không đọc được tệp ({error}); hãy đưa tệp JSON hoặc TOML ở dạng UTF-8",
        )
        raise InputError(subject, [issue], subject_vi) from None
    data, found = read_text(text, "toml" if file.lower().endswith(".toml") else "json")
    if found:
        raise InputError(f"{subject} {file}", found, f"{subject_vi} {file}")
    return data


def read_entity(
    file: str, model: type[E], subject: str, subject_vi: str, of_list: str | None = None
) -> E:
    """Read an entity from a JSON or TOML file.

    Args:
        file: Its path, as for `read_data`.
        model: The class of the entity.
        subject: What it is, for errors, in English.
        subject_vi: The same in Vietnamese.
        of_list: The field that a bare list is taken for; None to take no list.

    Returns:
        The entity.

    Raises:
        InputError: If it cannot be read or anything in it is wrong; every problem is listed.
    """
    data = read_data(file, subject, subject_vi)
    if isinstance(data, list) and of_list is not None:
        data = {of_list: data}
    named, named_vi = f"{subject} {file}", f"{subject_vi} {file}"
    if not isinstance(data, dict):
        fields = ", ".join(model.model_fields)
        issue = Issue(
            "not-an-object",
            "text",
            f"expected an object (đối tượng) with {fields}; got {brief(data)}",
            f"cần một đối tượng với {fields}; nhận được {brief(data)}",
        )
        raise InputError(named, [issue], named_vi)
    try:
        return model.model_validate_json(as_json(data))
    except InputError as error:
        raise InputError(named, error.issues, named_vi) from None
