"""The comments on an issue and on its pull request.

Whatever a submitter wrote is shown as plain text, or in a block of code that it can't end.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from hashlib import sha256

from activity_directory.catalogue.folders import CODES, EXCEPTIONS
from activity_directory.forge.checked_issue import Change, CheckedIssue
from activity_directory.intake.answers import Fault
from activity_directory.intake.questions import REQUESTS
from activity_directory.problems import WORTH_A_LOOK
from activity_directory.sanitise import forge_markdown
from activity_directory.sanitise.forge_markdown import fenced, message, plain

MARK = "<!-- connected: answer "
"""How an answer begins, so that it is found again. A hash of its text follows."""
HELD_MARK = "<!-- connected: held back -->"
LEFT_MARK = "<!-- connected: left open -->"
_AGAIN = (
    "To change something, edit the first post above: leave the headings as they are, change the "
    "text below them, and save. We read it again and answer in a new comment. To withdraw it, "
    "close the issue."
)
_LAST = (
    "**This has been changed so often that we don't read it again.** To change something else, "
    "close this issue and open a new one. Or contact us: the details are at the foot of every "
    "page of the website."
)
_NEWER = "**There is a newer answer below.**"
_NO_LONGER_NEEDED = "An exception is no longer needed and is removed"
_STAYS = "Until then, the earlier proposal stays as it is."


def title(checked: CheckedIssue) -> str:
    """The title of the pull request and of its commit.

    An entry's id can't mention anybody or close an issue.
    """
    return forge_markdown.title(f"{REQUESTS[checked.request]}: {checked.slug}")


def pull_request(checked: CheckedIssue, changes: Sequence[Change]) -> str:
    """The text of the pull request.

    It may become the message of a commit, so it has no block of code.
    """
    return _joined(
        f"From issue #{checked.number}. The entry passes every check. Closes #{checked.number}.",
        *_facts(checked),
        *_remarks(checked),
        *(
            [f"{_NO_LONGER_NEEDED}."]
            if any(one.path.endswith(EXCEPTIONS) for one in changes)
            else []
        ),
        "The entry is under *Files changed*.",
        "GitHub may ask you to press *Approve* before it runs its own checks here, because a "
        "workflow can't start another one.",
        "To change it, edit the issue, or the file here. Once somebody has edited the file here, "
        "edits of the issue no longer change it. If the issue is closed, this pull request is "
        "closed too.",
    )


def edited(checked: CheckedIssue, news: Sequence[str], *, approved: bool) -> str:
    """The comment on a pull request whose issue was edited. `approved`: what was there before."""
    return _joined(
        f"**Issue #{checked.number} was edited, and the entry here has changed with it.**",
        *(
            ["**It was approved before that. What was approved then is not what is here now.**"]
            if approved
            else []
        ),
        "\n".join(f"- {plain(line)}" for line in news),
    )


def withdrawn(number: int) -> str:
    """The comment on a pull request whose issue was closed, or is gone."""
    return _joined(
        f"Issue #{number} was closed or deleted, so this pull request is withdrawn. If the issue "
        "is opened again, the entry is proposed again."
    )


def left_open(number: int) -> str:
    """The same, where somebody has worked on the entry."""
    return _joined(
        LEFT_MARK,
        f"Issue #{number} was closed or deleted. Somebody has worked on the entry here, so this "
        "pull request stays open. For maintainers: please close it if it is no longer wanted.",
    )


def too_many_waiting(most: int) -> str:
    """The comment on an issue of somebody who already has that many waiting."""
    return _joined(
        HELD_MARK,
        f"Thank you. {most} of the listings that you sent are already waiting for one of our "
        "volunteers, which is the most at one time. So this one has to wait. It is kept, and "
        "nothing of it is lost.",
        "When some of the others have been read, change a word in the first post above and save. "
        "Then we read this one.",
        *_in_another_way(),
    )


def too_many_today(most: int) -> str:
    """The comment on an issue of somebody who has sent that many in a day."""
    return _joined(
        HELD_MARK,
        f"Thank you. One account can send {most} listings in a day, and this is one more, so we "
        "have not read it. Please close it, and send it again tomorrow.",
        *_in_another_way(),
    )


def _in_another_way() -> Iterator[str]:
    yield (
        "If you have many listings, a spreadsheet is quicker for you and for us. Please contact "
        "us: the details are at the foot of every page of the website."
    )
    yield "For maintainers: give it the label `let through` to have it read now."


def accepted(checked: CheckedIssue, changes: Sequence[Change], where: str) -> str:
    """The answer to an issue whose entry is proposed. `where` is a sentence that says where."""
    return _joined(
        "Thank you. This is what we understood:",
        *_facts(checked),
        where,
        *_remarks(checked),
        *_files(changes),
    )


def refused(checked: CheckedIssue, *, proposed: bool) -> str:
    """The answer to an issue with faults. `proposed`: an earlier version of it had none."""
    count = len(checked.faults)
    these = "this" if count == 1 else f"these {count} things"
    return _joined(
        f"Thank you. Please correct {these} before one of us can read it:",
        _list(checked.faults),
        *(["This is what we understood:", *_facts(checked)] if checked.facts else []),
        *([_STAYS] if proposed else []),
    )


def mark_of(words: str) -> str:
    """The first line of an answer: it differs where the text differs."""
    return f"{MARK}{sha256(words.encode('utf-8', 'replace')).hexdigest()[:40]} -->"


def answer(words: str, news: Sequence[str], *, last: bool) -> str:
    """The comment with an answer. First comes what is new since the last proposal."""
    return _joined(
        mark_of(words),
        *(
            [
                "What has changed since our last answer:",
                "\n".join(f"- {plain(text)}" for text in news),
            ]
            if news
            else []
        ),
        words.rstrip("\n"),
        _LAST if last else _AGAIN,
    )


def outdated(comment: str) -> str:
    """An answer that is no longer the last one: it says so, and is collapsed."""
    mark, _, rest = comment.partition("\n")
    if _NEWER in rest:
        return comment
    return _joined(
        mark.rstrip(),
        _NEWER,
        f"<details><summary>The earlier answer</summary>\n\n{rest.strip()}\n\n</details>",
    )


def at_pull_request(number: int) -> str:
    """Where the entry is, if it could be proposed."""
    return (
        f"It is proposed in #{number}. One of our volunteers reads it there before it is published."
    )


def at_branch(compare: str) -> str:
    """Where the entry is, if a workflow may not propose it."""
    return (
        "One of our volunteers reads it before it is published. For maintainers: [open a pull "
        f"request from here]({compare}), because workflows may not do so in this repository."
    )


def by_hand(branch: str) -> str:
    """The sentence for an entry that somebody has worked on since."""
    return (
        f"Somebody has worked on the entry since, on the branch `{branch}`, so we did not change "
        "it there. For maintainers: please copy what is new here into that branch."
    )


def _facts(checked: CheckedIssue) -> Iterator[str]:
    if checked.facts:
        yield "\n".join(f"- **{fact.name}:** {plain(fact.words)}" for fact in checked.facts)


def _remarks(checked: CheckedIssue) -> Iterator[str]:
    if checked.remarks:
        yield WORTH_A_LOOK
        yield _list(checked.remarks)


def _list(faults: tuple[Fault, ...]) -> str:
    lines = []
    for fault in faults:
        lines.append(f"- {message(fault.message)}")
        if fault.hint:
            lines.append(f"  - {message(fault.hint)}")
    return "\n".join(lines)


def _files(changes: Sequence[Change]) -> Iterator[str]:
    """Each new file whole, and of each existing file the lines that change."""
    for change in changes:
        if f"/{CODES}/" in change.path:
            continue  # nobody needs to read it
        if not change.before:
            block = fenced(change.text, "yaml")
        else:
            lines = difflib.unified_diff(
                change.before.split("\n"),
                change.text.split("\n"),
                "before",
                "after",
                lineterm="",
                n=2,
            )
            block = fenced("\n".join(lines), "diff")
        summary = (
            _NO_LONGER_NEEDED
            if change.path.endswith(EXCEPTIONS)
            else "The entry as it will be saved"
        )
        yield f"<details><summary>{summary}</summary>\n\n{block}\n\n</details>"


def _joined(*parts: str) -> str:
    return "\n\n".join(parts) + "\n"
