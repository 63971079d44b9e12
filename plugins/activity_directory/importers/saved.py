"""The saved file of the web form, and what endpoints send: JSON, or a post as it came."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qs, quote_plus

from activity_directory.counting import counted
from activity_directory.importers import names
from activity_directory.importers.sent import Incoming, Sent, Unreadable
from activity_directory.intake.answers import Fault
from activity_directory.intake.questions import REQUESTS
from activity_directory.intake.submission import Submission
from activity_directory.intake.web_form import FORMAT, HONEYPOT, SECONDS
from activity_directory.schema.values import either, shown

MOST = 5_000
_HELD = ("answers", "data", "fields")
"""Where form services keep the answers inside a submission."""
_LISTS = ("submissions", "responses", "items", "results")
_QUICKEST = 3
"""Seconds that a person needs at the least to fill in the form."""


def incoming(text: str) -> Incoming:
    """The submissions of a JSON file. Raises Unreadable."""
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        message = (
            f"it breaks off or is damaged in line {error.lineno}, column {error.colno}. "
            "Save the form's file again."
        )
        raise Unreadable(message) from None
    except (ValueError, RecursionError):
        message = "it holds no answers that we can read. Save the form's file again."
        raise Unreadable(message) from None
    every = _listed(found)
    if len(every) > MOST or not all(isinstance(one, dict) for one in every):
        message = f"expected a submission, or a list of {MOST:,} at most, as the form saves them"
        raise Unreadable(message)
    numbered = len(every) > 1
    return Incoming(
        tuple(
            _sent(one, f"submission {number}" if numbered else "")
            for number, one in enumerate(every, start=1)
        )
    )


def posted(text: str) -> Incoming:
    """The body of a post, as an endpoint keeps it: application/x-www-form-urlencoded."""
    return Incoming((_sent(parse_qs(text.strip(), keep_blank_values=True), ""),))


def is_post(text: str) -> bool:
    """Whether a text is such a body: one line of names and values, our own names among them."""
    first, _, rest = text.strip().partition("\n")
    return not rest and f"form={quote_plus(FORMAT)}" in first.split("&")


def _listed(found: object) -> list[Any]:
    if isinstance(found, dict):
        inner = next((found[name] for name in _LISTS if isinstance(found.get(name), list)), None)
        return [found] if inner is None else inner
    return found if isinstance(found, list) else [None]


def _sent(one: Mapping[str, Any], place: str) -> Sent:
    held = next((name for name in _HELD if isinstance(one.get(name), dict)), "")
    around = {name: value for name, value in one.items() if name != held} if held else {}
    form, fields = _apart(one[held] if held else one)
    about, beside = _apart(around)
    form |= {name: words for name, words in about.items() if words}
    faults = list(_of_the_form(form))
    answers: dict[str, str] = {}
    places: dict[str, str] = {}
    private = {name: shown(words) for name, words in beside.items() if words.strip()}
    for name, words in fields.items():
        meant = names.meant(name)
        if not words.strip():
            continue
        if not meant or meant in {names.REQUEST, names.DAY, names.START, names.END}:
            private[name] = words
        elif meant in answers and answers[meant] != words:
            label = names.label_of(meant)
            told = f"{label}: this is answered twice, under '{shown(name)}' too"
            faults.append(Fault(meant, told))
        else:
            answers[meant] = words
            answer = f"answer '{shown(name)}'"
            places[meant] = f"{place}, {answer}" if place else answer
    said = form.get("request", "")
    request = names.request_meant(said) if said.strip() else "add"
    if request is None:
        expected = either(tuple(REQUESTS.values()))
        faults.append(Fault("", f"Request: expected {expected}, found '{shown(said)}'"))
    return Sent(Submission(request or "add", answers), place, places, tuple(faults), private)


_OURS = frozenset({"form", "request", HONEYPOT, SECONDS})
"""Names of the form's own that are no answers."""


def _apart(fields: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    """What the form says of itself, and the answers.

    The version is `form` in a post and `format` in a saved file; `format` in a post is how the
    activity happens, and a service may put the two together.
    """
    every = {name: _words(value).replace("\r\n", "\n") for name, value in fields.items()}
    form = {name: every.pop(name) for name in _OURS & every.keys()}
    formats = every.pop("format", "").split("\n")
    version = [line for line in formats if line.startswith("connected-listing")]
    version += [form["form"]] if form.get("form") else []
    happens = "\n".join(line for line in formats if line not in version)
    if happens:
        every["format"] = happens
    return form | {"format": "".join(dict.fromkeys(version))}, every


def _of_the_form(form: Mapping[str, str]) -> Iterator[Fault]:
    """Whether a program filled the form in, or a form that we don't know."""
    version = form.get("format", "")
    if version not in {"", FORMAT}:
        yield Fault("", f"this is of another form: expected {FORMAT}, found '{shown(version)}'")
    if form.get(HONEYPOT, "").strip():
        yield Fault("", "this is from a program, not a person: it filled in what people can't see")
    seconds = form.get(SECONDS, "").strip()
    if seconds.isascii() and seconds.isdigit() and int(seconds[:9]) < _QUICKEST:
        yield Fault(
            "",
            f"the form was filled in within {counted(int(seconds), 'second')}: "
            "most likely by a program",
            "If you know who sent it, take 'seconds' out of the file.",
        )


def _words(value: object) -> str:
    """A value as words: several, as tick boxes send them, one to a line."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            return "\n".join(_words(one) for one in value if not isinstance(one, list | dict))
        case dict():
            return json.dumps(value, ensure_ascii=False)
        case _:
            return str(value)
