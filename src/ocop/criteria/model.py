"""A score sheet as immutable values: parts, criteria, boxes, minimums.

Everything here is frozen and safe to share between threads. English glosses are looked up when
asked for, so a sheet loads without them.
"""

from collections.abc import Iterator

import attrs

from ocop.criteria.rules import Erratum, Evidence, Gloss, Rule, hidden
from ocop.criteria.shown import Shown
from ocop.errors import Issue, UnknownNameError, brief
from ocop.frozen import FrozenDict
from ocop.legal import Citation
from ocop.names import nearest
from ocop.vocabulary import CriterionCode, LawId, RuleId, RuleKind, StarTier


@attrs.frozen
class Option:
    """Ô đánh dấu: one box of a criterion.

    Attributes:
        points: Points of the box.
        label: What the box asks, in Vietnamese, in this library's words.
        minimum_for: The star tier whose minimum this box is; None without a star mark.
        case: ``a`` or ``b`` where the criterion has cases.
        citation: The clause.
        printed: What is printed where a slip was corrected; None otherwise.
        erratum: Id of that slip.
        implied: True when the annex prints the criterion's points but no box (reading I15).
    """

    points: int
    label: str
    minimum_for: StarTier | None
    case: str | None
    citation: Citation
    printed: str | None
    erratum: str | None
    implied: bool
    _gloss: Gloss = hidden

    @property
    def label_en(self) -> str:
        """What the box asks, in English."""
        return self._gloss(self.label)


@attrs.frozen
class Minimum:
    """Dấu sao: the least a criterion must reach for a tier.

    Attributes:
        criterion: Code of the criterion.
        required: Points required, marks of lower tiers included (reading I2).
        minimum_for: The mark that requires them.
        citation: The clause.
    """

    criterion: CriterionCode
    required: int
    minimum_for: StarTier
    citation: Citation


@attrs.frozen
class Criterion:
    """Tiêu chí: a heading of a sheet; only leaves are scored.

    Attributes:
        code: Printed number, such as ``6.1.1``.
        title: Official name as printed.
        max_points: Points printed on the heading.
        part: Id of its part.
        parent: Code of the heading above, or None.
        options: The boxes in printed order; empty for a heading that is not scored.
        children: Codes of the headings below.
        detail: What the heading adds to the name, in this library's words.
        rules: Rules that stand in the criterion.
        evidence: Rows of Form 02 on the same matter (reading I20).
        cases: Names of the cases ``a`` and ``b``; empty without cases.
        citation: The clause.
        printed: What is printed where a slip was corrected.
        erratum: Id of that slip.
    """

    code: CriterionCode
    title: str
    max_points: int
    part: str
    parent: CriterionCode | None
    options: tuple[Option, ...]
    children: tuple[CriterionCode, ...]
    detail: str | None
    rules: tuple[Rule, ...]
    evidence: tuple[Evidence, ...]
    cases: FrozenDict[str, str]
    citation: Citation
    printed: str | None
    erratum: str | None
    _gloss: Gloss = hidden

    @property
    def title_en(self) -> str:
        """The name in English."""
        return self._gloss(self.title)

    @property
    def detail_en(self) -> str | None:
        """What the heading adds, in English."""
        return self._gloss(self.detail) if self.detail else None

    @property
    def is_scored(self) -> bool:
        """True for a leaf with boxes."""
        return bool(self.options)

    @property
    def allowed(self) -> tuple[int, ...]:
        """The points an answer may have, rising; 0 is always among them (reading I1)."""
        return tuple(sorted({0, *(option.points for option in self.options)}))

    @property
    def proof(self) -> tuple[Rule, ...]:
        """The evidence notes printed in the criterion."""
        return tuple(rule for rule in self.rules if rule.kind is RuleKind.EVIDENCE)

    def ticked(self, points: int, case: str | None = None) -> Option | None:
        """The box that gives these points.

        Args:
            points: Points of the answer.
            case: The case chosen, where there are cases.

        Returns:
            The first such box in printed order, or None when no box gives them.
        """
        for option in self.options:
            if option.points == points and case in (None, option.case):
                return option
        return None

    def minimum(self, tier: StarTier) -> Minimum | None:
        """The least this criterion must reach for a tier.

        Args:
            tier: The tier aimed at.

        Returns:
            The highest mark at or below the tier (reading I2), or None without one.
        """
        marked = [o for o in self.options if o.minimum_for is not None and o.minimum_for <= tier]
        if not marked:
            return None
        best = max(marked, key=lambda o: (o.minimum_for or 0, o.points))
        assert best.minimum_for is not None
        return Minimum(self.code, best.points, best.minimum_for, best.citation)


@attrs.frozen
class Part:
    """Phần A, B hoặc C.

    Attributes:
        id: ``A``, ``B`` or ``C``.
        title: Official name as printed.
        max_points: Points of the part.
        citation: The clause.
        printed: What is printed where a slip was corrected.
        erratum: Id of that slip.
    """

    id: str
    title: str
    max_points: int
    citation: Citation
    printed: str | None
    erratum: str | None
    _gloss: Gloss = hidden

    @property
    def title_en(self) -> str:
        """The name in English."""
        return self._gloss(self.title)


@attrs.frozen
class GroupName:
    """A sector, group or subgroup of Annex I.

    Attributes:
        code: Printed number or letter.
        name: Official name.
    """

    code: str
    name: str


@attrs.frozen(repr=False)  # with all its boxes it would fill pages of every failing test
class ScoreSheet(Shown):
    """Phiếu đánh giá: the criteria of one set of products.

    Attributes:
        law: Number of the decision.
        number: 1 to 26.
        slug: Name in ASCII, from the leaf of Annex I.
        title: Official title, from the heading of the sheet.
        listed_as: Title in the list at the head of the annex.
        sector: Ngành of Annex I.
        group: Nhóm of Annex I.
        subgroup: Phân nhóm of Annex I, or None.
        ministries: Managing ministries of Annex I.
        parts: Parts A, B and C.
        criteria: Every heading in printed order, by code.
        rejection: The rule at the head of the sheet that rejects a dossier, or None.
        errata: Slips and suspicions that touch the sheet.
        citation: The clause.
    """

    law: LawId
    number: int
    slug: str
    title: str
    listed_as: str
    sector: GroupName
    group: GroupName
    subgroup: GroupName | None
    ministries: tuple[str, ...]
    parts: tuple[Part, ...]
    criteria: FrozenDict[CriterionCode, Criterion]
    rejection: Rule | None
    errata: tuple[Erratum, ...]
    citation: Citation
    _gloss: Gloss = hidden

    def __repr__(self) -> str:
        return f"ScoreSheet(law={self.law!r}, number={self.number}, slug={self.slug!r})"

    @property
    def title_en(self) -> str:
        """The title in English."""
        return self._gloss(self.title)

    @property
    def leaves(self) -> tuple[Criterion, ...]:
        """The scored criteria in printed order."""
        return tuple(c for c in self.criteria.values() if c.is_scored)

    @property
    def findings(self) -> FrozenDict[RuleId, Rule]:
        """The rules an assessor may find to hold, by id."""
        found = {rule.id: rule for _, rule in self.placed_rules() if rule.effect}
        return FrozenDict({id: rule for id, rule in found.items() if not rule.by_library})

    def placed_rules(self) -> Iterator[tuple[Criterion | None, Rule]]:
        """Every rule with the criterion it stands in, in printed order.

        Yields:
            Criterion (None at the head of the sheet) and rule.
        """
        if self.rejection:
            yield None, self.rejection
        for criterion in self.criteria.values():
            for rule in criterion.rules:
                yield criterion, rule

    def criterion(self, code: str) -> Criterion:
        """Look a criterion up by its printed number.

        Args:
            code: Such as ``6.1.1``.

        Returns:
            The criterion, scored or heading.

        Raises:
            UnknownNameError: If the sheet has no such criterion.
        """
        text = code if isinstance(code, str) else ""
        found = self.criteria.get(CriterionCode(text))
        if found is not None:
            return found
        near = ", ".join(nearest(text, self.criteria) or self.criteria)
        raise UnknownNameError(
            f"sheet {self.number}",
            [
                Issue(
                    "unknown-criterion",
                    "criterion",
                    f"sheet {self.number} has no criterion (tiêu chí) {brief(code)}; "
                    f"nearest: {near}",
                    f"phiếu {self.number} không có tiêu chí {brief(code)}; gần nhất: {near}",
                    self.citation,
                )
            ],
            f"phiếu {self.number}",
        )

    def minimums(self, tier: StarTier) -> tuple[Minimum, ...]:
        """What every criterion must reach for a tier.

        Args:
            tier: The tier aimed at.

        Returns:
            The minimums in printed order; empty for 1 and 2 stars.
        """
        return tuple(m for leaf in self.leaves if (m := leaf.minimum(tier)))

    def place_of(self, rule: Rule) -> Citation:
        """Where a rule stands in the sheet.

        Args:
            rule: A rule of the sheet.

        Returns:
            The clause of its criterion, or of the sheet for the rejection rule.
        """
        for criterion, placed in self.placed_rules():
            if placed.id == rule.id and criterion is not None:
                return criterion.citation
        return self.citation
