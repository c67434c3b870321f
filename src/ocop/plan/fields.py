"""What a plan file holds, field by field."""

from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, Strict

from ocop.agencies import agencies as registered_agencies
from ocop.entities import SubjectType
from ocop.frozen import FrozenDict
from ocop.names import fold
from ocop.plan.assignments import Assigned, Order, Section, Subtask, Task
from ocop.plan.content import (
    Block,
    CitedDocument,
    Cycle,
    Duty,
    FinanceRule,
    FundingSource,
    Group,
    PriorityProject,
    Report,
    Target,
)
from ocop.records import Entity, Name, Text

PlanDay = Annotated[date, Field(ge=date(1900, 1, 1), le=date(9000, 12, 31))]
"""A day within the years that a deadline may have."""

Types = tuple[Annotated[SubjectType, Strict(strict=False)], ...]


def agency_key(name: str) -> str:
    """Reduce the name of an agency; a stop or semicolon of a table cell may follow it.

    Args:
        name: As typed or printed.

    Returns:
        The key of `PlanFields.agency_by_name`.
    """
    return fold(name).rstrip(" .,;:")


class PlanAgency(Entity):
    """An agency that a plan names.

    Attributes:
        name: Official name.
        aliases: Its other printed forms.
        name_en: English gloss.
        members: Names of the agencies for which a collective name stands.
        open_ended: Whether it may stand for more than its members.
    """

    name: Name
    aliases: tuple[Name, ...] = ()
    name_en: Text | None = None
    members: tuple[Name, ...] = ()
    open_ended: bool = False


class Participants(Entity):
    """Chủ thể thực hiện: who may take part.

    Attributes:
        types: Subject types for every group.
        registered: Those of them that need a business registration.
        tourism: Further types, for the tourism group only.
        document: Number of the decision.
        clause: Where it stands.
    """

    types: Types
    registered: Types = ()
    tourism: Types = ()
    document: Name
    clause: Name


class PlanFields(Entity):
    """The fields of a plan file, each checked by itself.

    Attributes:
        format: Version of the format: 1.
        id: Short name, such as ``ca-mau-2021-2025``.
        number: Number of the decision that issues the plan.
        title: Official title.
        title_en: English gloss.
        province: Name of the province.
        issued_by: Authority that issued it.
        issued_on: Day of issue.
        issued_at: Place of issue.
        signed_by: Who signed it, with the title as printed.
        in_force_from: First day on which it binds.
        first_day: First day of the period that it plans.
        last_day: Last day of that period.
        recipients: Nơi nhận, as printed.
        carried_out_by: Who must carry the decision out, as printed.
        space: Phạm vi không gian.
        agencies_of: Number of the decision whose agencies in `ocop.agencies` the plan names.
        agencies: Agencies that it names besides.
        participants: Who may take part.
        groups: Product groups.
        targets: Mục tiêu cụ thể.
        derived_targets: Figures that follow from them and are not printed.
        content: Nội dung trọng tâm.
        solutions: Giải pháp.
        funding: Nguồn vốn.
        finance: Rules on money.
        projects: Dự án ưu tiên.
        duties: Tổ chức thực hiện, clause by clause.
        closing: The paragraph after the last clause, which binds every agency.
        reports: Chế độ báo cáo.
        documents: What the decision cites.
        cycle: The yearly cycle.
        sections: Sections of Phụ lục 1.
        tasks: Its tasks.
        subtasks: Dashes below tasks.
        orders: What must be done before what.
    """

    format: Literal[1]
    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    number: Name
    title: Text
    title_en: Text | None = None
    province: Name
    issued_by: Name
    issued_on: date
    issued_at: Name | None = None
    signed_by: Name | None = None
    in_force_from: date
    first_day: PlanDay
    last_day: PlanDay
    recipients: tuple[Name, ...] = ()
    carried_out_by: tuple[Name, ...] = ()
    space: Name | None = None
    agencies_of: Name | None = None
    agencies: tuple[PlanAgency, ...] = ()
    participants: Participants | None = None
    groups: tuple[Group, ...] = ()
    targets: tuple[Target, ...] = ()
    derived_targets: tuple[Target, ...] = ()
    content: tuple[Block, ...] = ()
    solutions: tuple[Block, ...] = ()
    funding: tuple[FundingSource, ...] = ()
    finance: tuple[FinanceRule, ...] = ()
    projects: tuple[PriorityProject, ...] = ()
    duties: tuple[Duty, ...] = ()
    closing: Duty | None = None
    reports: tuple[Report, ...] = ()
    documents: tuple[CitedDocument, ...] = ()
    cycle: Cycle | None = None
    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    subtasks: tuple[Subtask, ...] = ()
    orders: tuple[Order, ...] = ()

    @cached_property
    def named_agencies(self) -> tuple[PlanAgency, ...]:
        """Every agency that the plan may name: its own and those of `ocop.agencies`."""
        if self.agencies_of is None:
            return self.agencies
        names = {a.id: a.name for a in registered_agencies()}
        return self.agencies + tuple(
            PlanAgency(
                name=a.name,
                aliases=a.aliases,
                name_en=a.name_en,
                members=tuple(names[m] for m in a.members),
                open_ended=a.open_ended,
            )
            for a in registered_agencies()
            if any(fold(c.document) == fold(self.agencies_of) for c in a.named_in)
        )

    @cached_property
    def agency_by_name(self) -> FrozenDict[str, PlanAgency]:
        """The agencies by every folded name."""
        return FrozenDict(
            {agency_key(n): a for a in reversed(self.named_agencies) for n in (a.name, *a.aliases)}
        )

    @cached_property
    def collectives(self) -> FrozenDict[str, tuple[PlanAgency, ...]]:
        """Official name of an agency to the collective names that it is a member of."""
        found: dict[str, tuple[PlanAgency, ...]] = {}
        for agency in self.named_agencies:
            for member in agency.members:
                known = self.agency_by_name.get(agency_key(member))
                if known is not None:
                    found[known.name] = (*found.get(known.name, ()), agency)
        return FrozenDict(found)

    @cached_property
    def task_by_id(self) -> FrozenDict[str, Task]:
        """The tasks by id."""
        return FrozenDict({task.id: task for task in self.tasks})

    @cached_property
    def assigned(self) -> tuple[Assigned, ...]:
        """Every row of Phụ lục 1 that has agencies and a deadline, in printed order."""
        rows: list[Assigned] = []
        for section in self.sections:
            if section.deadline is not None:
                rows.append(section)
            for task in self.tasks:
                if task.section == section.id:
                    rows.append(task)
                    rows.extend(sub for sub in self.subtasks if sub.parent == task.id)
        return tuple(rows)
