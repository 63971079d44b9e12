"""The coverage page as a report on paper, of a borough with many needs and areas."""

from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

import pypdfium2
import pytest
from tests.conftest import ROOT
from tests.gallery.gallery import environment
from tests.records import BASE, BOROUGH, HALL, MORNING, TODAY, activity, checked, term
from tests.small_catalogue import catalogue

from activity_directory.model.organisation import Organisation
from activity_directory.model.schedule import Limits, Weekly
from activity_directory.model.status import Paused, Running
from activity_directory.portal import assets
from activity_directory.portal.edition import Edition
from activity_directory.portal.pages import coverage
from activity_directory.reports.figures import MOST_NEEDS
from activity_directory.system.git import Step
from activity_directory.vocabulary import Vocabulary

NEEDS, AREAS, ACTIVITIES, MONTHS = 60, 30, 240, 40


def written_to(folder, edition):
    """Writes the one page, with what it loads, and says where it is."""
    page = next(coverage.pages(edition))
    for name, content in {
        f"{page.address}index.html": environment()
        .get_template(page.template)
        .render(page.view)
        .encode(),
        **edition.assets.files,
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def report(tmp_path_factory, browser, served):
    """The page of 240 listings in 30 areas for 60 needs, after forty months.

    With more of them only the numbers are greater: what is drawn and printed is as much.
    """
    needs = [
        term(f"need-{n}", f"A need for which no word is short, number {n}") for n in range(NEEDS)
    ]
    areas = [
        term(f"area-{n}", f"Upper Marsh and Quay Quarter {n}", parent=BOROUGH.id)
        for n in range(AREAS)
    ]
    own = catalogue(
        *(
            activity(
                f"group-{n}",
                organisation=Organisation(f"Organisation {n % 90}"),
                needs=tuple(needs[(n * step) % (NEEDS - 6)] for step in (1, 7, 11)),
                venues=(replace(HALL, area=areas[n % AREAS]),),
                when=(
                    Weekly(
                        (n % 7,),
                        replace(MORNING, start=MORNING.start.replace(hour=6 + n % 6)),
                        limits=Limits(ending=TODAY + timedelta(days=n % 9 * 7 + 7)),
                    ),
                ),
                status=Running() if n % 11 else Paused(),
                checked=checked(f"{2025 + n % 2}-{n % 10 + 1:02}-02"),
            )
            for n in range(ACTIVITIES)
        )
    )
    vocabularies = {"needs": needs, "areas": [BOROUGH, *areas]}
    words = {
        name: Vocabulary(name, MappingProxyType({one.id: one for one in terms}))
        for name, terms in vocabularies.items()
    }
    own = replace(own, vocabularies={**own.vocabularies, **words})
    edition = Edition(own, TODAY, BASE, assets.gather(ROOT / "theme", own))
    history = tuple(
        Step(
            TODAY - timedelta(days=30 * (MONTHS - month)),
            tuple(f"activities/group-{n}.md" for n in range(month, ACTIVITIES, MONTHS)),
            (),
        )
        for month in range(MONTHS)
    )
    edition.history = lambda: history
    folder = written_to(tmp_path_factory.mktemp("report"), edition)
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{served(folder)}coverage/")
    return page


def test_it_is_four_sheets_at_most_with_every_picture_whole(report):
    printed = pypdfium2.PdfDocument(report.pdf(format="A4", prefer_css_page_size=True))
    words = [" ".join(sheet.get_textpage().get_text_bounded().split()) for sheet in printed]
    assert len(words) <= 4
    for heading, last in {
        "The week by hours": "Sun",
        "How lately listings were checked": "Taken from another list",
        "How the directory grew": "November 2026",
    }.items():
        (sheet,) = [text for text in words if f" {heading} " in f" {text} "]
        assert last in sheet.partition(heading)[2], heading
    (sheet,) = [text for text in words if " Needs and areas " in text]
    assert sheet.count("A need for which no word is short") >= MOST_NEEDS
    whole = " ".join(words)
    # The tables are open, and of what is long the first dozen lines are there.
    assert "Published at its end" in whole
    assert whole.count("Its last session.") == 12
    assert "more, on the website." in whole


def test_on_a_phone_nothing_is_wider_than_the_screen_and_what_is_wide_can_be_moved(report):
    assert report.evaluate("document.documentElement.scrollWidth") <= 390
    wide = report.locator(".coverage-figure__wide").first
    assert wide.evaluate("(one) => one.scrollWidth > one.clientWidth && one.tabIndex === 0")
    bars = report.locator("#checks ~ figure .coverage-figure__wide")
    assert bars.evaluate("(one) => one.scrollWidth <= one.clientWidth")
    report.locator("details").evaluate_all("(all) => all.forEach((one) => { one.open = true; })")
    assert report.evaluate("document.documentElement.scrollWidth") <= 390
