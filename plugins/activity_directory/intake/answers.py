"""One answer at a time: rewritten as entries write it, or why it can't be read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from activity_directory.intake.questions import Choice, Question, is_question, question
from activity_directory.intake.writing import Words
from activity_directory.model.joining import BY_ONESELF
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.kinds import ListOf, OfWords
from activity_directory.schema.reading import Kind, References
from activity_directory.schema.values import access_words
from activity_directory.schema.values.contact import EMAIL, numbers_in
from activity_directory.schema.values.mistake import Mistake, either, shown
from activity_directory.schema.values.words import on_one_line, parse_prose, parse_words
from activity_directory.vocabulary import Term, Vocabulary, nearest, plain
from activity_directory.wording.counting import counted


class Fault(NamedTuple):
    """Why an answer can't be used. `question` is empty where it isn't about one question."""

    question: str
    message: str
    hint: str = ""


@lru_cache(maxsize=4096)
def kept_once(fault: Fault) -> Fault:
    """The same fault of another row where there was one: thousands of rows have the same."""
    return fault


FAR_TOO_LONG = 3_000
"""Characters beyond the limit of a question: a longer answer is not examined at all."""
LONGEST_CHOICES = 20_000
MOST_CHOICES = 200
"""Choices that one answer names."""
MOST_GUESSES = 30
"""Of one form's answers: past the thirtieth that is unknown nobody needs a guess."""
_NUMBERS = frozenset({"phone", "text"})
_BETWEEN_VALUES = re.compile(r"\s+(?:/|or|and|&|\|)\s+|[;,(]|\s+\(")
_HALF = re.compile("[\ud800-\udfff]")
"""Half of a surrogate pair, which no file can contain."""


class Kept(NamedTuple):
    """An optional answer that is no value of its field: its words, and why it can't be one.

    `became` ends the sentence of the fault: where the words are now.
    """

    text: str
    fault: Fault
    became: str = "so all of it is in the description"


def parts_of(text: str) -> list[str]:
    """The choices of a cell, with `,`, `;` or `|` between them, or each on a line.

    A comma in brackets is part of a choice: `Resources (clothes, food)`.
    """
    is_balanced = text.count("(") == text.count(")")
    between = r"[,;|\n](?![^()]*\))" if is_balanced and "(" in text else r"[,;|\n]"
    return [part for one in re.split(between, text) if (part := one.strip())]


class Answers:
    """The answers to a form, read one by one; `faults` are those found so far.

    An unreadable answer to a question of `optional` is no fault: `kept` has its words, for the
    description.
    """

    def __init__(
        self,
        given: Mapping[str, str],
        references: References,
        guessing: Guessing | None = None,
        optional: frozenset[str] = frozenset(),
    ) -> None:
        self.optional = optional
        self.kept: dict[str, Kept] = {}
        self.kept_as_words: dict[str, Fault] = {}
        """Answers that could not be read, and are in the entry word for word."""
        self.left_out: dict[str, Fault] = {}
        """Answers of which nothing is in the entry."""
        self.links: dict[str, None] = {}
        """Links of Markdown in answers of plain words, and names at social networks, each once.

        They are for the description.
        """
        self.gender = ""
        """Who alone can come, where the answers say it: `women`."""
        self.given: dict[str, str] = {}
        self.references = references
        self.guessing = guessing or Guessing()
        self.faults: list[Fault] = []
        self.missing: list[str] = []
        """The questions that have a fault because they were not answered."""
        self.notes: list[Fault] = []
        for name, text in given.items():
            fault = unfit(name, text)
            if fault is not None:
                self.faults.append(fault)
            if answer := text.strip():
                self.given[name] = answer if fault is None else ""

    def but_for(self, **others: str) -> Answers:
        """The same answers but for these, the only ones that are examined now."""
        again = Answers(others, self.references, self.guessing, self.optional)
        kept = {name: text for name, text in self.given.items() if text and name not in others}
        again.given = {**kept, **again.given}
        return again

    def can_be(self, name: str, text: str) -> bool:
        """Whether a text can be the answer to a question of one line, as it stands."""
        return Answers({name: text}, self.references).line(question(name)) is not None

    def __contains__(self, name: str) -> bool:
        """Whether the question was answered."""
        return name in self.given

    def fault(self, question: Question, message: str, hint: str = "") -> None:
        """Note why the answer to a question can't be used."""
        self.faults.append(Fault(question.id, f"{question.label}: {message}", hint))

    def remark(self, question: Question, message: str, hint: str = "") -> None:
        """Note how an answer was read, where that is no fault."""
        self.notes.append(Fault(question.id, f"{question.label}: {message}", hint))

    def leave_out(self, question: Question, why: str, hint: str = "") -> None:
        """Take an answer out, and note why."""
        self.given.pop(question.id, None)
        message = f"{question.label}: {why}, so it is left out"
        self.left_out[question.id] = Fault(question.id, message, hint)

    def lacks(self, question: Question, message: str, hint: str = "") -> None:
        """Note that a question was not answered."""
        self.missing.append(question.id)
        self.fault(question, message, hint)

    def asked_for(self, question: Question) -> str:
        """What an answer to a question could be: the choices, or an example."""
        return in_words(question, question.choices(self.references.vocabularies))

    def line(self, question: Question) -> Words | None:
        """The answer as one line that the question's own kind can read."""
        text = " ".join(self.given.get(question.id, "").split())
        if not text:
            return None
        kind = question.kind.kind if isinstance(question.kind, ListOf) else question.kind
        found = self._read(text, kind, question.longest)
        if isinstance(found, Mistake):
            found = (question.id in _NUMBERS and self._costly(text, kind)) or found
            expected = getattr(kind, "expected", "words")
            message = found.message_for(question.label, expected)
            fault = Fault(question.id, message, found.advice())
            if question.id in self.optional:
                part = self._first_part(text, kind, question.longest)
                if part and question.id in _NUMBERS and len(numbers_in(text)) > 1:
                    message = f"{question.label}: {quoted(part)} is the number; there is another"
                    fault = Fault(question.id, message)
                elif part and question.id == "email":
                    message = f"{question.label}: {quoted(part)} is the address, and this says more"
                    fault = Fault(question.id, message)
                self.kept[question.id] = Kept(text, fault)
                if question.id == "venue":
                    part = re.split(r"[,(;]", text)[0].strip()
                    part = part if len(part) <= question.longest else ""
                return Words(part, question.id) if part else None
            self.faults.append(fault)
            return None
        return Words(found, question.id)

    def _costly(self, text: str, kind: Kind | None) -> Mistake | None:
        """The mistake of a number that costs extra, where other words stand beside it alone."""
        found = [self._parsed(one, kind, 0) for one in numbers_in(text)]
        costly = [one for one in found if isinstance(one, Mistake) and one.rule == "premium-phone"]
        return costly[0] if costly and not any(isinstance(one, str) for one in found) else None

    def _first_part(self, text: str, kind: Kind | None, longest: int) -> str:
        """The first of several values on a line, or the one in front of other words."""
        if not isinstance(kind, OfWords) or not kind.pattern:
            return ""
        every = (*_BETWEEN_VALUES.split(text), *numbers_in(text), *EMAIL.findall(text))
        for part in every:
            found = self._read(part.strip(), kind, longest) if part.strip() else ""
            if found and not isinstance(found, Mistake):
                return found
        return ""

    def refuse(self, name: str) -> None:
        """Let an answer that was kept be a fault after all."""
        if name in self.kept:
            self.faults.append(self.kept.pop(name).fault)

    def ask_again(self, name: str) -> None:
        """Let a question be unanswered whose answer was kept: its words stay in the draft."""
        if name in self.kept:
            self.missing.append(name)
            self.faults.append(self.kept[name].fault)

    @property
    def remarks(self) -> tuple[Fault, ...]:
        """How answers were read, what was kept of others, and where that is now."""
        return (
            *self.notes,
            *self.kept_as_words.values(),
            *self.left_out.values(),
            *(
                Fault(
                    name,
                    f"{kept.fault.message}, {kept.became}",
                    kept.fault.hint,
                )
                for name, kept in self.kept.items()
                if name not in self.missing
            ),
        )

    def _read(self, text: str, kind: Kind | None, longest: int) -> str | Mistake:
        """The words as entries write them: `10.30am` as `10:30`, `3.50` as `£3.50`."""
        value = self._parsed(text, kind, longest)
        if isinstance(value, Mistake):
            if not (value.meant and value.certain):
                return value
            text, again = value.meant, self._parsed(value.meant, kind, longest)
            if isinstance(again, Mistake):
                return value
            value = again
        if isinstance(kind, OfWords) and kind.spelled is not None:
            return kind.spelled(value, text)
        return text

    def _parsed(self, text: str, kind: Kind | None, longest: int) -> Any:  # noqa: ANN401 - any value
        if isinstance(kind, OfWords):
            return kind.parsed(text, demonstration=self.references.demonstration)
        return parse_words(text, longest)

    def dates(self, question: Question) -> tuple[Words, ...]:
        """Several of one kind on a line, with commas between them."""
        found = []
        parts = re.split("[,;]", ",".join(self.given.get(question.id, "").split("\n")))
        for text in filter(None, (" ".join(part.split()) for part in parts)):
            answers = Answers({question.id: text}, self.references, optional=self.optional)
            words = answers.line(question)
            self.faults += answers.faults
            self.kept |= answers.kept
            found += [words] if words is not None else []
        return tuple(found)

    def text(self, question: Question) -> str:
        """An answer of many lines, as it was written but for spaces at the ends of lines."""
        text = self.given.get(question.id, "").replace("\r\n", "\n").replace("\r", "\n")
        value = parse_prose(text, question.longest)
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
        """The choices that were made, each once: by label, by id, or by synonym."""
        if not self.given.get(question.id, "").strip():
            return ()
        offered = question.choices(self.references.vocabularies)
        found: dict[str, None] = {}
        unknown: list[str] = []
        every = [*_parts(self.given.get(question.id, ""), offered)]
        if question.vocabulary == ACCESS:
            every = [part for text in every for part in self._features(text, offered)]
        if len(every) > MOST_CHOICES:
            self.fault(
                question, f"there are {len(every):,} choices here; the limit is {MOST_CHOICES}"
            )
            return ()
        before = ""
        for text in every:
            chosen = self._chosen(text, question, offered)
            if chosen:
                found[chosen] = None
            elif before and question.vocabulary == ACCESS and access_words.takes_back(text):
                found.pop(self._chosen(before, question, offered), None)
                unknown.append(f"{before}, {text}")
            else:
                unknown.append(text)
            before = text if chosen else ""
        stays_together = question.vocabulary == JOINING and question.id in self.optional
        if unknown and stays_together and BY_ONESELF.isdisjoint(found):
            found = {}
        is_whole = stays_together or not found
        words = on_one_line(self.given[question.id]) if is_whole else ", ".join(unknown)
        for text in unknown:
            fault = self._unknown(text, question, offered)
            if question.id in self.optional:
                self.kept[question.id] = Kept(words, fault)
            else:
                self.faults.append(fault)
        return tuple(Words(one, question.id) for one in found)

    def _features(self, text: str, offered: tuple[Choice, ...]) -> tuple[str, ...]:
        """The features of access that words name, each for itself; else the words as they are."""
        if plain(text) in _by_words(offered).called:
            return (text,)
        features = self.references.vocabularies[ACCESS]
        return access_words.parts_of(
            text, lambda part: access_words.term_in(part, features) is not None
        )

    def _chosen(self, text: str, question: Question, offered: tuple[Choice, ...]) -> str:
        """The choice with this name, or the one that it certainly means."""
        called = _by_words(offered).called.get(plain(text), "")
        if not called and question.choice_meant is not None:
            return _by_words(offered).called.get(plain(question.choice_meant(text)), "")
        if called or not question.vocabulary:
            return called
        vocabulary = self.references.vocabularies[question.vocabulary]
        if question.vocabulary == ACCESS:
            term = access_words.term_in(text, vocabulary) or self._with_a_slip(text, vocabulary)
        else:
            term = vocabulary.surely(text)
        return term.id if term is not None else ""

    def _with_a_slip(self, text: str, features: Vocabulary) -> Term | None:
        """The feature of access that is written with one wrong letter."""
        term = features.surely(text)
        return term if term is not None and access_words.near_to(text, term) else None

    def _unknown(self, text: str, question: Question, offered: tuple[Choice, ...]) -> Fault:
        close = self.guessing.label(text, question, offered)
        return Fault(
            question.id,
            f"{question.label}: '{shown(text)}' is not one of the choices",
            f"Did you mean {quoted(close)}?" if close else in_words(question, offered),
        )


ACCESS = "access"
"""The vocabulary of what there is for people who need it."""
JOINING = "joining"
"""The vocabulary of the ways in, where one part of an answer may say for whom another holds.

So where one part is none of them, all stay together in words, and nothing says that people can't
come by themselves.
"""
MOST_OFFERED = 8
"""Choices that a hint names."""


def in_words(question: Question, offered: tuple[Choice, ...]) -> str:
    """What an answer to a question could be: some of the choices, or an example."""
    labels = tuple(quoted(label) for _, label in offered[:MOST_OFFERED])
    if len(offered) > MOST_OFFERED:
        return f"Choose from {', '.join(labels)} and {len(offered) - MOST_OFFERED} more."
    if offered:
        return f"Choose {either(labels)}."
    return f"For example `{question.example}`." if question.example else question.help


Guessed = dict[tuple[str, str], str | None]
"""By a question and words, the label that was guessed; None where no guess was left."""


class Guessing:
    """What was most likely meant by words that are no choice.

    It takes a thousand times as long as to read one that is right, and so is done for as many as
    people will read of: of any others nothing is said.
    """

    def __init__(self, most: int = MOST_GUESSES) -> None:
        self.left = most
        self.labels: dict[tuple[str, str], str] = {}
        self.asked: Guessed = {}
        """What was asked since this was last emptied."""

    def label(self, text: str, question: Question, offered: tuple[Choice, ...]) -> str:
        """The label that is spelt most like the words; empty where none is."""
        key = (question.id, text)
        if key not in self.labels:
            if self.left <= 0:
                self.asked[key] = None
                return ""
            self.left -= 1
            labels = {plain(label): label for _, label in offered}
            close = nearest(plain(text), labels) or ""
            self.labels[key] = labels.get(close, "") if _is_a_slip(plain(text), close) else ""
        self.asked[key] = self.labels[key]
        return self.labels[key]

    def agrees(self, guessed: Guessed) -> bool:
        """Whether it would say the same as another did; what that has guessed counts then."""
        new = [key for key in guessed if key not in self.labels]
        here = {*self.labels, *new[: max(self.left, 0)]}
        if any((label is not None) != (key in here) for key, label in guessed.items()):
            return False
        more = {key: label for key, label in guessed.items() if label is not None}
        self.left -= len(more.keys() - self.labels.keys())
        self.labels |= more
        return True


def _is_a_slip(text: str, meant: str) -> bool:
    """Whether each word may be a slip of the hand: `Meals only` is no `Members only`."""
    words, others = text.split(), meant.split()
    pairs = zip(words, others, strict=False)
    return len(words) != len(others) or all(nearest(one, [other]) for one, other in pairs)


class _ByWords(NamedTuple):
    """The choices by what they are called, and the most pieces that commas part one into."""

    called: Mapping[str, str]
    most: int


@lru_cache(maxsize=64)
def _by_words(offered: tuple[Choice, ...]) -> _ByWords:
    """The choices by what they are called, letter for letter."""
    called: dict[str, str] = {}
    for one, label in offered:
        called.setdefault(plain(one), one)
        called.setdefault(plain(label), one)
    most = max((1 + name.count(",") + name.count(";") for name in called), default=1)
    return _ByWords(called, most)


@lru_cache(maxsize=1024)  # a column of choices has few cells that differ
def _parts(answer: str, offered: tuple[Choice, ...]) -> tuple[str, ...]:
    """The choices in an answer. A label may have a comma, so the longest is tried."""
    called, most = _by_words(offered)
    found = []
    for line in answer.split("\n"):
        # Spaces are put together first: looking for a comma behind a thousand takes long.
        pieces = parts_of(" ".join(line.split()))
        start = 0
        while start < len(pieces):
            longest = min(most, len(pieces) - start)
            sizes = (size for size in range(longest, 0, -1))
            size = next(
                (
                    size
                    for size in sizes
                    if plain(", ".join(pieces[start : start + size])) in called
                ),
                1,
            )
            found.append(", ".join(pieces[start : start + size]))
            start += size
    return tuple(found)


def unfit(name: str, text: str) -> Fault | None:
    """Why an answer can't be read at all, whatever it says."""
    asked = question(name) if is_question(name) else None
    label = f"{asked.label}: " if asked else ""
    if half := _HALF.search(text):
        return Fault(
            asked.id if asked else "",
            f"{label}half of a character is missing here (U+{ord(half[0]):04X})",
            "The text was cut off. Type it again.",
        )
    if asked is None:
        return None
    choices = asked.asked in {"choice", "choices"}
    most = LONGEST_CHOICES if choices else asked.longest + FAR_TOO_LONG
    if len(text) <= most:
        return None
    return Fault(
        asked.id,
        f"{label}this is {counted(len(text), 'character')} long, "
        f"{most if choices else asked.longest:,} at most",
        "Shorten it.",
    )
