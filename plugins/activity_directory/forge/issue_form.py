"""The forge's issue forms: what a group is asked, for people who have an account there.

Made from the questions and the catalogue's terms. Issues are public, so these forms ask for nothing
confidential.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

import yaml

from activity_directory.catalogue.catalogue import Catalogue
from activity_directory.intake.questions import (
    FORMS,
    REMOVED,
    REQUESTS,
    REQUIRED,
    STEPS,
    Question,
    Request,
    issue_label,
)
from activity_directory.sanitise import forge_markdown
from activity_directory.sanitise.quoting import quoted
from activity_directory.urls import addresses, edit_links
from activity_directory.vocabulary import Vocabulary

FOLDER = ".github/ISSUE_TEMPLATE"
LABELS: Mapping[Request, str] = MappingProxyType(
    {request: issue_label(request) for request in REQUESTS}
)
"""The label that a form gives to its issues. It must be there in the repository."""
_MADE = "# Made by `publish.py issue-forms` from the questions and the terms of the content.\n"
_ABOUT: Mapping[Request, str] = MappingProxyType(
    {
        "add": "Tell us about an activity that people can come to.",
        "change": "A time, a price, a place or something else is no longer right.",
        "pause": "The activity takes a break, and will be back.",
        "close": "The activity has stopped for good.",
        "still-right": "Everything in the listing is still right.",
    }
)
_PUBLIC = (
    "Everybody can read what you write here, now and later. Give the group's own phone number and "
    "address, and roles instead of people's names.\n\n"
    "In a minute or two we answer here, with what we understood and what is missing. One of our "
    "volunteers reads it before it is published."
)
_OWN_WORDS = (
    f"Answer only what has changed. Write `{REMOVED}` to remove something from the listing."
)
_TICK_ALL = "If nothing changes, leave these empty. Otherwise tick all that are right from now on."
_TICK_ONE = "Tick one or more."
_RESERVED = frozenset(
    {"assignees", "body", "labels", "milestone", "projects", "template", "title", "type"}
)
"""Names with another meaning in the address of a new issue."""


class CannotAsk(Exception):
    """A form would not work on the forge. The message says which, why, and how to fix it."""


def asked(request: Request) -> tuple[Question, ...]:
    """The questions of a public form, in order."""
    return tuple(form for form in FORMS[request] if not form.confidential)


def forms(catalogue: Catalogue) -> dict[str, str]:
    """Every issue form by its path in the project. Raises CannotAsk."""
    found = {
        f"{FOLDER}/{edit_links.ISSUE_FORMS[request]}": _written(_form(request, catalogue))
        for request in REQUESTS
    }
    return {**found, f"{FOLDER}/config.yml": _written(_choosing(catalogue))}


def _written(form: Mapping[str, Any]) -> str:
    return _MADE + yaml.safe_dump(form, allow_unicode=True, sort_keys=False, width=100)


def _choosing(catalogue: Catalogue) -> dict[str, Any]:
    """What people see next to the forms when they choose one."""
    site = catalogue.site
    links = []
    if site.address:
        about = "Write to us or ring: the details are at the foot of every page."
        links = [{"name": "I have no account here", "url": site.address, "about": about}]
    return {"blank_issues_enabled": True, "contact_links": links}


def _form(request: Request, catalogue: Catalogue) -> dict[str, Any]:
    elements = [*_elements(request, catalogue)]
    for fault in _faults(elements):
        message = f"{edit_links.ISSUE_FORMS[request]}: {fault}"
        raise CannotAsk(message)
    return {
        "name": REQUESTS[request],
        "description": _ABOUT[request],
        "title": f"{REQUESTS[request]}: ",
        "labels": [LABELS[request]],
        "body": elements,
    }


def _elements(request: Request, catalogue: Catalogue) -> Iterator[dict[str, Any]]:
    changing = request == "change"
    yield _note("\n\n".join([_PUBLIC, *([_OWN_WORDS] if changing else [])]))
    step = ""
    for question in asked(request):
        if question.step != step and request in {"add", "change"}:
            step = question.step
            yield _note(f"## {STEPS[question.step]}")
        yield _element(question, request, catalogue)


def _note(text: str) -> dict[str, Any]:
    return {"type": "markdown", "attributes": {"value": text}}


def _element(question: Question, request: Request, catalogue: Catalogue) -> dict[str, Any]:
    required = question.id in REQUIRED[request]
    about: dict[str, Any] = {"label": question.label, "description": question.help}
    options = [label for _, label in question.choices(catalogue.vocabularies)]
    if question.asked == "choices":
        hint = [_TICK_ALL] if request == "change" else [_TICK_ONE] if required else []
        about["description"] = " ".join([question.help, *hint])
        about["options"] = [{"label": label} for label in options]
        return {"type": "checkboxes", "id": question.id, "attributes": about}
    if question.asked == "choice":
        about["options"] = options
    elif example := _example(question, catalogue):
        about["placeholder"] = example
    kind = {"choice": "dropdown", "lines": "textarea", "line": "input"}[question.asked]
    element = {"type": kind, "id": question.id, "attributes": about}
    return element | ({"validations": {"required": True}} if required else {})


def offered(question: Question, vocabularies: Mapping[str, Vocabulary]) -> dict[str, str]:
    """How an entry writes each choice of a question, by its label in the form."""
    return {label: choice for choice, label in question.choices(vocabularies)}


def _example(question: Question, catalogue: Catalogue) -> str:
    if question.id == "listing":  # an address of this very site
        page = addresses.activity(question.example.rstrip("/").rpartition("/")[2])
        return addresses.absolute(catalogue.site.address, page)
    return question.example


# ---- what a forge's schema accepts, but its forms don't


def _faults(elements: list[dict[str, Any]]) -> Iterator[str]:
    """Why a forge would not show the form, or could not distinguish its answers."""
    questions = [element for element in elements if element["type"] != "markdown"]
    labels = [question["attributes"]["label"] for question in questions]
    for first, second in _alike(labels):
        yield f"the questions {quoted(first)} and {quoted(second)} are too similar"
    for one in questions:
        if one["id"] in _RESERVED or not re.fullmatch(r"[A-Za-z0-9_-]+", one["id"]):
            yield f"a question can't be called {quoted(one['id'])}"
        yield from _faults_of_options(one["attributes"])


def _faults_of_options(about: Mapping[str, Any]) -> Iterator[str]:
    label = about["label"]
    options = [
        option["label"] if isinstance(option, Mapping) else option
        for option in about.get("options", ())
    ]
    if "options" in about and not options:
        yield f"{quoted(label)} has no choices"
    for option in options:
        if option.strip().casefold() in {"none", "", "_no response_"}:
            yield (
                f"{quoted(label)} has a choice called {quoted(option)}, which means an empty answer"
            )
        if re.search(r"[\\`*_\[\]<>]", option) or forge_markdown.title(option) != option:
            yield (
                f"{quoted(label)} has a choice that the forge would show differently: "
                f"{quoted(option)}"
            )
    for first, second in _alike(options):
        yield (
            f"{quoted(label)} has two choices that are too similar: {quoted(first)} and "
            f"{quoted(second)}"
        )


def _alike(names: list[str]) -> Iterator[tuple[str, str]]:
    """Names that differ only in capitals, spaces and punctuation."""
    seen: dict[str, str] = {}
    for name in names:
        bare = re.sub(r"\W+", "-", name.casefold()).strip("-")
        if bare in seen:
            yield seen[bare], name
        seen[bare] = name
