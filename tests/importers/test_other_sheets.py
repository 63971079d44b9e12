"""`import` of a workbook whose listings name rows of its other sheets by an id."""

from __future__ import annotations

import io

import openpyxl
import pytest
from tests.rows import FACTS, Imported, workbook

from activity_directory import cli

MAP = """joined:
  Organisation ID: Groups!ID
  Ref: Used Places!Listing
  Used Places!Place: Places!ID
columns:
  Ref: its id there
  Organisation ID: not used
  Groups!ID: not used
  Groups!Name: Who runs it
  Used Places!Listing: not used
  Used Places!Place: not used
  Places!ID: not used
  Places!Line 1: Name of the place
  Places!Line 2: Street
source: the council's list
"""
OTHERS = {
    "Groups": [["ID", "Name", "Telephone"], ["g1", "Highfield Friends", "01632 960199"]],
    "Used Places": [["Listing", "Place"], ["1", "p2"], ["2", "p1"], ["2", "p2"]],
    "Places": [
        ["ID", "Line 1", "Line 2"],
        ["p1", "Old Hall", "2 Example Road"],
        ["p2", "New Hall"],
    ],
}


@pytest.fixture
def with_map(tmp_path, capsys):
    imported = Imported(tmp_path, capsys)

    def run(sent: bytes, words: str = MAP, name: str = "a.xlsx") -> tuple[int, str, Imported]:
        file = tmp_path / "our.map.yml"
        file.write_text(words, encoding="utf-8")
        return (*imported(name, sent, "--map", str(file)), imported)

    return run


def listings(*rows: dict[str, str]) -> list[list[str]]:
    whole = [{**FACTS, "Organisation ID": "g1", **row} for row in rows]
    columns = [one for one in whole[0] if one not in {"Who runs it", "Name of the place", "Street"}]
    return [columns, *([row[name] for name in columns] for row in whole)]


TWO = listings({"Ref": "1"}, {"Ref": "2", "Name of the activity": "Soup"})


def test_what_other_sheets_say_of_a_row_is_part_of_its_listing(with_map):
    code, said, imported = with_map(workbook(Listings=TWO, **OTHERS))
    assert code == cli.DONE, said
    tea, soup = imported.entry(), imported.entry("soup")
    assert "organisation: highfield-friends\n" in tea
    assert "venue:\n  name: New Hall\n" in tea
    assert "venue:\n  name: Old Hall\n" in soup
    assert "  street: 2 Example Road\n" in soup
    assert "the sheet `Places` has several rows for row 3; only the first is read\n" in said, said
    assert "Groups!Telephone: no question asks for this, so it is not imported." in said
    assert "was read, not" not in said  # every sheet was


def test_an_id_that_another_sheet_does_not_have_is_reported(with_map):
    rows = listings({"Ref": "1"}, {"Ref": "3", "Name of the activity": "Soup"})
    code, said, imported = with_map(workbook(Listings=rows, **OTHERS))
    assert code == cli.DONE, said
    assert "the sheet `Used Places` has nothing for row 3\n" in said
    assert "  name: Various places\n" in imported.entry("soup")


def test_a_sheet_that_has_nothing_for_any_row_is_named_once(with_map):
    others = {**OTHERS, "Used Places": [["Listing", "Place"], ["9", "p2"]]}
    _, said, _ = with_map(workbook(Listings=TWO, **others))
    assert "the sheet `Used Places` has nothing for any row, so no listing has" in said


def test_a_sheet_that_is_not_there_is_reported(with_map):
    others = {name: rows for name, rows in OTHERS.items() if name != "Groups"}
    code, said, _ = with_map(workbook(Listings=TWO, **others))
    assert code == cli.FAULTS
    assert "no sheet that can be seen is called `Groups`, which the map names\n" in said


def test_a_column_that_is_not_there_is_reported(with_map):
    words = MAP.replace("Groups!ID\n", "Groups!Number\n", 1)
    code, said, _ = with_map(workbook(Listings=TWO, **OTHERS), words)
    assert code == cli.FAULTS
    assert "no column is called `Groups!Number`, which the map names\n" in said


def test_the_rows_that_wait_are_given_again_without_the_other_sheets(with_map):
    rows = listings({"Ref": "1"}, {"Ref": "2", "Name of the activity": "Soup", "Phone": ""})
    code, said, imported = with_map(workbook(Listings=rows, **OTHERS))
    assert code == cli.FAULTS, said
    waiting = openpyxl.load_workbook(imported.folder / "a-waiting.xlsx")
    sheet = waiting.active
    titles = [cell.value for cell in sheet[1]]
    assert "Groups!Name" in titles
    sheet.cell(2, titles.index("Phone") + 1).value = "01632 960110"
    mended = io.BytesIO()
    waiting.save(mended)
    code, said, imported = with_map(mended.getvalue(), name="mended.xlsx")
    assert code == cli.DONE, said
    assert "organisation: highfield-friends\n" in imported.entry("soup")
    assert "  name: Old Hall\n" in imported.entry("soup")


def test_a_map_says_where_a_column_of_another_sheet_is_named(with_map):
    code, said, _ = with_map(workbook(Listings=TWO, **OTHERS), "joined:\n  Ref: Groups\n")
    assert code == cli.WRONG_CALL
    assert "line 2: expected a sheet and its column, such as `Organisation!ID`" in said


def test_another_sheet_may_have_more_rows_than_a_file_may_have_listings(with_map):
    links = [["Listing", "Place"], *([f"x{number}", "p1"] for number in range(5_100))]
    others = {**OTHERS, "Used Places": [*links, ["1", "p2"], ["2", "p1"]]}
    code, said, imported = with_map(workbook(Listings=TWO, **others))
    assert code == cli.DONE, said
    assert "  name: New Hall\n" in imported.entry()


KINDS = {
    "Kinds of Listings": [
        ["Listing", "Kind"], ["1", "k2"], ["1", "k1"], ["1", "k2"], ["1", "k9"], ["2", "k1"],
    ],
    "Kinds": [
        ["Code", "Name"], ["k1", "Gardening and growing"], ["k2", "Music and singing"],
        ["k2", "Dance"],
    ],
}  # fmt: skip
WITH_KINDS = MAP.replace(
    "columns:\n",
    "  Ref*: Kinds of Listings!Listing\n  Kinds of Listings!Kind: Kinds!Code\ncolumns:\n"
    "  Kinds of Listings!Listing: not used\n  Kinds of Listings!Kind: not used\n"
    "  Kinds!Code: not used\n  Kinds!Name: What kind of activity it is\n",
)


def test_a_listing_has_the_choices_of_all_rows_that_it_names(with_map):
    code, said, imported = with_map(workbook(Listings=TWO, **OTHERS, **KINDS), WITH_KINDS)
    assert code == cli.DONE, said
    assert "categories: [music-singing, dance-movement, gardening-growing]\n" in imported.entry()
    assert "categories: [gardening-growing]\n" in imported.entry("soup")
    assert "the sheet `Kinds" not in said  # nothing of it is left out


def test_what_can_be_only_one_thing_and_differs_is_reported(with_map):
    same = [*OTHERS["Groups"], ["g1", "Highfield Friends", "01632 960188"]]
    code, said, _ = with_map(workbook(Listings=TWO, **{**OTHERS, "Groups": same}))
    assert code == cli.DONE, said
    assert "the sheet `Groups`" not in said  # only a column that is not read differs
    other = [*OTHERS["Groups"], ["g1", "Lowfield Friends"]]
    code, said, imported = with_map(workbook(Listings=TWO, **{**OTHERS, "Groups": other}))
    assert "the sheet `Groups` has several rows for row 2 and 3; only the first is read" in said
    assert "organisation: highfield-friends\n" in imported.entry()


def test_the_town_of_an_address_is_its_end_in_the_workbook_of_connected_places(tmp_path, capsys):
    imported = Imported(tmp_path, capsys)
    service = {"ID*": "s1", "Organisation ID*": "o1", "Name*": "Tea", "Status*": "active"}
    service |= {"Intro*": "Tea and talk.", "Description*": "Tea.", "Is Free*": "Yes"}
    service |= {"Contact Phone*": "01632 960110", "Referral Method*": "None"}
    where = {"ID*": "l1", "Address Line 1*": "Mill Hall", "Address Line 2": "3 Mill Lane"}
    where |= {"City*": "Marsh Grove", "Postcode*": "LW1 7WX"}
    sheets = {
        "Service": service,
        "Organisation": {"ID*": "o1", "Name*": "Highfield Friends"},
        "Location": where,
        "Service Location": {"Service ID*": "s1", "Location ID*": "l1"},
        "Taxonomies - Service": {"Service ID": "s1", "Taxonomy ID": "t1"},
        "Taxonomies - Category": {"Collection ID": "c1", "Taxonomy ID": "t1"},
        "Collection - Category": {"Category ID": "c1", "Category Name": "Unheard of"},
    }
    sent = workbook(**{name: [[*row], [*row.values()]] for name, row in sheets.items()})
    _, said = imported("a.xlsx", sent, "--map", "connected-places-workbook", "--sheet", "Service")
    entry = (imported.content / "drafts" / "tea.md").read_text(encoding="utf-8")
    assert "  street: 3 Mill Lane, Marsh Grove\n" in entry, said
    assert "  postcode: LW1 7WX\n" in entry
