"""The sentences for people, by subject, in each language: a message is data, and never code.

`en/lists.toml` has what lists say; docs/decisions/0022-messages.md says how a message is written.
Knows nothing of what the messages are about.
"""

from __future__ import annotations

import tomllib
from functools import cache
from gettext import c2py
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FOLDER = Path(__file__).parent
FIRST = "en"
"""The language that has every message: others may lack some."""
OF_THE_LANGUAGE = "language.toml"
"""What holds for a whole language: how its numbers are written, and which plural a number takes."""


class Message(NamedTuple):
    """One sentence, phrase or label. `forms` are by plural: just "other" where there is none."""

    forms: Mapping[str, str]
    parameters: frozenset[str]

    @property
    def has_plurals(self) -> bool:
        """Whether its form depends on the parameter `count`."""
        return "other" not in self.forms or len(self.forms) > 1


class Language(NamedTuple):
    """The messages of a language by name ("lists.older"), and what holds for all of them."""

    tag: str
    messages: Mapping[str, Message]
    plurals: tuple[str, ...]
    plural_of: Callable[[int], int]
    thousands: str


def text(name: str, /, **parameters: object) -> str:
    """The message in the language that is spoken, with its parameters in their places.

    Of a message with plurals, `count` chooses the form. Raises KeyError for what is not there.
    """
    language = spoken()
    message = language.messages[name]
    pattern = pattern_of(message, language, parameters)
    return pattern.format(**shown(language, parameters)) if message.parameters else pattern


def pattern_of(message: Message, language: Language, parameters: Mapping[str, object]) -> str:
    """The form of a message that goes with its parameters, with a place for each."""
    if not message.has_plurals:
        return message.forms["other"]
    count = parameters["count"]
    plural = language.plurals[language.plural_of(count if isinstance(count, int) else 0)]
    return message.forms[plural if plural in message.forms else "other"]


def shown(language: Language, parameters: Mapping[str, object]) -> dict[str, object]:
    """The parameters as people read them: numbers as the language writes them."""
    return {
        name: f"{value:,}".replace(",", language.thousands) if type(value) is int else value
        for name, value in parameters.items()
    }


def spoken() -> Language:
    """The language that is spoken: the first, as no site can choose another yet."""
    return language_of(FIRST)


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
        tag,
        MappingProxyType(messages),
        tuple(of_the_language["plurals"]),
        c2py(of_the_language["plural"]),
        of_the_language["thousands"],
    )


def _message(written: Any) -> Message:  # noqa: ANN401 - as TOML has it: words, or a table of them
    forms = {"other": written} if isinstance(written, str) else dict(written)
    names = {name for form in forms.values() for _, name, _, _ in Formatter().parse(form) if name}
    return Message(MappingProxyType(forms), frozenset(names))
