"""The same rating in other engines: total, parts, tier by points, tier, minimums held."""

import itertools

import pydantic

from ocop.criteria import loading
from ocop.vocabulary import TIERS_WITH_MINIMUMS

PARTS = ("A", "B", "C")


def plain(rating):
    """What every engine must give."""
    parts = [rating.parts[p].points for p in PARTS]
    held = [not rating.shortfalls[t] for t in TIERS_WITH_MINIMUMS]
    return (rating.total, *parts, int(rating.tier_by_points), int(rating.tier), *held)


def minimums(sheet, tier):
    """Required points by criterion."""
    return {m.criterion: m.required for m in sheet.minimums(tier)}


def naive(sheet):
    """A straightforward walk over dictionaries."""
    leaves = [
        {"code": leaf.code, "part": leaf.part, "options": [
            {"points": o.points, "stars": o.minimum_for or 0} for o in leaf.options
        ]}
        for leaf in sheet.leaves
    ]  # fmt: skip

    def rate(answers):
        parts = dict.fromkeys(PARTS, 0)
        missed = {3: [], 4: [], 5: []}
        for leaf in leaves:
            points = answers[leaf["code"]]
            parts[leaf["part"]] += points
            for tier in (3, 4, 5):
                need = None
                for option in leaf["options"]:
                    if 3 <= option["stars"] <= tier:
                        need = option["points"]
                if need is not None and points < need:
                    missed[tier].append(leaf["code"])
        total = sum(parts.values())
        by_points = 5 if total >= 90 else 4 if total >= 70 else 3 if total >= 50 else 2
        if total < 30:
            by_points = 1
        tier = by_points
        while tier >= 3 and missed[tier]:
            tier -= 1
        return (total, *parts.values(), by_points, tier, *(not missed[t] for t in (3, 4, 5)))

    return rate


def _zen(graph):
    import zen

    return zen.ZenEngine({"loader": {"type": "static", "content": {"sheet": graph}}})


def _result(found):
    return (
        int(found["total"]),
        *(int(found[p]) for p in PARTS),
        int(found["by"]),
        int(found["tier"]),
        *(bool(found[f"h{t}"]) for t in (3, 4, 5)),
    )


def _node(id, kind, content):
    position = {"x": 0, "y": 0}
    return {"id": id, "type": kind, "name": id, "position": position, "content": content}


def _graph(*nodes):
    chain = [_node("in", "inputNode", {}), *nodes, _node("out", "outputNode", {})]
    edges = [
        {"id": f"e{n}", "type": "edge", "sourceId": a["id"], "targetId": b["id"]}
        for n, (a, b) in enumerate(itertools.pairwise(chain))
    ]
    return {"nodes": chain, "edges": edges}


def _expressions(id, pairs):
    rows = [{"id": f"{id}{n}", "key": k, "value": v} for n, (k, v) in enumerate(pairs)]
    return _node(id, "expressionNode", {"expressions": rows})


_TIERS = [
    ("total", "$.A + $.B + $.C"),
    ("by", "$.total >= 90 ? 5 : $.total >= 70 ? 4 : $.total >= 50 ? 3 : $.total >= 30 ? 2 : 1"),
    ("cap", "$.h3 ? ($.h4 ? ($.h5 ? 5 : 4) : 3) : 2"),
    ("tier", "$.by < $.cap ? $.by : $.cap"),
]


def zen_lean(sheet):
    """One expression node over a list of points."""
    codes = [leaf.code for leaf in sheet.leaves]
    at = {code: f"p[{n}]" for n, code in enumerate(codes)}
    pairs = [
        (part, " + ".join(at[leaf.code] for leaf in sheet.leaves if leaf.part == part))
        for part in PARTS
    ]
    pairs += [
        (f"h{int(t)}", " and ".join(f"{at[c]} >= {need}" for c, need in minimums(sheet, t).items()))
        for t in TIERS_WITH_MINIMUMS
    ]
    engine = _zen(_graph(_expressions("x", pairs + _TIERS)))

    def rate(answers):
        context = {"p": [answers[code] for code in codes]}
        return _result(engine.evaluate("sheet", context)["result"])

    return rate


def zen_table(sheet):
    """A decision table looped over the ticks, as a rule author would lay the sheet out."""
    needs = {t: minimums(sheet, t) for t in TIERS_WITH_MINIMUMS}
    outputs = [*PARTS, "m3", "m4", "m5"]
    rules = []
    for leaf in sheet.leaves:
        for points in leaf.allowed:
            row = {"_id": f"{leaf.code}/{points}", "code": f'"{leaf.code}"', "points": str(points)}
            for part in PARTS:
                row[part] = str(points if leaf.part == part else 0)
            for t in TIERS_WITH_MINIMUMS:
                row[f"m{int(t)}"] = str(int(points < needs[t].get(leaf.code, 0)))
            rules.append(row)
    content = {
        "hitPolicy": "first",
        "inputs": [{"id": f, "name": f, "field": f} for f in ("code", "points")],
        "outputs": [{"id": f, "name": f, "field": f} for f in outputs],
        "rules": rules,
        "executionMode": "loop",
        "inputField": "ticks",
        "outputPath": "rows",
        "passThrough": False,
    }
    sums = [(part, f"sum(map(rows, #.{part}))") for part in PARTS]
    sums += [(f"h{t}", f"sum(map(rows, #.m{t})) == 0") for t in (3, 4, 5)]
    engine = _zen(
        _graph(_node("t", "decisionTableNode", content), _expressions("x", sums + _TIERS))
    )

    def rate(answers):
        ticks = [{"code": code, "points": points} for code, points in answers.items()]
        return _result(engine.evaluate("sheet", {"ticks": ticks})["result"])

    return rate


def openfisca(sheet):
    """One variable per criterion, formulas for the rest, a simulation per dossier."""
    from openfisca_core.entities import build_entity
    from openfisca_core.periods import DateUnit
    from openfisca_core.simulations import SimulationBuilder
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem
    from openfisca_core.variables import Variable

    product = build_entity(key="product", plural="products", label="", is_person=True)
    system = TaxBenefitSystem([product])

    def add(name, type_, formula=None):
        body = {
            "value_type": type_,
            "entity": product,
            "definition_period": DateUnit.YEAR,
            "label": name,
        }
        if formula:
            body["formula"] = formula
        system.add_variable(type(name, (Variable,), body))

    name_of = {leaf.code: "c" + leaf.code.replace(".", "_") for leaf in sheet.leaves}
    for name in name_of.values():
        add(name, int)

    def sum_of(names):
        return lambda who, period: sum(who(n, period) for n in names)

    def held(needs):
        def formula(who, period):
            found = True
            for code, need in needs.items():
                found = found & (who(name_of[code], period) >= need)
            return found

        return formula

    for part in PARTS:
        names = [name_of[leaf.code] for leaf in sheet.leaves if leaf.part == part]
        add(f"part_{part}", int, sum_of(names))
    add("total", int, sum_of([f"part_{p}" for p in PARTS]))
    for t in TIERS_WITH_MINIMUMS:
        add(f"h{int(t)}", bool, held(minimums(sheet, t)))

    def by_points(who, period):
        total = who("total", period)
        return 1 + (total >= 30) + (total >= 50) + (total >= 70) + (total >= 90)

    def tier(who, period):
        h3, h4, h5 = (who(f"h{t}", period) for t in (3, 4, 5))
        cap = 2 + h3 * (1 + h4 * (1 + h5 * 1))
        by = who("by_points", period)
        return by * (by <= cap) + cap * (by > cap)

    add("by_points", int, by_points)
    add("tier", int, tier)
    wanted = ["total", *(f"part_{p}" for p in PARTS), "by_points", "tier"]
    year = "2026"

    def rate(answers):
        simulation = SimulationBuilder().build_default_simulation(system, count=1)
        for code, points in answers.items():
            simulation.set_input(name_of[code], year, [points])
        numbers = [int(simulation.calculate(name, year)[0]) for name in wanted]
        flags = [bool(simulation.calculate(f"h{t}", year)[0]) for t in (3, 4, 5)]
        return (*numbers, *flags)

    return rate


def bare_model():
    """A strict model with the fields of an assessment and no rule of the law."""

    class Bare(barest_model()):
        findings: tuple[str, ...] = ()
        cases: dict[str, str] = {}
        notes: dict[str, str] = {}
        evidence: dict[str, tuple[str, ...]] = {}
        product: str | None = None
        assessor: str | None = None

    return Bare


def barest_model():
    """The same without the optional fields."""

    class Barest(pydantic.BaseModel):
        model_config = pydantic.ConfigDict(strict=True, frozen=True, extra="forbid")

        law: str
        sheet: int | str
        answers: dict[str, int]

    return Barest


def load_sheet(number):
    """Read, audit and build one sheet, past the cache."""
    return loading._sheet.__wrapped__("26-2026", number)
