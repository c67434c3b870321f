"""Đợt đánh giá: the yearly rounds of assessment at the province and at the centre (Điều 5).

The decision asks for at least two rounds a year at each level and fixes the days of two. A province
or the ministry may hold more, under the working rules of its council and its plan; ocop knows
only the two that are fixed.
"""

from datetime import date, timedelta
from enum import StrEnum

import attrs

from ocop.errors import Issue, UnknownNameError, brief
from ocop.legal import Citation
from ocop.names import nearest
from ocop.procedure.refusal import refuse
from ocop.procedure.terms import IN_FORCE, IN_FORCE_CITATION, LAW
from ocop.working_days import (
    CALENDAR_LAST,
    calendar_certain_until,
    day_issues,
    next_working_day,
)

LAST_YEAR = CALENDAR_LAST.year - 1
"""Last year whose rounds can be given; its last deadline lies in the year after."""

_ONE_DAY = timedelta(days=1)


class Level(StrEnum):
    """Cấp đánh giá: the two levels of Điều 4 khoản 1.

    Example:
        >>> Level("centre").vi
        'cấp trung ương'
    """

    PROVINCE = "province"
    CENTRE = "centre"

    @property
    def vi(self) -> str:
        """The Vietnamese term."""
        return "cấp tỉnh" if self is Level.PROVINCE else "cấp trung ương"


@attrs.frozen
class Round:
    """One round of assessment.

    Attributes:
        level: Who assesses: the province or the centre.
        year: The year to which the round belongs. The centre's round 2 follows its round 1 and
            belongs to the same year, though its days lie in the year after.
        number: 1 or 2.
        apply_first: First day of the proposals for this round: the day after the deadline of the
            round before, or the first day of the decision.
        apply_by: Last day for the proposal, the day before the one printed (reading I7).
        apply_last: That day, or the next working day if it is a day off (reading I8).
        assess_by: Last day for the assessment, the day before the one printed (reading I7). It is
            no filing deadline and is not moved.
        calendar_certain: False when `apply_last` lies beyond the days off known so far.
        applicant_vi: Who proposes, in Vietnamese.
        applicant_en: The same in English.
        receiver_vi: To whom, in Vietnamese; its OCOP advisory agency takes the dossier in.
        receiver_en: The same in English.
        assessor_vi: Who assesses, in Vietnamese.
        assessor_en: The same in English.
        citation: The clause.
        readings: Ids of the readings taken.
    """

    level: Level
    year: int
    number: int
    apply_first: date
    apply_by: date
    apply_last: date
    assess_by: date
    calendar_certain: bool
    applicant_vi: str
    applicant_en: str
    receiver_vi: str
    receiver_en: str
    assessor_vi: str
    assessor_en: str
    citation: Citation
    readings: tuple[str, ...]


@attrs.frozen
class _Printed:
    """A round as printed: both days are the first that are too late."""

    number: int
    propose_before: tuple[int, int]
    assess_before: tuple[int, int]
    years_later: int = 0

    def apply_by(self, year: int) -> date:
        """The last day to propose, the day before the one printed (I7)."""
        return date(year + self.years_later, *self.propose_before) - _ONE_DAY

    def assess_by(self, year: int) -> date:
        """The last day to assess, the day before the one printed (I7)."""
        return date(year + self.years_later, *self.assess_before) - _ONE_DAY


_PRINTED = {
    Level.PROVINCE: (_Printed(1, (4, 30), (6, 30)), _Printed(2, (10, 30), (12, 30))),
    Level.CENTRE: (_Printed(1, (7, 30), (9, 30)), _Printed(2, (1, 30), (3, 30), years_later=1)),
}

# applicant, receiver, assessor in Vietnamese and English
_WHO = {
    Level.PROVINCE: (
        "UBND cấp xã",
        "Commune People's Committee",
        "UBND cấp tỉnh",
        "Provincial People's Committee",
        "Hội đồng đánh giá, phân hạng sản phẩm OCOP cấp tỉnh",
        "Provincial council for assessing and classifying OCOP products",
    ),
    Level.CENTRE: (
        "UBND cấp tỉnh",
        "Provincial People's Committee",
        "Bộ Nông nghiệp và Môi trường",
        "Ministry of Agriculture and Environment",
        "Hội đồng đánh giá, phân hạng sản phẩm OCOP cấp trung ương",
        "Central council for assessing and classifying OCOP products",
    ),
}
_CLAUSE = {Level.PROVINCE: "Điều 5 khoản 1", Level.CENTRE: "Điều 5 khoản 2"}


def rounds(year: int) -> tuple[Round, ...]:
    """The rounds of a year at both levels (Điều 5).

    The centre's round 2 (proposals before 30 January, assessment before 30 March) takes up what the
    province's round 2 (assessment before 30 December) put forward, and is printed after round 1; so
    it belongs to the year of round 1 and its days lie in the next calendar year. Of 2026 the
    province's round 1 is missing: its proposals were due before the decision was in force.

    Args:
        year: 2026 to 2099.

    Returns:
        Province before centre, round 1 before round 2. There may be more rounds: Điều 5 asks for at
        least two at each level.

    Raises:
        InputError: If the year is outside 2026 to 2099.
        TypeError: If it is not a whole number.

    Example:
        >>> for r in rounds(2027):
        ...     print(r.level, r.number, r.apply_by, r.assess_by)
        province 1 2027-04-29 2027-06-29
        province 2 2027-10-29 2027-12-29
        centre 1 2027-07-29 2027-09-29
        centre 2 2028-01-29 2028-03-29
    """
    if isinstance(year, bool) or not isinstance(year, int):
        raise TypeError(f"year: expected int, got {type(year).__name__}")
    if not IN_FORCE.year <= year <= LAST_YEAR:
        refuse(
            [
                Issue(
                    "year",
                    "year",
                    f"the rounds (đợt đánh giá) of {brief(year)} are not known; allowed: "
                    f"{IN_FORCE.year}, in which the decision came into force, to {LAST_YEAR}",
                    f"không có đợt đánh giá của năm {brief(year)}; cho phép: từ {IN_FORCE.year}, "
                    f"năm Quyết định có hiệu lực, đến {LAST_YEAR}",
                    IN_FORCE_CITATION,
                )
            ]
        )
    return tuple(
        _round(level, printed, year)
        for level in Level
        for printed in _PRINTED[level]
        if _exists(printed, year)
    )


def next_round(on: date, level: Level | str) -> Round:
    """The first round for which a proposal can still be made on a day (Điều 5).

    Args:
        on: The day, from 22/05/2026 to 31/12/2099.
        level: ``"province"`` or ``"centre"``.

    Returns:
        The round; its `Round.apply_last` is the day itself or later.

    Raises:
        InputError: If the day is before the decision was in force or too far ahead.
        TypeError: If ``on`` is not a plain date or ``level`` is not text.
        UnknownNameError: If there is no such level.

    Example:
        >>> r = next_round(date(2026, 7, 30), "centre")
        >>> r.number, r.year, r.apply_last
        (2, 2026, datetime.date(2027, 1, 29))
    """
    found = day_issues(on, "on", IN_FORCE, IN_FORCE_CITATION)
    if not found and on.year > LAST_YEAR:
        found = (
            Issue(
                "after-the-calendar",
                "on",
                f"the rounds (đợt đánh giá) are known to the end of {LAST_YEAR}, and {on} is "
                "beyond it; give an earlier day",
                f"chỉ có đợt đánh giá đến hết năm {LAST_YEAR}, còn {on} nằm ngoài; hãy cho ngày "
                "sớm hơn",
            ),
        )
    refuse(found)
    at = _level(level)
    return next(
        _round(at, printed, year)
        for year in range(on.year - 1, on.year + 2)
        for printed in _PRINTED[at]
        if _exists(printed, year) and on <= _apply_last(printed, year)
    )


def _level(level: Level | str) -> Level:
    if not isinstance(level, str):
        raise TypeError(f"level: expected text, got {type(level).__name__}")
    known = tuple(str(each) for each in Level)
    if level in known:
        return Level(level)
    near = ", ".join(nearest(level, known) or known)
    raise UnknownNameError(
        "level",
        [
            Issue(
                "unknown-level",
                "level",
                f"there is no level (cấp) {brief(level)}; nearest: {near}. "
                f"Allowed: {', '.join(known)}",
                f"không có cấp {brief(level)}; gần nhất: {near}. Cho phép: {', '.join(known)}",
                Citation(LAW, "Điều 4 khoản 1"),
            )
        ],
        "cấp đánh giá",
    )


def _exists(printed: _Printed, year: int) -> bool:
    """A round whose proposals were due before the decision was in force is none of its rounds."""
    return printed.apply_by(year) >= IN_FORCE


def _apply_last(printed: _Printed, year: int) -> date:
    return next_working_day(printed.apply_by(year))


def _apply_first(level: Level, printed: _Printed, year: int) -> date:
    index = _PRINTED[level].index(printed)
    before, its_year = _PRINTED[level][index - 1], year if index else year - 1
    return _apply_last(before, its_year) + _ONE_DAY if _exists(before, its_year) else IN_FORCE


def _round(level: Level, printed: _Printed, year: int) -> Round:
    apply_last = _apply_last(printed, year)
    return Round(
        level,
        year,
        printed.number,
        _apply_first(level, printed, year),
        printed.apply_by(year),
        apply_last,
        printed.assess_by(year),
        apply_last <= calendar_certain_until(),
        *_WHO[level],
        citation=Citation(LAW, _CLAUSE[level]),
        readings=("I7", "I8", *(("I26",) if printed.years_later else ())),
    )
