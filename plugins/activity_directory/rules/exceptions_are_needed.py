"""A warning may have an exception, in content/exceptions.yml, with a reason and an end.

`unneeded-exception` (a warning): nothing in the file breaks the rule any more, or there never was
such a rule or such a file. Take the exception out, or mend its spelling. `import` and the issue
forms take it out by themselves, together with the change that made it unneeded.

`ended-exception` (a warning): the exception has ended. Mend the entry, or find out why it can't be
mended yet and give a new date.

`endless-exception`: the exception would last for more than a year. Give an earlier day, and look
at the entry again then.

`repeated-exception`: two exceptions are for one rule in one file. Keep one.

`exception-of-an-error`: what the exception is for is an error, which nothing excuses. Mend it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from activity_directory.catalogue.folders import EXCEPTIONS
from activity_directory.problems import Problem
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

    `of_reading` are the errors told already: whether a file with one of these needs its other
    exceptions can't be known.
    """
    folder = community.site.places.path.rpartition("/")[0]
    exceptions: dict[tuple[str, str], Exemption] = {}
    for one in community.exceptions:
        key = (f"{folder}/{one.file}", one.rule)
        if key in exceptions:
            yield _told(
                one,
                "rule",
                "repeated-exception",
                f"There are two exceptions to '{one.rule}' for {one.file}",
                "Keep the one that is right.",
            )
        exceptions.setdefault(key, one)
    used: set[tuple[str, str]] = set()
    broken: dict[str, list[str]] = {path: [] for path, _ in exceptions}
    wrong = {(one.path, one.rule) for one in of_reading}
    for problem in problems:
        keys = [key for key in _keys(problem) if key in exceptions]
        used.update(keys)
        if problem.severity == "error":
            wrong.update(keys)
        if problem.severity == "error" or all(exceptions[key].until < today for key in keys):
            if problem.path in broken:
                broken[problem.path].append(problem.rule)
            yield problem
    unread = {one.path for one in of_reading}
    unneeded = 0
    for key, exception in exceptions.items():
        if key in wrong:
            yield _told(
                exception,
                "rule",
                "exception-of-an-error",
                f"'{exception.rule}' is an error here, and only a warning can have an exception",
                "Mend the entry and take the exception out.",
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
        yield _told(
            exception,
            "until",
            "ended-exception",
            f"This exception ended on {exception.until}",
            f"Mend the entry, or give a new date if this is still the reason: {exception.reason}",
            "warning",
        )
    if exception.until > today + LONGEST:
        yield _told(
            exception,
            "until",
            "endless-exception",
            f"This exception would last until {exception.until}, and a year is the longest",
            "Give an earlier day, and look at the entry again then.",
        )


def _unneeded(
    exception: Exemption, community: Community, broken: Collection[str], *, may_guess: bool
) -> Problem:
    """`broken` are the rules for which the file has warnings without an exception."""
    if not _is_there(exception.file, community):
        file = _file_meant(exception.file, community) if may_guess else ""
        return _told(
            exception,
            "file",
            "unneeded-exception",
            f"There is no file {exception.file} in the content folder",
            f"did you mean '{file}'?" if file else "Take the exception out.",
            "warning",
        )
    meant = nearest(exception.rule, broken)
    problem = _told(
        exception,
        "rule",
        "unneeded-exception",
        f"Nothing in {exception.file} breaks the rule '{exception.rule}'",
        f"did you mean '{meant}'?" if meant else "Take the exception out.",
        "warning",
    )
    twin = Problem(
        community.shown(exception.file),
        1,
        1,
        problem.rule,
        f"{EXCEPTIONS} has an exception to the rule '{exception.rule}' for this file, "
        "and nothing in it breaks the rule",
        f"Take the exception out of {EXCEPTIONS}.",
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


def _told(
    exception: Exemption,
    field: str,
    rule: str,
    message: str,
    hint: str,
    severity: Severity = "error",
) -> Problem:
    return exception.places.problem(f"{exception.number}.{field}", rule, message, hint, severity)
