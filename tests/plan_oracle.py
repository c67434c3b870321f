"""The slow oracle of plans: their TOML walked row by row and day by day, without ocop.plan.

A plan is what ``tomllib`` gives. Where the decision is silent it follows readings I37 to I44: a
month, a year and a period end with their last day; only whole weeks, half months, months and
quarters count; nothing that fell due before the plan took effect binds.
"""

import tomllib
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

DAY = timedelta(days=1)
ROLES = ("lead", "coordinating", "joint")


@cache
def shipped():
    """The plan of Cà Mau as plain data."""
    name = "plan/data/ca-mau-2021-2025.toml"
    return tomllib.loads(files("ocop").joinpath(name).read_text("utf-8"))


def rows(plan):
    """The rows with a deadline, in printed order; what stands below a row comes after it."""
    for section in plan["sections"]:
        if "deadline" in section:
            yield section
        for task in plan["tasks"]:
            if task["section"] == section["id"]:
                yield task
                for sub in plan.get("subtasks", []):
                    if sub["parent"] == task["id"]:
                        yield sub


def deadline_of(plan, row):
    """The deadline of a row, or that of the task above it."""
    if row["deadline"]["kind"] != "inherited":
        return row["deadline"]
    return next(task for task in plan["tasks"] if task["id"] == row["parent"])["deadline"]


def ends_month(day):
    """Whether a day is the last of its month."""
    return (day + DAY).month != day.month


def ends_quarter(day):
    """Whether a day is the last of its quarter."""
    return ends_month(day) and day.month in {3, 6, 9, 12}


def piece(cadence, day):
    """Name and first day of the week, half month, month or quarter that ends with a day."""
    month = f"{day.year}-{day.month:02}"
    if cadence == "weekly" and day.weekday() == 6:
        # ISO 8601: a week belongs to the year of its Thursday and is numbered by it.
        thursday = day - 3 * DAY
        number = (thursday - date(thursday.year, 1, 1)).days // 7 + 1
        return f"{thursday.year}-W{number:02}", day - 6 * DAY
    if cadence == "twice-monthly" and day.day == 15:
        return f"{month}/1", day.replace(day=1)
    if cadence == "twice-monthly" and ends_month(day):
        return f"{month}/2", day.replace(day=16)
    if cadence == "monthly" and ends_month(day):
        return month, day.replace(day=1)
    if cadence == "quarterly" and ends_quarter(day):
        number = {3: 1, 6: 2, 9: 3, 12: 4}[day.month]
        return f"{day.year}-Q{number}", date(day.year, day.month - 2, 1)
    return None


def span(plan, deadline):
    """The days over which a deadline runs, within the plan."""
    first, last = plan["first_day"], plan["last_day"]
    if deadline["kind"] == "year":
        first, last = date(deadline["year"], 1, 1), date(deadline["year"], 12, 31)
    if deadline["kind"] == "period":
        first, last = date(deadline["first_year"], 1, 1), date(deadline["last_year"], 12, 31)
    return max(first, plan["first_day"]), last


def ending(plan, row, day):  # noqa: PLR0911 - one way out for each kind of deadline
    """The period of a row that ends with a day, and its first day; None where none does."""
    deadline = deadline_of(plan, row)
    kind, begin = deadline["kind"], plan["first_day"]
    if kind == "month-of-previous-year":
        planned = begin.year <= day.year + 1 <= plan["last_day"].year + 1
        if planned and day.month == deadline["month"] and ends_month(day):
            return str(day.year + 1), day.replace(day=1)
        return None
    if not begin <= day <= plan["last_day"]:
        return None
    first, last = span(plan, deadline)
    if row.get("cadence"):
        found = piece(row["cadence"], day)
        return found if found and found[1] >= first and day <= last else None
    if kind == "date":
        return (str(day), begin) if day == deadline["day"] else None
    if kind == "month":
        due = (day.year, day.month) == (deadline["year"], deadline["month"]) and ends_month(day)
        return (f"{day:%Y-%m}", max(day.replace(day=1), begin)) if due else None
    if kind == "yearly":
        in_month = day.month == (deadline.get("month") or 12)
        wanted = deadline.get("day")
        due = in_month and (day.day == wanted if wanted else ends_month(day))
        return (str(day.year), max(date(day.year, 1, 1), begin)) if due else None
    name = str(last.year) if kind == "year" else f"{deadline['first_year']}-{last.year}"
    return (name, first) if day == last else None


def force(plan, row, period, day):
    """Whether what falls due on a day binds."""
    if day < plan["in_force_from"]:
        return "before-adoption"
    of_year_before = deadline_of(plan, row)["kind"] == "month-of-previous-year"
    return "after-plan" if of_year_before and int(period) > plan["last_day"].year else "binds"


def walk(plan, first, last):
    """What falls due: id, period, first day, last day and force, by day, then as printed."""
    found, day = [], first
    ordered = list(rows(plan))
    while day <= last:
        for row in ordered:
            hit = ending(plan, row, day)
            if hit:
                found.append((row["id"], *hit, day, force(plan, row, hit[0], day)))
        day += DAY
    return found


@cache
def shipped_calendar():
    """Everything that falls due under the plan of Cà Mau, walked once."""
    return walk(shipped(), date(2019, 1, 1), date(2027, 12, 31))


def stand(due_on, done_on, on, soon):
    """Where a due date stands on a day, in words."""
    if done_on is not None and done_on <= on:
        return "done" if done_on <= due_on else "done-late"
    if on > due_on:
        return "overdue"
    return "due-soon" if on + soon * DAY >= due_on else "not-yet"


@cache
def registry():
    """The agencies of ocop that the plan of Cà Mau names."""
    data = tomllib.loads(files("ocop").joinpath("data/agencies.toml").read_text("utf-8"))
    return [agency for agency in data["agencies"] if "plan" in agency]


def named(plan):
    """The agencies that a plan may name."""
    return plan.get("agencies", []) + (registry() if "agencies_of" in plan else [])


def officials(plan):
    """Printed name to official name."""
    return {n: a["name"] for a in named(plan) for n in (a["name"], *a.get("aliases", []))}


def meant_by(plan, name):
    """Official names of the agencies that a name stands for, itself included."""
    names = officials(plan)
    found, fresh = set(), {names[name]}
    while fresh:
        found |= fresh
        fresh = {
            names[m] for a in named(plan) if a["name"] in fresh for m in a.get("members", [])
        } - found
    return found


def parts(plan):
    """Row to agency to its role, printed name and whether that is its own name."""
    names = officials(plan)
    meant = {official: meant_by(plan, official) for official in names.values()}
    found = {}
    for row in rows(plan):
        of_row = found[row["id"]] = {}
        printed = [(role, name) for role in ROLES for name in row.get(role, [])]
        for role, name in printed:
            of_row.setdefault(names[name], (role, name, True))
        for role, name in printed:
            for official in meant[names[name]]:
                of_row.setdefault(official, (role, name, False))
    return found


@cache
def shipped_parts():
    """The parts of every agency in the plan of Cà Mau, found once."""
    return parts(shipped())
