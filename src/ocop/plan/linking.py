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

_SUBJECT = ("subject", "chủ thể")
_PRODUCT = ("product", "sản phẩm")
_CERTIFICATE = ("certificate", "giấy chứng nhận")


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
    """Names as listed, found with accents first, and without them where only one fits."""

    def __init__(self, names: Iterable[str]) -> None:
        self.listed = list(dict.fromkeys(names))
        self._exact: dict[str, list[str]] = {}
        self._loose: dict[str, list[str]] = {}
        for name in self.listed:
            self._exact.setdefault(identity(name), []).append(name)
            self._loose.setdefault(fold(name), []).append(name)

    def find(self, name: str) -> list[str]:
        """Every listed name that a typed one may mean."""
        return self._exact.get(identity(name)) or self._loose.get(fold(name), [])


def link(lists: Lists) -> Links:
    """Find what belongs to what.

    Args:
        lists: A portfolio.

    Returns:
        The links; where `Links.issues` is not empty, the others are not to be used.
    """
    return _Linker(lists).links()


class _Linker:
    def __init__(self, lists: Lists) -> None:
        self.lists = lists
        self.certificates = lists.certificates or ()
        self.issues: list[Issue] = []
        self.unknown = 0
        given = [*(lists.products or ()), *(c.product for c in self.certificates)]
        # Without a list of subjects, or of products, those that are named make it up.
        self.subjects = _Names(
            [s.name for s in lists.subjects]
            if lists.subjects is not None
            else [p.subject for p in given if isinstance(p, Product) and p.subject is not None]
        )
        self.names = _Names(
            [p.name for p in lists.products]
            if lists.products is not None
            else [p.name if isinstance(p, Product) else p for p in given]
        )
        self.numbers = _Names(c.number for c in self.certificates)
        self.of_name: dict[str, list[ProductKey]] = {}
        self.subject_at: dict[str, str] = {}

    def links(self) -> Links:
        """Walk the lists in order and link them."""
        lists = self.lists
        self._refuse_twice("subjects", [identity(s.name) for s in lists.subjects or ()])
        self._list_products()
        keys = [
            self._product(f"certificates[{n}].product", certificate.product)
            for n, certificate in enumerate(self.certificates)
        ]
        products = tuple(key or ("", None) for key in keys)
        if not self.issues:
            self._refuse_two_of_a_day(products)
        withdrawn = self._withdrawn(products)
        facts = [
            self._subject(f"facts[{n}].subject", fact.subject) for n, fact in enumerate(lists.facts)
        ]
        self._refuse_twice("facts", facts)
        return Links(products, withdrawn, tuple(facts), tuple(self.issues))

    def _list_products(self) -> None:
        listed = self.lists.products
        keys: list[ProductKey]
        if listed is None:
            places = [
                (f"certificates[{n}].product", c.product) for n, c in enumerate(self.certificates)
            ]
            keys = [
                (self.names.find(p.name)[0], self._subject(f"{path}.subject", p.subject))
                for path, p in places
                if isinstance(p, Product) and p.subject is not None
            ]
        else:
            keys = [
                (
                    self.names.find(p.name)[0],
                    None
                    if p.subject is None
                    else self._subject(f"products[{n}].subject", p.subject),
                )
                for n, p in enumerate(listed)
            ]
            self._refuse_twice("products", keys)
        for key in dict.fromkeys(keys):
            self.of_name.setdefault(key[0], []).append(key)

    def _subject(self, path: str, name: str) -> str:
        """The subject of a name, as listed; asked twice, it is refused once."""
        if path not in self.subject_at:
            found = self.subjects.find(name)
            if len(found) > 1:
                self._refuse_many(path, _SUBJECT, name, found)
            elif not found and self.lists.subjects is not None:
                self._refuse_unknown(path, _SUBJECT, name, self.subjects.listed)
            self.subject_at[path] = found[0] if found else name
        return self.subject_at[path]

    def _product(self, path: str, given: Product | str) -> ProductKey | None:
        """The product of a certificate; None where it cannot be told."""
        name, subject = (given.name, given.subject) if isinstance(given, Product) else (given, None)
        names = self.names.find(name)
        keys = [key for n in names for key in self.of_name.get(n, ())]
        if subject is not None:
            subject = self._subject(f"{path}.subject", subject)
            keys = [key for key in keys if key[1] == subject]
        if len(keys) == 1:
            return keys[0]
        shown = name if subject is None else f"{name} ({subject})"
        if len(keys) > 1:
            self._refuse_many(path, _PRODUCT, shown, [f"{n} ({s})" for n, s in keys])
        elif self.lists.products is None:
            return (names[0], None)
        else:
            self._refuse_unknown(path, _PRODUCT, shown, self.names.listed)
        return None

    def _withdrawn(self, products: Sequence[ProductKey]) -> FrozenDict[int, date]:
        days: dict[int, date] = {}
        for n, withdrawal in enumerate(self.lists.withdrawals):
            path, given = f"withdrawals[{n}]", withdrawal.product
            name = given.name if isinstance(given, Product) else given
            subject = given.subject if isinstance(given, Product) else None
            numbers, names = self.numbers.find(withdrawal.number), self.names.find(name)
            subjects = None if subject is None else self.subjects.find(subject)
            found = [
                m
                for m, c in enumerate(self.certificates)
                if c.number in numbers and products[m][0] in names
                if subjects is None or products[m][1] in subjects
            ]
            shown = f"{withdrawal.number}, {name}" + ("" if subject is None else f" ({subject})")
            if len(found) > 1:
                which = [f"{products[m][0]} ({products[m][1]})" for m in found]
                self._refuse_many(path, _CERTIFICATE, shown, which)
            elif not found:
                known = [f"{c.number}, {products[m][0]}" for m, c in enumerate(self.certificates)]
                self._refuse_unknown(path, _CERTIFICATE, shown, known)
            elif found[0] in days:
                self._refuse_again(path, shown)
            else:
                days[found[0]] = withdrawal.withdrawn_on
                self._refuse_too_early(path, withdrawal.withdrawn_on, self.certificates[found[0]])
        return FrozenDict(days)

    def _refuse_two_of_a_day(self, products: Sequence[ProductKey]) -> None:
        seen = set()
        for n, (key, certificate) in enumerate(zip(products, self.certificates, strict=True)):
            if (key, certificate.issued_on) in seen:
                shown, day = brief(key[0]), certificate.issued_on
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

    def _refuse_many(
        self, path: str, what: tuple[str, str], shown: str, found: Sequence[str]
    ) -> None:
        en, vi = what
        which = "; ".join(map(brief, found[:_NEAR]))
        self.issues.append(
            Issue(
                f"which-{en}",
                path,
                f"{brief(shown)} may mean {len(found)} {en}s ({vi}): {which}. Give the whole name "
                "with its accents, and the product with its subject",
                f"{brief(shown)} có thể là {len(found)} {vi}: {which}. Hãy ghi đủ tên, đủ dấu, và "
                "sản phẩm cùng chủ thể",
            )
        )

    def _refuse_unknown(
        self, path: str, what: tuple[str, str], shown: str, known: Sequence[str]
    ) -> None:
        self.unknown += 1
        near = "; ".join(nearest(shown, known)) if self.unknown <= _NEAR else ""
        en, vi = what
        self.issues.append(
            Issue(
                "not-listed",
                path,
                f"there is no {en} ({vi}) {brief(shown)} in the list; nearest: {near or 'none'}. "
                "Add it or mend the name",
                f"danh sách không có {vi} {brief(shown)}; gần nhất: {near or 'không có'}. Hãy thêm "
                "hoặc sửa tên",
            )
        )
