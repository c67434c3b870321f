"""Ask a program questions as JSON lines and read its answers, in any order, as they come."""

import json
import shlex
import subprocess
from collections.abc import Callable, Iterable
from contextlib import suppress
from decimal import Decimal
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Any

import attrs

from ocop.errors import InputError, Issue, brief
from ocop.frozen import FrozenDict
from ocop.testing.vectors import Case

_GRACE = 1.0  # seconds in which a program that has nothing left to answer should end
_NOISE = 5  # lines that are no answers kept to be shown


@attrs.frozen
class Asked:
    """What a program answered.

    Attributes:
        answers: Answer by the id of the question.
        noise: The first lines that are no answers to a question asked.
        noisy: How many there were.
        timed_out: Whether it was stopped because no answer came for too long.
        exit_code: The exit code of the program; None where it had to be stopped.
    """

    answers: FrozenDict[str, Any]
    noise: tuple[str, ...]
    noisy: int
    timed_out: bool
    exit_code: int | None


def ask(
    command: str, wanted: Iterable[Case], *, timeout: float, answered: Callable[[], None]
) -> Asked:
    """Start a program, write it a line for each vector, read its answers.

    A line to it is ``{"id": ..., "kind": ..., "input": ...}``, one from it ``{"id": ...,
    "answer": ...}``. It may answer each line at once or all of them at the end.

    Args:
        command: The program and its arguments, as typed in a shell; no shell is started.
        wanted: The vectors.
        timeout: Seconds without any answer after which it is stopped.
        answered: Called for each answer.

    Returns:
        The answers.

    Raises:
        InputError: If it cannot be started.
    """
    questions = {
        case.id: json.dumps({"id": case.id, "kind": case.kind, "input": case.input})
        for case in wanted
    }
    process = _started(command)
    assert process.stdin is not None
    assert process.stdout is not None
    lines: SimpleQueue[str | None] = SimpleQueue()
    # Both ends at once, so that neither side waits for the other with a full pipe.
    Thread(target=_write, args=(process.stdin, questions.values()), daemon=True).start()
    Thread(target=_read, args=(process.stdout, lines), daemon=True).start()
    answers: dict[str, Any] = {}
    noise: list[str] = []
    timed_out = False
    while len(answers) < len(questions):
        try:
            line = lines.get(timeout=timeout)
        except Empty:
            timed_out = True
            break
        if line is None:
            break
        found = _answer(line)
        if found is not None and found[0] in questions and found[0] not in answers:
            answers[found[0]] = found[1]
            answered()
        elif line.strip():
            noise.append(line.rstrip())
    return Asked(
        FrozenDict(answers),
        tuple(brief(line) for line in noise[:_NOISE]),
        len(noise),
        timed_out,
        _ended(process),
    )


def _started(command: str) -> "subprocess.Popen[str]":
    try:
        # No shell: what is typed is the program and its arguments.
        return subprocess.Popen(  # noqa: S603
            shlex.split(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
        )
    except (OSError, ValueError, IndexError) as error:
        issue = Issue(
            "cannot-start",
            "--cmd",
            f"{brief(command)} cannot be started ({error}); give a program (chương trình) and its "
            'arguments, such as "php rate.php"',
            f"không chạy được {brief(command)} ({error}); hãy cho chương trình và tham số, như "
            '"php rate.php"',
        )
        raise InputError("conformance", [issue], "kiểm thử") from None


def _write(pipe: IO[str], questions: Iterable[str]) -> None:
    with suppress(OSError), pipe:  # a program may end before it was asked everything
        for question in questions:
            pipe.write(question + "\n")
            pipe.flush()


def _read(pipe: IO[str], lines: "SimpleQueue[str | None]") -> None:
    with pipe:
        for line in pipe:
            lines.put(line)
    lines.put(None)


def _answer(line: str) -> tuple[str, Any] | None:
    """Id and answer on a line; None where it is no answer."""
    try:
        # Decimals stay exact, so that 69.9 is 699/10.
        data = json.loads(line, parse_float=Decimal)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or not isinstance(data.get("id"), str) or "answer" not in data:
        return None
    return data["id"], data["answer"]


def _ended(process: "subprocess.Popen[str]") -> int | None:
    try:
        return process.wait(_GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return None
