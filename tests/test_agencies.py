"""Agencies and actors of the 2022 plan of Cà Mau and of Decision 26/2026/QĐ-TTg."""

import pickle
import unicodedata
from datetime import date, datetime, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop import DataError, NotInForceError, UnknownNameError
from ocop.agencies import LAW, PLAN, _build, agencies, agency, successor, wider
from ocop.names import fold, slugify

SBN = "Các sở, ban, ngành, đoàn thể cấp tỉnh"
NN = "Sở Nông nghiệp và PTNT"
STANDING = (
    "Sở Nông nghiệp và Phát triển nông thôn (Ủy viên Thường trực tham mưu Ban Chỉ đạo Chương trình "
    "OCOP tỉnh)"
)
CENTRE = "Trung tâm Xúc tiến đầu tư và Hỗ trợ doanh nghiệp"

# Phụ lục 1 as read from the annex: the printed strings of the lead and the coordinating cell.
# Rows II.8 and IV have one cell for both.
ANNEX = {
    "I.1": ([NN], [SBN, "UBND cấp huyện."]),
    "I.2": ([NN], [SBN, "UBND cấp huyện."]),
    "I.3": (["UBND huyện Ngọc Hiển"], [SBN, "cấp huyện", "UBND xã có liên quan"]),
    "I.4": ([NN], ["Các sở, ban. ngành, đoàn thể cấp tỉnh", "UBND cấp huyện."]),
    "I.5": ([NN], [SBN, "UBND cấp huyện."]),
    "I.5.a": (["Sở Y tế"], [NN]),
    "I.5.b": (["Sở Tài nguyên và Môi trường"], [NN]),
    "I.6": (["Sở Văn hóa, Thể thao và Du lịch"], [NN]),
    "I.7": ([NN], [SBN, "UBND cấp huyện."]),
    "I.8": (
        [CENTRE],
        [
            "Tỉnh đoàn",
            "Hội Liên hiệp Phụ nữ tỉnh",
            "Hội Nông dân tỉnh",
            "các sở, ngành",
            "UBND cấp huyện",
            "UBND cấp xã",
            "các chủ thể OCOP",
        ],
    ),
    "II.1": (["Ủy ban Mặt trận Tổ quốc tỉnh"], [SBN, "UBND cấp huyện"]),
    "II.2": ([NN], [SBN, "UBND cấp huyện."]),
    "II.3": (["Đài Phát thanh - Truyền hình tỉnh"], [SBN, "UBND cấp huyện", "UBND cấp xã"]),
    "II.4": (["Báo Cà Mau"], [SBN, "UBND cấp huyện", "UBND cấp xã"]),
    "II.5": (
        ["Sở Thông tin và Truyền thông"],
        [SBN, "các cơ quan thông tin truyền thông", "UBND cấp huyện", "UBND cấp xã"],
    ),
    "II.6": ([CENTRE], [SBN, "UBND cấp huyện", "UBND cấp xã"]),
    "II.7": (
        ["Hội Nông dân tỉnh", "Hội Liên hiệp Phụ nữ tỉnh"],
        [SBN, "UBND cấp huyện", "UBND cấp xã"],
    ),
    "II.8": ([SBN, "UBND cấp huyện", "UBND cấp xã"], None),
    "III.1": (
        [NN],
        [
            SBN,
            "các viện, trường, đơn vị tư vấn",
            "UBND cấp huyện",
            "UBND cấp xã",
            "các chủ thể tham gia Chương trình",
        ],
    ),
    "III.2": (["Sở Khoa học Công nghệ"], [SBN, "UBND cấp huyện", "UBND cấp xã"]),
    "III.3": (
        [CENTRE],
        [
            "Sở Công Thương",
            "Sở Thông tin và Truyền thông",
            "các sở, ban, ngành, đoàn thể cấp tỉnh",
            "UBND cấp huyện",
            "UBND cấp xã",
        ],
    ),
    "III.4": (["Sở Tài nguyên và Môi trường"], [SBN, "UBND cấp huyện", "UBND cấp xã"]),
    "IV": (
        [
            NN,
            "các sở, ngành có liên quan",
            "UBND cấp huyện",
            "UBND cấp xã",
            "các chủ thể tham gia Chương trình",
        ],
        None,
    ),
    "IV.1": (
        [NN],
        [
            SBN,
            "các viện, trường, đơn vị tư vấn",
            "UBND cấp huyện",
            "UBND cấp xã",
            "các chủ thể tham gia Chương trình",
        ],
    ),
    "IV.2": (
        ["UBND cấp huyện"],
        ["Các sở, ngành, đoàn thể cấp tỉnh", "UBND cấp xã", "các chủ thể OCOP"],
    ),
    "IV.3": (
        ["UBND cấp huyện"],
        ["Các sở, ngành, đoàn thể cấp tỉnh", "UBND cấp xã", "các chủ thể OCOP"],
    ),
    "V.1": (
        ["Trung tâm Xúc tiến đầu tư và Hỗ trợ Doanh nghiệp"],
        [
            "Sở Công Thương",
            "Sở Nông nghiệp và Phát triển nông thôn",
            "các sở, ngành, đoàn thể cấp tỉnh",
            "UBND cấp huyện",
            "UBND cấp xã",
            "các chủ thể OCOP",
        ],
    ),
    "V.2": (
        ["Sở Công Thương"],
        [
            CENTRE,
            "Sở Nông nghiệp và Phát triển nông thôn",
            "các sở, ngành, đoàn thể cấp tỉnh",
            "UBND cấp huyện",
            "UBND cấp xã",
            "các chủ thể OCOP",
        ],
    ),
    "V.3": (
        ["Sở Văn hóa, Thể thao và Du lịch"],
        ["Các sở, ngành, đoàn thể cấp tỉnh", "UBND cấp huyện", "UBND cấp xã", "các chủ thể OCOP"],
    ),
    "V.4": (
        ["Sở Thông tin và Truyền thông"],
        [SBN, "các cơ quan báo chí, truyền thông", "UBND cấp huyện", "UBND cấp xã"],
    ),
    "V.5": (
        [NN],
        [
            SBN,
            "các cơ quan báo chí, truyền thông",
            "UBND cấp huyện, xã",
            "chủ thể OCOP",
            "khách mời có liên quan",
        ],
    ),
    "VI.1": ([NN], [SBN, "UBND cấp huyện", "các chủ thể OCOP"]),
    "VI.2": (
        ["Sở Khoa học và Công nghệ"],
        ["Các sở, ngành, đoàn thể cấp tỉnh", "UBND cấp huyện", "UBND cấp xã", "các chủ thể OCOP"],
    ),
    "VI.3": (
        ["Sở Thông tin và Truyền thông"],
        [SBN, "các cơ quan báo chí, truyền thông", "UBND cấp huyện", "UBND cấp xã"],
    ),
    "VII.1": (
        [NN],
        ["Các sở, ngành, đoàn thể cấp tỉnh", "UBND cấp huyện", "UBND cấp xã", "các chủ thể OCOP"],
    ),
    "VII.2": (["UBND cấp huyện"], [SBN, "các chủ thể OCOP"]),
    "VII.3": (["UBND cấp huyện"], [SBN, "các chủ thể OCOP"]),
    "VII.4": (
        [NN],
        [
            "Sở Công Thương",
            CENTRE,
            "Sở Văn hóa, Thể thao và Du lịch",
            "Sở Kế hoạch và Đầu tư",
            "Sở Tài chính",
            "UBND các huyện, thành phố Cà Mau",
        ],
    ),
    "VIII": (
        [STANDING],
        [
            "Các sở, ngành, đoàn thể",
            "thành viên Hội đồng đánh giá xếp hạng cấp tỉnh",
            "UBND cấp huyện",
            "UBND cấp xã",
            "các chủ thể OCOP",
        ],
    ),
    "IX": (
        [STANDING],
        ["Các sở, ngành, đoàn thể cấp tỉnh", "UBND cấp huyện", "UBND cấp xã", "các chủ thể OCOP"],
    ),
    "X": (
        [STANDING],
        ["Các sở, ngành, đoàn thể cấp tỉnh", "UBND cấp huyện", "UBND cấp xã", "các chủ thể OCOP"],
    ),
}

# The headings of section VI as printed; VI.15 and VI.16 name three each.
CLAUSES = {
    1: ["Sở Nông nghiệp và Phát triển nông thôn"],
    2: ["Sở Tài chính"],
    3: ["Sở Kế hoạch và Đầu tư"],
    4: ["Văn phòng Ủy ban nhân dân tỉnh"],
    5: ["Sở Công Thương"],
    6: ["Sở Khoa học và Công nghệ"],
    7: ["Sở Y tế"],
    8: ["Sở Văn hóa, Thể thao và Du lịch"],
    9: ["Sở Tài nguyên và Môi trường"],
    10: ["Sở Thông tin và Truyền thông"],
    11: ["Sở Lao động - Thương binh và Xã hội"],
    12: ["Sở Giao thông vận tải"],
    13: ["Liên minh Hợp tác xã tỉnh"],
    14: ["Ngân hàng Nhà nước Việt Nam Chi nhánh tỉnh Cà Mau"],
    15: ["Đài Phát thanh - Truyền hình Cà Mau", "Báo Cà Mau", "Cổng thông tin điện tử tỉnh"],
    16: [
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
        "các tổ chức chính trị - xã hội cấp tỉnh",
        "các sở, ngành, đơn vị có liên quan",
    ],
    17: ["Ủy ban nhân dân các huyện, thành phố Cà Mau"],
    18: ["Ủy ban nhân dân cấp xã"],
    19: ["Chủ thể OCOP"],
}
DASHES = {1: 6, 4: 4, 6: 2, 7: 2, 8: 3, 9: 2, 15: 2, 17: 6, 18: 3, 19: 6}


def bearers(document, clause, *roles):
    """Ids of those who bear a duty of a clause in one of the roles."""
    return {
        a.id
        for a in agencies()
        for duty in a.duties
        if (duty.citation.document, duty.citation.clause) == (document, clause)
        and (not roles or duty.role in roles)
    }


def ids(names):
    """Ids of printed names."""
    return {agency(name).id for name in names}


def clauses(document):
    """Every clause with a duty."""
    return {
        duty.citation.clause
        for a in agencies()
        for duty in a.duties
        if duty.citation.document == document
    }


class TestNames:
    """Every printed name leads to exactly one agency, however it is typed."""

    def test_an_alias_leads_to_one_agency(self):
        """No folded name, alias or id belongs to two agencies."""
        owners = {}
        for a in agencies():
            for printed in (a.id, a.name, *a.aliases):
                assert owners.setdefault(fold(printed), a.id) == a.id
                assert agency(printed) is a
        assert len({a.id for a in agencies()}) == len(agencies())
        assert all(a.id == slugify(a.name) for a in agencies())

    def test_names_are_clean(self):
        """Names are NFC, without stray white space, and no alias repeats another form."""
        for a in agencies():
            printed = (a.name, *a.aliases)
            assert len(set(printed)) == len(printed)
            for name in printed:
                assert unicodedata.is_normalized("NFC", name)
                assert name == " ".join(name.split())

    @given(
        st.sampled_from(sorted({n for a in agencies() for n in (a.id, a.name, *a.aliases)})),
        st.sampled_from([str.upper, str.lower, str.title, fold, str]),
        st.sampled_from(["NFC", "NFD", "NFKD"]),
        st.sampled_from(["", ".", ";", ", "]),
    )
    def test_however_typed(self, name, case, form, after):
        """Case, accents, Unicode form, white space and a stop after it do not matter."""
        typed = "  " + unicodedata.normalize(form, case(name)).replace(" ", "  ") + after
        assert agency(typed) is agency(name)

    @pytest.mark.parametrize(
        ("typed", "name"),
        [
            ("Sở Nông nghiệp và PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
            ("Bộ Nông nghiệp và PTNT", "Bộ Nông nghiệp và Phát triển nông thôn"),
            ("Sở Khoa học Công nghệ", "Sở Khoa học và Công nghệ"),
            ("UBMTTQ Việt Nam tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"),
            ("Đài Phát thanh - Truyền hình tỉnh", "Đài Phát thanh - Truyền hình Cà Mau"),
            ("UBND tỉnh", "Ủy ban nhân dân tỉnh Cà Mau"),
            ("UBND cấp tỉnh", "Ủy ban nhân dân cấp tỉnh"),
            ("UBND cấp huyện", "Ủy ban nhân dân cấp huyện"),
            ("Hội đồng cấp tỉnh", "Hội đồng đánh giá, phân hạng sản phẩm OCOP cấp tỉnh"),
            (
                "Tổ Tư vấn giúp việc của Hội đồng đánh giá, phân hạng sản phẩm OCOP cấp tỉnh",
                "Tổ tư vấn Hội đồng cấp tỉnh",
            ),
            (
                "cơ quan tham mưu quản lý OCOP của Bộ",
                "cơ quan tham mưu quản lý OCOP của Bộ Nông nghiệp và Môi trường",
            ),
        ],
    )
    def test_printed_forms(self, typed, name):
        """Short forms and slips as printed."""
        assert agency(typed).name == name

    def test_two_bodies_of_one_look(self):
        """Cà Mau's committee, every province's and the collective stay apart."""
        names = ["UBND tỉnh", "UBND cấp tỉnh", "UBND các tỉnh, thành phố"]
        assert len(ids(names)) == 3
        boards = [
            "Ban Chỉ đạo tỉnh",
            "Ban Chỉ đạo Chương trình OCOP",
            "Ban Chỉ đạo thực hiện các Chương trình mục tiêu quốc gia tỉnh",
        ]
        assert len(ids(boards)) == 3

    def test_unknown(self):
        """An unknown alias is one error with the nearest names, in both languages."""
        with pytest.raises(UnknownNameError) as caught:
            agency("Sở Nông nghiệp & PTNT")
        (issue,) = caught.value.issues
        assert issue.code == "unknown-agency"
        assert issue.en.startswith(
            "there is no agency (cơ quan) 'Sở Nông nghiệp & PTNT'; nearest: "
        )
        assert "Sở Nông nghiệp và PTNT" in issue.en
        assert issue.vi.startswith("không có cơ quan 'Sở Nông nghiệp & PTNT'; gần nhất: ")
        assert isinstance(caught.value, LookupError)

    @pytest.mark.parametrize("name", ["", " .", "xyzzy", "x" * 1_000_000, None, 5, b"KT", ["KT"]])
    def test_hostile(self, name):
        """Anything else is refused and the message stays short."""
        with pytest.raises(UnknownNameError, match="nearest: none, see agencies") as caught:
            agency(name)
        assert len(str(caught.value)) < 300
        assert "không có, xem agencies()" in caught.value.message("vi")


class TestSectionVI:
    """2822/QĐ-UBND, Kế hoạch, mục VI: nineteen clauses give each agency its duties."""

    @pytest.mark.parametrize("number", range(1, 20))
    def test_clause(self, number):
        """The agencies of the heading bear a duty of the clause and of every dash."""
        clause = f"Kế hoạch, mục VI.{number}"
        for name in CLAUSES[number]:
            found = [d for d in agency(name).duties if d.citation.document == PLAN]
            mine = [d for d in found if d.citation.clause.split(", gạch")[0] == clause]
            assert mine
            assert str(mine[0].citation).startswith(f"Quyết định 2822/QĐ-UBND, {clause}")
        dashes = {f"{clause}, gạch đầu dòng {n}" for n in range(1, DASHES.get(number, 0) + 1)}
        heading = {clause} if not dashes or number == 4 else set()
        assert {c for c in clauses(PLAN) if c.split(", gạch")[0] == clause} == dashes | heading

    def test_the_office_directs_and_the_centre_leads(self):
        """VI.4: the office directs; the centre leads three tasks and helps in the gift packs."""
        (duty,) = agency("Văn phòng Ủy ban nhân dân tỉnh").duties
        assert (duty.role, duty.citation.clause) == ("own", "Kế hoạch, mục VI.4")
        roles = [d.role for d in agency(CENTRE).duties if "mục VI.4, gạch" in d.citation.clause]
        assert roles == ["lead", "lead", "coordinating", "lead"]

    def test_the_front_is_asked(self):
        """VI.16 begins with a request, not an order."""
        clause = "Kế hoạch, mục VI.16"
        assert bearers(PLAN, clause) == bearers(PLAN, clause, "requested") == ids(CLAUSES[16])

    def test_districts(self):
        """VI.17 binds the collective and each district committee."""
        for dash in range(1, 7):
            clause = f"Kế hoạch, mục VI.17, gạch đầu dòng {dash}"
            both = ids(["UBND các huyện, thành phố Cà Mau", "UBND cấp huyện"])
            assert both <= bearers(PLAN, clause, "coordinating" if dash == 3 else "own")

    def test_last_paragraph(self):
        """Every agency plans its part and reports difficulties to Agriculture."""
        found = bearers(PLAN, "Kế hoạch, mục VI, đoạn cuối")
        assert found == ids(
            [
                "Các sở, ban, ngành, đoàn thể, địa phương, đơn vị có liên quan",
                "Sở Nông nghiệp và Phát triển nông thôn",
                "Ủy ban nhân dân tỉnh",
            ]
        )

    def test_article_2(self):
        """Điều 2 names four who carry the Decision out."""
        assert bearers(PLAN, "Điều 2") == ids(
            [
                "Chánh Văn phòng Ủy ban nhân dân tỉnh",
                "Giám đốc Sở Nông nghiệp và Phát triển nông thôn",
                "Thủ trưởng các sở, ban, ngành, đơn vị có liên quan",
                "Chủ tịch Ủy ban nhân dân các huyện, thành phố Cà Mau",
            ]
        )

    @pytest.mark.parametrize(
        "recipient",
        [
            "Bộ Nông nghiệp và PTNT",
            "TT. Tỉnh ủy",
            "TT. HĐND tỉnh",
            "UBMTTQ Việt Nam tỉnh",
            "CT, các PCT UBND tỉnh",
            "Thành viên Ban Chỉ đạo thực hiện các Chương trình mục tiêu quốc gia tỉnh",
            "Các sở, ban, ngành, đoàn thể tỉnh",
            "HĐND, UBND các huyện, thành phố Cà Mau",
            "LĐVP UBND tỉnh",
            "Cổng Thông tin điện tử tỉnh",
            "NN-TN",
            "KG-VX",
            "KT",
            "iPEC",
            "VT",
        ],
    )
    def test_recipients(self, recipient):
        """Nơi nhận: every recipient is known."""
        assert agency(recipient).named_in[0].clause == "Nơi nhận"


class TestAnnex:
    """2822/QĐ-UBND, Phụ lục 1: 41 rows carry an agency; printed cells and data agree."""

    def test_rows(self):
        """The rows with a duty are the 41 rows of the annex that carry an agency."""
        assert len(ANNEX) == 41
        prefix = "Phụ lục 1, mục "
        found = {c.removeprefix(prefix) for c in clauses(PLAN) if c.startswith(prefix)}
        assert found == set(ANNEX)

    @pytest.mark.parametrize("row", ANNEX)
    def test_row(self, row):
        """Every printed string resolves, and to those whom the data gives the row."""
        lead, coordinating = ANNEX[row]
        clause = f"Phụ lục 1, mục {row}"
        if coordinating is None:
            assert bearers(PLAN, clause) == bearers(PLAN, clause, "joint") == ids(lead)
        else:
            assert bearers(PLAN, clause, "lead") == ids(lead)
            assert bearers(PLAN, clause, "coordinating") == ids(coordinating)
            assert not bearers(PLAN, clause, "joint")

    def test_organisations_of_the_annex_only(self):
        """The unions have rows in the annex and no clause of their own."""
        for name in ("Tỉnh đoàn", "Hội Liên hiệp Phụ nữ tỉnh", "Hội Nông dân tỉnh"):
            places = {d.citation.clause for d in agency(name).duties}
            assert places
            assert all(place.startswith("Phụ lục 1") for place in places)

    @pytest.mark.parametrize(
        "name",
        [
            "Sở Lao động - Thương binh và Xã hội",
            "Sở Giao thông vận tải",
            "Liên minh Hợp tác xã tỉnh",
            "Ngân hàng Nhà nước Việt Nam Chi nhánh tỉnh Cà Mau",
            "Cổng thông tin điện tử tỉnh",
            "Văn phòng Ủy ban nhân dân tỉnh",
        ],
    )
    def test_clause_without_a_row(self, name):
        """Six agencies have a clause of section VI and no row of the annex."""
        assert not any("Phụ lục 1" in d.citation.clause for d in agency(name).duties)


class TestDecision26:
    """26/2026/QĐ-TTg, Điều 4, 7, 8, 9, 10: who does what."""

    @pytest.mark.parametrize(
        ("clause", "names"),
        [
            ("Điều 4 khoản 1 điểm a", ["UBND cấp tỉnh"]),
            ("Điều 4 khoản 1 điểm b", ["Bộ Nông nghiệp và Môi trường", "các bộ, ngành liên quan"]),
            ("Điều 7 khoản 1", ["chủ thể OCOP"]),
            ("Điều 7 khoản 2 điểm b", ["UBND cấp xã"]),
            (
                "Điều 7 khoản 2 điểm a",
                ["UBND cấp xã", "Chủ tịch UBND cấp xã", "các bộ phận liên quan"],
            ),
            ("Điều 7 khoản 3 điểm d", ["Hội đồng cấp tỉnh"]),
            ("Điều 7 khoản 3 điểm đ", ["cơ quan tham mưu quản lý OCOP cấp tỉnh"]),
            ("Điều 7 khoản 3 điểm e", ["Chủ tịch UBND cấp tỉnh", "UBND cấp tỉnh"]),
            (
                "Điều 7 khoản 4 điểm c",
                ["Tổ tư vấn Hội đồng cấp trung ương", "Chủ tịch Hội đồng cấp trung ương"],
            ),
            ("Điều 7 khoản 4 điểm d", ["Hội đồng cấp trung ương"]),
            ("Điều 7 khoản 4 điểm e", ["Bộ trưởng Bộ Nông nghiệp và Môi trường"]),
            ("Điều 7 khoản 6 điểm a", ["chủ thể OCOP"]),
            ("Điều 8 khoản 2 điểm a", ["Chủ tịch UBND cấp tỉnh"]),
            ("Điều 8 khoản 2 điểm b", ["Bộ trưởng Bộ Nông nghiệp và Môi trường"]),
            (
                "Điều 9 khoản 4 điểm b",
                [
                    "Bộ Nông nghiệp và Môi trường",
                    "cơ quan tham mưu quản lý OCOP của Bộ",
                    "các đơn vị liên quan",
                ],
            ),
            (
                "Điều 10 khoản 2 điểm b",
                [
                    "Bộ Công Thương",
                    "Bộ Y tế",
                    "Bộ Khoa học và Công nghệ",
                    "Bộ Văn hóa, Thể thao và Du lịch",
                ],
            ),
            ("Điều 10 khoản 3 điểm c", ["UBND cấp tỉnh", "Ủy ban nhân dân các tỉnh, thành phố"]),
            ("Điều 10 khoản 4 điểm a", ["UBND cấp xã"]),
        ],
    )
    def test_clause(self, clause, names):
        """Those who bear a duty of the clause."""
        assert bearers(LAW, clause) == ids(names)

    def test_clauses(self):
        """Duties come from the five articles only, and each of them gives some."""
        articles = {c.split()[1] for c in clauses(LAW)}
        assert articles == {"4", "7", "8", "9", "10"}
        letters = {c for c in clauses(LAW) if c.startswith("Điều 7 khoản 3 điểm")}
        assert letters == {f"Điều 7 khoản 3 điểm {x}" for x in "abcdđeg"}

    def test_councils(self):
        """Điều 7 khoản 3 and 4 điểm b: who sends a member."""
        members = {
            a.id
            for a in agencies()
            for d in a.duties
            if d.citation.clause == "Điều 7 khoản 3 điểm b" and d.en.startswith("Send a member")
        }
        assert members == ids(
            [
                "Sở Nông nghiệp và Môi trường",
                "Sở Công Thương",
                "Sở Y tế",
                "Sở Khoa học và Công nghệ",
                "Sở Văn hóa, Thể thao và Du lịch",
                "Sở An toàn thực phẩm",
                "đơn vị tham mưu quản lý OCOP cấp tỉnh",
                "một số đơn vị quản lý chuyên ngành thuộc Sở Nông nghiệp và Môi trường",
            ]
        )


class TestAgency:
    """What every entry holds."""

    def test_words(self):
        """Duties are one line in both languages; every entry has an English name and a place."""
        for a in agencies():
            assert a.name_en
            assert a.named_in
            assert bool(a.note_vi) == bool(a.note_en)
            for duty in a.duties:
                for line in (duty.vi, duty.en):
                    assert line == " ".join(line.split())
                    assert len(line) <= 160
                assert duty.citation.document in (PLAN, LAW)

    def test_places_agree_with_duties(self):
        """Whoever bears a duty of a document is named in it."""
        for a in agencies():
            documents = {duty.citation.document for duty in a.duties}
            assert documents <= {place.document for place in a.named_in}

    def test_collective_and_concrete(self):
        """Collective references are kept apart from concrete agencies."""
        for name in (
            SBN,
            "các sở, ban, ngành",
            "Các sở, ngành",
            "UBND các huyện, thành phố Cà Mau",
            "các viện, trường, đơn vị tư vấn",
            "Các sở, ngành, đoàn thể cấp tỉnh",
        ):
            assert agency(name).collective
        for number, names in CLAUSES.items():
            if number not in (16, 17):
                assert not any(agency(name).collective for name in names)

    def test_levels(self):
        """A concrete agency has a level; subjects stand beside the levels."""
        assert all(a.level for a in agencies() if not a.collective)
        assert agency("Chủ thể OCOP").level == "subject"
        assert agency("Ngân hàng Nhà nước Việt Nam Chi nhánh tỉnh Cà Mau").level == "central"
        assert agency("UBND cấp huyện, xã").level is None

    def test_members(self):
        """Members are agencies; only V.5's two levels are a closed list."""
        known = {a.id for a in agencies()}
        for a in agencies():
            assert set(a.members) <= known - {a.id}
            assert a.open_ended or not a.collective or a.name == "UBND cấp huyện, xã"
        eleven = [n for n in agency("các sở, ban, ngành").members if n.startswith("so-")]
        assert len(eleven) == 11
        assert set(eleven) == ids(CLAUSES[n][0] for n in (1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12))

    def test_immutable(self):
        """Agencies are frozen, hash, compare and pickle."""
        found = agency("Sở Y tế")
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            found.name = "x"
        assert pickle.loads(pickle.dumps(found)) == found
        assert len(set(agencies())) == len(agencies())
        assert "duties" not in repr(found)
        assert agencies() is agencies()


class TestWider:
    """A name is meant by every reference that holds it."""

    def test_a_district(self):
        """VI.17 and V.5 mean Ngọc Hiển too."""
        found = ids(
            [
                "UBND cấp huyện",
                "UBND các huyện, thành phố Cà Mau",
                "UBND cấp huyện, xã",
                "HĐND, UBND các huyện, thành phố Cà Mau",
                "cấp huyện",
            ]
        )
        assert {a.id for a in wider("UBND huyện Ngọc Hiển")} == found

    def test_a_department(self):
        """A department is one of the departments, with boards or mass organisations or not."""
        found = ids(
            [SBN, "các sở, ban, ngành", "các sở, ngành", "Các sở, ngành, đoàn thể cấp tỉnh"]
        )
        assert {a.id for a in wider("Sở Y tế")} == found

    def test_none(self):
        """Nothing is wider than the Prime Minister; an unknown name is an error."""
        assert wider("Thủ tướng Chính phủ") == ()
        with pytest.raises(UnknownNameError):
            wider("xyzzy")

    @given(st.sampled_from(agencies()))
    def test_closed(self, a):
        """What is wider than a wider name is wider too, and nothing is wider than itself."""
        found = wider(a.id)
        assert a not in found
        assert {b.id for w in found for b in wider(w.id)} <= {w.id for w in found}


class TestSuccessors:
    """What became of the agencies of 2022, as far as it is known, with source and certainty."""

    @pytest.mark.parametrize(
        ("former", "later"),
        [
            ("Sở Nông nghiệp và PTNT", "Sở Nông nghiệp và Môi trường"),
            ("Sở Tài nguyên và Môi trường", "Sở Nông nghiệp và Môi trường"),
            ("Sở Kế hoạch và Đầu tư", "Sở Tài chính"),
            ("Sở Thông tin và Truyền thông", "Sở Khoa học và Công nghệ"),
            ("Sở Giao thông vận tải", "Sở Xây dựng"),
            ("Sở Lao động - Thương binh và Xã hội", "Sở Nội vụ"),
        ],
    )
    def test_mergers_of_2025(self, former, later):
        """In 2025, day not known: none before, perhaps in the year, certainly at its end."""
        (change,) = agency(former).successors
        assert (change.name, change.relation, change.certainty) == (later, "succeeded", "press")
        assert (change.first_day, change.certainty_of_day) == (None, None)
        assert successor(former, date(2024, 12, 31)) == ()
        assert (
            successor(former, date(2025, 1, 1)) == successor(former, date(2026, 1, 1)) == (change,)
        )
        assert change.holds_on(date(2024, 12, 31)) is False
        assert change.holds_on(date(2025, 1, 1)) is None
        assert change.holds_on(date(2025, 12, 30)) is None
        assert change.holds_on(date(2025, 12, 31)) is True

    @pytest.mark.parametrize(
        "name",
        [
            "UBND cấp huyện",
            "UBND huyện Ngọc Hiển",
            "Ủy ban nhân dân thành phố Cà Mau",
            "UBND các huyện, thành phố Cà Mau",
        ],
    )
    def test_no_district_level(self, name):
        """From 01/07/2025 there is no district level; the day is from memory."""
        (change,) = agency(name).successors
        assert (change.relation, change.name) == ("ended", None)
        assert (change.certainty, change.certainty_of_day) == ("press", "memory")
        assert successor(name, date(2025, 6, 30)) == ()
        assert successor(name, date(2025, 7, 1)) == (change,)
        assert change.holds_on(date(2025, 7, 1)) is True

    @pytest.mark.parametrize("name", ["UBND tỉnh", "Hội đồng nhân dân tỉnh", "UBND cấp xã"])
    def test_larger_territory(self, name):
        """Cà Mau with Bạc Liêu, communes merged: the name stays, the territory does not."""
        (change,) = successor(name, date(2025, 7, 1))
        assert (change.relation, change.name) == ("enlarged", agency(name).name)
        assert (change.first_day, change.certainty_of_day) == (date(2025, 7, 1), "memory")

    def test_media(self):
        """Newspaper and broadcaster were one by the end of 2025; since when is not known."""
        for name in ("Báo Cà Mau", "Đài Phát thanh - Truyền hình tỉnh"):
            (change,) = successor(name, date(2022, 11, 24))
            assert change.name == "Báo và phát thanh, truyền hình Cà Mau"
            assert change.holds_on(date(2022, 11, 24)) is None
            assert change.holds_on(date(2025, 12, 31)) is True

    def test_state_bank(self):
        """From memory only: neither the name nor any day is known."""
        (change,) = agency("Ngân hàng Nhà nước Việt Nam Chi nhánh tỉnh Cà Mau").successors
        assert (change.name, change.certainty) == (None, "memory")
        assert change.holds_on(date.max) is change.holds_on(date.min) is None

    def test_ministry(self):
        """The ministry's new name is printed in 26/2026; that it follows the old is from memory."""
        (change,) = successor("Bộ Nông nghiệp và PTNT", date(2026, 5, 22))
        assert agency(change.name).named_in[0].document == LAW
        assert change.certainty == "memory"

    def test_councils(self):
        """Điều 4 khoản 1 of 26/2026: assessment at province and centre only, which is certain."""
        for name in (
            "Hội đồng đánh giá, phân hạng sản phẩm OCOP",
            "Tổ Tư vấn giúp việc của Hội đồng cấp tỉnh, huyện",
        ):
            (change,) = agency(name).successors
            assert change.certainty == "certain"
            assert change.holds_on(date(2026, 5, 21)) is None
            assert change.holds_on(date(2026, 5, 22)) is True

    def test_no_change_known(self):
        """No change known."""
        assert successor("Sở Y tế", date(2026, 11, 25)) == ()

    def test_every_change_says_where_it_is_known_from(self):
        """Source and certainty always; a day has a certainty of its own."""
        for a in agencies():
            for change in a.successors:
                assert change.source_vi
                assert change.source_en
                assert change.vi
                assert change.en
                assert (change.first_day is None) == (change.certainty_of_day is None)
                assert change.certainty != "certain" or "26/2026" in change.source_en

    @given(st.sampled_from(agencies()), st.integers(0, 3000))
    def test_changes_do_not_go_back(self, a, days):
        """A change that had come stays; one that may have come is never taken back."""
        on = max(
            date(2022, 11, 24), date(2026, 5, 22) if a.named_in[0].document == LAW else date.min
        )
        on += timedelta(days=days)
        for change in successor(a.name, on):
            assert change in successor(a.id, on + timedelta(days=1))
            if change.holds_on(on):
                assert change.holds_on(on + timedelta(days=1)) is True

    def test_before_the_text(self):
        """Before the decision that names it nothing is known of an agency."""
        with pytest.raises(NotInForceError) as caught:
            successor("Sở Y tế", date(2022, 11, 23))
        (issue,) = caught.value.issues
        assert issue.code == "agency-before-text"
        assert issue.en == (
            "Sở Y tế is known from 2022-11-24 (its first naming), not on 2022-11-23; ask for a "
            "later day"
        )
        assert "được biết từ 2022-11-24" in issue.vi
        assert issue.citation == agency("Sở Y tế").named_in[0]
        with pytest.raises(NotInForceError, match="known from 2026-05-22"):
            successor("Bộ Y tế", date(2026, 5, 21))

    @pytest.mark.parametrize("on", ["2025-07-01", None, 2025, datetime(2025, 7, 1)])  # noqa: DTZ001
    def test_only_dates(self, on):
        """A day is a datetime.date."""
        with pytest.raises(TypeError, match=r"on: expected a datetime\.date"):
            successor("Sở Y tế", on)


AGENCY = '[[agencies]]\nname = "Sở A"\nen = "A"\nlevel = "provincial"\nkind = "department"\n'
PLACED = AGENCY + 'plan = "VI.1"\n'
DUTY = '[[duties]]\nplan = "VI.1"\nvi = "Làm"\nen = "Do"\nown = ["Sở A"]\n'
CHANGE = (
    '[[successors]]\nof = ["Sở A"]\nrelation = "{}"\nvi = "Đổi"\nen = "Changed"\n'
    'certainty = "press"\nsource_vi = "báo"\nsource_en = "press"\n'
)
SOUND = PLACED + DUTY + CHANGE.format("succeeded")
OTHER = 'name = "Sở A"\nen = "B"\nlevel = "provincial"\nkind = "bank"\nplan = "VI.2"\n'


class TestData:
    """A wrong data file is refused with the file, the key and the fix, every fault at once."""

    def test_sound(self):
        """The pattern of the tests below is sound."""
        (a,) = _build(SOUND, "x.toml")
        assert (a.id, len(a.duties), len(a.successors)) == ("so-a", 1, 1)

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("x", "file: not TOML: "),
            (unicodedata.normalize("NFD", SOUND), "file: not in Unicode form NFC; save it in NFC"),
            (PLACED + DUTY, "successors: Field required; mend"),
            (SOUND + "day = 1\n", "successors[1].day: Extra inputs are not permitted; mend 1"),
            (SOUND.replace("department", "ministries"), "agencies[1].kind: Input should be"),
            (SOUND.replace('"Sở A"\nen', '" Sở A"\nen'), "agencies[1].name: String should match"),
            (SOUND.replace('plan = "VI.1"', "plan = 1", 1), "agencies[1].plan: Input should be"),
            (SOUND.replace('plan = "VI.1"\n', "", 1), "Sở A: say where it stands in `plan` or"),
            (PLACED + "collective = true\n" + DUTY + CHANGE.format("ended"), "needs `members` or"),
            (PLACED + 'members = ["Sở B"]\n' + DUTY + CHANGE.format("ended"), "Sở B is no agency"),
            (SOUND.replace('own = ["Sở A"]', ""), "Làm: give one of `plan` and `law`, and who"),
            (SOUND.replace("vi = ", 'law = "1"\nvi = ', 1), "Làm: give one of `plan` and `law`"),
            (SOUND.replace('["Sở A"]', '["Sở A", "so a"]', 1), "Làm: it names an agency twice"),
            (SOUND.replace('own = ["Sở A"]', 'own = ["Sở B"]'), "Làm: Sở B is no agency; add it"),
            (SOUND.replace('of = ["Sở A"]', 'of = ["Sở B"]'), "Đổi: Sở B is no agency; add it"),
            (SOUND + "from = 2025-07-01\n", "Đổi: `from` goes with `certainty_of_day`; mend one"),
            (SOUND + 'certainty_of_day = "press"\n', "Đổi: `from` goes with `certainty_of_day`"),
            (
                SOUND + 'from = 2025-07-01\ncertainty_of_day = "press"\nnot_after = 2025-12-31\n',
                "Đổi: `from` leaves no place for `not_before` and `not_after`",
            ),
            (
                SOUND + "not_before = 2025-12-31\nnot_after = 2025-01-01\n",
                "Đổi: `not_before` is after `not_after`",
            ),
            (SOUND + 'name = "Sở B"\n', "Đổi: `name` goes with `name_en`"),
            (
                PLACED + DUTY + CHANGE.format("ended") + 'name = "Sở B"\nname_en = "B"\n',
                "Đổi: what ended has no later `name`",
            ),
            (SOUND + "[[agencies]]\n" + OTHER, "so a: leads to two agencies; leave it with one"),
            (
                SOUND + "[[agencies]]\n" + OTHER.replace("Sở A", "Sở B") + 'aliases = ["SO A"]\n',
                "so a: leads to two agencies; leave it with one",
            ),
        ],
    )
    def test_broken(self, text, words):
        """File, key and fix, in English and Vietnamese."""
        with pytest.raises(DataError, match=r"^data file x\.toml: ") as caught:
            _build(text, "x.toml")
        assert words in str(caught.value)
        assert caught.value.message("vi").startswith("tệp dữ liệu x.toml: ")
        assert "hãy sửa theo văn bản" in caught.value.message("vi")
        assert {issue.code for issue in caught.value.issues} == {"agency-data"}

    def test_every_fault_at_once(self):
        """Two faults, two problems."""
        text = SOUND.replace('own = ["Sở A"]', "").replace('of = ["Sở A"]', 'of = ["Sở B"]')
        with pytest.raises(DataError, match="2 problems"):
            _build(text, "x.toml")
