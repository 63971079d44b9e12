"""A row all of whose days are past is refused, in whatever writing they are."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from tests.rows import Imported, table

OVER = {
    "1-4 June 2018": "1-4 June 2018",
    "27 - 30 July 2018": "27 - 30 July 2018",
    "30 July to 2 August 2018": "30 July to 2 August 2018",
    "1 June 2018": "1 June 2018",
    "June 1st, 2018": "June 1st, 2018",
    "01/06/2018": "01/06/2018",
    "2018-06-01 10:00 to 12:00": "2018-06-01",
    "Tuesday 29th May 2018 5:30pm - 7:30pm": "29th May 2018",
    "5th, 12th and 19th May 2024, 2pm": "5th, 12th and 19th May 2024",
    "Mondays 4pm - 5pm (7th June 2021 - 12th July 2021)": "12th July 2021",
    "Mondays 4pm - 5pm until 12th July 2021": "12th July 2021",
    "Every Monday from 3 May 2021 to 12 July 2021": "12 July 2021",
    "Weekly. Last session 16 December 2025": "16 December 2025",
}
NOT_OVER = (
    "Mondays 4pm - 5pm from 7th June 2021",
    "Mondays since 7 June 2021",
    "Mondays, first session 7 June 2021",
    "Every month, next 7 June 2021",
    "1-4 June 2027",
    "1 June 2018; 1 June 2027",
    "Mondays (no session 3 May 2021)",
    "Closed until 5 January 2026, then Mondays 10-12",
    "Mondays 10-12, updated 31.03.20",
    "Mondays 10-12 (correct at 3 May 2021)",
    "Annual - 5 November 2024",
    "Room 2018, Mondays 10-12",
)
WITHOUT_A_YEAR = ("Tuesday 29th May 5:30pm - 7:30pm", "29 May", "May 29th at 2pm")
AGAIN = ("Every 29th May", "29 May and each month after", "Monday 10:00 to 12:00")
MAP = "source: the council's list\n"


@pytest.fixture
def imported(tmp_path, capsys):
    """Import a row for each of some times; what is printed, and the numbers of the entries."""
    whole = Imported(tmp_path, capsys)

    def run(often: str | None, every: Iterable[str]) -> tuple[str, set[int]]:
        (tmp_path / "our.map.yml").write_text(MAP, encoding="utf-8")
        rows = [
            {"Name of the activity": f"Tea {number}", "How often": often, "Days and times": times}
            for number, times in enumerate(every)
        ]
        options = ("--map", str(tmp_path / "our.map.yml"), "--details")
        _, said = whole("a.csv", table(*rows), *options)
        return said, {int(slug.removeprefix("tea-")) for slug in whole.slugs}

    return run


def test_a_row_whose_days_are_all_past_is_refused(imported):
    said, slugs = imported(None, OVER)
    assert slugs == set()
    for words in OVER.values():
        assert f"Days and times: this says `{words}`, so it is not imported\n" in said


def test_a_row_that_may_still_run_is_imported(imported):
    said, slugs = imported(None, NOT_OVER)
    assert [NOT_OVER[number] for number in range(len(NOT_OVER)) if number not in slugs] == [], said


LONG = (
    "Workshops in our hall, with tea and cake for all who come along, and a warm welcome by our "
    "volunteers, who bake all morning and put out the chairs beforehand so that nobody has to "
    "wait: Saturday 4 May 2024 10am-12pm, Saturday 11 May 2024 10am-12pm and Saturday 1 June "
)


def test_a_long_cell_of_times_is_over_if_all_its_dates_are_past(imported):
    said, slugs = imported(None, [f"{LONG}2024 10am-12pm."])
    assert slugs == set()
    assert "this says `1 June 2024`, so it is not imported" in said


@pytest.mark.parametrize(
    "more", ["2027.", "2024. The next is soon.", "2024, then every week.", "2024 and 8 June."]
)
def test_a_long_cell_that_may_go_on_is_imported(imported, more):
    said, slugs = imported(None, [LONG + more])
    assert slugs == {0}, said


def test_a_day_of_the_past_says_nothing_of_what_is_every_week(imported):
    said, slugs = imported("Every week", ["Monday 10:00 to 12:00, 3 May 2021"])
    assert slugs == {0}, said


@pytest.mark.parametrize("often", ["On certain dates only", None])
def test_one_day_without_its_year_waits(imported, often):
    said, slugs = imported(often, WITHOUT_A_YEAR)
    assert slugs == set()
    for times in WITHOUT_A_YEAR:
        assert f"`{times}` has no year, so nobody can tell whether it is over\n" in said


def test_what_is_on_again_and_again_needs_no_year(imported):
    said, slugs = imported(None, AGAIN)
    assert slugs == {0, 1, 2}, said


@pytest.mark.parametrize("day", ["2000-01-29", "29/01/2000", "January 2000"])
def test_a_last_date_that_is_past_is_told_with_its_column(day, tmp_path, capsys):
    whole = Imported(tmp_path, capsys)
    (tmp_path / "our.map.yml").write_text("columns: {Removed: Last date}\n", encoding="utf-8")
    rows = ({"Removed": day}, {"Name of the activity": "Tea", "Removed": "2027-01-29"})
    _, said = whole("a.csv", table(*rows), "--map", str(tmp_path / "our.map.yml"))
    why = f"Last date: `{day}` in column P (Removed) is past, so the listing is over and left out"
    assert f"a.csv: row 2: error: {why}\n" in said
    assert whole.slugs == ["tea"]
