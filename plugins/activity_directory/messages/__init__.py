"""The sentences for people, by subject, in each language: a message is data, and never code.

`en/lists.toml` has what lists say; docs/decisions/0022-messages.md says how a message is written.
Knows nothing of what the messages are about.
"""

from __future__ import annotations

import tomllib
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import c2py
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

FOLDER = Path(__file__).parent
FIRST = "en"
"""The language that has every message: others may lack some."""
OF_THE_LANGUAGE = "language.toml"
"""What holds for a whole language: how its numbers are written, and which plural a number takes."""
ORDINAL = "numbers.ordinal"
"""The message of a place in a row: its forms are by the ordinals of the language."""

_language: ContextVar[str] = ContextVar("language", default=FIRST)


class Message(NamedTuple):
    """One sentence, phrase or label. `forms` are by plural: just "other" where there is none.

    `plain` is all there is of a message without parameters and plurals. One that `has_plurals`
    takes its form by the parameter `count`.
    """

    forms: Mapping[str, str]
    parameters: frozenset[str]
    plain: str | None
    has_plurals: bool


class Plurals(NamedTuple):
    """The forms that numbers take, by CLDR's names, and which of them a number takes."""

    forms: tuple[str, ...]
    place_of: Callable[[int], int]

    def form_of(self, number: int) -> str:
        """The name of the form that a number takes: "one" for 1 in English."""
        return self.forms[self.place_of(number)]


class Language(NamedTuple):
    """The messages of a language by name ("lists.older"), and what holds for all of them.

    `locale` is its tag for browsers ("en-GB"). `clock` is 12 or 24: how hours are counted.
    `capitals` says whether a word inside a sentence keeps the capital that it has as a heading, as
    German nouns do.
    """

    tag: str
    locale: str
    messages: Mapping[str, Message]
    plurals: Plurals
    ordinals: Plurals
    thousands: str
    clock: int
    capitals: bool


def text(name: str, /, **parameters: object) -> str:
    """The message in the language that is spoken, with its parameters in their places.

    Of a message with plurals, `count` chooses the form. Raises KeyError for what is not there.
    """
    language = language_of(_language.get())
    message = language.messages[name]
    if message.plain is not None:
        return message.plain
    return pattern_of(message, language, parameters).format_map(shown(language, parameters))


def ordinal(number: int) -> str:
    """A place in a row, in figures: "1st", "12th", "23rd"."""
    language = spoken()
    message = language.messages[ORDINAL]
    form = language.ordinals.form_of(number)
    return message.forms.get(form, message.forms["other"]).format(count=number)


def for_scripts() -> dict[str, str | dict[str, str]]:
    """Every message by its name, as scripts take them: one with plurals has its forms.

    Beside them "language.locale" and "language.clock".
    """
    language = spoken()
    found: dict[str, str | dict[str, str]] = {
        name: dict(message.forms) if message.has_plurals else message.forms["other"]
        for name, message in language.messages.items()
    }
    return found | {"language.locale": language.locale, "language.clock": str(language.clock)}


def pattern_of(message: Message, language: Language, parameters: Mapping[str, object]) -> str:
    """The form of a message that goes with its parameters, with a place for each."""
    forms = message.forms
    if not message.has_plurals:
        return forms["other"]
    count = parameters["count"]
    form = language.plurals.form_of(count if isinstance(count, int) else 0)
    return forms.get(form, forms["other"])


def shown(language: Language, parameters: Mapping[str, object]) -> dict[str, object]:
    """The parameters as people read them: numbers as the language writes them."""
    return {
        name: f"{value:,}".replace(",", language.thousands) if type(value) is int else value
        for name, value in parameters.items()
    }


def spoken() -> Language:
    """The language that is spoken."""
    return language_of(_language.get())


@contextmanager
def speaking(tag: str) -> Iterator[None]:
    """Speak the language of a tag such as "en-GB", or the first language where it is not known."""
    before = _language.set(known(tag))
    try:
        yield
    finally:
        _language.reset(before)


def known(tag: str) -> str:
    """The folder of messages that a tag leads to: its own, its language's, or the first."""
    for name in (tag, tag.partition("-")[0]):
        if name and (FOLDER / name / OF_THE_LANGUAGE).is_file():
            return name
    return FIRST


@cache
def language_of(tag: str) -> Language:
    """A language with its messages; what it lacks is said in the first language."""
    files = sorted((FOLDER / tag).glob("*.toml"))
    read = {file.name: tomllib.loads(file.read_text(encoding="utf-8")) for file in files}
    of_the_language = read.pop(OF_THE_LANGUAGE)
    messages = {} if tag == FIRST else dict(language_of(FIRST).messages)
    for name, subject in read.items():
        for key, written in subject.items():
            messages[f"{name.removesuffix('.toml')}.{key}"] = _message(written)
    return Language(
        tag=tag,
        locale=of_the_language["locale"],
        messages=MappingProxyType(messages),
        plurals=Plurals(tuple(of_the_language["plurals"]), c2py(of_the_language["plural"])),
        ordinals=Plurals(tuple(of_the_language["ordinals"]), c2py(of_the_language["ordinal"])),
        thousands=of_the_language["thousands"],
        clock=of_the_language["clock"],
        capitals=of_the_language["capitals"],
    )


def _message(written: Any) -> Message:  # noqa: ANN401 - as TOML has it: words, or a table of them
    forms = {"other": written} if isinstance(written, str) else dict(written)
    names = {name for form in forms.values() for _, name, _, _ in Formatter().parse(form) if name}
    has_plurals = isinstance(written, dict)
    plain = None if has_plurals or names else forms["other"].format()
    return Message(MappingProxyType(forms), frozenset(names), plain, has_plurals)
