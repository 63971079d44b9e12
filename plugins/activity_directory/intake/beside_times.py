"""What lists write beside days and times: `Food served Mon 9-12`, `Friday 10-12, please ring`.

The times are read where the other words can't change them. Numbers, names of days and months and
the words of `_MAY_CHANGE_IT` may, so a line with one of those beside its times is not read. An age
or a price changes nothing.
"""

from __future__ import annotations

import re

from activity_directory.schema.values.clock import CLOCK
from activity_directory.schema.values.dates import MONTHS

LONGEST_NOTE = 200
"""Characters in the note of a time."""
_OF_TIMES = re.compile(
    rf"(?:{CLOCK})|\b(?:(?:mon|tue|tues|wed|weds|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?s?"
    r"|daily|week(?:day|end)s?|every|each|\d(?:st|nd|rd|th)|first|second|third|fourth|fifth|last"
    r"|alternate|fortnightly|(?:of (?:the |each |every )?)?month|mornings?|afternoons?|evenings?"
    r"|nights?|from|until|till|between)\b",
    re.IGNORECASE,
)
"""What days and times are written with: the times reach from the first to the last of these."""
_MAY_CHANGE_IT = re.compile(
    r"\d|\b(?:no|not|never|except|exc|excluding|apart|but|other|clos\w+|off|break|hol(?:iday)?s?"
    r"|bank|term\w*|half|easter|christmas|xmas|new year|summer|autumn|winter|spring|season\w*"
    r"|month\w*|week\w*|fortnight\w*|days?|dates?|times?|hours?|during|before|after|start\w*|end\w*"
    r"|begin\w*|beginning|session|appointment|arrange\w*|request|referral|refer|usual\w*|normal\w*"
    r"|sometimes|occasional\w*|may|might|can|var(?:y|ies|ious|iable)|approx\w*|about|around|check"
    r"|confirm\w*|cancel\w*|suspend\w*|pause\w*|temporar\w*|current\w*|mov(?:ed|ing)|now|tb[ac]"
    r"|quarter\w*|year\w*|annual\w*|once|twice|most(?:ly)?|certain|selected|several|few|rot[ae]s?"
    r"|roughly|generally|subject|depend\w*|weather|if|when|unless|or|then|alternat\w*|also|and|plus"
    r"|some"
    rf"|{'|'.join(f'{month[:3]}|{month}' for month in MONTHS)})\b",
    re.IGNORECASE,
)
_AT_AN_END = re.compile(
    r"^\W*(?:or|then|and|also|plus|from|to|by)\b|\b(?:or|and|also|plus|to|by|for|at|in|on)\W*$",
    re.IGNORECASE,
)
"""Words that join times where they stand first or last, and two words within a label."""
_NO_LABEL = (
    r"any|this|that|same|some|part|full|half|term|of|in|on|at|by|the|what|which|other|different|one"
    r"|opening|closing|start|finish|end|no|next|last|per|each|every|a|extra|its?|our|session|class"
)
_IN_A_LABEL = re.compile(
    rf"\b(?!(?:{_NO_LABEL})\b)[a-z]+[ -](?:time|session)\b|\bday (?:centre|care|service)\b"
    r"|\ball year(?: round)?\b|\b(?:sure|fresh|kick|jump|head) start\b|\bweekend\b"
    r"|\bbeginners?\b|\bstarters\b|\bfirst (?:aid|steps)\b"
    r"|\b(?:ring|call|phone|text|e-?mail|book) first\b",
    re.IGNORECASE,
)
"""Words of labels in which a word of `_MAY_CHANGE_IT` changes nothing: `Rhyme Time`."""
_PART_OF_A_DAY = re.compile(
    r"\b(?:coffee|tea) (?:morning|afternoon)\b|^\W*(?:morning|afternoon|evening) "
    r"(?=[a-z]+\W*$)",
    re.IGNORECASE,
)
_AGE = r"\d{1,2}(?:\s?(?:-|–|to|and|&|/)\s?\d{1,2})?"
_OTHER_NUMBERS = re.compile(
    rf"\b(?:aged?|ages|years?|yrs?|under|over|up to) {_AGE}"
    r"(?:\s?(?:s|\+|yrs?|years?(?: olds?)?|months?|mths?))?(?!\w)"
    rf"|(?<!for )\b{_AGE}\s?(?:yrs?|years?|mths?|months?)(?: olds?)?\b"
    r"|\b\d{1,2}\s?(?:-|–|to)\s?\d{1,2}s\b"
    r"|\b\d{2}(?:s\b|\s?\+| plus\b)|\b[a-z]{1,2}\d{1,2}[a-z]{0,2}\b"
    r"|£\s?\d+(?:\.\d\d)?(?![\d.])|\b\d{2}p\b|\b1[:-]1(?= [a-z])"
    r"|\b(?:room|hall|studio|court|pitch|floor|level|group|class|unit|pool|zone|stage|part)"
    r" \d{1,2}[a-z]?\b(?!\s?(?:[:.]\d|[ap]\.?m\b|(?:-|–|to)\s?\d))"
    r"|\b\d{1,2}(?:\.\d)? ?(?:k|km|miles?|mins?|minutes?)\b",
    re.IGNORECASE,
)
"""Numbers that are no time: ages, prices, rooms, distances."""
_SAYS_NOTHING = re.compile(
    r"(?:we |it |is |are |the |an? |open(?:ing)?|meets?|held|runs?|on\b|at\b|times?|hours?"
    r"|(?:classes|club|group|sessions)(?= )|takes? place|currently\b,?|at present\b,?"
    r"|at the moment\b,?|\s)*",
    re.IGNORECASE,
)
"""Words in front of times that say no more than they do: `Opening hours`, `We meet`."""
_AT_PRESENT = re.compile(r"(?:currently|at present|at the moment)\.?", re.IGNORECASE)
"""All lists say how it is at present."""
_PARTICLES = re.compile(
    r"(?:(?:a|an|and|are|at|each|every|from|in|is|of|on|the|we)\b\W*)*", re.IGNORECASE
)
"""Words that are no note by themselves, left over where the times behind them were taken out."""
_SIGNS = " .,;:–—-()\t"
_SIGNS_AROUND = " ,;:.–—-\t"


def times_and_words(line: str) -> tuple[str, str]:
    """The days and times of a line, and its other words; the words are empty where there are none.

    Both are empty where other words may change when it is on or are too many for a note, or where
    there are no times.
    """
    found = [*_OF_TIMES.finditer(line)]
    if not found:
        return "", ""
    start, end = found[0].start(), found[-1].end()
    before, after = line[:start].strip(_SIGNS), line[end:].strip(" ,;:–—-()\t")
    if says_nothing(before):
        before = ""
    if _AT_PRESENT.fullmatch(after) or _PARTICLES.fullmatch(after):
        after = ""
    beside = _label_in_front(line[:start]) if before and not after else ""
    beside = beside or (line.strip() if before else without_first_signs(after.lstrip(". ")))
    if len(beside) > LONGEST_NOTE or _MAY_CHANGE_IT.search(f"{before} {after}"):
        return "", ""
    return line[start:end], beside


_IS_A_LABEL = re.compile(
    r"(?P<label>(?:[\w’'&/+()-]+ ?){1,6}?)(?:\s*[:–—]\s*|\s+-\s+|,?\s+(?:is|are) open\s*(?:on\s+)?)"
)


def _label_in_front(words: str) -> str:
    """The words in front of times that are their label alone: `Juniors - `, `The shop is open `."""
    found = _IS_A_LABEL.fullmatch(words)
    return found["label"].strip() if found else ""


_FIRST_SIGNS = re.compile(r"^(?:[\s=@*•·,;:]|[+-](?!\s?[\d(]))+")


def without_first_signs(text: str) -> str:
    """Words that were cut off without what joined them to others: a `+` begins no text."""
    return _FIRST_SIGNS.sub("", text)


def without_other_numbers(text: str) -> str:
    """A text of the same length in which numbers that are no time are letters."""
    return _OTHER_NUMBERS.sub(lambda one: "x" * len(one[0]), text)


def may_change_times(label: str) -> bool:
    """Whether words beside times may change them: `fortnightly`, `by appointment`."""
    words = _PART_OF_A_DAY.sub("", _IN_A_LABEL.sub("", without_other_numbers(label)))
    if _AT_AN_END.search(words) or _OF_TIMES.search(words):
        return True
    return _MAY_CHANGE_IT.search(_JOINS.sub(" ", words)) is not None


_JOINS = re.compile(r"\b(?:or|and|also|plus)\b", re.IGNORECASE)


def of_something_else(label: str) -> bool:
    """Whether times with such a label are those of a door, an office or a telephone."""
    return _OF_SOMETHING_ELSE.search(label) is not None


_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:doors?|arriv\w+|regist\w+|set[- ]?up|entry|office|reception|(?:tele)?phones?|calls?"
    r"|lines?|book(?:ings?)?|enquir\w+|parking|bar|staff|served|deliver\w+|collect\w+)\b",
    re.IGNORECASE,
)


def says_nothing(label: str) -> bool:
    """Whether words beside times say no more than they do: `We meet`, `on a`."""
    return bool(_SAYS_NOTHING.fullmatch(f"{label} ") or _PARTICLES.fullmatch(label))


def without_signs(text: str) -> str:
    """Words without the signs around them, and without a bracket around them or half of one."""
    text = without_first_signs(text.strip(_SIGNS_AROUND))
    while text[:1] == "(" and text.find(")") in {-1, len(text) - 1}:
        text = text[1:].removesuffix(")").strip(_SIGNS_AROUND)
    if text.count(")") > text.count("("):
        return text.removesuffix(")") if text.endswith(")") else text.replace(")", "", 1)
    return text.removesuffix("(").rstrip(_SIGNS_AROUND)


def end_of_times(line: str) -> int:
    """Where the days and times of a line end, and other words begin; 0 where there are none."""
    return max((one.end() for one in _OF_TIMES.finditer(line)), default=0)
