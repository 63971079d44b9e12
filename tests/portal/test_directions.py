"""The way to a place on somebody else's map: never where a place is withheld, or somebody hides."""

from tests.conftest import CONTENT

from activity_directory.catalogue.loading import load

LARKWELL = load(CONTENT).catalogue


def test_a_page_gives_directions_to_each_place_that_may_be_shown(larkwell):
    with_directions = set()
    for activity in LARKWELL.activities:
        page = larkwell.get(f"activities/{activity.slug}/")
        if page is None:
            continue
        places = [one for one in page.main.all("details") if "data-directions" in one.attributes]
        links = [link["href"] for place in places for link in place.all("a")]
        may = [] if activity.about_safety else [one for one in activity.venues if not one.withheld]
        assert len(places) in {0, len(may)}, activity.slug
        for venue in may:
            position = LARKWELL.postcodes.position_of(venue)
            if position is None:
                continue
            written = ",".join(f"{degrees:.5f}".rstrip("0").rstrip(".") for degrees in position)
            assert f"geo:{written}?q={written}" in links
            assert f"https://www.openstreetmap.org/directions?to={written}" in links
            with_directions.add(activity.slug)
    assert "chair-exercise" in with_directions
    assert "safe-line" not in with_directions
