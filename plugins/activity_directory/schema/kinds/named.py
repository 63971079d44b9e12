"""The kinds that fields use by name: a date, a price, a telephone number, a web address.

Each has its pattern, its usual spelling, its words in the reference and its form on a web page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from activity_directory.schema.kinds.choices import ID
from activity_directory.schema.kinds.text import CommonText, CommunityText, Markdown, Text
from activity_directory.schema.values import contact
from activity_directory.schema.values.contact import (
    DEMONSTRATION_AREA,
    DIRECTORY_ENQUIRIES,
    LONGEST_EMAIL,
    LONGEST_URL,
    POSTCODE_AREAS,
    SHORT_CODES,
    TEXT_CODE,
    TOO_LONG_A_URL,
    TOO_LONG_AN_EMAIL,
    WEB_ADDRESS,
    in_one_way,
    parse_email,
    parse_link,
    parse_location,
    parse_phone,
    parse_postcode,
    parse_secure_url,
    parse_text_number,
    parse_url,
)
from activity_directory.schema.values.dates import (
    DATE_SHAPE,
    MONTHS,
    RULE_PARTS,
    hours_in,
    parse_bank_holidays,
    parse_break,
    parse_date,
    parse_dates,
    parse_hours,
    parse_interval,
    parse_months,
    parse_period,
    parse_rule,
    parse_time,
    parse_until,
    parse_weeks,
)
from activity_directory.schema.values.days import parse_day, parse_days, run_of_days
from activity_directory.schema.values.mistake import (
    NO_SUCH_AREA,
    NO_SUCH_DATE,
    NO_SUCH_PHONE,
    OTHER_YEAR,
    YEARS,
)
from activity_directory.schema.values.not_known import ASK, or_ask
from activity_directory.schema.values.numbers import (
    parse_answer,
    parse_money,
    parse_price,
    parse_whole,
    parse_yes,
)
from activity_directory.schema.values.words import (
    parse_address,
    parse_nothing,
    parse_picture,
    parse_prose,
    parse_slug,
    parse_two_dates,
    parse_words,
)
from activity_directory.schema.web import NOT_PLAIN, Form, expects, of, says

if TYPE_CHECKING:
    from collections.abc import Callable

    from activity_directory.schema.reading import (
        Schema,
        Table,
    )


def words(
    most: int, what: str = "", kind: type[Text] = Text, holds: Literal["words", "role"] = "words"
) -> Text:
    """A line of text of at most `most` characters."""
    return kind(
        what or f"words, {most} characters at most",
        lambda text: parse_words(text, most),
        longest=most,
        holds=holds,
    )


def prose(most: int) -> Markdown:
    """Markdown of at most `most` characters."""
    return Markdown(
        f"text, {most} characters at most",
        lambda text: parse_prose(text, most),
        longest=most,
        holds="markdown",
    )


def whole(least: int, most: int) -> Text:
    """A whole number."""
    return CommonText(
        f"a whole number from {least} to {most}",
        lambda text: parse_whole(text, least, most),
        bounds=(least, most),
    )


_DATE = r"(199\d|20\d\d|2100)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_TIME = r"([01]?\d|2[0-3]):[0-5]\d"
_MONEY = r"(?!£[0,]+(\.00)?$|0+p$)(£\d{1,3}(,\d{3})+(\.\d{2})?|£\d{1,6}(\.\d{2})?|\d{1,2}p)"
_DAY = r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY_OF_YEAR = rf"(0?[1-9]|[12]\d|3[01]) ({'|'.join(month.title() for month in MONTHS)})"
_PART_OF_A_RULE = rf"({'|'.join(RULE_PARTS[1:])})=[A-Z0-9,+-]+"
_SHORT_URL = f"(?!.{{{LONGEST_URL + 1}}})"
_SHORT_EMAIL = f"(?!.{{{LONGEST_EMAIL + 1}}})"
_EMAIL = rf"(?!.*\.\.){of(contact.EMAIL)}"
_URL = of(WEB_ADDRESS)
_POSTCODE = rf"({of(contact.POSTCODE)}|{of(contact.OUTWARD)})"


def or_nothing(kind: CommonText) -> CommonText:
    """The same kind for a field that may be written without a value."""
    return replace(kind, expected=f"{kind.expected}, or nothing", may_be_blank=True, _known={})


def _two_digits(_value: object, text: str) -> str:
    """Times with two digits of the hour: `9:30` as `09:30`."""
    return re.sub(r"\b\d:", r"0\g<0>", text)


SLUG = Text(
    "a short name in small letters and dashes, such as sit-and-be-fit",
    parse_slug,
    pattern=f"(?!.{{61}}){ID}",
)
PUBLISHED_SLUG = replace(SLUG, holds="address")
"""A name that stands in the address of a page, not one by which an entry refers to another."""
YES_NO = CommonText("yes or no", parse_yes, choices=("yes", "no"))
ANSWER = CommonText("yes, no or ask", parse_answer, choices=("yes", "no", "ask"))
MONEY = CommonText(
    "an amount such as £3.50",
    parse_money,
    pattern=_MONEY,
    says="pence",
    form=Form(
        "money",
        lambda _: [expects(must=f"^({_MONEY})$")],
        tidy=(("^£?\\s*0*(?=\\d[\\d.:]*$)", "£"), (":", "."), ("(\\.\\d)$", "$10")),
        keyboard="decimal",
    ),
)
PRICE = replace(MONEY, parse=parse_price, _known={})
PRICE_OR_BLANK = or_nothing(PRICE)
_STEPS_OF_A_DATE = (
    expects(must=f"^{of(DATE_SHAPE)}$"),
    says(NO_SUCH_DATE, date=True),
    expects(years=YEARS, expected=OTHER_YEAR),
)
DATE = CommonText(
    "a date such as 2026-11-02",
    parse_date,
    pattern=_DATE,
    form=Form("date", lambda _: list(_STEPS_OF_A_DATE), control="date"),
)
DATES = CommonText(
    "a date such as 2026-11-02, or two such as 2027-06-05 to 2027-06-06",
    parse_dates,
    pattern=rf"{_DATE}( to {_DATE})?",
)
DATE_OR_BLANK = or_nothing(DATE)
BREAK = CommonText(
    "a date such as 2027-02-15, or two such as 2026-12-21 to 2027-01-04",
    parse_break,
    pattern=rf"{_DATE}( to {_DATE})?",
    form=Form("break", lambda _: [{"leave": "\\S\\s+\\S"}, *_STEPS_OF_A_DATE], partly=True),
)
TIME = CommonText("a time such as 10:30", parse_time, pattern=_TIME, spelled=_two_digits)
TIME_OR_ASK = CommonText(
    "a time such as 10:30",
    or_ask(parse_time),
    pattern=rf"{_TIME}|{ASK}",
    or_else=f"`{ASK}` where nobody knows",
    spelled=_two_digits,
)
DAY = CommonText(
    "a day such as Monday, or for a month first Monday, last Friday, 15th or last day",
    parse_day,
    parted=run_of_days,
    pattern=rf"((first|second|third|fourth|fifth|last) )?{_DAY}"
    r"|(0?[1-9]|[12]\d|3[01])(st|nd|rd|th)|last day",
)
HOURS = CommonText(
    "hours such as 10:00 to 16:00",
    or_ask(parse_hours),
    parted=hours_in,
    pattern=rf"{_TIME} to {_TIME}|{ASK}",
    spelled=_two_digits,
)
PERIOD = CommonText(
    "two dates such as 2026-11-02 to 2027-03-26, or 1 November to 26 March",
    parse_period,
    pattern=rf"{_DATE} to {_DATE}|{_DAY_OF_YEAR} to {_DAY_OF_YEAR}",
)
TWO_DATES = CommonText(
    "two dates such as 2026-10-26 to 2026-10-30",
    parse_two_dates,
    pattern=rf"{_DATE} to {_DATE}",
)
INTERVAL = CommonText(
    "week, 2 weeks or month",
    parse_interval,
    pattern=r"((0?[1-9]|1\d|2[0-6]) )?(week|month)s?",
)
WEEKS = CommonText(
    "a number of weeks such as 12 weeks",
    parse_weeks,
    pattern=r"(?!0+ )\d{1,3} weeks?",
)
MONTHS_LONG = CommonText(
    "a number of months such as 6 months",
    parse_months,
    pattern=r"(?!0+ )\d{1,2} months?",
    says="months",
)
UNTIL = CommonText(
    "nothing, or until and a date, such as until 2026-03-31",
    parse_until,
    may_be_blank=True,
    pattern=rf"(until|from) {_DATE}",
)
RULE = Text(
    "a rule such as FREQ=MONTHLY;BYDAY=2SA",
    parse_rule,
    pattern=rf"({_PART_OF_A_RULE};)*FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;{_PART_OF_A_RULE})*",
)
BANK_HOLIDAYS = CommonText(
    "open, closed or ask", parse_bank_holidays, choices=("open", "closed", "ask")
)
EMAIL = CommonText(
    "an e-mail address such as hello@example.org",
    parse_email,
    pattern=f"{_SHORT_EMAIL}{_EMAIL}",
    holds="address",
    form=Form(
        "email",
        lambda _: [
            dict(NOT_PLAIN),
            says(TOO_LONG_AN_EMAIL, longest=LONGEST_EMAIL),
            expects(must=f"^{_EMAIL}$"),
        ],
        tidy=(("^MAILTO:", ""), (" AT ", "@"), (" ", "")),
        letters="small",
        control="email",
        keyboard="email",
        autocomplete="email",
    ),
)
URL = Text(
    "a web address such as https://www.example.org",
    parse_url,
    pattern=f"{_SHORT_URL}{_URL}",
    holds="address",
    form=Form(
        "web-address",
        lambda _: [
            dict(NOT_PLAIN),
            says(TOO_LONG_A_URL, longest=LONGEST_URL),
            expects(must=f"^{_URL}$"),
        ],
        tidy=(("^(?://)?(?=[^:]*$)", "https://"),),
        keyboard="url",
    ),
)
SECURE_URL = Text(
    URL.expected,
    parse_secure_url,
    pattern=f"(?=https:){_SHORT_URL}{_URL}",
    holds="address",
)
LINK = Text(
    f"{URL.expected}, or /about/",
    parse_link,
    pattern=rf"{URL.pattern}|/([a-z0-9-]+/)*",
    holds="address",
)
ADDRESS = Text(
    "an old address such as about-us or stories/every-wednesday",
    parse_address,
    pattern=rf"((activities|organisations|stories|needs|categories|areas)/)?{ID}",
    holds="address",
)
PICTURE = Text(
    "the name of a picture such as sit-and-be-fit.jpg",
    parse_picture,
    pattern=rf"{ID}\.(jpg|jpeg|png|webp)",
    holds="address",
)
LOCATION = Text(
    "latitude and longitude such as 51.4123, -0.3007",
    parse_location,
    pattern=r"-?\d{1,2}\.\d{1,7}, ?-?\d{1,2}\.\d{1,7}",
    holds="place",
)
POSTCODE = CommunityText(
    "a postcode such as SW1A 1AA",
    parse_postcode,
    or_else="its first half, where no more is known",
    pattern=_POSTCODE,
    holds="place",
    form=Form(
        "postcode",
        lambda demonstration: [
            expects(must=f"^{_POSTCODE}$"),
            says(
                NO_SUCH_AREA,
                never=rf"^(?!GIR 0AA|(?:{_areas(demonstration=demonstration)})\d)([A-Z]+)",
                shows=2,
            ),
        ],
        tidy=(("[^A-Z0-9]", ""), ("^(.{2,4})(\\d[A-Z]{2})$", "$1 $2")),
        letters="capital",
        autocomplete="postal-code",
    ),
)
_SHORT_NUMBERS = "|".join((*SHORT_CODES, DIRECTORY_ENQUIRIES.pattern))
"""Numbers that are none too short: what a page doesn't know of their cost is said on arrival."""


def _number_form(short: str) -> Form:
    """How a page asks for a telephone number. `short` is the pattern of those that may be short."""
    return Form(
        "phone",
        lambda _: [
            expects(must=r"^[\d +()-]*$"),
            says(NO_SUCH_PHONE, never=rf"^(?!\+|(?:{short})$)(?:[^\d]*\d){{3,6}}[^\d]*$"),
        ],
        partly=True,
        keyboard="tel",
        autocomplete="tel",
    )


PHONE = CommunityText(
    "a telephone number such as 020 7946 0123",
    parse_phone,
    pattern="[0-9 +()-]+",
    is_number=True,
    says="phone",
    spelled=in_one_way,
    form=_number_form(_SHORT_NUMBERS),
)
TEXT_NUMBER = CommunityText(
    "a number for text messages such as 07700 900131 or 85258",
    parse_text_number,
    pattern="[0-9 +()-]+",
    is_number=True,
    says="phone",
    spelled=in_one_way,
    form=_number_form(f"{_SHORT_NUMBERS}|{TEXT_CODE.pattern}"),
)
DAYS_OF_WEEK = CommonText(
    "a day, or days such as Monday to Friday",
    parse_days,
    pattern=rf"Every day|{_DAY}( to {_DAY})?",
)


def _areas(*, demonstration: bool) -> str:
    invented = {DEMONSTRATION_AREA} if demonstration else set()
    return "|".join(sorted(POSTCODE_AREAS | invented))


@dataclass(frozen=True)
class Nothing(Text):
    """A field that is written without a value."""

    may_be_blank: bool = True

    def schema(self, _group: Callable[[Table], Schema]) -> Schema:
        """Blank."""
        return {"type": "null"}


NOTHING = Nothing("nothing", parse_nothing)
