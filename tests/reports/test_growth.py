"""How the directory grew: by steps that are written down, and by the history of repositories."""

import os

from tests.commits import git
from tests.records import MORNING, TODAY, activity, day, listing
from tests.small_catalogue import catalogue

from activity_directory.listing.listing import calendar_of, listings_on
from activity_directory.model.schedule import Once
from activity_directory.model.status import Closed, Paused
from activity_directory.reports.growth import growth, history_of
from activity_directory.system.git import Step


def step(on, came="", went=""):
    return Step(day(on), *(tuple(f"activities/{slug}.md" for slug in slugs.split())
                           for slugs in (came, went)))  # fmt: skip


def grown(*steps, activities=(), today=TODAY):
    own = catalogue(*activities)
    listings = listings_on(own, today, calendar_of(own.site, today))
    return [
        (f"{month.first:%Y-%m}", month.count, month.came, month.went)
        for month in growth(steps, listings, today)
    ]


def test_every_month_is_counted_at_its_end_and_this_one_today():
    assert grown(
        step("2026-08-31", came="a b"),
        step("2026-10-01", came="c"),
        step("2026-11-02", went="b"),
        activities=[activity("a"), activity("c")],
    ) == [("2026-08", 2, 2, 0), ("2026-09", 2, 0, 0), ("2026-10", 3, 1, 0), ("2026-11", 2, 0, 1)]


def test_what_closed_or_finished_counts_until_then_and_what_is_paused_goes_on():
    assert grown(
        step("2026-08-03", came="runs closed over paused"),
        activities=[
            activity("runs"),
            activity("closed", status=Closed(day("2026-09-10"))),
            activity("over", when=(Once(day("2026-10-31"), MORNING),)),
            activity("paused", status=Paused(day("2026-09-01"))),
        ],
    ) == [("2026-08", 4, 4, 0), ("2026-09", 3, 0, 1), ("2026-10", 3, 0, 0), ("2026-11", 2, 0, 1)]


def test_one_that_had_closed_before_it_came_was_never_published():
    old = activity("old", status=Closed(day("2025-01-01")))
    assert grown(step("2026-10-01", came="a old"), activities=[activity("a"), old]) == [
        ("2026-10", 1, 1, 0),
        ("2026-11", 1, 0, 0),
    ]


def test_a_new_name_is_no_new_activity():
    steps = (
        step("2026-09-01", came="first"),
        step("2026-10-01", came="second", went="first"),
        step("2026-11-01", came="third", went="second"),
    )
    third = activity("third", was=("first", "second"))
    assert [month[1:] for month in grown(*steps, activities=[third])] == [(1, 1, 0), (1, 0, 0),
                                                                          (1, 0, 0)]  # fmt: skip
    # Without `was` they are two activities, of which one came and one went.
    assert grown(*steps[:2], activities=[activity("second")])[1] == ("2026-10", 1, 1, 1)


def test_what_came_back_counts_again_and_what_is_in_no_history_came_today():
    assert grown(
        step("2026-07-01", came="a"),
        step("2026-08-01", went="a"),
        step("2026-10-01", came="a"),
        activities=[activity("a"), activity("written-today")],
    ) == [
        ("2026-07", 1, 1, 0), ("2026-08", 0, 0, 1), ("2026-09", 0, 0, 0), ("2026-10", 1, 1, 0),
        ("2026-11", 2, 1, 0),
    ]  # fmt: skip


def test_what_is_no_entry_and_what_came_later_than_the_day_counts_nowhere():
    others = Step(day("2026-11-01"), ("activities/a.md", "activities/.a.md", "activities/a.txt",
                                      "activities/old/b.md", "activities/README"), ())  # fmt: skip
    later = step("2026-11-24", came="b")
    assert grown(others, later, activities=[activity("a")]) == [("2026-11", 1, 1, 0)]
    assert growth((later,), (listing(),), TODAY) == "no-history"


def test_the_history_is_that_of_the_branch_whatever_else_the_repository_has(tmp_path):
    content = tmp_path / "content"
    entries = content / "activities"
    entries.mkdir(parents=True)
    assert history_of(content, os.environ) == "no-history"
    git(tmp_path, "init", "--initial-branch=main")
    assert history_of(content, os.environ) == "no-history"

    def commit(on):
        git(tmp_path, "add", "--all")
        git(tmp_path, "commit", "--message=Entries", on=on)

    (tmp_path / "README.md").write_text("About", encoding="utf-8")
    commit("2026-01-01")
    assert history_of(content, os.environ) == "no-history"
    for name in ("tea café", "walk"):
        (entries / f"{name}.md").write_text(name, encoding="utf-8")
    (content / "venues").mkdir()
    (content / "venues/hall.md").write_text("Hall", encoding="utf-8")
    commit("2026-02-01")
    git(tmp_path, "checkout", "-b", "proposal")
    (entries / "walk.md").unlink()
    (entries / "stroll.md").write_text("walk", encoding="utf-8")
    commit("2026-03-01")
    (entries / "tea café.md").write_text("changed", encoding="utf-8")
    commit("2026-03-02")
    git(tmp_path, "checkout", "main")
    git(tmp_path, "config", "log.follow", "true")
    git(tmp_path, "config", "diff.renames", "copies")
    git(tmp_path, "merge", "--no-ff", "--message=The proposal", "proposal", on="2026-04-05")
    steps = history_of(content, os.environ)
    assert [(str(one.day), set(one.came), set(one.went)) for one in steps] == [
        ("2026-02-01", {"activities/tea café.md", "activities/walk.md"}, set()),
        ("2026-04-05", {"activities/stroll.md"}, {"activities/walk.md"}),
    ]


def test_a_copy_with_only_the_newest_commits_says_so(tmp_path):
    whole = tmp_path / "whole"
    (whole / "activities").mkdir(parents=True)
    for name in ("one", "two"):
        (whole / f"activities/{name}.md").write_text(name, encoding="utf-8")
        if name == "one":
            git(whole, "init", "--initial-branch=main")
        git(whole, "add", "--all")
        git(whole, "commit", "--message=Entries")
    git(tmp_path, "clone", "--depth=1", f"file://{whole}", "part")
    assert history_of(tmp_path / "part", os.environ) == "only-the-newest"
    assert growth("only-the-newest", (), TODAY) == "only-the-newest"
    assert len(history_of(whole, os.environ)) == 2
