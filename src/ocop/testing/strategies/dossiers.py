"""Dossiers: rounds of assessment, timelines of a dossier, what is due next."""

from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ocop.entities import Certificate
from ocop.procedure import (
    DossierPath,
    Due,
    Event,
    Level,
    RegistrationKind,
    Round,
    Step,
    next_round,
)
from ocop.procedure import rounds as rounds_of
from ocop.procedure.registration import registration_kind
from ocop.procedure.rounds import LAST_YEAR
from ocop.procedure.terms import IN_FORCE, RENEWAL_LATEST_DAYS
from ocop.testing.strategies.days import days
from ocop.testing.strategies.entities import certificates
from ocop.testing.strategies.knobs import NOW_AND_THEN
from ocop.vocabulary import StarTier

# So that every later step lies within the years whose rounds are known.
_LATEST_FILING = date(2080, 12, 31)
# The first day on which a certificate may end whose window to file reaches into the decision.
_FIRST_RENEWED = IN_FORCE + timedelta(days=RENEWAL_LATEST_DAYS)
_GAP = 60  # most days between two events, where no deadline is in sight
_CENTRE = 2  # times that a dossier goes to the centre at most
_ASSESSED = (Step.PROVINCE_ASSESSED, Step.CENTRE_ASSESSED)
_LAST = (Step.PROVINCE_RECOGNISED, Step.CENTRE_RECOGNISED)


def rounds(level: Level | str | None = None, year: int | None = None) -> SearchStrategy[Round]:
    """Rounds of assessment (đợt đánh giá).

    Args:
        level: ``province`` or ``centre``; None for either.
        year: The year; None for 2026 to 2099.

    Returns:
        The strategy; the simplest is the province's second of 2026, the first there was.

    Raises:
        InputError: If there are no rounds of that year.
        UnknownNameError: If there is no such level.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> found = simplest(rounds("centre", 2027))
        >>> found.number, found.apply_by
        (1, datetime.date(2027, 7, 29))
    """
    if level is not None:
        next_round(IN_FORCE, level)  # refuses a level that there is none of
    if year is not None:
        return st.sampled_from([r for r in rounds_of(year) if level in (None, r.level)])
    return st.integers(IN_FORCE.year, LAST_YEAR).flatmap(lambda of: rounds(level, of))


def dossier_paths(
    kind: RegistrationKind | str | None = None,
    finished: bool | None = None,  # noqa: FBT001 - a knob like the others
) -> SearchStrategy[DossierPath]:
    """Timelines of dossiers, each made event by event as the law lets it go on.

    Days lie up to two months apart, and now and then on the last day of a step, the day before or
    the day after; so some steps are overdue.

    Args:
        kind: ``first``, ``upgrade`` or ``renewal``; None for any.
        finished: True for those in which nothing is due any more, False for those that go on; None
            for either.

    Returns:
        The strategy; the simplest is a first registration not yet filed, or if finished one that
        was given 1 star.

    Raises:
        UnknownNameError: If there is no such kind.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(dossier_paths()).events
        ()
        >>> path = simplest(dossier_paths(finished=True))
        >>> [(str(event.step), str(event.on), event.tier) for event in path.events]
        [('filed', '2026-05-22', None), ('proposed', '2026-05-23', None), \
('province-assessed', '2026-05-24', <StarTier.ONE: 1>)]
    """
    kinds = tuple(RegistrationKind) if kind is None else (registration_kind(kind),)
    ends = st.booleans() if finished is None else st.just(finished)

    @st.composite
    def path(draw: DrawFn) -> DossierPath:
        end = draw(ends)
        chosen = draw(st.sampled_from(kinds))
        paper = draw(_RENEWED) if chosen is RegistrationKind.RENEWAL else None
        begun = DossierPath(chosen, paper)
        return _to_the_end(draw, begun) if end else _on_the_way(draw, begun)

    return path()


def events(step: Step | str | None = None) -> SearchStrategy[Event]:
    """Events of dossiers.

    Args:
        step: What happened; None for anything.

    Returns:
        The strategy; an assessment has a tier of 1 to 5 stars.

    Raises:
        ValueError: If there is no such step.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(events("centre-assessed")).tier
        <StarTier.ONE: 1>
    """
    steps = tuple(Step) if step is None else (Step(step),)

    @st.composite
    def event(draw: DrawFn) -> Event:
        happened = draw(st.sampled_from(steps))
        on = draw(days(IN_FORCE, _LATEST_FILING))
        return Event(happened, on, draw(_tier(happened, StarTier.ONE, StarTier.FIVE)))

    return event()


def next_steps() -> SearchStrategy[Due]:
    """What is due next in dossiers that go on, with who acts and until when.

    Returns:
        The strategy; the simplest is the filing.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> str(simplest(next_steps()).step)
        'filed'
    """
    return dossier_paths(finished=False).flatmap(lambda path: st.sampled_from(path.due()))


_RENEWED: SearchStrategy[Certificate] = days(_FIRST_RENEWED, _LATEST_FILING).flatmap(
    lambda on: certificates(valid_on=on)
)


def _tier(step: Step, lowest: StarTier, highest: StarTier) -> SearchStrategy[StarTier | None]:
    if step not in _ASSESSED:
        return st.none()
    # 5 stars more often than others: only they lead on to the centre.
    tiers = [tier for tier in (*StarTier, *[StarTier.FIVE] * 2) if lowest <= tier <= highest]
    return st.sampled_from(tiers)


def _day(draw: DrawFn, path: DossierPath, due: Due) -> date:
    """A day for the next event: soon, or about its last day."""
    earliest = path.events[-1].on if path.events else max(IN_FORCE, due.first or IN_FORCE)
    if due.until is not None and draw(NOW_AND_THEN):
        return max(due.until + timedelta(days=draw(st.integers(-1, 1))), earliest)
    if not path.events and due.until is None:
        return draw(days(IN_FORCE, _LATEST_FILING))
    # The day after is simplest; the same day comes last.
    return earliest + timedelta(days=draw(st.integers(1, _GAP)) % _GAP)


def _to_the_end(draw: DrawFn, path: DossierPath) -> DossierPath:
    """Go on until nothing is due."""
    centre = 0
    while due := path.due():
        one = draw(st.sampled_from(due))
        centre += one.step is Step.CENTRE_ASSESSED
        highest = StarTier.FIVE if centre < _CENTRE else StarTier.FOUR
        tier = draw(_tier(one.step, StarTier.ONE, highest))
        path = path.record(one.step, _day(draw, path, one), tier)
    return path


def _on_the_way(draw: DrawFn, path: DossierPath) -> DossierPath:
    """Go on a few steps, none of which is the last."""
    for _ in range(draw(st.integers(0, 8))):
        going_on = [one for one in path.due() if one.step not in _LAST]
        if not going_on:
            break
        one = draw(st.sampled_from(going_on))
        tier = draw(_tier(one.step, StarTier.THREE, StarTier.FIVE))
        path = path.record(one.step, _day(draw, path, one), tier)
    return path
