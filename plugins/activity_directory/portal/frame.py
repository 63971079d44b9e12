"""What stands around every page: its head, its menu and its foot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from activity_directory import messages
from activity_directory.listing.listing import Listing
from activity_directory.model.page import Page
from activity_directory.model.site import CrisisLine
from activity_directory.portal.assets import Assets
from activity_directory.portal.shared_facts import SharedFacts
from activity_directory.portal.viewing.viewer import Viewer
from activity_directory.portal.views.common import Link
from activity_directory.portal.views.site import (
    Banner,
    Crisis,
    CrisisHelp,
    DangerHelp,
    DangerLines,
    Footer,
    PageView,
    Preview,
    QuickExit,
    SiteView,
)
from activity_directory.urls import addresses
from activity_directory.urls.addresses import linker
from activity_directory.wording.dates import full_date

EVERY_PAGE_RUNS = ("scripts/site.js",)
LIST_SCRIPT = "scripts/list-buttons.js"
"""Puts activities on the visitor's own list, and shows the way to it."""
ALWAYS_IN_SIGHT = 4
"""Entries of the menu in the row of the header, besides urgent help."""
LONG_NAME = 22
"""Letters of a name that don't fit a phone's header in two lines at its usual size."""


@dataclass(frozen=True, slots=True)
class PageMeta:
    """What a page says of itself. `crumbs` (label, address) are those between home and the page.

    `shows` are the listings on it; with `list_script` people can put them on a list of their own.
    With `crisis` it has crisis lines: where it is `about_safety`, those for the dangers of its
    `needs` (ids). Those it is `for_professionals` read it at work.
    """

    address: str
    template: str
    title: str
    description: str
    crumbs: Sequence[tuple[str, str]] = ()
    about_safety: bool = False
    for_professionals: bool = False
    shows: Sequence[Listing] = ()
    crisis: bool = False
    needs: tuple[str, ...] = ()
    indexed: bool = True
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    posts_to: str = ""
    reads: str = ""
    list_script: bool = False

    @property
    def leaves_quickly(self) -> bool:
        """Whether it can be left at once: its subject is safety, or that of a listing on it.

        A list that professionals refer from is read at work, and gives nobody away.
        """
        if self.about_safety:
            return True
        return not self.for_professionals and any(one.activity.about_safety for one in self.shows)


class Frame:
    """What stands around every page of an edition: its head, its menu and its foot."""

    def __init__(
        self, catalogue: SharedFacts, today: date, base: str, assets: Assets, viewer: Viewer
    ) -> None:
        self.catalogue = catalogue
        self.today = today
        self.base = base
        self.assets = assets
        self.viewer = viewer
        self.pages_by_slug = {page.slug: page for page in catalogue.pages}
        self._sites: dict[tuple[str, str], SiteView] = {}

    @property
    def path(self) -> str:
        """The way to the site's root for a page that is shown anywhere: "/", or "/connected/"."""
        return urlsplit(self.base).path

    def around(self, meta: PageMeta) -> dict[str, Any]:
        """What the template of a page needs besides its content."""
        address = meta.address
        lost = address == addresses.NOT_FOUND
        root = self.path if lost else addresses.root_from(address)
        href = linker(root)
        above = (
            ((messages.text("frame.home"), addresses.HOME), *meta.crumbs)
            if address != addresses.HOME
            else ()
        )
        page = PageView(
            title=meta.title,
            description=meta.description,
            canonical="" if lost else addresses.absolute(self.base, address),
            root=root,
            crumbs=tuple(Link(label, href(to)) for label, to in above),
            indexed=meta.indexed,
            preview=self._preview,
            styles=tuple(self.assets.named[style] for style in meta.styles),
            scripts=tuple(
                self.assets.named[script]
                for script in (*((LIST_SCRIPT,) if meta.list_script else ()), *meta.scripts)
            ),
            posts_to=meta.posts_to,
            reads=meta.reads,
            quick_exit=replace(self.quick_exit, aside=not meta.about_safety)
            if meta.leaves_quickly
            else None,
        )
        return {
            "page": page,
            "site": self._site(root, address.partition("/")[0] + "/"),
            "crisis": self._crisis_help(href, meta) if meta.crisis else None,
        }

    @cached_property
    def _preview(self) -> Preview:
        site = self.catalogue.site
        return Preview(
            addresses.absolute(self.base, self.assets.named["images/preview.png"]),
            messages.text("frame.title-of-home", site=site.name, strapline=site.strapline)
            if site.strapline
            else site.name,
        )

    def _site(self, root: str, top: str) -> SiteView:
        """What stands around a page: one object for every page of a depth and a menu entry."""
        known = self._sites.get((root, top))
        if known is None:
            known = self._sites[root, top] = self._make_site(root, top)
        return known

    def _make_site(self, root: str, top: str) -> SiteView:
        site = self.catalogue.site
        href = linker(root)
        entries = [
            Link(label, href(address), current=address == top) for label, address in self._main_menu
        ]
        urgent = [entry for entry in entries if entry.href == href(addresses.page("urgent-help"))]
        others = [entry for entry in entries if entry not in urgent]
        named = self.assets.named
        return SiteView(
            name=site.name,
            place=site.place,
            strapline=site.strapline,
            language=site.language,
            home=href(addresses.HOME),
            has_long_name=len(site.name) > LONG_NAME,
            menu=(*others[:ALWAYS_IN_SIGHT], *urgent),
            more=tuple(others[ALWAYS_IN_SIGHT:]),
            footer=self._footer(href),
            demonstration=self._demonstration(href),
            banner=self._banner(href),
            stylesheet=self.assets.stylesheet,
            scripts=tuple(named[script] for script in EVERY_PAGE_RUNS),
            font=named["fonts/atkinson-hyperlegible-next-latin.woff2"],
            icon=named["images/icon.svg"],
            icon_touch=named["images/icon-180.png"],
            manifest=addresses.MANIFEST,
            open_search=addresses.OPEN_SEARCH,
            keys=named["scripts/keys.js"],
            as_of=full_date(self.today),
            as_of_date=self.today.isoformat(),
            pinned=site.today.isoformat() if site.today else "",
            search=href(addresses.SEARCH),
            my_list=href(addresses.LIST),
        )

    @cached_property
    def _main_menu(self) -> tuple[tuple[str, str], ...]:
        """The label and the address of each page of the menu."""
        return (
            (messages.text("frame.find"), addresses.SEARCH),
            (messages.text("titles.title-needs"), addresses.NEEDS),
            (messages.text("titles.title-a-to-z"), addresses.A_TO_Z),
            *(
                (page.menu_label or page.title, addresses.page(page.slug))
                for page in self._in_menu("main")
            ),
        )

    def _in_menu(self, menu: str) -> list[Page]:
        pages = [page for page in self.catalogue.pages if page.menu == menu]
        return sorted(pages, key=lambda page: (page.order, page.slug))

    def _footer(self, href: Callable[[str], str]) -> Footer:
        site = self.catalogue.site
        urgent = self._urgent_help(href)
        contact = self.viewer.contact(site.contact)
        way = contact.phone or contact.email or contact.website
        return Footer(
            crisis_heading=messages.text("frame.help-now") if self._crisis_everywhere else "",
            crisis_lines=self._crisis_everywhere,
            crisis_href=urgent.href if urgent else "",
            crisis_label=urgent.label if urgent else "",
            links=(
                *(
                    Link(page.menu_label or page.title, href(addresses.page(page.slug)))
                    for page in self._in_menu("footer")
                ),
                Link(messages.text("titles.title-refer"), href(addresses.REFER)),
                Link(messages.text("titles.title-keep"), href(addresses.KEEP)),
            ),
            contact=Link(messages.text("frame.ask-a-person"), way.href, way.words) if way else None,
            checked=messages.text("frame.checked", place=site.place, date=full_date(self.today)),
            licence=site.licence,
            licence_href=self._licence_href(href),
        )

    def _licence_href(self, href: Callable[[str], str]) -> str:
        """Where the terms and the files of open data are; nothing without a licence."""
        if not self.catalogue.site.licence:
            return ""
        own = addresses.page("open-data")
        return href(own if "open-data" in self.pages_by_slug else addresses.DATA)

    @property
    def quick_exit(self) -> QuickExit:
        """The way out of a page that somebody must not be seen reading."""
        return QuickExit(
            messages.text("frame.leave"),
            messages.text("frame.leave-rest"),
            self.catalogue.site.leave_quickly_to,
            messages.text("frame.leave-advice"),
        )

    @cached_property
    def crisis_lines(self) -> tuple[Crisis, ...]:
        """All of them, in the order of the page of urgent help."""
        return tuple(map(_crisis, self.catalogue.site.crisis_lines))

    @cached_property
    def _crisis_everywhere(self) -> tuple[Crisis, ...]:
        """Those that are shown whatever the page is about."""
        lines = self.catalogue.site.crisis_lines
        return tuple(_crisis(line) for line in lines if line.everywhere)

    def danger_help(self, href: Callable[[str], str]) -> DangerHelp:
        """The numbers for each kind of danger; all of them where the community has none for it."""
        lines = {line.id: line for line in self.catalogue.site.crisis_lines if line.id}
        groups = []
        for group in self.catalogue.danger.groups:
            crisises = tuple(_crisis(lines[name]) for name in group.lines if name in lines)
            numbers = crisises or self._crisis_everywhere
            # 999 is above the numbers already.
            numbers = tuple(line for line in numbers if line.href != "tel:999")
            groups.append(DangerLines(group.id, numbers))
        leave = replace(self.quick_exit, aside=True)
        return DangerHelp(tuple(groups), leave, self._urgent_help(href))

    def _urgent_help(self, href: Callable[[str], str], here: str = "") -> Link | None:
        address = addresses.page("urgent-help")
        if "urgent-help" not in self.pages_by_slug or here == address:
            return None
        return Link(messages.text("frame.urgent-help"), href(address))

    def _crisis_help(self, href: Callable[[str], str], meta: PageMeta) -> CrisisHelp | None:
        if not self._crisis_everywhere:
            return None
        lines = self._crisis_everywhere
        is_urgent_help = meta.address == addresses.page("urgent-help")
        if is_urgent_help:
            lines = self.crisis_lines
        elif meta.about_safety:
            lines = self._lines_for(meta.needs) or lines
        return CrisisHelp(
            messages.text("frame.help-now"),
            messages.text("frame.help-now-advice"),
            lines,
            self._urgent_help(href, meta.address),
            in_full=is_urgent_help or meta.about_safety,
        )

    def _lines_for(self, needs: tuple[str, ...]) -> tuple[Crisis, ...]:
        """999, then the lines for the dangers that lead to these needs: first what most have."""
        groups = [
            one for one in self.catalogue.danger.groups if not set(needs).isdisjoint(one.needs)
        ]
        times_named = Counter(name for group in groups for name in group.lines)
        lines = {line.id: line for line in self.catalogue.site.crisis_lines if line.id}
        found = [lines[name] for name, _ in times_named.most_common() if name in lines]
        now = [line for line in self.catalogue.site.crisis_lines if line.href == "tel:999"]
        return tuple(map(_crisis, dict.fromkeys((*now, *found)))) if found else ()

    def _demonstration(self, href: Callable[[str], str]) -> Banner | None:
        site = self.catalogue.site
        if not site.demonstration:
            return None
        text = messages.text("frame.demonstration", place=site.place)
        if "about" not in self.pages_by_slug:
            if site.today:
                on = full_date(site.today)
                text = messages.text("frame.demonstration-on", place=site.place, date=on)
            return Banner(text)
        return Banner(text, href(addresses.page("about")), messages.text("frame.about-this-site"))

    def _banner(self, href: Callable[[str], str]) -> Banner | None:
        banner = self.catalogue.site.banner
        if (
            banner is None
            or (banner.since is not None and self.today < banner.since)
            or (banner.until is not None and self.today > banner.until)
        ):
            return None
        inside = banner.link.startswith("/")
        link = href(banner.link.removeprefix("/")) if inside else banner.link
        return Banner(banner.text, link, messages.text("frame.read-more") if link else "")


def _crisis(line: CrisisLine) -> Crisis:
    number = line.phone or line.name
    calls = {
        "phone": messages.text("danger.ring", number=number),
        "text": messages.text("danger.text", number=number),
        "chat": messages.text("danger.chat", name=line.name),
        "relay": messages.text("danger.relay", number=number),
    }
    call = calls[line.by]
    return Crisis(
        name=line.name,
        phone=number if line.by == "phone" else call,
        href=line.href,
        text=line.text,
        when=line.when,
        whom=messages.text("danger.whom", whom=line.whom) if line.whom else "",
        call=call,
    )
