"""The word for a fact that nobody has told us, and the other words that people have for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from activity_directory.schema.values.mistake import Mistake
from activity_directory.vocabulary import plain

if TYPE_CHECKING:
    from collections.abc import Callable

Value = TypeVar("Value")

ASK = "ask"
"""What an entry says in place of a fact that people have to ask for."""
_OTHER_WORDS = frozenset(
    {"please ask", "ask us", "contact us", "please contact us", "on request", "enquire", "not sure"}
    | {"unknown", "not known", "not yet known", "don't know", "dont know", "to be confirmed"}
    | {"to be arranged", "to be agreed", "tba", "tbc", "n/a", "?", "varies", "various", "vary"}
    | {"times vary", "various times", "various places", "various venues", "various locations"}
)


def says_not_known(text: str) -> bool:
    """Whether words such as `not known` or `TBC` say that nobody knows."""
    return plain(text).rstrip(".!") in _OTHER_WORDS | {ASK}


def or_ask(parse: Callable[[str], Value | Mistake]) -> Callable[[str], Value | str | Mistake]:
    """What reads a text of the same kind, or the word that it isn't known."""

    def parse_or_ask(text: str) -> Value | str | Mistake:
        if text == ASK:
            return ASK
        return Mistake(text, meant=ASK) if says_not_known(text) else parse(text)

    return parse_or_ask
