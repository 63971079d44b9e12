"""The file for software of surgeries: held against the models of a kept library, and our facts.

The models are R4B. Of the four kinds of resource here, R4B changed nothing of R4.
"""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from fhir.resources.R4B.bundle import Bundle
from tests.conftest import BASE
from tests.feeds.conftest import Written
from tests.records import HALL, activity, listing

from activity_directory.feeds import fhir
from activity_directory.listing.facts import facts_of
from activity_directory.model.place import Venue
from activity_directory.model.sessions import sessions_between

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@pytest.fixture(scope="module")
def content(demonstration: Path) -> bytes:
    return (demonstration / "data" / "healthcare-services.json").read_bytes()


def of_kind(content, kind):
    entries = json.loads(content).get("entry", [])
    return [one["resource"] for one in entries if one["resource"]["resourceType"] == kind]


def made(written: Written, *listings) -> bytes:
    return fhir.bundle(listings, written.catalogue, written.today, BASE)


def test_the_file_is_a_bundle_in_which_every_reference_leads_somewhere(content, written):
    bundle = Bundle.model_validate_json(content)
    assert bundle.type == "collection"
    entries = json.loads(content)["entry"]
    known = {one["fullUrl"] for one in entries}
    assert len(known) == len(entries)
    services = of_kind(content, "HealthcareService")
    for one in services:
        assert one["providedBy"]["reference"] in known
        assert {place["reference"] for place in one.get("location", ())} <= known
    assert content == made(written, *written.listings)  # by whatever process, the same bytes


def test_each_service_says_the_facts_of_its_listing(content, written, demonstration):
    services = of_kind(content, "HealthcareService")
    assert [one["name"] for one in services] == [one.activity.name for one in written.listings]
    for of, one in zip(written.listings, services, strict=True):
        facts = facts_of(of)
        assert one["active"] == of.is_on
        assert one["availabilityExceptions"] == " ".join(facts.when)
        assert one["serviceProvisionCode"][0]["text"] == facts.cost_in_one
        assert facts.status in one["comment"]
        assert (facts.doubt or facts.checked) in one["comment"]
        assert len(one.get("location", ())) == sum(not v.withheld for v in of.activity.venues)
        file = demonstration / "data/open-referral/services" / f"{one['id']}.json"
        assert json.loads(file.read_text(encoding="utf-8"))["name"] == one["name"]
    assert {one["active"] for one in services} == {True, False}


def test_what_is_on_each_week_is_on_then_and_nothing_that_is_not_on_has_times(content, written):
    services = of_kind(content, "HealthcareService")
    for of, one in zip(written.listings, services, strict=True):
        times = one.get("availableTime", [])
        assert of.is_on or not times
        until = written.today + timedelta(days=27)
        sessions = sessions_between(of.activity.when, written.today, until, of.calendar)
        found = {(DAYS[session.on.weekday()], f"{session.start:%H:%M:%S}") for session in sessions}
        for time in times:
            start = time.get("availableStartTime", "00:00:00")
            assert {(day, start) for day in time["daysOfWeek"]} <= found, one["name"]
    assert sum(bool(one.get("availableTime")) for one in services) > 10


def test_a_withheld_place_and_what_nobody_knows_are_in_no_resource(written):
    secret = Venue(
        "Lantern House",
        "",
        HALL.area,
        "9 Secret Row",
        "LW9 9ZZ",
        withheld=True,
        phone="+441632960177",
    )
    bare = replace(HALL, street="", postcode="", location=None, access=(), phone="", website="")
    both = listing(activity(venues=(secret, bare), summary="", description=""))
    content = made(written, both)
    Bundle.model_validate_json(content)
    (place,) = of_kind(content, "Location")
    assert place["name"] == HALL.name
    for word in ("Lantern", "Secret", "LW9", "960177", '""', "[]", "{}", "null"):
        assert word not in content.decode(), word
    hidden = made(written, listing(activity(venues=(secret,))))
    assert of_kind(hidden, "Location") == []
    Bundle.model_validate_json(hidden)
    Bundle.model_validate_json(made(written))


def test_the_page_for_programs_names_it_with_its_size(content, demonstration):
    page = (demonstration / "data" / "index.html").read_text(encoding="utf-8")
    words = " ".join(
        page.partition("healthcare-services.json</a>")[2].partition("</li>")[0].split()
    )
    assert words.endswith(f"FHIR R4, {round(len(content) / 1000)} KB.")
