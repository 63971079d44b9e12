"""The form of the web pages: what it checks as people write, and the shapes in which it leaves.

Checks are pure values that `checks.js` of the component `form` applies; no rule and no words are
written there a second time. Where a check is not the whole rule, the rest is checked on arrival.

THE LETTER, for an e-mail and to copy. Line by line:

    Connected listing form 1
    Add an activity

    Name of the activity:
      Sit and Be Fit
    Why people come:
      Moving more
      Feeling lonely or cut off

* The first line is `OPENING`, the second what is asked, by its words in `REQUESTS`.
* A question's label that starts its line and ends in a colon opens its answer. Every line of the
  answer has two spaces before it, so an answer may say "Price:" and stay an answer.
* Questions stand in the order of the form, each once; those without an answer are left out.
  Choices stand one to a line, by their labels.

THE SAVED FILE is JSON: `{"format": FORMAT, "request": "add", "answers": {"name": "..."}}`; choices
are ids, one to a line.

THE POST is application/x-www-form-urlencoded: `form` (which is FORMAT), `request`, and each answer
by the id of its question. Without scripts blank answers come too, and each ticked choice by itself.
`HONEYPOT` is empty unless a machine filled it in; `SECONDS` is how long the page was open, empty
without scripts.

THE QUESTIONS (`public_questions`) are for a form service that makes an issue of a post: they say
how the forge's own form words each question and each choice.

A LINK TO A FORGE has answers as the letter does, never a confidential one.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from activity_directory import messages
from activity_directory.intake.directory import OLD_NAME
from activity_directory.intake.needed import NEEDED
from activity_directory.intake.questions import FORMS, REQUESTS, Question, Request, issue_label
from activity_directory.schema import kinds
from activity_directory.schema.kinds import ListOf, OfWords
from activity_directory.schema.reading import Kind
from activity_directory.schema.values.mistake import (
    EXPECTED,
    HTML_TAG,
    SIGN_AT_START,
    TOO_LONG,
    TOO_LONG_A_TEXT,
    UNREADABLE,
    shown,
)
from activity_directory.schema.values.words import FORMULA, HTML, HTML_CODE
from activity_directory.schema.web import Check, Form, expects, of, says
from activity_directory.vocabulary import Vocabulary
from activity_directory.wording.optional_text import OptionalText

FORMAT = "connected-listing/1"
OPENING = "Connected listing form 1"
HONEYPOT = "homepage"
SECONDS = "seconds"
LONGEST_MAIL = 1900
"""Characters of a mail's text as it stands in the link: mail programs cut off longer ones."""
LONGEST_LINK = 6000
"""Characters of a link to a forge."""

NEW_NAME = "new-name"
"""The check of the name of a new listing."""


def checks(
    *, demonstration: bool, old_names: Mapping[str, str] = MappingProxyType({})
) -> Mapping[str, Check]:
    """Every check by its name. `old_names` are those that no new listing can have.

    The steps of a check are tried in turn; the first that finds fault speaks. `bounds`, `expected`
    and a `longest` that is no number are the question's own. `leave`: what matches is left to be
    checked on arrival; `never` must not match; `must` has to; `date` has to be a day of the
    calendar; `taken` are slugs that the text must not make. `tidy` makes of what was found what was
    most likely meant, replacement by replacement.
    """
    words = [
        says(TOO_LONG, longest=True),
        says(HTML_TAG, never=of(HTML)),
        {"leave": of(HTML_CODE)},
        says(SIGN_AT_START, never=f"^(?:{of(FORMULA)})", shows=1),
    ]
    taken = {slug: shown(title) for slug, title in old_names.items()}
    return {
        "words": {"in_one_line": True, "steps": words},
        NEW_NAME: {"in_one_line": True, "steps": [*words, says(OLD_NAME, taken=taken)]},
        "text": {"steps": [says(TOO_LONG_A_TEXT, longest=True)]},
        "number": {"steps": [expects(must=r"^\d{1,9}$"), expects(bounds=True)]},
        **{form.check: form.as_check(demonstration=demonstration) for form in _FORMS},
        **{
            _of_several(form.check): {
                "each": ",",
                **form.as_check(demonstration=demonstration),
            }
            for form in _FORMS_OF_SEVERAL
        },
    }


def check_of(question: Question, request: Request = "change") -> str:
    """The name of the check of a question's answer; empty where it is checked on arrival alone."""
    if question.id == "name" and request == "add":
        return NEW_NAME
    kind = _inner(question.kind)
    form = form_of(question)
    if form is not None:
        several = isinstance(question.kind, ListOf)
        return _of_several(form.check) if several else form.check
    if question.asked in {"choice", "choices"} or question.id == "times":
        return ""
    if isinstance(kind, OfWords):
        if kind.bounds is not None:
            return "number"
        return "text" if kind.many_lines else "words"
    return "text" if question.asked == "lines" else "words"


def form_of(question: Question) -> Form | None:
    """How the page asks for the answer, where the kind of value says so."""
    kind = _inner(question.kind)
    return kind.form if isinstance(kind, OfWords) else None


def expected_of(question: Question) -> str:
    """What completes "expected ...", where a check says so."""
    kind = _inner(question.kind)
    says_so = check_of(question) not in {"", "words", "text"}
    return kind.expected if kind is not None and says_so else ""


def bounds_of(question: Question) -> tuple[int, int] | None:
    """The least and the greatest number that an answer may be."""
    return getattr(_inner(question.kind), "bounds", None)


def public_questions(vocabularies: Mapping[str, Vocabulary]) -> Mapping[str, object]:
    """What each request asks in public, in order: labels, limits, and the choices by their ids."""
    return {
        request: {
            "title": title,
            "label": issue_label(request),
            "questions": [
                _as_public(question, vocabularies)
                for question in FORMS[request]
                if not question.confidential
            ],
        }
        for request, title in REQUESTS.items()
    }


def _as_public(question: Question, vocabularies: Mapping[str, Vocabulary]) -> Mapping[str, object]:
    choices = dict(question.choices(vocabularies))
    asked = {"choices": choices, "several": question.asked == "choices"} if choices else {}
    # A choice is sent as an id, and each can be ticked: so the limit is that of all of them.
    longest = sum(len(choice) + 1 for choice in choices) if choices else question.longest
    return {"id": question.id, "label": question.label, "longest": longest, **asked}


def needed() -> list[dict[str, object]]:
    """What a listing can't be published without; `checks.js` has the fields of each."""
    return [
        {
            "questions": one.questions,
            "message": one.message,
            "hint": one.hint,
            **({"beside": one.beside, "choices": one.choices} if one.beside else {}),
        }
        for one in NEEDED
    ]


def asked_beside(question: Question) -> OptionalText:
    """The words beside a label where the question may be left empty."""
    needs = [one for one in NEEDED if question.id in one.questions]
    if not needs:
        return messages.text("form.if-you-like")
    return messages.text("form.one-of-these") if needs[0].is_one_of_several else ""


def shared_messages() -> Mapping[str, str]:
    """Words that every check shares."""
    return {
        "expected": EXPECTED.message,
        "meant": EXPECTED.hint,
        "missing": kinds.MISSING,
        "unreadable": UNREADABLE,
    }


def _inner(kind: Kind | None) -> Kind | None:
    return kind.kind if isinstance(kind, ListOf) else kind


def _of_several(check: str) -> str:
    """The name of the check of several values, with commas between them."""
    return f"{check}s"


def _forms(*, several: bool) -> tuple[Form, ...]:
    """The forms of the kinds that the questions ask for, each once."""
    forms = {
        form.check: form
        for form_of_request in FORMS.values()
        for question in form_of_request
        if (form := form_of(question)) is not None and isinstance(question.kind, ListOf) is several
    }
    return tuple(forms.values())


_FORMS = _forms(several=False)
_FORMS_OF_SEVERAL = _forms(several=True)
