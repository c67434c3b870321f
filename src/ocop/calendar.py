"""Lịch: the due dates of a plan as an iCalendar file (RFC 5545) for Google, Outlook and Apple.

Needs the extra ``calendar``: ``pip install 'ocop[calendar]'``.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import attrs

from ocop.errors import InputError, Issue, brief
from ocop.interpretations import INTERPRETATIONS
from ocop.phrases import Phrases
from ocop.plan import AgendaItem, Completion, Due, Plan, Standing, agenda, due, standing
from ocop.plan.assignments import AgendaRole, Assigned, Subtask
from ocop.plan.deadlines import check_day
from ocop.vocabulary import Lang

try:
    from icalendar import Alarm, Calendar, Event, vText
except ImportError as error:
    raise ImportError(
        "ocop.calendar writes with icalendar (ghi lịch bằng icalendar), which is not installed; "
        "run: pip install 'ocop[calendar]'"
    ) from error

EARLIEST_ALARM = 366
"""The most days before a due date on which an alarm may stand."""

_ALARM_HOUR = timedelta(hours=8)
_ONE_DAY = timedelta(days=1)
_TITLE = 120  # characters of a title in a summary; the description has it whole

_PHRASES = Phrases({
    "due": ("Hạn {id}: {title}", "Due {id}: {title}"),
    "done": ("Đã xong {id}: {title}", "Done {id}: {title}"),
    "open": ("Không ràng buộc {id}: {title}", "Not binding {id}: {title}"),
    "in-days": ("Còn {days} ngày đến hạn {id}: {title}", "Due in {days} days {id}: {title}"),
    "tomorrow": ("Ngày mai đến hạn {id}: {title}", "Due tomorrow {id}: {title}"),
    "today": ("Hôm nay đến hạn {id}: {title}", "Due today {id}: {title}"),
    "category": ("OCOP mục {id}", "OCOP section {id}"),
    "calendar": ("OCOP {province} {first} - {last}", "OCOP {province} {first} - {last}"),
    "lead": ("Chủ trì", "Lead"),
    "coordinating": ("Phối hợp", "Coordinating"),
    "joint": ("Chủ trì và phối hợp", "Lead and coordinating"),
    "part": ("Vai trò của {agency}", "Part of {agency}"),
    "named": ("{role} (ghi là “{name}”)", "{role} (printed as “{name}”)"),
    "printed": ("Thời hạn ghi trong kế hoạch", "Printed deadline"),
    "cell-of": ("{deadline} (theo ô của {id})", "{deadline} (cell of {id})"),
    "cadence": ("Tần suất", "Cadence"),
    "on": ("Đến hạn", "Due"),
    "moved": ("{on} (dời từ ngày nghỉ {day})", "{on} (moved from {day}, a day off)"),
    "period": ("Kỳ", "Period"),
    "before-adoption": (
        "hạn này qua trước khi kế hoạch có hiệu lực ({day})",
        "this day passed before the plan was in force ({day})",
    ),
    "after-plan": (
        "kỳ này ở sau giai đoạn của kế hoạch (đến {year})",
        "this period is after that of the plan (to {year})",
    ),
    "force": ("Không ràng buộc", "Not binding"),
    "stand": ("Kết quả", "Result"),
    "evidence": ("Minh chứng", "Evidence"),
    "section": ("Mục", "Section"),
    "clause": ("Căn cứ", "Clause"),
    "readings": ("Cách đọc", "Readings"),
    "note": ("Ghi chú", "Note"),
})  # fmt: skip


def to_icalendar(  # noqa: PLR0913 - what is wanted of the plan, by keyword
    plan: Plan,
    *,
    first: date | None = None,
    last: date | None = None,
    agency: str | None = None,
    role: AgendaRole | None = None,
    collective: bool = True,
    binding_only: bool = True,
    completions: Iterable[Completion | Mapping[str, Any]] = (),
    on: date | None = None,
    alarms: Iterable[int] = (14, 3),
    roll: bool = False,
    lang: Lang = "vi",
    stamp: datetime | None = None,
) -> bytes:
    """Write the due dates of a plan as an iCalendar file.

    Every due date is an all-day event of its own, so that each can be marked as done. Its UID
    comes from the plan, the task and the period alone: a calendar that goes by UIDs (RFC 5546)
    changes the events that it has when a file is imported again, and adds none twice. The same
    input gives the same bytes.

    Alarms ring at 08:00 where the reader is. Outlook keeps one for each event, and Google none:
    there the reader's own notifications count. An alarm is left out where the task is done or does
    not bind, where it would lie before ``on``, and where a repeated task (weekly, twice a month)
    would ring before its period begins.

    Args:
        plan: The plan.
        first: First day of the window; None for the first due date.
        last: Last day of the window; None for the last due date.
        agency: Only what this agency has to do, as in `ocop.plan.agenda`; None for all.
        role: Only this part of the agency; None for all.
        collective: Whether what the agency does under a collective name is listed.
        binding_only: False adds what does not bind, marked so; for no agency only.
        completions: What was done, as for `ocop.plan.standing`; those events are marked.
        on: The day as of which the file is written: what was done later is not marked. None marks
            all that is recorded.
        alarms: Days before the due date, each at most once, from 0 to `EARLIEST_ALARM`.
        roll: Whether a due date on a day off moves to the next working day.
        lang: Language of the texts; official names stay Vietnamese.
        stamp: DTSTAMP of every event, in UTC; parts of a second are dropped. None takes what never
            differs: the day on which the plan was issued or, later, the task was done. Calendars
            take the later of two versions of an event; give a later moment to replace what was
            imported before for another reason.

    Returns:
        The file, in UTF-8; its name ends in ``.ics``.

    Raises:
        InputError: If an alarm, the language or the stamp is wrong, a role is asked for without
            agency, or the core refuses the window, the role or a completion.
        UnknownNameError: If the plan names no such agency.
        TypeError: If a day is not a plain date, or the stamp not a datetime.

    Example:
        >>> from ocop import plan
        >>> p = plan.load("ca-mau-2021-2025")
        >>> text = to_icalendar(p, agency="Sở Y tế", collective=False, last=date(2023, 6, 30))
        >>> [line for line in text.decode().splitlines() if line.startswith(("DTSTART", "UID"))]
        ['UID:ca-mau-2021-2025_I.5.a_2023-02@ocop', 'DTSTART;VALUE=DATE:20230228']
    """
    if on is not None:
        check_day("on", on)
    if stamp is not None and not isinstance(stamp, datetime):
        raise TypeError(f"stamp: expected a datetime.datetime, got {type(stamp).__name__}")
    days, issues = _alarm_days(alarms)
    issues += _option_issues(lang, stamp)
    issues += _agency_issues(agency, role, collective=collective, binding_only=binding_only)
    if issues:
        raise InputError("calendar", issues, "lịch")
    first = date.min if first is None else first
    last = date.max if last is None else last
    stands = standing(plan, completions, on=date.max if on is None else on, roll=roll)
    writer = _Writer(plan, lang, days, on, stamp, {s.due.key: s for s in stands})
    if agency is None:
        dues = due(plan, first, last, binding_only=binding_only, roll=roll)
        return writer.calendar(None, map(writer.event, dues))
    own = agenda(plan, agency, first, last, role=role, collective=collective, roll=roll)
    name = own[0].agency if own else agency
    return writer.calendar(name, (writer.event(item.due, item) for item in own))


@attrs.frozen
class _Writer:
    """What all events of a file have in common."""

    plan: Plan
    lang: Lang
    alarms: tuple[int, ...]
    on: date | None
    stamp: datetime | None
    stands: Mapping[tuple[str, str], Standing]

    def calendar(self, agency: str | None, events: Iterable[Event]) -> bytes:
        """The whole file."""
        plan = self.plan
        years = {"first": plan.first_day.year, "last": plan.last_day.year}
        name = self._say("calendar", province=plan.province, **years)
        title = plan.title if self.lang == "vi" else plan.title_en or plan.title
        made = Calendar()
        made.add("version", "2.0")
        made.add("prodid", f"-//ocop//ocop.calendar//{self.lang.upper()}")
        made.add("calscale", "GREGORIAN")
        made.add("method", "PUBLISH")  # to be read, not an invitation to be answered
        # RFC 7986 has a name for it; the three calendars read the older one. As vText, for
        # icalendar 7.3 escapes nothing in properties that it does not know.
        for key, older, text in (
            ("name", "x-wr-calname", name if agency is None else f"{name}: {agency}"),
            ("description", "x-wr-caldesc", f"{title} ({plan.citation})"),
        ):
            made.add(key, vText(_line(text)))
            made.add(older, vText(_line(text)))
        for event in events:
            made.add_component(event)
        # In the order of adding: the library's own order differs between its versions.
        written: bytes = made.to_ical(sorted=False)
        return written

    def event(self, one: Due, item: AgendaItem | None = None) -> Event:
        """The event of a due date."""
        issued, stand = self.plan.issued_on, self.stands.get(one.key)
        done_on = stand.completion.done_on if stand and stand.completion else None
        stamp = self.stamp or datetime.combine(max(issued, done_on or issued), time(), UTC)
        state = "done" if done_on is not None else "due" if one.binds else "open"
        event = Event()
        event.add("uid", self._uid(one))
        event.add("dtstamp", stamp)
        # Calendars that do not compare stamps take the higher number for the later version.
        event.add("sequence", max(0, (stamp.date() - issued).days))
        event.add("dtstart", one.on)
        event.add("dtend", one.on + _ONE_DAY)
        event.add("transp", "TRANSPARENT")  # a deadline does not make its day busy
        event.add("summary", self._headline(state, one))
        facts = (_line(f"{label}: {text}") for label, text in self._facts(one, item, stand))
        event.add("description", vText("\n".join((self._title(one.task), "", *facts))))
        # Without the name of the section: Outlook parts categories at commas.
        section = self.plan.section_of(one.task)
        event.add("categories", [self._say("category", id=section.id)])
        for days in self.alarms if state == "due" else ():
            if self._rings(one, days):
                event.add_component(self._alarm(one, days))
        return event

    def _alarm(self, one: Due, days: int) -> Alarm:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        # Counted from 00:00 of the day in the zone of the reader (RFC 5545, 3.6.6). On the day
        # itself it lies after that; Outlook reads it as 8 hours before.
        alarm.add("trigger", _ALARM_HOUR - days * _ONE_DAY)
        key = {0: "today", 1: "tomorrow"}.get(days, "in-days")
        alarm.add("description", self._headline(key, one, days=days))
        return alarm

    def _rings(self, one: Due, days: int) -> bool:
        if self.on is not None and days > (one.on - self.on).days:
            return False
        return one.task.cadence is None or days <= (one.on - one.first_day).days

    def _uid(self, one: Due) -> str:
        # No id has "-" in it but the plan's and no period ".", so two due dates never share a UID.
        task = one.task.id.replace("đ", "d-")
        return f"{self.plan.id}_{task}_{one.period.replace('/', '.')}@ocop"

    def _headline(self, key: str, one: Due, **values: object) -> vText:
        title = self._title(one.task)
        if len(title) > _TITLE:
            title = f"{title[:_TITLE].rsplit(' ', 1)[0]} …"
        return vText(self._say(key, id=one.task.id, title=title, **values))

    def _title(self, row: Assigned) -> str:
        return _line(row.title if self.lang == "vi" else row.name_en or row.title)

    def _facts(
        self, one: Due, item: AgendaItem | None, stand: Standing | None
    ) -> Iterator[tuple[str, str]]:
        row, say = one.task, self._say
        if item is not None:
            yield say("part", agency=item.agency), self._part(item)
        for key, names in (
            ("lead", row.lead), ("coordinating", row.coordinating), ("joint", row.joint),
        ):  # fmt: skip
            if names:
                yield say(key), "; ".join(map(self._agency, names))
        yield from self._days(one)
        if stand is not None and stand.completion is not None:
            words = stand.stand.vi if self.lang == "vi" else stand.stand.replace("-", " ")
            yield say("stand"), f"{words} ({self._day(stand.completion.done_on)})"
            if stand.completion.evidence:
                yield say("evidence"), "; ".join(stand.completion.evidence)
        section = self.plan.section_of(row)
        yield say("section"), f"{section.id}. {self._title(section)}"
        yield say("clause"), str(one.citation)
        titles = {i.id: i.title(self.lang) for i in INTERPRETATIONS}
        # A plan of another province may name readings that ocop does not know.
        yield say("readings"), "; ".join(f"{id} {titles.get(id, '')}" for id in one.readings)
        note = row.note_vi if self.lang == "vi" else row.note_en
        if note is not None:
            yield say("note"), note

    def _days(self, one: Due) -> Iterator[tuple[str, str]]:
        row, say, day = one.task, self._say, self._day
        printed = row.printed_deadline
        if printed is None and isinstance(row, Subtask):
            above = self.plan.task(row.parent).printed_deadline
            printed = above and say("cell-of", deadline=above, id=row.parent)
        if printed is not None:
            yield say("printed"), printed
        if row.cadence is not None:
            yield say("cadence"), row.cadence.vi if self.lang == "vi" else str(row.cadence)
        on = day(one.on)
        if one.on != one.last_day:
            on = say("moved", on=on, day=day(one.last_day))
        yield say("on"), on
        yield say("period"), f"{one.period} ({day(one.first_day)} - {day(one.last_day)})"
        if not one.binds:
            plan = self.plan
            known = {"day": day(plan.in_force_from), "year": plan.last_day.year}
            yield say("force"), say(one.force, **known)

    def _part(self, item: AgendaItem) -> str:
        role = self._say(item.role).lower()
        if item.named == item.agency:
            return role
        return self._say("named", role=role, name=item.named)

    def _agency(self, name: str) -> str:
        gloss = None if self.lang == "vi" else self.plan.agency(name).name_en
        return name if gloss is None else f"{name} ({gloss})"

    def _day(self, day: date) -> str:
        return f"{day.day:02}/{day.month:02}/{day.year}" if self.lang == "vi" else str(day)

    def _say(self, key: str, **values: object) -> str:
        return _PHRASES(key, self.lang, **values)


def _line(text: str) -> str:
    # A file has no place for control characters, and a plan may have any between its words.
    plain = (" " if unicodedata.category(letter) == "Cc" else letter for letter in text)
    return " ".join("".join(plain).split())


def _alarm_days(alarms: Iterable[int]) -> tuple[tuple[int, ...], list[Issue]]:
    if not isinstance(alarms, Iterable) or isinstance(alarms, str | bytes | bytearray):
        issue = Issue(
            "alarms",
            "alarms",
            f"expected a list of days before the due date (số ngày), got {brief(alarms)}; give "
            "for instance (14, 3)",
            f"cần một danh sách số ngày trước hạn, nhận được {brief(alarms)}; ví dụ (14, 3)",
        )
        return (), [issue]
    days: list[int] = []
    issues = []
    for number, given in enumerate(alarms):
        path = f"alarms[{number}]"
        whole = isinstance(given, int) and not isinstance(given, bool)
        if not whole or not 0 <= given <= EARLIEST_ALARM:
            issues.append(
                Issue(
                    "alarm",
                    path,
                    f"{brief(given)} is no number of days before the due date (số ngày trước "
                    f"hạn); give a whole number from 0 to {EARLIEST_ALARM}",
                    f"{brief(given)} không phải số ngày trước hạn; hãy cho số nguyên từ 0 đến "
                    f"{EARLIEST_ALARM}",
                )
            )
        elif given in days:
            issues.append(
                Issue(
                    "alarm-twice",
                    path,
                    f"an alarm (báo nhắc) {given} days before stands twice; leave one out",
                    f"báo nhắc trước {given} ngày được ghi hai lần; hãy bỏ một",
                )
            )
        else:
            days.append(given)
    return tuple(days), issues


def _option_issues(lang: Lang, stamp: datetime | None) -> Iterator[Issue]:
    if lang not in ("vi", "en"):
        yield Issue(
            "unknown-language",
            "lang",
            f"there is no language (ngôn ngữ) {brief(lang)}; allowed: vi, en",
            f"không có ngôn ngữ {brief(lang)}; cho phép: vi, en",
        )
    if stamp is not None and stamp.utcoffset() != timedelta(0):
        yield Issue(
            "stamp",
            "stamp",
            f"{brief(str(stamp))} is no moment in UTC (giờ UTC); give it with its zone, as "
            "moment.astimezone(UTC) does",
            f"{brief(str(stamp))} không phải giờ UTC; hãy cho kèm múi giờ, như "
            "moment.astimezone(UTC)",
        )


def _agency_issues(
    agency: str | None, role: AgendaRole | None, *, collective: bool, binding_only: bool
) -> Iterator[Issue]:
    if agency is None and (role is not None or not collective):
        yield Issue(
            "no-agency",
            "agency",
            "role and collective are said of an agency (cơ quan); name it or leave them out",
            "role và collective nói về một cơ quan; hãy nêu cơ quan hoặc bỏ chúng",
        )
    if agency is not None and not binding_only:
        yield Issue(
            "agency-binding-only",
            "binding_only",
            "an agenda of an agency (lịch công việc của cơ quan) has only what binds; leave "
            "binding_only or agency out",
            "lịch công việc của một cơ quan chỉ có hạn ràng buộc; hãy bỏ binding_only hoặc agency",
        )
