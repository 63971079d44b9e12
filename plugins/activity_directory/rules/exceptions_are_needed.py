"""A warning may have an exception, in content/exceptions.yml, with a reason and an end.

`unneeded-exception` (a warning): nothing in the file breaks the rule any more, or there is no such
rule or no such file. Remove the exception, or fix its spelling. `import` and the issue forms
remove it themselves when a change makes it unneeded.

`ended-exception` (a warning): the exception has ended. Fix the entry, or find out why it can't be
fixed yet and give a new date.

`endless-exception`: the exception lasts more than a year. Give an earlier date, and look at the
entry again then.

`repeated-exception`: there are two exceptions for the same rule and the same file. Keep one.

`exception-of-an-error`: only a warning can have an exception, and this is an error. Fix the entry.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from activity_directory.catalogue.folders import EXCEPTIONS
from activity_directory.problems import Problem
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.reading import MOST_GUESSES
from activity_directory.vocabulary import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import date

    from activity_directory.catalogue.catalogue import Community
    from activity_directory.model.exemption import Exemption
    from activity_directory.problems import Severity

LONGEST = timedelta(days=366)


def without_the_excused(
    problems: Iterable[Problem],
    community: Community,
    today: date,
    of_reading: Sequence[Problem] = (),
) -> Iterator[Problem]:
    """The problems that have no exception, and those of the exceptions themselves.

    `of_reading` are the errors that were reported already: whether a file with one of these needs
    its other exceptions can't be known.
    """
    folder = community.site.places.path.rpartition("/")[0]
    exceptions: dict[tuple[str, str], Exemption] = {}
    for exception in community.exceptions:
        key = (f"{folder}/{exception.file}", exception.rule)
        if key in exceptions:
            yield _problem(
                exception,
                "rule",
                "repeated-exception",
                f"There are two exceptions to the rule {quoted(exception.rule)} for "
                f"{quoted(exception.file)}",
                "Keep the one that is right.",
            )
        exceptions.setdefault(key, exception)
    used: set[tuple[str, str]] = set()
    broken: dict[str, list[str]] = {path: [] for path, _ in exceptions}
    wrong = {(problem.path, problem.rule) for problem in of_reading}
    for problem in problems:
        keys = [key for key in _keys(problem) if key in exceptions]
        used.update(keys)
        if problem.severity == "error":
            wrong.update(keys)
        if problem.severity == "error" or all(exceptions[key].until < today for key in keys):
            if problem.path in broken:
                broken[problem.path].append(problem.rule)
            yield problem
    unread = {problem.path for problem in of_reading}
    unneeded = 0
    for key, exception in exceptions.items():
        if key in wrong:
            yield _problem(
                exception,
                "rule",
                "exception-of-an-error",
                f"{quoted(exception.rule)} is an error here. Only a warning can have an exception",
                "Fix the entry and remove the exception.",
            )
        elif key in used:
            yield from _of_its_end(exception, today)
        elif key[0] not in unread:
            unneeded += 1
            may_guess = unneeded <= MOST_GUESSES
            yield _unneeded(exception, community, broken[key[0]], may_guess=may_guess)


def _keys(problem: Problem) -> Iterator[tuple[str, str]]:
    """The files and the rule to which an exception is one to this problem."""
    yield problem.path, problem.rule
    if problem.twin is not None:
        yield problem.twin.path, problem.rule


def _of_its_end(exception: Exemption, today: date) -> Iterator[Problem]:
    if exception.until < today:
        yield _problem(
            exception,
            "until",
            "ended-exception",
            f"This exception ended on {exception.until}",
            f"Fix the entry. If this is still the reason, give a new date: {exception.reason}",
            "warning",
        )
    if exception.until > today + LONGEST:
        yield _problem(
            exception,
            "until",
            "endless-exception",
            f"This exception ends on {exception.until}. The limit is one year",
            "Give an earlier date, and look at the entry again then.",
        )


def _unneeded(
    exception: Exemption, community: Community, broken: Collection[str], *, may_guess: bool
) -> Problem:
    """`broken` are the rules for which the file has warnings without an exception."""
    if not _is_there(exception.file, community):
        file = _file_meant(exception.file, community) if may_guess else ""
        return _problem(
            exception,
            "file",
            "unneeded-exception",
            f"There is no file {quoted(exception.file)} in the content folder",
            f"Did you mean `{file}`?" if file else "Remove the exception.",
            "warning",
        )
    meant = nearest(exception.rule, broken)
    problem = _problem(
        exception,
        "rule",
        "unneeded-exception",
        f"Nothing in {quoted(exception.file)} breaks the rule {quoted(exception.rule)}",
        f"Did you mean `{meant}`?" if meant else "Remove the exception.",
        "warning",
    )
    twin = Problem(
        community.shown(exception.file),
        1,
        1,
        problem.rule,
        f"{EXCEPTIONS} has an exception to the rule {quoted(exception.rule)} for this file, "
        "but nothing here breaks that rule",
        f"Remove the exception from {EXCEPTIONS}.",
        "warning",
    )
    return replace(problem, twin=twin)


def _is_there(file: str, community: Community) -> bool:
    """Whether the content folder has this file: an entry's, or another that was never read."""
    return file in community.files or (community.folder / file).is_file()


def _file_meant(file: str, community: Community) -> str:
    """The file that was most likely meant, from inside the content folder; empty where none."""
    wanted = "/".join(PurePosixPath(file).with_suffix("").parts[-2:])
    close = nearest(
        wanted, (f"{folder}/{name}" for folder, names in community.names.items() for name in names)
    )
    folder, _, name = (close or "").partition("/")
    return community.file_of(folder, name)


def _problem(
    exception: Exemption,
    field: str,
    rule: str,
    message: str,
    hint: str,
    severity: Severity = "error",
) -> Problem:
    return exception.places.problem(f"{exception.number}.{field}", rule, message, hint, severity)
