"""`serve`: see the website on this computer while you write."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from activity_directory.cli import places
from activity_directory.cli.content import Content, checked, day_of
from activity_directory.cli.exit_codes import WrongCall
from activity_directory.cli.options import content_options, port
from activity_directory.system import unfinished

if TYPE_CHECKING:
    from activity_directory.cli.options import Commands


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "serve",
        help="see the website on this computer while you write",
        description="Build the website and show it at an address on this computer. "
        "An entry that you save is shown at once, and then everything is built again. Ctrl+C stops "
        "it.",
    )
    content_options(parser)
    parser.add_argument(
        "--port",
        type=port,
        default=8000,
        metavar="N",
        help="the number in the address (usually: 8000, or the next that is free)",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from activity_directory.portal import serve

    places.put_right(places.usual_site())
    content = places.content_folder(arguments.content).resolve()
    places.outside(unfinished.temporary_place(), content)  # or each build would be a change

    def read() -> Content:
        try:
            return checked(content, arguments.today)
        except WrongCall as error:
            message = f"{error}. The website is built as soon as there is one."
            raise serve.CannotRead(message) from error

    source = serve.Source(
        read=read,
        day_of=lambda catalogue: day_of(arguments.today, catalogue),
        content=content,
        project=places.PROJECT,
    )
    return serve.serve(source=source, port=arguments.port, say=print)
