"""What `serve` makes of a saved entry in memory is what a build of all the content makes of it."""

from __future__ import annotations

import random
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.conftest import ROOT, everything_in, small_borough
from tests.edits import edit
from tests.small_site import golden

from activity_directory.catalogue.folders import ENTRIES
from activity_directory.catalogue.loading import load
from activity_directory.catalogue.saved import saved
from activity_directory.portal import live
from activity_directory.portal.whole_build import what_was_read
from activity_directory.rules.checked_content import (
    CheckedContent,
    ReadAgain,
    check_saved,
    checked,
    read_again,
)

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

TODAY = date(2026, 11, 23)
EDITS = 16


def whole(content: Path, today: date = TODAY) -> CheckedContent:
    loaded = load(content)
    assert loaded.catalogue is not None
    return checked(loaded, loaded.catalogue, today)


def once_saved(before: CheckedContent | ReadAgain, paths: Collection[Path]) -> ReadAgain | None:
    change = saved(before.loaded, before.catalogue, paths)
    if change is None:
        return None
    files = [check_saved(before, file, text) for file, text in change.texts.items()]
    return read_again(before, files, change.gone)


# --- what is read of it


def test_what_is_read_again_comes_to_what_reading_everything_does(tmp_path: Path):
    content = tmp_path / "content"
    subprocess.run([sys.executable, ROOT / "bench/generate.py", "8", content], check=True)
    (content / "vocabularies/danger.yml").unlink()  # the software's own is read once
    dice = random.Random(17)
    now: CheckedContent | ReadAgain = whole(content)
    faults = 0
    for number in range(EDITS):
        file, was = edit(content, dice)
        paths = {file}
        if file.parent.name not in ENTRIES:
            assert once_saved(now, paths) is None
            file.write_text(was, encoding="utf-8")
            continue
        if number % 5 == 1:
            file.unlink()
        elif number % 5 == 3:
            paths.add(file.rename(file.with_name(f"other-{number}{file.suffix}")))
        again = once_saved(now, paths)
        assert again is not None
        found, expected = again.compared(), whole(content)
        assert found.problems == expected.problems
        assert found.loaded.files == expected.loaded.files
        assert found.catalogue.names == expected.catalogue.names
        assert what_was_read(found.loaded) == what_was_read(expected.loaded)
        assert [one.slug for one in found.catalogue.activities] == [
            one.slug for one in expected.catalogue.activities
        ]
        faults += bool(again.own_errors)
        now = dice.choice([again, found])
    assert faults


@pytest.mark.parametrize(
    "name",
    [
        "site.yml", "venues/net-loft.yml", "vocabularies/needs.yml", "images/a.png",
        "activities/Net Mending.md", "activities/net-mending.yml", "activities/net-mending.txt",
        "activities/folder/one.md", "nowhere/one.md", "../elsewhere.md",
    ],
)  # fmt: skip
def test_all_is_read_again_where_more_may_depend_on_what_was_saved(tmp_path: Path, name: str):
    content = small_borough(tmp_path / "content")
    before = whole(content)
    file = content / name
    file.parent.mkdir(exist_ok=True)
    file.touch()
    assert once_saved(before, [(content / name)]) is None


def test_files_that_an_editor_keeps_for_itself_are_nothing_new(tmp_path: Path):
    content = small_borough(tmp_path / "content")
    before = whole(content)
    (content / "activities/.net-mending.md.swp").touch()
    paths = [content / "activities" / name for name in (".net-mending.md.swp", "4913", "it.md~")]
    again = once_saved(before, paths)
    assert again is not None
    assert again.compared().problems == before.problems


# --- what is shown of it


def pages_in(site: Path) -> dict[str, bytes]:
    files = everything_in(site).items()
    return {name.removesuffix("index.html"): page for name, page in files if name.endswith(".html")}


def test_pages_from_memory_are_those_of_a_build(small_site: Path, tmp_path: Path):
    content = whole(small_borough(tmp_path / "content"), date.fromisoformat(golden.TODAY))
    theme = live.theme_for(ROOT / "theme", content.catalogue)
    base = content.catalogue.site.address
    site = live.first(content.catalogue, content.today, base, theme, small_site)
    built = pages_in(small_site)
    assert {address: site.page(address) for address in built} == built
    assert site.page("activities/nothing/") is None
    assert site.page("nothing/at/all") is None


def test_pages_after_an_edit_are_those_of_reading_everything(small_site: Path, tmp_path: Path):
    content = small_borough(tmp_path / "content")
    before = whole(content)
    theme = live.theme_for(ROOT / "theme", before.catalogue)
    first = live.first(before.catalogue, TODAY, "https://example.org/", theme, small_site)
    file = content / "activities/net-mending.md"
    written = file.read_text(encoding="utf-8")
    file.write_text(written.replace("name: ", "name: A "), encoding="utf-8")
    (content / "activities/lamp-lighters.md").unlink()
    again = once_saved(before, [file, content / "activities/lamp-lighters.md"])
    assert again is not None
    after = live.after(first, again.catalogue, small_site)
    catalogue = whole(content).catalogue
    cold = live.first(catalogue, TODAY, "https://example.org/", theme, small_site)
    known = pages_in(small_site)
    assert {it: after.page(it) for it in known} == {it: cold.page(it) for it in known}
    assert after.page("activities/lamp-lighters/") is None
    changed = [it for it in known if after.page(it) != first.page(it)]
    assert "activities/net-mending/" in changed
    assert "a-to-z/" in changed
