"""`import --map`: what columns and words of a file mean, and what holds for all its listings."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.rows import FACTS, Imported, table

from activity_directory import cli
from activity_directory.importers.checked_on import day_in

ROOT = Path(__file__).resolve().parents[2]
LISTS = """Day,Time,Activity,Venue,Cost,Contact,Tel,Notes,For
Monday,10am - 12 noon,Coffee Morning,Northgate Library,Donation,Library desk,01632 960110,A mug,OAPs
Tuesday,7.30 - 9pm,Choir,Northgate Library,£3,Library desk,01632 960111,No auditions,All
"""
MAP = """columns:
  Contact: Whom to ask for
  Notes: What people do there
  For: Meant for
values:
  Meant for:
    OAPs: older-people
    All: Everyone
for all:
  In one line: Once a week at the library.
  Who runs it: Highfield Friends
  Why people come: [Feeling lonely or cut off, New to the area]
  How often: Every week
  How it happens: In person
  Price: A price each time
  How to join: Just turn up
  Your part in it: Larkwell Library
"""


@pytest.fixture
def imported(tmp_path, capsys) -> Imported:
    return Imported(tmp_path, capsys)


@pytest.fixture
def with_map(imported):
    """Import a file with a map."""

    def run(sent: str, words: str, *options: str) -> tuple[int, str]:
        file = imported.folder / "our.map.yml"
        file.write_text(words, encoding="utf-8")
        return imported("a.csv", sent, "--map", str(file), *options)

    return run


def test_a_list_as_a_group_keeps_it_comes_in_with_a_map(imported, with_map):
    code, said = with_map(LISTS, MAP)
    assert code == cli.DONE, said
    morning, choir = imported.entry("coffee-morning"), imported.entry("choir")
    assert "cost: donation\n" in morning
    assert "  ask_for: Library desk\n" in morning
    assert morning.endswith("---\n\nA mug\n")
    assert "audiences: [older-people]\n" in morning
    assert "needs: [loneliness, " in morning
    assert "  - per session: £3\n" in choir
    assert "    from: 19:30\n    to: 21:00\n" in choir
    assert said.count("warning") == said.count("is taken to be venues/northgate-lib.yml") > 0


def test_an_answer_of_its_own_stands_above_what_holds_for_all(imported, with_map):
    code, said = with_map(
        table(
            {"Start date": None},
            {"Name of the activity": "Soup", "Price": "", "Hearing loop?": "No", "Parking": "N"},
            {
                "Name of the activity": "Pie",
                "Price": "",
                "How much": "£3",
                "Parking": "Yes",
                "Step-free?": "1",
                "Hearing loop?": "y",
                "End date": "2027-03-26",
            },
            {"Name of the activity": "Bun", "Parking": "Yes - 6 spaces", "How to get in": "Y"},
            {"Name of the activity": "Old", "End date": "26/03/2026"},
        ),
        "columns:\n  Parking: About access\n  How to get in: How to join\n"
        "  Step-free?: What is there for people who need it\n"
        "  Hearing loop?: What is there for people who need it\n"
        "for all:\n  Price: Please ask\n"
        "values:\n  How to get in: {Y: Contact them first}\n",
    )
    assert code == cli.FAULTS
    assert "Last date: `26/03/2026` in column T (End date) is past, so the listing is over" in said
    assert "cost: free\n" in imported.entry()
    soup, pie, bun = map(imported.entry, ("soup", "pie", "bun"))
    assert "cost: ask\n" in soup
    assert '  access_note: "Hearing loop: no; Parking: no"\n' in soup
    assert "  - per session: £3\n" in pie
    assert '  access_note: "Parking: yes"\n' in pie
    assert "    hearing-loop: yes\n    step-free: yes\n" in pie
    assert '    text: "Last date: 2027-03-26"\n' in pie
    assert '  access_note: "Parking: Yes - 6 spaces"\n' in bun
    assert "joining: [drop-in, book]\n" in bun


def test_a_column_that_is_not_used_needs_no_word(imported, with_map):
    sent = table({"Colour of the door": "red"})
    code, said = with_map(sent, "columns:\n  colour of the DOOR: not used\n")
    assert code == cli.DONE
    assert "warning" not in said
    assert not (imported.folder / "submitters").exists()


def test_parts_of_a_map_without_an_effect_are_reported(with_map):
    words = (
        "columns:\n  Club: Name of the activity\nvalues:\n  Price:\n    Members: Free\n"
        "for all:\n  Price: Free\n"
    )
    code, said = with_map(table({}), words)
    assert code == cli.DONE
    assert "a.csv: warning: no column is called `club`, which the map names\n" in said
    assert "a.csv: warning: no listing says `members` under Price\n" in said
    assert "a.csv: warning: each listing has its own answer under Price\n" in said


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("column:\n  a: Price\n", "line 1: expected `columns:`, `values:`, `for all:`, "),
        (
            "columns:\n  Fee: Prise\n",
            "line 2: no question is called `Prise`. Did you mean `Price`?",
        ),
        ("for all:\n  Day: Monday\n", "line 2: `Day` is a column, and no question"),
        ("for all:\n  Price:\n", "line 2: expected an answer"),
        ("for all: Free\n", "line 1: expected names and values, such as `How often: Every week`"),
        ("for all:\n  Price: [Free\n", "line "),
        ("- a\n", "line 1: "),
        ("x" * 300_000, "it has more than 200 KB"),
        (
            "for all:\n  What kind of activity it is: Advice and support\n",
            "`for all:`: What kind of activity it is: 'Advice and support' is not one of the",
        ),
    ],
)
def test_a_map_that_can_t_be_read_says_why(with_map, words, why):
    code, said = with_map(table({}), words)
    assert code == cli.WRONG_CALL
    assert f"our.map.yml can't be read: {why}" in said


def test_what_holds_for_all_stands_in_for_words_that_are_no_choice(imported, with_map):
    words = "for all:\n  What kind of activity it is: Walking and the outdoors\n"
    code, said = with_map(
        table({"What kind of activity it is": "Flying", "Why people come": None}), words
    )
    assert code == cli.DONE, said
    assert "categories: [walking-outdoors]\n" in imported.entry()
    assert "Flying" in imported.entry().rpartition("---\n")[2]
    own = {"Name of the activity": "Cake", "What kind of activity it is": "Dance"}
    assert with_map(table({**own, "Why people come": None}), words)[0] == cli.DONE
    assert "walking" not in imported.entry("cake")


def test_what_nobody_answers_is_said_of_no_file_of_which_listings_came_in(imported):
    lacks = [{"Name of the activity": f"Pie {number}", "Phone": None} for number in range(2)]
    whole = {"Name of the activity": "Cake"}
    nobody = "no listing answers these questions"
    assert nobody in imported("a.csv", table(*lacks))[1]
    imported("a.csv", table(*lacks, whole))
    assert nobody not in imported("a.csv", table(*lacks, whole))[1]


def test_an_empty_map_changes_nothing(imported, with_map):
    assert with_map(table({}), "\n")[0] == cli.DONE
    assert imported.slugs == ["tea-at-three"]


def test_the_map_of_the_manual_is_one(with_map):
    manual = (ROOT / "docs" / "importing.md").read_text(encoding="utf-8")
    words = manual.partition("```yaml\n")[2].partition("```")[0]
    columns = {"Contact": "Library desk", "Notes": None, "Ref no": "7", "Meant for": "OAPs"}
    code, said = with_map(table(columns), words)
    assert code == cli.DONE, said
    assert "no listing says" not in said


# ---- what a list of others says at length, or twice


def test_a_line_that_is_too_long_is_its_first_words_and_all_of_it_is_in_the_description(
    imported, with_map
):
    long = "We meet each week. " + "There is tea, and there are games. " * 5
    code, said = with_map(table({"In one line": long}), "source: the council's list\n")
    assert code == cli.DONE, said
    assert "summary: We meet each week.\n" in imported.entry()
    assert f"---\n\n{long.strip()}\n\nWe sit and talk.\n" in imported.entry()
    assert (
        "In one line: this is 193 characters long, but the limit is 150, so only its first words "
        "are there; all of it is in the description"
    ) in said


@pytest.mark.parametrize(
    ("amount", "cost", "why"),
    [
        (
            "Sessions are free of charge",
            "cost:\n  - free:\n    note: Sessions are free of charge\n",
            (
                "expected an amount such as `£3.50`, found `Sessions are free of charge`, which "
                "is no amount; all of it is under About the price"
            ),
        ),
        (
            "£15.00",
            "cost:\n  - ask:\n    note: £15.00\n",
            (
                "this says `£15.00`, but Price is `Free`, so people have to ask; all of "
                "it is under About the price"
            ),
        ),
        (
            "£15 for members",
            "cost:\n  - ask:\n    note: £15 for members\n",
            (
                "this says `£15 for members`, but Price is `Free`, so people have to ask; "
                "all of it is under About the price"
            ),
        ),
    ],
)
def test_a_price_that_says_two_things_is_one_to_ask_for(imported, with_map, amount, cost, why):
    rows = table({"Price": "Free", "How much": amount})
    code, said = with_map(rows, "source: the council's list\n")
    assert code == cli.DONE, said
    assert cost in imported.entry()
    assert why in said


# ---- cells that are spoilt

SPOILT = (
    {"Days and times": "#N/A"},
    {"Days and times": None, "Day": "Monday", "Start": "0.4166", "End": ".5"},
    {"Days and times": None, "Day": "Monday", "Start": "10:00", "End": "N/A"},
    {"Days and times": None, "Day": "Monday", "Start": "#N/A", "End": "12:00"},
    {"Checked on": "31/02/2026"},
    {"Checked on": "24/11/2030"},
    {"Checked on": "May 2026"},
    {"How it happens": "Zoom", "Name of the place": "Teams", "Street": None, "Area": None},
    {"Name of the place": "Private address", "What people do there": "At 1 Example Road. Tea."},
)


def test_a_cell_that_is_spoilt_costs_no_listing_and_is_reported(imported, with_map):
    rows = [{"Name of the activity": f"Tea {at}", **cells} for at, cells in enumerate(SPOILT)]
    words = "source: the council's list\ncolumns:\n  Checked on: checked on\n"
    code, said = with_map(table(*rows), words)
    assert code == cli.DONE, said
    entries = [imported.entry(f"tea-{at}") for at in range(len(SPOILT))]
    for entry, facts in zip(
        entries,
        (
            "when: ask\n",
            "    days: [Monday]\n    from: 10:00\n    to: 12:00\n",
            "    days: [Monday]\n    from: 10:00\n\n",
            '    text: "Every week: Monday to 12:00"\n',
            "status: running\n",
            "status: running\n",
            "checked:\n  date: 2026-05-01\n",
            "format: online\n",
            "  name: Address not published\n",
        ),
        strict=True,
    ):
        assert facts in entry
    assert ["checked:" in entry for entry in entries] == [False] * 6 + [True] + [False] * 2
    assert "1 Example Road" not in entries[8]
    assert "venue:" not in entries[7]
    for remark in (
        "Days and times: the spreadsheet shows #N/A here, so it is left out\n",
        "Start: `0.4166` of a day is 10:00\n",
        "Checked on: `31/02/2026` is no day, so nobody is said to have checked it\n",
        "Checked on: 2030-11-24 is still to come, so nobody is said to have checked it\n",
    ):
        assert remark in said


@pytest.mark.parametrize(
    ("words", "day"),
    [
        *((words, date(2024, 5, 3)) for words in ("3/5/2024", "03/05/24", "2024-05-03T10:00:00Z")),
        *((words, date(2024, 5, 3)) for words in ("3rd May 2024", "45415", "3.5.2024 10:00")),
        *((words, date(2024, 5, 1)) for words in ("May 2024", "05/2024", "2024-05")),
        *((words, None) for words in ("31/02/2026", "2026-13-01", "12/25/2024", "spring 2024")),
        *((words, None) for words in ("2019", "ongoing", "Yes", "Spring", "May")),
    ],
)
def test_the_day_of_a_check(words, day):
    assert day_in(words) == day


def test_a_row_that_goes_on_with_another_says_nothing_of_what_is_public(with_map, imported):
    rows = [
        {"Ref": "1", "More of": "", "Visible": "Yes"},
        {**dict.fromkeys(FACTS, ""), "More of": "1", "Days and times": "Thursday 13:00 to 14:00"},
        {"Ref": "2", "More of": "", "Visible": "", "Name of the activity": "Pie"},
    ]
    code, said = with_map(
        table(*rows), "columns: {Ref: its id there, More of: not used}\ncontinues: {More of: Ref}\n"
    )
    assert code == cli.DONE, said
    assert "    days: [Thursday]\n    from: 13:00\n" in imported.entry()
    assert imported.slugs == ["tea-at-three"]
