"""Phiếu đã chấm: what one assessor fills in, checked whole against the sheet."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Self

from pydantic import (
    ConfigDict,
    GetPydanticSchema,
    Strict,
    StringConstraints,
    ValidationError,
    model_validator,
)

from ocop.criteria import checking
from ocop.criteria.scoring import scorer
from ocop.errors import AssessmentError, Issue, OcopError
from ocop.frozen import FrozenDict
from ocop.notation import read_text
from ocop.records import CheckedCopy, worded

SheetNumber = Annotated[int, GetPydanticSchema(lambda _, handler: handler(int | str))]
# Any constraint makes pydantic look at the characters: half of one could not be written as JSON.
StrictText = Annotated[str, StringConstraints(strict=True, min_length=0)]
SUBJECT, SUBJECT_VI = "assessment", "phiếu đánh giá"
Texts = Annotated[tuple[StrictText, ...], Strict(strict=False)]


class Assessment(CheckedCopy):
    """The answers of one assessor on one sheet. Immutable, hashable, JSON in and out.

    Answers are the points of the ticked box. ``0`` is always allowed and means that no box is
    ticked (reading I1); a missing code means that the criterion is not answered yet.

    Attributes:
        law: Number of the decision, such as ``26/2026/QĐ-TTg``, however typed.
        sheet: Number of the sheet; its slug or title is accepted and turned into the number.
        answers: Points by criterion code.
        findings: Ids of the rules found to hold against the product, such as ``K1``.
        cases: The case, ``a`` or ``b``, chosen in a criterion that has cases.
        notes: A note by criterion code; it never changes the rating.
        evidence: References to evidence by criterion code; they never change the rating.
        product: Name of the product.
        assessor: Name of the assessor.

    Raises:
        AssessmentError: If anything is wrong; every problem is listed with its place.

    Example:
        >>> a = Assessment(law="26/2026/QĐ-TTg", sheet="ca-phe-ca-cao", answers={"1.1": 3})
        >>> a.sheet, a.answers["1.1"]
        (13, 3)
        >>> Assessment(law="26/2026/QĐ-TTg", sheet=13, answers={"1.1": 4})
        Traceback (most recent call last):
            ...
        ocop.errors.AssessmentError: assessment: answers["1.1"]: 4 is not a value of criterion \
1.1 (Nguồn nguyên liệu); allowed: 0, 1, 2, 3. Give the points of the ticked box, or 0 for none \
[Quyết định 26/2026/QĐ-TTg, Phụ lục II, bộ sản phẩm 13, tiêu chí 1.1]
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    law: str
    sheet: SheetNumber
    answers: FrozenDict[str, int]
    findings: Texts = ()
    cases: FrozenDict[str, str] = FrozenDict()
    notes: FrozenDict[str, StrictText] = FrozenDict()
    evidence: FrozenDict[str, Texts] = FrozenDict()
    product: StrictText | None = None
    assessor: StrictText | None = None

    def __init__(self, **data: Any) -> None:
        try:
            super().__init__(**data)
        except ValidationError as error:
            raise _refused(data, error) from None

    # Tells pydantic that parsing need not come through this constructor, which only words errors;
    # without it JSON takes three times as long.
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]

    @classmethod
    def model_validate(cls, obj: Any, **options: Any) -> Self:
        """Make an assessment of a mapping; errors as in the constructor.

        Args:
            obj: A mapping of the fields, or an Assessment.
            **options: Passed on to pydantic.

        Returns:
            The assessment.

        Raises:
            AssessmentError: If anything is wrong.
        """
        try:
            data = dict(obj) if isinstance(obj, Mapping) else obj
            return super().model_validate(data, **options)
        except ValidationError as error:
            raise _refused(obj, error) from None

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **options: Any) -> Self:
        """Make an assessment of JSON text; errors as in the constructor.

        Args:
            json_data: The text.
            **options: Passed on to pydantic.

        Returns:
            The assessment.

        Raises:
            AssessmentError: If the text is not JSON, names a key twice, or anything is wrong.
            TypeError: If it is neither text nor bytes.
        """
        try:
            made = super().model_validate_json(json_data, **options)
        except ValidationError as error:
            data, repeated = _parse(json_data)
            raise _refused(data, error, repeated) from None
        # A parser keeps the last of two equal keys and loses the other answer. As many colons as
        # keys kept means no key was lost; otherwise look closely.
        colon = ":" if isinstance(json_data, str) else b":"
        kept = len(made.model_fields_set) + len(made.answers) + len(made.cases)
        if json_data.count(colon) != kept + len(made.notes) + len(made.evidence):  # type: ignore[arg-type]
            parse(json_data)
        return made

    @model_validator(mode="after")
    def _fits_the_sheet(self) -> Self:
        fields = self.__dict__
        try:
            law, number = checking.locate(self.law, self.sheet)
        except OcopError:
            raise AssessmentError(SUBJECT, checking.problems(fields), SUBJECT_VI) from None
        fields["law"], fields["sheet"] = law, number
        tables = scorer(law, number)
        answers = self.answers
        fits = tables.pairs.issuperset(answers.items())
        for code, needed in tables.conditions.items():
            fits = fits and not (answers.get(needed) == 0 and answers.get(code))
        if not fits or self.findings or self.cases or self.notes or self.evidence:
            issues = checking.problems(fields)
            if issues:
                raise AssessmentError(SUBJECT, issues, SUBJECT_VI)
        return self


def read(source: Assessment | Mapping[str, Any] | str | bytes) -> Assessment:
    """Take an assessment in any of its forms.

    Args:
        source: An Assessment, a mapping of its fields, or JSON text of the same shape.

    Returns:
        The assessment.

    Raises:
        AssessmentError: If anything is wrong; every problem is listed.
    """
    if isinstance(source, Assessment):
        return source
    if isinstance(source, str | bytes):
        return Assessment.model_validate_json(source)
    return Assessment.model_validate(source)


def check(source: Mapping[str, Any] | str | bytes) -> tuple[Issue, ...]:
    """List everything wrong with an assessment without raising.

    Args:
        source: A mapping of the fields, or JSON text of the same shape.

    Returns:
        Every problem in the order of the input; empty when it can be rated.

    Example:
        >>> [i.code for i in check({"law": "26/2026/QĐ-TTg", "sheet": 13, "answers": {"9.9": 1}})]
        ['unknown-criterion']
    """
    try:
        read(source)
    except AssessmentError as error:
        return error.issues
    return ()


def parse(text: str | bytes | bytearray) -> Any:
    """Parse JSON text in which no key may stand twice.

    Args:
        text: The text.

    Returns:
        The data.

    Raises:
        AssessmentError: If the text is not JSON or an object names a key twice.
        TypeError: If it is neither text nor bytes.
    """
    data, repeated = _parse(text)
    if repeated:
        raise AssessmentError(SUBJECT, repeated, SUBJECT_VI)
    return data


def _parse(text: str | bytes | bytearray) -> tuple[Any, list[Issue]]:
    data, found = read_text(text, "json")
    if data is None and found:
        raise AssessmentError(SUBJECT, found, SUBJECT_VI)
    return data, list(found)


def _refused(data: Any, error: ValidationError, found: Iterable[Issue] = ()) -> AssessmentError:
    # What our own check cannot see again, such as what an iterator gave once, pydantic words.
    issues = [*found, *checking.problems(data)] or worded(Assessment, error)
    return AssessmentError(SUBJECT, issues, SUBJECT_VI)
