"""``ocop plan``: what each command says, its exit code, errors in both languages on stderr."""

import json
import os
import subprocess
import sys
from contextlib import suppress
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from ocop import plan

typer = pytest.importorskip("typer")
from command_line import in_process  # noqa: E402 - only with the extra
from ocop import cli  # noqa: E402 - only with the extra
from ocop.cli import options, views  # noqa: E402
from ocop.cli import words as cli_words  # noqa: E402

DONE = str(ROOT / "examples" / "plan" / "completions-ca-mau.json")
HELD = str(ROOT / "examples" / "plan" / "portfolio-ca-mau-2024.json")
HEADING = "Kế hoạch ca-mau-2021-2025 (Quyết định 2822/QĐ-UBND)"
QUARTER = ("--from", "2023-01-01", "--to", "2023-03-31")
PLAN = plan.load("ca-mau-2021-2025")
BORDERS = str.maketrans("", "", "│┃━┏┓┗┛┳┻╇┡┩├┤┼─└┘┴╋┣┫")


def run(*args, **options):
    """Run ``ocop plan`` in this process."""
    return in_process("plan", *args, **options)


def answer(*args, code=0, **options):
    """What is on standard output, with the exit code checked."""
    done = run(*args, **options)
    assert (done.exit_code, done.stderr) == (code, "")
    return done.stdout


def data(*args, code=0, **options):
    """The JSON answer; a float anywhere in it is an error."""
    text = answer(*args, "--format", "json", code=code, **options)
    return json.loads(text, parse_float=lambda text: pytest.fail(f"float {text}"))


def refused(*args, **options):
    """What is on standard error of bad input: exit code 2 and nothing on standard output."""
    done = run(*args, **options)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    return done.stderr


def file_of(tmp_path, content, name="file.json"):
    """A file with some content."""
    path = tmp_path / name
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return str(path)


@pytest.fixture(scope="module")
def other(tmp_path_factory):
    """A small plan of an invented province, with every kind of deadline."""

    def row(id, deadline, **more):
        return {"id": id, "section": "A", "name": f"Việc {id}", "clause": id,
                "deadline": deadline, "lead": ["Sở Thử"], **more}  # fmt: skip

    made = {
        "format": 1,
        "id": "dong-thu",
        "number": "7/QĐ-THU",
        "title": "Kế hoạch thử",
        "province": "Đồng Thử",
        "issued_by": "UBND tỉnh Đồng Thử",
        "issued_on": "2026-01-01",
        "in_force_from": "2026-01-01",
        "first_day": "2026-01-01",
        "last_day": "2027-12-31",
        "agencies": [{"name": "Sở Thử"}, {"name": "Hội Thử", "name_en": "Trial Union"}],
        "sections": [
            {"id": "A", "name": "Mục A", "clause": "A"},
            {"id": "B", "name": "Mục B", "clause": "B", "lead": ["Sở Thử"],
             "deadline": {"kind": "yearly"}},
        ],
        "tasks": [
            row("A.1", {"kind": "yearly", "month": 6}, readings=["X9"]),
            row("A.2", {"kind": "yearly", "month": 9, "day": 2}, note_vi="Thêm", note_en="More"),
            row("A.3", {"kind": "date", "day": "2026-05-05"}, coordinating=["Hội Thử"]),
            row("A.4", {"kind": "period", "first_year": 2026, "last_year": 2027},
                cadence="quarterly"),
            row("A.5", {"kind": "year", "year": 2027}),
            row("A.6", {"kind": "month-of-previous-year", "month": 12}),
        ],
    }  # fmt: skip
    return file_of(tmp_path_factory.mktemp("plan"), made)


class TestDue:
    """`ocop plan due`: every due date between two days."""

    def test_table(self):
        """The heading names plan and decision; a name that returns is not written again."""
        text = answer("due", *QUARTER)
        assert text.startswith(f"{HEADING}\nĐến hạn từ 2023-01-01 đến 2023-03-31: 23")
        for words in ("2023-02-28 │ I.5.a │ 2023-02", "Sở Y tế", "2023-01/1", "2022-W52"):
            assert words in text
        assert text.count("Lồng ghép thực hiện các phóng sự") == 1
        assert text.count("II.3") == 13
        assert text.count("(như trên)") == 17
        assert text.count("├") == 2
        assert "Hiệu lực" not in text

    def test_english(self):
        """Names and agencies in English where there is a gloss."""
        text = answer("due", *QUARTER, "--task", "i.5.A", "--task", "I.6", "--lang", "en")
        assert "Plan ca-mau-2021-2025 (Decision 2822/QĐ-UBND)" in text
        assert "Due from 2023-01-01 to 2023-03-31: 2" in text
        assert "Guide the application of the food-safety criteria" in text
        assert "Department of Health" in text

    @pytest.mark.parametrize("name", ["Sở Y tế", "so y te", "Department of Health"])
    def test_agency(self, name):
        """By any printed name however typed, or by its English gloss."""
        text = answer("due", *QUARTER, "--agency", name, "--role", "lead")
        assert f"{HEADING}\nCơ quan: Sở Y tế\n" in text
        assert ": 1\n" in text.replace(" \n", "\n").replace("  ", "")
        assert "I.5.a" in text
        assert "II.3" in answer("due", *QUARTER, "--agency", name)
        only = data("due", *QUARTER, "--agency", name, "--task", "II.4", "--task", "I.6")
        assert {d["task"] for d in only["due"]} == {"II.4"}
        assert only["agency"] == "Sở Y tế"

    def test_nothing(self):
        """An empty window is an answer."""
        text = answer("due", "--from", "2030-01-01", "--to", "2030-01-02", "--agency", "Sở Y tế")
        assert "2030-01-02: 0" in text

    def test_all(self):
        """What does not bind is shown with the reason."""
        asked = ("due", "--from", "2020-12-01", "--to", "2026-01-01", "--task", "I.1")
        assert answer(*asked).count("│ I.1") == 3
        text = answer(*asked, "--all")
        assert text.count("│ I.1") == 6
        assert text.count("trước khi có hiệu lực") == 2
        assert text.count("sau giai đoạn") == 1
        assert text.count("ràng buộc") == 3
        english = answer(*asked, "--all", "--lang", "en")
        assert all(w in english for w in ("before it took effect", "after the period", "binds"))

    def test_roll(self):
        """A day off moves to the next working day and says so: 31/12/2022 is a Saturday."""
        asked = ("due", "--from", "2022-12-01", "--to", "2023-01-10", "--task", "I.7")
        assert "2022-12-31" in answer(*asked)
        text = answer(*asked, "--roll")
        assert "2023-01-03" in text
        assert "(dời từ 2022-12-31)" in text
        assert "(from 2022-12-31)" in answer(*asked, "--roll", "--lang", "en")

    def test_json(self):
        """Plain data with ISO days: the due dates of the library, none left out."""
        told = data("due", *QUARTER)
        assert told["plan"] == {"id": "ca-mau-2021-2025", "number": "2822/QĐ-UBND"}
        assert (told["first"], told["last"], told["agency"]) == ("2023-01-01", "2023-03-31", None)
        found = plan.due(PLAN, date(2023, 1, 1), date(2023, 3, 31))
        assert [(d["task"], d["period"], d["on"]) for d in told["due"]] == [
            (d.task.id, d.period, str(d.on)) for d in found
        ]
        (one,) = (d for d in told["due"] if d["task"] == "I.5.a")
        assert one == {
            "task": "I.5.a",
            "name": PLAN.task("I.5.a").title,
            "name_en": PLAN.task("I.5.a").name_en,
            "lead": ["Sở Y tế"],
            "coordinating": ["Sở Nông nghiệp và PTNT"],
            "joint": [],
            "period": "2023-02",
            "first_day": "2023-02-01",
            "last_day": "2023-02-28",
            "on": "2023-02-28",
            "force": "binds",
            "document": "2822/QĐ-UBND",
            "clause": "Phụ lục 1, mục I.5.a",
            "readings": ["I37", "I40"],
        }

    def test_not_together(self):
        """Every pair of options that does not go together is named."""
        error = refused("due", *QUARTER, "--role", "lead", "--task", "I.1", "--ics", "x")
        for words in (
            "options: 2 problems",
            "--role: a role (vai trò) is the part of an agency; add --agency",
            "--task: a calendar (lịch) holds every task of the window; leave out --task or --ics",
            "--role: vai trò là phần việc của một cơ quan; hãy thêm --agency",
            "--task: lịch có mọi nhiệm vụ trong khoảng ngày; hãy bỏ --task hoặc --ics",
        ):
            assert words in error
        error = refused("due", *QUARTER, "--all", "--agency", "Sở Y tế")
        assert "is no agency's (cơ quan) duty; leave out --all or --agency" in error
        assert "không cơ quan nào phải làm; hãy bỏ --all hoặc --agency" in error

    @pytest.mark.parametrize(
        ("args", "words"),
        [
            (("--task", "I.99"), "the plan has no task (nhiệm vụ) 'I.99'"),
            (("--agency", "Sở Y tế", "--task", "I.99"), "kế hoạch không có nhiệm vụ 'I.99'"),
            (("--agency", "Sở Ngoại vụ Mới"), "the plan has no agency (cơ quan)"),
            (("--plan", "ha-noi"), "ocop ships no plan (kế hoạch) 'ha-noi'"),
            (("--plan", "no.toml"), "không đọc được tệp"),
            (("--to", "2022-01-01"), "is before the first 2023-01-01; swap them"),
            (("--role", "boss"), "--role"),
            (("--format", "html"), "--format"),
        ],
    )
    def test_bad(self, args, words):
        """Bad input is exit code 2 with the reason."""
        assert words in refused("due", *QUARTER, *args)

    def test_days_are_required(self):
        """The library never reads the clock, and the command does not either."""
        assert "--from" in refused("due", "--to", "2023-01-01")
        assert "--on" in refused("standing", DONE)


class TestDays:
    """Days are written YYYY-MM-DD and in no other way."""

    @pytest.mark.parametrize(
        "text",
        ["2023-02-30", "2023-1-1", "20230101", "2023-W01-1", "01/02/2023", "٢٠٢٣-٠١-٠١", "",
         " 2023-01-01", "2023-01-01T00:00", "0000-01-01", "today", "x" * 9999],
    )  # fmt: skip
    def test_refused(self, text):
        """A clear error in both languages."""
        error = refused("due", "--from", text, "--to", "2023-01-01")
        assert "'--from'" in error
        assert "is no day; write YYYY-MM-DD, such as 2023-02-28" in error
        assert "không phải ngày; hãy viết năm-tháng-ngày, như 2023-02-28" in error
        assert len(error) < 500

    @given(st.dates())
    def test_every_day_is_read(self, day):
        """From the first day of the calendar to the last."""
        assert options._day(day.isoformat()) == day

    @given(st.text(max_size=12))
    def test_nothing_else_is(self, text):
        """Whatever is read is written the same way."""
        with suppress(typer.BadParameter):
            assert options._day(text).isoformat() == text


class TestAgenda:
    """`ocop plan agenda`: what an agency has to do, and its part in it."""

    def test_parts(self):
        """Its role, and the collective name under which it is meant."""
        text = answer("agenda", "Sở Y tế", *QUARTER)
        assert "Cơ quan: Sở Y tế" in text
        assert "phối hợp, trong “Các sở, ban, ngành, đoàn thể cấp tỉnh”" in text
        assert text.count("(như trên)") == 17
        (line,) = (line for line in text.splitlines() if "I.5.a" in line)
        assert line.rstrip(" │").endswith("chủ trì")

    def test_direct(self):
        """Only what it does under its own name."""
        text = answer("agenda", "Sở Y tế", *QUARTER, "--direct", "--lang", "en")
        assert "Agency: Department of Health" in text
        assert "Due from 2023-01-01 to 2023-03-31: 1" in text
        assert "leads" in text

    def test_joint(self):
        """A cell that spans lead and coordinating."""
        text = answer("agenda", "UBND cấp huyện", "--from", "2023-12-31", "--to", "2023-12-31",
                      "--role", "joint")  # fmt: skip
        assert "2023-12-31: 2" in text
        assert "cùng chủ trì, phối hợp" in text

    def test_successor(self):
        """A later agency has what falls due from the change on, and the change is told."""
        asked = ("agenda", "sở nông nghiệp và môi trường", "--from", "2025-12-01", "--to",
                 "2025-12-31", "--direct")  # fmt: skip
        text = answer(*asked)
        assert "Cơ quan: Sở Nông nghiệp và Môi trường\nThay đổi tổ chức: Hai sở hợp nhất" in text
        english = answer(*asked, "--lang", "en")
        assert "Agency: Sở Nông nghiệp và Môi trường\nReorganisation: The two depart" in english
        told = data(*asked)
        assert told["agency"] == "Sở Nông nghiệp và Môi trường"
        assert {one["succession"]["name"] for one in told["agenda"]} == {told["agency"]}
        assert {one["role"] for one in told["agenda"]} == {"lead", "coordinating", "joint"}

    def test_json(self):
        """The agenda of the library."""
        told = data("agenda", "Sở Công Thương", "--from", "2023-01-01", "--to", "2023-12-31")
        items = plan.agenda(PLAN, "Sở Công Thương", date(2023, 1, 1), date(2023, 12, 31))
        assert [
            (i["task"], i["on"], i["role"], i["named"], i["direct"]) for i in told["agenda"]
        ] == [(i.due.task.id, str(i.due.on), i.role, i.named, i.direct) for i in items]
        assert {i["succession"] for i in told["agenda"]} == {None}

    def test_nobody(self):
        """An agency that the plan does not name."""
        error = refused("agenda", "Sở Yté", *QUARTER)
        assert "nearest: Sở Y tế" in error
        assert "kế hoạch không có cơ quan 'Sở Yté'" in error


class TestCalendar:
    """`--ics`: the same due dates as a calendar file."""

    @pytest.mark.parametrize(
        "args",
        [
            ("due",),
            ("due", "--agency", "Sở Y tế", "--role", "lead"),
            ("due", "--all"),
            ("due", "--roll"),
            ("agenda", "Sở Y tế", "--direct"),
            ("agenda", "Sở Y tế", "--roll"),
        ],
    )
    def test_same_due_dates(self, tmp_path, args):
        """One event for each due date, on its day; the table is printed all the same."""
        icalendar = pytest.importorskip("icalendar")
        path = tmp_path / "x.ics"
        found = data(*args, *QUARTER)[args[0]]
        done = run(*args, *QUARTER, "--ics", str(path))
        assert (done.exit_code, done.stderr) == (0, f"Đã ghi {len(found)} sự kiện vào {path}\n")
        assert HEADING in done.stdout
        events = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
        assert sorted(str(event["DTSTART"].dt) for event in events) == [d["on"] for d in found]

    def test_standard_output(self):
        """``-`` writes the calendar and nothing else, byte for byte."""
        icalendar = pytest.importorskip("icalendar")
        for asked in (("due", "--agency", "Sở Y tế"), ("agenda", "Sở Y tế")):
            done = run(*asked, *QUARTER, "--role", "lead", "--lang", "en", "--ics", "-")
            assert (done.exit_code, done.stderr) == (0, "")
            assert done.stdout_bytes.startswith(b"BEGIN:VCALENDAR\r\n")
            (event,) = icalendar.Calendar.from_ical(done.stdout_bytes).walk("VEVENT")
            assert event["DTSTART"].dt == date(2023, 2, 28)
            assert "I.5.a" in event["SUMMARY"]

    def test_beside_json(self, tmp_path):
        """What is told of the file does not stand in the JSON."""
        pytest.importorskip("icalendar")
        path = tmp_path / "x.ics"
        done = run("due", *QUARTER, "--format", "json", "--lang", "en", "--ics", str(path))
        assert len(json.loads(done.stdout)["due"]) == 23
        assert done.stderr == f"23 events written to {path}\n"

    def test_unwritable(self, tmp_path):
        """A file that cannot be written."""
        pytest.importorskip("icalendar")
        error = refused("due", *QUARTER, "--ics", str(tmp_path / "no" / "x.ics"))
        assert "cannot be written" in error
        assert "give another path" in error
        assert "không ghi được" in error
        assert "cannot be written" in refused("due", *QUARTER, "--ics", str(tmp_path))

    def test_without_the_extra(self, monkeypatch):
        """Without icalendar the message says what to install."""
        monkeypatch.setitem(sys.modules, "ocop.calendar", None)
        error = refused("due", *QUARTER, "--ics", "-")
        assert "a calendar (lịch) needs the extra: pip install 'ocop[calendar]'" in error
        assert "tạo lịch cần cài thêm: pip install 'ocop[calendar]'" in error


class TestStanding:
    """`ocop plan standing`: where every due date stands on a day; exit code 1 for overdue."""

    ASKED = ("standing", DONE, "--on", "2023-03-10")

    def test_tables(self):
        """A table for each standing, periods that follow one another in one row."""
        text = answer(*self.ASKED, code=1)
        assert f"{HEADING}\nTình hình ngày 2023-03-10: quá hạn 2" in text
        titles = ["Quá hạn (", "Sắp đến hạn (", "Đã xong, trễ hạn (2)", "Đã xong đúng hạn (",
                  "Chưa đến hạn (", "Chờ việc khác xong (1)"]  # fmt: skip
        places = [text.index(title) for title in titles]
        assert places == sorted(places)
        assert "2022-W47 …" in text
        assert "(6)" in text
        assert "trễ 69 ngày" in text
        assert "xong" in text
        assert "còn 2 …" in text

    def test_only_overdue_weeks(self):
        """Two weeks left out are one row of their own: W01 and W02 of 2023."""
        text = answer(*self.ASKED, "--only", "overdue", "--agency",
                      "Đài Phát thanh - Truyền hình tỉnh", "--role", "lead", code=1)  # fmt: skip
        for words in ("2023-W01 …", "2023-W02", "(2)", "trễ 61 …", "54 ngày", "Quá hạn (2)"):
            assert words in text
        assert "Đã xong" not in text

    def test_english(self):
        """The same in English."""
        text = answer(*self.ASKED, "--lang", "en", "--agency", "Department of Health", "--role",
                      "lead")  # fmt: skip
        assert (
            "Standing on 2023-03-10: overdue 0; due soon 0; done late 0; done 1; not yet 0" in text
        )
        assert "Done (1)" in text
        assert "2023-02-20" in text
        assert "Waiting for" not in text
        late = answer(*self.ASKED, "--lang", "en", "--only", " overdue , due-soon", code=1)
        assert "days late:" in late
        assert "days left:" in late
        assert "Done" not in late
        assert "Waiting for something else (1)" in late

    def test_blocked(self):
        """What waits for what: the guidance before the assessment of 2023 (reading I45)."""
        told = data(*self.ASKED, "--only", "done-late", code=1)
        (one,) = told["blocked"]
        assert (one["task"], one["period"], one["on"]) == ("IV.1", "2023", "2023-12-31")
        assert [(w["task"], w["on"]) for w in one["waits_for"]] == [
            ("I.5.b", "2023-02-28"), ("I.6", "2023-02-28"),
        ]  # fmt: skip
        assert all(w["vi"] and w["en"] for w in one["waits_for"])
        assert data(*self.ASKED, "--agency", "Báo Cà Mau", "--role", "lead")["blocked"] == []

    @pytest.mark.parametrize("day", ["2022-11-24", "2022-11-28", "2022-12-31", "2025-12-31"])
    def test_exit_code(self, day):
        """1 exactly when the library finds something overdue, whatever is shown."""
        done = [plan.Completion.model_validate_json(json.dumps(c))
                for c in json.loads((ROOT / DONE).read_text("utf-8"))["completions"]]  # fmt: skip
        found = plan.standing(PLAN, done, on=date.fromisoformat(day))
        overdue = sum(one.stand is plan.Stand.OVERDUE for one in found)
        told = data("standing", DONE, "--on", day, "--only", "not-yet", code=int(overdue > 0))
        assert {one["stand"] for one in told["standing"]} <= {"not-yet"}
        told = data("standing", DONE, "--on", day, code=int(overdue > 0))
        assert [(s["task"], s["period"], s["stand"], s["days"]) for s in told["standing"]] == [
            (s.due.task.id, s.due.period, s.stand, s.days) for s in found
        ]

    def test_json(self):
        """The record that it was done is told with it."""
        told = data(*self.ASKED, "--soon", "0", code=1)
        assert (told["on"], told["soon"], told["agency"]) == ("2023-03-10", 0, None)
        (one,) = (s for s in told["standing"] if (s["task"], s["period"]) == ("I.5", "2023-02"))
        assert (one["stand"], one["days"]) == ("done-late", -10)
        assert one["completion"] == {
            "task": "I.5",
            "period": "2023-02",
            "done_on": "2023-03-03",
            "evidence": ["Văn bản 31/VD (ví dụ)"],
        }
        assert not any(s["stand"] == "due-soon" for s in told["standing"])

    def test_successor(self):
        """A later agency is named as it is written today."""
        told = data(*self.ASKED, "--agency", "so nong nghiep va moi truong", code=0)
        assert told["agency"] == "Sở Nông nghiệp và Môi trường"

    def test_roll(self):
        """A day off moves: I.2 of 2022 is in time on 03/01/2023."""
        done = '[{"task": "I.2", "period": "2022", "done_on": "2023-01-03"}]'
        asked = ("standing", "-", "--on", "2023-01-05", "--only", "done,done-late")
        assert "Đã xong, trễ hạn (1)" in answer(*asked, stdin=done, code=1)
        assert "Đã xong đúng hạn (1)" in answer(*asked, "--roll", stdin=done, code=1)

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            (
                "a.json",
                '{"completions": [{"task":"I.7","period":"2022-12","done_on":"2022-12-20"}]}',
            ),
            ("b.json", '[{"task": "i.7", "period": "2022-12", "done_on": "2022-12-20"}]'),
            ("c.toml", '[[completions]]\ntask = "I.7"\nperiod = "2022-12"\ndone_on = 2022-12-20'),
            ("d.TOML", 'completions = [{task="I.7", period="2022-12", done_on="2022-12-20"}]'),
            ("e.json", b'\xef\xbb\xbf[{"task":"I.7","period":"2022-12","done_on":"2022-12-20"}]'),
        ],
    )
    def test_files(self, tmp_path, name, content):
        """JSON or TOML, an object or a bare list, with a byte order mark or without."""
        path = file_of(tmp_path, content, name)
        told = data("standing", path, "--on", "2022-12-31", "--only", "done", code=1)
        assert [one["task"] for one in told["standing"]] == ["I.7"]

    def test_standard_input(self):
        """``-`` reads JSON from standard input, in UTF-8 whatever the console says."""
        content = (
            '[{"task":"I.7","period":"2022-12","done_on":"2022-12-20","evidence":["Tờ trình"]}]'
        )
        told = data("standing", "-", "--on", "2022-12-31", "--only", "done", stdin=content, code=1)
        assert told["standing"][0]["completion"]["evidence"] == ["Tờ trình"]

    @pytest.mark.parametrize(
        ("content", "english", "vietnamese"),
        [
            (None, "the file cannot be read", "không đọc được tệp"),
            (b"\xff\xfe", "the file cannot be read", "không đọc được tệp"),
            ("{", "the text is not JSON", "văn bản không phải JSON"),
            ('{"completions": [], "completions": []}', "stands twice in one object", "hai lần"),
            ("5", "expected an object (đối tượng) with completions; got 5", "nhận được 5"),
            ('{"completion": []}', "nearest: completions", "gần nhất: completions"),
            ("{}", "completions: this field is required", "trường này bắt buộc"),
            (
                '[{"task": "I.7", "period": "2022-12", "done_on": "2022-12-32"}]',
                "completions[0].done_on: ",
                "completions[0].done_on: ",
            ),
            (
                json.dumps([{"task": id, "period": "1", "done_on": "2022-12-20"} for id in "XZ"]),
                "completions: 2 problems",
                "kết quả thực hiện: 2 lỗi",
            ),
        ],
    )
    def test_bad_files(self, tmp_path, content, english, vietnamese):
        """Every problem in both languages, with the file's name where the file is wrong."""
        path = str(tmp_path / "no.json") if content is None else file_of(tmp_path, content)
        error = refused("standing", path, "--on", "2023-01-01")
        assert english in error
        assert vietnamese in error

    def test_bad_toml(self, tmp_path):
        """Not TOML."""
        path = file_of(tmp_path, "a = ", "x.toml")
        error = refused("standing", path, "--on", "2023-01-01")
        assert f"completions {path}: text: the text is not TOML" in error
        assert "văn bản không phải TOML" in error

    def test_bad_options(self):
        """A standing that there is none of, a role without agency, a number below 0."""
        error = refused(*self.ASKED, "--only", "overdue,late,")
        assert "standing: 2 problems" in error
        assert (
            "--only: there is no standing (tình hình) 'late'; allowed: done, done-late, " in error
        )
        assert "--only: không có tình hình ''; cho phép: done, done-late, overdue, " in error
        assert "add --agency" in refused(*self.ASKED, "--role", "lead")
        assert "no number of days" in refused(*self.ASKED, "--soon", "-1")


class TestTargets:
    """`ocop plan targets`: exit code 1 when one is short."""

    ASKED = ("targets", HELD, "--on", "2024-12-31")

    def test_table(self):
        """Set, has, result; what is not known is named; a derived figure is marked."""
        text = answer(*self.ASKED, code=1)
        assert f"{HEADING}\nMục tiêu, đo ngày 2024-12-31" in text
        rows = {
            cells[1].strip(): [cell.strip() for cell in cells[3:6]]
            for cells in (line.split("│") for line in text.splitlines() if line.startswith("│"))
        }
        assert rows["T2"] == ["ít nhất 5 sản phẩm", "1", "chưa đạt, thiếu 4"]
        assert rows["T3"] == ["ít nhất 197 sản phẩm", "5", "chưa đạt, thiếu 192"]
        assert rows["T4"] == ["ít nhất 30%", "2/5 (40%)", "đạt"]
        assert rows["T6"] == ["khoảng 5%", "", "chưa đo được; chưa rõ: dung sai của “khoảng”"]
        assert rows["T10"][2].endswith("(Tổ hợp tác Xóm Minh Họa (ví dụ))")
        assert rows["T1"][0] == "77 sản phẩm"
        assert "(suy ra, không in trong kế hoạch)" in text
        assert "tốc độ" not in text

    def test_english(self):
        """The same in English, with the registered subjects as the whole."""
        text = answer(*self.ASKED, "--lang", "en", "--base", "registered", code=1)
        for words in ("at least 5 products", "short by 4", "2/6 (33.33…%)", "about 5%", " met ",
                      "derived, not printed", "not measurable; not known: "):  # fmt: skip
            assert words in text
        assert "2/6 (33,33…%)" in answer(*self.ASKED, "--base", "registered", code=1)

    @pytest.mark.parametrize("tolerance", ["1.5", "0", "5.000000001", "100"])
    def test_tolerance(self, tolerance):
        """Exact, never through a float."""
        told = data(*self.ASKED, "--tolerance", tolerance, code=1)
        assert told["tolerance"] == str(Decimal(tolerance))
        (one,) = (t for t in told["targets"] if t["target"] == "T6")
        assert (one["status"], one["count"], one["whole"], one["value"]) == ("met", 1, 5, "20")

    @given(st.decimals(0, 100, places=6))
    def test_tolerance_is_exact(self, value):
        """What is written is what is used."""
        assert options._decimal(f"{value:f}") == value

    @pytest.mark.parametrize("text", ["nan", "1e1", "1,5", "-1", "", "1_0", "½", "9" * 5000])
    def test_no_tolerance(self, text):
        """Anything else is refused in both languages."""
        error = refused(*self.ASKED, f"--tolerance={text}")
        assert "is no tolerance; write a number such as 1.5" in error
        assert "không phải dung sai; hãy viết một số, như 1.5" in error

    def test_projection(self):
        """A column tells when each is met at the rate so far."""
        text = answer(*self.ASKED, "--since", "2023-12-31", "--tolerance", "1", code=1)
        for words in ("Nếu giữ tốc độ từ 2023-12-31", "2029-01-03", "sau hạn 2025-12-31", "đã đạt",
                      "không đạt với tốc độ này", "không tính được; chưa rõ: ngày"):  # fmt: skip
            assert words in text
        # What the result says already is not said twice.
        assert text.count("Kế hoạch không nói đo việc") == 1
        told = {t["target"]: t["projection"] for t in
                data(*self.ASKED, "--since", "2023-12-31", code=1)["targets"]}  # fmt: skip
        assert told["T2"] == {
            "per_day": "1/366", "met_on": "2029-01-03", "in_time": False, "missing": [],
        }  # fmt: skip
        assert told["T1"]["per_day"] is None
        assert [fact["en"] for fact in told["T9"]["missing"]] == ["days of the facts"]
        assert "projection" not in data(*self.ASKED, code=1)["targets"][0]

    def test_in_time(self, tmp_path):
        """Three products of 5 stars in a year: five come in time."""
        held = {"certificates": [
            {"number": "1", "product": f"Món {n}", "tier": 5, "issued_on": f"2024-01-0{n}"}
            for n in (1, 2, 3)
        ]}  # fmt: skip
        path = file_of(tmp_path, held)
        asked = ("targets", path, "--on", "2024-12-31", "--since", "2023-12-31", "--lang", "en")
        text = answer(*asked, code=1)
        assert "2025-09-01" in text
        assert "in time for 2025-12-31" in text
        assert "certificates" not in text
        assert "not known: list of subjects" in text

    def test_met(self, other, tmp_path):
        """Exit code 0 when nothing is short; a plan may have no targets at all."""
        path = file_of(tmp_path, "{}")
        assert "dong-thu" in answer("targets", path, "--on", "2026-01-01", "--plan", other)
        assert (
            data("targets", path, "--on", "2024-12-31")["targets"][1]["status"] == "not-measurable"
        )

    def test_bad(self, tmp_path):
        """Whatever is wrong with the portfolio; days the wrong way round."""
        path = file_of(tmp_path, '{"certificates": [{"number": "1", "tier": 2}]}')
        error = refused("targets", path, "--on", "2024-12-31")
        assert f"portfolio {path}: 3 problems" in error
        assert f"danh mục sản phẩm {path}: 3 lỗi" in error
        assert "certificates[0].tier: 2 is no tier" in error
        assert "expected an object" in refused(
            "targets", file_of(tmp_path, "[]"), "--on", "2024-01-01"
        )
        assert "is not after" in refused(*self.ASKED, "--since", "2024-12-31")
        assert "--base" in refused(*self.ASKED, "--base", "all")


class TestWorkload:
    """`ocop plan workload`: how much each agency has to do."""

    ASKED = ("workload", "--from", "2023-01-01", "--to", "2023-12-31")

    def test_table(self):
        """The most first, in either language."""
        text = answer(*self.ASKED)
        assert "Khối lượng từ 2023-01-01 đến 2023-12-31" in text
        assert "Đài Phát thanh - Truyền hình Cà Mau" in text
        english = answer(*self.ASKED, "--lang", "en")
        (line,) = (line for line in english.splitlines() if "Cà Mau Radio and Television" in line)
        assert [cell.strip() for cell in line.split("│")[2:7]] == ["53", "0", "0", "4", "57"]

    def test_json(self):
        """The counts of the library."""
        told = data(*self.ASKED)["workload"]
        found = plan.workload(PLAN, date(2023, 1, 1), date(2023, 12, 31))
        assert [(w["agency"], w["lead"], w["total"]) for w in told] == [
            (w.agency, w.lead, w.total) for w in found
        ]


class TestRows:
    """`ocop plan tasks` and `ocop plan show`: the rows of the plan."""

    def test_tasks(self):
        """Every row once, below its section; sections without rows are rows themselves."""
        text = answer("tasks")
        assert f"{HEADING}\nCác việc phải làm: 41" in text
        cells = [line.split("│")[1].strip() for line in text.splitlines() if line[0] == "│"]
        ids = [cell for cell in cells if cell]
        rows = {row.id for row in PLAN.assigned}
        assert len(ids) == len(set(ids)) == len(rows | {s.id for s in PLAN.sections}) == 47
        for words in ("Hàng năm (1 kỳ/tuần)", "như I.5: Tháng 02/2023", "Tháng 12 năm trước",
                      "Cùng làm: Sở Nông nghiệp và PTNT; các sở"):  # fmt: skip
            assert words in text

    def test_tasks_in_english(self):
        """Deadlines in words."""
        text = answer("tasks", "--lang", "en")
        for words in ("every year, by its end (weekly)", "as I.5: by the end of 2023-02",
                      "2021 - 2025, by the end of 2025", "by the end of 2023", "(twice monthly)",
                      "by the end of month 12 of the year before", "Together: Depart"):  # fmt: skip
            assert words in text

    def test_show(self):
        """One row whole, with the readings behind it and what it waits for."""
        text = answer("show", "ii.3")
        for words in (
            HEADING,
            f"Nhiệm vụ: II.3. {PLAN.task('II.3').name}\n",
            f"Đọc là: {PLAN.task('II.3').read_as}\n",
            "Tiếng Anh: Integrate the making",
            "Thuộc mục: II. Công tác truyền thông",
            "Chủ trì: Đài Phát thanh - Truyền hình tỉnh\n",
            "Phối hợp: Các sở, ban, ngành, đoàn thể cấp tỉnh; UBND cấp huyện; UBND cấp xã\n",
            "Thời hạn: “Hàng năm”: hàng năm, đến hết năm\n",
            "Tần suất: 1 kỳ/tuần\n",
            "Kỳ ràng buộc: 2022-W47 … 2025-W52 (162)\n",
            "Căn cứ: Quyết định 2822/QĐ-UBND, Phụ lục 1, mục II.3\n",
            "Cách đọc I43: “1 kỳ/tuần” (II.3). Tuần từ thứ Hai đến Chủ nhật",
        ):
            assert words in text
        assert "Cùng chủ trì" not in text
        assert "Ghi chú" not in text

    def test_show_in_english(self):
        """What it waits for, and for which period."""
        text = answer("show", "IV.1", "--lang", "en")
        assert "Waits for: I.5 (period 2023). The guidance on assessment" in text
        assert "Waits for: I.7. " in answer("show", "V.5", "--lang", "en")
        text = answer("show", "IV", "--lang", "en")
        assert "Leading and coordinating together: Department of Agriculture" in text
        assert "Reading I41: One agency cell in section IV. The cell spans" in text
        assert "Section:" not in text
        assert "Deadline: as I.5: by the end of 2023-02" in answer("show", "I.5.b", "--lang", "en")

    def test_unknown(self):
        """The nearest ids are given."""
        error = refused("show", "I.55")
        assert "the plan has no task (nhiệm vụ) 'I.55'; nearest: " in error
        assert "kế hoạch không có nhiệm vụ 'I.55'" in error

    def test_every_deadline(self, other):
        """Every kind of deadline in words, in both languages."""
        vi, en = (answer("tasks", "--plan", other, "--lang", lang) for lang in ("vi", "en"))
        for words in ("hàng năm, đến hết tháng 6", "hàng năm, ngày 02/09", "ngày 2026-05-05",
                      "2026 - 2027, đến hết năm 2027 (hàng quý)", "đến hết năm 2027",
                      "tháng 12 của năm trước, mỗi năm một kỳ"):  # fmt: skip
            assert words in vi
        for words in ("every year, by the end of month 6", "every year, by 09-02", "by 2026-05-05",
                      "2026 - 2027, by the end of 2027 (quarterly)"):  # fmt: skip
            assert words in en

    def test_another_province(self, other):
        """Readings of its own, notes, names without a gloss."""
        text = answer("show", "A.1", "--plan", other)
        assert "Kế hoạch dong-thu (Quyết định 7/QĐ-THU)" in text
        assert "Cách đọc X9: X9\n" in text
        assert "Kỳ ràng buộc: 2026 … 2027 (2)" in text
        assert "Ghi chú: Thêm" in answer("show", "A.2", "--plan", other)
        english = answer("show", "A.2", "--plan", other, "--lang", "en")
        assert "Note: More" in english
        assert "Lead: Sở Thử" in english
        assert "In English" not in english
        text = answer("show", "A.3", "--plan", other, "--lang", "en")
        assert "Coordinating: Trial Union\n" in text
        asked = ("due", "--from", "2026-01-01", "--to", "2026-12-31", "--plan", other)
        assert "Việc A.3" in answer(*asked, "--agency", "trial union")

    def test_read_before(self, other):
        """A file that was read before in the same process says the same again."""
        first = answer("show", "A.1", "--plan", other)
        answer("check", other)
        assert answer("show", "A.1", "--plan", other) == first
        assert "Cách đọc X9" in first

    def test_nothing_binds(self, tmp_path, other):
        """A row whose day passed before the plan took effect binds nobody."""
        made = json.loads((ROOT / other).read_text("utf-8"))
        path = file_of(tmp_path, {**made, "in_force_from": "2026-06-01"})
        assert "Kỳ ràng buộc: Không có." in answer("show", "A.3", "--plan", path)


class TestFile:
    """`ocop plan check` and `ocop plan schema`: the format that any province can fill in."""

    def test_ok(self, other):
        """What the plan holds."""
        text = answer("check", other)
        assert text == (
            f"Kế hoạch dong-thu (Quyết định 7/QĐ-THU)\n{other}: không có lỗi\n"
            "2 mục, 6 nhiệm vụ, 0 gạch đầu dòng, 17 kỳ, 0 mục tiêu\n"
        )
        assert f"{other}: no problem\n2 sections, 6 tasks" in answer("check", other, "--lang", "en")

    def test_bad(self, tmp_path, other):
        """Every problem, exit code 2."""
        made = json.loads((ROOT / other).read_text("utf-8"))
        made["tasks"][0]["lead"] = ["Sở Không Có"]
        made["tasks"][1]["id"] = "A.1"
        path = file_of(tmp_path, made)
        error = refused("check", path)
        assert f"plan file {path}: 2 problems" in error
        assert f"tệp kế hoạch {path}: 2 lỗi" in error
        assert "cannot be read" in refused("check", str(tmp_path / "{no}.toml"))

    def test_schema(self):
        """The JSON Schema of the library, nothing else."""
        assert json.loads(answer("schema")) == plan.schema()

    def test_by_number(self):
        """A shipped plan by the number of its decision."""
        assert HEADING in answer("tasks", "--plan", "2822/qd-ubnd")


class TestWidths:
    """At any usual width nothing is cut and no line is too long."""

    @pytest.mark.parametrize("columns", [80, 100, 120])
    @pytest.mark.parametrize("lang", ["vi", "en"])
    def test_nothing_is_cut(self, columns, lang):
        """Every word of every name, agency and deadline is there, whole."""
        text = answer("tasks", "--lang", lang, columns=str(columns))
        assert max(map(len, text.splitlines())) <= columns
        seen = set(text.translate(BORDERS).split())
        for row in PLAN.assigned:
            told = (cli_words.name(row, lang), cli_words.who(PLAN, row, lang),
                    cli_words.printed_deadline(PLAN, row, lang))  # fmt: skip
            assert set(" ".join(told).split()) <= seen

    @pytest.mark.parametrize("columns", [80, 100])
    @pytest.mark.parametrize(
        ("args", "code"),
        [
            (("due", *QUARTER, "--all"), 0),
            (("agenda", "Sở Y tế", *QUARTER), 0),
            (TestStanding.ASKED, 1),
            ((*TestTargets.ASKED, "--since", "2023-12-31"), 1),
            (TestWorkload.ASKED, 0),
        ],
    )
    def test_lines_fit(self, args, code, columns):
        """Days, ids and periods stay on one line each."""
        text = answer(*args, code=code, columns=str(columns))
        assert max(map(len, text.splitlines())) <= columns
        wide = answer(*args, code=code, columns="400")
        days = [w for w in wide.translate(BORDERS).split() if w[:2] == "20" and len(w) >= 7]
        assert set(days) <= set(text.translate(BORDERS).split())


class TestWords:
    """The fixed words and figures."""

    def test_both_languages(self):
        """No phrase is empty, and both languages take the same values."""
        for key, pair in cli_words._WORDS.items():
            assert all(pair), key
            names = [{part.split("}")[0].split(":")[0] for part in text.split("{")[1:]}
                     for text in pair]  # fmt: skip
            assert names[0] == names[1], key

    def test_every_form_is_used(self):
        """Every word is said somewhere."""
        source = "".join(p.read_text("utf-8") for p in Path(cli.__file__).parent.glob("*.py"))
        made = {"role-lead", "role-coordinating", "role-joint"}
        forces = {"binds", "before-adoption", "after-plan", "at-least", "about"}
        for key in cli_words._WORDS.keys() - made - forces:
            assert source.count(f'"{key}"') + source.count(f"'{key}'") >= 2, key

    @given(st.integers(0, 500), st.integers(1, 500))
    def test_percent_is_cut(self, count, whole):
        """Cut to two decimals, never rounded up, and marked where it is not exact."""
        target = PLAN.target("T4")
        result = plan.TargetResult(target, plan.TargetStatus.MET, count, whole, 0)
        text = cli_words.count(result, "en")
        shown = text.split("(")[1].rstrip("%)")
        exact, value = not shown.endswith("…"), Fraction(shown.rstrip("…"))
        assert 0 <= Fraction(100 * count, whole) - value < Fraction(1, 100)
        assert exact == (value == Fraction(100 * count, whole))
        assert cli_words.count(result, "vi") == text.replace(".", ",")

    def test_heading(self):
        """Every answer names plan and decision."""
        assert views.heading(PLAN, "vi") == HEADING


class TestProcess:
    """As a user runs it."""

    def test_due(self):
        """Vietnamese comes out whole on a console that is not set to UTF-8."""
        done = subprocess.run(
            [sys.executable, "-m", "ocop.cli", "plan", "standing", "-", "--on", "2022-12-31",
             "--only", "done"],
            input='[{"task": "I.7", "period": "2022-12", "done_on": "2022-12-20"}]',
            capture_output=True, encoding="utf-8", check=False,
            env={**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONIOENCODING": "ascii"},
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (1, "")
        assert "Tham mưu UBND tỉnh xây dựng" in done.stdout

    def test_help(self):
        """The commands, in the order of a day's work."""
        done = run("--help")
        names = [line.split()[0] for line in done.stdout.split("Commands:")[1].splitlines() if line]
        assert names == ["due", "agenda", "standing", "targets", "workload", "tasks", "show",
                         "check", "schema"]  # fmt: skip
