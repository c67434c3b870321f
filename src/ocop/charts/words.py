"""The fixed words of pictures in Vietnamese and English, and how days and values are written."""

from datetime import date
from fractions import Fraction
from typing import Literal

from ocop.plan.assignments import AgendaRole
from ocop.plan.results import TargetStatus
from ocop.plan.standing import Stand
from ocop.vocabulary import Lang

_PHRASES: dict[str, tuple[str, str]] = {
    "by": ("hạn {day}", "to be met by {day}"),
    "collective": ("(tên chung)", "(collective)"),
    "collective-note": (
        "(tên chung): Kế hoạch gọi cơ quan bằng một tên chung, không gọi tên riêng",
        "(collective): the plan means the agency by a collective name, not by its own",
    ),
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
    "gantt": ("Biểu đồ Gantt.", "Gantt chart."),
    "how-much": ("{tasks} nhiệm vụ, {dues} hạn", "Tasks: {tasks}; due dates: {dues}"),
    "in-force": ("Kế hoạch có hiệu lực {day}", "plan in force {day}"),
    "missing": ("chưa rõ: {fact}", "not known: {fact}"),
    "more": ("và {n} tên khác", "and {n} more"),
    "named": ("Kế hoạch nêu: {names}", "the plan names: {names}"),
    "needed": ("cần {n}", "needed: {n}"),
    "no-dues": ("Không có hạn nào trong khoảng này.", "There are no due dates in this window."),
    "no-targets": ("Không có mục tiêu nào.", "There are no targets."),
    "only-role": ("Chỉ việc có vai trò: {role}.", "Only tasks with the role: {role}."),
    "periods": ("{n} kỳ", "{n} periods"),
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
    "short": ("chưa đạt, thiếu {n}", "short by {n}"),
    "soon": ("{stand} (trong {n} ngày)", "{stand} (within {n} days)"),
    "standing": ("tình hình ngày {day}", "standing on {day}"),
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


def say(key: str, lang: Lang, **values: object) -> str:
    """A fixed phrase in one language.

    Args:
        key: Its key.
        lang: ``"vi"`` or ``"en"``.
        **values: What to fill in.

    Returns:
        The phrase.
    """
    vi, en = _PHRASES[key]
    return (vi if lang == "vi" else en).format(**values)


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
