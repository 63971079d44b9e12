"""A forge on this computer's loopback, which remembers issues, branches and every request.

So a test can say what a workflow did and what it never tried.

It answers as GitHub's REST interface does, so far as our code asks it. `refuse` makes it say no.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

REPOSITORY = "larkwell/connected"
TOKEN = "a-token-of-the-tests"


@dataclass(frozen=True)
class Asked:
    """One request as it arrived. `path` is below the repository, as in `Forge.request`."""

    method: str
    path: str
    query: dict[str, str]
    body: Any
    headers: dict[str, str]

    @property
    def line(self) -> str:
        return f"{self.method} {self.path}"


class NotHere(Exception):
    """There is nothing at this path."""


@dataclass
class FakeForge:
    """What the forge knows. Tests may look at all of it, and put things there beforehand."""

    address: str = ""
    asked: list[Asked] = field(default_factory=list)
    issues: dict[int, dict[str, Any]] = field(default_factory=dict)
    comments: dict[int, dict[str, Any]] = field(default_factory=dict)
    labels: dict[str, dict[str, Any]] = field(default_factory=dict)
    pulls: dict[int, dict[str, Any]] = field(default_factory=dict)
    reviews: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    branches: dict[str, str] = field(default_factory=lambda: {"main": "0" * 40})
    objects: dict[str, dict[str, Any]] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    enabled: list[str] = field(default_factory=list)
    workflows: dict[str, str] = field(default_factory=dict)
    repository: dict[str, Any] = field(
        default_factory=lambda: {
            "full_name": REPOSITORY,
            "default_branch": "main",
            "pushed_at": "2026-11-20T09:00:00Z",
        }
    )
    refusals: list[tuple[str, re.Pattern[str], int, str]] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        """What a workflow on this forge has in its environment."""
        return {
            "GITHUB_API_URL": self.address,
            "GITHUB_GRAPHQL_URL": f"{self.address}/graphql",
            "GITHUB_REPOSITORY": REPOSITORY,
            "GITHUB_TOKEN": TOKEN,
        }

    @property
    def changes(self) -> list[str]:
        """The requests that were not mere reading, in order: "PATCH issues/3"."""
        return [one.line for one in self.asked if one.method != "GET"]

    def refuse(self, method: str, path: str, status: int, said: str = "No") -> None:
        """From now on say no to requests whose whole path matches the regular expression."""
        self.refusals.append((method, re.compile(path), status, said))

    def add_issue(self, title: str, body: str = "", *labels: str, **more: Any) -> int:
        """An issue that is there already; its number."""
        made = self.new_issue({"title": title, "body": body, "labels": list(labels)})
        made.update(more)
        return int(made["number"])

    def add_pull(self, head: str, branch: str = "proposal", **more: Any) -> int:
        """A pull request that is there already; its number."""
        number = self.new_number()
        self.pulls[number] = {
            "number": number,
            "state": "open",
            "head": {"ref": branch, "sha": head},
            "base": {"ref": "main"},
            **more,
        }
        return number

    def approve(self, number: int, commit: str, state: str = "APPROVED") -> None:
        """Somebody's review of a pull request, at a commit."""
        said = {"state": state, "commit_id": commit, "user": {"login": "maintainer"}}
        self.reviews.setdefault(number, []).append(said)

    # --- what it answers ---

    def answer(self, one: Asked) -> tuple[int, Any]:
        """The status and the body of the answer to a request."""
        if one.headers.get("authorization") != f"Bearer {TOKEN}":
            return 401, {"message": "Bad credentials"}
        for method, path, status, said in self.refusals:
            if one.method == method and path.fullmatch(one.path):
                return status, {"message": said}
        for (method, pattern), reply in ROUTES.items():
            matched = re.fullmatch(pattern, one.path)
            if one.method == method and matched:
                try:
                    return reply(self, one, *matched.groups())
                except (KeyError, NotHere):
                    break
        return 404, {"message": "Not Found"}

    def new_number(self) -> int:
        return max([0, *self.issues, *self.pulls]) + 1

    def new_issue(self, body: dict[str, Any]) -> dict[str, Any]:
        number = self.new_number()
        labels = [{"name": name} for name in body.get("labels", [])]
        made = {
            "number": number,
            "node_id": f"issue-{number}",
            "state": "open",
            "title": body["title"],
            "body": body.get("body", ""),
            "labels": labels,
            "user": {"login": body.get("user", "github-actions[bot]")},
            "author_association": "NONE",
            "created_at": body.get("created_at", "2026-11-23T09:00:00Z"),
            "updated_at": body.get("created_at", "2026-11-23T09:00:00Z"),
            "html_url": f"https://forge.example.org/{REPOSITORY}/issues/{number}",
        }
        self.issues[number] = made
        return made


def page(one: Asked, items: list[Any]) -> tuple[int, Any]:
    size, number = int(one.query.get("per_page", 30)), int(one.query.get("page", 1))
    return 200, items[(number - 1) * size : number * size]


def list_issues(forge: FakeForge, one: Asked) -> tuple[int, Any]:
    wanted = set(filter(None, one.query.get("labels", "").split(",")))
    state = one.query.get("state", "open")
    found = [
        issue
        for issue in forge.issues.values()
        if state in {"all", issue["state"]}
        and one.query.get("creator") in {None, issue["user"]["login"]}
        and one.query.get("since", "") <= issue["updated_at"]
        and wanted <= {label["name"] for label in issue["labels"]}
    ]
    return page(one, sorted(found, key=lambda issue: -issue["number"]))


def create_issue(forge: FakeForge, one: Asked) -> tuple[int, Any]:
    return 201, forge.new_issue(one.body)


def get_issue(forge: FakeForge, _one: Asked, number: str) -> tuple[int, Any]:
    return 200, forge.issues[int(number)]


def change_issue(forge: FakeForge, one: Asked, number: str) -> tuple[int, Any]:
    issue = forge.issues[int(number)]
    issue.update(one.body)
    return 200, issue


def label_issue(forge: FakeForge, one: Asked, number: str) -> tuple[int, Any]:
    labels = forge.issues[int(number)]["labels"]
    labels += [{"name": name} for name in one.body["labels"]]
    return 200, labels


def unlabel_issue(forge: FakeForge, _one: Asked, number: str, name: str) -> tuple[int, Any]:
    issue = forge.issues[int(number)]
    kept = [label for label in issue["labels"] if label["name"] != name]
    if len(kept) == len(issue["labels"]):
        raise NotHere
    issue["labels"] = kept
    return 200, kept


def list_comments(forge: FakeForge, one: Asked, number: str) -> tuple[int, Any]:
    return page(one, [c for c in forge.comments.values() if c["issue"] == int(number)])


def create_comment(forge: FakeForge, one: Asked, number: str) -> tuple[int, Any]:
    made = {
        "id": len(forge.comments) + 1,
        "issue": int(number),
        "body": one.body["body"],
        "user": {"login": "github-actions[bot]"},
    }
    forge.comments[made["id"]] = made
    return 201, made


def change_comment(forge: FakeForge, one: Asked, comment: str) -> tuple[int, Any]:
    forge.comments[int(comment)].update(one.body)
    return 200, forge.comments[int(comment)]


def get_label(forge: FakeForge, _one: Asked, name: str) -> tuple[int, Any]:
    return 200, forge.labels[name]


def create_label(forge: FakeForge, one: Asked) -> tuple[int, Any]:
    if one.body["name"] in forge.labels:
        return 422, {"message": "Validation Failed"}
    forge.labels[one.body["name"]] = one.body
    return 201, one.body


def list_pulls(forge: FakeForge, one: Asked) -> tuple[int, Any]:
    head, state = one.query.get("head"), one.query.get("state", "open")
    owner = REPOSITORY.partition("/")[0]
    found = [
        pull
        for pull in forge.pulls.values()
        if state in {"all", pull["state"]} and head in {None, f"{owner}:{pull['head']['ref']}"}
    ]
    return page(one, found)


def create_pull(forge: FakeForge, one: Asked) -> tuple[int, Any]:
    number = forge.new_number()
    forge.pulls[number] = {
        "number": number,
        "state": "open",
        "title": one.body["title"],
        "body": one.body.get("body", ""),
        "head": {"ref": one.body["head"]},
        "base": {"ref": one.body["base"]},
        "html_url": f"https://forge.example.org/{REPOSITORY}/pull/{number}",
    }
    return 201, forge.pulls[number]


def get_pull(forge: FakeForge, _one: Asked, number: str) -> tuple[int, Any]:
    return 200, forge.pulls[int(number)]


def list_reviews(forge: FakeForge, one: Asked, number: str) -> tuple[int, Any]:
    return page(one, forge.reviews.get(int(number), []))


def change_pull(forge: FakeForge, one: Asked, number: str) -> tuple[int, Any]:
    forge.pulls[int(number)].update(one.body)
    return 200, forge.pulls[int(number)]


def reference(forge: FakeForge, branch: str) -> dict[str, Any]:
    return {
        "ref": f"refs/heads/{branch}",
        "object": {"type": "commit", "sha": forge.branches[branch]},
    }


def get_branch(forge: FakeForge, _one: Asked, branch: str) -> tuple[int, Any]:
    return 200, reference(forge, branch)


def create_branch(forge: FakeForge, one: Asked) -> tuple[int, Any]:
    branch = one.body["ref"].removeprefix("refs/heads/")
    if branch in forge.branches:
        return 422, {"message": "Reference already exists"}
    forge.branches[branch] = one.body["sha"]
    return 201, reference(forge, branch)


def change_branch(forge: FakeForge, one: Asked, branch: str) -> tuple[int, Any]:
    before = forge.branches[branch]
    after = forge.objects.get(one.body["sha"], {})
    if not one.body.get("force") and before not in after.get("parents", []):
        return 422, {"message": "Update is not a fast forward"}
    forge.branches[branch] = one.body["sha"]
    return 200, reference(forge, branch)


def delete_branch(forge: FakeForge, _one: Asked, branch: str) -> tuple[int, Any]:
    del forge.branches[branch]
    return 204, None


def create_object(forge: FakeForge, one: Asked, kind: str) -> tuple[int, Any]:
    written = json.dumps([kind, one.body], sort_keys=True)
    sha = hashlib.sha1(written.encode()).hexdigest()  # as git: the same things, the same name
    forge.objects[sha] = {"kind": kind, **one.body}
    return 201, {"sha": sha}


def get_commit(forge: FakeForge, _one: Asked, sha: str) -> tuple[int, Any]:
    known = forge.objects.get(sha, {"tree": "1" * 40, "parents": []})
    return 200, {
        "sha": sha,
        "message": known.get("message", ""),
        "tree": {"sha": known["tree"]},
        "parents": [{"sha": parent} for parent in known["parents"]],
    }


def files_of(forge: FakeForge, sha: str) -> list[Any]:
    """What a commit that was made here adds to the one below it."""
    tree = forge.objects.get(forge.objects.get(sha, {}).get("tree", ""), {})
    return list(tree.get("tree", ()))


def get_commit_with_files(forge: FakeForge, _one: Asked, sha: str) -> tuple[int, Any]:
    return 200, {"sha": sha, "files": [{"filename": f["path"]} for f in files_of(forge, sha)]}


def get_contents(forge: FakeForge, one: Asked, path: str) -> tuple[int, Any]:
    for file in files_of(forge, one.query["ref"]):
        if file["path"] == path:
            content = base64.encodebytes(file["content"].encode()).decode()
            return 200, {"path": path, "encoding": "base64", "content": content}
    raise NotHere


def get_workflow(forge: FakeForge, _one: Asked, name: str) -> tuple[int, Any]:
    return 200, {"path": f".github/workflows/{name}", "state": forge.workflows.get(name, "active")}


def enable_workflow(forge: FakeForge, _one: Asked, name: str) -> tuple[int, Any]:
    forge.enabled.append(name)
    forge.workflows[name] = "active"
    return 204, None


def graphql(forge: FakeForge, one: Asked) -> tuple[int, Any]:
    """Pins, which is all that is asked this way."""
    number = int(str(one.body["variables"]["issue"]).removeprefix("issue-"))
    if one.body["query"].startswith("query"):
        return 200, {"data": {"node": {"isPinned": number in forge.pinned}}}
    if len(forge.pinned) >= 3:
        errors = [{"message": "Maximum 3 pinned issues per repository"}]
        return 200, {"data": {"pinIssue": None}, "errors": errors}
    if number in forge.pinned:
        errors = [{"message": "Issue is already pinned"}]
        return 200, {"data": {"pinIssue": None}, "errors": errors}
    forge.pinned.append(number)
    return 200, {"data": {"pinIssue": {"issue": {"id": f"issue-{number}"}}}}


ROUTES = {
    ("GET", ""): lambda forge, _one: (200, forge.repository),
    ("GET", "issues"): list_issues,
    ("POST", "issues"): create_issue,
    ("GET", r"issues/(\d+)"): get_issue,
    ("PATCH", r"issues/(\d+)"): change_issue,
    ("GET", r"issues/(\d+)/comments"): list_comments,
    ("POST", r"issues/(\d+)/comments"): create_comment,
    ("PATCH", r"issues/comments/(\d+)"): change_comment,
    ("POST", r"issues/(\d+)/labels"): label_issue,
    ("DELETE", r"issues/(\d+)/labels/(.+)"): unlabel_issue,
    ("GET", r"labels/(.+)"): get_label,
    ("POST", "labels"): create_label,
    ("GET", "pulls"): list_pulls,
    ("POST", "pulls"): create_pull,
    ("GET", r"pulls/(\d+)"): get_pull,
    ("GET", r"pulls/(\d+)/reviews"): list_reviews,
    ("PATCH", r"pulls/(\d+)"): change_pull,
    ("GET", r"git/ref/heads/(.+)"): get_branch,
    ("POST", "git/refs"): create_branch,
    ("PATCH", r"git/refs/heads/(.+)"): change_branch,
    ("DELETE", r"git/refs/heads/(.+)"): delete_branch,
    ("POST", r"git/(blobs|trees|commits)"): create_object,
    ("GET", r"git/commits/(\w+)"): get_commit,
    ("GET", r"commits/(\w+)"): get_commit_with_files,
    ("GET", r"contents/(.+)"): get_contents,
    ("GET", r"actions/workflows/([^/]+)"): get_workflow,
    ("PUT", r"actions/workflows/([^/]+)/enable"): enable_workflow,
    ("POST", "/graphql"): graphql,
}


@contextmanager
def running(forge: FakeForge) -> Iterator[FakeForge]:
    """The forge, answering at `forge.address` until the end of the block."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def reply(self) -> None:
            parts = urlsplit(self.path)
            content = self.rfile.read(int(self.headers.get("content-length", 0)))
            path = unquote(parts.path)
            below = f"/repos/{REPOSITORY}"
            one = Asked(
                self.command,
                path.removeprefix(below).strip("/") if path.startswith(below) else path,
                dict(parse_qsl(parts.query)),
                json.loads(content) if content else None,
                {name.lower(): value for name, value in self.headers.items()},
            )
            forge.asked.append(one)
            status, body = forge.answer(one)
            answer = b"" if body is None else json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = reply  # noqa: N815 - its own names

        def log_message(self, *_arguments: object) -> None:
            """Say nothing: `asked` has it all."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    forge.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield forge
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
