"""What views may know of a catalogue, besides the entry that they are of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from activity_directory.model.danger import Danger
    from activity_directory.model.page import Page
    from activity_directory.model.postcodes import Postcodes
    from activity_directory.model.site import Site
    from activity_directory.vocabulary import Vocabulary


class SharedFacts(Protocol):
    """Part of a `Catalogue`: what the views of all entries share.

    No view of one entry can depend on another entry that it isn't given. So the pages of an
    activity can be taken over from the last site: `made_of` in pages/activities.py names all that
    is here. A fact that is added here has to be added there.
    """

    @property
    def site(self) -> Site: ...
    @property
    def vocabularies(self) -> Mapping[str, Vocabulary]: ...
    @property
    def danger(self) -> Danger: ...
    @property
    def names(self) -> Mapping[str, frozenset[str]]: ...
    @property
    def pages(self) -> tuple[Page, ...]: ...
    @property
    def postcodes(self) -> Postcodes: ...
    @property
    def code_by_slug(self) -> Mapping[str, str]: ...
