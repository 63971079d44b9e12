"""A site in memory: each of its pages is made when somebody asks for it, byte for byte as built.

`serve` shows it from the moment that an entry is saved until the whole site has been built again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, TemplateError

from activity_directory import messages
from activity_directory.catalogue.catalogue import Catalogue
from activity_directory.portal import assets, booklets, jinja, pages
from activity_directory.portal.assets import Assets
from activity_directory.portal.compiled_templates import CompiledTemplates
from activity_directory.portal.edition import Edition, SitePage
from activity_directory.portal.languages import with_languages
from activity_directory.portal.pages import activities
from activity_directory.portal.quick_templates import QuickTemplate
from activity_directory.reports.growth import History
from activity_directory.urls import addresses

Kind = Callable[[Edition], Iterator[SitePage]]


@dataclass(frozen=True, eq=False)
class Theme:
    """What pages are made with besides their catalogue: read once, until something of it changes.

    `kinds` remembers which kind of page stands below an address, so that it is soon found.
    """

    folder: Path
    assets: Assets
    templates: Environment
    kinds: dict[str, Kind] = field(default_factory=dict)


def theme_for(folder: Path, catalogue: Catalogue) -> Theme:
    """The theme, with the pictures of a catalogue and sentences in its language."""
    with messages.speaking(catalogue.site.language):
        compiled = CompiledTemplates(catalogue.site.language)
        templates = Environment(  # noqa: S701 - it is on there
            loader=FileSystemLoader(folder / "templates"),
            bytecode_cache=compiled,
            **jinja.ENVIRONMENT,
        )
        templates.template_class = QuickTemplate
        return Theme(folder, assets.gather(folder, catalogue), templates)


class LiveSite:
    """The pages of a catalogue on one date. `built` is the last whole site, where there is one."""

    def __init__(self, edition: Edition, theme: Theme, built: Path | None) -> None:
        self.edition = edition
        self.theme = theme
        self._built = built
        self._made: dict[str, bytes] = {}
        edition.make_booklets = partial(booklets.of_site, edition, built)

    def page(self, address: str) -> bytes | None:
        """The page at an address from the site's root; None where there is none, or no page."""
        if not (address == addresses.HOME or address.endswith(("/", ".html"))):
            return None
        if address not in self._made:
            with messages.speaking(self.edition.catalogue.site.language):
                page = self._of_activity(address) or self._of_another_kind(address)
                if page is None:
                    return None
                try:
                    html = self.theme.templates.get_template(page.template).render(page.view)
                except TemplateError:  # building the whole site says what is wrong
                    return None
                self._made[address] = with_languages(html)
        return self._made[address]

    def file(self, address: str) -> bytes | None:
        """A file that pages refer to, such as a picture or the stylesheet."""
        return self.edition.assets.files.get(address)

    def _of_activity(self, address: str) -> SitePage | None:
        folder, _, rest = address.partition("/")
        listing = self.edition.by_slug.get(rest.partition("/")[0])
        if f"{folder}/" != addresses.ACTIVITIES or listing is None:
            return None
        return _at(address, activities.pages_of(self.edition, listing))

    def _of_another_kind(self, address: str) -> SitePage | None:
        """Pages of the other kinds are made, though not rendered, until one has this address."""
        below = address.partition("/")[0]
        known = self.theme.kinds.get(below)
        found = known and _at(address, known(self.edition))
        if found or not self._may_be_there(address):
            return found or None
        for kind in pages.KINDS:
            if kind not in {known, activities.pages}:
                page = _at(address, kind(self.edition))
                if page is not None:
                    self.theme.kinds[below] = kind
                    return page
        return None

    def _may_be_there(self, address: str) -> bool:
        """Whether it is worth a look through every page: the last site had one at this address."""
        with suppress(OSError, ValueError):  # too long, or no name has such a character
            return self._built is None or (self._built / addresses.file_of(address)).is_file()
        return False


def _at(address: str, made: Iterable[SitePage]) -> SitePage | None:
    return next((page for page in made if page.address == address), None)


def first(
    catalogue: Catalogue,
    today: date,
    base: str,
    theme: Theme,
    built: Path | None,
    history: Callable[[], History] | None = None,
) -> LiveSite:
    """The site of a catalogue that was read as a whole. Only one page asks for its `history`."""
    with messages.speaking(catalogue.site.language):
        edition = Edition(catalogue, today, base, theme.assets)
        edition.history = history or edition.history
        return LiveSite(edition, theme, built)


def after(last: LiveSite, catalogue: Catalogue, built: Path | None) -> LiveSite:
    """The same once entries of it were saved: what they don't change is taken from the last."""
    edition = last.edition
    with messages.speaking(catalogue.site.language):
        files = edition.assets
        if assets.named_by(catalogue) != frozenset(files.pictures):
            files = assets.gather(last.theme.folder, catalogue)
        new = Edition(catalogue, edition.today, edition.base, files, edition)
        new.history = edition.history
        return LiveSite(new, last.theme, built)
