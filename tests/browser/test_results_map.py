"""The results as a map: its pins are those of the list, and nobody else is asked for anything."""

import re

import pytest
from playwright.sync_api import expect
from tests.browser.looking import enlarge, settled, too_wide, violations

PIN = ".results-map__pin"
SAID = "[data-map-said]"
SHOWN = ".activity-result:visible"


@pytest.fixture
def find(visit):
    def opened(path="search/#view=map", **options):
        page = settled(visit(path, **options))
        if "view=map" in path:
            expect(page.locator(SAID)).not_to_be_empty()
        return page

    return opened


def numbers_in_list(page):
    return [
        int(words) for words in page.locator("[data-on-map] .results-map__number").all_inner_texts()
    ]


def numbers_of_pins(page):
    """What the pins stand for, by their accessible names."""
    names = [pin.get_attribute("aria-label") for pin in page.locator(PIN).all()]
    found = set()
    for name in names:
        several = name.rpartition("numbers ")[2] if "numbers " in name else name.partition(":")[0]
        found.update(map(int, several.split(", ")))
    return found


def test_the_pins_are_the_results_by_the_numbers_of_the_list(find, watched):
    page = find("search/")
    assert watched.asked_for("map") == []  # nothing of it is fetched before somebody asks
    page.get_by_role("button", name="Map", exact=True).click()
    expect(page.locator(SAID)).to_contain_text("you see are on the map")
    assert page.evaluate("location.hash") == "#view=map"
    shown = page.locator(".activity-result").count()
    numbers = numbers_in_list(page)
    assert numbers == list(range(1, len(numbers) + 1))
    assert numbers_of_pins(page) == set(numbers)
    without = shown - len(numbers)
    assert without > 0
    expect(page.locator(SAID)).to_have_text(
        f"{len(numbers)} of the {shown} you see are on the map. "
        f"{without} more have no place on the map: they are in the list."
    )
    # What is pressed: its place, and what is on there, in the words of the list.
    several = page.locator(f"{PIN}--several").first
    several.focus()
    page.keyboard.press("Enter")
    opened = page.locator("[data-map-open]")
    expect(opened).to_be_focused()
    expect(several).to_have_attribute("aria-expanded", "true")
    links = opened.get_by_role("listitem").get_by_role("link").all()
    for link in links:
        of_list = page.locator("[data-on-map]").get_by_role("link", name=link.inner_text())
        assert link.get_attribute("href") == of_list.get_attribute("href")
    assert f"{len(links)} here" == several.inner_text()
    # The way there is somebody else's to tell: only on a press, and after a word of warning.
    way = opened.get_by_role("link", name="Find the way on www.openstreetmap.org")
    expect(way).to_be_hidden()
    opened.get_by_text("Directions").click()
    expect(opened).to_contain_text("These links leave this site.")
    assert re.fullmatch(
        r"https://www\.openstreetmap\.org/directions\?to=53\.\d+,1\.\d+", way.get_attribute("href")
    )
    app = opened.get_by_role("link", name="Open in a map app").get_attribute("href")
    assert re.fullmatch(r"geo:(53\.\d+,1\.\d+)\?q=\1", app)
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(opened).to_be_hidden()
    expect(several).to_be_focused()
    # Back is the list again, and so is a page that is loaded again the map.
    page.reload()
    expect(page.locator(PIN).first).to_be_visible()
    page.go_back()
    expect(page.locator("[data-results-map]")).to_be_hidden()
    expect(page.get_by_role("button", name="List", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    assert page.locator(".results-map__number").count() == 0


def test_what_is_withheld_or_keeps_people_safe_is_in_the_list_alone(find):
    page = find("search/#view=map&shown=100")
    expect(page.locator(SAID)).to_contain_text("have no place on the map")
    items = page.locator(".activity-result:not([data-on-map]) .activity-result__name")
    names = items.all_inner_texts()
    assert {"Rainbow Social", "Larkwell Safe Line"} <= set(names)
    pins = " ".join(pin.get_attribute("aria-label") for pin in page.locator(PIN).all())
    assert not any(name in pins for name in names)
    # Somebody in danger gets the services, and no map of them.
    box = page.get_by_role("searchbox")
    box.fill("my husband hits me")
    box.press("Enter")
    settled(page)
    expect(page.locator(SAID)).to_have_text("None of these has a place on the map.")
    expect(page.locator("[data-map-whole]")).to_be_hidden()
    expect(page.locator(".activity-result").first).to_be_visible()


def test_near_a_place_the_map_shows_it_and_how_far_is_looked(find, watched):
    page = find("search/#near=LW3&within=3&sort=nearest&view=map")
    expect(page.locator(".results-map__you")).to_have_text("LW3")
    expect(page.locator(".results-map__reach")).to_have_count(1)
    page.get_by_label("How far away").select_option("0")
    expect(page.locator(".results-map__reach")).to_have_count(0)
    page.locator(PIN).first.click()
    expect(page.locator("[data-map-open]")).to_contain_text("mile")
    field = page.get_by_label("Your postcode or a place")
    field.fill("LW8")
    field.press("Enter")
    expect(page.locator(SAID)).to_contain_text("LW8 is beyond this map.")
    expect(page.locator(".results-map__you")).to_have_count(0)


def test_on_a_phone_the_map_takes_the_place_of_what_is_on_it(find):
    page = find(width=320, dark=True, has_touch=True, is_mobile=True)
    shown = page.locator(SHOWN)
    assert shown.count() == page.locator(".activity-result:not([data-on-map])").count() > 0
    for pin in page.locator(PIN).all():
        box = pin.bounding_box()
        assert min(box["width"], box["height"]) >= 44
    boxes = [pin.bounding_box() for pin in page.locator(PIN).all()]
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            assert (
                one["x"] + one["width"] <= other["x"] + 1
                or other["x"] + other["width"] <= one["x"] + 1
                or one["y"] + one["height"] <= other["y"] + 1
                or other["y"] + other["height"] <= one["y"] + 1
            )
    assert violations(page) == []
    # Places that are close together become one, and come apart where somebody looks closer.
    enlarge(page)
    together = page.get_by_role("button", name=re.compile("several places"))
    expect(together.first).to_be_visible()
    assert too_wide(page) == []
    together.first.click()
    page.get_by_role("button", name="Look closer").click()
    expect(page.get_by_role("button", name="Show the whole map")).to_be_visible()
    page.get_by_role("button", name="Show the whole map").click()
    expect(page.get_by_role("button", name="Show the whole map")).to_be_hidden()
    expect(together.first).to_be_visible()
    page.get_by_role("button", name="List", exact=True).click()
    expect(page.locator("[data-results-map]")).to_be_hidden()
    expect(shown).to_have_count(page.locator(".activity-result").count())


def test_where_the_map_does_not_come_the_list_has_everything(visit, watched):
    page = visit("search/")
    settled(page)
    page.route("**/map.json", lambda route: route.abort())
    page.get_by_role("button", name="Map", exact=True).click()
    expect(page.get_by_text("We could not draw the map.")).to_be_visible()
    assert page.locator(SHOWN).count() == page.locator(".activity-result").count()
    watched.complaints.clear()
    page.unroute("**/map.json")
    page.get_by_role("button", name="Map", exact=True).click()
    expect(page.locator(PIN).first).to_be_visible()
    expect(page.get_by_text("We could not draw the map.")).to_be_hidden()


def test_on_paper_the_map_is_black(find):
    page = find()
    page.emulate_media(media="print")
    pin = page.locator(PIN).first
    expect(pin).to_have_css("color", "rgb(0, 0, 0)")
    expect(page.locator(".results-map__dots").first).to_have_css("stroke", "rgb(0, 0, 0)")


def test_a_site_whose_venues_nobody_has_placed_has_no_map(small_site):
    page = (small_site / "search/index.html").read_text(encoding="utf-8")
    assert ("data-results-map" in page) is (small_site / "search/map.json").exists()


def test_champion_places_are_pins_of_another_shape_that_cover_no_other(find):
    page = find()
    helped = page.locator(".results-map__help")
    expect(helped).to_have_count(5)
    boxes = [one.bounding_box() for one in page.locator(f"{PIN}, .results-map__help").all()]
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            across = abs(one["x"] + one["width"] / 2 - other["x"] - other["width"] / 2)
            down = abs(one["y"] + one["height"] / 2 - other["y"] - other["height"] / 2)
            assert across >= 24 or down >= 24
    desk = page.get_by_role("button", name="help you here: Northgate Library desk. Open tomorrow")
    desk.focus()
    page.keyboard.press("Enter")
    opened = page.locator("[data-map-open]")
    expect(opened).to_contain_text("Northgate Library desk. Open tomorrow, 2pm to 6pm")
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(desk).to_be_focused()
    desk.click()
    opened.get_by_role("link", name="Northgate Library desk").click()
    expect(page.locator("#place-northgate-lib-desk")).to_be_visible()
