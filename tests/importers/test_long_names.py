"""Organisations whose names are too long: compared whole, and shortened to what is still a name."""

from __future__ import annotations

import pytest
from tests.rows import Imported, table

from activity_directory import cli
from activity_directory.intake.long_names import beginning_of, both_ends_of

COUNCIL = "THE PAROCHIAL CHURCH COUNCIL OF THE ECCLESIASTICAL PARISH OF ST. "
MARY, ALBAN = f"{COUNCIL}MARY, MILL ON THE HILL", f"{COUNCIL}ALBAN, NORTH MILL"
BLIND = "The Larkwell and District Association for the Blind and Partially Sighted People of "
MAP = """taken from: {Who runs it: Name of the activity}
for all: {Your part in it: the council's directory}
source: the council's list of 2021
"""


@pytest.fixture
def imported(tmp_path, capsys):
    return Imported(tmp_path, capsys)


def take(imported, *rows, its_map=MAP):
    (imported.folder / "list.map.yml").write_text(its_map, encoding="utf-8")
    sent = table(
        *(
            row | {"Phone": f"01632 9601{number:02}", "Your part in it": None}
            for number, row in enumerate(rows)
        )
    )
    return imported("list.csv", sent, "--map", str(imported.folder / "list.map.yml"))


def runs(imported):
    """What each entry says of who runs it."""
    texts = (imported.entry(slug).partition("organisation:\n")[2] for slug in imported.slugs)
    return sorted(text.partition("\n")[0].strip() for text in texts)


@pytest.mark.parametrize(
    ("names", "of_entries"),
    [
        (
            (MARY, ALBAN),
            [
                "name: THE PAROCHIAL CHURCH COUNCIL… PARISH OF ST. ALBAN, NORTH MILL",
                "name: THE PAROCHIAL CHURCH COUNCIL… PARISH OF ST. MARY, MILL ON THE HILL",
            ],
        ),
        (
            (f"{BLIND}Riverside Ward", f"{BLIND}Old Town Ward"),
            [
                "name: The Larkwell and District Association… Sighted People of Old Town Ward",
                "name: The Larkwell and District Association… Sighted People of Riverside Ward",
            ],
        ),
    ],
)
def test_two_long_names_that_begin_alike_are_two_organisations(names, of_entries, imported):
    files = {*imported.content.glob("organisations/*")}
    rows = [{"Name of the activity": name, "Who runs it": None} for name in names]
    code, said = take(imported, *rows)
    assert code == cli.DONE, said
    assert runs(imported) == of_entries
    assert {*imported.content.glob("organisations/*")} == files
    assert "may be" not in said
    for name in names:
        assert any(name in imported.entry(slug) for slug in imported.slugs)


def test_a_column_of_its_own_says_the_same_of_who_runs_it(imported):
    rows = [
        {"Name of the activity": "Hymns", "Who runs it": MARY},
        {"Name of the activity": "Bread", "Who runs it": ALBAN},
    ]
    code, said = take(imported, *rows, its_map=MAP.partition("\n")[2])
    assert code == cli.DONE, said
    assert runs(imported) == [
        "name: THE PAROCHIAL CHURCH COUNCIL… PARISH OF ST. ALBAN, NORTH MILL",
        "name: THE PAROCHIAL CHURCH COUNCIL… PARISH OF ST. MARY, MILL ON THE HILL",
    ]


def test_a_long_name_is_not_the_short_one_that_it_is_cut_to(imported):
    short = beginning_of(f"{BLIND}Old Town Ward", 80)
    rows = [
        {"Name of the activity": "Books", "Who runs it": short.rstrip("…")},
        {"Name of the activity": "Plays", "Who runs it": short.rstrip("…")},
        {"Name of the activity": "Songs", "Who runs it": f"{BLIND}Old Town Ward 1"},
    ]
    code, said = take(imported, *rows, its_map=MAP.partition("\n")[2])
    assert code == cli.DONE, said
    assert "\norganisation: the-larkwell" in imported.entry("books")
    assert f"\norganisation:\n  name: {short}\n" in imported.entry("songs")


def test_a_long_name_is_in_the_description_once(imported):
    take(imported, {"Name of the activity": MARY, "Who runs it": None})
    assert imported.entry(*imported.slugs).count(MARY) == 1


def test_a_listing_of_a_long_name_is_known_again_without_the_record_of_imports(imported):
    row = {"Name of the activity": f"{BLIND}Old Town Ward"}
    take(imported, row)
    [slug] = imported.slugs
    assert slug == "the-larkwell-and-district-association-for-the-blind-and"
    (imported.content / "imported.csv").unlink()
    _, said = take(imported, row | {"In one line": "We talk of plays."})
    assert f"there is already a listing activities/{slug}" in said
    assert imported.slugs == [slug]


def test_long_names_that_may_be_one_are_told_apart_by_what_differs(imported):
    rows = [
        {"Name of the activity": "Books", "Who runs it": f"{BLIND}St. Mary's"},
        {"Name of the activity": "Plays", "Who runs it": f"{BLIND}St Marys"},
    ]
    _, said = take(imported, *rows, its_map=MAP.partition("\n")[2])
    assert "Who runs it: `… People of St Marys` may be `… People of St. Mary's`" in said
    assert f"`{BLIND}St Marys: {BLIND}St. Mary's`" in said


@pytest.mark.parametrize(
    ("name", "longest", "left"),
    [
        ("Friends of the Library", 80, "Friends of the Library"),
        ("The Parish of St. Mary on the Hill", 21, "The Parish…"),
        ("The Parish of St. Mary on the Hill", 24, "The Parish of St. Mary…"),
        ("The Parish of St. Mary on the Hill", 28, "The Parish of St. Mary…"),
        ("The Fund of Mrs. J. Bloggs and Others", 20, "The Fund…"),
        ("Tea and Talk, and more", 14, "Tea and Talk…"),
    ],
)
def test_no_name_ends_in_a_word_that_goes_on(name, longest, left):
    assert beginning_of(name, longest) == left
    assert len(left) <= longest


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("The Society for Birds of the Rivers of Larkwell", "The Society… Rivers of Larkwell"),
        (
            "The Society for Birds, charity number 1234567 here",
            "The Society for Birds, charity number…",
        ),
        (
            "We are a group of neighbours who like birds. " * 3,
            "We are a group of neighbours who like…",
        ),
    ],
)
def test_a_long_name_keeps_both_ends_and_a_text_its_beginning(name, left):
    assert both_ends_of(name, 40) == left
