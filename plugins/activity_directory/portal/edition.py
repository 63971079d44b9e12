"""A catalogue on one date, ready to be made into pages. What several pages share is made once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from activity_directory import addresses, messages, prose, search, wording
from activity_directory.catalogue import Catalogue
from activity_directory.counting import counted
from activity_directory.listing import Listing, Offers, calendar_of, listings_on
from activity_directory.model import sessions
from activity_directory.model.page import Page
from activity_directory.model.site import CrisisLine
from activity_directory.model.status import OVER
from activity_directory.portal import views
from activity_directory.portal.agenda import Showing
from activity_directory.portal.assets import Assets
from activity_directory.portal.viewer import Viewer
from activity_directory.vocabulary import Term

DAYS_AHEAD = 7
"""Days with a page of their own; what is on is known for four weeks."""
EVERY_PAGE_RUNS = ("scripts/site.js",)

Together = tuple[tuple[sessions.Session, Listing], ...]
"""The sessions of one day, in order."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """One page to write: where, by which template, with which view."""

    address: str
    template: str
    view: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Leaf:
    """What a page says of itself. `crumbs` (label, address) are those between home and the page."""

    address: str
    template: str
    title: str
    description: str
    crumbs: Sequence[tuple[str, str]] = ()
    quick_exit: bool = False
    crisis: bool = False
    indexed: bool = True
    scripts: tuple[str, ...] = ()
    posts_to: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """The title, summary and text of a page: its maintainers', or ours where they wrote none."""

    title: str
    summary: str
    text: str = ""


OWN_WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "home": Words("Activities and support near you", "Find something to do, or ask a person."),
        "search": Words("Find activities", "Search by words, or choose what matters to you."),
        "whats-on": Words("What’s on", "Today and the next six days."),
        "professionals": Words(
            "For professionals", "Find an activity, see who it is for, and print a card."
        ),
        "coverage": Words(
            "What is missing",
            "For people who start groups, pay for them or look after this directory: the needs, "
            "places and times that have little or nothing.",
        ),
        "champions": Words("Champions", "Places where somebody will look things up with you."),
        "funding": Words("Funding", "Money for groups that help people feel better."),
        "stories": Words("Stories", "What happened when people went along."),
    }
)
"""Pages at permanent addresses, whether or not anybody has written words for them."""


class Edition:
    """A catalogue on one date, published at `base`."""

    def __init__(self, catalogue: Catalogue, today: date, base: str, assets: Assets) -> None:
        self.catalogue = catalogue
        self.today = today
        self.base = base
        self.assets = assets
        self.calendar = calendar_of(catalogue.site, today)
        self.listings = listings_on(catalogue, today, self.calendar)
        self.viewer = Viewer(catalogue, today, base, assets.pictures)
        self.results = {one.activity.slug: self.viewer.result(one) for one in self.listings}
        self.pages_by_slug = {page.slug: page for page in catalogue.pages}
        self.showing = Showing(self.viewer, self.calendar)
        self._results_from: dict[str, dict[str, views.Result]] = {}
        self._sites: dict[tuple[str, str], views.SiteView] = {}

    @property
    def path(self) -> str:
        """The way to the site's root for a page that is shown anywhere: "/", or "/connected/"."""
        return urlsplit(self.base).path

    # --- the listings ---

    def seen(self, found: Iterable[Listing], root: str) -> tuple[views.Result, ...]:
        """The results of some listings with links for a page at `root`, each made once."""
        known = self._results_from.setdefault(root, {})
        href = linker(root)
        shown = []
        for listing in found:
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

    @cached_property
    def by_term(self) -> Mapping[str, Mapping[str, tuple[Listing, ...]]]:
        """The listings of every need, category and area."""
        found: dict[str, dict[str, list[Listing]]] = {
            family: defaultdict(list) for family in views.FAMILIES
        }
        for listing in self.listings:
            one = listing.activity
            families = {"needs": one.needs, "categories": one.categories, "areas": one.areas}
            for family, terms in families.items():
                for term in terms:
                    found[family][term.id].append(listing)
        return {
            family: {term_id: tuple(listings) for term_id, listings in by_id.items()}
            for family, by_id in found.items()
        }

    @cached_property
    def offers(self) -> Offers:
        """What can be offered in place of something else."""
        return Offers(self.listings)

    @cached_property
    def by_organisation(self) -> Mapping[str, tuple[Listing, ...]]:
        """The listings of every organisation with a page, partners included."""
        found: dict[str, list[Listing]] = defaultdict(list)
        for listing in self.listings:
            one = listing.activity
            for organisation in (one.organisation, *one.partners):
                if organisation.id:
                    found[organisation.id].append(listing)
        return {name: tuple(listings) for name, listings in found.items()}

    @cached_property
    def ahead(self) -> Mapping[date, Together]:
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
            together.sort(key=lambda one: (one[0].whole_day, one[0].start, one[1].activity.slug))
        return {day: tuple(together) for day, together in found.items()}

    @cached_property
    def days(self) -> tuple[tuple[date, Together], ...]:
        """Today and the six days after it, each with its sessions in order."""
        return tuple(islice(self.ahead.items(), DAYS_AHEAD))

    @cached_property
    def rows(self) -> tuple[search.Row, ...]:
        """What the find page knows of each listing that isn't over."""
        return tuple(
            search.row(listing, self.results[listing.activity.slug])
            for listing in self.listings
            if listing.standing not in OVER
        )

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
            listing.activity.slug for one in (term.id, *narrower) for listing in by_id.get(one, ())
        }
        return tuple(listing for listing in self.listings if listing.activity.slug in wanted)

    @cached_property
    def _narrower(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for family in views.FAMILIES:
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
            for family in views.FAMILIES
        }

    def tiles(
        self, family: str, href: Callable[[str], str], group: str | None = None
    ) -> tuple[views.Tile, ...]:
        """The terms of a family, or of one group of it, to browse by."""
        found = []
        for term in self.terms(family):
            if group is not None and term.group != group:
                continue
            count = self.count(family, term)
            words = counted(count, "activity", "activities") if count else ""
            address = href(views.family_address(family, term))
            found.append(
                views.Tile(term.label, address, term.definition, picture_of(family, term), words)
            )
        return tuple(found)

    # --- words, and what stands around every page ---

    def words(self, slug: str) -> Words:
        """What the maintainers wrote for a page, else our own."""
        page = self.pages_by_slug.get(slug)
        return Words(page.title, page.summary, page.text) if page else OWN_WORDS[slug]

    def text(self, slug: str, address: str) -> Markup:
        """The words of a page as HTML, with links for the page at `address`."""
        return prose.html_of_page(self.words(slug).text, linker(addresses.root_from(address)))

    def rendering(self, leaf: Leaf, **content: Any) -> Rendering:  # noqa: ANN401 - each its own
        """A page with everything around it."""
        address = leaf.address
        lost = address == addresses.NOT_FOUND
        root = self.path if lost else addresses.root_from(address)
        href = linker(root)
        above = (("Home", addresses.HOME), *leaf.crumbs) if address != addresses.HOME else ()
        page = views.PageView(
            title=leaf.title,
            description=leaf.description,
            canonical="" if lost else addresses.absolute(self.base, address),
            root=root,
            crumbs=tuple(views.Link(label, href(to)) for label, to in above),
            indexed=leaf.indexed,
            preview=self._preview,
            scripts=tuple(self.assets.named[script] for script in leaf.scripts),
            posts_to=leaf.posts_to,
            quick_exit=self.quick_exit if leaf.quick_exit else None,
        )
        around = {
            "page": page,
            "site": self._site(root, address.partition("/")[0] + "/"),
            "crisis": self._crisis_help(href, address) if leaf.crisis else None,
        }
        return Rendering(address, leaf.template, {**around, **content})

    @cached_property
    def _preview(self) -> views.Preview:
        site = self.catalogue.site
        return views.Preview(
            addresses.absolute(self.base, self.assets.named["images/preview.png"]),
            f"{site.name}: {site.strapline}" if site.strapline else site.name,
        )

    def _site(self, root: str, top: str) -> views.SiteView:
        """What stands around a page: one object for every page of a depth and a menu entry."""
        known = self._sites.get((root, top))
        if known is None:
            known = self._sites[root, top] = self._make_site(root, top)
        return known

    def _make_site(self, root: str, top: str) -> views.SiteView:
        site = self.catalogue.site
        href = linker(root)
        menu = [
            ("Find activities", addresses.SEARCH),
            ("Browse by need", addresses.NEEDS),
            ("A to Z", addresses.A_TO_Z),
            *(
                (page.menu_label or page.title, addresses.page(page.slug))
                for page in self._in_menu("main")
            ),
        ]
        named = self.assets.named
        return views.SiteView(
            name=site.name,
            place=site.place,
            strapline=site.strapline,
            language=site.language,
            home=href(addresses.HOME),
            menu=tuple(
                views.Link(label, href(address), current=address == top) for label, address in menu
            ),
            footer=self._footer(href),
            demonstration=self._demonstration(href),
            banner=self._banner(href),
            stylesheet=self.assets.stylesheet,
            scripts=tuple(named[script] for script in EVERY_PAGE_RUNS),
            font=named["fonts/atkinson-hyperlegible-next-latin.woff2"],
            icon=named["images/icon.svg"],
            icon_touch=named["images/icon-180.png"],
            as_of=wording.full_date(self.today),
            as_of_date=self.today.isoformat(),
            pinned=site.today.isoformat() if site.today else "",
            search=href(addresses.SEARCH),
        )

    def _in_menu(self, menu: str) -> list[Page]:
        pages = [page for page in self.catalogue.pages if page.menu == menu]
        return sorted(pages, key=lambda page: (page.order, page.slug))

    def _footer(self, href: Callable[[str], str]) -> views.Footer:
        site = self.catalogue.site
        urgent = self._urgent_help(href)
        contact = self.viewer.contact(site.contact)
        way = contact.phone or contact.email or contact.website
        return views.Footer(
            crisis_heading="If you need help right now" if self._crisis_everywhere else "",
            crisis_lines=self._crisis_everywhere,
            crisis_href=urgent.href if urgent else "",
            crisis_label=urgent.label if urgent else "",
            links=tuple(
                views.Link(page.menu_label or page.title, href(addresses.page(page.slug)))
                for page in self._in_menu("footer")
            ),
            contact=views.Link("Rather ask a person?", way.href, way.words) if way else None,
            checked=f"Everything here is for {site.place}, as of {wording.full_date(self.today)}.",
            licence=site.licence,
            licence_href=href(addresses.page("open-data"))
            if "open-data" in self.pages_by_slug
            else "",
        )

    @property
    def quick_exit(self) -> views.QuickExit:
        """The way out of a page that somebody must not be seen reading."""
        return views.QuickExit(
            "Leave this page now",
            self.catalogue.site.leave_quickly_to,
            "Or press the Escape key twice.",
        )

    @cached_property
    def _crisis_lines(self) -> tuple[views.Crisis, ...]:
        return tuple(map(_crisis, self.catalogue.site.crisis_lines))

    @cached_property
    def _crisis_everywhere(self) -> tuple[views.Crisis, ...]:
        """Those that are shown whatever the page is about."""
        lines = self.catalogue.site.crisis_lines
        return tuple(_crisis(line) for line in lines if line.everywhere)

    def danger_help(self, href: Callable[[str], str]) -> views.DangerHelp:
        """The numbers for each kind of danger; all of them where the community has none for it."""
        lines = {line.id: line for line in self.catalogue.site.crisis_lines if line.id}
        groups = []
        for group in self.catalogue.danger.groups:
            found = tuple(_crisis(lines[name]) for name in group.lines if name in lines)
            numbers = found or self._crisis_everywhere
            # 999 is above the numbers already.
            numbers = tuple(line for line in numbers if line.href != "tel:999")
            groups.append(views.DangerLines(group.id, numbers))
        return views.DangerHelp(tuple(groups), self.quick_exit, self._urgent_help(href))

    def _urgent_help(self, href: Callable[[str], str], here: str = "") -> views.Link | None:
        address = addresses.page("urgent-help")
        if "urgent-help" not in self.pages_by_slug or here == address:
            return None
        return views.Link("More ways to get urgent help", href(address))

    def _crisis_help(self, href: Callable[[str], str], here: str) -> views.CrisisHelp | None:
        if not self._crisis_everywhere:
            return None
        return views.CrisisHelp(
            "If you need help right now",
            "You do not have to wait for a group or an appointment.",
            self._crisis_lines
            if here == addresses.page("urgent-help")
            else self._crisis_everywhere,
            self._urgent_help(href, here),
        )

    def _demonstration(self, href: Callable[[str], str]) -> views.Banner | None:
        site = self.catalogue.site
        if not site.demonstration:
            return None
        pinned = f" Here it is always {wording.full_date(site.today)}." if site.today else ""
        said = f"This is a demonstration. {site.place} is made up, and nobody answers its phones."
        if "about" not in self.pages_by_slug:
            return views.Banner(said + pinned)
        return views.Banner(said + pinned, href(addresses.page("about")), "About this site")

    def _banner(self, href: Callable[[str], str]) -> views.Banner | None:
        banner = self.catalogue.site.banner
        if (
            banner is None
            or (banner.since is not None and self.today < banner.since)
            or (banner.until is not None and self.today > banner.until)
        ):
            return None
        inside = banner.link.startswith("/")
        link = href(banner.link.removeprefix("/")) if inside else banner.link
        return views.Banner(banner.text, link, "Read more" if link else "")


def _crisis(line: CrisisLine) -> views.Crisis:
    number = line.phone or line.name
    calls = {
        "phone": messages.text("danger.ring", number=number),
        "text": messages.text("danger.text", number=number),
        "chat": messages.text("danger.chat", name=line.name),
        "relay": messages.text("danger.relay", number=number),
    }
    call = calls[line.by]
    return views.Crisis(
        name=line.name,
        phone=number if line.by == "phone" else call,
        href=line.href,
        text=line.text,
        when=line.when,
        whom=messages.text("danger.whom", whom=line.whom) if line.whom else "",
        call=call,
    )


def linker(root: str) -> Callable[[str], str]:
    """Turns an address into a link from a page whose way to the site's root is `root`."""
    return root.__add__


def picture_of(family: str, term: Term) -> str:
    """The drawing of a term: a need's is its group's, an area's is that of a place."""
    if family == "needs":
        return term.group or "seed"
    return term.id if family == "categories" else "where"
