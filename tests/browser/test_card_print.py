"""The card on paper: printed by a real browser, then read back as a person and a phone would."""

import io
import re
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageChops
from playwright.sync_api import expect
from tests.browser.looking import too_wide, violations
from tests.browser.paper import (
    BASE,
    MEASURED,
    MORNING,
    PIXELS_IN_MM,
    PLAIN,
    QR,
    TODAY,
    BareCards,
    Paper,
    card_of,
    extreme_facts,
    faults_on_paper,
    printed,
    real_height,
)

from activity_directory import cards
from activity_directory.cards.fit import fitted, height
from activity_directory.cards.printed_facts import printed_facts, version_of
from activity_directory.cards.sizes import A5, SIZES
from activity_directory.cards.words import words_of
from activity_directory.catalogue.loading import load
from activity_directory.listing.listing import calendar_of, listings_on
from activity_directory.model.contact import Contact
from activity_directory.model.cost import Cost
from activity_directory.model.eligibility import Eligibility
from activity_directory.model.place import Venue
from activity_directory.model.schedule import Limits, MonthDay, Monthly, Weekly
from activity_directory.vocabulary import Term
from activity_directory.wording.quotation_marks import curly

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="module")
def borough():
    return load(CONTENT).catalogue


@pytest.fixture(scope="module")
def listings(borough):
    return listings_on(borough, TODAY, calendar_of(borough.site, TODAY))


def open_card(visit, slug, size="", **options):
    """The page of a card in a size, its question answered where there is one."""
    return answered(visit(f"activities/{slug}/card/{size and f'#{size}'}", **options))


@cache
def code_on(slug):
    """What the QR code of a card of the demonstration holds."""
    catalogue = load(CONTENT).catalogue
    version = version_of(printed_facts(catalogue.activity_by_slug[slug]))
    return f"{BASE}a/{catalogue.code_by_slug[slug]}/#{version}"


def answered(page):
    if page.locator("main details").count():
        page.locator("main summary").click()
    return page


# ---- every card of the demonstration


SHOWN = ".card:not(.card--back)"


def test_every_card_prints_as_it_was_reckoned_in_every_size(browser, address, listings, borough):
    """Sides and paper, margins, type, lines, code: on each size's own paper, in one visit each."""
    page = browser.new_page()
    for turn, listing in enumerate(one for one in listings if one.is_on):
        slug = listing.activity.slug
        page.emulate_media(media="null")
        page.goto(f"{address}activities/{slug}/card/")
        answered(page)
        sizes = page.locator(".card-sheet").evaluate_all(
            "sheets => sheets.map(one => one.className.split('--')[1])"
        ) or ["a5"]
        for size in (one for one in SIZES if one.id in sizes):
            page.evaluate("size => { location.hash = size; }", size.id)
            has_back = not listing.activity.about_safety
            # Paper takes longest, so each card is on that of one size, and all sizes are seen.
            if SIZES[turn % len(SIZES)] is size or not has_back:
                paper = printed(page)
                if size is A5:
                    assert (paper.pages, paper.size) == (1 + has_back, (148, 210)), slug
                else:
                    assert paper.size == (210, 297), slug
                    assert paper.pages == (1 if size.code_on_back else 2), slug
                assert set(paper.codes()) == {code_on(slug)}, (slug, size.id)
                least = (148 - size.width) / 2 - 0.5 if size is A5 else 6.5
                for number in range(paper.pages):
                    left, top, right, bottom = paper.ink(number)
                    whole_width, whole_height = paper.size
                    if size.code_on_back:  # where to cut goes to the edges
                        continue
                    assert min(left, top) >= least, (slug, size.id)
                    assert max(right - whole_width, bottom - whole_height) <= -least
                words = re.sub(r"\s", "", paper.words)
                assert code_on(slug).partition("/#")[0].removeprefix("https://") in words
                assert curly(listing.activity.name).replace(" ", "") in words
                assert words.count("Printed23November2026.") == (2 if size.code_on_back else 1)
            page.emulate_media(media="print")
            shown = page.locator(f".card-sheet--{size.id}").first
            looked = shown.locator(SHOWN).first.evaluate(MEASURED)
            setting, words, fits = fitted(
                words_of(listing, borough.site, BASE, borough.code_by_slug[slug]),
                size,
                patch=has_back,
            )
            assert fits
            reckoned = height(words, setting)
            assert looked["height"] <= reckoned + 0.1, (slug, size.id)
            assert reckoned - looked["height"] < 25 * size.unit, (slug, size.id)
            sides = [looked]
            if has_back:
                back = shown.locator(".card--back").first.evaluate(MEASURED)
                assert back["height"] <= size.height + 0.1, (slug, size.id)
                sides.append(back)
            for one in (part for side in sides for part in side["parts"]):
                assert one["size"] >= size.smallest * 96 / 72 - 0.01, (slug, size.id)
                assert all(width == 0 or width >= 0.2 * PIXELS_IN_MM for width in one["widths"])
                assert one["ink"] == "rgb(0, 0, 0)"
                assert one["paper"] in {"rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"}
                assert "Atkinson" in one["face"]
                assert one["align"] == "start"
            page.emulate_media(media="null")
    page.close()


@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize("slug", ["advice-drop-in", "safe-line"])
def test_on_a4_the_card_takes_one_half_of_one_sheet_and_its_back_the_other(visit, slug, landscape):
    page = open_card(visit, slug)
    paper = printed(page, format="A4", landscape=landscape, prefer_css_page_size=False)
    assert paper.pages == 1
    assert paper.size == (297, 210)
    if slug == "safe-line":  # whose back is blank: nobody writes on it why they came
        assert paper.ink()[2] <= 149
    else:
        assert paper.ink()[2] >= 280
        assert "Who is coming with me" in paper.words
    assert paper.codes() == [code_on(slug)]
    # The same size as on A5: the code is as wide.
    assert code_width(paper) == pytest.approx(code_width(printed(page)), abs=0.6)


def code_width(paper):
    """The width of the printed code in millimetres, without its quiet zone."""
    found = zxingcpp.read_barcodes(paper.picture(300, grey=True), formats=QR)[0].position
    return (found.top_right.x - found.top_left.x) * 25.4 / 300


def test_on_a_sheet_of_another_size_the_card_keeps_its_own(visit):
    page = open_card(visit, "chair-exercise")
    letter = printed(page, format="Letter", prefer_css_page_size=False)
    assert letter.pages == 2
    assert code_width(letter) == pytest.approx(code_width(printed(page)), abs=0.6)


def test_the_code_is_at_least_26_millimetres_wide(visit):
    assert 26 <= code_width(printed(open_card(visit, "books-on-prescription"))) <= A5.code


def test_a_sheet_for_pockets_has_the_card_twice_with_its_backs(visit):
    page = open_card(visit, "chair-exercise", "pocket")
    expect(page.locator(".card-sheet__again")).to_be_hidden()
    paper = printed(page)
    assert paper.words.count("Ring 01632 960110") == 2
    assert paper.words.count("Who is coming with me") == 2
    assert paper.codes(150) == [code_on("chair-exercise")] * 2


def test_a_size_is_chosen_without_scripts_and_by_an_address(visit):
    page = open_card(visit, "chair-exercise", java_script_enabled=False)
    expect(page.locator(".card--a5").first).to_be_visible()
    page.get_by_role("link", name="Large print").click()
    expect(page.locator(".card--large-print").first).to_be_visible()
    expect(page.locator(".card--a5").first).to_be_hidden()
    expect(page.locator("[aria-current=true]:visible")).to_have_text("Large print (A4)")
    page.get_by_role("link", name="Half a page").click()
    expect(page.locator(".card--a5").first).to_be_visible()


def test_what_is_about_safety_has_one_size_and_no_address_opens_it(visit):
    page = visit("activities/safe-line/card/#pocket")
    expect(page.locator(".card")).to_be_hidden()
    page = visit("activities/safe-line/card/#a5")
    expect(page.locator(".card")).to_be_hidden()


def test_the_words_of_a_card_are_on_its_paper(visit):
    words = printed(open_card(visit, "chair-exercise")).words
    for part in (
        "Your activity card",
        "Connected Larkwell",
        "Sit and Be Fit",
        "Mondays and Fridays, 10.30am to 11.30am",
        "Highfield Community Centre, Beacon Hill Road, LW4 3FG.",
        "Buses 11 and 12. Step-free: yes.",
        "£4 each time.",
        "How to join",
        "First time",
        "Ring 01632 960110",
        "Ask for: the class leader",
        "Details checked 5 October 2026. Printed 23 November 2026.",
        "Not sure? You can ring first.",
    ):
        assert part in words


def test_only_the_card_is_printed(visit):
    words = printed(open_card(visit, "chair-exercise")).words
    for part in ("Print this card", "On paper", "This is a demonstration", "A to Z", "Samaritans"):
        assert part not in words
    assert words.startswith("Your activity card Connected Larkwell")


def test_fonts_are_embedded(visit):
    fonts = printed(open_card(visit, "chair-exercise")).fonts()
    assert any("Atkinson" in name for name in fonts)
    assert all(fonts.values()), fonts


@pytest.mark.parametrize("dark", [False, True])
def test_it_is_black_on_white_for_everybody(visit, dark):
    page = open_card(visit, "chair-exercise", dark=dark)
    picture = printed(page).picture()
    assert picture.getpixel((2, 2)) == (255, 255, 255)
    assert not has_colour(picture)
    on_screen = Image.open(io.BytesIO(page.locator(".card--a5").first.screenshot())).convert("RGB")
    assert on_screen.getpixel((20, 20)) == (255, 255, 255)
    assert not has_colour(on_screen)


def has_colour(picture):
    red, green, blue = picture.convert("RGB").split()
    pairs = ((red, green), (green, blue), (blue, red))
    return any(ImageChops.difference(*pair).getextrema()[1] > 24 for pair in pairs)


def test_forced_colours_leave_the_code_readable(visit):
    page = open_card(visit, "chair-exercise", forced_colors="active", dark=True)
    picture = Image.open(io.BytesIO(page.locator(".card--a5").first.screenshot()))
    assert [found.text for found in zxingcpp.read_barcodes(picture, formats=QR)] == [
        code_on("chair-exercise")
    ]


# ---- what fits


FIRST_SENTENCES = "Come ten minutes early and ask for the leader at the desk by the door. " * 12
NAME = "Wonderful Woodwork, Weaving and Winter Warmers for Women and Men in Walthamwick."
SUMMARY = (
    "Making and mending with wool, wood, willow and whatever else washes up, with a hot meal, "
    "warm company and a willing hand whenever you may want one."
)
TWO_VENUES = (
    Venue(
        "Highfield Community Centre (the Orchard Room)", "one", street="12 Orchard Road",
        postcode="LW4 3FG", buses="11, 12, 65 and N7", access_note="Ring for the ramp. " * 8,
    ),
    Venue("Northgate Library and Learning Centre", "two", street="14 Northgate Street",
          postcode="LW5 1DE", buses="7, two minutes from the stop called Northgate Street"),
)  # fmt: skip
EXTREMES = {
    "the longest name and line": {"name": NAME, "summary": SUMMARY},
    "a great deal about the first time": {"first_time": FIRST_SENTENCES},
    "eight times at two places": {
        "when": tuple(
            Weekly((day % 7,), MORNING, limits=Limits(venue=("one", "two")[day % 2]))
            for day in range(8)
        ),
        "venues": TWO_VENUES,
    },
    "ten prices": {
        "costs": tuple(
            Cost("per_session", 350 + n, only_for=f"people in the group with number {n}")
            for n in range(10)
        )
    },
    "a long address to write to": {
        "contact": Contact(
            email="wonderful-woodwork-and-weaving@walthamwick-and-wandle.wellbeing.example.org",
            website="https://walthamwick-and-wandle.wellbeing.example.org/groups/woodwork/join/",
            ask_for="whoever looks after the woodwork and weaving room on that day of the week",
            best_time="weekday mornings, but not on Wednesdays or in the school holidays",
        )
    },
    "words without an end": {"name": "w" * 80, "summary": "m" * 150},
    "everything at once": {
        "name": NAME, "summary": SUMMARY, "highlight": "No gardening, cooking or English needed",
        "first_time": FIRST_SENTENCES, "venues": TWO_VENUES,
        "when": (
            *(Monthly((MonthDay(nth=n, weekday=n),), MORNING,
                      limits=Limits(venue="two", note="Please bring an apron and old shoes"))
              for n in range(1, 5)),
            Weekly((0, 2), MORNING, limits=Limits(starting=date(2027, 1, 11), sessions=12,
                                                  next_intakes=(date(2027, 9, 13),))),
        ),
        "costs": (Cost("per_course", 2000, note="in two parts"),
                  Cost("per_session", 350, since=date(2026, 12, 1), only_for="people on benefits")),
        "eligibility": Eligibility(text="For people who live in or near Larkwell. " * 6),
        "getting_there": "A free minibus can pick you up. " * 5,
        "concessions": tuple(Term(f"c{n}", "Carer or companion free", "") for n in range(4)),
        "contact": Contact(phone="+441632960110", text="+447700900131",
                           ask_for="the woodwork and weaving room", best_time="weekday mornings"),
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def bare(tmp_path_factory, served):
    """Where bare pages with cards are written."""
    folder = tmp_path_factory.mktemp("cards")
    return BareCards(folder, served(folder))


@pytest.fixture(scope="module")
def paper_of(bare):
    """`paper_of(card)` is the address of a bare page with that card and the site's own styles."""
    return bare.write


def test_the_longest_entries_print_on_one_side_in_every_size(browser, paper_of):
    page = browser.new_page()
    for extreme, facts in EXTREMES.items():
        of_activity = card_of(facts)
        page.emulate_media(media="null")
        page.goto(paper_of(*of_activity.of_sizes))
        paper = printed(page)
        sides = {"a5": 2, "pocket": 1, "large-print": 2, "easy-read": 2}
        assert paper.pages == sum(sides[card.size] for card in of_activity.of_sizes), extreme
        assert paper.codes() == [f"{BASE}activities/{PLAIN['slug']}/"]
        whole = re.sub(r"\s", "", paper.words)
        for card in of_activity.of_sizes:
            for part in (card.name, card.way.words, card.checked, card.please):
                assert re.sub(r"\s", "", part) in whole, (extreme, card.size)
        page.emulate_media(media="print")
        for size in SIZES:
            if size.id in {card.size for card in of_activity.of_sizes}:
                assert real_height(page, size.id) <= size.height, (extreme, size.id)
    page.close()


def test_generated_extremes_print_as_they_should(browser, bare):
    """A few of those that tools/printed_extremes.py prints by the hundred."""
    page = browser.new_page()
    for number in (3, 7):
        of_sizes = card_of(extreme_facts(number)).of_sizes
        assert len(of_sizes) >= 3
        for card in of_sizes:
            assert list(faults_on_paper(page, bare, card)) == [], (number, card.size)
    page.close()


def test_when_the_typeface_does_not_arrive_the_card_still_prints_on_one_side(
    browser, paper_of, listings, borough
):
    page = browser.new_page()
    page.route(re.compile("woff2"), lambda route: route.abort())
    on = [listing for listing in listings if listing.is_on]
    page.goto(paper_of(*(cards.card(listing, borough.site, BASE) for listing in on)))
    paper = printed(page)
    assert paper.pages == sum(1 if one.activity.about_safety else 2 for one in on)
    for number in range(paper.pages):
        assert paper.ink(number)[3] <= 206
    page.close()


# ---- the day of printing


def test_a_site_without_a_date_of_its_own_prints_the_visitors(browser, paper_of):
    page = browser.new_page()
    page.clock.set_fixed_time(datetime(2031, 5, 9, 23, 30))  # noqa: DTZ001 - the visitor's clock
    page.goto(paper_of(card_of({}).of_sizes[0]))
    assert "Printed 9 May 2031." in printed(page).words
    page.close()


def test_a_site_with_a_date_of_its_own_prints_that(browser, paper_of):
    page = browser.new_page()
    page.clock.set_fixed_time(datetime(2031, 5, 9, 12))  # noqa: DTZ001
    page.goto(paper_of(card_of({}, today=TODAY).of_sizes[0]))
    assert "Printed 23 November 2026." in printed(page).words
    page.close()


def test_the_date_waits_for_the_printing(visit):
    page = open_card(visit, "chair-exercise")
    expect(page.locator("[data-printed]").last).to_have_text("Printed:")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("[data-printed]").last).to_have_text("Printed 23 November 2026.")


def test_the_button_prints(visit):
    page = open_card(visit, "chair-exercise")
    page.evaluate("window.print = () => { window.asked = true; }")
    page.get_by_role("button", name="Print this card").click()
    assert page.evaluate("window.asked")


# ---- no scripts, no server


def test_without_scripts_the_card_prints_with_a_line_for_the_date(visit):
    page = open_card(visit, "chair-exercise", java_script_enabled=False)
    expect(page.get_by_role("button", name="Print this card")).to_be_hidden()
    paper = Paper(page.pdf(prefer_css_page_size=True))
    assert paper.pages == 2
    assert "Details checked 5 October 2026. Printed:" in paper.words
    assert "Printed 23" not in paper.words
    assert paper.codes() == [code_on("chair-exercise")]


def test_a_card_prints_from_a_folder_as_well(browser, demonstration):
    page = browser.new_page()
    page.goto((demonstration / "activities/chair-exercise/card/index.html").as_uri())
    paper = printed(page)
    assert (paper.pages, paper.size) == (2, (148, 210))
    assert paper.codes() == [code_on("chair-exercise")]
    page.close()


# ---- a question first


def test_a_guarded_card_is_shown_and_printed_only_when_somebody_chooses_it(visit):
    page = visit("activities/safe-line/card/")
    assert page.title() == "Your activity card – Connected Larkwell"
    expect(page.locator(".card")).to_be_hidden()
    closed = printed(page)
    assert closed.codes() == []
    assert "960" not in closed.words
    assert "0808" not in closed.words
    assert "Safe Line" not in closed.words
    page.get_by_text("It is safe: show the card").click()
    expect(page.locator(".card")).to_be_visible()
    paper = printed(page)
    assert paper.codes() == [code_on("safe-line")]
    assert "0808 157 0135" in paper.words
    for word in ("abuse", "hurt", "controlled", "violence"):
        assert word not in paper.words.casefold()


def test_the_question_works_by_keyboard_and_without_scripts(visit):
    page = visit("activities/safe-line/card/", java_script_enabled=False)
    page.locator("main summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".card")).to_be_visible()


def test_what_a_guarded_page_calls_itself_names_nothing(visit):
    page = visit("activities/safe-line/card/")
    head = page.locator("head").evaluate("head => head.outerHTML").casefold()
    for word in ("abuse", "hurt", "controlled", "violence"):
        assert word not in head


# ---- no card


@pytest.mark.parametrize(
    ("slug", "reason"),
    [("sewing-bees", "Closed since 31 July 2026."), ("job-club", "Paused since")],
)
def test_what_is_not_on_prints_no_card_and_offers_others(visit, address, slug, reason):
    page = visit(f"activities/{slug}/card/")
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no card to print")
    expect(page.locator("[data-print]")).to_have_count(0)
    paper = printed(page, format="A4")
    assert reason in paper.words
    assert paper.codes() == []
    assert "Your activity card" not in paper.words
    links = page.get_by_role("link", name=re.compile("^Print a card for"))
    assert 1 <= links.count() <= 2
    href = links.first.get_attribute("href")
    other = visit(f"activities/{slug}/card/{href}")
    expect(other.locator(".card:visible").first).to_be_visible()


# ---- on a screen


@pytest.mark.parametrize("width", [320, 1280])
def test_on_a_screen_the_card_is_readable_and_never_wider_than_the_window(visit, width):
    for slug in ("chair-exercise", "calm-online", "books-on-prescription"):
        page = open_card(visit, slug, width=width)
        for size in SIZES:
            page.evaluate("size => { location.hash = size; }", size.id)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, size.id
            sizes = page.locator(f".card-sheet--{size.id}").evaluate(
                "card => [...card.querySelectorAll('p, dt, dd, li, a')]"
                ".filter(one => one.checkVisibility())"
                ".map(one => parseFloat(getComputedStyle(one).fontSize))"
            )
            assert min(sizes) >= 16
        page.context.close()


# ---- in three presses

PRINTS = "window.print = () => document.documentElement.toggleAttribute('data-printed-once');"
PRINTED_ONCE = "html[data-printed-once]"


def test_from_the_home_page_the_third_press_prints_and_from_a_list_the_second(visit, address):
    page = visit("")
    page.add_init_script(PRINTS)
    page.locator("main a[href*='needs/loneliness/']").first.click()
    page.wait_for_url(f"{address}needs/**")
    page.locator(".activity-result__name a").first.click()
    page.locator(".action-row").get_by_role("link", name="Print a card").click()
    expect(page.locator(PRINTED_ONCE)).to_have_count(1)
    # Neither the address nor a new look at the page prints again.
    expect(page).to_have_url(re.compile("/card/$"))
    page.reload(wait_until="load")
    assert page.locator(PRINTED_ONCE).count() == 0


@pytest.mark.parametrize("slug", ["safe-line", "sewing-bees"])
def test_an_address_alone_prints_nothing_that_asks_first_or_has_no_card(visit, slug, address):
    page = visit("about/")
    page.add_init_script(PRINTS)
    page.goto(f"{address}activities/{slug}/card/#print", wait_until="load")
    expect(page).to_have_url(re.compile("/card/$"))
    assert page.locator(PRINTED_ONCE).count() == 0


# ---- the poster


OVER = """() => [...document.querySelectorAll(".poster .card, .poster__strip")]
    .filter((one) => one.scrollHeight > one.clientHeight || one.scrollWidth > one.clientWidth)
    .map((one) => one.textContent)"""


def without_spaces(text):
    return "".join(text.split())


@pytest.mark.parametrize(
    "slug", ["chair-exercise", "advice-drop-in", "slimming-12", "rainbow-social"]
)
def test_a_poster_is_one_sheet_on_which_nothing_is_cut_off(visit, slug):
    page = open_card(visit, slug, "poster")
    assert page.evaluate(OVER) == []
    paper = printed(page)
    assert (paper.pages, paper.size) == (1, (210, 297))
    assert paper.codes() == [code_on(slug)]
    assert not has_colour(paper.picture())
    letter = printed(page, format="Letter", prefer_css_page_size=False)
    assert letter.pages == 1
    assert letter.codes() == [code_on(slug)]
    number = page.locator(".poster .card__way a").inner_text()
    # On the poster, and on each strip.
    assert without_spaces(paper.words).count(without_spaces(number)) == 7


def test_cards_for_a_counter_are_one_sheet_on_which_nothing_is_cut_off(visit):
    page = open_card(visit, "advice-drop-in", "counter")
    page.emulate_media(media="print")
    assert page.evaluate(OVER.replace(".poster .card, .poster__strip", ".counter-card__face")) == []
    page.emulate_media(media="null")
    paper = printed(page)
    assert (paper.pages, paper.size) == (1, (210, 297))
    assert paper.codes() == [code_on("advice-drop-in")] * 4
    assert not has_colour(paper.picture())
    letter = printed(page, format="Letter", prefer_css_page_size=False)
    assert (letter.pages, letter.codes()) == (1, [code_on("advice-drop-in")] * 4)
    assert without_spaces(paper.words).count("Askus") == 4
    page.set_viewport_size({"width": 320, "height": 640})
    assert violations(page) == []
    assert too_wide(page) == []


def test_a_poster_is_chosen_without_scripts_and_fits_a_phone(visit):
    page = open_card(visit, "chair-exercise", java_script_enabled=False, width=320)
    expect(page.locator(".poster")).to_be_hidden()
    page.get_by_role("link", name="Poster (A4)").click()
    expect(page.locator(".poster")).to_be_visible()
    expect(page.locator(".card--a5").first).to_be_hidden()
    other = open_card(visit, "chair-exercise", "poster", width=320)
    expect(other.get_by_role("button", name="Print this poster")).to_be_visible()
    assert violations(other) == []
    assert too_wide(other) == []


def test_what_is_about_safety_or_is_not_on_has_no_poster(visit):
    for slug in ("safe-line", "sewing-bees"):
        page = visit(f"activities/{slug}/card/#poster")
        assert page.locator("#poster, .poster, #counter, .counter-card").count() == 0
