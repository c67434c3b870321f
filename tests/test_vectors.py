"""Dossiers and councils computed by hand from the printed annex, not by the engine.

`tests/vectors/README.md` says how to read and check the files.
"""

import tomllib
from fractions import Fraction
from pathlib import Path

import pytest

from conftest import dossier, full
from ocop import criteria

VECTORS = Path(__file__).parent / "vectors"


def load(table):
    """Every case of one kind, with its file for the test's name."""
    return [
        pytest.param(case, id=f"{path.stem}:{case['name']}")
        for path in sorted(VECTORS.glob("*.toml"))
        for case in tomllib.loads(path.read_text("utf-8")).get(table, [])
    ]


def filled(number, case):
    """The dossier of a case: a start, what differs from it, what is left out."""
    start = {"full": full(number), "none": dict.fromkeys(full(number), 0), "empty": {}}
    answers = start[case["start"]] | case.get("change", {})
    for code in case.get("omit", []):
        answers.pop(code, None)
    return dossier(number, answers, findings=case.get("findings", []), cases=case.get("cases", {}))


def said(shortfalls):
    """Shortfalls as the files write them."""
    return {str(int(tier)): [s.criterion for s in found] for tier, found in shortfalls.items()}


CASES = load("case")
COUNCILS = load("council")


def test_enough():
    """At least sixty dossiers, on every sheet, and several councils."""
    assert len(CASES) >= 60
    assert {param.values[0]["sheet"] for param in CASES} == set(range(1, 27))
    assert len(COUNCILS) >= 8
    names = [param.id for param in CASES + COUNCILS]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("case", CASES)
def test_case(case):
    """Status, total, parts, tiers, shortfalls as computed by hand."""
    rating = criteria.rate(filled(case["sheet"], case))
    expected = case["expected"]
    assert str(rating.status) == expected["status"]
    assert rating.total == expected["total"]
    assert {id: p.points for id, p in rating.parts.items()} == expected["parts"]
    assert rating.tier_by_points == expected["tier_by_points"]
    assert rating.tier == expected.get("tier")
    assert said(rating.shortfalls) == expected["shortfalls"]
    if expected["status"] == "incomplete":
        assert rating.lowest == expected.get("lowest")
        assert rating.highest == expected.get("highest")


@pytest.mark.parametrize("council", COUNCILS)
def test_council(council):
    """Exact mean, tiers, shortfalls as computed by hand."""
    members = [filled(council["sheet"], member) for member in council["members"]]
    rating = criteria.rate_council(members, minimums=council["minimums"])
    expected = council["expected"]
    assert str(rating.status) == expected["status"]
    assert rating.total == Fraction(expected["total"])
    assert rating.tier_by_points == expected["tier_by_points"]
    assert rating.tier == expected.get("tier")
    assert said(rating.shortfalls) == expected["shortfalls"]
