"""`links`: list the links to other sites, and check them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from activity_directory.cli import places
from activity_directory.cli.content import checked_for_report
from activity_directory.cli.exit_codes import DONE, WrongCall
from activity_directory.cli.options import content_options
from activity_directory.sanitise.terminal import visible_lines
from activity_directory.wording.counting import counted

if TYPE_CHECKING:
    from activity_directory.catalogue.catalogue import Catalogue
    from activity_directory.cli.options import Commands
    from activity_directory.reports.external_links import CheckedLinks, ExternalLink


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "links",
        help="list the links to other sites, and check which are broken",
        description="List every link to another site with the places where it is.",
    )
    content_options(parser)
    parser.add_argument(
        "--follow",
        action="store_true",
        help="check them, and list those that are broken (needs the test tools)",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from activity_directory.reports.external_links import CannotCheckLinks

    catalogue = checked_for_report(arguments.content, arguments.today).known
    if not arguments.follow:
        for link in _outside(arguments.content, catalogue):
            sys.stdout.write(_lines(link.address, link))
        return DONE
    try:
        found = checked_links(arguments.content, catalogue)
    except CannotCheckLinks as reason:
        raise WrongCall(str(reason)) from reason
    for dead in found.broken:
        sys.stdout.write(_lines(f"{dead.link.address}: {dead.why}", dead.link))
    print(f"{counted(found.links, 'link')} checked, {len(found.broken):,} broken.")
    return DONE


def _lines(first: str, link: ExternalLink) -> str:
    """A line, and below it the places of a link."""
    return visible_lines([first, *(f"    {place}" for place in link.places)])


def checked_links(content: Path | None, catalogue: Catalogue) -> CheckedLinks:
    """The result of checking the links, with the lychee beside this Python. Raises CannotFollow."""
    from activity_directory.reports import external_links

    return external_links.check_links(_outside(content, catalogue), Path(sys.executable).parent)


def _outside(content: Path | None, catalogue: Catalogue) -> tuple[ExternalLink, ...]:
    from activity_directory.reports import external_links

    folder = places.content_folder(content)
    return external_links.links_in(folder, places.as_typed(folder), catalogue.site.address)
