"""What the notes of a list say: a season, a number to ring, a room, and what each of them becomes.

None of these is the line about a listing, and none is lost.
"""

from __future__ import annotations

import pytest
from tests.rows import Imported, table

MAP = """\
source: the churches' list
taken from:
  In one line: What people do there
"""


@pytest.fixture
def imported(tmp_path, capsys):
    """Import one row of a list of others: the code, its entry (empty if it waits), the report."""
    found = Imported(tmp_path, capsys)
    (found.folder / "our.map.yml").write_text(MAP, encoding="utf-8")

    def run(**cells: str | None) -> tuple[str, str]:
        row = {"In one line": None, **{one.replace("_", " "): text for one, text in cells.items()}}
        options = ("--map", str(found.folder / "our.map.yml"), "--details")
        _, said = found("a.csv", table(row), *options)
        return (found.entry(found.slugs[0]) if found.slugs else ""), said

    return run


TEXT = "What people do there"


@pytest.mark.parametrize(
    ("season", "fact"),
    [
        ("October to April", "season: 1 October to 30 April"),
        ("Oct - Mar only", "season: 1 October to 31 March"),
        ("Runs from April to September.", "season: 1 April to 30 September"),
        ("Not August", "season: 1 September to 31 July"),
        ("Term time only", "term_time: only"),
    ],
)
def test_a_text_that_is_only_a_season_belongs_to_the_times(season, fact, imported):
    entry, said = imported(**{TEXT: f"We sit and talk about trees.\n{season}"})
    assert f"    {fact}\n" in entry, said
    assert "summary: We sit and talk about trees.\n" in entry
    entry, said = imported(**{TEXT: season})
    assert "In one line: please answer this" in said


def test_a_season_in_the_column_of_the_line_is_no_line(imported):
    entry, said = imported(**{"In one line": "October to April", TEXT: "We sit and talk of trees."})
    assert "summary: We sit and talk of trees.\n" in entry, said
    assert "    season: 1 October to 30 April\n" in entry


def test_a_season_behind_times_is_theirs(imported):
    times = {"Days and times": "Monday 15:00-16:00 (October to April)", TEXT: "We sit and talk."}
    entry, said = imported(**times)
    assert "    from: 15:00\n    to: 16:00\n    season: 1 October to 30 April\n" in entry, said


@pytest.mark.parametrize("text", ["May walk for beginners", "Toddlers come in term time only"])
def test_a_line_that_says_more_than_a_season_is_one(text, imported):
    entry, said = imported(**{TEXT: f"{text} and sing together."})
    assert f"summary: {text} and sing together.\n" in entry, said


@pytest.mark.parametrize(
    "text",
    [
        "In the Friendship Room",
        "Contact 01632 960110",
        "Phone: 01632 960110",
        "E-mail: enquiries@example.org",
        "Term time only.",
        "Please give us a ring or drop in to ask any questions.",
    ],
)
def test_what_says_nothing_of_a_listing_is_never_its_line(text, imported):
    entry, said = imported(**{TEXT: f"{text}\nWe dance to old songs."})
    assert "summary: We dance to old songs.\n" in entry, said
    entry, said = imported(**{TEXT: text, "Name of the activity": "Tea"})
    assert "In one line: please answer this" in said


def test_where_no_text_says_what_it_is_a_name_that_does_is_the_line(imported):
    entry, said = imported(
        **{TEXT: "In the Friendship Room", "Name of the activity": "Tai chi for older people"}
    )
    assert "summary: Tai chi for older people\n" in entry, said


def test_what_a_group_believes_is_the_line_only_where_nothing_else_is(imported):
    belief = "We believe that nobody should eat alone."
    entry, said = imported(**{TEXT: f"{belief} We cook lunch together."})
    assert "summary: We cook lunch together.\n" in entry, said
    entry, said = imported(**{TEXT: belief, "Name of the activity": "Lunch"})
    assert f"summary: {belief}\n" in entry, said


@pytest.mark.parametrize(
    "text",
    [
        "Contact 01632 960111",
        "Contact us on 01632 960111.",
        "Crisis advice 01632 960111 Please call this number for crisis advice.",
        "Confidential advice. Call FREE 01632 960111, day and night.",
        "For a place please call 01632 960111 by Friday.",
        "The number is 01632 960111.",
        "Phone: 01632 960111",
        "Tel. 01632 960111",
        "To get support call on 01632 960111 or come in.",
    ],
)
def test_a_number_that_a_text_says_is_the_way_to_ask_where_no_other_is(text, imported):
    entry, said = imported(Phone=None, **{TEXT: f"We sit and talk.\n{text}"})
    assert "  phone: 01632 960111\n" in entry, said
    assert "no column says it, and a text says `01632 960111`" in said


def test_an_address_on_a_line_is_the_way_to_ask_where_no_other_is(imported):
    entry, said = imported(
        Phone=None, **{TEXT: "We sit and talk.\nE-mail: enquiries@larkwellhall.example.org"}
    )
    assert "  email: enquiries@larkwellhall.example.org\n" in entry, said


def test_a_mobile_in_a_text_has_the_warning_of_one_in_its_column(imported):
    entry, said = imported(Phone=None, **{TEXT: "We sit and talk.\nContact 07700 900123"})
    assert "  phone: 07700 900123\n" in entry, said
    assert "this is a mobile number, and it doesn't say who answers" in said


@pytest.mark.parametrize(
    "text",
    [
        "In an emergency call 01632 960111.",
        "If we are closed, call 01632 960111.",
        "Text 07700 900123.",
        "Room 01632 960111 is on the left.",
        "Call 01632 960111 for the hall.\nCall 01632 960112 for the office.",
        "The Samaritans are on 116 123.",
    ],
)
def test_a_number_of_others_or_one_of_several_is_no_way_to_ask(text, imported):
    entry, said = imported(Phone=None, **{TEXT: f"We sit and talk.\n{text}"})
    assert not entry
    assert "people need one before they come" in said


def test_a_number_in_a_text_stays_there_where_a_column_says_another(imported):
    entry, _ = imported(**{TEXT: "We sit and talk.\nContact 01632 960111"})
    assert "  phone: 01632 960110\n" in entry


@pytest.mark.parametrize(
    ("cell", "phone", "text"),
    [
        ("For children 5 to 7 years.\nContact 01632 960111", "01632 960111", "For children 5 to 7"),
        ("01632 960111. Term time only.", "01632 960111", "Term time only."),
        ("01632 960111\nIn the Friendship Room", "01632 960111", "In the Friendship Room"),
    ],
)
def test_words_beside_a_number_are_words_without_its_label(cell, phone, text, imported):
    entry, said = imported(Phone=cell, **{TEXT: "We sit and talk of trees."})
    assert f"  phone: {phone}\n" in entry, said
    body = entry.rpartition("---\n")[2]
    assert text in body
    assert "Phone" not in body
    assert phone not in body


def test_limits_in_a_column_of_numbers_are_read_as_in_any_text(imported):
    row = {TEXT: "We sit and talk of trees.", "Web page": "https://tea.example.org/"}
    entry, said = imported(Phone="Term time only. For children 0 to 5 years.", **row)
    assert "    term_time: only\n" in entry, said
    entry, said = imported(Phone="October to April", **row)
    assert "    season: 1 October to 30 April\n" in entry, said
    assert "Phone:" not in entry


@pytest.mark.parametrize("cell", ["01632 960111. Ask for the office.", "01632 960111 (Mon to Fri)"])
def test_words_about_whom_and_when_to_ring_stay_beside_the_number(cell, imported):
    _, said = imported(Phone=cell, **{TEXT: "We sit and talk of trees."})
    assert "is no number, it is in the description" not in said
