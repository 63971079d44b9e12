"""How many activities were published at the end of each month, by the history of their files.

An entry counts from the day on which its file came until the day on which the file went, or on
which it closed or finished as far as the entry says so today. No old version is read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

from activity_directory.listing.listing import Listing
from activity_directory.model.status import OVER, Closed
from activity_directory.system.git import CannotLook, Git, OnlyTheNewest, Step

WhyUnknown = Literal["no-history", "only-the-newest"]
"""Why nothing is known: no history of the entries is there, or only the newest part of it."""
History = tuple[Step, ...] | WhyUnknown

_FOLDER = "activities"
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Month:
    """A month: `first` is its first day. `count` were published at its end, or today."""

    first: date
    count: int
    came: int
    went: int


def history_of(content: Path, environment: Mapping[str, str]) -> History:
    """The days on which the files of activities came and went, of the repository that has them."""
    try:
        steps = tuple(Git(content, environment).comings_and_goings(_FOLDER))
    except OnlyTheNewest:
        return "only-the-newest"
    except CannotLook:
        return "no-history"
    return steps or "no-history"


def growth(
    history: History, listings: Sequence[Listing], today: date
) -> tuple[Month, ...] | WhyUnknown:
    """Every month from the first entry to `today`, which counts what is published on that day.

    What isn't in the history yet came today, and what has gone from the folder went today.
    """
    if isinstance(history, str):
        return history
    steps = [step for step in history if step.day <= today]
    if not steps:
        return "no-history"
    now = {listing.activity.slug: listing for listing in listings}
    spells = list(_spells(steps, now, today))
    return tuple(_by_month(spells, min(came for came, _ in spells), today)) if spells else ()


def _spells(
    steps: Iterable[Step], now: Mapping[str, Listing], today: date
) -> Iterator[tuple[date, date]]:
    """The first day of each spell for which an entry was published, and the first day after it.

    An entry that got another name in one commit, which its field `was` tells, is still the same.
    """
    last_name = {old: slug for slug, listing in now.items() for old in listing.activity.was}
    since: dict[str, date] = {}
    for step in steps:
        came, went = set(_slugs(step.came)), set(_slugs(step.went))
        new_names = {last_name.get(slug, slug): slug for slug in sorted(came - set(since))}
        for slug in sorted(went & set(since)):
            began, new = since.pop(slug), new_names.pop(last_name.get(slug, slug), "")
            if new:
                since[new] = began
            else:
                yield began, step.day
        for slug in came:
            since.setdefault(slug, step.day)
    for slug, began in sorted(since.items()):
        yield began, _end(now[slug], today) if slug in now else today
    for slug in sorted(now.keys() - since.keys()):
        yield today, _end(now[slug], today)


def _slugs(paths: Iterable[str]) -> Iterator[str]:
    """The names of the entries among some paths: files of Markdown right in the folder."""
    for path in paths:
        folder, _, name = path.rpartition("/")
        if folder == _FOLDER and name.endswith(".md") and name[0] not in "._":
            yield name.removesuffix(".md")


def _end(listing: Listing, today: date) -> date:
    """The day from which it is over; tomorrow, while it isn't."""
    if listing.current_status not in OVER:
        return today + _DAY
    if isinstance(listing.status, Closed) and listing.status.since is not None:
        over = listing.status.since
    else:
        over = listing.ends + _DAY if listing.ends else listing.activity.known_on
    return min(over, today)


def _by_month(spells: Iterable[tuple[date, date]], first: date, today: date) -> Iterator[Month]:
    came: Counter[date] = Counter()
    went: Counter[date] = Counter()
    for began, ended in spells:
        if began < ended:  # what was over before it came was never published
            came[began.replace(day=1)] += 1
            went[ended.replace(day=1)] += ended <= today
    month, count = first.replace(day=1), 0
    while month <= today:
        count += came[month] - went[month]
        yield Month(month, count, came[month], went[month])
        month = (month + timedelta(days=31)).replace(day=1)
