"""The roles in an answer to *Whom to ask for*, and the names of people in it.

Only words that are known as roles stay: of `Musical director Beth Lyle` the first two. Everything
else may be a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from activity_directory.importers.kept_back.days import without_days
from activity_directory.importers.kept_back.person import TITLES, is_first_name, person
from activity_directory.importers.kept_back.word import Read, Word, keys_in

_ROLES = frozenset(
    re.findall(
        "[a-z]+",
        "admin administrator administrators adviser advisers advisor advisors agent anybody "
        "anyone artist assistant assistants bar befriender befrienders bookings captain carer "
        "carers caretaker centre chair chairman chairperson chairwoman champion chaplain "
        "charity chef church churchwarden clerk club co coach coaches committee conductor "
        "connector connectors contact convener convenor cook coordinator coordinators council "
        "counsellor counsellors counter curate curator deacon department desk director doctor "
        "elder enquiries facilitator facilitators group guide head headteacher helper helpers "
        "helpline host hostess hosts hub imam instructor instructors keyholder landlady "
        "landlord lead leader leaders librarian librarians library line manager manageress "
        "managers matron member members mentor midwife minister museum musician navigator "
        "navigators nurse nurses office officer officers operator ordinator organiser "
        "organisers organizer organizers owner owners pastor person physio physiotherapist "
        "player practice practitioner practitioners prescriber prescribers president priest "
        "principal professional provider providers rabbi ranger reception receptionist "
        "receptionists rector referrals registrar representative school secretary service "
        "services society somebody someone staff steward stewards supervisor surgery "
        "switchboard teacher teachers team therapist therapists trainer treasurer trust "
        "trustee trustees tutor tutors verger vicar visitor volunteer volunteers warden "
        "wardens whoever worker workers",
    )
)
"""The last word of a role, or of what is asked for in place of a person."""
_BEFORE_A_ROLE = frozenset(
    re.findall(
        "[a-z]+",
        "activities activity adult adults advice age any art arts assessment autism band "
        "bereavement booking box branch cafe cancer care chief children childrens choir "
        "choral class classes coffee communications community counselling course craft crafts "
        "customer dance day debt dementia deputy development digital district duty education "
        "emergency engagement estate evening events exercise falls families family first "
        "fitness food football friends front fundraising garden gardens general gentle green "
        "gym health healthy help home honorary housing inclusion information job joint junior "
        "key ladies learning leisure link local lunch main medical membership memory men mens "
        "mental music musical named neighbourhood nhs night outreach parent parents parish "
        "participation patient peer play prescribing primary programme programmes project "
        "public pupil recovery referral regional safeguarding second senior session shop sing "
        "singing site social specialist sport sports student support swim swimming tea tennis "
        "town training transport vice village visiting visits volunteering walk walking walks "
        "welcome welfare wellbeing women womens yoga young youth",
    )
)
"""Words that may be a part of a role, and are nobody's name."""
_SMALL = frozenset(
    {"a", "an", "the", "our", "your", "of", "at", "in", "on", "for", "or", "and", "to"}
)
_MADE = re.compile(
    r"\w+(?:keeper|leader|manager|master|mistress|ologist|ordinator|therapist|worker)s?"
)
_NO_NAMES = frozenset(
    re.findall(
        "[a-z]+",
        "advice all ask call click contact details email enquire facebook form free hall here "
        "instagram mail message mobile mon n no none online phone please ring see tba tbc tel "
        "telephone text turn twitter us various via web website whatsapp www yes zoom",
    )
)
_OF_SENTENCES = frozenset(
    re.findall(
        "[a-z]+",
        "any as both but by each every everybody everyone from he her his how i if it many most my "
        "nobody not one other she so some that their there these they this those we what when "
        "where which who whom whose why with you",
    )
)
"""Words with which sentences begin, and that are nobody's name."""
_SAYS = re.compile(r"\b(?:are|can be|has|have|is|was|were|will be)\b")
"""What makes a sentence of some words."""
_BETWEEN = re.compile(r"[(),;:/&+|\n]|\s[-–—]\s|\b(?:and|or|with)\b|\d+")
_REACHED = re.compile(r"\S+@\S+|\+?\d[\d ()./-]{4,}\d|\bhttps?://\S+|\bwww\.\S+")
_BEFORE_A_FIRST_NAME = frozenset(
    {"aunt", "auntie", "aunty", "big", "brother", "father", "fr", "little", "mama", "nana"}
    | {"nurse", "old", "pastor", "sister", "uncle", "young"}
)
_TWO = 2
_LETTERS = 4
"""So many capitals may be letters that stand for something: `PC`, `NHS`."""
_MOST = 8
"""Words of a cell that has names and little else."""


class Asked(NamedTuple):
    """What an answer to *Whom to ask for* says: its roles, and the people that it names."""

    roles: str
    people: frozenset[str]


def asked_for(text: str, called: str) -> Asked:
    """The roles and the people of an answer; without any people, the roles as they are written.

    `called` is what the listing and who runs it are called: such words may be a part of a role.
    """
    known = keys_in(called)
    roles: list[str] = []
    people: set[str] = set()
    is_whole = True
    without = without_days(text)
    for part in filter(None, map(str.strip, _BETWEEN.split(_REACHED.sub(";", without)))):
        read = Read(part)
        count = _length_of_role(read, known)
        if count:
            roles.append(read.text[read.words[0].start : read.words[count - 1].end])
        is_whole = is_whole and count == len(read.words)
        alone = part.capitalize() if part == text and part.islower() else part
        people.update(_names(Read(alone), count, known))
    is_whole = is_whole and not re.search(r"\d", text) and (bool(roles) or without == text)
    return Asked(text if is_whole else ", ".join(dict.fromkeys(roles)), frozenset(people))


def people_named(cell: str, called: str) -> frozenset[str]:
    """The people that a cell names in a column of people, first names that are rare among them."""
    few = len(_REACHED.sub("", cell).split()) <= _MOST
    return asked_for(cell, called).people if few else frozenset()


def is_role(word: str) -> bool:
    """Whether a word, in small letters, is a role as in `our tutor Jean`."""
    return word in _ROLES or _MADE.fullmatch(word) is not None


def is_no_name(word: str) -> bool:
    """Whether a word, in small letters, is a role or a part of one, or stands beside names."""
    return is_role(word) or word in _SMALL or word in _BEFORE_A_ROLE or word in _NO_NAMES


def _length_of_role(read: Read, known: frozenset[str]) -> int:
    """The number of words at the beginning of a part that are a role."""
    length = 0
    for index, word in enumerate(read.words):
        if is_role(word.key):
            length = index + 1
        elif not _may_be_in_role(word, read.words[0], known):
            break
    return length


def _may_be_in_role(word: Word, first: Word, known: frozenset[str]) -> bool:
    if word.key in _SMALL or word.key in _BEFORE_A_ROLE:
        return True
    if is_first_name(word.key) or word.key in TITLES:
        return False
    if word.is_capital:
        return word.key in known
    return is_role(first.key) or first.key in _SMALL | _BEFORE_A_ROLE


def _names(read: Read, start: int, known: frozenset[str]) -> Iterator[str]:
    """The names after the first words of a part: capital letters, and no words of roles.

    In a sentence, one unknown word may be what a group is called: `This is organised by The Hive`.
    """
    run: list[str] = []
    is_sentence = _SAYS.search(read.text) is not None
    for word in (*read.words[start:], None):
        if word is not None and _may_be_a_name(word, known):
            run.append(word.text)
            continue
        is_team = word is not None and is_role(word.key)  # `Marsh End team`
        is_unknown = is_sentence and len(run) == 1 and not is_first_name(run[0])
        if not (is_team or is_unknown):
            yield from _people_of(run)
        run = []


def _may_be_a_name(word: Word, known: frozenset[str]) -> bool:
    if is_first_name(word.key) or word.key in TITLES:
        return True
    is_letters = word.text.isupper() and len(word.text) < _LETTERS
    is_other = (
        is_letters
        or is_role(word.key)
        or word.key in _SMALL | _BEFORE_A_ROLE | _NO_NAMES | _OF_SENTENCES | known
    )
    return word.is_capital and not is_other


def _people_of(run: list[str]) -> Iterator[str]:
    name = " ".join(run)
    if not run or not (found := person(name) or (name if len(run) == 1 and len(name) > 1 else "")):
        return
    yield found
    is_called_so = len(run) == _TWO and run[0].casefold() in _BEFORE_A_FIRST_NAME
    if len(run) > 1 and (is_first_name(run[-1]) or is_called_so) and not is_first_name(run[0]):
        yield run[-1]  # `Big Dave`
