"""The procedure of Decision 26/2026/QĐ-TTg: rounds, working days, terms."""

from ocop.procedure.rounds import Level, Round, next_round, rounds
from ocop.procedure.terms import (
    Deadline,
    Window,
    certificate_last_day,
    commune_deadline,
    extension,
    extension_limit,
    reassessment_deadline,
    renewal_window,
    withdrawal_deadline,
)
from ocop.procedure.working_days import (
    calendar_certain_until,
    is_working_day,
    next_working_day,
    working_days_after,
)

__all__ = [
    "Deadline",
    "Level",
    "Round",
    "Window",
    "calendar_certain_until",
    "certificate_last_day",
    "commune_deadline",
    "extension",
    "extension_limit",
    "is_working_day",
    "next_round",
    "next_working_day",
    "reassessment_deadline",
    "renewal_window",
    "rounds",
    "withdrawal_deadline",
    "working_days_after",
]
