"""Names and texts: natural ones, ways to type them, and pools of nasty ones."""

import unicodedata

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

PRODUCTS = (
    "Mật ong", "Cà phê", "Tôm khô", "Tôm kho", "Kẹo dừa", "Kẹo dứa", "Nước mắm", "Chè xanh",
    "Rượu nếp", "Gạo thơm", "Bánh đa", "Chiếu cói",
)  # fmt: skip
SUBJECTS = (
    "HTX Tân Tiến", "HTX Tấn Tiến", "Hộ Ba", "Hộ Bà", "Cơ sở Đất Mũi", "Trang trại Năm Căn",
    "Công ty TNHH Đồi Sương", "Tổ hợp tác Bến Đò",
)  # fmt: skip
PEOPLE = ("Nguyễn Thị Hoa", "Trần Văn Đức", "Lê Ngọc Ánh", "Y Bhăm Niê", "Thạch Sô Phia")
PLACES = ("xã Đất Mũi", "phường Ba Đình", "xã Tân Lập", "tỉnh Cà Mau", "thành phố Huế")

NASTY_NAMES = (
    unicodedata.normalize("NFD", "Chè Đất Mũi"),
    "NƯỚC MẮM PHÚ QUỐC",
    "ca phe",
    "Hoà Bình",
    "  Mật   ong  ",
    "Mật\u00a0ong",
    "Mật\u200bong",
    "Mật\nong",
    "Mật ong ２０２６",
    "Kẹo 'dừa' \"sáp\" \\ `đặc biệt`",
    "<b>Mật ong</b> & <script>",
    "=1+1",
    "Mật ong 🐝",
    "\u202eong tậM",
    "عسل",
    "Ð",
    "X",
    "0",
    "null",
    "Mật ong; DROP TABLE san_pham",
    "ọ̣" * 40,
    "M" * 500,
)
"""Names that are hard on a tool and that ocop takes as they are: another Unicode form, no accents,
any kind of space, full-width digits, quotes, markup, a formula, emoji, right-to-left, very long."""

NASTY_TEXTS = (
    *NASTY_NAMES,
    "",
    " ",
    "\t\r\n",
    "\u3000",
    "\u200b",
    "\ufeff",
    "\x00",
    "\x1b[31m",
    "\ud800",
    "a\udfff",
    "NaN",
    "-0",
    "1e999",
    "１３",
    "٣",
    "true",
    "{}",
    "../../etc/passwd",
    "Đ" * 10_000,
)
"""`NASTY_NAMES` and texts that many fields refuse: blank, control characters, half a pair of
surrogates, numbers in disguise, far too long."""


def names() -> SearchStrategy[str]:
    """Natural Vietnamese names of products, subjects, people and places, in NFC.

    Returns:
        The strategy; the simplest is ``Mật ong``.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(names())
        'Mật ong'
    """
    return st.sampled_from((*PRODUCTS, *SUBJECTS, *PEOPLE, *PLACES))


def product_names() -> SearchStrategy[str]:
    """Natural names of products, some apart by accents only (Kẹo dừa, Kẹo dứa).

    Returns:
        The strategy.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(product_names())
        'Mật ong'
    """
    return st.sampled_from(PRODUCTS)


def subject_names() -> SearchStrategy[str]:
    """Natural names of subjects, some apart by accents only (Hộ Ba, Hộ Bà).

    Returns:
        The strategy.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(subject_names())
        'HTX Tân Tiến'
    """
    return st.sampled_from(SUBJECTS)


def people() -> SearchStrategy[str]:
    """Natural names of people, of several peoples of Vietnam.

    Returns:
        The strategy.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(people())
        'Nguyễn Thị Hoa'
    """
    return st.sampled_from(PEOPLE)


def nasty_names() -> SearchStrategy[str]:
    """Names of `NASTY_NAMES`: hard on a tool, and accepted by ocop as they are.

    Returns:
        The strategy.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(nasty_names(), lambda name: len(name) > 100) == "M" * 500
        True
    """
    return st.sampled_from(NASTY_NAMES)


def nasty_texts() -> SearchStrategy[str]:
    """Texts of `NASTY_TEXTS`: a boundary takes or refuses them, and never crashes on one.

    Returns:
        The strategy.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(nasty_texts(), lambda text: len(text) > 500) == "Đ" * 10_000
        True
    """
    return st.sampled_from(NASTY_TEXTS)


def typed(
    name: str,
    accents: bool | None = True,  # noqa: FBT001, FBT002 - a knob like the others
) -> SearchStrategy[str]:
    """Ways to type a name that ocop takes for the same name.

    Unicode form NFC or NFD, as it stands, in capitals or small letters, with more spaces.

    Args:
        name: The name.
        accents: True keeps the accents, so `ocop.names.identity` is the same; False leaves them
            out, which only a look-up by `ocop.names.fold` takes; None for either.

    Returns:
        The strategy; the simplest is the name itself, or itself without accents.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(typed("Cà phê", accents=False))
        'Ca phe'
    """
    bare = _bare(name)
    letters = {True: [name], False: [bare], None: [name, bare]}[accents]
    return st.builds(
        lambda letters, case, form, spaces: spaces(unicodedata.normalize(form, case(letters))),
        st.sampled_from(letters),
        st.sampled_from((str, str.lower, str.upper)),
        st.sampled_from(("NFC", "NFD")),
        st.sampled_from((str, _padded, _doubled)),
    )


def full_width(digits: str) -> SearchStrategy[str]:
    """Ways to type digits with some or all of them in full width, as East Asian keyboards do.

    Args:
        digits: The text; what is no digit stays as it is.

    Returns:
        The strategy; the simplest has all digits in full width.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(full_width("01-2026"))
        '０１-２０２６'
    """
    places = range(len(digits))
    return st.sampled_from([set(places), {*places[:1]}, {*places[-1:]}, {*places[::2]}]).map(
        lambda wide: "".join(_wide(c) if n in wide else c for n, c in enumerate(digits))
    )


def _wide(c: str) -> str:
    return chr(ord(c) + 0xFEE0) if c in "0123456789" else c


def _bare(name: str) -> str:
    letters = unicodedata.normalize("NFD", name)
    kept = "".join(c for c in letters if not unicodedata.combining(c))
    return kept.replace("đ", "d").replace("Đ", "D")


def _padded(name: str) -> str:
    return f" {name}\t"


def _doubled(name: str) -> str:
    return name.replace(" ", "  ")
