"""Facts that lists say in passing: two starts, a price on a line, ages in words, head offices."""

from __future__ import annotations

import re

import pytest
from tests.rows import Imported, table

TEXT = "What people do there"


@pytest.fixture
def imported(tmp_path, capsys):
    """Import one row of a list of others: its entry (empty if it waits) and the report."""
    found = Imported(tmp_path, capsys)
    map_file = found.folder / "our.map.yml"
    map_file.write_text("source: the churches' list\n", encoding="utf-8")

    def run(more: str = "", **cells: str | None) -> tuple[str, str]:
        if more:
            map_file.write_text(f"source: the churches' list\n{more}", encoding="utf-8")
        row = {one.replace("_", " "): text for one, text in cells.items()}
        _, said = found("a.csv", table(row), "--map", str(map_file), "--details")
        return (found.entry(found.slugs[0]) if found.slugs else ""), said

    return run


@pytest.mark.parametrize("times", ["Thursday 09:00 and 11:00", "Thursday 9am & 11am"])
def test_two_starts_are_two_sessions(times, imported):
    entry, said = imported(Days_and_times=times)
    assert re.findall(r"    from: (.*)", entry) == ["09:00", "11:00"], said
    assert "    to:" not in entry


@pytest.mark.parametrize(
    "times", ["Thursday 9 and 11", "Thursday 09:00, 11:00", "Thursday between 09:00 and 11:00"]
)
def test_two_times_that_may_be_a_start_and_an_end_are_no_two_starts(times, imported):
    entry, said = imported(Days_and_times=times)
    assert "    from: 11:00\n" not in entry, said


@pytest.mark.parametrize(
    ("line", "cost"),
    [
        ("£1 per child (includes a snack).", "cost:\n  - per session: £1\n    note: per child"),
        ("Free to participate", "cost: free\n"),
        ("Free to take part and opportunity to buy what we made at the end.", "cost: free\n"),
    ],
)
def test_a_line_of_a_text_is_the_price(line, cost, imported):
    entry, said = imported(Price=None, **{TEXT: f"We sit and talk.\n{line}\nAll welcome."})
    assert cost in entry, said
    assert f"a line of the text is `{line.rstrip('.')}`" in said


@pytest.mark.parametrize(
    "line", ["Free to participate for members", "Free to attend, tea is £2", "Free to roam"]
)
def test_what_is_free_for_some_or_beside_a_charge_is_no_price(line, imported):
    entry, _ = imported(Price=None, **{TEXT: f"We sit and talk.\n{line}\nAll welcome."})
    assert "cost: ask\n" in entry


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("Contact us to make an appointment.", "[book]"),
        ("To make an appointment please contact the office on 01632 960110.", "[book]"),
        ("For referrals please call 01632 960110.", "[book]"),
        ("Make an appointment for this service: ring the hall.", "[book]"),
        ("Housing advice drop in or appointments", "[drop-in, book]"),
        ("Pop in and join us anytime", "[drop-in]"),
    ],
)
def test_a_text_says_how_people_join(text, ways, imported):
    entry, said = imported(How_to_join=None, **{TEXT: f"We sit.\n{text}"})
    assert f"joining: {ways}\n" in entry, said


@pytest.mark.parametrize(
    "text",
    ["We make appointments a joy.", "Come in anytime after you have booked.", "Pop in for stamps."],
)
def test_other_words_are_no_way_to_join(text, imported):
    entry, said = imported(How_to_join=None, **{TEXT: f"We sit.\n{text}"})
    assert "joining: ask\n" in entry, said


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        ("over 14; under 25", 14, 24),
        ("Anyone over the age of 18", 18, None),
        ("Men aged 18-30 who have slept rough; and their friends", 18, 30),
        ("Young people from 16-25 who need a home", 16, 25),
    ],
)
def test_ages_in_a_sentence_of_who_can_come_are_ages(words, least, most, imported):
    entry, said = imported(**{"Who can come, in one sentence": words})
    assert f"  minimum_age: {least}\n" in entry, said
    assert (f"  maximum_age: {most}\n" in entry) == (most is not None)


def test_the_words_stay_that_say_more_than_ages(imported):
    words = "Men aged 18-30 who have slept rough"
    entry, said = imported(**{"Who can come, in one sentence": words})
    assert f"  text: {words}\n" in entry, said


def test_a_head_office_is_no_place_to_go_to(imported):
    street = "Trust Headquarters, 225 Example Street, Larkwell"
    row = {"Name of the place": "Example NHS Foundation Trust", "Street": street}
    entry, said = imported(**row)
    assert "venue:\n  name: Example NHS" not in entry, said
    assert "street:" not in entry
    assert "is an office, and no place" in said


def test_a_scout_headquarters_is_where_people_meet(imported):
    entry, said = imported(**{"Name of the place": "1st Larkwell Scout Headquarters"})
    assert "venue:\n  name: 1st Larkwell Scout Headquarters\n" in entry, said


def test_what_goes_to_different_places_on_different_nights_says_so_beside_its_times(imported):
    text = "The van is out on different nights each week."
    entry, said = imported(**{TEXT: f"We bring soup. {text}"})
    assert f"    note: {text}\n" in entry, said


def test_marks_of_a_word_processor_take_no_line_breaks_away(imported):
    text = "<!--StartFragment-->\n\nWe sit and talk.\n\n* Tea\n* Cake\n\n<!--EndFragment-->"
    entry, _ = imported(**{TEXT: text})
    assert "\nWe sit and talk.\n\n* Tea\n* Cake\n" in entry


def test_a_page_that_the_map_gives_to_all_gets_no_advice_to_leave_it_out(tmp_path, capsys):
    found = Imported(tmp_path, capsys)
    rows = [
        {"Name of the activity": f"Tea {one}", "Who runs it": f"Friends of {one} Hall"}
        for one in ("Elm", "Oak", "Ash", "Fir", "Yew", "Box", "Bay", "Fig", "Pear", "Plum", "Lime")
    ]
    map_file = found.folder / "our.map.yml"
    page = "https://churches.example.org/find-help/"
    map_file.write_text(
        f"source: the churches' list\nfor all:\n  Web page: {page}\n", encoding="utf-8"
    )
    _, said = found("a.csv", table(*rows), "--map", str(map_file))
    assert "If it isn't theirs" not in said
    map_file.write_text("source: the churches' list\n", encoding="utf-8")
    rows = [{**one, "Web page": page, "Phone": "01632 960111"} for one in rows]
    for listed in found.content.glob("activities/*"):
        listed.unlink()
    (found.content / "imported.csv").unlink()
    _, said = found("b.csv", table(*rows), "--map", str(map_file))
    assert f"the line `{page}: not used`" in said
