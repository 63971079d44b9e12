"""Comments on an issue or a pull request: our own, and the approvals of others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from activity_directory.forge.client import OURS, Forge


def ours(forge: Forge, number: int, mark: str) -> Iterator[Any]:
    """Our own comments that begin with a marker, the oldest first. Raises ForgeFailed."""
    for one in forge.every(f"issues/{number}/comments"):
        if one["user"] and one["user"]["login"] == OURS and (one["body"] or "").startswith(mark):
            yield one


def say(forge: Forge, number: int, words: str) -> None:
    """Write a new comment. The forge notifies everybody who follows. Raises ForgeFailed."""
    forge.request("POST", f"issues/{number}/comments", {"body": words})


def approved_before(forge: Forge, number: int, commit: str = "") -> bool:
    """Whether somebody's last review of a pull request approved another commit than this.

    Raises ForgeFailed.
    """
    last = {}
    for one in forge.every(f"pulls/{number}/reviews"):
        if one["state"] in {"APPROVED", "CHANGES_REQUESTED", "DISMISSED"} and one["user"]:
            last[one["user"]["login"]] = (one["state"], one["commit_id"])
    return any(state == "APPROVED" and at != commit for state, at in last.values())
