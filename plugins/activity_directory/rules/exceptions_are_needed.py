"""A warning may have an exception, in content/exceptions.yml, with a reason and an end.

`unneeded-exception`: nothing in the file breaks the rule any more, or there never was such a rule.
Take the exception out.

`ended-exception`: the exception has ended. Mend the entry, or find out why it can't be mended yet
and give a new date.

`exception-of-an-error`: what the exception is for is an error, which nothing excuses. Mend it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from activity_directory.catalogue import Catalogue
    from activity_directory.model.exemption import Exemption
    from activity_directory.problems import Problem

NAMES = ("unneeded-exception", "ended-exception", "exception-of-an-error")


def without_the_excused(
    problems: Iterable[Problem], catalogue: Catalogue, today: date
) -> Iterator[Problem]:
    """The problems that have no exception, and those of the exceptions themselves."""
    folder = catalogue.site.places.path.rpartition("/")[0]
    exceptions = {(f"{folder}/{one.file}", one.rule): one for one in catalogue.exceptions}
    used: set[tuple[str, str]] = set()
    for problem in problems:
        key = (problem.path, problem.rule)
        exception = exceptions.get(key)
        if exception is None:
            yield problem
            continue
        if problem.severity == "error" and key not in used:
            yield _told(
                exception,
                "rule",
                "exception-of-an-error",
                f"'{exception.rule}' is an error here, and only a warning can have an exception",
                "Mend the entry and take the exception out.",
            )
        if problem.severity == "error" or exception.until < today:
            yield problem
        used.add(key)
    for key, exception in exceptions.items():
        if key not in used:
            yield _told(
                exception,
                "rule",
                "unneeded-exception",
                f"Nothing in {exception.file} breaks the rule '{exception.rule}'",
                "Take the exception out.",
            )
        elif exception.until < today:
            yield _told(
                exception,
                "until",
                "ended-exception",
                f"This exception ended on {exception.until}",
                "Mend the entry, or give a new date if there is a reason.",
            )


def _told(exception: Exemption, field: str, rule: str, message: str, hint: str) -> Problem:
    return exception.places.problem(f"{exception.number}.{field}", rule, message, hint)
