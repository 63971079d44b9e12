"""Links and emphasis in the cells of a list, where pages show plain words."""

from __future__ import annotations

import json

import pytest
from tests.rows import Imported, table

LINK = '<a href="https://council.example.org/social/care">Contact the care desk</a>'
IN_THE_TEXT = "[Contact the care desk](https://council.example.org/social/care)"


@pytest.fixture
def imported(tmp_path, capsys) -> Imported:
    return Imported(tmp_path, capsys)


def _imported(imported: Imported, **cells: str) -> str:
    named = {name.replace("_", " "): text for name, text in cells.items()}
    code, said = imported("list.csv", table({**named, "Web page": cells.get("Web_page")}))
    assert code == 0, said
    return imported.entry()


@pytest.mark.parametrize("cell", [LINK, IN_THE_TEXT])
def test_a_link_in_one_line_is_its_words_and_leads_to_the_web_page(imported, cell):
    entry = _imported(imported, Joining_in_one_sentence=cell)
    assert "how_to_join: Contact the care desk\n" in entry
    assert "website: https://council.example.org/social/care\n" in entry


def test_where_there_is_a_web_page_the_link_is_in_the_description(imported):
    page = "https://tea.example.org"
    entry = _imported(imported, Joining_in_one_sentence=LINK, Web_page=page)
    assert "how_to_join: Contact the care desk\n" in entry
    assert f"website: {page}\n" in entry
    assert f"\n\n{IN_THE_TEXT}\n" in entry


@pytest.mark.parametrize(
    "column",
    [
        *("Name of the activity", "In one line", "Who runs it", "Who can come, in one sentence"),
        *("About the price", "About access", "Who comes", "Best time to ring"),
        *("Name of the place", "Street"),
    ],
)
def test_no_line_that_pages_show_as_it_is_has_markdown(imported, column):
    cell = '<a href="https://tea.example.org/more">Tea House</a>'
    code, said = imported("list.csv", table({column: cell, "Web page": "https://x.example.org"}))
    assert code == 0, said
    entry = imported.entry(imported.slugs[0])
    facts, _, body = entry.partition("\n---\n")
    assert ": Tea House" in facts
    assert "](" not in facts
    assert "[Tea House](https://tea.example.org/more)" in body


def test_words_that_say_nothing_alone_have_their_address_behind_them(imported):
    cell = 'Book <a href="https://book.example.org/tea">here</a>.'
    entry = _imported(imported, Joining_in_one_sentence=cell)
    assert "how_to_join: Book here (https://book.example.org/tea).\n" in entry
    assert "website" not in entry


def test_emphasis_is_no_part_of_a_line(imported):
    entry = _imported(imported, Joining_in_one_sentence="Ring **first**, then come.")
    assert "how_to_join: Ring first, then come.\n" in entry


def test_a_description_keeps_its_links(imported):
    entry = _imported(imported, What_people_do_there=f"We sit. {LINK}.")
    assert f"We sit. {IN_THE_TEXT}." in entry
    assert "website" not in entry


def test_the_page_of_a_link_with_its_own_name_is_the_web_page_and_nothing_else_is_said(imported):
    page = '<a href="https://tea.example.org/">Tea at Three</a>'
    code, said = imported("list.csv", table({"Web page": page}), "--details")
    assert code == 0, said
    assert "website: https://tea.example.org/\n" in imported.entry()
    assert "Web page:" not in imported.entry()
    assert "says more" not in said
    assert "first of several" not in said


def test_of_several_links_the_first_is_the_web_page(imported):
    pages = (
        '<a href="https://tea.example.org/">Tea</a>; '
        '<a href="https://grades.example.org/7">How good it is</a>'
    )
    entry = _imported(imported, Web_page=pages)
    assert "website: https://tea.example.org/\n" in entry
    assert entry.endswith("\n\n[How good it is](https://grades.example.org/7)\n")


def test_a_note_of_a_feed_has_no_markdown(imported):
    service = {
        "id": "1",
        "name": "Tea at Three",
        "status": "active",
        "description": "We sit and talk.",
        "organization": {"id": "o1", "name": "Highfield Friends"},
        "phones": [{"id": "p1", "number": "01632 960110"}],
        "schedules": [
            {"id": "s1", "freq": "WEEKLY", "byday": "MO", "opens_at": "10:00",
             "closes_at": "11:00",
             "description": 'See <a href="https://tea.example.org/dates">the dates of term</a>'}
        ],
        "attributes": [{"id": "a", "taxonomy_term": {
            "id": "t", "name": "loneliness", "taxonomy": "needs", "term": "loneliness"}}],
    }  # fmt: skip
    code, said = imported("feed.json", json.dumps([service]))
    assert code == 0, said
    facts, _, body = imported.entry().partition("\n---\n")
    assert "See the dates of term" in facts
    assert "](" not in facts
    assert "[the dates of term](https://tea.example.org/dates)" in body


def test_a_name_at_a_social_network_is_no_telephone_number(imported):
    row = {"Phone": "highfieldfriends@gmail.com @HighfieldTea", "E-mail": None}
    code, said = imported("list.csv", table(row))
    assert code == 0, said
    facts, _, body = imported.entry().partition("\n---\n")
    assert "email: highfieldfriends@gmail.com" in facts
    assert body.endswith("\n\n@HighfieldTea\n")
    assert "Phone" not in body


def test_a_link_that_pages_do_not_have_leaves_its_words(tmp_path, capsys):
    imported = Imported(tmp_path, capsys)
    (tmp_path / "our.map.yml").write_text("source: the list of 2021\n", encoding="utf-8")
    text = (
        'Ring [0808 1570112](<tel:0808 1570112> "Call us"), [us](tel:020 7946 0750), '
        "[here](javascript:alert(1)), [our page](../a.html) or [a page](https://example.org/a_(b))."
    )
    options = ("--map", str(tmp_path / "our.map.yml"))
    code, said = imported("a.csv", table({"What people do there": text}), *options)
    assert code == 0, said
    assert "isn't allowed here" not in said
    assert "but rings" not in said
    assert (
        "Ring [0808 1570112](tel:08081570112), [us](tel:02079460750), here, our page "
        "or [a page](https://example.org/a_(b))."
    ) in imported.entry()


def test_a_picture_keeps_no_row_out_and_is_left_out(tmp_path, capsys):
    imported = Imported(tmp_path, capsys)
    (tmp_path / "our.map.yml").write_text("source: the list of 2021\n", encoding="utf-8")
    text = (
        "![Our logo](/img/a.png)\n\nTea and cake. [![](b.jpg)](/cafe/) Come to [our café](/cafe/)."
    )
    options = ("--map", str(tmp_path / "our.map.yml"))
    code, said = imported("a.csv", table({"What people do there": text}), *options)
    assert code == 0, said
    assert "What people do there: a picture in it is left out" in said
    assert imported.entry().endswith("\n\nTea and cake. Come to our café.\n")


def test_a_group_that_fills_in_our_form_may_link_to_pages_of_this_site(imported):
    text = "Tea and cake. See [all that is on](/whats-on/)."
    code, said = imported("a.csv", table({"What people do there": text}))
    assert code == 0, said
    assert "[all that is on](/whats-on/)" in imported.entry()
