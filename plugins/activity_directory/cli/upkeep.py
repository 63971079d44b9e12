"""`upkeep`: everything that needs attention, as in the weekly issue."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from activity_directory.cli import clock
from activity_directory.cli.content import checked_for_report
from activity_directory.cli.exit_codes import DONE, WrongCall
from activity_directory.cli.forge import the_forge
from activity_directory.cli.freshness import overdue
from activity_directory.cli.links import checked_links
from activity_directory.cli.options import content_options
from activity_directory.sanitise.terminal import visible

if TYPE_CHECKING:
    from activity_directory.cli.options import Commands


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "upkeep",
        help="see everything that needs attention, as in the weekly issue",
        description=(
            "Print what needs a check, what is missing and which links are broken, as the text of "
            "one issue."
        ),
    )
    content_options(parser)
    parser.add_argument(
        "--follow-links",
        action="store_true",
        help="also check the links to other sites (needs the test tools)",
    )
    on_the_forge = parser.add_mutually_exclusive_group()
    on_the_forge.add_argument(
        "--post",
        action="store_true",
        help="in a workflow: put the text given as input into the one pinned issue",
    )
    on_the_forge.add_argument(
        "--stay-awake",
        nargs="+",
        metavar="WORKFLOW",
        help="in a workflow: keep GitHub from switching these timers off",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    if arguments.post or arguments.stay_awake:
        return _on_the_forge(arguments)
    from activity_directory.catalogue.drafts import drafts_in
    from activity_directory.catalogue.folders import IMPORTED
    from activity_directory.importers import imported
    from activity_directory.reports import external_links
    from activity_directory.reports.coverage import coverage_of
    from activity_directory.reports.ended_pauses import ended_pauses
    from activity_directory.reports.left_lists import left_lists
    from activity_directory.reports.not_known import not_known
    from activity_directory.reports.upkeep import report

    now = checked_for_report(arguments.content, arguments.today)
    links: external_links.CheckedLinks | str = "They were not checked this time."
    if arguments.follow_links:
        try:
            links = checked_links(arguments.content, now.known)
        except external_links.CannotCheckLinks as reason:
            links = str(reason)
    gaps = coverage_of(now.known, now.listings, now.today)
    site = now.known.site
    pauses = ended_pauses(now.listings, site, site.address, now.today)
    unknown = not_known(now.listings, site, site.address, now.today)
    drafts = tuple(drafts_in(now.known.folder))
    lines = imported.read(now.known.folder / IMPORTED).values()
    slugs = {line.listing for line in lines if line.left}
    left = left_lists(now.listings, slugs, site, site.address, now.today)
    sys.stdout.write(report(overdue(now), pauses, unknown, drafts, left, gaps, links, site))
    return DONE


def _on_the_forge(arguments: argparse.Namespace) -> int:
    from activity_directory.forge.upkeep_issue import post, stay_awake
    from activity_directory.reports.upkeep import MARK, bounded

    with the_forge() as forge:
        if arguments.post:
            text = bounded(sys.stdin.read().strip() + "\n")
            if not text.startswith(MARK):
                message = "the input must be the output of `upkeep`"
                raise WrongCall(message)
            done = post(forge, text)
        else:
            done = stay_awake(forge, arguments.stay_awake, arguments.today or clock.today())
        for sentence in done:
            print(visible(sentence))
    return DONE
