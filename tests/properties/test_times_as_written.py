"""Times as people write them mean what their writers meant, or are asked about: by every way in.

A writing is made of its meaning, in one of the ways in which directories really write it; where am
and pm are left out, the words alone may not say which it is.
"""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.bare import CONTENT
from tests.issues import GOOD, submitted

from activity_directory.catalogue.loading import load
from activity_directory.forge.issue import parse_issue
from activity_directory.importers import reading
from activity_directory.intake.directory import Directory
from activity_directory.intake.submission import Submission, understood
from activity_directory.model.schedule import Monthly, Weekly
from activity_directory.schema import tidy
from activity_directory.schema.reading import ParseContext
from activity_directory.schema.records.activity import parse_activity
from activity_directory.source.entry import read_entry
from activity_directory.urls.edit_links import ISSUE_FORMS

TODAY = date(2026, 11, 23)
LOADED = load(CONTENT)
assert LOADED.catalogue is not None
DIRECTORY = Directory(LOADED.catalogue, LOADED.references, TODAY)
CASES = Path(__file__).resolve().parents[1] / "cases"
ENTRY = (CASES / "fine-entry" / "entry.md").read_text(encoding="utf-8")
SMALL = load(CASES.parent / "small_content")

WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NTH = {"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th"}


@dataclass(frozen=True)
class Writing:
    """What was meant: days of a week or of a month, and minutes of the day. How it was written."""

    how_often: str
    days: tuple[str, ...]
    start: int
    end: int
    day_words: str
    start_words: str
    end_words: str
    between: str
    is_plain: bool
    """Whether both times say am or pm, or are on a clock of 24 hours."""

    @property
    def line(self) -> str:
        return f"{self.day_words} {self.start_words}{self.between}{self.end_words}"

    @property
    def meaning(self) -> set[tuple[str, time, time]]:
        return {(day, clock(self.start), clock(self.end)) for day in self.days}


def clock(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)


def spoken(minutes: int, style: str) -> str:
    """Minutes of the day in a way in which people write them."""
    hour, minute = minutes // 60 % 24, minutes % 60
    half = "am" if hour < 12 else "pm"
    on_the_clock = hour % 12 or 12
    if style == "24":
        return f"{hour:02}:{minute:02}"
    if style == "seconds":
        return f"{hour:02}:{minute:02}:00"
    if style == "noon":
        return "12 noon" if (hour, minute) == (12, 0) else spoken(minutes, "pm")
    mark = "." if style in {"pm", "bare", "p.m."} else ":"
    words = f"{on_the_clock}{mark}{minute:02}" if minute else f"{on_the_clock}"
    if style == "bare":
        return words
    return f"{words} {half[0]}.m." if style == "p.m." else f"{words}{half}"


def short(day: str, style: int) -> str:
    return (day, f"{day}s", day[:3], day[:3] + ".", day.lower())[style]


@st.composite
def days(draw):
    """How often, the days as entries write them, and as people do."""
    style, joint = draw(st.integers(0, 4)), draw(st.sampled_from([" and ", " & ", ", ", "/"]))
    if draw(st.booleans()):
        first = draw(st.integers(0, 6))
        if draw(st.booleans()):  # a run
            last = draw(st.integers(first, 6))
            named = WEEK[first : last + 1]
            if len(named) > 1:
                dash = draw(st.sampled_from([" to ", "-", " - ", "–"]))
                return "week", named, f"{short(WEEK[first], style)}{dash}{short(WEEK[last], style)}"
        named = tuple(draw(st.lists(st.sampled_from(WEEK), min_size=1, max_size=3, unique=True)))
        return "week", named, joint.join(short(day, style) for day in named)
    nths = draw(st.lists(st.sampled_from(sorted(NTH)), min_size=1, max_size=3, unique=True))
    day = draw(st.sampled_from(WEEK))
    as_numbers = draw(st.booleans())
    said = [NTH[nth] if as_numbers else nth for nth in nths]
    tail = draw(st.sampled_from(["", " of the month"]))
    if draw(st.booleans()):
        words = f"{joint.join(said)} {short(day, style)}{tail}"
    else:
        words = joint.join(f"{nth} {short(day, style)}" for nth in said)
    return "month", tuple(f"{nth} {day}" for nth in nths), words


@st.composite
def writings(draw):
    """A writing of a session of up to eight hours that starts between six and nine."""
    how_often, named, words = draw(days())
    start = draw(st.integers(6 * 4, 20 * 4 + 3)) * 15
    latest = 24 * 60 if start >= 17 * 60 else 24 * 60 - 15
    end = min(start + draw(st.integers(2, 32)) * 15, latest)
    full = ["24", "seconds", "noon", "pm", "p.m."]
    first = draw(st.sampled_from([*full, "bare", "bare"]))
    last = draw(st.sampled_from([*full, "bare", "bare"]))
    between = draw(st.sampled_from([" to ", " - ", "-", " – ", " until "]))
    start_words, end_words = spoken(start, first), spoken(end, last)
    is_plain = "bare" not in {first, last}
    return Writing(how_often, named, start, end, words, start_words, end_words, between, is_plain)


def meant_by(text, references):
    """What the times of an entry mean; None where they can't be read, so that somebody is asked."""
    source, problems = read_entry(text.encode(), "entry.md")
    context = ParseContext("entry.md", references, text)
    activity = parse_activity(source, "entry", context) if source is not None else None
    if activity is None or any(one.severity == "error" for one in (*problems, *context.problems)):
        return None
    return {one for schedule in activity.when for one in meanings(schedule)}


def meanings(schedule):
    assert isinstance(schedule, Weekly | Monthly), schedule
    numbers = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}
    for day in schedule.days:
        name = WEEK[day] if isinstance(day, int) else f"{numbers[day.nth]} {WEEK[day.weekday]}"
        yield name, schedule.hours.start, schedule.hours.end


# --- the ways in


def by_entry(one):
    """The fields of an entry, after every repair that `tidy` makes."""
    wrong = ENTRY.replace("every: week", f"every: {one.how_often}")
    wrong = wrong.replace("days: [Tuesday]", f'days: "{one.day_words}"')
    wrong = wrong.replace("from: 10:30", f"from: {one.start_words}")
    wrong = wrong.replace("to: 11:30", f"to: {one.end_words}")
    assert wrong != ENTRY
    return meant_by(tidy.tidied(wrong, parse_activity, SMALL.references), SMALL.references)


ANSWERS = {
    "name": "Times as written",
    "summary": "A friendly hour",
    "organisation": "highfield neighbours",
    "description": "We talk.",
    "needs": "loneliness",
    "format": "in-person",
    "venue": "Northgate Library",
    "price": "per_session",
    "amount": "£3.50",
    "joining": "drop-in",
    "phone": "01632 960110",
    "your_role": "the group itself",
}


def by_answers(answers, faults=()):
    """The entry that answers make, if nothing is asked."""
    made = understood(Submission("add", answers), DIRECTORY)
    if faults or made.faults:
        assert {fault.question for fault in (*faults, *made.faults)} <= {"times"}, made.faults
        return None
    return meant_by(made.text, LOADED.references)


def by_form(one):
    return by_answers(ANSWERS | {"how_often": one.how_often, "times": one.line})


def by_file(raw):
    (sent,) = reading.incoming(raw.encode()).every
    return by_answers(sent.submission.answers, sent.faults)


def row(facts):
    text = io.StringIO()
    csv.writer(text).writerows([list(facts), list(facts.values())])
    return text.getvalue()


def by_row(one):
    return by_file(row(ANSWERS | {"how_often": one.how_often, "times": one.line}))


def by_columns(one):
    """A column for the day, the start and the end each."""
    times = {"Day": one.day_words, "Start": one.start_words, "End": one.end_words}
    return by_file(row({**ANSWERS, "how_often": one.how_often, **times}))


def by_json(one):
    answers = ANSWERS | {"how_often": one.how_often, "times": one.line}
    kept = {"format": "connected-listing/1", "request": "add", "answers": answers}
    return by_file(json.dumps(kept))


def by_letter(one):
    often = {"week": "Every week", "month": "Every month"}[one.how_often]
    said = ANSWERS | {"needs": "Feeling lonely or cut off", "times": one.line, "how_often": often}
    labels = {
        "name": "Name of the activity",
        "summary": "In one line",
        "organisation": "Who runs it",
        "description": "What people do there",
        "needs": "Why people come",
        "how_often": "How often",
        "times": "Days and times",
        "format": "How it happens",
        "venue": "Name of the place",
        "price": "Price",
        "amount": "How much",
        "joining": "How to join",
        "phone": "Phone",
        "your_role": "Your part in it",
    }
    lines = [f"{label}:\n  {said[name]}" for name, label in labels.items()]
    return by_file("Connected listing form 1\nAdd an activity\n\n" + "\n".join(lines) + "\n")


def by_issue(one):
    often = {"week": "Every week", "month": "Every month"}[one.how_often]
    body = submitted(ISSUE_FORMS["add"], GOOD | {"times": one.line, "how_often": often})
    parsed = parse_issue("add", body, LOADED.catalogue.vocabularies)
    assert not parsed.faults
    return by_answers(parsed.submission.answers)


WAYS_IN = [by_entry, by_form, by_row, by_columns, by_json, by_letter, by_issue]


def week(start, end, words, between="-", day="Monday", *, is_plain=False):
    return Writing("week", (day,), start, end, day, *words, between, is_plain)


@pytest.mark.parametrize("way", WAYS_IN, ids=lambda way: way.__name__)
@settings(max_examples=250)
@given(one=writings())
@example(one=week(19 * 60, 21 * 60, ("7pm", "9")))
@example(one=week(17 * 60, 19 * 60, ("5", "7"), " - "))
@example(one=week(19 * 60, 24 * 60, ("7pm", "12")))
@example(one=week(19 * 60, 24 * 60, ("7", "midnight")))
@example(one=week(13 * 60, 21 * 60, ("1", "9")))
def test_no_writing_is_read_as_what_it_does_not_mean(way, one):
    found = way(one)
    assert found is None or found == one.meaning, one
    if one.is_plain:
        assert found == one.meaning, one


@pytest.mark.parametrize("way", WAYS_IN, ids=lambda way: way.__name__)
@pytest.mark.parametrize(
    "words",
    [
        ("6", "8"),
        ("6.30", "8"),
        ("7", "9"),
        ("7.30", "9.30"),
        ("7", "12pm"),
        ("10", "12am"),
        ("10:00", "12:00am"),
        ("10am", "12am"),
        ("11", "1am"),
        ("10", "2 a.m."),
        ("12", "2am"),
        ("10", "12.30am"),
        ("12am", "3"),
    ],
)
def test_times_with_two_readings_are_asked_about(way, words):
    assert way(week(0, 0, words)) is None


@pytest.mark.parametrize("way", WAYS_IN, ids=lambda way: way.__name__)
@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (600, 720, ("10", "12")),
        (600, 720, ("10am", "12 noon")),
        (630, 720, ("10.3", "12.00")),
        (840, 960, ("2", "4")),
        (840, 960, ("2", "4pm")),
        (660, 780, ("11", "1pm")),
        (540, 1020, ("9", "5")),
        (630, 690, ("10.30\u00a0am", "11.30 am")),
        (1140, 1260, ("7pm", "9")),
        (1020, 1140, ("5", "7")),
        (1050, 1110, ("5.30", "6.30")),
        (540, 720, ("9", "12 noon")),
        (1200, 1440, ("8", "12 midnight")),
        (1140, 1440, ("7pm", "12am")),
        (1320, 1500, ("10pm", "1am")),
        (1260, 1380, ("9", "11pm")),
        (540, 660, ("9", "11am")),
    ],
)
def test_times_with_one_reading_are_understood(way, start, end, words):
    one = week(start, end, words)
    assert way(one) == one.meaning


@pytest.mark.parametrize("words", [("7:30", "9pm"), ("8:30", "10.30pm"), ("1:15", "1:30am")])
def test_the_right_start_of_an_entry_is_not_repaired_without_its_end(words):
    assert by_entry(week(0, 0, words)) is None


@pytest.mark.parametrize("way", WAYS_IN, ids=lambda way: way.__name__)
@settings(max_examples=60)
@given(
    first=st.integers(1 * 4, 13 * 4 - 1),
    last=st.integers(0, 5 * 4 - 1),
    mark=st.sampled_from([".", ":"]),
    am=st.sampled_from(["am", " am", " a.m."]),
)
@example(first=10 * 4, last=0, mark=".", am="am")
@example(first=9 * 4 + 2, last=4, mark=":", am=" a.m.")
def test_what_may_be_by_day_is_never_read_as_a_night(way, first, last, mark, am):
    """`10-12am` is noon to most who write it. Both times are in quarters of an hour."""
    start, end = first * 15, last * 15
    end_by_day = end + 12 * 60
    by_day = [one for one in (start, start + 12 * 60) if 6 * 60 <= one < end_by_day]
    words = (_figures(start, mark), f"{_figures(end, mark)}{am}")
    if by_day:
        assert way(week(0, 0, words)) is None


def _figures(minutes, mark):
    hour, minute = minutes // 60 % 12 or 12, minutes % 60
    return f"{hour}{mark}{minute:02}" if minute else f"{hour}"
