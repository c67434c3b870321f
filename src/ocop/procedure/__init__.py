"""The procedure of Decision 26/2026/QĐ-TTg: who does what, with what papers, until when."""

from ocop.procedure.authority import WITHDRAWAL_GROUNDS, Authority, Outcome, authority, outcome
from ocop.procedure.path import DossierPath, Due, Event, Step
from ocop.procedure.registration import FORMS, DossierContents, RegistrationKind, dossier
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
from ocop.procedure.transition import Applicable, applicable_law, keeps_term
from ocop.working_days import (
    calendar_certain_until,
    is_working_day,
    next_working_day,
    working_days_after,
)

__all__ = [
    "FORMS",
    "WITHDRAWAL_GROUNDS",
    "Applicable",
    "Authority",
    "Deadline",
    "DossierContents",
    "DossierPath",
    "Due",
    "Event",
    "Level",
    "Outcome",
    "RegistrationKind",
    "Round",
    "Step",
    "Window",
    "applicable_law",
    "authority",
    "calendar_certain_until",
    "certificate_last_day",
    "commune_deadline",
    "dossier",
    "extension",
    "extension_limit",
    "is_working_day",
    "keeps_term",
    "next_round",
    "next_working_day",
    "outcome",
    "reassessment_deadline",
    "renewal_window",
    "rounds",
    "withdrawal_deadline",
    "working_days_after",
]
