"""Hostile input: refused or taken, never a crash; every known mistake under its own code."""

import json
from collections import Counter

import pytest
from hypothesis import given, settings

from ocop import AssessmentError, Certificate, OcopError, Product, Subject, criteria, plan
from ocop.criteria import checking
from ocop.plan import Portfolio
from ocop.testing.strategies import (
    NASTY_JSON,
    answers,
    hostile_json,
    hostile_toml,
    simplest,
    wrong_assessments,
)
from ocop.testing.strategies.hostile import _PLAN
from ocop.testing.strategies.mistakes import _MISTAKES
from strategy_samples import comes_up, some

MANY = settings(max_examples=60, deadline=None)


class TestWrongAssessments:
    """Each has exactly one mistake, and the issue that it makes has the code that was promised."""

    @MANY
    @given(wrong_assessments())
    def test_code(self, wrong):
        """One issue, by its code, whether checked or rated."""
        data, code = wrong
        assert [issue.code for issue in criteria.check(data)] == [code]
        with pytest.raises(AssessmentError):
            criteria.rate(data)

    def test_all_kinds(self):
        """Every code that the check of an assessment knows comes up."""
        import re
        from pathlib import Path

        known = set(
            re.findall(r'Issue\(\s*"([a-z-]+)"', Path(checking.__file__).read_text("utf-8"))
        )
        known |= {"unknown-law", "unknown-sheet", "not-encoded"}  # from the catalogue
        seen = Counter(code for _, code in some(wrong_assessments(), 120))
        assert {code for code, _ in _MISTAKES} == known
        assert set(seen) <= known
        assert len(seen) > 6

    def test_mended(self):
        """Data without its mistake is right: the sheet's answers are."""
        for given_ in some(answers(13, complete=False), 20):
            data = {"law": "26/2026/QĐ-TTg", "sheet": 13, "answers": given_}
            assert criteria.check(data) == ()


class TestHostileJson:
    """A boundary refuses it, or takes it; nothing but an error of ocop comes out."""

    @MANY
    @given(hostile_json())
    def test_every_boundary(self, text):
        """Ratings, entities, portfolios and plans read JSON text."""
        for read in (
            criteria.rate,
            criteria.check,
            Product.model_validate_json,
            Subject.model_validate_json,
            Certificate.model_validate_json,
            Portfolio.model_validate_json,
            lambda given_: plan.read(f"{given_}\n"),
        ):
            assert _outcome(read, text)

    def test_refused_and_rated(self):
        """Most are refused, a few can be rated, and texts that are no JSON are among them."""
        drawn = some(hostile_json(), 80)
        assert {*NASTY_JSON} & {*drawn}
        assert sum(bool(criteria.check(text)) for text in drawn) > len(drawn) / 2
        assert comes_up(
            hostile_json(),
            lambda text: criteria.check(text) == (),
            lambda text: "NaN" in text,
            _is_json,
            lambda text: not _is_json(text),
            _keys_twice,
        )

    def test_simplest(self):
        """Empty text."""
        assert simplest(hostile_json()) == ""


def _outcome(read, text):
    """What comes out: the value that was read, or the problems of an error of ocop."""
    try:
        return [read(text)]
    except OcopError as error:
        return error.issues


def _is_json(text):
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _keys_twice(text):
    found = []

    def look(pairs):
        found.append(len({key for key, _ in pairs}) < len(pairs))

    try:
        json.loads(text, object_pairs_hook=look)
    except (ValueError, RecursionError):
        return False
    return any(found)


class TestHostileToml:
    """The text of a small plan with one thing done to it."""

    @MANY
    @given(hostile_toml())
    def test_read(self, text):
        """Refused with an error of ocop, or read."""
        assert _outcome(plan.read, text)

    def test_right_before(self):
        """The plan itself is right; most texts made of it are not."""
        assert [task.id for task in plan.read(_PLAN).tasks] == ["I.1"]
        assert comes_up(hostile_toml(), _readable, lambda text: not _readable(text))


def _readable(text):
    try:
        plan.read(text)
    except OcopError:
        return False
    return True
