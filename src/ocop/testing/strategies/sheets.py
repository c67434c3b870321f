"""Score sheets, their criteria and boxes."""

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from ocop.criteria import catalogue
from ocop.criteria.model import Criterion, Option, ScoreSheet
from ocop.criteria.ruleset import Ruleset
from ocop.testing.strategies.knobs import SheetKey, SheetName, one_of, refuse, sheet_keys


def rulesets(encoded: bool | None = None) -> SearchStrategy[Ruleset]:  # noqa: FBT001 - a knob
    """Criteria decisions, newest first.

    Args:
        encoded: True for those whose sheets ocop holds, False for those known by their frame only;
            None for any.

    Returns:
        The strategy.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(rulesets().map(lambda rules: rules.id))
        '26/2026/QĐ-TTg'
    """
    every = catalogue.rulesets()
    return st.sampled_from([r for r in every if encoded in (None, bool(r.sheet_count))])


def score_sheets(law: str | None = None) -> SearchStrategy[ScoreSheet]:
    """Score sheets; the simplest is sheet 1.

    Args:
        law: Number of the decision; None for any whose sheets are encoded.

    Returns:
        The strategy; a sheet is opened when it is drawn.

    Raises:
        UnknownNameError: If there is no such decision.
        NotEncodedError: If the decision is known by its frame only.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(score_sheets().map(lambda sheet: sheet.slug))
        'rau-cu-qua-hat-tuoi'
    """
    return st.sampled_from(sheet_keys(law, None)).map(opened)


def opened(key: SheetKey) -> ScoreSheet:
    """The sheet of a key.

    Args:
        key: Decision and number.

    Returns:
        The sheet.
    """
    law, number = key
    return catalogue.ruleset(law).sheet(number)


def criteria(
    sheet: SheetName | None = None,
    scored: bool | None = True,  # noqa: FBT001, FBT002 - a knob like the others
) -> SearchStrategy[Criterion]:
    """Criteria of score sheets, in printed order.

    Args:
        sheet: Their sheet; None for any.
        scored: True for those with boxes, False for headings, None for any.

    Returns:
        The strategy.

    Raises:
        UnknownNameError: If there is no such sheet.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(criteria(13)).code
        '1.1'
    """
    return st.sampled_from(sheet_keys(None, sheet)).flatmap(
        lambda key: one_of(
            [c for c in opened(key).criteria.values() if scored in (None, c.is_scored)]
        )
    )


def options(criterion: Criterion | None = None) -> SearchStrategy[Option]:
    """Boxes of a criterion, in printed order.

    Args:
        criterion: The criterion; None for any of any sheet.

    Returns:
        The strategy.

    Raises:
        InputError: If the criterion is a heading, which has no boxes.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(options()).points
        1
    """
    if criterion is None:
        return criteria().flatmap(options)
    if not criterion.is_scored:
        below = ", ".join(criterion.children)
        refuse(
            "criterion",
            f"{criterion.code} is a heading without boxes (ô); give one of {below}",
            f"{criterion.code} là đề mục, không có ô; hãy cho một trong {below}",
        )
    return one_of(criterion.options)
