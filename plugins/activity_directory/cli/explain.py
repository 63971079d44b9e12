"""`explain`: say more about a mistake."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from activity_directory.cli.exit_codes import DONE, WrongCall

if TYPE_CHECKING:
    from activity_directory.cli.options import Commands


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "explain",
        help="say more about a mistake",
        description=(
            "Print the manual of a rule. Its name is in [brackets] at the end of a problem."
        ),
    )
    parser.add_argument("rule", metavar="RULE", help="such as unknown-term")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from activity_directory.rules import manual

    page = manual.page(arguments.rule)
    if page is None:
        close = manual.meant(arguments.rule)
        hint = f" Did you mean `{close}`?" if close else " They are listed in docs/rules.md."
        message = f"there is no rule called `{arguments.rule}`.{hint}"
        raise WrongCall(message)
    sys.stdout.write(page)
    return DONE
