"""The one stylesheet of the site, and the names of its static files, made from the theme's folder.

Knows nothing of pages or of Pelican.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path, PurePosixPath

# Later rules win: what others made, then the page, then its components, then paper.
BEFORE_COMPONENTS = (
    "vendor/govuk-frontend/govuk-frontend.css",
    "styles/fonts.css",
    "styles/tokens.css",
    "styles/base.css",
)
AFTER_COMPONENTS = ("styles/print.css",)
OF_THE_SCREEN = (
    "styles/fonts.css",
    "styles/tokens.css",
    "templates/components/patch/style.css",
    "styles/screen.css",
)
"""A television of 2018 understands little of the rest, and a screen needs none of it."""

APART = {
    "card.css": ("card",),
    "card-page.css": ("styles/card-page.css", "counter-card", "poster"),
    "champions.css": ("champion-place",),
    "coverage.css": ("coverage",),
    "find.css": ("also-search", "champion-help", "filter-panel", "find", "near-box"),
    "papers.css": ("desk-sheet", "eligible", "plan", "referral-slip", "share-button"),
    "results-map.css": ("results-map",),
}
"""Components that few pages have: their styles are files of their own, which those pages load.

What has no component is named by its file in the theme's folder.
"""

_STRING_COMMENT_OR_SPACE = re.compile(
    r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/|\s+""", re.DOTALL
)
_SPACE_ABOUT_PUNCTUATION = re.compile(
    r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')| ?([{};,]) ?""", re.DOTALL
)
_NEEDLESS = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[{;][-\w]+:) ?|;(?=})""", re.DOTALL)
"""The space after the name of a declaration, and the sign after the last one of a rule."""
_ADDRESS = re.compile(r'url\("([^"]+)"\)')


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file to publish: `name` is its address from the site's root, `content` its bytes."""

    name: str
    content: bytes


def hashed_name(name: str, content: bytes) -> str:
    """The name with the first ten hex digits of the content's SHA-256 before its last suffix.

    A changed file has another address, so a host may tell browsers to keep it for ever.
    """
    path = PurePosixPath(name)
    digest = hashlib.sha256(content).hexdigest()[:10]
    return str(path.with_name(f"{path.stem}.{digest}{path.suffix}"))


def static_files(theme: Path) -> dict[str, StaticFile]:
    """Every file below theme/static by its plain name ("images/icon.svg"), hashed, in order."""
    folder = theme / "static"
    files = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            name = path.relative_to(folder).as_posix()
            content = path.read_bytes()
            files[name] = StaticFile(f"static/{hashed_name(name, content)}", content)
    return files


def stylesheet_sources(theme: Path) -> tuple[Path, ...]:
    """Every file of the stylesheet in the order of its rules, components by name.

    Those of `APART` are not among them.
    """
    components = sorted((theme / "templates" / "components").glob("*/style.css"))
    apart = frozenset(chain.from_iterable(APART.values()))
    return (
        *(theme / name for name in BEFORE_COMPONENTS),
        *(path for path in components if path.parent.name not in apart),
        *(theme / name for name in AFTER_COMPONENTS),
    )


def without_comments(css: str) -> str:
    """The same rules on fewer bytes: no comments, one space at most, none beside `{};,`."""
    css = _STRING_COMMENT_OR_SPACE.sub(lambda match: match[1] or " ", css)
    css = _SPACE_ABOUT_PUNCTUATION.sub(lambda match: match[1] or match[2], css).strip()
    return _NEEDLESS.sub(lambda match: match[1] or "", css)


def with_addresses(css: str, names: Mapping[str, str]) -> str:
    """Every `url("fonts/x.woff2")` made the file's hashed address, relative to the stylesheet.

    Raises KeyError for a file that theme/static doesn't hold.
    """

    def address(match: re.Match[str]) -> str:
        return f'url("{names[match[1]].removeprefix("static/")}")'

    return _ADDRESS.sub(address, css)


def stylesheet(theme: Path) -> StaticFile:
    """The vendored rules, the page's and every component's, as one file named by its content."""
    return _joined(theme, "connected.css", stylesheet_sources(theme))


def screen_stylesheet(theme: Path) -> StaticFile:
    """The one of the screens for waiting rooms."""
    return _joined(theme, "screen.css", tuple(theme / name for name in OF_THE_SCREEN))


def embed_stylesheet(theme: Path) -> StaticFile:
    """The one of what others' pages show: small, with nothing of the rest."""
    return _joined(theme, "embed.css", (theme / "styles/embed.css",))


def sources_apart(theme: Path) -> dict[str, tuple[Path, ...]]:
    """The files that each of `APART` is made of, by its plain name."""
    components = theme / "templates" / "components"
    return {
        name: tuple(
            theme / one if one.endswith(".css") else components / one / "style.css"
            for one in together
        )
        for name, together in APART.items()
    }


def stylesheets_apart(theme: Path) -> dict[str, StaticFile]:
    """The files of `APART`, by their plain names: beside the stylesheet of every page."""
    return {name: _joined(theme, name, paths) for name, paths in sources_apart(theme).items()}


def _joined(theme: Path, name: str, sources: tuple[Path, ...]) -> StaticFile:
    css = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    names = {plain: file.name for plain, file in static_files(theme).items()}
    content = without_comments(with_addresses(css, names)).encode()
    return StaticFile(f"static/{hashed_name(name, content)}", content)
