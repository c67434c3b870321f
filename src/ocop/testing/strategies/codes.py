"""Product codes of every period, right and wrong, as values and as typed."""

from collections.abc import Callable, Sequence

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ocop.errors import brief
from ocop.product_code import FORMS, CodeForm, CodePeriod, ProductCode, parse
from ocop.testing.strategies.knobs import refuse
from ocop.testing.strategies.names import full_width

_LONGEST = 4  # digits of a product's number
_DASHES = ("-", "\u2013", "\u2014", "\u2010", "\u2011", "\u2212", "\uff0d")


def _digits(width: int) -> SearchStrategy[str]:
    """Digits that are not all 0; the simplest is the number 1."""
    return st.integers(1, 10**width - 1).map(lambda n: f"{n:0{width}d}")


# Units of today first, so that a code reads like one: Ba Đình, Cà Mau, Cần Thơ.
_UNITS = {
    "province": st.sampled_from(("01", "96", "92")) | _digits(2),
    "district": st.sampled_from(("001", "964", "916")) | _digits(3),
    "commune": st.sampled_from(("00004", "32002", "31117")) | _digits(5),
}
_NUMBER = st.integers(1, _LONGEST).flatmap(_digits)


def product_codes(period: CodePeriod | str | None = None) -> SearchStrategy[ProductCode]:
    """Product codes (mã số sản phẩm) that ocop takes.

    Args:
        period: The period whose form they have; None for any.

    Returns:
        The strategy; the simplest is ``01-00004-1-2026``. Places are often real, not always;
        numbers have leading zeros now and then.

    Raises:
        InputError: If there is no such period.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> str(simplest(product_codes()))
        '01-00004-1-2026'
        >>> str(simplest(product_codes("2020-2025"), lambda code: code.number_text == "01"))
        '01-001-00004-01-2020'
    """
    return st.sampled_from(_forms(period)).flatmap(_code)


def code_texts(period: CodePeriod | str | None = None) -> SearchStrategy[str]:
    """Ways to type a right code: with spaces around it, other dashes, digits of full width.

    Args:
        period: As for `product_codes`.

    Returns:
        The strategy; the simplest is the plain text.

    Raises:
        InputError: As for `product_codes`.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(code_texts(), lambda text: "-" not in text)
        '01–00004–1–2026'
    """
    return product_codes(period).flatmap(_typed)


@st.composite
def wrong_code_texts(draw: DrawFn) -> str:
    """Texts with exactly one thing wrong in a code; `ocop.product_code.parse` refuses each.

    Args:
        draw: Given by hypothesis.

    Returns:
        The strategy; the simplest is ``01-00004-1``, without a year.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(wrong_code_texts(), lambda text: text.endswith("2026"))
        '1-00004-1-2026'
    """
    code = draw(product_codes())
    mistake = draw(st.sampled_from(MISTAKES))
    return mistake(str(code).split("-"))


def _forms(period: object) -> tuple[CodeForm, ...]:
    if period is None:
        return FORMS[::-1]
    found = tuple(form for form in FORMS if form.period == period)
    if not found:
        allowed = ", ".join(CodePeriod)
        refuse(
            "period",
            f"{brief(period)} is no period of product codes (mã số sản phẩm); allowed: {allowed}",
            f"{brief(period)} không phải thời kỳ của mã số sản phẩm; cho phép: {allowed}",
        )
    return found


@st.composite
def _code(draw: DrawFn, form: CodeForm) -> ProductCode:
    units = {part: draw(_UNITS[part]) for part in form.parts if part in _UNITS}
    number = draw(_NUMBER)
    year = draw(st.integers(form.first_year, form.last_year))
    return ProductCode(**units, number_text=number, year=year)


@st.composite
def _typed(draw: DrawFn, code: ProductCode) -> str:
    text = str(code)
    if draw(st.booleans()):
        text = draw(full_width(text))
    text = text.replace("-", draw(st.sampled_from(_DASHES)))
    before, after = draw(st.sampled_from((("", ""), (" ", ""), ("\t", "\n"), ("\u3000", "\u00a0"))))
    return f"{before}{text}{after}"


Mistake = Callable[[Sequence[str]], str]
"""Takes the parts of a right code and gives a text that is none."""


def _with(place: int, part: str | Callable[[str], str]) -> Mistake:
    """One part is another; counted from the end, the number and the year stand in every form."""

    def mistake(parts: Sequence[str]) -> str:
        changed = [*parts]
        changed[place] = part if isinstance(part, str) else part(parts[place])
        return "-".join(changed)

    return mistake


def _of_another_period(parts: Sequence[str]) -> str:
    # 2020 has two forms, so a year is taken that the other form alone has.
    year = {"2019-2020": "2021", "2020-2025": "2026", "2026-2099": "2025"}
    written = parse("-".join(parts))
    assert written is not None
    return "-".join((*parts[:-1], year[written.period]))


MISTAKES: tuple[Mistake, ...] = (
    lambda parts: "-".join(parts[:-1]),
    lambda parts: "-".join((*parts, "1")),
    _with(0, lambda province: province[1:]),
    _with(0, "00"),
    _with(0, lambda province: f"0{province}"),
    _with(1, lambda unit: "0" * len(unit)),
    _with(1, lambda unit: f"A{unit[1:]}"),
    _with(-2, "0"),
    _with(-2, "12345"),
    _with(-2, "1a"),
    _with(-2, "\u00b2"),
    _with(-1, "26"),
    _with(-1, "2018"),
    _with(-1, "2100"),
    _with(-1, lambda year: f"{year}x"),
    _of_another_period,
    "/".join,
    " ".join,
    " - ".join,
    lambda parts: "-".join(parts).translate({ord("0") + n: 0x0660 + n for n in range(10)}),
)
"""What is done to a right code: a part missing, too many, too short, all 0, too long, no digits; a
year that no code or only another form has; other separators; Arabic-Indic digits."""
