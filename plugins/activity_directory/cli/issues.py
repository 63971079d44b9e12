"""`read-issue`, `answer-issue` and `issue-labels`: what the workflow of the issue forms calls."""

from __future__ import annotations

import argparse
import json
import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from activity_directory.cli import places
from activity_directory.cli.content import to_add_to
from activity_directory.cli.exit_codes import DONE, WrongCall
from activity_directory.cli.forge import the_forge
from activity_directory.cli.options import content_options
from activity_directory.sanitise.terminal import visible
from activity_directory.system import atomic

if TYPE_CHECKING:
    from activity_directory.cli.options import Commands


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "read-issue",
        help="for a workflow: read an issue that was written with a form",
        description=(
            "Read the issue of an event, check the entry that it makes, and write what "
            "`answer-issue` needs. Needs no rights. For an issue that is closed, or has no form "
            "label, it writes nothing."
        ),
    )
    parser.add_argument("event", metavar="EVENT", type=Path, help="the event, as JSON")
    parser.add_argument(
        "--output", metavar="FILE", type=Path, required=True, help="where to write the result"
    )
    content_options(parser)
    parser.set_defaults(run=_read)
    parser = commands.add_parser(
        "answer-issue",
        help="for a workflow: propose the entry of an issue, and answer the issue",
        description="Check the result of `read-issue` once more, and make a branch, a pull request "
        "and an answer. Needs GITHUB_TOKEN, GITHUB_REPOSITORY and GITHUB_SHA.",
    )
    parser.add_argument("result", metavar="RESULT", type=Path, help="what `read-issue` wrote")
    parser.add_argument(
        "--issue", metavar="N", type=int, required=True, help="the number of the issue"
    )
    content_options(parser)
    parser.set_defaults(run=_answer)
    parser = commands.add_parser(
        "withdraw-issue",
        help="for a workflow: withdraw the proposal of a closed issue",
        description="Close the pull request of an issue that was closed or deleted, and delete its "
        "branch. One that somebody has worked on stays open. Needs GITHUB_TOKEN and "
        "GITHUB_REPOSITORY.",
    )
    parser.add_argument(
        "--issue", metavar="N", type=int, required=True, help="the number of the issue"
    )
    parser.set_defaults(run=_withdraw)
    commands.add_parser(
        "issue-labels",
        help="for a workflow: make the labels of the issue forms",
        description="Make those labels of the issue forms that are missing. "
        "Needs GITHUB_TOKEN and GITHUB_REPOSITORY.",
    ).set_defaults(run=_make_labels)


def _read(arguments: argparse.Namespace) -> int:
    from activity_directory.forge import checked_issue

    content = to_add_to(arguments.content, arguments.today)
    try:
        event = json.loads(places.contents(arguments.event))
    except ValueError as error:
        message = f"the event can't be read: {error}"
        raise WrongCall(message) from None
    arguments.output.unlink(missing_ok=True)
    try:
        found = checked_issue.read(event, content)
    except checked_issue.LeftAlone as why:
        print(f"Nothing was done about the issue: {why}.")
        return DONE
    atomic.write(arguments.output, checked_issue.as_json(found).encode())
    faults = len(found.faults)
    print(
        "The issue was read. "
        + (f"To be corrected: {faults}." if faults else "Its entry has no errors.")
    )
    return DONE


def _answer(arguments: argparse.Namespace) -> int:
    from activity_directory.forge import checked_issue, issue_reply

    content = to_add_to(arguments.content, arguments.today)
    try:
        checked = checked_issue.from_json(places.contents(arguments.result), arguments.issue)
        changes = checked_issue.checked_again(checked, content)
        with the_forge() as forge:
            where = issue_reply.Checkout.of(os.environ)
            news = partial(checked_issue.news, checked, content=content)
            print(visible(issue_reply.reply(forge, checked, changes, where, news)))
    except checked_issue.NotChecked as wrong:
        message = f"the result can't be taken: {wrong}"
        raise WrongCall(message) from None
    except checked_issue.LeftAlone as why:
        print(f"Nothing was done about the issue: {why}.")
    return DONE


def _withdraw(arguments: argparse.Namespace) -> int:
    from activity_directory.forge import issue_reply

    with the_forge() as forge:
        print(issue_reply.withdraw(forge, arguments.issue))
    return DONE


def _make_labels(_arguments: argparse.Namespace) -> int:
    from activity_directory.forge import issue_reply

    with the_forge() as forge:
        made = issue_reply.make_labels(forge)
    print(f"Made: {', '.join(made)}." if made else "No label was missing.")
    return DONE
