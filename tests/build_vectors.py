"""Write the conformance vectors: python tests/build_vectors.py.

The answers come from the slow oracles of the tests; test_conformance_vectors.py fails when what is
shipped differs from what this builds, or from what ocop answers.
"""

import json
from pathlib import Path

import ocop.testing
from ocop.testing.vectors import VERSION
from vectors_of_scoring import LAW, any_refusals, council_vectors, sheet_vectors
from vectors_of_terms import (
    certificate_vectors,
    code_vectors,
    plan_vectors,
    round_vectors,
    term_vectors,
)

FOLDER = Path(ocop.testing.__file__).parent / "data"


def one_line(value):
    """JSON on one line, letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def text(rows, law=LAW):
    """A file of vectors, one to a line."""
    head = {"format": 1, "version": VERSION, "law": law, "kind": rows[0]["kind"]}
    start = one_line(head)[:-1]
    return f'{start},"cases":[\n' + ",\n".join(map(one_line, rows)) + "\n]}\n"


def built():
    """Name and text of every file."""
    files = {f"rating-{n:02d}.json": text([*sheet_vectors(n)]) for n in range(1, 27)}
    files["rating-any.json"] = text([*any_refusals()])
    files["council.json"] = text([*council_vectors()])
    files["product-code.json"] = text([*code_vectors()])
    papers = [*certificate_vectors()]
    for kind in ("certificate", "renewal", "extension"):
        files[f"{kind}.json"] = text([row for row in papers if row["kind"] == kind])
    files["term.json"] = text([*term_vectors()])
    files["rounds.json"] = text([*round_vectors()])
    files["plan-due.json"] = text([*plan_vectors()], "2822/QĐ-UBND")
    return files


if __name__ == "__main__":
    for name, content in built().items():
        FOLDER.joinpath(name).write_text(content, "utf-8")
