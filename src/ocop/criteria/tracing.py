"""The steps of a rating as plain data: enough to redo the sum by hand.

Every step names its clause and the readings it rests on. `FORMAT` and `VERSION` say how to read
them; a change that would break a reader raises the version.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from ocop.criteria import catalogue
from ocop.criteria.assessment import Assessment
from ocop.criteria.council import CouncilRating
from ocop.criteria.minimums import Shortfall
from ocop.criteria.model import Criterion, Option
from ocop.criteria.rating import Rating
from ocop.criteria.rules import Rule
from ocop.interpretations import interpretation
from ocop.vocabulary import Effect, Lang, RuleKind, StarTier, Status

FORMAT = "ocop.trace"
VERSION = 1

Step = dict[str, Any]
AnyRating = Rating | CouncilRating


def exact(value: int | Fraction) -> int | str:
    """A number as JSON holds it exactly.

    Args:
        value: An int or a fraction.

    Returns:
        An int, or a text such as ``699/10``.
    """
    if isinstance(value, int) or value.denominator == 1:
        return int(value)
    return f"{value.numerator}/{value.denominator}"


def assessments_of(rating: AnyRating) -> tuple[Assessment, ...]:
    """The assessments behind a rating.

    Args:
        rating: A rating of one assessor or of a council.

    Returns:
        One or more assessments.
    """
    if isinstance(rating, CouncilRating):
        return rating.assessments
    return (rating.assessment,)


def trace(rating: AnyRating, lang: Lang) -> dict[str, Any]:
    """The whole trace of a rating.

    Args:
        rating: A rating of one assessor or of a council.
        lang: Language of titles and labels.

    Returns:
        Plain JSON data with a format name and version.
    """
    sheet = rating.sheet
    steps = list(_steps(rating, lang))
    used = sorted(
        {id for s in steps for id in s["interpretations"]}, key=lambda reading: int(reading[1:])
    )
    return {
        "format": FORMAT,
        "version": VERSION,
        "lang": lang,
        "law": sheet.law,
        "sheet": {
            "number": sheet.number,
            "slug": sheet.slug,
            "title": sheet.title if lang == "vi" else sheet.title_en,
        },
        "assessments": [
            a.model_dump(mode="json", exclude_defaults=True) for a in assessments_of(rating)
        ],
        "minimums_by": rating.minimums_by if isinstance(rating, CouncilRating) else None,
        "steps": steps,
        "interpretations": {id: interpretation(id).reading(lang) for id in used},
    }


def _step(step: str, clause: object, readings: tuple[str, ...] = (), /, **data: Any) -> Step:
    return {"step": step, **data, "clause": str(clause), "interpretations": list(readings)}


def _steps(rating: AnyRating, lang: Lang) -> Iterator[Step]:
    sheet = rating.sheet
    for leaf in sheet.leaves:
        yield _criterion(rating, leaf, lang)
    for part in sheet.parts:
        readings: tuple[str, ...] = ("I14",) if part.erratum else ()
        yield _step(
            "part",
            part.citation,
            readings,
            id=part.id,
            title=part.title if lang == "vi" else part.title_en,
            addends=[
                [leaf.code, exact(_points(rating, leaf))]
                for leaf in sheet.leaves
                if leaf.part == part.id
            ],
            points=exact(rating.parts[part.id].points),
            max_points=part.max_points,
            erratum=part.erratum,
            printed=part.printed,
        )
    bands = catalogue.ruleset(sheet.law).tiers
    band = next(b for b in bands if b.tier == rating.tier_by_points)
    addends = [[id, exact(p.points)] for id, p in rating.parts.items()]
    yield _step("total", sheet.citation, (), addends=addends, points=exact(rating.total))
    yield _step(
        "tier-by-points",
        band.citation,
        ("I4",),
        total=exact(rating.total),
        lowest=band.lowest,
        below=band.below,
        tier=int(band.tier),
    )
    yield from _minimum_steps(rating, lang)
    yield from _finding_steps(rating, lang)
    yield from _remark_steps(rating, lang)
    ended = rating.status in (Status.REJECTED, Status.STOPPED)
    yield _step(
        "result",
        band.citation,
        ("I5",) if ended else ("I2", "I3") + (("I11",) if rating.tier == StarTier.FIVE else ()),
        status=str(rating.status),
        total=exact(rating.total),
        tier_by_points=int(rating.tier_by_points),
        tier=_tier(rating.tier),
        lowest=_tier(rating.lowest),
        highest=_tier(rating.highest),
        unanswered=list(rating.unanswered)
        if isinstance(rating, Rating)
        else [[n, code] for n, code in rating.unanswered],
    )


def _tier(tier: StarTier | None) -> int | None:
    return None if tier is None else int(tier)


def _points(rating: AnyRating, leaf: Criterion) -> int | Fraction:
    given = [a.answers.get(leaf.code, 0) for a in assessments_of(rating)]
    return Fraction(sum(given), len(given))


def _box(leaf: Criterion, assessment: Assessment) -> Option | None:
    points = assessment.answers.get(leaf.code)
    return None if points is None else leaf.ticked(points, assessment.cases.get(leaf.code))


def _label(leaf: Criterion, assessment: Assessment, lang: Lang) -> str | None:
    """What the ticked box asks; with no case stated, what the boxes of those points ask."""
    points = assessment.answers.get(leaf.code)
    case = assessment.cases.get(leaf.code)
    labels = [
        option.label if lang == "vi" else option.label_en
        for option in leaf.options
        if option.points == points and case in (None, option.case)
    ]
    return " / ".join(labels) or None


def _criterion(rating: AnyRating, leaf: Criterion, lang: Lang) -> Step:
    members = assessments_of(rating)
    boxes = [_box(leaf, a) for a in members]
    answers = [a.answers.get(leaf.code) for a in members]
    corrected = leaf if leaf.erratum else next((b for b in boxes if b and b.erratum), None)
    readings = []
    if any(points == 0 and not box for points, box in zip(answers, boxes, strict=True)):
        readings.append("I1")
    if corrected is not None:
        readings.append("I14")
    if any(box and box.implied for box in boxes):
        readings.append("I15")
    if any(rule.id == "C2" for rule in leaf.rules):
        readings.append("I16")
    if isinstance(rating, Rating):
        unanswered = set(rating.unanswered)
    else:
        unanswered = {code for _, code in rating.unanswered}
    one = isinstance(rating, Rating)
    labels = [_label(leaf, a, lang) for a in members]
    return _step(
        "criterion",
        leaf.citation,
        tuple(readings),
        code=leaf.code,
        title=leaf.title if lang == "vi" else leaf.title_en,
        part=leaf.part,
        answer=answers[0] if one else answers,
        points=exact(_points(rating, leaf)),
        max_points=leaf.max_points,
        box=labels[0] if one else labels,
        case=members[0].cases.get(leaf.code) if one else [a.cases.get(leaf.code) for a in members],
        applies=leaf.code in unanswered or any(p is not None for p in answers),
        minimum_for=[b and _tier(b.minimum_for) for b in boxes][0 if one else slice(None)],
        erratum=corrected.erratum if corrected else None,
        printed=corrected.printed if corrected else None,
        notes=[a.notes[leaf.code] for a in members if leaf.code in a.notes],
        evidence=[e for a in members for e in a.evidence.get(leaf.code, ())],
    )


def _minimum_steps(rating: AnyRating, lang: Lang) -> Iterator[Step]:
    council = isinstance(rating, CouncilRating)
    missed = {(t, s.criterion): s for t, found in rating.shortfalls.items() for s in found}
    sheet = rating.sheet
    readings: tuple[str, ...] = ("I2", "I6", "I17") if council else ("I2",)
    if any(erratum.id == "S14" for erratum in sheet.errata):
        readings += ("I21",)
    splits = (
        {(s.tier, s.criterion): s for s in rating.splits}
        if isinstance(rating, CouncilRating)
        else {}
    )
    for tier in rating.shortfalls:
        for minimum in sheet.minimums(tier):
            shortfall: Shortfall | None = missed.get((tier, minimum.criterion))
            answered = any(minimum.criterion in a.answers for a in assessments_of(rating))
            split = splits.get((tier, minimum.criterion))
            leaf = sheet.criterion(minimum.criterion)
            yield _step(
                "minimum",
                minimum.citation,
                readings,
                tier=int(tier),
                criterion=minimum.criterion,
                title=leaf.title if lang == "vi" else leaf.title_en,
                required=minimum.required,
                mark=int(minimum.minimum_for),
                given=exact(_points(rating, leaf)) if answered else None,
                met=None if not answered else shortfall is None,
                met_by=list(split.met) if split else None,
                missed_by=list(split.missed) if split else None,
            )


def _finding_steps(rating: AnyRating, lang: Lang) -> Iterator[Step]:
    sheet = rating.sheet

    def finding(rule: Rule, found_by: list[int] | None, *, established: bool = True) -> Step:
        unmet = rule.kind in (RuleKind.ELIGIBILITY, RuleKind.COMMON_PRODUCT)
        readings = ("I5", "I12") if unmet else ("I5",)
        return _step(
            "finding",
            sheet.place_of(rule),
            readings + (() if found_by is None else ("I17", "I18")),
            rule=rule.id,
            kind=str(rule.kind),
            text=rule.text if lang == "vi" else rule.text_en,
            effect=str(rule.effect or Effect.REJECT),
            by_library=rule.by_library,
            established=established,
            found_by=found_by,
        )

    if isinstance(rating, CouncilRating):
        for vote in rating.findings:
            yield finding(vote.rule, list(vote.found_by), established=vote.established)
    else:
        for rule in rating.findings:
            yield finding(rule, None)


def _remark_steps(rating: AnyRating, lang: Lang) -> Iterator[Step]:
    sheet = rating.sheet
    with_cases = [leaf for leaf in sheet.leaves if leaf.cases]
    for n, a in enumerate(assessments_of(rating)):
        chosen = {leaf.code: a.cases[leaf.code] for leaf in with_cases if leaf.code in a.cases}
        if len(set(chosen.values())) > 1:
            yield _step("cases-mixed", sheet.citation, ("I13",), member=n, cases=chosen)
        open_ = [c.code for c in with_cases if a.answers.get(c.code) and c.code not in a.cases]
        if open_:
            yield _step("case-not-stated", sheet.citation, ("I19",), member=n, criteria=open_)
    yield from _suspicions(rating, lang)


def _suspicions(rating: AnyRating, lang: Lang) -> Iterator[Step]:
    """Suspected slips of star marks on which the result rests."""
    sheet = rating.sheet
    short = {s.criterion for found in rating.shortfalls.values() for s in found}
    for erratum in sheet.errata:
        if not erratum.about_marks:
            continue
        touched = [code for code in sheet.criteria if erratum.touches(sheet.number, code)]
        resting: set[str] = {code for code in touched if code in short}
        for code, box, stars in erratum.missing_marks(sheet.number):
            leaf = sheet.criterion(code)
            if (rating.tier or 0) >= stars and _points(rating, leaf) < leaf.options[box - 1].points:
                resting.add(code)
        for code in touched:
            if code in resting:
                yield _step(
                    "suspected-slip",
                    sheet.criterion(code).citation,
                    ("I14",),
                    criterion=code,
                    erratum=erratum.id,
                    printed=erratum.printed,
                    reading=erratum.reading,
                    note=erratum.note if lang == "vi" else erratum.note_en,
                )
