"""The sheet for a desk: the needs for which there is most, and what is on for each this week.

One side of A4 or Letter, for somebody who is asked before a page could be found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from activity_directory import messages
from activity_directory.cards.measure import POINT, lines
from activity_directory.cards.words import unbroken
from activity_directory.listing.facts import facts_of
from activity_directory.portal.edition import Edition, SitePage, our_words
from activity_directory.portal.frame import PageMeta
from activity_directory.portal.viewing.viewer import contact_words
from activity_directory.portal.views.common import Link
from activity_directory.portal.views.others import DeskActivity, DeskNeed
from activity_directory.urls import addresses
from activity_directory.urls.addresses import linker
from activity_directory.wording.dates import full_date
from activity_directory.wording.phrases import sentence
from activity_directory.wording.schedules import session_date

if TYPE_CHECKING:
    from activity_directory.listing.listing import Listing
    from activity_directory.model.sessions import Session
    from activity_directory.vocabulary import Term

MOST_NEEDS = 20
MOST_OF_A_NEED = 2
_WIDTH, _TYPE, _LEADING = 87.0, 9.5, 1.25
"""Of a column: its millimetres, its type in points, and from line to line as a multiple of that."""
_HEADING, _ROOM = 6.5, 410.0
"""Millimetres that the name of a need takes, and of both columns together on a sheet of Letter."""


def pages(edition: Edition) -> Iterator[SitePage]:
    """The one sheet."""
    words = our_words("desk-sheet")
    href = linker(addresses.root_from(addresses.DESK_SHEET))
    champions = edition.words("champions").title
    yield edition.rendering(
        PageMeta(
            addresses.DESK_SHEET,
            "desk-sheet.html",
            words.title,
            words.summary,
            crumbs=((champions, addresses.CHAMPIONS),),
            styles=("papers.css",),
        ),
        heading=words.title,
        lede=messages.text("champions.sheet-from", date=full_date(edition.today)),
        needs=fitted(tuple(_needs(edition, href))),
        back=Link(champions, href(addresses.CHAMPIONS)),
    )


def _needs(edition: Edition, href: Callable[[str], str]) -> Iterator[DeskNeed]:
    """The needs that most activities meet; none that is never named on paper."""
    week: dict[str, Session] = {}
    for _, together in edition.days:
        for session, listing in together:
            week.setdefault(listing.activity.slug, session)
    needs = [term for term in edition.terms("needs") if not term.print_guard]
    needs.sort(key=lambda term: -edition.count("needs", term))
    used: set[str] = set()
    for need in needs[:MOST_NEEDS]:
        chosen = _chosen(edition, need, week, used)
        used.update(listing.activity.slug for listing in chosen)
        if chosen:
            yield DeskNeed(
                need.label,
                href(addresses.need(need.id)),
                tuple(_activity(edition, one, week.get(one.activity.slug), href) for one in chosen),
            )


def _chosen(
    edition: Edition, need: Term, week: dict[str, Session], used: set[str]
) -> Sequence[Listing]:
    """What to name for a need: what is on this week, and not what the sheet has already.

    Nothing that is about safety or at a place that is withheld: the sheet lies on a desk. Nothing
    that nobody has checked since it was taken over: it has no room to say so.
    """
    found = [
        one
        for one in edition.under("needs", need)
        if one.listed
        and not one.moved_in
        and one.is_on
        and one.activity.may_be_kept
        and one.current_status != "full"
    ]

    def order(listing: Listing) -> tuple[bool, bool]:
        slug = listing.activity.slug
        return slug not in week, slug in used

    return sorted(found, key=order)[:MOST_OF_A_NEED]


def _activity(
    edition: Edition, listing: Listing, session: Session | None, href: Callable[[str], str]
) -> DeskActivity:
    activity = listing.activity
    return DeskActivity(
        activity.name,
        href(addresses.activity(activity.slug)),
        sentence(session_date(session, edition.today) if session else facts_of(listing).when[0]),
        unbroken(contact_words(activity.contact)),
    )


def fitted(needs: tuple[DeskNeed, ...]) -> tuple[DeskNeed, ...]:
    """As many activities as one side holds: the needs that fewest meet give up theirs first."""
    kept = list(needs)
    for at in reversed(range(len(kept))):
        if sum(map(_height, kept)) <= _ROOM:
            break
        kept[at] = replace(kept[at], activities=kept[at].activities[:1])
    while sum(map(_height, kept)) > _ROOM:
        kept.pop()
    return tuple(kept)


def _height(need: DeskNeed) -> float:
    """The millimetres of a need, rather more than less."""
    rows = sum(
        lines(f"{one.name}: {one.when} {one.reach}", _WIDTH, _TYPE, bold=True)
        for one in need.activities
    )
    heading = lines(need.label, _WIDTH, 11, bold=True) * _HEADING
    return heading + rows * _TYPE * _LEADING * POINT + 0.7 * len(need.activities)
