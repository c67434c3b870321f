"""Values travel: whatever is public pickles, copies, equals itself afterwards and is frozen."""

import copy
import enum
import inspect
import pickle
import subprocess
import sys
from datetime import date

import attrs
import pytest
from pydantic import BaseModel, ValidationError

import ocop
from conftest import LAW
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
    entities,
    errors,
    frozen,
    groups,
    interpretations,
    legal,
    plan,
    procedure,
    product_code,
    vocabulary,
    working_days,
)
from ocop.criteria import whatif

WINDOWS = (ocop, criteria, whatif, plan, procedure)
MODULES = (
    agencies,
    code_places,
    eligibility,
    entities,
    errors,
    frozen,
    groups,
    interpretations,
    legal,
    product_code,
    vocabulary,
    working_days,
)


MOST = 4  # values of one class


def public():
    """Every public class: of a window what it lists, of a module what it defines."""
    found = {getattr(window, name) for window in WINDOWS for name in window.__all__}
    for module in MODULES:
        own = [value for name, value in vars(module).items() if not name.startswith("_")]
        found |= {v for v in own if inspect.isclass(v) and v.__module__ == module.__name__}
    return {value for value in found if inspect.isclass(value)}


def dossier(number, **points):
    """Full marks on a sheet with a few changes."""
    sheet = criteria.ruleset(LAW).sheet(number)
    answers = {leaf.code: leaf.max_points for leaf in sheet.leaves}
    return criteria.Assessment(law=LAW, sheet=number, answers=answers | points)


def company():
    """A subject with all its parts."""
    return Subject(
        name="Công ty cổ phần Đồi Sương",
        type="small-or-medium-enterprise",
        legal_form="joint-stock-company",
        representative={"name": "Nguyễn Thị An", "woman": True},
        address={"commune": "Ngọc Hiển", "province_code": "96"},
        business_registration={"number": "96.D8.001", "registered_on": date(2020, 2, 29)},
    )


ISSUE = errors.Issue("code", 'answers["1.1"]', "wrong", "sai", legal.Citation(LAW, "Điều 3"))


def refusals():
    """An error of every class, with what it carries."""
    kinds = [kind for kind in vars(errors).values() if inspect.isclass(kind)]
    return [
        kind("what", [ISSUE, errors.Issue("other", "x", "y", "z")], "gì")
        for kind in kinds
        if issubclass(kind, OcopError)
    ]


def of_criteria():
    """Decisions, sheets, ratings, and what changes do."""
    rules = criteria.ruleset(LAW)
    poor = dossier(13, **{"1.5": 1, "2.2": 1})
    noted = poor.model_copy(
        update={"findings": ("K1",), "notes": {"1.5": "x"}, "evidence": {"1.5": ("1/BC",)}}
    )
    rating = criteria.rate(noted)
    council = criteria.rate_council([dossier(16), dossier(16), dossier(16, **{"1.1": 1})])
    prices = {leaf.code: 2 for leaf in rules.sheet(13).leaves}
    return [
        criteria.rulesets(),
        *(rules, rules.sheet(13), rules.sheet(26), rules.sheet(13).criterion("1.5")),
        rules.sheet(13).criterion("1.5").minimum(StarTier.FOUR),
        *(noted, rating, criteria.rate({"law": LAW, "sheet": 16, "answers": {}}), council),
        criteria.rate(poor).shortfalls,
        *(criteria.explain(rating), criteria.explain(council, lang="en")),
        *(whatif.paths(poor, to=5, limit=3, cost=prices), whatif.paths(noted, to=4)),
        *(path := whatif.paths(poor, to=5), path[0], path[0].moves, whatif.paths(council, to=5)),
        *(whatif.change(poor, {"1.5": 3}), whatif.gains(poor), whatif.slack(dossier(13))),
        *(whatif.frontier(poor), whatif.frontier(council), whatif.upgrades([poor, noted], to=5)),
        whatif.limits(Subject(name="Hộ Sương", type="production-household"), rules.sheet(13)),
    ]


def of_plans():
    """Plans, what is due, and how it stands."""
    whole = plan.load("ca-mau-2021-2025")
    first, last = date(2023, 1, 1), date(2023, 12, 31)
    done = plan.Completion(task="I.6", period="2023-02", done_on=date(2023, 3, 1))
    paper = Certificate(number="1/QĐ", product="Chả cá", tier=4, issued_on=date(2024, 8, 6))
    holding = plan.Portfolio(
        subjects=(company(),),
        products=(Product(name="Chả cá", subject=company().name),),
        certificates=(paper,),
        withdrawals=(
            plan.Withdrawal(number="1/QĐ", product="Chả cá", withdrawn_on=date(2025, 1, 1)),
        ),
        facts=(plan.SubjectFacts(subject=company().name, trained=True),),
        officers=plan.Headcount(total=9, trained=3),
    )
    return [
        *(whole, done, holding, plan.due(whole, first, last)[:9]),
        plan.standing(whole, [done], on=last)[:9],
        plan.blocked(whole, [], on=date(2023, 6, 1))[:1],
        plan.agenda(whole, "Sở Y tế", first, last)[:2],
        plan.workload(whole, first, last)[:2],
        plan.assess_targets(whole, holding, on=date(2024, 12, 31)),
        plan.project(whole, holding, "T2", since=date(2023, 12, 31), on=date(2024, 12, 31)),
    ]


def of_the_procedure():
    """Days, papers, competence."""
    path = procedure.DossierPath(procedure.RegistrationKind.FIRST)
    paper = Certificate(number="1", product="Chả cá", tier=4, issued_on=date(2024, 8, 6))
    filed, on = date(2026, 5, 22), date(2026, 6, 21)
    return [
        path.record("filed", date(2026, 10, 1)),
        path.record("filed", date(2026, 10, 1)).due(),
        *(procedure.commune_deadline(date(2026, 10, 8)), procedure.renewal_window(paper)),
        *(procedure.rounds(2027), procedure.authority(4)),
        procedure.outcome(4, "centre", proposed_tier=5),
        procedure.dossier("upgrade", tourism=False),
        procedure.applicable_law(filed_on=filed, kind="renewal", on=on),
        *(procedure.WITHDRAWAL_GROUNDS, procedure.FORMS),
    ]


def of_the_rest():
    """Entities, codes, groups, agencies, and the values that all others are made of."""
    code = product_code.parse("96-32002-7-2026")
    product = Product(name="Cà phê", group="I.6", code=str(code), subject=company().name)
    return [
        *(ISSUE, company(), product, groups.groups(), code, code.form),
        product_code.duplicates([code, code]),
        code_places.check_places(code),
        *(agencies.agencies(), eligibility.RULES),
        eligibility.eligibility(company(), product, date(2026, 12, 1)),
        *(ocop.INTERPRETATIONS, frozen.FrozenDict({"1.1": 3, "b": (1, 2)})),
        *(list(kind) for kind in public() if issubclass(kind, enum.Enum)),
    ]


def inside(value):
    """A value and, one after the other, all that it is made of."""
    yield value
    if isinstance(value, BaseModel):
        below = [getattr(value, name) for name in type(value).model_fields]
    elif attrs.has(type(value)):
        below = [getattr(value, field.name) for field in attrs.fields(type(value))]
    elif isinstance(value, dict):
        below = [*value, *value.values()]
    else:
        below = value if isinstance(value, list | tuple) else ()
    for part in below:
        yield from inside(part)


def examples():
    """Some real values of each class of ocop, by class; whole answers before their parts."""
    roots = [*refusals(), *of_criteria(), *of_plans(), *of_the_procedure(), *of_the_rest()]
    found = {}
    for value in [*roots, *inside(roots)]:
        some = found.setdefault(type(value), [])
        if type(value).__module__.startswith("ocop") and len(some) < MOST:
            some.append(value)
    return {kind: some for kind, some in found.items() if some}


EXAMPLES = examples()
CASES = [pytest.param(some, id=kind.__qualname__) for kind, some in EXAMPLES.items()]


def hashes(value):
    """Whether a value can be a key."""
    try:
        hash(value)
    except TypeError:
        return False
    return True


def check_same(twin, value):
    """A copy is of the same class, equal both ways, looks the same and hashes the same."""
    assert type(twin) is type(value)
    if isinstance(value, OcopError):  # exceptions are equal to themselves only
        assert (twin.subject, twin.issues, str(twin)) == (value.subject, value.issues, str(value))
        assert twin.message("vi") == value.message("vi")
        return
    assert twin == value
    assert not twin != value  # noqa: SIM202 - a class may define the two apart
    assert repr(twin) == repr(value)
    assert hashes(twin) == hashes(value)
    if hashes(value):
        assert hash(twin) == hash(value)


def names_of(value):
    """The names of what a value holds, and of what it might be made to hold."""
    if isinstance(value, OcopError):
        return []  # Python itself adds to an exception while it travels
    if isinstance(value, enum.Enum):
        return ["name", "value"]  # and to its members an enum lets anyone
    if isinstance(value, BaseModel):
        return [*type(value).model_fields, "brand_new"]
    fields = attrs.fields(type(value)) if attrs.has(type(value)) else ()
    return [*(field.name for field in fields), "brand_new"]


class TestEveryPublicClass:
    """Each has an example here, so that a new one is tried as well."""

    def test_has_an_example(self):
        """Of every class that a window lists."""
        assert {
            f"{kind.__module__}.{kind.__qualname__}" for kind in public() - set(EXAMPLES)
        } == set()

    def test_says_what_differs(self):
        """Values that differ are not equal: what is equal to anything would pass every test."""
        for kind, some in EXAMPLES.items():
            different = {repr(value): value for value in some}.values()
            for n, one in enumerate(different):
                assert all(one != other for m, other in enumerate(different) if m != n), kind


@pytest.mark.parametrize("some", CASES)
class TestTravels:
    """A value that was written, copied or sent is the value that it was."""

    def test_pickle(self, some):
        """In every protocol that classes of today have."""
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            for value in some:
                check_same(pickle.loads(pickle.dumps(value, protocol)), value)

    def test_copy(self, some):
        """Shallow and deep, and of an entity by its own method."""
        for value in some:
            check_same(copy.copy(value), value)
            check_same(copy.deepcopy(value), value)
            if isinstance(value, BaseModel):
                check_same(value.model_copy(), value)
            if isinstance(value, enum.Enum):
                assert copy.deepcopy(value) is value

    def test_frozen(self, some):
        """Nothing that it holds can be set or taken away, and nothing added."""
        for value in some:
            for name in names_of(value):
                with pytest.raises((AttributeError, ValidationError)):
                    setattr(value, name, None)
                with pytest.raises((AttributeError, ValidationError)):
                    delattr(value, name)


def test_another_process():
    """What one process wrote, another reads that has not opened anything yet."""
    sent = [value for some in EXAMPLES.values() for value in some]
    program = "import pickle, sys; pickle.dump(pickle.load(sys.stdin.buffer), sys.stdout.buffer)"
    told = subprocess.run(
        [sys.executable, "-c", program], input=pickle.dumps(sent), capture_output=True, check=True
    )
    for twin, value in zip(pickle.loads(told.stdout), sent, strict=True):
        check_same(twin, value)
