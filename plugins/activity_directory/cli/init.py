"""`init`: start a directory for another community, in a new folder."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from activity_directory.cli import clock, places
from activity_directory.cli.content import checked
from activity_directory.cli.exit_codes import DONE, FAULTS, WrongCall
from activity_directory.cli.issue_forms import made_of
from activity_directory.cli.options import address, today_option
from activity_directory.model.civic_calendar import Nation
from activity_directory.reports import formats
from activity_directory.sanitise.terminal import visible
from activity_directory.system import unfinished
from activity_directory.system.faults import naming

if TYPE_CHECKING:
    from activity_directory.cli.options import Commands


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "init",
        help="start a directory for another community, in a new folder",
        description=(
            "Make a repository for another community: the software, the vocabularies, an annotated "
            "example, and a guide to setting it up on GitHub. It asks for what you don't give."
        ),
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="a new folder, or an empty one")
    for option, metavar, about in (
        ("--name", "NAME", "what the portal is called, such as 'Connected Kingsfield'"),
        ("--place", "PLACE", "the place it serves, such as Kingsfield"),
        ("--contact-email", "E-MAIL", "a shared address that somebody reads"),
        ("--contact-phone", "PHONE", "a number that somebody answers"),
        ("--address", "URL", "where it will be published, if that is known"),
        ("--repository", "URL", "where the entries will be kept, if that is known"),
        ("--owner", "@TEAM", "who must approve a change (usually: the repository's owner)"),
    ):
        parser.add_argument(option, metavar=metavar, default="", help=about)
    parser.add_argument(
        "--nation",
        choices=get_args(Nation),
        default="England",
        help="whose bank holidays count (usually: England)",
    )
    today_option(parser, "the day on which the example was checked (usually: today)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from activity_directory import software

    folder: Path = arguments.folder
    if folder.is_dir() and any(path.name != ".git" for path in folder.iterdir()):
        message = f"{folder} already contains files. Give a new folder"
        raise WrongCall(message)
    community = software.Community(
        name=_given(arguments.name, "--name", "What is the portal called?"),
        place=_given(arguments.place, "--place", "Which place does it serve?"),
        email=arguments.contact_email
        or (
            ""
            if arguments.contact_phone
            else _given("", "--contact-email", "Which shared e-mail address can people write to?")
        ),
        phone=arguments.contact_phone,
        address=_published_at(arguments.address),
        repository=arguments.repository,
        nation=arguments.nation,
        owner=arguments.owner or _owner_of(arguments.repository),
    )
    today = arguments.today or clock.today()
    try:
        files = software.files_for(places.PROJECT, community, today)
    except software.Refused as error:
        raise WrongCall(str(error)) from error
    with naming(folder.parent):
        folder.parent.mkdir(parents=True, exist_ok=True)
    with unfinished.folder(folder.parent, folder.name) as work:
        beside = work / "new"
        software.write(beside, files)
        outcome = checked(beside / "content", today)
        if outcome.catalogue is None or not outcome.sound:
            above = f"{places.as_typed(beside)}/"
            problems = [
                replace(problem, path=problem.path.removeprefix(above))
                for problem in outcome.problems
            ]
            sys.stderr.write(formats.as_text(problems, outcome.files))
            print("Nothing was written. Correct these facts and try again.", file=sys.stderr)
            return FAULTS
        forms = made_of(outcome.catalogue)
        software.write(beside, {path: text.encode() for path, text in forms.items()})
        with naming(folder):
            _put_in_place(beside, folder)
    begun = (
        f"The directory of {community.name} is in {places.as_typed(folder)}. Now read SET-UP.md "
        "there."
    )
    print(visible(begun))
    return DONE


def _put_in_place(path: Path, folder: Path) -> None:
    """In one step, but for a folder that git has begun: there, one file or folder after another."""
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
    if not folder.is_dir():
        path.rename(folder)
        return
    for one in sorted(path.iterdir()):
        one.rename(folder / one.name)


def _given(value: str, option: str, question: str) -> str:
    """What was given, or what a person answers. Raises WrongCall where nobody can be asked."""
    if not value and sys.stdin.isatty():
        value = input(f"{question} ").strip()
    if not value:
        message = f"give {option}: {question[:1].lower()}{question[1:]}"
        raise WrongCall(message)
    return value


def _published_at(typed: str) -> str:
    """The address as it is kept; none is no fault. Raises WrongCall."""
    try:
        return address(typed) if typed else ""
    except argparse.ArgumentTypeError as wrong:
        message = f"argument --address: {wrong}"
        raise WrongCall(message) from None


def _owner_of(repository: str) -> str:
    """Whoever the forge's address names first: "@larkwell" of https://github.com/larkwell/x."""
    parts = repository.partition("://")[2].split("/")
    return f"@{parts[1]}" if len(parts) > 2 else ""
