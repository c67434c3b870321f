"""What the tests of targets share: portfolios of so many, results by id, the one problem."""

from datetime import date

import pytest
from hypothesis import strategies as st

from ocop import InputError, UnknownNameError, plan
from ocop.entities import Subject
from ocop.plan import SubjectFacts, assess_targets
from portfolio_worlds import DAY, of, paper

PLAN = plan.load("ca-mau-2021-2025")
FACTS = ("circular_chain", "trained", "modern_channels")
BASES = st.sampled_from(["recognised", "registered"])


def result(portfolio, target, on=DAY, rules=PLAN, **more):
    """How one target stands."""
    (found,) = (r for r in assess_targets(rules, portfolio, on=on, **more) if r.target.id == target)
    return found


def starred(counts, day=date(2024, 1, 15)):
    """Certificates for so many products of each tier."""
    return tuple(
        paper(f"Sản phẩm {tier} sao số {n}", int(tier), day)
        for tier, count in counts.items()
        for n in range(count)
    )


def makers(kinds, day=date(2024, 1, 15), without=(), **facts):
    """So many subjects of each type, each with a product; of the facts so many hold and do not."""
    names = [(f"{kind} {n}", kind) for kind, count in kinds.items() for n in range(1, count + 1)]
    idle = [
        (f"{kind} rỗi {n}", kind) for kind, count in dict(without).items() for n in range(count)
    ]
    known = {
        fact: [True] * found.get("yes", 0) + [False] * found.get("no", 0)
        for fact, found in facts.items()
    }
    return {
        "subjects": tuple(Subject(name=name, type=kind) for name, kind in names + idle),
        "certificates": tuple(paper(of("Sản phẩm", name), 3, day) for name, _ in names),
        "facts": tuple(
            SubjectFacts(
                subject=name, **{f: found[n] for f, found in known.items() if n < len(found)}
            )
            for n, (name, _) in enumerate(names + idle)
        ),
    }


def problem(call, *args, **kwargs):
    """The one problem of a call."""
    with pytest.raises((InputError, UnknownNameError)) as caught:
        call(*args, **kwargs)
    (issue,) = caught.value.issues
    return issue
