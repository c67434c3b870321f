"""Annex I and the four groups of the 2022 plan."""

import unicodedata

import pytest

from ocop import DataError, UnknownNameError, criteria
from ocop.entities import GroupLevel
from ocop.groups import (
    ANNEX_I,
    PLAN,
    build,
    counterparts,
    group,
    groups,
    plan_group_of,
    without_counterpart,
)


def every(tops):
    """Every group of a tree."""
    return [g for top in tops for g in (top, *every(top.children))]


class TestAnnexOne:
    """Phụ lục I: 6 sectors, 17 groups, 26 sets of products."""

    def test_counts(self):
        """The tree has the printed shape."""
        tree = every(groups())
        assert [g.id for g in groups()] == ["I", "II", "III", "IV", "V", "VI"]
        assert sum(g.level is GroupLevel.GROUP for g in tree) == 17
        assert [leaf.sheet for top in groups() for leaf in top.leaves] == list(range(1, 27))
        assert len({g.slug for g in tree}) == len({g.id for g in tree}) == 39

    def test_same_as_the_sheets(self, rules):
        """Names, numbering and ministries are those of the sheets."""
        for top in groups():
            for leaf in top.leaves:
                sheet = rules.sheet(leaf.sheet)
                parts = [sheet.sector, sheet.group, *([sheet.subgroup] if sheet.subgroup else [])]
                assert leaf.id == ".".join(p.code for p in parts)
                assert leaf.name == parts[-1].name
                assert leaf.slug == sheet.slug
                assert leaf.ministries == sheet.ministries
                assert top.name == sheet.sector.name
                assert str(leaf.citation) == f"Quyết định {ANNEX_I}, Phụ lục I, mục {leaf.id}"

    @pytest.mark.parametrize(
        ("name", "id"),
        [
            ("I.6", "I.6"),
            ("i.6", "I.6"),
            ("ca-phe-ca-cao", "I.6"),
            (unicodedata.normalize("NFD", "Cà phê, ca cao"), "I.6"),
            ("DO UONG CO CON KHAC", "II.1.b"),
            ("nhom-do-uong-khong-con", "II.2"),
            ("do-uong-khong-con", "II.2.b"),
            ("San pham thuc pham", "I"),
        ],
    )
    def test_lookup(self, name, id):
        """By id, slug or name, however typed."""
        assert group(name).id == id

    def test_one_name_two_groups(self):
        """A name of a group and of a subgroup is not guessed."""
        with pytest.raises(
            UnknownNameError, match=r"more than one group: II\.2, II\.2\.b; give the id"
        ):
            group("Đồ uống không cồn")

    @pytest.mark.parametrize("name", ["", "cà phe rang xay", None, 5])
    def test_unknown(self, name):
        """An unknown name is an error."""
        with pytest.raises(UnknownNameError, match="there is no product group"):
            group(name)

    def test_nearest(self):
        """It names the nearest."""
        with pytest.raises(UnknownNameError, match="nearest: ca-phe-ca-cao"):
            group("ca-phe-cacao")

    def test_sheet_of_a_group(self):
        """The sheet of a leaf is a sheet of the decision."""
        assert criteria.ruleset(ANNEX_I).sheet(group("Hoa").sheet).title == "Hoa"


class TestPlan:
    """Quyết định 2822/QĐ-UBND, Kế hoạch II.2: four groups; two sectors have none (I23)."""

    def test_groups(self):
        """Four groups, food with three and drinks with two below."""
        assert [g.name for g in groups(PLAN)] == [
            "Thực phẩm",
            "Đồ uống",
            "Hàng thủ công mỹ nghệ",
            "Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch",
        ]
        assert [len(g.children) for g in groups("2822/qđ-ubnd")] == [3, 2, 0, 0]
        assert {g.level for g in groups(PLAN)} == {GroupLevel.GROUP}

    def test_counterparts(self):
        """Each group of the plan has its place in Annex I."""
        found = {g.id: [c.id for c in counterparts(g)] for g in every(groups(PLAN))}
        assert found == {
            "KH.1": ["I"],
            "KH.1.a": ["I.1"],
            "KH.1.b": ["I.2", "I.3"],
            "KH.1.c": ["I.4", "I.5", "I.6"],
            "KH.2": ["II"],
            "KH.2.a": ["II.1"],
            "KH.2.b": ["II.2"],
            "KH.3": ["IV"],
            "KH.4": ["VI"],
        }

    def test_the_other_way(self):
        """Every leaf outside sectors III and V has a group of the plan; those have none."""
        for top in groups():
            for leaf in top.leaves:
                assert (plan_group_of(leaf) is None) == (top.id in ("III", "V"))
        assert [g.id for g in without_counterpart()] == ["III", "V"]
        assert plan_group_of(group("I.1.a")).id == "KH.1.a"

    @pytest.mark.parametrize("law", ["148/QĐ-TTg", None])
    def test_other_laws(self, law):
        """Other decisions have no groups here."""
        with pytest.raises(UnknownNameError, match="there are those of 26/2026"):
            groups(law)


class TestData:
    """A wrong data file is refused."""

    row = '[[groups]]\nlaw = "26/2026/QĐ-TTg"\nid = "{}"\nname = "x"\n'

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("x", "cannot be read"),
            (row.format("I") + "sheets = 1\n", "cannot be read"),
            (row.format("9"), "cannot be read"),
            (row.format("I") * 2, "I: the id occurs twice"),
            (row.format("I.1"), "I.1: group I is missing above it"),
        ],
    )
    def test_broken(self, text, words):
        """File, key and fix."""
        with pytest.raises(DataError, match=r"data file x\.toml: ") as caught:
            build(text, "x.toml")
        assert words in str(caught.value)
        assert "tệp dữ liệu x.toml" in caught.value.message("vi")
