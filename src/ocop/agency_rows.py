"""The shape of the agencies file, row by row."""

from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from ocop.legal import Citation
from ocop.vocabulary import LawId

PLAN = LawId("2822/QĐ-UBND")
LAW = LawId("26/2026/QĐ-TTg")

AgencyLevel = Literal["central", "provincial", "district", "commune", "subject"]
"""Cấp: where a body stands; subjects stand beside the levels of government."""

AgencyKind = Literal[
    "advisory-agency", "advisory-team", "association", "authority", "bank", "centre", "consultant",
    "council", "department", "head", "media", "ministry", "mixed", "office", "partner", "party",
    "peoples-committee", "peoples-council", "steering-committee", "subject", "unit",
]  # fmt: skip
"""Loại: what a body is; ``head`` is an office-holder, ``mixed`` a reference to several kinds."""

Role = Literal["own", "lead", "coordinating", "joint", "requested"]
"""Vai trò: a duty without a role in print, chủ trì, phối hợp, one cell for both, or a request."""

Certainty = Literal["certain", "press", "memory"]
"""How sure a change is: in the law text, read in press, or written from memory."""

Relation = Literal["succeeded", "enlarged", "ended"]
"""Another body in its place, the same name for a larger territory, or nothing in its place."""

Text = Annotated[str, StringConstraints(pattern=r"^\S(.*\S)?$")]


class Row(BaseModel):
    """Base of every row: strict, frozen, no unknown key."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)


class PlacedRow(Row):
    """A row that says where it stands."""

    plan: Text | None = None  # place in 2822/QĐ-UBND
    law: Text | None = None  # place in 26/2026/QĐ-TTg

    def places(self) -> tuple[Citation, ...]:
        """The clauses in which it stands."""
        both = ((PLAN, self.plan), (LAW, self.law))
        return tuple(Citation(document, clause) for document, clause in both if clause)


class AgencyRow(PlacedRow):
    """An agency with its printed names."""

    name: Text
    aliases: list[Text] = []
    en: Text
    level: AgencyLevel | None = None
    kind: AgencyKind
    collective: bool = False
    members: list[Text] = []
    open_ended: bool = False
    note_vi: Text = ""
    note_en: Text = ""


class DutyRow(PlacedRow):
    """A duty and who bears it, by role."""

    vi: Text
    en: Text
    own: list[Text] = []
    lead: list[Text] = []
    coordinating: list[Text] = []
    joint: list[Text] = []
    requested: list[Text] = []

    def bearers(self) -> list[tuple[Role, str]]:
        """Role and printed name of each bearer."""
        return [(role, name) for role in get_args(Role) for name in getattr(self, role)]


class SuccessorRow(Row):
    """What became of some agencies."""

    of: list[Text]
    relation: Relation
    name: Text | None = None
    name_en: Text | None = None
    vi: Text
    en: Text
    first_day: Annotated[date | None, Field(alias="from")] = None
    not_before: date | None = None
    not_after: date | None = None
    certainty: Certainty
    certainty_of_day: Certainty | None = None
    source_vi: Text
    source_en: Text


class Table(Row):
    """The agencies file."""

    agencies: list[AgencyRow]
    duties: list[DutyRow]
    successors: list[SuccessorRow]
