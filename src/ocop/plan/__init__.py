"""Plans: what a province set itself, who has to do what until when, and how it stands."""

from ocop.plan.agenda import AgendaItem, Workload, agenda, by_month, by_section, workload
from ocop.plan.assignments import Cadence, Section, Subtask, Task
from ocop.plan.catalogue import load, names, read, schema
from ocop.plan.content import Target
from ocop.plan.deadlines import Due, due, occurrences
from ocop.plan.model import Plan
from ocop.plan.portfolio import Headcount, Portfolio, SubjectFacts, Withdrawal
from ocop.plan.results import Missing, Projection, TargetResult, TargetStatus
from ocop.plan.standing import Blocked, Completion, Stand, Standing, blocked, standing
from ocop.plan.targets import assess_targets, project

__all__ = [
    "AgendaItem",
    "Blocked",
    "Cadence",
    "Completion",
    "Due",
    "Headcount",
    "Missing",
    "Plan",
    "Portfolio",
    "Projection",
    "Section",
    "Stand",
    "Standing",
    "SubjectFacts",
    "Subtask",
    "Target",
    "TargetResult",
    "TargetStatus",
    "Task",
    "Withdrawal",
    "Workload",
    "agenda",
    "assess_targets",
    "blocked",
    "by_month",
    "by_section",
    "due",
    "load",
    "names",
    "occurrences",
    "project",
    "read",
    "schema",
    "standing",
    "workload",
]
