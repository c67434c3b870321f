"""Pictures of a plan: what they show, in words and in shapes, and that all of it can be read."""

import io
import subprocess
import sys
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import combinations, pairwise

import attrs
import matplotlib as mpl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib import style
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from PIL import Image

from ocop import charts, plan
from ocop.charts import canvas
from ocop.charts import gantt_rows as columns
from ocop.charts.dashboard import _COLOUR, _bullet
from ocop.charts.shapes import Box, Label, Line, Mark
from ocop.charts.sheet import MARGIN, PAGE
from ocop.charts.time_axis import Axis
from ocop.charts.typesetting import plain, shown, wrap
from ocop.charts.words import amount, day_text, percent
from ocop.errors import InputError, UnknownNameError
from ocop.plan.results import Missing, TargetResult, TargetStatus
from ocop.plan.standing import Stand

PLAN = plan.load("ca-mau-2021-2025")
YEAR = (date(2023, 1, 1), date(2023, 12, 31))
WHOLE = (date(2021, 1, 1), date(2025, 12, 31))
JUNE = date(2023, 6, 20)
FARM = "Sở Nông nghiệp và PTNT"
RADIO = "Đài Phát thanh - Truyền hình tỉnh"
DONE = (
    plan.Completion(task="I.5", period="2023-02", done_on=date(2023, 2, 20)),
    plan.Completion(task="I.6", period="2023-02", done_on=date(2023, 3, 1)),
    {"task": "II.3", "period": "2023-W07", "done_on": date(2023, 2, 15)},
)
NOON = datetime(2023, 1, 1, 12)  # noqa: DTZ001 - what is refused is that it is no plain day
SVG = "{http://www.w3.org/2000/svg}"


def gantt(agency=FARM, window=YEAR, **more):
    return charts.gantt(PLAN, agency, *window, **more)


def result(id, status="short", **more):
    return TargetResult(PLAN.target(id), TargetStatus(status), **more)


def targets(*rows, **more):
    return charts.targets(PLAN, rows, **{"on": date(2024, 12, 31), **more})


# The figures of the end of 2024: 191 products of 3 and 4 stars, none of 5.
END_OF_2024 = (
    result("T1", "not-measurable", missing=(Missing("không có cách đo", "there is no measure"),)),
    result("T2", count=0, needed=5),
    result("T3", count=191, needed=197),
    result("T4", "met", count=30, whole=100, needed=30),
    result("T5", count=599, whole=5000, needed=600),
    result("T6", "not-measurable", missing=(Missing("dung sai", "tolerance"),)),
    result("T7", count=119, whole=120, needed=120),
    result("T8", "not-measurable", missing=(Missing("tập huấn", "training", tuple("ABCDE")),)),
    result("T9", count=1, whole=3, needed=3),
    result("T10", "met", count=50, whole=50, needed=50),
    result("T2+T3", count=191, needed=202),
)
PICTURES = {
    f"{name}-{lang}": made
    for lang in ("vi", "en")
    for name, made in {
        "farm": gantt(completions=DONE, on=JUNE, lang=lang),
        "led": gantt(role="lead", lang=lang),
        "radio": gantt(RADIO, completions=DONE, on=JUNE, lang=lang),
        "health": gantt("Sở Y tế", WHOLE, on=JUNE, lang=lang),
        "district": gantt("UBND huyện Ngọc Hiển", lang=lang),
        "one-day": gantt("Sở Y tế", (date(2023, 2, 28), date(2023, 2, 28)), lang=lang),
        "weeks": gantt("Báo Cà Mau", (date(2023, 2, 10), date(2023, 3, 20)), on=JUNE, lang=lang),
        "later": gantt("Sở Nông nghiệp và Môi trường", (date(2025, 1, 1), WHOLE[1]), lang=lang),
        "nothing": gantt(window=(date(2030, 1, 1), date(2030, 12, 31)), lang=lang),
        "targets": targets(*END_OF_2024, lang=lang),
        "no-targets": targets(lang=lang),
    }.items()
}


# Large ones that show nothing in the one language that another does not show too.
ALIKE = {"farm-vi", "health-en", "district-vi", "district-en", "later-vi", "led-en"}
_LEGEND = 1.5  # what stands above is heading and legend


def labels(picture):
    return [shape.text for shape in picture.shapes if isinstance(shape, Label)]


def marks(picture, kind=None):
    return [s for s in picture.shapes if isinstance(s, Mark) and kind in (None, s.kind)]


def in_plot(shape):
    across = columns.PLOT - 0.01 <= shape.x <= columns.PLOT + columns.PLOT_WIDTH + 0.01
    return across and shape.y > _LEGEND


def boxes(picture):
    return [shape for shape in picture.shapes if isinstance(shape, Box)]


def ticks(picture):
    """Upright lines in the plot that are as long as a tick."""
    found = [s for s in picture.shapes if isinstance(s, Line) and len(s.points) == 2]
    return [
        line
        for line in found
        if abs(line.points[1][1] - line.points[0][1] - 0.1) < 1e-9
        and line.points[0][1] > _LEGEND
        and columns.PLOT - 0.01 <= line.points[0][0] <= columns.PLOT + columns.PLOT_WIDTH + 0.01
    ]


def refused(error, code, en, vi, path=None):
    """An error with exactly one problem, in both languages."""
    (issue,) = error.value.issues
    assert issue.code == code
    assert issue.en == en
    assert issue.vi == vi
    assert path in (None, issue.path)


class TestReadable:
    """No text runs into another or off the page, and every letter can be shown."""

    @pytest.mark.parametrize("name", sorted(PICTURES.keys() - ALIKE))
    def test_text_stands_clear(self, name):
        picture = PICTURES[name]
        figure = picture.figure()
        renderer = FigureCanvasAgg(figure).get_renderer()
        texts = [t for t in figure.get_children() if isinstance(t, Text) and t.get_text()]
        found = [(t.get_text(), t.get_window_extent(renderer)) for t in texts]
        right, upper = figure.bbox.width, figure.bbox.height
        for text, area in found:
            assert area.x0 >= 0.9 * MARGIN * figure.dpi, text
            assert area.x1 <= right - 0.9 * MARGIN * figure.dpi, text
            assert area.y0 > 0, text
            assert area.y1 < upper, text
        for (one, area), (other, near) in combinations(found, 2):
            across = min(area.x1, near.x1) - max(area.x0, near.x0)
            along = min(area.y1, near.y1) - max(area.y0, near.y0)
            assert across < 0.5 or along < 0.5, (one, other)
        for mark in marks(picture):
            x, y = mark.x * figure.dpi, upper - mark.y * figure.dpi
            reach = mark.size / 72 / 2 * figure.dpi
            for text, area in found:
                apart = max(area.x0 - x, x - area.x1, area.y0 - y, y - area.y1)
                assert apart > reach - 0.5, (mark, text)

    @pytest.mark.parametrize("name", PICTURES)
    def test_every_letter_is_in_the_font(self, name):
        picture = PICTURES[name]
        assert "\ufffd" not in picture.alt
        for text in labels(picture):
            assert set(text) <= canvas.letters()
            assert "\ufffd" not in text

    @pytest.mark.parametrize("name", PICTURES)
    def test_nothing_is_tiny(self, name):
        assert all(s.size >= 8 for s in PICTURES[name].shapes if isinstance(s, Label | Mark))

    def test_height_follows_the_rows(self):
        heights = [
            PICTURES[name].height for name in ("nothing-vi", "radio-vi", "led-vi", "farm-vi")
        ]
        assert heights == sorted(heights)
        assert {picture.width for picture in PICTURES.values()} == {PAGE}

    @pytest.mark.parametrize("name", ["radio-vi", "targets-vi"])
    def test_stacked_accents_are_drawn_as_text(self, name):
        with mpl.rc_context({"svg.fonttype": "none"}):
            root = ET.fromstring(PICTURES[name].svg())
        drawn = [node.text for node in root.iter(f"{SVG}text")]
        assert drawn == [text for text in labels(PICTURES[name]) if text]
        assert set("ếữằ") & set("".join(drawn)) or name == "targets-vi"

    def test_official_name_in_the_drawing(self):
        with mpl.rc_context({"svg.fonttype": "none"}):
            drawn = PICTURES["farm-vi"].svg()
        assert ">Sở Nông nghiệp và Phát triển nông thôn</text>" in drawn


class TestInGrey:
    """What is told apart is told apart by form and by word, never by colour alone."""

    def test_standings_differ_in_form(self):
        kinds = [kind for kind, _ in columns.SIGNS.values()]
        assert len(set(kinds)) == len(kinds) == len(Stand) + 1

    def test_parts_differ_in_form(self):
        def form(role):
            shapes = columns.bar(role, 1, 2, 1)
            return [(b.x, b.y, b.height, b.fill == "#ffffff") for b in shapes]

        forms = [form(role) for role in ("lead", "coordinating", "joint")]
        assert all(one != other for one, other in combinations(forms, 2))

    def test_signs_stand_out_from_paper_in_grey(self):
        """Dark enough by themselves, or with a dark outline."""
        picture = charts.Picture(
            "t", "t", "vi", 6, 1,
            tuple(Mark(0.5 + n, 0.5, kind, fill, 12)
                  for n, (kind, fill) in enumerate(columns.SIGNS.values())),
        )  # fmt: skip
        grey = Image.open(io.BytesIO(picture.png(100))).convert("L")
        for n in range(len(columns.SIGNS)):
            assert min(grey.crop((n * 100, 0, n * 100 + 100, 100)).tobytes()) < 110

    def test_legend_says_every_standing_in_words(self):
        words = labels(PICTURES["farm-vi"])
        assert "đã xong đúng hạn: 2" in words
        assert "đã xong, trễ hạn: 1" in words
        assert "sắp đến hạn (trong 30 ngày): 10" in words
        assert [w for w in words if w.startswith(("quá hạn: ", "chưa đến hạn: "))]
        assert "each tick is the due date of a period" in labels(PICTURES["radio-en"])

    def test_verdicts_in_sign_and_word(self):
        words = labels(PICTURES["targets-vi"])
        assert {"✓", "✗", "?"} <= set(words)
        assert {"đạt: 2", "chưa đạt: 6", "chưa đo được: 3"} <= set(words)
        assert "Chưa đạt, thiếu 6 sản phẩm" in words


class TestDrawing:
    """The same bytes every time, whatever else uses matplotlib, and nothing shared is touched."""

    def test_same_bytes(self):
        picture = PICTURES["weeks-vi"]
        assert picture.svg() == picture.svg() == picture._repr_svg_()
        assert picture.png(60) == picture.png(60)
        picture = PICTURES["radio-vi"]
        again = gantt(RADIO, completions=iter(DONE), on=JUNE)
        assert again == picture
        assert hash(again) == hash(picture)

    def test_same_bytes_in_another_process(self):
        code = (
            "import sys; from datetime import date; from ocop import charts, plan;"
            "made = charts.targets(plan.load('ca-mau-2021-2025'), [], on=date(2024, 12, 31));"
            "sys.stdout.buffer.write(made.svg().encode());"
            "assert 'matplotlib.pyplot' not in sys.modules"
        )
        out = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
        assert out.stdout.decode().replace("\r\n", "\n") == PICTURES["no-targets-vi"].svg()

    @pytest.mark.parametrize("name", ["dark_background", "ggplot", "fivethirtyeight", "bmh"])
    def test_no_style_changes_it(self, name):
        picture = PICTURES["weeks-vi"]
        plain_bytes = picture.svg(), picture.png(50)
        with style.context(name):
            assert (picture.svg(), picture.png(50)) == plain_bytes

    def test_layout_and_saving_settings_change_nothing(self):
        picture = PICTURES["weeks-vi"]
        plain_bytes = picture.svg(), picture.png(50)
        mine = {"figure.constrained_layout.use": True, "savefig.bbox": "tight", "savefig.dpi": 33,
                "svg.hashsalt": "mine", "text.parse_math": True}  # fmt: skip
        with mpl.rc_context(mine):
            assert (picture.svg(), picture.png(50)) == plain_bytes

    def test_settings_are_left_alone(self):
        before = dict(mpl.rcParams)
        PICTURES["weeks-vi"].svg()
        PICTURES["weeks-vi"].png(50)
        assert dict(mpl.rcParams) == before

    def test_threads(self):
        some = [PICTURES[name] for name in ("weeks-en", "one-day-vi", "weeks-vi", "nothing-en")]
        expected = [(picture.svg(), picture.png(40)) for picture in some]
        with ThreadPoolExecutor(8) as pool:
            jobs = [pool.submit(lambda p: (p.svg(), p.png(40)), p) for p in some * 2]
            assert [job.result() for job in jobs] == expected * 2

    def test_figure_is_the_callers(self):
        picture = PICTURES["weeks-vi"]
        before = picture.png(50)
        figure = picture.figure()
        figure.clear()
        assert picture.figure() is not figure
        assert picture.png(50) == before

    def test_immutable(self):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            PICTURES["weeks-vi"].title = "x"
        assert isinstance(PICTURES["weeks-vi"].shapes, tuple)
        assert "shapes" not in repr(PICTURES["weeks-vi"])


class TestFiles:
    """SVG and PNG carry the title and the words, and stand beside others in one page."""

    @pytest.mark.parametrize("name", ["radio-vi", "targets-en"])
    def test_svg(self, name):
        picture = PICTURES[name]
        root = ET.fromstring(picture.svg())
        assert root.tag == f"{SVG}svg"
        assert root.get("role") == "img"
        assert root.get("lang") == picture.lang
        assert root.find(f"{SVG}title").text == picture.title
        assert root.find(f"{SVG}desc").text == picture.alt
        assert root.find(f"{SVG}metadata") is None

    def test_names_within_svg(self):
        """Each is defined once, in one picture only, and each that is used is defined."""
        seen = set()
        for name in ("radio-vi", "targets-vi", "weeks-vi"):
            root = ET.fromstring(PICTURES[name].svg())
            defined = [node.get("id") for node in root.iter() if node.get("id")]
            used = {
                node.get("{http://www.w3.org/1999/xlink}href")
                for node in root.iter(f"{SVG}use")
            }  # fmt: skip
            assert len(set(defined)) == len(defined)
            assert {u.removeprefix("#") for u in used} <= set(defined)
            assert not seen & set(defined)
            seen |= set(defined)

    def test_png(self):
        picture = PICTURES["weeks-vi"]
        image = Image.open(io.BytesIO(picture.png(100)))
        assert image.size == (1120, int(picture.height * 100))
        assert image.text["Title"] == picture.title
        assert image.text["Description"] == picture.alt
        assert "Software" not in image.text

    @pytest.mark.parametrize("dpi", [0, 29, 1201, -150, 10**400, 150.0, "150", True, None])
    def test_bad_dpi(self, dpi):
        with pytest.raises(InputError) as error:
            PICTURES["weeks-vi"].png(dpi)
        (issue,) = error.value.issues
        assert issue.code == issue.path == "dpi"
        assert "from 30 to 1200" in issue.en

    def test_bad_dpi_in_both_languages(self):
        tall = charts.Picture("t", "t", "vi", 1, 400.0, ())
        with pytest.raises(InputError) as error:
            tall.png(164)
        refused(
            error,
            "dpi",
            "164 dots per inch (độ phân giải) cannot be drawn; allowed for this picture: whole "
            "numbers from 30 to 163",
            "không vẽ được 164 điểm mỗi inch; hình này cho phép số nguyên từ 30 đến 163",
        )
        assert error.value.subject_vi == "hình vẽ"

    @pytest.mark.parametrize("lang", ["fr", "VI", None, 3, []])
    def test_other_languages(self, lang):
        for draw in (lambda: gantt(lang=lang), lambda: targets(lang=lang)):
            with pytest.raises(InputError) as error:
                draw()
            refused(
                error,
                "unknown-language",
                f"{lang!r} is not a language (ngôn ngữ) of ocop; allowed: vi, en",
                f"{lang!r} không phải ngôn ngữ của ocop; cho phép: vi, en",
                "lang",
            )


class TestWithoutMatplotlib:
    """Without the extra, importing the pictures says what to install; ocop itself works."""

    @pytest.mark.parametrize("module", ["ocop.charts", "ocop.charts.gantt", "ocop.charts.picture"])
    def test_says_what_to_install(self, module):
        code = (
            "import sys; sys.modules['matplotlib'] = None\n"
            "import ocop\n"
            f"try:\n    import {module}\n"
            "except ImportError as error:\n    print(error)"
        )
        out = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
        assert out.stdout.decode() == (
            "ocop.charts draws with matplotlib (vẽ biểu đồ bằng matplotlib), which is not "
            "installed; run: pip install 'ocop[charts]'\n"
        )


class TestTypesetting:
    """Text fits where it is put, whatever it is."""

    @given(st.text(max_size=80), st.floats(0.4, 4), st.sampled_from([8.0, 9.0, 14.0]))
    def test_lines_fit_and_lose_nothing(self, text, room, size):
        lines = wrap(text, room, size)
        assert all(canvas.text_width(line, size) <= room or len(line) == 1 for line in lines)
        assert "".join(lines).replace(" ", "") == shown(text).replace(" ", "")

    @given(st.text(max_size=200), st.floats(0.4, 2), st.integers(1, 3))
    def test_cut(self, text, room, most):
        every, lines = wrap(text, room), wrap(text, room, most=most)
        assert len(lines) == min(len(every), most)
        if len(every) > most:
            assert lines[:-1] == every[: most - 1]
            assert lines[-1].endswith("…")
            assert canvas.text_width(lines[-1], 9) <= room
        else:
            assert lines == every

    def test_cut_within_a_word(self):
        (line,) = wrap("n" * 200, 1.0, most=1)
        assert line.endswith("n…")
        assert 0.8 < canvas.text_width(line, 9) <= 1.0

    @given(st.text())
    def test_plain_text_can_be_written(self, text):
        assert ET.fromstring(f"<a>{ET._escape_cdata(plain(text))}</a>") is not None
        assert plain(plain(text)) == plain(text)
        plain(text).encode()

    def test_unknown_letters(self):
        assert shown("Chả\u00ad cá\t魚 \U0001f41f\ud800") == "Chả cá \ufffd \ufffd\ufffd"
        assert plain("魚\x00") == "魚\ufffd"

    def test_bold_is_wider(self):
        assert canvas.text_width("Hạn", 9, bold=True) > canvas.text_width("Hạn", 9)
        assert canvas.text_width("Hạn", 18) == 2 * canvas.text_width("Hạn", 9)


class TestWords:
    """How days, numbers and shares are written."""

    def test_days(self):
        assert day_text(date(2023, 2, 3), "vi") == "03/02/2023"
        assert day_text(date(2023, 2, 3), "en") == "2023-02-03"
        assert day_text(date(33, 2, 3), "vi") == "03/02/0033"

    @pytest.mark.parametrize(
        ("value", "vi", "en"),
        [
            (Fraction(30), "30%", "30%"),
            (Fraction(2995, 100), "29,95%", "29.95%"),
            (Fraction(299, 10), "29,9%", "29.9%"),
            (Fraction(29999, 1000), "29,99…%", "29.99…%"),
            (Fraction(100, 3), "33,33…%", "33.33…%"),
            (Fraction(0), "0%", "0%"),
            (Fraction(100), "100%", "100%"),
        ],
    )
    def test_shares(self, value, vi, en):
        assert percent(value, "vi") == vi
        assert percent(value, "en") == en

    @given(st.integers(0, 10_000), st.integers(1, 10_000), st.integers(0, 100))
    def test_a_share_never_crosses_its_figure(self, part, more, figure):
        value = Fraction(100 * part, part + more)
        text = percent(value, "en").rstrip("%")
        written = Fraction(text.rstrip("…"))
        assert (written >= figure) == (value >= figure)
        assert (written == value) == (not text.endswith("…"))

    def test_numbers(self):
        assert [amount(n, "subjects", "en") for n in (0, 1, 2)] == [
            "0 subjects",
            "1 subject",
            "2 subjects",
        ]
        assert amount(1, "people", "vi") == "1 người"


class TestAxis:
    """Days stand in proportion; years, quarters, months or weeks are named where there is room."""

    @given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 9000), st.booleans())
    def test_names_fill_the_axis(self, first, days, english):
        axis = Axis(first, first + timedelta(days=days), 5.0, 4.5)
        for spans in (axis.years(), axis.parts("en" if english else "vi")):
            if not spans:
                continue
            assert (spans[0].left, spans[-1].right) == (5.0, 9.5)
            for one, other in pairwise(spans):
                assert one.right == other.left
            assert all(canvas.text_width(s.name, 8) <= s.right - s.left for s in spans if s.name)
        assert 5.0 < axis.middle_of(first) < axis.end_of(first) <= 9.5

    @pytest.mark.parametrize(
        ("first", "last", "vi", "en"),
        [
            (YEAR[0], YEAR[1], ["T1", "T2", "T12"], ["Jan", "Feb", "Dec"]),
            (WHOLE[0], WHOLE[1], ["Q1", "Q2", "Q4"], ["Q1", "Q2", "Q4"]),
            (date(2023, 2, 13), date(2023, 3, 26), ["13/02", "20/02", "20/03"],
             ["13 Feb", "20 Feb", "20 Mar"]),
            (date(2023, 8, 5), date(2023, 8, 5), ["05/08"], ["5 Aug"]),
        ],
    )  # fmt: skip
    def test_parts(self, first, last, vi, en):
        axis = Axis(first, last, 0, 4.5)
        for lang, expected in (("vi", vi), ("en", en)):
            names = [span.name for span in axis.parts(lang)]
            assert [*names[:2], *names[-1:]][-len(expected) :] == expected

    def test_many_years(self):
        axis = Axis(date(1900, 1, 1), date(2099, 12, 31), 0, 4.5)
        assert axis.parts("vi") == ()
        assert [span.name for span in axis.years()][:3] == ["1900", "1920", "1940"]
        assert axis.height("vi") < Axis(*YEAR, 0, 4.5).height("vi")

    def test_all_days_there_are(self):
        axis = Axis(date.min, date.max, 0, 4.5)
        assert len(axis.years()) <= 12
        assert axis.end_of(date.max) == 4.5
        assert Axis(date(9999, 12, 1), date.max, 0, 4.5).parts("vi")[-1].right == 4.5


class TestRows:
    """One row for each task of the agenda, in the order of Phụ lục 1, by section."""

    @pytest.mark.parametrize("lang", ["vi", "en"])
    def test_rows_are_the_agenda(self, lang):
        items = plan.agenda(PLAN, FARM, *YEAR)
        asked = {item.due.task.id for item in items}
        expected = [row.id for row in PLAN.assigned if row.id in asked]
        drawn = [
            shape.text
            for shape in PICTURES[f"farm-{lang}"].shapes
            if isinstance(shape, Label) and shape.x == columns.ID and shape.text in asked
        ]
        assert drawn == expected
        heads = [text for text in labels(PICTURES[f"farm-{lang}"]) if ". " in text]
        sections = [
            f"{s.id}. {s.title if lang == 'vi' else s.name_en}" for s in PLAN.sections
        ]  # fmt: skip
        assert [head for head in heads if head in sections] == sections

    @pytest.mark.parametrize("name", ["farm-vi", "led-vi", "radio-vi", "health-vi", "district-vi"])
    def test_every_due_date_is_drawn_once(self, name):
        asked = {
            "farm": (FARM, YEAR, {}),
            "led": (FARM, YEAR, {"role": "lead"}),
            "radio": (RADIO, YEAR, {}),
            "health": ("Sở Y tế", WHOLE, {}),
            "district": ("UBND huyện Ngọc Hiển", YEAR, {}),
        }
        agency, window, more = asked[name.removesuffix("-vi")]
        picture = PICTURES[name]
        drawn = [m for m in marks(picture) if in_plot(m)]
        assert len(drawn) + len(ticks(picture)) == len(plan.agenda(PLAN, agency, *window, **more))

    def test_mark_stands_on_the_due_date(self):
        picture = gantt("Sở Y tế", collective=False)
        (mark,) = [m for m in marks(picture, "diamond") if in_plot(m)]
        day = (date(2023, 2, 28) - YEAR[0]).days + 0.5
        assert mark.x == pytest.approx(columns.PLOT + columns.PLOT_WIDTH * day / 365)
        (bar,) = [b for b in boxes(picture) if b.height == 0.13 and in_plot(b)]
        assert bar.x == pytest.approx(columns.PLOT + columns.PLOT_WIDTH * 31 / 365, abs=0.02)
        assert bar.x + bar.width == pytest.approx(
            columns.PLOT + columns.PLOT_WIDTH * 59 / 365, abs=0.02
        )
        assert "28/02/2023" in labels(picture)

    def test_titles_are_shortened_not_changed(self):
        words = labels(PICTURES["led-vi"])
        name = PLAN.task("I.2").title
        first = next(text for text in words if text.startswith("Thường xuyên rà soát"))
        second = words[words.index(first) + 1]
        assert name.startswith(f"{first} {second.removesuffix('…')}")
        assert second.endswith("…")

    def test_section_that_is_its_own_task(self):
        words = labels(PICTURES["farm-vi"])
        assert {"Cả mục IV", "Cả mục VIII", "Cả mục IX", "Cả mục X"} <= set(words)
        assert "Section VIII as a whole" in labels(PICTURES["farm-en"])

    def test_task_named_otherwise_than_its_section(self):
        tasks = [
            t if t.id != "VIII" else t.model_copy(update={"name": "Kiểm tra một việc khác"})
            for t in PLAN.tasks
        ]
        other = PLAN.model_copy(update={"tasks": tuple(tasks)})
        assert "Kiểm tra một việc khác" in labels(charts.gantt(other, FARM, *YEAR))

    def test_without_a_gloss(self):
        bare = PLAN.model_copy(
            update={
                "sections": tuple(
                    s.model_copy(update={"name_en": None}) for s in PLAN.sections
                ),
                "tasks": tuple(t.model_copy(update={"name_en": None}) for t in PLAN.tasks),
            }
        )  # fmt: skip
        picture = charts.gantt(bare, FARM, *YEAR, role="lead", lang="en")
        assert "II. Công tác truyền thông, tuyên truyền Chương trình OCOP" in labels(picture)
        assert PLAN.task("II.2").title in picture.alt

    def test_parts_in_words(self):
        words = labels(PICTURES["farm-vi"])
        assert {"chủ trì", "phối hợp", "cùng chủ trì,", "(tên chung)"} <= set(words)
        assert "lead and" in labels(PICTURES["farm-en"])
        alone = labels(gantt("Sở Y tế", collective=False))
        assert "phối hợp" not in alone
        assert "(tên chung)" not in alone

    def test_hostile_names(self):
        hostile = "$x^2$ <b>&amp; \"']]>\x00 " + "W" * 300
        tasks = [t if t.id != "I.1" else t.model_copy(update={"name": hostile}) for t in PLAN.tasks]
        other = PLAN.model_copy(update={"tasks": tuple(tasks)})
        picture = charts.gantt(other, FARM, date(2023, 12, 1), date(2023, 12, 31), role="lead")
        root = ET.fromstring(picture.svg())
        assert "$x^2$ <b>&amp; \"']]>\ufffd WWW" in root.find(f"{SVG}desc").text
        assert any(text.startswith("$x^2$ <b>&amp;") for text in labels(picture))
        picture.png(40)


class TestManyPeriods:
    """Weekly and half-monthly due dates stay apart: by marks where they fit, else by ticks."""

    def test_weekly_in_a_year(self):
        picture = PICTURES["radio-vi"]
        stands = [
            s.stand
            for s in plan.standing(PLAN, DONE, on=JUNE)
            if s.due.task.id == "II.3" and YEAR[0] <= s.due.on <= YEAR[1]
        ]
        drawn = ticks(picture)
        assert len(drawn) == len(stands) == 53
        heights = sorted({line.points[0][1] for line in drawn})
        assert len(heights) == len(set(stands))  # a line for each standing
        places = sorted(line.points[0][0] for line in drawn)
        assert min(b - a for a, b in pairwise(places)) > 0.08
        words = labels(picture)
        assert words[words.index("53 kỳ") + 1] == str(stands.count(Stand.DONE))

    def test_periods_that_touch_are_one_bar(self):
        picture = PICTURES["radio-vi"]
        long = [b for b in boxes(picture) if b.height == 0.13 and b.width > 4]
        assert len(long) == 5

    def test_a_gap_parts_the_bar(self):
        """What lies between two stretches is not drawn over."""
        items = plan.agenda(PLAN, RADIO, *YEAR)
        weekly = [i for i in items if i.due.task.id == "II.3"]
        assert len(columns._stretches(weekly, joined=True)) == 1
        assert len(columns._stretches([*weekly[:10], *weekly[20:]], joined=True)) == 2
        other = attrs.evolve(weekly[1], role="joint")
        assert len(columns._stretches([weekly[0], other], joined=True)) == 2
        assert len(columns._stretches(weekly, joined=False)) == 53

    def test_half_months_in_a_year_have_marks(self):
        picture = gantt("Báo Cà Mau", collective=False)
        assert len([m for m in marks(picture, "diamond") if in_plot(m)]) == 24
        assert ticks(picture) == []
        assert "24 kỳ" in labels(picture)

    def test_weekly_in_five_years(self):
        """The ticks are thinner than the space between them."""
        picture = gantt(RADIO, WHOLE, collective=False)
        drawn = ticks(picture)
        places = sorted(line.points[0][0] for line in drawn)
        assert len(drawn) == 162
        least = min(b - a for a, b in pairwise(places))
        assert max(line.width for line in drawn) / 72 < least


class TestDays:
    """The day asked about, the day of force, and periods that begin before the window."""

    def upright(self, picture, dashed):
        return {
            line.points[0][0]
            for line in picture.shapes
            if isinstance(line, Line) and line.width == 1.3 and bool(line.dashes) is dashed
            and line.points[0][0] >= columns.PLOT and line.points[0][1] > _LEGEND
        }  # fmt: skip

    def test_in_force(self):
        """Điều 2 of the decision: in force from 24/11/2022."""
        picture = PICTURES["health-vi"]
        (x,) = self.upright(picture, dashed=True)
        days = (date(2022, 11, 24) - WHOLE[0]).days + 0.5
        assert x == pytest.approx(columns.PLOT + columns.PLOT_WIDTH * days / 1826)
        assert "Kế hoạch có hiệu lực 24/11/2022" in labels(picture)
        assert not self.upright(PICTURES["farm-vi"], dashed=True)

    def test_day_asked_about(self):
        picture = PICTURES["farm-vi"]
        (x,) = self.upright(picture, dashed=False)
        days = (JUNE - YEAR[0]).days + 0.5
        assert x == pytest.approx(columns.PLOT + columns.PLOT_WIDTH * days / 365)
        assert "tình hình ngày 20/06/2023" in labels(picture)

    def test_day_outside_has_no_line(self):
        picture = PICTURES["weeks-vi"]
        assert not self.upright(picture, dashed=False)
        assert "1 nhiệm vụ, 3 hạn; tình hình ngày 20/06/2023" in labels(picture)

    def test_begins_earlier(self):
        assert "‹" in labels(PICTURES["one-day-vi"])
        assert "kỳ bắt đầu trước khoảng này" in labels(PICTURES["one-day-vi"])
        assert "‹" not in labels(PICTURES["led-vi"])

    def test_under_way(self):
        """What is under way in the window but due after it is named, not drawn."""
        note = "Đang trong kỳ nhưng đến hạn sau khoảng này, không vẽ: I.3."
        assert note in labels(PICTURES["district-vi"])
        assert note in PICTURES["district-vi"].alt
        half = gantt(window=(YEAR[0], date(2023, 6, 30)), role="lead", lang="en").alt
        assert (
            "Under way but due after this window, not drawn: I.2, II.2, III.1, IV.1, V.5, VI.1, "
            "VIII, IX, X."
        ) in half
        assert "không vẽ" not in gantt(window=(YEAR[0], date.max)).alt
        assert "not drawn: II.5, V.4, V.5, VI.3." in PICTURES["weeks-en"].alt
        assert "không vẽ" not in PICTURES["later-vi"].alt

    def test_window_beyond_the_plan(self):
        """The title keeps the window; the axis ends where the plan speaks of nothing more."""
        picture = gantt("Sở Y tế", (date.min, date.max))
        within = gantt("Sở Y tế", WHOLE)
        assert "từ 01/01/0001 đến 31/12/9999" in picture.title
        assert len(marks(picture)) == len(marks(within))
        assert "2021" in labels(picture)
        assert "2020" not in labels(picture)

    def test_rolled(self):
        """Bộ luật Dân sự 2015, Điều 148.5: 31/12/2023 is a Sunday and 01/01/2024 a holiday."""
        window = (date(2023, 12, 1), date(2024, 1, 10))
        picture = gantt(FARM, window, role="lead", roll=True, on=date(2024, 1, 1))
        assert "02/01/2024" in labels(picture)
        assert "31/12/2023" not in labels(picture)
        assert "Hạn rơi vào ngày nghỉ được dời sang ngày làm việc kế tiếp." in labels(picture)
        assert not [m for m in marks(picture, "cross") if in_plot(m)]

    def test_soon(self):
        assert "sắp đến hạn (trong 3 ngày): 0" in labels(gantt(on=JUNE, soon=3))


class TestTitle:
    """Official name, plan number, window, and what narrows the chart."""

    def test_vi(self):
        assert PICTURES["farm-vi"].title == (
            "Sở Nông nghiệp và Phát triển nông thôn: các hạn theo Kế hoạch 2822/QĐ-UBND (Cà Mau), "
            "từ 01/01/2023 đến 31/12/2023"
        )
        assert labels(PICTURES["farm-vi"])[:3] == [
            "Sở Nông nghiệp và Phát triển nông thôn",
            "Các hạn theo Kế hoạch 2822/QĐ-UBND (Cà Mau), từ 01/01/2023 đến 31/12/2023",
            "38 nhiệm vụ, 113 hạn; tình hình ngày 20/06/2023",
        ]

    def test_en(self):
        assert PICTURES["health-en"].title == (
            "Sở Y tế (Department of Health): due dates by plan 2822/QĐ-UBND (Cà Mau), 2021-01-01 "
            "to 2025-12-31"
        )
        assert "Tasks: 37; due dates: 346; standing on 2023-06-20" in labels(PICTURES["health-en"])

    def test_narrowed(self):
        picture = gantt(role="lead", collective=False)
        assert "Chỉ việc có vai trò: chủ trì." in labels(picture)
        assert "Không kể việc giao dưới tên chung." in labels(picture)
        assert "Only tasks with the role: lead." in PICTURES["led-en"].alt

    def test_later_agency(self):
        """A department that took over is drawn under its own name, with what it took over."""
        note = (
            "Hai sở hợp nhất (Kế hoạch nêu: Sở Nông nghiệp và Phát triển nông thôn, Sở Tài nguyên "
            "và Môi trường)."
        )
        assert note in PICTURES["later-vi"].alt
        assert PICTURES["later-en"].title.startswith(
            "Sở Nông nghiệp và Môi trường (Department of Agriculture and Environment): "
        )
        assert labels(PICTURES["later-vi"])[0] == "Sở Nông nghiệp và Môi trường"

    def test_later_agency_under_a_collective_name_only(self):
        picture = gantt("Sở Xây dựng", (date(2025, 1, 1), date(2025, 12, 31)))
        assert "Nhập vào Sở Xây dựng." in picture.alt


class TestNothingDue:
    """A window without due dates gives a picture that says so."""

    @pytest.mark.parametrize(
        ("lang", "words"),
        [
            ("vi", "Không có hạn nào trong khoảng này."),
            ("en", "There are no due dates in this window."),
        ],
    )
    def test_says_so(self, lang, words):
        picture = PICTURES[f"nothing-{lang}"]
        assert words in labels(picture)
        assert picture.alt.endswith(words)
        assert marks(picture) == []

    def test_with_a_day(self):
        picture = gantt(window=(date(2020, 1, 1), date(2020, 1, 31)), on=JUNE, completions=DONE)
        assert "0 nhiệm vụ, 0 hạn; tình hình ngày 20/06/2023" in labels(picture)


class TestBadQuestions:
    """What is wrong is refused as by the agenda and the standing, nothing is guessed."""

    def test_unknown_agency(self):
        with pytest.raises(UnknownNameError, match="Sở Y tế"):
            gantt("Sở Y tê 2")

    def test_window_backwards(self):
        with pytest.raises(InputError) as error:
            gantt(window=YEAR[::-1])
        assert [issue.code for issue in error.value.issues] == ["window-backwards"]

    def test_unknown_part(self):
        with pytest.raises(InputError) as error:
            gantt(role="boss")
        assert [issue.code for issue in error.value.issues] == ["unknown-role"]

    @pytest.mark.parametrize("day", ["2023-01-01", NOON, 5])
    def test_no_day(self, day):
        with pytest.raises(TypeError):
            gantt(window=(day, YEAR[1]))
        with pytest.raises(TypeError):
            gantt(on=day)
        with pytest.raises(TypeError):
            targets(on=day)

    def test_every_wrong_completion(self):
        wrong = [{"task": "I.5", "period": "2022", "done_on": JUNE}, {"task": "Z"}]
        with pytest.raises(InputError) as error:
            gantt(completions=wrong, on=JUNE)
        assert len(error.value.issues) >= 2

    def test_completions_without_a_day(self):
        with pytest.raises(InputError) as error:
            gantt(completions=iter(DONE))
        refused(
            error,
            "no-day",
            "completions (kết quả thực hiện) say where due dates stand on a day; give the day as "
            "on",
            "kết quả thực hiện chỉ cho biết tình trạng vào một ngày; hãy ghi ngày ấy ở on",
            "on",
        )
        assert error.value.subject_vi == "biểu đồ Gantt"


class TestGanttInWords:
    """The alternative text says what the chart shows."""

    def test_vi(self):
        alt = gantt("Sở Y tế", collective=False, on=JUNE).alt
        assert alt == (
            "Biểu đồ Gantt. Sở Y tế: các hạn theo Kế hoạch 2822/QĐ-UBND (Cà Mau), từ 01/01/2023 "
            "đến 31/12/2023. Không kể việc giao dưới tên chung. 1 nhiệm vụ, 1 hạn; tình hình ngày "
            "20/06/2023; đã xong đúng hạn: 0; đã xong, trễ hạn: 0; quá hạn: 1; sắp đến hạn: 0; "
            "chưa đến hạn: 0. Mục I. Triển khai các nhiệm vụ thực hiện Chương trình OCOP: "
            f"I.5.a (chủ trì) {PLAN.task('I.5.a').title}: 28/02/2023 quá hạn."
        )

    def test_en(self):
        alt = PICTURES["radio-en"].alt
        assert alt.startswith("Gantt chart. Đài Phát thanh - Truyền hình Cà Mau (")
        assert (
            "(1 issue a week): 53 periods, due 2023-01-01 to 2023-12-31 (done 1; overdue "
        ) in alt
        assert "II.5 (coordinating, collective) " in alt

    def test_without_a_day(self):
        alt = gantt(RADIO, collective=False).alt
        assert alt.endswith("53 kỳ, hạn từ 01/01/2023 đến 31/12/2023.")

    @pytest.mark.parametrize("name", [n for n in PICTURES if n.startswith(("farm", "district"))])
    def test_every_task_is_said(self, name):
        agency = FARM if name.startswith("farm") else "UBND huyện Ngọc Hiển"
        alt = PICTURES[name].alt
        for item in plan.agenda(PLAN, agency, *YEAR):
            assert f" {item.due.task.id} (" in alt


class TestTargets:
    """Kế hoạch, mục I.2: each target with its figure, what was reached, and what is short."""

    def test_end_of_2024(self):
        """191 products of 3 and 4 stars and none of 5: short by 5, by 6 and, together, by 11."""
        words = labels(PICTURES["targets-vi"])
        for id, short in (("T2", 5), ("T3", 6), ("T2+T3 (suy ra, không in trong Kế hoạch)", 11)):
            after = words[words.index(id) :]
            assert f"Chưa đạt, thiếu {short} sản phẩm" in after[:10]
        assert {"0 sản phẩm; cần 5", "191 sản phẩm; cần 197", "191 sản phẩm; cần 202"} <= set(words)

    def test_measured_portfolio(self):
        """What `assess_targets` returns can be drawn as it is."""
        found = plan.assess_targets(PLAN, plan.Portfolio(), on=JUNE)
        picture = charts.targets(PLAN, iter(found), on=JUNE, lang="en")
        assert [t for t in labels(picture) if t in {r.target.id for r in found}] == [
            *(f"T{n}" for n in range(1, 11))
        ]
        assert "T2+T3 (derived, not printed in the plan)" in labels(picture)
        assert "not known: certificates" in labels(picture)

    def test_shares(self):
        words = labels(PICTURES["targets-vi"])
        assert "30/100 chủ thể = 30%; cần 30" in words
        assert "599/5000 chủ thể = 11,98%; cần 600" in words
        assert "119/120 người = 99,16…%; cần 120" in words
        assert "Short by 1 person" in labels(PICTURES["targets-en"])
        assert "1/3 people = 33.33…%; needed: 3" in labels(PICTURES["targets-en"])

    def test_not_measurable(self):
        """The plan's own gap is said as it is; an unknown fact is named, with whom it concerns."""
        words = labels(PICTURES["targets-vi"])
        assert "không có cách đo" in words
        assert "chưa rõ: dung sai" in words
        assert "chưa rõ: tập huấn (5): A; B; C; và 2 tên khác" in PICTURES["targets-vi"].alt
        few = targets(result("T8", "not-measurable", missing=(Missing("a", "b", ("X",)),)))
        assert "chưa rõ: a (1): X" in labels(few)

    def test_signs_of_comparison(self):
        words = labels(PICTURES["targets-vi"])
        assert {"77", "≥ 5", "≥ 197", "≥ 30%", "≈ 5%", "≥ 100%", "≥ 202"} <= set(words)

    def test_clauses(self):
        words = labels(PICTURES["targets-vi"])
        assert words.count("Kế hoạch, mục I.2, gạch đầu dòng 4") == 3

    def bar_and_mark(self, row):
        shapes = list(_bullet(row, 1.0))
        (mark,) = [s for s in shapes if isinstance(s, Line)]
        return [s for s in shapes if isinstance(s, Box) and s.fill == _COLOUR], mark.points[0][0]

    @given(st.integers(0, 500))
    def test_a_bar_that_is_short_ends_before_the_mark(self, count):
        status = "met" if count >= 197 else "short"
        (bar,), mark = self.bar_and_mark(result("T3", status, count=count, needed=197))
        assert (bar.x + bar.width >= mark - 1e-9) == (count >= 197)

    @given(st.integers(1, 100_000))
    def test_shares_just_below(self, whole):
        needed = -(-30 * whole // 100)
        (bar,), mark = self.bar_and_mark(result("T4", count=needed - 1, whole=whole, needed=needed))
        assert bar.x + bar.width < mark
        (bar,), mark = self.bar_and_mark(
            result("T4", "met", count=needed, whole=whole, needed=needed)
        )
        assert bar.x + bar.width >= mark - 1e-9

    def test_met_within_a_tolerance(self):
        """Reading I49: what meets "about 5 %" by a tolerance still ends before the 5."""
        (bar,), mark = self.bar_and_mark(result("T6", "met", count=4, whole=100, needed=4))
        assert bar.x + bar.width < mark

    def test_no_bar_where_nothing_was_measured(self):
        bars, _ = self.bar_and_mark(END_OF_2024[0])
        assert bars == []
        assert [b for b in boxes(targets(END_OF_2024[0])) if b.dashed]

    def test_nothing_at_all(self):
        zero = PLAN.model_copy(
            update={"targets": tuple(
                t.model_copy(update={"figure": 0}) if t.id == "T2" else t for t in PLAN.targets
            ), "derived_targets": ()}
        )  # fmt: skip
        row = TargetResult(zero.target("T2"), TargetStatus.MET, 0, None, 0)
        picture = charts.targets(zero, [row], on=JUNE)
        assert "≥ 0" in labels(picture)

    def test_title(self):
        assert labels(PICTURES["targets-vi"])[:2] == [
            "Mục tiêu OCOP của Cà Mau, ngày 31/12/2024",
            "Kế hoạch 2822/QĐ-UBND, giai đoạn 2021 - 2025; hạn 31/12/2025",
        ]
        assert labels(PICTURES["targets-en"])[:2] == [
            "OCOP targets of Cà Mau on 2024-12-31",
            "Plan 2822/QĐ-UBND, 2021 - 2025; to be met by 2025-12-31",
        ]

    def test_days_that_differ(self):
        other = PLAN.model_copy(
            update={"targets": tuple(
                t.model_copy(update={"by": date(2024, 6, 30)}) if t.id == "T2" else t
                for t in PLAN.targets
            ), "derived_targets": ()}
        )  # fmt: skip
        rows = [
            TargetResult(other.target(id), TargetStatus.SHORT, 0, None, 5) for id in ("T2", "T3")
        ]
        picture = charts.targets(other, rows, on=JUNE)
        assert "Kế hoạch, mục I.2, gạch đầu dòng 1; hạn 30/06/2024" in labels(picture)
        assert "Kế hoạch, mục I.2, gạch đầu dòng 1; hạn 31/12/2025" in labels(picture)
        assert "(hạn 30/06/2024)" in picture.alt

    @pytest.mark.parametrize(
        ("lang", "words"), [("vi", "Không có mục tiêu nào."), ("en", "There are no targets.")]
    )
    def test_none(self, lang, words):
        picture = PICTURES[f"no-targets-{lang}"]
        assert words in labels(picture)
        assert picture.alt.endswith(words)

    def test_in_words(self):
        alt = PICTURES["targets-vi"].alt
        assert alt.startswith(
            "Mục tiêu OCOP của Cà Mau, ngày 31/12/2024. Kế hoạch 2822/QĐ-UBND, giai đoạn 2021 - "
            "2025; hạn 31/12/2025. T1: Làm vững chất lượng 77 sản phẩm"
        )
        assert f"T3: {PLAN.target('T3').vi}. Chưa đạt, thiếu 6 sản phẩm: 191 sản phẩm; " in alt
        assert alt.endswith(
            "Chưa đạt, thiếu 11 sản phẩm: 191 sản phẩm; cần 202."
        )  # fmt: skip

    def test_every_wrong_result(self):
        foreign = PLAN.target("T2").model_copy(update={"figure": 6})
        rows = [END_OF_2024[1], None, TargetResult(foreign, TargetStatus.MET), END_OF_2024[1]]
        with pytest.raises(InputError) as error:
            targets(*rows)
        first, second, third = error.value.issues
        assert (first.code, first.path) == ("not-of-this-plan", "results[1]")
        assert first.en == (
            "None is no result of a target (mục tiêu) of plan ca-mau-2021-2025; give what "
            "plan.assess_targets returned for it"
        )
        assert first.vi == (
            "None không phải kết quả của một mục tiêu thuộc kế hoạch ca-mau-2021-2025; hãy đưa kết "
            "quả của plan.assess_targets"
        )
        assert (second.code, second.path) == ("not-of-this-plan", "results[2]")
        assert (third.code, third.path) == ("target-twice", "results[3]")
        assert third.en == "target (mục tiêu) T2 has two results; keep one"
        assert third.vi == "mục tiêu T2 có hai kết quả; hãy giữ một"
        assert third.citation == PLAN.target("T2").citation
        assert error.value.subject_vi == "mục tiêu"
