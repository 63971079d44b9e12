"""`test`: only its description. `publish.py` itself runs the tests."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from activity_directory.cli.exit_codes import WrongCall

if TYPE_CHECKING:
    from activity_directory.cli.options import Commands


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "test",
        help="run every test of the software",
        description=(
            "Set up the test tools, find a browser and run every test. Further arguments go to "
            "pytest."
        ),
    )
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace) -> int:
    message = "run `python3 publish.py test`, which sets up the test tools first"
    raise WrongCall(message)
