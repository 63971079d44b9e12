"""People whom no list names, in texts: beside a telephone number, after a role, as who runs it.

A common first name and a title are a person's. Of other words where a person belongs, as in `text
Nkechi`, those with a capital are taken for a name, unless groups and places are called so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from activity_directory.importers.kept_back.addresses import STREETS
from activity_directory.importers.kept_back.days import A_DAY, with_capital_days, with_small_days
from activity_directory.importers.kept_back.english import (
    is_a_place,
    is_english,
    is_english_or_a_place,
)
from activity_directory.importers.kept_back.ordinary import (
    is_activity,
    is_kind_of_group,
    is_of_two_words,
    is_ordinary,
    may_be_a_surname,
)
from activity_directory.importers.kept_back.people import OFFICE
from activity_directory.importers.kept_back.person import (
    TITLES,
    is_first_name,
    is_named,
    is_titled,
)
from activity_directory.importers.kept_back.reached import ADDRESS, is_reached
from activity_directory.importers.kept_back.where_named import (
    AFTER_A_NUMBER,
    AFTER_AND,
    AND,
    ASK,
    BEFORE_A_NUMBER,
    CAPITAL,
    NAMED,
    NUMBER,
    WHATSAPP,
    WITH_TEACHERS,
    Where,
)
from activity_directory.importers.kept_back.word import folded
from activity_directory.importers.kept_back.words_in_addresses import is_a_first_name
from activity_directory.rules.personal_details import NAMED_AFTER

IsName = Callable[[str], bool]

_MOBILE = re.compile(rf"\(?(?:{WHATSAPP}|\+44|0044|0)\s?(?:\(0\)\s?)?7[\d ().-]{{7,16}}\d")
_CHARITIES = frozenset({"Marie Curie", "Sue Ryder", "Elizabeth Finn", "Anne Frank"})
"""Charities that are called after a person."""
_BEFORE, _AFTER = 90, 120
"""Characters around a name that say what it is, together with other names beside it."""


def _nothing(_: str) -> bool:
    return False


def names_anybody(text: str, is_called: IsName = _nothing) -> bool:
    """Whether a text says who leads something, or whom to ask, by a person's name.

    `is_called` knows what groups of the list are called.
    """
    return any(True for _ in whoever_is_named(text, is_called))


def whoever_is_named(text: str, is_called: IsName = _nothing) -> Iterator[str]:
    """The names of those who lead something, or whom a text says to ask."""
    return (
        name
        for where, found, every in _where_names_are(text)
        for name, end in every
        if not (_plays(name, text, end) or _is_among_activities(name, every))
        and (
            _is_person(name, text, end, is_called)
            or (
                where.of_anybody
                and not any(
                    _is_a_group(other, is_alone=" " in name or len(every) == 1)
                    for other, _ in every
                )
                and (not where.of_an_activity or " " in name or _may_be_taught(found["what"]))
                and _may_be_a_person(name, text, end, is_called)
            )
        )
    )


def _plays(name: str, text: str, end: int) -> bool:
    """Whether a whole name is that of whoever is announced to play: `live music from Jo Bloggs`."""
    if " " not in name:
        return False
    before = text[max(end - len(name) - _BEFORE, 0) : end - len(name)]
    return _BAND.search(name) is not None or _ANNOUNCED.search(before) is not None


def _is_among_activities(name: str, every: Sequence[tuple[str, int]]) -> bool:
    """Whether a word that is no first name stands among what people do: `Arts, Krochet, Knitting`.

    So a misspelt word is nobody's name there.
    """
    others = [other for other, _ in every if other != name]
    done = sum(any(map(is_activity, other.split())) for other in others)
    is_word = " " not in name and not is_first_name(name)
    return is_word and done >= _FEWEST_ACTIVITIES


_FEWEST_ACTIVITIES = 2
"""So many things that people do make a list of such things."""
_BAND = re.compile(
    r"\b(?:Band|Choir|Duo|Ensemble|Five|Four|Orchestra|Quartet|Quintet|Singers|Trio)$"
)
_ANNOUNCED = re.compile(
    r"\b(?i:cabaret|concert|entertainment|gig|(?:live|jazz|folk|piano) (?:music|set)|music|songs"
    r"|performances?) (?:by|from|is by|with)"
    r" (?:(?:the|our|local|guest|singer|pianist|musician|guitarist|singer-songwriter) ){0,3}$"
)


class _Place(NamedTuple):
    """Where names may be, as it was found, and the words there with their ends."""

    where: Where
    found: re.Match[str]
    words: tuple[tuple[str, int], ...]


@lru_cache(maxsize=64)  # of one row: its texts are looked through several times
def _where_names_are(text: str) -> tuple[_Place, ...]:
    text = with_small_days(text)
    return tuple(
        _Place(where, found, tuple(_with_others(found, text)))
        for first, last in _where_names_may_be(text)
        for where in NAMED
        for found in where.pattern.finditer(text, first, last)
    )


_AFTER_AN_INITIAL = re.compile(r"(?:^|\W)[A-Z]\.? $")


def _where_names_may_be(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a text around words with a capital that may be names: the rest has none."""
    first = last = -1
    for found in CAPITAL.finditer(text):
        before = text[max(found.start() - 4, 0) : found.start()]
        is_no_name = is_ordinary(found[0]) and found[0].casefold() not in TITLES
        if is_no_name and not _AFTER_AN_INITIAL.search(before):
            continue
        if found.start() - _BEFORE > last:
            if last >= 0:
                yield first, last
            first = max(found.start() - _BEFORE, 0)
        last = found.end() + _AFTER
    if last >= 0:
        yield first, last


def _with_others(found: re.Match[str], text: str) -> Iterator[tuple[str, int]]:
    """A name with those that follow it, each with its end: `Ann, Bob and Carol`."""
    yield found["name"], found.end("name")
    end = found.end("name")
    while other := AFTER_AND.match(text, end):
        yield other["name"], (end := other.end())


def is_somebody(name: str, is_called: IsName, *, of_anybody: bool) -> bool:
    """Whether words that stand alone are a person's name.

    `of_anybody` says that any unknown word may be one there.
    """
    last = name.rsplit(maxsplit=1)[-1]
    if not of_anybody and re.fullmatch(NAMED_AFTER, last):
        return False  # `Victoria Park`
    if not may_be_a_surname(last) and is_ordinary(last):
        return False
    return _is_person(name, name, len(name), is_called) or (
        of_anybody and _may_be_a_person(name, name, len(name), is_called)
    )


def is_a_whole_name(words: str) -> bool:
    """Whether words are a first name and a surname, and nothing else: `Jean Okafor`."""
    if not _WHOLE_NAME.fullmatch(words) or " ".join(words.split()[:2]) in _CHARITIES:
        return False
    first, *_, last = words.split()
    if re.fullmatch(NAMED_AFTER, last) or is_ordinary(last) or is_english_or_a_place(last):
        return False
    return is_a_first_name(first.casefold())


_WHOLE_NAME = re.compile(r"[A-Z][a-z’'-]+ (?:[A-Z][\w’'-]* |[A-Z]\. )?[A-Z][\w’'-]*[a-z]")


def _is_person(name: str, text: str, end: int, is_called: IsName) -> bool:
    """Whether a name, which ends there in a text, is certainly a person's."""
    name = re.sub(r"[’']s?$", "", name)
    if name.isupper() and not text.isupper() and is_called(name):
        return False  # `HENRY runs city-wide`, of a charity that is called so
    words = name.split()
    is_street = any(word.casefold() in STREETS for word in words[1:])
    if is_titled(name) and is_ordinary(words[-1]) and not may_be_a_surname(words[-1]):
        return False  # `Miss Out`
    if is_titled(name) and _NO_NAME.fullmatch(words[-1]):
        return False  # `Mrs TidyUp`
    if _TITLE_AND_LETTER.fullmatch(name) or _has_initials(words):
        return True
    is_charity = " ".join(words[:2]) in _CHARITIES
    return is_named(name) and not is_street and not is_charity and not OFFICE.match(text, end)


def _has_initials(words: list[str]) -> bool:
    """Whether initials are before a word that is no other: `H. Ravenscroft`, `J K Rowe`."""
    *initials, last = words or [""]
    return (
        bool(initials)
        and all(map(_INITIAL.fullmatch, initials))
        and not (last.isupper() or is_english_or_a_place(last))
        and (not is_ordinary(last) or may_be_a_surname(last))
    )


_INITIAL = re.compile(r"(?:[A-Z]\.?){1,3}")
_TITLE_AND_LETTER = re.compile(r"(?:Mrs?|Ms|Miss|Mx)\.? [A-Z]")


def _may_be_a_person(name: str, text: str, end: int, is_called: IsName) -> bool:
    """Whether words that nobody knows, where a person belongs, look like a name.

    No group is called by them, no place, no shop and no activity.
    """
    name = re.sub(r"[’']s?$", "", name)
    words = name.split()
    while len(words) > 1 and words[-1] in _LETTERS_AFTER:
        words.pop()
    words = [*words[:1], *(one for one in words[1:] if not _INITIAL.fullmatch(one))]
    if len(words) > 1 and words[0] in _BEGIN_SENTENCES:
        words = words[1:]
    if is_titled(name) or not words or " ".join(words[:2]) in _CHARITIES:
        return False  # `Dr Smith`, of which `_is_person` knows more
    if is_ordinary(words[0]) or words[0] in _SAINTS or OFFICE.match(text, end) or is_called(name):
        return False
    if _IS_A_GROUP.match(text, end) or _ADDRESS_GOES_ON.match(text, end):
        return False
    if any(map(_NO_NAME.fullmatch, words)) or _is_no_first_name(words, text, end):
        return False
    if sum(map(is_ordinary, words[1:])) > 1:
        return False  # `Tolworth Town Hall`
    return all(not is_ordinary(one) or may_be_a_surname(one) for one in words[1:])


def _is_no_first_name(words: list[str], text: str, end: int) -> bool:
    """Whether a word alone is English, a place or an abbreviation, or one behind it is English.

    `Sunny Okafor` is a person; `Apert Syndrome`, `Hattys Tearoom` and `Suffolk Onboard` are not.
    """
    if len(words) > 1:
        return is_a_place(words[0]) or any(map(is_english, words[1:]))
    if is_english_or_a_place(words[0]) or is_of_two_words(words[0]) or _BASED.match(text, end):
        return True
    return words[0].isupper() and not _is_in_a_line_of_capitals(text, end, words[0])


def _is_in_a_line_of_capitals(text: str, end: int, word: str) -> bool:
    """Whether capitals say nothing of a word: all of its line has them, or a mobile follows it."""
    begin = text.rfind("\n", 0, end) + 1
    line = text[begin : text.find("\n", end) if "\n" in text[end:] else None]
    others = [one for one in re.findall(r"[^\W\d_]{2,}", line) if one != word]
    return all(map(str.isupper, others)) or _MOBILE_FOLLOWS.match(text, end) is not None


_MOBILE_FOLLOWS = re.compile(rf"\W{{0,3}}(?:(?:on|at|tel|mob(?:ile)?)\W{{1,3}})?{_MOBILE.pattern}")
_BASED = re.compile(r"[ -]based\b")


def _may_be_taught(what: str | None) -> bool:
    """Whether the word before `with` lets a name follow it, as in `yoga with Nkechi`.

    Of people, and of what is done together or has something, other words tell what they have:
    `people with Rosacea`, `working with Sustrans`.
    """
    return what is None or what.casefold() not in _HAVE_SOMETHING


_HAVE_SOMETHING = frozenset(
    re.findall(
        "[a-z]+",
        "accredited adult adults advice affected affiliated agree anybody anyone assist assistance "
        "associated association babies begin begins born boys carers child children clients "
        "collaborating collaboration combined come comes complete comply conjunction connect "
        "connected connecting connects cope coping deal dealing diagnosed difficulties end ends "
        "engage engaging equipped experience familiar families filled finish finishes fitted "
        "funded girls help helped helping helps individuals insured interact issues kids liaise "
        "liaising link linked links live lives living member members men parents partner partnered "
        "partners partnership patients people person persons played problem problems provided "
        "provides registered residents served share shared shares somebody someone start starts "
        "starting struggle struggling students suffer suffering support supported supporting "
        "those together toddler toddlers women work worked working works",
    )
)


_BEGIN_SENTENCES = frozenset(
    ("And", "As", "Because", "But", "If", "Or", "So", "Then", "Today", "Unless", "When", "While")
)
_LETTERS_AFTER = frozenset(
    ("BA", "BEM", "BSc", "CBE", "HCPC", "JP", "KC", "MA", "MBE", "MCSP", "MSc", "OBE", "PhD")
)
"""What people have behind their names."""


def _is_a_group(name: str, *, is_alone: bool) -> bool:
    """Whether several words are plainly a group's name: so may be what stands beside them.

    Of `Highfield and Larkwell Mind` both are, by the last word.
    """
    words = name.split()
    if len(words) == 1 or may_be_a_surname(words[-1]):
        return False
    if is_kind_of_group(words[-1]):
        return True
    if is_alone or is_first_name(words[0]) or is_titled(name) or words[-1].isupper():
        return all(map(is_ordinary, words))
    return is_ordinary(words[-1])


_IS_A_GROUP = re.compile(
    r",? (?:an?|the|our) (?:(?!(?:at|for|from|in|of|the|with)\b)[\w’'-]+ ){0,3}"
    r"(?:agency|charity|cic|club|company|council|enterprise|group|network|organi[sz]ation|project"
    r"|service|team|trust)\b"
)
"""What says of the name before it that it is a group's: `Outward, a London-based charity`."""
_NO_NAME = re.compile(r"[A-Z]{2,}s|(?!(?:Mac|Mc|Fitz|De|Di|La|Le|Van)[A-Z])\w*[a-z][A-Z]\w*")
"""Capitals that stand for something, of which there are several, and words pasted together."""
_ADDRESS_GOES_ON = re.compile(r"[\w.+-]*@")
_END = re.compile(r"\s*(?:[.,;)]|$)", re.MULTILINE)
_SAINTS = frozenset({"St", "Saint", "SS", "St."})


def without_names_at_numbers(text: str, is_name: IsName, is_called: IsName = _nothing) -> str:
    """A text with its telephone numbers, and without the names of people beside them.

    `is_name` knows the people of the list; `is_called` what its groups are called.
    """
    return _at_numbers(text, is_name, is_called)[0]


def whoever_is_reached(text: str, is_name: IsName, is_called: IsName = _nothing) -> list[str]:
    """The names of people beside telephone numbers and e-mail addresses."""
    return _at_numbers(text, is_name, is_called)[1]


def _at_numbers(whole: str, is_name: IsName, is_called: IsName) -> tuple[str, list[str]]:
    people: list[str] = []
    if not is_reached(whole):
        return whole, people
    text = with_small_days(whole)

    def is_out(names: str, end: int, *, of_anybody: bool) -> bool:
        every = re.split(AND, names)
        are_people = all(
            _is_person(one, text, end, is_called)
            or is_name(one)
            or (of_anybody and _may_be_a_person(one, text, end, is_called))
            or _begins_address(one, text, end)
            for one in every
        )
        people.extend(every if are_people else ())
        return are_people

    def before(found: re.Match[str]) -> str:
        asked = found["before"] or ""
        of_anybody = bool(asked) or _is_mobile(text, found.end())
        end, names = found.end("names"), found["names"]
        for kept, rest in _ends_of(names, is_whole=bool(asked)):
            if is_out(rest, end, of_anybody=of_anybody and not kept):
                days = _days_in(text[end : found.end()])
                return f"{_of_what_is_left(asked)}{kept}{days}{found['opens'] or ''}"
        return found[0]

    def after(found: re.Match[str]) -> str:
        names, between = found["names"], found["between"]
        days = _days_in(f"{found['days'] or ''} {found['then'] or ''}")
        is_alone = ("(" in between and found[0].endswith(")")) or (
            _END.match(text, found.end()) is not None
        )
        is_theirs = _is_mobile(text, found.start()) and (is_alone or "for" in between)
        of_anybody = is_theirs or "ask for" in between
        out = is_out(names, found.end("names"), of_anybody=of_anybody)
        end = " " if found[0].endswith(" ") else ""
        return f"{found['number']} {days}".rstrip() + end if out else found[0]

    left = AFTER_A_NUMBER.sub(after, BEFORE_A_NUMBER.sub(before, text))
    if left == text:
        return whole, people
    return with_capital_days(_IN_BRACKETS.sub(r"\1\2", left), whole), people


def _days_in(words: str) -> str:
    """The days beside a name, with what follows: of ` (Mon-Fri) on ` `Mon-Fri on `."""
    found = _A_DAY.search(words)
    return f"{words[found.start() :].translate(_NO_BRACKETS).strip(' ,;:–-')} " if found else ""


_A_DAY = re.compile(A_DAY)
_NO_BRACKETS = str.maketrans("", "", "()")
_OF_PEOPLE = re.compile(r"(?i:ask(?:ing)? for|(?:chat|speak|talk) (?:to|with)|let)(?=\s)")
_IN_BRACKETS = re.compile(rf"(\b(?i:{ASK})\s)\(({NUMBER}|{ADDRESS})\)")
"""What a name has left in brackets behind it: `email (info@…)`."""


def _of_what_is_left(asked: str) -> str:
    """What asks people to get in touch, where no name follows: one speaks to nobody's number."""
    return _OF_PEOPLE.sub(lambda found: "Contact" if found[0][0].isupper() else "contact", asked)


def without_teachers(text: str, is_called: IsName = _nothing) -> str:
    """A text without those with whom an activity is: `Yoga, all welcome`, without `with Steph`."""

    def left(found: re.Match[str]) -> str:
        names = [found["name"], *re.split(AND, found["others"])[1:]]
        is_out = all(
            _is_person(one, text, found.end(), is_called)
            or _may_be_a_person(one, text, found.end(), is_called)
            for one in names
        )
        return found["what"] if is_out and is_activity(found["what"]) else found[0]

    if " with " not in text:
        return text
    return with_capital_days(WITH_TEACHERS.sub(left, with_small_days(text)), text)


def _begins_address(name: str, text: str, end: int) -> bool:
    """Whether the e-mail address beside a name is called after it: `Nuhu at nuhu@…`."""
    beside = _BESIDE_IT.match(text, end)
    key = folded(name).casefold()
    if beside is None or " " in key or is_ordinary(name) or key in beside["host"].casefold():
        return False
    return beside["local"].casefold().startswith(key)


_BESIDE_IT = re.compile(
    r"\W{0,4}(?:(?:at|e-?mail|on|via)\W{1,3})?(?P<local>[\w.+-]+)@(?P<host>[\w.-]+)"
)


def _ends_of(names: str, *, is_whole: bool) -> Iterator[tuple[str, str]]:
    """The names, and each end of them with what is before it: `Pilates ` and `Fiona`."""
    yield "", names
    for found in re.finditer(r"\s+", names) if not is_whole else ():
        before = names[: found.start()].rsplit(maxsplit=1)[-1]
        if before.rstrip(".").casefold() not in {"st", "saint"}:
            yield names[: found.end()], names[found.end() :]


def _is_mobile(text: str, start: int) -> bool:
    return _MOBILE.match(text, start) is not None
