"""A term with `private: yes` is for professionals only: it is in their block and nowhere else."""

import html
import re
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest
import yaml
from tests.conftest import (
    Project,
    Run,
    everything_in,
    in_a_process,
    small_borough,
    unpacked,
)
from tests.pages import Page, pages_of
from tests.small_site import golden

from activity_directory import cards, cli
from activity_directory.catalogue.loading import load
from activity_directory.intake.directory import Directory
from activity_directory.intake.submission import Submission, understood
from activity_directory.listing.listing import calendar_of, listings_on
from activity_directory.model.activity import Activity
from activity_directory.model.civic_calendar import CivicCalendar
from activity_directory.reports.differences import Differences
from activity_directory.schema import fields as table
from activity_directory.schema.fields import MAY_BE_PRIVATE
from activity_directory.urls import permalinks

HIDDEN = re.compile(r"\bhush[\w-]", re.IGNORECASE)
"""In every word of a private term, its id and the words that people type for it."""
BLOCK = re.compile(r'<section class="professionals".*?</section>', re.DOTALL)
TODAY = date.fromisoformat(golden.TODAY)
ACTIVITY = """\
---
name: Quiet Room
summary: A room with tea.
organisation:
  name: Brackwater Net Loft
needs: [open-needs, hush-needs]
categories: [hush-categories, open-categories]
audiences: [open-audiences, hush-audiences]
concessions: [open-concessions, hush-concessions]
languages: [open-languages, hush-languages]
format: in-person
venue: old-chapel
when: {every: week, days: [Tuesday], from: 10:30, to: 12:00, bank_holidays: closed}
cost: free
joining: [hush-joining, open-joining]
contact:
  email: nets@brackwater.example
status: STATUS
checked: {date: 2026-10-01, by: Brackwater Net Loft, level: listed}
---

A room with tea.
"""
STORY = """\
---
title: A room
summary: It helped.
consent: Told with consent
activities: [quiet-room]
needs: [open-needs, hush-needs]
---

It helped.
"""


def term(vocabulary: str, how: str) -> dict[str, object]:
    """A term of which each word begins alike: "Hush needs" or "Open needs"."""
    named = f"{how.capitalize()}{vocabulary}"
    found: dict[str, object] = {
        "id": f"{how}-{vocabulary}",
        "label": f"{named} label",
        "definition": f"{named} definition",
        "synonyms": [f"{named} synonym"],
        "map": [f"{named}:code"],
        "source": [named],
    }
    if vocabulary == "needs":
        found["group"] = "people"
    if vocabulary == "joining":
        found["card_line"] = f"{named} card line"
    return found | ({"private": "yes"} if how == "hush" else {})


def hushed_borough(content: Path) -> Path:
    """The tiny borough with a private and a public term in each vocabulary that may have one."""
    small_borough(content)
    for vocabulary in MAY_BE_PRIVATE:
        file = content / f"vocabularies/{vocabulary}.yml"
        terms = [term(vocabulary, "open"), term(vocabulary, "hush")]
        file.write_text(file.read_text("utf-8") + yaml.safe_dump(terms), encoding="utf-8")
    (content / "activities/quiet-room.md").write_text(ACTIVITY.replace("STATUS", "running"))
    paused = ACTIVITY.replace("STATUS", "{paused: 2026-10-01}").replace("Quiet", "Paused")
    (content / "activities/paused-room.md").write_text(paused)
    (content / "stories").mkdir()
    (content / "stories/a-room.md").write_text(STORY)
    return content


def outside_the_block(markup: str) -> str:
    """A page without what stands in the block for professionals."""
    return BLOCK.sub("", markup)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hushed")
    content = hushed_borough(folder / "content")
    done = in_a_process(
        "build", "--content", content, "--output", folder / "site", "--today", golden.TODAY
    )
    assert done.returncode == cli.DONE, done.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    return pages_of(site)


def test_professionals_see_every_private_term_on_their_page_of_the_activity(pages: dict[str, Page]):
    for slug in ("quiet-room", "paused-room"):
        address = f"activities/{slug}/for-professionals/"
        block = pages[address].main.one("section", class_="professionals").words
        not_now = {"joining"} if slug == "paused-room" else set()  # nobody can join it today
        for vocabulary in MAY_BE_PRIVATE - not_now:
            assert f"Hush{vocabulary} label" in block, address


def test_a_private_term_is_on_no_page_but_that(pages: dict[str, Page]):
    for address, page in pages.items():
        assert not HIDDEN.search(address)
        words = page.html if not address.endswith("/for-professionals/") else ""
        assert not HIDDEN.search(words), address


def test_a_private_term_is_in_no_other_file_of_the_site(site: Path):
    for name, content in everything_in(site).items():
        if not name.endswith(".html"):
            assert not HIDDEN.search(unpacked(content)), name


def test_the_same_facts_are_in_all_of_these_where_the_term_is_not_private(
    site: Path, pages: dict[str, Page]
):
    files = {name: unpacked(content) for name, content in everything_in(site).items()}
    assert "needs/open-needs/" in pages
    assert "categories/open-categories/" in pages
    for file in ("search/words.json", "vocabularies.json", "search/columns.json"):
        assert "open-audiences" in files[file] or "openaudiences" in files[file].casefold(), file
    assert "open-languages" in files["activities/quiet-room/answers.json"]
    assert "Openjoining card line" in pages["activities/quiet-room/card/"].html
    assert "Openconcessions label" in pages["activities/quiet-room/card/"].html


@pytest.fixture
def hushed(project: Project) -> Project:
    """A project of its own with the private terms."""
    shutil.rmtree(project.content)
    hushed_borough(project.content)
    return project


def test_a_preview_has_a_private_term_only_in_that_block(hushed: Project, run: Run):
    file = hushed.folder / "preview.html"
    entry = hushed.content / "activities/quiet-room.md"
    arguments = ("--content", hushed.content, "--today", golden.TODAY, "--output", file, entry)
    assert run("preview", *arguments).code == cli.DONE
    page = html.unescape(file.read_text(encoding="utf-8"))  # each page stands in a frame
    assert "Hushneeds label" in page
    assert not HIDDEN.search(outside_the_block(page))


def test_what_is_missing_is_told_without_private_needs(hushed: Project, run: Run):
    arguments = ("--content", hushed.content, "--today", golden.TODAY)
    for form in ("text", "csv"):
        done = run("coverage", *arguments, "--format", form)
        assert "Openneeds label" in done.out
        assert not HIDDEN.search(done.out)


def test_no_form_offers_a_private_term(hushed: Project, run: Run):
    assert run("issue-forms", "--content", hushed.content).code == cli.DONE
    sheet = hushed.folder / "sheet.xlsx"
    assert run("import", "--content", hushed.content, "--template", sheet).code == cli.DONE
    with zipfile.ZipFile(sheet) as parts:
        cells = "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    forms = (hushed.folder / ".github/ISSUE_TEMPLATE").glob("*.yml")
    for offered in (cells, "".join(form.read_text(encoding="utf-8") for form in forms)):
        assert "Openaudiences label" in offered
        assert not HIDDEN.search(offered)


def test_a_sentence_that_names_a_private_term_is_not_on_the_card(hushed: Project):
    file = hushed.content / "activities/quiet-room.md"
    words = "## The first time\n\nRing the bell. Say Hushaudiences synonym at the desk. Come in.\n"
    file.write_text(file.read_text(encoding="utf-8") + words, encoding="utf-8")
    catalogue = load(hushed.content).catalogue
    assert catalogue is not None
    [listing] = [
        one
        for one in listings_on(catalogue, TODAY, calendar_of(catalogue.site, TODAY))
        if one.activity.slug == "quiet-room"
    ]
    card = cards.card(listing, catalogue.site, "https://brackwater.example/", ())
    said = repr(card)
    assert "Ring the bell. Come in." in said
    assert not HIDDEN.search(said)


def test_a_change_by_form_keeps_the_private_terms_that_no_form_shows(hushed: Project):
    loaded = load(hushed.content)
    assert loaded.catalogue is not None
    answers = {
        "listing": "quiet-room",
        "audiences": "men",
        "languages": "none",
        "your_role": "a volunteer",
    }
    there = Directory(loaded.catalogue, loaded.references, TODAY)
    changed = understood(Submission("change", answers), there)
    assert changed.faults == ()
    assert "audiences: [men, hush-audiences]\n" in changed.text
    assert "languages: [hush-languages]\n" in changed.text


def test_who_reviews_a_change_is_told_of_a_private_term(hushed: Project):
    def quiet_room() -> Activity:
        catalogue = load(hushed.content).catalogue
        assert catalogue is not None
        return catalogue.activity_by_slug["quiet-room"]

    before = quiet_room()
    file = hushed.content / "activities/quiet-room.md"
    file.write_text(file.read_text("utf-8").replace(", hush-audiences", ""), encoding="utf-8")
    teller = Differences(TODAY, CivicCalendar())
    assert list(teller.between(before, quiet_room(), table.ACTIVITY)) == [
        "Audiences removed: “Hushaudiences label”."
    ]


def test_the_address_of_a_need_that_became_private_is_told_as_lost(hushed: Project):
    needs = (hushed.content / "vocabularies/needs.yml").read_bytes()
    before = permalinks.answers({"vocabularies/needs.yml": needs.replace(b"private", b"#private")})
    now = permalinks.answers({"vocabularies/needs.yml": needs})
    assert before.keys() - now.keys() == {"needs/hush-needs/", "embed/needs/hush-needs/"}
