"""The table of postcodes: what is read of it, and what is said of a file that isn't one."""

import shutil
from dataclasses import replace

import pytest
from tests.conftest import CONTENT
from tests.small_catalogue import SMALL

from activity_directory.catalogue import postcode_files
from activity_directory.model.postcodes import Postcodes, Unit

HALL = SMALL.venues[0]


def test_a_community_without_a_table_has_none(tmp_path):
    table, problems = postcode_files.read(tmp_path, "content")
    assert not table
    assert problems == []
    assert not SMALL.postcodes


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("LW1.csv", "inward,lat\n", "postcodes/LW1.csv:1:1: error: The first line is not"),
        ("LW1.csv", f"{postcode_files.HEADING}\n1AB,north,2.0,\n", "LW1.csv:2:1: error: This line"),
        ("Larkwell.csv", "", "postcodes/Larkwell.csv:1:1: error: This is no table of postcodes"),
        ("LW1.csv", b"\xff\xfe", "postcodes/LW1.csv:1:1: error: This file is not plain text"),
        (
            "attribution.txt",
            "  ",
            "postcodes/attribution.txt:1:1: error: The line that the licence",
        ),
    ],
)
def test_a_file_that_is_no_table_is_a_problem(tmp_path, name, text, said):
    folder = tmp_path / "postcodes"
    shutil.copytree(CONTENT / "postcodes", folder)
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    _, problems = postcode_files.read(tmp_path, "content")
    [problem] = problems
    assert said in f"{problem.path}:{problem.line}:{problem.column}: error: {problem.message}"
    assert problem.rule == "postcode-table"


def test_a_venue_is_where_its_entry_says_else_in_the_middle_of_its_postcode():
    table = Postcodes({"LW7": (Unit("1AB", 53.5, 1.5), Unit("2DD", 53.6, 1.6))}, "Invented.")
    hall = replace(HALL, postcode="LW7 2DD", location=None)
    assert table.position_of(hall) == (53.6, 1.6)
    assert table.position_of(replace(hall, location=(53.61, 1.61))) == (53.61, 1.61)
    assert table.position_of(replace(hall, postcode="LW7 9ZZ")) is None
    assert table.position_of(replace(hall, postcode="")) is None


def test_a_withheld_venue_has_no_position():
    table = Postcodes({"LW7": (Unit("2DD", 53.6, 1.6, "E07999902"),)}, "Invented.")
    hidden = replace(HALL, postcode="LW7 2DD", location=(53.61, 1.61), withheld=True)
    assert table.position_of(hidden) is None
    assert table.main_district([hidden]) == ""
    assert table.main_district([replace(hidden, withheld=False)]) == "E07999902"
