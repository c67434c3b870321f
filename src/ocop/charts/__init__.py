"""Pictures of plans, ratings and what-if answers. Needs the extra ``charts`` (matplotlib)."""

from ocop.charts.blocking import blocking
from ocop.charts.dashboard import targets
from ocop.charts.frontier import frontier
from ocop.charts.gantt import gantt
from ocop.charts.parts import parts
from ocop.charts.picture import Picture
from ocop.charts.shapes import Box, Label, Line, Mark
from ocop.charts.waterfall import waterfall

__all__ = [
    "Box",
    "Label",
    "Line",
    "Mark",
    "Picture",
    "blocking",
    "frontier",
    "gantt",
    "parts",
    "targets",
    "waterfall",
]
