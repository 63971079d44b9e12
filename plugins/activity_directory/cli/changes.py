"""`changes`: say in plain English what changed in the entries since a commit."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING, get_args

from activity_directory import reporting
from activity_directory.catalogue import load
from activity_directory.cli import clock, places
from activity_directory.cli.endings import DONE, WrongCall
from activity_directory.cli.options import content_options

if TYPE_CHECKING:
    from activity_directory.changes import Account
    from activity_directory.cli.options import Commands


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "changes",
        help="say in plain English what changed in the entries",
        description="Compare the entries with how they stood at another commit, and say what "
        "changed for the people who read them. Needs git.",
    )
    content_options(parser)
    parser.add_argument(
        "--base",
        metavar="REF",
        required=True,
        help="the commit to compare with, such as HEAD^1 or main",
    )
    parser.add_argument(
        "--format",
        choices=get_args(reporting.SummaryFormat),
        default="text",
        help="text for people, markdown for a pull request",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    sys.stdout.write(reporting.CHANGES_FORMATS[arguments.format](account(arguments)))
    return DONE


def account(arguments: argparse.Namespace) -> Account:
    """What changed since the commit that the command was given. Raises WrongCall."""
    from activity_directory import changes, history

    folder = places.content_folder(arguments.content)
    shown = places.as_typed(folder)
    try:
        with history.content_at(folder, arguments.base, os.environ) as old:
            before = changes.Version(load(old, shown_as=shown), old)
            after = changes.Version(load(folder, shown_as=shown), folder)
            today = arguments.today or clock.today()
            return changes.account_of(before, after, shown, today)
    except history.CannotLook as reason:
        raise WrongCall(str(reason)) from reason
