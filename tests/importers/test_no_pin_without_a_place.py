"""What a list says where a place belongs, and that is none: a town, a number, home visits."""

from __future__ import annotations

import pytest
from tests.rows import Imported, table


@pytest.fixture
def imported(tmp_path, capsys) -> Imported:
    return Imported(tmp_path, capsys)


def _moved_in(imported: Imported, **cells: str | None) -> tuple[str, str]:
    row = {name.replace("_", " "): text for name, text in cells.items()}
    (imported.folder / "map.yml").write_text(
        "columns:\n  Where: Name of the place\n  Pin: Coordinates\nsource: a list of Larkwell\n"
    )
    row = {"Street": None, "Area": None, "Name of the place": None, **row}
    options = ("--map", str(imported.folder / "map.yml"), "--details")
    code, said = imported("list.csv", table(row), *options)
    assert code == 0, said
    return imported.entry(), said


PIN = "51.41233, -0.30017"


@pytest.mark.parametrize(
    "place", ["Coventry, home based", "Coventry (home visits)", "Online, Coventry"]
)
def test_what_comes_home_has_no_place_in_its_town(imported, place):
    entry, _ = _moved_in(imported, Where=place, Pin=PIN, Postcode="KT1 1AA", How_it_happens=None)
    assert "format: online\n" in entry or "format: home-visit\n" in entry
    assert "venue" not in entry
    assert "location" not in entry
    assert place in entry


def test_nor_where_all_of_a_list_is_in_person(imported):
    entry, _ = _moved_in(imported, Where="Coventry, home based", Pin=PIN, Postcode="KT1 1AA")
    assert "format: [in-person, home-visit]\n" in entry
    assert "venue: ask\n" in entry
    assert "location" not in entry


def test_a_building_beside_home_visits_is_a_place(imported):
    entry, _ = _moved_in(imported, Where="Mill Hall, home visits", Pin=PIN, Postcode="KT1 1AA")
    assert "name: Mill Hall\n" in entry
    assert f"location: {PIN}" in entry


@pytest.mark.parametrize("town", ["Musselburgh", "Skegness", "Coventry"])
def test_a_town_with_a_postcode_is_no_place(imported, town):
    entry, _ = _moved_in(imported, Where=town, Pin=PIN, Postcode="KT1 1AA")
    assert f"name: {town}" not in entry
    assert "location" not in entry
    assert "KT1 1AA" in entry


@pytest.mark.parametrize("number", ["1", "3a", "3/3a", "12 & 13"])
def test_the_number_of_a_room_is_no_place(imported, number):
    entry, said = _moved_in(imported, Where=number)
    assert "venue: ask\n" in entry
    assert f"Name of the place: {number}\n" in entry
    assert "is a number, and no name of a place" in said


def test_a_number_beside_a_street_is_a_house(imported):
    entry, _ = _moved_in(imported, Where="53", Street="Mill Road")
    assert "name: 53 Mill Road\n" in entry
    assert "street" not in entry
