"""The portal's own scorer: look-ups and sums over plain tables, as in a spreadsheet."""

import json
from fractions import Fraction

from portal.tables import tables

REQUIRED = {"law", "sheet", "answers"}
FIELDS = REQUIRED | {"findings", "cases", "notes", "evidence", "product", "assessor"}
WAYS = ("majority", "unanimous", "mean")
NO_SHORTFALLS = {"3": [], "4": [], "5": []}


class Scorer:
    """Rates a dossier, or the dossiers of a council, given and answered as plain data."""

    def __init__(self):
        self.tables = tables()

    def rate_json(self, text):
        """Rate what a form sends as JSON text; ValueError says what is wrong with it."""
        try:
            asked = json.loads(text, object_pairs_hook=without_repeats)
        except RecursionError:
            raise ValueError("expected JSON that is not nested so deep") from None
        return self.rate(asked)

    def rate(self, asked):
        """Rate a dossier or a council; ValueError says what is wrong with it."""
        wants(isinstance(asked, dict), "an object")
        return self.council(asked) if "assessments" in asked else self.dossier(asked)

    def dossier(self, asked):
        """Rate the dossier of one assessor."""
        return self.rated(*self.read(asked))

    def rated(self, sheet, answers, findings):
        """The answer to a dossier that was read."""
        parts = {"A": 0, "B": 0, "C": 0}
        for code, points in answers.items():
            parts[sheet["criteria"][code]["part"]] += points
        total = sum(answers.values())
        missed = self.missed(sheet, [answers], "unanimous")
        unanswered = missing(sheet, answers)
        status = status_of(sheet, findings, unanswered)
        tier = lowest = highest = None
        if status == "rated":
            tier = lowest = highest = self.tier(total, missed)
        elif status == "incomplete":
            zeros = dict.fromkeys(unanswered, 0)
            best = {code: max(sheet["criteria"][code]["allowed"]) for code in unanswered}
            lowest = self.rated(sheet, *again(sheet, answers | zeros))["tier"]
            highest = self.rated(sheet, *again(sheet, answers | best))["tier"]
        return {
            "status": status,
            "total": total,
            "parts": parts,
            "tier_by_points": self.tier(total, NO_SHORTFALLS),
            "tier": tier,
            "shortfalls": missed,
            "unanswered": unanswered,
            "lowest": lowest,
            "highest": highest,
        }

    def council(self, asked):
        """Rate the dossiers of a council's members."""
        wants(asked.keys() == {"assessments", "minimums"}, "assessments and minimums")
        wants(isinstance(asked["assessments"], list) and asked["assessments"], "assessments")
        wants(asked["minimums"] in WAYS, "a way to decide minimums")
        read = [self.read(one) for one in asked["assessments"]]
        sheet, size = read[0][0], len(read)
        wants(all(one[0] is sheet for one in read), "all members on one sheet")
        members = [answers for _, answers, _ in read]
        named = [id for _, _, findings in read for id in findings]
        findings = [id for id in dict.fromkeys(named) if 2 * named.count(id) > size]
        mean = self.mean(sum(sum(answers.values()) for answers in members), size)
        missed = self.missed(sheet, members, asked["minimums"])
        status = status_of(sheet, findings, any(missing(sheet, one) for one in members))
        return {
            "status": status,
            "total": mean.numerator if mean.denominator == 1 else str(mean),
            "tier_by_points": self.tier(mean, NO_SHORTFALLS),
            "tier": self.tier(mean, missed) if status == "rated" else None,
            "shortfalls": missed,
            "findings": findings,
        }

    def mean(self, points, size):
        """The exact mean of a council's totals."""
        return Fraction(points, size)

    def missed(self, sheet, members, way):
        """The criteria below their minimum for 3, 4 and 5 stars, as the members decide."""
        found = {"3": [], "4": [], "5": []}
        for code, row in sheet["criteria"].items():
            given = [answers[code] for answers in members if code in answers]
            for tier, need in zip(found, row["minimums"], strict=True):
                if given and not holds(given, need, way):
                    found[tier].append(code)
        return found

    def tier(self, total, missed):
        """The highest tier that the points give and no minimum forbids."""
        tier = next(stars for stars, least in self.tables["thresholds"] if total >= least)
        while missed.get(str(tier)):
            tier -= 1
        return tier

    def read(self, asked):
        """Sheet, answers and findings of a dossier; ValueError if anything is wrong."""
        wants(isinstance(asked, dict) and REQUIRED <= asked.keys() <= FIELDS, "a dossier")
        wants(asked["law"] == self.tables["law"], "the decision in force")
        wants(type(asked["sheet"]) is int, "the number of a sheet")
        sheet = self.tables["sheets"].get(str(asked["sheet"]))
        wants(sheet, "a sheet that there is")
        criteria, answers, findings = sheet["criteria"], asked["answers"], asked.get("findings", [])
        for code, points in by_criterion(asked, "answers", criteria):
            # True == 1 and 2.0 == 2 in Python, and neither is points.
            wants(type(points) is int and points in criteria[code]["allowed"], "points of a box")
            wants(applies(sheet, answers, code) or points == 0, "only criteria that apply")
        for code, case in by_criterion(asked, "cases", criteria):
            wants(case in criteria[code]["cases"], "a case of the criterion")
        wants(isinstance(findings, list), "a list of findings")
        wants(all(isinstance(id, str) for id in findings), "ids of findings")
        wants(all(id in sheet["findings"] for id in findings), "findings of the sheet")
        wants(len({*findings}) == len(findings), "each finding once")
        # Notes, proof and names are kept beside the rating and never change it.
        texts = [asked[field] for field in ("product", "assessor") if asked.get(field) is not None]
        texts += [note for _, note in by_criterion(asked, "notes", [*criteria, *sheet["headings"]])]
        for _, proof in by_criterion(asked, "evidence", [*criteria, *sheet["headings"]]):
            wants(isinstance(proof, list), "a list of texts")
            texts += proof
        for text in texts:
            wants(isinstance(text, str), "text")
            text.encode()  # half a character is a ValueError here, before it breaks the database
        return sheet, answers, findings + stops(sheet, answers)


def without_repeats(pairs):
    """An object of JSON in which no key stands twice; json keeps the last without a word."""
    wants(len(dict(pairs)) == len(pairs), "each key once")
    return dict(pairs)


def by_criterion(asked, field, known):
    """Code and value of a field that is keyed by criteria."""
    given = asked.get(field, {})
    wants(isinstance(given, dict) and given.keys() <= {*known}, f"{field} by criterion")
    return given.items()


def wants(given, what):
    """Refuse input that is not as it must be."""
    if not given:
        raise ValueError(f"expected {what}")


def holds(given, need, way):
    """Whether the members who gave these points meet a minimum."""
    met = sum(points >= need for points in given)
    if way == "majority":
        return 2 * met > len(given)
    return met == len(given) if way == "unanimous" else sum(given) >= need * len(given)


def applies(sheet, answers, code):
    """Whether a criterion applies: 5.2 does not without a story, 0 points in 5.1."""
    return answers.get(sheet["criteria"][code]["needs"]) != 0


def missing(sheet, answers):
    """The criteria that apply and have no answer."""
    return [c for c in sheet["criteria"] if c not in answers and applies(sheet, answers, c)]


def stops(sheet, answers):
    """What ends the assessment by itself: on sheet 16 no points in a criterion 6.x."""
    stop = sheet["stop"]
    stopped = stop and any(answers.get(code) == 0 for code in stop["criteria"])
    return [stop["finding"]] if stopped else []


def again(sheet, answers):
    """Answers and findings when what was open is filled in; what no longer applies goes."""
    left = {c: points for c, points in answers.items() if applies(sheet, answers, c)}
    return left, stops(sheet, left)


def status_of(sheet, findings, unanswered):
    """What becomes of the dossier; a rejection comes before a stop."""
    effects = {sheet["findings"].get(id, "stop") for id in findings}
    if effects:
        return "rejected" if "reject" in effects else "stopped"
    return "incomplete" if unanswered else "rated"
