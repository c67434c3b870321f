"""The answers of ``ocop plan`` as plain data, the same in every language."""

from typing import Any

import attrs

from ocop.plan import AgendaItem, Blocked, Due, Projection, Standing, TargetResult


def of_due(one: Due) -> dict[str, Any]:
    """A due date as plain data.

    Args:
        one: The due date.

    Returns:
        Its fields by name, those of its row with them.
    """
    row = one.task
    return {
        "task": row.id,
        "name": row.title,
        "name_en": row.name_en,
        "lead": row.lead,
        "coordinating": row.coordinating,
        "joint": row.joint,
        "period": one.period,
        "first_day": one.first_day,
        "last_day": one.last_day,
        "on": one.on,
        "force": one.force,
        "document": one.citation.document,
        "clause": one.citation.clause,
        "readings": one.readings,
    }


def of_agenda(item: AgendaItem) -> dict[str, Any]:
    """An item of an agenda as plain data.

    Args:
        item: The item.

    Returns:
        Its due date, with the agency's part in it.
    """
    change = item.succession
    return {
        **of_due(item.due),
        "role": item.role,
        "named": item.named,
        "direct": item.direct,
        "succession": None if change is None else attrs.asdict(change),
    }


def of_standing(one: Standing) -> dict[str, Any]:
    """Where a due date stands, as plain data.

    Args:
        one: Where it stands.

    Returns:
        Its due date, with where it stands and the record that it was done.
    """
    done = None if one.completion is None else one.completion.model_dump(mode="json")
    return {**of_due(one.due), "stand": one.stand, "days": one.days, "completion": done}


def of_blocked(one: Blocked) -> dict[str, Any]:
    """What waits for what, as plain data.

    Args:
        one: What waits.

    Returns:
        Its task and period, and those that come first.
    """
    waits = zip(one.waits_for, one.reasons_vi, one.reasons_en, strict=True)
    return {
        "task": one.due.task.id,
        "period": one.due.period,
        "on": one.due.on,
        "waits_for": [
            {"task": d.task.id, "period": d.period, "on": d.on, "vi": vi, "en": en}
            for d, vi, en in waits
        ],
    }


def of_target(one: TargetResult, projection: Projection | None = None) -> dict[str, Any]:
    """How a target stands, as plain data.

    Args:
        one: How it stands.
        projection: When it is met at the rate so far, if that was asked for.

    Returns:
        Its fields by name; what is no whole number is an exact fraction in a string.
    """
    target = one.target
    data: dict[str, Any] = {
        "target": target.id,
        "vi": target.vi,
        "en": target.en,
        "figure": target.figure,
        "unit": target.unit,
        "operator": target.operator,
        "by": target.by,
        "derived": target.derived,
        "status": one.status,
        "count": one.count,
        "whole": one.whole,
        "value": None if one.value is None else str(one.value),
        "needed": one.needed,
        "short_by": one.short_by,
        "missing": [attrs.asdict(fact) for fact in one.missing],
        "document": target.document,
        "clause": target.clause,
        "readings": target.readings,
    }
    if projection is not None:
        per_day = projection.per_day
        data["projection"] = {
            "per_day": None if per_day is None else str(per_day),
            "met_on": projection.met_on,
            "in_time": projection.in_time,
            "missing": [attrs.asdict(fact) for fact in projection.missing],
        }
    return data
