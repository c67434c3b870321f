"""The command line in this process, or as a user runs it."""

import os
import subprocess
import sys

import pytest

pytest.importorskip("typer")
from typer.testing import CliRunner

from ocop import cli


def runner():
    """A runner that keeps the two streams apart, on old and new versions."""
    try:
        return CliRunner(mix_stderr=False)
    except TypeError:
        return CliRunner()


def in_process(*args, columns="400", stdin=None):
    """Run it in this process; nothing but an exit may end it."""
    env = {"COLUMNS": columns, "NO_COLOR": "1", "TERM": "dumb"}
    done = runner().invoke(cli.app, args, input=stdin, env=env)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def as_a_user(*args, stdin="", columns="200", **env):
    """Run it as a user would."""
    return subprocess.run(
        [sys.executable, "-m", "ocop.cli", *args],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "COLUMNS": columns, "NO_COLOR": "1", "PYTHONIOENCODING": "ascii", **env},
        check=False,
    )
