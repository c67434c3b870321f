"""Names however they are typed: NFC or NFD, any case, with or without accents."""

import difflib
import re
import unicodedata
from collections.abc import Iterable


def fold(name: str) -> str:
    """Reduce a name to the form in which two spellings of it are equal.

    Case, accents, Unicode form and runs of white space do not matter. Letters and digits of
    full width become ordinary ones.

    Args:
        name: The name as typed.

    Returns:
        Lower-case letters without accents, single spaces.

    Example:
        >>> fold("26/2026/QĐ-TTg") == fold("26/2026/qd-ttg")
        True
        >>> fold("  Cà phê,  CA CAO ")
        'ca phe, ca cao'
    """
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c)).replace("đ", "d")
    return " ".join(bare.split())


def identity(name: str) -> str:
    """Reduce a name to what tells it apart from another: here accents matter.

    Case, Unicode form, runs of white space and the letter of a word that carries its tone mark do
    not: Kẹo dừa (coconut) and Kẹo dứa (pineapple) are two products, ``kẹo  dừa`` is the first of
    them, and Hoà Bình is Hòa Bình.

    Args:
        name: The name as typed.

    Returns:
        Lower-case letters with their accents, single spaces.

    Example:
        >>> identity("Kẹo  DỪA") == identity("kẹo dừa"), identity("Kẹo dừa") == identity("Kẹo dứa")
        (True, False)
    """
    letters = unicodedata.normalize("NFD", name.casefold())
    # A syllable has one tone; which of its vowels is marked is a matter of spelling.
    words = ("".join(sorted(word, key=lambda c: c in _TONES)) for word in letters.split())
    return unicodedata.normalize("NFC", " ".join(words))


_TONES = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook above, dot below


def slugify(name: str) -> str:
    """Turn a name into a slug of letters, digits and hyphens.

    Args:
        name: The official name.

    Returns:
        The folded name with every other character turned into a hyphen.

    Example:
        >>> slugify("Cà phê, ca cao")
        'ca-phe-ca-cao'
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


_LONGEST = 300  # no name in the law is longer, and comparing takes time with the square


def nearest(name: str, known: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """Find the known names that look most like a mistyped one.

    Args:
        name: The name as typed.
        known: The names there are.
        limit: The most names to return.

    Returns:
        The nearest names, nearest first; empty when none is near.

    Example:
        >>> nearest("ca-phe-cacao", ["ca-phe-ca-cao", "gia-vi-khac"])
        ('ca-phe-ca-cao',)
    """
    if len(name) > _LONGEST:
        return ()
    folded: dict[str, str] = {}
    for candidate in known:
        folded.setdefault(fold(candidate), candidate)
    close = difflib.get_close_matches(fold(name), folded, n=limit, cutoff=0.6)
    return tuple(folded[match] for match in close)
