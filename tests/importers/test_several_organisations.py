"""A cell that names several organisations: the first runs the listing, the others are partners."""

from __future__ import annotations

import pytest
from tests.rows import Imported, table


@pytest.fixture
def imported(tmp_path, capsys):
    return Imported(tmp_path, capsys)


HIGHFIELD = {"Name of the activity": "Soup", "Who runs it": "Highfield Council"}
ELM = {"Name of the activity": "Pie", "Who runs it": "Elm Choir"}


@pytest.mark.parametrize(
    ("cell", "first", "others"),
    [
        ("Elm Choir;Highfield Council", "Elm Choir", ["Highfield Council"]),
        ("Oak Choir; Elm Choir; NHS;", "Oak Choir", ["Elm Choir", "NHS"]),
        ("Elm Choir & Highfield Council", "Elm Choir", ["Highfield Council"]),
        (
            "Oak Choral Society / Oak District Council",
            "Oak Choral Society",
            ["Oak District Council"],
        ),
        ("Elm Choir & Friends", "Elm Choir & Friends", []),
        ("Oak Town / Oak Vale", "Oak Town / Oak Vale", []),
        ("Oak & Elm District Council", "Oak & Elm District Council", []),
        ("Oak Choir;", "Oak Choir", []),
        ("Oak Choir; oak choir; -", "Oak Choir", []),
    ],
)
def test_the_first_of_several_organisations_runs_it(cell, first, others, imported):
    row = {"Name of the activity": "Tea", "Who runs it": cell}
    _, said = imported("tea.csv", table(row, HIGHFIELD, ELM), "--details")
    entry = imported.entry("tea")
    assert f"name: {first}\n" in entry, said
    for one in others:
        assert one in entry.rpartition("---")[2]
        assert one in said
    assert ("names several" in said) == bool(others)


def test_an_organisation_with_a_file_is_a_partner(imported):
    (imported.content / "organisations" / "highfield-council.yml").write_text(
        "name: Highfield Council\nsummary: It runs the borough.\n", encoding="utf-8"
    )
    row = {"Name of the activity": "Tea", "Who runs it": "Elm Choir;Highfield Council"}
    _, said = imported("tea.csv", table(row))
    entry = imported.entry("tea")
    assert "partners: [highfield-council]\n" in entry, said
    assert "also" not in entry
