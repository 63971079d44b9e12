"""That it is free, where a sentence of a text says so and nothing else of a row says a price."""

from __future__ import annotations

import re

import pytest
from tests.rows import Imported, table

FREE = (
    "There is no cost.",
    "There is no charge for this service.",
    "This service is provided at no cost to you.",
    "No charge, just come.",
    "Entry is free, bring a drink.",
    "Free to attend, all welcome.",
    "Sessions are free to attend.",
    "Join us for free.",
    "It's free!",
    "We offer free, confidential advice.",
    "Good quality, free, independent legal advice.",
    "The group provides free and impartial information, advice and support.",
    "Our support is free and confidential.",
    "All our services are free and confidential.",
    "The service is free of charge.",
    "Counselling is offered free of charge.",
    "Lessons are provided without charge.",
    "A free weekly drop-in session for carers.",
    "Free entry.",
)
NOT_SAID = (
    "There is free parking.",
    "Parking is free.",
    "There is a car park; it is free.",
    "Tea and coffee are free of charge.",
    "There is no charge for the creche.",
    "Free sessions available.",
    "We have a free helpline.",
    "Call our free advice line.",
    "Free school meals support.",
    "The first session is free, then £5.",
    "The first session is free.",
    "Free taster session.",
    "We offer a free consultation.",
    "Free for members.",
    "Sessions are free for under 5s.",
    "There is no charge for under 5s.",
    "Our services are free to residents of Larkwell.",
    "Carers attend free of charge.",
    "It is free if you are on benefits.",
    "Sessions are free during August.",
    "Sessions are free. A donation is asked for.",
    "Sessions are free. A membership fee applies.",
    "We also offer free advice.",
    "We have a café, a shop and a free advice service.",
    "Classes are not free.",
    "You are free to join in.",
    "Feel free to join us.",
    "The hall is free on Mondays.",
    "Spend your free time with us; free time activities.",
    "Free movement classes.",
    "Gluten free sessions.",
    "Our drug-free support group.",
    "The class is free from judgement.",
    "No cost of living worries.",
)


@pytest.fixture
def imported(tmp_path, capsys):
    """Import a row for each of some texts: what is printed, and what each entry says it costs."""
    whole = Imported(tmp_path, capsys)
    (tmp_path / "our.map.yml").write_text("source: the list of 2021\n", encoding="utf-8")

    def run(texts, **cells: str | None) -> tuple[str, dict[str, str]]:
        rows = [
            {
                "Name of the activity": f"Tea {number}",
                "What people do there": f"We sit. {text}",
                "Price": None,
                **{name.replace("_", " "): cell for name, cell in cells.items()},
            }
            for number, text in enumerate(texts)
        ]
        options = ("--map", str(tmp_path / "our.map.yml"), "--details")
        _, said = whole("a.csv", table(*rows), *options)
        slugs = ["choir"] if "choir" in whole.slugs else [f"tea-{at}" for at in range(len(rows))]
        costs = (re.findall(r"^cost: ?(.*)", whole.entry(one), re.MULTILINE) for one in slugs)
        return said, dict(zip(texts, map("".join, costs), strict=True))

    return run


def test_a_sentence_says_that_it_is_free(imported):
    said, costs = imported(FREE)
    assert costs == dict.fromkeys(FREE, "free"), said
    assert "Price: a text says `There is no cost.`, so it is `Free`\n" in said
    assert said.count("so it is `Free`") == len(FREE)


def test_what_else_is_free_is_no_price(imported):
    said, costs = imported(NOT_SAID)
    assert costs == dict.fromkeys(NOT_SAID, "ask"), said


def test_food_that_costs_nothing_is_no_price_of_what_is_not_about_food(imported):
    text = "We have healthy snacks together (at no cost)."
    said, costs = imported([text], In_one_line="We sing.", **{"Name of the activity": "Choir"})
    assert costs == {text: "ask"}, said


@pytest.mark.parametrize(
    ("cells", "cost"),
    [
        ({"Price": "Pay what you can"}, "pay what you can"),
        ({"Price": "A price each time", "How_much": "£3"}, ""),
        ({"About_the_price": "Ring us about the price"}, ""),
        ({"In_one_line": "A gentle hour for £2."}, "ask"),
    ],
)
def test_what_a_row_says_of_a_price_holds(imported, cells, cost):
    said, costs = imported(["There is no cost."], **cells)
    assert costs == {"There is no cost.": cost}, said
