"""What ocop itself answers to a vector, as plain data: the model for any other tool."""

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from ocop import criteria, plan, procedure, product_code
from ocop.criteria.minimums import Shortfall
from ocop.errors import InputError, Issue, OcopError, brief
from ocop.frozen import FrozenDict
from ocop.vocabulary import StarTier

REFUSED = "refused"
"""The status of an answer to input that is wrong."""


def answer(kind: str, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Answer one question as ocop does.

    Args:
        kind: Kind of the vector.
        asked: Its input.

    Returns:
        Plain data that can be written as JSON; fractions as text such as ``"699/10"``, days as
        ISO text. Wrong input gives the status ``refused`` and the problems.

    Raises:
        KeyError: If there is no such kind.

    Example:
        >>> answer("certificate", {"issued_on": "2024-08-06"})
        {'last_valid_day': '2027-08-06'}
        >>> answer("product-code", {"code": "2-38-585-1-2022"})["status"]
        'refused'
    """
    answered = _ANSWERS[kind]
    try:
        return answered(asked)
    except OcopError as error:
        problems = [{"code": issue.code, "path": issue.path} for issue in error.issues]
        return {"status": REFUSED, "problems": problems}


def scored(asked: Mapping[str, Any]) -> dict[str, Any]:
    """Answer a rating or a council, told apart by their shape.

    Args:
        asked: An assessment, or ``{"assessments": [...], "minimums": ...}``.

    Returns:
        As `answer`.

    Example:
        >>> scored({"law": "26/2026/QĐ-TTg", "sheet": 13, "answers": {}})["status"]
        'incomplete'
    """
    return answer("council" if "assessments" in asked else "rating", asked)


def _rating(asked: Mapping[str, Any]) -> dict[str, Any]:
    r = criteria.rate(asked)
    return {
        "status": str(r.status),
        "total": r.total,
        "parts": {id: part.points for id, part in r.parts.items()},
        "tier_by_points": int(r.tier_by_points),
        "tier": _tier(r.tier),
        "shortfalls": _codes(r.shortfalls),
        "unanswered": list(r.unanswered),
        "lowest": _tier(r.lowest),
        "highest": _tier(r.highest),
    }


def _council(asked: Mapping[str, Any]) -> dict[str, Any]:
    r = criteria.rate_council(asked["assessments"], minimums=asked.get("minimums", "majority"))
    return {
        "status": str(r.status),
        "total": _exact(r.total),
        "tier_by_points": int(r.tier_by_points),
        "tier": _tier(r.tier),
        "shortfalls": _codes(r.shortfalls),
        "findings": [vote.rule.id for vote in r.findings if vote.established],
    }


def _code(asked: Mapping[str, Any]) -> dict[str, Any]:
    code = product_code.parse(asked["code"])
    if code is None:
        return {"status": "none"}
    return {
        "status": "read",
        "canonical": str(code),
        "period": str(code.period),
        "province": code.province,
        "district": code.district,
        "commune": code.commune,
        "number": code.number,
        "year": code.year,
    }


def _certificate(asked: Mapping[str, Any]) -> dict[str, Any]:
    return {"last_valid_day": str(procedure.certificate_last_day(_day(asked, "issued_on")))}


def _renewal(asked: Mapping[str, Any]) -> dict[str, Any]:
    window = procedure.renewal_window(_paper(asked))
    return {"first": str(window.first), "last_counted": str(window.last_counted)}


def _extension(asked: Mapping[str, Any]) -> dict[str, Any]:
    window = procedure.extension(_paper(asked))
    return {"first": str(window.first), "last": str(window.last)}


def _term(asked: Mapping[str, Any]) -> dict[str, Any]:
    terms = {
        "commune": procedure.commune_deadline,
        "reassessment": procedure.reassessment_deadline,
        "withdrawal": procedure.withdrawal_deadline,
    }
    deadline = terms[asked["term"]](_day(asked, "from"))
    return {"last_counted": str(deadline.last_counted), "last": str(deadline.last)}


def _rounds(asked: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "rounds": [
            {
                "level": str(r.level),
                "number": r.number,
                "apply_by": str(r.apply_by),
                "assess_by": str(r.assess_by),
            }
            for r in procedure.rounds(asked["year"])
        ]
    }


def _plan_due(asked: Mapping[str, Any]) -> dict[str, Any]:
    days = _day(asked, "first"), _day(asked, "last")
    return {
        "due": [
            {"task": one.task.id, "period": one.period, "on": str(one.on)}
            for one in plan.due(plan.load(asked["plan"]), *days)
        ]
    }


_ANSWERS: FrozenDict[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = FrozenDict(
    {
        "rating": _rating,
        "council": _council,
        "product-code": _code,
        "certificate": _certificate,
        "renewal": _renewal,
        "extension": _extension,
        "term": _term,
        "rounds": _rounds,
        "plan-due": _plan_due,
    }
)


def _tier(tier: StarTier | None) -> int | None:
    return None if tier is None else int(tier)


def _codes(shortfalls: Mapping[StarTier, tuple[Shortfall, ...]]) -> dict[str, list[str]]:
    return {str(int(tier)): [s.criterion for s in found] for tier, found in shortfalls.items()}


def _exact(total: Fraction) -> int | str:
    return total.numerator if total.denominator == 1 else str(total)


def _paper(asked: Mapping[str, Any]) -> SimpleNamespace:
    issued = _day(asked, "issued_on")
    return SimpleNamespace(issued_on=issued, last_valid_day=procedure.certificate_last_day(issued))


def _day(asked: Mapping[str, Any], field: str) -> date:
    try:
        return date.fromisoformat(asked[field])
    except ValueError:
        issue = Issue(
            "not-a-day",
            field,
            f"{brief(asked[field])} is no day (ngày); write YYYY-MM-DD",
            f"{brief(asked[field])} không phải ngày; hãy ghi YYYY-MM-DD",
        )
        raise InputError("vector", [issue], "ca kiểm thử") from None
