"""The path of a dossier: what has happened, what is due next, by whom, until when.

A path is an immutable sequence of events under Decision 26/2026/QĐ-TTg (Điều 7); recording an
event gives a new path. Days come in as arguments; nothing is assumed to have happened.
"""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import attrs

from ocop.entities import Certificate
from ocop.errors import InputError, Issue, brief
from ocop.frozen import FrozenDict
from ocop.legal import Citation
from ocop.procedure.registration import RegistrationKind
from ocop.procedure.rounds import Level, Round, next_round
from ocop.procedure.terms import (
    IN_FORCE,
    IN_FORCE_CITATION,
    LAW,
    commune_deadline,
    reassessment_deadline,
    renewal_window,
)
from ocop.vocabulary import StarTier


class Step(StrEnum):
    """What can happen to a dossier, in the order of Điều 7.

    Example:
        >>> Step.FILED.vi
        'chủ thể nộp hồ sơ tại UBND cấp xã'
    """

    FILED = "filed"
    PROPOSED = "proposed"
    PROVINCE_ASSESSED = "province-assessed"
    PROVINCE_RECOGNISED = "province-recognised"
    PUT_FORWARD = "put-forward"
    CENTRE_ASSESSED = "centre-assessed"
    CENTRE_RECOGNISED = "centre-recognised"

    @property
    def vi(self) -> str:
        """The step in Vietnamese."""
        return _STEPS[self][0]

    @property
    def en(self) -> str:
        """The step in English."""
        return _STEPS[self][1]


_STEPS = {
    Step.FILED: (
        "chủ thể nộp hồ sơ tại UBND cấp xã",
        "the subject files the dossier with the commune",
    ),
    Step.PROPOSED: (
        "UBND cấp xã đề nghị UBND cấp tỉnh đánh giá",
        "the commune proposes the assessment to the province",
    ),
    Step.PROVINCE_ASSESSED: ("Hội đồng cấp tỉnh đánh giá", "the provincial council assesses"),
    Step.PROVINCE_RECOGNISED: (
        "Chủ tịch UBND cấp tỉnh công nhận, cấp giấy chứng nhận",
        "the province's chair recognises and issues the certificate",
    ),
    Step.PUT_FORWARD: (
        "UBND cấp tỉnh đề nghị Bộ đánh giá 5 sao",
        "the province puts the product forward for 5 stars",
    ),
    Step.CENTRE_ASSESSED: ("Hội đồng cấp trung ương đánh giá", "the central council assesses"),
    Step.CENTRE_RECOGNISED: (
        "Bộ trưởng công nhận, cấp giấy chứng nhận 5 sao",
        "the minister recognises and issues the 5-star certificate",
    ),
}
_ASSESSED = (Step.PROVINCE_ASSESSED, Step.CENTRE_ASSESSED)
_CLAUSES = {
    Step.FILED: "Điều 7 khoản 1",
    Step.PROPOSED: "Điều 7 khoản 2",
    Step.PROVINCE_ASSESSED: "Điều 7 khoản 3",
    Step.PROVINCE_RECOGNISED: "Điều 7 khoản 3 điểm e",
    Step.PUT_FORWARD: "Điều 7 khoản 3 điểm e",
    Step.CENTRE_ASSESSED: "Điều 7 khoản 4",
    Step.CENTRE_RECOGNISED: "Điều 7 khoản 4 điểm e",
}
_ACTORS = {
    Step.FILED: ("Chủ thể OCOP", "OCOP subject"),
    Step.PROPOSED: ("UBND cấp xã", "Commune People's Committee"),
    Step.PROVINCE_ASSESSED: ("Hội đồng cấp tỉnh", "Provincial council"),
    Step.PROVINCE_RECOGNISED: (
        "Chủ tịch UBND cấp tỉnh",
        "Chairman of the Provincial People's Committee",
    ),
    Step.PUT_FORWARD: ("UBND cấp tỉnh", "Provincial People's Committee"),
    Step.CENTRE_ASSESSED: ("Hội đồng cấp trung ương", "Central council"),
    Step.CENTRE_RECOGNISED: (
        "Bộ trưởng Bộ Nông nghiệp và Môi trường",
        "Minister of Agriculture and Environment",
    ),
}


@attrs.frozen
class Event:
    """Something that happened to a dossier.

    Attributes:
        step: What happened.
        on: The day.
        tier: For an assessment, the tier it gave.
    """

    step: Step
    on: date
    tier: StarTier | None = None


@attrs.frozen
class Due:
    """What may or must happen next.

    Attributes:
        step: The step.
        by_vi: Who acts, in Vietnamese.
        by_en: The same in English.
        first: First day on which it may be done, where the law sets one.
        until: Last day, or None where the law sets none.
        citation: The clause.
        readings: Ids of the interpretations behind the days.
    """

    step: Step
    by_vi: str
    by_en: str
    first: date | None
    until: date | None
    citation: Citation
    readings: tuple[str, ...] = ()

    def overdue(self, on: date) -> bool:
        """Tell whether the last day is over.

        Args:
            on: The day asked about.

        Returns:
            True when there is a last day and it lies before ``on``.
        """
        return self.until is not None and self.until < on


@attrs.frozen
class DossierPath:
    """The path of one dossier.

    Attributes:
        kind: First registration, upgrade or renewal.
        certificate: The certificate to renew; for a renewal only.
        events: What has happened, in order.

    Raises:
        InputError: If a renewal has no certificate, or another kind has one.

    Example:
        >>> path = DossierPath(RegistrationKind.FIRST).record("filed", date(2026, 10, 1))
        >>> due = path.due()[0]
        >>> due.step.vi, due.until
        ('UBND cấp xã đề nghị UBND cấp tỉnh đánh giá', datetime.date(2026, 10, 22))
    """

    kind: RegistrationKind
    certificate: Certificate | None = None
    events: tuple[Event, ...] = ()

    def __attrs_post_init__(self) -> None:
        renewal = self.kind is RegistrationKind.RENEWAL
        if renewal != (self.certificate is not None):
            raise InputError(
                "dossier path",
                [
                    Issue(
                        "certificate",
                        "certificate",
                        "a renewal (phân hạng lại) needs the certificate that ends, and only a "
                        "renewal has one; add it or leave it out",
                        "phân hạng lại cần giấy chứng nhận sắp hết hạn, loại khác thì không; hãy "
                        "thêm hoặc bỏ",
                        Citation(LAW, "Điều 7 khoản 6"),
                    )
                ],
                "đường đi của hồ sơ",
            )

    @property
    def finished(self) -> bool:
        """True when nothing is due any more."""
        return not self._next_steps()

    def record(
        self, step: Step | str, on: date, tier: StarTier | int | None = None
    ) -> "DossierPath":
        """Record what happened.

        Args:
            step: What happened; one of the steps that are due.
            on: The day; not before the event before it.
            tier: For an assessment the tier it gave, 1 to 5 stars.

        Returns:
            A new path.

        Raises:
            InputError: If the step is not due, the day is wrong, or a tier is missing or too many.
        """
        allowed = self._next_steps()
        issues = [*_step_issues(step, allowed), *self._day_issues(on), *_tier_issues(step, tier)]
        if issues:
            raise InputError("dossier path", issues, "đường đi của hồ sơ")
        event = Event(Step(step), on, None if tier is None else StarTier(tier))
        return attrs.evolve(self, events=(*self.events, event))

    def due(self) -> tuple[Due, ...]:
        """What may or must happen next, by whom, until when.

        Returns:
            The next steps; more than one where the law leaves a choice; empty when finished.
        """
        return tuple(self._due(step) for step in self._next_steps())

    def overdue(self, on: date) -> tuple[Due, ...]:
        """The next steps whose last day is over on a day.

        Args:
            on: The day.

        Returns:
            The overdue steps.
        """
        return tuple(due for due in self.due() if due.overdue(on))

    def _next_steps(self) -> tuple[Step, ...]:
        if not self.events:
            return (Step.FILED,)
        last = self.events[-1]
        if last.step in _ASSESSED:
            return _AFTER_ASSESSMENT[last.step](last.tier or StarTier.ONE)
        return _AFTER[last.step]

    def _due(self, step: Step) -> Due:
        first: date | None = None
        until: date | None = None
        readings: tuple[str, ...] = ()
        citation = Citation(LAW, _CLAUSES[step])
        renewal = self.kind is RegistrationKind.RENEWAL
        before = self.events[-1].on if self.events else None
        if step is Step.FILED and self.certificate is not None:
            window = renewal_window(self.certificate)
            first, until, citation, readings = (
                window.first,
                window.last,
                window.citation,
                window.readings,
            )
        elif step is Step.PROPOSED and before is not None:
            deadline = commune_deadline(before)
            until, citation, readings = deadline.last, deadline.citation, deadline.readings
        elif step in _ASSESSED and before is not None and renewal:
            deadline = reassessment_deadline(before)
            until, citation, readings = deadline.last, deadline.citation, deadline.readings
        elif step in _ASSESSED and before is not None:
            found = self._round(step, before)
            until, citation, readings = found.assess_by, found.citation, found.readings
        elif step is Step.PUT_FORWARD and before is not None and not renewal:
            found = next_round(before, Level.CENTRE)
            until, readings = found.apply_last, found.readings
        by_vi, by_en = _ACTORS[step]
        return Due(step, by_vi, by_en, first, until, citation, readings)

    def _round(self, step: Step, proposed_on: date) -> Round:
        level = Level.PROVINCE if step is Step.PROVINCE_ASSESSED else Level.CENTRE
        return next_round(proposed_on, level)

    def _day_issues(self, on: Any) -> list[Issue]:
        if not isinstance(on, date) or isinstance(on, datetime):
            raise TypeError(f"on: expected a datetime.date, got {type(on).__name__}")
        earliest = self.events[-1].on if self.events else IN_FORCE
        if on >= earliest:
            return []
        return [
            Issue(
                "day",
                "on",
                f"{on} is before {earliest}, the "
                f"{'event before' if self.events else 'first day of the decision'}; give that day "
                "or a later one",
                f"{on} trước {earliest}; hãy cho ngày đó hoặc muộn hơn",
                Citation(LAW, "Điều 7") if self.events else IN_FORCE_CITATION,
            )
        ]


def _after_province(tier: StarTier) -> tuple[Step, ...]:
    if tier is StarTier.FIVE:
        return (Step.PUT_FORWARD,)
    return (Step.PROVINCE_RECOGNISED,) if tier >= StarTier.THREE else ()


def _after_centre(tier: StarTier) -> tuple[Step, ...]:
    if tier is StarTier.FIVE:
        return (Step.CENTRE_RECOGNISED,)
    # Below 90 points the province may recognise on this result or assess by itself.
    recognise = (Step.PROVINCE_RECOGNISED,) if tier >= StarTier.THREE else ()
    return (*recognise, Step.PROVINCE_ASSESSED)


_AFTER_ASSESSMENT = {
    Step.PROVINCE_ASSESSED: _after_province,
    Step.CENTRE_ASSESSED: _after_centre,
}
_AFTER: Mapping[Step, tuple[Step, ...]] = FrozenDict(
    {
        Step.FILED: (Step.PROPOSED,),
        Step.PROPOSED: (Step.PROVINCE_ASSESSED,),
        Step.PUT_FORWARD: (Step.CENTRE_ASSESSED,),
        Step.PROVINCE_RECOGNISED: (),
        Step.CENTRE_RECOGNISED: (),
    }
)


def _step_issues(step: Any, allowed: tuple[Step, ...]) -> list[Issue]:
    if isinstance(step, str) and step in allowed:
        return []
    names = ", ".join(allowed) or "nothing, the path is finished (đã xong)"
    return [
        Issue(
            "step",
            "step",
            f"{brief(str(step))} is not due; due: {names}",
            f"{brief(str(step))} chưa đến lượt; bước kế tiếp: {names}",
            Citation(LAW, "Điều 7"),
        )
    ]


def _tier_issues(step: Any, tier: Any) -> list[Issue]:
    assessed = step in _ASSESSED
    whole = isinstance(tier, int) and not isinstance(tier, bool)
    if (assessed and whole and 1 <= tier <= StarTier.FIVE) or (not assessed and tier is None):
        return []
    return [
        Issue(
            "tier",
            "tier",
            f"an assessment gives a tier (hạng sao) of 1 to 5, other steps none; got {brief(tier)}",
            f"bước đánh giá cho hạng 1 đến 5 sao, bước khác thì không; nhận được {brief(tier)}",
            Citation(LAW, "Điều 3 khoản 3"),
        )
    ]
