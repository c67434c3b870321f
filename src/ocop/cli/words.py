"""The words of ``ocop plan`` in Vietnamese and English: heads, roles, deadlines, figures."""

from collections.abc import Iterable
from fractions import Fraction

from ocop.names import fold
from ocop.phrases import Phrases
from ocop.plan import Missing, Plan, Projection, Stand, Target, TargetResult, TargetStatus
from ocop.plan.assignments import (
    Assigned,
    ByDate,
    ByMonth,
    ByYear,
    MonthOfPreviousYear,
    Period,
    Subtask,
    Yearly,
)
from ocop.vocabulary import Lang

_WORDS: dict[str, tuple[str, str]] = {
    "about": ("khoảng {figure}", "about {figure}"),
    "after-plan": ("sau giai đoạn", "after the period"),
    "agency": ("Cơ quan", "Agency"),
    "all": ("Tất cả", "All"),
    "as-above": ("(như trên)", "(as above)"),
    "as-row": ("như {id}: {deadline}", "as {id}: {deadline}"),
    "at-least": ("ít nhất {figure}", "at least {figure}"),
    "before-adoption": ("trước khi có hiệu lực", "before it took effect"),
    "binding-dues": ("Kỳ ràng buộc", "Binding periods"),
    "binds": ("ràng buộc", "binds"),
    "blocked": ("Chờ việc khác xong ({count})", "Waiting for something else ({count})"),
    "by-date": ("đến hết ngày {day}", "by {day}"),
    "by-month": ("đến hết tháng {month:02}/{year}", "by the end of {year}-{month:02}"),
    "by-year": ("đến hết năm {year}", "by the end of {year}"),
    "cadence": ("Tần suất", "Cadence"),
    "clause": ("Căn cứ", "Clause"),
    "collective": ("Theo tên chung", "By a collective name"),
    "coordinating": ("Phối hợp", "Coordinating"),
    "counts": (
        "{sections} mục, {tasks} nhiệm vụ, {subtasks} gạch đầu dòng, {dues} kỳ, {targets} mục tiêu",
        "{sections} sections, {tasks} tasks, {subtasks} subtasks, {dues} due, {targets} targets",
    ),
    "days-late": ("trễ {days} ngày", "days late:\n{days}"),
    "days-left": ("còn {days} ngày", "days left:\n{days}"),
    "deadline": ("Thời hạn", "Deadline"),
    "derived": ("suy ra, không in trong kế hoạch", "derived, not printed in the plan"),
    "done-on": ("xong\n{days}", "done\n{days}"),
    "due-between": (
        "Đến hạn từ {first} đến {last}: {count}",
        "Due from {first} to {last}: {count}",
    ),
    "due-on": ("Đến hạn", "Due"),
    "figure": ("Đặt ra", "Set"),
    "for-period": ("kỳ {period}", "period {period}"),
    "force": ("Hiệu lực", "Force"),
    "gloss": ("Tiếng Anh", "In English"),
    "id": ("Mã", "Id"),
    "in-time": ("{day}\nkịp hạn {by}", "{day}\nin time for {by}"),
    "joint": ("Cùng chủ trì, phối hợp", "Leading and coordinating together"),
    "joint-short": ("Cùng làm", "Together"),
    "late": ("{day}\nsau hạn {by}", "{day}\nafter {by}"),
    "lead": ("Chủ trì", "Lead"),
    "met-already": ("đã đạt", "met already"),
    "missing": ("chưa rõ: {facts}", "not known: {facts}"),
    "moved": ("{on}\n(dời từ {last_day})", "{on}\n(from {last_day})"),
    "never": ("không đạt với tốc độ này", "never at this rate"),
    "no-projection": ("không tính được", "cannot be told"),
    "none": ("Không có.", "None."),
    "note": ("Ghi chú", "Note"),
    "now": ("Có", "Has"),
    "ok": ("{file}: không có lỗi", "{file}: no problem"),
    "other-name": ("Đọc là", "Read as"),
    "period": ("Kỳ", "Period"),
    "period-years": (
        "{first} - {last}, đến hết năm {last}",
        "{first} - {last}, by the end of {last}",
    ),
    "plan": ("Kế hoạch {id} (Quyết định {number})", "Plan {id} (Decision {number})"),
    "previous-year": (
        "tháng {month} của năm trước, mỗi năm một kỳ",
        "by the end of month {month} of the year before, for every year",
    ),
    "projection": ("Nếu giữ tốc độ từ {since}", "At the rate since {since}"),
    "products": ("{figure} sản phẩm", "{figure} products"),
    "reading": ("Cách đọc {id}", "Reading {id}"),
    "reason": ("Vì sao", "Why"),
    "result": ("Kết quả", "Result"),
    "role": ("Vai trò", "Role"),
    "role-coordinating": ("phối hợp", "coordinates"),
    "role-joint": ("cùng chủ trì, phối hợp", "leads and coordinates together"),
    "role-lead": ("chủ trì", "leads"),
    "row": ("Mục", "Row"),
    "section": ("Thuộc mục", "Section"),
    "short": ("chưa đạt, thiếu {count}", "short by {count}"),
    "standing-on": ("Tình hình ngày {on}", "Standing on {on}"),
    "succession": ("Thay đổi tổ chức", "Reorganisation"),
    "target": ("Mục tiêu", "Target"),
    "targets-on": ("Mục tiêu, đo ngày {on}", "Targets, measured on {on}"),
    "task": ("Nhiệm vụ", "Task"),
    "tasks": ("Các việc phải làm: {count}", "Rows to carry out: {count}"),
    "to-end-of-year": ("hàng năm, đến hết năm", "every year, by its end"),
    "waits-for": ("Chờ", "Waits for"),
    "within": ("{role}, trong “{named}”", "{role}, within “{named}”"),
    "workload": ("Khối lượng từ {first} đến {last}", "Workload from {first} to {last}"),
    "written": ("Đã ghi {count} sự kiện vào {file}", "{count} events written to {file}"),
    "yearly-day": ("hàng năm, ngày {day:02}/{month:02}", "every year, by {month:02}-{day:02}"),
    "yearly-month": (
        "hàng năm, đến hết tháng {month}",
        "every year, by the end of month {month}",
    ),
}

word = Phrases(_WORDS)
"""Says a fixed phrase in one language."""


def term(value: Stand | TargetStatus, lang: Lang) -> str:
    """A standing or the status of a target in words.

    Args:
        value: The standing or status.
        lang: ``"vi"`` or ``"en"``.

    Returns:
        Its name in the language.

    Example:
        >>> term(Stand.DONE_LATE, "en")
        'done late'
    """
    return value.vi if lang == "vi" else value.value.replace("-", " ")


def name(row: Assigned, lang: Lang) -> str:
    """The name of a row without slips of print.

    Args:
        row: The row.
        lang: ``"vi"``, or ``"en"`` for the gloss where there is one.

    Returns:
        The name.
    """
    return row.title if lang == "vi" else row.name_en or row.title


def agency(plan: Plan, printed: str, lang: Lang) -> str:
    """The name of an agency.

    Args:
        plan: The plan that names it.
        printed: Its name as printed, or that of a later agency.
        lang: ``"vi"`` for that name, ``"en"`` for the gloss where the plan has one.

    Returns:
        The name.

    Example:
        >>> from ocop import plan
        >>> agency(plan.load("ca-mau-2021-2025"), "Sở Y tế", "en")
        'Department of Health'
    """
    known = plan.agency_by_name.get(fold(printed)) if lang == "en" else None
    return printed if known is None else known.name_en or printed


def who(plan: Plan, row: Assigned, lang: Lang) -> str:
    """Who leads a row.

    Args:
        plan: The plan.
        row: A row of it that has agencies.
        lang: ``"vi"`` or ``"en"``.

    Returns:
        The names, one after another; those of a cell that spans both columns are marked.
    """
    lead = "; ".join(agency(plan, printed, lang) for printed in row.lead or row.joint)
    return lead if row.lead else f"{word('joint-short', lang)}: {lead}"


def deadline(  # noqa: PLR0911 - one for each kind of deadline
    plan: Plan, row: Assigned, lang: Lang
) -> str:
    """A typed deadline in words.

    Args:
        plan: The plan.
        row: A row of it that has a deadline.
        lang: ``"vi"`` or ``"en"``.

    Returns:
        Such as ``by the end of 2023-02``.

    Example:
        >>> from ocop import plan
        >>> p = plan.load("ca-mau-2021-2025")
        >>> deadline(p, p.task("I.5"), "en")
        'by the end of 2023-02'
    """
    match row.deadline:
        case Yearly(month=None):
            return word("to-end-of-year", lang)
        case Yearly(month=month, day=None):
            return word("yearly-month", lang, month=month)
        case Yearly(month=month, day=on):
            return word("yearly-day", lang, month=month, day=on)
        case MonthOfPreviousYear(month=month):
            return word("previous-year", lang, month=month)
        case ByMonth(year=year, month=month):
            return word("by-month", lang, year=year, month=month)
        case ByYear(year=year):
            return word("by-year", lang, year=year)
        case Period(first_year=first, last_year=last):
            return word("period-years", lang, first=first, last=last)
        case ByDate(day=on):
            return word("by-date", lang, day=on)
    assert isinstance(row, Subtask)  # the audit lets nothing else inherit
    parent = plan.task(row.parent)
    return word("as-row", lang, id=parent.id, deadline=printed_deadline(plan, parent, lang))


def printed_deadline(plan: Plan, row: Assigned, lang: Lang) -> str:
    """The deadline and cadence of a row, short: as printed in Vietnamese, in words in English.

    Args:
        plan: The plan.
        row: A row of it that has a deadline.
        lang: ``"vi"`` or ``"en"``.

    Returns:
        Such as ``Tháng 02/2023``.
    """
    text = row.printed_deadline if lang == "vi" else None
    often = cadence(row, lang)
    return f"{text or deadline(plan, row, lang)}{f' ({often})' if often else ''}"


def cadence(row: Assigned, lang: Lang) -> str:
    """How often a row is repeated within its deadline.

    Args:
        row: The row.
        lang: ``"vi"`` or ``"en"``.

    Returns:
        Such as ``1 kỳ/tuần``; empty where the row says nothing.
    """
    if row.cadence is None:
        return ""
    return row.cadence.vi if lang == "vi" else row.cadence.value.replace("-", " ")


def figure(target: Target, lang: Lang) -> str:
    """What a target sets.

    Args:
        target: The target.
        lang: ``"vi"`` or ``"en"``.

    Returns:
        Such as ``ít nhất 30%``.

    Example:
        >>> from ocop import plan
        >>> figure(plan.load("ca-mau-2021-2025").target("T6"), "en")
        'about 5%'
    """
    if target.unit == "percent":
        text = f"{target.figure}%"
    else:
        text = word("products", lang, figure=target.figure)
    return word(target.operator, lang, figure=text) if target.operator else text


def count(result: TargetResult, lang: Lang) -> str:
    """What there is towards a target; a percentage is cut to two decimals, never rounded up.

    Args:
        result: How the target stands.
        lang: ``"vi"`` (decimal comma) or ``"en"``.

    Returns:
        Such as ``3/8 (37,5%)``; empty where nothing can be counted.
    """
    if result.count is None or result.value is None:
        return ""
    if result.whole is None:
        return str(result.count)
    cents = int(100 * result.value)
    text = f"{cents // 100}.{cents % 100:02}".rstrip("0").rstrip(".")
    text += "" if Fraction(cents, 100) == result.value else "…"
    shown = text.replace(".", ",") if lang == "vi" else text
    return f"{result.count}/{result.whole} ({shown}%)"


def verdict(result: TargetResult, lang: Lang) -> str:
    """What became of a target: met, short by how many, or what is not known.

    Args:
        result: How the target stands.
        lang: ``"vi"`` or ``"en"``.

    Returns:
        The words.
    """
    if result.status is TargetStatus.SHORT:
        return word("short", lang, count=result.short_by)
    status = term(result.status, lang)
    if result.status is TargetStatus.MET:
        return status
    return f"{status}; {_facts(result.missing, lang)}"


def _facts(missing: Iterable[Missing], lang: Lang) -> str:
    told = [
        (fact.vi if lang == "vi" else fact.en) + (f" ({'; '.join(fact.of)})" if fact.of else "")
        for fact in missing
    ]
    return word("missing", lang, facts="; ".join(told))


def forecast(projection: Projection, result: TargetResult, lang: Lang) -> str:
    """When a target is met at the rate so far.

    Args:
        projection: The projection.
        result: How the target stands on the day from which it is projected.
        lang: ``"vi"`` or ``"en"``.

    Returns:
        The day and whether that is in time, or why there is none.
    """
    if result.status is TargetStatus.MET:
        return word("met-already", lang)
    if projection.missing:
        # What the result names already is not said twice.
        more = [fact for fact in projection.missing if fact not in result.missing]
        why = f"; {_facts(more, lang)}" if more else ""
        return f"{word('no-projection', lang)}{why}"
    if projection.met_on is None:
        return word("never", lang)
    key = "in-time" if projection.in_time else "late"
    return word(key, lang, day=projection.met_on, by=projection.target.by)
