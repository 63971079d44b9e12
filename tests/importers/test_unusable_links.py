"""Links that no listing can have, in any column of a list: none of them keeps a row out."""

from __future__ import annotations

import pytest
from tests.rows import Imported, table

from activity_directory import cli

LINKS = {"Phone": None, "E-mail": "tea@example.org", "Web page": None, "Its website": None}


@pytest.fixture
def taken(tmp_path, capsys):
    """Import one row with a map: its entry, and what is printed."""
    imported = Imported(tmp_path, capsys)
    (imported.folder / "our.map.yml").write_text("source: the list of 2021\n", encoding="utf-8")

    def run(cells: dict[str, str | None]) -> tuple[str, str]:
        options = ("--map", str(imported.folder / "our.map.yml"), "--details")
        code, said = imported("a.csv", table({**LINKS, **cells}), *options)
        assert code == cli.DONE, said
        return imported.entry(), said

    return run


@pytest.mark.parametrize(
    "cell",
    [
        "tel:020 7946 0123",
        "tel:02079460123",
        "tel:020%207946%200123",
        "callto:020 7946 0123",
        "[Ring us](tel:020 7946 0123)",
        '<a href="tel:02079460123">Ring us</a>',
    ],
)
@pytest.mark.parametrize("column", ["Web page", "Its website", "Phone"])
def test_a_link_that_rings_is_the_number(taken, column, cell):
    entry, said = taken({column: cell})
    assert "  phone: 020 7946 0123\n" in entry or "  phone: 02079460123\n" in entry, said
    assert "tel:" not in entry
    assert "callto" not in entry


@pytest.mark.parametrize(
    "cell",
    [
        "mailto:canal@example.org",
        "mailto:canal@example.org?subject=Tea%20please",
        "[E-mail us](mailto:canal@example.org)",
        '<a href="mailto:canal@example.org">E-mail us</a>',
    ],
)
@pytest.mark.parametrize("column", ["Web page", "Its website", "E-mail"])
def test_a_link_that_writes_is_the_address(taken, column, cell):
    entry, _ = taken({"E-mail": None, "Phone": "01632 960110", column: cell})
    assert "  email: canal@example.org\n" in entry
    assert "mailto:" not in entry
    assert "subject" not in entry


def test_a_link_that_sends_a_text_message_is_the_number_for_those(taken):
    entry, said = taken({"Web page": "sms:07700900123"})
    assert "  text: 07700 900123\n" in entry
    assert "as this is `sms:07700900123`, it is under Number for text messages" in said


@pytest.mark.parametrize(
    "cell",
    [
        *("javascript:void(0)", "JavaScript:void(0)", "data:image/png;base64,AAAA", "about:blank"),
        *("/node/123", "../tea.html", "tea.php?id=3", "#", "#tea", "?id=3", "http://", "https:"),
        *("file:///C:/tea.docx", "ftp://example.org/tea"),
    ],
)
@pytest.mark.parametrize("column", ["Web page", "Its website", "Joining in one sentence"])
def test_what_leads_nowhere_is_left_out_and_reported(taken, column, cell):
    entry, said = taken({"Phone": "01632 960110", column: cell})
    assert cell not in entry
    assert f"{column}: `{cell}` is no link that a listing can have, so it is left out" in said


@pytest.mark.parametrize("cell", ["javascript:void(0)", "/node/123", "https://"])
def test_what_leads_nowhere_is_no_name_of_a_place(taken, cell):
    entry, _ = taken({"Name of the place": cell, "Street": "3 Mill Lane", "Postcode": "LW1 7WX"})
    assert "  name: 3 Mill Lane\n" in entry
    assert cell not in entry


def test_several_of_them_are_counted(taken):
    entry, said = taken({"Web page": "javascript:a(); javascript:b(); https://tea.example.org"})
    assert "  website: https://tea.example.org\n" in entry
    assert "Web page: 2 links, such as `javascript:a()`, are none that a listing can have" in said


def test_a_picture_is_no_web_page_and_is_in_the_description(taken):
    picture = "https://tea.example.org/poster.jpg?v=2"
    entry, said = taken({"Web page": f"{picture} ; https://tea.example.org"})
    assert "  website: https://tea.example.org\n" in entry
    assert entry.endswith(f"\n\n{picture}\n")
    assert f"`{picture}` is a picture, and no web page, so it is in the description" in said


@pytest.mark.parametrize(
    ("cell", "page"),
    [
        ("//tea.example.org/x", "https://tea.example.org/x"),
        ("tea.example.org/index.html", "https://tea.example.org/index.html"),
        ("www.example.org/a.php?id=3#tea", "https://www.example.org/a.php?id=3#tea"),
        ("https://example.org/photos/", "https://example.org/photos/"),
    ],
)
def test_other_links_stay(taken, cell, page):
    entry, _ = taken({"Web page": cell})
    assert f"  website: {page}\n" in entry


@pytest.mark.parametrize(
    "address",
    [
        *("ftp://example.org/tea", "http://localhost/tea", "https://münchen.example.org/tea"),
        *("http://192.0.2.7/tea", "<ftp://example.org/tea>", "HTTPS://Tea.Example.org"),
    ],
)
@pytest.mark.parametrize("column", ["What people do there", "What happens the first time"])
def test_an_address_that_pages_cant_link_to_is_words(taken, column, address):
    text = f"We sit and talk. See {address}, or https://tea.example.org."
    entry, said = taken({"Phone": "01632 960110", column: text})
    bare = address.strip("<>")
    assert f"See `{bare}`, or https://tea.example.org." in entry
    assert f"`{bare}` can't be a link on a page, so only its words are there" in said


@pytest.mark.parametrize(
    "address",
    ["http://hhtp//:www.example.org", "http://n/.a", "http://tea.no.4529", "http://x..uk"],
)
@pytest.mark.parametrize("column", ["Web page", "Its website"])
def test_a_web_page_that_is_no_address_keeps_no_row_out(taken, column, address):
    entry, said = taken({"Phone": "01632 960110", column: address})
    facts, _, body = entry.partition("\n---\n")
    assert "website" not in facts
    assert body.endswith(f": `{address}`\n")
    assert f"found `{address}`, so all of it is in the description\n" in said
    assert "isn't allowed here" not in said
    assert "https://tea.no" not in said


def test_links_in_texts_are_what_they_are(taken):
    text = (
        "Ring [Ann's desk](tel:020 7946 0123), tel:020 7946 0124 or mailto:canal@example.org. "
        'Or <a href="tel:02079460125">the office</a>; javascript:void(0) is none.'
    )
    entry, said = taken({"What people do there": text})
    assert "tel:020 7946 0124" not in entry
    assert "020 7946 0124 or canal@example.org" in entry
    assert "the office (02079460125)" in entry
    assert "javascript" not in entry
    assert "`javascript:void(0)` is no link that a listing can have" in said


@pytest.mark.parametrize(
    "text", ["Tel: 020 7946 0123", "and/or", "About: tea", "No. 3/4", "x.html"]
)
def test_words_that_are_no_links_stay(taken, text):
    entry, _ = taken({"Who can come, in one sentence": f"Anybody, {text}"})
    assert text in entry
