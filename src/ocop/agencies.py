"""Agencies and actors: who bears which duty under the 2022 plan of Cà Mau and Decision 26/2026.

Every body of Điều 2, the recipients, section VI and Phụ lục 1 of 2822/QĐ-UBND, and of articles 4, 7
to 10 of 26/2026/QĐ-TTg: names as printed, duties in our own words, and what became of it.
"""

import tomllib
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from importlib.resources import files

import attrs
from pydantic import ValidationError

from ocop.agency_rows import (
    LAW,
    PLAN,
    AgencyKind,
    AgencyLevel,
    Certainty,
    Relation,
    Role,
    Table,
)
from ocop.errors import DataError, Issue, NotInForceError, UnknownNameError, brief
from ocop.frozen import FrozenDict
from ocop.legal import Citation
from ocop.names import fold, nearest, slugify

_SIGNED = {PLAN: date(2022, 11, 24), LAW: date(2026, 5, 22)}


@attrs.frozen
class Duty:
    """A duty of an agency, in our own words.

    Attributes:
        role: The agency's part in it.
        vi: The duty in Vietnamese.
        en: The same in English.
        citation: The clause.
    """

    role: Role
    vi: str
    en: str
    citation: Citation


@attrs.frozen
class Successor:
    """What became of an agency after the text that names it.

    Attributes:
        relation: Whether another body stands in its place.
        name: The later name; None where nothing stands in its place or the name is not known.
        name_en: The same in English.
        vi: The change in Vietnamese.
        en: The same in English.
        first_day: The first day after the change; None where it is not known.
        not_before: Where the day is not known, the change did not come before this day.
        not_after: Where the day is not known, the change had come by this day.
        certainty: How sure the change is.
        certainty_of_day: How sure ``first_day`` is.
        source_vi: Where it is known from, in Vietnamese.
        source_en: The same in English.
    """

    relation: Relation
    name: str | None
    name_en: str | None
    vi: str
    en: str
    first_day: date | None
    not_before: date | None
    not_after: date | None
    certainty: Certainty
    certainty_of_day: Certainty | None
    source_vi: str
    source_en: str

    def holds_on(self, on: date) -> bool | None:
        """Tell whether the change had come on a day.

        Args:
            on: The day.

        Returns:
            True or False; None where it cannot be said.
        """
        first, last = self.first_day or self.not_before, self.first_day or self.not_after
        if last is not None and on >= last:
            return True
        return False if first is not None and on < first else None


@attrs.frozen
class Agency:
    """A body, an office-holder or a collective reference.

    Attributes:
        id: Slug of the name.
        name: Name as printed in full.
        aliases: Its other printed forms.
        name_en: Name in English.
        level: Level; None where the reference spans several or the text does not say.
        kind: What it is.
        collective: Whether it is a reference to several bodies, such as "các sở, ngành".
        members: Ids of the bodies named in the texts for which the name stands.
        open_ended: Whether it may stand for more bodies than its members.
        named_in: Where each document first names it, of the parts that ocop read.
        duties: Its duties, in printed order.
        successors: What became of it, as far as ocop knows.
        note_vi: A remark in Vietnamese, or empty.
        note_en: The same in English.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    name_en: str
    level: AgencyLevel | None
    kind: AgencyKind
    collective: bool
    members: tuple[str, ...]
    open_ended: bool
    named_in: tuple[Citation, ...]
    duties: tuple[Duty, ...] = attrs.field(repr=False)
    successors: tuple[Successor, ...] = attrs.field(repr=False)
    note_vi: str = ""
    note_en: str = ""


@cache
def agencies() -> tuple[Agency, ...]:
    """Every agency, actor and collective reference.

    Returns:
        The agencies, first those of the plan.

    Example:
        >>> [a.name for a in agencies() if a.kind == "bank" and not a.collective]
        ['Ngân hàng Nhà nước Việt Nam Chi nhánh tỉnh Cà Mau']
    """
    return _build(files("ocop").joinpath("data/agencies.toml").read_text("utf-8"), "agencies.toml")


def agency(name: str) -> Agency:
    """Look an agency up by id, name or any printed alias, however typed.

    Args:
        name: Such as ``Sở Nông nghiệp và PTNT``; a stop or semicolon of a table cell may follow.

    Returns:
        The agency.

    Raises:
        UnknownNameError: If there is none; the message gives the nearest names.

    Example:
        >>> agency("so nong nghiep va ptnt").name
        'Sở Nông nghiệp và Phát triển nông thôn'
        >>> agency("Các sở, ban, ngành, đoàn thể cấp tỉnh;").collective
        True
    """
    found = _by_name().get(fold(name).rstrip(" .,;:")) if isinstance(name, str) else None
    if found is not None:
        return found
    names = [printed for a in agencies() for printed in (a.name, *a.aliases)]
    near = "; ".join(nearest(name, names)) if isinstance(name, str) else ""
    en = f"there is no agency (cơ quan) {brief(name)}; nearest: {near or 'none, see agencies()'}"
    vi = f"không có cơ quan {brief(name)}; gần nhất: {near or 'không có, xem agencies()'}"
    raise UnknownNameError("agency", [Issue("unknown-agency", "name", en, vi)], "cơ quan")


def wider(name: str) -> tuple[Agency, ...]:
    """The wider names under which the texts mean an agency as well.

    Args:
        name: An agency, as for `agency`.

    Returns:
        Every agency whose members, or their members in turn, hold it. An open-ended name may mean
        it too and is not given.

    Raises:
        UnknownNameError: If there is no such agency.

    Example:
        >>> [a.name for a in wider("UBND huyện Ngọc Hiển")][1]
        'Ủy ban nhân dân cấp huyện'
    """
    own = agency(name).id
    found, before = {own}, 0
    while len(found) > before:
        before = len(found)
        found |= {a.id for a in agencies() if found.intersection(a.members)}
    return tuple(a for a in agencies() if a.id in found - {own})


def successor(name: str, on: date) -> tuple[Successor, ...]:
    """What became of an agency by a day, as far as ocop knows.

    Args:
        name: An agency, as for `agency`.
        on: The day; ocop never reads the clock.

    Returns:
        The changes that had come or, their day not being known, may have come (`holds_on` tells
        which). None means that ocop knows of no change.

    Raises:
        UnknownNameError: If there is no such agency.
        NotInForceError: If the day is before the decision that first names it.
        TypeError: If ``on`` is not a plain date.

    Example:
        >>> [(s.name, s.holds_on(date(2026, 1, 1))) for s in
        ...     successor("Sở Giao thông vận tải", date(2026, 1, 1))]
        [('Sở Xây dựng', True)]
    """
    if not isinstance(on, date) or isinstance(on, datetime):
        raise TypeError(f"on: expected a datetime.date, got {type(on).__name__}")
    found = agency(name)
    day, clause = min((_SIGNED[c.document], c) for c in found.named_in)
    if on < day:
        en = (
            f"{found.name} is known from {day} (its first naming), not on {on}; ask for a later day"
        )
        vi = f"{found.name} được biết từ {day} (lần đầu nêu tên), không phải {on}; hãy hỏi ngày sau"
        issue = Issue("agency-before-text", "on", en, vi, clause)
        raise NotInForceError("agency on a day", [issue], "cơ quan vào một ngày")
    return tuple(s for s in found.successors if s.holds_on(on) is not False)


@cache
def _by_name() -> FrozenDict[str, Agency]:
    return FrozenDict({fold(n): a for a in agencies() for n in (a.id, a.name, *a.aliases)})


def _build(text: str, name: str) -> tuple[Agency, ...]:
    try:
        table = Table.model_validate(tomllib.loads(text))
        faults = [*_wrong_rows(table), *_wrong_names(table)]
    except tomllib.TOMLDecodeError as error:
        faults = [("file", f"not TOML: {error}; mend the line named")]
    except ValidationError as error:
        faults = [(_key(e["loc"]), f"{e['msg']}; mend {brief(e['input'])}") for e in error.errors()]
    if not unicodedata.is_normalized("NFC", text):
        faults.append(("file", "not in Unicode form NFC; save it in NFC"))
    if faults:
        vi = "hãy sửa theo văn bản"
        issues = [Issue("agency-data", key, en, f"{vi}: {en}") for key, en in faults]
        raise DataError(f"data file {name}", issues, f"tệp dữ liệu {name}")
    ids = _ids(table)
    duties: dict[str, list[Duty]] = {slugify(row.name): [] for row in table.agencies}
    later: dict[str, list[Successor]] = {id: [] for id in duties}
    for duty in table.duties:
        for role, bearer in duty.bearers():
            duties[ids[fold(bearer)]].append(Duty(role, duty.vi, duty.en, *duty.places()))
    for change in table.successors:
        for former in change.of:
            later[ids[fold(former)]].append(Successor(**change.model_dump(exclude={"of"})))
    return tuple(
        Agency(
            *(id, row.name, tuple(row.aliases), row.en, row.level, row.kind, row.collective),
            *(tuple(ids[fold(m)] for m in row.members), row.open_ended, row.places()),
            duties=tuple(duties[id]),
            successors=tuple(later[id]),
            note_vi=row.note_vi,
            note_en=row.note_en,
        )
        for id, row in zip(duties, table.agencies, strict=True)
    )


def _key(loc: tuple[int | str, ...]) -> str:
    return "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in loc)[1:]


def _ids(table: Table) -> dict[str, str]:
    rows = [(slugify(row.name), row) for row in table.agencies]
    return {fold(n): id for id, row in reversed(rows) for n in (id, row.name, *row.aliases)}


def _wrong_rows(table: Table) -> Iterator[tuple[str, str]]:
    for row in table.agencies:
        if not row.places():
            yield row.name, "say where it stands in `plan` or `law`"
        if row.collective and not (row.members or row.open_ended):
            yield row.name, "a collective needs `members` or `open_ended`"
    for duty in table.duties:
        if len(duty.places()) != 1 or not duty.bearers():
            yield duty.vi, "give one of `plan` and `law`, and who bears the duty"
    for change in table.successors:
        first, last = change.not_before, change.not_after
        dated = change.first_day is not None
        rules = (
            (dated == (change.certainty_of_day is None), "`from` goes with `certainty_of_day`"),
            (dated and (first or last), "`from` leaves no place for `not_before` and `not_after`"),
            ((first or date.min) > (last or date.max), "`not_before` is after `not_after`"),
            ((change.name is None) != (change.name_en is None), "`name` goes with `name_en`"),
            (change.relation == "ended" and change.name, "what ended has no later `name`"),
        )
        yield from ((change.vi, f"{rule}; mend one of them") for wrong, rule in rules if wrong)


def _wrong_names(table: Table) -> Iterator[tuple[str, str]]:
    ids = _ids(table)
    slugs = [slugify(row.name) for row in table.agencies]
    names = [n for a in table.agencies for n in {*map(fold, (a.name, *a.aliases)), slugify(a.name)}]
    twice = [n for n in dict.fromkeys(names) if names.count(n) > 1]
    yield from ((n, "leads to two agencies; leave it with one") for n in twice)
    referred = [(row.name, row.members) for row in table.agencies]
    referred += [(duty.vi, [n for _, n in duty.bearers()]) for duty in table.duties]
    referred += [(change.vi, change.of) for change in table.successors]
    for key, printed in referred:
        found = [ids.get(fold(n), n) for n in printed]
        yield from ((key, f"{n} is no agency; add it or mend it") for n in found if n not in slugs)
        if len(set(found)) < len(found):
            yield key, "it names an agency twice; keep one"
