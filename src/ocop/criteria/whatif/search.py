"""The cheapest choices from menus, and the cheapest minimal ones, by dynamic programming.

A menu offers entries with a key, which is to be small, and a gain; one entry of each menu is
chosen so that the gains cover a gap.
"""

from collections.abc import Iterator
from heapq import heappop, heappush
from itertools import islice

from ocop.criteria.whatif.menus import Entry

_NEVER = 1 << 62
Extras = list[list[tuple[int, int]]]
"""Per menu, key and gain of each entry over the least of the menu."""


def cheapest(choices: list[list[Entry]], gap: int, limit: int) -> Iterator[list[Entry]]:
    """Choose one entry of each menu so that the gains cover a gap, cheapest first.

    Args:
        choices: Menus, each rising in key; for a limit of 1 rising in gain too.
        gap: What the gains must cover together; below 0 where more than enough is there.
        limit: The most choices to give.

    Yields:
        One entry per menu, in the order of the menus.
    """
    base = [menu[0] for menu in choices]
    open_ = [n for n, menu in enumerate(choices) if len(menu) > 1]
    gap -= sum(entry[1] for entry in base)
    extras = []
    for n in open_:
        key, gain, _ = base[n]
        least = gain if limit == 1 else min(g for _, g, _ in choices[n])
        gap += gain - least
        extras.append([(k - key, g - least) for k, g, _ in choices[n]])
    rest = _suffixes(extras, max(gap, 0))
    if limit == 1:
        yield _chosen(base, choices, open_, _walk(extras, rest, max(gap, 0)))
        return
    rest = [table + [_NEVER] * (max(gap, 0) + 1 - len(table)) for table in rest]
    losses = [_losses(choices[n]) for n in open_]
    for picks in islice(_best_first(extras, rest, losses, gap), limit):
        yield _chosen(base, choices, open_, picks)


def _losses(menu: list[Entry]) -> list[int]:
    """What each entry loses at least when a change of it is taken back or made smaller."""
    found = []
    for n, (_, gain, moves) in enumerate(menu):
        raised = dict(moves)
        smaller = (
            other[1]
            for other in menu[:n]
            if all(points <= raised.get(code, 0) for code, points in other[2])
        )
        found.append(gain - max(smaller, default=-_NEVER))
    return found


def _suffixes(extras: Extras, gap: int) -> list[list[int]]:
    """For each menu on, the least key that covers each rest of the gap; the last covers 0 only.

    A table ends with the most that its menus can cover, or with the gap.
    """
    best = [0]
    tables = [best]
    for menu in reversed(extras):
        after, size = best, min(gap, len(best) - 1 + max(gain for _, gain in menu)) + 1
        best = after + [_NEVER] * (size - len(after)) if menu[0] == (0, 0) else [_NEVER] * size
        for key, gain in menu[1:] if menu[0] == (0, 0) else menu:
            shifted = ([after[0]] * gain + after)[:size]
            # What this entry cannot cover stays as it is; min() would double the time.
            best[: len(shifted)] = [
                b if b <= s + key else s + key  # noqa: FURB136
                for b, s in zip(best, shifted, strict=False)
            ]
        tables.append(best)
    tables.reverse()
    return tables


def _walk(extras: Extras, rest: list[list[int]], gap: int) -> list[int]:
    """Follow the least keys until nothing is missing."""
    picks = []
    for n, menu in enumerate(extras):
        if gap == 0:
            break
        wanted, after = rest[n][gap], rest[n + 1]
        for pick, (key, gain) in enumerate(menu):  # pragma: no branch - one of them fits
            left = gap - gain if gain < gap else 0
            if left < len(after) and key + after[left] == wanted:
                picks.append(pick)
                gap = left
                break
    return picks


def _best_first(
    extras: Extras, rest: list[list[int]], losses: list[list[int]], gap: int
) -> Iterator[list[int]]:
    """Minimal picks in order of their keys.

    Each node fixes the picks of the first menus and knows the least loss of one of them: less than
    that may be gained in excess. What follows with the least key is minimal too, for what could be
    taken back would have a lesser key and still be enough. So the least keys are exact, nodes come
    off the heap in their order, and each of them ends in a path: nothing is tried in vain.
    """
    most = max((loss for menu in losses for loss in menu if loss < _NEVER), default=0)
    exact = _exact_suffixes(extras, max(gap, 0) + most)
    # From here on all menus rise: once nothing is missing, they keep their first entries.
    rising = len(extras)
    while rising and extras[rising - 1][0][1] == 0 and max(losses[rising - 1][1:]) < _NEVER:
        rising -= 1
    heap = [(rest[0][max(gap, 0)], 0, 0, gap, _NEVER, list[int]())]
    serial = 0
    while heap:
        wanted, _, spent, left, loss, picks = heappop(heap)
        for n in range(len(picks), len(extras)):
            if left <= 0 and n >= rising:
                break
            cover, precise, best = rest[n + 1], exact[n + 1], None
            for pick, (key, gain) in enumerate(extras[n]):
                missing, slack = left - gain, min(loss, losses[n][pick])
                first = max(missing, 0)
                if slack == _NEVER:
                    bound = spent + key + cover[first]
                else:
                    follow = precise[first : missing + slack] if missing + slack > 0 else ()
                    bound = spent + key + min(follow, default=_NEVER)
                if best is None and bound == wanted:
                    best = (pick, spent + key, missing, slack)
                elif bound < _NEVER:
                    serial += 1
                    node = (bound, serial, spent + key, missing, slack, [*picks, pick])
                    heappush(heap, node)
            assert best is not None
            pick, spent, left, loss = best
            picks = [*picks, pick]
        yield picks


def _exact_suffixes(extras: Extras, most: int) -> list[list[int]]:
    """For each menu on, the least key of each gain, exactly, up to the most that matters."""
    best = [0] + [_NEVER] * most
    tables = [best]
    for menu in reversed(extras):
        after = best
        best = [_NEVER] * (most + 1)
        for key, gain in menu:
            shifted = ([_NEVER] * gain + after)[: most + 1]
            best = [
                b if b <= s + key else s + key  # noqa: FURB136
                for b, s in zip(best, shifted, strict=True)
            ]
        tables.append(best)
    tables.reverse()
    return tables


def _chosen(
    base: list[Entry], choices: list[list[Entry]], open_: list[int], picks: list[int]
) -> list[Entry]:
    chosen = base.copy()
    for n, pick in zip(open_, picks, strict=False):  # later menus keep their first entry
        chosen[n] = choices[n][pick]
    return chosen
