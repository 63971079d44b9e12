"""The line about a listing that its list doesn't give: the first sentence that says something.

Headings, dates and what only announces a list are never that line. Passed over, if another
sentence says more, are numbers and addresses, places, ages, hours, timetables, greetings,
questions, and what many texts of one list say alike.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from itertools import islice, zip_longest

from activity_directory.intake.answers import Answers, Fault, Kept
from activity_directory.intake.days_off import is_a_limit
from activity_directory.intake.from_a_list import sentences
from activity_directory.intake.long_names import both_ends_of
from activity_directory.intake.questions import question
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.contact import EMAIL, IN_AN_ADDRESS
from activity_directory.schema.values.dates import MONTH
from activity_directory.schema.values.mistake import shown
from activity_directory.vocabulary import letters_of
from activity_directory.wording.counting import counted

_NO_CAPITALS = re.compile(r"[a-z]")
_A_DATE = re.compile(r"\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?|\b(?:20)?\d\d\b\.?$")
_FEWEST_WORDS, _LONGEST_HEADING = 3, 6
"""Words of a sentence that says something; words of a line that may be a heading."""
_FEW_WORDS = 4
"""Words of a line without an end, or of a question, that says little without its neighbours."""
_ENDS = (".", "!", "?", "…")
_MANY = 5
"""Texts that say a sentence alike, from which on it says nothing of each."""
_LOOKED_AT = 8
"""Sentences among which a better one is looked for: what comes later is seldom about the whole."""


def shorten(answers: Answers) -> None:
    """Make a line of the first words of one that is too long. All of it is in the description."""
    given = answers.given
    if (line := given.get("summary", "").strip()) and is_no_line(line):
        _without_what_is_no_line(answers, line)
    elif line and (_is_its_name(line, given.get("name", "")) or _is_where_or_how_old(line)):
        _with_a_line_that_says_more(answers, line)
    if "#" in given.get("description", ""):
        given["description"] = _HEADING.sub(_with_a_space, given["description"])
    for name in ("summary", "name", "organisation"):
        asked = question(name)
        text = " ".join(given.get(name, "").split())
        if name == "summary" and _HEADS_A_LIST.fullmatch(text.strip(" *#_")):
            _without_its_heading(answers, text)
            continue
        if len(text) <= asked.longest:
            if name == "summary" and text[-1:] in {",", ";"}:
                given[name] = text.rstrip(" ,;")
            continue
        fault = Fault(
            name,
            f"{asked.label}: this is {counted(len(text), 'character')} long, but the limit is "
            f"{asked.longest}",
        )
        if name != "summary":
            given[name] = both_ends_of(text, asked.longest)
            answers.kept[name] = Kept(text, fault, _SOME_WORDS)
            continue
        given[name] = first_sentence(text, asked.longest)
        description = given.get("description", "")
        if letters_of(text) not in letters_of(description):
            given["description"] = f"{text}\n\n{description}".strip()
        answers.notes.append(fault._replace(message=f"{fault.message}, {_FIRST_WORDS}"))


_FIRST_WORDS = "so only its first words are there; all of it is in the description"
_SOME_WORDS = "so only some of its words are there; all of it is in the description"


def _without_what_is_no_line(answers: Answers, line: str) -> None:
    """Take a season, a room or a number out of the line: it is in the description."""
    given = answers.given
    description = given.get("description", "")
    del given["summary"]
    if letters_of(line) not in letters_of(description):
        given["description"] = f"{line}\n\n{description}".strip()
    if sentence := first_sentence(description, question("summary").longest):
        given["summary"] = sentence


def _with_a_line_that_says_more(answers: Answers, line: str) -> None:
    """Take the first sentence that says more than a line that is a name, a place or an age."""
    asked, given = question("summary"), answers.given
    name, description = given.get("name", ""), given.get("description", "")
    sentence = first_sentence(description, asked.longest, name=name)
    if len(sentence.split()) < _FEWEST_WORDS or _says_little(sentence):
        return
    given[asked.id] = sentence
    if not _is_its_name(line, name) and letters_of(line) not in letters_of(description):
        given["description"] = f"{line}\n\n{description}"
    says = f"{quoted(shown(line))} doesn't say what it is"
    answers.remark(asked, f"{says}, so the first words of the description are there")


_HEADING = re.compile(r"^#{1,6}(?=[A-Z][\w’'-]*(?: [\w’'&/-]+){1,6}[ \t]*:?$)", re.MULTILINE)
"""The sign of a heading without a space behind it; `#getfit` is none."""


def _with_a_space(sign: re.Match[str]) -> str:
    return f"{sign[0]:#<2} "


_HEADS_A_LIST = re.compile(r"(?i:for) (?:[\w’'/&-]+ ?){1,3}:?|[^.!?]{1,60}:")
"""A line that only heads the next: `For Adults`, `We offer:`."""


def _without_its_heading(answers: Answers, heading: str) -> None:
    """Of a heading alone nobody knows what it is: the first sentence says more, if there is one."""
    asked = question("summary")
    sentence = first_sentence(answers.given.get("description", ""), asked.longest)
    if len(sentence.split()) < _FEWEST_WORDS or _HEADS_A_LIST.fullmatch(sentence):
        return
    answers.given[asked.id] = sentence
    answers.remark(
        asked,
        f"{quoted(shown(heading))} is a heading, so the first words of the description are there",
        "If another line says better what it is, write it into the entry.",
    )


def first_sentence(
    text: str, longest: int, alike: AbstractSet[str] = frozenset(), name: str = ""
) -> str:
    """The first sentence that says something, or as many of its words as there is room for.

    `alike` are sentences that many have, which are taken where no other says what it is; so is
    the `name` of the listing alone.
    """
    lines = [one for one in _sentences(text) if not is_no_line(one)]
    every = [one for one in lines if not _is_its_name(one, name)] or lines
    found = [*_no_headings(every)]
    telling = [one for one in found[:_LOOKED_AT] if not _says_little(one)]
    own = [one for one in telling if one not in alike]
    statements = (one for one in (*own, *telling) if not one.endswith("?"))
    sentence = next(statements, next(iter((*own, *found, *_as_a_last_resort(every))), ""))
    return _cut(sentence.rstrip(" ;,"), longest)


def first_sentences(text: str, longest: int) -> str:
    """As many whole sentences as there is room for, without those that say how to ask or where.

    At least the first words of the first are taken.
    """
    found = ""
    for one in _no_headings([*_sentences(text)]):
        if _says_little(one) or REACHED.search(one) or IN_AN_ADDRESS.search(one):
            continue
        whole = one if one.endswith(_ENDS) else f"{one.rstrip(' ,;:-')}."
        longer = f"{found} {whole}".strip()
        if len(longer) > longest:
            return found or _cut(whole, longest)
        found = longer
    return found


def _cut(sentence: str, longest: int) -> str:
    """As many words of a sentence as there is room for."""
    if len(sentence) <= longest:
        return sentence
    return sentence[: longest - 1].rpartition(" ")[0].rstrip(" ,;:-") + "…"


def alike_in(texts: Iterable[str]) -> frozenset[str]:
    """The sentences that many different texts have among their first."""
    every = Counter(
        one for text in {*texts} for one in {*islice(_sentences(text), _LOOKED_AT)} if one
    )
    return frozenset(one for one, how_many in every.items() if how_many >= _MANY)


_JOINS = (
    r"(?:a|an|and|as|at|by|for|from|in|into|of|on|or|our|that|the|their|to|where|which|who|with"
    r"|your)"
)
_WRAPPED = re.compile(
    r"(?<=[^\n]{29}[^\s.!?:])[ \t]*\n[ \t]*(?=[a-z])"
    rf"|(?P<joins>\b{_JOINS}|\w[,&]|\s&)[ \t]*\n(?=[ \t]*[\w£])"
    rf"|(?<=[\w)])[ \t]*\n[ \t]*(?=(?!a\b){_JOINS}\b)"
)
"""The end of a line in the middle of a sentence: in a long one, or beside a word that joins."""


def _sentences(text: str) -> Iterator[str]:
    """The first sentences of a text; one that goes on in the next line is one."""
    return sentences(_WRAPPED.sub(lambda end: f"{end['joins'] or ''} ", text))


def _no_headings(every: list[str]) -> Iterator[str]:
    for one, after in zip_longest(every, every[1:], fillvalue=""):
        if not (_is_heading(one) or _leads_to(one, after)):
            yield one


def _as_a_last_resort(every: list[str]) -> list[str]:
    """What is left of a text of headings and lists alone: first what announces nothing."""
    return sorted(every, key=lambda one: one.endswith(":"))


def _is_heading(sentence: str) -> bool:
    """Whether a sentence is a heading, the date of a change, or leads to a list."""
    words = re.findall(r"[^\W\d_]{2,}", sentence)
    is_short = len(words) < _FEWEST_WORDS and not sentence.endswith(_ENDS)
    has_only_capitals = not _NO_CAPITALS.search(sentence)
    is_update = len(words) < _LONGEST_HEADING and re.search(
        r"\bupdated?\b", sentence, re.IGNORECASE
    )
    return (
        sentence.endswith(":")
        or has_only_capitals
        or is_short
        or bool(is_update and _A_DATE.search(sentence))
    )


def _leads_to(sentence: str, after: str) -> bool:
    """Whether a line without an end is the heading of the sentence behind it."""
    is_line = len(sentence.split()) <= _LONGEST_HEADING and not sentence.endswith(_ENDS)
    return is_line and after.endswith(_ENDS) and len(after.split()) > _LONGEST_HEADING


# --- what is no line, and what says little


def is_no_line(sentence: str) -> bool:
    """Whether a sentence says nothing of what it is: a number to ring, a season, a room."""
    words = sentence.strip()
    if len(words) > _LONGEST_OF_NONE:
        return False
    if _A_ROOM.fullmatch(words) or _GIVE_A_RING.match(words) or is_a_limit(words):
        return True
    rest = _without_ways(words)
    return rest != words and not _ABOUT_REACHING.sub("", _CALLED_SO.sub(" ", rest))


_LONGEST_OF_NONE = 90
_A_ROOM = re.compile(
    r"(?:(?:held|meets?|we meet|upstairs|downstairs)\s+)?(?:in|at) (?:the|our) (?:[\w’'&-]+ ){0,3}"
    r"(?:room|hall|lounge|suite|studio|annexe?|vestry|foyer|lobby|building|sanctuary)\W*",
    re.IGNORECASE,
)
_GIVE_A_RING = re.compile(r"(?:please )?(?:just )?give us a (?:ring|call|bell)\b", re.IGNORECASE)
_CALLED_SO = re.compile(r"\b(?:e-?mail|free(?:phone)?|helpline|us|now)\b", re.IGNORECASE)


REACHED = re.compile(
    rf"{EMAIL.pattern}|(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:uk|org|com|net)\b[/\w.-]*"
    r"|[+(]?\d[\d ()-]{7,}\d",
    re.IGNORECASE,
)
_ABOUT_REACHING = re.compile(
    r"\b(?:call|tel(?:ephone)?|(?:tele)?phone|ring|mob(?:ile)?|text|sms|fax|e-?mail|web(?:site)?"
    r"|contact|enquir(?:y|ies)|visit|see|go|number|office|please|or|and|on|at|by|via|to|for|the|our"
    r"|us|is|out|more|further|find|information|info|details|bookings?|book)\b|\W",
    re.IGNORECASE,
)
_TO_ASK = re.compile(r"(?:call|contact|e-?mail|phone|ring|telephone|text)\b", re.IGNORECASE)
_OF_HOURS = re.compile(
    r"\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?|\d+(?:am|pm|a|p|st|nd"
    r"|rd|th)?|[ap]\.?m|noon|midday|midnight|open(?:s|ing)?|access|drop|ins?|sessions?|closed?|times?"
    r"|hours?|we|are|is|it|from"
    r"|to|till|until|and|on|at|of|the|in|every|each|first|second|third|fourth|last|month|weekly"
    r"|daily|days?|week(?:day|end)?s?|fortnightly|monthly|term|only|(?:bank )?holidays?|mornings?"
    rf"|afternoons?|evenings?|{MONTH})\b|\W",
    re.IGNORECASE,
)
_OF_AN_ADDRESS = frozenset({"and", "at", "by", "in", "is", "near", "of", "off", "on", "the", "to"})
_AT_THE_SIDE = re.compile(
    r"(?:(?:hello|hi|hiya|dear|welcome(?=\W*$|[,!.]| to\b))\b(?:\W+\w+){0,4}\W*$"
    r"|\w+(?:\W\w+)?!+$|(?:it|that|they|this|you)(?:[’']re|[’']s| are| is)(?: \w+){1,2}[.!]+$"
    r"|(?:please |why not )?(?:come|pop) along\W*$"
    r"|we (?:also )?(?:recogni[sz]e|believe|understand|know|appreciate|realise)\b"
    r"|join (?:in|our|the|us)\b.{0,40}\b(?:now|today)\W*$"
    r"|(?:please note|n\.?b\b|note:|during (?:the )?bank holidays|opening (?:days|hours|times)"
    r"|for (?:more|further|any) (?:info\w*|details|enquir\w+)|please (?:call|ring|contact|phone"
    r"|e-?mail|telephone|book|check|register|see (?:our|the))|then|if so)\b|[“\"].*[”\"]$)",
    re.IGNORECASE,
)
"""Greetings, calls to come, what others have said, and sentences about when to ask and whom."""
_ABOUT_OTHER_THINGS = re.compile(
    r"for\b[^.!?]{3,160},? (?:please )?(?:call|ring|phone|telephone|text|e-?mail|contact)"
    r" (?:the|our|us|on)\b|(?:please )?(?:read|see|download|here is|sign up|subscribe)\b.{0,40}"
    r"\bnewsletters?\b|if you(?: would|[’']d) like to (?:be added|receive)\b"
    r"|there is more info\w*|volunteers? (?:needed|wanted)\W*$"
    r"|we (?:always )?need (?:to recruit )?(?:more |new )?volunteers to help (?:us |to )*run\b",
    re.IGNORECASE,
)
"""Sentences about a helpline, a newsletter or helpers of the group, and not about what it is."""
_OF_ANYBODY = re.compile(
    r"\b(?:eligibility|open|everybody|everyone|anybody|anyone|all|any|are|is|to|of|for|the|this|our|it"
    r"|we|and|no|not|there|ages?|abilities|levels|welcome|admission|charged?|cost|entry|event|free"
    r"|group|service|session|space)s?\b|\W",
    re.IGNORECASE,
)
"""Words that say only that all can come: `Open to all`, `There is no charge for this service`."""


_WHERE = re.compile(
    r"(?:(?:we|it|this)(?:[’']re|[’']s| are| is) )?"
    r"(?:(?:located|situated|held|find us|we meet|meets) (?:in|at|on|within|near|inside|opposite"
    r"|behind|beside|next to|just off|close to)|based (?:in|at|within|near))"
    r"(?: (?!(?:and|for|where|with|to|memory|aid|honou?r|partnership)\b)[\w’'&-]+){1,9}\W*",
    re.IGNORECASE,
)
"""Where it is, and no more: `Located in the park.`"""
_HOW_OLD = re.compile(
    r"\b(?:ages?|aged|for|from|up|to|and|between|years?|yrs?|months?|mths?|olds?|over|under|plus"
    r"|upwards|s|birth|babies|children|kids|adults|people|only|suitable|the|range|group)\b|\d|\W",
    re.IGNORECASE,
)
_LONGEST_OF_AGES = 60


def _is_its_name(sentence: str, name: str) -> bool:
    """Whether a sentence is the name of its listing and no more."""
    is_as_long = bool(name) and len(sentence) <= len(name) + len("…")
    return is_as_long and letters_of(sentence) == letters_of(name)


def _is_where_or_how_old(sentence: str) -> bool:
    """Whether a sentence says where it is, or for which ages, and nothing else."""
    if _WHERE.fullmatch(sentence):
        return True
    has_ages = len(sentence) <= _LONGEST_OF_AGES and any(map(str.isdigit, sentence))
    return has_ages and not _HOW_OLD.sub("", _UNIT.sub(r"\1 ", sentence))


_UNIT = re.compile(r"(\d)(?=[a-z])", re.IGNORECASE)
"""The number in front of a unit: `3yrs`."""


def _says_little(sentence: str) -> bool:
    """Whether a sentence says nothing of what people do there."""
    return (
        _AT_THE_SIDE.match(sentence) is not None
        or _ABOUT_OTHER_THINGS.match(sentence) is not None
        or _is_where_or_how_old(sentence)
        or _is_part_of_more(sentence)
        or _is_how_to_ask(sentence)
        or _is_hours(sentence)
        or _A_PRICE.match(sentence) is not None
        or _is_of_a_timetable(sentence)
        or not _OF_ANYBODY.sub("", sentence)
        or _is_an_address(sentence)
    )


def _is_part_of_more(sentence: str) -> bool:
    if sentence.endswith((*_ENDS, ";")):
        return sentence.endswith("?") and len(sentence.split()) <= _FEW_WORDS
    words = len(sentence.split())
    return words <= _FEW_WORDS or sentence[0].islower()


def _is_how_to_ask(sentence: str) -> bool:
    rest = _without_ways(sentence)
    if rest == sentence:
        return False
    return _TO_ASK.match(sentence) is not None or not _ABOUT_REACHING.sub("", rest)


def _without_ways(words: str) -> str:
    """Words without numbers to ring, addresses and web pages."""
    return REACHED.sub(" ", words) if MAY_BE_REACHED.search(words) else words


MAY_BE_REACHED = re.compile(r"[\d@]|[.]\w|://|www\.", re.IGNORECASE)


_A_PRICE = re.compile(
    r"(?:(?:cost|entry|entrance|price|fee|admission)s?\b[ :–-]*)?£\d[^.!?]{0,40}\W*$", re.IGNORECASE
)
"""What it costs, and no more: `£1 a child (with a snack).`"""


def _is_hours(sentence: str) -> bool:
    has_one = re.search(r"\d|day", sentence) is not None
    return has_one and not _OF_HOURS.sub("", sentence)


_TIMES = re.compile(
    r"\b\d{1,2}(?:[.:]\d\d)? ?(?:[ap]\.?m\.?)? ?(?:[-–—]|to|until) ?\d{1,2}(?:[.:]\d\d)? ?"
    r"(?:[ap]\.?m\b\.?)?|\b\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m\b\.?",
    re.IGNORECASE,
)
_SHORT_LINE = 8
"""Words beside the times of one line of a timetable."""


def _is_of_a_timetable(sentence: str) -> bool:
    """Whether a line without an end is that of a timetable: `Grade 1: 4pm-5pm / Hall`."""
    if sentence.endswith(_ENDS) or not any(map(str.isdigit, sentence)):
        return False
    words = _TIMES.sub(" ", sentence)
    return words != sentence and len(re.findall(r"\w+", words)) <= _SHORT_LINE


def _is_an_address(sentence: str) -> bool:
    """Whether a sentence with a postcode has no word that is no name."""
    if IN_AN_ADDRESS.search(sentence) is None:
        return False
    words = re.findall(r"[^\W\d_]+", sentence)
    return not any(one.islower() and one not in _OF_AN_ADDRESS for one in words)
