"""`publish.py changes`: what changed since another commit, in words a volunteer would use."""

import shutil
import subprocess
from dataclasses import fields
from pathlib import Path

import pytest

from activity_directory import cli
from activity_directory.catalogue.folders import FOLDERS
from activity_directory.model.activity import Activity
from activity_directory.model.champion import ChampionPlace
from activity_directory.model.fund import Fund
from activity_directory.model.organisation import Organisation
from activity_directory.model.page import Page
from activity_directory.model.place import Venue
from activity_directory.model.site import Site
from activity_directory.model.story import Story
from activity_directory.problems import WORTH_A_LOOK
from activity_directory.reports import changes, differences, formats
from activity_directory.schema import fields as table
from activity_directory.vocabulary import Term

HERE = Path(__file__).parents[1]
WHO = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
TEA = "activities/tea-and-talk.md"
BOATS = "activities/boat-trips.md"


def git(folder, *words):
    return subprocess.run(["git", *WHO, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def content(tmp_path, monkeypatch):
    """The small borough's entries, committed; the commands are given from beside them."""
    folder = tmp_path / "content"
    shutil.copytree(HERE / "small_content", folder)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message=before")
    monkeypatch.chdir(tmp_path)
    return folder


def write(content, file, *pairs):
    path = content / file
    text = path.read_text(encoding="utf-8")
    for before, after in pairs:
        assert before in text, before
        text = text.replace(before, after)
    path.write_text(text, encoding="utf-8")


def told(capsys, *options):
    command = ("changes", "--content", "content", "--base", "HEAD", "--today", "2026-11-23")
    assert cli.main([*command, *options]) == 0
    return capsys.readouterr().out


def lines_of(text):
    return [line.strip() for line in text.splitlines() if line.startswith("    ")]


PAUSED = "status: {paused: 2026-12-14, back: 2027-01-11, because: The hall is closed.}"

DIFFERENCES = {
    "start": (TEA, [("10:30", "10:00")], ["Start time changed from 10.30am to 10am."]),
    "end": (TEA, [("to: 11:30", "to: 12:00")], ["End time changed from 11.30am to noon."]),
    "both times": (
        TEA,
        [("10:30", "10:00"), ("11:30", "12:00")],
        ["Time changed from “10.30am to 11.30am” to “10am to noon”."],
    ),
    "price": (
        TEA,
        [("cost: free", "cost: {per session: £3.50}")],
        ["Cost changed from free to £3.50 each time."],
    ),
    "two prices": (
        TEA,
        [("cost: free", "cost: [{free: until 2027-03-31}, {per session: £1, since: 2027-04-01}]")],
        [
            "Cost added: Free until 31 March 2027 and From 1 April 2027: £1 each time.",
            "Cost removed: Free.",
        ],
    ),
    "days": (
        TEA,
        [("[Monday, Friday]", "[Tuesday]")],
        [
            ("When changed from “Mondays and Fridays, 10.30am to 11.30am, not on bank holidays” to "
            "“Tuesdays, 10.30am to 11.30am, not on bank holidays”.")
        ],
    ),
    "bank holidays": (
        TEA,
        [("bank_holidays: closed", "bank_holidays: open")],
        ["Bank holidays changed from “closed” to “open”."],
    ),
    "season": (
        BOATS,
        [("1 April to", "1 May to")],
        [
            ("Season changed from “1 April to 31 October each year” "
            "to “1 May to 31 October each year”."),
        ],
    ),
    "another time": (
        TEA,
        [("when:\n", "when:\n  - {every: week, days: [Saturday], from: 14:00, to: 15:00}\n")],
        ["When added: “Saturdays, 2pm to 3pm”."],
    ),
    "paused": (
        TEA,
        [("status: running", PAUSED)],
        [
            ("Status changed from running to paused from 14 December 2026. The hall is closed. "
            "Back on 11 January 2027.")
        ],
    ),
    "closed": (
        TEA,
        [("status: running", "status: {closed: 2027-03-31, try_instead: [boat-trips]}")],
        ["Status changed from running to closed from 31 March 2027; instead: boat-trips."],
    ),
    "moved venue": (
        BOATS,
        [("venue: boat-house", "venue: {name: The Lock, area: the-wharf}")],
        ["Venue changed from “The Boat House” to “The Lock” (Area: “The Wharf”)."],
    ),
    "terms": (
        TEA,
        [("categories: [social-meals]", "categories: [exercise-sport, social-meals]")],
        [
            "Categories added: “Exercise”.",
            "Five ways to wellbeing added: “Be active”.",
        ],
    ),
    "contact": (
        TEA,
        [("029 2018 0102", "029 2018 0103"), ("the tea team", "the host")],
        [
            "Phone changed from 029 2018 0102 to 029 2018 0103.",
            "Ask for changed from “the tea team” to “the host”.",
            WORTH_A_LOOK,
            (
                "Phone was 029 2018 0102, and is 029 2018 0103: ring the old number and ask "
                "whether that is right."
            ),
        ],
    ),
    "eligibility": (
        TEA,
        [("cost: free", "cost: free\neligibility: {minimum_age: 60}")],
        ["Who can come added: Youngest age: 60."],
    ),
    "checked": (
        TEA,
        [("2026-11-02", "2026-11-20")],
        ["Date checked changed from 2 November 2026 to 20 November 2026."],
    ),
    "words": (
        TEA,
        [("Come in out of the rain.", "Come out of the rain, do!")],
        ["Description changed: 2 words added, 2 words removed."],
    ),
    "first time": (
        TEA,
        [("Look for the blue door.", "")],
        ["First time changed: 0 words added, 5 words removed."],
    ),
    "organisation": (
        "organisations/wharf-friends.yml",
        [("hello@", "hi@")],
        [
            "E-mail changed from “hello@wharf.example.org” to “hi@wharf.example.org”.",
            WORTH_A_LOOK,
            (
                "E-mail was “hello@wharf.example.org”, and is “hi@wharf.example.org”: write to the "
                "old address and ask whether that is right."
            ),
        ],
    ),
    "telephone taken out": (
        TEA,
        [("phone: 029 2018 0102", "email: tea@wharf.example.org")],
        [
            "Phone removed. It was 029 2018 0102.",
            "E-mail added: “tea@wharf.example.org”.",
            WORTH_A_LOOK,
            (
                "Phone was 029 2018 0102, and is gone: ring the old number and ask whether that is "
                "right."
            ),
        ],
    ),
    "who checked": (
        TEA,
        [("by: Pennybridge Council", "by: A Friend")],
        [
            "Checked by changed from “Pennybridge Council” to “A Friend”.",
            WORTH_A_LOOK,
            (
                "Checked by was “Pennybridge Council”, and is “A Friend”: ask those who checked "
                "before whether that is right."
            ),
        ],
    ),
    "something to look at": (
        TEA,
        [("Come in out of the rain.", "Come in, NHS number 943 476 5919.")],
        [
            "Description changed: 6 words added, 5 words removed.",
            WORTH_A_LOOK,
            ("Description: the number ending in 5919 looks like an NHS number. Remove it: "
            "anything published may be copied, and git keeps old versions. HACKING.md says how to "
            "delete it for good."),
        ],
    ),
    "the telephone of the portal": (
        "site.yml",
        [("029 2018 0100", "029 2018 0101")],
        [
            "Phone changed from 029 2018 0100 to 029 2018 0101.",
            WORTH_A_LOOK,
            (
                "Phone was 029 2018 0100, and is 029 2018 0101: ring the old number and ask "
                "whether that is right."
            ),
        ],
    ),
    "organisation in place": (
        BOATS,
        [("name: Pennybridge Boats", "name: Pennybridge Boats\n  phone: 029 2018 0109")],
        ["Organisation: phone added: 029 2018 0109."],
    ),
    "access": (
        "venues/boat-house.yml",
        [("hearing-loop: ask", "hearing-loop: yes")],
        ["Access, “Hearing loop” changed from ask to yes."],
    ),
    "withheld": ("venues/boat-house.yml", [("area:", "withheld: yes\narea:")],
                 ["Withheld changed from no to yes."]),
    "the site": (
        "site.yml",
        [("due_after: 6 months", "due_after: 5 months"), ("2026-10-26 to", "2026-10-19 to")],
        [
            "Review: due after changed from 6 months to 5 months.",
            ("School terms added: First day: 1 September 2026; Last day: 18 December 2026; "
            "Half-term: “19 October 2026 to 30 October 2026”."),
            ("School terms removed: First day: 1 September 2026; Last day: 18 December 2026; "
            "Half-term: “26 October 2026 to 30 October 2026”."),
        ],
    ),
    "a note": (
        TEA,
        [("cost: free", "cost: free # still")],
        ["Only the file's layout has changed: what people read is the same."],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("file", "pairs", "lines"), DIFFERENCES.values(), ids=DIFFERENCES)
def test_a_difference_is_told_in_words(content, capsys, file, pairs, lines):
    write(content, file, *pairs)
    text = told(capsys)
    assert lines_of(text) == lines
    assert text.startswith("1 changed.\n")
    assert f"(content/{file})" in text


HIDDEN = ("area:", "withheld: yes\narea:")


def test_nothing_of_a_place_that_is_withheld_is_told(content, capsys):
    write(content, "venues/boat-house.yml", HIDDEN)
    git(content, "commit", "--quiet", "--all", "--message=hidden")
    write(content, "venues/boat-house.yml", ("2 Canal Walk", "3 Mill Lane"))
    write(content, "venues/boat-house.yml", ("name: The Boat House", "name: The Mill"))
    shutil.copy(content / "venues" / "boat-house.yml", content / "venues" / "another.yml")
    write(content, TEA, ("venue: boat-house", "venue: another"))
    said = told(capsys)
    for secret in ("Canal", "Mill", "Boat House", "LW7"):
        assert secret not in said
    assert "Street changed. It is not shown here: the place is withheld." in lines_of(said)


def test_a_place_that_becomes_withheld_is_told_without_its_name(content, capsys):
    write(content, "venues/boat-house.yml", HIDDEN, ("2 Canal Walk", "3 Mill Lane"))
    said = told(capsys)
    assert lines_of(said) == [
        "Street changed. It is not shown here: the place is withheld.",
        "Withheld changed from no to yes.",
    ]
    assert "Changed: A place that is withheld (content/venues/boat-house.yml)" in said


def test_a_warning_that_was_there_before_is_not_told_again(content, capsys):
    write(content, TEA, ("It's for anyone", "Ring 0871 234 5678. It's for anyone"))
    git(content, "commit", "--quiet", "--all", "--message=a costly number")
    write(content, TEA, ("Somebody will say hello", "Somebody will wave"))
    assert "Worth a look" not in told(capsys)


def test_what_is_worth_a_look_has_a_heading_in_a_pull_request(content, capsys):
    write(content, TEA, ("029 2018 0102", "029 2018 0103"))
    said = told(capsys, "--format", "markdown").replace("\\", "")
    assert f"\n**{WORTH_A_LOOK}**\n\n- Phone was 029 2018 0102, and is 029 2018 0103: ring" in said


def test_a_text_that_would_tell_where_a_withheld_place_is_is_not_quoted(content, capsys):
    write(content, "venues/boat-house.yml", HIDDEN)
    git(content, "commit", "--quiet", "--all", "--message=hidden")
    write(content, TEA, ("name: Tea and talk", "name: Tea in Canal Walk"))
    write(content, TEA, ("joining:", "who_comes: People of 2 Canal\n  Walk.\njoining:"))
    said = told(capsys)
    for secret in ("Canal", "Walk"):
        assert secret not in said
    assert lines_of(said) == [
        "A line is not shown here, because it would reveal where a withheld place is.",
        "A line is not shown here, because it would reveal where a withheld place is.",
    ]
    assert "Changed: tea-and-talk (content/activities/tea-and-talk.md)" in said


def test_nothing_changed_is_said(content, capsys):
    assert told(capsys) == "Nothing that people read has changed.\n"


def test_a_new_listing_says_everything_in_it_once(content, capsys):
    text = (content / TEA).read_text(encoding="utf-8").replace("Tea and talk", "Soup and talk")
    (content / "activities" / "soup.md").write_text(text, encoding="utf-8")
    said = told(capsys)
    assert "New: Soup and talk (content/activities/soup.md)" in said
    assert "Cost: Free." in lines_of(said)
    assert "When: “Mondays and Fridays, 10.30am to 11.30am, not on bank holidays”." in lines_of(
        said
    )
    assert "Description: 25 words." in lines_of(said)


def test_a_listing_that_is_gone_is_told_with_what_to_do_instead(content, capsys):
    (content / BOATS).unlink()
    said = told(capsys)
    assert "Gone: Boat trips (content/activities/boat-trips.md)" in said
    assert "Printed cards lead there. To close a listing, write `status: closed`." in lines_of(said)


def test_a_listing_with_a_new_address_has_moved_not_gone(content, capsys):
    (content / TEA).rename(content / "activities" / "tea.md")
    write(content, "activities/tea.md", ("cost: free", "was: [tea-and-talk]\ncost: ask"))
    said = told(capsys)
    assert said.startswith("1 moved.\n")
    assert lines_of(said) == [
        "Its address changed from tea-and-talk to tea.",
        "Cost changed from free to ask about the cost.",
        "Was added: “tea-and-talk”.",
    ]


def test_a_term_with_another_label_is_told_once_not_for_every_listing(content, capsys):
    needs = (content / "vocabularies" / "needs.yml").read_text(encoding="utf-8")
    label = next(line for line in needs.splitlines() if "label:" in line).partition("label: ")[2]
    write(content, "vocabularies/needs.yml", (f"label: {label}\n", "label: On your own\n"))
    assert lines_of(told(capsys)) == [
        f"“On your own”: label changed from “{label}” to “On your own”."
    ]


def test_an_entry_with_mistakes_now_does_not_keep_the_others_from_being_told(content, capsys):
    write(content, BOATS, ("name: Boat trips", "nmae: Boat trips"))
    write(content, TEA, ("10:30", "10:00"))
    said = told(capsys)
    assert said.startswith("1 changed. 1 file could not be compared.\n")
    assert "content/activities/boat-trips.md has mistakes, so its changes can’t" in said
    assert lines_of(said) == ["Start time changed from 10.30am to 10am."]


def test_a_mistake_in_one_fact_is_not_told_as_a_fact_taken_out(content, capsys):
    write(content, TEA, ("029 2018 0102", "12"))
    said = told(capsys)
    assert lines_of(said) == []
    assert "tea-and-talk.md has mistakes" in said


def test_an_entry_with_mistakes_before_is_named_once_mended(content, capsys):
    write(content, BOATS, ("name: Boat trips", "nmae: Boat trips"))
    git(content, "commit", "--quiet", "--all", "--message=mistake")
    assert told(capsys) == "Nothing that people read has changed.\n"
    write(content, BOATS, ("nmae: Boat trips", "name: Boat trips"))
    assert "content/activities/boat-trips.md had mistakes, so its changes" in told(capsys)


def test_a_site_file_with_mistakes_does_not_keep_the_entries_from_being_told(content, capsys):
    write(content, "site.yml", ("name: Penny", "nmae: Penny"))
    write(content, TEA, ("10:30", "10:00"))
    said = told(capsys)
    assert "content/site.yml has mistakes" in said
    assert lines_of(said) == ["Start time changed from 10.30am to 10am."]


def test_an_unknown_commit_is_a_wrong_call(content, capsys):
    assert cli.main(["changes", "--content", "content", "--base", "elsewhere"]) == 2
    assert "There is no commit called `elsewhere`" in capsys.readouterr().err


def test_markdown_carries_no_mention_link_or_tag_of_an_entry():
    hostile = "@team <img src=x> *a* #1 [b](http://c.example) ##[add-mask]"
    change = changes.Change("a.md", "activities", "a", hostile, "changed", (hostile,))
    said = formats.changes_as_markdown(
        changes.Account((change,), (changes.NotCompared("a.md", hostile),))
    )
    for sign in ("@team", "<img", " *a*", " #1", "](", "http://", "##["):
        assert sign not in said
    assert said.count("@\u2060team") == 3


def test_markdown_stays_below_what_a_forge_shows(capsys):
    many = tuple(
        changes.Change(f"a/{n}.md", "activities", f"{n}", "é" * 80, "new", ("x" * 900,) * 5)
        for n in range(400)
    )
    said = formats.changes_as_markdown(changes.Account(many))
    assert 800_000 < len(said.encode()) < 1024 * 1024
    assert said.endswith(" lines not shown.\n")


MODELS = (
    (
        table.ACTIVITY,
        Activity,
        {"slug", "places_in_file", "joining", "private"},
    ),
    (table.ORGANISATION, Organisation, {"id", "places"}),
    (table.VENUE, Venue, {"id", "places"}),
    (table.CHAMPION, ChampionPlace, {"id", "places"}),
    (table.STORY, Story, {"slug", "places"}),
    (table.FUND, Fund, {"id", "places"}),
    (table.PAGE, Page, {"slug", "places"}),
    (table.SITE, Site, {"places"}),
    (table.TERM, Term, {"places"}),
)


@pytest.mark.parametrize(("told_by", "model", "left_out"), MODELS)
def test_no_fact_of_the_model_can_change_in_silence(told_by, model, left_out):
    read = {field.attribute.partition(".")[0] for field in told_by.fields}
    read |= {attribute for _, attribute in differences.BODIES.get(told_by.name, ())}
    assert {field.name for field in fields(model)} - read <= left_out


def test_every_folder_has_its_table():
    assert set(table.OF_FOLDER) == set(FOLDERS)
