"""The find page: words by Pagefind, facts by our own columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from activity_directory import messages
from activity_directory.model.eligibility import EVERYONE
from activity_directory.portal.edition import Edition, SitePage
from activity_directory.portal.frame import LIST_SCRIPT, PageMeta
from activity_directory.portal.headers import searched_elsewhere
from activity_directory.portal.viewing.viewer import directions_to
from activity_directory.portal.views.common import Link, Tag
from activity_directory.portal.views.find import (
    AlsoView,
    FindView,
    Group,
    MapView,
    Option,
    Panel,
    Shape,
)
from activity_directory.portal.views.others import ChampionHelp
from activity_directory.search.facets import values_of
from activity_directory.search.index_files import (
    AHEAD_SCRIPT,
    ALSO_SCRIPT,
    DANGER,
    DANGER_PHRASES,
    MAP_SCRIPT,
    NEAR_SCRIPT,
    PHRASES,
    ROWS,
    SCRIPT,
    SITE_SCRIPT,
    TEXTS,
    WORDS,
    WORDS_SCRIPT,
)
from activity_directory.search.near import NEAR, POSTCODES
from activity_directory.search.pagefind import BUNDLE
from activity_directory.search.results_map import MAP, has_map
from activity_directory.search.shared import SHARED
from activity_directory.search.soonest import SOONEST
from activity_directory.urls import addresses, edit_links
from activity_directory.urls.addresses import linker
from activity_directory.wording.dates import full_date
from activity_directory.wording.phrases import joined, phone_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from activity_directory.catalogue.catalogue import Catalogue
    from activity_directory.portal.viewing.viewer import Href
    from activity_directory.portal.views.lists import Result
    from activity_directory.portal.views.patches import Patch
    from activity_directory.search.facets import Row


_FILTERS = (
    "cost", "day", "time", "audience", "need", "category", "area", "comes", "joining", "wait",
    "format", "language", "access",
)  # fmt: skip
"""The filters in the order they are shown."""
CHAMPION_SCRIPT = "scripts/champion-help.js"
"""What says who is there to help, once somebody comes to where that is said."""
_NOWHERE = (0.0, 0.0)
"""Where directions lead until the script knows the place."""
_OPEN = frozenset({"cost", "day"})
"""Those that start open."""


def find_view(
    catalogue: Catalogue,
    rows: Iterable[Row],
    results: Iterable[Result],
    today: date,
    named: Mapping[str, str],
) -> FindView:
    """The find page as it is on `today`: its filters with true counts, and where its files are.

    `named` are the addresses of scripts and styles by their names: the page adds some to itself.
    """
    every, shown = tuple(rows), tuple(results)
    listed = [row for row in every if row.listed]
    home = addresses.root_from(addresses.SEARCH)
    lists = (
        Link(messages.text("find.by-need"), home + addresses.NEEDS),
        Link(messages.text("find.by-category"), home + addresses.CATEGORIES),
        Link(messages.text("find.by-area"), home + addresses.AREAS),
        Link(messages.text("find.a-to-z"), home + addresses.A_TO_Z),
    )
    return FindView(
        panel=Panel(
            messages.text("find.filters-heading"),
            messages.text("find.clear"),
            _groups(catalogue, every, today),
        ),
        count=messages.text("find.count", count=len(listed)),
        home=home,
        columns=home + addresses.COLUMNS,
        more_columns=home + addresses.MORE_COLUMNS,
        rows=home + ROWS,
        words=home + WORDS,
        phrases=home + PHRASES,
        texts=home + TEXTS,
        danger=home + DANGER,
        danger_phrases=home + DANGER_PHRASES,
        soonest=home + SOONEST,
        places=home + NEAR,
        postcodes=home + POSTCODES,
        attribution=catalogue.postcodes.attribution,
        near_script=home + named[NEAR_SCRIPT],
        words_script=home + named[WORDS_SCRIPT],
        list_script=home + named[LIST_SCRIPT],
        shared=home + SHARED,
        bundle=home + BUNDLE,
        map=_map_view(catalogue, every, named),
        patches=drawings_of(shown),
        tags=tags_of(shown),
        shape=Shape(),
        lists=lists,
        ways_on=(*lists, *_contact_links(catalogue)),
        tell=_tell(catalogue),
        also=_also(catalogue, home, named),
    )


def _also(catalogue: Catalogue, home: str, named: Mapping[str, str]) -> AlsoView | None:
    others = catalogue.site.others_to_search
    if not others:
        return None
    names = joined(one.name for one in others)
    return AlsoView(
        home + named[ALSO_SCRIPT],
        messages.text("find.also-search", directories=names),
        tuple(
            Link(one.name, one.home, messages.text("find.also-all", directory=one.name))
            for one in others
        ),
    )


def _map_view(
    catalogue: Catalogue, rows: Iterable[Row], named: Mapping[str, str]
) -> MapView | None:
    if not has_map(rows, catalogue.postcodes):
        return None
    home = addresses.root_from(addresses.SEARCH)
    has_dots = bool(catalogue.postcodes)
    return MapView(
        file=home + MAP,
        script=home + named[MAP_SCRIPT],
        style=home + named["results-map.css"],
        key=messages.text("map.key-of-dots" if has_dots else "map.key-without-dots"),
        attribution=catalogue.postcodes.attribution,
        directions=directions_to(_NOWHERE),
    )


def _groups(catalogue: Catalogue, rows: Sequence[Row], today: date) -> tuple[Group, ...]:
    listed = [row for row in rows if row.listed]
    counts = Counter(
        (family, value) for row in listed for family, value in _counted_values(row.facets)
    )
    values = values_of(catalogue)
    has_ages = any({"ages", "child-ages"} & row.facets.keys() for row in listed)
    groups = []
    for family in _FILTERS:
        options = tuple(
            Option(
                value.id,
                value.label,
                _in_brackets(counts[family, value.id]),
                guarded=value.guarded,
            )
            for value in values[family]
            if counts[family, value.id] and (family, value.id) != ("audience", EVERYONE)
        )
        if options:
            legend = messages.text(f"find.filter-{family}")
            age = messages.text("find.age") if family == "audience" and has_ages else ""
            groups.append(
                Group(family, legend, _hint(family, today), family in _OPEN, options, age)
            )
    older = len(rows) - len(listed)
    if older:
        months = catalogue.site.review.overdue_after
        option = Option("old", messages.text("find.not-checked", count=months), _in_brackets(older))
        heading = messages.text("find.older")
        groups.append(Group("old", heading, "", open=False, options=(option,)))
    return tuple(groups)


def _hint(family: str, today: date) -> str:
    """What a filter says of itself; empty where its legend says it all."""
    if family in {"access", "audience", "wait"}:
        return messages.text(f"find.hint-{family}")
    # A page that nobody has built anew since must not promise more than it knows.
    return messages.text("find.free-on", date=full_date(today)) if family == "cost" else ""


def _in_brackets(number: int) -> str:
    return messages.text("numbers.in-brackets", number=number)


def _tell(catalogue: Catalogue) -> Link | None:
    way = edit_links.nothing_found(catalogue.site)
    return Link(way.label, way.href, way.text) if way else None


def _contact_links(catalogue: Catalogue) -> tuple[Link, ...]:
    contact = catalogue.site.contact
    if not contact.phone:
        return ()
    whom = contact.ask_for or catalogue.site.name
    words = messages.text("find.ring", whom=whom, number=phone_words(contact.phone))
    return (Link(words, f"tel:{contact.phone}"),)


def _counted_values(facets: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    for family, values in facets.items():
        if family == "times":
            yield from (("day", day) for day in {value.partition("-")[0] for value in values})
            yield from (("time", part) for part in {value.partition("-")[2] for value in values})
        else:
            yield from ((family, value) for value in values)


def drawings_of(results: Iterable[Result]) -> tuple[Patch, ...]:
    """A patch for each drawing, without colour and not turned: the script adds what a row says."""
    bare = {replace(result.patch, look="", turned="", beside="") for result in results}
    return tuple(sorted(bare, key=lambda patch: patch.drawing))


def tags_of(results: Iterable[Result]) -> tuple[Tag, ...]:
    """One of each tag of some results."""
    return tuple(sorted({result.tag for result in results if result.tag}, key=lambda tag: tag.icon))


def pages(edition: Edition) -> Iterator[SitePage]:
    """The one find page. Without scripts it leads to the lists, which are complete."""
    words = edition.words("search")
    href = linker(addresses.root_from(addresses.SEARCH))
    yield edition.rendering(
        PageMeta(
            addresses.SEARCH,
            "search.html",
            words.title,
            words.summary,
            styles=("find.css",),
            reads=searched_elsewhere(edition.catalogue.site),
        ),
        heading=words.title,
        lede=words.summary,
        text=edition.text("search", addresses.SEARCH),
        find=find_view(
            edition.catalogue,
            edition.rows,
            edition.results.values(),
            edition.today,
            edition.assets.named,
        ),
        danger=edition.frame.danger_help(href),
        site_script=href(edition.assets.named[SITE_SCRIPT]),
        ahead=href(edition.assets.named[AHEAD_SCRIPT]),
        script=href(edition.assets.named[SCRIPT]),
        champions=_champion_help(edition, href),
    )


def _champion_help(edition: Edition, href: Href) -> ChampionHelp | None:
    if not edition.champion_hours.places:
        return None
    return ChampionHelp(
        file=href(addresses.CHAMPION_HOURS),
        script=href(edition.assets.named[CHAMPION_SCRIPT]),
        href=href(addresses.CHAMPIONS),
    )
