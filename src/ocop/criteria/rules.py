"""Rules that are not points, the evidence they ask for, and the slips of the print."""

from collections.abc import Callable

import attrs

from ocop.legal import Citation
from ocop.vocabulary import CriterionCode, Effect, RuleId, RuleKind

Gloss = Callable[[str], str]
"""Gives the English gloss of a Vietnamese text of the data."""

hidden = attrs.field(eq=False, repr=False)
"""A field that takes no part in comparison or repr: how a value finds its glosses."""


@attrs.frozen
class Erratum:
    """A printed slip of the annex, or a suspicion of one.

    Attributes:
        id: Id in the list of errata, such as ``N5``.
        where: Places as ``sheet:criterion`` or ``sheet:criterion:box``.
        printed: What is printed.
        reading: The consistent reading.
        applied: True when the data holds the reading, False when it holds what is printed.
        confidence: How sure the reading is: ``high`` to ``low``.
        note: The evidence, in Vietnamese.
    """

    id: str
    where: tuple[str, ...]
    printed: str
    reading: str
    applied: bool
    confidence: str
    note: str
    _gloss: Gloss = hidden

    @property
    def note_en(self) -> str:
        """The evidence in English."""
        return self._gloss(self.note)

    @property
    def about_marks(self) -> bool:
        """True when it is about a star mark: its id begins with S."""
        return self.id.startswith("S")

    def missing_marks(self, sheet: int) -> tuple[tuple[str, int, int], ...]:
        """The star marks that are suspected to be missing from the print.

        Args:
            sheet: Number of the sheet.

        Returns:
            Criterion, box (from 1) and stars of each; empty for any other slip.
        """
        readings = self.reading.split(", ")
        if self.applied or self.printed != "không dấu" or set("".join(readings)) != {"*"}:
            return ()
        if len(readings) != len(self.where):
            readings = readings * len(self.where)
        return tuple(
            (place[1], int(place[2]), len(stars))
            for place, stars in zip((w.split(":") for w in self.where), readings, strict=True)
            if place[0] == str(sheet) and place[2:]
        )

    def touches(self, sheet: int, code: str) -> bool:
        """Tell whether the slip stands in a criterion.

        Args:
            sheet: Number of the sheet.
            code: Code of the criterion.

        Returns:
            True when one of the places lies in that criterion.
        """
        place = f"{sheet}:{code}"
        return any(w == place or w.startswith(place + ":") for w in self.where)


@attrs.frozen
class Rule:
    """A rule of a sheet that is not points.

    Attributes:
        id: Id such as ``K1``; an assessor names it as a finding.
        kind: What sort of rule it is.
        text: What it says, in Vietnamese, in this library's words.
        effect: What follows when it is found to hold; None when nothing follows by itself.
        by_library: True when the library finds it from the points, not the assessor.
        depends_on: The criterion that must have more than 0 points for this one to apply.
    """

    id: RuleId
    kind: RuleKind
    text: str
    effect: Effect | None
    by_library: bool
    depends_on: CriterionCode | None
    _gloss: Gloss = hidden

    @property
    def text_en(self) -> str:
        """What the rule says, in English."""
        return self._gloss(self.text)


@attrs.frozen
class Evidence:
    """A row of the evidence table of Form 02, Annex III.

    Attributes:
        id: Such as ``M02.7``: form and row.
        name: Official name of the proof.
        proof: What is asked for, in Vietnamese, in this library's words.
        citation: The clause.
    """

    id: str
    name: str
    proof: str
    citation: Citation
    _gloss: Gloss = hidden

    @property
    def name_en(self) -> str:
        """The name in English."""
        return self._gloss(self.name)

    @property
    def proof_en(self) -> str:
        """What is asked for, in English."""
        return self._gloss(self.proof)
