"""Who and what takes part: subjects, products, product groups, certificates.

Entities are pydantic models: strict, frozen, no unknown field, JSON in and out. Everything wrong
with one is reported at once as an `InputError`, in English and Vietnamese.
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Self

from dateutil.relativedelta import relativedelta
from pydantic import (
    BeforeValidator,
    Field,
    Strict,
    StringConstraints,
    field_validator,
    model_validator,
)

from ocop.errors import InputError, brief
from ocop.legal import Citation
from ocop.product_code import parse
from ocop.records import Entity, Name, refusal
from ocop.vocabulary import LawId, StarTier

TERM_MONTHS = 36
"""Điều 4 khoản 3: months for which a certificate is valid."""


class SubjectType(StrEnum):
    """Loại chủ thể: who may register a product (Điều 2 khoản 3).

    The last three may register tourism services only.
    """

    COOPERATIVE = "cooperative"
    COOPERATIVE_GROUP = "cooperative-group"
    SMALL_OR_MEDIUM_ENTERPRISE = "small-or-medium-enterprise"
    FARM = "farm"
    PRODUCTION_HOUSEHOLD = "production-household"
    FAMILY_HOUSEHOLD = "family-household"
    ASSOCIATION = "association"
    OPERATING_CENTRE = "operating-centre"
    EQUIVALENT_ORGANISATION = "equivalent-organisation"

    @property
    def vi(self) -> str:
        """The Vietnamese term."""
        return _TYPES_VI[self]


_TYPES_VI = {
    SubjectType.COOPERATIVE: "hợp tác xã",
    SubjectType.COOPERATIVE_GROUP: "tổ hợp tác",
    SubjectType.SMALL_OR_MEDIUM_ENTERPRISE: "doanh nghiệp nhỏ và vừa",
    SubjectType.FARM: "trang trại",
    SubjectType.PRODUCTION_HOUSEHOLD: "hộ sản xuất",
    SubjectType.FAMILY_HOUSEHOLD: "hộ gia đình",
    SubjectType.ASSOCIATION: "hội, hiệp hội",
    SubjectType.OPERATING_CENTRE: "trung tâm điều hành",
    SubjectType.EQUIVALENT_ORGANISATION: "tổ chức tương đương",
}


class LegalForm(StrEnum):
    """Loại hình doanh nghiệp that criterion 3.1 tells apart."""

    LIMITED_LIABILITY_COMPANY = "limited-liability-company"
    PRIVATE_ENTERPRISE = "private-enterprise"
    JOINT_STOCK_COMPANY = "joint-stock-company"


class GroupLevel(StrEnum):
    """Ngành, nhóm, phân nhóm of Annex I."""

    SECTOR = "sector"
    GROUP = "group"
    SUBGROUP = "subgroup"


class Address(Entity):
    """Địa chỉ.

    Attributes:
        line: House, street, hamlet, in free words.
        commune: Name of the commune, ward or township.
        province: Name of the province or city.
        commune_code: Administrative code of the commune, 5 digits.
        province_code: Administrative code of the province, 2 digits.
    """

    line: Name | None = None
    commune: Name | None = None
    province: Name | None = None
    commune_code: Annotated[str, StringConstraints(pattern=r"^\d{5}$")] | None = None
    province_code: Annotated[str, StringConstraints(pattern=r"^\d{2}$")] | None = None


class Representative(Entity):
    """Đại diện pháp luật, with the three facts of criterion 3.2; None where not known.

    Attributes:
        name: Full name.
        woman: Whether she is a woman.
        ethnic_minority: Whether of an ethnic minority.
        disabled: Whether a person with disabilities.
    """

    name: Name
    woman: bool | None = None
    ethnic_minority: bool | None = None
    disabled: bool | None = None


class BusinessRegistration(Entity):
    """Giấy đăng ký kinh doanh.

    Attributes:
        number: Number of the paper.
        registered_on: Day of registration.
    """

    number: Name
    registered_on: date | None = None


class Subject(Entity):
    """Chủ thể OCOP: who makes the product and registers it (Điều 2 khoản 3).

    Attributes:
        name: Name as registered.
        type: Kind of subject.
        legal_form: For an enterprise, the form that criterion 3.1 tells apart.
        community_capital: For a joint-stock company, the share of capital held by the local
            community, in percent, exact.
        representative: Legal representative.
        address: Address.
        business_registration: Business registration; None when there is none.
        tax_code: Mã số thuế, 10 or 13 digits with a valid check digit.
        phone: Telephone, as written.
        email: Email address, as written.

    Example:
        >>> Subject(name="HTX Đồi Sương", type=SubjectType.COOPERATIVE).type.vi
        'hợp tác xã'
    """

    name: Name
    type: Annotated[SubjectType, Strict(strict=False)]
    legal_form: Annotated[LegalForm, Strict(strict=False)] | None = None
    community_capital: Annotated[Decimal, Field(ge=0, le=100)] | None = None
    representative: Representative | None = None
    address: Address | None = None
    business_registration: BusinessRegistration | None = None
    tax_code: str | None = None
    phone: Name | None = None
    email: Name | None = None

    @field_validator("tax_code")
    @classmethod
    def _tax_code_is_valid(cls, code: str | None) -> str | None:
        if code is None:
            return None
        # Only a subject with a tax code needs the checker.
        from stdnum.exceptions import ValidationError as StdnumError  # noqa: PLC0415
        from stdnum.vn import mst  # noqa: PLC0415

        try:
            return str(mst.validate(code))
        except StdnumError as error:
            raise refusal(
                "tax-code",
                f"{brief(code)} is not a tax code (mã số thuế): {error} Give 10 or 13 digits as "
                "printed",
                f"{brief(code)} không phải mã số thuế; hãy ghi 10 hoặc 13 chữ số như in",
            ) from None

    @model_validator(mode="after")
    def _form_fits_type(self) -> Self:
        enterprise = self.type is SubjectType.SMALL_OR_MEDIUM_ENTERPRISE
        if self.legal_form is not None and not enterprise:
            raise refusal(
                "legal-form",
                f"legal_form is for enterprises (doanh nghiệp) only, and the type is {self.type}; "
                "leave it out",
                "legal_form chỉ dùng cho doanh nghiệp; hãy bỏ",
                path="legal_form",
            )
        joint = self.legal_form is LegalForm.JOINT_STOCK_COMPANY
        if self.community_capital is not None and not joint:
            raise refusal(
                "community-capital",
                "community_capital is for joint-stock companies (công ty cổ phần) only; leave it "
                "out or set legal_form",
                "community_capital chỉ dùng cho công ty cổ phần; hãy bỏ hoặc đặt legal_form",
                path="community_capital",
            )
        return self


class ProductGroup(Entity):
    """Ngành, nhóm hoặc phân nhóm, with what lies below it.

    Attributes:
        id: Printed numbering, such as ``I.1.a``; of the 2022 plan ``KH.1``.
        slug: Name in ASCII, unique within its law: of a leaf the slug of its sheet; ``nhom-...``
            of a group above leaves.
        name: Official name.
        level: Sector, group or subgroup.
        law: Number of the decision that has it.
        ministries: Managing ministries (Annex I).
        sheet: Number of the score sheet that a leaf uses; None above leaves.
        children: What lies below.
        counterparts: Of a group of the 2022 plan, the ids in Annex I on the same products.
        clause: Where it stands.
    """

    id: Name
    slug: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    name: Name
    level: Annotated[GroupLevel, Strict(strict=False)]
    law: Name
    ministries: tuple[Name, ...] = ()
    sheet: int | None = None
    children: "tuple[ProductGroup, ...]" = ()
    counterparts: tuple[Name, ...] = ()
    clause: Name

    @property
    def citation(self) -> Citation:
        """The clause."""
        return Citation(LawId(self.law), self.clause)

    @property
    def leaves(self) -> "tuple[ProductGroup, ...]":
        """What lies at the bottom, in printed order; itself if nothing lies below."""
        if not self.children:
            return (self,)
        return tuple(leaf for child in self.children for leaf in child.leaves)


class Product(Entity):
    """Sản phẩm.

    Attributes:
        name: Name of the product.
        group: Id, slug or name of its product group, see `ocop.groups`.
        code: Product code as issued, of any period; None or blank while none is issued.
        subject: Name of the subject.
        description: In free words.
    """

    name: Name
    group: Name | None = None
    code: str | None = None
    subject: Name | None = None
    description: Name | None = None

    @field_validator("code")
    @classmethod
    def _code_is_of_a_period(cls, code: str | None) -> str | None:
        try:
            found = parse(code)
        except InputError as error:
            raise refusal(
                "product-code",
                "; ".join(issue.message("en") for issue in error.issues),
                "; ".join(issue.message("vi") for issue in error.issues),
            ) from None
        return None if found is None else str(found)


def _tier(value: Any) -> StarTier:
    if isinstance(value, int) and StarTier.THREE <= value <= StarTier.FIVE:
        return StarTier(value)
    raise refusal(
        "tier",
        f"{brief(value)} is no tier of a certificate (giấy chứng nhận); allowed: 3, 4, 5. "
        "1 and 2 stars get none",
        f"{brief(value)} không phải hạng của giấy chứng nhận; cho phép: 3, 4, 5. Hạng 1, 2 sao "
        "không được cấp",
        citation=Citation(LawId("26/2026/QĐ-TTg"), "Điều 4 khoản 1 điểm a"),
    )


class Certificate(Entity):
    """Giấy chứng nhận: valid for 36 months (Điều 4 khoản 3).

    Attributes:
        number: Number of the deciding decision.
        product: Name of the product, or the product.
        tier: 3, 4 or 5 stars.
        issued_on: Day of issue.
        issued_by: Authority that issued it.
        expires_on: The last valid day as printed, if it is printed; it must be 36 months after
            the issue.

    Example:
        >>> c = Certificate(number="1978/QĐ-UBND", product="Chả cá", tier=4,
        ...     issued_on=date(2024, 8, 6))
        >>> c.last_valid_day
        datetime.date(2027, 8, 6)
    """

    number: Name
    product: Name | Product
    tier: Annotated[StarTier, BeforeValidator(_tier)]
    issued_on: date
    issued_by: Name | None = None
    expires_on: date | None = None

    @property
    def last_valid_day(self) -> date:
        """The day 36 months after the issue, with its end (reading I8)."""
        return self.issued_on + relativedelta(months=TERM_MONTHS)

    def valid_on(self, on: date) -> bool:
        """Tell whether it is valid on a day.

        Args:
            on: The day.

        Returns:
            True from the day of issue to the last valid day, both included.
        """
        return self.issued_on <= on <= self.last_valid_day

    @field_validator("issued_on")
    @classmethod
    def _term_has_an_end(cls, issued_on: date) -> date:
        if issued_on.year <= date.max.year - TERM_MONTHS // 12:
            return issued_on
        raise refusal(
            "issue-too-late",
            f"{issued_on} is too late for a term of {TERM_MONTHS} months; mend the year",
            f"{issued_on} quá muộn cho thời hạn {TERM_MONTHS} tháng; hãy sửa năm",
        )

    @model_validator(mode="after")
    def _expiry_is_the_term(self) -> Self:
        if self.expires_on is not None and self.expires_on != self.last_valid_day:
            raise refusal(
                "expiry",
                f"{self.expires_on} is not 36 months after {self.issued_on}; by articles 147 and "
                f"148 of the Civil Code the last valid day is {self.last_valid_day} (I8). Mend one "
                "of the two or leave expires_on out",
                f"{self.expires_on} không phải 36 tháng sau {self.issued_on}; theo Điều 147, 148 "
                f"Bộ luật Dân sự ngày cuối là {self.last_valid_day} (I8). Hãy sửa hoặc bỏ",
                path="expires_on",
                citation=Citation(LawId("26/2026/QĐ-TTg"), "Điều 4 khoản 3"),
            )
        return self
