"""Times with a label beside each, days that are closed, and days without times, in one cell."""

from __future__ import annotations

import pytest
from tests.rows import Imported, table

from activity_directory import cli

MAP = "source: the council's list\n"
OPEN = "Open at the same hours, like a shop or a library"


@pytest.fixture
def when(tmp_path, capsys):
    """What an entry says of its times, each on a line, and what the report says."""
    imported = Imported(tmp_path, capsys)
    file = imported.folder / "our.map.yml"
    file.write_text(MAP, encoding="utf-8")

    def read(cell: str, how_often: str | None = None) -> tuple[list[str], str]:
        sent = table({"Days and times": cell, "How often": how_often})
        code, said = imported("a.csv", sent, "--map", str(file), "--details")
        assert code == cli.DONE, said
        lines = imported.entry().partition("\nwhen:")[2].partition("\n\n")[0]
        return [" ".join(one.split()) for one in lines.split("\n  - ") if one.strip()], said

    return read


def weekly(days: str, start: str, end: str = "", further: str = "") -> str:
    to = f" to: {end}" if end else ""
    return f"every: week days: [{days}] from: {start}{to}{f' {further}' if further else ''}"


TWO = [
    weekly("Monday", "10:00", "12:00", "note: Stay and Play"),
    weekly("Monday", "13:00", "15:00", "note: Craft"),
]


@pytest.mark.parametrize(
    "cell",
    [
        "Monday 10am-12pm Stay and Play, 1pm-3pm Craft",
        "Monday 10am-12pm (Stay and Play) 1pm-3pm (Craft)",
        "Monday: 10am - 12 noon - Stay and Play; 1pm - 3pm - Craft",
        "Mondays\n10am-12pm Stay and Play\n1pm-3pm Craft",
        "Stay and Play Mondays 10am-12pm. Craft Mondays 1pm-3pm.",
        "Monday Stay and Play 10am-12pm, Craft 1pm-3pm",
        "Stay and Play (Monday 10-12), Craft (Monday 1pm to 3pm)",
        "10am-12pm Monday: Stay and Play / 1pm-3pm Monday: Craft",
        "Mon 10am-12pm Stay and Play 1pm-3pm Craft",
        "Mon Stay and Play 10am-12pm · Craft 1pm-3pm",
        "Mon 10am-12pm Stay and Play • 1pm-3pm Craft",
    ],
)
def test_each_label_stays_with_its_times(when, cell):
    assert when(cell)[0] == TWO


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        (
            "Mon 10-11 Ages 0-1, Tue 4-5pm (5-7 years)",
            [
                weekly("Monday", "10:00", "11:00", "note: Ages 0-1"),
                weekly("Tuesday", "16:00", "17:00", "note: 5-7 years"),
            ],
        ),
        (
            "Thursday 1pm-2.30pm Walking football (over 50s)",
            [weekly("Thursday", "13:00", "14:30", "note: Walking football (over 50s)")],
        ),
        (
            "Sat 9-10am U8s, Wed 6-7pm Couch to 5k in Hall 2",
            [
                weekly("Saturday", "09:00", "10:00", "note: U8s"),
                weekly("Wednesday", "18:00", "19:00", "note: Couch to 5k in Hall 2"),
            ],
        ),
        (
            "Wednesdays: 1.30pm Beginners; 2.30pm Rhyme Time",
            [
                weekly("Wednesday", "13:30", "", "note: Beginners"),
                weekly("Wednesday", "14:30", "", "note: Rhyme Time"),
            ],
        ),
        (
            "1st Monday of the month 2pm-4pm Memory Cafe, 3rd Thursday 10am-12pm Carers",
            [
                "every: month days: [first Monday] from: 14:00 to: 16:00 note: Memory Cafe",
                "every: month days: [third Thursday] from: 10:00 to: 12:00 note: Carers",
            ],
        ),
    ],
)
def test_numbers_and_words_of_a_label_are_no_times(when, cell, read):
    assert when(cell)[0] == read


@pytest.mark.parametrize(
    ("cell", "days", "further"),
    [
        ("Sat 10-12 (1st & 3rd Saturdays)", "first Saturday, third Saturday", ""),
        (
            "Saturday 10am-12 noon Repair Cafe (first Saturday of the month only)",
            "first Saturday",
            " note: Repair Cafe",
        ),
        ("Saturdays 10-12 - last Saturday in the month", "last Saturday", ""),
    ],
)
def test_a_day_behind_the_times_says_which_of_the_month_it_is(when, cell, days, further):
    assert when(cell)[0] == [f"every: month days: [{days}] from: 10:00 to: 12:00{further}"]


@pytest.mark.parametrize(
    "cell",
    [
        "Sat 10-12 (1st Sunday)",
        "Sat 10-12 and Sun 1-3 (1st Saturday)",
        "Sat 10-12 (2nd Sat is for carers)",
    ],
)
def test_a_day_of_the_month_that_may_be_about_something_else_leaves_all_as_words(when, cell):
    assert [one[:4] for one in when(cell)[0]] == ["ask:"]


def test_a_day_of_the_month_on_which_it_is_not_is_never_its_only_day(when):
    found, _ = when("Sat 10-12, not 1st Saturday")
    assert found == [weekly("Saturday", "10:00", "12:00", "note: not 1st Saturday")]


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        (
            "Weekly on a Wednesday, 1pm til 3pm, soup and roll",
            [weekly("Wednesday", "13:00", "15:00", "note: soup and roll")],
        ),
        (
            "Every Monday 10.30am-12 noon Knitting and every Thursday 2pm-4pm Scrabble",
            [
                weekly("Monday", "10:30", "12:00", "note: Knitting"),
                weekly("Thursday", "14:00", "16:00", "note: Scrabble"),
            ],
        ),
        (
            "Mon 9.30-11.30 Stay and Play, Term time only",
            [weekly("Monday", "09:30", "11:30", "term_time: only note: Stay and Play")],
        ),
        (
            "Mon 10-12 Babies (term time), 1-3 Toddlers",
            [
                weekly("Monday", "10:00", "12:00", "term_time: only note: Babies"),
                weekly("Monday", "13:00", "15:00", "note: Toddlers"),
            ],
        ),
        (
            "Every Tuesday (term time) 6pm-7pm juniors, 7pm-8pm seniors",
            [
                weekly("Tuesday", "18:00", "19:00", "term_time: only note: juniors"),
                weekly("Tuesday", "19:00", "20:00", "term_time: only note: seniors"),
            ],
        ),
        (
            "Mon 10-12 Craft, not in August",
            [weekly("Monday", "10:00", "12:00", "note: Craft season: 1 September to 31 July")],
        ),
        (
            "Tuesday Beavers 18:00 · Cubs 19:00 · Scouts 20:15 · term time",
            [
                weekly("Tuesday", "18:00", "", "term_time: only note: Beavers"),
                weekly("Tuesday", "19:00", "", "term_time: only note: Cubs"),
                weekly("Tuesday", "20:15", "", "term_time: only note: Scouts"),
            ],
        ),
        (
            "Tuesday 17:00–19:30 · term time",
            [weekly("Tuesday", "17:00", "19:30", "term_time: only")],
        ),
    ],
)
def test_limits_stand_beside_labels(when, cell, read):
    assert when(cell)[0] == read


MON_TO_FRI = weekly("Monday, Tuesday, Wednesday, Thursday, Friday", "09:00", "17:00")


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("Mon-Fri 9am-5pm, Sat closed, Sun closed", [MON_TO_FRI]),
        ("Mon-Fri 9am-5pm\nSat & Sun: Closed", [MON_TO_FRI]),
        ("Daily 9am-5pm, closed at weekends", None),
        ("Daily 9am-5pm (closed weekends)", [MON_TO_FRI]),
        ("Every day 9am-5pm except Saturday and Sunday", [MON_TO_FRI]),
        (
            "Mon-Fri 9am-5pm, closed Saturdays and bank holidays",
            [f"{MON_TO_FRI} bank_holidays: closed"],
        ),
        (
            "Mon N/A Tue 10:00-12:00 Wed N/A Thu 10:00-12:00",
            [weekly("Tuesday, Thursday", "10:00", "12:00")],
        ),
        (
            "Closed Mondays. Tuesday 10am-12pm Craft. No sessions Wednesday. Friday 1-3pm Bingo",
            [
                weekly("Tuesday", "10:00", "12:00", "note: Craft"),
                weekly("Friday", "13:00", "15:00", "note: Bingo"),
            ],
        ),
        (
            "Mon 10am-12pm, Fri 10am-12pm. Closed all other days",
            [weekly("Monday, Friday", "10:00", "12:00")],
        ),
        ("Mon 10am-12pm\nClosed Mondays", None),
        ("Closed Monday, Tuesday, Wednesday 10-4", None),
        ("Mon-Fri 9am-5pm, Wednesday closed at 1pm", None),
        ("Wednesday Closed", None),
        ("Friday: Closed except for bookings", None),
    ],
)
def test_a_closed_day_is_no_session(when, cell, read):
    found, _ = when(cell)
    if read is None:
        assert [one[:5] for one in found] == ["ask: "]
    else:
        assert found == read


def test_opening_hours_leave_out_closed_days(when):
    found, _ = when("Every day 9am-5pm, closed Wednesdays", OPEN)
    assert found == [
        "open: Monday: 09:00 to 17:00 Tuesday: 09:00 to 17:00 Thursday to Sunday: 09:00 to 17:00"
    ]


@pytest.mark.parametrize(
    "cell",
    [
        "Tuesday 10am-12pm Job club (fortnightly), 1pm-3pm Craft",
        "Mon 10-12 Craft, 12.30pm Lunch, 1-3 Bingo",
        "Friday 10am-12pm, doors open 9.45am",
        "Weds 12.30-2pm (lunch at 1pm)",
        "Mon 9am-5pm Drop-in, 12-1 Lunch club",
        "Mon-Fri 9-5 office, Tue 10-12 drop-in",
        "Sunday 10.30am service, 6pm evening service (1st Sunday only)",
        "Mon 10-12 Craft, Fri TBC",
        "Monday 18:00 · doors 17:45",
        "Mon 7-9 Choir, Tue 6-8 Brass band",
        "Tue 10-12 Knitting or Thu 2-4 Knitting",
        "Mon-Fri 9am-5pm summer, 10am-4pm winter",
        "Mon 10-12 call 07700 900123, Tue 1-3 Bingo",
        "Mon 10-12 Craft, Wed closed in August",
    ],
)
def test_what_is_not_certain_leaves_all_as_words(when, cell):
    found, said = when(cell)
    assert [one[:5] for one in found] == ["ask: "]
    assert cell in found[0].replace("'", "")
    assert "could not be read, so people have to ask, and read these words" in said


def test_times_behind_a_closure_are_not_hidden_in_a_note(when):
    assert when("Mon 10-2 closed Tues, Wed 10-12")[0] == [
        weekly("Monday", "10:00", "14:00"),
        weekly("Wednesday", "10:00", "12:00"),
    ]


def ask(days: str, further: str = "", every: str = "week") -> str:
    return f"every: {every} days: [{days}] from: ask{f' {further}' if further else ''}"


@pytest.mark.parametrize(
    ("cell", "how_often", "expected"),
    [
        ("Tuesdays", None, [ask("Tuesday")]),
        ("Every Tuesday", "Every week", [ask("Tuesday")]),
        (
            "Tuesday and Thursday evenings",
            "Every week",
            [ask("Tuesday, Thursday", "note: evenings")],
        ),
        ("Weekly (Wednesdays and Sundays)", None, [ask("Wednesday, Sunday")]),
        ("Wednesdays in the afternoon", None, [ask("Wednesday", "note: in the afternoon")]),
        ("Mon - Thurs", None, [ask("Monday, Tuesday, Wednesday, Thursday")]),
        ("Mon-Fri (Daily)", None, [ask("Monday, Tuesday, Wednesday, Thursday, Friday")]),
        ("Sat am", None, [ask("Saturday", "note: mornings")]),
        ("Sat p.m.", None, [ask("Saturday", "note: afternoons or evenings")]),
        ("First Tuesday of the month", None, [ask("first Tuesday", every="month")]),
        (
            "Friday afternoons, term time only",
            None,
            [ask("Friday", "note: afternoons term_time: only")],
        ),
        (
            "Monday mornings and Tuesday evenings",
            None,
            [ask("Monday", "note: mornings"), ask("Tuesday", "note: evenings")],
        ),
        (
            "Monday 10am-12pm; Friday evenings",
            None,
            [weekly("Monday", "10:00", "12:00"), ask("Friday", "note: evenings")],
        ),
        ("Monday to Friday", OPEN, ["open: Monday to Friday: ask"]),
        ("Sat-Sun 9am-5pm (Daily)", None, [weekly("Saturday, Sunday", "09:00", "17:00")]),
        # Where it isn't certain on which days, all of it is words.
        ("Most Tuesdays", None, ["ask: text: Most Tuesdays"]),
        ("Daily", None, ["ask: text: Daily"]),
        ("Mornings and evenings", None, ["ask: text: Mornings and evenings"]),
        ("Alternate Mondays", None, ["ask: text: Alternate Mondays"]),
        ("Tuesday", "Every month", ['ask: text: "Every month: Tuesday"']),
        ("First Tuesday", "Every week", ['ask: text: "Every week: First Tuesday"']),
        ("Monday, Tuesday or Friday", None, ["ask: text: Monday, Tuesday or Friday"]),
        ("Monday mornings and afternoons", None, ["ask: text: Monday mornings and afternoons"]),
        ("Tuesday evenings and weekends", None, ["ask: text: Tuesday evenings and weekends"]),
    ],
)
def test_days_without_times_are_days_of_which_people_ask_for_the_time(
    when, cell, how_often, expected
):
    found, said = when(cell, how_often)
    assert found == expected
    in_words = "so people have to ask, and read these words" in said
    assert in_words is expected[0].startswith("ask")


@pytest.mark.parametrize("cell", ["10am - 12pm", "19:30", "from 6pm to 8pm"])
def test_times_without_a_day_are_words_and_the_report_says_what_is_missing(when, cell):
    found, said = when(cell)
    assert [one.replace('"', "") for one in found] == [f"ask: text: {cell}"]
    assert (
        f"Days and times: `{cell}` names no day, so people have to ask, and read these words\n"
        in said
    )


@pytest.mark.parametrize(
    ("cell", "labels"),
    [
        ("Mon 7-8pm (age 6+); Rope (seniors only) - 8-9pm", ["age 6+", "Rope (seniors only)"]),
        ("Mon 7-8pm Juniors; Seniors, 8-9pm", ["Juniors", "Seniors"]),
        ("Mon 7-8pm; Seniors, 8-9pm", ["", "Seniors"]),
        ("Mon 7pm-8pm. Juniors. 8pm-9pm. Seniors.", ["Juniors", "Seniors"]),
        ("Mon 7pm-8pm. Mon 8pm-9pm Seniors.", ["", "Seniors"]),
        ("Juniors - Mondays - 7-8pm; Seniors - Mondays - 8-9pm", ["Juniors", "Seniors"]),
    ],
)
def test_a_label_goes_with_the_time_that_it_is_beside(when, cell, labels):
    notes = [f"note: {one}" if one else "" for one in labels]
    spans = [("19:00", "20:00"), ("20:00", "21:00")]
    expected = [
        weekly("Monday", *span, further) for span, further in zip(spans, notes, strict=True)
    ]
    assert when(cell)[0] == expected


def test_a_label_between_commas_that_may_be_of_either_time_leaves_words(when):
    assert when("Mon 7-8pm, Seniors, 8-9pm")[0] == ["ask: text: Mon 7-8pm, Seniors, 8-9pm"]


@pytest.mark.parametrize(
    ("cell", "note"),
    [
        ("Juniors - Mondays - 7-8pm", "Juniors"),
        ("Juniors: Mondays 7-8pm", "Juniors"),
        ("The Tea Room is open Monday 7-8pm", "The Tea Room"),
        ("Food served Monday 7-8pm", "Food served Monday 7-8pm"),
    ],
)
def test_a_label_in_front_is_said_without_the_times(when, cell, note):
    assert when(cell)[0] == [weekly("Monday", "19:00", "20:00", f"note: {note}")]


@pytest.mark.parametrize(
    ("cell", "start", "end", "note"),
    [
        (
            "Thursday\nDoors 6:30pm, draughts from 7:00pm, finish ~10:30pm",
            "18:30",
            "22:30",
            "Doors 6:30pm, draughts from 7:00pm, finish ~10:30pm",
        ),
        (
            "Thursday 6pm Doors, 7pm draughts, 10pm finish",
            "18:00",
            "22:00",
            "6pm Doors, 7pm draughts, 10pm finish",
        ),
        (
            "Thursday arrive from 6.45pm, start 7pm, ends 9pm",
            "18:45",
            "21:00",
            "arrive from 6.45pm, start 7pm, ends 9pm",
        ),
        (
            "Thursday registration 9-9.30am, drawing 9.30-11am",
            "09:00",
            "11:00",
            "registration 9-9.30am, drawing 9.30-11am",
        ),
        ("Thursday 2pm, tea at 3pm", "14:00", "", "2pm, tea at 3pm"),
        ("Thursday 2pm-4pm. Tea is served at 3pm.", "14:00", "16:00", "Tea is served at 3pm"),
        ("Thursday 7pm, last orders 10pm", "19:00", "", "7pm, last orders 10pm"),
        (
            "Thursday 2pm bingo, tea and cake 3pm, finish by 4pm",
            "14:00",
            "16:00",
            "2pm bingo, tea and cake 3pm, finish by 4pm",
        ),
    ],
)
def test_parts_of_one_session_are_no_sessions_of_their_own(when, cell, start, end, note):
    [one], _ = when(cell)
    assert one.startswith(weekly("Thursday", start, end, "note: "))
    assert note in one


@pytest.mark.parametrize(
    "cell", ["Thursday 7pm, finishing at 10pm", "Thursday: starts 19:00, ends 22:00"]
)
def test_a_finish_apart_from_the_start_is_the_end(when, cell):
    assert when(cell)[0] == [weekly("Thursday", "19:00", "22:00")]


@pytest.mark.parametrize(
    "cell",
    [
        "Thursday finish 10pm",
        "Thursday 7pm until late",
        "Thursday 7pm finish 10pm",
        "Thursday Doors 6pm, Juniors 6.30pm, Seniors 7.30pm",
        "Thursday 7pm, finish 10pm, doors 6.30pm",
        "Thursday 6pm-8pm, doors 7pm",
    ],
)
def test_parts_of_a_session_that_are_not_plain_leave_words(when, cell):
    [one], _ = when(cell)
    assert one == f"ask: text: {cell}"


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        (
            "Thursday Juniors 6pm, Seniors 7pm",
            [
                weekly("Thursday", "18:00", further="note: Juniors"),
                weekly("Thursday", "19:00", further="note: Seniors"),
            ],
        ),
        (
            "Thursday Breakfast 9-10am, Tea 3-4pm",
            [
                weekly("Thursday", "09:00", "10:00", "note: Breakfast"),
                weekly("Thursday", "15:00", "16:00", "note: Tea"),
            ],
        ),
        (
            "Thursday Tea Dance 2-4pm, Friday Tea and Chat 10am-12pm",
            [
                weekly("Thursday", "14:00", "16:00", "note: Tea Dance"),
                weekly("Friday", "10:00", "12:00", "note: Tea and Chat"),
            ],
        ),
        (
            "Monday Doors 7pm, Tuesday Doors 6pm",
            [
                weekly("Monday", "19:00", further="note: Doors"),
                weekly("Tuesday", "18:00", further="note: Doors"),
            ],
        ),
    ],
)
def test_sessions_of_one_day_stay_apart(when, cell, read):
    assert when(cell)[0] == read
