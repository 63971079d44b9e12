"""Columns that say where a place is on a map: they become the `location` of its venue."""

from __future__ import annotations

import pytest
from tests.rows import Imported, table

from activity_directory import cli

MAP = "source: the council's list\n"
HALL = {"Name of the place": "Oak Hall", "Postcode": "LW1 7WX", "Area": None}
HERE = {"Latitude": "51.507351", "Longitude": "-0.127758"}
NOWHERE_HERE = "is in neither Great Britain nor Northern Ireland"
WRITTEN = "location: 51.50735, -0.12776"


@pytest.fixture
def lists(tmp_path, capsys):
    """Import rows with a map: the folder, and what is printed."""
    imported = Imported(tmp_path, capsys)
    file = imported.folder / "our.map.yml"

    def rows(*cells: dict[str, str | None], words: str = MAP) -> tuple[Imported, str]:
        file.write_text(words, encoding="utf-8")
        named = [
            {"Name of the activity": f"Tea {at}", **HALL, **row} for at, row in enumerate(cells)
        ]
        code, said = imported("a.csv", table(*named), "--map", str(file), "--details")
        assert code == cli.DONE, said
        return imported, said

    return rows


@pytest.mark.parametrize(
    "cells",
    [
        HERE,
        {"lat": "51.507351", "lng": "-0.127758"},
        {"Latitude": "-0.127758", "Longitude": "51.507351"},
        {"Coordinates": "51.507351, -0.127758"},
        {"Lat/Long": "(51.507351 -0.127758)"},
        {"Easting": "530029", "Northing": "180380"},
    ],
)
def test_two_numbers_are_where_the_place_is(lists, cells):
    found, said = lists(cells)
    line = next(one for one in found.entry("tea-0").splitlines() if "location:" in one)
    north, east = map(float, line.partition(": ")[2].split(", "))
    assert abs(north - 51.50735) < 0.0001, said
    assert abs(east + 0.12776) < 0.0001


def test_a_place_in_northern_ireland_is_one(lists):
    found, _ = lists({"Latitude": "54.597310", "Longitude": "-5.930120"})
    assert "location: 54.59731, -5.93012" in found.entry("tea-0")


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"Latitude": "0", "Longitude": "0"}, ""),
        ({"Latitude": "51.507351"}, "is no place on a map"),
        ({"Latitude": "40.712776", "Longitude": "-74.005974"}, NOWHERE_HERE),
        ({"Latitude": "53.349805", "Longitude": "-6.260310"}, NOWHERE_HERE),
        (
            {"Easting": "333512", "Northing": "374512", "Postcode": "BT0 1AA"},
            "may be of the grid of",
        ),
        ({"Latitude": "51.5", "Longitude": "-0.12"}, "says only roughly where it is"),
        ({"Latitude": "north", "Longitude": "west"}, ""),
    ],
)
def test_what_is_no_certain_place_is_not_used(lists, cells, why):
    found, said = lists(cells)
    assert "location" not in found.entry("tea-0")
    assert why in said


def test_the_file_of_a_place_has_its_position(lists):
    found, _ = lists(HERE, HERE)
    assert WRITTEN in (found.content / "venues/oak-hall.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "cells",
    [
        {"Hide address": "yes"},
        {"Show on map": "no"},
        {"Name of the place": "Private address"},
        {"Name of the place": "Jean's house"},
        {"What people do there": "We sit. Please do not publish the address."},
        {"Name of the place": "Online", "Street": None, "Postcode": None},
        {"Name of the place": None, "Street": None, "Postcode": None},
    ],
)
def test_of_a_place_that_is_withheld_or_not_known_no_file_has_the_position(lists, cells):
    found, _ = lists({**HERE, **cells}, {**HERE, **cells})
    for file in found.content.rglob("*"):
        if (
            file.is_file()
            and file.suffix in {".md", ".yml", ".csv"}
            and "postcodes" not in str(file)
        ):
            assert "51.507" not in file.read_text(encoding="utf-8"), file


NAMED = {"Street": None, "Postcode": None}


@pytest.mark.parametrize("name", ["The Meadow, Larkwell", "346 Mill Road South", "Oak Hall"])
def test_a_place_without_a_postcode_has_its_position(lists, name):
    found, _ = lists({**HERE, **NAMED, "Name of the place": name})
    assert WRITTEN in found.entry("tea-0")


@pytest.mark.parametrize(
    ("latitude", "is_same"), [("51.507351", True), ("51.508200", True), ("51.515351", False)]
)
def test_a_place_some_way_off_is_another_of_the_same_name(lists, latitude, is_same):
    row = {**HERE, **NAMED, "Latitude": latitude, "Street": "Oak Street"}
    whole = {**HERE, "Street": "Oak Street"}
    found, said = lists(whole, whole, row)
    entry = found.entry("tea-2")
    assert ("venue: oak-hall" in entry) == is_same, said
    assert (f"location: {float(latitude):.5f}, -0.12776" in entry) != is_same
    assert ("may be another place" in said) != is_same


def test_a_position_without_a_name_of_its_place_is_reported(lists):
    _, said = lists({**HERE, "Name of the place": None, "Street": None, "Postcode": None})
    assert "no name of its place, so that is unused" in said


def test_a_position_that_is_none_is_reported_by_its_own_column(lists):
    _, said = lists({"Latitude": "51.507351, -0.127758,17", "Longitude": ""})
    [line] = [one for one in said.splitlines() if "is no place on a map" in one]
    assert "(Latitude): warning: Where it is on a map: `51.507351, -0.127758,17`" in line


def test_a_mask_of_the_postcode_alone_masks_the_position_too(lists):
    words = f"{MAP}left out:\n  Hidden: {{'yes': [Postcode]}}\n"
    found, _ = lists({**HERE, "Hidden": "yes"}, {**HERE, "Hidden": "no"}, words=words)
    assert "51.507" not in found.entry("tea-0")
    assert WRITTEN in found.entry("tea-1")


FAR = {"Latitude": "51.513351", "Longitude": "-0.127758"}
NEAR = {"Latitude": "51.509351", "Longitude": "-0.127758"}


def test_a_place_of_the_same_name_and_postcode_far_away_is_another(lists):
    found, said = lists(HERE, HERE, FAR, NEAR)
    assert WRITTEN in (found.content / "venues" / "oak-hall.yml").read_text(encoding="utf-8")
    assert all("venue: oak-hall\n" in found.entry(f"tea-{at}") for at in (0, 1, 3))
    assert "venue:\n  name: Oak Hall\n" in found.entry("tea-2")
    assert "location: 51.51335, -0.12776" in found.entry("tea-2")
    assert "`Oak Hall` is 700 metres from venues/oak-hall.yml by its place on a map" in said
    assert said.count("by its place on a map") == 1


def test_two_places_far_from_each_other_have_no_file_together(lists):
    found, _ = lists(HERE, FAR)
    assert not (found.content / "venues" / "oak-hall.yml").exists()
    assert WRITTEN in found.entry("tea-0")
    assert "location: 51.51335, -0.12776" in found.entry("tea-1")
