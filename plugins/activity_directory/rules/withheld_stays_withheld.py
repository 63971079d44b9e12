"""A withheld place must not be told in the words.

`withheld-in-text`: a venue with `withheld: yes` is never published, and its postcode, street or
name stands in a text that is. Take it out there too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from activity_directory.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from activity_directory.catalogue import Community
    from activity_directory.model.activity import Activity
    from activity_directory.problems import Problem


def _look(one: Activity, _community: Community, _today: date) -> Iterable[Problem]:
    """No text of an activity at a withheld place says where that is."""
    return _faults(one) if one.withholds_its_place else ()


def _faults(one: Activity) -> Iterator[Problem]:
    texts = {
        "name": one.name,
        "summary": one.summary,
        "highlight": one.highlight,
        "who_comes": one.who_comes,
        "getting_there": one.getting_there,
        "how_to_join": one.joining.how,
        "contact.ask_for": one.contact.ask_for,
    }
    places: list[tuple[str, str | tuple[int, int]]] = [
        (_bare(text), field) for field, text in texts.items() if text
    ]
    places += [
        (_bare(line), (number, 1))
        for number, line in enumerate(
            one.places_in_file.text.split("\n")[one.description_line - 1 :],
            one.description_line,
        )
    ]
    secrets = [
        _bare(secret)
        for venue in one.venues
        if venue.withheld
        for secret in (venue.postcode, venue.street, venue.name)
        if secret
    ]
    for text, place in places:
        if any(secret in text for secret in secrets):
            yield one.places_in_file.problem(
                place,
                "withheld-in-text",
                "The text says where a withheld venue is",
                "Take the name and the address out of the text.",
            )


def _bare(text: str) -> str:
    """`text` without spaces and capitals: "lw7 3ab" is "LW73AB"."""
    return "".join(text.casefold().split())


RULE = Rule(("withheld-in-text",), __doc__, looks={"activities": _look})
