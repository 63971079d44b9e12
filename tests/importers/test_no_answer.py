"""Words of a list that are no answer, names that say that nothing is on, and what only looks so."""

from __future__ import annotations

import pytest
import yaml
from tests.rows import Imported, table

from activity_directory import cli
from activity_directory.intake.all_hours import HINT
from activity_directory.intake.no_answer import is_none

NAME, LINE, TEXT = "Name of the activity", "In one line", "What people do there"
SAYS_NOTHING = (
    *("NO INFORMATION RECORDED", "No information recorded.", "Not known", "TBC", "None", "Unknown"),
    *("No description", "Information to follow", "See above", "Nothing entered", "No data", "nil"),
    *("(none)", "Details not yet available", "More information coming soon", "Not provided"),
    *("no further details available at present", "Nothing has been recorded", "Awaiting details"),
)
SAYS_SOMETHING = (
    *("None the wiser after our quiz? Good.", "No information needed: just sing.", "Nothing fancy"),
    *("Not known for our baking", "See above the clouds", "No data, only dance", "Unknown poets"),
    *("Information and a cup of tea", "Details of local history", "No experience needed"),
)


@pytest.fixture
def imported(tmp_path, capsys) -> Imported:
    return Imported(tmp_path, capsys)


def of_a_list(imported: Imported, *rows: dict[str, str | None], more: str = "") -> tuple[int, str]:
    file = imported.folder / "our.map.yml"
    file.write_text(f"source: the council's list\n{more}", encoding="utf-8")
    return imported("a.csv", table(*rows), "--map", str(file), "--details")


def fact(imported: Imported, name: str, slug: str) -> object:
    return yaml.safe_load(imported.entry(slug).split("---\n", 2)[1]).get(name)


def test_a_line_that_says_nothing_waits_as_an_empty_one_does(imported):
    rows = [{NAME: f"Tea {at}", LINE: words} for at, words in enumerate(SAYS_NOTHING)]
    code, said = of_a_list(imported, *rows, {NAME: "Choir"})
    assert code == cli.FAULTS, said
    assert imported.slugs == ["choir"]
    for words in SAYS_NOTHING:
        assert f"{LINE}: please answer this: `{words}` is no answer\n" in said


@pytest.mark.parametrize("words", SAYS_NOTHING)
def test_a_text_that_says_nothing_is_left_out(words, imported):
    code, said = of_a_list(imported, {TEXT: words, "Price": None})
    assert code == cli.DONE, said
    assert imported.entry().rstrip().endswith("\n---")
    assert fact(imported, "cost", "tea-at-three") == "ask"


@pytest.mark.parametrize("words", SAYS_SOMETHING)
@pytest.mark.parametrize("column", [LINE, TEXT])
def test_a_text_that_says_something_stays(words, column, imported):
    code, said = of_a_list(imported, {column: words})
    assert code == cli.DONE, said
    assert words.rstrip(".") in imported.entry()


def test_what_says_nothing_lets_a_map_answer(imported):
    more = "taken from:\n  In one line: What people do there\nfor all:\n  Area: Larkwell\n"
    rows = (
        {NAME: "Tea", LINE: "No data", TEXT: "We sing in the hall each week.", "Area": "None"},
        {NAME: "Singing for all of us", LINE: "TBC", TEXT: "Not known"},
    )
    code, said = of_a_list(imported, *rows, more=more)
    assert code == cli.DONE, said
    assert fact(imported, "summary", "tea") == "We sing in the hall each week."
    assert fact(imported, "summary", "singing-for-all-of-us") == "Singing for all of us"
    assert "each listing has its own answer under Area" not in said


def test_of_two_columns_of_one_text_only_the_one_counts_that_says_something(imported):
    more = f"columns:\n  More: {TEXT}\n  Once more: {TEXT}\n"
    row = {TEXT: "No information recorded", "More": "We knit.", "Once more": "None"}
    code, said = of_a_list(imported, row, more=more)
    assert code == cli.DONE, said
    assert imported.entry().endswith("---\n\nWe knit.\n")


@pytest.mark.parametrize("words", ["Unknown", "None", "No information recorded", "TBC"])
def test_what_names_nobody_runs_nothing(words, imported):
    code, said = of_a_list(imported, {"Who runs it": words}, {NAME: words})
    assert code == cli.FAULTS
    assert f"Who runs it: please answer this: `{words}` is no answer" in said
    assert f"{NAME}: please answer this: `{words}` is no answer" in said
    files = [file.stem for file in imported.content.glob("organisations/*")]
    assert not {words.lower().replace(" ", "-"), "none"} & {*files}


@pytest.mark.parametrize(
    ("name", "text", "says_nothing"),
    [
        ("organisation", "NA", False),
        ("name", "Ask", False),
        ("summary", "Please ask", True),
        ("how_to_join", "Contact us", False),
        ("how_to_join", "No information", True),
        ("how_often", "Not known", False),
        ("how_often", "None", True),
        ("times", "TBC", True),
        ("venue", "Nothing recorded", True),
        ("price", "none", False),
        ("amount", "Nil", False),
        ("price", "No information given", True),
    ],
)
def test_it_depends_on_what_was_asked(name, text, says_nothing):
    assert is_none(name, text) is says_nothing


@pytest.mark.parametrize(
    "text",
    [
        *("-", "?", "N/A", "#N/A", "null", "NaN", "not applicable", "none", "Nil", "NA", "pending"),
        *(
            "Unknown",
            "not known",
            "TBA",
            "to be announced",
            "To be confirmed",
            "Blank",
            "undefined",
        ),
        *("Ditto", "as above", "Same as above", "see below", "Left blank", "awaiting confirmation"),
        *("Answer not given", "coming soon", "Further details to follow", "More info soon"),
        *("Summary to be added", "text to follow", "To be completed", "Info not available"),
        *("“None”", "[no details]", "'Unknown'", "Comments not received"),
    ],
)
def test_no_first_letter_makes_an_answer_of_what_is_none(text):
    assert is_none("how_to_join", text)


PRICES = {
    "None": "ask",
    "We play bingo.\nNONE": "ask",
    "We play bingo.\nNil": "ask",
    "Monday\n00:00": "ask",
    "We play bingo.\nCost: None": "free",
    "We play bingo.\nNo charge": "free",
}


def test_a_line_that_is_only_none_is_no_price(imported):
    rows = [
        {NAME: f"Tea {at}", TEXT: text, "Price": None, "Area": None}
        for at, text in enumerate(PRICES)
    ]
    code, said = of_a_list(imported, *rows)
    assert code == cli.DONE, said
    found = {text: fact(imported, "cost", f"tea-{at}") for at, text in enumerate(PRICES)}
    assert found == PRICES


@pytest.mark.parametrize("column", ["Price", "How much"])
@pytest.mark.parametrize(("other", "cost"), [("None", "ask"), ("N/A", "free"), (None, "free")])
def test_none_is_a_price_unless_empty_cells_say_it_too(column, other, cost, imported):
    row = {"Price": None, "How much": None, "About access": other, column: "None"}
    code, said = of_a_list(imported, row)
    assert code == cli.DONE, said
    assert fact(imported, "cost", "tea-at-three") == cost
    why = f"{column}: `None` is in other cells, too, so it is left out\n"
    assert (why in said) == (cost == "ask")


NO_NAMES = (
    *("No Classes", "No session", "NO SESSIONS", "Closed", "CANCELLED", "Not running", "Not on"),
    *("Nothing on", "Sorry, no class", "Cancelled until further notice", "No swimming (closed)"),
)
NO_NAMES_THEN = (
    *("No club this week", "No tea club today", "No class on Monday", "Not running this week"),
    *("No sessions over Christmas", "Closed this week"),
)
NAMES = (
    *("No Strings Badminton", "No Limits Theatre", "Closed Group for Parents", "No Running Club"),
    *("None the Wiser choir", "No Limits Monday Club", "Not Running Club", "Closed Circle"),
    *("No Classes, Just Dance", "Closed Monday Choir"),
)


def test_a_name_that_says_that_nothing_is_on_is_no_listing(imported):
    code, said = of_a_list(imported, *({NAME: name} for name in (*NO_NAMES, *NO_NAMES_THEN)))
    assert code == cli.FAULTS
    assert imported.slugs == []
    assert said.startswith(f"a.csv: {len(NO_NAMES) + len(NO_NAMES_THEN)} listings: ")
    assert " refused.\n" in said
    assert " waiting" not in said.split("\n")[0]
    for name in (*NO_NAMES[:-1], *NO_NAMES_THEN):
        assert f"{NAME}: this says `{name}`, so it is not imported\n" in said


def test_a_name_that_begins_so_is_a_name(imported):
    code, said = of_a_list(imported, *({NAME: name} for name in NAMES))
    assert code == cli.DONE, said
    assert len(imported.slugs) == len(NAMES)


@pytest.mark.parametrize(("name", "is_paused"), [("No club this week", False), ("Closed", True)])
def test_a_week_without_it_pauses_no_listing(name, is_paused, imported):
    more = "columns:\n  No.: its id there\n"
    of_a_list(imported, {"No.": "7"}, more=more)
    of_a_list(imported, {"No.": "7", NAME: name}, more=more)
    assert (fact(imported, "status", "tea-at-three") != "running") is is_paused


WHO = "Access requirements"
ANYBODY = ("none", "None", "No restrictions", "no criteria", "Unrestricted", "No requirements.")
FOR_SOME = ("open to all", "Everyone", "No restrictions on age", "None of the above")


def who_can_come(imported: Imported, words: str, **more: str | None) -> tuple[object, object, str]:
    """What an entry says of whom it is for, who can come, and the report."""
    columns = f"columns:\n  {WHO}: Who can come, in one sentence\n"
    row = {name.replace("_", " "): text for name, text in more.items()}
    code, said = of_a_list(imported, {WHO: words, **row}, more=columns)
    assert code == cli.DONE, said
    facts = (fact(imported, name, "tea-at-three") for name in ("audiences", "eligibility"))
    return *facts, said


@pytest.mark.parametrize("words", ANYBODY)
def test_no_requirements_are_words_about_who_can_come(words, imported):
    audiences, eligibility, _ = who_can_come(imported, words)
    says = "No restrictions" if words.casefold() == "none" else words
    assert (audiences, eligibility) == (None, {"text": says})


@pytest.mark.parametrize("words", FOR_SOME)
def test_words_that_say_who_can_come_stay(words, imported):
    audiences, eligibility, _ = who_can_come(imported, words)
    assert (audiences, eligibility) == (None, {"text": words})


@pytest.mark.parametrize(("words", "other"), [("N/A", None), ("None", "None")])
def test_what_doesn_t_say_who_can_come_is_reported(words, other, imported):
    audiences, eligibility, said = who_can_come(imported, words, About_access=other)
    assert (audiences, eligibility) == (None, None)
    assert f"`{words}` doesn't say who, so people have to ask\n" in said


def test_none_beside_ages_or_audiences_contradicts_neither(imported):
    audiences, eligibility, _ = who_can_come(imported, "none", Youngest_age="18")
    assert (audiences, eligibility) == (None, {"minimum_age": 18})
    audiences, eligibility, _ = who_can_come(imported, "none", Audiences="Carers")
    assert (audiences, eligibility) == (["carers"], {"text": "No restrictions"})


def test_no_requirement_of_an_age_alone_is_no_answer(imported):
    columns = "columns:\n  Age restrictions: Who can come, in one sentence\n"
    code, said = of_a_list(imported, {"Age restrictions": "None"}, more=columns)
    assert code == cli.DONE, said
    assert fact(imported, "audiences", "tea-at-three") is None


NOWHERE = {"How often": None, "How it happens": None, "Name of the place": None, "Street": None}
NOWHERE |= {"Area": None}
ALL_HOURS = {
    "24/7 online": ("online", "24/7"),
    "Online 24/7": ("online", "24/7"),
    "24/7 (online)": ("online", "24/7"),
    "available online 24/7": ("online", "24/7"),
    "24 hours a day, 7 days a week, by phone": ("phone", "24 hours a day, 7 days a week"),
    "available 24/7": ("ask", "available 24/7"),
    "24/7/365": ("ask", "24/7/365"),
}
NOT_ALL_HOURS = ("24/7 except Mondays", "24/7 access to the gym", "24/7 helpline")


@pytest.mark.parametrize("words", ALL_HOURS)
def test_words_beside_day_and_night_say_how_it_happens(words, imported):
    code, said = of_a_list(imported, {**NOWHERE, "Days and times": words})
    assert code == cli.DONE, said
    found = [fact(imported, name, "tea-at-three") for name in ("format", "when")]
    way, hours = ALL_HOURS[words]
    assert found == [way, [{"always": hours}]]


@pytest.mark.parametrize("words", NOT_ALL_HOURS)
def test_other_words_beside_day_and_night_are_words(words, imported):
    code, said = of_a_list(imported, {**NOWHERE, "Days and times": words})
    assert code == cli.DONE, said
    assert fact(imported, "format", "tea-at-three") == "ask"
    assert fact(imported, "when", "tea-at-three") == [{"ask": None, "text": words}]
    hint = f"    hint: {HINT}\n"
    assert (hint in said) == (words != "24/7 helpline")


def test_a_place_is_not_made_a_way_by_its_times(imported):
    code, said = of_a_list(imported, {"How often": None, "Days and times": "24/7 online"})
    assert code == cli.DONE, said
    assert fact(imported, "format", "tea-at-three") == "in-person"
    assert fact(imported, "when", "tea-at-three") == [{"ask": None, "text": "24/7 online"}]
