"""The scorers as a program that speaks JSON lines, as ``ocop conformance --cmd`` asks.

``python -m portal.lines right`` reads ``{"id", "kind", "input"}`` from each line and writes a line
``{"id", "answer"}``. The other scorers are ``ignores-minimums`` and ``rounds-first``.
"""

import json
import sys

from portal.ignores_minimums import IgnoresMinimums
from portal.rounds_first import RoundsFirst
from portal.scorer import Scorer

SCORERS = {"right": Scorer, "ignores-minimums": IgnoresMinimums, "rounds-first": RoundsFirst}


def main(name):
    """Answer every line of standard input."""
    scorer = SCORERS[name]()
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            answer = scorer.rate(asked["input"])
        except ValueError:
            answer = {"status": "refused"}
        print(json.dumps({"id": asked["id"], "answer": answer}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
