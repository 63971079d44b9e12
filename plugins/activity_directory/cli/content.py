"""The content that a command works on: read, and judged by every rule where that is asked."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from activity_directory import rules
from activity_directory.catalogue.catalogue import Catalogue, Community
from activity_directory.catalogue.loading import load, load_and_check
from activity_directory.cli import clock, places
from activity_directory.cli.exit_codes import WrongCall
from activity_directory.cli.progress import progress
from activity_directory.problems import Problem, errors_in, in_order, of_file
from activity_directory.rules.checked_content import CheckedContent
from activity_directory.rules.checked_content import checked as every_rule_on
from activity_directory.wording.counting import counted

if TYPE_CHECKING:
    from activity_directory.listing.listing import Listing


READING = "Reading the entries"


@dataclass(frozen=True)
class Checked:
    """A content folder after reading and every rule."""

    catalogue: Catalogue | None
    problems: tuple[Problem, ...]
    files: int
    today: date

    @property
    def sound(self) -> bool:
        """Whether a site can be built from it."""
        return self.catalogue is not None and errors_in(self.problems) == 0


@dataclass(frozen=True)
class Judged:
    """What reading a content folder and applying every rule came to."""

    problems: tuple[Problem, ...]
    files: int
    today: date


@dataclass(frozen=True)
class Opened:
    """A content folder as it was read, with no rule applied, and the day to work on."""

    catalogue: Catalogue
    today: date


@dataclass(frozen=True)
class Listed:
    """A catalogue, and every activity as it stands on its day."""

    catalogue: Catalogue
    today: date
    listings: tuple[Listing, ...]


def checked(content: Path | None, today: date | None) -> Checked:
    """Read the folder and apply every rule. Raises WrongCall where there is no such folder."""
    folder = places.content_folder(content)
    with progress(READING) as shown:
        loaded = load(folder, shown_as=places.as_typed(folder), progress=shown)
    catalogue = loaded.catalogue
    day = _day(today, catalogue)
    if catalogue is None:
        return Checked(None, in_order(loaded.problems), loaded.files, day)
    return Checked(catalogue, every_rule_on(loaded, catalogue, day).problems, loaded.files, day)


def to_add_to(content: Path | None, today: date | None) -> CheckedContent:
    """Read the folder and apply every rule, to put files into it. Raises WrongCall.

    Without a readable site.yml nothing can be put into it.
    """
    folder = places.content_folder(content)
    with progress(READING) as shown:
        loaded = load(folder, shown_as=places.as_typed(folder), progress=shown)
    catalogue = needed(loaded.catalogue)
    return every_rule_on(loaded, catalogue, _day(today, catalogue))


def judged(content: Path | None, today: date | None) -> Judged:
    """The same where nothing is made of the entries but a report: they are judged as they are read.

    Two processes so share the work, and none of it goes from one to the other.
    """
    folder = places.content_folder(content)
    with progress(READING) as shown:
        read = load_and_check(
            folder,
            lambda community: rules.checker(community, _day(today, community)).check_entry,
            shown_as=places.as_typed(folder),
            progress=shown,
        )
    day = _day(today, read.community)
    if read.community is None:
        return Judged(in_order(read.problems), read.files, day)
    errors = [problem for problem in read.problems if problem.severity == "error"]
    problems = rules.all_problems(rules.checker(read.community, day), read.findings, read.problems)
    return Judged(in_order([*errors, *problems]), read.files, day)


def opened(content: Path | None, today: date | None) -> Opened:
    """Read the folder. Raises WrongCall where it is not there, or its site is not known."""
    folder = places.content_folder(content)
    catalogue = needed(load(folder).catalogue)
    return Opened(catalogue, _day(today, catalogue))


def listed(content: Path | None, today: date | None) -> Listed:
    """Read and check the folder; say so where mistakes keep something out. Raises WrongCall."""
    from activity_directory.listing.listing import calendar_of, listings_on

    outcome = checked(content, today)
    catalogue, day = needed(outcome.catalogue), outcome.today
    errors = errors_in(outcome.problems)
    if errors:
        print(
            f"The entries have {counted(errors, 'error')}, so some may be missing here: "
            "see  publish.py check",
            file=sys.stderr,
        )
    return Listed(catalogue, day, listings_on(catalogue, day, calendar_of(catalogue.site, day)))


def needed(catalogue: Catalogue | None) -> Catalogue:
    """The catalogue, for what can't be done without one. Raises WrongCall."""
    if catalogue is None:
        message = "content/site.yml has to be mended first: see  publish.py check"
        raise WrongCall(message)
    return catalogue


def within(
    problems: tuple[Problem, ...], chosen: places.Chosen, content: Path
) -> tuple[Problem, ...]:
    """What is told of the chosen files and folders."""
    if not chosen.paths:
        return problems
    above = f"{places.as_typed(content)}/"

    @cache  # a file with many problems is looked up once
    def wanted(path: str) -> bool:
        return chosen.holds(path.removeprefix(above))

    return tuple(told for problem in problems if (told := of_file(problem, wanted)) is not None)


def _day(given: date | None, community: Community | None) -> date:
    """The day that was typed, or the one pinned in site.yml, or today."""
    return given or (community.site.today if community else None) or clock.today()
