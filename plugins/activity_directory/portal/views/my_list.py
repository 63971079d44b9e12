"""The list that a visitor makes."""

from __future__ import annotations

from dataclasses import dataclass

from activity_directory.portal.views.activity import CopyText
from activity_directory.portal.views.common import Link, Tag
from activity_directory.portal.views.find import Shape
from activity_directory.portal.views.patches import Patch


@dataclass(frozen=True, slots=True)
class MyListView:
    """What the page of a visitor's own list needs. Every href is ready to use on that page.

    `files` is how the address of each of the `of` files begins in which its script looks activities
    up. `plan` leads to the page that makes a plan of a list. `shape`, `tags` and `patches` are what
    results are made of.
    """

    home: str
    files: str
    of: int
    site: str
    as_of: str
    plan: str
    ways: tuple[Link, ...]
    copy: CopyText
    shape: Shape
    tags: tuple[Tag, ...]
    patches: tuple[Patch, ...]


@dataclass(frozen=True, slots=True)
class PlanView:
    """What the page of a plan needs: the files of a list, as above, and those with the cards.

    `list` is the whole address of the page of a list, for the QR code.
    """

    home: str
    files: str
    of: int
    cards: str
    list: str
    site: str
    ways: tuple[Link, ...]
