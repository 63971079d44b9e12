"""What lists write beside days and times: `Food served Mon 9-12`, `Friday 10-12, please ring`.

The times are read where the other words can't change them. Numbers, names of days and months and
the words of `_MAY_CHANGE_IT` may, so a line with one of those beside its times is not read.
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
_SAYS_NOTHING = re.compile(
    r"(?:we |it |is |are |the |open(?:ing)?|meets?|held|runs?|on\b|at\b|times?|hours?|\s)*",
    re.IGNORECASE,
)
"""Words in front of times that say no more than they do: `Opening hours`, `We meet`."""
_SIGNS = " .,;:–—-()\t"


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
    if _SAYS_NOTHING.fullmatch(before):
        before = ""
    beside = line.strip() if before else after.lstrip(". ")
    if len(beside) > LONGEST_NOTE or _MAY_CHANGE_IT.search(f"{before} {after}"):
        return "", ""
    return line[start:end], beside


def end_of_times(line: str) -> int:
    """Where the days and times of a line end, and other words begin; 0 where there are none."""
    return max((one.end() for one in _OF_TIMES.finditer(line)), default=0)
