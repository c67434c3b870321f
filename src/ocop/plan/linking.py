"""Which certificate is of which product, and which product of which subject."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Protocol

import attrs

from ocop.entities import Certificate, Product, Subject
from ocop.errors import Issue, brief
from ocop.frozen import FrozenDict
from ocop.names import fold, identity, nearest

ProductKey = tuple[str, str | None]
"""Names of a product and of its subject, as first listed; None where the subject is not known."""

_NEAR = 5
"""Problems for which near names are looked up: comparing names takes time."""

_MOST = 5
"""Names that a message gives of those that what was typed may mean."""


@attrs.frozen
class _Kind:
    en: str
    vi: str
    tell_en: str
    tell_vi: str


_SUBJECT = _Kind(
    "subject", "chủ thể", "Give the whole name with its accents", "Hãy ghi đủ tên, đủ dấu"
)
_PRODUCT = _Kind(
    "product",
    "sản phẩm",
    "Give the whole name with its accents, and the product with its subject",
    "Hãy ghi đủ tên, đủ dấu, và sản phẩm cùng chủ thể",
)
_CERTIFICATE = _Kind(
    "certificate",
    "giấy chứng nhận",
    "Give the product with its accents and its subject; where two papers of a product bear one "
    "number, write the numbers with their years",
    "Hãy ghi sản phẩm đủ dấu, cùng chủ thể; nếu hai giấy của một sản phẩm trùng số, hãy ghi số kèm "
    "năm",
)


class Lists(Protocol):
    """The lists of a portfolio."""

    @property
    def subjects(self) -> tuple[Subject, ...] | None:
        """Subjects, or None."""

    @property
    def products(self) -> tuple[Product, ...] | None:
        """Products, or None."""

    @property
    def certificates(self) -> tuple[Certificate, ...] | None:
        """Certificates, or None."""

    @property
    def withdrawals(self) -> tuple[Any, ...]:
        """Withdrawals."""

    @property
    def facts(self) -> tuple[Any, ...]:
        """Facts about subjects."""


@attrs.frozen
class Links:
    """What belongs to what in a portfolio.

    Attributes:
        products: The product of each certificate.
        withdrawn: Certificate (its place in the list) to the day on which it was withdrawn.
        facts: The subject of each fact.
        issues: Everything that does not fit together.
    """

    products: tuple[ProductKey, ...]
    withdrawn: FrozenDict[int, date]
    facts: tuple[str, ...]
    issues: tuple[Issue, ...]


class _Names:
    """Names as first listed; one typed without accents may mean any that differ by them only.

    One typed with other accents means none of them: cá kho (braised) is not cá khô (dried).
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._exact: dict[str, str] = {}
        self._bare: dict[str, list[str]] = {}
        for name in names:
            if identity(name) not in self._exact:
                self._exact[identity(name)] = name
                self._bare.setdefault(fold(name), []).append(name)

    @classmethod
    def mentioned(cls, names: Sequence[str]) -> "_Names":
        """Names where there is no list: one without accents is new only if none with them fits."""
        accented = cls(name for name in names if identity(name) != fold(name))
        return cls(n for n in names if identity(n) != fold(n) or not accented.find(n))

    @property
    def listed(self) -> list[str]:
        """Each name once."""
        return [*self._exact.values()]

    def find(self, name: str) -> list[str]:
        """Every listed name that a typed one may mean."""
        typed = identity(name)
        # Only a name without accents equals a folded one.
        return [self._exact[typed]] if typed in self._exact else self._bare.get(typed, [])


def link(lists: Lists) -> Links:
    """Find what belongs to what.

    Args:
        lists: A portfolio.

    Returns:
        The links; where `Links.issues` is not empty, the others are not to be used.
    """
    return _Linker(lists).links()


def _typed(product: Product | str) -> tuple[str, str | None]:
    return (product.name, product.subject) if isinstance(product, Product) else (product, None)


def _shown(name: str, subject: str | None) -> str:
    return name if subject is None else f"{name} ({subject})"


class _Linker:
    def __init__(self, lists: Lists) -> None:
        self.lists = lists
        self.certificates = lists.certificates or ()
        self.issues: list[Issue] = []
        self.unknown = 0
        # Without a list of subjects, or of products, those that are named make it up.
        if lists.subjects is not None:
            self.subjects = _Names(s.name for s in lists.subjects)
        else:
            given = [*(lists.products or ()), *(c.product for c in self.certificates)]
            named = [subject for _, subject in map(_typed, given) if subject is not None]
            self.subjects = _Names.mentioned([*named, *(f.subject for f in lists.facts)])
        if lists.products is not None:
            self.names = _Names(p.name for p in lists.products)
        else:
            self.names = _Names.mentioned([_typed(c.product)[0] for c in self.certificates])
        self.of_name: dict[str, list[ProductKey]] = {}
        self.subject_at: dict[str, str] = {}
        self.refused: set[str] = set()

    def links(self) -> Links:
        """Walk the lists in order and link them."""
        lists = self.lists
        self._refuse_twice("subjects", [identity(s.name) for s in lists.subjects or ()])
        self._list_products()
        products = [
            self._product(f"certificates[{n}].product", certificate.product)
            for n, certificate in enumerate(self.certificates)
        ]
        self._refuse_two_of_a_day(products)
        withdrawn = self._withdrawn(products)
        facts = [
            self._subject(f"facts[{n}].subject", fact.subject) for n, fact in enumerate(lists.facts)
        ]
        self._refuse_twice("facts", facts)
        told = tuple(key for key in products if key is not None)
        return Links(told, withdrawn, tuple(facts), tuple(self.issues))

    def _list_products(self) -> None:
        key: ProductKey
        keys: list[ProductKey] = []
        if self.lists.products is None:
            for n, certificate in enumerate(self.certificates):
                name, subject = _typed(certificate.product)
                names = self.names.find(name)
                if subject is not None and len(names) == 1:
                    path = f"certificates[{n}].product.subject"
                    key = (names[0], self._subject(path, subject))
                    keys += [] if path in self.refused else [key]
        else:
            for n, product in enumerate(self.lists.products):
                subject = product.subject
                if subject is not None:
                    subject = self._subject(f"products[{n}].subject", subject)
                keys.append((self.names.find(product.name)[0], subject))
            self._refuse_twice("products", keys)
        for key in dict.fromkeys(keys):
            self.of_name.setdefault(key[0], []).append(key)

    def _subject(self, path: str, name: str) -> str:
        """The subject of a name, as listed; asked twice, it is refused once."""
        if path not in self.subject_at:
            found = self.subjects.find(name)
            if len(found) > 1:
                self.refused.add(path)
                self._refuse_many(path, _SUBJECT, name, found)
            elif not found:
                self.refused.add(path)
                near = self._near(name, self.subjects.listed)
                self._refuse_unknown(path, _SUBJECT, name, near)
            self.subject_at[path] = found[0] if len(found) == 1 else name
        return self.subject_at[path]

    def _product(self, path: str, given: Product | str) -> ProductKey | None:
        """The product of a certificate; None where it cannot be told."""
        name, subject = _typed(given)
        shown = _shown(name, subject)
        keys = [k for n in self.names.find(name) for k in self.of_name.get(n, [(n, None)])]
        fitting = keys
        if subject is not None:
            subject = self._subject(f"{path}.subject", subject)
            fitting = [key for key in keys if key[1] == subject]
        if len(fitting) == 1:
            return fitting[0]
        if keys and f"{path}.subject" in self.refused:
            return None
        if fitting or (keys and self.lists.products is None):
            which = [_shown(*key) for key in fitting or keys]
            self._refuse_many(path, _PRODUCT, shown, which)
        else:
            near = [_shown(*key) for key in keys] or self._near(name, self.names.listed)
            self._refuse_unknown(path, _PRODUCT, shown, near)
        return None

    def _withdrawn(self, products: Sequence[ProductKey | None]) -> FrozenDict[int, date]:
        of_number: dict[str, list[int]] = {}
        for m, certificate in enumerate(self.certificates):
            of_number.setdefault(fold(certificate.number), []).append(m)
        days: dict[int, date] = {}
        for n, withdrawal in enumerate(self.lists.withdrawals):
            path, (name, subject) = f"withdrawals[{n}]", _typed(withdrawal.product)
            same, names = of_number.get(fold(withdrawal.number), []), self.names.find(name)
            named = {m: key for m in same if (key := products[m]) is not None and key[0] in names}
            found = [*named]
            if subject is not None:
                subjects = self.subjects.find(subject)
                found = [m for m, key in named.items() if key[1] in subjects]
            shown = f"{withdrawal.number}, {_shown(name, subject)}"
            if len(found) > 1:
                which = [f"{_shown(*named[m])}, {self.certificates[m].issued_on}" for m in found]
                self._refuse_many(path, _CERTIFICATE, shown, which)
            elif found and found[0] in days:
                self._refuse_again(path, shown)
            elif found:
                days[found[0]] = withdrawal.withdrawn_on
                self._refuse_too_early(path, withdrawal.withdrawn_on, self.certificates[found[0]])
            elif all(products[m] is not None for m in same):  # else that is to be mended first
                near = [f"{self.certificates[m].number}, {_shown(*k)}" for m, k in named.items()]
                known = (
                    f"{c.number}, {key[0]}"
                    for c, key in zip(self.certificates, products, strict=True)
                    if key is not None
                )
                typed = f"{withdrawal.number}, {name}"
                self._refuse_unknown(path, _CERTIFICATE, shown, near or self._near(typed, known))
        return FrozenDict(days)

    def _refuse_two_of_a_day(self, products: Sequence[ProductKey | None]) -> None:
        seen = set()
        for n, (key, certificate) in enumerate(zip(products, self.certificates, strict=True)):
            if key is not None and (key, certificate.issued_on) in seen:
                shown, day = brief(_shown(*key)), certificate.issued_on
                self.issues.append(
                    Issue(
                        "two-certificates-of-a-day",
                        f"certificates[{n}]",
                        f"{shown} has two certificates (giấy chứng nhận) issued on {day}; keep the "
                        "one that holds, or give the products with their subjects if there are two",
                        f"{shown} có hai giấy chứng nhận cấp ngày {day}; hãy giữ giấy có hiệu lực, "
                        "hoặc ghi sản phẩm cùng chủ thể nếu là hai sản phẩm",
                    )
                )
            seen.add((key, certificate.issued_on))

    def _refuse_too_early(self, path: str, day: date, certificate: Certificate) -> None:
        if day < certificate.issued_on:
            self.issues.append(
                Issue(
                    "withdrawn-before-issue",
                    f"{path}.withdrawn_on",
                    f"{day} is before {certificate.issued_on}, the day of issue (ngày cấp); mend "
                    "one of the two",
                    f"{day} trước ngày cấp {certificate.issued_on}; hãy sửa một trong hai",
                )
            )

    def _refuse_twice(self, field: str, names: Sequence[object]) -> None:
        seen = set()
        for n, name in enumerate(names):
            if name in seen:
                shown = getattr(getattr(self.lists, field)[n], "name", name)
                self._refuse_again(f"{field}[{n}]", str(shown))
            seen.add(name)

    def _refuse_again(self, path: str, shown: str) -> None:
        self.issues.append(
            Issue(
                "listed-twice",
                path,
                f"{brief(shown)} is listed (liệt kê) twice; keep one, or tell the two apart by "
                "their names",
                f"{brief(shown)} được liệt kê hai lần; hãy giữ một, hoặc ghi tên cho khác nhau",
            )
        )

    def _refuse_many(self, path: str, kind: _Kind, shown: str, found: Sequence[str]) -> None:
        which = "; ".join(map(brief, found[:_MOST]))
        self.issues.append(
            Issue(
                f"which-{kind.en}",
                path,
                f"{brief(shown)} may mean {len(found)} {kind.en}s ({kind.vi}): {which}. "
                f"{kind.tell_en}",
                f"{brief(shown)} có thể là {len(found)} {kind.vi}: {which}. {kind.tell_vi}",
            )
        )

    def _near(self, name: str, known: Iterable[str]) -> Sequence[str]:
        self.unknown += 1
        return nearest(name, known) if self.unknown <= _NEAR else ()

    def _refuse_unknown(self, path: str, kind: _Kind, shown: str, found: Sequence[str]) -> None:
        near = "; ".join(found[:_MOST])
        self.issues.append(
            Issue(
                "not-listed",
                path,
                f"there is no {kind.en} ({kind.vi}) {brief(shown)} in the list; nearest: "
                f"{near or 'none'}. Add it or mend the name",
                f"danh sách không có {kind.vi} {brief(shown)}; gần nhất: {near or 'không có'}. Hãy "
                "thêm hoặc sửa tên",
            )
        )
