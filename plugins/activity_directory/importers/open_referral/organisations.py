"""What the organisations of a feed say of themselves, as a few sentences for their files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from activity_directory.importers.open_referral.shapes import Document, inside, line, text
from activity_directory.intake.first_lines import first_sentences
from activity_directory.vocabulary import plain
from activity_directory.wording.counting import counted

_LONGEST = 600
"""Characters: such a file has one or two plain sentences."""


def about(service: Document) -> str:
    """Who runs a service in its own words; empty where the service says the same."""
    return first_sentences(_of_itself(service), _LONGEST).lstrip("=+-@•*· ")


def remark_on(services: Iterable[Document]) -> Iterator[str]:
    """How many organisations say more of themselves than is taken."""
    more = set()
    for one in services:
        words = _of_itself(one)
        if words and plain(words) != plain(about(one)):
            more.add(line(inside(one, "organization"), "id", "name"))
    if more:
        yield (
            f"what {counted(len(more), 'organisation')} {'says' if len(more) == 1 else 'say'} of "
            f"{'itself' if len(more) == 1 else 'themselves'} is cut to its first sentences, "
            f"without contacts: {_LONGEST} characters at most"
        )


def _of_itself(service: Document) -> str:
    """All that who runs a service says of itself, and the service doesn't."""
    words = text(inside(service, "organization"), "description")
    return "" if plain(words) in plain(text(service, "description")) else words
