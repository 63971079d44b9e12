"""What a map does with the rows of a file: its words, and what holds for all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from activity_directory.importers import names
from activity_directory.importers.address import in_parts
from activity_directory.importers.map_file import FOR_ALL, Map, word_of
from activity_directory.importers.public_rows import for_the_public
from activity_directory.importers.sent import Incoming, Sent, Unreadable
from activity_directory.importers.towns import towns_of
from activity_directory.intake.ages import ages_of_audience
from activity_directory.intake.answers import Answers, parts_of
from activity_directory.intake.first_lines import alike_in, first_sentence
from activity_directory.intake.from_a_list import needs_amount
from activity_directory.intake.no_answer import is_none, says_nothing
from activity_directory.intake.questions import question
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.reading import References
from activity_directory.schema.values.mistake import shown
from activity_directory.schema.values.no_place import is_a_page, where_in
from activity_directory.schema.values.numbers import charge_in
from activity_directory.schema.values.ways_in_texts import way_in_first_words
from activity_directory.vocabulary import plain
from activity_directory.wording.counting import counted


class Choices:
    """The choices of a community's questions: which words are one."""

    def __init__(self, references: References) -> None:
        self.references = references
        self.known: dict[tuple[str, str], bool] = {}
        self.all_known: dict[tuple[str, str], bool] = {}

    def has_one(self, name: str, text: str) -> bool:
        """Whether some of the words are a choice of a question; with no choices, any words are."""
        if question(name).asked not in {"choice", "choices"}:
            return True
        if (name, text) not in self.known:
            self.known[name, text] = bool(self._read(name, text).choices(question(name)))
        return self.known[name, text]

    def are_all(self, name: str, text: str) -> bool:
        """Whether each part of an answer to a question with several choices is one of them."""
        if (name, text) not in self.all_known:
            answers = self._read(name, text)
            is_one = bool(answers.choices(question(name)))
            self.all_known[name, text] = is_one and not answers.faults
        return self.all_known[name, text]

    def must_be(self, one: Map) -> None:
        """Raises Unreadable where what holds for all is no choice: every row would say so."""
        for name, text in one.for_all.items():
            answers = self._read(name, text)
            if name not in _IN_WORDS and not self.has_one(name, text):
                answers.choices(question(name))
                fault = answers.faults[0]
                message = f"`{FOR_ALL}:`: {fault.message}. {fault.hint}".strip()
                raise Unreadable(message)

    def _read(self, name: str, text: str) -> Answers:
        return Answers({name: text}, self.references)


_IN_WORDS = frozenset({"how_often"})
"""Questions with choices that words may answer, too: `Daily`."""


def applied(
    incoming: Incoming, one: Map, found: AbstractSet[str], choices: Choices | None = None
) -> Incoming:
    """What was sent, with words as the map has them, and with what holds for all.

    `found` are the columns of the map that are in the file. Remarks name the parts of the map that
    have no effect. With `choices`, what holds for all stands in for words that are none, too.
    """
    if choices is not None:
        choices.must_be(one)
    used: set[tuple[str, str]] = set()
    if incoming.columns and incoming.rows_are_whole:
        incoming = _with_places_in_parts(incoming, one)
        incoming = replace(incoming, every=tuple(_with_names(sent, one) for sent in incoming.every))
    public = for_the_public(incoming, one)
    alike = frozenset[str]()
    for other in {*one.taken_from.values()}:
        alike |= alike_in(sent.submission.answers.get(other, "") for sent in public.every)
    every = tuple(_with_answers(sent, one, used, alike, choices) for sent in public.every)
    seen = {*found, *map(names.spoken, incoming.columns)}
    remarks = (
        *public.remarks,
        *_no_columns(one, seen),
        *(_unused(one, used, found) if every else ()),
    )
    return replace(
        public,
        every=every,
        remarks=remarks,
        moved_in=True,
        list=one.source or incoming.list,
        not_listed=tuple(_with_answers(sent, one, set()) for sent in public.not_listed),
    )


def _with_places_in_parts(incoming: Incoming, one: Map) -> Incoming:
    """The rows with what one cell says of their place told apart: its name, street, postcode.

    Before anything else, so that what masks one of these masks no more and no less than that.
    """
    known = {*one.values.get("venue", {}), *one.values.get("street", {})}
    every: list[Sent] = []
    towns = towns_of(sent.submission.answers for sent in incoming.every)
    apart = 0
    for sent in incoming.every:
        before = sent.submission.answers
        answers = in_parts(before, known, towns) if sent.submission.request == "add" else before
        if answers != before:
            apart += 1
            place = sent.places.get("venue") or sent.places.get("street", "")
            places = {**dict.fromkeys(("venue", "street", "postcode"), place), **sent.places}
            submission = replace(sent.submission, answers=answers)
            every.append(replace(sent, submission=submission, places=places))
        else:
            every.append(sent)
    remark = (
        f"in {counted(apart, 'row')} parts of the address are under other questions than in the "
        "file: look whether the name of the place, its street and its postcode are right"
    )
    return replace(incoming, every=tuple(every), of_new=(remark,) if apart else ())


_NAMES = frozenset({"name", "organisation"})
"""Answers that are a name, in which no sentence ends: `Shout! Singers`."""


def _with_names(sent: Sent, one: Map) -> Sent:
    """A row with the name that another answer stands for, before anybody asks whose name it is."""
    answers, places = dict(sent.submission.answers), dict(sent.places)
    for name, other in one.taken_from.items():
        text = answers.get(other, "")
        text = _in_our_words(other, text, one.values.get(other, {}), set())
        if {name, other} <= _NAMES and text and not answers.get(name, "").strip():
            answers[name], places[name] = text, places.get(other, "")
    if sent.submission.request != "add" or answers == sent.submission.answers:
        return sent
    return replace(sent, submission=replace(sent.submission, answers=answers), places=places)


def _no_columns(one: Map, found: AbstractSet[str]) -> Iterator[str]:
    for name in dict.fromkeys((*one.columns, *one.one_listing)):
        if name not in found:
            yield f"no column is called {quoted(shown(name))}, which the map names"


def _with_answers(
    sent: Sent,
    one: Map,
    used: set[tuple[str, str]],
    alike: AbstractSet[str] = frozenset(),
    choices: Choices | None = None,
) -> Sent:
    """A row with what a map says. `alike` are the sentences that many rows have."""
    ours = {
        name: _in_our_words(name, text, one.values.get(name, {}), used)
        for name, text in sent.submission.answers.items()
    }
    answers = {name: text for name, text in ours.items() if text}
    if choices and (ways := answers.get(_WAYS_IN)) and not choices.are_all(_WAYS_IN, ways):
        answers[_WAYS_IN] = sent.submission.answers[_WAYS_IN]  # its parts stay together, in words
    if sent.submission.request == "add" and answers:
        reported = {fault.question for fault in sent.faults}
        if formats := _ways_of(answers):
            answers.setdefault("format", "\n".join(formats))
        for name, text in one.for_all.items():
            says_more = name == "price" and _says_its_price(answers.get("amount", ""), text)
            if name == "how_often" and plain(text) in _WEEKLY and answers.get("times"):
                used.add((FOR_ALL, name))  # the times say so themselves, or else which week
            elif _lacks(answers, name) and name not in reported and not says_more:
                lacks_amount = name == "price" and needs_amount(text) and "amount" not in answers
                answers[name] = "ask" if lacks_amount else text
                used.add((FOR_ALL, name))
            elif choices and name in _STANDS_IN and not choices.has_one(name, answers[name]):
                answers[name] = f"{answers[name]}\n{text}"
                used.add((FOR_ALL, name))
        for name, other in one.taken_from.items():
            if _lacks(answers, name) and name not in reported and not _lacks(answers, other):
                text, longest = answers[other], question(name).longest
                is_whole = {name, other} <= _NAMES
                called = answers.get("name", "") if name == "summary" else ""
                line = text if is_whole else first_sentence(text, longest, alike, called)
                answers[name] = line
                if not answers[name]:
                    del answers[name]
        _name_as_its_line(answers, one)
    origin = replace(sent.submission.origin, list=one.source or sent.submission.origin.list)
    return replace(sent, submission=replace(sent.submission, answers=answers, origin=origin))


def _lacks(answers: Mapping[str, str], name: str) -> bool:
    """Whether a row doesn't answer a question, or with words that say nothing."""
    text = answers.get(name, "").strip()
    return not text or is_none(name, text)


_SAYS_ENOUGH = 4
"""Words of a name from which on it says what people do there: `24 hour mental health line`."""


def _name_as_its_line(answers: dict[str, str], one: Map) -> None:
    """Where no text says what it is, so as to take the line from it, a name that does is it."""
    lacks = "summary" in one.taken_from and _lacks(answers, "summary")
    name = answers.get("name", "")
    if lacks and len(name.split()) >= _SAYS_ENOUGH and len(name) <= question("summary").longest:
        answers["summary"] = name


_WAYS_IN = "joining"
_STANDS_IN = frozenset({"categories", "needs", "audiences"})
"""Questions with several choices, of which words that are none are in the description."""


def _ways_of(answers: Mapping[str, str]) -> tuple[str, ...]:
    """How a listing happens as what stands for its place says it.

    Where that is a web page alone, the first words of its name or of a text may say so.
    """
    places = [text for name in ("venue", "street") if (text := answers.get(name, ""))]
    if not places or not all(map(is_a_page, places)):
        return where_in(places[0]).formats if places else ()
    texts = (answers.get(name, "") for name in ("name", "summary", "description"))
    return tuple(dict.fromkeys(way for text in texts if (way := way_in_first_words(text)[0])))


def _says_its_price(amount: str, for_all: str) -> bool:
    """Whether a listing says itself what it costs, so that a price for all is not its own."""
    if charge_in(amount):
        return True
    return not says_nothing(amount) and not needs_amount(for_all)


_WEEKLY = frozenset({"week", "every week", "weekly"})


def _in_our_words(
    name: str, text: str, words: Mapping[str, str], used: set[tuple[str, str]]
) -> str:
    """An answer as the map has it; of several choices, each. Ages stay beside their audience."""
    if not words:
        return text
    if plain(text) in words:
        used.add((name, plain(text)))
        return _with_its_ages(name, text, words[plain(text)])
    if question(name).asked != "choices":
        return text
    parts = parts_of(text)
    known = {plain(part) for part in parts} & words.keys()
    used |= {(name, part) for part in known}
    if not known:
        return text
    ours = (
        _with_its_ages(name, part, words[plain(part)]) if plain(part) in known else part
        for part in parts
    )
    return "\n".join(filter(None, ours))


def _with_its_ages(name: str, text: str, ours: str) -> str:
    says_ages = bool(ours) and name == "audiences" and bool(ages_of_audience(text))
    return f"{ours}\n{text}" if says_ages else ours


def _unused(one: Map, used: set[tuple[str, str]], found: AbstractSet[str]) -> Iterator[str]:
    """The words of the map that no listing says, and what each listing says for itself."""
    for name, words in one.values.items():
        for text in words:
            if (name, text) not in used:
                yield f"no listing says {quoted(shown(text))} under {names.label_of(name)}"
    for name, words in one.cells.items():
        for text in words:
            if word_of(name, text) not in found:
                yield f"no listing says {quoted(shown(text))} in the column {quoted(shown(name))}"
    for name in one.for_all:
        if (FOR_ALL, name) not in used:
            yield f"each listing has its own answer under {names.label_of(name)}"
