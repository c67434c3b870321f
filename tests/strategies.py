"""Dossiers for the property tests."""

from hypothesis import strategies as st

import oracle

numbers = st.integers(min_value=1, max_value=26)


@st.composite
def answers(draw, number, *, complete=True):
    """Points by criterion on a sheet, each one a box or none; some left out if not complete."""
    found = {}
    # Mostly full marks with some losses, so that minimums and high thresholds come into play.
    good = draw(st.booleans())
    for criterion in oracle.leaves(number):
        top = criterion["max_points"]
        points = sorted({0, top, *(o["points"] for o in criterion.get("options", []))})
        if number != 26 and criterion["code"] == "5.2" and found.get("5.1") == 0:
            continue
        if not complete and draw(st.integers(0, 9)) == 0:
            continue
        at_top = good and draw(st.integers(0, 4)) > 0
        found[criterion["code"]] = top if at_top else draw(st.sampled_from(points))
    return found


@st.composite
def sheets_and_answers(draw, *, complete=True):
    """A sheet number and answers on it."""
    number = draw(numbers)
    return number, draw(answers(number, complete=complete))
