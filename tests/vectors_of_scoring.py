"""Conformance vectors of ratings and councils, worked out by the slow oracle.

A vector about anything but minimums is one in which the minimums change nothing, so that a scorer
without them fails where minimums are tested and nowhere else.
"""

import tomllib
from fractions import Fraction
from functools import cache
from pathlib import Path

import oracle
from vector_rows import REFUSED, vector

LAW = "26/2026/QĐ-TTg"
HAND = Path(__file__).parent / "vectors"
THRESHOLDS = (90, 70, 50, 30)
PLAIN = {"points", "thresholds", "none-ticked", "story", "unanswered", "cases"}


def allowed(criterion):
    """The points that a criterion may have, rising."""
    implied = [criterion["max_points"]] if criterion.get("implied") else []
    return sorted({0, *implied, *(o["points"] for o in criterion.get("options", []))})


def full(number):
    """Every criterion at its best."""
    return {c["code"]: c["max_points"] for c in oracle.leaves(number)}


def floor(number, tier, *, told=True):
    """The least points that meet every minimum up to a tier; no 0 where 0 would stop or unask."""
    least = {c["code"]: oracle.required(c, tier) or 0 for c in oracle.leaves(number)}
    watched = ["5.1"] * told + ["6.1", "6.2", "6.3", "6.4"] * (number == 16)
    for criterion in oracle.leaves(number):
        if criterion["code"] in watched and not least[criterion["code"]]:
            least[criterion["code"]] = allowed(criterion)[1]
    return least


def filled(number, total, least, without=()):
    """Answers of exactly that total, none below its floor; the first criteria get most."""
    left = total - sum(least.values())
    assert left >= 0
    items = [
        (c["code"], [0] if c["code"] in without else allowed(c)) for c in oracle.leaves(number)
    ]

    @cache
    def rest(at, left):
        """The points of the criteria from one on that use up exactly what is left; or None."""
        if at == len(items):
            return () if left == 0 else None
        code, values = items[at]
        for value in reversed(values):
            more = value - least[code]
            if 0 <= more <= left and (after := rest(at + 1, left - more)) is not None:
                return (value, *after)
        return None

    points = rest(0, left)
    assert points is not None
    found = {code: value for (code, _), value in zip(items, points, strict=True)}
    assert sum(found.values()) == total
    return found


def dossier(number, answers, findings=(), cases=None):
    """A dossier as plain data."""
    more = {"findings": list(findings)} if findings else {}
    more |= {"cases": cases} if cases else {}
    return {"law": LAW, "sheet": number, "answers": answers, **more}


def plain(result):
    """What the oracle says, as JSON has it."""
    result = dict(result)
    result["shortfalls"] = {str(tier): codes for tier, codes in result["shortfalls"].items()}
    total = Fraction(result["total"])
    result["total"] = total.numerator if total.denominator == 1 else str(total)
    return result


def ruled_by_minimums(number, answers, result):
    """Whether a tier that the result gives would be another one without minimums."""
    if result["status"] == "rated":
        return result["tier"] != result["tier_by_points"]
    if result["status"] != "incomplete":
        return False
    best = {c["code"]: c["max_points"] for c in oracle.leaves(number)}
    none = answers | dict.fromkeys(result["unanswered"], 0)
    if number != 26 and none.get("5.1") == 0:
        none.pop("5.2", None)
    most = sum(answers.values()) + sum(best[code] for code in result["unanswered"])
    bounds = {
        "lowest": oracle.tier_of(sum(none.values())),
        "highest": oracle.tier_of(most),
    }
    return any(
        result[bound] is not None and result[bound] != tier for bound, tier in bounds.items()
    )


def rating(  # noqa: PLR0913 - what a vector may have
    name, rule, number, answers, *, findings=(), cases=None, why=None, hand=False
):
    """A vector of one dossier."""
    result = oracle.rate(number, answers, findings)
    status = result["status"]
    if status in ("rejected", "stopped"):
        rule = "rejection" if status == "rejected" else "stop"
    elif rule in PLAIN and ruled_by_minimums(number, answers, result):
        rule = "minimums"
    asked = dossier(number, answers, findings, cases)
    more = {"sheet": number, "hand": hand, "why": why}
    return vector("rating", f"{number}/{name}", rule, asked, plain(result), **more)


def refusal(place, data, problems, sheet=None, kind="rating"):
    """A vector of input that must be refused, and what is wrong with it."""
    return vector(kind, place, "refusal", data, REFUSED, sheet=sheet, problems=problems)


@cache
def effects():
    """Ids of the findings of each sheet that an assessor may make, in printed order."""
    path = oracle.files("ocop").joinpath("criteria/data/26-2026/rules.toml")
    rules = {r["id"]: r for r in tomllib.loads(path.read_text("utf-8"))["rules"]}
    found = {}
    for number in range(1, 27):
        sheet = oracle.sheet(number)
        placed = [sheet["rejection"]] if sheet.get("rejection") else []
        for criterion in sheet["criteria"]:
            placed += criterion.get("rules", [])
        found[number] = [
            id
            for id in dict.fromkeys(placed)
            if rules[id].get("effect") and rules[id].get("found_by") != "library"
        ]
    return found


def by_hand(case, number):
    """Answers of a case or member worked out by hand."""
    start = {"full": full(number), "none": dict.fromkeys(full(number), 0), "empty": {}}
    answers = start[case["start"]] | case.get("change", {})
    for code in case.get("omit", []):
        answers.pop(code, None)
    return answers


def hand_rule(case):
    """What a dossier worked out by hand is about."""
    total = case["expected"]["total"]
    if case["expected"]["status"] == "incomplete":
        return "unanswered"
    if case.get("cases"):
        return "cases"
    if case.get("change", {}).get("5.1") == 0:
        return "story"
    return "thresholds" if total in THRESHOLDS or total + 1 in THRESHOLDS else "points"


def hand_tables(table):
    """The cases worked out by hand, from tests/vectors."""
    for path in sorted(HAND.glob("*.toml")):
        yield from tomllib.loads(path.read_text("utf-8")).get(table, [])


def sheet_vectors(number):
    """The vectors of one sheet."""
    for case in hand_tables("case"):
        if case["sheet"] == number:
            yield rating(
                f"by-hand/{case['name']}",
                hand_rule(case),
                number,
                by_hand(case, number),
                findings=case.get("findings", ()),
                cases=case.get("cases"),
                why=case["why"],
                hand=True,
            )
    yield from box_vectors(number)
    yield from total_vectors(number)
    yield from story_vectors(number)
    yield from open_vectors(number)
    yield from finding_vectors(number)
    yield from sheet_refusals(number)
    for criterion in oracle.leaves(number):
        for case in criterion.get("cases", ()):
            code = criterion["code"]
            name, chosen = f"case/{code}={case}", {code: case}
            yield rating(name, "cases", number, full(number), cases=chosen)


def box_vectors(number):
    """Every box of the sheet, with all the other criteria at their best."""
    top = full(number)
    yield rating("full", "points", number, top)
    for criterion in oracle.leaves(number):
        code = criterion["code"]
        for points in allowed(criterion)[:-1]:
            answers = top | {code: points}
            if number != 26 and code == "5.1" and not points:
                answers |= {"5.2": 0}
            yield rating(f"box/{code}={points}", "points", number, answers)
    yield rating("none-ticked", "none-ticked", number, dict.fromkeys(top, 0))


def total_vectors(number):
    """Totals at each threshold and one below, and the least that the minimums ask."""
    for threshold, tier in zip(THRESHOLDS, (5, 4, 3, 2), strict=True):
        for total in (threshold, threshold - 1):
            answers = filled(number, total, floor(number, tier))
            yield rating(f"total-{total}", "thresholds", number, answers)
    for tier in (3, 4, 5):
        answers = {
            c["code"]: oracle.required(c, tier) or c["max_points"] for c in oracle.leaves(number)
        }
        yield rating(f"just-the-{tier}-star-minimums", "minimums", number, answers)


def story_vectors(number):
    """Criterion 5.2 without a story."""
    top = full(number)
    if number == 26:
        name, answers = "5.2-without-story", top | {"5.1": 0}
        yield rating(name, "story", number, answers, why="Sheet 26 asks no story for 5.2.")
        return
    asked = filled(number, 60, floor(number, 3, told=False), ("5.1", "5.2"))
    untold = {code: points for code, points in asked.items() if code != "5.2"}
    yield rating("no-story/5.2-left-out", "story", number, untold)
    yield rating("no-story/5.2-zero", "story", number, asked)
    yield refusal(
        f"{number}/refused/5.2-without-story",
        dossier(number, top | {"5.1": 0}),
        [("does-not-apply", 'answers["5.2"]')],
        number,
    )


def open_vectors(number):
    """Dossiers that are not answered in full."""
    rest = [c for c in oracle.leaves(number) if c["code"][:2] != "5."]
    free = [c["code"] for c in rest if oracle.required(c, 5) is None]
    marked = [c["code"] for c in rest if oracle.required(c, 5)]
    yield rating("nothing-answered", "unanswered", number, {})
    for name, left_out in (("one", free[:1]), ("two", free[-2:]), ("a-minimum", marked[:1])):
        answers = {code: p for code, p in full(number).items() if code not in left_out}
        yield rating(f"left-out/{name}", "unanswered", number, answers)


def finding_vectors(number):
    """Each finding of the sheet, and two at once."""
    top, named = full(number), effects()[number]
    for id in named:
        yield rating(f"finding/{id}", "rejection", number, top, findings=[id])
    if len(named) > 1:
        both = [named[0], named[-1]]
        yield rating("finding/first-and-last", "rejection", number, top, findings=both)
        yield rating("finding/not-all-answered", "rejection", number, {}, findings=named[:1])
        yield refusal(
            f"{number}/refused/repeated-finding",
            dossier(number, top, [named[0], named[0]]),
            [("repeated-finding", "findings[1]")],
            number,
        )


def sheet_refusals(number):
    """Wrong dossiers of one sheet."""
    top, leaves = full(number), oracle.leaves(number)
    heading = next(c for c in oracle.sheet(number)["criteria"] if c not in leaves)["code"]
    gaps = [
        (c["code"], value)
        for c in leaves
        for value in range(1, c["max_points"])
        if value not in allowed(c)
    ]
    first, most = leaves[0]["code"], leaves[0]["max_points"]
    wrong = [
        ("too-many-points", {first: most + 1}, "points-not-allowed"),
        ("negative", {first: -1}, "points-not-allowed"),
        *((f"no-box/{code}={v}", {code: v}, "points-not-allowed") for code, v in gaps[:3]),
        ("heading", {heading: 1}, "heading"),
        ("unknown-criterion", {"99.9": 1}, "unknown-criterion"),
        ("text", {first: str(most)}, "points-type"),
        ("half-a-point", {first: 0.5}, "points-type"),
        ("true", {first: True}, "points-type"),
        ("null", {first: None}, "points-type"),
    ]
    for name, change, code in wrong:
        place = f'answers["{next(iter(change))}"]'
        data = dossier(number, top | change)
        yield refusal(f"{number}/refused/{name}", data, [(code, place)], number)
    yield refusal(
        f"{number}/refused/unknown-finding",
        dossier(number, top, ["Z9"]),
        [("unknown-finding", "findings[0]")],
        number,
    )


def any_refusals():
    """Wrong dossiers of no sheet."""
    good = dossier(1, full(1))
    wrong = [
        ("sheet-0", {"sheet": 0}, ("unknown-sheet", "sheet")),
        ("sheet-27", {"sheet": 27}, ("unknown-sheet", "sheet")),
        ("sheet-true", {"sheet": True}, ("sheet-type", "sheet")),
        ("unknown-law", {"law": "27/2026/QĐ-TTg"}, ("unknown-law", "law")),
        ("law-whose-sheets-differ", {"law": "148/QĐ-TTg"}, ("not-encoded", "sheet")),
        ("answers-as-list", {"answers": [3, 1]}, ("not-an-object", "answers")),
        ("unknown-field", {"point": {}}, ("unknown-field", "point")),
        ("findings-as-text", {"findings": "K1"}, ("not-a-list", "findings")),
    ]
    for name, change, problem in wrong:
        yield refusal(f"any/refused/{name}", good | change, [problem])
    for field in ("law", "sheet", "answers"):
        data = {name: value for name, value in good.items() if name != field}
        yield refusal(f"any/refused/no-{field}", data, [("missing-field", field)])


def council(  # noqa: PLR0913 - what a vector may have
    name, rule, number, members, *, minimums="majority", findings=None, why=None, hand=False
):
    """A vector of a council; the findings are one list for each member."""
    findings = findings or [()] * len(members)
    result = oracle.rate_council(number, members, minimums, findings)
    if result["findings"]:
        rule = "council-findings"
    elif result["status"] == "rated" and result["tier"] != result["tier_by_points"]:
        rule = "council-minimums"
    asked = {
        "assessments": [
            dossier(number, member, own) for member, own in zip(members, findings, strict=True)
        ],
        "minimums": minimums,
    }
    more = {"sheet": number, "hand": hand, "why": why}
    return vector("council", name, rule, asked, plain(result), **more)


def hand_council_rule(case):
    """What a council worked out by hand is about."""
    if any(member.get("findings") for member in case["members"]):
        return "council-findings"
    if any(member.get("change", {}).get("5.1") == 0 for member in case["members"]):
        return "story"
    return "council-unanswered" if case["expected"]["status"] == "incomplete" else "exact-mean"


def council_vectors():
    """The vectors of councils."""
    for case in hand_tables("council"):
        number = case["sheet"]
        yield council(
            f"by-hand/{case['name']}",
            hand_council_rule(case),
            number,
            [by_hand(member, number) for member in case["members"]],
            minimums=case["minimums"],
            findings=[member.get("findings", ()) for member in case["members"]],
            why=case["why"],
            hand=True,
        )
    means = {
        "89.67": (90, 90, 89), "90": (91, 90, 89), "89.95": (90,) * 19 + (89,),
        "69.9": (70,) * 9 + (69,), "69.5": (70, 69), "70": (71, 69),
        "49.67": (50, 50, 49), "49.5": (50, 49), "50": (51, 49), "29.5": (30, 29), "30": (31, 29),
    }  # fmt: skip
    for number in (1, 8, 13, 16, 23, 26):
        for mean, totals in means.items():
            tier = next(
                t for t in (5, 4, 3, 2) if float(mean) + 1 > {5: 90, 4: 70, 3: 50, 2: 30}[t]
            )
            least = floor(number, tier)
            members = [filled(number, total, least) for total in totals]
            yield council(f"{number}/mean-{mean}", "exact-mean", number, members)
        yield from split_councils(number)
    top, first = full(8), full(8) | {"1.2": 0}
    open_ = {code: points for code, points in top.items() if code != "1.2"}
    yield council("8/one-left-out", "council-unanswered", 8, [top, top, open_])
    yield council("8/all-left-out", "council-unanswered", 8, [open_, open_])
    for found, size in ((1, 2), (2, 4), (2, 3), (3, 4), (1, 1)):
        findings = [["K1"]] * found + [[]] * (size - found)
        members = [first] * size
        name = f"8/finding-{found}-of-{size}"
        yield council(name, "council-findings", 8, members, findings=findings)
    top = full(16)
    for found, size in ((1, 2), (2, 3)):
        members = [top | {"6.1": 0}] * found + [top] * (size - found)
        yield council(f"16/zero-by-{found}-of-{size}", "council-findings", 16, members)
    yield from council_refusals()


def council_refusals():
    """Councils that cannot be rated."""
    one, other = dossier(8, full(8)), dossier(9, full(9))
    wrong = dossier(8, full(8) | {"99.9": 1})
    place = 'assessments[1].answers["99.9"]'
    for name, members, minimums, problem in (
        ("nobody", [], "majority", ("no-assessment", "assessments")),
        ("two-sheets", [one, other], "majority", ("different-sheets", "assessments[1].sheet")),
        ("a-wrong-member", [one, wrong], "majority", ("unknown-criterion", place)),
        ("unknown-way", [one], "most", ("minimums", "minimums")),
    ):
        data = {"assessments": members, "minimums": minimums}
        yield refusal(f"refused/{name}", data, [problem], kind="council")


def split_councils(number):
    """Councils split on one minimum: the first criterion that 3 stars ask something of."""
    criterion = next(
        c
        for c in oracle.leaves(number)
        if oracle.required(c, 3) and c["code"][:2] not in ("5.", "6.")
    )
    code, need = criterion["code"], oracle.required(criterion, 5)
    below = max(p for p in allowed(criterion) if p < oracle.required(criterion, 3))
    above = full(number)
    for minimums in ("majority", "unanimous", "mean"):
        for missing, size in ((1, 3), (2, 4), (2, 3), (1, 5), (3, 3)):
            members = [above | {code: below}] * missing + [above] * (size - missing)
            yield council(
                f"{number}/{minimums}/{code}<{need}-by-{missing}-of-{size}",
                "council-minimums",
                number,
                members,
                minimums=minimums,
            )
