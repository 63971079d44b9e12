"""What is taken out of the sentences of a submission: people, their addresses, ways in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from activity_directory.importers.kept_back.addresses import says_where
from activity_directory.importers.kept_back.anybody import (
    whoever_is_named,
    whoever_is_reached,
    without_names_at_numbers,
    without_teachers,
)
from activity_directory.importers.kept_back.capitals import (
    in_capitals_again,
    in_usual_letters,
)
from activity_directory.importers.kept_back.clauses import without_clauses
from activity_directory.importers.kept_back.email_addresses import is_certainly_personal
from activity_directory.importers.kept_back.homes import without_their_home
from activity_directory.importers.kept_back.known import KeptBack
from activity_directory.importers.kept_back.meetings import announced_codes
from activity_directory.importers.kept_back.name_lines import names_on_lines, without_name_lines
from activity_directory.importers.kept_back.notes import without_bank_details, without_notes
from activity_directory.importers.kept_back.questions import TIMES
from activity_directory.importers.kept_back.reached import (
    addresses_in,
    addresses_written,
    numbers_in,
    numbers_written,
    without_some_addresses,
)
from activity_directory.importers.kept_back.remarks import (
    A_HOME,
    A_PERSONS_ADDRESS,
    ANYBODY,
    BANK,
    MASKED,
    NOTE,
    PERSON,
    WAY_IN,
)
from activity_directory.importers.kept_back.sentences import (
    IsOut,
    sentences_of,
    with_whole_quotations,
    without_sentences,
)
from activity_directory.importers.kept_back.shown import what_is_cut, with_no_name
from activity_directory.importers.kept_back.withheld import FOR_NOBODY, WithheldPlaces
from activity_directory.importers.kept_back.word import keys_in

_OF_PEOPLE = frozenset({PERSON, ANYBODY})
_SURNAME = re.compile(r" [A-Z][\w’'-]+")
MOBILE = "07"


class Texts(WithheldPlaces):
    """What is taken out of the texts of one submission, and what is put elsewhere of them."""

    def __init__(self, kept: KeptBack, why_masked: str = "") -> None:
        """`why_masked` says why no place is for the public, where a text says so."""
        super().__init__(kept, why_masked)
        self.numbers: dict[str, str] = {}
        """By its digits, each number of a sentence that was cut, as it was written."""
        self.mobiles: set[str] = set()
        """The mobile numbers of such sentences, as digits: each may be somebody's own."""
        self.of_groups: list[str] = []
        """The e-mail addresses of such sentences that are nobody's own."""
        self.reached: frozenset[str] = frozenset()
        """The telephone numbers at which people can ask, as digits."""
        self.addresses: frozenset[str] = frozenset()
        """The e-mail addresses that go though the list names nobody with them."""
        self.people: frozenset[str] = frozenset()
        """Whoever is named in its texts."""
        self.own_host = ""
        """The first word of the address of its web page."""
        self.places: frozenset[str] = frozenset()
        """The words of where it is."""

    def _text(self, asked: str, text: str) -> str:
        usual = self._in_usual_letters(text)
        left = self._without_anybody(asked, usual)
        return left if usual is text else in_capitals_again(left, usual, text)

    def _in_usual_letters(self, text: str) -> str:
        keys = self.kept.people.keys
        return in_usual_letters(text, lambda word: word.casefold() in keys)

    def _without_anybody(self, asked: str, text: str) -> str:
        if announced := announced_codes(text):
            lines = enumerate(text.split("\n"))
            text = "\n".join(line for number, line in lines if number not in announced)
            self._note(asked, WAY_IN)
        for without_some, why in ((without_notes, NOTE), (without_bank_details, BANK)):
            if (left := without_some(text)) != text:
                self._note(asked, why)
                text = left
        whole = text
        left, lost = without_name_lines(
            text, self.kept.mentions_somebody, self._is_called, self.reached
        )
        if lost:
            self._note(asked, ANYBODY)
            self._look_for_mobiles(text, left)
            text = left
        left = without_teachers(self._without_names_at_numbers(text), self._is_called)
        if left != text:
            self._note(asked, ANYBODY)
            text = left
        if (left := without_some_addresses(text, self.kept.is_somebodys_address)) != text:
            self._note(asked, A_PERSONS_ADDRESS)
            text = left
        if asked in TIMES and (left := without_their_home(text, self._is_called)) != text:
            self._note(asked, A_HOME)
            text = left
        reasons = (
            *self._reasons(),
            (self._is_at_theirs, A_HOME),
            *([(says_where, MASKED)] if self.why_masked in FOR_NOBODY else []),
            (self._names_anybody, ANYBODY),
        )
        if self.kept.is_kept_back(text) or any(is_out(text) for is_out, _ in reasons[3:]):
            before = text
            for is_out, why in reasons:
                shorter = self._shorter if why in _OF_PEOPLE else None
                left = without_sentences(text, is_out, self.kept.names_somebody, shorter)
                if left != text.strip():
                    self._note(asked, why)
                    text = left
            self._look_for_numbers(before, text)
        self._note_addresses(whole, text)
        if _OF_PEOPLE & self.lost.get(asked, set()):
            self._show(asked, whole, text, lost)
        return text if text == whole else with_whole_quotations(text)

    def _reasons(self) -> tuple[tuple[IsOut, str], ...]:
        return (
            (self.kept.mentions_somebody, PERSON),
            (self.kept.shows_address, MASKED),
            (self.kept.lets_in, WAY_IN),
        )

    def _shorter(self, sentence: str) -> str:
        """A sentence without the words that name somebody, if they can go alone."""
        return without_clauses(sentence, self._is_of_people)

    def _is_of_people(self, text: str) -> bool:
        return self.kept.mentions_somebody(text) or self._names_anybody(text)

    def _without_names_at_numbers(self, text: str) -> str:
        return without_names_at_numbers(text, self.kept.mentions_somebody, self._is_called)

    def _people_in(self, text: str) -> Iterator[str]:
        """Whoever is named in a text, by the words around the name."""
        text = self._in_usual_letters(text)
        yield from whoever_is_reached(text, self.kept.mentions_somebody, self._is_called)
        yield from whoever_is_named(text, self._is_called)
        yield from names_on_lines(text, self.kept.mentions_somebody, self._is_called)

    def _is_called(self, words: str) -> bool:
        """Whether words are what a group is called, or where the listing is."""
        return self.kept.is_called(words) or keys_in(words) <= self.places

    def _names_anybody(self, text: str) -> bool:
        """Whether a text names somebody whom its list doesn't."""
        named = whoever_is_named(text, self._is_called)
        return self._names_again(text) or any(not self._is_public(one) for one in named)

    def _names_again(self, text: str) -> bool:
        """Whether a text has the whole name of somebody whom another sentence says to ask."""
        return any(
            " " in one
            and one in text
            and re.search(rf"(?<![\w’'-]){re.escape(one)}(?![\w-])", text)
            and not self._is_public(one)
            for one in self.people
        )

    def _is_public(self, name: str) -> bool:
        """Whether somebody's name is in the name of the listing, which stays, or its web page's.

        Of `Painting with Wendy Okafor` the first name alone is, too.
        """
        one = re.sub(r"[’']s?$", "", name)
        if one.casefold() == self.own_host:
            return True
        at = re.search(rf"\b{re.escape(one)}\b", self.name)
        return at is not None and (" " in one or _SURNAME.match(self.name, at.end()) is not None)

    def _show(self, asked: str, whole: str, left: str, lines: Sequence[str] = ()) -> None:
        """Note for the report which sentences have lost a name, unless they say what is masked.

        `lines` are those that are only a name, with the lines that went with them.
        """
        keys = self.kept.people.keys | self.kept.file.people.keys
        every = [
            *lines,
            *(
                sentence
                for line in whole.split("\n")
                for sentence in sentences_of(line)
                if sentence not in left
                and (
                    self._is_of_people(sentence)
                    or self._without_names_at_numbers(sentence) != sentence
                )
            ),
        ]
        for one in every:
            if not (self.kept.shows_address(one) or self.kept.lets_in(one)):
                shown = with_no_name(one, [*self.people, *self._people_in(one)], keys)
                is_gone = one not in lines and self._is_gone(one, left)
                self.sentences.setdefault(asked, []).append(what_is_cut(shown, is_gone=is_gone))

    def _is_gone(self, sentence: str, left: str) -> bool:
        """Whether nothing of a sentence is in what is left, as no words of it can go alone."""
        of_it = without_teachers(self._without_names_at_numbers(sentence), self._is_called)
        shorter = self._shorter(of_it) if self._is_of_people(of_it) else of_it
        return not shorter.strip() or shorter.strip() not in left

    def _look_for_numbers(self, whole: str, left: str) -> None:
        """Note the numbers and e-mail addresses of sentences that were cut, if they are nobody's.

        A mobile may be that of whoever is named beside it.
        """
        gone = {*numbers_in(left), *self.kept.private.numbers, *self.kept.file.numbers}
        for digits, written in numbers_written(whole):
            if digits not in gone and not digits.startswith(MOBILE):
                self.numbers.setdefault(digits, written)
        self._look_for_mobiles(whole, left)
        self.of_groups += [
            one
            for one in addresses_written(whole)
            if one.casefold() not in left.casefold() and not self.kept.is_somebodys_address(one)
        ]

    def _look_for_mobiles(self, whole: str, left: str) -> None:
        """Note the mobile numbers that went with somebody's name, if the list names nobody's."""
        gone = {*numbers_in(left), *self.kept.private.numbers, *self.kept.file.numbers}
        every = (digits for digits in numbers_in(whole) if digits.startswith(MOBILE))
        self.mobiles.update(digits for digits in every if digits not in gone)

    def _note_addresses(self, text: str, left: str = "") -> None:
        """Note the e-mail addresses that a text has lost, where nobody is named with them."""
        if "@" in text and left != text:
            gone = self.kept.left_over_in(text) - {*addresses_in(left)}
            called = self.kept.private.called
            self.addresses |= {
                one for one in gone if not is_certainly_personal(one, self.people, called)
            }
