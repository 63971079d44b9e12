"""Cards on paper: printed by a browser, then read back as a person and a phone would."""

import io
import random
import re
from datetime import date, datetime
from itertools import count

import pypdf
import pypdfium2
import zxingcpp
from tests.gallery.gallery import THEME, environment

from activity_directory import cards
from activity_directory.cards.sizes import SIZES
from activity_directory.listing.listing import Listing
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
from activity_directory.model.site import Site
from activity_directory.model.status import Running
from activity_directory.portal.scripts import scripts
from activity_directory.portal.stylesheet import static_files, stylesheet, stylesheets_apart
from activity_directory.source.places import Places
from activity_directory.vocabulary import Term
from activity_directory.wording.quotation_marks import curly

TODAY = date(2026, 11, 23)
BASE = "https://connected-larkwell.example.org/"
# Stripes of a code may pass for a bar code too, which no telephone asks for.
QR = zxingcpp.BarcodeFormat.QRCode
POINTS_IN_MM = 72 / 25.4
PIXELS_IN_MM = 96 / 25.4


class Paper:
    """What came out of the printer."""

    def __init__(self, pdf):
        self._pdf = pdf
        self.pages = len(pypdf.PdfReader(io.BytesIO(pdf)).pages)

    @property
    def size(self):
        """Width and height of the sheet in whole millimetres."""
        box = pypdf.PdfReader(io.BytesIO(self._pdf)).pages[0].mediabox
        return round(box.width / POINTS_IN_MM), round(box.height / POINTS_IN_MM)

    @property
    def words(self):
        """The text, with one ordinary space wherever there is any."""
        pages = pypdf.PdfReader(io.BytesIO(self._pdf)).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())

    def picture(self, dots_per_inch=100, *, grey=False, number=0):
        page = pypdfium2.PdfDocument(self._pdf)[number]
        return page.render(scale=dots_per_inch / 72, grayscale=grey).to_pil()

    def codes(self, dots_per_inch=72):
        """What a phone reads on a grey print of so few dots."""
        grey = self.picture(dots_per_inch, grey=True)
        return [found.text for found in zxingcpp.read_barcodes(grey, formats=QR)]

    def ink(self, number=0):
        """Where there is ink: left, top, right, bottom in millimetres."""
        picture = (
            self.picture(100, number=number)
            .convert("L")
            .point(lambda value: 255 if value < 250 else 0)
        )
        return tuple(edge * 25.4 / 100 for edge in picture.getbbox())

    def fonts(self):
        """The fonts by name, and whether each is embedded."""
        reader = pypdf.PdfReader(io.BytesIO(self._pdf))
        found = {}
        for number in range(1, len(reader.xref[0]) + 1):
            font = reader.get_object(number)
            if not isinstance(font, dict) or "/FontDescriptor" not in font:
                continue
            descriptor = font["/FontDescriptor"]
            # A typeface of many weights is embedded as the drawings of its letters.
            drawn = font["/Subtype"] == "/Type3" and bool(font["/CharProcs"])
            found[str(descriptor["/FontName"])] = drawn or any(
                key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")
            )
        return found


def printed(page, **options):
    page.evaluate("document.fonts.ready.then(() => true)")
    return Paper(page.pdf(**({"prefer_css_page_size": True} | options)))


MEASURED = """card => {
  const parts = [card, ...card.querySelectorAll("*:not(svg, svg *)")].map(one => {
    const style = getComputedStyle(one);
    const widths = ["Top", "Right", "Bottom", "Left"].map(
      side => style[`border${side}Style`] === "none" ? 0 : parseFloat(style[`border${side}Width`]));
    return {size: parseFloat(style.fontSize), ink: style.color, paper: style.backgroundColor,
            face: style.fontFamily, align: style.textAlign, widths};
  });
  card.style.blockSize = "auto";
  card.style.alignSelf = "start";
  for (const date of card.querySelectorAll("[data-printed]")) {
    date.textContent = "Printed 23 September 2026.";
  }
  // The lines to write on take what room there is, but never less than this.
  for (const rule of card.querySelectorAll(".card__rule")) rule.style.flex = "none";
  const style = getComputedStyle(card);
  const height = (card.getBoundingClientRect().height - parseFloat(style.paddingTop)
    - parseFloat(style.paddingBottom)) / 96 * 25.4;
  card.style.blockSize = card.style.alignSelf = "";
  return {parts, height};
}"""


def real_height(page, size):
    """The height of what a card says in millimetres, as the browser sets it."""
    page.evaluate("document.fonts.ready.then(() => true)")
    return page.locator(f".card--{size}").first.evaluate(MEASURED)["height"]


# ---- cards of entries as they should never be


NO_PLACES = Places("content/activities/x.md")
PERSON = Term("in-person", "In person", "")
MORNING = Hours(datetime(2026, 1, 1, 10, 30).time(), datetime(2026, 1, 1, 12).time())  # noqa: DTZ001
PLAIN = {
    "slug": "a-slug-that-is-about-as-long-as-one-may-sensibly-be-in-an-address",
    "name": "Sit and Be Fit",
    "summary": "Gentle exercise in a chair.",
    "organisation": Organisation("Highfield Neighbours"),
    "formats": (PERSON,),
    "when": (Weekly((0,), MORNING),),
    "costs": (Cost("free"),),
    "joining": Joining((Term("drop-in", "Just turn up", "", card_line="Just come along."),)),
    "contact": Contact(phone="+441632960110", ask_for="the class leader"),
    "status": Running(),
    "checked": Checked(date(2026, 11, 2), "us", Term("visited", "Visited", "")),
    "places_in_file": NO_PLACES,
    "venues": (Venue("Highfield Hall", street="12 Orchard Road", postcode="LW4 3FG"),),
}


class BareCards:
    """Bare pages with cards and the site's own styles, in a folder that is served at `home`."""

    def __init__(self, folder, home):
        self.folder, self.home = folder, home
        styles = (
            stylesheet(THEME),
            *(stylesheets_apart(THEME)[name] for name in ("card.css", "card-page.css")),
        )
        for file in (*static_files(THEME).values(), *scripts(THEME).values(), *styles):
            path = folder / file.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content)
        self._page = environment().from_string(
            '{%- from "components/card/macro.html" import card as front, card_back -%}'
            '<!DOCTYPE html><html lang="en-GB"><head><title>Card</title><meta charset="utf-8">'
            "{% for style in styles %}<link rel=stylesheet href={{ style.name }}>{% endfor %}"
            '<script src="{{ script }}" defer></script>'
            '<body><main class="page"><div class="page__body">{% for card in cards %}'
            '<div class="card-sheet card-sheet--{{ card.size }}">{{ front(card) }}'
            "{% if card.back %}{{ card_back(card) }}{% endif %}</div>{% endfor %}"
            "</div></main></html>"
        )
        self._given = {"styles": styles, "script": scripts(THEME)["scripts/card.js"].name}
        # Of two pages of one name and second, a browser keeps the first.
        self._numbers = count()

    def write(self, *cards):
        """The address of a page with these cards."""
        name = f"card-{next(self._numbers)}.html"
        text = self._page.render(cards=cards, **self._given)
        (self.folder / name).write_text(text, encoding="utf-8")
        return f"{self.home}{name}"


def listing_of(facts):
    return Listing(
        activity=Activity(**(PLAIN | facts)), today=TODAY, calendar=CivicCalendar(),
        status=Running(), current_status="waiting-list", freshness="due", starts=None, ends=None,
    )  # fmt: skip


def site_with(**facts):
    return Site(
        name="Connected Larkwell", place="Larkwell", contact=Contact(), places=NO_PLACES, **facts
    )


def card_of(facts, **site):
    return cards.cards_of(listing_of(facts), site_with(**site), BASE)


LONG_WORDS = "Worried about a "
WORDS = ("gardening", "Wednesday", "and", "a", "walking", "WORKSHOPS", "for", "café", "in",
         "neighbourhood", "warm", "of", "llwybr", "tea,", "with", "mums")  # fmt: skip


def extreme_facts(number):
    """The facts of one of many entries, each as long as the fields allow in another way."""
    dice = random.Random(number)
    share = dice.choice([0.1, 0.3, 1])  # of what a field may hold: pocket cards hold little

    def full(most):
        most = max(1, int(most * share))
        made = dice.choice(
            ["w" * most, LONG_WORDS * most, " ".join(dice.choices(WORDS, k=most)), "MM MM " * most]
        )
        return made[: dice.randint(most // 2, most)].strip()

    def maybe(most):
        return full(most) if dice.random() < 0.6 else ""

    def limits(**more):
        return Limits(
            text=full(200) if dice.random() < 0.2 else "",
            note=maybe(200),
            bank_holidays=dice.choice([None, "open", "closed", "ask"]),
            skipped=tuple(date(2027, 1, day) for day in range(1, dice.randint(1, 31))),
            **more,
        )

    def schedule():
        day = dice.randrange(7)
        return dice.choice(
            [
                Weekly((day, (day + 2) % 7), MORNING, limits=limits()),
                Weekly((day,), MORNING, limits=limits(
                    starting=date(2027, 1, 11), sessions=dice.randint(1, 40),
                    next_intakes=(date(2027, 9, 13), date(2028, 1, 10)))),
                Monthly((MonthDay(nth=1, weekday=day), MonthDay(nth=-1, weekday=4)), MORNING,
                        limits=limits()),
                OpeningHours(tuple((one, MORNING) for one in range(7)), limits()),
                Once(date(2027, 1, 16), MORNING, limits()),
                Rolling(12, 2, limits()),
                Always(full(200), limits()),
            ]
        )  # fmt: skip

    def venue():
        return Venue(full(80), street=maybe(200), postcode="LW4 3FG", buses=maybe(200),
                     access_note=maybe(1000))  # fmt: skip

    def cost():
        return Cost(dice.choice(["free", "per_session", "free_if", "ask"]), 123456,
                    free_for=full(200), note=maybe(200), only_for=maybe(200),
                    since=dice.choice([None, date(2026, 12, 1)]))  # fmt: skip

    phone = dice.choice(["", "+441632960110"])
    return {
        "name": full(80),
        "summary": full(150),
        "highlight": maybe(80),
        "first_time": maybe(4000),
        "getting_there": maybe(1000),
        "when": tuple(schedule() for _ in range(dice.randint(1, 8))),
        "venues": tuple(venue() for _ in range(dice.randint(0, 5))),
        "costs": tuple(cost() for _ in range(dice.randint(1, 10))),
        "eligibility": Eligibility(text=full(600)) if dice.random() < 0.5 else None,
        "concessions": tuple(
            Term(f"c{n}", "Half price " * 3, "") for n in range(dice.choice([0, 6]))
        ),
        "joining": Joining(PLAIN["joining"].routes, how=full(200), wait=maybe(80)),
        "contact": Contact(
            phone=phone,
            text="+447700900131",
            email=dice.choice(["", f"{'w' * 60}@{'example.' * 6}org"]),
            ask_for=full(80),
            best_time=full(80),
        ),
    }


SIDES = {"a5": 2, "pocket": 1, "large-print": 2, "easy-read": 2}
MARGIN = {"a5": 7.5, "large-print": 6.5, "easy-read": 6.5}
"""Millimetres without ink at each side. On a sheet for pockets lines to cut go to the edge."""
PRINTED_AT = 300
"""Dots in an inch of an ordinary printer."""


def faults_on_paper(page, bare, card):
    """What is wrong with one of the extremes in its size, printed by a browser and read back."""
    page.emulate_media(media="null")
    page.goto(bare.write(card))
    paper = printed(page)
    yield from faults_of(paper, card, SIDES[card.size], has_margins=card.size in MARGIN)
    page.emulate_media(media="print")
    size = next(one for one in SIZES if one.id == card.size)
    tall = real_height(page, card.size)
    if tall > size.height + 0.1:
        yield f"{tall:.1f} mm high, where {size.height} mm have room"


def faults_of(paper, card, pages, *, has_margins):
    """Its pages, its code, its words and its margins, where no lines to cut go through them."""
    if paper.pages != pages:
        yield f"{paper.pages} pages"
    read = set(paper.codes(PRINTED_AT))
    if read != {f"{BASE}activities/{PLAIN['slug']}/"}:
        yield f"its code reads as {read}"
    whole = without_spaces(paper.words)
    lines = [line for fact in card.facts for line in fact.lines]
    for part in (card.name, card.way.words, card.checked, card.please, *card.warnings, *lines):
        if without_spaces(curly(part)) not in whole and without_spaces(part) not in whole:
            yield f"not on the paper: {part[:60]}"
    for side in range(paper.pages if has_margins else 0):
        left, top, right, bottom = paper.ink(side)
        wide, tall = paper.size
        if min(left, top, wide - right, tall - bottom) < MARGIN[card.size] - 0.5:
            yield f"ink in a margin of side {side + 1}"


def without_spaces(text):
    """A text as it can be compared, wherever its lines end."""
    return re.sub(r"[\s\u200b]", "", text)
