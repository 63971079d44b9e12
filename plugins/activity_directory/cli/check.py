"""`check`: look for mistakes in the entries. The quick one: it imports nothing of the website."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from typing import TYPE_CHECKING, get_args

from activity_directory.cli import places
from activity_directory.cli.content import only_checked, within
from activity_directory.cli.exit_codes import DONE, FAULTS, WrongCall
from activity_directory.cli.options import address, content_options, paths_argument
from activity_directory.problems import Problem, errors_in, in_order
from activity_directory.reports import formats

if TYPE_CHECKING:
    from activity_directory.cli.options import Commands


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "check",
        help="look for mistakes in the entries",
        description="Read every entry and report what is wrong, where, and how to fix it.",
    )
    paths_argument(parser, "report only these files or folders (all are read)")
    content_options(parser)
    parser.add_argument(
        "--format",
        choices=get_args(formats.Format),
        default="github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text",
        help="text for people, github for a pull request, json for programs, "
        "markdown for a summary",
    )
    parser.add_argument(
        "--base",
        metavar="REF",
        help=(
            "compare with this branch or commit, such as main, and report pages that would be lost"
        ),
    )
    parser.add_argument(
        "--published",
        type=address,
        metavar="URL",
        help="compare with the site that is published there, and report pages that would be lost",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    places.put_right(places.usual_site())
    content = places.content_folder(arguments.content)
    chosen = places.chosen(arguments.paths, content)
    outcome = only_checked(content, arguments.today)
    lost, compared = _lost(arguments, outcome.today)
    problems = within(in_order([*outcome.problems, *lost]), chosen, content)
    sys.stdout.write(formats.FORMATS[arguments.format](problems, outcome.files, compared))
    asked = arguments.base is not None or arguments.published is not None
    if not asked and arguments.format in {"text", "github"}:
        print(formats.NOT_LOOKED, file=sys.stderr)
    return FAULTS if errors_in(problems) else DONE


def _lost(arguments: argparse.Namespace, today: date) -> tuple[list[Problem], list[str]]:
    """The pages that would be lost, and what was compared. Raises WrongCall."""
    if arguments.base is None and arguments.published is None:
        return [], []
    from activity_directory.system.git import CannotLook
    from activity_directory.urls import permalinks
    from activity_directory.urls import published as urls_published

    folder = places.content_folder(arguments.content)
    now = urls_published.on_disk(folder)
    problems: list[Problem] = []
    compared = []
    try:
        if arguments.base is not None:
            before = urls_published.at_commit(folder, arguments.base, os.environ)
            lost = permalinks.lost(permalinks.answers(before), now, before)
            compared.append(f"at {arguments.base}")
            problems += permalinks.problems(lost, places.as_typed(folder), compared[-1], today)
        if arguments.published is not None:
            published = urls_published.on_the_web(arguments.published)
            if published is None:
                print(
                    f"There is no site of this software at {arguments.published} yet.",
                    file=sys.stderr,
                )
            else:
                lost = permalinks.lost(published, now)
                compared.append(f"at {arguments.published}")
                problems += permalinks.problems(lost, places.as_typed(folder), compared[-1], today)
    except CannotLook as reason:
        raise WrongCall(str(reason)) from reason
    return problems, compared
