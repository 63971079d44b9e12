"""The comment on a pull request, new after each push: what it changes, and what is new.

One job reads what is proposed and has no rights; another comments, and takes only this.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, get_args

from activity_directory.forge import comments
from activity_directory.forge.client import Forge
from activity_directory.reports import formats
from activity_directory.reports.changes import Account, Change, NotCompared, What
from activity_directory.reports.other_changes import ANYTHING_ELSE, KINDS, NO_ENTRY, Beside, Touched
from activity_directory.sanitise.forge_markdown import code
from activity_directory.wording.counting import counted

LARGEST = 90_000
"""Bytes of a result: in base64 it must fit into one variable of a process."""
LONGEST = 500
"""Characters of a line, a name or a path."""
MOST = 200
"""Entries, and other files, that one comment reports."""
LONGEST_COMMENT = 60_000
"""Bytes: a forge takes 65,536 characters."""
COMMIT = re.compile("[0-9a-f]{40}")
_MARK_BEGINS = "<!-- connected: said of "
_MARK = re.compile(rf"{_MARK_BEGINS}([0-9a-f]{{40}}) -->")


class LeftAlone(Exception):
    """No comment is needed on this pull request. The message says why."""


class NotRead(Exception):
    """This isn't a result of ours. The message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from one commit to another, in the entries and in other files.

    `left` is how many more there are than fit.
    """

    account: Account = field(default_factory=lambda: Account(()))
    beside: Beside = field(default_factory=Beside)
    left: int = 0


@dataclass(frozen=True, slots=True)
class Review:
    """What a pull request changes at `head`, and what is new in it since the commit `since`.

    `since` is empty where there is no comment yet; `news` is also None where it can't be compared.
    """

    number: int
    head: str
    since: str
    whole: Comparison
    news: Comparison | None = None


def news(now: Comparison, then: Comparison, between: Comparison) -> Comparison:
    """What is new in a pull request: the changes in between of files that it touches.

    Other changes in between came from the target branch, and were approved there.
    """
    paths = _paths(now) | _paths(then)
    return Comparison(
        Account(
            tuple(change for change in between.account.changes if change.path in paths),
            tuple(file for file in between.account.not_compared if file.path in paths),
        ),
        Beside(tuple(file for file in between.beside.files if file.path in paths)),
    )


def _paths(comparison: Comparison) -> set[str]:
    return {
        *(change.path for change in comparison.account.changes),
        *(file.path for file in comparison.account.not_compared),
        *(file.path for file in comparison.beside.files),
    }


# ---- from one job to the other


def as_json(review: Review) -> str:
    """The result for the other job, with as much as fits."""
    most = MOST
    while True:
        text = json.dumps(_packed(review, most), ensure_ascii=False)
        if len(text.encode("utf-8", "replace")) <= LARGEST or not most:
            return text
        most //= 2


def _packed(review: Review, most: int) -> dict[str, Any]:
    return {
        "number": review.number,
        "head": review.head,
        "since": review.since,
        "whole": _packed_comparison(review.whole, most),
        "news": None if review.news is None else _packed_comparison(review.news, most),
    }


def _packed_comparison(comparison: Comparison, most: int) -> dict[str, Any]:
    changes, not_compared, files = (
        comparison.account.changes,
        comparison.account.not_compared,
        comparison.beside.files,
    )
    return {
        "changes": [
            [
                change.what,
                _short(change.path),
                _short(change.name),
                [_short(line) for line in change.lines],
                [_short(line) for line in change.worth_a_look[:most]],
            ]
            for change in changes[:most]
        ],
        "not_compared": [[_short(one.path), _short(one.why)] for one in not_compared[:most]],
        "beside": [
            [_short(file.path), file.kind, [_short(what) for what in file.what]]
            for file in files[:most]
        ],
        "left": sum(max(0, len(every) - most) for every in (changes, not_compared, files)),
    }


def _short(words: str) -> str:
    words = words.encode("utf-8", "replace").decode()
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 3]}..."


def from_json(raw: bytes, number: int) -> Review:
    """The result for a pull request, once each part has the right shape. Raises NotRead."""
    if len(raw) > LARGEST:
        message = f"the result has {counted(len(raw), 'byte')}, {LARGEST:,} at most"
        raise NotRead(message)
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError):
        message = "the result is not JSON"
        raise NotRead(message) from None
    _shaped(found, _REVIEW, "the result")
    if found["number"] != number:
        message = f"the result is not for pull request {number}"
        raise NotRead(message)
    return Review(
        number,
        found["head"],
        found["since"],
        _comparison(found["whole"]),
        None if found["news"] is None else _comparison(found["news"]),
    )


def _comparison(found: Any) -> Comparison:  # noqa: ANN401 - whatever JSON can hold
    _shaped(found, _COMPARISON, "what is said")
    return Comparison(
        Account(
            tuple(
                Change(path, "", "", name, what, tuple(lines), tuple(worth_a_look))
                for what, path, name, lines, worth_a_look in found["changes"]
            ),
            tuple(NotCompared(path, why) for path, why in found["not_compared"]),
        ),
        Beside(tuple(Touched(path, kind, tuple(what)) for path, kind, what in found["beside"])),
        found["left"],
    )


def _shaped(found: Any, shape: Mapping[str, Callable[[Any], object]], called: str) -> None:  # noqa: ANN401 - as above
    if not isinstance(found, dict) or set(found) != set(shape):
        message = f"{called} does not have the right parts"
        raise NotRead(message)
    for name, holds in shape.items():
        if not holds(found[name]):
            message = f"{called}'s '{name}' is not valid"
            raise NotRead(message)


def _is_words(value: object) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST


def _are_words(value: object) -> bool:
    return isinstance(value, list) and len(value) <= MOST and all(map(_is_words, value))


def _rows(value: object, *columns: Callable[[Any], object]) -> bool:
    return (
        isinstance(value, list)
        and len(value) <= MOST
        and all(
            isinstance(row, list)
            and len(row) == len(columns)
            and all(holds(cell) for holds, cell in zip(columns, row, strict=True))
            for row in value
        )
    )


def _is_commit(value: object) -> bool:
    return isinstance(value, str) and COMMIT.fullmatch(value) is not None


def _is_number(value: object) -> bool:
    return type(value) is int and value >= 0


_KINDS = (*KINDS, NO_ENTRY, ANYTHING_ELSE)
_REVIEW: Mapping[str, Callable[[Any], object]] = MappingProxyType(
    {
        "number": _is_number,
        "head": _is_commit,
        "since": lambda value: value == "" or _is_commit(value),
        "whole": lambda value: isinstance(value, dict),
        "news": lambda value: value is None or isinstance(value, dict),
    }
)
_COMPARISON: Mapping[str, Callable[[Any], object]] = MappingProxyType(
    {
        "changes": lambda value: _rows(
            value, lambda what: what in get_args(What), _is_words, _is_words, _are_words, _are_words
        ),
        "not_compared": lambda value: _rows(value, _is_words, _is_words),
        "beside": lambda value: _rows(value, _is_words, lambda kind: kind in _KINDS, _are_words),
        "left": _is_number,
    }
)


# ---- on the forge


def last_commit_described(forge: Forge, number: int) -> str:
    """The commit that our last comment describes; empty where there is none. Raises ForgeFailed."""
    text = ""
    for one in comments.ours(forge, number, _MARK_BEGINS):
        mark = _MARK.match(one["body"])
        text = mark[1] if mark else text
    return text


def comment(forge: Forge, review: Review, branch: str) -> str:
    """Post a comment that says what the pull request changes. Returns what was done, in a sentence.

    `branch` is the one whose software does this. Raises LeftAlone and ForgeFailed.
    """
    pull = forge.request("GET", f"pulls/{review.number}")
    if pull["state"] != "open":
        message = "it has been closed in the meantime"
        raise LeftAlone(message)
    if pull["head"]["sha"] != review.head:
        message = "there has been another push in the meantime, which gets its own comment"
        raise LeftAlone(message)
    if last_commit_described(forge, review.number) == review.head:
        message = "our last comment already says all of it"
        raise LeftAlone(message)
    approved = comments.approved_before(forge, review.number, review.head)
    comments.say(forge, review.number, words(review, branch, approved=approved))
    return f"Said on pull request {review.number} what {'is new' if review.since else 'changes'}."


def words(review: Review, branch: str, *, approved: bool) -> str:
    """The comment. `approved`: somebody has approved what was there before."""
    parts = [f"{_MARK_BEGINS}{review.head} -->"]
    if approved:
        parts.append(
            "**It was approved before this push. What was approved then is not what is here now.**"
        )
    if review.since and review.news is None:
        parts.append(
            "The commit of the last comment no longer exists, so this describes all changes."
        )
    whole = _markdown(review.whole, "## What changes", LONGEST_COMMENT // 2)
    if review.news is None:
        parts.append(whole)
    else:
        heading = "## What changed since the last comment"
        beside = replace(review.news, beside=review.whole.beside)
        parts.append(_markdown(beside, heading, LONGEST_COMMENT // 2))
        parts.append(
            "<details><summary>Everything that this pull request "
            f"changes</summary>\n\n{whole}\n</details>"
        )
    parts.append(
        f"Written by the software of {code(branch)}, which ran nothing from this pull request."
    )
    return "\n\n".join(part.rstrip("\n") for part in parts) + "\n"


def _markdown(comparison: Comparison, heading: str, most: int) -> str:
    return formats.changes_as_markdown(
        comparison.account, comparison.beside, heading=heading, left=comparison.left, most=most
    )
