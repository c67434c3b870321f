"""The shape of the law data files, row by row.

A row says what a key may hold; whether a whole sheet makes sense is the audit's question.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=False)]
Code = Annotated[str, StringConstraints(pattern=r"^\d+(\.\d+){0,2}$")]
Points = Annotated[int, Field(ge=0, le=100)]


class Row(BaseModel):
    """Base of every row: strict, frozen, no unknown key."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)


class OptionRow(Row):
    """A box: points, star mark, case, label, and the printed value of a corrected slip."""

    points: Points
    stars: Literal[3, 4, 5] | None = None
    case: Literal["a", "b"] | None = None
    erratum: Text | None = None
    printed: str | None = None
    label: Text


class CriterionRow(Row):
    """A heading in printed order; ``implied`` names the box that the annex does not print."""

    code: Code
    title: Text
    detail: Text | None = None
    max_points: Points
    erratum: Text | None = None
    printed: str | None = None
    rules: list[Text] = []
    cases: dict[Literal["a", "b"], Text] = {}
    options: list[OptionRow] = []
    implied: Text | None = None


class PartRow(Row):
    """Part A, B or C of a sheet or of a decision."""

    id: Literal["A", "B", "C"]
    title: Text | None = None
    max_points: Points
    clause: Text | None = None
    erratum: Text | None = None
    printed: str | None = None


class NameRow(Row):
    """A sector, group or subgroup of Annex I."""

    code: Text
    name: Text


class SheetRow(Row):
    """A sheet file."""

    number: Annotated[int, Field(ge=1, le=99)]
    slug: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    title: Text
    listed_as: Text
    sector: NameRow
    group: NameRow
    subgroup: NameRow | None = None
    ministries: Annotated[list[Text], Field(min_length=1)]
    rejection: Text | None = None
    parts: list[PartRow]
    criteria: list[CriterionRow]


class TierRow(Row):
    """A band: stars, from, below."""

    stars: Annotated[int, Field(ge=1, le=5)]
    lowest: Annotated[int, Field(alias="from", ge=0, le=100)]
    below: Annotated[int, Field(ge=0, le=100)] | None = None
    title: Text
    clause: Text | None = None


class AmendmentRow(Row):
    """A decision that amends another."""

    number: Text
    issued_on: date


class LawRow(Row):
    """A decision file."""

    number: Text
    title: Text
    issued_on: date
    issued_by: Text
    first_day: date
    last_day: date | None = None
    sheets: Annotated[int, Field(ge=0, le=99)]
    amended_by: list[AmendmentRow] = []
    parts: list[PartRow]
    tiers: list[TierRow]


class RuleRow(Row):
    """A rule that is not points."""

    id: Annotated[str, StringConstraints(pattern=r"^[A-Z]\d+$")]
    kind: Literal[
        "rejection",
        "knock-out",
        "stop",
        "eligibility",
        "content",
        "common-product",
        "condition",
        "cases",
        "evidence",
        "gap",
    ]
    effect: Literal["reject", "stop"] | None = None
    found_by: Literal["assessor", "library"] = "assessor"
    depends_on: Code | None = None
    text: Text


class RulesRow(Row):
    """The rules file."""

    rules: list[RuleRow]


class EvidenceRow(Row):
    """A row of the table of Form 02 and the criteria on the same matter."""

    id: Annotated[str, StringConstraints(pattern=r"^M02\.\d+$")]
    name: Text
    proof: Text
    criteria: list[Text]


class EvidenceTable(Row):
    """The evidence file."""

    evidence: list[EvidenceRow]


class ErratumRow(Row):
    """A printed slip or a suspicion of one."""

    id: Annotated[str, StringConstraints(pattern=r"^[A-Z]\d+$")]
    where: Annotated[list[Text], Field(min_length=1)]
    printed: Text
    reading: Text
    applied: bool
    confidence: Literal["high", "medium-high", "medium", "low-medium", "low"]
    note: Text


class ErrataTable(Row):
    """The errata file."""

    errata: list[ErratumRow]
