"""Text becomes a value, or a mistake that says what the writer most likely meant.

Knows nothing of fields or files. Of each value there is one way to write it; a reader that meets
another says which.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from activity_directory.counting import counted
from activity_directory.model.schedule import Hours, MonthDay, Period, YearlySeason
from activity_directory.vocabulary import nearest, plain

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

    from activity_directory.problems import Severity


class Said(NamedTuple):
    """What is said of a mistake, and the hint under it. The web form says the same words."""

    message: str
    hint: str = ""

    def of(self, found: str, rule: str, **named: str | int) -> Mistake:
        """The mistake of which this is said."""
        return Mistake(
            found,
            rule=rule,
            message=self.message.format(found=shown(found), **named),
            hint=self.hint.format(**named),
        )


EXPECTED = Said("expected {expected}, found '{found}'", "did you mean '{meant}'?")
TOO_LONG = Said(
    "this is {count} characters long, {most} at most",
    "Shorten it by {over}. It has to end here: '...{tail}'",
)
TOO_LONG_A_TEXT = Said(
    "this is {count:,} characters long, {most:,} at most",
    "Keep what people need before they come, and link to the rest.",
)
LONGEST_EMAIL, LONGEST_URL = 254, 500
TOO_LONG_AN_EMAIL = Said(
    "this is {count} characters long, and an e-mail address has {most} at most",
    "Give the address alone.",
)
TOO_LONG_A_URL = Said(
    "this is {count} characters long, and an address can have {most} at most",
    "Give a shorter address of the page: what stands from the ? on can often go.",
)
HTML_TAG = Said("there is an HTML tag here: '{match}'", "Write the words without it.")
SIGN_AT_START = Said(
    "words can't start with '{match}': a spreadsheet takes them for a sum",
    "Start with a letter or a number.",
)
NO_SUCH_DATE = Said(
    "there is no such date as {found}",
    "Check the month and the day. Dates are year, month, day, such as 2026-11-02.",
)
YEARS = (1990, 2100)
OTHER_YEAR = f"a date between {YEARS[0]} and {YEARS[1]}"
NO_SUCH_AREA = Said("no postcode starts with '{match}'", "Check the first letters.")
NO_SUCH_PHONE = Said(
    "'{found}' can't be a telephone number",
    "Count the digits: most numbers here have 11, starting with 0.",
)


@dataclass(frozen=True)
class Mistake:
    """Text that is not of its kind.

    `meant` is what the writer most likely meant, as text; `certain` says that to write it in place
    of what was found loses nothing.
    """

    found: str
    expected: str = ""
    meant: str = ""
    rule: str = "wrong-value"
    message: str = ""
    hint: str = ""
    certain: bool = True

    def said(self, label: str, expected: str) -> str:
        """The sentence shown to the person who wrote it."""
        if self.message:
            return f"{label}: {self.message}"
        said = EXPECTED.message.format(expected=self.expected or expected, found=shown(self.found))
        return f"{label}: {said}"

    def advised(self) -> str:
        """The hint under it."""
        return self.hint or proposed(self.meant, self.found)


def proposed(meant: str, found: str) -> str:
    """The hint that asks whether `meant` was meant; none where it looks like what was found."""
    is_other = meant and shown(meant) != shown(found)
    return EXPECTED.hint.format(meant=meant) if is_other else ""


def shown(text: str) -> str:
    """`text` on one line, at a length that can be read."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:57].rstrip() + "..."


def either(choices: tuple[str, ...]) -> str:
    """`a, b or c`."""
    return choices[0] if len(choices) == 1 else f"{', '.join(choices[:-1])} or {choices[-1]}"


SEVERAL = re.compile(r"\s*[,;&/]\s*(?:and\s+)?|\s+and\s+")
"""What stands between the items of a list that somebody wrote as a sentence."""

# --- words -----------------------------------------------------------------------------------

HTML = re.compile(r"</?[a-zA-Z][^<>\n]*>|<!--|<[?!][a-zA-Z\[]")
"""What a browser would take for markup."""
HTML_CODE = re.compile(r"&(?:amp|quot|apos|pound|euro|nbsp|ndash|mdash|[lr][sd]quo|#\d{2,4});")
_SUMS = "=@+-\uff1d\uff20\uff0b"
_ODD_STARTS = frozenset(f"{_SUMS}“‘")
FORMULA = re.compile("[=@\uff1d\uff20]|[+\uff0b-](?!\\s?[\\d(])|-\\s?[\\d(]")


def without_marks(text: str) -> str:
    """`text` without the curly quotation marks around all of it; empty where there are none."""
    if text[:1] in {"“", "‘"} and text[-1:] in {"”", "’", "“"}:
        inner = text[1:-1].strip()
        return "" if {*inner} & {"“", "”", "‘"} else inner
    return ""


def parse_words(text: str, most: int) -> str | Mistake:
    """A line of text: no HTML, and nothing that a spreadsheet would take for a sum."""
    line = text.strip()
    if "  " in line or not line.isprintable():  # as tabs and ends of lines are not
        line = " ".join(text.split())
    if len(line) > most or "<" in line or "&" in line or line[:1] in _ODD_STARTS:
        return _mistaken_words(text, line, most) or line
    return line


def _mistaken_words(text: str, line: str, most: int) -> Mistake | None:
    if inner := without_marks(line):
        return Mistake(
            text,
            rule="quotation-marks",
            message="the quotation marks around the words would be shown",
            hint="Take them out.",
            meant=inner,
        )
    if len(line) > most:
        return TOO_LONG.of(
            text,
            "too-long",
            count=len(line),
            most=most,
            over=len(line) - most,
            tail=line[max(0, most - 30) : most],
        )
    if "<" in line and (tag := HTML.search(line)):
        return HTML_TAG.of(text, "html-in-text", match=shown(tag[0]))
    if "&" in line and (code := HTML_CODE.search(line)):
        from html import unescape  # noqa: PLC0415 - only this mistake needs its 2,000 names

        return Mistake(
            text,
            rule="html-in-text",
            message=f"there is a code of HTML here: '{code[0]}'",
            hint=f"Write the sign itself: {unescape(code[0])}",
            meant=HTML_CODE.sub(lambda one: unescape(one[0]), line),
        )
    if line[:1] in _SUMS and FORMULA.match(line):
        return SIGN_AT_START.of(text, "sign-at-start", match=line[0])
    return None


def parse_prose(text: str, most: int) -> str | Mistake:
    """Markdown of at most `most` characters."""
    if len(text) > most:
        return TOO_LONG_A_TEXT.of(text, "too-long", count=len(text), most=most)
    return text


def parse_nothing(text: str) -> str | Mistake:
    """A field whose name says it all."""
    return Mistake(text, hint="Take out the words after the colon.") if text else ""


def look_alike(text: str) -> Mistake | None:
    """A mistake where a letter of an address only looks like a plain one."""
    letter = next((letter for letter in text if not letter.isascii()), None)
    if letter is None:
        return None
    return Mistake(
        text,
        rule="look-alike",
        message=f"'{letter}' in this address is not a plain letter ({letter_name(letter)})",
        hint="Type the address with the letters of your keyboard.",
    )


def letter_name(letter: str) -> str:
    """What a letter is called: "cyrillic capital letter en"."""
    return unicodedata.name(letter, f"U+{ord(letter):04X}").lower()


# --- names of files and ids ------------------------------------------------------------------

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "index", "page", "card"}
    | {f"{device}{number}" for device in ("com", "lpt") for number in range(10)}
)


def slug_fault(slug: str) -> str:
    """What is wrong with a file's name or an id, in words; empty where nothing is."""
    if len(slug) > 60:
        return "it is longer than 60 characters"
    if _SLUG.fullmatch(slug) is None:
        return "it can have only small letters a to z, numbers, and single dashes between them"
    if slug in _RESERVED:
        return "this word is kept for the software"
    return ""


def slug_of(text: str) -> str:
    """A plain slug made of `text`: empty only where it has no letter and no number.

    Letters of other alphabets are written with ours: "Йога" is "ioga".
    """
    low = unicodedata.normalize("NFC", text.casefold())
    if low.isascii():
        return _dashed(low)
    # Of a script long dead nothing is known but what its letters are called.
    return _dashed("".join(map(_in_plain_letters, low))) or _dashed(" ".join(map(_called, low)))


def _dashed(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", re.sub("['’]", "", text))[:60].strip("-")


def _in_plain_letters(letter: str) -> str:
    """A letter or a number as we would write it; any other sign as it is."""
    bare = _without_accents(letter)
    if bare.isascii() or not unicodedata.category(letter).startswith(("L", "M", "N")):
        return bare
    from unidecode import unidecode  # noqa: PLC0415 - only names of other alphabets need it

    return unidecode(letter, errors="ignore").lower()


def _called(letter: str) -> str:
    """The last word of a letter's name; empty for a sign."""
    is_sign = not unicodedata.category(letter).startswith(("L", "N"))
    return "" if is_sign else unicodedata.name(letter, "").rpartition(" ")[2].lower()


def _without_accents(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def usable_slug(text: str, what: str) -> str:
    """A slug made of `text` that may be used; `what` it is for stands in front where it has to."""
    slug = slug_of(text)
    return f"{what}-{slug}".strip("-")[:60].strip("-") if slug_fault(slug) else slug


def parse_slug(text: str) -> str | Mistake:
    """An id as it stands in an address."""
    fault = slug_fault(text)
    if not fault:
        return text
    if _SLUG.fullmatch(text):
        return Mistake(
            text,
            message=f"'{shown(text)}' can't be the name of a file: {fault}",
            hint="Take it out, or choose another.",
        )
    meant = slug_of(text)
    certain = _without_accents(text).isascii()
    return Mistake(text, meant="" if slug_fault(meant) else meant, certain=certain)


ADDRESSED = ("activities", "organisations", "stories", "needs", "categories", "areas")
"""Under which a name can stand in an address; the pages of the maintainers' stand under none."""


def parse_address(text: str) -> str | Mistake:
    """An address that a page takes the place of: its own slug, or a family's and a slug."""
    family, slash, name = text.strip("/").rpartition("/")
    known = not slash or family in ADDRESSED
    if text == f"{family}{slash}{name}" and known and not slug_fault(name):
        return text
    plain = f"{family}{slash}{slug_of(name)}"
    certain = known and not slug_fault(slug_of(name))
    return Mistake(text, meant=plain if certain else "")


PICTURE_ENDINGS = ("jpg", "jpeg", "png", "webp")
"""Of the kinds that are read: see `pictures`."""


def parse_picture(text: str) -> str | Mistake:
    """The name of a picture in content/images, without a folder."""
    name, dot, ending = text.rpartition(".")
    kind = ending.casefold()
    if kind not in PICTURE_ENDINGS:
        endings = either(tuple(f".{one}" for one in PICTURE_ENDINGS))
        if not dot or re.fullmatch("[a-z0-9]{2,5}", kind) is None:
            return Mistake(text, hint=f"The name of a picture ends in {endings}")
        return Mistake(
            text,
            expected=f"a JPEG, PNG or WebP picture, whose name ends in {endings}",
            hint="Save the picture again as a JPEG, and write its new name here.",
        )
    if ending == kind and not slug_fault(name):
        return text
    folder, stroke, stem = name.replace("\\", "/").rpartition("/")
    slug = usable_slug(stem, "picture")
    certain = not (folder or stroke) and slug == slug_of(stem)
    return Mistake(text, meant=f"{slug}.{kind}" if dot and stem else "", certain=certain)


# --- yes and no, numbers, money --------------------------------------------------------------

_YES = {"y": "yes", "true": "yes", "on": "yes", "n": "no", "false": "no", "off": "no"}
_ASK = {"unknown": "ask", "?": "ask", "maybe": "ask", "not sure": "ask", "n/a": "ask"}


def parse_yes(text: str) -> bool | Mistake:
    """`yes` or `no`."""
    if text in {"yes", "no"}:
        return text == "yes"
    low = text.casefold()
    return Mistake(text, meant=low if low in {"yes", "no"} else _YES.get(low, ""))


def parse_answer(text: str) -> str | Mistake:
    """`yes`, `no` or `ask`: what isn't known is never a yes."""
    if text in {"yes", "no", "ask"}:
        return text
    low = text.casefold()
    return Mistake(text, meant=low if low in {"yes", "no", "ask"} else (_YES | _ASK).get(low, ""))


def parse_whole(text: str, least: int, most: int) -> int | Mistake:
    """A whole number."""
    if not re.fullmatch(r"[0-9]{1,9}", text):
        found = re.search(r"[0-9]{1,9}", text)
        meant = found[0] if found and least <= int(found[0]) <= most else ""
        return Mistake(text, meant=meant, certain=False)
    return int(text) if least <= int(text) <= most else Mistake(text)


_POUNDS = re.compile(r"£?(\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.(\d{2}))?")
# What somebody may have meant is a text: only a mistake has `re` compile it.
_LOOSE_MONEY = r"(?:£|gbp)?\s*(\d{1,6})(?:[.:,](\d{1,2}))?\s*(?:pounds?|gbp|each|p\.p\.|pp)?"


NOTHING_TO_PAY = frozenset(
    {"free", "free of charge", "nothing", "nil", "no charge", "no cost", "no fee", "none"}
)
"""What people write where there is nothing to pay."""
_DONATION = frozenset(
    {"donation", "donations", "by donation", "a donation", "voluntary donation"}
    | {"donations welcome", "suggested donation", "small donation", "contribution"}
)
_AS_YOU_CAN = frozenset(
    {"pay what you can", "pay as you feel", "pay what you like", "pay as you can", "you choose"}
)
_NOT_KNOWN_PRICE = frozenset(
    {"ask", "please ask", "varies", "various", "vary", "tba", "tbc", "unknown", "not known", "?"}
    | {"contact us", "please contact us", "ask us", "on request", "depends", "n/a"}
)
_WORDS_OF_A_PRICE = (
    (NOTHING_TO_PAY, "Where there is nothing to pay, write `free` instead."),
    (_DONATION, "Where people give what they like, write `donation` instead."),
    (_AS_YOU_CAN, "Where people choose what to pay, write `pay what you can` instead."),
    (_NOT_KNOWN_PRICE, "Where the price isn't known, write `ask` instead."),
)


def parse_price(text: str) -> int | Mistake:
    """Pence of an amount that people pay; of other words for a cost, the field that they mean."""
    amount = parse_money(text)
    if not isinstance(amount, Mistake):
        return amount
    said = plain(text).rstrip(".!")
    if re.fullmatch(r"(?:£|gbp)? ?0+(?:[.:,]0+)?p?", said):
        said = "nothing"
    hints = (hint for words, hint in _WORDS_OF_A_PRICE if said in words)
    hint = next(hints, "")
    return replace(amount, meant="", hint=hint) if hint else amount


def parse_money(text: str) -> int | Mistake:
    """Pence of `£3.50`, `£4` or `50p`."""
    if text.startswith("£") and (found := _POUNDS.fullmatch(text)):
        amount = int(found[1].replace(",", "")) * 100 + int(found[2] or 0)
        return amount or Mistake(text, hint="Where there is no such amount, take the line out.")
    if found := re.fullmatch(r"(\d{1,2})p", text):
        return int(found[1])
    loose = re.fullmatch(_LOOSE_MONEY, text.casefold())
    if loose is None:
        thousands = re.fullmatch(r"(?:up to )?£?(\d{1,3})k", text.casefold())
        meant = f"£{thousands[1]},000" if thousands else ""
        return Mistake(text, meant=meant, hint="" if meant else _one_amount(text), certain=False)
    pence = f".{loose[2].ljust(2, '0')}" if loose[2] else ""
    alone = not re.search("[a-z]", text.casefold().removeprefix("gbp"))
    return Mistake(text, meant=f"£{int(loose[1])}{pence}", certain=alone)


def _one_amount(text: str) -> str:
    amounts = re.findall(r"\d+(?:\.\d+)?", text)
    if len(amounts) > 1:
        return "Give each price an item of its own, and say who it is for behind  only_for:"
    return "Give the amount alone, and put the other words behind  note:" if amounts else ""


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
    found = DATE_SHAPE.fullmatch(text)
    if found is None:
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
    found = re.fullmatch(_NUMBERS_OF_A_DATE, text)
    if found is None:
        found = re.fullmatch(_WORDS_OF_A_DATE, text)
        month = _month(found["m"] or found["m2"]) if found else None
    else:
        month = int(found["m"] or found["m2"])
    if found is None or month is None:
        return ""
    year, day = int(found["y"] or found["y2"]), int(found["d"] or found["d2"])
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
    found = [*re.finditer(f"{_WORDS_OF_A_DATE}|{DATE_SHAPE.pattern}", text)]
    if len(found) != 1:
        return ""
    return found[0][0] if DATE_SHAPE.fullmatch(found[0][0]) else _date_meant(found[0][0])


_TIME = re.compile(r"(\d{1,2}):(\d{2})")


def parse_time(text: str) -> time | Mistake:
    """A time such as 10:30, on a clock of 24 hours."""
    found = _TIME.fullmatch(text)
    if found and int(found[1]) < 24 and int(found[2]) < 60:
        return time(int(found[1]), int(found[2]))
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
    found = re.fullmatch(r"(\d{1,2})(?:[:.h](\d{2}))?(am|pm|a\.m\.?|p\.m\.?)?", low)
    found = found or re.fullmatch(r"(\d{2})(\d{2})()", low)
    if found is None:
        return ""
    hour, minute = int(found[1]), int(found[2] or 0)
    afternoon = (found[3] or "").startswith("p")
    if found[3] and hour > 12 and not afternoon:
        return ""
    if found[3] and hour <= 12:  # 13pm says the same as 13:00
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
    if found := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)", text):
        number = int(found[1])
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
        two = [_hours_meant(one) for one in SEVERAL.split(text)]
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


def parse_two_dates(text: str) -> Period | Mistake:
    """`2026-10-26 to 2026-10-30`: two days of one year, not of every year."""
    period = parse_period(text)
    return Mistake(text) if isinstance(period, YearlySeason) else period


def _day_of_year(text: str) -> tuple[int, int] | None:
    """(month, day) of `1 November`."""
    found = re.fullmatch(r"(\d{1,2}) ([A-Z][a-z]+)", text)
    if found is None or found[2].casefold() not in MONTHS:
        return None
    month, day = MONTHS.index(found[2].casefold()) + 1, int(found[1])
    try:
        date(2028, month, day)  # a leap year: 29 February is a day of some years
    except ValueError:
        return None
    return month, day


def _day_of_year_meant(text: str) -> str:
    """`1 November` of `1st Nov`."""
    found = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]+\.?)", text)
    month = _month(found[2]) if found else None
    plain_day = f"{int(found[1])} {MONTHS[month - 1].title()}" if found and month else ""
    return plain_day if _day_of_year(plain_day) else ""


def parse_interval(text: str) -> tuple[str, int] | Mistake:
    """`week`, `2 weeks`, `month`, `3 months`: the unit and how many of them."""
    found = re.fullmatch(r"(?:(\d{1,2}) )?(week|month)s?", text)
    if found and 1 <= int(found[1] or 1) <= 26:
        return found[2], int(found[1] or 1)
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
    found = re.fullmatch(r"(\d{1,3}) weeks?", text)
    if found and int(found[1]):
        return int(found[1])
    loose = re.search(r"\d{1,3}", text)
    meant = counted(int(loose[0]), "week") if loose and int(loose[0]) else ""
    return Mistake(text, meant=meant, certain=False)


def parse_months(text: str) -> int | Mistake:
    """`6 months`, as a number of months."""
    found = re.fullmatch(r"(\d{1,2}) months?", text)
    if found and int(found[1]):
        return int(found[1])
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


# --- addresses, places, telephones -----------------------------------------------------------

EMAIL = re.compile(
    r"[A-Za-z0-9](?:[A-Za-z0-9._+'-]{0,62}[A-Za-z0-9_+-])?"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}"
)


def parse_email(text: str) -> str | Mistake:
    """An e-mail address, in letters anybody can type."""
    if len(text) <= LONGEST_EMAIL and EMAIL.fullmatch(text) and ".." not in text:
        return text
    if mistake := look_alike(text):
        return mistake
    if len(text) > LONGEST_EMAIL:
        return TOO_LONG_AN_EMAIL.of(text, "too-long", count=len(text), most=LONGEST_EMAIL)
    loose = text.casefold().removeprefix("mailto:").replace(" at ", "@").replace(" ", "")
    addresses = EMAIL.findall(text)
    if not EMAIL.fullmatch(loose):
        loose = addresses[0] if len(addresses) == 1 else ""
    hint = "Give one address here, and any other in the description." if addresses[1:] else ""
    if re.fullmatch(r"\+?[\d ()-]{9,}", text):
        hint = f"This is a telephone number. Write it behind  phone:  as  phone: {text}"
    return Mistake(
        text,
        meant=loose,
        hint=hint,
        certain=not text.casefold().removeprefix("mailto:").replace(loose, "").strip("<>():,;. ")
        or loose not in text,
    )


WEB_ADDRESS = re.compile(
    r"https?://(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}(?::\d{2,5})?"
    r"(?:[/?#][A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*)?"
)


def parse_url(text: str) -> str | Mistake:
    """The address of a page elsewhere: http or https, in letters anybody can type."""
    if len(text) <= LONGEST_URL and WEB_ADDRESS.fullmatch(text):
        return text
    if mistake := look_alike(text):
        return mistake
    if len(text) > LONGEST_URL:
        return TOO_LONG_A_URL.of(text, "too-long", count=len(text), most=LONGEST_URL)
    loose = f"https://{text.removeprefix('//')}"
    return Mistake(text, meant=loose if WEB_ADDRESS.fullmatch(loose) and ":" not in text else "")


def parse_secure_url(text: str) -> str | Mistake:
    """The address of a page to which people send what they write: https alone."""
    address = parse_url(text)
    if isinstance(address, Mistake) or not address.casefold().startswith("http:"):
        return address
    return Mistake(
        text,
        message=f"'{shown(text)}' has no https, so what people send could be read on its way",
        meant=f"https:{address.partition(':')[2]}",
        certain=False,
    )


def parse_link(text: str) -> str | Mistake:
    """The address of a page elsewhere, or of one here: /about/."""
    return text if re.fullmatch(r"/(?:[a-z0-9-]+/)*", text) else parse_url(text)


POSTCODE = re.compile(r"(?:GIR 0AA|(?:[A-Z]{1,2}[0-9][A-Z0-9]?) [0-9][ABD-HJLNP-UW-Z]{2})")
"""The shape of a postcode (Royal Mail's PAF guide): the inward part has no C, I, K, M, O or V."""
POSTCODE_AREAS = frozenset(
    re.findall(
        "[A-Z]+",
        "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT"
        "  DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L"
        "  LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S"
        "  SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN"
        "  WR WS WV YO ZE",
    )
)
"""The 124 postcode areas in use, by their letters."""
DEMONSTRATION_AREA = "LW"


def _no_postcode(text: str, spaced: str) -> Mistake:
    digits = f"{spaced[:-3]}{spaced[-3:].replace('O', '0', 1).replace('I', '1', 1)}"
    never = re.fullmatch(r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}", spaced) is not None
    return Mistake(
        text,
        rule="no-such-postcode",
        meant=digits if POSTCODE.fullmatch(digits) else "",
        hint="The last two letters are never C, I, K, M, O or V." if never else "",
    )


def parse_postcode(text: str, demonstration: bool) -> str | Mistake:  # noqa: FBT001 - see `Text`
    """A postcode such as SW1A 1AA. Demonstrations also have the invented area LW."""
    spaced = text
    if POSTCODE.fullmatch(text) is None:
        squeezed = re.sub(r"[^A-Z0-9]", "", text.upper())
        spaced = f"{squeezed[:-3]} {squeezed[-3:]}"
        if POSTCODE.fullmatch(spaced) is None:
            return _no_postcode(text, spaced)
    letters = "G" if spaced == "GIR 0AA" else spaced[:2].rstrip("0123456789")
    if letters not in POSTCODE_AREAS and not (demonstration and letters == DEMONSTRATION_AREA):
        return NO_SUCH_AREA.of(text, "no-such-postcode", match=letters)
    return text if text == spaced else Mistake(text, meant=spaced)


def parse_location(text: str) -> tuple[float, float] | Mistake:
    """Latitude and longitude inside the United Kingdom's box."""
    found = re.fullmatch(r"(-?\d{1,2}\.\d{1,7}), ?(-?\d{1,2}\.\d{1,7})", text)
    if found is None:
        return Mistake(text, hint="On a map, press the place for a while and copy its two numbers.")
    north, east = float(found[1]), float(found[2])
    if 49.0 <= north <= 61.5 and -9.0 <= east <= 2.5:
        return north, east
    swapped = 49.0 <= east <= 61.5 and -9.0 <= north <= 2.5
    if swapped:
        return Mistake(text, meant=f"{found[2]}, {found[1]}")
    return Mistake(
        text, hint="That is not in the United Kingdom. Look at the place on a map again."
    )


_DRAMA = re.compile(
    r"\+44(?:1(?:13|14|15|16|17|18|21|31|41|51|61)4960\d{3}|2079460\d{3}|2920180\d{3}|"
    r"2896496\d{3}|1914980\d{3}|1632960\d{3}|7700900\d{3}|8081570\d{3}|909879\d{4}|3069990\d{3})"
)
"""Telephone numbers for drama use (Ofcom)."""
SHORT_CODES = {
    "999": "999",
    "112": "112",
    "111": "111",
    "101": "101",
    "105": "105",
    "119": "119",
    "116 123": "116123",
    "116123": "116123",
    "116 000": "116000",
    "116 117": "116117",
    "18000": "18000",
    "18001": "18001",
}


@lru_cache(maxsize=8192)
def parse_phone(text: str, demonstration: bool) -> str | Mistake:  # noqa: FBT001 - see `Text`
    """E.164 of a number that can be rung from the United Kingdom; short codes as they are dialled.

    Valid numbers by Google's libphonenumber data; Ofcom's drama numbers in demonstrations alone.
    """
    if text in SHORT_CODES:
        return SHORT_CODES[text]
    digits = re.sub(r"^(?:\+44|0044|0)(?:\(0\))?", "", re.sub(r"[ -]", "", text))
    if found := _DRAMA.fullmatch(f"+44{digits.replace('(', '').replace(')', '').lstrip('0')}"):
        if demonstration and re.fullmatch(r"[\d +()-]+", text):
            return found[0]
        return Mistake(
            text,
            rule="no-such-phone",
            message=f"'{shown(text)}' is a number made up for films and examples",
            hint="Give the number that people should ring.",
        )
    if DIRECTORY_ENQUIRIES.fullmatch(text):
        return _costly(text)
    return _real_phone(text)


DIRECTORY_ENQUIRIES = re.compile(r"118 ?[0-9]{3}")
"""Firms that look a number up, at a price."""


def _real_phone(text: str) -> str | Mistake:
    import phonenumbers  # noqa: PLC0415 - 20 ms that a catalogue without numbers need not pay

    try:
        number = phonenumbers.parse(text, "GB")
    except phonenumbers.NumberParseException:
        return _number_among_words(text)
    if number.extension or re.search(r"[^\d +()-]", text):
        return _number_among_words(text)
    if not phonenumbers.is_valid_number(number):
        return NO_SUCH_PHONE.of(text, "no-such-phone")
    if costs_extra(number):
        return _costly(text)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def costs_extra(number: PhoneNumber) -> bool:
    """Whether ringing a number costs more than usual: premium, shared cost, personal numbers."""
    from phonenumbers import PhoneNumberType, number_type  # noqa: PLC0415 - as above

    return number_type(number) in {
        PhoneNumberType.PREMIUM_RATE,
        PhoneNumberType.SHARED_COST,
        PhoneNumberType.PERSONAL_NUMBER,
    }


def _costly(text: str) -> Mistake:
    return Mistake(
        text,
        rule="premium-phone",
        message=f"ringing '{shown(text)}' costs extra",
        hint="Give an ordinary number, or leave the telephone out.",
    )


def _can_ring(text: str) -> bool:
    import phonenumbers  # noqa: PLC0415 - as above

    if re.search(r"[^\d +()-]", text):
        return False
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(text, "GB"))
    except phonenumbers.NumberParseException:
        return False


def _number_among_words(text: str) -> Mistake:
    letters = text.translate(str.maketrans("OolI", "0011"))
    if letters != text and _can_ring(letters):
        return Mistake(text, meant=letters, certain=False)
    if EMAIL.fullmatch(text):
        return Mistake(
            text, hint=f"This is an e-mail address. Write it behind  email:  as  email: {text}"
        )
    numbers = [*filter(_can_ring, re.findall(r"\+?\d[\d ()-]{8,}\d", text))]
    return Mistake(
        text,
        meant=numbers[0] if len(numbers) == 1 else "",
        hint="Give one number here, and any other in the description." if numbers[1:] else "",
        certain=False,
    )


def in_one_way(number: str, written: str) -> str:
    """A number of `parse_phone` as it is usually printed; as it was written where it is short."""
    import phonenumbers  # noqa: PLC0415 - as above

    if not number.startswith("+44"):
        return written
    return phonenumbers.format_number(
        phonenumbers.parse(number, "GB"), phonenumbers.PhoneNumberFormat.NATIONAL
    )


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
