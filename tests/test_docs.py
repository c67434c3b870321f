"""The documents tell the truth: built pages, ids, words, commands, changes."""

import importlib.util
import re

import pytest

import ocop
from conftest import LAW, ROOT
from ocop import INTERPRETATIONS, criteria
from ocop.testing.vectors import cases
from ocop.vocabulary import Effect, RuleKind, Status

DOCS = ROOT / "docs"


def pages():
    """The page builders of docs/build_pages.py."""
    spec = importlib.util.spec_from_file_location("build_pages", DOCS / "build_pages.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.PAGES


@pytest.mark.parametrize("name", ["interpretations.md", "rules.md"])
def test_built_pages(name):
    """The pages built from the library are up to date: python docs/build_pages.py."""
    assert (DOCS / name).read_text("utf-8") == pages()[name]()


def test_every_id_is_documented():
    """Every reading, rule and slip has its place in the documents."""
    rules = criteria.ruleset(LAW)
    text = (DOCS / "rules.md").read_text("utf-8")
    for id in (*rules.rules, *(e.id for e in rules.errata), *(e.id for e in rules.evidence)):
        assert f"| {id} |" in text
    text = (DOCS / "interpretations.md").read_text("utf-8")
    assert re.findall(r"^## (I\d+)\.", text, re.MULTILINE) == [i.id for i in INTERPRETATIONS]


def test_sources_name_every_clause():
    """Articles 1 to 13 and the three annexes are listed as encoded, partly or not."""
    text = (DOCS / "sources.md").read_text("utf-8")
    named = set()
    for cell in re.findall(r"^\| Điều (\d+)(?:, (\d+))?", text, re.MULTILINE):
        named |= {int(n) for n in cell if n}
    assert named == set(range(1, 14))
    for annex in ("Phụ lục I ", "Phụ lục II", "Phụ lục III"):
        assert f"| {annex}" in text


def test_glossary_covers_the_words():
    """Every public class, status and kind of rule stands in the glossary."""
    text = (DOCS / "glossary.md").read_text("utf-8")
    names = {n for n in criteria.__all__ if n[0].isupper()} - {"Explanation"}
    for name in names | {"StarTier", "Citation", "Interpretation", "LegalDocument", "Validity"}:
        assert f"`{name}`" in text, name
    for status in Status:
        assert f"Status.{status.name}" in text
    for effect in Effect:
        assert f"Effect.{effect.name}" in text
    for kind in RuleKind:
        assert f"`{kind}`" in text


def test_reference_covers_the_window():
    """Every public name stands in the reference."""
    text = (DOCS / "reference.md").read_text("utf-8")
    for name in criteria.__all__:
        assert f"ocop.criteria.{name}\n" in text, name
    modules = ("ocop.errors", "ocop.vocabulary", "ocop.interpretation")
    for name in ocop.__all__:
        whole = getattr(getattr(ocop, name), "__module__", "")
        assert (
            f"ocop.{name}\n" in text or whole in modules or name in ("criteria", "INTERPRETATIONS")
        )


def test_counts_of_vectors():
    """The README and the guide say how many vectors there are, and how many were done by hand."""
    guide = (DOCS / "testing.md").read_text("utf-8")
    for text in (guide, (ROOT / "README.md").read_text("utf-8")):
        assert f"{len(cases()):,} " in text
    assert f"{sum(case.by_hand for case in cases())} answers were worked out by hand" in guide


def test_changelog():
    """The changelog has a place for what comes next."""
    assert "## [Unreleased]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_extras_exist():
    """Every extra that the README names is in pyproject.toml."""
    extras = re.findall(r"'\.\[(\w+)\]'", (ROOT / "README.md").read_text("utf-8"))
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    assert set(extras) == {"cli", "dev"}
    assert all(f"\n{extra} = [" in project for extra in extras)
