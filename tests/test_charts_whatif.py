"""Pictures of ratings and what-if answers: what they show, and that all of it can be read."""

import io
import random
from fractions import Fraction
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from PIL import Image

import strategies
from ocop import charts, criteria
from ocop.charts import canvas
from ocop.charts.frontier import SIGNS
from ocop.charts.scale import Scale, fives
from ocop.charts.shapes import INK, PAPER, SHADE, Box, Label, Line, Mark
from ocop.charts.sheet import MARGIN, PAGE
from ocop.criteria import whatif
from ocop.errors import InputError
from ocop.vocabulary import StarTier

LAW = "26/2026/QĐ-TTg"
RULES = criteria.ruleset(LAW)
SHEET = RULES.sheet(13)
FULL = {leaf.code: leaf.max_points for leaf in SHEET.leaves}
HALF = {leaf.code: leaf.allowed[len(leaf.allowed) // 2] for leaf in SHEET.leaves}
ONE = criteria.Assessment(law=LAW, sheet=13, answers=HALF, product="Cà phê Đồi Sương")
OTHER = ONE.model_copy(update={"answers": HALF | {"1.5": 1, "4.1": 0}})
COUNCIL = criteria.rate_council([ONE, ONE, OTHER])
NOTHING = {leaf.code: 0 for leaf in SHEET.leaves}
STOPPED = {"law": LAW, "sheet": 16, "answers": {c.code: 0 for c in RULES.sheet(16).leaves}}
BLUE = "#2f5d8a"


def dear(_, now, to):
    return (to - now) * 1500000


def portfolio():
    """Products on all sheets, the same every time."""
    chance = random.Random(7)
    for number in range(1, 27):
        for _ in range(20):
            answers = {
                leaf.code: chance.choice([leaf.max_points, leaf.max_points, *leaf.allowed])
                for leaf in RULES.sheet(number).leaves
            }
            if number != 26 and answers.get("5.1") == 0:
                answers.pop("5.2", None)
            yield {"law": LAW, "sheet": number, "answers": answers}


COUNTS = whatif.blocking(portfolio(), 5)
FEW = {(13, "1.5"): 7, (16, "1.5"): 2, (13, "2.3"): 4321}


def pictures(lang):
    return {
        "parts": charts.parts(criteria.rate(ONE), lang=lang),
        "parts-council": charts.parts(COUNCIL, lang=lang),
        "parts-change": charts.parts(whatif.change(COUNCIL, {"1.5": 3, "4.1": 5}), lang=lang),
        "parts-nothing": charts.parts(criteria.rate(STOPPED), lang=lang),
        "waterfall": charts.waterfall(whatif.paths(ONE, 4, cost=dear)[0], lang=lang),
        "waterfall-council": charts.waterfall(whatif.paths(COUNCIL, 4)[0], lang=lang),
        "waterfall-far": charts.waterfall(whatif.paths(STOPPED, 5)[0], lang=lang),
        "waterfall-held": charts.waterfall(whatif.paths(ONE, 2)[0], lang=lang),
        "frontier": charts.frontier(whatif.frontier(ONE, cost=dear), lang=lang),
        "frontier-council": charts.frontier(whatif.frontier(COUNCIL), lang=lang),
        "frontier-far": charts.frontier(
            whatif.frontier({"law": LAW, "sheet": 13, "answers": NOTHING}), lang=lang
        ),
        "frontier-one": charts.frontier(
            whatif.frontier({"law": LAW, "sheet": 13, "answers": FULL}), lang=lang
        ),
        "frontier-tiny": charts.frontier(
            whatif.frontier(ONE, cost=dict.fromkeys(HALF, Fraction(1, 10**9))), lang=lang
        ),
        "frontier-huge": charts.frontier(
            whatif.frontier(ONE, cost=dict.fromkeys(HALF, 10**12)), lang=lang
        ),
        "frontier-none": charts.frontier([], lang=lang),
        "blocking": charts.blocking(COUNTS, 5, rules=RULES, lang=lang),
        "blocking-few": charts.blocking(FEW, 5, rules=RULES, lang=lang),
        "blocking-none": charts.blocking({}, 5, rules=RULES, lang=lang),
    }


PICTURES = {
    f"{name}-{lang}": made for lang in ("vi", "en") for name, made in pictures(lang).items()
}


def labels(picture):
    return [shape.text for shape in picture.shapes if isinstance(shape, Label)]


def of(picture, kind):
    return [shape for shape in picture.shapes if isinstance(shape, kind)]


def refused(error, code, en, vi, path):
    """An error with exactly one problem, in both languages."""
    (issue,) = error.value.issues
    assert (issue.code, issue.path) == (code, path)
    assert issue.en == en
    assert issue.vi == vi


class TestReadable:
    """No text runs into another or off the page, and every letter can be shown."""

    @pytest.mark.parametrize("name", PICTURES)
    def test_text_stands_clear(self, name):
        picture = PICTURES[name]
        figure = picture.figure()
        renderer = FigureCanvasAgg(figure).get_renderer()
        texts = [t for t in figure.get_children() if isinstance(t, Text) and t.get_text()]
        found = [(t.get_text(), t.get_window_extent(renderer)) for t in texts]
        right, upper = figure.bbox.width, figure.bbox.height
        for text, area in found:
            assert area.x0 >= 0.9 * MARGIN * figure.dpi, text
            assert area.x1 <= right - 0.9 * MARGIN * figure.dpi, text
            assert area.y0 > 0, text
            assert area.y1 < upper, text
        for (one, area), (other, near) in combinations(found, 2):
            across = min(area.x1, near.x1) - max(area.x0, near.x0)
            along = min(area.y1, near.y1) - max(area.y0, near.y0)
            assert across < 0.5 or along < 0.5, (one, other)
        for mark in of(picture, Mark):
            x, y = mark.x * figure.dpi, upper - mark.y * figure.dpi
            reach = mark.size / 72 / 2 * figure.dpi
            for text, area in found:
                apart = max(area.x0 - x, x - area.x1, area.y0 - y, y - area.y1)
                assert apart > reach - 0.5, (mark, text)

    @pytest.mark.parametrize("name", PICTURES)
    def test_letters(self, name):
        picture = PICTURES[name]
        assert "\ufffd" not in picture.alt
        assert picture.width == PAGE
        for label in of(picture, Label):
            assert set(label.text) <= canvas.letters() - {"\ufffd"}
            assert label.size >= 8

    @pytest.mark.parametrize(
        "name", ["parts-vi", "waterfall-en", "frontier-one-vi", "blocking-few-en"]
    )
    def test_same_bytes_with_words(self, name):
        picture = PICTURES[name]
        text = picture.svg()
        assert text == picture.svg()
        assert f"<title>{picture.title}</title>" in text
        assert picture.alt.startswith(picture.title)
        assert picture.png(40)[1:4] == b"PNG"

    @settings(max_examples=8, deadline=None)
    @given(strategies.sheets_and_answers(complete=False), st.integers(3, 5))
    def test_any_dossier(self, dossier, tier):
        """Every picture can be made of every dossier, and stays on the page."""
        number, answers = dossier
        source = {"law": LAW, "sheet": number, "answers": answers}
        made = [
            charts.parts(criteria.rate(source)),
            charts.frontier(whatif.frontier(source)),
            charts.blocking(whatif.blocking([source], tier), tier, rules=RULES, lang="en"),
            *(charts.waterfall(path) for path in whatif.paths(source, tier)),
        ]
        for picture in made:
            for shape in of(picture, Box) + of(picture, Mark):
                assert MARGIN - 0.01 <= shape.x <= PAGE - MARGIN
                assert 0 < shape.y < picture.height


class TestParts:
    """One bar for each part on one scale, the exact points beside it, the total under the tiers."""

    def test_bars_are_to_scale(self):
        picture = PICTURES["parts-vi"]
        bars = [b for b in of(picture, Box) if b.fill == BLUE][1:]
        rating = criteria.rate(ONE)
        points = [*(part.points for part in rating.parts.values()), rating.total]
        assert [b.width * 20 for b in bars] == pytest.approx([float(p) for p in points])
        tracks = [b for b in of(picture, Box) if b.fill == SHADE][1:]
        assert [b.width * 20 for b in tracks] == pytest.approx([40, 25, 35, 100])

    def test_before_is_hollow(self):
        hollow = [b for b in of(PICTURES["parts-change-vi"], Box) if b.fill == PAPER and b.edge]
        full = [b for b in of(PICTURES["parts-change-vi"], Box) if b.fill == BLUE]
        assert len(hollow) == len(full) == 5
        for before, after in zip(hollow[1:], full[1:], strict=True):
            assert before.y < after.y
        assert not [b for b in of(PICTURES["parts-vi"], Box) if b.fill == PAPER]

    def test_in_words(self):
        assert "Phần A. SẢN PHẨM VÀ SỨC MẠNH CỦA CỘNG ĐỒNG: 27 trên 40 (67,5%)" in (
            PICTURES["parts-vi"].alt
        )
        english = PICTURES["parts-change-en"]
        assert "Part C. Product quality: 20 → 20 of 35 (57.14…%), 0" in english.alt
        assert "Total: 59 → 64 of 100 (64%), +5. Tier: 3 stars → 3 stars" in english.alt
        assert "Minimums missed for 4 stars: 2.1, 2.3, 3.4, 5.1." in labels(english)

    def test_nothing_has_no_bar(self):
        picture = PICTURES["parts-nothing-vi"]
        assert len([b for b in of(picture, Box) if b.fill == BLUE]) == 1
        assert "Hạng: dừng đánh giá" in labels(picture)

    def test_tiers(self):
        assert {"2 sao: 30", "3 sao: 50", "4 sao: 70", "5 sao: 90"} <= set(
            labels(PICTURES["parts-vi"])
        )

    def test_refused(self):
        with pytest.raises(InputError) as error:
            charts.parts(3)
        refused(
            error,
            "not-a-rating",
            "3 is no rating (kết quả phân hạng) and no change; give what criteria.rate, "
            "criteria.rate_council or whatif.change returned",
            "3 không phải kết quả phân hạng hay thay đổi; hãy đưa kết quả của criteria.rate, "
            "criteria.rate_council hoặc whatif.change",
            "shown",
        )


class TestWaterfall:
    """One step per move from today's total to the end; moves that meet a minimum are full."""

    @staticmethod
    def steps(picture, path):
        boxes = [b for b in of(picture, Box) if b.edge == INK]
        return boxes[-len(path.moves) :]

    @pytest.mark.parametrize("source", [ONE, COUNCIL], ids=["one", "council"])
    def test_each_step_begins_where_the_last_ended(self, source):
        path = whatif.paths(source, 4)[0]
        picture = charts.waterfall(path)
        steps = self.steps(picture, path)
        for one, other in pairwise(steps):
            assert one.x + one.width == pytest.approx(other.x)
            assert one.y < other.y
        ratio = [float(m.gain) / s.width for m, s in zip(path.moves, steps, strict=True)]
        assert max(ratio) == pytest.approx(min(ratio))
        _, start, end = of(picture, Mark)
        assert steps[0].x == pytest.approx(start.x)
        assert steps[-1].x + steps[-1].width == pytest.approx(end.x)

    def test_minimums_are_marked(self):
        path = whatif.paths(ONE, 4)[0]
        missed = {s.criterion for s in path.before.shortfalls[4]}
        picture = charts.waterfall(path)
        full = [s.fill == BLUE for s in self.steps(picture, path)]
        assert full == [move.criterion in missed for move in path.moves]
        assert len(set(full)) == 2
        words = labels(picture)
        assert words.count("đạt yêu cầu tối thiểu cho 4 sao") == sum(full) + 1

    def test_a_minimum_that_the_council_met_is_not_marked(self):
        """A move for points alone is hollow, even where one member missed the minimum."""
        ninety = FULL | {"1.3": 0, "1.4": 0, "4.2": 0}
        members = [
            ONE.model_copy(update={"answers": ninety | more}) for more in ({}, {}, {"1.5": 0})
        ]
        fixed = [code for code in FULL if code != "1.5"]
        path = whatif.paths(criteria.rate_council(members), 5, fixed=fixed)[0]
        assert dict(path.changes) == {"1.5": 3}
        assert path.minimums == ()
        assert [b.fill for b in self.steps(charts.waterfall(path), path)] == [PAPER]
        alone = whatif.paths(criteria.rate_council(members, minimums="unanimous"), 5, fixed=fixed)[
            0
        ]
        assert [m.criterion for m in alone.minimums] == ["1.5"]
        assert [b.fill for b in self.steps(charts.waterfall(alone), alone)] == [BLUE]

    def test_box_to_reach_and_costs(self):
        picture = PICTURES["waterfall-vi"]
        assert "+3 (2 → 5), chi phí 4.500.000; đạt yêu cầu tối thiểu cho 4 sao" in picture.alt
        assert "Bán ra ngoài địa bàn cấp xã, ≥5 đại diện/đại lý phân phối" in labels(picture)
        english = PICTURES["waterfall-council-en"]
        assert english.alt.endswith("After all changes: 212/3 (70.66…) points, 4 stars, cost 6.")

    def test_least_totals(self):
        assert "4 sao: 70" in labels(PICTURES["waterfall-vi"])
        assert {"2 stars: 30", "5 stars: 90"} <= set(labels(PICTURES["waterfall-far-en"]))

    def test_legend_explains_what_is_drawn_and_nothing_else(self):
        path = whatif.paths({"law": LAW, "sheet": 13, "answers": FULL | {"1.5": 2}}, 5)[0]
        words = labels(charts.waterfall(path))
        assert words.count("đạt yêu cầu tối thiểu cho 5 sao") == 2
        assert "điểm tăng ở một tiêu chí" not in words
        assert "điểm thấp nhất của hạng" not in words

    def test_incomplete(self):
        """What was not answered is raised from 0, and its minimum counts as met by the move."""
        answers = FULL.copy()
        del answers["5.1"]
        path = whatif.paths({"law": LAW, "sheet": 13, "answers": answers}, 4)[0]
        assert [m.criterion for m in path.minimums] == ["5.1"]
        picture = charts.waterfall(path)
        assert f"Hôm nay: {100 - FULL['5.1']} điểm, chưa chấm đủ." in labels(picture)
        assert [b.fill for b in self.steps(picture, path)] == [BLUE]

    def test_lowest_tiers_have_no_minimums(self):
        path = whatif.paths({"law": LAW, "sheet": 13, "answers": NOTHING}, 2)[0]
        words = labels(charts.waterfall(path))
        assert "điểm tăng ở một tiêu chí" in words
        assert not any(word.startswith("đạt yêu cầu tối thiểu") for word in words)

    def test_refused(self):
        with pytest.raises(InputError) as error:
            charts.waterfall(whatif.paths(ONE, 4))
        (issue,) = error.value.issues
        assert (issue.code, issue.path) == ("not-a-path", "path")
        with pytest.raises(InputError) as error:
            charts.waterfall(None)
        refused(
            error,
            "not-a-path",
            "None is no path (cách); give one of what whatif.paths returned",
            "None không phải một cách; hãy đưa một phần tử của whatif.paths",
            "path",
        )


class TestFrontier:
    """Every point where its cost and total are, marked by its tier, over the bands."""

    @pytest.mark.parametrize("source", [ONE, COUNCIL], ids=["one", "council"])
    def test_points_are_to_scale(self, source):
        points = sorted(whatif.frontier(source), key=lambda p: p.tier)
        tiers = len({p.tier for p in points})
        marks = of(charts.frontier(points), Mark)[tiers : tiers + len(points)]
        assert [m.kind for m in marks] == [SIGNS[p.tier][0] for p in points]
        last = max(range(len(points)), key=lambda n: points[n].total)
        for values, places in (
            ([float(p.cost) for p in points], [m.x for m in marks]),
            ([float(p.total) for p in points], [m.y for m in marks]),
        ):
            per = (places[last] - places[0]) / (values[last] - values[0])
            for value, place in zip(values, places, strict=True):
                assert place == pytest.approx(places[0] + (value - values[0]) * per)

    def test_cheapest_of_each_tier_is_large_and_named(self):
        picture = PICTURES["frontier-vi"]
        assert sorted(m.kind for m in of(picture, Mark) if m.size == 12) == [
            "diamond",
            "disc",
            "triangle",
        ]
        path = whatif.paths(ONE, 4, cost=dear)[0]
        assert f"4 sao: chi phí {path.cost:,}".replace(",", ".") in picture.alt
        assert "3 sao: chi phí 0, 60 điểm (không thay đổi gì)" in labels(picture)

    def test_bands(self):
        words = labels(PICTURES["frontier-far-en"])
        assert {"1 star", "2 stars", "3 stars", "4 stars", "5 stars"} <= set(words)
        assert "1 star" not in labels(PICTURES["frontier-en"])

    def test_stairs_never_fall(self):
        stairs = [s for s in of(PICTURES["frontier-council-vi"], Line) if len(s.points) == 3]
        for (_, y), (_, along), (_, above) in (line.points for line in stairs):
            assert y == along
            assert above < y

    def test_none(self):
        stopped = ONE.model_copy(update={"findings": [SHEET.rejection.id]})
        assert charts.frontier(whatif.frontier(stopped)) == PICTURES["frontier-none-vi"]
        assert PICTURES["frontier-none-en"].alt == (
            "Cost and points. There is no way: a finding stands against the product."
        )

    @pytest.mark.parametrize("name", ["frontier-tiny-vi", "frontier-huge-en"])
    def test_the_unit_of_costs_changes_no_place(self, name):
        usual = charts.frontier(whatif.frontier(ONE), lang=name[-2:])
        places = [(m.x, m.kind) for m in of(usual, Mark)]
        assert [(m.x, m.kind) for m in of(PICTURES[name], Mark)] == [
            (pytest.approx(x), kind) for x, kind in places
        ]

    def test_refused(self):
        good = whatif.frontier(ONE)[0]
        with pytest.raises(InputError) as error:
            charts.frontier([good, 3])
        refused(
            error,
            "not-a-point",
            "3 is no point of a frontier; give what whatif.frontier returned",
            "3 không phải một điểm chi phí; hãy đưa kết quả của whatif.frontier",
            "points[1]",
        )
        with pytest.raises(InputError) as error:
            charts.frontier("ab")
        assert [issue.path for issue in error.value.issues] == ["points[0]", "points[1]"]


class TestBlocking:
    """Every count in its cell, darker for more; dashes where there is no minimum."""

    def test_every_count_is_shown(self):
        words = labels(PICTURES["blocking-vi"])
        for number in set(COUNTS.values()):
            assert words.count(str(number)) >= list(COUNTS.values()).count(number)
        assert {code for _, code in COUNTS} <= set(words)
        assert "4.321" in labels(PICTURES["blocking-few-vi"])
        assert "4,321" in labels(PICTURES["blocking-few-en"])

    def test_empty_and_dashed_cells(self):
        words = labels(PICTURES["blocking-few-vi"])
        assert "không vướng" in words  # criterion 2.3 of sheet 16
        assert "phiếu không có yêu cầu này" not in words
        assert "–" in labels(PICTURES["blocking-en"])
        assert "the sheet has no such minimum" in labels(PICTURES["blocking-en"])

    def test_most_first_in_words(self):
        alt = PICTURES["blocking-few-en"].alt
        places = [alt.index(f"{n} products") for n in (4321, 7, 2)]
        assert places == sorted(places)
        assert f"Và {len(COUNTS) - 20} ô khác." in PICTURES["blocking-vi"].alt
        assert "No product misses a minimum." in PICTURES["blocking-none-en"].alt

    def test_darker_for_more_in_grey(self):
        picture = charts.blocking(
            {(n, "1.5"): n * n for n in (1, 2, 3, 4, 5, 6, 13)}, 5, rules=RULES
        )
        cells = [b for b in of(picture, Box) if b.height > 0.3]
        grey = Image.open(io.BytesIO(picture.png(100))).convert("L")
        shades = [grey.getpixel((int(b.x * 100 + 4), int(b.y * 100 + 4))) for b in cells]
        assert shades == sorted(shades, reverse=True)
        assert shades[0] - shades[-1] > 120

    def test_letters_stand_out(self):
        """Contrast of at least 4 to 1 in every cell, whatever its share."""
        picture = charts.blocking(
            {(n, "1.5"): n for n in range(1, 14)} | {(1, "2.1"): 26}, 5, rules=RULES
        )
        cells = [b for b in of(picture, Box) if b.height > 0.3]
        inside = [
            (label, cell)
            for label in of(picture, Label)
            for cell in cells
            if label.text.isdigit()
            and cell.x < label.x < cell.x + cell.width
            and cell.y < label.y < cell.y + cell.height
        ]
        assert len(inside) >= 14
        for label, cell in inside:
            high, low = sorted((bright(label.ink), bright(cell.fill)), reverse=True)
            assert (high + 0.05) / (low + 0.05) >= 4, label

    @pytest.mark.parametrize("to", [2, 6, "4", None])
    def test_no_such_tier(self, to):
        with pytest.raises(InputError) as error:
            charts.blocking({}, to, rules=RULES)
        shown = repr(to) if not isinstance(to, str) else f"'{to}'"
        refused(
            error,
            "to",
            f"{shown} is no tier with minimums (hạng có yêu cầu tối thiểu); allowed: 3, 4, 5",
            f"{shown} không phải hạng có yêu cầu tối thiểu; cho phép: 3, 4, 5",
            "to",
        )

    def test_not_an_object(self):
        with pytest.raises(InputError) as error:
            charts.blocking([1], 4, rules=RULES)
        refused(
            error,
            "not-an-object",
            "expected an object of sheets, criteria and numbers of products, got [1]; give what "
            "whatif.blocking returned",
            "cần một đối tượng gồm phiếu, tiêu chí và số sản phẩm, nhận được [1]; hãy đưa kết quả "
            "của whatif.blocking",
            "counts",
        )

    @pytest.mark.parametrize("count", [0, -1, True, 1.0, "3", None])
    def test_no_number_of_products(self, count):
        with pytest.raises(InputError) as error:
            charts.blocking({(13, "1.5"): count}, 5, rules=RULES)
        shown = repr(count)
        refused(
            error,
            "count",
            f"{shown} is no number of products (số sản phẩm); give 1 or more",
            f"{shown} không phải số sản phẩm; hãy ghi từ 1 trở lên",
            "counts[(13, '1.5')]",
        )

    @pytest.mark.parametrize(
        "key", [(27, "1.5"), (13, "99"), (13, "1.2"), (13, "1"), ("13", "1.5"), 13, (13, None)]
    )
    def test_no_such_minimum(self, key):
        with pytest.raises(InputError) as error:
            charts.blocking({key: 1}, 5, rules=RULES)
        (issue,) = error.value.issues
        assert issue.code == "no-such-minimum"
        assert issue.en.endswith(
            "is no sheet and criterion (phiếu, tiêu chí) with a minimum for 5 stars; give what "
            "whatif.blocking counted for that tier"
        )
        assert issue.vi.endswith(
            "không phải phiếu và tiêu chí có yêu cầu tối thiểu cho 5 sao; hãy đưa kết quả của "
            "whatif.blocking cho hạng ấy"
        )

    def test_every_problem_at_once(self):
        with pytest.raises(InputError) as error:
            charts.blocking({(13, "1.5"): 0, (99, "1.1"): 1}, 5, rules=RULES)
        assert [issue.code for issue in error.value.issues] == ["count", "no-such-minimum"]


def bright(colour):
    """Relative luminance."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


class TestInGrey:
    """What is told apart is told apart by form and by word, never by colour alone."""

    def test_tiers_differ_in_form(self):
        kinds = [kind for kind, _ in SIGNS.values()]
        assert len(set(kinds)) == len(kinds) == len(StarTier)

    def test_languages(self):
        for make in (
            lambda: charts.parts(criteria.rate(ONE), lang="fr"),
            lambda: charts.waterfall(whatif.paths(ONE, 4)[0], lang="fr"),
            lambda: charts.frontier([], lang="fr"),
            lambda: charts.blocking({}, 4, rules=RULES, lang="fr"),
        ):
            with pytest.raises(InputError) as error:
                make()
            assert error.value.issues[0].code == "unknown-language"


class TestScale:
    """Round numbers, exactly placed."""

    amounts = st.fractions(min_value=0, max_value=10**15)

    @given(amounts, st.fractions(min_value=Fraction(1, 10**6), max_value=10**15), st.integers(1, 9))
    def test_ticks(self, first, span, most):
        scale = Scale(first, first + span, 0.0, 1.0)
        ticks = scale.ticks(most)
        assert all(first <= tick <= first + span for tick in ticks)
        assert len(ticks) <= most + 1
        steps = {b - a for a, b in pairwise(ticks)}
        assert len(steps) <= 1
        for step in steps:
            digits = str(step.numerator if step >= 1 else 1 / step).rstrip("0")
            assert digits in {"1", "2", "5"}

    @given(st.integers(0, 100), st.integers(0, 100))
    def test_fives(self, one, other):
        low, high = sorted((one, other))
        scale = fives(low, high, 0.0, 1.0)
        assert 0 <= scale.first <= low <= high <= scale.last <= 100
        assert scale.first < scale.last
        assert scale.first % 5 == scale.last % 5 == 0
