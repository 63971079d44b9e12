"""The home page: a search box, the groups of needs, what is on, a way to a person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from activity_directory import messages
from activity_directory.portal.edition import Edition, SitePage
from activity_directory.portal.frame import PageMeta
from activity_directory.portal.pages import whats_on
from activity_directory.portal.quilt import quilt
from activity_directory.portal.viewing.others import teaser
from activity_directory.portal.views.common import Link
from activity_directory.portal.views.lists import NeedGroup, Teaser, Tile
from activity_directory.urls import addresses
from activity_directory.urls.addresses import linker
from activity_directory.wording.dates import date_words

SESSIONS_AT_HOME = 6
CATEGORIES_AT_HOME = 12
NEEDS_ON_A_TILE = 4
STORIES_AT_HOME = 3


def pages(edition: Edition) -> Iterator[SitePage]:
    """The one home page."""
    words = edition.words("home")
    root = addresses.root_from(addresses.HOME)
    href = linker(root)
    day = _next_day(edition)
    area_map = edition.drawn_areas.whole(href)
    areas = () if area_map else edition.tiles("areas", href)
    first = [listing for _, listing in edition.at_times(day)[:SESSIONS_AT_HOME]]
    yield edition.rendering(
        PageMeta(addresses.HOME, "home.html", words.title, words.summary, shows=first),
        heading=words.title,
        lede=words.summary,
        text=edition.text("home", addresses.HOME),
        need_groups=need_groups(edition, href),
        on=whats_on.first_of(edition, day, SESSIONS_AT_HOME, addresses.HOME),
        next_instead=""
        if day == edition.today
        else messages.text("home.next-instead", date=date_words(edition.today, edition.today)),
        week=tuple(whats_on.day_links(edition, addresses.HOME))[1:],
        whats_on=_whats_on(edition, day, href),
        person=edition.viewer.contact(edition.catalogue.site.contact, messages.text("home.talk")),
        categories=_categories(edition, href),
        every_category=Link(messages.text("home.every-kind"), href(addresses.CATEGORIES)),
        area_map=area_map,
        areas=areas if len(areas) > 1 else (),
        quilt=quilt(edition, href),
        stories=_stories(edition, href),
        every_story=Link(messages.text("home.every-story"), href(addresses.STORIES)),
    )


def need_groups(edition: Edition, href: Callable[[str], str]) -> tuple[NeedGroup, ...]:
    """The groups of needs as tiles, each with the needs that most activities meet."""
    need_groups = []
    for group in edition.catalogue.vocabularies["need-groups"]:
        needs = [term for term in edition.terms("needs") if term.group == group.id]
        needs.sort(key=lambda term: -edition.count("needs", term))
        shown = needs[:NEEDS_ON_A_TILE]
        left = len(needs) - len(shown)
        need_groups.append(
            NeedGroup(
                group.label,
                f"{href(addresses.NEEDS)}#{group.id}",
                group.definition,
                group.id,
                f"hue-{group.id}",
                edition.viewer.terms("needs", shown, href),
                messages.text("home.and-more", count=left) if left else "",
            )
        )
    return tuple(need_groups)


def _categories(edition: Edition, href: Callable[[str], str]) -> tuple[Tile, ...]:
    """The kinds of activity there is most of, in the order of the vocabulary."""
    terms = edition.terms("categories")
    most = sorted(terms, key=lambda term: -edition.count("categories", term))
    wanted = {term.id for term in most[:CATEGORIES_AT_HOME]}
    tiles = zip(terms, edition.tiles("categories", href), strict=True)
    return tuple(tile for term, tile in tiles if tile.count and term.id in wanted)


def _next_day(edition: Edition) -> date:
    """Today; where nothing is on today, the first of four weeks on which something is."""
    return next((day for day in edition.four_weeks if edition.at_times(day)), edition.today)


def _whats_on(edition: Edition, day: date, href: Callable[[str], str]) -> Link:
    """The way to all of a day's sessions, or where they are all here, to each day."""
    count = len(edition.at_times(day))
    has_page = day in dict(edition.days)
    if count <= SESSIONS_AT_HOME or not has_page:
        return Link(messages.text("home.each-day"), href(addresses.WHATS_ON))
    address = addresses.WHATS_ON if day == edition.today else addresses.whats_on(day)
    return Link(messages.text("home.all-sessions", count=count), href(address))


def _stories(edition: Edition, href: Callable[[str], str]) -> tuple[Teaser, ...]:
    """The latest stories, those with a quotation first; none about danger."""
    stories = [
        story
        for story in edition.catalogue.stories
        if not any(need.print_guard for need in story.needs)
    ]
    stories.sort(key=lambda story: (bool(story.quote), story.told_on or date.min), reverse=True)
    return tuple(teaser(story, href) for story in stories[:STORIES_AT_HOME])
