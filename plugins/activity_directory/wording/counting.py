"""A number of things in plain English, for every message and page. Knows nothing of either."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """A number of things: "1 activity", "1,200 activities"; `many` where adding s won't do."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


_DAYS_OF_A_YEAR = 365.25
_MOST_DAYS, _MOST_MONTHS = 60, 23


def how_long(days: int) -> str:
    """Days in words that people can picture: days to two months, months to two years, years."""
    months = int(days * 12 / _DAYS_OF_A_YEAR)
    if days <= _MOST_DAYS:
        return counted(days, "day")
    if months <= _MOST_MONTHS:
        return counted(months, "month")
    return counted(int(days / _DAYS_OF_A_YEAR), "year")
