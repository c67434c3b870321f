"""How what-if answers are worded in Vietnamese and English: amounts, results, boxes."""

from collections.abc import Iterable
from fractions import Fraction

from ocop.criteria import phrases
from ocop.criteria.assessment import Assessment
from ocop.criteria.council import CouncilRating
from ocop.criteria.model import Criterion
from ocop.criteria.rating import Rating
from ocop.phrases import Phrases
from ocop.vocabulary import Lang, StarTier, Status

MINUS = "\u2212"

_PHRASES: dict[str, tuple[str, str]] = {
    "after": ("Sau", "After"),
    "before": ("Trước", "Before"),
    "before-after": ("Trước và sau", "Before and after"),
    "box-wanted": ("Ô cần đạt", "Box to reach"),
    "change": ("Nếu thay đổi", "What if"),
    "changed": ("Các thay đổi", "Changes"),
    "changes": ("Thay đổi", "Changes"),
    "cost": ("Chi phí", "Cost"),
    "difference": ("Chênh", "Difference"),
    "frontier": ("Chi phí và điểm", "Cost and points"),
    "gain": ("Tăng", "Gain"),
    "gains": ("Mỗi bước được gì", "What each step buys"),
    "held": ("Đã đạt {tier}: không cần thay đổi gì", "{tier} held already: nothing to change"),
    "kind": ("Thay đổi", "Change"),
    "left-out": ("bỏ", "taken out"),
    "lost": ("mất", "lost"),
    "meets": ("Đạt tối thiểu cho", "Meets a minimum for"),
    "met": ("đạt", "met"),
    "minimums": ("Yêu cầu tối thiểu thay đổi", "Minimums that change"),
    "no-change": ("không thay đổi gì", "no change"),
    "no-frontier": (
        "Không có cách nào: có phát hiện khiến sản phẩm không được phân hạng",
        "There is no way: a finding stands against the product",
    ),
    "no-gains": ("Không còn bước nào", "There is no step left"),
    "no-path": ("Chưa có cách nào đạt {tier}", "{tier} cannot be reached"),
    "number": ("Cách {n}", "Path {n}"),
    "obstacle": ("Điều cản trở", "What stands in the way"),
    "path": ("Cách rẻ nhất đạt {tier}", "Cheapest way to {tier}"),
    "path-to": ("Một cách đạt {tier}", "A way to {tier}"),
    "paths": (
        "{n} cách đạt {tier}, rẻ nhất trước",
        "Ways to {tier}: {n}, cheapest first",
    ),
    "point": ("Một điểm trên đường chi phí", "A point of the frontier"),
    "steps": ("Số bước ô", "Steps from box to box"),
    "step": ("Bước", "Step"),
    "tier-after": ("Hạng sau đó", "Tier after it"),
    "tier-points": ("Hạng theo điểm", "Tier by points"),
    "to-next": ("Còn thiếu tới hạng trên", "Missing to the tier above"),
    "today": ("Hôm nay", "Today"),
    "undo": ("Thành viên {n}: {points}", "Member {n}: {points}"),
}

say = Phrases(_PHRASES)
"""Says a fixed phrase in one language."""


def amount(value: int | Fraction, lang: Lang) -> str:
    """A cost, or a number of products: exact, thousands set apart.

    Args:
        value: The amount.
        lang: ``"vi"`` (points between thousands, decimal comma) or ``"en"``.

    Returns:
        The whole number or exact decimal; a fraction where there is no short decimal.

    Example:
        >>> amount(12500000, "vi"), amount(Fraction(2501, 2), "en"), amount(Fraction(1, 3), "vi")
        ('12.500.000', '1,250.5', '1/3')
    """
    hundredths = Fraction(value) * 100
    if hundredths.denominator != 1:
        return str(value)
    whole, cents = divmod(int(hundredths), 100)
    text = f"{whole:,}" + (f".{cents:02}".rstrip("0") if cents else "")
    return text.translate(str.maketrans(",.", ".,")) if lang == "vi" else text


def points(value: int | Fraction, lang: Lang) -> str:
    """A number of points with the word.

    Args:
        value: The points.
        lang: ``"vi"`` or ``"en"``.

    Returns:
        The words.

    Example:
        >>> points(1, "en"), points(Fraction(141, 2), "vi")
        ('1 point', '70,5 điểm')
    """
    word = "điểm" if lang == "vi" else "point" if value == 1 else "points"
    return f"{phrases.points(value, lang)} {word}"


def signed(value: int | Fraction, lang: Lang) -> str:
    """Points gained or lost, with their sign.

    Args:
        value: The points.
        lang: ``"vi"`` or ``"en"``.

    Returns:
        The text; no sign at 0.

    Example:
        >>> signed(3, "vi"), signed(Fraction(-1, 2), "vi") == MINUS + "0,5", signed(0, "en")
        ('+3', True, '0')
    """
    sign = "+" if value > 0 else MINUS if value < 0 else ""
    size = value if value >= 0 else -value
    return sign + phrases.points(size, lang)


def result(rating: Rating | CouncilRating, lang: Lang) -> str:
    """The tier that a rating may be given, or why there is none.

    Args:
        rating: The rating.
        lang: ``"vi"`` or ``"en"``.

    Returns:
        Such as ``4 sao`` or ``chưa chấm đủ``.
    """
    if rating.status is Status.RATED:
        return phrases.stars(rating.tier, lang)
    return phrases.status_phrase(rating.status, lang)


def sheet_name(rating: Rating | CouncilRating, lang: Lang) -> str:
    """Number and title of the sheet, with the product where it is named.

    Args:
        rating: The rating.
        lang: ``"vi"`` or ``"en"``.

    Returns:
        Such as ``Phiếu 13: Cà phê, ca cao``.
    """
    sheet = rating.sheet
    title = sheet.title if lang == "vi" else sheet.title_en
    name = phrases.phrase("sheet", lang, number=sheet.number, title=title)
    found = rating.assessments if isinstance(rating, CouncilRating) else (rating.assessment,)
    products = sorted({a.product for a in found if a.product})
    return f"{'; '.join(products)} ({name})" if products else name


def criterion_name(criterion: Criterion, lang: Lang) -> str:
    """Code and title of a criterion.

    Args:
        criterion: The criterion.
        lang: ``"vi"`` or ``"en"``.

    Returns:
        Such as ``1.5 Liên kết sản xuất``.
    """
    return f"{criterion.code} {criterion.title if lang == 'vi' else criterion.title_en}"


def box_text(
    criterion: Criterion, points: int, assessments: Iterable[Assessment], lang: Lang
) -> str:
    """What the box asks that gives a criterion its points.

    Args:
        criterion: The criterion.
        points: Points of the box.
        assessments: The assessments, which may state the case of the criterion.
        lang: ``"vi"`` or ``"en"``.

    Returns:
        The label; one for each case where none is stated and the cases ask different things.
    """
    stated = {a.cases.get(criterion.code) for a in assessments}
    labels = dict.fromkeys(
        option.label if lang == "vi" else option.label_en
        for option in criterion.options
        if option.points == points and (None in stated or option.case in {None, *stated})
    )
    return " / ".join(labels)


def tiers(found: Iterable[StarTier], lang: Lang) -> str:
    """Several tiers in words.

    Args:
        found: The tiers.
        lang: ``"vi"`` or ``"en"``.

    Returns:
        Such as ``3, 4 sao``; empty for none.

    Example:
        >>> tiers((StarTier.THREE, StarTier.FOUR), "vi"), tiers((), "en")
        ('3, 4 sao', '')
    """
    every = tuple(found)
    numbers = [str(int(tier)) for tier in every]
    return ", ".join([*numbers[:-1], phrases.stars(every[-1], lang)]) if every else ""
