"""Whole-file checks of law data, for the catalogue, for tests and for authors of data files.

A file that fails is refused with the file, the key and the fix.
"""

import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from pydantic import ValidationError

from ocop.criteria.rows import CriterionRow, Row, SheetRow
from ocop.errors import DataError, Issue

R = TypeVar("R", bound=Row)


def read(text: str, name: str, shape: type[R]) -> R:
    """Read one data file into its row type.

    Args:
        text: The TOML text.
        name: File name, for messages.
        shape: The row type expected.

    Returns:
        The rows.

    Raises:
        DataError: If the text is not NFC, is not TOML, has an unknown key or a wrong value.
    """
    if not unicodedata.is_normalized("NFC", text):
        line = next(
            n
            for n, line in enumerate(text.splitlines(), 1)
            if not unicodedata.is_normalized("NFC", line)
        )
        raise _refused(
            name,
            [
                Issue(
                    "not-nfc",
                    f"line {line}",
                    "the text is not in Unicode form NFC; save the file in NFC",
                    "văn bản không ở dạng Unicode NFC; hãy lưu tệp ở dạng NFC",
                )
            ],
        )
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _refused(
            name,
            [
                Issue(
                    "not-toml",
                    "file",
                    f"the file is not TOML: {error}; mend the line named",
                    f"tệp không phải TOML: {error}; hãy sửa dòng đã nêu",
                )
            ],
        ) from None
    try:
        return shape.model_validate(data)
    except ValidationError as error:
        raise _refused(name, [_row_issue(dict(e), data) for e in error.errors()]) from None


def audit_sheet(row: SheetRow, name: str, rule_ids: Iterable[str]) -> None:
    """Check a whole sheet: sums, order, ids, marks, cases.

    Args:
        row: The sheet as read.
        name: File name, for messages.
        rule_ids: Ids of the rules that there are.

    Raises:
        DataError: If anything does not agree; every fault is listed.
    """
    issues = [*_codes(row), *_sums(row), *_boxes(row), *_references(row, set(rule_ids))]
    if issues:
        raise _refused(name, issues)


def unique(ids: Iterable[str], name: str) -> None:
    """Check that no id occurs twice in a file.

    Args:
        ids: The ids in order.
        name: File name, for messages.

    Raises:
        DataError: If one does.
    """
    issues = list(_twice(ids, "id"))
    if issues:
        raise _refused(name, issues)


def _refused(name: str, issues: list[Issue]) -> DataError:
    return DataError(f"data file {name}", issues, f"tệp dữ liệu {name}")


def _row_issue(error: dict[str, Any], data: dict[str, Any]) -> Issue:
    place: Any = data
    path = ""
    for step in error["loc"]:
        try:
            place = place[step]
        except (KeyError, IndexError, TypeError):
            place = {}
        if isinstance(step, int):
            name = place.get("code") or place.get("id") if isinstance(place, dict) else None
            path += f"[{name or step + 1}]"
        else:
            path += f".{step}" if path else str(step)
    if error["type"] == "extra_forbidden":
        en, vi = "unknown key; remove it or mend its spelling", "khóa lạ; hãy bỏ hoặc sửa chính tả"
    elif error["type"] == "missing":
        en, vi = (
            "key missing; add it from the annex page",
            "thiếu khóa; hãy thêm theo trang phụ lục",
        )
    else:
        en = f"{error['msg']}, got {error['input']!r}; mend it beside the annex page"
        vi = f"giá trị sai: {error['input']!r} ({error['msg']}); hãy sửa theo trang phụ lục"
    return Issue(f"row-{error['type'].replace('_', '-')}", path, en, vi)


def _parent(code: str) -> str:
    return code.rpartition(".")[0]


def _children(row: SheetRow, code: str) -> list[CriterionRow]:
    return [c for c in row.criteria if _parent(c.code) == code]


def _twice(ids: Iterable[str], what: str) -> Iterator[Issue]:
    seen: set[str] = set()
    for id in ids:
        if id in seen:
            yield Issue(
                "duplicate-id",
                f"{what} {id}",
                f"{what} {id} occurs twice; remove or rename one",
                f"{what} {id} trùng; hãy bỏ hoặc đổi tên một mục",
            )
        seen.add(id)


def _codes(row: SheetRow) -> Iterator[Issue]:
    codes = [c.code for c in row.criteria]
    yield from _twice(codes, "criterion")
    if [p.id for p in row.parts] != ["A", "B", "C"]:
        yield Issue(
            "parts",
            "parts",
            "the parts must be A, B, C in this order; mend the list",
            "các phần phải là A, B, C theo thứ tự; hãy sửa danh sách",
        )
    ordered = sorted(codes, key=lambda code: [int(n) for n in code.split(".")])
    if codes != ordered:
        first = next(c for c, o in zip(codes, ordered, strict=True) if c != o)
        yield Issue(
            "order",
            f"criteria[{first}]",
            f"criterion {first} is out of order; keep the order of the printed page",
            f"tiêu chí {first} sai thứ tự; hãy giữ thứ tự trang in",
        )
    for code in codes:
        if _parent(code) and _parent(code) not in codes:
            yield Issue(
                "no-parent",
                f"criteria[{code}]",
                f"heading {_parent(code)} is missing above {code}; add it",
                f"thiếu mục {_parent(code)} trên {code}; hãy thêm",
            )


def _sums(row: SheetRow) -> Iterator[Issue]:
    for criterion in row.criteria:
        children = _children(row, criterion.code)
        total = sum(child.max_points for child in children)
        if children and total != criterion.max_points:
            yield Issue(
                "sum",
                f"criteria[{criterion.code}].max_points",
                f"{criterion.max_points} does not equal the sum {total} of its criteria; "
                "check both against the annex page",
                f"{criterion.max_points} khác tổng {total} của các tiêu chí bên trong; "
                "hãy đối chiếu trang phụ lục",
            )
    groups = [c for c in row.criteria if "." not in c.code]
    parts = sum(p.max_points for p in row.parts)
    total = sum(c.max_points for c in groups)
    if parts != 100 or total != 100:
        yield Issue(
            "sum",
            "parts",
            f"the parts sum to {parts} and the groups to {total}, not 100; "
            "check them against the annex page",
            f"tổng các phần là {parts}, các nhóm là {total}, không phải 100; "
            "hãy đối chiếu trang phụ lục",
        )
    elif part_of_groups(row) is None:
        yield Issue(
            "sum",
            "parts",
            "no cut of the groups in order gives the points of the parts; "
            "check the group points against the annex page",
            "không cách chia nhóm theo thứ tự nào khớp điểm các phần; "
            "hãy đối chiếu điểm nhóm với trang phụ lục",
        )


def part_of_groups(row: SheetRow) -> dict[str, str] | None:
    """Find the part of every group from the points, in order.

    Args:
        row: The sheet.

    Returns:
        Part id by group code, or None when no cut of the groups fits the parts.
    """
    groups = iter([c for c in row.criteria if "." not in c.code])
    found: dict[str, str] = {}
    for part in row.parts:
        left = part.max_points
        while left > 0:
            group = next(groups, None)
            if group is None:
                return None
            left -= group.max_points
            found[group.code] = part.id
        if left < 0:
            return None
    return found


def _boxes(row: SheetRow) -> Iterator[Issue]:
    for criterion in row.criteria:
        path = f"criteria[{criterion.code}].options"
        scored = bool(criterion.options) or criterion.implied is not None
        if scored == bool(_children(row, criterion.code)):
            yield Issue(
                "boxes",
                path,
                "a criterion has either boxes or criteria below it, never both and never "
                "neither; name the box in `implied` when the annex prints none",
                "một tiêu chí có ô hoặc có tiêu chí con, không cả hai; "
                "đặt `implied` khi phụ lục không in ô",
            )
        if not criterion.options:
            continue
        yield from _twice((o.label for o in criterion.options), "label")
        if max(o.points for o in criterion.options) != criterion.max_points:
            yield Issue(
                "maximum",
                path,
                f"no box reaches the {criterion.max_points} points of the criterion; "
                "check the points against the annex page",
                f"không ô nào đạt {criterion.max_points} điểm của tiêu chí; "
                "hãy đối chiếu trang phụ lục",
            )
        for case in sorted({o.case or "" for o in criterion.options}):
            ladder = [o for o in criterion.options if (o.case or "") == case]
            points = [o.points for o in ladder]
            if points != sorted(set(points)):
                yield Issue(
                    "order",
                    path,
                    f"the points {points} do not rise from box to box; keep the printed order "
                    "and check the figures",
                    f"điểm {points} không tăng dần; hãy giữ thứ tự in và kiểm tra số",
                )
            marks = [o.stars for o in ladder if o.stars]
            if marks != sorted(set(marks)):
                yield Issue(
                    "marks",
                    path,
                    f"the star marks {marks} do not rise with the points; check them against the "
                    "annex page",
                    f"dấu sao {marks} không tăng theo điểm; hãy đối chiếu trang phụ lục",
                )
            if any(o.stars and not o.points for o in ladder):
                yield Issue(
                    "marks",
                    path,
                    "a box of 0 points carries a star mark; check it against the annex page",
                    "ô 0 điểm mang dấu sao; hãy đối chiếu trang phụ lục",
                )
        yield from _cases(criterion, path)


def _cases(criterion: CriterionRow, path: str) -> Iterator[Issue]:
    if {o.case for o in criterion.options if o.case} != set(criterion.cases) or (
        criterion.cases and any(o.case is None for o in criterion.options)
    ):
        yield Issue(
            "cases",
            path,
            "the cases of the boxes and of the criterion differ; name each case in `cases` "
            "and put every box into one",
            "trường hợp của ô và của tiêu chí không khớp; hãy nêu trong `cases` và xếp mọi ô",
        )
    ladders = [[o.points for o in criterion.options if o.case == case] for case in criterion.cases]
    if any(ladder != ladders[0] for ladder in ladders):
        yield Issue(
            "case-points",
            path,
            f"the cases have different points {ladders}; a case left unstated would then be "
            "open (reading I19), so check the figures",
            f"các trường hợp có điểm khác nhau {ladders}; khi đó không thể bỏ trống trường hợp "
            "(I19), hãy kiểm tra số",
        )


def _references(row: SheetRow, rule_ids: set[str]) -> Iterator[Issue]:
    named = [("rejection", row.rejection)] if row.rejection else []
    named += [(f"criteria[{c.code}].rules", rule) for c in row.criteria for rule in c.rules]
    for path, rule in named:
        if rule not in rule_ids:
            yield Issue(
                "unknown-rule",
                path,
                f"there is no rule {rule} in rules.toml; add it there or mend the id",
                f"không có quy tắc {rule} trong rules.toml; hãy thêm hoặc sửa mã",
            )
    slips = [(f"criteria[{c.code}]", c.erratum, c.printed) for c in row.criteria]
    slips += [
        (f"criteria[{c.code}].options", o.erratum, o.printed)
        for c in row.criteria
        for o in c.options
    ]
    for path, erratum, printed in slips:
        if (erratum is None) != (printed is None):
            yield Issue(
                "erratum",
                path,
                "a corrected slip keeps both `erratum` and `printed`; add the one missing",
                "lỗi in đã sửa phải có cả `erratum` và `printed`; hãy thêm mục thiếu",
            )
