"""Lists as static pages of at most a hundred, and the ways through them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from activity_directory import messages
from activity_directory.feeds.calendar import fills_a_calendar
from activity_directory.listing.listing import Listing
from activity_directory.model.status import OVER
from activity_directory.portal.edition import Edition, SitePage
from activity_directory.portal.frame import PageMeta
from activity_directory.portal.views.common import Link
from activity_directory.portal.views.lists import ListView, PageNumber, Pages
from activity_directory.sanitise.alphabets import in_our_letters, place_in_a_list
from activity_directory.urls import addresses
from activity_directory.urls.addresses import linker
from activity_directory.vocabulary import Term
from activity_directory.wording.schedules import months_words

Item = TypeVar("Item")

LONGEST_LIST = 100
"""Activities on one page of a list."""
NUMBERS_AROUND = 2


@dataclass(frozen=True, slots=True)
class Collection:
    """What a list of activities says of itself, whatever the number of its pages.

    `related` are (label, address). `whats_on` is the address of its sessions, `booklet`
    that of the same to print, where there is one. `refine` is the state
    of the find page that shows the same list; empty where that is its beginning. `in_history` is
    the page's title where the heading must not be read in a browser's tab or history. `count` is
    the message that says how many there are. `come` are not in the area of the list: they come to
    people wherever they live. `embed` is the family and the id by which others can show it.
    """

    address: str
    title: str
    lede: str
    template: str = "list.html"
    crumbs: Sequence[tuple[str, str]] = ()
    caption: str = ""
    icon: str = ""
    hue: str = ""
    related: Sequence[tuple[str, str]] = ()
    refine: str | None = None
    has_calendar: bool = False
    booklet: str = ""
    whats_on: str = ""
    crisis: bool = False
    needs: tuple[str, ...] = ()
    about_safety: bool = False
    for_professionals: bool = False
    in_history: str = ""
    area: Term | None = None
    count: str = "lists.count"
    come: Sequence[Listing] = ()
    embed: tuple[str, str] = ("", "")
    scripts: tuple[str, ...] = ()


def list_pages(
    edition: Edition,
    of: Collection,
    listings: Sequence[Listing],
    content: Callable[[str], Mapping[str, Any]] = lambda _address: {},
) -> Iterator[SitePage]:
    """The pages of a list; those people can go to come first, those long unchecked are folded away.

    In a list about safety, what keeps people safe stands before what else there is.

    `content` gives what else the template needs, from the address of the page.
    """
    shown = [listing for listing in listings if listing.listed]
    shown.sort(
        key=lambda one: (
            not one.is_on,
            of.about_safety and not one.activity.keeps_safe,
            one.moved_in,
        )
    )
    overdue = [
        listing for listing in listings if not listing.listed and listing.current_status not in OVER
    ]
    long_ago = months_words(edition.catalogue.site.review.overdue_after)
    booklet = edition.booklets.get(of.booklet)
    for number, pages, part in parts(shown):
        here = addresses.numbered(of.address, number)
        root = addresses.root_from(here)
        href = linker(root)
        come, old = (of.come, overdue) if number == pages else ((), ())
        view = ListView(
            title=of.title,
            lede=of.lede,
            caption=of.caption,
            icon=of.icon,
            hue=of.hue,
            patches=() if of.about_safety else edition.patches(shown),
            count=_count(of, len(shown)),
            results=edition.seen(part, root),
            come=edition.seen(come, root),
            pages=paged(of.address, number, pages, href),
            overdue=edition.seen(old, root),
            overdue_heading=messages.text("lists.overdue", period=long_ago, number=len(overdue)),
            related_heading=messages.text("lists.see-also") if of.related else "",
            related=tuple(Link(label, href(to)) for label, to in of.related),
            refine=_refine(of, href),
            calendar=Link(messages.text("lists.calendar"), href(addresses.calendar(of.address)))
            if of.has_calendar and shown and not fills_a_calendar(shown)
            else None,
            whats_on=Link(messages.text("lists.this-week"), href(of.whats_on))
            if of.whats_on and shown
            else None,
            booklet=booklet.link(href) if booklet else None,
            embed=_on_your_site(edition, *of.embed, href),
            mark=edition.mark_of(of.area),
            places=edition.drawn_places.of(of.area, part, href) if of.area else None,
        )
        meta = PageMeta(
            here,
            of.template,
            titled(of.in_history or of.title, number, pages),
            of.lede or of.title,
            crumbs=of.crumbs,
            about_safety=of.about_safety,
            for_professionals=of.for_professionals,
            crisis=of.crisis,
            needs=of.needs,
            shows=(*part, *come, *old),
            list_script=True,
            scripts=of.scripts,
            styles=("results-map.css",) if view.places else (),
        )
        yield edition.rendering(meta, list=view, first_page=number == 1, **content(here))


def _count(of: Collection, number: int) -> str:
    if not number:
        return ""
    activities = messages.text(of.count, count=number)
    if not of.come:
        return activities
    return messages.text("find.and-come", activities=activities, count=len(of.come))


def _refine(of: Collection, href: Callable[[str], str]) -> Link | None:
    if of.refine is None:
        return None
    state = f"#{of.refine}" if of.refine else ""
    return Link(messages.text("lists.narrow"), href(addresses.SEARCH) + state)


def _on_your_site(
    edition: Edition, family: str, id_: str, href: Callable[[str], str]
) -> Link | None:
    """The way to the line that shows a list on other people's pages."""
    place = edition.embeds.get(family, {}).get(id_)
    if place is None:
        return None
    page = addresses.numbered(addresses.embed_lines(family), place // LONGEST_LIST + 1)
    return Link(messages.text("embed.on-your-site"), f"{href(page)}#{id_}")


def parts(items: Sequence[Item]) -> Iterator[tuple[int, int, Sequence[Item]]]:
    """The page's number, the number of pages, and what stands on it: one page at the least."""
    pages = max(1, -(-len(items) // LONGEST_LIST))
    for number in range(1, pages + 1):
        yield number, pages, items[(number - 1) * LONGEST_LIST : number * LONGEST_LIST]


def titled(title: str, number: int, pages: int) -> str:
    """The title of one page of a list: no two pages have the same."""
    if number == 1:
        return title
    return messages.text("lists.page-of", title=title, number=number, pages=pages)


def paged(address: str, number: int, pages: int, href: Callable[[str], str]) -> Pages | None:
    """The way through a list; None where it is one page."""
    if pages == 1:
        return None

    def link(to: int, label: str) -> Link:
        return Link(label, href(addresses.numbered(address, to)), label)

    shown = [
        one
        for one in range(1, pages + 1)
        if one in {1, pages} or abs(one - number) <= NUMBERS_AROUND
    ]
    numbers = []
    for before, one in zip([0, *shown], shown, strict=False):
        if one > before + 1:
            numbers.append(PageNumber(0, "", current=False, gap=True))
        there = href(addresses.numbered(address, one))
        numbers.append(PageNumber(one, there, current=one == number, gap=False))
    return Pages(
        previous=link(number - 1, messages.text("lists.previous")) if number > 1 else None,
        following=link(number + 1, messages.text("lists.next")) if number < pages else None,
        numbers=tuple(numbers),
    )


def initial(name: str) -> str:
    """The letter of the A to Z under which a name stands: "Łódź" under L, "“Tea” club" under T.

    "#" for what begins with a number, and for letters that nobody knows how to write with ours.
    """
    letters = in_our_letters(name)
    first = next((letter for letter in letters if letter.isalnum()), "").upper()
    return first if "A" <= first <= "Z" else "#"


def in_groups(name: str) -> tuple[bool, str, tuple[str, str]]:
    """Where a name stands in an A to Z: letter by letter, and numbers last."""
    letter = initial(name)
    return letter == "#", letter, place_in_a_list(name)


def anchor(letter: str) -> str:
    """The fragment of a letter."""
    return "letter-other" if letter == "#" else f"letter-{letter.lower()}"
