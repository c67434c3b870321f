"""The fixed words of explanations in Vietnamese and English, and how points are written."""

from fractions import Fraction

from ocop.phrases import Phrases
from ocop.vocabulary import Lang, StarTier, Status

_PHRASES: dict[str, tuple[str, str]] = {
    "after-incomplete": (
        "Từ {lowest} (các tiêu chí còn lại 0 điểm) đến {highest} (đều cao nhất)",
        "From {lowest} (nothing in the rest) to {highest} (the best in the rest)",
    ),
    "assessor": ("Người đánh giá", "Assessor"),
    "box": ("Ô đánh dấu", "Box ticked"),
    "by": ("Theo", "By"),
    "by-points": ("Hạng theo điểm", "Tier by points"),
    "case": ("trường hợp {case}: {name}", "case {case}: {name}"),
    "case-mixed": (
        "Các tiêu chí dùng trường hợp khác nhau: {cases}",
        "Criteria use different cases: {cases}",
    ),
    "case-open": (
        "Tiêu chí {codes}: chưa nêu trường hợp, điểm như nhau",
        "Criteria {codes}: case not stated, the points are the same",
    ),
    "clause": ("Căn cứ", "Clause"),
    "code": ("Mã", "Code"),
    "corrected": (
        "In {printed}, đọc theo lỗi in {erratum}: {note}",
        "Printed {printed}, read by erratum {erratum}: {note}",
    ),
    "council": ("{members} thành viên, trung bình chính xác", "{members} members, exact mean"),
    "council-minimums": ("Yêu cầu tối thiểu quyết theo {by}", "Minimums decided by {by}"),
    "criteria": ("Từng tiêu chí", "Criterion by criterion"),
    "criteria-count": ("Tiêu chí chấm", "Scored criteria"),
    "criterion": ("Tiêu chí", "Criterion"),
    "effect": ("Hậu quả", "Effect"),
    "empty": ("(trống)", "(blank)"),
    "evidence": ("Minh chứng", "Evidence"),
    "findings": ("Phát hiện", "Findings"),
    "for-tier": ("Cho hạng (sao)", "For tier (stars)"),
    "found-by": ("{found}/{members} thành viên", "{found} of {members} members"),
    "given": ("Đạt", "Given"),
    "implied": ("phụ lục không in ô", "no box is printed"),
    "majority": ("đa số", "majority"),
    "max": ("Tối đa", "Most"),
    "mean": ("điểm trung bình", "mean points"),
    "member": ("Thành viên {n}", "Member {n}"),
    "members": ("Các thành viên", "Members"),
    "minimum": ("Tối thiểu", "Minimum"),
    "minimums": ("Yêu cầu tối thiểu chưa đạt", "Minimums not met"),
    "minimums-met": (
        "Đạt mọi yêu cầu tối thiểu của 3, 4 và 5 sao ở các tiêu chí đã chấm",
        "Every minimum of 3, 4 and 5 stars is met in the criteria answered",
    ),
    "no-box": ("Không ô nào", "No box"),
    "no-tier": ("không có hạng", "no tier"),
    "not-applicable": ("Không áp dụng", "Does not apply"),
    "not-established": ("chưa được xác lập", "not established"),
    "note": ("Ghi chú", "Note"),
    "number": ("Số", "Number"),
    "part": ("Phần", "Part"),
    "parts": ("Điểm theo phần", "Points by part"),
    "points": ("Điểm", "Points"),
    "product": ("Sản phẩm", "Product"),
    "put-forward": (
        "Ở cấp tỉnh: đề nghị trung ương đánh giá 5 sao",
        "At the province: put forward for 5 stars",
    ),
    "reading": ("Cách đọc", "Reading"),
    "readings": ("Cách đọc luật đã dùng", "Readings used"),
    "reject": ("loại", "rejected"),
    "remarks": ("Lưu ý", "Remarks"),
    "required": ("Yêu cầu", "Required"),
    "result": ("Kết quả", "Result"),
    "sheet": ("Phiếu {number}: {title}", "Sheet {number}: {title}"),
    "sheet-title": ("Bộ sản phẩm", "Set of products"),
    "slug": ("Mã chữ", "Slug"),
    "stop": ("dừng", "stopped"),
    "suspected": (
        "Tiêu chí {code}: nghi lỗi in {erratum} ({note}); dữ liệu giữ như in",
        "Criterion {code}: suspected slip {erratum} ({note}); kept as printed",
    ),
    "tier": ("Hạng được cấp", "Tier that may be given"),
    "title": ("Kết quả phân hạng OCOP", "OCOP rating"),
    "total": ("Tổng điểm", "Total"),
    "unanimous": ("nhất trí", "unanimity"),
    "unanswered": ("Chưa chấm", "Not answered"),
    "votes": ("{met}/{all} đạt", "{met} of {all} meet it"),
}

_STATUSES = {
    Status.RATED: ("đã phân hạng", "rated"),
    Status.INCOMPLETE: ("chưa chấm đủ", "incomplete"),
    Status.STOPPED: ("dừng đánh giá", "stopped"),
    Status.REJECTED: ("bị loại", "rejected"),
}

phrase = Phrases(_PHRASES)
"""Says a fixed phrase in one language."""


def status_phrase(status: Status, lang: Lang) -> str:
    """A status in words.

    Args:
        status: The status.
        lang: ``"vi"`` or ``"en"``.

    Returns:
        Its name in the language.
    """
    vi, en = _STATUSES[status]
    return vi if lang == "vi" else en


def stars(tier: StarTier | None, lang: Lang) -> str:
    """A tier in words.

    Args:
        tier: The tier, or None for none.
        lang: ``"vi"`` or ``"en"``.

    Returns:
        Such as ``4 sao`` or ``1 star``.
    """
    if tier is None:
        return phrase("no-tier", lang)
    if lang == "vi":
        return f"{int(tier)} sao"
    return f"{int(tier)} star{'s' if tier > 1 else ''}"


def points(value: int | Fraction, lang: Lang) -> str:
    """Points in words: whole, exact decimal, or a fraction with its value cut to two decimals.

    Cutting never lifts a total over a threshold (reading I4).

    Args:
        value: The points.
        lang: ``"vi"`` (decimal comma) or ``"en"``.

    Returns:
        Such as ``91``, ``69,9`` or ``269/3 (89,66…)``.

    Example:
        >>> points(Fraction(269, 3), "en")
        '269/3 (89.66…)'
        >>> points(Fraction(699, 10), "vi")
        '69,9'
    """
    if isinstance(value, int) or value.denominator == 1:
        return str(int(value))
    cents = value.numerator * 100 // value.denominator
    text = f"{cents // 100}.{cents % 100:02d}"
    if Fraction(cents, 100) == value:
        text = text.rstrip("0")
    else:
        text = f"{value.numerator}/{value.denominator} ({text}…)"
    return text.replace(".", ",") if lang == "vi" else text
