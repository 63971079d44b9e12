"""Timetables: rows of which a map says that they are sessions of one listing."""

from __future__ import annotations

import openpyxl
import pytest
import yaml
from tests.rows import Imported, table

from activity_directory import cli

ONE = "source: the timetable\none listing: [Name of the activity]\n"
MONDAY = {"Days and times": "Monday 09:00 to 10:00"}
THURSDAY = {"Days and times": "Thursday 18:00 to 19:00"}


@pytest.fixture
def imported(tmp_path, capsys) -> Imported:
    return Imported(tmp_path, capsys)


def _import(imported: Imported, *rows: dict[str, str], words: str = ONE) -> tuple[int, str]:
    (imported.folder / "our.map.yml").write_text(words, encoding="utf-8")
    options = ("--map", str(imported.folder / "our.map.yml"), "--details")
    return imported("a.csv", table(*rows), *options)


def _when(imported: Imported) -> list[dict[str, object]]:
    return yaml.load(imported.entry().split("---\n")[1], yaml.BaseLoader)["when"]


def test_rows_that_differ_in_their_times_are_one_listing(imported):
    code, said = _import(imported, MONDAY, THURSDAY, {**MONDAY})
    assert code == cli.DONE, said
    assert imported.slugs == ["tea-at-three"]
    assert [(one["days"], one["from"]) for one in _when(imported)] == [
        (["Monday"], "09:00"),
        (["Thursday"], "18:00"),
    ]


def test_without_that_line_of_the_map_each_row_is_a_listing(imported):
    _import(imported, MONDAY, THURSDAY, words="source: the timetable\n")
    assert len(imported.slugs) == 2


@pytest.mark.parametrize("fact", [{"Price": "£4"}, {"Name of the place": "Other Hall"}])
def test_a_row_with_another_fact_is_a_listing_of_its_own(imported, fact):
    _import(imported, MONDAY, {**THURSDAY, **fact}, {"Days and times": "Friday 09:00 to 10:00"})
    assert len(imported.slugs) == 2
    assert [one["days"] for one in _when(imported)] == [["Monday", "Friday"]]


def test_a_long_text_of_its_own_makes_a_listing_of_its_own(imported):
    text = "This one is for people who have never done it before, and it goes slowly."
    _import(imported, MONDAY, {**THURSDAY, "What people do there": text})
    assert len(imported.slugs) == 2


def test_a_room_of_its_own_stands_beside_its_times(imported):
    rows = [
        {**MONDAY, "What people do there": "Small pool"},
        {**THURSDAY, "What people do there": "Main pool"},
    ]
    code, said = _import(imported, *rows)
    assert code == cli.DONE, said
    assert [(one["days"], one["note"]) for one in _when(imported)] == [
        (["Monday"], "Small pool"),
        (["Thursday"], "Main pool"),
    ]


def test_two_rooms_at_one_time_are_two_sessions(imported):
    rows = [{**MONDAY, "What people do there": room} for room in ("Small pool", "Main pool")]
    code, said = _import(imported, *rows)
    assert code == cli.DONE, said
    assert [one["note"] for one in _when(imported)] == ["Small pool", "Main pool"]


def test_a_listing_that_waits_has_all_its_rows_in_the_spreadsheet(imported):
    rows = [{**one, "Phone": None} for one in (MONDAY, THURSDAY)]
    code, _ = _import(imported, *rows)
    assert code == cli.FAULTS
    sheet = openpyxl.load_workbook(imported.folder / "a-waiting.xlsx").active
    first, second = (row for row in sheet.iter_rows(min_row=2, values_only=True))
    assert "Monday 09:00 to 10:00" in first
    assert "Thursday 18:00 to 19:00" in second
    assert second[-1] == "It is of the same listing as the row above: mend both in the same way."


def test_the_same_timetable_again_changes_nothing_and_another_time_is_added(imported):
    _import(imported, MONDAY, THURSDAY)
    before = imported.entry()
    _, said = _import(imported, MONDAY, THURSDAY)
    assert imported.entry() == before
    assert "Nothing changed" in said
    _import(imported, MONDAY, THURSDAY, {"Days and times": "Saturday 10:00 to 11:00"})
    assert imported.slugs == ["tea-at-three"]
    assert [one["days"] for one in _when(imported)] == [["Monday"], ["Thursday"], ["Saturday"]]


def test_the_report_says_how_many_listings_the_rows_are(imported):
    _, said = _import(imported, MONDAY, THURSDAY, {**MONDAY, "Name of the activity": "Pie"})
    assert "3 rows are 2 listings, as the map says" in said


def _begun(imported: Imported, *rows: dict[str, str]) -> str:
    imported("a.csv", table(*rows), "--map", str(imported.folder / "new.map.yml"))
    return (imported.folder / "new.map.yml").read_text(encoding="utf-8")


def test_a_begun_map_proposes_it_for_a_timetable(imported):
    days = ("Monday", "Tuesday", "Thursday", "Friday")
    text = _begun(imported, *({"Days and times": f"{day} 10:00 to 11:00"} for day in days))
    assert "# one listing: [Name of the activity]  # ? 4 rows have 1 name\n" in text


def test_a_begun_map_proposes_it_for_no_other_table(imported):
    rows = [{**MONDAY, "Name of the activity": name} for name in ("Tea", "Pie", "Chess", "Choir")]
    assert "one listing" not in _begun(imported, *rows)
    assert "one listing" not in _begun(imported, *[MONDAY] * 4)


def test_a_column_that_is_not_there_is_named(imported):
    _, said = _import(imported, MONDAY, words="one listing: [Class]\n")
    assert "no column is called `class`, which the map names" in said


def test_a_begun_map_asks_for_no_word_that_says_how_often(imported):
    words = ("Daily", "Annual", "now and then", "Every week")
    rows = [{"How often": one, "Name of the activity": f"Tea {one}"} for one in words]
    text = _begun(imported, *rows)
    assert "now and then: ?" in text
    assert "Daily" not in text.partition("values:")[2]
    assert "Annual" not in text.partition("values:")[2]
