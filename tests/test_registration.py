"""Điều 6, the number of sets in Điều 7, and the forms of Annex III: what is handed in."""

import contextlib
import copy
import pickle
import unicodedata

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop import Citation, UnknownNameError
from ocop.procedure.registration import (
    ELECTRONIC_COPIES,
    FORMS,
    PAPER_COPIES,
    SAMPLES,
    Preparer,
    RegistrationKind,
    dossier,
    registration_kind,
)

LAW = "26/2026/QĐ-TTg"
KINDS = ["first", "upgrade", "renewal"]


def shown(submission):
    """Pieces as (id, who, form, clause)."""
    return [
        (i.id, str(i.prepared_by), i.form and i.form.number, i.citation.clause)
        for i in submission.items
    ]


def steps(contents):
    """The three submissions."""
    return contents.subject, contents.commune, contents.province


class TestForms:
    """Annex III has three forms, two of the subject's and one of the commune's."""

    def test_names(self):
        """Numbers and names exactly as printed."""
        assert [(f.number, f.name) for f in FORMS] == [
            ("Mẫu số 01", "Phiếu đăng ký đánh giá, phân hạng sản phẩm OCOP"),
            ("Mẫu số 02", "Báo cáo tự đánh giá về sản phẩm"),
            (
                "Mẫu số 03",
                (
                    "Báo cáo đánh giá một số nội dung của hồ sơ đăng ký tham gia đánh giá, phân "
                    "hạng sản phẩm OCOP"
                ),
            ),
        ]

    def test_who_and_where(self):
        """Who fills each in, and its place."""
        assert [str(f.filled_in_by) for f in FORMS] == ["subject", "subject", "commune"]
        assert [f.citation for f in FORMS] == [
            Citation(LAW, f"Phụ lục III, Mẫu số 0{n}") for n in (1, 2, 3)
        ]

    def test_boxes(self):
        """Mẫu số 01 mục 4 prints one box for each kind."""
        assert [kind.box for kind in RegistrationKind] == ["Lần đầu", "Nâng hạng", "Đánh giá lại"]

    @pytest.mark.parametrize("kind", KINDS)
    def test_box_of_the_kind(self, kind):
        """The registration form names the box to tick, in both languages."""
        item = dossier(kind, tourism=False).subject.items[0]
        assert RegistrationKind(kind).box in item.vi
        assert RegistrationKind(kind).box in item.en


class TestSubject:
    """Điều 6 khoản 1: Forms 01 and 02, and what an upgrade or a renewal adds."""

    def test_first(self):
        """Điểm a: the two forms."""
        at = "Điều 6 khoản 1 điểm a"
        contents = dossier("first", tourism=False)
        assert shown(contents.subject) == [
            ("registration-form", "subject", "Mẫu số 01", at),
            ("self-assessment", "subject", "Mẫu số 02", at),
        ]
        assert contents.subject.citation == Citation(LAW, at)

    def test_upgrade(self):
        """Điểm b: Form 02 must show and prove what changed since recognition."""
        at = "Điều 6 khoản 1 điểm b"
        assert shown(dossier("upgrade", tourism=False).subject) == [
            ("registration-form", "subject", "Mẫu số 01", at),
            ("self-assessment", "subject", "Mẫu số 02", at),
            ("changes", "subject", "Mẫu số 02", at),
        ]

    def test_renewal(self):
        """Điểm c: what is new and achieved, and the legal papers that expire."""
        at = "Điều 6 khoản 1 điểm c"
        subject = dossier("renewal", tourism=False).subject
        assert shown(subject) == [
            ("registration-form", "subject", "Mẫu số 01", at),
            ("self-assessment", "subject", "Mẫu số 02", at),
            ("updates", "subject", "Mẫu số 02", at),
            ("legal-papers", "subject", None, at),
        ]
        named = ["nguyên liệu", "công nghệ", "bao bì", "nhãn", "công bố chất lượng"]
        named += ["kiểm nghiệm định kỳ", "thị trường", "sản lượng", "doanh thu"]
        assert all(word in subject.items[2].vi for word in named)

    @pytest.mark.parametrize("kind", KINDS)
    def test_no_samples_at_the_commune(self, kind):
        """Samples go with the commune's dossier, not with the product dossier."""
        assert dossier(kind, tourism=False).subject.samples == 0

    @pytest.mark.parametrize("kind", KINDS)
    def test_tourism_changes_nothing_here(self, kind):
        """The product dossier is the same in tourism."""
        assert dossier(kind, tourism=True).subject == dossier(kind, tourism=False).subject


class TestCommune:
    """Điều 6 khoản 2: letter, Form 03, product dossier, five samples; whatever the kind."""

    @pytest.mark.parametrize("kind", KINDS)
    def test_pieces(self, kind):
        """Điểm a to d."""
        commune = dossier(kind, tourism=False).commune
        assert shown(commune) == [
            ("commune-letter", "commune", None, "Điều 6 khoản 2 điểm a"),
            ("commune-report", "commune", "Mẫu số 03", "Điều 6 khoản 2 điểm b"),
            ("product-dossier", "subject", None, "Điều 6 khoản 2 điểm c"),
            ("samples", "subject", None, "Điều 6 khoản 2 điểm d"),
        ]
        assert commune.citation == Citation(LAW, "Điều 6 khoản 2")

    @pytest.mark.parametrize("kind", KINDS)
    def test_tourism(self, kind):
        """The tourism group sends no samples; the rest stays."""
        goods, tourism = dossier(kind, tourism=False), dossier(kind, tourism=True)
        assert tourism.commune.items == goods.commune.items[:-1]
        assert (goods.samples, tourism.samples) == (5, 0)


class TestProvince:
    """Điều 6 khoản 3: what goes to the ministry when 5 stars are proposed."""

    def test_first(self):
        """Điểm a: reports of advisory team and council, and the chairman's approval."""
        at = "Điều 6 khoản 3 điểm a"
        assert shown(dossier("first", tourism=False).province) == [
            ("province-letter", "province", None, at),
            ("advisory-team-report", "advisory-team", None, at),
            ("council-report", "council", None, at),
            ("approval", "chairman", None, at),
            ("product-dossier", "subject", None, at),
            ("further-tests", "province", None, at),
            ("samples", "subject", None, at),
        ]

    def test_upgrade(self):
        """Điều 7 khoản 5 điểm a sends an upgrade to điểm a."""
        first, upgrade = dossier("first", tourism=False), dossier("upgrade", tourism=False)
        assert [i[:3] for i in shown(upgrade.province)] == [i[:3] for i in shown(first.province)]
        both = "Điều 6 khoản 3 điểm a; Điều 7 khoản 5 điểm a"
        assert {i.citation.clause for i in upgrade.province.items} == {both}
        assert upgrade.province.citation.clause == both

    def test_renewal(self):
        """Điểm b: one report, of the advisory agency, in place of the three papers."""
        at = "Điều 6 khoản 3 điểm b"
        assert shown(dossier("renewal", tourism=False).province) == [
            ("province-letter", "province", None, at),
            ("agency-report", "advisory-agency", None, at),
            ("product-dossier", "subject", None, at),
            ("further-tests", "province", None, at),
            ("samples", "subject", None, at),
        ]

    def test_letter(self):
        """The letter asks for an assessment, of a renewal for an assessment again."""
        letters = [dossier(kind, tourism=True).province.items[0] for kind in KINDS]
        assert ["lại" in item.vi for item in letters] == [False, False, True]
        assert ["again" in item.en for item in letters] == [False, False, True]

    @pytest.mark.parametrize("kind", KINDS)
    def test_tourism(self, kind):
        """No samples for the ministry either; five again for other products."""
        goods, tourism = dossier(kind, tourism=False).province, dossier(kind, tourism=True).province
        assert tourism.items == goods.items[:-1]
        assert (goods.samples, tourism.samples) == (5, 0)

    @pytest.mark.parametrize("kind", KINDS)
    def test_if_any(self, kind):
        """Only the province's further tests are asked for "if any"."""
        found = [i.id for s in steps(dossier(kind, tourism=False)) for i in s.items if i.if_any]
        assert found == ["further-tests"]


class TestSets:
    """Điều 7: one set on paper and one electronic set, each time."""

    @pytest.mark.parametrize("kind", KINDS)
    def test_copies(self, kind):
        """Three hand-overs, three clauses."""
        assert [(s.paper, s.electronic) for s in steps(dossier(kind, tourism=True))] == [(1, 1)] * 3
        assert [s.copies_citation.clause for s in steps(dossier(kind, tourism=True))] == [
            "Điều 7 khoản 1",
            "Điều 7 khoản 2 điểm b",
            "Điều 7 khoản 3 điểm e",
        ]
        assert (PAPER_COPIES, ELECTRONIC_COPIES, SAMPLES) == (1, 1, 5)

    @pytest.mark.parametrize("kind", KINDS)
    def test_from_hand_to_hand(self, kind):
        """Subject to commune, commune to province, province to ministry."""
        assert [(s.sender.vi, s.receiver_vi) for s in steps(dossier(kind, tourism=False))] == [
            ("Chủ thể OCOP", "UBND cấp xã"),
            ("UBND cấp xã", "UBND cấp tỉnh"),
            ("UBND cấp tỉnh", "Bộ Nông nghiệp và Môi trường"),
        ]
        assert [s.receiver_en for s in steps(dossier(kind, tourism=False))] == [
            "Commune People's Committee",
            "Provincial People's Committee",
            "Ministry of Agriculture and Environment",
        ]


class TestWhole:
    """Every answer is complete, cited, in two languages, and cannot be changed."""

    @given(st.sampled_from(KINDS), st.booleans())
    def test_complete(self, kind, tourism):
        """Ids are unique within a submission; texts are filled in, NFC, and differ."""
        contents = dossier(kind, tourism=tourism)
        assert (contents.kind, contents.tourism) == (kind, tourism)
        for submission in steps(contents):
            ids = [item.id for item in submission.items]
            assert len(set(ids)) == len(ids)
            assert ("samples" in ids) == bool(submission.samples)
            for item in submission.items:
                assert item.vi != item.en
                assert "{" not in item.vi + item.en
                assert unicodedata.is_normalized("NFC", item.vi)
                assert item.citation.document == LAW
                assert item.form is None or item.form in FORMS

    def test_immutable(self):
        """Frozen, hashable, equal, and the same after pickling."""
        contents = dossier("first", tourism=False)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            contents.kind = RegistrationKind.UPGRADE
        assert copy.deepcopy(contents) == contents == pickle.loads(pickle.dumps(contents))
        assert hash(contents) == hash(dossier("Lần đầu", tourism=False))

    def test_preparers(self):
        """Everyone has a name in both languages."""
        assert [who.vi for who in Preparer] == [
            "Chủ thể OCOP",
            "UBND cấp xã",
            "UBND cấp tỉnh",
            "Tổ tư vấn Hội đồng cấp tỉnh",
            "Hội đồng cấp tỉnh",
            "Chủ tịch UBND cấp tỉnh",
            "Cơ quan tham mưu quản lý OCOP cấp tỉnh",
        ]
        assert len({who.en for who in Preparer}) == len(Preparer)


class TestNames:
    """Kinds are found by id or Vietnamese name, however typed."""

    @pytest.mark.parametrize(
        ("typed", "kind"),
        [
            ("first", "first"),
            ("Lần đầu", "first"),
            ("LAN DAU", "first"),
            ("nâng hạng", "upgrade"),
            (unicodedata.normalize("NFD", "Nâng hạng"), "upgrade"),
            ("đánh giá, phân hạng lại", "renewal"),
            ("  danh gia  lai ", "renewal"),
            (RegistrationKind.RENEWAL, "renewal"),
        ],
    )
    def test_found(self, typed, kind):
        """Case, accents, Unicode form and spaces do not matter."""
        assert registration_kind(typed) == kind

    @given(st.sampled_from(RegistrationKind), st.sampled_from(["NFC", "NFD"]), st.booleans())
    def test_any_form(self, kind, form, upper):
        """Every name of every kind, in either Unicode form and either case."""
        for name in (str(kind), kind.vi, kind.box):
            typed = unicodedata.normalize(form, name)
            assert registration_kind(typed.upper() if upper else typed) is kind

    def test_unknown(self):
        """The message names the nearest, what is allowed, and the clause."""
        with pytest.raises(UnknownNameError) as caught:
            dossier("upgrad", tourism=False)
        allowed = "first (lần đầu); upgrade (nâng hạng); renewal (đánh giá, phân hạng lại)"
        assert str(caught.value) == (
            "registration: kind: no such kind (loại đăng ký): 'upgrad'; nearest: upgrade. "
            f"Allowed: {allowed} [Quyết định {LAW}, Điều 6 khoản 1]"
        )
        assert caught.value.message("vi") == (
            "đăng ký: kind: không có loại đăng ký 'upgrad'; gần nhất: upgrade. "
            f"Cho phép: {allowed} [Quyết định {LAW}, Điều 6 khoản 1]"
        )
        assert isinstance(caught.value, LookupError)

    @pytest.mark.parametrize("name", ["", "x", "\u202e", "đ" * 100_000, "first\0", "{box}"])
    def test_hostile(self, name):
        """Any other text is an error of one short line."""
        with pytest.raises(UnknownNameError) as caught:
            registration_kind(name)
        assert len(str(caught.value)) < 500

    @given(st.text(max_size=30))
    def test_any_text(self, name):
        """Any text names a kind or is an unknown name."""
        with contextlib.suppress(UnknownNameError):
            assert registration_kind(name) in RegistrationKind

    @pytest.mark.parametrize("kind", [None, 1, b"first", ["first"], True])
    def test_not_text(self, kind):
        """A kind that is not text is a type error."""
        with pytest.raises(TypeError, match="kind: expected text, got"):
            dossier(kind, tourism=False)

    @pytest.mark.parametrize("tourism", [None, 0, 1, "yes", "VI"])
    def test_tourism_is_a_bool(self, tourism):
        """Nothing is taken for true or false."""
        with pytest.raises(TypeError, match="tourism: expected bool, got"):
            dossier("first", tourism=tourism)
