"""Lines of text that fit: wrapped by their measured width, cut with a mark where asked."""

import unicodedata

from ocop.charts.canvas import letters, text_width
from ocop.charts.shapes import BODY

_UNKNOWN = "\ufffd"
_CUT = "…"


def plain(text: str) -> str:
    r"""Text in one line that any file can hold: composed, nothing that cannot be seen.

    Args:
        text: Any text.

    Returns:
        The text, a space for every run of white space, the sign of an unknown character for what
        cannot be written.

    Example:
        >>> plain("Nga\u0323\u0302c\n Hie\u0309\x00n")
        'Ngậc Hiẻ�n'
    """
    composed = " ".join(unicodedata.normalize("NFC", text).split())
    visible = (c for c in composed if unicodedata.category(c) != "Cf")
    return "".join(c if c.isprintable() else _UNKNOWN for c in visible)


def shown(text: str) -> str:
    """Text as a picture can show it: `plain`, with only letters that the font has.

    Args:
        text: Any text.

    Returns:
        The text, the sign of an unknown character for what the font lacks.

    Example:
        >>> shown("Chả cá 魚")
        'Chả cá �'
    """
    return "".join(c if c in letters() else _UNKNOWN for c in plain(text))


def wrap(
    text: str, room: float, size: float = BODY, *, bold: bool = False, most: int | None = None
) -> tuple[str, ...]:
    """Break text into lines that are not wider than the room.

    Args:
        text: Any text.
        room: Inches.
        size: Size in points.
        bold: Whether it is bold.
        most: How many lines at most; what is left out is marked by an ellipsis. None for all.

    Returns:
        The lines.

    Example:
        >>> wrap("Ứng dụng công nghệ thông tin", 1.1)
        ('Ứng dụng công', 'nghệ thông tin')
        >>> wrap("Ứng dụng công nghệ thông tin", 1.1, most=1)
        ('Ứng dụng…',)
    """
    lines: list[str] = []
    for word in shown(text).split():
        for piece in _pieces(word, room, size, bold=bold):
            if lines and text_width(f"{lines[-1]} {piece}", size, bold=bold) <= room:
                lines[-1] = f"{lines[-1]} {piece}"
            else:
                lines.append(piece)
    if most is not None and len(lines) > most:
        last = lines[most - 1]
        while last and text_width(last + _CUT, size, bold=bold) > room:
            last = last.rpartition(" ")[0] if " " in last else last[:-1]
        lines[most - 1 :] = [last.rstrip(" ,;:.(") + _CUT]
    return tuple(lines)


def _pieces(word: str, room: float, size: float, *, bold: bool) -> list[str]:
    """A word, broken where it alone is wider than the room."""
    if text_width(word, size, bold=bold) <= room:
        return [word]
    pieces = [""]
    for letter in word:
        if pieces[-1] and text_width(pieces[-1] + letter, size, bold=bold) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces
