"""Whether submissions would be valid entries: checked together with the content."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from activity_directory.intake.answers import Fault, kept_once
from activity_directory.intake.questions import question
from activity_directory.intake.submission import Understood
from activity_directory.intake.writing import Written
from activity_directory.model.activity import Activity
from activity_directory.problems import Problem, errors_in
from activity_directory.rules.capitals import SHOUTS
from activity_directory.rules.checked_content import (
    CheckedContent,
    CheckedFile,
    check_file,
    content_with,
)
from activity_directory.schema import fields as table
from activity_directory.wording.phrases import joined

_FOLLOWS = frozenset({"missing-field", "no-need-or-category"})
"""What could not be read of an answer is not missing as well."""


@dataclass(frozen=True)
class Arrived:
    """A submission after every check. `faults` keep it out; `remarks` are warnings.

    `activity` is what its entry says, where that could be read.
    """

    understood: Understood
    faults: tuple[Fault, ...]
    remarks: tuple[Fault, ...]
    activity: Activity | None = None

    @property
    def sound(self) -> bool:
        """Whether its entry passes the checks that every entry passes."""
        return bool(self.understood.text) and not self.faults


@dataclass(frozen=True, eq=False)
class Arrival:
    """Some submissions after every check, and the content with all those that are sound.

    `exceptions` is the text of content/exceptions.yml without those that the submissions make
    unneeded; None where it stays. `remarks` are about no one of them.
    """

    every: tuple[Arrived, ...]
    after: CheckedContent
    exceptions: str | None
    remarks: tuple[Problem, ...]


def arrived(
    before: CheckedContent,
    every: Iterable[Understood],
    checked: Callable[[Understood], CheckedFile] | None = None,
) -> Arrival:
    """Check each submission as it comes, and then all of them together with the entries.

    `checked` gives the file of one, as `check_file` does, for those who have checked it before.

    Whatever would be wrong then and was right before is theirs, in whichever file. One with an
    error is left out, and the others are checked without it.
    """
    arriveds: dict[int, Arrived] = {}
    left: dict[int, CheckedFile] = {}
    for number, made in enumerate(every):
        understood = made
        if made.text:
            left[number] = (
                checked(made) if checked is not None else check_file(before, made.file, made.text)
            )
            understood = with_text_of(left[number], made)
        arriveds[number] = Arrived(understood, understood.faults, ())
    while True:
        trial = content_with(before, left.values())
        elsewhere = trial.elsewhere
        for number, file in left.items():
            understood = arriveds[number].understood
            problems = trial.problems[understood.file]
            arriveds[number] = _with_problems(understood, file, problems)
        if len(left) == 1 or (
            errors_in(elsewhere) and all(arriveds[number].sound for number in left)
        ):
            for number in left:
                arriveds[number] = _with_more(arriveds[number], elsewhere)
            elsewhere = ()
        refused = [number for number in left if not arriveds[number].sound]
        if not refused:
            break
        for number in refused:
            del left[number]
    return Arrival(tuple(arriveds.values()), trial.after, trial.exceptions, elsewhere)


def with_text_of(file: CheckedFile, made: Understood) -> Understood:
    """The same with the text that is kept with its file: that of thousands is not kept twice."""
    texts = file.read.entry.texts
    if texts is None or texts.written != made.text:
        return made
    return replace(made, text=texts.written)


def _with_problems(
    understood: Understood, file: CheckedFile, problems: Sequence[Problem]
) -> Arrived:
    """A submission with the problems of its file: each told of the question that it comes from."""
    written = Written(understood.text, understood.origins)
    reported = {fault.question for fault in understood.faults}
    before = [one.message for one in understood.remarks]
    faults, remarks = list(understood.faults), []
    for problem in problems:
        if reported and problem.rule in _FOLLOWS:
            continue
        is_of_none = problem.rule in _FOLLOWS | _OF_THE_CHECK
        origin = "" if is_of_none else written.origin(problem.line)
        fault = Fault(origin, _in_their_words(problem, origin), problem.hint)
        if problem.severity == "warning":
            is_new = not any(one.startswith(fault.message) for one in before)
            remarks += [fault] if is_new else []
        elif not origin or origin not in reported:
            faults.append(fault)
    record = file.read.entry.record
    activity = record if isinstance(record, Activity) else None
    return Arrived(
        understood,
        tuple(map(kept_once, dict.fromkeys(faults))),
        tuple(map(kept_once, dict.fromkeys(_with_capitals_once(remarks)))),
        activity,
    )


def _with_capitals_once(remarks: list[Fault]) -> list[Fault]:
    """The remarks with one about capitals, which names every answer that has them."""
    shouting = [one for one in remarks if one.message.endswith(SHOUTS)]
    if len(shouting) < 2:
        return remarks
    labels = [one.message.removesuffix(f": {SHOUTS}") for one in shouting]
    message = f"{joined(labels)}: {SHOUTS}"
    once = {shouting[0]: Fault("", message, shouting[0].hint)}
    return [once.get(one, one) for one in remarks if one in once or one not in shouting]


def _with_more(arrived: Arrived, elsewhere: Sequence[Problem]) -> Arrived:
    """The same with problems that it brings to files which say nothing of it."""
    faults, remarks = list(arrived.faults), list(arrived.remarks)
    for problem in elsewhere:
        more = faults if problem.severity == "error" else remarks
        more.append(
            Fault("", f"{problem.path}, line {problem.line}: {problem.message}", problem.hint)
        )
    return replace(arrived, faults=tuple(faults), remarks=tuple(remarks))


def _in_their_words(problem: Problem, origin: str) -> str:
    """The problem under the name that its question has."""
    label, colon, rest = problem.message.partition(": ")
    if not origin:
        return problem.message
    asked = question(origin).label
    return f"{asked}: {rest}" if colon and label in _LABELS else f"{asked}: {problem.message}"


_OF_THE_CHECK = frozenset({"review-overdue", "checked-in-future"})
"""Rules about the day of a check, for which no form asks."""
_LABELS = frozenset(field.label for table in table.TABLES for field in table.fields)
"""What a problem may begin with, and a question calls otherwise."""
