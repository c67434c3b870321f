"""Where a rule comes from: documents, citations, the days on which they hold, readings."""

from datetime import date

import attrs

from ocop.vocabulary import Lang, LawId


@attrs.frozen
class Validity:
    """The days on which a document is in force, both ends included.

    Attributes:
        first: First day in force.
        last: Last day in force, or None while no end is known.

    Raises:
        ValueError: If ``last`` is before ``first``.

    Example:
        >>> Validity(date(2023, 2, 24), date(2026, 7, 21)).holds_on(date(2026, 7, 21))
        True
    """

    first: date
    last: date | None = None

    def __attrs_post_init__(self) -> None:
        if self.last is not None and self.last < self.first:
            raise ValueError(
                f"validity: the last day {self.last} is before the first day {self.first}; "
                "swap them or leave the last day out"
            )

    def holds_on(self, on: date) -> bool:
        """Tell whether a day lies within the validity.

        Args:
            on: The day asked about.

        Returns:
            True when ``first <= on <= last``.
        """
        return self.first <= on and (self.last is None or on <= self.last)

    def __str__(self) -> str:
        return f"{self.first} to {self.last}" if self.last else f"{self.first} onwards"


@attrs.frozen
class LegalDocument:
    """A decision that ocop reads or names.

    Attributes:
        number: Official number, its id.
        title: Official title in Vietnamese.
        issued_on: Day of issue.
        issued_by: Authority that issued it.
        validity: Days in force.
        amended_by: Numbers of the decisions that amend it.
    """

    number: LawId
    title: str
    issued_on: date
    issued_by: str
    validity: Validity
    amended_by: tuple[LawId, ...] = ()


@attrs.frozen
class Citation:
    """The clause behind a rule, a figure or an answer.

    Attributes:
        document: Number of the decision.
        clause: Place in it, in the decision's own terms.

    Example:
        >>> str(Citation("26/2026/QĐ-TTg", "Điều 3 khoản 3"))
        'Quyết định 26/2026/QĐ-TTg, Điều 3 khoản 3'
    """

    document: LawId
    clause: str

    def __str__(self) -> str:
        return f"Quyết định {self.document}, {self.clause}"


@attrs.frozen
class Interpretation:
    """A reading that ocop takes where the law is open.

    Attributes:
        id: Stable id, such as ``I4``.
        title_vi: What it is about, in Vietnamese.
        title_en: The same in English.
        reading_vi: The reading taken, in Vietnamese.
        reading_en: The same in English.
        reason_vi: Why this reading, in Vietnamese.
        reason_en: The same in English.
        other_vi: The other reading that was possible, in Vietnamese.
        other_en: The same in English.
    """

    id: str
    title_vi: str
    title_en: str
    reading_vi: str
    reading_en: str
    reason_vi: str
    reason_en: str
    other_vi: str
    other_en: str

    def title(self, lang: Lang = "vi") -> str:
        """The title in one language.

        Args:
            lang: ``"vi"`` or ``"en"``.

        Returns:
            What the interpretation is about.
        """
        return self.title_vi if lang == "vi" else self.title_en

    def reading(self, lang: Lang = "vi") -> str:
        """The reading in one language.

        Args:
            lang: ``"vi"`` or ``"en"``.

        Returns:
            The reading taken.
        """
        return self.reading_vi if lang == "vi" else self.reading_en
