"""Where listings and postcodes are, and what is on soonest, as the find page fetches it."""

from dataclasses import replace
from datetime import date

from tests.conftest import CONTENT

from activity_directory.catalogue.loading import load
from activity_directory.listing.listing import calendar_of, listings_on
from activity_directory.model.postcodes import Postcodes, Unit
from activity_directory.search.facets import in_order, row
from activity_directory.search.near import near, near_files, postcodes_of
from activity_directory.search.soonest import soonest

LARKWELL = load(CONTENT).catalogue
TODAY = date(2026, 11, 23)
ROWS = in_order(
    row(listing, f"activities/{listing.activity.slug}/", {}, LARKWELL.vocabularies["access"])
    for listing in listings_on(LARKWELL, TODAY, calendar_of(LARKWELL.site, TODAY))
)
BY_SLUG = {one.slug: number for number, one in enumerate(ROWS)}


def test_a_listing_has_the_points_of_its_venues_and_none_of_a_withheld_one():
    file = near(LARKWELL, ROWS)
    assert len(file["rows"]) == len(ROWS)
    [point] = file["rows"][BY_SLUG["chair-exercise"]]
    assert file["points"][point] == (536225, 15780)
    hidden = [one for one in LARKWELL.activities if any(venue.withheld for venue in one.venues)]
    assert hidden
    for activity in hidden:
        shown = [venue for venue in activity.venues if not venue.withheld]
        assert len(file["rows"][BY_SLUG[activity.slug]]) == len(shown)
    for venue in LARKWELL.venues:
        unit = LARKWELL.postcodes.unit(venue.postcode)
        at = (round(unit.latitude * 10_000), round(unit.longitude * 10_000))
        assert (at in file["points"]) is not venue.withheld, venue.name


def test_places_are_named_as_people_type_them_and_areas_lie_amid_their_venues():
    places = {label: (names, *at) for names, label, *at in near(LARKWELL, ROWS)["places"]}
    assert places["St Anne's Church Hall"] == (["st annes church hall"], 536029, 15963)
    assert "the hill" in places["Highfield"][0]
    assert places["Highfield"][1:] == (536225, 15780)
    assert "Larkwell" not in places  # everything is there
    assert not {venue.name for venue in LARKWELL.venues if venue.withheld} & places.keys()


def test_an_outward_code_knows_its_council_and_so_does_a_postcode_of_another():
    file = near(LARKWELL, ROWS)
    assert file["home"] == "E07999901"
    assert file["outward"]["LW7"][2] == "E07999902"
    assert file["neighbours"]["E07999902"][0] == "Saltby"
    units = (Unit("1AB", 53.65, 1.6, "E1"), Unit("2CD", 53.66, 1.62, "E1"), Unit("3EF", 53.67, 1.6))
    assert postcodes_of(units) == {
        "middle": (536600, 16067),
        "districts": ["E1", ""],
        "units": {"1AB": [-100, -67], "2CD": [0, 133], "3EF": [100, -67, 1]},
    }


def test_without_a_table_there_are_no_such_files():
    assert near_files(LARKWELL, ROWS).keys() > {"search/near.json", "search/postcodes/LW1.json"}
    assert near_files(replace(LARKWELL, postcodes=Postcodes()), ROWS) == {}


def test_sessions_are_counted_in_minutes_and_opening_hours_last_until_they_close():
    file = soonest(ROWS)
    assert file["day"] == "2026-11-23"
    monday, friday = 10 * 60 + 30, 4 * 1440 + 10 * 60 + 30
    assert file["rows"][BY_SLUG["chair-exercise"]][:4] == [monday, monday, friday, friday]
    assert file["rows"][BY_SLUG["books-on-prescription"]][:2] == [570, 1050]
    assert all(len(moments) <= 8 for moments in file["rows"])
    assert soonest([replace(ROWS[0], sessions=())]) == {"day": "", "rows": [[]]}
