"""A file of an Open Referral feed is known for what it is, and is no form that was filled in."""

import json
from pathlib import Path

import pytest

from activity_directory.importers.open_referral import REFUSED, is_feed
from activity_directory.importers.reading import incoming
from activity_directory.importers.sent import Unreadable

SHARED = Path(__file__).parents[3] / "shared"
SERVICE = {"id": "a1", "name": "Tea", "organization": {"id": "o1", "name": "Tea"}, "url": None}
FEEDS = {
    "a page of version 1": {"totalElements": 1, "first": True, "content": [{"id": "x"}]},
    "a page of version 3": {"total_items": 1, "total_pages": 1, "contents": [SERVICE]},
    "an empty page": {"total_items": 0, "contents": []},
    "one service": SERVICE,
    "a list of services": [SERVICE, SERVICE],
    "a service with what it costs": {"name": "Tea", "cost_options": [], "id": "a1"},
}
OTHERS = {
    "answers of our form": {"form": "connected", "answers": {"name": "Tea", "content": "Tea"}},
    "a list of answers": [{"answers": {"name": "Tea"}}],
    "answers with an id": {"id": "1", "name": "Tea", "data": {"organization": "Tea"}},
    "nothing": {},
    "an empty list": [],
}


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_is_refused_in_one_sentence(name):
    with pytest.raises(Unreadable) as refused:
        incoming(json.dumps(FEEDS[name]).encode())
    assert str(refused.value) == REFUSED


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_sent_by_a_form_is_no_feed(name):
    assert not is_feed(json.dumps(OTHERS[name]))


@pytest.mark.parametrize("text", ["[", "{", "[[[[[[", '{"a":', " {}", '[{"id"'])
def test_what_breaks_off_is_no_feed(text):
    assert not is_feed(text)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the examples of Open Referral aren't beside us")
@pytest.mark.parametrize("version", ["hsds-3.0/service_list.json", "hsds-3.0/service_full.json"])
def test_the_official_examples_are_known(version):
    assert is_feed((SHARED / "data/examples" / version).read_text(encoding="utf-8"))
