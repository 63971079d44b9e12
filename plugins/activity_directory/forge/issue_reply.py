"""What the forge is asked to do about an issue: one branch, one pull request, and an answer.

An answer is never changed without a new comment. Nothing that a person did is undone.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from itertools import chain
from typing import Any

from activity_directory.forge import comments, issue_comment
from activity_directory.forge.checked_issue import Change, CheckedIssue, LeftAlone, digest
from activity_directory.forge.client import Forge, ForgeFailed
from activity_directory.forge.issue import request_of
from activity_directory.forge.issue_form import LABELS
from activity_directory.intake.questions import REQUESTS

MOST_WAITING = 10
"""Submissions of one account that may wait at one time."""
MOST_A_DAY = 30
"""Submissions of one account in 24 hours, whatever became of them."""
MOST_ANSWERS = 20
"""Answers to one issue, which its author could edit for ever."""
HELD = "held back"
"""The label of an issue that is not read, because its author has sent too many."""
LET_THROUGH = "let through"
"""The label by which a maintainer has it read all the same. Nobody else can set labels."""
_MORE_LABELS: Mapping[str, str] = {
    HELD: "Not read yet: its author has sent too many",
    LET_THROUGH: "To be read, however many its author has sent",
}
_KNOWN = frozenset({"OWNER", "MEMBER", "COLLABORATOR"})
"""How the forge calls people who look after the repository."""
_COLOUR = "1d70b8"

News = Callable[[str, str], tuple[str, ...]]
"""What is new since an earlier entry, of which the path and the text are given."""


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
            message = "This command is for a workflow on the forge. It needs GITHUB_SHA."
            raise ForgeFailed(message)
        return cls(commit, environment.get("GITHUB_SERVER_URL") or "https://github.com")


def reply(
    forge: Forge,
    checked: CheckedIssue,
    changes: Sequence[Change],
    checkout: Checkout,
    news: News,
) -> str:
    """Propose the entry and answer the issue. Returns what was done, in a sentence.

    The entry was checked with the commit of `checkout`; `changes` are the files it changes there.
    Raises LeftAlone and ForgeFailed.
    """
    issue = _still_asked(forge, checked)
    held = _held(forge, issue)
    if held:
        return _hold(forge, issue, held)
    if HELD in _labels(issue):
        forge.request("DELETE", f"issues/{checked.number}/labels/{HELD}")
    answers = [*comments.ours(forge, checked.number, issue_comment.MARK)]
    if len(answers) >= MOST_ANSWERS:
        message = f"it has been answered {MOST_ANSWERS} times, and is not read any more"
        raise LeftAlone(message)
    branch = _branch(checked.number)
    head = forge.found(f"git/ref/heads/{branch}")
    new: tuple[str, ...] = ()
    if not checked.text:
        words = issue_comment.refused(checked, proposed=head is not None)
        done = "Asked for corrections."
    elif head is not None and not _is_ours(forge, head, checked.number):
        words = issue_comment.accepted(checked, changes, issue_comment.by_hand(branch))
        done = f"Left {branch} as it is: somebody has worked on it."
    else:
        pull = _open_pull(forge, branch)
        new = _news(forge, head, news)
        if (
            pull is not None and new
        ):  # first the comment: a push without one would be worse than the reverse
            approved = comments.approved_before(forge, pull["number"])
            words = issue_comment.edited(checked, new, approved=approved)
            comments.say(forge, pull["number"], words)
        _push(forge, branch, head, _message(checked), changes, checkout.commit)
        where, done = _proposed(forge, branch, pull, checked, changes, checkout.server)
        words = issue_comment.accepted(checked, changes, where)
    _answer(forge, checked.number, words, new, answers)
    return done


def withdraw(forge: Forge, number: int) -> str:
    """Withdraw the proposal of an issue that is closed or gone.

    Returns what was done, in a sentence. Raises ForgeFailed.
    """
    branch = _branch(number)
    head = forge.found(f"git/ref/heads/{branch}")
    pull = _open_pull(forge, branch)
    if head is None and pull is None:
        return "There is no proposal of it."
    if head is not None and not _is_ours(forge, head, number):
        if pull is not None and not [
            *comments.ours(forge, pull["number"], issue_comment.LEFT_MARK)
        ]:
            comments.say(forge, pull["number"], issue_comment.left_open(number))
        return f"Left {branch} as it is: somebody has worked on it."
    if pull is not None:
        comments.say(forge, pull["number"], issue_comment.withdrawn(number))
        forge.request("PATCH", f"pulls/{pull['number']}", {"state": "closed"})
    if head is not None:
        forge.request("DELETE", f"git/refs/heads/{branch}")
    closed = f"Closed pull request {pull['number']}, and took" if pull is not None else "Took"
    return f"{closed} away {branch}."


def make_labels(forge: Forge) -> tuple[str, ...]:
    """Make the labels that are missing: a form can't give a label that doesn't exist.

    Returns the names of those that were made. Raises ForgeFailed.
    """
    wanted = {LABELS[request]: about for request, about in REQUESTS.items()} | {**_MORE_LABELS}
    missing = [name for name in wanted if forge.found(f"labels/{name}") is None]
    for name in missing:
        label = {"name": name, "description": wanted[name], "color": _COLOUR}
        forge.request("POST", "labels", label)
    return tuple(missing)


def _still_asked(forge: Forge, checked: CheckedIssue) -> Any:  # noqa: ANN401 - JSON
    """The issue, if it is still as it was read. Raises LeftAlone."""
    now = forge.request("GET", f"issues/{checked.number}")
    if now["state"] != "open":
        message = "it has been closed in the meantime"
        raise LeftAlone(message)
    if request_of(_labels(now)) != checked.request:
        message = "its label has changed in the meantime"
        raise LeftAlone(message)
    if digest(now["body"]) != checked.digest:
        message = "it has been edited in the meantime, and will be read again"
        raise LeftAlone(message)
    return now


def _labels(issue: Any) -> frozenset[str]:  # noqa: ANN401 - JSON
    return frozenset(label["name"] for label in issue["labels"])


# ---- limits for one account


def _held(forge: Forge, issue: Any) -> str:  # noqa: ANN401 - JSON
    """Why an issue is not read now, in words for its author; empty where it is read.

    Only earlier issues count, so what was read once stays read.
    """
    known = issue["author_association"] in _KNOWN or LET_THROUGH in _labels(issue)
    if known or issue["user"] is None:
        return ""
    who = issue["user"]["login"]
    a_day_before = _time(issue["created_at"]) - timedelta(days=1)
    waiting = today = 0
    since = a_day_before.strftime("%Y-%m-%dT%H:%M:%SZ")
    for one in chain(
        forge.every("issues", creator=who, state="open"),
        forge.every("issues", creator=who, state="closed", since=since),
    ):
        if one["number"] < issue["number"] and request_of(_labels(one)) is not None:
            waiting += one["state"] == "open"
            today += _time(one["created_at"]) > a_day_before
        if waiting >= MOST_WAITING:
            return issue_comment.too_many_waiting(MOST_WAITING)
        if today >= MOST_A_DAY:
            return issue_comment.too_many_today(MOST_A_DAY)
    return ""


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _hold(forge: Forge, issue: Any, words: str) -> str:  # noqa: ANN401 - JSON
    """Say once that an issue is not read now, and label it for the maintainers."""
    number = issue["number"]
    if HELD not in _labels(issue):
        forge.request("POST", f"issues/{number}/labels", {"labels": [HELD]})
    earlier = [*comments.ours(forge, number, issue_comment.HELD_MARK)]
    if not earlier or earlier[-1]["body"].rstrip() != words.rstrip():
        comments.say(forge, number, words)
    return "Held it back: its author has sent too many."


# ---- branch and pull request


def _branch(number: int) -> str:
    return f"listing/issue-{number}"


def _message(checked: CheckedIssue) -> str:
    return f"{issue_comment.title(checked)}\n\n{_origin(checked.number)}"


def _origin(number: int) -> str:
    """The last line of our commits: a branch that ends in another one is somebody's work."""
    return f"From issue #{number}."


def _is_ours(forge: Forge, head: Any, number: int) -> bool:  # noqa: ANN401 - JSON
    commit = forge.request("GET", f"git/commits/{head['object']['sha']}")
    return bool(commit["message"].rstrip().endswith(f"\n{_origin(number)}"))


def _open_pull(forge: Forge, branch: str) -> Any | None:  # noqa: ANN401 - JSON
    owner = forge.repository.partition("/")[0]
    found = forge.request("GET", "pulls", head=f"{owner}:{branch}", state="open")
    return found[0] if found else None


def _news(forge: Forge, head: Any, news: News) -> tuple[str, ...]:  # noqa: ANN401 - JSON
    """What is new since the entry on the branch; nothing where there is none yet."""
    if head is None:
        return ()
    commit = head["object"]["sha"]
    for path in _files_of(forge, commit):
        found = forge.found(f"contents/{path}", ref=commit)
        try:
            text = base64.b64decode(found["content"]).decode() if found else ""
        except (binascii.Error, UnicodeDecodeError):
            text = ""
        return news(path, text)
    return ()


def _files_of(forge: Forge, commit: str) -> Iterator[str]:
    """The entries that a commit changes."""
    for file in forge.request("GET", f"commits/{commit}").get("files", ()):
        if file["filename"].startswith("content/activities/"):
            yield file["filename"]


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
        {"path": change.path, "mode": "100644", "type": "blob", "content": change.text}
        for change in changes
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
    forge: Forge,
    branch: str,
    pull: Any,  # noqa: ANN401 - JSON
    checked: CheckedIssue,
    changes: Sequence[Change],
    server: str,
) -> tuple[str, str]:
    """Open the pull request or update it. Returns what to say about it, and what was done."""
    words = {
        "title": issue_comment.title(checked),
        "body": issue_comment.pull_request(checked, changes),
    }
    if pull is not None:
        number = pull["number"]
        if any(pull.get(name) != text for name, text in words.items()):
            forge.request("PATCH", f"pulls/{number}", words)
        return issue_comment.at_pull_request(number), f"Updated pull request {number}."
    main = forge.request("GET")["default_branch"]
    try:
        made = forge.request("POST", "pulls", {**words, "head": branch, "base": main})
    except ForgeFailed as failed:
        if failed.status != HTTPStatus.FORBIDDEN:
            raise
        compare = f"{server.rstrip('/')}/{forge.repository}/compare/{main}...{branch}?expand=1"
        return issue_comment.at_branch(
            compare
        ), f"Pushed {branch}; somebody has to open the pull request."
    return issue_comment.at_pull_request(made["number"]), f"Opened pull request {made['number']}."


def _answer(
    forge: Forge,
    number: int,
    words: str,
    new: tuple[str, ...],
    answers: Sequence[Any],
) -> None:
    """Post this text as a new comment, unless our last one is the same; mark that one as old."""
    mark = issue_comment.mark_of(words)
    if answers and answers[-1]["body"].startswith(mark):
        return
    last = len(answers) == MOST_ANSWERS - 1
    comments.say(forge, number, issue_comment.answer(words, new, last=last))
    if answers:
        old = {"body": issue_comment.outdated(answers[-1]["body"])}
        forge.request("PATCH", f"issues/comments/{answers[-1]['id']}", old)
