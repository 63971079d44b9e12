"""The files with everything in them: the same facts in each, nothing withheld, and a key."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.conftest import BASE
from tests.feeds.conftest import Written
from tests.records import HALL, TODAY, activity, listing

from activity_directory.catalogue.catalogue import Catalogue
from activity_directory.feeds.columns import columns
from activity_directory.feeds.whole import files
from activity_directory.listing.facts import facts_of
from activity_directory.listing.listing import Listing
from activity_directory.model.place import Venue

HIDDEN = Venue("Lantern House", "", HALL.area, "9 Secret Row", "LW9 9ZZ", withheld=True,
               location=(51.5, -0.25), buses="77", phone="+441632960177")  # fmt: skip
FOUND = Venue("Wharf Hall", "wharf-hall", HALL.area, "2 Quay Street", "LW2 4AB",
              location=(51.4123, -0.3007))  # fmt: skip
HEADINGS = {column.name: column.heading for column in columns()}


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def lines_of(content: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in content.splitlines()]


@pytest.fixture(scope="module")
def data(demonstration: Path) -> Path:
    return demonstration / "data"


def made(written: Written, *listings: Listing) -> dict[str, bytes]:
    """The files of some listings, by their ending."""
    found = files(listings, written.catalogue, TODAY, BASE)
    return {address.rpartition("/")[2]: content for address, content in found}


def test_every_listing_is_in_the_table_and_in_the_lines(data: Path, written: Written):
    rows = rows_of((data / "activities.csv").read_bytes())
    lines = lines_of((data / "activities.jsonl").read_bytes())
    pages = [f"{BASE}activities/{one.activity.slug}/" for one in written.listings]
    assert [row["Page"] for row in rows] == [line["page"] for line in lines] == pages
    for one, row, line in zip(written.listings, rows, lines, strict=True):
        facts = facts_of(one)
        assert line["when"] == list(facts.when)
        assert row["When"] == "; ".join(facts.when)
        assert line["cost"] == list(facts.cost)
        assert row["Who can come"] == line["who"] == facts.who
        assert row["Status in words"] == line["status_in_words"] == facts.status
        assert line["status_code"] == one.current_status
        assert line["needs"] == [need.id for need in one.activity.needs]
        assert row["Needs"] == "; ".join(need.label for need in one.activity.needs)
        assert line["leave_quickly"] == one.activity.about_safety
        assert (line["source"], line["licence"], line["as_of"]) == (
            "Connected Larkwell", "CC BY 4.0", "2026-11-23",
        )  # fmt: skip


def test_every_column_says_something_of_some_listing_and_what_it_means(data: Path):
    lines = lines_of((data / "activities.jsonl").read_bytes())
    empty = {name for name in lines[0] if all(line[name] in ("", [], None) for line in lines)}
    # The demonstration has none of these.
    sources = {"source_list", "source_id", "source_taken"}
    assert empty == {"latitude", "longitude", "status_to_come", "website"} | sources
    package = json.loads((data / "datapackage.json").read_bytes())
    [table] = [one for one in package["resources"] if one["path"] == "activities.csv"]
    fields = table["schema"]["fields"]
    assert [field["title"] for field in fields] == list(lines[0])
    assert [field["name"] for field in fields] == list(
        rows_of((data / "activities.csv").read_bytes())[0]
    )
    assert all(field["description"].endswith(".") for field in fields)
    assert len({field["name"] for field in fields}) == len(fields)
    assert package["licenses"] == [{"name": "CC-BY-4.0", "title": "CC BY 4.0"}]
    assert package["created"] == "2026-11-23T00:00:00Z"
    assert all((data / one["path"]).is_file() for one in package["resources"])


def test_each_cell_has_the_type_that_the_key_gives_it(data: Path):
    package = json.loads((data / "datapackage.json").read_bytes())
    types = {one["name"]: one["type"] for one in package["resources"][0]["schema"]["fields"]}
    seen = set()
    for row in rows_of((data / "activities.csv").read_bytes()):
        for heading, value in row.items():
            kind = types[heading]
            seen.add(kind)
            if value and kind == "integer":
                assert value.isdigit(), heading
            if kind == "boolean":
                assert value in {"yes", "no"}, heading
            if kind == "date" and heading != "Taken":
                assert len(value) == len("2026-11-23"), heading
    assert seen == {"string", "integer", "boolean", "date"}


def test_no_cell_runs_in_a_spreadsheet(hostile_site: Path):
    for row in rows_of((hostile_site / "data/activities.csv").read_bytes()):
        for heading, value in row.items():
            assert not value.startswith(("=", "+", "-", "@")), heading
            assert "\n" not in value


def test_telephone_numbers_are_read_by_people_and_by_programs(written: Written):
    content = made(written, listing())
    assert rows_of(content["activities.csv"])[0]["Phone"] == "01632 960110"
    assert lines_of(content["activities.jsonl"])[0]["phone"] == "+441632960110"


def test_of_a_withheld_place_there_is_only_that_it_is_withheld(written: Written):
    for venues in ((HIDDEN,), (FOUND, HIDDEN)):
        content = made(written, listing(activity(venues=venues)))
        everything = b"".join(content.values()).decode()
        for words in ("Lantern", "Secret", "LW9", "51.5", "-0.25", "77"):
            assert words not in everything
        [row] = rows_of(content["activities.csv"])
        assert row[HEADINGS["place_on_request"]] == "yes"
        assert json.loads(content["activities.geojson"])["features"] == []


def test_the_map_has_a_point_for_each_place_that_is_known(written: Written):
    known = listing(activity("known", venues=(FOUND, HALL)))
    others = (
        listing(activity("safe", venues=(FOUND,), print_guard=True)),
        listing(activity("over", venues=(FOUND,)), current_status="closed"),
        listing(activity("old", venues=(FOUND,)), freshness="overdue"),
    )
    content = json.loads(made(written, known, *others)["activities.geojson"])
    assert (content["type"], content["licence"]) == ("FeatureCollection", "CC BY 4.0")
    [feature] = content["features"]
    assert feature["id"] == "known/1"
    assert feature["geometry"] == {"type": "Point", "coordinates": [-0.3007, 51.4123]}
    assert feature["properties"]["postcode"] == "LW2 4AB"
    assert feature["properties"]["page"] == f"{BASE}activities/known/"


def test_nothing_to_tell_makes_files_that_can_be_read(written: Written):
    content = made(written)
    assert rows_of(content["activities.csv"]) == []
    assert content["activities.jsonl"] == b""
    assert json.loads(content["activities.geojson"])["features"] == []


def test_without_a_licence_none_is_named(written: Written):
    site = replace(written.catalogue.site, licence="")
    catalogue: Catalogue = replace(written.catalogue, site=site)
    package = dict(files((), catalogue, TODAY, BASE))["data/datapackage.json"]
    assert "licenses" not in json.loads(package)
