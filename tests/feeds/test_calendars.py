"""The calendar files: what they say to a person's calendar, and what they keep to themselves."""

import re
from datetime import UTC, date, datetime, time, timedelta

import icalendar
import pytest
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import CONTENT
from tests.records import (
    BARN,
    BASE,
    BY_PHONE,
    HALL,
    IN_PERSON,
    MORNING,
    SITE,
    TODAY,
    TUE,
    activity,
    checked,
    day,
    days,
    listing,
)

from activity_directory import messages
from activity_directory.catalogue.loading import load
from activity_directory.feeds.calendar import (
    LONGEST_LIST,
    Together,
    calendar_of,
    calendars,
    events_of,
    has_calendar,
    months_of_a_list,
)
from activity_directory.listing.listing import Suspension, listings_on
from activity_directory.listing.listing import calendar_of as civic_calendar_of
from activity_directory.model.civic_calendar import SchoolTerm, civic_calendar
from activity_directory.model.cost import Cost
from activity_directory.model.place import Venue
from activity_directory.model.schedule import (
    Always,
    ByArrangement,
    ByRule,
    Hours,
    Limits,
    MonthDay,
    Monthly,
    Once,
    OpeningHours,
    Period,
    Rolling,
    Weekly,
)
from activity_directory.model.sessions import london
from activity_directory.model.status import Closed, Full, Paused, WaitingList
from activity_directory.urls import addresses
from activity_directory.wording.quotation_marks import curly

MON, FRI, SAT = 0, 4, 5
HALF_TERM = Period(day("2027-02-15"), day("2027-02-19"))
ENGLAND = civic_calendar(
    "England",
    range(2026, 2030),
    [
        SchoolTerm(day("2026-09-02"), day("2026-12-18")),
        SchoolTerm(day("2027-01-05"), day("2027-03-25"), HALF_TERM),
    ],
)
LATE = Hours(time(22), time(2))
ALL_DAY = Hours(time(0), time(0))


@pytest.fixture(scope="module")
def larkwell():
    return load(CONTENT).catalogue


def text_of(*schedules, **changes):
    pauses = changes.pop("pauses", ())
    one = activity(when=schedules or (Weekly((TUE,), MORNING),), **changes)
    found = listing(one, calendar=ENGLAND, pauses=pauses)
    return calendar_of(one.name, one.summary, [events_of(found, SITE, BASE)]).decode()


def events(*schedules, **changes):
    """The events of a calendar as they are written, their lines unfolded."""
    whole = text_of(*schedules, **changes).replace("\r\n ", "").split("BEGIN:VEVENT\r\n")
    return [dict(line.split(":", 1) for line in one.splitlines()[:-1]) for one in whole[1:]]


def starts(found):
    return [one["UID"].partition("@")[0] for one in found]


def shown(text, first, last):
    """What a calendar program shows between two dates."""
    calendar = icalendar.Calendar.from_ical(text)
    found = recurring_ical_events.of(calendar).between(day(first), day(last) + timedelta(days=1))
    return sorted(f"{one['DTSTART'].dt:%Y-%m-%d %H:%M} {one['STATUS']}" for one in found)


def test_a_calendar_says_when_where_how_much_and_whom_to_ask():
    text = text_of(
        Weekly((TUE,), MORNING, limits=Limits(bank_holidays="closed", skipped=days("2027-02-16"))),
        costs=(
            Cost("free", until=day("2027-03-31")),
            Cost("per_session", 350, since=day("2027-04-01")),
        ),
    )
    head, _, event = text.partition("BEGIN:VEVENT")
    assert head.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert "\r\nNAME:Tea and talk\r\n" in head
    assert event.splitlines() == (
        [
            "",
            "UID:tea-and-talk.1@pennybridge.example.org",
            "DTSTAMP:20261102T000000Z",
            "SEQUENCE:9802",
            "DTSTART;TZID=Europe/London:20261103T100000",
            "DTEND;TZID=Europe/London:20261103T120000",
            "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20281031T100000Z",
            "EXDATE;TZID=Europe/London:20270216T100000,20271228T100000",
            "STATUS:CONFIRMED",
            "SUMMARY:Tea and talk",
            "LOCATION:Wharf Hall\\, 2 Quay Street\\, Wharf\\, LW2 4AB",
            "DESCRIPTION:Tea\\, cake and talk.\\nFree until 31 March 2027.\\nFrom 1 April 2",
            " 027: £3.50 each time.\\nYou do not need to book.\\nAsk for the tea team: 01",
            " 632 960110.\\nDetails checked 2 November 2026. Please check before you go.\\",
            " nhttps://pennybridge.example.org/activities/tea-and-talk/",
            "URL:https://pennybridge.example.org/activities/tea-and-talk/",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    )


def test_today_is_nowhere_in_the_bytes(larkwell):
    """But for what nobody has checked for a year by one of the days, and not by the other."""
    calendar = civic_calendar_of(larkwell.site, TODAY)
    on_two_days = [listings_on(larkwell, today, calendar) for today in (TODAY, date(2027, 6, 14))]
    overdue = [
        {one.activity.slug for one in day if one.freshness == "overdue"} for day in on_two_days
    ]
    assert overdue[0] < overdue[1]
    same = [
        dict(
            calendars(
                [one for one in day if one.activity.slug not in overdue[1] - overdue[0]],
                (),
                larkwell.site,
                BASE,
            )
        )
        for day in on_two_days
    ]
    assert same[0] == same[1]
    assert len(same[0]) > 30


def test_what_nobody_has_checked_for_a_year_is_tentative_and_says_so(larkwell):
    calendar = civic_calendar_of(larkwell.site, TODAY)
    (bridge,) = (
        one for one in listings_on(larkwell, TODAY, calendar) if one.activity.slug == "bridge-club"
    )
    found = icalendar.Calendar.from_ical(
        dict(calendars([bridge], (), larkwell.site, BASE))["activities/bridge-club/calendar.ics"]
    ).walk("VEVENT")
    assert {str(event["STATUS"]) for event in found} == {"TENTATIVE"}
    assert {str(event["SUMMARY"]) for event in found} == {"Highfield Bridge Club (check first)"}
    weekly = next(event for event in found if "RRULE" in event)
    lines = str(weekly["DESCRIPTION"]).split("\n")
    assert lines[0] == "Nobody has checked this since 1 September 2025. Please ask before you go."
    assert not any(line.startswith("Details checked") for line in lines)


def test_the_stamp_and_the_two_years_count_from_the_day_of_the_check():
    before, *_ = events(checked=checked("2026-02-28"))
    after, *_ = events(checked=checked("2028-02-29"))
    assert before["DTSTAMP"] == "20260228T000000Z"
    assert before["RRULE"].endswith("UNTIL=20280222T100000Z")
    assert after["DTSTAMP"] == "20280229T000000Z"
    assert after["RRULE"].endswith("UNTIL=20300226T100000Z")
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])


def test_an_event_keeps_its_name_when_the_entry_is_checked_again():
    monthly = Monthly((MonthDay(1, MON),), MORNING, limits=Limits(extra=days("2027-06-12")))
    earlier = starts(events(monthly, checked=checked("2026-11-02")))
    later = starts(events(monthly, checked=checked("2026-12-14")))
    assert earlier == later
    assert "tea-and-talk.1" in earlier
    assert "tea-and-talk.1.20270612" in earlier


# ---- the hard cases, as a calendar program shows them


HARD_CASES = [
    (
        "first Monday on a bank holiday, closed",
        Monthly((MonthDay(1, MON),), MORNING, limits=Limits(bank_holidays="closed")),
        ("2027-04-01", "2027-06-30"),
        ["2027-04-05 10:00 CONFIRMED", "2027-06-07 10:00 CONFIRMED"],
    ),
    (
        "first Monday on a bank holiday, and nobody said",
        Monthly((MonthDay(1, MON),), MORNING),
        ("2027-04-01", "2027-05-31"),
        ["2027-04-05 10:00 CONFIRMED", "2027-05-03 10:00 TENTATIVE"],
    ),
    (
        "the last Friday",
        Monthly((MonthDay(-1, FRI),), MORNING, limits=Limits(bank_holidays="open")),
        ("2027-01-01", "2027-04-30"),
        [f"2027-{date} 10:00 CONFIRMED" for date in ("01-29", "02-26", "03-26", "04-30")],
    ),
    (
        "a fifth Tuesday",
        Monthly((MonthDay(5, TUE),), MORNING),
        ("2027-01-01", "2027-08-31"),
        [f"2027-{date} 10:00 CONFIRMED" for date in ("03-30", "06-29", "08-31")],
    ),
    (
        "29 February",
        Once(day("2028-02-29"), MORNING),
        ("2028-01-01", "2028-12-31"),
        ["2028-02-29 10:00 CONFIRMED"],
    ),
    (
        "a course that skips half-term",
        Weekly(
            (MON,),
            MORNING,
            limits=Limits(day("2027-01-25"), sessions=5, skipped=days("2027-02-15")),
        ),
        ("2026-12-01", "2027-12-31"),
        [f"2027-{date} 10:00 CONFIRMED" for date in ("01-25", "02-01", "02-08", "02-22", "03-01")],
    ),
    (
        "a second run of a course in the other fortnight",
        Weekly(
            (MON,),
            MORNING,
            2,
            Limits(day("2027-01-11"), sessions=3, next_intakes=days("2027-03-15")),
        ),
        ("2026-12-01", "2027-12-31"),
        [f"2027-{date} 10:00 CONFIRMED" for date in ("01-11", "01-25", "02-08", "03-15", "04-12")]
        + ["2027-03-29 10:00 TENTATIVE"],
    ),
    (
        "term time, and what is not known of terms",
        Weekly((TUE,), MORNING, limits=Limits(term_time_only=True)),
        ("2027-02-09", "2027-04-07"),
        [f"2027-{date} 10:00 CONFIRMED" for date in ("02-09", "02-23", "03-02", "03-09")]
        + [f"2027-{date} 10:00 CONFIRMED" for date in ("03-16", "03-23")]
        + [f"2027-{date} 10:00 TENTATIVE" for date in ("03-30", "04-06")],
    ),
    (
        "a season, its summer left out",
        OpeningHours(
            ((MON, MORNING),), Limits(season=Period(day("2026-11-09"), day("2026-11-30")))
        ),
        ("2026-11-01", "2027-12-31"),
        [f"2026-11-{date} 10:00 CONFIRMED" for date in ("09", "16", "23", "30")],
    ),
]


@pytest.mark.parametrize(
    ("schedule", "asked", "expected"),
    [case[1:] for case in HARD_CASES],
    ids=[case[0] for case in HARD_CASES],
)
def test_a_program_shows_what_a_person_would_say(schedule, asked, expected):
    assert shown(text_of(schedule), *asked) == sorted(expected)


@pytest.mark.parametrize("night", ["2027-03-27", "2027-10-30"])
def test_a_night_on_which_the_clock_changes_stands_alone_with_its_own_end(night):
    series, *alone = events(Weekly((SAT,), LATE, limits=Limits(bank_holidays="open")))
    compact = night.replace("-", "")
    morning_after = f"{day(night) + timedelta(days=1):%Y%m%d}T020000"
    assert f"{compact}T220000" in series["EXDATE;TZID=Europe/London"]
    [single] = [one for one in alone if one["UID"].startswith(f"tea-and-talk.1.{compact}")]
    assert single["DTSTART;TZID=Europe/London"] == f"{compact}T220000"
    assert single["DTEND;TZID=Europe/London"] == morning_after
    assert "RRULE" not in single


def test_the_clocks_of_the_calendar_are_those_of_london():
    [clocks] = icalendar.Calendar.from_ical(text_of()).walk("VTIMEZONE")
    theirs = clocks.to_tz()
    noon = datetime(2000, 1, 1, 12, 30, tzinfo=UTC)
    for moment in (noon + timedelta(days=number) for number in range(38 * 365)):
        on_the_wall = moment.astimezone(london())
        assert moment.astimezone(theirs).utcoffset() == on_the_wall.utcoffset()


def test_days_without_hours_are_whole_days_that_keep_nobody_busy():
    [event] = events(Monthly((MonthDay(day=15),), ALL_DAY, limits=Limits(bank_holidays="open")))
    assert event["DTSTART;VALUE=DATE"] == "20261115"
    assert event["DTEND;VALUE=DATE"] == "20261116"
    assert event["RRULE"] == "FREQ=MONTHLY;BYMONTHDAY=15;UNTIL=20281015"
    assert event["TRANSP"] == "TRANSPARENT"


def test_opening_hours_keep_nobody_busy_and_a_session_does():
    [hours] = events(OpeningHours(((TUE, MORNING),), Limits(bank_holidays="open")))
    [session] = events(Weekly((TUE,), MORNING, limits=Limits(bank_holidays="open")))
    assert hours["TRANSP"] == "TRANSPARENT"
    assert "TRANSP" not in session


def test_a_session_nobody_said_the_end_of_has_none():
    event, *_ = events(Weekly((TUE,), Hours(time(10))))
    assert not [name for name in event if name.startswith("DTEND")]


@pytest.mark.parametrize(
    "schedule",
    [
        Monthly((MonthDay(5, TUE), MonthDay(-2, TUE), MonthDay(day=31)), MORNING),
        Weekly((TUE,), MORNING, limits=Limits(extra=days("2027-01-09", "2027-01-10"))),
        ByRule("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", MORNING),
    ],
)
def test_nothing_is_written_that_some_programs_misread(schedule):
    text = text_of(schedule)
    assert "RDATE" not in text
    for misread in ("BYSETPOS", "5TU", "-2TU", "BYMONTHDAY=31"):
        assert misread not in text


def test_a_month_with_two_days_is_two_series():
    rules = [
        event["RRULE"].partition(";UNTIL")[0]
        for event in events(
            Monthly((MonthDay(1, TUE), MonthDay(3, TUE)), MORNING, 2, Limits(day("2026-11-03")))
        )
        if "RRULE" in event
    ]
    assert rules == ["FREQ=MONTHLY;INTERVAL=2;BYDAY=1TU", "FREQ=MONTHLY;INTERVAL=2;BYDAY=3TU"]


def test_an_uncertain_session_says_what_to_ask_in_its_name_and_its_words():
    may_day = Monthly((MonthDay(1, MON),), MORNING)
    [asked] = [
        event for event in events(may_day) if event["UID"].startswith("tea-and-talk.1.20270503")
    ]
    assert asked["STATUS"] == "TENTATIVE"
    assert asked["SUMMARY"] == "Tea and talk (check first)"
    assert asked["DESCRIPTION"].startswith("Please check that it is on: it is a bank holiday.\\n")


# ---- pauses and ends


def test_a_pause_takes_its_own_dates_and_no_others():
    paused = Paused(day("2026-12-01"), day("2027-01-05"), "The kettle is broken.")
    text = text_of(status=paused)
    assert shown(text, "2026-11-24", "2027-01-13") == [
        "2026-11-24 10:00 CONFIRMED",
        "2027-01-05 10:00 CONFIRMED",
        "2027-01-12 10:00 CONFIRMED",
    ]
    [event] = [one for one in events(status=paused) if "RRULE" in one]
    assert event["DESCRIPTION"].startswith(
        "Paused from 1 December 2026. The kettle is broken. Back on 5 January 2027.\\n"
    )


def test_what_has_closed_for_good_leaves_one_cancelled_event_with_the_reason():
    [event] = events(status=Closed(day("2026-11-01"), "The group has ended."))
    assert event["UID"] == "tea-and-talk.1@pennybridge.example.org"
    assert event["STATUS"] == "CANCELLED"
    assert event["SUMMARY"] == "Tea and talk (not on)"
    assert event["DESCRIPTION"] == (
        "Closed from 1 November 2026. The group has ended.\\n"
        "https://pennybridge.example.org/activities/tea-and-talk/"
    )


@pytest.mark.parametrize(
    ("schedule", "words"),
    [
        (Once(day("2026-10-03"), MORNING), "Its last session was on 3 October 2026."),
        (Weekly((TUE,), MORNING, 2), "No dates are known."),
    ],
)
def test_a_calendar_without_events_is_whole_and_says_why(schedule, words):
    one = activity(when=(schedule,))
    ended = listing(one, calendar=ENGLAND, ends=getattr(schedule, "on", None))
    [(_, content)] = calendars((ended,), (), SITE, BASE)
    calendar = icalendar.Calendar.from_ical(content)
    assert not calendar.walk("VEVENT")
    assert str(calendar["DESCRIPTION"]) == f"Tea, cake and talk. {words}"


def test_a_pause_of_one_venue_leaves_what_happens_at_the_other():
    at_the_hall = Weekly((TUE,), MORNING, limits=Limits(venue="wharf-hall"))
    at_the_barn = Weekly((FRI,), MORNING, limits=Limits(venue="hill-barn"))
    shut = Suspension(Paused(day("2026-11-01"), None, "Floods."), frozenset({"wharf-hall"}))
    text = text_of(at_the_hall, at_the_barn, venues=(HALL, BARN), pauses=(shut,))
    assert shown(text, "2026-11-23", "2026-11-29") == ["2026-11-27 10:00 CONFIRMED"]


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Full(day("2027-01-31")), "Full until 31 January 2027."),
        (WaitingList(), "There is a waiting list."),
    ],
)
def test_whether_there_are_places_is_said_with_dates(status, words):
    [event] = events(Weekly((TUE,), MORNING, limits=Limits(bank_holidays="open")), status=status)
    assert event["DESCRIPTION"].startswith(words)
    assert event["STATUS"] == "CONFIRMED"


# ---- where it is, and what is nobody's business


def test_each_schedule_has_the_place_of_its_own():
    found = events(
        Weekly((TUE,), MORNING, limits=Limits(venue="wharf-hall", bank_holidays="open")),
        Weekly((FRI,), MORNING, limits=Limits(venue="hill-barn", bank_holidays="open")),
        venues=(HALL, BARN),
    )
    assert [one["LOCATION"].partition("\\")[0] for one in found] == ["Wharf Hall", "Hill Barn"]


def test_several_places_are_named_and_none_is_made_up():
    [several] = events(Once(TODAY, MORNING), venues=(HALL, BARN))
    [by_phone] = events(Once(TODAY, MORNING), venues=(), formats=(BY_PHONE,))
    [somewhere] = events(Once(TODAY, MORNING), venues=(), formats=(IN_PERSON,))
    assert several["LOCATION"] == "Wharf Hall and Hill Barn"
    assert by_phone["LOCATION"] == "Phone"
    assert "LOCATION" not in somewhere


def test_a_withheld_place_is_nowhere_in_the_file():
    refuge = Venue(
        "Secret House", "refuge", HALL.area, "9 Hidden Lane", "LW9 9ZZ", withheld=True,
        location=(51.5, -0.1),
    )  # fmt: skip
    text = text_of(venues=(refuge,)).replace("\r\n ", "")
    for secret in ("Secret", "Hidden", "LW9", "51.5", "LOCATION", "GEO"):
        assert secret not in text
    assert "You are told the address when you get in touch." in text


@pytest.mark.parametrize(
    "one",
    [
        activity(print_guard=True),
        activity(when=(Rolling(12, 2),)),
        activity(when=(ByArrangement("A volunteer rings you."),)),
        activity(when=(Always("Day and night."),)),
    ],
)
def test_what_has_no_dates_or_must_not_be_carried_home_has_no_calendar(one):
    assert not has_calendar(one)
    everything = Together("", "All", "Everything", (listing(one),))
    found = dict(calendars((listing(one),), (everything,), SITE, BASE))
    assert list(found) == ["calendar.ics"]
    assert b"VEVENT" not in found["calendar.ics"]


def test_nothing_of_the_safe_line_is_in_any_calendar(larkwell):
    listings = listings_on(larkwell, TODAY, civic_calendar_of(larkwell.site, TODAY))
    everything = Together(addresses.HOME, "All", "Everything", listings)
    found = dict(calendars(listings, (everything,), larkwell.site, BASE))
    assert "activities/safe-line/calendar.ics" not in found
    assert b"safe-line" not in b"".join(found.values())


# ---- lists


def test_a_list_has_what_stands_in_lists():
    shown_ones = [
        listing(activity("tea")),
        listing(activity("old-tea"), freshness="overdue"),
        listing(activity("gone-tea"), current_status="closed"),
    ]
    together = Together("needs/loneliness/", "Loneliness", "For company.", shown_ones)
    found = dict(calendars(shown_ones, (together,), SITE, BASE))
    assert sorted(found) == [
        "activities/gone-tea/calendar.ics",
        "activities/old-tea/calendar.ics",
        "activities/tea/calendar.ics",
        "needs/loneliness/calendar.ics",
    ]
    names = icalendar.Calendar.from_ical(found["needs/loneliness/calendar.ics"]).walk("VEVENT")
    assert {str(name["UID"]).partition(".")[0] for name in names} == {"tea"}


def firmness(session, listing):
    is_sure = session.certain and listing.freshness != "overdue"
    return "CONFIRMED" if is_sure else "TENTATIVE"


def test_every_calendar_of_larkwell_is_read_as_what_its_engine_says(larkwell):
    listings = listings_on(larkwell, TODAY, civic_calendar_of(larkwell.site, TODAY))
    alone = [
        Together(f"lists/{one.activity.slug}/", "A list", "Of one.", [one]) for one in listings
    ]
    found = dict(calendars(listings, alone, larkwell.site, BASE))
    months = months_of_a_list(TODAY)
    asked = [(f"activities/{one.activity.slug}/", one, date(2027, 6, 30)) for one in listings]
    asked += [(f"lists/{one.activity.slug}/", one, months.last) for one in listings if one.listed]
    for address, one, last in asked:
        content = found.get(f"{address}calendar.ics")
        if content is not None and has_calendar(one.activity):
            first = TODAY
            ours = [
                f"{session.start:%Y-%m-%d %H:%M} {firmness(session, one)}"
                for session in one.sessions_between(first, last)
            ]
            theirs = shown(content, str(first), str(last))
            assert [event for event in theirs if not event.endswith("CANCELLED")] == ours


# ---- text


@settings(derandomize=True, max_examples=200, deadline=None, database=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=120))
def test_any_words_come_back_as_they_are_printed(words):
    text = calendar_of(words, words, ())
    assert max(map(len, text.split(b"\r\n"))) <= 75
    assert str(icalendar.Calendar.from_ical(text)["DESCRIPTION"]) == curly(words)


def test_signs_that_would_break_a_calendar_are_left_out():
    calendar = icalendar.Calendar.from_ical(calendar_of("Tea", "Tea\x07\r\nBEGIN:VALARM", ()))
    assert str(calendar["DESCRIPTION"]) == "Tea\nBEGIN:VALARM"
    assert not calendar.walk("VALARM")


# ---- lists are for subscribing: the months people plan in, in few words


def events_of_the_list(*listings):
    together = Together("areas/wharf/", "Wharf", "By the river.", listings)
    found = dict(calendars(listings, (together,), SITE, BASE))
    return found["areas/wharf/calendar.ics"].decode(), found


def test_a_list_has_the_sessions_of_this_month_and_the_three_after_it():
    text, _ = events_of_the_list(listing(activity(when=(Weekly((TUE,), MORNING),))))
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(
        day("2026-11-01"), day("2028-12-01")
    )
    starts = sorted(event["DTSTART"].dt.date() for event in found)
    assert (starts[0], starts[-1]) == (day("2026-11-03"), day("2027-02-23"))
    assert len(starts) == 17


@pytest.mark.parametrize(
    ("today", "last"),
    [("2026-08-31", "2026-11-30"), ("2026-09-01", "2026-12-31"), ("2026-10-01", "2027-01-31")],
)
def test_the_months_of_a_list_are_whole(today, last):
    assert months_of_a_list(day(today)) == Period(day(today).replace(day=1), day(last))


def test_what_was_on_last_month_is_no_longer_in_a_list():
    once = activity("fair", when=(Once(day("2026-11-20"), MORNING),))
    assert "UID:fair" in events_of_the_list(listing(once))[0]
    assert "UID:fair" not in events_of_the_list(listing(once, today=day("2026-12-01")))[0]


def test_an_event_has_the_same_name_in_a_list_and_alone_and_says_less():
    text, found = events_of_the_list(listing())
    alone = found["activities/tea-and-talk/calendar.ics"].decode()
    names = [re.findall(r"^UID:.*$", calendar, re.MULTILINE) for calendar in (text, alone)]
    assert names[0] == names[1] != []
    assert "Tea\\, cake and talk." in alone
    assert "Tea\\, cake and talk." not in text
    assert "Ask for the tea team: 01632 960110." in text.replace("\r\n ", "")


def test_a_list_of_too_many_has_a_calendar_that_says_where_to_go_instead():
    listings = [listing(activity(f"tea-{number}")) for number in range(LONGEST_LIST + 1)]
    most, _ = events_of_the_list(*listings[:-1])
    too_many, _ = events_of_the_list(*listings)
    assert most.count("BEGIN:VEVENT") == LONGEST_LIST
    assert len(most) < 1_000_000
    assert "VEVENT" not in too_many
    said = str(icalendar.Calendar.from_ical(too_many)["DESCRIPTION"])
    assert said == messages.text("calendar.too-long", link=f"{BASE}areas/wharf/")
