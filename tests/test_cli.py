"""The command line: what it says, exit codes, errors on standard error."""

import json
from pathlib import Path

import pytest

from conftest import LAW, ROOT, dossier, full
from ocop import criteria

pytest.importorskip("typer")
from command_line import as_a_user as run

EXAMPLES = ROOT / "examples"


class TestExamples:
    """The dossiers in examples/ do what their names say."""

    @pytest.mark.parametrize(
        ("name", "code", "words"),
        [
            (
                "ca-phe-4-sao",
                0,
                ["91 / 100", "Hạng theo điểm: 5 sao", "Hạng được cấp: 4 sao", "1.5"],
            ),
            ("nuoc-mam-3-sao", 0, ["63 / 100", "Hạng được cấp: 3 sao"]),
            ("tom-kho-ca-mau", 0, ["70 / 100", "Hạng được cấp: 4 sao"]),
            ("du-lich-cong-dong", 0, ["78 / 100", "Các tiêu chí dùng trường hợp khác nhau"]),
            ("mat-ong-chua-du", 1, ["chưa chấm đủ", "Từ 2 sao", "đến 3 sao", "3.4, 3.5, 4.3"]),
            ("bun-gao-bi-loai", 1, ["bị loại", "không có hạng", "K2"]),
            ("nuoc-uong-dung", 1, ["dừng đánh giá", "không có hạng", "S3"]),
            ("hoi-dong-cha-lua", 0, ["69,9 / 100", "10 thành viên", "Hạng được cấp: 3 sao"]),
        ],
    )
    def test_rate(self, name, code, words):
        """Exit code and words."""
        done = run("rate", str(EXAMPLES / f"{name}.json"))
        assert done.returncode == code
        assert done.stderr == ""
        for word in words:
            assert word in done.stdout

    def test_all_are_tried(self):
        """Every example is in the list above."""
        assert len(list(EXAMPLES.glob("*.json"))) == 8

    def test_english(self):
        """The same in English."""
        done = run("rate", str(EXAMPLES / "ca-phe-4-sao.json"), "--lang", "en")
        assert "Tier that may be given: 4 stars" in done.stdout


class TestExplain:
    """`ocop explain` in each form."""

    def test_forms(self):
        """Markdown, HTML and JSON are what the library gives."""
        path = EXAMPLES / "ca-phe-4-sao.json"
        explanation = criteria.explain(criteria.rate(path.read_text("utf-8")), "en")
        outputs = {
            form: run("explain", str(path), "--lang", "en", "--format", form).stdout
            for form in ("md", "html", "json")
        }
        assert outputs["md"] == explanation.markdown()
        assert outputs["html"] == explanation.html() + "\n"
        assert json.loads(outputs["json"]) == explanation.trace()

    def test_not_rated(self):
        """Exit code 1 for what cannot be rated."""
        assert run("explain", str(EXAMPLES / "nuoc-uong-dung.json")).returncode == 1


class TestSheets:
    """`ocop sheet` and `ocop sheets`."""

    def test_sheet(self):
        """A sheet with its boxes, marks, rules and rejection."""
        done = run("sheet", "13")
        assert done.returncode == 0
        for words in ("Phiếu 13: Sản phẩm cà phê, ca cao", "6.1.1", "*****", "[K1]", "[R1]", "□"):
            assert words in done.stdout
        assert "[M02.7] Sở hữu trí tuệ: " not in done.stdout
        assert "[M02.7] Sở hữu trí tuệ: " in run("sheet", "13", "--proof").stdout
        by_name = run("sheet", "Cà phê, ca cao", "--lang", "en", "--proof").stdout
        assert "[M02.7] Intellectual property: " in by_name
        assert "Sheet 13: Coffee, cocoa products" in by_name

    def test_cases(self):
        """Boxes of a case name it; sheet 26 has no rejection."""
        done = run("sheet", "26")
        assert "□ (a) " in done.stdout
        assert "[R" not in done.stdout

    def test_sheets(self):
        """All 26."""
        done = run("sheets")
        assert "ca-phe-ca-cao" in done.stdout
        assert " 26 " in done.stdout

    def test_frame(self):
        """A decision without sheets says so."""
        done = run("sheets", "--law", "148/QĐ-TTg")
        assert done.returncode == 2
        assert "not encoded" in done.stderr

    def test_unknown(self):
        """An unknown sheet is bad input."""
        done = run("sheet", "99")
        assert (done.returncode, done.stdout) == (2, "")
        assert "numbers run from 1 to 26" in done.stderr
        assert "số phiếu từ 1 đến 26" in done.stderr

    def test_version(self):
        """The version alone."""
        assert run("--version").stdout.startswith("ocop 0.")


class TestFiles:
    """Dossiers from JSON, TOML and standard input; what cannot be read."""

    def test_standard_input(self):
        """JSON on standard input."""
        done = run("rate", "-", stdin=json.dumps(dossier(13, full(13))))
        assert (done.returncode, "100 / 100" in done.stdout) == (0, True)

    def test_toml(self, tmp_path):
        """One dossier, and a council, in TOML."""
        answers = "\n".join(f'"{code}" = {points}' for code, points in full(13).items())
        one = f'law = "{LAW}"\nsheet = 13\n[answers]\n{answers}\n'
        path = tmp_path / "one.toml"
        path.write_text(one, "utf-8")
        assert run("rate", str(path)).returncode == 0
        member = one.replace("[answers]", "[assessments.answers]")
        path.write_text(f"[[assessments]]\n{member}" * 2, "utf-8")
        done = run("rate", str(path), "--minimums", "unanimous")
        assert "2 thành viên" in done.stdout
        assert "nhất trí" in done.stdout

    def test_list_of_dossiers(self):
        """A JSON list is a council."""
        done = run("rate", "-", stdin=json.dumps([dossier(13, full(13))] * 3))
        assert "3 thành viên" in done.stdout

    @pytest.mark.parametrize(
        ("name", "content", "words"),
        [
            ("no.json", None, "cannot be read"),
            ("bad.json", b"{", "not JSON"),
            ("bad.toml", b"a = ", "not TOML"),
            ("latin.json", b"\xe9\xe8", "cannot be read"),
            ("twice.json", b'{"a": 1, "a": 2}', "stands twice"),
            (
                "wrong.json",
                b'{"law": "26/2026/Q\xc4\x90-TTg", "sheet": 13, "answers": {"1.1": 9}}',
                "9 is",
            ),
            ("other.json", b'{"assessments": []}', "at least one assessment"),
        ],
    )
    def test_bad(self, tmp_path, name, content, words):
        """Exit code 2, no output, the error in both languages on standard error."""
        path = tmp_path / name
        if content is not None:
            path.write_bytes(content)
        done = run("rate", str(path))
        assert (done.returncode, done.stdout) == (2, "")
        assert words in done.stderr
        assert "Traceback" not in done.stderr
        assert any(word in done.stderr for word in ("hãy", "Hãy"))

    @pytest.mark.parametrize("args", [["rate"], ["rate", "x", "--lang", "fr"], ["nothing"]])
    def test_usage(self, args):
        """Wrong usage is exit code 2 too."""
        assert run(*args).returncode == 2

    def test_byte_order_mark(self, tmp_path):
        """A file saved by a Windows editor is read."""
        path = Path(tmp_path / "bom.json")
        path.write_text(json.dumps(dossier(13, full(13))), "utf-8-sig")
        assert run("rate", str(path)).returncode == 0
