"""Exact amounts: what is taken, and what is not."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop.amounts import exact


class TestExact:
    """Nothing is rounded or guessed: whole numbers, fractions and decimals of at least 0."""

    @pytest.mark.parametrize(
        ("given_", "amount"),
        [
            (0, 0),
            (10**5000, 10**5000),
            (Fraction(1, 3), Fraction(1, 3)),
            (Decimal("0.1"), Fraction(1, 10)),
            (Decimal("-0.0"), 0),
            (Decimal("1E+60"), 10**60),
            (Decimal("1E-60"), Fraction(1, 10**60)),
        ],
        ids=lambda given_: type(given_).__name__,
    )
    def test_taken(self, given_, amount):
        """As they are, as a Fraction."""
        found = exact(given_)
        assert found == amount
        assert isinstance(found, Fraction)

    @pytest.mark.parametrize(
        "given_",
        [
            *(True, False, -1, -(10**5000), Fraction(-1, 10**9), Decimal("-0.1")),
            *(Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), Decimal("-Infinity")),
            *(Decimal("1E+61"), Decimal("1E-61"), Decimal("1E+999999"), Decimal("-1E-999999")),
            *(0.5, 0.0, float("inf"), 1j, "1", b"1", None, [1], object),
        ],
        ids=lambda given_: type(given_).__name__,
    )
    def test_not_taken(self, given_):
        """Below 0, not finite, not exact, no number, or longer than any amount is."""
        assert exact(given_) is None

    @given(st.decimals(0, 10**9, allow_nan=False, places=4) | st.fractions(0) | st.integers(0))
    def test_equal(self, amount):
        """Neither more nor less than what was given."""
        assert exact(amount) == amount
