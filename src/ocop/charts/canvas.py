"""The one module that draws with matplotlib.

Every property of a shape is stated here, so that a user's style sheet changes no picture, and
nothing of matplotlib that other code shares is set: no pyplot, no rcParams. Each drawing is made
anew, so threads do not meet.
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from io import BytesIO, StringIO
from typing import Any

from ocop.charts.shapes import INK, PAPER, Box, Label, Line, Mark, MarkKind, Shape

try:
    from matplotlib import get_data_path
    from matplotlib.artist import Artist
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties, get_font
    from matplotlib.lines import Line2D
    from matplotlib.patches import Rectangle
    from matplotlib.text import Text
    from matplotlib.textpath import TextToPath
except ImportError as error:
    raise ImportError(
        "ocop.charts draws with matplotlib (vẽ biểu đồ bằng matplotlib), which is not installed; "
        "run: pip install 'ocop[charts]'"
    ) from error

__all__ = ["Figure", "draw", "letters", "png", "svg", "text_width"]

POINTS_PER_INCH = 72
_HAIRLINE = 0.8
_HINTED = 1.03  # letters fitted to few dots per inch come out that much wider
_PREDEFINED = ("Creator", "Date", "Format", "Type")
"""What matplotlib would write into an SVG by itself; the day would change it from day to day."""

_MARKS: dict[MarkKind, tuple[str, str, float]] = {
    "diamond": ("D", PAPER, 0.9),
    "disc": ("o", PAPER, 1.1),
    "half": ("o", INK, 1.0),
    "cross": ("X", PAPER, 1.3),
    "triangle": ("^", INK, 1.0),
    "ring": ("o", INK, 1.0),
}
"""Kind to marker of matplotlib, colour of its outline and the scale at which all look as large."""


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width that a line of text needs.

    Args:
        text: The text.
        size: Size in points.
        bold: Whether it is bold.

    Returns:
        Inches.

    Example:
        >>> text_width("Ngọc Hiển", 9) < text_width("Ngọc Hiển", 9, bold=True) < 1
        True
    """
    words = text.split(" ")
    length = sum(_word_width(word, bold) for word in words) + (len(words) - 1) * _space(bold)
    return length * size * _HINTED / POINTS_PER_INCH


@cache
def letters() -> frozenset[str]:
    """The characters that the font can show.

    Returns:
        All of them.

    Example:
        >>> set("ếữằỆỸđƯ✓✗…") <= letters()
        True
    """
    return frozenset(chr(code) for code in get_font(_font_file(bold=False)).get_charmap())


def draw(shapes: Iterable[Shape], width: float, height: float, dpi: float) -> Figure:
    """Draw shapes on a new figure.

    Args:
        shapes: The shapes; later ones over earlier ones.
        width: Width in inches.
        height: Height in inches.
        dpi: Dots per inch.

    Returns:
        The figure.
    """
    figure = Figure(
        figsize=(width, height), dpi=dpi, facecolor=PAPER, edgecolor=PAPER, linewidth=0,
        frameon=True,
    )  # fmt: skip
    figure.set_layout_engine("none")
    for order, shape in enumerate(shapes):
        artist = _artist(shape, height)
        artist.set_transform(figure.dpi_scale_trans)
        artist.set_zorder(order)
        figure.add_artist(artist)
    return figure


def svg(figure: Figure) -> str:
    """Write a figure as SVG, letters as outlines.

    Args:
        figure: The figure.

    Returns:
        The text; names of its parts differ from one time to the next.
    """
    out = StringIO()
    canvas: Any = FigureCanvasSVG(figure)  # matplotlib has no types for this method
    canvas.print_svg(out, metadata=dict.fromkeys(_PREDEFINED))
    return out.getvalue()


def png(figure: Figure, title: str, description: str) -> bytes:
    """Write a figure as PNG.

    Args:
        figure: The figure.
        title: Its title, kept in the file.
        description: The picture in words, kept in the file.

    Returns:
        The file.
    """
    out = BytesIO()
    about = {"Software": None, "Title": title, "Description": description}
    canvas: Any = FigureCanvasAgg(figure)
    canvas.print_png(out, metadata=about)
    return out.getvalue()


@lru_cache(maxsize=8192)
def _word_width(word: str, bold: bool) -> float:  # noqa: FBT001 - a key of the cache
    """The width of a word in points at a size of 1; words come again, lines seldom do."""
    width, _, _ = TextToPath().get_text_width_height_descent(word, _font(1.0, bold), ismath=False)
    return float(width)


@cache
def _space(bold: bool) -> float:  # noqa: FBT001 - a key of the cache
    return _word_width("n n", bold) - 2 * _word_width("n", bold)


def _font_file(*, bold: bool) -> str:
    """The font that comes with matplotlib: the same on every machine, with all of Vietnamese."""
    return f"{get_data_path()}/fonts/ttf/DejaVuSans{'-Bold' if bold else ''}.ttf"


@cache
def _font(size: float, bold: bool) -> FontProperties:  # noqa: FBT001 - a key of the cache
    return FontProperties(
        family=["DejaVu Sans"],
        weight="bold" if bold else "normal",
        size=size,
        fname=_font_file(bold=bold),
    )


def _artist(shape: Shape, height: float) -> Artist:
    """The artist of a shape; matplotlib counts from the bottom."""
    match shape:
        case Label():
            return Text(
                shape.x, height - shape.y, shape.text, color=shape.ink,
                horizontalalignment=shape.align, verticalalignment="baseline",
                fontproperties=_font(shape.size, shape.bold), usetex=False, parse_math=False,
            )  # fmt: skip
        case Box():
            return Rectangle(
                (shape.x, height - shape.y - shape.height), shape.width, shape.height,
                facecolor=shape.fill or "none", edgecolor=shape.edge or "none", antialiased=True,
                linewidth=_HAIRLINE if shape.edge else 0,
                linestyle=(0, (3, 2)) if shape.dashed else "solid",
            )  # fmt: skip
        case Line():
            return Line2D(
                [x for x, _ in shape.points], [height - y for _, y in shape.points],
                color=shape.ink, linewidth=shape.width, antialiased=True, marker="None",
                linestyle=(0, shape.dashes) if shape.dashes else "solid",
                solid_capstyle="butt", dash_capstyle="butt",
            )  # fmt: skip
        case _:
            return _marker(shape, height)


def _marker(mark: Mark, height: float) -> Line2D:
    marker, edge, scale = _MARKS[mark.kind]
    return Line2D(
        [mark.x], [height - mark.y], linestyle="None", marker=marker, markersize=scale * mark.size,
        markeredgewidth=_HAIRLINE, markeredgecolor=edge, antialiased=True,
        markerfacecolor=PAPER if mark.kind == "ring" else mark.fill, markerfacecoloralt=PAPER,
        fillstyle="left" if mark.kind == "half" else "full",
    )  # fmt: skip
