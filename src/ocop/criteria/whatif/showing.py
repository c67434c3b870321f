"""What-if answers as HTML for notebooks."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from ocop.criteria import phrases
from ocop.criteria.assessment import Assessment
from ocop.criteria.council import CouncilRating
from ocop.criteria.minimums import Shortfall
from ocop.criteria.model import Criterion
from ocop.criteria.rating import Rating
from ocop.criteria.showing import Cell, block, check_language, facts, folded, table
from ocop.criteria.whatif.changes import Answers, Change, Gains
from ocop.criteria.whatif.frontier import Frontier, Point
from ocop.criteria.whatif.paths import Path, Paths
from ocop.criteria.whatif.wording import (
    amount,
    box_text,
    criterion_name,
    result,
    say,
    sheet_name,
    signed,
    tiers,
)
from ocop.legal import Citation
from ocop.vocabulary import CriterionCode, Lang, StarTier

AnyRating = Rating | CouncilRating


def show(answer: Change | Path | Paths | Point | Frontier | Gains, lang: Lang = "vi") -> str:
    """Show a what-if answer as HTML, as a notebook does by itself in Vietnamese.

    Args:
        answer: What `change`, `paths`, `frontier` or `gains` gave, or one of its entries.
        lang: ``"vi"`` or ``"en"``.

    Returns:
        A self-contained fragment that takes text and background colour from the page, so it is
        legible on light and dark.

    Raises:
        TypeError: If it is no such answer.
        ValueError: If the language is another.

    Example:
        >>> from ocop import criteria
        >>> from ocop.criteria import whatif
        >>> sheet = criteria.ruleset("26/2026/QĐ-TTg").sheet(13)
        >>> full = {leaf.code: leaf.max_points for leaf in sheet.leaves}
        >>> a = criteria.Assessment(law=sheet.law, sheet=13, answers=full | {"1.5": 1})
        >>> "<h3>Cheapest way to 4 stars" in show(whatif.paths(a, to=4), "en")
        True
    """
    view = _VIEWS.get(type(answer))
    if view is None:
        raise TypeError(
            f"answer: expected a Change, Path, Paths, Point, Frontier or Gains, got "
            f"{type(answer).__name__}"
        )
    check_language(lang)
    return view(answer, lang)


def _change(change: Change, lang: Lang) -> str:
    before, after = change.before, change.after
    rows: list[tuple[str, ...]] = [
        (
            f"{phrases.phrase('part', lang)} {id}",
            phrases.points(part.points, lang),
            phrases.points(after.parts[id].points, lang),
            signed(change.gained_by_part[id], lang),
        )
        for id, part in before.parts.items()
    ]
    rows += [
        (
            phrases.phrase("total", lang),
            phrases.points(before.total, lang),
            phrases.points(after.total, lang),
            signed(change.gained, lang),
        ),
        (
            say("tier-points", lang),
            *(phrases.stars(rating.tier_by_points, lang) for rating in (before, after)),
            "",
        ),
        (phrases.phrase("tier", lang), result(before, lang), result(after, lang), ""),
    ]
    head: tuple[str, ...] = ("", say("before", lang), say("after", lang), say("difference", lang))
    parts = [
        table(say("before-after", lang), head, rows, (1, 2, 3)),
        table(
            say("changed", lang),
            (phrases.phrase("criterion", lang), say("before", lang), say("after", lang)),
            (
                (
                    criterion_name(before.sheet.criterion(code), lang),
                    _undo(code, change.undo, lang),
                    say("left-out", lang) if points is None else str(points),
                )
                for code, points in change.changes.items()
            ),
            (2,),
        ),
    ]
    minimums = [*_minimums(change.met, "met", before, lang)]
    minimums += _minimums(change.lost, "lost", after, lang)
    if minimums:
        keys = ("criterion", "required", "for-tier")
        head = (*(phrases.phrase(key, lang) for key in keys), say("kind", lang))
        parts.append(table(say("minimums", lang), head, minimums, (1,)))
    return block(f"{say('change', lang)}: {sheet_name(before, lang)}", parts, lang)


def _undo(code: CriterionCode, undo: tuple[Answers, ...], lang: Lang) -> Cell:
    """What each member gave before; one line where there is one."""
    given = [member[code] for member in undo]
    said = [phrases.phrase("unanswered", lang).lower() if p is None else str(p) for p in given]
    if len(said) == 1:
        return said[0]
    return tuple(say("undo", lang, n=n, points=points) for n, points in enumerate(said, 1))


def _minimums(
    found: Mapping[StarTier, tuple[Shortfall, ...]], key: str, rating: AnyRating, lang: Lang
) -> Iterator[tuple[str, ...]]:
    """One row per criterion and points required, with all tiers that require them."""
    wanted: dict[tuple[CriterionCode, int], list[str]] = {}
    for tier, missed in found.items():
        for one in missed:
            wanted.setdefault((one.criterion, one.required), []).append(str(int(tier)))
    for (code, required), numbers in wanted.items():
        name = criterion_name(rating.sheet.criterion(code), lang)
        yield name, str(required), ", ".join(numbers), say(key, lang)


def _path(path: Path, lang: Lang) -> str:
    heading = say("path-to", lang, tier=phrases.stars(path.to, lang))
    return block(f"{heading}: {sheet_name(path.before, lang)}", _way(path, lang), lang)


def _way(path: Path, lang: Lang) -> Iterator[str]:
    before, after = path.before, path.rating
    totals = " → ".join(
        f"{phrases.points(rating.total, lang)} ({result(rating, lang)})"
        for rating in (before, after)
    )
    yield facts(
        [
            (phrases.phrase("total", lang), totals),
            (say("cost", lang), amount(path.cost, lang)),
            (say("steps", lang), str(path.steps)),
            (phrases.phrase("clause", lang), str(before.sheet.citation)),
        ]
    )
    if not path.changes:
        yield facts([(say("changes", lang), say("held", lang, tier=phrases.stars(path.to, lang)))])
        return
    meeting = {minimum.criterion for minimum in path.minimums}
    mark = phrases.stars(path.to, lang)
    words = ("gain", "cost", "box-wanted", "meets")
    head = (
        phrases.phrase("criterion", lang),
        say("kind", lang),
        *(say(key, lang) for key in words),
        phrases.phrase("clause", lang),
    )
    rows = []
    for move in path.moves:
        criterion = before.sheet.criterion(move.criterion)
        rows.append(
            (
                criterion_name(criterion, lang),
                f"{move.before} → {move.after}",
                signed(move.gain, lang),
                amount(move.cost, lang),
                box_text(criterion, move.after, path.assessments, lang),
                mark if move.criterion in meeting else "",
                _place(move.citation),
            )
        )
    yield table("", head, rows, (2, 3))


def _place(citation: Citation) -> str:
    """The clause without the decision, which stands above."""
    return str(citation).partition(", ")[2]


def _paths(paths: Paths, lang: Lang) -> str:
    aim = phrases.stars(paths.to, lang)
    if not paths:
        said = [(one.vi if lang == "vi" else one.en, str(one.citation)) for one in paths.obstacles]
        head = (say("obstacle", lang), phrases.phrase("clause", lang))
        return block(say("no-path", lang, tier=aim), [table("", head, said)], lang)
    name = sheet_name(paths[0].before, lang)
    if len(paths) == 1:
        return block(f"{say('path', lang, tier=aim)}: {name}", _way(paths[0], lang), lang)
    parts = [
        folded(
            f"{say('number', lang, n=n)}: {say('cost', lang).lower()} {amount(path.cost, lang)}; "
            f"{_moved(path.changes.items())}",
            "".join(_way(path, lang)),
            opened=n == 1,
        )
        for n, path in enumerate(paths, 1)
    ]
    return block(f"{say('paths', lang, n=len(paths), tier=aim)}: {name}", parts, lang)


def _moved(changes: Iterable[tuple[CriterionCode, int]]) -> str:
    """The changes in a line; none of them is broken."""
    return ", ".join(f"{code}\u00a0→\u00a0{points}" for code, points in changes)


def _point(point: Point, lang: Lang) -> str:
    rating = point.rating
    parts = [
        facts(
            [
                (say("cost", lang), amount(point.cost, lang)),
                (phrases.phrase("total", lang), phrases.points(point.total, lang)),
                (phrases.phrase("tier", lang), phrases.stars(point.tier, lang)),
            ]
        )
    ]
    if point.changes:
        head = (
            phrases.phrase("criterion", lang),
            phrases.phrase("points", lang),
            say("box-wanted", lang),
        )
        assessments: tuple[Assessment, ...] = (
            rating.assessments if isinstance(rating, CouncilRating) else (rating.assessment,)
        )
        criteria: list[tuple[Criterion, int]] = [
            (rating.sheet.criterion(code), points) for code, points in point.changes.items()
        ]
        rows = (
            (criterion_name(c, lang), str(points), box_text(c, points, assessments, lang))
            for c, points in criteria
        )
        parts.append(table("", head, rows, (1,)))
    else:
        parts.append(facts([(say("changes", lang), say("no-change", lang))]))
    return block(f"{say('point', lang)}: {sheet_name(rating, lang)}", parts, lang)


def _frontier(points: Frontier, lang: Lang) -> str:
    if not points:
        said = facts([(say("obstacle", lang), say("no-frontier", lang))])
        return block(say("frontier", lang), [said], lang)
    head = (
        say("cost", lang),
        phrases.phrase("total", lang),
        phrases.phrase("tier", lang),
        say("changes", lang),
    )
    rows = (
        (
            amount(point.cost, lang),
            phrases.points(point.total, lang),
            phrases.stars(point.tier, lang),
            _moved(point.changes.items()) or say("no-change", lang),
        )
        for point in points
    )
    name = sheet_name(points[0].rating, lang)
    return block(f"{say('frontier', lang)}: {name}", [table("", head, rows, (0, 1))], lang)


def _gains(gains: Gains, lang: Lang) -> str:
    if not gains:
        return block(
            say("gains", lang), [facts([(say("step", lang), say("no-gains", lang))])], lang
        )
    words = ("kind", "gain", "cost", "meets", "tier-after", "to-next")
    head = (
        phrases.phrase("criterion", lang),
        *(say(key, lang) for key in words),
        phrases.phrase("clause", lang),
    )
    rows = (
        (
            str(gain.move.criterion),
            f"{gain.move.before} → {gain.move.after}",
            signed(gain.move.gain, lang),
            amount(gain.move.cost, lang),
            tiers(gain.meets, lang),
            phrases.stars(gain.tier, lang),
            phrases.points(gain.to_next, lang),
            str(gain.move.citation),
        )
        for gain in gains
    )
    return block(say("gains", lang), [table("", head, rows, (2, 3, 6))], lang)


_VIEWS: dict[type, Callable[[Any, Lang], str]] = {
    Change: _change,
    Path: _path,
    Paths: _paths,
    Point: _point,
    Frontier: _frontier,
    Gains: _gains,
}

for _shown in (Change, Path, Paths, Point, Frontier, Gains):
    _shown.render = staticmethod(show)
