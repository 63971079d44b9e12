"""Whatever anybody writes, a forge shows it as words: no link, no call, no picture, no markup."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from tests.any_text import anything, nasty_ones_too
from tests.references import live_references, page_of

from activity_directory.sanitise import forge_markdown
from activity_directory.sanitise.forge_markdown import BREAK
from activity_directory.sanitise.terminal import visible

PLACES = {
    "alone": ("{}", "{}"),
    "in a list": ("- {}", "{}"),
    "in a numbered list": ("1. {}", "{}"),
    "in a list in a list": ("- before\n  - {}", "before {}"),
    "in a heading": ("### {}", "{}"),
    "after a bold word": ("- **Name:** {}", "Name: {}"),
    "in bold": ("**before {} after**", "before {} after"),
    "below a line": ("before\n{}\nafter", "before {} after"),
    "in a table": ("| a | b |\n| --- | --- |\n| {} | after |", "a b {} after"),
}
"""Where words are put, and what stands on the page then."""


def words_of(text: str) -> str:
    return visible(" ".join(text.split()))


@pytest.mark.parametrize("place", PLACES)
@nasty_ones_too
@given(anything)
def test_plain_words_are_shown_as_they_are_and_as_nothing_else(place, text):
    markdown, on_the_page = PLACES[place]
    page, usual = (
        page_of(markdown.replace("{}", words)) for words in (forge_markdown.plain(text), "usual")
    )
    said = " ".join(page.words.replace(BREAK, "").split())
    assert said == on_the_page.replace("{}", words_of(text))
    assert [tag for tag in page.tags if tag != "span"] == usual.tags
    assert page.elements.count(("span", {})) == page.tags.count("span") == text.count("$")
    assert not page.other
    assert live_references(page.free) == []


@nasty_ones_too
@given(anything)
def test_no_pair_of_dollars_is_left_to_make_mathematics(text):
    made = forge_markdown.plain(text)
    assert made.count("$") == made.count("<span>$</span>")


@nasty_ones_too
@given(anything)
def test_the_markdown_itself_refers_to_nothing_where_it_is_not_rendered(text):
    assert live_references(forge_markdown.plain(text)) == []


@nasty_ones_too
@given(anything)
def test_a_title_is_one_line_that_calls_nobody_and_closes_nothing(text):
    made = forge_markdown.title(text)
    assert made.replace(BREAK, "") == words_of(text)
    assert live_references(made) == []


def test_usual_words_are_left_as_they_are():
    for words in ("Tea at the Mill, 10.30am", "£3.50 each time", "029 2018 0102", "Ask’s – “tea”"):
        assert forge_markdown.title(words) == words
        assert forge_markdown.plain(words) == words


@nasty_ones_too
@given(anything)
def test_code_is_shown_letter_for_letter_and_can_be_copied(text):
    made = forge_markdown.code(text)
    page = page_of(f"before {made} after")
    assert page.tags == ["p", "code"]
    assert page.words.strip() == f"before {words_of(text)} after"
    assert live_references(page.free) == []


@nasty_ones_too
@given(anything)
def test_a_block_of_code_is_ended_by_nothing_in_it(text):
    page = page_of(f"{forge_markdown.fenced(text, 'yaml')}\n\nafter")
    assert page.tags == ["pre", "code", "p"]
    assert live_references(page.free) == []
    lines = text.rstrip("\n").split("\n")
    shown = "".join(f"{visible(line)}\n" for line in lines)
    assert page.words == f"{shown}\nafter\n"


ADDRESSES = [
    "https://one.example/a?b=1&c=(2)#d",
    "https://one.example/)](https://two.example",
    "https://one.example/> <b>|`$x$\n\n# a",
    "https://one.example/&lt;&#41;",
]


@pytest.mark.parametrize("address", ADDRESSES)
@nasty_ones_too
@given(anything)
def test_a_link_leads_to_its_own_address_whatever_its_words_are(address, text):
    cells = forge_markdown.row([forge_markdown.link(text, address), "after"])
    page = page_of(f"| a | b |\n| --- | --- |\n{cells}")
    assert page.tags.count("a") == 1
    assert page.tags.count("td") == 2
    (to,) = (attributes["href"] for tag, attributes in page.elements if tag == "a")
    assert unquote(to) == address
    assert words_of(text) in " ".join(page.words.replace(BREAK, "").split())


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:x", "", "//a.example", "https:///"]
)
def test_what_is_no_web_address_is_no_link(address):
    assert forge_markdown.link("Tea", address) == "Tea"


@nasty_ones_too
@given(anything)
def test_a_row_has_as_many_cells_as_it_was_given(text):
    cells = [forge_markdown.code(text), forge_markdown.plain(text), "after"]
    page = page_of(f"| a | b | c |\n| --- | --- | --- |\n{forge_markdown.row(cells)}")
    assert page.tags.count("td") == 3
    assert page.tags.count("tr") == 2


@nasty_ones_too
@given(anything)
def test_an_annotation_is_one_command_and_has_no_property_but_its_own(text):
    place, words = forge_markdown.annotation_property(text), forge_markdown.annotation(text)
    assert not set(place) & set(":,\r\n")
    for made in (place, words):
        assert all(letter.isprintable() for letter in made)
        assert "##[" not in made
        assert text.count("%") + text.count("\n") == made.count("%25") + made.count("%0A")
