"""`tidy`: fix what can be fixed without knowing the activity."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from activity_directory.catalogue.folders import PARSERS
from activity_directory.catalogue.loading import load
from activity_directory.cli import places
from activity_directory.cli.exit_codes import DONE, FAULTS
from activity_directory.cli.options import content_options, paths_argument
from activity_directory.reports import formats
from activity_directory.sanitise.terminal import visible, visible_lines
from activity_directory.system import atomic, ordinary_files

if TYPE_CHECKING:
    from activity_directory.cli.options import Commands


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "tidy",
        help="fix what can be fixed without knowing the activity",
        description=(
            "Fix the spelling of fields and terms, times, dates, prices and telephone numbers, and "
            "missing quotation marks. No word and no note is lost."
        ),
    )
    paths_argument(parser, "fix only these files or folders (usually: all of them)")
    content_options(parser)
    parser.add_argument(
        "--check",
        action="store_true",
        help="change nothing; report which files would change, and exit with code 1 if any would",
    )
    parser.add_argument(
        "--diff",
        action="store_true",
        help="change nothing; print the changes as a patch for `git apply`",
    )
    parser.add_argument(
        "--format",
        choices=get_args(formats.SummaryFormat),
        default="text",
        help="of the patch: plain text, or markdown for a pull request",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    content = places.content_folder(arguments.content)
    repaired = list(_repaired(content, places.chosen(arguments.paths, content)))
    if arguments.diff:
        patch = "".join(formats.patch(places.as_typed(path), *texts) for path, *texts in repaired)
        as_markdown = arguments.format == "markdown"
        if as_markdown:
            sys.stdout.write(formats.repairs_as_markdown(patch, len(repaired)))
        else:
            watched = sys.stdout.isatty()  # else it is for `git apply`, to the letter
            sys.stdout.write(visible_lines(patch.splitlines()) if watched else patch)
        return DONE
    if not arguments.check:
        atomic.put_all({file: after.encode() for file, _before, after in repaired})
    for file, _before, _after in repaired:
        print(f"{'Would mend' if arguments.check else 'Mended'} {visible(places.as_typed(file))}")
    if not repaired:
        print("Everything is tidy.")
    return FAULTS if repaired and arguments.check else DONE


def _repaired(content: Path, chosen: places.Chosen) -> Iterator[tuple[Path, str, str]]:
    """Each file that can be fixed: as it is, and as it would be."""
    from activity_directory.schema import tidy

    references = load(content).references
    for folder, make in PARSERS.items():
        for file in sorted((content / folder).glob("*")):
            if not chosen.holds(f"{folder}/{file.name}"):
                continue
            if file.suffix not in {".md", ".yml"} or file.name == "README.md":
                continue
            if not ordinary_files.is_ordinary(file):
                continue  # `check` says what it is
            try:
                before = ordinary_files.read(file).decode("utf-8")
            except UnicodeDecodeError:
                continue  # `check` says which letter it is; only its writer knows what it was
            after = tidy.tidied(before, make, references, with_body=file.suffix == ".md")
            if after != before:
                yield file, before, after
