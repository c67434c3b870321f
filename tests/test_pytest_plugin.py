"""The pytest plugin: off unless a test asks for its fixture."""

import os
import subprocess
import sys

import pytest

SCORERS = """
from ocop.testing.answers import scored


def no_minimums(asked):
    answer = scored(asked)
    if answer["status"] == "rated":
        answer["tier"] = answer["tier_by_points"]
    return answer


def test_right(ocop_conformance):
    assert ocop_conformance(scored, sheets=[13]).agrees


def test_wrong(ocop_conformance):
    ocop_conformance(no_minimums, sheets=[13], lang="{lang}")
"""


def run(path, *args):
    """Run pytest in a project of its own."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *args, str(path)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "200"},
        cwd=path.parent,
        check=False,
    )


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "minimums: Each tier from 3 stars needs the points and every minimum"),
        ("vi", "minimums: Mỗi hạng từ 3 sao cần cả điểm và mọi yêu cầu tối thiểu"),
    ],
)
def test_fixture(tmp_path, lang, words):
    """A right scorer passes; a wrong one fails in words, without a traceback."""
    path = tmp_path / "test_scorer.py"
    path.write_text(SCORERS.replace("{lang}", lang), "utf-8")
    done = run(path)
    assert "1 failed, 1 passed" in done.stdout
    assert words in done.stdout
    assert "def no_minimums" not in done.stdout


def test_loads_nothing(tmp_path):
    """Where no test asks for the fixture, neither ocop nor hypothesis is loaded."""
    path = tmp_path / "test_nothing.py"
    path.write_text(
        "import sys\n"
        "def test_loaded():\n"
        "    assert not {'ocop', 'hypothesis'} & set(sys.modules)\n"
        "    assert '_ocop_pytestplugin' in sys.modules\n"
    )
    done = run(path)
    assert "1 passed" in done.stdout, done.stdout
