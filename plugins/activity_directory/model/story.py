"""A story of what happened to somebody, told with their consent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activity_directory.records import entity

if TYPE_CHECKING:
    from datetime import date

    from activity_directory.model.activity import Image
    from activity_directory.source.places import Places
    from activity_directory.vocabulary import Term


@entity
class Story:
    """`activities` are slugs; `text` is Markdown; `consent` says on what basis it is told."""

    slug: str
    title: str
    summary: str
    consent: str
    places: Places
    activities: tuple[str, ...] = ()
    needs: tuple[Term, ...] = ()
    told_on: date | None = None
    quote: str = ""
    image: Image | None = None
    was: tuple[str, ...] = ()
    text: str = ""
