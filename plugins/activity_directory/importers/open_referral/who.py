"""Who can come to a service: ages that a listing can give, or words.

A service may name several groups of people. Ages that join or overlap are one range; where they are
apart, no single range is true, so the listing says each in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from activity_directory.importers.names import label_of
from activity_directory.importers.open_referral.shapes import Document, line, number, parts
from activity_directory.intake.answers import Fault
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown

_OLDEST = 120
_NO_OLDEST = 99
"""From so many years on, the oldest age says that there is none."""
_NONE = frozenset({"", "0"})
_LONGEST = 20
"""Characters of an age that is no number."""
_AN_AGE = re.compile(
    r"\b(?:aged?|ages|over|under|above|below)(?: of)?(?: the age of)? (?P<first>\d{1,3})"
    r"(?:\s*(?:-|–|to|and)\s*(?P<last>\d{1,3}))?s?\b"
    r"|\b(?P<from>\d{1,3})(?:\s*(?:\+|plus\b)|s? (?:and|or) (?:over|older|above))"
    r"|\b(?P<until>\d{1,3})s? (?:and|or) (?:under|younger|below)\b"
    r"|\b(?:(?P<low>\d{1,2})\s*(?:-|–|to)\s*)?(?P<old>\d{1,3})[ -]years?[ -]olds?\b"
    r"|(?<!year )(?<!years )(?<![\d:.£/-])\b(?P<least>\d{1,2})\s*(?:-|–|to)\s*(?P<most>\d{2,3})\b"
    r"(?!\s*(?:[:.]\d|[ap]\.?m\b|hours|min|day|week|month|mile|people|%))",
    re.IGNORECASE,
)
_OF_ANY_AGE = re.compile(
    r"\d|\b(?:age[sd]?|all|any(?:one|body)?|every\w*|adults?|child\w*)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Who:
    """The answers about who can come; `remarks` are losses."""

    answers: dict[str, str]
    remarks: tuple[Fault, ...] = ()


class _Ages(NamedTuple):
    """From one age to another, both included; `_OLDEST` where there is no last one."""

    least: int
    most: int


class _Group(NamedTuple):
    """Some of the people who can come, as the feed says it."""

    least: str
    most: str
    words: str

    @property
    def has_ages(self) -> bool:
        return self.least not in _NONE or self.most not in _NONE

    @property
    def ages(self) -> _Ages | None:
        """The ages; nothing where they can't be."""
        least, most = self.least or "0", self.most or "0"
        if not all(re.fullmatch(r"\d{1,3}", one) for one in (least, most)):
            return None
        last = int(most) if 0 < int(most) < _NO_OLDEST else _OLDEST
        found = _Ages(int(least), last)
        return found if found.least <= found.most else None

    @property
    def contradicts_itself(self) -> bool:
        """Whether its words name another age than its numbers."""
        ages = self.ages
        if ages is None or not self.words:
            return False
        known = {ages.least, ages.least - 1, ages.most, ages.most + 1}
        return not {*_ages_named(self.words)} <= known

    def in_words(self) -> str:
        """`Carers (ages 18 to 65)`."""
        if not self.has_ages:
            return self.words
        if self.least in _NONE:
            ages = f"ages up to {self.most}"
        elif self.most in _NONE or (self.ages is not None and self.ages.most == _OLDEST):
            ages = f"ages {self.least} and over"
        else:
            ages = f"ages {self.least} to {self.most}"
        return f"{self.words.rstrip('.')} ({ages})" if self.words else ages


def who_of(service: Document) -> Who:
    """Who can come. Of 0 to 120 years nothing has to be said."""
    groups = list(dict.fromkeys(_groups(service)))
    with_ages = [one for one in groups if one.has_ages]
    words = "; ".join(dict.fromkeys(one.words for one in groups if one.words))
    if not with_ages:
        return Who({"eligibility": words} if words else {})
    ages = [one.ages for one in with_ages]
    known = [one for one in ages if one is not None]
    several = _joined(known)
    is_sure = (
        len(known) == len(ages)
        and len(several) == 1
        and not any(one.contradicts_itself for one in with_ages)
        and not any(_OF_ANY_AGE.search(one.words) for one in groups if not one.has_ages)
    )
    if is_sure:
        [(least, most)] = several
        found = {
            "minimum_age": str(least) if least else "",
            "maximum_age": str(most) if most < _OLDEST else "",
        }
        return Who(_named(found, words))
    sentence = "; ".join(one.in_words() for one in groups)
    sentence = f"{sentence[:1].upper()}{sentence[1:]}"
    message = f"{quoted(shown(sentence))} is not one range of ages, so it is in words"
    return Who(
        {"eligibility": sentence},
        (Fault("eligibility", f"{label_of('eligibility')}: {message}"),),
    )


def _groups(service: Document) -> Iterator[_Group]:
    for one, names in (
        (service, ("eligibility_description",)),
        *(
            (part, ("eligibility_description", "eligibility"))
            for part in parts(service, "eligibility")
        ),
    ):
        least, most = (number(one, name)[:_LONGEST] for name in ("minimum_age", "maximum_age"))
        group = _Group(least, most, line(one, *names))
        if group.has_ages or group.words or group.most:
            yield group


def _named(ages: dict[str, str], words: str) -> dict[str, str]:
    every = {**ages, "eligibility": words}
    return {name: text for name, text in every.items() if text}


def _joined(every: Sequence[_Ages]) -> list[_Ages]:
    """The ages with those that join or overlap as one."""
    found: list[_Ages] = []
    for one in sorted(every):
        if found and one.least <= found[-1].most + 1:
            found[-1] = _Ages(found[-1].least, max(found[-1].most, one.most))
        else:
            found.append(one)
    return found


def _ages_named(words: str) -> Iterator[int]:
    for match in _AN_AGE.finditer(words):
        yield from (int(one) for one in match.groups() if one)
