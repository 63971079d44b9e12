"""`changes`: say in plain English what changed in the entries since a commit."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from typing import TYPE_CHECKING, get_args

from activity_directory.catalogue.loading import load
from activity_directory.cli import clock, places
from activity_directory.cli.exit_codes import DONE, WrongCall
from activity_directory.cli.options import content_options
from activity_directory.reports import formats

if TYPE_CHECKING:
    from activity_directory.cli.options import Commands
    from activity_directory.reports.changes import Account
    from activity_directory.reports.other_changes import Beside


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "changes",
        help="say in plain English what changed in the entries",
        description=(
            "Compare the entries with those of another commit, and say what changed for the people "
            "who read them. Needs git."
        ),
    )
    content_options(parser)
    parser.add_argument(
        "--base",
        metavar="REF",
        required=True,
        help="the commit to compare with, such as HEAD^1 or main",
    )
    parser.add_argument(
        "--proposal",
        metavar="REF",
        help="the commit that is proposed (usually: the files as they are here)",
    )
    parser.add_argument(
        "--format",
        choices=get_args(formats.SummaryFormat),
        default="text",
        help="text for people, markdown for a pull request",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    as_text = formats.CHANGES_FORMATS[arguments.format]
    sys.stdout.write(as_text(account(arguments), _beside(arguments)))
    return DONE


def account(arguments: argparse.Namespace) -> Account:
    """What changed since the commit that the command was given. Raises WrongCall."""
    from activity_directory.reports import changes
    from activity_directory.system.git import CannotLook
    from activity_directory.urls import published

    folder = places.content_folder(arguments.content)
    shown = places.as_typed(folder)
    proposal = getattr(arguments, "proposal", None)
    try:
        with contextlib.ExitStack() as stack:

            def version(reference: str | None) -> changes.Version:
                at = published.content_at(folder, reference, os.environ) if reference else None
                read = stack.enter_context(at) if at else folder
                return changes.Version(load(read, shown_as=shown), read)

            before, after = version(arguments.base), version(proposal)
            today = arguments.today or clock.today()
            return changes.account_of(before, after, shown, today)
    except CannotLook as reason:
        raise WrongCall(str(reason)) from reason


def _beside(arguments: argparse.Namespace) -> Beside:
    """What else changed in the repository. Raises WrongCall."""
    from activity_directory.reports.other_changes import touched
    from activity_directory.system.git import CannotLook, Git

    folder = places.content_folder(arguments.content)
    git = Git(folder, os.environ)
    try:
        base = git.commit(arguments.base)
        proposal = git.commit(arguments.proposal) if arguments.proposal else None
        return touched(git, git.prefix(), base, proposal)
    except CannotLook as reason:
        raise WrongCall(str(reason)) from reason
