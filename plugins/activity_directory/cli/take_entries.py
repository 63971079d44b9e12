"""`take-entries`: put the entries of another commit here, to be looked at by this software."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from activity_directory.cli import places
from activity_directory.cli.exit_codes import DONE, FAULTS, WrongCall
from activity_directory.sanitise.terminal import visible
from activity_directory.system import site_folder, unfinished
from activity_directory.system.faults import naming
from activity_directory.wording.counting import counted

if TYPE_CHECKING:
    from activity_directory.cli.options import Commands
    from activity_directory.system.git import Git

FORMS = ".github/ISSUE_TEMPLATE"
"""What is made of the entries and kept beside them: `issue-forms --check` compares it."""


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "take-entries",
        help="replace the entries by those of another commit",
        description=(
            "Replace the entries, and the issue forms that are made of them, by those of another "
            "commit. So you can look at a proposal with your own software. Undo it with "
            f"`git restore content {FORMS}`. Needs git."
        ),
    )
    parser.add_argument("commit", metavar="REF", help="the commit, such as FETCH_HEAD")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from activity_directory.system.git import CannotLook, Git

    content = places.content_folder(None)
    git = Git(content, os.environ)
    try:
        commit = git.commit(arguments.commit)
        unsaved = git.asked("status", "--porcelain", "--", ".", f":/{FORMS}").decode(
            "utf-8", "replace"
        )
        if unsaved:
            message = (
                "some changes in content/ or of the forms are not committed, and would be lost"
            )
            raise WrongCall(message)
        left = _replace(git, commit, content, "content")
        forms = content.parent / FORMS
        if forms.is_dir():
            left += _replace(Git(forms, os.environ), commit, forms, FORMS)
    except CannotLook as reason:
        raise WrongCall(str(reason)) from reason
    files = sum(path.is_file() for path in content.rglob("*"))
    print(f"{counted(files, 'file')} of content/ taken from {commit[:10]}.")
    for line in left:
        print(visible(line))
    return FAULTS if left else DONE


def _replace(git: Git, commit: str, folder: Path, shown: str) -> list[str]:
    """Put what a folder held at a commit in its place; what was left out, as lines.

    Raises CannotLook.
    """
    from activity_directory.urls.published import put_content_at

    with unfinished.folder(folder.parent, folder.name) as work, naming(folder):
        new = work / "new"
        new.mkdir()
        left = put_content_at(git, commit, new)
        site_folder.put_in_place(new, folder)
    return [f"{shown}/{left_out.path} was left out: {left_out.why}." for left_out in left]
