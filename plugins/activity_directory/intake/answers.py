"""One answer at a time: what people wrote, as entries write it, or why it can't be read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from activity_directory.intake.questions import Choice, Question
from activity_directory.intake.writing import Words
from activity_directory.schema.kinds import Kind, ListOf, OfWords
from activity_directory.schema.reading import Shelves
from activity_directory.schema.values import Mistake, parse_prose, parse_words, shown
from activity_directory.vocabulary import nearest, plain


class Fault(NamedTuple):
    """What keeps an answer from being used. `question` is empty where it is none of them."""

    question: str
    message: str
    hint: str = ""


class Answers:
    """The answers to a form, read one by one; `faults` are those found so far."""

    def __init__(self, said: Mapping[str, str], shelves: Shelves) -> None:
        self.said = {name: text.strip() for name, text in said.items() if text.strip()}
        self.shelves = shelves
        self.faults: list[Fault] = []

    def __contains__(self, name: str) -> bool:
        """Whether the question was answered."""
        return name in self.said

    def fault(self, question: Question, message: str, hint: str = "") -> None:
        """Note what keeps the answer to a question from being used."""
        self.faults.append(Fault(question.id, f"{question.label}: {message}", hint))

    def line(self, question: Question) -> Words | None:
        """The answer as one line that the question's own kind can read."""
        said = " ".join(self.said.get(question.id, "").split())
        if not said:
            return None
        kind = question.kind.kind if isinstance(question.kind, ListOf) else question.kind
        found = self._read(said, kind, question.longest)
        if isinstance(found, Mistake):
            expected = getattr(kind, "expected", "words")
            self.faults.append(
                Fault(question.id, found.said(question.label, expected), found.advised())
            )
            return None
        return Words(found, question.id)

    def _read(self, said: str, kind: Kind | None, longest: int) -> str | Mistake:
        """The words as entries write them: `10.30am` as `10:30`, `3.50` as `£3.50`."""
        value = self._parsed(said, kind, longest)
        if not isinstance(value, Mistake):
            return said
        if value.meant and value.certain:
            again = self._parsed(value.meant, kind, longest)
            return value if isinstance(again, Mistake) else value.meant
        return value

    def _parsed(self, said: str, kind: Kind | None, longest: int) -> Any:  # noqa: ANN401 - any value
        if isinstance(kind, OfWords):
            return kind.parsed(said, demonstration=self.shelves.demonstration)
        return parse_words(said, longest)

    def dates(self, question: Question) -> tuple[Words, ...]:
        """Several of one kind on a line, with commas between them."""
        found = []
        for said in filter(None, re.split(r"\s*[,;\n]\s*", self.said.get(question.id, ""))):
            one = Answers({question.id: said}, self.shelves)
            words = one.line(question)
            self.faults += one.faults
            found += [words] if words is not None else []
        return tuple(found)

    def text(self, question: Question) -> str:
        """An answer of many lines, as it was written but for spaces at the ends of lines."""
        said = self.said.get(question.id, "").replace("\r\n", "\n").replace("\r", "\n")
        value = parse_prose(said, question.longest)
        if isinstance(value, Mistake):
            self.fault(question, value.message, value.hint)
            return ""
        return "\n".join(line.rstrip() for line in value.split("\n"))

    def choice(self, question: Question) -> Words | None:
        """The one choice that was made."""
        found = self.choices(question)
        if len(found) > 1:
            self.fault(question, "choose one", "Take the one that fits best.")
        return found[0] if len(found) == 1 else None

    def choices(self, question: Question) -> tuple[Words, ...]:
        """The choices that were made, each once: by label, by id, or by what people call them."""
        offered = question.choices(self.shelves.vocabularies)
        found: dict[str, None] = {}
        for line in self.said.get(question.id, "").split("\n"):
            for said in self._parts(line, offered):
                chosen = self._chosen(said, question, offered)
                if chosen:
                    found[chosen] = None
                else:
                    self._unknown(said, question, offered)
        return tuple(Words(one, question.id) for one in found)

    def _parts(self, line: str, offered: tuple[Choice, ...]) -> tuple[str, ...]:
        """The choices on one line. A label may have a comma of its own, so the longest is tried."""
        pieces = [piece for piece in re.split(r"\s*[,;]\s*", line.strip()) if piece]
        parts = []
        while pieces:
            size = next(
                (
                    size
                    for size in range(len(pieces), 0, -1)
                    if self._called(", ".join(pieces[:size]), offered)
                ),
                1,
            )
            parts.append(", ".join(pieces[:size]))
            del pieces[:size]
        return tuple(parts)

    def _called(self, said: str, offered: tuple[Choice, ...]) -> str:
        """The choice that has this name, letter for letter."""
        wanted = plain(said)
        return next((one for one, label in offered if wanted in {plain(one), plain(label)}), "")

    def _chosen(self, said: str, question: Question, offered: tuple[Choice, ...]) -> str:
        """The choice that has this name, or is surely meant by it."""
        called = self._called(said, offered)
        if called or not question.vocabulary:
            return called
        vocabulary = self.shelves.vocabularies[question.vocabulary]
        term = vocabulary.meant(said) if vocabulary.surely(said) else None
        return term.id if term is not None else ""

    def _unknown(self, said: str, question: Question, offered: tuple[Choice, ...]) -> None:
        labels = {plain(label): label for _, label in offered}
        close = nearest(plain(said), labels)
        few = ", ".join(label for _, label in offered[:8])
        self.fault(
            question,
            f"'{shown(said)}' is not one of the choices",
            f"did you mean '{labels[close]}'?" if close else f"Choose from: {few} ...",
        )
