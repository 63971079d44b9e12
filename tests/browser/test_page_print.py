"""Pages on paper: printed by a real browser and read back, on A4 and on Letter."""

from typing import NamedTuple

import pypdfium2
import pytest
from tests.conftest import CONTENT

from activity_directory.catalogue.loading import load

LEAST_MARGIN = 10  # mm: what printers of offices and homes can't print on
LISTS = (
    "",
    "whats-on/",
    "whats-on/week/",
    "needs/anxiety-stress/",
    "categories/walking-outdoors/",
    "areas/old-town/",
    "organisations/mill-lane-patients/",
    "champions/",
    "about/",
    "search/",
)


class Sheet(NamedTuple):
    """A printed sheet: its words, and the white margins around its ink in millimetres."""

    words: str
    margins: tuple[float, ...]


def sheets(page, paper="A4"):
    """What comes out of the printer."""
    found = []
    for drawn in pypdfium2.PdfDocument(page.pdf(format=paper, prefer_css_page_size=True)):
        picture = drawn.render(scale=1, grayscale=True).to_pil()
        ink = picture.point(lambda value: 255 if value < 250 else 0).getbbox()
        around = (ink[0], ink[1], picture.width - ink[2], picture.height - ink[3])
        words = " ".join(drawn.get_textpage().get_text_bounded().split())
        found.append(Sheet(words, tuple(edge * 25.4 / 72 for edge in around)))
    return found


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("path", LISTS)
def test_every_sheet_says_of_what_day_it_is_where_it_is_from_and_whom_to_ring(visit, path, paper):
    printed = sheets(visit(path), paper)
    for sheet in printed:
        assert "Connected Larkwell, 23 November 2026" in sheet.words
        assert f"https://connected-larkwell.example.org/{path}" in sheet.words
        assert "01632 960106" in sheet.words
        assert min(sheet.margins) >= LEAST_MARGIN - 0.5, sheet.margins


def test_a_week_is_one_sheet_for_a_notice_board(visit):
    page = visit("whats-on/week/")
    names = page.locator(".session__name").all_inner_texts()
    (sheet,) = sheets(page)
    assert len(names) > 20
    assert [name for name in names if name not in sheet.words] == []


@pytest.mark.parametrize("path", ["needs/anxiety-stress/", "search/", "whats-on/week/"])
def test_what_is_to_be_pressed_is_not_printed(visit, path):
    page = visit(path)
    printed = " ".join(sheet.words for sheet in sheets(page))
    for pressed in ("See also", "Narrow", "Menu", "By day"):
        assert pressed not in printed


def test_folded_text_is_printed(visit):
    """The numbers of a need are one line, which opens on a screen; paper has them in full."""
    page = visit("needs/anxiety-stress/")
    assert not page.get_by_text("You do not have to wait").is_visible()
    assert "You do not have to wait" in sheets(page)[0].words


def test_an_activity_is_two_sheets_at_most(visit, address):
    page = visit("")
    longer = []
    for activity in load(CONTENT).catalogue.activities:
        page.goto(f"{address}activities/{activity.slug}/")
        printed = pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True))
        words = printed[0].get_textpage().get_text_bounded()
        if len(printed) > 2 or page.locator("h1").inner_text().split()[0] not in words:
            longer.append(activity.slug)
    assert longer == []
