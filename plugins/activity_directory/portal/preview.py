"""One HTML file that shows entries as they will look, for who reviews a pull request.

It needs no other file and runs no script: styles, type, icons and pictures stand in it.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

from jinja2 import Environment, FileSystemLoader

from activity_directory import messages
from activity_directory.catalogue.catalogue import Catalogue
from activity_directory.portal import assets, jinja, leaks, stylesheet
from activity_directory.portal.edition import Edition, SitePage
from activity_directory.portal.pages import (
    activities,
    champions,
    funding,
    organisations,
    own_words,
    stories,
)
from activity_directory.portal.views.common import ProblemView
from activity_directory.problems import Problem, of_file
from activity_directory.reports.changes import Change
from activity_directory.urls import addresses

MOST = 20
"""Entries that are shown: each holds two pages with all that they need."""
_KINDS = {
    "organisations": (organisations.pages, addresses.organisation),
    "stories": (stories.pages, addresses.story),
    "pages": (own_words.pages, addresses.page),
    "champions": (champions.pages, lambda _file: addresses.CHAMPIONS),
    "funding": (funding.pages, lambda _file: addresses.FUNDING),
}
"""The pages on which an entry of a folder is read, and the address of the one to show."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One file to show. `path` is as problems give it; `change` is what is told of it, if it is."""

    path: str
    change: Change | None = None

    @property
    def folder(self) -> str:
        """The folder of entries that it is in."""
        return PurePosixPath(self.path).parent.name

    @property
    def id(self) -> str:
        """Its name without the ending."""
        return PurePosixPath(self.path).stem


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page or a card with everything in it. `shape` is "page" or "card"."""

    title: str
    shape: str
    html: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One entry: what changed, what is wrong, and how it will look."""

    path: str
    name: str
    lines: tuple[str, ...]
    mistakes: tuple[ProblemView, ...]
    sheets: tuple[Sheet, ...]


def preview(
    catalogue: Catalogue | None,
    problems: Sequence[Problem],
    wanted: Sequence[Wanted],
    today: date,
    theme: Path,
) -> str:
    """The file. Without a readable `site.yml` there is no catalogue, and only mistakes to show.

    Raises WouldTell where it would tell where a withheld place is.
    """
    environment = Environment(loader=FileSystemLoader(theme / "templates"), **jinja.ENVIRONMENT)  # noqa: S701 - it is on there
    style = _style(theme)
    studio = None
    with messages.speaking(catalogue.site.language if catalogue else messages.FIRST):
        if catalogue is not None and not any(map(_spoils_all, problems)):
            studio = _Studio(_with_sound_pictures(catalogue), today, theme, environment, style)
        shown = tuple(_shown(one, problems, studio) for one in wanted[:MOST])
        if catalogue is not None:
            _tell_nothing(shown, catalogue)
        return environment.get_template("preview.html").render(
            shown=shown,
            left=max(0, len(wanted) - MOST),
            style=style,
            site=catalogue.site.name if catalogue else "",
        )


def _tell_nothing(shown: Sequence[Shown], catalogue: Catalogue) -> None:
    """Raise WouldTell where an entry's sheets, or what is told of it, say what is withheld."""
    secrets = catalogue.certain_secrets
    for one in shown if secrets else ():
        parts = (one.name, *one.lines, *(sheet.html for sheet in one.sheets))
        places = {
            place
            for part in parts
            for place in leaks.places_disclosed_by(secrets, "", part.encode())
        }
        if places:
            found = [leaks.Leak(one.path, place) for place in sorted(places)]
            raise leaks.WouldTell(leaks.message("The preview", found))


def _shown(wanted: Wanted, problems: Sequence[Problem], studio: _Studio | None) -> Shown:
    mistakes = tuple(
        ProblemView.of(problem)
        for each in problems
        if (problem := each if _spoils_all(each) else of_file(each, lambda it: it == wanted.path))
    )
    broken = any(mistake.severity == "error" for mistake in mistakes)
    return Shown(
        path=wanted.path,
        name=wanted.change.name if wanted.change else wanted.id,
        lines=wanted.change.lines if wanted.change else (),
        mistakes=mistakes,
        sheets=() if broken or studio is None else tuple(studio.sheets(wanted)),
    )


def _with_sound_pictures(catalogue: Catalogue) -> Catalogue:
    """The catalogue without the pictures that can't be shown: that is told at their entries."""
    sound = assets.publishable(catalogue)
    return replace(
        catalogue,
        activities=tuple(
            activity
            if activity.image is None or activity.image.file in sound
            else replace(activity, image=None)
            for activity in catalogue.activities
        ),
        stories=tuple(
            story
            if story.image is None or story.image.file in sound
            else replace(story, image=None)
            for story in catalogue.stories
        ),
    )


def _spoils_all(problem: Problem) -> bool:
    """Whether no entry can be shown: a list of terms is missing, and what entries say with it."""
    folder = PurePosixPath(problem.path).parent.name
    return folder == "vocabularies" and problem.severity == "error"


class _Studio:
    """Makes pages that need no other file."""

    def __init__(
        self,
        catalogue: Catalogue,
        today: date,
        theme: Path,
        environment: Environment,
        style: str,
    ) -> None:
        self.assets = assets.gather(theme, catalogue)
        base = catalogue.site.address or "https://preview.invalid/"
        self.edition = Edition(catalogue, today, base, self.assets)
        self.environment = environment
        self.style = style

    def sheets(self, wanted: Wanted) -> Iterator[Sheet]:
        """How a file will be read: an activity's page and card, or the page of another entry."""
        for page in self._pages(wanted):
            is_card = page.address.endswith("/card/")
            yield Sheet(page.view["page"].title, "card" if is_card else "page", self._whole(page))

    def _pages(self, wanted: Wanted) -> Iterator[SitePage]:
        if wanted.folder == "activities":
            listing = self.edition.by_slug.get(wanted.id)
            if listing is not None:
                yield from activities.pages_of(self.edition, listing)
        elif wanted.folder == "venues":
            for listing in self.edition.listings:
                if any(venue.id == wanted.id for venue in listing.activity.venues):
                    yield next(activities.pages_of(self.edition, listing))
                    return
        elif wanted.folder in _KINDS:
            pages, address = _KINDS[wanted.folder]
            for page in pages(self.edition):
                if page.address == address(wanted.id):
                    yield page
                    return

    def _whole(self, page: SitePage) -> str:
        """The page with all it needs in it. Its links lead nowhere: there is no site around it."""
        html: str = self.environment.get_template(page.template).render(page.view)
        before, _, rest = html.partition("<head>")
        _, _, body = rest.partition("</head>")
        root = re.escape(page.view["page"].root)
        body = re.sub(
            rf'(<img[^>]*? src="){root}([^"]+)', lambda it: it[1] + self._picture(it[2]), body
        )
        head = f'<base target="_blank"><link rel="stylesheet" href="{self.style}">'
        return f'{before}<head><meta charset="utf-8">{head}</head>{body}'

    def _picture(self, address: str) -> str:
        return _inline("image/webp", self.assets.files[address])


def _style(theme: Path) -> str:
    """The stylesheet of the site and of the file itself, its type inside, as an address."""
    files = {file.name: file.content for file in stylesheet.static_files(theme).values()}
    styles = (stylesheet.stylesheet(theme), *stylesheet.stylesheets_apart(theme).values())
    css = b"".join(file.content for file in styles).decode()
    # The type is here already: nothing moves when it comes, so it need not be done without.
    css = css.replace("font-display: optional", "font-display: block")
    own = (theme / "styles" / "preview.css").read_text(encoding="utf-8")
    whole = _ADDRESS.sub(
        lambda it: f'url("{_inline("font/woff2", files[f"static/{it[1]}"])}")', css
    )
    return _inline("text/css", (whole + own).encode())


def _inline(kind: str, content: bytes) -> str:
    """An address that holds the content itself."""
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


_ADDRESS = re.compile(r'url\("([^"]+)"\)')
