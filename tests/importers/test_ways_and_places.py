"""What lists write of where and how: several ways in a phrase, sentences where a place belongs."""

from __future__ import annotations

import pytest
import yaml
from tests.rows import Imported, table

from activity_directory import cli

NOWHERE = {"Name of the place": None, "Street": None, "Area": None}
BOTH = ["in-person", "online"]


@pytest.fixture
def taken(tmp_path, capsys):
    """Import rows with a map: the facts of the first entry, its description, what is printed."""
    imported = Imported(tmp_path, capsys)
    (imported.folder / "our.map.yml").write_text("source: the list of 2021\n", encoding="utf-8")

    def run(*rows: dict[str, str | None]) -> tuple[dict[str, object], str, str]:
        names = ("Tea at Three", "Tea at Four")
        names_of_rows = zip(rows, names, strict=False)
        named = [{"Name of the activity": name, **row} for row, name in names_of_rows]
        sent = table(*({"How it happens": None, **row} for row in named))
        options = ("--map", str(imported.folder / "our.map.yml"), "--details")
        code, said = imported("a.csv", sent, *options)
        assert code == cli.DONE, said
        slug = imported.slugs[-1]
        _, facts, text = imported.entry(slug).split("---\n", 2)
        return yaml.safe_load(facts), text, said

    return run


@pytest.mark.parametrize(
    ("cell", "ways"),
    [
        ("In person and online", BOTH),
        ("Online or face-to-face", ["online", "in-person"]),
        ("in-person, online and by phone", [*BOTH, "phone"]),
        ("via Zoom or face to face", ["online", "in-person"]),
        ("Both online and/or in person", ["online", "in-person"]),
    ],
)
def test_ways_that_a_cell_joins_are_choices(taken, cell, ways):
    facts, text, _ = taken({"How it happens": cell})
    assert facts["format"] == ways
    assert facts["venue"]["name"] == "Example Hall"
    assert "How it happens" not in text


@pytest.mark.parametrize(
    ("sentence", "ways"),
    [
        ("Available In Person and online.", BOTH),
        ("Sessions are held online or in person.", BOTH),
        ("We meet in-person, online and by phone.", [*BOTH, "phone"]),
        ("Classes take place via Zoom or face to face.", BOTH),
        ("This is a hybrid group: join us on Zoom or at the hall.", BOTH),
        ("Online sessions as well as face to face groups.", BOTH),
        ("Advice online and by phone.", ["online", "phone"]),
    ],
)
def test_ways_that_a_text_joins_are_all_in_the_entry(taken, sentence, ways):
    facts, _, said = taken({**NOWHERE, "What people do there": sentence})
    assert facts["format"] == ways
    assert facts.get("venue") == ("ask" if "in-person" in ways else None)
    assert "a text says" in said


@pytest.mark.parametrize(
    "sentence",
    [
        "Book online or in person.",
        "You can register online, by phone or in person.",
        "Talk to us in person or by phone to find out more.",
        "Sessions are held online. Face to Face meetings on request.",
        "Our classes are held on Zoom or at Mill Hall.",
        "Counselling online, by telephone or in the room.",
    ],
)
def test_ways_that_are_not_plain_have_to_be_asked_for(taken, sentence):
    facts, _, _ = taken({**NOWHERE, "What people do there": sentence})
    assert facts["format"] == "ask"


@pytest.mark.parametrize("column", ["Name of the place", "How it happens"])
def test_a_text_with_both_ways_is_more_than_a_cell_that_says_online(taken, column):
    text = "Our groups meet online and in person."
    facts, _, _ = taken({**NOWHERE, column: "Online", "What people do there": text})
    assert facts["format"] == BOTH
    assert facts["venue"] == "ask"


def test_a_cell_that_says_in_person_is_not_changed_by_a_text(taken):
    cells = {"How it happens": "In person", "What people do there": "Held online and in person."}
    facts, _, _ = taken(cells)
    assert facts["format"] == "in-person"


@pytest.mark.parametrize(
    "name", ["Tai Chi Online", "Yoga (Zoom)", "Choir: on Zoom", "Quiz - Online"]
)
@pytest.mark.parametrize("place", [None, "Online"])
def test_a_name_that_ends_in_online_is_online_where_there_is_no_place(taken, name, place):
    facts, _, _ = taken({**NOWHERE, "Name of the activity": name, "Name of the place": place})
    assert facts["format"] == "online"
    assert "venue" not in facts


@pytest.mark.parametrize("name", ["Larkwell Online", "Mill Vale Connect Online", "Advice Online"])
def test_what_may_be_the_name_of_a_website_says_nothing_of_how_it_happens(taken, name):
    facts, _, _ = taken({**NOWHERE, "Name of the activity": name})
    assert (facts["format"], facts["venue"]) == ("ask", "ask")


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Our festival is online only.", "online"),
        ("The festival takes place online this year.", "online"),
        ("A guided walk on Zoom, with music.", "online"),
        ("A virtual festival for all.", "online"),
        ("A weekly class via Teams.", "online"),
        ("A festival of music on Zoom and in the park.", "ask"),
        ("We run nature walks and meet on Zoom each month.", "ask"),
        ("Festivals in summer. We chat on Zoom.", "ask"),
        ("Run via teams of volunteers.", "ask"),
    ],
)
def test_a_festival_or_a_walk_is_online_where_its_own_words_say_so(taken, text, way):
    facts, _, _ = taken({**NOWHERE, "What people do there": text})
    assert facts["format"] == way
    assert facts.get("venue") == ("ask" if way == "ask" else None)


@pytest.mark.parametrize(
    ("times", "way"),
    [
        ("Monday 10-11 on Zoom", "online"),
        ("Monday & Friday 10am-11am (online)", "online"),
        ("Monday 10:00 to 11:00 via Teams.", "online"),
        ("Monday 10-11 online, Tuesday 2-3 at the hall", "ask"),
        ("Monday 10-11, online booking", "ask"),
        ("In person Monday 10-11 or online", "ask"),
        ("Monday 10-11 via teams of volunteers", "ask"),
    ],
)
def test_times_on_zoom_are_online_where_nothing_else_is(taken, times, way):
    facts, _, _ = taken({**NOWHERE, "How often": None, "Days and times": times})
    assert facts["format"] == way
    assert facts.get("venue") == ("ask" if way == "ask" else None)


def test_times_on_zoom_change_nothing_at_a_place(taken):
    facts, _, _ = taken({"How often": None, "Days and times": "Monday 10-11 on Zoom"})
    assert facts["venue"]["name"] == "Example Hall"


@pytest.mark.parametrize("place", ["Facebook Live", "YouTube", "Live streamed on YouTube", "Webex"])
def test_what_shows_films_is_no_place(taken, place):
    facts, _, _ = taken({**NOWHERE, "Name of the place": place})
    assert facts["format"] == "online"
    assert "venue" not in facts


@pytest.mark.parametrize("name", ["Staying Safe Online", "Get Online", "Shopping Online"])
def test_a_name_about_the_web_says_nothing_of_how_it_happens(taken, name):
    facts, _, _ = taken({**NOWHERE, "Name of the activity": name})
    assert facts["format"] == "ask"


def test_a_name_that_ends_in_online_changes_nothing_at_a_place(taken):
    facts, _, _ = taken({"Name of the activity": "Tai Chi Online"})
    assert facts["venue"]["name"] == "Example Hall"
    assert facts["format"] == "ask"


@pytest.mark.parametrize(
    "cell",
    [
        "They are based in multiple hospitals across the county",
        "Apply for help online.",
        "Football clubs throughout the county",
        "Contact us for details of your nearest group",
    ],
)
@pytest.mark.parametrize("area", [None, "Larkwell"])
def test_a_sentence_is_no_name_of_a_place_and_its_words_are_kept(taken, cell, area):
    address = {"Street": "1 Example Road", "Area": area}
    facts, text, said = taken({"Name of the place": cell, **address})
    ask = {"name": "Various places", "area": "larkwell"}
    assert facts["venue"] == (ask if area else "ask")
    assert cell in text
    assert "1 Example Road" in text
    assert "is no name of a place" in said


def test_where_to_meet_at_an_address_leaves_the_address(taken):
    facts, text, _ = taken({"Name of the place": "Meet at the main gate", "Area": None})
    assert facts["venue"]["name"] == "1 Example Road"
    assert "Meet at the main gate" in text


def test_a_sentence_in_place_of_a_street_leaves_the_name(taken):
    facts, text, _ = taken({"Street": "The entrance is behind the church", "Area": None})
    assert facts["venue"] == {"name": "Example Hall"}
    assert "The entrance is behind the church" in text


@pytest.mark.parametrize(
    "cell",
    [
        "Mill Library;Oak Library;Elm Library",
        "Mill Hall; Oak Hall",
        "Mill Hall\nOak Hall",
        "Mill Hall / Oak Hall",
        "Mill Hall and Oak Library",
        "Mill Hall, 3 Mill Lane and Oak Hall, 4 Oak Road",
        "Mill Library; the park; Oak Library",
        "Mill Library, Oak Library, Elm Library",
        "Mill Hall (Mon) and Oak Hall (Wed)",
        "St Mary's Hall, LW1 2AB and the Library, LW3 4DD",
        "Various: Mill Hall; Oak Hall",
        "The Hub - Mill Street; The Hub - Oak Road",
        "The Hub – Mill Street\nThe Hub – Oak Road",
    ],
)
@pytest.mark.parametrize("column", ["Name of the place", "Street"])
def test_several_places_never_become_one(taken, cell, column):
    facts, text, _ = taken({**NOWHERE, column: cell})
    assert facts["venue"] == "ask"
    assert " ".join(cell.split()) in " ".join(text.split())


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Church of St Mary and St Paul", "Church of St Mary and St Paul"),
        ("Mill Church and Community Centre", "Mill Church and Community Centre"),
        ("Mill Library and Hub @ Oak Centre", "Mill Library and Hub @ Oak Centre"),
        ("Mill Library and Oak Hub at Elm Centre", "Mill Library and Oak Hub at Elm Centre"),
        ("Main Hall\nOak Centre\nMill Lane", "Main Hall"),
        ("Church Hall; Mill Hall", "Church Hall"),
        ("The Hub - Main Pool; The Hub - Small Pool", "The Hub"),
    ],
)
def test_a_place_in_several_words_is_one(taken, cell, name):
    facts, _, _ = taken({**NOWHERE, "Name of the place": cell})
    assert facts["venue"]["name"].startswith(name)


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("A festival each summer. During COVID-19 we ran online workshops.", "ask"),
        ("Previously we met on Zoom.", "ask"),
        ("Guided walks, talks and online workshops.", "ask"),
        ("We run online workshops.", "online"),
        ("We are an online support group founded in 2012.", "online"),
    ],
)
def test_how_it_was_and_one_of_several_things_are_not_how_it_happens(taken, text, way):
    facts, _, _ = taken({**NOWHERE, "What people do there": text})
    assert facts["format"] == way


@pytest.mark.parametrize(
    "text",
    [
        "Advice, including local and online support groups.",
        "Information, helpline and range of online support groups.",
        "Information line, online support group, magazine for members and trips.",
        "Meetings and online forum.",
        "Larkwell meetings and virtual meetings.",
        "Advice, practical support and online forum.",
        "Groups, cafes and online courses.",
        "Helpline (4.30 to 10.30pm), email services and online support forum.",
        "Online and group support.",
        "Online courses, cafes and groups.",
        "We offer a helpline and support groups.",
        "Telephone befriending and a lunch club.",
        "We run a lunch club and offer online support.",
        "Online support, advice and a helpline.",
    ],
)
def test_one_of_several_things_says_nothing_of_all(taken, text):
    facts, _, said = taken({**NOWHERE, "What people do there": text})
    assert (facts["format"], facts["venue"]) == ("ask", "ask")
    assert "a text says" not in said


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("A safe, anonymous online community.", "online"),
        ("Free and confidential online support.", "online"),
        ("Online support, advice and information.", "online"),
        ("An online forum, where people chat and share.", "online"),
        ("We listen to people and offer online support.", "online"),
        ("Telephone befriending and support.", "phone"),
        ("We run a telephone helpline for carers and their families.", "phone"),
        ("Helpline, e-mail and online support.", ["online", "phone"]),
        ("We offer a helpline and online chat.", ["online", "phone"]),
        ("This is a website, mobile app and phone service for carers.", ["online", "phone"]),
        ("It is a website and phone service for England and Wales.", ["online", "phone"]),
        ("Support face-to-face, by phone and through this website.", [*BOTH, "phone"]),
    ],
)
def test_all_of_one_thing_or_of_plain_ways_is_how_it_happens(taken, text, ways):
    facts, _, _ = taken({**NOWHERE, "What people do there": text})
    assert facts["format"] == ways


@pytest.mark.parametrize(
    ("cell", "street", "name"),
    [
        ("Millford", "34 Mill Square, Millford", "34 Mill Square, Millford"),
        ("Millford area", "Mill Hall, Mill Road, Millford", "Mill Hall, Mill Road, Millford"),
        ("Northern Trust area", "Mill Hall, Mill Road", "Mill Hall, Mill Road"),
        ("Mill Hall", "Mill Hall, Mill Road", "Mill Hall"),
        ("Picnic area", "Mill Park, Millford", "Picnic area"),
        ("Millford", "34 Mill Square", "Millford"),
    ],
)
def test_a_region_or_the_town_of_the_address_is_no_name_of_a_place(taken, cell, street, name):
    facts, text, _ = taken({"Name of the place": cell, "Street": street, "Area": None})
    assert facts["venue"]["name"] == name
    assert ("Northern Trust area" in text) == (cell == "Northern Trust area")


@pytest.mark.parametrize(
    ("cell", "street", "area", "name"),
    [
        ("Larkwell", "34 Mill Square, Larkwell", None, "34 Mill Square, Larkwell"),
        ("Larkwell", "34 Mill Square", "Larkwell", "34 Mill Square"),
        ("Larkwell area", "34 Mill Square", None, "34 Mill Square"),
        ("Millford and surrounding areas", "34 Mill Square", "Millford", "34 Mill Square"),
        ("Larkwell town centre", "34 Mill Square", None, "34 Mill Square"),
        ("Northern Trust", "Mill Hall, Mill Road", None, "Mill Hall, Mill Road"),
        ("Larkwell District", "Mill Hall, Mill Road", None, "Mill Hall, Mill Road"),
        ("County Antrim", "Mill Hall, Mill Road", None, "Mill Hall, Mill Road"),
    ],
)
@pytest.mark.parametrize("rows", [1, 2])
def test_an_area_or_a_region_leaves_the_name_to_its_address(taken, cell, street, area, name, rows):
    place = {"Name of the place": cell, "Street": street, "Area": area, "Postcode": "LW1 7WX"}
    facts, _, _ = taken(*[place] * rows)
    assert facts["venue"]["name"] == name


@pytest.mark.parametrize(
    "cell",
    ["Play area", "Larkwell Centre", "The Northern", "County Hall", "Derby County"],
)
def test_a_building_that_is_called_like_a_town_or_a_region_keeps_its_name(taken, cell):
    facts, _, _ = taken({"Name of the place": cell, "Street": "34 Mill Square, Millford"})
    assert facts["venue"]["name"] == cell


@pytest.mark.parametrize(
    ("cell", "area"),
    [
        ("Northern Trust area", None),
        ("South Eastern HSC Trust", None),
        ("Larkwell-wide", None),
        ("County Antrim", None),
        ("Larkwell and Highfield", None),
        ("Larkwell; Old Town; Riverside", None),
        ("Larkwell town centre", "larkwell"),
        ("Larkwell area", "larkwell"),
    ],
)
def test_an_area_or_a_region_without_an_address_is_asked_for(taken, cell, area):
    facts, text, _ = taken({**NOWHERE, "Name of the place": cell})
    place = {"name": "Various places", "area": area} if area else "ask"
    assert facts["venue"] == place
    assert cell.replace(";", ",") in text


@pytest.mark.parametrize("column", ["Street", "Area"])
def test_a_region_in_place_of_a_street_or_an_area_is_none(taken, column):
    facts, text, _ = taken({**NOWHERE, column: "Northern Trust area"})
    assert facts["venue"] == "ask"
    assert "Northern Trust area" in text


def test_areas_beside_an_address_may_be_served_from_it(taken):
    cells = {"Name of the place": "Larkwell, Old Town and Riverside", "Street": "3 Mill Lane"}
    facts, text, _ = taken({**cells, "Area": None})
    assert facts["venue"] == "ask"
    assert "Name of the place: Larkwell, Old Town and Riverside, 3 Mill Lane" in text


@pytest.mark.parametrize(
    "text",
    [
        "We meet on the first Sunday between 4.30pm and 7pm at Example Village Hall, Lower Road.",
        "Meetings are held at 12 Example Road.",
        "The group takes place in the Old Library on Fridays.",
    ],
)
def test_a_text_that_names_where_people_meet_is_not_online_alone(taken, text):
    row = {**NOWHERE, "In one line": "Online support group.", "What people do there": text}
    facts, _, said = taken(row)
    assert (facts["format"], facts["venue"]) == ("ask", "ask")
    assert "no place is named" not in said


@pytest.mark.parametrize(
    "text",
    [
        "We meet on Zoom. Our charity is registered at 12 Example Road.",
        "We meet on Sundays at four. Ask for Example Hall’s newsletter.",
        "Meetings for people who live in Example House or Lower Road.",
    ],
)
def test_a_place_where_nobody_meets_leaves_it_online(taken, text):
    row = {**NOWHERE, "In one line": "Online support group.", "What people do there": text}
    assert taken(row)[0]["format"] == "online"
