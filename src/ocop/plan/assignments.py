"""Phụ lục 1: sections, tasks and subtasks, who leads them, and until when."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, Strict, model_validator

from ocop.legal import Citation
from ocop.records import Entity, Name, Text, refusal
from ocop.vocabulary import LawId

Month = Annotated[int, Field(ge=1, le=12)]
Year = Annotated[int, Field(ge=1900, le=9000)]
_DAYS_OF_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Cadence(StrEnum):
    """Tần suất: how often a task is repeated within its deadline.

    Example:
        >>> Cadence.WEEKLY.vi
        '1 kỳ/tuần'
    """

    WEEKLY = "weekly"
    TWICE_MONTHLY = "twice-monthly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"

    @property
    def vi(self) -> str:
        """The Vietnamese term."""
        return _CADENCES_VI[self]


_CADENCES_VI = {
    Cadence.WEEKLY: "1 kỳ/tuần",
    Cadence.TWICE_MONTHLY: "2 kỳ/tháng",
    Cadence.MONTHLY: "hàng tháng",
    Cadence.QUARTERLY: "hàng quý",
}


class Yearly(Entity):
    """Hàng năm: once in every year of the plan (reading I37).

    Attributes:
        kind: Always ``yearly``.
        month: The month by whose last day it is due; None means the last day of the year.
        day: The day of that month, where one is printed.

    Example:
        >>> Yearly().month is None
        True
    """

    kind: Literal["yearly"] = "yearly"
    month: Month | None = None
    day: Annotated[int, Field(ge=1, le=31)] | None = None

    @model_validator(mode="after")
    def _day_is_in_every_year(self) -> Self:
        if self.day is not None and self.month is None:
            raise refusal(
                "day-without-month",
                "a day needs its month (tháng); add month or leave day out",
                "có ngày thì phải có tháng; hãy thêm month hoặc bỏ day",
                path="day",
            )
        if self.month is not None and self.day is not None:
            longest = _DAYS_OF_MONTH[self.month - 1]
            if self.day > longest:
                raise refusal(
                    "no-such-day",
                    f"month {self.month} does not have a day {self.day} in every year; allowed: 1 "
                    f"to {longest}. Leave day out for the last day of the month",
                    f"tháng {self.month} không phải năm nào cũng có ngày {self.day}; cho phép: 1 "
                    f"đến {longest}. Bỏ day nếu là ngày cuối tháng",
                    path="day",
                )
        return self


class MonthOfPreviousYear(Entity):
    """Tháng ... năm trước: for each year of the plan, by a month of the year before (I39).

    Attributes:
        kind: Always ``month-of-previous-year``.
        month: The month by whose last day it is due.
    """

    kind: Literal["month-of-previous-year"] = "month-of-previous-year"
    month: Month


class ByMonth(Entity):
    """Tháng .../...: once, by the last day of a month (reading I37).

    Attributes:
        kind: Always ``month``.
        year: The year.
        month: The month.
    """

    kind: Literal["month"] = "month"
    year: Year
    month: Month


class ByYear(Entity):
    """A year alone: once, by its last day (reading I37).

    Attributes:
        kind: Always ``year``.
        year: The year.
    """

    kind: Literal["year"] = "year"
    year: Year


class Period(Entity):
    """Years from one to another: once, by the last day of the last year (reading I37).

    Attributes:
        kind: Always ``period``.
        first_year: The first year.
        last_year: The last year.
    """

    kind: Literal["period"] = "period"
    first_year: Year
    last_year: Year

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if self.last_year < self.first_year:
            raise refusal(
                "period-backwards",
                f"the last year {self.last_year} is before the first {self.first_year}; swap them",
                f"năm cuối {self.last_year} trước năm đầu {self.first_year}; hãy đổi chỗ",
                path="last_year",
            )
        return self


class ByDate(Entity):
    """A day: once, by that day. The plan of Cà Mau has none; others may.

    Attributes:
        kind: Always ``date``.
        day: The last day.
    """

    kind: Literal["date"] = "date"
    day: date


class Inherited(Entity):
    """No deadline cell of its own: that of the task above it (reading I40).

    Attributes:
        kind: Always ``inherited``.
    """

    kind: Literal["inherited"] = "inherited"


Deadline = Annotated[
    Yearly | MonthOfPreviousYear | ByMonth | ByYear | Period | ByDate | Inherited,
    Field(discriminator="kind"),
]
"""Thời gian thực hiện/hoàn thành, typed."""


class Assigned(Entity):
    """A row of Phụ lục 1 that may have agencies and a deadline.

    Attributes:
        id: Printed place, such as ``I.5``; dashes below a task are lettered: ``I.5.a``.
        name: Official name exactly as printed.
        read_as: The name without slips of print, where it has any.
        name_en: English gloss.
        lead: Cơ quan chủ trì, as printed, one name each.
        coordinating: Cơ quan phối hợp, as printed, one name each.
        joint: Names of a cell that spans lead and coordinating (readings I41, I42).
        printed_deadline: The deadline as printed; None where the row has no cell of its own.
        deadline: The same, typed.
        cadence: How often, where the name says so.
        readings: Ids of the readings behind how the row is read.
        note_vi: A remark in Vietnamese, or None.
        note_en: The same in English.
        document: Number of the decision that has the row.
        clause: Where it stands.
    """

    id: Annotated[str, Field(pattern=r"^[A-Z0-9]+(\.[0-9a-zđ]+)*$")]
    name: Text
    read_as: Text | None = None
    name_en: Text | None = None
    lead: tuple[Name, ...] = ()
    coordinating: tuple[Name, ...] = ()
    joint: tuple[Name, ...] = ()
    printed_deadline: Name | None = None
    deadline: Deadline | None = None
    cadence: Annotated[Cadence, Strict(strict=False)] | None = None
    readings: tuple[Name, ...] = ()
    note_vi: Text | None = None
    note_en: Text | None = None
    document: Name
    clause: Name

    @property
    def title(self) -> str:
        """The name without slips of print."""
        return self.read_as or self.name

    @property
    def citation(self) -> Citation:
        """The clause."""
        return Citation(LawId(self.document), self.clause)

    @property
    def bearers(self) -> "Iterator[tuple[AgendaRole, str]]":
        """Role and printed name of each agency, in printed order."""
        yield from (("lead", name) for name in self.lead)
        yield from (("coordinating", name) for name in self.coordinating)
        yield from (("joint", name) for name in self.joint)


AgendaRole = Literal["lead", "coordinating", "joint"]
"""Chủ trì, phối hợp, or a cell that spans both."""


class Section(Assigned):
    """A section of Phụ lục 1; a section may have agencies and a deadline itself."""


class Task(Assigned):
    """Nhiệm vụ.

    Attributes:
        section: Id of its section; a section without rows below it is its own task.
    """

    section: Name
    deadline: Deadline


class Subtask(Assigned):
    """A dash below a task.

    Attributes:
        parent: Id of the task.
    """

    parent: Name
    deadline: Deadline


class Order(Entity):
    """One task that must be done before another (reading I45).

    Attributes:
        before: Id of the task that comes first.
        after: Id of the task that waits for it.
        after_period: The period of that task, such as ``2023``; None for all of them.
        vi: Why, in Vietnamese.
        en: The same in English.
        readings: Ids of the readings behind it.
        document: Number of the decision.
        clause: Where it follows from.
    """

    before: Name
    after: Name
    after_period: Name | None = None
    vi: Text
    en: Text
    readings: tuple[Name, ...] = ()
    document: Name
    clause: Name

    @property
    def citation(self) -> Citation:
        """The clause."""
        return Citation(LawId(self.document), self.clause)
