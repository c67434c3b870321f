"""Ask a scorer the vectors and report the rules that it breaks."""

from collections.abc import Callable, Iterable
from typing import Any

import attrs

from ocop.errors import InputError, Issue, UnknownNameError, brief
from ocop.frozen import FrozenDict
from ocop.names import nearest
from ocop.phrases import Phrases
from ocop.testing.differences import Difference, compare
from ocop.testing.vectors import SCORING, Case, cases, rules_by_id
from ocop.vocabulary import Lang

_SHOWN = 3  # vectors of one rule that a report shows in words
_say = Phrases(
    {
        "more": ("  ... và {more} ca khác", "  ... and {more} more vectors"),
        "right": ("mọi câu trả lời đều đúng: {count} ca kiểm thử",
                  "every answer is right: {count} vectors"),
        "rules": ("quy tắc bị sai: {broken} trên {rules}; ca kiểm thử khác: {wrong} trên {asked}",
                  "rules broken: {broken} of {rules}; vectors that differ: {wrong} of {asked}"),
        "unanswered": ("ca kiểm thử chưa được trả lời: {left}", "vectors not answered: {left}"),
    }
)  # fmt: skip


@attrs.frozen
class Tally:
    """How many vectors of a rule or a sheet came out wrong.

    Attributes:
        name: Id of the rule or number of the sheet.
        cases: Vectors asked.
        wrong: Those with a difference.
    """

    name: str
    cases: int
    wrong: int


@attrs.frozen
class Report:
    """What came out of a check.

    Attributes:
        cases: The vectors asked.
        differences: Every difference, in the order of the vectors.
        unanswered: The vectors to which no answer came.
    """

    cases: tuple[Case, ...]
    differences: tuple[Difference, ...]
    unanswered: tuple[Case, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether every vector was answered, and rightly."""
        return not self.differences and not self.unanswered

    @property
    def broken(self) -> FrozenDict[str, tuple[Difference, ...]]:
        """The differences by the rule that they break, in the order of the rules."""
        return FrozenDict(
            {
                rule: found
                for rule in rules_by_id()
                if (found := tuple(d for d in self.differences if d.rule == rule))
            }
        )

    @property
    def by_rule(self) -> tuple[Tally, ...]:
        """Per rule the vectors made for it, or found to break it, and how many break it."""
        wrong = {rule: {d.case.id for d in found} for rule, found in self.broken.items()}
        made: dict[str, set[str]] = {}
        for case in self.cases:
            made.setdefault(case.rule, set()).add(case.id)
        return tuple(
            Tally(
                rule, len(made.get(rule, set()) | wrong.get(rule, set())), len(wrong.get(rule, ()))
            )
            for rule in rules_by_id()
            if rule in made or rule in wrong
        )

    @property
    def by_sheet(self) -> tuple[Tally, ...]:
        """Per score sheet its vectors and how many came out wrong."""
        wrong = {d.case.id for d in self.differences}
        found: dict[int, list[str]] = {}
        for case in self.cases:
            if case.sheet is not None:
                found.setdefault(case.sheet, []).append(case.id)
        return tuple(
            Tally(str(sheet), len(ids), len(wrong.intersection(ids)))
            for sheet, ids in sorted(found.items())
        )

    def text(self, lang: Lang = "en") -> str:
        """The report in words: the rules broken, each with its clause and first differences.

        Args:
            lang: ``"en"`` or ``"vi"``.

        Returns:
            Several lines; one where every answer is right.

        Example:
            >>> silent = check(lambda asked: {}, kinds=["rating"], sheets=[1], fields=["tier"])
            >>> print(silent.text().splitlines()[0])
            rules broken: 9 of 9; vectors that differ: 136 of 136
        """
        count, left = len(self.cases), len(self.unanswered)
        if self.agrees:
            return _say("right", lang, count=count)
        lines = [_say("unanswered", lang, left=left)] if left else []
        broken = self.broken
        if broken:
            wrong = len({d.case.id for d in self.differences})
            rules = {"broken": len(broken), "rules": len(self.by_rule)}
            lines.append(_say("rules", lang, **rules, wrong=wrong, asked=count - left))
        for rule, found in broken.items():
            about = rules_by_id()[rule]
            readings = f" ({', '.join(about.readings)})" if about.readings else ""
            words = about.vi if lang == "vi" else about.en
            lines.append(f"{rule}: {words} [{about.citation}]{readings}")
            # One line for each vector: what it has wrong first, the rest follows from it.
            firsts = {d.case.id: d for d in reversed(found)}
            shown = [firsts[id] for id in dict.fromkeys(d.case.id for d in found)]
            lines += [f"  {difference.text(lang)}" for difference in shown[:_SHOWN]]
            more = len(shown) - _SHOWN
            if more > 0:
                lines.append(_say("more", lang, more=more))
        return "\n".join(lines)


def check(
    rate: Callable[[dict[str, Any]], Any],
    *,
    kinds: Iterable[str] = SCORING,
    sheets: Iterable[int] | None = None,
    rules: Iterable[str] | None = None,
    fields: Iterable[str] | None = None,
) -> Report:
    """Ask a callable every vector and hold its answers against the right ones.

    Wrong input is refused with ``{"status": "refused"}`` or by raising ValueError, as pydantic
    does, or an error of ocop; any other exception is a crash and a difference.

    Args:
        rate: Takes the input of a vector as plain data and gives the answer as plain data.
        kinds: Kinds of vectors: by default those that a scorer answers, told apart by
            ``assessments``; of other kinds one at a time, for the callable is not told which.
        sheets: Numbers of the score sheets; None for all.
        rules: Ids of the rules; None for all.
        fields: Fields of the answers to compare; None for all that the vectors have.

    Returns:
        The report.

    Raises:
        UnknownNameError: If there is no such kind, sheet, rule or field.
        InputError: If no vector is all that is wanted, or several kinds look alike.

    Example:
        >>> from ocop.testing.answers import scored
        >>> check(scored, sheets=[13]).agrees
        True
    """
    wanted = cases(kinds=kinds, sheets=sheets, rules=rules)
    asked = tuple(dict.fromkeys(case.kind for case in wanted))
    if len(asked) > 1 and not {*asked} <= {*SCORING}:
        raise InputError("vectors", [_alike(asked)], "bộ kiểm thử")
    compared = chosen_fields(wanted, fields)
    return report(wanted, ((case, _asked(rate, case)) for case in wanted), compared)


def chosen_fields(wanted: Iterable[Case], fields: Iterable[str] | None) -> frozenset[str] | None:
    """Check the names of the fields to compare.

    Args:
        wanted: The vectors.
        fields: Names of fields; None for all.

    Returns:
        The names; None for all.

    Raises:
        UnknownNameError: If the vectors have no such field.
        TypeError: If one text is given instead of several.

    Example:
        >>> sorted(chosen_fields(cases(kinds=["rating"], sheets=[1]), ["tier", "total"]))
        ['tier', 'total']
    """
    if fields is None:
        return None
    if isinstance(fields, str):
        raise TypeError(f"fields: expected several such as [{fields!r}], got text")
    chosen = tuple(fields)
    known = tuple({field: None for case in wanted for field in case.expected})
    issues = []
    for name in chosen:
        if name not in known:
            allowed = ", ".join(nearest(str(name), known) or known)
            en = f"no answer has a field (trường) {brief(name)}; allowed: {allowed}"
            vi = f"không câu trả lời nào có trường {brief(name)}; cho phép: {allowed}"
            issues.append(Issue("unknown-field", "fields", en, vi))
    if issues:
        raise UnknownNameError("vectors", issues, "bộ kiểm thử")
    return frozenset(chosen)


def report(
    wanted: tuple[Case, ...],
    answered: Iterable[tuple[Case, Any]],
    fields: frozenset[str] | None = None,
) -> Report:
    """Hold answers against the vectors.

    Args:
        wanted: The vectors asked.
        answered: Vectors with the answers to them.
        fields: Fields to compare; None for all.

    Returns:
        The report.

    Example:
        >>> one = cases(kinds=["certificate"])[:1]
        >>> print(report(one, [(one[0], {"last_valid_day": "2027-08-05"})]).differences[0].text())
        certificate/36-months: last_valid_day: expected "2027-08-06", got "2027-08-05"
        >>> print(report(one, []).text())
        vectors not answered: 1
    """
    found = {case.id: compare(case, given, fields) for case, given in answered}
    return Report(
        wanted,
        tuple(difference for case in wanted for difference in found.get(case.id, ())),
        tuple(case for case in wanted if case.id not in found),
    )


def _alike(kinds: tuple[str, ...]) -> Issue:
    return Issue(
        "several-kinds",
        "kinds",
        f"a callable is not told which kind (loại) of {', '.join(kinds)} it is asked; check one "
        f"kind at a time, or only {', '.join(SCORING)}",
        f"hàm không được cho biết đang hỏi loại nào trong {', '.join(kinds)}; hãy kiểm từng loại, "
        f"hoặc chỉ {', '.join(SCORING)}",
    )


def _asked(rate: Callable[[dict[str, Any]], Any], case: Case) -> Any:
    try:
        return rate(case.input)
    except Exception as error:  # noqa: BLE001 - whatever a tool raises is its answer
        return error
