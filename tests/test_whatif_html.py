"""What-if answers and score sheets in a notebook: what the HTML says, and that it is safe."""

from fractions import Fraction
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import strategies
from ocop import criteria
from ocop.criteria import showing, whatif
from ocop.criteria.whatif import wording
from ocop.vocabulary import StarTier

LAW = "26/2026/QĐ-TTg"
RULES = criteria.ruleset(LAW)
SHEET = RULES.sheet(13)
HALF = {leaf.code: leaf.allowed[len(leaf.allowed) // 2] for leaf in SHEET.leaves}
FULL = {leaf.code: leaf.max_points for leaf in SHEET.leaves}
ONE = criteria.Assessment(law=LAW, sheet=13, answers=HALF, product="Cà phê")
OTHER = ONE.model_copy(update={"answers": HALF | {"1.5": 1, "4.1": 0}})
COUNCIL = criteria.rate_council([ONE, ONE, OTHER])
VOID = {"meta", "br", "hr"}


class Page(HTMLParser):
    """Reads a fragment: refuses what is not closed; keeps text, tables and attributes."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.tables, self.words = [], [], [], []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.open.append(tag)
        self.tags.append((tag, dict(attributes)))
        if tag == "table":
            self.tables.append([])
        if tag == "tr":
            self.tables[-1].append([])
        if tag in {"td", "th"}:
            self.tables[-1][-1].append("")

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" in self.open:
            return
        self.words.append(data)
        if {"td", "th"} & set(self.open):
            self.tables[-1][-1][-1] += data

    @property
    def text(self):
        return " ".join(" ".join(self.words).replace("\u00a0", " ").split())


def shown(answer, lang=None):
    html = answer._repr_html_() if lang is None else whatif.show(answer, lang)
    return Page(html)


ANSWERS = {
    "change": whatif.change(ONE, {"1.5": 3, "2.2": None, "1.1": 1}),
    "change-council": whatif.change(COUNCIL, {"1.5": 3, "4.1": 5}),
    "no-change": whatif.change(ONE, {}),
    "path": whatif.paths(ONE, 4)[0],
    "path-council": whatif.paths(COUNCIL, 4)[0],
    "held": whatif.paths(ONE, 2)[0],
    "one-path": whatif.paths(ONE, 4),
    "paths": whatif.paths(ONE, 4, limit=3),
    "no-path": whatif.paths(ONE, 5, fixed=["1.5"]),
    "point": whatif.frontier(ONE)[3],
    "point-council": whatif.frontier(COUNCIL)[1],
    "first-point": whatif.frontier(ONE)[0],
    "frontier": whatif.frontier(ONE),
    "gains": whatif.gains(ONE),
    "no-gains": whatif.gains(ONE, fixed=list(HALF)),
}


class TestForm:
    """Self-contained, closed, with heads that say what they are heads of, colours of the page."""

    @pytest.mark.parametrize("lang", ["vi", "en"])
    @pytest.mark.parametrize("name", ANSWERS)
    def test_well_formed(self, name, lang):
        page = shown(ANSWERS[name], lang)
        assert page.tags[0] == ("div", {"class": "ocop-shown", "lang": lang})
        assert [tag for tag, _ in page.tags].count("h3") == 1
        assert all(a.get("scope") in {"row", "col"} for tag, a in page.tags if tag == "th")
        for table in page.tables:
            assert len({len(row) for row in table}) == 1

    @pytest.mark.parametrize("name", ANSWERS)
    def test_vietnamese_first(self, name):
        assert ANSWERS[name]._repr_html_() == whatif.show(ANSWERS[name], "vi")

    @pytest.mark.parametrize("text", [*(a._repr_html_() for a in ANSWERS.values())])
    def test_takes_the_colours_of_the_page(self, text):
        assert "#" not in text
        assert "rgb" not in text
        assert "background:transparent" in text
        assert "http" not in text
        assert "<script" not in text

    def test_tuples_stay_tuples(self):
        assert isinstance(ANSWERS["frontier"], tuple)
        assert isinstance(ANSWERS["gains"], tuple)
        assert ANSWERS["gains"] == tuple(ANSWERS["gains"])

    @settings(max_examples=30, deadline=None)
    @given(st.text(min_size=1, max_size=30))
    def test_a_product_cannot_break_out(self, name):
        """Whatever a product is called stands as text."""
        hostile = f"<script>alert(1)</script>&{name}<!--"
        source = {"law": LAW, "sheet": 13, "answers": HALF, "product": hostile}
        try:
            found = whatif.paths(source, 4)
        except criteria.assessment.AssessmentError:
            return  # no name at all, such as one with characters that cannot be written
        for answer in (found, found[0], whatif.change(source, {}), whatif.frontier(source)):
            page = shown(answer)
            assert {"script"}.isdisjoint(tag for tag, _ in page.tags)
            assert "<script>alert(1)</script>&" in page.text


class TestChange:
    """Before, after and the difference by part; what changed; minimums met and lost."""

    def test_before_and_after(self):
        first, changes, minimums = shown(ANSWERS["change"]).tables
        assert first[1] == ["Phần A", "27", "25", "−2"]
        assert first[4] == ["Tổng điểm", "60", "58", "−2"]
        assert first[6] == ["Hạng được cấp", "3 sao", "chưa chấm đủ", ""]
        assert changes[2][1:] == ["2", "bỏ"]
        assert minimums[1] == ["1.5 Liên kết chuỗi trong sản xuất", "3", "5", "đạt"]
        assert minimums[2] == ["1.1 Nguồn nguyên liệu", "2", "3, 4, 5", "mất"]

    def test_in_english(self):
        first, changes, minimums = shown(ANSWERS["change"], "en").tables
        assert first[0] == ["", "Before", "After", "Difference"]
        assert first[6] == ["Tier that may be given", "3 stars", "incomplete", ""]
        assert changes[2][2] == "taken out"
        assert [row[3] for row in minimums[1:]] == ["met", "lost"]

    def test_a_council(self):
        first, changes, _ = shown(ANSWERS["change-council"]).tables
        assert first[1] == ["Phần A", "80/3 (26,66…)", "28", "+4/3 (1,33…)"]
        assert changes[1][1] == "Thành viên 1: 2Thành viên 2: 2Thành viên 3: 1"

    def test_what_had_no_answer(self):
        _, changes, *_ = shown(
            whatif.change({"law": LAW, "sheet": 13, "answers": {}}, {"1.5": 3})
        ).tables
        assert changes[1][1] == "chưa chấm"

    def test_no_minimum_changes(self):
        assert len(shown(ANSWERS["no-change"]).tables) == 2


class TestPaths:
    """Each move with its box, cost, gain, minimum and clause; or what stands in the way."""

    def test_a_path(self):
        path = ANSWERS["path"]
        page = shown(path)
        assert page.text.startswith("Một cách đạt 4 sao: Cà phê (Phiếu 13: ")
        assert f"Tổng điểm 60 (3 sao) → {path.rating.total} (4 sao)" in page.text
        (table,) = page.tables
        assert len(table) == 1 + len(path.moves)
        for row, move in zip(table[1:], path.moves, strict=True):
            assert row[1] == f"{move.before} → {move.after}"
            assert row[4] == SHEET.criterion(move.criterion).ticked(move.after).label
            assert row[6] == f"Phụ lục II, bộ sản phẩm 13, tiêu chí {move.criterion}"
        missed = {s.criterion for s in path.before.shortfalls[4]}
        marked = {row[0].partition(" ")[0] for row in table[1:] if row[5] == "4 sao"}
        assert marked == missed
        assert any(row[5] == "" for row in table[1:])

    def test_held_already(self):
        page = shown(ANSWERS["held"])
        assert page.tables == []
        assert "Đã đạt 2 sao: không cần thay đổi gì" in page.text

    def test_one_and_several(self):
        assert shown(ANSWERS["one-path"]).text.startswith("Cách rẻ nhất đạt 4 sao: ")
        page = shown(ANSWERS["paths"])
        assert page.text.startswith("3 cách đạt 4 sao, rẻ nhất trước: ")
        folds = [a for tag, a in page.tags if tag == "details"]
        assert folds == [{"open": None}, {}, {}]
        first = ANSWERS["paths"][0]
        moves = ", ".join(f"{code} → {points}" for code, points in first.changes.items())
        assert f"Cách 1: chi phí {first.cost}; {moves}" in page.text

    def test_none(self):
        (obstacle,) = ANSWERS["no-path"].obstacles
        assert shown(ANSWERS["no-path"]).tables[0][1] == [obstacle.vi, str(obstacle.citation)]
        page = shown(ANSWERS["no-path"], "en")
        assert page.text.startswith("5 stars cannot be reached")
        assert page.tables[0][1] == [obstacle.en, str(obstacle.citation)]

    def test_costs_are_exact(self):
        path = whatif.paths(ONE, 4, cost=lambda _, now, to: (to - now) * Fraction(2500001, 2))[0]
        assert "Chi phí 12.500.005" in shown(path).text
        assert path.moves[0].cost == Fraction(2500001, 2)
        assert shown(path, "en").tables[0][1][3] == "1,250,000.5"

    @settings(max_examples=25, deadline=None)
    @given(strategies.sheets_and_answers(complete=False), st.sampled_from(list(StarTier)))
    def test_any_dossier(self, dossier, tier):
        """Every sheet and tier has a page, in both languages, with all moves or all obstacles."""
        number, answers = dossier
        found = whatif.paths({"law": LAW, "sheet": number, "answers": answers}, tier)
        rows = found[0].moves if found else found.obstacles
        for lang in ("vi", "en"):
            tables = shown(found, lang).tables
            assert sum(len(table) - 1 for table in tables) == len(rows)


class TestFrontier:
    """Every point with cost, total, tier and changes."""

    def test_all_points(self):
        (table,) = shown(ANSWERS["frontier"]).tables
        assert len(table) == 1 + len(ANSWERS["frontier"])
        assert table[1] == ["0", "60", "3 sao", "không thay đổi gì"]

    def test_none(self):
        stopped = ONE.model_copy(update={"findings": [SHEET.rejection.id]})
        page = shown(whatif.frontier(stopped))
        assert page.tables == []
        assert "có phát hiện" in page.text

    def test_a_point(self):
        point = ANSWERS["point"]
        (table,) = shown(point).tables
        assert [row[1] for row in table[1:]] == [str(n) for n in point.changes.values()]
        assert "Thay đổi không thay đổi gì" in shown(ANSWERS["first-point"]).text
        assert shown(ANSWERS["point-council"], "en").text.startswith("A point of the frontier: ")


class TestGains:
    """Every step with what it buys."""

    def test_all_steps(self):
        (table,) = shown(ANSWERS["gains"]).tables
        assert len(table) == 1 + len(ANSWERS["gains"])
        assert table[1][:7] == ["4.1", "2 → 5", "+3", "1", "4, 5 sao", "3 sao", "7"]

    def test_none(self):
        assert "Không còn bước nào" in shown(ANSWERS["no-gains"]).text


class TestScoreSheet:
    """The parts of a sheet, every criterion and every box."""

    @pytest.mark.parametrize("number", range(1, 27))
    def test_every_box(self, number):
        sheet = RULES.sheet(number)
        page = Page(sheet._repr_html_())
        assert len(page.tables) == 3
        assert sum(len(table) - 1 for table in page.tables) == len(sheet.criteria)
        boxes = [tag for tag, _ in page.tags].count("li")
        assert boxes == sum(len(leaf.options) for leaf in sheet.leaves)
        marks = sum(o.minimum_for is not None for leaf in sheet.leaves for o in leaf.options)
        assert sum(page.text.count(f" ({'*' * n})") for n in (3, 4, 5)) == marks

    def test_in_both_languages(self):
        page = Page(showing.sheet_html(SHEET, "en"))
        assert page.text.startswith("Sheet 13: Coffee, cocoa products")
        assert "Rejected if" in page.text
        page = Page(SHEET._repr_html_())
        assert "Bị loại khi" in page.text
        assert "2: Nguyên liệu có nguồn gốc trong tỉnh: dùng từ 50% đến <75% (***)" in page.text

    def test_cases(self):
        text = Page(RULES.sheet(26)._repr_html_()).text
        assert "a) " in text
        assert "b) " in text


class TestWords:
    """Boxes by case, amounts, tiers."""

    def test_the_box_of_the_case(self):
        sheet = RULES.sheet(26)
        leaf, points = next(
            (leaf, option.points)
            for leaf in sheet.leaves
            for option in leaf.options
            if len({o.label for o in leaf.options if o.points == option.points}) > 1
        )
        a, b = (leaf.ticked(points, case).label for case in ("a", "b"))
        made = [
            criteria.Assessment(
                law=LAW, sheet=26, answers={leaf.code: points}, cases={leaf.code: c}
            )
            for c in ("a", "b")
        ]
        none = criteria.Assessment(law=LAW, sheet=26, answers={})
        assert wording.box_text(leaf, points, made[:1], "vi") == a
        assert wording.box_text(leaf, points, made[1:], "vi") == b
        assert wording.box_text(leaf, points, made, "vi").split(" / ") == [a, b]
        assert wording.box_text(leaf, points, [none], "vi").split(" / ") == [a, b]

    def test_no_name_of_a_product(self):
        rating = criteria.rate({"law": LAW, "sheet": 13, "answers": {}})
        assert wording.sheet_name(rating, "en") == "Sheet 13: Coffee, cocoa products"

    @given(st.fractions(min_value=0, max_value=10**12))
    def test_amounts_are_exact(self, value):
        text = wording.amount(value, "en")
        assert Fraction(text.replace(",", "")) == value
        swapped = text.translate(str.maketrans(",.", ".,"))
        assert wording.amount(value, "vi") == swapped

    @pytest.mark.parametrize(
        ("value", "text"), [(1, "1 điểm"), (Fraction(212, 3), "212/3 (70,66…) điểm")]
    )
    def test_points(self, value, text):
        assert wording.points(value, "vi") == text


class TestRefused:
    """Anything else is refused with what was expected."""

    def test_another_thing(self):
        with pytest.raises(TypeError, match=r"answer: expected a Change, Path, .* got int"):
            whatif.show(3)
        with pytest.raises(TypeError, match="got tuple"):
            whatif.show(())

    def test_another_language(self):
        with pytest.raises(ValueError, match="lang: 'fr' is not a language of ocop"):
            whatif.show(ANSWERS["path"], "fr")
        with pytest.raises(ValueError, match="allowed: vi, en"):
            showing.sheet_html(SHEET, "fr")
