"""Who alone can come, and ages that audiences contradict, in the columns of a list."""

from __future__ import annotations

import pytest
from tests.rows import Imported, table


@pytest.fixture
def imported(tmp_path, capsys) -> Imported:
    return Imported(tmp_path, capsys)


def _facts(imported: Imported, **cells: str) -> tuple[str, str]:
    row = {name.replace("_", " "): text for name, text in cells.items()}
    code, said = imported("list.csv", table(row), "--details")
    assert code == 0, said
    return imported.entry().partition("\n---\n")[0], said


@pytest.mark.parametrize(
    ("cell", "gender"),
    [
        ("Women Only", "women"),
        ("women-only", "women"),
        ("Ladies only", "women"),
        ("For females only.", "women"),
        ("men only", "men"),
        ("Gentlemen only", "men"),
        ("A women only group", "women"),
    ],
)
def test_for_one_gender_only_is_said_of_who_can_come(imported, cell, gender):
    facts, said = _facts(imported, Audiences=cell)
    assert f"eligibility:\n  gender: {gender}\n" in facts
    assert f"audiences: [{gender}]\n" in facts
    assert "not one of the choices" not in said


def test_girls_only_is_no_audience(imported):
    facts, _ = _facts(imported, Audiences="Girls only")
    assert "eligibility:\n  gender: girls\n" in facts
    assert "audiences" not in facts


def test_the_sentence_of_who_can_come_says_it_too(imported):
    facts, _ = _facts(
        imported, Audiences="Women only", **{"Who can come, in one sentence": "Members of the club"}
    )
    assert "  gender: women\n  text: Members of the club; women only\n" in facts


def test_a_whole_sentence_that_says_it_is_the_fact(imported):
    code, said = imported("list.csv", table({"Who can come, in one sentence": "Women only"}))
    assert code == 0, said
    assert "eligibility:\n  gender: women\n" in imported.entry()
    assert "text: Women only" not in imported.entry()


@pytest.mark.parametrize("cell", ["Women", "Men; Women only sessions on Fridays", "Members only"])
def test_anything_else_is_not_for_one_gender_only(imported, cell):
    facts, _ = _facts(imported, Audiences=cell)
    assert "gender" not in facts


def test_two_that_contradict_each_other_are_none(imported):
    facts, _ = _facts(imported, Audiences="Women only; Men only")
    assert "gender" not in facts


def test_an_audience_that_the_ages_leave_out_is_reported_and_not_published(imported):
    facts, said = _facts(imported, Audiences="Children; Men", Youngest_age="16", Oldest_age="21")
    assert "audiences: [men]\n" in facts
    assert "  minimum_age: 16\n  maximum_age: 21\n" in facts
    assert "`Children`, but also that people are from 16 to 21" in said


def test_an_audience_of_some_of_the_ages_stays(imported):
    facts, said = _facts(
        imported, Audiences="Young people; Children", Youngest_age="11", Oldest_age="21"
    )
    assert "audiences: [young-people, children]\n" in facts
    assert "but also" not in said
