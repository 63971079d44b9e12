"""The booklets: what is in them, that their pages are the ones they name, and what is kept."""

import io
import re
from dataclasses import replace
from datetime import date

import pdfua
import pypdf
import pytest
from tests.conftest import BASE, CONTENT, ROOT
from tests.pages import Page

from activity_directory import messages
from activity_directory.catalogue.loading import load
from activity_directory.portal import assets, booklets, typesetter
from activity_directory.portal.edition import Edition
from activity_directory.portal.leaks import WouldTell

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def edition():
    borough = load(CONTENT).catalogue
    return Edition(borough, TODAY, BASE, assets.gather(ROOT / "theme", borough))


@pytest.fixture(scope="module")
def whole(demonstration):
    """The booklet of all of the borough, and the words of its pages."""
    reader = pypdf.PdfReader(demonstration / "booklets/all.pdf")
    return reader, [" ".join(page.extract_text().split()) for page in reader.pages]


def test_it_has_what_people_can_go_to_and_nothing_that_may_not_lie_on_a_desk(edition, whole):
    text = " ".join(whole[1])
    left_out = [one.activity for one in edition.listings if not booklets.is_printed(one)]
    for listing in edition.listings:
        name = listing.activity.name
        assert (name in text) == booklets.is_printed(listing), name
    # Of each kind there is one: about safety, at a withheld place, closed or paused, unchecked.
    by_slug = edition.by_slug
    assert any(activity.about_safety for activity in left_out)
    assert any(not one.about_safety and one.withholds_its_place for one in left_out)
    assert any(not by_slug[one.slug].is_on for one in left_out)
    assert any(by_slug[one.slug].freshness == "overdue" for one in left_out)
    for venue in (venue for one in edition.catalogue.activities for venue in one.venues):
        if venue.withheld:
            assert venue.postcode not in text
    assert "BMI" not in text
    # What is due to be checked says so.
    assert "Nobody has checked this since" in text


def test_its_contents_and_indexes_name_the_right_pages(edition, whole):
    _, pages = whole
    (contents,) = [page for page in pages if "What is in this booklet If you" in page]
    headings = re.findall(
        r"([A-Z][\w, ]+?) (?:\. ?){4,}(\d+)", contents.partition("What is in this booklet ")[2]
    )
    assert len(headings) >= 9
    for heading, number in headings:
        assert heading in pages[int(number) - 1], heading
    by_name = next(number for number, page in enumerate(pages) if "By name A break" in page)
    index = " ".join(pages[by_name:])
    named = {}
    for listing in filter(booklets.is_printed, edition.listings):
        name = listing.activity.name
        number = int(re.search(rf"{re.escape(name)} (\d+)\b", index)[1])
        assert f"{name} " in pages[number - 1], name
        named[name] = number
        for venue in listing.activity.venues:
            row = re.search(rf"{re.escape(venue.name)} ((?:\d+, )*\d+)\b", index)
            assert str(number) in row[1].split(", "), (name, venue.name)
    assert len(set(named.values())) > 10
    # Each page has its own number, and the section that is on it.
    for number in set(named.values()):
        assert re.search(rf"\b{number}$", pages[number - 1])
        assert pages[number - 1].startswith("All of Larkwell ")


def test_its_cover_says_what_it_is_and_help_comes_first(whole):
    reader, pages = whole
    for words in ("Connected Larkwell", "All of Larkwell", "Made on 23 November 2026",
                  "Ring before you go", "01632 960106"):  # fmt: skip
        assert words in pages[0]
    for number in ("999", "116 123", "Text 85258", "0808 2000 247"):
        assert number in pages[1]
    assert reader.metadata.title == "Connected Larkwell: All of Larkwell, 23 November 2026"


def test_it_is_tagged_by_an_independent_checker(demonstration):
    path = demonstration / "booklets/areas/old-town.pdf"
    assert not pdfua.validate(str(path)).findings
    root = pypdf.PdfReader(path).trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert len(root["/Outlines"]) > 0


def test_pages_lead_to_each_with_its_size_in_words(demonstration, larkwell: dict[str, Page]):
    links = larkwell["champions/"].main.all("a")
    links = [link for link in links if "/booklets/" in link["href"]]
    files = {path.relative_to(demonstration) for path in demonstration.glob("booklets/**/*.pdf")}
    assert len(links) == len(files) > 8
    said = larkwell["champions/"].words
    for link in links:
        pages = len(pypdf.PdfReader(demonstration / "champions" / link["href"]).pages)
        assert f"{link.words} (PDF, {pages} pages, " in said
    assert "A booklet to print: Old Town (PDF, " in larkwell["areas/old-town/"].words
    assert "A booklet to print: All of Larkwell" in larkwell["areas/larkwell/"].words
    assert "A booklet to print: People and company" in larkwell["needs/loneliness/"].words
    assert "booklet" not in larkwell["needs/safety-abuse/"].words


# ---- what is kept


@pytest.fixture
def made(edition, tmp_path, monkeypatch):
    """Makes the one booklet of an area; tells how often the typesetter was asked."""
    monkeypatch.setattr(typesetter, "KEPT", tmp_path)
    plan = next(one for one in booklets.plans(edition) if one.what == "Northgate")
    asked = []
    typeset = typesetter.typeset

    def counted(*given):
        asked.append(1)
        return typeset(*given)

    def make(today=TODAY, name=""):
        changed = plan
        if name:
            first, *others = plan.sections
            one = first.listings[0]
            activity = replace(one.activity, name=name)
            first = replace(first, listings=(replace(one, activity=activity), *first.listings[1:]))
            changed = replace(plan, sections=(first, *others))
        monkeypatch.setattr(typesetter, "typeset", counted)
        monkeypatch.setattr(booklets, "plans", lambda _edition: (changed,))
        monkeypatch.setattr(edition, "today", today)
        with messages.speaking("en-GB"):
            (booklet,) = booklets.made(edition).values()
        return booklet.content, len(asked), len(list(tmp_path.rglob("*.pdf")))

    return make


def test_the_same_facts_are_the_same_bytes_and_only_the_newest_are_kept(made, tmp_path):
    first, asked, kept = made()
    assert (asked, kept) == (1, 1)
    assert made() == (first, 1, 1)
    next(tmp_path.rglob("*.pdf")).unlink()
    assert made() == (first, 2, 1)
    later, asked, kept = made(date(2026, 11, 24))
    assert later != first
    assert (asked, kept) == (3, 1)


def test_letters_that_the_typeface_lacks_are_written_with_ours(made):
    content, _, _ = made(name="বাংলা আড্ডা \N{SPARKLES} \N{FULLWIDTH QUOTATION MARK}\\")
    words = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    assert "baaNlaa" in words or "bamla" in words.casefold()


def test_none_tells_where_a_withheld_place_is(made, edition):
    """A file is compressed, and says nothing to the last look: so it is looked at before."""
    venues = (venue for one in edition.catalogue.activities for venue in one.venues)
    venue = next(venue for venue in venues if venue.withheld)
    with pytest.raises(WouldTell) as refusal:
        made(name=f"Tea at {venue.street}, {venue.postcode}")
    assert venue.postcode not in str(refusal.value)


def test_there_are_none_where_the_community_wants_none_or_has_too_little(edition):
    assert min(len(plan.listings) for plan in booklets.plans(edition)) >= booklets.LEAST
    none = type("Edition", (), {"catalogue": type("Catalogue", (), {})})
    none.catalogue.site = replace(edition.catalogue.site, booklets=False)
    assert booklets.plans(none) == ()
    assert booklets.made(none) == {}
