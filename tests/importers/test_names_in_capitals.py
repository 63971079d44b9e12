"""People in texts that are all in capitals: such a text loses no more than in usual letters."""

from __future__ import annotations

import pytest
from tests.importers.texts import left_of
from tests.rows import Imported, table


@pytest.mark.parametrize(
    "sentence",
    [
        "TO HELP YOUNG PEOPLE TO DEVELOP MENTAL AND SPIRITUAL CAPACITIES THAT MAY GROW.",
        "THE CLUB ARRANGES MONTHLY TALKS, A SUMMER COACH OUTING AND AN ANNUAL CHRISTMAS PARTY.",
        "WE ARE IN CONTACT WITH WORKER PRIESTS IN EUROPE AND WRITE TO THEM.",
        "DON'T MISS OUT ON THE CAKE WHICH OUR HELPERS BAKE.",
        "THE SECRETARY ARRANGES OUTINGS, AND THE TREASURER COLLECTS SUBSCRIPTIONS.",
        "CALL THE OFFICE ON 01632 960333 TO BOOK A PLACE IN THE MINIBUS.",
        "CONTACT TOLWORTH TREASURE TROVE ON 01632 960333 FOR THE TIMES OF DELIVERIES.",
        "LED BY EXPERIENCED GYMNASTS WITH HARMONIUM AND TABLA.",
    ],
)
def test_words_in_capitals_are_nobodys_name(sentence):
    assert left_of(sentence) == f"We knit.\n\n{sentence}\n\nBring wool."


@pytest.mark.parametrize(
    ("sentence", "stays"),
    [
        ("FOR ALL FURTHER DETAILS PLEASE CONTACT MRS JEAN OKAFOR", ""),
        ("FOR ALL FURTHER DETAILS PLEASE CONTACT MR PRICE AT HOME", ""),
        ("TEA AND CAKE FOR ALL. SEC: J OKAFOR, WHO HAS THE LIST", "TEA AND CAKE FOR ALL."),
        ("THE TREASURER IS NKECHI OBI. COME AND SING ON MONDAYS WITH US.", ""),
        ("JEAN OKAFOR RUNS THE SESSIONS AND MAKES THE TEA", ""),
        ("RING NKECHI ON 07700 900123 TO BOOK A PLACE", "RING 07700 900123 TO BOOK A PLACE"),
        ("THE CHOIR IS RUN BY NKECHI IN THE HALL ON MONDAYS", "IN THE HALL ON MONDAYS"),
    ],
)
def test_a_name_that_is_introduced_is_one_in_capitals_too(sentence, stays):
    left = left_of(sentence)
    for name in ("OKAFOR", "PRICE", "OBI", "JEAN", "NKECHI"):
        assert name not in left
    assert stays in left


@pytest.fixture
def imported(tmp_path, capsys):
    return Imported(tmp_path, capsys)


def test_the_capitals_of_what_stays_stay_beside_other_lines(imported):
    text = "WE SING AND DANCE ON MONDAYS. CONTACT MRS JEAN OKAFOR FOR TEA.\nWear flat shoes."
    _, said = imported("tea.csv", table({"What people do there": text}))
    assert "\nWE SING AND DANCE ON MONDAYS.\nWear flat shoes.\n" in imported.entry()
    assert "this sentence is left out: `Contact [name] for tea.`" in said


def test_a_person_of_a_list_is_named_in_capitals_by_a_rare_first_name(imported):
    rows = {"What people do there": "WE WALK. WHEN IT RAINS NKECHI OPENS THE HALL FOR US."}
    imported("tea.csv", table(rows | {"Contact name": "Nkechi Obi"}))
    assert "NKECHI" not in imported.entry()


def test_a_group_in_a_column_of_people_is_nobody(imported):
    words_of_all = "We help people in North West London who are new here."
    rows = [
        {"Whom to ask for": "NORTH WEST LONDON COMMUNITY FOUNDATION"},
        {"Name of the activity": "Cake", "What people do there": words_of_all},
    ]
    imported("tea.csv", table(*rows))
    assert words_of_all in imported.entry("cake")
