"""Ngày làm việc: the calendar of public offices, on which terms and deadlines are counted.

Saturday and Sunday are days off, and so are public holidays, the days off that replace them and
those exchanged for a working Saturday. The holidays come from the package ``holidays``; what it
misses of the official calendar is added here, with its source.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache

import attrs

from ocop.errors import InputError, Issue, brief
from ocop.legal import Citation

SUBJECT, SUBJECT_VI = "working days", "ngày làm việc"

CALENDAR_FIRST = date(2021, 1, 1)
"""First day of the calendar: the Labour Code 2019, whose days off these are, came into force, and
the plans of 2021-2025 begin."""

CALENDAR_LAST = date(2100, 12, 31)
"""Last day of the calendar: the package ``holidays`` knows the lunar new year until then."""

_SATURDAY = 5
_ONE_DAY = timedelta(days=1)

# ``holidays`` 0.106 and 0.109 were held against the days off announced for offices, 2021 to 2025,
# and agree with them; the sources stand by year in docs/deadlines.md. They are English translations
# of the papers (2022, 2023, 2025, the exchange of 2024) and the press; no Vietnamese original was
# seen. That 2021 to 2023 had no exchange is taken from lists of the whole year, which name none.
#
# Exchanges (day off, weekend day worked instead) that these versions do not have.
# 02/01/2026: agreed by the Government and announced by Bộ Nội vụ on 25/12/2025, as the press
# reported it (24h.com.vn, 26/12/2025); the paper itself was not seen.
_MISSING_EXCHANGES = ((date(2026, 1, 2), date(2026, 1, 10)),)


@attrs.frozen
class _Calendar:
    off: frozenset[date]
    worked: frozenset[date]
    certain_until: date


@cache
def _calendar() -> _Calendar:
    # Only who counts working days needs the package, and it takes time to load.
    from holidays import country_holidays  # noqa: PLC0415

    # All years at once: a year's exchanges may name a day of the year before or after, and what is
    # answered must not depend on what was asked before. Only names depend on the language.
    years = range(CALENDAR_FIRST.year, CALENDAR_LAST.year + 1)
    known = country_holidays("VN", years=years, language="vi")
    return _Calendar(
        off=frozenset(known) | {off for off, _ in _MISSING_EXCHANGES},
        worked=frozenset(known.weekend_workdays) | {day for _, day in _MISSING_EXCHANGES},
        certain_until=date(max(known.special_public_holidays), 12, 31),
    )


def day_issues(
    on: date, path: str, first: date | None = None, citation: Citation | None = None
) -> tuple[Issue, ...]:
    """Find what is wrong with a day that is given to count from or to look up.

    Args:
        on: The day, of any type until it is looked at here.
        path: Name of the argument, for messages.
        first: First day on which the rule asked about exists; without it the calendar's first day
            bounds. A rule that counts no working days may have begun before the calendar.
        citation: The clause that sets ``first``.

    Returns:
        The problems; empty when the day lies within the rule, or the calendar.

    Raises:
        TypeError: If ``on`` is not a plain date.

    Example:
        >>> day_issues(date(2026, 5, 22), "received_on", first=date(2026, 5, 22))
        ()
    """
    if not isinstance(on, date) or isinstance(on, datetime):
        raise TypeError(f"{path}: expected a datetime.date, got {type(on).__name__}")
    if first is None and on < CALENDAR_FIRST:
        return (
            Issue(
                "before-the-calendar",
                path,
                f"the calendar of days off (lịch nghỉ lễ) begins on {CALENDAR_FIRST}, and {on} is "
                "before it; give a later day",
                f"lịch nghỉ lễ bắt đầu ngày {CALENDAR_FIRST}, còn {on} nằm ngoài; hãy cho ngày "
                "muộn hơn",
            ),
        )
    if first is not None and on < first:
        return (
            Issue(
                "before-the-rule",
                path,
                f"{on} is before {first}, the first day of this rule (quy định); "
                f"give a day from {first} on",
                f"{on} trước {first}, ngày đầu tiên của quy định này; hãy cho ngày từ {first}",
                citation,
            ),
        )
    if on > CALENDAR_LAST:
        return (
            Issue(
                "after-the-calendar",
                path,
                f"the calendar of days off (lịch nghỉ lễ) ends on {CALENDAR_LAST}, and {on} is "
                "beyond it; give an earlier day",
                f"lịch nghỉ lễ kết thúc ngày {CALENDAR_LAST}, còn {on} nằm ngoài; hãy cho ngày "
                "sớm hơn",
            ),
        )
    return ()


def refuse(issues: Iterable[Issue], subject: str = SUBJECT, subject_vi: str = SUBJECT_VI) -> None:
    """Raise one error for every problem found, or do nothing when there is none.

    Args:
        issues: The problems.
        subject: What was being done, in English, the heading of the error.
        subject_vi: The same in Vietnamese.

    Raises:
        InputError: If there is any.

    Example:
        >>> refuse(day_issues(date(2026, 5, 22), "on"))
    """
    found = tuple(issues)
    if found:
        raise InputError(subject, found, subject_vi)


def is_working_day(on: date) -> bool:
    """Tell whether public offices work on a day.

    Args:
        on: The day, from 01/01/2021 to 31/12/2100.

    Returns:
        False on Saturdays, Sundays, public holidays and the days off in their place; True on other
        days and on a Saturday or Sunday worked in exchange for a day off.

    Raises:
        InputError: If the day is outside the calendar.
        TypeError: If ``on`` is not a plain date.

    Example:
        >>> is_working_day(date(2026, 8, 22))  # Saturday, worked for Monday 31/08/2026
        True
        >>> is_working_day(date(2026, 8, 31))
        False
    """
    refuse(day_issues(on, "on"))
    return _is_worked(on)


def _is_worked(on: date) -> bool:
    if on.weekday() >= _SATURDAY:
        return on in _calendar().worked
    return on not in _calendar().off


def next_working_day(on: date) -> date:
    """Move a day off to the working day after it (Civil Code 2015, article 148.5; reading I8).

    Args:
        on: The day, from 01/01/2021 to 31/12/2100.

    Returns:
        The day itself if it is a working day, else the first working day after it.

    Raises:
        InputError: If the day, or the working day after it, is outside the calendar.
        TypeError: If ``on`` is not a plain date.

    Example:
        >>> next_working_day(date(2026, 8, 29))  # 31/08 to 02/09 are off
        datetime.date(2026, 9, 3)
        >>> next_working_day(date(2026, 9, 3))
        datetime.date(2026, 9, 3)
    """
    return _next(on, "on")


def _next(on: date, path: str) -> date:
    refuse(day_issues(on, path))
    while not _is_worked(on):
        on += _ONE_DAY
        refuse(day_issues(on, path))
    return on


def working_days_after(start: date, count: int) -> date:
    """Find the last day of a term of working days, the first day not counted (reading I8).

    Args:
        start: The day from which the term runs; it is not counted, even if it is a working day.
        count: Working days in the term, at least 1.

    Returns:
        The working day with which the term ends.

    Raises:
        InputError: If ``count`` is below 1, or the term leaves the calendar.
        TypeError: If ``start`` is not a plain date or ``count`` not a whole number.

    Example:
        >>> working_days_after(date(2027, 2, 1), 15)  # over Tết, 04 to 10/02/2027
        datetime.date(2027, 3, 1)
    """
    found = day_issues(start, "start")
    if isinstance(count, bool) or not isinstance(count, int):
        raise TypeError(f"count: expected int, got {type(count).__name__}")
    if count < 1:
        found += (
            Issue(
                "count",
                "count",
                f"a term of {brief(count)} working days (ngày làm việc) has no last day; give 1 or "
                "more",
                f"thời hạn {brief(count)} ngày làm việc không có ngày cuối; hãy cho từ 1 trở lên",
            ),
        )
    elif not found and count > (CALENDAR_LAST - start).days:
        found = (
            Issue(
                "after-the-calendar",
                "count",
                f"{brief(count)} working days (ngày làm việc) after {start} lead beyond "
                f"{CALENDAR_LAST}, the end of the calendar; give fewer",
                f"{brief(count)} ngày làm việc sau {start} vượt quá {CALENDAR_LAST}, ngày cuối của "
                "lịch; hãy cho ít hơn",
            ),
        )
    refuse(found)
    day = start
    for _ in range(count):
        day = _next(day + _ONE_DAY, "count")
    return day


def calendar_certain_until() -> date:
    """Tell how far the official days off are known to the installed package ``holidays``.

    The Prime Minister settles the days of Tết and the second day of National Day, and the
    exchanges of working days, year by year. A later day is answered by rule (Tết as in earlier
    years, no exchange), and the announcement may move it.

    Returns:
        31 December of the last year for which the package holds an official exchange. A later
        year without any exchange is never counted as known, so the day is rather too early than
        too late.

    Example:
        >>> calendar_certain_until() >= date(2026, 12, 31)
        True
    """
    return _calendar().certain_until
