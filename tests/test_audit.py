"""A data file that is wrong is refused with file, key and fix; one broken file per rule."""

from pathlib import Path

import pytest

from ocop import DataError
from ocop.criteria.audit import audit_sheet, part_of_groups, read, unique
from ocop.criteria.rows import ErrataTable, SheetRow

BROKEN = Path(__file__).parent / "broken"
RULES = ("R1", "K1")

EXPECTED = {
    "sum-of-criteria": ("criteria[1].max_points", "40 does not equal the sum 39"),
    "sum-of-parts": ("parts", "the parts sum to 99"),
    "sum-cut": ("parts", "no cut of the groups"),
    "part-order": ("parts", "A, B, C in this order"),
    "order": ("criteria[1.9]", "out of order; keep the order of the printed page"),
    "no-parent": ("criteria[4.1]", "heading 4 is missing above 4.1; add it"),
    "duplicate-code": ("criterion 1.1", "occurs twice; remove or rename one"),
    "duplicate-label": ("label nhiều", "occurs twice"),
    "no-boxes": ("criteria[1.2].options", "either boxes or criteria below it"),
    "boxes-on-heading": ("criteria[1].options", "either boxes or criteria below it"),
    "maximum": ("criteria[3].options", "no box reaches the 35 points"),
    "points-order": ("criteria[1.1].options", "do not rise from box to box"),
    "marks-order": ("criteria[1.1].options", "star marks [5, 4] do not rise"),
    "mark-on-zero": ("criteria[1.1].options", "a box of 0 points carries a star mark"),
    "cases": ("criteria[2].options", "name each case in `cases`"),
    "case-points": ("criteria[2].options", "the cases have different points [[5, 25], [6, 25]]"),
    "unknown-rule": ("criteria[1.1].rules", "there is no rule K9 in rules.toml"),
    "erratum": ("criteria[3].options", "keeps both `erratum` and `printed`"),
    "unknown-key": ("listed_is", "unknown key; remove it or mend its spelling"),
    "wrong-type": ("criteria[1.1].options[2].points", "got '10'; mend it beside the annex page"),
    "bad-stars": ("criteria[1.1].options[2].stars", "got 2"),
    "not-toml": ("file", "the file is not TOML"),
    "not-nfc": ("line 5", "save the file in NFC"),
}


def audited(name):
    """Read and audit one file."""
    row = read((BROKEN / f"{name}.toml").read_text("utf-8"), f"{name}.toml", SheetRow)
    audit_sheet(row, f"{name}.toml", RULES)
    return row


def test_the_sound_file_passes():
    """The file that the broken ones are made from is sound."""
    assert part_of_groups(audited("sound")) == {"1": "A", "2": "B", "3": "C"}


def test_every_broken_file_is_expected():
    """No broken file is forgotten."""
    assert {path.stem for path in BROKEN.glob("*.toml")} == {"sound", *EXPECTED}


@pytest.mark.parametrize("name", EXPECTED)
def test_broken_file(name):
    """The message names file, key and fix, and the code that the file announces."""
    announced = (BROKEN / f"{name}.toml").read_text("utf-8").splitlines()[1].rpartition(" ")[2]
    with pytest.raises(DataError) as caught:
        audited(name)
    path, words = EXPECTED[name]
    assert f"data file {name}.toml" in str(caught.value)
    matching = [i for i in caught.value.issues if i.code == announced and i.path == path]
    assert any(words in issue.en for issue in matching), str(caught.value)
    assert all(issue.vi != issue.en for issue in caught.value.issues)
    assert f"tệp dữ liệu {name}.toml" in caught.value.message("vi")


def test_parts_that_no_group_fills():
    """Groups that sum to less than the parts leave no cut."""
    text = (BROKEN / "sound.toml").read_text("utf-8").replace('code = "3"', 'code = "2.1"')
    assert part_of_groups(read(text, "x.toml", SheetRow)) is None


def test_all_faults_at_once():
    """Several faults are reported together."""
    text = (BROKEN / "sound.toml").read_text("utf-8")
    text = text.replace('rules = ["K1"]', 'rules = ["K7"]').replace(
        'rejection = "R1"', 'rejection = "R7"'
    )
    row = read(text, "two.toml", SheetRow)
    with pytest.raises(DataError, match="2 problems"):
        audit_sheet(row, "two.toml", RULES)


def test_missing_key():
    """A missing key is named."""
    text = (BROKEN / "sound.toml").read_text("utf-8").replace('slug = "mau"\n', "")
    with pytest.raises(DataError, match="slug: key missing; add it"):
        read(text, "x.toml", SheetRow)


def test_unique_ids():
    """An id used twice in a table is refused."""
    unique(["A1", "A2"], "x.toml")
    with pytest.raises(DataError, match="id A1 occurs twice"):
        unique(["A1", "A2", "A1"], "x.toml")


def test_other_tables_are_strict():
    """Tables other than sheets refuse unknown keys with the row's id."""
    text = '[[errata]]\nid = "N1"\nwhere = ["1:1"]\nprinted = "1"\nreading = "2"\napplied = true\n'
    text += 'confidence = "sure"\nnote = "x"\n'
    with pytest.raises(DataError, match=r"errata\[N1\]\.confidence"):
        read(text, "errata.toml", ErrataTable)
