"""`last-comment`, `read-proposal` and `comment-proposal`: what the workflow *Review* calls."""

from __future__ import annotations

import argparse
import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from activity_directory.cli import clock, places
from activity_directory.cli.exit_codes import DONE, WrongCall
from activity_directory.cli.forge import the_forge
from activity_directory.cli.options import content_options
from activity_directory.system import atomic

if TYPE_CHECKING:
    from datetime import date

    from activity_directory.cli.options import Commands
    from activity_directory.forge.review import Comparison, Review
    from activity_directory.reports.changes import Version
    from activity_directory.system.git import Git


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "last-comment",
        help="for a workflow: print the commit that our last comment on a pull request describes",
        description=(
            "Print the commit that our last comment on a pull request describes; nothing where "
            "there is none. Needs GITHUB_TOKEN and GITHUB_REPOSITORY."
        ),
    )
    _pull(parser)
    parser.set_defaults(run=_last_comment)
    parser = commands.add_parser(
        "read-proposal",
        help="for a workflow: see what a pull request changes",
        description=(
            "Compare a proposed commit with the current one, and write what `comment-proposal` "
            "needs. Needs no rights, and runs nothing of the proposal."
        ),
    )
    _pull(parser)
    parser.add_argument("--head", metavar="REF", required=True, help="the commit that is proposed")
    parser.add_argument(
        "--since", metavar="REF", default="", help="the commit that our last comment describes"
    )
    parser.add_argument(
        "--output", metavar="FILE", type=Path, required=True, help="where to write the result"
    )
    content_options(parser)
    parser.set_defaults(run=_read)
    parser = commands.add_parser(
        "comment-proposal",
        help="for a workflow: comment on what a pull request changes",
        description="Post the result of `read-proposal` as a new comment. Needs "
        "GITHUB_TOKEN, GITHUB_REPOSITORY and GITHUB_REF_NAME.",
    )
    parser.add_argument("result", metavar="RESULT", type=Path, help="what `read-proposal` wrote")
    _pull(parser)
    parser.set_defaults(run=_comment)


def _pull(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--pull", metavar="N", type=int, required=True, help="the number of the pull request"
    )


def _last_comment(arguments: argparse.Namespace) -> int:
    from activity_directory.forge import review

    with the_forge() as forge:
        print(review.last_commit_described(forge, arguments.pull))
    return DONE


def _read(arguments: argparse.Namespace) -> int:
    from activity_directory.forge import review
    from activity_directory.system.git import CannotLook, Git

    folder = places.content_folder(arguments.content)
    try:
        found = _reviewed(arguments, folder, Git(folder, os.environ))
    except CannotLook as reason:
        raise WrongCall(str(reason)) from reason
    atomic.write(arguments.output, review.as_json(found).encode())
    print(f"Read what {found.head[:10]} changes.")
    return DONE


def _reviewed(arguments: argparse.Namespace, folder: Path, git: Git) -> Review:
    """The review of a proposal. Raises CannotLook."""
    from activity_directory.forge import review
    from activity_directory.system.git import CannotLook

    head = git.commit(arguments.head)
    since, news = arguments.since, None
    with contextlib.ExitStack() as stack:
        comparisons = _Comparisons(stack, folder, git, arguments.today or clock.today())
        whole = comparisons.between(git.common("HEAD", head), head)
        if since:
            # After a push that rewrote the branch, the forge may have thrown the old commit away.
            with contextlib.suppress(CannotLook):
                last = git.commit(since)
                then = comparisons.between(git.common("HEAD", last), last)
                news = review.news(whole, then, comparisons.between(last, head))
    return review.Review(arguments.pull, head, since, whole, news)


class _Comparisons:
    """What changed between commits: each version of the entries is read once."""

    def __init__(self, stack: contextlib.ExitStack, folder: Path, git: Git, today: date) -> None:
        self.stack = stack
        self.folder = folder
        self.git = git
        self.today = today
        self.versions: dict[str, Version] = {}

    def between(self, before: str, after: str) -> Comparison:
        """What changed from one commit to the other. Raises CannotLook."""
        from activity_directory.forge import review
        from activity_directory.reports import changes
        from activity_directory.reports.other_changes import touched

        shown = places.as_typed(self.folder)
        versions = (self._version(before), self._version(after))
        return review.Comparison(
            changes.account_of(*versions, shown, self.today),
            touched(self.git, self.git.prefix(), before, after),
        )

    def _version(self, commit: str) -> Version:
        from activity_directory.catalogue.loading import load
        from activity_directory.reports import changes
        from activity_directory.urls import published

        if commit not in self.versions:
            at = published.content_at(self.folder, commit, os.environ)
            folder = self.stack.enter_context(at)
            shown = places.as_typed(self.folder)
            self.versions[commit] = changes.Version(load(folder, shown_as=shown), folder)
        return self.versions[commit]


def _comment(arguments: argparse.Namespace) -> int:
    from activity_directory.forge import review

    try:
        found = review.from_json(places.contents(arguments.result), arguments.pull)
        branch = os.environ.get("GITHUB_REF_NAME") or "main"
        with the_forge() as forge:
            print(review.comment(forge, found, branch))
    except review.NotRead as wrong:
        message = f"the result can't be taken: {wrong}"
        raise WrongCall(message) from None
    except review.LeftAlone as why:
        print(f"No comment was made on the pull request: {why}.")
    return DONE
