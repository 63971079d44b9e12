"""The words of an entry say the same as its facts. Each of these warnings quotes both.

The words are what people read and the facts are what the search and the calendar use, so one of
them sends people wrong. Change whichever is out of date.

`words-say-another-day` (a warning): the words name a day of the week when it is not on.

`words-say-another-time` (a warning): the words give times that are not those of `when:`.

`words-say-another-price` (a warning): the words give an amount that is not under `cost:`.

`words-say-free` (a warning): the words say that it is free, and every way of paying has a price.

`words-say-another-age` (a warning): the words give an age that is not the one under
`eligibility:`.

`words-say-another-way-in` (a warning): the words say that people can drop in, or that they must
book, and `joining:` says otherwise.

`words-say-a-past-date` (a warning): the words look forward to a month that has long passed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from activity_directory.model.joining import TURN_UP
from activity_directory.model.schedule import Monthly, Once, OpeningHours, Weekly
from activity_directory.model.status import Closed
from activity_directory.rules.rule import Rule
from activity_directory.schema.texts import texts_of
from activity_directory.schema.values.dates import DAYS, MONTHS, ORDINALS
from activity_directory.schema.values.mistake import either

if TYPE_CHECKING:
    from activity_directory.catalogue.catalogue import Community
    from activity_directory.model.activity import Activity
    from activity_directory.model.schedule import Hours
    from activity_directory.problems import Problem


class Claim(NamedTuple):
    """Words that say a fact: where they start in all the words, and the fact they are against."""

    start: int
    words: str
    rule: str
    against: str
    place: str


def _look(activity: Activity, _community: Community, today: date) -> Iterator[Problem]:
    """The first contradiction of each sort in a listing that is still there."""
    if isinstance(activity.status, Closed):
        return
    text = "\n\n".join(_texts(activity).values())
    signs = Signs(text)
    for may_find, look in LOOKS:
        if may_find(signs):
            claim = next(look(activity, text, today), None)
            if claim is not None:
                yield _problem(activity, claim)


def _texts(activity: Activity) -> dict[str, str]:
    """The words by the fields they stand in; "" is the description."""
    return {
        "eligibility.text": activity.eligibility.text if activity.eligibility else "",
        "summary": activity.summary,
        "highlight": activity.highlight,
        "how_to_join": activity.joining.how,
        "": f"{activity.description}\n\n{activity.first_time}",
    }


def _field_at(activity: Activity, start: int) -> str:
    """The field in which the words that start at `start` stand."""
    end = 0
    for field, text in _texts(activity).items():
        end += len(text) + 2
        if start < end:
            return field
    return ""


def _problem(activity: Activity, claim: Claim) -> Problem:
    places = activity.places_in_file
    return places.problem(
        _where(activity, claim),
        claim.rule,
        f"The words say '{' '.join(claim.words.split())}', {claim.against} "
        f"(line {places.at(claim.place)[0]})",
        "Change whichever of the two is out of date.",
        "warning",
    )


def _where(activity: Activity, claim: Claim) -> tuple[int, int]:
    """Where the words stand: in the description, or behind the name of their field."""
    texts = texts_of("activities", activity.places_in_file)
    field = _field_at(activity, claim.start)
    for text in texts.every() if field else texts.markdown:
        if text.field == field or not field:
            match = re.search(r"\s+".join(map(re.escape, claim.words.split())), text.words)
            return text.place(match.start() if match else 0)
    return activity.places_in_file.at(field)


class Signs:
    """What the gates of the looks ask of all the words of an entry, worked out once.

    A gate (`_may_...`) only spares work: its look finds nothing in words that it keeps out.
    """

    __slots__ = ("after_digits", "has_digit", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        last_digit = max(map(text.rfind, "0123456789"))
        self.has_digit = last_digit >= 0
        self.after_digits = frozenset(_AFTER_A_DIGIT.findall(text) if self.has_digit else ())


# The patterns begin with a letter or a digit that text can be searched for at speed; what must
# stand in front of them is looked at afterwards.
_AFTER_A_DIGIT = re.compile(r"[0-9]\s*(am|pm|to|until|till|–|-|\+|and|or|plus)")
_SIGNS_OF_TIME = frozenset({"am", "pm", "to", "until", "till", "–", "-"})
_SIGNS_OF_AGE = frozenset({"+", "and", "or", "plus", "to", "–", "-"})
_NAME_OF_A_DAY = re.compile(r"day(?<=[nsir]day)")


def _may_name_a_day(signs: Signs) -> bool:
    return _NAME_OF_A_DAY.search(signs.text) is not None


def _may_name_a_short_day(signs: Signs) -> bool:
    return any(part.startswith(_SHORT_DAYS) for part in signs.text.split("very ")[1:])


def _may_say_free(signs: Signs) -> bool:
    return "ree" in signs.text or "charge" in signs.text or "nothing" in signs.text


def _may_name_a_price(signs: Signs) -> bool:
    return "£" in signs.text or "a fiver" in signs.text


def _may_name_a_year(signs: Signs) -> bool:
    return signs.has_digit and "20" in signs.text


def _may_name_a_way_in(signs: Signs) -> bool:
    text = signs.text
    return any(common in text for common in _DROP_IN) or any(common in text for common in _BOOK)


def _may_name_a_time(signs: Signs) -> bool:
    return not signs.after_digits.isdisjoint(_SIGNS_OF_TIME) or any(
        point in signs.text for point in _POINTS
    )


def _may_name_an_age(signs: Signs) -> bool:
    return signs.has_digit and (
        not signs.after_digits.isdisjoint(_SIGNS_OF_AGE)
        or "over " in signs.text
        or "over-" in signs.text
    )


LONGEST_SENTENCE = 600
"""What has no end for so long is a list or a heap of words: nothing follows from its parts."""
_ENDS = (". ", ".\n", "! ", "!\n", "? ", "?\n", "\n\n")
_ASIDE = re.compile(
    r"\b(?:ring|call|phone|e-?mail|office|clos\w+|used to|was|were|met|moved|"
    r"helplines?|committee|trustees|agm|rather than|separate|also|try the|"
    r"online|their own|clinic|stopped|annual|fairs?|sales?|f[eê]tes?|festivals?|concerts?|"
    r"exhibitions?|shows|"
    r"instead|bus|buses|(?:most|many|some) (?:of|people|do|have|are|come|go|stay)|"
    r"oldest|youngest|another|other group|different|next door|"
    r"worth|except|no (?:class|session|group|meeting|walk)e?s?|sister|volunteer\w*|parking|"
    r"caf[eé]|lunch|party|trips?|outing|hire|afterwards|follows|minibus|dial-a-ride|taxis?|"
    r"trains?|gp|raffle|brownies|cubs|scouts|guides|bingo|"
    r"(?:once|twice|three times) a (?:year|term))\b",
    re.IGNORECASE,
)
"""Sentences with these speak of something else as often as not: opening hours of an office, what
used to be, what is not so, what else there is. A warning that is often wrong is not read."""
_NOT = re.compile(r"\b(?:not|never|cannot)\b|n[’']t\b", re.IGNORECASE)
_CLAUSE = re.compile(r",\s|\s(?:and|but|so|as|because|whether)\s")
"""What is denied behind one of these is something else: `no charge, and you don't have to book`."""
_STILL_ON_IT = re.compile(r"\s*(?:it|they|this|that)\b", re.IGNORECASE)


def _plain_statement(
    activity: Activity, text: str, match: re.Match[str], aside: re.Pattern[str] | None = None
) -> str:
    """The sentence of what is found, where it speaks of the activity itself; or else nothing.

    It is the last thing to ask, as it takes the longest.
    """
    begin = _sentence_start(text, match.start())
    ends = [
        at
        for sign in _ENDS
        if (at := text.find(sign, match.end(), match.end() + LONGEST_SENTENCE)) >= 0
    ]
    end = min(ends, default=len(text))
    if end - begin > LONGEST_SENTENCE:
        return ""
    sentence = text[begin:end]
    before = begin - 1
    start = begin
    if begin and not text.startswith("\n\n", before) and _STILL_ON_IT.match(sentence):
        start = _sentence_start(text, before)
    clause = _CLAUSE.search(text, match.end(), end)
    behind = text[match.end() : clause.start() if clause else end]
    if _NOT.search(text, start, match.start()) or _NOT.search(behind):
        return ""
    if _others(text[start:end]).issubset(activity.name.casefold().split()) and not (
        aside and _speaks_of(aside, sentence)
    ):
        return sentence
    return ""


def _sentence_start(text: str, at: int) -> int:
    """Where the sentence starts, or so far back that it is none."""
    back = max(0, at - LONGEST_SENTENCE - len("x. "))
    return max(back - 1, *(text.rfind(sign, back, at) for sign in _ENDS)) + 1


# A sentence may hold hundreds of signs, and is the same sentence for each of them.
@lru_cache(maxsize=4)
def _others(text: str) -> frozenset[str]:
    return frozenset(word[0].casefold() for word in _ASIDE.finditer(text))


@lru_cache(maxsize=4)
def _speaks_of(aside: re.Pattern[str], sentence: str) -> bool:
    return aside.search(sentence) is not None


# --- days and times --------------------------------------------------------------------------

_DAY = re.compile(
    r"(?P<day>[MTWFS](?:on|ues|ednes|hurs|ri|atur|un)day)(?P<many>s)?\b"
    r"(?P<part>\s+(?:morning|afternoon|evening|night|lunchtime)s?\b)?(?!\s+(?:to|–|-)\s)"
)
_OF_US = re.compile(
    r"\b(?:we|our|it|this|come|join|class(?:es)?|sessions?|groups?|clubs?|meet(?:s|ings?)?|walks?|"
    r"held)\b",
    re.IGNORECASE,
)
_BEGINS_WITH_DAY = re.compile(r"\s*(?:On |Every |Each )?[MTWFS][a-z]+days?\b")
_EACH = re.compile(
    r"\b(?:every|each|any|other|first|second|third|fourth|last|1st|2nd|3rd|4th"
    r"|(?:meets?|held|runs?) on a)\s+$",
    re.IGNORECASE,
)
_AND = ("s and ", "s and on ", "s or ", "s & ", " and ", " or ")
_OF_A_MONTH = (" of the month", " of each month", " of every month")
_SHORT_DAYS = (
    *("Mon ", "Tue ", "Tues ", "Wed ", "Weds "),
    *("Thu ", "Thurs ", "Fri ", "Sat ", "Sun "),
)


def _another_day(activity: Activity, text: str, _today: date) -> Iterator[Claim]:
    on = _days(activity)
    if on is None:
        return
    right = tuple(DAYS[day] for day in sorted(on))
    monthly = isinstance(activity.when[0], Monthly) and " month" in text
    if not monthly and not any(day in text for day in DAYS if day not in right):
        return
    for match in _DAY.finditer(text):
        before = text[max(0, match.start() - 14) : match.start()]
        each = _EACH.search(before)
        if not (each or match["many"] or match["part"]):
            continue
        words = f"{each[0] if each else ''}{match[0]}"
        if match["day"] in right:
            week = _right_week(activity, match["day"], words)
            if (
                week
                and text.startswith(_OF_A_MONTH, match.end())
                and _plain_statement(activity, text, match)
            ):
                yield _day_claim(match, words, (f"the {week}",))
            continue
        sentence = _plain_statement(activity, text, match)
        if (_BEGINS_WITH_DAY.match(sentence) or _OF_US.search(sentence)) and (
            before.endswith(tuple(f"{day}{link}" for day in right for link in _AND))
            or not any(day in sentence for day in right)
        ):
            yield _day_claim(match, words, tuple(f"{day}s" for day in right))


def _right_week(activity: Activity, day: str, words: str) -> str:
    """`third Monday` where the words say another Monday of the month, or else nothing."""
    said = ORDINALS.get(words.split(maxsplit=1)[0].casefold(), 0)
    weeks: set[int | None] = set()
    for schedule in activity.when:
        if not isinstance(schedule, Monthly):
            return ""
        weeks.update(at.nth for at in schedule.days if at.weekday == DAYS.index(day))
    if not said or said in weeks or (said in {4, -1} and weeks & {4, -1}):
        return ""  # the fourth is the last, as often as not
    return either(tuple(f"{nth} {day}" for nth, number in ORDINALS.items() if number in weeks))


def _another_short_day(activity: Activity, text: str, _today: date) -> Iterator[Claim]:
    if _NAME_OF_A_DAY.search(text):
        return  # whoever writes a day out in one place means another thing by a short one
    right = tuple(DAYS[day] for day in sorted(_days(activity) or ()))
    for match in re.finditer(rf"[Ee]very (?:{'|'.join(_SHORT_DAYS)})", text) if right else ():
        sentence = _plain_statement(activity, text, match)
        if _OF_US.search(sentence) and not any(day[:3] in sentence for day in right):
            yield _day_claim(match, match[0], tuple(f"{day}s" for day in right))


def _day_claim(match: re.Match[str], words: str, right: tuple[str, ...]) -> Claim:
    against = f"and it is on {either(right)}"
    return Claim(match.start(), words, "words-say-another-day", against, "when.0.days")


def _days(activity: Activity) -> frozenset[int] | None:
    """The weekdays when it can be on; None where the facts don't name any."""
    days: set[int] = set()
    for schedule in activity.when:
        match schedule:
            case Weekly(days=weekdays):
                days.update(weekdays)
            case Monthly(days=month_days):
                if any(day.weekday is None for day in month_days):
                    return None
                days.update(day.weekday for day in month_days if day.weekday is not None)
            case Once(on=on):
                days.add(on.weekday())
            case OpeningHours(days=open_days):
                days.update(day for day, _ in open_days)
            case _:
                return None
        days.update(day.weekday() for day in schedule.limits.extra)
        days.update(DAYS.index(day) for day in DAYS if day in schedule.limits.note)
    return frozenset(days)


_CLOCK = r"(\d{1,2}(?:[.:]\d{2})?\s*(?:am|pm)?|noon|midday)"
_SPAN = re.compile(
    rf"[0-9][0-9]?(?:[.:]\d{{2}})?\s*(?:am|pm)?\s*(?:to|until|till|-|–)\s*{_CLOCK}(?!\s*[%\d£])\b"
)
_TO = re.compile(r"\s*(?:to|until|till|-|–)\s*")
_HOURS = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_MARK_OF_A_TIME = re.compile("[ap]m|:|noon|midday")
# What few texts need is compiled when one does.
_BEHIND_A_DAY = ("day", "days", "mornings", "afternoons", "evenings")
_AND_NO_MORE = (".", ",", ";", ")", "!", " at ", " in ", " during ", " with ", " for ", " sharp")
_POINTS = (
    *("start at", "starts at", "begin at", "begins at", "promptly at"),
    *("finish at", "finishes at", "finish by", "ends at", "pack up at"),
)
_MOMENT = (
    r"(?:(?P<start>start|begin)s?|finish(?:es)?|ends?|pack up)\s+(?:promptly\s+)?(?:at|by)\s+"
    r"(?P<at>\d{1,2}(?:[.:]\d{2})?(?:\s*[ap]m)?|noon|midday|half (?:past )?[a-z]+)\b"
)
_OF_ITSELF = re.compile(
    r"(?:\b(?:it|we|(?:the|each|every) (?:class|session|group|club|walk|event|course|meeting)) "
    r"(?:always |usually )?|^\s*)$",
    re.IGNORECASE,
)
_ONE_DAY = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{'|'.join(month.title() for month in MONTHS)})\b"
    r"|\b(?:Christmas|Easter|New Year)\b"
)
"""What is on a certain date is a party as often as it is the activity."""


def _another_time(activity: Activity, text: str, _today: date) -> Iterator[Claim]:
    hours = _hours(activity)
    if not hours:
        return
    for match in _SPAN.finditer(text):
        if text[max(0, match.start() - 1) : match.start()] in {"£", ".", ":", ",", "-"}:
            continue
        before = text[max(0, match.start() - 20) : match.start()].removesuffix("from ")
        if not _MARK_OF_A_TIME.search(match[0]) and not (
            before.rstrip(" ,").endswith(_BEHIND_A_DAY) and _ends_there(text, match)
        ):
            continue
        spans = _spans(*_TO.split(match[0], maxsplit=1))
        fits = any(
            ours.start <= start and (ours.end is None or end <= ours.end)
            for start, end in spans
            for ours in hours
        )
        if spans and not fits:
            sentence = _plain_statement(activity, text, match, _ONE_DAY)
            if _BEGINS_WITH_DAY.match(sentence) or _OF_US.search(sentence):
                yield _time_claim(match, hours)
    if not any(words in text for words in _POINTS):
        return
    for match in re.finditer(_MOMENT, text):
        moments = _readings(match["at"])
        if match["start"]:
            fits = any(ours.start in moments for ours in hours)
        else:
            fits = any(
                ours.end is None or ours.start <= moment <= ours.end
                for moment in moments
                for ours in hours
            )
        plain = not match["at"].isdigit() or _ends_there(text, match)
        if moments and plain and not fits and _says_of_itself(activity, text, match):
            yield _time_claim(match, hours)


def _ends_there(text: str, match: re.Match[str]) -> bool:
    """10 to 12 of us are no times."""
    end = match.start() + len(match[0].rstrip())
    return text.startswith(_AND_NO_MORE, end) or not text[end:].strip()


def _says_of_itself(activity: Activity, text: str, match: re.Match[str]) -> bool:
    sentence = _plain_statement(activity, text, match, _ONE_DAY)
    return bool(sentence and _OF_ITSELF.search(sentence[: sentence.find(match[0])]))


def _time_claim(match: re.Match[str], hours: tuple[Hours, ...]) -> Claim:
    text = f"and it is {either(tuple(dict.fromkeys(_shown(span) for span in hours)))}"
    return Claim(match.start(), match[0], "words-say-another-time", text, "when.0.from")


def _hours(activity: Activity) -> tuple[Hours, ...]:
    spans: list[Hours] = []
    for schedule in activity.when:
        if isinstance(schedule, OpeningHours):
            spans += [span for _, span in schedule.days]
        elif isinstance(schedule, Weekly | Monthly | Once):
            spans.append(schedule.hours)
        else:
            return ()
    return () if any(span.ends_next_day for span in spans) else tuple(spans)


def _shown(span: Hours) -> str:
    return f"{span.start:%H:%M}" + (f" to {span.end:%H:%M}" if span.end else "")


def _spans(first: str, last: str) -> list[tuple[time, time]]:
    """What two times can mean: `10 to 11.30am` is both in the morning, `2 to 4` may be either."""
    starts, ends = _readings(first), _readings(last)
    return [(start, end) for start in starts for end in ends if start < end]


def _readings(words: str) -> list[time]:
    """`2pm` is one time; `half ten` and `7.30` may be either half of the day."""
    hour = words.rpartition(" ")[2]
    words = f"{_HOURS.index(hour) + 1}:30" if hour in _HOURS else words
    figures = re.match(r"[1-9]\d?", words)
    if figures is None or int(figures[0]) > 12 or words.endswith("m"):
        halves: tuple[str, ...] = ("",)
    else:
        halves = ("am", "pm")
    return [moment for half in halves if (moment := _time(words, half))]


def _time(words: str, half: str) -> time | None:
    if words in {"noon", "midday"}:
        return time(12)
    match = re.fullmatch(r"(\d{1,2})(?:[.:](\d{2}))?\s*(am|pm)?", words)
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3] or half
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


# --- cost ------------------------------------------------------------------------------------

_AMOUNT = r"£(\d{1,4}(?:\.\d{2})?)"
_BEFORE = re.compile(
    r"\b(?:it(?:[’']s| is| costs)|you pay|we ask(?: for)?|"
    r"(?:price|entry|admission|cost)(?: is| costs|:)?|we charge|"
    r"(?:fee|charge) (?:is|of)|"
    r"(?:class|session|course|place|ticket|visit)(?:es|s)? (?:is|are|costs?))\s+"
    r"(?:only |just |still |now )*$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s+(?:each\b|an? (?:session|class|time|visit|person|head|go)\b"
    r"|per (?:session|class|time|visit|person|head)\b"
    r"|(?:in change )?for (?:the|each|every) (?:session|class)\b"
    r"|to (?:play|join|get in|come|take part)\b|(?:on|at) the door\b|a (?:lesson|night)\b)"
)
_ANY_AMOUNT = re.compile(_AMOUNT)
_IN_SLANG = r"a (fiver)\b"
_FOR_OTHERS = re.compile(
    rf"{_ONE_DAY.pattern}|\b(?:people on|pension credit|universal credit|benefits?|concessions?|"
    r"students?|members?|carers?|children|under|reduced|half price|deposit|"
    r"donations?|if you can|towards|tickets?|concerts?|shows?|raised|took|famil(?:y|ies)|"
    r"for (?:the |your )?(?:tea|coffee|drinks|food|materials))\b",
    re.IGNORECASE,
)


def _another_price(activity: Activity, text: str, _today: date) -> Iterator[Claim]:
    if "£" not in text and not _is_priced(activity):
        return
    known = {cost.pence for cost in activity.costs}
    for cost in activity.costs:
        for match in _ANY_AMOUNT.finditer(f"{cost.note} {cost.only_for} {cost.free_for}"):
            known.add(_pence(match[1]))
    if known == {None} and any(cost.charge == "ask" for cost in activity.costs):
        return
    for match in re.finditer(_ANY_AMOUNT if "£" in text else _IN_SLANG, text):
        if _pence(match[1]) in known:
            continue
        before = _BEFORE.search(text[max(0, match.start() - 30) : match.start()])
        after = _AFTER.match(text, match.end())
        if (before or after) and _plain_statement(activity, text, match, _FOR_OTHERS):
            words = f"{before[0] if before else ''}{match[0]}{after[0] if after else ''}"
            against = f"and the cost is {_costs(activity)}"
            yield Claim(match.start(), words, "words-say-another-price", against, "cost.0")


def _pence(amount: str) -> int:
    pounds, _, pence = amount.replace("fiver", "5").partition(".")
    return int(pounds) * 100 + int(pence or 0)


def _costs(activity: Activity) -> str:
    amounts = [f"£{cost.pence / 100:.2f}" for cost in activity.costs if cost.pence is not None]
    return either(tuple(amounts)) if amounts else "given as free"


_FREE = re.compile(
    r"free\b(?: of charge| to (?:attend|join|come|take part))?|no charge\b|costs? nothing\b"
    r"|nothing to pay\b|Free (?:of charge|to (?:attend|come|take part))\b"
)
_IS = re.compile(
    r"\b(?:it|this|everything|(?:the|our|all|all our|every|each) "
    r"(?:group|class|session|course|club|walk|event|workshop|lesson|meeting)(?:es|s)?)"
    r"(?:[’']s| is| are)?(?: all| always| completely| totally| absolutely| entirely| still)? $",
    re.IGNORECASE,
)
_FOR_SOME = re.compile(
    r"\b(?:first|if|until|trial|when|carers?|under|minibus|free (?:for|with|from|on)|"
    r"to (?:come and )?(?:look|watch|see|try|ask|ring|visit))\b",
    re.IGNORECASE,
)
_PRICED = frozenset({"per_session", "per_course", "membership"})


def _is_priced(activity: Activity) -> bool:
    return all(cost.charge in _PRICED for cost in activity.costs)


def _free(activity: Activity, text: str, _today: date) -> Iterator[Claim]:
    if not _is_priced(activity):
        return
    for match in _FREE.finditer(text):
        before = _IS.search(text[max(0, match.start() - 40) : match.start()])
        if (before is not None or not match[0].startswith(("free", "cost"))) and _plain_statement(
            activity, text, match, _FOR_SOME
        ):
            words = f"{before[0] if before else ''}{match[0]}"
            against = f"and the cost is {_costs(activity)}"
            yield Claim(match.start(), words, "words-say-free", against, "cost.0")


# --- who, and how ----------------------------------------------------------------------------

_AND_OVER = re.compile(
    r"[0-9][0-9]?(?:\s+(?:and|or)\s+(?:over|above|older|up(?:wards)?)\b|\+|\s+plus\b)"
)
_OF_WHOM = ("for", "aged", "people", "anyone", "everyone", "adults", "men", "women", "be")
# It begins with "over", which text can be searched for at speed; whose age it is stands before it.
_OVER = re.compile(
    rf"over[- ]\d{{2}}(?:s\b|\b(?:{'|'.join(rf'(?<=(?i:{who}) over[- ]..)' for who in _OF_WHOM)}))"
)
_DIGITS = re.compile(r"\d+")
_FOR_WHOM = (
    r"(?i)\b(?:for|open to|aimed at|welcomes?|you(?:[’']re| are| must)|must be|class|group|only)\b"
)
_OTHER_AGES = re.compile(
    r"\b(?:grand(?:children|parents?)|holidays?|an adult|accompanied|with them)\b", re.IGNORECASE
)
_RANGE = re.compile(r"age[ds]?\s+(\d{1,2})\s*(?:to|-|–)\s*(\d{1,2})\b")


def _another_age(activity: Activity, text: str, _today: date) -> Iterator[Claim]:
    ages = _ages(activity)
    if not ages:  # then only what is said to be the rule counts
        text = f"{activity.eligibility.text if activity.eligibility else ''}\n\n{activity.summary}"
    sorts = (_AND_OVER, _OVER, _RANGE) if "over" in text else (_AND_OVER, _RANGE)
    for pattern in sorts:
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - 1) : match.start()]
            if (
                not ages.issuperset(map(int, _DIGITS.findall(match[0])))
                and before not in {"£", ".", ":", "-"}
                and not before.isdigit()
                and (ages or not _age_is_written(activity))
                and re.search(_FOR_WHOM, _plain_statement(activity, text, match, _OTHER_AGES))
            ):
                told, place = "and the facts give no age", "name"
                if ages:
                    told = f"and the facts say {either(tuple(map(str, sorted(ages))))}"
                    place = "eligibility.minimum_age"
                yield Claim(match.start(), match[0], "words-say-another-age", told, place)


def _age_is_written(activity: Activity) -> bool:
    """Whether an age is among the facts that can't be read: that is told already."""
    at = activity.places_in_file.at
    fields = ("minimum_age", "over_age", "maximum_age")
    return any(at(f"eligibility.{name}") != at("eligibility") for name in fields)


def _ages(activity: Activity) -> frozenset[int]:
    who = activity.eligibility
    if who is None:
        return frozenset()
    ages = (
        who.minimum_age,
        who.over_age,
        who.maximum_age,
        who.child_minimum_age,
        who.child_maximum_age,
    )
    return frozenset(age for age in ages if age is not None)


# What the signs of a line have in common is looked for first: most texts have none of it.
_DROP_IN = {
    "rop": ("drop in", "Drop in", "drop-in", "Drop-in"),
    "urn up": ("urn up on the day", "ust turn up"),
    "ust come along": ("ust come along",),
    "o book": ("o need to book", "o booking"),
    "ust pop": ("ust pop along", "ust pop in"),
}
_BOOK = {
    "ooking ": (
        *("ooking is essential", "ooking is needed", "ooking is required"),
        *("ooking essential", "ooking required"),
    ),
    " book": ("ou must book", "ou need to book", "ou have to book", "lease book", "ust be booked"),
}
_IF = re.compile(r"\b(?:if|more than)\b", re.IGNORECASE)


def _another_way_in(activity: Activity, text: str, _today: date) -> Iterator[Claim]:
    if not activity.joining.routes or (
        len(activity.joining.routes) > 1 and activity.joining.turn_up
    ):
        return  # they are for professionals only, or there are ways enough for any words
    turn_up_alone = all(route.id == TURN_UP for route in activity.joining.routes)
    for common, signs in (_BOOK if turn_up_alone else _DROP_IN).items():
        for sign in signs if common in text else ():
            if sign in text:
                for match in re.finditer(rf"\w?{re.escape(sign)}\b", text):
                    if _plain_statement(activity, text, match, _IF):
                        yield _way_in_claim(activity, match)


def _way_in_claim(one: Activity, match: re.Match[str]) -> Claim:
    against = f"and the way in is '{either(tuple(route.label for route in one.joining.routes))}'"
    return Claim(match.start(), match[0], "words-say-another-way-in", against, "joining")


_YEAR = re.compile(r"20\d\d\b")
_AHEAD = (
    r"\b(?:(?:starts?|starting|begins?|beginning|opens?|opening|back|returns?|next|runs?|join us)"
    r"\s+(?:[\w,]+\s+){0,4}?|(?:from|until|till|on)\s+"
    r"(?:(?:[MTWFS][a-z]+day,?|\d\w*|the|of|early|mid|late)\s+){0,4}?)(?P<month>"
    + "|".join(f"{month[:3].title()}(?:{month[3:]}|t)?" for month in MONTHS)
    + r")\s+$"
)
_HISTORY = (
    r"(?i)\b(?:since|last|ran|began|founded|set up|had|won|checked|dated|been|ago"
    r"|came|went|took|gave|made|held|(?!need)[a-z]{2,}ed)\b"
)


def _past_date(activity: Activity, text: str, today: date) -> Iterator[Claim]:
    for match in _YEAR.finditer(text):
        before = re.search(_AHEAD, text[max(0, match.start() - 60) : match.start()])
        if before is None:
            continue
        name = before["month"][:3].casefold()
        month = next(number for number, month in enumerate(MONTHS, 1) if month.startswith(name))
        year = int(match[0])
        ends = date(year + month // 12, month % 12 + 1, 1)
        long_past = ends < today - timedelta(days=31)
        if long_past and _plain_statement(activity, text, match, re.compile(_HISTORY)):
            yield Claim(
                match.start(),
                before[0] + match[0],
                "words-say-a-past-date",
                f"which is long before today, {today}. See when this was checked",
                "checked.date",
            )


LOOKS: tuple[
    tuple[Callable[[Signs], bool], Callable[[Activity, str, date], Iterator[Claim]]], ...
] = (
    (_may_name_a_day, _another_day),
    (_may_name_a_short_day, _another_short_day),
    (_may_say_free, _free),
    (_may_name_a_price, _another_price),
    (_may_name_a_year, _past_date),
    (_may_name_a_way_in, _another_way_in),
    (_may_name_a_time, _another_time),
    (_may_name_an_age, _another_age),
)
"""Each look with its gate, in the order in which what they find is told."""

RULE = Rule(
    (
        "words-say-another-day",
        "words-say-another-time",
        "words-say-another-price",
        "words-say-free",
        "words-say-another-age",
        "words-say-another-way-in",
        "words-say-a-past-date",
    ),
    __doc__,
    check_entry={"activities": _look},
)
