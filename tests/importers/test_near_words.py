"""Words of a list that are spelt nearly like one of ours: another word is never taken for ours."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.rows import Imported, table

from activity_directory import cli
from activity_directory.catalogue.loading import load
from activity_directory.vocabulary import Term, Vocabulary

CONTENT = Path(__file__).resolve().parents[2] / "content"
OTHER_WORDS = {
    "categories": (
        "Rowing Caring Caving Banking Wedding Heading Ringing Afternoon Alternation Archer "
        "Belting Bidding Boxes Canter Carton Craving Curving Divisor Drawling Editing Feeling "
        "Galley Gambling Gardenia Guarding Guzzles Heights Hitting Hogging Hovering Launch "
        "Lawyer Leading Leather Leaving Lending Lottery Mangling Mediate Medication Melting Mining "
        "Mourning Needling Painful Panting Parting Planing Plating Pouring Quitting Ragging "
        "Ripping Sanding Saving Signing Sinning Skating Slinging Spinning Stating Swinging Talking "
        "Training Walling Warding Whaling Wording Writhing"
    ),
    "audiences": (
        "Careers Patents Refuges Patients Brides Mothering Woven Mien Farther Tents Owners"
    ),
    "formats": "Offline Outline Inline Airline Houses",
    "costs": "Fred Tree Flee Charger Donator",
    "joining": "Brook Bonking Deferral Preferred",
}
"""Ordinary words that are one or two letters away from what our terms are called."""


@pytest.fixture(scope="module")
def vocabularies():
    return load(CONTENT).catalogue.vocabularies


@pytest.mark.parametrize("name", OTHER_WORDS)
def test_another_word_is_not_taken_for_one_of_ours(vocabularies, name):
    words = OTHER_WORDS[name].split()
    unnamed = [word for word in words if vocabularies[name].named(word) is None]
    assert len(unnamed) > len(words) / 2
    taken = {word: term.id for word in unnamed if (term := vocabularies[name].surely(word))}
    assert not taken


def vocabulary(*labels: str) -> Vocabulary:
    terms = (Term(label.casefold().replace(" ", "-"), label, "") for label in labels)
    return Vocabulary("any", {one.id: one for one in terms})


PLACES = vocabulary("Swinton", "Trafford", "Chorlton", "Sale", "Altrincham", "Bury")
OTHER_PLACES = """
    Swindon Stafford Strafford Charlton Carlton Chorleton Swanton Salford Salem Yale Bary Berry
    Bure Saltrincham Stratford Telford Chorley Worlton Dale
"""


@pytest.mark.parametrize("word", OTHER_PLACES.split())
def test_another_place_is_not_taken_for_an_area(word):
    assert PLACES.surely(word) is None


OURS = vocabulary(
    "Community cafe", "Counselling", "Befriending", "Friendship", "Food bank", "Arts and crafts",
    "Men's group", "Careers", "Carers", "Sing", "Mediation", "Meditation", "Money worries",
)  # fmt: skip


@pytest.mark.parametrize(
    ("word", "label"),
    [
        ("Comunity cafe", "Community cafe"),
        ("Community Café", "Community cafe"),
        ("Community cafes.", "Community cafe"),
        ("Counseling", "Counselling"),
        ("Freindship", "Friendship"),
        ("Foodbanks", "Food bank"),
        ("Arts & crafts", "Arts and crafts"),
        ("mens groups", "Men's group"),
        ("Career", "Careers"),
        ("Carer", "Carers"),
        ("Money worries?", ""),
        ("No money worries", ""),
        ("Medication", ""),
        ("Community safe", ""),
        ("Zing", ""),
    ],
)
def test_a_slip_that_makes_no_other_word_is_known(word, label):
    found = OURS.surely(word)
    assert (found.label if found else "") == label


def test_where_two_names_differ_by_a_slip_neither_is_certain():
    two = vocabulary("Counsellor's", "Counselors")
    assert two.surely("Counselor") is None


def test_a_word_that_is_unknown_is_in_the_entry_and_reported(tmp_path, capsys):
    imported = Imported(tmp_path, capsys)
    code, said = imported("list.csv", table({"Kind of activity": "Rowing"}))
    assert code == cli.DONE, said
    assert "Rowing" in imported.entry()
    assert "gardening" not in imported.entry()
    assert "'Rowing' is not one of the choices" in said
