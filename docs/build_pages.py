"""Write the pages that are built from the library: ``python docs/build_pages.py``.

A test compares the pages with what this gives.
"""

from pathlib import Path

from ocop import INTERPRETATIONS, criteria

HERE = Path(__file__).parent


def cell(text):
    """Text inside a table cell."""
    return text.replace("*", "\\*").replace("|", "\\|")


def interpretations():
    """docs/interpretations.md."""
    lines = [
        "# Interpretations",
        "",
        "Where the law is open, ocop takes a reading, shows its id with the result, and lists here",
        "why, and which other reading was possible. `docs/build_pages.py` builds this page.",
    ]
    for i in INTERPRETATIONS:
        lines += [
            "",
            f"## {i.id}. {cell(i.title_vi)} ({cell(i.title_en)})",
            "",
            f"{cell(i.reading_vi)}",
            "",
            f"{cell(i.reading_en)}",
            "",
            f"- Lý do: {cell(i.reason_vi)} / Reason: {cell(i.reason_en)}",
            f"- Cách đọc khác: {cell(i.other_vi)} / Other reading: {cell(i.other_en)}",
        ]
    return "\n".join(lines) + "\n"


def places(rules, id):
    """Sheets of a rule, grouped by criterion."""
    found = {}
    for sheet in rules.sheets:
        for criterion, rule in sheet.placed_rules():
            if rule.id == id:
                found.setdefault(criterion.code if criterion else "đầu phiếu", []).append(
                    sheet.number
                )
    return "; ".join(f"{code}: {', '.join(map(str, sheets))}" for code, sheets in found.items())


def rules_page():
    """docs/rules.md."""
    rules = criteria.ruleset("26/2026/QĐ-TTg")
    lines = [
        "# Rules that are not points, and printed slips",
        "",
        "Decision 26/2026/QĐ-TTg, Annex II. The wording is this library's own.",
        "`docs/build_pages.py` builds this page.",
        "",
        "## Rules",
        "",
        "| id | kind | effect | vi | en | criterion: sheets |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for id, rule in rules.rules.items():
        effect = (rule.effect or "") + (" (found by the library)" if rule.by_library else "")
        texts = f"{cell(rule.text)} | {cell(rule.text_en)}"
        lines.append(f"| {id} | {rule.kind} | {effect} | {texts} | {places(rules, id)} |")
    lines += [
        "",
        "## Evidence table of Form 02, Annex III",
        "",
        "| id | vi | en |",
        "| --- | --- | --- |",
    ]
    lines += [
        f"| {e.id} | {cell(e.name)}: {cell(e.proof)} | {cell(e.name_en)}: {cell(e.proof_en)} |"
        for e in rules.evidence
    ]
    lines += [
        "",
        "## Printed slips",
        "",
        "`applied`: the data holds the reading and keeps what is printed beside it; otherwise it",
        "holds what is printed and only the suspicion is listed. Places are sheet:criterion:box.",
        "",
        "| id | where | printed | reading | applied | confidence | evidence |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {e.id} | {', '.join(e.where)} | {cell(e.printed)} | {cell(e.reading)} | "
        f"{'yes' if e.applied else 'no'} | {e.confidence} | {cell(e.note)} / {cell(e.note_en)} |"
        for e in rules.errata
    ]
    return "\n".join(lines) + "\n"


PAGES = {"interpretations.md": interpretations, "rules.md": rules_page}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), "utf-8")
