"""Every mistake that a volunteer can make, and the exact words with which we answer.

A folder of `cases` is one mistake: `entry.md` stands in content/activities of a tiny borough that
is otherwise sound, what is under `content` is put over it (an empty file takes one away), and
`expected.txt` is all that `check` prints. Where there is a folder `before`, the borough with that
over it is a commit of git, and `check` compares with it. To accept new words, after reading them:

    PYTHONPATH=plugins:. python tests/rules/test_cases.py --accept
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest
from tests.commits import committed

from activity_directory import cli

HERE = Path(__file__).resolve().parents[1]
CASES = sorted(path.parent for path in HERE.glob("cases/*/expected.txt"))
TODAY = "2026-11-23"


def answer(case: Path, folder: Path) -> str:
    """What `check` prints about one case, from inside `folder`."""
    content = folder / "content"
    shutil.copytree(HERE / "small_content", content)
    compared = ()
    if (case / "before").is_dir():
        shutil.copytree(case / "before", content, dirs_exist_ok=True)
        committed(folder, "main")
        for path in (path for path in case.glob("before/*/*") if path.is_file()):
            (content / path.relative_to(case / "before")).unlink()
        shutil.copytree(HERE / "small_content", content, dirs_exist_ok=True)
        compared = ("--base", "main")
    if (case / "content").is_dir():
        shutil.copytree(case / "content", content, dirs_exist_ok=True)
        for path in (path for path in content.rglob("*") if path.is_file()):
            if not path.stat().st_size:
                path.unlink()
    if (case / "entry.md").is_file():
        shutil.copyfile(case / "entry.md", content / "activities" / "entry.md")
    printed = io.StringIO()
    quiet = contextlib.redirect_stderr(io.StringIO())
    with contextlib.chdir(folder), contextlib.redirect_stdout(printed), quiet:
        cli.main(["check", "--content", "content", "--today", TODAY, "--format=text", *compared])
    return printed.getvalue()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_is_answered_in_these_words(case, tmp_path):
    expected = (case / "expected.txt").read_text(encoding="utf-8")
    assert answer(case, tmp_path) == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_one_mistake_is_one_problem(case):
    """A case that shows several mistakes says so in its name."""
    last = (case / "expected.txt").read_text(encoding="utf-8").splitlines()[-1]
    if case.name.startswith("several-"):
        assert "errors" in last or "warnings" in last or " and " in last
    elif case.name.startswith("fine-"):
        assert last.endswith("No problems found.")
    else:
        assert last.endswith((": 1 error.", ": 1 warning."))


def test_every_folder_has_its_answer():
    assert sorted(path for path in HERE.glob("cases/*") if path.is_dir()) == CASES


def accept() -> None:
    """Write down what is answered now, for a person to read and agree with."""
    for case in sorted(path for path in HERE.glob("cases/*") if path.is_dir()):
        with tempfile.TemporaryDirectory() as folder:
            said = answer(case, Path(folder))
        (case / "expected.txt").write_text(said, encoding="utf-8")


if __name__ == "__main__" and sys.argv[1:] == ["--accept"]:
    os.environ.pop("GITHUB_ACTIONS", None)
    accept()
