"""What somebody wrote in an issue form, as answers.

Each known heading is there exactly once and in the form's order; everything else is text. Knows
nothing of the forge that the issue came from.
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
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown
from activity_directory.vocabulary import Vocabulary
from activity_directory.wording.counting import counted

LONGEST = 65_536
"""Characters of an issue: the most that a forge takes."""
NO_RESPONSE = "_No response_"
"""What a forge writes for a question without an answer."""

NOTHING_CHOSEN = "None"
"""What a forge adds to our choices in a menu. None of ours has this label."""


@dataclass(frozen=True)
class ParsedIssue:
    """The answers of an issue, and what keeps some of them from being read."""

    submission: Submission
    faults: tuple[Fault, ...]


class _Heading(NamedTuple):
    line: int
    question: Question


def request_of(labels: Iterable[str]) -> Request | None:
    """What an issue asks for, by its label; None unless it has exactly one label of a form."""
    named = set(labels)
    found = [request for request, label in LABELS.items() if label in named]
    return found[0] if len(found) == 1 else None


def parse_issue(request: Request, body: str, vocabularies: Mapping[str, Vocabulary]) -> ParsedIssue:
    """The answers that an issue's text gives to the questions of its form."""
    if len(body) > LONGEST:
        most = f"This is too long: {LONGEST:,} characters at most"
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
    """The known headings, in the order of the text: all that a reader would see as headings."""
    known = {_bare(one.label): one for one in questions}
    for number, line in enumerate(lines):
        match = re.fullmatch(r" {0,3}###[ \t]+(.*)", line)
        question = known.get(_bare(re.sub(r"(^|\s)#+\s*$", "", match[1]))) if match else None
        if question is not None:
            yield _Heading(number, question)


def _bare(heading: str) -> str:
    return " ".join(heading.casefold().split())


def _heading(question: Question) -> str:
    return quoted(f"### {question.label}")


def _misplaced(
    lines: list[str], headings: list[_Heading], questions: tuple[Question, ...]
) -> Iterator[Fault]:
    """Why it is not clear which words answer which question."""
    found = [heading.question for heading in headings]
    if not found:
        yield Fault(
            "",
            "this was not written with our form: it has none of the form's headings",
            "Open a new issue and choose the form that fits.",
        )
        return
    for one in questions:
        times = found.count(one)
        if times == 0:
            yield Fault(
                one.id,
                f"the heading {_heading(one)} is missing",
                "Put it back on a line of its own, with the answer below it.",
            )
        elif times > 1:
            yield Fault(
                one.id,
                f"the heading {_heading(one)} is here {counted(times, 'time')}, so we "
                "can't tell which of them is the question",
                "Remove the three `#` where it is part of an answer.",
            )
    if len(found) == len(questions):
        for one, expected in zip(found, questions, strict=True):
            if one is not expected:
                yield Fault(
                    one.id,
                    f"the heading {_heading(one)} is where {_heading(expected)} should be",
                    "Put the headings back in the order of the form.",
                )
                break
    if above := " ".join(" ".join(lines[: headings[0].line]).split()):
        yield Fault(
            "",
            f"this text is above the first question: {quoted(shown(above))}",
            "Move it below the question that it answers.",
        )


def _answer(question: Question, text: str, vocabularies: Mapping[str, Vocabulary]) -> str | Fault:
    """The answer as `intake` reads it: choices as ids, one to a line."""
    if text == NO_RESPONSE:
        return ""
    if "<!--" in text:
        return Fault(
            question.id,
            f"{question.label}: text after `<!--` is invisible to those who read this",
            "Remove the `<!--`, so that everybody can see the text.",
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
                f"{one.label}: this is not one of the tick boxes: {quoted(shown(line))}",
                "Tick the boxes, and write nothing between them.",
            )
        label = tick[2]
        if label in seen:
            return Fault(
                one.id, f"{one.label}: {quoted(shown(label))} is here twice", "Remove one."
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
        f"{question.label}: {quoted(shown(text))} is not one of the form's choices",
        "Put the form's words back. If the form has changed since, open a new issue.",
    )
