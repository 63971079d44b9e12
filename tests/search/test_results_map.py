"""The map of results, as the find page fetches it: where things are, and what is never there."""

import json
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest
from tests.conftest import CONTENT

from activity_directory.catalogue.loading import load
from activity_directory.listing.listing import calendar_of, listings_on
from activity_directory.model.place import Venue
from activity_directory.model.postcodes import Postcodes, Unit
from activity_directory.search.facets import in_order, row
from activity_directory.search.results_map import (
    MAP,
    MOST_DOTS,
    dots_path,
    frame_of,
    has_map,
    map_files,
)

LARKWELL = load(CONTENT).catalogue
TODAY = date(2026, 11, 23)
ROWS = in_order(
    row(listing, f"activities/{listing.activity.slug}/", {}, LARKWELL.vocabularies["access"])
    for listing in listings_on(LARKWELL, TODAY, calendar_of(LARKWELL.site, TODAY))
)
CLOTHS = {"old-town": "violet", "riverside": "teal"}
FILE = map_files(LARKWELL, ROWS, CLOTHS)[MAP]
OF_ROWS = dict(zip((one.slug for one in ROWS), FILE["rows"], strict=True))


def spot(file, place):
    """Where a place of the file is drawn, as the page's script works it out."""
    _, north, east = place
    return (east - file["west"]) * file["across"], (file["north"] - north) * file["down"]


def test_a_listing_has_the_places_of_its_venues_where_they_are():
    [number] = OF_ROWS["chair-exercise"]
    assert FILE["places"][number] == ["Highfield Community Centre", 5362246, 157802]
    wide, tall = FILE["box"]
    assert max(wide, tall) == 1000
    for place in FILE["places"]:
        x, y = spot(FILE, place)
        assert 0 < x < wide
        assert 0 < y < tall
    # Northgate is north of Marsh End, and Riverside east of the museum.
    at = {place[0]: spot(FILE, place) for place in FILE["places"]}
    assert at["Northgate Library"][1] < at["Marsh End Allotments"][1]
    assert at["Riverside Leisure Centre"][0] > at["Larkwell Museum"][0]
    # A mile of the scale is a mile of the ground: 1/69.05 of a degree.
    assert FILE["mile"] == pytest.approx(FILE["down"] * 100_000 / 69.05, rel=1e-4)


def test_what_is_withheld_or_about_safety_has_no_place_and_moves_nothing():
    withheld = {venue for venue in LARKWELL.venues if venue.withheld}
    assert len(withheld) == 2
    text = json.dumps(FILE)
    for venue in withheld:
        unit = LARKWELL.postcodes.unit(venue.postcode)
        assert unit is not None
        assert venue.name not in text
        assert f"{round(unit.latitude * 100_000)}, {round(unit.longitude * 100_000)}" not in text
    hidden = [one for one in LARKWELL.activities if one.about_safety or one.is_away]
    assert hidden
    for activity in hidden:
        assert OF_ROWS[activity.slug] == [], activity.slug
    # The same map, without the rows that have no place.
    others = [one for one in ROWS if OF_ROWS[one.slug]]
    assert len(others) < len(ROWS)
    without = map_files(LARKWELL, others, CLOTHS)[MAP]
    assert without["rows"] == [places for places in FILE["rows"] if places]
    assert {**without, "rows": []} == {**FILE, "rows": []}
    moved = replace(ROWS[0], facets=MappingProxyType({"safety": ("yes",)}))
    assert map_files(LARKWELL, [moved], CLOTHS) == {}
    assert not has_map([moved], LARKWELL.postcodes)


def test_each_dot_is_in_the_cloth_of_the_nearest_area_and_other_councils_in_none():
    ground = dict(FILE["ground"])
    assert set(ground) == {"", "violet", "teal"}
    dots = sum(path.count("h0") for path in ground.values())
    ours = sum(len(units) for units in LARKWELL.postcodes.by_outward.values())
    assert ours / 2 < dots <= ours
    names = {label: (x, y) for label, x, y in FILE["areas"]}
    assert {"Old Town", "Riverside", "Marsh End"} <= names.keys()
    assert "Larkwell" not in names
    # Saltby's postcodes give no area ground: without them the names are where they were.
    own = {
        outward: tuple(unit for unit in units if unit.district == "E07999901")
        for outward, units in LARKWELL.postcodes.by_outward.items()
    }
    alone = replace(LARKWELL, postcodes=Postcodes(own, "ours"))
    assert map_files(alone, ROWS, CLOTHS)[MAP]["areas"] == FILE["areas"]


def test_dots_are_written_one_from_the_other_and_as_many_as_can_be_told_apart():
    assert dots_path([(5, 9), (2, 3), (5, 9)]) == "m2 3h0m3 6h0"
    assert dots_path([(2, 9), (5, 3)]) == "m2 9h0m3-6h0"
    many = tuple(
        Unit(f"{n}", 53.6 + (n % 200) / 4000, 1.6 + n // 200 / 2500, "E07999901")
        for n in range(30_000)
    )
    crowded = replace(LARKWELL, postcodes=Postcodes({"LW1": many}, "ours"))
    near = [
        replace(one, venues=tuple(replace(v, location=(53.61, 1.62)) for v in one.venues))
        for one in ROWS
    ]
    [[_, path]] = map_files(crowded, near, {})[MAP]["ground"]
    assert MOST_DOTS / 3 < path.count("h0") <= MOST_DOTS


def test_without_a_table_the_ground_lies_about_the_venues():
    venue = Venue(
        "Hall", location=(53.6, 1.6), area=LARKWELL.vocabularies["areas"].get("riverside")
    )
    bare = replace(LARKWELL, postcodes=Postcodes())
    file = map_files(bare, [replace(ROWS[0], venues=(venue,), facets={})], CLOTHS)[MAP]
    assert file["dots"] == 0
    assert [cloth for cloth, _ in file["ground"]] == ["teal"]
    assert file["box"] == [1000, 1000]
    [[label, x, y]] = file["areas"]
    assert (label, round(x, -2), round(y, -2)) == ("Riverside", 500, 500)
    assert map_files(bare, ROWS, CLOTHS) == {}  # no venue of Larkwell has a location of its own


def test_a_mistyped_place_far_away_is_not_on_the_map():
    here = [(53.6, 1.6), (53.61, 1.6), (53.6, 1.62)]
    frame = frame_of(here, Postcodes(), "")
    assert frame is not None
    assert frame_of([*here, (5.36, 1.6)], Postcodes(), "") == frame
    assert not frame.holds(frame.spot((5.36, 1.6)))
    assert frame_of([], Postcodes(), "") is None
