"""Lists of days as people write them: read whole, with each of their readings."""

import pytest

from activity_directory.schema.values.dates import parse_date
from activity_directory.schema.values.days import DAYS, days_in, runs_of
from activity_directory.schema.values.mistake import Mistake

A_TUESDAY = ("first Tuesday", "third Tuesday")


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("1st and 3rd Tuesday", A_TUESDAY),
        ("1st/3rd Tues", A_TUESDAY),
        ("the first and third Tuesdays of the month", A_TUESDAY),
        ("1st Tuesday, 3rd Tuesday", A_TUESDAY),
        ("2nd & 4th Fri", ("second Friday", "fourth Friday")),
        ("first, third and fifth Monday", ("first Monday", "third Monday", "fifth Monday")),
        ("1st Monday & 3rd Thursday", ("first Monday", "third Thursday")),
        ("1st Wednesday of month", ("first Wednesday",)),
        ("last Fri of each month", ("last Friday",)),
        ("2nd Sunday each month", ("second Sunday",)),
        ("1st & 3rd Tuesdays every month", A_TUESDAY),
        ("last Friday per month", ("last Friday",)),
        ("First Monday (each month)", ("first Monday",)),
        ("Every 4th Sunday", ("fourth Sunday",)),
        ("every last Sunday", ("last Sunday",)),
        ("15th of each month", ("15th",)),
        ("1st and 15th", ("1st", "15th")),
        ("Mon, Wed-Fri", ("Monday", "Wednesday", "Thursday", "Friday")),
        ("Mon - Thurs & Sat", ("Monday", "Tuesday", "Wednesday", "Thursday", "Saturday")),
        ("Mon Wed Fri", ("Monday", "Wednesday", "Friday")),
        ("Fri-Mon", ("Friday", "Saturday", "Sunday", "Monday")),
        ("weekends", ("Saturday", "Sunday")),
        ("daily", DAYS),
    ],
)
def test_a_list_with_one_reading(words, days):
    assert days_in(words) == (days,)


def test_a_number_may_go_with_the_day_behind_it_or_with_both():
    assert days_in("1st Monday and Thursday") == (
        ("first Monday", "first Thursday"),
        ("first Monday", "Thursday"),
    )


@pytest.mark.parametrize(
    "words",
    [
        *("", "sometimes", "Monday, sometimes", "and", "Monday to", "Not Monday", "M/W/F", "32nd"),
        *("every second Monday", "Every 3rd Thursday", "every other Monday", "alternate Tuesdays"),
        *("each 2nd Monday", "Sunday each month", "Mondays in the month", "twice a month"),
        *("weekdays except Friday", "Mon-Wed-Fri"),
        *("Monday and 3rd Thursday", "first Monday and 15th", "1st to 3rd Tuesday", "15th Monday"),
        *("first and third", "1st 3rd Tuesday", "1st and Monday", "Tuesday 1st and 3rd"),
        *("first Monday to Wednesday", "Monday or Tuesday"),
    ],
)
def test_what_is_no_list_of_days_or_has_none_certain(words):
    assert days_in(words) == ()


@pytest.mark.parametrize(
    ("days", "runs"),
    [
        (DAYS, ["Every day"]),
        (DAYS[:5], ["Monday to Friday"]),
        (DAYS[5:], ["Saturday", "Sunday"]),
        (("Friday", "Saturday", "Sunday", "Monday"), ["Friday to Monday"]),
        (("Monday", "Wednesday"), ["Monday", "Wednesday"]),
    ],
)
def test_days_as_opening_hours_name_them(days, runs):
    assert [*runs_of(days)] == runs


def test_a_date_that_is_a_long_chain_of_dates_is_a_mistake():
    assert isinstance(parse_date("2026-11-02 to " * 4000 + "2026-11-03"), Mistake)
