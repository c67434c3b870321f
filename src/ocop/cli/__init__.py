"""The command line: ``ocop rate``, ``explain``, ``sheet``, ``sheets``, and ``ocop plan ...``."""

from ocop.cli.commands import app, main

__all__ = ["app", "main"]
