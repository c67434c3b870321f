"""The slow oracle: the star rule walked over the data files, sharing no code with the engine.

It opens the TOML itself and follows article 3.3 and the star legend word by word.
"""

import tomllib
from fractions import Fraction
from functools import cache
from importlib.resources import files

PART_POINTS = {"A": 40, "B": 25, "C": 35}


@cache
def sheet(number):
    """One sheet as plain dictionaries."""
    name = f"criteria/data/26-2026/sheet_{number:02d}.toml"
    return tomllib.loads(files("ocop").joinpath(name).read_text("utf-8"))


def leaves(number):
    """The scored criteria: those with boxes, printed or implied."""
    return [c for c in sheet(number)["criteria"] if c.get("options") or c.get("implied")]


def parts_of(number):
    """Part of every criterion, by filling A, B and C in printed order."""
    found = {}
    order = iter("ABC")
    part, left = next(order), PART_POINTS["A"]
    for criterion in sheet(number)["criteria"]:
        if "." not in criterion["code"]:
            if left == 0:
                part = next(order)
                left = PART_POINTS[part]
            left -= criterion["max_points"]
        found[criterion["code"]] = part
    return found


def tier_of(total):
    """Article 3.3."""
    if total >= 90:
        return 5
    if total >= 70:
        return 4
    if total >= 50:
        return 3
    if total >= 30:
        return 2
    return 1


def required(criterion, tier):
    """The points of the highest mark at or below a tier, or None."""
    need = None
    for wanted in range(3, tier + 1):
        for option in criterion.get("options", []):
            if option.get("stars") == wanted:
                need = option["points"]
    return need


def shortfalls(number, answers, tier):
    """Codes of the answered criteria below their minimum."""
    return [
        c["code"]
        for c in leaves(number)
        if c["code"] in answers
        and required(c, tier) is not None
        and answers[c["code"]] < required(c, tier)
    ]


def unanswered(number, answers):
    """Codes that apply and have no answer: 5.2 needs a story, except on sheet 26."""
    return [
        c["code"]
        for c in leaves(number)
        if c["code"] not in answers
        and not (number != 26 and c["code"] == "5.2" and answers.get("5.1") == 0)
    ]


def given_tier(total, missed):
    """The highest tier whose threshold and cumulative minimums hold."""
    tier = tier_of(total)
    while tier >= 3 and missed[tier]:
        tier -= 1
    return tier


def rate(number, answers, findings=()):
    """Everything a rating says, as plain data."""
    total = sum(answers.values())
    parts = dict.fromkeys("ABC", 0)
    for code, points in answers.items():
        parts[parts_of(number)[code]] += points
    missed = {tier: shortfalls(number, answers, tier) for tier in (3, 4, 5)}
    open_ = unanswered(number, answers)
    stopped = number == 16 and any(answers.get(f"6.{n}") == 0 for n in (1, 2, 3, 4))
    if any(finding[0] in "RKYN" for finding in findings):
        status = "rejected"
    elif stopped or findings:
        status = "stopped"
    elif open_:
        status = "incomplete"
    else:
        status = "rated"
    result = {
        "status": status,
        "total": total,
        "parts": parts,
        "tier_by_points": tier_of(total),
        "tier": given_tier(total, missed) if status == "rated" else None,
        "shortfalls": missed,
        "unanswered": open_,
        "lowest": None,
        "highest": None,
    }
    if status == "rated":
        result["lowest"] = result["highest"] = result["tier"]
    elif status == "incomplete":
        best = {c["code"]: c["max_points"] for c in leaves(number)}
        none = answers | dict.fromkeys(open_, 0)
        if number != 26 and none.get("5.1") == 0:
            none.pop("5.2", None)
        low = rate(number, none)
        high = rate(number, answers | {code: best[code] for code in open_})
        result["lowest"], result["highest"] = low["tier"], high["tier"]
    return result


def holds(points, need, decide):
    """Whether the members who gave these points meet a minimum."""
    met = sum(p >= need for p in points)
    if decide == "majority":
        return met > len(points) / 2
    if decide == "unanimous":
        return met == len(points)
    return Fraction(sum(points), len(points)) >= need


def rate_council(number, members, decide, findings=None):
    """Exact mean, minimums by majority, unanimity or mean, findings by more than half."""
    size = len(members)
    total = Fraction(sum(sum(m.values()) for m in members), size)
    missed = {}
    for tier in (3, 4, 5):
        missed[tier] = []
        for criterion in leaves(number):
            need = required(criterion, tier)
            code = criterion["code"]
            points = [m[code] for m in members if code in m]
            if need is not None and points and not holds(points, need, decide):
                missed[tier].append(code)
    found = [list(one) for one in findings or [()] * size]
    for member, own in zip(members, found, strict=True):
        if number == 16 and any(member.get(f"6.{n}") == 0 for n in (1, 2, 3, 4)):
            own.append("S3")
    named = list(dict.fromkeys(id for own in found for id in own))
    established = [id for id in named if sum(id in own for own in found) * 2 > size]
    if any(id[0] in "RKYN" for id in established):
        status = "rejected"
    elif established:
        status = "stopped"
    elif any(unanswered(number, member) for member in members):
        status = "incomplete"
    else:
        status = "rated"
    return {
        "status": status,
        "total": total,
        "tier_by_points": tier_of(total),
        "tier": given_tier(total, missed) if status == "rated" else None,
        "shortfalls": missed,
        "findings": established,
    }
