"""May this subject register this product on this day, and if not, why?"""

from datetime import date

import attrs

from ocop import timeline
from ocop.entities import Product, ProductGroup, Subject, SubjectType
from ocop.errors import Issue, UnknownNameError, brief
from ocop.groups import ANNEX_I, PLAN, group, plan_group_of
from ocop.legal import Citation, Validity
from ocop.names import fold
from ocop.vocabulary import LawId

_T = SubjectType
_TOURISM_ONLY = (_T.ASSOCIATION, _T.OPERATING_CENTRE, _T.EQUIVALENT_ORGANISATION)


@attrs.frozen
class ParticipationRule:
    """Who may take part under a decision or plan.

    Attributes:
        law: Number of the decision.
        validity: Days in force.
        types: Subject types for every group.
        registered: Those of them that need a business registration (reading I25).
        tourism: Further types, for tourism services only.
        groups_of_plan: True when the product must belong to one of the plan's four groups.
        citation: The clause.
    """

    law: LawId
    validity: Validity
    types: tuple[SubjectType, ...]
    registered: tuple[SubjectType, ...]
    tourism: tuple[SubjectType, ...]
    groups_of_plan: bool
    citation: Citation


RULES: tuple[ParticipationRule, ...] = (
    ParticipationRule(
        LawId(ANNEX_I),
        Validity(date(2026, 5, 22)),
        (
            _T.COOPERATIVE,
            _T.COOPERATIVE_GROUP,
            _T.SMALL_OR_MEDIUM_ENTERPRISE,
            _T.FARM,
            _T.PRODUCTION_HOUSEHOLD,
            _T.FAMILY_HOUSEHOLD,
        ),
        (_T.FARM, _T.PRODUCTION_HOUSEHOLD, _T.FAMILY_HOUSEHOLD),
        _TOURISM_ONLY,
        groups_of_plan=False,
        citation=Citation(ANNEX_I, "Điều 2 khoản 3"),
    ),
    ParticipationRule(
        LawId(PLAN),
        Validity(date(2022, 11, 24), date(2025, 12, 31)),
        (
            _T.COOPERATIVE,
            _T.SMALL_OR_MEDIUM_ENTERPRISE,
            _T.COOPERATIVE_GROUP,
            _T.FARM,
            _T.PRODUCTION_HOUSEHOLD,
        ),
        (_T.PRODUCTION_HOUSEHOLD,),
        _TOURISM_ONLY,
        groups_of_plan=True,
        citation=Citation(PLAN, "Kế hoạch, mục II.2"),
    ),
)


@attrs.frozen
class Eligibility:
    """Whether a subject may register a product.

    Attributes:
        eligible: True when nothing stands against it.
        problems: What stands against it, each with the next step.
        rule: The rule looked at.
    """

    eligible: bool
    problems: tuple[Issue, ...]
    rule: ParticipationRule


def eligibility(subject: Subject, product: Product, on: date, under: str = ANNEX_I) -> Eligibility:
    """Tell whether a subject may register a product on a day.

    Args:
        subject: Who registers.
        product: What; its ``group`` names a leaf of Annex I, under the plan also a plan group.
        on: The day of registration.
        under: ``26/2026/QĐ-TTg``, or ``2822/QĐ-UBND`` for the plan of Cà Mau.

    Returns:
        The answer with every reason.

    Raises:
        NotInForceError: If the decision or plan is not in force on that day.
        UnknownNameError: If ``under`` or the product's group is unknown.

    Example:
        >>> from ocop.entities import Product, Subject, SubjectType
        >>> household = Subject(name="Hộ A", type=SubjectType.PRODUCTION_HOUSEHOLD)
        >>> coffee = Product(name="Cà phê", group="ca-phe-ca-cao")
        >>> answer = eligibility(household, coffee, date(2026, 12, 1))
        >>> answer.eligible, [p.code for p in answer.problems]
        (False, ['no-business-registration'])
    """
    rule = _rule(under)
    timeline.in_force([rule], on, validity=lambda r: r.validity, name=lambda r: r.law)
    problems = [*_group_problems(product, rule), *_type_problems(subject, product, rule)]
    return Eligibility(not problems, tuple(problems), rule)


def _rule(under: str) -> ParticipationRule:
    for rule in RULES:
        if isinstance(under, str) and fold(under) == fold(rule.law):
            return rule
    known = ", ".join(rule.law for rule in RULES)
    raise UnknownNameError(
        "eligibility",
        [
            Issue(
                "unknown-law",
                "under",
                f"ocop knows no rule of participation of {brief(under)}; it knows {known}",
                f"ocop không có quy định tham gia của {brief(under)}; có {known}",
            )
        ],
        "điều kiện tham gia",
    )


def _is_tourism(product: Product, rule: ParticipationRule) -> bool:
    if product.group is None:
        return False
    found = _found(product.group, rule)
    return found.id.partition(".")[0] == "VI" or found.id == "KH.4"


def _found(name: str, rule: ParticipationRule) -> ProductGroup:
    if rule.groups_of_plan:
        try:
            return group(name, PLAN)
        except UnknownNameError:
            return group(name)
    return group(name)


def _group_problems(product: Product, rule: ParticipationRule) -> list[Issue]:
    if product.group is None:
        return [
            Issue(
                "no-group",
                "product.group",
                "the product names no product group (nhóm sản phẩm); name a leaf of Annex I",
                "sản phẩm chưa ghi nhóm; hãy ghi nhóm theo Phụ lục I",
                rule.citation,
            )
        ]
    found = _found(product.group, rule)
    if rule.groups_of_plan and found.law == ANNEX_I and plan_group_of(found) is None:
        return [
            Issue(
                "group-not-in-plan",
                "product.group",
                f"{found.name} is in none of the plan's four groups (thực phẩm, đồ uống, hàng thủ "
                "công mỹ nghệ, dịch vụ du lịch); it cannot be registered under the plan",
                f"{found.name} không thuộc 4 nhóm của kế hoạch (thực phẩm, đồ uống, hàng thủ công "
                "mỹ nghệ, dịch vụ du lịch); không đăng ký được theo kế hoạch",
                rule.citation,
            )
        ]
    if not rule.groups_of_plan and found.sheet is None:
        below = ", ".join(leaf.id for leaf in found.leaves)
        return [
            Issue(
                "group-too-wide",
                "product.group",
                f"{found.name} has no score sheet of its own; name one of {below}",
                f"{found.name} không có phiếu riêng; hãy ghi một trong {below}",
                rule.citation,
            )
        ]
    return []


def _type_problems(subject: Subject, product: Product, rule: ParticipationRule) -> list[Issue]:
    vi = subject.type.vi
    if subject.type in rule.tourism:
        if _is_tourism(product, rule):
            return []
        return [
            Issue(
                "tourism-only",
                "subject.type",
                f"a subject of type {subject.type} ({vi}) may register tourism services only",
                f"{vi} chỉ được đăng ký dịch vụ du lịch",
                rule.citation,
            )
        ]
    if subject.type not in rule.types:
        allowed = ", ".join(rule.types)
        return [
            Issue(
                "type-not-named",
                "subject.type",
                f"{subject.type} ({vi}) is not among the subjects named; allowed: {allowed}",
                f"{vi} không thuộc các chủ thể được nêu; cho phép: "
                f"{', '.join(t.vi for t in rule.types)}",
                rule.citation,
            )
        ]
    if subject.type in rule.registered and subject.business_registration is None:
        return [
            Issue(
                "no-business-registration",
                "subject.business_registration",
                f"a subject of type {subject.type} ({vi}) needs a business registration (đăng ký "
                "kinh doanh); register first",
                f"{vi} phải có đăng ký kinh doanh; hãy đăng ký trước",
                rule.citation,
            )
        ]
    return []
