"""A wrong scorer: it rounds a council's mean as a spreadsheet shows it, so 69.9 is 4 stars."""

from fractions import Fraction

from portal.scorer import Scorer


class RoundsFirst(Scorer):
    """Wrong in one thing: the mean is rounded, half up, before it meets the thresholds."""

    def mean(self, points, size):
        """The mean in whole points."""
        return Fraction((2 * points + size) // (2 * size))
