"""Which totals a sheet can reach under its minimums, and in how many ways.

A wish such as "91 points with every minimum of 5 stars met" is drawn without trying and throwing
away: the tables know, from every criterion on, in how many ways the rest can make up what is still
to be given. A criterion then takes a box in proportion to the ways that remain, so every dossier
with that total is about as likely as any other, and no draw ever leads nowhere.

What is drawn is one row of bytes, one for each criterion, as long for every sheet: so a smaller
byte is fewer points, and what a test shrinks to is a plain sheet, not one with little to draw.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from math import prod
from typing import TypeVar

import attrs

from ocop.criteria.scoring import Scorer, scorer
from ocop.frozen import FrozenDict
from ocop.vocabulary import TIERS_WITH_MINIMUMS, CriterionCode, StarTier

T = TypeVar("T")
_BYTE = 256

ROW = 64
"""Bytes in a row: more than any sheet has criteria, see `ocop.criteria.scoring`."""


@attrs.frozen
class Choice:
    """What may be answered to one criterion, or to a criterion and the one that depends on it.

    Attributes:
        answers: Criterion and points.
        points: Their sum.
        misses: How many minimums it misses, by tier.
        stops: Whether the library finds from it that the assessment stops.
    """

    answers: tuple[tuple[CriterionCode, int], ...]
    points: int
    misses: FrozenDict[StarTier, int]
    stops: bool


Item = tuple[Choice, ...]
"""The choices that exclude each other, fewest points first."""


@attrs.frozen
class Aim:
    """What the minimums of a dossier shall be.

    Attributes:
        met: The tier whose minimums, and so all below, are met; None if any may be missed.
        missed: The tier of which a minimum is missed; None if none need be.
        once: Whether that is exactly one criterion, not at least one.
    """

    met: StarTier | None = None
    missed: StarTier | None = None
    once: bool = False

    @property
    def misses(self) -> int:
        """The misses still to come before anything is answered, 0 or 1."""
        return int(self.missed is not None)

    def after(self, choice: Choice, left: int) -> int | None:
        """The misses still to come after a choice.

        Args:
            choice: The choice.
            left: The misses still to come before it, 0 or 1.

        Returns:
            0 or 1; None if the choice is not allowed then.
        """
        made = choice.misses[self.missed] if self.missed is not None else 0
        return None if self.once and made > left else max(left - made, 0)


@cache
def items(law: str, number: int) -> tuple[Item, ...]:
    """What there is to answer on a sheet.

    Args:
        law: Number of the decision.
        number: Number of the sheet.

    Returns:
        One item for each criterion in printed order; a criterion that applies only if another has
        points stands in the item of that other.
    """
    tables = scorer(law, number)
    below: dict[CriterionCode, list[CriterionCode]] = {}
    for code, needed in tables.conditions.items():
        below.setdefault(needed, []).append(code)
    return tuple(
        tuple(sorted(_choices(tables, code, below.get(code, ())), key=lambda c: c.points))
        for code in tables.leaves
        if code not in tables.conditions
    )


def _choices(
    tables: Scorer, code: CriterionCode, below: Sequence[CriterionCode]
) -> Iterator[Choice]:
    for points in tables.leaves[code].allowed:
        own = (code, points)
        if points == 0 and below:
            # What does not apply may be left out or have 0 points.
            yield _choice(tables, (own,))
            yield _choice(tables, (own, *((other, 0) for other in below)))
        else:
            for more in product(*(tables.leaves[other].allowed for other in below)):
                yield _choice(tables, (own, *zip(below, more, strict=True)))


def _choice(tables: Scorer, answers: tuple[tuple[CriterionCode, int], ...]) -> Choice:
    watched = {code for _, codes in tables.stops for code in codes}
    misses = {
        tier: sum(
            points < tables.minimums[code][tier].required
            for code, points in answers
            if code in tables.minimums and tier in tables.minimums[code]
        )
        for tier in TIERS_WITH_MINIMUMS
    }
    return Choice(
        answers,
        sum(points for _, points in answers),
        FrozenDict(misses),
        any(points == 0 and code in watched for code, points in answers),
    )


@attrs.frozen(eq=False)
class Reachable:
    """The totals that a sheet can reach under an aim, and the dossiers that do.

    Attributes:
        aim: The aim.
        items: What may be answered under it; nothing that stops the assessment.
    """

    aim: Aim
    items: tuple[Item, ...]
    # From each item on: for 0 and 1 misses still to come, the number of ways to each total, packed
    # into one integer with a field per total, so that a table is a few hundred additions.
    _ways: tuple[tuple[int, int], ...]
    _field: int

    def totals(self, lowest: int, highest: int) -> tuple[int, ...]:
        """The totals between two, both included, that can be reached.

        Args:
            lowest: The least total.
            highest: The greatest total.

        Returns:
            The totals, rising.
        """
        left = self.aim.misses
        return tuple(t for t in range(lowest, highest + 1) if self._count(0, left, t))

    def answers(self, total: int, row: bytes) -> dict[str, int]:
        """The answers of a total that can be reached.

        Args:
            total: One of `totals`.
            row: A byte for each item, `ROW` of them.

        Returns:
            Points by criterion; a smaller byte is fewer points.
        """
        found: dict[str, int] = {}
        left = self.aim.misses
        for n, item in enumerate(self.items):
            open_ = []
            for choice in item:
                after = self.aim.after(choice, left)
                if after is not None and choice.points <= total:
                    ways = self._count(n + 1, after, total - choice.points)
                    open_ += [((choice, after), ways)] * (ways > 0)
            choice, left = _picked(open_, row[n])
            total -= choice.points
            found.update(choice.answers)
        return found

    def _count(self, item: int, left: int, total: int) -> int:
        return self._ways[item][left] >> total * self._field & (1 << self._field) - 1


def _picked(among: Sequence[tuple[T, int]], byte: int) -> T:
    """One of several, in proportion to their ways, each with a chance; byte 0 gives the first."""
    every, spare = sum(ways for _, ways in among), _BYTE - len(among)
    *before, (last, _) = among
    for value, ways in before:
        byte -= 1 + ways * spare // every
        if byte < 0:
            return value
    return last


def any_answers(every: Sequence[Item], row: bytes) -> dict[str, int]:
    """The answers of a row, each chosen by itself.

    Args:
        every: The items.
        row: A byte for each, `ROW` of them.

    Returns:
        Points by criterion; byte 0 gives the fewest points.
    """
    found: dict[str, int] = {}
    for item, byte in zip(every, row, strict=False):
        found.update(item[byte * len(item) // _BYTE].answers)
    return found


@cache
def reachable(law: str, number: int, aim: Aim) -> Reachable:
    """The totals that a sheet can reach under an aim; made once.

    Args:
        law: Number of the decision.
        number: Number of the sheet.
        aim: The aim.

    Returns:
        The table.
    """
    allowed = tuple(
        tuple(c for c in item if not c.stops and not (aim.met and c.misses[aim.met]))
        for item in items(law, number)
    )
    field = prod(map(len, allowed)).bit_length()
    ways = [(1, 0)]  # nothing left to answer: one way to 0 points, none with a miss to come
    for item in reversed(allowed):
        rest = ways[-1]
        without, one_to_come = (
            sum(
                rest[after] << c.points * field
                for c in item
                if (after := aim.after(c, left)) is not None
            )
            for left in (0, 1)
        )
        ways.append((without, one_to_come))
    return Reachable(aim, allowed, tuple(reversed(ways)), field)
