"""The form service of docs/form-service: what forms post becomes an issue that Intake can read."""

import os
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest
from deno import find_deno_bin
from playwright.sync_api import Browser, expect
from tests.browser.small_sites import built
from tests.conftest import CONTENT, ROOT
from tests.fake_forge import REPOSITORY, TOKEN, FakeForge, running

from activity_directory.catalogue.loading import load
from activity_directory.forge.issue import parse_issue, request_of
from activity_directory.intake.questions import FORMS, REQUESTS, Request

HOSTS = ("cloudflare", "netlify")
CONFIDENTIAL = {"your_name": "Ada Fisher", "your_email": "ada@home.example"}
FRAME = {"form": "connected-listing/1", "homepage": "", "seconds": "12"}


@dataclass
class Service:
    """A running form service, and the forge to which it passes things on."""

    address: str
    forge: FakeForge

    def post(self, fields: object, host: str = "cloudflare", **headers: str) -> tuple[int, str]:
        """The status and the page that a browser gets; `fields` are pairs, or a mapping."""
        body = fields if isinstance(fields, bytes) else urlencode(fields, doseq=True).encode()
        request = urllib.request.Request(f"{self.address}{host}", body, headers)
        try:
            with urllib.request.urlopen(request) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refusal:
            return refusal.code, refusal.read().decode()


@contextmanager
def serving(site: str, forge: FakeForge, **instead: str) -> Iterator[Service]:
    settings = {"SITE": site, "REPOSITORY": REPOSITORY, "TOKEN": TOKEN, "API": forge.address}
    kept = {"DENO_DIR": str(ROOT / ".connected" / "deno"), "DENO_NO_UPDATE_CHECK": "1"}
    program = subprocess.Popen(
        [find_deno_bin(), "run", "--no-prompt", "--allow-net=127.0.0.1", "--allow-env",
         "tests/scripts/form-service.js"],
        cwd=ROOT,
        env={**os.environ, **kept, **settings, **instead},
        stdout=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    assert program.stdout is not None
    try:
        yield Service(f"http://127.0.0.1:{int(program.stdout.readline())}/", forge)
    finally:
        program.terminate()
        program.wait()
        program.stdout.close()


@pytest.fixture
def service(demonstration: Path, served) -> Iterator[Service]:
    with running(FakeForge()) as forge, serving(served(demonstration), forge) as one:
        yield one


def posted(request: Request, **answers: object) -> dict[str, object]:
    return {**FRAME, "request": request, **answers}


def read_back(service: Service, content: Path = CONTENT) -> tuple[Request | None, dict[str, str]]:
    """What the workflow Intake reads in the one issue that was opened."""
    (issue,) = service.forge.issues.values()
    request = request_of(label["name"] for label in issue["labels"])
    assert request is not None
    found = parse_issue(request, issue["body"], load(content).catalogue.vocabularies)
    assert found.faults == ()
    return request, dict(found.submission.answers)


@pytest.mark.parametrize("host", HOSTS)
def test_a_change_becomes_an_issue_that_intake_reads(service: Service, host: str):
    listing = "https://connected-larkwell.example.org/activities/chair-exercise/"
    answers = {"listing": listing, "times": "Monday 11:00 to 12:00\r\nFriday 14:00"}
    status, page = service.post(posted("change", **answers, your_role="us", **CONFIDENTIAL), host)
    assert status == 200
    assert "<h1>Thank you</h1>" in page
    assert read_back(service) == (
        "change",
        {"listing": listing, "times": "Monday 11:00 to 12:00\nFriday 14:00", "your_role": "us"},
    )
    (issue,) = service.forge.issues.values()
    assert issue["title"] == f"Change a listing: {listing}"
    assert "Ada" not in str(service.forge.asked)
    assert "ada@" not in str(service.forge.asked)


def test_a_post_of_a_browser_without_scripts_is_read(service: Service):
    """Blank answers come too, and each ticked choice by itself."""
    blank = {question.id: "" for question in FORMS["add"]}
    fields = {**posted("add"), **blank, "name": "Knots", "needs": ["loneliness", "moving-more"]}
    fields |= {"how_often": "week", "price": "free"}
    known = load(CONTENT).catalogue.vocabularies["needs"]
    needs = [term.id for term in list(known)[:2]]
    fields["needs"] = needs
    assert service.post(fields)[0] == 200
    assert read_back(service) == (
        "add",
        {"name": "Knots", "needs": "\n".join(needs), "how_often": "week", "price": "free"},
    )


@pytest.mark.parametrize("request_name", REQUESTS)
def test_every_request_is_passed_on(service: Service, request_name: Request):
    assert service.post(posted(request_name, listing="chair-exercise"))[0] == 200
    assert read_back(service)[0] == request_name


def test_with_scripts_off_a_form_of_the_site_is_sent(browser: Browser, served, tmp_path: Path):
    address = served(tmp_path / "site")
    with running(FakeForge()) as forge, serving(address, forge) as service:
        there = service.address.replace("http://127.0.0.1", "https://forms.localhost")
        page_of_forms = built(tmp_path, f"submissions: {there}cloudflare") / "change/index.html"
        html = page_of_forms.read_text(encoding="utf-8")  # the service here has no certificate
        page_of_forms.write_text(html.replace("https://forms.", "http://forms."), encoding="utf-8")
        with browser.new_context(java_script_enabled=False) as context:
            page = context.new_page()
            page.goto(f"{address}change/")
            form = page.locator("#price")
            form.get_by_label("Which listing").fill("Net Mending & Tea")
            form.get_by_label("A price each time").check()
            form.get_by_label("How much").fill("£2")
            form.get_by_label("Your part in it").fill("the group itself")
            form.get_by_role("button", name="Send it to us").click()
            expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
            expect(page.get_by_role("link", name="Go to our site")).to_have_attribute(
                "href", address
            )
        assert read_back(service, tmp_path / "content") == (
            "change",
            {
                "listing": "Net Mending & Tea",
                "price": "per_session",
                "amount": "£2",
                "your_role": "the group itself",
            },
        )


def test_no_answer_pretends_to_be_another_question(service: Service):
    hostile = "Tea\n### Price\n\nFree\n   ### Your part in it\n<!-- hidden -->"
    assert service.post(posted("change", listing="x", description=hostile))[0] == 200
    _, answers = read_back(service)
    assert answers["description"] == "Tea\nPrice\n\nFree\nYour part in it\n hidden -->"
    assert set(answers) == {"listing", "description"}


def test_what_a_machine_filled_in_goes_nowhere(service: Service):
    status, page = service.post(posted("still-right", listing="x") | {"homepage": "spam"})
    assert (status, "Thank you" in page) == (200, True)
    assert service.forge.asked == []


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"form": "another", "request": "add"}, 400),
        (posted("add") | {"request": "constructor"}, 400),
        (posted("add", how_often="hourly"), 400),
        (posted("add", needs="__proto__"), 400),
        (posted("add", name="x" * 300), 400),
        (posted("add", description="x" * 61_000), 413),
        (b"", 400),
    ],
)
def test_what_no_form_of_ours_sends_is_refused(service: Service, fields, status: int):
    found, page = service.post(fields)
    assert (found, "This was not sent" in page) == (status, True)
    assert service.forge.issues == {}


def test_other_methods_and_other_types_are_refused(service: Service):
    assert service.post(b"{}", **{"Content-Type": "application/json"})[0] == 415
    with pytest.raises(urllib.error.HTTPError, match="405"):
        urllib.request.urlopen(f"{service.address}cloudflare")


def test_one_place_sends_five_in_ten_minutes_and_another_is_not_held_back(service: Service):
    still = posted("still-right", listing="chair-exercise")
    here, there = ({"CF-Connecting-IP": ip} for ip in ("192.0.2.1", "192.0.2.2"))
    assert [service.post(still, **here)[0] for _ in range(6)] == [200] * 5 + [429]
    assert service.post(still, **there)[0] == 200
    assert len(service.forge.issues) == 6


def test_a_refusal_of_the_forge_is_told_without_its_reason(service: Service):
    service.forge.refuse("POST", "issues", 403, f"{TOKEN} is no good")
    status, page = service.post(posted("still-right", listing="x"))
    assert status == 502
    assert "GitHub answered 403" in page
    assert TOKEN not in page


def test_without_its_settings_it_says_so(demonstration: Path, served):
    with (
        running(FakeForge()) as forge,
        serving(served(demonstration), forge, TOKEN="") as service,
    ):
        status, page = service.post(posted("still-right", listing="x"))
        assert status == 500
        assert "not set up yet" in page
        assert forge.asked == []
