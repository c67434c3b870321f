"""Explanations: enough to redo the sum by hand, in two languages, safe in Markdown and HTML."""

import html.parser
import json
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import LAW, dossier, full
from ocop import INTERPRETATIONS, StarTier, criteria
from ocop.criteria import phrases
from strategies import answers, numbers, sheets_and_answers

READINGS = {reading.id for reading in INTERPRETATIONS}


def steps(rating, kind, lang="vi"):
    """The steps of one kind in the trace of a rating."""
    return [s for s in criteria.explain(rating, lang).trace()["steps"] if s["step"] == kind]


class TestTrace:
    """The trace: every step names its clause and readings, and the sums can be redone."""

    @settings(max_examples=60)
    @given(sheets_and_answers(complete=False), st.sampled_from(["vi", "en"]))
    def test_redo_the_sum(self, case, lang):
        """Criteria sum to parts, parts to the total, the band holds the total."""
        number, given_ = case
        rating = criteria.rate(dossier(number, given_))
        trace = criteria.explain(rating, lang).trace()
        assert json.loads(json.dumps(trace)) == trace
        assert (trace["format"], trace["version"], trace["lang"]) == ("ocop.trace", 1, lang)
        by_kind = {}
        for step in trace["steps"]:
            by_kind.setdefault(step["step"], []).append(step)
            assert step["clause"].startswith(f"Quyết định {LAW}, ")
            assert set(step["interpretations"]) <= READINGS
            assert set(step["interpretations"]) <= set(trace["interpretations"])
        points = {s["code"]: s["points"] for s in by_kind["criterion"]}
        assert {c: p for c, p in points.items() if p} == {c: p for c, p in given_.items() if p}
        for part in by_kind["part"]:
            assert part["addends"] == [
                [s["code"], s["points"]] for s in by_kind["criterion"] if s["part"] == part["id"]
            ]
            assert part["points"] == sum(p for _, p in part["addends"])
        (total,) = by_kind["total"]
        assert total["points"] == sum(p for _, p in total["addends"]) == rating.total
        (band,) = by_kind["tier-by-points"]
        assert band["lowest"] <= total["points"]
        assert band["below"] is None or total["points"] < band["below"]
        for minimum in by_kind.get("minimum", []):
            given_points = given_.get(minimum["criterion"])
            assert minimum["given"] == given_points
            assert minimum["met"] == (
                None if given_points is None else given_points >= minimum["required"]
            )
        (result,) = by_kind["result"]
        assert (result["status"], result["tier"]) == (str(rating.status), rating.tier)

    def test_input_is_kept(self):
        """The trace holds the assessment it explains."""
        data = dossier(13, {"1.1": 3}, product="Cà phê", findings=["K1"])
        (kept,) = criteria.explain(criteria.rate(data)).trace()["assessments"]
        assert kept == data

    def test_corrected_slip(self):
        """A corrected value names the slip and what is printed."""
        rating = criteria.rate(dossier(4, full(4)))
        (step,) = [s for s in steps(rating, "criterion") if s["code"] == "7"]
        assert (step["erratum"], step["printed"]) == ("N5", "13")
        assert "I14" in step["interpretations"]
        (blank,) = [
            s
            for s in steps(criteria.rate(dossier(4, full(4) | {"1.2": 0})), "criterion")
            if s["code"] == "1.2"
        ]
        assert (blank["erratum"], blank["printed"]) == ("N1", "")
        assert (
            "In (trống), đọc theo lỗi in N1"
            in criteria.explain(criteria.rate(dossier(4, full(4) | {"1.2": 0}))).markdown()
        )

    def test_readings_by_criterion(self):
        """I1 where no box is ticked, I15 for the box not printed, I16 on sheet 21."""
        used = {
            s["code"]: s["interpretations"]
            for s in steps(criteria.rate(dossier(21, full(21) | {"1.1": 0})), "criterion")
        }
        assert used["1.1"] == ["I1"]
        assert used["2.3"] == ["I15"]
        assert used["7"] == ["I16"]
        assert used["3.5"] == []

    def test_not_applicable(self):
        """Without a story, 5.2 does not apply."""
        given_ = full(1) | {"5.1": 0}
        del given_["5.2"]
        rating = criteria.rate(dossier(1, given_))
        (step,) = [s for s in steps(rating, "criterion") if s["code"] == "5.2"]
        assert step["applies"] is False
        assert "Does not apply" in criteria.explain(rating, "en").markdown()

    def test_finding(self):
        """A finding names rule, effect, place and readings."""
        rating = criteria.rate(dossier(1, full(1), findings=["Y1"]))
        (step,) = steps(rating, "finding", "en")
        assert (step["rule"], step["effect"], step["established"]) == ("Y1", "reject", True)
        assert step["clause"].endswith("bộ sản phẩm 1, tiêu chí 1.1")
        assert step["interpretations"] == ["I5", "I12"]
        (stop,) = steps(criteria.rate(dossier(16, full(16) | {"6.1": 0})), "finding")
        assert (stop["rule"], stop["by_library"], stop["effect"]) == ("S3", True, "stop")

    def test_cases(self):
        """A mixture of cases and a case left unstated are pointed out (I13, I19)."""
        rating = criteria.rate(dossier(26, full(26), cases={"8": "a", "9": "b"}))
        (mixed,) = steps(rating, "cases-mixed")
        (open_,) = steps(rating, "case-not-stated")
        assert mixed["cases"] == {"8": "a", "9": "b"}
        assert open_["criteria"] == ["15"]
        text = criteria.explain(rating).markdown()
        assert "Các tiêu chí dùng trường hợp khác nhau: 8: a, 9: b" in text
        assert "Tiêu chí 15: chưa nêu trường hợp, điểm như nhau" in text
        assert "trường hợp a: Dịch vụ du lịch do cộng đồng cung cấp" in text
        (fifteen,) = [s for s in steps(rating, "criterion") if s["code"] == "15"]
        both = [o.label for o in rating.sheet.criterion("15").options if o.points == 3]
        assert fifteen["box"] == " / ".join(both)
        assert len(both) == 2
        (minimum,) = [s for s in steps(rating, "minimum") if s["tier"] == 3]
        assert "I21" in minimum["interpretations"]

    def test_suspected_slip(self):
        """A minimum that rests on a suspected slip says so (S10)."""
        rating = criteria.rate(dossier(23, full(23) | {"8": 2}))
        found = steps(rating, "suspected-slip")
        assert {(s["criterion"], s["erratum"]) for s in found} == {("8", "S10")}
        assert criteria.explain(rating).markdown().count("nghi lỗi in S10") == 1

    @pytest.mark.parametrize(
        ("number", "change", "ids"),
        [
            (1, {"8": 3}, {"S2"}),  # 5 stars only because box 4 prints no mark
            (1, {"8": 5}, set()),
            (1, {"8": 3, "2.3": 1}, set()),  # 3 stars: a 5-star mark would change nothing
            (6, {"6.3": 2}, {"S4"}),
            (6, {"6.3": 3}, set()),  # the highest box
            (10, {"3.5": 1}, {"S1"}),
            (11, {"6.2.1": 1, "6.2.3": 1}, {"S8"}),
            (8, {"2.1": 2}, set()),  # T2 is no mark
        ],
    )
    def test_suspected_missing_mark(self, number, change, ids):
        """A tier that rests on the absence of a suspected mark says so."""
        rating = criteria.rate(dossier(number, full(number) | change))
        assert {s["erratum"] for s in steps(rating, "suspected-slip")} == ids

    def test_put_forward(self):
        """90 points and all minimums: put forward for 5 stars (I11)."""
        rating = criteria.rate(dossier(13, full(13)))
        (result,) = steps(rating, "result")
        assert "I11" in result["interpretations"]
        assert "put forward for 5 stars" in criteria.explain(rating, "en").markdown()

    @settings(max_examples=20)
    @given(st.data(), numbers)
    def test_council(self, data, number):
        """A council's trace: exact fractions as text, votes, members."""
        members = [
            dossier(number, m) for m in data.draw(st.lists(answers(number), min_size=2, max_size=3))
        ]
        council = criteria.rate_council(members)
        trace = criteria.explain(council, "en").trace()
        assert json.loads(json.dumps(trace)) == trace
        (total,) = [s for s in trace["steps"] if s["step"] == "total"]
        assert Fraction(total["points"]) == council.total
        assert sum(Fraction(p) for _, p in total["addends"]) == council.total
        for step in trace["steps"]:
            if step["step"] == "criterion":
                assert len(step["answer"]) == len(members)
            if step["step"] == "minimum" and step["met"] is not None:
                assert step["met"] == (2 * len(step["met_by"]) > len(members))
        assert trace["minimums_by"] == "majority"


class TestWords:
    """Rows, Markdown and HTML."""

    def test_rows(self):
        """A row per step."""
        explanation = criteria.explain(criteria.rate(dossier(13, full(13) | {"2.3": 2})), "en")
        rows = explanation.rows
        assert len(rows) == len(explanation.trace()["steps"])
        (row,) = [r for r in rows if r.kind == "criterion" and r.code == "2.3"]
        assert (row.points, row.of) == ("2", "3")
        assert row.clause.endswith("tiêu chí 2.3")
        (four,) = [r for r in rows if r.kind == "minimum" and r.code == "2.3" and "****" in r.text][
            :1
        ]
        assert (four.points, four.of, four.readings) == ("2", "3", ("I2",))
        assert rows[-1].text == "Tier that may be given: 3 stars"

    def test_markdown_of_the_example(self):
        """Missed minimums are listed once, with every tier they stand for."""
        text = criteria.explain(criteria.rate(dossier(13, full(13) | {"2.3": 2})), "en").markdown()
        (line,) = [line for line in text.splitlines() if line.startswith("| 4, 5 | 2.3 ")]
        assert "(\\*\\*\\*\\*) | 2 | 3 |" in line

    @settings(max_examples=25)
    @given(sheets_and_answers(complete=False), st.sampled_from(["vi", "en"]), st.text())
    def test_markup_is_inert(self, case, lang, note):
        """Whatever a note holds, tables keep their columns and HTML its tags."""
        number, given_ = case
        code = criteria.ruleset(LAW).sheet(number).leaves[0].code
        data = dossier(number, given_, notes={code: note}, product=note, assessor=note)
        explanation = criteria.explain(criteria.rate(data), lang)
        width = None
        for line in explanation.markdown().splitlines():
            cells = line.replace("\\\\", "").replace("\\|", "").count("|")
            width = (width or cells) if cells else None
            assert not cells or cells == width
        balance = []

        class Parser(html.parser.HTMLParser):
            def handle_starttag(self, tag, _attrs):
                assert tag in {"div", "style", "h3", "dl", "dt", "dd", "details", "summary"} | {
                    "table",
                    "thead",
                    "tbody",
                    "tr",
                    "th",
                    "td",
                }
                balance.append(tag)

            def handle_endtag(self, tag):
                assert balance.pop() == tag

        Parser().feed(explanation.html())
        assert balance == []

    def test_note_and_evidence_are_shown(self):
        """Notes and references stand with their criterion."""
        data = dossier(13, full(13), notes={"1.1": "cân lại"}, evidence={"1.1": ["PL 1", "PL 2"]})
        text = criteria.explain(criteria.rate(data | {"assessor": "An"})).markdown()
        assert "Ghi chú: cân lại. Minh chứng: PL 1, PL 2" in text
        assert "**Người đánh giá**: An" in text

    def test_incomplete(self):
        """What is missing and what is still possible."""
        given_ = full(13)
        del given_["2.3"]
        text = criteria.explain(criteria.rate(dossier(13, given_)), "en").markdown()
        assert (
            "incomplete. From 2 stars (nothing in the rest) to 5 stars (the best in the rest)"
            in text
        )
        assert "**Not answered**: 2.3" in text

    def test_council(self):
        """Members, split, mean and a finding that is not established."""
        one = dossier(13, full(13), assessor="An")
        two = dossier(13, full(13) | {"2.3": 1}, findings=["K1"])
        three = dossier(13, full(13) | {"2.3": 1})
        text = criteria.explain(criteria.rate_council([one, two, three]), "en").markdown()
        assert "3 members, exact mean; Minimums decided by majority" in text
        assert "5/3 (1.66…) (1 of 3 meet it)" in text
        assert "rejected (not established) | 1 of 3 members" in text
        assert "| An | 40 | 25 | 35 | 100 |" in text
        assert "| Member 2 | 38 | 25 | 35 | 98 |" in text
        del two["answers"]["2.3"]
        open_ = criteria.explain(criteria.rate_council([one, two]), "vi").markdown()
        assert "**Chưa chấm**: Thành viên 2: 2.3" in open_

    def test_notebook(self):
        """A rating shows itself as HTML, in Vietnamese."""
        rating = criteria.rate(dossier(13, full(13)))
        assert rating._repr_html_() == criteria.explain(rating).html()
        council = criteria.rate_council([dossier(13, full(13))])
        assert council._repr_html_() == criteria.explain(council).html()
        assert 'lang="vi"' in rating._repr_html_()

    def test_bad_arguments(self):
        """Something else than a rating, another language."""
        with pytest.raises(TypeError, match="expected a Rating or CouncilRating, got dict"):
            criteria.explain({})
        with pytest.raises(ValueError, match="allowed: vi, en"):
            criteria.explain(criteria.rate(dossier(13, {})), "fr")

    def test_phrases_are_whole(self):
        """Every phrase has both languages with the same places to fill in."""
        for key, (vi, en) in phrases._PHRASES.items():
            fields = [sorted(p.split("}")[0] for p in text.split("{")[1:]) for text in (vi, en)]
            assert fields[0] == fields[1], key
            assert vi.strip()
            assert en.strip()


class TestPoints:
    """How points are written: rounding never lifts them over a threshold."""

    @given(
        st.fractions(min_value=0, max_value=100, max_denominator=30), st.sampled_from(["vi", "en"])
    )
    def test_never_up(self, value, lang):
        """What is shown is at most the value, and on the same side of every threshold."""
        text = phrases.points(value, lang)
        shown = text.partition("(")[2].rstrip(")…") or text
        number = Fraction(shown.replace(",", "."))
        assert number <= value
        for threshold in (30, 50, 70, 90):
            assert (number >= threshold) == (value >= threshold)

    @pytest.mark.parametrize(
        ("value", "vi", "en"),
        [
            (91, "91", "91"),
            (Fraction(90), "90", "90"),
            (Fraction(699, 10), "69,9", "69.9"),
            (Fraction(8995, 100), "89,95", "89.95"),
            (Fraction(269, 3), "269/3 (89,66…)", "269/3 (89.66…)"),
        ],
    )
    def test_examples(self, value, vi, en):
        """Whole, decimal, fraction."""
        assert (phrases.points(value, "vi"), phrases.points(value, "en")) == (vi, en)

    def test_stars(self):
        """Tiers in words."""
        assert phrases.stars(StarTier.ONE, "en") == "1 star"
        assert phrases.stars(StarTier.FOUR, "vi") == "4 sao"
        assert phrases.stars(None, "en") == "no tier"
