"""`build`: build the website, from entries without errors only."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from activity_directory.cli import clock, places
from activity_directory.cli.exit_codes import DONE, FAULTS, ToolFailed, WrongCall
from activity_directory.cli.options import address, content_options
from activity_directory.cli.progress import bars
from activity_directory.reports import formats
from activity_directory.sanitise.terminal import visible
from activity_directory.system import site_folder
from activity_directory.system.faults import MachineFault
from activity_directory.system.git import state_of
from activity_directory.wording.counting import counted

if TYPE_CHECKING:
    from activity_directory.catalogue.catalogue import Catalogue
    from activity_directory.cli.options import Commands
    from activity_directory.portal import unchanged


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
    from activity_directory.portal import unchanged

    content = places.content_folder(arguments.content)
    output = arguments.output or places.usual_site()
    places.apart(output, content)
    places.put_right(output)
    asked = unchanged.Asked(
        content.resolve(),
        output.resolve(),
        (places.PROJECT / "theme", places.PROJECT / "pelicanconf.py"),
        (arguments.base_url or "", places.as_typed(content), state_of(content, os.environ)),
    )
    last = unchanged.last_site(asked.output)
    if last is not None and arguments.zip is None:
        day = str(arguments.today or last.pinned or clock.today())
        if unchanged.is_as_it_was(last, asked, day):
            sys.stderr.write(last.problems)
            print(f"{_outcome(last.pages, day, output)}: nothing has changed since it was built")
            return DONE
    return _build(arguments, asked, content, output)


def _build(
    arguments: argparse.Namespace, asked: unchanged.Asked, content: Path, output: Path
) -> int:
    """Check and build, whatever was built before."""
    from activity_directory.cli.content import checked
    from activity_directory.portal import unchanged

    made_of = asked.made_of()  # before it is read: what changes after that is noticed
    outcome = checked(content, arguments.today)
    problems = formats.as_text(outcome.problems, outcome.files) if outcome.problems else ""
    sys.stderr.write(problems)
    if outcome.catalogue is None or not outcome.sound:
        print("The website was not built. Fix the errors above first.", file=sys.stderr)
        return FAULTS
    site = outcome.catalogue.site
    base = arguments.base_url or site.address
    if not base:
        message = (
            "the site has no address. Give `--base-url https://www.example.org/` or write "
            "`address:` in content/site.yml"
        )
        raise WrongCall(message)
    pages = _published(outcome.catalogue, outcome.today, base, content, output, arguments.zip)
    print(_outcome(pages, str(outcome.today), output))
    pinned = str(site.today or "")
    site_now = unchanged.LastSite(made_of, str(outcome.today), pinned, problems, pages)
    unchanged.keep(site_now, asked)
    return DONE


def _outcome(pages: int, day: str, output: Path) -> str:
    return f"{counted(pages, 'page')} as of {day} in {visible(places.as_typed(output))}"


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
