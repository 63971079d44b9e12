"""The word for a fact that nobody has told us, and the other words that people have for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from activity_directory.schema.values.mistake import Mistake
from activity_directory.vocabulary import plain

if TYPE_CHECKING:
    from collections.abc import Callable

Value = TypeVar("Value")

ASK = "ask"
"""What an entry says in place of a fact that people have to ask for."""
_ASKING = (
    "contact",
    "please contact",
    "contact us",
    "call",
    "please call",
    "ring",
    "phone",
    "email",
)
_OTHER_WORDS = frozenset(
    {"please ask", "ask us", "contact us", "please contact us", "on request", "enquire", "not sure"}
    | {"unknown", "not known", "not yet known", "don't know", "dont know", "to be confirmed"}
    | {"to be arranged", "to be agreed", "tba", "tbc", "n/a", "na", "?", "varies", "vary"}
    | {
        "times vary",
        "various",
        "various times",
        "various places",
        "various venues",
        "various locations",
    }
    | {"not relevant", "see above", "as above", "see below", "not stated"}
    | {f"{one} for {what}" for one in _ASKING for what in ("details", "times", "more information")}
)
_BY_ARRANGEMENT = frozenset(
    f"{before}{words}{after}"
    for before in ("", "by ", "by prior ")
    for words in ("appointment", "appointments", "arrangement")
    for after in ("", " only")
)


def says_not_known(text: str) -> bool:
    """Whether words such as `not known` or `TBC` say that nobody knows."""
    is_empty = "#_" in text and _A_MARK.fullmatch(text) is not None
    words = plain(text).rstrip(".!")
    return is_empty or words in _OTHER_WORDS or words == ASK or says_no_information(words)


_WHAT = r"(?:information|info|details?|data|descriptions?|summary|text|answer|comments?|notes?)"
_GIVEN = (
    r"(?:recorded|entered|given|provided|supplied|known|added|listed|submitted|stated|specified"
    r"|received|held|available|on (?:record|file))"
)
_SO_FAR = (
    r"(?: (?:yet|as yet|currently|at present|at the moment|at this (?:time|stage)|to date|so far))?"
)
_SOON = r"(?:to (?:follow|come)|(?:coming )?soon|tb[ac]|awaited|pending|unavailable)"
_NO_INFORMATION = re.compile(
    rf"no (?:(?:other|further|more|additional|current) )?{_WHAT}"
    rf"(?: (?:is|are|was|were|has been|have been))?(?: {_GIVEN})?{_SO_FAR}"
    rf"|nothing (?:has been |was |is )?{_GIVEN}{_SO_FAR}"
    r"|not (?:yet )?(?:recorded|entered|given|provided|supplied|stated|specified|received)"
    rf"{_SO_FAR}"
    rf"|(?:(?:more|further|full) )?{_WHAT} (?:is |are |will be )?(?:{_SOON}"
    r"|to be (?:confirmed|announced|added|advised|provided)"
    rf"|not (?:yet )?{_GIVEN}{_SO_FAR})"
    rf"|awaiting (?:(?:more|further) )?{_WHAT}|coming soon|to follow|to be (?:added|completed)"
)


def says_no_information(words: str) -> bool:
    """Whether words, as `plain` has them, say that nothing was said: `no information recorded`."""
    return words[:1] in _FIRST and _NO_INFORMATION.fullmatch(words) is not None


_FIRST = frozenset("acdimnstf")
"""Letters with which such words begin."""


_A_MARK = re.compile(r"(?:#_[A-Z]+[\s,;]*)+")
"""Where software should have put words, and had none: `#_LOCATIONNAME`."""


def says_by_arrangement(text: str) -> bool:
    """Whether words such as `By appointment` say that times are agreed with each person."""
    return plain(text).rstrip(".!") in _BY_ARRANGEMENT


def or_ask(parse: Callable[[str], Value | Mistake]) -> Callable[[str], Value | str | Mistake]:
    """What reads a text of the same kind, or the word that it isn't known."""

    def parse_or_ask(text: str) -> Value | str | Mistake:
        if text == ASK:
            return ASK
        return Mistake(text, meant=ASK) if says_not_known(text) else parse(text)

    return parse_or_ask
