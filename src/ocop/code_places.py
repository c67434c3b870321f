"""What is known of the places in a product code (mã số sản phẩm)."""

from enum import StrEnum

import attrs

from ocop.errors import Issue
from ocop.product_code import UNIT_WORDS, CodePeriod, ProductCode
from ocop.vocabulary import Lang


class PlaceStatus(StrEnum):
    """What is known of a place in a code."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    UNCHECKED = "cannot-be-checked"


@attrs.frozen
class PlaceFinding:
    """What is known of one place in a code.

    Attributes:
        part: ``province``, ``district`` or ``commune``.
        code: Its administrative code.
        status: Known, unknown or not to be checked.
        name: Its present name, when known.
        en: The finding in English.
        vi: The finding in Vietnamese.
    """

    part: str
    code: str
    status: PlaceStatus
    name: str | None
    en: str
    vi: str

    def message(self, lang: Lang = "vi") -> str:
        """The finding in one language.

        Args:
            lang: ``"vi"`` or ``"en"``.

        Returns:
            One sentence.
        """
        return self.vi if lang == "vi" else self.en


@attrs.frozen
class PlaceCheck:
    """What is known of the places in a code.

    Attributes:
        code: The code looked at.
        province: The finding on the province.
        district: The finding on the district, where the code has one.
        commune: The finding on the commune, where the code has one.
        problems: What is wrong: an unknown place, or a commune of another province. Empty too
            when nothing could be checked, see `complete`.
        data_version: Day of the list of units, as the package vietnam-provinces states it.
    """

    code: ProductCode
    province: PlaceFinding
    district: PlaceFinding | None
    commune: PlaceFinding | None
    problems: tuple[Issue, ...]
    data_version: str

    @property
    def places(self) -> tuple[PlaceFinding, ...]:
        """The findings, in the order of the code."""
        every = (self.province, self.district, self.commune)
        return tuple(finding for finding in every if finding is not None)

    @property
    def complete(self) -> bool:
        """Whether every place of the code could be checked."""
        return all(finding.status is not PlaceStatus.UNCHECKED for finding in self.places)


def check_places(code: ProductCode) -> PlaceCheck:
    """Check the places of a code against the list of units since 01/07/2025.

    A place that is not in the list is a finding, never an error. In a code before 2026 only a
    province that kept its code through the mergers of 2025 can be checked; districts and communes
    of that time cannot.

    Args:
        code: The code.

    Returns:
        The findings, and what is wrong.

    Raises:
        TypeError: If ``code`` is not a `ProductCode`.

    Example:
        >>> from ocop.product_code import parse
        >>> check = check_places(parse("01-00004-1-2026"))
        >>> [(f.part, str(f.status), f.name) for f in check.places]
        [('province', 'known', 'Thành phố Hà Nội'), ('commune', 'known', 'Phường Ba Đình')]
        >>> old = check_places(parse("83-829-28780-3-2022"))
        >>> {str(f.status) for f in old.places}, old.complete, old.problems
        ({'cannot-be-checked'}, False, ())
    """
    if not isinstance(code, ProductCode):
        raise TypeError(f"code: expected a ProductCode, got {type(code).__name__}; parse it first")
    units = _look_up(code)
    if code.commune is not None and code.period is CodePeriod.FROM_2026:
        province = _listed("province", code.province, units.province, units.version)
        commune = _listed("commune", code.commune, units.commune, units.version)
        found = (province, commune)
        problems = [
            Issue(f"unknown-{f.part}", f.part, f.en, f.vi, code.citation)
            for f in found
            if f.status is PlaceStatus.UNKNOWN
        ]
        if units.home is not None and units.home != code.province:
            home = f"{units.home} ({units.home_name})"
            en = (
                f"commune {code.commune} ({units.commune}) lies in province {home}, not in "
                f"{code.province}; mend the one that is wrong"
            )
            vi = (
                f"xã {code.commune} ({units.commune}) thuộc tỉnh {home}, không thuộc "
                f"{code.province}; hãy sửa mã sai"
            )
            problems.append(Issue("commune-outside-province", "commune", en, vi, code.citation))
        return PlaceCheck(code, province, None, commune, tuple(problems), units.version)
    return PlaceCheck(
        code,
        _province_before_2026(code.province, units.province),
        _unchecked("district", code.district),
        _unchecked("commune", code.commune),
        (),
        units.version,
    )


# Codes that Decision 19/2025/QĐ-TTg gave to a province other than the one that had them before:
# found by laying vietnam-provinces 0.6.0 (units of 04/01/2025) beside 2025.10.1.
_MOVED = frozenset({"15", "24", "44", "52", "80", "82", "91"})


@attrs.frozen
class _Units:
    province: str | None
    commune: str | None
    home: str | None
    home_name: str | None
    version: str


def _look_up(code: ProductCode) -> _Units:
    # Only a check of places needs the list of 3321 communes.
    from vietnam_provinces import (  # noqa: PLC0415
        Province,
        ProvinceCode,
        Ward,
        WardCode,
        __data_version__,
    )

    try:
        province = _plain(Province.from_code(ProvinceCode(int(code.province))).name)
    except ValueError:
        province = None
    try:
        ward = Ward.from_code(WardCode(int(code.commune or 0)))
    except ValueError:
        return _Units(province, None, None, None, __data_version__)
    home = Province.from_code(ward.province_code)
    return _Units(province, ward.name, f"{home.code:02d}", _plain(home.name), __data_version__)


def _plain(name: str) -> str:
    """The name of a province without "Tỉnh", which only newer lists write."""
    return name.removeprefix("Tỉnh ")


def _listed(part: str, code: str, name: str | None, version: str) -> PlaceFinding:
    if name is not None:
        return PlaceFinding(
            part, code, PlaceStatus.KNOWN, name, f"{code} is {name}", f"{code} là {name}"
        )
    en, vi = UNIT_WORDS[part]
    return PlaceFinding(
        part,
        code,
        PlaceStatus.UNKNOWN,
        None,
        f"{code} is no {en} in the list of units of {version}; look it up in Decision "
        "19/2025/QĐ-TTg and its later changes",
        f"{code} không phải {vi} trong danh mục đơn vị hành chính ngày {version}; hãy tra Quyết "
        "định 19/2025/QĐ-TTg và các thay đổi sau đó",
    )


def _province_before_2026(code: str, name: str | None) -> PlaceFinding:
    if name is not None and code not in _MOVED:
        return PlaceFinding(
            "province",
            code,
            PlaceStatus.KNOWN,
            name,
            f"{code} is {name} (present name); it kept its code in 2025",
            f"{code} là {name} (tên hiện nay); mã không đổi năm 2025",
        )
    if name is not None:
        en = f"{code} is {name} since 01/07/2025, but was the code of another province before"
        vi = f"{code} là {name} từ 01/07/2025, trước đó là mã của tỉnh khác"
    else:
        en = f"{code} is no province (tỉnh) now; it may be one that ended with the mergers of 2025"
        vi = f"{code} nay không phải mã tỉnh; có thể là tỉnh đã sáp nhập năm 2025"
    return PlaceFinding(
        "province",
        code,
        PlaceStatus.UNCHECKED,
        None,
        f"{en}; check it in the list of its year",
        f"{vi}; hãy tra danh mục của năm đó",
    )


def _unchecked(part: str, code: str | None) -> PlaceFinding | None:
    if code is None:
        return None
    en, vi = UNIT_WORDS[part]
    return PlaceFinding(
        part,
        code,
        PlaceStatus.UNCHECKED,
        None,
        f"{en} {code} is of before 01/07/2025, and ocop holds only the units since that day; "
        "check it in the list of its year",
        f"{vi} {code} có trước 01/07/2025, ocop chỉ có đơn vị hành chính từ ngày đó; hãy tra danh "
        "mục của năm đó",
    )
