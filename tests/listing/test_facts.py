"""Whatever a listing says, it says everywhere: the table of facts and outputs, walked.

Over the demonstration, and over a generated borough with times, prices, routes and statuses of
every shape.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import CONTENT, ROOT, built_once, in_a_process, shared_folder
from tests.pages import Page, pages_of

from activity_directory import cli
from activity_directory.cards.words import Discretion
from activity_directory.catalogue.loading import load
from activity_directory.listing.facts import OUTPUTS, Facts, facts_of, status_label
from activity_directory.listing.listing import Listing, calendar_of, listings_on
from activity_directory.model.joining import TURN_UP
from activity_directory.model.status import OVER
from activity_directory.portal.viewing.viewer import contact_words
from activity_directory.vocabulary import Term
from activity_directory.wording.people import eligibility_sentence
from activity_directory.wording.places import place_of_a_time, short_places
from activity_directory.wording.text_message import gsm_length

GENERATED = 80
KEYBOARD = str.maketrans({"\xa0": " ", "’": "'", "‘": "'", "“": '"', "”": '"'})
MOST_IN_A_TEXT_MESSAGE = 160
SHORTEST_NAME = 12
WORDS_HEARD_AGAIN = 4
AWAY = {"phone", "online", "postal", "home-visit", "fetched"}
OF_GOING_THERE = ("turn up", "come along", "before you go", "first visit", "anyone can come")


@dataclass(frozen=True)
class Published:
    """A built site, the listings it was built of, and what its outputs say of one by its slug."""

    listings: tuple[Listing, ...]
    labels: dict[str, str]
    pages: dict[str, Page]
    rows: dict[str, dict[str, str]]
    content: Path
    site: Path
    host: str

    def page(self, slug: str) -> Page:
        return self.pages[f"activities/{slug}/"]

    def text_message(self, slug: str) -> str:
        buttons = [
            button for button in self.page(slug).tree.all("button") if button["data-copy-content"]
        ]
        return buttons[0]["data-copy-content"] if buttons else ""

    def calendar(self, slug: str) -> str:
        file = self.site / "activities" / slug / "calendar.ics"
        if not file.is_file():
            return ""
        text = file.read_text(encoding="utf-8").replace("\n ", "")
        return text.replace("\\,", ",").replace("\\;", ";").replace("\\n", " ")

    def whats_on(self) -> Iterator[tuple[str, date, str]]:
        """Each session of the coming days: its slug, its day and all that its line says."""
        for address, page in self.pages.items():
            if address.startswith("whats-on/") and address.count("/") == 2:
                for line in page.tree.all("li", class_="session"):
                    day = line["data-session"][:10]
                    link = line.all("a")[0]["href"]
                    if day:
                        yield link.split("/")[-2], date.fromisoformat(day), plain(line.words)


def plain(text: str) -> str:
    """Words on one line, with ordinary spaces and the marks of a keyboard."""
    return " ".join(text.translate(KEYBOARD).split())


def published(content: Path, site: Path) -> Published:
    catalogue = load(content).catalogue
    assert catalogue is not None
    today = catalogue.site.today
    assert today is not None
    rows = [
        row
        for file in (site / "search" / "rows").glob("*.json")
        for row in json.loads(file.read_text(encoding="utf-8"))["rows"]
    ]
    return Published(
        listings_on(catalogue, today, calendar_of(catalogue.site, today)),
        {term.id: term.label for term in catalogue.vocabularies["statuses"]},
        pages_of(site),
        {row["href"].split("/")[1]: row for row in rows},
        content,
        site,
        catalogue.site.address.partition("://")[2].rstrip("/"),
    )


@pytest.fixture(scope="module", params=["demonstration", "generated"])
def borough(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Published:
    if request.param == "demonstration":
        return published(CONTENT, request.getfixturevalue("demonstration"))
    shared = shared_folder(tmp_path_factory)
    content = shared / "generated-content"

    def make(site: Path) -> None:
        subprocess.run(
            [sys.executable, ROOT / "bench/generate.py", str(GENERATED), content, "--seed", "7"],
            check=True,
            capture_output=True,
        )
        done = in_a_process("build", "--content", content, "--output", site)
        assert done.returncode == cli.DONE, done.stderr

    return published(content, built_once(shared, "generated", make))


def facts_with(output: str, facts: Facts) -> Iterator[tuple[str, str]]:
    """The sentences that an output says, each with the name of its fact."""
    for name in facts.__slots__:
        if output in OUTPUTS[name]:
            value = getattr(facts, name)
            for words in value if isinstance(value, tuple) else (value,):
                if words:
                    yield name, plain(words)


def test_the_table_has_every_fact():
    assert set(Facts.__slots__) | {"status_label"} == set(OUTPUTS)


def test_each_page_says_every_fact_of_its_listing(borough: Published):
    for listing in borough.listings:
        words = plain(borough.page(listing.activity.slug).words)
        for name, sentence in facts_with("page", facts_of(listing)):
            for part in sentence.split(". "):  # the heading of a banner ends without its full stop
                assert part.rstrip(".") in words, f"{listing.activity.slug}: {name}: {part}"
        assert status_label(listing, borough.labels) in words


def test_each_result_says_the_same(borough: Published):
    looked_at = 0
    for listing in borough.listings:
        if listing.current_status in OVER:
            assert listing.activity.slug not in borough.rows
            continue
        row = borough.rows[listing.activity.slug]
        words = plain(" ".join(row.values()))
        for name, sentence in facts_with("result", facts_of(listing)):
            assert sentence.rstrip(".") in words, f"{listing.activity.slug}: {name}"
            looked_at += 1
    assert looked_at > len(borough.listings)


def test_each_card_says_the_same_or_says_that_it_leaves_it_out(borough: Published):
    whole = 0
    for listing in borough.listings:
        activity = listing.activity
        page = borough.pages.get(f"activities/{activity.slug}/card/")
        if not listing.is_on or activity.about_safety or page is None:
            continue  # a card about safety says only its times and how to get in touch
        words = plain(page.words)
        discreet = Discretion(activity)
        leaves_out = "leaves out" in words
        for name, sentence in facts_with("card", facts_of(listing)):
            if name == "wait" and listing.current_status == "waiting-list":
                continue  # the warning says it
            if name == "status" and listing.current_status == "starting-soon":
                continue  # the date of what is on once says it
            if sentence == eligibility_sentence(None):
                continue  # that anyone can come goes without saying where there is no room
            if sentence.rstrip(".") not in words:
                assert leaves_out or discreet(sentence) != sentence, f"{activity.slug}: {name}"
            else:
                whole += 1
    assert whole > len(borough.listings)


def test_each_line_of_whats_on_says_what_holds_on_its_day(borough: Published):
    listings = {listing.activity.slug: listing for listing in borough.listings}
    looked_at = 0
    for slug, day, words in borough.whats_on():
        then = listings[slug].on(day)
        for name, sentence in facts_with("whats-on", facts_of(then)):
            assert sentence in words, f"{slug} on {day}: {name}"
            looked_at += 1
        if then.current_status != "running":
            assert borough.labels[then.current_status] in words
    assert looked_at > 20


def test_each_calendar_says_the_same(borough: Published):
    looked_at = 0
    for listing in borough.listings:
        words = plain(borough.calendar(listing.activity.slug))
        if words and listing.is_on:
            for name, sentence in facts_with("calendar", facts_of(listing)):
                if name == "checked" and listing.freshness == "overdue":
                    sentence = facts_of(listing).doubt  # noqa: PLW2901
                assert sentence.rstrip(".") in words, f"{listing.activity.slug}: {name}"
                looked_at += 1
    assert looked_at > 20


def test_a_text_message_has_a_time_a_place_a_way_to_ask_and_the_page(borough: Published):
    looked_at = 0
    for listing in borough.listings:
        activity = listing.activity
        message = borough.text_message(activity.slug)
        if not message:
            assert activity.about_safety or not listing.is_on
            continue
        looked_at += 1
        name, when, *_ = message.split("\n")
        assert gsm_length(message) <= MOST_IN_A_TEXT_MESSAGE
        assert "?" not in message
        times = facts_of(listing).when
        others = "and other times" in when
        assert len(times) == 1 or others or all(time in plain(when) for time in map(plain, times))
        differing = bool(place_of_a_time(activity, activity.when[0]))
        page = rf"{re.escape(borough.host)}/(a/[0-9A-Z]+|activities/{activity.slug})"
        if not re.search(f"{page}$", message):  # there was no room for all
            place = "" if differing else short_places(activity)[-1]
            least = (name[:SHORTEST_NAME], min(when, plain(times[0]), key=len), place,
                     contact_words(activity.contact),
                     f"{borough.host}/activities/{activity.slug}")  # fmt: skip
            assert len("\n".join(part for part in least if part)) > MOST_IN_A_TEXT_MESSAGE, message
        if venues := [venue for venue in activity.venues if not venue.withheld]:
            named = [place for venue in venues for place in (venue.name, venue.postcode) if place]
            assert any(place in message for place in named), f"{activity.slug}: {message}"
    assert looked_at > 10


def test_professionals_read_the_same_status_and_who_may_refer(borough: Published):
    for listing in borough.listings:
        block = plain(
            " ".join(
                fold.words
                for fold in borough.page(listing.activity.slug).tree.all("details")
                if "For professionals" in fold.words
            )
        )
        label, checked = status_label(listing, borough.labels), plain(facts_of(listing).checked)
        assert block.count(f"{label}. {checked}") == 1
        if not listing.is_on:
            assert "You must refer" not in block, listing.activity.slug
            assert "join by themselves" not in block, listing.activity.slug
            continue
        must = "can't join by themselves" in block
        private = any(name == "joining" for name, _ in listing.activity.private)
        if not private:
            assert must == (listing.activity.joining.referral == "must")


def test_nothing_contradicts_itself(borough: Published):
    for listing in borough.listings:
        activity = listing.activity
        page = plain(borough.page(activity.slug).words)
        card = borough.pages.get(f"activities/{activity.slug}/card/")
        if any(route.id == TURN_UP for route in activity.joining.routes):
            assert "must refer" not in page, activity.slug
            if card is not None and not activity.joining.how:
                assert "before your first visit" not in plain(card.words), activity.slug
        if not listing.is_on:
            assert "Anyone can come" not in page.split("For professionals")[0], activity.slug
            assert facts_of(listing).company == ""
        if listing.current_status in OVER:
            assert (
                facts_of(listing).joining == facts_of(listing).doubt == facts_of(listing).who == ""
            )


def test_nobody_is_sent_anywhere_for_what_rings_or_comes_to_them(borough: Published):
    looked_at = 0
    for listing in borough.listings:
        activity = listing.activity
        if not activity.is_away:
            continue
        looked_at += 1
        entry = (borough.content / "activities" / f"{activity.slug}.md").read_text(encoding="utf-8")
        card = borough.pages.get(f"activities/{activity.slug}/card/")
        said = " ".join(
            (
                borough.page(activity.slug).main.words,
                card.main.words if card is not None and listing.is_on else "",
                " ".join(borough.rows.get(activity.slug, {}).values()),
                borough.calendar(activity.slug),
            )
        ).casefold()
        for words in OF_GOING_THERE:
            assert words not in said or words in entry.casefold(), f"{activity.slug}: {words}"
    assert looked_at


def test_ways_in_hold_beside_each_other(borough: Published):
    for listing in borough.listings:
        activity = listing.activity
        page = plain(borough.page(activity.slug).main.words)
        if activity.joining.turn_up and not activity.joining.how:
            assert "Please contact them first" not in page, activity.slug
        if activity.turn_up:
            assert "before your first visit" not in page, activity.slug
        if len(activity.joining.routes) > 1:
            assert "must refer you" not in page, activity.slug
        card = borough.pages.get(f"activities/{activity.slug}/card/")
        if card is not None and listing.is_on and activity.joining.referral == "must":
            assert "before your first visit" not in plain(card.words), activity.slug
            assert "Please ring first" not in plain(card.words), activity.slug


def test_what_professionals_can_refer_to_is_what_a_referral_opens(borough: Published):
    listed = {
        address.split("/")[-2]
        for place, page in borough.pages.items()
        if place.startswith("professionals/")
        for link in page.main.all("a")
        if "/activities/" in (address := link["href"])
    }
    routes = {one.activity.slug: one.activity.joining for one in borough.listings if one.listed}
    for slug, joining in routes.items():
        assert (slug in listed) == (joining.by_professional and not joining.turn_up), slug


def test_the_page_of_an_area_names_what_comes_to_everybody_there(borough: Published):
    come = {
        one.activity.slug
        for one in borough.listings
        if one.listed
        and not one.activity.venues
        and {term.id for term in one.activity.formats} <= AWAY
        and not any(area.parent for area in lives_in(one))
    }
    areas = [page for place, page in borough.pages.items() if re.fullmatch("areas/[^/]+/", place)]
    looked_at = 0
    for page in areas:
        headings = [heading["id"] for heading in page.main.all("h2")]
        if "come" not in headings:
            continue
        looked_at += 1
        after = re.split('id="(?:overdue|places)"', page.html.partition('id="come"')[2])[0]
        assert set(re.findall(r"/activities/([^/]+)/", after)) == come
        if "activities" in headings and "No activities here yet" not in page.words:
            assert f", and {len(come)} that come" in page.words
    assert looked_at >= len(areas) - 1  # the whole borough lists them with the rest


def lives_in(listing: Listing) -> tuple[Term, ...]:
    eligibility = listing.activity.eligibility
    return eligibility.lives_in if eligibility else ()


def word_groups(text: str, length: int) -> set[tuple[str, ...]]:
    words = re.findall(r"[\w’'£.]+", text.casefold())
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


def test_no_sentence_says_what_another_has_said(borough: Published):
    """Its status, for whom, who comes, who may come along, how to join and how long that is."""
    for listing in borough.listings:
        facts = facts_of(listing)
        sentences = [
            sentence
            for fact in (facts.status, facts.who, facts.who_comes, facts.company, facts.joining,
                         facts.wait, facts.doubt)
            for sentence in re.split(r"(?<=[.!?]) ", fact)
            if sentence
        ]  # fmt: skip
        assert len(sentences) == len(set(sentences)), sentences
        for number, sentence in enumerate(sentences):
            for other in sentences[:number]:
                again = word_groups(sentence, WORDS_HEARD_AGAIN) & word_groups(
                    other, WORDS_HEARD_AGAIN
                )
                assert not again, f"{listing.activity.slug}: {other} {sentence}"
                alone = word_groups(sentence, 1)
                assert not alone <= word_groups(other, 1), f"{listing.activity.slug}: {sentence}"


def test_what_nobody_has_said_of_steps_is_asked_on_the_page(borough: Published):
    looked_at = 0
    for listing in borough.listings:
        for venue in listing.activity.venues:
            stated = {term.id for term, _ in (*venue.access, *listing.activity.access)}
            if not venue.withheld and "step-free" not in stated:
                page = borough.page(listing.activity.slug).tree
                ask = [one.words for one in page.all("div", class_="access--ask")]
                assert any("Step-free" in words for words in ask), listing.activity.slug
                looked_at += 1
    if borough.site.name == "generated":
        assert looked_at
