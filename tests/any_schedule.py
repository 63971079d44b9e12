"""Whatever an entry may say of when it is on, within two years and their calendar."""

from datetime import date, time, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from activity_directory.model.civic_calendar import CivicCalendar, SchoolTerm
from activity_directory.model.schedule import (
    ByRule,
    Hours,
    Limits,
    MonthDay,
    Monthly,
    Once,
    OpeningHours,
    Period,
    Weekly,
    YearlySeason,
)

FIRST, LAST = date(2026, 6, 1), date(2028, 5, 31)
ALL_DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
CALENDAR = CivicCalendar(
    bank_holidays={
        date(2026, 8, 31): "Summer bank holiday",
        date(2026, 12, 25): "Christmas Day",
        date(2027, 3, 26): "Good Friday",
        date(2027, 3, 29): "Easter Monday",
        date(2027, 5, 3): "Early May bank holiday",
        date(2028, 1, 3): "New Year's Day holiday",
    },
    terms=(
        SchoolTerm(date(2026, 9, 2), date(2026, 12, 18)),
        SchoolTerm(
            date(2027, 1, 5), date(2027, 3, 25), Period(date(2027, 2, 15), date(2027, 2, 19))
        ),
        SchoolTerm(date(2027, 4, 12), date(2027, 7, 21)),
    ),
)

a_day = st.sampled_from(ALL_DAYS)
some_days = st.lists(a_day, max_size=4, unique=True).map(tuple)
some_weekdays = st.lists(st.integers(0, 6), min_size=1, max_size=3, unique=True).map(
    lambda days: tuple(sorted(days))
)
a_time = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30]))
some_hours = st.builds(Hours, a_time, st.none() | a_time)
a_season = st.builds(lambda one, other: Period(min(one, other), max(one, other)), a_day, a_day)
some_days_off = st.builds(
    lambda days, breaks: (*days, *breaks), some_days, st.lists(a_season, max_size=1)
)
a_month_and_day = st.tuples(st.integers(1, 12), st.integers(1, 31))
a_yearly_season = st.builds(YearlySeason, a_month_and_day, a_month_and_day)
a_month_day = st.one_of(
    st.builds(MonthDay, nth=st.sampled_from([1, 2, 3, 4, 5, -1, -2]), weekday=st.integers(0, 6)),
    st.builds(MonthDay, day=st.sampled_from([1, 15, 28, 29, 30, 31, -1])),
)
some_limits = st.builds(
    Limits,
    starting=a_day,
    ending=st.none() | a_day,
    sessions=st.none() | st.integers(1, 30),
    skipped=some_days_off,
    extra=some_days,
    next_intakes=st.just(()) | st.lists(a_day, max_size=2, unique=True).map(tuple),
    term_time_only=st.booleans(),
    season=st.none() | a_season | a_yearly_season,
    bank_holidays=st.sampled_from(["open", "closed", "ask", None]),
)


def is_last_working_day(day):
    rest = [day + timedelta(days=n) for n in range(1, 8)]
    later = [one for one in rest if one.month == day.month and one.weekday() < 5]
    return day.weekday() < 5 and not later


# Rules whose first day the text itself fixes, with the same said of a single day.
RULES = {
    "FREQ=MONTHLY;BYDAY=2SA": lambda day: day.weekday() == 5 and 8 <= day.day <= 14,
    "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=21": lambda day: (
        (day.month, day.day) in {(6, 21), (12, 21)}
    ),
    "FREQ=WEEKLY;BYDAY=MO,WE": lambda day: day.weekday() in {0, 2},
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1": is_last_working_day,
    "FREQ=DAILY": lambda _: True,
}


schedules = st.one_of(
    st.builds(Weekly, some_weekdays, some_hours, st.integers(1, 4), some_limits),
    st.builds(
        Monthly,
        st.lists(a_month_day, min_size=1, max_size=2, unique=True).map(tuple),
        some_hours,
        st.integers(1, 3),
        some_limits,
    ),
    st.builds(Once, a_day, some_hours, some_limits),
    st.builds(
        OpeningHours,
        st.lists(st.tuples(st.integers(0, 6), some_hours), min_size=1, max_size=3, unique=True).map(
            lambda days: tuple(sorted(days, key=lambda pair: (pair[0], pair[1].start)))
        ),
        some_limits,
    ),
    st.builds(ByRule, st.sampled_from(sorted(RULES)), some_hours, some_limits),
)


def bounded(examples):
    return settings(
        derandomize=True,
        max_examples=examples,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
