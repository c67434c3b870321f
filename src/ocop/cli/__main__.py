"""``python -m ocop.cli``."""

from ocop.cli.commands import main

main()
