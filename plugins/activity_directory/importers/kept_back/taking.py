"""Takes out of a submission what is not for the public, with a remark for all that it loses."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from activity_directory.importers import names
from activity_directory.importers.kept_back.addresses import (
    NOT_PUBLISHED,
    WITHHELD,
    parts_of_address,
    public_part,
    says_where,
    spelt,
)
from activity_directory.importers.kept_back.anybody import (
    is_a_whole_name,
    whoever_is_named,
    whoever_is_reached,
    without_names_at_numbers,
    without_teachers,
)
from activity_directory.importers.kept_back.clauses import without_clauses
from activity_directory.importers.kept_back.email_addresses import is_certainly_personal
from activity_directory.importers.kept_back.english import is_english_or_a_place
from activity_directory.importers.kept_back.homes import (
    is_a_refuge,
    is_at_their_address,
    is_at_theirs,
    is_named_at_theirs,
    is_not_to_be_published,
    keeps_its_address,
    shop_in,
    without_their_home,
)
from activity_directory.importers.kept_back.known import KeptBack, Private
from activity_directory.importers.kept_back.meetings import (
    announced_codes,
    is_link_to_a_meeting,
    without_ways_in,
)
from activity_directory.importers.kept_back.name_lines import names_on_lines, without_name_lines
from activity_directory.importers.kept_back.names_of_listings import (
    has_a_way_to_ask,
    is_a_person_alone,
    names_two,
    without_bracket,
    without_contact,
    without_somebody_at_work,
)
from activity_directory.importers.kept_back.notes import (
    is_not_to_be_given_out,
    without_bank_details,
    without_note_after,
    without_notes,
)
from activity_directory.importers.kept_back.ordinary import is_ordinary
from activity_directory.importers.kept_back.person import has_word_of_a_group
from activity_directory.importers.kept_back.reached import (
    addresses_in,
    addresses_written,
    first_of_host,
    has_name_in_host,
    numbers_in,
    numbers_written,
    without_names,
    without_some_addresses,
)
from activity_directory.importers.kept_back.roles import asked_for
from activity_directory.importers.kept_back.sentences import (
    IsOut,
    sentences_of,
    with_whole_quotations,
    without_sentences,
)
from activity_directory.importers.kept_back.shown import with_no_name
from activity_directory.importers.kept_back.word import keys_in
from activity_directory.importers.sent import Sent
from activity_directory.intake.answers import Fault
from activity_directory.intake.beyond import Beyond, Place
from activity_directory.intake.submission import Submission
from activity_directory.intake.ways_of_contact import links_of
from activity_directory.intake.writing import Facts, Value, Words
from activity_directory.schema.values.contact import EMAIL
from activity_directory.schema.values.no_place import where_in

_AN_ADDRESS = re.compile(r"[^\s;,]*@[^\s;,]*")
_NO_ADDRESS = re.compile(r"(?<![\w.@/:-])\(?[A-Z][\w’'-]+\)?(?![\w@/]|:/|\.\w)")
"""A word with a capital that is no part of an address, with the brackets around it."""
_ADDRESS = ("street", "postcode")
_PLACE = ("venue", *_ADDRESS)
_WHERE = (*_PLACE, "area")
_TIMES = frozenset({"times", "times_in_words"})
_WAYS = ("phone", "text")
_MOBILE = "07"
_LANDLINE = re.compile("0[12]")
_ON_BEHALF = re.compile(r"^.*\bon behalf of (?:the )?", re.IGNORECASE)
_LINKS = frozenset({"website", "organisation_website"})
_NO_TEXTS = frozenset({"name", "organisation", "email", "phone", "text", *_PLACE, *_LINKS})
"""Answers that say nothing in sentences."""
_QUESTION = {"when": "times", "cost": "price_note", "joining": "how_to_join"}
"""The question that says what a fact says."""
_OF_CONTACTS = ("email", "phone", "text", "ask_for", "website", "organisation_website")
_WRITE_ROLES = "Entries name roles, not people: `the class leader`, `reception`."
A_PERSONS_ADDRESS = "an address of a person is left out"
A_HOME = "it is somebody's home, or named after a person of this list, so people have to ask"
PERSON = "what names a person of this list is left out"
A_ROLE = "only a role stays: what may be a person's name is left out"
OF_A_BUSINESS = (
    "its address has the name of a person of this list, and stays, as it may be that of their "
    "business; look whether it is"
)
MAY_BE_AT_HOME = (
    "the list names a person with this number, and nothing says that it is an office's; look "
    "whether it is somebody's at home"
)
A_PERSON_RUNS_IT = "it is a person, so the name of the listing is in its place"
ANYBODY = "what seems to name a person is left out"
NOTE = "a note that is not for the public is left out"
BANK = "the details of a bank account are left out"
KEEPS = "its list says that the address is not for the public, so nothing says where it is"
A_REFUGE = (
    "it seems to be a refuge or a safe house, so nothing says where it is; where this is a public "
    "office, the entry can say so"
)
WAS_WITHHELD = "the list now gives an address that was withheld, so it stays out"
_FOR_NOBODY = frozenset({KEEPS, A_REFUGE, WAS_WITHHELD})
"""Why no text may say where it is."""
MASKED = "what says where it is is left out, as the address is masked"
WAY_IN = (
    "how to get into an online meeting or a chat, or through a door, is left out, since anybody "
    "could read it"
)

_OF_PEOPLE = frozenset({PERSON, ANYBODY})
_SURNAME = re.compile(r" [A-Z][\w’'-]+")


def without(sent: Sent, kept: KeptBack, why: str = "") -> Sent:
    """A submission without what is not for the public, with a remark for each answer that loses.

    `why` says why no place of it is for the public, where that is known of it already.
    """
    submission = sent.submission
    why = why or _why_masked(submission)
    parts = _homes(submission, kept, is_masked=why != "")
    taking = _Taking(kept.hiding(parts) if parts or why else kept, why)
    answers = taking.answers(submission.answers)
    beyond = taking.beyond(submission.beyond)
    origin = submission.origin
    if kept.mentions_somebody(origin.id):
        origin = replace(origin, id=hashlib.sha256(origin.id.encode()).hexdigest()[:16])
    private = kept.private
    is_masked = bool(sent.is_masked or why or taking.is_homeless or private.hidden)
    if is_masked or not answers.keys() >= submission.answers.keys() & {*_PLACE}:
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


def _why_masked(submission: Submission) -> str:
    """Why no place of a listing is for the public, by what its texts say; else nothing."""
    answers = submission.answers
    texts = [text for name, text in answers.items() if name not in _NO_TEXTS]
    texts += _texts_in(submission.beyond.facts)
    places = [answers, *(one.answers for one in submission.beyond.places)]
    for place in places[1:]:
        texts += (text for name, text in place.items() if name not in _NO_TEXTS)
    named = (place[name] for place in places for name in _PLACE if name in place)
    where = (words for words in named if where_in(words).known == "named")
    texts = [_without_shops(text, places) for text in texts]
    if any(map(keeps_its_address, texts)) or any(map(is_not_to_be_published, where)):
        return KEEPS
    name = answers.get("name", "")
    called = f"{name}\n{answers.get('organisation', '')}"
    if any(is_a_refuge(called, texts, place.get("venue", "")) for place in places):
        return A_REFUGE
    times = "\n".join(answers.get(one, "") for one in sorted(_TIMES))
    return A_HOME if is_at_their_address(name, times, answers) else ""


def _without_shops(text: str, places: Iterable[Mapping[str, str]]) -> str:
    """A text without the names of its places that are shops, which are no homes: `at Daisy's`."""
    for shop in filter(None, map(shop_in, places)):
        text = text.replace(shop, "the shop")
    return text


def _texts_in(facts: Facts) -> Iterator[str]:
    """Whatever is said in words within facts."""
    waiting: list[Value] = [*facts.values()]
    while waiting:
        match waiting.pop():
            case Words(text=text):
                yield text
            case Mapping() as more:
                waiting += more.values()
            case more:
                waiting += more


def _homes(submission: Submission, kept: KeptBack, *, is_masked: bool) -> frozenset[str]:
    """The parts of the addresses of places that are somebody's: no text may have them either."""
    answers = submission.answers
    called = " ".join(spelt(f"{answers.get('name', '')} {answers.get('organisation', '')}"))
    places = [answers, *(one.answers for one in submission.beyond.places)]
    return frozenset(
        part
        for place in places
        if is_masked or _is_a_home(place, kept)
        for name in ("venue", "street", "postcode")
        for part in parts_of_address(place.get(name, ""))
        if name != "venue" or (is_masked and " ".join(spelt(part)) not in called)
    )


def _is_a_home(place: Mapping[str, str], kept: KeptBack) -> bool:
    """Whether a place is somebody's, by its name or by what another row says of it."""
    if kept.is_a_known_home(place):
        return True
    return kept.is_a_home(place) and not public_part(place.get("venue", ""), kept.is_somebodys)


class _Taking:
    """What is taken out of one submission, by its question, with why."""

    def __init__(self, kept: KeptBack, why_masked: str = "") -> None:
        """`why_masked` says why no place is for the public, where a text says so."""
        self.kept, self.why_masked = kept, why_masked
        self.lost: dict[str, set[str]] = {}
        self.faults: list[Fault] = []
        self.looked_at: list[Fault] = []
        self.is_homeless = False
        self.numbers: dict[str, str] = {}
        """By its digits, each number of a sentence that was cut, as it was written."""
        self.of_groups: list[str] = []
        """The e-mail addresses of such sentences that are nobody's own."""
        self.reached: frozenset[str] = frozenset()
        """The telephone numbers at which it does, as digits."""
        self.addresses: frozenset[str] = frozenset()
        """The e-mail addresses that go though the list names nobody with them."""
        self.people: frozenset[str] = frozenset()
        """Whoever is named in its texts."""
        self.name, self.own_host = "", ""
        """What the listing is called, and the first word of its web page's address."""
        self.at: Sequence[Mapping[str, str]] = ()
        """Where it is."""
        self.places: frozenset[str] = frozenset()
        """The words of where it is."""
        self.sentences: dict[str, list[str]] = {}
        """By its question, the sentences that lose a name, without it."""

    def remarks(self) -> Iterator[Fault]:
        yield from self.looked_at
        for name, why in self.lost.items():
            if name == "organisation" and why == {A_PERSON_RUNS_IT} and not self.name:
                continue  # whoever gives the listing a name has said who runs it
            hint = _WRITE_ROLES if {PERSON, A_ROLE} & why else ""
            yield Fault(name, f"{names.label_of(name)}: {' and '.join(sorted(why))}", hint)
            for sentence in dict.fromkeys(self.sentences.get(name, ())):
                yield Fault(name, f"{names.label_of(name)}: this loses its names: `{sentence}`", "")

    def answers(self, given: Mapping[str, str]) -> dict[str, str]:
        """The answers without what is not for the public."""
        found = dict(given)
        self._without_ways_in(found)
        self.at = (dict(given),)
        self.places = frozenset(
            word
            for one in _WHERE
            if not self.kept.is_somebodys(where := found.get(one, ""))
            for word in keys_in(where)
        )
        self.reached = frozenset(numbers_in("\n".join(found.get(one, "") for one in _WAYS)))
        texts = [text for one, text in found.items() if one not in _NO_TEXTS]
        self.people = frozenset(one for text in texts for one in self._people_in(text))
        name = self._name(found)
        self._without_care_of(found)
        for one in self._not_to_be_found(found):
            found.pop(one, None)
        is_alone = is_a_person_alone(name, found.get("organisation", ""))
        if is_alone:
            del found["organisation"]
            self._note("organisation", A_PERSON_RUNS_IT)
        is_somebodys = (
            is_alone
            or self.kept.is_at_somebodys(name)
            or self._is_at_theirs(name)
            or names_two(name)
            or (self.is_homeless and is_named_at_theirs(name))
            or has_a_way_to_ask(name)
        )
        if is_somebodys or self.kept.shows_address(name):
            del found["name"]
            what = "somebody" if is_somebodys else "an address that is masked"
            message = f"{names.label_of('name')}: it names {what}"
            self.faults.append(Fault("name", message, f"Give it another name. {_WRITE_ROLES}"))
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
        self._look_whose_number(given.get("phone", ""), found.get("phone", ""))
        return found

    def _look_whose_number(self, cell: str, left: str) -> None:
        """Note a number that may be somebody's at home: the list names a person with it."""
        is_landline = any(map(_LANDLINE.match, numbers_in(left)))
        if self.kept.private.has_contact and is_landline and not has_word_of_a_group(cell):
            self.looked_at.append(Fault("phone", f"{names.label_of('phone')}: {MAY_BE_AT_HOME}"))

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
            if asked not in _NO_TEXTS and words in text
            for line in text.split("\n")
            for sentence in sentences_of(line)
            if words in sentence
        )
        return self.why_masked == A_HOME or any(
            any(keys_in(words) <= keys_in(name) for name in self._people_in(one))
            or words not in self._without_names_at_numbers(one)
            for one in sentences
        )

    def _without_names_at_numbers(self, text: str) -> str:
        return without_names_at_numbers(text, self.kept.mentions_somebody, self._is_called)

    def _people_in(self, text: str) -> Iterator[str]:
        """Whoever is named in a text, by the words around the name."""
        yield from whoever_is_reached(text, self.kept.mentions_somebody, self._is_called)
        yield from whoever_is_named(text, self._is_called)
        yield from names_on_lines(text, self.kept.mentions_somebody, self._is_called)

    def _is_called(self, words: str) -> bool:
        """Whether words are what a group is called, or where the listing is."""
        return self.kept.is_called(words) or keys_in(words) <= self.places

    def _without_care_of(self, place: dict[str, str]) -> None:
        """Name a public place without whoever is named beside it: `c/o Jean, Mill Hall`."""
        if public := public_part(place.get("venue", ""), self.kept.is_somebodys):
            place["venue"] = public
            self._note("venue", PERSON)

    def _is_at_theirs(self, text: str) -> bool:
        """Whether a text says that it is at somebody's: not at a shop that is its place."""
        return is_at_theirs(_without_shops(text, self.at))

    def _not_to_be_found(self, place: Mapping[str, str]) -> tuple[str, ...]:
        """What goes of a place that is somebody's, or whose address is not for the public."""
        named = [place[one] for one in ("venue", "street") if one in place]
        if named and self.why_masked and where_in(named[0]).known != "nowhere":
            self._note("venue", self.why_masked)
            if self.why_masked in _FOR_NOBODY and self.kept.is_own_name(place.get("venue", "")):
                return _ADDRESS
        elif self.kept.is_a_home(place):
            self._note("venue", A_HOME)
        elif any(map(self.kept.shows_address, named)):
            self._note("venue", "it is a masked address, so people have to ask")
        else:
            return ()
        self.is_homeless = True
        return _PLACE

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
            if is_theirs or is_a_whole_name(text):
                self._note(asked, A_PERSON_RUNS_IT)
                return name
            if self.kept.shows_address(text):
                self._note(asked, MASKED)
                return name
            return text
        if asked in _LINKS:
            return self._link(asked, text)
        if asked in {"phone", "text"} and (left := without_names(text)) != text:
            self._note(asked, PERSON)
            text = left
        if asked == "format" or (asked == "venue" and where_in(text).known == "nowhere"):
            return text  # `Zoom` says how it happens
        return self._text(asked, text)

    def _addresses(self, text: str) -> str:
        if "@" not in text:
            return self._in_place_of_an_address(text)
        left = _AN_ADDRESS.sub(self._unless_theirs, text)
        if left == text:
            left = _NO_ADDRESS.sub(self._unless_a_name, text)
            if left == text:
                return text
            self._note("email", PERSON)
            return " ".join(left.split()).strip(" :;,–-")
        self._note_addresses(text)
        self._note("email", A_PERSONS_ADDRESS)
        if not re.search(r"\w", _AN_ADDRESS.sub("", text)):
            return "; ".join(_AN_ADDRESS.findall(left))
        return self._in_place_of_an_address(" ".join(left.split()).strip(" ;,"))

    def _unless_a_name(self, found: re.Match[str]) -> str:
        """A word beside an address, unless it may be a name: `(Ifeanyi)`."""
        word = found[0].strip("()")
        is_known = is_ordinary(word) or is_english_or_a_place(word) or self._is_called(word)
        return found[0] if is_known else ""

    def _unless_theirs(self, found: re.Match[str]) -> str:
        """What stands between spaces without somebody's address: of `Email:jo@x.uk` `Email:`."""
        address = (EMAIL.search(found[0]) or found)[0]
        return (
            found[0].replace(address, "") if self.kept.is_somebodys_address(address) else found[0]
        )

    def _in_place_of_an_address(self, text: str) -> str:
        """What stands where an e-mail address belongs: a number, a link or words, and no name."""
        has_number = next(numbers_in(text), "") != ""
        if not has_number and not asked_for(text, self.kept.private.called).people:
            return text
        left = without_names(text) if has_number else ""
        if left != text:
            self._note("email", PERSON)
        return left

    def _role(self, text: str) -> str:
        """The roles in an answer: whatever else is asked for may be a name."""
        role = asked_for(text, self.kept.private.called).roles
        if role != text:
            self._note("ask_for", A_ROLE)
        return role

    def _link(self, asked: str, text: str) -> str:
        """A link, where it leads to nobody, to no masked place and into no meeting.

        A cell may have several, and some of them may go.
        """
        if links := links_of(text):
            left = [one for link in links if (one := self._one_link(asked, link))]
            return text if left == links else " ; ".join(left)
        return self._one_link(asked, text)

    def _one_link(self, asked: str, text: str) -> str:
        for is_out, why in self._reasons():
            if is_out(text):
                self._note(asked, why)
                self._note_addresses(text)
                return ""
        if has_name_in_host(text, self.kept.private.people):
            self.looked_at.append(Fault(asked, f"{names.label_of(asked)}: {OF_A_BUSINESS}"))
        return text

    def _without_ways_in(self, found: dict[str, str]) -> None:
        """Leave out links into meetings and chats. A place that is one says that it is online."""
        for one in _OF_CONTACTS:
            if one in found and (left := without_ways_in(found[one])) != found[one]:
                self._note(one, WAY_IN)
                found[one] = left
        for one in ("venue", "street"):
            if is_link_to_a_meeting(found.get(one, "")):
                self._note(one, WAY_IN)
                found[one] = "Online"

    def _reasons(self) -> tuple[tuple[IsOut, str], ...]:
        return (
            (self.kept.mentions_somebody, PERSON),
            (self.kept.shows_address, MASKED),
            (self.kept.lets_in, WAY_IN),
        )

    def _text(self, asked: str, text: str) -> str:
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
            text = left
        left = without_teachers(self._without_names_at_numbers(text), self._is_called)
        if left != text:
            self._note(asked, ANYBODY)
            text = left
        if (left := without_some_addresses(text, self.kept.is_somebodys_address)) != text:
            self._note(asked, A_PERSONS_ADDRESS)
            text = left
        if asked in _TIMES and (left := without_their_home(text, self._is_called)) != text:
            self._note(asked, A_HOME)
            text = left
        reasons = (
            *self._reasons(),
            (self._is_at_theirs, A_HOME),
            *([(says_where, MASKED)] if self.why_masked in _FOR_NOBODY else []),
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

    def _shorter(self, sentence: str) -> str:
        """A sentence without the words that name somebody, if they can go alone."""
        return without_clauses(sentence, self._is_of_people)

    def _is_of_people(self, text: str) -> bool:
        return self.kept.mentions_somebody(text) or self._names_anybody(text)

    def _show(self, asked: str, whole: str, left: str, lines: Iterable[str] = ()) -> None:
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
        self.sentences.setdefault(asked, []).extend(
            with_no_name(sentence, [*self.people, *self._people_in(sentence)], keys)
            for sentence in every
            if not (self.kept.shows_address(sentence) or self.kept.lets_in(sentence))
        )

    def _look_for_numbers(self, whole: str, left: str) -> None:
        """Note the numbers and e-mail addresses of sentences that were cut, if they are nobody's.

        A mobile may be that of whoever is named beside it.
        """
        gone = {*numbers_in(left), *self.kept.private.numbers, *self.kept.file.numbers}
        for digits, written in numbers_written(whole):
            if digits not in gone and not digits.startswith(_MOBILE):
                self.numbers.setdefault(digits, written)
        self.of_groups += [
            one
            for one in addresses_written(whole)
            if one.casefold() not in left.casefold() and not self.kept.is_somebodys_address(one)
        ]

    def _put_numbers(self, found: dict[str, str]) -> None:
        """Put the numbers and addresses of sentences that were cut where people look for them."""
        if self.of_groups and not found.get("email"):
            found["email"] = self.of_groups[0]
        elsewhere = {*numbers_in("\n".join(found.values()))}
        left = [written for digits, written in self.numbers.items() if digits not in elsewhere]
        if left and not any(map(found.get, _WAYS)):
            found["phone"] = left.pop(0)
        if left and "description" in found:
            found["description"] += f"\n\nTelephone: {', '.join(left)}"

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

    def _note_addresses(self, text: str, left: str = "") -> None:
        """Note the e-mail addresses that a text has lost, where nobody is named with them."""
        if "@" in text and left != text:
            gone = self.kept.left_over_in(text) - {*addresses_in(left)}
            called = self.kept.private.called
            self.addresses |= {
                one for one in gone if not is_certainly_personal(one, self.people, called)
            }

    def _note(self, asked: str, why: str) -> None:
        self.lost.setdefault(asked, set()).add(why)

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
        if gone != _PLACE:
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
