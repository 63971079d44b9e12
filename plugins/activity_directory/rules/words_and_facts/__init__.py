"""The words of an entry say the same as its facts. Each of these warnings quotes both.

The words are what people read and the facts are what the search and the calendar use, so one of
them sends people wrong. Change whichever is out of date.

`words-say-another-day` (a warning): the text names a day of the week when the activity is not on.

`words-say-another-time` (a warning): the text gives times that are not those under `when:`.

`words-say-another-price` (a warning): the text gives an amount that is not under `cost:`.

`words-say-free` (a warning): the text says that it is free, but every way of paying has a price.

`words-say-another-age` (a warning): the text gives an age that is not the one under
`eligibility:`.

`words-say-another-way-in` (a warning): the text says that people can drop in, or that they must
book, but `joining:` says otherwise.

`words-say-a-past-date` (a warning): the text speaks of a month to come that is long past.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from activity_directory.model.status import Closed
from activity_directory.rules.rule import Rule
from activity_directory.rules.words_and_facts import ages, days, prices, times, ways_in, years
from activity_directory.rules.words_and_facts.claims import Claim, Look, Signs
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.texts import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from activity_directory.catalogue.catalogue import Community
    from activity_directory.model.activity import Activity
    from activity_directory.problems import Problem


def _look(activity: Activity, _community: Community, today: date) -> Iterator[Problem]:
    """The first contradiction of each sort in a listing that is still there."""
    if isinstance(activity.status, Closed):
        return
    text = "\n\n".join(_texts(activity).values())
    signs = Signs(text)
    for may_find, look in LOOKS:
        if may_find(signs):
            claim = next(look(activity, text, today), None)
            if claim is not None:
                yield _problem(activity, claim)


def _texts(activity: Activity) -> dict[str, str]:
    """The words by the fields they stand in; "" is the description."""
    return {
        "eligibility.text": activity.eligibility.text if activity.eligibility else "",
        "summary": activity.summary,
        "highlight": activity.highlight,
        "how_to_join": activity.joining.how,
        "": f"{activity.description}\n\n{activity.first_time}",
    }


def _field_at(activity: Activity, start: int) -> str:
    """The field in which the words that start at `start` stand."""
    end = 0
    for field, text in _texts(activity).items():
        end += len(text) + 2
        if start < end:
            return field
    return ""


def _problem(activity: Activity, claim: Claim) -> Problem:
    places = activity.places_in_file
    line = f" (line {places.at(claim.place)[0]})" if claim.place else ""
    return places.problem(
        _where(activity, claim),
        claim.rule,
        f"The text says {quoted(' '.join(claim.words.split()))}, {claim.against}{line}",
        claim.hint,
        "warning",
    )


def _where(activity: Activity, claim: Claim) -> tuple[int, int]:
    """Where the words stand: in the description, or behind the name of their field."""
    texts = texts_of("activities", activity.places_in_file)
    field = _field_at(activity, claim.start)
    for text in texts.every() if field else texts.markdown:
        if text.field == field or not field:
            match = re.search(r"\s+".join(map(re.escape, claim.words.split())), text.words)
            return text.place(match.start() if match else 0)
    return activity.places_in_file.at(field)


LOOKS: tuple[Look, ...] = (
    *days.LOOKS,
    *prices.LOOKS,
    *years.LOOKS,
    *ways_in.LOOKS,
    *times.LOOKS,
    *ages.LOOKS,
)
"""Each look with its gate, in the order in which what they find is reported."""
RULE = Rule(
    (
        "words-say-another-day",
        "words-say-another-time",
        "words-say-another-price",
        "words-say-free",
        "words-say-another-age",
        "words-say-another-way-in",
        "words-say-a-past-date",
    ),
    __doc__,
    check_entry={"activities": _look},
)
