"""Our own Open Referral out and in again gives the same entries, fact by fact.

What can't come back is named here, in docs/open-data.md and in decision 45.
"""

from __future__ import annotations

import io
import json
import re
import shutil
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

import pytest
from tests.bare import bare_content
from tests.conftest import BASE
from tests.records import activity, listing
from tests.services import service_of

from activity_directory import cli
from activity_directory.catalogue.loading import load
from activity_directory.feeds.open_referral.files import files
from activity_directory.importers.open_referral.own import sent_of_ours
from activity_directory.importers.open_referral.terms import Terms
from activity_directory.listing.access import with_what_follows
from activity_directory.listing.listing import calendar_of, listings_on
from activity_directory.model.activity import Activity
from activity_directory.model.eligibility import FOR_PROFESSIONALS
from activity_directory.vocabulary import Term

ROOT = Path(__file__).resolve().parents[2]
NOT_IN_THE_FEED = frozenset(
    {"image", "links", "maintainer_note", "private", "was", "source", "print_guard", "quick_exit"}
    | {"places_in_file", "places"}
    | set(FOR_PROFESSIONALS)
)
"""Attributes that don't come back. About safety is about safety: `about_safety` is compared."""


def plainly(value: object, vocabularies: object) -> object:
    """A fact as plain values, without what can't come back."""
    if isinstance(value, Term):
        return value.id
    if is_dataclass(value):
        found = {
            field.name: plainly(getattr(value, field.name), vocabularies)
            for field in fields(value)
            if field.name not in NOT_IN_THE_FEED
        }
        if "street" in found:
            return of_a_place(value, found, vocabularies)
        return found
    if isinstance(value, tuple | list):
        return [plainly(one, vocabularies) for one in value]
    return value


def of_a_place(venue, found, vocabularies):
    """A place: of a withheld one only that it is, of any other with what follows of its access."""
    if venue.withheld:
        return "withheld"
    answers = dict(with_what_follows(venue.access, vocabularies["access"]))
    access = {term.id: answer for term, answer in answers.items() if answer != "ask"}
    return {**found, "access": access}


def comparable(one: Activity, vocabularies) -> dict[str, object]:
    found = plainly(one, vocabularies)
    assert isinstance(found, dict)
    found["about_safety"] = one.about_safety
    # A place that is withheld comes last, and no time can say that it is there.
    found["venues"] = sorted(found["venues"], key=lambda venue: venue == "withheld")
    if one.withholds_its_place:
        for time in found["when"]:
            time["limits"]["venue"] = None
    if not one.description:
        found["description"] = one.summary
    return found


def brought_back(content: Path, folder: Path) -> tuple[str, list[str]]:
    """What `import` prints of the feed of a content folder, and the entries that then differ."""
    catalogue = load(content).catalogue
    assert catalogue is not None
    today = catalogue.site.today
    assert today is not None
    listings = listings_on(catalogue, today, calendar_of(catalogue.site, today))
    pages = folder / "pages"
    pages.mkdir()
    for name, raw in files(listings, catalogue, today, BASE):
        if "/services/" in name and "/page/" not in name:
            (pages / name.rpartition("/")[2]).write_bytes(raw)
    target = folder / "target"
    target.mkdir()
    empty = bare_content(target)
    for name in ("venues", "organisations"):
        shutil.rmtree(empty / name, ignore_errors=True)
        shutil.copytree(content / name, empty / name)
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        cli.main(["import", str(pages), "--content", str(empty), "--today", today.isoformat()])
    after = load(empty).catalogue
    assert after is not None
    different = []
    for one in catalogue.activities:
        now = after.activity_by_slug.get(one.slug)
        if now is None:
            different.append(f"{one.slug} is missing")
            continue
        before = comparable(one, catalogue.vocabularies)
        back = comparable(now, after.vocabularies)
        different += [
            f"{one.slug}, {name}: {before[name]} became {back[name]}"
            for name in before
            if before[name] != back[name]
        ]
    return said.getvalue(), different


def test_the_demonstration_comes_back(tmp_path):
    said, different = brought_back(ROOT / "content", tmp_path)
    assert not different, said
    assert " left out" not in said.splitlines()[0]


def test_a_generated_catalogue_comes_back(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "bench"))
    generate = pytest.importorskip("generate")
    content = tmp_path / "content"
    monkeypatch.setattr(sys, "argv", ["generate.py", "25", str(content), "--seed", "5"])
    with redirect_stdout(io.StringIO()):
        generate.main()
    said, different = brought_back(content, tmp_path)
    assert not different, said


def test_a_listing_to_try_instead_that_is_not_in_the_feed_is_left_out_and_reported():
    document = service_of(listing(activity()))
    term = {"id": "t", "taxonomy": "entry-facts", "term": "status.try_instead", "name": "x"}
    facts = [
        {"id": str(number), "taxonomy_term": term, "value": slug}
        for number, slug in enumerate(("here", "gone"))
    ]
    paused = {"id": "p", "taxonomy_term": term | {"term": "status.paused"}, "value": "2026-11-01"}
    changed = json.loads(json.dumps(document))
    changed["attributes"] += [*facts, paused]
    sent = sent_of_ours(changed, "", Terms({}), frozenset({"here"}))
    assert [one.message for one in sent.remarks] == [
        "What could people try instead?: `gone` is not in the feed, so it is left out"
    ]
    assert sent.lost == {"try_instead"}
    assert date(2026, 11, 1).isoformat() in repr(sent.submission.beyond.facts["status"])


def test_what_is_not_known_of_how_it_happens_comes_back(tmp_path):
    content = bare_content(tmp_path)
    entry = (ROOT / "content/activities/bridge-club.md").read_text(encoding="utf-8")
    asked = re.sub(r"(?m)^format: .*\nvenue: .*$", "format: ask\nvenue: ask", entry)
    text = f"{asked}\nWe meet on Zoom.\n"
    (content / "activities/bridge-club.md").write_text(text, encoding="utf-8")
    (tmp_path / "again").mkdir()
    said, different = brought_back(content, tmp_path / "again")
    assert "format: ask\nvenue: ask\n" in text
    assert not different, said
