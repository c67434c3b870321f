"""One error for everything wrong with a question to the procedure."""

from collections.abc import Iterable

from ocop import working_days
from ocop.errors import Issue


def refuse(issues: Iterable[Issue]) -> None:
    """Raise one error for every problem found, or do nothing when there is none.

    Args:
        issues: The problems.

    Raises:
        InputError: If there is any.

    Example:
        >>> refuse([])
        >>> refuse([Issue("year", "year", "not known", "không có")])
        Traceback (most recent call last):
        ocop.errors.InputError: procedure: year: not known
    """
    working_days.refuse(issues, "procedure", "trình tự, thời hạn")
