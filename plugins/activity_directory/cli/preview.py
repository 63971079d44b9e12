"""`preview`: show entries as they will look, in one file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from activity_directory.cli import places
from activity_directory.cli.changes import account
from activity_directory.cli.content import checked
from activity_directory.cli.exit_codes import DONE, ToolFailed, WrongCall
from activity_directory.cli.options import content_options, paths_argument
from activity_directory.sanitise.terminal import visible
from activity_directory.system import atomic

if TYPE_CHECKING:
    from activity_directory.cli.options import Commands


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "preview",
        help="show entries as they will look, in one file to send or to open",
        description="Make one HTML file with the page and the card of some entries. "
        "For those with mistakes it says what is wrong.",
    )
    paths_argument(parser, "the files to show")
    content_options(parser)
    parser.add_argument(
        "--base",
        metavar="REF",
        help="show what changed since this commit, such as HEAD^1 or main",
    )
    parser.add_argument(
        "--output", type=Path, metavar="FILE.html", required=True, help="the file to write"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from activity_directory.portal import leaks, preview

    if not arguments.paths and not arguments.base:
        message = "give the files to show, or `--base REF` to show what changed since"
        raise WrongCall(message)
    content = places.content_folder(arguments.content)
    places.outside(arguments.output, content)
    chosen = places.chosen(arguments.paths, content)
    for path in arguments.paths:
        if path.is_dir():
            message = f"{path} is a folder. Give the files to show"
            raise WrongCall(message)
    outcome = checked(content, arguments.today)
    wanted = [preview.Wanted(f"{places.as_typed(content)}/{path}") for path in chosen.paths]
    if arguments.base:
        changed = account(arguments)
        wanted += [
            preview.Wanted(change.path, change)
            for change in changed.changes
            if change.what != "gone"
        ]
        wanted += [preview.Wanted(file.path) for file in changed.not_compared]
    try:
        shown = preview.preview(
            outcome.catalogue, outcome.problems, wanted, outcome.today, places.PROJECT / "theme"
        )
    except leaks.WouldTell as error:
        raise ToolFailed(str(error)) from error
    atomic.write(arguments.output, shown.encode())
    print(f"{visible(places.as_typed(arguments.output))} written")
    return DONE
