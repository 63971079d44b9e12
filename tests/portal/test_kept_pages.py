"""A page is taken over from the last site only where it would be made the same."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.conftest import ROOT, Project, Run, everything_in
from tests.edits import edit
from tests.small_site import golden

from activity_directory import cli, messages
from activity_directory.catalogue.loading import load
from activity_directory.portal import assets, kept_index, memory
from activity_directory.portal.edition import Edition, SitePage
from activity_directory.portal.kept_pages import KeptPages, TakenOver
from activity_directory.portal.memory import hash_of
from activity_directory.portal.pages import activities
from activity_directory.search import pagefind

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from activity_directory.catalogue.catalogue import Catalogue

TODAY, BASE = date(2026, 11, 23), "https://example.org/"
EDITS = 20


# --- what pages are made of


def pages_by_what_they_are_made_of(
    catalogue: Catalogue, today: date, base: str, files: assets.Assets
) -> dict[str, list[SitePage]]:
    """The pages of each activity with all that their templates get."""
    with messages.speaking(catalogue.site.language):
        edition = Edition(catalogue, today, base, files)
        shared = hash_of(*activities.shared_by_all(edition))
        return {
            hash_of(shared, *activities.made_of(edition, listing)): [
                *activities.pages_of(edition, listing)
            ]
            for listing in edition.listings
        }


def test_pages_that_are_made_of_the_same_are_the_same(tmp_path: Path):
    content = tmp_path / "content"
    subprocess.run([sys.executable, ROOT / "bench/generate.py", "8", content], check=True)
    (content / "vocabularies/danger.yml").unlink()  # the software's own is read once
    catalogue = load(content).catalogue
    files = assets.gather(ROOT / "theme", catalogue)
    known = pages_by_what_they_are_made_of(catalogue, TODAY, BASE, files)
    dice = random.Random(17)
    kept, made = 0, 0
    editions = [(catalogue, TODAY + timedelta(days=1), BASE), (catalogue, TODAY, f"{BASE}x/")]
    for _ in range(EDITS):
        file, was = edit(content, dice)
        changed = load(content).catalogue
        file.write_text(was, encoding="utf-8")
        if changed is not None and all(
            one.image is None or one.image.file in files.pictures
            for one in (*changed.activities, *changed.stories)
        ):
            editions.append((changed, TODAY, BASE))
    for edition in editions:
        for made_of, pages in pages_by_what_they_are_made_of(*edition, files).items():
            assert known.setdefault(made_of, pages) == pages
            kept, made = kept + (known[made_of] is not pages), made + (known[made_of] is pages)
    assert kept > made > 2 * 8


# --- a site that takes over pages


def test_a_site_that_takes_over_pages_is_the_same_as_one_that_takes_none(
    run: Run, project: Project, small_site: Path, monkeypatch: pytest.MonkeyPatch
):
    def build(expected: set[str]) -> None:
        asked.clear()
        done = run("build", "--today", golden.TODAY)
        assert done.code == cli.DONE, done.err
        assert {page.address for page in asked} == expected

    monkeypatch.setattr(memory, "KEPT", project.folder.with_name("kept"))
    asked: list[TakenOver] = []
    pages = KeptPages.pages

    def watched(self: KeptPages, made_of: str) -> tuple[TakenOver, ...]:
        found = pages(self, made_of)
        asked.extend(found)
        return found

    monkeypatch.setattr(KeptPages, "pages", watched)
    shutil.copy(ROOT / "tests/small_site/content/site.yml", project.content)
    entry = project.content / "activities/net-mending.md"
    written = entry.read_text(encoding="utf-8")
    entry.write_text(written.replace("summary: ", "summary: Come and see. "), encoding="utf-8")
    build(set())
    (project.site / "activities/steady-feet/index.html").write_text("Something else")
    entry.write_text(written, encoding="utf-8")
    # Another page isn't as it was left, and Lamp Lighters offers what has changed instead.
    build({"activities/quiet-line/", "activities/quiet-line/card/"})
    assert everything_in(project.site) == everything_in(small_site)

    for kept in memory.KEPT.glob("pages-*"):
        kept.write_bytes(kept.read_bytes().replace(b"lamp-lighters", b"lamp-lighten"))
    monkeypatch.delattr(pagefind, "build_index")  # the pages that are searched are the same
    build(set())
    assert everything_in(project.site) == everything_in(small_site)


# --- the search index


def test_an_index_is_taken_over_where_it_and_the_pages_that_are_searched_are_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def index_of(last: Path, words: str, menu: str, expected: int) -> Path:
        """A new site and its index, for which Pagefind was asked so many times."""
        nonlocal number
        asked.clear()
        number += 1
        site = tmp_path / f"site-{number}"
        own = f"<p data-pagefind-body>{words}</p>"
        for address, body in (("activities/tea", own), ("whats-on", menu)):
            (site / address).mkdir(parents=True)
            page = f"<!DOCTYPE html><html><body>{body}</body></html>"
            (site / address / "index.html").write_text(page)
        fragments = kept_index.index_of(site, last, "larkwell")
        assert [one.text.rstrip(" .") for one in fragments] == [words]
        assert len(asked) == expected
        return site

    number, asked = 0, []
    make = pagefind.build_index
    monkeypatch.setattr(memory, "KEPT", tmp_path / "kept")
    monkeypatch.setattr(pagefind, "build_index", lambda site: asked.append(site) or make(site))
    first = index_of(tmp_path / "none", "Tea and talk", "A menu", 1)
    second = index_of(first, "Tea and talk", "Another menu", 0)
    assert everything_in(first / "pagefind") == everything_in(second / "pagefind")
    third = index_of(second, "Coffee and talk", "Another menu", 1)
    (third / "pagefind/pagefind.js").write_text("cut off")
    index_of(third, "Coffee and talk", "Another menu", 1)
