"""The feed of changes: what the dates of entries say, in words; nothing of what is about safety."""

import xml.etree.ElementTree as ET
from datetime import timedelta
from pathlib import Path

import pytest
from tests.conftest import BASE
from tests.feeds.conftest import Written
from tests.records import SITE, TODAY, activity, checked, day, listing

from activity_directory.feeds.changes import HOW_LONG, MOST, feed, last_change
from activity_directory.listing.listing import Listing
from activity_directory.model.status import Closed, Full, Paused, WaitingList

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(content: bytes) -> list[dict[str, str]]:
    """The items of a feed: the words of their elements, and what kind of change each is."""
    found = []
    for entry in ET.fromstring(content).iter(f"{ATOM}entry"):
        words = {part.tag.removeprefix(ATOM): part.text or "" for part in entry}
        kind = entry.find(f"{ATOM}category")
        assert kind is not None
        found.append(words | {"kind": kind.attrib["term"]})
    return found


def stood(one, current_status: str, **changes) -> Listing:
    return listing(one, current_status=current_status, **changes)


def test_the_feed_names_what_was_checked_or_stopped_lately(demonstration: Path, written: Written):
    content = (demonstration / "data/changes.atom").read_bytes()
    root = ET.fromstring(content)
    assert root.findtext(f"{ATOM}id") == f"{BASE}data/changes.atom"
    assert root.findtext(f"{ATOM}rights") == "CC BY 4.0"
    found = entries(content)
    assert root.findtext(f"{ATOM}updated") == found[0]["updated"]
    assert [one["updated"] for one in found] == sorted(
        (one["updated"] for one in found), reverse=True
    )
    expected = {
        f"{BASE}activities/{item.listing.activity.slug}/"
        for one in written.listings
        if (item := last_change(one)) and item.on > written.today - HOW_LONG
    }
    assert {one["id"] for one in found} == expected
    assert {one["kind"] for one in found} >= {"checked", "paused", "full", "waiting-list"}
    paused = next(one for one in found if one["kind"] == "paused")
    assert paused["title"] == "Paused: Larkwell Job Club"
    assert "Paused since" in paused["summary"]


@pytest.mark.parametrize(
    ("status", "current_status", "kind", "on"),
    [
        (Paused(day("2026-11-10")), "paused", "paused", "2026-11-10"),
        (Paused(day("2026-10-10")), "paused", "paused", "2026-11-02"),
        (Paused(), "paused", "paused", "2026-11-02"),
        (Closed(day("2026-11-20")), "closed", "closed", "2026-11-20"),
        (Full(), "full", "full", "2026-11-02"),
        (WaitingList(), "waiting-list", "waiting-list", "2026-11-02"),
        (Paused(day("2026-10-10"), day("2026-11-12")), "running", "back", "2026-11-12"),
        (Paused(day("2026-09-10"), day("2026-10-12")), "running", "checked", "2026-11-02"),
        (Paused(day("2026-12-10")), "running", "checked", "2026-11-02"),
    ],
)
def test_what_is_known_last_is_told_with_its_day(status, current_status, kind, on):
    item = last_change(stood(activity(status=status), current_status))
    assert item is not None
    assert (item.change, item.on.isoformat()) == (kind, on)


def test_what_has_finished_is_told_on_its_last_day():
    item = last_change(stood(activity(), "finished", ends=day("2026-11-19")))
    assert item is not None
    assert (item.change, item.on.isoformat()) == ("finished", "2026-11-19")


@pytest.mark.parametrize("changes", [{"print_guard": True}, {"quick_exit": True}])
def test_what_is_about_safety_is_in_no_feed(changes):
    assert last_change(listing(activity(**changes))) is None


def test_a_feed_has_the_latest_and_is_sound_with_none():
    many = [listing(activity(f"tea-{number:03}")) for number in range(MOST + 1)]
    assert len(entries(feed(many, SITE, TODAY, BASE))) == MOST
    old = listing(activity(checked=checked((TODAY - HOW_LONG).isoformat())))
    assert entries(feed([old], SITE, TODAY, BASE)) == []
    near = listing(activity(checked=checked((TODAY - HOW_LONG + timedelta(1)).isoformat())))
    assert len(entries(feed([near], SITE, TODAY, BASE))) == 1


def test_words_of_entries_are_words_in_the_feed(hostile_site: Path):
    found = entries((hostile_site / "data/changes.atom").read_bytes())
    assert any("<img onerror=boom() {{8**4}}" in one["title"] for one in found)
