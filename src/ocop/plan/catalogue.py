"""Where plans are found and read: those that ocop ships, and any province's file."""

import re
from functools import cache
from importlib.resources import files
from os import PathLike
from pathlib import Path
from typing import Any

import attrs

from ocop.errors import DataError, InputError, Issue, UnknownNameError, brief
from ocop.names import fold, nearest
from ocop.notation import Notation, as_json, in_nfc, read_text, shown
from ocop.plan.audit import audit
from ocop.plan.fields import PlanFields
from ocop.plan.model import Plan

_PLACED = (
    "participants", "groups", "targets", "derived_targets", "content", "solutions", "funding",
    "finance", "projects", "duties", "closing", "reports", "documents", "cycle", "sections",
    "tasks", "subtasks", "orders",
)  # fmt: skip
_ROW = re.compile(r"^(\w+)\[(\d{1,6})\]")


def names() -> tuple[str, ...]:
    """The plans that ocop ships.

    Returns:
        Their names, for `load`.

    Example:
        >>> names()
        ('ca-mau-2021-2025',)
    """
    found = files("ocop").joinpath("plan/data").iterdir()
    return tuple(sorted(f.name.removesuffix(".toml") for f in found if f.name.endswith(".toml")))


def load(name: str) -> Plan:
    """Load a plan that ocop ships.

    Args:
        name: Such as ``ca-mau-2021-2025``, however typed; the number of its decision will do.

    Returns:
        The plan; its file is opened with the first call.

    Raises:
        UnknownNameError: If ocop ships no such plan.

    Example:
        >>> load("ca-mau-2021-2025").number
        '2822/QĐ-UBND'
    """
    typed = fold(name) if isinstance(name, str) else ""
    if typed in names():
        return _shipped(typed)
    for known in names():
        if typed == fold(_shipped(known).number):
            return _shipped(known)
    near = ", ".join(nearest(typed, names()) or names())
    raise UnknownNameError(
        "plan",
        [
            Issue(
                "unknown-plan",
                "name",
                f"ocop ships no plan (kế hoạch) {brief(name)}; there is: {near}. Read another "
                "province's file with plan.read",
                f"ocop không có kế hoạch {brief(name)}; có: {near}. Đọc tệp của tỉnh khác bằng "
                "plan.read",
            )
        ],
        "kế hoạch",
    )


@cache
def _shipped(name: str) -> Plan:
    return read(files("ocop").joinpath(f"plan/data/{name}.toml").read_text("utf-8"), name)


def read(source: str | PathLike[str], name: str | None = None) -> Plan:
    """Read a plan from another province's TOML or JSON.

    The format is described by `schema`. In rows of the file ``document`` may be left out: it is
    the number of the plan's own decision then.

    Args:
        source: A path (ending in ``.toml`` or ``.json``), or the text itself. A string with a line
            break or an opening brace is text; any other string is a path.
        name: What to call it in messages; the path if left out.

    Returns:
        The plan, audited.

    Raises:
        DataError: If it cannot be read or anything is wrong; every problem is listed.
        TypeError: If ``source`` is neither text nor a path.

    Example:
        >>> p = load("ca-mau-2021-2025")
        >>> read(p.model_dump_json()) == p
        True
    """
    is_text = isinstance(source, str) and ("\n" in source or "{" in source)
    shown = name or ("text" if is_text else ascii(str(source))[1:-1])
    text, notation = (str(source), _notation(str(source))) if is_text else _opened(source, shown)
    data, found = read_text(text.removeprefix("\ufeff"), notation)
    if not isinstance(data, dict):
        found = found or (
            Issue(
                "not-a-plan",
                "text",
                f"expected an object with the fields of a plan (kế hoạch), got {brief(data)}; "
                "see plan.schema()",
                f"cần một đối tượng với các trường của kế hoạch, nhận được {brief(data)}; xem "
                "plan.schema()",
            ),
        )
        raise _refused(shown, found)
    filled = _with_document(in_nfc(data))
    try:
        made = Plan.model_validate_json(as_json(filled))
    except InputError as error:
        raise _refused(shown, (*found, *_all_problems(filled, error.issues))) from None
    if found:
        raise _refused(shown, found)
    return made


def schema() -> dict[str, Any]:
    """The JSON Schema of a plan file, for TOML and JSON alike.

    Returns:
        A JSON Schema (draft 2020-12) as plain data.

    Example:
        >>> schema()["required"][:3]
        ['format', 'id', 'number']
    """
    made = Plan.model_json_schema()
    for part in made["$defs"].values():
        if "document" in part.get("properties", {}):
            part["required"] = [key for key in part.get("required", ()) if key != "document"]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def _notation(text: str) -> Notation:
    return "json" if text.lstrip("\ufeff \t\r\n").startswith("{") else "toml"


def _opened(source: str | PathLike[str], shown: str) -> tuple[str, Notation]:
    try:
        text = Path(source).read_text("utf-8")
    except (OSError, ValueError) as error:
        issue = Issue(
            "unreadable",
            brief(str(source)),
            f"the file cannot be read ({error}); give a TOML or JSON file in UTF-8",
            f"không đọc được tệp ({error}); hãy đưa tệp TOML hoặc JSON ở dạng UTF-8",
        )
        raise _refused(shown, (issue,)) from None
    return text, "json" if str(source).lower().endswith(".json") else "toml"


def _with_document(data: dict[str, Any]) -> dict[str, Any]:
    number = data.get("number")
    if not isinstance(number, str) or not number.strip():
        number = "?"  # what is wrong with the number is reported once, by itself
    filled = dict(data)
    for field in _PLACED:
        rows = data.get(field)
        if isinstance(rows, dict):
            filled[field] = {"document": number, **rows}
        elif isinstance(rows, list):
            filled[field] = [
                {"document": number, **row} if isinstance(row, dict) else row for row in rows
            ]
    return filled


def _all_problems(data: dict[str, Any], issues: tuple[Issue, ...]) -> tuple[Issue, ...]:
    """Add what the audit finds in the rows that could be read to what is wrong with fields."""
    if _fields(data) is not None:
        return issues  # every field is right, so these are what the audit found
    reduced, unread = dict(data), []
    wrong: dict[str, set[int]] = {}
    named = []
    for issue in issues:
        # An unknown field is named as it stands, even if its name looks like a place.
        unknown = issue.code == "extra-forbidden" and issue.path in data
        field, index, rest = (issue.path, None, "") if unknown else _place(issue.path, data)
        if field is None:
            named.append(issue)
        elif index is None:
            reduced.pop(field, None)
            named.append(issue)
        else:
            wrong.setdefault(field, set()).add(index)
            row = data[field][index]
            id = row.get("id") if isinstance(row, dict) else None
            unread += _names(row)
            path = f'{field}["{shown(id)}"]{rest}' if isinstance(id, str) else issue.path
            named.append(attrs.evolve(issue, path=path))
    for field, indices in wrong.items():
        reduced[field] = [row for n, row in enumerate(data[field]) if n not in indices]
    rest_of_plan = _fields(reduced)
    return (*named, *(() if rest_of_plan is None else audit(rest_of_plan, unread)))


def _fields(data: dict[str, Any]) -> PlanFields | None:
    try:
        return PlanFields.model_validate_json(as_json(data))
    except InputError:
        return None


def _place(path: str, data: dict[str, Any]) -> tuple[str | None, int | None, str]:
    """The list and row that a path leads into, or the field, where that can be left out."""
    row = _ROW.match(path)
    rows = data.get(row[1]) if row is not None and row[1] in ("agencies", *_PLACED) else None
    if row is not None and isinstance(rows, list) and int(row[2]) < len(rows):
        return row[1], int(row[2]), path[row.end() :]
    field = re.split(r"[.\[]", path, maxsplit=1)[0]
    known = PlanFields.model_fields.get(field)
    return (None, None, "") if known is None or known.is_required() else (field, None, "")


def _names(row: Any) -> list[str]:
    """The names by which other rows may refer to a row that cannot be read."""
    if not isinstance(row, dict):
        return []
    aliases = row.get("aliases")
    given = [row.get("id"), row.get("name"), *(aliases if isinstance(aliases, list) else ())]
    return [name for name in given if isinstance(name, str)]


def _refused(name: str, issues: tuple[Issue, ...]) -> DataError:
    return DataError(f"plan file {name}", issues, f"tệp kế hoạch {name}")
