"""A conformance vector as plain data, its fields in the order of the files."""

REFUSED = {"status": "refused"}


def vector(  # noqa: PLR0913 - what a vector may have
    kind, name, rule, asked, expected, *, sheet=None, hand=False, why=None, problems=()
):
    """A vector; the problems, code and place of each, belong to what must be refused."""
    told = [{"code": code, "path": path} for code, path in problems]
    return {
        "id": f"{kind}/{name}",
        "kind": kind,
        "rule": rule,
        **({"sheet": sheet} if sheet else {}),
        "checked": "by-hand" if hand else "by-oracle",
        **({"why": why} if why else {}),
        "input": asked,
        "expected": expected,
        **({"problems": told} if expected == REFUSED else {}),
    }
