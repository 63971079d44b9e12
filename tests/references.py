"""What a forge makes of Markdown: its page, and what it would then link, call or draw in the words.

The patterns follow GitHub's documentation ("Autolinked references and URLs", "Basic writing and
formatting syntax", "Writing mathematical expressions") and not the code that is tested with them.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from cmarkgfm import github_flavored_markdown_to_html
from cmarkgfm.cmark import Options

REFERENCES = {
    "a person or a team": r"(?<![A-Za-z0-9_])@[a-z0-9][a-z0-9-]*(?:/[\w.-]+)?",
    "an issue": r"(?<![A-Za-z0-9_])#\d+",
    "an issue by its letters": r"(?<![A-Za-z0-9_])gh-\d+",
    "an issue of another repository": r"[\w.-]+(?:/[\w.-]+)?#\d+",
    "a commit": r"(?<![A-Za-z0-9])[0-9a-f]{7,40}(?![A-Za-z0-9])",
    "a commit of somebody": r"[\w.-]+@[0-9a-f]{7,40}",
    "an advisory": r"(?<![A-Za-z0-9_])(?:GHSA|CVE)-\w",
    "a web address": r"(?:https?|ftp)://[^\s]",
    "an address that begins with www": r"www\.[^\s]",
    "an e-mail address": r"[\w.+-]+@[a-z0-9-]+\.[a-z0-9]",
    "an emoji": r":[\w+-]+:",
}


def live_references(words: str) -> list[str]:
    """What GitHub would link, call or replace in the words of a page."""
    return [
        f"{what}: {match[0]!r}"
        for what, pattern in REFERENCES.items()
        for match in re.finditer(pattern, words, re.IGNORECASE)
    ]


class Page(HTMLParser):
    """What a page shows: its words, its elements with their attributes, and what is neither.

    `free` are those words that no code or link is round: where GitHub looks for references.
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words = ""
        self.free = ""
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.other: list[str] = []
        self._inside = 0
        self.feed(html)
        self.close()

    @property
    def tags(self) -> list[str]:
        return [tag for tag, _ in self.elements]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._inside += tag in {"code", "pre", "a"}
        self.free += "" if tag == "span" else " "

    def handle_endtag(self, tag: str) -> None:
        self._inside -= tag in {"code", "pre", "a"}

    def handle_data(self, data: str) -> None:
        self.words += data
        if not self._inside:
            self.free += data

    def handle_comment(self, data: str) -> None:
        self.other.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def page_of(markdown: str) -> Page:
    """The page before a forge takes out what is unsafe: so that a test sees all of it."""
    options = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
    return Page(github_flavored_markdown_to_html(markdown, options))
