"""Holding answers against the vectors: exact, in words, attributed to rules."""

from decimal import Decimal
from fractions import Fraction
from unittest import mock

import pytest

from ocop import InputError, StarTier, Status, UnknownNameError
from ocop.testing.answers import scored
from ocop.testing.conformance import check, report
from ocop.testing.differences import compare
from ocop.testing.vectors import cases

MEAN = next(c for c in cases(kinds=["council"]) if c.id.endswith("mean-69.9"))
REFUSED = cases(kinds=["rating"], sheets=[1], rules=["refusal"])[0]
RATED = next(c for c in cases(kinds=["rating"], sheets=[1]) if c.id == "rating/1/box/1.3=2")
DUE = next(c for c in cases(kinds=["plan-due"]) if c.id == "plan-due/one-day")

WRONG_TOTALS = [
    70, 69.9, 69, "70", "69,9", "699/10 ", "-699/10", "699/0", "1e999999999",
    Decimal("1e999999999"), Decimal("NaN"), Decimal("Infinity"), float("nan"), float("inf"),
    True, None, [], {}, "", "6" * 5000, "٦٩٩/١٠",
]  # fmt: skip
WRONG_LISTS = [
    lambda due: due[1:], lambda due: due + due[:1], lambda due: due[1:] + due[1:2],
    lambda due: dict(enumerate(due)), str, lambda due: [*due[1:], {}],
]  # fmt: skip


def changed(case, **fields):
    """The differences of an answer that is right but for some fields, as field and rule."""
    return [(d.field, d.rule) for d in compare(case, case.expected | fields)]


def no_minimums(asked):
    """A scorer that gives the tier of the points."""
    answer = scored(asked)
    if answer["status"] == "rated":
        answer["tier"] = answer["tier_by_points"]
    return answer


def rounding(asked):
    """A scorer that rounds the mean of a council first."""
    answer = scored(asked)
    if "assessments" in asked and answer["status"] != "refused":
        total = int(Fraction(answer["total"]) + Fraction(1, 2))
        tier = next(tier for tier, least in ((5, 90), (4, 70), (3, 50), (2, 30), (1, 0))
                    if total >= least)  # fmt: skip
        held = answer["tier"] == answer["tier_by_points"]
        answer |= {"total": total, "tier_by_points": tier}
        if held and answer["status"] == "rated":
            answer["tier"] = tier
    return answer


class TestExact:
    """Numbers are compared exactly; what is no number is never one."""

    @pytest.mark.parametrize(
        "total", ["699/10", "1398/20", Fraction(699, 10), Decimal("69.9"), "69.90", "699/010"]
    )
    def test_the_same_total(self, total):
        """A fraction in any terms, a decimal that is exact."""
        assert changed(MEAN, total=total) == []

    @pytest.mark.parametrize("total", WRONG_TOTALS)
    def test_another_total(self, total):
        """Rounded, a binary float, no number at all, or one that would fill the memory."""
        assert changed(MEAN, total=total) == [("total", "exact-mean")]

    @pytest.mark.parametrize("tier", [4, StarTier.FOUR, 4.0, Decimal(4)])
    def test_the_same_tier(self, tier):
        """A whole number, however a language writes it."""
        assert changed(RATED, tier=tier) == []

    @pytest.mark.parametrize("tier", ["4", True, 5, 4.5, None])
    def test_another_tier(self, tier):
        """Text and truth values are no numbers."""
        assert changed(RATED, tier=tier) == [("tier", "minimums")]

    def test_truth_is_no_number(self):
        """1 star is not ``true``."""
        one = next(c for c in cases(kinds=["rating"], sheets=[1]) if c.expected.get("tier") == 1)
        assert changed(one, tier=1) == []
        assert changed(one, tier=True) == [("tier", one.rule)]

    def test_text(self):
        """Text of any kind of string; never a number, nor what is equal to everything."""
        code = cases(kinds=["product-code"])[0]
        assert changed(code, canonical=mock.ANY) == [("canonical", "code-form")]
        assert changed(RATED, status=Status.RATED) == []
        assert changed(RATED, status=1) == [("status", "minimums")]

    def test_nothing_where_nothing_is_right(self):
        """No tier is null, not a missing field."""
        stopped = cases(kinds=["rating"], sheets=[16], rules=["stop"])[0]
        assert changed(stopped, tier=None) == []
        assert changed(stopped, tier=0) == [("tier", "stop")]
        answer = {k: v for k, v in stopped.expected.items() if k != "tier"}
        (found,) = compare(stopped, answer)
        assert found.answered is None
        assert found.text().endswith(": tier: expected null, got nothing")


class TestLists:
    """The order in a list does not count; every item does."""

    def test_order(self):
        """Due dates, shortfalls and parts in any order, with keys of any kind."""
        due = DUE.expected["due"]
        assert changed(DUE, due=due[::-1]) == changed(DUE, due=tuple(due)) == []
        shortfalls = {StarTier(int(k)): v for k, v in RATED.expected["shortfalls"].items()}
        assert changed(RATED, shortfalls=shortfalls) == []

    @pytest.mark.parametrize("change", WRONG_LISTS)
    def test_another_list(self, change):
        """One too few, one too many, one twice, none at all."""
        assert changed(DUE, due=change(DUE.expected["due"])) == [("due", "plan-due")]

    def test_another_object(self):
        """A part too few or too many."""
        parts = RATED.expected["parts"]
        for other in ({"A": 39, "B": 25}, parts | {"D": 0}, [39, 25, 35], parts | {"A": 40}):
            assert changed(RATED, parts=other) == [("parts", "points")]


class TestRefusal:
    """Wrong input is refused: by the status, or by an error that says the value is wrong."""

    @pytest.mark.parametrize("error", [ValueError("x"), UnknownNameError("x", ())])
    def test_raised(self, error):
        """What Python tools raise."""
        assert compare(REFUSED, error) == ()

    def test_crash(self):
        """Any other error is no refusal: a key, say, that a tool does not expect."""
        assert compare(REFUSED, KeyError("5.2"))[0].answered == "KeyError: '5.2'"
        (found,) = compare(REFUSED, ZeroDivisionError("division by zero"))
        assert (found.field, found.expected) == ("answer", '{"status": "refused"}')
        assert found.answered == "ZeroDivisionError: division by zero"
        assert compare(RATED, ValueError("x"))[0].rule == "minimums"

    def test_asked(self):
        """An error that a callable raises is its answer."""

        def refusing(asked):
            raise ValueError(asked["sheet"])

        found = check(refusing, sheets=[1], kinds=["rating"])
        assert "refusal" not in found.broken
        assert "points" in found.broken

    def test_rated(self):
        """Wrong input that is rated breaks the rule of refusal, whatever fields are compared."""
        for answer, given in ((RATED.expected, '"rated"'), ({}, None)):
            found = compare(REFUSED, answer, frozenset({"tier"}))
            assert [(d.field, d.rule, d.answered) for d in found] == [("status", "refusal", given)]

    def test_refused_wrongly(self):
        """Right input that is refused is one difference, of the rule it was made for."""
        (found,) = compare(RATED, {"status": "refused"}, frozenset({"tier"}))
        assert (found.field, found.rule, found.expected) == ("status", "minimums", '"rated"')
        paper = cases(kinds=["certificate"])[0]
        (found,) = compare(paper, {"status": "refused"})
        assert (found.field, found.expected) == ("answer", '{"last_valid_day": "2027-08-06"}')


class TestNoAnswer:
    """An answer that is none is said to be none."""

    @pytest.mark.parametrize("answer", [None, 4, "4", [], object()])
    def test_no_object(self, answer):
        """Anything but an object."""
        (found,) = compare(RATED, answer)
        assert found.field == "answer"
        assert len(found.text()) < 400

    def test_cannot_be_shown(self):
        """A value that is no JSON, or refers to itself, is still shown."""
        endless = []
        endless.append(endless)
        answer = RATED.expected | {"parts": endless, "unanswered": {1, 2}, "total": {(1, 2): 3}}
        shown = {d.field: d.answered for d in compare(RATED, answer)}
        assert shown == {
            "parts": "[[[[[[[...]]]]]]]",
            "unanswered": '"{1, 2}"',
            "total": "{(1, 2): 3}",
        }

    def test_left_out(self):
        """Vectors without an answer."""
        found = report((RATED, MEAN), [(RATED, RATED.expected)])
        assert found.unanswered == (MEAN,)
        assert not found.agrees
        assert found.text() == "vectors not answered: 1"
        found = report((RATED, MEAN), [(RATED, {})])
        assert found.text("vi").splitlines()[:2] == [
            "ca kiểm thử chưa được trả lời: 1",
            "quy tắc bị sai: 4 trên 5; ca kiểm thử khác: 1 trên 1",
        ]
        assert "nhận được không có gì" in found.text("vi")

    def test_letters(self):
        """Vietnamese letters stay letters."""
        (found,) = compare(RATED, RATED.expected | {"status": "đạt"})
        assert found.answered == '"đạt"'

    def test_long(self):
        """What is long is cut in words, and kept in the difference."""
        (found,) = compare(RATED, "x" * 5000)
        assert len(found.text()) < 300
        assert len(found.answered) == 5002


class TestRules:
    """A report names the rules that a scorer breaks, and no other."""

    def test_right(self):
        """Every answer right, in words."""
        found = check(scored, sheets=[13])
        assert found.agrees
        assert found.text() == f"every answer is right: {len(found.cases)} vectors"
        assert found.text("vi") == f"mọi câu trả lời đều đúng: {len(found.cases)} ca kiểm thử"
        assert [(t.name, t.wrong) for t in found.by_sheet] == [("13", 0)]

    def test_no_minimums(self):
        """Minimums, of one assessor and of a council."""
        found = check(no_minimums)
        assert [*found.broken] == ["minimums", "council-minimums"]
        lines = found.text().splitlines()
        wrong = sum(tally.wrong for tally in found.by_rule)
        assert (
            lines[0] == f"rules broken: 2 of 14; vectors that differ: {wrong} of {len(found.cases)}"
        )
        assert lines[1].startswith(
            "minimums: Each tier from 3 stars needs the points and every minim"
        )
        assert lines[1].endswith(
            "[Quyết định 26/2026/QĐ-TTg, Phụ lục II, chú thích dấu sao] (I2, I3, I21)"
        )
        first = len({d.case.id for d in found.broken["minimums"]})
        assert lines[5] == f"  ... and {first - 3} more vectors"

    def test_rounding(self):
        """The exact mean, and nothing that a single assessor decides."""
        found = check(rounding)
        assert [*found.broken] == ["exact-mean"]
        assert 'council/by-hand/mean-69.9: total: cần "699/10", nhận được 70' in found.text("vi")
        assert found.text("vi").startswith("quy tắc bị sai: 1 trên 14; ca kiểm thử khác: ")
        assert "ca khác" in found.text("vi")

    @pytest.mark.parametrize(
        ("field", "value", "rule"),
        [
            ("total", 0, "points"),
            ("parts", {}, "points"),
            ("tier_by_points", 1, "thresholds"),
            ("shortfalls", {}, "minimums"),
            ("unanswered", ["1.1"], "unanswered"),
            ("lowest", 1, "minimums"),
        ],
    )
    def test_field(self, field, value, rule):
        """A field that one rule makes breaks that rule, whatever the vector is about."""
        assert changed(RATED, **{field: value}) == [(field, rule)]

    @pytest.mark.parametrize(
        ("fields", "rules"),
        [
            ({"total": 1, "tier_by_points": 1, "tier": 1}, ["points"] * 3),
            ({"tier_by_points": 4, "tier": 3}, ["thresholds"] * 2),
            ({"shortfalls": {}, "tier": 5}, ["minimums"] * 2),
            ({"unanswered": ["1.1"], "status": "incomplete", "tier": None}, ["unanswered"] * 3),
            ({"unanswered": ["5.2"], "status": "incomplete", "tier": None}, ["story"] * 3),
            ({"unanswered": ["5.1", "5.2"]}, ["unanswered"]),
            ({"unanswered": None}, ["unanswered"]),
            ({"parts": {}, "shortfalls": {}}, ["points", "minimums"]),
        ],
    )
    def test_cause(self, fields, rules):
        """What follows from a wrong field breaks the rule of that field, not its own."""
        assert sorted(changed(RATED, **fields)) == sorted(zip(fields, rules, strict=True))

    @pytest.mark.parametrize(
        ("fields", "rules"),
        [
            (["shortfalls"], ["minimums"]),
            (["status", "unanswered"], ["unanswered", "unanswered"]),
            (["shortfalls", "unanswered"], ["unanswered", "unanswered"]),
            (["parts", "tier_by_points"], ["points", "points"]),
            (["parts", "lowest", "highest"], ["points", "points", "points"]),
            (["shortfalls", "tier"], ["minimums", "minimums"]),
            (["unanswered", "lowest"], ["unanswered", "unanswered"]),
            (["total", "unanswered", "highest"], ["points", "unanswered", "points"]),
            (["lowest", "highest"], ["cases", "cases"]),
        ],
    )
    def test_cause_of_a_rating(self, fields, rules):
        """Of a vector about something else each field is put down to what it follows from."""
        case = cases(kinds=["rating"], rules=["cases"])[0]
        wrong = dict.fromkeys(fields, "?")
        assert sorted(changed(case, **wrong)) == sorted(zip(fields, rules, strict=True))

    @pytest.mark.parametrize(
        ("fields", "rules"),
        [
            (["tier_by_points"], ["exact-mean"]),
            (["shortfalls"], ["council-minimums"]),
            (["findings"], ["council-findings"]),
            (["findings", "status"], ["council-findings", "council-findings"]),
            (["findings", "tier"], ["council-findings", "council-findings"]),
            (["shortfalls", "tier"], ["council-minimums", "council-minimums"]),
            (["status"], ["council-unanswered"]),
        ],
    )
    def test_cause_of_a_council(self, fields, rules):
        """The same of a council."""
        case = cases(kinds=["council"], rules=["council-unanswered"])[0]
        wrong = dict.fromkeys(fields, "?")
        assert sorted(changed(case, **wrong)) == sorted(zip(fields, rules, strict=True))

    def test_one_more_unanswered(self):
        """Only what a tool adds counts: 5.2 beside what is rightly unanswered is the story."""
        case = next(c for c in cases(kinds=["rating"]) if c.id == "rating/1/left-out/one")
        right = case.expected["unanswered"]
        assert changed(case, unanswered=[*right, "5.2"]) == [("unanswered", "story")]
        assert changed(case, unanswered=[]) == [("unanswered", "unanswered")]

    def test_missing_cause(self):
        """A field that is not answered at all is no cause."""
        answer = RATED.expected | {"tier": 5}
        del answer["total"]
        found = {d.field: d.rule for d in compare(RATED, answer)}
        assert found == {"total": "points", "tier": "minimums"}

    def test_tallies(self):
        """A vector counts for the rule it was made for and for any other that it breaks."""
        found = report((RATED,), [(RATED, RATED.expected | {"total": 1, "tier": 5})])
        assert [(t.name, t.cases, t.wrong) for t in found.by_rule] == [
            ("points", 1, 1),
            ("minimums", 1, 0),
        ]
        assert [(t.name, t.cases, t.wrong) for t in found.by_sheet] == [("1", 1, 1)]
        found = report((RATED,), [(RATED, RATED.expected | {"tier": 5})])
        assert [(t.name, t.cases, t.wrong) for t in found.by_rule] == [("minimums", 1, 1)]

    def test_sheets_in_order(self):
        """Sheets are tallied by number, however the vectors come."""
        some = cases(kinds=["rating"], sheets=[2, 10], rules=["none-ticked"])[::-1]
        found = report(some, [(case, case.expected) for case in some])
        assert [tally.name for tally in found.by_sheet] == ["2", "10"]

    @pytest.mark.parametrize("wrong", [2, 3, 4, 5])
    def test_three_shown(self, wrong):
        """Three vectors of a rule are shown, a line each; how many more there are is said."""
        some = cases(kinds=["rating"], rules=["cases"])[: wrong + 2]
        answered = [(case, {}) for case in some[:wrong]]
        lines = report(some, answered).text().splitlines()
        assert lines[0] == "vectors not answered: 2"
        assert lines[1].endswith(f"vectors that differ: {wrong} of {wrong}")
        at = next(n for n, line in enumerate(lines) if line.startswith("cases: "))
        shown = [line for line in lines[at + 1 :] if line.startswith("  rating/26/")]
        assert len(shown) == min(wrong, 3)
        more = [line for line in lines[at + 1 :] if line.startswith("  ... ")]
        assert more == [f"  ... and {wrong - 3} more vectors"] * (wrong > 3)

    def test_no_sheet(self):
        """Vectors without a sheet stand in no tally of sheets; a rule may have no reading."""
        found = check(lambda _: {}, kinds=["product-code"])
        assert found.by_sheet == ()
        assert found.text().splitlines()[1].endswith("(I24, I30)")
        assert "at the part that is wrong. [Quyết định 26/2026/QĐ-TTg, " in found.text()
        (about,) = [line for line in found.text().splitlines() if line.startswith("code-refusal: ")]
        assert about.endswith("mã số sản phẩm]")


class TestChoosing:
    """What is compared can be narrowed, and only to what there is."""

    def test_fields(self):
        """Only the fields named."""
        both = RATED.expected | {"total": -1, "tier": 5}
        assert [d.field for d in compare(RATED, both, frozenset({"tier"}))] == ["tier"]
        found = check(lambda asked: {**scored(asked), "total": -1}, sheets=[1], fields=["tier"])
        assert found.agrees

    def test_rules(self):
        """Only vectors of a rule."""
        found = check(scored, rules=["stop"])
        assert {case.rule for case in found.cases} == {"stop"}

    def test_unknown_field(self):
        """An error with the nearest, and all where none is near."""
        with pytest.raises(UnknownNameError) as caught:
            check(scored, sheets=[1], fields=["totals", "x"])
        assert caught.value.subject == "vectors"
        assert {issue.code for issue in caught.value.issues} == {"unknown-field"}
        assert "cho phép: total, shortfalls" in caught.value.message("vi")
        near, none = (issue.message() for issue in caught.value.issues)
        assert near == "fields: no answer has a field (trường) 'totals'; allowed: total, shortfalls"
        assert none == (
            "fields: no answer has a field (trường) 'x'; allowed: status, total, parts, "
            "tier_by_points, tier, shortfalls, unanswered, lowest, highest, findings"
        )
        assert "không câu trả lời nào có trường 'x'" in caught.value.message("vi")

    def test_kinds_that_look_alike(self):
        """A callable cannot tell a certificate from a renewal."""
        with pytest.raises(
            InputError, match=r"not told which kind .* certificate, renewal"
        ) as caught:
            check(scored, kinds=["certificate", "renewal"])
        assert "hãy kiểm từng loại" in caught.value.message("vi")
        (issue,) = caught.value.issues
        assert (caught.value.subject, issue.code, issue.path) == (
            "vectors",
            "several-kinds",
            "kinds",
        )
        with pytest.raises(InputError):
            check(scored, kinds=["rating", "council", "certificate"])

    def test_one_text(self):
        """One text is not taken for its letters."""
        with pytest.raises(TypeError, match="expected several such as"):
            check(scored, fields="tier")
