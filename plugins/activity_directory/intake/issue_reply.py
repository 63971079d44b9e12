"""What the forge is asked to do about a checked issue: one branch, one pull request, one comment.

Each is made once and then kept current. Nothing a person did is undone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from activity_directory.forge import OURS, Forge, ForgeFailed
from activity_directory.intake import issue_words
from activity_directory.intake.checked_issue import Change, CheckedIssue, LeftAlone, digest
from activity_directory.intake.issue import request_of
from activity_directory.intake.issue_form import LABELS
from activity_directory.intake.questions import REQUESTS

_COLOUR = "1d70b8"


@dataclass(frozen=True)
class Checkout:
    """What a workflow works on: a commit of the main branch, and the address that people open."""

    commit: str
    server: str

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Checkout:
        """The checkout of this workflow. Raises ForgeFailed."""
        commit = environment.get("GITHUB_SHA", "")
        if not commit:
            message = "This is for a workflow on the forge: it needs GITHUB_SHA."
            raise ForgeFailed(message)
        return cls(commit, environment.get("GITHUB_SERVER_URL") or "https://github.com")


def reply(
    forge: Forge, checked: CheckedIssue, changes: Sequence[Change], checkout: Checkout
) -> str:
    """Propose the entry and answer the issue; what was done, in a sentence.

    The entry was checked with the commit of `checkout`; `changes` are the files it changes there.
    Raises LeftAlone and ForgeFailed.
    """
    _still_asked(forge, checked)
    branch = f"listing/issue-{checked.number}"
    head = forge.found(f"git/ref/heads/{branch}")
    if not checked.text:
        words = issue_words.refused(checked, proposed=head is not None)
        done = "Said what is to be mended."
    elif head is not None and not _is_ours(forge, head, checked):
        words = issue_words.accepted(checked, changes, issue_words.by_hand(branch))
        done = f"Left {branch} as it is: somebody has worked on it."
    else:
        _push(forge, branch, head, _message(checked), changes, checkout.commit)
        where, done = _proposed(forge, branch, checked, changes, checkout.server)
        words = issue_words.accepted(checked, changes, where)
    _comment(forge, checked.number, words)
    return done


def make_labels(forge: Forge) -> tuple[str, ...]:
    """Make the forms' labels that the forge has not: a form can't give a label that isn't there.

    The names of those that were made. Raises ForgeFailed.
    """
    missing = [request for request in REQUESTS if forge.found(f"labels/{LABELS[request]}") is None]
    for request in missing:
        label = {"name": LABELS[request], "description": REQUESTS[request], "color": _COLOUR}
        forge.request("POST", "labels", label)
    return tuple(LABELS[request] for request in missing)


def _still_asked(forge: Forge, checked: CheckedIssue) -> None:
    """Whether the issue is as it was read. Raises LeftAlone."""
    now = forge.request("GET", f"issues/{checked.number}")
    if now["state"] != "open":
        message = "it was closed meanwhile"
        raise LeftAlone(message)
    if request_of(label["name"] for label in now["labels"]) != checked.request:
        message = "its label was changed meanwhile"
        raise LeftAlone(message)
    if digest(now["body"]) != checked.digest:
        message = "it was edited meanwhile, and will be read again"
        raise LeftAlone(message)


def _message(checked: CheckedIssue) -> str:
    return f"{issue_words.title(checked)}\n\n{_origin(checked)}"


def _origin(checked: CheckedIssue) -> str:
    """The last line of our commits: a branch that ends in another one is somebody's work."""
    return f"From issue #{checked.number}."


def _is_ours(forge: Forge, head: Any, checked: CheckedIssue) -> bool:  # noqa: ANN401 - JSON
    commit = forge.request("GET", f"git/commits/{head['object']['sha']}")
    return bool(commit["message"].rstrip().endswith(f"\n{_origin(checked)}"))


def _push(
    forge: Forge,
    branch: str,
    head: Any,  # noqa: ANN401 - JSON
    message: str,
    changes: Sequence[Change],
    base: str,
) -> None:
    """Leave the branch with one commit on `base`, which has these files."""
    files = [
        {"path": one.path, "mode": "100644", "type": "blob", "content": one.text} for one in changes
    ]
    under = forge.request("GET", f"git/commits/{base}")["tree"]["sha"]
    tree = forge.request("POST", "git/trees", {"base_tree": under, "tree": files})["sha"]
    if head is not None:
        last = forge.request("GET", f"git/commits/{head['object']['sha']}")
        if last["tree"]["sha"] == tree and [one["sha"] for one in last["parents"]] == [base]:
            return
    commit = {"message": message, "tree": tree, "parents": [base]}
    sha = forge.request("POST", "git/commits", commit)["sha"]
    if head is None:
        forge.request("POST", "git/refs", {"ref": f"refs/heads/{branch}", "sha": sha})
    else:
        forge.request("PATCH", f"git/refs/heads/{branch}", {"sha": sha, "force": True})


def _proposed(
    forge: Forge, branch: str, checked: CheckedIssue, changes: Sequence[Change], server: str
) -> tuple[str, str]:
    """Open the pull request or bring it up to date: what to say of it, and what was done."""
    words = {
        "title": issue_words.title(checked),
        "body": issue_words.pull_request(checked, changes),
    }
    owner = forge.repository.partition("/")[0]
    found = forge.request("GET", "pulls", head=f"{owner}:{branch}", state="open")
    if found:
        number = found[0]["number"]
        if any(found[0].get(name) != text for name, text in words.items()):
            forge.request("PATCH", f"pulls/{number}", words)
        return issue_words.at_pull_request(number), f"Brought pull request {number} up to date."
    main = forge.request("GET")["default_branch"]
    try:
        made = forge.request("POST", "pulls", {**words, "head": branch, "base": main})
    except ForgeFailed as failed:
        if failed.status != HTTPStatus.FORBIDDEN:
            raise
        compare = f"{server.rstrip('/')}/{forge.repository}/compare/{main}...{branch}?expand=1"
        return issue_words.at_branch(compare), f"Pushed {branch}; a person has to propose it."
    return issue_words.at_pull_request(made["number"]), f"Opened pull request {made['number']}."


def _comment(forge: Forge, number: int, words: str) -> None:
    """Leave one comment of ours with these words."""
    for one in forge.every(f"issues/{number}/comments"):
        if one["user"]["login"] == OURS and one["body"].startswith(issue_words.MARK):
            if one["body"].rstrip() != words.rstrip():
                forge.request("PATCH", f"issues/comments/{one['id']}", {"body": words})
            return
    forge.request("POST", f"issues/{number}/comments", {"body": words})
