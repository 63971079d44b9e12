"""`upgrade`: put this version of the software into a community's directory."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from activity_directory.cli import places
from activity_directory.cli.content import checked
from activity_directory.cli.exit_codes import DONE, FAULTS, WrongCall
from activity_directory.cli.issue_forms import made_of
from activity_directory.cli.options import today_option
from activity_directory.problems import errors_in
from activity_directory.reports import formats
from activity_directory.sanitise.terminal import visible
from activity_directory.wording.counting import counted

if TYPE_CHECKING:
    from activity_directory.cli.options import Commands


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "upgrade",
        help="put this version of the software into a community's directory",
        description=(
            "Replace the software's files in a repository that `init` made. Its content is never "
            "changed. If somebody has changed one of the software's files, nothing is done."
        ),
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="the community's repository")
    today_option(parser, "check its entries as if it were this day (usually: today)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from activity_directory import software

    folder: Path = arguments.folder
    try:
        done = software.upgrade(places.PROJECT, folder)
    except software.Refused as error:
        raise WrongCall(str(error)) from error
    print(
        f"{visible(places.as_typed(folder))}: version {visible(done.before)} is now {done.after}. "
        f"{counted(done.written, 'file')} replaced, {done.removed} removed."
    )
    outcome = checked(folder / "content", arguments.today)
    if outcome.catalogue is not None:
        forms = made_of(outcome.catalogue)
        software.write(folder, {path: text.encode() for path, text in forms.items()})
    sys.stdout.write(formats.as_text(outcome.problems, outcome.files))
    return FAULTS if errors_in(outcome.problems) else DONE
