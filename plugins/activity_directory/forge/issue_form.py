"""The forge's issue forms: what a group is asked, for people who have an account there.

Made from the questions and the catalogue's terms. An issue is public and stays so: what is told in
confidence is not asked here.
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
)
from activity_directory.sanitise import forge_markdown
from activity_directory.urls import addresses, edit_links
from activity_directory.vocabulary import Vocabulary

FOLDER = ".github/ISSUE_TEMPLATE"
LABELS: Mapping[Request, str] = MappingProxyType(
    {request: f"listing: {request}" for request in REQUESTS}
)
"""The label that a form gives to its issues. It must be there in the repository."""
_MADE = "# Made by  publish.py issue-forms  from the questions and the terms of the content.\n"
_ABOUT: Mapping[Request, str] = MappingProxyType(
    {
        "add": "Tell us about an activity that people can come to.",
        "change": "A time, a price, a place or anything else is no longer right.",
        "pause": "The activity takes a break, and will be back.",
        "close": "The activity has stopped for good.",
        "still-right": "Everything that the listing says is still so.",
    }
)
_PUBLIC = (
    "Everything you write here can be read by everybody, and stays. Give the group's own number "
    "and address, and roles in place of people's names.\n\n"
    "In a minute or two you are told here what we understood and what is missing. "
    "A person reads it before it is published."
)
_OWN_WORDS = (
    f"Leave out what stays as it is. Write `{REMOVED}` to take something out of the listing."
)
_TICK_ALL = "Leave these empty if nothing changes, else tick all that hold from now on."
_TICK_ONE = "Tick one or more."
_RESERVED = frozenset(
    {"assignees", "body", "labels", "milestone", "projects", "template", "title", "type"}
)
"""What an address of a new issue takes for something else than a question."""


class CannotAsk(Exception):
    """A form would not work on the forge. The message says which, why, and what to mend."""


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
    """What stands beside the forms where people choose one."""
    site = catalogue.site
    links = []
    if site.address:
        about = "Write or ring: the number and the address are at the foot of every page."
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
    """What stands for each choice of a question in an entry, by its label in the form."""
    return {label: choice for choice, label in question.choices(vocabularies)}


def _example(question: Question, catalogue: Catalogue) -> str:
    if question.id == "listing":  # an address of this very site
        page = addresses.activity(question.example.rstrip("/").rpartition("/")[2])
        return addresses.absolute(catalogue.site.address, page)
    return question.example


# ---- what a forge's own schema lets through, and its forms don't


def _faults(elements: list[dict[str, Any]]) -> Iterator[str]:
    """Why a forge would not show the form, or could not tell its answers apart."""
    questions = [element for element in elements if element["type"] != "markdown"]
    labels = [question["attributes"]["label"] for question in questions]
    for first, second in _alike(labels):
        yield f"the questions '{first}' and '{second}' are too much alike"
    for one in questions:
        if one["id"] in _RESERVED or not re.fullmatch(r"[A-Za-z0-9_-]+", one["id"]):
            yield f"a question can't be called '{one['id']}'"
        yield from _faults_of_options(one["attributes"])


def _faults_of_options(about: Mapping[str, Any]) -> Iterator[str]:
    label = about["label"]
    options = [
        option["label"] if isinstance(option, Mapping) else option
        for option in about.get("options", ())
    ]
    if "options" in about and not options:
        yield f"'{label}' has nothing to choose from"
    for option in options:
        if option.strip().casefold() in {"none", "", "_no response_"}:
            yield f"'{label}' has a choice called '{option}', which means an empty answer"
        if re.search(r"[\\`*_\[\]<>]", option) or forge_markdown.title(option) != option:
            yield f"'{label}' has a choice that would look otherwise on the forge: '{option}'"
    for first, second in _alike(options):
        yield f"'{label}' has two choices that are too much alike: '{first}' and '{second}'"


def _alike(names: list[str]) -> Iterator[tuple[str, str]]:
    """Names that are the same but for capitals, spaces and signs."""
    seen: dict[str, str] = {}
    for name in names:
        bare = re.sub(r"\W+", "-", name.casefold()).strip("-")
        if bare in seen:
            yield seen[bare], name
        seen[bare] = name
