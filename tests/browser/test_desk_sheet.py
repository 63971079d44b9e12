"""The quick sheet for a desk: one side of paper, with nothing on it that anybody must not see."""

import io

import pypdf
import pytest
from tests.browser.looking import enlarge, too_wide, violations
from tests.conftest import CONTENT

from activity_directory.catalogue.loading import load
from activity_directory.portal.pages.desk_sheet import MOST_NEEDS, fitted
from activity_directory.portal.views.others import DeskActivity, DeskNeed


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_it_is_one_side_with_the_crisis_lines_first(visit, paper):
    page = visit("champions/sheet/")
    pdf = pypdf.PdfReader(io.BytesIO(page.pdf(format=paper)))
    assert len(pdf.pages) == 1
    words = " ".join(pdf.pages[0].extract_text().split())
    assert words.index("116 123") < words.index("Feeling lonely or cut off")
    assert "What is on in the week from 23 November 2026" in words
    assert "Print this sheet" not in words
    assert page.locator(".desk-sheet__need").count() == MOST_NEEDS
    for need in page.locator(".desk-sheet__need").all():
        assert need.locator("li").count() in {1, 2}


def test_nothing_is_on_it_that_may_not_lie_on_a_desk(visit):
    page = visit("champions/sheet/")
    hrefs = page.locator(".desk-sheet a").evaluate_all("links => links.map(one => one.href)")
    borough = load(CONTENT).catalogue
    for activity in borough.activities:
        if not activity.may_be_kept:
            assert not [href for href in hrefs if href.endswith(f"/{activity.slug}/")]
    for need in borough.vocabularies["needs"]:
        if need.print_guard:
            assert not [href for href in hrefs if href.endswith(f"/needs/{need.id}/")]
    assert len(hrefs) > 2 * MOST_NEEDS


def test_it_can_be_read_on_a_phone(visit):
    page = visit("champions/", width=320)
    page.get_by_role("link", name="A quick sheet for a desk").click()
    assert violations(page) == []
    enlarge(page)
    assert too_wide(page) == []


def need(number, words="words"):
    one = DeskActivity(f"An activity of {words}", "a/", "Monday 23 November, 2pm to 4pm.", "01632")
    return DeskNeed(f"Need {number}", "n/", (one, one))


def test_what_has_no_room_is_left_out_from_the_end():
    few = tuple(need(number) for number in range(4))
    assert fitted(few) == few
    shown = fitted(tuple(need(number, "words " * 12) for number in range(MOST_NEEDS)))
    counts = [len(one.activities) for one in shown]
    assert counts == sorted(counts, reverse=True)
    assert set(counts) == {1, 2}
    endless = fitted(tuple(need(number, "words " * 90) for number in range(MOST_NEEDS)))
    assert 0 < len(endless) < MOST_NEEDS
