"""However many mistakes there are, the time to tell them grows with their number alone."""

from __future__ import annotations

import difflib
import shutil
from datetime import date
from pathlib import Path

import pytest

from activity_directory.catalogue.files import MOST_REPORTED
from activity_directory.cli.content import only_checked
from activity_directory.schema.reading import MOST_GUESSES
from activity_directory.source.entry import read_entry

CONTENT = Path(__file__).resolve().parents[1] / "small_content"
ENTRY = (CONTENT / "activities/tea-and-talk.md").read_text(encoding="utf-8")
TODAY = date(2026, 11, 23)


@pytest.fixture
def content(tmp_path):
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


@pytest.fixture
def guesses(monkeypatch):
    """Every word for which something like it was looked for."""
    made = []
    closest = difflib.get_close_matches

    def counted(word, *rest, **named):
        made.append(word)
        return closest(word, *rest, **named)

    monkeypatch.setattr(difflib, "get_close_matches", counted)
    return made


def told(content, rule):
    return [problem for problem in only_checked(content, TODAY).problems if problem.rule == rule]


def test_no_more_is_told_of_a_file_that_can_hardly_be_read(content):
    facts = ENTRY.replace("status: running", f"status: {{{'a, ' * 3000}}}")
    (content / "activities/tea-and-talk.md").write_text(facts, encoding="utf-8")
    assert len(told(content, "repeated-field")) == MOST_REPORTED
    assert "2,899 more" in told(content, "many-mistakes")[0].message


@pytest.mark.parametrize(("old", "new", "rule"), [
    ("venue: boat-house", "venue: bat-house", "unknown-venue"),
    ("needs: [loneliness]", "needs: [lonelyness]", "unknown-term"),
])  # fmt: skip
def test_one_name_that_is_wrong_in_many_entries_is_guessed_once(content, guesses, old, new, rule):
    for number in range(40):
        entry = ENTRY.replace(old, new).replace("Tea and talk", f"Tea {number}")
        (content / f"activities/tea-{number}.md").write_text(entry, encoding="utf-8")
    found = told(content, rule)
    assert len(found) == 40
    assert all("Did you mean" in one.hint for one in found)
    assert len(guesses) <= 4


def test_links_that_lead_nowhere_are_guessed_up_to_a_number(content, guesses):
    links = "".join(f"[here](/needs/lonelines{number}/) " for number in range(200))
    (content / "activities/tea-and-talk.md").write_text(ENTRY + links, encoding="utf-8")
    found = told(content, "no-such-page")
    assert len(found) == 200
    assert "/needs/loneliness/" in found[0].hint
    assert len(guesses) == MOST_GUESSES


def test_exceptions_of_no_file_are_guessed_up_to_a_number(content, guesses):
    one = "- file: activities/tea-{}.md\n  rule: personal-name\n  reason: x\n  until: 2027-01-01\n"
    text = "".join(map(one.format, range(200)))
    (content / "exceptions.yml").write_text(text, encoding="utf-8")
    assert len(told(content, "unneeded-exception")) == 200
    assert len(guesses) == MOST_GUESSES


@pytest.mark.parametrize("slash", ["/", "\\/", "&#47;"])
def test_a_link_to_a_page_that_is_not_there_is_seen_however_it_is_written(content, slash):
    words = f"{ENTRY}\n[here]({slash}nowhere/)\n"
    (content / "activities/tea-and-talk.md").write_text(words, encoding="utf-8")
    assert "`/nowhere/`" in told(content, "no-such-page")[0].message


@pytest.mark.parametrize("letter", ["\U0001d173", "\U0001bca0", "\u202e", "\ufeff", "\u2066"])
@pytest.mark.parametrize("line", ["name{}: x", "name: a{}b", "---\n\n{}Words"])
def test_what_cannot_be_seen_is_told_wherever_it_stands(letter, line):
    text = "---\n" + line.format(letter) + ("" if "---" in line else "\n---\n")
    _, problems = read_entry(text.encode(), "a.md")
    assert "hidden-character" in {problem.rule for problem in problems}
