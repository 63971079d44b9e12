"""What stands around every page, and pages that are nothing but that."""

from __future__ import annotations

from dataclasses import dataclass

from activity_directory.portal.views.common import Link
from activity_directory.wording.optional_text import OptionalText


@dataclass(frozen=True, slots=True)
class Crisis:
    """A number that answers when it matters."""

    name: str
    phone: str
    href: str
    text: OptionalText
    when: OptionalText
    whom: OptionalText = ""
    call: OptionalText = ""


@dataclass(frozen=True, slots=True)
class DangerLines:
    """The numbers for one kind of danger; `group` is its id in the words of danger."""

    group: str
    lines: tuple[Crisis, ...]


@dataclass(frozen=True, slots=True)
class DangerHelp:
    """What somebody sees at once who types words of danger."""

    groups: tuple[DangerLines, ...]
    leave: QuickExit
    more: Link | None


@dataclass(frozen=True, slots=True)
class CrisisHelp:
    """All of them, with a heading; not `in_full` they are one line, which opens."""

    heading: str
    text: OptionalText
    lines: tuple[Crisis, ...]
    more: Link | None
    in_full: bool = True


@dataclass(frozen=True, slots=True)
class Banner:
    """A line above every page."""

    text: str
    href: OptionalText = ""
    label: OptionalText = ""


@dataclass(frozen=True, slots=True)
class Footer:
    """The foot of every page."""

    crisis_heading: OptionalText
    crisis_lines: tuple[Crisis, ...]
    crisis_href: OptionalText
    crisis_label: OptionalText
    links: tuple[Link, ...]
    contact: Link | None
    checked: OptionalText
    licence: OptionalText
    licence_href: OptionalText


@dataclass(frozen=True, slots=True)
class SiteView:
    """What stands around every page: the same object for every page of one depth and menu."""

    name: str
    place: OptionalText
    strapline: OptionalText
    language: str
    home: str
    has_long_name: bool
    menu: tuple[Link, ...]
    more: tuple[Link, ...]
    footer: Footer
    demonstration: Banner | None
    banner: Banner | None
    stylesheet: str
    scripts: tuple[str, ...]
    font: str
    icon: str
    icon_touch: str
    manifest: str
    open_search: str
    keys: str
    as_of: str
    as_of_date: str
    pinned: OptionalText
    search: str
    my_list: str


@dataclass(frozen=True, slots=True)
class Preview:
    """The picture of a shared link."""

    image: str
    alt: str


@dataclass(frozen=True, slots=True)
class QuickExit:
    """A way out of a page that somebody must not be seen reading.

    Its words are `label` and `rest`: "Leave", "this page now". It stands `aside` where the page
    only has a listing about safety among others.
    """

    label: str
    rest: str
    href: str
    hint: OptionalText
    aside: bool = False


@dataclass(frozen=True, slots=True)
class PageView:
    """One page; `root` is the way from it to the site's root."""

    title: str
    description: OptionalText
    canonical: OptionalText
    root: str
    crumbs: tuple[Link, ...] = ()
    indexed: bool = True
    preview: Preview | None = None
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    quick_exit: QuickExit | None = None
    language: OptionalText = ""
    direction: str = "ltr"
    posts_to: OptionalText = ""
    reads: OptionalText = ""


@dataclass(frozen=True, slots=True)
class SignpostView:
    """A page at an old address, which leads on to `href` and says so to search engines.

    `title` is that of the page there. `tab` is for the browser's tab, `heading` for the page.
    """

    title: str
    tab: str
    heading: str
    language: str
    href: str
    canonical: OptionalText
    indexed: bool = False


@dataclass(frozen=True, slots=True)
class AccessibilityView:
    """What may be claimed: nothing of compliance until `tested`."""

    tested: bool
    tested_on: OptionalText
    tested_by: OptionalText
    next_test: OptionalText
    contact: OptionalText
    known_faults: tuple[str, ...]
