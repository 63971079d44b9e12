"""The page for people who write programs: its addresses answer, and its examples run."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import BASE, everything_in
from tests.loopback import serving
from tests.pages import Element, Page

from activity_directory.feeds.columns import columns


@pytest.fixture(scope="module")
def page(larkwell: dict[str, Page]) -> Page:
    return larkwell["data/"]


def code_of(example: Element) -> str:
    return "".join(map(str, example.one("code").inside))


def test_every_address_on_it_answers_and_every_list_is_on_it(page: Page, demonstration: Path):
    linked = {link["href"].removeprefix("../") for link in page.main.all("a")}
    files = {one for one in linked if not one.endswith("/") and "#" not in one and one}
    for file in files:
        assert (demonstration / file).is_file(), file
    made = {
        name
        for name in everything_in(demonstration)
        if name.startswith("data/") and not name.endswith(".html")
    }
    alone = {name for name in made if name.count("/") < 2 or (name.count("/") == 2 and "-" in name)}
    of_things = {
        name for name in made if name.startswith("data/open-referral/") and name.count("/") > 2
    }
    assert alone - of_things <= files


def test_it_says_what_every_column_means(page: Page):
    names = [code.words for code in page.main.all("code") if code.above and code.above.tag == "li"]
    assert names == [column.name for column in columns()]
    for column in columns():
        assert column.heading in page.main.words
        assert column.about.split(" ")[0] in page.main.words


def test_the_page_about_open_data_leads_to_it(larkwell: dict[str, Page], page: Page):
    assert any(link["href"] == "../data/" for link in larkwell["open-data/"].main.all("a"))
    assert page.tree.one("link", type="application/atom+xml")["href"] == "../data/changes.atom"


def test_the_examples_run_as_they_stand(page: Page, demonstration: Path):
    examples = page.main.all("pre")
    assert len(examples) == 3
    with serving(demonstration) as home:
        said = []
        for example in examples:
            code = code_of(example)
            assert BASE in code
            done = subprocess.run(
                [sys.executable, "-c", code.replace(BASE, home)],
                capture_output=True,
                encoding="utf-8",
                env={"PYTHONIOENCODING": "utf-8"},
                check=True,
            )
            said.append(done.stdout)
    free, step_free, services = said
    assert "Wednesday Wander - Wednesdays, 11am to noon" in free
    assert "Help with PIP forms" not in free + step_free
    assert "Talking Cafe ['LW1 5PQ']" in step_free
    assert len(services.splitlines()) == 41
    assert "Larkwell Job Club temporarily closed" in services
