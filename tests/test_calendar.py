"""The calendar file of a plan: parsed back, and held against RFC 5545 by a checker of its own."""

import re
import sys
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from importlib import import_module
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocop import InputError, UnknownNameError, plan
from plan_strategies import completions, plan_of, small_plans, windows

icalendar = pytest.importorskip("icalendar")
calendar = import_module("ocop.calendar")

DAY = timedelta(days=1)
NAME = re.compile(r"[A-Z0-9-]+")
PARAMETER = re.compile(r";([A-Z0-9-]+)=([^\";:,]+)")
TEXT = re.compile(r"([^\\,;]|\\[\\,;n])*")
TIME = re.compile(r"\d{8}T\d{6}Z")
TRIGGER = re.compile(r"-?P(\d+D(T\d+H)?|T\d+H)")
DECISION = "Quyết định 2822/QĐ-UBND"

# What may stand in a component: exactly once, and at most once (RFC 5545, 3.6 and 3.8; RFC 7986).
GRAMMAR = {
    "VCALENDAR": (
        {"VERSION", "PRODID", "METHOD"},
        {"CALSCALE", "NAME", "DESCRIPTION", "X-WR-CALNAME", "X-WR-CALDESC"},
        {"VEVENT"},
    ),
    "VEVENT": (
        {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"},
        {"DESCRIPTION", "TRANSP", "SEQUENCE", "CATEGORIES"},
        {"VALARM"},
    ),
    "VALARM": ({"ACTION", "TRIGGER", "DESCRIPTION"}, set(), set()),
}
VALUES = {
    "VERSION": re.compile(r"2\.0"),
    "CALSCALE": re.compile("GREGORIAN"),
    "METHOD": re.compile("PUBLISH"),
    "UID": re.compile(r"[A-Za-z0-9._@-]+"),
    "DTSTAMP": TIME,
    "DTSTART": re.compile(r"\d{8}"),
    "DTEND": re.compile(r"\d{8}"),
    "SEQUENCE": re.compile(r"\d{1,9}"),
    "TRANSP": re.compile("TRANSPARENT"),
    "ACTION": re.compile("DISPLAY"),
    "TRIGGER": TRIGGER,
}


def read(data):
    """Check a file by RFC 5545 alone and return its calendar as nested dictionaries."""
    assert data.endswith(b"\r\n")
    lines = data[:-2].split(b"\r\n")
    for line in lines:
        assert 0 < len(line) <= 75
        # Each is whole UTF-8 by itself, and has no control character: no naked CR or LF either.
        assert not any(unicodedata.category(letter) == "Cc" for letter in line.decode())
    stack, found = [], None
    for line in data.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n"):
        name = NAME.match(line).group()
        rest, parameters = line[len(name) :], {}
        while match := PARAMETER.match(rest):
            parameters[match[1]] = match[2]
            rest = rest[match.end() :]
        assert rest.startswith(":")
        value = rest[1:]
        if name == "BEGIN":
            assert value in (GRAMMAR[stack[-1][0]][2] if stack else {"VCALENDAR"})
            assert found is None
            stack.append((value, {"parts": []}))
        elif name == "END":
            kind, made = stack.pop()
            assert value == kind
            once, optional, _ = GRAMMAR[kind]
            assert once <= made.keys() <= once | optional | {"parts"}
            if stack:
                stack[-1][1]["parts"].append(made)
            else:
                found = made
        else:
            kind, made = stack[-1]
            assert not made["parts"]  # properties stand before the components within
            assert name not in made
            assert parameters == ({"VALUE": "DATE"} if name in {"DTSTART", "DTEND"} else {})
            assert VALUES.get(name, TEXT).fullmatch(value)
            made[name] = re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], value)
    assert not stack
    for event in found["parts"]:
        begin, end = (date.fromisoformat(event[key]) for key in ("DTSTART", "DTEND"))
        assert end == begin + DAY
    uids = [event["UID"] for event in found["parts"]]
    assert len(set(map(str.lower, uids))) == len(uids)
    return found


def events(data):
    """The events of a file by UID."""
    return {event["UID"]: event for event in read(data)["parts"]}


def uid(task, period, of="ca-mau-2021-2025"):
    """A UID as documented."""
    return f"{of}_{task}_{period}@ocop"


@cache
def everything(p):
    """The events of the whole plan, kept: reading them takes time."""
    return events(calendar.to_icalendar(p))


def february(p, **options):
    """The events of February 2023."""
    window = {"first": date(2023, 2, 1), "last": date(2023, 2, 28)}
    return events(calendar.to_icalendar(p, **window, **options))


def rings(event):
    """Days and hours before 00:00 of the day of each alarm, as whole hours."""
    found = []
    for alarm in event["parts"]:
        sign, days, hours = re.fullmatch(r"(-?)P(?:(\d+)D)?(?:T(\d+)H)?", alarm["TRIGGER"]).groups()
        whole = int(days or 0) * 24 + int(hours or 0)
        found.append(-whole if sign else whole)
    return found


@pytest.fixture(scope="module")
def p():
    """The plan of Cà Mau."""
    return plan.load("ca-mau-2021-2025")


@pytest.fixture(scope="module")
def whole(p):
    """Its calendar, all in all."""
    return calendar.to_icalendar(p)


def refused(*args, **options):
    """Code and path of each issue, with both messages."""
    with pytest.raises(InputError) as caught:
        calendar.to_icalendar(*args, **options)
    return caught.value, [(i.code, i.path) for i in caught.value.issues]


class TestFile:
    """RFC 5545, 3.4 and 3.6: one calendar, with its version, its maker and its name."""

    def test_head(self, whole):
        """The properties of the calendar itself, in the order in which they are written."""
        made = read(whole)
        del made["parts"]
        about = (
            "Kế hoạch thực hiện Chương trình mỗi xã một sản phẩm giai đoạn 2021 - 2025 trên địa "
            f"bàn tỉnh Cà Mau ({DECISION}, Điều 1)"
        )
        assert list(made.items()) == [
            ("VERSION", "2.0"),
            ("PRODID", "-//ocop//ocop.calendar//VI"),
            ("CALSCALE", "GREGORIAN"),
            ("METHOD", "PUBLISH"),
            ("NAME", "OCOP Cà Mau 2021 - 2025"),
            ("X-WR-CALNAME", "OCOP Cà Mau 2021 - 2025"),
            ("DESCRIPTION", about),
            ("X-WR-CALDESC", about),
        ]

    def test_english_head(self, p):
        """The name of the agency asked about stands in the name of the calendar."""
        made = read(calendar.to_icalendar(p, lang="en", agency="so y te"))
        assert made["PRODID"] == "-//ocop//ocop.calendar//EN"
        assert made["X-WR-CALNAME"] == "OCOP Cà Mau 2021 - 2025: Sở Y tế"
        assert made["X-WR-CALDESC"].startswith("Plan for carrying out the One Commune One Product")

    def test_parsed_back(self, p, whole):
        """The library reads what it wrote: a binding due date each, by day, in printed order."""
        parsed = icalendar.Calendar.from_ical(whole)
        assert str(parsed["x-wr-calname"]) == "OCOP Cà Mau 2021 - 2025"
        dues = plan.due(p, date.min, date.max)
        found = parsed.walk("VEVENT")
        assert len(found) == len(dues) == 353
        for event, due in zip(found, dues, strict=True):
            assert str(event["uid"]) == uid(due.task.id, due.period.replace("/", "."))
            assert event["dtstart"].dt == due.on
            assert event["dtstart"].params == {"VALUE": "DATE"}
            assert event["dtend"].dt == due.on + DAY
            assert event["dtstamp"].dt == datetime(2022, 11, 24, tzinfo=UTC)
            assert event["transp"] == "TRANSPARENT"
            assert int(event["sequence"]) == 0
            assert str(event["summary"]).startswith(f"Hạn {due.task.id}: {due.task.title[:60]}")
            section = p.section_of(due.task)
            assert [str(c) for c in event["categories"].cats] == [f"OCOP mục {section.id}"]
            text = str(event["description"])
            assert text.startswith(f"{due.task.title}\n\n")
            assert f"\nCăn cứ: {due.citation}\n" in text
            for name in (*due.task.lead, *due.task.coordinating, *due.task.joint):
                assert name in text
            for alarm in event.walk("VALARM"):
                assert alarm["action"] == "DISPLAY"
                assert alarm["trigger"].dt < timedelta(0)
                assert due.task.id in str(alarm["description"])

    def test_same_bytes(self, p, whole):
        """The same input gives the same bytes."""
        assert calendar.to_icalendar(p) == whole
        assert calendar.to_icalendar(plan.read(p.model_dump_json())) == whole

    def test_empty(self, p):
        """A window without due dates is a calendar without events."""
        made = read(calendar.to_icalendar(p, first=date(2030, 1, 1)))
        assert made["parts"] == []
        made = read(calendar.to_icalendar(p, agency="Sở y tế", first=date(2030, 1, 1)))
        assert made["NAME"] == "OCOP Cà Mau 2021 - 2025: Sở y tế"


class TestEvent:
    """What an event says, written out by hand from the rows of Phụ lục 1."""

    def test_vietnamese(self, p):
        """I.5.a has no deadline cell of its own: that of I.5 holds (reading I40)."""
        event = everything(p)[uid("I.5.a", "2023-02")]
        title = (
            "Hướng dẫn thực hiện các tiêu chí về an toàn thực phẩm trong Bộ tiêu chí đánh giá, "
            "phân hạng sản phẩm OCOP"
        )
        assert {key: event[key] for key in ("DTSTART", "DTEND", "SUMMARY", "CATEGORIES")} == {
            "DTSTART": "20230228",
            "DTEND": "20230301",
            "SUMMARY": f"Hạn I.5.a: {title}",
            "CATEGORIES": "OCOP mục I",
        }
        assert event["DESCRIPTION"].split("\n") == [
            title,
            "",
            "Chủ trì: Sở Y tế",
            "Phối hợp: Sở Nông nghiệp và PTNT",
            "Thời hạn ghi trong kế hoạch: Tháng 02/2023 (theo ô của I.5)",
            "Đến hạn: 28/02/2023",
            "Kỳ: 2023-02 (01/02/2023 - 28/02/2023)",
            "Mục: I. Triển khai các nhiệm vụ thực hiện Chương trình OCOP",
            f"Căn cứ: {DECISION}, Phụ lục 1, mục I.5.a",
            "Cách đọc: I37 Thời hạn không ghi ngày; I40 Gạch đầu dòng dưới I.5",
        ]
        assert [alarm["DESCRIPTION"] for alarm in event["parts"]] == [
            f"Còn 14 ngày đến hạn I.5.a: {title}",
            f"Còn 3 ngày đến hạn I.5.a: {title}",
        ]

    def test_english(self, p):
        """Official names stay Vietnamese, with an English gloss; a repeated task says how often."""
        event = february(p, lang="en", alarms=(3, 0))[uid("II.4", "2023-02.1")]
        title = (
            "Integrate the making of a column publicising the OCOP Programme (02 issues a month)"
        )
        assert event["SUMMARY"] == f"Due II.4: {title}"
        assert event["CATEGORIES"] == "OCOP section II"
        assert event["DESCRIPTION"].split("\n") == [
            title,
            "",
            "Lead: Báo Cà Mau (Cà Mau Newspaper)",
            (
                "Coordinating: Các sở, ban, ngành, đoàn thể cấp tỉnh (the departments, boards, "
                "branches and mass organisations of the province); UBND cấp huyện (District "
                "People's Committee); UBND cấp xã (Commune People's Committee)"
            ),
            "Printed deadline: Hàng năm",
            "Cadence: twice-monthly",
            "Due: 2023-02-15",
            "Period: 2023-02/1 (2023-02-01 - 2023-02-15)",
            "Section: II. Communication and publicity for the OCOP Programme",
            f"Clause: {DECISION}, Phụ lục 1, mục II.4",
            "Readings: I37 Deadlines without a day; I44 Twice a month (II.4)",
        ]
        assert [alarm["DESCRIPTION"] for alarm in event["parts"]] == [
            f"Due in 3 days II.4: {title}",
            f"Due today II.4: {title}",
        ]

    def test_joint(self, p):
        """A cell that spans lead and coordinating (reading I42); a cadence in Vietnamese."""
        found = everything(p)
        text = found[uid("II.8", "2023")]["DESCRIPTION"]
        assert (
            "\nChủ trì và phối hợp: Các sở, ban, ngành, đoàn thể cấp tỉnh; UBND cấp huyện; "
            "UBND cấp xã\n"
        ) in text
        assert "\nChủ trì: " not in text
        assert "\nTần suất: 1 kỳ/tuần\n" in found[uid("II.3", "2023-W07")]["DESCRIPTION"]

    def test_long_title(self, p):
        """A summary has the title up to a word within 120 characters; the description all of it."""
        event = everything(p)[uid("V.1", "2023")]
        short = event["SUMMARY"].removeprefix("Hạn V.1: ").removesuffix(" …")
        title = p.task("V.1").title
        assert title.startswith(f"{short} ")
        assert 110 < len(short) <= 120
        assert event["DESCRIPTION"].startswith(f"{title}\n")
        made = plan_of([{"id": "I.1", "name": "x" * 121, "deadline": {"kind": "yearly"}}])
        event = events(calendar.to_icalendar(made))[uid("I.1", "2021", "dong-son")]
        assert event["SUMMARY"] == f"Hạn I.1: {'x' * 120} …"

    def test_moved(self, p):
        """31/12/2022 is a Saturday, and 02/01/2023 is off for New Year's Day on a Sunday."""
        data = calendar.to_icalendar(p, roll=True, last=date(2023, 1, 3), alarms=(1,))
        event = events(data)[uid("I.1", "2023")]
        assert event["DTSTART"] == "20230103"
        assert "\nĐến hạn: 03/01/2023 (dời từ ngày nghỉ 31/12/2022)\n" in event["DESCRIPTION"]
        assert rings(event) == [-16]
        data = calendar.to_icalendar(p, roll=True, last=date(2023, 1, 3), lang="en")
        text = events(data)[uid("I.1", "2023")]["DESCRIPTION"]
        assert "\nDue: 2023-01-03 (moved from 2022-12-31, a day off)\n" in text

    def test_not_binding(self, p):
        """Shown when asked for only, marked, without alarms (readings I38, I39)."""
        found = events(calendar.to_icalendar(p, binding_only=False))
        assert len(found) == len(plan.occurrences(p))
        early = found[uid("I.1", "2022")]
        assert early["SUMMARY"].startswith("Không ràng buộc I.1: Xây dựng")
        assert early["parts"] == []
        text = "Không ràng buộc: hạn này qua trước khi kế hoạch có hiệu lực (24/11/2022)"
        assert text in early["DESCRIPTION"].split("\n")
        text = "Không ràng buộc: kỳ này ở sau giai đoạn của kế hoạch (đến 2025)"
        assert text in found[uid("I.1", "2026")]["DESCRIPTION"].split("\n")
        found = events(calendar.to_icalendar(p, binding_only=False, lang="en"))
        early, after = found[uid("I.1", "2022")], found[uid("I.1", "2026")]
        assert early["SUMMARY"].startswith("Not binding I.1: Draw up")
        text = "Not binding: this day passed before the plan was in force (2022-11-24)"
        assert text in early["DESCRIPTION"].split("\n")
        text = "Not binding: this period is after that of the plan (to 2025)"
        assert text in after["DESCRIPTION"].split("\n")

    def test_note(self):
        """A remark, a slip of print, no English gloss, no printed deadline, an unknown reading."""
        task = {
            "id": "I.1",
            "name": "Viêc I.1",
            "read_as": "Việc I.1",
            "deadline": {"kind": "yearly"},
            "note_vi": "Xem\nbảng",
            "note_en": "See the table",
            "readings": ["R1"],
        }
        subtasks = [{"id": "I.1.a", "deadline": {"kind": "inherited"}}]
        made = plan_of([task], subtasks=subtasks)
        vi = events(calendar.to_icalendar(made))[uid("I.1", "2021", "dong-son")]
        assert vi["DESCRIPTION"].split("\n") == [
            "Việc I.1",
            "",
            "Chủ trì: Sở A",
            "Đến hạn: 31/12/2021",
            "Kỳ: 2021 (01/01/2021 - 31/12/2021)",
            "Mục: I. Mục I",
            "Căn cứ: Quyết định 9/QĐ-UBND, Phụ lục, mục I.1",
            "Cách đọc: I37 Thời hạn không ghi ngày; R1",
            "Ghi chú: Xem bảng",
        ]
        found = events(calendar.to_icalendar(made, lang="en"))
        en = found[uid("I.1", "2021", "dong-son")]
        assert en["SUMMARY"] == "Due I.1: Việc I.1"
        assert "Lead: Sở A" in en["DESCRIPTION"].split("\n")
        assert en["DESCRIPTION"].endswith("\nNote: See the table")
        assert "Printed" not in found[uid("I.1.a", "2021", "dong-son")]["DESCRIPTION"]


class TestAgency:
    """Only what an agency has to do, with its part in it."""

    def test_its_agenda(self, p):
        """The same due dates as in its agenda, and no others."""
        options = {"first": date(2023, 1, 1), "last": date(2023, 12, 31)}
        items = plan.agenda(p, "Sở Y tế", **options)
        found = read(calendar.to_icalendar(p, agency="Sở Y tế", **options))["parts"]
        assert [e["UID"] for e in found] == [
            uid(i.due.task.id, i.due.period.replace("/", ".")) for i in items
        ]
        own = calendar.to_icalendar(p, agency="Sở Y tế", collective=False, **options)
        assert list(events(own)) == [uid("I.5.a", "2023-02")]
        lead = calendar.to_icalendar(p, agency="Sở Công Thương", role="lead", **options)
        assert list(events(lead)) == [uid("V.2", "2023")]

    @pytest.mark.parametrize(
        ("lang", "own", "meant"),
        [
            (
                "vi",
                "Vai trò của Sở Y tế: chủ trì",
                "Vai trò của Sở Y tế: phối hợp (ghi là “Các sở, ban, ngành, đoàn thể cấp tỉnh”)",
            ),
            (
                "en",
                "Part of Sở Y tế: lead",
                (
                    "Part of Sở Y tế: coordinating (printed as “Các sở, ban, ngành, đoàn thể cấp "
                    "tỉnh”)"
                ),
            ),
        ],
    )
    def test_part(self, p, lang, own, meant):
        """Its role, and the printed name under which it is meant."""
        found = february(p, agency="Sở Y tế", lang=lang)
        assert found[uid("I.5.a", "2023-02")]["DESCRIPTION"].split("\n")[2] == own
        assert found[uid("II.4", "2023-02.1")]["DESCRIPTION"].split("\n")[2] == meant

    def test_successor(self, p):
        """A later agency has what falls due from the change on, under its own name."""
        name = "Sở Nông nghiệp và Môi trường"
        made = read(calendar.to_icalendar(p, agency=name, collective=False))
        assert made["NAME"].endswith(f": {name}")
        assert made["parts"]
        for event in made["parts"]:
            assert event["DTSTART"] >= "2025"
            assert f"\nVai trò của {name}: " in event["DESCRIPTION"]


class TestUid:
    """RFC 5545, 3.8.4.7: one UID for an event wherever it stands."""

    @pytest.mark.parametrize(
        "options",
        [
            {"first": date(2023, 2, 1), "last": date(2023, 2, 28)},
            {"agency": "Sở Y tế"},
            {"lang": "en"},
            {"roll": True},
            {"binding_only": False},
            {"alarms": ()},
            {"stamp": datetime(2026, 1, 1, tzinfo=UTC)},
            {"completions": [{"task": "I.5.a", "period": "2023-02", "done_on": date(2023, 2, 1)}]},
        ],
    )
    def test_stable(self, p, options):
        """The same due date has the same UID whatever else is asked for."""
        found = events(calendar.to_icalendar(p, **options))
        assert uid("I.5.a", "2023-02") in found
        if options.get("binding_only", True):
            assert found.keys() <= everything(p).keys()

    def test_letters(self):
        """A task I.1.đ and a task I.1.d stay apart, in ASCII."""
        yearly = {"deadline": {"kind": "yearly", "month": 6}}
        subtasks = [{"id": f"I.1.{letter}", **yearly} for letter in "dđ"]
        made = plan_of([{"id": "I.1", **yearly}], last=date(2021, 12, 31), subtasks=subtasks)
        found = events(calendar.to_icalendar(made))
        ids = ("I.1", "I.1.d", "I.1.d-")
        assert list(found) == [uid(id, "2021", "dong-son") for id in ids]
        assert all(one.isascii() for one in found)


class TestAlarms:
    """RFC 5545, 3.6.6: an alarm of an all-day event counts from 00:00 where the reader is."""

    def test_at_eight(self, p):
        """08:00 of the day that many days before; on the day itself 8 hours after its start."""
        event = february(p, alarms=(14, 3, 1, 0, 366))[uid("I.5.a", "2023-02")]
        assert rings(event) == [8 - days * 24 for days in (14, 3, 1, 0, 366)]
        assert [alarm["TRIGGER"] for alarm in event["parts"]] == [
            "-P13DT16H", "-P2DT16H", "-PT16H", "PT8H", "-P365DT16H",
        ]  # fmt: skip
        words = ("Còn 14 ngày", "Còn 3 ngày", "Ngày mai", "Hôm nay", "Còn 366 ngày")
        for alarm, start in zip(event["parts"], words, strict=True):
            assert alarm["DESCRIPTION"].startswith(f"{start} đến hạn I.5.a: Hướng dẫn")
        event = february(p, alarms=(1,), lang="en")[uid("I.5.a", "2023-02")]
        assert event["parts"][0]["DESCRIPTION"].startswith("Due tomorrow I.5.a: Guide")

    def test_none(self, p):
        """No alarms at all, and any iterable will do."""
        found = february(p, alarms=())
        assert not any(event["parts"] for event in found.values())
        found = february(p, alarms=iter([7]))
        assert rings(found[uid("I.5.a", "2023-02")]) == [8 - 7 * 24]

    def test_repeated_tasks(self, p):
        """A weekly task rings in its own week only, one for a half month not before it begins."""
        found = everything(p)
        assert rings(found[uid("II.3", "2023-W07")]) == [8 - 3 * 24]
        assert rings(found[uid("II.4", "2023-02.1")]) == [8 - 14 * 24, 8 - 3 * 24]
        assert rings(found[uid("II.4", "2023-02.2")]) == [8 - 3 * 24]
        assert rings(found[uid("I.5", "2023-02")]) == [8 - 14 * 24, 8 - 3 * 24]

    @pytest.mark.parametrize(
        ("on", "left"),
        [
            (date(2023, 2, 14), [14, 3]),
            (date(2023, 2, 15), [3]),
            (date(2023, 2, 25), [3]),
            (date(2023, 2, 26), []),
            (date(2024, 1, 1), []),
        ],
    )
    def test_past(self, p, on, left):
        """An alarm whose day was before the day asked about would ring at once: it is left out."""
        event = february(p, on=on)[uid("I.5.a", "2023-02")]
        assert rings(event) == [8 - days * 24 for days in left]


class TestDone:
    """What was done is marked in words, as an event has no status for it, and rings no more."""

    RECORDS = (
        {"task": "I.5.a", "period": "2023-02", "done_on": date(2023, 2, 20)},
        plan.Completion(
            task="I.6",
            period="2023-02",
            done_on=date(2023, 3, 1),
            evidence=("12/KH-SNN", "https://ví.dụ/a;b,c"),
        ),
    )

    def test_marked(self, p):
        """In time and late, with what proves it."""
        found = february(p, completions=self.RECORDS)
        early, late = found[uid("I.5.a", "2023-02")], found[uid("I.6", "2023-02")]
        assert early["SUMMARY"].startswith("Đã xong I.5.a: Hướng dẫn")
        assert early["parts"] == late["parts"] == []
        text = early["DESCRIPTION"]
        assert "\nKết quả: đã xong đúng hạn (20/02/2023)\nMục: " in text
        assert (
            "\nKết quả: đã xong, trễ hạn (01/03/2023)\nMinh chứng: 12/KH-SNN; https://ví.dụ/a;b,c\n"
        ) in late["DESCRIPTION"]
        others = [e for key, e in found.items() if key not in {early["UID"], late["UID"]}]
        assert all(e["SUMMARY"].startswith("Hạn ") for e in others)

    def test_english(self, p):
        """The same in English."""
        found = february(p, completions=self.RECORDS, lang="en")
        late = found[uid("I.6", "2023-02")]
        assert late["SUMMARY"].startswith("Done I.6: ")
        assert "\nResult: done late (2023-03-01)\nEvidence: 12/KH-SNN; " in late["DESCRIPTION"]
        assert "\nResult: done (2023-02-20)\n" in found[uid("I.5.a", "2023-02")]["DESCRIPTION"]

    def test_moved_deadline(self, p):
        """Whether it was late is told by the moved day."""
        record = {"task": "I.7", "period": "2022-12", "done_on": date(2023, 1, 3)}
        for roll, words in ((True, "đã xong đúng hạn"), (False, "đã xong, trễ hạn")):
            found = events(
                calendar.to_icalendar(p, last=date(2023, 1, 3), completions=[record], roll=roll)
            )
            text = found[uid("I.7", "2022-12")]["DESCRIPTION"]
            assert f"\nKết quả: {words} (03/01/2023)\n" in text

    def test_as_of(self, p):
        """What was done after the day asked about is not marked."""
        found = february(p, completions=self.RECORDS, on=date(2023, 2, 28))
        assert found[uid("I.5.a", "2023-02")]["SUMMARY"].startswith("Đã xong ")
        assert found[uid("I.6", "2023-02")]["SUMMARY"].startswith("Hạn ")

    def test_later_version(self, p):
        """The stamp and the number tell calendars that the marked version is the later one."""
        found = february(p, completions=self.RECORDS)
        done, other = found[uid("I.6", "2023-02")], found[uid("I.5", "2023-02")]
        assert (done["DTSTAMP"], done["SEQUENCE"]) == ("20230301T000000Z", "97")
        assert (other["DTSTAMP"], other["SEQUENCE"]) == ("20221124T000000Z", "0")

    def test_done_before_issue(self, p):
        """What was done before the plan was issued does not make the event older than the plan."""
        record = {"task": "I.2", "period": "2022", "done_on": date(2022, 3, 1)}
        event = events(calendar.to_icalendar(p, last=date(2023, 1, 3), completions=[record]))[
            uid("I.2", "2022")
        ]
        assert event["SUMMARY"].startswith("Đã xong ")
        assert (event["DTSTAMP"], event["SEQUENCE"]) == ("20221124T000000Z", "0")


class TestStamp:
    """RFC 5545, 3.8.7.2: DTSTAMP is required, in UTC; the library reads no clock."""

    def test_given(self, p):
        """It stands in every event, whatever was done."""
        moment = datetime(2023, 3, 5, 8, 30, 15, 999999, tzinfo=UTC)
        found = february(p, stamp=moment, completions=TestDone.RECORDS).values()
        assert {e["DTSTAMP"] for e in found} == {"20230305T083015Z"}
        assert {e["SEQUENCE"] for e in found} == {"101"}

    @pytest.mark.parametrize("zone", [timezone(timedelta(0), "Z"), ZoneInfo("Europe/London")])
    def test_other_names_of_utc(self, p, whole, zone):
        """Any zone that is UTC on that day will do; a stamp before the plan has the number 0."""
        moment = datetime(2022, 1, 1, tzinfo=zone)
        found = february(p, stamp=moment).values()
        assert {(e["DTSTAMP"], e["SEQUENCE"]) for e in found} == {("20220101T000000Z", "0")}
        issued = datetime(2022, 11, 24, tzinfo=UTC)
        assert calendar.to_icalendar(p, stamp=issued) == whole

    @pytest.mark.parametrize(
        "stamp",
        [
            datetime(2023, 3, 5),  # noqa: DTZ001 - the zone is missing on purpose
            datetime(2023, 3, 5, tzinfo=timezone(timedelta(hours=7))),
        ],
    )
    def test_not_utc(self, p, stamp):
        """Without zone, or in another one, it is refused, not guessed."""
        error, codes = refused(p, stamp=stamp)
        assert codes == [("stamp", "stamp")]
        assert error.message("en") == (
            f"calendar: stamp: '{stamp}' is no moment in UTC (giờ UTC); give it with its zone, as "
            "moment.astimezone(UTC) does"
        )
        assert error.message("vi") == (
            f"lịch: stamp: '{stamp}' không phải giờ UTC; hãy cho kèm múi giờ, như "
            "moment.astimezone(UTC)"
        )

    def test_wrong_type(self, p):
        """A day is no moment."""
        with pytest.raises(TypeError, match=r"^stamp: expected a datetime.datetime, got date$"):
            calendar.to_icalendar(p, stamp=date(2023, 3, 5))


class TestText:
    """RFC 5545, 3.1 and 3.3.11: lines of 75 octets, escaped text, no control characters."""

    def test_folding(self, whole):
        """Long Vietnamese lines are folded, as far as letters allow, and none is cut in two."""
        lines = whole.split(b"\r\n")
        assert max(map(len, lines)) <= 75
        first = next(n for n, line in enumerate(lines) if line.startswith(b"DESCRIPTION:K"))
        assert len(lines[first]) > 70
        assert lines[first + 1].startswith(b" ")
        for line in lines:
            line.decode()

    @pytest.mark.parametrize(
        ("name", "shown"),
        [
            ("a, b; c: d \\ e \\n \"f\" 'g'", "a, b; c: d \\ e \\n \"f\" 'g'"),
            ("một\r\nhai\nba\rbốn\tnăm", "một hai ba bốn năm"),
            ("một\x0bhai\x0cba\x1cbốn\x85năm\u2028sáu\u2029bảy", "một hai ba bốn năm sáu bảy"),
            ("một\x00hai\x07ba\x7fbốn", "một hai ba bốn"),
            ("END:VEVENT\r\nBEGIN:VEVENT\r\nUID:x", "END:VEVENT BEGIN:VEVENT UID:x"),
            ("{title} {0} %s", "{title} {0} %s"),
            ("𝒂" * 30, "𝒂" * 30),
        ],
    )
    def test_hostile_names(self, name, shown):
        """Whatever a plan file has in a name, it stays text of one line."""
        row = {"id": "I.1", "name": name, "deadline": {"kind": "yearly"}, "lead": [name]}
        made = plan_of([row], province=name, title=name, agencies=[{"name": name}])
        data = calendar.to_icalendar(made, agency=name)
        event = events(data)[uid("I.1", "2021", "dong-son")]
        assert event["SUMMARY"] == f"Hạn I.1: {shown}"
        assert event["DESCRIPTION"].split("\n")[:4] == [
            shown, "", f"Vai trò của {shown}: chủ trì", f"Chủ trì: {shown}",
        ]  # fmt: skip
        assert event["parts"][0]["DESCRIPTION"] == f"Còn 14 ngày đến hạn I.1: {shown}"
        assert read(data)["NAME"] == f"OCOP {shown} 2021 - 2025: {shown}"
        if "\\n" not in name:  # icalendar before 7 writes it well and reads it as a line break
            parsed = icalendar.Calendar.from_ical(data).walk("VEVENT")
            assert str(parsed[0]["summary"]) == f"Hạn I.1: {shown}"


class TestRefused:
    """Wrong input: one error that lists what is wrong, in both languages."""

    def test_alarms(self, p):
        """Not a number, a truth value, below 0, too many days, twice: every one is named."""
        given = (14, -1, True, "3", 3.0, None, 367, 14, 10**5000, 1, 3)
        error, codes = refused(p, alarms=given)
        assert codes == [
            ("alarm", "alarms[1]"),
            ("alarm", "alarms[2]"),
            ("alarm", "alarms[3]"),
            ("alarm", "alarms[4]"),
            ("alarm", "alarms[5]"),
            ("alarm", "alarms[6]"),
            ("alarm-twice", "alarms[7]"),
            ("alarm", "alarms[8]"),
        ]
        assert error.issues[0].message("en") == (
            "alarms[1]: -1 is no number of days before the due date (số ngày trước hạn); give a "
            "whole number from 0 to 366"
        )
        assert error.issues[0].message("vi") == (
            "alarms[1]: -1 không phải số ngày trước hạn; hãy cho số nguyên từ 0 đến 366"
        )
        assert error.issues[6].message("en") == (
            "alarms[7]: an alarm (báo nhắc) 14 days before stands twice; leave one out"
        )
        assert error.issues[6].message("vi") == (
            "alarms[7]: báo nhắc trước 14 ngày được ghi hai lần; hãy bỏ một"
        )

    @pytest.mark.parametrize("alarms", [14, None, "14", b"\x0e"])
    def test_no_list_of_alarms(self, p, alarms):
        """One number is no list of them."""
        error, codes = refused(p, alarms=alarms)
        assert codes == [("alarms", "alarms")]
        assert error.message("en") == (
            "calendar: alarms: expected a list of days before the due date (số ngày), got "
            f"{alarms!r}; give for instance (14, 3)"
        )
        assert error.message("vi") == (
            f"lịch: alarms: cần một danh sách số ngày trước hạn, nhận được {alarms!r}; ví dụ "
            "(14, 3)"
        )

    def test_language(self, p):
        """Another language."""
        error, codes = refused(p, lang="fr")
        assert codes == [("unknown-language", "lang")]
        assert error.message("en") == (
            "calendar: lang: there is no language (ngôn ngữ) 'fr'; allowed: vi, en"
        )
        assert error.message("vi") == "lịch: lang: không có ngôn ngữ 'fr'; cho phép: vi, en"

    @pytest.mark.parametrize("options", [{"role": "lead"}, {"collective": False}])
    def test_no_agency(self, p, options):
        """A part in the work is that of an agency."""
        error, codes = refused(p, **options)
        assert codes == [("no-agency", "agency")]
        assert error.message("en") == (
            "calendar: agency: role and collective are said of an agency (cơ quan); name it or "
            "leave them out"
        )
        assert error.message("vi") == (
            "lịch: agency: role và collective nói về một cơ quan; hãy nêu cơ quan hoặc bỏ chúng"
        )

    def test_agency_binds_only(self, p):
        """An agenda has no due dates that do not bind."""
        error, codes = refused(p, agency="Sở Y tế", binding_only=False)
        assert codes == [("agency-binding-only", "binding_only")]
        assert error.message("en") == (
            "calendar: binding_only: an agenda of an agency (lịch công việc của cơ quan) has only "
            "what binds; leave binding_only or agency out"
        )
        assert error.message("vi") == (
            "lịch: binding_only: lịch công việc của một cơ quan chỉ có hạn ràng buộc; hãy bỏ "
            "binding_only hoặc agency"
        )

    def test_all_at_once(self, p):
        """Every problem of the options in one error."""
        _, codes = refused(p, alarms=[-1], lang="", role="lead", stamp=datetime(2023, 1, 1))  # noqa: DTZ001
        assert [code for code, _ in codes] == ["alarm", "unknown-language", "stamp", "no-agency"]

    @pytest.mark.parametrize(
        ("options", "code"),
        [
            ({"first": date(2023, 2, 1), "last": date(2023, 1, 1)}, "window-backwards"),
            ({"agency": "Sở Y tế", "role": "boss"}, "unknown-role"),
            ({"completions": [{"task": "I.5", "period": "2030"}]}, "missing"),
            (
                {"completions": [{"task": "I.5", "period": "1", "done_on": date(2023, 2, 1)}]},
                "no-such-period",
            ),
            ({"roll": True, "binding_only": False}, "before-the-calendar"),
        ],
    )
    def test_of_the_core(self, p, options, code):
        """The core refuses windows, roles, completions and days outside its calendar."""
        _, codes = refused(p, **options)
        assert [found for found, _ in codes] == [code]

    def test_unknown_agency(self, p):
        """The core refuses it, with the nearest."""
        with pytest.raises(UnknownNameError, match="Sở Y tế"):
            calendar.to_icalendar(p, agency="Sở Y tê tế")

    @pytest.mark.parametrize("name", ["first", "last", "on"])
    @pytest.mark.parametrize("day", ["2023-01-01", datetime(2023, 1, 1, tzinfo=UTC), 0, ""])
    def test_no_day(self, p, name, day):
        """What is not a plain date."""
        kind = type(day).__name__
        with pytest.raises(TypeError, match=f"^{name}: expected a datetime.date, got {kind}$"):
            calendar.to_icalendar(p, **{name: day})


class TestMissingExtra:
    """Without icalendar the module says what to install."""

    def test_message(self, monkeypatch):
        """An ImportError with the command, in both languages."""
        monkeypatch.setitem(sys.modules, "icalendar", None)
        monkeypatch.delitem(sys.modules, "ocop.calendar")
        with pytest.raises(ImportError) as caught:
            import_module("ocop.calendar")
        assert str(caught.value) == (
            "ocop.calendar writes with icalendar (ghi lịch bằng icalendar), which is not "
            "installed; run: pip install 'ocop[calendar]'"
        )


class TestProperties:
    """What holds for any plan."""

    @settings(max_examples=25)
    @given(st.data())
    def test_one_event_per_due_date(self, data):
        """A sound file with one event for each due date of the window, in any language."""
        _, made = data.draw(small_plans())
        first, last = data.draw(windows())
        binding_only, lang = data.draw(st.booleans()), data.draw(st.sampled_from(["vi", "en"]))
        records = data.draw(completions(made)) if plan.occurrences(made) else ()
        text = calendar.to_icalendar(
            made,
            first=first,
            last=last,
            binding_only=binding_only,
            completions=records,
            lang=lang,
            alarms=data.draw(st.lists(st.integers(0, 366), max_size=3, unique=True)),
        )
        dues = plan.due(made, first, last, binding_only=binding_only)
        done = {(r.task, r.period) for r in records}
        for event, due in zip(read(text)["parts"], dues, strict=True):
            assert event["UID"] == uid(due.task.id, due.period.replace("/", "."), "dong-son")
            assert event["DTSTART"] == f"{due.on:%Y%m%d}"
            state = ("Đã xong", "Done") if due.key in done else ("Hạn", "Due")
            state = state if due.binds else ("Không ràng buộc", "Not binding")
            assert event["SUMMARY"].startswith(f"{state[lang == 'en']} {due.task.id}: ")
            if due.key in done or not due.binds:
                assert event["parts"] == []

    @settings(max_examples=10)
    @given(windows())
    def test_windows_agree(self, window):
        """A due date is the same event in every window, to the letter."""
        p = plan.load("ca-mau-2021-2025")
        first, last = window
        found = events(calendar.to_icalendar(p, first=first, last=last))
        assert found.items() <= everything(p).items()
