"""The card: what it says, what it must never say, and that it fits one side of A5."""

import re
from dataclasses import fields, is_dataclass, replace
from datetime import date, time
from pathlib import Path

import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from activity_directory import cards
from activity_directory.cards import qr
from activity_directory.cards.fit import fitted, height
from activity_directory.cards.sizes import A5, EASY_READ, LARGE_PRINT, POCKET, SIZES
from activity_directory.cards.words import words_of
from activity_directory.catalogue.loading import load
from activity_directory.listing.alternatives import Alternatives, alternatives_to
from activity_directory.listing.listing import Listing, calendar_of, listings_on
from activity_directory.model.activity import Activity, Checked
from activity_directory.model.civic_calendar import CivicCalendar
from activity_directory.model.contact import Contact
from activity_directory.model.cost import Cost
from activity_directory.model.eligibility import Eligibility
from activity_directory.model.joining import Joining
from activity_directory.model.organisation import Organisation
from activity_directory.model.place import Venue
from activity_directory.model.schedule import (
    Always,
    Hours,
    Limits,
    MonthDay,
    Monthly,
    Once,
    OpeningHours,
    Rolling,
    Weekly,
)
from activity_directory.model.site import CrisisLine, Site
from activity_directory.model.status import Closed, Full, Paused, Running
from activity_directory.source.places import Places
from activity_directory.vocabulary import Term

CONTENT = Path(__file__).parents[2] / "content"
TODAY = date(2026, 11, 23)
BASE = "https://connected-larkwell.example.org/"
# Stripes of a code may pass for a bar code too, which no telephone asks for.
QR = zxingcpp.BarcodeFormat.QRCode
PLACES = Places("content/activities/x.md")

# ---- the demonstration


@pytest.fixture(scope="module")
def borough():
    return load(CONTENT).catalogue


@pytest.fixture(scope="module")
def listings(borough):
    return listings_on(borough, TODAY, calendar_of(borough.site, TODAY))


@pytest.fixture(scope="module")
def cards_of_borough(borough, listings):
    return {
        listing.activity.slug: cards.card(
            listing, borough.site, BASE, alternatives_to(listing, Alternatives(listings))
        )
        for listing in listings
    }


@pytest.fixture(scope="module")
def pages_of_borough(borough, listings):
    """What each card page prints: every size, and the backs."""
    return {
        listing.activity.slug: cards.cards_of(listing, borough.site, BASE) for listing in listings
    }


def said(card):
    """Every word on a card, a refusal, or any part of one."""
    if isinstance(card, str):
        return card
    if isinstance(card, tuple):
        return "\n".join(said(part) for part in card)
    if isinstance(card, qr.QrCode):
        return ""
    if is_dataclass(card):
        return "\n".join(said(getattr(card, field.name)) for field in fields(card))
    return ""


def answer(card, label):
    """What a card answers under a label, with ordinary spaces; nothing where it has no such row."""
    lines = next((fact.lines for fact in card.facts if fact.label == label), ())
    return " ".join(lines).replace("\u00a0", " ")


def test_everything_that_people_can_go_to_has_a_card_and_nothing_else_has(
    listings, cards_of_borough
):
    for listing in listings:
        card = cards_of_borough[listing.activity.slug]
        assert isinstance(card, cards.Card if listing.is_on else cards.Refusal)
    assert {slug for slug, card in cards_of_borough.items() if isinstance(card, cards.Refusal)} >= {
        "sewing-bees",
        "job-club",
    }


def test_every_card_answers_every_question_and_fits(cards_of_borough):
    for slug, card in cards_of_borough.items():
        if isinstance(card, cards.Refusal):
            continue
        assert card.fits, slug
        for label in ("When", "Where", "Cost", "How to join"):
            assert answer(card, label), (slug, label)
        assert card.heading == "Your activity card"
        assert card.portal == "Connected Larkwell"
        assert card.way.words
        assert card.checked.startswith("Details checked ")
        assert "".join(card.address) == f"connected-larkwell.example.org/activities/{slug}"
        assert card.url == f"{BASE}activities/{slug}/"


def test_a_card_says_nothing_that_is_for_professionals_or_maintainers(borough, pages_of_borough):
    searched = 0
    for activity in borough.activities:
        words = said(pages_of_borough[activity.slug]).casefold()
        secret = [activity.maintainer_note]
        eligibility = activity.eligibility
        if eligibility is not None:
            secret += [
                eligibility.in_their_words,
                eligibility.other,
                *eligibility.conditions,
                *eligibility.not_suitable_for,
            ]
        for venue in activity.venues:
            secret.append(venue.maintainer_note)
            if venue.withheld:
                secret += [venue.name, venue.street, venue.postcode, venue.getting_there]
        for phrase in filter(None, secret):
            searched += 1
            assert phrase.casefold() not in words, (activity.slug, phrase)
        assert "bmi" not in re.findall(r"\w+", words)
        assert "body mass" not in words
    assert searched > 10


def test_a_card_does_not_say_what_need_it_answers(borough, pages_of_borough):
    for activity in borough.activities:
        words = said(pages_of_borough[activity.slug])
        for need in activity.needs:
            assert need.label not in words, (activity.slug, need.label)


def test_the_same_listing_makes_the_same_card(borough, listings, cards_of_borough):
    for listing in listings:
        instead = alternatives_to(listing, Alternatives(listings))
        again = cards.card(listing, borough.site, BASE, instead)
        assert again == cards_of_borough[listing.activity.slug]


# ---- one activity at a time


def term(identity, label="", **more):
    return Term(identity, label or identity, "", **more)


IN_PERSON, ONLINE, BY_PHONE = term("in-person"), term("online", "Online"), term("phone", "By phone")
STEP_FREE = term("step-free", "Step-free entrance and route")
DROP_IN = term("drop-in", card_line="You do not need to book. Just come along.")
HALL = Venue(
    "Highfield Hall",
    "hall",
    street="12 Orchard Road",
    postcode="LW4 3FG",
    buses="11, 12",
    access=((STEP_FREE, "yes"),),
)
MORNING = Hours(time(10, 30), time(12))
MONDAYS = Weekly((0,), MORNING)
SITE = Site(
    name="Connected Larkwell",
    place="Larkwell",
    contact=Contact(phone="+441632960106"),
    places=PLACES,
)
PHONE = "+441632960110"


def activity(**changes):
    facts = {
        "slug": "sit-and-be-fit",
        "name": "Sit and Be Fit",
        "summary": "Gentle exercise in a chair.",
        "organisation": Organisation("Highfield Neighbours"),
        "formats": (IN_PERSON,),
        "when": (MONDAYS,),
        "costs": (Cost("free"),),
        "joining": Joining((DROP_IN,)),
        "contact": Contact(phone=PHONE, ask_for="the class leader"),
        "status": Running(),
        "checked": Checked(date(2026, 11, 2), "Larkwell Voluntary Action", term("visited")),
        "places_in_file": PLACES,
        "venues": (HALL,),
    }
    return Activity(**(facts | changes))


def listing_of(
    one, *, current_status="running", freshness="fresh", calendar=None, today=TODAY, **more
):
    return Listing(
        activity=one,
        today=today,
        calendar=calendar or CivicCalendar(),
        status=more.pop("status", one.status),
        current_status=current_status,
        freshness=freshness,
        starts=more.pop("starts", None),
        ends=more.pop("ends", None),
    )


def card_of(*, site=SITE, base=BASE, instead=(), listed=None, size=A5, **changes):
    listing = listing_of(activity(**changes), **(listed or {}))
    return cards.card(listing, site, base, instead, size=size)


def page_of(*, site=SITE, listed=None, **changes):
    return cards.cards_of(listing_of(activity(**changes), **(listed or {})), site, BASE)


def test_a_card_answers_in_words():
    card = card_of(first_time="Come **early**. Ask for the class leader.")
    assert card.name == "Sit and Be Fit"
    assert card.summary == "Gentle exercise in a chair."
    assert answer(card, "When") == "Mondays, 10.30am to noon."
    assert answer(card, "Where") == (
        "Highfield Hall, 12 Orchard Road, LW4 3FG. Buses 11 and 12. Step-free: yes."
    )
    assert answer(card, "Cost") == "Free."
    assert answer(card, "How to join") == "You do not need to book. Just come along."
    assert answer(card, "Who for") == "Anyone can come."
    assert answer(card, "First time") == "Come early. Ask for the class leader."
    assert (card.way.verb, card.way.words, card.way.link) == (
        "Ring",
        "01632 960110",
        "tel:+441632960110",
    )
    assert card.ask_for == "the class leader"
    assert card.checked == "Details checked 2\u00a0November 2026."
    assert card.please == "Not sure? You can ring first."
    assert card.warnings == ()


def test_dates_and_postcodes_stay_on_one_line():
    card = card_of(when=(Once(date(2027, 1, 16), MORNING),))
    assert "16\u00a0January 2027" in said(card.facts)
    assert "LW4\u00a03FG" in said(card.facts)


# ---- when

JANUARY_FIRST = {date(2027, 1, 1): "New Year's Day", date(2027, 1, 4): "New Year holiday"}


def test_a_monthly_one_tells_its_next_three_dates_and_the_one_it_misses():
    first_monday = Monthly(
        (MonthDay(nth=1, weekday=0),), MORNING, limits=Limits(bank_holidays="closed")
    )
    card = card_of(when=(first_monday,), listed={"calendar": CivicCalendar(JANUARY_FIRST)})
    assert answer(card, "Next dates") == (
        "Monday 7 December Monday 1 February 2027 Monday 1 March 2027 "
        "Not on Monday 4 January 2027 (bank holiday)."
    )


def test_a_date_that_is_not_sure_asks_to_be_checked():
    first_monday = Monthly((MonthDay(nth=1, weekday=0),), MORNING)
    card = card_of(when=(first_monday,), listed={"calendar": CivicCalendar(JANUARY_FIRST)})
    assert "Monday 4 January 2027 (please check)" in answer(card, "Next dates")


def test_a_course_tells_the_dates_of_its_next_three_meetings():
    course = Weekly((0,), MORNING, limits=Limits(starting=date(2027, 1, 11), sessions=12))
    card = card_of(
        when=(course,), listed={"current_status": "starting-soon", "starts": date(2027, 1, 11)}
    )
    assert answer(card, "Next dates").startswith("Monday 11 January 2027 Monday 18 January 2027")
    assert card.warnings == ("Starts on 11\u00a0January 2027.",)


def test_a_weekly_one_needs_no_dates_but_says_when_it_is_off():
    card = card_of(
        when=(Weekly((0,), MORNING, limits=Limits(bank_holidays="closed")),),
        listed={"calendar": CivicCalendar({date(2026, 11, 30): "St Andrew's Day"})},
    )
    assert answer(card, "Next dates") == ""
    assert "Not on Monday 30 November (bank holiday)." in answer(card, "When")


def test_a_date_that_the_group_leaves_out_is_said_once():
    weekly = Weekly((0,), MORNING, limits=Limits(skipped=(date(2026, 11, 30),)))
    assert answer(card_of(when=(weekly,)), "When") == "Mondays, 10.30am to noon, not 30 November."


def test_dates_of_several_times_each_have_their_own():
    whens = (
        Monthly((MonthDay(nth=1, weekday=0),), MORNING),
        Monthly((MonthDay(nth=2, weekday=1),), Hours(time(14), time(16))),
    )
    assert "Monday 7 December, 10.30am to noon Tuesday 8 December, 2pm to 4pm" in answer(
        card_of(when=whens), "Next dates"
    )


def test_beside_a_weekly_time_only_the_other_has_dates():
    whens = (MONDAYS, Monthly((MonthDay(nth=1, weekday=5),), MORNING))
    assert answer(card_of(when=whens), "Next dates") == (
        "Saturday 5 December, 10.30am to noon Saturday 2 January 2027, 10.30am to noon "
        "Saturday 6 February 2027, 10.30am to noon"
    )


# ---- where


@pytest.mark.parametrize(
    ("answered", "words"),
    [("yes", "Step-free: yes."), ("no", "Step-free: no."), ("ask", "Step-free: please ask.")],
)
def test_step_free_is_yes_no_or_ask(answered, words):
    venue = replace(HALL, access=((STEP_FREE, answered),))
    assert words in answer(card_of(venues=(venue,)), "Where")


def test_what_nobody_knows_of_steps_is_never_a_yes():
    assert "Step-free: please ask." in answer(card_of(venues=(replace(HALL, access=()),)), "Where")


def test_what_the_session_says_of_steps_goes_before_its_venue():
    assert "Step-free: no." in answer(card_of(access=((STEP_FREE, "no"),)), "Where")


def test_a_withheld_place_is_told_only_to_those_who_get_in_touch():
    hidden = replace(HALL, withheld=True, access_note="By the clock tower.")
    card = card_of(venues=(hidden,))
    assert answer(card, "Where") == "Address given when you get in touch. Step-free: please ask."
    for secret in ("Highfield Hall", "Orchard", "LW4", "11 and 12", "clock tower"):
        assert secret not in said(card)


def test_what_happens_at_no_place_says_how_instead():
    card = card_of(formats=(ONLINE, BY_PHONE), venues=())
    assert answer(card, "Where") == "Online or by phone."
    assert card.please == ""
    booked = card_of(formats=(ONLINE,), venues=(), joining=Joining((term("book"),), "Book first"))
    assert booked.please == "Please ring first."


def test_each_of_two_places_has_its_times():
    library = Venue("Northgate Library", "library", postcode="LW5 1DE")
    tuesdays = Weekly((1,), MORNING, limits=Limits(venue="library"))
    card = card_of(venues=(HALL, library), when=(MONDAYS, tuesdays))
    assert answer(card, "When").endswith("Tuesdays, 10.30am to noon, at Northgate Library.")
    assert "Highfield Hall" in answer(card, "Where")
    assert "Northgate Library, LW5 1DE. Step-free: please ask." in answer(card, "Where")


@pytest.mark.parametrize(
    ("buses", "words"),
    [
        ("7", "Bus 7."),
        ("11, 12", "Buses 11 and 12."),
        ("K1, 65 and N7", "Buses K1, 65 and N7."),
        ("65 from the station", "Buses: 65 from the station."),
    ],
)
def test_buses_are_read_aloud(buses, words):
    assert words in answer(card_of(venues=(replace(HALL, buses=buses),)), "Where").replace(
        "\u00a0", " "
    )


# ---- cost


def test_the_price_is_todays():
    costs = (
        Cost("free", until=date(2026, 3, 31)),
        Cost("per_session", 350, since=date(2026, 4, 1)),
    )
    assert answer(card_of(costs=costs), "Cost") == "£3.50 each time."
    in_march = {"today": date(2026, 3, 20)}
    assert answer(card_of(costs=costs, listed=in_march), "Cost") == (
        "Free, until 31 March. From 1 April: £3.50 each time."
    )
    in_january = {"today": date(2026, 1, 20)}
    assert "3.50" not in answer(card_of(costs=costs, listed=in_january), "Cost")


def test_a_price_that_nobody_knows_is_asked_for():
    assert answer(card_of(costs=(Cost("ask"),)), "Cost") == "Ask about the cost."
    over = (Cost("free", until=date(2026, 1, 1)),)
    assert answer(card_of(costs=over), "Cost") == "Ask about the cost."


# ---- getting in touch


def test_without_a_telephone_it_is_a_text_an_email_or_a_website():
    text = card_of(contact=Contact(text="+447700900131", email="a@b.example.org"))
    assert (text.way.verb, text.way.words) == ("Text", "07700 900131")
    assert text.please == "Not sure? You can text first."
    assert text.other_way.words == "a@b.example.org"
    email = card_of(contact=Contact(email="hello@b.example.org"))
    assert (email.way.verb, email.way.words) == ("Email", "hello@b.example.org")
    assert email.please == "Not sure? You can email first."
    website = card_of(contact=Contact(website="https://b.example.org/sit/"))
    assert (website.way.verb, website.way.words) == ("Look at", "b.example.org/sit")
    assert website.please == "Not sure? You can look at the website first."


def test_a_number_for_both_is_said_once():
    card = card_of(contact=Contact(phone="+447700900131", text="+447700900131"))
    assert card.also == "You can text this number too."
    assert card.other_way is None


# ---- warnings


def test_a_full_one_warns_until_when():
    card = card_of(status=Full(date(2026, 12, 11)), listed={"current_status": "full"})
    assert card.warnings == ("Full until 11\u00a0December 2026.",)


def test_a_waiting_list_says_how_long():
    card = card_of(
        joining=Joining((DROP_IN,), wait="about 3 weeks"), listed={"current_status": "waiting-list"}
    )
    assert card.warnings == ("There is a waiting list: about 3 weeks.",)


@pytest.mark.parametrize(
    ("current_status", "dates"),
    [
        ("seasonal", {"starts": date(2027, 4, 1)}),
        ("finished", {"ends": date(2026, 10, 6)}),
    ],
)
def test_what_has_no_next_date_is_refused_with_its_date_and_others(current_status, dates):
    other = listing_of(activity(slug="quiet-garden", name="Quiet Garden"))
    refusal = cards.cards_of(
        listing_of(activity(), current_status=current_status, **dates), SITE, BASE, [other]
    )
    assert not refusal.printed
    assert str(next(iter(dates.values())).year) in refusal.reason
    assert [one.name for one in refusal.instead] == ["Quiet Garden"]
    assert [one.card for one in refusal.instead] == ["activities/quiet-garden/card/"]


def test_what_has_not_started_warns():
    start = date(2027, 1, 12)
    soon = card_of(listed={"current_status": "starting-soon", "starts": start})
    assert any("12\u00a0January" in warning for warning in soon.warnings)


def test_what_is_on_once_does_not_warn_that_it_starts():
    once = (Once(date(2027, 1, 16), MORNING),)
    listed = {"current_status": "starting-soon", "starts": date(2027, 1, 16)}
    assert card_of(when=once, listed=listed).warnings == ()


@pytest.mark.parametrize("freshness", ["due", "overdue"])
def test_what_nobody_checked_for_six_months_warns(freshness):
    checked = Checked(date(2026, 4, 25), "us", term("visited"))
    card = card_of(checked=checked, listed={"freshness": freshness})
    assert card.warnings == (
        "Nobody has checked this since 25\u00a0April 2026. It may have changed.",
    )


def test_a_pause_that_is_coming_is_told():
    card = card_of(status=Paused(date(2026, 12, 1), date(2027, 1, 4)))
    assert card.warnings == ("It will pause from 1\u00a0December, until 4\u00a0January 2027.",)


# ---- refusals


@pytest.mark.parametrize(
    ("listed", "reason"),
    [
        (
            {"current_status": "closed", "status": Closed(date(2026, 7, 31))},
            "Closed since 31 July 2026.",
        ),
        (
            {
                "current_status": "paused",
                "status": Paused(date(2026, 10, 20), date(2027, 2, 2), "Our tutor is away."),
            },
            "Paused since 20 October 2026. Our tutor is away. Back on 2 February 2027.",
        ),
        ({"current_status": "finished", "ends": date(2026, 6, 30)}, "Finished on 30 June 2026."),
        (
            {"current_status": "seasonal", "starts": date(2027, 4, 1)},
            "Not running at this time of year. Starts again on 1 April 2027.",
        ),
    ],
)
def test_nobody_is_sent_to_what_is_not_on(listed, reason):
    refusal = card_of(listed=listed)
    assert isinstance(refusal, cards.Refusal)
    assert refusal.reason == reason
    assert refusal.activity == "activities/sit-and-be-fit/"


def test_at_most_two_that_are_on_are_offered_instead():
    on = [
        listing_of(activity(slug=f"choice-{number}", name=f"Choice {number}"))
        for number in range(3)
    ]
    off = listing_of(activity(slug="off"), current_status="paused", status=Paused())
    refusal = card_of(listed={"current_status": "closed", "status": Closed()}, instead=(off, *on))
    assert [one.address for one in refusal.instead] == [
        "activities/choice-0/",
        "activities/choice-1/",
    ]
    assert refusal.instead[0].card == "activities/choice-0/card/"
    assert refusal.instead[0].when == "Mondays, 10.30am to noon."


# ---- discretion

ABUSE = term("safety-abuse", "Feeling unsafe", print_guard=True, synonyms=("domestic abuse",))


def test_a_guarded_card_names_nothing_in_its_title_and_little_on_paper():
    page = page_of(
        print_guard=True,
        needs=(ABUSE,),
        summary="For people who were hurt.",
        highlight="You will be believed",
        first_time="Say what you want about the domestic abuse.",
        contact=Contact(phone=PHONE, ask_for="the domestic abuse team"),
        joining=Joining((DROP_IN,), how="Ring about domestic abuse at any time."),
        eligibility=Eligibility(text="For women who were hurt."),
    )
    assert page.title == "Your activity card"
    assert page.guarded
    # Each size more would be another way past the question; a back would be written on.
    (card,) = page.of_sizes
    assert card.back is None
    assert not card.patch
    words = said(page).casefold()
    for word in ("abuse", "hurt", "believed", "women"):
        assert word not in words
    assert answer(card, "How to join") == "You do not need to book. Just come along."
    assert card.way.words == "01632 960110"


def test_a_guarded_refusal_names_nothing_in_its_title():
    refusal = card_of(print_guard=True, listed={"current_status": "closed", "status": Closed()})
    assert refusal.guarded
    assert refusal.title == "Your activity card"
    assert refusal.description == "A card to print."


def test_sentences_that_repeat_a_private_fact_stay_off_the_card():
    private = Eligibility(
        text="For adults in Larkwell. You have type 2 diabetes.",
        in_their_words="You must have a BMI over 28. You live here.",
        bmi_over=28,
        conditions=("type 2 diabetes",),
        not_suitable_for=("unstable angina",),
        other="Not active now",
    )
    card = card_of(
        eligibility=private,
        summary="A club for anyone with Type 2 Diabetes.",
        highlight="Lose weight",
        getting_there="Unstable angina? Do not cycle. There is a ramp.",
        first_time="We write down your BMI. Then we talk. Not active now? That is fine.",
        joining=Joining((DROP_IN,), how="Ask your GP if you have type 2 diabetes."),
    )
    words = said(card).casefold()
    for secret in ("diabetes", "bmi", "angina", "not active now", "28"):
        assert secret not in words.replace("+441632960110", "")
    assert answer(card, "Who for") == "For adults in Larkwell."
    assert answer(card, "First time") == "Then we talk. That is fine."
    assert "There is a ramp." in answer(card, "Where")
    assert answer(card, "How to join") == "You do not need to book. Just come along."
    assert card.name == "Sit and Be Fit"


# ---- the code


def picture(code, module=4):
    """The drawing of a code as a browser makes it, one module so many pixels wide."""
    image = Image.new("L", (code.size * module, code.size * module), 255)
    draw = ImageDraw.Draw(image)
    x = y = 0
    for step in re.findall(r"M(\d+) (\d+)\.5|m(\d+) 0|h(\d+)", code.path):
        start, row, across, run = (int(part) if part else None for part in step)
        if start is not None:
            x, y = start, row
        elif across is not None:
            x += across
        else:
            draw.rectangle(
                (x * module, y * module, (x + run) * module - 1, (y + 1) * module - 1), fill=0
            )
            x += run
    return image


def read(code, module=4):
    return [found.text for found in zxingcpp.read_barcodes(picture(code, module), formats=QR)]


slugs = st.from_regex(r"[a-z0-9]+(?:-[a-z0-9]+){0,6}", fullmatch=True).filter(
    lambda slug: len(slug) <= 60
)


@settings(max_examples=150, deadline=None)
@given(slug=slugs, host=st.sampled_from(["larkwell.org", "connected-larkwell.example.org/demo"]))
def test_the_code_reads_back_as_the_address(slug, host):
    address = f"https://{host}/activities/{slug}/"
    code = qr.qr_code(address)
    assert read(code) == [address]
    assert qr.qr_code(address) == code


def test_the_quick_way_makes_the_codes_of_segno(monkeypatch):
    """For every length up to the longest that is made here, and some beyond it."""
    texts = [address_letters[:length] for length in range(1, 190)]
    codes = [qr.qr_code(text) for text in texts]
    monkeypatch.setattr(qr, "_MOST_BYTES", 0)
    assert [qr.qr_code(text) for text in texts] == codes


address_letters = "abcdefghijklmnopqrstuvwxyz-0123456789/._~" * 5


def test_the_code_is_large_enough_and_has_its_quiet_zone():
    for address in ("https://a.uk/activities/tai-chi/", f"{BASE}activities/{'x' * 60}/"):
        code = qr.qr_code(address)
        modules = code.size - 2 * qr.QUIET_ZONE
        for size, least in ((A5, 26), (LARGE_PRINT, 26), (POCKET, 23)):
            assert size.code * modules / code.size >= least
        box = picture(code, 1).point(lambda value: 255 - value).getbbox()
        assert box == (4, 4, code.size - 4, code.size - 4)


# ---- how much fits

letters = st.sampled_from("abcdefghijklmnopqrstuvwxyzMW0£é ,")


def text(most, least=0):
    return st.text(letters, min_size=least, max_size=most).map(
        lambda made: " ".join(made.split()) or "x" * least
    )


def full(most):
    """Text as long as its field allows: one word without an end, small words, capitals."""
    return st.sampled_from(
        [
            "x" * most,
            ("Worried about a " * most)[:most].strip(),
            ("WORKSHOPS AND MORE " * most)[:most].strip(),
        ]
    )


hours = st.sampled_from([MORNING, Hours(time(0), time(0)), Hours(time(19, 15))])
limits = st.builds(
    Limits,
    starting=st.none() | st.just(date(2027, 1, 11)),
    sessions=st.none() | st.integers(1, 40),
    skipped=st.sampled_from([(), tuple(date(2027, 1, day) for day in range(1, 32))]),
    next_intakes=st.sampled_from([(), (date(2027, 9, 13), date(2028, 1, 10))]),
    text=st.just("") | full(200),
    note=st.just("") | full(200),
    bank_holidays=st.sampled_from([None, "open", "closed", "ask"]),
)
whens = st.lists(
    st.one_of(
        st.builds(Weekly, st.just((0, 2, 5)), hours, st.just(1), limits),
        st.builds(
            Monthly,
            st.just((MonthDay(nth=1, weekday=0), MonthDay(nth=-1, weekday=4))),
            hours,
            st.just(1),
            limits,
        ),
        st.builds(
            OpeningHours,
            st.just(tuple((day, Hours(time(9 + day), time(17))) for day in range(7))),
            limits,
        ),
        st.builds(Once, st.just(date(2027, 1, 16)), hours, limits),
        st.builds(Rolling, st.just(12), st.just(2), limits),
        st.builds(Always, full(200), limits),
    ),
    min_size=1,
    max_size=8,
).map(tuple)
venues = st.lists(
    st.builds(
        Venue,
        name=full(80),
        street=st.just("") | full(200),
        postcode=st.just("LW4 3FG"),
        buses=st.just("7") | full(200),
        access_note=st.just("") | full(1000),
        withheld=st.booleans(),
    ),
    max_size=5,
).map(tuple)
costs = st.lists(
    st.builds(
        Cost,
        charge=st.sampled_from(["free", "per_session", "free_if", "ask"]),
        pence=st.just(123456),
        free_for=full(200),
        note=st.just("") | full(200),
        only_for=st.just("") | full(200),
        since=st.none() | st.just(date(2026, 12, 1)),
    ),
    min_size=1,
    max_size=10,
).map(tuple)
contacts = st.builds(
    Contact,
    phone=st.just("") | st.just("+441632960110"),
    text=st.just("+447700900131"),
    email=st.just("") | st.just(f"{'w' * 60}@{'example.' * 6}org"),
    ask_for=full(80),
    best_time=full(80),
)
extremes = st.fixed_dictionaries(
    {
        "name": full(80),
        "summary": full(150),
        "highlight": st.just("") | full(80),
        "when": whens,
        "venues": venues,
        "costs": costs,
        "contact": contacts,
        "getting_there": st.just("") | full(1000),
        "first_time": st.just("") | text(4000) | full(3000),
        "joining": st.builds(
            Joining, st.just((DROP_IN,)), how=full(200), wait=st.just("") | full(80)
        ),
        "eligibility": st.none() | st.builds(Eligibility, text=full(600)),
        "concessions": st.just(())
        | st.just(tuple(term(f"c{n}", "Half price " * 3) for n in range(6))),
    }
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(facts=extremes, status=st.sampled_from(["running", "full", "waiting-list"]))
def test_the_longest_entry_still_fits_one_side_and_keeps_what_matters(facts, status):
    page = page_of(listed={"current_status": status, "freshness": "due"}, **facts)
    offered = [card.size for card in page.of_sizes]
    assert [size for size in offered if size != "pocket"] == ["a5", "large-print", "easy-read"]
    for card in page.of_sizes:
        assert card.fits, card
        assert card.name == facts["name"]
        easy = card.size == "easy-read"
        labels = EASY_LABELS if easy else ("When", "Where", "Cost", "How to join")
        for label in labels:
            assert answer(card, label)
        shown = [venue for venue in facts["venues"] if not venue.withheld]
        if shown:
            assert "LW4 3FG" in answer(card, labels[1])
            assert "Step-free: please ask." in answer(card, labels[1])
        assert card.way.words.endswith(("960110", "900131"))
        assert any("25" not in warning for warning in card.warnings)
        assert "".join(card.address).endswith("activities/sit-and-be-fit")
        if len(facts["when"]) > 7:
            assert "There are more times: please ask." in answer(card, labels[0])
            assert "some times" in card.left_out
        gone = re.split(", | and ", card.left_out)
        assert len(gone) == len(set(gone))
        assert not {f"some of {one}" for one in gone} & set(gone)


EASY_LABELS = ("When is it?", "Where is it?", "What does it cost?", "How do I join?")


@settings(max_examples=100, deadline=None)
@given(many=st.integers(1, 60))
def test_the_first_time_ends_with_a_whole_sentence(many):
    sentences = [f"This is sentence number {number} of them." for number in range(many)]
    card = card_of(first_time=" ".join(sentences))
    told = answer(card, "First time")
    assert " ".join(sentences).startswith(told)
    assert told.endswith("of them.")
    assert ("first time" in card.left_out) is (told != " ".join(sentences))


def test_a_short_card_is_set_large_and_a_long_one_close():
    assert (card_of().points, card_of().spacing) == ("16", "open")
    long = " ".join(f"This is sentence number {number} of them." for number in range(16))
    assert card_of(first_time=long).points == "12"
    assert card_of(size=LARGE_PRINT, first_time=long).points == "18"


def test_type_is_as_large_as_fits_to_half_a_point(listings, borough):
    """No larger type would have fitted the same words, and no words gave way to the patch."""
    halves = 0
    for listing in listings:
        if not listing.is_on:
            continue
        for size in SIZES:
            setting, words, fits = fitted(words_of(listing, borough.site, BASE), size, patch=True)
            assert fits is (height(words, setting) <= size.height)
            halves += setting.points % 1 == 0.5
            if setting.points < size.largest and setting.spacing == "open":
                larger = replace(setting, points=setting.points + 0.5, patch=False)
                assert height(words, larger) > size.height or words.left_out, size
    assert halves > 20


def test_a_pocket_card_says_in_short_what_the_others_say():
    facts = {"first_time": "Come early.", "getting_there": "Behind the library."}
    pocket, usual = card_of(size=POCKET, **facts), card_of(**facts)
    assert answer(usual, "First time") == "Come early."
    assert answer(pocket, "First time") == ""
    assert "library" not in answer(pocket, "Where")
    assert "LW4 3FG" in answer(pocket, "Where")
    assert pocket.left_out == "the first time, help with the journey and who it is for"
    assert pocket.code_on_back


def test_a_size_that_cannot_hold_the_least_is_not_offered():
    endless = {
        "name": "w" * 80,
        "venues": (replace(HALL, name="w" * 80, street="w" * 200, buses="w" * 200),),
        "costs": (Cost("free_if", free_for="w" * 200),),
        "contact": Contact(text="+447700900131", ask_for="w" * 80, best_time="w" * 80),
        "joining": Joining((DROP_IN,), how="w" * 200),
        "when": (Rolling(12, 2, Limits(text="w" * 200)),),
        "listed": {"current_status": "full", "freshness": "due"},
    }
    assert not card_of(size=POCKET, **endless).fits
    assert [card.size for card in page_of(**endless).of_sizes] == ["a5", "large-print", "easy-read"]
    assert [card.size for card in page_of().of_sizes] == [size.id for size in SIZES]


def test_the_easier_card_asks_and_answers_in_a_sentence_a_line():
    card = card_of(size=EASY_READ, first_time="Come early. Ask for the class leader.")
    assert {fact.label: fact.lines for fact in card.facts}["What happens the first time?"] == (
        "Come early.",
        "Ask for the class leader.",
    )
    assert all(fact.picture for fact in card.facts)


# ---- the back

LINES = (
    CrisisLine(name="Emergency services", phone="999"),
    CrisisLine(name="Samaritans", phone="116123"),
    CrisisLine(name="Only where somebody asks", phone="0808 157 0135", everywhere=False),
)


def test_the_back_has_lines_to_write_on_and_whom_to_ring():
    back = card_of().back
    assert [label for label, _ in back.blanks] == [
        "When I am going",
        "Who is coming with me",
        "What I want to ask",
    ]
    assert back.fine == "If it is not right for you, that is fine."
    assert back.ring == "Ring Connected Larkwell, who can help you find something else:"
    assert (back.number, back.link) == ("01632\u00a0960106", "tel:+441632960106")
    assert back.crisis == ()


def test_a_community_without_a_telephone_sends_nobody_to_ring_it():
    back = card_of(site=replace(SITE, contact=Contact(email="a@b.example.org"))).back
    assert (back.ring, back.number, back.link) == ("", "", "")


def test_the_back_has_crisis_lines_where_the_needs_have_them():
    site = replace(SITE, crisis_lines=LINES)
    low = term("feeling-low", crisis_note=True)
    assert card_of(site=site).back.crisis == ()
    assert card_of(site=site, needs=(low,)).back.crisis == (
        ("Emergency services", "999"),
        ("Samaritans", "116\u00a0123"),
    )


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.id)
def test_where_there_is_little_room_the_back_gives_up_lines_and_no_number(size):
    site = replace(
        SITE,
        contact=Contact(phone="+441632960106", ask_for="somebody who knows the borough " * 2),
        crisis_lines=tuple(replace(LINES[0], name="A very long name " * 4) for _ in range(5)),
    )
    back = card_of(site=site, size=size, name="w" * 80, needs=(term("low", crisis_note=True),)).back
    assert back.number
    assert len(back.crisis) == 3
    assert all(rules for _, rules in back.blanks)
