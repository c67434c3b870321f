"""The conformance vectors: complete, sound, as the slow oracle says, and as ocop answers."""

import json
import unicodedata
from collections import Counter

import pytest

import oracle
from build_vectors import built
from ocop import InputError, UnknownNameError, criteria, interpretation
from ocop.testing import vectors
from ocop.testing.answers import answer
from ocop.testing.conformance import report
from ocop.testing.vectors import KINDS, SCORING, cases, files, rules_by_id, schema
from vectors_of_scoring import allowed

LAW = "26/2026/QĐ-TTg"


@pytest.fixture(scope="module")
def fresh():
    """What the slow oracles say now."""
    return built()


class TestShipped:
    """What is shipped is what the oracles work out, and what ocop answers."""

    def test_as_the_oracles_say(self, fresh):
        """Not one file differs from what is built anew: python tests/build_vectors.py."""
        about = ("README.md", "rules.json", "schema.json")
        shipped = {name: text for name, text in files().items() if name not in about}
        assert sorted(shipped) == sorted(fresh)
        assert [name for name, text in shipped.items() if text != fresh[name]] == []

    def test_as_ocop_answers(self):
        """The engine, which shares no code with the oracles, gives every answer."""
        found = report(cases(), [(case, answer(case.kind, case.input)) for case in cases()])
        assert found.agrees, found.text()

    def test_problems_as_ocop_names_them(self):
        """Of what is refused, the code and place of every problem."""
        refused = [case for case in cases() if case.problems]
        assert len(refused) >= 400
        for case in refused:
            said = answer(case.kind, case.input)["problems"]
            assert [(p["code"], p["path"]) for p in said] == [*case.problems], case.id

    def test_files_fit_the_schema(self):
        """Every file is JSON of the shape that the JSON Schema, itself valid, describes."""
        jsonschema = pytest.importorskip("jsonschema")
        jsonschema.Draft202012Validator.check_schema(schema())
        check = jsonschema.Draft202012Validator(schema())
        for name in ("council", "rating-16", "rating-26", "rating-any", "product-code", "term",
                     "certificate", "renewal", "extension", "rounds", "plan-due"):  # fmt: skip
            assert [*check.iter_errors(json.loads(files()[f"{name}.json"]))] == []

    @pytest.mark.parametrize(
        ("kind", "change"),
        [
            ("council", {"tier": "4"}),
            ("council", {"total": 69.9}),
            ("rating", {"status": "unknown"}),
            ("rating", {"unanswered": ["1.1", "1.1"]}),
            ("certificate", {"last_valid_day": "06/08/2027"}),
            ("term", {"first": "2026-01-01"}),
        ],
    )
    def test_schema_refuses(self, kind, change):
        """A file of another shape does not fit."""
        jsonschema = pytest.importorskip("jsonschema")
        one = json.loads(cases(kinds=[kind])[0].text)
        data = {"format": 1, "version": vectors.VERSION, "law": LAW, "kind": kind}
        right = data | {"cases": [one]}
        wrong = data | {"cases": [one | {"expected": one["expected"] | change}]}
        check = jsonschema.Draft202012Validator(schema())
        assert check.is_valid(right)
        assert not check.is_valid(wrong)

    def test_readme_names_every_file(self):
        """Who has the folder only finds what each file is."""
        text = files()["README.md"]
        assert all(name in text for name in files() if name[:7] not in ("rating-", "README."))
        assert "rating-NN.json" in text

    def test_text_is_nfc(self):
        """Vietnamese in Unicode form NFC; ids unique; one vector to a line."""
        for text in files().values():
            assert unicodedata.is_normalized("NFC", text)
        assert max(Counter(case.id for case in cases()).values()) == 1
        lines = "\n".join(files().values()).count('\n{"id":')
        assert lines == len(cases())
        heads = [json.loads(text) for name, text in files().items() if name != "README.md"]
        assert {h["version"] for h in heads if "cases" in h} == {vectors.VERSION}


class TestComplete:
    """Every sheet, box, finding and rule has its vectors; a sample was worked out by hand."""

    def test_every_box(self):
        """Each pair of criterion and points of the 26 sheets stands in a vector."""
        for number in range(1, 27):
            seen = {
                pair
                for case in cases(kinds=["rating"], sheets=[number])
                if not case.problems
                for pair in case.input["answers"].items()
            }
            for criterion in oracle.leaves(number):
                assert {(criterion["code"], p) for p in allowed(criterion)} <= seen

    def test_every_finding(self):
        """Each finding of each sheet."""
        for sheet in criteria.ruleset(LAW).sheets:
            given = [
                case.input.get("findings", [])
                for case in cases(kinds=["rating"], sheets=[sheet.number])
            ]
            assert {id for found in given for id in found} >= set(sheet.findings)

    def test_every_threshold(self):
        """Each threshold and one point below it, on every sheet, with the tier that follows."""
        for number in range(1, 27):
            of_sheet = cases(kinds=["rating"], sheets=[number])
            tiers = {
                case.expected["total"]: case.expected["tier"]
                for case in of_sheet
                if case.rule == "thresholds" and case.id.split("/")[-1].startswith("total-")
            }
            assert tiers == {90: 5, 89: 4, 70: 4, 69: 3, 50: 3, 49: 2, 30: 2, 29: 1}

    def test_every_minimum(self):
        """Each minimum of each sheet is missed alone, by as little as its boxes allow."""
        for number in range(1, 27):
            of_sheet = {c.id: c for c in cases(kinds=["rating"], sheets=[number])}
            for criterion in oracle.leaves(number):
                need = oracle.required(criterion, 5)
                if need:
                    code = criterion["code"]
                    below = max(p for p in allowed(criterion) if p < need)
                    expected = of_sheet[f"rating/{number}/box/{code}={below}"].expected
                    assert code in expected["shortfalls"]["5"]

    def test_every_rule(self):
        """Each rule is tested, cites its clause and names readings that exist."""
        assert {case.rule for case in cases()} == set(rules_by_id())
        assert len(rules_by_id()) == 25
        for rule in rules_by_id().values():
            assert rule.vi != rule.en
            assert str(rule.citation).startswith("Quyết định 2")
            assert all(interpretation(id).id == id for id in rule.readings)

    def test_every_kind(self):
        """Each kind has vectors, in the order of the kinds."""
        assert [*dict.fromkeys(case.kind for case in cases())] == [*KINDS]
        assert KINDS[:2] == SCORING

    def test_sample_by_hand(self):
        """All that tests/vectors holds, and some of every other kind that can be."""
        by_hand = Counter(case.kind for case in cases() if case.by_hand)
        assert by_hand["rating"] == 266
        assert by_hand["council"] == 25
        assert by_hand["product-code"] == by_hand["certificate"] == 4
        assert by_hand["term"] == 3
        assert by_hand["rounds"] == by_hand["plan-due"] == 1
        assert all(c.why for c in cases(kinds=["rating", "council"]) if c.by_hand)


class TestOneRuleEach:
    """A vector about another rule is one in which the minimums change nothing."""

    def test_tiers_without_minimums(self):
        """Tiers by points alone go wrong where minimums are tested, and nowhere else."""
        for case in cases(kinds=["rating", "council"]):
            expected = case.expected
            if expected.get("status") == "rated":
                about = case.rule in ("minimums", "council-minimums")
                assert (expected["tier"] == expected["tier_by_points"]) or about, case.id

    def test_both_outcomes(self):
        """Vectors of council minimums have councils that meet and that miss them."""
        tiers = {
            case.expected["tier"] == case.expected["tier_by_points"]
            for case in cases(rules=["council-minimums"])
        }
        assert tiers == {True, False}


class TestChoosing:
    """`cases` gives what is asked for, or says what there is."""

    def test_by_kind_sheet_rule(self):
        """All conditions hold at once."""
        found = cases(kinds=["rating"], sheets=[13, 26], rules=["minimums"])
        assert {(c.kind, c.rule) for c in found} == {("rating", "minimums")}
        assert {c.sheet for c in found} == {13, 26}

    def test_fresh_data(self):
        """What a tool does to its input is not seen by the next."""
        case = cases(kinds=["rating"])[0]
        case.input["answers"].clear()
        case.expected["parts"].clear()
        assert case.input["answers"]
        assert case.expected["parts"]

    def test_unknown(self):
        """Every unknown name is listed, with the nearest."""
        with pytest.raises(UnknownNameError) as caught:
            cases(kinds=["ratings"], sheets=[27, True], rules=["minimum"])
        issues = caught.value.issues
        assert [issue.path for issue in issues] == ["kinds", "sheets", "sheets", "rules"]
        said = "there are no vectors (ca kiểm thử) of"
        assert issues[0].en == f"{said} 'ratings'; allowed: rating"
        assert issues[0].vi == "không có ca kiểm thử cho 'ratings'; cho phép: rating"
        assert issues[1].en == f"{said} 27; allowed: {', '.join(map(str, range(1, 27)))}"
        assert issues[3].en == f"{said} 'minimum'; allowed: minimums, council-minimums"

    def test_nothing_left(self):
        """Conditions that no vector meets."""
        with pytest.raises(InputError, match=r"no vector .* ask for fewer") as caught:
            cases(kinds=["certificate"], sheets=[1])
        assert "hãy bớt điều kiện" in caught.value.message("vi")

    @pytest.mark.parametrize("more", [{"kinds": "rating"}, {"rules": "minimums"}])
    def test_one_text(self, more):
        """One text is not taken for its letters."""
        with pytest.raises(TypeError, match="expected several such as"):
            cases(**more)


class TestAnswers:
    """What ocop answers where it cannot read a day."""

    def test_not_a_day(self):
        """A day that is none is refused like any other input."""
        said = answer("certificate", {"issued_on": "06/08/2024"})
        assert said == {
            "status": "refused",
            "problems": [{"code": "not-a-day", "path": "issued_on"}],
        }
