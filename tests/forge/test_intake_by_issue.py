"""An issue becomes an entry on a branch, one pull request and one comment: read, then answered."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import ROOT
from tests.fake_forge import FakeForge
from tests.issues import GOOD, submitted

from activity_directory import cli
from activity_directory.cli.content import to_add_to
from activity_directory.forge import checked_issue, issue_reply
from activity_directory.forge.client import OURS
from activity_directory.forge.issue_comment import MARK
from activity_directory.forge.issue_form import LABELS
from activity_directory.problems import WORTH_A_LOOK
from activity_directory.urls.edit_links import ISSUE_FORMS

MAIN = "5" * 40
BRANCH = "listing/issue-1"
CHAIR = "content/activities/chair-exercise.md"


@dataclass
class Desk:
    """The two jobs of the intake workflow, from the front door, with a forge on loopback."""

    forge: FakeForge
    run: Callable[..., Any]
    folder: Path

    @property
    def result(self) -> Path:
        return self.folder / "result.json"

    def open(self, request: str, entered: dict[str, Any] | None = None, body: str = "") -> int:
        """Somebody opens an issue with a form; its number."""
        body = body or submitted(ISSUE_FORMS[request], entered or {})  # type: ignore[index]
        label = LABELS[request]  # type: ignore[index]
        return self.forge.add_issue("A listing", body, label)

    def edit(self, number: int, entered: dict[str, Any]) -> None:
        self.forge.issues[number]["body"] = submitted(ISSUE_FORMS["add"], entered)

    def read(self, number: int) -> Any:
        event = self.folder / "event.json"
        event.write_text(json.dumps({"issue": self.forge.issues[number]}), encoding="utf-8")
        return self.run("read-issue", event, "--output", self.result)

    def answer(self, number: int) -> Any:
        return self.run("answer-issue", self.result, "--issue", number)

    def take(self, number: int) -> Any:
        """Both jobs, as the workflow starts them on every change of an issue."""
        assert self.read(number).code == cli.DONE
        return self.answer(number)

    def said(self, number: int) -> list[str]:
        """What we said on an issue or a pull request, the oldest first."""
        return [
            comment["body"]
            for comment in self.forge.comments.values()
            if comment["issue"] == number and comment["user"]["login"] == OURS
        ]

    @property
    def comment(self) -> str:
        """Our last answer to the first issue, without the mark on its first line."""
        mark, _, words = self.said(1)[-1].partition("\n\n")
        assert mark.startswith(MARK)
        return words

    @property
    def pull(self) -> dict[str, Any]:
        (one,) = self.forge.pulls.values()
        return dict(one)

    def proposed(self) -> tuple[str, str]:
        """The path and the text of the entry that the branch adds to main, beside its code."""
        commit = self.forge.objects[self.forge.branches[BRANCH]]
        assert commit["parents"] == [MAIN]
        tree = self.forge.objects[commit["tree"]]["tree"]
        (file,) = [one for one in tree if not one["path"].startswith("content/codes/")]
        assert len(tree) <= 2
        assert (file["mode"], file["type"]) == ("100644", "blob")
        return file["path"], file["content"]


@pytest.fixture
def desk(forge, run, tmp_path, monkeypatch) -> Desk:
    for name, value in {**forge.environment, "GITHUB_SHA": MAIN}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://forge.example.org")
    return Desk(forge, run, tmp_path)


def test_a_good_issue_becomes_an_entry_on_a_branch_a_pull_request_and_a_comment(desk):
    number = desk.open("add", GOOD)
    assert desk.take(number).out == "Opened pull request 2.\n"
    path, text = desk.proposed()
    assert path == "content/activities/chess-at-the-mill.md"
    assert "days: [Tuesday]\n    from: 14:00\n    to: 16:00\n" in text
    assert (desk.pull["title"], desk.pull["head"]) == (
        "Add an activity: chess-at-the-mill",
        {"ref": BRANCH},
    )
    assert "Closes #1." in desk.pull["body"]
    assert desk.comment.startswith(
        "Thank you. This is what we understood:\n\n"
        "- **When:** Tuesdays, 2pm to 4pm.\n"
        "- **Cost:** £2.50 each time.\n"
        "- **Where:** Highfield Community Centre.\n\n"
        "It is proposed in #2. One of our volunteers reads it there before it is published.\n\n"
    )
    assert f"```yaml\n{text}```" in desk.comment


def test_the_same_issue_again_changes_nothing(desk):
    number = desk.open("add", GOOD)
    desk.take(number)
    before = (dict(desk.forge.branches), desk.comment, desk.pull)
    desk.forge.asked.clear()
    assert desk.take(number).code == cli.DONE
    assert (dict(desk.forge.branches), desk.comment, desk.pull) == before
    assert desk.forge.changes == ["POST git/trees"]  # a tree is named by what is in it


def test_an_edited_issue_keeps_its_branch_and_pull_request_current_and_says_so_anew(desk):
    number = desk.open("add", GOOD)
    desk.take(number)
    first = desk.comment
    desk.edit(number, {**GOOD, "name": "Chess by the Mill", "amount": "£3"})
    assert desk.take(number).out == "Updated pull request 2.\n"
    path, text = desk.proposed()
    assert path == "content/activities/chess-by-the-mill.md"
    assert "per session: £3\n" in text
    assert desk.pull["title"] == "Add an activity: chess-by-the-mill"
    changed = (
        "- Its address changed from chess-at-the-mill to chess-by-the-mill.\n"
        "- Name changed from “Chess at the Mill” to “Chess by the Mill”.\n"
        "- Cost changed from £2.50 each time to £3 each time.\n"
    )
    assert desk.comment.startswith(
        f"What has changed since our last answer:\n\n{changed}\nThank you."
    )
    assert desk.said(2) == [
        f"**Issue #1 was edited, and the entry here has changed with it.**\n\n{changed}"
    ]
    before, last = desk.said(1)
    assert last.endswith(desk.comment)
    newer = "\n\n**There is a newer answer below.**\n\n<details><summary>The earlier answer"
    assert newer in before
    assert first.strip() in before
    assert set(desk.forge.branches) == {"main", BRANCH}


def test_an_edit_behind_an_approval_says_so_on_the_pull_request(desk):
    number = desk.open("add", GOOD)
    desk.take(number)
    desk.forge.approve(2, desk.forge.branches[BRANCH])
    desk.edit(number, {**GOOD, "amount": "£3"})
    desk.take(number)
    assert (
        "It was approved before that. What was approved then is not what is here"
        in (desk.said(2)[-1])
    )


def test_what_is_written_otherwise_and_says_the_same_is_told_as_that(desk):
    number = desk.open("add", GOOD)
    desk.take(number)
    commit = desk.forge.objects[desk.forge.branches[BRANCH]]
    file, _code = desk.forge.objects[commit["tree"]]["tree"]
    file["content"] = file["content"].replace("summary: ", "summary:   ")
    desk.take(number)
    (said,) = desk.said(2)
    assert said == (
        "**Issue #1 was edited, and the entry here has changed with it.**\n\n"
        "- Only the file's layout has changed: what people read is the same.\n"
    )


@pytest.mark.parametrize("content", ["", "---\nname: [\n---\n", "\0", "x" * 40_001])
def test_an_earlier_entry_that_cannot_be_read_is_no_accident(desk, content):
    number = desk.open("add", GOOD)
    desk.take(number)
    commit = desk.forge.objects[desk.forge.branches[BRANCH]]
    file, code = desk.forge.objects[commit["tree"]]["tree"]
    assert code["path"].startswith("content/codes/")
    assert code["content"].endswith(",activity,,chess-at-the-mill\n")
    file["content"] = content
    assert desk.take(number).out == "Updated pull request 2.\n"
    assert "It was rewritten, and can’t be compared." in desk.said(2)[-1]


def test_answers_to_one_issue_are_bounded_and_the_last_one_says_so(desk, monkeypatch):
    monkeypatch.setattr(issue_reply, "MOST_ANSWERS", 3)
    number = desk.open("add", GOOD)
    for amount in ("1", "2", "3", "4", "5"):
        desk.edit(number, {**GOOD, "amount": amount})
        told = desk.take(number)
    assert told.out == (
        "Nothing was done about the issue: it has been answered 3 times, and is not read any "
        "more.\n"
    )
    assert len(desk.said(number)) == 3
    assert ["don't read it again" in one for one in desk.said(number)] == [False, False, True]
    assert "£3\n" in desk.proposed()[1]


def test_faults_are_told_in_plain_words_and_nothing_is_proposed(desk):
    number = desk.open("add", {**GOOD, "times": "Tuesday at two", "amount": "", "phone": "0163"})
    assert desk.take(number).out == "Asked for corrections.\n"
    assert set(desk.forge.branches) == {"main"}
    assert not desk.forge.pulls
    told = desk.comment
    assert told.startswith("Thank you. Please correct these ")
    assert (
        "\n- Days and times: expected a day and two times such as `Monday 10:30 to 11:30`" in told
    )
    assert "\n- How much: please say how much\n  - For example `£3.50`" in told
    assert "\n- Phone: " in told


def test_an_issue_that_was_mended_is_proposed_and_one_that_was_broken_keeps_its_proposal(desk):
    number = desk.open("add", {**GOOD, "phone": ""})
    desk.take(number)
    assert "Please correct this before" in desk.comment
    desk.edit(number, GOOD)
    desk.take(number)
    assert "It is proposed in #2" in desk.comment
    branch = desk.forge.branches[BRANCH]
    desk.edit(number, {**GOOD, "phone": "", "summary": ""})
    desk.take(number)
    assert "Until then, the earlier proposal stays as it is." in desk.comment
    assert desk.forge.branches[BRANCH] == branch


def test_a_listing_is_paused_closed_changed_and_confirmed_by_issue(desk):
    listing = {"listing": "https://connected-larkwell.example.org/activities/chair-exercise/"}
    listing |= {"your_role": "the group itself"}
    before = Path(CHAIR).read_text(encoding="utf-8")
    for request, entered, told, line in (
        ("pause", {"paused": "2026-12-14", "because": "The hall is closed."},
         "- **Status:** Paused from 14 December 2026. The hall is closed.",
         "  paused: 2026-12-14"),
        ("close", {"closed": "2027-03-31"},
         "- **Status:** Closed from 31 March 2027.", "  closed: 2027-03-31"),
        ("change", {"amount": "£4.50"}, "- **Cost:** £4.50 each time.", "  - per session: £4.50"),
        ("still-right", {}, "- **Checked:** Details checked 23 November 2026",
         "  date: 2026-11-23"),
    ):  # fmt: skip
        number = desk.open(request, listing | entered)
        assert desk.take(number).out.startswith("Opened pull request "), request
        commit = desk.forge.objects[desk.forge.branches[f"listing/issue-{number}"]]
        (file,) = desk.forge.objects[commit["tree"]]["tree"]
        assert file["path"] == CHAIR
        assert line in set(file["content"].split("\n")) - set(before.split("\n"))
        comment = [one["body"] for one in desk.forge.comments.values()][-1]
        assert told in comment
        assert f"\n+{line}\n" in comment
        assert "```diff\n--- before\n" in comment


def test_a_change_that_changes_nothing_is_told(desk):
    number = desk.open("change", {"listing": "chair-exercise", "your_role": "the group itself"})
    desk.take(number)
    assert "Nothing would change: the listing already says all this" in desk.comment
    assert set(desk.forge.branches) == {"main"}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"state": "closed"}, "it is not an open issue"),
        ({"labels": []}, "it does not have exactly one form label"),
        ({"labels": [{"name": "bug"}]}, "it does not have exactly one form label"),
        (
            {"labels": [{"name": "listing: add"}, {"name": "listing: close"}]},
            "it does not have exactly one form label",
        ),
        ({"pull_request": {}}, "it is not an open issue"),
    ],
)
def test_an_issue_that_is_not_ours_to_answer_is_left_alone(desk, change, why):
    number = desk.open("add", GOOD)
    desk.result.write_text("of an earlier run")
    desk.forge.issues[number] |= change
    assert desk.read(number).out == f"Nothing was done about the issue: {why}.\n"
    assert not desk.result.exists()


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"state": "closed"}, "it has been closed in the meantime"),
        ({"labels": [{"name": "bug"}]}, "its label has changed in the meantime"),
        ({"body": "Something else"}, "it has been edited in the meantime, and will be read again"),
    ],
)
def test_an_issue_that_changed_between_the_jobs_is_left_alone(desk, change, why):
    number = desk.open("add", GOOD)
    desk.read(number)
    desk.forge.issues[number] |= change
    assert desk.answer(number).out == f"Nothing was done about the issue: {why}.\n"
    assert desk.forge.changes == []


def test_where_workflows_may_not_propose_the_comment_says_what_to_press(desk):
    desk.forge.refuse("POST", "pulls", 403, "GitHub Actions is not permitted to create")
    number = desk.open("add", GOOD)
    assert desk.take(number).out == f"Pushed {BRANCH}; somebody has to open the pull request.\n"
    assert desk.proposed()[0] == "content/activities/chess-at-the-mill.md"
    assert (
        "[open a pull request from here](https://forge.example.org/larkwell/connected/compare/"
        f"main...{BRANCH}?expand=1)"
    ) in desk.comment


def test_a_forge_that_fails_fails_the_job(desk):
    desk.forge.refuse("POST", "pulls", 500)
    number = desk.open("add", GOOD)
    told = desk.take(number)
    assert told.code == cli.TOOL_FAILED
    assert told.err.startswith("publish.py answer-issue: The forge refused (POST ")
    assert not desk.forge.comments


def test_the_work_of_a_person_on_the_branch_is_not_undone(desk):
    number = desk.open("add", GOOD)
    desk.take(number)
    theirs = {"kind": "commits", "message": "Say where the door is", "tree": "7" * 40}
    desk.forge.objects["8" * 40] = {**theirs, "parents": [desk.forge.branches[BRANCH]]}
    desk.forge.branches[BRANCH] = "8" * 40
    desk.edit(number, {**GOOD, "amount": "£9"})
    told = desk.take(number)
    assert told.out == f"Left {BRANCH} as it is: somebody has worked on it.\n"
    assert desk.forge.branches[BRANCH] == "8" * 40
    assert "£9" not in desk.pull["body"]
    assert "Somebody has worked on the entry since" in desk.comment
    assert "£9 each time" in desk.comment


def test_what_others_said_is_left_as_it_is(desk):
    number = desk.open("add", GOOD)
    theirs = {"id": 1, "issue": number, "body": f"{MARK}\n\nHa", "user": {"login": "mallory"}}
    desk.forge.comments[1] = dict(theirs)
    other_work = {"body": "Of other work", "user": {"login": "github-actions[bot]"}}
    desk.forge.comments[2] = {"id": 2, "issue": number, **other_work}
    desk.take(number)
    desk.edit(number, {**GOOD, "amount": "£9"})
    desk.take(number)
    assert desk.forge.comments[1] == theirs
    assert desk.forge.comments[2]["body"] == "Of other work"
    assert "There is a newer answer below" in desk.forge.comments[3]["body"]
    assert "£9" in desk.comment


# ---- an issue that is closed, or gone


def test_a_closed_issue_closes_its_pull_request_and_takes_its_branch_away(desk):
    number = desk.open("add", GOOD)
    desk.take(number)
    assert desk.run("withdraw-issue", "--issue", number).out == (
        f"Closed pull request 2, and took away {BRANCH}.\n"
    )
    assert desk.pull["state"] == "closed"
    assert set(desk.forge.branches) == {"main"}
    (said,) = desk.said(2)
    assert said == (
        "Issue #1 was closed or deleted, so this pull request is withdrawn. If the issue is "
        "opened again, the entry is proposed again.\n"
    )
    again = desk.run("withdraw-issue", "--issue", number)
    assert again.out == "There is no proposal of it.\n"


def test_an_issue_that_was_opened_again_is_proposed_anew(desk):
    number = desk.open("add", GOOD)
    desk.take(number)
    desk.run("withdraw-issue", "--issue", number)
    assert desk.take(number).out == "Opened pull request 3.\n"
    assert "It is proposed in #3." in desk.comment
    assert BRANCH in desk.forge.branches


def test_after_a_merge_only_the_branch_is_left_to_take_away(desk):
    number = desk.open("add", GOOD)
    desk.take(number)
    desk.forge.pulls[2]["state"] = "closed"
    assert desk.run("withdraw-issue", "--issue", number).out == f"Took away {BRANCH}.\n"
    assert desk.said(2) == []


def test_what_somebody_has_worked_on_is_left_open_and_said_once(desk):
    number = desk.open("add", GOOD)
    desk.take(number)
    theirs = {"kind": "commits", "message": "Say where the door is", "tree": "7" * 40}
    desk.forge.objects["8" * 40] = {**theirs, "parents": [desk.forge.branches[BRANCH]]}
    desk.forge.branches[BRANCH] = "8" * 40
    for _ in range(2):
        told = desk.run("withdraw-issue", "--issue", number)
        assert told.out == f"Left {BRANCH} as it is: somebody has worked on it.\n"
    assert desk.pull["state"] == "open"
    assert BRANCH in desk.forge.branches
    (said,) = desk.said(2)
    assert "please close it if it is no longer wanted" in said


# ---- limits for one account


def flood(desk, number: int, **more: Any) -> None:
    for _ in range(number):
        one = desk.open("add", GOOD)
        desk.forge.issues[one]["user"] = {"login": "busy"}
        desk.forge.issues[one] |= more


def one_more(desk, **more: Any) -> int:
    flood(desk, 1, **more)
    return max(desk.forge.issues)


def test_as_many_as_can_be_read_are_and_the_next_one_is_kept_and_told_how_to_go_on(desk):
    flood(desk, 9)
    tenth = one_more(desk)
    assert desk.take(tenth).out.startswith("Opened pull request ")
    eleventh = one_more(desk)
    desk.forge.asked.clear()
    assert desk.take(eleventh).out == "Held it back: its author has sent too many.\n"
    assert desk.forge.changes == [
        f"POST issues/{eleventh}/labels",
        f"POST issues/{eleventh}/comments",
    ]
    assert {"name": "held back"} in desk.forge.issues[eleventh]["labels"]
    (said,) = desk.said(eleventh)
    assert "10 of the listings that you sent are already waiting" in said
    assert "change a word in the first post above and save" in said
    assert desk.take(eleventh).out == "Held it back: its author has sent too many.\n"
    assert len(desk.said(eleventh)) == 1


def test_what_was_held_back_is_read_once_there_is_room(desk):
    flood(desk, 10)
    eleventh = one_more(desk)
    desk.take(eleventh)
    desk.forge.issues[3]["state"] = "closed"
    assert desk.take(eleventh).out.startswith("Opened pull request ")
    assert {"name": "held back"} not in desk.forge.issues[eleventh]["labels"]


def test_a_maintainer_can_let_one_through_and_is_never_held_back(desk):
    flood(desk, 10)
    let = one_more(desk)
    desk.forge.issues[let]["labels"].append({"name": "let through"})
    assert desk.take(let).out.startswith("Opened pull request ")
    for association in ("OWNER", "MEMBER", "COLLABORATOR"):
        theirs = one_more(desk, author_association=association)
        assert desk.take(theirs).out.startswith("Opened pull request ")
    assert desk.take(one_more(desk, author_association="CONTRIBUTOR")).out.startswith("Held")


def test_no_more_than_so_many_a_day_are_read_whatever_became_of_them(desk, monkeypatch):
    monkeypatch.setattr(issue_reply, "MOST_A_DAY", 3)
    flood(desk, 2, state="closed")
    flood(desk, 1, state="closed", created_at="2026-11-22T08:59:59Z")
    assert desk.take(one_more(desk, state="open")).out.startswith("Opened pull request ")
    last = one_more(desk)
    assert desk.take(last).out == "Held it back: its author has sent too many.\n"
    assert "One account can send 3 listings in a day" in desk.said(last)[0]


def test_others_and_other_issues_do_not_count(desk):
    flood(desk, 30, user={"login": "somebody else"})
    flood(desk, 30, labels=[{"name": "bug"}])
    flood(desk, 5)
    number = one_more(desk)
    flood(desk, 30)  # later ones
    assert desk.take(number).out.startswith("Opened pull request ")


def test_however_many_there_are_few_pages_of_them_are_asked_for(desk):
    flood(desk, 450)
    number = one_more(desk)
    desk.read(number)
    desk.forge.asked.clear()
    desk.answer(number)
    assert len([one for one in desk.forge.asked if one.path == "issues"]) == 1


HOSTILE = (
    "@everyone fixes #1 closes GH-2 https://evil.example [x](javascript:alert(1)) "
    "</details> ::set-output name=result::x ##[set-env name=A]b $(id) ${{ github.token }}"
)


def test_whatever_is_written_calls_nobody_closes_nothing_and_stays_in_its_block(desk):
    entered = {**GOOD, "description": HOSTILE, "times": HOSTILE, "ask_for": "@admins #1"}
    desk.take(desk.open("add", entered))
    told = desk.comment
    assert "found `@\u2060everyone fixes #\u20601 closes GH-\u20602 https:\u2060//evil" in told
    assert "can't be shown: `</details>`" in told
    assert not re.search(r"[@#](?=\w)|GH-\d|://|##\[", told, re.IGNORECASE)
    not_code = re.sub(r"`[^`]*`", "", told)
    assert not re.search(r"\]\(|</details", not_code, re.IGNORECASE)


def test_a_block_of_code_is_ended_by_nothing_in_it(desk):
    said = "Chess.\n\n````\n@everyone closes #1\n`````\nGood."
    desk.take(desk.open("add", {**GOOD, "description": said}))
    before, fence, inside = re.split(r"^(`{3,})yaml$", desk.comment, flags=re.MULTILINE)
    entry, _, after = inside.partition(f"\n{fence}\n")
    assert len(fence) == 6
    assert "@everyone" in entry
    assert "everyone" not in before + after


def test_what_is_worth_a_look_is_told_to_who_asks_and_to_who_agrees(desk):
    said = f"{GOOD['description']} Ring 0871 234 5678, NHS number 943 476 5919. Аsk for tea."
    assert desk.take(desk.open("add", {**GOOD, "description": said})).code == cli.DONE
    for words in (desk.comment, desk.pull["body"]):
        told = words.replace("\\", "").partition(WORTH_A_LOOK)[2]
        assert "What people do there: calling `0871 234 5678` costs extra" in told
        assert "What people do there: the number ending in 5919 looks like an NHS number" in told
        assert "`Аsk` has unusual letters" in told


def test_another_way_to_reach_a_group_is_to_be_asked_about(desk):
    entered = {
        "listing": "chair-exercise",
        "phone": "01632 960199",
        "your_role": "the group itself",
    }
    assert desk.take(desk.open("change", entered)).code == cli.DONE
    for words in (desk.comment, desk.pull["body"]):
        told = words.replace("\\", "").partition(WORTH_A_LOOK)[2]
        assert "is 01632 960199: ring the old number and ask whether that is right." in told


def test_a_pull_request_that_becomes_the_message_of_a_commit_commands_nothing(desk):
    said = "fixes #1 @everyone [skip ci]\n\nCo-authored-by: X <x@y.example>\n\nskip-checks: true"
    desk.take(desk.open("add", {**GOOD, "description": said, "venue": "Hall [skip ci] @all #7"}))
    words = desk.pull["body"].replace("#1", "")  # the issue that it is from, which it does close
    assert not re.search(r"\[(skip|no) ci\]|^(Co-authored-by|skip-checks):", words, re.MULTILINE)
    assert not re.search(r"@\w|#\d", words)


# ---- what the job with rights takes


@pytest.fixture(scope="module")
def sound() -> dict[str, Any]:
    """The result of a good issue: the same for every test, which changes a part of it."""
    issue = {"number": 1, "state": "open", "labels": [{"name": LABELS["add"]}]}
    issue["body"] = submitted(ISSUE_FORMS["add"], GOOD)
    content = ROOT / "content"
    checked = checked_issue.read({"issue": issue}, to_add_to(content, date(2026, 11, 23)))
    found: dict[str, Any] = json.loads(checked_issue.as_json(checked))
    return found


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"number": 7}, "the result is not for issue 1"),
        ({"number": True}, "the result's 'number' is not valid"),
        ({"digest": "abc"}, "the result's 'digest' is not valid"),
        ({"request": "delete"}, "the result's 'request' is not valid"),
        ({"slug": "../x", "path": "content/activities/../x.md"}, "the result's 'slug' is not"),
        ({"path": ".github/workflows/intake.yml"}, "text and path don't belong together"),
        ({"path": "content/activities/chess-at-the-mill.md/x"}, "text and path don't belong"),
        ({"path": "content/activities/chair-exercise.md"}, "text and path don't belong together"),
        ({"text": ""}, "text and path don't belong together"),
        ({"text": "x" * 40_001}, "the result's 'text' is not valid"),
        ({"faults": [["a", "b"]]}, "the result's 'faults' is not valid"),
        ({"faults": [["a", "b", "c"]]}, "the result must have either a text or faults"),
        ({"facts": [["When", "x" * 501]]}, "the result's 'facts' is not valid"),
        ({"remarks": [["a", "b", 3]] * 2}, "the result's 'remarks' is not valid"),
        ({"token": "x"}, "the result does not have the parts of a result"),
        ({"text": "---\nname: Chess\n---\n"}, "content/activities/chess-at-the-mill.md would make"),
        (
            {"slug": "chair-exercise", "path": CHAIR},
            "content/activities/chair-exercise.md is there already",
        ),
        ({"request": "close"}, "content/activities/chess-at-the-mill.md is not there"),
    ],
)
def test_a_result_of_another_shape_is_refused_before_the_forge_is_asked(desk, sound, change, why):
    desk.result.write_text(json.dumps(sound | change), encoding="utf-8")
    told = desk.answer(1)
    assert told.code == cli.WRONG_CALL
    assert told.err.startswith("publish.py answer-issue: the result can't be taken: ")
    assert why in told.err
    assert desk.forge.asked == []


@pytest.mark.parametrize("raw", [b"", b"[]", b"{}", b"\xff", b'{"a": 1}', b"x" * 90_001])
def test_what_is_no_result_is_refused(desk, raw):
    desk.result.write_bytes(raw)
    assert desk.answer(1).code == cli.WRONG_CALL
    assert desk.forge.asked == []


def test_a_result_fits_into_one_variable_whatever_was_written(desk):
    long = 'é"\\' * 1600
    entered = dict.fromkeys([*GOOD, "who_comes", "access_note"], long)
    for name in ("needs", "format", "joining", "how_often", "price"):
        entered[name] = GOOD[name]
    desk.read(desk.open("add", entered))
    assert desk.result.stat().st_size <= 90_000


def test_outside_a_workflow_the_command_says_what_it_needs(desk, monkeypatch):
    number = desk.open("add", GOOD)
    desk.read(number)
    monkeypatch.delenv("GITHUB_SHA")
    told = desk.answer(number)
    assert told.code == cli.TOOL_FAILED
    assert "It needs GITHUB_SHA" in told.err


def test_the_labels_of_the_forms_are_made_once(desk):
    desk.forge.labels["listing: pause"] = {"name": "listing: pause"}
    made = "listing: add, listing: change, listing: close, listing: still-right, held back"
    assert desk.run("issue-labels").out == f"Made: {made}, let through.\n"
    assert set(desk.forge.labels) == {*LABELS.values(), "held back", "let through"}
    assert desk.run("issue-labels").out == "No label was missing.\n"
    desk.forge.refuse("GET", "labels/.*", 403)
    assert desk.run("issue-labels").code == cli.TOOL_FAILED


@pytest.mark.parametrize("event", ["", "[]", "{}", '{"issue": 3}', '{"issue": {"number": 1}}'])
def test_an_event_without_an_issue_is_no_accident(desk, event):
    file = desk.folder / "event.json"
    file.write_text(event, encoding="utf-8")
    told = desk.run("read-issue", file, "--output", desk.result)
    assert told.code in {cli.DONE, cli.WRONG_CALL}
    assert not desk.result.exists()
