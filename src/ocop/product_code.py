"""Product codes (mã số sản phẩm) of every period: parse, build, duplicates, places.

The parts that a code has, their widths and the year decide its period. Only the form from 2026 is
in a text that ocop holds (head of every sheet of Annex II of Decision 26/2026/QĐ-TTg); the two
older forms are known from public systems and cite nothing.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, NoReturn

import attrs

from ocop.errors import InputError, Issue, brief
from ocop.frozen import FrozenDict
from ocop.legal import Citation
from ocop.vocabulary import LawId


class CodePeriod(StrEnum):
    """The years of assessment (năm đánh giá) in which a form of code is used."""

    FROM_2019 = "2019-2020"
    FROM_2020 = "2020-2025"
    FROM_2026 = "2026-2099"


@attrs.frozen
class CodeForm:
    """The form of the codes of one period.

    Attributes:
        period: The period.
        parts: Names of the parts, in printed order.
        first_year: First year of assessment.
        last_year: Last year of assessment.
        en: The form in English.
        vi: The form in Vietnamese.
        citation: The clause, where ocop holds the text.
    """

    period: CodePeriod
    parts: tuple[str, ...]
    first_year: int
    last_year: int
    en: str
    vi: str
    citation: Citation | None


FORMS: tuple[CodeForm, ...] = (
    CodeForm(
        CodePeriod.FROM_2019,
        ("province", "district", "number", "year"),
        2019,
        2020,
        "province(2)-district(3)-number-year",
        "tỉnh(2)-huyện(3)-số thứ tự-năm",
        None,
    ),
    CodeForm(
        CodePeriod.FROM_2020,
        ("province", "district", "commune", "number", "year"),
        2020,
        2025,
        "province(2)-district(3)-commune(5)-number-year",
        "tỉnh(2)-huyện(3)-xã(5)-số thứ tự-năm",
        None,
    ),
    CodeForm(
        CodePeriod.FROM_2026,
        ("province", "commune", "number", "year"),
        2026,
        2099,  # the sheet prints the year as 20..
        "province(2)-commune(5)-number-year",
        "tỉnh(2)-xã(5)-số thứ tự-năm",
        Citation(LawId("26/2026/QĐ-TTg"), "Phụ lục II, đầu phiếu, mã số sản phẩm"),
    ),
)
"""The forms of code, oldest first."""

_DISTRICT, _BOTH, _COMMUNE = FORMS
_ALL_EN = "; ".join(f"{form.en} ({form.period})" for form in FORMS)
_ALL_VI = "; ".join(f"{form.vi} ({form.period})" for form in FORMS)
_WIDTHS = {"province": 2, "district": 3, "commune": 5}
UNIT_WORDS: FrozenDict[str, tuple[str, str]] = FrozenDict(
    {
        "province": ("province code (mã tỉnh)", "mã tỉnh"),
        "district": ("district code (mã huyện)", "mã huyện"),
        "commune": ("commune code (mã xã)", "mã xã"),
    }
)
"""The words for each code of a unit, in English and Vietnamese."""

_DIGITS = 4  # a number of five digits could not be told from a commune code
_LARGEST = 10**_DIGITS - 1
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_TYPED = dict.fromkeys(map(ord, _DASHES), "-") | {0xFF10 + n: str(n) for n in range(10)}


@attrs.frozen(kw_only=True)
class ProductCode:
    """Mã số sản phẩm: the code of one product in one year of assessment.

    ``str(code)`` is the canonical text. Two codes are equal when their places, numbers and years
    are: ``01`` and ``1`` are the same number, though each prints as it was typed.

    Attributes:
        province: Administrative code of the province, 2 digits.
        district: Administrative code of the district, 3 digits; None from 2026.
        commune: Administrative code of the commune, 5 digits; None in the form of 2019-2020.
        number_text: The product's number (số thứ tự) as printed, 1 to 4 digits.
        year: Year of assessment (năm đánh giá).

    Raises:
        InputError: If the parts make no code of any period; every problem is listed.

    Example:
        >>> str(ProductCode(province="01", district="017", number_text="04", year=2020))
        '01-017-04-2020'
    """

    province: str
    district: str | None = None
    commune: str | None = None
    number_text: str = attrs.field(eq=int)
    year: int

    def __attrs_post_init__(self) -> None:
        form = _form(self.district, self.commune)
        problems = _unit_problems("province", self.province, form)
        problems += _unit_problems("district", self.district, form)
        problems += _unit_problems("commune", self.commune, form)
        if form is None:
            en = f"neither a district nor a commune is given; allowed: {_ALL_EN}. Add it"
            vi = f"không có mã huyện, mã xã; cho phép: {_ALL_VI}. Hãy bổ sung"
            problems.append(Issue("parts", "commune", en, vi))
        problems += _number_problems(self.number_text, form) + _year_problems(self.year, form)
        if problems:
            _refuse(problems)

    @property
    def form(self) -> CodeForm:
        """The form that the code has."""
        form = _form(self.district, self.commune)
        assert form is not None
        return form

    @property
    def period(self) -> CodePeriod:
        """The period that the code belongs to."""
        return self.form.period

    @property
    def citation(self) -> Citation | None:
        """The clause behind the form; None for the forms before 2026."""
        return self.form.citation

    @property
    def number(self) -> int:
        """The product's number (số thứ tự) in the commune or district and year."""
        return int(self.number_text)

    def __str__(self) -> str:
        parts = (self.province, self.district, self.commune, self.number_text, str(self.year))
        return "-".join(part for part in parts if part is not None)


def parse(text: str | None) -> ProductCode | None:
    """Read a code as typed.

    White space around the code, digits of full width and any kind of dash are accepted; nothing
    else is mended.

    Args:
        text: The code; empty, blank or None when none is issued yet.

    Returns:
        The code, or None when none is issued.

    Raises:
        InputError: If a part is wrong, or the form is of one period and the year of another.

    Example:
        >>> code = parse(" 83–829–28780–3–2022 ")
        >>> str(code), code.province, code.commune, code.number, code.year
        ('83-829-28780-3-2022', '83', '28780', 3, 2022)
        >>> parse("") is None
        True
    """
    if text is None:
        return None
    if not isinstance(text, str):
        en = f"expected text, got {brief(text)}; give the product code as printed"
        vi = f"cần chữ, nhận được {brief(text)}; hãy ghi mã số sản phẩm như in"
        _refuse([Issue("not-text", "code", en, vi)])
    typed = _typed(text)
    return _read(typed) if typed else None


def build(
    *,
    province: str,
    district: str | None = None,
    commune: str | None = None,
    number: int | str,
    year: int,
) -> ProductCode:
    """Make a code of its parts.

    Args:
        province: Administrative code of the province, 2 digits.
        district: Administrative code of the district, 3 digits; None from 2026.
        commune: Administrative code of the commune, 5 digits; None in the form of 2019-2020.
        number: The product's number; a text keeps its leading zeros.
        year: Year of assessment.

    Returns:
        The code.

    Raises:
        InputError: If the parts make no code of any period; every problem is listed.

    Example:
        >>> str(build(province="96", commune="32002", number=7, year=2026))
        '96-32002-7-2026'
    """
    # A number that is too large is left as it is, and refused: its text may have no end.
    whole = type(number) is int and 0 < number <= _LARGEST
    places = {"province": province, "district": district, "commune": commune}
    return ProductCode(
        **{part: _typed(code) for part, code in places.items()},
        number_text=str(number) if whole else _typed(number),
        year=year,
    )


@attrs.frozen
class Duplicate:
    """A code that occurs more than once.

    Attributes:
        code: The code, as it occurs first.
        positions: Where it occurs, counted from 0.
    """

    code: ProductCode
    positions: tuple[int, ...]


def duplicates(codes: Iterable[ProductCode | str | None]) -> tuple[Duplicate, ...]:
    """Find the codes that occur more than once.

    Codes are compared by value: ``01-017-01-2020`` and ``01-017-1-2020`` are one code. Products
    without a code (None or blank) are passed over.

    Args:
        codes: Codes, read or as typed.

    Returns:
        One entry per repeated code, in the order of their first occurrence.

    Raises:
        InputError: If a text is no code; every wrong one is named by its position.
        TypeError: If ``codes`` is one text, or no list at all.

    Example:
        >>> for found in duplicates(["01-017-01-2020", "", "01-017-02-2020", "01-017-1-2020"]):
        ...     print(found.code, found.positions)
        01-017-01-2020 (0, 3)
    """
    if isinstance(codes, str):
        raise TypeError(f"codes: expected a list of codes, got the text {brief(codes)}")
    places: dict[ProductCode, list[int]] = {}
    problems: list[Issue] = []
    for position, typed in enumerate(codes):
        try:
            code = typed if isinstance(typed, ProductCode) else parse(typed)
        except InputError as error:
            at = f"codes[{position}]"
            problems += [attrs.evolve(i, path=f"{at}.{i.path}") for i in error.issues]
            continue
        if code is not None:
            places.setdefault(code, []).append(position)
    if problems:
        _refuse(problems)
    return tuple(Duplicate(code, tuple(at)) for code, at in places.items() if len(at) > 1)


def _typed(value: Any) -> Any:
    """What was typed in plain digits and dashes; other types are left to the check."""
    return value.strip().translate(_TYPED) if isinstance(value, str) else value


def _refuse(problems: Iterable[Issue]) -> NoReturn:
    raise InputError("product code", problems, "mã số sản phẩm")


def _form(district: object, commune: object) -> CodeForm | None:
    if district is None:
        return None if commune is None else _COMMUNE
    return _DISTRICT if commune is None else _BOTH


def _form_of_text(parts: list[str]) -> CodeForm | None:
    """The form that a text is meant to have: its parts first, then the width, then the year."""
    if len(parts) == len(_BOTH.parts):
        return _BOTH
    if len(parts) != len(_COMMUNE.parts):
        return None
    for form in (_DISTRICT, _COMMUNE):
        if len(parts[1]) == _WIDTHS[form.parts[1]]:
            return form
    if not _digits(parts[3], 4, 4):
        return None
    year = int(parts[3])
    if year <= _DISTRICT.last_year:
        return _DISTRICT
    return _COMMUNE if year >= _COMMUNE.first_year else None


def _read(text: str) -> ProductCode:
    parts = text.split("-")
    form = _form_of_text(parts)
    if form is None:
        en = (
            f"{brief(text)} is of no form (parts: {len(parts)}); allowed: {_ALL_EN}. Add or remove "
            "a part, or mend the second"
        )
        vi = (
            f"{brief(text)} không đúng dạng nào (số phần: {len(parts)}); cho phép: {_ALL_VI}. Hãy "
            "thêm, bớt phần hoặc sửa phần thứ hai"
        )
        _refuse([Issue("parts", "code", en, vi)])
    named: dict[str, Any] = dict(zip(form.parts, parts, strict=True))
    if _digits(named["year"], 4, 4):
        named["year"] = int(named["year"])
    return ProductCode(number_text=named.pop("number"), **named)


def _digits(value: object, least: int, most: int) -> bool:
    return isinstance(value, str) and re.fullmatch(f"[0-9]{{{least},{most}}}", value) is not None


def _unit_problems(part: str, value: str | None, form: CodeForm | None) -> list[Issue]:
    width = _WIDTHS[part]
    optional = value is None and part != "province"
    if optional or (_digits(value, width, width) and str(value).strip("0")):
        return []
    name_en, name_vi = UNIT_WORDS[part]
    en = (
        f"{brief(value)} is no {name_en}; allowed: exactly {width} digits as text, not all 0. Take "
        "the code from the official list of units; ids of database rows are no codes"
    )
    vi = (
        f"{brief(value)} không phải {name_vi}; cho phép: đúng {width} chữ số, không toàn số 0. Hãy "
        "lấy mã trong danh mục đơn vị hành chính, không lấy số dòng của cơ sở dữ liệu"
    )
    return [Issue(f"{part}-code", part, en, vi, form.citation if form else None)]


def _number_problems(value: object, form: CodeForm | None) -> list[Issue]:
    if _digits(value, 1, _DIGITS) and str(value).strip("0"):
        return []
    en = f"{brief(value)} is no number of a product (số thứ tự); allowed: 1 to {_LARGEST}, in at "
    vi = f"{brief(value)} không phải số thứ tự sản phẩm; cho phép: 1 đến {_LARGEST}, nhiều nhất "
    en += f"most {_DIGITS} digits. Take it from the list of the commune or district"
    vi += f"{_DIGITS} chữ số. Hãy lấy số trong danh sách của xã hoặc huyện"
    return [Issue("product-number", "number", en, vi, form.citation if form else None)]


def _year_problems(year: object, form: CodeForm | None) -> list[Issue]:
    if not isinstance(year, int) or isinstance(year, bool):
        en = f"{brief(year)} is no year of assessment (năm đánh giá); allowed: a year of 4 digits"
        vi = f"{brief(year)} không phải năm đánh giá; cho phép: năm có 4 chữ số"
        citation = form.citation if form else None
        return [Issue("year", "year", f"{en}. Mend it", f"{vi}. Hãy sửa lại", citation)]
    if form is None or form.first_year <= year <= form.last_year:
        return []
    en = (
        f"{brief(year)} is no year of assessment (năm đánh giá) of a code of the form {form.en}; "
        f"allowed: {form.first_year} to {form.last_year}. "
    )
    vi = (
        f"{brief(year)} không phải năm đánh giá của mã dạng {form.vi}; cho phép: "
        f"{form.first_year} đến {form.last_year}. "
    )
    fitting = [other for other in FORMS if other.first_year <= year <= other.last_year]
    if not fitting:
        en += "No code has that year; mend it"
        vi += "Không có mã của năm đó; hãy sửa năm"
        return [Issue("year-of-another-period", "year", en, vi, form.citation)]
    # A dossier finished in the transition of 2026 too gets a code without a district.
    reading = " (I24)" if year == _COMMUNE.first_year else ""
    en += f"A code of {year} has the form {' or '.join(other.en for other in fitting)}{reading}; "
    vi += f"Mã của năm {year} có dạng {' hoặc '.join(other.vi for other in fitting)}{reading}; "
    en += "mend the year or the parts"
    vi += "hãy sửa năm hoặc các phần"
    return [Issue("year-of-another-period", "year", en, vi, fitting[0].citation)]
