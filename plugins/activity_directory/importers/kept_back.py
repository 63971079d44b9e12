"""What a list says that is not for the public: people, masked addresses, ways into online meetings.

A sentence that names somebody is cut out of its text; a place that is named after somebody has no
name; a listing that is itself named after somebody waits. Of each there is a remark.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from activity_directory.importers import names
from activity_directory.importers.sent import Sent
from activity_directory.intake.answers import Fault
from activity_directory.intake.beyond import Beyond, Place
from activity_directory.intake.from_a_list import END_OF_SENTENCE
from activity_directory.intake.writing import Facts, Value, Words
from activity_directory.rules.personal_details import FIRST_NAMES, FREE_MAIL, NAMED_AFTER
from activity_directory.vocabulary import plain

MEETING = re.compile(
    r"meet\.google\.com|zoom\.us/|teams\.(?:microsoft|live)\.com|webex\.com|whereby\.com"
    r"|^\W*(?:microsoft teams|zoom|google meet)(?: meeting)?\W*$"
    r"|\b(?:meeting (?:id|number)|passcode|dial[ -]in|conference id|access code|zoom id)\b"
    r"|\b(?:password|pwd|pw|pin)\b(?: is\b|\s*[:=])|^[-:~]{8,}$"
    r"|\d[\d ]{6,},,|tel\.meet/|[?&](?:pwd|pin)=|\bwebex\s+\d{3,4}[ -]\d{3,4}"
    r"|^_{4,}\s*$"
    r"|\bjoin (?:on your computer|the meeting now|with a video conferencing device)\b"
    r"|\b(?:or call in \(audio only\)|find a local number)"
    r"|\bID:?\s+\d{3,4}[ -]\d{3,4}[ -]\d{3,4}\b",
    re.IGNORECASE,
)
"""Words that let people into an online meeting: no directory publishes those."""
WITHHELD: Facts = {"withheld": Words("yes")}
"""What a place says of itself whose address its list keeps back."""
NOT_PUBLISHED = "Address not published"
"""The name of a place whose name would be its address, or somebody's."""
_TITLES = re.compile(
    r"^(?:(?:mr|mrs|ms|miss|mx|dr|revd?|prof|fr|cllr|sir|dame|lady|sister)\b\.? )+", re.IGNORECASE
)
_TITLED = re.compile(rf"{_TITLES.pattern}(?=[A-Z][a-z])", re.IGNORECASE)
_GROUP = re.compile(
    r"\b(?:\w*admin\w*|advice|advi[sc]ers?|age|association|bookings?|care|carers?|cent(?:re|er)|chair"
    r"|charity|church|class(?:es)?|clinic|club|committee|community|contact|co-?ordinators?"
    r"|college|council|department|desk|enquir\w*|foundation|friends|general|group|hall|health|help"
    r"|helpline|hospital|hotline|house|hub|information|leaders?|library|line|ltd|main|manager|member\w*"
    r"|mind|nhs|number|of|office\w*|organi[sz]er|practice|project|receptionist|reception|referrals?|school"
    r"|secretary|services?|society|staff|surgery|switchboard|team|the|treasurer|trust|uk|unit"
    r"|visits?|volunteers?|wellbeing|workers?|youth|cic|and|for)\b",
    re.IGNORECASE,
)
"""Words that are no part of a person's name."""
_COLUMN = re.compile(
    r"(?:(?:main|named|first|second|key|public|primary) )?"
    r"(?:contact|leader|lead|coordinator|co-ordinator|co ordinator|manager|secretary|author|assurer"
    r"|tutor|teacher|facilitator|instructor|chair|treasurer|convenor|host|person)(?:s)?"
    r"(?: (?:name|person|full name))?(?: \d)?|your name|submitter|submitted by|person|full name"
)
"""Names of columns that have people in them."""
_HOME = r"(?:house|home|flat|place|garden|kitchen|living room|front room|bungalow|cottage)"
_FEW, _MOST = 2, 4


@dataclass(frozen=True)
class KeptBack:
    """What belongs to no text of one listing.

    `people` are names of people, `addresses` their e-mail addresses, `hidden` the streets and
    postcodes that are masked.
    """

    people: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()

    def names_somebody(self, text: str) -> bool:
        """Whether a text names one of them."""
        found = _people_in(self.people, self.addresses)
        return found is not None and found.search(text) is not None

    def mentions_somebody(self, text: str) -> bool:
        """The same, by a first name alone too: not Mary in `St Mary's` or in `Mary Street`."""
        found = _first_names_in(self.people)
        return self.names_somebody(text) or (found is not None and found.search(text) is not None)

    def is_somebodys(self, place: str) -> bool:
        """Whether a place is named after one of them: `Ann's house` is enough."""
        if self.names_somebody(place):
            return True
        first = "|".join(re.escape(one.split()[0]) for one in self.people)
        pattern = rf"\b(?:{first})(?:[’']s?)? (?:\w+ )?{_HOME}\b"
        return bool(first) and re.search(pattern, place, re.IGNORECASE) is not None

    def shows_address(self, text: str) -> bool:
        """Whether a text has an address that is masked."""
        found = _hidden_in(self.hidden)
        return found is not None and found.search(text) is not None

    def is_somebodys_address(self, address: str) -> bool:
        """Whether an e-mail address is that of a person."""
        return address.casefold() in self.addresses or is_personal(address, self.people)

    def is_kept_back(self, text: str) -> bool:
        """Whether a sentence is not for the public."""
        return (
            self.mentions_somebody(text)
            or self.shows_address(text)
            or any(MEETING.search(line) for line in text.splitlines())
        )


def person(words: str, *groups: str) -> str:
    """A person's name without its title; empty where it is none, as that of one of `groups`."""
    titled = _TITLED.match(words.strip())
    name = " ".join(_TITLES.sub("", words.strip()).split())
    parts = name.split()
    if not parts or not re.fullmatch(r"[^\W\d_][\w.’' -]*", name) or len(parts) > _MOST:
        return ""
    if _GROUP.search(name):
        return ""
    if parts[0].capitalize() in FIRST_NAMES:
        return name
    if len(parts) < _FEW:
        return " ".join(words.split()) if titled else ""  # `Mrs Hill`: a hill may be anywhere
    if any(f" {plain(name)} " in f" {plain(one)} " for one in groups):
        return ""
    return name if all(one[:1].isupper() for one in parts) or titled else ""


def person_of(address: str) -> str:
    """The name in an e-mail address: Jean Private in jean.private@example.org."""
    parts = re.findall("[a-z]+", address.casefold().partition("@")[0])
    is_name = len(parts) == _FEW and parts[0].capitalize() in FIRST_NAMES and len(parts[1]) > 1
    return " ".join(map(str.capitalize, parts)) if is_name and not _GROUP.search(parts[1]) else ""


def is_personal(address: str, people: Iterable[str]) -> bool:
    """Whether an e-mail address has a person's name in it."""
    if person_of(address):
        return True
    local = re.sub("[^a-z]", "", address.casefold().partition("@")[0])
    for one in people:
        parts = [re.sub("[^a-z]", "", part) for part in one.casefold().split()]
        first, last = parts[0], parts[-1]
        if len(parts) >= _FEW and first and last:
            if first + last in local or last + first in local:
                return True
            if local in {first[0] + last, first + last[0], last + first[0]}:
                return True
    return False


def parts_of_address(words: str) -> Iterator[str]:
    """The parts of an address that say where it is, each without its number as well."""
    for number, part in enumerate(map(str.strip, words.split(","))):
        if _POSTCODE.fullmatch(part):
            yield part
        elif " " in part and (number == 0 or re.search(r"\d", part)):
            yield part
            yield re.sub(r"^\d+\w?(?:\s*-\s*\d+\w?)?\s+(?=\w+ \w)", "", part)


def is_of_people(title: str) -> bool:
    """Whether a column has people in it, by its name."""
    return _COLUMN.fullmatch(names.spoken(title)) is not None


def of_a_row(row: Sequence[str], columns: Sequence[str], organisation: str) -> frozenset[str]:
    """The people in the columns of a row that have names of people."""
    found: set[str] = set()
    for title, cell in zip(columns, row, strict=False):
        if is_of_people(title):
            found |= set(people_in(cell, organisation))
    return frozenset(found)


def people_in(words: str, *groups: str) -> Iterator[str]:
    """Whoever is named where a person belongs: one, or several."""
    for part in re.split(r"[(),;/\n&–]| - | and | or ", words):
        if one := person(part, *groups):
            yield one


def is_named(words: str) -> bool:
    """Whether words in the place of a role are certainly somebody's name."""
    name = person(words)
    first = name.partition(" ")[0].capitalize()
    return bool(name) and (_TITLED.match(words) is not None or first in FIRST_NAMES)


def _whole(words: Iterable[str]) -> str:
    each = sorted({re.escape(one).replace(r"\ ", r"\s+") for one in words if one}, key=len)
    return "|".join(reversed(each))


@lru_cache(maxsize=64)
def _people_in(people: frozenset[str], addresses: frozenset[str]) -> re.Pattern[str] | None:
    """Names as whole words: a first name alone only with its capital."""
    whole = _whole([*(one for one in people if " " in one), *addresses])
    alone = _whole(one for one in people if " " not in one)
    either = [f"(?i:{whole})" if whole else "", alone]
    found = "|".join(filter(None, either))
    return re.compile(rf"(?<![\w.@-])(?:{found})(?![\w@-])") if found else None


@lru_cache(maxsize=64)
def _first_names_in(people: frozenset[str]) -> re.Pattern[str] | None:
    first = {one.split()[0].capitalize() for one in people} & FIRST_NAMES
    if not first:
        return None
    return re.compile(
        rf"(?<!\bSt )(?<!\bSt\. )(?<!\bSaint )(?<![\w.@-])(?:{'|'.join(sorted(first))})(?![\w@-])"
        rf"(?!(?:[’']s)? (?:[A-Z][a-z]+ )?(?:{NAMED_AFTER})\b)"
    )


@lru_cache(maxsize=64)
def _hidden_in(hidden: frozenset[str]) -> re.Pattern[str] | None:
    found = _whole(one.replace(" ", "") if _POSTCODE.fullmatch(one) else one for one in hidden)
    for one in hidden:
        if _POSTCODE.fullmatch(one):
            compact = re.escape(one.replace(" ", ""))
            found = found.replace(compact, rf"{compact[:-3]}\s*{compact[-3:]}")
    return re.compile(rf"\b(?:{found})\b", re.IGNORECASE) if found else None


_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}", re.IGNORECASE)


def without_sentences(text: str, is_out: Callable[[str], bool]) -> str:
    """A text without the sentences that are out; a paragraph that had only those is gone."""
    lines: list[str] = []
    for line in text.split("\n"):
        if not is_out(line):
            lines.append(line)
            continue
        left = " ".join(one for one in END_OF_SENTENCE.split(line) if not is_out(one))
        if left.strip(" -*#•"):
            lines.append(left)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


# --- out of a submission

_PLACE = ("venue", "street", "postcode")
_WRITE_ROLES = "Entries name roles, not people: `the class leader`, `reception`."


def without(sent: Sent, kept: KeptBack) -> Sent:
    """A submission without what is not for the public, with a remark for each answer that loses."""
    taking = _Taking(kept)
    submission = sent.submission
    answers = taking.answers(submission.answers)
    beyond = taking.beyond(submission.beyond)
    if not taking.lost and not taking.faults:
        return sent
    if taking.is_homeless and answers.get("area") and not beyond.places:
        at = Place({"venue": NOT_PUBLISHED, "area": answers.pop("area")}, WITHHELD)
        beyond = replace(beyond, places=(at,))
    return replace(
        sent,
        submission=replace(submission, answers=answers, beyond=beyond),
        faults=(*sent.faults, *taking.faults),
        remarks=(*sent.remarks, *taking.remarks()),
        lost=sent.lost | taking.lost.keys(),
    )


class _Taking:
    """What is taken out of one submission, by its question, with why."""

    def __init__(self, kept: KeptBack) -> None:
        self.kept = kept
        self.lost: dict[str, set[str]] = {}
        self.faults: list[Fault] = []
        self.is_homeless = False

    def remarks(self) -> Iterator[Fault]:
        for name, why in self.lost.items():
            hint = _WRITE_ROLES if PERSON in why else ""
            yield Fault(name, f"{names.label_of(name)}: {' and '.join(sorted(why))}", hint)

    def answers(self, given: Mapping[str, str]) -> dict[str, str]:
        """The answers without what is not for the public."""
        found = dict(given)
        name = found.get("name", "")
        if self.kept.names_somebody(name) or self.kept.shows_address(name):
            del found["name"]
            what = "somebody" if self.kept.names_somebody(name) else "an address that is masked"
            message = f"{names.label_of('name')}: it names {what}"
            self.faults.append(Fault("name", message, f"Give it another name. {_WRITE_ROLES}"))
        if self._is_not_to_be_found(found):
            for one in _PLACE:
                found.pop(one, None)
        for one, text in given.items():
            if one == "name" or one not in found:
                continue
            kept = self._answer(one, text, found.get("name", ""))
            if kept:
                found[one] = kept
            else:
                del found[one]
        if "description" in self.lost and "description" not in found and found.get("name"):
            found["description"] = found["name"]
        return found

    def _is_not_to_be_found(self, place: Mapping[str, str]) -> bool:
        """Whether a place is somebody's, or its name has an address that is masked."""
        named = [place[one] for one in ("venue", "street") if one in place]
        if any(map(self.kept.is_somebodys, named)):
            self._note("venue", SOMEBODYS_PLACE)
        elif any(map(self.kept.shows_address, named)):
            self._note("venue", "it is a masked address, so people have to ask")
        else:
            return False
        self.is_homeless = True
        return True

    def _answer(self, asked: str, text: str, name: str) -> str:
        if asked == "email":
            every = [one for one in re.split(r"[;,\s]+", text) if one]
            left = [one for one in every if not self.kept.is_somebodys_address(one)]
            if len(left) < len(every):
                self._note(asked, A_PERSONS_ADDRESS)
                return "; ".join(left)
            return text
        if asked == "organisation":
            if self.kept.names_somebody(text):
                self._note(asked, "it is a person, so the name of the listing is in its place")
                return name
            return text
        if asked in {"website", "organisation_website"} and MEETING.search(text):
            self._note(asked, INTO_MEETING)
            return ""
        return self._text(asked, text)

    def _text(self, asked: str, text: str) -> str:
        if not self.kept.is_kept_back(text):
            return text
        for is_out, why in (
            (self.kept.mentions_somebody, PERSON),
            (self.kept.shows_address, MASKED),
            (lambda line: MEETING.search(line) is not None, INTO_MEETING),
        ):
            left = without_sentences(text, is_out)
            if left != text.strip():
                self._note(asked, why)
                text = left
        return text

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
        if not self._is_not_to_be_found(answers):
            answers = {name: self._text(name, text) for name, text in answers.items()}
            return replace(one, answers={name: text for name, text in answers.items() if text})
        area = {"area": answers["area"]} if "area" in answers else {}
        return Place({"venue": NOT_PUBLISHED, **area}, {**one.facts, **WITHHELD})

    def _value(self, value: Value, asked: str) -> Value | None:
        if isinstance(value, Words):
            if not value.text or not self.kept.is_kept_back(value.text):
                return value
            left = self._text(asked, value.text)
            return value._replace(text=left) if left else None
        if isinstance(value, Mapping):
            return self._facts(value, asked)
        return tuple(kept for one in value if (kept := self._value(one, asked)) is not None)

    def _facts(self, facts: Facts, asked: str) -> Facts:
        found: dict[str, Value] = {}
        for name, one in facts.items():
            place = one.text if name == "venue" and isinstance(one, Words) else ""
            if place and (self.kept.is_somebodys(place) or self.kept.shows_address(place)):
                self._note("venue", SOMEBODYS_PLACE)
            elif (kept := self._value(one, asked)) is not None:
                found[name] = kept
        return found


_QUESTION = {"when": "times", "cost": "price_note", "joining": "how_to_join"}
"""The question that says what a fact says."""
A_PERSONS_ADDRESS = "an address of a person is left out"
SOMEBODYS_PLACE = "it is named after a person of this list, so people have to ask"
PERSON = "what names a person of this list is left out"
MASKED = "what says where it is is left out, as the address is masked"
INTO_MEETING = "how to get into an online meeting is left out, since anybody could read it"


def known_of(
    people: Iterable[str],
    organisation: str,
    emails: Iterable[str],
    addresses: Sequence[str] = (),
    hidden: Iterable[str] = (),
) -> KeptBack:
    """The people of a listing: those who are named, and whoever's own address speaks for it.

    An organisation that is called as the address of a person at a free provider is that person.
    """
    found = {*people}
    for email in emails:
        local, _, host = email.casefold().partition("@")
        named = person(organisation) if is_named(organisation) else ""
        letters = re.sub("[^a-z]", "", local)
        is_theirs = " " in named and all(one in letters for one in named.casefold().split())
        if is_theirs and FREE_MAIL.fullmatch(host):
            found.add(named)
    found |= {named for one in addresses if (named := person_of(one))}
    return KeptBack(
        frozenset(found),
        frozenset(one.casefold() for one in addresses if one),
        frozenset(one for one in hidden if one),
    )
