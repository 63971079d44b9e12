"""What people write in a form, piece by piece: times, choices, and new facts in an old entry."""

from __future__ import annotations

from datetime import date

import pytest
from tests.bare import CONTENT

from activity_directory.catalogue.loading import load
from activity_directory.intake import times, writing
from activity_directory.intake.answers import Answers
from activity_directory.intake.directory import Directory
from activity_directory.intake.no_answer import range_made_a_date
from activity_directory.intake.questions import (
    FORMS,
    PARTS,
    REQUIRED,
    part_of_a_change,
    question,
)
from activity_directory.intake.submission import Submission, understood
from activity_directory.intake.whole_entry import Origin
from activity_directory.intake.writing import Words
from activity_directory.model.schedule import Period
from activity_directory.schema import kinds
from activity_directory.schema.reading import ParseContext
from activity_directory.schema.records.activity import parse_activity
from activity_directory.schema.values.no_place import Where, where_in
from activity_directory.source.entry import read_entry

TODAY = date(2026, 11, 23)
LOADED = load(CONTENT)


def plainly(value):
    """Facts without what they came from."""
    if isinstance(value, Words):
        return value.text
    if isinstance(value, tuple):
        return [plainly(one) for one in value]
    return {name: plainly(one) for name, one in value.items()}


def weekly(days, start, end=None, every="week"):
    return {"every": every, "days": days, "from": start} | ({"to": end} if end else {})


@pytest.mark.parametrize(
    ("how_often", "lines", "items"),
    [
        ("week", "Monday 10:30 to 11:30", [weekly(["Monday"], "10:30", "11:30")]),
        ("week", "Mondays 10.30am - 11.30am", [weekly(["Monday"], "10:30", "11:30")]),
        ("week", "every Tuesday, from 2 to 4pm", [weekly(["Tuesday"], "14:00", "16:00")]),
        ("week", "Wed 11 to 1pm", [weekly(["Wednesday"], "11:00", "13:00")]),
        ("week", "Thursday noon until 2pm.", [weekly(["Thursday"], "12:00", "14:00")]),
        ("week", "Friday 9:15", [weekly(["Friday"], "09:15")]),
        ("week", "Mon 11.30-1.30", [weekly(["Monday"], "11:30", "13:30")]),
        ("week", "Mon midday - 2", [weekly(["Monday"], "12:00", "14:00")]),
        ("week", "Mon 12pm - 2", [weekly(["Monday"], "12:00", "14:00")]),
        ("week", "Mon 7pm - 12 midnight", [weekly(["Monday"], "19:00", "00:00")]),
        ("week", "Mon 8pm - 8am", [weekly(["Monday"], "20:00", "08:00")]),
        ("week", "Fri 10pm to 2am", [weekly(["Friday"], "22:00", "02:00")]),
        ("week", "Fri 12am to 2am", [weekly(["Friday"], "00:00", "02:00")]),
        (
            "week",
            "Monday and Friday 10:30 to 11:30",
            [weekly(["Monday", "Friday"], "10:30", "11:30")],
        ),
        (
            "week",
            "Monday 10:30 to 11:30; Friday 10:30 to 11:30\nMonday 14:00 to 15:00",
            [
                weekly(["Monday", "Friday"], "10:30", "11:30"),
                weekly(["Monday"], "14:00", "15:00"),
            ],
        ),
        (
            "week",
            "Mon 10-12 & 1-3, Wed 2-4",
            [
                weekly(["Monday"], "10:00", "12:00"),
                weekly(["Monday"], "13:00", "15:00"),
                weekly(["Wednesday"], "14:00", "16:00"),
            ],
        ),
        ("week", "Thursday 1000-1200hrs", [weekly(["Thursday"], "10:00", "12:00")]),
        ("week", "Monday, 10am to 12pm, weekly", [weekly(["Monday"], "10:00", "12:00")]),
        (
            "week",
            "Fri 10am – 12pm (not school hols)",
            [weekly(["Friday"], "10:00", "12:00") | {"term_time": "only"}],
        ),
        (
            "month",
            "last day of the month 10-12",
            [{"every": "month", "days": ["last day"], "from": "10:00", "to": "12:00"}],
        ),
        ("week", "10-12 Mondays", [weekly(["Monday"], "10:00", "12:00")]),
        ("week", "Tues/Thurs eve 7-9", [weekly(["Tuesday", "Thursday"], "19:00", "21:00")]),
        ("week", "Tuesday 5 - 7", [weekly(["Tuesday"], "17:00", "19:00")]),
        ("week", "Tuesday 5.30 to 6.30", [weekly(["Tuesday"], "17:30", "18:30")]),
        ("week", "Tuesday morning 5.30 to 6.30", [weekly(["Tuesday"], "05:30", "06:30")]),
        ("week", "Tuesday 5:00 to 7:00am", [weekly(["Tuesday"], "05:00", "07:00")]),
        ("2 weeks", "every other Monday 10-12", [weekly(["Monday"], "10:00", "12:00", "2 weeks")]),
        (
            "week",
            "Monday 10am to 12 noon (term time only), not bank holidays",
            [
                weekly(["Monday"], "10:00", "12:00")
                | {"term_time": "only", "bank_holidays": "closed"}
            ],
        ),
        (
            "month",
            "first, third and fifth Monday 10-12",
            [
                {
                    "every": "month",
                    "days": ["first Monday", "third Monday", "fifth Monday"],
                    "from": "10:00",
                    "to": "12:00",
                }
            ],
        ),
        ("open", "Daily 9am - 1pm", [{"open": {"Every day": "09:00 to 13:00"}}]),
        (
            "open",
            "Mon-Fri 9-5; Sat & Sun 10-2",
            [
                {
                    "open": {
                        "Monday to Friday": "09:00 to 17:00",
                        "Saturday": "10:00 to 14:00",
                        "Sunday": "10:00 to 14:00",
                    }
                }
            ],
        ),
        (
            "month",
            "first Friday 2pm - 4pm",
            [{"every": "month", "days": ["first Friday"], "from": "14:00", "to": "16:00"}],
        ),
        (
            "once",
            "16 January 2027 10:00 to 15:00",
            [{"date": "2027-01-16", "from": "10:00", "to": "15:00"}],
        ),
        (
            "open",
            "Monday to Friday 10:00 to 16:00\nSaturday 10:00 to 12:00\nSaturday 13:00 to 15:00",
            [
                {
                    "open": {
                        "Monday to Friday": "10:00 to 16:00",
                        "Saturday": ["10:00 to 12:00", "13:00 to 15:00"],
                    }
                }
            ],
        ),
    ],
)
def test_times_as_people_write_them(how_often, lines, items):
    found, unread = times.when(how_often, lines, "times")
    assert unread == ()
    assert plainly(found) == items


NO_SPAN = "can't be when it starts and ends"


@pytest.mark.parametrize(
    ("how_often", "line", "message"),
    [
        (
            "week",
            "whenever",
            "expected a day and two times such as `Monday 10:30 to 11:30`, found `whenever`",
        ),
        (
            "week",
            "Whenever 10:30",
            f"expected {kinds.DAY.expected}, found `Whenever`",
        ),
        (
            "open",
            "Monday 10:30",
            "`Monday 10:30` says when it opens, not when it closes",
        ),
        ("once", "Monday 10:30", "expected a date such as 2026-11-02, found `Monday`"),
        ("week", "Mon-Wed 7-9", "`Mon-Wed 7-9` can be read in 2 ways"),
        ("week", "Tuesday 6 - 8", "`Tuesday 6 - 8` can be read in 2 ways"),
        ("week", "Tuesday 6.30 - 8", "`Tuesday 6.30 - 8` can be read in 2 ways"),
        ("once", "16 January 2027 7-9", "`16 January 2027 7-9` can be read in 2 ways"),
        ("week", "Tues/Thurs eve", "`Tues/Thurs eve` names no time"),
        ("week", "Mon 10pm-12pm", "`Mon 10pm-12pm` can be read in 2 ways"),
        ("week", "Mon 10am-12am", "`Mon 10am-12am` can be read in 2 ways"),
        ("week", "Mon 8 to 8", "`Mon 8 to 8` can be read in 2 ways"),
        ("week", "Mon 10 to 10", "`Mon 10 to 10` can be read in 2 ways"),
        *(
            ("week", f"Mon {start} to {end}", f"`{start} to {end}` {NO_SPAN}")
            for start, end in (
                *(("12pm", "10am"), ("9am", "5am"), ("10:00", "10:00"), ("12am", "10pm")),
                *(("7pm", "11am"), ("22:00", "14:00"), ("12pm", "12pm")),
                ("10:00", "24:00"),
            )
        ),
        (
            "month",
            "1st Monday and Thursday 10-12",
            "`1st Monday and Thursday` can be read in 2 ways",
        ),
        ("week", "alternate Mondays 10-12", "`alternate Mondays` is every two weeks"),
        (
            "week",
            "1st Saturday of the month 10am - 12pm",
            "`first Saturday` is a day of the month, and the answer above says it is every week",
        ),
        (
            "week",
            "Mon 2, 4, 6pm",
            "expected a day and two times such as `Monday 10:30 to 11:30`, found `Mon 2, 4, 6pm`",
        ),
    ],
)
def test_times_that_can_t_be_read_are_told(how_often, line, message):
    found, unread = times.when(how_often, line, "times")
    assert found == ()
    assert [one.message for one in unread] == [message]


def test_a_question_about_times_shows_each_reading():
    _, unread = times.when("week", "Mon-Wed 7-9", "times")
    days = "Monday, Tuesday, Wednesday"
    assert [one.hint for one in unread] == [
        f"Write `{days} 07:00 to 09:00` or `{days} 19:00 to 21:00`."
    ]


@pytest.mark.parametrize(
    ("name", "said", "chosen"),
    [
        ("needs", "lonely; falls", ["loneliness", "falls-balance"]),
        ("needs", "Anxiety, stress or worry, lonely", ["anxiety-stress", "loneliness"]),
        ("needs", "loneliness\nLONELINESS\nlonely", ["loneliness"]),
        ("how_often", "every week", ["week"]),
        ("how_often", "Weekly", ["week"]),
        ("how_often", "once a fortnight", ["2 weeks"]),
        ("how_often", "One-off", ["once"]),
        ("how_often", "By appointment", ["by_arrangement"]),
        ("price", "Free, donations are welcome", ["donation"]),
    ],
)
def test_a_choice_is_known_by_its_label_its_id_or_what_people_call_it(name, said, chosen):
    answers = Answers({name: said}, LOADED.references)
    assert [choice.text for choice in answers.choices(question(name))] == chosen
    assert answers.faults == []


def test_a_choice_that_nobody_offers_is_told_with_what_was_meant():
    answers = Answers({"how_often": "every weak"}, LOADED.references)
    assert answers.choice(question("how_often")) is None
    (fault,) = answers.faults
    assert fault.message == "How often: 'every weak' is not one of the choices"
    assert fault.hint == "Did you mean `Every week`?"


OLD = """---
# who we are
name: Tea and Talk # not Tea & Talk
summary: A friendly hour
contact:
  phone: 01632 960110 # the office
  email: tea@example.org
# all is well
status: running
---

We talk.
"""


@pytest.mark.parametrize(
    ("facts", "line", "new"),
    [
        ({"name": Words("Tea: a talk")}, "name: Tea and Talk #", 'name: "Tea: a talk" #'),
        ({"contact.phone": Words("01632 960111")}, "phone: 01632 960110", "phone: 01632 960111"),
        ({"summary": None}, "summary: A friendly hour\n", ""),
        (
            {"needs": (Words("loneliness"),)},
            "# all is well\nstatus",
            "# all is well\nneeds: [loneliness]\nstatus",
        ),
        ({"status": {"paused": Words("2026-12-14")}}, ": running", ":\n  paused: 2026-12-14"),
    ],
)
def test_a_new_fact_changes_its_own_line_and_keeps_every_note(facts, line, new):
    assert line in OLD
    assert writing.changed(OLD, facts) == OLD.replace(line, new)


def change(slug, **answers):
    """What a change makes of a listing of the demonstration: the lines taken out, those put in."""
    asked = {"listing": slug, "your_role": "the group itself", **answers}
    made = understood(
        Submission("change", asked), Directory(LOADED.catalogue, LOADED.references, TODAY)
    )
    old, new = made.before.split("\n"), made.text.split("\n")
    return made, [one for one in old if one not in new], [one for one in new if one not in old]


def test_a_price_that_changes_keeps_the_old_one_until_the_day_before():
    made, _, new = change(
        "quiet-garden", price="per_session", amount="£4", price_since="2027-01-01"
    )
    assert made.faults == ()
    assert new == [
        "cost:",
        "  - free:",
        "    until: 2026-12-31",
        "  - per session: £4",
        "    since: 2027-01-01",
    ]


def asked_of(request, slug, **answers):
    """What a request makes of a listing of the demonstration."""
    return understood(
        Submission(request, {"listing": slug, **answers}),
        Directory(LOADED.catalogue, LOADED.references, TODAY),
    )


def test_still_right_asks_for_nothing_but_the_listing():
    made = asked_of("still-right", "quiet-garden")
    assert made.faults == ()
    assert "\n  by: a reader of the page\n" in made.text
    said = asked_of("still-right", "quiet-garden", your_role="the group itself")
    assert "\n  by: the group itself\n" in said.text


def test_a_listing_that_has_closed_names_what_to_try_instead():
    instead = "https://larkwell.example.org/activities/allotment/\n\nmemory-cafe\nallotment"
    made = asked_of(
        "close", "quiet-garden", closed="2027-03-31", your_role="us", try_instead=instead
    )
    assert made.faults == ()
    assert "\n  closed: 2027-03-31\n  try_instead: [allotment, memory-cafe]\n" in made.text


def test_what_is_to_be_tried_instead_must_be_there():
    made = asked_of(
        "close", "quiet-garden", closed="2027-03-31", your_role="us", try_instead="Gone for good"
    )
    assert [(fault.question, fault.message) for fault in made.faults] == [
        (
            "try_instead",
            "What could people try instead?: there is no listing called `Gone for good`",
        )
    ]


@pytest.mark.parametrize("name", PARTS)
def test_a_short_form_asks_what_the_whole_form_asks(name):
    asked = part_of_a_change(name)
    assert asked[0] is question("listing")
    assert {one.id for one in asked} <= {one.id for one in FORMS["change"]}
    assert {one.step for one in asked} == {"what", PARTS[name], "you"}
    assert REQUIRED["change"] <= {one.id for one in asked}


def test_what_is_known_not_to_be_there_stays_known():
    made, gone, _ = change("memory-cafe", access="none")
    assert made.faults == ()
    assert "  bsl: ask" in made.text
    assert "  quiet-space: yes" in gone


def test_a_place_of_its_own_can_t_be_changed_from_a_listing():
    made, gone, new = change("quiet-garden", street="9 Other Road")
    assert [fault.message for fault in made.faults] == [
        (
            "Street: `Mill Lane Surgery (courtyard garden and waiting room)` is described once for "
            "all "
            "its listings, so this form can't change it"
        )
    ]
    assert gone == new == []


def test_another_time_leaves_the_rest_of_the_times_as_it_is():
    made, gone, new = change("chair-exercise", times="Tuesday 2pm to 3pm")
    assert made.faults == ()
    assert "    bank_holidays: closed" in made.text
    assert gone == ["    days: [Monday, Friday]", "    from: 10:30", "    to: 11:30"]
    assert new == ["    days: [Tuesday]", "    from: 14:00", "    to: 15:00"]


@pytest.mark.parametrize(
    ("slug", "answers", "message"),
    [
        ("post-pals", {"bank_holidays": "open"}, "How often: please answer this too"),
        (
            "pip-forms-women",
            {"street": "9 Other Road"},
            "Name of the place: please answer this too",
        ),
        (
            "friendly-calls",
            {"times": "Monday 10:30 to 11:30"},
            (
                "Days and times: this gives times, but the answer above says that there are no "
                "fixed times"
            ),
        ),
    ],
)
def test_no_answer_is_lost_without_a_word(slug, answers, message):
    made, gone, new = change(slug, **answers)
    assert [fault.message for fault in made.faults] == [message]
    assert gone == new == []


@pytest.mark.parametrize(
    ("answers", "line"),
    [
        ({"price": "free"}, "cost: free"),
        (
            {"how_often": "by_arrangement", "times_in_words": "We agree it with you."},
            "  - by_arrangement: We agree it with you.",
        ),
    ],
)
def test_what_a_change_leaves_behind_is_no_answer(answers, line):
    made, _, new = change("chair-exercise", **answers)
    assert made.faults == ()
    assert line in new


DIRECTORY = Directory(LOADED.catalogue, LOADED.references, TODAY)
ANSWERS = {
    "name": "Stretch",
    "summary": "Gentle stretching for everybody",
    "organisation": "highfield neighbours",
    "description": "We stretch, slowly.",
    "needs": "loneliness",
    "how_often": "week",
    "times": "Monday 10:30 to 11:30",
    "format": "in-person",
    "venue": "Northgate Library",
    "price": "free",
    "joining": "drop-in",
    "phone": "01632 960110",
    "your_role": "the group itself",
}


def test_who_does_not_know_says_so_and_nothing_is_made_up():
    told = {"how_often": "ask", "times": "", "venue": "ask", "joining": "I don't know"}
    made = understood(Submission("add", ANSWERS | told), DIRECTORY)
    assert made.faults == ()
    for line in ("venue: ask", "  - ask:", "joining: [ask]"):
        assert f"{line}\n" in made.text
    both = {"joining": "I don't know, Just turn up"}
    made = understood(Submission("add", ANSWERS | both), DIRECTORY)
    assert "joining: [drop-in]\n" in made.text


def priced(price, amount=""):
    """What comes of the price of a new listing: its lines in the entry, and what is asked."""
    answers = ANSWERS | {"price": price, "amount": amount}
    made = understood(Submission("add", answers), DIRECTORY)
    cost = made.text.partition("cost:")[2].partition("\n\n")[0]
    told = [(fault.question, fault.message, fault.hint) for fault in made.faults]
    return cost.strip().split("\n"), told


@pytest.mark.parametrize(
    ("price", "amount", "cost"),
    [
        ("free of charge", "", ["free"]),
        ("free entry", "", ["free"]),
        ("No charge.", "", ["free"]),
        ("£0", "", ["free"]),
        ("Free", "Free", ["free"]),
        ("By donation", "", ["donation"]),
        ("pay as you feel", "", ["pay what you can"]),
        ("TBC", "", ["ask"]),
        ("A price each time", "3.5", ["- per session: £3.50"]),
    ],
)
def test_a_price_in_other_words_is_understood(price, amount, cost):
    assert priced(price, amount) == (cost, [])


@pytest.mark.parametrize(
    ("amount", "message", "hint"),
    [
        (
            "£5-£7",
            "found `£5-£7`",
            "Write the lowest, `£5`, and the others under `About the price`.",
        ),
        (
            "£3 (£2 concessions)",
            "found `£3 (£2 concessions)`",
            "Write the lowest, `£2`, and the others under `About the price`.",
        ),
        (
            "£4 for 2 hours",
            "found `£4 for 2 hours`",
            "Write `£4`, and the other words under `About the price`.",
        ),
        ("Free", "this says `Free`", "Choose `Free` there, or write the amount here."),
        ("", "please say how much", "For example `£3.50`."),
    ],
)
def test_a_price_that_is_no_one_amount_is_asked_about_once(amount, message, hint):
    _, told = priced("A price each time", amount)
    [(question, words, advice)] = told
    assert (question, advice) == ("amount", hint)
    assert message in words


@pytest.mark.parametrize(("said", "line"), [("N", "closed"), ("yes", "open"), ("Sometimes", "ask")])
def test_yes_and_no_are_known_as_people_write_them(said, line):
    made = understood(Submission("add", ANSWERS | {"bank_holidays": said}), DIRECTORY)
    assert made.faults == ()
    assert f"    bank_holidays: {line}\n" in made.text


def test_a_break_of_some_weeks_is_taken_in_beside_a_date():
    not_on = "2026-12-21 to 2027-01-04, 15 February 2027"
    made = understood(Submission("add", ANSWERS | {"not_on": not_on}), DIRECTORY)
    assert made.faults == ()
    assert "    except: [2026-12-21 to 2027-01-04, 2027-02-15]\n" in made.text
    source, _ = read_entry(made.text.encode(), "entry.md")
    context = ParseContext("entry.md", LOADED.references, made.text)
    [schedule] = parse_activity(source, "entry", context).when
    assert context.problems == []
    assert schedule.limits.skipped == (
        Period(date(2026, 12, 21), date(2027, 1, 4)),
        date(2027, 2, 15),
    )


# ---- what a list of others says, answer by answer

OF_A_LIST = {
    "name": "Tea",
    "summary": "An hour with tea.",
    "description": "We talk.",
    "organisation": "Some Friends",
    "needs": "lonely",
    "format": "In person",
    "venue": "Example Hall",
    "times": "Monday 10-12",
    "amount": "Free",
    "joining": "Just turn up",
    "phone": "01632 960110",
}
ADDRESS = {"street": "1 Example Road", "postcode": "LW1 7WX"}


def of_a_list(**answers):
    """What comes of a row of a council's list: the entry, and what is said of it."""
    given = {name: text for name, text in (OF_A_LIST | answers).items() if text}
    made = understood(
        Submission("add", given, Origin(list="the council's list")),
        Directory(LOADED.catalogue, LOADED.references, TODAY),
        keeping=True,
        moved_in=True,
    )
    assert made.faults == (), made.faults
    return made.text, [one.message for one in made.remarks]


NOT_AT_A_PLACE = "it does not happen at a place, so it is left out"
KEPT = "so all of it is in the description"


@pytest.mark.parametrize(
    ("answers", "lines", "gone", "said"),
    [
        # the place
        ({"venue": "Zoom", "format": ""}, ("format: online\n",), ("venue:", "Zoom"), "is `Online`"),
        (
            {"venue": "Home visits", "format": "", **ADDRESS},
            ("format: home-visit\n",),
            ("venue:", "1 Example Road", "LW1 7WX"),
            f"Street: {NOT_AT_A_PLACE}",
        ),
        (
            {"venue": "Telephone or online", "format": "", "area": "Larkwell"},
            ("format: [phone, online]\n", "\nArea: Larkwell\n"),
            ("venue:",),
            f"Area: it does not happen at a place, {KEPT}",
        ),
        (
            {"venue": "Example Hall and online"},
            ("format: [in-person, online]\n", "name: Example Hall\n"),
            ("Hall and",),
            "as this says `Example Hall and online`, How it happens is",
        ),
        (
            {"venue": "Online"},
            ("format: in-person\n", "venue: ask\n", "\nName of the place: Online\n"),
            (),
            f"`Online` is no place, but How it happens is `In person`, {KEPT}",
        ),
        (
            {"venue": "Private address", **ADDRESS, "area": "Larkwell"},
            ("  name: Address not published\n", "  area: larkwell\n", "  withheld: yes\n"),
            ("1 Example Road", "LW1 7WX", "Private"),
            "Street: the address is not for the public, so it is left out",
        ),
        (
            {"venue": "Address on request", **ADDRESS},
            ("  name: Address not published\n", "  withheld: yes\n"),
            ("1 Example Road", "LW1 7WX"),
            "Postcode: the address is not for the public, so it is left out",
        ),
        ({"street": "Confidential"}, ("  name: Example Hall\n",), ("Confidential",), ""),
        ({"venue": "Contact for details"}, ("venue: ask\n",), ("Contact for",), ""),
        ({"venue": "-", **ADDRESS}, ("  name: 1 Example Road\n",), ("street:",), ""),
        (
            {"venue": "Borough-wide", "area": "Larkwell"},
            ("  name: Various places\n", "\nName of the place: Borough-wide\n"),
            (),
            f"`Borough-wide` is no name of a place, {KEPT}",
        ),
        ({"venue": "Zoom Gym"}, ("  name: Zoom Gym\n", "format: in-person\n"), (), ""),
        # the times
        ({"times": "24 hours a day, 7 days a week"}, ("  - always: 24 hours a day, 7",), (), ""),
        ({"times": "10-12", "how_often": "Daily"}, ("Saturday, Sunday]", "from: 10:00"), (), ""),
        ({"how_often": "Term time"}, ("every: week", "term_time: only\n"), (), ""),
        ({"how_often": "Ongoing"}, ("every: week",), ("Ongoing",), ""),
        (
            {"how_often": "Fortnightly"},
            ('- ask:\n    text: "Every two weeks: Monday 10-12"\n',),
            ("every:",),
            "How often: `Fortnightly` could not be read, so it is words, with the times",
        ),
        ({"how_often": "Monthly"}, ('text: "Every month: Monday 10-12"',), ("every:",), "words"),
        ({"how_often": "Twice a week"}, ('text: "Twice a week: Monday 10-12"',), ("every:",), ""),
        (
            {"times": "Mon 12am-10pm"},
            ("text: Mon 12am-10pm\n",),
            ("from:",),
            "so people have to ask, and read these words",
        ),
        ({"starting": "in spring"}, ("every: week", "\nFirst date: in spring\n"), (), KEPT),
        (
            {"how_often": "Weekly, Oct-Apr"},
            ('text: "Weekly, Oct-Apr: Monday 10-12"\n',),
            ("every:",),
            "so it is words, with the times",
        ),
        (
            {"starting": "2027-01-14"},
            ("every: week", "starting: 2027-01-18\n"),
            ("2027-01-14",),
            "First date: `2027-01-14` is another day of the week, so it starts on 2027-01-18",
        ),
        (
            {"times": "Evenings", "starting": "2027-01-14"},
            ("text: Evenings\n", "\nFirst date: 2027-01-14\n"),
            ("starting:",),
            f"First date: `2027-01-14` has no place beside these times, {KEPT}",
        ),
        (
            {"description": "Now meets on Thursdays instead of Mondays."},
            ("days: [Monday]\n",),
            (),
            "What people do there: this names Thursday, but the times are on Monday",
        ),
        # the price
        (
            {"amount": "40", "price_note": "for 8 weeks"},
            ("- per course: £40\n    note: for 8 weeks\n",),
            ("per session",),
            "",
        ),
        (
            {"amount": "2", "price_note": "suggested donation"},
            ("- donation: £2\n    note: suggested donation\n",),
            ("per session",),
            "",
        ),
        (
            {"amount": "20", "price_note": "a month"},
            ("- ask:\n    note: £20 a month\n",),
            ("per session",),
            "How much: as the list says `a month`, `£20` may be no price each time, so people have",
        ),
        (
            {"amount": "£25", "times": "Mon & Wed 6.30pm from 4th January for 9 weeks"},
            ("- ask:\n    note: £25\n",),
            ("per session",),
            "as the list says `for 9 weeks`, `£25` may be no price each time",
        ),
        (
            {"amount": "3", "price_note": "includes tea"},
            ("- per session: £3\n    note: includes tea\n",),
            (),
            "",
        ),
        ({"amount": "Free (donations welcome)"}, ("- donation:\n    note: Free (don",), (), ""),
        ({"amount": "Free, donations to the tin"}, ("- donation:\n",), ("ask",), ""),
        ({"amount": "No charge, donations welcome"}, ("- donation:\n",), (), ""),
        ({"amount": "Free and confidential"}, ("- free:\n    note: Free and",), ("ask:",), ""),
        ({"amount": "Free to call"}, ("- free:\n    note: Free to call\n",), ("ask:",), ""),
        ({"price": "Free", "amount": "Free to ring"}, ("- free:\n",), ("ask:",), ""),
        (
            {"amount": "Free, donations to the hospice welcome"},
            ("- donation:\n    note: Free, donations to the hospice welcome\n",),
            ("ask:",),
            "",
        ),
        ({"amount": "Free. Please call"}, ("- ask:\n    note: Free. Please call\n",), (), ""),
        ({"amount": "Free to carers and friends"}, ("- ask:\n",), ("free:",), ""),
        ({"amount": "Donations to the hospice welcome"}, (), ("free:",), ""),
        ({"amount": "Free tea"}, ("- ask:\n    note: Free tea\n",), ("free:",), ""),
        (
            {"amount": "2026-05-03", "price": "A price each time"},
            ("cost: ask\n",),
            ("2026-05-03",),
            "How much: `2026-05-03` is a date, so it is left out",
        ),
        # the telephone
        ({"phone": "01632 960110 ext 12"}, ("01632 960110\n", "ask_for: extension 12\n"), (), ""),
        ({"phone": "Tel: (01632) 960110"}, ("  phone: 01632 960110\n",), ("Tel",), ""),
        (
            {"phone": "Text only 07700 900123"},
            ("  text: 07700 900123\n",),
            ("phone:",),
            "Phone: as this says `Text only 07700 900123`, it is under Number for text messages",
        ),
        ({"joining": "Just turn up|GP"}, ("joining: ",), ("ask",), ""),
        (
            {"phone": "01632 960110 x12", "ask_for": "Reception"},
            ("Phone: 01632 960110 x12\n",),
            (),
            KEPT,
        ),
        *(
            ({"phone": words}, ("  phone: 01632 960110\n", f"\nPhone: {words}\n"), (), KEPT)
            for words in (
                *("01632 960110 option 2", "01632 960110/07700 900123"),
                *("01632 960110 07700 900123", "01632 960110 or text 07700 900123"),
            )
        ),
        # who it is for
        ({"eligibility": "5 to 11"}, ("minimum_age: 5\n", "maximum_age: 11\n"), ("text:",), "5 to"),
        ({"eligibility": "50 plus"}, ("minimum_age: 50\n",), ("maximum", "text:"), "age is 50"),
        ({"eligibility": "Years 7-9"}, ("  text: Years 7-9\n",), ("_age",), ""),
        ({"minimum_age": "16+"}, ("minimum_age: 16\n",), (), ""),
        (
            {"minimum_age": "18 months"},
            ("  text: from 18 months\n",),
            ("_age",),
            "Youngest age: `18 months` is no age in years, so this is under Who can come",
        ),
        (
            {"minimum_age": "99", "maximum_age": "10"},
            ("\nYoungest age: 99\n\nOldest age: 10\n",),
            ("minimum_age", "maximum_age"),
            f"Oldest age: nobody is from 99 to 10, {KEPT}",
        ),
        *(
            ({"eligibility": one}, (), (one,), f"`{one}` is a date, so it is left out")
            for one in ("2026-12-05", "05-Dec", "Dec-05", "05/12/2026", "46361")
        ),
        # what is no answer
        ({"website": "N/A", "email": "-", "how_to_join": "None"}, (), ("N/A", "None"), ""),
        ({"how_to_join": "TRUE"}, (), ("TRUE",), "this says only `TRUE`, so it is left out"),
        ({"joining": "Yes"}, ("joining: ask\n",), (), "this says only `Yes`, so it is left out"),
        ({"joining": "GP only"}, ("joining: ask\n", "\nHow to join: GP only\n"), (), KEPT),
    ],
)
def test_what_a_list_says_comes_in_as_a_fact_or_in_words(answers, lines, gone, said):
    text, remarks = of_a_list(**answers)
    for line in lines:
        assert line in text
    for words in gone:
        assert words not in text
    assert said in " ".join(remarks)


def test_a_spreadsheet_s_date_is_shown_as_the_range_that_it_may_have_been():
    assert [*map(range_made_a_date, ("2026-12-05", "May-12", "46361", "12-5", "5 to 11"))] == [
        *("5-12", "5-12", "5-12", "", "")
    ]


ONLINE = ("Online", "Zoom", "Virtual", "Online via Zoom", "MS Teams", "Zoom (password: tea1)")
AT_HOME = ("Home visits", "In your own home", "At your home", "Client's home", "We come to you")
AT_HOME += ("In the family home",)
BY_PHONE = ("Telephone", "By phone", "Telephone support", "Helpline")
BY_POST = ("By post", "Post", "Postal", "In the post", "By mail", "Through your letterbox")
ON_AN_APP = ("Via app", "On our app", "Via the phone app")
SEVERAL = ("Various", "Various locations", "Borough-wide", "Pop-up", "Various - see website")
SEVERAL += ("Community venues across the borough", "Across Kingston", "In the community")
WITHHELD = ("Private address", "Confidential", "Withheld", "Address not published", "Safe house")
ON_REQUEST = ("Address on request", "On request", "Address given on booking")
ON_REQUEST += ("Venue disclosed on contact",)
NOT_SAID = ("N/A", "-", "TBC", "See website", "Contact for details", "Venue TBC", "Please ring us")
SEVERAL += ("They are based in multiple hospitals across Larkwell and Highfield",)
SEVERAL += ("Apply for help online.", "Football clubs throughout the county", "Your local library")
SEVERAL += ("Contact us for details of your nearest group", "Groups meet in several church halls")
SEVERAL += ("All libraries in the borough", "Any branch", "Schools across Larkwell", "GP practices")
SEVERAL += ("Larkwell and surrounding areas", "England and Wales", "A venue near you")
SEVERAL += ("Meeting point changes weekly", "One of our centres", "Available in 12 libraries")
BESIDE_AN_ADDRESS = ("Meet at the main gate", "Come to the side door", "Entrance is at the back")
NAMES = ("Zoom Gym", "The Online Centre", "Pop-up Library", "Link House", "Telephone House")
NAMES += ("The Post", "Post Office", "Old Post House", "App House", "Signal Post Centre")
NAMES += ("All Saints Church", "Any Old Iron Cafe", "Come and Play Centre", "Find Your Feet Studio")
NAMES += (
    "Three Churches Hall",
    "The Halls",
    "7 Parks Road",
    "Larkwell Youth Clubs",
    "Park and Ride",
)
NAMES += ("Our Lady of the Hill", "Across from the church", "The Old School, which is behind it")
NAMES += (
    "Where the Wild Things Are Bookshop",
    "Drop In Centre",
    "Mill Hall (parking is at the back)",
)
NAMES += ("Secret Garden", "Home", "National Gallery", "Visit Richmond", "St Mark's, Mill Road")


@pytest.mark.parametrize(
    ("words", "where"),
    [
        *((words, Where("nowhere", formats=("online",))) for words in ONLINE),
        *((words, Where("nowhere", formats=("home-visit",))) for words in AT_HOME),
        *((words, Where("nowhere", formats=("phone",))) for words in BY_PHONE),
        *((words, Where("nowhere", formats=("postal",))) for words in BY_POST),
        *((words, Where("nowhere", formats=("online",))) for words in ON_AN_APP),
        *((words, Where("several")) for words in SEVERAL),
        *((words, Where("in words")) for words in BESIDE_AN_ADDRESS),
        *((words, Where("withheld")) for words in WITHHELD),
        *((words, Where("on request")) for words in ON_REQUEST),
        *((words, Where("ask")) for words in NOT_SAID),
        *((words, Where("named", words)) for words in NAMES),
        ("St John's Hall (also online)", Where("named", "St John's Hall", ("in-person", "online"))),
        ("Online on zoom, link from Jen", Where("nowhere", formats=("online",))),
        ("Zoom (ask Jen for the link)", Where("nowhere", formats=("online",))),
        ("Home visits or at Mill Hall", Where("named", "Mill Hall", ("in-person", "home-visit"))),
        ("Outdoors", Where("ask", formats=("outdoors",))),
        ("Virtual - Over telephone", Where("nowhere", formats=("phone",))),
        ("We come to your home", Where("nowhere", formats=("home-visit",))),
        ("This is an online service", Where("nowhere", formats=("online",))),
        ("Sessions are held at Mill Hall", Where("named", "Mill Hall")),
        ("At home or at our office", Where("several", formats=("in-person", "home-visit"))),
        ("Online and by phone", Where("nowhere", formats=("online", "phone"))),
    ],
)
def test_a_place_that_is_none(words, where):
    assert where_in(words) == where
