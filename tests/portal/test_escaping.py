"""What people write is words everywhere: never markup, never a template, never a way to a file."""

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.conftest import (
    Project,
    Run,
    everything_in,
    unpacked,
)
from tests.hostile import HOSTILE, NUMBER, TERMS
from tests.pages import Page, pages_of
from tests.small_site import golden

from activity_directory import cli
from activity_directory.sanitise import html as sanitise_html
from activity_directory.urls import addresses


@dataclass(frozen=True)
class Hostile:
    """The site built of hostile words, and the number of every field's words."""

    site: Path
    pages: dict[str, Page]
    given: dict[str, str]

    def numbers(self, *places: str, seen_by: str = "everyone") -> dict[str, str]:
        """The numbers of the fields of some records, by place."""
        ending = "" if seen_by == "everyone" else f" ({seen_by})"
        return {
            place: number
            for place, number in self.given.items()
            if place.partition(".")[0] in places
            and place.endswith(ending)
            and (ending or "(" not in place)
        }


@pytest.fixture(scope="module")
def hostile(hostile_site: Path) -> Hostile:
    given = json.loads(hostile_site.with_name("hostile.json").read_text(encoding="utf-8"))
    return Hostile(hostile_site, pages_of(hostile_site), given)


def mentions(number: str, text: str) -> bool:
    """Whether the words with this number are in the text, whatever became of them."""
    return re.search(rf"{number}(?!\d)", text, re.IGNORECASE) is not None


def test_no_word_of_an_entry_becomes_an_element_or_an_attribute(hostile: Hostile):
    for page in hostile.pages.values():
        for element in page.tree.all():
            assert element.tag not in {"img", "object", "embed", "style"}
            if element.tag == "base":  # of what other people's pages show
                assert element.attributes == {"target": "_top"}
            if element.tag == "iframe":  # a preview of that
                assert page.address.startswith("embed/")
                assert re.fullmatch(r"(?:\.\./)+embed/[a-z0-9/-]+/", element["src"])
            assert not any(name.startswith("on") for name in element.attributes), page.address
            assert "style" not in element.attributes, page.address
            if element.tag == "script" and element["type"] == "application/ld+json":
                assert json.loads(element.words)["@context"] == "https://schema.org"
            elif element.tag == "script":
                assert element["src"], page.address
                assert element.inside == [], page.address


OF_A_TEXT_MESSAGE = {"data-copy-content", "data-share-text"}
TYPED = str.maketrans("‘’“”", "''\"\"")
"""Quotation marks of print, as pages have them, into those of a keyboard."""
HOSTILE_TYPED = HOSTILE.translate(TYPED)


def test_words_on_a_page_are_the_words_that_were_written(hostile: Hostile):
    seen = 0
    for page in hostile.pages.values():
        said = page.tree.words.translate(TYPED)
        for box in page.tree.all("textarea") if page.address.startswith("embed/") else ():
            line = box.words.translate(TYPED)
            said = said.replace(line, "")
            # A line of HTML: a browser makes these elements of it, and the words are words.
            assert re.findall(r"<[a-z]+", line) == ["<iframe", "<p", "<a"]
        for before in NUMBER.finditer(said):
            rest = said[before.end() :]
            # Only a card, which has one side, and a figure, whose table has all, may cut words
            # short; and then they say so.
            may_be_cut = page.address.endswith("/card/") or page.address == "coverage/"
            cut = rest.partition("…")[0] if may_be_cut else rest
            whole = rest.startswith(HOSTILE_TYPED)
            assert whole or HOSTILE_TYPED.startswith(cut), (page.address, before[0])
            seen += 1
    assert seen > 300


def test_words_in_an_attribute_are_the_words_that_were_written(hostile: Hostile):
    seen = 0
    for page in hostile.pages.values():
        for element in page.tree.all():
            for name, value in element.attributes.items():
                typed = (value or "").translate(TYPED)
                for number in NUMBER.findall(typed):
                    if (
                        name not in OF_A_TEXT_MESSAGE
                    ):  # a text message ends where a telephone's does
                        assert f"{number}{HOSTILE_TYPED}" in typed, (page.address, name)
                    seen += 1
    assert seen > 100


@pytest.mark.parametrize(
    "address", ["activities/knots/", "activities/knots/card/", "", "organisations/loft/"]
)
def test_nothing_is_worked_out_by_jinja_or_pelican(address: str, hostile: Hostile):
    said = hostile.pages[address].tree.words
    for untouched in ("{{8**4}}", "{%raw%}", "{attach}x", "{filename}y", "&lt;", "مرحبا"):
        assert untouched in said
    assert "&amp;lt;" in hostile.pages[address].html
    assert "4096" not in said


def test_every_public_fact_of_an_entry_stands_on_some_page(hostile: Hostile):
    said = "\n".join(page.tree.words for page in hostile.pages.values())
    public = hostile.numbers(
        "activity", "venue", "contact", "cost", "cost-free-if", "eligibility", "status", "checked",
        "link", "organisation", "champion", "story", "fund", "page", "banner", "when",
        "site-contact", "crisis-line", "champion-contact", "champion-checked", "fund-contact",
    )  # fmt: skip
    assert len(public) > 45
    assert [place for place, number in public.items() if not mentions(number, said)] == []


def test_every_word_of_the_site_and_of_its_terms_stands_in_some_file(hostile: Hostile):
    said = "\n".join(unpacked(content) for content in everything_in(hostile.site).values())
    public = hostile.numbers("site", *TERMS)
    assert len(public) > 70
    assert [place for place, number in public.items() if not mentions(number, said)] == []


def test_code_in_a_description_is_shown_as_words(hostile: Hostile):
    for address in ("activities/knots/", "stories/told/", "about/", "funding/"):
        codes = [one.words for one in hostile.pages[address].main.all("code")]
        for shown in (
            "<script>alert(1)</script>", "{% raw %}", "<img onerror=boom()>",
        ):  # fmt: skip
            assert shown in codes, address


def test_search_rows_hold_words_and_nothing_for_professionals(hostile: Hostile):
    rows = [
        row
        for file in (hostile.site / "search/rows").iterdir()
        for row in json.loads(file.read_bytes())["rows"]
    ]
    by_href = {row["href"]: row for row in rows}
    name = f"{hostile.given['activity.name']}{HOSTILE_TYPED}"
    assert by_href["activities/knots/"]["name"].translate(TYPED) == name
    text = json.dumps(rows, ensure_ascii=False)
    hidden = hostile.numbers("eligibility", seen_by="professionals")
    assert len(hidden) == 4
    assert not any(mentions(number, text) for number in hidden.values())


def test_the_sitemap_is_sound_and_holds_only_addresses(hostile: Hostile):
    root = ET.fromstring((hostile.site / "sitemap.xml").read_bytes())
    places = [found.text or "" for found in root.iter() if found.tag.endswith("loc")]
    start = "https://together.brackwater.example/"
    assert all(re.fullmatch(rf"{start}[a-z0-9/-]*", place) for place in places)
    assert f"{start}activities/knots/" in places
    assert not any("/card/" in place for place in places)


def test_what_is_for_professionals_stands_only_on_their_page(hostile: Hostile):
    hidden = hostile.numbers("eligibility", seen_by="professionals")
    homes = {"activities/knots/for-professionals/", "activities/paused/for-professionals/"}
    for number in hidden.values():
        assert {a for a, page in hostile.pages.items() if mentions(number, page.html)} == homes
        for home in homes:
            page = hostile.pages[home]
            assert page.tree.words.count(number) == page.main.words.count(number) > 0
    for name, content in everything_in(hostile.site).items():
        if not name.endswith(".html") and name != addresses.ELIGIBLE_RULES:
            assert not any(mentions(number, unpacked(content)) for number in hidden.values()), name


def test_what_maintainers_wrote_for_themselves_is_nowhere(hostile: Hostile):
    notes = hostile.numbers(
        "activity", "paused", "organisation", "venue", "champion", seen_by="maintainers"
    )
    assert len(notes) == 5
    for name, content in everything_in(hostile.site).items():
        for place, number in notes.items():
            assert not mentions(number, unpacked(content)), (name, place)


# --- what `check` stops, and what is harmless all the same


@pytest.mark.parametrize(
    ("field", "rule"),
    [
        ("name: <script>alert(1)</script>", "html-in-text"),
        ("name: Tea</title><img src=x>", "html-in-text"),
        ("name: '=HYPERLINK(1)'", "sign-at-start"),
        ('name: "Tea\\u202Eklat"', "hidden-character"),
    ],
)
def test_words_that_could_do_harm_stop_the_build(field: str, rule: str, run: Run, project: Project):
    file = project.content / "activities/net-mending.md"
    text = file.read_text(encoding="utf-8")
    line = field.replace("\\u202E", "\u202e")
    file.write_text(text.replace("name: Net Mending & Tea", line), encoding="utf-8")
    told = run("build", "--today", golden.TODAY)
    assert told.code == cli.FAULTS
    assert f"[{rule}]" in told.err
    assert not project.site.exists()


@pytest.mark.parametrize(
    ("markdown", "leads_to"),
    [
        ("[a](javascript:alert(1))", None),
        ("[a](JaVaScRiPt:alert(1))", None),
        ("[a](java&#10;script:alert(1))", None),
        ("[a](data:text/html,x)", None),
        ("[a](vbscript:x)", None),
        ("[a](//elsewhere.example/x)", None),
        ("[a](/\\\\elsewhere.example)", None),
        ("[a]({attach}/../x)", None),
        ("[a]({filename}x.md)", None),
        ("[a](https://one.example/{attach}x)", "https://one.example/%7Battach%7Dx"),
        ("[a](|filename|x.md)", None),
        ("[a](file:///etc/passwd)", None),
        ("[a](x.md)", None),
        ("[a]: javascript:x\n\n[a]", None),
        ("<javascript:alert(1)>", None),
        ("[a](https://one.example/?b=1&c='2')", "https://one.example/?b=1&c='2'"),
        ("[a](mailto:hello@one.example)", "mailto:hello@one.example"),
        ("[a](tel:999)", "tel:999"),
        ("[a](/needs/)", "../needs/"),
    ],
)
def test_a_link_in_markdown_leads_to_a_page_a_mail_or_a_telephone_or_nowhere(
    markdown: str, leads_to: str | None
):
    html = str(sanitise_html.html_of(markdown, lambda address: f"../{address}"))
    assert [one["href"] for one in Page("", html).tree.all("a") if one["href"]] == (
        [leads_to] if leads_to else []
    )


@pytest.mark.parametrize(
    "markdown",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<a href="https://one.example" onclick="x()">a</a>',
        "<style>*{display:none}</style>",
        "<svg onload=alert(1)>",
        "<iframe src=https://one.example></iframe>",
        "<div style='position:fixed'>x</div>",
        "![alt](https://one.example/follow-me.gif)",
        "<!-- a comment -->",
        "<form action=x><input></form>",
        "# A heading of the first level",
    ],
)
def test_html_and_pictures_in_markdown_do_not_reach_the_page(markdown: str):
    page = Page("", str(sanitise_html.html_of(f"Before.\n\n{markdown}\n\nAfter.")))
    assert {one.tag for one in page.tree.all()} <= {"p", "a", "strong", "em", "li", "ul"}
    assert all(set(one.attributes) <= {"href"} for one in page.tree.all())
    assert page.tree.words.startswith("Before.")
    assert page.tree.words.endswith("After.")


def test_a_long_hostile_text_is_rendered_in_good_time():
    for part in ("[", "![", "*_", "`", "<", "[a](", "> ", "&", "|"):
        assert len(sanitise_html.html_of(part * (8000 // len(part)))) < 200_000


def test_what_scripts_read_keeps_its_quotation_marks(larkwell: dict[str, Page]):
    """JSON in an attribute is still JSON."""
    read = [
        json.loads(value)
        for page in larkwell.values()
        for element in page.tree.all()
        for name in ("data-later-days", "data-forms")
        if (value := element[name])
    ]
    assert len(read) > 20


def test_pages_have_the_quotation_marks_of_print(larkwell: dict[str, Page]):
    """Outside what is copied: a sample of code, and the words of a text message."""
    found = [
        (page.address, text)
        for page in larkwell.values()
        for element in page.tree.all()
        if element.tag not in {"script", "style", "code", "textarea"}
        for text in (
            *(one for one in element.inside if isinstance(one, str)),
            element["aria-label"],
            element["alt"],
            element["title"],
        )
        if {"'", '"'} & set(text)
    ]
    assert found == []
