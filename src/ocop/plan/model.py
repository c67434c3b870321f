"""Kế hoạch: a plan as a whole, checked, with its rows by id and its agencies by name."""

from collections.abc import Iterable
from typing import NoReturn, Self, TypeVar

from pydantic import model_validator

from ocop.errors import Issue, UnknownNameError, brief
from ocop.legal import Citation
from ocop.names import fold, identity, nearest
from ocop.plan.assignments import Assigned, Section
from ocop.plan.audit import audit
from ocop.plan.content import Target
from ocop.plan.fields import PlanAgency, PlanFields, agency_key
from ocop.records import refusal_of_all
from ocop.vocabulary import LawId


class Plan(PlanFields):
    """Kế hoạch thực hiện Chương trình OCOP of a province: fields as in `PlanFields`.

    Immutable; JSON in and out; `ocop.plan.load` and `ocop.plan.read` make one of a file.

    Raises:
        InputError: If a field is wrong or the plan does not hold together; every problem is listed.

    Example:
        >>> from ocop import plan
        >>> p = plan.load("ca-mau-2021-2025")
        >>> len(p.sections), len(p.tasks), len(p.subtasks), len(p.assigned)
        (10, 38, 2, 41)
    """

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        found = audit(self)
        if found:
            raise refusal_of_all(found)
        return self

    def __repr__(self) -> str:
        return f"Plan(id={self.id!r}, number={self.number!r})"

    @property
    def citation(self) -> Citation:
        """The decision that issues the plan."""
        return Citation(LawId(self.number), "Điều 1")

    def task(self, id: str) -> Assigned:
        """Look up a row of Phụ lục 1 that has agencies and a deadline.

        Args:
            id: Printed place of a task, a subtask, or a section with a deadline of its own.

        Returns:
            The row.

        Raises:
            UnknownNameError: If there is none; the message gives the nearest.

        Example:
            >>> from ocop import plan
            >>> plan.load("ca-mau-2021-2025").task("i.5.a").lead
            ('Sở Y tế',)
        """
        found = _find(self.assigned, id)
        return found or _refuse("task", "nhiệm vụ", id, [row.id for row in self.assigned])

    def section(self, id: str) -> Section:
        """Look up a section of Phụ lục 1.

        Args:
            id: Its Roman number as printed.

        Returns:
            The section.

        Raises:
            UnknownNameError: If there is none.

        Example:
            >>> from ocop import plan
            >>> plan.load("ca-mau-2021-2025").section("VIII").name
            'Kiểm tra, giám sát'
        """
        found = _find(self.sections, id)
        return found or _refuse("section", "mục", id, [row.id for row in self.sections])

    def section_of(self, row: Assigned) -> Section:
        """The section in which a row stands.

        Args:
            row: A row of this plan.

        Returns:
            Its section; a section with a deadline of its own is its own section.

        Raises:
            UnknownNameError: If the row is not of this plan.

        Example:
            >>> from ocop import plan
            >>> p = plan.load("ca-mau-2021-2025")
            >>> p.section_of(p.task("I.5.a")).id
            'I'
        """
        if not any(row is own or row == own for own in (*self.assigned, *self.sections)):
            _refuse("row", "dòng", row.id, [own.id for own in self.assigned])
        above = getattr(row, "parent", None)
        home = self.task(above) if above is not None else row
        return self.section(getattr(home, "section", home.id))

    def target(self, id: str) -> Target:
        """Look up a target, printed or derived.

        Args:
            id: Such as ``T2``.

        Returns:
            The target.

        Raises:
            UnknownNameError: If there is none.

        Example:
            >>> from ocop import plan
            >>> plan.load("ca-mau-2021-2025").target("T3").figure
            197
        """
        rows = (*self.targets, *self.derived_targets)
        return _find(rows, id) or _refuse("target", "mục tiêu", id, [row.id for row in rows])

    def agency(self, name: str) -> PlanAgency:
        """Look up an agency by any of its printed names, however typed.

        Args:
            name: Such as ``Sở Nông nghiệp và PTNT``.

        Returns:
            The agency.

        Raises:
            UnknownNameError: If the plan names none so.

        Example:
            >>> from ocop import plan
            >>> plan.load("ca-mau-2021-2025").agency("so nong nghiep va ptnt").name
            'Sở Nông nghiệp và Phát triển nông thôn'
        """
        found = self.agency_by_name.get(agency_key(name) if isinstance(name, str) else "")
        names = [n for a in self.named_agencies for n in (a.name, *a.aliases)]
        return found or _refuse("agency", "cơ quan", name, names)

    def wider(self, name: str) -> tuple[PlanAgency, ...]:
        """The collective names under which the plan means an agency as well.

        Args:
            name: An agency of the plan.

        Returns:
            Every agency whose members, or their members in turn, hold it.

        Raises:
            UnknownNameError: If the plan names none so.

        Example:
            >>> from ocop import plan
            >>> [a.name for a in plan.load("ca-mau-2021-2025").wider("Sở Y tế")][-1]
            'các sở, ngành'
        """
        own = self.agency(name)
        found, fresh = {own.name: own}, [own]
        while fresh:
            above = [c for one in fresh for c in self.collectives.get(one.name, ())]
            fresh = [c for c in above if c.name not in found]
            found |= {c.name: c for c in fresh}
        return tuple(a for a in self.named_agencies if a.name in found and a is not own)


R = TypeVar("R", Assigned, Section, Target)


def _find(rows: Iterable[R], id: object) -> R | None:
    """The row of an id; d and đ are two letters, and one is taken for the other only alone."""
    if not isinstance(id, str):
        return None
    exactly, roughly = identity(id), fold(id)  # once: what was typed may be long
    same = [row for row in rows if identity(row.id) == exactly]
    like = [row for row in rows if fold(row.id) == roughly]
    found = same or like
    return found[0] if len(found) == 1 else None


def _refuse(what: str, what_vi: str, given: object, known: Iterable[str]) -> NoReturn:
    names = list(known)
    near = "; ".join(nearest(given, names)) if isinstance(given, str) else ""
    shown = near or "; ".join(names[:5])
    raise UnknownNameError(
        what,
        [
            Issue(
                f"unknown-{what}",
                "id" if what != "agency" else "name",
                f"the plan has no {what} ({what_vi}) {brief(given)}; nearest: {shown or 'none'}",
                f"kế hoạch không có {what_vi} {brief(given)}; gần nhất: {shown or 'không có'}",
            )
        ],
        what_vi,
    )
