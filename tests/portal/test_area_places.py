"""The places of an area as a map on its page, made when the site is built."""

from tests.conftest import CONTENT

from activity_directory.catalogue.loading import load

LARKWELL = load(CONTENT).catalogue


def test_the_pins_are_the_places_of_the_list_below_them(larkwell):
    with_map = 0
    for area in LARKWELL.vocabularies["areas"]:
        page = larkwell[f"areas/{area.id}/"]
        drawings = page.main.all("svg", class_="results-map__places")
        if not drawings:
            continue
        with_map += 1
        listed = page.main.one("ul", class_="results-map__listings").all("li")
        pins = drawings[0].all("a")
        numbers = [one for pin in pins for one in pin.words.split(", ")]
        assert sorted(numbers) == [one.one("span").words for one in listed]
        ids = {one["id"] for one in listed}
        assert {pin["href"].removeprefix("#") for pin in pins} <= ids
        for one in listed:
            name = one.one("strong").words
            assert any(name in pin["aria-label"] for pin in pins)
            assert one.all("a")
        assert "mile" in drawings[0].words
    assert with_map == 6


def test_nothing_withheld_or_about_safety_is_among_them(larkwell):
    hidden = {one.name for one in LARKWELL.activities if one.about_safety}
    assert hidden
    for area in LARKWELL.vocabularies["areas"]:
        for places in larkwell[f"areas/{area.id}/"].main.all("ul", class_="results-map__listings"):
            assert not hidden & {link.words for link in places.all("a")}
            assert not {venue.name for venue in LARKWELL.venues if venue.withheld} & {
                name.words for name in places.all("strong")
            }
