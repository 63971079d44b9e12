"""`coverage`: see which needs, areas and times have nothing on."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from activity_directory.cli.content import checked_for_report
from activity_directory.cli.exit_codes import DONE
from activity_directory.cli.options import content_options
from activity_directory.cli.queries import asked_of

if TYPE_CHECKING:
    from activity_directory.cli.options import Commands


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "coverage",
        help="see what is missing: needs, areas and times with nothing on",
        description=(
            "Show which needs, areas and times of the week have no activity, what is ending soon, "
            "and what depends on one group."
        ),
    )
    content_options(parser)
    parser.add_argument(
        "--format",
        choices=("text", "csv"),
        default="text",
        help="text for people, csv for a spreadsheet",
    )
    parser.add_argument(
        "--queries",
        type=Path,
        metavar="FILE",
        help="also put these words to the search of the built website, as `queries` does, and "
        "list those that it has little or nothing for",
    )
    parser.add_argument(
        "--site",
        type=Path,
        metavar="DIR",
        help="the folder of the built website for --queries (usually: output)",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from activity_directory.reports.coverage import as_spreadsheet, as_text, coverage_of

    words = arguments.queries
    asked = asked_of(words, arguments.site) if words is not None else []
    now = checked_for_report(arguments.content, arguments.today)
    coverage = coverage_of(now.known, now.listings, now.today)
    shown = as_spreadsheet if arguments.format == "csv" else as_text
    sys.stdout.write(shown(coverage, asked))
    return DONE
