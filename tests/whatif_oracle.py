"""Slow oracles of what-if: an integer program for HiGHS, and every combination by brute force.

Both are built from the data files by way of `oracle`, and share no code with the engine.
"""

from itertools import product

import oracle

LEAST = {1: 0, 2: 30, 3: 50, 4: 70, 5: 90}


def boxes(number, code, now):
    """The points that a criterion may keep or be raised to, with the steps that takes."""
    criterion = next(c for c in oracle.leaves(number) if c["code"] == code)
    printed = {o["points"] for o in criterion.get("options", [])}
    points = sorted(printed or {criterion["max_points"]})  # an implied box has all the points
    above = [p for p in points if p > now]
    return [(now, 0), *((p, steps) for steps, p in enumerate(above, 1))]


def allowed(number, criterion, points, tier):
    """Whether a criterion with these points meets what a tier, or a stop rule, asks of it."""
    need = oracle.required(criterion, tier)
    if need is not None and points < need:
        return False
    return not (number == 16 and criterion["code"].startswith("6.") and points == 0)


def problem(number, answers, tier, cost, fixed=()):
    """Per criterion the choices left: code to a list of (points, cost, steps)."""
    choices = {}
    for criterion in oracle.leaves(number):
        code = criterion["code"]
        now = answers.get(code, 0)
        found = []
        for points, steps in boxes(number, code, now):
            if steps and code in fixed:
                continue
            if allowed(number, criterion, points, tier):
                found.append((points, cost(code, points) if steps else 0, steps))
        choices[code] = found
    return choices


def story(number):
    """Whether criterion 5.2 depends on 5.1."""
    return number != 26 and {"5.1", "5.2"} <= {c["code"] for c in oracle.leaves(number)}


def cheapest_by_highs(number, answers, tier, cost, fixed=()):
    """Least cost, and least steps at that cost, by HiGHS; None when nothing is feasible."""
    import highspy

    choices = problem(number, answers, tier, cost, fixed)
    if any(not found for found in choices.values()):
        return None
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("mip_rel_gap", 0.0)
    highs.setOptionValue("mip_abs_gap", 0.0)
    taken = {
        code: [highs.addBinary(obj=1024 * price + steps) for _, price, steps in found]
        for code, found in choices.items()
    }
    for variables in taken.values():
        highs.addConstr(sum(variables) == 1)
    total = sum(
        points * variable
        for code, found in choices.items()
        for (points, _, _), variable in zip(found, taken[code], strict=True)
    )
    highs.addConstr(total >= LEAST[tier])
    if story(number):
        some = {
            code: sum(v for (p, _, _), v in zip(choices[code], taken[code], strict=True) if p)
            for code in ("5.1", "5.2")
        }
        highs.addConstr(some["5.2"] - some["5.1"] <= 0)
    highs.minimize()
    if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    key = round(highs.getObjectiveValue())
    return divmod(key, 1024)


def cheapest_by_force(number, answers, tier, cost, fixed):
    """The same over every combination."""
    keys = [key for key, _ in every_way(number, answers, tier, cost, fixed)]
    return divmod(min(keys), 1024) if keys else None


def every_way(number, answers, tier, cost, fixed):
    """Key and changes of every combination that reaches a tier."""
    choices = problem(number, answers, tier, cost, fixed)
    codes = list(choices)
    for combination in product(*choices.values()):
        points = {code: p for code, (p, _, _) in zip(codes, combination, strict=True)}
        if sum(points.values()) < LEAST[tier]:
            continue
        if story(number) and points["5.2"] and not points["5.1"]:
            continue
        key = sum(1024 * price + steps for _, price, steps in combination)
        yield key, {c: p for c, p in points.items() if p != answers.get(c, 0)}
