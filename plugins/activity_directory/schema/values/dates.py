"""Dates, days and times."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from activity_directory.model.schedule import Hours, MonthDay, Period, YearlySeason
from activity_directory.schema.values.mistake import (
    NO_SUCH_DATE,
    OTHER_YEAR,
    SEVERAL,
    YEARS,
    Mistake,
    shown,
)
from activity_directory.vocabulary import nearest, plain
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
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


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


def parse_date(text: str) -> date | Mistake:
    """A date such as 2026-11-02."""
    match = DATE_SHAPE.fullmatch(text)
    if match is None:
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
    start, found_to, end = _hours_meant(text).partition(" to ")
    two = f"Write  from: {start}  and, on the next line,  to: {end}" if found_to else ""
    meant = _time_meant(text)
    if meant and _half_unsaid(text):
        return Mistake(text, meant=_twelve_later(meant), certain=False)
    return Mistake(text, meant=meant, hint=two)


def _half_unsaid(text: str) -> bool:
    """Whether it begins with an hour such as 2, or 2.30: hardly anybody means the night."""
    return re.match(r"[1-5](?!\d)(?!.*m)", text.casefold()) is not None


def _twelve_later(written: str) -> str:
    return f"{int(written[:2]) + 12}{written[2:]}"


def _time_meant(text: str) -> str:
    low = text.casefold().replace(" ", "")
    if low in {"noon", "midday", "12noon"}:
        return "12:00"
    if low in {"midnight", "12midnight", "24:00"}:
        return "00:00"
    match = re.fullmatch(r"(\d{1,2})(?:[:.h](\d{2}))?(am|pm|a\.m\.?|p\.m\.?)?", low)
    match = match or re.fullmatch(r"(\d{2})(\d{2})()", low)
    if match is None:
        return ""
    hour, minute = int(match[1]), int(match[2] or 0)
    afternoon = (match[3] or "").startswith("p")
    if match[3] and hour > 12 and not afternoon:
        return ""
    if match[3] and hour <= 12:  # 13pm says the same as 13:00
        hour = hour % 12 + 12 * afternoon
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""


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


ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}


def parse_day(text: str) -> int | MonthDay | Mistake:
    """`Monday`; or, for a month, `first Monday`, `last Friday` or `15th`."""
    if text in DAYS:
        return DAYS.index(text)
    if match := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)", text):
        number = int(match[1])
        if 1 <= number <= 31:
            return MonthDay(None, None, number)
        return Mistake(text, expected="a day of the month from 1st to 31st")
    nth, _, day = text.partition(" ")
    if nth in ORDINALS and day in DAYS:
        return MonthDay(ORDINALS[nth], DAYS.index(day), None)
    run = run_of_days(text)
    hint = f"Write each day:  {', '.join(run)}" if run else ""
    return Mistake(text, meant="" if run else _day_meant(text), hint=hint)


def run_of_days(text: str) -> tuple[str, ...]:
    """The days of `Monday to Friday`, `Mon-Fri` or `every day`; none where it is no such run."""
    days = parse_days(text)
    if isinstance(days, Mistake):
        days = parse_days(days.meant)
    return () if isinstance(days, Mistake) or len(days) < 2 else tuple(DAYS[day] for day in days)


def _day_meant(text: str) -> str:
    number = {"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth"}
    nth, _, day = text.partition(" ")
    nth = nth.casefold()
    nth = number.get(nth, nth)
    if day:
        nth = nth if nth in ORDINALS else nearest(nth, ORDINALS) or ""
        weekday = parse_weekday(day)
        named = weekday.meant if isinstance(weekday, Mistake) else day
        return f"{nth} {named}" if nth and named else ""
    weekday = parse_weekday(text)
    return weekday.meant if isinstance(weekday, Mistake) else ""


def end_fault(start: time, end: time) -> tuple[str, str, Severity] | None:
    """What is wrong with an end: message, hint, severity. Only an evening may end the next day."""
    if end > start:
        return None
    if end == start:
        return f"it ends when it starts ({start:%H:%M})", "Check the two times.", "error"
    afternoon = f"{end.hour + 12}:{end:%M}" if start.hour < end.hour + 12 < 24 else ""
    hint = (
        f"did you mean '{afternoon}'?"
        if afternoon
        else "Times are on a clock of 24 hours: 2pm is 14:00."
    )
    if start.hour < 17 or end.hour > 12:
        return f"it ends ({end:%H:%M}) before it starts ({start:%H:%M})", hint, "error"
    if end.hour < 6:
        return None
    return f"{end:%H:%M} is the next morning, after a start at {start:%H:%M}", hint, "warning"


def parse_hours(text: str) -> Hours | Mistake:
    """`10:00 to 16:00`; `00:00 to 00:00` is the whole day."""
    start, found, end = text.partition(" to ")
    opens, closes = parse_time(start.strip()), parse_time(end.strip())
    if not found or isinstance(opens, Mistake) or isinstance(closes, Mistake):
        if text.casefold() in {"closed", "shut"}:
            return Mistake(text, hint="Take this line out: a day that isn't given is closed.")
        meant = _hours_meant(text)
        two = [_hours_meant(part) for part in SEVERAL.split(text)]
        hint = f"Write  [{', '.join(two)}]  if those are the times." if all(two[1:]) else ""
        return Mistake(
            text,
            meant=meant,
            hint=hint if two[0] and two[1:] else "",
            certain=not _half_unsaid(text),
        )
    fault = end_fault(opens, closes) if opens != closes or opens.hour else None
    if fault is not None and fault[2] == "error":
        return Mistake(text, rule="end-before-start", message=fault[0], hint=fault[1])
    return Hours(opens, closes)


def _hours_meant(text: str) -> str:
    """`2-4pm` as `14:00 to 16:00`; empty where it is no two times."""
    parts = re.split(r"\s*(?:\bto\b|-|–|until|till)\s*", text.casefold())
    if len(parts) != 2:
        return ""
    start, end = map(_time_meant, parts)
    if (half := parts[1][-2:]) in {"am", "pm"} and parts[0][-1:].isdigit():
        same = _time_meant(f"{parts[0]}{half}")
        start = same if same < end else start
    elif _half_unsaid(text) and "" < start < end < "12":
        start, end = _twelve_later(start), _twelve_later(end)
    elif "" < end <= start < "13" and re.match(r"[1-9](?!\d)(?!.*m)", parts[1]):
        end = _twelve_later(end)  # 9-5
    return f"{start} to {end}" if start and end else ""


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
    day = text if text in DAYS else _day_meant(text)
    if day in DAYS:
        return Mistake(text, hint=f"Write  every: week  and, on the next line,  days: [{day}]")
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
    meant = {"yes": "open", "no": "closed", "on": "open", "off": "closed", "shut": "closed"}
    return Mistake(text, meant=meant.get(text.casefold(), ""))


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
            message=f"'{min(unwanted)}' can't be part of the rule",
            hint="Write  sessions: ,  ending:  or  from:  on a line of its own.",
        )
    if unknown := next((name for name in parts if name not in RULE_PARTS), ""):
        meant = nearest(unknown, RULE_PARTS) or ""
        known = f"A rule can have {', '.join(RULE_PARTS[:-1])} and {RULE_PARTS[-1]}."
        return Mistake(
            text,
            rule="wrong-rule",
            message=f"'{shown(unknown)}' is no part of a rule that calendars understand",
            meant=text.replace(unknown, meant) if meant else "",
            hint="" if meant else _EASTER if unknown == "BYEASTER" else known,
            certain=False,
        )
    if len(parts) < len(pairs):
        twice = next(name for name in parts if [one for one, _ in pairs].count(name) > 1)
        return Mistake(
            text,
            rule="wrong-rule",
            message=f"'{twice}' is in the rule twice",
            hint="Write it once, with commas between its values.",
        )
    return text


_EASTER = (
    "Easter is on another day each year: give each date an item of its own, such as "
    "`date: 2027-03-28`"
)
FEW_NEED_A_RULE = "Few times need a rule. Write  every: month  and  days: [second Saturday]"


def parse_days(text: str) -> tuple[int, ...] | Mistake:
    """`Monday`, `Monday to Friday` or `Every day`, as weekdays in the order of the week."""
    if text == "Every day":
        return tuple(range(7))
    if plain(text) in {"every day", "daily", "all week", "all days"}:
        return Mistake(text, meant="Every day")
    if plain(text) in {"weekdays", "week days", "every weekday"}:
        return Mistake(text, meant="Monday to Friday")
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
