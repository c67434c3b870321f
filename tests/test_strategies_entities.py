"""Names, days, codes, subjects, products, certificates: each is what its knobs say."""

import unicodedata
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.vn import mst
from vietnam_provinces import Province, Ward, WardCode

from ocop import InputError, Product, Subject, SubjectType, eligibility, groups
from ocop.entities import LegalForm
from ocop.names import fold, identity
from ocop.procedure import extension_limit, renewal_window, rounds
from ocop.product_code import CodePeriod, parse
from ocop.testing.strategies import (
    NASTY_NAMES,
    NASTY_TEXTS,
    addresses,
    certificates,
    code_texts,
    days,
    days_around,
    days_around_deadlines,
    full_width,
    names,
    nasty_names,
    nasty_texts,
    people,
    product_codes,
    product_groups,
    product_names,
    products,
    representatives,
    simplest,
    subject_names,
    subjects,
    tax_codes,
    typed,
    wrong_code_texts,
)
from ocop.testing.strategies.codes import MISTAKES
from ocop.testing.strategies.days import deadline_days
from ocop.testing.strategies.entities import days_of_issue
from strategy_samples import comes_up, refused, some

FEW = settings(max_examples=30, deadline=None)


class TestNames:
    """Natural names in NFC, nasty ones that ocop takes all the same."""

    @FEW
    @given(names() | product_names() | subject_names() | people())
    def test_natural(self, name):
        """They are in NFC, without a space too many."""
        assert name == unicodedata.normalize("NFC", " ".join(name.split()))

    @pytest.mark.parametrize("name", NASTY_NAMES)
    def test_nasty_names_are_names(self, name):
        """A product may bear each of them, and keeps it as it is."""
        assert Product(name=name).name == name
        assert Product.model_validate_json(Product(name=name).model_dump_json()).name == name

    @pytest.mark.parametrize("text", [t for t in NASTY_TEXTS if t not in NASTY_NAMES])
    def test_nasty_texts_never_crash(self, text):
        """A field takes a nasty text or refuses it with an error of ocop."""
        try:
            taken = Product(name=text).name
        except InputError as error:
            taken = error.issues[0].path
        assert taken in (text, "name")

    def test_pools(self):
        """The strategies draw from the pools; the texts hold what no name may be."""
        assert {*some(nasty_names(), 60)} <= {*NASTY_NAMES}
        assert {*some(nasty_texts(), 60)} <= {*NASTY_TEXTS}
        assert {"", "\ud800", "\u200b"} < {*NASTY_TEXTS} - {*NASTY_NAMES}

    @FEW
    @given(names(), st.sampled_from([True, False, None]), st.data())
    def test_typed(self, name, accents, data):
        """With accents it is the same name; without, the same but for them."""
        text = data.draw(typed(name, accents))
        assert fold(text) == fold(name)
        if accents:
            assert identity(text) == identity(name)
        if accents is False:
            assert identity(text) == fold(name)

    def test_ways_of_typing(self):
        """Another Unicode form, capitals, small letters and more spaces all come up."""
        assert comes_up(
            typed("Cà phê"),
            str.isupper,
            str.islower,
            lambda text: "  " in text,
            lambda text: text != unicodedata.normalize("NFC", text),
        )

    @FEW
    @given(st.sampled_from(["0", "01-2026", "4"]), st.data())
    def test_full_width(self, digits, data):
        """They are the same digits once Unicode's compatibility forms are taken away."""
        wide = data.draw(full_width(digits))
        assert unicodedata.normalize("NFKC", wide) == digits
        assert wide != digits


class TestDays:
    """Days within bounds, around a day, around deadlines."""

    @FEW
    @given(st.dates(), st.dates(), st.data())
    def test_bounds(self, one, other, data):
        """Both bounds are included, wherever they lie."""
        first, last = min(one, other), max(one, other)
        assert first <= data.draw(days(first, last)) <= last
        assert data.draw(days(first, first)) == first

    def test_bounds_left_out(self):
        """From the first set of criteria to the end of the calendar."""
        drawn = some(days(), 60)
        assert min(drawn) >= date(2019, 8, 21)
        assert max(drawn) <= date(2100, 12, 31)

    def test_backwards(self):
        """No day lies between a later and an earlier one."""
        assert refused(days, date(2026, 2, 1), date(2026, 1, 1)) == ("impossible", "last")

    def test_around(self):
        """Three days, but at the ends of time."""
        day = date(2028, 2, 29)
        assert {*some(days_around(day), 30)} == {day, date(2028, 2, 28), date(2028, 3, 1)}
        assert {*some(days_around(date.min), 30)} == {date.min, date(1, 1, 2)}
        assert {*some(days_around(date.max), 30)} == {date.max, date(9999, 12, 30)}

    def test_deadlines(self):
        """The law's days are in the pool: in force, transition, rounds, windows, plan, leap day."""
        pool = {*deadline_days()}
        assert {date(2026, 5, 22), date(2026, 7, 21), date(2026, 6, 21), date(2028, 2, 29)} < pool
        for held in rounds(2027):
            assert {held.apply_by, held.apply_last, held.assess_by} <= pool
        paper = simplest(certificates("Mật ong", 3))
        window = renewal_window(paper)
        assert {window.first, window.last, paper.last_valid_day, extension_limit(paper)} <= pool
        assert {date(2023, 2, 28), date(2025, 12, 31)} < pool
        assert len(pool) == len(deadline_days())

    def test_around_deadlines(self):
        """Each day drawn is one of them, the day before or the day after."""
        near = {day + timedelta(days=n) for day in deadline_days() for n in (-1, 0, 1)}
        drawn = {*some(days_around_deadlines(), 60)}
        assert drawn <= near
        assert drawn - {*deadline_days()}


class TestCodes:
    """Product codes of a period, as typed, and wrong ones."""

    @FEW
    @given(st.sampled_from([None, *CodePeriod]), st.data())
    def test_period(self, period, data):
        """A code is of the period asked for, however it is typed."""
        code = data.draw(product_codes(period))
        assert period in (None, code.period)
        assert parse(str(code)) == code
        read = parse(data.draw(code_texts(period)))
        assert period in (None, read.period)

    def test_all_periods(self):
        """Any period comes up; numbers have leading zeros now and then."""
        assert comes_up(
            product_codes(),
            *(lambda code, period=period: code.period is period for period in CodePeriod),
            lambda code: code.number_text.startswith("0"),
        )

    def test_ways_of_typing(self):
        """Spaces, other dashes and full width all come up."""
        signs = (" ", "\u3000", "–", "－", "０")
        assert comes_up(code_texts("2026-2099"), *(lambda text, s=s: s in text for s in signs))

    @FEW
    @given(wrong_code_texts())
    def test_wrong(self, text):
        """Each is refused."""
        with pytest.raises(InputError):
            parse(text)

    @pytest.mark.parametrize("period", CodePeriod)
    def test_every_mistake_in_every_form(self, period):
        """No mistake makes a right code of another form."""
        for code in some(product_codes(period), 12):
            for mistake in MISTAKES:
                text = mistake(str(code).split("-"))
                with pytest.raises(InputError):
                    parse(text)

    @pytest.mark.parametrize("period", ["2018", "2026", "", 2026])
    def test_impossible(self, period):
        """There are three periods."""
        assert refused(product_codes, period) == ("impossible", "period")
        assert refused(code_texts, period) == ("impossible", "period")


class TestSubjects:
    """Subjects of a type, with what goes with it."""

    @pytest.mark.parametrize("kind", SubjectType)
    def test_type(self, kind):
        """Only enterprises have a legal form, and only joint-stock companies a share of capital."""
        for subject in some(subjects(str(kind)), 20):
            assert subject.type is kind
            enterprise = kind is SubjectType.SMALL_OR_MEDIUM_ENTERPRISE
            assert enterprise or subject.legal_form is None
            joint = subject.legal_form is LegalForm.JOINT_STOCK_COMPANY
            assert joint or subject.community_capital is None

    def test_any(self):
        """Every type and field comes up, and every fact about a representative."""
        assert comes_up(
            subjects(),
            *(lambda subject, kind=kind: subject.type is kind for kind in SubjectType),
            *(
                lambda subject, field=field: getattr(subject, field) is not None
                for field in Subject.model_fields
            ),
        )
        assert {who.woman for who in some(representatives(), 60)} == {True, False, None}

    def test_impossible(self):
        """There are nine types."""
        assert refused(subjects, "company") == ("impossible", "type")

    @FEW
    @given(tax_codes())
    def test_tax_codes(self, code):
        """python-stdnum finds them right."""
        assert mst.validate(code) == code

    def test_tax_codes_with_branch(self):
        """Of 10 and of 13 digits; no check digit is 10."""
        assert comes_up(
            tax_codes(),
            lambda code: len(code) == 10,
            lambda code: len(code) == 13,
            lambda code: code[8] == "1",
        )

    def test_addresses(self):
        """A commune has its code, and so has a province."""
        for address in some(addresses(), 60):
            assert (address.commune is None) == (address.commune_code is None)
            assert (address.province is None) == (address.province_code is None)

    def test_places_of_addresses(self):
        """Commune and province stand in the official list under their codes, one in the other."""
        seen = {
            (a.commune, a.commune_code, a.province, a.province_code)
            for a in some(addresses(), 100)
            if a.commune and a.province
        }
        assert len(seen) >= 2
        for commune, commune_code, province, province_code in seen:
            ward = Ward.from_code(WardCode(int(commune_code)))
            home = Province.from_code(ward.province_code)
            assert ward.name.casefold() == commune.casefold()
            assert f"{home.code:02d}" == province_code
            assert province.casefold().endswith(home.name.casefold())


class TestProducts:
    """Product groups, products, certificates."""

    @pytest.mark.parametrize("leaf", [True, False, None])
    def test_groups(self, leaf):
        """Leaves have a sheet; the groups of the plan have none."""
        drawn = some(product_groups(leaf), 80)
        assert {g.sheet is not None for g in drawn} == ({True, False} if leaf is None else {leaf})
        if leaf:
            assert len({g.sheet for g in drawn}) > 12
        if leaf is False:
            assert {g.law for g in drawn} == {"26/2026/QĐ-TTg", "2822/QĐ-UBND"}

    @pytest.mark.parametrize("code", [True, False, None])
    def test_codes(self, code):
        """With a code, without, or either."""
        having = {product.code is not None for product in some(products(code=code), 40)}
        assert having == ({True, False} if code is None else {code})

    def test_group(self):
        """The group asked for, by itself or by name."""
        coffee = groups.group("ca-phe-ca-cao")
        assert {p.group for p in some(products(coffee))} == {coffee.id}
        assert {p.group for p in some(products("Cà phê, ca cao"))} == {"Cà phê, ca cao"}
        drawn = {p.group for p in some(products(), 60)}
        assert None in drawn
        assert len(drawn) > 5

    def test_enough_for_eligibility(self):
        """A subject and a product from here can be asked about."""
        pairs = st.tuples(subjects(), products("mat-ong-mat-khac-va-nong-san-thuc-pham-khac"))
        answers = {
            eligibility.eligibility(*pair, date(2026, 12, 1)).eligible for pair in some(pairs, 40)
        }
        assert answers == {True, False}

    @FEW
    @given(days(date(2019, 8, 21)), st.sampled_from([None, 3, 4, 5]), st.data())
    def test_certificates(self, on, tier, data):
        """Valid on the day asked for, with the tier asked for."""
        paper = data.draw(certificates(tier=tier, valid_on=on))
        assert paper.issued_on <= on <= paper.issued_on + relativedelta(months=36)
        assert tier in (None, paper.tier)

    @pytest.mark.parametrize(
        ("on", "first", "last"),
        [
            (date(2028, 2, 29), date(2025, 3, 1), date(2028, 2, 29)),
            (date(2027, 2, 28), date(2024, 2, 28), date(2027, 2, 28)),
            (date(2019, 8, 21), date(2019, 8, 21), date(2019, 8, 21)),
            (date(2100, 12, 31), date(2097, 12, 31), date(2097, 12, 31)),
        ],
    )
    def test_days_of_issue(self, on, first, last):
        """From the first to the last day of issue that leaves it valid; no 29 February is lost."""
        issued = {paper.issued_on for paper in some(certificates(valid_on=on), 40)}
        assert first <= min(issued) <= max(issued) <= last
        assert days_of_issue(on) == (first, last)

    def test_certificate_of_a_product(self):
        """The product itself, or its name; terms within the calendar."""
        honey = Product(name="Mật ong")
        assert {p.product for p in some(certificates(honey), 10)} == {honey}
        assert {p.product for p in some(certificates("Mật ong"), 10)} == {"Mật ong"}
        drawn = some(certificates(), 60)
        assert max(paper.last_valid_day for paper in drawn) <= date(2100, 12, 31)
        assert {paper.expires_on is None for paper in drawn} == {True, False}

    def test_impossible(self):
        """1 and 2 stars have no certificate; before the first criteria there was none."""
        assert refused(certificates, tier=2) == ("impossible", "tier")
        for on in (date(2019, 8, 20), date(2101, 1, 1)):
            assert refused(certificates, valid_on=on) == ("impossible", "valid_on")
