"""The fixed words of pictures in Vietnamese and English, and how days and values are written."""

from datetime import date
from fractions import Fraction
from typing import Literal

from ocop.phrases import Phrases
from ocop.plan.assignments import AgendaRole
from ocop.plan.results import TargetStatus
from ocop.plan.standing import Stand
from ocop.vocabulary import Lang

_PHRASES: dict[str, tuple[str, str]] = {
    "after": ("sau thay đổi", "after the change"),
    "all-changes": ("Sau mọi thay đổi", "After all changes"),
    "and-more": ("Và {n} ô khác.", "And {n} more cells."),
    "band": ("hạng theo điểm", "tier by points"),
    "before": ("trước thay đổi", "before the change"),
    "best-total": ("điểm cao nhất với chi phí đó", "most points for that cost"),
    "blocking-cell": (
        "{sheet}, tiêu chí {criterion}: {products}",
        "{sheet}, criterion {criterion}: {products}",
    ),
    "blocking-most": ("Vướng nhiều nhất", "Blocks most"),
    "blocking-note": (
        "Mỗi ô: số sản phẩm chưa đạt yêu cầu tối thiểu của tiêu chí; ô càng đậm càng nhiều.",
        "Each cell: products that miss the minimum of the criterion; darker for more.",
    ),
    "blocking-title": (
        "Yêu cầu tối thiểu cản {tier}, theo phiếu và tiêu chí",
        "Minimums that block {tier}, by sheet and criterion",
    ),
    "by": ("hạn {day}", "to be met by {day}"),
    "cheapest": ("Rẻ nhất cho mỗi hạng", "Cheapest for each tier"),
    "collective": ("(tên chung)", "(collective)"),
    "collective-note": (
        "(tên chung): Kế hoạch gọi cơ quan bằng một tên chung, không gọi tên riêng",
        "(collective): the plan means the agency by a collective name, not by its own",
    ),
    "cost": ("Chi phí", "Cost"),
    "cost-is": ("chi phí {n}", "cost {n}"),
    "derived": ("suy ra, không in trong Kế hoạch", "derived, not printed in the plan"),
    "direct-only": (
        "Không kể việc giao dưới tên chung.",
        "Without what is assigned under a collective name.",
    ),
    "due": ("Hạn", "Due"),
    "due-dates": (
        "Các hạn theo Kế hoạch {number} ({province}), từ {first} đến {last}",
        "Due dates by plan {number} ({province}), {first} to {last}",
    ),
    "due-day": ("ngày đến hạn", "due date"),
    "earlier": ("kỳ bắt đầu trước khoảng này", "the period begins before this window"),
    "figure": ("mức mục tiêu", "figure of the target"),
    "frontier": ("Chi phí và điểm", "Cost and points"),
    "frontier-note": (
        "{n} cách, không cách nào khác vừa rẻ bằng vừa có điểm và hạng cao bằng.",
        "Points: {n}. Nothing else is as cheap with as many points and stars.",
    ),
    "gantt": ("Biểu đồ Gantt.", "Gantt chart."),
    "held": ("Đã đạt, không cần thay đổi gì.", "Held already, nothing to change."),
    "how-much": ("{tasks} nhiệm vụ, {dues} hạn", "Tasks: {tasks}; due dates: {dues}"),
    "in-force": ("Kế hoạch có hiệu lực {day}", "plan in force {day}"),
    "least-totals": ("điểm thấp nhất của hạng", "least total of a tier"),
    "meets-minimum": ("đạt yêu cầu tối thiểu cho {tier}", "meets a minimum for {tier}"),
    "minimums-missed": (
        "Chưa đạt yêu cầu tối thiểu cho {tier}: {codes}.",
        "Minimums missed for {tier}: {codes}.",
    ),
    "missing": ("chưa rõ: {fact}", "not known: {fact}"),
    "more": ("và {n} tên khác", "and {n} more"),
    "most-points": ("điểm tối đa", "most points"),
    "named": ("Kế hoạch nêu: {names}", "the plan names: {names}"),
    "needed": ("cần {n}", "needed: {n}"),
    "no-blocking": (
        "Không sản phẩm nào vướng yêu cầu tối thiểu.",
        "No product misses a minimum.",
    ),
    "no-change": ("không thay đổi gì", "no change"),
    "no-dues": ("Không có hạn nào trong khoảng này.", "There are no due dates in this window."),
    "no-frontier": (
        "Không có cách nào: có phát hiện khiến sản phẩm không được phân hạng.",
        "There is no way: a finding stands against the product.",
    ),
    "no-minimum": ("phiếu không có yêu cầu này", "the sheet has no such minimum"),
    "no-targets": ("Không có mục tiêu nào.", "There are no targets."),
    "none-blocked": ("không vướng", "blocks none"),
    "of-most": ("{n} trên {most}", "{n} of {most}"),
    "only-role": ("Chỉ việc có vai trò: {role}.", "Only tasks with the role: {role}."),
    "parts-title": ("Điểm theo phần: {name}", "Points by part: {name}"),
    "periods": ("{n} kỳ", "{n} periods"),
    "points-given": ("điểm đạt", "points given"),
    "reached": ("kết quả đo", "result"),
    "role": ("Vai trò", "Role"),
    "rolled": (
        "Hạn rơi vào ngày nghỉ được dời sang ngày làm việc kế tiếp.",
        "Due dates on a day off are moved to the next working day.",
    ),
    "run": ("{n} kỳ, hạn từ {first} đến {last}", "{n} periods, due {first} to {last}"),
    "running": (
        "Đang trong kỳ nhưng đến hạn sau khoảng này, không vẽ: {ids}.",
        "Under way but due after this window, not drawn: {ids}.",
    ),
    "section": ("Mục {id}. {name}:", "Section {id}. {name}:"),
    "sheet": ("Phiếu", "Sheet"),
    "short": ("chưa đạt, thiếu {n}", "short by {n}"),
    "soon": ("{stand} (trong {n} ngày)", "{stand} (within {n} days)"),
    "standing": ("tình hình ngày {day}", "standing on {day}"),
    "step": ("điểm tăng ở một tiêu chí", "points gained in a criterion"),
    "target": ("Mục tiêu", "Target"),
    "targets-source": (
        "Kế hoạch {number}, giai đoạn {first} - {last}",
        "Plan {number}, {first} - {last}",
    ),
    "targets-title": (
        "Mục tiêu OCOP của {province}, ngày {day}",
        "OCOP targets of {province} on {day}",
    ),
    "task": ("Nhiệm vụ", "Task"),
    "tick": ("mỗi vạch là hạn của một kỳ", "each tick is the due date of a period"),
    "tier-is": ("Hạng: {tier}", "Tier: {tier}"),
    "today": ("Hôm nay", "Today"),
    "total-axis": ("Tổng điểm", "Total"),
    "total-mark": ("tổng điểm", "total"),
    "waterfall-title": ("Đến {tier}: {name}", "To {tier}: {name}"),
    "whole-section": ("Cả mục {id}", "Section {id} as a whole"),
}

_ROLES: dict[AgendaRole, tuple[str, str]] = {
    "lead": ("chủ trì", "lead"),
    "coordinating": ("phối hợp", "coordinating"),
    "joint": ("cùng chủ trì, phối hợp", "lead and coordinating"),
}

Unit = Literal["products", "subjects", "people"]
"""What a target counts."""

_UNITS: dict[Unit, tuple[str, str, str]] = {
    "products": ("sản phẩm", "product", "products"),
    "subjects": ("chủ thể", "subject", "subjects"),
    "people": ("người", "person", "people"),
}

say = Phrases(_PHRASES)
"""Says a fixed phrase in one language."""


def day_text(day: date, lang: Lang) -> str:
    """A day as written in the language.

    Args:
        day: The day.
        lang: ``"vi"`` (day, month, year) or ``"en"`` (ISO 8601, which nobody misreads).

    Returns:
        The text.

    Example:
        >>> day_text(date(2023, 2, 28), "vi"), day_text(date(2023, 2, 28), "en")
        ('28/02/2023', '2023-02-28')
    """
    return f"{day:%d/%m}/{day.year:04}" if lang == "vi" else str(day)


def role_name(role: AgendaRole, lang: Lang) -> str:
    """A role in a task in words.

    Args:
        role: The role.
        lang: ``"vi"`` or ``"en"``.

    Returns:
        Its name.
    """
    vi, en = _ROLES[role]
    return vi if lang == "vi" else en


def term(value: Stand | TargetStatus, lang: Lang) -> str:
    """Where a due date stands, or what became of a target, in words.

    Args:
        value: The standing or status.
        lang: ``"vi"`` or ``"en"``.

    Returns:
        Its name.

    Example:
        >>> term(Stand.DONE_LATE, "en"), term(TargetStatus.SHORT, "vi")
        ('done late', 'chưa đạt')
    """
    return value.vi if lang == "vi" else value.value.replace("-", " ")


def amount(count: int, unit: Unit, lang: Lang) -> str:
    """A number of products, subjects or people.

    Args:
        count: How many.
        unit: Of what.
        lang: ``"vi"`` or ``"en"``.

    Returns:
        The words.

    Example:
        >>> amount(1, "people", "en"), amount(6, "products", "vi")
        ('1 person', '6 sản phẩm')
    """
    vi, one, many = _UNITS[unit]
    return f"{count} {vi if lang == 'vi' else one if count == 1 else many}"


def percent(value: Fraction, lang: Lang) -> str:
    """A share in percent: exact, or cut to two decimals and marked as going on.

    Cutting never lifts a share over a threshold.

    Args:
        value: The percentage.
        lang: ``"vi"`` (decimal comma) or ``"en"``.

    Returns:
        The text.

    Example:
        >>> percent(Fraction(100, 3), "vi"), percent(Fraction(2995, 100), "en")
        ('33,33…%', '29.95%')
    """
    cents = value.numerator * 100 // value.denominator
    text = f"{cents // 100}.{cents % 100:02}"
    if Fraction(cents, 100) != value:
        text += "…"
    else:
        text = text.rstrip("0").rstrip(".")
    return f"{text.replace('.', ',') if lang == 'vi' else text}%"
