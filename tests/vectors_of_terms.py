"""Conformance vectors of codes, terms, rounds and the plan, worked out without ocop's engine.

Days are counted one by one, against a list of days off typed by hand.
"""

import re
from datetime import date, timedelta

import plan_oracle
from test_terms import months_slowly
from test_working_days import count_slowly, works
from vector_rows import REFUSED, vector

DAY = timedelta(days=1)
IN_FORCE = date(2026, 5, 22)
FIRST_DECISION = date(2019, 8, 21)
# Days off after this one are not announced yet.
CERTAIN = date(2026, 12, 31)
PLAN = "ca-mau-2021-2025"

PLACES = ("province", "district", "commune")
_NUMBER = r"(?P<number>\d{1,4})-(?P<year>\d{4})"
_DISTRICT, _COMMUNE = r"(?P<district>\d{3})", r"(?P<commune>\d{5})"
FORMS = (
    (rf"(?P<province>\d{{2}})-{_DISTRICT}-{_NUMBER}", "2019-2020"),
    (rf"(?P<province>\d{{2}})-{_DISTRICT}-{_COMMUNE}-{_NUMBER}", "2020-2025"),
    (rf"(?P<province>\d{{2}})-{_COMMUNE}-{_NUMBER}", "2026-2099"),
)
READ = (
    "83-829-28780-3-2022", "01-017-41-2020", "01-017-01-2020", "01-017-1-2019",
    "96-964-32002-9999-2025", "96-964-32002-1-2020", "96-32002-7-2026", "01-00004-0012-2099",
    "79-27000-100-2026",
)  # fmt: skip
TYPED = {
    " 83-829-28780-3-2022 ": "83-829-28780-3-2022",
    "83–829–28780–3–2022": "83-829-28780-3-2022",
    "83—829—28780—3—2022": "83-829-28780-3-2022",
    "96−32002−7−2026": "96-32002-7-2026",
    "９６－３２００２－７－２０２６": "96-32002-7-2026",
    "\t01-017-41-2020\n": "01-017-41-2020",
}
# Met in public systems and notices; what is right was worked out by hand.
MET = {"83-829-28780-3-2022", "01-017-41-2020", "01-017-01-2020", "2-38-585-1-2022"}
BLANK = ("", " ", "\t\n")
WRONG = {
    "2-38-585-1-2022": (("province-code", "province"), ("district-code", "district"),
                        ("commune-code", "commune")),
    "00-017-41-2020": (("province-code", "province"),),
    "01-000-41-2020": (("district-code", "district"),),
    "96-32002-0-2026": (("product-number", "number"),),
    "96-32002-12345-2026": (("product-number", "number"),),
    "01-017-41-2021": (("year-of-another-period", "year"),),
    "83-829-28780-3-2026": (("year-of-another-period", "year"),),
    "83-829-28780-3-2019": (("year-of-another-period", "year"),),
    "96-32002-7-2025": (("year-of-another-period", "year"),),
    "96-32002-7-26": (("year", "year"),),
    "96-32002-7-MMXXVI": (("year", "year"),),
    "96/32002/7/2026": (("parts", "code"),),
    "96-32002-2026": (("parts", "code"),),
    "1-2-3-4-5-2022": (("parts", "code"),),
    "AB-32002-7-2026": (("province-code", "province"),),
}  # fmt: skip


def read(code):
    """The parts of a right code by its form."""
    for pattern, period in FORMS:
        found = re.fullmatch(pattern, code)
        if found and period[:4] <= found["year"] <= period[-4:]:
            parts = dict.fromkeys(PLACES) | found.groupdict()
            parts |= {"number": int(parts["number"]), "year": int(parts["year"])}
            return {"status": "read", "canonical": code, "period": period, **parts}
    raise AssertionError(code)


def code_vectors():
    """Product codes of every period, ways to type them, and wrong ones."""
    for code in READ:
        yield vector("product-code", code, "code-form", {"code": code}, read(code),
                     hand=code in MET)  # fmt: skip
    for number, (typed, code) in enumerate(TYPED.items(), 1):
        yield vector("product-code", f"typed/{number}", "code-typing", {"code": typed}, read(code))
    for number, blank in enumerate(BLANK, 1):
        asked, expected = {"code": blank}, {"status": "none"}
        yield vector("product-code", f"blank/{number}", "code-typing", asked, expected)
    for code, problems in WRONG.items():
        name, refused = f"refused/{code}", REFUSED
        yield vector("product-code", name, "code-refusal", {"code": code}, refused,
                     problems=problems, hand=code in MET)  # fmt: skip


ISSUED = (
    date(2024, 8, 6), date(2020, 2, 4), date(2026, 8, 5), FIRST_DECISION, date(2024, 2, 29),
    date(2021, 2, 28), date(2023, 2, 28), date(2022, 1, 31), date(2025, 12, 31), date(2026, 5, 22),
    date(2024, 3, 1), date(2028, 2, 29), date(2023, 6, 30), date(2026, 11, 30),
)  # fmt: skip
BY_HAND = {
    date(2024, 8, 6): "36-months",
    date(2020, 2, 4): "one-notice-reads-a-day-less",
    date(2026, 8, 5): "as-printed",
    date(2024, 2, 29): "29-february",
}


def days_before(day, count):
    """So many days before a day, one by one."""
    for _ in range(count):
        day -= DAY
    return day


def certificate_vectors():
    """The term of a certificate, when it is renewed, how long it may be extended."""
    for issued in ISSUED:
        expiry = months_slowly(issued, 36)
        asked, refused = {"issued_on": str(issued)}, REFUSED
        name = BY_HAND.get(issued, str(issued))
        known = issued in BY_HAND
        term = {"last_valid_day": str(expiry)}
        yield vector("certificate", name, "certificate-term", asked, term, hand=known)
        closes = days_before(expiry, 120)
        window = {"first": str(days_before(expiry, 180)), "last_counted": str(closes)}
        gone = (("window-before-the-rule", "certificate.last_valid_day"),)
        expected = window if closes >= IN_FORCE else refused
        yield vector("renewal", str(issued), "renewal-window", asked, expected, problems=gone)
        longest = {"first": str(expiry + DAY), "last": str(expiry + 180 * DAY)}
        gone = (("expired-before-the-rule", "certificate.last_valid_day"),)
        expected = longest if expiry >= IN_FORCE else refused
        yield vector("extension", str(issued), "extension", asked, expected, problems=gone)
    asked = {"issued_on": str(FIRST_DECISION - DAY)}
    gone = (("before-the-rule", "issued_on"),)
    for kind, rule in (
        ("certificate", "certificate-term"),
        ("renewal", "renewal-window"),
        ("extension", "extension"),
    ):
        yield vector(kind, "before-the-first-decision", rule, asked, REFUSED, problems=gone)


TERMS = {"commune": (15, True), "reassessment": (45, False), "withdrawal": (15, False)}
BEGUN = (
    IN_FORCE, date(2026, 6, 1), date(2026, 6, 5), date(2026, 7, 15), date(2026, 7, 18),
    date(2026, 8, 17), date(2026, 8, 21), date(2026, 8, 28), date(2026, 9, 30),
    date(2026, 10, 8), date(2026, 10, 10), date(2026, 11, 3), date(2026, 11, 9), date(2026, 11, 10),
)  # fmt: skip


# Counted on a printed calendar: the docstrings of ocop.procedure.terms and its tests hold them too.
COUNTED = {("commune", date(2026, 10, 8)), ("reassessment", date(2026, 7, 15)),
           ("withdrawal", date(2026, 6, 1))}  # fmt: skip


def term_vectors():
    """Terms that run from an event; only where every day off is known."""
    for term, (count, working) in TERMS.items():
        for begun in BEGUN:
            counted = count_slowly(begun, count) if working else begun + count * DAY
            last = counted
            while not works(last):
                last += DAY
            assert last <= CERTAIN
            asked = {"term": term, "from": str(begun)}
            expected = {"last_counted": str(counted), "last": str(last)}
            yield vector("term", f"{term}/{begun}", f"{term}-term", asked, expected,
                         hand=(term, begun) in COUNTED)  # fmt: skip
        asked = {"term": term, "from": str(IN_FORCE - DAY)}
        begun = {
            "commune": "received_on",
            "reassessment": "complete_on",
            "withdrawal": "concluded_on",
        }
        name, refused = f"{term}/before-the-rule", REFUSED
        problems = (("before-the-rule", begun[term]),)
        yield vector("term", name, f"{term}-term", asked, refused, problems=problems)


# Điều 5 as printed: propose before, assess before, and how many years later.
PRINTED = (
    ("province", 1, (4, 30), (6, 30), 0),
    ("province", 2, (10, 30), (12, 30), 0),
    ("centre", 1, (7, 30), (9, 30), 0),
    ("centre", 2, (1, 30), (3, 30), 1),
)


def round_vectors():
    """The rounds of a year: before a day means the day before it at the latest (I7)."""
    for year in (2026, 2027, 2028, 2031, 2099):
        found = []
        for level, number, propose, assess, later in PRINTED:
            days = [date(year + later, *day) - DAY for day in (propose, assess)]
            if days[0] >= IN_FORCE:
                found.append({"level": level, "number": number, "apply_by": str(days[0]),
                              "assess_by": str(days[1])})  # fmt: skip
        yield vector("rounds", str(year), "rounds", {"year": year}, {"rounds": found},
                     hand=year == 2027)  # fmt: skip
    for year in (2025, 2100):
        expected, problems = REFUSED, (("year", "year"),)
        yield vector("rounds", str(year), "rounds", {"year": year}, expected, problems=problems)


def plan_vectors():
    """What falls due and binds under the plan of Cà Mau, by quarter, and about its first days."""
    windows = [
        (f"{year}-Q{quarter}", date(year, 3 * quarter - 2, 1),
         date(year + quarter // 4, 3 * quarter % 12 + 1, 1) - DAY)
        for year in range(2021, 2027) for quarter in (1, 2, 3, 4)
    ]  # fmt: skip
    windows += [
        ("adoption-eve", date(2022, 11, 23), date(2022, 11, 23)),
        ("adoption", date(2022, 11, 24), date(2022, 11, 30)),
        ("one-day", date(2023, 2, 28), date(2023, 2, 28)),
        ("last-day", date(2025, 12, 31), date(2025, 12, 31)),
    ]
    for name, first, last in windows:
        due = [
            {"task": task, "period": period, "on": str(on)}
            for task, period, _, on, force in plan_oracle.shipped_calendar()
            if first <= on <= last and force == "binds"
        ]
        asked = {"plan": PLAN, "first": str(first), "last": str(last)}
        yield vector("plan-due", name, "plan-due", asked, {"due": due}, hand=name == "one-day")
