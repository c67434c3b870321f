"""A wrong scorer: it knows points only, so 91 points are always 5 stars."""

from portal.scorer import NO_SHORTFALLS, Scorer


class IgnoresMinimums(Scorer):
    """Wrong in one thing: no minimum is ever missed."""

    def missed(self, sheet, members, way):
        """Nothing."""
        return NO_SHORTFALLS
