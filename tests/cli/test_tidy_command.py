"""`publish.py tidy` mends files in place, or says which it would mend."""

import shutil
import subprocess
from pathlib import Path

import pytest

from activity_directory import cli

HERE = Path(__file__).parents[1]
SLIPS = {"needs: [falls-balance, loneliness]": "needs: [falls, lonely]", "10:30": "10.30am"}


@pytest.fixture
def content(tmp_path):
    folder = tmp_path / "content"
    shutil.copytree(HERE / "small_content", folder)
    text = (HERE / "cases" / "fine-entry" / "entry.md").read_text(encoding="utf-8")
    (folder / "activities" / "fine.md").write_text(text, encoding="utf-8")
    for right, wrong in SLIPS.items():
        text = text.replace(right, wrong)
    (folder / "activities" / "slips.md").write_text(text, encoding="utf-8")
    return folder


def tidy(content, *arguments):
    return cli.main(["tidy", "--content", str(content), *arguments])


def test_slips_are_mended_and_sound_files_are_not_touched(content, capsys):
    sound = content / "activities" / "fine.md"
    before = {path: path.read_bytes() for path in content.rglob("*.*") if path.is_file()}
    assert tidy(content) == 0
    mended = content / "activities" / "slips.md"
    assert mended.read_bytes() == sound.read_bytes()
    assert capsys.readouterr().out == f"Mended {mended.as_posix()}\n"
    changed = {path for path, text in before.items() if path.read_bytes() != text}
    assert changed == {mended}
    assert not list(content.rglob("*.new"))


def test_what_was_mended_passes_check(content, capsys):
    tidy(content)
    (content / "activities" / "fine.md").unlink()  # its double, which check would point out
    assert cli.main(["check", "--content", str(content), "--today", "2026-11-23"]) == 0
    assert "No problems found." in capsys.readouterr().out


def test_with_check_nothing_changes_and_the_exit_code_is_1(content, capsys):
    slips = content / "activities" / "slips.md"
    before = slips.read_bytes()
    assert tidy(content, "--check") == 1
    assert capsys.readouterr().out == f"Would mend {slips.as_posix()}\n"
    assert slips.read_bytes() == before


def test_only_the_files_that_are_named_are_mended(content, capsys):
    assert tidy(content, str(content / "activities" / "fine.md")) == 0
    assert capsys.readouterr().out == "Everything is tidy.\n"
    assert b"10.30am" in (content / "activities" / "slips.md").read_bytes()


def test_a_file_in_an_old_encoding_is_left_as_it_is(content, capsys):
    old = content / "activities" / "old.md"
    old.write_bytes(b"---\nname: Caf\xe9\nsumary: x\n---\n")
    tidy(content)
    assert old.read_bytes() == b"---\nname: Caf\xe9\nsumary: x\n---\n"


def test_a_path_that_is_not_there_is_a_wrong_call(content, capsys):
    assert tidy(content, str(content / "nowhere.md")) == 2
    assert "there is no file or folder" in capsys.readouterr().err


def test_the_demonstration_is_tidy(capsys):
    assert cli.main(["tidy", "--check"]) == 0


def test_the_patch_is_what_tidy_would_do_and_git_takes_it(content, capsys, monkeypatch):
    monkeypatch.chdir(content.parent)
    slips = content / "activities" / "slips.md"
    unended = slips.read_bytes().rstrip(b"\n")
    slips.write_bytes(unended)
    windows = content / "activities" / "windows.md"
    windows.write_bytes(unended.replace(b"\n", b"\r\n"))
    before = slips.read_bytes(), windows.read_bytes()
    assert cli.main(["tidy", "--content", "content", "--diff"]) == 0
    patch = capsys.readouterr().out
    assert (slips.read_bytes(), windows.read_bytes()) == before
    assert "--- a/content/activities/slips.md\n+++ b/content/activities/slips.md\n" in patch
    cli.main(["tidy", "--content", "content"])
    mended = slips.read_bytes(), windows.read_bytes()
    slips.write_bytes(before[0])
    windows.write_bytes(before[1])
    subprocess.run(["git", "init", "--quiet"], check=True)
    subprocess.run(["git", "apply", "-"], input=patch.encode(), check=True)
    assert (slips.read_bytes(), windows.read_bytes()) == mended


def test_the_patch_of_a_summary_stands_in_a_fence_that_no_entry_can_close(content, capsys):
    slips = content / "activities" / "slips.md"
    words = "\n````\n# A heading\n"
    lines = slips.read_text(encoding="utf-8").replace("needs: [falls, lonely]", "needs: [falls]")
    slips.write_text(lines.replace("needs:", "# ````\nneeds:", 1) + words, encoding="utf-8")
    assert tidy(content, "--diff", "--format", "markdown") == 0
    told = capsys.readouterr().out
    assert told.startswith("## Repairs\n\n1 file can be fixed")
    assert "\n`````diff\n--- a/" in told
    assert told.endswith("\n`````\n")


def test_with_nothing_to_mend_there_is_no_patch(content, capsys):
    (content / "activities" / "slips.md").unlink()
    for shape in ("text", "markdown"):
        assert tidy(content, "--diff", "--format", shape) == 0
    assert capsys.readouterr().out == ""
