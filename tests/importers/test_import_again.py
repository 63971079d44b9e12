"""`import` of a file that was imported before: what is the same changes nothing."""

from __future__ import annotations

import json

import pytest
from tests.rows import Imported, table
from tests.sent import ANSWERS

from activity_directory import cli

TEA = {"Name of the activity": "Tea", "Phone": "01632 960110"}
CAKE = {"Name of the activity": "Cake", "Phone": "01632 960111"}
SOUP = {"Name of the activity": "Soup", "Phone": "01632 960112"}


@pytest.fixture
def imported(tmp_path, capsys) -> Imported:
    return Imported(tmp_path, capsys)


def everything(imported: Imported) -> dict[str, bytes]:
    """All files beside the one that is imported."""
    files = (file for file in imported.folder.rglob("*") if file.is_file())
    return {
        str(file): file.read_bytes()
        for file in files
        if file.suffix not in {".csv", ".xlsx"} or file.parent != imported.folder
    }


def change_here(imported: Imported, slug: str, before: str, after: str) -> None:
    file = imported.content / "activities" / f"{slug}.md"
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


def test_the_same_file_again_changes_no_byte(imported):
    rows = [TEA | {"Your name": "Ada"}, CAKE | {"Phone": "01632 960111 / 01632 960113"}]
    imported("a.csv", table(*rows))
    before = everything(imported)
    code, said = imported("a.csv", table(*rows), "--today", "2026-12-24")
    assert (code, said) == (cli.DONE, "Nothing changed: 2 listings imported before.\n")
    assert everything(imported) == before


def test_a_corrected_file_brings_the_corrected_rows(imported):
    wrong = CAKE | {"In one line": ""}
    assert imported("a.csv", table(TEA, wrong))[0] == cli.FAULTS
    code, said = imported("a.csv", table(TEA, CAKE))
    assert code == cli.DONE
    assert "1 listing imported, 1 unchanged, 0 left out.\n" in said
    assert imported.slugs == ["cake", "tea"]


def test_a_row_that_was_changed_changes_its_listing(imported):
    imported("a.csv", table(TEA, CAKE))
    code, said = imported("a.csv", table(TEA | {"Phone": "01632 960119"}, CAKE))
    assert code == cli.DONE, said
    assert "activities/tea.md (Changed in the file)\n" in said
    assert "    Phone: 01632 960119 (was: 01632 960110)\n" in said
    assert "1 listing imported, 1 unchanged, 0 left out.\n" in said
    assert "  phone: 01632 960119\n" in imported.entry("tea")
    assert imported.slugs == ["cake", "tea"]


def test_a_corrected_row_of_a_name_that_is_there_is_a_second_listing(imported):
    other = TEA | {"Who runs it": "Larkwell Friends", "Name of the place": "Other Hall"}
    assert imported("a.csv", table(TEA, other | {"Price": "cheap"}))[0] == cli.FAULTS
    code, said = imported("a.csv", table(TEA, other))
    assert code == cli.DONE, said
    assert imported.slugs == ["tea", "tea-2"]
    assert "Larkwell Friends" in imported.entry("tea-2")


def test_rows_of_one_name_keep_their_own_listings(imported):
    monday, friday = TEA, TEA | {"Days and times": "Friday 10:00 to 11:00"}
    imported("a.csv", table(monday, friday))
    code, said = imported("a.csv", table(friday | {"Phone": "01632 960119"}, monday))
    assert code == cli.DONE, said
    assert "days: [Monday]" in imported.entry("tea")
    assert "960110" in imported.entry("tea")
    assert "days: [Friday]" in imported.entry("tea-2")
    assert "960119" in imported.entry("tea-2")


def test_what_was_changed_here_stays_where_the_row_is_the_same(imported):
    imported("a.csv", table(TEA, CAKE))
    change_here(imported, "tea", "We sit and talk.", "We sit and sing.")
    code, said = imported("a.csv", table(TEA, CAKE))
    assert code == cli.DONE
    assert "a.csv: row 2: activities/tea was changed here since it was imported, and stays" in said
    assert "Nothing changed: 2 listings imported before.\n" in said
    assert "We sit and sing." in imported.entry("tea")


def test_what_was_changed_on_both_sides_is_shown_and_replaced_only_when_asked(imported):
    imported("a.csv", table(TEA, CAKE))
    change_here(imported, "tea", "We sit and talk.", "We sit and sing.")
    change_here(imported, "tea", "01632 960110", "01632 960115")
    before = imported.entry("tea")
    mended = table(TEA | {"Phone": "01632 960119"}, CAKE)
    code, said = imported("a.csv", mended)
    assert code == cli.FAULTS
    assert (
        "a.csv: row 2: warning: activities/tea: this was changed in the file and here since the "
        "last import, and stays as it is here\n"
        "    Phone: `01632 960119` in the file, `01632 960115` here\n"
    ) in said
    assert imported.entry("tea") == before
    assert imported("a.csv", mended, "--replace")[0] == cli.DONE
    assert "We sit and sing." in imported.entry("tea")
    assert "  phone: 01632 960119\n" in imported.entry("tea")
    assert imported.slugs == ["cake", "tea"]


def test_what_was_deleted_here_is_not_imported_again_unasked(imported):
    imported("a.csv", table(TEA, CAKE))
    (imported.content / "activities" / "tea.md").unlink()
    code, said = imported("a.csv", table(TEA, CAKE))
    assert code == cli.DONE
    assert (
        "a.csv: row 2: warning: this was imported as activities/tea, which is no longer there, so "
        "it is not imported again\n    hint: To import it again, add `--replace`.\n"
    ) in said
    assert imported.slugs == ["cake"]
    assert imported("a.csv", table(TEA, CAKE), "--replace")[0] == cli.DONE
    assert imported.slugs == ["cake", "tea"]


def test_a_listing_that_has_another_name_now_is_known_by_its_old_one(imported):
    imported("a.csv", table(TEA))
    change_here(imported, "tea", "name: Tea\n", "name: Tea and Talk\nwas: [tea]\n")
    folder = imported.content / "activities"
    (folder / "tea.md").rename(folder / "tea-and-talk.md")
    code, said = imported("a.csv", table(TEA))
    assert code == cli.DONE
    assert "row 2: activities/tea-and-talk was changed here since it was imported" in said
    assert imported.slugs == ["tea-and-talk"]


def test_a_listing_of_another_group_is_never_changed_by_its_name(imported):
    imported("a.csv", table(TEA))
    before = everything(imported)
    other = TEA | {"Who runs it": "Larkwell Friends", "Phone": "01632 960119"}
    code, said = imported("b.csv", table(other))
    assert code == cli.FAULTS
    assert "there is already a listing activities/tea\n" in said
    assert everything(imported) == before


@pytest.mark.parametrize(
    "left", [None, "", "listing,answers,entry\r\ntea,?\r\n<<<<<<<\r\n", "\0\0"]
)
def test_without_the_file_of_what_was_imported_the_same_entry_is_still_known(imported, left):
    imported("a.csv", table(TEA, CAKE))
    file = imported.content / "imported.csv"
    file.unlink() if left is None else file.write_text(left, encoding="utf-8")
    code, said = imported("a.csv", table(TEA, CAKE), "--today", "2026-12-24")
    assert (code, said) == (cli.DONE, "Nothing changed: 2 listings imported before.\n")
    assert len(file.read_text(encoding="utf-8").splitlines()) == 3
    file.unlink()
    code, said = imported("a.csv", table(TEA | {"Phone": "01632 960119"}, CAKE))
    assert code == cli.FAULTS
    assert "there is already a listing activities/tea\n" in said


def test_words_that_make_the_same_entry_change_nothing(imported):
    imported("a.csv", table(TEA))
    code, said = imported("a.csv", table(TEA | {"Days and times": "Mon 3-4pm"}))
    assert (code, said) == (cli.DONE, "Nothing changed: 1 listing imported before.\n")


def test_with_check_nothing_is_written_about_what_was_imported(imported):
    before = everything(imported)
    imported("a.csv", table(TEA), "--check")
    assert everything(imported) == before
    imported("a.csv", table(TEA))
    before = everything(imported)
    code, said = imported("a.csv", table(TEA | {"Phone": "01632 960119"}), "--check")
    assert code == cli.DONE
    assert "Would change: " in said
    assert everything(imported) == before


def test_a_form_that_was_imported_before_changes_nothing_and_another_needs_to_be_asked(imported):
    imported("a.json", json.dumps(ANSWERS))
    code, said = imported("a.json", json.dumps(ANSWERS))
    assert (code, said) == (cli.DONE, "Nothing changed: 1 listing imported before.\n")
    code, said = imported("a.json", json.dumps(ANSWERS | {"phone": "01632 960119"}))
    assert code == cli.FAULTS
    assert "there is already a listing activities/stretch-the-basics\n" in said


def test_check_finds_nothing_wrong_with_the_file_of_what_was_imported(imported, capsys):
    imported("a.csv", table(TEA))
    arguments = ["check", "--content", str(imported.content), "--today", "2026-11-23"]
    cli.main(arguments)
    assert "imported.csv" not in capsys.readouterr().out
