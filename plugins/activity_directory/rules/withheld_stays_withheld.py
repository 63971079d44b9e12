"""A withheld place must not be told in the words (`withheld-in-text`).

A venue with `withheld: yes` is never published. This finds its postcode, street or name in a text
that is: take it out there too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from activity_directory.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from activity_directory.catalogue import Catalogue
    from activity_directory.problems import Problem


def check(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """No text of an activity at a withheld place says where that is."""
    del today
    for one in catalogue.activities:
        if not one.withholds_its_place:
            continue
        texts = {
            "summary": one.summary, "highlight": one.highlight, "who_comes": one.who_comes,
            "getting_there": one.getting_there, "how_to_join": one.joining.how,
            "description": f"{one.description}\n{one.first_time}",
        }
        for venue in (venue for venue in one.venues if venue.withheld):
            for secret in filter(None, (venue.postcode, venue.street, venue.name)):
                for field, text in texts.items():
                    if secret.casefold() in text.casefold():
                        yield one.places_in_file.problem(
                            field, "withheld-in-text",
                            "The text says where a withheld venue is",
                            "Take the name and the address out of the text.",
                        )


RULE = Rule(("withheld-in-text",), check, __doc__)
