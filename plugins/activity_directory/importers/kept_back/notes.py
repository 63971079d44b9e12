"""Notes for those who keep a list, which are in its texts: `[ring before xmas - JK 12/09]`."""

from __future__ import annotations

import re

from activity_directory.importers.kept_back.word import keys_in

_NOT = r"(?:do not|don[’']t|not to be|not for) publi(?:sh(?:ed)?|cation)"
_FOR_STAFF = (
    r"(?:internal(?: (?:note|use|only))?s?|staff (?:note|only|use)s?|(?:note|message) (?:to|for)"
    r" (?:staff|admin|editors?|self)|admin notes?|(?:for )?(?:office|internal|staff) use(?: only)?"
    rf"|{_NOT})"
)
_IN_BRACKETS = re.compile(rf"[\[(]{_FOR_STAFF}\b[^\])\n]{{0,300}}[\])]", re.IGNORECASE)
_SIGNED = re.compile(r"\[[^\[\]\n]{0,300}\b[A-Z]{2,3},? \d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\s?\]")
_LINE = re.compile(
    rf"(?:(?<=[.!?] )|(?<=\n)|^)[*_-]{{0,3}} ?{_FOR_STAFF}[*_]{{0,3}} ?[:–-][^\n]*", re.IGNORECASE
)
_SENTENCE = re.compile(
    rf"(?:(?<=[.!?] )|(?<=\n)|^)[^.!?\n]{{0,300}}\b{_NOT}"
    r"\b(?! (?:(?:our|the|its|this|full|exact) )*(?:address|venue|location)\b)[^.!?\n]*[.!?]?",
    re.IGNORECASE,
)
_WORDS = frozenset(
    {"internal", "office", "staff", "admin", "note", "message"}
    | {"publish", "published", "publication"}
)


def without_notes(text: str) -> str:
    """A text without the notes in it that are for those who keep the list."""
    if "[" not in text and _WORDS.isdisjoint(keys_in(text)):
        return text
    left = text
    for pattern in (_IN_BRACKETS, _SIGNED, _LINE, _SENTENCE):
        left = pattern.sub("", left)
    if left == text:
        return text
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+(?=[ .,\n]|$)", "", left)).strip()
