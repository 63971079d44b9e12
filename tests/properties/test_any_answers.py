"""Whatever people answer: an entry that is sound, or a fault in words, and never an exception."""

from __future__ import annotations

import contextlib
from datetime import date
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.bare import CONTENT, bare_content

from activity_directory.catalogue.loading import load
from activity_directory.cli.content import to_add_to
from activity_directory.importers import reading
from activity_directory.importers.sent import Unreadable
from activity_directory.intake import times, writing
from activity_directory.intake.arrival import arrived
from activity_directory.intake.directory import Directory
from activity_directory.intake.questions import QUESTIONS, REQUESTS
from activity_directory.intake.submission import Submission, understood
from activity_directory.intake.today import answers_of
from activity_directory.intake.writing import Words

TODAY = date(2026, 11, 23)
LOADED = load(CONTENT)
CATALOGUE, REFERENCES = LOADED.catalogue, LOADED.references
assert CATALOGUE is not None
DIRECTORY = Directory(CATALOGUE, REFERENCES, TODAY)

ODD = st.sampled_from(
    [
        *("", " ", "\n", "\r\n", "\0", "\u202e", "\ufeff", "---", "---\n", "# note", "a: b", "- x"),
        *("{", "[", "]", '"', "'", "\\", "<b>x</b>", "=cmd|' /C calc'!A0", "../../x", "con", "*a"),
        *("&a", "!!python/object:x", "%TAG", "| x", "> x", "@x", "`", "💃", "Éire", "none", "ask"),
        *("10:30", "10.30am", "£3.50", "2026-12-14", "14/12/2026", "Monday", "01632 960110"),
        *("## The first time", "yes", "no", "null", "~", "1e9", "a" * 200, "\u2028", "\x85", "\t"),
    ]
)
WORDS = st.lists(ODD | st.text(max_size=8), max_size=4).map(" ".join)
SOUND = {
    "name": "Any Answers",
    "summary": "A friendly hour",
    "organisation": "highfield neighbours",
    "description": "We talk.",
    "needs": "loneliness",
    "how_often": "week",
    "times": "Monday 10:30 to 11:30",
    "format": "in-person",
    "venue": "Northgate Library",
    "price": "per_session",
    "amount": "£3.50",
    "joining": "drop-in",
    "phone": "01632 960110",
    "your_role": "the group itself",
}


def choices(one):
    offered = [name for name, _ in one.choices(CATALOGUE.vocabularies)]
    return st.lists(st.sampled_from(offered), max_size=3).map("\n".join) if offered else WORDS


ONE = {question.id: choices(question) | WORDS for question in QUESTIONS}
CHANGED = st.lists(st.sampled_from(sorted(ONE)), max_size=3, unique=True).flatmap(
    lambda some: st.fixed_dictionaries({name: ONE[name] for name in some})
)


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """So few entries that checking them a hundred times takes seconds."""
    return to_add_to(bare_content(tmp_path_factory.mktemp("any")), TODAY)


def judged(content, submission):
    one = understood(
        submission, Directory(content.catalogue, content.loaded.references, content.today)
    )
    (found,) = arrived(content, [one]).every
    return found


@given(answers=st.fixed_dictionaries({}, optional=ONE))
@settings(max_examples=30)
def test_any_answers_make_a_sound_entry_or_a_fault(small, answers):
    found = judged(small, Submission("add", answers))
    assert found.sound or found.faults
    assert all(fault.message for fault in found.faults)


@given(odd=CHANGED)
@settings(max_examples=40)
@example(odd={"description": "---\nname: x\n---"})
@example(odd={"first_time": "\0"})
def test_one_odd_answer_among_sound_ones_makes_a_sound_entry_or_a_fault(small, odd):
    found = judged(small, Submission("add", SOUND | odd))
    assert found.sound or found.faults


@given(slug=st.sampled_from(sorted(CATALOGUE.activity_by_slug)), odd=CHANGED)
@settings(max_examples=100)
def test_any_change_of_any_listing_is_understood_or_a_fault(slug, odd):
    asked = Submission("change", {"listing": slug, "your_role": "the group itself", **odd})
    one = understood(asked, DIRECTORY)
    assert one.text or one.faults


@given(request_=st.sampled_from(sorted(REQUESTS)), answers=st.dictionaries(WORDS, WORDS))
def test_any_request_with_any_names_is_understood_or_a_fault(request_, answers):
    one = understood(Submission(request_, answers), DIRECTORY)
    assert one.text or one.faults


@cache
def today_of(slug):
    return answers_of(CATALOGUE.activity_by_slug[slug], TODAY)


@pytest.mark.parametrize("slug", sorted(CATALOGUE.activity_by_slug))
def test_what_a_listing_says_today_changes_nothing(slug):
    answers = {**today_of(slug), "listing": slug, "your_role": "the group itself"}
    one = understood(Submission("change", answers), DIRECTORY)
    assert one.faults == ()
    assert one.text == one.before


SAYABLE = [
    slug
    for slug in sorted(CATALOGUE.activity_by_slug)
    if {"how_often", "price"} <= set(today_of(slug))
]


@pytest.mark.parametrize("slug", SAYABLE)
def test_a_listing_can_be_made_anew_of_what_it_says_today(slug):
    answers = {**today_of(slug), "your_role": "the group itself"}
    one = understood(Submission("add", answers), DIRECTORY)
    assert one.faults == ()


@given(
    slug=st.sampled_from(sorted(CATALOGUE.activity_by_slug)),
    field=st.sampled_from(
        ["name", "summary", "status", "checked", "cost", "when", "contact.phone"]
    ),
    value=st.sampled_from(["Other words", "2026-12-14", "a: b # c"]) | st.none(),
    where=st.integers(0, 40),
)
@settings(max_examples=200)
def test_a_change_keeps_every_note_outside_the_field_it_changes(slug, field, value, where):
    text = CATALOGUE.activity_by_slug[slug].places_in_file.text
    lines = text.split("\n")
    top = [
        number
        for number, line in enumerate(lines)
        if number and line[:1].isalpha() and ":" in line and number < lines.index("---", 1)
    ]
    above = top[where % len(top)]
    lines.insert(above, "# a note that somebody left")
    lines[1] += "  # behind the first"
    noted = "\n".join(lines)
    facts = {field: None if value is None else Words(value)}
    after = writing.changed(noted, facts)
    assert "# a note that somebody left" in after
    if not lines[1].startswith(field):
        assert "# behind the first" in after


@given(
    how_often=st.sampled_from(["week", "2 weeks", "month", "once", "open"]),
    lines=WORDS
    | st.from_regex(r"(Mon|first Friday|2027-01-16) \d{1,2}(:\d\d)?( ?[ap]m)? - 1[0-9]"),
)
@settings(max_examples=300)
def test_any_line_of_times_is_read_or_told(how_often, lines):
    items, unread = times.when(how_often, lines, "times")
    assert items or unread or not lines.strip(" \n\r\t;\x85\u2028\x1c\x1d\x1e\x1f\x0b\x0c\xa0")


@given(raw=st.binary(max_size=200) | WORDS.map(str.encode))
@settings(max_examples=300)
@example(raw=b"PK\x03\x04" + b"\0" * 40)
@example(raw=b"[" * 100_000)
@example(raw=b'{"a":' * 50_000)
@example(raw=b"1" * 5_000)
@example(raw=b'{"name": ' + b"1" * 5_000 + b"}")
@example(raw=b"Connected listing form 1\nAdd an activity\nName of the activity:\n")
@example(raw=b"From: a\nMIME-Version: 1.0\nContent-Type: text/plain; charset=nope\n\nx")
def test_any_file_is_read_or_told(raw):
    with contextlib.suppress(Unreadable):
        assert reading.incoming(raw).every
