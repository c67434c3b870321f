"""What an assessment may hold besides answers and findings: notes, proof, cases, names."""

from functools import cache
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ocop.criteria.scoring import scorer
from ocop.testing.strategies.knobs import NOW_AND_THEN, SheetKey
from ocop.testing.strategies.names import names, nasty_names, people, product_names

_PROOF = ("Hợp đồng 12/2026/HĐ", "Phiếu kiểm nghiệm 345", "ảnh-01.jpg", "https://ocop.example/1")
_MOST = 3  # criteria with a note, proof or case in one assessment


def remarks(draw: DrawFn, key: SheetKey) -> dict[str, Any]:
    """The fields of an assessment that never change its rating, now and then.

    Args:
        draw: Hypothesis's draw.
        key: The sheet.

    Returns:
        Fields by name; the simplest has none.
    """
    if not draw(NOW_AND_THEN):
        return {}
    fields = _fields(*key)
    picked = draw(_PICKED)
    return {name: draw(fields[name]) for name in picked if name in fields}


_PICKED = st.lists(
    st.sampled_from(("product", "assessor", "notes", "evidence", "cases")),
    min_size=1,
    max_size=2,
    unique=True,
)


@cache
def _fields(law: str, number: int) -> dict[str, SearchStrategy[Any]]:
    """A strategy for each field; cases where the sheet has any."""
    sheet = scorer(law, number).sheet
    codes = st.sampled_from([*sheet.criteria])
    proof = st.lists(st.sampled_from(_PROOF), min_size=1, max_size=2).map(tuple)
    fields: dict[str, SearchStrategy[Any]] = {
        "notes": st.dictionaries(codes, names() | nasty_names(), min_size=1, max_size=_MOST),
        "evidence": st.dictionaries(codes, proof, min_size=1, max_size=_MOST),
        "product": product_names() | nasty_names(),
        "assessor": people() | nasty_names(),
    }
    cased = [leaf for leaf in sheet.leaves if leaf.cases]
    if cased:
        fields["cases"] = st.fixed_dictionaries(
            {}, optional={leaf.code: st.sampled_from([*leaf.cases]) for leaf in cased}
        )
    return fields
