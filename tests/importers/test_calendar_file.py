"""A calendar (.ics) that somebody exported becomes listings, and says nothing of its people."""

import re
import time
from datetime import date

import pytest
from tests.rows import Imported

from activity_directory import cli
from activity_directory.importers.calendar_file import incoming
from activity_directory.importers.calendar_place import place_of
from activity_directory.intake.writing import Words

MAP = """\
for all:
  In one line: A gentle hour for everybody.
  Who runs it: Highfield Neighbours
  What people do there: We meet.
  Why people come: Feeling lonely or cut off
  How it happens: In person
  Phone: 01632 960110
"""
YOGA = """\
SUMMARY:Chair yoga
UID:yoga@example.org
DTSTART;TZID=Europe/London:20270104T100000
DTEND;TZID=Europe/London:20270104T110000
RRULE:FREQ=WEEKLY;BYDAY=MO
LOCATION:Example Hall\\, 1 Example Road\\, Larkwell LW4 3FG\\, UK
"""


def calendar(*events: str, more: str = "") -> str:
    whole = "".join(
        f"BEGIN:VEVENT\nDTSTAMP:20261120T000000Z\n{event}END:VEVENT\n" for event in events
    )
    return (
        f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//EN\nX-WR-CALNAME:Example Hall\n{more}{whole}"
        "END:VCALENDAR\n"
    ).replace("\n", "\r\n")


def event(name: str, start: str, *lines: str) -> str:
    return "".join(
        f"{line}\n" for line in (f"SUMMARY:{name}", f"UID:{name}-{start}", start, *lines)
    )


@pytest.fixture
def imported(tmp_path, capsys):
    one = Imported(tmp_path, capsys)
    (tmp_path / "hall.map.yml").write_text(MAP, encoding="utf-8")

    def with_its_map(sent: str, *options: str) -> tuple[int, str]:
        return one("hall.ics", sent, "--map", str(tmp_path / "hall.map.yml"), *options)

    one.calendar = with_its_map
    return one


def test_events_of_one_name_and_place_are_times_of_one_listing(imported):
    wednesdays = YOGA.replace("yoga@", "other@").replace("20270104", "20270106")
    thursday = event(
        "Chair Yoga",
        "DTSTART:20270107T190000Z",
        "DTEND:20270107T200000Z",
        "LOCATION:Example Hall\\, 1 Example Road\\, Larkwell LW4 3FG\\, UK",
    )
    tea = event("Tea", "DTSTART;VALUE=DATE:20270605", "DTEND;VALUE=DATE:20270608")
    code, said = imported.calendar(
        calendar(YOGA, wednesdays.replace("BYDAY=MO", "BYDAY=WE"), thursday, tea)
    )
    assert code == cli.DONE, said
    yoga = imported.entry("chair-yoga")
    assert (
        "when:\n"
        "  - every: week\n    days: [Monday, Wednesday]\n    from: 10:00\n    to: 11:00\n"
        "    starting: 2027-01-04\n"
        "  - date: 2027-01-07\n    from: 19:00\n    to: 20:00\n"
    ) in yoga
    assert "venue:\n  name: Example Hall\n  street: 1 Example Road\n  postcode: LW4 3FG\n" in yoga
    # A calendar has no prices, and nobody has checked it.
    assert "cost: ask\n" in yoga
    assert "joining: ask\n" in yoga
    assert "source:\n  list: the calendar “Example Hall”\n" in yoga
    assert "checked:" not in yoga
    # A day without a time says nothing of the hours.
    assert "  - date: 2027-06-05 to 2027-06-07\n    from: ask\n" in imported.entry("tea")
    assert (
        "Nothing changed: 2 listings imported before."
        in imported.calendar(
            calendar(YOGA, wednesdays.replace("BYDAY=MO", "BYDAY=WE"), thursday, tea)
        )[1]
    )


def test_an_empty_slot_is_no_listing_and_an_unfilled_place_none(imported):
    place = "LOCATION:#_LOCATIONNAME\\, #_LOCATIONFULLLINE"
    slot = event("Empty slot (auto created)", "DTSTART:20270108T190000Z", place)
    tea = event("Tea", "DTSTART:20270109T190000Z", place)
    imported.calendar(calendar(slot, tea))
    assert imported.slugs == ["tea"]
    assert "#_" not in imported.entry("tea")
    assert [*imported.content.glob("drafts/*")] == []


def of_the_wi(start: str, text: str, *lines: str) -> str:
    return event("WI meeting", f"DTSTART:{start}T193000", f"DESCRIPTION:{text}", *lines)


def test_what_only_one_event_says_is_reported_and_not_said_of_all(imported):
    usual = of_the_wi("20270114", "Visitors £4.", "RRULE:FREQ=MONTHLY;BYDAY=2TH")
    party = of_the_wi("20261217", "Christmas party\\, all welcome. Bring a plate. Ask Ann Okafor.")
    said = imported.calendar(calendar(party, usual), "--details")[1]
    text = imported.entry("wi-meeting")
    assert "Visitors £4." in text
    assert "Bring a plate" not in text
    assert "and not `Christmas party, all welcome.` and `Bring a plate.`" in said
    assert "Okafor" not in said


def test_events_that_say_the_same_are_no_loss(imported):
    usual = of_the_wi("20270114", "Visitors £4.", "RRULE:FREQ=MONTHLY;BYDAY=2TH")
    said = imported.calendar(calendar(usual, of_the_wi("20261217", "Visitors £4")), "--details")[1]
    assert "different things" not in said


def test_exceptions_and_dates_that_are_moved_are_what_the_entry_says(imported):
    moved = YOGA.replace("RRULE:FREQ=WEEKLY;BYDAY=MO\n", "")
    code, said = imported.calendar(
        calendar(
            YOGA + "EXDATE;TZID=Europe/London:20270201T100000\n",
            moved.replace("20270104T1", "20270112T1")
            + "RECURRENCE-ID;TZID=Europe/London:20270111T100000\n",
            moved.replace("20270104T1", "20270118T1").replace("Chair yoga", "Yoga: CANCELLED")
            + "RECURRENCE-ID;TZID=Europe/London:20270118T100000\n",
            moved.replace("20270104T1", "20270125T1")
            .replace("Chair yoga", "Yoga and tea")
            .replace("Example Hall", "Garden Room")
            + "RECURRENCE-ID;TZID=Europe/London:20270125T100000\n",
        )
    )
    assert code == cli.DONE, said
    entry = imported.entry("chair-yoga")
    assert "    except: [2027-01-11, 2027-01-18, 2027-01-25, 2027-02-01]\n" in entry
    assert "    extra: [2027-01-12]\n" in entry
    assert "  - date: 2027-01-25\n" in entry
    assert "    note: Yoga and tea. At Garden Room\n" in entry
    assert "“Yoga and tea. At Garden Room” stands in a note, in words alone" in said


DATES = {  # what the calendar says of one date, and what stands beside it
    "LOCATION:Garden Room": "At Garden Room",
    "LOCATION:Jean's house\\, 4 Oak Lane": "Not at the usual place, so please ask where",
    "LOCATION:Club of Jane Smithson": "Not at the usual place, so please ask where",
    "LOCATION:https://zoom.us/j/123": "Online",
    "SUMMARY:Lunch with Jane Smithson": "Not as usual, so please ask",
    "STATUS:TENTATIVE": "Not certain yet",
}


@pytest.mark.parametrize(
    ("where", "place"),
    [
        (
            "Example Hall, 1 Example Road, Larkwell LW4 3FG",
            ("Example Hall", "1 Example Road", "LW4 3FG"),
        ),
        ("Room 2, Example Hall, Example Road, UK", ("Room 2, Example Hall", "Example Road", "")),
        (
            "Main Hall, Example Hall, The Green, Larkwell LW6 3AB, UK",
            ("Main Hall, Example Hall", "The Green", "LW6 3AB"),
        ),
        ("Committee Room, Example Hall", ("Committee Room, Example Hall", "", "")),
        ("1 Example Road, Larkwell", ("1 Example Road", "", "")),
        ("Example Hall, Larkwell", ("Example Hall", "", "")),
        ("Example Hall\nHigh St.", ("Example Hall", "High St.", "")),
    ],
)
def test_a_place_in_one_line_is_a_name_a_street_and_a_postcode(where, place):
    assert place_of(where) == place


def test_what_a_hall_s_calendar_says_of_full_groups_closed_days_and_online():
    online = YOGA.replace(
        "LOCATION:Example Hall\\, 1 Example Road\\, Larkwell LW4 3FG\\, UK",
        "LOCATION:Example Hall; Online",
    ).replace("Chair yoga", "Yoga (FULL)")
    closed = event("HALL CLOSED", "DTSTART;VALUE=DATE:20261225", "DTEND;VALUE=DATE:20261228")
    text = calendar(online, closed).replace("Example Hall\r", "St Mary&#039;s\r", 1)
    found = incoming(text, date.fromisoformat("2026-11-23"))
    [sent] = found.every
    assert sent.submission.answers["format"] == "in-person; online"
    assert sent.submission.answers["venue"] == "Example Hall"
    assert sent.submission.beyond.facts["status"] == Words("full")
    assert "this says `FULL`, so the listing says that it is full" in [
        one.message for one in sent.remarks
    ]
    assert found.list == "the calendar “St Mary's”"
    [remark, *_] = found.remarks
    assert remark == (
        "`HALL CLOSED` from 2026-12-25 to 2026-12-27: if nothing is on there then, write these "
        "days under `except:` of each listing that has them"
    )


def instead(day: str, *lines: str) -> str:
    """What a calendar says of one Monday of the yoga, with these lines in place of its own."""
    own = {re.split("[:;]", line)[0] for line in (*lines, "RRULE:")}
    usual = [line for line in YOGA.splitlines() if re.split("[:;]", line)[0] not in own]
    which = f"RECURRENCE-ID;TZID=Europe/London:{day}T100000"
    return "\n".join([*usual, which, *lines, ""]).replace("20270104", day)


def test_a_date_that_is_not_as_usual_says_so_and_names_nobody(imported):
    days = [f"202703{day:02}" for day in range(1, 31, 7)] + ["20270405"]
    dates = [instead(day, line) for day, line in zip(days, DATES, strict=False)]
    off = instead("20270412", "DESCRIPTION:Cancelled due to snow.")
    museum = instead("20270419", "DESCRIPTION:We go to the museum.")
    organizer = "ORGANIZER;CN=Jane Smithson:mailto:jane@example.org\n"
    hidden = "DESCRIPTION:<p>We bend <s>and jump</s>.</p><p hidden>Key: 1234</p>\n"
    closed = event("Knitting (CLOSED)", "DTSTART:20270107T190000Z")
    home = event("Sewing", "DTSTART:20270107T190000Z", "LOCATION:Jean's house\\, 4 Oak Lane")
    home += "URL:https://zoom.us/j/123?pwd=Jean\n"
    code, said = imported.calendar(
        calendar(YOGA + organizer + hidden, *dates, off, museum, closed, home)
    )
    assert code == cli.DONE, said
    yoga = imported.entry("chair-yoga")
    for day, note in zip(days, DATES.values(), strict=False):
        on = f"{day[:4]}-{day[4:6]}-{day[6:]}"
        assert on in yoga.partition("  - date: ")[2]
        assert f"    note: {note}\n" in yoga
    assert "2027-04-12" in yoga.partition("except:")[2].partition("]")[0]
    assert "2027-04-19" not in yoga
    assert "what is said of 2027-04-19 alone is left out" in said
    assert yoga.endswith("---\n\nWe bend.\n")
    assert "words that are struck out are left out" in said
    assert "venue: ask\n" in imported.entry("sewing")
    assert "it is somebody's home, or named after a person of this list" in said
    assert "its link is no web page for everybody" in said
    assert "1 event is cancelled, so not imported" in said
    for private in ("Jean", "Smithson", "Oak", "Key", "jump"):
        assert private not in yoga + imported.entry("sewing")


def test_nothing_of_the_people_of_a_calendar_is_written(imported):
    people = (
        "ORGANIZER;CN=Jane Smithson:mailto:jane@example.org\n"
        "ATTENDEE;CN=Bob Jonesworth:mailto:bob@example.org\n"
        "CONTACT:Ann Otherwise\\, ann@example.org\n"
        "X-WR-CALNAME:jane@example.org\n"
        "DESCRIPTION:<p>We <b>stretch</b>.</p><p>Ask Jane Smithson.</p>"
        "<p>Join at https://zoom.us/j/123</p><p>________</p><p>Join on your computer</p>\n"
    )
    named = event(
        "Drinks with Bob Jonesworth",
        "DTSTART:20270107T190000Z",
        "ATTENDEE;CN=Bob Jonesworth:mailto:bob@example.org",
    )
    private = event("Birthday of Zoe", "DTSTART:20270107T190000Z", "CLASS:PRIVATE")
    hired = event("Private hire - Zoe Green wedding", "DTSTART:20270108T190000Z")
    home = event("Knitting", "DTSTART:20270109T190000Z", people.splitlines()[0])
    home += "LOCATION:The Smithsons' garden\\, 4 Oak Lane\\, Feltham TW13 4AB\n"
    home += "DESCRIPTION:We knit at 4 Oak Ln. Ring 01632 960111. Ring Chair Yoga on 01632 960112.\n"
    home += "CONTACT:J. Smithson\\, 01632 960111\nCONTACT:Larkwell Library desk\\, 01632 960112\n"
    sent = calendar(YOGA + people, named, private, hired, home)
    code, said = imported.calendar(sent.replace("CALNAME:Example Hall", "CALNAME:Smithson family"))
    assert code == cli.FAULTS
    assert imported.slugs == ["chair-yoga", "knitting"]
    assert "venue: ask\n" in imported.entry("knitting")
    assert "this seems to be somebody's own booking" in said
    whole = "".join(
        file.read_text(encoding="utf-8")
        for file in imported.content.rglob("*")
        if file.suffix in {".md", ".csv"}
    )
    for word in (
        "Jane Smithson",
        "Bob",
        "Otherwise",
        "Zoe",
        "jane@",
        "ann@",
        "zoom",
        "Oak Lane",
        "TW13",
        "Smithson",
        "960111",
    ):
        assert word not in whole, word
    assert imported.entry("chair-yoga").endswith("---\n\nWe stretch.\n")
    assert imported.entry("knitting").endswith("---\n\nRing Chair Yoga on 01632 960112.\n")
    assert "  list: a calendar\n" in imported.entry("knitting")  # and not the Smithson family's
    assert "1 event is marked as private, so not imported" in said
    assert "it names somebody" in said
    assert "how to get into an online meeting or a chat, or through a door, is left out" in said


def test_what_an_entry_can_t_say_is_refused_in_words(imported):
    odd = {
        "it keeps to the clock of another time zone, so that in London it is at 10:00 or 11:00, "
        "by the time of year": ("DTSTART:20270104T100000Z", "RRULE:FREQ=WEEKLY"),
        "FREQ must be one of DAILY, WEEKLY": ("DTSTART:20270104T100000", "RRULE:FREQ=HOURLY"),
        "nobody knows its time zone, `Mars/Rim`": ("DTSTART;TZID=Mars/Rim:20270104T100000",),
        "its times have seconds": ("DTSTART:20270104T100030",),
        "no date fits this rule": (
            "DTSTART:20270104T100000",
            "RRULE:FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=2",
        ),
        "it has several rules": (
            "DTSTART:20270104T100000",
            "RRULE:FREQ=DAILY",
            "RRULE:FREQ=WEEKLY",
        ),
        "from then on": (
            "DTSTART:20270104T100000",
            "RECURRENCE-ID;RANGE=THISANDFUTURE:20270104T100000",
        ),
    }
    events = [event(f"Odd {n}", *lines) for n, lines in enumerate(odd.values())]
    code, said = imported.calendar(calendar(YOGA, *events))
    assert code == cli.FAULTS
    for number, why in enumerate(odd):
        lines = [line for line in said.splitlines() if f"(`Odd {number}`): error: " in line]
        assert len(lines) == 1, said
        assert why in lines[0]
    assert imported.slugs == ["chair-yoga"]


def test_what_is_over_or_cancelled_is_counted_and_left_out(imported):
    over = event("Fair", "DTSTART:20260104T100000Z")
    ended = event("Club", "DTSTART:20250106T100000Z", "RRULE:FREQ=WEEKLY;UNTIL=20250801T000000Z")
    off = event("Walk", "DTSTART:20270104T100000Z", "STATUS:CANCELLED")
    code, said = imported.calendar(calendar(YOGA, over, ended, off))
    assert code == cli.DONE
    assert "2 events are over already, so not imported" in said
    assert "1 event is cancelled, so not imported" in said
    code, said = imported.calendar(calendar(over))
    assert "there are no events in it that people can still come to: 1 event is over" in said


def test_what_is_called_off_is_paused_and_what_is_over_is_still_there(imported):
    walk = event("Walk", "DTSTART;TZID=Europe/London:20270104T100000", "RRULE:FREQ=WEEKLY")
    trip = event("Trip", "DTSTART:20261125T100000Z")
    assert imported.calendar(calendar(YOGA, walk, trip))[0] == cli.DONE
    off = calendar(YOGA, f"{walk}STATUS:CANCELLED\n", trip.replace("20261125", "20260125"))
    said = imported.calendar(off)[1]
    assert "walk.md (Walk): event 2 (`Walk`) says `cancelled`\n" in said
    assert "0 listings imported, 1 unchanged, 1 paused, 0 left out.\n" in said
    assert "  because: The calendar “Example Hall” says “cancelled”, so" in imported.entry("walk")
    assert "Nothing changed" in imported.calendar(off)[1]
    alone = calendar(YOGA.replace("Chair yoga", "CANCELLED: Chair yoga"))
    assert "chair-yoga.md (Chair yoga): event 1 (" in imported.calendar(alone, "--check")[1]


def test_an_event_that_may_not_be_on_or_has_no_sure_time_comes_in_as_nothing(imported):
    maybe = event("Maybe", "DTSTART:20270104T100000Z", "STATUS:TENTATIVE")
    summer = event("Universal", "DTSTART:20270104T100000Z", "RRULE:FREQ=WEEKLY")
    back = event("Back", "DTSTART:20270104T100000Z", "DTEND:20270104T090000Z")
    sent = calendar(YOGA, maybe, summer, back, more="X-WR-TIMEZONE:Europe/London\n")
    code, said = imported.calendar(sent)
    assert code == cli.FAULTS
    assert "1 event is not certain yet, so not imported\n" in said
    assert "`Universal`): error: " in said
    assert "an entry can't say when: it ends before it begins\n" in said
    assert imported.slugs == ["chair-yoga"]


def test_a_name_for_the_calendar_changes_whose_list_its_listings_are_from(imported, tmp_path):
    imported.calendar(calendar(YOGA))
    named = f"{MAP}source: the hall's events\n"
    (tmp_path / "hall.map.yml").write_text(named, encoding="utf-8")
    assert imported.calendar(calendar(YOGA))[0] == cli.DONE
    assert "source:\n  list: the hall's events\n" in imported.entry("chair-yoga")
    imported.calendar(calendar(YOGA.replace("Chair yoga", "Seated yoga")))
    assert imported.slugs == ["chair-yoga"]
    assert "name: Seated yoga\n" in imported.entry("chair-yoga")


@pytest.mark.parametrize(
    ("names", "title"),
    [
        (["Example Hall"], "the calendar “Example Hall”"),
        (["jane@example.org"], "a calendar"),
        (["Jean Okafor"], "a calendar"),
        (["Jean's calendar"], "a calendar"),
        (["Hall", "Church"], "a calendar"),
    ],
)
def test_a_calendar_is_called_what_it_says_unless_that_is_a_person(names, title):
    calendars = (
        calendar(YOGA).replace("X-WR-CALNAME:Example Hall", f"X-WR-CALNAME:{name}")
        for name in names
    )
    found = incoming("".join(calendars), date(2026, 11, 23))
    assert found.list == title


def test_a_retreat_of_several_days_says_in_words_when_it_ends(imported):
    code, said = imported.calendar(
        calendar(event("Retreat", "DTSTART:20270604T180000", "DTEND:20270606T160000"))
    )
    assert code == cli.DONE
    assert "“Until 16:00, 2 days later” stands in a note, in words alone" in said
    assert "  - date: 2027-06-04\n    from: 18:00\n    note: Until 16:00, 2 days later\n" in (
        imported.entry("retreat")
    )


def test_a_bomb_ends_in_one_sentence(imported):
    begun = time.process_time()
    many = "".join(f"RDATE:2{n:03}0101T100000Z\n" for n in range(999))
    every_day = "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR,SA,SU"
    daily = event("Day", "DTSTART:00010101T100000", every_day)
    for text, why in (
        (calendar(daily), "repeat so often"),
        (calendar(*[YOGA] * 5_001), "it has 5,001 events; the limit is 5,000"),
        ("BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\n" * 2_000, "it is no whole calendar"),
        (calendar(YOGA + many), ""),
        (calendar("SUMMARY:" + "x" * 9_000_000), "it has more than 8 MB"),
        (calendar(YOGA + "EXDATE:20270101T100000Z\n" * 100_001), "name 100,001 dates that are"),
        (calendar(f"{YOGA}EXDATE:{'20270101T100000Z,' * 100_000}20270101T100000Z"), "100,001"),
    ):
        _, said = imported.calendar(text, "--check")
        assert why in said
        assert "Traceback" not in said
    assert time.process_time() - begun < 20


def test_a_map_of_a_calendar_is_begun_with_what_it_doesn_t_say(imported, tmp_path):
    file = tmp_path / "hall.map.yml"
    file.unlink()
    code, said = imported.calendar(
        calendar(
            YOGA + "CATEGORIES:Flying\nDESCRIPTION:We bend.\n",
            event("Tea", "DTSTART:20270604T180000"),
        )
    )
    assert code == cli.DONE, said
    words = file.read_text(encoding="utf-8")
    for line in (
        "    # Flying: ?  # 1 row",
        "  In one line: What people do there",
        'source: "the calendar “Example Hall”"',
        "  # Who runs it: ?",
        "  # Phone: ?",
    ):
        assert line in words, line
    assert "Without this line they count as checked" not in words


def test_a_map_of_a_calendar_quotes_nothing_of_private_events(imported, tmp_path):
    file = tmp_path / "hall.map.yml"
    file.unlink()
    party = event(
        "Ann Otherwise 60th birthday",
        "DTSTART:20270107T190000Z",
        "LOCATION:Larkwell Hall",
        "CATEGORIES:Parties",
    )
    hired = event(
        "Private hire - Zoe Green",
        "DTSTART:20270108T190000Z",
        "LOCATION:Upper Room",
        "DESCRIPTION:Deposit paid by the Green family.",
        "URL:https://www.example.org/zoe",
    )
    private = event("Counselling", "DTSTART:20270109T190000Z", "CLASS:PRIVATE", "LOCATION:Back")
    named = YOGA + "DESCRIPTION:We stretch. Ask Nkechi.\n"
    code, said = imported.calendar(calendar(named, party, hired, private))
    assert code == cli.DONE, said
    words = file.read_text(encoding="utf-8")
    assert "Name of the activity: Name of the activity  # such as: Chair yoga\n" in words
    for one in ("Ann", "birthday", "Parties", "Larkwell Hall", "Zoe", "Upper", "zoe", "Nkechi"):
        assert one not in words, one


def test_an_event_that_says_what_is_not_on_is_no_listing_but_a_date_of_one(imported):
    off = event("NO chair yoga this week", "DTSTART;VALUE=DATE:20270118")
    other = event("No yoga today", "DTSTART;TZID=Europe/London:20270125T100000")
    unknown = event("No tea dance this week", "DTSTART:20270119T190000Z")
    called = event("No Limits Dance", "DTSTART:20270120T190000Z")
    over = event("No yoga today", "DTSTART:20260105T190000Z")
    code, said = imported.calendar(calendar(off, YOGA, other, unknown, called, over))
    assert code == cli.DONE, said
    assert imported.slugs == ["chair-yoga", "no-limits-dance"]
    assert "    except: [2027-01-18, 2027-01-25]\n" in imported.entry("chair-yoga")
    assert (
        "event 1 (`NO chair yoga this week`): it is not on 2027-01-18, and its listing says so"
        in said
    )
    assert (
        "event 4 (`No tea dance this week`): it is not on 2027-01-19, and no listing of the "
        "calendar has that date" in said
    )


@pytest.mark.parametrize(
    ("words", "fact"),
    [
        ("Term time only.", "    term_time: only\n"),
        ("We meet in term time only.", "    term_time: only\n"),
        ("Closed 1 February to 14 February.", "    except: [2027-02-01 to 2027-02-14]\n"),
        ("Not in half term.", "    note: Not in half term.\n"),
        ("Every Monday at 6pm (excluding the month of August)", "    season: "),
        (
            "Every Monday from 6pm (except Bank Holidays and the month of August)",
            "    note: Every Monday from 6pm (except Bank Holidays and the month of August)\n",
        ),
        (
            "We are moving to St Paul's Hall from March.",
            "    note: We are moving to St Paul's Hall from March.\n",
        ),
    ],
)
def test_what_an_event_s_words_say_of_its_times_stands_with_them(words, fact, imported):
    escaped = words.replace(",", "\\,")
    code, said = imported.calendar(calendar(f"{YOGA}DESCRIPTION:We bend. {escaped}\n"))
    assert code == cli.DONE, said
    assert fact in imported.entry("chair-yoga")
    if "note" in fact:
        assert "may change when it is on, so it stands beside the times" in said


@pytest.mark.parametrize(
    ("name", "is_booking"),
    [
        ("Nguyen 40th", True),
        ("Wedding Moss/Kaur", True),
        ("Baptism: Kamara", True),
        ("Committee meeting", True),
        ("PCC", True),
        ("Boiler service - Jez", True),
        ("Vicar's day off", True),
        ("Wedding fair", False),
        ("Christening gown exhibition", False),
        ("Staff and volunteers' choir", False),
        ("Carol service", False),
        ("Top 40 disco", False),
    ],
)
def test_what_a_hall_books_for_itself_or_somebody_is_no_activity(name, is_booking):
    found = incoming(calendar(event(name, "DTSTART:20270107T190000Z")), date(2026, 11, 23))
    [sent] = found.every
    assert any("somebody's own booking" in one.message for one in sent.faults) == is_booking


def test_a_link_to_a_map_is_a_place_without_a_name_and_not_online():
    where = "LOCATION:https://maps.app.goo.gl/abc"
    found = incoming(calendar(event("Run", "DTSTART:20270107T190000Z", where)), date(2026, 11, 23))
    answers = found.every[0].submission.answers
    assert not {"venue", "format"} & answers.keys()
