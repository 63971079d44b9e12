"""The group's own page that a text names, where a list gives no other way to ask."""

from __future__ import annotations

import re

import pytest
from tests.rows import Imported, table


@pytest.fixture
def imported(tmp_path, capsys):
    """Import one row without a number: its web page, empty if it waits, and the report."""
    whole = Imported(tmp_path, capsys)
    (tmp_path / "our.map.yml").write_text("source: the list of 2021\n", encoding="utf-8")

    def run(text: str, **cells: str) -> tuple[str, str]:
        row = {"Phone": None, "What people do there": f"We sit.\n{text}", **cells}
        options = ("--map", str(tmp_path / "our.map.yml"), "--details")
        _, said = whole("a.csv", table(row), *options)
        entry = whole.entry(whole.slugs[0]) if whole.slugs else ""
        return "".join(re.findall(r"^  website: (.*)", entry, re.MULTILINE)), said

    return run


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("Find us at facebook.com/highfieldfriends", "facebook.com/highfieldfriends"),
        ("Find out more: www.example.org/club.", "www.example.org/club"),
        ("See our website www.example.org for dates.", "www.example.org"),
        ("For more information please visit https://www.example.org/tea/", "www.example.org/tea/"),
        ("Website: www.example.org", "www.example.org"),
        ("[Our website](https://www.example.org/tea) has dates.", "www.example.org/tea"),
        ("More details on our website at **www.example.org/tea**.", "www.example.org/tea"),
        ("It is all at www.highfieldfriends.example.com.", "www.highfieldfriends.example.com"),
        ("Find us at www.example.org or www.example.com", "www.example.org"),
    ],
)
def test_a_page_of_the_group_is_a_way_to_ask(imported, text, page):
    website, said = imported(text)
    assert website == f"https://{page}", said
    assert re.search(rf"no column says it, and a text says `(?:https://)?{re.escape(page)}`", said)
    assert "Look whether it is the listing's own." in said


@pytest.mark.parametrize(
    "text",
    [
        "We also like www.example.com, a shop.",
        "For more information about diabetes visit www.example.net.",
        "In partnership with Larkwell Trust, www.example.org",
        "See www.nhs.uk for advice.",
    ],
)
def test_a_page_that_may_be_anothers_is_asked_for(imported, text):
    website, said = imported(text)
    assert website == ""
    assert "people need one before they come" in said
    assert "which may be somebody else's\n" in said


@pytest.mark.parametrize(
    "text",
    [
        "Find us at https://maps.google.com/?q=hall",
        "Find us at https://goo.gl/maps/abc",
        "Find out more: www.eventbrite.co.uk/e/1",
        "Buy the book at www.amazon.co.uk/book.",
        "Find out more: www.justgiving.com/tea",
    ],
)
def test_a_map_a_shop_or_tickets_are_no_way_to_ask(imported, text):
    website, said = imported(text)
    assert website == ""
    assert "Web page: no column says it" not in said


@pytest.mark.parametrize("way", ["Phone", "E-mail"])
def test_a_page_is_not_looked_for_beside_another_way(imported, way):
    cell = {"Phone": "01632 960110", "E-mail": "hello@example.org"}[way]
    website, said = imported("Find out more: www.example.org/club.", **{way: cell})
    assert (website, "no column says it" in said) == ("", False)
