"""Portfolios: what a province has to show, with names typed in many ways and yet clear."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ocop.entities import Certificate, Product, Subject, SubjectType
from ocop.names import fold
from ocop.plan import Headcount, Portfolio, SubjectFacts, Withdrawal
from ocop.testing.strategies.days import FIRST_DAY, days
from ocop.testing.strategies.entities import certificates
from ocop.testing.strategies.knobs import NOW_AND_THEN
from ocop.testing.strategies.names import PRODUCTS, product_names, subject_names, typed
from ocop.vocabulary import TIERS_WITH_MINIMUMS

_MOST_PAPERS = 3  # certificates of one product
_MOST_PRODUCTS = 6
_MOST_SUBJECTS = 4
_LATEST_ISSUE = date(2090, 12, 31)
_YES_NO = st.sampled_from((None, True, False))


def headcounts() -> SearchStrategy[Headcount]:
    """Numbers of people and of those trained, never more than there are.

    Returns:
        The strategy; the simplest is nobody.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(headcounts())
        Headcount(total=0, trained=0)
    """
    return st.tuples(st.integers(0, 200), st.integers(0, 200)).map(
        lambda pair: Headcount(total=max(pair), trained=min(pair))
    )


def subject_facts(subject: str | None = None) -> SearchStrategy[SubjectFacts]:
    """Facts about a subject, each known or not.

    Args:
        subject: Its name; None for any.

    Returns:
        The strategy; the simplest knows nothing.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(subject_facts("HTX Tân Tiến"), lambda facts: facts.trained).subject
        'HTX Tân Tiến'
    """
    return st.builds(
        SubjectFacts,
        subject=subject_names() if subject is None else st.just(subject),
        trained=_YES_NO,
        modern_channels=_YES_NO,
        circular_chain=_YES_NO,
    )


def withdrawals(certificate: Certificate | None = None) -> SearchStrategy[Withdrawal]:
    """Withdrawals of certificates, on the day of issue or later.

    Args:
        certificate: The certificate; None for any.

    Returns:
        The strategy; the simplest is on the day of issue.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(withdrawals()).withdrawn_on
        datetime.date(2026, 5, 22)
    """
    if certificate is None:
        return certificates().flatmap(withdrawals)
    term = (certificate.last_valid_day - certificate.issued_on).days
    return st.integers(0, term).map(
        lambda after: Withdrawal(
            number=certificate.number,
            product=certificate.product,
            withdrawn_on=certificate.issued_on + timedelta(days=after),
        )
    )


@st.composite
def portfolios(draw: DrawFn) -> Portfolio:
    """Portfolios in which everything can be told apart, however it is typed.

    Products and subjects whose names differ by accents only stand side by side; names are typed in
    NFD, in capitals, with more spaces, and without accents where only one name fits. Lists that are
    not known, several papers for a product, withdrawals, facts and headcounts come and go.

    Args:
        draw: Given by hypothesis.

    Returns:
        The strategy; the simplest knows of nothing.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(portfolios(), lambda portfolio: portfolio.certificates).certificates[0].number
        '1/QĐ'
    """
    owners = draw(st.lists(subject_names(), max_size=_MOST_SUBJECTS, unique=True))
    owned: list[tuple[str, str]] = []
    if owners:
        pairs = st.tuples(product_names(), st.sampled_from(owners))
        owned = draw(st.lists(pairs, max_size=_MOST_PRODUCTS, unique=True))
    found: dict[str, Any] = {}
    known = draw(_EVEN_IF_EMPTY)
    if owners or "subjects" in known:
        found["subjects"] = tuple(
            Subject(name=name, type=draw(st.sampled_from(SubjectType))) for name in owners
        )
    listed = draw(st.booleans())
    if listed:
        found["products"] = tuple(Product(name=name, subject=by) for name, by in owned)
    papers: list[Certificate] = []
    for name, by in owned:
        for on in draw(_ISSUED):
            product = Product(
                name=draw(_spelt(name, {name for name, _ in owned} if listed else PRODUCTS)),
                subject=draw(_spelt(by, owners)),
            )
            papers.append(
                Certificate(
                    number=f"{len(papers) + 1}/QĐ",
                    product=product,
                    tier=draw(st.sampled_from(TIERS_WITH_MINIMUMS)),
                    issued_on=on,
                )
            )
    if papers or "certificates" in known:
        found["certificates"] = tuple(draw(st.permutations(papers)))
    found["withdrawals"] = tuple(draw(withdrawals(paper)) for paper in papers if draw(NOW_AND_THEN))
    found["facts"] = tuple(
        draw(_spelt(name, owners).flatmap(subject_facts)) for name in owners if draw(NOW_AND_THEN)
    )
    found["officers"], found["workers"] = draw(_HEADS), draw(_HEADS)
    return Portfolio(**found)


_ISSUED = st.lists(days(FIRST_DAY, _LATEST_ISSUE), max_size=_MOST_PAPERS, unique=True)
_EVEN_IF_EMPTY = st.sampled_from(
    ((), ("subjects",), ("certificates",), ("subjects", "certificates"))
)
_HEADS = st.none() | headcounts()


def _spelt(name: str, among: Sequence[str] | set[str]) -> SearchStrategy[str]:
    """A way to type a name, without accents only where that means no other."""
    alike = [other for other in among if fold(other) == fold(name)]
    return _typed(name, bare=len(alike) == 1)


@cache
def _typed(name: str, *, bare: bool) -> SearchStrategy[str]:
    return typed(name, accents=None if bare else True)
