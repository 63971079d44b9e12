"""What a report says of cells of which a part went, or is somewhere else."""

from __future__ import annotations

import pytest
from tests.rows import Imported, table

FIRST, OTHER = "hello@highfield.example.org", "office@highfield.example.org"
TEXT = "What people do there"


@pytest.fixture
def imported(tmp_path, capsys):
    """Import one row: its entry, its description, and the report."""
    whole = Imported(tmp_path, capsys)
    (tmp_path / "our.map.yml").write_text("source: the list of 2021\n", encoding="utf-8")

    def run(**cells: str) -> tuple[str, str, str]:
        row = {one.replace("_", " "): cell for one, cell in cells.items()}
        options = ("--map", str(tmp_path / "our.map.yml"), "--details")
        _, said = whole("a.csv", table(row), *options)
        entry = whole.entry(whole.slugs[0])
        return entry, entry.split("---\n", 2)[2].strip(), said

    return run


@pytest.mark.parametrize("between", [" | ", "; ", " / ", ", ", " or ", "\n"])
def test_of_several_addresses_the_report_says_where_the_others_are(imported, between):
    entry, description, said = imported(**{"E-mail": f"{FIRST}{between}{OTHER}"})
    assert f"\n  email: {FIRST}\n" in entry
    assert description == f"We sit and talk.\n\nE-mail: {OTHER}"
    what = f"E-mail: `{FIRST}` is the first of several, and the others are in the description"
    assert what in said


def test_an_address_that_the_text_has_is_not_said_twice(imported):
    _, description, said = imported(
        **{"E-mail": f"{FIRST} | {OTHER}", TEXT: f"We sit. Write to {OTHER}."}
    )
    assert description == f"We sit. Write to {OTHER}."
    assert f"`{FIRST}` is the first of several, and the others are in the description" in said


def test_an_address_that_is_left_out_is_not_said_to_be_anywhere(imported):
    entry, description, said = imported(**{"E-mail": f"jean.okafor@example.org | {OTHER}"})
    assert f"\n  email: {OTHER}\n" in entry
    assert description == "We sit and talk."
    assert "E-mail: an address of a person is left out" in said
    assert "the first of several" not in said


@pytest.mark.parametrize(
    ("text", "left", "says"),
    [
        (
            "We sit. {{page.when}} All welcome.",
            "We sit. All welcome.",
            "`{{page.when}}` is code of a website's software, so it is left out",
        ),
        (
            "We sit. {% if open %}Come in.{% endif %}",
            "We sit. Come in.",
            "`{% if open %}` and 1 more piece are code of a website's software, so they are left",
        ),
    ],
)
def test_code_that_is_left_out_is_said(imported, text, left, says):
    _, description, said = imported(**{TEXT: text})
    assert description == left
    assert f"{TEXT}: {says}" in said
    assert "See on the list's own page what stands there" in said


def test_other_signs_are_no_code(imported):
    _, description, said = imported(**{TEXT: "We sit [and stand] {5-11}."})
    assert description == "We sit [and stand] {5-11}."
    assert "software" not in said
