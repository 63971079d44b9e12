"""What other people's pages show of ours: which sessions, how little, and the lines to paste."""

import gzip
import re
import zipfile
from html.parser import HTMLParser

import pytest
from tests.conftest import BASE, Project, Run
from tests.pages import Page, page_at

from activity_directory import cli
from activity_directory.portal.pages.embed import MOST_SESSIONS
from activity_directory.urls import addresses

TODAY = "2026-11-23"
FAMILIES = addresses.EMBED_FAMILIES


@pytest.fixture(scope="module")
def framed(larkwell: dict[str, Page]) -> dict[str, Page]:
    """Every page that others can show."""
    own = re.compile(r"embed/(?!choose/).+")
    return {address: page for address, page in larkwell.items() if own.fullmatch(address)}


def test_it_is_small_and_runs_and_fetches_nothing_but_its_style(framed, demonstration):
    for address, page in framed.items():
        assert len(gzip.compress(page.html.encode(), mtime=0)) <= 10_000, address
        assert "<script" not in page.html, address
        fetched = [link["href"] for link in page.tree.all("link") if link["rel"] != "canonical"]
        style, icon = fetched
        assert re.search(r"static/embed\.\w+\.css$", style), address
        assert icon.endswith(".svg")
        assert not page.tree.all("img", "iframe", "form", "input", "button"), address
        assert page.tree.one("base")["target"] == "_top"
    (css,) = (demonstration / "static").glob("embed.*.css")
    assert 500 < css.stat().st_size <= 4_096
    assert b"url(" not in css.read_bytes()


def test_it_has_the_sessions_of_its_part_each_with_its_facts(framed):
    highfield = framed["embed/areas/highfield/"].main
    assert [one.words for one in highfield.all("h2")][:2] == [
        "Monday 23 November", "Friday 27 November",
    ]  # fmt: skip
    first = highfield.all("li")[0].words
    assert first == (
        "10.30am to 11.30am Sit and Be Fit Highfield Community Centre, Highfield £4 each time"
    )
    assert "Today" not in highfield.words
    shed = framed["embed/organisations/larkwell-shed/"].main.words
    assert "Larkwell Shed" in shed
    assert "Sit and Be Fit" not in shed
    assert "Full at the moment" in framed["embed/needs/loneliness/"].main.words
    assert "Waiting-room crafternoons" in framed["embed/venues/mill-lane/"].main.words


def test_a_busy_week_has_each_activity_once_and_says_how_many_more(framed, crowd):
    everything = framed["embed/all/"].main
    names = [one.one("a").words for one in everything.all("li") if one.all("span", class_="time")]
    assert len(names) == len(set(names)) == MOST_SESSIONS
    (more,) = [link for link in everything.all("a") if link.words.endswith("more this week")]
    assert more["href"] == "../../whats-on/week/"
    crowded = page_at(crowd, "embed/needs/loneliness/").main
    assert len(crowded.all("span", class_="time")) == MOST_SESSIONS
    assert re.search(r"\b\d{3} more this week", crowded.words)


def test_what_is_about_safety_is_named_nowhere_and_has_no_line(framed, larkwell):
    guarded = framed["embed/needs/safety-abuse/"]
    assert guarded.heading == "Support near you"
    assert "Ring 999" in guarded.main.words
    for page in framed.values():
        for slug in ("safe-line", "pip-forms-women", "rainbow-social"):
            assert f"activities/{slug}" not in page.html, page.address
    assert "safety-abuse" not in larkwell["embed/choose/needs/"].html
    for family in FAMILIES:
        assert "harbour-rooms" not in larkwell[f"embed/choose/{family}/"].html
    assert "embed/" not in " ".join(larkwell["needs/safety-abuse/"].links)
    # The sentence is true though something is on that nobody may be shown.
    assert "Nothing is on this list this week." in framed["embed/needs/identity-lgbtq/"].main.words
    before_the_days, *_ = framed["embed/needs/low-mood/"].main.words.partition(
        "Monday 23 November 9"
    )
    assert "Ring 116 123" in before_the_days


class Line(HTMLParser):
    """What a page has in it where a line was pasted."""

    def __init__(self, line: str) -> None:
        super().__init__()
        self.frame: dict[str, str | None] = {}
        self.link = ""
        self.tags: list[str] = []
        self.words = ""
        self.feed(line)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag == "iframe":
            self.frame = dict(attrs)
        elif tag == "a":
            self.link = dict(attrs)["href"] or ""

    def handle_data(self, data):
        self.words += data


def test_every_line_shows_the_page_that_it_is_for_and_links_to_its_list(larkwell, framed):
    pasted = {}
    for address in ("embed/", *(f"embed/choose/{family}/" for family in FAMILIES)):
        page = larkwell[address]
        for box in page.main.all("textarea"):
            line = Line("".join(map(str, box.inside)))
            assert line.tags == ["iframe", "p", "a"]
            assert "\n" not in "".join(map(str, box.inside))
            source = line.frame["src"] or ""
            pasted[source.removeprefix(BASE)] = line
            assert line.frame["referrerpolicy"] == "no-referrer"
            assert line.frame["title"] == framed[source.removeprefix(BASE)].title
            assert line.link.removeprefix(BASE) in larkwell
            assert ("This week" in line.words) == ("/whats-on/" in line.link), line.words
        copied = [button["data-copy-content"] for button in page.main.all("button") if button]
        assert copied == ["".join(map(str, box.inside)) for box in page.main.all("textarea")]
    unnamed = {"embed/needs/safety-abuse/"}
    unnamed |= {a for a, page in framed.items() if page.heading == "Support near you"}
    assert set(pasted) == set(framed) - unnamed


def test_lists_lead_to_their_lines(larkwell):
    for address, line in {
        "areas/highfield/": "../../embed/choose/areas/#highfield",
        "needs/loneliness/": "../../embed/choose/needs/#loneliness",
        "organisations/larkwell-shed/": "../../embed/choose/organisations/#larkwell-shed",
    }.items():
        assert line in larkwell[address].links
    for address in ("professionals/", "champions/", "data/"):
        assert "../embed/" in larkwell[address].links


def test_it_is_in_no_search_and_no_copy_on_a_phone(larkwell, demonstration):
    kept = (demonstration / "keep/files.json").read_text(encoding="utf-8")
    sitemap = (demonstration / "sitemap.xml").read_text(encoding="utf-8")
    assert '"embed/' not in kept
    assert f"{BASE}embed/</loc>" in sitemap
    assert f"{BASE}embed/a" not in sitemap
    own = [page for address, page in larkwell.items() if address.startswith("embed/")]
    assert not [page.address for page in own if "pagefind-body" in page.html]


def test_an_empty_week_says_what_comes_next_and_no_disk_has_it(run: Run, project: Project):
    entry = project.content / "activities/net-mending.md"
    text = entry.read_text(encoding="utf-8")
    entry.write_text(text.replace("from: 10:30", "except: [2026-11-24]\n    from: 10:30"), "utf-8")
    archive = project.folder / "site.zip"
    done = run(
        "build", "--content", project.content, "--output", project.site, "--zip", archive,
        "--today", TODAY, "--base-url", "https://quay.example.org/",
    )  # fmt: skip
    assert done.code == cli.DONE, done.err
    quay = page_at(project.site, "embed/areas/quay/").main.words
    assert "Nothing is on this list this week. There may be more on our website." in quay
    assert "The next one on this list: Net Mending & Tea" in quay
    assert "Tuesday 1 December" in quay
    assert "Not on this week Net Mending & Tea Not on Tuesday 24 November" in quay
    with zipfile.ZipFile(archive) as packed:
        assert not [name for name in packed.namelist() if name.split("/")[1:2] == ["embed"]]
        (area,) = [
            one for one in packed.namelist() if re.fullmatch(r"[^/]+/areas/quay/index.html", one)
        ]
        page = packed.read(area).decode()
    assert 'href="https://quay.example.org/embed/choose/areas/index.html#quay"' in page
