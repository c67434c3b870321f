"""The readings taken where the law is open, each with its reason and the other reading.

`docs/interpretations.md` is built from this module; a test keeps the two equal.
"""

from ocop.errors import Issue, UnknownNameError, brief
from ocop.legal import Interpretation
from ocop.readings_of_plan import PLAN
from ocop.readings_of_procedure import PROCEDURE
from ocop.readings_of_rating import RATING


def interpretation(id: str) -> Interpretation:
    """Look a reading up by its id.

    Args:
        id: Such as ``I4``.

    Returns:
        The interpretation.

    Raises:
        UnknownNameError: If there is no such id.

    Example:
        >>> interpretation("I1").reading("en")
        'No box ticked gives 0 points.'
    """
    for entry in INTERPRETATIONS:
        if isinstance(id, str) and entry.id == id:
            return entry
    raise UnknownNameError(
        "interpretation",
        [
            Issue(
                "unknown-interpretation",
                "id",
                f"there is no interpretation {brief(id)}; "
                f"they run from {INTERPRETATIONS[0].id} to {INTERPRETATIONS[-1].id}",
                f"không có cách đọc {brief(id)}; "
                f"có từ {INTERPRETATIONS[0].id} đến {INTERPRETATIONS[-1].id}",
            )
        ],
        "cách đọc luật",
    )


INTERPRETATIONS: tuple[Interpretation, ...] = tuple(
    sorted((*RATING, *PROCEDURE, *PLAN), key=lambda reading: int(reading.id[1:]))
)
"""Every reading, by id."""
