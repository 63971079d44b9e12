"""Calendars that come in, against an independent reader: the same times over two years."""

import contextlib
import io
import re
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.bare import bare_content

from activity_directory import cli
from activity_directory.cli.content import to_add_to
from activity_directory.model.civic_calendar import CivicCalendar
from activity_directory.model.sessions import sessions_between

TODAY = date(2026, 11, 23)
END = date(2028, 11, 22)
LONDON = ZoneInfo("Europe/London")
MAP = """\
for all:
  In one line: We meet.
  Who runs it: Highfield Neighbours
  Why people come: Feeling lonely or cut off
  How it happens: In person
  What people do there: We meet.
  Phone: 01632 960110
"""
RULES = (
    "",
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;WKST=SU;BYDAY=MO,TH",
    "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,TU",
    "FREQ=WEEKLY;INTERVAL=3",
    "FREQ=WEEKLY;COUNT=7",
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYMONTH=1,2,3",
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=10;COUNT=30",
    "FREQ=MONTHLY",
    "FREQ=MONTHLY;BYDAY=2SA",
    "FREQ=MONTHLY;BYDAY=1MO,3MO",
    "FREQ=MONTHLY;BYDAY=-1FR",
    "FREQ=MONTHLY;BYMONTHDAY=15,-1",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=MONTHLY;INTERVAL=2;BYDAY=TH;BYSETPOS=2",
    "FREQ=MONTHLY;BYMONTHDAY=31",
    "FREQ=YEARLY;BYMONTH=6;BYDAY=1SU",
)
ZONES = (
    "Europe/London",
    "GMT Standard Time",
    "Europe/Paris",
    "Europe/Dublin",
    "",
    "UTC",
    "whole days",
)
days = st.integers(-300, 500).map(lambda number: TODAY + timedelta(days=number))


@st.composite
def events(draw):
    """The lines of one event: its rule, and exceptions and added dates that fit it or don't."""
    zone = draw(st.sampled_from(ZONES))
    rule = draw(st.sampled_from(RULES))
    start = datetime.combine(draw(days), time(draw(st.integers(8, 20)), 30))
    lasts = timedelta(minutes=draw(st.sampled_from([0, 45, 90, 150])))
    whole = zone == "whole days"
    if whole:
        lasts = timedelta(days=draw(st.sampled_from([1, 1, 3] if not rule else [1])))
    if rule and "COUNT" not in rule and draw(st.booleans()):
        until = start + timedelta(days=draw(st.integers(30, 900)))
        rule += f";UNTIL={until:%Y%m%d}" if whole else f";UNTIL={until:%Y%m%dT235900}Z"
        if not zone:
            rule = rule.removesuffix("Z")

    def at(name, moment):
        if whole:
            return f"{name};VALUE=DATE:{moment:%Y%m%d}"
        if zone == "UTC":
            return f"{name}:{moment:%Y%m%dT%H%M%S}Z"
        return f"{name}{f';TZID={zone}' if zone else ''}:{moment:%Y%m%dT%H%M%S}"

    lines = [at("DTSTART", start), at("DTEND", start + lasts)]
    first = [start + timedelta(weeks=number) for number in range(60)]
    some = st.lists(st.sampled_from(first), max_size=4, unique=True)
    if rule:
        lines += [f"RRULE:{rule}"]
        lines += [at("EXDATE", day) for day in draw(some)]
    lines += [at("RDATE", day + timedelta(days=2)) for day in draw(some)]
    others = []
    for day in draw(some) if rule else ():
        lines_of_it = [at("RECURRENCE-ID", day)]
        if draw(st.booleans()):
            by = timedelta(0) if whole else timedelta(minutes=draw(st.sampled_from([0, 60])))
            moved = day + timedelta(days=draw(st.integers(0, 3))) + by
            lines_of_it += [at("DTSTART", moved), at("DTEND", moved + lasts)]
        else:
            lines_of_it += [at("DTSTART", day), at("DTEND", day + lasts), "STATUS:CANCELLED"]
        others.append(lines_of_it)
    return [lines, *others]


def calendar_of(found):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN"]
    for number, parts in enumerate(found):
        for part in parts:
            lines += ["BEGIN:VEVENT", f"UID:{number}", f"SUMMARY:Group {number}", "LOCATION:Hall"]
            lines += ["DTSTAMP:20261120T000000Z", *part, "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


def by_the_reader(text):
    """(name, start, end) of each time, and of each day of what lasts whole days."""
    found = set()
    calendar = icalendar.Calendar.from_ical(text)
    for event in recurring_ical_events.of(calendar).between(TODAY, END + timedelta(days=1)):
        name, start, end = event["SUMMARY"], event["DTSTART"].dt, event["DTEND"].dt
        if event.get("STATUS") == "CANCELLED":
            continue
        if not isinstance(start, datetime):
            for number in range((end - start).days):
                day = start + timedelta(days=number)
                found.add((name, day, None, None))
        else:
            begins, ends = (on_the_wall(moment) for moment in (start, end))
            found.add((name, begins.date(), begins.time(), ends.time() if end > start else None))
    return {one for one in found if TODAY <= one[1] <= END}


def on_the_wall(moment):
    if moment.tzinfo is None:
        return moment
    return moment.astimezone(UTC).astimezone(LONDON).replace(tzinfo=None)


def by_us(folder):
    found = set()
    for activity in to_add_to(folder, TODAY).catalogue.activities:
        for one in sessions_between(activity.when, TODAY, END, CivicCalendar()):
            if one.whole_day:
                found.add((activity.name, one.on, None, None))
            else:
                end = one.end.time() if one.end else None
                found.add((activity.name, one.on, one.start.time(), end))
    return found


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(found=st.lists(events(), min_size=8, max_size=12))
def test_what_comes_in_is_on_when_the_calendar_says(found):
    text = calendar_of(found)
    with TemporaryDirectory() as place:
        content, refused = imported(Path(place), text)
        ours, theirs = by_us(content), by_the_reader(text)
    assert refused <= {f"Group {number}" for number, parts in enumerate(found) if in_utc(parts[0])}
    assert ours == {one for one in theirs if one[0] not in refused}


def in_utc(lines):
    """Whether it repeats by a clock that has no summer, as nothing here does."""
    return any(line.startswith("RRULE") for line in lines) and lines[0].endswith("Z")


def imported(folder, text):
    """The content folder with a calendar in it, and the names of events that were refused."""
    content = bare_content(folder)
    (folder / "hall.ics").write_text(text, encoding="utf-8", newline="")
    (folder / "hall.map.yml").write_text(MAP, encoding="utf-8")
    given_to_it = [str(folder / "hall.ics"), "--map", str(folder / "hall.map.yml")]
    where = ["--content", str(content), "--today", TODAY.isoformat(), "--details"]
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        cli.main(["import", *given_to_it, *where])
    return content, set(re.findall(r"\(`(Group \d+)`\): error", said.getvalue()))
