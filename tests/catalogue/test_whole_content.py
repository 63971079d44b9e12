"""What one door lets in keeps the site building: the whole content is judged with the new file."""

from __future__ import annotations

import json
import re
import shutil

import pytest
from tests.answering import answering
from tests.bare import bare_content
from tests.conftest import CONTENT
from tests.issues import GOOD, submitted

from activity_directory import cli
from activity_directory.cli import places
from activity_directory.forge.issue_form import LABELS
from activity_directory.urls.edit_links import ISSUE_FORMS

TODAY = "2026-11-23"
WALK = {
    "name": "Mill Lane health walk",
    "summary": "A flat, easy walk",
    "organisation": "highfield neighbours",
    "description": "We walk.",
    "needs": "loneliness",
    "how_often": "week",
    "times": "Monday 10:30 to 11:30",
    "format": "outdoors",
    "venue": "Northgate Library",
    "price": "free",
    "joining": "drop-in",
    "phone": "01632 960110",
    "your_role": "the group itself",
}
OLD_NAME = (
    "Name of the activity: this was the name of what is now `Wednesday Wander`",
    (
        "If it is the same activity, ask to change that listing. "
        "If it is another, give it a name of its own."
    ),
)


@pytest.fixture
def content(tmp_path, monkeypatch):
    """The demonstration with two activities, one of which had another name."""
    folder = bare_content(tmp_path)
    for name in ("wednesday-walk", "chair-exercise"):
        shutil.copy(CONTENT / "activities" / f"{name}.md", folder / "activities")
    shutil.rmtree(folder / "pages")  # they link to the activities that are not here
    monkeypatch.setattr(places, "PROJECT", tmp_path)
    return folder


@pytest.fixture
def import_file(content, tmp_path, run):
    """Import what the form saved; the answer of the command."""

    def import_file(*submissions, options=()):
        file = tmp_path / "saved.json"
        saved = [
            {"format": "connected-listing/1", "request": request, "answers": answers}
            for request, answers in submissions
        ]
        file.write_text(json.dumps(saved), encoding="utf-8")
        return run("import", file, "--today", TODAY, *options)

    return import_file


@pytest.fixture
def read_issue(content, tmp_path, run):
    """Read an issue that was written with a form; what the writing job is given."""

    def read_issue(request, entered):
        body = submitted(ISSUE_FORMS[request], entered)
        issue = {"number": 1, "state": "open", "labels": [{"name": LABELS[request]}], "body": body}
        (tmp_path / "event.json").write_text(json.dumps({"issue": issue}), encoding="utf-8")
        result = tmp_path / "result.json"
        answer = run("read-issue", tmp_path / "event.json", "--output", result, "--today", TODAY)
        assert answer.code == cli.DONE, answer.err
        return json.loads(result.read_text(encoding="utf-8"))

    return read_issue


def write(content, stem, **fields):
    """Another activity: a sound one with other words behind some fields, and no second name."""
    text = (content / "activities/chair-exercise.md").read_text(encoding="utf-8")
    text = text.replace("also_known_as: [Chair exercise]\n", "")
    for field, words in fields.items():
        text, found = re.subn(rf"(?m)^( *{field}: ).*$", rf"\g<1>{words}", text, count=1)
        assert found
    file = content / f"activities/{stem}.md"
    file.write_text(text, encoding="utf-8")
    return file


# --- a name that leads elsewhere already


def test_an_import_with_an_old_name_is_left_out_and_the_others_come_in(import_file, content, run):
    answer = import_file(("add", WALK), ("add", WALK | {"name": "Another walk"}))
    assert answer.code == cli.FAULTS
    message, hint = OLD_NAME
    place = "submission 1, answer 'name'"
    assert f"saved.json: {place}: error: {message}\n    hint: {hint}\n" in answer.out
    assert "1 listing imported, 1 left out." in answer.out
    assert sorted(file.stem for file in (content / "activities").iterdir()) == [
        "another-walk",
        "chair-exercise",
        "wednesday-walk",
    ]
    assert run("check", "--today", TODAY).code == cli.DONE


def test_an_issue_with_an_old_name_is_told_so(read_issue):
    found = read_issue("add", GOOD | {"name": "Mill Lane health walk"})
    assert found["text"] == ""
    assert found["faults"] == [["name", *OLD_NAME]]


def test_the_result_of_an_issue_that_takes_an_old_name_is_refused(read_issue, content, run):
    """The job with rights checks the whole content too, whatever the other job says."""
    found = read_issue("add", GOOD | {"name": "Another walk"})
    found |= {"slug": "mill-lane-health-walk"}
    found |= {"path": "content/activities/mill-lane-health-walk.md"}
    result = content.parent / "result.json"
    result.write_text(json.dumps(found), encoding="utf-8")
    answer = run("answer-issue", result, "--issue", 1, "--today", TODAY)
    assert answer.code == cli.WRONG_CALL
    assert (
        "would make an error: This file's name is also an old name of `Wednesday Wander`"
        in answer.err
    )


def test_a_new_activity_is_asked_for_another_name(content, run, monkeypatch):
    names = {"What is it called": "Mill Lane health walk"}
    answering(monkeypatch, names, then={"What is it called": "Another walk"})
    answer = run("new", "--today", TODAY)
    message, hint = OLD_NAME
    assert f"{message}\n    {hint}\n" in answer.out
    assert answer.code == cli.DONE, answer.out
    assert (content / "activities/another-walk.md").is_file()


def test_check_of_the_file_with_an_old_name_says_so(content, run):
    file = write(content, "mill-lane-health-walk", name="Tea for all")
    answer = run("check", file, "--today", TODAY)
    assert answer.code == cli.FAULTS
    assert ":1:1: error: This file's name is also an old name of `Wednesday Wander` (" in answer.out
    assert answer.out.endswith("1 error.\n")


def test_a_listing_that_is_replaced_keeps_its_old_names(import_file, content, run):
    again = WALK | {"name": "Wednesday walk"}
    answer = import_file(("add", again), options=["--replace"])
    assert answer.code == cli.DONE, answer.out
    text = (content / "activities/wednesday-walk.md").read_text(encoding="utf-8")
    assert "summary: A flat, easy walk\n" in text
    assert "was: [mill-lane-health-walk]\n" in text


# --- exceptions that an answer makes unneeded

STILL_RIGHT = {"listing": "tea", "your_role": "the group itself"}


@pytest.fixture
def exceptions(content):
    """The exceptions: one for a listing that nobody has checked for long, and one for another."""
    for name in ("tea", "cake"):
        write(content, name, name=f"{name.capitalize()} for all", date="2024-10-05")
    items = (
        f"- rule: review-overdue\n  file: activities/{name}.md\n  reason: They rang.\n"
        "  until: 2027-01-31\n"
        for name in ("tea", "cake")
    )
    file = content / "exceptions.yml"
    file.write_text("# What we know of\n" + "# And also\n".join(items), encoding="utf-8")
    return file


KEPT = (
    "# What we know of\n# And also\n- rule: review-overdue\n  file: activities/cake.md\n"
    "  reason: They rang.\n  until: 2027-01-31\n"
)


def test_an_import_takes_out_the_exception_that_it_makes_unneeded(import_file, exceptions, run):
    answer = import_file(("still-right", STILL_RIGHT))
    assert answer.code == cli.DONE
    assert (
        "Removed from exceptions.yml: the exception to the rule 'review-overdue' "
        "for activities/tea.md, which is no longer needed\n"
    ) in answer.out
    assert exceptions.read_text(encoding="utf-8") == KEPT
    assert "No problems found." in run("check", "--today", TODAY).out


def test_an_import_that_only_looks_leaves_the_exceptions_alone(import_file, exceptions):
    before = exceptions.read_text(encoding="utf-8")
    answer = import_file(("still-right", STILL_RIGHT), options=["--check"])
    assert "Would remove from exceptions.yml: the exception to the rule" in answer.out
    assert exceptions.read_text(encoding="utf-8") == before


def test_an_issue_takes_out_the_exception_that_it_makes_unneeded(
    read_issue, exceptions, forge, run, monkeypatch, content
):
    for name, value in {**forge.environment, "GITHUB_SHA": "5" * 40}.items():
        monkeypatch.setenv(name, value)
    body = submitted(ISSUE_FORMS["still-right"], STILL_RIGHT)
    number = forge.add_issue("A listing", body, LABELS["still-right"])
    found = read_issue("still-right", STILL_RIGHT)
    assert found["faults"] == []
    answer = run(
        "answer-issue", content.parent / "result.json", "--issue", number, "--today", TODAY
    )
    assert answer.code == cli.DONE, answer.err
    commit = forge.objects[forge.branches["listing/issue-1"]]
    files = {one["path"]: one["content"] for one in forge.objects[commit["tree"]]["tree"]}
    assert sorted(files) == ["content/activities/tea.md", "content/exceptions.yml"]
    assert files["content/exceptions.yml"] == KEPT
    assert "date: 2026-11-23" in files["content/activities/tea.md"]
    (pull,) = forge.pulls.values()
    assert "An exception is no longer needed and is removed" in pull["body"]
    said = "\n".join(comment["body"] for comment in forge.comments.values())
    assert "-- rule: review-overdue\n-  file: activities/tea.md" in said


def test_an_exception_written_in_another_way_stays_as_a_warning(import_file, exceptions, run):
    item = "{rule: review-overdue, file: activities/tea.md, reason: Rang., until: 2027-01-31}"
    exceptions.write_text(f"[{item}]\n", encoding="utf-8")
    answer = import_file(("still-right", STILL_RIGHT))
    assert answer.code == cli.DONE
    assert (
        "exceptions.yml has an exception to the rule `review-overdue` for this file" in answer.out
    )
    assert exceptions.read_text(encoding="utf-8") == f"[{item}]\n"
    answer = run("check", "--today", TODAY)
    assert answer.code == cli.DONE
    assert "warning: Nothing in `activities/tea.md` breaks the rule `review-overdue`" in answer.out


def test_the_last_exception_leaves_a_file_of_notes(import_file, exceptions, run):
    text = exceptions.read_text(encoding="utf-8").partition("# And also")[0]
    exceptions.write_text(text, encoding="utf-8")
    write(exceptions.parent, "cake", name="Cake for all", date="2026-10-05")
    assert import_file(("still-right", STILL_RIGHT)).code == cli.DONE
    assert exceptions.read_text(encoding="utf-8") == "# What we know of\n"
    assert "No problems found." in run("check", "--today", TODAY).out


# --- what else a new or changed file does to others


def test_a_group_that_closes_is_told_who_offers_it_instead(import_file, content, run):
    write(content, "tea", name="Tea for all")
    stop = "{paused: 2026-11-01, because: No room., try_instead: [tea]}"
    write(content, "cake", name="Cake for all", status=stop)
    answer = import_file(("close", STILL_RIGHT | {"closed": "2026-11-20"}))
    assert answer.code == cli.DONE
    assert "warning: Status: this has closed, but `Cake for all` suggests it (" in answer.out
    checked = run("check", "--today", TODAY)
    assert checked.code == cli.DONE
    assert "warning: Try instead: `Tea for all` has closed too" in checked.out


@pytest.mark.parametrize("name", ["A zest and zing", "Zing and zest"])
def test_a_new_listing_that_seems_to_be_another_is_told_whichever_stands_first(
    import_file, content, name
):
    write(content, "zest", name="Zest and zing", phone="01632 960110")
    answer = import_file(("add", WALK | {"name": name}))
    assert answer.code == cli.DONE
    assert "warning: Name of the activity: this looks like `Zest" in answer.out
