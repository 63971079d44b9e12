"""What would tell where a withheld place is, and whether a text tells it.

Texts are compared by their words alone: without markup, punctuation, line ends, accents and
capitals. Knows no file, no rule and no page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, takewhile
from typing import Literal, NamedTuple

from activity_directory.model.place import Venue
from activity_directory.sanitise import markdown

What = Literal["name", "address", "street", "postcode", "position"]
"""What of a place is told. Its address is the street with the number."""


# --- words, as they are compared -------------------------------------------------------------

_ENTITY = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
_ESCAPED = r"(?:%(?:25)*[0-9a-fA-F]{2})+"
_SIGN = re.compile(f"{_ENTITY}|{_ESCAPED}|.", re.DOTALL)
_CODED = re.compile(f"{_ENTITY}|{_ESCAPED}")
_LINK = re.compile(r"\]\(\s*<?([^\s()<>]*)>?(?:\s[^()]*)?\)|\]\[[^\[\]]*\]")
"""How the words of a Markdown link end, with its address; or with the label of one."""
_LINKED = re.compile(r"\][(\[]")
_TAG = re.compile(r"<!--[^<>]*-->|<(?![A-Za-z][\w+.-]*:)(?![^<>@\s]+@)/?[A-Za-z][^<>]*>")
_NO_SPACE = r"[^\s<>()\[\]]"
_ADDRESS = re.compile(
    rf"(?:https?://|www\.|mailto:){_NO_SPACE}+|(?<!{_NO_SPACE}){_NO_SPACE}+@{_NO_SPACE}+"
)
"""The second kind begins where its letters do: a page may have 100,000 of them without a space."""
_BETWEEN_LETTERS = frozenset("'’‘ʼ*_~`")
"""Signs that part no word: `Ro**se**` is one, and so is `Anne's`."""


class Folded(NamedTuple):
    """The words of a text in small letters, parted by one space; `at` is where each letter was."""

    letters: str
    at: tuple[int, ...]


def fold(text: str, *, is_markdown: bool = False) -> Folded:
    """The words of a text as they are compared. Of Markdown, without the addresses of links."""
    left_out = [match.span() for match in _markup(text)] if is_markdown else []
    letters: list[str] = []
    at: list[int] = []
    end = 0
    for found in _SIGN.finditer(text):
        start = found.start()
        while left_out and left_out[0][1] <= start:
            left_out.pop(0)
        if start < end or (left_out and left_out[0][0] <= start):
            continue
        end = found.end()
        for letter in "".join(_LETTERS[ord(sign)] or "" for sign in _decoded(found[0])):
            if letter != " " or (letters and letters[-1] != " "):
                letters.append(letter)
                at.append(start)
    return Folded("".join(letters), tuple(at))


def letters_of(text: str) -> str:
    """The same `letters` of what is no Markdown, in a fifteenth of the time."""
    if "&" in text or "%" in text:
        text = _CODED.sub(lambda match: _decoded(match[0]), text)
    if not text.isascii():  # Python translates what is all ASCII at many times the speed
        text = _NOT_ASCII.sub(lambda match: _LETTERS[ord(match[0])] or "", text)
    return re.sub(" {2,}", " ", text.translate(_LETTERS)).lstrip(" ")


class _LettersOf(dict[int, str | None]):
    """What a sign, by its number, is among folded words: letters, a space between words, None."""

    def __missing__(self, number: int) -> str | None:
        plain = unicodedata.normalize("NFKD", chr(number)).lower()
        words = (
            letter if letter.isalnum() else " " if _parts_words(letter) else "" for letter in plain
        )
        self[number] = "".join(words) or None
        return self[number]


_LETTERS = _LettersOf()
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def _parts_words(sign: str) -> bool:
    return sign not in _BETWEEN_LETTERS and unicodedata.category(sign) not in {"Mn", "Cf"}


def _markup(text: str) -> list[re.Match[str]]:
    matches = [*_LINK.finditer(text), *_TAG.finditer(text)]
    return sorted(matches, key=lambda match: match.start())


def _decoded(sign: str) -> str:
    """The letters that a code of HTML or of a web address stands for."""
    if len(sign) == 1:
        return sign
    if sign.startswith("&"):
        from html import unescape  # noqa: PLC0415 - its 2,000 names, for a sign that few texts have

        return unescape(sign)
    from urllib.parse import unquote  # noqa: PLC0415 - as above

    while (plain := unquote(sign)) != sign:
        sign = plain
    return sign


_SMALL = bytes(one + 32 if 65 <= one <= 90 else one for one in range(256))
_NO_LETTERS = bytes(one for one in range(256) if not (chr(one).isascii() and chr(one).isalnum()))


def squeezed(text: str) -> bytes:
    """The plain letters and digits of a text and nothing between them, at speed.

    Whatever `fold` finds in a text, its markup left out or not, stands here without spaces.
    """
    if "&" in text or "%" in text:
        text = _CODED.sub(lambda match: _decoded(match[0]), text)
    if "<" in text or _LINKED.search(text) is not None:
        left_out = " ".join(match[0] for match in _markup(text))
        text = f"{_TAG.sub('', _LINK.sub('', text))} {left_out}"
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
    return text.encode("utf-8", "replace").translate(_SMALL, _NO_LETTERS)


# --- what is kept secret ---------------------------------------------------------------------

_STREETS = {
    "street": ("street", "str", "st"),
    "road": ("road", "rd"),
    "lane": ("lane", "ln", "la"),
    "avenue": ("avenue", "ave", "av"),
    "close": ("close", "cl"),
    "drive": ("drive", "dr"),
    "court": ("court", "ct"),
    "place": ("place", "pl"),
    "square": ("square", "sq"),
    "terrace": ("terrace", "terr", "ter"),
    "gardens": ("gardens", "gdns", "gdn"),
    "crescent": ("crescent", "cres", "cr"),
    "grove": ("grove", "gr"),
}
"""Kinds of street, and how people shorten them."""
_OTHER_STREETS = frozenset(
    re.findall(
        "[a-z]+",
        "way walk row yard hill rise mews green park parade passage path view vale gate wharf quay "
        "bank mount alley embankment esplanade promenade villas buildings cottages",
    )
)
_WHOLE = {short: kind for kind, all_of_them in _STREETS.items() for short in all_of_them}
_DIRECTIONS = frozenset({"north", "south", "east", "west", "upper", "lower"})
_SAINT = ("saint", "st")


class Street(NamedTuple):
    """A street as it is compared, and the number of the house in it; either may be missing."""

    number: str
    words: tuple[str, ...]


def street_of(written: str) -> Street:
    """The street of a line such as `Flat 2, 14 Rose Lane, Larkwell`."""
    parts = [fold(part).letters.split() for part in re.split(r"[,;()\n]", written)]
    streets = [_street(part) for part in parts if part]
    streets += [  # 14, Rose Lane
        Street(street.number, after.words)
        for street, after in pairwise(streets)
        if not (street.words or after.number) and _is_street(after.words[-1])
    ]
    numbered = [street for street in streets if street.number and street.words]
    if numbered:
        return numbered[-1]
    if len(streets) == 1:
        return streets[0]
    bare = [street for street in streets if street.words and _is_street(street.words[-1])]
    return bare[0] if bare else Street("", ())


def _street(words: list[str]) -> Street:
    numbers = [at for at, word in enumerate(words) if any(map(str.isdigit, word))]
    after = words[numbers[-1] + 1 :] if numbers else words
    ends = [at for at, word in enumerate(after) if at and _is_street(word)]
    if ends:
        end = ends[-1] + 1
        end += end < len(after) and after[end] in _DIRECTIONS
        after = after[:end]
    whole = [_WHOLE.get(word, word) if at else word for at, word in enumerate(after)]
    return Street(words[numbers[-1]] if numbers else "", tuple(whole))


def _is_street(word: str) -> bool:
    return word in _WHOLE or word in _OTHER_STREETS


@dataclass(frozen=True)
class Secret:
    """One thing that tells where a place is.

    `pattern` is found in folded words, `core` in the squeezed ones of every text that tells it, and
    one of `beside` as well: a latitude alone tells nothing, and many places have it. A `single`
    word is a word like others, but for its capital. `shared` is what an open place has as well: it
    tells nothing, except in what is said of the withheld place itself.
    """

    place: str
    what: What
    pattern: str
    core: str
    single: bool = False
    shared: bool = False
    beside: tuple[str, ...] = ()

    def may_be_in(self, squeezed: bytes) -> bool:
        """Whether squeezed words have its core, and behind it one of what must be beside it."""
        return self._in_squeezed(squeezed) is not None

    @cached_property
    def _in_squeezed(self) -> Callable[[bytes], object]:
        # Between the two are letters, as in `pattern`, and what is left of a sign coded twice.
        between = r"\d*(?:[a-z]*|[a-z0-9]{0,100})"
        beside = f"{between}(?:{'|'.join(self.beside)})" if self.beside else ""
        return re.compile(f"{self.core}{beside}".encode()).search

    def spans(self, letters: str, *, in_address: bool) -> Iterator[tuple[int, int]]:
        """Where it stands among folded words. In an address words run together."""
        whole = not in_address or len(self.core) < _LONG_ENOUGH
        # What is before it is looked at afterwards: a pattern that begins with letters is found
        # much sooner in a large file.
        pattern = re.compile(f"(?:{self.pattern})" + (r"(?!\w)" if whole else ""))
        at = 0
        while (found := pattern.search(letters, at)) is not None:
            before = letters[max(found.start() - 1, 0) : found.start()]
            runs_on = before not in {"", " "} if whole else before.isdecimal()
            at = found.start() + 1 if runs_on else found.end()
            if not runs_on:
                yield found.span()


_LONG_ENOUGH = 7
"""Letters from which on words that run together mean what they say."""


class Hidden(NamedTuple):
    """A withheld place, and what it is called where it must not be told which it is."""

    venue: Venue
    called: str


class Disclosure(NamedTuple):
    """A secret that a text tells: where its words start, and where the last letter is."""

    secret: Secret
    start: int
    last: int


@dataclass(frozen=True)
class Secrets:
    """All that no text may tell."""

    all: tuple[Secret, ...]
    plain: bool = True
    """Whether all of them are written in plain letters alone, without accents."""

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.all)

    @cached_property
    def _search(self) -> Callable[[bytes], object]:
        core = _search_for({secret.core for secret in self.all})
        positions = [secret for secret in self.all if secret.beside]
        if not positions:
            return core
        alone = _search_for({secret.core for secret in self.all if not secret.beside})

        def position(letters: bytes) -> Secret | None:
            return next((one for one in positions if one.may_be_in(letters)), None)

        return lambda letters: core(letters) and (alone(letters) or position(letters))

    @cached_property
    def _only_plain(self) -> bool:
        return all(secret.core.isascii() for secret in self.all)

    def may_be_in(self, written: str) -> bool:
        """Whether the words of a file have to be looked at one text after another.

        It is asked of thousands of files that tell nothing. It is never wrong in saying no.
        """
        if not self._only_plain and not written.isascii():
            return True
        return self._search(squeezed(written)) is not None

    def may_be_among(self, content: bytes) -> bool:
        """The same of the bytes of a file, whatever its markup, without which it may be asked."""
        if not self.plain:
            letters = unicodedata.normalize("NFKD", content.decode("utf-8", "replace"))
            if not self._only_plain:
                together = "".join(filter(str.isalnum, letters.lower()))
                return any(secret.core in together for secret in self.all)
            content = letters.encode("utf-8", "replace")
        return self._search(content.translate(_SMALL, _NO_LETTERS)) is not None

    def disclosures(
        self, words: str, *, holds: str = "words", of_the_place: bool = False
    ) -> list[Disclosure]:
        """All that a text tells, in order. `holds` is what it is, as the kinds of the table say it.

        In a text `of_the_place` what open places have as well counts, and so do single words
        without a capital.
        """
        found = {*self._in(words, holds, of_the_place=of_the_place)}
        if holds == "markdown":
            seen = self._in(_rendered(words), "words", of_the_place=of_the_place)
            known = {disclosure.secret for disclosure in found}
            found.update(
                Disclosure(disclosure.secret, 0, 0)
                for disclosure in seen
                if disclosure.secret not in known
            )
        return sorted(
            (disclosure for disclosure in found if not _is_part_of_an_address(disclosure, found)),
            key=lambda disclosure: (
                disclosure.start,
                disclosure.secret.place,
                disclosure.secret.what,
            ),
        )

    def _in(self, words: str, holds: str, *, of_the_place: bool) -> Iterator[Disclosure]:
        pieces = [(0, words, holds == "address", holds == "markdown")]
        if holds != "address":
            pieces += [(match.start(), match[0], True, False) for match in _ADDRESS.finditer(words)]
        if holds == "markdown":
            pieces += [
                (match.start(1), match[1], True, False)
                for match in _LINK.finditer(words)
                if match[1]
            ]
        for offset, piece, in_address, is_markdown in pieces:
            if self._only_plain and self._search(squeezed(piece)) is None:
                continue
            folded = fold(piece, is_markdown=True) if is_markdown else None
            letters = letters_of(piece) if folded is None else folded.letters
            together = letters.replace(" ", "")
            for secret in self.all:
                if secret.core not in together or (secret.shared and not of_the_place):
                    continue
                for start, end in secret.spans(letters, in_address=in_address):
                    folded = folded or fold(piece)
                    if of_the_place or not secret.single or _is_a_name(piece, folded, start, end):
                        at = folded.at
                        yield Disclosure(secret, offset + at[start], offset + at[end - 1])


def _is_part_of_an_address(disclosure: Disclosure, others: Iterable[Disclosure]) -> bool:
    """Whether it is the street of a whole address."""
    return disclosure.secret.what == "street" and any(
        other.secret.what == "address"
        and other.secret.place == disclosure.secret.place
        and other.start <= disclosure.start <= other.last
        for other in others
    )


def _is_a_name(text: str, folded: Folded, start: int, end: int) -> bool:
    """Whether the last of some words is written as a name is."""
    last = folded.letters.rfind(" ", start, end) + 1
    return text[folded.at[max(start, last)]].isupper()


def _rendered(words: str) -> str:
    """What a reader sees of Markdown, as the renderer of the pages has it."""
    return re.sub(r"<[^>]*>", "", markdown.rendered(words))


def secrets_of(hidden: Iterable[Hidden], shown: Iterable[Venue]) -> Secrets:
    """What must not be told of the hidden places, where these others are shown."""
    hidden = tuple(hidden)
    plain = all(f"{venue.name}{venue.street}".isascii() for venue, _ in hidden)
    others = [
        (venue, squeezed(venue.street).decode(), _together(venue.postcode)) for venue in shown
    ]
    return Secrets(tuple(secret for one in hidden for secret in _of_place(one, others)), plain)


def _of_place(hidden: Hidden, shown: Iterable[tuple[Venue, str, str]]) -> Iterator[Secret]:
    venue, called = hidden
    street, postcode = street_of(venue.street), _together(venue.postcode)
    core = _core(street.words)
    others = [
        (street_of(other.street), code)
        for other, its_street, code in shown
        if (core and core in its_street) or (code and code == postcode)
    ]
    if name := _name(venue.name):
        yield Secret(called, "name", *name, single=len(_parts(venue.name)) == 1)
    if postcode:
        shared = any(code == postcode and _apart(its, street) for its, code in others)
        yield Secret(called, "postcode", " ?".join(postcode), postcode, shared=shared)
    if street.words:
        pattern = _phrase(street.words)
        shared = any(
            (its.number and street.number and its.number != street.number)
            or (not its.number and code and postcode and code != postcode)
            for its, code in others
            if its.words == street.words
        )
        single = len([word for word in street.words if word != "the"]) == 1
        yield Secret(called, "street", pattern, core, single=single, shared=shared)
        if street.number:
            yield Secret(called, "address", f"{_number(street.number)}{_AND_MORE}{pattern}", core)
    if venue.location is not None:
        for pattern, core, beside in _positions(venue.location):
            yield Secret(called, "position", pattern, core, beside=beside)


def _together(postcode: str) -> str:
    """A postcode in one word; nothing of the half of one, which many places share."""
    return "".join(postcode.split()).casefold() if " " in postcode else ""


def _apart(street: Street, other: Street) -> bool:
    """Whether two places are surely not the same, by their streets and numbers."""
    if not street.words or not other.words:
        return False
    if street.words != other.words:
        return True
    return bool(street.number and other.number and street.number != other.number)


def _parts(name: str) -> list[str]:
    words = fold(name).letters.split()
    return words[1:] if words[:1] == ["the"] and len(words) > 1 else words


def _name(name: str) -> tuple[str, str] | None:
    """Pattern and core of a name; None where it has too few letters to be found by."""
    halves = [
        half
        for half in (_parts(part) for part in re.split(r"&|\band\b", name, flags=re.IGNORECASE))
        if half
    ]
    core = max(("".join(half) for half in halves), key=len, default="")
    if len(core) < 3:
        return None
    return r"(?: ?and)? ?".join(" ?".join(map(re.escape, half)) for half in halves) + "s?", core


def _phrase(words: tuple[str, ...]) -> str:
    return " ?".join(_spellings(at, word) for at, word in enumerate(words)) + "s?"


def _spellings(at: int, word: str) -> str:
    if not at and word in _SAINT:
        return f"(?:{'|'.join(_SAINT)})"
    if not at or word not in _STREETS:
        return re.escape(word)
    # Words of a web address run together: "saltborne-craft" is not "Saltborne Cr".
    ways = (way if way == word else f"{way}(?![^\\W\\d_])" for way in _STREETS[word])
    return f"(?:{'|'.join(ways)})"


def _core(words: tuple[str, ...]) -> str:
    """The longest run of letters that every spelling of a street has."""
    runs = [""]
    for at, word in enumerate(words):
        if not at and word in _SAINT:
            runs = ["s", ""]
        elif at and word in _STREETS:
            runs[-1] += _begin_alike(_STREETS[word])
            runs.append("")
        else:
            runs[-1] += word
    return max(runs, key=len)


def _begin_alike(words: Iterable[str]) -> str:
    """The letters with which all of some words begin."""
    alike = takewhile(lambda letters: len(set(letters)) == 1, zip(*words, strict=False))
    return "".join(letters[0] for letters in alike)


_AND_MORE = (
    r"(?: ?(?:(?:to|and) )?\d+ ?[a-z]?(?!\w))?(?: (?:in|on|at|of|off|along|the|corner|end))* ?"
)
"""What may stand between the number of a house and the street: `14-16`, `14 on the corner of`."""


def _number(number: str) -> str:
    digits, letter = re.fullmatch(r"(\D*\d+)(.*)", number, re.DOTALL).groups()  # type: ignore[union-attr]
    return (
        f"{re.escape(digits)}(?: ?{re.escape(letter)})?" if letter else rf"{digits}(?: ?[a-z]\b)?"
    )


def _positions(location: tuple[float, float]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Patterns of latitude and longitude, the digits of each, give or take ten metres.

    There is none where they are so coarse that they could be a whole quarter's.
    """
    if all(round(one, 2) == one for one in location):
        return
    north, east = (
        [f"{round(abs(one) * 10_000) + step:05d}" for step in (-1, 0, 1)] for one in location
    )
    easts = "|".join(map(_degrees, east))
    for latitude in north:
        yield (
            rf"{_degrees(latitude)}(?: ?[nsew]?(?: [a-z]+)* )(?:{easts}) ?[nsew]?",
            latitude,
            tuple(east),
        )


def _degrees(digits: str) -> str:
    return rf"{digits[:-4]} ?{digits[-4:]}\d*"


# --- at speed --------------------------------------------------------------------------------

_SELDOM_FIRST = "zqjx8574936210vkbpgfywmucdlhrsinatoe"
"""The letters and digits of entries, those first that are seldom met."""


def _search_for(cores: Iterable[str]) -> Callable[[bytes], object]:
    """One search for any of the cores. It begins at the few letters that are seldom met."""
    by_letter: dict[str, list[tuple[str, str]]] = {}
    left = {core for core in cores if core.isascii()}
    while left:
        letter = min(
            sorted(set("".join(left))),
            key=lambda one: _SELDOM_FIRST.find(one) / sum(one in core for core in left),
        )
        here = sorted(core for core in left if letter in core)
        by_letter[letter] = [core.partition(letter)[::2] for core in here]
        left.difference_update(here)
    branches = [
        f"{letter}(?:{'|'.join(f'{after}(?<={before}{letter}{after})' for before, after in some)})"
        for letter, some in by_letter.items()
    ]
    return re.compile("|".join(branches).encode()).search
