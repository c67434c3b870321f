"""What if: what a change does, the cheapest ways to the next star, and what is out of reach."""

from ocop.criteria.whatif.changes import Change, Gain, Gains, Slack, change, gains, slack
from ocop.criteria.whatif.frontier import Frontier, Point, frontier
from ocop.criteria.whatif.limits import Limit, Limits, limits
from ocop.criteria.whatif.menus import Obstacle
from ocop.criteria.whatif.paths import Move, Path, Paths, paths
from ocop.criteria.whatif.portfolio import Upgrade, Upgrades, blocking, upgrades
from ocop.criteria.whatif.showing import show

__all__ = [
    "Change",
    "Frontier",
    "Gain",
    "Gains",
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
    "show",
    "slack",
    "upgrades",
]
