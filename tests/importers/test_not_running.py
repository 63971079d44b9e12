"""What the words of a listing say of itself: only what is certain keeps it from running."""

from datetime import date

import pytest
from tests.rows import TODAY, Imported, table

from activity_directory import cli
from activity_directory.importers.not_running import says_that_it_is_full, words_that_it_is_off

ON = date.fromisoformat(TODAY)
NOTICES = {
    "Closed until further notice": "Closed until further notice",
    "Closed": "Closed",
    "CLOSED - please see our website.": "CLOSED",
    "We are sorry to say that this service has been suspended.": "suspended",
    "Please note: we are currently closed, but hope to be back.": "currently closed",
    "Closed until 5 January 2027.": "Closed until 5 January 2027",
    "Sessions are cancelled until further notice.": "cancelled until further notice",
    "CANCELLED until further notice - Ruth unwell": "CANCELLED until further notice",
    "Tea for all. Paused over winter, restarts 3 March 2027.": "Paused over winter",
    "Paused for summer": "Paused for summer",
    "We are closed, and restart in March 2027.": "closed",
    "On hold until new leader found": "On hold until new leader found",
    "UPDATE Oct 2026: this service has now closed.": "now closed",
    "Update (14/10/2026) - we are no longer running.": "no longer running",
    "Paused: no leader.": "Paused",
    "Suspended, awaiting a new venue.": "Suspended",
    "Has ceased.": "ceased",
    "We have been told that this food bank is no longer open. We will ask.": "no longer open",
    "We understand that the pantry has closed.": "closed",
    "It seems that this group is no longer running.": "no longer running",
    "We were told that the café is closed on Mondays.": "",
    "Update 2026: this group has ended.": "ended",
    "Paused: press play to go on.": "",
    "Update your details by October 2026.": "",
    "Closed: no session on 21 December": "",
    "Closed over Christmas": "",
    "Closed over Christmas, back 4 January 2027": "Closed over Christmas",
    "Paused over winter, restarted 3 March 2026.": "",
    "Closed on bank holidays": "",
    "We are closed on 25 December.": "",
    "Closed in August": "",
    "Closed until 10am on Mondays": "",
    "Closed until March 2021": "",
    "Our hall is closed to cars.": "",
    "The hall is closed on Sundays.": "",
}
DESCRIPTIONS = {
    "This group is now closed. We met on Mondays.": "now closed",
    "This venue is currently closed. We will say when it opens again.": "currently closed",
    "No longer running": "No longer running",
    "Temporarily suspended until September. Tea for all.": "Temporarily suspended until September",
    "Tea for all. We are no longer meeting.": "no longer meeting",
    "Tea for all.\n\nThe lunch club has ended.": "ended",
    "**Tea and Talk is now closed due to the illness of Jean Okafor.**": "now closed",
    "The knitting group has sadly had to close.": "sadly had to close",
    "This service is no longer available.": "no longer available",
    "We’ve now closed permanently.": "now closed permanently",
    "We regret that this group has closed due to lack of funding.": "closed",
    "The service ended on 31 March 2025.": "ended on 31 March 2025",
    "The service closed in 2023.": "closed in 2023",
    "The group folded in 2025.": "folded in 2025",
    "COVID-19: PLEASE NOTE THIS ACTIVITY IS CURRENTLY SUSPENDED DUE TO COVID-19. Tea.": (
        "CURRENTLY SUSPENDED"
    ),
    "Tea for all. This group has paused until August. Bring a cup.": "paused until August",
    "Tea for all. Our café is currently closed. Bring a cup.": "",
    "Lunch. UPDATE Oct 2026: this service has now closed.": "now closed",
    "Paper is folded in two.": "",
    "The group folded in half.": "",
    "Has finished people’s homes since 2019.": "",
    "This group isn’t running at the moment.": "not running at the moment",
    "We are taking a break until January. Tea for all.": "taking a break until January",
    "We are taking a break at three. Tea for all.": "",
    "We are closed on 25 December 2026.": "",
    "The group will have ended in 2027.": "",
    "This group has stopped meeting in person.": "",
    "We no longer meet on Mondays.": "",
    "We are no longer running sessions.": "no longer running sessions",
    "No longer doing meet-ups.": "No longer doing meet-ups",
    "The club is no longer holding weekly meetings.": "no longer holding weekly meetings",
    "No longer doing meet-ups, but we still write to each other.": "",
    "We are no longer meeting, but carry on online.": "",
    "We are no longer meeting, but thank you all.": "no longer meeting",
    "We are no longer running sessions at the library.": "",
    "Applications are now closed.": "",
    "This is a closed group. Doors close at four.": "",
    "This meeting is closed.": "",
    "This group is closed to new members.": "",
    "Tea for all. Closed on bank holidays.": "",
    "Monday 10 to 12\nSunday\nClosed": "",
    "We meet by the closed shop. It is now open. Tea for all.": "",
    "Tea for all. The group is now closed. Tea for nobody.": "",
    "We are not open on Mondays.": "",
    "The session is finished with a cup of tea.": "",
    "This course is not available to children.": "",
    "The car park is closed.": "",
}
NAMES = {
    "Tea and Talk (CLOSED)": "CLOSED",
    "Tea and Talk - cancelled": "cancelled",
    "Tea and Talk CLOSED": "CLOSED",
    "Tea and Talk [temporarily suspended]": "temporarily suspended",
    "Tea and Talk (on hold until spring 2027)": "on hold until spring 2027",
    "CLOSED: Tea and Talk": "CLOSED",
    "ENDED Choir": "ENDED",
    "ON HOLD Tea and Talk": "ON HOLD",
    "Chess club (folded 2025)": "folded 2025",
    "Chess club (closed in 2025)": "closed in 2025",
    "Chess club (closed 2027)": "",
    "Folded Paper 2025": "",
    "ENDED CHOIR": "",
    "Paused Choir": "",
    "Tea and Talk (closed group)": "",
    "Anonymous meeting (closed)": "",
    "Closed doors theatre": "",
    "The Shop That Closed": "",
}


@pytest.mark.parametrize(
    ("place", "text", "said"),
    [
        (place, text, said)
        for place, texts in (("notice", NOTICES), ("description", DESCRIPTIONS), ("name", NAMES))
        for text, said in texts.items()
    ],
)
def test_only_what_is_certainly_said_of_the_listing_counts(place, text, said):
    given = {"name": "Tea and Talk", "description": "", "notice": "", place: text}
    assert words_that_it_is_off(**given, today=ON) == said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("No longer doing meet-ups, but still a voice for walkers.", "No longer doing meet-ups"),
        ("Tea for all. We are no longer meeting, Sam says. Bring a cup.", "no longer meeting"),
        ("Tea for all. We are no longer running sessions. Bring a cup.", "no longer running"),
        ("The group no longer meets at the library, but online.", ""),
        ("We no longer meet in person. We chat on Zoom.", ""),
        ("No longer doing sessions on Mondays.", ""),
        ("A help for people who are no longer running the home they had.", ""),
    ],
)
def test_what_may_be_off_is_imported_and_reported(imported, text, words):
    code, said = imported("a.csv", table({"What people do there": text}), "--details")
    assert code == cli.DONE, said
    assert imported.slugs
    assert (f"this says `{words}" in said) == bool(words), said
    assert ("Look whether it still runs." in said) == bool(words)


FULL = [
    ("Brownies (FULL)", "", "full"),
    ("Tea", "Tea. This class is currently full.", "full"),
    ("Tea", "Sorry, we are currently fully booked.", "full"),
    ("Trip", "Waiting list only.", "waiting-list"),
    ("Tea", "There is a waiting list.", "waiting-list"),
    ("Full Circle", "Full English and a chat. We are full of ideas.", ""),
    ("Tea", "If the class is full, ask. The class is full on Mondays. No spaces on Monday.", ""),
]


@pytest.mark.parametrize(("name", "description", "status"), FULL)
def test_only_what_is_certainly_full_is_full(name, description, status):
    found = says_that_it_is_full(name, description, "")
    assert (found.status if found else "") == status


WORDS_IN_A_CELL = {
    # words, in the description or beside the times: the exceptions, and what is beside the times
    "CLOSED 21 & 28 Dec": ("[2026-12-21, 2026-12-28]", ""),
    "No class on 30 Nov or 7 Dec.": ("[2026-11-30, 2026-12-07]", ""),
    "Christmas break 21 Dec - 4 Jan": ("[2026-12-21 to 2027-01-04]", ""),
    "Closed 21/12/2026 and 28/12/2026": ("[2026-12-21, 2026-12-28]", ""),
    "Last session before Xmas 14 Dec, back 11 Jan": ("[2026-12-15 to 2027-01-10]", ""),
    "except Monday 24 December": ("", "except Monday 24 December"),  # it is a Thursday
    "Shut for Christmas 20 Dec - 4 Jan": ("[2026-12-20 to 2027-01-04]", ""),
    "No dance 28 December": ("[2026-12-28]", ""),
    "Closed 21 & 29 Dec": ("", "Closed 21 & 29 Dec"),  # the 29th is a Tuesday
    "Closed 3 to 10 August": ("", "Closed 3 to 10 August"),  # which year?
    **{
        words: ("", words)
        for words in (
            "Pool closed for refurb until Feb 2027",
            "not running this half term",
            "6 week blocks",
            "No sessions until January",
            "Back on 11 January",
            "Closed for Christmas 21 December to 3 January, back 4 January",
            "Sessions are fortnightly",
            "6 week blocks, book at reception",
            "weather permitting",
            "Meeting moved to the hall from January 2027",
            "until Easter",
        )
    },
}
SAYS_NOTHING_OF_DAYS_OFF = (
    *("Take a break with us from caring.", "We have a tea break at 11.", "No session fee."),
    *("From 16 weeks pregnant.", "Open until 4pm.", "Bookings open from 4 January."),
    *("This is a closed group for women.", "You can stay until you feel better."),
    *(
        "Book no later than 1 January.",
        "No later than 1 January.",
        "We never close.",
        "Started in March 2019.",
        "Our fortnightly newsletter is free.",
    ),
    *("Closed from March 2020 until June 2021.", "The office is closed until 4 January."),
)
IN_ANSWERS = {
    "description": ("What people do there", "We stretch.\n{}"),
    "times": ("Days and times", "Mon 3-4pm, {}"),
    "times in brackets": ("Days and times", "Mon 3-4pm ({})"),
}


@pytest.fixture
def imported(tmp_path, capsys) -> Imported:
    return Imported(tmp_path, capsys)


@pytest.mark.parametrize("place", IN_ANSWERS)
def test_a_closure_hidden_in_words_is_an_exception_or_beside_the_times(place, imported):
    title, cell = IN_ANSWERS[place]
    rows = [
        {"Name of the activity": f"Tea {at}", title: cell.format(words)}
        for at, words in enumerate(WORDS_IN_A_CELL)
    ]
    file = imported.folder / "our.map.yml"
    file.write_text("source: the council's list\n", encoding="utf-8")
    code, said = imported("a.csv", table(*rows), "--map", str(file))
    assert code == cli.DONE, said
    for at, (words, (off, beside)) in enumerate(WORDS_IN_A_CELL.items()):
        when = imported.entry(f"tea-{at}").partition("\nwhen:\n")[2].partition("\n\n")[0]
        if place == "description" and "fortnightly" in words:  # a text against a column
            assert "  - ask:\n" in when
            continue
        assert "  - every: week\n    days: [Monday]\n    from: 15:00\n    to: 16:00" in when
        assert (f"\n    except: {off}" in when) == bool(off), words
        assert (f"\n    note: {beside}" in when) == bool(beside), words
    losses = sum(bool(beside) for _, beside in WORDS_IN_A_CELL.values())
    whole = len(rows) - losses
    assert said.startswith(
        f"a.csv: {len(rows)} listings: {whole} whole, {losses} with a loss.\n"
    ), said


def test_other_words_change_nothing_of_the_times(imported):
    rows = [
        {"Name of the activity": f"Tea {at}", "What people do there": words}
        for at, words in enumerate(SAYS_NOTHING_OF_DAYS_OFF)
    ]
    code, said = imported("a.csv", table(*rows))
    assert code == cli.DONE, said
    for at, words in enumerate(SAYS_NOTHING_OF_DAYS_OFF):
        assert "    to: 16:00\n\n" in imported.entry(f"tea-{at}"), words


def test_dates_that_are_none_are_beside_the_times_and_a_first_date_is_one(imported):
    code, said = imported(
        "a.csv",
        table(
            {"Dates when it is not on": "half term, 28 Dec"},
            {"Name of the activity": "Pie", "Days and times": "Mon 3-4pm from 11 Jan"},
            {"Name of the activity": "Yoga (6 week blocks)"},
            {"Name of the activity": "Jam", "Days and times": "Mon 3-4pm, not in August"},
            {"Name of the activity": "Bun", "Days and times": "Mon 3-4; Wed 2-3 until Easter"},
        ),
    )
    assert code == cli.DONE, said
    assert '    note: "Not on: half term"\n' in imported.entry()
    assert "    except: [2026-12-28]\n" in imported.entry()
    assert "    starting: 2027-01-11\n" in imported.entry("pie")
    assert "    season: 1 September to 31 July\n" in imported.entry("jam")
    assert "    note: 6 week blocks\n" in imported.entry("yoga-6-week-blocks")
    assert imported.entry("bun").count("    note: Wed 2-3 until Easter\n") == 2


@pytest.mark.parametrize(
    ("day", "is_noted"), [("Fri 7-8.30pm", False), ("Sun 10.15-10.30am", True)]
)
def test_words_about_a_session_on_another_day_are_no_note(imported, day, is_noted):
    about = "Sun 10:15-10:30 (not 1st Sunday)."
    row = {"Days and times": day, "What people do there": f"We ring the bells. {about}"}
    code, said = imported("a.csv", table(row))
    assert code == cli.DONE, said
    assert ("    note: " in imported.entry()) is is_noted
    assert about in imported.entry()


def test_words_that_can_t_be_read_stay_with_those_about_days_off(imported):
    file = imported.folder / "our.map.yml"
    file.write_text("source: the council's list\n", encoding="utf-8")
    rows = (
        {"Days and times": "Most Saturday mornings, closed 26 Dec"},
        {"Days and times": "See website", "Dates when it is not on": "half term"},
    )
    named = [one | {"Name of the activity": f"Tea {at}"} for at, one in enumerate(rows)]
    code, said = imported("a.csv", table(*named), "--map", str(file))
    assert code == cli.DONE, said
    one, other = imported.entry("tea-0"), imported.entry("tea-1")
    assert 'text: "Every week: Most Saturday mornings, closed 26 Dec"\n' in one
    assert "\nDates when it is not on: half term\n" in other


def test_a_date_without_a_year_is_the_next_after_the_check(imported):
    file = imported.folder / "our.map.yml"
    file.write_text(
        "columns: {Checked: checked on}\nsource: the council's list\n", encoding="utf-8"
    )
    rows = [
        {
            "What people do there": "Tea. Closed 28 Dec.",
            "Checked": day,
            "Name of the activity": name,
        }
        for name, day in (("New", "01/11/2026"), ("Old", "01/11/2024"))
    ]
    code, said = imported("a.csv", table(*rows), "--map", str(file))
    assert code == cli.DONE, said
    assert "except: [2026-12-28]" in imported.entry("new")
    assert "note: Closed 28 Dec." in imported.entry("old")


PAUSES = {
    "Paused until Easter": True,
    "Suspended until September": True,
    "Temporarily closed until 5 January 2027": True,
    "On hold over winter, back in March": True,
    "Closed for repairs, reopens in April 2027": True,
    "Paused": False,
    "Paused until further notice": False,
    "On hold until new leader found": False,
    "Closed until March 2021": False,
    "Paused for summer": False,
    "Closed": False,
}


@pytest.mark.parametrize("option", [(), ("--map",)])
def test_a_status_that_says_until_when_is_a_pause(tmp_path, capsys, option):
    imported = Imported(tmp_path, capsys)
    (imported.folder / "our.map.yml").write_text("source: the list\n", encoding="utf-8")
    option = (*option, str(imported.folder / "our.map.yml")) if option else ()
    rows = [
        {"Name of the activity": f"Tea {at}", "Status": words} for at, words in enumerate(PAUSES)
    ]
    _, said = imported("a.csv", table(*rows), *option, "--details")
    for at, (words, is_pause) in enumerate(PAUSES.items()):
        assert (f"tea-{at}" in imported.slugs) == is_pause, words
        if is_pause:
            reason = f"status:\n  paused:\n  because: The list says “{words}”.\n"
            assert reason in imported.entry(f"tea-{at}")
            assert f"this says `{words}`, so the listing is paused" in said
    assert imported("a.csv", table(*rows), *option)[1].count("Written: ") == 0


def test_a_text_that_says_until_when_is_a_pause_and_running_again_ends_it(tmp_path, capsys):
    imported = Imported(tmp_path, capsys)
    (imported.folder / "our.map.yml").write_text("source: the list\n", encoding="utf-8")
    option = ("--map", str(imported.folder / "our.map.yml"))
    text = "Temporarily suspended until Easter. We sit and talk."
    imported("a.csv", table({"What people do there": text}), *option)
    assert "because: The list says “Temporarily suspended until Easter”." in imported.entry()
    imported("a.csv", table({}), *option)
    assert "status: running\n" in imported.entry()


@pytest.mark.parametrize(
    "column", ["How to join", "Audiences", "Name of the place", "Street", "Access"]
)
def test_any_cell_that_says_it_is_closed_counts(imported, column):
    said = "We have been told that this group is no longer open."
    _, printed = imported("a.csv", table({column: said}, {"Name of the activity": "Songs"}))
    assert imported.slugs == ["songs"]
    assert "so it is not imported" in printed
