"""What several questions need together: the page and the arrival of a form ask for the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product

import pytest
from tests.bare import CONTENT
from tests.in_deno import called

from activity_directory.catalogue.loading import load
from activity_directory.intake import times, web_form
from activity_directory.intake.arrival import Arrived, arrived
from activity_directory.intake.directory import Directory
from activity_directory.intake.needed import NEEDED, WAYS_OF_CONTACT
from activity_directory.intake.questions import HOW_OFTEN, PRICES, QUESTIONS, question
from activity_directory.intake.submission import Submission, understood
from activity_directory.rules.checked_content import checked

CHECKER = "templates/components/form/checks.js"
TODAY = date(2026, 11, 23)
LOADED = load(CONTENT)
CHECKED = checked(LOADED, LOADED.catalogue, TODAY)
DIRECTORY = Directory(CHECKED.catalogue, CHECKED.loaded.references, TODAY)
VOCABULARIES = LOADED.catalogue.vocabularies
NEED, CATEGORY = (next(iter(VOCABULARIES[name])).id for name in ("needs", "categories"))
WAYS = {
    "phone": "01632 960100",
    "text": "07700 900100",
    "email": "hello@knots.example",
    "website": "https://knots.example.org/",
}
SOUND = {
    "name": "Knots for All",
    "summary": "Learn a knot, then tea.",
    "organisation": "Net Loft",
    "description": "We sit round a table and talk.",
    "needs": NEED,
    "how_often": "week",
    "times": "Monday 10:30 to 11:30",
    "format": "in-person",
    "venue": "Some Hall",
    "price": "free",
    "joining": "drop-in",
    "phone": WAYS["phone"],
    "your_role": "the group itself",
}


def some_of(answers: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """The answers with each of them there or blank."""
    for given in product((True, False), repeat=len(answers)):
        chosen = zip(answers.items(), given, strict=True)
        yield {name: text if there else "" for (name, text), there in chosen}


def forms() -> Iterator[dict[str, str]]:
    """Whole forms in which one group of questions is answered in every way."""
    for how_often, _ in HOW_OFTEN:
        in_words = how_often in {"by_arrangement", "always", "ask"}
        answers = {
            "times": "" if in_words else times.example(how_often),
            "times_in_words": "A volunteer rings you.",
            "starting": "2027-01-04" if how_often == "2 weeks" else "",
        }
        for some in some_of(answers):
            yield {**SOUND, "how_often": how_often, **some}
    for term in VOCABULARIES["formats"]:
        for some in some_of({"venue": "Some Hall"}):
            yield {**SOUND, "format": term.id, **some}
    for price, _ in PRICES:
        amount = "" if price in {"free", "ask"} else "£2"
        for some in some_of({"amount": amount}):
            yield {**SOUND, "price": price, **some}
    for some in some_of({"needs": NEED, "categories": CATEGORY}):
        yield {**SOUND, **some}
    for some in some_of(WAYS):
        yield {**SOUND, **some}


def arrival_of(answers: Mapping[str, str]) -> Arrived:
    given = {name: text for name, text in answers.items() if text}
    (one,) = arrived(CHECKED, [understood(Submission("add", given), DIRECTORY)]).every
    return one


def test_the_page_asks_for_what_would_be_missing_and_for_nothing_else():
    asked = list(forms())
    firsts = sorted({one.questions[0] for one in NEEDED})
    calls = [
        ["lackOf", web_form.needed(), first, answers, None] for answers in asked for first in firsts
    ]
    answered = iter(called([CHECKER], calls))
    for answers in asked:
        lacks = [first for first in firsts if next(answered) is not None]
        arrival = arrival_of(answers)
        assert arrival.sound is (lacks == []), (answers, lacks, arrival.faults)


def test_of_a_listing_that_is_changed_only_what_goes_is_asked_for():
    needed = web_form.needed()
    before = {"how_often": "week", "format": "in-person", "times": "Monday 10:30"}
    now = {**before, "times": "", "venue": ""}
    calls = [["lackOf", needed, name, now, before] for name in ("times", "venue", "phone")]
    lacks = called([CHECKER], calls)
    assert [one is not None for one in lacks] == [True, False, False]


@pytest.mark.parametrize("one", NEEDED, ids=lambda one: f"{one.beside} {one.questions[0]}")
def test_what_is_asked_together_stands_in_one_step_behind_what_it_depends_on(one):
    order = [asked.id for asked in QUESTIONS]
    assert len({question(name).step for name in one.questions}) == 1
    if one.beside:
        assert order.index(one.beside) < order.index(one.questions[0])


def test_nobody_reads_if_you_like_beside_what_is_needed():
    for way in WAYS_OF_CONTACT:
        assert web_form.asked_beside(question(way)) == "(at least one of these)"
    assert web_form.asked_beside(question("times")) == ""
    assert web_form.asked_beside(question("street")) == "(if you like)"
