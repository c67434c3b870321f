"""What a province has to show: which certificates count on a day."""

import copy
import pickle
import unicodedata
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given

from ocop import InputError, plan
from ocop.entities import Subject, SubjectType
from ocop.plan import Headcount, Portfolio, SubjectFacts, Withdrawal
from portfolio_worlds import DAY, DAYS, SUBJECTS, of, paper, places, recount, worlds


def stars(portfolio, on=DAY):
    """The stars of the products that count on a day, lowest first."""
    return sorted(int(certificate.tier) for certificate in portfolio.counting_on(on).values())


def spoken(name):
    """A name as one says it, however it is written."""
    return " ".join(unicodedata.normalize("NFC", name).lower().split())


class TestTerm:
    """A certificate counts for 36 months (26/2026/QĐ-TTg, Điều 4 khoản 3; I8)."""

    @pytest.mark.parametrize(
        ("issued_on", "last"),
        [
            (date(2024, 8, 6), date(2027, 8, 6)),
            (date(2021, 12, 31), date(2024, 12, 31)),
            (date(2024, 2, 29), date(2027, 2, 28)),
            (date(2021, 3, 1), date(2024, 3, 1)),
            (date(2021, 2, 28), date(2024, 2, 28)),
        ],
    )
    def test_first_and_last_day(self, issued_on, last):
        """Both ends are valid, the days outside are not."""
        held = Portfolio(certificates=(paper("Chả cá", 4, issued_on),))
        day = timedelta(days=1)
        assert [stars(held, on) for on in (issued_on - day, issued_on, last, last + day)] == [
            [], [4], [4], [],
        ]  # fmt: skip

    @given(worlds(), DAYS)
    def test_as_recounted(self, world, on):
        """The same products and tiers as counted with a pencil, whatever the order and spelling."""
        counting = world.portfolio().counting_on(on)
        found = {(spoken(name), subject): c.tier for (name, subject), c in counting.items()}
        counted = {
            (spoken(world.products[index][0]), SUBJECTS[world.products[index][1]]): tier
            for index, tier in recount(world, on).items()
        }
        assert found == counted

    @pytest.mark.parametrize("on", [date.min, date.max])
    def test_ends_of_the_calendar(self, on):
        """No certificate runs that far, and nothing breaks."""
        held = Portfolio(certificates=(paper("Chả cá"), paper("Tôm", 3, date(9995, 12, 31), "2")))
        assert held.counting_on(on) == {}

    def test_the_certificate_itself(self):
        """What counts is the whole certificate, under the name of product and subject."""
        held = paper(of("Chả cá", "HTX A"), 4)
        assert Portfolio(certificates=(held,)).counting_on(DAY) == {("Chả cá", "HTX A"): held}

    @pytest.mark.parametrize("on", [datetime(2024, 1, 1), "2024-01-01", None, 20240101])  # noqa: DTZ001
    @pytest.mark.parametrize("held", [Portfolio(), Portfolio(certificates=(paper("Chả cá"),))])
    def test_no_plain_date(self, held, on):
        """A day is a plain date, whatever there is to compare it with."""
        said = rf"^on: expected a datetime\.date, got {type(on).__name__}$"
        with pytest.raises(TypeError, match=said):
            held.counting_on(on)


class TestLastIssued:
    """Of several certificates of a product the one issued last decides (I47, I52)."""

    OLD, NEW = date(2022, 6, 1), date(2024, 6, 1)

    @pytest.mark.parametrize(("old", "new"), [(3, 3), (3, 4), (4, 5), (5, 4), (4, 3)])
    @pytest.mark.parametrize("turned", [False, True])
    def test_renewed_and_ranked_anew(self, old, new, turned):
        """One product, before and after; up or down; in either order of the list."""
        papers = [paper("Chả cá", old, self.OLD, "1"), paper("Chả cá", new, self.NEW, "2")]
        held = Portfolio(certificates=tuple(reversed(papers) if turned else papers))
        assert stars(held, date(2024, 5, 31)) == [old]
        assert stars(held, self.NEW) == [new]
        assert stars(held, date(2025, 6, 2)) == [new]
        assert stars(held, date(2027, 6, 2)) == []

    def test_a_gap(self):
        """Between the end of one and the issue of the next the product does not count."""
        papers = (paper("Chả cá", 3, date(2020, 6, 1)), paper("Chả cá", 3, self.NEW, "2"))
        held = Portfolio(certificates=papers)
        assert [stars(held, on) for on in (date(2023, 6, 1), date(2023, 6, 2), self.NEW)] == [
            [3], [], [3],
        ]  # fmt: skip

    @pytest.mark.parametrize(
        "spelt", ["CHẢ CÁ", "  chả   cá ", unicodedata.normalize("NFD", "Chả cá")]
    )
    def test_however_typed(self, spelt):
        """Case, white space and NFD make no other product."""
        papers = (paper("Chả cá", 3, self.OLD), paper(spelt, 4, self.NEW, "2"))
        held = Portfolio(certificates=papers)
        assert held.counting_on(DAY) == {("Chả cá", None): papers[1]}

    def test_withdrawn_though_an_older_one_runs(self):
        """The later recognition took the place of the first, which does not come back (I52)."""
        papers = (paper("Chả cá", 3, self.OLD), paper("Chả cá", 4, self.NEW, "2"))
        gone = Withdrawal(number="2", product="Chả cá", withdrawn_on=date(2024, 9, 1))
        held = Portfolio(certificates=papers, withdrawals=(gone,))
        days = (date(2024, 5, 31), self.NEW, date(2024, 8, 31), date(2024, 9, 1), date(2025, 6, 1))
        assert [stars(held, on) for on in days] == [[3], [4], [4], [], []]

    def test_the_older_one_withdrawn(self):
        """That changes nothing once a later one is issued."""
        papers = (paper("Chả cá", 3, self.OLD), paper("Chả cá", 4, self.NEW, "2"))
        gone = Withdrawal(number="1", product="Chả cá", withdrawn_on=date(2024, 9, 1))
        held = Portfolio(certificates=papers, withdrawals=(gone,))
        assert stars(held, date(2024, 9, 1)) == [4]

    def test_withdrawn_on_the_day_of_issue(self):
        """It was never valid, yet from its day on the older one is not either (I52)."""
        papers = (paper("Chả cá", 3, self.OLD), paper("Chả cá", 4, self.NEW, "2"))
        gone = Withdrawal(number="2", product="Chả cá", withdrawn_on=self.NEW)
        held = Portfolio(certificates=papers, withdrawals=(gone,))
        assert [stars(held, on) for on in (date(2024, 5, 31), self.NEW)] == [[3], []]


class TestWithdrawal:
    """Thu hồi: valid until the day before (I47: only valid certificates count)."""

    def held(self, on, **more):
        """A certificate of 01/06/2023 withdrawn on a day."""
        gone = Withdrawal(number="7/QĐ", product="Chả cá", withdrawn_on=on)
        papers = (paper("Chả cá", 4, date(2023, 6, 1), "7/QĐ"), *more.pop("papers", ()))
        return Portfolio(certificates=papers, withdrawals=(gone,))

    def test_until_the_day_before(self):
        """The day named is the first without it."""
        held = self.held(date(2024, 3, 1))
        assert stars(held, date(2024, 2, 29)) == [4]
        assert stars(held, date(2024, 3, 1)) == []

    def test_on_the_day_of_issue(self):
        """It was never valid then."""
        assert stars(self.held(date(2023, 6, 1)), date(2023, 6, 1)) == []

    def test_after_the_end(self):
        """A day after the term changes nothing."""
        assert stars(self.held(date(2030, 1, 1)), date(2026, 6, 1)) == [4]

    def test_of_one_of_two(self):
        """A certificate issued after the withdrawal counts."""
        renewed = self.held(
            date(2024, 3, 1), papers=(paper("Chả cá", 3, date(2024, 9, 1), "8/QĐ"),)
        )
        assert [stars(renewed, on) for on in (date(2024, 8, 31), date(2024, 9, 1))] == [[], [3]]

    def test_number_and_name_however_typed(self):
        """As everywhere, case and NFD do not matter."""
        gone = Withdrawal(
            number="7/qđ",
            product=unicodedata.normalize("NFD", "CHẢ CÁ"),
            withdrawn_on=date(2024, 3, 1),
        )
        held = Portfolio(
            certificates=(paper("Chả cá", 4, date(2023, 6, 1), "7/QĐ"),), withdrawals=(gone,)
        )
        assert stars(held) == []

    def test_one_decision_recognises_many(self):
        """Only the product named loses its certificate of that number."""
        papers = (paper("Chả cá", 4, date(2023, 6, 1), "7/QĐ"), paper("Tôm khô", 3, number="7/QĐ"))
        gone = Withdrawal(number="7/QĐ", product="Chả cá", withdrawn_on=date(2024, 3, 1))
        assert stars(Portfolio(certificates=papers, withdrawals=(gone,))) == [3]

    def test_of_one_subject(self):
        """One decision recognises Tôm khô of A and of B; A's is withdrawn, B's stays."""
        papers = (paper(of("Tôm khô", "A"), 3), paper(of("Tôm khô", "B"), 4))
        gone = Withdrawal(number="1", product=of("tôm khô", "a"), withdrawn_on=date(2024, 3, 1))
        held = Portfolio(certificates=papers, withdrawals=(gone,))
        assert held.counting_on(DAY) == {("Tôm khô", "B"): papers[1]}

    def test_several(self):
        """Each ends its own certificate, in whatever order they are listed."""
        days = (date(2023, 6, 1), date(2024, 6, 1))
        papers = tuple(paper("Chả cá", 3, day, f"{n}/QĐ") for n, day in enumerate(days))
        gone = tuple(
            Withdrawal(number=f"{n}/QĐ", product="Chả cá", withdrawn_on=day + timedelta(days=30))
            for n, day in enumerate(days)
        )
        for withdrawals in (gone, gone[::-1]):
            held = Portfolio(certificates=papers, withdrawals=withdrawals)
            asked = [day + timedelta(days=n) for day in days for n in (29, 30)]
            assert [stars(held, on) for on in asked] == [[3], [], [3], []]


class TestKnown:
    """None is not known, empty is known to be empty."""

    def test_nothing_known(self):
        """Every field may be left out."""
        nothing = Portfolio()
        assert (nothing.subjects, nothing.products, nothing.certificates) == (None, None, None)
        assert (nothing.officers, nothing.workers) == (None, None)
        assert (nothing.withdrawals, nothing.facts) == ((), ())
        assert nothing.subject_by_name == nothing.facts_by_subject == {}

    def test_unlike(self):
        """The two differ, in JSON as well."""
        assert Portfolio(certificates=()) != Portfolio()
        assert Portfolio().counting_on(DAY) is None
        assert Portfolio(certificates=()).counting_on(DAY) == {}
        for made in (Portfolio(certificates=()), Portfolio()):
            assert Portfolio.model_validate_json(made.model_dump_json()) == made

    def test_lists_not_known_are_not_missed(self):
        """Names are looked up only where there is a list of them."""
        Portfolio(
            certificates=(paper(of("Tôm khô", "HTX A")), paper("Chả cá")),
            facts=(SubjectFacts(subject="HTX B"),),
        )


class TestFields:
    """Fields are strict; what lies inside is reported with its place."""

    @pytest.mark.parametrize(
        ("data", "code", "path"),
        [
            ({"certificate": ()}, "extra-forbidden", "certificate"),
            ({"certificates": []}, "tuple-type", "certificates"),
            ({"certificates": "x"}, "tuple-type", "certificates"),
            ({"subjects": (None,)}, None, "subjects[0]"),
            ({"withdrawals": None}, "tuple-type", "withdrawals"),
            ({"facts": ({"subject": " "},)}, "string-pattern-mismatch", "facts[0].subject"),
            ({"facts": ({"subject": "A", "trained": 1},)}, "bool-type", "facts[0].trained"),
            ({"facts": ({"subject": "A", "trained": "yes"},)}, "bool-type", "facts[0].trained"),
            ({"officers": {"total": -1, "trained": -1}}, "greater-than-equal", "officers.total"),
            ({"officers": {"total": 1.0, "trained": 1}}, "int-type", "officers.total"),
            ({"officers": {"total": True, "trained": 1}}, "int-type", "officers.total"),
            (
                {"workers": {"total": 1, "trained": 2}},
                "more-trained-than-there-are",
                "workers.trained",
            ),
            (
                {"certificates": ({"number": "1", "product": "A", "tier": 2, "issued_on": DAY},)},
                "tier",
                "certificates[0].tier",
            ),
            (
                {"withdrawals": ({"number": "1", "product": "A", "withdrawn_on": "2024-01-01"},)},
                "date-type",
                "withdrawals[0].withdrawn_on",
            ),
        ],
    )
    def test_wrong(self, data, code, path):
        """Lists are tuples, facts are True or False, people are whole numbers, days are dates."""
        found = places(**data)
        assert path in {where for _, where in found}
        assert code is None or code in {kind for kind, _ in found}

    def test_a_day_with_a_time(self):
        """A datetime is no day."""
        with pytest.raises(InputError, match="expected a date"):
            Withdrawal(number="1", product="A", withdrawn_on=datetime(2024, 1, 1))  # noqa: DTZ001

    @pytest.mark.parametrize("text", ["", "[]", "null", "{", '{"subjects": 3}', "\x00"])
    def test_hostile_json(self, text):
        """Text that is no portfolio is refused as any wrong input is."""
        with pytest.raises(InputError):
            Portfolio.model_validate_json(text)

    def test_hostile_number(self):
        """Whole numbers of any size are numbers."""
        with pytest.raises(InputError) as caught:
            Headcount(total=1, trained=10**40)
        assert caught.value.issues[0].code == "more-trained-than-there-are"


class TestUnchanging:
    """Portfolios are values: equal, hashed, copied, pickled, written as JSON and read back."""

    WHOLE = Portfolio(
        subjects=(Subject(name="HTX A", type=SubjectType.COOPERATIVE),),
        products=(of("Tôm khô", "HTX A"),),
        certificates=(paper("Tôm khô", 4), paper(of("Tôm khô", "HTX A"), 5, date(2024, 5, 1), "2")),
        withdrawals=(Withdrawal(number="2", product="Tôm khô", withdrawn_on=date(2024, 7, 1)),),
        facts=(SubjectFacts(subject="HTX A", trained=False),),
        officers=Headcount(total=3, trained=2),
        workers=Headcount(total=0, trained=0),
    )

    def test_twins(self):
        """Equal with one hash, before and after something was asked."""
        text = self.WHOLE.model_dump_json()
        twins = [
            copy.copy(self.WHOLE),
            copy.deepcopy(self.WHOLE),
            pickle.loads(pickle.dumps(self.WHOLE)),
            Portfolio.model_validate_json(text),
            Portfolio.model_validate(self.WHOLE),
            self.WHOLE.model_copy(),
        ]
        self.WHOLE.counting_on(DAY)
        twins.append(pickle.loads(pickle.dumps(self.WHOLE)))
        assert all(t == self.WHOLE and hash(t) == hash(self.WHOLE) for t in twins)
        assert all(t.model_dump_json() == text for t in twins)
        assert all([stars(t, date(2024, 6, 1)), stars(t)] == [[5], []] for t in twins)

    @given(worlds())
    def test_json(self, world):
        """Whatever there is comes back the same."""
        made = world.portfolio()
        read = Portfolio.model_validate_json(made.model_dump_json())
        assert read == made
        assert hash(read) == hash(made)
        assert read.counting_on(DAY) == made.counting_on(DAY)

    def test_frozen(self):
        """Neither the portfolio nor what it gives can be changed; a changed copy is checked."""
        with pytest.raises(ValueError, match="frozen"):
            self.WHOLE.certificates = ()
        with pytest.raises(TypeError):
            self.WHOLE.counting_on(DAY)["x", None] = paper("x")
        with pytest.raises(TypeError):
            del self.WHOLE.subject_by_name["HTX A"]
        with pytest.raises(TypeError):
            del self.WHOLE.facts_by_subject["HTX A"]
        with pytest.raises(InputError, match="there is no certificate"):
            self.WHOLE.model_copy(update={"certificates": ()})
        assert self.WHOLE.model_copy(update={"officers": None}).officers is None

    def test_public(self):
        """They are reached from ocop.plan."""
        for name in ("Headcount", "Portfolio", "SubjectFacts", "Withdrawal"):
            assert name in plan.__all__
            assert plan.__dict__[name].__doc__
