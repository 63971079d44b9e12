"""`import` of the spreadsheets that groups really keep: what it understands and what it asks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.rows import FACTS, Imported, table, workbook

from activity_directory import cli
from activity_directory.sanitise.from_html import as_markdown
from activity_directory.sanitise.wrapped_links import unwrapped, wrapped_in
from activity_directory.schema.values.price_in_words import price_in


@pytest.fixture
def imported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Imported:
    return Imported(tmp_path, capsys)


# ---- rows that begin with #


def test_a_name_may_begin_with_a_hash(imported):
    code, said = imported("a.csv", table({"Name of the activity": "#TeaTogether"}))
    assert code == cli.DONE, said
    assert 'name: "#TeaTogether"\n' in imported.entry("teatogether")


def test_a_row_that_is_a_note_is_reported(imported):
    notes = [{"Name of the activity": f"# note {number}"} for number in range(2)]
    code, said = imported("a.csv", table({}, *notes))
    assert code == cli.DONE
    assert imported.slugs == ["tea-at-three"]
    assert "rows 3 and 4 start with `# `, so they are notes and are not imported\n" in said


@pytest.mark.parametrize(
    "error", ["#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#SPILL!", "Err:502", "#######"]
)
def test_an_error_of_the_spreadsheet_is_reported_and_no_name(imported, error):
    code, said = imported("a.csv", table({"Name of the activity": error}, {}))
    assert code == cli.FAULTS
    assert (
        "a.csv: row 2, column A (Name of the activity): error: Name of the activity: the "
        f"spreadsheet shows {error} here\n    hint: Type what should be here.\n"
    ) in said
    assert imported.slugs == ["tea-at-three"]


def test_an_error_in_a_cell_that_is_not_needed_keeps_no_listing_out(imported):
    code, said = imported("a.csv", table({"Web page": "#REF!"}))
    assert code == cli.DONE
    assert "(Web page): warning: Web page: the spreadsheet shows #REF! here, so it is left" in said
    assert "REF" not in imported.entry()


# ---- people


def test_a_sheet_without_a_map_is_looked_through_for_people_as_one_with_a_map_is(imported):
    code, said = imported(
        "a.csv",
        table(
            {
                "Leader": "Jean Okafor",
                "Leader's mobile": "07700 900123",
                "What people do there": "We sit. Jean Okafor pours the tea. Text 07700 900123.",
                "Phone": "Jean 01632 960110",
                "E-mail": "jean.okafor@gmail.com",
                "Whom to ask for": "Class leader Jean Okafor",
                "Name of the place": "Jean's house",
                "Your name": "Ada Lovelace",
            },
            {"Name of the activity": "Pie", "Hide address": "Yes"},
            {
                "Name of the activity": "Cake",
                "Street": "2 Example Road",
                "E-mail": "tea@tea.example.org",
            },
        ),
    )
    assert code == cli.DONE, said
    tea, pie, cake = map(imported.entry, ("tea-at-three", "pie", "cake"))
    entries = f"{tea}{imported.entry('pie')}"
    assert not [one for one in ("Jean", "Okafor", "gmail", "07700", "Ada") if one in entries]
    assert "phone: 01632 960110" in tea
    assert "ask_for: Class leader" in tea
    assert "1 Example Road" not in tea + pie
    assert "name: Example Hall" in cake
    assert "email: tea@tea.example.org" in cake
    assert "E-mail: an address of a person is left out" in said


# ---- columns for the day and the time


@pytest.mark.parametrize(
    ("day", "time", "written"),
    [
        ("Monday", "10am-12pm", "Monday 10:00 to 12:00"),
        ("Wed", "2-4pm", "Wednesday 14:00 to 16:00"),
        ("Mon; Wed", "10-12", "Monday, Wednesday 10:00 to 12:00"),
        ("Monday", "10-12; 2-4", "Monday 10:00 to 12:00; Monday 14:00 to 16:00"),
        ("Monday", "Mon 10-12", "Monday 10:00 to 12:00"),
    ],
)
def test_columns_for_the_day_and_for_the_time_are_one_answer(imported, day, time, written):
    row = {"Days and times": None, "Day": day, "Time": time}
    code, said = imported("a.csv", table(row))
    assert code == cli.DONE, said
    assert f"Days and times: {written} (sent: " in said


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("Jan 1, 1970 18:15", "Jan 1, 1970 19:30"),
        ("1970-01-01T18:15:00", "1970-01-01 19:30"),
        ("30/12/1899 18:15", "1899-12-30 19:30"),
        ("Thu, 1 January 1970 6:15 pm", "7.30pm"),
    ],
)
def test_a_time_with_the_day_of_software_that_has_none_is_a_time(imported, start, end):
    row = {"Days and times": None, "Day": "Monday", "Start": start, "End": end}
    code, said = imported("a.csv", table(row))
    assert code == cli.DONE, said
    assert "    from: 18:15\n    to: 19:30\n" in imported.entry()


def test_a_day_that_another_column_contradicts_is_reported(imported):
    row = {"Days and times": None, "Day": "Monday", "Time": "Tue 10-12"}
    code, said = imported("a.csv", table(row))
    assert code == cli.FAULTS
    assert "Days and times: `Tue 10-12` is not on Monday\n" in said


@pytest.mark.parametrize(
    ("day", "time", "words"),
    [
        ("Every Monday", "Evenings (Mon & Wed)", "Every Monday Evenings (Mon & Wed)"),
        ("Monday", "Mon 10-12, Wed 2-4", "Monday 10-12, Wed 2-4"),
        ("Monday", "From 18:00 (Tots also Thursdays)", "Monday From 18:00 (Tots also Thursdays)"),
        (
            "2027-08-21 to 2027-08-22",
            "Sat from 09:45 · Sun from 10:00",
            "2027-08-21 to 2027-08-22 Sat from 09:45 · Sun from 10:00",
        ),
    ],
)
def test_days_that_only_one_of_two_columns_names_are_words(imported, day, time, words):
    file = imported.folder / "our.map.yml"
    file.write_text("source: the council's list\n", encoding="utf-8")
    row = {"Days and times": None, "How often": None, "Day": day, "Time": time}
    code, said = imported("a.csv", table(row), "--map", str(file))
    assert code == cli.DONE, said
    assert f"\nwhen:\n  - ask:\n    text: {words}\n" in imported.entry().replace('"', "")


@pytest.mark.parametrize(
    ("day", "time", "last"),
    [
        ("Every Friday until 2026-09-13", "Friday evenings", "2026-09-13"),
        ("Every Friday until 2026-09-13", "Fri 10-12", "2026-09-13"),
        ("2026-08-22 to 2026-08-23", "Sat from 09:45 · Sun from 10:00", "2026-08-23"),
    ],
)
def test_what_is_over_by_the_column_for_the_day_is_over(imported, day, time, last):
    file = imported.folder / "our.map.yml"
    file.write_text("source: the council's list\n", encoding="utf-8")
    row = {"Days and times": None, "How often": None, "Day": day, "Time": time}
    _, said = imported("a.csv", table(row), "--map", str(file), "--details")
    assert imported.slugs == [], said
    assert f"this says `{last}`, so it is not imported\n" in said


# ---- what every row lacks

LISTS = """Day,Time,Activity,Venue,Postcode,Cost,Tel
Monday,10am - 12 noon,Coffee Morning,St Anne's Church Hall,LW1 7WX,Donation,01632 960110
Tuesday,7.30 - 9pm,Choir,Highfield Community Centre,LW4 3FG,Free,01632 960111
Wed,2-4pm,Knit & Natter,Northgate Library,LW5 1DE,Free,01632 960104
"""


def test_what_every_listing_lacks_is_reported_once_with_choices_and_examples(imported):
    code, said = imported("a.csv", LISTS)
    assert code == cli.FAULTS
    sums, lacks, *questions = said.splitlines()
    assert sums == "a.csv: 3 listings: 3 waiting."
    assert lacks.startswith("a.csv: error: no listing answers these questions. ")
    lacking = [line.strip().partition(": ")[0] for line in questions[:-2]]
    assert lacking == [
        "In one line",
        "Who runs it",
        "What people do there",
        "Why people come",
        "How often",
        "How it happens",
        "How to join",
        "Your part in it",
    ]
    assert "    Who runs it: for example `Highfield Neighbours`.\n" in said
    assert "    How it happens: choose from `In person`, `Online`, " in said
    assert "0 listings imported, 3 left out. Correct the file and import it again.\n" in said
    assert "a-waiting.xlsx" in questions[-1]


def test_what_one_listing_lacks_is_one_line(imported):
    code, said = imported("a.csv", table({}, {"Who runs it": "", "How often": "", "Price": ""}))
    assert code == cli.FAULTS
    assert "a.csv: row 3: error: 3 answers are missing: Who runs it, How often and Price\n" in said
    assert said.count("error: ") == 1


def test_a_missing_choice_is_reported_with_the_choices(imported):
    code, said = imported("a.csv", table({}, {"Price": ""}))
    assert code == cli.FAULTS
    assert (
        "a.csv: row 3: error: Price: please answer this\n    hint: Choose `Free`, `Free, donations "
        "are welcome`, `People pay what they can`, `A price each time`, `A price for the whole "
        "course` or `Please ask`.\n"
    ) in said


@pytest.mark.parametrize(("name", "label"), [("Mobile", "Phone"), ("Facebook", "Web page")])
def test_a_column_may_have_a_name_that_people_reach_for_in_entries(imported, name, label):
    answer = {"Phone": "01632 960119", "Web page": "https://tea.example.org"}[label]
    code, said = imported(
        "a.csv", table({"Phone": "", "E-mail": "tea@tea.example.org", name: answer})
    )
    assert code == cli.DONE, said
    assert answer in imported.entry()


# ---- access

WHAT_IS_THERE = "What is there for people who need it"


def features_in(entry: str) -> list[str]:
    """The features that an entry says are there."""
    return re.findall(r"^    ([a-z-]+): yes$", entry, re.MULTILINE)


ACCESS = {
    "accessible WC": (["accessible-toilet"], ""),
    "acessible toilet": (["accessible-toilet"], ""),
    "Toilets": (["toilet"], ""),
    "Lift to all floors": (["lift"], ""),
    "Wheelchair access & disabled parking": (["step-free", "blue-badge-parking"], ""),
    "Wide doors (75 cm or more), Lift": (["wide-doors", "lift"], ""),
    "accessible WC and ramp": (["accessible-toilet"], "ramp"),
    "Disabled toilet, ramp, upstairs room": (["accessible-toilet"], "ramp, upstairs room"),
    "Step-free, no lift": (["step-free"], "no lift"),
    "Lift, out of order": ([], "Lift, out of order"),
    "Lift and toilets out of order": ([], "Lift and toilets out of order"),
    "Wheelchair accessible except toilets": ([], "Wheelchair accessible except toilets"),
    **{
        words: ([], words)
        for words in ("Ramp", "Ground floor", "Hoist", "first floor", "deaf", "Fully accessible")
    },
    "Yes": ([], ""),
}


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("No need to register, just turn up!", "No need to register, just turn up!"),
        ("No", "booking details: no"),
        ("No - just come", "booking details: No - just come"),
    ],
)
def test_a_sentence_that_begins_with_no_says_all_by_itself(imported, cell, written):
    file = imported.folder / "our.map.yml"
    file.write_text("columns: {booking details: Joining in one sentence}\n", encoding="utf-8")
    code, said = imported("a.csv", table({"booking details": cell}), "--map", str(file))
    assert code == cli.DONE, said
    line = next(one for one in imported.entry().splitlines() if one.startswith("how_to_join: "))
    assert line.partition(": ")[2].strip('"') == written


def test_words_about_access_say_no_more_than_they_say(imported):
    rows = [
        {"Name of the activity": f"Tea {at}", WHAT_IS_THERE: words}
        for at, words in enumerate(ACCESS)
    ]
    code, said = imported("a.csv", table(*rows))
    assert code == cli.DONE, said
    for at, (words, (features, left)) in enumerate(ACCESS.items()):
        entry = imported.entry(f"tea-{at}")
        assert sorted(features_in(entry)) == sorted(features), words
        paragraph = f"We sit and talk.\n\n{WHAT_IS_THERE}: {left}\n"
        assert entry.endswith(paragraph if left else "We sit and talk.\n"), words
    assert f"{WHAT_IS_THERE}: this says only `Yes`, so it is left out\n" in said


@pytest.mark.parametrize(
    ("title", "cell", "features", "note"),
    [
        ("Parking", "Yes", ["parking"], ""),
        ("Parking", "Street parking", ["parking"], ""),
        ("Parking", "Yes - 6 spaces", [], "Parking: Yes - 6 spaces"),
        ("Parking", "No", [], "Parking: no"),
        ("Hearing loop?", "✓", ["hearing-loop"], ""),
        ("Disabled access", "No", [], "Disabled access: no"),
    ],
)
def test_a_column_of_one_feature_says_it_by_its_name(imported, title, cell, features, note):
    file = imported.folder / "our.map.yml"
    file.write_text(f'columns: {{"{title}": {WHAT_IS_THERE}}}\n', encoding="utf-8")
    code, said = imported("a.csv", table({title: cell}), "--map", str(file))
    assert code == cli.DONE, said
    assert features_in(imported.entry()) == features
    assert (f'  access_note: "{note}"\n' in imported.entry()) == bool(note)


# ---- prices


@pytest.mark.parametrize(
    ("cells", "cost"),
    [
        ({"Price": "A price each time", "How much": "Free"}, "cost: free\n"),
        ({"Price": "A price each time", "How much": "£0"}, "cost: free\n"),
        ({"Price": "A price each time", "How much": "No charge"}, "cost: free\n"),
        ({"Price": "A price each time", "How much": "donation"}, "cost: donation\n"),
        ({"Price": "Free", "How much": "Donations welcome"}, "cost: donation\n"),
        ({"Price": "Free, donations are welcome", "How much": "Free"}, "cost: donation\n"),
        ({"Price": "free of charge"}, "cost: free\n"),
        ({"Price": "No charge"}, "cost: free\n"),
        ({"Price": "", "How much": "Free"}, "cost: free\n"),
        ({"Price": "", "How much": "by donation"}, "cost: donation\n"),
    ],
)
def test_nothing_to_pay_is_understood_in_either_column(imported, cells, cost):
    code, said = imported("a.csv", table(cells))
    assert code == cli.DONE, said
    assert cost in imported.entry()
    if cells["Price"] not in {"", "free of charge", "No charge", "Free, donations are welcome"}:
        assert f"warning: How much: this says `{cells['How much']}`, so Price is " in said


def test_an_amount_in_the_column_of_the_price_is_the_amount(imported):
    code, said = imported("a.csv", table({"Price": "£3.50"}, {}))
    assert code == cli.FAULTS
    assert (
        "a.csv: row 2, column L (Price): error: Price: `£3.50` is an amount. Please say what "
        "people pay it for\n    hint: Choose `Free`, "
    ) in said
    assert said.count("error: ") == 1


NOT_SURE = (
    *("£5-£7", "£3 (£2 concessions)", "£1 a child and £2 an adult", "£5/£3", "From £5"),
    *("Free for over 60s", "Call 020 8973 3530 for prices", "See website for 2026 prices"),
    *("Free to residents of TW13", "Half price for under 16s", "£5 for members", "Tea £1"),
    *("£1 annual membership and £2 per session", "£8 per month", "£10 a year", "£5 per hour"),
    *("£30 for 6 weeks", "£120 per term", "£20 per course", "£209 per desk per month", "€5"),
    *("£5 a day", "£10 deposit", "£3 minimum donation", "2 for £5", "£3 (free for carers)"),
)


def test_an_amount_among_other_words_is_one_to_ask_for(imported):
    cells = [{"Price": "A price each time", "How much": words} for words in NOT_SURE]
    names = [{"Name of the activity": f"Tea {number}"} for number in range(len(cells))]
    code, said = imported("a.csv", table(*(a | b for a, b in zip(cells, names, strict=True))))
    assert code == cli.DONE, said
    notes = []
    for number, words in enumerate(NOT_SURE):
        cost = imported.entry(f"tea-{number}").partition("\ncost:")[2].partition("\n\n")[0]
        assert cost.startswith("\n  - ask:\n    note: "), words
        notes.append(cost.partition("note: ")[2].strip('"'))
    assert notes == [*NOT_SURE]


@pytest.mark.parametrize(
    ("words", "price"),
    [
        ("£3 each", ("per_session", "£3", "")),
        ("£3.50 a class", ("per_session", "£3.50", "")),
        ("Sessions are £3.", ("per_session", "£3", "")),
        ("50p per session", ("per_session", "50p", "")),
        ("5 pounds", ("per_session", "£5", "")),
        ("£3 per person", ("per_session", "£3", "per person")),
        ("£5 (with one free carer/helper)", ("per_session", "£5", "with one free carer/helper")),
        ("£4 per class (carers go free)", ("per_session", "£4", "carers go free")),
        ("£6 each, first session is free", ("per_session", "£6", "first session is free")),
        ("£5 free for carers", None),
        ("£5 members free", None),
        ("£5 carers £2", None),
        ("£5 per family, carers free", None),
        ("£2 (includes tea and cake)", ("per_session", "£2", "includes tea and cake")),
        ("£3 suggested donation", ("donation", "£3", "")),
        ("£3 donation", ("donation", "", "£3 donation")),
        ("£5 per child", ("per_session", "£5", "per child")),
        ("£2 a player", ("per_session", "£2", "a player")),
        ("Cost: £4 per adult", ("per_session", "£4", "per adult")),
        ("£4 (per adult)", ("per_session", "£4", "per adult")),
        ("£3 donation appreciated", ("donation", "", "£3 donation appreciated")),
        ("Suggested donation of £1 per child", ("donation", "£1", "per child")),
        ("£5 per child under 5", None),
        ("£5 per child, siblings half price", None),
        ("£30 per child per month", None),
        ("£6 per family", None),
    ],
)
def test_one_amount_with_sure_words_is_the_price(words, price):
    assert price_in(words) == price


def test_a_sure_price_is_in_the_entry_with_its_other_words(imported):
    words = ("£3 per person", "£3 donation", "£2 suggested donation", "3", "£5 per child")
    rows = [
        {"Name of the activity": f"Tea {at}", "Price": "A price each time", "How much": one}
        for at, one in enumerate(words)
    ]
    code, said = imported("a.csv", table(*rows))
    assert code == cli.DONE, said
    costs = ("per session: £3\n    note: per person", "donation:\n    note: £3 donation")
    of_a_child = "per session: £5\n    note: per child"
    for at, cost in enumerate((*costs, "donation: £2", "per session: £3", of_a_child)):
        assert f"  - {cost}\n\n" in imported.entry(f"tea-{at}")


@pytest.mark.parametrize(
    ("words", "cost"),
    [
        ("Free, buy your own drinks", "free:\n    note: Free, buy your own drinks"),
        ("Free. Bring lunch.", "free:\n    note: Free. Bring lunch."),
        ("Free (donations welcome)", "donation:\n    note: Free (donations welcome)"),
        ("Free - carers only", "ask:\n    note: Free - carers only"),
        ("Free, £2 for tea", "ask:\n    note: Free, £2 for tea"),
        ("Free, then £5 from the second time", "ask:\n    note: Free, then £5"),
    ],
)
def test_what_is_free_stays_free_with_other_words_beside_it(imported, words, cost):
    file = imported.folder / "our.map.yml"
    file.write_text("source: the council's list\n", encoding="utf-8")
    row = {"Price": None, "How much": words}
    code, said = imported("a.csv", table(row), "--map", str(file))
    assert code == cli.DONE, said
    assert f"cost:\n  - {cost}" in imported.entry()


def test_weeks_of_something_else_are_no_course(imported):
    file = imported.folder / "our.map.yml"
    file.write_text("source: the council's list\n", encoding="utf-8")
    texts = {
        "Yoga from 16 weeks pregnant.": "per session: £5",
        "For babies after 6 weeks.": "per session: £5",
        "A talk every 6 weeks.": "per session: £5",
        "A 6 week course.": "ask:",
        "Pilates for 8 weeks.": "ask:",
    }
    rows = [
        {
            "Name of the activity": f"Tea {at}",
            "Price": None,
            "How much": "£5",
            "What people do there": words,
        }
        for at, words in enumerate(texts)
    ]
    code, said = imported("a.csv", table(*rows), "--map", str(file))
    assert code == cli.DONE, said
    for at, (words, cost) in enumerate(texts.items()):
        assert f"  - {cost}\n" in imported.entry(f"tea-{at}"), words


AGES = {
    "5 to 11": "  minimum_age: 5\n  maximum_age: 11\n",
    "5-11": "  minimum_age: 5\n  maximum_age: 11\n",
    "50+": "  minimum_age: 50\n",
    "18 and over": "  minimum_age: 18\n",
    "Adults": "  text: Adults\n",
    "Years 7-9": "  text: Years 7-9\n",
    "Over 50s": "  minimum_age: 50\n",
}


@pytest.mark.parametrize("title", ["Age", "Age group", "Ages", "Youngest age"])
def test_a_column_of_ages_says_who_can_come(imported, title):
    rows = [{"Name of the activity": f"Tea {at}", title: words} for at, words in enumerate(AGES)]
    code, said = imported("a.csv", table(*rows))
    assert code == cli.DONE, said
    for at, (words, facts) in enumerate(AGES.items()):
        assert f"eligibility:\n{facts}\n" in imported.entry(f"tea-{at}"), words
    both = {title: "5-11", "Who can come, in one sentence": "Residents only"}
    code, said = imported("b.csv", table({"Name of the activity": "Pie", **both}))
    assert code == cli.DONE, said
    facts = "  minimum_age: 5\n  maximum_age: 11\n  text: Residents only\n"
    assert f"eligibility:\n{facts}" in imported.entry("pie")


def test_words_in_place_of_an_amount_are_about_the_price_that_is_asked_for(imported):
    code, _ = imported("a.csv", table({"Price": "A price each time", "How much": "It varies"}))
    assert code == cli.DONE
    assert "  - ask:\n    note: It varies\n" in imported.entry()


def test_a_row_that_is_not_running_is_refused_and_one_that_is_comes_in(imported):
    off = (
        "Temporarily closed",
        "Paused for summer",
        "On hold",
        "Archived",
        "Draft",
        "Inactive",
        "n",
    )
    rows = [
        *({"Status": one} for one in off),
        {"Name of the activity": "Tea (CLOSED)", "Status": ""},
        {"What people do there": "This group is now closed. We met on Mondays.", "Status": ""},
        {"In one line": "Suspended until further notice", "Status": "Live"},
        {"Status": "Green"},
        *(
            {"Name of the activity": f"Tea {one}", "Status": one}
            for one in ("Live", "Published", "ACTIVE", "Y")
        ),
        {
            "Name of the activity": "Tea",
            "What people do there": "A closed group. Doors close at 4.",
        },
    ]
    code, said = imported("a.csv", table(*rows))
    assert code == cli.FAULTS
    words = ("CLOSED", "now closed", "Suspended until further notice")
    whys = [f"Status: this says `{one}`, so it is not imported" for one in off]
    labels = ("Name of the activity", "Name or description", "Name or description")
    whys += [
        f"{label}: this says `{one}`, so it is not imported"
        for label, one in zip(labels, words, strict=True)
    ]
    whys.append("Status: expected `Active`, `Waiting list`, `Full` or `Closed`, found `Green`")
    for number, why in enumerate(whys, start=2):
        assert f"a.csv: row {number}: error: {why}\n" in said
    assert imported.slugs == ["tea", "tea-active", "tea-live", "tea-published", "tea-y"]


STATUSES = {
    "Full - waiting list": "waiting-list",
    "Running (waiting list)": "waiting-list",
    "Waiting list closed": "full",
    "Fully booked": "full",
    "Full (try again in June)": "full",
    "Active, no waiting list": "running",
    "Open, closed in August": "running",
    "Live/Published": "running",
}


def test_a_status_may_say_that_there_is_no_place_and_more(imported):
    rows = [
        {"Name of the activity": f"Tea {at}", "Status": words} for at, words in enumerate(STATUSES)
    ]
    rows += [{"Name of the activity": "Pie", "What people do there": "Sorry, we are now full."}]
    off = ("Running - paused until Easter", "Closed - waiting list for next year", "No")
    code, said = imported("a.csv", table(*rows, *({"Status": words} for words in off)))
    assert code == cli.FAULTS
    for at, (words, status) in enumerate(STATUSES.items()):
        assert f"\nstatus: {status}\n" in imported.entry(f"tea-{at}"), words
    assert "\nstatus: full\n" in imported.entry("pie")
    assert "    text: Full (try again in June)\n" in imported.entry("tea-4")
    assert "    text: Open, closed in August\n" in imported.entry("tea-6")
    for words in off:
        assert f"Status: this says `{words}`, so it is not imported\n" in said
    assert imported("a.csv", table(*rows))[1].startswith(f"Nothing changed: {len(rows)} listings")


def test_html_of_a_cell_becomes_markdown(imported):
    words = "<p>We sit&nbsp;&amp; <s>sing</s> talk.</p><ul><li>Tea</li></ul><script>x()</script>"
    words += "<!-- Key: 1234 --><p hidden>Ask Jean.</p>"
    code, said = imported("a.csv", table({"What people do there": words}))
    assert code == cli.DONE
    assert "(What people do there): words that are struck out are not imported\n" in said
    assert imported.entry().endswith("---\n\nWe sit & talk.\n\n- Tea\n")


def test_html_that_is_cut_off_is_read_as_far_as_it_goes_and_at_once():
    text = "<p>Tea<![x</p><p><a href='https://a.example.org/x'>here</a> <!["
    assert as_markdown(text).startswith("Tea")
    assert as_markdown("<p>Tea</p>" + "<a href=" * 50_000).startswith("Tea")  # else minutes


# ---- telephone numbers


def test_the_first_0_that_a_spreadsheet_removed_is_put_back(imported):
    code, said = imported("a.csv", table({"Phone": "1632960110"}))
    assert code == cli.DONE
    assert "  phone: 01632 960110\n" in imported.entry()
    assert (
        "warning: Phone: the first 0 of `1632960110` was missing, and is put back\n"
        "    hint: Spreadsheets remove it. Format the column as text to keep it.\n"
    ) in said


# ---- the sheets of a workbook


def listings(*names: str) -> list[list[str]]:
    rows = [list((FACTS | {"Name of the activity": name}).values()) for name in names]
    return [list(FACTS), *rows]


PROVIDERS = [["Name", "Phone"], *([f"Provider {number}", "01632 960110"] for number in range(4))]


def test_the_sheet_with_the_most_listings_is_read_and_named(imported):
    sent = workbook(Providers=PROVIDERS, Notes=[["Ask Tom"]], Services=listings("Tea", "Cake"))
    code, said = imported("a.xlsx", sent)
    assert code == cli.DONE, said
    assert imported.slugs == ["cake", "tea"]
    assert (
        "a.xlsx: warning: only the sheet `Services` was read, not `Providers` and `Notes`. To read "
        "another, add `--sheet` and its name.\n"
    ) in said


def test_a_sheet_can_be_chosen(imported):
    sent = workbook(Spring=listings("Tea", "Cake"), Autumn=listings("Soup"))
    code, said = imported("a.xlsx", sent, "--sheet", "autumn")
    assert code == cli.DONE, said
    assert imported.slugs == ["soup"]
    code, said = imported("a.xlsx", sent, "--sheet", "Winter")
    assert code == cli.WRONG_CALL
    assert "a.xlsx can't be read: it has no sheet `Winter`, only `Spring` and `Autumn`" in said
    code, said = imported("a.csv", table({}), "--sheet", "Spring")
    assert code == cli.WRONG_CALL
    assert "only a spreadsheet (.xlsx) has sheets. Leave out `--sheet`." in said


def test_a_workbook_of_one_sheet_needs_no_word_about_sheets(imported):
    code, said = imported("a.xlsx", workbook(Listings=listings("Tea")))
    assert code == cli.DONE
    assert "warning" not in said


# ---- answers that a listing can do without


@pytest.mark.parametrize(
    ("column", "said", "paragraph"),
    [
        ("Area", "Upper Nowhere", "Area: Upper Nowhere"),
        ("Meant for", "OAPs of the parish", "Who can come: OAPs of the parish"),
        ("Postcode", "by the canal", "Postcode: by the canal"),
        ("Concessions", "half price for twins", "Concessions: half price for twins"),
        ("What kind of activity it is", "Zumbalates", "What kind of activity it is: Zumbalates"),
    ],
)
def test_an_answer_that_is_no_choice_is_in_the_description(imported, column, said, paragraph):
    code, printed = imported("a.csv", table({column: said}))
    assert code == cli.DONE, printed
    assert f"\n\n{paragraph}\n" in imported.entry()
    assert f"({column}): warning: " in printed
    assert "so all of it is in the description\n" in printed


def test_the_choices_that_are_known_stay_beside_one_that_is_not(imported):
    code, said = imported("a.csv", table({"Why people come": "lonely; Zumbalates"}))
    assert code == cli.DONE, said
    assert "needs: [loneliness]\n" in imported.entry()
    assert "\n\nWhy people come: Zumbalates\n" in imported.entry()


def test_a_listing_without_any_reason_or_kind_that_is_known_is_left_out(imported):
    code, said = imported("a.csv", table({"Why people come": "Zumbalates"}))
    assert code == cli.FAULTS
    assert "Why people come: 'Zumbalates' is not one of the choices\n" in said
    assert said.count("error: ") == 1


def test_an_activity_at_a_place_is_asked_for_its_place(imported):
    row = {"Name of the place": "", "Street": "", "Area": ""}
    code, said = imported("a.csv", table({}, row))
    assert code == cli.FAULTS
    assert (
        "a.csv: row 3: error: Name of the place: an activity at a place needs one\n"
        "    hint: For example `Highfield Community Centre`.\n"
    ) in said


# ---- links that a mail program has wrapped

SAFE = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2F"


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        (
            {"What people do there": f"See [us]({SAFE}www.tea.example.org%2Fa&data=05%7C01)."},
            "See [us](https://www.tea.example.org/a).",
        ),
        ({"Web page": f"{SAFE}www.tea.example.org"}, "  website: https://www.tea.example.org\n"),
        (
            {"Web page": "https://www.google.com/url?q=https://tea.example.org/&sa=D"},
            "  website: https://tea.example.org/\n",
        ),
    ],
)
def test_a_link_that_was_wrapped_leads_to_the_page_itself(imported, cells, line):
    code, said = imported("a.csv", table(cells))
    assert code == cli.DONE, said
    assert line in imported.entry()
    assert " now leads to `https://" in said


@pytest.mark.parametrize(
    "link",
    [
        "https://eur01.safelinks.protection.outlook.com/?url=javascript%3Aalert(1)",
        "https://eur01.safelinks.protection.outlook.com/?data=1",
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%22onclick",
        "https://safelinks.example.org/?url=https%3A%2F%2Fwww.example.org",
        "https://a\u2100.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.example.org",
        f"https://a.safelinks.protection.outlook.com/?{'&' * 3000}url=ftp%3A%2F%2Fx",
    ],
)
def test_a_link_that_only_looks_wrapped_stays(link):
    assert unwrapped(link) == link
    assert list(wrapped_in(link)) == []


# ---- names, places and ways to join


@pytest.mark.parametrize(
    ("cell", "name", "code"),
    [
        ("Holiday club (HAF2026)", "Holiday club", "HAF2026"),
        ("Art [Ref: AB-1234]", "Art", "AB-1234"),
        ("Football (U11)", "Football (U11)", ""),
        ("Fair (2026)", "Fair (2026)", ""),
        ("Lunch (LW4)", "Lunch (LW4)", ""),
        ("Coffee (50+)", "Coffee (50+)", ""),
    ],
)
def test_a_code_is_no_part_of_a_name(imported, cell, name, code):
    done, said = imported("a.csv", table({"Name of the activity": cell}))
    assert done == cli.DONE, said
    [slug] = imported.slugs
    entry = imported.entry(slug)
    assert f"name: {name}\n" in entry
    assert ('how_to_join: "Code: ' + code in entry) == bool(code)


def test_a_place_that_varies_has_no_name(imported):
    code, said = imported("a.csv", table({"Name of the place": "Various - see notes"}))
    assert code == cli.DONE, said
    assert "name: Various places\n" in imported.entry()


@pytest.mark.parametrize(
    ("cells", "times"),
    [
        ({"How often": "1st Sat of month", "Day": "Saturday"}, "first Saturday"),
        ({"How often": "Monthly - 1st Saturday", "Day": ""}, "first Saturday"),
        ({"How often": "", "Day": "1st & 3rd Sat of month"}, "first Saturday, third Saturday"),
    ],
)
def test_days_of_a_month_beside_columns_of_times(imported, cells, times):
    file = imported.folder / "our.map.yml"
    file.write_text("source: the council's list\n", encoding="utf-8")
    row = {"Days and times": None, **cells, "Start": "10:00", "End": "12:00"}
    code, said = imported("a.csv", table(row), "--map", str(file))
    assert code == cli.DONE, said
    when = f"  - every: month\n    days: [{times}]\n    from: 10:00\n    to: 12:00\n"
    assert when in imported.entry()


@pytest.mark.parametrize(
    ("cells", "lines", "gone"),
    [
        ({"What to do first": "Email"}, ["joining: [drop-in]"], "how_to_join"),
        ({"What to do first": "Phone or email"}, ["how_to_join: Phone"], "email"),
        ({"How to join": "Phone"}, ["joining: [book]", "how_to_join: Phone"], "ask"),
        ({"How to join": "Via the website"}, ["joining: ask"], "website"),
        ({"What to do first": "Email the tutor"}, ["how_to_join: Email the tutor"], "book"),
    ],
)
def test_a_way_to_join_that_nobody_can_use_is_left_out(imported, cells, lines, gone):
    file = imported.folder / "our.map.yml"
    file.write_text("source: the council's list\n", encoding="utf-8")
    code, said = imported("a.csv", table(cells), "--map", str(file))
    assert code == cli.DONE, said
    way = imported.entry().partition("\njoining:")[2].partition("\ncontact:")[0]
    for line in lines:
        assert f"{line}\n" in f"joining:{way}\n"
    assert gone not in way
