"""The portal's scorer is right: every vector of ocop, and what no list of vectors can hold."""

import csv
import io

import ocop
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ocop import criteria
from ocop.testing import strategies as kit
from ocop.testing.answers import scored

from portal.results import table
from portal.scorer import Scorer

scorer = Scorer()
rate = scorer.rate


def plain(assessment):
    """An assessment as plain data."""
    return assessment.model_dump(mode="json")


def test_every_vector(ocop_conformance):
    """One line, and some 3,600 vectors: points, minimums, councils, refusals."""
    report = ocop_conformance(rate)
    assert len(report.cases) > 3000


@pytest.mark.parametrize("tier", [1, 2, 3, 4, 5])
def test_tier(tier):
    """The kit makes dossiers of a tier on any of the 26 sheets; the scorer finds that tier."""

    @given(kit.assessments(tier=tier))
    def found(assessment):
        assert rate(plain(assessment))["tier"] == tier

    found()


@given(kit.near_threshold(90, "below"))
def test_just_below_90(assessment):
    """The most points under 90 with every minimum met are 4 stars."""
    answer = rate(plain(assessment))
    assert (answer["tier"], answer["tier_by_points"], answer["shortfalls"]["5"]) == (4, 4, [])


@pytest.mark.parametrize("tier", [3, 4, 5])
def test_one_minimum_short(tier):
    """Enough points and a single minimum missed: the tier is a lower one."""

    @given(kit.one_minimum_short(tier))
    def held_down(assessment):
        answer = rate(plain(assessment))
        assert answer["tier"] < tier <= answer["tier_by_points"]
        assert len(answer["shortfalls"][str(tier)]) == 1

    held_down()


@given(kit.assessments(complete=False))
def test_any_dossier(assessment):
    """The scorer says the same as ocop of any dossier: half filled, stopped, rejected."""
    assert rate(plain(assessment)) == scored(plain(assessment))


@given(kit.councils(), st.sampled_from(["majority", "unanimous", "mean"]))
def test_any_council(council, minimums):
    """And of any council."""
    asked = {"assessments": [plain(one) for one in council], "minimums": minimums}
    assert rate(asked) == scored(asked)


@given(kit.councils_near_threshold(side="below"))
def test_mean_just_below(council):
    """69.9 is below 70 however it is shown."""
    answer = rate({"assessments": [plain(one) for one in council], "minimums": "majority"})
    assert answer["tier"] == criteria.rate_council(council).tier


@given(kit.wrong_assessments())
def test_one_mistake(found):
    """One mistake anywhere, and the dossier is refused."""
    wrong, _ = found
    with pytest.raises(ValueError, match="expected"):
        rate(wrong)


@given(kit.nasty_texts())
def test_name_of_the_product(name):
    """A name in any letters is taken, half a character is refused, and neither changes a tier."""
    asked = {"law": "26/2026/QĐ-TTg", "sheet": 1, "answers": {"1.1": 3}, "product": name}
    if any("\ud800" <= c <= "\udfff" for c in name):
        with pytest.raises(ValueError, match="surrogates not allowed"):
            rate(asked)
    else:
        assert rate(asked) == rate(asked | {"product": None})


@given(kit.hostile_json())
def test_hostile(text):
    """Hostile JSON is refused with ValueError, or it is a right dossier after all."""
    try:
        answer = scorer.rate_json(text)
    except ValueError:
        return
    rating = criteria.rate(text)
    assert (answer["total"], answer["tier"]) == (rating.total, rating.tier)


@given(st.from_type(ocop.Product), kit.assessments())
def test_table_of_results(product, assessment):
    """Whatever a product is called, the table holds it, and no cell runs as a formula."""
    text = table([(product, rate(plain(assessment)))])
    [row] = csv.reader(io.StringIO(text, newline=""))
    assert row[0].removeprefix("'") == product.name
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)
