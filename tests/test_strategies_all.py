"""Every strategy: healthy, complete in the window, of the type it says, and simple when shrunk."""

import ast
import inspect
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ocop
from ocop import criteria, entities, plan, procedure
from ocop.product_code import ProductCode
from ocop.testing import registration, strategies
from ocop.testing.strategies import simplest

HOME = Path(strategies.__file__).parent
CA_MAU = plan.load("ca-mau-2021-2025")

# Every function of the window with arguments that it needs, and what its examples are.
EVERY = {
    "addresses": ((), entities.Address),
    "answers": ((13,), dict),
    "assessments": ((), criteria.Assessment),
    "business_registrations": ((), entities.BusinessRegistration),
    "certificates": ((), entities.Certificate),
    "code_texts": ((), str),
    "completion_lists": ((CA_MAU,), tuple),
    "completions": ((), plan.Completion),
    "council_ratings": ((), criteria.CouncilRating),
    "councils": ((), tuple),
    "councils_near_threshold": ((), tuple),
    "criteria": ((), criteria.Criterion),
    "days": ((), date),
    "days_around": ((date(2027, 3, 1),), date),
    "days_around_deadlines": ((), date),
    "dossier_paths": ((), procedure.DossierPath),
    "dues": ((), plan.Due),
    "events": ((), procedure.Event),
    "full_width": (("01-2026",), str),
    "headcounts": ((), plan.Headcount),
    "hostile_json": ((), str),
    "hostile_toml": ((), str),
    "names": ((), str),
    "nasty_names": ((), str),
    "nasty_texts": ((), str),
    "near_threshold": ((), criteria.Assessment),
    "next_steps": ((), procedure.Due),
    "one_minimum_short": ((4,), criteria.Assessment),
    "options": ((), criteria.Option),
    "people": ((), str),
    "plan_tasks": ((), plan.Task),
    "plans": ((), plan.Plan),
    "portfolios": ((), plan.Portfolio),
    "product_codes": ((), ProductCode),
    "product_groups": ((), entities.ProductGroup),
    "product_names": ((), str),
    "products": ((), entities.Product),
    "ratings": ((), criteria.Rating),
    "representatives": ((), entities.Representative),
    "rounds": ((), procedure.Round),
    "rulesets": ((), criteria.Ruleset),
    "score_sheets": ((), criteria.ScoreSheet),
    "subject_facts": ((), plan.SubjectFacts),
    "subject_names": ((), str),
    "subjects": ((), entities.Subject),
    "targets": ((), plan.Target),
    "tax_codes": ((), str),
    "typed": (("Cà phê",), str),
    "withdrawals": ((), plan.Withdrawal),
    "wrong_assessments": ((), tuple),
    "wrong_code_texts": ((), str),
}


class TestWindow:
    """All strategies can be imported from the window, which fits one screen and has no logic."""

    def test_every_strategy_is_here(self):
        """The table above misses none."""
        functions = {n for n in strategies.__all__ if inspect.isfunction(getattr(strategies, n))}
        assert functions == {*EVERY, "simplest"}

    def test_small_and_without_logic(self):
        """At most 60 lines of imports and a list."""
        source = Path(strategies.__file__).read_text("utf-8")
        assert len(source.splitlines()) <= 60
        assert all(
            isinstance(node, ast.ImportFrom | ast.Assign | ast.Expr)
            for node in ast.parse(source).body
        )
        assert all(hasattr(strategies, name) for name in strategies.__all__)
        assert len({*strategies.__all__}) == len(strategies.__all__)

    def test_only_here_hypothesis_is_imported(self):
        """No module of ocop outside the strategies imports hypothesis when it is imported."""
        root = Path(ocop.__file__).parent
        importing = [
            path.relative_to(root).as_posix()
            for path in root.rglob("*.py")
            if HOME not in path.parents
            for node in ast.parse(path.read_text("utf-8")).body
            if isinstance(node, ast.Import | ast.ImportFrom)
            for name in [getattr(node, "module", None), *(alias.name for alias in node.names)]
            if name and name.partition(".")[0] == "hypothesis"
        ]
        assert importing == []

    def test_nothing_is_filtered(self):
        """No strategy tries examples and throws them away: none filters, assumes or rejects."""
        for path in HOME.glob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call):
                    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                    assert name not in {"filter", "assume", "reject"}, path.name


class TestHealth:
    """Under hypothesis's own health checks each strategy gives what it says, fast enough."""

    @pytest.mark.parametrize("name", EVERY)
    def test_healthy(self, name):
        """A dozen examples with every check of health as an error."""
        arguments, kind = EVERY[name]
        drawn = []

        @settings(max_examples=12, database=None, deadline=None)
        @given(getattr(strategies, name)(*arguments))
        def examples(found):
            assert isinstance(found, kind)
            drawn.append(found)

        examples()
        assert drawn


class TestSimplest:
    """What a failing test shrinks to is small and natural; here is what it is."""

    @pytest.mark.parametrize(
        ("name", "arguments", "text"),
        [
            ("names", (), "Mật ong"),
            ("typed", ("Cà phê",), "Cà phê"),
            ("typed", ("Cà phê", False), "Ca phe"),
            ("product_codes", (), "01-00004-1-2026"),
            ("code_texts", (), "01-00004-1-2026"),
            ("product_codes", ("2020-2025",), "01-001-00004-1-2020"),
            ("product_codes", ("2019-2020",), "01-001-1-2019"),
            ("wrong_code_texts", (), "01-00004-1"),
            ("tax_codes", (), "0100000109"),
            ("days", (), "2026-05-22"),
            ("days", (date(2030, 1, 1),), "2030-01-01"),
            ("days", (None, date(2020, 1, 1)), "2020-01-01"),
            ("days_around", (date(2028, 2, 29),), "2028-02-29"),
            ("days_around_deadlines", (), "2026-05-22"),
            ("completion_lists", (CA_MAU,), "()"),
            ("hostile_json", (), ""),
            ("headcounts", (), "total=0 trained=0"),
            ("business_registrations", (), "number='61A8000001' registered_on=None"),
            (
                "wrong_assessments",
                (),
                "({'sheet': 1, 'answers': {}}, 'missing-field')",
            ),
            (
                "representatives",
                (),
                "name='Nguyễn Thị Hoa' woman=None ethnic_minority=None disabled=None",
            ),
            (
                "completions",
                (),
                "task='I.1' period='2026-12-31' done_on=datetime.date(2026, 1, 1) evidence=()",
            ),
            (
                "ratings",
                (),
                "Rating(sheet=1, status='rated', total=0, tier_by_points=1, tier=1)",
            ),
            (
                "dossier_paths",
                (),
                "DossierPath(kind=<RegistrationKind.FIRST: 'first'>, certificate=None, events=())",
            ),
            (
                "portfolios",
                (),
                (
                    "subjects=None products=None certificates=None withdrawals=() facts=() "
                    "officers=None workers=None"
                ),
            ),
        ],
    )
    def test_as_text(self, name, arguments, text):
        """Each shrinks to the same small example."""
        assert str(simplest(getattr(strategies, name)(*arguments))) == text

    @pytest.mark.parametrize(
        ("name", "kind", "fields"),
        [
            ("addresses", entities.Address, {}),
            ("products", entities.Product, {"name": "Mật ong"}),
            ("subjects", entities.Subject, {"name": "HTX Tân Tiến", "type": "cooperative"}),
            (
                "certificates",
                entities.Certificate,
                {
                    "number": "1/QĐ-UBND",
                    "product": "Mật ong",
                    "tier": 3,
                    "issued_on": date(2026, 5, 22),
                },
            ),
            ("subject_facts", plan.SubjectFacts, {"subject": "HTX Tân Tiến"}),
            (
                "withdrawals",
                plan.Withdrawal,
                {
                    "number": "1/QĐ-UBND",
                    "product": "Mật ong",
                    "withdrawn_on": date(2026, 5, 22),
                },
            ),
        ],
    )
    def test_as_model(self, name, kind, fields):
        """Only the fields that must be there are."""
        assert simplest(getattr(strategies, name)()) == kind(**fields)

    def test_groups_sheets_boxes(self):
        """The first leaf of Annex I, its sheet, its first criterion and box."""
        assert simplest(strategies.product_groups()).id == "I.1.a"
        assert simplest(strategies.score_sheets().map(lambda sheet: sheet.number)) == 1
        assert simplest(strategies.criteria().map(lambda criterion: criterion.code)) == "1.1"
        box = simplest(strategies.options())
        assert (box.points, box.citation.clause) == (1, "Phụ lục II, bộ sản phẩm 1, tiêu chí 1.1")

    def test_plan(self):
        """One section, one task with one lead, due once, on the last day of one year."""
        p = simplest(strategies.plans())
        assert (p.first_day, p.last_day) == (date(2026, 1, 1), date(2026, 12, 31))
        assert ([s.id for s in p.sections], [t.id for t in p.tasks]) == (["I"], ["I.1"])
        assert (p.subtasks, p.orders, p.targets) == ((), (), ())
        assert p.tasks[0].lead == ("Sở Nông nghiệp và Môi trường",)
        assert [(d.period, d.binds) for d in plan.occurrences(p)] == [("2026-12-31", True)]
        assert simplest(strategies.dues()) == plan.occurrences(p)[0]
        assert simplest(strategies.plan_tasks()) == p.tasks[0]

    def test_failing_property(self):
        """A property that fails shrinks to the least that makes it fail, not to any example."""
        found = simplest(strategies.assessments(sheet=2), where=lambda a: a.answers["4.1"] >= 3)
        assert {code: points for code, points in found.answers.items() if points} == {"4.1": 3}


class TestTypes:
    """With the hook registered, hypothesis makes every public model by its type."""

    @pytest.fixture(autouse=True)
    def _registered(self):
        registration.register()

    @pytest.mark.parametrize("kind", [of for of, _ in registration._STRATEGIES])
    def test_from_type(self, kind):
        """An example of the type is one of its strategy."""
        # Not the example itself: a whole sheet is too long for hypothesis to write out.
        assert simplest(st.from_type(kind).map(lambda made: isinstance(made, kind)))

    def test_annotations(self):
        """Fields of a user's own classes are filled by their annotations."""

        def label(product: ocop.Product, paper: ocop.Certificate) -> str:
            return f"{product.name}: {paper.tier}"

        assert simplest(st.builds(label)) == "Mật ong: 3"

    def test_every_public_model(self):
        """All models of the windows are registered, but for what only ocop makes."""
        windows = (ocop, criteria, plan, procedure)
        public = {
            value
            for window in windows
            for value in (getattr(window, name) for name in window.__all__)
            if inspect.isclass(value) and "testing" not in value.__module__
        }
        models = {m for m in public if hasattr(m, "__attrs_attrs__") or hasattr(m, "model_fields")}
        made_only = {
            # words of the law and citations, with no free choice
            ocop.Citation, ocop.Interpretation, ocop.LegalDocument, ocop.Validity,
            # parts of a sheet, a plan or an answer, which are drawn with the whole
            criteria.Minimum, criteria.Part, criteria.Shortfall, criteria.Explanation,
            plan.Section, plan.Subtask, plan.Missing, plan.Projection, plan.TargetResult,
            plan.AgendaItem, plan.Workload, plan.Standing, plan.Blocked,
            procedure.Applicable, procedure.Authority, procedure.Deadline,
            procedure.DossierContents, procedure.Outcome, procedure.Window,
            ocop.Issue,
        }  # fmt: skip
        registered = {of for of, _ in registration._STRATEGIES}
        assert models - made_only - registered == set()
        assert {name for _, name in registration._STRATEGIES} <= set(EVERY)


class TestImports:
    """hypothesis is loaded only by who asks for it, whatever is imported first."""

    @pytest.mark.parametrize(
        ("code", "printed"),
        [
            ("import ocop, sys; print('hypothesis' in sys.modules)", "False"),
            (
                "import ocop.testing.registration, sys; print('hypothesis' in sys.modules)",
                "False",
            ),
            (
                (
                    "from ocop.testing.strategies import products, simplest;"
                    "print(len(simplest(products()).name))"
                ),
                "7",
            ),
            (
                (
                    "import hypothesis, sys; from ocop.testing.registration import register;"
                    "register(); print('ocop.testing.strategies' in sys.modules)"
                ),
                "False",
            ),
        ],
    )
    def test_first_import(self, code, printed):
        """In a fresh process."""
        command = [sys.executable, "-W", "error", "-c", code]
        out = subprocess.run(command, capture_output=True, text=True, check=True)
        assert out.stdout.strip() == printed

    def test_entry_point(self):
        """Where ocop is installed, hypothesis knows its types without being told."""
        code = (
            "from hypothesis import strategies as st; import ocop, sys;"
            "print('ocop.testing.strategies' in sys.modules);"
            "from ocop.testing.strategies import simplest;"
            "print(simplest(st.from_type(ocop.Certificate)).issued_on)"
        )
        command = [sys.executable, "-W", "error", "-c", code]
        out = subprocess.run(command, capture_output=True, text=True, check=True)
        assert out.stdout.split() == ["False", "2026-05-22"]
