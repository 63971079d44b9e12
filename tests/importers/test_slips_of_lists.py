"""What a list surely has wrong: times at night, web pages as places, online at a place."""

from __future__ import annotations

import pytest
from tests.rows import Imported, table

from activity_directory import cli

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MAP = "source: the list of 2021\nfor all: {How it happens: In person}\n"


@pytest.fixture
def taken(tmp_path, capsys):
    """Import one row with a map: its entry, and what is printed."""
    imported = Imported(tmp_path, capsys)
    (imported.folder / "our.map.yml").write_text(MAP, encoding="utf-8")

    def run(slug: str = "tea-at-three", **cells: str | None) -> tuple[str, str]:
        row = {name.replace("_", " "): text for name, text in cells.items()}
        sent = table({"How it happens": None, "Area": None, **row})
        options = ("--map", str(imported.folder / "our.map.yml"), "--details")
        code, said = imported("a.csv", sent, *options)
        assert code == cli.DONE, said
        return imported.entry(slug), said

    return run


def test_minutes_at_night_are_no_session(taken):
    entry, said = taken(Days_and_times="Thursday 00:08-00:11")
    assert "from:" not in entry
    assert "Thursday 00:08-00:11" in entry
    assert "is 3 minutes at night" in said


@pytest.mark.parametrize("times", ["Friday 00:00 to 04:00", "Friday 10:00 to 10:15"])
def test_a_night_shelter_and_a_quarter_of_an_hour_are_sessions(taken, times):
    entry, _ = taken(Days_and_times=times)
    assert "from:" in entry


@pytest.mark.parametrize("often", ["At any hour", ""])
@pytest.mark.parametrize("end", ["23:59", "00:00"])
def test_all_hours_of_all_days_are_at_any_hour(taken, often, end):
    times = "; ".join(f"{day} 00:00-{end}" for day in DAYS)
    entry, _ = taken(Days_and_times=times, How_often=often)
    assert "always:" in entry
    assert "ask" not in entry.partition("when:")[2].partition("cost")[0]


def test_all_hours_of_some_days_are_not_at_any_hour(taken):
    entry, _ = taken(
        Days_and_times="; ".join(f"{day} 00:00-23:59" for day in DAYS[:6]), How_often=""
    )
    assert "always:" not in entry


PAGE = "https://mentors.example.org/join"


def test_online_with_a_web_page_as_its_place_is_online(taken):
    entry, said = taken(
        "online-mentoring",
        Name_of_the_activity="Online mentoring",
        Name_of_the_place=None,
        Street=PAGE,
    )
    assert "format: online\n" in entry
    assert "venue" not in entry
    assert f"website: {PAGE}" in entry
    assert "is a web page, and no place" in said


def test_a_web_page_is_never_the_name_of_a_place(taken):
    entry, _ = taken(Name_of_the_place=PAGE, Street=None, Web_page="https://club.example.org")
    assert "venue: ask" in entry
    assert "format: in-person\n" in entry
    assert f"{PAGE}" in entry.partition("---\n\n")[2]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Online courses for all.", "Online"),
        ("Virtual choir.", "Virtual"),
        ("Telephone befriending.", "Telephone befriending"),
        ("Online safety, taught in our hall.", ""),
        ("Virtual reality games.", ""),
        ("Phones mended while you wait.", ""),
        ("Learn to go online.", ""),
    ],
)
def test_first_words_that_speak_against_in_person_are_reported(taken, line, words):
    entry, said = taken(In_one_line=line)
    assert "format: in-person\n" in entry
    message = f"this begins with `{words}`, but How it happens is"
    assert (message in said) if words else ("this begins with" not in said)


NO_PLACE = {"Name_of_the_place": None, "Street": None, "Area": None}


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("We offer short, online digital courses.", "online"),
        ("We meet via Zoom on Mondays.", "online"),
        ("Sessions are held online.", "online"),
        ("Readers' Corner is a website of free books.", "online"),
        ("Virtual choir for all.", "online"),
        ("An internet-based project about mills.", "online"),
        ("This is a confidential telephone helpline.", "phone"),
        ("Telephone befriending for older people.", "phone"),
        ("We run a listening line for carers.", "phone"),
        ("Book online or by telephone.", ""),
        ("Call our free helpline to find out more.", ""),
        ("Find an Online Centre near you.", ""),
        ("Courses online or face-to-face.", ""),
        ("Online courses, and drop-in sessions in our library.", ""),
        ("Our volunteers visit people in their own homes.", "home-visit"),
        ("We give care and support to adults in their own homes.", "home-visit"),
        ("For people who can't leave their homes. We meet in the hall.", ""),
    ],
)
def test_what_a_text_says_of_no_place_is_how_it_happens(taken, text, way):
    entry, said = taken(What_people_do_there=text, **NO_PLACE)
    assert f"format: {way or 'in-person'}\n" in entry
    assert ("venue: ask\n" in entry) is not bool(way)
    assert ("and no place is named, so it is" in said) is bool(way)


def test_a_place_that_is_named_stays_and_the_report_says_what_the_text_does(taken):
    entry, said = taken(What_people_do_there="Our courses are held on Zoom for now.")
    assert "format: in-person\n" in entry
    assert "name: Example Hall\n" in entry
    assert "this says `held on Zoom`, but How it happens is `In person`" in said


@pytest.mark.parametrize("column", ["Name of the place", "Street"])
@pytest.mark.parametrize(
    ("cell", "how"),
    [
        ("https://us02web.zoom.us/j/812?pwd=QW", "online"),
        ("teams.microsoft.com/l/meetup-join/19", "online"),
        ("https://zoom.us/", "in-person"),
        ("https://chat.whatsapp.com/AbCdEf", "in-person"),
    ],
)
def test_a_link_to_a_meeting_in_place_of_a_place_is_online(tmp_path, capsys, column, cell, how):
    imported = Imported(tmp_path, capsys)
    file = imported.folder / "our.map.yml"
    file.write_text("source: the list\nfor all:\n  How it happens: In person\n", encoding="utf-8")
    row = {"Name of the place": None, "Street": None, "Area": None, "How it happens": None}
    code, said = imported("a.csv", table({**row, column: cell}), "--map", str(file), "--details")
    assert code == cli.DONE, said
    assert f"\nformat: {how}\n" in imported.entry()
    assert "812" not in imported.entry()
    assert "meetup" not in imported.entry()


def test_a_place_beside_a_link_to_a_meeting_stays(tmp_path, capsys):
    imported = Imported(tmp_path, capsys)
    row = {"Name of the place": "Example Hall", "Street": "https://zoom.us/j/812"}
    code, said = imported("a.csv", table(row))
    assert code == cli.DONE, said
    assert "  name: Example Hall\n" in imported.entry()
    assert "zoom" not in imported.entry()


def test_how_it_happens_need_not_be_said(tmp_path, capsys):
    imported = Imported(tmp_path, capsys)
    (imported.folder / "our.map.yml").write_text("source: the list\n", encoding="utf-8")
    rows = (
        {},
        {"Name of the place": None, "Street": None},
        {"Name of the place": "Online", "Street": None},
        {"Name of the place": None, "Street": None, "What people do there": "We meet on Zoom."},
        {"How it happens": "Group work"},
    )
    named = [
        {"Name of the activity": f"Tea {at}", "How it happens": None, "Area": None, **row}
        for at, row in enumerate(rows)
    ]
    code, said = imported("a.csv", table(*named), "--map", str(imported.folder / "our.map.yml"))
    assert code == cli.DONE, said
    at_a_hall, nowhere, online, by_its_text, in_other_words = map(imported.entry, imported.slugs)
    assert "format: ask\nvenue:\n  name: Example Hall\n" in at_a_hall
    assert "format: ask\nvenue: ask\n" in nowhere
    assert "format: online\n" in online
    assert "format: online\n" in by_its_text
    assert "format: ask\n" in in_other_words
    assert "How it happens: Group work" in in_other_words


@pytest.mark.parametrize("often", ["Fortnightly on Tuesdays", "Every two weeks"])
def test_what_lacks_a_first_date_is_reported_as_that(taken, often):
    _, said = taken(How_often=often, Days_and_times="Tuesday 18:15 to 20:30")
    assert f"How often: `{often}` could not be read, so it is words, with the times" in said
    assert "It is every two weeks, so add the first date" in said
