"""What's on as static pages: the days, the week, the weekend, four weeks; areas and needs."""

import pytest
from tests.pages import page_at

from activity_directory import cli

MONDAY, SATURDAY, SUNDAY = "2026-11-23", "2026-11-28", "2026-11-29"


def rows_of(page):
    """What each line says: under which heading, when, and what."""
    return [
        (section.one(f"h{level}").words, row.one("span", class_="session__time").words,
         row.one("a").words)
        for level in (2, 3)
        for section in page.main.all("section", class_="day")
        if section.all(f"h{level}", class_="day__heading")
        for row in section.all("li", class_="session")
    ]  # fmt: skip


@pytest.fixture
def built(run, project):
    """`built(day, **entries)` is the site of the tiny borough with some entries changed."""

    def build(today, **changes):
        for name, (old, new) in changes.items():
            path = project.content / f"activities/{name.replace('_', '-')}.md"
            text = path.read_text(encoding="utf-8")
            assert old in text
            path.write_text(text.replace(old, new), encoding="utf-8")
        assert run("build", "--today", today).code == cli.DONE
        return project.site

    return build


def test_this_week_ends_on_sunday_and_tells_what_is_always_on_once(small_site):
    week = page_at(small_site, "whats-on/week/")
    assert week.title.startswith("What’s on this week – ")
    assert "23 November to 29 November: 1 session, and 1 open day and night." in week.words
    assert rows_of(week) == [
        ("Tuesday 24 November", "10.30am to noon", "Net Mending & Tea"),
        ("At any hour", "all day", "Quiet Line"),
    ]


def test_the_sessions_of_the_days_are_those_of_the_week_and_of_home(larkwell):
    """What is open day and night is no session, and stands apart, once."""
    week = larkwell["whats-on/week/"]
    counts = [text.words for text in week.main.all("span", class_="day-nav__text")]
    days = [int(count.split()[0]) for count in counts]
    rows = len(week.main.all("li", class_="session"))
    assert sum(days) == rows - 1 == 41
    assert f"29 November: {rows - 1} sessions, and 1 open day and night." in week.words
    today = larkwell["whats-on/"]
    assert f"{days[0]} sessions, and 1 open day and night." in today.words
    assert len(today.main.all("li", class_="session")) == days[0] + 1
    assert len(larkwell[""].main.all("li", class_="session-card")) == days[0] == 6
    assert "See what is on each day" in larkwell[""].words


def test_the_a_to_z_has_what_the_search_counts_and_the_unchecked_apart(larkwell):
    listed = "39 activities"
    assert listed in larkwell["search/"].words
    a_to_z = larkwell["a-to-z/"].main
    assert f"{listed}, and 1 not checked for over" in a_to_z.words


def test_four_weeks_tell_a_weekly_session_once_with_the_dates_that_are_not(built):
    site = built(MONDAY, net_mending=("    bank_holidays: closed", "    except: [2026-12-08]"))
    weeks = page_at(site, "whats-on/four-weeks/")
    assert rows_of(weeks) == [
        ("Every Tuesday", "10.30am to noon", "Net Mending & Tea"),
        ("At any hour", "all day", "Quiet Line"),
    ]
    assert "Not on 8 December." in weeks.words


def test_a_day_that_can_no_longer_be_booked_says_so(built):
    asked = "    bank_holidays: closed", "    bank_holidays: closed\n    book_ahead: 2"
    site = built(MONDAY, net_mending=asked)
    week = page_at(site, "whats-on/week/")
    assert "It is too late to book for this day." in week.words
    assert "Book at least" not in week.words
    weeks = page_at(site, "whats-on/four-weeks/")
    assert "Book at least 2 working days before." in weeks.words
    assert "too late" not in weeks.words


def test_what_comes_every_second_week_stands_under_its_dates(built):
    every_second = "  - every: 2 weeks\n    starting: 2026-11-24"
    site = built(MONDAY, net_mending=("  - every: week", every_second))
    weeks = page_at(site, "whats-on/four-weeks/")
    assert [heading for heading, _, _ in rows_of(weeks)] == [
        "Tuesday 24 November", "Tuesday 8 December", "At any hour",
    ]  # fmt: skip
    assert weeks.main.one("h2", id="dates").words == "On these dates"


def test_an_empty_weekend_says_what_comes_next_and_where_else_to_look(small_site):
    weekend = page_at(small_site, "whats-on/areas/quay/weekend/")
    empty = weekend.main.all("div", class_="empty-state")[-1]
    assert empty.one("h2").words == "Nothing is on this weekend in The Quay"
    assert [link.words for link in empty.all("a")][:3] == [
        "Net Mending & Tea: Tuesdays, 10.30am to noon, not on bank holidays; next on 1 December",
        "See the next four weeks",
        "All about The Quay",
    ]
    assert weekend.meta("robots") == "noindex"


def test_what_begins_after_the_four_weeks_is_told_too(small_site):
    page = page_at(small_site, "whats-on/needs/falls-balance/four-weeks/")
    course = "Steady Feet: 6 Mondays from 11 January 2027, 2pm to 3pm; next on 11 January 2027"
    assert course in page.main.all("div", class_="empty-state")[-1].words


def test_a_need_without_dates_is_told_that_some_help_has_none(run, project):
    (project.content / "activities/steady-feet.md").unlink()
    assert run("build", "--today", MONDAY).code == cli.DONE
    page = page_at(project.site, "whats-on/needs/falls-balance/")
    assert "Some help has no dates: you ring, or it is planned with you." in page.words
    assert "All about Feeling unsteady" in page.words


def test_the_weekend_on_a_sunday_is_that_sunday(built):
    site = built(SUNDAY, net_mending=("days: [Tuesday]", "days: [Saturday]"))
    weekend = page_at(site, "whats-on/weekend/")
    assert "Sunday 29 November" in weekend.words
    assert [name for _, _, name in rows_of(weekend)] == ["Quiet Line"]


def test_on_saturday_both_days_are_the_weekend(built):
    site = built(SATURDAY, net_mending=("days: [Tuesday]", "days: [Saturday]"))
    assert rows_of(page_at(site, "whats-on/weekend/"))[0][0] == "Today, Saturday 28 November"


def test_what_must_not_be_carried_home_has_no_page_of_what_is_on(run, project):
    terms = project.content / "vocabularies/needs.yml"
    text = terms.read_text(encoding="utf-8")
    guarded = text.replace("- id: falls-balance", "- print_guard: yes\n  id: falls-balance")
    terms.write_text(guarded, encoding="utf-8")
    assert run("build", "--today", MONDAY).code == cli.DONE
    assert not (project.site / "whats-on/needs/falls-balance").exists()
    assert (project.site / "whats-on/needs/loneliness/index.html").is_file()
    assert "See what is on" not in page_at(project.site, "needs/falls-balance/").words
    for page in (project.site / "whats-on").rglob("*.html"):
        assert "falls-balance" not in page.read_text(encoding="utf-8")


def test_a_session_after_a_pause_is_told_and_says_how_it_stands_then(built):
    paused = "status: {paused: 2026-11-01, back: 2026-11-30}"
    site = built(MONDAY, net_mending=("status: running", paused))
    weeks = page_at(site, "whats-on/four-weeks/")
    assert ("Every Tuesday", "10.30am to noon", "Net Mending & Tea") in rows_of(weeks)
    row = weeks.main.one("h3", id="every-tuesday").above
    assert row
    assert "Paused" not in row.words
    assert "Not on 24 November." in row.words


def test_a_list_leads_to_what_is_on_this_week(small_site):
    for address in ("areas/quay/", "needs/loneliness/"):
        link = next(
            one for one in page_at(small_site, address).main.all("a")
            if one.words == "See what is on this week"
        )  # fmt: skip
        assert link["href"] == f"../../whats-on/{address}week/"


def test_words_may_link_to_a_period(run, project):
    (project.content / "pages").mkdir(exist_ok=True)
    (project.content / "pages/about.md").write_text(
        "---\ntitle: About\nsummary: Who we are.\n---\n\n"
        "See [the weekend](/whats-on/weekend/) and [the quay](/whats-on/areas/quay/week/).\n",
        encoding="utf-8",
    )
    assert run("check", "--today", MONDAY).code == cli.DONE


def test_what_is_missing_is_kept_from_search_engines_and_found_by_people(small_site):
    page = page_at(small_site, "coverage/")
    assert page.heading == "What is missing"
    assert page.meta("robots") == "noindex"
    assert "coverage/" not in (small_site / "sitemap.xml").read_text(encoding="utf-8")
    assert "../coverage/" in page_at(small_site, "professionals/").links
    assert "This page counts what stood in the lists on 23 November 2026." in page.words
    table = page.main.all("table")[0]
    assert table.one("thead").all("th")[0].words == "Need"
    pictures = page.main.all("svg", class_="coverage-picture")
    assert [picture["role"] for picture in pictures] == ["img"] * len(pictures)
    quiet = page.main.words.partition("Mornings, afternoons and evenings with nothing")[2]
    assert "the evening at 5pm" in quiet.partition("Monday morning")[0]
    assert "those that are paused or out of season too" in page.main.words
    assert "depends on" in page.main.words.partition("What depends on a single group")[2]
    assert "data-pagefind-body" not in page.html
