"""The content that a command works on: read, and checked by every rule where necessary."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from activity_directory import rules
from activity_directory.catalogue.catalogue import Catalogue, Community, Loaded
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
class Content:
    """What a command works on: what was read, from which folder, for which day."""

    folder: Path
    today: date
    catalogue: Catalogue | None
    """None where the site is not known, or where nothing is made of the entries but a report."""
    problems: tuple[Problem, ...] = ()
    """In order: of reading, and of every rule where those were asked."""
    files: int = 0
    whole: CheckedContent | None = None
    """What was read and checked, for who reads what has changed of it again."""

    @property
    def sound(self) -> bool:
        """Whether a site can be built from it."""
        return self.catalogue is not None and errors_in(self.problems) == 0

    @property
    def known(self) -> Catalogue:
        """The catalogue, for what can't be done without one. Raises WrongCall."""
        return needed(self.catalogue)

    @cached_property
    def listings(self) -> tuple[Listing, ...]:
        """Every activity on the day. Raises WrongCall where the site is not known."""
        from activity_directory.listing.listing import calendar_of, listings_on

        return listings_on(self.known, self.today, calendar_of(self.known.site, self.today))


def opened(content: Path | None, today: date | None) -> Content:
    """Read the folder. Raises WrongCall where it is not there, or its site is not known."""
    folder = places.content_folder(content)
    loaded = load(folder)
    catalogue = needed(loaded.catalogue)
    problems = in_order([*loaded.problems, *catalogue.warnings])
    return Content(folder, day_of(today, catalogue), catalogue, problems, loaded.files)


def checked(content: Path | None, today: date | None) -> Content:
    """Read the folder and apply every rule. Raises WrongCall where there is no such folder."""
    folder, loaded = _loaded(content)
    catalogue = loaded.catalogue
    day = day_of(today, catalogue)
    if catalogue is None:
        return Content(folder, day, catalogue, in_order(loaded.problems), loaded.files)
    whole = every_rule_on(loaded, catalogue, day)
    return Content(folder, day, catalogue, whole.problems, loaded.files, whole)


def checked_for_report(content: Path | None, today: date | None) -> Content:
    """The same, saying so where mistakes keep something out. Raises WrongCall without a site."""
    read = checked(content, today)
    needed(read.catalogue)
    if errors := errors_in(read.problems):
        print(
            f"The entries have {counted(errors, 'error')}, so some may be missing here. Run "
            "`publish.py check`.",
            file=sys.stderr,
        )
    return read


def to_add_to(content: Path | None, today: date | None) -> CheckedContent:
    """Read the folder and apply every rule, to put files into it. Raises WrongCall.

    Without a readable site.yml nothing can be put into it.
    """
    _, loaded = _loaded(content)
    catalogue = needed(loaded.catalogue)
    return every_rule_on(loaded, catalogue, day_of(today, catalogue))


def only_checked(content: Path | None, today: date | None) -> Content:
    """Apply every rule as the folder is read, and make nothing else of it: no catalogue.

    Two processes share the work, and none of what was read goes from one to the other.
    """
    folder = places.content_folder(content)
    with progress(READING) as shown:
        read = load_and_check(
            folder,
            lambda community: rules.checker(community, day_of(today, community)).check_entry,
            shown_as=places.as_typed(folder),
            progress=shown,
        )
    day = day_of(today, read.community)
    if read.community is None:
        problems = in_order(read.problems)
    else:
        errors = [problem for problem in read.problems if problem.severity == "error"]
        checker = rules.checker(read.community, day)
        found = rules.all_problems(checker, read.findings, read.problems)
        problems = in_order([*errors, *found])
    return Content(folder, day, None, problems, read.files)


def _loaded(content: Path | None) -> tuple[Path, Loaded]:
    """The folder, and what was read of it."""
    folder = places.content_folder(content)
    with progress(READING) as shown:
        return folder, load(folder, shown_as=places.as_typed(folder), progress=shown)


def needed(catalogue: Catalogue | None) -> Catalogue:
    """The catalogue, for what can't be done without one. Raises WrongCall."""
    if catalogue is None:
        message = "content/site.yml has to be fixed first. Run `publish.py check`."
        raise WrongCall(message)
    return catalogue


def within(
    problems: tuple[Problem, ...], chosen: places.Chosen, content: Path
) -> tuple[Problem, ...]:
    """The problems of the chosen files and folders."""
    if not chosen.paths:
        return problems
    above = f"{places.as_typed(content)}/"

    @cache  # a file with many problems is looked up once
    def wanted(path: str) -> bool:
        return chosen.holds(path.removeprefix(above))

    return tuple(
        reported for problem in problems if (reported := of_file(problem, wanted)) is not None
    )


def day_of(given: date | None, community: Community | None) -> date:
    """The day that was typed, or the one pinned in site.yml, or today."""
    return given or (community.site.today if community else None) or clock.today()
