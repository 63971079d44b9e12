"""Whatever a submitter wrote, nothing in our answers and in a pull request is alive but our own."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from tests.any_text import anything, nasty_ones_too
from tests.references import live_references, page_of

from activity_directory.forge import issue_comment
from activity_directory.forge.checked_issue import Change, CheckedIssue, Fact
from activity_directory.intake.answers import Fault

OURS = {"p", "strong", "em", "ul", "li", "code", "pre", "span", "details", "summary"}


def made_of(text: str) -> dict[str, str]:
    """Everything that is said of an issue in which the same words stand everywhere."""
    fault, fact = Fault("", text, text), Fact("When", text)
    checked = CheckedIssue(7, "0" * 64, "add", "chess", "", text, (fact,), (fault,), (fault,))
    changes = (Change("content/a.md", "", text), Change("content/b.yml", text, f"{text} x"))
    accepted = issue_comment.accepted(checked, changes, issue_comment.at_pull_request(8))
    refused = issue_comment.refused(checked, proposed=True)
    answer = issue_comment.answer(accepted, [text], last=False)
    return {
        "an answer": answer,
        "a refusal": issue_comment.answer(refused, [], last=True),
        "an old answer": issue_comment.outdated(answer),
        "a pull request": issue_comment.pull_request(checked, changes),
        "an edit": issue_comment.edited(checked, [text], approved=True),
    }


@pytest.mark.parametrize("what", made_of("x"))
@nasty_ones_too
@given(anything)
def test_nothing_is_alive_but_the_numbers_of_the_issue_and_its_pull_request(what, text):
    page = page_of(made_of(text)[what])
    assert set(page.tags) <= OURS
    live = [one for one in live_references(page.free) if not re.search(r"'#[78]'$", one)]
    assert live == []


@nasty_ones_too
@given(anything)
def test_a_pull_request_can_become_the_message_of_a_commit(text):
    words = made_of(text)["a pull request"]
    assert not re.search(r"\[(?:skip ci|ci skip|no ci|skip actions|actions skip)\]", words)
    assert not re.search(r"^[\w-]+: ", words, re.MULTILINE)  # such as Co-authored-by
    assert {*re.findall(r"#\d+", words)} == {"#7"}
    assert not re.search(r"@\w", words)


def test_an_old_answer_is_folded_once():
    once = issue_comment.outdated(issue_comment.answer("Thank you.", [], last=False))
    assert issue_comment.outdated(once) == once
