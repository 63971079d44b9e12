"""A group under *Whom to ask for* is no person: it stays, unless it is the listing's own."""

from __future__ import annotations

import re

import pytest
from tests.rows import Imported, table

ASK = "Whom to ask for"


@pytest.fixture
def imported(tmp_path, capsys):
    """Import one row: whom to ask for, by its entry; the description; and the report."""
    whole = Imported(tmp_path, capsys)
    (tmp_path / "our.map.yml").write_text("source: the list of 2021\n", encoding="utf-8")

    def run(asked: str, text: str) -> tuple[str, str, str]:
        row = {ASK: asked, "What people do there": f"We sit. {text}"}
        options = ("--map", str(tmp_path / "our.map.yml"), "--details")
        _, said = whole("a.csv", table(row), *options)
        entry = whole.entry(whole.slugs[0])
        found = re.findall(r"^  ask_for: (.*)", entry, re.MULTILINE)
        return "".join(found), entry.split("---\n", 2)[2].strip(), said

    return run


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("Parkinson’s UK", "Parkinson’s nurses come along."),
        ("Mind", "Mind helps. Talk to Mind."),
        ("Age UK Larkwell", "Larkwell is where we sit."),
        ("Alzheimer’s Society", "Alzheimer’s is no reason to stay away."),
        ("The Nelson Trust", "Nelson was a sailor."),
        ("Samaritans Helpline", "Samaritans listen."),
        ("Larkwell Mind", "Larkwell helps."),
        ("Citizens Advice", "Citizens come along."),
        ("Hope Okafor Foundation", "Everybody comes along."),
    ],
)
def test_a_group_is_whom_to_ask_for(imported, asked, text):
    found, description, said = imported(asked, text)
    assert (found, description) == (asked, f"We sit. {text}"), said
    assert "may be a person's name" not in said


@pytest.mark.parametrize(
    "asked", ["Highfield Friends", "Highfield", "The Highfield Friends", "TEA AT THREE"]
)
def test_the_groups_own_name_is_left_out_and_nobody_goes_with_it(imported, asked):
    found, description, said = imported(asked, "Highfield Friends sing.")
    assert (found, description) == ("", "We sit. Highfield Friends sing.")
    assert f"{ASK}: this is what the listing or its group is called, so it is left out" in said
    assert "may be a person's name" not in said


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ("Jean at Parkinson’s UK", ""),
        ("Jean (Age UK)", "Age UK"),
        ("Jean", ""),
        ("Jean Okafor", ""),
        ("Marie Okafor Support", ""),
        ("Ms Okafor", ""),
        ("MARC OKAFOR", ""),
        ("MARC SHAW", ""),
    ],
)
def test_a_person_goes_whatever_stands_beside_them(imported, asked, left):
    found, description, said = imported(asked, "Ask Jean, Marie or Ms Okafor for Parkinson’s.")
    assert (found, description) == (left, "We sit."), said
    assert "only a role stays: what may be a person's name is left out" in said
