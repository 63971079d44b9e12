"""Dates, periods and intervals; times and hours as entries write them."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from activity_directory.model.schedule import Hours, Period, YearlySeason
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values import clock
from activity_directory.schema.values.days import DAYS, days_in
from activity_directory.schema.values.mistake import (
    NO_SUCH_DATE,
    OTHER_YEAR,
    SEVERAL,
    YEARS,
    Mistake,
    shown,
)
from activity_directory.vocabulary import nearest
from activity_directory.wording.counting import counted

if TYPE_CHECKING:
    from activity_directory.problems import Severity


# --- dates and times -------------------------------------------------------------------------

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)


MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in MONTHS)
"""A month in a pattern, whole or its first three letters."""


def month_called(name: str) -> int:
    """The number of a month by its first three letters. Raises ValueError where it is none."""
    return 1 + [month[:3] for month in MONTHS].index(name[:3].casefold())


def _month(text: str) -> int | None:
    """The number of `November`, `nov`, `Sept.` or `Novembr`."""
    low = text.casefold().rstrip(".")
    starts = (number for number, month in enumerate(MONTHS, 1) if month.startswith(low))
    if len(low) > 2 and (number := next(starts, None)) is not None:
        return number
    close = nearest(low, MONTHS)
    return MONTHS.index(close) + 1 if close else None


DATE_SHAPE = re.compile(r"\d{4}-\d{2}-\d{2}")
"""What may be a date: whether there is such a day is another question."""


LONGEST_GUESSED = 200
"""Letters of a text in which a date is looked for: in a long one that takes seconds."""


def parse_date(text: str) -> date | Mistake:
    """A date such as 2026-11-02."""
    match = DATE_SHAPE.fullmatch(text)
    if len(text) > LONGEST_GUESSED:
        return Mistake(text)
    if match is None:
        if text.count(" to ") == 1 and isinstance(parse_period(text), Period):
            hint = "For something on several days, give each day an item of its own with its times."
            return Mistake(text, hint=hint)
        meant = _date_meant(text)
        yearless = not meant and _date_meant(f"{text} 2028")
        if not meant and not yearless and (within := _date_within(text)):
            return Mistake(text, meant=within, certain=False)
        return Mistake(text, meant=meant, hint="Say which year it is." if yearless else "")
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return NO_SUCH_DATE.of(text, "no-such-date")
    if not YEARS[0] <= day.year <= YEARS[1]:
        return Mistake(text, expected=OTHER_YEAR)
    return day


_NUMBERS_OF_A_DATE = (
    r"(?P<y>\d{4})[./ -](?P<m>\d{1,2})[./ -](?P<d>\d{1,2})"
    r"|(?P<d2>\d{1,2})[./ -](?P<m2>\d{1,2})[./ -](?P<y2>\d{4}|\d{2})"
)
_WORDS_OF_A_DATE = (
    r"(?i)"
    r"(?:[a-z]+,? )?(?:the )?(?P<d>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?P<m>[a-z]+\.?),? (?P<y>\d{4})"
    r"|(?:[a-z]+,? )?(?P<m2>[a-z]+\.?) (?P<d2>\d{1,2})(?:st|nd|rd|th)?,? (?P<y2>\d{4})"
)


def _date_meant(text: str) -> str:
    """A date written another way (2/11/2026, 2 November 2026), as we write it: day before month."""
    match = re.fullmatch(_NUMBERS_OF_A_DATE, text)
    if match is None:
        match = re.fullmatch(_WORDS_OF_A_DATE, text)
        month = _month(match["m"] or match["m2"]) if match else None
    else:
        month = int(match["m"] or match["m2"])
    if match is None or month is None:
        return ""
    year, day = int(match["y"] or match["y2"]), int(match["d"] or match["d2"])
    if day <= 12 < month:  # as in America
        month, day = day, month
    try:
        meant = date(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        return ""
    return meant.isoformat()


def _date_within(text: str) -> str:
    """The one date among other words; or that of a number of days, as a spreadsheet keeps it."""
    if re.fullmatch(r"[34567]\d{4}", text):
        return (date(1899, 12, 30) + timedelta(int(text))).isoformat()
    matches = [*re.finditer(f"{_WORDS_OF_A_DATE}|{DATE_SHAPE.pattern}", text)]
    if len(matches) != 1:
        return ""
    return matches[0][0] if DATE_SHAPE.fullmatch(matches[0][0]) else _date_meant(matches[0][0])


_TIME = re.compile(r"(\d{1,2}):(\d{2})")


def parse_time(text: str) -> time | Mistake:
    """A time such as 10:30, on a clock of 24 hours."""
    match = _TIME.fullmatch(text)
    if match and int(match[1]) < 24 and int(match[2]) < 60:
        return time(int(match[1]), int(match[2]))
    if hint := _no_time_at_all(text):
        return Mistake(text, hint=hint)
    spans = clock.readings_of_range(text)
    if len(spans) == 1 and spans[0].end is not None:
        start, end = clock.written(spans[0].start), clock.written(spans[0].end)
        return Mistake(text, hint=f"Write `from: {start}` and, on the next line, `to: {end}`.")
    every = clock.readings_of_one(text)
    if len(every) == 1:
        return Mistake(text, meant=clock.written(every[0]))
    # Whether 9 is in the evening, the other end of the time may tell: see `kinds.groups.TimedOf`.
    likely = [span.start for span in clock.readings(text)]
    meant = clock.written(likely[0]) if len(likely) == 1 else ""
    hint = f"Write {' or '.join(f'`{clock.written(one)}`' for one in every)}." if every else ""
    return Mistake(text, meant=meant, hint="" if meant else hint, certain=False)


_DAY_AND_NIGHT = (
    r"(?:24 ?(?:h|hrs?|hours?)(?:[ ,]+(?:a|per) day)?|24 ?[/x-] ?7(?: ?/ ?365)?|day and night"
    r"|round the clock)(?:[ ,]+(?:(?:7|seven) days(?: a week)?|every day|365 days a year))?"
)
_OPEN = r"(?:(?:open|available|accessible) )?"
_ALL_HOURS = re.compile(rf"{_OPEN}{_DAY_AND_NIGHT}\.?", re.IGNORECASE)
_BESIDE_ALL_HOURS = re.compile(
    rf"{_OPEN}(?P<before>[^\d]*?)(?<!\w)(?P<hours>{_DAY_AND_NIGHT})(?![\w:/])(?P<after>[^\d]*)",
    re.IGNORECASE,
)


def says_all_hours(text: str) -> bool:
    """Whether words say day and night, such as `24 hours` or `24/7`."""
    return _ALL_HOURS.fullmatch(text) is not None


class AllHours(NamedTuple):
    """Words such as `24/7`, and those around them: `online` of `24/7 (online)`."""

    hours: str
    beside: str


def all_hours_in(text: str) -> AllHours | None:
    """The words for day and night among others without numbers; None where there are none."""
    if not ("24" in text or "ight" in text or "lock" in text):
        return None  # so it is nearly always
    found = _BESIDE_ALL_HOURS.fullmatch(" ".join(text.split()))
    if found is None:
        return None
    around = (found[name].strip(" ()[],;:.–—-") for name in ("before", "after"))
    return AllHours(found["hours"], " ".join(filter(None, around)))


_NO_END = re.compile(
    rf"(?:(?P<start>{clock.CLOCK}){clock.TO}|(?:until|till?) )?(?:late|close|closing(?: time)?)",
    re.IGNORECASE,
)


def _no_time_at_all(text: str) -> str:
    """How to write `24 hours`, or `7pm till late`, which have no time in one of their places."""
    if _ALL_HOURS.fullmatch(text):
        return (
            "For help at any hour, write `always: Day and night` in place of `every:`. "
            "For a whole day, write `all_day: yes` in place of `from:`."
        )
    match = _NO_END.fullmatch(text)
    if match is None:
        return ""
    starts = clock.readings_of_one(match["start"] or "")
    start = f"Write `from: {clock.written(starts[0])}`. " if len(starts) == 1 else ""
    return f"{start}Leave out `to:`, and write `note: Until late`."


def end_fault(start: time, end: time) -> tuple[str, str, Severity] | None:
    """What is wrong with an end: message, hint, severity. Only an evening may end the next day."""
    if end > start:
        return None
    if end == start:
        return (
            f"it ends at the same time as it starts ({start:%H:%M})",
            "Check the two times.",
            "error",
        )
    afternoon = f"{end.hour + 12}:{end:%M}" if start.hour < end.hour + 12 < 24 else ""
    hint = (
        f"Did you mean `{afternoon}`?"
        if afternoon
        else "Write times as on a 24-hour clock: 2pm is `14:00`."
    )
    if start.hour < 17 or end.hour > 12:
        return f"it ends ({end:%H:%M}) before it starts ({start:%H:%M})", hint, "error"
    if end.hour < 6:
        return None
    return f"it starts at {start:%H:%M} and ends at {end:%H:%M}, the next morning", hint, "warning"


def parse_hours(text: str) -> Hours | Mistake:
    """`10:00 to 16:00`; `00:00 to 00:00` is the whole day."""
    start, found, end = text.partition(" to ")
    opens, closes = parse_time(start.strip()), parse_time(end.strip())
    if not found or isinstance(opens, Mistake) or isinstance(closes, Mistake):
        return _mistaken_hours(text)
    fault = end_fault(opens, closes) if opens != closes or opens.hour else None
    if fault is not None and fault[2] == "error":
        return Mistake(text, rule="end-before-start", message=fault[0], hint=fault[1])
    return Hours(opens, closes)


def _mistaken_hours(text: str) -> Mistake:
    """Hours written another way, with each of their readings."""
    if _ALL_HOURS.fullmatch(text):
        return Mistake(text, meant="00:00 to 00:00")
    if _NO_END.fullmatch(text):
        return Mistake(text, hint="Write a time at the end, too: the latest that people may come.")
    if text.casefold() in {"closed", "shut"}:
        return Mistake(text, hint="Remove this line: a day that isn't listed is closed.")
    spans = clock.readings_of_range(text)
    if len(spans) == 1:
        return Mistake(text, meant=spans[0].written())
    several = hours_in(text)
    hint = f"Write {clock.in_words(spans)}." if spans else ""
    if several:
        hint = f"Write `[{', '.join(several)}]` if those are the times."
    return Mistake(text, hint=hint)


def hours_in(text: str) -> tuple[str, ...]:
    """The pairs of times in `10-12 & 1-3`, where there are several and each has one reading."""
    pairs = [clock.readings_of_range(part) for part in SEVERAL.split(text) if part]
    if len(pairs) < 2 or any(len(spans) != 1 for spans in pairs):
        return ()
    return tuple(spans[0].written() for spans in pairs)


def parse_period(text: str) -> Period | YearlySeason | Mistake:
    """`2026-11-02 to 2027-03-26`; or, every year, `1 November to 26 March`."""
    first, found, last = (part.strip() for part in text.partition(" to "))
    begins, ends = parse_date(first), parse_date(last)
    if not isinstance(begins, Mistake) and not isinstance(ends, Mistake):
        if ends < begins:
            return Mistake(
                text,
                rule="end-before-start",
                message=f"it ends ({last}) before it starts ({first})",
                hint="Put the earlier date first.",
            )
        return Period(begins, ends)
    for one in (begins, ends):
        if isinstance(one, Mistake) and one.rule == "no-such-date":
            return one
    yearly = _day_of_year(first), _day_of_year(last)
    if found and yearly[0] and yearly[1]:
        return YearlySeason(yearly[0], yearly[1])
    parts = re.split(r"\s+(?:to|-|–|until|till)\s+", text)
    meant = [_day_of_year_meant(part) for part in parts]
    if not all(meant):
        meant = [
            part if isinstance(parse_date(part), date) else _date_meant(part) for part in parts
        ]
    both = len(meant) == 2 and all(meant)
    return Mistake(text, meant=f"{meant[0]} to {meant[1]}" if both else "")


LONGEST_EVENT = timedelta(days=31)
LONGEST_BREAK = timedelta(days=366)


def parse_dates(text: str) -> date | Period | Mistake:
    """A date, or the first and the last day of an event: `2027-06-05 to 2027-06-06`."""
    if DATE_SHAPE.fullmatch(text) or not _FROM_TO.search(text):
        return parse_date(text)
    period = parse_period(text)
    if isinstance(period, YearlySeason):
        return Mistake(text, hint="Write the years, too: `2027-06-05 to 2027-06-06`.")
    if isinstance(period, Mistake):
        return period if period.meant or period.rule != "wrong-value" else parse_date(text)
    if period.last - period.first > LONGEST_EVENT:
        hint = "For a longer time write `every: week`, `days:`, `starting:` and `ending:`."
        return Mistake(text, expected="an event of a month at most", hint=hint)
    return period.first if period.first == period.last else period


_FROM_TO = re.compile(r"\s(?:to|-|–|—|until|till)\s")


def parse_break(text: str) -> date | Period | Mistake:
    """A date when something is not on, or the first and the last of a break, both included."""
    if " " not in text.strip():
        return parse_date(text)
    period = parse_period(text)
    if isinstance(period, Mistake):
        return period if period.meant or " to " in text else parse_date(text)
    if isinstance(period, YearlySeason):
        return Mistake(text, hint="Write the years, too: `2026-12-21 to 2027-01-04`.")
    if period.last - period.first > LONGEST_BREAK:
        hint = "For a longer break write `status:` and below it `paused:` and `back:`."
        return Mistake(text, expected="a break of a year at most", hint=hint)
    return period


def _day_of_year(text: str) -> tuple[int, int] | None:
    """(month, day) of `1 November`."""
    match = re.fullmatch(r"(\d{1,2}) ([A-Z][a-z]+)", text)
    if match is None or match[2].casefold() not in MONTHS:
        return None
    month, day = MONTHS.index(match[2].casefold()) + 1, int(match[1])
    try:
        date(2028, month, day)  # a leap year: 29 February is a day of some years
    except ValueError:
        return None
    return month, day


def _day_of_year_meant(text: str) -> str:
    """`1 November` of `1st Nov`."""
    match = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]+\.?)", text)
    month = _month(match[2]) if match else None
    plain_day = f"{int(match[1])} {MONTHS[month - 1].title()}" if match and month else ""
    return plain_day if _day_of_year(plain_day) else ""


def parse_interval(text: str) -> tuple[str, int] | Mistake:
    """`week`, `2 weeks`, `month`, `3 months`: the unit and how many of them."""
    match = re.fullmatch(r"(?:(\d{1,2}) )?(week|month)s?", text)
    if match and 1 <= int(match[1] or 1) <= 26:
        return match[2], int(match[1] or 1)
    days = days_in(text)
    if len(days) == 1 and {*days[0]} <= {*DAYS}:
        named = ", ".join(days[0])
        return Mistake(text, hint=f"Write `every: week` and, on the next line, `days: [{named}]`.")
    common = {
        "weekly": "week",
        "fortnight": "2 weeks",
        "fortnightly": "2 weeks",
        "monthly": "month",
        "two weeks": "2 weeks",
        "other week": "2 weeks",
        "second week": "2 weeks",
        "three weeks": "3 weeks",
        "four weeks": "4 weeks",
        "two months": "2 months",
    }
    return Mistake(text, meant=common.get(text.casefold(), ""))


def parse_weeks(text: str) -> int | Mistake:
    """`12 weeks`, as a number of weeks."""
    match = re.fullmatch(r"(\d{1,3}) weeks?", text)
    if match and int(match[1]):
        return int(match[1])
    loose = re.search(r"\d{1,3}", text)
    meant = counted(int(loose[0]), "week") if loose and int(loose[0]) else ""
    return Mistake(text, meant=meant, certain=False)


def parse_months(text: str) -> int | Mistake:
    """`6 months`, as a number of months."""
    match = re.fullmatch(r"(\d{1,2}) months?", text)
    if match and int(match[1]):
        return int(match[1])
    loose = re.fullmatch(r"(\d{1,2})", text)
    return Mistake(text, meant=counted(int(loose[1]), "month") if loose else "")


def parse_until(text: str) -> tuple[date | None, date | None] | Mistake:
    """`until 2026-03-31` or `from 2026-04-01`: since when, until when."""
    word, _, rest = text.partition(" ")
    if word not in {"until", "from"}:
        word = {"till": "until", "to": "until", "since": "from"}.get(word.casefold(), "")
        meant = f"{word} {rest}" if word and isinstance(parse_date(rest), date) else ""
        return Mistake(text, meant=meant)
    day = parse_date(rest.strip())
    if isinstance(day, Mistake):
        if day.rule == "no-such-date":
            return day
        return Mistake(text, meant=f"{word} {day.meant}" if day.meant else "")
    return (None, day) if word == "until" else (day, None)


def parse_bank_holidays(text: str) -> str | Mistake:
    """`open`, `closed` or `ask`."""
    if text in {"open", "closed", "ask"}:
        return text
    word = _YES_OR_NO.get(text.casefold().rstrip("."), text.casefold())
    meant = {"yes": "open", "no": "closed", "on": "open", "off": "closed", "shut": "closed"}
    return Mistake(text, meant=meant.get(word, word if word in {"open", "closed", "ask"} else ""))


_YES_OR_NO = {"y": "yes", "true": "yes", "n": "no", "false": "no", "sometimes": "ask"}


RULE_PARTS = (
    *("FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYMONTH"),
    *("BYSETPOS", "WKST"),
)
"""What a rule may have. Its hours and its end stand in fields of their own."""


def parse_rule(text: str) -> str | Mistake:
    """An RFC 5545 recurrence rule by week, month or year, without a count or an end of its own.

    Whether a date fits it depends on where it starts.
    """
    pairs = [part.partition("=")[::2] for part in text.split(";")]
    parts = dict(pairs)
    if parts.get("FREQ") not in {"WEEKLY", "MONTHLY", "YEARLY", "DAILY"}:
        capitals = text.upper().removeprefix("RRULE:")
        is_rule = capitals != text and not isinstance(parse_rule(capitals), Mistake)
        return Mistake(
            text, meant=capitals if is_rule else "", hint="" if is_rule else FEW_NEED_A_RULE
        )
    if unwanted := parts.keys() & {"COUNT", "UNTIL", "BYHOUR", "BYMINUTE", "BYSECOND"}:
        return Mistake(
            text,
            rule="wrong-rule",
            message=f"`{min(unwanted)}` can't be part of the rule",
            hint="Write `sessions:`, `ending:` or `from:` on a line of its own.",
        )
    if unknown := next((name for name in parts if name not in RULE_PARTS), ""):
        meant = nearest(unknown, RULE_PARTS) or ""
        known = f"A rule can have {', '.join(RULE_PARTS[:-1])} and {RULE_PARTS[-1]}."
        return Mistake(
            text,
            rule="wrong-rule",
            message=f"{quoted(shown(unknown))} is not a part of a rule that calendars understand",
            meant=text.replace(unknown, meant) if meant else "",
            hint="" if meant else _EASTER if unknown == "BYEASTER" else known,
            certain=False,
        )
    if len(parts) < len(pairs):
        twice = next(name for name in parts if [part for part, _ in pairs].count(name) > 1)
        return Mistake(
            text,
            rule="wrong-rule",
            message=f"`{twice}` is in the rule twice",
            hint="Write it once, with commas between its values.",
        )
    return text


_EASTER = (
    "Easter is on a different day each year: give each date an item of its own, such as "
    "`date: 2027-03-28`."
)
FEW_NEED_A_RULE = "Most times need no rule. Write `every: month` and `days: [second Saturday]`."
