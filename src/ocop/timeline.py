"""The one version in force on a day, or an error that names its neighbours."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import TypeVar

from ocop.errors import Issue, NotInForceError
from ocop.legal import Validity

T = TypeVar("T")


def in_force(
    versions: Iterable[T], on: date, validity: Callable[[T], Validity], name: Callable[[T], str]
) -> T:
    """Pick the version that governs what is begun on a day.

    Where two versions hold on the same day, the one that began later governs (reading I9).

    Args:
        versions: The versions there are, in any order.
        on: The day asked about; a ``date``, never a ``datetime``.
        validity: Gives the validity of a version.
        name: Gives the name of a version for messages.

    Returns:
        The version in force.

    Raises:
        NotInForceError: If no version holds on that day; the message names the neighbours.
        TypeError: If ``on`` is not a plain date.

    Example:
        >>> in_force(
        ...     [Validity(date(2019, 8, 21), date(2023, 2, 23)), Validity(date(2023, 2, 24))],
        ...     date(2023, 2, 24), validity=lambda v: v, name=str)
        Validity(first=datetime.date(2023, 2, 24), last=None)
    """
    if not isinstance(on, date) or isinstance(on, datetime):
        raise TypeError(f"on: expected a datetime.date, got {type(on).__name__}")
    ordered = sorted(versions, key=lambda version: validity(version).first)
    holding = [version for version in ordered if validity(version).holds_on(on)]
    if holding:
        return holding[-1]
    before = [v for v in ordered if validity(v).first < on][-1:]
    after = [v for v in ordered if validity(v).first > on][:1]
    near = "; ".join(f"{name(v)} ({validity(v)})" for v in before + after) or "none known"
    raise NotInForceError(
        "version in force",
        [
            Issue(
                "not-in-force",
                "on",
                f"nothing is in force on {on}; nearest: {near}. Ask for a day within one of them",
                f"không có văn bản nào có hiệu lực ngày {on}; gần nhất: {near}. "
                "Hãy hỏi một ngày trong thời gian đó",
            )
        ],
        "văn bản có hiệu lực",
    )
