"""The most that a subject can reach in criteria that depend on what it is."""

import attrs

from ocop.criteria.model import ScoreSheet
from ocop.entities import LegalForm, Subject, SubjectType
from ocop.frozen import FrozenDict
from ocop.legal import Citation
from ocop.vocabulary import CriterionCode

FORM, REPRESENTATIVE = CriterionCode("3.1"), CriterionCode("3.2")
LOCAL_MAJORITY = 51
"""Criterion 3.1: percent of a joint-stock company's capital held by the local community."""

_T = SubjectType
_FORM_POINTS = {
    _T.PRODUCTION_HOUSEHOLD: 1,
    _T.FAMILY_HOUSEHOLD: 1,
    _T.FARM: 1,
    _T.COOPERATIVE_GROUP: 1,
}
"""Cooperatives can reach all points, and so can the remaining subjects, on sheet 26."""

_FORMS_VI = {
    LegalForm.LIMITED_LIABILITY_COMPANY: "công ty TNHH",
    LegalForm.PRIVATE_ENTERPRISE: "doanh nghiệp tư nhân",
}


@attrs.frozen
class Limit:
    """The most that a subject can reach in a criterion.

    Attributes:
        criterion: Code of the criterion.
        points: The most points.
        vi: Why, in Vietnamese.
        en: The same in English.
        citation: The clause.
    """

    criterion: CriterionCode
    points: int
    vi: str
    en: str
    citation: Citation


@attrs.frozen
class Limits:
    """The most that a subject can reach, with the reasons.

    Attributes:
        at_most: Criterion to the most points, for `paths` and the others.
        reasons: One for each of them, in printed order.
    """

    at_most: FrozenDict[CriterionCode, int]
    reasons: tuple[Limit, ...]


def limits(subject: Subject, sheet: ScoreSheet) -> Limits:
    """Find the most that a subject can reach while it is what it is.

    Criterion 3.1 scores the form of the subject, criterion 3.2 its legal representative. A fact
    that is not known limits nothing.

    Args:
        subject: The subject.
        sheet: The sheet on which its product is scored.

    Returns:
        The limits that lie below the criterion's own maximum.

    Example:
        >>> from ocop import Subject, SubjectType, criteria
        >>> sheet = criteria.ruleset("26/2026/QĐ-TTg").sheet(13)
        >>> household = Subject(name="Hộ Đồi Sương", type=SubjectType.PRODUCTION_HOUSEHOLD)
        >>> limits(household, sheet).at_most
        {'3.1': 1}
    """
    found = []
    form = _form(subject)
    if form is not None:
        found.append((FORM, *form))
    who = subject.representative
    if who is not None and (who.woman, who.ethnic_minority, who.disabled) == (False, False, False):
        found.append(
            (
                REPRESENTATIVE,
                0,
                "đại diện pháp luật không là nữ, dân tộc thiểu số hay người khuyết tật",
                "its representative is no woman, of no ethnic minority and not disabled",
            )
        )
    reasons = tuple(
        Limit(
            code,
            points,
            f"tiêu chí {code} nhiều nhất {points} điểm: {vi}",
            f"criterion {code} at most {points} points: {en}",
            sheet.criterion(code).citation,
        )
        for code, points, vi, en in found
        if points < sheet.criterion(code).max_points
    )
    return Limits(FrozenDict({limit.criterion: limit.points for limit in reasons}), reasons)


def _form(subject: Subject) -> tuple[int, str, str] | None:
    """The points of criterion 3.1 that the form allows, and why; None where nothing is limited."""
    if subject.type in _FORM_POINTS:
        points = _FORM_POINTS[subject.type]
        return points, f"chủ thể là {subject.type.vi}", f"the subject is a {_words(subject.type)}"
    if subject.legal_form in _FORMS_VI:
        return (
            2,
            f"chủ thể là {_FORMS_VI[subject.legal_form]}",
            f"the subject is a {_words(subject.legal_form)}",
        )
    capital = subject.community_capital
    if capital is not None and capital < LOCAL_MAJORITY:
        return (
            2,
            f"cộng đồng người địa phương góp {capital}% vốn, dưới {LOCAL_MAJORITY}%",
            f"the local community holds {capital} % of the capital, below {LOCAL_MAJORITY} %",
        )
    return None


def _words(name: str) -> str:
    return name.replace("-", " ")
