"""What a province has to show: subjects, products, certificates, training and sales facts."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Annotated, Self

from pydantic import Field, model_validator

from ocop.entities import Certificate, Product, Subject
from ocop.errors import Issue, brief
from ocop.frozen import FrozenDict
from ocop.names import fold, nearest
from ocop.records import Entity, Name, refusal, refusal_of_all
from ocop.vocabulary import StarTier

ProductKey = tuple[str, str]
"""Folded names of a product and its subject; the latter empty where it is not known."""


class SubjectFacts(Entity):
    """What is known of a subject besides its products; None where it is not known.

    Attributes:
        subject: Name of the subject.
        trained: Whether it has been trained (được đào tạo, tập huấn).
        modern_channels: Whether it sells in modern channels (kênh bán hàng hiện đại).
        circular_chain: Whether it has a value chain towards circular economy or green OCOP, tied to
            a stable material area.
    """

    subject: Name
    trained: bool | None = None
    modern_channels: bool | None = None
    circular_chain: bool | None = None


class Headcount(Entity):
    """How many people there are, and how many of them were trained.

    Attributes:
        total: All of them.
        trained: Those trained.

    Example:
        >>> Headcount(total=120, trained=90).trained
        90
    """

    total: Annotated[int, Field(ge=0)]
    trained: Annotated[int, Field(ge=0)]

    @model_validator(mode="after")
    def _trained_are_some_of_all(self) -> Self:
        if self.trained > self.total:
            raise refusal(
                "more-trained-than-there-are",
                f"{self.trained} trained (được đào tạo) of {self.total} in all; mend one of the "
                "two",
                f"{self.trained} người được đào tạo trên tổng {self.total}; hãy sửa một trong hai",
                path="trained",
            )
        return self


class Withdrawal(Entity):
    """Thu hồi: a certificate withdrawn before its term ends.

    Attributes:
        number: Number of the certificate's decision.
        product: Name of the product.
        withdrawn_on: The first day on which it is no longer valid.
    """

    number: Name
    product: Name
    withdrawn_on: date


class Portfolio(Entity):
    """The products of a province and what is known about those who make them.

    A list that is None is not known; an empty one is known to be empty.

    Attributes:
        subjects: Chủ thể; each name once.
        products: Sản phẩm.
        certificates: Giấy chứng nhận, of any day; which are valid depends on the day asked about.
        withdrawals: Those withdrawn.
        facts: Facts about subjects, once for each.
        officers: Cán bộ phụ trách Chương trình OCOP các cấp.
        workers: Người lao động OCOP.

    Raises:
        InputError: If anything is wrong or does not fit together; every problem is listed.

    Example:
        >>> c = Certificate(number="1", product="Chả cá", tier=4, issued_on=date(2024, 8, 6))
        >>> Portfolio(certificates=(c,)).tiers_on(date(2024, 12, 31))
        {('cha ca', ''): <StarTier.FOUR: 4>}
        >>> Portfolio(certificates=(c,)).tiers_on(date(2027, 8, 7))
        {}
    """

    subjects: tuple[Subject, ...] | None = None
    products: tuple[Product, ...] | None = None
    certificates: tuple[Certificate, ...] | None = None
    withdrawals: tuple[Withdrawal, ...] = ()
    facts: tuple[SubjectFacts, ...] = ()
    officers: Headcount | None = None
    workers: Headcount | None = None

    @cached_property
    def subject_by_name(self) -> FrozenDict[str, Subject]:
        """The subjects by folded name."""
        return FrozenDict({fold(s.name): s for s in self.subjects or ()})

    @cached_property
    def facts_by_name(self) -> FrozenDict[str, SubjectFacts]:
        """The facts by folded name of the subject."""
        return FrozenDict({fold(f.subject): f for f in self.facts})

    @cached_property
    def product_names(self) -> FrozenDict[ProductKey, str]:
        """The name of every certified product, as first written."""
        names: dict[ProductKey, str] = {}
        for certificate in self.certificates or ():
            names.setdefault(self._key(certificate), _name(certificate))
        return FrozenDict(names)

    def tiers_on(self, on: date) -> FrozenDict[ProductKey, StarTier]:
        """The tier of every product that has a valid certificate on a day.

        Of several valid certificates of a product the one issued last counts.

        Args:
            on: The day.

        Returns:
            Product to its tier; empty also where certificates are not known.
        """
        tiers: dict[ProductKey, StarTier] = {}
        for certificate in sorted(self.certificates or (), key=lambda c: c.issued_on):
            withdrawn = self._withdrawn.get(_paper(certificate))
            if certificate.valid_on(on) and (withdrawn is None or on < withdrawn):
                tiers[self._key(certificate)] = certificate.tier
        return FrozenDict(tiers)

    @cached_property
    def _withdrawn(self) -> FrozenDict[tuple[str, str], date]:
        return FrozenDict(
            {(fold(w.number), fold(w.product)): w.withdrawn_on for w in self.withdrawals}
        )

    @cached_property
    def _products_by_name(self) -> FrozenDict[str, tuple[Product, ...]]:
        named: dict[str, tuple[Product, ...]] = {}
        for product in self.products or ():
            named[fold(product.name)] = (*named.get(fold(product.name), ()), product)
        return FrozenDict(named)

    def _key(self, certificate: Certificate) -> ProductKey:
        product = certificate.product
        if isinstance(product, Product):
            return (fold(product.name), fold(product.subject or ""))
        (subject,) = {p.subject or "" for p in self._products_by_name.get(fold(product), ())} or {
            ""
        }
        return (fold(product), fold(subject))

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        found = [*self._repeated(), *self._loose_ends()]
        if not found:
            found = [*self._conflicts()]
        if found:
            raise refusal_of_all(found)
        return self

    def _repeated(self) -> Iterator[Issue]:
        named = (
            ("subjects", [s.name for s in self.subjects or ()]),
            ("products", [f"{p.name} ({p.subject})" for p in self.products or ()]),
            ("facts", [f.subject for f in self.facts]),
            ("withdrawals", [f"{w.number}, {w.product}" for w in self.withdrawals]),
        )
        for field, names in named:
            folded = [fold(name) for name in names]
            for number, name in enumerate(folded):
                if name in folded[:number]:
                    yield Issue(
                        "listed-twice",
                        f"{field}[{number}]",
                        f"{brief(names[number])} is listed (liệt kê) twice; keep one, or tell the "
                        "two apart by their names",
                        f"{brief(names[number])} được liệt kê hai lần; hãy giữ một, hoặc ghi tên "
                        "cho khác nhau",
                    )

    def _named_subjects(self) -> Iterator[tuple[str, str]]:
        products = [(f"products[{n}]", p) for n, p in enumerate(self.products or ())]
        products += [
            (f"certificates[{n}].product", c.product)
            for n, c in enumerate(self.certificates or ())
            if isinstance(c.product, Product)
        ]
        yield from ((f"{path}.subject", p.subject) for path, p in products if p.subject is not None)
        yield from ((f"facts[{n}].subject", f.subject) for n, f in enumerate(self.facts))

    def _loose_ends(self) -> Iterator[Issue]:
        if self.subjects is not None:
            for path, name in self._named_subjects():
                if fold(name) not in self.subject_by_name:
                    known = [s.name for s in self.subjects]
                    yield _unknown(path, "subject (chủ thể)", "chủ thể", name, known)
        for number, certificate in enumerate(self.certificates or ()):
            product = certificate.product
            if self.products is None or isinstance(product, Product):
                continue
            path = f"certificates[{number}].product"
            found = self._products_by_name.get(fold(product), ())
            if not found:
                yield _unknown(path, "product (sản phẩm)", "sản phẩm", product,
                               [p.name for p in self.products])  # fmt: skip
            elif len(found) > 1:
                yield Issue(
                    "which-product",
                    path,
                    f"{brief(product)} is the name of {len(found)} products (sản phẩm); give the "
                    "product with its subject in place of the name",
                    f"{brief(product)} là tên của {len(found)} sản phẩm; hãy ghi sản phẩm cùng "
                    "chủ thể thay cho tên",
                )
        yield from self._loose_withdrawals()

    def _loose_withdrawals(self) -> Iterator[Issue]:
        papers = {_paper(c): c for c in self.certificates or ()}
        for number, withdrawal in enumerate(self.withdrawals):
            paper = papers.get((fold(withdrawal.number), fold(withdrawal.product)))
            if paper is None:
                yield _unknown(f"withdrawals[{number}]", "certificate (giấy chứng nhận)",
                               "giấy chứng nhận", f"{withdrawal.number}, {withdrawal.product}",
                               [f"{c.number}, {_name(c)}" for c in papers.values()])  # fmt: skip
            elif withdrawal.withdrawn_on < paper.issued_on:
                yield Issue(
                    "withdrawn-before-issue",
                    f"withdrawals[{number}].withdrawn_on",
                    f"{withdrawal.withdrawn_on} is before {paper.issued_on}, the day of issue "
                    "(ngày cấp); mend one of the two",
                    f"{withdrawal.withdrawn_on} trước ngày cấp {paper.issued_on}; hãy sửa một "
                    "trong hai",
                )

    def _conflicts(self) -> Iterator[Issue]:
        seen: dict[tuple[ProductKey, date], Certificate] = {}
        for number, certificate in enumerate(self.certificates or ()):
            other = seen.setdefault((self._key(certificate), certificate.issued_on), certificate)
            if other is not certificate:
                yield Issue(
                    "two-certificates-of-a-day",
                    f"certificates[{number}]",
                    f"{_name(certificate)} has two certificates (giấy chứng nhận) issued on "
                    f"{certificate.issued_on}; keep the one that holds",
                    f"{_name(certificate)} có hai giấy chứng nhận cấp ngày "
                    f"{certificate.issued_on}; hãy giữ giấy có hiệu lực",
                )


def _name(certificate: Certificate) -> str:
    product = certificate.product
    return product.name if isinstance(product, Product) else product


def _paper(certificate: Certificate) -> tuple[str, str]:
    return (fold(certificate.number), fold(_name(certificate)))


def _unknown(path: str, what: str, what_vi: str, given: str, known: list[str]) -> Issue:
    near = "; ".join(nearest(given, known)) or "none"
    return Issue(
        "not-listed",
        path,
        f"there is no {what} {brief(given)} in the list; nearest: {near}. Add it or mend the name",
        f"danh sách không có {what_vi} {brief(given)}; gần nhất: {near}. Hãy thêm hoặc sửa tên",
    )
