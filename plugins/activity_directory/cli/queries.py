"""`queries`: see which words the website's search has no good answer to."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from activity_directory.cli import places
from activity_directory.cli.exit_codes import DONE, ToolFailed, WrongCall
from activity_directory.reports import queries
from activity_directory.sanitise.terminal import visible_lines

if TYPE_CHECKING:
    from activity_directory.cli.options import Commands

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How the files of Excel and LibreOffice begin, new and old."""


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "queries",
        help="see which words the website's search has little or nothing for",
        description=(
            "Put words to the search of the built website, in a browser of this computer, and list "
            "those to which it shows nothing, little, or only what nobody has checked for long."
        ),
    )
    parser.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help="the words: one query a line; or a .csv or .tsv with a column of them, and perhaps "
        "one of how often each was looked for",
    )
    parser.add_argument(
        "--site",
        type=Path,
        metavar="DIR",
        default=None,
        help="the folder of the built website (usually: output)",
    )
    parser.add_argument(
        "--format",
        choices=get_args(queries.Format),
        default="text",
        help="text for people, csv for a spreadsheet, json for a program",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    asked = asked_of(arguments.file, arguments.site)
    sys.stdout.write(queries.FORMATS[arguments.format](asked))
    return DONE


def asked_of(file: Path, built: Path | None) -> list[queries.Asked]:
    """What came of the words in a file, in the site that is built there, else in the usual place.

    Raises WrongCall and ToolFailed.
    """
    from activity_directory.portal import asking

    raw = places.contents(file)
    if raw.startswith(_WORKBOOKS):
        message = (
            f"{file} is a file of a spreadsheet program, whatever its name ends in. "
            "Open it there, save it as “CSV UTF-8”, and give that file"
        )
        raise WrongCall(message)
    try:
        wanted, notes = queries.queries_in(raw.decode("utf-8-sig"), file.name)
    except UnicodeDecodeError:
        message = (
            f"{file} is not in UTF-8. Save it as UTF-8 and give it again "
            "(in a spreadsheet program: as “CSV UTF-8”)"
        )
        raise WrongCall(message) from None
    except queries.NotAList as error:
        raise WrongCall(str(error)) from error
    sys.stderr.write(visible_lines(notes))
    site = (built or places.usual_site()).resolve()
    try:
        answers = asking.answers(site, [query.words for query in wanted], os.environ)
    except asking.CannotAsk as error:
        raise ToolFailed(str(error)) from error
    return [
        queries.came_of(
            query,
            found=answer.found,
            old=answer.old,
            older=answer.older,
            missing=answer.missing,
            danger=answer.danger,
        )
        for query, answer in zip(wanted, answers, strict=True)
    ]
