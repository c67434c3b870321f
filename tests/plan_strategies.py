"""Windows, records of what was done, and random small plans for the property tests."""

import json
from datetime import date, timedelta

from hypothesis import strategies as st

from ocop.plan import Completion, Plan, occurrences

AGENCIES = [
    {"name": "Sở A", "aliases": ["Sở Á"]},
    {"name": "UBND B"},
    {"name": "Hội C"},
    {"name": "các đơn vị", "members": ["Sở A", "UBND B"]},
    {"name": "mọi nơi", "members": ["các đơn vị", "Hội C"]},
]
NAMES = [name for a in AGENCIES for name in (a["name"], *a.get("aliases", []))]
CADENCES = ["weekly", "twice-monthly", "monthly", "quarterly"]


def plan_data(tasks, first=date(2021, 1, 1), last=date(2025, 12, 31), **more):
    """A plan of an invented province as plain data; a row needs its id and deadline only."""
    number = "9/QĐ-UBND"

    def whole(row, **above):
        bearers = {} if "joint" in row or "lead" in row else {"lead": ["Sở A"]}
        clause = {"clause": f"Phụ lục, mục {row['id']}", "document": number}
        return {"name": f"Việc {row['id']}", **clause, **bearers, **above, **row}

    data = {
        "format": 1,
        "id": "dong-son",
        "number": number,
        "title": "Kế hoạch",
        "province": "Đông Sơn",
        "issued_by": "UBND tỉnh Đông Sơn",
        "issued_on": first,
        "in_force_from": first,
        "first_day": first,
        "last_day": last,
        "agencies": AGENCIES,
        "sections": [{"id": "I"}],
        "orders": [],
        **more,
    }
    of_order = {"vi": "Trước và sau.", "en": "One first.", "document": number, "clause": "Phụ lục"}
    data["sections"] = [
        {"name": f"Mục {s['id']}", "document": number, "clause": "Phụ lục", **s}
        for s in data["sections"]
    ]
    data["tasks"] = [whole(row, section=row["id"].partition(".")[0]) for row in tasks]
    data["subtasks"] = [
        whole(row, parent=row["id"].rpartition(".")[0]) for row in data.get("subtasks", [])
    ]
    data["orders"] = [{**of_order, **order} for order in data["orders"]]
    return data


def build(data):
    """The plan of plain data."""
    return Plan.model_validate_json(json.dumps(data, default=str))


def plan_of(tasks, *args, **more):
    """A plan of an invented province, built."""
    return build(plan_data(tasks, *args, **more))


@st.composite
def windows(draw, first=date(2020, 6, 1), last=date(2026, 6, 30)):
    """Two days, in order."""
    day = st.dates(first, last)
    return tuple(sorted((draw(day), draw(day))))


@st.composite
def deadlines(draw, first, last):
    """A deadline that lies inside a period, with or without a cadence."""
    years = [y for y in range(first.year, last.year + 1) if first <= date(y, 12, 31) <= last]
    kinds = ["yearly", "month-of-previous-year", "date", "month"] + ["year", "period"] * bool(years)
    kind = draw(st.sampled_from(kinds))
    cadence = {}
    if kind in {"yearly", "year", "period"} and draw(st.booleans()):
        cadence = {"cadence": draw(st.sampled_from(CADENCES))}
    month = st.integers(1, 12)
    deadline = {"kind": kind}
    if kind == "month-of-previous-year":
        deadline["month"] = draw(month)
    elif kind == "date":
        deadline["day"] = draw(st.dates(first, last))
    elif kind == "month":
        # The last day of the month before one inside the period may lie before it.
        day = draw(st.dates(first, last))
        before = day.replace(day=1) - timedelta(days=1)
        end = before if before >= first else None
        if end is None:
            return {"deadline": {"kind": "date", "day": day}}
        deadline |= {"year": end.year, "month": end.month}
    elif kind == "year":
        deadline["year"] = draw(st.sampled_from(years))
    elif kind == "period":
        ends = sorted((draw(st.sampled_from(years)), draw(st.sampled_from(years))))
        deadline |= {"first_year": ends[0], "last_year": ends[1]}
    elif not cadence and draw(st.booleans()):
        deadline["month"] = draw(month)
        if draw(st.booleans()):
            deadline["day"] = draw(st.integers(1, 28))
    return {"deadline": deadline, **cadence}


@st.composite
def bearers(draw):
    """Lead and coordinating agencies, or one cell for both; an agency may stand twice."""
    some = st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True)
    if draw(st.integers(0, 3)) == 0:
        return {"joint": draw(some)}
    return {"lead": draw(some), "coordinating": draw(some) if draw(st.booleans()) else []}


@st.composite
def small_plans(draw):
    """A random small plan, as plain data and built; it may begin and end in mid-year."""
    first = draw(st.dates(date(2021, 1, 1), date(2023, 12, 31)))
    last = draw(st.dates(first, date(2024, 12, 31)))
    if draw(st.booleans()):
        first, last = date(first.year, 1, 1), date(last.year, 12, 31)
    row = st.builds(lambda deadline, who: {**deadline, **who}, deadlines(first, last), bearers())
    sections, tasks, subtasks = [], [], []
    for section in ("I", "II"):
        sections.append({"id": section, **(draw(row) if draw(st.integers(0, 3)) == 0 else {})})
        for number in range(1, draw(st.integers(1, 3))):
            tasks.append({"id": f"{section}.{number}", **draw(row)})
            if draw(st.integers(0, 3)) == 0:
                own = draw(row) if draw(st.booleans()) else {"deadline": {"kind": "inherited"}}
                subtasks.append({"id": f"{section}.{number}.a", **own})
    if not tasks:
        tasks.append({"id": "II.9", **draw(row)})
    data = plan_data(
        tasks,
        first,
        last,
        in_force_from=draw(st.dates(first - timedelta(days=400), last)),
        sections=sections,
        subtasks=subtasks,
    )
    return data, build(data)


@st.composite
def completions(draw, plan):
    """Records for some of what falls due, each once, done in its period or after it."""
    known = occurrences(plan)
    if not known:
        return ()
    picked = draw(st.lists(st.sampled_from(known), unique_by=lambda d: d.key, max_size=8))
    found = []
    for one in picked:
        latest = one.last_day + timedelta(days=60)
        done_on = draw(st.dates(one.first_day, latest))
        found.append(Completion(task=one.task.id, period=one.period, done_on=done_on))
    return tuple(found)
