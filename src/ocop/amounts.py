"""Exact amounts that a caller gives: costs, budgets, tolerances."""

from decimal import Decimal
from fractions import Fraction

Amount = int | Fraction | Decimal
"""An exact amount; never a float."""

_SMALLEST = -60  # digits after the point: more are no amount, and 10**-999999999 would not end


def exact(given: object) -> Fraction | None:
    """Take an amount of at least 0 exactly.

    Args:
        given: Anything.

    Returns:
        The amount; None if it is below 0, not finite or not exact.

    Example:
        >>> exact(Decimal("0.5")), exact(-1), exact(0.5), exact(True)
        (Fraction(1, 2), None, None, None)
    """
    if isinstance(given, bool) or not isinstance(given, int | Fraction | Decimal):
        return None
    if isinstance(given, Decimal):
        exponent = given.as_tuple().exponent
        if isinstance(exponent, str) or not _SMALLEST <= exponent <= -_SMALLEST:
            return None
    return Fraction(given) if given >= 0 else None
