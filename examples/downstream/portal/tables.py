"""Plain tables of the 26 score sheets, for a scorer in any language.

``python -m portal.tables > tables.json`` writes them as JSON.
"""

import json
import sys

from ocop import criteria

LAW = "26/2026/QĐ-TTg"


def tables():
    """The tables: thresholds of the tiers, and per sheet its criteria, findings and stop."""
    rules = criteria.ruleset(LAW)
    return {
        "law": LAW,
        "thresholds": [[int(band.tier), band.lowest] for band in rules.tiers],
        "sheets": {str(sheet.number): _sheet(sheet) for sheet in rules.sheets},
    }


def _sheet(sheet):
    needs, stop = {}, None
    for criterion, rule in sheet.placed_rules():
        if rule.depends_on:
            needs[criterion.code] = rule.depends_on
        if rule.by_library:  # only on sheet 16: 0 points in one of these ends the assessment
            stop = {"finding": rule.id, "criteria": list(criterion.children)}
    return {
        "criteria": {
            leaf.code: {
                "part": leaf.part,
                "allowed": list(leaf.allowed),
                # Points asked for 3, 4 and 5 stars; 0 where nothing is asked.
                "minimums": [_required(leaf, tier) for tier in (3, 4, 5)],
                # The criterion that must have points for this one to apply: 5.1 for 5.2.
                "needs": needs.get(leaf.code),
                "cases": list(leaf.cases),
            }
            for leaf in sheet.leaves
        },
        "headings": [code for code, one in sheet.criteria.items() if not one.is_scored],
        "findings": {id: str(rule.effect) for id, rule in sheet.findings.items()},
        "stop": stop,
    }


def _required(leaf, tier):
    minimum = leaf.minimum(tier)
    return minimum.required if minimum else 0


if __name__ == "__main__":
    json.dump(tables(), sys.stdout, indent=1)
