"""An ordinary page of the portal, written by its maintainers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from activity_directory.records import entity

if TYPE_CHECKING:
    from activity_directory.source.places import Places


@entity
class Page:
    """`text` is Markdown. The slug alone says which facts of the directory stand beside it.

    `was` are whole addresses: a page can take the place of anything.
    """

    slug: str
    title: str
    summary: str
    places: Places
    menu: Literal["", "main", "footer"] = ""
    menu_label: str = ""
    order: int = 0
    was: tuple[str, ...] = ()
    text: str = ""
