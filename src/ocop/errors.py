"""What can go wrong, said once, with every problem in its place.

Every error of ocop is an `OcopError`; each subclass is the nearest builtin too, so
``except ValueError`` and ``except LookupError`` work as expected.
"""

import reprlib
from collections.abc import Iterable
from typing import Any

import attrs

from ocop.legal import Citation
from ocop.vocabulary import Lang

_LONGEST = 150  # characters
_WIDEST = 10_000  # bits


class _Brief(reprlib.Repr):
    def repr_int(self, x: int, level: int) -> str:
        """A whole number, if it can be written out."""
        # Python before 3.14 refuses to write out as many digits, and later gives an address.
        if x.bit_length() > _WIDEST:
            return "a number of thousands of digits"
        return super().repr_int(x, level)


_REPR = _Brief()
_REPR.maxstring = _REPR.maxother = _REPR.maxlong = 60


def brief(value: object) -> str:
    """Show a value in a message, cut short so that hostile input stays readable.

    Args:
        value: Anything.

    Returns:
        Its repr, at most about a line.

    Example:
        >>> brief("Cà phê")
        "'Cà phê'"
        >>> len(brief("x" * 1_000_000)) < 70
        True
        >>> brief(10**5000)
        'a number of thousands of digits'
    """
    shown = _REPR.repr(value)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 3]}..."


@attrs.frozen
class Issue:
    """One problem: what, where, what was allowed, the clause and the next step.

    Attributes:
        code: Stable short id of the kind of problem, such as ``points-not-allowed``.
        path: Place in the input, such as ``answers["1.1"]``.
        en: The message in English, with the Vietnamese term.
        vi: The message in Vietnamese.
        citation: The clause behind the problem, where there is one.
    """

    code: str
    path: str
    en: str
    vi: str
    citation: Citation | None = None

    def message(self, lang: Lang = "en") -> str:
        """The whole message in one language.

        Args:
            lang: ``"en"`` or ``"vi"``.

        Returns:
            Path, message and clause on one line.

        Example:
            >>> Issue("unknown-law", "law", "no such decision", "không có").message()
            'law: no such decision'
        """
        clause = f" [{self.citation}]" if self.citation else ""
        return f"{self.path}: {self.en if lang == 'en' else self.vi}{clause}"


class OcopError(Exception):
    """Root of all errors of ocop.

    When it happens: never by itself; catch it to catch every error of the library.
    What to do: read `issues`; each names its place, what was allowed and the next step.

    Attributes:
        subject: What was being done, in English.
        issues: Every problem found, in the order of the input.
    """

    def __init__(self, subject: str, issues: Iterable[Issue], subject_vi: str = "") -> None:
        self.subject = subject
        self.subject_vi = subject_vi or subject
        self.issues: tuple[Issue, ...] = tuple(issues)
        super().__init__(self.message())

    def message(self, lang: Lang = "en") -> str:
        """Every problem in one language.

        Args:
            lang: ``"en"`` or ``"vi"``.

        Returns:
            A heading and a numbered line per problem; a single problem stands on one line.
        """
        subject = self.subject if lang == "en" else self.subject_vi
        if len(self.issues) == 1:
            return f"{subject}: {self.issues[0].message(lang)}"
        count = f"{len(self.issues)} {'problems' if lang == 'en' else 'lỗi'}"
        lines = [f"{subject}: {count}"]
        lines += [f"  {n}. {issue.message(lang)}" for n, issue in enumerate(self.issues, 1)]
        return "\n".join(lines)

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), (self.subject, self.issues, self.subject_vi))


class AssessmentError(OcopError, ValueError):
    """An assessment, or a council's set of them, cannot be rated as it stands.

    When it happens: points that no box carries, unknown criteria, findings or fields, wrong
    types, a criterion that does not apply, members on different sheets.
    What to do: mend every place named in `issues`; nothing was clamped, rounded or dropped.
    """


class InputError(OcopError, ValueError):
    """An entity, a product code, a date or a question to the procedure is wrong.

    When it happens: a wrong field of an entity, a code of one period with the year of another, an
    expiry that differs from the term, a day before the rule existed.
    What to do: mend every place named in `issues`.
    """


class DataError(OcopError, ValueError):
    """A law data file is wrong.

    When it happens: only to authors of data files; the audit names file, key and fix.
    What to do: mend the file beside the annex page and audit it again.
    """


class UnknownNameError(OcopError, LookupError):
    """There is no decision, sheet, criterion or rule of that name.

    When it happens: a name was mistyped or belongs to another decision or sheet.
    What to do: take one of the nearest names that the message gives.
    """


class NotInForceError(OcopError, LookupError):
    """No decision was in force on that day.

    When it happens: the day lies before the first decision.
    What to do: ask for a day on which one of the neighbours named was in force.
    """


class NotEncodedError(OcopError, LookupError):
    """The decision is known by its frame only.

    When it happens: a sheet of a decision was asked for whose sheets ocop does not hold.
    What to do: use the decision named in the message, or the printed sheet.
    """
