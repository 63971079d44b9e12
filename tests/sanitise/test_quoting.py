"""What a message quotes stands between backticks, and each report shows that in its own way.

The messages are those that `check` prints of every case in `tests/cases`.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.references import live_references, page_of

from activity_directory.problems import Problem
from activity_directory.reports import formats
from activity_directory.sanitise import forge_markdown, html
from activity_directory.sanitise.quoting import in_plain_text, parts, quoted

EXPECTED = sorted(Path(__file__).parents[1].glob("cases/*/expected.txt"))
_PROBLEM = re.compile(
    r"^content.*?:\d+:\d+: (?:error|warning): (?P<message>.*) \[(?P<rule>[a-z0-9-]+)\]"
    r"(?:\n    hint: (?P<hint>.*))?$",
    re.MULTILINE,
)
VALUES = ["tea", "status: running", "`tea`", "a`b", "``", " a ", "<b>", "@you", "#1", "1 < 2 & *3*"]
values = st.one_of(st.sampled_from(VALUES), st.text("a `<*@#\n|", min_size=1)).filter(str.strip)


def problems() -> list[Problem]:
    """Every message with its hint, as a problem of some file."""
    return [
        Problem("content/site.yml", 1, 1, match["rule"], match["message"], match["hint"] or "")
        for path in EXPECTED
        for match in _PROBLEM.finditer(path.read_text(encoding="utf-8"))
    ]


PROBLEMS = problems()
TEXTS = sorted({text for problem in PROBLEMS for text in (problem.message, problem.hint) if text})


def test_every_problem_of_the_cases_is_among_them():
    outcomes = [path.read_text(encoding="utf-8").splitlines()[-1] for path in EXPECTED]
    counts = [int(number) for text in outcomes for number in re.findall(r"(\d+) (?:err|war)", text)]
    assert len(PROBLEMS) == sum(counts)


@pytest.mark.parametrize("text", TEXTS)
def test_marks_come_in_pairs(text):
    assert "`" not in "".join(part for part, is_quoted in parts(text) if not is_quoted)


@pytest.mark.parametrize("text", TEXTS)
def test_spaces_quote_nothing(text):
    """Markdown and HTML show several spaces as one."""
    assert "  " not in "".join("x" if is_quoted else part for part, is_quoted in parts(text))


def test_markdown_shows_every_message_with_what_it_quotes_as_code():
    for text in TEXTS:
        page = page_of(forge_markdown.message(text))
        assert page.tags.count("code") == sum(is_quoted for _, is_quoted in parts(text))
        words = "".join(part for part, _ in parts(text))
        assert " ".join(page.words.replace(forge_markdown.BREAK, "").split()) == " ".join(
            words.split()
        )


def test_annotations_show_ordinary_quotation_marks():
    printed = formats.as_github(PROBLEMS, 1)
    assert "`" not in printed
    for problem in PROBLEMS[:20]:
        assert in_plain_text(problem.message).replace("%", "%25") in printed


def test_programs_get_messages_as_they_are():
    given_to_programs = json.loads(formats.as_json(PROBLEMS, 1))["problems"]
    assert [problem["message"] for problem in given_to_programs] == [
        problem.message for problem in PROBLEMS
    ]


@given(values)
def test_a_value_is_quoted_whatever_it_holds(value):
    assert list(parts(f"Write {quoted(value)} here")) == [
        ("Write ", False),
        (value, True),
        (" here", False),
    ]


@given(values)
def test_every_report_shows_the_value_whole(value):
    message = f"Name: expected words, found {quoted(value)}"
    page = page_of(forge_markdown.message(message))
    assert page.tags == ["p", "code"]
    assert (
        " ".join(page.words.replace(forge_markdown.BREAK, "").split())
        == f"Name: expected words, found {' '.join(value.split())}"
    )
    assert in_plain_text(message) == f"Name: expected words, found '{value}'"
    shown = html.message(message)
    assert shown.count("<") == 2
    assert shown.striptags() == " ".join(f"Name: expected words, found {value}".split())


@given(st.text("ab`\\*_ -<\n", min_size=1).filter(str.strip))
def test_marks_without_a_pair_are_shown_as_they_are(text):
    message = f"Name: {text}"
    assert in_plain_text(message).count("\n") == message.count("\n")
    page = page_of(forge_markdown.message(message))
    shown = "".join(part for part, _ in parts(" ".join(message.split())))
    words = page.words.replace(forge_markdown.BREAK, "")
    assert "".join(words.split()) == "".join(shown.split())


def test_what_is_quoted_calls_nobody_and_closes_nothing():
    for text in (
        "@everyone",
        "fixes #1",
        "closes https://example.org/issues/1",
        "GH-2",
        "abcdef12",
    ):
        assert live_references(forge_markdown.message(f"found {quoted(text)}")) == []


def test_an_address_can_be_copied():
    for text in ("https://example.org/a", "website: https://example.org/a", "hello@example.org"):
        assert forge_markdown.message(f"Write `{text}`.") == f"Write `{text}`."


def test_nothing_is_quoted_where_there_is_nothing():
    assert quoted("") == ""
    assert list(parts("")) == []
