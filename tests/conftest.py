"""Shared fixtures: the decision in force and its sheets."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from ocop import criteria

settings.register_profile("ci", deadline=None, max_examples=200, derandomize=True)
settings.register_profile("dev", deadline=None)
# For a night: pytest --hypothesis-profile=long tests/test_fuzz.py
settings.register_profile("long", deadline=None, max_examples=10_000)
settings.load_profile("ci" if os.environ.get("CI") else "dev")

LAW = "26/2026/QĐ-TTg"
ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def rules():
    """The decision in force."""
    return criteria.ruleset(LAW)


def full(number):
    """Full marks on a sheet."""
    sheet = criteria.ruleset(LAW).sheet(number)
    return {leaf.code: leaf.max_points for leaf in sheet.leaves}


def dossier(number, answers, **more):
    """A dossier as a plain dictionary."""
    return {"law": LAW, "sheet": number, "answers": answers, **more}
