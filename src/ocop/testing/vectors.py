"""Conformance vectors: inputs with the right answers, for tools in any language.

A vector, a `Case`, asks one question about one rule: an assessment and what it is rated, a council,
a product code, a certificate, the due dates of a plan. They are JSON files with a JSON Schema;
``ocop vectors FOLDER`` writes them to a folder. The right answers come from a slow reading of the
law data that shares no code with the engine, and a part of them from the printed annex, by hand.
"""

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files as package_files
from typing import Any, Literal, get_args

import attrs

from ocop.errors import InputError, Issue, UnknownNameError, brief
from ocop.frozen import FrozenDict
from ocop.legal import Citation
from ocop.names import nearest
from ocop.vocabulary import LawId

VERSION = "1.0"
"""Edition of the vectors: the first number changes with their shape, the second with what they
hold."""

Kind = Literal[
    "rating", "council", "product-code", "certificate", "renewal", "extension", "term", "rounds",
    "plan-due",
]  # fmt: skip
"""What a vector asks."""

KINDS: tuple[Kind, ...] = get_args(Kind)
"""Every kind, in order."""

SCORING: tuple[Kind, ...] = ("rating", "council")
"""The kinds that a scorer answers."""

_HAND = "by-hand"
_ABOUT = {"README.md", "rules.json", "schema.json"}


@attrs.frozen
class VectorRule:
    """A rule that vectors test.

    Attributes:
        id: Short id, such as ``minimums``.
        vi: The rule in Vietnamese.
        en: The same in English.
        citation: The clause.
        readings: Ids of the readings behind it.
    """

    id: str
    vi: str
    en: str
    citation: Citation
    readings: tuple[str, ...]


@attrs.frozen
class Case:
    """One vector.

    Attributes:
        id: Unique and speaking, such as ``rating/13/box/1.5=2``.
        kind: What it asks.
        rule: Id of the rule that it tests.
        sheet: Number of the score sheet; None where there is none.
        by_hand: Whether the answer was worked out by hand from the printed annex.
        why: What it is about, in English; None where the id says it.
        text: The whole vector as one line of JSON.
    """

    id: str
    kind: Kind
    rule: str
    sheet: int | None
    by_hand: bool
    why: str | None
    text: str = attrs.field(repr=False)

    @property
    def input(self) -> dict[str, Any]:
        """What is asked, as plain data; new every time, so a tool may change it."""
        return dict(json.loads(self.text)["input"])

    @property
    def expected(self) -> dict[str, Any]:
        """The right answer as plain data; new every time."""
        return dict(json.loads(self.text)["expected"])

    @property
    def problems(self) -> tuple[tuple[str, str], ...]:
        """Of an input to be refused, code and place of each problem as ocop names them."""
        return tuple((p["code"], p["path"]) for p in json.loads(self.text).get("problems", ()))


def cases(
    *,
    kinds: Iterable[str] | None = None,
    sheets: Iterable[int] | None = None,
    rules: Iterable[str] | None = None,
) -> tuple[Case, ...]:
    """Give the vectors wanted, in a fixed order.

    Args:
        kinds: Kinds wanted; None for all.
        sheets: Numbers of the score sheets wanted; None for all, and for what has no sheet.
        rules: Ids of the rules wanted; None for all.

    Returns:
        The vectors; never none.

    Raises:
        UnknownNameError: If there is no such kind, sheet or rule; each is named.
        InputError: If no vector is all that is wanted.
        TypeError: If one text is given instead of several.

    Example:
        >>> case = cases(kinds=["certificate"])[0]
        >>> case.input, case.expected
        ({'issued_on': '2024-08-06'}, {'last_valid_day': '2027-08-06'})
    """
    wanted = (
        _wanted("kinds", kinds, KINDS),
        _wanted("sheets", sheets, tuple({c.sheet: None for c in _all() if c.sheet is not None})),
        _wanted("rules", rules, tuple(rules_by_id())),
    )
    issues = [issue for _, found in wanted for issue in found]
    if issues:
        raise UnknownNameError("vectors", issues, "bộ kiểm thử")
    of_kind, on_sheet, of_rule = (chosen for chosen, _ in wanted)
    found = tuple(
        case
        for case in _all()
        if (of_kind is None or case.kind in of_kind)
        and (on_sheet is None or case.sheet in on_sheet)
        and (of_rule is None or case.rule in of_rule)
    )
    if not found:
        issue = Issue(
            "no-vectors",
            "cases",
            "no vector (ca kiểm thử) is of these kinds, sheets and rules at once; ask for fewer",
            "không có ca kiểm thử nào thuộc cả các loại, phiếu và quy tắc này; hãy bớt điều kiện",
        )
        raise InputError("vectors", [issue], "bộ kiểm thử")
    return found


@cache
def rules_by_id() -> FrozenDict[str, VectorRule]:
    """The rules that vectors test, by id.

    Returns:
        The rules.

    Example:
        >>> print(rules_by_id()["exact-mean"].en)
        A council's points are the exact mean, compared with the thresholds before any rounding.
    """
    return FrozenDict(
        {
            row["id"]: VectorRule(
                row["id"],
                row["vi"],
                row["en"],
                Citation(LawId(row["document"]), row["clause"]),
                tuple(row["readings"]),
            )
            for row in json.loads(files()["rules.json"])["rules"]
        }
    )


def schema() -> dict[str, Any]:
    """The JSON Schema of a file of vectors, draft 2020-12.

    Returns:
        The schema, new every time.

    Example:
        >>> schema()["$schema"]
        'https://json-schema.org/draft/2020-12/schema'
    """
    return dict(json.loads(files()["schema.json"]))


@cache
def files() -> FrozenDict[str, str]:
    """Every file of the vectors, as ``ocop vectors`` writes them.

    Returns:
        Name of the file to its text: the vectors by kind, those of ratings by sheet too; their
        rules; their schema; a README.

    Example:
        >>> list(files())[:3]
        ['README.md', 'certificate.json', 'council.json']
    """
    folder = package_files("ocop.testing").joinpath("data")
    found = sorted(entry.name for entry in folder.iterdir())
    return FrozenDict({name: folder.joinpath(name).read_text("utf-8") for name in found})


@cache
def _all() -> tuple[Case, ...]:
    found = []
    for name, text in files().items():
        if name not in _ABOUT:
            # One vector to a line: a line is a vector as it stands, without being written again.
            lines = [line.rstrip(",") for line in text.splitlines() if line.startswith('{"id":')]
            found += [_case(line) for line in lines]
    return tuple(sorted(found, key=lambda case: KINDS.index(case.kind)))


def _case(line: str) -> Case:
    row = json.loads(line)
    return Case(
        row["id"],
        row["kind"],
        row["rule"],
        row.get("sheet"),
        row["checked"] == _HAND,
        row.get("why"),
        line,
    )


def _wanted(
    path: str, given: Iterable[Any] | None, known: tuple[Any, ...]
) -> tuple[tuple[Any, ...] | None, list[Issue]]:
    if given is None:
        return None, []
    if isinstance(given, str):
        raise TypeError(f"{path}: expected several such as [{given!r}], got text")
    chosen = tuple(given)
    issues = []
    for name in chosen:
        if isinstance(name, bool) or name not in known:
            near = nearest(name, known) if isinstance(name, str) else ()
            allowed = ", ".join(map(str, near or known))
            issues.append(
                Issue(
                    "unknown-vectors",
                    path,
                    f"there are no vectors (ca kiểm thử) of {brief(name)}; allowed: {allowed}",
                    f"không có ca kiểm thử cho {brief(name)}; cho phép: {allowed}",
                )
            )
    return chosen, issues
