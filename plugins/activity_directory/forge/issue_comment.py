"""What an issue is answered, and what is said on its pull request.

Whatever a submitter wrote stands here as words alone, or as a block of code that it can't end.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from hashlib import sha256

from activity_directory.forge.checked_issue import Change, CheckedIssue
from activity_directory.intake.answers import Fault
from activity_directory.intake.questions import REQUESTS
from activity_directory.problems import WORTH_A_LOOK
from activity_directory.sanitise import forge_markdown
from activity_directory.sanitise.forge_markdown import fenced, message, plain

MARK = "<!-- connected: answer "
"""How an answer begins: so it is found again. What follows tells it from another."""
HELD_MARK = "<!-- connected: held back -->"
LEFT_MARK = "<!-- connected: left open -->"
_AGAIN = (
    "To change something, edit the first post above: leave the headings as they are, write below "
    "them, and save. We read it again, and answer below. To take it back, close the issue."
)
_LAST = (
    "**This was changed so often that it is not read again.** To change something more, close this "
    "and open a new one. Or ring us or write to us: how is at the foot of every page of the "
    "website."
)
_NEWER = "**There is a newer answer below.**"
_NO_LONGER_NEEDED = "With this an exception is no longer needed, and is taken out"
_STAYS = "What was proposed before stays as it was, until then."


def title(checked: CheckedIssue) -> str:
    """The name of the pull request and of its commit. The entry's id can't call or close."""
    return forge_markdown.title(f"{REQUESTS[checked.request]}: {checked.slug}")


def pull_request(checked: CheckedIssue, changes: Sequence[Change]) -> str:
    """The words of the pull request.

    They may become the message of a commit, which has no blocks of code: so none is in them.
    """
    return _joined(
        f"From issue #{checked.number}. The entry passes every check. Closes #{checked.number}.",
        *_facts(checked),
        *_remarks(checked),
        *([f"{_NO_LONGER_NEEDED}."] if len(changes) > 1 else []),
        "The entry itself is under *Files changed*.",
        "The forge may want a press on *Approve* before it runs its own checks here: "
        "workflows can't start one another.",
        "To change it, edit the issue, or the file here. Once the file was edited here, the issue "
        "no longer changes it. If the issue is closed, this is closed too.",
    )


def edited(checked: CheckedIssue, news: Sequence[str], *, approved: bool) -> str:
    """The comment on a pull request whose issue was edited. `approved`: what was there before."""
    return _joined(
        f"**Issue #{checked.number} was edited, and the entry here with it.**",
        *(
            ["**It was approved before that: what was agreed to then is not what is here now.**"]
            if approved
            else []
        ),
        "\n".join(f"- {plain(line)}" for line in news),
    )


def withdrawn(number: int) -> str:
    """The comment on a pull request whose issue was closed, or is gone."""
    return _joined(
        f"Issue #{number} was closed or deleted, so this is withdrawn. "
        "Open the issue again, and it is proposed anew."
    )


def left_open(number: int) -> str:
    """The same, where somebody has worked on the entry."""
    return _joined(
        LEFT_MARK,
        f"Issue #{number} was closed or deleted. Somebody has worked on the entry here, so this is "
        "left open. For whoever looks after the listings: please close it, if it is no longer "
        "wanted.",
    )


def too_many_waiting(most: int) -> str:
    """The comment on an issue of somebody who has that many waiting to be read."""
    return _joined(
        HELD_MARK,
        f"Thank you. {most} of the listings that you sent are waiting to be read already, which is "
        "as many as a person here reads at a time. So this one is not looked at yet. It is kept, "
        "and nothing of it is lost.",
        "When some of the others have been read, change a word in the first post above and save: "
        "then we look at this one.",
        *_in_another_way(),
    )


def too_many_today(most: int) -> str:
    """The comment on an issue of somebody who has sent that many in a day."""
    return _joined(
        HELD_MARK,
        f"Thank you. This is more than the {most} listings that one account can send in a day, so "
        "it is not looked at. Please close it, and send it again tomorrow.",
        *_in_another_way(),
    )


def _in_another_way() -> Iterator[str]:
    yield (
        "If you have many listings, a spreadsheet is quicker for you and for us. Ring us or write "
        "to us: how is at the foot of every page of the website."
    )
    yield (
        "For whoever looks after the listings: with the label `let through` it is read now, "
        "however many there are."
    )


def accepted(checked: CheckedIssue, changes: Sequence[Change], where: str) -> str:
    """The answer to an issue whose entry is proposed. `where` is a sentence of ours."""
    return _joined(
        "Thank you. This is what we understood:",
        *_facts(checked),
        where,
        *_remarks(checked),
        *_files(changes),
    )


def refused(checked: CheckedIssue, *, proposed: bool) -> str:
    """The answer to an issue with faults. `proposed`: an earlier reading of it had none."""
    count = len(checked.faults)
    mend = "this has" if count == 1 else f"these {count} things have"
    return _joined(
        f"Thank you. Before a person can look at it, {mend} to be mended:",
        _list(checked.faults),
        *(["This much we understood:", *_facts(checked)] if checked.told else []),
        *([_STAYS] if proposed else []),
    )


def mark_of(words: str) -> str:
    """The first line of an answer, which tells it from one with other words."""
    return f"{MARK}{sha256(words.encode('utf-8', 'replace')).hexdigest()[:40]} -->"


def answer(words: str, news: Sequence[str], *, last: bool) -> str:
    """The comment with an answer: first what is new since the entry that was proposed before."""
    return _joined(
        mark_of(words),
        *(
            ["What changed since our last answer:", "\n".join(f"- {plain(text)}" for text in news)]
            if news
            else []
        ),
        words.rstrip("\n"),
        _LAST if last else _AGAIN,
    )


def outdated(comment: str) -> str:
    """An answer that is no longer the last one: it says so, and is folded."""
    mark, _, rest = comment.partition("\n")
    if _NEWER in rest:
        return comment
    return _joined(
        mark.rstrip(),
        _NEWER,
        f"<details><summary>What was said before</summary>\n\n{rest.strip()}\n\n</details>",
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
        yield "\n".join(f"- **{told.name}:** {plain(told.words)}" for told in checked.told)


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
    """Each file as it will be: of one that is there, the lines that change."""
    summary = "The entry, as it will be kept"
    for change in changes:
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
        yield f"<details><summary>{summary}</summary>\n\n{block}\n\n</details>"
        summary = _NO_LONGER_NEEDED


def _joined(*parts: str) -> str:
    return "\n\n".join(parts) + "\n"
