"""The options of ``ocop plan``: days, roles, forms, and what cannot be asked together."""

import re
from contextlib import suppress
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

import typer

from ocop.errors import InputError, Issue, brief
from ocop.plan import Stand


class Form(StrEnum):
    """Form of an answer."""

    TABLE = "table"
    JSON = "json"


class Role(StrEnum):
    """Part of an agency in a task."""

    LEAD = "lead"
    COORDINATING = "coordinating"
    JOINT = "joint"


class Whole(StrEnum):
    """Whom the subjects of a target are counted among."""

    RECOGNISED = "recognised"
    REGISTERED = "registered"


def _day(text: str) -> date:
    # Python reads other ISO forms too; one form leaves nothing to guess.
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        with suppress(ValueError):
            return date.fromisoformat(text)
    raise typer.BadParameter(
        f"{brief(text)} is no day; write YYYY-MM-DD, such as 2023-02-28 "
        f"({brief(text)} không phải ngày; hãy viết năm-tháng-ngày, như 2023-02-28)"
    )


def _decimal(text: str) -> Decimal:
    # Never through float: 1.5 is exactly 1.5.
    if re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", text):
        return Decimal(text)
    raise typer.BadParameter(
        f"{brief(text)} is no tolerance; write a number such as 1.5 "
        f"({brief(text)} không phải dung sai; hãy viết một số, như 1.5)"
    )


_ISO = "YYYY-MM-DD"
From = Annotated[date, typer.Option("--from", parser=_day, metavar=_ISO, help="First day.")]
To = Annotated[date, typer.Option("--to", parser=_day, metavar=_ISO, help="Last day.")]
On = Annotated[date, typer.Option("--on", parser=_day, metavar=_ISO, help="The day asked about.")]
Since = Annotated[
    date | None,
    typer.Option("--since", parser=_day, metavar=_ISO, help="Project at the rate since this day."),
]
Tolerance = Annotated[
    Decimal | None,
    typer.Option(
        parser=_decimal, metavar="NUMBER", help='How far below "about" a figure still meets it.'
    ),
]
PlanName = Annotated[
    str,
    typer.Option(
        "--plan",
        metavar="NAME_OR_FILE",
        help="A plan that ocop ships, or the file (.toml, .json) of another province.",
    ),
]
AgencyName = Annotated[
    str | None, typer.Option("--agency", metavar="NAME", help="Only what this agency has to do.")
]
RoleName = Annotated[Role | None, typer.Option("--role", help="Only this part of the agency.")]
Roll = Annotated[bool, typer.Option("--roll", help="Move days off to the next working day.")]
Ics = Annotated[
    str | None,
    typer.Option(
        "--ics",
        metavar="FILE",
        help="Write a calendar file too; - writes it to standard output in place of the table.",
    ),
]
Format = Annotated[Form, typer.Option("--format", help="Form of the answer.")]


def stands(only: str | None) -> frozenset[Stand]:
    """Read a list of standings.

    Args:
        only: Standings separated by commas; None for all of them.

    Returns:
        The standings.

    Raises:
        InputError: If there is no such standing; every wrong one is listed.

    Example:
        >>> sorted(stands("overdue, due-soon"))
        [<Stand.DUE_SOON: 'due-soon'>, <Stand.OVERDUE: 'overdue'>]
    """
    given = [*Stand] if only is None else [text.strip() for text in only.split(",")]
    wrong = [text for text in given if text not in [*Stand]]
    if wrong:
        allowed = ", ".join(Stand)
        raise InputError(
            "standing",
            [
                Issue(
                    "unknown-standing",
                    "--only",
                    f"there is no standing (tình hình) {brief(text)}; allowed: {allowed}",
                    f"không có tình hình {brief(text)}; cho phép: {allowed}",
                )
                for text in wrong
            ],
            "tình hình",
        )
    return frozenset(map(Stand, given))


def refuse_together(
    agency: str | None,
    role: Role | None,
    tasks: list[str] | None = None,
    ics: str | None = None,
    *,
    everything: bool = False,
) -> None:
    """Refuse options that do not go together.

    Args:
        agency: The agency asked about.
        role: Its part.
        tasks: Ids of the tasks asked about.
        ics: The calendar file asked for.
        everything: Whether what does not bind is wanted.

    Raises:
        InputError: If some do not; every such pair is listed.
    """
    issues = []
    if role is not None and agency is None:
        issues.append(Issue(
            "role-without-agency", "--role",
            "a role (vai trò) is the part of an agency; add --agency",
            "vai trò là phần việc của một cơ quan; hãy thêm --agency",
        ))  # fmt: skip
    if everything and agency is not None:
        issues.append(Issue(
            "all-of-an-agency", "--all",
            "what does not bind is no agency's (cơ quan) duty; leave out --all or --agency",
            "việc không ràng buộc thì không cơ quan nào phải làm; hãy bỏ --all hoặc --agency",
        ))  # fmt: skip
    if tasks and ics is not None:
        issues.append(Issue(
            "tasks-in-calendar", "--task",
            "a calendar (lịch) holds every task of the window; leave out --task or --ics",
            "lịch có mọi nhiệm vụ trong khoảng ngày; hãy bỏ --task hoặc --ics",
        ))  # fmt: skip
    if issues:
        raise InputError("options", issues, "tùy chọn")
