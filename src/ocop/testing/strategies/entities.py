"""Who and what takes part: subjects, product groups, products, certificates."""

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from dateutil.relativedelta import relativedelta
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy
from stdnum.vn.mst import calc_check_digit

from ocop.entities import (
    TERM_MONTHS,
    Address,
    BusinessRegistration,
    Certificate,
    LegalForm,
    Product,
    ProductGroup,
    Representative,
    Subject,
    SubjectType,
)
from ocop.errors import brief
from ocop.groups import ANNEX_I, PLAN, groups
from ocop.testing.strategies.codes import code_texts, product_codes
from ocop.testing.strategies.days import FIRST_DAY, LAST_DAY, days
from ocop.testing.strategies.knobs import NOW_AND_THEN, refuse, tier_of
from ocop.testing.strategies.names import nasty_names, people, product_names, subject_names
from ocop.vocabulary import TIERS_WITH_MINIMUMS, StarTier

# Commune and province with their codes, as the official list of units has them.
_PLACES = (
    ("xã Đất Mũi", "32248", "tỉnh Cà Mau", "96"),
    ("phường Ba Đình", "00004", "thành phố Hà Nội", "01"),
    ("phường Tây Hồ", "00103", "thành phố Hà Nội", "01"),
)
_LINES = ("Ấp Kênh Đào", "12 Lê Lợi", "thôn 3")
_ISSUERS = st.sampled_from(("UBND tỉnh Cà Mau", "Bộ Nông nghiệp và Môi trường"))
_YES_NO = st.sampled_from((None, True, False))


def addresses() -> SearchStrategy[Address]:
    """Addresses, with any of their fields; commune, province and codes belong together.

    Returns:
        The strategy; the simplest has none.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(addresses(), lambda address: address.commune is not None).commune
        'xã Đất Mũi'
    """

    @st.composite
    def address(draw: DrawFn) -> Address:
        commune, commune_code, province, province_code = draw(st.sampled_from(_PLACES))
        fields = {"line": draw(st.none() | st.sampled_from(_LINES) | nasty_names())}
        if draw(st.booleans()):
            fields |= {"commune": commune, "commune_code": commune_code}
        if draw(st.booleans()):
            fields |= {"province": province, "province_code": province_code}
        return Address(**fields)

    return address()


def representatives() -> SearchStrategy[Representative]:
    """Legal representatives, with the three facts of criterion 3.2 known or not.

    Returns:
        The strategy; the simplest is a name alone.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(representatives(), lambda who: who.woman).name
        'Nguyễn Thị Hoa'
    """
    return st.builds(
        Representative,
        name=people() | nasty_names(),
        woman=_YES_NO,
        ethnic_minority=_YES_NO,
        disabled=_YES_NO,
    )


def business_registrations() -> SearchStrategy[BusinessRegistration]:
    """Business registrations, with or without their day.

    Returns:
        The strategy.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(business_registrations())
        BusinessRegistration(number='61A8000001', registered_on=None)
    """
    return st.builds(
        BusinessRegistration,
        number=st.integers(1, 9999).map(lambda n: f"61A800{n:04d}"),
        registered_on=st.none() | days(date(2005, 1, 1)),
    )


@st.composite
def tax_codes(draw: DrawFn) -> str:
    """Tax codes (mã số thuế) of 10 or 13 digits with a right check digit.

    Args:
        draw: Given by hypothesis.

    Returns:
        The strategy.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(tax_codes())
        '0100000109'
    """
    digits = f"{draw(st.integers(1, 99)):02d}{draw(st.integers(1, 999_999)):06d}0"
    check = calc_check_digit(digits)
    if len(check) > 1:  # 10 is no digit
        digits = f"{digits[:-1]}1"
        check = calc_check_digit(digits)
    branch = f"{draw(st.integers(1, 999)):03d}" if draw(NOW_AND_THEN) else ""
    return f"{digits}{check}{branch}"


def subjects(type: SubjectType | str | None = None) -> SearchStrategy[Subject]:
    """Subjects (chủ thể) of every type.

    Args:
        type: The type; None for any.

    Returns:
        The strategy; the simplest is a cooperative known by its name.

    Raises:
        InputError: If there is no such type.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> found = simplest(subjects(), lambda subject: subject.community_capital)
        >>> str(found.type), str(found.legal_form), found.community_capital
        ('small-or-medium-enterprise', 'joint-stock-company', Decimal('0.1'))
    """
    if type is not None and type not in [*SubjectType]:
        allowed = ", ".join(SubjectType)
        refuse(
            "type",
            f"{brief(type)} is no type of subject (loại chủ thể); allowed: {allowed}",
            f"{brief(type)} không phải loại chủ thể; cho phép: {allowed}",
        )
    types = st.sampled_from(SubjectType) if type is None else st.just(SubjectType(type))

    @st.composite
    def subject(draw: DrawFn) -> Subject:
        fields: dict[str, Any] = {"name": draw(subject_names() | nasty_names())}
        fields["type"] = draw(types)
        if fields["type"] is SubjectType.SMALL_OR_MEDIUM_ENTERPRISE:
            fields["legal_form"] = draw(_FORMS)
            if fields["legal_form"] is LegalForm.JOINT_STOCK_COMPANY:
                fields["community_capital"] = draw(_CAPITAL)
        for name, strategy in _MORE_OF_SUBJECT.items():
            if draw(NOW_AND_THEN):
                fields[name] = draw(strategy)
        return Subject(**fields)

    return subject()


_FORMS = st.none() | st.sampled_from([*LegalForm][::-1])
_CAPITAL = st.none() | st.integers(0, 1000).map(lambda n: Decimal(n) / 10)
_MORE_OF_SUBJECT: dict[str, SearchStrategy[Any]] = {
    "representative": representatives(),
    "address": addresses(),
    "business_registration": business_registrations(),
    "tax_code": tax_codes(),
    "phone": st.sampled_from(("0290 3831 234", "+84 912 345 678")),
    "email": st.sampled_from(("htx@doisuong.example", "đất.mũi@ví-dụ.example")),
}


def product_groups(leaf: bool | None = None) -> SearchStrategy[ProductGroup]:  # noqa: FBT001 - a knob
    """Product groups of Annex I of Decision 26/2026/QĐ-TTg and of the plan of Cà Mau.

    Args:
        leaf: True for those with a score sheet of their own, False for all others, the groups of
            the plan among them; None for any.

    Returns:
        The strategy; the simplest is the group of sheet 1.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(product_groups()).slug
        'rau-cu-qua-hat-tuoi'
        >>> simplest(product_groups(leaf=False), lambda group: group.law != "26/2026/QĐ-TTg").id
        'KH.1'
    """
    return st.deferred(
        lambda: st.sampled_from([g for g in _every_group() if leaf in (None, g.sheet is not None)])
    )


@cache
def _every_group() -> tuple[ProductGroup, ...]:
    """Leaves first, as the simplest."""
    left = [*groups(ANNEX_I), *groups(PLAN)]
    found = []
    while left:
        found.append(left.pop(0))
        left = [*found[-1].children, *left]
    return tuple(sorted(found, key=lambda g: g.sheet is None))


def products(
    group: ProductGroup | str | None = None,
    code: bool | None = None,  # noqa: FBT001 - a knob like the others
) -> SearchStrategy[Product]:
    """Products, with or without group, subject and code.

    Args:
        group: Their group, or its id, slug or name; None for any, or none at all.
        code: True for those with a code, False for those that have none yet; None for any.

    Returns:
        The strategy; the simplest is a name alone.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(products()).name
        'Mật ong'
        >>> simplest(products("ca-phe-ca-cao", code=True)).code
        '01-00004-1-2026'
    """
    if group is None:
        named = st.none() | product_groups().flatmap(lambda g: st.sampled_from((g.slug, g.id)))
    else:
        named = st.just(group.id if isinstance(group, ProductGroup) else group)
    codes: SearchStrategy[str | None] = st.just(None)
    if code is not False:
        issued = product_codes().map(str) | code_texts()
        codes = issued if code else st.none() | issued
    return st.builds(
        Product,
        name=product_names() | nasty_names(),
        group=named,
        code=codes,
        subject=st.none() | subject_names(),
        description=st.none() | st.sampled_from(("Nấu từ mật hoa tràm", "Hũ 500 ml")),
    )


def certificates(
    product: Product | str | None = None,
    tier: StarTier | int | None = None,
    valid_on: date | None = None,
) -> SearchStrategy[Certificate]:
    """Certificates (giấy chứng nhận) of 3 to 5 stars.

    Args:
        product: The product or its name; None for any.
        tier: 3, 4 or 5; None for any.
        valid_on: A day on which they are valid, from 21/08/2019 to 31/12/2100; None for any term
            within the calendar of days off.

    Returns:
        The strategy; the simplest is one of 3 stars issued on 22/05/2026.

    Raises:
        InputError: If the tier has no certificate, or no certificate is valid on the day.

    Example:
        >>> from datetime import date
        >>> from ocop.testing.strategies import simplest
        >>> paper = simplest(certificates(tier=4, valid_on=date(2026, 1, 1)))
        >>> paper.issued_on, paper.last_valid_day
        (datetime.date(2026, 1, 1), datetime.date(2029, 1, 1))
    """
    if product is None:
        of: SearchStrategy[Product | str] = product_names() | products()
    else:
        of = st.just(product)
    tiers: SearchStrategy[StarTier] = st.sampled_from(TIERS_WITH_MINIMUMS)
    if tier is not None:
        tiers = st.just(tier_of(tier, "tier", lowest=StarTier.THREE))
    issued = days(*days_of_issue(valid_on))

    @st.composite
    def certificate(draw: DrawFn) -> Certificate:
        on = draw(issued)
        fields: dict[str, Any] = {}
        if draw(NOW_AND_THEN):
            fields["expires_on"] = on + _TERM
        if draw(NOW_AND_THEN):
            fields["issued_by"] = draw(_ISSUERS)
        return Certificate(
            number=f"{draw(st.integers(1, 9999))}/QĐ-UBND",
            product=draw(of),
            tier=draw(tiers),
            issued_on=on,
            **fields,
        )

    return certificate()


_TERM = relativedelta(months=TERM_MONTHS)


def days_of_issue(valid_on: date | None = None) -> tuple[date, date]:
    """The earliest and the latest day of issue of a certificate that is valid on a day.

    Args:
        valid_on: The day; None for any term within the calendar of days off.

    Returns:
        Both days, none of them before the first set of criteria.

    Raises:
        InputError: If no certificate is valid on the day.

    Example:
        >>> from datetime import date
        >>> [str(day) for day in days_of_issue(date(2028, 2, 29))]
        ['2025-03-01', '2028-02-29']
    """
    if valid_on is None:
        return FIRST_DAY, LAST_DAY - _TERM
    if not FIRST_DAY <= valid_on <= LAST_DAY:
        refuse(
            "valid_on",
            f"no certificate (giấy chứng nhận) drawn here is valid on {valid_on}; give a day from "
            f"{FIRST_DAY} to {LAST_DAY}",
            f"không có giấy chứng nhận nào ở đây còn hiệu lực ngày {valid_on}; hãy cho ngày từ "
            f"{FIRST_DAY} đến {LAST_DAY}",
        )
    earliest = valid_on - _TERM
    if earliest + _TERM < valid_on:  # 29 February: three years earlier there is none
        earliest += relativedelta(days=1)
    return max(earliest, FIRST_DAY), min(valid_on, LAST_DAY - _TERM)
