"""Days of the week and of the month, and lists of them: `Monday`, `1st and 3rd Tuesday`.

A list is read whole: in `1st and 3rd Tuesday` the first item has no meaning without the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from activity_directory.model.schedule import LAST_DAY, MonthDay
from activity_directory.schema.values.mistake import SEVERAL, Mistake
from activity_directory.vocabulary import nearest, plain

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}


_LAST_DAY = re.compile(
    r"(?:on )?(?:the )?last day(?: (?:(?:of|in) )?(?:the|each|every) month)?\.?", re.IGNORECASE
)


def parse_weekday(text: str) -> int | Mistake:
    """Monday is 0."""
    if text in DAYS:
        return DAYS.index(text)
    low = text.casefold().rstrip(".")
    singular = low.removesuffix("s") or low
    starts = [day for day in DAYS if len(low) > 1 and day.casefold().startswith((low, singular))]
    close = nearest(low, [day.casefold() for day in DAYS])
    meant = starts[0] if len(starts) == 1 else (close or "").title()
    return Mistake(text, meant=meant)


def parse_day(text: str) -> int | MonthDay | Mistake:
    """`Monday`; or, for a month, `first Monday`, `last Friday`, `15th` or `last day`."""
    if text in DAYS:
        return DAYS.index(text)
    if text == "last day":
        return MonthDay(None, None, LAST_DAY)
    if match := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)", text):
        number = int(match[1])
        if 1 <= number <= 31:
            return MonthDay(None, None, number)
        return Mistake(text, expected="a day of the month from 1st to 31st")
    nth, _, day = text.partition(" ")
    if nth in ORDINALS and day in DAYS:
        return MonthDay(ORDINALS[nth], DAYS.index(day), None)
    if _LAST_DAY.fullmatch(text):
        return Mistake(text, meant="last day")
    found = days_in(text)
    if len(found) == 1 and len(found[0]) == 1:
        return Mistake(text, meant=found[0][0])
    if len(found) == 1:
        return Mistake(text, hint=f"Write each day: `{', '.join(found[0])}`.")
    return Mistake(text, hint=which_of(found))


def which_of(found: tuple[tuple[str, ...], ...]) -> str:
    """The question that several readings of a list of days are; nothing where there are none."""
    each_apart = ", or give each day an item of its own"
    return f"Write `[{', '.join(found[0])}]`{each_apart}." if found else ""


def run_of_days(text: str) -> tuple[str, ...]:
    """The days of a list that has one reading: `Mon-Fri`, `1st and 3rd Tuesday`."""
    found = days_in(text)
    return found[0] if len(found) == 1 and len(found[0]) > 1 else ()


_NUMBERS = {"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth"}
_WEEK = {
    "every day": (0, 6),
    "everyday": (0, 6),
    "each day": (0, 6),
    "all days": (0, 6),
    "all week": (0, 6),
    "daily": (0, 6),
    "7 days a week": (0, 6),
    "seven days a week": (0, 6),
    "weekdays": (0, 4),
    "week days": (0, 4),
    "every weekday": (0, 4),
    "weekends": (5, 6),
    "every weekend": (5, 6),
    "at weekends": (5, 6),
}
OF_THE_MONTH = (
    r"(?:(?:of|in)\s+(?:(?:the|each|every|a|any)\s+)?|(?:each|every|per|a)\s+)"
    r"(?:calendar\s+)?month\b"
)
"""What stands behind days of a month, in small letters: `2nd Sunday of the month`, `each month`."""
_OF_THE_MONTH = re.compile(rf"\s\(?{OF_THE_MONTH}\)?", re.IGNORECASE)
_EVERY_SECOND = re.compile(
    r"(?:on )?(?:every|each) (?:second|third|[23](?:nd|rd)) \w+", re.IGNORECASE
)
_LEADING = re.compile(r"^(?:(?:on|every|each|the)\s+)+", re.IGNORECASE)
_TOKEN = re.compile(r"\d{1,2}(?:st|nd|rd|th)\b|[^\W\d_]+\.?|[-–—,;&/+]|\S", re.IGNORECASE)
_TO = {"-", "–", "—", "to", "until", "till", "through"}
_OTHERWISE = {"other", "alternate", "except", "excluding", "without"}
_AND = {",", ";", "&", "/", "+", "and", "plus"}


def days_in(text: str) -> tuple[tuple[str, ...], ...]:
    """The readings of a list of days, each with its days as entries write them.

    Nothing where it is no list of days. `1st Monday and Thursday` has two readings.
    """
    words = " ".join(text.split()).strip(" ,.;:")
    if run := _WEEK.get(plain(words)):
        return (DAYS[run[0] : run[1] + 1],)
    if _EVERY_SECOND.fullmatch(words):
        return ()  # of the month, or every two or three weeks: nobody knows
    words, is_of_a_month = _OF_THE_MONTH.subn("", words)
    tokens = [token.casefold().rstrip(".") for token in _TOKEN.findall(_LEADING.sub("", words))]
    items = _items(tokens)
    if not items:
        return ()
    named = tuple(dict.fromkeys(f"{nth} {day}".strip() for nth, day in items))
    ordinals = [nth for nth, _ in items]
    if is_of_a_month and not any(ordinals) and {*named} & {*DAYS}:
        return ()  # Sunday each month: nobody knows which
    if all(ordinals) or not any(ordinals):
        return (named,)
    if not ordinals[0]:
        return ()  # Monday and third Thursday: of the first nobody knows which
    carried: list[str] = []
    last = ""
    for nth, day in items:
        last = nth or last
        carried.append(f"{last} {day}")
    return tuple(dict.fromkeys(carried)), named


def _items(tokens: list[str]) -> list[tuple[str, str]]:
    """Each day with the number in front of it: ("first", "Monday"); nothing where one is unread."""
    reader = _Reader(tokens)
    if not all(map(reader.take, tokens)):
        return []
    if reader.waiting:
        return [] if reader.found else _days_of_the_month(tokens, reader.waiting)
    return reader.found if reader.before == "day" else []


class _Reader:
    """The words of a list, one after another.

    `waiting` are numbers whose day comes behind them; `before` is what the last word was: "and",
    "to", a "number" or a "day".
    """

    def __init__(self, tokens: list[str]) -> None:
        self.found: list[tuple[str, str]] = []
        self.waiting: list[str] = []
        self.before = "and"
        dashes = sum(token in _TO for token in tokens)
        self.may_run = dashes == 1 or bool(_AND & {*tokens})  # Mon-Wed-Fri may be three days

    def take(self, token: str) -> bool:
        """Whether the word has a meaning where it stands."""
        if token in _AND:
            is_read, self.before = self.before != "to", "and"
            return is_read
        if token in _TO:
            is_read, self.before = self.before == "day" and not self.waiting, "to"
            return is_read
        if nth := _ordinal(token):
            is_read = self.before != "to" and not (self.waiting and self.before == "number")
            self.waiting.append(nth)
            self.before = "number"
            return is_read
        day = _weekday(token)
        return bool(day) and self._take_day(day)

    def _take_day(self, day: str) -> bool:
        before, self.before = self.before, "day"
        waiting, self.waiting = self.waiting, []
        if before == "to":
            nth, first = self.found[-1]
            self.found += [("", one) for one in _run(first, day)[1:]]
            return not nth and self.may_run
        self.found += [(nth, day) for nth in waiting or [""]]
        is_left_over = bool(waiting) and before != "number"  # 1st and Monday
        return not is_left_over and all(nth in ORDINALS for nth in waiting)


def _days_of_the_month(tokens: list[str], waiting: list[str]) -> list[tuple[str, str]]:
    """`1st and 15th`: numbers alone are days of the month, where they are not `first and third`."""
    written = [token for token in tokens if token[:1].isdigit()]
    return [("", token) for token in written] if len(written) == len(waiting) else []


MOST_KNOWN = 1_000
"""Words of which it is known what they mean: lists write the same few again and again."""


@lru_cache(maxsize=MOST_KNOWN)
def _ordinal(token: str) -> str:
    """The number as entries write it; 15th as it is."""
    if token in ORDINALS:
        return token
    if re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)", token):
        return _NUMBERS.get(token, token) if 1 <= int(token[:-2]) <= 31 else ""
    if _starts_a_day(token) or token in _OTHERWISE:
        return ""
    return (nearest(token, ORDINALS) or "") if len(token) > 3 else ""


def _starts_a_day(token: str) -> bool:
    day = parse_weekday(token.title())
    return not isinstance(day, Mistake) or bool(day.meant)


@lru_cache(maxsize=MOST_KNOWN)
def _weekday(token: str) -> str:
    if len(token) < 2:
        return ""
    day = parse_weekday(token.title())
    return day.meant if isinstance(day, Mistake) else DAYS[day]


def _run(first: str, last: str) -> tuple[str, ...]:
    """The days from one to the other, over the end of the week where that comes between."""
    start, end = DAYS.index(first), DAYS.index(last)
    return tuple(DAYS[(start + step) % 7] for step in range((end - start) % 7 + 1))


def runs_of(days: tuple[str, ...]) -> Iterator[str]:
    """Days of the week as opening hours name them: `Monday to Friday`, `Sunday`."""
    start = 0
    for number in range(1, len(days) + 1):
        follows = (
            number < len(days) and days[number] == DAYS[(DAYS.index(days[number - 1]) + 1) % 7]
        )
        if not follows:
            run = days[start:number]
            if len(run) == 7:
                yield "Every day"
            elif len(run) > 2:
                yield f"{run[0]} to {run[-1]}"
            else:
                yield from run
            start = number


def parse_days(text: str) -> tuple[int, ...] | Mistake:
    """`Monday`, `Monday to Friday` or `Every day`, as weekdays in the order of the week."""
    if text == "Every day":
        return tuple(range(7))
    if run := _WEEK.get(plain(text)):
        whole = "Every day" if run == (0, 6) else f"{DAYS[run[0]]} to {DAYS[run[1]]}"
        return Mistake(text, meant=whole)
    parts = re.split(r"\s*(?:\bto\b|-|–)\s*", text)
    days = [parse_weekday(part) for part in parts]
    if len(parts) > 2 or SEVERAL.search(text):
        return Mistake(text, hint="Give each day, or each run of days, a line of its own.")
    meant = [
        day.meant if isinstance(day, Mistake) else part
        for day, part in zip(days, parts, strict=True)
    ]
    canonical = " to ".join(meant)
    first, last = days[0], days[-1]
    if isinstance(first, Mistake) or isinstance(last, Mistake) or canonical != text:
        return Mistake(text, meant=canonical if all(meant) else "")
    return tuple((first + step) % 7 for step in range((last - first) % 7 + 1))


_CODES = {name[:3].casefold(): name for name in DAYS}
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:days?)?s?"
"""A day of the week as people write it, whatever the case: the pattern of `days_named`."""
_NAMED = re.compile(
    rf"\b(?P<first>{WEEKDAY})\b(?:\s*(?:-|–|—|\bto\b|\buntil\b|\bthrough\b)\s*"
    rf"(?P<last>{WEEKDAY})\b)?"
    r"|\b(?P<weekdays>week\s?days?)\b|\b(?P<weekends>weekends?)\b"
    r"|\b(?P<all>every ?day|daily|7 days|seven days)\b",
    re.IGNORECASE,
)


def days_named(words: str) -> set[str]:
    """The days of the week that words name; all of a run of them."""
    found: set[str] = set()
    for match in _NAMED.finditer(words):
        if match["weekdays"]:
            found |= {*DAYS[:5]}
        elif match["weekends"]:
            found |= {*DAYS[5:]}
        elif match["all"]:
            found |= {*DAYS}
        else:
            first = DAYS.index(_CODES[match["first"][:3].casefold()])
            last = DAYS.index(_CODES[match["last"][:3].casefold()]) if match["last"] else first
            count = (last - first) % 7 + 1
            found |= {DAYS[(first + step) % 7] for step in range(count)}
    return found
