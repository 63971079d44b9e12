"""An issue's text as answers: the form is the grammar, whoever wrote the issue."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import issues
from tests.issues import GOOD, submitted

from activity_directory.catalogue.loading import load
from activity_directory.forge.issue import LONGEST, NO_RESPONSE, parse_issue, request_of
from activity_directory.forge.issue_form import LABELS, asked, offered
from activity_directory.intake.questions import REQUESTS
from activity_directory.urls.edit_links import ISSUE_FORMS

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = load(ROOT / "content").catalogue
assert CATALOGUE is not None
VOCABULARIES = CATALOGUE.vocabularies
FORM = ISSUE_FORMS["add"]


def told(body: str, request: str = "add") -> list[tuple[str, str]]:
    """What keeps an issue from being read: the question and the words."""
    parsed_issue = parse_issue(request, body, VOCABULARIES)  # type: ignore[arg-type]
    return [(fault.question, fault.message) for fault in parsed_issue.faults]


def test_an_issue_gives_the_answers_that_were_entered():
    parsed_issue = parse_issue("add", submitted(FORM, GOOD), VOCABULARIES)
    assert parsed_issue.faults == ()
    assert dict(parsed_issue.submission.answers) == {
        **GOOD,
        "needs": "loneliness",
        "how_often": "week",
        "format": "in-person",
        "price": "per_session",
        "joining": "drop-in",
    }


def test_the_ends_of_lines_of_another_system_change_nothing():
    entered = {**GOOD, "description": "One line.\n\nAnother."}
    plain = parse_issue("add", submitted(FORM, entered), VOCABULARIES)
    assert parse_issue("add", submitted(FORM, entered, line_end="\r\n"), VOCABULARIES) == plain
    assert plain.submission.answers["description"] == "One line.\n\nAnother."


def test_a_heading_of_the_submitter_is_text_unless_it_is_one_of_the_forms():
    described = "Chess.\n\n### What to bring\n\nNothing.\n\n#### Days and times\n\nDays and times"
    parsed_issue = parse_issue(
        "add", submitted(FORM, {**GOOD, "description": described}), VOCABULARIES
    )
    assert parsed_issue.faults == ()
    assert parsed_issue.submission.answers["description"] == described


@pytest.mark.parametrize(
    "heading",
    [
        "### Days and times",
        "###  days and TIMES ##",
        "   ### Days and times",
        "```\n### Days and times\n```",
        "###\tDays and\u00a0times",
    ],
)
def test_a_known_heading_inside_an_answer_is_refused(heading):
    typed = {**GOOD, "description": f"Chess.\n\n{heading}\n\nMonday 9am to 10am"}
    parsed_issue = parse_issue("add", submitted(FORM, typed), VOCABULARIES)
    assert [(fault.question, fault.message) for fault in parsed_issue.faults] == [
        (
            "times",
            (
                "the heading `### Days and times` is here 2 times, so we can't tell which of them "
                "is the question"
            ),
        )
    ]
    assert parsed_issue.faults[0].hint == "Remove the three `#` where it is part of an answer."
    assert not parsed_issue.submission.answers


def test_a_missing_heading_is_named():
    body = submitted(FORM, GOOD).replace("### Phone\n\n", "")
    assert told(body) == [("phone", "the heading `### Phone` is missing")]


def test_headings_in_another_order_are_refused():
    first, second = "### Street\n\n_No response_\n\n", "### Postcode\n\n_No response_\n\n"
    body = submitted(FORM, GOOD).replace(first + second, second + first)
    assert told(body) == [
        ("postcode", "the heading `### Postcode` is where `### Street` should be")
    ]


def test_words_above_the_first_question_are_not_dropped_in_silence():
    body = f"By the way, ring me.\n\n{submitted(FORM, GOOD)}"
    assert told(body) == [("", "this text is above the first question: `By the way, ring me.`")]


@pytest.mark.parametrize("body", ["", "Hello!", "\n" * 50_000, "### \n" * 10_000])
def test_what_was_not_written_with_the_form_is_told_in_one_sentence(body):
    assert told(body) == [
        ("", "this was not written with our form: it has none of the form's headings")
    ]


def test_an_issue_has_a_size():
    body = submitted(FORM, {**GOOD, "description": "x" * LONGEST})
    assert told(body) == [("", "This is too long: 65,536 characters at most")]
    body = submitted(FORM, {**GOOD, "phone": "0" * 50_000})
    assert told(body) == [("phone", "Phone: this is 50,000 characters long, 200 at most")]


@pytest.mark.parametrize("said", ["free", "Free beer", "Free, Please ask", "Free\nPlease ask"])
def test_a_menu_has_only_the_forms_own_choices(said):
    body = submitted(FORM, GOOD).replace("### Price\n\nA price each time", f"### Price\n\n{said}")
    ((question, message),) = told(body)
    assert question == "price"
    assert message.endswith("is not one of the form's choices")


@pytest.mark.parametrize("blank", ["_No response_", "None", ""])
def test_a_menu_may_be_left_as_it_was(blank):
    body = submitted(FORM, GOOD).replace("### Price\n\nA price each time", f"### Price\n\n{blank}")
    parsed_issue = parse_issue("add", body, VOCABULARIES)
    assert parsed_issue.faults == ()
    assert "price" not in parsed_issue.submission.answers


@pytest.mark.parametrize(
    ("box", "message"),
    [
        ("- [x] Sleep well", "`Sleep well` is not one of the form's choices"),
        ("- [ ] <b>Sleep</b>", "`<b>Sleep</b>` is not one of the form's choices"),
        ("- [X] New to the area", "`New to the area` is here twice"),
        ("loneliness", "this is not one of the tick boxes: `loneliness`"),
        ("- [y] New to the area", "this is not one of the tick boxes: `- [y] New to the area`"),
        ("- [x]", "this is not one of the tick boxes: `- [x]`"),
    ],
)
def test_a_tick_box_is_one_of_the_forms_own(box, message):
    head = "### Why people come\n\n"
    body = submitted(FORM, GOOD).replace(head, f"{head}{box}\n")
    assert told(body) == [("needs", f"Why people come: {message}")]


def test_a_tick_set_afterwards_counts_as_one_set_in_the_form():
    body = submitted(FORM, GOOD).replace("- [ ] New to the area", "- [x] New to the area")
    parsed_issue = parse_issue("add", body, VOCABULARIES)
    assert parsed_issue.submission.answers["needs"].split("\n") == ["loneliness", "new-to-area"]


def test_words_that_readers_of_the_issue_can_not_see_are_refused():
    body = submitted(FORM, {**GOOD, "description": "Chess.<!-- and a secret -->"})
    assert told(body) == [
        (
            "description",
            "What people do there: text after `<!--` is invisible to those who read this",
        )
    ]


@pytest.mark.parametrize(
    ("labels", "request_"),
    [
        (["listing: pause", "urgent"], "pause"),
        (["urgent"], None),
        ([], None),
        (["listing: pause", "listing: close"], None),
        (["Listing: pause"], None),
    ],
)
def test_the_label_says_what_is_asked(labels, request_):
    assert request_of(labels) == request_


# ---- whatever is written

PIECES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            *(f"### {question.label}" for question in asked("pause")),
            NO_RESPONSE,
            "- [x] In person",
            "<!--",
            "```",
            "\r\n",
            "\u2028",
            "\ud800",
            "${{ github.token }}",
        ]
    ),
)


@given(
    st.sampled_from(sorted(REQUESTS)),
    st.lists(PIECES, max_size=30).map("\n\n".join),
)
def test_any_text_at_all_gives_answers_or_reasons_and_never_an_accident(request_, body):
    parsed_issue = parse_issue(request_, body, VOCABULARIES)
    assert parsed_issue.faults or parsed_issue.submission.request == request_
    assert set(parsed_issue.submission.answers) <= {question.id for question in asked(request_)}


@st.composite
def entered(draw, template: str):
    """Whatever people can enter in a form: what they tick and choose, and any words."""
    labels = {question["attributes"]["label"].casefold() for question in issues.questions(template)}
    found = {}
    for one in issues.questions(template):
        options = one["attributes"].get("options")
        if one["type"] == "checkboxes":
            found[one["id"]] = draw(
                st.lists(st.sampled_from([box["label"] for box in options]), unique=True)
            )
        elif one["type"] == "dropdown":
            found[one["id"]] = draw(st.sampled_from(["", *options]))
        else:
            words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"))
            said = draw(words.map(str.strip))
            clear = not any(label in said.casefold() for label in labels) and "<!--" not in said
            found[one["id"]] = said if clear and said != NO_RESPONSE else ""
    return found


@settings(max_examples=30)  # forty answers in each
@given(st.sampled_from(["add", "pause"]).flatmap(
    lambda request_: st.tuples(st.just(request_), entered(ISSUE_FORMS[request_]))
))  # fmt: skip
def test_what_was_entered_is_what_is_heard(entry):
    request_, said = entry
    parsed_issue = parse_issue(request_, submitted(ISSUE_FORMS[request_], said), VOCABULARIES)
    assert parsed_issue.faults == ()
    expected = {}
    for question in asked(request_):
        answer = said[question.id]
        options = offered(question, VOCABULARIES)
        if question.asked == "choices":
            in_order = [choice for label, choice in options.items() if label in answer]
            answer = "\n".join(in_order)
        elif question.asked == "choice":
            answer = options[answer] if answer else ""
        expected |= {question.id: answer} if answer else {}
    assert dict(parsed_issue.submission.answers) == expected


def test_every_request_has_its_label_and_form():
    assert set(LABELS) == set(ISSUE_FORMS) == set(REQUESTS)
