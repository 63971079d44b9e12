"""How far it is: a postcode becomes a place in the browser, and no request has it."""

import pytest
from playwright.sync_api import expect

BUSY = "[data-find-answer]"


@pytest.fixture
def find(visit):
    """The find page once it has answered, and a function that says where somebody is."""

    def opened(path="search/", **options):
        page = visit(path, **options)
        expect(page.locator(BUSY)).to_have_attribute("aria-busy", "false")
        return page

    return opened


def say(page, place):
    field = page.get_by_label("Your postcode or a place")
    field.fill(place)
    field.press("Enter")


def places(page, part="results"):
    """Where the results of a part are, as people read it."""
    shown = page.locator(f"[data-find-{part}] .activity-result__where dd").all_inner_texts()
    return [words.replace("\u00a0", " ") for words in shown]


def test_a_postcode_is_read_on_the_page_and_no_request_has_it(find, watched):
    page = find()
    order = page.get_by_label("Order")
    expect(order.locator("[value=nearest]")).to_be_disabled()
    assert watched.asked_for("near.json") == []
    say(page, "lw3-2tu")
    note = page.locator("[data-find-place]")
    expect(note).to_contain_text(
        "Distances are in a straight line from LW3 2TU. The way there is longer."
    )
    # The areas around, the nearest first, are links to their lists.
    expect(note).to_contain_text("Areas around: Station Quarter, Old Town, Highfield")
    to_the_list = note.get_by_role("link", name="Station Quarter")
    assert to_the_list.get_attribute("href") == "../areas/station-quarter/"
    expect(order).to_have_value("nearest")
    expect(page.locator("[data-find-said]")).to_contain_text("from LW3 2TU")
    found = places(page)
    assert found[0].endswith("LW3 2TU: less than a quarter of a mile away")
    # The advice centre is 0.44 miles from there.
    assert any(
        "Larkwell Advice Centre" in one and "about 0.4 miles in a straight line" in one
        for one in found
    )
    # The address has the first half alone, and is the same when the page is loaded again.
    assert page.evaluate("location.hash") == "#near=LW3&sort=nearest"
    page.get_by_label("How far away").select_option("1")
    expect(page.get_by_role("button", name="Within 1 mile of LW3 2TU")).to_be_visible()
    expect(page.locator("[data-find-answer]")).to_have_attribute("aria-busy", "false")
    assert page.evaluate("location.hash") == "#near=LW3&within=1&sort=nearest"
    assert all("Highfield" not in one for one in places(page))
    # What comes to people, and what has no place to measure from, stands apart.
    assert page.locator("[data-find-come] .activity-result").count() > 0
    unplaced = page.locator("[data-find-unplaced] .activity-result__name").all_inner_texts()
    assert "Rainbow Social" in unplaced  # its place is withheld
    assert not any("mile" in one for one in places(page, "come") + places(page, "unplaced"))
    page.reload()
    expect(note).to_contain_text("Distances are from the middle of LW3.")
    page.get_by_role("button", name="Within 1 mile of LW3").click()
    expect(note).to_be_hidden()
    assert page.evaluate("location.hash") in {"", "#"}
    asked = " ".join(watched.requests).upper()
    assert "LW3.JSON" in asked
    assert "2TU" not in asked


def test_a_postcode_in_the_search_box_is_a_place_and_is_in_no_address(find, watched):
    page = find()
    box = page.get_by_role("searchbox")
    note = page.locator("[data-find-place]")
    box.fill("walks near lw3-2tu")
    box.press("Enter")
    expect(note).to_contain_text("from LW3 2TU")
    expect(box).to_have_value("walks")
    expect(page.get_by_label("Order")).to_have_value("nearest")
    expect(page.locator("[data-near-said]")).to_have_text("Distances from LW3\u00a02TU")
    expect(page.get_by_label("Your postcode")).to_have_attribute("aria-invalid", "false")
    expect(page.locator(BUSY)).to_have_attribute("aria-busy", "false")
    assert any("mile" in one for one in places(page))
    assert page.evaluate("location.hash") == "#q=walks&near=LW3&sort=nearest"
    page.get_by_role("button", name="Near LW3").click()
    expect(note).to_be_hidden()
    assert page.evaluate("location.hash") == "#q=walks"
    # A listing's own postcode finds it, first of all: it is nowhere else.
    for typed in ("LW3 2TU", "lw32tu"):
        box.fill("")
        box.press_sequentially(typed)
        expect(note).to_contain_text("from LW3 2TU")
        expect(page.locator(BUSY)).to_have_attribute("aria-busy", "false")
        assert places(page)[0].endswith("LW3 2TU: less than a quarter of a mile away")
    box.press("Enter")
    # Half of one, one that is new, and one of elsewhere, of which no address has the second half.
    for typed, said in (("LW1", "middle of LW1"), ("LW1 9ZZ", "We do not know LW1 9ZZ")):
        box.fill(typed)
        box.press("Enter")
        expect(note).to_contain_text(said)
        assert page.evaluate("location.hash") == "#near=LW1&sort=nearest"
    box.fill("XX1 1AA")
    box.press("Enter")
    expect(page.locator(BUSY)).to_have_attribute("aria-busy", "false")
    assert page.evaluate("location.hash") == "#q=XX1&near=LW1&sort=nearest"
    # The order that somebody chose stays.
    page.get_by_label("Order").select_option("soonest")
    box.fill("LW3")
    box.press("Enter")
    expect(note).to_contain_text("middle of LW3")
    assert page.evaluate("location.hash") == "#near=LW3&sort=soonest"
    assert not [url for url in watched.requests if "2TU" in url.upper() or "9ZZ" in url.upper()]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("LW7 1AB", "Saltby has a directory of its own: connected-saltby.example.org."),
        ("LW8", "LW8 is outside Larkwell."),
        ("LW1 OAA", "We do not know LW1 0AA: it may be new."),
        ("lw4 3", "Distances are from the middle of LW4."),
        ("northgate LIBRARY", "from Northgate Library."),
        ("the hill", "from Highfield."),
        # A neighbour's postcodes begin two miles from there.
        ("Highfield", "Saltby has a directory of its own: connected-saltby.example.org."),
        ("pump house", "from The Old Pump House."),
    ],
)
def test_a_place_is_known_however_it_is_written(places_page, typed, answer):
    say(places_page, typed)
    expect(places_page.locator("[data-find-place]")).to_contain_text(answer)


@pytest.fixture(scope="module")
def places_page(browser, address):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}search/")
    expect(page.locator(BUSY)).to_have_attribute("aria-busy", "false")
    yield page
    context.close()


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("XX1 1AA", "We only know postcodes in and near Larkwell, and XX1 is not one of them."),
        ("Harbour Rooms", "We do not know “Harbour Rooms”."),  # withheld
    ],
)
def test_what_is_not_known_is_said_beside_the_field_and_changes_nothing(places_page, typed, answer):
    before = places_page.evaluate("location.hash")
    say(places_page, typed)
    expect(places_page.locator("[data-near-said]")).to_contain_text(answer)
    expect(places_page.get_by_label("Your postcode")).to_have_attribute("aria-invalid", "true")
    assert places_page.evaluate("location.hash") == before


def test_the_device_is_asked_only_on_a_press(find, watched):
    page = find(
        permissions=["geolocation"],
        geolocation={"latitude": 53.6225, "longitude": 1.5780},
    )
    asked = "() => { const was = navigator.geolocation.getCurrentPosition; window.asked = 0;"
    asked += "navigator.geolocation.getCurrentPosition = (...all) => {"
    asked += "window.asked += 1; was.apply(navigator.geolocation, all); }; }"
    page.evaluate(asked)
    say(page, "LW1")
    expect(page.locator("[data-find-place]")).to_contain_text("LW1")
    assert page.evaluate("window.asked") == 0
    page.get_by_role("button", name="Use where I am now").click()
    expect(page.locator("[data-find-place]")).to_contain_text("from where you are")
    assert places(page)[0].startswith("Highfield Community Centre")
    assert page.evaluate("location.hash") == "#near=here&sort=nearest"
    assert not [url for url in watched.requests if "53.62" in url or "1.578" in url]
    page.reload()
    expect(page.locator("[data-near-said]")).to_contain_text("Press “Use where I am now”")


def test_what_is_on_soonest_comes_first(find):
    page = find("search/#sort=soonest")
    names = page.locator("[data-find-results] .activity-result__name").all_inner_texts()
    whens = page.locator("[data-find-results] .activity-result__when").all_inner_texts()
    # The demonstration's day is a Monday.
    assert names[0] == "Larkwell Safe Line"  # by day and by night
    assert names.index("Sit and Be Fit") < names.index("Buggy Walk and Talk")
    monday = names.index("Sit and Be Fit")
    assert not any("Tuesdays" in when or "Fridays" in when for when in whens[:monday])
    expect(page.get_by_label("Order")).to_have_value("soonest")


def test_without_a_table_of_postcodes_there_is_no_box(small_site):
    page = (small_site / "search/index.html").read_text(encoding="utf-8")
    assert "data-near-box" not in page
    assert not (small_site / "search/near.json").exists()
