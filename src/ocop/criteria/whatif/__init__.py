"""What if: what a change does, the cheapest ways to the next star, and what is out of reach."""

from ocop.criteria.whatif.changes import Change, Gain, Slack, change, gains, slack
from ocop.criteria.whatif.frontier import Point, frontier
from ocop.criteria.whatif.limits import Limit, Limits, limits
from ocop.criteria.whatif.menus import Obstacle
from ocop.criteria.whatif.paths import Move, Path, Paths, paths
from ocop.criteria.whatif.portfolio import Upgrade, Upgrades, blocking, upgrades

__all__ = [
    "Change",
    "Gain",
    "Limit",
    "Limits",
    "Move",
    "Obstacle",
    "Path",
    "Paths",
    "Point",
    "Slack",
    "Upgrade",
    "Upgrades",
    "blocking",
    "change",
    "frontier",
    "gains",
    "limits",
    "paths",
    "slack",
    "upgrades",
]
