"""What a province has to show: subjects, products, certificates, training and sales facts."""

from datetime import date, datetime
from functools import cached_property
from typing import Annotated, Self

from pydantic import Field, model_validator

from ocop.entities import Certificate, Product, Subject
from ocop.frozen import FrozenDict
from ocop.plan.linking import Links, ProductKey, link
from ocop.records import Entity, Name, refusal, refusal_of_all


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
        product: Name of the product, or the product with its subject where one decision recognises
            two of that name.
        withdrawn_on: The first day on which it is no longer valid.
    """

    number: Name
    product: Name | Product
    withdrawn_on: date


class Portfolio(Entity):
    """The products of a province and what is known about those who make them.

    A list that is None is not known; an empty one is known to be empty. Names are told apart with
    their accents; where a name is typed without, it means the only one that fits.

    Attributes:
        subjects: Chủ thể; each name once.
        products: Sản phẩm; each name once for a subject.
        certificates: Giấy chứng nhận, of any day; which count depends on the day asked about.
        withdrawals: Those withdrawn.
        facts: Facts about subjects, once for each.
        officers: Cán bộ phụ trách Chương trình OCOP các cấp.
        workers: Người lao động OCOP.

    Raises:
        InputError: If anything is wrong or does not fit together; every problem is listed.

    Example:
        >>> c = Certificate(number="1", product="Chả cá", tier=4, issued_on=date(2024, 8, 6))
        >>> list(Portfolio(certificates=(c,)).counting_on(date(2024, 12, 31)))
        [('Chả cá', None)]
        >>> Portfolio(certificates=(c,)).counting_on(date(2027, 8, 7))
        {}
    """

    subjects: tuple[Subject, ...] | None = None
    products: tuple[Product, ...] | None = None
    certificates: tuple[Certificate, ...] | None = None
    withdrawals: tuple[Withdrawal, ...] = ()
    facts: tuple[SubjectFacts, ...] = ()
    officers: Headcount | None = None
    workers: Headcount | None = None

    def counting_on(self, on: date) -> FrozenDict[ProductKey, Certificate] | None:
        """Find the certificate that counts for each product on a day.

        The one issued last decides (reading I52): if it has ended or was withdrawn, the product
        does not count.

        Args:
            on: The day.

        Returns:
            Name of the product and of its subject, None where that is not known, to the
            certificate. None where certificates are not known.

        Raises:
            TypeError: If ``on`` is not a plain date.
        """
        if not isinstance(on, date) or isinstance(on, datetime):
            raise TypeError(f"on: expected a datetime.date, got {type(on).__name__}")
        if self.certificates is None:
            return None
        papers, links = self.certificates, self._links
        last: dict[ProductKey, int] = {}
        for n in sorted(range(len(papers)), key=lambda n: papers[n].issued_on):
            if papers[n].issued_on <= on:
                last[links.products[n]] = n
        return FrozenDict(
            {
                key: papers[n]
                for key, n in last.items()
                if papers[n].valid_on(on) and on < links.withdrawn.get(n, date.max)
            }
        )

    @cached_property
    def subject_by_name(self) -> FrozenDict[str, Subject]:
        """The subjects by name as listed."""
        return FrozenDict({subject.name: subject for subject in self.subjects or ()})

    @cached_property
    def facts_by_subject(self) -> FrozenDict[str, SubjectFacts]:
        """The facts by the name of the subject as listed among the subjects."""
        return FrozenDict(dict(zip(self._links.facts, self.facts, strict=True)))

    @cached_property
    def _links(self) -> Links:
        return link(self)

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self._links.issues:
            raise refusal_of_all(self._links.issues)
        return self
