"""Product codes of every period, and the places in them."""

import copy
import pickle
import subprocess
import sys
import unicodedata

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop import InputError
from ocop.code_places import PlaceStatus, check_places
from ocop.product_code import (
    FORMS,
    UNIT_WORDS,
    CodePeriod,
    ProductCode,
    build,
    duplicates,
    parse,
)

SHEET = "Quyết định 26/2026/QĐ-TTg, Phụ lục II, đầu phiếu, mã số sản phẩm"
MOVED = ["15", "24", "44", "52", "80", "82", "91"]
KEPT = [
    "01", "04", "08", "11", "12", "14", "19", "20", "22", "25", "31", "33", "37", "38", "40", "42",
    "46", "48", "51", "56", "66", "68", "75", "79", "86", "92", "96",
]  # fmt: skip
GONE = ["02", "06", "10", "83", "95", "97"]


def digits(width):
    """Digits of a width that are not all 0."""
    return st.integers(1, 10**width - 1).map(lambda n: f"{n:0{width}d}")


@st.composite
def parts(draw):
    """The parts of a code of any period, as `build` takes them."""
    form = draw(st.sampled_from(FORMS))
    widths = {"province": 2, "district": 3, "commune": 5}
    typed = {name: draw(digits(widths[name])) for name in form.parts if name in widths}
    typed["number"] = draw(st.one_of(st.integers(1, 9999), st.integers(1, 4).flatmap(digits)))
    typed["year"] = draw(st.integers(form.first_year, form.last_year))
    return typed


def issues(call, *args, **more):
    """Code and path of every problem, and the error."""
    with pytest.raises(InputError) as caught:
        call(*args, **more)
    assert all(issue.en and issue.vi and issue.en != issue.vi for issue in caught.value.issues)
    return [(issue.code, issue.path) for issue in caught.value.issues], caught.value


class TestRealCases:
    """Codes met in public systems and notices, and what they are."""

    def test_with_district_and_commune(self):
        """A code of 2022."""
        code = parse("83-829-28780-3-2022")
        assert (code.province, code.district, code.commune) == ("83", "829", "28780")
        assert (code.number, code.year, code.period) == (3, 2022, CodePeriod.FROM_2020)
        assert code.citation is None

    @pytest.mark.parametrize("number", ["41", "01", "02", "03", "04"])
    def test_with_district(self, number):
        """Three digits in part 2 are a district, so the code is not of the form of 2026."""
        code = parse(f"01-017-{number}-2020")
        assert (code.province, code.district, code.commune) == ("01", "017", None)
        assert (code.number_text, code.number, code.year) == (number, int(number), 2020)
        assert code.period is CodePeriod.FROM_2019

    def test_database_rows(self):
        """Ids of database rows are refused, and every part that is wrong is named."""
        found, error = issues(parse, "2-38-585-1-2022")
        assert found == [
            ("province-code", "province"),
            ("district-code", "district"),
            ("commune-code", "commune"),
        ]
        assert error.issues[0].en == (
            "'2' is no province code (mã tỉnh); allowed: exactly 2 digits as text, not all 0. Take "
            "the code from the official list of units; ids of database rows are no codes"
        )
        assert "'585' không phải mã xã; cho phép: đúng 5 chữ số" in error.message("vi")
        assert str(error).startswith("product code: 3 problems\n  1. province: '2' is no")

    @pytest.mark.parametrize("text", ["", " ", "\t\n", "\u00a0", "\u3000", None])
    def test_not_issued(self, text):
        """An empty code is a product whose code is not issued yet."""
        assert parse(text) is None


class TestFormFrom2026:
    """Head of every sheet of Annex II: province, commune, number in the commune, year."""

    def test_parts(self):
        """Four parts, the second of five digits, and the clause behind the form."""
        code = parse("96-32002-7-2026")
        assert (code.province, code.district, code.commune) == ("96", None, "32002")
        assert (code.number, code.year, code.period) == (7, 2026, CodePeriod.FROM_2026)
        assert str(code.citation) == SHEET

    @pytest.mark.parametrize("year", [2026, 2027, 2099])
    def test_years(self, year):
        """From 2026; the sheet prints the first two digits of the year, 20."""
        assert parse(f"96-32002-7-{year}").year == year

    def test_citation_of_an_error(self):
        """An error in a code of this form names the clause."""
        found, error = issues(parse, "9-32002-0-2026")
        assert found == [("province-code", "province"), ("product-number", "number")]
        assert [str(issue.citation) for issue in error.issues] == [SHEET, SHEET]
        _, error = issues(parse, "96-32002-7-x")
        assert str(error.issues[0].citation) == SHEET


class TestYearAndForm:
    """The parts decide the form, and the year must be of its period."""

    @pytest.mark.parametrize(
        ("text", "form", "years", "right"),
        [
            ("01-017-41-2018", "province(2)-district(3)-number-year", "2019 to 2020", None),
            ("01-017-41-2021", "province(2)-district(3)-number-year", "2019 to 2020", 1),
            ("01-017-41-2026", "province(2)-district(3)-number-year", "2019 to 2020", 2),
            ("83-829-28780-3-2019", "district(3)-commune(5)-number-year", "2020 to 2025", 0),
            ("83-829-28780-3-2026", "district(3)-commune(5)-number-year", "2020 to 2025", 2),
            ("96-32002-7-2019", "province(2)-commune(5)-number-year", "2026 to 2099", 0),
            ("96-32002-7-2025", "province(2)-commune(5)-number-year", "2026 to 2099", 1),
            ("96-32002-7-2100", "province(2)-commune(5)-number-year", "2026 to 2099", None),
            ("96-32002-7-0000", "province(2)-commune(5)-number-year", "2026 to 2099", None),
        ],
    )
    def test_year_of_another_period(self, text, form, years, right):
        """One error, which names the form of the year or says that there is none."""
        found, error = issues(parse, text)
        assert found == [("year-of-another-period", "year")]
        issue = error.issues[0]
        assert f"{form}; allowed: {years}." in issue.en
        assert f"cho phép: {years.replace(' to ', ' đến ')}." in issue.vi
        if right is None:
            assert issue.en.endswith("No code has that year; mend it")
            assert issue.vi.endswith("Không có mã của năm đó; hãy sửa năm")
        else:
            assert f"has the form {FORMS[right].en}" in issue.en
            assert f"có dạng {FORMS[right].vi}" in issue.vi
            assert issue.en.endswith("; mend the year or the parts")
            assert issue.vi.endswith("; hãy sửa năm hoặc các phần")
            assert issue.citation == FORMS[right].citation

    def test_2020_has_two_forms(self):
        """In 2020 codes with and without a commune are met."""
        assert parse("01-017-41-2020").period is CodePeriod.FROM_2019
        assert parse("01-017-00454-41-2020").period is CodePeriod.FROM_2020
        _, error = issues(parse, "01-00454-41-2020")
        assert f"has the form {FORMS[0].en} or {FORMS[1].en};" in error.issues[0].en

    def test_transition(self):
        """A dossier of the transition too gets a code without a district in 2026 (I24)."""
        _, error = issues(parse, "83-829-28780-3-2026")
        assert "(I24)" in error.issues[0].en
        assert "(I24)" in error.issues[0].vi
        _, error = issues(parse, "83-829-28780-3-2027")
        assert "I24" not in str(error)

    @pytest.mark.parametrize(
        ("text", "path"),
        [
            ("01-17-41-2020", "district"),
            ("01-0017-41-2019", "district"),
            ("96-3202-7-2026", "commune"),
            ("96-032002-7-2030", "commune"),
        ],
    )
    def test_width_fits_no_form(self, text, path):
        """A second part of another width is named by what the year asks for."""
        found, _ = issues(parse, text)
        assert found == [(f"{path}-code", path)]

    @pytest.mark.parametrize(
        "text",
        [
            "01-17-41-2022",
            "01-17-41-x",
            "01-17-41-202",
            "96-3202-7-20266",
            "83-829-28780-3-2022-1",
            "83",
            "83-2022",
            "-",
            "a",
        ],
    )
    def test_no_form(self, text):
        """Parts that make no form: the forms are listed."""
        found, error = issues(parse, text)
        assert found == [("parts", "code")]
        assert f"(parts: {text.count('-') + 1})" in error.issues[0].en
        for form in FORMS:
            assert f"{form.en} ({form.period})" in error.issues[0].en
            assert f"{form.vi} ({form.period})" in error.issues[0].vi


class TestTyping:
    """What is mended when a code is typed, and what is not."""

    @pytest.mark.parametrize(
        "dash", "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
    )
    def test_dashes(self, dash):
        """Every kind of dash."""
        text = dash.join(["83", "829", "28780", "3", "2022"])
        assert str(parse(text)) == "83-829-28780-3-2022"

    @pytest.mark.parametrize("space", [" ", "\n", "\t", "\u00a0", "\u3000"])
    def test_space_around(self, space):
        """White space around the code."""
        assert str(parse(f"{space}01-017-41-2020{space}")) == "01-017-41-2020"

    def test_full_width(self):
        """Digits of full width."""
        plain = "83-829-28780-03-2022"
        wide = "".join(chr(ord(c) + 0xFEE0) for c in plain)
        assert wide != plain
        assert str(parse(wide)) == plain
        code = build(province=" 83", district="829", commune="28780 ", number=" \uff13", year=2022)
        assert str(code) == "83-829-28780-3-2022"

    @pytest.mark.parametrize(
        ("text", "path"),
        [
            ("83 -829-28780-3-2022", "province"),
            ("83- 829-28780-3-2022", "district"),
            ("83--28780-3-2022", "district"),
            ("83-829-2878O-3-2022", "commune"),
            ("83-829-28780-³-2022", "number"),
            ("83-829-28780-٣-2022", "number"),
            ("83-829-28780-+3-2022", "number"),
            ("83-829-28780-\uff1a-2022", "number"),  # the colon after the digits of full width
            ("83-829-28780-0-2022", "number"),
            ("83-829-28780-10000-2022", "number"),
            ("83-829-28780-00003-2022", "number"),
            ("83-829-28780--2022", "number"),
            ("01-017-28780-2020", "number"),
            ("00-829-28780-3-2022", "province"),
            ("83-000-28780-3-2022", "district"),
            ("83-829-00000-3-2022", "commune"),
            ("83-829-28780-3-2022\u200b", "year"),
            ("83-829-28780-3-\u0662\u0660\u0662\u0662", "year"),
            ("83-829-28780-3-", "year"),
        ],
    )
    def test_nothing_else(self, text, path):
        """Anything else is refused, and the part is named."""
        found, _ = issues(parse, text)
        assert [where for _, where in found] == [path]

    @pytest.mark.parametrize("year", ["22", "202", "20222"])
    def test_year_of_four_digits(self, year):
        """Fewer or more digits are no year, rather than a year of another period."""
        found, _ = issues(parse, f"83-829-28780-3-{year}")
        assert found == [("year", "year")]

    def test_number_words(self):
        """The number: what was typed, what is allowed, where to look."""
        _, error = issues(parse, "83-829-28780-x-2022")
        assert error.issues[0].message() == (
            "number: 'x' is no number of a product (số thứ tự); allowed: 1 to 9999, in at most 4 "
            "digits. Take it from the list of the commune or district"
        )
        assert error.issues[0].message("vi") == (
            "number: 'x' không phải số thứ tự sản phẩm; cho phép: 1 đến 9999, nhiều nhất 4 chữ số. "
            "Hãy lấy số trong danh sách của xã hoặc huyện"
        )

    def test_year_words(self):
        """The year: what was typed, what is allowed, what to do."""
        _, error = issues(parse, "83-829-28780-3-22")
        assert error.issues[0].en == (
            "'22' is no year of assessment (năm đánh giá); allowed: a year of 4 digits. Mend it"
        )

    @pytest.mark.parametrize("value", [0, 3, b"01-017-41-2020", True, ["01"], float("nan")])
    def test_only_text(self, value):
        """Anything but text is no code."""
        found, error = issues(parse, value)
        assert found == [("not-text", "code")]
        assert error.issues[0].en.startswith("expected text, got ")

    @pytest.mark.parametrize(
        "text", ["9" * 10**6, "-" * 10**6, "\ud800", "\0", "01-" + "9" * 10**5]
    )
    def test_hostile(self, text):
        """Endless or broken text is refused in few words."""
        _, error = issues(parse, text)
        assert len(str(error)) < 500
        assert len(error.message("vi")) < 500

    @given(st.text(max_size=30) | st.text("0123456789-", max_size=30))
    def test_any_text(self, text):
        """Any text is a code, no code yet, or one error of ours."""
        try:
            code = parse(text)
        except InputError:
            return
        assert code is None or parse(str(code)) == code


class TestBuild:
    """Making a code of its parts."""

    @given(parts())
    def test_round_trip(self, typed):
        """What was built is read again, with the digits as printed."""
        code = build(**typed)
        again = parse(str(code))
        assert again == code
        assert str(again) == str(code)
        assert hash(again) == hash(code)
        assert code.number == int(typed["number"])
        assert code.form.first_year <= code.year <= code.form.last_year
        for name in ("province", "district", "commune", "year"):
            assert getattr(code, name) == typed.get(name)

    @given(parts(), st.integers(1900, 2200))
    def test_only_the_years_of_the_form(self, typed, year):
        """A form is taken in the years of its period and in no other."""
        form = build(**typed).form
        if form.first_year <= year <= form.last_year:
            assert build(**typed | {"year": year}).form is form
        else:
            found, _ = issues(build, **typed | {"year": year})
            assert found == [("year-of-another-period", "year")]

    def test_all_problems_at_once(self):
        """Every wrong part is named in one error."""
        found, _ = issues(build, province="1", district=17, commune="x", number=0, year="2022")
        assert found == [
            ("province-code", "province"),
            ("district-code", "district"),
            ("commune-code", "commune"),
            ("product-number", "number"),
            ("year", "year"),
        ]

    @pytest.mark.parametrize("year", [2020, "2020"])
    def test_no_place(self, year):
        """A province alone is not enough."""
        found, error = issues(build, province="01", number=-1, year=year)
        assert found[:2] == [("parts", "commune"), ("product-number", "number")]
        assert error.issues[0].en.startswith("neither a district nor a commune is given; allowed: ")
        assert error.issues[0].vi.startswith("không có mã huyện, mã xã; cho phép: ")

    def test_no_place_and_a_wrong_province(self):
        """A wrong province is named where no place is given, too."""
        found, _ = issues(build, province="1", number=1, year=2020)
        assert found == [("province-code", "province"), ("parts", "commune")]

    @pytest.mark.parametrize("number", [True, 1.0, None, -1, 0, 10_000, "", "1-2"])
    def test_number(self, number):
        """A number is a whole number from 1, or its digits."""
        found, error = issues(build, province="96", commune="32002", number=number, year=2026)
        assert found == [("product-number", "number")]
        assert error.issues[0].en.startswith(f"{number!r} is no number of a product")
        assert len(str(error)) < 400

    @pytest.mark.parametrize("number", [1, 9999])
    def test_ends(self, number):
        """The least and the greatest number of a product."""
        code = build(province="96", commune="32002", number=number, year=2026)
        assert str(code) == f"96-32002-{number}-2026"

    @pytest.mark.parametrize("year", [True, 2026.0, None, "2026"])
    def test_year(self, year):
        """A year is a whole number."""
        found, _ = issues(build, province="96", commune="32002", number=1, year=year)
        assert found == [("year", "year")]

    @pytest.mark.parametrize("sign", [1, -1])
    def test_endless(self, sign):
        """Endless numbers are refused in few words."""
        many = sign * 10**5000
        found, error = issues(build, province="96", commune="32002", number=many, year=many)
        assert found == [("product-number", "number"), ("year-of-another-period", "year")]
        assert len(str(error)) < 700

    @pytest.mark.parametrize("province", [1, None, b"01", "1", "001", "0١"])
    def test_province(self, province):
        """A province code is text of two digits; nothing is padded."""
        found, _ = issues(build, province=province, commune="32002", number=1, year=2026)
        assert found == [("province-code", "province")]


class TestValue:
    """A code is an immutable value."""

    def test_equality(self):
        """Printed zeros do not make another code, but stay as typed."""
        one, two = parse("01-017-01-2020"), parse("01-017-1-2020")
        assert one == two
        assert hash(one) == hash(two)
        assert (str(one), str(two)) == ("01-017-01-2020", "01-017-1-2020")
        assert one != parse("01-017-10-2020")
        assert one != "01-017-01-2020"

    def test_frozen(self):
        """A code cannot be changed, only made anew, and is checked then."""
        code = parse("01-017-01-2020")
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            code.year = 2019
        assert str(attrs.evolve(code, year=2019)) == "01-017-01-2019"
        found, _ = issues(attrs.evolve, code, year=2026)
        assert found == [("year-of-another-period", "year")]
        found, _ = issues(ProductCode, province="01", number_text="1", year=2020)
        assert found == [("parts", "commune")]
        with pytest.raises(TypeError):
            UNIT_WORDS["province"] = ("", "")

    def test_copies(self):
        """Copies and pickles are the same code."""
        code = parse("01-017-01-2020")
        assert pickle.loads(pickle.dumps(code)) == copy.deepcopy(code) == code

    def test_forms(self):
        """The three forms; only the newest has its text at hand."""
        assert [form.period for form in FORMS] == list(CodePeriod)
        for form in FORMS:
            assert form.period == f"{form.first_year}-{form.last_year}"
        assert [form.citation is None for form in FORMS] == [True, True, False]


class TestDuplicates:
    """Codes that occur more than once in a list."""

    def test_found(self):
        """By value, in the order of their first occurrence, with their places."""
        listed = [
            "83-829-28780-3-2022",
            parse("01-017-01-2020"),
            None,
            "",
            "01-017-1-2020",
            " 83–829–28780–3–2022",
            "83-829-28780-3-2023",
            "01-017-01-2020",
            "",
        ]
        found = duplicates(iter(listed))
        assert [(str(f.code), f.positions) for f in found] == [
            ("83-829-28780-3-2022", (0, 5)),
            ("01-017-01-2020", (1, 4, 7)),
        ]

    @given(st.lists(parts().map(lambda typed: build(**typed)), max_size=8))
    def test_against_counting(self, codes):
        """What counting by text of the values gives."""
        doubled = [*codes, *codes[:2]]
        found = duplicates(doubled)
        assert {f.code for f in found} == {c for c in doubled if doubled.count(c) > 1}
        for f in found:
            assert all(doubled[i] == f.code for i in f.positions)
            assert len(f.positions) == doubled.count(f.code)

    def test_none(self):
        """Nothing repeated, or nothing at all."""
        assert duplicates([]) == duplicates(["", "", None, None, "01-017-01-2020"]) == ()

    def test_wrong_codes(self):
        """Every wrong code is named by its place in the list."""
        found, _ = issues(duplicates, ["01-017-41-2020", "2-38-585-1-2022", 7, "x"])
        assert found == [
            ("province-code", "codes[1].province"),
            ("district-code", "codes[1].district"),
            ("commune-code", "codes[1].commune"),
            ("not-text", "codes[2].code"),
            ("parts", "codes[3].code"),
        ]

    def test_one_text(self):
        """One text is not a list of codes."""
        with pytest.raises(TypeError, match="expected a list of codes, got the text '01-017"):
            duplicates("01-017-41-2020")


class TestPlacesFrom2026:
    """Units of Decision 19/2025/QĐ-TTg: province and commune are in the list, or not."""

    def test_known(self):
        """Both known, with their names, and nothing wrong."""
        check = check_places(parse("96-32002-7-2026"))
        assert (check.province.name, check.commune.name) == ("Cà Mau", "Phường An Xuyên")
        assert {f.status for f in check.places} == {PlaceStatus.KNOWN}
        assert (check.problems, check.complete, check.district) == ((), True, None)
        assert check.province.message() == "96 là Cà Mau"
        assert check.commune.message("en") == "32002 is Phường An Xuyên"
        assert check.data_version >= "2025-10-18"

    def test_unknown(self):
        """An unknown place is a finding in two languages, not an error."""
        check = check_places(parse("83-00001-1-2026"))
        assert [(f.part, f.status, f.name) for f in check.places] == [
            ("province", PlaceStatus.UNKNOWN, None),
            ("commune", PlaceStatus.UNKNOWN, None),
        ]
        assert check.complete
        assert [(i.code, i.path) for i in check.problems] == [
            ("unknown-province", "province"),
            ("unknown-commune", "commune"),
        ]
        assert check.province.message("en").startswith(
            "83 is no province code (mã tỉnh) in the list of units of 20"
        )
        assert "00001 không phải mã xã trong danh mục" in check.problems[1].message("vi")
        assert str(check.problems[0].citation) == SHEET

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("01-32002-1-2026", ["commune-outside-province"]),
            ("83-32002-1-2026", ["unknown-province", "commune-outside-province"]),
            ("96-00001-1-2026", ["unknown-commune"]),
        ],
    )
    def test_commune_of_another_province(self, text, found):
        """A commune must lie in the province of the code."""
        check = check_places(parse(text))
        assert [issue.code for issue in check.problems] == found

    def test_commune_outside_words(self):
        """Where it lies, and what to do."""
        (issue,) = check_places(parse("01-32002-1-2026")).problems
        assert issue.path == "commune"
        assert issue.en == (
            "commune 32002 (Phường An Xuyên) lies in province 96 (Cà Mau), not in 01; mend the one "
            "that is wrong"
        )
        assert issue.vi == (
            "xã 32002 (Phường An Xuyên) thuộc tỉnh 96 (Cà Mau), không thuộc 01; hãy sửa mã sai"
        )
        (issue,) = check_places(parse("96-00004-1-2026")).problems
        assert "lies in province 01 (Thành phố Hà Nội)" in issue.en

    def test_every_unit_of_the_list(self):
        """All 34 provinces are known, and each commune in its own province."""
        from vietnam_provinces import Province, Ward

        assert sorted(f"{p.code:02d}" for p in Province.iter_all()) == sorted(KEPT + MOVED)
        for ward in Ward.iter_all():
            check = check_places(parse(f"{ward.province_code:02d}-{ward.code:05d}-1-2026"))
            assert (check.problems, check.complete) == ((), True)
            assert unicodedata.is_normalized("NFC", check.commune.name)


class TestPlacesBefore2026:
    """Units of before 01/07/2025: only a province that kept its code can be checked."""

    @pytest.mark.parametrize("province", KEPT)
    def test_kept(self, province):
        """A province that kept its code is known."""
        check = check_places(parse(f"{province}-017-41-2020"))
        assert check.province.status is PlaceStatus.KNOWN
        assert check.province.name in check.province.vi
        assert "kept its code" in check.province.en
        assert (check.problems, check.complete) == ((), False)

    @pytest.mark.parametrize("province", MOVED)
    def test_moved(self, province):
        """A code that another province had before is not read as today's."""
        check = check_places(parse(f"{province}-017-41-2020"))
        assert (check.province.status, check.province.name) == (PlaceStatus.UNCHECKED, None)
        assert "was the code of another province before" in check.province.en
        assert "trước đó là mã của tỉnh khác" in check.province.vi

    @pytest.mark.parametrize("province", GONE)
    def test_gone(self, province):
        """A province that is no more, or never was, cannot be told apart."""
        check = check_places(parse(f"{province}-829-28780-3-2022"))
        assert check.province.status is PlaceStatus.UNCHECKED
        assert "may be one that ended with the mergers of 2025" in check.province.en
        assert "có thể là tỉnh đã sáp nhập năm 2025" in check.province.message("vi")
        assert check.problems == ()

    def test_district_and_commune(self):
        """Districts and communes cannot be checked, also where the commune's code is used now."""
        check = check_places(parse("96-964-32002-3-2022"))
        assert [(f.part, f.code, f.status, f.name) for f in check.places[1:]] == [
            ("district", "964", PlaceStatus.UNCHECKED, None),
            ("commune", "32002", PlaceStatus.UNCHECKED, None),
        ]
        assert check.district.en.startswith("district code (mã huyện) 964 is of before 01/07/2025")
        assert check.commune.vi.startswith("mã xã 32002 có trước 01/07/2025")
        assert not check.complete

    def test_without_commune(self):
        """A code of 2019-2020 has no commune to find."""
        check = check_places(parse("01-017-41-2020"))
        assert [f.part for f in check.places] == ["province", "district"]
        assert check.commune is None

    @given(parts())
    def test_never_an_error(self, typed):
        """No place, known or not, makes an error."""
        check = check_places(build(**typed))
        assert all(f.en and f.vi for f in check.places)
        if check.code.period is not CodePeriod.FROM_2026:
            assert check.problems == ()


@pytest.mark.parametrize("value", ["96-32002-7-2026", None, 3])
def test_places_of_a_code_only(value):
    """Places are checked of a code that was read."""
    with pytest.raises(TypeError, match="expected a ProductCode, got"):
        check_places(value)


def test_list_of_units_loads_late():
    """The list of units is loaded by the first check of places, not before."""
    script = (
        "import sys; from ocop import code_places, product_code;"
        "code = product_code.parse('96-32002-7-2026');"
        "before = 'vietnam_provinces' in sys.modules; code_places.check_places(code);"
        "print(before, 'vietnam_provinces' in sys.modules)"
    )
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "False True"
