"""Times of ocop beside its peers, as ratios within one run: ``python bench/run.py``."""

import json
import random
import statistics
import subprocess
import sys
import time

import peers

from ocop import criteria

LAW = "26/2026/QĐ-TTg"
ROUNDS = 15


def dossiers(sheet, count):
    """Random dossiers on a sheet, mostly good, as a cooperative would hand them in."""
    rng = random.Random(26)
    made = []
    for _ in range(count):
        answers = {}
        for leaf in sheet.leaves:
            if leaf.code == "5.2" and answers.get("5.1") == 0:
                answers[leaf.code] = 0
            elif rng.random() < 0.7:
                answers[leaf.code] = leaf.max_points
            else:
                answers[leaf.code] = rng.choice(leaf.allowed)
        made.append(answers)
    return made


def timed(work, items, repeat):
    """Seconds per item of one round."""
    start = time.perf_counter()
    for _ in range(repeat):
        for item in items:
            work(item)
    return (time.perf_counter() - start) / (repeat * len(items))


def rounds(works):
    """Median seconds per item of each work, the works taking turns within every round."""
    times = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, (work, items, repeat) in works.items():
            times[name].append(timed(work, items, repeat))
    return {name: statistics.median(found) for name, found in times.items()}


def fresh(code):
    """Median seconds of a fresh interpreter that runs some code."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-I", "-c", code], check=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def table(title, rows, base, goals):
    """Print times as multiples of one of them, with the goal beside each."""
    print(f"\n{title}")
    print(f"{'what':48} {'us':>9} {'x':>8}  goal")
    for name, seconds in rows.items():
        ratio = seconds / rows[base]
        print(f"{name:48} {seconds * 1e6:9.2f} {ratio:8.2f}  {goals.get(name, '')}")


def main():
    """Check every engine, then time them."""
    sheet = criteria.ruleset(LAW).sheet(1)
    answers = dossiers(sheet, 200)
    ready = [criteria.Assessment(law=LAW, sheet=1, answers=a) for a in answers]
    texts = [json.dumps({"law": LAW, "sheet": 1, "answers": a}) for a in answers]
    engines = {
        "naive dict walk": (peers.naive(sheet), 5),
        "zen-engine, lean expressions": (peers.zen_lean(sheet), 5),
        "zen-engine, decision table": (peers.zen_table(sheet), 1),
        "OpenFisca": (peers.openfisca(sheet), None),
    }
    expected = [peers.plain(criteria.rate(a)) for a in ready]
    for name, (engine, _) in engines.items():
        checked = answers[:20] if name == "OpenFisca" else answers
        found = [engine(a) for a in checked]
        assert found == expected[: len(checked)], name
    print(f"all engines agree on {len(answers)} dossiers of sheet 1 (OpenFisca on 20)")

    works = {"ocop.criteria.rate": (criteria.rate, ready, 20)}
    works["  and parts and shortfalls read"] = (everything, ready, 5)
    for name, (engine, repeat) in engines.items():
        works[name] = (engine, answers[:10], 1) if repeat is None else (engine, answers, repeat)
    goals = {
        "zen-engine, lean expressions": ">= 4",
        "zen-engine, decision table": ">= 20",
        "OpenFisca": ">= 300",
    }
    table("One dossier, ready", rounds(works), "ocop.criteria.rate", goals)

    parsed = {
        "pydantic's validation alone": (peers.bare_model().model_validate_json, texts, 20),
        "  of three fields only": (peers.barest_model().model_validate_json, texts, 20),
        "JSON text in, Rating out": (criteria.rate, texts, 20),
    }
    goals = {"JSON text in, Rating out": "<= 4"}
    table("JSON", rounds(parsed), "pydantic's validation alone", goals)

    bare = fresh("pass")
    three = (
        "import attrs, dateutil.relativedelta, pydantic\nclass M(pydantic.BaseModel):\n    x: int"
    )
    imports = {
        "three core dependencies, one model": fresh(three) - bare,
        "import ocop": fresh("import ocop") - bare,
    }
    goals = {"import ocop": "<= 1.5"}
    table("Import, over a bare interpreter", imports, "three core dependencies, one model", goals)

    numbers = list(range(1, 27))
    load = {"one sheet, loaded and audited": (peers.load_sheet, numbers, 1)}
    table("Loading", rounds(load), "one sheet, loaded and audited", {})


def everything(assessment):
    """A rating with everything read that the peers give."""
    rating = criteria.rate(assessment)
    return rating.parts, rating.shortfalls


if __name__ == "__main__":
    main()
