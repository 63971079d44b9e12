"""What professionals do: whom a listing is for, a slip to print, and what is passed on."""

import io
import json
import re
from urllib.parse import unquote

import pypdf
import pytest
from playwright.sync_api import expect
from tests.browser.looking import too_wide, violations
from tests.conftest import CONTENT

from activity_directory.catalogue.loading import load
from activity_directory.listing.eligibility import (
    Person,
    is_referred_to,
    outcome,
    rules_of,
    together,
)

KEPT = "() => [{ ...sessionStorage }, { ...localStorage }, document.cookie, location.href]"


@pytest.fixture(scope="module")
def borough():
    return load(CONTENT).catalogue


def test_the_check_of_one_person_is_the_engines_and_leaves_no_trace(visit, watched, borough):
    page = visit("professionals/eligible/", width=390)
    expect(page.locator("[data-eligible-questions]")).to_be_visible()
    before = page.evaluate(KEPT)
    page.get_by_label("Age in years").fill("67")
    page.get_by_label("Where they live").select_option("riverside")
    page.get_by_label("BMI").fill("31,5")
    page.get_by_label("Has a steady long-term condition").select_option("Yes")
    page.get_by_label("Role: carer").select_option("No")
    facts = {"Has a steady long-term condition": True, "Role: carer": False}
    person = Person(age=67, bmi=31.5, area="riverside", facts=facts)
    ours = {"yes": set(), "ask": set(), "no": set()}
    areas = borough.vocabularies["areas"]
    for activity in borough.activities:
        if is_referred_to(activity):
            rules = rules_of(activity.eligibility, areas)
            ours[together(outcome(rule, person) for rule in rules)].add(activity.name)
    for found, names in ours.items():
        shown = page.locator(f"[data-eligible-{found}] > ul > li > a").all_inner_texts()
        assert {name.replace("’", "'") for name in shown} == names, found
    assert all(ours.values())
    assert "They don’t meet: Role: carer" in page.locator("[data-eligible-no]").inner_text()
    assert violations(page) == []
    assert too_wide(page) == []
    page.get_by_label("BMI").fill("heavy")
    expect(page.get_by_label("BMI")).to_have_attribute("aria-invalid", "true")
    assert page.evaluate(KEPT) == before
    page.get_by_role("button", name="Clear all answers").click()
    expect(page.locator("[data-eligible-yes]")).to_be_hidden()
    page.get_by_label("Age in years").fill("12")
    page.goto(watched.home + "about/")
    page.go_back()
    expect(page.get_by_label("Age in years")).to_have_value("")
    assert all("?" not in url for url in watched.requests)


def test_what_can_not_be_loaded_and_scripts_that_are_off_lead_to_the_ticks(browser, address, visit):
    page = browser.new_page()
    page.route("**/rules.json", lambda route: route.fulfill(status=503, body=""))
    page.goto(f"{address}professionals/eligible/")
    expect(page.get_by_role("heading", name="The rules could not be loaded")).to_be_visible()
    page.close()
    bare = visit("professionals/eligible/", java_script_enabled=False)
    expect(bare.get_by_role("heading", name="These questions need scripts")).to_be_visible()
    way = bare.locator("[data-eligible-no-scripts] a").get_attribute("href")
    assert way == "../../professionals/#activities"


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_slip_alone_is_printed_on_one_sheet(visit, paper):
    page = visit("activities/get-moving-gym/for-professionals/")
    sheets = pypdf.PdfReader(io.BytesIO(page.pdf(format=paper, prefer_css_page_size=True))).pages
    assert len(sheets) == 1
    words = " ".join(sheets[0].extract_text().split())
    for part in ("Referral slip: Get Moving", "Date of birth", "Unstable angina", "agrees that"):
        assert part in words
    assert "871731000000106" not in words
    assert "Tell the person" not in words


def test_what_is_passed_on_names_no_reason(visit, demonstration):
    page = visit("activities/slimming-12/for-professionals/")
    message = page.get_by_role("button", name="Copy as a text message")
    told = [message.get_attribute("data-copy-content")]
    letter = page.get_by_role("button", name="Copy as an email")
    told.append(letter.get_attribute("data-copy-content"))
    told.append(page.get_by_role("link", name="Write an email").get_attribute("href"))
    # The same lines in both, so that neither says what the other keeps to itself.
    assert unquote(told[2]).endswith("&body=" + told[1])
    assert told[1].count("\n") > 4
    for words in told:
        assert not re.search(r"BMI|weight(?!%40|@)|pregnan|eating", words, re.IGNORECASE), words
    record = page.get_by_role("button", name="Copy: referred").get_attribute("data-copy-content")
    assert record.startswith("Referral to social prescribing service (871731000000106): Slimming")
    # Nothing of what is about safety is passed on or printed.
    for file in (demonstration / "activities").glob("*/for-professionals/index.html"):
        text = file.read_text("utf-8")
        guarded = "Support near you" in re.search("<title>(.*?)</title>", text)[1]
        assert not (guarded and re.search("data-copy|referral-slip|8717", text)), file
    rules = json.loads((demonstration / "professionals/eligible/rules.json").read_text("utf-8"))
    assert len(rules["listings"]) >= 8
