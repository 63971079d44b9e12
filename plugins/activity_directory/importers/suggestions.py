"""What a listing of others may be for, where its list doesn't say: terms that its words name.

They are for whoever mends the rows that wait, and nothing takes them over unseen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from activity_directory.vocabulary import Term, Vocabulary, plain

LONGEST_NAME = 4
"""Words of a term's longest name that is looked for."""
SHORTEST_NAME = 4
"""Letters of its shortest."""
MOST = 2
"""Terms that are suggested of one vocabulary."""
LEAST_WEIGHT = 3
_OF_A_NAME, _OF_A_LINE = 3, 1
"""What a word of an activity's name weighs, and one of the line about it."""


class Suggestions:
    """The terms of one vocabulary by what people call them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def of(self, name: str, line: str) -> tuple[str, ...]:
        """The labels of the terms that these words name most, the likeliest first."""
        weights: dict[str, int] = {}
        for text, weight in ((name, _OF_A_NAME), (line, _OF_A_LINE)):
            for term, words in self._named(text):
                weights[term.label] = weights.get(term.label, 0) + weight * words
        likely = [label for label, weight in weights.items() if weight >= LEAST_WEIGHT]
        return tuple(sorted(likely, key=lambda label: -weights[label])[:MOST])

    def _named(self, text: str) -> Iterator[tuple[Term, int]]:
        """Each term that a text names, with the number of words that do."""
        words = plain(text).split()
        for start in range(len(words)):
            for length in range(min(LONGEST_NAME, len(words) - start), 0, -1):
                phrase = " ".join(words[start : start + length])
                term = self._by_name.get(phrase) or self._by_name.get(phrase.removesuffix("s"))
                if term is not None:
                    yield term, length
                    break

    @cached_property
    def _by_name(self) -> Mapping[str, Term]:
        found: dict[str, Term] = {}
        for term in self._vocabulary:
            for name in map(plain, (term.label, *term.synonyms)):
                if len(name) >= SHORTEST_NAME:
                    found.setdefault(name, term)
        return found
