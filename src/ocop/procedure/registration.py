"""Hồ sơ: what is handed in to have a product assessed (Điều 6 and Annex III).

A dossier grows on its way: the subject prepares the product dossier, the commune adds to it for the
province, and for 5 stars the province puts a dossier of its own together for the ministry.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum

import attrs

from ocop.errors import Issue, UnknownNameError, brief
from ocop.legal import Citation
from ocop.names import fold, nearest
from ocop.procedure.terms import LAW

SAMPLES = 5
"""Điều 6 khoản 2 điểm d, khoản 3: sample products that go with a dossier; none in tourism."""

PAPER_COPIES = 1
"""Điều 7 khoản 1, khoản 2 điểm b, khoản 3 điểm e: sets on paper, each time it is handed on."""

ELECTRONIC_COPIES = 1
"""The same clauses: electronic sets, each time it is handed on."""


class RegistrationKind(StrEnum):
    """Why a product is registered: the three kinds of Điều 6 khoản 1.

    Example:
        >>> RegistrationKind("renewal").vi
        'đánh giá, phân hạng lại'
    """

    FIRST = "first"
    UPGRADE = "upgrade"
    RENEWAL = "renewal"

    @property
    def vi(self) -> str:
        """The Vietnamese term."""
        return _KINDS[self][0]

    @property
    def box(self) -> str:
        """The box of Form 01 to tick, as printed."""
        return _KINDS[self][1]


_KINDS = {
    RegistrationKind.FIRST: ("lần đầu", "Lần đầu"),
    RegistrationKind.UPGRADE: ("nâng hạng", "Nâng hạng"),
    RegistrationKind.RENEWAL: ("đánh giá, phân hạng lại", "Đánh giá lại"),
}


class Preparer(StrEnum):
    """Who makes a piece of a dossier."""

    SUBJECT = "subject"
    COMMUNE = "commune"
    PROVINCE = "province"
    ADVISORY_TEAM = "advisory-team"
    COUNCIL = "council"
    CHAIRMAN = "chairman"
    ADVISORY_AGENCY = "advisory-agency"

    @property
    def vi(self) -> str:
        """The name in Vietnamese, as the decision prints it."""
        return _PREPARERS[self][0]

    @property
    def en(self) -> str:
        """The name in English."""
        return _PREPARERS[self][1]


_PREPARERS = {
    Preparer.SUBJECT: ("Chủ thể OCOP", "OCOP subject"),
    Preparer.COMMUNE: ("UBND cấp xã", "Commune People's Committee"),
    Preparer.PROVINCE: ("UBND cấp tỉnh", "Provincial People's Committee"),
    Preparer.ADVISORY_TEAM: ("Tổ tư vấn Hội đồng cấp tỉnh", "Provincial council's advisory team"),
    Preparer.COUNCIL: ("Hội đồng cấp tỉnh", "Provincial council"),
    Preparer.CHAIRMAN: ("Chủ tịch UBND cấp tỉnh", "Chairman of the Provincial People's Committee"),
    Preparer.ADVISORY_AGENCY: (
        "Cơ quan tham mưu quản lý OCOP cấp tỉnh",
        "Provincial advisory agency for OCOP management",
    ),
}
_MINISTRY = ("Bộ Nông nghiệp và Môi trường", "Ministry of Agriculture and Environment")


@attrs.frozen
class Form:
    """A form of Annex III.

    Attributes:
        number: Its number as printed.
        name: Its official name.
        en: The name in English.
        filled_in_by: Who fills it in.
        citation: Where it stands.
    """

    number: str
    name: str
    en: str
    filled_in_by: Preparer
    citation: Citation


_PRINTED_FORMS = (
    (
        "Phiếu đăng ký đánh giá, phân hạng sản phẩm OCOP",
        "Registration for assessing and classifying an OCOP product",
        Preparer.SUBJECT,
    ),
    ("Báo cáo tự đánh giá về sản phẩm", "Own assessment of the product", Preparer.SUBJECT),
    (
        (
            "Báo cáo đánh giá một số nội dung của hồ sơ đăng ký tham gia đánh giá, phân hạng "
            "sản phẩm OCOP"
        ),
        "Assessment of some contents of the registration dossier",
        Preparer.COMMUNE,
    ),
)
FORMS: tuple[Form, ...] = tuple(
    Form(number, *form, citation=Citation(LAW, f"Phụ lục III, {number}"))
    for number, form in zip(("Mẫu số 01", "Mẫu số 02", "Mẫu số 03"), _PRINTED_FORMS, strict=True)
)
"""The three forms of Annex III, in printed order."""


@attrs.frozen
class DossierItem:
    """One piece of a dossier.

    Attributes:
        id: Stable id, unique within a submission.
        vi: What it is, in Vietnamese.
        en: The same in English.
        prepared_by: Who makes it.
        citation: The clause that asks for it.
        form: The form on which it is written, where Annex III has one.
        if_any: True for a piece that is handed in only where it exists ("nếu có").
    """

    id: str
    vi: str
    en: str
    prepared_by: Preparer
    citation: Citation
    form: Form | None = None
    if_any: bool = False


@attrs.frozen
class Submission:
    """What one hands on to the next.

    Attributes:
        sender: Who puts it together and hands it on.
        receiver_vi: To whom, in Vietnamese.
        receiver_en: The same in English.
        items: Its pieces, in printed order.
        samples: Number of sample products that go with it.
        citation: The clause on its contents.
        copies_citation: The clause on the number of sets.
        paper: Sets on paper.
        electronic: Electronic sets.
    """

    sender: Preparer
    receiver_vi: str
    receiver_en: str
    items: tuple[DossierItem, ...]
    samples: int
    citation: Citation
    copies_citation: Citation
    paper: int = PAPER_COPIES
    electronic: int = ELECTRONIC_COPIES


@attrs.frozen
class DossierContents:
    """What is handed in at each step for one kind of registration.

    Attributes:
        kind: The kind of registration.
        tourism: Whether the product is of the group of tourism services.
        subject: The product dossier (hồ sơ sản phẩm), from the subject to the commune.
        commune: What the commune sends to the province.
        province: What the province sends to the ministry, for a proposal of 5 stars only.
    """

    kind: RegistrationKind
    tourism: bool
    subject: Submission
    commune: Submission
    province: Submission

    @property
    def samples(self) -> int:
        """Sample products that go with the dossier to the province, and again to the ministry."""
        return self.commune.samples


def registration_kind(name: str) -> RegistrationKind:
    """Look a kind of registration up by its id or Vietnamese name, however typed.

    Args:
        name: Such as ``first``, ``Nâng hạng`` or ``danh gia lai``.

    Returns:
        The kind.

    Raises:
        UnknownNameError: If there is none of that name; the message gives the nearest ones.
        TypeError: If ``name`` is not text.

    Example:
        >>> registration_kind("nang hang")
        <RegistrationKind.UPGRADE: 'upgrade'>
    """
    if not isinstance(name, str):
        raise TypeError(f"kind: expected text, got {type(name).__name__}")
    typed = fold(name)
    for kind, names in _KINDS.items():
        if typed in (str(kind), *map(fold, names)):
            return kind
    known = [name for kind, (vi, _) in _KINDS.items() for name in (str(kind), vi)]
    near = ", ".join(nearest(name, known) or known)
    allowed = "; ".join(f"{kind} ({kind.vi})" for kind in RegistrationKind)
    en = f"no such kind (loại đăng ký): {brief(name)}; nearest: {near}. Allowed: {allowed}"
    vi = f"không có loại đăng ký {brief(name)}; gần nhất: {near}. Cho phép: {allowed}"
    clause = Citation(LAW, "Điều 6 khoản 1")
    raise UnknownNameError(
        "registration", [Issue("unknown-kind", "kind", en, vi, clause)], "đăng ký"
    )


@attrs.frozen
class _OfKind:
    subject_clause: str
    subject_adds: tuple[str, ...]
    province_clause: str
    reports: tuple[str, ...] = ("advisory-team-report", "council-report", "approval")


_BY_KIND = {
    RegistrationKind.FIRST: _OfKind("Điều 6 khoản 1 điểm a", (), "Điều 6 khoản 3 điểm a"),
    RegistrationKind.UPGRADE: _OfKind(
        "Điều 6 khoản 1 điểm b",
        ("changes",),
        # An upgrade to 5 stars has no point of its own; Điều 7 sends it to the first kind's.
        "Điều 6 khoản 3 điểm a; Điều 7 khoản 5 điểm a",
    ),
    RegistrationKind.RENEWAL: _OfKind(
        "Điều 6 khoản 1 điểm c",
        ("updates", "legal-papers"),
        "Điều 6 khoản 3 điểm b",
        ("agency-report",),
    ),
}
_PIECES = {  # in Vietnamese and English
    "registration-form": ('Phiếu đăng ký, ô "{box}"', 'Registration form, box "{box}" ticked'),
    "self-assessment": ("Tự chấm theo bộ tiêu chí, kèm minh chứng", "Own scoring, with proof"),
    "changes": (
        "Thay đổi so với lúc được công nhận, kèm chứng cứ",
        "Changes since recognition, with proof",
    ),
    "updates": (
        (
            "Điều mới, kết quả đạt được: nguyên liệu, công nghệ, bao bì, nhãn, công bố chất lượng, "
            "kiểm nghiệm định kỳ, thị trường, sản lượng, doanh thu"
        ),
        (
            "What is new or achieved: raw materials, technology, packaging, labels, quality "
            "declaration, periodic tests, markets, output, revenue"
        ),
    ),
    "legal-papers": ("Bổ sung giấy tờ pháp lý có thời hạn", "Legal papers that carry a time limit"),
    "commune-letter": ("Văn bản đề nghị tỉnh đánh giá", "Letter asking the province to assess"),
    "commune-report": (
        "Nhận xét của xã về nguyên liệu, lao động, nguồn gốc ý tưởng và bản sắc địa phương",
        "The commune's view of local materials and labour, origin of the idea, local identity",
    ),
    "province-letter": (
        "Văn bản tỉnh đề nghị Bộ đánh giá{vi} hạng 5 sao",
        "Letter asking the ministry to assess for 5 stars{en}",
    ),
    "advisory-team-report": ("Báo cáo đánh giá của Tổ tư vấn", "Report of the advisory team"),
    "council-report": ("Báo cáo đánh giá của Hội đồng", "Report of the council"),
    "approval": ("Quyết định phê duyệt kết quả đánh giá", "Decision approving the result"),
    "agency-report": ("Báo cáo đánh giá của cơ quan tham mưu", "Report of the advisory agency"),
    "product-dossier": ("Hồ sơ sản phẩm của chủ thể", "The subject's product dossier"),
    "further-tests": (
        "Xác nhận kiểm tra, kiểm nghiệm mà tỉnh làm thêm, nếu có",
        "Confirmations of further checks and tests made by the province, if any",
    ),
    "samples": ("{samples} sản phẩm mẫu của chủ thể", "{samples} samples from the subject"),
}
_MAKERS = {  # of all others the subject
    "commune-letter": Preparer.COMMUNE,
    "commune-report": Preparer.COMMUNE,
    "province-letter": Preparer.PROVINCE,
    "advisory-team-report": Preparer.ADVISORY_TEAM,
    "council-report": Preparer.COUNCIL,
    "approval": Preparer.CHAIRMAN,
    "agency-report": Preparer.ADVISORY_AGENCY,
    "further-tests": Preparer.PROVINCE,
}
_FORM_OF = {
    "registration-form": FORMS[0],
    "self-assessment": FORMS[1],
    "changes": FORMS[1],
    "updates": FORMS[1],
    "commune-report": FORMS[2],
}


def dossier(kind: RegistrationKind | str, *, tourism: bool) -> DossierContents:
    """What is handed in, by whom and to whom (Điều 6; sets by Điều 7).

    Where a province scores with software, the subject puts the dossier into the system itself, and
    that has the legal force of the set on paper (Điều 7 khoản 1).

    Args:
        kind: ``"first"``, ``"upgrade"`` or ``"renewal"``, or the Vietnamese name.
        tourism: Whether the product is of the group Dịch vụ du lịch cộng đồng, du lịch sinh thái
            và điểm du lịch, which sends no samples.

    Returns:
        The three steps; the last one is needed only when 5 stars are proposed.

    Raises:
        UnknownNameError: If there is no such kind.
        TypeError: If ``kind`` is not text or ``tourism`` not a bool.

    Example:
        >>> contents = dossier("upgrade", tourism=False)
        >>> [item.id for item in contents.subject.items], contents.samples
        (['registration-form', 'self-assessment', 'changes'], 5)
    """
    which = registration_kind(kind)
    if not isinstance(tourism, bool):
        raise TypeError(f"tourism: expected bool, got {type(tourism).__name__}")
    of, again = _BY_KIND[which], which is RegistrationKind.RENEWAL
    fill = {"vi": " lại", "en": " again"} if again else {"vi": "", "en": ""}
    fill |= {"box": which.box, "samples": str(SAMPLES)}
    end = () if tourism else ("samples",)

    def submission(
        sender: Preparer,
        receiver: tuple[str, str],
        pieces: Sequence[str],
        clauses: Sequence[str],
        copies: str,
    ) -> Submission:
        # The clause on the whole comes first, then one for each piece where the law has them.
        whole, each = clauses[0], clauses[1:] or [clauses[0]] * len(pieces)
        items = tuple(_item(id, clause, fill) for id, clause in zip(pieces, each, strict=False))
        samples = SAMPLES if "samples" in pieces else 0
        return Submission(
            sender, *receiver, items, samples, Citation(LAW, whole), Citation(LAW, copies)
        )

    return DossierContents(
        which,
        tourism,
        submission(
            Preparer.SUBJECT,
            _PREPARERS[Preparer.COMMUNE],
            ("registration-form", "self-assessment", *of.subject_adds),
            (of.subject_clause,),
            "Điều 7 khoản 1",
        ),
        submission(
            Preparer.COMMUNE,
            _PREPARERS[Preparer.PROVINCE],
            ("commune-letter", "commune-report", "product-dossier", *end),
            ("Điều 6 khoản 2", *(f"Điều 6 khoản 2 điểm {point}" for point in "abcd")),
            "Điều 7 khoản 2 điểm b",
        ),
        submission(
            Preparer.PROVINCE,
            _MINISTRY,
            ("province-letter", *of.reports, "product-dossier", "further-tests", *end),
            (of.province_clause,),
            "Điều 7 khoản 3 điểm e",
        ),
    )


def _item(id: str, clause: str, fill: Mapping[str, object]) -> DossierItem:
    vi, en = (words.format(**fill) for words in _PIECES[id])
    at, by, form = Citation(LAW, clause), _MAKERS.get(id, Preparer.SUBJECT), _FORM_OF.get(id)
    return DossierItem(id, vi, en, by, at, form, if_any=id == "further-tests")
