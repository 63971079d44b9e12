"""Words that give an age which is not the one under `eligibility:`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from activity_directory.rules.words_and_facts.claims import Claim, Look, Signs
from activity_directory.rules.words_and_facts.sentences import plain_statement
from activity_directory.schema.values.mistake import either

if TYPE_CHECKING:
    from activity_directory.model.activity import Activity


_SIGNS_OF_AGE = frozenset({"+", "and", "or", "plus"})


def _may_name_an_age(signs: Signs) -> bool:
    return signs.has_digit and (
        not signs.after_digits.isdisjoint(_SIGNS_OF_AGE)
        or "over " in signs.text
        or "over-" in signs.text
        or "age" in signs.text
        or "year" in signs.text
    )


_AND_OVER = re.compile(
    r"[0-9][0-9]?(?:\s+(?:and|or)\s+(?:over|above|older|up(?:wards)?)\b|\+|\s+plus\b)"
)
_OF_WHOM = ("for", "aged", "people", "anyone", "everyone", "adults", "men", "women", "be")
# It begins with "over", which text can be searched for at speed; whose age it is stands before it.
_OVER = re.compile(
    rf"over[- ]\d{{2}}(?:s\b|\b(?:{'|'.join(rf'(?<=(?i:{who}) over[- ]..)' for who in _OF_WHOM)}))"
)
_DIGITS = re.compile(r"\d+")
_FOR_WHOM = (
    r"(?i)\b(?:for|open to|aimed at|welcomes?|you(?:[’']re| are| must)|must be|class|group|only)\b"
)
_OTHER_AGES = re.compile(
    r"\b(?:grand(?:children|parents?)|holidays?|an adult|accompanied|with them)\b", re.IGNORECASE
)
_SPAN = r"\d{1,2}\s*(?:to|-|–)\s*\d{1,2}"
_RANGE = re.compile(
    rf"(?:age[ds]?|(?<=from))\s+{_SPAN}\b(?:\s+years?\s+(?:old|of age)\b)?"
    rf"|\b{_SPAN}[\s-]+year[\s-]+olds?\b|\b{_SPAN}\s+years?\s+(?:old|of age)\b"
)


_HOW_LONG = re.compile(
    r"\s+(?:(?:years?|yrs?)(?!\s+(?:olds?|of age)\b)|(?:month|week|day|hour|minute|mile)s?)\b",
    re.IGNORECASE,
)
_AGED = re.compile(
    rf"\b(?:age[ds]?|{'|'.join(who for who in _OF_WHOM if who != 'for')})\s+(?:over[- ])?$",
    re.IGNORECASE,
)


def _is_how_long(text: str, match: re.Match[str]) -> bool:
    """Whether a number says how long or how far: `has taught for over 30 years`."""
    if not _HOW_LONG.match(text, match.end()):
        return False
    return _AGED.search(text, max(0, match.start() - 20), match.start()) is None


_WRITE_IT = (
    "If it is a rule, write it under `eligibility:`, for example `minimum_age: 50` where people of "
    "50 and over may come."
)


def _another_age(activity: Activity, text: str, _today: date) -> Iterator[Claim]:
    ages = _ages(activity)
    if not ages:  # then only what is said to be the rule counts
        text = f"{activity.eligibility.text if activity.eligibility else ''}\n\n{activity.summary}"
    sorts = (_AND_OVER, _OVER, _RANGE) if "over" in text else (_AND_OVER, _RANGE)
    for pattern in sorts:
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - 1) : match.start()]
            if (
                not ages.issuperset(map(int, _DIGITS.findall(match[0])))
                and before not in {"£", ".", ":", "-"}
                and not before.isdigit()
                and (pattern is _RANGE or not _is_how_long(text, match))
                and (ages or not _age_is_written(activity))
                and re.search(_FOR_WHOM, plain_statement(activity, text, match, _OTHER_AGES))
            ):
                claim = Claim(match.start(), match[0], "words-say-another-age", "", "")
                if ages:
                    against = f"but the facts say {either(tuple(map(str, sorted(ages))))}"
                    yield claim._replace(against=against, place="eligibility.minimum_age")
                else:
                    yield claim._replace(
                        against="and no fact gives an age, so no filter knows it", hint=_WRITE_IT
                    )


def _age_is_written(activity: Activity) -> bool:
    """Whether an age is among the facts that can't be read: that is reported already."""
    at = activity.places_in_file.at
    fields = ("minimum_age", "over_age", "maximum_age")
    return any(at(f"eligibility.{name}") != at("eligibility") for name in fields)


def _ages(activity: Activity) -> frozenset[int]:
    who = activity.eligibility
    if who is None:
        return frozenset()
    ages = (
        who.minimum_age,
        who.over_age,
        who.maximum_age,
        who.child_minimum_age,
        who.child_maximum_age,
    )
    return frozenset(age for age in ages if age is not None)


LOOKS: tuple[Look, ...] = ((_may_name_an_age, _another_age),)
