"""The body of a plan: targets, content blocks, solutions, funds, projects, duties, documents."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, Strict

from ocop.entities import SubjectType
from ocop.legal import Citation
from ocop.records import Entity, Name, Text
from ocop.vocabulary import LawId, StarTier

Tier = Annotated[StarTier, Strict(strict=False), Field(ge=3)]
OneType = Annotated[SubjectType, Strict(strict=False)]


class Placed(Entity):
    """Something that stands at one place of a decision.

    Attributes:
        document: Number of the decision.
        clause: Where it stands.
    """

    document: Name
    clause: Name

    @property
    def citation(self) -> Citation:
        """The clause."""
        return Citation(LawId(self.document), self.clause)


class Worded(Placed):
    """Something in ocop's own words, Vietnamese first.

    Attributes:
        id: Printed place, such as ``VI.1``.
        vi: What it says, in Vietnamese.
        en: The same in English.
    """

    id: Name
    vi: Text
    en: Text


class Group(Placed):
    """Nhóm sản phẩm of the plan.

    Attributes:
        id: Such as ``KH.1``, as in `ocop.groups`.
        name: Official name.
        subgroups: Official names of what it holds; empty where none is printed.
        open_list: Whether the text leaves the list of what it holds open.
    """

    id: Name
    name: Name
    subgroups: tuple[Name, ...] = ()
    open_list: bool = False


class ProductCount(Entity):
    """Measured by counting products with a valid certificate.

    Attributes:
        kind: Always ``product-count``.
        tiers: The tiers that count.
    """

    kind: Literal["product-count"] = "product-count"
    tiers: Annotated[tuple[Tier, ...], Field(min_length=1)]


class SubjectTypeShare(Entity):
    """Measured as the share of subjects that are of a type and have a recognised product.

    Attributes:
        kind: Always ``subject-type-share``.
        type: The type.
    """

    kind: Literal["subject-type-share"] = "subject-type-share"
    type: OneType


SubjectFact = Literal["circular_chain", "trained", "modern_channels"]
"""A fact about a subject, a field of `SubjectFacts`: xây dựng được chuỗi giá trị theo hướng kinh tế
tuần hoàn; được đào tạo, tập huấn; tham gia kênh bán hàng hiện đại."""

HeadcountGroup = Literal["officers", "workers"]
"""Cán bộ phụ trách Chương trình OCOP các cấp; người lao động OCOP."""


class SubjectFactShare(Entity):
    """Measured as the share of subjects for which a fact holds.

    Attributes:
        kind: Always ``subject-fact-share``.
        fact: The fact.
    """

    kind: Literal["subject-fact-share"] = "subject-fact-share"
    fact: SubjectFact


class HeadcountShare(Entity):
    """Measured as the share of people trained.

    Attributes:
        kind: Always ``headcount-share``.
        people: Which people.
    """

    kind: Literal["headcount-share"] = "headcount-share"
    people: HeadcountGroup


class SumOfTargets(Entity):
    """Derived: the sum of other targets, which count different products.

    Attributes:
        kind: Always ``sum``.
        of: Ids of the targets.
    """

    kind: Literal["sum"] = "sum"
    of: Annotated[tuple[Name, ...], Field(min_length=2)]


class NotMeasured(Entity):
    """The plan gives no measure.

    Attributes:
        kind: Always ``none``.
        vi: What is missing, in Vietnamese.
        en: The same in English.
    """

    kind: Literal["none"] = "none"
    vi: Text
    en: Text


Measure = Annotated[
    ProductCount
    | SubjectTypeShare
    | SubjectFactShare
    | HeadcountShare
    | SumOfTargets
    | NotMeasured,
    Field(discriminator="kind"),
]
"""How a target is measured."""


class Target(Worded):
    """Mục tiêu cụ thể.

    Attributes:
        figure: The figure, in ``unit``.
        unit: ``products``, or ``percent`` of the whole that the measure names.
        operator: ``at-least``, or ``about``; None where nothing is compared.
        printed_operator: The words of the operator as printed; None where there are none.
        measure: How it is measured.
        by: The day by which it is to be met.
        readings: Ids of the readings behind it.
    """

    figure: Annotated[int, Field(ge=0)]
    unit: Literal["products", "percent"]
    operator: Literal["at-least", "about"] | None = None
    printed_operator: Name | None = None
    measure: Measure
    by: date
    readings: tuple[Name, ...] = ()

    @property
    def derived(self) -> bool:
        """Whether it follows from other targets and is not printed itself."""
        return isinstance(self.measure, SumOfTargets)


class Block(Worded):
    """A content block (nội dung trọng tâm) or solution (giải pháp).

    Attributes:
        title: Official heading.
        title_en: English gloss.
        tasks: Ids of the rows of Phụ lục 1 that carry it out, where they are plain to see.
    """

    title: Text
    title_en: Text
    tasks: tuple[Name, ...] = ()


class FundingSource(Placed):
    """Nguồn vốn.

    Attributes:
        id: Place, such as ``IV.1.3``.
        name: Name of the source as printed.
        name_en: English gloss.
        examples: Sources printed within it.
        open_list: Whether the text leaves those examples open.
    """

    id: Name
    name: Name
    name_en: Text
    examples: tuple[Name, ...] = ()
    open_list: bool = False


class FinanceRule(Worded):
    """A rule on where money comes from and who allots it.

    Attributes:
        agencies: Names of the agencies, as printed.
    """

    agencies: tuple[Name, ...] = ()


class PriorityProject(Placed):
    """Dự án ưu tiên: named in the body, given a lead and a deadline in Phụ lục 1.

    Attributes:
        id: Place in the body, such as ``V.9.1``.
        name: Official name in the body.
        name_en: English gloss.
        task: Id of its row in Phụ lục 1.
        name_differs: Whether Phụ lục 1 words it differently.
        note_vi: How the two differ, in Vietnamese, or None.
        note_en: The same in English.
    """

    id: Name
    name: Name
    name_en: Text
    task: Name
    name_differs: bool = False
    note_vi: Text | None = None
    note_en: Text | None = None


class Duty(Worded):
    """A clause of the duties of agencies (tổ chức thực hiện).

    Attributes:
        heading: Official heading.
        agencies: Names of the agencies, as printed.
        requested: Whether the text asks (đề nghị) where it orders the others.
        tasks: Ids of the rows of Phụ lục 1 that are the same work.
    """

    heading: Text
    agencies: Annotated[tuple[Name, ...], Field(min_length=1)]
    requested: bool = False
    tasks: tuple[Name, ...] = ()


class Report(Worded):
    """Chế độ báo cáo: who reports what to whom, how often.

    Attributes:
        reporter: Name of the agency that reports.
        to: Names of those that receive it.
        through: Names of those through whom it passes.
        every: ``year``; ``unstated-interval`` where the text names an interval without a figure;
            ``event`` when something happens.
        printed: The words of the interval as printed; None where there are none.
    """

    reporter: Name
    to: tuple[Name, ...]
    through: tuple[Name, ...] = ()
    every: Literal["year", "unstated-interval", "event"]
    printed: Name | None = None


class CitedDocument(Placed):
    """Văn bản that the decision cites.

    Attributes:
        id: ``D1`` and so on.
        number: Official number as printed; None where none is printed.
        issued_on: Day of issue.
        issued_by: Issuer as printed; None where none is printed.
        title: Title as printed; None where none is printed.
        vi: What it is cited for, in Vietnamese.
        en: The same in English.
        outside_vi: What is known from outside the decision, in Vietnamese, or None.
        outside_en: The same in English.
    """

    id: Name
    number: Name | None = None
    issued_on: date
    issued_by: Name | None = None
    title: Text | None = None
    vi: Text
    en: Text
    outside_vi: Text | None = None
    outside_en: Text | None = None


class CycleStep(Entity):
    """Bước of the yearly cycle.

    Attributes:
        number: From 1 on.
        vi: The step, in Vietnamese.
        en: The same in English.
    """

    number: Annotated[int, Field(ge=1)]
    vi: Text
    en: Text


class Cycle(Placed):
    """Chu trình OCOP hàng năm.

    Attributes:
        defined_in: Id of the cited document that lists the steps.
        tasks: Ids of the rows of Phụ lục 1 that carry it out.
        steps: The steps.
        steps_known: ``text`` when the decision or what it cites was read; ``secondary`` when the
            steps are known from other sources only.
        source_vi: Where the steps are known from, in Vietnamese.
        source_en: The same in English.
    """

    defined_in: Name
    tasks: tuple[Name, ...] = ()
    steps: tuple[CycleStep, ...]
    steps_known: Literal["text", "secondary"]
    source_vi: Text
    source_en: Text
