"""A contradiction between the words and the facts is told, and a true sentence never is.

All sentences stand in one and the same entry: on Tuesdays from 10:30 to 11:30, £3.50 each time, for
people of 60 and over, checked on 2 November 2026.
"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from activity_directory.catalogue import load
from activity_directory.rules import words_and_facts

HERE = Path(__file__).resolve().parent
TODAY = date(2026, 11, 23)
FACTS = "eligibility:\n  minimum_age: 60\njoining:"

CONTRADICTIONS = {
    "another-day": [
        "We meet every Monday.",
        "Come on Wednesday mornings.",
        "Mondays are for paint.",
    ],
    "another-time": [
        "It starts at 2pm.",
        "It runs from 2pm to 4pm.",
        "We sit from 10.30am to noon.",
    ],
    "another-price": [
        "It is £5 a session.",
        "It costs £4.",
        "You pay £2 each time.",
        "£12 a class.",
    ],
    "free": [
        "The class is free.",
        "It's free of charge.",
        "There is no charge.",
        "It costs nothing.",
    ],
    "another-way-in": ["Booking is essential.", "You must book."],
    "another-age": [
        "For people aged 50 and over.",
        "For over-50s.",
        "For anyone aged 18 to 30.",
        "It is a 55+ class.",
    ],
    "a-past-date": [
        "The next course starts in September 2025.",
        "We are back from 3 March 2026.",
        "Join us on 4 May 2026.",
    ],
}
FINE = [
    "We meet on Tuesdays.",
    "It is on Tuesday mornings, and there is a walk on Friday mornings.",
    "Ring the office on Mondays.",
    "We used to meet on Mondays.",
    "There is a different group on Monday mornings at the library.",
    "The café next door opens every day from 8am to 5pm.",
    "Arrive at 10.20am for a good seat.",
    "Doors open at 10am.",
    "The first class is free.",
    "Carers are free.",
    "Feel free to bring a friend.",
    "Wi-Fi is free.",
    "There is a free minibus.",
    "Tea is free.",
    "A bus costs £2.",
    "Last year we raised £500.",
    "The oldest is over 90.",
    "Most of us are over 70.",
    "You must not be under 16.",
    "We started in March 2020.",
    "It has been here since May 2019.",
    "You can book a place if you like.",
    "This is not a drop-in.",
    "It is not free.",
    "No class on Mondays.",
    "It is closed on Mondays.",
    "Phone us from 9am to 5pm.",
    "Come between 10.30am and 11.30am.",
    "Open from 10.30 to 11.30.",
    "It is £3.50 each time.",
    "In Tuesday's class you sit.",
    "Call Monday to Friday.",
    "See our Friday newsletter.",
    "Good Friday and Easter Monday are off.",
    "There are 12 to 15 people.",
    "Room 10 to 12 is upstairs.",
    "We moved here in May 2024 on a Monday.",
    "The waiting list opened in May 2026.",
    "It takes 10 to 20 minutes.",
    "We are 60 and over, and proud of it.",
    "The next course starts in January 2027.",
]


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What is told of each sentence: the names of the rules without their beginning."""
    content = tmp_path_factory.mktemp("words") / "content"
    shutil.copytree(HERE / "small_content", content)
    entry = (HERE / "cases" / "fine-entry" / "entry.md").read_text(encoding="utf-8")
    sentences = [*(one for said in CONTRADICTIONS.values() for one in said), *FINE]
    for number, sentence in enumerate(sentences):
        text = entry.replace("joining:", FACTS).replace(
            "A friendly hour", f"A friendly hour. {sentence} A friendly hour"
        )
        (content / "activities" / f"said-{number}.md").write_text(text, encoding="utf-8")
    loaded = load(content)
    assert loaded.problems == ()
    assert loaded.catalogue is not None
    found = {sentence: [] for sentence in sentences}
    for problem in words_and_facts.check(loaded.catalogue, TODAY):
        number = int(problem.path.rpartition("-")[2].removesuffix(".md"))
        found[sentences[number]].append(problem)
    return found


@pytest.mark.parametrize(
    ("rule", "sentence"), [(rule, one) for rule, said in CONTRADICTIONS.items() for one in said]
)
def test_a_contradiction_is_told_once_with_both_places(told, rule, sentence):
    (problem,) = told[sentence]
    assert problem.rule == f"words-say-{rule}"
    assert problem.severity == "warning"
    assert "(line " in problem.message
    assert problem.written[problem.column - 1 :].startswith(problem.message.split("'")[1][:8])


@pytest.mark.parametrize("sentence", FINE)
def test_a_sentence_that_contradicts_nothing_is_left_in_peace(told, sentence):
    assert told[sentence] == []


def test_the_demonstration_contradicts_itself_nowhere():
    catalogue = load(HERE.parent / "content").catalogue
    assert catalogue is not None
    assert list(words_and_facts.check(catalogue, TODAY)) == []
