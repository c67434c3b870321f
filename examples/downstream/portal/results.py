"""The public table of results, as CSV."""

import csv
import io

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")


def table(rows):
    """CSV of products and their answers: name, code, points, stars."""
    written = io.StringIO()
    writer = csv.writer(written)
    for product, answer in rows:
        cells = (product.name, product.code or "", answer["total"], answer["tier"] or "")
        writer.writerow([guarded(str(cell)) for cell in cells])
    return written.getvalue()


def guarded(cell):
    """A cell that no spreadsheet runs as a formula."""
    return "'" + cell if cell.startswith(STARTS_A_FORMULA) else cell
