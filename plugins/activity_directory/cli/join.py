"""`join`: two listings of one activity become one, and the old address leads there."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from activity_directory.cli import places
from activity_directory.cli.content import to_add_to
from activity_directory.cli.exit_codes import DONE, FAULTS, WrongCall
from activity_directory.cli.options import content_options
from activity_directory.problems import errors_in
from activity_directory.reports import formats
from activity_directory.sanitise.terminal import visible
from activity_directory.schema.values.mistake import shown
from activity_directory.system import atomic
from activity_directory.system.faults import naming

if TYPE_CHECKING:
    from activity_directory.catalogue.catalogue import Catalogue
    from activity_directory.cli.options import Commands
    from activity_directory.importers.joined import Joined
    from activity_directory.model.activity import Activity


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "join",
        help="make one listing of two that are the same activity",
        description="Keep one of two listings of the same activity, and take from the other what "
        "the first lacks. The other is deleted; its address leads to the first, and importing its "
        "list again doesn't bring it back.",
    )
    parser.add_argument("kept", metavar="KEPT", help="the listing that stays: its name or address")
    parser.add_argument("other", metavar="OTHER", help="the listing that becomes part of it")
    content_options(parser)
    parser.add_argument(
        "--take",
        nargs="+",
        default=[],
        metavar="FACT",
        help="where both say something else, these facts are right in the other listing, such as "
        "`contact.phone`",
    )
    parser.add_argument("--check", action="store_true", help="write nothing; report what would be")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from activity_directory.importers.joined import joined
    from activity_directory.rules.checked_content import check_file, new_problems, read_again

    content = to_add_to(arguments.content, arguments.today)
    catalogue = content.catalogue
    kept, other = (_listing(catalogue, name) for name in (arguments.kept, arguments.other))
    if kept.slug == other.slug:
        message = f"both are activities/{kept.slug}: give two listings"
        raise WrongCall(message)
    made = joined(kept, other, arguments.take)
    different = [one.fact for one in made.different if one.fact != "name"]
    for fact in arguments.take:
        if fact not in different:
            known = ", ".join(f"`{one}`" for one in different) or "none"
            message = visible(f"`{fact}` is no fact that both say differently: those are {known}")
            raise WrongCall(message)
    file, gone = (catalogue.file_of("activities", one.slug) for one in (kept, other))
    after = read_again(content, [check_file(content, file, made.text)], [gone]).compared()
    problems = list(new_problems(content, after))
    for line in _lines(made, kept, other, arguments.take):
        print(visible(line))
    if errors_in(problems):
        print(formats.as_text(problems, 1), end="")
        print("Nothing was written.")
        return FAULTS
    if arguments.check:
        print(f"Would change {visible(catalogue.shown(file))}, and delete the other.")
        return DONE
    atomic.write(catalogue.folder / file, made.text.encode())
    with naming(catalogue.folder / gone):
        (catalogue.folder / gone).unlink()
    print(visible(f"Changed: {places.as_typed(catalogue.folder / file)}"))
    print(visible(f"Deleted: {places.as_typed(catalogue.folder / gone)}. Its address leads there."))
    if problems:
        print(formats.as_text(problems, 1), end="")
    return DONE


def _listing(catalogue: Catalogue, name: str) -> Activity:
    slug = name.strip().rstrip("/").rpartition("/")[2].removesuffix(".md").removesuffix(".yml")
    found = catalogue.activity_by_slug.get(slug)
    named = [one for one in catalogue.activities if one.name.casefold() == name.casefold()]
    if found is None and len(named) == 1:
        return named[0]
    if found is None:
        message = visible(
            f"no sound listing is called `{shown(name)}`. Give the name of its file, such as "
            "`sit-and-be-fit`"
        )
        raise WrongCall(message)
    return found


def _lines(made: Joined, kept: Activity, other: Activity, taken: list[str]) -> list[str]:
    """What came of the other listing, and what both say."""
    lines = [f"{label}: {shown(text)} (from activities/{other.slug})" for label, text in made.added]
    for one in made.different:
        which = other.slug if one.fact in taken else kept.slug
        lines += [
            f"{one.label} ({one.fact}): as activities/{which} has it",
            f"    activities/{kept.slug}: {shown(one.kept)}",
            f"    activities/{other.slug}: {shown(one.other)}",
        ]
    return lines
