"""Pictures of a plan: due dates of an agency, targets. Needs the extra ``charts`` (matplotlib)."""

from ocop.charts.dashboard import targets
from ocop.charts.gantt import gantt
from ocop.charts.picture import Picture
from ocop.charts.shapes import Box, Label, Line, Mark

__all__ = ["Box", "Label", "Line", "Mark", "Picture", "gantt", "targets"]
