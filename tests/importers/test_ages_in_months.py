"""Ages in months are never ages in years, wherever a list writes them."""

from __future__ import annotations

import re

import pytest
from tests.rows import Imported, table

WHO = "Who can come, in one sentence"
YOUNGEST, OLDEST = "Youngest age", "Oldest age"


@pytest.fixture
def who(tmp_path, capsys):
    """Import one row: who can come, by its entry; the description; and the report."""
    imported = Imported(tmp_path, capsys)
    (imported.folder / "our.map.yml").write_text("source: the list of 2021\n", encoding="utf-8")

    def run(cells: dict[str, str]) -> tuple[list[str], str, str]:
        options = ("--map", str(imported.folder / "our.map.yml"), "--details")
        _, said = imported("a.csv", table(cells), *options)
        entry = imported.entry(imported.slugs[0])
        found = re.search(r"^eligibility:\n((?:  .*\n)*)", entry, re.MULTILINE)
        lines = [one.strip() for one in found[1].splitlines()] if found else []
        return lines, entry.split("---\n", 2)[2], said

    return run


@pytest.mark.parametrize(
    "words",
    [
        "aged 0-6 months",
        "under 18 months",
        "from birth to 12 months",
        "Those aged 6-18 months",
        "People aged 0 to 12 months who cry",
        "Young people from 6-18 mths",
        "from 6 to 12 weeks",
    ],
)
def test_words_about_months_are_words(who, words):
    lines, _, said = who({WHO: words})
    assert lines == [f"text: {words}"], said


@pytest.mark.parametrize(
    ("youngest", "oldest", "lines"),
    [
        ("0", "6 months", ["text: from 0 to 6 months"]),
        ("6 months", "18 months", ["text: from 6 months to 18 months"]),
        ("6", "18 months", ["text: from 6 to 18 months"]),
        ("", "aged 18 months", ["text: up to 18 months"]),
        ("", "under 18 months", ["text: under 18 months"]),
        ("6 months", "5", ["maximum_age: 5", "text: from 6 months"]),
        ("6 weeks", "5 years", ["maximum_age: 5", "text: from 6 weeks"]),
    ],
)
def test_a_cell_in_months_is_no_number(who, youngest, oldest, lines):
    found, description, said = who({YOUNGEST: youngest, OLDEST: oldest})
    assert found == lines, said
    assert description.strip() == "We sit and talk."
    assert "in years, so this is under Who can come" in said
    assert "Did you mean" not in said


@pytest.mark.parametrize(
    ("column", "text", "lines"),
    [
        (WHO, "babies from 0 to 18 months", ["text: babies from 0 to 18 months"]),
        (WHO, "Babies", ["minimum_age: 0", "maximum_age: 18", "text: Babies"]),
        (WHO, "Ages in months", ["text: Ages in months; from 0 to 18 months"]),
        ("What people do there", "For babies from 0 to 18 months.", []),
        (
            "What people do there",
            "Our mentors stay with you for up to 18 months.",
            ["minimum_age: 0", "maximum_age: 18"],
        ),
        (
            "What people do there",
            "Bring your baby from 6 months.",
            ["minimum_age: 0", "maximum_age: 18"],
        ),
    ],
)
def test_a_text_says_that_numbers_are_months(who, column, text, lines):
    found, _, said = who({YOUNGEST: "0", OLDEST: "18", column: text})
    assert found == lines, said
    assert ("in years" in said) == ("maximum_age: 18" not in lines)


def test_a_column_of_months_is_not_one_of_years(who):
    lines, _, said = who({"Youngest age (months)": "6", "Oldest age (years)": "18"})
    assert lines == ["maximum_age: 18"]
    assert "(Youngest age (months)): no question asks for this, so it is not imported.\n" in said
