"""The one pinned issue that says what needs attention, and the timers of its workflows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from activity_directory.forge.client import ForgeFailed
from activity_directory.reports.upkeep import MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from activity_directory.forge.client import Forge


LABEL = "upkeep"
TITLE = "What needs attention"


# --- on the forge


def post(forge: Forge, text: str) -> Iterator[str]:
    """Put the text into the one issue, opened and pinned if necessary. Yields what was done.

    A second one is closed. Raises ForgeFailed where the text can't be written; if the issue can't
    be pinned, that is only reported.
    """
    one, *others = _ours(forge) or [None]
    if one is None:
        one = _opened(forge, text)
        yield f"Opened issue {one['number']}."
    elif (one["state"], one["body"].strip()) == ("open", text.strip()):
        yield f"Issue {one['number']} already says so."
    else:
        forge.request("PATCH", f"issues/{one['number']}", {"body": text, "state": "open"})
        yield f"Updated issue {one['number']}."
    for other in others:
        if other["state"] == "open":
            forge.request("PATCH", f"issues/{other['number']}", {"state": "closed"})
            yield f"Closed issue {other['number']}: one is enough."
    try:
        if not forge.ask(_IS_PINNED, issue=one["node_id"])["node"]["isPinned"]:
            forge.ask(_PIN, issue=one["node_id"])
            yield f"Pinned issue {one['number']}."
    except ForgeFailed as failed:
        yield f"Issue {one['number']} could not be pinned; please pin it by hand. {failed}"


_IS_PINNED = "query($issue: ID!) { node(id: $issue) { ... on Issue { isPinned } } }"
_PIN = "mutation($issue: ID!) { pinIssue(input: {issueId: $issue}) { issue { id } } }"


def _ours(forge: Forge) -> list[Any]:
    """Our issues, first the one to keep: an open one, and of several the oldest."""
    found = [
        issue
        for issue in forge.every("issues", labels=LABEL, state="all")
        if MARK in (issue["body"] or "") and "pull_request" not in issue
    ]
    return sorted(found, key=lambda issue: (issue["state"] != "open", issue["number"]))


def _opened(forge: Forge, text: str) -> Any:  # noqa: ANN401 - as the forge gives it
    if forge.found(f"labels/{LABEL}") is None:
        about = "Kept up to date by the weekly workflow"
        forge.request("POST", "labels", {"name": LABEL, "color": "5319e7", "description": about})
    return forge.request("POST", "issues", {"title": TITLE, "body": text, "labels": [LABEL]})


# --- keeping the timers on

BRANCH = "stay-awake"
QUIET = timedelta(days=30)


def stay_awake(forge: Forge, timers: Iterable[str], today: date) -> Iterator[str]:
    """Keep GitHub from switching timers off, as it does after 60 days without a push.

    Each timer is switched on again, unless a person switched it off. After a month without a push,
    an empty commit is pushed to a branch of its own, which starts no workflow. Raises ForgeFailed.
    """
    for timer in timers:
        if forge.request("GET", f"actions/workflows/{timer}")["state"] == "disabled_manually":
            yield f"{timer} was switched off by a person, and stays off."
            continue
        forge.request("PUT", f"actions/workflows/{timer}/enable")
        yield f"{timer} is switched on."
    pushed = date.fromisoformat(forge.request("GET")["pushed_at"][:10])
    if today - pushed < QUIET:
        yield f"The last push was on {pushed}, which is recent enough."
        return
    text = (
        f"There has been no push since {pushed}. This commit keeps the timers of the workflows on."
    )
    file = {"path": "README.md", "mode": "100644", "type": "blob", "content": f"{text}\n"}
    tree = forge.request("POST", "git/trees", {"tree": [file]})["sha"]
    made = {"message": f"Stay awake: {today}", "tree": tree, "parents": []}
    commit = forge.request("POST", "git/commits", made)["sha"]
    if forge.found(f"git/ref/heads/{BRANCH}") is None:
        forge.request("POST", "git/refs", {"ref": f"refs/heads/{BRANCH}", "sha": commit})
    else:
        forge.request("PATCH", f"git/refs/heads/{BRANCH}", {"sha": commit, "force": True})
    yield f"Pushed to the branch {BRANCH}: the last push was on {pushed}."
