"""A directory to print, and how pages lead to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from activity_directory import messages
from activity_directory.portal.views.common import Link
from activity_directory.wording.phrases import size_words

_PAGES = re.compile(rb"/Type ?/Pages ?/Count (\d+)")


@dataclass(frozen=True, slots=True)
class Booklet:
    """A booklet that was made. `what` is on its cover: "Old Town"."""

    address: str
    what: str
    content: bytes

    @property
    def pages(self) -> int:
        """How many pages it has: the largest number is that of the whole tree of pages."""
        return max(map(int, _PAGES.findall(self.content)))

    def link(self, href: Callable[[str], str], label: str = "") -> Link:
        """The way to it, with how large it is in words."""
        size = len(self.content)
        return Link(
            label or messages.text("booklet.link", what=self.what),
            href(self.address),
            messages.text(
                "booklet.size",
                pages=messages.text("booklet.pages", count=self.pages),
                size=size_words(size),
            ),
        )
