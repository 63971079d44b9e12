"""Knows a file of Open Referral UK for what it is: a page of a feed, or services by themselves.

Versions 1 and 2 keep a page's services in `content`, version 3 in `contents`, beside counts of
pages (<https://openreferraluk.org>). Import doesn't read them; without this they would be taken for
the answers of one form.
"""

from __future__ import annotations

from activity_directory.importers.json_pieces import Signs, TooManySigns, name_of, pieces
from activity_directory.importers.saved import MOST_SIGNS

REFUSED = (
    "it is from an Open Referral feed, which import can't read. Ask for the same list as a "
    "spreadsheet, and import that with a map of its columns (`--map`)."
)
_SERVICES = frozenset({"content", "contents"})
_COUNTS = frozenset({"totalElements", "totalPages", "total_items", "total_pages"})
_OF_A_SERVICE = frozenset(
    {
        "organization",
        "organization_id",
        "service_at_location",
        "service_at_locations",
        "service_taxonomys",
        "regular_schedules",
        "eligibilitys",
        "cost_options",
        "assured_date",
    }
)


def is_feed(text: str) -> bool:
    """Whether a JSON text is a page of a feed, a list of services, or one service."""
    start = len(text) - len(text.lstrip())
    signs = Signs(MOST_SIGNS)
    try:
        if text[start] == "[":
            start = next((piece.start for piece in pieces(text, start, signs)), start)
            start += len(text[start:]) - len(text[start:].lstrip())
        is_group = text[start : start + 1] == "{"
        fields = pieces(text, start, signs) if is_group else ()
        names = {name_of(field, text) for field in fields}
    except TooManySigns:
        return False
    is_page = bool(names & _SERVICES and names & _COUNTS)
    return is_page or ({"id", "name"} <= names and bool(names & _OF_A_SERVICE))
