"""The ground: words, names, documents, errors, the timeline, readings."""

import copy
import pickle
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ocop
from conftest import LAW, dossier, full
from ocop import (
    INTERPRETATIONS,
    AssessmentError,
    Citation,
    DataError,
    InputError,
    Issue,
    NotEncodedError,
    NotInForceError,
    OcopError,
    StarTier,
    UnknownNameError,
    Validity,
    criteria,
    interpretation,
    plan,
    timeline,
)
from ocop.frozen import FrozenDict
from ocop.names import fold, nearest, slugify

ERRORS = [
    AssessmentError,
    DataError,
    InputError,
    NotEncodedError,
    NotInForceError,
    UnknownNameError,
]


class TestNames:
    """Names however typed: Unicode form, case, accents, white space, width."""

    @given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậ ABCĐ0123456789/.-"))
    def test_fold(self, name):
        """NFC, NFD, upper and lower case fold to one, and folding twice changes nothing."""
        folded = fold(name)
        for form in ("NFC", "NFD", "NFKC", "NFKD"):
            assert fold(unicodedata.normalize(form, name)) == folded
        assert fold(name.upper()) == fold(name.lower()) == folded
        assert fold(folded) == folded
        assert fold(f"  {name}  ") == folded

    def test_width(self):
        """Full-width letters and digits are ordinary ones."""
        assert fold("２６／２０２６") == "26/2026"

    def test_slug(self):
        """Letters, digits and single hyphens."""
        assert slugify("Tương, nước mắm (Đặc sản)") == "tuong-nuoc-mam-dac-san"

    def test_nearest(self):
        """Nearest first, original spelling, nothing when nothing is near."""
        assert nearest("bo y te", ["Bộ Y tế", "Bộ Công Thương"]) == ("Bộ Y tế",)
        assert nearest("xyz", ["Bộ Y tế"]) == ()
        assert nearest("Bộ Y tế" * 100, ["Bộ Y tế" * 100]) == ()


class TestFrozenDict:
    """A dictionary that cannot be changed."""

    def test_reads_like_a_dict(self):
        """Equality, hash, copy, pickle."""
        one = FrozenDict({"a": 1})
        assert one == {"a": 1}
        assert hash(one) == hash(FrozenDict(a=1))
        assert copy.copy(one) is one
        assert pickle.loads(pickle.dumps(one)) == one
        assert copy.deepcopy(one) == one

    @pytest.mark.parametrize(
        "change",
        [
            lambda d: d.__setitem__("a", 2),
            lambda d: d.__delitem__("a"),
            lambda d: d.pop("a"),
            lambda d: d.popitem(),
            lambda d: d.clear(),
            lambda d: d.update(a=2),
            lambda d: d.setdefault("b", 2),
            lambda d: d.__ior__({"b": 2}),
        ],
    )
    def test_refuses_every_change(self, change):
        """Each way to change a dictionary."""
        one = FrozenDict({"a": 1})
        with pytest.raises(TypeError, match="cannot be changed"):
            change(one)
        assert one == {"a": 1}


class TestValidity:
    """First and last day both count."""

    def test_ends(self):
        """Each side of both ends."""
        validity = Validity(date(2023, 2, 24), date(2026, 7, 21))
        held = [date(2023, 2, 23), date(2023, 2, 24), date(2026, 7, 21), date(2026, 7, 22)]
        assert [validity.holds_on(day) for day in held] == [False, True, True, False]
        assert Validity(date(2026, 5, 22)).holds_on(date(2100, 1, 1))
        assert str(Validity(date(2026, 5, 22))) == "2026-05-22 onwards"

    def test_backwards(self):
        """An end before the start is refused."""
        with pytest.raises(ValueError, match="before the first day"):
            Validity(date(2026, 1, 2), date(2026, 1, 1))


class TestTimeline:
    """The version in force on a day, or an error that names its neighbours."""

    versions = (
        Validity(date(2020, 1, 1), date(2020, 12, 31)),
        Validity(date(2022, 1, 1), date(2023, 12, 31)),
        Validity(date(2023, 7, 1)),
    )

    def at(self, on):
        """The version on a day."""
        return timeline.in_force(self.versions, on, validity=lambda v: v, name=str)

    def test_overlap(self):
        """Where two hold, the later begun governs (I9)."""
        assert self.at(date(2023, 6, 30)) is self.versions[1]
        assert self.at(date(2023, 7, 1)) is self.versions[2]

    def test_gap(self):
        """In a gap both neighbours are named."""
        with pytest.raises(NotInForceError) as caught:
            self.at(date(2021, 6, 1))
        before, after = self.versions[:2]
        assert f"nearest: {before} ({before}); {after} ({after})." in str(caught.value)
        assert "gần nhất" in caught.value.message("vi")

    def test_none_known(self):
        """No version at all."""
        with pytest.raises(NotInForceError, match="none known"):
            timeline.in_force((), date(2021, 6, 1), validity=lambda v: v, name=str)

    @pytest.mark.parametrize("on", [datetime(2026, 5, 22), "2026-05-22", None, 20260522])  # noqa: DTZ001
    def test_only_dates(self, on):
        """A datetime, a text or a number is no day."""
        with pytest.raises(TypeError, match=r"expected a datetime\.date"):
            self.at(on)


class TestErrors:
    """One root; each subclass a builtin too; fields kept; pickles; both languages."""

    def test_families(self):
        """What each can be caught as."""
        for error in ERRORS:
            assert issubclass(error, OcopError)
        assert issubclass(AssessmentError, ValueError)
        assert issubclass(DataError, ValueError)
        for error in (NotEncodedError, NotInForceError, UnknownNameError):
            assert issubclass(error, LookupError)

    @pytest.mark.parametrize("error", ERRORS)
    def test_documented(self, error):
        """Each says when it happens and what to do."""
        assert "When it happens:" in error.__doc__
        assert "What to do:" in error.__doc__

    @pytest.mark.parametrize("error", ERRORS)
    def test_pickle(self, error):
        """Fields survive a pickle."""
        issue = Issue("x", "a.b", "english", "tiếng Việt", Citation(LAW, "Điều 3"))
        one = error("subject", [issue], "chủ đề")
        two = pickle.loads(pickle.dumps(one))
        assert type(two) is error
        assert (two.subject, two.subject_vi, two.issues) == ("subject", "chủ đề", (issue,))
        assert str(two) == str(one) == "subject: a.b: english [Quyết định 26/2026/QĐ-TTg, Điều 3]"
        assert two.message("vi") == "chủ đề: a.b: tiếng Việt [Quyết định 26/2026/QĐ-TTg, Điều 3]"

    def test_several(self):
        """Several problems are numbered."""
        issues = [Issue("x", "a", "one", "một"), Issue("y", "b", "two", "hai")]
        assert str(OcopError("s", issues)) == "s: 2 problems\n  1. a: one\n  2. b: two"
        assert OcopError("s", issues).message("vi") == "s: 2 lỗi\n  1. a: một\n  2. b: hai"


class TestInterpretations:
    """Every reading has an id, both languages, a reason and the other reading."""

    def test_ids(self):
        """I1 onwards without a gap."""
        assert [i.id for i in INTERPRETATIONS] == [
            f"I{n}" for n in range(1, len(INTERPRETATIONS) + 1)
        ]

    def test_texts(self):
        """No text is empty, every text is NFC, and the two languages differ."""
        for reading in INTERPRETATIONS:
            for lang in ("vi", "en"):
                assert reading.title(lang)
                assert reading.reading(lang)
            assert reading.reading_vi != reading.reading_en
            for text in (reading.reason_vi, reading.reason_en, reading.other_vi, reading.other_en):
                assert text
                assert unicodedata.is_normalized("NFC", text)

    def test_lookup(self):
        """Found by id; an unknown id names the range."""
        assert interpretation("I4").title("en") == "Exact thresholds"
        with pytest.raises(UnknownNameError, match="from I1 to"):
            interpretation("I99")


class TestThreads:
    """One catalogue, many threads."""

    def test_shared(self):
        """Threads that load and rate at once agree."""

        def work(n):
            number = n % 26 + 1
            return criteria.rate(dossier(number, full(number))).tier

        with ThreadPoolExecutor(8) as pool:
            assert set(pool.map(work, range(104))) == {StarTier.FIVE}


class TestPublicValues:
    """Public values are immutable, and copies are equal."""

    def test_rules(self, rules):
        """Decisions and sheets cannot be changed, and pickle."""
        sheet = rules.sheet(13)
        for value in (rules, sheet, sheet.criterion("1.1"), sheet.criterion("1.1").options[0]):
            name = value.__attrs_attrs__[0].name
            with pytest.raises(AttributeError):
                setattr(value, name, None)
            assert pickle.loads(pickle.dumps(value)) == value
        twin = pickle.loads(pickle.dumps(rules))
        assert twin.sheet("hoa").title_en == "Flowers"

    def test_version(self):
        """The version is a plain number."""
        assert all(part.isdigit() for part in ocop.__version__.split("."))


class TestRepr:
    """What holds a whole sheet, decision or plan shows itself in one line, not in pages."""

    @pytest.mark.parametrize(
        ("value", "shown"),
        [
            (
                criteria.ruleset("26/2026/QĐ-TTg"),
                "Ruleset(id='26/2026/QĐ-TTg', sheet_count=26)",
            ),
            (
                criteria.ruleset("26/2026/QĐ-TTg").sheet(13),
                "ScoreSheet(law='26/2026/QĐ-TTg', number=13, slug='ca-phe-ca-cao')",
            ),
            (
                plan.load("ca-mau-2021-2025"),
                "Plan(id='ca-mau-2021-2025', number='2822/QĐ-UBND')",
            ),
        ],
    )
    def test_short(self, value, shown):
        """Which one it is."""
        assert repr(value) == shown
