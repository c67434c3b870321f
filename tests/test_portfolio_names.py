"""Names: told apart with their accents, found without where only one fits."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop import InputError
from ocop.names import fold, identity
from ocop.plan import Portfolio, SubjectFacts
from portfolio_worlds import DAY, bare, gone, of, paper, places, problems, subjects, tiers

LATER = date(2024, 6, 1)


class TestIdentity:
    """Accents tell names apart; case, Unicode form and white space do not."""

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Kẹo dừa", "KẸO DỪA"),
            ("Kẹo dừa", "  kẹo \t\n dừa "),
            ("Kẹo dừa", "Kẹo\N{NO-BREAK SPACE}dừa"),
            ("Kẹo dừa", unicodedata.normalize("NFD", "Kẹo dừa")),
            ("Đất Mũi", "đất mũi"),
            ("Straße", "STRASSE"),
            ("HTX Hoà Bình", "HTX Hòa Bình"),
            ("Thuý", "Thúy"),
            ("khoẻ", "khỏe"),
        ],
    )
    def test_equal(self, one, other):
        """However it is typed."""
        assert identity(one) == identity(other)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Kẹo dừa", "Kẹo dứa"),
            ("Cá kho", "Cá khô"),
            ("Hộ Ba", "Hộ Bà"),
            ("Đa", "Da"),
            ("Kẹo dừa", "keo dua"),
            ("Kẹo dừa", "Kẹodừa"),
        ],
    )
    def test_unlike(self, one, other):
        """Another tone, another vowel, another letter, no accents, no space."""
        assert identity(one) != identity(other)

    @given(st.text())
    def test_settled(self, name):
        """Nothing changes a second time, and names of one identity are spelt alike."""
        assert identity(identity(name)) == identity(name)
        assert fold(identity(name)) == fold(name)


class TestAccents:
    """A name is the one with the same accents; typed without any it is the only one that fits."""

    @pytest.mark.parametrize("products", [None, (of("Kẹo dừa", "A"), of("Kẹo dứa", "A"))])
    def test_products(self, products):
        """Kẹo dừa is made of coconut, kẹo dứa of pineapple."""
        papers = (paper(of("Kẹo dừa", "A"), 3), paper(of("kẹo dứa", "A"), 4))
        assert sorted(tiers(products=products, certificates=papers).values()) == [3, 4]

    def test_subjects(self):
        """HTX Tân Tiến and HTX Tấn Tiến are two registered names."""
        held = Portfolio(
            subjects=subjects("HTX Tân Tiến", "HTX Tấn Tiến"),
            certificates=(paper(of("Tôm", "htx TẤN tiến")), paper(of("Tôm", "HTX Tân Tiến"), 4)),
            facts=(SubjectFacts(subject="HTX TẤN TIẾN", trained=True),),
        )
        assert {*held.counting_on(DAY)} == {("Tôm", "HTX Tấn Tiến"), ("Tôm", "HTX Tân Tiến")}
        assert [*held.facts_by_subject] == ["HTX Tấn Tiến"]

    @pytest.mark.parametrize("typed", ["Kẹo dứa", "Keo dừa", "Kẹo dua", "Kẹo đừa"])
    def test_other_accents(self, typed):
        """A name with other accents is not the one listed: cá kho is braised, cá khô dried."""
        ((code, _, en, _),) = problems(
            products=(of("Kẹo dừa", "A"),), certificates=(paper("Kẹo dừa"), paper(typed, 4, LATER))
        )
        assert code == "not-listed"
        assert en.startswith(f"there is no product (sản phẩm) '{typed}' in the list; nearest: Kẹo")

    @pytest.mark.parametrize("typed", ["keo dua", "KEO  DUA"])
    def test_without(self, typed):
        """Typed without accents, it is the one that is listed with them."""
        listed = (of("Kẹo dừa", "HTX Đất Mũi"), of("Tôm khô", "HTX Đất Mũi"))
        held = Portfolio(
            subjects=subjects("HTX Đất Mũi"),
            products=listed,
            certificates=(paper(typed), paper(of(typed, "htx dat mui"), 4, LATER, "2")),
            withdrawals=(gone("2", of(typed, "htx dat mui"), on=DAY),),
            facts=(SubjectFacts(subject="htx dat mui"),),
        )
        assert {*held.counting_on(date(2024, 12, 30))} == {("Kẹo dừa", "HTX Đất Mũi")}
        assert held.counting_on(DAY) == {}
        assert [*held.facts_by_subject] == ["HTX Đất Mũi"]

    def test_a_word_without_accents(self):
        """Ba is a name as well as Bà: where it is listed it is meant."""
        both = subjects("Hộ Bà", "Ho Ba")
        held = Portfolio(subjects=both, facts=(SubjectFacts(subject="ho ba"),))
        assert [*held.facts_by_subject] == ["Ho Ba"]

    @pytest.mark.parametrize("turned", [1, -1])
    def test_without_where_there_is_no_list(self, turned):
        """Of the names that are given, the one without accents is the one with them."""
        papers = (
            paper(of("Tôm khô", "HTX Đất Mũi")),
            paper(of("tom kho", "htx dat mui"), 4, LATER),
        )
        assert tiers(certificates=papers[::turned]) == {("Tôm khô", "HTX Đất Mũi"): 4}
        alone = (paper("Tôm khô"), paper("tom kho", 4, LATER, "2"), paper("cua bien"))
        assert tiers(certificates=alone[::turned]) == {("Tôm khô", None): 4, ("cua bien", None): 3}

    def test_subjects_where_only_products_are_listed(self):
        """They are those of the products."""
        listed = (of("Tôm khô", "HTX Đất Mũi"),)
        papers = (paper(of("Tôm khô", "htx dat mui")),)
        assert tiers(products=listed, certificates=papers) == {("Tôm khô", "HTX Đất Mũi"): 3}

    @pytest.mark.parametrize("listed", [True, False])
    def test_fits_two(self, listed):
        """Without accents it does not tell which of two; the subject may."""
        both = (of("Kẹo dừa", "A"), of("Kẹo dứa", "B"))
        products, papers = both if listed else None, tuple(map(paper, both))
        found = problems(products=products, certificates=(*papers, paper("keo dua", 4, LATER)))
        ((code, path, en, vi),) = found
        assert (code, path) == ("which-product", "certificates[2].product")
        assert en == (
            "'keo dua' may mean 2 products (sản phẩm): 'Kẹo dừa (A)'; 'Kẹo dứa (B)'. Give the "
            "whole name with its accents, and the product with its subject"
        )
        assert vi == (
            "'keo dua' có thể là 2 sản phẩm: 'Kẹo dừa (A)'; 'Kẹo dứa (B)'. Hãy ghi đủ tên, đủ "
            "dấu, và sản phẩm cùng chủ thể"
        )
        told = (*papers, paper(of("keo dua", "B"), 4, LATER))
        assert tiers(products=products, certificates=told) == {
            ("Kẹo dừa", "A"): 3,
            ("Kẹo dứa", "B"): 4,
        }

    def test_fits_two_of_which_one_has_a_subject(self):
        """That the other's subject is not known does not settle it."""
        papers = (paper("Kẹo dừa"), paper(of("Kẹo dứa", "B")), paper("keo dua", 4, LATER))
        ((code, _, en, _),) = problems(certificates=papers)
        assert code == "which-product"
        assert "'Kẹo dừa'; 'Kẹo dứa (B)'. Give" in en

    def test_fits_two_and_a_third_subject(self):
        """Of neither is it known that C makes it."""
        papers = (paper("Kẹo dừa"), paper("Kẹo dứa"), paper(of("keo dua", "C"), 4, LATER))
        ((code, _, en, _),) = problems(certificates=papers)
        assert code == "which-product"
        assert en.startswith("'keo dua (C)' may mean 2 products (sản phẩm): 'Kẹo dừa'; 'Kẹo dứa'.")

    @pytest.mark.parametrize("listed", [True, False])
    def test_subject_that_fits_two(self, listed):
        """Wherever it stands; what hangs on it is not complained of besides."""
        names = ("HTX Tân Tiến", "HTX Tấn Tiến")
        found = problems(
            subjects=subjects(*names) if listed else None,
            products=tuple(of(f"Tôm {n}", name) for n, name in enumerate((*names, "htx tan tien"))),
            certificates=(paper(of("Tôm 0", "htx tan tien")), paper("Tôm 2")),
            facts=(SubjectFacts(subject="htx tan tien"), SubjectFacts(subject="HTX Tân Tiến")),
        )
        assert [(code, path) for code, path, *_ in found] == [
            ("which-subject", "products[2].subject"),
            ("which-subject", "certificates[0].product.subject"),
            ("which-subject", "facts[0].subject"),
        ]
        *_, en, vi = found[0]
        assert en == (
            "'htx tan tien' may mean 2 subjects (chủ thể): 'HTX Tân Tiến'; 'HTX Tấn Tiến'. Give "
            "the whole name with its accents"
        )
        assert vi == (
            "'htx tan tien' có thể là 2 chủ thể: 'HTX Tân Tiến'; 'HTX Tấn Tiến'. Hãy ghi đủ tên, "
            "đủ dấu"
        )

    def test_subject_that_fits_two_where_nothing_is_listed(self):
        """The certificate by name alone is still of the one product that can be told."""
        names = ("HTX Tân Tiến", "HTX Tấn Tiến", "htx tan tien")
        papers = [paper(of("Tôm" if n != 1 else "Cua", name)) for n, name in enumerate(names)]
        assert places(certificates=(*papers, paper("tôm", 4, LATER))) == [
            ("which-subject", "certificates[2].product.subject")
        ]


TYPED = st.sampled_from(["Kẹo dừa", "Kẹo dứa", "keo dua", "KẸO DỪA", "Keo dừa", "Cua"])
MAKERS = st.sampled_from(["HTX Tân", "HTX Tấn", "htx tan", "HTX TÂN"])
PRODUCTS = st.builds(of, TYPED, st.none() | MAKERS)
GIVEN = TYPED | PRODUCTS
NUMBERS = st.sampled_from("123")
LISTS = st.tuples(
    st.none() | st.lists(MAKERS, max_size=3),
    st.none() | st.lists(PRODUCTS, max_size=3),
    st.lists(st.tuples(GIVEN, st.dates(date(2024, 1, 1), date(2024, 1, 3)), NUMBERS), max_size=4),
    st.lists(st.tuples(GIVEN, NUMBERS), max_size=2),
    st.lists(MAKERS, max_size=2),
)


class TestAnyInput:
    """Whatever is listed, the answer follows from what is said, not from where it stands."""

    def outcome(self, subjects_, products, papers, withdrawn, facts):
        """What counts, by identity, or what is wrong."""

        def plain(name):
            return None if name is None else identity(name)

        try:
            held = Portfolio(
                subjects=None if subjects_ is None else subjects(*subjects_),
                products=None if products is None else tuple(products),
                certificates=tuple(paper(p, 3, day, number) for p, day, number in papers),
                withdrawals=tuple(gone(number, p) for p, number in withdrawn),
                facts=tuple(SubjectFacts(subject=name) for name in facts),
            )
        except InputError as error:
            return {issue.code for issue in error.issues}
        counting = held.counting_on(DAY)
        return (
            {(plain(n), plain(s)): (c.number, c.issued_on) for (n, s), c in counting.items()},
            {*map(plain, held.facts_by_subject)},
        )

    @given(LISTS, st.randoms(use_true_random=False))
    def test_order(self, lists, random):
        """Shuffled lists give the same products, or the same kinds of problems."""
        shuffled = [found and random.sample(found, len(found)) for found in lists]
        assert self.outcome(*shuffled) == self.outcome(*lists)

    @given(st.lists(PRODUCTS, max_size=4), GIVEN)
    def test_found_in_the_list(self, products, given_):
        """What a certificate is linked to has the name and subject typed, or fits them alone."""
        try:
            held = Portfolio(products=tuple(products), certificates=(paper(given_),))
        except InputError:
            return
        ((name, subject),) = held.counting_on(DAY)
        typed = given_ if isinstance(given_, str) else given_.name
        fits = {identity(p.name) for p in products if bare(p.name) == bare(typed)}
        assert identity(name) in fits
        assert identity(name) == identity(typed) or bare(typed) == identity(typed) not in fits
        asked = None if isinstance(given_, str) else given_.subject
        made = [p for p in products if identity(p.name) == identity(name)]
        if asked is None:
            assert len(made) == 1
        else:
            assert bare(subject) == bare(asked)
