"""The kit finds both usual mistakes and names the rule that each breaks."""

import pytest
from ocop.testing.conformance import check

from portal.ignores_minimums import IgnoresMinimums
from portal.rounds_first import RoundsFirst

TEST = """
from portal.{module} import {scorer}

def test_scorer(ocop_conformance):
    ocop_conformance({scorer}().rate, sheets=[8], lang="{lang}")
"""


def test_ignores_minimums():
    """Points alone: every rule holds but the minimums, of one assessor and of a council."""
    report = check(IgnoresMinimums().rate)
    assert {*report.broken} == {"minimums", "council-minimums"}


def test_rounds_first():
    """Rounding the mean breaks the exact mean, and nothing else."""
    report = check(RoundsFirst().rate)
    assert {*report.broken} == {"exact-mean"}
    assert {d.case.kind for d in report.differences} == {"council"}


@pytest.mark.parametrize(
    ("module", "scorer", "lang", "words"),
    [
        ("ignores_minimums", "IgnoresMinimums", "en", "minimums: Each tier from 3 stars needs"),
        ("rounds_first", "RoundsFirst", "vi", "exact-mean: Điểm của hội đồng là trung bình"),
    ],
)
def test_the_fixture_fails(pytester, module, scorer, lang, words):
    """A test that uses the fixture fails, and its output says which rule is broken."""
    pytester.makepyfile(TEST.format(module=module, scorer=scorer, lang=lang))
    result = pytester.runpytest("-p", "no:cacheprovider")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines([f"{words}*"])
