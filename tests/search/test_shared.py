"""By what two directories know the same listing: what a result tells, and nothing secret."""

import json
from dataclasses import replace

import pytest
from tests.conftest import ROOT, small_borough

from activity_directory.catalogue.loading import load
from activity_directory.search.shared import FORM, UNKNOWN, key_of

WHEN = "Tuesdays, 10.30am to noon"


@pytest.fixture(scope="module")
def activities(tmp_path_factory):
    """Those of the tiny borough, by slug."""
    borough = load(small_borough(tmp_path_factory.mktemp("shared") / "content")).catalogue
    return {one.slug: one for one in borough.activities}


@pytest.fixture
def group(activities):
    """One at a place that everybody may know, with a way to reach it."""
    return activities["net-mending"]


def test_the_same_facts_have_the_same_key_however_they_are_typed(group):
    key = key_of(group, WHEN)
    assert len(key) == 8
    again = replace(group, slug="nets", name=" Net  mending & TEA", summary="Another summary.")
    assert key_of(again, WHEN) == key


@pytest.mark.parametrize(
    "changed",
    [
        lambda one: replace(one, name="Net Mending"),
        lambda one: replace(one, organisation=replace(one.organisation, name="Another loft")),
        lambda one: replace(one, venues=(replace(one.venues[0], postcode="SW1A 2AA"),)),
        lambda one: replace(one, venues=()),
        lambda one: replace(one, contact=replace(one.contact, email="other@brackwater.example")),
        lambda one: replace(one, contact=replace(one.contact, phone="+441632960110")),
        lambda one: replace(one, contact=replace(one.contact, website="https://nets.example/")),
    ],
)
def test_what_tells_something_else_has_another_key(changed, group):
    assert key_of(changed(group), WHEN) not in {"", key_of(group, WHEN)}


def test_another_time_has_another_key(group):
    assert key_of(group, "Tuesdays, 10.30am to 1pm") != key_of(group, WHEN)


def test_what_nobody_can_compare_has_no_key(group, activities):
    nowhere = replace(group, venues=(), contact=replace(group.contact, email=""))
    assert key_of(nowhere, WHEN) == ""
    assert activities["quiet-line"].withholds_its_place
    assert key_of(activities["quiet-line"], "Day and night") == ""


def test_a_site_has_the_key_of_each_row_and_its_pages_keep_none(small_site):
    file = json.loads((small_site / "search/shared.json").read_text("utf-8"))
    columns = json.loads((small_site / "search/columns.json").read_text("utf-8"))
    keys = file["keys"].split(" ")
    assert (file["form"], file["version"]) == (FORM, columns["version"])
    assert len(keys) == columns["count"]
    assert keys.count(UNKNOWN) == 1  # the place of the quiet line is withheld
    kept = json.loads((small_site / "keep/files.json").read_text("utf-8"))["files"]
    assert "search/shared.json" not in {name for name, _ in kept}


def test_the_form_is_the_one_that_the_script_reads():
    script = ROOT / "theme/templates/components/also-search/also-search.js"
    assert f"const FORM = {FORM};" in script.read_text("utf-8")
