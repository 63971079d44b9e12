"""`new`: write a new activity by answering a few questions."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from activity_directory.catalogue import code_files
from activity_directory.catalogue.folders import EXCEPTIONS
from activity_directory.cli import places
from activity_directory.cli.content import to_add_to
from activity_directory.cli.exit_codes import DONE, FAULTS, WrongCall
from activity_directory.cli.options import content_options
from activity_directory.problems import errors_in, in_order
from activity_directory.reports import formats
from activity_directory.sanitise.terminal import visible
from activity_directory.system import atomic

if TYPE_CHECKING:
    from activity_directory.cli.options import Commands


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "new",
        help="write a new activity by answering a few questions",
        description="Ask for the least an activity needs, in words, and write its file.",
    )
    parser.add_argument("name", nargs="*", metavar="NAME", help="what the activity is called")
    content_options(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from activity_directory.intake.directory import Directory
    from activity_directory.intake.new_entry import new_entry
    from activity_directory.rules.checked_content import check_file, content_with

    content = to_add_to(arguments.content, arguments.today)
    directory = Directory(content.catalogue, content.loaded.references, content.today)
    try:
        entry = new_entry(directory, " ".join(arguments.name), input, print)
    except EOFError:
        print("\nYou stopped before the last question. Nothing was written.", file=sys.stderr)
        return FAULTS
    file = content.catalogue.folder / entry.file
    try:
        atomic.write(file, entry.text.encode(), replace=False)
    except FileExistsError:
        message = f"there is already a file {places.as_typed(file)}"
        raise WrongCall(message) from None
    print(f"\nWritten: {visible(places.as_typed(file))}")
    trial = content_with(content, [check_file(content, entry.file, entry.text)])
    problems = in_order([*trial.problems[entry.file], *trial.elsewhere])
    codes = code_files.new_files(content.catalogue.codes, trial.after.catalogue.codes)
    folder = content.catalogue.folder
    atomic.put_all({folder / path: text.encode() for path, text in codes.items()})
    if trial.exceptions is not None:
        atomic.write(content.catalogue.folder / EXCEPTIONS, trial.exceptions.encode())
    sys.stdout.write(formats.as_text(problems, 1))
    return FAULTS if errors_in(problems) else DONE
