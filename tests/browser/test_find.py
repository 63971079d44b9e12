"""The find page, driven as people use it, against the whole demonstration."""

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.danger.recognised import recognised
from tests.in_deno import called

from activity_directory.catalogue.loading import load
from activity_directory.listing.listing import calendar_of, listings_on
from activity_directory.portal.viewing.viewer import Viewer
from activity_directory.search import facets
from activity_directory.search.danger_files import danger_files
from activity_directory.search.index_files import typed

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 23)
OR_FAMILIES = (
    "need", "category", "area", "cost", "joining", "format", "audience", "comes", "language",
    "wait",
)  # fmt: skip


def typed_marks(words):
    """Words of a page with the marks of a keyboard, as entries have them."""
    return words.replace("’", "'").replace("“", '"').replace("”", '"')


@dataclass(frozen=True)
class Find:
    """The find page as a person sees it."""

    page: object

    def settle(self):
        expect(self.page.locator("[data-find-answer]")).to_have_attribute("aria-busy", "false")
        return self

    def type(self, words):
        self.page.get_by_role("searchbox").fill(words)
        self.page.get_by_role("searchbox").press("Enter")
        return self.settle()

    def box(self, family, value):
        return self.page.locator(f"[data-facet={family}] input[value={value}]")

    def choose(self, family, value):
        box = self.box(family, value)
        group = self.page.locator(f"[data-facet={family}]")
        if group.get_attribute("open") is None:
            group.locator("summary").click()
        box.click()
        expect(self.page.locator("[data-find-answer]")).to_have_attribute("aria-busy", "false")
        return self

    def all(self):
        """Every result, those to ask among them."""
        more = self.page.locator("[data-find-more]")
        while more.is_visible():
            more.click()
            self.settle()
        return self

    def names(self, part="results"):
        shown = self.page.locator(f"[data-find-{part}] .activity-result__name").all_inner_texts()
        return [typed_marks(name) for name in shown]

    def said(self):
        return self.page.locator("[data-find-matched]").inner_text()

    def chips(self):
        """What was understood and chosen, each to be taken off."""
        return self.page.locator("[data-chosen-label]").all_inner_texts()

    def count(self):
        return self.page.locator("[data-find-count]").inner_text()

    def fragment(self):
        return self.page.evaluate("location.hash")

    def counts(self):
        """The number beside every filter, by family and value."""
        seen = self.page.locator("[data-facet] input[type=checkbox]").evaluate_all(
            """all => all.map((one) => [
              one.closest("[data-facet]").dataset.facet,
              one.value,
              one.labels[0].querySelector(".filter-panel__count").textContent,
            ])"""
        )
        return {(family, value): int(count.strip("()")) for family, value, count in seen}


@pytest.fixture
def find(visit):
    def open_find(fragment="", **options):
        return Find(visit(f"search/{fragment}", **options)).settle()

    return open_find


@pytest.fixture(scope="module")
def borough():
    return load(ROOT / "content").catalogue


@pytest.fixture(scope="module")
def rows(borough):
    calendar = calendar_of(borough.site, TODAY)
    viewer = Viewer(borough, TODAY, borough.site.address, {})
    listings = listings_on(borough, TODAY, calendar)
    results = {listing: viewer.result(listing) for listing in listings if listing.listed}
    return tuple(
        facets.row(listing, result.address, result.for_search(), borough.vocabularies["access"])
        for listing, result in results.items()
    )


def names_with(rows, family, *values):
    return {row.name for row in rows if set(values) & set(row.facets.get(family, ()))}


def holds(row, chosen):
    """Whether a row fits what is chosen, worked out the plain way."""
    times = [time.split("-") for time in row.facets.get("times", ())]
    days, parts = chosen.get("day", ()), chosen.get("time", ())
    areas, apart = chosen.get("area", ()), row.facets.get("apart", ())
    return (
        all(
            set(values) & set(row.facets.get(family, ()))
            for family, values in chosen.items()
            if family in OR_FAMILIES
        )
        and set(chosen.get("access", ())) <= set(row.facets.get("access", ()))
        and (
            not (days or parts)
            or any(
                (not days or day in days)
                and (not parts or part in parts)
                and (not areas or any(f"{area} {day}-{part}" not in apart for area in areas))
                for day, part in times
            )
        )
    )


# ---- words


def test_lonley_finds_what_is_for_loneliness_and_begins_with_what_is_running(find, rows):
    page = find().type("lonley").all()
    assert page.chips() == ["Feeling lonely or cut off"]
    assert page.said() == ""
    assert set(page.names()) == names_with(rows, "need", "loneliness")
    first = page.page.locator("[data-find-results] > li").first
    running = {row.name for row in rows if row.current_status == "running"}
    assert first.locator(".activity-result__name").inner_text() in running
    expect(first.locator(".tag")).to_have_count(0)


def test_what_is_on_comes_before_what_is_not(find, rows):
    page = find().type("lonley").all()
    is_running = {row.name: row.current_status == "running" for row in rows}
    names = page.names()
    waiting = [names.index(name) for name in names if not is_running[name]]
    assert waiting
    assert min(waiting) >= 3


def test_what_was_understood_is_taken_off_by_a_press_or_a_key(find, rows):
    page = find().type("free walks on Friday")
    assert page.chips() == ["Free", "Walking and the outdoors", "Friday"]
    page.page.get_by_role("button", name="Remove: Friday").click()
    page.settle()
    assert page.page.get_by_role("searchbox").input_value() == "free walks on"
    assert page.chips() == ["Free", "Walking and the outdoors"]
    expect(page.page.get_by_role("button", name="Remove: Free")).to_be_focused()
    page.page.keyboard.press("Enter")
    page.settle()
    assert page.chips() == ["Walking and the outdoors"]
    assert names_with(rows, "category", "walking-outdoors") <= set(page.names())
    page.page.keyboard.press("Enter")
    page.settle()
    assert (page.chips(), page.fragment()) == ([], "#q=on")


def test_a_word_that_no_listing_says_is_not_passed_off_for_another(find, rows):
    page = find().type("zumba")
    assert "No listing says “zumba”." in page.said()
    assert "We looked for Exercise and sport." in page.said()
    assert set(page.names()) == names_with(rows, "category", "exercise-sport")


def test_nonsense_finds_nothing_and_offers_ways_on(find):
    page = find().type("qwzxy")
    assert page.count() == "No activities"
    assert "No listing says “qwzxy”." in page.said()
    nothing = page.page.locator("[data-find-nothing]")
    assert nothing.get_by_role("link", name="A to Z").is_visible()
    assert nothing.get_by_role("link", name=re.compile("^Ring a Community Connector")).is_visible()


def test_an_unknown_word_beside_a_known_one_is_told(find):
    page = find().type("qwzxy choir")
    assert "No listing says “qwzxy”." in page.said()
    assert page.names()


@pytest.mark.parametrize("words", ["botany", "lighthouse", "pumpkin", "creature"])
def test_a_word_of_english_is_taken_for_no_other(find, words):
    page = find().type(words)
    assert page.count() == "No activities"
    assert page.said().startswith(f"No listing says “{words}”.")
    assert page.chips() == []


def test_a_slip_of_the_hand_is_read_as_the_nearest_word(find):
    page = find().type("alotment")
    assert "No listing says “alotment”." in page.said()
    assert page.names()[0] == "Marsh End community plot"


def test_a_postcode_without_its_space_finds_what_it_finds_with_it(find):
    page = find()
    with_space = page.type("LW4 3FG").names()
    assert with_space
    assert page.type("lw43fg").names() == with_space
    assert page.type("LW43FG").names() == with_space


@pytest.mark.parametrize("words", ["A&E", "C++", "WI", "xq zz", "t"])
def test_a_letter_or_two_find_what_has_them_as_a_word_and_nothing_else(find, words):
    page = find().type(words)
    assert page.count() == "No activities"
    assert "No listing says" in page.said()


def test_the_beginning_of_a_word_finds_it_while_it_is_typed(find):
    page = find()
    entries = page.page.evaluate("history.length")
    page.page.get_by_role("searchbox").press_sequentially("footb")
    expect(page.page.locator("[data-find-count]")).not_to_have_text(re.compile("^39"))
    page.settle()
    assert "Walking football" in page.names()
    assert (page.fragment(), page.page.evaluate("history.length")) == ("", entries)
    # Whoever moves on has typed what was meant, and the results stay under the pointer.
    page.page.get_by_role("link", name="Walking football").click()
    expect(page.page.get_by_role("heading", level=1)).to_have_text("Walking football")
    page.page.go_back()
    page.settle()
    assert page.fragment() == "#q=footb"
    assert "Walking football" in page.names()


def test_a_listing_of_just_that_name_leads_even_while_it_is_paused(find, rows, borough):
    paused = next(row for row in rows if row.current_status in {"paused", "seasonal"})
    page = find().type(paused.name)
    assert page.names()[0] == paused.name
    first = page.page.locator("[data-find-results] > li").first
    label = borough.vocabularies["statuses"].terms[paused.shown["tag"]].label
    assert first.locator(".tag").inner_text() == label


NAMES = {
    "The Quiet Garden": "The Quiet Garden",
    "quiet garden": "The Quiet Garden",
    "Buggy Walk and Talk": "Buggy Walk and Talk",
    "GP exercise": "Get Moving: 12-week gym programme",
    "Sitting service": "A break at home",
    "Falls class": "Steady On: strength and balance",
    "Strength and balance class": "Steady On: strength and balance",
    "Men's Shed": "Larkwell Shed",
    "English cafe": "English conversation cafe",
    "Museums on prescription": "Museum Mornings: a ten-week programme",
}


@pytest.mark.parametrize(("typed_name", "name"), NAMES.items())
def test_a_listing_is_found_first_by_each_of_its_names(find, typed_name, name):
    page = find().type(typed_name)
    assert page.names()[0] == name
    assert "No listing says" not in page.said()


@pytest.mark.parametrize("words", ["Sewing Bees", "sewing bees", "bees"])
def test_what_has_closed_is_told_so_by_its_name(find, words):
    page = find().type(words)
    said = page.page.locator("[data-find-matched]")
    told = "Sewing Bees: Closed since 31 July 2026. You could try Waiting-room crafternoons or "
    assert said.inner_text().startswith(told)
    assert "No listing says" not in said.inner_text()
    said.get_by_role("link", name="Larkwell Shed").click()
    expect(page.page.get_by_role("heading", level=1)).to_have_text("Larkwell Shed")
    page.page.go_back()
    page.settle()
    said.get_by_role("link", name="Sewing Bees").click()
    expect(page.page.get_by_role("heading", level=1)).to_have_text("Sewing Bees")


def test_where_webassembly_is_barred_names_and_terms_are_still_found(browser, address):
    """As on an iPhone of 2015, which knows no 'wasm-unsafe-eval'."""
    page = browser.new_page()

    def stricter(route):
        answer = route.fetch()
        policy = {"Content-Security-Policy": "script-src 'self'"}
        route.fulfill(response=answer, headers={**answer.headers, **policy})

    page.route("**/search/", stricter)
    page.goto(f"{address}search/")
    find = Find(page).settle().type("Larkwell Shed")
    assert find.names()[0] == "Larkwell Shed"
    assert "This browser can’t run the whole search." in find.said()
    assert "Talking Cafe" in find.type("lonley").names()
    assert "No listing says" not in find.type("qwzxy").said()
    find.type("he hits me")
    assert page.locator("[data-danger-help]").is_visible()
    page.close()


def test_a_day_and_a_part_of_day_that_are_typed_are_one_question(find, rows):
    page = find().type("free on Monday evening")
    assert page.chips() == ["Free", "Monday", "Evening, from 5pm"]
    fit = {
        row.name
        for row in rows
        if holds(row, {"cost": ["free"], "day": ["monday"], "time": ["evening"]})
    }
    assert set(page.names()) == fit


def test_an_access_need_that_is_typed_gives_only_yes(find, rows):
    page = find().type("hearing loop").all()
    assert set(page.names()) == names_with(rows, "access", "hearing-loop")


def test_words_that_mean_a_crisis_bring_the_numbers_to_ring(find):
    page = find().type("depressed")
    help_now = page.page.locator("[data-find-crisis]")
    assert help_now.get_by_role("link").is_visible()
    assert not find().type("gardening").page.locator("[data-find-crisis]").is_visible()


# ---- words of danger

DANGEROUS = {
    "my husband hits me": "tel:08082000247",
    "I dont want to be here any more": "tel:116123",
    "rape crisis": "tel:08085002222",
    "chest pain": "tel:999",
    "he is choking": "tel:999",
    "took too many tablets": "tel:999",
    "i can smell gas": "tel:0800111999",
    "they want me to marry my cousin": "tel:02070080151",
    "fgm": "tel:08000283550",
    "the carer hits my mum": "tel:08088088141",
    "my uncle touches me": "tel:08001111",
}


@pytest.mark.parametrize("size", [(390, 740), (360, 640)])
@pytest.mark.parametrize(("words", "number"), DANGEROUS.items())
def test_words_of_danger_bring_the_number_into_the_first_screen(visit, words, number, size):
    width, height = size
    page = visit("search/", width=width)
    page.set_viewport_size({"width": width, "height": height})
    title = page.title()
    entries = page.evaluate("history.length")
    find = Find(page).settle().type(words)
    shown = page.locator(f'[data-danger-help] a[href="{number}"]:visible').first
    box = shown.bounding_box()
    assert page.evaluate("scrollY") == 0
    assert box["y"] + box["height"] <= height
    help_box = page.locator(".danger-help__box").bounding_box()
    for result in page.locator("[data-find-results] > li").all():
        assert result.bounding_box()["y"] >= help_box["y"] + help_box["height"]
    assert page.locator("[data-quick-exit]").is_visible()
    for part in ("matched", "nothing", "failed", "crisis", "pages"):
        assert not page.locator(f"[data-find-{part}]").is_visible(), part
    assert page.title() == title
    assert (find.fragment(), page.evaluate("history.length")) == ("", entries)
    assert page.locator("[data-find-said]").inner_text().startswith("In danger now? Ring 999")


def test_every_kind_of_danger_is_among_them(borough):
    answers = recognised(danger_files(borough.danger), list(DANGEROUS))
    assert {groups[0] for groups in answers} == {group.id for group in borough.danger.groups}


def test_a_filter_about_safety_stays_out_of_the_address_and_the_history(find):
    page = find("#need=loneliness")
    entries = page.page.evaluate("history.length")
    page.choose("need", "safety-abuse")
    assert page.page.locator("[data-quick-exit]").is_visible()
    assert page.fragment() == "#need=loneliness"
    page.choose("need", "safety-abuse")
    assert not page.page.locator("[data-quick-exit]").is_visible()
    assert page.page.evaluate("history.length") == entries
    page.choose("need", "safety-abuse").choose("need", "benefits")
    assert page.fragment() == "#need=loneliness&need=benefits"


def test_a_filter_about_safety_in_an_address_leaves_it_at_once(find):
    page = find("#need=safety-abuse&need=loneliness")
    assert page.fragment() == "#need=loneliness"
    assert page.box("need", "safety-abuse").is_checked()
    assert page.page.locator("[data-quick-exit]").is_visible()


def test_results_about_safety_bring_the_way_out(find):
    page = find().type("safe line")
    assert "Larkwell Safe Line" in page.names()
    assert page.page.locator("[data-quick-exit]").is_visible()
    page.type("choir")
    assert not page.page.locator("[data-quick-exit]").is_visible()


def test_words_of_danger_in_an_address_leave_it_at_once(find):
    page = find("#q=he+hits+me&day=monday")
    assert page.fragment() == "#day=monday"
    assert page.page.locator("[data-danger-help]").is_visible()


def test_what_reads_words_is_fetched_when_the_box_is_first_used(find, watched):
    page = find()
    files = ("static/scripts/words.", "search/words.json", "search/phrases.", "search/texts.json")
    parts = ("search/danger", *files)
    assert [watched.asked_for(part) for part in parts] == [[], [], [], [], []]
    page.page.get_by_role("searchbox").focus()
    page.type("choir")
    assert [len(watched.asked_for(part)) for part in parts] == [2, 1, 1, 1, 1]


@pytest.mark.parametrize(
    ("fragment", "files"),
    [
        ("", {"columns", "more-columns"}),
        ("#day=monday", {"columns", "more-columns"}),
        ("#q=choir", {"columns", "danger", "words"}),
        ("#q=lost+my+husband", {"columns", "danger", "more-columns", "phrases", "words"}),
    ],
)
def test_what_a_first_answer_needs_is_asked_for_before_the_pages_script_is_there(
    browser, address, fragment, files
):
    page = browser.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.route("**/static/scripts/find.*.js", lambda route: route.abort())
    page.goto(f"{address}search/{fragment}")
    page.evaluate("Promise.all(Object.values(onTheirWay))")
    assert {f"search/{name}.json" for name in files} == {one for one in asked if ".json" in one}
    assert any("scripts/words." in one for one in asked) is ("words" in files)


def test_each_file_of_a_first_answer_is_fetched_once(find, watched):
    page = find("#q=lost+my+husband")
    assert page.names()
    files = ("columns", "danger", "more-columns", "phrases", "words")
    assert [len(watched.asked_for(f"search/{name}.json")) for name in files] == [1] * len(files)
    assert len(watched.asked_for("scripts/words.")) == 1


def test_letters_that_would_hold_up_a_first_answer_are_fetched_after_it(browser, address):
    page = browser.new_page()
    asked, held = [], {}
    page.on("request", lambda request: asked.append(request.url))
    styles, script = "**/static/connected.*.css", "**/static/scripts/find.*.js"
    page.route(styles, lambda route: held.update(styles=route))
    page.route(script, lambda route: held.update(script=route))
    with page.expect_request("**/search/words.json*"):
        page.goto(f"{address}search/#q=choir", wait_until="commit")
    expect(page.locator("html")).to_have_attribute("data-letters", "later")
    expect(page.locator("body")).not_to_have_css("margin", "0px")
    held["styles"].continue_()
    expect(page.locator("body")).to_have_css("margin", "0px")
    assert not any(".woff2" in one for one in asked)
    with page.expect_request("**/fonts/*-latin.*.woff2"):
        held["script"].continue_()
    before = asked[: next(at for at, one in enumerate(asked) if ".woff2" in one)]
    assert any("search/rows/" in one for one in before)
    Find(page).settle()


@pytest.mark.parametrize("lost", ["**/search/danger.json*", "**/static/scripts/words.*.js"])
@pytest.mark.parametrize("words", ["yoga", "he hits me"])
def test_nothing_is_looked_for_while_words_may_be_of_danger(browser, address, lost, words):
    page = browser.new_page()
    page.route(lost, lambda route: route.abort())
    page.goto(f"{address}search/#q={words}&day=monday")
    find = Find(page).settle()
    assert find.names() == []
    assert find.count() == "Search is not working"
    assert page.locator("[data-find-crisis]").get_by_role("link").is_visible()
    assert find.fragment() == "#day=monday"
    page.unroute(lost)
    page.get_by_role("button", name="Try again").click()
    find.settle()
    is_danger = words != "yoga"
    assert page.locator("[data-danger-help]").is_visible() == is_danger
    assert not page.locator("[data-find-crisis]").is_visible()
    assert ("q=yoga" in find.fragment()) == (not is_danger)
    page.close()


def test_harmless_words_bring_no_numbers(find):
    page = find().type("hit the gym")
    assert not page.page.locator("[data-danger-help]").is_visible()
    assert not page.page.locator("[data-quick-exit]").is_visible()
    assert "q=hit+the+gym" in page.fragment()


def test_somebody_in_danger_may_still_look_for_activities(find):
    page = find().type("my husband hits me")
    page.page.get_by_role("button", name="Look for activities with these words too").click()
    page.settle()
    assert page.page.locator("[data-danger-help]").is_visible()
    assert "No listing says" not in page.page.locator("main").inner_text()


def test_pagefind_knows_every_word_that_the_page_says_is_known(visit):
    page = visit("search/")
    lost = page.evaluate(
        """async () => {
          const words = await (await fetch("texts.json")).json();
          const engine = await import(new URL("../pagefind/pagefind.js", location.href));
          await engine.init();
          const known = [];
          for (const one of words.words.split(" ")) {
            known.push((known.at(-1) ?? "").slice(0, parseInt(one[0], 36)) + one.slice(1));
          }
          const found = await Promise.all(known.map(async (word) =>
            [word, (await engine.search(word)).results.length]));
          return [known.length, found.filter(([, count]) => !count).map(([word]) => word)];
        }"""
    )
    assert lost[0] > 1000
    assert lost[1] == []


def test_the_page_and_the_build_read_what_is_typed_alike():
    texts = [
        "Can’t sleep",
        "self-esteem",
        " Café / BINGO! ",
        "LGBTQ+",
        "10.30am",
        "St Anne's – £3",
        "naïve_x",
    ]
    read = called(["templates/components/find/words.js"], [["plain", text] for text in texts])
    assert read == [typed(text) for text in texts]


# ---- filters


def test_free_today_is_what_costs_nothing_today(find, rows):
    page = find().choose("cost", "free").all()
    assert set(page.names()) == names_with(rows, "cost", "free")
    assert page.fragment().startswith("#cost=free")


def test_just_turn_up_is_a_filter(find, rows):
    page = find().choose("joining", "drop-in").all()
    assert set(page.names()) == names_with(rows, "joining", "drop-in")


def test_access_gives_only_yes_and_sets_apart_what_must_be_asked(find, rows):
    page = find().choose("access", "bsl").choose("access", "step-free").all()
    wanted = {"bsl", "step-free"}
    sure = {row.name for row in rows if wanted <= set(row.facets.get("access", ()))}
    perhaps = {
        row.name
        for row in rows
        if wanted <= {*row.facets.get("access", ()), *row.facets.get("ask", ())}
    } - sure
    assert perhaps
    assert set(page.names()) == sure
    assert set(page.names("ask")) == perhaps
    assert page.page.get_by_role("heading", name="Ask first", exact=True).is_visible()
    assert f"and {len(perhaps)} where you need to ask first" in page.count()


def test_an_age_that_is_typed_leaves_out_what_is_for_another(find, rows):
    def may_come(row, age):
        limits = [limit.split("-") for limit in row.facets.get("ages", ())]
        return all(int(first) <= age <= int(last) for first, last in limits)

    page = find("#day=monday")
    group = page.page.locator("[data-facet=audience]")
    group.locator("summary").click()
    field = page.page.get_by_role("textbox", name="Age in years")
    field.press_sequentially("34")
    page.settle()
    monday = [row for row in rows if row.listed and holds(row, {"day": ["monday"]})]
    allowed = {row.name for row in monday if may_come(row, 34)}
    assert set(page.all().names()) == allowed
    assert len(allowed) < len(monday)
    field.press("Tab")
    assert page.fragment() == "#day=monday&age=34"
    assert page.chips() == ["Aged 34", "Monday"]
    free = sum("free" in row.facets.get("cost", ()) for row in monday if may_come(row, 34))
    assert page.counts()["cost", "free"] == free
    page.page.reload()
    page.settle()
    expect(field).to_have_value("34")
    field.fill("old")
    page.settle()
    expect(field).to_have_attribute("aria-invalid", "true")
    assert page.chips() == ["Monday"]
    field.fill("34")
    page.settle()
    page.page.get_by_role("button", name="Remove: Aged 34").click()
    page.settle()
    expect(field).to_have_value("")
    assert page.fragment() == "#day=monday"


def test_counts_are_exact_whatever_is_chosen(find, rows):
    page = find()
    chosen = {}
    for family, value in (
        ("cost", "free"),
        ("day", "tuesday"),
        ("time", "morning"),
        ("need", "loneliness"),
        ("access", "step-free"),
    ):
        page.choose(family, value)
        chosen[family] = [value]
        found = sum(holds(row, chosen) for row in rows)
        assert page.count().startswith(f"{found} " if found else "No ")
        for (other, one), count in page.counts().items():
            if other == "old":
                continue
            # Another value of a family takes the place of the one chosen; access needs add up.
            also = chosen.get(other, []) if other == "access" else []
            asked = {**chosen, other: [*also, one]}
            assert count == sum(holds(row, asked) for row in rows), (chosen, other, one)


def test_values_of_one_family_widen(find, rows):
    page = find().choose("area", "riverside").choose("area", "northgate").all()
    assert set(page.names()) == names_with(rows, "area", "riverside", "northgate")


def test_words_and_filters_narrow_together(find, rows):
    page = find().type("lonley").choose("cost", "free").all()
    both = names_with(rows, "need", "loneliness") & names_with(rows, "cost", "free")
    assert set(page.names()) == both


def test_filtering_alone_fetches_no_index_and_no_words(find, watched):
    find().choose("cost", "free").choose("day", "monday")
    assert watched.asked_for("search/columns.json")
    assert watched.asked_for("pagefind") == watched.asked_for("words.json") == []


def test_facts_that_are_typed_fetch_no_index(find, watched):
    page = find().type("free on friday")
    assert page.names()
    assert watched.asked_for("words.json")
    assert watched.asked_for("pagefind") == []
    page.type("kettle")
    assert watched.asked_for("pagefind")


def test_only_the_rows_that_are_shown_are_fetched(find, watched, rows):
    needs = {need for row in rows for need in row.facets.get("need", ())}
    single = min(need for need in needs if len(names_with(rows, "need", need)) == 1)
    find(f"#need={single}")
    assert len(watched.asked_for("search/rows/")) == 1


def test_what_nobody_has_checked_for_a_year_is_shown_only_when_asked_for(find, borough):
    calendar = calendar_of(borough.site, TODAY)
    old = [
        listing.activity.name
        for listing in listings_on(borough, TODAY, calendar)
        if listing.freshness == "overdue"
    ]
    assert old
    page = find().all()
    assert not set(old) & set(page.names())
    page.page.locator("[data-find-older] button").click()
    page.settle().all()
    assert page.names()[-len(old) :] == old
    assert page.fragment().startswith("#old=old")


# ---- the address


def test_the_address_brings_back_what_was_asked(find):
    page = find("#q=garden&cost=free&day=monday&day=friday")
    assert page.page.get_by_role("searchbox").input_value() == "garden"
    assert page.box("cost", "free").is_checked()
    assert page.box("day", "monday").is_checked()
    assert page.box("day", "friday").is_checked()
    assert page.chips() == ["Gardening and growing", "Free today", "Monday", "Friday"]


def test_back_and_forward_go_through_what_was_asked(find):
    page = find().choose("cost", "free")
    free = page.names()
    page.type("lonley")
    lonely = page.names()
    page.page.go_back()
    expect(page.page.get_by_role("searchbox")).to_have_value("")
    page.settle()
    assert page.names() == free
    page.page.go_back()
    expect(page.box("cost", "free")).not_to_be_checked()
    page.page.go_forward()
    page.page.go_forward()
    expect(page.page.get_by_role("searchbox")).to_have_value("lonley")
    page.settle()
    assert page.names() == lonely


STATES = (
    "#q=chair+exercise",  # as a form writes it, and a browser that searches from its address bar
    "#q=chair%20exercise&joining=drop-in",
    "#cost=free&day=monday&day=friday",
    "#shown=40",
    "#q=qwzxy&cost=free",
)


def test_every_state_outlives_a_reload_and_the_way_back_and_is_the_same_as_a_bookmark(find):
    page = find()
    bookmark = find()
    for state in STATES:
        for one in (page, bookmark):
            # Only what is after the # is another, as where somebody types it into the address bar.
            one.page.evaluate(
                """(state) => new Promise((done) => {
                  addEventListener("hashchange", done, { once: true });
                  location.hash = state;
                })""",
                state,
            )
        page.settle()
        seen, count = page.names(), page.count()
        page.page.reload()
        page.settle()
        assert (page.names(), page.count()) == (seen, count), state
        if seen:
            page.page.locator("[data-find-results] a").last.click()
            expect(page.page.locator("[data-find]")).to_have_count(0)
            page.page.go_back()
            page.settle()
            assert (page.names(), page.count()) == (seen, count), state
        bookmark.settle()
        assert (bookmark.names(), bookmark.count()) == (seen, count), state
    assert page.box("cost", "free").is_checked()
    assert page.page.get_by_role("searchbox").input_value() == "qwzxy"


def test_the_box_on_the_home_page_leads_here_with_its_words(visit, watched):
    page = visit("")
    page.get_by_role("searchbox").fill("lonley")
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator("[data-chosen-label]")).to_have_text(["Feeling lonely or cut off"])
    assert Find(page).settle().fragment() == "#q=lonley"
    assert page.evaluate("sessionStorage.length") == 0
    assert watched.asked_for("lonley") == []


def test_where_nothing_can_be_stored_the_words_travel_behind_the_sign(visit, watched):
    page = visit("")
    page.evaluate("Object.defineProperty(window, 'sessionStorage', { get() { throw Error(); } })")
    page.get_by_role("searchbox").fill("lonley")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**/search/#q=lonley")
    assert Find(page).settle().page.get_by_role("searchbox").input_value() == "lonley"
    assert watched.asked_for("lonley") == []


def test_nothing_typed_or_chosen_leaves_the_page_or_is_kept(find, watched):
    page = find().type("depressed").choose("cost", "free")
    assert watched.asked_for("depressed") == watched.asked_for("cost=free") == []
    kept = page.page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]")
    assert kept == ["", 0, 0]


# ---- hands and ears


def test_a_chip_takes_its_filter_away_and_keeps_the_focus_near(find):
    page = find("#cost=free&day=monday")
    page.page.get_by_role("button", name="Remove: Free today").press("Enter")
    page.settle()
    assert page.fragment() == "#day=monday"
    expect(page.page.get_by_role("button", name="Remove: Monday")).to_be_focused()
    page.page.get_by_role("button", name="Remove: Monday").press("Enter")
    expect(page.page.get_by_role("searchbox")).to_be_focused()


def test_all_filters_go_at_once_and_the_words_stay(find):
    page = find("#q=lonley&cost=free&day=monday")
    page.page.get_by_role("button", name="Clear all filters").click()
    page.settle()
    assert page.fragment() == "#q=lonley"


def test_twenty_at_a_time_and_the_focus_goes_to_the_first_new_one(find, rows):
    page = find()
    assert len(page.names()) == 20
    page.page.get_by_role("button", name="Show more").press("Enter")
    page.settle()
    assert len(page.names()) == min(40, len(rows))
    expect(
        page.page.locator("[data-find-results] > li").nth(20).get_by_role("link")
    ).to_be_focused()
    assert page.fragment() == "#shown=40"


def test_who_it_is_for_comes_first_and_what_is_open_to_everyone_after_it(find, rows):
    page = find().choose("audience", "young-people")
    meant = names_with(rows, "audience", "young-people")
    welcome = names_with(rows, "open", "yes") - names_with(rows, "barred", "young-people") - meant
    assert page.count().startswith(f"{len(meant)} activit")
    assert f"{len(welcome)} that are open to everyone" in page.count()
    page.all()
    assert set(page.names()) == meant
    assert set(page.names("open")) == welcome
    assert page.page.get_by_role("heading", name="Open to everyone", exact=True).is_visible()
    # Typed words and the choice are of one person: what is open stays open.
    page.type("free")
    free = names_with(rows, "cost", "free")
    assert set(page.all().names("open")) == welcome & free
    # A group for other people alone is not among them.
    others = names_with(rows, "audience", "carers") - names_with(rows, "open", "yes")
    assert others
    assert not set(page.names("open")) & others


def test_what_comes_to_people_and_other_languages_are_filters(find, rows):
    page = find().choose("comes", "yes")
    assert set(page.all().names()) == names_with(rows, "comes", "yes")
    page = find().choose("language", "pl")
    assert set(page.all().names()) == names_with(rows, "language", "pl")


ANNOUNCED = """() => {
    window.announced = [];
    const status = document.querySelector("[role=status]");
    new MutationObserver(() => {
        const words = status.innerText.trim();
        if (words && words !== window.announced.at(-1)) window.announced.push(words);
    }).observe(status, { childList: true, characterData: true, subtree: true });
}"""


@pytest.fixture
def announced(find):
    """A find page, and what a screen reader is given to say after each search or choice."""
    page = find()
    page.page.evaluate(ANNOUNCED)

    def after(act):
        page.page.evaluate("window.announced.length = 0")
        act(page)
        messages = page.settle().page.evaluate("window.announced")
        return [one for one in messages if not one.endswith("Looking…")]  # where it is slow

    return after


def test_the_number_is_announced(announced, rows):
    free = len(names_with(rows, "cost", "free"))
    assert announced(lambda page: page.choose("cost", "free"))[-1] == f"{free} activities"


def test_one_message_says_what_was_understood_the_numbers_to_ring_and_how_many_there_are(announced):
    (message,) = announced(lambda page: page.type("zumba"))
    assert message == "No listing says “zumba”. We looked for Exercise and sport. 2 activities"
    (message,) = announced(lambda page: page.type("qwzxy sewing bees"))
    assert message.startswith("No listing says “qwzxy” or “bees”.")
    (message,) = announced(lambda page: page.type("depressed"))
    assert re.fullmatch(
        r"(No listing says .+)?We looked for .+ Do you need help right now\? Numbers you can ring, "
        r"day and night [0-9]+ activities.*",
        message,
    )


def test_in_danger_the_message_begins_with_the_numbers_and_has_them_once(announced):
    (message,) = announced(lambda page: page.type("he hits me"))
    numbers, services = message.split(" Support that may help ")
    assert numbers.startswith("In danger now? Ring 999. ")
    assert re.fullmatch(r"[0-9]+ activit(y|ies).*", services)
    more = "Look for activities with these words too"
    assert announced(lambda page: page.page.get_by_role("button", name=more).click()) == [numbers]
    (message,) = announced(lambda page: page.type("he hits me where can I walk"))
    assert re.fullmatch(rf"{re.escape(numbers)} [0-9]+ activities", message)


def test_the_choice_of_an_area_keeps_what_comes_to_people_apart(find, rows):
    comes = {row.name for row in rows if "comes" in row.facets}
    assert {"Friendly Calls", "A break at home", "Post Pals craft packs"} <= comes
    page = find("#area=highfield").all()
    assert set(page.names()) == names_with(rows, "area", "highfield")
    assert set(page.names("come")) == comes
    assert page.count().endswith(f", and {len(comes)} that come to you, wherever you live")
    page = find("#q=friendly+calls&area=highfield").all()
    assert page.names("come")[0] == "Friendly Calls"
    # Asked for by its name, it leads, wherever it comes from.
    assert find("#q=friendly+calls+in+highfield").all().names()[0] == "Friendly Calls"
    assert not find().page.locator("[data-find-come]").is_visible()


def test_an_area_and_a_day_are_of_one_session(find):
    """Advice is given in Station Quarter on Mondays, and by phone on Tuesdays."""
    advice = "Debt and benefits advice"
    assert advice in find("#area=station-quarter&day=monday").all().names()
    assert advice in find("#day=tuesday").all().names()
    for together in (
        "#area=station-quarter&day=tuesday",
        "#q=tuesday&area=station-quarter",
        "#q=station+quarter&day=tuesday",
        "#q=tuesday+in+station+quarter",
    ):
        assert advice not in find(together).all().names(), together


def test_an_empty_answer_says_what_each_filter_would_let_in(find, rows):
    chosen = {"day": ["sunday"], "need": ["benefits"]}
    assert not any(holds(row, chosen) for row in rows)
    page = find("#day=sunday&need=benefits")
    without = len(names_with(rows, "need", "benefits"))
    way = page.page.get_by_role("button", name=f"Without “Sunday”: {without}")
    way.click()
    page.settle()
    assert page.fragment() == "#need=benefits"


def test_a_result_has_the_facts_of_its_listing(find, rows):
    page = find().all()
    shown = {row.name: row.shown for row in rows}
    for item in page.page.locator("[data-find-results] > li").all()[:8]:
        result = shown[typed_marks(item.locator(".activity-result__name").inner_text())]
        words = typed_marks(item.inner_text())
        for fact in ("summary", "when", "where", "cost", "joining"):
            assert typed_marks(result.get(fact, "")) in words
        link = item.get_by_role("link").get_attribute("href")
        assert link == f"../{result['href']}"


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_is_wider_than_the_screen(find, width):
    page = find("#q=lonley&cost=free", width=width)
    assert page.page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_the_filters_are_folded_away_and_can_be_opened(find):
    page = find(width=360)
    expect(page.box("cost", "free")).not_to_be_visible()
    page.page.get_by_role("button", name="Narrow it down").click()
    expect(page.box("cost", "free")).to_be_visible()


# ---- when it can't work


def test_without_scripts_the_page_says_so_and_leads_to_the_lists(visit):
    page = visit("search/", java_script_enabled=False)
    main = page.get_by_role("main")
    expect(main.get_by_text("You can’t search by words here: your browser")).to_be_visible()
    for name in ("By what you need help with", "By kind of activity", "By area", "A to Z"):
        expect(main.get_by_role("link", name=name).first).to_be_visible()
    expect(main.get_by_role("searchbox")).not_to_be_visible()


def test_from_a_disk_the_page_says_why_it_cannot_search(browser, demonstration):
    page = browser.new_page()
    page.goto((demonstration / "search" / "index.html").as_uri())
    expect(page.get_by_text("Search can’t run from a disk")).to_be_visible()
    expect(page.get_by_role("searchbox")).not_to_be_visible()
    assert page.get_by_role("main").get_by_role("link", name="A to Z").first.is_visible()
    page.close()


@pytest.mark.parametrize("lost", ["**/search/columns.json*", "**/search/words.json*"])
def test_what_does_not_come_is_told_and_tried_again(browser, address, lost):
    page = browser.new_page()
    page.route(lost, lambda route: route.abort())
    page.goto(f"{address}search/#q=football")
    find = Find(page).settle()
    assert find.count() == "Search is not working"
    failed = page.locator("[data-find-failed]")
    expect(failed.get_by_role("link", name="A to Z")).to_be_visible()
    assert find.names() == []
    page.close()


@pytest.mark.parametrize("lost", ["**/pagefind/*.js", "**/*.pf_index", "**/*.pf_meta"])
def test_without_the_index_names_are_found_and_the_reason_is_told(browser, address, lost):
    page = browser.new_page()
    page.route(lost, lambda route: route.abort())
    page.goto(f"{address}search/#q=football")
    find = Find(page).settle()
    assert "Walking football" in find.names()
    assert "a part of the search did not arrive" in find.said()
    find.type("kettle")  # no name has it
    assert find.count() == "Search is not working"
    page.close()


def test_while_the_index_is_on_its_way_names_are_shown_and_keep_the_focus(browser, address):
    page = browser.new_page()
    held = []

    def hold(route):
        held.append(route)

    # Of a single word that is known, neither names of several words nor all columns are waited for.
    parts = ("**/*.pf_index", "**/search/phrases.json", "**/search/more-columns.json")
    for part in parts:
        page.route(part, hold)
    page.goto(f"{address}search/#q=football")
    find = Find(page)
    expect(page.locator("[data-find-count]")).to_contain_text("so far. Still looking…")
    assert "so far. Still looking…" in page.locator("[data-find-said]").inner_text()
    assert "Walking football" in find.names()
    link = page.get_by_role("link", name="Walking football")
    link.focus()
    stood = link.bounding_box()
    for route in held:
        route.continue_()
    for part in parts:
        page.unroute(part)
    find.settle()
    assert "so far" not in find.count()
    expect(link).to_be_focused()
    assert link.bounding_box() == stood
    page.close()


@pytest.mark.parametrize(
    ("words", "first", "said"),
    [
        ("dancing", "Friday Club", "We looked for Dance."),
        ("zumba", None, "No listing says “zumba”.\n\nWe looked for Exercise and sport."),
    ],
)
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_what_a_word_means_answers_before_it_is_known_whether_a_listing_says_it(
    browser, address, width, words, first, said
):
    page = browser.new_page(viewport={"width": width, "height": 900})
    held = []

    def hold(route):
        held.append(route)

    page.route("**/*.pf_index", hold)
    page.goto(f"{address}search/#q={words}")
    expect(page.locator("[data-find-count]")).to_contain_text("so far. Still looking…")
    find = Find(page)
    assert find.said().startswith("We are still looking for these words.\n\nWe looked for ")
    assert first is None or find.names()[0] == first
    link = page.locator(".activity-result a").first
    stood, name = link.bounding_box(), link.inner_text()
    for route in held:
        route.continue_()
    page.unroute("**/*.pf_index")
    find.settle()
    assert find.said() == said
    assert (link.bounding_box(), link.inner_text()) == (stood, name)
    page.close()


def test_what_was_asked_before_and_never_came_says_nothing_over_the_answer(browser, address):
    page = browser.new_page()
    page.clock.install()
    page.goto(f"{address}search/")
    find = Find(page).settle()
    everything = find.count()
    page.route("**/*.pf_index", lambda _: None)
    page.get_by_role("searchbox").fill("football")
    with page.expect_request("**/*.pf_index"):
        page.get_by_role("searchbox").press("Enter")
    find.type("")
    page.clock.run_for(2000)
    assert find.count() == everything
    page.close()


def test_once_the_connection_is_back_it_works_again(browser, address):
    page = browser.new_page()
    page.route("**/search/words.json*", lambda route: route.abort())
    page.goto(f"{address}search/#q=football")
    find = Find(page).settle()
    page.unroute("**/search/words.json*")
    page.get_by_role("button", name="Try again").click()
    find.settle()
    assert "Walking football" in find.names()
    page.close()


def test_a_page_that_stood_open_over_a_new_build_starts_afresh(browser, address):
    page = browser.new_page()
    asked = []

    def newer(route):
        asked.append(route.request.url)
        answer = route.fetch()
        content = answer.json()
        if len(asked) == 1:
            content["version"] = "another"
        route.fulfill(response=answer, body=json.dumps(content))

    page.route("**/search/rows/*", newer)
    page.goto(f"{address}search/")
    Find(page).settle()
    assert len(Find(page).names()) == 20
    assert len(asked) > 1
    page.close()


def test_it_works_below_a_folder_of_a_larger_site(browser, demonstration, served):
    page = browser.new_page()
    page.goto(f"{served(demonstration.parent)}{demonstration.name}/search/#q=football")
    find = Find(page).settle()
    assert "Walking football" in find.names()
    page.locator("[data-find-results] a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Walking football")
    page.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_jumps_while_it_loads(find, width):
    page = find("#q=lonley&cost=free", width=width)
    shifts = page.page.evaluate(
        """() => new Promise((resolve) => {
          new PerformanceObserver((list) => resolve(list.getEntries()))
            .observe({ type: "layout-shift", buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => resolve([])));
        }).then((seen) => seen.reduce((sum, one) => sum + one.value, 0))"""
    )
    assert shifts <= 0.02


def test_words_without_an_answer_can_be_passed_on_and_words_of_danger_never(find):
    asked = find("#q=menopause")
    tell = asked.page.locator("[data-find-tell]")
    expect(tell).to_be_visible()
    assert tell.locator("q").inner_text() == "menopause"
    link = tell.get_by_role("link")
    written = re.compile(r"mailto:hello@[^?]+\?subject=[^&]+&body=menopause")
    expect(link).to_have_attribute("href", written)
    for words in ("he hits me", "lonely", "qqxzyq " * 20):
        asked.type(words)
        expect(tell).to_be_hidden()
    asked.type("qqxzyq & zzyqx")
    expect(tell).to_be_visible()
    assert link.get_attribute("href").endswith("&body=qqxzyq%20%26%20zzyqx")
