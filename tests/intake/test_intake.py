"""What people write in a form, piece by piece: times, choices, and new facts in an old entry."""

from __future__ import annotations

from datetime import date

import pytest
from tests.bare import CONTENT

from activity_directory.catalogue.loading import load
from activity_directory.intake import times, writing
from activity_directory.intake.answers import Answers
from activity_directory.intake.directory import Directory
from activity_directory.intake.questions import (
    FORMS,
    PARTS,
    REQUIRED,
    part_of_a_change,
    question,
)
from activity_directory.intake.submission import Submission, understood
from activity_directory.intake.writing import Words
from activity_directory.model.schedule import Period
from activity_directory.schema import kinds
from activity_directory.schema.reading import ParseContext
from activity_directory.schema.records.activity import parse_activity
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
