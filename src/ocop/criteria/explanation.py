"""A rating in words: rows, Markdown, HTML and the trace, in Vietnamese or English."""

import html
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial
from typing import Any, get_args

import attrs

from ocop.criteria import phrases
from ocop.criteria.council import CouncilRating
from ocop.criteria.rating import Rating
from ocop.criteria.tracing import AnyRating, Step, assessments_of, trace
from ocop.vocabulary import Lang, StarTier, Status


@attrs.frozen
class Row:
    """One line of an explanation.

    Attributes:
        kind: The kind of step, as in the trace: ``criterion``, ``part``, ``minimum`` and so on.
        code: Criterion, part or rule it is about; empty for the whole.
        text: What it says.
        points: Points given, in words; empty where there are none.
        of: Points possible or required, in words; empty where there are none.
        clause: The clause behind it.
        readings: Ids of the interpretations it rests on.
    """

    kind: str
    code: str
    text: str
    points: str
    of: str
    clause: str
    readings: tuple[str, ...]


@attrs.frozen
class Table:
    """A titled table of an explanation."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@attrs.frozen
class Explanation:
    """Why a rating is what it is.

    Attributes:
        rating: The rating explained.
        lang: Language of the words.
    """

    rating: AnyRating
    lang: Lang

    def trace(self) -> dict[str, Any]:
        """Every step as plain JSON data, each with its clause and readings.

        Returns:
            A dictionary with ``format``, ``version`` and ``steps``; fractions are texts such as
            ``"699/10"``.
        """
        return trace(self.rating, self.lang)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every step as a line of words, in the order of the trace."""
        return tuple(self._row(step) for step in self.trace()["steps"])

    def markdown(self) -> str:
        """The explanation as Markdown.

        Returns:
            A heading, the result, and tables of parts, minimums, findings and criteria.
        """
        lines = [f"# {self._heading()}", ""]
        for line in self.summary:
            lines += [f"- **{_cell(line[0])}**: {_cell(line[1])}"]
        for table in self.tables:
            lines += ["", f"## {table.title}", ""]
            lines.append("| " + " | ".join(table.head) + " |")
            lines.append("|" + " --- |" * len(table.head))
            lines += ["| " + " | ".join(map(_cell, row)) + " |" for row in table.rows]
        return "\n".join(lines) + "\n"

    def html(self) -> str:
        """The explanation as an HTML fragment for a notebook or a page.

        Returns:
            Self-contained HTML that takes text and background colour from the page, so it is
            legible on light and dark.
        """
        out = [f'<div class="ocop-explanation" lang="{self.lang}">', f"<style>{_STYLE}</style>"]
        out.append(f"<h3>{html.escape(self._heading())}</h3><dl>")
        for name, value in self.summary:
            out.append(f"<dt>{html.escape(name)}</dt><dd>{html.escape(value)}</dd>")
        out.append("</dl>")
        tables = self.tables
        for table in tables:
            head = "".join(f'<th scope="col">{html.escape(h)}</th>' for h in table.head)
            body = "".join(
                "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>"
                for row in table.rows
            )
            open_ = "" if table is tables[-1] else " open"
            out.append(
                f"<details{open_}><summary>{html.escape(table.title)}</summary>"
                f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></details>"
            )
        return "\n".join([*out, "</div>"])

    def _say(self, key: str, **values: object) -> str:
        return phrases.phrase(key, self.lang, **values)

    def _heading(self) -> str:
        sheet = self.rating.sheet
        title = sheet.title if self.lang == "vi" else sheet.title_en
        name = self._say("sheet", number=sheet.number, title=title)
        return f"{self._say('title')}: {name}"

    @property
    def summary(self) -> tuple[tuple[str, str], ...]:
        """The result in a few named lines: name and value."""
        return tuple(self._summary())

    def _summary(self) -> Iterator[tuple[str, str]]:
        rating, lang = self.rating, self.lang
        say = self._say
        products = {a.product for a in assessments_of(rating) if a.product}
        if products:
            yield say("product"), "; ".join(sorted(products))
        if isinstance(rating, CouncilRating):
            by = say(rating.minimums_by)
            yield (
                say("members"),
                f"{say('council', members=len(rating.ratings))}; {say('council-minimums', by=by)}",
            )
        elif rating.assessment.assessor:
            yield say("assessor"), rating.assessment.assessor
        yield say("total"), f"{phrases.points(rating.total, lang)} / 100"
        yield say("by-points"), phrases.stars(rating.tier_by_points, lang)
        yield say("tier"), phrases.stars(rating.tier, lang)
        result = phrases.status_phrase(rating.status, lang)
        if rating.status is Status.INCOMPLETE:
            result += ". " + say(
                "after-incomplete",
                lowest=phrases.stars(rating.lowest, lang),
                highest=phrases.stars(rating.highest, lang),
            )
        if rating.tier == StarTier.FIVE:
            result += ". " + say("put-forward")
        yield say("result"), result
        if isinstance(rating, Rating) and rating.unanswered:
            yield say("unanswered"), ", ".join(rating.unanswered)
        if isinstance(rating, CouncilRating) and rating.unanswered:
            yield (
                say("unanswered"),
                ", ".join(f"{say('member', n=n + 1)}: {code}" for n, code in rating.unanswered),
            )
        yield say("clause"), str(rating.sheet.citation)

    @property
    def tables(self) -> tuple[Table, ...]:
        """Parts, unmet minimums, findings, remarks, readings and, last, every criterion."""
        return tuple(self._tables())

    def _tables(self) -> Iterator[Table]:
        data = self.trace()
        steps: dict[str, list[Step]] = {}
        for step in data["steps"]:
            steps.setdefault(step["step"], []).append(step)
        say = self._say
        yield self._table("parts", ("part", "points", "max", "clause"), steps["part"])
        missed = [s for s in steps.get("minimum", []) if s["met"] is False]
        if missed:
            yield self._missed(missed)
        if "finding" in steps:
            yield self._table("findings", ("findings", "effect", "by", "clause"), steps["finding"])
        remarks = [s for kind in _REMARKS for s in steps.get(kind, [])]
        if remarks:
            yield Table(
                say("remarks"),
                (say("remarks"), say("clause")),
                tuple((self._text(s), s["clause"]) for s in remarks),
            )
        yield Table(
            say("readings"),
            (say("code"), say("reading")),
            tuple(data["interpretations"].items()),
        )
        if isinstance(self.rating, CouncilRating):
            yield self._members(self.rating)
        criteria = ("criterion", "points", "max", "box", "clause")
        yield self._table("criteria", criteria, steps["criterion"])

    def _table(self, title: str, head: tuple[str, ...], steps: list[Step]) -> Table:
        rows = []
        for step in steps:
            row = self._row(step)
            cells = [f"{row.code} {row.text}", row.points, row.of, _place(step)]
            if title == "criteria":
                name = f"{step['code']} {step['title']}"
                cells = [name, row.points, row.of, self._box(step), _place(step)]
            rows.append(tuple(cells))
        return Table(self._say(title), tuple(self._say(h) for h in head), tuple(rows))

    def _missed(self, steps: list[Step]) -> Table:
        tiers: dict[tuple[str, ...], list[str]] = {}
        for step in steps:
            row = self._row(step)
            cells = (f"{row.code} {row.text}", row.points, row.of, _place(step))
            tiers.setdefault(cells, []).append(str(step["tier"]))
        head = ("for-tier", "criterion", "given", "required", "clause")
        return Table(
            self._say("minimums"),
            tuple(self._say(h) for h in head),
            tuple((", ".join(numbers), *cells) for cells, numbers in tiers.items()),
        )

    def _members(self, rating: CouncilRating) -> Table:
        ids = tuple(rating.parts)
        head = (self._say("members"), *ids, self._say("total"))
        rows = [
            (
                r.assessment.assessor or self._say("member", n=n),
                *(str(r.parts[id].points) for id in ids),
                str(r.total),
            )
            for n, r in enumerate(rating.ratings, 1)
        ]
        mean = tuple(phrases.points(rating.parts[id].points, self.lang) for id in ids)
        rows.append((self._say("mean"), *mean, phrases.points(rating.total, self.lang)))
        return Table(self._say("members"), head, tuple(rows))

    def _row(self, step: Step) -> Row:
        kind = step["step"]
        code = str(step.get("code") or step.get("id") or step.get("rule") or "")
        given, of = "", ""
        if kind in ("criterion", "part"):
            given, of = self._number(step["points"]), str(step["max_points"])
        elif kind == "minimum":
            code = step["criterion"]
            given, of = self._number(step["given"]), str(step["required"])
            if step["met_by"] is not None:
                all_ = len(step["met_by"]) + len(step["missed_by"])
                given += f" ({self._say('votes', met=len(step['met_by']), all=all_)})"
        elif kind == "finding":
            given = self._say(step["effect"])
            if not step["established"]:
                given += f" ({self._say('not-established')})"
            if step["found_by"] is not None:
                found = len(step["found_by"])
                of = self._say("found-by", found=found, members=len(assessments_of(self.rating)))
        elif kind in ("total", "result"):
            given = self._number(step.get("points", step.get("total")))
        return Row(
            kind, code, self._text(step), given, of, step["clause"], tuple(step["interpretations"])
        )

    def _number(self, value: int | str | None) -> str:
        return "" if value is None else phrases.points(Fraction(value), self.lang)

    def _text(self, step: Step) -> str:
        words: dict[str, Callable[[Step], str]] = {
            "criterion": lambda s: f"{s['title']}: {self._box(s)}",
            "part": lambda s: s["title"] + self._slip(s),
            "total": lambda _: self._say("total"),
            "tier-by-points": partial(self._stars, key="by-points"),
            "minimum": lambda s: f"{s['title']} ({'*' * s['mark']})",
            "finding": lambda s: s["text"],
            "cases-mixed": lambda s: self._say("case-mixed", cases=_pairs(s["cases"])),
            "case-not-stated": lambda s: self._say("case-open", codes=", ".join(s["criteria"])),
            "suspected-slip": lambda s: self._say(
                "suspected", code=s["criterion"], erratum=s["erratum"], note=s["note"]
            ),
            "result": partial(self._stars, key="tier"),
        }
        return words[step["step"]](step)

    def _stars(self, step: Step, key: str) -> str:
        tier = step["tier"]
        words = phrases.stars(None if tier is None else StarTier(tier), self.lang)
        return f"{self._say(key)}: {words}"

    def _box(self, step: Step) -> str:
        if isinstance(self.rating, CouncilRating):
            given = ", ".join("-" if p is None else str(p) for p in step["answer"])
            return f"{self._say('given')}: {given}" + self._slip(step)
        if not step["applies"]:
            return self._say("not-applicable")
        if step["answer"] is None:
            return self._say("unanswered")
        text = step["box"] or self._say("no-box")
        if step["minimum_for"]:
            text += f" ({'*' * step['minimum_for']})"
        if step["case"]:
            name = self.rating.sheet.criterion(step["code"]).cases[step["case"]]
            text += f" ({self._say('case', case=step['case'], name=name)})"
        text += self._slip(step)
        for note in step["notes"]:
            text += f". {self._say('note')}: {note}"
        if step["evidence"]:
            text += f". {self._say('evidence')}: {', '.join(step['evidence'])}"
        return text

    def _slip(self, step: Step) -> str:
        if step["erratum"] is None:
            return ""
        erratum = next(e for e in self.rating.sheet.errata if e.id == step["erratum"])
        note = erratum.note if self.lang == "vi" else erratum.note_en
        printed = step["printed"] or self._say("empty")
        said = self._say("corrected", printed=printed, erratum=erratum.id, note=note)
        return f". {said}"


_REMARKS = ("cases-mixed", "case-not-stated", "suspected-slip")

_STYLE = (
    ".ocop-explanation{color:inherit;background:transparent;line-height:1.4}"
    ".ocop-explanation table{border-collapse:collapse;margin:.4em 0 1em}"
    ".ocop-explanation th,.ocop-explanation td{border:1px solid currentColor;padding:.2em .5em;"
    "text-align:left;vertical-align:top;color:inherit;background:transparent}"
    ".ocop-explanation dl{display:grid;grid-template-columns:max-content auto;gap:.1em 1em}"
    ".ocop-explanation dt{font-weight:bold}.ocop-explanation dd{margin:0}"
    ".ocop-explanation summary{font-weight:bold;cursor:pointer}"
)


def _place(step: Step) -> str:
    """The clause without the decision, which the heading names."""
    return str(step["clause"]).partition(", ")[2]


def _cell(text: str) -> str:
    """Text that stays inside one Markdown cell and means only itself."""
    for mark in "\\`*_[]<>|#":
        text = text.replace(mark, "\\" + mark)
    return " ".join(text.split())


def _pairs(cases: dict[str, str]) -> str:
    return ", ".join(f"{code}: {case}" for code, case in cases.items())


def explain(rating: AnyRating, lang: Lang = "vi") -> Explanation:
    """Explain a rating.

    Args:
        rating: A rating of one assessor or of a council.
        lang: ``"vi"`` or ``"en"``.

    Returns:
        The explanation; `Explanation.markdown`, `Explanation.html` and `Explanation.trace` give
        its forms.

    Raises:
        TypeError: If it is not a rating.
        ValueError: If the language is another.

    Example:
        >>> from ocop import criteria
        >>> r = criteria.rate({"law": "26/2026/QĐ-TTg", "sheet": 13, "answers": {}})
        >>> print(explain(r, "en").markdown().splitlines()[0])
        # OCOP rating: Sheet 13: Coffee, cocoa products
    """
    if not isinstance(rating, Rating | CouncilRating):
        raise TypeError(
            f"rating: expected a Rating or CouncilRating, got {type(rating).__name__}; "
            "rate the assessment first"
        )
    if lang not in get_args(Lang):
        raise ValueError(f"lang: {lang!r} is not a language of ocop; allowed: vi, en")
    return Explanation(rating, lang)


def _notebook(rating: AnyRating) -> str:
    return explain(rating).html()


Rating.render = staticmethod(_notebook)
CouncilRating.render = staticmethod(_notebook)
