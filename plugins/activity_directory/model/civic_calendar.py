"""The days that differ for a whole place: its nation's bank holidays and its school terms."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date, timedelta
from itertools import pairwise
from types import MappingProxyType
from typing import Literal

from activity_directory.model.schedule import Period
from activity_directory.records import record

Nation = Literal["England", "Wales", "Scotland", "Northern Ireland"]

_SUBDIVISIONS: Mapping[Nation, str] = MappingProxyType(
    {"England": "ENG", "Wales": "WLS", "Scotland": "SCT", "Northern Ireland": "NIR"}
)
# The library's names, and what people in the United Kingdom call the same days (gov.uk).
_USUAL_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "May Day": "Early May bank holiday",
        "Spring Bank Holiday": "Spring bank holiday",
        "Summer Bank Holiday": "Summer bank holiday",
        "Late Summer Bank Holiday": "Summer bank holiday",
        "New Year Holiday": "2 January",
        "Saint Andrew's Day": "St Andrew's Day",
        "Saint Patrick's Day": "St Patrick's Day",
    }
)
# Summer holidays are six or seven weeks. A longer gap means that a term is missing from the list.
_LONGEST_HOLIDAY_IN_DAYS = 63
_SATURDAY = 5


@record
class SchoolTerm:
    """One school term, both ends included, with the half-term in its middle."""

    first: date
    last: date
    half_term: Period | None = None


@record
class CivicCalendar:
    """Bank holidays by date and name, and the school terms known so far, in any order."""

    bank_holidays: Mapping[date, str] = field(default_factory=dict, hash=False)
    terms: tuple[SchoolTerm, ...] = ()

    def working_days_before(self, day: date, count: int) -> date:
        """The day so many working days before another: Monday to Friday, no bank holiday."""
        while count:
            day -= timedelta(days=1)
            count -= day.weekday() < _SATURDAY and day not in self.bank_holidays
        return day

    def is_half_term(self, day: date) -> bool:
        """Whether `day` falls in the half-term of a known term."""
        return any(term.half_term is not None and term.half_term.holds(day) for term in self.terms)

    def in_term(self, day: date) -> Literal["yes", "no", "unknown"]:
        """Whether schools are open on `day`, weekends counted with their week.

        It is unknown before the first known term, after the last, and in a gap between two that is
        too long to be a holiday.
        """
        for term in self.terms:
            if term.first <= day <= term.last:
                return "no" if self.is_half_term(day) else "yes"
        in_order = sorted(self.terms, key=lambda term: term.first)
        for before, after in pairwise(in_order):
            if before.last < day < after.first:
                gap = (after.first - before.last).days
                return "no" if gap <= _LONGEST_HOLIDAY_IN_DAYS else "unknown"
        return "unknown"


def bank_holidays_of(
    nation: Nation,
    years: Iterable[int],
    additions: Mapping[date, str] = MappingProxyType({}),
    removals: Iterable[date] = (),
) -> Mapping[date, str]:
    """The bank holidays of a nation, with what is added and removed locally, in order of date.

    A holiday that falls at a weekend is there twice, on its own day and on the day off for it:
    a Saturday group is no likelier to meet on Christmas Day because the Monday is off as well.
    """
    # The library takes a tenth of a second to import, which not every command needs.
    from holidays import country_holidays  # noqa: PLC0415

    of_nation = country_holidays(
        "GB", subdiv=_SUBDIVISIONS[nation], years=list(years), language="en_GB"
    )
    named = {day: _usual_name(name) for day, name in of_nation.items()}
    removed = set(removals)
    kept = {day: name for day, name in named.items() if day not in removed}
    return MappingProxyType(dict(sorted((kept | dict(additions)).items())))


def civic_calendar(
    nation: Nation,
    years: Iterable[int],
    terms: Iterable[SchoolTerm] = (),
    additions: Mapping[date, str] = MappingProxyType({}),
    removals: Iterable[date] = (),
) -> CivicCalendar:
    """The calendar of one place for these years; an addition wins over a removal of its date."""
    return CivicCalendar(
        bank_holidays_of(nation, years, additions, removals),
        tuple(sorted(terms, key=lambda term: term.first)),
    )


def _usual_name(name: str) -> str:
    # "Boxing Day (observed)" is the library's way to say that the Monday is off for it, and two
    # holidays on one day are joined by "; ".
    day_off = name.removesuffix(" (observed)")
    usual = "; ".join(_USUAL_NAMES.get(part, part) for part in day_off.split("; "))
    return usual if day_off == name else f"{usual} holiday"
