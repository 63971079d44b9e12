"""What other people's pages show of ours, and the lines to paste there."""

from __future__ import annotations

from dataclasses import dataclass

from activity_directory.portal.views.activity import CopyText
from activity_directory.portal.views.common import Link
from activity_directory.portal.views.whats_on import SessionRow
from activity_directory.wording.optional_text import OptionalText


@dataclass(frozen=True, slots=True)
class EmbedDay:
    """A day, with those of its sessions that are shown."""

    heading: str
    note: OptionalText
    sessions: tuple[SessionRow, ...]


@dataclass(frozen=True, slots=True)
class EmbedView:
    """What is on this week. `off` are those that are not on though they usually are.

    `nothing` says so where nothing is shown, in words that are true where something is on that
    nobody may be shown: always the same, so that they tell nothing of it. Then `following` is what
    comes next. `more` leads to the rest of the week, `everything` to all that there is, whatever
    the week.
    """

    heading: str
    dates: OptionalText
    days: tuple[EmbedDay, ...]
    nothing: OptionalText
    following: Link | None
    off: tuple[Link, ...]
    more: Link | None
    everything: Link
    stylesheet: str


@dataclass(frozen=True, slots=True)
class PasteLine:
    """A line to paste, with the page that it shows. `id` is its place on the page of lines."""

    id: str
    name: str
    label: str
    line: str
    copy: CopyText
    href: str
    preview: str
