"""What an issue is answered: the one comment that is kept current, and its pull request.

Whatever a submitter wrote stands here as words alone, or as a block of code that it can't end.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from activity_directory.forge_markdown import fenced, plain
from activity_directory.intake.answers import Fault
from activity_directory.intake.checked_issue import Change, CheckedIssue
from activity_directory.intake.questions import REQUESTS

MARK = "<!-- connected: this comment is kept current -->"
"""The first line of the comment: how it is found again."""
_AGAIN = (
    "To change something, edit the first post above: leave the headings as they are, write below "
    "them, and save. We read it again, and change this comment."
)
_NO_LONGER_NEEDED = "With this an exception is no longer needed, and is taken out"
_STAYS = "What was proposed before stays as it was, until then."


def title(checked: CheckedIssue) -> str:
    """The name of the pull request and of its commit. The entry's id can't call or close."""
    return f"{REQUESTS[checked.request]}: {checked.slug}"


def pull_request(checked: CheckedIssue, changes: Sequence[Change]) -> str:
    """The words of the pull request."""
    return _joined(
        f"From issue #{checked.number}. The entry passes every check. Closes #{checked.number}.",
        *_facts(checked),
        *_remarks(checked),
        *_files(changes),
        "The forge may want a press on *Approve* before it runs its own checks here: "
        "workflows can't start one another.",
        "To change it, edit the issue, or the file here. Once the file was edited here, the issue "
        "no longer changes it.",
    )


def accepted(checked: CheckedIssue, changes: Sequence[Change], where: str) -> str:
    """The comment on an issue whose entry is proposed. `where` is a sentence of ours."""
    return _joined(
        MARK,
        "Thank you. This is what we understood:",
        *_facts(checked),
        where,
        *_remarks(checked),
        *_files(changes),
        _AGAIN,
    )


def refused(checked: CheckedIssue, *, proposed: bool) -> str:
    """The comment on an issue with faults. `proposed`: an earlier reading of it had none."""
    count = len(checked.faults)
    mend = "this has" if count == 1 else f"these {count} things have"
    return _joined(
        MARK,
        f"Thank you. Before a person can look at it, {mend} to be mended:",
        _list(checked.faults),
        *(["This much we understood:", *_facts(checked)] if checked.told else []),
        *([_STAYS] if proposed else []),
        _AGAIN,
    )


def at_pull_request(number: int) -> str:
    """Where the entry is, if it could be proposed."""
    return f"It is proposed in #{number}. A person reads it there before it is published."


def at_branch(compare: str) -> str:
    """Where the entry is, if a workflow may not propose it."""
    return (
        f"A person reads it before it is published. For whoever looks after the listings: "
        f"[open a pull request from here]({compare}), as workflows may not in this repository."
    )


def by_hand(branch: str) -> str:
    """What is said where somebody has worked on the entry since."""
    return (
        f"Somebody has worked on the entry since, on the branch `{branch}`, so it was left as it "
        "is there. For whoever looks after the listings: please carry over what is new here."
    )


def _facts(checked: CheckedIssue) -> Iterator[str]:
    if checked.told:
        yield "\n".join(f"- **{one.name}:** {plain(one.words)}" for one in checked.told)


def _remarks(checked: CheckedIssue) -> Iterator[str]:
    if checked.remarks:
        yield "Worth a look, though it may be right as it is:"
        yield _list(checked.remarks)


def _list(faults: tuple[Fault, ...]) -> str:
    lines = []
    for one in faults:
        lines.append(f"- {plain(one.message)}")
        if one.hint:
            lines.append(f"  - {plain(one.hint)}")
    return "\n".join(lines)


def _files(changes: Sequence[Change]) -> Iterator[str]:
    """Each file as it will be: of one that is there, the lines that change."""
    summary = "The entry, as it will be kept"
    for one in changes:
        if not one.before:
            block = fenced(one.text, "yaml")
        else:
            lines = difflib.unified_diff(
                one.before.split("\n"), one.text.split("\n"), "before", "after", lineterm="", n=2
            )
            block = fenced("\n".join(lines), "diff")
        yield f"<details><summary>{summary}</summary>\n\n{block}\n\n</details>"
        summary = _NO_LONGER_NEEDED


def _joined(*parts: str) -> str:
    return "\n\n".join(parts) + "\n"
