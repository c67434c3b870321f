"""Threads that share one catalogue, from the first question on.

Run as a program, this file asks every question in many threads at once in a process in which
nothing has been opened, and prints what they answered.
"""

import hashlib
import json
import subprocess
import sys
import threading
from datetime import date
from decimal import Decimal

import pytest

from ocop import (
    Certificate,
    OcopError,
    Product,
    StarTier,
    Subject,
    agencies,
    code_places,
    criteria,
    eligibility,
    groups,
    interpretation,
    plan,
    procedure,
    product_code,
    working_days,
)

LAW = "26/2026/QĐ-TTg"
THREADS = 4
DAY = date(2023, 3, 10)
DOSSIER = {"law": "26/2026/qd-ttg", "sheet": "ca-phe-ca-cao", "answers": {"1.1": 3, "2.1": 3}}


def full(number):
    """Full marks on a sheet."""
    sheet = criteria.ruleset(LAW).sheet(number)
    return {
        "law": LAW,
        "sheet": number,
        "answers": {leaf.code: leaf.max_points for leaf in sheet.leaves},
    }


def short(number):
    """Full marks but for one point."""
    data = full(number)
    return {**data, "answers": data["answers"] | {"1.1": 1}}


def refused():
    """The problems of a dossier with many."""
    return criteria.check(
        {"law": LAW, "sheet": 21, "answers": {"1.1": 99, "x": 1}, "findings": ["K9"], "x": 1}
    )


def unknown(ask, name):
    """What a look-up says of a name that there is not."""
    try:
        return ask(name)
    except OcopError as error:
        return error.message("vi")


def company():
    """An entity with parts, in words; its checker of tax codes is imported when needed."""
    return Subject(
        name="Công ty Đồi Sương",
        type="small-or-medium-enterprise",
        legal_form="joint-stock-company",
        community_capital=Decimal("51.5"),
        address={"commune_code": "32248", "province_code": "96"},
        tax_code="0100233488",
    )


def portfolio():
    """A province with one product."""
    paper = Certificate(number="1", product="Chả cá", tier=4, issued_on=date(2024, 8, 6))
    return plan.Portfolio(certificates=(paper,), subjects=(company(),))


def ca_mau():
    """The plan of Cà Mau."""
    return plan.load("ca-mau-2021-2025")


def done():
    """What was done of it."""
    return [plan.Completion(task="I.6", period="2023-02", done_on=date(2023, 3, 1))]


ASKS = {
    "ruleset": lambda: criteria.ruleset("26/2026/qd-ttg"),
    "rulesets": criteria.rulesets,
    "in force": lambda: criteria.in_force(date(2024, 1, 1)),
    "sheet": lambda: criteria.ruleset(LAW).sheet(13),
    "sheet by title": lambda: criteria.ruleset(LAW).sheet("ca phe, ca cao"),
    "rate": lambda: criteria.rate(full(13)),
    "rate text": lambda: criteria.rate(json.dumps(DOSSIER)),
    "refused": refused,
    "council": lambda: criteria.rate_council([full(16), short(16), full(16)]),
    "explain": lambda: criteria.explain(criteria.rate(short(13))).markdown(),
    "explain in English": lambda: criteria.explain(criteria.rate(short(8)), lang="en").html(),
    "paths": lambda: criteria.whatif.paths(criteria.Assessment(**DOSSIER), to=StarTier.FIVE),
    "unknown sheet": lambda: unknown(criteria.ruleset(LAW).sheet, "ca-phe-cacao"),
    "plan": ca_mau,
    "due": lambda: plan.due(ca_mau(), date(2023, 1, 1), date(2023, 12, 31)),
    "standing": lambda: plan.standing(ca_mau(), done(), on=DAY),
    "agenda": lambda: plan.agenda(ca_mau(), "so y te", date(2023, 1, 1), date(2023, 12, 31)),
    "workload": lambda: plan.workload(ca_mau(), date(2023, 1, 1), date(2023, 12, 31)),
    "targets": lambda: plan.assess_targets(ca_mau(), portfolio(), on=date(2025, 12, 31)),
    "schema": plan.schema,
    "working day": lambda: working_days.next_working_day(date(2026, 2, 14)),
    "working days": lambda: working_days.working_days_after(date(2026, 4, 28), 10),
    "deadline": lambda: procedure.commune_deadline(date(2026, 8, 28)),
    "rounds": lambda: procedure.rounds(2027),
    "groups": groups.groups,
    "group": lambda: groups.group("ca phe, ca cao"),
    "groups of the plan": groups.without_counterpart,
    "agency": lambda: agencies.agency("so nong nghiep va ptnt"),
    "wider": lambda: agencies.wider("UBND huyện Ngọc Hiển"),
    "places": lambda: code_places.check_places(product_code.parse("96-32002-7-2026")),
    "subject": company,
    "eligible": lambda: eligibility.eligibility(
        company(), Product(name="Cà phê", group="I.6"), date(2026, 8, 1)
    ),
    "reading": lambda: interpretation("I5"),
}


def digest(answer):
    """An answer as a short text that two processes can compare."""
    return hashlib.sha256(repr(answer).encode()).hexdigest()


def ask_in_threads(order):
    """Ask every question in every thread: each together with all others, or each in its turn."""
    names, answers, errors = list(ASKS), [{} for _ in range(THREADS)], []
    barrier = threading.Barrier(THREADS)

    def run(n):
        start = n * len(names) // THREADS if order == "apart" else 0
        barrier.wait()
        for name in names[start:] + names[:start]:
            if order == "together":
                barrier.wait()
            try:
                answers[n][name] = ASKS[name]()
            except Exception as error:  # noqa: BLE001 - whatever it is, it is told
                errors.append(f"{name}: {error!r}")

    threads = [threading.Thread(target=run, args=(n,)) for n in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {
        "errors": errors,
        "unequal": [n for n in names if any(a[n] != answers[0][n] for a in answers if n in a)],
        "digests": {n: sorted({digest(a[n]) for a in answers if n in a}) for n in names},
    }


@pytest.fixture(scope="module")
def alone():
    """What one thread answers."""
    return {name: [digest(ask())] for name, ask in ASKS.items()}


class TestColdStart:
    """Nothing is open; four threads ask at once and all get what one alone would get."""

    @pytest.mark.parametrize("order", ["together", "apart"])
    def test_same_answers(self, order, alone):
        """All ask the same question at once, or each begins with another."""
        told = subprocess.run(
            [sys.executable, __file__, order], capture_output=True, text=True, check=True
        )
        found = json.loads(told.stdout)
        assert found["errors"] == []
        assert found["unequal"] == []
        assert found["digests"] == alone


if __name__ == "__main__":
    sys.setswitchinterval(1e-5)
    json.dump(ask_in_threads(sys.argv[1]), sys.stdout)
