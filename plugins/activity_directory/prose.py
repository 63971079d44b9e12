"""Markdown becomes HTML that can do no harm: the only maker of Markup.

The C renderer drops raw HTML and dangerous links; the sanitiser then lets through only a few
tags and only links that lead to a page, an e-mail address or a telephone.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import cmarkgfm
import nh3
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Callable

_TAGS = {
    "p",
    "br",
    "strong",
    "em",
    "a",
    "ul",
    "ol",
    "li",
    "h2",
    "h3",
    "h4",
    "blockquote",
    "code",
    "pre",
    "hr",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}
_SCHEMES = {"http", "https", "mailto", "tel"}
_ROOTED = re.compile(r"/(?:[a-z0-9-]+/)*(?:#[a-z0-9-]+)?")
_OUTSIDE = re.compile(
    r"https?://(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,24}(?::\d{2,5})?"
    r"(?:[/?#][^\s{}|\\<>\"]*)?"
    r"|mailto:[A-Za-z0-9._+'-]+@[A-Za-z0-9.-]+"
    r"|tel:\+?[0-9-]{3,20}",
)
_LINK = re.compile(r'<a href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_HEADING = re.compile(r"<h([234])>(.*?)</h\1>", re.DOTALL)
_LEFT_OUT = "<!-- raw HTML omitted -->"


def html_of(text: str, link: Callable[[str], str] | None = None) -> Markup:
    """The HTML of some Markdown.

    `link` makes a rooted address of this site ("/professionals/") relative to its page; without
    it, only links to other sites are kept.
    """
    return _safe(_rendered(text), link)


def html_of_page(text: str, link: Callable[[str], str]) -> Markup:
    """The same for a page of the maintainers': its headings can be linked to."""
    used: set[str] = set()

    def with_id(found: re.Match[str]) -> str:
        words = re.sub(r"<[^>]+>|&[a-z]+;", "", found[2]).casefold()
        slug = re.sub(r"[^a-z0-9]+", "-", words).strip("-") or "part"
        while slug in used:
            slug += "-more"
        used.add(slug)
        return f'<h{found[1]} id="{slug}">{found[2]}</h{found[1]}>'

    return Markup(_HEADING.sub(with_id, html_of(text, link)))  # noqa: S704 - ids are [a-z0-9-]


_MARKER = r"(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)]))"
_TOO_DEEP = re.compile(f"^({_MARKER}{{8}}){_MARKER}+", re.MULTILINE)


def _rendered(text: str) -> str:
    # A quotation in a quotation, thousands deep, would take the renderer seconds.
    rendered: str = cmarkgfm.github_flavored_markdown_to_html(_TOO_DEEP.sub(r"\1", text))
    return rendered


def _safe(rendered: str, link: Callable[[str], str] | None) -> Markup:
    def attribute(tag: str, name: str, value: str) -> str | None:
        if (tag, name) != ("a", "href"):
            return value if (tag, name) in {("th", "align"), ("td", "align")} else None
        if link is not None and _ROOTED.fullmatch(value):
            return link(value.removeprefix("/"))
        return value if _OUTSIDE.fullmatch(value) else None

    return Markup(  # noqa: S704 - the sanitiser's own output
        nh3.clean(
            rendered,
            tags=_TAGS,
            attributes={"a": {"href"}, "th": {"align"}, "td": {"align"}},
            attribute_filter=attribute,
            url_schemes=_SCHEMES,
            link_rel=None,
            strip_comments=True,
        )
    )


class Link(NamedTuple):
    """Where a link leads, and the words that people press."""

    to: str
    words: str

    @property
    def kept(self) -> bool:
        """Whether the page will have it."""
        return _OUTSIDE.fullmatch(self.to) is not None or _ROOTED.fullmatch(self.to) is not None


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
    rendered = _rendered(text)
    links = tuple(
        Link(html.unescape(to), html.unescape(re.sub(r"<[^>]*>", "", words)))
        for to, words in _LINK.findall(rendered)
    )
    return Contents(links, _LEFT_OUT in rendered, "<img " in rendered)


def plain_text(text: str) -> str:
    """The words alone, on one line."""
    bare = nh3.clean(_rendered(text), tags=set())
    return " ".join(Markup(bare).unescape().split())  # noqa: S704 - nothing but text is left
