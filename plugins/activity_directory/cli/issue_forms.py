"""`issue-forms`: make the issue forms again from the questions and the terms of the content."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from activity_directory.cli import places
from activity_directory.cli.content import opened
from activity_directory.cli.exit_codes import DONE, FAULTS, WrongCall
from activity_directory.cli.options import content_options
from activity_directory.system import atomic

if TYPE_CHECKING:
    from activity_directory.catalogue.catalogue import Catalogue
    from activity_directory.cli.options import Commands


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "issue-forms",
        help="make the issue forms again, after a change of the terms",
        description="Write .github/ISSUE_TEMPLATE from the questions and the terms of the content: "
        "after a change of content/vocabularies, or of the address in site.yml.",
    )
    content_options(parser)
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing; exit with code 1 if a form is not up to date",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    catalogue = opened(arguments.content, arguments.today).known
    stale = {
        path: text
        for path, text in made_of(catalogue).items()
        if not (places.PROJECT / path).is_file()
        or (places.PROJECT / path).read_bytes() != text.encode()
    }
    if not arguments.check:
        atomic.put_all({places.PROJECT / path: text.encode() for path, text in stale.items()})
    for path in stale:
        print(f"{path} {'is not up to date' if arguments.check else 'written'}")
    if not stale:
        print("Every form is up to date.")
    elif arguments.check:
        print("Run `python3 publish.py issue-forms` and commit what it writes.")
    return FAULTS if stale and arguments.check else DONE


def made_of(catalogue: Catalogue) -> dict[str, str]:
    """Each form by its path in the project. Raises WrongCall where a forge can't show it."""
    from activity_directory.forge import issue_form

    try:
        return issue_form.forms(catalogue)
    except issue_form.CannotAsk as why:
        raise WrongCall(str(why)) from None
