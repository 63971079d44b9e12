"""A content folder after reading and every rule, and the same with a few files more.

Whoever puts a file into the content asks here first what that would make wrong, in whichever file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from activity_directory import rules
from activity_directory.catalogue import overlay
from activity_directory.catalogue.catalogue import Catalogue, Loaded, ReadFile
from activity_directory.catalogue.overlay import read_file
from activity_directory.problems import Problem, in_order
from activity_directory.rules.checking import Findings
from activity_directory.schema.list_items import without_items


class CheckedFile(NamedTuple):
    """One entry's file, and what the rules say of it by itself."""

    read: ReadFile
    findings: Findings


@dataclass(frozen=True, eq=False)
class CheckedContent:
    """A content folder after reading and every rule. Nothing of it ever changes."""

    loaded: Loaded
    catalogue: Catalogue
    today: date
    problems: tuple[Problem, ...]
    findings: Mapping[str, Findings]
    """What the rules say of each file by itself, by its path in the content folder."""


def checked(loaded: Loaded, catalogue: Catalogue, today: date) -> CheckedContent:
    """What every rule says of a content folder that was read. `catalogue` is that of `loaded`."""
    checker = rules.checker(catalogue, today)
    findings = {read_file.file: checker.check_entry(read_file.entry) for read_file in loaded.read}
    return _compared(loaded, catalogue, today, findings)


def _compared(
    loaded: Loaded, catalogue: Catalogue, today: date, findings: Mapping[str, Findings]
) -> CheckedContent:
    """The same, where the rules have looked at each file by itself."""
    found = rules.all_problems(
        rules.checker(catalogue, today),
        (findings[read_file.file] for read_file in loaded.read),
        [*catalogue.warnings, *loaded.problems],
    )
    problems = in_order([*loaded.problems, *found])
    return CheckedContent(loaded, catalogue, today, problems, findings)


# --- with a few files more


def check_file(before: CheckedContent, file: str, text: str) -> CheckedFile:
    """An entry by itself, as if this text stood at this path in the content folder."""
    return check_saved(before, file, text.encode())


def check_saved(before: CheckedContent | ReadAgain, file: str, text: bytes) -> CheckedFile:
    """The same of a text as it was read from a disk."""
    read = read_file(before.loaded, before.catalogue, file, text)
    return CheckedFile(read, rules.checker(before.catalogue, before.today).check_entry(read.entry))


def with_files(
    before: CheckedContent, more: Iterable[CheckedFile], exceptions: str | None = None
) -> CheckedContent:
    """The content with these files in it, and with this text of its exceptions.

    It is what reading and checking the folder would come to, once the files stand in it. Only
    what lies between files is looked at anew.
    """
    more = tuple(more)
    read = [checked_file.read for checked_file in more]
    loaded, catalogue = overlay.with_files(before.loaded, before.catalogue, read, exceptions)
    findings = {
        **before.findings,
        **{checked_file.read.file: checked_file.findings for checked_file in more},
    }
    return _compared(loaded, catalogue, before.today, findings)


# --- after a few files were saved or deleted


@dataclass(frozen=True, eq=False)
class ReadAgain:
    """A content folder of which only what has changed was read again, before all is compared."""

    loaded: Loaded
    catalogue: Catalogue
    today: date
    findings: Mapping[str, Findings]
    own_errors: tuple[Problem, ...]
    """What is wrong in each of the files that were read again, whatever the others hold."""

    def compared(self) -> CheckedContent:
        """The same once the files have been compared: what reading the whole folder comes to."""
        return _compared(self.loaded, self.catalogue, self.today, self.findings)


def read_again(
    before: CheckedContent | ReadAgain, changed: Iterable[CheckedFile], gone: Iterable[str]
) -> ReadAgain:
    """The folder once these files have been saved there, and others deleted."""
    changed, gone = tuple(changed), frozenset(gone)
    read = [one.read for one in changed]
    loaded, catalogue = overlay.with_changes(before.loaded, before.catalogue, read, gone)
    kept = {file: found for file, found in before.findings.items() if file not in gone}
    findings = {**kept, **{one.read.file: one.findings for one in changed}}
    own = [
        problem
        for one in changed
        for problem in (*one.read.problems, *(one.findings[0] if one.findings else ()))
        if problem.severity == "error"
    ]
    return ReadAgain(loaded, catalogue, before.today, findings, tuple(in_order(own)))


def with_referred_to(before: CheckedContent, more: Iterable[CheckedFile]) -> CheckedContent:
    """The content with these files of organisations and venues, to which others may then refer."""
    more = tuple(more)
    read = [checked_file.read for checked_file in more]
    loaded, catalogue = overlay.with_referred_to(before.loaded, before.catalogue, read)
    findings = {**before.findings, **{one.read.file: one.findings for one in more}}
    return _compared(loaded, catalogue, before.today, findings)


@dataclass(frozen=True, eq=False)
class Trial:
    """What the content would be with some files in it, and what would be wrong then.

    `exceptions` is the text of content/exceptions.yml without those that the files make unneeded;
    None where it can stay as it is.
    """

    after: CheckedContent
    exceptions: str | None
    problems: Mapping[str, tuple[Problem, ...]]
    """By the path of each file: all of its own, and the new ones between it and other files."""
    elsewhere: tuple[Problem, ...]
    """New ones in other files, which name none of these."""


def content_with(before: CheckedContent, more: Iterable[CheckedFile]) -> Trial:
    """The content with these files in it, and without the exceptions that they make unneeded."""
    more = tuple(more)
    after = with_files(before, more)
    exceptions = _without_unneeded(before, after)
    if exceptions is not None:
        after = with_files(before, more, exceptions)
    own = {
        before.catalogue.shown(checked_file.read.file): checked_file.read.file
        for checked_file in more
    }
    of_files: dict[str, list[Problem]] = {file: [] for file in own.values()}
    elsewhere = []
    for problem in after.problems:
        if problem.path in own:
            of_files[own[problem.path]].append(problem)
    for problem in new_problems(before, after):
        if problem.path in own:
            continue
        if problem.twin is not None and problem.twin.path in own:
            of_files[own[problem.twin.path]].append(problem.twin)
        else:
            elsewhere.append(problem)
    problems = {file: in_order(found) for file, found in of_files.items()}
    return Trial(after, exceptions, problems, tuple(elsewhere))


def new_problems(before: CheckedContent, after: CheckedContent) -> Iterator[Problem]:
    """The problems that were not there before. A line may have moved, and a count have grown."""
    known = Counter(map(_what_and_where, before.problems))
    for problem in after.problems:
        key = _what_and_where(problem)
        if known[key]:
            known[key] -= 1
        else:
            yield problem


def _what_and_where(problem: Problem) -> tuple[object, ...]:
    twin = problem.twin.path if problem.twin is not None else ""
    return problem.path, problem.written, problem.column, problem.rule, problem.severity, twin


def _without_unneeded(before: CheckedContent, after: CheckedContent) -> str | None:
    """The text of the exceptions without those that are newly unneeded; None where all stay."""
    unneeded = _unneeded(after) - _unneeded(before)
    if not unneeded:
        return None
    text = after.catalogue.exceptions[0].places.text
    return without_items(text, unneeded)


def _unneeded(content: CheckedContent) -> set[int]:
    """The numbers of the exceptions that nothing needs."""
    places = {
        (problem.line, problem.column)
        for problem in content.problems
        if problem.rule == "unneeded-exception"
    }
    return {
        one.number
        for one in content.catalogue.exceptions
        if places & {one.places.at(f"{one.number}.{field}") for field in ("rule", "file")}
    }
