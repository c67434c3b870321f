"""Days: within bounds, around a day, around every deadline that the law sets."""

from datetime import date, timedelta
from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from ocop import plan
from ocop.criteria import catalogue
from ocop.entities import Certificate
from ocop.procedure import extension_limit, renewal_window, rounds
from ocop.procedure.terms import FIRST_CERTIFICATE, IN_FORCE
from ocop.procedure.transition import RENEWAL_TRANSITION_DAYS, TRANSITION_DAYS
from ocop.testing.strategies.knobs import refuse
from ocop.vocabulary import StarTier
from ocop.working_days import CALENDAR_LAST

FIRST_DAY = FIRST_CERTIFICATE
"""The earliest day drawn unless another is asked for: of the first set of criteria."""

LAST_DAY = CALENDAR_LAST
"""The latest day drawn unless another is asked for: the end of the calendar of days off."""

_ONE_DAY = timedelta(days=1)
_ISSUED = (date(2023, 9, 19), date(2024, 2, 29), date(2024, 8, 6), date(2026, 5, 22))


def days(first: date | None = None, last: date | None = None) -> SearchStrategy[date]:
    """Days between two, both included.

    Args:
        first: The earliest; None for 21/08/2019, the day of the first set of criteria.
        last: The latest; None for 31/12/2100, the end of the calendar of days off.

    Returns:
        The strategy; the simplest is 22/05/2026, the first day of Decision 26/2026/QĐ-TTg, or what
        is nearest to it.

    Raises:
        InputError: If ``last`` is before ``first``.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(days(), lambda day: day.year == 2027)
        datetime.date(2027, 1, 1)
    """
    earliest = FIRST_DAY if first is None else first
    latest = LAST_DAY if last is None else last
    if latest < earliest:
        refuse(
            "last",
            f"no day (ngày) lies between {earliest} and {latest}; swap them or move one",
            f"không có ngày nào giữa {earliest} và {latest}; hãy đổi chỗ hoặc sửa một ngày",
        )
    bounds = (earliest - IN_FORCE).days, (latest - IN_FORCE).days
    return st.integers(*bounds).map(lambda n: IN_FORCE + timedelta(days=n))


def days_around(day: date) -> SearchStrategy[date]:
    """The day, the day before and the day after.

    Args:
        day: The day.

    Returns:
        The strategy; the simplest is the day itself. Beyond the first and last day that Python
        knows there is none.

    Example:
        >>> from datetime import date
        >>> from ocop.testing.strategies import simplest
        >>> simplest(days_around(date(2027, 3, 1)), lambda day: day.month == 2)
        datetime.date(2027, 2, 28)
    """
    before = () if day == date.min else (day - _ONE_DAY,)
    after = () if day == date.max else (day + _ONE_DAY,)
    return st.sampled_from((day, *before, *after))


def days_around_deadlines() -> SearchStrategy[date]:
    """The days on which an answer changes, the day before and the day after each.

    First days of decisions and the end of the transition; days of the rounds of 2026 to 2028; first
    and last day of renewal windows, last days of certificates and of their extension; due dates of
    the plan of Cà Mau; 29 February; Tết and the days off that move.

    Returns:
        The strategy; the simplest is 22/05/2026.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(days_around_deadlines())
        datetime.date(2026, 5, 22)
    """
    return st.sampled_from(deadline_days()).flatmap(days_around)


@cache
def deadline_days() -> tuple[date, ...]:
    """The days that `days_around_deadlines` goes round.

    Returns:
        Each day once, 22/05/2026 first.
    """
    decisions = [rules.document.validity for rules in catalogue.rulesets()]
    transition = [IN_FORCE + timedelta(days=n) for n in (RENEWAL_TRANSITION_DAYS, TRANSITION_DAYS)]
    held = [r for year in (2026, 2027, 2028) for r in rounds(year)]
    found = [IN_FORCE, *(v.first for v in decisions), *(v.last for v in decisions if v.last)]
    found += transition
    for one in held:
        found += [one.apply_first, one.apply_by, one.apply_last, one.assess_by]
    for issued in _ISSUED:
        paper = Certificate(number="1/QĐ", product="Mật ong", tier=StarTier.THREE, issued_on=issued)
        window = renewal_window(paper)
        found += [issued, window.first, window.last_counted, window.last, paper.last_valid_day]
        found += [extension_limit(paper)]
    found += [due.on for due in plan.due(plan.load("ca-mau-2021-2025"), date.min, date.max)]
    found += [date(2024, 2, 29), date(2028, 2, 29)]
    # Tết of 2026 and 2027, and the exchanges of 2026 with the days worked for them.
    found += [date(2026, 2, 16), date(2026, 2, 20), date(2027, 2, 4), date(2027, 2, 10)]
    found += [date(2026, 1, 2), date(2026, 1, 10), date(2026, 8, 22), date(2026, 8, 31)]
    return tuple(dict.fromkeys(found))
