"""Ages and prices that a list has in its names or among its audiences."""

from __future__ import annotations

import pytest
import yaml
from tests.rows import Imported, table

from activity_directory import cli


@pytest.fixture
def taken(tmp_path, capsys):
    """Import one row with a map: the facts of its entry, and what is printed."""
    imported = Imported(tmp_path, capsys)
    (imported.folder / "our.map.yml").write_text("source: the list of 2021\n", encoding="utf-8")

    def run(cells: dict[str, str | None]) -> tuple[dict[str, object], str]:
        options = ("--map", str(imported.folder / "our.map.yml"), "--details")
        code, said = imported("a.csv", table({"Price": None, **cells}), *options)
        assert code == cli.DONE, said
        [slug] = imported.slugs
        return yaml.load(imported.entry(slug).split("---\n")[1], yaml.BaseLoader), said

    return run


@pytest.mark.parametrize(
    ("name", "ages"),
    [
        ("Watercolours 18+", {"minimum_age": "18"}),
        ("Watercolours (8+)", {"minimum_age": "8"}),
        ("Watercolours (ages 8+)", {"minimum_age": "8"}),
        ("Over 50s Lunch Club", {"minimum_age": "50"}),
        ("Yoga for over 60s", {"minimum_age": "60"}),
        ("Youth Club, ages 11-16", {"minimum_age": "11", "maximum_age": "16"}),
        ("Youth Club (11-16 years)", {"minimum_age": "11", "maximum_age": "16"}),
    ],
)
def test_ages_in_a_name_count_where_no_column_has_any(taken, name, ages):
    facts, said = taken({"Name of the activity": name})
    assert facts["eligibility"] == ages
    assert "warning: Name of the activity: as this says " in said


@pytest.mark.parametrize(
    "name",
    ["Tea (10-12)", "Maths Level 11+", "Over 50 groups meet", "Couch to 5K+", "Tea 2+", "Wing 90"],
)
def test_other_numbers_in_a_name_are_no_ages(taken, name):
    facts, said = taken({"Name of the activity": name})
    assert "eligibility" not in facts
    assert "age is" not in said


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"Age group": "16+"}, "this says `18+`, but the youngest age is 16"),
        ({"What people do there": "We paint. All ages welcome."}, "but a text says `All ages`"),
        ({"What people do there": "We paint, for over 55s."}, "but a text says `over 55s`"),
    ],
)
def test_ages_of_a_name_that_something_contradicts_are_reported(taken, cells, message):
    facts, said = taken({"Name of the activity": "Watercolours 18+", **cells})
    assert "18" not in facts.get("eligibility", {}).values()
    assert message in said
    assert "Find out which of the two is right" in said


@pytest.mark.parametrize("column", ["Audiences", "Age group"])
def test_all_ages_is_who_can_come(taken, column):
    facts, _ = taken({column: "All ages"})
    assert facts["eligibility"] == {"text": "All ages"}
    assert "audiences" not in facts


@pytest.mark.parametrize(
    ("ages", "audience"),
    [("18+", "All ages"), ("All ages", "18+"), ("18+", "Suitable for all ages")],
)
def test_all_ages_beside_a_youngest_age_is_a_contradiction(taken, ages, audience):
    facts, said = taken({"Age group": ages, "Audiences": audience})
    assert facts["eligibility"] == {"minimum_age": "18"}
    assert "ges`, but also that the youngest age is 18, so only that is in the entry" in said


@pytest.mark.parametrize(
    "cells",
    [
        {"Audiences": "Free"},
        {"Audiences": "Women; free of charge"},
        {"Name of the activity": "Stay and Play (free)"},
        {"Name of the activity": "Stay and Play - FREE!"},
        {"Name of the activity": "FREE Tai Chi"},
    ],
)
def test_what_says_that_it_is_free_is_the_price_where_no_column_has_one(taken, cells):
    facts, said = taken(cells)
    assert facts["cost"] == "free"
    assert "free" not in str(facts.get("audiences", "")).casefold()
    assert ", Price is `Free`" in said


@pytest.mark.parametrize(
    "name", ["Free Range Painters", "Smoke Free", "Gluten-free Lunch", "Freestyle", "FREED"]
)
def test_a_name_with_another_free_says_no_price(taken, name):
    assert taken({"Name of the activity": name})[0]["cost"] == "ask"


def test_free_beside_an_amount_has_to_be_asked_for(taken):
    facts, said = taken({"Audiences": "Free", "How much": "£3"})
    assert list(facts["cost"][0]) == ["ask", "note"]
    assert "£3" in facts["cost"][0]["note"]
    assert "Free" in facts["cost"][0]["note"]
    assert "this says `£3`, but Price is `Free`, so people have to ask" in said


def test_free_beside_another_price_is_a_contradiction(taken):
    facts, said = taken({"Audiences": "Free", "Price": "A donation"})
    assert facts["cost"] == "donation"
    assert "this says `Free`, but Price is `A donation`" in said


def test_other_ages_of_a_text_are_reported(taken):
    text = "We cook. For young people from 14 to 16 years old."
    facts, said = taken({"Age group": "12 to 17 yr old", "What people do there": text})
    assert facts["eligibility"] == {"minimum_age": "12", "maximum_age": "17"}
    assert "The text says `14 to 16 years old`, but the facts say 12 or 17" in said
    text = "We cook. For young people from 12 to 17 years old. We cooked for 10 to 15 years."
    assert "but the facts say" not in taken({"Age group": "12-17", "What people do there": text})[1]
