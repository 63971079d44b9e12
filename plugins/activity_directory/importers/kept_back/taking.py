"""Takes out of a submission what is not for the public, with a remark for all that it loses."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial

from activity_directory.importers import names
from activity_directory.importers.kept_back.addresses import NOT_PUBLISHED, WITHHELD
from activity_directory.importers.kept_back.anybody import is_a_whole_name
from activity_directory.importers.kept_back.contacts import Contacts
from activity_directory.importers.kept_back.english import is_english_or_a_place
from activity_directory.importers.kept_back.homes import is_named_at_theirs
from activity_directory.importers.kept_back.houses import may_be_a_home
from activity_directory.importers.kept_back.known import KeptBack, Private
from activity_directory.importers.kept_back.names_of_listings import (
    begins_with_somebody,
    has_a_way_to_ask,
    is_a_fragment,
    is_a_person_alone,
    is_of_an_organisation,
    names_two,
    without_bracket,
    without_contact,
    without_somebody_at_work,
)
from activity_directory.importers.kept_back.notes import is_not_to_be_given_out, without_note_after
from activity_directory.importers.kept_back.ordinary import is_ordinary
from activity_directory.importers.kept_back.questions import LINKS, NO_TEXTS, PLACE, WAYS, WHERE
from activity_directory.importers.kept_back.reached import first_of_host, numbers_in
from activity_directory.importers.kept_back.remarks import (
    A_HOME,
    A_PERSON_RUNS_IT,
    ANYBODY,
    MASKED,
    WAS_WITHHELD,
    WRITE_ROLES,
)
from activity_directory.importers.kept_back.sentences import sentences_of
from activity_directory.importers.kept_back.withheld import homes_of, why_masked
from activity_directory.importers.kept_back.word import keys_in
from activity_directory.importers.sent import Sent
from activity_directory.intake.answers import Fault
from activity_directory.intake.beyond import Beyond, Place
from activity_directory.intake.writing import Facts, Value, Words
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown
from activity_directory.schema.values.no_place import where_in

_ON_BEHALF = re.compile(r"^.*\bon behalf of (?:the )?", re.IGNORECASE)
_QUESTION = {"when": "times", "cost": "price_note", "joining": "how_to_join"}
"""The question that says what a fact says."""


def without(sent: Sent, kept: KeptBack, why: str = "") -> Sent:
    """A submission without what is not for the public, with a remark for each answer that loses.

    `why` says why no place of it is for the public, where that is known of it already.
    """
    submission = sent.submission
    why = why or why_masked(submission)
    parts = homes_of(submission, kept, is_masked=why != "")
    taking = _Taking(kept.hiding(parts) if parts or why else kept, why)
    answers = taking.answers(submission.answers)
    beyond = taking.beyond(submission.beyond)
    origin = submission.origin
    if kept.mentions_somebody(origin.id):
        origin = replace(origin, id=hashlib.sha256(origin.id.encode()).hexdigest()[:16])
    private = kept.private
    is_masked = bool(sent.is_masked or why or taking.is_homeless or private.hidden)
    if is_masked or not answers.keys() >= submission.answers.keys() & {*PLACE}:
        beyond = replace(beyond, position="")
    if not (taking.lost or taking.faults or taking.looked_at or origin != submission.origin):
        left = replace(submission, beyond=beyond)
        return replace(sent, is_masked=is_masked, submission=left) if is_masked else sent
    if taking.is_homeless and answers.get("area") and not beyond.places:
        at = Place({"venue": NOT_PUBLISHED, "area": answers.pop("area")}, WITHHELD)
        beyond = replace(beyond, places=(at,))
    return replace(
        sent,
        submission=replace(submission, answers=answers, origin=origin, beyond=beyond),
        faults=(*sent.faults, *taking.faults),
        remarks=(*sent.remarks, *taking.remarks()),
        lost=sent.lost | taking.lost.keys() if taking.lost else sent.lost,
        addresses=sent.addresses | taking.addresses if taking.addresses else sent.addresses,
        is_masked=is_masked,
    )


def still_withheld(sent: Sent, names: Iterable[str]) -> Sent:
    """A submission without the address that was withheld of its listing before.

    `names` are those of its places that are published.
    """
    if sent.is_masked:
        return sent
    left = without(sent, KeptBack(Private(called="\n".join(names))), WAS_WITHHELD)
    return left if left.submission != sent.submission else sent


class _Taking(Contacts):
    """What is taken out of each kind of answer of one submission."""

    def answers(self, given: Mapping[str, str]) -> dict[str, str]:
        """The answers without what is not for the public."""
        found = dict(given)
        self._without_ways_in(found)
        self.at = (dict(given),)
        self.places = frozenset(
            word
            for one in WHERE
            if not self.kept.is_somebodys(where := found.get(one, ""))
            for word in keys_in(where)
        )
        self.reached = frozenset(numbers_in("\n".join(found.get(one, "") for one in WAYS)))
        texts = [text for one, text in found.items() if one not in NO_TEXTS]
        self.people = frozenset(one for text in texts for one in self._people_in(text))
        name = self._name(found)
        self._without_care_of(found)
        for one in self._not_to_be_found(found):
            found.pop(one, None)
        is_alone = is_a_person_alone(name, found.get("organisation", ""), self.places)
        if is_alone:
            del found["organisation"]
            self._note("organisation", A_PERSON_RUNS_IT)
        is_somebodys = (
            is_alone
            or (self.kept.is_at_somebodys(name) and not is_of_an_organisation(name))
            or self._is_at_theirs(name)
            or names_two(name)
            or (self.is_homeless and is_named_at_theirs(name))
            or (begins_with_somebody(name) and may_be_a_home(given))
            or has_a_way_to_ask(name)
            or is_a_fragment(name, given.get("name", ""))
        )
        if is_somebodys or self.kept.shows_address(name):
            del found["name"]
            what = "somebody" if is_somebodys else "an address that is masked"
            message = f"{names.label_of('name')}: it names {what}"
            self.faults.append(Fault("name", message, f"Give it another name. {WRITE_ROLES}"))
        elif name != given.get("name", ""):
            self.sentences["name"] = [f"it is now called {quoted(shown(name))}"]
        if any(map(is_not_to_be_given_out, given.values())):
            message = "it says that how to reach it is not to be given out, so it is not published"
            self.faults.append(Fault("", message, "If it is for the public, take that note out."))
        self.name = found.get("name", "")
        self.own_host = first_of_host(found.get("website", ""))
        if "email" in found:
            found["email"] = self._addresses(found["email"])
        for one, text in [*found.items()]:
            if one == "name":
                continue
            kept = text and self._answer(one, text, found.get("name", ""))
            if kept:
                found[one] = kept
            else:
                del found[one]
        if "description" in self.lost and "description" not in found and found.get("name"):
            found["description"] = found["name"]
        self._put_numbers(found)
        for one in WAYS:
            self._look_whose_number(one, given.get(one, ""), found.get(one, ""))
        return found

    def _name(self, found: dict[str, str]) -> str:
        """What the listing is called, without whoever is named or reached at its end."""
        name = found.get("name", "")
        left = without_contact(name)
        self._look_for_numbers(name, left)
        left = without_somebody_at_work(without_note_after(left))
        left = without_bracket(left, partial(self._is_somebody, answers=found))
        if left != name:
            self._note("name", ANYBODY)
            found["name"] = left
        return left

    def _is_somebody(self, words: str, answers: Mapping[str, str]) -> bool:
        """Whether words in brackets are somebody: `Shaz` where the texts say whose number it is."""
        if self.kept.mentions_somebody(words):
            return True
        if any(
            not word[:1].isupper() or is_ordinary(word) or is_english_or_a_place(word)
            for word in words.split()
        ):
            return False
        sentences = (
            sentence
            for asked, text in answers.items()
            if asked not in NO_TEXTS and words in text
            for line in text.split("\n")
            for sentence in sentences_of(line)
            if words in sentence
        )
        return self.why_masked == A_HOME or any(
            any(keys_in(words) <= keys_in(name) for name in self._people_in(one))
            or words not in self._without_names_at_numbers(one)
            for one in sentences
        )

    def _answer(self, asked: str, text: str, name: str) -> str:
        if asked == "email":
            return text
        if asked == "ask_for":
            text = self._role(text)
        if asked == "organisation":
            if (left := _ON_BEHALF.sub("", text)) != text:
                self._note(asked, ANYBODY)
                text = left
            is_theirs = self.kept.is_at_somebodys(text) and not self.kept.is_trading_name(text)
            is_theirs = is_theirs and not is_of_an_organisation(text)
            if is_theirs or is_a_whole_name(text):
                self._note(asked, A_PERSON_RUNS_IT)
                return name
            if self.kept.shows_address(text):
                self._note(asked, MASKED)
                return name
            return text
        if asked in LINKS:
            return self._link(asked, text)
        if asked in {"phone", "text"}:
            text = self._in_place_of_a_number(asked, text)
        if asked == "format" or (asked == "venue" and where_in(text).known == "nowhere"):
            return text  # `Zoom` says how it happens
        return self._text(asked, text)

    def beyond(self, more: Beyond) -> Beyond:
        """What the answers can't say, without what is not for the public."""
        if not more:
            return more
        places = tuple(map(self._place, more.places))
        organisation = self._facts(more.organisation, "organisation")
        facts = {
            name: value
            for name, one in more.facts.items()
            if (value := self._value(one, _QUESTION.get(name, name))) is not None
        }
        return replace(more, facts=facts, places=places, organisation=organisation)

    def _place(self, one: Place) -> Place:
        answers = dict(one.answers)
        self._without_care_of(answers)
        gone = self._not_to_be_found(answers)
        if gone != PLACE:
            answers = {name: text for name, text in answers.items() if name not in gone}
            answers = {name: self._text(name, text) for name, text in answers.items()}
            return replace(one, answers={name: text for name, text in answers.items() if text})
        area = {"area": answers["area"]} if "area" in answers else {}
        return Place({"venue": NOT_PUBLISHED, **area}, {**one.facts, **WITHHELD})

    def _value(self, value: Value, asked: str) -> Value | None:
        if isinstance(value, Words):
            left = self._text(asked, value.text) if value.text else ""
            return value._replace(text=left) if left or not value.text else None
        if isinstance(value, Mapping):
            return self._facts(value, asked)
        return tuple(kept for one in value if (kept := self._value(one, asked)) is not None)

    def _facts(self, facts: Facts, asked: str) -> Facts:
        found: dict[str, Value] = {}
        for name, one in facts.items():
            place = one.text if name == "venue" and isinstance(one, Words) else ""
            if place and (self.kept.is_somebodys(place) or self.kept.shows_address(place)):
                self._note("venue", A_HOME)
            elif (kept := self._value(one, asked)) is not None:
                found[name] = kept
        return found
