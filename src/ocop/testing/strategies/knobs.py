"""What the knobs of strategies mean: laws, sheets, tiers; and the error for an impossible wish."""

from collections.abc import Sequence
from typing import NoReturn, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from ocop.criteria import catalogue
from ocop.criteria.model import ScoreSheet
from ocop.errors import InputError, Issue, brief
from ocop.vocabulary import StarTier

SheetKey = tuple[str, int]
"""Number of the decision and number of the sheet."""

SheetName = int | str | ScoreSheet
"""A sheet by number, slug or title, or the sheet itself."""

NOW_AND_THEN: SearchStrategy[bool] = st.sampled_from((False, False, False, False, True))
"""Whether something rare appears; the simplest is that it does not."""


T = TypeVar("T")


def one_of(values: Sequence[T]) -> SearchStrategy[T]:
    """One of several values, where hypothesis shall not take a single value for simpler.

    Where there is one value only, `sampled_from` draws nothing, and an example with less drawn is
    simpler to hypothesis: a sheet with one rule would be the simplest for that alone.

    Args:
        values: The values, simplest first; at least one.

    Returns:
        The strategy; it always draws.
    """
    return st.sampled_from((*values, values[0]))


def refuse(path: str, en: str, vi: str) -> NoReturn:
    """Refuse what a strategy can never give, before anything is drawn.

    Args:
        path: The knob.
        en: What is wrong with it, in English.
        vi: The same in Vietnamese.

    Raises:
        InputError: Always.
    """
    raise InputError(
        "strategy", [Issue("impossible", path, en, vi)], "yêu cầu sinh dữ liệu kiểm thử"
    )


def sheet_keys(law: str | None, sheet: SheetName | None) -> tuple[SheetKey, ...]:
    """The sheets that two knobs leave.

    Args:
        law: Number of the decision; None for any whose sheets are encoded.
        sheet: The sheet; None for any.

    Returns:
        The sheets, in printed order, without opening them.

    Raises:
        InputError: If the sheet is one of another decision than ``law``.
        UnknownNameError: If there is no such decision or sheet.
        NotEncodedError: If the decision is known by its frame only.
    """
    if law is None:
        decisions = [rules for rules in catalogue.rulesets() if rules.sheet_count]
    else:
        decisions = [catalogue.ruleset(law)]
        decisions[0].sheet(1)  # a decision known by its frame only is refused here
    if sheet is None:
        return tuple((r.id, n) for r in decisions for n in range(1, r.sheet_count + 1))
    if not isinstance(sheet, ScoreSheet):
        return tuple((rules.id, rules.sheet(sheet).number) for rules in decisions)
    if sheet.law not in [rules.id for rules in decisions]:
        refuse(
            "sheet",
            f"the sheet (phiếu) is of {sheet.law}, and the law asked for is {law}; leave one out",
            f"phiếu thuộc {sheet.law}, còn văn bản yêu cầu là {law}; hãy bỏ một trong hai",
        )
    return ((sheet.law, sheet.number),)


def tier_of(value: object, path: str, lowest: StarTier = StarTier.ONE) -> StarTier:
    """A tier that a knob asks for.

    Args:
        value: What was given.
        path: The knob.
        lowest: The lowest tier that makes sense there.

    Returns:
        The tier.

    Raises:
        InputError: If it is none of them.
    """
    whole = isinstance(value, int) and not isinstance(value, bool)
    if whole and lowest <= value <= StarTier.FIVE:  # type: ignore[operator]
        return StarTier(value)  # type: ignore[arg-type]
    allowed = ", ".join(str(n) for n in range(lowest, StarTier.FIVE + 1))
    refuse(
        path,
        f"{brief(value)} is no tier (hạng sao) for this strategy; allowed: {allowed}",
        f"{brief(value)} không phải hạng sao dùng được ở đây; cho phép: {allowed}",
    )
