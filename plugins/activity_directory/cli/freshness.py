"""`freshness`: see which listings need to be checked again, the oldest first."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from activity_directory.cli.content import checked_for_report
from activity_directory.cli.exit_codes import DONE
from activity_directory.cli.options import content_options

if TYPE_CHECKING:
    from activity_directory.cli.content import Content
    from activity_directory.cli.options import Commands
    from activity_directory.reports.freshness import Report


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "freshness",
        help="see which listings need to be checked again, the oldest first",
        description="List what nobody has checked recently, the oldest first, and whom to ask.",
    )
    content_options(parser)
    parser.add_argument(
        "--format",
        choices=("text", "markdown", "csv", "json", "mail"),
        default="text",
        help="text for people, markdown for an issue, csv for a spreadsheet, json for programs, "
        "mail for a mail merge to the groups",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from activity_directory.reports import freshness

    report = overdue(checked_for_report(arguments.content, arguments.today))
    formats = {**freshness.FORMATS, "mail": freshness.mail_merge}
    sys.stdout.write(formats[arguments.format](report))
    return DONE


def overdue(now: Content) -> Report:
    """What needs a check, with the addresses where it is published."""
    from activity_directory.reports import freshness

    site = now.known.site
    return freshness.report(now.listings, site, site.address, now.today)
