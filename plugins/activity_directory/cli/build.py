"""`build`: build the website, from entries without errors only."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from activity_directory.catalogue.catalogue import Catalogue
from activity_directory.cli import places
from activity_directory.cli.content import checked
from activity_directory.cli.exit_codes import DONE, FAULTS, ToolFailed, WrongCall
from activity_directory.cli.options import address, content_options
from activity_directory.cli.progress import bars
from activity_directory.reports import formats
from activity_directory.sanitise.terminal import visible
from activity_directory.system import site_folder
from activity_directory.system.faults import MachineFault
from activity_directory.wording.counting import counted

if TYPE_CHECKING:
    from activity_directory.cli.options import Commands


_NOT_REPLACED = "The website was not replaced. The last good one is still there."


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "build",
        help="build the website",
        description="Check the entries, then make every page, card and the search index. "
        "The old website is replaced only when the new one is complete.",
    )
    content_options(parser)
    parser.add_argument(
        "--output",
        type=Path,
        metavar="DIR",
        default=None,
        help="where to put the website (usually: output)",
    )
    parser.add_argument(
        "--base-url",
        type=address,
        metavar="URL",
        default=None,
        help="where it will be published (usually: the address in site.yml)",
    )
    parser.add_argument(
        "--zip",
        type=Path,
        metavar="FILE",
        default=None,
        help="also write the website as a zip that works from a disk or a memory stick, without a "
        "network: its search looks at names, needs, kinds and facts",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    content = places.content_folder(arguments.content)
    output = arguments.output or places.usual_site()
    places.apart(output, content)
    places.put_right(output)
    outcome = checked(content, arguments.today)
    if outcome.problems:
        sys.stderr.write(formats.as_text(outcome.problems, outcome.files))
    if outcome.catalogue is None or not outcome.sound:
        print("The website was not built. Fix the errors above first.", file=sys.stderr)
        return FAULTS
    base = arguments.base_url or outcome.catalogue.site.address
    if not base:
        message = (
            "the site has no address. Give `--base-url https://www.example.org/` or write "
            "`address:` in content/site.yml"
        )
        raise WrongCall(message)
    pages = _published(outcome.catalogue, outcome.today, base, content, output, arguments.zip)
    print(f"{counted(pages, 'page')} as of {outcome.today} in {visible(places.as_typed(output))}")
    return DONE


def _published(
    catalogue: Catalogue,
    today: date,
    base: str,
    content: Path,
    output: Path,
    disk_copy: Path | None,
) -> int:
    """Make the pages.

    Returns their number. Raises WrongCall or ToolFailed, and then changes nothing.
    """
    from activity_directory.portal import build
    from activity_directory.portal.progress import Progress
    from activity_directory.reports.growth import history_of

    order = build.Order(
        catalogue,
        today,
        base,
        content.resolve(),
        output.resolve(),
        places.PROJECT / "pelicanconf.py",
        history=history_of(content, os.environ),
        disk_copy=disk_copy.resolve() if disk_copy else None,
    )
    try:
        with bars("Making the booklets", "Making the pages", "Making the cards' PDFs") as shown:
            return build.build(order, progress=Progress(*shown))
    except site_folder.NotOurs as error:
        raise WrongCall(str(error)) from error
    except build.BuildFailed as error:
        message = f"{error}\n{_NOT_REPLACED}"
        raise ToolFailed(message) from error
    except (OSError, MemoryError, MachineFault) as error:
        error.add_note(_NOT_REPLACED)
        raise
