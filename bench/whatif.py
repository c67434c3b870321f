"""The cheapest path beside HiGHS and CP-SAT, as ratios within one run: ``python bench/whatif.py``.

Every solver is first checked to reach the same least cost. The questions are those in which points
are still missing once all minimums are met: the others need no search.

``python bench/whatif.py --check 2000`` times nothing; it compares the cheapest path with HiGHS on
so many random dossiers over all sheets and tiers, complete or not, with prices per box, fixed
criteria, maxima and cases. The tests compare the first of them.
"""

import argparse
import random
import statistics
import sys
import time
from pathlib import Path

import highspy
from ortools.sat.python import cp_model

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
import whatif_oracle
from ocop import criteria
from ocop.criteria import whatif

LAW = "26/2026/QĐ-TTg"
ROUNDS = 7
QUESTIONS = 48


def questions():
    """Random dossiers over all sheets with a gap left after the minimums."""
    rng = random.Random(26)
    rules = criteria.ruleset(LAW)
    found = []
    while len(found) < QUESTIONS:
        sheet = rules.sheet(rng.randint(1, 26))
        quality = rng.uniform(0.2, 0.8)
        answers = {}
        for leaf in sheet.leaves:
            if leaf.code == "5.2" and answers.get("5.1") == 0 and sheet.number != 26:
                answers[leaf.code] = 0
                continue
            answers[leaf.code] = (
                leaf.max_points if rng.random() < quality else rng.choice(leaf.allowed)
            )
        tier = rng.choice([3, 4, 5])
        choices = whatif_oracle.problem(sheet.number, answers, tier, lambda _c, _p: 1)
        if not all(choices.values()):
            continue
        base = sum(min(c, key=lambda x: x[1] * 1024 + x[2])[0] for c in choices.values())
        best = sum(c[-1][0] for c in choices.values())
        if base + 5 <= whatif_oracle.LEAST[tier] <= best:
            ready = criteria.Assessment(law=LAW, sheet=sheet.number, answers=answers)
            found.append((ready, tier, choices))
    return found


def ours(question):
    """The cheapest path, as a user asks for it."""
    assessment, tier, _ = question
    path = whatif.paths(assessment, tier)[0]
    return path.cost, path.steps


def ours_ten(question):
    """The ten cheapest minimal paths."""
    assessment, tier, _ = question
    return whatif.paths(assessment, tier, limit=10)


def model(question, highs):
    """Fill a HiGHS object with the columns and rows of a question."""
    assessment, tier, choices = question
    costs, points, starts, story = [], [], [], {}
    for code, found in choices.items():
        starts.append(len(costs))
        for number, price, steps in found:
            if code in ("5.1", "5.2") and number and whatif_oracle.story(assessment.sheet):
                story.setdefault(code, []).append(len(costs))
            costs.append(1024 * price + steps)
            points.append(number)
    count = len(costs)
    for cost in costs:
        highs.addCol(float(cost), 0.0, 1.0, 0, [], [])
    for n in range(count):
        highs.changeColIntegrality(n, highspy.HighsVarType.kInteger)
    for first, last in zip(starts, [*starts[1:], count], strict=True):
        columns = list(range(first, last))
        highs.addRow(1.0, 1.0, len(columns), columns, [1.0] * len(columns))
    rest = sum(p for p in points)
    highs.addRow(float(whatif_oracle.LEAST[tier]), float(rest), count, list(range(count)),
                 [float(p) for p in points])  # fmt: skip
    if story:
        columns = story.get("5.2", []) + story.get("5.1", [])
        signs = [1.0] * len(story.get("5.2", [])) + [-1.0] * len(story.get("5.1", []))
        highs.addRow(-highspy.kHighsInf, 0.0, len(columns), columns, signs)


def fresh_highs():
    """A silent HiGHS object that does not stop short of the optimum."""
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)  # noqa: FBT003 - its own way
    highs.setOptionValue("mip_rel_gap", 0.0)
    return highs


REUSED = fresh_highs()
REUSED.setOptionValue("presolve", "off")
REUSED.setOptionValue("threads", 1)


def highs_best(question):
    """HiGHS at its best here: one object reused, no presolve, one thread."""
    REUSED.clearModel()
    model(question, REUSED)
    REUSED.run()
    return divmod(round(REUSED.getObjectiveValue()), 1024)


def highs_usual(question):
    """HiGHS as usually called: a fresh object, its modelling layer, its defaults."""
    assessment, tier, choices = question
    highs = fresh_highs()
    total, costs, story = [], [], {"5.1": [], "5.2": []}
    for code, found in choices.items():
        variables = [highs.addBinary() for _ in found]
        highs.addConstr(highs.qsum(variables) == 1)
        for (points, price, steps), variable in zip(found, variables, strict=True):
            total.append(points * variable)
            costs.append((1024 * price + steps) * variable)
            if code in story and points:
                story[code].append(variable)
    highs.addConstr(highs.qsum(total) >= whatif_oracle.LEAST[tier])
    if whatif_oracle.story(assessment.sheet):
        highs.addConstr(highs.qsum(story["5.2"]) <= highs.qsum(story["5.1"]))
    highs.minimize(highs.qsum(costs))
    return divmod(round(highs.getObjectiveValue()), 1024)


def cp_sat(question, *, best):
    """CP-SAT, at its best here (one worker, no presolve) or with its defaults."""
    assessment, tier, choices = question
    made = cp_model.CpModel()
    total, costs, story = [], [], {"5.1": [], "5.2": []}
    for code, found in choices.items():
        variables = [made.new_bool_var("") for _ in found]
        made.add_exactly_one(variables)
        for (points, price, steps), variable in zip(found, variables, strict=True):
            total.append(points * variable)
            costs.append((1024 * price + steps) * variable)
            if code in story and points:
                story[code].append(variable)
    made.add(sum(total) >= whatif_oracle.LEAST[tier])
    if whatif_oracle.story(assessment.sheet):
        made.add(sum(story["5.2"]) <= sum(story["5.1"]))
    made.minimize(sum(costs))
    solver = cp_model.CpSolver()
    if best:
        solver.parameters.num_workers = 1
        solver.parameters.cp_model_presolve = False
    assert solver.solve(made) == cp_model.OPTIMAL
    return divmod(round(solver.objective_value), 1024)


SOLVERS = {
    "ocop: paths(a, to)": ours,
    "ocop: paths(a, to, limit=10)": ours_ten,
    "HiGHS, object reused, presolve off, 1 thread": highs_best,
    "HiGHS, fresh, its modelling layer, defaults": highs_usual,
    "CP-SAT, 1 worker, presolve off": lambda q: cp_sat(q, best=True),
    "CP-SAT, defaults": lambda q: cp_sat(q, best=False),
}
GOALS = {
    "ocop: paths(a, to, limit=10)": "<= 5",
    "HiGHS, object reused, presolve off, 1 thread": ">= 15",
    "HiGHS, fresh, its modelling layer, defaults": ">= 40",
    "CP-SAT, 1 worker, presolve off": ">= 15",
    "CP-SAT, defaults": ">= 40",
}


def check(count):
    """Compare least cost and steps with HiGHS on random dossiers; say how many had a path."""
    reached = 0
    for number, answers, tier, prices, limits in whatif_oracle.dossiers(count):
        found = whatif.paths(
            {"law": LAW, "sheet": number, "answers": answers, "cases": limits["cases"]},
            tier,
            cost=None if prices is None else lambda leaf, _, points, p=prices: p[leaf.code][points],
            fixed=limits["fixed"],
            at_most=limits["at_most"],
        )
        cost = whatif_oracle.cost_of(prices)
        expected = whatif_oracle.cheapest_by_highs(number, answers, tier, cost, **limits)
        assert ((found[0].cost, found[0].steps) if found else None) == expected, (number, answers)
        reached += bool(found)
    print(f"same optimum as HiGHS on {count} dossiers: {reached} with a path, the others with none")


def main():
    """Check that all agree, then time them by turns."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", type=int, metavar="N", help="compare N dossiers with HiGHS")
    count = parser.parse_args().check
    if count is not None:
        check(count)
        return
    asked = questions()
    expected = [ours(q) for q in asked]
    for name, solve in SOLVERS.items():
        if solve is not ours_ten:
            assert [solve(q) for q in asked] == expected, name
    print(f"all solvers agree on {len(asked)} questions")
    times = {name: [] for name in SOLVERS}
    for _ in range(ROUNDS):
        for name, solve in SOLVERS.items():
            took = []
            for question in asked:
                start = time.perf_counter()
                solve(question)
                took.append(time.perf_counter() - start)
            times[name].append(statistics.median(took))
    base = statistics.median(times["ocop: paths(a, to)"])
    print(f"{'what (median question, median of rounds)':48} {'us':>9} {'x':>8}  goal")
    for name, found in times.items():
        seconds = statistics.median(found)
        print(f"{name:48} {seconds * 1e6:9.1f} {seconds / base:8.1f}  {GOALS.get(name, '')}")
    many = [assessment for assessment, _, _ in asked] * (10_000 // len(asked) + 1)
    start = time.perf_counter()
    whatif.upgrades(many[:10_000], 4)
    print(f"a portfolio of 10,000 products: {time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
