"""Words in another script get their language and direction, wherever they are on a page."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from activity_directory.sanitise.alphabets import Passage, passages

_MAY_BE_FOREIGN = re.compile(
    "[\u0370-\u1dff\u1f00-\u1fff\u2c80-\ud7ff\uf900-\ufefe\uff66-\U0001efff]"
)
_ASCII = bytes(range(128))
_TAG = re.compile(r"(<[^<>]*>)")
_OPENS = re.compile(r"<([a-z][a-z0-9]*)\b")
_WORDS_ALONE = frozenset({"desc", "option", "script", "style", "textarea", "title"})
"""Elements that can't hold others."""


def with_languages(page: str) -> bytes:
    """A whole page of HTML in UTF-8, with `lang` and `dir` on words that aren't in our letters.

    An element with such words alone gets the attributes itself, so that a paragraph in Arabic
    begins on the right. Words among others get a `span`.
    """
    content = page.encode()
    if not _may_be_foreign(content):
        return content
    pieces = _TAG.split(page)  # words, a tag, words, a tag, ..., words
    for place in range(2, len(pieces) - 1, 2):
        if _MAY_BE_FOREIGN.search(pieces[place]):
            before, after = pieces[place - 1], pieces[place + 1]
            opens = _OPENS.match(before)
            if opens and opens[1] in _WORDS_ALONE:
                continue
            is_whole = opens is not None and after == f"</{opens[1]}>" and " lang=" not in before
            pieces[place - 1], pieces[place] = _marked(before, pieces[place], is_whole=is_whole)
    return "".join(pieces).encode()


def _may_be_foreign(content: bytes) -> bool:
    """Whether a page has other letters: few of its signs aren't ASCII, and only they are read."""
    return _MAY_BE_FOREIGN.search(content.translate(None, _ASCII).decode()) is not None


def _marked(tag: str, words: str, *, is_whole: bool) -> tuple[str, str]:
    """The tag and the words after it. `is_whole` where the element has nothing else."""
    found = passages(Markup(words).unescape())  # noqa: S704 - to be read, and escaped again below
    if not any(passage.direction for passage in found):
        return tag, words
    if is_whole and len(found) == 1:
        return f"{tag[:-1]}{_attributes(found[0])}>", words
    return tag, "".join(map(_span, found))


def _span(passage: Passage) -> str:
    words = str(escape(passage.text))
    return f"<span{_attributes(passage)}>{words}</span>" if passage.direction else words


def _attributes(passage: Passage) -> str:
    language = f' lang="{passage.language}"' if passage.language else ""
    return f'{language} dir="{passage.direction}"'
