"""Points by part: one bar for each of A, B and C, and the total under the tiers."""

from collections.abc import Iterator
from fractions import Fraction

from ocop.charts.picture import Picture, check_language
from ocop.charts.scale import threshold, threshold_sample
from ocop.charts.shapes import FAINT, INK, PAPER, QUIET, SHADE, SMALL, Box, Label, Shape
from ocop.charts.sheet import MARGIN, PAGE, Sample, Sheet, line_height, stacked
from ocop.charts.typesetting import wrap
from ocop.charts.words import percent, say
from ocop.criteria import catalogue, phrases
from ocop.criteria.council import CouncilRating
from ocop.criteria.rating import Rating
from ocop.criteria.whatif.changes import Change
from ocop.criteria.whatif.wording import result, sheet_name, signed
from ocop.errors import InputError, Issue, brief
from ocop.vocabulary import TIERS_WITH_MINIMUMS, Lang

AnyRating = Rating | CouncilRating

_BAR = MARGIN + 3.2
_BAR_WIDTH = 5.0
_RESULT = _BAR + _BAR_WIDTH + 0.25
_THICK, _AIR = 0.17, 0.1
_COLOUR = "#2f5d8a"
_WHOLE = 100


def parts(shown: AnyRating | Change, *, lang: Lang = "vi") -> Picture:
    """Draw the points of a rating by part, or those before and after a change.

    All bars have one scale, so that the parts add up to the total by eye. The total stands under
    the least totals of the tiers. Before a change a bar is hollow, after it full.

    Args:
        shown: A rating of one assessor or of a council, or a change.
        lang: ``"vi"`` or ``"en"``.

    Returns:
        The picture.

    Raises:
        InputError: If it is neither, or there is no such language.

    Example:
        >>> from ocop import charts, criteria
        >>> sheet = criteria.ruleset("26/2026/QĐ-TTg").sheet(13)
        >>> full = {leaf.code: leaf.max_points for leaf in sheet.leaves}
        >>> made = charts.parts(criteria.rate({"law": sheet.law, "sheet": 13, "answers": full}))
        >>> made.alt[-43:]
        'Tổng điểm: 100 trên 100 (100%). Hạng: 5 sao'
    """
    check_language(lang)
    if not isinstance(shown, Rating | CouncilRating | Change):
        raise InputError(
            "parts",
            [
                Issue(
                    "not-a-rating",
                    "shown",
                    f"{brief(shown)} is no rating (kết quả phân hạng) and no change; give what "
                    "criteria.rate, criteria.rate_council or whatif.change returned",
                    f"{brief(shown)} không phải kết quả phân hạng hay thay đổi; hãy đưa kết quả "
                    "của criteria.rate, criteria.rate_council hoặc whatif.change",
                )
            ],
            "hình vẽ",
        )
    ratings = (shown.before, shown.after) if isinstance(shown, Change) else (shown,)
    last = ratings[-1]
    title = say("parts-title", lang, name=sheet_name(last, lang))
    said = [say("tier-is", lang, tier=" → ".join(result(one, lang) for one in ratings))]
    said += _missed(last, lang)
    sheet = Sheet()
    sheet.heading(title)
    for text in said:
        sheet.text(text)
    sheet.legend(_legend(lang, changed=len(ratings) > 1))
    sheet.y += 0.06
    sheet.rule()
    rows = [*_rows(ratings, lang)]
    for name, points, most in rows:
        _draw(sheet, name, points, most, lang)
    _tiers(sheet, ratings, lang)
    words = [f"{name}: {_points(points, most, lang)}" for name, points, most in rows]
    return sheet.picture(title, ". ".join([title, *words, *said]), lang)


def _rows(
    ratings: tuple[AnyRating, ...], lang: Lang
) -> Iterator[tuple[str, list[int | Fraction], int]]:
    """Name, points before and after, and the most points, of each part and of the whole."""
    for part in ratings[0].sheet.parts:
        title = part.title if lang == "vi" else part.title_en
        name = f"{phrases.phrase('part', lang)} {part.id}. {title}"
        yield name, [one.parts[part.id].points for one in ratings], part.max_points
    yield phrases.phrase("total", lang), [one.total for one in ratings], _WHOLE


def _points(points: list[int | Fraction], most: int, lang: Lang) -> str:
    """The exact points, how much of the most that is, and what was gained."""
    *before, now = points
    share = percent(Fraction(now) * 100 / most, lang)
    text = " → ".join(phrases.points(one, lang) for one in points)
    text = f"{say('of-most', lang, n=text, most=most)} ({share})"
    return ", ".join([text, *(signed(now - one, lang) for one in before)])


def _missed(rating: AnyRating, lang: Lang) -> Iterator[str]:
    """The minimums that the tiers above the one held still miss."""
    for tier in TIERS_WITH_MINIMUMS:
        missed = rating.shortfalls[tier]
        if missed:
            codes = ", ".join(one.criterion for one in missed)
            yield say("minimums-missed", lang, tier=phrases.stars(tier, lang), codes=codes)


def _legend(lang: Lang, *, changed: bool) -> Iterator[tuple[Sample | None, str]]:
    if changed:
        yield _hollow_sample, say("before", lang)
    yield _full_sample, say("after" if changed else "points-given", lang)
    yield _track_sample, say("most-points", lang)
    yield threshold_sample, say("least-totals", lang)


def _hollow_sample(x: float, y: float) -> Iterator[Shape]:
    yield Box(x, y - _THICK / 2, 0.26, _THICK, PAPER, INK)


def _full_sample(x: float, y: float) -> Iterator[Shape]:
    yield Box(x, y - _THICK / 2, 0.26, _THICK, _COLOUR)


def _track_sample(x: float, y: float) -> Iterator[Shape]:
    yield Box(x, y - _THICK / 2, 0.26, _THICK, SHADE, FAINT)


def _draw(sheet: Sheet, name: str, points: list[int | Fraction], most: int, lang: Lang) -> None:
    lines = wrap(name, _BAR - MARGIN - 0.25, bold=True)
    said = wrap(_points(points, most, lang), PAGE - MARGIN - _RESULT)
    top = sheet.y + _AIR
    scale = _BAR_WIDTH / _WHOLE
    for n, given in enumerate(points):
        y = top + n * _THICK
        sheet.add(Box(_BAR, y, most * scale, _THICK, SHADE, FAINT))
        full = n == len(points) - 1
        look = (_COLOUR, None) if full else (PAPER, INK)
        if given:
            sheet.add(Box(_BAR, y, float(given) * scale, _THICK, *look))
    sheet.add(*stacked(lines, MARGIN, top, bold=True), *stacked(said, _RESULT, top))
    height = max(len(lines) * line_height(9), len(said) * line_height(9), len(points) * _THICK)
    sheet.y = top + height + _AIR
    sheet.rule()


def _tiers(sheet: Sheet, ratings: tuple[AnyRating, ...], lang: Lang) -> None:
    """Where each tier begins, through the bar of the total, named below it."""
    bands = catalogue.ruleset(ratings[0].sheet.law).tiers
    scale = _BAR_WIDTH / _WHOLE
    height = len(ratings) * _THICK + _AIR
    below = sheet.y
    top = sheet.y - _AIR - max(height - _AIR, line_height(9))
    for band in bands:
        if band.lowest:
            x = _BAR + band.lowest * scale
            sheet.add(*threshold(x, top - 0.05, below))
            text = f"{phrases.stars(band.tier, lang)}: {band.lowest}"
            sheet.add(Label(x, below + 0.05 + SMALL / 72, text, SMALL, align="center", ink=QUIET))
    sheet.y = below + line_height(SMALL) + 0.05
