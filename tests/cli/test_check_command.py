"""`check` through the front door: exit codes, paths, formats, dates, files as people save them."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from activity_directory import cli
from activity_directory.reports import formats

SMALL = Path(__file__).resolve().parents[1] / "small_content"
TODAY = "2026-11-23"


@pytest.fixture
def content(tmp_path, monkeypatch):
    """A sound content folder in the folder where we stand, outside any forge."""
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SMALL, tmp_path / "content")
    return tmp_path / "content"


@pytest.fixture
def check(content, capsys):
    """Runs the command; its exit code and what it printed."""

    def run(*arguments: str) -> tuple[int, str]:
        code = cli.main(["check", "--content", "content", *arguments])
        printed = capsys.readouterr()
        return code, printed.out + printed.err.replace(f"{formats.NOT_LOOKED}\n", "")

    return run


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="")


def test_a_sound_folder_is_exit_code_0(check):
    assert check("--today", TODAY) == (0, "10 files checked. No problems found.\n")


def test_a_warning_is_told_and_is_exit_code_0(check, content):
    change(content / "activities" / "tea-and-talk.md", "2026-11-02", "2025-01-02")
    code, said = check("--today", TODAY)
    assert code == 0
    assert said.endswith("10 files checked: 1 warning.\n")


def test_an_error_is_exit_code_1(check, content):
    change(content / "activities" / "tea-and-talk.md", "name:", "nmae:")
    code, said = check("--today", TODAY)
    assert code == 1
    assert said.startswith("content/activities/tea-and-talk.md:2:1: error: `nmae` is not a field")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--content", "nowhere"],
        ["--today", "23/11/2026"],
        ["--today", "2026-02-30"],
        ["--format", "xml"],
        ["--wrong"],
        ["content/activities/nothing.md"],
    ],
)
def test_a_wrong_call_is_exit_code_2(check, arguments):
    try:
        code, said = check(*arguments)
    except SystemExit as stopped:  # argparse's own way out
        code, said = stopped.code, "?"
    assert code == 2
    assert said


def test_a_path_narrows_what_is_told_and_not_what_is_read(check, content):
    change(content / "activities" / "tea-and-talk.md", "boat-house", "boat-huose")
    change(content / "activities" / "boat-trips.md", "name: Boat trips", "nmae: Boat trips")
    everything = check("--today", TODAY)[1]
    one = check("--today", TODAY, "content/activities/tea-and-talk.md")
    assert everything.count(": error: ") == 2
    assert one[0] == 1
    assert one[1].count(": error: ") == 1
    assert "Did you mean `boat-house`?" in one[1]
    assert one[1].endswith("10 files checked: 1 error.\n")
    assert check("--today", TODAY, "content/venues") == (
        0,
        "10 files checked. No problems found.\n",
    )
    assert check("--today", TODAY, "content/activities")[1] == everything


def test_inside_github_actions_the_problems_are_annotations(check, content, monkeypatch):
    change(content / "activities" / "tea-and-talk.md", "name:", "nmae:")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert check("--today", TODAY)[1].startswith("::error file=content/activities/tea-and-talk.md,")
    assert check("--today", TODAY, "--format", "text")[1].startswith("content/activities/")


def test_json_is_one_object(check, content):
    change(content / "activities" / "tea-and-talk.md", "name:", "nmae:")
    code, said = check("--today", TODAY, "--format", "json")
    report = json.loads(said)
    assert code == 1
    assert (report["version"], report["files"], report["errors"]) == (1, 10, 1)
    assert report["problems"][0]["written"] == "nmae: Tea and talk"


def test_today_decides_what_is_overdue(check):
    assert check("--today", "2026-11-23")[1].endswith("No problems found.\n")
    assert check("--today", "2027-10-11")[1].endswith("No problems found.\n")
    assert check("--today", "2027-10-12")[1].endswith("1 warning.\n")
    assert check("--today", "2027-11-02")[1].endswith("2 warnings.\n")


def test_the_pin_of_a_demonstration_is_its_today(check, content):
    change(content / "site.yml", "demonstration: yes", "demonstration: yes\ntoday: 2028-01-01")
    assert check()[1].endswith("2 warnings.\n")
    assert check("--today", TODAY)[1].endswith("No problems found.\n")


def test_columns_count_characters(check, content):
    needs = "[loneliness, 茶é👩‍👩‍👧, zzz]"
    change(content / "activities" / "tea-and-talk.md", "[loneliness]", needs)
    said = check("--today", TODAY)[1]
    places = [line.split(":")[2] for line in said.splitlines() if ": error: " in line]
    line = f"needs: {needs}"
    assert places == [str(line.index("茶") + 1), str(line.index("zzz") + 1)]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_files_are_read_as_windows_and_old_macs_save_them(check, content, end, mark):
    path = content / "activities" / "tea-and-talk.md"
    text = path.read_text(encoding="utf-8").replace("[loneliness]", "[lonely]")
    path.write_bytes(mark + text.replace("\n", end).encode())
    code, said = check("--today", TODAY)
    assert code == 1
    assert said.splitlines()[0].startswith("content/activities/tea-and-talk.md:6:9: error: ")
    assert said.splitlines()[2] == "        6 | needs: [lonely]"


def test_a_link_to_a_file_elsewhere_is_refused(check, content, tmp_path):
    secret = tmp_path / "secret.yml"
    secret.write_text("name: The key is under the mat\n", encoding="utf-8")
    (content / "venues" / "hut.yml").symlink_to(secret)
    code, said = check("--today", TODAY)
    assert code == 1
    assert "content/venues/hut.yml:1:1: error: This is a link to another file [not-a-file]" in said
    assert "mat" not in said


def test_a_folder_among_the_files_is_told(check, content):
    (content / "activities" / "old").mkdir()
    code, said = check("--today", TODAY)
    assert code == 1
    assert "content/activities/old:1:1: error: There is a folder here [not-a-file]" in said


def test_a_file_that_cannot_be_opened_is_told(check, content, monkeypatch):
    opened = os.open

    def refused(path, *arguments, **words):
        if str(path).endswith("boat-trips.md"):
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **words)

    monkeypatch.setattr(os, "open", refused)
    code, said = check("--today", TODAY)
    assert code == 1
    assert (
        "boat-trips.md:1:1: error: This file can't be opened: you don't have permission [unre"
        in said
    )


NO_SLUGS = ["CON", "con", "aux", "nul", "lpt1", "a b", "-a", "a--b", "ä", "a.b"]


@pytest.mark.parametrize("name", NO_SLUGS)
def test_a_file_name_that_is_no_plain_slug_is_refused(check, content, name):
    """Windows can't hold the first five, so no folder of cases can."""
    (content / "venues" / f"{name}.yml").write_text("name: The hut\n", encoding="utf-8")
    code, said = check("--today", TODAY)
    assert code == 1
    assert said.count("[file-name]") == 1
    assert said.endswith(": 1 error.\n")


def test_two_names_that_differ_only_by_capitals_cannot_both_stand(check, content):
    for name in ("hut.yml", "Hut.yml"):
        (content / "venues" / name).write_text("name: The hut\n", encoding="utf-8")
    assert "content/venues/Hut.yml:1:1: error: The file's name" in check("--today", TODAY)[1]


def test_hidden_files_and_the_readme_of_a_folder_are_left_alone(check, content):
    for name in (".DS_Store", ".gitkeep", "README.md"):
        (content / "venues" / name).write_text("Notes", encoding="utf-8")
    assert check("--today", TODAY)[0] == 0


def test_without_a_site_every_other_mistake_is_still_told(check, content):
    (content / "site.yml").unlink()
    change(content / "activities" / "tea-and-talk.md", "name:", "nmae:")
    code, said = check("--today", TODAY)
    assert code == 1
    assert said.count(": error: ") == 2


def test_a_likely_duplicate_is_one_warning_told_at_whichever_file_is_looked_at(check, content):
    first = content / "activities" / "a-cuppa.md"
    shutil.copyfile(content / "activities" / "tea-and-talk.md", first)
    both = {"a-cuppa": "tea-and-talk", "tea-and-talk": "a-cuppa"}
    for file, other in both.items():
        _, said = check(f"content/activities/{file}.md", "--today", TODAY)
        assert said.startswith(f"content/activities/{file}.md:2:7: warning: Name: this looks like")
        assert f"`Tea and talk` (activities/{other})" in said
        assert said.endswith("1 warning.\n")
    _, said = check("--today", TODAY)
    assert said.endswith("1 warning.\n")
    _, said = check("--today", TODAY, "--format", "github")
    assert [f"file=content/activities/{file}.md" in said for file in both] == [True, True]
    assert said.endswith("1 warning.\n")


@pytest.mark.parametrize("file", ["a-cuppa", "tea-and-talk"])
def test_an_exception_to_a_likely_duplicate_may_be_for_either_file(check, content, file):
    first = content / "activities" / "a-cuppa.md"
    shutil.copyfile(content / "activities" / "tea-and-talk.md", first)
    exception = f"""- rule: likely-duplicate
  file: activities/{file}.md
  reason: There are two tea rooms in one house.
  until: 2027-01-31
"""
    (content / "exceptions.yml").write_text(exception, encoding="utf-8")
    assert check("--today", TODAY) == (0, "11 files checked. No problems found.\n")
