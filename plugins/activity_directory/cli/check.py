"""`check`: look for mistakes in the entries. The quick one: it imports nothing of the website."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from typing import TYPE_CHECKING, get_args

from activity_directory import reporting
from activity_directory.cli import places
from activity_directory.cli.content import judged, within
from activity_directory.cli.endings import DONE, FAULTS, WrongCall
from activity_directory.cli.options import address, content_options, paths_argument
from activity_directory.problems import Problem, errors_in, in_order

if TYPE_CHECKING:
    from activity_directory.cli.options import Commands


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "check",
        help="look for mistakes in the entries",
        description="Read every entry and say what is wrong, where, and how to mend it.",
    )
    paths_argument(parser, "report only these files or folders (all are read)")
    content_options(parser)
    parser.add_argument(
        "--format",
        choices=get_args(reporting.Format),
        default="github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text",
        help="text for people, github for a pull request, json for programs, "
        "markdown for a summary",
    )
    parser.add_argument(
        "--base",
        metavar="REF",
        help="ask git which addresses were there at this branch or commit, such as main, "
        "and say which would stop answering",
    )
    parser.add_argument(
        "--published",
        type=address,
        metavar="URL",
        help="ask the site that is published there the same",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    places.put_right(places.usual_site())
    content = places.content_folder(arguments.content)
    chosen = places.chosen(arguments.paths, content)
    outcome = judged(content, arguments.today)
    lost, compared = _lost(arguments, outcome.today)
    problems = within(in_order([*outcome.problems, *lost]), chosen, content)
    sys.stdout.write(reporting.FORMATS[arguments.format](problems, outcome.files, compared))
    asked = arguments.base is not None or arguments.published is not None
    if not asked and arguments.format in {"text", "github"}:
        print(reporting.NOT_LOOKED, file=sys.stderr)
    return FAULTS if errors_in(problems) else DONE


def _lost(arguments: argparse.Namespace, today: date) -> tuple[list[Problem], list[str]]:
    """What would stop answering, and with what was compared. Raises WrongCall."""
    if arguments.base is None and arguments.published is None:
        return [], []
    from activity_directory import history, lasting
    from activity_directory.git import CannotLook

    folder = places.content_folder(arguments.content)
    now = history.on_disk(folder)
    found: list[Problem] = []
    compared = []
    try:
        if arguments.base is not None:
            before = history.at_commit(folder, arguments.base, os.environ)
            lost = lasting.lost(lasting.answers(before), now, before)
            compared.append(f"at {arguments.base}")
            found += lasting.problems(lost, places.as_typed(folder), compared[-1], today)
        if arguments.published is not None:
            published = history.on_the_web(arguments.published)
            if published is None:
                print(
                    f"Nothing of ours is published at {arguments.published} yet.", file=sys.stderr
                )
            else:
                lost = lasting.lost(published, now)
                compared.append(f"at {arguments.published}")
                found += lasting.problems(lost, places.as_typed(folder), compared[-1], today)
    except CannotLook as reason:
        raise WrongCall(str(reason)) from reason
    return found, compared
