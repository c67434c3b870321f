"""A province's products at once: budgets against every subset, blocking against a count."""

from collections import Counter
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
import strategies
import whatif_force as force
from conftest import dossier, full
from ocop import AssessmentError, criteria
from ocop.criteria.whatif import blocking, paths, upgrades
from whatif_force import source

portfolios = st.lists(force.positions(most=3), max_size=6)
COSTS = {
    "one each": None,
    "points": lambda _leaf, now, points: points - now,
    "thirds": lambda leaf, _now, points: Fraction(points * len(leaf.code), 3),
}


def sources(portfolio):
    return [source(*position) for position in portfolio]


class TestUpgrades:
    """The cheapest way of every product, and what a budget buys."""

    @settings(max_examples=40)
    @given(portfolios, st.integers(1, 5), st.sampled_from(sorted(COSTS)))
    def test_each_product_has_its_own_path(self, portfolio, tier, cost):
        """As asked one by one; held, still open and out of reach are all there is."""
        products = sources(portfolio)
        found = upgrades(products, tier, cost=COSTS[cost])
        assert found.to == tier
        assert [u.product for u in found.all] == list(range(len(products)))
        for upgrade, one in zip(found.all, products, strict=True):
            way = paths(one, tier, cost=COSTS[cost])
            assert upgrade.cost == (way[0].cost if way else None)
            assert [p.changes for p in upgrade.paths] == [p.changes for p in way]
            assert upgrade.paths.obstacles == way.obstacles
            assert upgrade.rating == (criteria.rate(one) if isinstance(one, dict) else one)
        held = [u.product for u in found.held]
        open_ = [u.product for u in found.cheapest]
        beyond = [u.product for u in found.out_of_reach]
        assert sorted(held + open_ + beyond) == list(range(len(products)))
        assert held == [u.product for u in found.all if (u.rating.tier or 0) >= tier]
        assert all(u.cost == 0 and not u.paths[0].changes for u in found.held)
        assert all(u.paths.obstacles for u in found.out_of_reach)

    @settings(max_examples=60)
    @given(
        portfolios,
        st.integers(3, 5),
        st.sampled_from(sorted(COSTS)),
        st.one_of(st.integers(0, 60), st.fractions(0, 40, max_denominator=6)),
    )
    def test_the_most_that_a_budget_buys(self, portfolio, tier, cost, budget):
        """Over every subset none is larger, and none as large is cheaper."""
        found = upgrades(sources(portfolio), tier, cost=COSTS[cost])
        open_ = [u.cost for u in found.cheapest]
        bought = found.within(budget)
        spent = sum(u.cost for u in bought)
        assert spent <= budget
        assert (len(bought), spent) == force.most_bought(open_, budget)
        assert bought == found.cheapest[: len(bought)]
        assert not {u.product for u in bought} & {u.product for u in found.held}
        assert open_ == sorted(open_)
        assert len(found.within(sum(open_))) == len(open_)

    def test_equal_costs_come_as_given(self):
        """A tie is broken by the place in the list."""
        one = dossier(13, full(13) | {"1.5": 1})
        assert [u.product for u in upgrades([one, one, one], 5).within(2)] == [0, 1]

    def test_held_products_cost_nothing_and_are_not_bought(self):
        """They are counted apart, and leave the budget to the others."""
        found = upgrades([dossier(13, full(13)), dossier(13, full(13) | {"1.5": 1})], 5)
        assert [(u.product, u.cost) for u in found.all] == [(0, 0), (1, 1)]
        assert [u.product for u in found.held] == [0]
        assert [u.product for u in found.within(1)] == [1]
        assert found.within(0) == ()

    def test_out_of_reach(self):
        """A finding, or a maximum below a minimum: no path, never bought, with the reason."""
        low = full(13) | {"3.4": 1, "1.5": 0}
        found = upgrades(
            [dossier(13, full(13), findings=["K1"]), dossier(13, low), dossier(13, low)],
            4,
            at_most=lambda product: {"3.4": 1} if product == 1 else {},
        )
        assert [u.product for u in found.out_of_reach] == [0, 1]
        assert [u.paths.obstacles[0].kind for u in found.out_of_reach] == ["finding", "minimum"]
        assert [u.product for u in found.within(10**9)] == [2]

    def test_incomplete_at_no_cost(self):
        """What is missing counts 0; a product that is high enough without it is open at 0."""
        answers = full(13)
        del answers["2.4"]
        found = upgrades([dossier(13, answers)], 5)
        assert (found.held, found.all[0].cost, found.all[0].rating.tier) == ((), 0, None)
        assert [u.product for u in found.within(0)] == [0]

    def test_no_products(self):
        """Nothing to raise."""
        found = upgrades(iter(()), 4)
        assert (found.all, found.within(5)) == ((), ())

    def test_exact_budgets(self):
        """Fractions and decimals, to the last part."""
        start = [dossier(13, full(13) | {"1.5": 1})] * 3
        found = upgrades(start, 5, cost={"1.5": Fraction(1, 3)})
        assert len(found.within(Fraction(2, 3))) == 2
        assert len(found.within(Decimal("0.6666666666"))) == 1
        assert len(found.within(1)) == 3

    @pytest.mark.parametrize("budget", [-1, 1.5, True, "3", None, Decimal("NaN"), [1]])
    def test_no_budget(self, budget):
        """Below 0, inexact, or no number."""
        with pytest.raises(AssessmentError) as caught:
            upgrades([], 4).within(budget)
        (issue,) = caught.value.issues
        assert (issue.code, issue.path) == ("budget", "budget")
        assert "is no budget (ngân sách); give an int, Fraction or Decimal" in issue.en
        assert "không phải ngân sách; hãy ghi int, Fraction hoặc Decimal từ 0" in issue.vi


class TestUpgradeErrors:
    """Every problem of every product at once, each with its place in the list."""

    def test_every_product_is_listed(self):
        """Wrong answers, no assessment, a maximum below what is given, a missing cost."""
        fine = dossier(13, full(13))
        products = [fine, dossier(13, {"9.9": 1, "1.1": 77}), 42, fine, dossier(13, {"1.1": 3})]
        with pytest.raises(AssessmentError) as caught:
            upgrades(
                products,
                4,
                cost=lambda leaf, *_: -1 if leaf.code == "1.2" else 1,
                at_most=lambda product: {"1.1": 0} if product == 3 else {},
            )
        paths_ = [issue.path for issue in caught.value.issues]
        assert paths_[:4] == [
            'products[1].answers["9.9"]',
            'products[1].answers["1.1"]',
            "products[2].assessment",
            'products[3].at_most["1.1"]',
        ]
        assert paths_[4:]
        assert all(path.startswith('products[4].cost["1.2"]') for path in paths_[4:])
        assert caught.value.message("en").startswith(f"what if: {len(paths_)} problems")
        assert caught.value.message("vi").startswith(f"nếu như: {len(paths_)} lỗi")

    @pytest.mark.parametrize("to", [0, 6, True, 4.0, "4", None])
    @pytest.mark.parametrize("products", [[], [dossier(13, {})] * 3])
    def test_no_tier(self, to, products):
        """A wrong tier is said once, however many products there are."""
        with pytest.raises(AssessmentError) as caught:
            upgrades(products, to)
        assert [(i.code, i.path) for i in caught.value.issues] == [("to", "to")]
        assert "is no tier (hạng sao); allowed: 1 to 5" in caught.value.message("en")
        assert "không phải hạng sao; cho phép: 1 đến 5" in caught.value.message("vi")


class TestBlocking:
    """Which criterion's minimum most products miss, by sheet."""

    @settings(max_examples=60)
    @given(portfolios, st.integers(3, 5))
    def test_a_naive_count(self, portfolio, tier):
        """One by one over the data files; most first, then in printed order."""
        count = Counter(
            (number, code)
            for number, members, decide in portfolio
            for code in force.shortfalls(number, members, decide)[tier]
        )
        found = blocking(sources(portfolio), tier)
        assert found == count
        printed = {
            (number, code): (number, place)
            for number in range(1, 27)
            for place, (code, _, _) in enumerate(force.rows(number))
        }
        assert list(found) == sorted(count, key=lambda key: (-count[key], printed[key]))

    @settings(max_examples=30)
    @given(strategies.sheets_and_answers(), st.integers(3, 5))
    def test_one_product_in_any_form(self, position, tier):
        """As the oracle's shortfalls, whatever form it comes in."""
        number, answers = position
        one = criteria.Assessment(**dossier(number, answers))
        expected = {(number, code): 4 for code in oracle.shortfalls(number, answers, tier)}
        forms = [one, criteria.rate(one), dossier(number, answers), one.model_dump_json()]
        assert blocking(iter(forms), tier) == expected

    def test_nothing_blocks(self):
        """No product, or none that misses anything."""
        assert blocking([], 3) == {}
        assert blocking([dossier(13, full(13))], 5) == {}

    def test_every_product_is_listed(self):
        """As for `upgrades`: all problems, each with its place."""
        products = [dossier(13, full(13)), dossier(13, {"9.9": 1}), dossier(13, {"1.1": 77})]
        with pytest.raises(AssessmentError) as caught:
            blocking(products, 4)
        assert [i.path for i in caught.value.issues] == [
            'products[1].answers["9.9"]',
            'products[2].answers["1.1"]',
        ]

    @pytest.mark.parametrize("to", [1, 2, 6, True, 4.0, "4", None, [4]])
    def test_a_tier_with_minimums(self, to):
        """1 and 2 stars ask nothing of a criterion, so nothing can block."""
        with pytest.raises(AssessmentError) as caught:
            blocking([], to)
        (issue,) = caught.value.issues
        assert (issue.code, issue.path) == ("to", "to")
        assert "is no tier with minimums (hạng có yêu cầu tối thiểu); allowed: 3, 4, 5" in issue.en
        assert "không phải hạng có yêu cầu tối thiểu; cho phép: 3, 4, 5" in issue.vi
