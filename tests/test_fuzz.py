"""Hostile input: whatever comes in as text, bytes or data, an answer or an OcopError comes out.

In CI each property runs as often as the profile says; a longer run is the same file with a profile
of more examples (``--hypothesis-profile``).
"""

import copy
import json
from collections import deque
from datetime import date, datetime
from decimal import Decimal
from enum import IntEnum, StrEnum
from fractions import Fraction
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import LAW, ROOT, dossier
from ocop import (
    AssessmentError,
    DataError,
    InputError,
    OcopError,
    StarTier,
    UnknownNameError,
    agencies,
    criteria,
    groups,
    interpretation,
    plan,
    product_code,
)
from ocop.criteria import Assessment
from ocop.entities import Certificate, Product, Subject
from ocop.notation import read_text
from ocop.plan import Completion, Portfolio
from ocop.plan.fields import PlanFields
from ocop.records import Entity

DEEPEST = 12  # steps to a place that is changed
LONGEST = 3000  # characters of one problem in words, whatever was given
CA_MAU = plan.load("ca-mau-2021-2025")


def ends_well(ask, *given, kind=OcopError, **named):
    """Ask: an answer, or an error of ocop that says in both languages what is wrong where."""
    try:
        return ask(*given, **named)
    except kind as error:
        refused = error
    assert refused.issues
    for issue in refused.issues:
        assert all((issue.code, issue.path, issue.en, issue.vi))
        assert max(len(issue.message("en")), len(issue.message("vi"))) < LONGEST
    assert refused.message("vi").encode()
    assert refused.message("en").encode()
    return None


# --- what is right, to be broken -----------------------------------------------------------------


def example(name):
    """An example of the project as plain data."""
    return json.loads(ROOT.joinpath("examples", name).read_text("utf-8"))


def entities_in(value):
    """Every entity in a value, itself included."""
    if isinstance(value, Entity):
        yield value
        value = [getattr(value, field) for field in type(value).model_fields]
    if isinstance(value, list | tuple):
        for part in value:
            yield from entities_in(part)


def classes(base=Entity):
    """Every class of entities that ocop has; a plan as a whole is broken in test_plan_file.

    The command line, an extra that may be loaded or not, has files of its own.
    """
    for kind in base.__subclasses__():
        own = kind.__module__.startswith("ocop.") and not kind.__module__.startswith("ocop.cli.")
        if own and not issubclass(kind, PlanFields):
            yield kind
            yield from classes(kind)


COMPANY = Subject(
    name="Công ty cổ phần Đồi Sương",
    type="small-or-medium-enterprise",
    legal_form="joint-stock-company",
    community_capital=Decimal("51.5"),
    representative={"name": "Nguyễn Thị An", "woman": True},
    address={"commune": "Ngọc Hiển", "commune_code": "32248", "province_code": "96"},
    business_registration={"number": "96.D8.001", "registered_on": date(2020, 2, 29)},
    tax_code="0100233488",
)
COFFEE = Product(name="Cà phê", group="ca-phe-ca-cao", code="96-32002-7-2026", subject="HTX")
PAPER = Certificate(number="1978/QĐ-UBND", product=COFFEE, tier=4, issued_on=date(2024, 8, 6))
DONG_SON = plan.read(ROOT / "examples/plan/ke-hoach-dong-son-2026-2030.toml")
WHOLES = (
    COMPANY,
    PAPER,
    Portfolio.model_validate_json(json.dumps(example("plan/portfolio-ca-mau-2024.json"))),
    Completion(task="I.5", period="2023-02", done_on=date(2023, 2, 20), evidence=("1/BC",)),
    groups.groups(),
    CA_MAU,
    DONG_SON,
)


def by_class():
    """Some real entities of each class."""
    found = {kind: [] for kind in sorted(classes(), key=lambda kind: kind.__qualname__)}
    for entity in entities_in(list(WHOLES)):
        # The children of a group and the rows of a portfolio come by themselves.
        if type(entity) in found and len(found[type(entity)]) < 6:
            found[type(entity)].append(entity)
    return found


SEEDS = by_class()
DOSSIERS = [
    *(example(f"{name}.json") for name in ("ca-phe-4-sao", "bun-gao-bi-loai", "tom-kho-ca-mau")),
    *example("hoi-dong-cha-lua.json")["assessments"][:1],
    dossier(
        13,
        {"1.1": 3},
        findings=["K1"],
        cases={},
        notes={"1.1": "xem: phụ lục"},
        evidence={"1.1": ["1/BC", "2/BC"]},
        product="Cà phê",
    ),
]
PLAN = """format = 1
id = "nho"
number = "1/QĐ-UBND"
title = "Kế hoạch nhỏ"
province = "Cà Mau"
issued_by = "UBND"
issued_on = 2026-01-02
in_force_from = 2026-01-02
first_day = 2026-01-01
last_day = 2027-12-31
agencies = [{ name = "Sở Y tế" }]

[[sections]]
id = "I"
name = "Kiểm tra"
clause = "Phụ lục 1, mục I"

[[tasks]]
id = "I.1"
section = "I"
name = "Kiểm tra cơ sở"
lead = ["Sở Y tế"]
clause = "Phụ lục 1, mục I.1"
deadline = { kind = "yearly", month = 6 }
"""


# --- how it is broken ----------------------------------------------------------------------------

DIGITS = "9" * 5000
NASTY = [
    "", " ", "\t", "\0", "\ud800", "a\udfff", "\ufeff", "\u200b", "\x1b[31m", "e\u0301", "１３",
    "٣", "²", "NaN", "sNaN", "Infinity", "-0", "1e999999999", "1_0", "true", "null", "K1", "R1",
    "1.1", "5.1", "9.9", "13", "26/2026/qđ-ttg", "148/QĐ-TTg", "2026-02-30", "0000-01-01",
    "9999-12-31", "2026-01-01T00:00:00", "{0}", "%s", "x[0]", "../..", "0100233488",
    "96-32002-7-2026", "0１-017-0１-2020", "x" * 6000, DIGITS,
]  # fmt: skip
NUMBERS = [0, -1, 1, 3, 13, 27, 2026, 2**63, 10**30, 10**4299, 1.5, -0.0, 1e308]
NOT_NUMBERS = [float("nan"), float("inf"), float("-inf")]


class Awkward:
    """As an array of numpy: equal to nothing and unequal to nothing, neither true nor false."""

    __hash__ = None

    def __eq__(self, other):
        return self

    def __bool__(self):
        raise ValueError("neither true nor false")


class Word(StrEnum):
    """Text that is more than text."""

    POINTS = "1.1"


class Count(IntEnum):
    """A number that is more than a number."""

    THREE = 3


def nested(depth, step):
    """Data as deep as that."""
    return reduce(lambda inner, _: step(inner), range(depth), 0)


DEEP = st.builds(
    nested,
    st.sampled_from([2, 99, 101, 198, 202]),
    st.sampled_from([lambda x: [x], lambda x: {"children": [x]}, lambda x: {"answers": x}]),
)
PLAIN = st.sampled_from([None, True, False, *NUMBERS, *NOT_NUMBERS, *NASTY])
TEXTS = st.sampled_from(NASTY) | st.text(max_size=8)
TREES = st.recursive(
    PLAIN | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=5,
)
JUNK = PLAIN | TREES | DEEP
OBJECTS = (
    st.sampled_from(
        [
            Word.POINTS,
            Count.THREE,
            StarTier.FOUR,
            date.max,
            date.min,
            PAPER,
            COMPANY,
            datetime(2024, 2, 29, 1),  # noqa: DTZ001 - no day at all
            10**5000,
            -(10**5000),
            Decimal("sNaN"),
            Decimal("1e999999"),
            Fraction(1, 3),
            3 + 0j,
            b"",
            b"\xff",
            bytearray(b"K1"),
            memoryview(b"1"),
            range(2),
            object(),
            Entity,
            len,
            frozenset(["K1"]),
            {"K1", 1},
            deque(["K1"]),
            {"1.1": 3}.items(),
            ...,
        ]
    )
    | st.builds(Awkward)
    | st.builds(iter, st.lists(PLAIN, max_size=3))
)
ANYTHING = (
    JUNK | OBJECTS | st.lists(OBJECTS, max_size=2) | st.dictionaries(TEXTS, OBJECTS, max_size=2)
)


def places(data, path=()):
    """Every path into plain data, down to where it is deeper than anything right."""
    steps = data.items() if isinstance(data, dict) else enumerate(data)
    for step, value in list(steps):
        yield (*path, step)
        if isinstance(value, dict | list | tuple) and len(path) < DEEPEST:
            yield from places(value, (*path, step))


def thawed(data):
    """The same with lists in place of tuples."""
    if isinstance(data, dict):
        return {key: thawed(value) for key, value in data.items()}
    return [thawed(value) for value in data] if isinstance(data, list | tuple) else data


def frozen(data):
    """The same with tuples in place of lists."""
    if isinstance(data, dict):
        return {key: frozen(value) for key, value in data.items()}
    return tuple(frozen(value) for value in data) if isinstance(data, list) else data


@st.composite
def broken(draw, seeds, junk=JUNK):
    """Right data after up to three changes."""
    data = copy.deepcopy(draw(st.sampled_from(seeds)))
    for _ in range(draw(st.integers(0, 3))):
        found = list(places(data))
        if not found:
            break
        *above, last = draw(st.sampled_from(found))
        place = reduce(lambda inner, step: inner[step], above, data)
        change = draw(st.sampled_from(["junk", "junk", "drop", "wrap", "extra", "rename"]))
        if change == "junk":
            place[last] = draw(junk)
        elif change == "wrap":
            place[last] = [place[last]]
        elif change == "drop":
            del place[last]
        elif isinstance(place, list):
            place.append(place[last])
        else:
            value = place[last] if change == "extra" else place.pop(last)
            place[draw(TEXTS)] = value
    return data


TOKENS = st.sampled_from(
    [
        '"', "'", '"""', "{", "}", "[", "]", "[[", ",", ":", "=", ".", "-", "\\", "\\u0000",
        "\\ud800", "\\uDC00\\ud800", "\n", "\r", "#", "\0", "\ud800", "\ufeff", "\u2028", "\u0301",
        "\x1b", "NaN", "-Infinity", "inf", "1e999", "0x", "00", "1_000", "２", "true", "null",
        "1979-05-27T07:32:00Z", "24:00:00", DIGITS, "0x" + "f" * 5000, "{" * 3000, "[" * 3000,
        '{"a":' * 150, "a.b.c=1\n",
    ]
)  # fmt: skip


@st.composite
def spliced(draw, texts):
    """Text with up to four pieces put in, taken out or said again."""
    text = draw(texts)
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text)))
        end = start + draw(st.integers(0, 12))
        again = text[end : end + draw(st.integers(0, 40))]
        text = text[:start] + draw(TOKENS | st.just(again)) + text[end:]
    return text


def halves(text, encoding):
    """Bytes in an encoding; half characters too, where it lets them through."""
    return text.encode(encoding, "surrogatepass" if encoding.startswith("utf") else "replace")


def as_bytes(texts):
    """Text, or bytes that are mostly not the UTF-8 they should be."""
    codecs = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "latin-1", "cp1258"]
    encoded = st.builds(halves, texts, st.sampled_from(codecs))
    cut = st.builds(lambda data, at: data[: len(data) - at], encoded, st.integers(0, 9))
    return texts | cut | st.builds(bytearray, encoded)


def json_of(data):
    """JSON text of broken data."""
    return spliced(st.builds(json.dumps, data, ensure_ascii=st.booleans()))


SEEDS_AS_JSON = [
    (kind, thawed(entity.model_dump(mode="json", exclude_unset=True)))
    for kind, some in SEEDS.items()
    for entity in some
]
SEEDS_AS_DATA = [
    (kind, thawed(entity.model_dump(exclude_unset=True)))
    for kind, some in SEEDS.items()
    for entity in some
]


@st.composite
def broken_entities(draw, seeds, junk=JUNK):
    """A class and the data of one of its entities, broken."""
    kind, data = draw(st.sampled_from(seeds))
    return kind, draw(broken([data], junk))


class TestText:
    """Text and bytes of any kind end in an answer or in an OcopError."""

    @given(as_bytes(json_of(broken(DOSSIERS) | JUNK) | st.text()) | st.binary())
    def test_dossiers(self, text):
        """Rating, checking, parsing; what is read is written and read again."""
        for read in (criteria.parse, criteria.rate, criteria.check):
            ends_well(read, text, kind=AssessmentError)
        made = ends_well(Assessment.model_validate_json, text, kind=AssessmentError)
        if made is not None:
            assert Assessment.model_validate_json(made.model_dump_json()) == made

    @given(st.lists(as_bytes(json_of(broken(DOSSIERS[-1:]))), max_size=2))
    def test_councils(self, members):
        """Each member's text is whatever it is."""
        ends_well(criteria.rate_council, members, kind=AssessmentError)

    @given(broken_entities(SEEDS_AS_JSON), st.data())
    def test_entities(self, case, data):
        """Every kind of entity; what is read is written and read again."""
        kind, given_data = case
        text = data.draw(as_bytes(json_of(st.just(given_data))))
        made = ends_well(kind.model_validate_json, text, kind=InputError)
        if made is not None:
            assert kind.model_validate_json(made.model_dump_json()) == made

    @given(
        as_bytes(spliced(st.sampled_from([PLAN, json.dumps(DOSSIERS[0])])) | st.text())
        | st.binary(),
        st.sampled_from(["json", "toml"]),
    )
    def test_notation(self, text, notation):
        """Data that can be written again as JSON in UTF-8, or what is wrong."""
        data, issues = read_text(text, notation)
        if data is None and issues:
            assert [issue.code for issue in issues] == [f"not-{notation}"]
        else:
            assert json.dumps(data, ensure_ascii=False, default=str).encode()
            assert {issue.code for issue in issues} <= {"repeated-key"}

    @given(spliced(st.just(PLAN)))
    def test_plans(self, text):
        """A plan file; what is read is written and read again."""
        made = ends_well(plan.read, text, "a plan", kind=DataError)
        if made is not None:
            assert plan.read(made.model_dump_json()) == made


class TestData:
    """Python values of any kind end in an answer or in an OcopError."""

    @given(broken(DOSSIERS, ANYTHING) | ANYTHING)
    def test_dossiers(self, data):
        """Rating; what is rated is written and read again."""
        rating = ends_well(criteria.rate, data, kind=AssessmentError)
        if rating is not None:
            text = rating.assessment.model_dump_json()
            assert Assessment.model_validate_json(text) == rating.assessment

    @given(broken(DOSSIERS))
    def test_checking_is_rating(self, data):
        """Checking finds nothing exactly where all the ways to make an assessment do."""
        issues = criteria.check(data)
        for make in (Assessment.model_validate, lambda data: Assessment(**data)):
            made = ends_well(make, data, kind=AssessmentError)
            assert (made is None) == bool(issues)

    @given(
        broken_entities(SEEDS_AS_DATA, ANYTHING) | st.tuples(st.sampled_from([*SEEDS]), ANYTHING)
    )
    def test_entities(self, case):
        """Every kind of entity; what is made is written and read again."""
        kind, data = case
        made = ends_well(kind.model_validate, frozen(data), kind=InputError)
        if made is not None:
            assert kind.model_validate_json(made.model_dump_json()) == made

    @given(st.sampled_from([*SEEDS]), st.dictionaries(TEXTS, ANYTHING, max_size=3))
    def test_fields(self, kind, fields):
        """Fields by name, most of which there are not."""
        ends_well(lambda: kind(**fields), kind=InputError)


class TestNames:
    """A name of anything finds it or an OcopError names the nearest."""

    ASKS = (
        criteria.ruleset,
        criteria.ruleset(LAW).sheet,
        criteria.ruleset(LAW).sheet(13).criterion,
        interpretation,
        groups.groups,
        groups.group,
        agencies.agency,
        agencies.wider,
        plan.load,
        CA_MAU.task,
        CA_MAU.section,
        CA_MAU.target,
        CA_MAU.agency,
        CA_MAU.wider,
    )
    KNOWN = (
        LAW,
        "13",
        "Cà phê, ca cao",
        "I.6",
        "1.1",
        "I5",
        "T3",
        "VIII",
        "Sở Y tế",
        "các sở, ngành",
        "ca-mau-2021-2025",
    )

    @given(
        st.sampled_from(ASKS),
        spliced(st.sampled_from(KNOWN)) | st.text() | ANYTHING,
    )
    def test_any(self, ask, name):
        """Every look-up of the library."""
        ends_well(ask, name, kind=UnknownNameError)


class TestCodes:
    """A product code of anything is one code or an InputError."""

    KNOWN = ("01-017-04-2020", "83-829-28780-3-2022", "96-32002-7-2026")
    PARTS = st.sampled_from(["01", "017", "32002", "7", 7, 2020, 2026, "2026"]) | ANYTHING

    @given(spliced(st.sampled_from(KNOWN)) | ANYTHING)
    def test_parse(self, text):
        """What is read prints as what reads the same."""
        code = ends_well(product_code.parse, text, kind=InputError)
        if code is not None:
            assert product_code.parse(str(code)) == code
            assert str(code).isascii()

    @given(
        st.fixed_dictionaries(dict.fromkeys(("province", "number", "year"), PARTS)), PARTS, PARTS
    )
    def test_build(self, parts, district, commune):
        """Parts of any type."""
        code = ends_well(
            product_code.build, **parts, district=district, commune=commune, kind=InputError
        )
        if code is not None:
            assert product_code.parse(str(code)) == code

    @given(st.lists(spliced(st.sampled_from(KNOWN)) | ANYTHING, max_size=4))
    def test_duplicates(self, codes):
        """A list of anything."""
        ends_well(product_code.duplicates, codes, kind=InputError)


class TestFoundOnce:
    """What went wrong once: one test each."""

    GOOD = dossier(13, {"1.1": 3})

    @pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
    def test_bytes_are_utf_8(self, codec):
        """Bytes are UTF-8 without a mark; no other encoding is guessed at."""
        (issue,) = criteria.check(json.dumps(self.GOOD).encode(codec))
        assert issue.code == "not-json"

    @pytest.mark.parametrize("field", ["product", "assessor", "notes", "evidence"])
    def test_half_a_character(self, field):
        """A surrogate alone is no text: what holds one could not be written."""
        half = {"notes": {"1.1": "\ud800"}, "evidence": {"1.1": ["\ud800"]}}.get(field, "\ud800")
        data = self.GOOD | {field: half}
        for source in (data, json.dumps(data), json.dumps(data, ensure_ascii=False)):
            (issue,) = criteria.check(source)
            assert issue.code in ("not-text", "not-references", "not-json")

    def test_half_a_character_as_a_name(self):
        """Nor is it a name; the message can be written all the same."""
        for field in ("answers", "notes", "cases", "evidence"):
            with pytest.raises(AssessmentError) as caught:
                Assessment(**self.GOOD | {field: {"\ud800": "x"}})
            assert caught.value.message("vi").encode()

    @pytest.mark.parametrize("findings", [b"", bytearray(b"K1"), b"K1"])
    def test_bytes_are_no_list(self, findings):
        """Findings are a list; bytes are none."""
        (issue,) = criteria.check(self.GOOD | {"findings": findings})
        assert issue.code == "not-a-list"

    def test_what_is_given_once(self):
        """What an iterator gave once cannot be looked at again; pydantic's word is taken."""
        assert criteria.rate(self.GOOD | {"findings": iter(["K1"])}).assessment.findings == ("K1",)
        for wrong, code in ((1, "string-type"), ("K99", "unknown-finding")):
            (issue,) = criteria.check(self.GOOD | {"findings": iter([wrong])})
            assert (issue.code, issue.path) == (code, "findings[0]")

    def test_awkward(self):
        """An array of numpy is neither equal nor unequal to 0, and says so with an error."""
        for field in ("answers", "notes", "cases", "evidence"):
            for value in ({"5.1": Awkward(), "5.2": Awkward()}, [Awkward()], Awkward()):
                assert criteria.check(self.GOOD | {field: value})
        assert criteria.check(self.GOOD | {"findings": [Awkward()]})

    def test_long_names(self):
        """A name without end, or with commands to a terminal, is cut short in the path too."""
        for name in ("x" * 1_000_000, "\x1b[31m", "a\nb"):
            twice = json.dumps({name: 1})[:-1] + f", {json.dumps(name)}: 2}}"
            with pytest.raises(InputError) as caught:
                Product(name="Cà phê", **{name: 1})
            places = [
                *caught.value.issues,
                *criteria.check({**self.GOOD, name: 1}),
                *criteria.check({**self.GOOD, "answers": {name: 1}}),
                *read_text(twice, "json")[1],
            ]
            assert len(places) == 4
            assert all(len(i.path) < 100 and i.path.isprintable() for i in places)

    def test_many_keys(self):
        """Thousands of keys are looked through once, not once for each."""
        keys = ",".join(f'"{n}":0' for n in range(20_000))
        data, issues = read_text(f'{{{keys},"7":1,"7":2}}', "json")
        assert (len(data), data["7"]) == (20_000, 2)
        assert [issue.path for issue in issues] == ['"7"']

    @pytest.mark.parametrize("read", [criteria.parse, Assessment.model_validate_json])
    def test_neither_text_nor_bytes(self, read):
        """The documented TypeError of what reads text."""
        for given_instead in (None, 5, [], {}):
            with pytest.raises(TypeError):
                read(given_instead)
            with pytest.raises(TypeError):
                plan.read(given_instead)


def test_what_is_broken_was_right():
    """A dossier or plan that was wrong already would be refused for that alone."""
    assert [criteria.check(data) for data in DOSSIERS] == [()] * len(DOSSIERS)
    assert plan.read(PLAN).task("I.1").lead == ("Sở Y tế",)


def test_every_entity_is_broken():
    """Every kind of entity that is not only a base of others has a right one to start from."""
    without = [kind for kind, some in SEEDS.items() if not some and not kind.__subclasses__()]
    assert without == []
