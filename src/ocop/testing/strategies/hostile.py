"""Text that a boundary refuses or takes, and never breaks on: JSON and TOML."""

import json
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ocop.testing.strategies.assessments import assessments
from ocop.testing.strategies.knobs import one_of
from ocop.testing.strategies.mistakes import wrong_assessments
from ocop.testing.strategies.names import NASTY_TEXTS

NASTY_JSON = (
    "",
    "null",
    "true",
    "13",
    "[]",
    "{}",
    "{]",
    "'law'",
    "\ufeff{}",
    "{} {}",
    '{"law": "26/2026/QĐ-TTg",}',
    '{"law": "26/2026/QĐ-TTg"} // một lời bàn',
    "[" * 10_000,
    "[" * 200 + "]" * 200,
    '{"answers": ' * 200 + "0" + "}" * 200,
    '{"sheet": 1, "sheet": 2}',
    '{"answers": {"1.1": 1, "1.1": 2}}',
    '{"": {"": ""}}',
    '"\\ud800"',
    '{"product": "\\udfff\\ud800"}',
    '{"product": "\ud800"}',
    '{"a\x00b": "\x1f"}',
    "9" * 5000,
    "-0.0",
)
"""Texts that are hard on a reader of JSON, whatever it reads: not JSON, nested deep, keys twice,
half pairs of surrogates, numbers without end."""

_VALUES = (
    "NaN",
    "Infinity",
    "-Infinity",
    "1e999",
    "-0",
    "1.0",
    "9" * 400,
    "9" * 5000,
    "true",
    "null",
    '"3"',
    "[]",
    "{}",
    "[[[[0]]]]",
    "[" * 120 + "]" * 120,
    *(json.dumps(text) for text in NASTY_TEXTS),
)
_PLAN = """format = 1
id = "dong-son"
number = "9/QĐ-UBND"
title = "Kế hoạch OCOP"
province = "Đông Sơn"
issued_by = "UBND tỉnh Đông Sơn"
issued_on = 2026-01-01
in_force_from = 2026-01-01
first_day = 2026-01-01
last_day = 2026-12-31
agencies = [{ name = "UBND cấp xã" }]
[[sections]]
id = "I"
name = "Tuyên truyền"
clause = "Phụ lục 1, mục I"
[[tasks]]
id = "I.1"
section = "I"
name = "Tập huấn"
lead = ["UBND cấp xã"]
deadline = { kind = "yearly" }
clause = "Phụ lục 1, mục I.1"
"""
_TOML_VALUES = (
    "nan",
    "-inf",
    "9" * 400,
    "9" * 5000,
    "2026-02-30",
    "0001-01-01",
    "9999-12-31",
    "2026-01-01T00:00:00Z",
    "23:59:60",
    "true",
    "[]",
    "{}",
    "1.5",
    "-1",
    "[" * 120 + "]" * 120,
    '""',
    '"\\ud800"',
    '"""',
    "'",
    *(json.dumps(text, ensure_ascii=False) for text in NASTY_TEXTS),
)


def hostile_json() -> SearchStrategy[str]:
    """JSON text that a boundary refuses or rates, and never breaks on.

    Texts of `NASTY_JSON`; assessments with one mistake; right ones cut off, with a key twice, or
    with a value such as NaN or a number without end; and any JSON at all.

    Returns:
        The strategy; the simplest is empty text.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> len(simplest(hostile_json()))
        0
    """
    return st.one_of(
        st.sampled_from(NASTY_JSON),
        wrong_assessments().map(lambda found: json.dumps(found[0], ensure_ascii=False)),
        _spoilt(),
        _ANY.map(json.dumps),
    )


def hostile_toml() -> SearchStrategy[str]:
    """TOML text of a plan that `ocop.plan.read` refuses or takes, and never breaks on.

    A small right plan with a line left out, twice, cut off, or with another value; every text has
    a line break, so that it is not taken for a path.

    Returns:
        The strategy; the simplest lacks the first line of the plan.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(hostile_toml()).splitlines()[0]
        'id = "dong-son"'
    """
    return _spoilt_plan()


_ANY: SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda below: (
        st.lists(below, max_size=3)
        | st.dictionaries(
            st.sampled_from(("law", "sheet", "answers", "", "1.1")), below, max_size=3
        )
    ),
    max_leaves=8,
)


@st.composite
def _spoilt(draw: DrawFn) -> str:
    """The text of a right assessment with one thing done to it."""
    fields = json.loads(draw(assessments(complete=False)).model_dump_json())
    text = json.dumps(fields, ensure_ascii=False)
    way = draw(st.sampled_from(("cut", "twice", "value", "points")))
    if way == "cut":
        return text[: draw(st.integers(1, len(text) - 1))]
    field, value = draw(one_of([*fields])), draw(one_of(_VALUES))
    if way == "twice":
        return f'{text[:-1]}, "{field}": {json.dumps(fields[field], ensure_ascii=False)}}}'
    if way == "points":
        field, kept = "answers", dict(fields["answers"])
        code = draw(one_of((*kept, "1.1")))
        value = _with_value(kept, code, value)
    return _with_value(fields, field, value)


def _with_value(fields: dict[str, Any], key: str, value: str) -> str:
    """JSON text of an object in which a key has a value that is given as text."""
    kept = {name: json.dumps(other, ensure_ascii=False) for name, other in fields.items()}
    members = (f'"{name}": {other}' for name, other in {**kept, key: value}.items())
    return f"{{{', '.join(members)}}}"


@st.composite
def _spoilt_plan(draw: DrawFn) -> str:
    lines = _PLAN.splitlines()
    at = draw(st.integers(0, len(lines) - 1))
    way = draw(st.sampled_from(("gone", "twice", "cut", "value")))
    if way == "cut":
        end = draw(st.integers(0, len(lines[at])))
        return "\n".join([*lines[:at], lines[at][:end], ""])
    if way == "value":
        key = lines[at].partition(" = ")[0]
        lines[at] = f"{key} = {draw(st.sampled_from(_TOML_VALUES))}"
    else:
        lines[at : at + 1] = [lines[at]] * (2 if way == "twice" else 0)
    return "\n".join([*lines, ""])
