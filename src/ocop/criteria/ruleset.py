"""A criteria decision: its frame, and its sheets where they are encoded."""

from collections.abc import Callable
from fractions import Fraction

import attrs

from ocop.criteria.model import Part, ScoreSheet
from ocop.criteria.rules import Erratum, Evidence, Rule, hidden
from ocop.errors import Issue, NotEncodedError, UnknownNameError, brief
from ocop.frozen import FrozenDict
from ocop.legal import Citation, LegalDocument
from ocop.names import fold, nearest
from ocop.vocabulary import LawId, RuleId, StarTier

MAX_TOTAL = 100
"""Điều 3 khoản 3: the most points a product can have."""


@attrs.frozen
class TierBand:
    """The totals that belong to a tier: from ``lowest`` to under ``below``.

    Attributes:
        tier: The tier.
        lowest: Least total, included.
        below: First total above the band; None for the highest tier.
        title: Official name.
        citation: The clause.
    """

    tier: StarTier
    lowest: int
    below: int | None
    title: str
    citation: Citation


@attrs.frozen(repr=False)
class Ruleset:
    """A criteria decision: its frame, and its sheets where they are encoded.

    Attributes:
        document: The decision.
        parts: Part weights of the decision, by id.
        tiers: The bands, highest first.
        sheet_count: Number of sheets encoded; 0 when the decision is known by its frame only.
        errata: Every printed slip, applied or not.
        evidence: The evidence table of Form 02.
        rules: Every rule that is not points, by id.
    """

    document: LegalDocument
    parts: FrozenDict[str, Part]
    tiers: tuple[TierBand, ...]
    sheet_count: int
    errata: tuple[Erratum, ...]
    evidence: tuple[Evidence, ...]
    rules: FrozenDict[RuleId, Rule]
    _load: Callable[[int], ScoreSheet] = hidden
    _index: Callable[[], FrozenDict[str, int]] = hidden

    def __repr__(self) -> str:
        return f"Ruleset(id={self.id!r}, sheet_count={self.sheet_count})"

    @property
    def id(self) -> LawId:
        """Official number of the decision."""
        return self.document.number

    @property
    def sheets(self) -> tuple[ScoreSheet, ...]:
        """Every sheet, loaded."""
        return tuple(self._load(n) for n in range(1, self.sheet_count + 1))

    def sheet(self, name: int | str) -> ScoreSheet:
        """Look a sheet up by number, slug or title.

        Args:
            name: Number from 1, slug, or title in any case, Unicode form, with or without accents.

        Returns:
            The sheet.

        Raises:
            UnknownNameError: If there is no such sheet; the message gives the nearest.
            NotEncodedError: If the decision is known by its frame only.
        """
        if not self.sheet_count:
            raise NotEncodedError(
                f"sheet {brief(name)}",
                [
                    Issue(
                        "not-encoded",
                        "sheet",
                        f"the sheets (phiếu đánh giá) of Decision {self.id} are not encoded, "
                        "only its tiers, part weights and dates; use the printed sheet",
                        f"các phiếu đánh giá của Quyết định {self.id} chưa được mã hóa, chỉ có "
                        "hạng, trọng số phần và ngày; hãy dùng phiếu in",
                        Citation(self.id, "Phụ lục"),
                    )
                ],
                f"phiếu {brief(name)}",
            )
        if isinstance(name, int) and not isinstance(name, bool):
            if 1 <= name <= self.sheet_count:
                return self._load(name)
        elif isinstance(name, str):
            number = self._index().get(fold(name))
            if number is not None:
                return self._load(number)
        near = nearest(name, self._index()) if isinstance(name, str) else ()
        hint_en = f"nearest: {', '.join(near)}" if near else "see ruleset.sheets"
        hint_vi = f"gần nhất: {', '.join(near)}" if near else "xem danh sách phiếu"
        raise UnknownNameError(
            f"Decision {self.id}",
            [
                Issue(
                    "unknown-sheet",
                    "sheet",
                    f"there is no sheet (phiếu) {brief(name)}; numbers run from 1 to "
                    f"{self.sheet_count}, {hint_en}",
                    f"không có phiếu {brief(name)}; số phiếu từ 1 đến "
                    f"{self.sheet_count}, {hint_vi}",
                    Citation(self.id, "Phụ lục II"),
                )
            ],
            f"Quyết định {self.id}",
        )

    def tier_by_points(self, total: int | Fraction) -> StarTier:
        """The tier that a total alone gives, compared exactly (reading I4).

        Args:
            total: Total points, 0 to 100; an int or an exact fraction, never a float.

        Returns:
            The tier.

        Raises:
            TypeError: If the total is not an int or a Fraction.
            ValueError: If the total lies outside 0 to 100.
        """
        if isinstance(total, bool) or not isinstance(total, int | Fraction):
            raise TypeError(f"total: expected int or Fraction, got {type(total).__name__}")
        if not 0 <= total <= MAX_TOTAL:
            raise ValueError(f"total: {total} lies outside 0 to {MAX_TOTAL}; nothing is clamped")
        return next(band.tier for band in self.tiers if total >= band.lowest)
