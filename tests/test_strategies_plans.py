"""Dossiers, plans, records and portfolios: made by construction, accepted by ocop."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocop import InputError, UnknownNameError, plan
from ocop.names import identity
from ocop.plan import Headcount, assignments
from ocop.procedure import DossierPath, RegistrationKind, Step
from ocop.testing.strategies import (
    certificates,
    completion_lists,
    completions,
    days,
    dossier_paths,
    dues,
    events,
    headcounts,
    next_steps,
    plan_tasks,
    plans,
    portfolios,
    rounds,
    simplest,
    subject_facts,
    targets,
    withdrawals,
)
from strategy_samples import comes_up, refused, some

CA_MAU = plan.load("ca-mau-2021-2025")
FEW = settings(max_examples=25, deadline=None)


class TestDossiers:
    """Timelines made event by event as the law lets a dossier go on."""

    @FEW
    @given(
        st.sampled_from([None, *RegistrationKind]), st.sampled_from([True, False, None]), st.data()
    )
    def test_knobs(self, kind, finished, data):
        """Kind and end are those asked for; recorded again, the path is the same."""
        path = data.draw(dossier_paths(kind, finished))
        assert kind in (None, path.kind)
        assert finished in (None, path.finished, not path.due())
        again = DossierPath(path.kind, path.certificate)
        for event in path.events:
            again = again.record(event.step, event.on, event.tier)
        assert again == path

    def test_all_come_up(self):
        """Every kind, step, and tier; some steps are overdue the day after, some in time."""
        assert comes_up(
            dossier_paths(),
            *(lambda path, kind=kind: path.kind is kind for kind in RegistrationKind),
            *(lambda path, step=step: step in [e.step for e in path.events] for step in Step),
            *(lambda path, n=n: n in [e.tier for e in path.events] for n in (1, 2, 3, 4, 5)),
            lambda path: any(_late(path)),
            lambda path: any(late is False for late in _late(path)),
        )

    def test_ends(self):
        """A finished dossier was recognised, or given less than 3 stars."""
        ends = [
            (Step.PROVINCE_ASSESSED, 1),
            (Step.PROVINCE_ASSESSED, 2),
            (Step.PROVINCE_RECOGNISED, None),
            (Step.CENTRE_RECOGNISED, None),
        ]
        assert {*map(_end, some(dossier_paths(finished=True), 40))} <= {*ends}
        finished = dossier_paths(finished=True)
        assert comes_up(finished, *(lambda path, end=end: _end(path) == end for end in ends))

    def test_simplest_renewal(self):
        """A certificate and nothing filed yet."""
        path = simplest(dossier_paths("Đánh giá lại"))
        assert (path.kind, path.events) == (RegistrationKind.RENEWAL, ())
        assert path.certificate.issued_on == date(2026, 5, 22)

    def test_unknown_kind(self):
        """Names are looked up as everywhere in ocop."""
        with pytest.raises(UnknownNameError):
            dossier_paths("second")

    def test_events(self):
        """Assessments have a tier, other steps none."""
        for event in some(events(), 80):
            assessed = event.step in (Step.PROVINCE_ASSESSED, Step.CENTRE_ASSESSED)
            assert assessed == (event.tier is not None)
        assert {event.step for event in some(events("filed"), 10)} == {Step.FILED}
        with pytest.raises(ValueError, match="lost"):
            events("lost")

    def test_next_steps(self):
        """Every step is next at some time."""
        assert comes_up(next_steps(), *(lambda due, step=step: due.step is step for step in Step))

    def test_rounds(self):
        """Of the level and year asked for."""
        drawn = some(rounds(), 60)
        assert {held.level for held in drawn} == {"province", "centre"}
        assert len({held.year for held in drawn}) > 12
        assert {(r.level, r.year, r.number) for r in some(rounds("centre", 2027), 20)} == {
            ("centre", 2027, 1),
            ("centre", 2027, 2),
        }
        first = simplest(rounds())
        assert (first.level, first.year, first.number) == ("province", 2026, 2)
        with pytest.raises(UnknownNameError):
            rounds("commune")
        with pytest.raises(InputError):
            rounds(year=2025)


def _end(path):
    return path.events[-1].step, path.events[-1].tier


def _late(path):
    """Whether each event that has a last day came after it."""
    for n, event in enumerate(path.events):
        for due in DossierPath(path.kind, path.certificate, path.events[:n]).due():
            if due.step is event.step and due.until is not None:
                yield event.on > due.until


class TestPlans:
    """Small plans that hold together and in which something falls due."""

    def test_all_come_up(self):
        """Every kind of deadline, cadence and row, periods that begin in mid-year, orders."""
        kinds = [
            assignments.Yearly, assignments.MonthOfPreviousYear, assignments.ByMonth,
            assignments.ByYear, assignments.Period, assignments.ByDate,
        ]  # fmt: skip
        assert comes_up(
            plans(),
            *(
                lambda p, kind=kind: any(isinstance(t.deadline, kind) for t in p.tasks)
                for kind in kinds
            ),
            *(lambda p, c=c: any(t.cadence is c for t in p.tasks) for c in plan.Cadence),
            lambda p: any(t.joint for t in p.tasks),
            lambda p: any(section.deadline for section in p.sections),
            lambda p: any(isinstance(row.deadline, assignments.Inherited) for row in p.subtasks),
            lambda p: any(row.lead for row in p.subtasks if row.cadence),
            lambda p: (p.first_day.month, p.last_day.month) > (1, 1) and p.last_day.day != 31,
            lambda p: p.in_force_from > p.first_day,
            lambda p: p.in_force_from < p.first_day,
            lambda p: p.orders and len(p.sections) == 3,
        )
        measures = {target.measure.kind for target in some(targets(), 60)}
        assert len(measures) > 2

    @FEW
    @given(plans(), st.data())
    def test_used(self, p, data):
        """Each works with everything that takes a plan; its records are accepted."""
        assert plan.occurrences(p)
        done = data.draw(completion_lists(p))
        on = data.draw(days(p.first_day, p.last_day))
        stands = plan.standing(p, done, on=on)
        assert len(stands) == len([d for d in plan.occurrences(p) if d.binds])
        counted = {(c.task, c.period) for c in done if c.done_on <= on}
        assert {s.due.key for s in stands if s.completion} <= counted
        plan.blocked(p, done, on=on)
        assert data.draw(dues(p)) in plan.occurrences(p)
        one = data.draw(completions(p))
        assert (one.task, one.period) in {d.key for d in plan.occurrences(p)}

    @pytest.mark.parametrize("wanted", [True, False])
    def test_targets(self, wanted):
        """With targets or without."""
        assert {bool(p.targets) for p in some(plans(wanted), 20)} == {wanted}
        assert simplest(targets()).id == "T1"
        ids = {target.id for target in some(targets(CA_MAU), 100)}
        assert ids == {t.id for t in (*CA_MAU.targets, *CA_MAU.derived_targets)}

    def test_of_a_plan(self):
        """Rows and records of the plan given."""
        assert {t.id for t in some(plan_tasks(CA_MAU), 60)} <= {t.id for t in CA_MAU.tasks}
        done = some(completion_lists(CA_MAU), 40)
        assert {len(records) for records in done} > {0, 1}
        for records in done:
            plan.standing(CA_MAU, records, on=CA_MAU.last_day)
        late = {s.stand for r in done for s in plan.standing(CA_MAU, r, on=date(2027, 1, 1))}
        assert late >= {"done", "done-late", "overdue"}

    def test_nothing_due(self):
        """A plan in which nothing ever falls due has no due dates to draw, and no records."""
        p = simplest(plans())
        never = p.model_copy(
            update={
                "last_day": date(2026, 6, 30),
                "tasks": (p.tasks[0].model_copy(update={"deadline": assignments.Yearly()}),),
            }
        )
        assert plan.occurrences(never) == ()
        assert refused(dues, never) == ("impossible", "plan")
        assert refused(completions, never) == ("impossible", "plan")
        assert refused(targets, never) == ("impossible", "plan")
        assert some(completion_lists(never), 5) == [()]


def _papers(portfolio):
    return [identity(paper.product.name) for paper in portfolio.certificates or ()]


class TestPortfolios:
    """Portfolios in which everything can be told apart, however it is typed."""

    @FEW
    @given(portfolios(), days(date(2020, 1, 1), date(2095, 12, 31)))
    def test_used(self, portfolio, on):
        """Targets are assessed on each, and what counts is told apart by product and subject."""
        results = plan.assess_targets(CA_MAU, portfolio, on=on)
        assert len(results) == len(CA_MAU.targets) + len(CA_MAU.derived_targets)
        counting = portfolio.counting_on(on)
        assert (counting is None) == (portfolio.certificates is None)
        for paper in (counting or {}).values():
            assert paper.issued_on <= on

    def test_all_come_up(self):
        """Unknown and empty lists, names apart by accents only, typed without them."""
        for field in ("subjects", "products", "certificates"):
            assert comes_up(
                portfolios(),
                lambda p, f=field: getattr(p, f) is None,
                lambda p, f=field: getattr(p, f) == (),
                lambda p, f=field: len(getattr(p, f) or ()) > 1,
            )
        assert comes_up(
            portfolios(),
            lambda p: p.withdrawals,
            lambda p: p.facts,
            lambda p: p.officers,
            lambda p: {"tôm khô", "tôm kho"} <= {*_papers(p)},
            lambda p: "mat ong" in _papers(p),
        )

    def test_parts(self):
        """Headcounts, facts and withdrawals."""
        assert all(c.trained <= c.total for c in some(headcounts()))
        assert {f.subject for f in some(subject_facts("Hộ Ba"), 10)} == {"Hộ Ba"}
        paper = simplest(certificates("Mật ong", 4))
        for gone in some(withdrawals(paper), 20):
            assert (gone.number, gone.product) == (paper.number, "Mật ong")
            assert paper.issued_on <= gone.withdrawn_on <= paper.last_valid_day
        assert simplest(headcounts(), where=lambda c: c.total) == Headcount(total=1, trained=0)
