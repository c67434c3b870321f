"""Every problem of an assessment, each in its place, with what was allowed and the clause."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from ocop.criteria import catalogue
from ocop.criteria.model import ScoreSheet
from ocop.criteria.scoring import Scorer, scorer
from ocop.errors import Issue, OcopError, brief
from ocop.names import nearest
from ocop.notation import shown

FIELDS = (
    "law",
    "sheet",
    "answers",
    "findings",
    "cases",
    "notes",
    "evidence",
    "product",
    "assessor",
)
REQUIRED = FIELDS[:3]
_HALF = re.compile("[\ud800-\udfff]")  # a surrogate alone: no text file can hold it


@lru_cache(maxsize=1024)  # names may be typed in any number of ways
def locate(law: str, sheet: int | str) -> tuple[str, int]:
    """Find a sheet from the names in an assessment.

    Args:
        law: Number of the decision, however typed.
        sheet: Number, slug or title.

    Returns:
        Official number of the decision and number of the sheet.

    Raises:
        UnknownNameError: If there is no such decision or sheet.
        NotEncodedError: If the decision is known by its frame only.
    """
    rules = catalogue.ruleset(law)
    return rules.id, rules.sheet(sheet).number


def problems(data: Any) -> list[Issue]:
    """List everything wrong with the data of an assessment.

    Args:
        data: Whatever was given in place of an assessment.

    Returns:
        The problems in the order of the fields; empty when it can be rated.
    """
    if not isinstance(data, Mapping):
        return [
            Issue(
                "not-an-object",
                "assessment",
                f"expected an object with {', '.join(REQUIRED)}, got {_kind(data)}",
                f"cần một đối tượng có {', '.join(REQUIRED)}, nhận được {_kind(data)}",
            )
        ]
    issues = [*_unknown_fields(data), *_missing_fields(data), *_texts(data)]
    tables = _tables(data, issues)
    if tables is None:
        for field in ("answers", "cases", "notes", "evidence"):
            _object(data, field, issues)
        return issues
    answers = _object(data, "answers", issues)
    for code, points in answers.items():
        issues += _answer(tables, code, points)
    issues += _conditions(tables, answers)
    issues += _findings(tables.sheet, data.get("findings", ()))
    issues += _cases(tables, _object(data, "cases", issues))
    for field, check in (("notes", _note), ("evidence", _evidence)):
        for code, value in _object(data, field, issues).items():
            issues += _placed(tables.sheet, field, code) or check(field, code, value)
    return issues


def _kind(value: Any) -> str:
    names: tuple[tuple[type, str], ...] = (
        (bool, "a boolean"),
        (int, "a whole number"),
        (float, "a decimal number"),
        (str, "text"),
        (list, "a list"),
        (tuple, "a list"),
        (Mapping, "an object"),
    )
    if value is None:
        return "nothing (null)"
    if isinstance(value, str) and not _is_text(value):
        return "text with half a character (a lone surrogate)"
    return next((name for type_, name in names if isinstance(value, type_)), type(value).__name__)


def _near(name: Any, known: tuple[str, ...]) -> tuple[str, str]:
    """The nearest names, or what names there are, in English and Vietnamese."""
    close = nearest(name, known) if isinstance(name, str) else ()
    if close:
        names = ", ".join(close)
        return f"nearest: {names}", f"gần nhất: {names}"
    return f"they run from {known[0]} to {known[-1]}", f"có từ {known[0]} đến {known[-1]}"


def _place(field: str, code: Any) -> str:
    return f'{field}["{shown(code)}"]'


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and not _HALF.search(value)


def _unknown_fields(data: Mapping[Any, Any]) -> Iterator[Issue]:
    for field in data:
        if field not in FIELDS:
            near, near_vi = _near(field, FIELDS)
            yield Issue(
                "unknown-field",
                shown(field),
                f"there is no field {brief(field)}; {near}. Rename or remove it",
                f"không có trường {brief(field)}; {near_vi}. Hãy đổi tên hoặc bỏ",
            )


def _missing_fields(data: Mapping[Any, Any]) -> Iterator[Issue]:
    for field in REQUIRED:
        if field not in data:
            yield Issue(
                "missing-field",
                field,
                "this field is required; add it",
                "trường này bắt buộc; hãy thêm",
            )


def _texts(data: Mapping[Any, Any]) -> Iterator[Issue]:
    for field in ("product", "assessor"):
        value = data.get(field)
        if value is not None and not _is_text(value):
            yield Issue(
                "not-text",
                field,
                f"expected text, got {_kind(value)}; put it in quotes or leave it out",
                f"cần chữ, nhận được {_kind(value)}; hãy đặt trong ngoặc kép hoặc bỏ",
            )


def _object(data: Mapping[Any, Any], field: str, issues: list[Issue]) -> Mapping[Any, Any]:
    value = data.get(field, {})
    if isinstance(value, Mapping):
        return value
    issues.append(
        Issue(
            "not-an-object",
            field,
            f"expected an object keyed by criterion codes, got {_kind(value)}",
            f"cần một đối tượng theo mã tiêu chí, nhận được {_kind(value)}",
        )
    )
    return {}


def _tables(data: Mapping[Any, Any], issues: list[Issue]) -> Scorer | None:
    law, sheet = data.get("law"), data.get("sheet")
    usable = True
    if "law" in data and not isinstance(law, str):
        usable = False
        issues.append(
            Issue(
                "not-text",
                "law",
                f'expected the number of a decision such as "26/2026/QĐ-TTg", got {_kind(law)}',
                f'cần số quyết định như "26/2026/QĐ-TTg", nhận được {_kind(law)}',
            )
        )
    if "sheet" in data and (isinstance(sheet, bool) or not isinstance(sheet, int | str)):
        usable = False
        issues.append(
            Issue(
                "sheet-type",
                "sheet",
                f"expected the number, slug or title of a sheet (phiếu), got {_kind(sheet)}",
                f"cần số, mã hoặc tên phiếu, nhận được {_kind(sheet)}",
            )
        )
    if not usable or law is None or sheet is None:
        return None
    try:
        return scorer(*locate(law, sheet))
    except OcopError as error:
        issues.extend(error.issues)
        return None


def _placed(sheet: ScoreSheet, field: str, code: Any) -> list[Issue]:
    if isinstance(code, str) and code in sheet.criteria:
        return []
    near, near_vi = _near(code, tuple(sheet.criteria))
    return [
        Issue(
            "unknown-criterion",
            _place(field, code),
            f"sheet {sheet.number} has no criterion (tiêu chí) {brief(code)}; {near}",
            f"phiếu {sheet.number} không có tiêu chí {brief(code)}; {near_vi}",
            sheet.citation,
        )
    ]


def _answer(tables: Scorer, code: Any, points: Any) -> list[Issue]:
    sheet = tables.sheet
    path = _place("answers", code)
    issues = _placed(sheet, "answers", code)
    if issues:
        return issues
    criterion = sheet.criteria[code]
    if not criterion.is_scored:
        below = ", ".join(criterion.children)
        return [
            Issue(
                "heading",
                path,
                f"{code} ({criterion.title}) is a heading and is not scored; answer {below}",
                f"{code} ({criterion.title}) là đề mục, không chấm điểm; hãy chấm {below}",
                criterion.citation,
            )
        ]
    allowed = ", ".join(map(str, criterion.allowed))
    if isinstance(points, bool) or not isinstance(points, int):
        return [
            Issue(
                "points-type",
                path,
                f"expected whole points, got {_kind(points)} {brief(points)}; allowed for "
                f"criterion {code} ({criterion.title}): {allowed}",
                f"cần điểm nguyên, nhận được {brief(points)}; tiêu chí {code} ({criterion.title}) "
                f"cho phép: {allowed}",
                criterion.citation,
            )
        ]
    if points in criterion.allowed:
        return []
    return [
        Issue(
            "points-not-allowed",
            path,
            f"{brief(points)} is not a value of criterion {code} ({criterion.title}); allowed: "
            f"{allowed}. Give the points of the ticked box, or 0 for none",
            f"{brief(points)} không phải điểm của tiêu chí {code} ({criterion.title}); cho phép: "
            f"{allowed}. Hãy ghi điểm của ô đã đánh dấu, hoặc 0 nếu không có ô nào",
            criterion.citation,
        )
    ]


def _conditions(tables: Scorer, answers: Mapping[Any, Any]) -> Iterator[Issue]:
    for code, needed in tables.conditions.items():
        given, points = answers.get(needed), answers.get(code)
        if isinstance(given, int) and given == 0 and isinstance(points, int) and points:
            criterion = tables.leaves[code]
            yield Issue(
                "does-not-apply",
                _place("answers", code),
                f"criterion {code} ({criterion.title}) applies only with a product story (câu "
                f"chuyện sản phẩm), and {needed} has 0 points; leave {code} out, give it 0, or "
                f"mend {needed}",
                f"tiêu chí {code} ({criterion.title}) chỉ áp dụng khi có câu chuyện sản phẩm, mà "
                f"{needed} được 0 điểm; hãy bỏ {code}, cho 0 điểm, hoặc sửa {needed}",
                criterion.citation,
            )


def _findings(sheet: ScoreSheet, findings: Any) -> Iterator[Issue]:
    text = str | bytes | bytearray
    if isinstance(findings, text | Mapping) or not hasattr(findings, "__iter__"):
        yield Issue(
            "not-a-list",
            "findings",
            f"expected a list of rule ids such as K1, got {_kind(findings)}",
            f"cần danh sách mã quy tắc như K1, nhận được {_kind(findings)}",
        )
        return
    listed = list(findings)
    known = sheet.findings
    seen: set[str] = set()
    for n, finding in enumerate(listed):
        path = f"findings[{n}]"
        name = finding if isinstance(finding, str) else ""
        if name in known:
            if name in seen:
                yield Issue(
                    "repeated-finding",
                    path,
                    f"finding {finding} stands twice; keep one",
                    f"phát hiện {finding} xuất hiện hai lần; hãy giữ một",
                    sheet.place_of(known[name]),  # type: ignore[index]
                )
            seen.add(name)
            continue
        own = next((rule for _, rule in sheet.placed_rules() if rule.id == name), None)
        allowed = ", ".join(known) or "none (không có)"
        if own is not None and own.by_library:
            yield Issue(
                "derived-finding",
                path,
                f"{finding} is found from the points themselves; give 0 to the criterion "
                f"instead. Findings of sheet {sheet.number}: {allowed}",
                f"{finding} do thư viện tự phát hiện từ điểm; hãy cho 0 điểm ở tiêu chí đó. "
                f"Phát hiện của phiếu {sheet.number}: {allowed}",
                sheet.place_of(own),
            )
        else:
            yield Issue(
                "unknown-finding",
                path,
                f"sheet {sheet.number} has no finding {brief(finding)}; allowed: {allowed}",
                f"phiếu {sheet.number} không có phát hiện {brief(finding)}; cho phép: {allowed}",
                sheet.citation,
            )


def _cases(tables: Scorer, cases: Mapping[Any, Any]) -> Iterator[Issue]:
    with_cases = [code for code, leaf in tables.leaves.items() if leaf.cases]
    for code, case in cases.items():
        path = _place("cases", code)
        leaf = tables.leaves.get(code)
        if leaf is None or not leaf.cases:
            names = ", ".join(with_cases) or "none (không có)"
            yield Issue(
                "no-cases",
                path,
                f"criterion {brief(code)} has no cases (trường hợp); those with cases: {names}",
                f"tiêu chí {brief(code)} không có trường hợp; tiêu chí có trường hợp: {names}",
                tables.sheet.citation,
            )
        elif not isinstance(case, str) or case not in leaf.cases:
            names = "; ".join(f"{id}: {name}" for id, name in leaf.cases.items())
            yield Issue(
                "unknown-case",
                path,
                f"{brief(case)} is not a case of criterion {code}; allowed: {names}",
                f"{brief(case)} không phải trường hợp của tiêu chí {code}; cho phép: {names}",
                leaf.citation,
            )


def _note(field: str, code: Any, value: Any) -> list[Issue]:
    if _is_text(value):
        return []
    return [
        Issue(
            "not-text",
            _place(field, code),
            f"expected text, got {_kind(value)}",
            f"cần chữ, nhận được {_kind(value)}",
        )
    ]


def _evidence(field: str, code: Any, value: Any) -> list[Issue]:
    if isinstance(value, list | tuple) and all(map(_is_text, value)):
        return []
    return [
        Issue(
            "not-references",
            _place(field, code),
            f"expected a list of texts (references to evidence), got {_kind(value)}",
            f"cần danh sách chữ (viện dẫn minh chứng), nhận được {_kind(value)}",
        )
    ]
