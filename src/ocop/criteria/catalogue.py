"""The criteria decisions, by name and by day."""

from datetime import date
from functools import cache

from ocop import timeline
from ocop.criteria.ruleset import Ruleset
from ocop.errors import Issue, UnknownNameError, brief
from ocop.frozen import FrozenDict
from ocop.names import fold, nearest


def ruleset(law: str) -> Ruleset:
    """Look a criteria decision up by its official number.

    Args:
        law: Such as ``26/2026/QĐ-TTg``; case, accents and Unicode form do not matter.

    Returns:
        The decision. Decisions 148/QĐ-TTg and 1048/QĐ-TTg are frames without sheets.

    Raises:
        UnknownNameError: If ocop does not know the decision.

    Example:
        >>> ruleset("26/2026/qd-ttg").document.number
        '26/2026/QĐ-TTg'
    """
    found = _by_name().get(fold(law)) if isinstance(law, str) else None
    if found is None:
        names = [rules.id for rules in rulesets()]
        known = ", ".join(names)
        near = nearest(law, names) if isinstance(law, str) else ()
        hint = f"; nearest: {near[0]}" if near else ""
        hint_vi = f"; gần nhất: {near[0]}" if near else ""
        raise UnknownNameError(
            "law",
            [
                Issue(
                    "unknown-law",
                    "law",
                    f"ocop does not know a criteria decision (quyết định) {brief(law)}; "
                    f"it knows {known}{hint}",
                    f"ocop không biết quyết định {brief(law)}; có {known}{hint_vi}",
                )
            ],
            "quyết định",
        )
    return found


def rulesets() -> tuple[Ruleset, ...]:
    """Every criteria decision that ocop knows, newest first.

    Returns:
        The decisions.
    """
    # Opening the data needs modules that `import ocop` can do without.
    from ocop.criteria import loading  # noqa: PLC0415

    return tuple(loading.load(folder) for folder in loading.FOLDERS)


def in_force(on: date) -> Ruleset:
    """The criteria decision that governs a dossier begun on a day.

    From 22/05/2026 to 21/07/2026 two decisions are in force; the newer one governs what is begun
    then (reading I9; article 12 settles dossiers filed before).

    Args:
        on: The day; ocop never reads the clock.

    Returns:
        The decision.

    Raises:
        NotInForceError: If the day lies before the first decision.
        TypeError: If ``on`` is not a ``datetime.date``.

    Example:
        >>> in_force(date(2026, 11, 25)).id
        '26/2026/QĐ-TTg'
        >>> in_force(date(2024, 1, 1)).id
        '148/QĐ-TTg'
    """
    return timeline.in_force(
        rulesets(), on, validity=lambda r: r.document.validity, name=lambda r: r.id
    )


@cache
def _by_name() -> FrozenDict[str, Ruleset]:
    return FrozenDict({fold(rules.id): rules for rules in rulesets()})
