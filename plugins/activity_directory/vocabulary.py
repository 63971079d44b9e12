"""The allowed terms, what they mean, what people call them, and "did you mean".

Knows nothing of the files they come from.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import filterfalse
from typing import TYPE_CHECKING

from activity_directory.records import entity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from activity_directory.source.places import Places

_WORD = re.compile(r"[\w’']+")
_COMPARED = str.maketrans({"-": " ", "_": " ", "‘": "'", "’": "'"})


@entity
class Term:
    """One allowed word. Two terms are the same only when they are the same object.

    `seldom` are synonyms that few people type. A `private` term is for professionals only. `map`
    are codes of other lists. `pattern` is the quilt block of its activities.
    """

    id: str
    label: str
    definition: str
    synonyms: tuple[str, ...] = ()
    seldom: tuple[str, ...] = ()
    group: str = ""
    parent: str = ""
    map: tuple[str, ...] = ()
    five_ways: tuple[str, ...] = ()
    pattern: str = ""
    drawing: str = ""
    crisis_note: bool = False
    print_guard: bool = False
    scope: str = ""
    card_line: str = ""
    also_line: str = ""
    public_note: str = ""
    private: bool = False
    source: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    places: Places | None = None


def letters_of(text: str) -> str:
    """The letters and digits of a text without what is between them, in small letters."""
    return re.sub(r"[\W_]", "", text).casefold()


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, however they are written and whatever stands between them."""
    return tuple(_WORD.findall(text.casefold()))


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The terms of one kind, in the order their file lists them."""

    name: str
    terms: Mapping[str, Term]
    whole: bool = True
    """Whether all that its file lists could be read: what is missing may be among the rest."""

    def __iter__(self) -> Iterator[Term]:
        """The terms that everybody may see, in order: `terms` has the private ones too."""
        return iter(self._public)

    @cached_property
    def _public(self) -> tuple[Term, ...]:
        return tuple(term for term in self.terms.values() if not term.private)

    @cached_property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """The ids and the labels of those that everybody may see, in order."""
        return tuple((term.id, term.label) for term in self)

    @cached_property
    def has_private(self) -> bool:
        """Whether any of its terms is for professionals only."""
        return len(self._public) < len(self.terms)

    def __contains__(self, term_id: object) -> bool:
        """Whether there is a term with this id."""
        return term_id in self.terms

    def get(self, term_id: str) -> Term | None:
        """The term with this id, if there is one."""
        return self.terms.get(term_id)

    def with_wider(self, terms: Iterable[Term]) -> tuple[Term, ...]:
        """Some of its terms and all that are wider than they are, each once, none private."""
        found: dict[Term, None] = {}
        for term in terms:
            one: Term | None = term
            while one is not None and one not in found:
                found[one] = None
                one = self.get(one.parent)
        return tuple(term for term in found if not term.private)

    @cached_property
    def names_as_words(self) -> Mapping[int, frozenset[tuple[str, ...]]]:
        """What all its terms are called, as words, by how many words there are."""
        names = (name for term in self.terms.values() for name in (term.label, *term.synonyms))
        found: dict[int, set[tuple[str, ...]]] = {}
        for words in map(words_of, names):
            found.setdefault(len(words), set()).add(words)
        return {length: frozenset(found[length]) for length in found if length}

    @cached_property
    def _called(self) -> dict[str, Term]:
        called: dict[str, Term] = {}
        for term in self.terms.values():
            for name in (term.id, term.label, *term.synonyms):
                called.setdefault(plain(name), term)
        return called

    def named(self, text: str) -> Term | None:
        """The term that goes by this name: its id, its label or a synonym."""
        return self._called.get(plain(text))

    @lru_cache(maxsize=256)  # noqa: B019 - a term that has changed is wrong in thousands of entries
    def meant(self, text: str) -> Term | None:
        """The term that `text` most likely means: by name, then by spelling."""
        sure = self.surely(text)
        if sure is not None:
            return sure
        close = nearest(plain(text), self._called)
        return self._called[close] if close else None

    def surely(self, text: str) -> Term | None:
        """The term that `text` means without a doubt: by name, or by one with a certain slip."""
        return self.named(text) or self._but_for_slips.get(_but_for_slips(_without_accents(text)))

    @cached_property
    def _but_for_slips(self) -> Mapping[str, Term]:
        """The terms by their names but for slips, where only one term has such a name."""
        found: dict[str, Term | None] = {}
        for name, term in self._called.items():
            key = _but_for_slips(name)
            found[key] = term if found.get(key, term) is term else None
        return {key: term for key, term in found.items() if key and term is not None}


SHORTEST_WITH_A_SLIP = 8
"""Letters from which on a slip makes no other word of a word: `signing` is near to `singing`."""
SHORTEST_OF_MANY = 5
"""Letters from which on an `s` at the end of a word only says that there are several."""
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1")
_TWO_VOWELS = re.compile(r"[aeiou]{2}")
_NO_LETTERS = str.maketrans("", "", "'.!*,:;()/")
"""What stands between letters. A question mark is a doubt, and stays."""


def _without_accents(text: str) -> str:
    """*Café* as *cafe*. Names keep theirs: in other languages the letter below is another word."""
    parts = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", "".join(filterfalse(unicodedata.combining, parts)))


def _but_for_slips(text: str) -> str:
    """The letters of `text` but for slips of the hand that make no other word of a word.

    Those are letters that are doubled or not, and vowels that have changed places, in long words;
    how words are parted; `&`; and whether there is one or several. Any other letter may make
    another word: *rowing* is no *growing*, *careers* are no *carers*, *Swindon* is no *Swinton*.
    """
    letters = plain(text.replace("&", " and ")).translate(_NO_LETTERS)
    words = [*map(_word_but_for_slips, letters.split())]
    is_long = sum(map(len, words)) >= SHORTEST_WITH_A_SLIP
    return ("" if is_long else " ").join(words)


def _word_but_for_slips(word: str) -> str:
    if len(word) >= SHORTEST_OF_MANY and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    if len(word) < SHORTEST_WITH_A_SLIP:
        return word
    return _TWO_VOWELS.sub(lambda two: "".join(sorted(two[0])), _DOUBLED.sub(r"\1", word))


@lru_cache(maxsize=4096)  # the same cells and the same terms come again and again
def plain(text: str) -> str:
    """`text` as it is compared: lower case, words parted by one space, no `-`, `_` or `’`."""
    return " ".join(text.casefold().translate(_COMPARED).split())


def nearest(word: str, choices: Iterable[str], least: float = 0.72) -> str | None:
    """The choice spelt most like `word`, if any is near enough to be a slip of the hand."""
    import difflib  # noqa: PLC0415 - only mistakes need it

    close = difflib.get_close_matches(word, list(choices), n=1, cutoff=least)
    return close[0] if close else None


class Guesses:
    """What was most likely meant, of the same choices again and again; in a run up to `most`."""

    def __init__(self, choices: Collection[str], most: int) -> None:
        self.choices = choices
        self.most = most
        self.made: dict[str, str] = {}

    def nearest(self, word: str) -> str:
        """The choice spelt most like `word`; empty where none is, or where enough was guessed."""
        if word not in self.made and len(self.made) < self.most:
            self.made[word] = nearest(word, self.choices) or ""
        return self.made.get(word, "")
