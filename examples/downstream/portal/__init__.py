"""A small scoring portal of a province: its own scorer, and two that are wrong on purpose."""
