"""The calendars we publish, read by somebody else's code: the same sessions, for two years.

Thousands of made-up schedules, with pauses and ends, stand in calendars of several activities.
"""

from datetime import date, datetime, time, timedelta

import icalendar
import recurring_ical_events
from hypothesis import given
from hypothesis import strategies as st
from tests.any_schedule import (
    CALENDAR,
    FIRST,
    a_day,
    bounded,
    schedules,
    some_limits,
    some_weekdays,
)
from tests.records import BASE, SITE, activity, listing, term

from activity_directory.feeds.calendar import calendar_of, events_of
from activity_directory.listing.listing import Suspension
from activity_directory.model.activity import Checked
from activity_directory.model.schedule import Hours, Limits, MonthDay, Monthly, Weekly
from activity_directory.model.status import Closed, Paused, Running

ALL_DAY = Hours(time(0), time(0))
# Late hours in the weeks on which the clock changes, days without hours, days few months have.
late_hours = st.sampled_from(
    [Hours(time(22), time(2)), Hours(time(0, 30), time(3)), Hours(time(1, 30), time(2)), ALL_DAY]
)
odd_schedules = st.one_of(
    st.builds(Weekly, some_weekdays, late_hours, st.integers(1, 2), some_limits),
    st.builds(Weekly, st.just((5, 6)), late_hours, st.just(1), st.just(Limits())),
    st.builds(
        Monthly,
        st.just((MonthDay(day=31), MonthDay(5, 1), MonthDay(None, 2))),
        late_hours,
        st.integers(1, 2),
        some_limits,
    ),
)
some_statuses = st.one_of(
    st.just(Running()),
    st.builds(Closed, a_day),
    st.builds(Paused, a_day, st.none() | a_day),
)
some_pauses = st.lists(
    st.builds(lambda since, length: Suspension(Paused(since, since + timedelta(length))), a_day,
              st.integers(1, 90)),
    max_size=1,
)  # fmt: skip


@st.composite
def listings(draw, number):
    own = activity(
        f"activity-{number}",
        when=tuple(draw(st.lists(schedules | odd_schedules, min_size=1, max_size=3))),
        status=draw(some_statuses),
        checked=Checked(draw(st.sampled_from([FIRST, date(2026, 8, 15)])), "us", term("visited")),
    )
    return listing(own, calendar=CALENDAR, pauses=tuple(draw(some_pauses)))


several = st.tuples(*map(listings, range(8)))


def two_years(one):
    since = one.activity.checked.on
    return since, since.replace(year=since.year + 2) - timedelta(days=1)


def as_shown(slug, start, end, *, certain):
    """One session by the wall clock, as text: what differs is seen at once."""
    until = f" to {end:%Y-%m-%d %H:%M}" if end and end != start else ""
    return f"{slug} {start:%Y-%m-%d %H:%M}{until}{'' if certain else ' ?'}"


def our_sessions(one):
    return [
        as_shown(one.activity.slug, session.start, session.end, certain=session.certain)
        for session in one.sessions_between(*two_years(one))
    ]


def at_midnight(moment):
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time(0))


def their_sessions(calendar):
    """What a program shows of a calendar, whatever years it looks at."""
    return [
        as_shown(
            event["UID"].partition(".")[0],
            at_midnight(event["DTSTART"].dt),
            at_midnight(event["DTEND"].dt),
            certain=event["STATUS"] == "CONFIRMED",
        )
        for event in recurring_ical_events.of(calendar).between(date(2024, 1, 1), date(2032, 1, 1))
        if event["STATUS"] != "CANCELLED"
    ]


@bounded(50)
@given(several)
def test_what_we_publish_is_read_as_what_the_engine_says(ours):
    content = calendar_of("All", "Everything", (events_of(one, SITE, BASE) for one in ours))
    calendar = icalendar.Calendar.from_ical(content)
    assert sorted(their_sessions(calendar)) == sorted(
        session for one in ours for session in our_sessions(one)
    )
    names = [event["UID"] for event in calendar.walk("VEVENT")]
    assert len(set(names)) == len(names)
    assert max(map(len, content.split(b"\r\n"))) <= 75
    assert content.count(b"\n") == content.count(b"\r\n")
