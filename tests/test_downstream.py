"""A project outside the package uses the kit as a provincial tool would."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT
from ocop.testing.vectors import KINDS

pytest.importorskip("typer")
kit = pytest.importorskip("ocop.testing.strategies")

DOWNSTREAM = ROOT / "examples" / "downstream"
GSON = Path("/usr/share/java/gson.jar")
BROKEN = re.compile(r"^([a-z-]+): .* \[.*\]", re.MULTILINE)
"""A rule that a report names, with its clause."""


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Run a command in the folder of the project; nothing is left there."""
    left = str(tmp_path_factory.mktemp("left"))
    # Measured for coverage it would take twice as long; other tests cover what it runs of ocop.
    env = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    env |= {"PYTHONDONTWRITEBYTECODE": "1", "HYPOTHESIS_STORAGE_DIRECTORY": left}

    def command(*words):
        return subprocess.run(
            words,
            cwd=DOWNSTREAM,
            env=env,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return command


@pytest.fixture(scope="module")
def tables(run, tmp_path_factory):
    """The plain tables, written as the README of the project says."""
    done = run(sys.executable, "-m", "portal.tables")
    assert done.returncode == 0, done.stderr
    path = tmp_path_factory.mktemp("tables") / "tables.json"
    path.write_text(done.stdout, "ascii")
    return path


def ask(run, *tool, sheets=(8,), lang="en"):
    """What ``ocop conformance`` finds of a tool: exit code and output."""
    chosen = [word for sheet in sheets for word in ("--sheet", str(sheet))]
    words = ("-m", "ocop.cli", "conformance", "--cmd", shlex.join(map(str, tool)), "--lang", lang)
    done = run(sys.executable, *words, *chosen)
    assert not done.stderr
    return done.returncode, done.stdout


class TestProject:
    """The project's own tests pass: the right scorer passes the kit, the two wrong ones fail it."""

    def test_its_tests(self, run):
        done = run(
            sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider",
            "-c", "pyproject.toml", "--rootdir", ".",
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        assert re.fullmatch(r"\d+ passed in .*", done.stdout.splitlines()[-1])


class TestLines:
    """A tool that speaks JSON lines is told which rules it breaks, and only those."""

    def test_right(self, run):
        code, out = ask(run, sys.executable, "-m", "portal.lines", "right")
        assert (code, BROKEN.findall(out)) == (0, [])
        assert re.search(r"^every answer is right: \d{3} vectors$", out, re.MULTILINE)

    def test_ignores_minimums(self, run):
        tool = (sys.executable, "-m", "portal.lines", "ignores-minimums")
        code, out = ask(run, *tool, lang="vi")
        assert (code, BROKEN.findall(out)) == (1, ["minimums", "council-minimums"])
        assert "minimums: Mỗi hạng từ 3 sao cần cả điểm và mọi yêu cầu tối thiểu" in out

    def test_rounds_first(self, run):
        code, out = ask(run, sys.executable, "-m", "portal.lines", "rounds-first")
        assert (code, BROKEN.findall(out)) == (1, ["exact-mean"])
        assert "exact-mean: A council's points are the exact mean" in out
        assert 'council/by-hand/mean-69.9: total: expected "699/10", got 70' in out


class TestOtherLanguages:
    """The scorers of the guide are right: a stop (16), cases (26), councils, findings, refusals."""

    SHEETS = (8, 16, 26)

    def passes(self, run, *tool):
        code, out = ask(run, *tool, sheets=self.SHEETS)
        assert code == 0, out

    def test_javascript(self, run, tables):
        node = shutil.which("node") or pytest.skip("no node")
        self.passes(run, node, "javascript/rate.mjs", tables)

    def test_php(self, run, tables):
        php = shutil.which("php") or pytest.skip("no php")
        self.passes(run, php, "php/rate.php", tables)

    @pytest.mark.skipif(not GSON.exists(), reason="no Gson")
    def test_java(self, run, tables):
        java = shutil.which("java") or pytest.skip("no java")
        # Compiled once and run once: to optimize what runs takes longer than to run it.
        quick = "-XX:TieredStopAtLevel=1"
        self.passes(run, java, quick, "-cp", GSON, "java/Rate.java", tables)


class TestGuide:
    """The guide names everything that the kit has, and the commands of the example."""

    TEXT = (ROOT / "docs" / "testing.md").read_text("utf-8")

    def test_strategies(self):
        """Every strategy stands in a table; no table names one that there is not."""
        section = self.TEXT.partition("## Strategies")[2].partition("## Vectors")[0]
        rows = re.findall(r"^\| (`.*?`) \|", section, re.MULTILINE)
        named = re.findall(r"`([a-z_]+)\(", " ".join(rows))
        assert sorted(named) == sorted(n for n in kit.__all__ if n.islower())
        for pool in {*kit.__all__} - {*named}:
            assert f"`{pool}`" in self.TEXT

    def test_kinds(self):
        for kind in KINDS:
            assert f"| `{kind}` |" in self.TEXT

    @pytest.mark.parametrize("file", ["javascript/rate.mjs", "php/rate.php", "java/Rate.java"])
    def test_commands(self, file):
        """The command in the guide is the one at the head of the file and in its README."""
        head = (DOWNSTREAM / file).read_text("utf-8")
        command = re.search(r"ocop conformance --cmd .*", head)[0]
        assert file in command
        assert command in self.TEXT
        assert command in (DOWNSTREAM / "README.md").read_text("utf-8")
