"""Agendas of agencies, months and sections, and how much each agency has to do."""

import pickle
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import plan_oracle
from ocop import InputError, UnknownNameError, plan
from ocop.plan import agenda, by_month, by_section, due, workload
from plan_strategies import AGENCIES, NAMES, plan_of, small_plans, windows

CA_MAU = plan.load("ca-mau-2021-2025")
Y2023 = (date(2023, 1, 1), date(2023, 12, 31))
Y2025 = (date(2025, 1, 1), date(2025, 12, 31))
AGRICULTURE = "Sở Nông nghiệp và Phát triển nông thôn"
LATER = "Sở Nông nghiệp và Môi trường"
STANDING = f"{AGRICULTURE} (Ủy viên Thường trực tham mưu Ban Chỉ đạo Chương trình OCOP tỉnh)"
ALL = "Các sở, ban, ngành, đoàn thể cấp tỉnh"
EVERY_AGENCY = [a.name for a in CA_MAU.named_agencies]
YEAR = {"kind": "year", "year": 2023}


def direct(name, window=Y2023, of=CA_MAU, **more):
    """Task, role and printed name of what an agency has under its own name."""
    items = agenda(of, name, *window, collective=False, **more)
    return [(i.due.task.id, i.role, i.named) for i in items]


def naive(parts, dues, official):
    """The agenda found row by row in the plain data."""
    return [(d.key, *parts[d.task.id][official]) for d in dues if official in parts[d.task.id]]


def shown(items):
    """An agenda as the oracle's plain data."""
    return [(i.due.key, i.role, i.named, i.direct) for i in items]


class TestOwnName:
    """Cơ quan chủ trì, cơ quan phối hợp: what a row gives an agency by name."""

    def test_lead(self):
        """Sở Y tế leads I.5.a and is named nowhere else."""
        assert direct("Sở Y tế") == [("I.5.a", "lead", "Sở Y tế")]

    def test_every_role(self):
        """Sở Nông nghiệp in 2023 leads, coordinates and, in IV, does both in one cell."""
        short = "Sở Nông nghiệp và PTNT"
        assert direct(AGRICULTURE) == [
            ("I.5", "lead", short),
            ("I.5.a", "coordinating", short),
            ("I.5.b", "coordinating", short),
            ("I.6", "coordinating", short),
            ("I.4", "lead", short),
            ("VII.1", "lead", short),
            ("I.1", "lead", short),
            ("I.2", "lead", short),
            ("II.2", "lead", short),
            ("III.1", "lead", short),
            ("IV", "joint", short),
            ("IV.1", "lead", short),
            ("V.1", "coordinating", AGRICULTURE),
            ("V.2", "coordinating", AGRICULTURE),
            ("V.5", "lead", short),
            ("VI.1", "lead", short),
            ("VIII", "lead", STANDING),
            ("IX", "lead", STANDING),
            ("X", "lead", STANDING),
        ]

    @pytest.mark.parametrize(
        "typed",
        ["Sở Nông nghiệp và PTNT", STANDING, "  sỞ nong nghiep va ptnt ", AGRICULTURE + ";"],
    )
    def test_any_printed_name(self, typed):
        """However it is typed, a semicolon of a cell with it; the official name comes back."""
        items = agenda(CA_MAU, typed, *Y2023)
        assert items == agenda(CA_MAU, AGRICULTURE, *Y2023)
        assert {i.agency for i in items} == {AGRICULTURE}
        assert {i.succession for i in items} == {None}

    @pytest.mark.parametrize("name", EVERY_AGENCY)
    def test_against_the_oracle(self, name):
        """Every agency of the plan in 2023, own and collective names alike."""
        expected = naive(plan_oracle.shipped_parts(), due(CA_MAU, *Y2023), name)
        assert shown(agenda(CA_MAU, name, *Y2023)) == expected

    @pytest.mark.parametrize("name", [AGRICULTURE, ALL, "UBND cấp huyện", "Sở Công Thương"])
    def test_roles_divide_it(self, name):
        """Each item has one role; a role lists its own and no other."""
        whole = agenda(CA_MAU, name, *Y2023)
        for role in ("lead", "coordinating", "joint"):
            assert agenda(CA_MAU, name, *Y2023, role=role) == tuple(
                i for i in whole if i.role == role
            )

    def test_named_twice(self):
        """Once, as lead; by its own name before a collective one."""
        row = {"lead": ["UBND B", "Sở A"], "coordinating": ["mọi nơi", "Sở Á", "Hội C"]}
        p = plan_of([{"id": "I.1", "deadline": YEAR, **row}])
        assert direct("sở a", of=p) == [("I.1", "lead", "Sở A")]
        assert agenda(p, "Sở A", *Y2023, role="coordinating") == ()
        assert shown(agenda(p, "Hội C", *Y2023)) == [
            (("I.1", "2023"), "coordinating", "Hội C", True)
        ]

    def test_own_name_before_a_collective_lead(self):
        """The own name tells the role, even where the collective name leads."""
        row = {"lead": ["mọi nơi"], "coordinating": ["Hội C"]}
        p = plan_of([{"id": "I.1", "deadline": YEAR, **row}])
        assert [i.role for i in agenda(p, "Hội C", *Y2023)] == ["coordinating"]
        assert [i.role for i in agenda(p, "Sở A", *Y2023)] == ["lead"]

    def test_moved_to_a_working_day(self):
        """The window looks at the moved day: I.7 is due on 03/01/2023."""
        window = (date(2023, 1, 1), date(2023, 1, 5))
        assert direct(AGRICULTURE, window) == []
        assert ("I.7", "lead", "Sở Nông nghiệp và PTNT") in direct(AGRICULTURE, window, roll=True)

    def test_what_does_not_bind(self):
        """Asked for, it is there too, and the due date says that it does not bind."""
        window = (date(2025, 12, 31), date(2025, 12, 31))
        assert ("I.1", "lead", "Sở Nông nghiệp và PTNT") not in direct(AGRICULTURE, window)
        items = agenda(CA_MAU, AGRICULTURE, *window, binding_only=False)
        assert [i.due.task.id for i in items if not i.due.binds] == ["I.1"]
        assert shown(items) == naive(
            plan_oracle.shipped_parts(), due(CA_MAU, *window, binding_only=False), AGRICULTURE
        )


class TestCollectiveName:
    """Các sở, ban, ngành and the like stand for agencies too."""

    def test_only_under_a_collective_name(self):
        """Sở Giao thông vận tải has no row of its own, and has work nevertheless."""
        name = "Sở Giao thông vận tải"
        assert direct(name) == []
        items = agenda(CA_MAU, name, *Y2023)
        assert len(items) > 80
        assert not any(i.direct for i in items)
        assert {i.named for i in items if i.due.task.id == "II.1"} == {ALL}

    def test_its_own_name_first(self):
        """V.1 names Sở Công Thương and the collective; it is listed under its own name."""
        (item,) = [i for i in agenda(CA_MAU, "Sở Công Thương", *Y2023) if i.due.task.id == "V.1"]
        assert (item.role, item.named, item.direct) == ("coordinating", "Sở Công Thương", True)

    def test_collectives_within_collectives(self):
        """Hội Nông dân tỉnh is of the socio-political organisations, and those are of all."""
        items = agenda(CA_MAU, "Hội Nông dân tỉnh", *Y2023)
        assert {i.due.task.id for i in items if i.direct} == {"I.8", "II.7"}
        assert {i.named for i in items if i.due.task.id == "II.1"} == {ALL}

    def test_a_collective_name_itself(self):
        """It lists what stands under that name, typed either way, and what a wider one takes in."""
        items = agenda(CA_MAU, ALL, *Y2023)
        assert {i.agency for i in items} == {ALL}
        assert ("II.8", "joint") in {(i.due.task.id, i.role) for i in items if i.direct}
        assert "các sở, ban, ngành, đoàn thể cấp tỉnh" in {i.named for i in items}
        within = agenda(CA_MAU, "các sở, ban, ngành", *Y2023)
        assert within
        assert not any(i.direct for i in within)

    def test_left_out(self):
        """With collective=False only what is direct is left."""
        for name in EVERY_AGENCY:
            whole = agenda(CA_MAU, name, *Y2023)
            left = agenda(CA_MAU, name, *Y2023, collective=False)
            assert left == tuple(i for i in whole if i.direct)


class TestSuccession:
    """An agency that later stands in the place of one that the plan names (ocop.agencies)."""

    def test_what_falls_due_from_the_change_on(self):
        """The department merged in 2025 has what its two forerunners had, with the change."""
        short = "Sở Nông nghiệp và PTNT"
        assert direct(LATER, Y2025) == [
            ("I.2", "lead", short),
            ("II.2", "lead", short),
            ("III.1", "lead", short),
            ("III.4", "lead", "Sở Tài nguyên và Môi trường"),
            ("IV", "joint", short),
            ("IV.1", "lead", short),
            ("V.1", "coordinating", AGRICULTURE),
            ("V.2", "coordinating", AGRICULTURE),
            ("VIII", "lead", STANDING),
            ("IX", "lead", STANDING),
            ("X", "lead", STANDING),
        ]
        items = agenda(CA_MAU, LATER, *Y2025)
        assert {i.agency for i in items} == {LATER}
        assert {i.succession.name for i in items} == {LATER}
        assert len({i.due.key for i in items}) == len(items)

    def test_nothing_before(self):
        """No change before 2025; in 2025 the day is not known, and each item carries the change."""
        before = (date(2022, 11, 24), date(2024, 12, 31))
        assert agenda(CA_MAU, LATER, *before) == ()
        items = agenda(CA_MAU, LATER, *Y2025)
        assert items[0].due.on == date(2025, 1, 5)
        held = {i.succession.holds_on(i.due.last_day) for i in items}
        assert held == {None, True}
        assert items[-1].succession.holds_on(date(2025, 12, 31)) is True

    def test_a_change_of_which_only_the_last_day_is_known(self):
        """Until 31/12/2025 it cannot be said whether paper and station were one; the item tells."""
        items = agenda(CA_MAU, "Báo và phát thanh, truyền hình Cà Mau", *Y2025, collective=False)
        assert Counter(i.due.task.id for i in items) == {"II.3": 52, "II.4": 24}
        held = {i.due.on: i.succession.holds_on(i.due.last_day) for i in items}
        assert held.pop(date(2025, 12, 31)) is True
        assert set(held.values()) == {None}

    def test_the_former_name_keeps_its_agenda(self):
        """The plan still names it; who asks by the old name is answered by the old name."""
        assert ("X", "lead", STANDING) in direct(AGRICULTURE, Y2025)
        assert {i.succession for i in agenda(CA_MAU, AGRICULTURE, *Y2025)} == {None}

    def test_under_a_collective_name(self):
        """Sở Nội vụ took over from an agency that only collective names mean."""
        assert direct("sở nội vụ", Y2025) == []
        items = agenda(CA_MAU, "sở nội vụ", *Y2025)
        assert {i.agency for i in items} == {"Sở Nội vụ"}
        assert items

    def test_roles(self):
        """The filters work as for any agency."""
        coordinating = direct(LATER, Y2025, role="coordinating")
        assert [id for id, _, _ in coordinating] == ["V.1", "V.2"]

    def test_a_plan_without_registered_agencies(self):
        """A plan that names its own agencies only knows of no change."""
        p = plan_of([{"id": "I.1", "deadline": YEAR}])
        with pytest.raises(UnknownNameError):
            agenda(p, LATER, *Y2025)

    def test_an_heir_that_the_plan_names(self):
        """Sở Khoa học và Công nghệ took in another department and has its rows in 2025."""
        merged = "Sở Thông tin và Truyền thông"
        assert direct("Sở Khoa học và Công nghệ", Y2025) == [
            ("II.5", "lead", merged),
            ("III.2", "lead", "Sở Khoa học Công nghệ"),
            ("III.3", "coordinating", merged),
            ("V.4", "lead", merged),
            ("VI.2", "lead", "Sở Khoa học và Công nghệ"),
            ("VI.3", "lead", merged),
        ]
        items = agenda(CA_MAU, "Sở Khoa học và Công nghệ", *Y2025, collective=False)
        assert [i.succession is None for i in items] == [False, True, False, False, True, False]
        assert direct("Sở Khoa học và Công nghệ") == [
            ("III.2", "lead", "Sở Khoa học Công nghệ"),
            ("VI.2", "lead", "Sở Khoa học và Công nghệ"),
        ]

    def test_lead_before_coordinating(self):
        """Where one forerunner leads a row and the other coordinates, the heir leads."""
        row = {"lead": ["Sở Tài nguyên và Môi trường"], "coordinating": [AGRICULTURE]}
        deadline = {"kind": "year", "year": 2025}
        p = plan_of([{"id": "I.1", "deadline": deadline, **row}], agencies_of="2822/QĐ-UBND")
        assert direct(LATER, Y2025, of=p) == [("I.1", "lead", "Sở Tài nguyên và Môi trường")]

    def test_however_typed(self):
        """A later name may be followed by a stop or semicolon too."""
        assert direct(LATER + ";", Y2025) == direct(LATER, Y2025)


class TestPartition:
    """Nothing is lost and nothing stands twice."""

    @staticmethod
    def check(data, p, window, names, **more):
        """All agendas together give every due date once for each agency that its row names."""
        given_ = Counter(
            (i.due.key, i.agency)
            for name in names
            for i in agenda(p, name, *window, collective=False, **more)
            if i.succession is None
        )
        names_of = plan_oracle.officials(data)
        rows = {row["id"]: row for row in plan_oracle.rows(data)}
        expected = Counter()
        for one in due(p, *window, **more):
            row = rows[one.task.id]
            printed = [name for role in plan_oracle.ROLES for name in row.get(role, [])]
            expected.update({(one.key, names_of[name]) for name in printed})
        assert given_ == expected

    @given(windows(), st.booleans())
    @settings(max_examples=5)
    def test_of_ca_mau(self, window, roll):
        """Direct agendas of every agency of the plan."""
        self.check(plan_oracle.shipped(), CA_MAU, window, EVERY_AGENCY, roll=roll)

    @given(small_plans(), windows())
    @settings(max_examples=40)
    def test_of_any_plan(self, case, window):
        """The same for random plans, whose rows name agencies twice and by other names."""
        data, p = case
        self.check(data, p, window, [a["name"] for a in AGENCIES])
        parts, names = plan_oracle.parts(data), plan_oracle.officials(data)
        for name in NAMES:
            items = agenda(p, name, *window)
            assert shown(items) == naive(parts, due(p, *window), names[name])
            assert len({i.due.key for i in items}) == len(items)

    @given(small_plans(), windows())
    @settings(max_examples=40)
    def test_by_month(self, case, window):
        """Each due date in its own month, months in order, none empty."""
        _, p = case
        dues = due(p, *window, binding_only=False)
        months = by_month(dues)
        assert tuple(d for group in months.values() for d in group) == dues
        assert list(months) == sorted(months)
        for month, group in months.items():
            assert group
            assert {f"{d.on:%Y-%m}" for d in group} == {month}
        assert by_month(reversed(dues)).keys() == months.keys()

    @given(small_plans(), windows())
    @settings(max_examples=40)
    def test_by_section(self, case, window):
        """Each due date in the section of its row, sections as printed, none empty."""
        data, p = case
        dues = due(p, *window, binding_only=False)
        sections = by_section(p, dues)
        assert Counter(d.key for group in sections.values() for d in group) == Counter(
            d.key for d in dues
        )
        assert list(sections) == [s["id"] for s in data["sections"] if s["id"] in sections]
        for id, group in sections.items():
            assert group
            assert {d.task.id.partition(".")[0] for d in group} == {id}
            assert list(group) == [d for d in dues if d in group]


class TestGroups:
    """By month and by section, of Cà Mau."""

    def test_months_of_the_moved_days(self):
        """31/12/2022 moved is 03/01/2023, and the months are those of the moved days."""
        days = (date(2022, 12, 26), date(2023, 1, 5))
        assert {m: len(d) for m, d in by_month(due(CA_MAU, *days)).items()} == {
            "2022-12": 28,
            "2023-01": 1,
        }
        assert {m: len(d) for m, d in by_month(due(CA_MAU, *days, roll=True)).items()} == {
            "2022-12": 1,
            "2023-01": 29,
        }

    def test_sections_as_printed(self):
        """All ten, and a section that is its own task in its place."""
        sections = by_section(CA_MAU, due(CA_MAU, *Y2023))
        assert list(sections) == ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
        assert [d.task.id for d in sections["IV"]] == ["IV", "IV.1", "IV.2", "IV.3"]
        assert [d.task.id for d in sections["VIII"]] == ["VIII"]
        assert [d.task.id for d in sections["VII"]] == ["VII.1", "VII.2", "VII.3"]

    def test_nothing(self):
        """No due dates, no groups; a generator will do; the answer cannot be changed."""
        assert by_month(()) == {}
        groups = by_section(CA_MAU, (d for d in ()))
        assert groups == {}
        with pytest.raises(TypeError, match="cannot be changed"):
            groups["I"] = ()

    def test_another_plan(self):
        """A due date of a section that the plan does not have."""
        other = plan_of([{"id": "Z.1", "deadline": YEAR}], sections=[{"id": "Z"}])
        with pytest.raises(UnknownNameError) as caught:
            by_section(CA_MAU, due(other, *Y2023))
        assert caught.value.message() == (
            "row: id: the plan has no row (dòng) 'Z.1'; nearest: V.1; I.1"
        )
        assert caught.value.message("vi") == (
            "dòng: id: kế hoạch không có dòng 'Z.1'; gần nhất: V.1; I.1"
        )


class TestWorkload:
    """How much each agency has to do."""

    def test_2023(self):
        """53 Sundays, 24 half months; Sở Y tế leads one and is meant in all the rest."""
        found = {w.agency: w for w in workload(CA_MAU, *Y2023)}
        station, paper = found["Đài Phát thanh - Truyền hình Cà Mau"], found["Báo Cà Mau"]
        assert (station.lead, station.coordinating, station.joint) == (53, 0, 0)
        assert (paper.lead, paper.coordinating, paper.joint) == (24, 0, 0)
        health = found["Sở Y tế"]
        assert (health.lead, health.coordinating, health.joint) == (1, 0, 0)
        assert health.total == 1 + health.collective
        agriculture = found[AGRICULTURE]
        assert (agriculture.lead, agriculture.coordinating, agriculture.joint) == (13, 5, 1)

    @pytest.mark.parametrize("window", [Y2023, (date(2022, 11, 24), date(2022, 12, 31)), Y2025])
    def test_against_the_oracle(self, window):
        """Counted one by one from the plain data, for every agency."""
        dues = due(CA_MAU, *window)
        expected = {}
        for name in EVERY_AGENCY:
            found = naive(plan_oracle.shipped_parts(), dues, name)
            if found:
                roles = (role if own else "collective" for _, role, _, own in found)
                expected[name] = Counter(roles)
        found = workload(CA_MAU, *window)
        assert {w.agency for w in found} == set(expected)
        for one in found:
            for kind in ("lead", "coordinating", "joint", "collective"):
                assert getattr(one, kind) == expected[one.agency][kind]
            assert one.total == expected[one.agency].total()

    @given(small_plans(), windows())
    @settings(max_examples=40)
    def test_as_many_as_the_agendas_list(self, case, window):
        """One for each item, the most first, then by name; who has none is left out."""
        _, p = case
        found = workload(p, *window)
        assert [w.total for w in found] == sorted((w.total for w in found), reverse=True)
        totals = {a["name"]: len(agenda(p, a["name"], *window)) for a in AGENCIES}
        assert {w.agency: w.total for w in found} == {n: t for n, t in totals.items() if t}

    def test_ties_by_name(self):
        """Agencies with as much to do stand by name, accents aside."""
        row = {"lead": ["UBND B", "Hội C", "Sở A"]}
        p = plan_of([{"id": "I.1", "deadline": YEAR, **row}])
        # The two collective names are not named and mean nobody wider.
        assert [w.agency for w in workload(p, *Y2023)] == ["Hội C", "Sở A", "UBND B"]
        assert workload(p, *Y2025) == ()


class TestRefused:
    """Bad input."""

    def test_no_such_role(self):
        """A role that is none, in words that say which there are."""
        with pytest.raises(InputError) as caught:
            agenda(CA_MAU, "Sở Y tế", *Y2023, role="chủ trì")
        assert [(i.code, i.path) for i in caught.value.issues] == [("unknown-role", "role")]
        assert caught.value.message() == (
            "agenda: role: there is no role (vai trò) 'chủ trì'; allowed: lead, coordinating, joint"
        )
        assert caught.value.message("vi") == (
            "lịch công việc: role: không có vai trò 'chủ trì'; cho phép: lead, coordinating, joint"
        )

    @pytest.mark.parametrize("wrong", [0, ["lead"], "LEAD", ""])
    def test_hostile_roles(self, wrong):
        """No guess is made."""
        with pytest.raises(InputError, match="there is no role"):
            agenda(CA_MAU, "Sở Y tế", *Y2023, role=wrong)

    def test_long_role(self):
        """The message stays short."""
        with pytest.raises(InputError) as caught:
            agenda(CA_MAU, "Sở Y tế", *Y2023, role="x" * 100_000)
        assert len(str(caught.value)) < 300

    def test_unknown_agency(self):
        """Neither a name of the plan nor a later one; near names are given."""
        with pytest.raises(UnknownNameError) as caught:
            agenda(CA_MAU, "Sở Y tê và Dân số", *Y2023)
        (issue,) = caught.value.issues
        assert (issue.code, issue.path) == ("unknown-agency", "name")
        assert issue.en.startswith("the plan has no agency (cơ quan) 'Sở Y tê và Dân số'; nearest:")
        assert issue.vi.startswith("kế hoạch không có cơ quan 'Sở Y tê và Dân số'; gần nhất:")
        with pytest.raises(UnknownNameError, match="nearest: Sở Công Thương"):
            agenda(CA_MAU, "Sở Công Thươg", *Y2023)

    def test_an_agency_of_the_law_only(self):
        """Decision 26/2026 names it, the plan does not."""
        with pytest.raises(UnknownNameError):
            agenda(CA_MAU, "Bộ Nông nghiệp và Môi trường Trung ương", *Y2023)

    @pytest.mark.parametrize("wrong", ["", "x" * 100_000, "\0", "." * 50])
    def test_hostile_names(self, wrong):
        """Refused as unknown, in a message of bounded length."""
        with pytest.raises(UnknownNameError) as caught:
            agenda(CA_MAU, wrong, *Y2023)
        assert len(str(caught.value)) < 700

    @pytest.mark.parametrize("wrong", [None, 5, ["Sở Y tế"]])
    def test_names_that_are_no_text(self, wrong):
        """They are unknown as well."""
        with pytest.raises(UnknownNameError):
            agenda(CA_MAU, wrong, *Y2023)

    @pytest.mark.parametrize(
        "ask", [lambda *window: agenda(CA_MAU, "Sở Y tế", *window), lambda *w: workload(CA_MAU, *w)]
    )
    def test_windows(self, ask):
        """Backwards, or days that are no days."""
        with pytest.raises(InputError, match="last: the last day"):
            ask(date(2023, 1, 2), date(2023, 1, 1))
        with pytest.raises(TypeError, match=r"^first: expected a datetime\.date, got datetime$"):
            ask(datetime(2023, 1, 1, tzinfo=UTC), date(2023, 1, 1))

    def test_kept_and_immutable(self):
        """Items can be pickled and not changed."""
        items = agenda(CA_MAU, LATER, date(2025, 12, 1), date(2025, 12, 31))
        assert pickle.loads(pickle.dumps(items)) == items
        with pytest.raises(AttributeError):
            items[0].role = "lead"
        with pytest.raises(AttributeError):
            workload(CA_MAU, *Y2023)[0].lead = timedelta(0)
