"""Product groups: Annex I of Decision 26/2026/QĐ-TTg and the four groups of the 2022 plan.

Both are trees of `ocop.entities.ProductGroup`: 6 sectors, 17 groups and 26 leaves with a score
sheet each; 4 groups of the plan of Cà Mau (2822/QĐ-UBND) with what Annex I has in their place.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ocop.entities import GroupLevel, ProductGroup
from ocop.errors import DataError, Issue, UnknownNameError, brief
from ocop.names import fold, nearest, slugify
from ocop.vocabulary import LawId

ANNEX_I = LawId("26/2026/QĐ-TTg")
PLAN = LawId("2822/QĐ-UBND")


class _GroupRow(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)

    law: str
    id: Annotated[str, Field(pattern=r"^(KH|[IV]+)(\.\w+)*$")]
    name: Annotated[str, Field(min_length=1)]
    ministries: list[str] = []
    sheet: int | None = None
    counterparts: list[str] = []


class _Table(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)

    groups: list[_GroupRow]


def groups(law: str = ANNEX_I) -> tuple[ProductGroup, ...]:
    """The top of a tree: the sectors of Annex I or the groups of the plan.

    Args:
        law: ``26/2026/QĐ-TTg`` or ``2822/QĐ-UBND``, however typed.

    Returns:
        The tops in printed order; each knows what lies below.

    Raises:
        UnknownNameError: If ocop has no product groups of that law.

    Example:
        >>> [sector.id for sector in groups()]
        ['I', 'II', 'III', 'IV', 'V', 'VI']
        >>> len(groups("2822/qd-ubnd"))
        4
    """
    for known, tops in _trees().items():
        if isinstance(law, str) and fold(law) == fold(known):
            return tops
    raise UnknownNameError(
        "product groups",
        [
            Issue(
                "unknown-law",
                "law",
                f"there are no product groups (nhóm sản phẩm) of {brief(law)}; "
                f"there are those of {ANNEX_I} and {PLAN}",
                f"không có nhóm sản phẩm của {brief(law)}; có của {ANNEX_I} và {PLAN}",
            )
        ],
        "nhóm sản phẩm",
    )


def group(name: str, law: str = ANNEX_I) -> ProductGroup:
    """Look a group up by id, slug or Vietnamese name, however typed.

    Args:
        name: Such as ``I.6``, ``ca-phe-ca-cao`` or ``Cà phê, ca cao``.
        law: ``26/2026/QĐ-TTg`` or ``2822/QĐ-UBND``.

    Returns:
        The group.

    Raises:
        UnknownNameError: If there is none, or if more than one has the name.

    Example:
        >>> group("ca phe, ca cao").sheet
        13
        >>> group("I.4").name
        'Gia vị'
    """
    every = _every(groups(law))
    typed = fold(name) if isinstance(name, str) else ""
    found = [g for g in every if typed in (fold(g.id), g.slug)]
    found = found or [g for g in every if typed == fold(g.name)]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(g.id for g in found)
        en = f"{brief(name)} names more than one group: {ids}; give the id"
        vi = f"{brief(name)} là tên của nhiều nhóm: {ids}; hãy ghi mã"
    else:
        names = [*(g.slug for g in every), *(g.name for g in every)]
        near = ", ".join(nearest(name, names) if isinstance(name, str) else ()) or "see groups()"
        en = f"there is no product group (nhóm sản phẩm) {brief(name)}; nearest: {near}"
        vi = f"không có nhóm sản phẩm {brief(name)}; gần nhất: {near}"
    clause = every[0].citation
    raise UnknownNameError(
        "product group", [Issue("unknown-group", "name", en, vi, clause)], "nhóm sản phẩm"
    )


def counterparts(plan_group: ProductGroup) -> tuple[ProductGroup, ...]:
    """What Annex I has in place of a group of the 2022 plan (reading I23).

    Args:
        plan_group: A group of the plan.

    Returns:
        Sectors or groups of Annex I.

    Example:
        >>> [g.id for g in counterparts(group("Đồ uống", PLAN))]
        ['II']
    """
    return tuple(group(id) for id in plan_group.counterparts)


def plan_group_of(leaf: ProductGroup) -> ProductGroup | None:
    """The group of the 2022 plan that takes the products of a group of Annex I.

    Args:
        leaf: A sector, group or leaf of Annex I.

    Returns:
        The deepest group of the plan whose counterpart holds it; None for sectors III and V,
        which the plan does not have.

    Example:
        >>> plan_group_of(group("gia-vi-khac")).id
        'KH.1.c'
        >>> plan_group_of(group("hoa")) is None
        True
    """
    holding = [
        g
        for g in _every(groups(PLAN))
        if any(leaf.id == id or leaf.id.startswith(id + ".") for id in g.counterparts)
    ]
    return holding[-1] if holding else None


def without_counterpart() -> tuple[ProductGroup, ...]:
    """The sectors of Annex I that the 2022 plan does not have.

    Returns:
        Sectors, in printed order.

    Example:
        >>> [sector.id for sector in without_counterpart()]
        ['III', 'V']
    """
    return tuple(sector for sector in groups() if plan_group_of(sector) is None)


def _every(tops: tuple[ProductGroup, ...]) -> tuple[ProductGroup, ...]:
    return tuple(g for top in tops for g in (top, *_every(top.children)))


@cache
def _trees() -> dict[LawId, tuple[ProductGroup, ...]]:
    return build(files("ocop").joinpath("data/groups.toml").read_text("utf-8"), "groups.toml")


def build(text: str, name: str) -> dict[LawId, tuple[ProductGroup, ...]]:
    """Build the trees of a data file.

    Args:
        text: The TOML text.
        name: File name, for messages.

    Returns:
        The tops of each tree, by law.

    Raises:
        DataError: If the file is wrong.
    """
    try:
        rows = _Table.model_validate(tomllib.loads(text)).groups
    except (ValidationError, tomllib.TOMLDecodeError) as error:
        message = str(error).replace("\n", " ")
        raise _broken(name, "file", f"the file cannot be read: {message}; mend it") from None
    ids = [row.id for row in rows]
    for row in rows:
        parent = row.id.rpartition(".")[0]
        if ids.count(row.id) > 1:
            raise _broken(name, row.id, "the id occurs twice; rename one")
        if parent not in ("", "KH") and parent not in ids:
            raise _broken(name, row.id, f"group {parent} is missing above it; add it")
    return {
        law: tuple(
            _node(row, rows)
            for row in rows
            if row.law == law and row.id.rpartition(".")[0] in ("", "KH")
        )
        for law in (ANNEX_I, PLAN)
    }


def _node(row: _GroupRow, rows: list[_GroupRow]) -> ProductGroup:
    below = [r for r in rows if r.id.rpartition(".")[0] == row.id]
    depth = row.id.removeprefix("KH.").count(".")
    levels = (GroupLevel.SECTOR, GroupLevel.GROUP, GroupLevel.SUBGROUP)
    annex = row.law == ANNEX_I
    slug = slugify(row.name)
    return ProductGroup(
        id=row.id,
        slug=f"nhom-{slug}" if annex and below and depth else slug,
        name=row.name,
        level=levels[depth if annex else depth + 1],
        law=row.law,
        ministries=tuple(row.ministries),
        sheet=row.sheet,
        children=tuple(_node(r, rows) for r in below),
        counterparts=tuple(row.counterparts),
        clause=f"Phụ lục I, mục {row.id}" if annex else "Kế hoạch, mục II.2",
    )


def _broken(name: str, key: str, en: str) -> DataError:
    vi = f"tệp sai ở {key}; hãy sửa theo văn bản"
    return DataError(f"data file {name}", [Issue("group-data", key, en, vi)], f"tệp dữ liệu {name}")
