"""The four shapes of a report, to the letter; and no words of an entry can command a CI runner."""

from __future__ import annotations

import json

import pytest

from activity_directory.problems import Problem, Repair, in_order
from activity_directory.reports import formats
from activity_directory.sanitise.forge_markdown import BREAK

MISSPELT = Problem(
    "content/activities/chair-yoga.md",
    3,
    1,
    "unknown-field",
    "`summry` is not a field",
    "Did you mean `summary`?",
    written="summry: Gentle stretches in a chair.",
    repair=Repair(3, 1, 3, 7, "summary"),
)
OVERDUE = Problem(
    "content/activities/bridge-club.md",
    35,
    9,
    "review-overdue",
    "Date checked: nobody has checked this since 2025-09-01, 14 months ago",
    "Ask the group.",
    "warning",
    "  date: 2025-09-01",
)
TWO = in_order([MISSPELT, OVERDUE])


def test_text_shows_each_problem_with_its_hint_and_its_place():
    assert formats.as_text(TWO, 108) == (
        "content/activities/bridge-club.md:35:9: warning: Date checked: nobody has checked this "
        "since 2025-09-01, 14 months ago [review-overdue]\n"
        "    hint: Ask the group.\n"
        "       35 |   date: 2025-09-01\n"
        "          |         ^\n"
        "content/activities/chair-yoga.md:3:1: error: `summry` is not a field [unknown-field]\n"
        "    hint: Did you mean `summary`?\n"
        "        3 | summry: Gentle stretches in a chair.\n"
        "          | ^\n"
        "108 files checked: 1 error and 1 warning.\n"
    )


def test_text_without_a_hint_and_without_a_line_is_one_line():
    bare = Problem("content/site.yml", 1, 1, "no-site", "This file is missing")
    assert formats.as_text([bare], 1) == (
        "content/site.yml:1:1: error: This file is missing [no-site]\n1 file checked: 1 error.\n"
    )


def test_nothing_wrong_is_said_in_one_line():
    assert formats.as_text([], 1234) == "1,234 files checked. No problems found.\n"
    assert formats.as_github([], 1) == "1 file checked. No problems found.\n"
    assert formats.as_markdown([], 2, ["at main"]) == (
        "## The entries\n\n2 files checked. No problems found.\n\n"
        "Every page published at main still exists.\n"
    )


def test_github_annotates_each_problem_at_its_place():
    assert formats.as_github(TWO, 108) == (
        "::warning file=content/activities/bridge-club.md,line=35,col=9,title=review-overdue::"
        "Date checked: nobody has checked this since 2025-09-01, 14 months ago%0AAsk the group.\n"
        "::error file=content/activities/chair-yoga.md,line=3,col=1,title=unknown-field::"
        "'summry' is not a field%0ADid you mean 'summary'?\n"
        "108 files checked: 1 error and 1 warning.\n"
    )


def test_json_says_everything_for_programs():
    assert json.loads(formats.as_json(TWO, 108)) == {
        "version": 1,
        "files": 108,
        "errors": 1,
        "warnings": 1,
        "compared_with": [],
        "problems": [
            {
                "path": "content/activities/bridge-club.md",
                "line": 35,
                "column": 9,
                "severity": "warning",
                "rule": "review-overdue",
                "message": "Date checked: nobody has checked this since 2025-09-01, 14 months ago",
                "hint": "Ask the group.",
                "written": "  date: 2025-09-01",
                "repair": None,
            },
            {
                "path": "content/activities/chair-yoga.md",
                "line": 3,
                "column": 1,
                "severity": "error",
                "rule": "unknown-field",
                "message": "`summry` is not a field",
                "hint": "Did you mean `summary`?",
                "written": "summry: Gentle stretches in a chair.",
                "repair": {
                    "line": 3,
                    "column": 1,
                    "end_line": 3,
                    "end_column": 7,
                    "words": "summary",
                },
            },
        ],
    }


def test_the_example_in_the_documentation_of_json_is_what_json_prints():
    documented = (formats.as_json.__doc__ or "").split("```json\n")[1].split("```")[0]
    assert json.loads(documented) == json.loads(formats.as_json([MISSPELT], 108, ["at main"]))


def test_markdown_lists_the_problems_file_by_file():
    assert formats.as_markdown(TWO, 108, ["at main"]) == (
        "## The entries\n"
        "\n"
        "108 files checked: 1 error and 1 warning.\n"
        "\n"
        "### `content/activities/bridge-club.md`\n"
        "\n"
        "- **Line 35** (warning, `review-overdue`): Date checked: nobody has checked this since "
        "2025-09-01, 14 months ago\n"
        "  - Ask the group.\n"
        "\n"
        "### `content/activities/chair-yoga.md`\n"
        "\n"
        "- **Line 3** (error, `unknown-field`): `summry` is not a field\n"
        "  - Did you mean `summary`?\n"
        "\n"
        "Every page published at main still exists.\n"
    )


def test_markdown_stops_before_a_forge_drops_it():
    many = [Problem("a.md", number, 1, "indent", "é" * 500) for number in range(1, 2001)]
    told = formats.as_markdown(many, 1, ["at main"])
    shown = told.count("**Line")
    assert 800_000 < len(told.encode()) < 1024 * 1024
    assert f"\nThere is more than fits here: {2000 - shown:,} lines not shown.\n" in told


HOSTILE = [
    "x\n::add-mask::secret",
    "x\r\n::stop-commands::token",
    "##[add-mask]secret",
    "x%0A::error::",
    "\x1b[2J\x1b]0;title\x07",
    "\u202eexe.fdp",
    "x\u2028::set-output name=a::b",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_of_an_entry_command_a_runner_or_a_terminal(words):
    problem = Problem(f"content/{words}.md", 1, 1, "indent", words, words, written=words)
    for shape, report in formats.FORMATS.items():
        told = report([problem], 1)
        lines = told.splitlines()
        commands = [line for line in lines if line.strip().startswith("::")]
        assert len(commands) == (1 if shape == "github" else 0)
        assert "##[" not in told
        shown = told.replace(BREAK, "") if shape == "markdown" else told
        assert all(letter.isprintable() or letter == "\n" for letter in shown)


def test_an_annotation_cannot_be_given_another_place_or_title():
    problem = Problem("a,line=9::b.md", 1, 1, "indent", "50% off, see: a::b")
    assert formats.as_github([problem], 1).splitlines()[0] == (
        "::error file=a%2Cline=9%3A%3Ab.md,line=1,col=1,title=indent::50%25 off, see: a::b"
    )


def test_markdown_makes_nothing_but_words_of_an_entry():
    words = "<img src=x> [a](http://b) @everyone #12 `x **b** | www.c.d & \\"
    told = formats.as_markdown([Problem("a.md", 1, 1, "indent", words)], 1)
    assert told.splitlines()[6] == (
        "- **Line 1** (error, `indent`): &lt;img src=x\\> \\[a\\]\\(http:\u2060//b\\) "
        "@\u2060everyone \\#\u206012 \\`x \\*\\*b\\*\\* &vert; www\u2060.c.d &amp; \\\\"
    )


def test_the_mark_stands_under_its_letter_whatever_stands_before_it():
    wide = Problem("a.md", 1, 5, "indent", "x", written="\t茶e\u0301x")
    assert formats.as_text([wide], 1).splitlines()[1:3] == [
        "        1 |  茶e\u0301x",
        "          |     ^",
    ]


def test_of_a_long_line_the_part_around_the_place_is_shown():
    long = Problem("a.md", 1, 501, "indent", "x", written="a" * 500 + "!" + "b" * 500)
    shown, mark = formats.as_text([long], 1).splitlines()[1:3]
    assert len(shown) < 120
    assert shown[mark.index("^")] == "!"


def test_problems_are_in_order_and_each_is_told_once():
    assert in_order([MISSPELT, OVERDUE, MISSPELT]) == (OVERDUE, MISSPELT)
