"""Sentences of a text, and texts without some of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from activity_directory.intake.from_a_list import END_OF_SENTENCE

IsOut = Callable[[str], bool]
Shorter = Callable[[str], str]


def without_sentences(text: str, is_out: IsOut, is_name: IsOut, shorter: Shorter | None) -> str:
    """A text without the sentences that are out; a paragraph that had only those is gone.

    What `shorter` makes of a sentence stays, if it isn't out. Where a name begins at the end of one
    line and goes on in the next, both go.
    """
    every = _paired(text.split("\n"), is_out, is_name)
    lines = [_line_without(line, is_out, shorter) for line in every]
    left = "\n".join(line for line in lines if line is not None)
    return re.sub(r"\n{3,}", "\n\n", left).strip()


def _line_without(line: str, is_out: IsOut, shorter: Shorter | None) -> str | None:
    """A line without the sentences that are out; None where nothing else was in it."""
    if not is_out(line):
        return line
    made = (
        one if not is_out(one) else shorter(one) if shorter else "" for one in sentences_of(line)
    )
    left = " ".join(one.strip() for one in made if one.strip() and not is_out(one))
    return left if left.strip(" -*#•") and not _BULLET.fullmatch(left) else None


_BULLET = re.compile(r"\s*(?:[-*•#]+|\d+[.)])\s*")


def with_whole_quotations(text: str) -> str:
    """The text with the other mark of a quotation that has lost it with the words beside it."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if "„" in line:
            continue  # of `„Tea”` and `„Tea“` the first mark is another one
        begins, ends = line.count("“"), line.count("”")
        if begins == ends + 1 and line.rfind("“") > line.rfind("”"):
            lines[number] = f"{line.rstrip()}”"
        elif ends == begins + 1 and (not begins or line.find("”") < line.find("“")):
            lines[number] = f"“{line}"
    return "\n".join(lines)


def sentences_of(line: str) -> list[str]:
    """The sentences of a line; the dot behind a letter ends none: `J. Okafor`.

    One may begin with a small letter, or without a space, as people write them.
    """
    found: list[str] = []
    every = (one for whole in END_OF_SENTENCE.split(line) for one in _CARELESS_END.split(whole))
    for one in every:
        if found and _LETTER.search(found[-1]):
            found[-1] += f" {one}"
        else:
            found.append(one)
    return found


_LETTER = re.compile(r"\b[A-Z]\.$")
_CARELESS_END = re.compile(
    r"(?<=[a-z]{3}[.!?])(?<!\bapprox\.)(?<!\b(?:incl|info|mins)\.)(?<!\b(?:etc|hrs|inc|max|min|tel|ext|nos)\.)\s(?=[a-z]{2})"
    r"|(?<=[a-z]{3}[.!?])(?=[A-Z][a-z]+ [a-z]|(?:Ask|Call|Contact|E-?mail|Phone|Ring|See|Text)\s)"
    r"|(?<=[a-z]{3}[.!?])(?=(?:all|also|and|bring|but|come|everyone|everybody|for|free|if|just|no"
    r"|open|our|please|so|that|the|there|they|this|we|you|your)\s[a-z])"
    r"|\s(?=[•●▪*]\s)"
)
"""The end of a sentence before one that begins carelessly, `Come along. all are welcome`, and of an
item of a list before the next in the same line."""


def _paired(lines: Sequence[str], is_out: IsOut, is_name: IsOut) -> Iterator[str]:
    """The lines without those over whose end somebody's name, or what else is out, goes on."""
    gone: set[int] = set()
    for at, (one, other) in enumerate(pairwise(lines)):
        words = (*one.split()[-2:], "\n", *other.split()[:2])
        over = " ".join(words).replace(" \n ", "\n")
        is_over = is_name(over) and not (is_name(one) or is_name(other))
        if is_over or (is_out(over) and not (is_out(one) or is_out(other))):
            gone |= {at, at + 1}
    return (line for at, line in enumerate(lines) if at not in gone)
