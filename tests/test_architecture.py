"""The house: arrows one way, small modules, no clock, no extras at import."""

import ast
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import ocop
from ocop import criteria, plan, procedure

SOURCE = Path(find_spec("ocop").origin).parent

# A module imports only from the rooms above its own.
ROOMS = [
    ["vocabulary", "frozen", "names"],
    ["legal", "phrases"],
    ["errors"],
    ["readings_of_rating", "readings_of_procedure", "readings_of_plan", "notation"],
    [
        "interpretations",
        "timeline",
        "records",
        "product_code",
        "agency_rows",
        "working_days",
        "amounts",
    ],
    ["code_places"],
    ["entities"],
    ["groups", "agencies"],
    ["eligibility"],
    ["procedure.refusal"],
    ["procedure.terms"],
    ["procedure.rounds", "procedure.registration"],
    ["procedure.authority", "procedure.transition"],
    ["procedure.path"],
    ["procedure"],
    ["plan.assignments", "plan.content", "plan.linking"],
    ["plan.portfolio", "plan.results"],
    ["plan.fields"],
    ["plan.periods", "plan.audit_body"],
    ["plan.audit"],
    ["plan.model"],
    ["plan.catalogue", "plan.deadlines"],
    ["plan.standing", "plan.agenda", "plan.targets"],
    ["plan"],
    ["criteria.rules", "criteria.shown"],
    ["criteria.model"],
    ["criteria.ruleset"],
    ["criteria.rows"],
    ["criteria.audit"],
    ["criteria.loading"],
    ["criteria.catalogue"],
    ["criteria.scoring"],
    ["criteria.checking"],
    ["criteria.assessment"],
    ["criteria.minimums"],
    ["criteria.rating"],
    ["criteria.council"],
    ["criteria.phrases"],
    ["criteria.tracing"],
    ["criteria.explanation", "criteria.showing"],
    [
        "criteria.whatif.costs",
        "criteria.whatif.limits",
        "criteria.whatif.position",
        "criteria.whatif.wording",
    ],
    ["criteria.whatif.menus"],
    ["criteria.whatif.search"],
    ["criteria.whatif.paths"],
    ["criteria.whatif.changes", "criteria.whatif.frontier", "criteria.whatif.portfolio"],
    ["criteria.whatif.showing"],
    ["criteria.whatif"],
    ["criteria"],
    [""],
    ["calendar"],
    ["charts.shapes"],
    ["charts.canvas"],
    ["charts.typesetting", "charts.picture", "charts.scale", "charts.time_axis", "charts.words"],
    ["charts.sheet"],
    [
        "charts.blocking",
        "charts.dashboard",
        "charts.frontier",
        "charts.gantt_rows",
        "charts.parts",
        "charts.waterfall",
    ],
    ["charts.gantt"],
    ["charts"],
    ["testing"],
    ["testing.vectors", "testing.answers"],
    ["testing.differences"],
    ["testing.conformance"],
    [
        "testing.strategies.knobs",
        "testing.strategies.minimal",
        "testing.strategies.names",
        "testing.strategies.reachable",
    ],
    [
        "testing.strategies.answers",
        "testing.strategies.codes",
        "testing.strategies.days",
        "testing.strategies.plans",
        "testing.strategies.remarks",
        "testing.strategies.sheets",
    ],
    [
        "testing.strategies.assessments",
        "testing.strategies.entities",
        "testing.strategies.mistakes",
        "testing.strategies.standings",
        "testing.strategies.thresholds",
    ],
    [
        "testing.strategies.councils",
        "testing.strategies.dossiers",
        "testing.strategies.hostile",
        "testing.strategies.portfolios",
    ],
    ["testing.strategies"],
    ["testing.registration"],
    ["cli.terminal", "cli.words", "cli.data", "cli.options", "cli.asking"],
    ["cli.views"],
    ["cli.plans", "cli.conformance"],
    ["cli.commands"],
    ["cli"],
    ["cli.__main__"],
]
LEVEL = {module: level for level, room in enumerate(ROOMS) for module in room}
# Catalogues: each opens its own data, lazily, and nothing else does.
OPENERS = {"criteria.loading", "groups", "agencies", "plan.catalogue", "testing.vectors"}
# They read and write files, or pictures in memory, or run another program.
EDGES = {
    "cli.terminal", "cli.options", "cli.plans", "cli.commands", "cli.asking", "cli.conformance",
    "charts.canvas",
}  # fmt: skip
ENGINE = [m for m in LEVEL if m not in OPENERS | EDGES]
IMPURE = {
    "random", "secrets", "time", "os", "io", "pathlib", "socket", "urllib", "http", "subprocess",
    "locale", "tempfile", "shutil", "uuid", "requests", "threading",
}  # fmt: skip


def modules():
    """Dotted name within ocop and path of every module."""
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        yield ".".join(part for part in parts if part != "__init__"), path


MODULES = dict(modules())


def imports(path):
    """Every module that a file imports, at any depth."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                own = whole.removeprefix("ocop").lstrip(".")
                yield whole if whole.startswith("ocop") and own in MODULES else node.module


def test_every_module_has_a_room():
    """A new module must be given its room here."""
    assert set(MODULES) == set(LEVEL)


@pytest.mark.parametrize("module", MODULES)
def test_arrows_run_one_way(module):
    """No arrow runs back or sideways."""
    for target in imports(MODULES[module]):
        if target == "ocop" or target.startswith("ocop."):
            name = target.removeprefix("ocop").lstrip(".")
            assert LEVEL[name] < LEVEL[module], f"{module} imports {target}"


@pytest.mark.parametrize("module", MODULES)
def test_small_and_well_named(module):
    """At most 400 lines, and no utils, helpers or common."""
    lines = MODULES[module].read_text("utf-8").splitlines()
    assert len(lines) <= 400
    assert not {"utils", "helpers", "common", "misc"} & set(module.split("."))


@pytest.mark.parametrize("module", ENGINE)
def test_engine_is_pure(module):
    """No clock, randomness, environment, network or file access, and no call of today or now."""
    tree = ast.parse(MODULES[module].read_text("utf-8"))
    assert not {name.partition(".")[0] for name in imports(MODULES[module])} & IMPURE
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            assert node.attr not in {"today", "now", "utcnow", "environ", "getenv"}, module
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in {"open", "input", "print", "eval", "exec"}, module


@pytest.mark.parametrize("module", [m for m in MODULES if m not in OPENERS])
def test_data_is_opened_in_one_place(module):
    """Only the module that loads the law opens package data."""
    assert not any(name.startswith("importlib") for name in imports(MODULES[module]))


def test_import_loads_no_extra():
    """`import ocop` loads neither an extra nor the law data nor what opens it."""
    code = (
        "import sys, ocop;"
        "print(sorted({m.partition('.')[0] for m in sys.modules}"
        " & {'typer','rich','hypothesis','numpy','matplotlib','openpyxl','icalendar','pytest'}),"
        "'ocop.criteria.loading' in sys.modules)"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[] False"


def test_one_sheet_loads_alone():
    """Asking for one sheet opens one sheet, and no English."""
    code = (
        "from ocop import criteria; from ocop.criteria import loading;"
        "criteria.ruleset('26/2026/QĐ-TTg').sheet(13);"
        "print(loading._sheet.cache_info().currsize, loading._glosses.cache_info().currsize)"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "1 0"


@pytest.mark.parametrize("window", [ocop, criteria, plan, procedure])
def test_windows(window):
    """A window exports what it lists, has no logic, and fits one screen."""
    assert all(hasattr(window, name) for name in window.__all__)
    assert len(set(window.__all__)) == len(window.__all__)
    source = Path(window.__file__).read_text("utf-8")
    assert len(source.splitlines()) <= 60
    assert all(
        isinstance(node, ast.Import | ast.ImportFrom | ast.Assign | ast.Expr)
        for node in ast.parse(source).body
    )


def test_public_names_have_docstrings():
    """Every public class, function, method and property says what it is."""
    missing = []
    for module, path in MODULES.items():
        tree = ast.parse(path.read_text("utf-8"))
        classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
        for node in [*tree.body, *(inner for outer in classes for inner in outer.body)]:
            public = isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name[0] != "_"
            if public and not ast.get_docstring(node):
                missing.append(f"{module}.{node.name}")
    assert missing == []


def test_typed():
    """The package tells type checkers that it is typed."""
    assert SOURCE.joinpath("py.typed").exists()
