"""Which submissions are about listings that were imported before, and what has changed since.

A listing belongs to the row that it was made of. A row that has changed since belongs to the
listing with its name, its organisation and its place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from activity_directory.importers import imported
from activity_directory.importers.imported import Imported
from activity_directory.intake.directory import Directory, slug_for
from activity_directory.intake.submission import Submission
from activity_directory.intake.today import answers_of
from activity_directory.model.activity import Activity
from activity_directory.vocabulary import plain

How = Literal["same", "changed here", "gone", "mended", "both changed"]
"""`same`: nothing has changed. `changed here`: the entry has, its row has not. `gone`: the entry is
no longer there. `mended`: the row has changed, the entry has not."""


class Known(NamedTuple):
    """A listing that a submission was imported as, and what has changed since."""

    slug: str
    how: How
    activity: Activity | None = None


class Again:
    """The listings of a folder, each for one submission of a file."""

    def __init__(self, lines: Imported, directory: Directory) -> None:
        self.lines, self.directory = lines, directory
        self.claimed: set[str] = set()
        self.by_answers: dict[str, list[str]] = {}
        for line in lines.values():
            self.by_answers.setdefault(line.answers, []).append(line.listing)
        self.by_name: dict[str, list[Activity]] = {}
        for activity in directory.catalogue.activities:
            self.by_name.setdefault(slug_for(activity.name), []).append(activity)

    def unchanged(self, submission: Submission) -> Known | None:
        """The listing that was imported from just these answers, if no other row has claimed it."""
        if submission.request != "add":
            return None
        for slug in self.by_answers.get(imported.of_answers(submission), ()):
            if slug not in self.claimed:
                self.claimed.add(slug)
                return self._since(slug)
        return None

    def _since(self, slug: str) -> Known:
        activity = self.directory.listing_meant(f"activities/{slug}")
        if activity is None:
            return Known(slug, "gone")
        self.claimed.add(activity.slug)
        text = activity.places_in_file.text
        is_same = activity.slug == slug and imported.of_text(text) == self.lines[slug].entry
        return Known(activity.slug, "same" if is_same else "changed here", activity)

    def says_the_same(self, submission: Submission, text: str) -> Known | None:
        """The listing whose entry is this text already, but for the date of the check."""
        for activity in self._free(submission):
            if _undated(activity.places_in_file.text) == _undated(text):
                self.claimed.add(activity.slug)
                return Known(activity.slug, "same", activity)
        return None

    def changed(self, submission: Submission) -> Known | None:
        """The listing that was imported from an older form of these answers."""
        found = [
            (_how_alike(submission.answers, now), activity)
            for activity in self._free(submission)
            if activity.slug in self.lines
            and self._same_place(submission.answers, now := self._answers(activity))
        ]
        if not found:
            return None
        _, activity = max(found, key=lambda one: one[0])
        self.claimed.add(activity.slug)
        is_ours = imported.of_text(activity.places_in_file.text) == self.lines[activity.slug].entry
        return Known(activity.slug, "mended" if is_ours else "both changed", activity)

    def has_free(self, submission: Submission) -> bool:
        """Whether there is a listing of this name that belongs to no row of the file."""
        slug = slug_for(submission.answers.get("name", ""))
        is_there = slug in self.directory.catalogue.names["activities"]
        return is_there and (bool(self._free(submission)) or slug not in self.by_name)

    def _free(self, submission: Submission) -> list[Activity]:
        named = self.by_name.get(slug_for(submission.answers.get("name", "")), ())
        return [activity for activity in named if activity.slug not in self.claimed]

    def _answers(self, activity: Activity) -> Mapping[str, str]:
        return answers_of(activity, self.directory.today)

    def _same_place(self, sent: Mapping[str, str], now: Mapping[str, str]) -> bool:
        return all(
            self._id(name, sent.get(name, "")) == self._id(name, now.get(name, ""))
            for name in ("organisation", "venue")
        )

    def _id(self, name: str, answer: str) -> str:
        """What an organisation or a place is known by."""
        known = self.directory.venues if name == "venue" else self.directory.organisations
        return known.get(plain(answer), plain(answer))


def _how_alike(sent: Mapping[str, str], now: Mapping[str, str]) -> int:
    return sum(plain(text) == plain(now.get(name, "")) for name, text in sent.items())


def _undated(text: str) -> str:
    """An entry without the date of its check, or of its taking over: that of the import."""
    return re.sub(r"(?m)^  (?:date|taken): \d{4}-\d\d-\d\d$", "", text)
