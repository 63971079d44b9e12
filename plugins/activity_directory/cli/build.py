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
from activity_directory.cli.options import address, content_options, shard
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
    parser.add_argument(
        "--shard",
        type=shard,
        metavar="K/N",
        default=None,
        help="make only the Kth of N equal parts of the website, which several computers can make "
        "at once. It needs an --output of its own",
    )
    parser.add_argument(
        "--join",
        type=Path,
        nargs="+",
        metavar="SHARD",
        default=[],
        help="make the website of all its shards, each in a folder that --shard has made of the "
        "same entries for the same day: the bytes are those of a website made at once",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from activity_directory.portal import unchanged

    content = places.content_folder(arguments.content)
    output = arguments.output or places.usual_site()
    places.apart(output, content)
    _refuse_what_makes_no_sense(arguments, output)
    places.put_right(output)
    asked = unchanged.Asked(
        content.resolve(),
        output.resolve(),
        (places.PROJECT / "theme", places.PROJECT / "pelicanconf.py"),
        (
            arguments.base_url or "",
            places.as_typed(content),
            state_of(content, os.environ),
            str(arguments.shard),
        ),
    )
    made_of = asked.made_of()  # before it is read: what changes after that is noticed
    last = unchanged.last_site(asked.output)
    if last is not None and arguments.zip is None and not arguments.join:
        day = str(arguments.today or last.pinned or clock.today())
        if unchanged.is_as_it_was(last, asked, made_of, day):
            sys.stderr.write(last.problems)
            built = _outcome(last.pages, day, arguments, output)
            print(f"{built}: nothing has changed since it was built")
            return DONE
    return _build(arguments, asked, made_of, content, output)


def _build(
    arguments: argparse.Namespace,
    asked: unchanged.Asked,
    made_of: str,
    content: Path,
    output: Path,
) -> int:
    """Check and build, whatever was built before."""
    from activity_directory.cli.content import checked
    from activity_directory.portal import unchanged

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
    pages = _published(outcome.catalogue, outcome.today, base, content, output, arguments)
    print(_outcome(pages, str(outcome.today), arguments, output))
    pinned = str(site.today or "")
    site_now = unchanged.LastSite(made_of, str(outcome.today), pinned, problems, pages)
    unchanged.keep(site_now, asked)
    return DONE


def _outcome(pages: int, day: str, arguments: argparse.Namespace, output: Path) -> str:
    number, of = arguments.shard or (0, 0)
    shard = f"Shard {number} of {of}: " if number else ""
    return f"{shard}{counted(pages, 'page')} as of {day} in {visible(places.as_typed(output))}"


def _refuse_what_makes_no_sense(arguments: argparse.Namespace, output: Path) -> None:
    """Raise WrongCall for options that can't go together."""
    if arguments.shard and arguments.join:
        message = "a shard is made or shards are joined: give --shard or --join, not both"
        raise WrongCall(message)
    if arguments.shard and arguments.zip:
        message = "a zip is of the whole website: give --zip with --join"
        raise WrongCall(message)
    if arguments.shard and arguments.output is None:
        message = "a shard is no website: give it a folder of its own, with --output"
        raise WrongCall(message)
    for one in arguments.join:
        if places.holds(one, output) or places.holds(output, one):
            message = f"the website would be in the place of the shard {one}. Give another --output"
            raise WrongCall(message)


def _published(
    catalogue: Catalogue,
    today: date,
    base: str,
    content: Path,
    output: Path,
    arguments: argparse.Namespace,
) -> int:
    """Make the pages.

    Returns their number. Raises WrongCall or ToolFailed, and then changes nothing.
    """
    from activity_directory.portal import build, shards
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
        disk_copy=arguments.zip.resolve() if arguments.zip else None,
        shard=shards.Shard(*arguments.shard or ()),
        shards=tuple(arguments.join),
    )
    try:
        with bars("Making the booklets", "Making the pages", "Making the cards' PDFs") as shown:
            return build.build(order, progress=Progress(*shown))
    except (site_folder.NotOurs, shards.NotOneSite) as error:
        raise WrongCall(str(error)) from error
    except build.BuildFailed as error:
        message = f"{error}\n{_NOT_REPLACED}"
        raise ToolFailed(message) from error
    except (OSError, MemoryError, MachineFault) as error:
        error.add_note(_NOT_REPLACED)
        raise
