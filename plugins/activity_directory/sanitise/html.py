"""Markdown becomes HTML that can do no harm: the only maker of Markup.

The C renderer drops raw HTML and dangerous links; the sanitiser then lets through only a few
tags and only links that lead to a page, an e-mail address or a telephone.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import nh3
from markupsafe import Markup, escape

from activity_directory.sanitise import markdown
from activity_directory.sanitise.quoting import parts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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
_NO_MARKUP = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})
_HEADING = re.compile(r"<h([234])>(.*?)</h\1>", re.DOTALL)


def html_of(text: str, link: Callable[[str], str] | None = None) -> Markup:
    """The HTML of some Markdown.

    `link` makes a rooted address of this site ("/professionals/") relative to its page; without
    it, only links to other sites are kept.
    """
    return _safe(markdown.rendered(text), link)


def html_of_page(text: str, link: Callable[[str], str]) -> Markup:
    """The same for a page of the maintainers': its headings can be linked to."""
    used: set[str] = set()

    def with_id(match: re.Match[str]) -> str:
        words = re.sub(r"<[^>]+>|&[a-z]+;", "", match[2]).casefold()
        slug = re.sub(r"[^a-z0-9]+", "-", words).strip("-") or "part"
        while slug in used:
            slug += "-more"
        used.add(slug)
        return f'<h{match[1]} id="{slug}">{match[2]}</h{match[1]}>'

    return Markup(_HEADING.sub(with_id, html_of(text, link)))  # noqa: S704 - ids are [a-z0-9-]


def _safe(rendered: str, link: Callable[[str], str] | None) -> Markup:
    def attribute(tag: str, name: str, value: str) -> str | None:
        if (tag, name) == ("ol", "start"):
            return value if re.fullmatch("[0-9]{1,9}", value) else None
        if (tag, name) != ("a", "href"):
            return value if (tag, name) in {("th", "align"), ("td", "align")} else None
        if link is not None and markdown.ROOTED.fullmatch(value):
            return link(value.removeprefix("/"))
        return value if markdown.OUTSIDE.fullmatch(value) else None

    return Markup(  # noqa: S704 - the sanitiser's own output
        nh3.clean(
            rendered,
            tags=_TAGS,
            attributes={"a": {"href"}, "ol": {"start"}, "th": {"align"}, "td": {"align"}},
            attribute_filter=attribute,
            url_schemes=_SCHEMES,
            link_rel=None,
            strip_comments=True,
        )
    )


def message(text: str) -> Markup:
    """A message of ours: what it quotes between backticks is in an element `code`."""
    shown = (
        Markup("<code>{}</code>").format(part) if is_quoted else escape(part)
        for part, is_quoted in parts(text)
    )
    return Markup("").join(shown)


def data_block(content: Mapping[str, Any]) -> Markup:
    """Data as JSON for an element `script`, which nothing in it can close."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_NO_MARKUP))  # noqa: S704 - no sign of it begins a tag or a code


def plain_text(text: str) -> str:
    """The words alone, on one line."""
    bare = nh3.clean(markdown.rendered(text), tags=set())
    return " ".join(Markup(bare).unescape().split())  # noqa: S704 - nothing but text is left
