"""Bad input: one error with every problem, its place, what was allowed, clause, next step."""

import copy
import json
import pickle
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from conftest import LAW, dossier, full
from ocop import AssessmentError, criteria
from ocop.criteria.assessment import Assessment
from strategies import sheets_and_answers

GOOD = dossier(13, {"1.1": 3})

# Name: (the dossier, (code, path, words that the message must hold), ...)
BAD = {
    "points no box carries": (
        dossier(13, {"1.1": 4}),
        ("points-not-allowed", 'answers["1.1"]', "allowed: 0, 1, 2, 3. Give the points"),
    ),
    "negative": (dossier(1, {"1.1": -1}), ("points-not-allowed", 'answers["1.1"]', "-1 is not")),
    "boolean": (dossier(1, {"1.1": True}), ("points-type", 'answers["1.1"]', "a boolean True")),
    "text": (dossier(1, {"1.1": "3"}), ("points-type", 'answers["1.1"]', "text '3'")),
    "float": (dossier(1, {"1.1": 3.0}), ("points-type", 'answers["1.1"]', "a decimal number 3.0")),
    "null": (dossier(1, {"1.1": None}), ("points-type", 'answers["1.1"]', "nothing (null)")),
    "nan": (dossier(1, {"1.1": float("nan")}), ("points-type", 'answers["1.1"]', "nan")),
    "huge": (
        dossier(1, {"1.1": 10**30}),
        ("points-not-allowed", 'answers["1.1"]', "is not a value"),
    ),
    "thousands of digits": (
        dossier(1, {"1.1": 10**5000}),
        ("points-not-allowed", 'answers["1.1"]', "a number of thousands of digits is not a value"),
    ),
    "unknown code": (
        dossier(1, {"9.9": 1}),
        (
            "unknown-criterion",
            'answers["9.9"]',
            "no criterion (tiêu chí) '9.9'; they run from 1 to 12",
        ),
    ),
    "code of another kind": (
        dossier(1, {11: 1}),
        ("unknown-criterion", 'answers["11"]', "no criterion (tiêu chí) 11"),
    ),
    "full-width digits": (
        dossier(1, {"１.１": 1}),
        ("unknown-criterion", 'answers["１.１"]', "nearest: 1.1"),
    ),
    "heading": (
        dossier(11, {"6.1": 2}),
        ("heading", 'answers["6.1"]', "a heading and is not scored; answer 6.1.1, 6.1.2"),
    ),
    "no story": (
        dossier(13, {"5.1": 0, "5.2": 1}),
        ("does-not-apply", 'answers["5.2"]', "leave 5.2 out, give it 0, or mend 5.1"),
    ),
    "unknown finding": (
        dossier(13, {}, findings=["K3"]),
        ("unknown-finding", "findings[0]", "no finding 'K3'; allowed: R1, K1, K2, S1"),
    ),
    "finding of another kind": (
        dossier(13, {}, findings=[1]),
        ("unknown-finding", "findings[0]", "no finding 1"),
    ),
    "finding twice": (
        dossier(13, {}, findings=["K1", "K1"]),
        ("repeated-finding", "findings[1]", "stands twice; keep one"),
    ),
    "finding that the library makes": (
        dossier(16, {}, findings=["S3"]),
        ("derived-finding", "findings[0]", "give 0 to the criterion instead"),
    ),
    "a condition is no finding": (
        dossier(13, {}, findings=["C1"]),
        ("unknown-finding", "findings[0]", "no finding 'C1'"),
    ),
    "no findings on sheet 26": (
        dossier(26, {}, findings=["R1"]),
        ("unknown-finding", "findings[0]", "allowed: none (không có)"),
    ),
    "findings as text": (
        dossier(13, {}, findings="K1"),
        ("not-a-list", "findings", "expected a list of rule ids such as K1, got text"),
    ),
    "findings as number": (
        dossier(13, {}, findings=1),
        ("not-a-list", "findings", "a whole number"),
    ),
    "findings as object": (
        dossier(13, {}, findings={"K1": 1}),
        ("not-a-list", "findings", "object"),
    ),
    "case where there is none": (
        dossier(13, {}, cases={"1.1": "a"}),
        ("no-cases", 'cases["1.1"]', "those with cases: none (không có)"),
    ),
    "case of another criterion": (
        dossier(26, {}, cases={"1.1": "a"}),
        ("no-cases", 'cases["1.1"]', "those with cases: 8, 9, 15"),
    ),
    "unknown case": (
        dossier(26, {}, cases={"8": "c"}),
        ("unknown-case", 'cases["8"]', "allowed: a: Dịch vụ du lịch do cộng đồng cung cấp; b:"),
    ),
    "case as number": (dossier(26, {}, cases={"8": 1}), ("unknown-case", 'cases["8"]', "1 is not")),
    "cases as list": (
        dossier(26, {}, cases=["a"]),
        ("not-an-object", "cases", "keyed by criterion codes, got a list"),
    ),
    "note elsewhere": (
        dossier(13, {}, notes={"8.8": "x"}),
        ("unknown-criterion", 'notes["8.8"]', "no criterion"),
    ),
    "note as number": (
        dossier(13, {}, notes={"1.1": 5}),
        ("not-text", 'notes["1.1"]', "expected text, got a whole number"),
    ),
    "evidence as text": (
        dossier(13, {}, evidence={"1.1": "x"}),
        ("not-references", 'evidence["1.1"]', "a list of texts (references to evidence), got text"),
    ),
    "evidence of numbers": (
        dossier(13, {}, evidence={"1.1": [1]}),
        ("not-references", 'evidence["1.1"]', "got a list"),
    ),
    "unknown field": (
        dossier(13, {}, answer={}),
        ("unknown-field", "answer", "nearest: answers. Rename or remove it"),
    ),
    "product as number": (
        dossier(13, {}, product=5),
        ("not-text", "product", "put it in quotes or leave it out"),
    ),
    "no answers": (
        {"law": LAW, "sheet": 13},
        ("missing-field", "answers", "this field is required; add it"),
    ),
    "answers as list": (
        {"law": LAW, "sheet": 13, "answers": [3]},
        ("not-an-object", "answers", "got a list"),
    ),
    "law as number": (
        {"law": 26, "sheet": 13, "answers": {}},
        ("not-text", "law", 'such as "26/2026/QĐ-TTg", got a whole number'),
    ),
    "unknown law": (
        {"law": "27/2026/QĐ-TTg", "sheet": 13, "answers": {}},
        ("unknown-law", "law", "it knows 26/2026/QĐ-TTg, 148/QĐ-TTg, 1048/QĐ-TTg; nearest: 26"),
    ),
    "law that is not encoded": (
        {"law": "148/QĐ-TTg", "sheet": 13, "answers": {}},
        ("not-encoded", "sheet", "not encoded, only its tiers, part weights and dates"),
    ),
    "unknown sheet": (
        {"law": LAW, "sheet": 27, "answers": {}},
        ("unknown-sheet", "sheet", "numbers run from 1 to 26"),
    ),
    "sheet as boolean": (
        {"law": LAW, "sheet": True, "answers": {}},
        ("sheet-type", "sheet", "the number, slug or title of a sheet (phiếu), got a boolean"),
    ),
    "nothing": ({}, ("missing-field", "law", "required"), ("missing-field", "sheet", "required")),
}


class TestBadInput:
    """Each kind of bad input is one clear error in both languages."""

    @pytest.mark.parametrize("name", BAD)
    def test_message(self, name):
        """Code, path and words; the same from the constructor, the mapping and the checker."""
        data, *expected = BAD[name]
        issues = criteria.check(data)
        for code, path, words in expected:
            assert any(i.code == code and i.path == path and words in i.en for i in issues), issues
        assert all(i.vi and i.vi != i.en for i in issues)
        with pytest.raises(AssessmentError) as caught:
            Assessment(**data)
        assert caught.value.issues == issues
        with pytest.raises(AssessmentError) as caught:
            criteria.rate(data)
        assert caught.value.issues == issues

    @pytest.mark.parametrize(
        "name", [n for n in BAD if n not in ("nan", "code of another kind", "thousands of digits")]
    )
    def test_json(self, name):
        """JSON text of the same shape gives the same problems."""
        data, *_ = BAD[name]
        assert criteria.check(json.dumps(data)) == criteria.check(data)

    def test_all_at_once(self):
        """Everything wrong is reported together, in the order of the fields."""
        data = dossier(
            13,
            {"1.1": 9, "6.1": 1, "7.7": 1, "5.1": 0, "5.2": 2, "2.4": True},
            findings=["K9"],
            cases={"8": "a"},
            notes={"1.1": 1},
            evidence={"99": []},
            produkt="x",
        )
        assert [i.code for i in criteria.check(data)] == [
            "unknown-field",
            "points-not-allowed",
            "heading",
            "unknown-criterion",
            "points-type",
            "does-not-apply",
            "unknown-finding",
            "no-cases",
            "not-text",
            "unknown-criterion",
        ]
        with pytest.raises(AssessmentError) as caught:
            criteria.rate(data)
        message = str(caught.value)
        assert message.startswith("assessment: 10 problems\n  1. produkt: ")
        assert "Phụ lục II, bộ sản phẩm 13, tiêu chí 1.1" in message
        assert caught.value.message("vi").startswith("phiếu đánh giá: 10 lỗi\n")

    @pytest.mark.parametrize("data", [None, 5, [], "[]", "5", "null", '"x"', "true", b"[]"])
    def test_not_an_object(self, data):
        """Anything but an object says so."""
        (issue,) = criteria.check(data)
        assert issue.code == "not-an-object"

    @pytest.mark.parametrize("text", ["", "{", "{'law': 1}", b"\xff", "[" * 100_000, '{"law": NaN'])
    def test_not_json(self, text):
        """Text that is no JSON says where."""
        (issue,) = criteria.check(text)
        assert issue.code == "not-json"

    def test_key_twice(self):
        """A key that stands twice would lose an answer, so it is refused."""
        text = f'{{"law": "{LAW}", "sheet": 13, "answers": {{"1.1": 1, "1.1": 3}}}}'
        (issue,) = criteria.check(text)
        assert (issue.code, issue.path) == ("repeated-key", '"1.1"')
        worse = text.replace('"1.1": 3', '"1.1": 9')
        assert [i.code for i in criteria.check(worse)] == ["repeated-key", "points-not-allowed"]

    def test_colons_in_notes_are_no_keys(self):
        """Text with colons is not taken for lost keys."""
        data = dossier(13, {"1.1": 3}, notes={"1.1": "xem: phụ lục 3: trang 2"}, product="A: B")
        assert criteria.check(json.dumps(data)) == ()

    @given(sheets_and_answers(complete=False), st.data())
    def test_one_wrong_answer_is_found(self, case, data):
        """Any one value that no box has is found, and only that."""
        number, answers = case
        if not answers:
            return
        code = data.draw(st.sampled_from(sorted(answers)))
        allowed = criteria.ruleset(LAW).sheet(number).criterion(code).allowed
        wrong = data.draw(st.integers(-5, 120).filter(lambda p: p not in allowed))
        codes = [i.code for i in criteria.check(dossier(number, answers | {code: wrong}))]
        assert codes in (["points-not-allowed"], ["points-not-allowed", "does-not-apply"])

    @given(
        st.dictionaries(
            st.sampled_from(["law", "sheet", "answers", "findings", "cases", "notes", "x"]),
            st.recursive(
                st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
                lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
                max_leaves=8,
            ),
        )
    )
    def test_hostile_data(self, data):
        """Whatever comes in, it is rated or refused with an AssessmentError, nothing else."""
        base = {"law": LAW, "sheet": 13, "answers": {}}
        issues = criteria.check(base | data)
        assert isinstance(issues, tuple)
        if not issues:
            criteria.rate(base | data)

    def test_huge_and_deep_values(self):
        """Endless text, endless nesting: the message stays readable."""
        deep = []
        for _ in range(100_000):
            deep = [deep]
        looped = {}
        looped["x"] = looped
        long = "9" * 1_000_000
        for answers in ({"1.1": deep}, {"1.1": looped}, {"1.1": long}, {long: 1}, {(1, (2,)): 1}):
            for field in ("answers", "notes", "cases", "evidence"):
                issues = criteria.check({"law": LAW, "sheet": 26, "answers": {}, field: answers})
                assert issues or field == "notes"
                assert all(len(i.message()) < 1000 for i in issues)
        for data in (
            dossier(1, {}, **{long: 1}),
            {"law": long, "sheet": 1, "answers": {}},
            {"law": LAW, "sheet": long, "answers": {}},
            dossier(1, {}, findings=[deep, long]),
        ):
            assert all(len(i.message()) < 1000 for i in criteria.check(data))

    @given(st.text())
    def test_hostile_text(self, text):
        """Any text ends in an AssessmentError or a rating."""
        assert isinstance(criteria.check(text), tuple)


class TestAssessment:
    """An assessment is a value: canonical, immutable, JSON in and out."""

    @given(sheets_and_answers(complete=False))
    def test_json_round_trip(self, case):
        """JSON text out and in gives the same assessment."""
        number, answers = case
        a = Assessment(**dossier(number, answers))
        assert Assessment.model_validate_json(a.model_dump_json()) == a
        assert Assessment(**a.model_dump()) == a
        assert Assessment.model_validate(a) == a

    def test_names_become_canonical(self):
        """Law and sheet however typed."""
        a = Assessment(law="26/2026/qd-ttg", sheet="CA PHE, CA CAO", answers={})
        assert (a.law, a.sheet) == (LAW, 13)
        assert a == Assessment(law=LAW, sheet=13, answers={})

    def test_immutable(self):
        """Nothing in it can be changed, not even from outside."""
        answers = {"1.1": 3}
        a = Assessment(law=LAW, sheet=13, answers=answers, evidence={"1.1": ["x"]})
        answers["1.1"] = 1
        assert a.answers == {"1.1": 3}
        with pytest.raises(ValidationError):
            a.sheet = 1
        for change in (
            lambda: a.answers.update({"1.1": 1}),
            lambda: a.answers.__setitem__("1.1", 1),
            a.answers.clear,
            lambda: a.answers.pop("1.1"),
            lambda: a.answers.__ior__({"1.1": 1}),
        ):
            with pytest.raises(TypeError, match="cannot be changed"):
                change()
        assert a.evidence == {"1.1": ("x",)}

    def test_value(self):
        """It hashes, copies and pickles by value."""
        a = Assessment(**GOOD, findings=["K1"], notes={"1.1": "x"})
        for twin in (pickle.loads(pickle.dumps(a)), copy.copy(a), copy.deepcopy(a), a.model_copy()):
            assert twin == a
            assert hash(twin) == hash(a)

    def test_changed_copy_is_checked(self):
        """A changed copy is checked like any other."""
        a = Assessment(**GOOD)
        assert a.model_copy(update={"answers": {"1.1": 1}}).answers == {"1.1": 1}
        with pytest.raises(AssessmentError, match="9 is not a value"):
            a.model_copy(update={"answers": {"1.1": 9}})

    def test_notes_and_evidence_change_nothing(self):
        """Notes and references never change the rating."""
        plain = criteria.rate(dossier(13, full(13)))
        noted = criteria.rate(
            dossier(13, full(13), notes={"1.1": "x", "6.1": "y"}, evidence={"2.3": ["a", "b"]})
        )
        assert (plain.total, plain.tier) == (noted.total, noted.tier)

    def test_inside_another_model(self):
        """As a field of another model it reports as pydantic does."""

        class Form(BaseModel):
            assessment: Assessment

        assert Form(assessment=GOOD).assessment == Assessment(**GOOD)
        with pytest.raises(ValidationError, match="9 is not a value of criterion"):
            Form(assessment=dossier(13, {"1.1": 9}))

    def test_json_schema(self):
        """Its JSON Schema names the fields."""
        schema = Assessment.model_json_schema()
        assert schema["required"] == ["law", "sheet", "answers"]
        assert schema["additionalProperties"] is False

    def test_other_mappings(self):
        """A read-only mapping is taken, as the whole and inside."""
        inside = GOOD | {"answers": MappingProxyType({"1.1": 3})}
        assert criteria.check(MappingProxyType(inside)) == ()
        assert Assessment(**inside) == Assessment(**GOOD)

    def test_parse(self):
        """JSON text is parsed without losing a key."""
        assert criteria.parse('{"a": [1, {"b": 2}]}') == {"a": [1, {"b": 2}]}
        with pytest.raises(AssessmentError, match="stands twice"):
            criteria.parse('[{"a": 1, "a": 2}]')
