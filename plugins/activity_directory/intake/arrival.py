"""Whether what was sent in would be sound among the entries: checked as if it stood there."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from activity_directory import rules
from activity_directory.catalogue import Catalogue, load
from activity_directory.intake.answers import Fault
from activity_directory.intake.questions import question
from activity_directory.intake.submission import Understood
from activity_directory.intake.writing import Written
from activity_directory.model.activity import Activity
from activity_directory.problems import Problem, in_order
from activity_directory.schema import fields as table

_FOLLOWS = frozenset({"missing-field", "no-need-or-category"})
"""What could not be read of an answer is not missing as well."""


@dataclass(frozen=True)
class Arrived:
    """A submission after every check. `faults` keep it out; `remarks` are worth a look.

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


class AsIfThere(NamedTuple):
    """The content with some other files in it; the problems of those files, by their paths."""

    catalogue: Catalogue | None
    problems: Mapping[str, tuple[Problem, ...]]


def arrived(content: Path, every: Sequence[Understood], today: date) -> tuple[Arrived, ...]:
    """Each submission, checked together with all the entries and with the others."""
    texts = {one.file: one.text for one in every if one.text}
    found = as_if_there(content, texts, today) if texts else AsIfThere(None, {})
    activities = found.catalogue.activity_by_slug if found.catalogue else {}
    return tuple(
        replace(
            _judged(one, found.problems.get(one.file, ())),
            activity=activities.get(one.slug) if one.text else None,
        )
        for one in every
    )


def _judged(one: Understood, problems: Sequence[Problem]) -> Arrived:
    written = Written(one.text, one.origins)
    told = {fault.question for fault in one.faults}
    faults, remarks = list(one.faults), []
    for problem in problems:
        if told and problem.rule in _FOLLOWS:
            continue
        origin = "" if problem.rule in _FOLLOWS else written.origin(problem.line)
        fault = Fault(origin, _in_their_words(problem, origin), problem.hint)
        if problem.severity == "warning":
            remarks.append(fault)
        elif not origin or origin not in told:
            faults.append(fault)
    return Arrived(one, tuple(dict.fromkeys(faults)), tuple(dict.fromkeys(remarks)))


def _in_their_words(problem: Problem, origin: str) -> str:
    """The problem under the name that its question has."""
    label, colon, rest = problem.message.partition(": ")
    if not origin:
        return problem.message
    asked = question(origin).label
    return f"{asked}: {rest}" if colon and label in _LABELS else f"{asked}: {problem.message}"


_LABELS = frozenset(field.label for one in table.TABLES for field in one.fields)
"""What a problem may begin with, and a question calls otherwise."""


def as_if_there(content: Path, texts: Mapping[str, str], today: date) -> AsIfThere:
    """The content folder as it would be with these files, by their paths in it."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "content"
        shutil.copytree(content, copy, copy_function=_same_file)
        for file, text in texts.items():
            place = copy / file
            place.parent.mkdir(parents=True, exist_ok=True)
            place.unlink(missing_ok=True)  # it may be the very file of the content folder
            place.write_text(text, encoding="utf-8", newline="\n")
        loaded = load(copy, shown_as="content")
        found = [*loaded.problems]
        if loaded.catalogue is not None:
            found += rules.broken(loaded.catalogue, today)
    in_files: dict[str, list[Problem]] = {}
    for problem in in_order(found):
        in_files.setdefault(problem.path.removeprefix("content/"), []).append(problem)
    return AsIfThere(loaded.catalogue, {file: tuple(in_files.get(file, ())) for file in texts})


def _same_file(source: str, target: str) -> None:
    """The file itself under another name, where the disk can do that; else a copy."""
    with suppress(OSError):
        os.link(source, target)
        return
    shutil.copyfile(source, target)
