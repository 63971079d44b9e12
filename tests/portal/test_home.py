"""The home page: what is on it, in which order, and what it says where something is missing."""

from tests.pages import page_at

from activity_directory import cli


def headings(page):
    return [heading.words for heading in page.main.all("h2")]


def built(run, project, today):
    (project.content / "activities/quiet-line.md").unlink()
    assert run("build", "--today", today).code == cli.DONE
    return page_at(project.site, "")


def test_home_asks_then_shows_today_then_a_person_then_places_and_stories(larkwell):
    asked = ["needs", "kinds", "on", "quilt", "places", "stories"]
    assert [one["id"] for one in larkwell[""].main.all("h2") if one["id"] in asked] == asked
    cards = larkwell[""].main.one("div", class_="session-ribbon").all("li")
    assert [card.one("a").words for card in cards][:2] == [
        "Ring and Ride",
        "Debt and benefits advice",
    ]


def test_a_day_with_nothing_on_shows_the_next_day_that_has_something(run, project):
    home = built(run, project, "2026-11-25")
    assert "Nothing is on on Wednesday 25 November. This comes next." in home.words
    ribbon = home.main.one("div", class_="session-ribbon")
    assert ribbon.one("h3").words == "Tuesday 1 December"
    assert [card.one("a").words for card in ribbon.all("li")] == ["Net Mending & Tea"]


def test_where_nothing_is_on_for_weeks_home_says_so(run, project):
    path = project.content / "activities/net-mending.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("status: running", "status: {paused: 2026-11-01}"), "utf-8")
    home = built(run, project, "2026-11-25")
    assert "Nothing is on today" in home.words
    assert not home.main.all("div", class_="session-ribbon")


def test_stories_are_told_in_peoples_own_words_and_left_out_where_there_are_none(run, project):
    home = built(run, project, "2026-11-24")
    assert "What happened when people went" not in headings(home)
    (project.content / "stories").mkdir()
    (project.content / "stories/nets.md").write_text(
        "---\ntitle: Nets\nsummary: He came for the tea.\nactivities: [net-mending]\n"
        "consent: Made up\nquote: I mend more than nets.\n---\n\nHe came every week.\n",
        encoding="utf-8",
    )
    assert run("build", "--today", "2026-11-24").code == cli.DONE
    home = page_at(project.site, "")
    assert headings(home)[-1] == "What happened when people went"
    assert home.main.one("blockquote").words == "I mend more than nets."
