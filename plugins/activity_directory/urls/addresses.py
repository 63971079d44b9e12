"""The address of every page, card and feed: the only place where one is made.

An address is a path from the site's root, without a leading slash: "activities/sit-and-be-fit/".
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


def linker(root: str) -> Callable[[str], str]:
    """Turns an address into a link from a page whose way to the site's root is `root`."""
    return root.__add__


HOME = ""
NOT_FOUND = "404.html"
SEARCH = "search/"
WHATS_ON = "whats-on/"
PROFESSIONALS = "professionals/"
ELIGIBLE = "professionals/eligible/"
ELIGIBLE_RULES = f"{ELIGIBLE}rules.json"
CHAMPIONS = "champions/"
CHAMPION_HOURS = "champions/hours.json"
DESK_SHEET = "champions/sheet/"
BOOKLETS = "booklets/"
COVERAGE = "coverage/"
STORIES = "stories/"
FUNDING = "funding/"
A_TO_Z = "a-to-z/"
ACTIVITIES = "activities/"
NEEDS = "needs/"
CATEGORIES = "categories/"
AREAS = "areas/"
ORGANISATIONS = "organisations/"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
COLUMNS = "search/columns.json"
MORE_COLUMNS = "search/more-columns.json"
LIST = "list/"
PLAN = f"{LIST}plan/"
CODES = "a/"
"""Short, because people type it: where the codes of cards lead."""
SCREEN = "screen/"
EMBED = "embed/"
"""What other people's pages show of ours: its pages may be framed, but for the one that says so."""
EMBED_ALL = f"{EMBED}all/"
EMBED_FAMILIES = ("areas", "needs", "categories", "venues", "organisations")
REFER = "refer/"
CALENDAR = "calendar.ics"
PERMALINKS = "addresses.txt"
REDIRECTS = "_redirects"
HEADERS = "_headers"
NGINX = "_nginx.conf"
BUCKET = "_bucket.sh"
MANIFEST = "manifest.webmanifest"
OPEN_SEARCH = "opensearch.xml"
KEEP = "keep/"
NOT_IN_COPY = "keep/not-here/"
KEPT_FILES = "keep/files.json"
WORKER = "sw.js"
"""At the root, because a service worker can answer only for what is below it."""
ADD = "add/"
CHANGE = "change/"
PAPER = "add/paper/"
NAMES = "add/names.json"
QUESTIONS = "add/questions.json"
VOCABULARIES = "vocabularies.json"
DATA = "data/"
"""Everything for other programs, and the page that tells of it."""
ALL_CSV = f"{DATA}activities.csv"
ALL_JSONL = f"{DATA}activities.jsonl"
ALL_GEOJSON = f"{DATA}activities.geojson"
PACKAGE = f"{DATA}datapackage.json"
CHANGES = f"{DATA}changes.atom"
HEALTHCARE_SERVICES = f"{DATA}healthcare-services.json"
"""FHIR, for software of surgeries and hospitals."""
OPEN_REFERRAL = f"{DATA}open-referral/"
OPEN_REFERRAL_DETAILS = f"{OPEN_REFERRAL}index.json"
OPEN_REFERRAL_PACKAGE = f"{OPEN_REFERRAL}tables/datapackage.json"
OPEN_REFERRAL_KINDS = (
    "services",
    "service_at_locations",
    "organizations",
    "taxonomies",
    "taxonomy_terms",
)
"""What the API of Open Referral UK has lists of."""

PERIODS = ("", "week", "weekend", "four-weeks")
"""What is on today, this week, at the weekend and in four weeks: each has an address."""

RESERVED = frozenset(
    {
        "activities",
        "needs",
        "categories",
        "areas",
        "organisations",
        "a-to-z",
        "pagefind",
        "theme",
        "static",
        "feeds",
        "add",
        "change",
        "data",
        "list",
        "a",
        "screen",
        "embed",
        "refer",
        "booklets",
        "404",
    }
)
"""Slugs that no page of the maintainers' can have: the software's own lists stand there."""


_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def activity(slug: str) -> str:
    """The page of one activity."""
    return f"activities/{slug}/"


def card(slug: str) -> str:
    """The card of one activity."""
    return f"activities/{slug}/card/"


def card_to_print(slug: str) -> str:
    """The same where somebody has asked to print it already."""
    return f"{card(slug)}#print"


def code(card_code: str) -> str:
    """Where the code of a card leads, as long as there are cards."""
    return f"{CODES}{card_code}/"


def code_of_version(card_code: str, version: str) -> str:
    """The same, with what the card says: no server is told what stands behind the `#`."""
    return f"{code(card_code)}#{version}"


def card_pdf(slug: str, size: str) -> str:
    """The card of one activity in one size, as a PDF."""
    return f"activities/{slug}/card/{size}.pdf"


def for_professionals(slug: str) -> str:
    """What professionals alone read of one activity, where there is anything."""
    return f"activities/{slug}/for-professionals/"


def booklet(family: str = "", name: str = "") -> str:
    """The booklet to print of one of the "areas", or of a group of "needs"; else of everything."""
    return f"{BOOKLETS}{family}/{name}.pdf" if family else f"{BOOKLETS}all.pdf"


def answers(slug: str) -> str:
    """What a listing says today, as answers to the form's questions."""
    return f"activities/{slug}/answers.json"


def change(slug: str, request: str) -> str:
    """The form about one listing, filled in already: its "time", a "pause", or "still-right"."""
    return f"{CHANGE}#listing={slug}&do={request}"


def listed(number: int, of: int) -> str:
    """One `of` so many files with the activities that "My list" can show."""
    return f"{LIST}{of}-{number}.json"


def cards_listed(number: int, of: int) -> str:
    """The file with the cards of those activities, beside it."""
    return f"{LIST}cards-{of}-{number}.json"


def screen_of(family: str, name: str) -> str:
    """The screen for a waiting room of one of the "areas", or one of the "venues"."""
    return f"{SCREEN}{family}/{name}/"


def embed_of(family: str, name: str) -> str:
    """What others' pages show of one of the `EMBED_FAMILIES`."""
    return f"{EMBED}{family}/{name}/"


def is_embed(address: str) -> bool:
    """Whether an address is of what others' pages show, or says how."""
    return address.startswith(EMBED)


def embed_lines(family: str) -> str:
    """The lines to paste for a family."""
    return f"{EMBED}choose/{family}/"


def need(term_id: str) -> str:
    """The list of one need."""
    return f"{NEEDS}{term_id}/"


def category(term_id: str) -> str:
    """The list of one category."""
    return f"{CATEGORIES}{term_id}/"


def area(term_id: str) -> str:
    """The list of one area."""
    return f"{AREAS}{term_id}/"


def organisation(organisation_id: str) -> str:
    """The page of one organisation."""
    return f"{ORGANISATIONS}{organisation_id}/"


def figure(name: str) -> str:
    """The numbers of one picture of the coverage page, for a spreadsheet."""
    return f"{COVERAGE}{name}.csv"


def story(slug: str) -> str:
    """One story."""
    return f"{STORIES}{slug}/"


def whats_on(day: date) -> str:
    """What is on on one of the next days: by weekday, so that the address lasts."""
    return f"{WHATS_ON}{_DAYS[day.weekday()]}/"


def whats_on_in(period: str, of: str = "") -> str:
    """What is on in one of the `PERIODS`.

    `of` is the list of a need or an area, where only its sessions are wanted.
    """
    return f"{WHATS_ON}{of}{period}{'/' if period else ''}"


def open_referral(kind: str, uuid: str) -> str:
    """One thing of the API of Open Referral UK; `kind` is one of `OPEN_REFERRAL_KINDS`."""
    return f"{OPEN_REFERRAL}{kind}/{uuid}.json"


def open_referral_list(kind: str, number: int = 1) -> str:
    """A page of a list of that API."""
    if number == 1:
        return f"{OPEN_REFERRAL}{kind}.json"
    return f"{OPEN_REFERRAL}{kind}/page/{number}.json"


def open_referral_table(name: str) -> str:
    """A table of the data package of Open Referral."""
    return f"{OPEN_REFERRAL}tables/{name}.csv"


def calendar(address: str) -> str:
    """The calendar file of an activity, a need, a category, an area, or (`HOME`) of everything."""
    return f"{address}{CALENDAR}"


def page(slug: str) -> str:
    """A page of the maintainers'."""
    return HOME if slug == "home" else f"{slug}/"


def numbered(address: str, number: int) -> str:
    """A list's later pages: the first is the list's own address."""
    return address if number == 1 else f"{address}{number}/"


def file_of(address: str) -> str:
    """The file that answers at an address on any static host."""
    return f"{address}index.html" if address == HOME or address.endswith("/") else address


def root_from(address: str) -> str:
    """The way from the page at `address` to the site's root: "../../" or "./"."""
    return "../" * address.count("/") or "./"


def absolute(base: str, address: str) -> str:
    """The whole address, for a site published at `base`, which ends in a slash."""
    return base + address


def in_words(base: str, address: str) -> str:
    """The address as a person types it: without https:// and the last slash."""
    return absolute(base, address).partition("://")[2].rstrip("/")
