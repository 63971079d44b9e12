"""The forge's client: what it sends, what it makes of an answer, and how it says no."""

from __future__ import annotations

import http.server
import threading

import pytest
from tests.fake_forge import REPOSITORY, TOKEN

from activity_directory.forge.client import Forge, ForgeFailed, forge_of


@pytest.fixture
def client(forge) -> Forge:
    return forge_of(forge.environment)


def test_a_request_goes_below_the_repository_with_the_token_and_its_body(forge, client):
    made = client.request("POST", "issues", {"title": "Café"})
    assert made["number"] == 1
    one = forge.asked[-1]
    assert (one.method, one.path, one.body) == ("POST", "issues", {"title": "Café"})
    assert one.headers["authorization"] == f"Bearer {TOKEN}"
    assert client.request("GET")["full_name"] == REPOSITORY


def test_an_odd_name_stays_one_path_and_an_odd_value_one_question(forge, client):
    forge.branches["intake/4 a?b#c"] = "2" * 40
    assert client.request("GET", "git/ref/heads/intake/4 a?b#c")["object"]["sha"] == "2" * 40
    client.request("GET", "issues", labels="to check & mend")
    assert forge.asked[-1].query["labels"] == "to check & mend"


def test_a_list_is_read_to_its_end(forge, client):
    for number in range(250):
        forge.add_issue(f"Issue {number}")
    assert [one["number"] for one in client.every("issues", state="all")] == [*range(250, 0, -1)]
    assert [one.query["page"] for one in forge.asked] == ["1", "2", "3"]


def test_what_is_not_there_is_none_and_what_is_forbidden_is_not(forge, client):
    assert client.found("issues/7") is None
    forge.refuse("GET", "issues/7", 403)
    with pytest.raises(ForgeFailed):
        client.found("issues/7")


def test_an_answer_of_nothing_is_none(client):
    assert client.request("PUT", "actions/workflows/deploy.yml/enable") is None


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (301, "the repository has moved"),
        (401, "the token is missing, wrong or expired"),
        (403, "the token may not do that"),
        (404, "it does not exist, or the token may not see it"),
        (410, "it is switched off in the repository's settings"),
        (418, "it will not"),
        (422, "it does not accept these values"),
        (429, "there were too many requests: try again in an hour"),
        (502, "it failed"),
    ],
)
def test_a_refusal_says_why(forge, client, status, reason):
    forge.refuse("POST", "issues", status, "Not today")
    with pytest.raises(ForgeFailed) as failed:
        client.request("POST", "issues", {"title": "Tea"})
    assert str(failed.value) == (
        f"The forge refused (POST {forge.address}/repos/{REPOSITORY}/issues, {status}): "
        f"{reason}. It says 'Not today'."
    )
    assert (failed.value.status, failed.value.text) == (status, "Not today")


def test_a_query_that_is_refused_says_why(forge, client):
    forge.pinned = [7, 8, 9]
    with pytest.raises(ForgeFailed, match="Maximum 3 pinned issues"):
        client.ask("mutation", issue="issue-1")


def test_the_token_is_in_no_message_and_no_representation(forge, client):
    forge.refuse("GET", "", 403)
    with pytest.raises(ForgeFailed) as failed:
        client.request("GET")
    assert TOKEN not in str(failed.value) + repr(client)


def test_a_redirect_is_not_followed_so_the_token_goes_nowhere_else():
    came = []

    class Elsewhere(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            came.append(self.path)
            self.send_response(302)
            self.send_header("Location", f"http://127.0.0.1:{self.server.server_port}/caught")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        api = f"http://127.0.0.1:{server.server_port}"
        with pytest.raises(ForgeFailed, match="the repository has moved"):
            Forge(api, api, "a/b", TOKEN).request("GET")
        server.shutdown()
        thread.join()
    assert came == ["/repos/a/b"]


def test_a_forge_that_does_not_answer_is_told():
    with http.server.HTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler) as server:
        gone = f"http://127.0.0.1:{server.server_port}"
    with pytest.raises(ForgeFailed, match=r"^The forge did not answer \(GET http"):
        Forge(gone, gone, "a/b", TOKEN).request("GET")
    with pytest.raises(ForgeFailed, match="not a web address"):
        Forge("file:///etc", "", "a/b", TOKEN).request("GET")


def test_outside_a_workflow_it_says_what_is_missing():
    with pytest.raises(ForgeFailed, match="It needs GITHUB_REPOSITORY and GITHUB_TOKEN"):
        forge_of({})
    there = forge_of({"GITHUB_REPOSITORY": "a/b", "GITHUB_TOKEN": TOKEN})
    assert there.api == "https://api.github.com"
    assert there.graphql == "https://api.github.com/graphql"
