"""What the tests of portfolios and targets share: short words, provinces, a count by pencil.

`recount` and the oracle of the targets read the plain lists and nothing of the library; `portfolio`
types every name in another way, so that linking is tried too.
"""

import unicodedata
from datetime import date, timedelta
from itertools import cycle

import attrs
import pytest
from hypothesis import strategies as st

from ocop import InputError
from ocop.entities import Certificate, Product, Subject
from ocop.plan import Headcount, Portfolio, SubjectFacts, Withdrawal

DAY = date(2024, 12, 31)
# Names that differ by accents only: dried and braised shrimp, sweets of coconut and of pineapple.
NAMES = ["Tôm khô", "Tôm kho", "Kẹo dừa", "Kẹo dứa", "Mật ong"]
SUBJECTS = ["HTX Tân Tiến", "HTX Tấn Tiến", "Hộ Ba", "Hộ Bà", "Cơ sở Đất Mũi", "Trang trại Năm Căn"]


def paper(product, tier=3, issued_on=date(2024, 1, 15), number="1"):
    """A certificate."""
    return Certificate(number=number, product=product, tier=tier, issued_on=issued_on)


def of(name, subject):
    """A product with its subject."""
    return Product(name=name, subject=subject)


def tiers(**data):
    """The stars that count at the end of 2024, by product and subject."""
    return {key: int(c.tier) for key, c in Portfolio(**data).counting_on(DAY).items()}


def problems(**data):
    """The problems of a portfolio as code, path, English, Vietnamese."""
    with pytest.raises(InputError) as caught:
        Portfolio(**data)
    return [(i.code, i.path, i.en, i.vi) for i in caught.value.issues]


def places(**data):
    """The problems of a portfolio as code and path."""
    return [(code, path) for code, path, *_ in problems(**data)]


def subjects(*names):
    """Subjects of those names."""
    return tuple(Subject(name=name, type="cooperative") for name in names)


def gone(number, product, on=date(2024, 9, 1)):
    """A withdrawal."""
    return Withdrawal(number=number, product=product, withdrawn_on=on)


def bare(name):
    """A name as typed on a keyboard without Vietnamese."""
    letters = unicodedata.normalize("NFD", name.lower()).replace("đ", "d")
    return "".join(c for c in letters if not unicodedata.combining(c))


SPELT = [
    str,
    str.upper,
    lambda name: unicodedata.normalize("NFD", name),
    lambda name: f" {name.replace(' ', '  ').lower()} ",
    bare,
]


@attrs.frozen
class Paper:
    """A certificate of the product with that index."""

    product: int
    tier: int
    issued_on: date
    withdrawn_on: date | None


@attrs.frozen
class World:
    """Subjects by type and facts; products by name and index of the subject; papers.

    `listed` tells whether there is a list of products, `spelt` how names are typed, in turns.
    """

    subjects: list
    products: list
    papers: list
    listed: bool
    spelt: list
    officers: tuple | None
    workers: tuple | None

    def product(self, index):
        """A product in full."""
        name, subject = self.products[index]
        return of(name, SUBJECTS[subject])

    def portfolio(self):
        """The same as a portfolio."""
        turn = cycle(self.spelt)

        def spelt(name, among):
            """Without accents only where that means one name."""
            way = SPELT[next(turn)]
            same = [other for other in among if bare(other) == bare(name)]
            return name if way is bare and len(same) > 1 else way(name)

        def product(index):
            """By name alone, now and then, where it is listed and there is but one."""
            name, subject = self.products[index]
            names = [name for name, _ in self.products]
            typed = spelt(name, {*names} if self.listed else NAMES * 2)
            if self.listed and names.count(name) == 1 and next(turn) % 2:
                return typed
            return of(typed, spelt(SUBJECTS[subject], SUBJECTS[: len(self.subjects)]))

        return Portfolio(
            subjects=tuple(
                Subject(name=SUBJECTS[n], type=kind) for n, (kind, *_) in enumerate(self.subjects)
            ),
            products=tuple(map(self.product, range(len(self.products)))) if self.listed else None,
            certificates=tuple(
                paper(product(p.product), p.tier, p.issued_on, f"{p.issued_on}/QĐ")
                for p in self.papers
            ),
            withdrawals=tuple(
                Withdrawal(
                    number=spelt(f"{p.issued_on}/QĐ", []),
                    product=product(p.product),
                    withdrawn_on=p.withdrawn_on,
                )
                for p in self.papers
                if p.withdrawn_on is not None
            ),
            facts=tuple(
                SubjectFacts(
                    subject=spelt(SUBJECTS[n], SUBJECTS[: len(self.subjects)]),
                    circular_chain=chain, trained=trained, modern_channels=channels,
                )
                for n, (_, chain, trained, channels) in enumerate(self.subjects)
            ),
            officers=self.officers and Headcount(total=self.officers[0], trained=self.officers[1]),
            workers=self.workers and Headcount(total=self.workers[0], trained=self.workers[1]),
        )  # fmt: skip


DAYS = st.one_of(
    st.dates(date(2021, 1, 1), date(2027, 12, 31)),
    st.sampled_from(
        [date(2024, 2, 29), date(2021, 12, 31), date(2024, 12, 31), date(2025, 12, 31)]
    ),
)
HEADS = st.none() | st.integers(0, 30).flatmap(
    lambda total: st.tuples(st.just(total), st.integers(0, total))
)


@st.composite
def worlds(draw):
    """A province of a few subjects and products, with any number of papers for each product."""
    fact = st.sampled_from([True, True, False, None] if draw(st.booleans()) else [True, False])
    kinds = st.sampled_from(["cooperative", "small-or-medium-enterprise", "farm"])
    subjects = draw(st.lists(st.tuples(kinds, fact, fact, fact), max_size=len(SUBJECTS)))
    owned = st.tuples(st.sampled_from(NAMES), st.integers(0, max(len(subjects) - 1, 0)))
    products = draw(st.lists(owned, max_size=8 if subjects else 0, unique=True))
    papers = []
    for index in range(len(products)):
        for day in draw(st.lists(DAYS, max_size=3, unique=True)):
            withdrawn = draw(st.none() | st.integers(0, 1500).map(timedelta))
            tier = draw(st.integers(3, 5))
            papers.append(Paper(index, tier, day, None if withdrawn is None else day + withdrawn))
    papers = draw(st.permutations(papers))
    spelt = draw(st.lists(st.integers(0, len(SPELT) - 1), min_size=7, max_size=7))
    return World(subjects, products, papers, draw(st.booleans()), spelt, draw(HEADS), draw(HEADS))


def last_valid_day(issued_on):
    """Reading I8: the corresponding day three years later, or the last day of that month."""
    if (issued_on.month, issued_on.day) == (2, 29):
        return date(issued_on.year + 3, 2, 28)
    return date(issued_on.year + 3, issued_on.month, issued_on.day)


def recount(world, on):
    """The tier of each product that counts: readings I47 and I52."""
    found = {}
    for index in range(len(world.products)):
        last = None
        for p in world.papers:
            if p.product == index and p.issued_on <= on:
                last = p if last is None or p.issued_on > last.issued_on else last
        if last is None or on > last_valid_day(last.issued_on):
            continue
        if last.withdrawn_on is None or on < last.withdrawn_on:
            found[index] = last.tier
    return found
