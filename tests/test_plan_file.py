"""The format of a plan: reading a file, what is wrong with one, and what a plan can be asked."""

import copy
import json
import pickle
import re
import tomllib
import unicodedata
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from ocop import DataError, InputError, Issue, OcopError, UnknownNameError, plan
from ocop.legal import Citation
from ocop.names import fold
from ocop.notation import as_json, read_text, shown
from ocop.plan.assignments import Cadence, Period, Yearly
from ocop.plan.catalogue import read
from ocop.plan.deadlines import due, occurrences
from ocop.plan.fields import PlanFields
from ocop.plan.model import Plan
from ocop.records import refusal_of_all

ROOT = Path(__file__).parent.parent
FILE = ROOT / "examples" / "plan" / "ke-hoach-dong-son-2026-2030.toml"
TEXT = FILE.read_text("utf-8")
DONG_SON = plan.read(FILE)
CA_MAU = plan.load("ca-mau-2021-2025")
SOURCE = Path(plan.__file__).parent
SHIPPED = (SOURCE / "data/ca-mau-2021-2025.toml").read_text("utf-8")
NUMBER = "48/QĐ-UBND"

SMALL = """
format = 1
id = "nho"
number = "1/QĐ-UBND"
title = "Kế hoạch nhỏ"
province = "Đông Sơn"
issued_by = "UBND tỉnh"
issued_on = 2026-01-02
in_force_from = 2026-01-02
first_day = 2026-01-01
last_day = 2027-12-31

[[agencies]]
name = "Sở A"
aliases = ["SA"]

[[sections]]
id = "I"
name = "Mục một"
clause = "Phụ lục, mục I"

[[tasks]]
id = "I.1"
section = "I"
name = "Việc một"
lead = ["Sở A"]
deadline = { kind = "yearly" }
clause = "Phụ lục, mục I.1"
"""


def plain(source=DONG_SON):
    """A plan as plain data that may be changed."""
    return json.loads(source.model_dump_json())


def small():
    """The small plan as plain data."""
    return plain(plan.read(SMALL))


def row(data, field, id):
    """The row of an id in plain data."""
    return next(found for found in data[field] if found["id"] == id)


def problems(data):
    """What is wrong with plain data."""
    with pytest.raises(DataError) as caught:
        plan.read(json.dumps(data))
    return caught.value.issues


def clause(place, document=NUMBER):
    """A citation."""
    return Citation(document, place)


class TestRead:
    """A plan is read from a path or text, in TOML or JSON, and comes out the same."""

    @pytest.mark.parametrize("whole", [DONG_SON, CA_MAU], ids=["dong-son", "ca-mau"])
    def test_json_round_trip(self, whole):
        """A plan written as JSON reads back equal, by every way in."""
        text = whole.model_dump_json()
        assert plan.read(text) == whole
        assert plan.read(json.dumps(json.loads(text), indent=2)) == whole
        assert Plan.model_validate_json(text) == whole
        assert Plan.model_validate(whole.model_dump()) == whole
        assert Plan(**whole.model_dump()) == whole

    def test_text_and_path(self, tmp_path):
        """Text and path, TOML and JSON: the same plan."""
        assert plan.read(TEXT) == DONG_SON
        assert plan.read(SHIPPED) == CA_MAU
        for name, text in (
            ("a.toml", TEXT),
            ("a.TXT", TEXT),
            ("a.json", DONG_SON.model_dump_json()),
            ("b.JSON", "  \n" + DONG_SON.model_dump_json()),
        ):
            file = tmp_path / name
            file.write_text(text, "utf-8")
            assert plan.read(file) == plan.read(str(file)) == DONG_SON

    def test_byte_order_mark(self, tmp_path):
        """The mark that some editors write in front does not matter in a file."""
        file = tmp_path / "a.toml"
        file.write_text(TEXT, "utf-8-sig")
        assert plan.read(file) == DONG_SON

    def test_document_may_be_left_out(self):
        """A row cites the plan's own decision unless it names another."""
        assert {found.citation.document for found in DONG_SON.assigned} == {NUMBER}
        assert DONG_SON.closing.document == DONG_SON.participants.document == NUMBER
        data = tomllib.loads(TEXT)
        data["tasks"][0]["document"] = "2/QĐ-UBND"
        assert plan.read(as_json(data)).tasks[0].citation.document == "2/QĐ-UBND"

    @pytest.mark.parametrize(("text", "whole"), [(TEXT, DONG_SON), (SHIPPED, CA_MAU)])
    def test_unicode_forms(self, text, whole):
        """Text in NFD, as macOS writes it, gives the plan that NFC gives."""
        assert plan.read(unicodedata.normalize("NFD", text)) == whole
        data = json.dumps(plain(whole), ensure_ascii=False)
        assert plan.read(unicodedata.normalize("NFD", data)) == whole

    def test_names(self):
        """A shipped plan is found by name or number, however typed, and is made once."""
        assert plan.names() == ("ca-mau-2021-2025",)
        for name in ("ca-mau-2021-2025", "CÀ-MAU-2021-2025", "2822/QĐ-UBND", "2822/qd-ubnd"):
            assert plan.load(name) is CA_MAU

    @pytest.mark.parametrize("name", ["ca-mau", "", "ba-ria", None, 7, "x" * 10_000])
    def test_no_such_plan(self, name):
        """An unknown name is answered with those there are."""
        with pytest.raises(UnknownNameError) as caught:
            plan.load(name)
        (issue,) = caught.value.issues
        assert (issue.code, issue.path) == ("unknown-plan", "name")
        assert "there is: ca-mau-2021-2025. Read another province's file" in issue.en
        assert "có: ca-mau-2021-2025. Đọc tệp của tỉnh khác bằng plan.read" in issue.vi
        assert caught.value.message("vi").startswith("kế hoạch: name: ocop không có kế hoạch ")


class TestUnreadable:
    """What cannot be read at all is refused with what to do."""

    @pytest.mark.parametrize(
        ("text", "code", "name"), [("{", "not-json", "JSON"), ("format = \n", "not-toml", "TOML")]
    )
    def test_neither_json_nor_toml(self, text, code, name):
        """Text that begins with a brace is JSON, all other text TOML."""
        with pytest.raises(DataError) as caught:
            plan.read(text)
        (issue,) = caught.value.issues
        assert (issue.code, issue.path) == (code, "text")
        assert issue.en.startswith(f"the text is not {name} (")
        assert issue.en.endswith("); mend it there")
        assert issue.vi.startswith(f"văn bản không phải {name} (")
        assert issue.vi.endswith("); hãy sửa chỗ đó")
        assert caught.value.subject == "plan file text"
        assert caught.value.message("vi").startswith("tệp kế hoạch text: text: văn bản không phải")

    def test_called_by_name(self):
        """The caller may say what to call the text."""
        with pytest.raises(DataError, match=r"^plan file nháp: text: the text is not JSON"):
            plan.read("{", "nháp")

    @pytest.mark.parametrize("text", ["[]", "3", '"{}"', "null"])
    def test_json_without_a_plan(self, tmp_path, text):
        """JSON that is no object is no plan."""
        file = tmp_path / "a.json"
        file.write_text(text, "utf-8")
        with pytest.raises(DataError) as caught:
            plan.read(file)
        (issue,) = caught.value.issues
        assert (issue.code, issue.path) == ("not-a-plan", "text")
        shown = repr(json.loads(text))
        assert issue.en == (
            "expected an object with the fields of a plan (kế hoạch), got "
            f"{shown}; see plan.schema()"
        )
        assert issue.vi == (
            f"cần một đối tượng với các trường của kế hoạch, nhận được {shown}; xem plan.schema()"
        )

    def test_no_file(self, tmp_path):
        """A path that leads nowhere, to a folder or to other than UTF-8."""
        latin = tmp_path / "latin.toml"
        latin.write_bytes(b'title = "K\xe9"')
        for source in (tmp_path / "none.toml", tmp_path, latin, "", "a\0b", "x" * 100_000):
            with pytest.raises(DataError) as caught:
                plan.read(source)
            (issue,) = caught.value.issues
            assert issue.code == "unreadable"
            assert issue.en.startswith("the file cannot be read (")
            assert issue.en.endswith("; give a TOML or JSON file in UTF-8")
            assert issue.vi.startswith("không đọc được tệp (")
            assert issue.vi.endswith("; hãy đưa tệp TOML hoặc JSON ở dạng UTF-8")
            assert len(issue.path) < 70

    @pytest.mark.parametrize("source", [None, 3, b"{}", ["a"]])
    def test_no_source(self, source):
        """What is neither text nor a path is a mistake of the program."""
        with pytest.raises(TypeError):
            plan.read(source)

    def test_repeated_key(self):
        """A key that stands twice would hide one value; JSON alone would not say so."""
        text = DONG_SON.model_dump_json().replace(
            '"province":"Đông Sơn"', '"province":"Đông Sơn","province":"Đông Sơn"'
        )
        with pytest.raises(DataError) as caught:
            plan.read(text)
        repeated = Issue(
            "repeated-key",
            '"province"',
            "the key 'province' stands twice in one object; keep one of the two",
            "khóa 'province' xuất hiện hai lần; hãy giữ một",
        )
        assert caught.value.issues == (repeated,)
        with pytest.raises(DataError) as caught:
            plan.read(text.replace('"format":1', '"format":2'))
        assert [issue.code for issue in caught.value.issues] == ["repeated-key", "literal-error"]
        assert caught.value.issues[0] == repeated
        with pytest.raises(DataError, match="Cannot overwrite a value"):
            plan.read('province = "a"\n' + SMALL)

    def test_repeated_key_without_a_plan(self, tmp_path):
        """Where there is no plan at all, the repeated key is what is reported."""
        file = tmp_path / "a.json"
        file.write_text('[{"a": 1, "a": 2, "b": 3, "b": 4}]', "utf-8")
        with pytest.raises(DataError) as caught:
            plan.read(file)
        assert [issue.path for issue in caught.value.issues] == ['"a"', '"b"']


class TestNotation:
    """Text into data, from both notations and from bytes."""

    def test_bytes(self):
        """Bytes are UTF-8 in either notation."""
        for kind in (bytes, bytearray):
            assert read_text(kind('{"a": "ấ"}'.encode()), "json") == ({"a": "ấ"}, ())
            assert read_text(kind('a = "ấ"'.encode()), "toml") == ({"a": "ấ"}, ())
        for notation in ("json", "toml"):
            data, found = read_text(b"\xff\xfe\xff", notation)
            assert data is None
            assert [issue.code for issue in found] == [f"not-{notation}"]

    def test_keys(self):
        """Each key that stands twice is named once for each object; the last value stays."""
        data, found = read_text('{"b": {"a": 1, "a": 2, "a": 3}, "c": 1, "c": 2}', "json")
        assert data == {"b": {"a": 3}, "c": 2}
        assert [issue.path for issue in found] == ['"a"', '"c"']
        assert "thevalue" not in found[0].en
        assert read_text('{"a": {"b": 1}, "c": {"b": 2}}', "json")[1] == ()

    @pytest.mark.parametrize("notation", ["json", "toml"])
    @pytest.mark.parametrize("text", ["[" * 100_000, "a = " + "[" * 100_000, "a = " + "9" * 5000])
    def test_hostile(self, text, notation):
        """Endless nesting and endless numbers are no crash."""
        data, found = read_text(text, notation)
        assert data is None
        assert found[0].code == f"not-{notation}"

    def test_days(self):
        """Days and times of TOML become text as JSON writes them."""
        data, _ = read_text("a = 2026-02-28\nb = 2026-02-28T07:00:00\nc = 07:30:00\n", "toml")
        assert data["a"] == date(2026, 2, 28)
        assert data["b"] == datetime(2026, 2, 28, 7)  # noqa: DTZ001 - a time without a zone
        assert as_json(data) == '{"a": "2026-02-28", "b": "2026-02-28T07:00:00", "c": "07:30:00"}'


# One change of the small plan for every rule of a field: path, value and the words of the problem.
FIELDS = {
    "format": (("format",), 2, "literal-error", "2 is not allowed; allowed: 1"),
    "format-text": (("format",), "1", "literal-error", "'1' is not allowed; allowed: 1"),
    "id": (("id",), "Đông Sơn", "string-pattern-mismatch", "does not have the form expected"),
    "blank": (("title",), " \n", "string-pattern-mismatch", "text that is not blank"),
    "long": (("title",), "x" * 5001, "string-too-long", "is too long; shorten it"),
    "long-name": (("province",), "x" * 501, "string-too-long", "is too long; shorten it"),
    "number": (("title",), 3, "string-type", "expected text, got 3"),
    "null": (("title",), None, "string-type", "expected text, got None"),
    "date": (
        ("first_day",),
        "2026-02-30",
        "date-parsing",
        "'2026-02-30' is no date; in JSON write YYYY-MM-DD",
    ),
    "date-number": (("first_day",), 0, "date-type", "in JSON YYYY-MM-DD), got 0"),
    "moment": (("first_day",), "2026-01-01T00:00:00", "date-parsing", "YYYY-MM-DD"),
    "too-early": (("first_day",), "0001-01-01", "greater-than-equal", "is below 1900-01-01"),
    "too-late": (("last_day",), "9999-12-31", "less-than-equal", "is above 9000-12-31"),
    "rows": (("tasks",), {}, "tuple-type", "expected a list"),
    "a-row": (("tasks", 0), "I.1", "model-type", "got 'I.1'"),
    "row-id": (("tasks", 0, "id"), "i.1", "string-pattern-mismatch", "'i.1'"),
    "names": (("tasks", 0, "lead"), "Sở A", "tuple-type", "got 'Sở A'"),
    "cadence": (("tasks", 0, "cadence"), "daily", "enum", "'weekly', 'twice-monthly', 'monthly'"),
    "deadline": (("tasks", 0, "deadline"), "Hàng năm", "dict-type", "'Hàng năm'"),
    "deadline-kind": (
        ("tasks", 0, "deadline"),
        {"kind": "day"},
        "union-tag-invalid",
        "'inherited'",
    ),
    "no-kind": (
        ("tasks", 0, "deadline"),
        {"month": 2},
        "union-tag-not-found",
        "does not say its kind; add kind",
    ),
    "month": (
        ("tasks", 0, "deadline"),
        {"kind": "yearly", "month": 13},
        "less-than-equal",
        "13 is above 12",
    ),
    "year": (
        ("tasks", 0, "deadline"),
        {"kind": "year", "year": 1899},
        "greater-than-equal",
        "1899 is below 1900",
    ),
    "open-ended": (("agencies", 0, "open_ended"), "yes", "bool-type", "got 'yes'"),
    "unknown": (("provnce",), "A", "extra-forbidden", "nearest: province. Rename or remove it"),
}


class TestFields:
    """Each field by itself: strict, and the place is named."""

    @pytest.mark.parametrize("name", FIELDS)
    def test_wrong(self, name):
        """One wrong field is one problem at its place, in both languages."""
        path, value, code, words = FIELDS[name]
        data = small()
        place = data
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value
        issue = problems(data)[0]
        assert issue.code == code
        assert words in issue.en
        assert issue.vi
        assert issue.vi != issue.en
        assert issue.path.split("[")[0].split(".")[0] == path[0]

    def test_missing(self):
        """Every field that has to be there is named when it is not."""
        found = problems({})
        assert [issue.path for issue in found] == [
            "format", "id", "number", "title", "province", "issued_by", "issued_on",
            "in_force_from", "first_day", "last_day", "sections", "tasks",
        ]  # fmt: skip
        assert {issue.en for issue in found} == {"this field is required; add it"}
        assert {issue.vi for issue in found} == {"trường này bắt buộc; hãy thêm"}

    def test_row_is_named_by_its_id(self):
        """A row is named by its id where it has one, else by its place."""
        data = plain()
        del row(data, "tasks", "II.2")["name"]
        del data["tasks"][0]["id"]
        data["orders"][1]["vi"] = ""
        assert [issue.path for issue in problems(data)] == [
            "tasks[0].id",
            'tasks["II.2"].name',
            "orders[1].vi",
            'duties["VII.1"].tasks',  # it names the task that has lost its id
        ]

    def test_name_in_a_list(self):
        """A wrong name in a list of names is found by its place."""
        data = plain()
        data["recipients"][1] = " "
        assert [issue.path for issue in problems(data)] == ["recipients[1]"]

    def test_number_of_the_decision(self):
        """A wrong number is one problem, not one in every row."""
        for number in (None, 48, " "):
            data = tomllib.loads(TEXT)
            data["number"] = number
            with pytest.raises(DataError) as caught:
                plan.read(as_json(data))
            assert [issue.path for issue in caught.value.issues] == ["number"]

    @pytest.mark.parametrize(
        ("deadline", "code", "en", "vi"),
        [
            (
                {"kind": "yearly", "day": 3},
                "day-without-month",
                "a day needs its month (tháng); add month or leave day out",
                "có ngày thì phải có tháng; hãy thêm month hoặc bỏ day",
            ),
            (
                {"kind": "yearly", "month": 2, "day": 29},
                "no-such-day",
                (
                    "month 2 does not have a day 29 in every year; allowed: 1 to 28. Leave day "
                    "out for the last day of the month"
                ),
                (
                    "tháng 2 không phải năm nào cũng có ngày 29; cho phép: 1 đến 28. Bỏ day nếu là "
                    "ngày cuối tháng"
                ),
            ),
            (
                {"kind": "period", "first_year": 2027, "last_year": 2026},
                "period-backwards",
                "the last year 2026 is before the first 2027; swap them",
                "năm cuối 2026 trước năm đầu 2027; hãy đổi chỗ",
            ),
        ],
    )
    def test_deadline(self, deadline, code, en, vi):
        """A day that its month does not have in every year, a period that runs back."""
        data = small()
        data["tasks"][0]["deadline"] = deadline
        (issue,) = problems(data)
        assert (issue.code, issue.en, issue.vi) == (code, en, vi)
        assert issue.path.startswith('tasks["I.1"].deadline')

    @pytest.mark.parametrize(
        ("month", "day"), [(2, 28), (4, 30), (12, 31), (6, None), (None, None)]
    )
    def test_yearly(self, month, day):
        """The last day that a month has in every year is allowed."""
        assert Yearly(month=month, day=day).day == day
        assert Period(first_year=2026, last_year=2026).last_year == 2026

    def test_entity_alone(self):
        """A part of a plan made by itself refuses in the same words."""
        with pytest.raises(InputError, match="Yearly: day: a day needs its month"):
            Yearly(day=3)
        with pytest.raises(InputError, match="Period: last_year: the last year 2020 is before"):
            Period(first_year=2021, last_year=2020)

    def test_cadences(self):
        """Every cadence has a Vietnamese term."""
        assert [c.vi for c in Cadence] == ["1 kỳ/tuần", "2 kỳ/tháng", "hàng tháng", "hàng quý"]


def set_at(*path, value):
    """A change of plain data: put a value at a path; a text step looks a row up by its id."""

    def change(data):
        place = data
        for before, step in zip((None, *path), path[:-1], strict=False):
            by_id = isinstance(place, list) and isinstance(step, str)
            place = row({before: place}, before, step) if by_id else place[step]
        place[path[-1]] = value

    return change


def again(field, id):
    """A change of plain data: a row stands twice."""
    return lambda data: data[field].append(dict(row(data, field, id)))


def unknown_agency(path, name, place, near):
    """The problem of a name that leads to no agency."""
    return Issue(
        "unknown-agency",
        path,
        f"there is no agency (cơ quan) {name!r} in the plan; nearest: {near or 'none'}. Add it to "
        "agencies or mend the name",
        f"kế hoạch không có cơ quan {name!r}; gần nhất: {near or 'không có'}. Hãy thêm vào "
        "agencies hoặc sửa tên",
        place and clause(place),
    )


TASK, SECTION = ("task", "nhiệm vụ"), ("section", "mục")
DOCUMENT, TARGET = ("document", "văn bản"), ("target", "mục tiêu")


def no_row(path, what, id, near, place):
    """The problem of an id that leads to no row."""
    what, what_vi = what
    return Issue(
        "no-such-row",
        path,
        f"there is no {what} ({what_vi}) {id!r}; nearest: {near}. Add it or mend the id",
        f"không có {what_vi} {id!r}; gần nhất: {near}. Hãy thêm hoặc sửa mã",
        clause(place),
    )


def outside(path, shown, place):
    """The problem of a deadline outside the period."""
    return Issue(
        "deadline-outside-period",
        path,
        f"the deadline (thời hạn) {shown} lies outside the period 2026-01-01 to 2030-12-31; mend "
        "the deadline or the period",
        f"thời hạn {shown} nằm ngoài giai đoạn 2026-01-01 đến 2030-12-31; hãy sửa thời hạn hoặc "
        "giai đoạn",
        clause(place),
    )


def twice(path, id):
    """The problem of an id that stands twice."""
    return Issue(
        "id-twice",
        path,
        f"the id {id} stands 2 times; give each its own (mã trùng)",
        f"mã {id} xuất hiện 2 lần; mỗi mục cần mã riêng",
    )


def half(path, lacking, lacking_vi, place):
    """The problem of a row with a lead or a deadline only."""
    return Issue(
        "half-assigned",
        path,
        f"the row lacks {lacking}: who leads (chủ trì) and until when go together; add it",
        f"dòng này thiếu {lacking_vi}: chủ trì và thời hạn đi cùng nhau; hãy thêm",
        clause(place),
    )


def moved(path, other, place):
    """The problem of a target in the wrong list."""
    return Issue(
        "derived-or-printed",
        path,
        "the sum of other targets (mục tiêu) is derived, everything else is printed; move it to "
        f"{other}",
        f"tổng của các mục tiêu khác là số suy ra, còn lại là số in; hãy chuyển sang {other}",
        clause(place),
    )


def inherits(path, place):
    """The problem of a row with nothing above it."""
    return Issue(
        "nothing-to-inherit",
        path,
        "only a subtask (gạch đầu dòng dưới nhiệm vụ) has a task above it to inherit a deadline "
        "from; give this row its own",
        "chỉ gạch đầu dòng dưới nhiệm vụ mới theo thời hạn của nhiệm vụ; hãy ghi thời hạn",
        clause(place),
    )


def spanless(path, cadence, cadence_vi, place):
    """The problem of a cadence without a year to repeat in."""
    return Issue(
        "cadence-without-span",
        path,
        f"the cadence (tần suất) {cadence} needs a deadline that spans at least a year: yearly, "
        "year or period; mend one of the two",
        f"tần suất {cadence_vi} cần thời hạn từ một năm trở lên: yearly, year hoặc period; hãy sửa "
        "một trong hai",
        clause(place),
    )


def wrong_unit(path, kind, unit, place):
    """The problem of a unit that does not go with the measure."""
    return Issue(
        "unit",
        path,
        f"what is measured by {kind} has the unit (đơn vị) {unit}; mend one of the two",
        f"đo bằng {kind} thì đơn vị là {unit}; hãy sửa một trong hai",
        clause(place),
    )


def no_sum():
    """The problem of a sum of what does not add up."""
    return Issue(
        "no-sum",
        'derived_targets["M1+M2"].measure.of',
        "only counts of products (số sản phẩm) of different tiers can be summed; take the others "
        "out",
        "chỉ cộng được số sản phẩm của các hạng khác nhau; hãy bỏ những mục tiêu khác",
        clause("Kế hoạch, mục I.1"),
    )


def sum_of(ids, figure):
    """A change of plain data: the derived target sums others."""

    def change(data):
        data["derived_targets"][0]["measure"]["of"] = ids
        data["derived_targets"][0]["figure"] = figure

    return change


def circle(id):
    """The problem of a task that waits for itself."""
    return Issue(
        "order-in-a-circle",
        "orders",
        f"task (nhiệm vụ) {id} would have to be done before itself; take one order out",
        f"nhiệm vụ {id} phải làm trước chính nó; hãy bỏ một thứ tự",
    )


# A change of the plan of Đông Sơn and the one problem that it makes.
UNSOUND = {
    "period": (
        set_at("last_day", value="2025-12-31"),
        Issue(
            "period-backwards",
            "last_day",
            "the period (giai đoạn) ends on 2025-12-31, before it begins on 2026-01-01; swap them",
            "giai đoạn kết thúc 2025-12-31 trước khi bắt đầu 2026-01-01; hãy đổi chỗ",
        ),
    ),
    "in-force": (
        set_at("in_force_from", value="2031-01-01"),
        Issue(
            "in-force-too-late",
            "in_force_from",
            "the plan takes effect on 2031-01-01, after its period ended on 2030-12-31; mend one "
            "of the two",
            "kế hoạch có hiệu lực 2031-01-01 sau khi giai đoạn kết thúc 2030-12-31; hãy sửa một "
            "trong hai",
        ),
    ),
    "section-twice": (again("sections", "V"), twice('sections["V"]', "V")),
    "task-twice": (again("tasks", "II.1"), twice('tasks["II.1"]', "II.1")),
    "subtask-like-a-task": (
        set_at("subtasks", "I.3.a", "id", value="I.2"),
        twice('tasks["I.2"]', "I.2"),
    ),
    "target-twice": (
        set_at("derived_targets", 0, "id", value="M3"),
        twice('targets["M3"]', "M3"),
    ),
    "group-twice": (again("groups", "N1"), twice('groups["N1"]', "N1")),
    "content-twice": (again("content", "III.1"), twice('content["III.1"]', "III.1")),
    "solution-twice": (again("solutions", "IV.1"), twice('solutions["IV.1"]', "IV.1")),
    "funding-twice": (again("funding", "V.1"), twice('funding["V.1"]', "V.1")),
    "finance-twice": (again("finance", "V"), twice('finance["V"]', "V")),
    "project-twice": (again("projects", "VI.1"), twice('projects["VI.1"]', "VI.1")),
    "duty-twice": (again("duties", "VII.1"), twice('duties["VII.1"]', "VII.1")),
    "report-twice": (again("reports", "BC1"), twice('reports["BC1"]', "BC1")),
    "document-twice": (again("documents", "VB1"), twice('documents["VB1"]', "VB1")),
    "task-like-a-section": (
        lambda data: [
            set_at("tasks", "V", "id", value="IV")(data),
            set_at("duties", "VII.1", "tasks", value=["I.1"])(data),
        ],
        Issue(
            "id-twice",
            'sections["IV"]',
            "section and task (mục, nhiệm vụ) IV both have a deadline under one id; leave it with "
            "the task",
            "mục và nhiệm vụ IV cùng mã và đều có thời hạn; hãy để ở nhiệm vụ",
        ),
    ),
    "agencies-of": (
        set_at("agencies_of", value="2822/QĐ"),
        Issue(
            "no-agencies-of",
            "agencies_of",
            "ocop.agencies has no agencies (cơ quan) of '2822/QĐ'; mend the number, or leave it "
            "out and list them in agencies",
            "ocop.agencies không có cơ quan của '2822/QĐ'; hãy sửa số hiệu, hoặc bỏ và liệt kê "
            "trong agencies",
        ),
    ),
    "agency-twice": (
        set_at("agencies", 2, "aliases", value=["SỞ CÔNG THƯƠNG"]),
        Issue(
            "agency-twice",
            'agencies["Sở Công Thương"]',
            "the name so cong thuong leads to two agencies (cơ quan): Sở Y tế and Sở Công Thương; "
            "leave it with one",
            "tên so cong thuong dẫn đến hai cơ quan: Sở Y tế và Sở Công Thương; hãy để một",
        ),
    ),
    "no-section": (
        set_at("tasks", "II.1", "section", value="VII"),
        no_row(
            'tasks["II.1"].section', SECTION, "VII", "VI, II, III", "Phụ lục, mục II.1"
        ),
    ),
    "no-parent": (
        set_at("subtasks", "I.3.a", "parent", value="IX.9"),
        no_row(
            'subtasks["I.3.a"].parent',
            TASK,
            "IX.9",
            "I.1, I.2, I.3, II.1, II.2",
            "Phụ lục, mục I.3, gạch đầu dòng 1",
        ),
    ),
    "lead": (
        set_at("tasks", "I.2", "lead", value=["Sở Y té", "Sở Công Thưong", "Xyz"]),
        unknown_agency('tasks["I.2"].lead', "Xyz", "Phụ lục, mục I.2", ""),
    ),
    "coordinating": (
        set_at("tasks", "I.1", "coordinating", value=["Sở Công Thươngg"]),
        unknown_agency(
            'tasks["I.1"].coordinating', "Sở Công Thươngg", "Phụ lục, mục I.1", "Sở Công Thương"
        ),
    ),
    "joint": (
        set_at("sections", "IV", "joint", value=["Xyz"]),
        unknown_agency('sections["IV"].joint', "Xyz", "Phụ lục, mục IV", ""),
    ),
    "subtask-lead": (
        set_at("subtasks", "I.3.a", "lead", value=["Xyz"]),
        unknown_agency('subtasks["I.3.a"].lead', "Xyz", "Phụ lục, mục I.3, gạch đầu dòng 1", ""),
    ),
    "duty": (
        set_at("duties", "VII.2", "agencies", value=["Xyz"]),
        unknown_agency('duties["VII.2"].agencies', "Xyz", "Kế hoạch, mục VII.2", ""),
    ),
    "finance": (
        set_at("finance", "V", "agencies", value=["Xyz"]),
        unknown_agency('finance["V"].agencies', "Xyz", "Kế hoạch, mục V", ""),
    ),
    "closing": (
        set_at("closing", "agencies", value=["Xyz"]),
        unknown_agency("closing.agencies", "Xyz", "Kế hoạch, mục VII, đoạn cuối", ""),
    ),
    "reporter": (
        set_at("reports", "BC1", "reporter", value="Xyz"),
        unknown_agency('reports["BC1"]', "Xyz", "Kế hoạch, mục VII", ""),
    ),
    "report-to": (
        set_at("reports", "BC1", "to", value=["Xyz"]),
        unknown_agency('reports["BC1"]', "Xyz", "Kế hoạch, mục VII", ""),
    ),
    "report-through": (
        set_at("reports", "BC1", "through", value=["Xyz"]),
        unknown_agency('reports["BC1"]', "Xyz", "Kế hoạch, mục VII", ""),
    ),
    "members": (
        set_at("agencies", 8, "members", value=["Xyz"]),
        unknown_agency('agencies["các cơ quan, địa phương"].members', "Xyz", None, ""),
    ),
    "year-outside": (
        set_at("tasks", "IV.1", "deadline", value={"kind": "year", "year": 2031}),
        outside('tasks["IV.1"].deadline', "2031", "Phụ lục, mục IV.1"),
    ),
    "month-outside": (
        set_at("tasks", "I.2", "deadline", value={"kind": "month", "year": 2025, "month": 12}),
        outside('tasks["I.2"].deadline', "12/2025", "Phụ lục, mục I.2"),
    ),
    "period-outside": (
        set_at(
            "tasks", "VI", "deadline",
            value={"kind": "period", "first_year": 2025, "last_year": 2030},
        ),
        outside('tasks["VI"].deadline', "2025-2030", "Phụ lục, mục VI"),
    ),
    "period-too-long": (
        set_at(
            "tasks", "VI", "deadline",
            value={"kind": "period", "first_year": 2026, "last_year": 2031},
        ),
        outside('tasks["VI"].deadline', "2026-2031", "Phụ lục, mục VI"),
    ),
    "date-outside": (
        set_at("tasks", "I.3", "deadline", value={"kind": "date", "day": "2031-01-01"}),
        outside('tasks["I.3"].deadline', "2031-01-01", "Phụ lục, mục I.3"),
    ),
    "section-deadline-outside": (
        lambda data: [
            set_at("sections", "IV", "deadline", value={"kind": "year", "year": 2025})(data),
            data["orders"].clear(),  # one of them names the period 2026 of IV
        ],
        outside('sections["IV"].deadline', "2025", "Phụ lục, mục IV"),
    ),
    "subtask-deadline-outside": (
        set_at("subtasks", "I.3.b", "deadline", value={"kind": "year", "year": 2025}),
        outside(
            'subtasks["I.3.b"].deadline', "2025", "Phụ lục, mục I.3, gạch đầu dòng 2"
        ),
    ),
    "task-inherits": (
        set_at("tasks", "I.2", "deadline", value={"kind": "inherited"}),
        inherits('tasks["I.2"].deadline', "Phụ lục, mục I.2"),
    ),
    "section-inherits": (
        set_at("sections", "IV", "deadline", value={"kind": "inherited"}),
        inherits('sections["IV"].deadline', "Phụ lục, mục IV"),
    ),
    "cadence": (
        set_at("tasks", "I.2", "cadence", value="weekly"),
        spanless('tasks["I.2"].cadence', "weekly", "1 kỳ/tuần", "Phụ lục, mục I.2"),
    ),
    "cadence-inherited": (
        set_at("subtasks", "I.3.a", "cadence", value="monthly"),
        spanless(
            'subtasks["I.3.a"].cadence',
            "monthly",
            "hàng tháng",
            "Phụ lục, mục I.3, gạch đầu dòng 1",
        ),
    ),
    "cadence-and-month": (
        set_at("tasks", "II.1", "deadline", "month", value=6),
        Issue(
            "cadence-and-month",
            'tasks["II.1"].cadence',
            "a task with the cadence (tần suất) monthly is due all year; leave month out",
            "nhiệm vụ có tần suất hàng tháng thì đến hạn suốt năm; hãy bỏ month",
            clause("Phụ lục, mục II.1"),
        ),
    ),
    "no-lead": (
        set_at("tasks", "I.2", "lead", value=[]),
        half('tasks["I.2"]', "a lead", "cơ quan chủ trì", "Phụ lục, mục I.2"),
    ),
    "section-without-lead": (
        set_at("sections", "IV", "joint", value=[]),
        half('sections["IV"]', "a lead", "cơ quan chủ trì", "Phụ lục, mục IV"),
    ),
    "section-without-deadline": (
        set_at("sections", "VI", "lead", value=["Sở Y tế"]),
        half('sections["VI"]', "a deadline", "thời hạn", "Phụ lục, mục VI"),
    ),
    "order-before": (
        set_at("orders", 0, "before", value="I.9"),
        no_row(
            "orders[0].before", TASK, "I.9", "I.3, I.2, I.1", "Phụ lục, mục I.2"
        ),
    ),
    "order-period": (
        set_at("orders", 0, "after_period", value="1999"),
        Issue(
            "no-such-period",
            "orders[0].after_period",
            "task (nhiệm vụ) IV has no period '1999'; it has 2026 to 2030",
            "nhiệm vụ IV không có kỳ '1999'; có từ 2026 đến 2030",
            clause("Phụ lục, mục I.2"),
        ),
    ),
    "content-task": (
        set_at("content", "III.1", "tasks", value=["III.9"]),
        no_row(
            'content["III.1"].tasks',
            TASK,
            "III.9",
            "III.2, III.1, II.2",
            "Kế hoạch, mục III.1",
        ),
    ),
    "solution-task": (
        set_at("solutions", "IV.1", "tasks", value=["III.9"]),
        no_row(
            'solutions["IV.1"].tasks',
            TASK,
            "III.9",
            "III.2, III.1, II.2",
            "Kế hoạch, mục IV.1",
        ),
    ),
    "duty-task": (
        set_at("duties", "VII.1", "tasks", value=["III.9"]),
        no_row(
            'duties["VII.1"].tasks',
            TASK,
            "III.9",
            "III.2, III.1, II.2",
            "Kế hoạch, mục VII.1",
        ),
    ),
    "project-task": (
        set_at("projects", "VI.1", "task", value="III.9"),
        no_row(
            'projects["VI.1"].task',
            TASK,
            "III.9",
            "III.2, III.1, II.2",
            "Kế hoạch, mục VI",
        ),
    ),
    "cycle-task": (
        set_at("cycle", "tasks", value=["III.9"]),
        no_row(
            "cycle.tasks",
            TASK,
            "III.9",
            "III.2, III.1, II.2",
            "Kế hoạch, mục IV.2",
        ),
    ),
    "cycle-document": (
        set_at("cycle", "defined_in", value="VB9"),
        no_row(
            "cycle.defined_in", DOCUMENT, "VB9", "VB2, VB1", "Kế hoạch, mục IV.2"
        ),
    ),
    "derived-among-printed": (
        lambda data: data["targets"].append(data["derived_targets"].pop()),
        moved('targets["M1+M2"]', "derived_targets", "Kế hoạch, mục I.1"),
    ),
    "printed-among-derived": (
        lambda data: data["derived_targets"].append(data["targets"].pop()),
        moved('derived_targets["M6"]', "targets", "Kế hoạch, mục I.4"),
    ),
    "sum-of-nothing": (
        set_at("derived_targets", 0, "measure", "of", value=["M1", "M9"]),
        no_row(
            'derived_targets["M1+M2"].measure.of',
            TARGET,
            "M9",
            "M1, M2, M3, M4, M5",
            "Kế hoạch, mục I.1",
        ),
    ),
    "target-outside": (
        set_at("targets", "M1", "by", value="2025-12-31"),
        Issue(
            "target-outside-period",
            'targets["M1"].by',
            "the target (mục tiêu) is to be met by 2025-12-31, outside the period 2026-01-01 to "
            "2030-12-31; mend the day or the period",
            "mục tiêu phải đạt trước 2025-12-31, ngoài giai đoạn 2026-01-01 đến 2030-12-31; hãy "
            "sửa ngày hoặc giai đoạn",
            clause("Kế hoạch, mục I.1"),
        ),
    ),
    "unit-of-a-count": (
        set_at("targets", "M1", "unit", value="percent"),
        wrong_unit('targets["M1"].unit', "product-count", "products", "Kế hoạch, mục I.1"),
    ),
    "unit-of-a-share": (
        set_at("targets", "M3", "unit", value="products"),
        wrong_unit('targets["M3"].unit', "subject-type-share", "percent", "Kế hoạch, mục I.2"),
    ),
    "unit-of-a-sum": (
        set_at("derived_targets", 0, "unit", value="percent"),
        wrong_unit('derived_targets["M1+M2"].unit', "sum", "products", "Kế hoạch, mục I.1"),
    ),
    "operator": (
        set_at("targets", "M3", "operator", value=None),
        Issue(
            "no-operator",
            'targets["M3"].operator',
            "a target (mục tiêu) that is measured is compared: give at-least or about",
            "mục tiêu đo được thì phải so sánh: hãy ghi at-least hoặc about",
            clause("Kế hoạch, mục I.2"),
        ),
    ),
    "sum-with-a-share": (sum_of(["M1", "M3"], 151), no_sum()),
    "sum-of-the-same": (sum_of(["M1", "M1"], 232), no_sum()),
    "sum": (
        set_at("derived_targets", 0, "figure", value=121),
        Issue(
            "sum-differs",
            'derived_targets["M1+M2"].figure',
            "121 is not the sum 120 of the targets (mục tiêu) from which it follows; mend it",
            "121 không phải tổng 120 của các mục tiêu; hãy sửa",
            clause("Kế hoạch, mục I.1"),
        ),
    ),
}  # fmt: skip


class TestAudit:
    """A plan whose fields are right one by one must also hold together."""

    @pytest.mark.parametrize("name", UNSOUND)
    def test_unsound(self, name):
        """One change makes one problem, with place, words and clause, and nothing that follows."""
        change, expected = UNSOUND[name]
        data = plain()
        change(data)
        found = problems(data)
        if name == "period":  # nothing takes effect or falls due in a period that runs back
            found = found[:1]
        assert found == (expected,)

    def test_every_rule_has_its_case(self):
        """No code of the audit is left without a case above or below."""
        files = [SOURCE / f"{name}.py" for name in ("audit", "audit_body")]
        source = "".join(file.read_text("utf-8") for file in files)
        codes = set(re.findall(r'Issue\(\s*f?"([^"]+)"', source))
        cases = {expected.code for _, expected in UNSOUND.values()}
        assert codes == cases | {"no-{field}", "order-in-a-circle"}

    def test_empty(self):
        """A plan has at least one section and one task."""
        data = small()
        data["tasks"] = []
        assert problems(data) == (
            Issue(
                "no-tasks",
                "tasks",
                "a plan (kế hoạch) has at least one task (nhiệm vụ); add it",
                "kế hoạch có ít nhất một nhiệm vụ; hãy thêm",
            ),
        )
        data["sections"] = []
        assert [issue.code for issue in problems(data)] == ["no-sections", "no-tasks"]
        assert problems(data)[0].vi == "kế hoạch có ít nhất một mục; hãy thêm"

    def test_nothing_near(self):
        """Where nothing is near, some that there are are named; where none is, that is said."""
        data = small()
        data["cycle"] = {
            "document": "1", "clause": "x", "defined_in": "D1", "steps": [],
            "steps_known": "text", "source_vi": "x", "source_en": "y",
        }  # fmt: skip
        (issue,) = problems(data)
        assert issue.en.startswith("there is no document (văn bản) 'D1'; nearest: none.")
        data = small()
        data["tasks"][0]["section"] = "9"
        assert "nearest: I. Add it" in problems(data)[0].en

    def test_circles(self):
        """Every task that would have to come before itself is named, and no other."""
        data = plain()
        new = [("I.2", "I.3"), ("I.3", "II.1"), ("II.1", "I.2"), ("I.1", "I.2"), ("V", "V")]
        data["orders"] = [
            {"before": b, "after": a, "vi": "x", "en": "y", "document": "1", "clause": "z"}
            for b, a in new
        ]
        assert set(problems(data)) == {circle(id) for id in ("I.2", "I.3", "II.1", "V")}

    def test_orders_that_meet(self):
        """Several ways from one task to another are no circle."""
        data = plain()
        new = [("I.1", "I.2"), ("I.1", "I.3"), ("I.2", "II.1"), ("I.3", "II.1")]
        data["orders"] = [
            {"before": b, "after": a, "vi": "x", "en": "y", "document": "1", "clause": "z"}
            for b, a in new
        ]
        assert len(plan.read(json.dumps(data)).orders) == 4

    def test_day_of_a_target(self):
        """A target may be due on the first day and on the last day of the period, not around."""
        days = {"2025-12-31": False, "2026-01-01": True, "2030-12-31": True, "2031-01-01": False}
        for day, allowed in days.items():
            data = plain()
            data["targets"][0]["by"] = day
            if allowed:
                assert str(plan.read(json.dumps(data)).targets[0].by) == day
            else:
                assert [issue.code for issue in problems(data)] == ["target-outside-period"]

    def test_never_due(self):
        """A yearly month that the period does not reach is no fault, and never falls due."""
        data = small() | {"first_day": "2026-11-01", "last_day": "2027-05-31"}
        data["in_force_from"] = "2026-11-01"
        for month, count in ((5, 1), (6, 0), (10, 0), (11, 1)):
            data["tasks"][0]["deadline"] = {"kind": "yearly", "month": month}
            assert len(occurrences(plan.read(json.dumps(data)))) == count

    def test_a_plan_of_a_day(self):
        """A period may be one day, and the plan may take effect on its last."""
        day = "2026-12-31"
        data = small() | {"first_day": day, "last_day": day, "in_force_from": day}
        made = plan.read(json.dumps(data))
        assert [(str(d.last_day), d.force) for d in occurrences(made)] == [(day, "binds")]

    def test_edges_of_the_period(self):
        """A deadline must end inside the period and not begin in a year before it."""
        data = small()
        data["first_day"], data["last_day"] = "2026-03-15", "2027-06-30"
        allowed = [
            {"kind": "year", "year": 2026},
            {"kind": "month", "year": 2026, "month": 3},
            {"kind": "month", "year": 2027, "month": 6},
            {"kind": "date", "day": "2026-03-15"},
            {"kind": "date", "day": "2027-06-30"},
            {"kind": "period", "first_year": 2026, "last_year": 2026},
            {"kind": "month-of-previous-year", "month": 12},
        ]
        refused = [
            {"kind": "year", "year": 2027},
            {"kind": "month", "year": 2026, "month": 2},
            {"kind": "month", "year": 2027, "month": 7},
            {"kind": "date", "day": "2026-03-14"},
            {"kind": "date", "day": "2027-07-01"},
            {"kind": "period", "first_year": 2025, "last_year": 2026},
            {"kind": "period", "first_year": 2026, "last_year": 2027},
        ]
        for deadline in allowed:
            data["tasks"][0]["deadline"] = deadline
            assert len(plan.read(json.dumps(data)).tasks) == 1
        for deadline in refused:
            data["tasks"][0]["deadline"] = deadline
            assert [issue.code for issue in problems(data)] == ["deadline-outside-period"]

    def test_a_month_ends_with_its_last_day(self):
        """A plan that ends a day before a month does cannot have that month."""
        data = small() | {"last_day": "2027-05-30"}
        data["tasks"][0]["deadline"] = {"kind": "month", "year": 2027, "month": 5}
        assert [issue.code for issue in problems(data)] == ["deadline-outside-period"]
        assert plan.read(json.dumps(data | {"last_day": "2027-05-31"}))

    def test_stop_after_a_name(self):
        """Cells of a table end with a stop or semicolon; the name is the same."""
        data = plain()
        row(data, "tasks", "I.1")["lead"] = ["Sở NN&MT;"]
        row(data, "tasks", "I.1")["coordinating"] = ["UBND cấp xã."]
        assert plan.read(json.dumps(data)).task("I.1").lead == ("Sở NN&MT;",)

    def test_all_at_once(self):
        """One error lists what is wrong with fields and with the whole, each at its place."""
        data = plain()
        row(data, "tasks", "I.1")["lead"] = ["Sở Xây dựng"]
        row(data, "tasks", "I.2")["deadline"] = {"kind": "year", "year": 2032}
        row(data, "subtasks", "I.3.b")["parent"] = "I.8"
        data["tasks"].append(dict(row(data, "tasks", "V")))
        row(data, "tasks", "II.2")["cadence"] = "daily"
        row(data, "reports", "BC1")["every"] = "month"
        with pytest.raises(DataError) as caught:
            plan.read(json.dumps(data), "nháp")
        found = {(issue.code, issue.path) for issue in caught.value.issues}
        assert found == {
            ("enum", 'tasks["II.2"].cadence'),
            ("literal-error", 'reports["BC1"].every'),
            ("unknown-agency", 'tasks["I.1"].lead'),
            ("deadline-outside-period", 'tasks["I.2"].deadline'),
            ("no-such-row", 'subtasks["I.3.b"].parent'),
            ("id-twice", 'tasks["V"]'),
        }
        assert len(caught.value.issues) == 6
        assert str(caught.value).startswith("plan file nháp: 6 problems\n  1. ")
        assert caught.value.message("vi").startswith("tệp kế hoạch nháp: 6 lỗi\n  1. ")

    def test_unread_rows_are_not_missed(self):
        """A row whose fields are wrong is not also reported as missing where others name it."""
        data = plain()
        row(data, "tasks", "I.3")["name"] = 3
        row(data, "documents", "VB2")["number"] = 3
        row(data, "targets", "M1")["figure"] = -1
        row(data, "sections", "VI")["name"] = 3
        assert {(issue.code, issue.path) for issue in problems(data)} == {
            ("string-type", 'tasks["I.3"].name'),
            ("string-type", 'documents["VB2"].number'),
            ("greater-than-equal", 'targets["M1"].figure'),
            ("string-type", 'sections["VI"].name'),
        }

    def test_only_the_fields_where_the_head_is_wrong(self):
        """Without a sound head the whole cannot be looked at; the fields are all listed."""
        data = plain()
        data["last_day"] = "tomorrow"
        row(data, "tasks", "I.1")["lead"] = ["Xyz", 3]
        assert [issue.path for issue in problems(data)] == ["last_day", 'tasks["I.1"].lead[1]']

    def test_made_in_python(self):
        """A plan made in Python is audited like a file."""
        changed = DONG_SON.model_dump() | {"last_day": date(2025, 1, 1)}
        for make in (lambda: Plan(**changed), lambda: Plan.model_validate(changed)):
            with pytest.raises(InputError) as caught:
                make()
            assert caught.value.issues[0].path == "last_day"
            assert caught.value.subject == "Plan"
            assert len(caught.value.issues) > 1

    def test_refusal_of_all(self):
        """Several problems of a validator come out one by one, below the place of the entity."""
        issues = (Issue("a", "x", "one", "một"), Issue("b", "", "two", "hai", clause("Điều 1")))
        error = refusal_of_all(iter(issues))
        assert error.type == "unsound"
        assert error.context == {"issues": issues}


# The plan of Đông Sơn, worked out by hand: period, last day, and whether it binds from 1 July 2026.
BEFORE, BINDS, AFTER = "before-adoption", "binds", "after-plan"
DUE = {
    "I.1": [  # by November of the year before
        ("2026", "2025-11-30", BEFORE),
        ("2027", "2026-11-30", BINDS),
        ("2028", "2027-11-30", BINDS),
        ("2029", "2028-11-30", BINDS),
        ("2030", "2029-11-30", BINDS),
        ("2031", "2030-11-30", AFTER),
    ],
    "I.2": [("2026-09", "2026-09-30", BINDS)],
    "I.3": [("2026-10-15", "2026-10-15", BINDS)],
    "I.3.a": [("2026-10-15", "2026-10-15", BINDS)],
    "I.3.b": [("2026-12", "2026-12-31", BINDS)],
    "II.2": [
        ("2027-Q1", "2027-03-31", BINDS),
        ("2027-Q2", "2027-06-30", BINDS),
        ("2027-Q3", "2027-09-30", BINDS),
        ("2027-Q4", "2027-12-31", BINDS),
        ("2028-Q1", "2028-03-31", BINDS),
        ("2028-Q2", "2028-06-30", BINDS),
        ("2028-Q3", "2028-09-30", BINDS),
        ("2028-Q4", "2028-12-31", BINDS),
    ],
    "III.1": [  # the day before the plan takes effect does not bind
        ("2026", "2026-06-30", BEFORE),
        ("2027", "2027-06-30", BINDS),
        ("2028", "2028-06-30", BINDS),
        ("2029", "2029-06-30", BINDS),
        ("2030", "2030-06-30", BINDS),
    ],
    "III.2": [(str(year), f"{year}-10-13", BINDS) for year in (2026, 2027, 2028, 2029, 2030)],
    "IV": [(str(year), f"{year}-12-31", BINDS) for year in (2026, 2027, 2028, 2029, 2030)],
    "IV.1": [("2027", "2027-12-31", BINDS)],
    "V": [(str(year), f"{year}-12-31", BINDS) for year in (2026, 2027, 2028, 2029, 2030)],
    "VI": [("2026-2030", "2030-12-31", BINDS)],
}


class TestInventedProvince:
    """The format holds for a province with agencies, deadlines and targets of its own."""

    def test_invented(self):
        """There is no such province, so the example can mislead nobody."""
        from vietnam_provinces import Province

        names = {fold(p.name) for p in Province.iter_all()}
        assert not any("dong son" in name for name in names)

    @pytest.mark.parametrize("id", DUE)
    def test_due_dates(self, id):
        """Every due date, worked out by hand."""
        found = [
            (d.period, str(d.last_day), d.force) for d in occurrences(DONG_SON) if d.task.id == id
        ]
        assert found == DUE[id]

    def test_monthly(self):
        """Once a month: 60 due dates on the last day, the first six before the plan's effect."""
        found = [d for d in occurrences(DONG_SON) if d.task.id == "II.1"]
        assert len(found) == 60
        assert [d.period for d in found[:2]] == ["2026-01", "2026-02"]
        assert [str(d.last_day) for d in found if d.period[5:] == "02"] == [
            "2026-02-28", "2027-02-28", "2028-02-29", "2029-02-28", "2030-02-28",
        ]  # fmt: skip
        assert [d.force for d in found] == [BEFORE] * 6 + [BINDS] * 54
        assert {d.task.id for d in occurrences(DONG_SON)} == {"II.1", *DUE}

    def test_due_in_a_window(self):
        """What a provincial officer sees for the last quarter of 2026."""
        found = due(DONG_SON, date(2026, 10, 1), date(2026, 12, 31))
        assert [(d.task.id, str(d.on)) for d in found] == [
            ("III.2", "2026-10-13"),
            ("I.3", "2026-10-15"),
            ("I.3.a", "2026-10-15"),
            ("II.1", "2026-10-31"),
            ("I.1", "2026-11-30"),
            ("II.1", "2026-11-30"),
            ("I.3.b", "2026-12-31"),
            ("II.1", "2026-12-31"),
            ("IV", "2026-12-31"),
            ("V", "2026-12-31"),
        ]

    def test_uses_the_whole_format(self):
        """Every kind of deadline and measure but one, and every field, is shown once."""
        fields = set(PlanFields.model_fields) - {"agencies_of"}
        assert fields == set(tomllib.loads(TEXT))
        kinds = {found.deadline.kind for found in DONG_SON.assigned}
        assert kinds == set(deadline_kinds())
        measures = {t.measure.kind for t in (*DONG_SON.targets, *DONG_SON.derived_targets)}
        assert measures == {
            "product-count", "subject-type-share", "subject-fact-share", "headcount-share", "none",
            "sum",
        }  # fmt: skip
        assert {found.cadence for found in DONG_SON.assigned} >= {"monthly", "quarterly"}

    def test_explains_itself(self):
        """The comments name every kind of deadline, cadence, measure and subject type."""
        comments = " ".join(line for line in TEXT.splitlines() if line.startswith("#"))
        words = [
            "product-count", "subject-type-share", "subject-fact-share", "headcount-share",
            "at-least", "about", "cooperative-group", "small-or-medium-enterprise",
            "circular_chain", "modern_channels",
        ]  # fmt: skip
        for word in (*words, *deadline_kinds(), *Cadence):
            assert word in comments
        assert unicodedata.is_normalized("NFC", TEXT)
        assert all(len(line) <= 125 for line in TEXT.splitlines())

    def test_collective_names(self):
        """A collective name holds its members, and another collective name theirs."""
        assert [a.name for a in DONG_SON.wider("Sở NN&MT")] == [
            "các sở, ngành tỉnh",
            "các cơ quan, địa phương",
        ]
        assert [a.name for a in DONG_SON.wider("UBND cấp xã")] == ["các cơ quan, địa phương"]
        assert DONG_SON.wider("Hội Nông dân tỉnh") == ()
        assert DONG_SON.agency("các sở, ngành tỉnh").open_ended


def deadline_kinds():
    """The kinds of deadline that the schema knows."""
    tagged = plan.schema()["$defs"]["Task"]["properties"]["deadline"]
    return sorted(tagged["discriminator"]["mapping"])


class TestSchema:
    """The format is published as a JSON Schema."""

    def test_is_a_schema(self):
        """It is a valid schema, and both plans, as written and as dumped, conform."""
        jsonschema = pytest.importorskip("jsonschema")
        made = plan.schema()
        checker = jsonschema.Draft202012Validator
        checker.check_schema(made)
        validator = checker(made, format_checker=checker.FORMAT_CHECKER)
        for data in (
            plain(),
            plain(CA_MAU),
            json.loads(as_json(tomllib.loads(TEXT))),
            json.loads(as_json(tomllib.loads(SHIPPED))),
            json.loads(as_json(tomllib.loads(SMALL))),
        ):
            assert list(validator.iter_errors(data)) == []

    def test_refuses_what_reading_refuses(self):
        """Wrong fields do not conform either."""
        jsonschema = pytest.importorskip("jsonschema")
        checker = jsonschema.Draft202012Validator
        validator = checker(plan.schema(), format_checker=checker.FORMAT_CHECKER)
        for name, (path, value, _, _) in FIELDS.items():
            if name in {"moment", "too-early", "too-late"}:
                continue  # a schema has no bounds for days, and some checkers take a moment
            data = small()
            place = data
            for step in path[:-1]:
                place = place[step]
            place[path[-1]] = value
            assert not validator.is_valid(data), path
        assert not validator.is_valid({})

    def test_structure(self):
        """Every reference leads somewhere; the decision's number is never asked for in a row."""
        made = plan.schema()
        assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        refs = set(re.findall(r'"#/\$defs/(\w+)"', json.dumps(made)))
        assert refs <= set(made["$defs"])
        assert {"Task", "Section", "Subtask", "Yearly", "Inherited", "ProductCount"} <= refs
        for part in made["$defs"].values():
            assert "document" not in part.get("required", ())
        assert "clause" in made["$defs"]["Task"]["required"]
        assert made["additionalProperties"] is False
        assert json.loads(json.dumps(made)) == made
        made["required"].clear()
        assert plan.schema()["required"]


class TestLookups:
    """A plan finds its rows and agencies however their names are typed."""

    @pytest.mark.parametrize(
        ("id", "typed"),
        [("I.5.a", "i.5.A"), ("VIII", "viii"), ("IV", " iv "), ("IV.1", "ＩＶ.1"), ("I.1", "I.1")],
    )
    def test_task(self, id, typed):
        """A task, a subtask and a section with a deadline of its own are rows."""
        assert CA_MAU.task(typed).id == id

    def test_section(self):
        """Every row stands in a section; a section is its own."""
        assert plan.read(TEXT).section_of(DONG_SON.task("I.3.a")).id == "I"
        assert CA_MAU.section("viii").name == "Kiểm tra, giám sát"
        assert CA_MAU.section_of(CA_MAU.task("I.5.b")).id == "I"
        assert CA_MAU.section_of(CA_MAU.task("II.3")).id == "II"
        assert CA_MAU.section_of(CA_MAU.task("IV")) is CA_MAU.section("IV")
        assert CA_MAU.section_of(CA_MAU.task("VIII")).id == "VIII"

    def test_target(self):
        """Printed and derived targets."""
        assert CA_MAU.target("t3").figure == 197
        assert CA_MAU.target("t2+t3").derived
        assert DONG_SON.target("m1+M2").figure == 120

    @pytest.mark.parametrize(
        "typed",
        [
            "Sở NN&MT",
            "sở nn&mt",
            "SO NONG NGHIEP VA MOI TRUONG",
            unicodedata.normalize("NFD", "Sở Nông nghiệp và Môi trường"),
            "Sở  Nông nghiệp và Môi trường;",
            "Sở Nông nghiệp và Môi trường.",
        ],
    )
    def test_agency(self, typed):
        """Case, accents, Unicode form, spaces and a stop at the end do not matter."""
        assert DONG_SON.agency(typed).name == "Sở Nông nghiệp và Môi trường"

    def test_agencies_of_a_decision(self):
        """A plan may name those whom `ocop.agencies` knows of its decision, and its own besides."""
        assert CA_MAU.agencies == ()
        names = {a.name for a in CA_MAU.named_agencies}
        assert "Sở Giao thông vận tải" in names
        assert "Bộ Nông nghiệp và Môi trường" not in names  # of 26/2026/QĐ-TTg only
        data = plain(CA_MAU) | {"agencies": [{"name": "Tổ đặc biệt", "members": ["Sở Y tế"]}]}
        data["tasks"][0]["lead"] = ["to dac biet"]
        own = plan.read(json.dumps(data))
        assert own.named_agencies[0].name == "Tổ đặc biệt"
        assert own.wider("Sở Y tế")[0].name == "Tổ đặc biệt"

    def test_members_nowhere(self):
        """Before the audit, a member that leads nowhere is passed over."""
        data = plain() | {"agencies": [{"name": "A", "members": ["B", "A"]}]}
        fields = PlanFields.model_validate_json(json.dumps(data))
        assert {name: [a.name for a in found] for name, found in fields.collectives.items()} == {
            "A": ["A"]
        }

    def test_names_in_a_circle(self):
        """Collective names that hold each other end."""
        data = small()
        data["agencies"] = [
            {"name": "Sở A", "members": ["Sở B"]},
            {"name": "Sở B", "members": ["Sở A"]},
        ]
        assert [a.name for a in plan.read(json.dumps(data)).wider("Sở A")] == ["Sở B"]

    @pytest.mark.parametrize(
        ("ask", "given", "en", "vi"),
        [
            (
                "task", "I.5.c",
                "the plan has no task (nhiệm vụ) 'I.5.c'; nearest: I.5.b; I.5.a; I.5",
                "kế hoạch không có nhiệm vụ 'I.5.c'; gần nhất: I.5.b; I.5.a; I.5",
            ),
            (
                "task", "I",  # a section without a deadline is no row
                "the plan has no task (nhiệm vụ) 'I'; nearest: IX; IV",
                None,
            ),
            (
                "section", "XI",
                "the plan has no section (mục) 'XI'; nearest: X; I",
                None,
            ),
            (
                "section", None,
                "the plan has no section (mục) None; nearest: I; II; III; IV; V",
                "kế hoạch không có mục None; gần nhất: I; II; III; IV; V",
            ),
            (
                "target", "T11",
                "the plan has no target (mục tiêu) 'T11'; nearest: T1",
                "kế hoạch không có mục tiêu 'T11'; gần nhất: T1",
            ),
            (
                "agency", "Sở Y té tỉnh",
                "the plan has no agency (cơ quan) 'Sở Y té tỉnh'; nearest: ",
                "kế hoạch không có cơ quan 'Sở Y té tỉnh'; gần nhất: ",
            ),
            (
                "wider", 5,
                "the plan has no agency (cơ quan) 5; nearest: ",
                None,
            ),
            ("agency", "zzzzzzzz", "the plan has no agency", None),
            ("task", ["I.1"], "nhiệm vụ) ['I.1']; nearest: I.1; ", None),
        ],
    )  # fmt: skip
    def test_unknown(self, ask, given, en, vi):
        """What is not there is answered with the nearest that is."""
        with pytest.raises(UnknownNameError) as caught:
            getattr(CA_MAU, ask)(given)
        (issue,) = caught.value.issues
        by_name = ask in {"agency", "wider"}
        assert issue.code == ("unknown-agency" if by_name else f"unknown-{ask}")
        assert issue.path == ("name" if by_name else "id")
        assert en in issue.en
        if vi:
            assert vi in issue.vi

    def test_nothing_to_name(self):
        """A plan without targets says that there are none."""
        with pytest.raises(UnknownNameError, match="'T1'; nearest: none"):
            plan.read(SMALL).target("T1")

    def test_row_of_another_plan(self):
        """A row that the plan does not have has no section in it."""
        with pytest.raises(UnknownNameError, match="no row"):
            plan.read(SMALL).section_of(CA_MAU.task("IV"))
        with pytest.raises(UnknownNameError, match="no row"):
            plan.read(SMALL).section_of(CA_MAU.task("I.5.a"))


class TestValue:
    """A plan is a value: equal, hashable, immutable, and copies are checked."""

    @pytest.mark.parametrize("whole", [DONG_SON, CA_MAU], ids=["dong-son", "ca-mau"])
    def test_copies(self, whole):
        """Pickled, copied and compared."""
        whole.agency_by_name  # noqa: B018 - what is worked out once must not stand in the way
        for twin in (
            pickle.loads(pickle.dumps(whole)),
            copy.copy(whole),
            copy.deepcopy(whole),
            whole.model_copy(),
        ):
            assert twin == whole
            assert hash(twin) == hash(whole)
            assert twin.agency_by_name == whole.agency_by_name
        assert DONG_SON != CA_MAU
        assert len({DONG_SON, CA_MAU, plan.read(TEXT)}) == 2

    def test_immutable(self):
        """Nothing in it can be changed."""
        for change in (
            lambda: setattr(DONG_SON, "number", "x"),
            lambda: setattr(DONG_SON.tasks[0], "id", "x"),
            lambda: delattr(DONG_SON, "number"),
        ):
            with pytest.raises(ValidationError, match="frozen"):
                change()
        with pytest.raises(TypeError):
            DONG_SON.tasks[0] = DONG_SON.tasks[1]
        with pytest.raises(TypeError):
            DONG_SON.agency_by_name["x"] = DONG_SON.agencies[0]

    def test_checked_copy(self):
        """A changed copy is audited like any other plan."""
        later = DONG_SON.model_copy(update={"in_force_from": date(2027, 1, 1)})
        assert later.in_force_from == date(2027, 1, 1)
        assert DONG_SON.in_force_from == date(2026, 7, 1)
        with pytest.raises(InputError, match="last_day: the period"):
            DONG_SON.model_copy(update={"last_day": date(2025, 1, 1)})
        with pytest.raises(InputError, match="last_day: expected a date"):
            DONG_SON.model_copy(update={"last_day": datetime(2030, 12, 31)})  # noqa: DTZ001
        with pytest.raises(InputError, match="there is no such field; nearest: last_day"):
            DONG_SON.model_copy(update={"lastday": date(2030, 12, 31)})

    def test_error_travels(self):
        """The error itself can be pickled."""
        with pytest.raises(DataError) as caught:
            plan.read("{}")
        twin = pickle.loads(pickle.dumps(caught.value))
        assert twin.issues == caught.value.issues
        assert twin.message("vi") == caught.value.message("vi")


JUNK = st.sampled_from(
    [
        None, True, False, 0, 1, -1, 13, 10**30, 1.5, float("nan"), float("inf"), "", " ", "x", "I",
        "x" * 6000, "\ud800", "\0", "2026-02-30", "0001-01-01", "9999-12-31", "2026-01-01T00:00:00",
        "Sở Y tế", [], {}, [[]], [None], ["I.1"], {"kind": "yearly"}, {"kind": "inherited"},
        {"kind": "sum", "of": ["M1", "M1"]},
        {"kind": "period", "first_year": 2026, "last_year": 2030},
    ]
)  # fmt: skip


def places(data, path=()):
    """Every path into plain data."""
    steps = data.items() if isinstance(data, dict) else enumerate(data)
    for step, value in steps:
        yield (*path, step)
        if isinstance(value, dict | list):
            yield from places(value, (*path, step))


PLACES = list(places(plain()))


def drop(_draw, place, step):
    """A change: a field or row is missing."""
    del place[step]


def junk(draw, place, step):
    """A change: a value is something else altogether."""
    place[step] = copy.deepcopy(draw(JUNK))


def retype(draw, place, step):
    """A change: a value is a list, or text."""
    place[step] = [place[step]] if draw(st.booleans()) else str(place[step])


def double(_draw, place, step):
    """A change: a row stands twice."""
    if isinstance(place, list):
        place.append(copy.deepcopy(place[step]))


def extra(draw, place, step):
    """A change: a field that there is not."""
    if isinstance(place[step], dict):
        names = st.text(max_size=5) | st.sampled_from(["x[0]", "tasks[99]", "kind", "{0}"])
        place[step][draw(names)] = copy.deepcopy(draw(JUNK))


def in_nfd(text):
    """Text as macOS writes it."""
    return unicodedata.normalize("NFD", text)


def respell(draw, place, step):
    """A change: text in another spelling."""
    spelling = st.sampled_from([str.upper, str.lower, fold, in_nfd, lambda text: text[::-1]])
    if isinstance(place[step], str):
        place[step] = draw(spelling)(place[step])


@st.composite
def mutants(draw):
    """A valid plan's plain data after one to three changes."""
    data = plain()
    for _ in range(draw(st.integers(1, 3))):
        *above, last = draw(st.sampled_from(PLACES))
        place = data
        try:
            for step in above:
                place = place[step]
            place[last]
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change took the place away
        draw(st.sampled_from([drop, junk, retype, double, extra, respell]))(draw, place, last)
    return data


class TestHostile:
    """Whatever a file holds, the answer is a plan or one error of ocop."""

    @settings(max_examples=150)
    @given(mutants())
    def test_changed_plans(self, data):
        """A plan changed at random reads to a plan that round-trips, or to one error."""
        try:
            made = read(json.dumps(data))
        except OcopError as error:
            refused = error
        else:
            assert read(made.model_dump_json()) == made
            return
        assert isinstance(refused, DataError)
        assert refused.issues
        for issue in refused.issues:
            assert all((issue.code, issue.path, issue.en, issue.vi))
        assert refused.message("vi").encode()

    @settings(max_examples=50)
    @given(mutants())
    def test_changed_plans_in_python(self, data):
        """The same without a file: strict Python values, so dates as text are refused too."""
        with pytest.raises(InputError) as caught:
            Plan(**data)
        assert caught.value.issues

    @settings(max_examples=100)
    @given(st.text(max_size=200), st.sampled_from(["{", "", "[", '{"format":', "format = "]))
    def test_any_text(self, text, before):
        """Any text at all is refused, never a crash."""
        with pytest.raises(DataError):
            plan.read(f"{before}{text}\n")

    @pytest.mark.parametrize("depth", [100, 199, 200, 300, 900, 100_000])
    def test_depth(self, depth):
        """Nesting, shallow or endless, is an error in words."""
        for text in (f'{{"a": {"[" * depth}{"]" * depth}}}', f"a = {'[' * depth}{']' * depth}\n"):
            with pytest.raises(DataError):
                plan.read(text)

    @pytest.mark.parametrize("number", ["1e999", "NaN", "-Infinity", "9" * 4000, "9" * 5000])
    def test_numbers(self, number):
        """Numbers that are none, or without end."""
        text = json.dumps(small())
        for name, place in (("format", '"format": 1'), ("last_day", '"last_day": "2027-12-31"')):
            with pytest.raises(DataError):
                plan.read(text.replace(place, f'"{name}": {number}'))
            toml = number.replace("NaN", "nan").replace("Infinity", "inf")
            with pytest.raises(DataError):
                plan.read(re.sub(rf"(?m)^{name} = .*", f"{name} = {toml}", SMALL))

    @pytest.mark.parametrize(
        "moment", ["2027-12-31T00:00:00", "2027-12-31 00:00:00Z", "00:00:00", "2027-12-31T24:00:00"]
    )
    def test_a_moment_is_no_day(self, moment):
        """TOML has moments too; only a plain day is a day."""
        with pytest.raises(DataError):
            plan.read(SMALL.replace("last_day = 2027-12-31", f"last_day = {moment}"))

    @pytest.mark.parametrize("text", ["\ud800", "a\udfffb"])
    def test_surrogates(self, text):
        """Half a character is no text, in either notation."""
        for source in (json.dumps(small() | {"title": text}), SMALL.replace("Kế hoạch nhỏ", text)):
            with pytest.raises(DataError) as caught:
                plan.read(source)
            assert caught.value.message("vi").encode()


def nested(depth):
    """JSON of a plan with one endless field."""
    return f'{{"a": {"[" * depth}{"]" * depth}}}'


class TestEdges:
    """What went wrong once, or easily might: one test each."""

    def test_endless_number_of_toml(self):
        """TOML has whole numbers in base 16, which may be endless too."""
        with pytest.raises(DataError):
            plan.read(SMALL.replace("format = 1", f"format = 0x{'f' * 5000}"))

    def test_every_depth(self):
        """No depth of nesting is a crash."""
        for depth in range(800, 1000):
            with pytest.raises(DataError):
                plan.read(nested(depth))

    @pytest.mark.parametrize("name", ["x[0]", "tasks[1]", "tasks[99]"])
    def test_field_named_like_a_row(self, name):
        """An unknown field is unknown whatever its name."""
        assert [issue.code for issue in problems(small() | {name: 1})] == ["extra-forbidden"]

    @pytest.mark.parametrize("name", ["tasks[0]", f"tasks[{'9' * 5000}]"], ids=["first", "endless"])
    def test_field_named_like_a_row_that_is_there(self, name):
        """The place of an unknown field is its own name, even where a row has that place."""
        (issue,) = problems(small() | {name: 1})
        assert (issue.code, issue.path) == ("extra-forbidden", shown(name))

    @pytest.mark.parametrize("kind", [{}, "{0.__class__}", "{value}", "}"])
    def test_braces(self, kind):
        """Braces in a value are shown like any other character."""
        data = small()
        data["tasks"][0]["deadline"] = {"kind": kind}
        (issue,) = problems(data)
        assert str(kind) in issue.en
        assert "<class" not in issue.en

    def test_escaped_nfd(self):
        """JSON written with escapes gives the same plan."""
        assert plan.read(unicodedata.normalize("NFD", TEXT)) == DONG_SON
        data = json.loads(unicodedata.normalize("NFD", json.dumps(plain(), ensure_ascii=False)))
        assert plan.read(json.dumps(data)) == DONG_SON

    @pytest.mark.parametrize("text", [SMALL, DONG_SON.model_dump_json()], ids=["toml", "json"])
    def test_byte_order_mark_of_text(self, text):
        """The mark in front does not matter in text either."""
        assert plan.read(f"\ufeff{text}")

    def test_two_letters_d(self):
        """Vietnamese lettering has both d and đ."""
        data = plain()
        for letter in ("d", "đ"):
            again("subtasks", "I.3.b")(data)
            data["subtasks"][-1]["id"] = f"I.3.{letter}"
        made = plan.read(json.dumps(data))
        assert [made.task(f"I.3.{letter}").id for letter in ("d", "đ")] == ["I.3.d", "I.3.đ"]

    def test_nearest_field_of_a_row(self):
        """The nearest names are those of the row."""
        data = small()
        data["tasks"][0]["redings"] = []
        assert "nearest: readings." in problems(data)[0].en

    def test_task_of_an_unread_section(self):
        """Tasks of a section with a wrong field are there."""
        data = plain()
        row(data, "sections", "II")["name"] = 3
        assert [issue.path for issue in problems(data)] == ['sections["II"].name']

    def test_agency_unread(self):
        """An agency with a wrong field is there."""
        data = plain()
        data["agencies"][2]["open_ended"] = "yes"
        assert [issue.path for issue in problems(data)] == ["agencies[2].open_ended"]

    def test_wrong_cycle(self):
        """A wrong field outside the rows does not hide what is wrong with the whole."""
        data = plain()
        data["cycle"]["steps"][0]["number"] = "x"
        row(data, "tasks", "I.1")["lead"] = ["Xyz"]
        assert [issue.path for issue in problems(data)] == [
            "cycle.steps[0].number",
            'tasks["I.1"].lead',
        ]

    def test_stop_after_a_member(self):
        """A member written with a stop is a member."""
        data = small()
        data["agencies"].append({"name": "Các sở", "members": ["Sở A;"]})
        assert [a.name for a in plan.read(json.dumps(data)).wider("Sở A")] == ["Các sở"]

    def test_path_that_is_no_text(self):
        """The message of an error can be written out."""
        with pytest.raises(DataError) as caught:
            plan.read("\ud800.toml")
        assert caught.value.message().encode()
