"""The feed of what has changed (Atom, RFC 4287), as far as the dates in entries say it.

An entry says since when it is paused, full or closed, when it is back, and when somebody last made
sure of it; not what its words were before. So there is one item for each activity: the last thing
known of it, under its permanent address. A reader shows an item again when its date has changed.
Nothing of what is about safety: such feeds are read over shoulders.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from activity_directory import messages
from activity_directory.listing.facts import facts_of
from activity_directory.model.status import Closed, Paused
from activity_directory.urls import addresses
from activity_directory.wording.phrases import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from activity_directory.listing.listing import Listing
    from activity_directory.model.site import Site

HOW_LONG = timedelta(days=92)
"""How long something stays in the feed: who asks once a season misses nothing."""
MOST = 500
"""Items of a feed: a reader takes no more of one at a time."""

Change = Literal[
    "checked", "moved-in", "back", "paused", "full", "waiting-list", "finished", "closed"
]


class Item(NamedTuple):
    """The last thing known of an activity, and the day on which it came about."""

    on: date
    change: Change
    listing: Listing


def feed(listings: Iterable[Listing], site: Site, today: date, base: str) -> bytes:
    """The feed of a site that is published at `base`, the latest first."""
    items = [item for one in listings if (item := last_change(one)) and item.on > today - HOW_LONG]
    items.sort(key=lambda item: (-item.on.toordinal(), item.listing.activity.slug))
    updated = items[0].on if items else today
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(site.language)}>',
        f"<id>{_whole(base, addresses.CHANGES)}</id>",
        f"<title>{_words(messages.text('data.changes-title', site=site.name))}</title>",
        f"<subtitle>{_words(messages.text('data.changes-about'))}</subtitle>",
        f"<updated>{_moment(updated)}</updated>",
        f"<author><name>{_words(site.name)}</name></author>",
        f"<rights>{_words(site.licence)}</rights>",
        f'<link rel="self" href="{_whole(base, addresses.CHANGES)}"/>',
        f'<link rel="alternate" href="{_whole(base, addresses.HOME)}"/>',
        *(line for item in items[:MOST] for line in _entry(item, base)),
        "</feed>",
    ]
    return ("\n".join(lines) + "\n").encode()


def last_change(listing: Listing) -> Item | None:
    """The last thing known of an activity by today; None of what is about safety.

    How it stands goes before a check of the same day or of a later one, which found it so.
    """
    if listing.activity.about_safety:
        return None
    checked = listing.activity.known_on
    state, since = _state(listing)
    if state == "back" and since < checked:
        state = _last_known(listing)
    return Item(max(since, checked), state, listing)


def _state(listing: Listing) -> tuple[Change, date]:
    """How it stands, and since when, as far as the entry says."""
    checked = listing.activity.known_on
    match listing.current_status, listing.status:
        case "paused", Paused(since=since):
            return "paused", since or checked
        case "closed", Closed(since=since):
            return "closed", since or checked
        case "finished", _:
            return "finished", listing.ends or checked
        case "full", _:
            return "full", checked
        case "waiting-list", _:
            return "waiting-list", checked
        case _, _:
            backs = (
                stop.status.back
                for stop in listing.suspensions
                if isinstance(stop.status, Paused) and stop.venues is None
            )
            back = max((day for day in backs if day and day <= listing.today), default=None)
            return ("back", back) if back else (_last_known(listing), checked)


def _last_known(listing: Listing) -> Change:
    return "moved-in" if listing.activity.checked is None else "checked"


def _entry(item: Item, base: str) -> Iterator[str]:
    activity = item.listing.activity
    address = _whole(base, addresses.activity(activity.slug))
    yield "<entry>"
    yield f"<id>{address}</id>"
    title = messages.text(f"data.changed-{item.change}", name=activity.name)
    yield f"<title>{_words(title)}</title>"
    yield f"<updated>{_moment(item.on)}</updated>"
    yield f'<link rel="alternate" href="{address}"/>'
    yield f'<category term="{item.change}"/>'
    yield f"<summary>{_words(' '.join(_summary(item)))}</summary>"
    yield "</entry>"


def _summary(item: Item) -> Iterator[str]:
    facts = facts_of(item.listing)
    yield sentence(item.listing.activity.summary)
    if facts.status:
        yield facts.status
    if item.listing.is_on:
        yield from map(sentence, (*facts.when, facts.where, facts.cost_in_one))
    yield facts.checked


def _whole(base: str, address: str) -> str:
    return escape(addresses.absolute(base, address))


def _words(text: str) -> str:
    return escape(text)


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
