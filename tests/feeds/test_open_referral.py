"""The files of Open Referral UK: sound by its schemas, whole, and with nothing that is withheld.

The schemas are not ours to publish. Where a copy of them lies beside the project every document is
held against them; everywhere else the properties that they ask for are.
"""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator, FormatChecker
from tests.any_schedule import CALENDAR, FIRST, bounded, schedules
from tests.conftest import BASE
from tests.feeds.conftest import Written
from tests.records import BOROUGH, HALL, TODAY, activity, day, listing, term
from tests.services import service_of
from tests.small_catalogue import catalogue

from activity_directory.feeds.open_referral.files import files
from activity_directory.feeds.open_referral.taxonomies import FACTS, facts
from activity_directory.listing.facts import facts_of
from activity_directory.model.contact import Contact
from activity_directory.model.cost import Cost
from activity_directory.model.eligibility import FOR_PROFESSIONALS, Eligibility
from activity_directory.model.organisation import Organisation
from activity_directory.model.place import Venue
from activity_directory.model.schedule import (
    Always,
    ByArrangement,
    ByRule,
    Hours,
    Limits,
    MonthDay,
    Monthly,
    Once,
    OpeningHours,
    Period,
    Rolling,
    Weekly,
    YearlySeason,
)
from activity_directory.model.status import Closed, Paused
from activity_directory.schema import fields as table_of
from activity_directory.urls.addresses import OPEN_REFERRAL_KINDS

SCHEMAS = Path(__file__).parents[3] / "shared/data/schemas/hsds-uk-3.0"
ONE_OF = {
    "services": "service",
    "service_at_locations": "service_at_location",
    "organizations": "organization",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}
REQUIRED = {
    "services": {"id", "name", "status"},
    "service_at_locations": {"id"},
    "organizations": {"id", "name", "description"},
    "taxonomies": {"id", "name", "description"},
    "taxonomy_terms": {"id", "name", "description"},
}
CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
HIDDEN = Venue("Lantern House", "", HALL.area, "9 Secret Row", "LW9 9ZZ", withheld=True,
               location=(51.5, -0.25), buses="77", phone="+441632960177")  # fmt: skip


@pytest.fixture(scope="module")
def api(demonstration: Path) -> Path:
    return demonstration / "data/open-referral"


def read(file: Path):
    return json.loads(file.read_bytes())


def each(api: Path, kind: str) -> Iterator[dict]:
    """Everything of a kind, each from a file of its own."""
    yield from map(read, sorted((api / kind).glob("*.json")))


def values(document: dict) -> dict[str, list[str]]:
    """The facts of entries among the attributes of a document, by their codes."""
    found: dict[str, list[str]] = {}
    for attribute in document.get("attributes", ()):
        if attribute["taxonomy_term"]["taxonomy"] == FACTS:
            found.setdefault(attribute["taxonomy_term"]["term"], []).append(attribute["value"])
    return found


# --- the standard's own words


def test_the_details_say_what_files_cannot_answer(api: Path):
    details = read(api / "index.json")
    assert details["version"] == "HSDS-UK-3.0"
    assert details["licence"] == "CC BY 4.0"
    assert details["as_of"] == "2026-11-23"
    for question in ("modified_after", "search", "per_page"):
        assert question in details["limits"]
    assert set(details["lists"]) == set(OPEN_REFERRAL_KINDS)
    for address in details["lists"].values():
        assert (api / address.removeprefix(f"{BASE}data/open-referral/")).is_file()


def test_every_document_has_what_the_standard_asks_for(api: Path):
    for kind, names in REQUIRED.items():
        documents = list(each(api, kind))
        assert documents, kind
        for document in documents:
            assert names <= document.keys(), kind
            assert (api / kind / f"{document['id']}.json").is_file()


def test_every_document_is_sound_by_the_schemas(api: Path):
    if not SCHEMAS.is_dir():
        pytest.skip("there is no copy of the schemas of Open Referral UK here")

    def faults(schema: str, documents) -> list[str]:
        validator = Draft202012Validator(
            read(SCHEMAS / f"{schema}.json"), format_checker=FormatChecker()
        )
        return [error.message for one in documents for error in validator.iter_errors(one)]

    assert faults("api_details", [read(api / "index.json")]) == []
    for kind, schema in ONE_OF.items():
        page = read(api / f"{kind}.json")
        assert faults(schema, each(api, kind)) == [], kind
        # The schema of a list of organisations is that of one of them.
        listed = page["contents"] if kind == "organizations" else [page]
        assert faults(f"{schema}_list", listed) == [], kind


def test_each_list_has_everything_once(api: Path):
    for kind in OPEN_REFERRAL_KINDS:
        first = read(api / f"{kind}.json")
        pages = [first] + [
            read(api / kind / f"page/{number}.json")
            for number in range(2, first["total_pages"] + 1)
        ]
        ids = [one["id"] for page in pages for one in page["contents"]]
        assert sorted(ids) == sorted(one["id"] for one in each(api, kind))
        assert len(ids) == len(set(ids)) == first["total_items"]
        for number, page in enumerate(pages, start=1):
            assert (page["page_number"], page["size"]) == (number, len(page["contents"]))
            assert page["first_page"] == (number == 1)
            assert page["last_page"] == (number == len(pages))
    assert read(api / "taxonomy_terms.json")["total_pages"] > 1


def test_what_is_named_elsewhere_is_there(api: Path):
    terms = {one["id"] for one in each(api, "taxonomy_terms")}
    taxonomies = {one["id"] for one in each(api, "taxonomies")}
    organisations = {one["id"] for one in each(api, "organizations")}
    at_places = {one["id"] for one in each(api, "service_at_locations")}
    for term_ in each(api, "taxonomy_terms"):
        assert term_["taxonomy_id"] in taxonomies
        assert term_.get("parent_id", term_["id"]) in terms
    named = set()
    for service in each(api, "services"):
        assert service["organization_id"] in organisations
        named |= {place["id"] for place in service.get("service_at_locations", ())}
        for place in service.get("schedules", ()):
            assert place.get("service_at_location_id", next(iter(at_places))) in at_places
        text = json.dumps(service)
        assert set(re.findall(r'"taxonomy_term_id": "([^"]+)"', text)) <= terms
    assert named == at_places


def test_no_two_things_have_one_id(api: Path):
    for service in each(api, "services"):
        ids = re.findall(r'\{"id": "([^"]+)", "link_id"', json.dumps(service))
        assert len(ids) == len(set(ids))
        assert all(UUID(one).version == 5 for one in ids)


def test_the_tables_hold_the_same_and_refer_to_one_another(api: Path):
    package = read(api / "tables/datapackage.json")
    tables = {}
    for resource in package["resources"]:
        with (api / "tables" / resource["path"]).open(encoding="utf-8", newline="") as file:
            tables[resource["name"]] = list(csv.DictReader(file))
        rows = tables[resource["name"]]
        assert [field["name"] for field in resource["schema"]["fields"]] == list(rows[0])
        assert len({row["id"] for row in rows}) == len(rows)
    assert {file.stem for file in (api / "tables").glob("*.csv")} == set(tables)
    for kind in OPEN_REFERRAL_KINDS:
        assert {row["id"] for row in tables[kind]} == {one["id"] for one in each(api, kind)}
    ids = {name: {row["id"] for row in rows} for name, rows in tables.items()}
    everything = set().union(*ids.values())
    for rows in tables.values():
        for row in rows:
            for name, value in row.items():
                if name.endswith("_id") and value:
                    assert value in everything, name
    assert all(re.fullmatch("[0-9 ]+", row["number"]) for row in tables["phones"])
    services = {row["id"]: row for row in tables["services"]}
    for service in each(api, "services"):
        assert services[service["id"]]["name"] == service["name"]
        own = [row for row in tables["schedules"] if row["service_id"] == service["id"]]
        assert len(own) == len(service["schedules"])


# --- the facts


def test_each_service_says_what_its_page_says(api: Path, written: Written):
    services = {one["url"]: one for one in each(api, "services")}
    assert len(services) == len(written.listings)
    for one in written.listings:
        service = services[f"{BASE}activities/{one.activity.slug}/"]
        said = facts_of(one)
        assert service["fees"] == said.cost_in_one
        assert service["assured_date"] == one.activity.checked.on.isoformat()
        assert {schedule["description"] for schedule in service["schedules"]} == set(said.when)
        for fact in (said.status, said.doubt):
            assert fact in service.get("alert", "")
        terms = {
            (found["link_type"], found["taxonomy_term"]["term"]) for found in service["attributes"]
        }
        assert {("needs", need.id) for need in one.activity.needs} <= terms
        assert ("statuses", one.current_status) in terms
        assert "last_modified" not in service
        assert "assurer_email" not in service
        for contact in service.get("contacts", ()):
            assert "name" not in contact
            assert contact.get("title", "") == one.activity.contact.ask_for
    assert {one["status"] for one in services.values()} == {
        "active", "temporarily closed", "inactive", "defunct",
    } & {one["status"] for one in services.values()}  # fmt: skip
    assert {"active", "temporarily closed", "defunct"} <= {
        one["status"] for one in services.values()
    }


def test_what_was_renamed_keeps_its_id():
    before = service_of(listing(activity("tea")))
    after = service_of(listing(activity("tea-and-talk", was=("tea",))))
    assert before["id"] == after["id"]
    assert before["id"] != service_of(listing(activity("coffee")))["id"]
    elsewhere = dict(files([listing(activity("tea"))], catalogue(), TODAY, "https://copy.example/"))
    assert f"data/open-referral/services/{before['id']}.json" in elsewhere


def test_prices_have_their_dates_and_what_is_not_known_has_none():
    costs = (
        Cost("free", until=day("2026-12-31")),
        Cost("per_session", 350, since=day("2027-01-01"), only_for="people on benefits"),
        Cost("ask"),
        Cost("donation"),
    )
    free, paid, gift = service_of(listing(activity(costs=costs)))["cost_options"]
    assert (free["amount"], free["valid_to"], "valid_from" in free) == (0, "2026-12-31", False)
    assert (paid["amount"], paid["valid_from"]) == (3.5, "2027-01-01")
    assert paid["option"] == "people on benefits"
    assert "amount" not in gift
    [alone] = [service_of(listing(activity(costs=(Cost("ask"),))))]
    assert "cost_options" not in alone
    assert alone["fees"]


def test_no_answer_about_access_can_be_taken_for_another():
    lift = term("lift")
    stepped = Venue("Hill Barn", "hill-barn", access=((lift, "no"),))
    [place] = service_of(listing(activity(venues=(stepped,))))["service_at_locations"]
    answers = {one["description"] for one in place["location"]["accessibility"]}
    assert "Lift: no" in answers
    assert all(one.rpartition(": ")[2] in {"yes", "no", "ask"} for one in answers)


def test_of_a_withheld_place_there_is_only_that_it_is_withheld():
    for venues in ((HIDDEN,), (HALL, HIDDEN)):
        one = listing(activity(venues=venues, formats=(term("in-person"),)))
        made = files([one], catalogue(one.activity), TODAY, BASE)
        everything = b"".join(content for _, content in made).decode()
        for words in ("Lantern", "Secret", "LW9", "51.5,", "-0.25", '"77"', "960177"):
            assert words not in everything
        assert values(service_of(one))["venue.withheld"] == ["yes"]


def test_what_professionals_alone_may_read_is_in_no_document():
    private = {
        name: {"bmi_over": 28, "not_had_within": 12, "inactive": True}.get(name, f"Hush {name}")
        for name in FOR_PROFESSIONALS
    }
    private |= {name: (f"Hush {name}",) for name in ("conditions", "not_suitable_for")}
    one = listing(
        activity(
            eligibility=Eligibility(minimum_age=60, text="For people over 60.", **private),
            private=(("needs", term("hush", "Hush need")),),
            maintainer_note="Hush note",
        )
    )
    service = service_of(one)
    assert "hush" not in json.dumps(service).casefold()
    assert values(service)["eligibility.text"] == ["For people over 60."]
    assert service["minimum_age"] == 60
    seen_by = {
        f"{table.name}.{field.name}": field.seen_by
        for table in (table_of.ACTIVITY, table_of.STATUS, table_of.CHECKED, table_of.CONTACT,
                      table_of.ELIGIBILITY, table_of.VENUE, table_of.WHEN)
        for field in table.fields
    }  # fmt: skip
    assert all(seen_by.get(fact.code, "everyone") == "everyone" for fact in facts())


def test_what_is_about_safety_says_so():
    one = listing(activity(quick_exit=True))
    assert values(service_of(one))["activity.print_guard"] == ["yes"]
    assert "activity.print_guard" not in values(service_of(listing()))


def test_facts_without_a_place_stand_in_attributes():
    one = listing(
        activity(
            also_known_as=("Cuppa", "Brew"),
            highlight="No need to book",
            status=Paused(day("2026-11-10"), day("2026-12-01"), "A new floor.", ("coffee",)),
            contact=Contact(phone="+441632960110", text="+447700900131", best_time="mornings"),
            places=10,
            was=("old-tea",),
            first_time="Ring the bell.",
        )
    )
    service = service_of(one)
    found = values(service)
    assert found["activity.also_known_as"] == ["Cuppa", "Brew"]
    assert found["activity.highlight"] == ["No need to book"]
    assert found["activity.places"] == ["10"]
    assert found["activity.was"] == ["old-tea"]
    assert found["activity.first_time"] == ["Ring the bell."]
    assert found["status.paused"] == ["2026-11-10"]
    assert found["status.back"] == ["2026-12-01"]
    assert found["status.because"] == ["A new floor."]
    assert found["status.try_instead"] == ["coffee"]
    [contact] = service["contacts"]
    assert {phone["type"]: phone["number"] for phone in contact["phones"]} == {
        "voice": "+441632960110",
        "text": "+447700900131",
    }
    assert values(contact)["contact.best_time"] == ["mornings"]
    closed = listing(activity(status=Closed(day("2026-11-01"))), current_status="closed")
    assert service_of(closed)["status"] == "defunct"
    assert values(service_of(closed))["status.closed"] == ["2026-11-01"]


def test_a_charity_is_known_by_its_register():
    def scheme(number: str) -> str:
        own = Organisation("Friends", "friends", charity_number=number)
        service = service_of(listing(activity(organisation=own)))
        return service["organization"]["organization_identifiers"][0]["identifier_scheme"]

    assert [scheme(number) for number in ("1098765", "SC012345", "NIC100001")] == [
        "GB-CHC",
        "GB-SC",
        "GB-NIC",
    ]


def test_where_people_must_live_is_the_area_of_a_service():
    of_some = listing(activity(eligibility=Eligibility(lives_in=(BOROUGH,))))
    assert [area["name"] for area in service_of(of_some)["service_areas"]] == ["Pennybridge"]
    for_all = listing(activity(venues=(), formats=(term("phone"),)))
    assert [area["name"] for area in service_of(for_all)["service_areas"]] == ["Pennybridge"]
    assert "service_areas" not in service_of(listing())


# --- times come back as they were


def moment(text: str) -> time:
    return time.fromisoformat(text)


def limits_of(first: dict, found: dict[str, list[str]]) -> Limits:
    """What narrows a time, read from its first schedule and from its facts."""

    def one(name: str) -> str:
        return found.get(f"when.{name}", [""])[0]

    def off(text: str) -> date | Period:
        dates = [day(part) for part in text.split(" to ")]
        return Period(*dates) if len(dates) == 2 else dates[0]

    season: Period | YearlySeason | None = None
    if text := one("season"):
        ends = [tuple(map(int, part.split("-"))) for part in text.split(" to ")]
        season = YearlySeason(*ends) if len(ends[0]) == 2 else Period(*map(day, text.split(" to ")))
    is_within = isinstance(season, Period)
    return Limits(
        starting=day(first["dtstart"]) if first.get("dtstart") else None,
        ending=None if is_within or not first.get("valid_to") else day(first["valid_to"]),
        sessions=int(one("sessions")) if one("sessions") else None,
        skipped=tuple(map(off, one("except").split(", "))) if one("except") else (),
        extra=tuple(map(day, one("extra").split(", "))) if one("extra") else (),
        next_intakes=tuple(map(day, one("next_intakes").split(", ")))
        if one("next_intakes")
        else (),
        term_time_only=one("term_time") == "only",
        season=season,
        bank_holidays=one("bank_holidays") or None,
    )


def hours_of(one: dict) -> Hours:
    return Hours(moment(one["opens_at"]), moment(one["closes_at"]) if "closes_at" in one else None)


def month_days(one: dict) -> list[MonthDay]:
    by_weekday = [
        MonthDay(nth=int(text[:-2]), weekday=CODES.index(text[-2:]))
        for text in one.get("byday", "").split(",")
        if text
    ]
    by_date = [MonthDay(day=int(text)) for text in one.get("bymonthday", "").split(",") if text]
    return by_weekday + by_date


def time_of(documents: list[dict]):
    """A time of an entry, read again from its schedules."""
    first, *_ = documents
    found = values(first)
    limits = limits_of(first, found)
    patterns = [one for one in documents if "freq" in one]
    if "when.rule" in found:
        return ByRule(found["when.rule"][0], hours_of(first), limits)
    if not patterns:
        return Once(
            day(first["dtstart"]), hours_of(first), replace(limits, starting=None, ending=None)
        )
    if first["freq"] == "MONTHLY":
        days = tuple(one for pattern in patterns for one in month_days(pattern))
        return Monthly(days, hours_of(first), first["interval"], limits)
    if len(patterns) > 1 or len({hours_of(one) for one in patterns}) > 1:
        return tuple(
            (CODES.index(code), hours_of(one))
            for one in patterns
            for code in one["byday"].split(",")
        )
    days = tuple(CODES.index(code) for code in first["byday"].split(","))
    return Weekly(days, hours_of(first), first["interval"], limits)


@bounded(80)
@given(schedules)
def test_a_time_comes_back_as_it_was(schedule):
    one = listing(activity(when=(schedule,)), today=FIRST, calendar=CALENDAR)
    found = time_of(service_of(one)["schedules"])
    if isinstance(schedule, OpeningHours):
        # A week of one pair of hours is told as a weekly time is.
        if isinstance(found, Weekly):
            found = tuple((weekday, found.hours) for weekday in found.days)
        assert sorted(found, key=repr) == sorted(schedule.days, key=repr)
        return
    expected = schedule
    if isinstance(schedule, Monthly):
        in_order = sorted(schedule.days, key=lambda one: one.weekday is None)
        expected = replace(schedule, days=tuple(in_order))
    if isinstance(schedule, Once):
        limits = replace(schedule.limits, starting=None, ending=None)
        expected = replace(schedule, limits=limits)
    if isinstance(expected.limits.season, Period):
        # The narrower of the two is told, with the season beside it.
        expected = replace(expected, limits=replace(expected.limits, ending=None))
    assert found == expected


def test_times_without_dates_are_told_in_words():
    for schedule, code, value in (
        (Rolling(12, 2), "when.rolling", "12 weeks"),
        (ByArrangement("We ring you."), "when.by_arrangement", "We ring you."),
        (Always("Day and night."), "when.always", "Day and night."),
    ):
        [one] = service_of(listing(activity(when=(schedule,))))["schedules"]
        assert values(one)[code] == [value]
        assert "freq" not in one
        assert one["description"]


def test_a_time_at_one_of_several_places_names_it():
    other = Venue("Hill Barn", "hill-barn", street="1 Top Lane")
    when = (Weekly((1,), Hours(time(10)), limits=Limits(venue="hill-barn")),)
    service = service_of(listing(activity(venues=(HALL, other), when=when)))
    [place] = [
        one for one in service["service_at_locations"] if one["location"]["name"] == "Hill Barn"
    ]
    assert service["schedules"][0]["service_at_location_id"] == place["id"]
