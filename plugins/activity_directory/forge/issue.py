"""What somebody wrote into an issue form, as answers. The form is the grammar.

Each known heading stands exactly once and in the form's order; all else is text. Knows nothing of
the forge that the issue came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from activity_directory.forge.issue_form import LABELS, asked, offered
from activity_directory.intake.answers import Fault, unfit
from activity_directory.intake.questions import Question, Request
from activity_directory.intake.submission import Submission
from activity_directory.schema.values.mistake import shown
from activity_directory.vocabulary import Vocabulary
from activity_directory.wording.counting import counted

LONGEST = 65_536
"""Characters of an issue: the most that a forge takes."""
NO_RESPONSE = "_No response_"
"""What a forge writes for a question that was left blank."""

NOTHING_CHOSEN = "None"
"""What a forge offers in a menu beside our choices, none of which is called so."""


@dataclass(frozen=True)
class ParsedIssue:
    """The answers of an issue, and what keeps some of them from being read."""

    submission: Submission
    faults: tuple[Fault, ...]


class _Heading(NamedTuple):
    line: int
    question: Question


def request_of(labels: Iterable[str]) -> Request | None:
    """What an issue asks, by its label; None where no label says so, or where two do."""
    named = set(labels)
    found = [request for request, label in LABELS.items() if label in named]
    return found[0] if len(found) == 1 else None


def parse_issue(request: Request, body: str, vocabularies: Mapping[str, Vocabulary]) -> ParsedIssue:
    """The answers that an issue's text gives to the questions of its form."""
    if len(body) > LONGEST:
        most = f"There is too much here: {LONGEST:,} characters at most"
        return ParsedIssue(Submission(request, {}), (Fault("", most, "Shorten it."),))
    lines = re.sub(r"\r\n?", "\n", body).split("\n")
    headings = [*_headings(lines, asked(request))]
    faults = [*_misplaced(lines, headings, asked(request))]
    if faults:
        return ParsedIssue(Submission(request, {}), tuple(faults))
    answers: dict[str, str] = {}
    ends = [heading.line for heading in headings[1:]] + [len(lines)]
    for heading, end in zip(headings, ends, strict=True):
        text = "\n".join(lines[heading.line + 1 : end]).strip()
        answer = _answer(heading.question, text, vocabularies)
        if isinstance(answer, Fault):
            faults.append(answer)
        elif answer:
            answers[heading.question.id] = answer
    return ParsedIssue(Submission(request, answers), tuple(faults))


def _headings(lines: list[str], questions: tuple[Question, ...]) -> Iterator[_Heading]:
    """The known headings, in the order of the text: what a reader sees as one counts as one."""
    known = {_bare(one.label): one for one in questions}
    for number, line in enumerate(lines):
        match = re.fullmatch(r" {0,3}###[ \t]+(.*)", line)
        question = known.get(_bare(re.sub(r"(^|\s)#+\s*$", "", match[1]))) if match else None
        if question is not None:
            yield _Heading(number, question)


def _bare(heading: str) -> str:
    return " ".join(heading.casefold().split())


def _misplaced(
    lines: list[str], headings: list[_Heading], questions: tuple[Question, ...]
) -> Iterator[Fault]:
    """Why it can't be told which words answer which question."""
    found = [heading.question for heading in headings]
    if not found:
        yield Fault(
            "",
            "this was not written with our form: none of its headings is here",
            "Open a new issue and choose the form that fits.",
        )
        return
    for one in questions:
        times = found.count(one)
        if times == 0:
            yield Fault(
                one.id,
                f"the heading '### {one.label}' is missing",
                "Put it back on a line of its own, with the answer below it.",
            )
        elif times > 1:
            yield Fault(
                one.id,
                f"the heading '### {one.label}' stands here {counted(times, 'time')}, so we "
                "can't tell which of them is the question",
                "Take out the three # where it is part of an answer.",
            )
    if len(found) == len(questions):
        for one, expected in zip(found, questions, strict=True):
            if one is not expected:
                yield Fault(
                    one.id,
                    f"the heading '### {one.label}' stands where '### {expected.label}' should",
                    "Put the headings back in the order of the form.",
                )
                break
    if above := " ".join(" ".join(lines[: headings[0].line]).split()):
        yield Fault(
            "",
            f"these words stand above the first question: '{shown(above)}'",
            "Move them below the question that they answer.",
        )


def _answer(question: Question, text: str, vocabularies: Mapping[str, Vocabulary]) -> str | Fault:
    """The answer as the desk behind every form reads it: choices as ids, one to a line."""
    if text == NO_RESPONSE:
        return ""
    if "<!--" in text:
        return Fault(
            question.id,
            f"{question.label}: words behind <!-- can't be seen by those who read this",
            "Take out the <!-- and write so that everybody sees it.",
        )
    if question.asked == "choices":
        return _ticked(question, text, offered(question, vocabularies))
    if fault := unfit(question.id, text):
        return fault
    if question.asked == "choice":
        if text in {"", NOTHING_CHOSEN}:
            return ""
        choice = offered(question, vocabularies).get(text)
        return choice if choice is not None else _not_offered(question, text)
    return text


_TICK = re.compile(r"[-*] \[([ xX])\][ \t]+(\S.*)")


def _ticked(one: Question, text: str, options: Mapping[str, str]) -> str | Fault:
    """The choices with a tick. Only the form's own are taken, each once."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    ticked: list[str] = []
    seen: set[str] = set()
    for line in lines:
        tick = _TICK.fullmatch(line)
        if tick is None:
            return Fault(
                one.id,
                f"{one.label}: this is not one of the tick boxes: '{shown(line)}'",
                "Tick the boxes, and write nothing between them.",
            )
        label = tick[2]
        if label in seen:
            return Fault(
                one.id, f"{one.label}: '{shown(label)}' stands here twice", "Take one out."
            )
        seen.add(label)
        if label not in options:
            return _not_offered(one, label)
        if tick[1] != " ":
            ticked.append(options[label])
    return "\n".join(ticked)


def _not_offered(question: Question, text: str) -> Fault:
    return Fault(
        question.id,
        f"{question.label}: '{shown(text)}' is not one of the form's choices",
        "Put back the words of the form. If the form has changed since, open a new one.",
    )
