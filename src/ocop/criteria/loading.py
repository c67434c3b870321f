"""The only opener of the law data: lazy, cached, audited on opening.

Nothing here changes after it is loaded, so threads may share what it gives.
"""

import tomllib
from functools import cache, partial
from importlib.resources import files

from ocop.criteria.audit import audit_sheet, part_of_groups, read, unique
from ocop.criteria.model import Criterion, GroupName, Option, Part, ScoreSheet
from ocop.criteria.rows import (
    CriterionRow,
    ErrataTable,
    EvidenceRow,
    EvidenceTable,
    LawRow,
    NameRow,
    PartRow,
    RulesRow,
    SheetRow,
)
from ocop.criteria.rules import Erratum, Evidence, Rule
from ocop.criteria.ruleset import Ruleset, TierBand
from ocop.frozen import FrozenDict
from ocop.legal import Citation, LegalDocument, Validity
from ocop.names import fold
from ocop.vocabulary import CriterionCode, Effect, LawId, RuleId, RuleKind, StarTier

FOLDERS = ("26-2026", "148-2023", "1048-2019")
"""Folders of the decisions, newest first."""


def _text(folder: str, name: str) -> str:
    return files("ocop.criteria").joinpath("data", folder, name).read_text("utf-8")


@cache
def _glosses(folder: str) -> FrozenDict[str, str]:
    return FrozenDict(tomllib.loads(_text(folder, "en.toml")))


def _gloss(folder: str, vietnamese: str) -> str:
    return _glosses(folder)[vietnamese]


@cache
def _law_row(folder: str) -> LawRow:
    return read(_text(folder, "law.toml"), f"{folder}/law.toml", LawRow)


@cache
def load(folder: str) -> Ruleset:
    """Load a decision, once.

    Args:
        folder: Its folder in the data.

    Returns:
        The decision, its sheets still closed.

    Raises:
        DataError: If a file is wrong.
    """
    row = _law_row(folder)
    law = LawId(row.number)
    gloss = partial(_gloss, folder)
    rules: FrozenDict[RuleId, Rule] = FrozenDict()
    errata: tuple[Erratum, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    if row.sheets:
        rules, errata = _rules(folder), _errata(folder)
        evidence = tuple(item for item, _ in _evidence(folder))
    return Ruleset(
        document=LegalDocument(
            law,
            row.title,
            row.issued_on,
            row.issued_by,
            Validity(row.first_day, row.last_day),
            tuple(LawId(a.number) for a in row.amended_by),
        ),
        parts=FrozenDict(
            {
                p.id: Part(
                    p.id,
                    p.title or f"Phần {p.id}",
                    p.max_points,
                    Citation(law, p.clause or f"Phần {p.id}"),
                    None,
                    None,
                    gloss,
                )
                for p in row.parts
            }
        ),
        tiers=tuple(
            TierBand(
                StarTier(t.stars), t.lowest, t.below, t.title, Citation(law, t.clause or t.title)
            )
            for t in row.tiers
        ),
        sheet_count=row.sheets,
        errata=errata,
        evidence=evidence,
        rules=rules,
        load=partial(_sheet, folder),
        index=partial(_sheet_names, folder),
    )


@cache
def _rules(folder: str) -> FrozenDict[RuleId, Rule]:
    table = read(_text(folder, "rules.toml"), f"{folder}/rules.toml", RulesRow)
    unique([r.id for r in table.rules], f"{folder}/rules.toml")
    return FrozenDict(
        {
            RuleId(r.id): Rule(
                RuleId(r.id),
                RuleKind(r.kind),
                r.text,
                Effect(r.effect) if r.effect else None,
                r.found_by == "library",
                CriterionCode(r.depends_on) if r.depends_on else None,
                partial(_gloss, folder),
            )
            for r in table.rules
        }
    )


@cache
def _errata(folder: str) -> tuple[Erratum, ...]:
    table = read(_text(folder, "errata.toml"), f"{folder}/errata.toml", ErrataTable)
    unique([e.id for e in table.errata], f"{folder}/errata.toml")
    return tuple(
        Erratum(
            e.id,
            tuple(e.where),
            e.printed,
            e.reading,
            e.applied,
            e.confidence,
            e.note,
            partial(_gloss, folder),
        )
        for e in table.errata
    )


@cache
def _evidence(folder: str) -> tuple[tuple[Evidence, EvidenceRow], ...]:
    table = read(_text(folder, "evidence.toml"), f"{folder}/evidence.toml", EvidenceTable)
    unique([e.id for e in table.evidence], f"{folder}/evidence.toml")
    clause = Citation(LawId(_law_row(folder).number), "Phụ lục III, Mẫu số 02, bảng minh chứng")
    return tuple(
        (Evidence(e.id, e.name, e.proof, clause, partial(_gloss, folder)), e)
        for e in table.evidence
    )


@cache
def _sheet_names(folder: str) -> FrozenDict[str, int]:
    names: dict[str, int] = {}
    for number in range(1, _law_row(folder).sheets + 1):
        # The head of a file is enough to name a sheet; the whole file takes 20 times as long.
        head = _text(folder, f"sheet_{number:02d}.toml").partition("\n[[parts]]")[0]
        row = tomllib.loads(head)
        leaf = row.get("subgroup", row["group"])
        for name in (row["slug"], row["title"], row["listed_as"], leaf["name"]):
            names.setdefault(fold(name), number)
    return FrozenDict(names)


@cache
def _sheet(folder: str, number: int) -> ScoreSheet:
    name = f"sheet_{number:02d}.toml"
    row = read(_text(folder, name), f"{folder}/{name}", SheetRow)
    rules = _rules(folder)
    audit_sheet(row, f"{folder}/{name}", rules)
    law = LawId(_law_row(folder).number)
    clause = f"Phụ lục II, bộ sản phẩm {row.number}"
    group_parts = part_of_groups(row)
    assert group_parts is not None
    gloss = partial(_gloss, folder)

    def part(p: PartRow) -> Part:
        where = Citation(law, f"{clause}, phần {p.id}")
        return Part(p.id, p.title or p.id, p.max_points, where, p.printed, p.erratum, gloss)

    def criterion(c: CriterionRow) -> Criterion:
        where = Citation(law, f"{clause}, tiêu chí {c.code}")
        options = tuple(
            Option(
                o.points,
                o.label,
                StarTier(o.stars) if o.stars else None,
                o.case,
                where,
                o.printed,
                o.erratum,
                implied=False,
                gloss=gloss,
            )
            for o in c.options
        )
        if c.implied:
            options = (
                Option(
                    c.max_points,
                    c.implied,
                    None,
                    None,
                    where,
                    None,
                    None,
                    implied=True,
                    gloss=gloss,
                ),
            )
        parent = c.code.rpartition(".")[0]
        return Criterion(
            code=CriterionCode(c.code),
            title=c.title,
            max_points=c.max_points,
            part=group_parts[c.code.partition(".")[0]],
            parent=CriterionCode(parent) if parent else None,
            options=options,
            children=tuple(
                CriterionCode(k.code) for k in row.criteria if k.code.rpartition(".")[0] == c.code
            ),
            detail=c.detail,
            rules=tuple(rules[RuleId(id)] for id in c.rules),
            evidence=tuple(e for e, r in _evidence(folder) if options and c.title in r.criteria),
            cases=FrozenDict({str(id): name for id, name in c.cases.items()}),
            citation=where,
            printed=c.printed,
            erratum=c.erratum,
            gloss=gloss,
        )

    def named(n: NameRow) -> GroupName:
        return GroupName(n.code, n.name)

    return ScoreSheet(
        law=law,
        number=row.number,
        slug=row.slug,
        title=row.title,
        listed_as=row.listed_as,
        sector=named(row.sector),
        group=named(row.group),
        subgroup=named(row.subgroup) if row.subgroup else None,
        ministries=tuple(row.ministries),
        parts=tuple(part(p) for p in row.parts),
        criteria=FrozenDict({CriterionCode(c.code): criterion(c) for c in row.criteria}),
        rejection=rules[RuleId(row.rejection)] if row.rejection else None,
        errata=tuple(
            e
            for e in _errata(folder)
            if any(w.partition(":")[0] == str(row.number) for w in e.where)
        ),
        citation=Citation(law, clause),
        gloss=gloss,
    )
