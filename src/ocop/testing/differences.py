"""Compare an answer with the right one, exactly, and name the rule that each difference breaks."""

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

from ocop.errors import OcopError, brief
from ocop.frozen import FrozenDict
from ocop.phrases import Phrases
from ocop.testing.answers import REFUSED
from ocop.testing.vectors import Case
from ocop.vocabulary import Lang

_ABSENT = object()
# A wrong field breaks the rule that makes it, whatever the vector is about; a field without one
# here breaks the rule that the vector was made for.
_RULES = FrozenDict(
    {
        "rating": FrozenDict(
            {
                "total": "points",
                "parts": "points",
                "tier_by_points": "thresholds",
                "shortfalls": "minimums",
                "unanswered": "unanswered",
            }
        ),
        "council": FrozenDict(
            {
                "total": "exact-mean",
                "tier_by_points": "exact-mean",
                "shortfalls": "council-minimums",
                "findings": "council-findings",
            }
        ),
    }
)
# What a field follows from: where the cause is wrong as well, the rule of the cause is broken.
_TIERS = ("tier", "lowest", "highest")
_CAUSES = FrozenDict(
    {
        "tier_by_points": ("total", "parts"),
        "shortfalls": ("unanswered",),
        "status": ("unanswered", "findings"),
        **dict.fromkeys(
            _TIERS,
            ("total", "parts", "tier_by_points", "unanswered", "findings", "shortfalls"),
        ),
    }
)
# Written out, 1e999999999 would fill the memory.
_LONGEST = 20
_EXACT = re.compile(r"\d{1,9}(/0*[1-9]\d{0,8}|\.\d{1,20})?", re.ASCII)
_WIDEST = 120  # letters of a value shown in words
_say = Phrases(
    {
        "differs": ("cần {expected}, nhận được {answered}", "expected {expected}, got {answered}"),
        "nothing": ("không có gì", "nothing"),
    }
)


@attrs.frozen
class Difference:
    """One field of an answer that is not what the vector expects.

    Attributes:
        case: The vector.
        field: Name of the field; ``answer`` where there is no answer at all.
        rule: Id of the rule that is broken.
        expected: The right value, as JSON.
        answered: The value given, as JSON, or the error raised; None where there is none.
    """

    case: Case
    field: str
    rule: str
    expected: str
    answered: str | None

    def text(self, lang: Lang = "en") -> str:
        """The difference in words.

        Args:
            lang: ``"en"`` or ``"vi"``.

        Returns:
            One line.

        Example:
            >>> from ocop.testing.vectors import cases
            >>> compare(cases(kinds=["certificate"])[0], {})[0].text("vi")
            'certificate/36-months: last_valid_day: cần "2027-08-06", nhận được không có gì'
        """
        given = _say("nothing", lang) if self.answered is None else _short(self.answered)
        said = _say("differs", lang, expected=_short(self.expected), answered=given)
        return f"{self.case.id}: {self.field}: {said}"


def compare(
    case: Case, answered: Any, fields: frozenset[str] | None = None
) -> tuple[Difference, ...]:
    """Compare one answer with the right one, field by field.

    Numbers are compared exactly; a fraction is text such as ``"699/10"``. The order in lists does
    not count.

    Args:
        case: The vector.
        answered: The answer: plain data, or the exception that was raised instead.
        fields: Fields to compare; None for all.

    Returns:
        The differences.

    Example:
        >>> from ocop.testing.vectors import cases
        >>> case = cases(kinds=["council"], rules=["exact-mean"])[0]
        >>> case.expected["total"], case.expected["tier"]
        ('699/10', 3)
        >>> [d.text() for d in compare(case, {**case.expected, "total": 70, "tier": 4})]
        ['council/by-hand/mean-69.9: total: expected "699/10", got 70', \
'council/by-hand/mean-69.9: tier: expected 3, got 4']
    """
    expected = case.expected
    to_refuse = expected.get("status") == REFUSED
    if isinstance(answered, Exception):
        if to_refuse and isinstance(answered, ValueError | OcopError):
            return ()
        shown = " ".join(f"{type(answered).__name__}: {answered}".split())
        return (Difference(case, "answer", case.rule, _json(expected), shown),)
    if not isinstance(answered, Mapping):
        return (Difference(case, "answer", case.rule, _json(expected), _json(answered)),)
    if to_refuse or answered.get("status") == REFUSED:
        # Whether wrong input is refused, and right input is not, is always looked at.
        field = "status" if "status" in expected else "answer"
        given = _json(answered["status"]) if "status" in answered else None
        right = _json(expected.get("status", expected))
        return () if right == given else (Difference(case, field, case.rule, right, given),)
    wrong = {
        field: given
        for field, right in expected.items()
        if not _same(right, given := answered.get(field, _ABSENT), exact=field == "total")
    }
    return tuple(
        Difference(
            case,
            field,
            _broken(case, field, expected, wrong),
            _json(expected[field]),
            None if given is _ABSENT else _json(given),
        )
        for field, given in wrong.items()
        if fields is None or field in fields
    )


def _broken(case: Case, field: str, expected: Mapping[str, Any], wrong: Mapping[str, Any]) -> str:
    """The rule that a wrong field breaks."""
    for cause in _CAUSES.get(field, ()):
        if wrong.get(cause, _ABSENT) is not _ABSENT:
            return _broken(case, cause, expected, wrong)
    if field == "unanswered" and _same_items(["5.2"], _added(wrong[field], expected[field])):
        return "story"  # the criterion that is asked for a story only
    return _RULES.get(case.kind, FrozenDict()).get(field, case.rule)


def _added(given: Any, right: list[str]) -> list[Any]:
    return [code for code in given if code not in right] if isinstance(given, list | tuple) else []


def _same(right: Any, given: Any, *, exact: bool = False) -> bool:
    if isinstance(right, Mapping):
        return (
            isinstance(given, Mapping)
            and {*map(str, given)} == {*right}
            and all(_same(right[str(key)], value) for key, value in given.items())
        )
    if isinstance(right, list):
        return isinstance(given, list | tuple) and _same_items(right, list(given))
    if exact or isinstance(right, int):
        return _number(right, text=exact) == _number(given, text=exact)
    return isinstance(given, type(right)) and bool(given == right)


def _same_items(right: list[Any], given: list[Any]) -> bool:
    """Whether two lists hold the same in any order."""
    for item in right:
        at = next((n for n, other in enumerate(given) if _same(item, other)), None)
        if at is None:
            return False
        del given[at]
    return not given


def _number(value: Any, *, text: bool) -> Fraction | None:
    """The exact value of a number; None for what is none, or too long to be points."""
    if isinstance(value, str):
        return Fraction(value) if text and _EXACT.fullmatch(value) else None
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | Fraction):
        return None
    if isinstance(value, Decimal) and abs(value.adjusted()) > _LONGEST:
        return None
    try:
        return Fraction(value)
    except (ValueError, OverflowError):
        return None


def _short(text: str) -> str:
    return text if len(text) <= _WIDEST else f"{text[:_WIDEST]}..."


def _json(value: Any) -> str:
    try:
        return json.dumps(value, ensure_ascii=False, default=str)
    except (ValueError, TypeError):
        return brief(value)
