"""Letters of every alphabet: written with A to Z, compared, and the language that they tell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

# --- written with A to Z ----------------------------------------------------------------------

LATIN: Mapping[str, str] = MappingProxyType(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "ħ": "h",
        "ŋ": "ng",
        "ŧ": "t",
        "ə": "e",
    }
)
"""Small letters of languages in our alphabet that are not one of our letters with an accent.

The find page's script has the same (`theme/templates/components/find/words.js`).
"""
_CAPITALS = {letter.upper(): plain.title() for letter, plain in LATIN.items() if letter not in "ßı"}
_LATIN = str.maketrans({**LATIN, **_CAPITALS, "ẞ": "Ss"})


def without_accents(text: str) -> str:
    """`text` without accents and other marks; letters of our alphabet alone: "Łódź" is "Lodz"."""
    if text.isascii():
        return text
    return _bare(text.translate(_LATIN))


def _bare(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in apart if not unicodedata.category(letter).startswith("M"))


def in_our_letters(text: str) -> str:
    """`text` with the letters and numbers of every alphabet written as A to Z and 0 to 9.

    Signs stay. A letter that nobody knows how to write (of a script long dead) is left out.
    """
    return (
        text
        if text.isascii()
        else "".join(map(_in_our_letters, unicodedata.normalize("NFC", text)))
    )


def _in_our_letters(letter: str) -> str:
    bare = without_accents(letter)
    if (bare and bare.isascii()) or not unicodedata.category(letter).startswith(("L", "M", "N")):
        return bare or letter
    from unidecode import unidecode  # noqa: PLC0415 - only names of other alphabets need it

    return re.sub("[^A-Za-z0-9 ]", "", unidecode(letter, errors="ignore"))  # some become signs


def place_in_a_list(name: str) -> tuple[str, str]:
    """Where a name stands in a list by name: "Łódź" between "Lock" and "Loft"."""
    return in_our_letters(name).casefold(), name


def also_written(names: Iterable[str], texts: Iterable[str]) -> Iterator[str]:
    """Words as people type them who don't have their letters, each once.

    Of names, words in every alphabet; of other texts, those in our own alphabet with a letter that
    is not one of ours with an accent, which a search takes off by itself: "przyjaciół".
    """
    words = {in_our_letters(word): None for name in names for word in _foreign(name.split())}
    for text in texts:
        for word in _foreign(re.findall(r"\w+", text)):
            if (plain := without_accents(word)).isascii():
                words[plain] = None
    return iter(words)


def _foreign(words: Iterable[str]) -> Iterator[str]:
    """The words that have a letter besides A to Z, with accents or without."""
    return (word for word in words if not word.isascii() and _FOREIGN.search(_bare(word)))


_FOREIGN = re.compile(r"[^\W\d_a-zA-Z]")


# --- the language that letters tell -----------------------------------------------------------

_LANGUAGES: Mapping[str, str] = MappingProxyType(
    {
        "ARABIC": "",
        "ARMENIAN": "hy",
        "BENGALI": "bn",
        "CYRILLIC": "",
        "EAST ASIAN": "",
        "GEORGIAN": "ka",
        "GREEK": "el",
        "GUJARATI": "gu",
        "GURMUKHI": "pa",
        "HANGUL": "ko",
        "HEBREW": "he",
        "KANNADA": "kn",
        "KHMER": "km",
        "LAO": "lo",
        "MALAYALAM": "ml",
        "MYANMAR": "my",
        "NKO": "",
        "SINHALA": "si",
        "SYRIAC": "",
        "TAMIL": "ta",
        "TELUGU": "te",
        "THAANA": "dv",
        "THAI": "th",
    }
)
"""Scripts, by the first word of their letters' names in Unicode, and the language they tell.

Empty where several languages are written so: then some letters tell it, or nothing does.
"""
_RIGHT_TO_LEFT = frozenset({"ARABIC", "HEBREW", "NKO", "SYRIAC", "THAANA"})
_EAST_ASIAN = frozenset({"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"})
_OWN = "OURS"
_RUSSIAN = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
_TELLING: tuple[tuple[str, str], ...] = (
    ("ٹڈڑںے", "ur"),
    ("ةىكيأإ", "ar"),
    ("ў", "be"),
    ("їєґ", "uk"),
)
"""Letters that only one language of their script has, of those spoken where this is used."""


class Passage(NamedTuple):
    """Some of a text in one script. Both are empty for words of the page's own language.

    `language` is as in BCP 47, empty where letters don't tell; `direction` is "ltr" or "rtl".
    """

    text: str
    language: str
    direction: str


def passages(text: str) -> tuple[Passage, ...]:
    """`text` in passages of one script each; a text in one script is one, with all its signs."""
    if text.isascii():
        return (Passage(text, "", ""),)
    scripts: list[str] = []
    for letter in text:
        is_mark = unicodedata.category(letter).startswith("M")
        scripts.append(scripts[-1] if is_mark and scripts else _script(letter))
    different = {script for script in scripts if script}
    if len(different) == 1:
        return (_passage(text, different.pop()),)
    parts: list[tuple[int, int, str]] = []  # from, to, script
    for place, script in enumerate(scripts):
        if parts and script == parts[-1][2]:
            parts[-1] = (parts[-1][0], place + 1, script)
        elif script:
            parts.append((place, place + 1, script))
    found: list[Passage] = []
    end = 0
    for start, stop, script in parts:
        passage = _passage(text[start:stop], script)
        if passage.direction:
            found += [Passage(text[end:start], "", "")] if start > end else []
            found.append(passage)
            end = stop
    return (*found, Passage(text[end:], "", "")) if end < len(text) else tuple(found)


def _script(letter: str) -> str:
    """The script of a letter; empty for a sign or a number, which any script may have."""
    if letter < "\u0370" or not unicodedata.category(letter).startswith("L"):
        return _OWN if letter.isalpha() else ""
    word = unicodedata.name(letter, "").partition(" ")[0]
    script = "EAST ASIAN" if word in _EAST_ASIAN else word
    return script if script in _LANGUAGES else _OWN


def _passage(text: str, script: str) -> Passage:
    if script == _OWN:
        return Passage(text, "", "")
    direction = "rtl" if script in _RIGHT_TO_LEFT else "ltr"
    return Passage(text, _LANGUAGES[script] or _language_by_letters(text, script), direction)


def _language_by_letters(text: str, script: str) -> str:
    letters = {letter for letter in text.casefold() if _script(letter) == script}
    for telling, language in _TELLING:
        if letters & set(telling):
            return language
    if script == "EAST ASIAN":
        return "ja" if any("\u3040" <= letter <= "\u30ff" for letter in letters) else "zh"
    return "ru" if script == "CYRILLIC" and letters <= _RUSSIAN and letters & set("ыэё") else ""
