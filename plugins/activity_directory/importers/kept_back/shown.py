"""A sentence that was cut, as its report shows it: with `[name]` in the place of each name.

So whoever imports finds the sentence in the list, and sees whether it named anybody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from activity_directory.importers.kept_back.person import is_first_name
from activity_directory.importers.kept_back.profiles import without_profiles
from activity_directory.importers.kept_back.reached import without_addresses
from activity_directory.importers.kept_back.where_named import CAPITAL
from activity_directory.importers.kept_back.word import Read, keys_in
from activity_directory.wording.phrases import joined

IsName = Callable[[str], bool]

_MOST = 90
"""The most characters of a sentence that are shown."""
_NAME = "[name]"
_NUMBER = re.compile(r"\+?\(?\d[\d ().-]{7,18}\d")
_RUN = re.compile(
    rf"{re.escape(_NAME)}(?:[ \t’'.-]{{0,2}}(?:{re.escape(_NAME)}|{CAPITAL.pattern}\.?))+"
)


def with_no_name(sentence: str, people: Iterable[str], keys: frozenset[str]) -> str:
    """A sentence without its names, e-mail addresses and numbers, and not longer than a line.

    `people` are the names that were found in it, and `keys` the words of other names that go.
    """
    hidden = keys.union(*(keys_in(one) for one in people))
    text = without_profiles(sentence.replace("`", "'"), "[link]")
    text = _NUMBER.sub("[number]", without_addresses(text, "[e-mail]"))
    read = Read(text)
    parts, end = [], 0
    for word in read.words:
        if word.key in hidden or (word.is_capital and is_first_name(word.key)):
            parts += [read.text[end : word.start], _NAME]
            end = word.end
    text = _RUN.sub(_NAME, "".join((*parts, read.text[end:])))
    return _shortened(" ".join(text.split()))


_ALONE = {
    "[name]": "a name",
    "[e-mail]": "an e-mail address",
    "[number]": "a telephone number",
    "[link]": "a link",
}
"""What is shown in place of what a sentence loses, in words."""


def what_is_cut(shown: str, *, is_gone: bool) -> str:
    """What a report says of a sentence, as `with_no_name` shows it. `is_gone`: all of it is."""
    alone = [words for sign, words in _ALONE.items() if sign in shown]
    if alone and not re.search(r"\w", re.sub("|".join(map(re.escape, _ALONE)), "", shown)):
        return f"a line that is only {joined(alone)} is left out"
    return f"{'this sentence is left out' if is_gone else 'this loses its names'}: `{shown}`"


def _shortened(text: str) -> str:
    """The words around what was taken out."""
    if len(text) <= _MOST:
        return text
    at = min((found for one in ("[name]", "[e-mail]") if (found := text.find(one)) >= 0), default=0)
    start = max(0, min(at - _MOST // 2, len(text) - _MOST))
    start = text.find(" ", start) + 1 if start else 0
    part = (
        text[start : start + _MOST].rpartition(" ")[0]
        if len(text) - start > _MOST
        else text[start:]
    )
    return f"{'… ' if start else ''}{part}{' …' if start + len(part) < len(text) else ''}"
