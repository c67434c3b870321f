"""The pytest plugin of ocop: the fixture `ocop_conformance`.

pytest loads it in every project where ocop is installed, so it stands outside the package and
imports nothing of it until a test asks for the fixture.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from ocop.testing.conformance import Report


@pytest.fixture(scope="session")
def ocop_conformance() -> "Callable[..., Report]":
    """A check of a callable ``rate(dict) -> dict`` against the conformance vectors.

    ``ocop_conformance(rate)`` takes the arguments of `ocop.testing.conformance.check` and
    ``lang``; it fails the test with the rules broken in words, and else returns the report.
    """
    from ocop.testing.conformance import check  # noqa: PLC0415 - only who asks loads ocop

    def run(rate: Callable[[dict[str, Any]], Any], lang: str = "en", **options: Any) -> "Report":
        __tracebackhide__ = True
        found = check(rate, **options)
        if not found.agrees:
            pytest.fail(found.text("vi" if lang == "vi" else "en"), pytrace=False)
        return found

    return run
