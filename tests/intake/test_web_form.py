"""The form checks as the command line does: one set of answers is put to both, words and all.

The page's checker is its module in Deno with what intake/web_form.py exports; ours are the kinds
of the field table, and what `check` prints of each single-entry case.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.conftest import ROOT
from tests.in_deno import THEME, called

from activity_directory.intake import web_form
from activity_directory.intake.directory import OLD_NAME, slugs_for
from activity_directory.intake.questions import FORMS, QUESTIONS, REQUIRED, STEPS, Question
from activity_directory.schema import kinds
from activity_directory.schema.kinds import ListOf, RefTo
from activity_directory.schema.reading import Kind, ParseContext, References, field_name
from activity_directory.schema.values.words import HTML_CODE
from activity_directory.source import nodes
from activity_directory.source.entry import read_entry

CHECKER = "templates/components/form/checks.js"
LETTER = "templates/components/form-send/letter.js"
CHECKS = web_form.checks(demonstration=True)
EVERY = {question.id: question for form in FORMS.values() for question in form}
CHECKED = [question for question in EVERY.values() if web_form.check_of(question)]


class Asked(NamedTuple):
    """A question, an answer to it, and where the answer comes from."""

    question: Question
    text: str
    origin: str


def problems_in(messages, checks, asked):
    """What the page's checker says of each row: a check, a text and a field."""
    calls = [["problemIn", messages, checks[check], text, field] for check, text, field in asked]
    return called([CHECKER], calls)


def field_of(question: Question) -> dict[str, object]:
    """What the page knows of one question alone."""
    return {
        "longest": question.longest,
        "bounds": web_form.bounds_of(question),
        "expected": web_form.expected_of(question),
    }


def asked_of_the_page(asked: list[Asked]):
    """What the page says of each: message, hint and what was meant, or None."""
    rows = [(web_form.check_of(one.question), one.text, field_of(one.question)) for one in asked]
    return problems_in(web_form.shared_messages(), CHECKS, rows)


def kind_of(question: Question) -> Kind:
    """The kind that reads the answer on arrival, as long as the form lets it be."""
    kind = question.kind.kind if isinstance(question.kind, ListOf) else question.kind
    check = web_form.check_of(question)
    if kind is None or isinstance(kind, RefTo) or check in {"words", "text"}:
        return (kinds.prose if check == "text" else kinds.words)(question.longest)
    return kind


def asked_of_the_command_line(one: Asked) -> tuple[str, str] | None:
    """What the field table says: message and hint, or None where it reads the answer."""
    context = ParseContext("", References({}, {}, {}, demonstration=True))
    node = nodes.scalar_of(one.text)
    if kind_of(one.question).read(node, context, one.question.label) is not None:
        return None
    problem = context.problems[0]
    return problem.message.removeprefix(f"{one.question.label}: "), problem.hint


def compare(asked: list[Asked]) -> int:
    """Both agree on every answer, in the same words; how many were refused."""
    refused = 0
    for one, page in zip(asked, asked_of_the_page(asked), strict=True):
        ours = asked_of_the_command_line(one)
        partly = CHECKS[web_form.check_of(one.question)].get("partly", False)
        if page is None:
            left = partly or not one.text.isascii() or HTML_CODE.search(one.text)
            assert ours is None or left, (one, ours)
            continue
        refused += 1
        assert ours is not None, (one, page)
        assert page["message"] == ours[0], one
        # Of what was meant the page may know less; what it knows is the same.
        assert page["hint"] in {"", ours[1]}, one
        assert not page["meant"] or page["meant"] in ours[1], one
    return refused


# --- what volunteers write


def scalars(node: nodes.Node, path: list[str]) -> Iterator[nodes.Scalar]:
    """The scalars at a path of fields, through lists."""
    if isinstance(node, nodes.Sequence):
        for item in node.items:
            yield from scalars(item, path)
    elif isinstance(node, nodes.Mapping):
        for key, value in node.pairs:
            if path and field_name(key.text) == path[0]:
                yield from scalars(value, path[1:])
    elif not path and node.text.strip():
        yield node


def answers_in(case: Path) -> Iterator[Asked]:
    """The answers that a case's entry gives to questions of the form."""
    read, _ = read_entry((case / "entry.md").read_bytes(), "entry.md")
    if read is None:
        return
    for question in CHECKED:
        for scalar in scalars(read.header, question.path.split(".") if question.path else [""]):
            yield Asked(question, scalar.text.strip(), case.name)


def test_the_page_agrees_with_the_command_line_on_every_case_of_one_entry():
    cases = sorted(path.parent for path in (ROOT / "tests/cases").glob("*/expected.txt"))
    single = [case for case in cases if (case / "entry.md").is_file()]
    asked = [one for case in single for one in answers_in(case)]
    assert len(single) > 150
    assert len(asked) > 1000
    assert compare(asked) >= 10


def test_what_the_page_refuses_in_a_case_check_has_printed():
    cases = sorted(path.parent for path in (ROOT / "tests/cases").glob("*/expected.txt"))
    single = [case for case in cases if (case / "entry.md").is_file()]
    asked = [one for case in single for one in answers_in(case)]
    seen = 0
    for one, page in zip(asked, asked_of_the_page(asked), strict=True):
        if page is None or one.origin.startswith("several-hundred"):
            continue
        case = ROOT / "tests/cases" / one.origin
        printed = (case / "expected.txt").read_text(encoding="utf-8")
        _, as_a_file = read_entry((case / "entry.md").read_bytes(), "entry.md")
        # What can't be written in a file at all is said in the words for files.
        assert page["message"] in printed or (as_a_file and ": 1 error." in printed), one
        seen += 1
    assert seen >= 10


# --- what the cases leave out

AWKWARD = {
    "words": ["x" * 80, "x" * 81, "x" * 1001, "one  two\tthree", "<b>bold</b>", "a < b", "<!-- x",
              "=SUM(1)", "+44 20", "-1", "- one", "+ one", "@home", "＝1", "é" * 81, "<script>" * 9,
              "😀" * 80, "😀" * 151, "x" * 201, "x" * 601],
    "text": ["x" * 1000, "x" * 1001, "x" * 4001, "# A heading\n\n- one\n- two", "=1\n<b>"],
    "number": ["0", "1", "18", "120", "121", "200", "201", "-1", "1.5", "sixty", "about 60",
               "1234567890", "060"],
    "money": ["£3.50", "£4", "50p", "3.50", "£3.5", "3", "£ 3", "3:50", "£1,250", "£1,250.00",
              "1,250", "3 pounds", "free", "£", "003", "£03", "£3.505", "0.50", "£12,34"],
    "date": ["2026-11-02", "2026-02-29", "2028-02-29", "2026-13-01", "1989-12-31", "2101-01-01",
             "1990-01-01", "2100-12-31", "2/11/2026", "2 November 2026", "2026-1-2", "tomorrow"],
    "breaks": ["2026-11-02", "2026-02-30", "2027-02-15", "2026-12-21 to 2027-01-04", "soon"],
    "email": ["hello@highfield.example.org", "hello@x", "a..b@example.org", "Hello at example.org",
              "mailto:hello@example.org", "hello @example.org", "hellö@example.org", "@example.org",
              "hello@example.org.", "A@B.CO", "x" * 70 + "@example.org"],
    "web-address": ["https://www.example.org", "http://example.org/a?b=c#d", "www.example.org",
                    "example.org/a", "//example.org", "ftp://example.org", "https://", "https://x",
                    "https://exämple.org", "javascript:alert(1)",
                    "https://example.org/" + "x" * 500],
    "postcode": ["SW1A 1AA", "LW4 3FG", "sw1a 1aa", "SW1A1AA", "SW1A-1AA", "ZZ1 1AA", "zz11aa",
                 "SW1A 1AC", "GIR 0AA", "12345", "SW1A", "SW1A 1O1", "somewhere", "M1 1AE",
                 "Q1 1AA"],
    "phone": ["01632 960110", "+44 1632 960110", "(01632) 960110", "116 123", "999", "0800 1111",
              "1234", "12 34 56", "Ring Ada", "01632 960110 (Ada)", "01632/960110", "0", "18000",
              "07700 900131", "020 7946 0123"],
}  # fmt: skip


@pytest.mark.parametrize("check", sorted(CHECKS.keys() - {web_form.NEW_NAME}))
def test_the_page_agrees_on_awkward_answers_too(check):
    questions = [question for question in CHECKED if web_form.check_of(question) == check]
    assert questions
    examples = [question.example for question in questions if question.example]
    asked = [
        Asked(question, text, "") for question in questions for text in (*AWKWARD[check], *examples)
    ]
    if check == "breaks":
        asked = [one for one in asked if "," not in one.text]
    assert compare(asked) > 0


def test_of_several_dates_the_first_that_is_wrong_is_named():
    asked = [
        Asked(EVERY["not_on"], text, "")
        for text in ("2027-02-15, 2027-02-22", "2027-02-15, 2027-02-30", "2027-02-15,")
    ]
    fine, wrong, ended = asked_of_the_page(asked)
    assert fine is None
    assert ended is None
    assert wrong["message"] == "there is no such date as `2027-02-30`"


def test_the_page_knows_the_old_names_of_listings_as_the_import_does():
    old = {"mill-lane-health-walk": "Wednesday walk", "caf-c-est-la-vie": "Tea"}
    old |= {"constructor": "Building", "x" * 60: "Long"}
    long = "A walk for everybody along the river and up to the mill by water"
    old |= {
        "a-walk-for-everybody-along-the-river-and-up-to-the-mill-by": "Walk",
        "b-walk-for-everybody-along-the-river-and-up-to-the-mill-by": "Other walk",
        "c-walk-for-everybody-along-the-river-and-up-to-the-mill-by-w": "Walk of before",
    }
    names = ["Mill Lane health walk", " mill  lane HEALTH-walk! ", "Mill Lane health walks",
             "Caf\u00e9: c\u2019est la vie", "Cafe c'est-la vie", "Caf c est la vie", "Constructor",
             "toString", "x" * 60, "x" * 61, "Mill Lane héalth walk", "", "<b>",
             long, f"B{long[1:]}", f"C{long[1:]}", long[:58], long[:53]]  # fmt: skip
    checks = web_form.checks(demonstration=True, old_names=old)
    field = field_of(EVERY["name"]) | {"longest": 100}
    rows = [[web_form.check_of(EVERY["name"], "add"), name, field] for name in names]
    page = problems_in(web_form.shared_messages(), checks, rows)
    for name, found in zip(names, page, strict=True):
        now = next((old[slug] for slug in slugs_for(name.strip()) if slug in old), None)
        if now is not None:
            assert found["message"] == f"this was the name of what is now `{now}`"
            assert found["hint"] == OLD_NAME.hint
        elif name != "<b>":
            assert found is None, name
    assert sum(found is not None for found in page) == 12


def test_no_demonstration_no_invented_postcode():
    row = ["postcode", "LW4 3FG", field_of(EVERY["postcode"])]
    real = web_form.checks(demonstration=False)
    [found] = problems_in(web_form.shared_messages(), real, [row])
    assert found["message"] == "no postcode starts with `LW`"


def test_what_the_page_does_not_check_is_a_choice_or_is_said_to_be_left():
    left = {question.id for question in EVERY.values() if not web_form.check_of(question)}
    choices = {
        question.id for question in EVERY.values() if question.asked in {"choice", "choices"}
    }
    assert left - choices == {"times"}


def test_the_script_holds_no_words_about_answers():
    written = (THEME / CHECKER).read_text(encoding="utf-8")
    for check in CHECKS.values():
        for step in check["steps"]:
            assert step.get("message", "expected {expected}, found") not in written


# --- how a form leaves

ROWS = [
    {"id": "name", "label": "Name of the activity", "text": "Tea & <b>", "words": "Tea & <b>"},
    {"id": "needs", "label": "Why people come", "text": "pain\nloneliness",
     "words": "Long-lasting pain\nFeeling lonely"},
    {"id": "description", "label": "What people do there", "text": "One.\n\nPrice:\n  two",
     "words": "One.\n\nPrice:\n  two"},
    {"id": "your_name", "label": "Your name", "text": "Ada", "words": "Ada", "confidential": True},
]  # fmt: skip


def written(*calls: list[object]):
    return called([LETTER], list(calls))


def test_a_letter_is_read_by_people_and_has_one_meaning():
    [letter] = written(
        ["letter", {"opening": web_form.OPENING, "request": "Add an activity"}, ROWS]
    )
    assert letter == (
        "Connected listing form 1\nAdd an activity\n\n"
        "Name of the activity:\n  Tea & <b>\n"
        "Why people come:\n  Long-lasting pain\n  Feeling lonely\n"
        "What people do there:\n  One.\n\n  Price:\n    two\n"
        "Your name:\n  Ada\n"
    )


def test_the_labels_of_a_form_are_told_apart():
    for form in FORMS.values():
        labels = [question.label for question in form]
        assert len(labels) == len(set(labels))
        assert not [label for label in labels if ":" in label or label != label.strip()]


def test_the_saved_file_has_ids():
    [text] = written(["file", {"format": web_form.FORMAT, "request": "add"}, ROWS])
    assert json.loads(text) == {
        "format": "connected-listing/1",
        "request": "add",
        "answers": {row["id"]: row["text"] for row in ROWS},
    }


def test_a_link_to_a_forge_tells_no_secret_and_is_never_too_long():
    address = "https://github.com/larkwell/directory/issues/new?template=add-activity.yml"
    long = {"id": "first_time", "label": "The first time", "text": "é" * 900, "words": "é" * 900}
    rows = [*ROWS, long]
    short, cut = written(
        ["forgeLink", address, "Add: Tea", ROWS, web_form.LONGEST_LINK],
        ["forgeLink", address, "Add: Tea", [*rows, {**long, "label": "Other"}], 6000],
    )
    assert short["leftOut"] == []
    assert "&name=Tea%20%26%20%3Cb%3E&" in short["link"]
    assert "Ada" not in short["link"]
    assert cut["leftOut"] == ["The first time"]
    assert len(cut["link"]) <= 6000
    assert "Ada" not in cut["link"]


def test_every_question_of_a_form_belongs_to_a_step():
    assert {question.step for form in FORMS.values() for question in form} <= set(STEPS)
    for request, ids in REQUIRED.items():
        assert ids <= {form.id for form in FORMS[request]}
    assert all(question.label for question in QUESTIONS)
