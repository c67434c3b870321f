"""Thẩm quyền: who recognises and withdraws, and what a rating means at each level (Điều 4, 7, 8).

Only tiers and statuses are looked at; how points become a tier is the business of `ocop.criteria`.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Literal

import attrs

from ocop.errors import Issue, UnknownNameError, brief
from ocop.legal import Citation
from ocop.names import nearest
from ocop.procedure.refusal import refuse
from ocop.procedure.rounds import Level
from ocop.procedure.terms import LAW
from ocop.vocabulary import StarTier, Status

Act = Literal["recognise", "withdraw"]
"""What an authority does: recognise a product and certify it, or withdraw the certificate."""

_NOT_RECOGNISED = Citation(LAW, "Điều 4 khoản 1 điểm a")
_BODIES = {
    Level.PROVINCE: ("UBND cấp tỉnh", "Provincial People's Committee"),
    Level.CENTRE: ("Bộ Nông nghiệp và Môi trường", "Ministry of Agriculture and Environment"),
}
_DECIDERS = {
    Level.PROVINCE: ("Chủ tịch UBND cấp tỉnh", "Chairman of the Provincial People's Committee"),
    Level.CENTRE: (
        "Bộ trưởng Bộ Nông nghiệp và Môi trường",
        "Minister of Agriculture and Environment",
    ),
}
_RECOGNISING = {
    Level.PROVINCE: "Điều 4 khoản 1 điểm a; Điều 7 khoản 3 điểm e",
    Level.CENTRE: "Điều 4 khoản 1 điểm b; Điều 7 khoản 4 điểm e",
}
_WITHOUT_TIER = {
    Status.INCOMPLETE: ("Chưa chấm đủ: chưa có hạng", "Not all criteria are scored: no tier yet"),
    Status.STOPPED: ("Dừng đánh giá: không có hạng", "The assessment was stopped: no tier"),
    Status.REJECTED: ("Sản phẩm bị loại: không có hạng", "The product was rejected: no tier"),
}
_WITHDRAWING = {Level.PROVINCE: "Điều 8 khoản 2 điểm a", Level.CENTRE: "Điều 8 khoản 2 điểm b"}


@attrs.frozen
class Authority:
    """Who decides on a tier.

    Attributes:
        tier: The tier.
        act: ``recognise`` or ``withdraw``.
        level: Province or centre; None where nobody recognises, for 1 and 2 stars.
        body_vi: Who assesses and is competent, in Vietnamese; empty where nobody is.
        body_en: The same in English.
        decided_by_vi: Who signs the decision and the certificate, in Vietnamese; empty likewise.
        decided_by_en: The same in English.
        text_vi: The answer in words, in Vietnamese.
        text_en: The same in English.
        citation: The clauses.
    """

    tier: StarTier
    act: Act
    level: Level | None
    body_vi: str
    body_en: str
    decided_by_vi: str
    decided_by_en: str
    text_vi: str
    text_en: str
    citation: Citation


@attrs.frozen
class WithdrawalGround:
    """A ground on which a certificate is withdrawn.

    Attributes:
        id: ``W1`` to ``W6``, in printed order.
        vi: The ground in Vietnamese.
        en: The same in English.
        citation: The clause.
    """

    id: str
    vi: str
    en: str
    citation: Citation


_GROUNDS = {
    "a": (
        "Chủ thể bị phát hiện khai không đúng hoặc làm giả hồ sơ khi đăng ký",
        "The subject is found to have registered with untrue or forged papers",
    ),
    "b": (
        "Sản phẩm không còn đạt bộ tiêu chí, theo kết luận kiểm tra, giám sát",
        "The product no longer meets the criteria, as an inspection concludes",
    ),
    "c": (
        (
            "Sản phẩm trái luật (chất lượng, an toàn thực phẩm, môi trường, sở hữu trí tuệ, nhãn "
            "hàng hóa, luật khác liên quan), theo kết luận của cơ quan có thẩm quyền"
        ),
        (
            "The product breaks the law (quality, food safety, environment, intellectual property, "
            "labelling, other law on it), as the competent agency concludes"
        ),
    ),
    "d": (
        "Chủ thể dùng nhãn hiệu OCOP sai, gây nhầm về sản phẩm được công nhận",
        "The subject misuses the OCOP mark and misleads about what is recognised",
    ),
    "đ": ("Chủ thể thôi sản xuất sản phẩm", "The subject no longer makes the product"),
    "e": (
        "Lý do khác để không giữ công nhận, do cơ quan nhà nước có thẩm quyền kết luận, đề nghị",
        "Not fit to stay recognised for another reason, as the state agency concludes and asks",
    ),
}

WITHDRAWAL_GROUNDS: tuple[WithdrawalGround, ...] = tuple(
    WithdrawalGround(f"W{n}", *words, citation=Citation(LAW, f"Điều 8 khoản 1 điểm {point}"))
    for n, (point, words) in enumerate(_GROUNDS.items(), 1)
)
"""The six grounds of Điều 8 khoản 1, W1 to W6 for điểm a, b, c, d, đ, e."""


class Consequence(StrEnum):
    """What follows from a rating at a level."""

    RECOGNISED = "recognised"
    PUT_FORWARD = "put-forward"
    BACK_TO_PROVINCE = "back-to-province"
    NOTHING_ISSUED = "nothing-issued"


@attrs.frozen
class ProvinceOption:
    """What the province may do with a product that the centre does not find to be of 5 stars.

    Attributes:
        id: ``recognise`` or ``assess``.
        tier: The tier that is recognised; None where an assessment must find it.
        vi: What is done, in Vietnamese.
        en: The same in English.
        citation: The clause.
    """

    id: Literal["recognise", "assess"]
    tier: StarTier | None
    vi: str
    en: str
    citation: Citation


@attrs.frozen
class Outcome:
    """What a rating means at a level.

    Attributes:
        tier: The tier rated; None where there is none.
        level: The level that assessed.
        status: The status of the rating.
        consequence: What follows.
        authority: Who considers recognition, where the product is recognised or put forward.
        options: Where the product goes back to the province, what the province may do.
        vi: The answer in words, in Vietnamese.
        en: The same in English.
        citation: The clause.
        readings: Ids of the readings taken.
    """

    tier: StarTier | None
    level: Level
    status: Status
    consequence: Consequence
    authority: Authority | None
    options: tuple[ProvinceOption, ...]
    vi: str
    en: str
    citation: Citation
    readings: tuple[str, ...] = ()


def authority(tier: StarTier | int, *, act: Act = "recognise") -> Authority:
    """Who recognises a product of a tier, or withdraws its certificate (Điều 4, 7, 8).

    Điều 4 names the body that is competent; Điều 7 and 8 name its head, who signs.

    Args:
        tier: 1 to 5 stars.
        act: ``"recognise"`` or ``"withdraw"``.

    Returns:
        The authority. For 1 and 2 stars nobody recognises: `Authority.level` is None.

    Raises:
        InputError: If there is no such tier, or a certificate of 1 or 2 stars is to be withdrawn,
            which does not exist.
        UnknownNameError: If there is no such act.
        TypeError: If ``tier`` is not a whole number or ``act`` not text.

    Example:
        >>> authority(StarTier.FIVE, act="withdraw").decided_by_vi
        'Bộ trưởng Bộ Nông nghiệp và Môi trường'
        >>> authority(StarTier.TWO).level is None
        True
    """
    refuse(_tier_issues(tier, "tier"))
    of = StarTier(tier)
    withdraw = _chosen(act, ("recognise", "withdraw"), "act", "việc") == "withdraw"
    what: Act = "withdraw" if withdraw else "recognise"
    if of < StarTier.THREE:
        refuse(_withdrawal_issues(of) if withdraw else ())
        return Authority(
            *(of, what, None, "", "", "", ""),
            text_vi=f"Hạng {int(of)} sao: không có quyết định công nhận, không có giấy chứng nhận",
            text_en=f"{_stars(of)}: no recognition decision and no certificate",
            citation=_NOT_RECOGNISED,
        )
    level = Level.CENTRE if of is StarTier.FIVE else Level.PROVINCE
    decider_vi, decider_en = _DECIDERS[level]
    does_vi = "thu hồi giấy chứng nhận" if withdraw else "công nhận và cấp giấy chứng nhận"
    does_en = "withdraws the certificate" if withdraw else "recognises and gives the certificate"
    return Authority(
        *(of, what, level, *_BODIES[level], decider_vi, decider_en),
        text_vi=f"Hạng {int(of)} sao: {decider_vi} {does_vi}",
        text_en=f"{_stars(of)}: the {decider_en} {does_en}",
        citation=Citation(LAW, (_WITHDRAWING if withdraw else _RECOGNISING)[level]),
    )


def outcome(
    tier: StarTier | int | None,
    level: Level | str,
    *,
    proposed_tier: StarTier | int | None = None,
    status: Status | str = Status.RATED,
) -> Outcome:
    """What a rating means at the level that gave it (Điều 7 khoản 3 and 4, reading I11).

    At the centre only products put forward for 5 stars are assessed; one that is not found to be of
    5 stars goes back to the province. The decision speaks of less than 90 points only. It is silent
    on 90 points without all the minimums of 5 stars, and on a product that the centre rejects;
    both are taken the same way.

    Args:
        tier: The tier that may be given, minimums included; None for a rating that is not
            ``rated``.
        level: ``"province"`` or ``"centre"``.
        proposed_tier: At the centre, the tier for which the province put it forward: 5, or None.
        status: The status of the rating.

    Returns:
        What follows, with what the province may do where the product goes back to it.

    Raises:
        InputError: If a tier does not exist, or tier, status, level and ``proposed_tier`` do not
            fit together.
        UnknownNameError: If there is no such level or status.
        TypeError: If a tier is not a whole number, or ``level`` or ``status`` not text.

    Example:
        >>> str(outcome(StarTier.FIVE, "province").consequence)
        'put-forward'
        >>> [(o.id, o.tier) for o in outcome(4, "centre", proposed_tier=5).options]
        [('recognise', <StarTier.FOUR: 4>), ('assess', None)]
    """
    at = Level(_chosen(level, Level, "level", "cấp"))
    how = Status(_chosen(status, Status, "status", "tình trạng"))
    found = [] if tier is None else _tier_issues(tier, "tier")
    found += [] if proposed_tier is None else _tier_issues(proposed_tier, "proposed_tier")
    refuse(found or [*_status_issues(tier, how), *_proposal_issues(proposed_tier, at)])
    rated = None if tier is None else StarTier(tier)
    if at is Level.CENTRE and rated is not StarTier.FIVE and how is not Status.INCOMPLETE:
        return _back(rated, how)
    if rated is None or rated < StarTier.THREE:
        return _nothing(rated, at, how)
    if at is Level.PROVINCE and rated is StarTier.FIVE:
        return Outcome(
            *(rated, at, how, Consequence.PUT_FORWARD, authority(rated), ()),
            vi="Chủ tịch UBND cấp tỉnh phê duyệt kết quả, UBND cấp tỉnh đề nghị Bộ đánh giá 5 sao; "
            "tỉnh không tự công nhận 5 sao",
            en="The Chairman approves the result and the province puts the product forward to the "
            "ministry; it does not recognise 5 stars itself",
            citation=Citation(LAW, "Điều 7 khoản 3 điểm e"),
            readings=("I11",),
        )
    return _recognised(rated, at)


def _recognised(tier: StarTier, level: Level) -> Outcome:
    who = authority(tier)
    clause = f"Điều 7 khoản {3 if level is Level.PROVINCE else 4} điểm e"
    return Outcome(
        *(tier, level, Status.RATED, Consequence.RECOGNISED, who, ()),
        vi=f"{who.decided_by_vi} xem xét, công nhận {int(tier)} sao và cấp giấy chứng nhận",
        en=f"The {who.decided_by_en} considers recognition of {_stars(tier)} and certifies it",
        citation=Citation(LAW, clause),
        readings=("I11",) if level is Level.CENTRE else (),
    )


def _nothing(tier: StarTier | None, level: Level, status: Status) -> Outcome:
    vi, en = _WITHOUT_TIER.get(status, ("", ""))
    if tier is not None:
        vi, en = (nobody := authority(tier)).text_vi, nobody.text_en
    citation = _NOT_RECOGNISED if tier else Citation(LAW, "Điều 3 khoản 3")
    return Outcome(
        *(tier, level, status, Consequence.NOTHING_ISSUED, None, (), vi, en, citation),
        readings=("I5",) if status in (Status.STOPPED, Status.REJECTED) else (),
    )


def _back(tier: StarTier | None, status: Status) -> Outcome:
    citation = Citation(LAW, "Điều 7 khoản 4 điểm g")
    options = [
        ProvinceOption(
            *("assess", None),
            vi="Tỉnh tự đánh giá, phân hạng trong thẩm quyền của mình (3 sao, 4 sao)",
            en="The province assesses the product itself, within its competence (3 and 4 stars)",
            citation=citation,
        )
    ]
    if tier is not None and tier >= StarTier.THREE:
        on_result = ProvinceOption(
            *("recognise", tier),
            vi=f"Chủ tịch UBND cấp tỉnh công nhận {int(tier)} sao theo kết quả của trung ương",
            en=f"The Chairman recognises {_stars(tier)} on the central council's result",
            citation=citation,
        )
        options.insert(0, on_result)
    return Outcome(
        *(tier, Level.CENTRE, status, Consequence.BACK_TO_PROVINCE, None, tuple(options)),
        vi="Không đạt 5 sao: Bộ báo kết quả, Chủ tịch UBND cấp tỉnh xem xét cách xử lý",
        en="Not 5 stars: the ministry tells the province, whose Chairman considers what to do",
        citation=citation,
        readings=("I31", *(("I5",) if tier is None else ("I32",) if len(options) == 1 else ())),
    )


def _withdrawal_issues(tier: StarTier) -> list[Issue]:
    en = f"{_stars(tier)}: no certificate (giấy chứng nhận) to withdraw; give its tier, 3, 4 or 5"
    vi = (
        f"hạng {int(tier)} sao không có giấy chứng nhận để thu hồi; hãy ghi hạng trên giấy: 3, 4, 5"
    )
    return [Issue("no-certificate", "tier", en, vi, _NOT_RECOGNISED)]


def _status_issues(tier: int | None, status: Status) -> list[Issue]:
    if (tier is None) == (status is not Status.RATED):
        return []
    n = tier and int(tier)
    en = f"tier {n}, status {status}: 'rated' has a tier (hạng), others None; give the rating's own"
    vi = f"hạng {n}, tình trạng {status}: chỉ 'rated' có hạng, còn lại là None; hãy ghi như kết quả"
    return [Issue("tier-and-status", "tier", en, vi, Citation(LAW, "Điều 3 khoản 3"))]


def _proposal_issues(proposed: int | None, level: Level) -> list[Issue]:
    if proposed is None or (level is Level.CENTRE and proposed == StarTier.FIVE):
        return []
    en = (
        f"{int(proposed)} at the {level}: a product is put forward (đề nghị) to the centre only, "
        "and for 5 stars only. Give 5 there, or leave proposed_tier out"
    )
    vi = (
        f"{int(proposed)} ở {level.vi}: chỉ đề nghị lên trung ương, và chỉ cho hạng 5 sao. Hãy ghi "
        "5 ở đó, hoặc bỏ proposed_tier"
    )
    clause = Citation(LAW, "Điều 7 khoản 3 điểm e")
    return [Issue("proposed-tier", "proposed_tier", en, vi, clause)]


def _tier_issues(tier: int, path: str) -> list[Issue]:
    if isinstance(tier, bool) or not isinstance(tier, int):
        raise TypeError(f"{path}: expected StarTier or int, got {type(tier).__name__}")
    if StarTier.ONE <= tier <= StarTier.FIVE:
        return []
    en = f"there is no tier (hạng) of {brief(tier)} stars; allowed: 1, 2, 3, 4, 5"
    vi = f"không có hạng {brief(tier)} sao; cho phép: 1, 2, 3, 4, 5"
    return [Issue("unknown-tier", path, en, vi, Citation(LAW, "Điều 3 khoản 3"))]


def _chosen(word: str, allowed: Iterable[str], path: str, term: str) -> str:
    if not isinstance(word, str):
        raise TypeError(f"{path}: expected text, got {type(word).__name__}")
    known = tuple(map(str, allowed))
    if word in known:
        return word
    near, every = ", ".join(nearest(word, known) or known), ", ".join(known)
    en = f"there is no {path} ({term}) {brief(word)}; nearest: {near}. Allowed: {every}"
    vi = f"không có {term} {brief(word)}; gần nhất: {near}. Cho phép: {every}"
    issue = Issue(f"unknown-{path}", path, en, vi)
    raise UnknownNameError("authority", [issue], "thẩm quyền")


def _stars(tier: StarTier) -> str:
    return f"{int(tier)} star{'s' if tier > 1 else ''}"
