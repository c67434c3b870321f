"""A picture: shapes, their size, and what they say in words."""

import re
from hashlib import sha256
from typing import get_args
from xml.sax.saxutils import escape

import attrs

from ocop.charts import canvas
from ocop.charts.shapes import Shape
from ocop.errors import InputError, Issue, brief
from ocop.vocabulary import Lang

_DPI = 150
_LEAST_DPI, _MOST_DPI = 30, 1200
_MOST_DOTS = 2**16 - 1  # what matplotlib draws along one side

_SCREEN_DPI = 100  # of the figure that is handed out; any other can be set on it

_ID = re.compile(r'(\bid="|href="#|url\(#)([^")]+)')
_ROOT = re.compile(r"<svg([^>]*)>")


@attrs.frozen
class Picture:
    """A picture that says the same in words.

    It is immutable and compares by what it shows. Drawings are made when asked for, the same bytes
    every time with one version of matplotlib.

    Attributes:
        title: Its title.
        alt: What it shows, in words: the alternative text for who cannot see it.
        lang: Language of both.
        width: Width in inches.
        height: Height in inches.
        shapes: What it is made of, later shapes over earlier ones.

    Example:
        >>> from ocop.charts import Label
        >>> made = Picture("Chào", "Lời chào", "vi", 2, 1, (Label(0.2, 0.5, "Chào"),))
        >>> made.svg()[:4], made.png()[1:4]
        ('<svg', b'PNG')
    """

    title: str
    alt: str
    lang: Lang
    width: float
    height: float
    shapes: tuple[Shape, ...] = attrs.field(repr=False)

    def figure(self) -> canvas.Figure:
        """Draw it as a figure of matplotlib.

        Returns:
            A new figure every time; changing it does not change the picture.
        """
        return canvas.draw(self.shapes, self.width, self.height, _SCREEN_DPI)

    def svg(self) -> str:
        """Draw it as SVG.

        Letters are outlines, unless the setting ``svg.fonttype`` of matplotlib says otherwise.
        Title and words are in the file; several pictures can stand in one page.

        Returns:
            The ``<svg>`` element.
        """
        drawn = canvas.svg(self.figure())
        # matplotlib takes random names; here they follow from what is drawn.
        names: dict[str, str] = {}
        even = _ID.sub(
            lambda m: m[1] + names.setdefault(m[2], f"ocop-picture-{len(names)}"),
            drawn[drawn.index("<svg") :],
        )
        own = f"p{sha256(even.encode()).hexdigest()[:10]}-"
        return _ROOT.sub(
            lambda m: (
                f'<svg{m[1]} role="img" lang="{self.lang}">\n'
                f"<title>{escape(self.title)}</title>\n<desc>{escape(self.alt)}</desc>"
            ),
            even.replace("ocop-picture-", own),
            count=1,
        )

    def png(self, dpi: int = _DPI) -> bytes:
        """Draw it as PNG.

        Args:
            dpi: Dots per inch, from 30 to 1200.

        Returns:
            The file, with title and words in it.

        Raises:
            InputError: If ``dpi`` is no such number, or too many for a picture of this size.
        """
        most = min(_MOST_DPI, int(_MOST_DOTS / max(self.width, self.height)))
        if isinstance(dpi, bool) or not isinstance(dpi, int) or not _LEAST_DPI <= dpi <= most:
            raise InputError(
                "picture",
                [
                    Issue(
                        "dpi",
                        "dpi",
                        f"{brief(dpi)} dots per inch (độ phân giải) cannot be drawn; allowed for "
                        f"this picture: whole numbers from {_LEAST_DPI} to {most}",
                        f"không vẽ được {brief(dpi)} điểm mỗi inch; hình này cho phép số nguyên từ "
                        f"{_LEAST_DPI} đến {most}",
                    )
                ],
                "hình vẽ",
            )
        figure = canvas.draw(self.shapes, self.width, self.height, dpi)
        return canvas.png(figure, self.title, self.alt)

    def _repr_svg_(self) -> str:
        """What a notebook shows."""
        return self.svg()


def check_language(lang: object) -> None:
    """Refuse a language that pictures are not made in.

    Args:
        lang: The language.

    Raises:
        InputError: If it is neither ``"vi"`` nor ``"en"``.

    Example:
        >>> check_language("vi")
    """
    if lang not in get_args(Lang):
        raise InputError(
            "picture",
            [
                Issue(
                    "unknown-language",
                    "lang",
                    f"{brief(lang)} is not a language (ngôn ngữ) of ocop; allowed: vi, en",
                    f"{brief(lang)} không phải ngôn ngữ của ocop; cho phép: vi, en",
                )
            ],
            "hình vẽ",
        )
