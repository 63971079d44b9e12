"""The cards as PDFs: what the files are, which cards have one, and what is kept of them."""

import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pdfua
import pypdf
import pypdfium2
import pytest
import zxingcpp

from activity_directory import cards
from activity_directory.catalogue.loading import load
from activity_directory.listing.listing import calendar_of, listings_on
from activity_directory.portal import card_pdfs, typesetter
from activity_directory.portal.leaks import WouldTell

CONTENT = Path(__file__).parents[2] / "content"
TODAY = date(2026, 11, 23)
BASE = "https://connected-larkwell.example.org/"
MOST_BYTES = 40_000
PAPER = {
    "a5": [(297, 210)],
    "pocket": [(210, 297)],
    "large-print": [(210, 297)] * 2,
    "easy-read": [(210, 297)] * 2,
}


@pytest.fixture(scope="module")
def borough():
    return load(CONTENT).catalogue


@pytest.fixture(scope="module")
def listings(borough):
    return {
        one.activity.slug: one
        for one in listings_on(borough, TODAY, calendar_of(borough.site, TODAY))
    }


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """An empty folder in which PDFs are kept."""
    monkeypatch.setattr(typesetter, "KEPT", tmp_path / "kept")
    return tmp_path / "kept" / "card"


def edition_of(borough, *listings, **site):
    catalogue = SimpleNamespace(
        site=replace(borough.site, **site), certain_secrets=borough.certain_secrets
    )
    return SimpleNamespace(
        catalogue=catalogue, base=BASE, listings=listings, code_of=lambda _listing: ""
    )


def changed(listing, **facts):
    return replace(listing, activity=replace(listing.activity, **facts))


def words_of(pdf):
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return re.sub(r"\s", "", "".join(page.extract_text() for page in pages))


# ---- those of the demonstration


def test_every_card_in_every_size_is_a_small_tagged_pdf(demonstration, listings, borough):
    """By an independent checker; with its type, its title, its language and all its words."""
    seen = 0
    for turn, (slug, listing) in enumerate(listings.items()):
        folder = demonstration / f"activities/{slug}/card"
        page = (folder / "index.html").read_text(encoding="utf-8")
        code = borough.code_by_slug.get(slug, "")
        of_activity = cards.cards_of(listing, borough.site, BASE, code=code)
        names = {path.stem for path in folder.glob("*.pdf")}
        if not listing.is_on or listing.activity.about_safety:
            assert names == set(), slug
            assert ".pdf" not in page
            continue
        assert names == {card.size for card in of_activity.of_sizes}, slug
        for card in of_activity.of_sizes:
            seen += 1
            path = folder / f"{card.size}.pdf"
            assert f'card/{card.size}.pdf"' in page, (slug, card.size)
            content = path.read_bytes()
            assert len(content) <= MOST_BYTES, (slug, card.size)
            reader = pypdf.PdfReader(path)
            sheets = [
                tuple(round(float(side) / 72 * 25.4) for side in (box.width, box.height))
                for box in (page.mediabox for page in reader.pages)
            ]
            assert sheets == PAPER[card.size], (slug, card.size)
            assert reader.metadata.title == f"{card.heading}: {card.name}"
            assert reader.trailer["/Root"]["/Lang"] == "en-GB"
            assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"] == True  # noqa: E712
            words = words_of(content)
            lines = [line for fact in card.facts for line in fact.lines]
            for part in (card.name, card.way.words, card.checked, card.please, *lines):
                assert re.sub(r"\s", "", part) in words, (slug, card.size, part)
            assert "Printed" not in words
            # What takes longest is asked of every card in one size, and of all sizes.
            if list(PAPER)[turn % len(PAPER)] == card.size:
                assert not pdfua.validate(str(path)).findings, (slug, card.size)
                assert_looks_right(path, card, slug)
    assert seen > 100


def assert_looks_right(path, card, slug):
    """Nothing comes near an edge, and a phone reads the code from a grey print."""
    document = pypdfium2.PdfDocument(path)
    picture = document[0].render(scale=150 / 72, grayscale=True).to_pil()
    codes = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    copies = 2 if card.code_on_back else 1
    page = path.with_name("index.html").read_text(encoding="utf-8")
    (address,) = set(re.findall(rf"<desc>({BASE}[^<]+)</desc>", page))
    assert [code.text for code in codes] == [address] * copies, slug
    least = {"a5": 7.5, "pocket": 6.5}.get(card.size, 9.5)
    for page in document:
        picture = page.render(scale=100 / 72, grayscale=True).to_pil()
        if card.size in {"a5", "pocket"}:  # where to cut goes to the edges: one card
            part = (0, 0, picture.width // 2 - 4, picture.height)
            picture = (
                picture.crop(part)
                if card.size == "a5"
                else picture.crop((0, 0, picture.width // 2 - 4, picture.height // 2 - 4))
            )
        ink = picture.point(lambda value: 255 if value < 250 else 0).getbbox()
        left, top, right, bottom = (edge * 25.4 / 100 for edge in ink)
        width, height = (edge * 25.4 / 100 for edge in picture.size)
        assert min(left, top) >= least, (slug, card.size)
        assert min(width - right, height - bottom) >= least - 2, (slug, card.size)


# ---- what is kept


def made(borough, *listings, **site):
    return dict(card_pdfs.files(edition_of(borough, *listings, **site)))


def test_the_same_facts_make_the_same_bytes_and_only_changed_ones_are_made_again(
    borough, listings, kept, monkeypatch
):
    listing = listings["chair-exercise"]
    first = made(borough, listing)
    assert len(first) == len(list(kept.iterdir())) == 4
    for path in kept.iterdir():  # as if nothing had ever been kept
        path.unlink()
    assert made(borough, listing) == first
    asked = []
    ask = typesetter.typeset
    monkeypatch.setattr(typesetter, "typeset", lambda *given: asked.append(1) or ask(*given))
    assert made(borough, listing) == first
    assert asked == []
    assert made(borough, changed(listing, summary="Something new.")) != first
    assert len(asked) == 4


def test_what_is_kept_and_broken_is_made_again(borough, listings, kept):
    first = made(borough, listings["chair-exercise"])
    one, two, three, four = kept.iterdir()
    one.write_bytes(b"")
    two.write_bytes(two.read_bytes()[:-9])
    three.write_bytes(b"%PDF somebody else's")
    four.write_bytes(one.name.encode() + b"\n%PDF")
    assert made(borough, listings["chair-exercise"]) == first


def test_a_folder_that_cannot_be_written_stops_nothing(borough, listings, kept):
    kept.parent.write_text("a file in its place")
    assert len(made(borough, listings["chair-exercise"])) == 4


# ---- which cards have one


def test_none_where_the_community_wants_none_where_it_is_not_safe_or_not_on(
    borough, listings, kept
):
    assert made(borough, listings["chair-exercise"], card_pdfs=False) == {}
    assert made(borough, listings["safe-line"]) == {}
    assert made(borough, listings["sewing-bees"]) == {}


def test_the_typeface_has_every_letter_that_is_said_to_be_in_it(borough, listings, kept):
    letters = [chr(code) for code in range(32, 0x2300)]
    known = "".join(one for one in letters if re.fullmatch(f"[{typesetter.LETTERS}]", one))
    assert len(known) > 250
    # The typesetter refuses a letter that it can't draw.
    parts = [known[at : at + 60] for at in range(0, len(known), 60)]
    for part in parts:
        assert made(borough, changed(listings["chair-exercise"], summary=f"x {part} x"))


def test_a_card_with_letters_that_the_typeface_lacks_is_printed_from_its_page(
    borough, listings, kept
):
    bengali = changed(listings["chair-exercise"], name="বাংলা আড্ডা")
    assert made(borough, bengali) == {}


def test_no_pdf_tells_where_a_withheld_place_is(borough, listings, kept):
    """A file is compressed, and says nothing to the last look: so it is looked at before."""
    venue = next(venue for one in borough.activities for venue in one.venues if venue.withheld)
    told = changed(
        listings["chair-exercise"], summary=f"We meet at {venue.street}, {venue.postcode}."
    )
    with pytest.raises(WouldTell) as refusal:
        made(borough, told)
    assert venue.postcode not in str(refusal.value)


def test_a_word_without_an_end_stays_on_the_paper(borough, listings, kept):
    endless = changed(listings["chair-exercise"], summary="w" * 150)
    files = made(borough, endless)
    for size in ("large-print", "easy-read"):
        content = files[f"activities/chair-exercise/card/{size}.pdf"]
        page = pypdfium2.PdfDocument(content)[0].render(scale=100 / 72, grayscale=True).to_pil()
        _, _, right, _ = page.point(lambda value: 255 if value < 250 else 0).getbbox()
        assert (page.width - right) * 25.4 / 100 >= 9, size
