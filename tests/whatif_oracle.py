"""Slow oracles of what-if: an integer program for HiGHS, and every combination by brute force.

Both are built from the data files by way of `oracle`, and share no code with the engine.
"""

import random
from itertools import product

import oracle

LEAST = {1: 0, 2: 30, 3: 50, 4: 70, 5: 90}


def boxes(number, code, now, case=None):
    """The points that a criterion may keep or be raised to, with the steps that takes."""
    criterion = next(c for c in oracle.leaves(number) if c["code"] == code)
    options = criterion.get("options", [])
    printed = {o["points"] for o in options if case in (None, o.get("case", case))}
    points = sorted(printed or {criterion["max_points"]})  # an implied box has all the points
    above = [p for p in points if p > now]
    return [(now, 0), *((p, steps) for steps, p in enumerate(above, 1))]


def allowed(number, criterion, points, tier):
    """Whether a criterion with these points meets what a tier, or a stop rule, asks of it."""
    need = oracle.required(criterion, tier)
    if need is not None and points < need:
        return False
    return not (watched(number, criterion["code"]) and points == 0)


def watched(number, code):
    """Whether 0 points in a criterion stop the assessment: 6.x on sheet 16."""
    return number == 16 and code.startswith("6.")


def problem(number, answers, tier, cost, *, fixed=(), at_most=None, cases=None):  # noqa: PLR0913
    """Per criterion the choices left: code to a list of (points, cost, steps)."""
    choices = {}
    for criterion in oracle.leaves(number):
        code = criterion["code"]
        now = answers.get(code, 0)
        most = (at_most or {}).get(code, 100)
        found = []
        for points, steps in boxes(number, code, now, (cases or {}).get(code)):
            if steps and (code in fixed or points > most):
                continue
            if allowed(number, criterion, points, tier):
                found.append((points, cost(code, points) if steps else 0, steps))
        choices[code] = found
    return choices


def story(number):
    """Whether criterion 5.2 depends on 5.1."""
    return number != 26 and {"5.1", "5.2"} <= {c["code"] for c in oracle.leaves(number)}


def cheapest_by_highs(*question, **more):
    """Least cost, and least steps at that cost, by HiGHS; None when nothing is feasible.

    The question is that of `problem`.
    """
    import highspy

    number, _, tier = question[:3]
    choices = problem(*question, **more)
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


def every_way(*question, **more):
    """Key and changes of every combination that reaches a tier; the question as in `problem`."""
    number, answers, tier = question[:3]
    choices = problem(*question, **more)
    codes = list(choices)
    for combination in product(*choices.values()):
        points = {code: p for code, (p, _, _) in zip(codes, combination, strict=True)}
        if sum(points.values()) < LEAST[tier]:
            continue
        if story(number) and points["5.2"] and not points["5.1"]:
            continue
        key = sum(1024 * price + steps for _, price, steps in combination)
        yield key, {c: p for c, p in points.items() if p != answers.get(c, 0)}


def council_ways(number, members, tier, *, decide, cost, free):  # noqa: PLR0913
    """Key and changes of every way in which a council reaches a tier by changes in few criteria.

    Whoever ticked less than the new box ticks it then; the others keep their ticks.
    """
    codes = [c["code"] for c in oracle.leaves(number)]
    least = {code: min(m.get(code, 0) for m in members) for code in free}
    menus = [boxes(number, code, least[code]) for code in free]
    for combination in product(*menus):
        raised = {
            code: points for code, (points, steps) in zip(free, combination, strict=True) if steps
        }
        after = [{c: max(m.get(c, 0), raised.get(c, 0)) for c in codes} for m in members]
        if story(number) and any(m["5.2"] and not m["5.1"] for m in after):
            continue
        stopped = sum(any(watched(number, c) and p == 0 for c, p in m.items()) for m in after)
        if 2 * stopped > len(after):
            continue
        if oracle.rate_council(number, after, decide)["tier"] >= tier:
            steps = sum(steps for _, steps in combination)
            yield 1024 * sum(cost(c, p) for c, p in raised.items()) + steps, raised


def minimal(ways):
    """The ways that a list of cheapest minimal paths holds, by key.

    Left out is every way of which something can be taken back or made smaller for a lower key,
    and every way whose boxes a better one matches for no higher key.
    """
    ways = list(ways)
    return sorted(
        (
            (key, changes)
            for key, changes in ways
            if not any(
                (other_key < key and _within(other, changes))
                or (other_key <= key and other != changes and _within(changes, other))
                for other_key, other in ways
            )
        ),
        key=lambda way: way[0],
    )


def _within(less, more):
    return all(points <= more.get(code, 0) for code, points in less.items())


def dossiers(count, seed=26):
    """Random questions, over all sheets and tiers: number, answers, tier, prices and limits.

    Some answers are missing, most are good, so that minimums and points both decide; prices per
    box need not rise, and some are None: 1 per criterion changed.
    """
    rng = random.Random(seed)
    for n in range(count):
        number, tier = n % 26 + 1, n // 26 % 5 + 1
        leaves = oracle.leaves(number)
        quality, known = rng.uniform(0.1, 0.9), rng.choice([1, 1, 0.9])
        answers = {}
        for criterion in leaves:
            points = [p for p, _ in boxes(number, criterion["code"], 0)]
            if rng.random() > known:
                continue
            if story(number) and criterion["code"] == "5.2" and answers.get("5.1") == 0:
                points = [0]
            top = rng.random() < quality
            answers[criterion["code"]] = points[-1] if top else rng.choice(points)
        codes = [criterion["code"] for criterion in leaves]
        prices = None
        if rng.random() < 0.7:
            prices = {c: {p: rng.randint(0, 9) for p, _ in boxes(number, c, 0)} for c in codes}
        fixed = set(rng.sample(codes, rng.randint(0, 4)))
        at_most = {
            c["code"]: rng.randint(answers.get(c["code"], 0), c["max_points"])
            for c in rng.sample(leaves, rng.randint(0, 3))
        }
        stated = {c["code"]: rng.choice("ab") for c in leaves if c.get("cases")}
        cases = stated if rng.random() < 0.5 else {}
        yield number, answers, tier, prices, {"fixed": fixed, "at_most": at_most, "cases": cases}


def cost_of(prices):
    """A cost function for `problem` from the prices of a question."""
    return (lambda _code, _points: 1) if prices is None else lambda c, points: prices[c][points]


def near_miss(rng, number, tier, free):
    """Answers that meet a tier's minimums but for the free criteria, and nearly its points."""
    leaves = {c["code"]: c for c in oracle.leaves(number)}
    answers = {}
    for code, criterion in leaves.items():
        points = [p for p, _ in boxes(number, code, 0)]
        need = 0 if code in free else oracle.required(criterion, tier) or 0
        if watched(number, code) and code not in free:
            need = max(need, points[1])
        answers[code] = rng.choice(points[:2]) if code in free else need
    short = rng.randint(0, 8)
    rest = [code for code in leaves if code not in free]
    rng.shuffle(rest)
    for code in rest:
        most = LEAST[tier] - short - sum(answers.values()) + answers[code]
        best = [p for p, _ in boxes(number, code, 0) if answers[code] < p <= most]
        if best:
            answers[code] = best[-1]
    if story(number) and answers["5.1"] == 0:
        answers["5.2"] = 0
    return answers
