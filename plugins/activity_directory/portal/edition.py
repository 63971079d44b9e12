"""A catalogue on one date, ready to be made into pages. What several pages share is made once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from itertools import islice
from typing import Any

from markupsafe import Markup

from activity_directory import messages
from activity_directory.catalogue.catalogue import Catalogue
from activity_directory.feeds import fhir
from activity_directory.listing.alternatives import Alternatives, alternatives_to
from activity_directory.listing.listing import Listing, calendar_of, listings_on
from activity_directory.model import sessions
from activity_directory.model.civic_calendar import CivicCalendar
from activity_directory.model.status import OVER
from activity_directory.portal.agenda import Showing, has_times, place_in_a_day
from activity_directory.portal.assets import Assets
from activity_directory.portal.frame import Frame, PageMeta
from activity_directory.portal.viewing.area_map import DrawnAreas
from activity_directory.portal.viewing.area_places import DrawnPlaces
from activity_directory.portal.viewing.champions import ChampionHours
from activity_directory.portal.viewing.patches import in_a_set
from activity_directory.portal.viewing.viewer import Viewer, drawing_of
from activity_directory.portal.views.area_map import AreaMark
from activity_directory.portal.views.booklet import Booklet
from activity_directory.portal.views.lists import FAMILIES, Result, Tile, family_address
from activity_directory.portal.views.patches import Patch
from activity_directory.reports.coverage import coverage_of
from activity_directory.reports.figures import Figures, figures_of
from activity_directory.reports.growth import History, growth
from activity_directory.sanitise.alphabets import place_in_a_list
from activity_directory.sanitise.html import html_of_page
from activity_directory.search.closed import Closed, closed
from activity_directory.search.facets import Row, row
from activity_directory.urls import addresses
from activity_directory.urls.addresses import linker
from activity_directory.vocabulary import Term

DAYS_AHEAD = 7
"""Days with a page of their own; what is on is known for four weeks."""

Together = tuple[tuple[sessions.Session, Listing], ...]
"""The sessions of one day, in order."""


@dataclass(frozen=True, slots=True)
class SitePage:
    """One page to write: where, by which template, with which view."""

    address: str
    template: str
    view: Mapping[str, Any]
    made_of: str = ""
    """The hash of all that it is made of, where that is named: see portal/kept_pages.py."""


@dataclass(frozen=True, slots=True)
class Words:
    """The title, summary and text of a page: its maintainers', or ours where they wrote none."""

    title: str
    summary: str
    text: str = ""


OWN_WORDS = frozenset(
    {
        "home",
        "search",
        "whats-on",
        "professionals",
        "coverage",
        "champions",
        "funding",
        "stories",
        "keep",
    }
)
"""Pages at permanent addresses, whether or not anybody has written words for them."""


class Edition:
    """A catalogue on one date, published at `base`.

    What would be made the same as for `last`, an edition of the catalogue before a few entries of
    it were saved, is taken from there.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        today: date,
        base: str,
        assets: Assets,
        last: Edition | None = None,
    ) -> None:
        self.catalogue = catalogue
        self.today = today
        self.base = base
        self.assets = assets
        if last is not None and not (
            last.catalogue.site is catalogue.site
            and last.catalogue.vocabularies is catalogue.vocabularies
            and last.today == today
        ):
            last = None
        self.calendar: CivicCalendar = last.calendar if last else calendar_of(catalogue.site, today)
        known = last.by_slug if last else {}
        self.listings = listings_on(catalogue, today, self.calendar, known)
        self.viewer = Viewer(catalogue, today, base, assets.pictures, self.mark_of)
        self.frame = Frame(catalogue, today, base, assets, self.viewer)
        self.results: dict[str, Result] = {}
        for listing in self.listings:
            slug = listing.activity.slug
            is_known = last is not None and known.get(slug) is listing
            self.results[slug] = (
                last.results[slug] if last and is_known else self.viewer.result(listing)
            )
        self.pages_by_slug = {page.slug: page for page in catalogue.pages}
        self.showing = Showing(self.viewer, self.calendar)
        self.make_booklets: Callable[[], Mapping[str, Booklet]] = dict
        """Makes those to print, for the pages that say their sizes."""
        self.history: Callable[[], History] = lambda: "no-history"
        """When the files of the activities came and went: only one page asks."""
        self._results_from: dict[str, dict[str, Result]] = {}

    @cached_property
    def booklets(self) -> Mapping[str, Booklet]:
        """The booklets to print, by their addresses."""
        return self.make_booklets()

    @cached_property
    def healthcare_services(self) -> bytes:
        """The file of FHIR: the page that names it says its size."""
        return fhir.bundle(self.listings, self.catalogue, self.today, self.base)

    @property
    def path(self) -> str:
        """The way to the site's root for a page that is shown anywhere: "/", or "/connected/"."""
        return self.frame.path

    # --- the listings ---

    def seen(self, listings: Iterable[Listing], root: str) -> tuple[Result, ...]:
        """The results of some listings with links for a page at `root`, each made once."""
        known = self._results_from.setdefault(root, {})
        href = linker(root)
        shown = []
        for listing in listings:
            slug = listing.activity.slug
            result = known.get(slug)
            if result is None:
                result = known[slug] = self.results[slug].seen_from(href)
            shown.append(result)
        return tuple(shown)

    @cached_property
    def by_slug(self) -> Mapping[str, Listing]:
        """The listings by their addresses."""
        return {listing.activity.slug: listing for listing in self.listings}

    def code_of(self, listing: Listing) -> str:
        """The code that its card shows; empty where it has none yet."""
        return self.catalogue.code_by_slug.get(listing.activity.slug, "")

    @cached_property
    def by_term(self) -> Mapping[str, Mapping[str, tuple[Listing, ...]]]:
        """The listings of every need, category and area."""
        found: dict[str, dict[str, list[Listing]]] = {
            family: defaultdict(list) for family in FAMILIES
        }
        for listing in self.listings:
            activity = listing.activity
            families = {
                "needs": activity.needs,
                "categories": activity.categories,
                "areas": activity.areas,
            }
            for family, terms in families.items():
                for term in terms:
                    found[family][term.id].append(listing)
        return {
            family: {term_id: tuple(listings) for term_id, listings in by_id.items()}
            for family, by_id in found.items()
        }

    @cached_property
    def alternatives(self) -> Alternatives:
        """What can be offered in place of something else."""
        return Alternatives(self.listings)

    @cached_property
    def by_organisation(self) -> Mapping[str, tuple[Listing, ...]]:
        """The listings of every organisation with a page, partners included."""
        found: dict[str, list[Listing]] = defaultdict(list)
        for listing in self.listings:
            activity = listing.activity
            for organisation in (activity.organisation, *activity.partners):
                if organisation.id:
                    found[organisation.id].append(listing)
        return {name: tuple(listings) for name, listings in found.items()}

    @cached_property
    def four_weeks(self) -> Mapping[date, Together]:
        """Four weeks from today, each day with its sessions in order."""
        weeks = sessions.next_four_weeks(self.today)
        found: dict[date, list[tuple[sessions.Session, Listing]]] = {
            day: [] for day in weeks.days()
        }
        for listing in self.listings:
            if listing.listed:
                for session in listing.near:
                    if session.on in found:
                        found[session.on].append((session, listing))
        for together in found.values():
            together.sort(key=lambda one: (place_in_a_day(one[0]), one[1].activity.slug))
        return {day: tuple(together) for day, together in found.items()}

    def at_times(self, day: date) -> Together:
        """The sessions of one of these days, without what is open day and night."""
        return tuple(one for one in self.four_weeks[day] if has_times(one[0]))

    @cached_property
    def days(self) -> tuple[tuple[date, Together], ...]:
        """Today and the six days after it, each with its sessions in order."""
        return tuple(islice(self.four_weeks.items(), DAYS_AHEAD))

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """What the find page knows of each listing that isn't over."""
        rows, features = [], self.catalogue.vocabularies["access"]
        for listing in self.listings:
            if listing.current_status not in OVER:
                result = self.results[listing.activity.slug]
                rows.append(row(listing, result.address, result.for_search(), features))
        return tuple(rows)

    @cached_property
    def closed(self) -> tuple[Closed, ...]:
        """What the find page says of listings that are over, by their names."""
        found = (
            closed(listing, alternatives_to(listing, self.alternatives))
            for listing in self.listings
            if listing.current_status in OVER
        )
        return tuple(one for one in found if one is not None)

    # --- the terms people browse by ---

    def terms(self, family: str) -> tuple[Term, ...]:
        """The terms of a family; the borough as a whole is no area among its areas."""
        terms = self.catalogue.vocabularies[family]
        if family != "areas":
            return tuple(terms)
        wider = {term.parent for term in terms} | {self.catalogue.site.borough}
        return tuple(term for term in terms if term.id not in wider)

    def under(self, family: str, term: Term) -> tuple[Listing, ...]:
        """The listings of a term and of the terms it is wider than."""
        by_id = self.by_term[family]
        if family == "areas" and term.id == self.catalogue.site.borough:
            return self.listings
        narrower = self._narrower[family].get(term.id, ())
        if not narrower:
            return by_id.get(term.id, ())
        wanted = {
            listing.activity.slug
            for text in (term.id, *narrower)
            for listing in by_id.get(text, ())
        }
        return tuple(listing for listing in self.listings if listing.activity.slug in wanted)

    @cached_property
    def _narrower(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for family in FAMILIES:
            children: dict[str, list[str]] = defaultdict(list)
            for term in self.catalogue.vocabularies[family]:
                if term.parent:
                    children[term.parent].append(term.id)
            found[family] = {parent: tuple(ids) for parent, ids in children.items()}
        return found

    def count(self, family: str, term: Term) -> int:
        """How many of a term's listings stand in lists."""
        return self._counts[family][term.id]

    @cached_property
    def _counts(self) -> Mapping[str, Mapping[str, int]]:
        return {
            family: {
                term.id: sum(listing.listed for listing in self.under(family, term))
                for term in self.catalogue.vocabularies[family]
            }
            for family in FAMILIES
        }

    def tiles(
        self, family: str, href: Callable[[str], str], group: str | None = None
    ) -> tuple[Tile, ...]:
        """The terms of a family, or of one group of it, to browse by."""
        tiles = []
        for term in self.terms(family):
            if group is not None and term.group != group:
                continue
            count = self.count(family, term)
            words = messages.text("lists.count", count=count) if count else ""
            address = href(family_address(family, term))
            tiles.append(
                Tile(
                    term.label,
                    address,
                    term.definition,
                    picture_of(family, term),
                    words,
                    () if term.print_guard else self.patches(self.under(family, term)),
                )
            )
        return tuple(tiles)

    @cached_property
    def drawn_areas(self) -> DrawnAreas:
        """The areas as a map."""
        return DrawnAreas(
            self.catalogue.site, self.terms("areas"), partial(self.count, "areas"), self.listings
        )

    @cached_property
    def drawn_places(self) -> DrawnPlaces:
        """Where listings take place, as a map."""
        return DrawnPlaces(self.catalogue, self.listings, self.drawn_areas.cloths)

    @cached_property
    def figures(self) -> Figures:
        """What the pictures of the coverage page show."""
        return figures_of(
            coverage_of(self.catalogue, self.listings, self.today),
            self.listings,
            growth(self.history(), self.listings, self.today),
            self.catalogue.site.review,
        )

    @cached_property
    def champion_hours(self) -> ChampionHours:
        """Where somebody helps people to look things up, and when."""
        return ChampionHours(self.catalogue.champions, self.today, self.calendar)

    def mark_of(self, area: Term | None) -> AreaMark | None:
        """The map, small, with one area lit; None where the area is not on it."""
        return self.drawn_areas.mark(area)

    def patches(self, listings: Iterable[Listing]) -> tuple[Patch, ...]:
        """Four patches of those that stand in lists; nothing where none does."""
        return in_a_set(self.results[one.activity.slug].patch for one in listings if one.listed)

    # --- what other people's pages can show ---

    @cached_property
    def embeds(self) -> Mapping[str, Mapping[str, int]]:
        """The ids of what can be shown there, by family, each with its place in the list of lines.

        Nothing that must not be named.
        """
        named = {
            family: [
                term.id for term in self.catalogue.vocabularies[family] if not term.print_guard
            ]
            for family in FAMILIES
        }
        venues = [(one.name, one.id) for one in self.catalogue.venues if not one.withheld]
        organisations = [
            (one.name, one.id)
            for one in self.catalogue.organisations
            if self._may_be_named(self.by_organisation.get(one.id, ()))
        ]
        for family, found in (("venues", venues), ("organisations", organisations)):
            found.sort(key=lambda one: (place_in_a_list(one[0]), one[1]))
            named[family] = [id_ for _, id_ in found]
        return {
            family: {id_: place for place, id_ in enumerate(ids)} for family, ids in named.items()
        }

    @staticmethod
    def _may_be_named(listings: Sequence[Listing]) -> bool:
        """Whether an organisation does anything whose name may stay somewhere, or nothing yet."""
        return not listings or any(listing.activity.may_be_kept for listing in listings)

    # --- words, and what stands around every page ---

    def words(self, slug: str) -> Words:
        """What the maintainers wrote for a page, else our own."""
        page = self.pages_by_slug.get(slug)
        if page is None:
            return our_words(slug)
        return Words(page.title, page.summary, page.text)

    def text(self, slug: str, address: str) -> Markup:
        """The words of a page as HTML, with links for the page at `address`."""
        return html_of_page(self.words(slug).text, linker(addresses.root_from(address)))

    def rendering(self, meta: PageMeta, **content: Any) -> SitePage:  # noqa: ANN401 - each its own
        """A page with everything around it."""
        return SitePage(meta.address, meta.template, {**self.frame.around(meta), **content})


def our_words(slug: str) -> Words:
    """The title and the summary of a page, where nobody else writes them."""
    title = messages.text(f"titles.title-{slug}")
    return Words(title, messages.text(f"titles.summary-{slug}"))


def picture_of(family: str, term: Term) -> str:
    """The drawing of a term; an area's is that of a place."""
    return "where" if family == "areas" else drawing_of(term)
