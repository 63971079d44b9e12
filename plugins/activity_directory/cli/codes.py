"""`codes`: give each activity the code for its card, and note what cards say."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from activity_directory.catalogue import code_files
from activity_directory.catalogue.folders import CODES
from activity_directory.catalogue.loading import load
from activity_directory.cli.content import to_add_to
from activity_directory.cli.exit_codes import DONE
from activity_directory.cli.options import content_options
from activity_directory.system import atomic
from activity_directory.wording.counting import counted

if TYPE_CHECKING:
    from activity_directory.catalogue.catalogue import Catalogue
    from activity_directory.cli.options import Commands


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "codes",
        help="give each activity the short code for its card, and note what cards say",
        description=(
            "Give each activity without one a code, which its card shows as a short address, and "
            "note what cards say today, so that an old card can show what has changed since. "
            "Where there is git, versions of the entries since the last run are noted too. Run it "
            "from time to time, and keep what it writes in content/codes."
        ),
    )
    content_options(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from activity_directory.cards.code_book import CodeBook

    content = to_add_to(arguments.content, arguments.today)
    catalogue = content.catalogue
    before = {one.code: one for one in catalogue.codes or ()}
    book = CodeBook(before.values())
    for day, earlier in _earlier(catalogue.folder):
        book.note(earlier, day, earlier=True)
    after = book.up_to_date(catalogue, content.today)
    changed = [one for one in after if before.get(one.code) != one]
    folder = catalogue.folder
    atomic.put_all(
        {folder / code_files.file_of(one.code): code_files.written(one).encode() for one in changed}
    )
    new = sum(one.code not in before for one in changed)
    print(
        f"{counted(new, 'new code')}, {counted(len(changed) - new, 'code')} with something new."
        if changed
        else "Every activity has its code, and nothing has changed."
    )
    return DONE


def _earlier(folder: Path) -> Iterator[tuple[date, Catalogue]]:
    """The versions of the entries since git last saw a change of the codes, each with its day.

    Nothing where there is no git, or where no code is in it yet.
    """
    from activity_directory.system.git import CannotLook, Git
    from activity_directory.urls import published

    git = Git(folder, os.environ)
    try:
        for commit, day in git.commits_since_change(CODES):
            with published.content_at(folder, commit, os.environ) as then:
                catalogue = load(then).catalogue
                if catalogue is not None:
                    yield day, catalogue
    except CannotLook:
        return
