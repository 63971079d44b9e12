"""Two entries of one activity are found, two activities are left in peace, and in good time."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from tests.counting import calls_of

from activity_directory.catalogue.loading import load
from activity_directory.rules import likely_duplicates
from activity_directory.rules.checking import problems_found_by

HERE = Path(__file__).resolve().parents[1]
ENTRY = (HERE / "cases" / "fine-entry" / "entry.md").read_text(encoding="utf-8")
TODAY = date(2026, 11, 23)
OTHER_PLACE = ("venue: boat-house", "venue: {name: The hut, postcode: LW9 9ZZ}")
OTHER_PHONE = ("029 2018 0103", "029 2018 0199")
OTHER_TIME = ("from: 10:30", "from: 09:00")


def entry(*changes):
    text = ENTRY
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


def also_known_as(*names):
    return ("summary:", f"also_known_as: [{', '.join(names)}]\nsummary:")


def found(tmp_path, second, first=ENTRY):
    content = tmp_path / "content"
    shutil.copytree(HERE / "small_content", content)
    (content / "activities" / "a-first.md").write_text(first, encoding="utf-8")
    (content / "activities" / "b-second.md").write_text(second, encoding="utf-8")
    catalogue = load(content).catalogue
    assert catalogue is not None
    return list(problems_found_by([likely_duplicates.RULE], catalogue, date(2026, 11, 23)))


def name(words):
    return ("name: Sit and Be Fit", f'name: "{words}"')


@pytest.mark.parametrize(
    "second",
    [
        entry(),
        entry(OTHER_PHONE, OTHER_TIME),
        entry(name("SIT & BE FIT"), OTHER_TIME),
        entry(name("The Sit and Be Fit class"), OTHER_PHONE),
        entry(name("Sit, be fit!"), ("venue: boat-house", "venue: {name: The hut}"), OTHER_TIME),
        entry(OTHER_PLACE),
        entry(name("Sit and Be Fit, Pennybridge"), OTHER_PHONE, OTHER_TIME),
        entry(name("Pennybridge Sit and Be Fit"), OTHER_PHONE, OTHER_TIME),
        entry(name("Sit and Be Fit at the Boat House"), OTHER_PHONE, OTHER_TIME),
        entry(name("Sit and Be Fit (The Wharf)"), OTHER_PLACE),
        entry(name("Chair fun"), also_known_as("Sit and Be Fit"), OTHER_PHONE, OTHER_TIME),
        entry(name("Chair fun"), also_known_as("Movers", "Sit & Be Fit, The Wharf"), OTHER_PLACE),
    ],
)
def test_the_same_name_with_one_more_thing_the_same_is_told(tmp_path, second):
    (problem,) = found(tmp_path, second)
    assert problem.path.endswith("activities/b-second.md")
    assert "activities/a-first" in problem.message
    assert problem.severity == "warning"
    assert problem.twin.path.endswith("activities/a-first.md")
    assert "activities/b-second" in problem.twin.message


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ("Sit and Be Fit", "Sit & be fit", "the same name and postcode"),
        (
            "Sit and Be Fit",
            "Sit & be fit, Pennybridge",
            "the same name but for the place, and the same postcode",
        ),
        (
            "Sit and Be Fit, The Wharf",
            "Pennybridge Sit and Be Fit",
            "the same name but for the place, and the same postcode and telephone number",
        ),
    ],
)
def test_the_reason_says_what_is_the_same(tmp_path, first, second, why):
    (problem,) = found(tmp_path, entry(name(second), OTHER_TIME), entry(name(first)))
    assert problem.message.endswith(f"`{first}` (activities/a-first): they have {why}")


def test_the_reason_names_an_other_name(tmp_path):
    second = entry(name("Chair fun"), also_known_as("Sit & Be Fit"), OTHER_TIME)
    (problem,) = found(tmp_path, second)
    assert problem.message.endswith("they have a name in common, and the same postcode")


@pytest.mark.parametrize(
    "second",
    [
        entry(name("Knit and natter")),
        entry(name("Knit and natter, Pennybridge"), also_known_as("Pennybridge knitters")),
        entry(name("Sit and Be Fit, Pennybridge"), OTHER_PLACE, OTHER_TIME),
        entry(name("Pennybridge"), OTHER_TIME),
        entry(name("Sit and Be Fit 2")),
        entry(OTHER_PLACE, OTHER_TIME),
        entry(OTHER_PLACE, OTHER_PHONE),
        entry(name("Sit and sing"), OTHER_TIME),
        entry(("status: running", "status: {closed: 2026-11-01}")),
    ],
)
def test_two_activities_are_left_in_peace(tmp_path, second):
    assert found(tmp_path, second) == []


def test_groups_of_two_places_that_meet_in_one_hall_are_left_in_peace(tmp_path):
    first = entry(name("Sit and Be Fit, The Wharf"))
    second = entry(name("Sit and Be Fit, Pennybridge"), OTHER_PHONE, OTHER_TIME)
    assert found(tmp_path, second, first) == []


def test_ten_thousand_entries_of_one_hall_take_no_longer_than_they_must(tmp_path):
    content = tmp_path / "content"
    shutil.copytree(HERE / "small_content", content)
    words = ["chair", "yoga", "walk", "craft", "choir", "lunch", "garden", "paint", "swim", "read"]
    for number in range(400):
        named = f"{words[number % 10]} {words[number // 10 % 10]} {words[number // 100]}"
        text = entry(name(named))
        (content / "activities" / f"all-in-one-hall-{number}.md").write_text(text, encoding="utf-8")
    catalogue = load(content).catalogue
    assert catalogue is not None
    calls = []
    for count in (200, 400):
        few = type(catalogue)(**{**vars(catalogue), "activities": catalogue.activities[:count]})
        calls.append(
            calls_of(lambda few=few: list(problems_found_by([likely_duplicates.RULE], few, TODAY)))
        )
    assert calls[1] < 6 * calls[0]
