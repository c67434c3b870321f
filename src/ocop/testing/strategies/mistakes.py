"""Assessments with exactly one mistake, and the code of the issue that it makes."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from hypothesis.strategies import DrawFn, composite

from ocop.criteria import catalogue
from ocop.criteria.scoring import Scorer, scorer
from ocop.testing.strategies.answers import few_answers
from ocop.testing.strategies.knobs import SheetKey, one_of, sheet_keys

Data = dict[str, Any]
"""An assessment as plain data."""

_NO_CODE = ("99", "1.1.1.1", "1.1 ", "１.１", "", "0", "-1", "1,1", "A", "answers")
_NO_FIELD = ("answer", "Law", "tier", "total", "status", "", "ghi chú", "__class__")
_NO_FINDING = ("X9", "r1", "R99", "", "K", "stop", 1, None)
_NO_SHEET = (0, 27, -1, "khong-co-bo-nay", "", 10**30)
_NO_LAW = ("27/2026/QĐ-TTg", "", "26", "Luật")
_NO_CASE = ("c", "", "A", "ab", 1, None)
_NOT_TEXT: tuple[Any, ...] = (1, 1.5, True, [], {}, ["Mật ong"])
_NOT_POINTS = (True, "3", 1.5, None, [3], {"points": 3}, "", float("inf"))
_NOT_OBJECT: tuple[Any, ...] = ([], "1.1", 3, None, True, [["1.1", 3]])
_NOT_LIST = ("R1", 1, None, True, {"R1": True})
_NOT_SHEET = (None, True, 1.0, [1], {"number": 1})
_NOT_REFERENCES = ("ảnh-01.jpg", 1, [1], None, {"1": "ảnh-01.jpg"}, [["ảnh-01.jpg"]])
_REMOVED = object()


@composite
def wrong_assessments(draw: DrawFn) -> tuple[Data, str]:
    """Assessments with exactly one mistake, as plain data, and the code of the one issue it makes.

    Every kind of issue that `ocop.criteria.check` knows of such data comes up.

    Args:
        draw: Given by hypothesis.

    Returns:
        The strategy; the simplest has no law.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(wrong_assessments())
        ({'sheet': 1, 'answers': {}}, 'missing-field')
    """
    code, mistake = draw(one_of(_MISTAKES))
    key = draw(one_of(_sheets(code)))
    data: Data = {"law": key[0], "sheet": key[1], "answers": few_answers(draw, key)}
    changed = data | mistake(draw, scorer(*key), data)
    return {field: value for field, value in changed.items() if value is not _REMOVED}, code


@cache
def _sheets(code: str) -> tuple[SheetKey, ...]:
    """The sheets on which a mistake can be made."""
    possible = _ONLY.get(code)
    keys = sheet_keys(None, None)
    return keys if possible is None else tuple(key for key in keys if possible(scorer(*key)))


def _leaf(draw: DrawFn, tables: Scorer) -> str:
    # Nothing depends on it, and it depends on nothing: its points make no second mistake.
    tied = {*tables.conditions, *tables.conditions.values()}
    return draw(one_of([code for code in tables.leaves if code not in tied]))


def _placed(draw: DrawFn, tables: Scorer) -> str:
    return draw(one_of([*tables.sheet.criteria]))


def _missing_field(draw: DrawFn, _: Scorer, __: Data) -> Data:
    return {draw(one_of(("law", "sheet", "answers"))): _REMOVED}


def _unknown_field(draw: DrawFn, _: Scorer, __: Data) -> Data:
    return {draw(one_of(_NO_FIELD)): draw(one_of(_NOT_TEXT))}


def _not_text(draw: DrawFn, tables: Scorer, _: Data) -> Data:
    field, value = draw(one_of(("product", "assessor", "law", "notes"))), draw(one_of(_NOT_TEXT))
    return {field: {_placed(draw, tables): value} if field == "notes" else value}


def _not_an_object(draw: DrawFn, _: Scorer, __: Data) -> Data:
    field = draw(one_of(("answers", "cases", "notes", "evidence")))
    return {field: draw(one_of(_NOT_OBJECT))}


def _field(name: str, values: tuple[Any, ...]) -> "Mistake":
    return lambda draw, _, __: {name: draw(one_of(values))}


def _not_encoded(draw: DrawFn, _: Scorer, __: Data) -> Data:
    frames = [rules.id for rules in catalogue.rulesets() if not rules.sheet_count]
    return {"law": draw(one_of(frames))}


def _unknown_criterion(draw: DrawFn, _: Scorer, data: Data) -> Data:
    field, right = draw(one_of((("answers", 0), ("notes", "đã xem"), ("evidence", ["ảnh-01.jpg"]))))
    return {field: {**data.get(field, {}), draw(one_of(_NO_CODE)): right}}


def _answered(data: Data, code: str, points: Any) -> Data:
    return {"answers": {**data["answers"], code: points}}


def _heading(draw: DrawFn, tables: Scorer, data: Data) -> Data:
    headings = [c.code for c in tables.sheet.criteria.values() if not c.is_scored]
    return _answered(data, draw(one_of(headings)), draw(one_of((0, 1))))


def _points_type(draw: DrawFn, tables: Scorer, data: Data) -> Data:
    return _answered(data, _leaf(draw, tables), draw(one_of(_NOT_POINTS)))


def _points_not_allowed(draw: DrawFn, tables: Scorer, data: Data) -> Data:
    code = _leaf(draw, tables)
    allowed = tables.sheet.criterion(code).allowed
    others = [points for points in range(allowed[-1]) if points not in allowed]
    return _answered(data, code, draw(one_of((allowed[-1] + 1, *others, -1, 100, 10**30))))


def _does_not_apply(draw: DrawFn, tables: Scorer, data: Data) -> Data:
    code, needed = draw(one_of([*tables.conditions.items()]))
    some = [points for points in tables.leaves[code].allowed if points]
    return {"answers": {**data["answers"], needed: 0, code: draw(one_of(some))}}


def _repeated_finding(draw: DrawFn, tables: Scorer, _: Data) -> Data:
    return {"findings": [draw(one_of([*tables.sheet.findings]))] * 2}


def _derived_finding(draw: DrawFn, tables: Scorer, _: Data) -> Data:
    return {"findings": [draw(one_of([rule.id for rule, _ in tables.stops]))]}


def _unknown_finding(draw: DrawFn, _: Scorer, __: Data) -> Data:
    return {"findings": [draw(one_of(_NO_FINDING))]}


def _no_cases(draw: DrawFn, tables: Scorer, _: Data) -> Data:
    without = [code for code, leaf in tables.leaves.items() if not leaf.cases]
    return {"cases": {draw(one_of((*without, *_NO_CODE))): draw(one_of(("a", "b")))}}


def _unknown_case(draw: DrawFn, tables: Scorer, _: Data) -> Data:
    cased = [code for code, leaf in tables.leaves.items() if leaf.cases]
    return {"cases": {draw(one_of(cased)): draw(one_of(_NO_CASE))}}


def _not_references(draw: DrawFn, tables: Scorer, _: Data) -> Data:
    return {"evidence": {_placed(draw, tables): draw(one_of(_NOT_REFERENCES))}}


Mistake = Callable[[DrawFn, Scorer, Data], Data]
"""Takes right data and gives the fields that make it wrong in one place."""

_MISTAKES: tuple[tuple[str, Mistake], ...] = (
    ("missing-field", _missing_field),
    ("unknown-field", _unknown_field),
    ("not-text", _not_text),
    ("not-an-object", _not_an_object),
    ("sheet-type", _field("sheet", _NOT_SHEET)),
    ("unknown-sheet", _field("sheet", _NO_SHEET)),
    ("unknown-law", _field("law", _NO_LAW)),
    ("not-encoded", _not_encoded),
    ("unknown-criterion", _unknown_criterion),
    ("heading", _heading),
    ("points-type", _points_type),
    ("points-not-allowed", _points_not_allowed),
    ("does-not-apply", _does_not_apply),
    ("not-a-list", _field("findings", _NOT_LIST)),
    ("unknown-finding", _unknown_finding),
    ("repeated-finding", _repeated_finding),
    ("derived-finding", _derived_finding),
    ("no-cases", _no_cases),
    ("unknown-case", _unknown_case),
    ("not-references", _not_references),
)
_ONLY: Mapping[str, Callable[[Scorer], Any]] = {
    "does-not-apply": lambda tables: tables.conditions,
    "repeated-finding": lambda tables: tables.sheet.findings,
    "derived-finding": lambda tables: tables.stops,
    "unknown-case": lambda tables: any(leaf.cases for leaf in tables.leaves.values()),
}
