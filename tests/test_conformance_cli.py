"""``ocop conformance`` and ``ocop vectors`` as another tool's author meets them."""

import json
import shlex
import sys
import textwrap

import pytest

from ocop.testing.vectors import cases, files

pytest.importorskip("typer")
from command_line import as_a_user
from command_line import in_process as run


@pytest.fixture
def tool(tmp_path):
    """Writes a program and gives the command that runs it."""

    def write(body):
        path = tmp_path / "tool.py"
        head = "import json, sys\nfrom ocop.testing.answers import answer\n"
        path.write_text(head + textwrap.dedent(body), "utf-8")
        return shlex.join([sys.executable, str(path)])

    return write


ANSWER = "print(json.dumps({'id': q['id'], 'answer': answer(q['kind'], q['input'])}), flush=True)"
AT_ONCE = f"""
    for line in sys.stdin:
        q = json.loads(line)
        {ANSWER}
"""
AT_THE_END = f"""
    for q in [json.loads(line) for line in sys.stdin][::-1]:
        {ANSWER}
"""


class TestTool:
    """A tool is asked by JSON lines and answers in its own time and order."""

    @pytest.mark.parametrize("body", [AT_ONCE, AT_THE_END])
    def test_right(self, tool, body):
        """Line by line, or all at the end and backwards: exit code 0."""
        done = run("conformance", "--cmd", tool(body), "--sheet", "16", "--lang", "en")
        count = len(cases(kinds=["rating", "council"], sheets=[16]))
        assert (done.exit_code, done.stderr) == (0, "")
        assert done.stdout.endswith(f"every answer is right: {count} vectors\n")
        assert "By rule (vectors 1.0)" in done.stdout
        assert "By sheet" in done.stdout

    def test_progress(self, tool):
        """On a terminal a bar shows how far it is, beside the answer and not in it."""
        more = ("--kind", "rounds", "--lang", "en")
        done = as_a_user("conformance", "--cmd", tool(AT_ONCE), *more, FORCE_COLOR="1")
        assert "7/7" in done.stderr
        assert done.stdout.endswith("every answer is right: 7 vectors\n")

    def test_wrong(self, tool):
        """The rule it breaks is named, with the clause: exit code 1."""
        body = """
            for line in sys.stdin:
                q = json.loads(line)
                a = answer(q["kind"], q["input"])
                if a["status"] == "rated":
                    a["tier"] = a["tier_by_points"]
                print(json.dumps({"id": q["id"], "answer": a}))
        """
        done = run("conformance", "--cmd", tool(body), "--sheet", "13", "--kind", "rating")
        assert (done.exit_code, done.stderr) == (1, "")
        assert "quy tắc bị sai: 1 trên " in done.stdout
        assert "minimums: Mỗi hạng từ 3 sao cần cả điểm và mọi yêu cầu tối thiểu" in done.stdout
        assert "[Quyết định 26/2026/QĐ-TTg, Phụ lục II, chú thích dấu sao]" in done.stdout
        assert "tier: cần 3, nhận được 5" in done.stdout

    def test_json(self, tool):
        """The same as plain data; decimals of a tool are read exactly."""
        body = """
            for line in sys.stdin:
                q = json.loads(line)
                total = "69.9" if q["id"].endswith("mean-69.9") else "69.90000000000001"
                print('{"id": "%s", "answer": {"total": %s}}' % (q["id"], total))
        """
        more = ("--kind", "council", "--sheet", "8", "--field", "total", "--rule", "exact-mean")
        done = run("conformance", "--cmd", tool(body), *more, "--format", "json")
        data = json.loads(done.stdout)
        wrong = {difference["id"] for difference in data["differences"]}
        asked = {c.id for c in cases(kinds=["council"], sheets=[8], rules=["exact-mean"])}
        right = {id for id in asked if id.endswith("mean-69.9")}
        assert wrong == asked - right
        assert right
        assert done.exit_code == 1
        assert data["by_rule"]["exact-mean"] == {"cases": len(asked), "wrong": len(wrong)}
        assert data["by_sheet"]["8"]["wrong"] == len(wrong)
        assert (data["agrees"], data["version"], data["troubles"]) == (False, "1.0", [])

    def test_noise(self, tool):
        """Lines that are no answers are shown; they are no right answer: exit code 1."""
        body = f"""
            print("Warning: undefined index\\n")
            print('{{"id": "rating/1/full", "answer": ' + "[" * 100000)
            print('["id"]\\n{{"id": 1, "answer": {{}}}}\\n{{"id": "rating/1/full"}}')
            for line in sys.stdin:
                q = json.loads(line)
                {ANSWER}
                if q["id"] == "rating/1/full":
                    {ANSWER}
        """
        done = run("conformance", "--cmd", tool(body), "--sheet", "1", "--lang", "en")
        assert done.exit_code == 1
        noise = "lines that are no answers: 6 (write logs to stderr): 'Warning: undefined index'; "
        assert noise in done.stdout
        assert "every answer is right" in done.stdout

    def test_ends_early(self, tool):
        """A tool that dies, as a user would see it: what is missing is counted, its own words
        stay on stderr.
        """
        command = tool("sys.exit('out of memory')")
        done = as_a_user("conformance", "--cmd", command, "--sheet", "1")
        assert (done.returncode, done.stderr) == (1, "out of memory\n")
        count = len(cases(kinds=["rating", "council"], sheets=[1]))
        assert f"chương trình kết thúc với mã 1 khi còn {count} ca chưa trả lời" in done.stdout

    def test_silent(self, tool):
        """A tool that never answers is stopped."""
        command = tool("import time; time.sleep(600)")
        more = ("--sheet", "1", "--timeout", "0.5", "--lang", "en")
        done = run("conformance", "--cmd", command, *more)
        assert done.exit_code == 1
        assert "the program gave no answer for 0.5 seconds; " in done.stdout

    def test_does_not_end(self, tool):
        """A tool that has answered and stays is stopped, and right."""
        command = tool(AT_ONCE + "\n    import time; time.sleep(600)")
        done = run("conformance", "--cmd", command, "--kind", "rounds")
        assert done.exit_code == 0
        assert "mọi câu trả lời đều đúng: 7 ca kiểm thử" in done.stdout

    @pytest.mark.parametrize("command", ["", "no-such-program rate", "'unclosed", "/tmp"])
    def test_cannot_start(self, command):
        """A command that is none: exit code 2, in both languages."""
        done = run("conformance", "--cmd", command, "--sheet", "1")
        assert (done.exit_code, done.stdout) == (2, "")
        assert "conformance: --cmd: " in done.stderr
        assert "cannot be started (" in done.stderr
        assert 'hãy cho chương trình và tham số, như "php rate.php"' in done.stderr


class TestItself:
    """Without a tool ocop is held against the vectors itself."""

    def test_every_kind(self):
        """Kinds without sheets have no table of sheets."""
        kinds = [
            "product-code",
            "certificate",
            "renewal",
            "extension",
            "term",
            "rounds",
            "plan-due",
        ]
        more = [word for kind in kinds for word in ("--kind", kind)]
        done = run("conformance", *more)
        assert (done.exit_code, done.stderr) == (0, "")
        assert "Theo phiếu" not in done.stdout

    @pytest.mark.parametrize(
        ("args", "words"),
        [
            (["--kind", "ratings"], "kinds: there are no vectors (ca kiểm thử) of 'ratings'"),
            (["--sheet", "27"], "sheets: there are no vectors (ca kiểm thử) of 27"),
            (["--field", "totl"], "fields: no answer has a field (trường) 'totl'; allowed: total"),
        ],
    )
    def test_unknown(self, args, words):
        """A name that is none: exit code 2."""
        done = run("conformance", *args)
        assert done.exit_code == 2
        assert words in done.stderr


class TestVectors:
    """The vectors are written to a folder, for tools in any language."""

    def test_written(self, tmp_path):
        """Every file, byte for byte; a folder that is missing is made."""
        folder = tmp_path / "a" / "b"
        done = run("vectors", str(folder), "--lang", "en")
        assert done.stdout == f"{len(files())} files written to {folder}\n"
        written = {path.name: path.read_bytes().decode() for path in folder.iterdir()}
        assert written == dict(files())

    def test_cannot_write(self, tmp_path):
        """A folder that is a file: exit code 2."""
        path = tmp_path / "file"
        path.write_text("")
        done = run("vectors", str(path))
        assert done.exit_code == 2
        assert "vectors: FOLDER: the vectors cannot be written (" in done.stderr
        assert "hãy cho một thư mục ghi được" in done.stderr
