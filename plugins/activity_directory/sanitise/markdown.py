"""Markdown as its renderer sees it: the HTML that comes of it, and what it holds besides words.

What the pages show of that HTML is the business of `sanitise.html`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import cmarkgfm
from cmarkgfm.cmark import Options

from activity_directory.sanitise.pasted import as_markdown

ROOTED = re.compile(r"/(?:[a-z0-9-]+/)*(?:#[a-z0-9-]+)?")
"""An address of this site, as it is written in entries."""
OUTSIDE = re.compile(
    r"https?://(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,24}(?::\d{2,5})?"
    r"(?:[/?#][^\s{}|\\<>\"]*)?"
    r"|mailto:[A-Za-z0-9._+'-]+@[A-Za-z0-9.-]+"
    r"|tel:\+?[0-9-]{3,20}",
)
"""An address that isn't of this site and may be led to."""
_LINK = re.compile(r'<a href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_LEFT_OUT = "<!-- raw HTML omitted -->"
_MARKER = r"(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)]))"
_TOO_DEEP = re.compile(f"^({_MARKER}{{8}}){_MARKER}+", re.MULTILINE)


def rendered(text: str) -> str:
    """The HTML of some Markdown, its quotation marks those of print; not yet fit to be shown."""
    # A quotation in a quotation, thousands deep, would take the renderer seconds.
    html: str = cmarkgfm.github_flavored_markdown_to_html(
        _TOO_DEEP.sub(r"\1", as_markdown(text)), Options.CMARK_OPT_SMART
    )
    return html


class Link(NamedTuple):
    """Where a link leads, and the words that people press."""

    to: str
    words: str

    @property
    def kept(self) -> bool:
        """Whether the page will have it."""
        return OUTSIDE.fullmatch(self.to) is not None or ROOTED.fullmatch(self.to) is not None


class Contents(NamedTuple):
    """What some Markdown holds besides words, as the renderer itself sees it."""

    links: tuple[Link, ...]
    html: bool
    pictures: bool


@lru_cache(maxsize=2)
def contents(text: str) -> Contents:
    """The links of some Markdown, and whether HTML or a picture would be dropped from it.

    Of the text at hand it is asked more than once.
    """
    html = rendered(text)
    links = tuple(
        Link(_unescaped(to), _unescaped(re.sub(r"<[^>]*>", "", words)))
        for to, words in _LINK.findall(html)
    )
    return Contents(links, _LEFT_OUT in html, "<img " in html)


def _unescaped(words: str) -> str:
    if "&" not in words:
        return words
    from html import unescape  # noqa: PLC0415 - its 2,000 names cost as much as reading five entries

    return unescape(words)
