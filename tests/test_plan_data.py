"""The plan of Cà Mau as shipped against the text of 2822/QĐ-UBND, row by row.

Every table here was typed by hand from the decision, not taken from the data.
"""

import re
import unicodedata
from datetime import date, timedelta
from importlib.resources import files

import pytest

from ocop import INTERPRETATIONS, plan
from ocop.agencies import PLAN
from ocop.eligibility import RULES
from ocop.entities import SubjectType
from ocop.groups import groups
from ocop.legal import Citation
from ocop.names import fold
from ocop.plan.assignments import (
    ByMonth,
    ByYear,
    Cadence,
    Inherited,
    MonthOfPreviousYear,
    Period,
    Yearly,
)
from ocop.plan.content import Placed
from ocop.plan.deadlines import occurrences
from ocop.plan.fields import PlanFields
from test_agencies import ANNEX, CLAUSES

CA_MAU = plan.load("ca-mau-2021-2025")
NN = "Sở Nông nghiệp và Phát triển nông thôn"

# Phụ lục 1: first words and last words of the name, and the deadline as printed.
ROWS = {
    "I.1": (
        "Xây dựng, trình UBND tỉnh phê duyệt",
        "Chương trình OCOP tỉnh Cà Mau hàng năm",
        "Tháng 12 năm trước",
    ),
    "I.2": (
        "Thường xuyên rà soát, trình cấp thẩm quyền kiện toàn Ban Chỉ đạo",
        "Tổ Tư vấn giúp việc của Hội đồng cấp tỉnh, huyện",
        "Hàng năm",
    ),
    "I.3": (
        "Triển khai thực hiện Đề án Làng Văn hóa du lịch Đất Mũi",
        "gắn với sản phẩm OCOP",
        "2021-2025",
    ),
    "I.4": (
        "Tham mưu Ủy ban nhân dân tỉnh rà soát, trình Hội đồng nhân dân tỉnh",
        "cơ chế, chính sách đặc thù thực hiện Chương trình OCOP",
        "Tháng 6/2023",
    ),
    "I.5": (
        "Rà soát, trình cấp thẩm quyền ban hành tài liệu Hướng dẫn tiêu chí",
        "phù hợp với tình hình thực tế",
        "Tháng 02/2023",
    ),
    "I.5.a": (
        "Hướng dẫn thực hiện các tiêu chí về an toàn thực phẩm",
        "trong Bộ tiêu chí đánh giá, phân hạng sản phẩm OCOP",
        None,
    ),
    "I.5.b": (
        "Hướng dẫn thực hiện các quy định của pháp luật về bảo vệ môi trường",
        "trong Bộ tiêu chí đánh giá, phân hạng sản phẩm OCOP",
        None,
    ),
    "I.6": (
        "Hướng dẫn đánh giá, phân hạng sản phẩm OCOP cho Nhóm sản phẩm:",
        "Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch",
        "Tháng 02/2023",
    ),
    "I.7": (
        "Tham mưu UBND tỉnh xây dựng Kế hoạch tổ chức Diễn dàn",
        "vùng Đồng bằng sông Cửu Long năm 2023 tại tỉnh Cà Mau.",
        "Tháng 12/2022",
    ),
    "I.8": (
        "Tổ chức triển khai các Chương trình khởi nghiệp sáng tạo,",
        "cho thanh niên, phụ nữ và người dân nông thôn",
        "Hàng năm",
    ),
    "II.1": (
        "Tăng cường công tác tuyên truyền, vận động đoàn viên, hội viên",
        "và nhân dân tích cực tham gia Chương trình OCOP",
        "Hàng năm",
    ),
    "II.2": (
        "Xây dựng tài liệu, ấn phẩm, sổ tay,",
        "tờ bướm tuyên truyền Chương trình OCOP",
        "Hàng năm",
    ),
    "II.3": (
        "Lồng ghép thực hiện các phóng sự, chuyên đề",
        "tuyên truyền về Chương trình OCOP(1 kỳ/tuần)...",
        "Hàng năm",
    ),
    "II.4": (
        "Lồng ghép xây dựng chuyên mục",
        "tuyên truyền về Chương trình OCOP (02 kỳ/tháng)",
        "Hàng năm",
    ),
    "II.5": (
        "Lồng ghép tuyên truyền tổng quan về Chương trình OCOP; tầm quan quan trọng",
        "(qua các phương tiện thông tin truyền thông)",
        "Hàng năm",
    ),
    "II.6": (
        "Lồng ghép tổ chức Cuộc thi ý tưởng, dự án khởi nghiệp",
        "gắn với quảng bá, giới thiệu các sản phẩm OCOP",
        "Hàng năm",
    ),
    "II.7": (
        "Lồng ghép tổ chức các cuộc Hội thảo, Hội nghị tuyên truyền",
        "cho các hội viên nông dân, phụ nữ các cấp",
        "Hàng năm",
    ),
    "II.8": (
        "Lồng ghép tuyên truyền về Chương trình OCOP",
        "vào hoạt động của cơ quan, đơn vị",
        "Hàng năm",
    ),
    "III.1": (
        "Đào tạo, tập huấn cho chủ thể, người lao động",
        "và cán bộ quản lý, điều hành Chương trình OCOP các cấp",
        "Hàng năm",
    ),
    "III.2": (
        "Lồng ghép tập huấn thực hiện bảo hộ quyền sở hữu trí tuệ",
        "truy suất nguồn gốc sản phẩm và áp dụng hệ thống quản lý chất lượng tiên tiến",
        "Hàng năm",
    ),
    "III.3": (
        "Lồng ghép tổ chức tập huấn cho các chủ thể ứng dụng thương mại điện tử;",
        "để giới thiệu, quảng bá, tiêu thụ sản phẩm.",
        "Hàng năm",
    ),
    "III.4": (
        "Lồng ghép tổ chức tập huấn",
        "về bảo vệ môi trường trong sản xuất",
        "Hàng năm",
    ),
    "IV": ("Triển khai thực hiện", "Chu trình OCOP hàng năm", "Hàng năm"),
    "IV.1": (
        "Triển khai Chu trình OCOP thường niên",
        "theo 06 bước linh hoạt và phù hợp",
        "Hàng năm",
    ),
    "IV.2": (
        "Định hướng, khuyến khích các chủ thể tham gia Chương trình OCOP đầu tư,",
        "an toàn môi trường sinh thái, vệ sinh thực phẩm....",
        "Hàng năm",
    ),
    "IV.3": (
        "Hướng dẫn, khuyến khích các doanh nghiệp, hợp tác xã, chủ hộ (có đăng ký kinh doanh)",
        "sản xuất gắn với phát triển thị trường, nâng cao giá trị gia tăng",
        "Hàng năm",
    ),
    "V.1": (
        "Thực hiện công tác xúc tiến thương mại quảng bá, kết nối tiêu thụ sản phẩm OCOP;",
        "phát triển thành các sản phẩm hoàn chỉnh theo tiêu chí sản phẩm OCOP",
        "Hàng năm",
    ),
    "V.2": (
        "Chủ trì, phối hợp với Trung tâm Xúc tiến đầu tư và hỗ trợ doanh nghiệp xây dựng",
        "mạng lưới các điểm bán sản phẩm OCOP tại các địa phương trong và ngoài tỉnh",
        "Hàng năm",
    ),
    "V.3": (
        "Đẩy mạnh quảng bá hình ảnh về bản sắc văn hóa,",
        "trong các hoạt động văn hóa du lịch của tỉnh",
        "Hàng năm",
    ),
    "V.4": (
        "Giới thiệu, quảng bá các sản phẩm OCOP trên các sàn thương mại điện tử",
        "và thúc đẩy thương mại điện tử phát triển",
        "Hàng năm",
    ),
    "V.5": (
        "Tổ chức Diễn đàn kết nối sản phẩm OCOP Cà Mau",
        "và các tỉnh Đồng bằng sông Cửu Long năm 2023",
        "2023",
    ),
    "VI.1": (
        "Xây dựng/chuyển giao phần mềm quản lý dữ liệu sản phẩm OCOP",
        "hệ thống quản lý và giám sát sản phẩm OCOP",
        "2023",
    ),
    "VI.2": (
        "Lồng ghép hỗ trợ, hướng dẫn các Chủ thể OCOP trong việc xác lập",
        "truy xuất nguồn gốc xuất xứ các sản phẩm nông nghiệp theo chuỗi giá trị",
        "Hàng năm",
    ),
    "VI.3": (
        "Tăng cường chuyển đổi số trong Chương trình OCOP;",
        "hệ thống cơ sở dữ liệu, giám sát và quản lý sản phẩm OCOP",
        "Hàng năm",
    ),
    "VII.1": (
        "Dự án thí điểm mô hình phát triển chuỗi giá trị sản phẩm OCOP",
        "nông nghiệp sạch, nông nghiệp hữu cơ tại một số vùng có điều kiện phù hợp.",
        "Tháng 6/2023",
    ),
    "VII.2": (
        "Dự án nâng cao năng lực sơ chế và chế biến",
        "quy mô vừa và nhỏ cho các chủ thể OCOP",
        "Tháng 6/2023",
    ),
    "VII.3": (
        "Dự án phát triển nhóm sản phẩm OCOP",
        "dịch vụ du lịch cộng đồng",
        "Tháng 6/2023",
    ),
    "VII.4": (
        "Dự án xây dựng Trung tâm thiết kế sáng tạo và phát triển sản phẩm OCOP",
        "gắn với khởi nghiệp, quảng bá, giới thiệu và hoạt động du lịch",
        "Tháng 6/2024",
    ),
    "VIII": ("Kiểm tra,", "giám sát", "Hàng năm"),
    "IX": ("Tham quan, học tập kinh nghiệm", "tại các tỉnh bạn", "Hàng năm"),
    "X": ("Tổng kết Chương trình OCOP", "hàng năm và giai đoạn", "Hàng năm"),
}
# What stands between, where there is anything.
MIDDLE = {
    "I.1": "Kế hoạch triển khai thực hiện",
    "I.2": "Chương trình OCOP, Hội đồng đánh giá, phân hạng sản phẩm OCOP và",
    "I.4": "xem xét ban hành",
    "I.5": "đánh giá, phân hạng sản phẩm OCOP",
    "I.7": "kết nối sản phẩm OCOP",
    "I.8": "phát triển sản phẩm OCOP; đổi mới công nghệ, thiết bị bao bì sản phẩm",
    "II.5": "của Chương trình OCOP",
    "II.7": "về Chương trình OCOP",
    "III.2": "cho sản phẩm, hồ sơ công bố chất lượng,",
    "III.3": "chuyển đổi số",
    "IV.2": "ứng dụng thiết bị, khoa học kỹ thuật, công nghệ thế hệ mới, hiện đại để nâng cao "
    "chất lượng, số lượng sản phẩm, đảm bảo tăng trưởng bền vững,",
    "IV.3": "tham gia Chương trình OCOP liên kết sản xuất, tiêu thụ theo chuỗi giá trị,",
    "V.1": "cập nhật thông tin thị trường trong nước và quốc tế liên quan đến sản phẩm OCOP: "
    "phối hợp với Sở Công Thương thực hiện các gói quà tặng OCOP phục vụ nhu cầu quảng bá, "
    "giới thiệu các sản phẩm đặc trưng, đặc sản của địa phương tại các dịp lễ, tết, các sự kiện "
    "truyền thông, văn hóa, sự kiện xúc tiến thương mại, du lịch, đầu tư của tỉnh và các tỉnh, "
    "thành phố khác tổ chức. Rà soát, đề xuất các sản phẩm khởi nghiệp tiềm năng để định hướng",
    "V.2": "các gói quà OCOP phục vụ các dịp lễ, Tết và kết nối thị trường trong và ngoài nước; "
    "phối hợp hỗ trợ các chủ thể OCOP tham gia hội nghị kết nối cung cầu hàng hóa do các tỉnh, "
    "thành tổ chức; phát triển",
    "V.3": "các sản phẩm OCOP",
    "V.4": "của các doanh nghiệp bưu chính để hỗ trợ tiêu thụ sản phẩm",
    "VI.1": "và chấm điểm, phân hạng sản phẩm của Trung ương;",
    "VI.2": "quyền sở hữu trí tuệ thuộc lĩnh vực ngành quản lý; áp dụng các mô hình quản lý "
    "chất lượng tiên tiến, các giải pháp nâng cao năng suất và chất lượng hàng hóa, dịch vụ "
    "tham gia Chương trình OCOP; Hỗ trợ chủ thể OCOP ứng dụng các giải pháp công nghệ số "
    "(công nghệ mã vạch, mã QR code, chip NFC, công nghệ blockchain...),",
    "VI.3": "phối hợp với Sở Nông nghiệp và Phát triển nông thôn xây dựng",
    "VII.1": "gắn với vùng nguyên liệu địa phương theo hướng sản xuất hàng hóa tập trung,",
}

# What each printed deadline comes to: period, day, and whether it binds a plan in force from
# 24/11/2022 on.
BEFORE, BINDS, AFTER = "before-adoption", "binds", "after-plan"
DATES = {
    "Hàng năm": [
        ("2021", "2021-12-31", BEFORE),
        ("2022", "2022-12-31", BINDS),
        ("2023", "2023-12-31", BINDS),
        ("2024", "2024-12-31", BINDS),
        ("2025", "2025-12-31", BINDS),
    ],
    "Tháng 12 năm trước": [
        ("2021", "2020-12-31", BEFORE),
        ("2022", "2021-12-31", BEFORE),
        ("2023", "2022-12-31", BINDS),
        ("2024", "2023-12-31", BINDS),
        ("2025", "2024-12-31", BINDS),
        ("2026", "2025-12-31", AFTER),
    ],
    "2021-2025": [("2021-2025", "2025-12-31", BINDS)],
    "Tháng 12/2022": [("2022-12", "2022-12-31", BINDS)],
    "Tháng 02/2023": [("2023-02", "2023-02-28", BINDS)],
    None: [("2023-02", "2023-02-28", BINDS)],  # the cell of I.5 runs down over its dashes
    "Tháng 6/2023": [("2023-06", "2023-06-30", BINDS)],
    "2023": [("2023", "2023-12-31", BINDS)],
    "Tháng 6/2024": [("2024-06", "2024-06-30", BINDS)],
}
TYPED = {
    "Hàng năm": Yearly(),
    "Tháng 12 năm trước": MonthOfPreviousYear(month=12),
    "2021-2025": Period(first_year=2021, last_year=2025),
    "Tháng 12/2022": ByMonth(year=2022, month=12),
    "Tháng 02/2023": ByMonth(year=2023, month=2),
    None: Inherited(),
    "Tháng 6/2023": ByMonth(year=2023, month=6),
    "2023": ByYear(year=2023),
    "Tháng 6/2024": ByMonth(year=2024, month=6),
}
CADENCES = {"II.3": Cadence.WEEKLY, "II.4": Cadence.TWICE_MONTHLY}

# Slips of print in the names of Phụ lục 1 and how they are read; no other name is read otherwise.
SLIPS = {
    "I.7": ("Diễn dàn", "Diễn đàn"),
    "II.3": ("OCOP(1 kỳ/tuần)...", "OCOP (1 kỳ/tuần)"),
    "II.5": ("tầm quan quan trọng", "tầm quan trọng"),
    "III.2": ("truy suất", "truy xuất"),
    "IV.2": ("thực phẩm....", "thực phẩm"),
    "V.1": ("OCOP: phối hợp", "OCOP; phối hợp"),
    "V.2": ("và hỗ trợ doanh nghiệp", "và Hỗ trợ doanh nghiệp"),
    "VI.2": ("; Hỗ trợ", "; hỗ trợ"),
}
READINGS = {
    "I.1": ("I39",),
    "I.2": ("I50",),
    "I.5.a": ("I40",),
    "I.5.b": ("I40",),
    "II.3": ("I43",),
    "II.4": ("I44",),
    "II.8": ("I42",),
    "IV": ("I41",),
    "VII.1": ("I46", "I51"),
    "VII.2": ("I46",),
    "VII.3": ("I46",),
    "VII.4": ("I46",),
    "X": ("I50",),
}
SECTIONS = {
    "I": "Triển khai các nhiệm vụ thực hiện Chương trình OCOP",
    "II": "Công tác truyền thông, tuyên truyền Chương trình OCOP",
    "III": "Tổ chức đào tạo, tập huấn",
    "IV": "Triển khai thực hiện Chu trình OCOP hàng năm",
    "V": "Xúc tiến thương mại sản phẩm OCOP",
    "VI": "Ứng dụng công nghệ thông tin và chuyển đổi số trong triển khai thực hiện Chương trình",
    "VII": "Thực hiện các Đề án, Dự án ưu tiên",
    "VIII": "Kiểm tra, giám sát",
    "IX": "Tham quan, học tập kinh nghiệm tại các tỉnh bạn",
    "X": "Tổng kết Chương trình OCOP hàng năm và giai đoạn",
}


def cell(names):
    """Names of a cell; the data leaves out the stop with which some cells end."""
    return tuple(name.removesuffix(".") for name in names)


def every_text(value):
    """Every piece of text in plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from every_text(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from every_text(part)


def meant(names):
    """Agencies that names mean, members and their members included."""
    found, fresh = set(), {CA_MAU.agency(name).name for name in names}
    while fresh:
        found |= fresh
        members = {member for name in fresh for member in CA_MAU.agency(name).members}
        fresh = {CA_MAU.agency(member).name for member in members} - found
    return found


def placed():
    """Everything in the plan that stands at one place of the decision."""
    for field in PlanFields.model_fields:
        value = getattr(CA_MAU, field)
        for row in value if isinstance(value, tuple) else (value,):
            if hasattr(row, "citation"):
                yield row


class TestRows:
    """Phụ lục 1: 41 rows with agencies and a deadline."""

    def test_the_table_is_whole(self):
        """The rows of this table, of the agencies' table and of the plan are the same 41."""
        assert len(ROWS) == 41
        assert list(ROWS) == [row.id for row in CA_MAU.assigned]
        assert set(ROWS) == set(ANNEX)

    @pytest.mark.parametrize("id", ROWS)
    def test_name(self, id):
        """Phụ lục 1, mục of the row: the name is the printed one, slips and stops included."""
        first, last, _ = ROWS[id]
        between = [MIDDLE[id]] if id in MIDDLE else []
        assert CA_MAU.task(id).name == " ".join([first, *between, last])

    @pytest.mark.parametrize("id", ROWS)
    def test_agencies(self, id):
        """Phụ lục 1, mục of the row: the cells as printed; II.8 and IV have one for both."""
        left, right = ANNEX[id]
        row = CA_MAU.task(id)
        if right is None:
            assert (row.lead, row.coordinating, row.joint) == ((), (), cell(left))
        else:
            assert (row.lead, row.coordinating, row.joint) == (cell(left), cell(right), ())

    @pytest.mark.parametrize("id", ROWS)
    def test_deadline(self, id):
        """Phụ lục 1, mục of the row: the deadline as printed and as typed, and the cadence."""
        printed = ROWS[id][2]
        row = CA_MAU.task(id)
        assert row.printed_deadline == printed
        assert row.deadline == TYPED[printed]
        assert row.cadence == CADENCES.get(id)

    @pytest.mark.parametrize("id", [id for id in ROWS if id not in CADENCES])
    def test_due_dates(self, id):
        """Phụ lục 1, mục of the row: every due date, and whether it binds (I37, I38, I39, I40)."""
        found = [
            (d.period, str(d.last_day), d.force) for d in occurrences(CA_MAU) if d.task.id == id
        ]
        assert found == DATES[ROWS[id][2]]

    def test_weekly(self):
        """Phụ lục 1, mục II.3: every whole week of 2021 - 2025, Monday to Sunday (I43)."""
        found = [d for d in occurrences(CA_MAU) if d.task.id == "II.3"]
        sundays = [date(2021, 1, 10) + timedelta(weeks=n) for n in range(260)]
        assert sundays[-1] == date(2025, 12, 28)
        assert [d.last_day for d in found] == sundays
        assert [d.first_day for d in found] == [day - timedelta(days=6) for day in sundays]
        assert [(d.period, str(d.last_day)) for d in found if d.binds][:2] == [
            ("2022-W47", "2022-11-27"),
            ("2022-W48", "2022-12-04"),
        ]
        assert [(d.period, str(d.last_day)) for d in found if not d.binds][-1] == (
            "2022-W46",
            "2022-11-20",
        )
        assert (found[0].period, found[-1].period) == ("2021-W01", "2025-W52")

    def test_twice_a_month(self):
        """Phụ lục 1, mục II.4: the 15th and the last day of each of 60 months (I44)."""
        found = [d for d in occurrences(CA_MAU) if d.task.id == "II.4"]
        assert len(found) == 120
        assert [str(d.last_day) for d in found[:4]] == [
            "2021-01-15", "2021-01-31", "2021-02-15", "2021-02-28",
        ]  # fmt: skip
        assert [str(d.last_day) for d in found if d.period.startswith("2024-02")] == [
            "2024-02-15",
            "2024-02-29",
        ]
        assert {d.last_day.day for d in found[::2]} == {15}
        assert all((d.last_day + timedelta(days=1)).day == 1 for d in found[1::2])
        assert next((d.period, str(d.last_day)) for d in found if d.binds) == (
            "2022-11/2",
            "2022-11-30",
        )
        assert sum(d.binds for d in found) == 75

    @pytest.mark.parametrize("id", ROWS)
    def test_place(self, id):
        """Phụ lục 1, mục of the row: each row cites itself and stands in its own section."""
        row = CA_MAU.task(id)
        assert (row.citation.document, row.citation.clause) == (PLAN, f"Phụ lục 1, mục {id}")
        assert CA_MAU.section_of(row).id == id.partition(".")[0]
        assert row.name_en

    @pytest.mark.parametrize("id", ROWS)
    def test_reading(self, id):
        """Phụ lục 1, mục of the row: a name is read otherwise only where print slipped."""
        row = CA_MAU.task(id)
        assert row.readings == READINGS.get(id, ())
        if id in SLIPS:
            printed, read = SLIPS[id]
            assert row.name.count(printed) == 1
            assert row.read_as == row.title == row.name.replace(printed, read)
        else:
            assert row.read_as is None
            assert row.title == row.name

    def test_counts(self):
        """Phụ lục 1: 10 sections, 38 tasks, 2 dashes, 41 rows; 27 yearly, 10 by month, 4 others."""
        assert len(CA_MAU.sections) == 10
        assert len(CA_MAU.tasks) == 38
        assert len(CA_MAU.subtasks) == 2
        kinds = [row.deadline.kind for row in CA_MAU.assigned]
        assert {kind: kinds.count(kind) for kind in kinds} == {
            "yearly": 27,
            "month": 8,
            "inherited": 2,
            "year": 2,
            "period": 1,
            "month-of-previous-year": 1,
        }

    def test_sections(self):
        """Phụ lục 1: the heads of the sections; only IV has agencies and a deadline itself."""
        assert {row.id: row.name for row in CA_MAU.sections} == SECTIONS
        assert [row.id for row in CA_MAU.sections if row.deadline] == ["IV"]
        assert all(row.citation.clause == f"Phụ lục 1, mục {row.id}" for row in CA_MAU.sections)
        for id in ("VIII", "IX", "X"):
            assert (CA_MAU.task(id).name, CA_MAU.task(id).section) == (SECTIONS[id], id)

    def test_dashes(self):
        """Phụ lục 1, mục I.5: two dashes, called a and b, without a deadline cell."""
        assert [(row.id, row.parent) for row in CA_MAU.subtasks] == [
            ("I.5.a", "I.5"),
            ("I.5.b", "I.5"),
        ]

    def test_orders(self):
        """Phụ lục 1, mục I.5, I.6, I.7: what comes before the Forum and before the next ranking."""
        assert [(o.before, o.after, o.after_period) for o in CA_MAU.orders] == [
            ("I.7", "V.5", None),
            ("I.5", "IV.1", "2023"),
            ("I.5.a", "IV.1", "2023"),
            ("I.5.b", "IV.1", "2023"),
            ("I.6", "IV.1", "2023"),
        ]
        assert {o.readings for o in CA_MAU.orders} == {("I45",)}
        for o in CA_MAU.orders:
            assert o.citation == Citation(PLAN, f"Phụ lục 1, mục {o.before} và {o.after}")
        periods = {d.key for d in occurrences(CA_MAU)}
        assert all((o.after, o.after_period) in periods for o in CA_MAU.orders if o.after_period)


class TestIdentity:
    """Quyết định 2822/QĐ-UBND, Điều 1, Điều 2 and the head of the plan."""

    def test_decision(self):
        """Head and Điều 2: number, issuer, day of signing, in force from that day on."""
        assert CA_MAU.number == "2822/QĐ-UBND"
        assert CA_MAU.issued_by == "Ủy ban nhân dân tỉnh Cà Mau"
        assert CA_MAU.issued_at == CA_MAU.province == "Cà Mau"
        assert CA_MAU.issued_on == CA_MAU.in_force_from == date(2022, 11, 24)
        assert CA_MAU.signed_by.endswith("PHÓ CHỦ TỊCH Lê Văn Sử")
        assert str(CA_MAU.citation) == "Quyết định 2822/QĐ-UBND, Điều 1"
        assert CA_MAU.title == (
            "Kế hoạch thực hiện Chương trình mỗi xã một sản phẩm giai đoạn 2021 - 2025 "
            "trên địa bàn tỉnh Cà Mau"
        )

    def test_scope(self):
        """Kế hoạch, mục II.1: the whole province, 2021 to the end of 2025."""
        assert (CA_MAU.first_day, CA_MAU.last_day) == (date(2021, 1, 1), date(2025, 12, 31))
        assert CA_MAU.space == "địa bàn toàn tỉnh"

    def test_who_carries_it_out(self):
        """Điều 2: four addressees; nơi nhận: twelve entries."""
        assert CA_MAU.carried_out_by == (
            "Chánh Văn phòng Ủy ban nhân dân tỉnh",
            "Giám đốc Sở Nông nghiệp và Phát triển nông thôn",
            "Thủ trưởng các sở, ban, ngành, đơn vị có liên quan",
            "Chủ tịch Ủy ban nhân dân các huyện, thành phố Cà Mau",
        )
        assert CA_MAU.recipients == (
            "Như Điều 2",
            "Bộ Nông nghiệp và PTNT (b/c)",
            "TT. Tỉnh ủy, TT. HĐND tỉnh (b/c)",
            "UBMTTQ Việt Nam tỉnh",
            "CT, các PCT UBND tỉnh",
            "Thành viên Ban Chỉ đạo thực hiện các Chương trình mục tiêu quốc gia tỉnh",
            "Các sở, ban, ngành, đoàn thể tỉnh",
            "HĐND, UBND các huyện, thành phố Cà Mau",
            "LĐVP UBND tỉnh",
            "Cổng Thông tin điện tử tỉnh",
            "Phòng: NN-TN, KG-VX, KT, iPEC",
            "Lưu: VT; Như(QĐ18/2)",
        )

    def test_participants(self):
        """Kế hoạch, mục II.2: the subject types, the same as in the rule of participation."""
        rule = next(rule for rule in RULES if rule.law == PLAN)
        found = CA_MAU.participants
        assert found.types == (
            SubjectType.COOPERATIVE,
            SubjectType.SMALL_OR_MEDIUM_ENTERPRISE,
            SubjectType.COOPERATIVE_GROUP,
            SubjectType.FARM,
            SubjectType.PRODUCTION_HOUSEHOLD,
        )
        assert (found.types, found.registered, found.tourism) == (
            rule.types,
            rule.registered,
            rule.tourism,
        )
        assert (CA_MAU.in_force_from, CA_MAU.last_day) == (rule.validity.first, rule.validity.last)
        assert found.clause == f"{rule.citation.clause}, gạch đầu dòng 1"

    def test_groups(self):
        """Kế hoạch, mục II.2: four groups, the same as in `ocop.groups`."""
        assert [(g.id, g.name) for g in CA_MAU.groups] == [
            ("KH.1", "Thực phẩm"),
            ("KH.2", "Đồ uống"),
            ("KH.3", "Hàng thủ công mỹ nghệ"),
            ("KH.4", "Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch"),
        ]
        for own, known in zip(CA_MAU.groups, groups(PLAN), strict=True):
            assert (own.id, own.name) == (known.id, known.name)
            assert own.clause == "Kế hoạch, mục II.2, gạch đầu dòng 2"
            if known.children:
                assert own.subgroups == tuple(child.name for child in known.children)
        assert [g.id for g in CA_MAU.groups if g.open_list] == ["KH.3"]
        assert CA_MAU.groups[2].subgroups == (
            (
                "Các sản phẩm từ gỗ, sợi, mây tre, dệt may,... làm đồ lưu niệm, đồ trang trí, "
                "đồ gia dụng"
            ),
        )
        assert CA_MAU.groups[3].subgroups == ()


# Kế hoạch, mục I.2: figure, unit, operator, words of the operator, kind of measure, of what, dash.
TARGETS = {
    "T1": (77, "products", None, None, "none", None, 1),
    "T2": (5, "products", "at-least", "ít nhất", "product-count", (5,), 1),
    "T3": (197, "products", "at-least", "ít nhất", "product-count", (3, 4), 1),
    "T4": (30, "percent", "at-least", "ít nhất", "subject-type-share", "cooperative", 2),
    "T5": (
        12, "percent", "at-least", None, "subject-type-share", "small-or-medium-enterprise", 2,
    ),
    "T6": (5, "percent", "about", "Khoảng", "subject-fact-share", "circular_chain", 3),
    "T7": (100, "percent", "at-least", None, "headcount-share", "officers", 4),
    "T8": (100, "percent", "at-least", None, "subject-fact-share", "trained", 4),
    "T9": (100, "percent", "at-least", None, "headcount-share", "workers", 4),
    "T10": (100, "percent", "at-least", None, "subject-fact-share", "modern_channels", 5),
}  # fmt: skip


class TestTargets:
    """Kế hoạch, mục I.2: ten targets by the end of 2025, and one figure that follows."""

    def test_ids(self):
        """Kế hoạch, mục I.2: ten, in the order of the five dashes."""
        assert [t.id for t in CA_MAU.targets] == list(TARGETS)

    @pytest.mark.parametrize("id", TARGETS)
    def test_target(self, id):
        """Kế hoạch, mục I.2, the dash of the target: figure, operator and measure."""
        figure, unit, operator, printed, kind, of, dash = TARGETS[id]
        t = CA_MAU.target(id)
        assert (t.figure, t.unit, t.operator, t.printed_operator) == (
            figure,
            unit,
            operator,
            printed,
        )
        assert t.measure.kind == kind
        named = {"tiers", "type", "fact", "people"} & set(type(t.measure).model_fields)
        assert [getattr(t.measure, name) for name in named] == ([] if of is None else [of])
        assert t.by == date(2025, 12, 31)
        assert t.citation.clause == f"Kế hoạch, mục I.2, gạch đầu dòng {dash}"
        assert not t.derived

    def test_readings(self):
        """Kế hoạch, mục I.2: by when (I47), of whom (I48), about (I49); T1 needs none."""
        assert {t.id: t.readings for t in CA_MAU.targets} == {
            "T1": (),
            **dict.fromkeys(("T2", "T3", "T7", "T8", "T9", "T10"), ("I47",)),
            **dict.fromkeys(("T4", "T5"), ("I47", "I48")),
            "T6": ("I47", "I48", "I49"),
        }

    def test_derived(self):
        """Kế hoạch, mục I.2: 5 and 197 count different stars, so 202; it is marked as derived."""
        (t,) = CA_MAU.derived_targets
        assert (t.id, t.figure, t.unit, t.operator) == ("T2+T3", 202, "products", "at-least")
        assert t.measure.of == ("T2", "T3")
        assert t.derived
        assert t.printed_operator is None
        assert (t.by, t.readings) == (date(2025, 12, 31), ("I47",))
        assert t.clause == "Kế hoạch, mục I.2, gạch đầu dòng 1"
        assert CA_MAU.target("T2").figure + CA_MAU.target("T3").figure == t.figure
        tiers = CA_MAU.target("T2").measure.tiers + CA_MAU.target("T3").measure.tiers
        assert sorted(tiers) == [3, 4, 5]


CONTENT = {
    "III.1": "Tổ chức sản xuất gắn với quy hoạch và phát triển vùng nguyên liệu đặc trưng "
    "tại địa phương",
    "III.2": "Chuẩn hóa quy trình, tiêu chuẩn và phát triển sản phẩm OCOP theo chuỗi giá trị, "
    "phù hợp với lợi thế về điều kiện sản xuất và yêu cầu thị trường",
    "III.3": "Nâng cao năng lực và hiệu quả hoạt động Chương trình OCOP",
    "III.4": "Đẩy mạnh hoạt động quảng bá, xúc tiến thương mại, kết nối cung - cầu cho "
    "sản phẩm OCOP",
    "III.5": "Tiếp tục hoàn thiện hệ thống quản lý; tăng cường công tác kiểm tra, giám sát "
    "sản phẩm OCOP",
    "III.6": "Tăng cường ứng dụng công nghệ thông tin, chuyển đổi số trong Chương trình OCOP",
}
SOLUTIONS = {
    "V.1": "Tuyên truyền, nâng cao nhận thức",
    "V.2": "Xây dựng cơ chế, chính sách hỗ trợ",
    "V.3": "Tiếp tục củng cố hệ thống quản lý, nâng cao năng lực thực hiện Chương trình OCOP",
    "V.4": "Giải pháp về khoa học công nghệ",
    "V.5": "Tăng cường liên kết giữa tổ chức kinh tế tập thể với các thành phần kinh tế khác, "
    "đặc biệt là liên kết với doanh nghiệp",
    "V.6": "Huy động nguồn lực",
    "V.7": "Tăng cường vai trò của cộng đồng trong phát triển sản phẩm OCOP",
    "V.8": "Tăng cường hợp tác trong nước và quốc tế",
    "V.9": "Nghiên cứu xây dựng và triển khai thực hiện các đề án, dự án ưu tiên",
}
FUNDING = {
    "IV.1.1": "Vốn ngân sách Trung ương của Chương trình OCOP",
    "IV.1.2": "Vốn đối ứng ngân sách địa phương",
    "IV.1.3": "Vốn tín dụng",
    "IV.1.4": "Vốn của các doanh nghiệp, HTX, hộ sản xuất tự huy động",
    "IV.1.5": "Vốn lồng ghép từ các chương trình, dự án khác",
    "IV.1.6": "Vốn huy động hợp pháp khác",
}
# Kế hoạch, mục V.9 in its order: the project, its row in Phụ lục 1, lead and month there.
PROJECTS = [
    (
        (
            "Dự án xây dựng Trung tâm thiết kế sáng tạo và phát triển sản phẩm OCOP gắn với khởi "
            "nghiệp, quảng bá, giới thiệu và hoạt động du lịch"
        ),
        "VII.4",
        "Sở Nông nghiệp và PTNT",
        (2024, 6),
    ),
    (
        (
            "Dự án thí điểm mô hình phát triển chuỗi giá trị sản phẩm OCOP gắn với vùng nguyên "
            "liệu địa phương theo hướng kinh tế tuần hoàn, nông nghiệp hữu cơ tại một số vùng "
            "có điều kiện phù hợp"
        ),
        "VII.1",
        "Sở Nông nghiệp và PTNT",
        (2023, 6),
    ),
    (
        "Dự án nâng cao năng lực sơ chế và chế biến quy mô vừa và nhỏ cho các chủ thể OCOP",
        "VII.2",
        "UBND cấp huyện",
        (2023, 6),
    ),
    (
        "Dự án phát triển nhóm sản phẩm OCOP dịch vụ du lịch cộng đồng",
        "VII.3",
        "UBND cấp huyện",
        (2023, 6),
    ),
]


class TestBody:
    """Kế hoạch, mục III, IV and V: content, solutions, money and projects."""

    def test_content(self):
        """Kế hoạch, mục III: six blocks."""
        assert {b.id: b.title for b in CA_MAU.content} == CONTENT
        assert all(b.citation.clause == f"Kế hoạch, mục {b.id}" for b in CA_MAU.content)

    def test_solutions(self):
        """Kế hoạch, mục V: nine solutions."""
        assert {b.id: b.title for b in CA_MAU.solutions} == SOLUTIONS
        assert all(b.citation.clause == f"Kế hoạch, mục {b.id}" for b in CA_MAU.solutions)

    def test_funding(self):
        """Kế hoạch, mục IV.1: six sources, one dash each; only credit gives examples, open."""
        assert {f.id: f.name for f in CA_MAU.funding} == FUNDING
        assert [f.citation.clause for f in CA_MAU.funding] == [
            f"Kế hoạch, mục IV.1, gạch đầu dòng {n}" for n in range(1, 7)
        ]
        assert [f.id for f in CA_MAU.funding if f.examples or f.open_list] == ["IV.1.3"]
        assert CA_MAU.funding[2].open_list
        assert CA_MAU.funding[2].examples == (
            "vốn tín dụng ưu đãi từ Ngân hàng Chính sách xã hội",
            "vốn vay từ các tổ chức tín dụng khác",
            "các quỹ đầu tư",
            "quỹ phát triển doanh nghiệp",
            "quỹ hỗ trợ phát triển hợp tác xã",
            "quỹ hỗ trợ doanh nghiệp nhỏ và vừa",
        )

    def test_finance(self):
        """Kế hoạch, mục IV: who allots central money; management; mechanism; no structure."""
        three = (NN, "Sở Kế hoạch và Đầu tư", "Sở Tài chính")
        assert [(f.id, f.agencies, f.clause) for f in CA_MAU.finance] == [
            ("IV.1", three, "Kế hoạch, mục IV.1, gạch đầu dòng 1"),
            ("IV.2", (), "Kế hoạch, mục IV.2"),
            ("IV.3", (), "Kế hoạch, mục IV.3"),
            ("IV", (), "Kế hoạch, mục IV"),
        ]

    def test_no_amount(self):
        """Kế hoạch, mục IV: the heading speaks of a structure of capital, but no sum is printed."""
        money = re.compile(r"\d[\d.,]*\s*(đồng|nghìn|triệu|tỷ|VND|VNĐ|USD|\$)", re.IGNORECASE)
        texts = list(every_text(CA_MAU.model_dump()))
        assert len(texts) > 1000
        assert [text for text in texts if money.search(text)] == []

    def test_projects(self):
        """Kế hoạch, mục V.9, and Phụ lục 1, mục VII: four, one to one, in another order."""
        assert [(p.name, p.task) for p in CA_MAU.projects] == [row[:2] for row in PROJECTS]
        for found, (_, id, lead, (year, month)) in zip(CA_MAU.projects, PROJECTS, strict=True):
            row = CA_MAU.task(id)
            assert row.lead == (lead,)
            assert row.deadline == ByMonth(year=year, month=month)
            assert found.citation.clause == f"Kế hoạch, mục V.9, gạch đầu dòng {found.id[-1]}"
        ids = [row.id for row in CA_MAU.assigned if row.id.startswith("VII.")]
        assert sorted(p.task for p in CA_MAU.projects) == ids
        assert [p.task for p in CA_MAU.projects] != ids

    def test_how_the_projects_differ(self):
        """Kế hoạch, mục V.9: three names return in Phụ lục 1 word for word, one does not."""
        for p in CA_MAU.projects:
            printed = CA_MAU.task(p.task).name.removesuffix(".")
            assert p.name_differs == (p.name != printed)
            assert bool(p.note_vi) == bool(p.note_en) == p.name_differs
        (differs,) = (p for p in CA_MAU.projects if p.name_differs)
        body = "kinh tế tuần hoàn, nông nghiệp hữu cơ"
        annex = "sản xuất hàng hóa tập trung, nông nghiệp sạch, nông nghiệp hữu cơ"
        assert differs.id == "V.9.2"
        assert differs.name.replace(body, annex) == CA_MAU.task("VII.1").name.removesuffix(".")
        assert f'"{body}"' in differs.note_vi
        assert f'"{annex}"' in differs.note_vi

    def test_blocks_and_their_rows(self):
        """Kế hoạch, mục V.9: its rows are section VII; every other block names rows that exist."""
        v9 = next(b for b in CA_MAU.solutions if b.id == "V.9")
        assert v9.tasks == ("VII.1", "VII.2", "VII.3", "VII.4")
        for block in (*CA_MAU.content, *CA_MAU.solutions):
            assert set(block.tasks) <= set(ROWS)
            assert len(set(block.tasks)) == len(block.tasks)


# Kế hoạch, mục VI: the heading of every clause, whole.
HEADINGS = {
    1: "Sở Nông nghiệp và Phát triển nông thôn",
    2: "Sở Tài chính",
    3: "Sở Kế hoạch và Đầu tư",
    4: "Văn phòng Ủy ban nhân dân tỉnh",
    5: "Sở Công Thương",
    6: "Sở Khoa học và Công nghệ",
    7: "Sở Y tế",
    8: "Sở Văn hóa, Thể thao và Du lịch",
    9: "Sở Tài nguyên và Môi trường",
    10: "Sở Thông tin và Truyền thông",
    11: "Sở Lao động - Thương binh và Xã hội",
    12: "Sở Giao thông vận tải",
    13: "Liên minh Hợp tác xã tỉnh",
    14: "Ngân hàng Nhà nước Việt Nam Chi nhánh tỉnh Cà Mau",
    15: "Đài Phát thanh - Truyền hình Cà Mau, Báo Cà Mau, Cổng thông tin điện tử tỉnh",
    16: "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh, các tổ chức chính trị - xã hội cấp tỉnh "
    "và các sở, ngành, đơn vị có liên quan",
    17: "Ủy ban nhân dân các huyện, thành phố Cà Mau",
    18: "Ủy ban nhân dân cấp xã",
    19: "Chủ thể OCOP",
}
# Clauses that have no row of Phụ lục 1 which is the same work.
WITHOUT_ROW = {2, 3, 11, 12, 13, 14, 18, 19}

DISTRICTS = "Ủy ban nhân dân các huyện, thành phố Cà Mau"
EVERYBODY = "Các sở, ban, ngành, đoàn thể, địa phương, đơn vị có liên quan"
# Reporter, to whom, through whom, interval, its words, place.
REPORTS = [
    (
        NN,
        ("Bộ Nông nghiệp và Phát triển nông thôn", "Ủy ban nhân dân tỉnh"),
        (),
        "unstated-interval",
        "theo định kỳ và khi có yêu cầu",
        "Kế hoạch, mục VI.1, gạch đầu dòng 6",
    ),
    (
        DISTRICTS,
        ("Ban Chỉ đạo tỉnh",),
        (NN,),
        "unstated-interval",
        "Thường xuyên",
        "Kế hoạch, mục VI.17, gạch đầu dòng 6",
    ),
    (EVERYBODY, ("Ủy ban nhân dân tỉnh",), (NN,), "event", None, "Kế hoạch, mục VI, đoạn cuối"),
    (
        NN,
        ("Ủy ban nhân dân tỉnh",),
        ("Sở Kế hoạch và Đầu tư", "Sở Tài chính"),
        "year",
        "giai đoạn 2021-2025 và hàng năm",
        "Kế hoạch, mục VI.1, gạch đầu dòng 1",
    ),
    (
        "Sở Nông nghiệp và PTNT",
        ("UBND tỉnh",),
        (),
        "year",
        "Tháng 12 năm trước",
        "Phụ lục 1, mục I.1",
    ),
    (NN, (), (), "year", "Hàng năm", "Phụ lục 1, mục X"),
    (NN, (), (), "year", "Hàng năm", "Phụ lục 1, mục VIII"),
    (
        "Sở Khoa học và Công nghệ",
        ("cấp thẩm quyền",),
        (),
        "year",
        "hàng năm",
        "Kế hoạch, mục VI.6, gạch đầu dòng 2",
    ),
]
V2 = "Kế hoạch, mục V.2, gạch đầu dòng 1"
GOVERNMENT, COUNCIL = "Chính phủ", "Hội đồng nhân dân tỉnh Cà Mau"
# Number, day, issuer, first words of the title, place.
DOCUMENTS = [
    (None, (2015, 6, 19), None, "Luật Tổ chức chính quyền địa phương", "Căn cứ"),
    (
        None,
        (2019, 11, 22),
        None,
        (
            "Luật Sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức "
            "chính quyền địa phương"
        ),
        "Căn cứ",
    ),
    (
        "919/QĐ-TTg",
        (2022, 8, 1),
        "Thủ tướng Chính phủ",
        "phê duyệt Chương trình mỗi xã một sản phẩm giai đoạn 2021 - 2025",
        "Căn cứ",
    ),
    (
        "3581/SNN-PTNT",
        (2022, 10, 10),
        "Giám đốc Sở Nông nghiệp và Phát triển nông thôn",
        None,
        "Căn cứ",
    ),
    ("52/2018/NĐ-CP", (2018, 4, 12), GOVERNMENT, "về phát triển ngành nghề nông thôn", V2),
    (
        "55/2015/NĐ-CP",
        (2015, 6, 9),
        GOVERNMENT,
        "về chính sách tín dụng phục vụ phát triển nông nghiệp, nông thôn",
        V2,
    ),
    (
        "57/2018/NĐ-CP",
        (2018, 4, 17),
        GOVERNMENT,
        "về khuyến khích doanh nghiệp đầu tư vào nông nghiệp, nông thôn",
        V2,
    ),
    (
        "98/2018/NĐ-CP",
        (2018, 7, 5),
        GOVERNMENT,
        (
            "về chính sách khuyến khích phát triển hợp tác, liên kết sản xuất trong sản xuất và "
            "tiêu thụ nông sản"
        ),
        V2,
    ),
    (
        "24/2019/NQ-HĐND",
        (2019, 12, 6),
        COUNCIL,
        (
            "về việc ban hành chính sách khuyến khích doanh nghiệp đầu tư vào nông nghiệp, "
            "nông thôn tỉnh Cà Mau"
        ),
        V2,
    ),
    (
        "17/2019/NQ-HĐND",
        (2019, 12, 6),
        COUNCIL,
        (
            "về ban hành chính sách hỗ trợ liên kết sản xuất và tiêu thụ sản phẩm nông nghiệp "
            "trên địa bàn tỉnh Cà Mau"
        ),
        V2,
    ),
    (
        "6384/BNN-VPĐP",
        (2020, 9, 15),
        "Bộ Nông nghiệp và PTNT",
        (
            "về việc hướng dẫn triển khai một số nội dung thuộc Chương trình mỗi xã một sản phẩm "
            "(OCOP)"
        ),
        "Kế hoạch, mục V.3, gạch đầu dòng 3",
    ),
]


class TestDuties:
    """Kế hoạch, mục VI: nineteen clauses and a paragraph for everybody."""

    @pytest.mark.parametrize("number", HEADINGS)
    def test_clause(self, number):
        """Kế hoạch, mục VI, the clause: heading as printed, and whom it names."""
        assert len(CA_MAU.duties) == len(HEADINGS) == 19
        duty = CA_MAU.duties[number - 1]
        assert duty.id == f"VI.{number}"
        assert duty.heading == HEADINGS[number]
        assert duty.citation.clause == f"Kế hoạch, mục VI.{number}"
        centre = ["Trung tâm Xúc tiến đầu tư và Hỗ trợ doanh nghiệp"] if number == 4 else []
        assert list(duty.agencies) == CLAUSES[number] + centre
        assert duty.requested == (number == 16)

    @pytest.mark.parametrize("number", HEADINGS)
    def test_rows_of_a_clause(self, number):
        """Kế hoạch, mục VI, the clause: its rows are borne by those whom it names."""
        duty = CA_MAU.duties[number - 1]
        assert (not duty.tasks) == (number in WITHOUT_ROW)
        own = meant(duty.agencies)
        for id in duty.tasks:
            assert meant(name for _, name in CA_MAU.task(id).bearers) & own, id

    def test_guidance(self):
        """Kế hoạch, mục VI.7, VI.8, VI.9: the guidance that Phụ lục 1 dates February 2023."""
        rows = {d.id: d.tasks for d in CA_MAU.duties}
        assert rows["VI.7"] == ("I.5.a",)
        assert rows["VI.8"] == ("I.3", "I.6")
        assert rows["VI.9"] == ("I.5.b",)
        assert rows["VI.15"] == ("II.3", "II.4")

    def test_closing(self):
        """Kế hoạch, mục VI, last paragraph: everybody, through Agriculture."""
        assert CA_MAU.closing.heading == EVERYBODY
        assert CA_MAU.closing.agencies == (EVERYBODY, NN)
        assert CA_MAU.closing.citation.clause == "Kế hoạch, mục VI, đoạn cuối"

    @pytest.mark.parametrize("number", range(8))
    def test_report(self, number):
        """Kế hoạch, mục VI, and Phụ lục 1: who reports what to whom, how often."""
        assert len(CA_MAU.reports) == len(REPORTS) == 8
        r = CA_MAU.reports[number]
        assert r.id == f"R{number + 1}"
        assert (r.reporter, r.to, r.through, r.every, r.printed, r.clause) == REPORTS[number]

    @pytest.mark.parametrize("number", range(11))
    def test_document(self, number):
        """Căn cứ, and Kế hoạch, mục V.2 and V.3: what the decision cites, as printed."""
        assert len(CA_MAU.documents) == len(DOCUMENTS) == 11
        d = CA_MAU.documents[number]
        printed, day, issuer, title, clause = DOCUMENTS[number]
        assert d.id == f"D{number + 1}"
        assert (d.number, d.issued_on, d.issued_by) == (printed, date(*day), issuer)
        assert d.title == title
        assert d.clause == clause
        assert bool(d.outside_vi) == bool(d.outside_en)
        if d.outside_vi:
            assert d.outside_vi.startswith("Ngoài Quyết định: ")
            assert d.outside_en.startswith("Outside the decision: ")

    def test_cycle(self):
        """Kế hoạch, mục V.3, and Phụ lục 1, mục IV.1: six steps, cited but nowhere listed."""
        cycle = CA_MAU.cycle
        assert [step.number for step in cycle.steps] == [1, 2, 3, 4, 5, 6]
        assert [step.vi for step in cycle.steps] == [
            "Tuyên truyền",
            "Nhận ý tưởng sản phẩm",
            "Nhận phương án kinh doanh",
            "Triển khai phương án kinh doanh",
            "Đánh giá và xếp hạng sản phẩm",
            "Xúc tiến thương mại",
        ]
        assert cycle.steps_known == "secondary"
        assert cycle.source_vi.startswith("Ngoài Quyết định: ")
        assert cycle.source_en.startswith("Outside the decision: ")
        assert (cycle.defined_in, cycle.tasks) == ("D11", ("IV", "IV.1"))
        assert cycle.citation.clause == "Kế hoạch, mục V.3, gạch đầu dòng 3"


class TestWhole:
    """What holds for everything in the plan."""

    def test_readings_exist(self):
        """Every reading that the plan names is one of ocop's, and of the readings of this plan."""
        known = {i.id for i in INTERPRETATIONS}
        rows = (*CA_MAU.assigned, *CA_MAU.targets, *CA_MAU.derived_targets, *CA_MAU.orders)
        named = {id for row in rows for id in row.readings}
        assert named <= known
        # I37 and I38 stand behind every due date and are added there.
        due = {id for d in occurrences(CA_MAU) for id in d.readings}
        assert named | due == {f"I{n}" for n in range(37, 52)}

    def test_citations(self):
        """Every row stands at a place of this decision, in its body or its annex."""
        rows = list(placed())
        assert len(rows) == 139
        for row in rows:
            assert row.citation.document == PLAN
            assert re.match(r"(Căn cứ$|Kế hoạch, mục |Phụ lục 1, mục )", row.citation.clause)
        assert sum(isinstance(row, Placed) for row in rows) == 84

    def test_nfc(self):
        """All text, and the file itself, is in Unicode form NFC, without stray white space."""
        text = files("ocop").joinpath("plan/data/ca-mau-2021-2025.toml").read_text("utf-8")
        assert unicodedata.is_normalized("NFC", text)
        for piece in every_text(CA_MAU.model_dump()):
            assert unicodedata.is_normalized("NFC", piece)
            assert piece == " ".join(piece.split())

    def test_both_languages(self):
        """What is in ocop's own words is there in Vietnamese and in English, and not the same."""
        for row in placed():
            if hasattr(row, "vi"):
                assert row.vi
                assert row.en
                assert row.vi != row.en

    def test_agencies(self):
        """Every name that the plan prints leads to an agency of this decision."""
        names = [name for row in CA_MAU.assigned for _, name in row.bearers]
        names += [name for duty in (*CA_MAU.duties, CA_MAU.closing) for name in duty.agencies]
        names += [name for r in CA_MAU.reports for name in (r.reporter, *r.to, *r.through)]
        assert len(names) > 200
        for name in names:
            own = CA_MAU.agency(name)
            assert fold(name) in {fold(n) for n in (own.name, *own.aliases)}
        assert CA_MAU.agencies == ()
