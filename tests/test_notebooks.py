"""The notebooks of the documents run, and what their text says is what they find."""

import ast
import re

import pytest

from conftest import ROOT
from ocop import StarTier, charts

pytest.importorskip("IPython")  # the documents are built with it

FOLDER = ROOT / "docs" / "notebooks"
NAMES = ("one-product", "three-to-four-stars", "portfolio", "council")
_CELL = re.compile(r"^```\{code-cell\} ipython3\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def run(name):
    """Run the cells of a notebook: the names at its end, and what its cells show."""
    names, shown = {}, []
    for cell in _CELL.findall((FOLDER / f"{name}.md").read_text("utf-8")):
        tree = ast.parse(cell)
        last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, name, "exec"), names)
        if last is not None:
            shown.append(eval(compile(ast.Expression(last.value), name, "eval"), names))
    return names, [value for value in shown if value is not None]


@pytest.fixture(scope="module")
def ran():
    """Every notebook, run once."""
    return {name: run(name) for name in NAMES}


class TestEveryNotebook:
    """A notebook stands in the index, opens as one, and shows pictures and tables."""

    def test_all_are_listed(self):
        """The folder holds these notebooks, and the index lists them."""
        assert {path.stem for path in FOLDER.glob("*.md")} == set(NAMES)
        index = (ROOT / "docs" / "index.md").read_text("utf-8")
        for name in NAMES:
            assert f"\nnotebooks/{name}\n" in index

    @pytest.mark.parametrize("name", NAMES)
    def test_it_opens_as_a_notebook(self, name):
        """Its head names format and kernel."""
        head = (FOLDER / f"{name}.md").read_text("utf-8").split("---\n")[1]
        assert "format_name: myst" in head
        assert "name: python3" in head

    @pytest.mark.parametrize("name", NAMES)
    def test_it_shows_a_picture_and_a_table(self, ran, name):
        """What a cell ends with is a picture or shows itself as HTML."""
        shown = ran[name][1]
        assert any(isinstance(value, charts.Picture) for value in shown)
        for value in shown:
            assert isinstance(value, charts.Picture) or "<table" in value._repr_html_()


class TestOneProduct:
    """What the first notebook says."""

    def test_91_points_and_4_stars(self, ran):
        """91 points, 5 stars by points, 4 for one missed minimum."""
        rating = ran["one-product"][0]["rating"]
        assert (rating.total, rating.tier_by_points, rating.tier) == (91, 5, 4)
        assert [missed.criterion for missed in rating.shortfalls[StarTier.FIVE]] == ["1.5"]


class TestThreeToFour:
    """What the second notebook says."""

    def test_62_points_and_four_minimums(self, ran):
        """62 points; the four missed minimums alone give 5 of the 8 points missing."""
        names = ran["three-to-four-stars"][0]
        rating = names["rating"]
        missed = rating.shortfalls[StarTier.FOUR]
        assert (rating.total, rating.tier, len(missed)) == (62, 3, 4)
        assert sum(one.required - one.given for one in missed) == 5

    def test_the_ways(self, ran):
        """Three ways, cheapest first; no single step reaches 4 stars; 5 cannot be reached."""
        names = ran["three-to-four-stars"][0]
        paths, whatif = names["paths"], names["whatif"]
        costs = [path.cost for path in paths]
        assert len(costs) == 3
        assert costs == sorted(costs)
        assert all(path.rating.tier == 4 for path in paths)
        gains = whatif.gains(names["rating"], **names["wishes"])
        assert all(gain.tier == 3 for gain in gains)
        assert not whatif.paths(names["rating"], to=5, **names["wishes"])

    def test_the_slack(self, ran):
        """Nothing to spare on the cheapest way, one point with 4.3."""
        names = ran["three-to-four-stars"][0]
        assert names["whatif"].slack(names["paths"][0].rating).points == 0
        assert names["whatif"].slack(names["safer"]).points == 1


class TestPortfolio:
    """What the third notebook says."""

    def test_every_kind_of_product(self, ran):
        """Some hold 4 stars, more can reach them, findings and 2.1 keep some out of reach."""
        upgrades = ran["portfolio"][0]["upgrades"]
        assert len(upgrades.all) == 60
        assert upgrades.held
        assert len(upgrades.cheapest) > len(upgrades.out_of_reach)
        obstacles = [o for upgrade in upgrades.out_of_reach for o in upgrade.paths.obstacles]
        assert {(o.kind, o.criterion) for o in obstacles} == {("finding", None), ("minimum", "2.1")}


class TestCouncil:
    """What the fourth notebook says."""

    def test_the_mean_is_not_rounded(self, ran):
        """69.8 gives 3 stars; the totals lie 2 points apart."""
        council = ran["council"][0]["council"]
        assert (council.total * 10, council.tier, council.spread.width) == (698, 3, 2)

    def test_one_criterion_settles_it(self, ran):
        """3.5 alone gives 4 stars, over 70 points, by the ticks of three members."""
        (move,) = ran["council"][0]["paths"][0].moves
        assert (move.criterion, move.members) == ("3.5", (1, 2, 3))
        assert ran["council"][0]["paths"][0].rating.total > 70
