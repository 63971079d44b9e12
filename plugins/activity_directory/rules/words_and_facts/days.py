"""Words that name a day of the week when it is not on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from activity_directory.model.schedule import Monthly, Once, OpeningHours, Weekly
from activity_directory.rules.words_and_facts.claims import Claim, Look, Signs
from activity_directory.rules.words_and_facts.sentences import plain_statement
from activity_directory.schema.values.days import DAYS, ORDINALS
from activity_directory.schema.values.mistake import either

if TYPE_CHECKING:
    from activity_directory.model.activity import Activity


_NAME_OF_A_DAY = re.compile(r"day(?<=[nsir]day)")


def _may_name_a_day(signs: Signs) -> bool:
    return _NAME_OF_A_DAY.search(signs.text) is not None


def _may_name_a_short_day(signs: Signs) -> bool:
    return _VERY_SHORT_DAY.search(signs.text) is not None


_DAY = re.compile(
    r"(?P<day>[MTWFS](?:on|ues|ednes|hurs|ri|atur|un)day)(?P<many>s)?\b"
    r"(?P<part>\s+(?:morning|afternoon|evening|night|lunchtime)s?\b)?(?!\s+(?:to|–|-)\s)"
)
OF_US = re.compile(
    r"\b(?:we|our|it|this|come|join|class(?:es)?|sessions?|groups?|clubs?|meet(?:s|ings?)?|walks?|"
    r"held)\b",
    re.IGNORECASE,
)
BEGINS_WITH_DAY = re.compile(r"\s*(?:On |Every |Each )?[MTWFS][a-z]+days?\b")
_EACH = re.compile(
    r"\b(?:every|each|any|other|first|second|third|fourth|last|1st|2nd|3rd|4th"
    r"|(?:meets?|held|runs?) on a)\s+$",
    re.IGNORECASE,
)
_AND = ("s and ", "s and on ", "s or ", "s & ", " and ", " or ")
_OF_A_MONTH = (" of the month", " of each month", " of every month")
_SHORT_DAYS = (
    *("Mon ", "Tue ", "Tues ", "Wed ", "Weds "),
    *("Thu ", "Thurs ", "Fri ", "Sat ", "Sun "),
)
_VERY_SHORT_DAY = re.compile(rf"very (?:{'|'.join(_SHORT_DAYS)})")
"""`every Mon`, from a letter on that is always small."""


def _another_day(activity: Activity, text: str, _today: date) -> Iterator[Claim]:
    on = _days(activity)
    if on is None:
        return
    right = tuple(DAYS[day] for day in sorted(on))
    monthly = isinstance(activity.when[0], Monthly) and " month" in text
    if not monthly and not any(day in text for day in DAYS if day not in right):
        return
    for match in _DAY.finditer(text):
        before = text[max(0, match.start() - 14) : match.start()]
        each = _EACH.search(before)
        if not (each or match["many"] or match["part"]):
            continue
        words = f"{each[0] if each else ''}{match[0]}"
        if match["day"] in right:
            week = _right_week(activity, match["day"], words)
            if (
                week
                and text.startswith(_OF_A_MONTH, match.end())
                and plain_statement(activity, text, match)
            ):
                yield _day_claim(match, words, (f"the {week}",))
            continue
        sentence = plain_statement(activity, text, match)
        if (BEGINS_WITH_DAY.match(sentence) or OF_US.search(sentence)) and (
            before.endswith(tuple(f"{day}{link}" for day in right for link in _AND))
            or not any(day in sentence for day in right)
        ):
            yield _day_claim(match, words, tuple(f"{day}s" for day in right))


def _right_week(activity: Activity, day: str, words: str) -> str:
    """`third Monday` where the words say another Monday of the month, or else nothing."""
    week = ORDINALS.get(words.split(maxsplit=1)[0].casefold(), 0)
    weeks: set[int | None] = set()
    for schedule in activity.when:
        if not isinstance(schedule, Monthly):
            return ""
        weeks.update(at.nth for at in schedule.days if at.weekday == DAYS.index(day))
    if not week or week in weeks or (week in {4, -1} and weeks & {4, -1}):
        return ""  # the fourth is the last, as often as not
    return either(tuple(f"{nth} {day}" for nth, number in ORDINALS.items() if number in weeks))


def _another_short_day(activity: Activity, text: str, _today: date) -> Iterator[Claim]:
    if _NAME_OF_A_DAY.search(text):
        return  # whoever writes a day out in one place means another thing by a short one
    right = tuple(DAYS[day] for day in sorted(_days(activity) or ()))
    for match in re.finditer(rf"[Ee]very (?:{'|'.join(_SHORT_DAYS)})", text) if right else ():
        sentence = plain_statement(activity, text, match)
        if OF_US.search(sentence) and not any(day[:3] in sentence for day in right):
            yield _day_claim(match, match[0], tuple(f"{day}s" for day in right))


def _day_claim(match: re.Match[str], words: str, right: tuple[str, ...]) -> Claim:
    against = f"but it is on {either(right)}"
    return Claim(match.start(), words, "words-say-another-day", against, "when.0.days")


def _days(activity: Activity) -> frozenset[int] | None:
    """The weekdays when it can be on; None where the facts don't name any."""
    days: set[int] = set()
    for schedule in activity.when:
        match schedule:
            case Weekly(days=weekdays):
                days.update(weekdays)
            case Monthly(days=month_days):
                if any(day.weekday is None for day in month_days):
                    return None
                days.update(day.weekday for day in month_days if day.weekday is not None)
            case Once(on=on):
                days.add(on.weekday())
            case OpeningHours(days=open_days):
                days.update(day for day, _ in open_days)
            case _:
                return None
        days.update(day.weekday() for day in schedule.limits.extra)
        days.update(DAYS.index(day) for day in DAYS if day in schedule.limits.note)
    return frozenset(days)


LOOKS: tuple[Look, ...] = (
    (_may_name_a_day, _another_day),
    (_may_name_a_short_day, _another_short_day),
)
