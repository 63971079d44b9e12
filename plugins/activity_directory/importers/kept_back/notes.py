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
_IS_NO_PERSON = "(?!(?:AA|BP|CV|GP|HR|ID|IT|MP|NA|OT|PA|PC|PE|PT|QR|TV|UK|VI|WI)\\b)"
_SOMEBODY = rf"{_IS_NO_PERSON}[A-Z]{{2}}"
"""The initials of one of those who keep the list."""
_MENDS = (
    r"(?i:add|amend|change|chase|check|confirm|delete|fill in|insert|link|remove|replace|update)"
)
_DONE = r"(?:added|amended|check(?:ed|ing)|edited|review(?:ed|ing)|updat(?:ed|ing)|verified)"
_OPEN, _CLOSE = r"[\[(]\s?", r"[^\])\n]{0,60}[\])]"
_TO_DO = re.compile(
    rf"{_OPEN}(?:(?i:please|pls) )?{_MENDS}\b(?![^\])\n]*\b(?i:me|our|us|we|your?)\b)"
    r"[^\])\n\d£]{0,80}(?i:please|pls|\?\?+)\s?[\])]"
    rf"|{_OPEN}(?i:insert|todo|to do:|xx+)\b{_CLOSE}"
    rf"|{_OPEN}(?i:(?:details? |this |still |all )?(?:is |are )?"
    rf"(?:to be|needs?|needs? to be|not yet) {_DONE}\b)"
    rf"(?! (?:at|before|by|every|in|on|when|with your)\b){_CLOSE}"
    rf"|{_OPEN}(?i:ask|chase|check with|confirm with|per|from|see|spoke to) {_SOMEBODY}\b{_CLOSE}"
    rf"|{_OPEN}{_SOMEBODY} (?:to|will) (?i:{_MENDS}|ask|follow up|call|ring)\b{_CLOSE}"
)
"""What somebody has to do to the list: `(add permanent card link please)`, `[ask JK]`."""
_TO_DO_ALONE = re.compile(
    r"(?:(?<=[.!?] )|(?<=\n)|^)"
    rf"(?:(?:[Aa]sk|[Cc]hase|[Cc]heck with|[Cc]onfirm with) {_SOMEBODY}"
    rf"|{_SOMEBODY} to (?:{_MENDS}|ask|follow up)"
    r"|(?i:to be|needs) (?i:checked|checking|updating|verified)"
    r"|TODO:?[^\n.]{0,80})(?=\s*(?:[.!?\n]|$))[.!?]?"
)
_SIGNED = re.compile(r"\[[^\[\]\n]{0,300}\b[A-Z]{2,3},? \d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\s?\]")
_LINE = re.compile(
    rf"(?:(?<=[.!?] )|(?<=\n)|^)[*_-]{{0,3}} ?{_FOR_STAFF}[*_]{{0,3}} ?[:–-][^\n]*", re.IGNORECASE
)
_SENTENCE = re.compile(
    rf"(?:(?<=[.!?] )|(?<=\n)|^)[^.!?\n]{{0,300}}\b{_NOT}"
    r"\b(?! (?:(?:our|the|its|this|full|exact) )*(?:address|venue|location)\b)[^.!?\n]*[.!?]?",
    re.IGNORECASE,
)
_OF_AN_EDITOR = re.compile(
    r"(?:[^\W\d_][\w.’'-]*[ \t]){1,3}has (?:joined|left) the document\b\.?"
    r"|\b(?:Turn (?:on|off)|To enable) screen ?reader support\b"
    r"(?:, press (?:Ctrl|⌘)\S*(?: To learn about keyboard shortcuts, press (?:Ctrl|⌘)\S*)?)?\.?"
    r"|\bTo learn about keyboard shortcuts, press (?:Ctrl|⌘)\S*|\bBanner hidden\b"
    r"|\bComment(?:ed)? \[[A-Z]{1,4}\d{1,3}\]:?[^\n]*"
)
"""What a program in which texts are written says itself, and was copied with a text."""
_WORDS = frozenset(
    {"document", "screen", "screenreader", "keyboard", "banner"}
    | {"internal", "office", "staff", "admin", "note", "message"}
    | {"publish", "published", "publication", "ask", "chase", "check", "checked", "checking"}
    | {"confirm", "todo", "updating", "verified"}
)


_BANK_DETAILS = re.compile(
    r"(?:(?<=[.!?] )|(?<=\n)|^)[^.!?\n]{0,200}"
    r"(?:\bsort ?code\b|\bIBAN\b|\b\d\d-\d\d-\d\d\b[^.!?\n]{0,200}\b\d{8}\b"
    r"|\b(?:account|a/c)(?: (?:no|number))?\W{0,3}\d{8}\b)[^.!?\n]{0,200}[.!?]?[ \t]?",
    re.IGNORECASE,
)


def without_bank_details(text: str) -> str:
    """A text without the sentences that have the number of a bank account."""
    if not any(map(str.isdigit, text)) or (left := _BANK_DETAILS.sub("", text)) == text:
        return text
    return re.sub(r"\n{3,}", "\n\n", left).strip()


def without_notes(text: str) -> str:
    """A text without the notes in it that are for those who keep the list."""
    if "[" not in text and "(" not in text and _WORDS.isdisjoint(keys_in(text)):
        return text
    left = text
    for pattern in (_OF_AN_EDITOR, _IN_BRACKETS, _TO_DO, _TO_DO_ALONE, _SIGNED, _LINE, _SENTENCE):
        left = pattern.sub("", left)
    if left == text:
        return text
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+(?=[ .,\n]|$)", "", left)).strip()


def without_note_after(name: str) -> str:
    """The name of a listing without a note for those who keep the list: `Tea NOTE: ring first`."""
    return _NOTE_AFTER.sub("", name)


_NOTE_AFTER = re.compile(r"(?<=\S)\s+[-–(\[]?\s*(?:NOTE|N\.?B\.?)\b\s?[:.–-].*$", re.DOTALL)


def is_not_to_be_given_out(text: str) -> bool:
    """Whether a text tells those who read the list not to give out how to reach somebody.

    That a group shares nobody's details with others is another thing.
    """
    return _NOT_TO_BE_GIVEN_OUT.search(text) is not None


_NOT_TO_BE_GIVEN_OUT = re.compile(
    r"(?:^|[.!?:;(\[\n–-]\s*|please )(?:do not|don[’']t|never|not to) (?:be )?"
    r"(?:disclose|give|hand|pass|print|publish|share)n?(?: (?:out|on))?"
    r" (?:(?:her|his|our|the|their|these|this) )?(?:direct |mobile |phone |telephone )?"
    r"(?:contact (?:details?|numbers?)|e-?mails?|numbers?)\b",
    re.IGNORECASE,
)
