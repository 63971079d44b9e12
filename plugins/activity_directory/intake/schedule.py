"""When something is on, as the answers to several questions say it together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from activity_directory.intake import (
    all_hours,
    days_alone,
    days_off,
    lines_at_all_hours,
    odd_times,
    times,
)
from activity_directory.intake.answers import Answers, Fault, Kept
from activity_directory.intake.beside_times import without_first_signs
from activity_directory.intake.cells_of_times import usual_writings, without_desks
from activity_directory.intake.lines_of_times import has_a_time
from activity_directory.intake.making import Making
from activity_directory.intake.monthly_in_texts import course_in, each_month, monthly_in
from activity_directory.intake.needed import IN_WORDS_ALONE, TIMES_IN_WORDS, times_for
from activity_directory.intake.questions import HOW_OFTEN, question
from activity_directory.intake.times_in_texts import with_times_of_texts
from activity_directory.intake.writing import Facts, Value, Words, items_of, text_of
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.clock import CLOCK, TO
from activity_directory.schema.values.dates import (
    MONTH,
    all_hours_in,
    parse_break,
    parse_date,
    says_all_hours,
)
from activity_directory.schema.values.days import DAYS, days_named
from activity_directory.schema.values.mistake import Mistake, shown
from activity_directory.schema.values.not_known import ASK, says_by_arrangement, says_not_known
from activity_directory.schema.values.words import on_one_line
from activity_directory.vocabulary import plain
from activity_directory.wording.phrases import joined


def when(making: Making, checked: date | None = None) -> Words | tuple[Facts, ...]:
    """The items of `when`; of a list that nobody can ask about, in its own words if need be.

    What a file says of days when it is off is in them, or beside them. `checked` is the day on
    which somebody checked what it says.
    """
    if not making.answers.optional:
        return _when_as_asked(making)
    since = min(checked or making.today, making.today)
    if making.moved_in:
        _without_kinds(making.answers.given)
        _without_desks(making)
    given = dict(making.answers.given)
    made = _with_its_days_off(making, since)
    if making.moved_in and _is_asked(made):
        return _in_another_writing(making, given, since) or made
    return made


def _with_its_days_off(making: Making, since: date) -> Words | tuple[Facts, ...]:
    given, faults = dict(making.answers.given), list(making.answers.faults)
    about_times = (*_apart_from_times(making, since), *_no_dates(making, since))
    made = _made(making)
    if about_times and not _comes_round(made):
        # Nothing here can be off on a day, so that all of the words stay together.
        making.answers.given, making.answers.faults = given, faults
        return _made(making)
    if isinstance(made, Words):
        return made
    if making.moved_in:
        made = with_times_of_texts(making.answers, made)
        made = _each_month(making, made, given.get("times", ""))
    return _with_days_off(making, made, about_times, since)


def _each_month(making: Making, made: tuple[Facts, ...], written: str) -> tuple[Facts, ...]:
    """The times as a text says that they are, where it says that they come by the month.

    Where it doesn't say which day of the month, people have to ask.
    """
    answers = making.answers
    texts = [answers.given.get(name, "") for name in _MAY_SAY_WHEN]
    found = monthly_in(made, written, texts)
    words = found.words if found is not None else ""
    if found is None and _are_weekly(made):
        words = course_in(answers.given.get("name", ""), texts)
    if not words:
        return made
    says = f"a text says {quoted(shown(words))}"
    if found is not None and found.days and not answers.given.get("how_often"):
        answers.remark(question("times"), f"{says}, so it is every month and not every week")
        return each_month(made, found.days)
    longest = question("times_in_words").longest
    words = f"{on_one_line(written)}. {words}"
    words = words if len(words) <= longest else f"{words[: longest - 1]}…"
    message = f"{question('times').label}: {says}, so people have to ask"
    hint = "If you know the days, write them in its entry."
    answers.kept_as_words["times"] = Fault("times", message, hint)
    return ({"ask": Words("", "times"), "text": Words(words, "times")},)


def _are_weekly(made: tuple[Facts, ...]) -> bool:
    """Whether all times are weekly ones of which no first day is known."""
    return all(text_of(one.get("every")) == "week" and "starting" not in one for one in made)


_OF_A_KIND = re.compile(
    r"(?P<often>(?:(?:every|once (?:a|every)|each) )?(?:annual(?:ly)?|daily|fortnight(?:ly)?"
    r"|month(?:ly)?|one[- ]off|regular|week(?:ly)?|yearly))"
    r" (?:activit(?:y|ies)|class(?:es)?|clubs?|courses?|events?|groups?|meetings?|sessions?)\.?",
    re.IGNORECASE,
)


def _without_kinds(given: dict[str, str]) -> None:
    """Leave out of how often what it is that is on: `Weekly activities`, `One-off events`.

    Times that name all days of the week say themselves that it is daily.
    """
    found = _OF_A_KIND.fullmatch(" ".join(given.get("how_often", "").split()))
    if found is not None:
        given["how_often"] = found["often"]
    if plain(given.get("how_often", "")) == "daily" and days_named(given.get("times", "")) == {
        *DAYS
    }:
        del given["how_often"]


def _without_desks(making: Making) -> None:
    """Take the hours of an office, a shop or a telephone line out of the times: they are words."""
    given = making.answers.given
    name, how = given.get("name", ""), given.get("format", "")
    left, words = without_desks(given.get("times", ""), name, how)
    if not words:
        return
    given["times"] = left
    if not left:
        del given["times"]
        given.pop("how_often", None)
    _add_in_words(given, words)
    message = f"{quoted(shown(words))} is when an office, a shop or a telephone is open"
    making.answers.remark(question("times"), f"{message}, so it is no session and stands in words")


def _add_in_words(given: dict[str, str], words: str) -> None:
    before = given.get("times_in_words", "")
    given["times_in_words"] = "; ".join(filter(None, (before, words)))


def _is_asked(made: Words | tuple[Facts, ...]) -> bool:
    """Whether people have to ask when it is on."""
    return isinstance(made, Words) or any(
        ASK in one or text_of(one.get("from")) == ASK for one in made
    )


def _in_another_writing(making: Making, given: Mapping[str, str], since: date) -> tuple[Facts, ...]:
    """What the times come to in their usual order, or without a sentence behind them; else none.

    `given` are the answers as they were sent.
    """
    answers = making.answers
    for lines, words in usual_writings(given.get("times", "")):
        again = answers.but_for(times=lines)
        again.given = {**given, "times": lines}
        if words:
            _add_in_words(again.given, words)
        trial = Making(again, making.directory, moved_in=True)
        made = _with_its_days_off(trial, since)
        if isinstance(made, Words) or _is_asked(made) or again.faults:
            continue
        answers.given = again.given
        for one in ("times", "how_often", "not_on"):
            answers.kept_as_words.pop(one, None)
            answers.kept.pop(one, None)
        answers.kept |= again.kept
        answers.kept_as_words |= again.kept_as_words
        answers.notes += again.notes
        return made
    return ()


def _made(making: Making) -> Words | tuple[Facts, ...]:
    return _when_as_written(making) if making.moved_in else _when_as_asked(making)


def _comes_round(made: Words | tuple[Facts, ...]) -> bool:
    """Whether something is on again and again, on days that are known."""
    return not isinstance(made, Words) and any("every" in one or "open" in one for one in made)


_MAY_SAY_WHEN = ("summary", "description", "times_in_words", "first_time", "how_to_join")
"""Questions whose answers may say when it is off."""


def _with_days_off(
    making: Making, made: tuple[Facts, ...], about_times: Sequence[str], since: date
) -> tuple[Facts, ...]:
    """The times with what other answers say of days when it is off; also notes what became of it.

    Of what nobody can be sure of the words are beside the times, and that counts as a loss.
    """
    answers = making.answers
    texts = [*days_off.in_a_name(answers.given.get("name", ""))]
    texts += [answers.given.get(name, "") for name in _MAY_SAY_WHEN]
    found, beside = days_off.with_days_off(made, texts, making.today, since, about_times)
    before, after = (
        {text_of(day) for one in times for day in items_of(one.get("except"))}
        for times in (made, found)
    )
    if new := sorted(after - before):
        answers.remark(question("not_on"), f"by the words of the list, it is not on {joined(new)}")
    for loss in days_off.beside_the_times(beside, "not_on"):
        answers.kept_as_words["not_on"] = loss
    return found


def _apart_from_times(making: Making, since: date) -> Iterator[str]:
    """Take out of the times what says when it is off; a first date is an answer of its own.

    What one of several lines says is about that line. Times that end on a day without a year stay
    as they are: people have to ask.
    """
    given = making.answers.given
    for name in ("times", "how_often"):
        lines = times.lines_of(given.get(name, ""))
        parts = [days_off.apart(line) for line in lines]
        has_words = any(words for _, words in parts)
        if not has_words or (name == "times" and not _are_about_others(parts)):
            continue
        if any(days_off.ends_without_a_year(words) for _, words in parts):
            continue
        given[name] = "\n".join(filter(None, (rest for rest, _ in parts)))
        if not given[name]:
            del given[name]
        for line, (rest, words) in zip(lines, parts, strict=True):
            start = "" if given.get("starting") else days_off.start_in(words, since)
            if start and len(lines) == 1:
                given["starting"] = start
            elif words:
                yield line if rest and len(lines) > 1 else words


def _are_about_others(parts: Sequence[tuple[str, str]]) -> bool:
    """Whether what is left of lines of times has the times of those of which nothing is left."""
    left = [rest for rest, _ in parts if rest]
    return len(left) == len(parts) or any(map(has_a_time, left))


def _no_dates(making: Making, since: date) -> Iterator[str]:
    """Take out of the dates when it is not on what entries write otherwise: `23 & 30 December`."""
    given = making.answers.given
    text = given.get("not_on", "").replace("\n", ", ")
    parts = _parts_of_dates(text)
    unread = [part for part in parts if isinstance(parse_break(part), Mistake)]
    if not unread:
        return
    if days_off.dates_in(text, since):
        parts, unread = [], [text]
    given["not_on"] = ", ".join(part for part in parts if part not in unread)
    if not given["not_on"]:
        del given["not_on"]
    for words in unread:
        yield f"Not on: {words}"


def _parts_of_dates(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[,;\n]", text) if part.strip()]


def _when_as_written(making: Making) -> Words | tuple[Facts, ...]:
    """The days and times of a list that nobody can ask about: what can't be read is words."""
    given = making.answers.given
    text, how_often = (" ".join(given.get(name, "").split()) for name in ("times", "how_often"))
    often = _how_often(making)
    lines = times.lines_of(given.get("times", ""))
    if often in {"", "always"} and all_hours.are_always(lines):
        return ({"always": Words(dict(HOW_OFTEN)["always"], "times")},)
    found = _readings(making, lines, how_often, often)
    whole = found[0] if len(found) == 1 else _Read(())
    made = tuple(item for one in found for item in one.made)
    made = odd_times.by_day(made, text, (given.get(name, "") for name in _MAY_SAY_WHEN))
    odd = odd_times.why_odd(made, f"{how_often} {text}", given.get("name", ""))
    if all(one.made for one in found) and not odd:
        for one in found:
            making.answers.kept |= one.kept
            _without_a_place(making, one.how_often)
        return _from_its_next_day(making, all_hours.as_whole_days(made))
    if not often and says_by_arrangement(text):
        often = "by_arrangement"
    if often == "always" and (not text or says_all_hours(text)):
        return ({often: Words(text or dict(HOW_OFTEN)[often], "how_often")},)
    if often in {"", "always"}:
        without_words = _read(making, lines, "", "") if how_often else whole
        if _are_all_hours(without_words.made):
            return ({"always": Words(dict(HOW_OFTEN)["always"], "times")},)
    _without_a_place(making, "")
    words = _words_in_front(often, how_often, text)
    written = on_one_line(given.get("times", ""))
    answer = " ".join(filter(None, (": ".join(filter(None, (words, written))), _in_words(given))))
    if often == "by_arrangement":
        return ({often: Words(written or _short_enough(making, given) or words, "how_often")},)
    if not answer or says_not_known(answer):
        return _at_all_hours(making) or Words(ASK, "times")
    is_once = often == "once" or not (often or _says_more(how_often))
    if is_once and _A_DAY_WITHOUT_ITS_YEAR.fullmatch(text):
        message = f"{quoted(shown(text))} has no year, so nobody can tell whether it is over"
        making.answers.fault(question("times"), message, "Write the year, or leave the row out.")
    if says_all_hours(answer):
        return ({"always": Words(answer, "times")},)
    hint = next((one.hint for one in found if one.hint), "")
    hint = f"{odd} Write the times that are right." if odd else _what_is_missing(given) or hint
    unread = "times" if odd or not text else _what_is_unread(making, lines, how_often, often)
    return _in_its_words(making, text, answer, hint, unread)


def _at_all_hours(making: Making) -> tuple[Facts, ...]:
    """That a telephone line is there at any hour, where its name or a text says so; else none."""
    words = lines_at_all_hours.words_for_all_hours(making.answers)
    if not words:
        return ()
    lines_at_all_hours.remark_on(making.answers, words)
    return ({"always": Words(dict(HOW_OFTEN)["always"], "times")},)


def _readings(
    making: Making, lines: tuple[str, ...], how_often: str, often: str
) -> tuple[_Read, ...]:
    """All lines read as one. If that fails, each is read alone, unless `often` is of them all."""
    whole = _read(making, lines, how_often, often)
    if whole.made or often:
        return (whole,)
    apart = tuple(one for line in lines for one in _weeks_and_months(line))
    is_several = len(apart) > 1
    each = (_read(making, (line,), how_often, often) for line in apart)
    return tuple(each) if is_several else (whole,)


_A_MONTH = re.compile(r"\bmonth", re.IGNORECASE)
_AFTER_A_TIME = re.compile(
    r"(?<=[\dm])(?:\.\s+(?=[A-Z\d])|[.,]?\s+(?:(?:and|also|plus|&)\s+)?(?:on\s+)?(?:the\s+)?"
    r"(?=(?:first|second|third|fourth|last|[1-4](?:st|nd|rd|th))\b))"
)


def _weeks_and_months(line: str) -> list[str]:
    """A line as those of days of the week and of the month, which one pattern can't be both.

    `Monday 2pm-8pm. First Saturday of the month, 10am-4pm` has two.
    """
    if not _A_MONTH.search(line):
        return [line]
    return [one for part in _AFTER_A_TIME.split(line) if (one := part.strip(" ,"))]


def _what_is_unread(making: Making, lines: tuple[str, ...], how_often: str, often: str) -> str:
    """The question whose answer keeps times from being read: how often, where they are plain."""
    is_open = bool(how_often) and often in {"", "2 weeks"}
    return "how_often" if is_open and _read(making, lines, "", "").made else "times"


_EVERY_OTHER = re.compile(
    r"\b(?:every other|alternate|fortnight\w*|(?:2|two) weeks|second week)\b", re.IGNORECASE
)


def _what_is_missing(given: Mapping[str, str]) -> str:
    """What to add to times that end without a year, or are every two weeks from no date."""
    words = f"{given.get('how_often', '')} {given.get('times', '')}"
    if all_hours.says_so(words):
        return all_hours.HINT
    if days_off.ends_without_a_year(words):
        return "It ends on a day without its year: ask whether it is over, and write the year."
    if given.get("starting") or not _EVERY_OTHER.search(words):
        return ""
    return "It is every two weeks, so add the first date: nobody can tell which weeks it is."


_SAYS_HOW_OFTEN = {
    "week": re.compile(r"\b(?:every|each|weekly|daily|days a week)\b|\w+days\b", re.IGNORECASE),
    "2 weeks": re.compile(r"\b(?:fortnightly|every other|alternate|two weeks)\b", re.IGNORECASE),
    "month": re.compile(r"\bmonth(?:ly)?\b", re.IGNORECASE),
}
"""Words about times that say themselves how often it is on."""


def _words_in_front(often: str, how_often: str, text: str) -> str:
    """How often, as words in front of times that can't be read, where the times don't say it."""
    if often == "week" and not text:
        return ""
    if often in _SAYS_HOW_OFTEN:
        return "" if _SAYS_HOW_OFTEN[often].search(text) else dict(HOW_OFTEN)[often]
    if often:
        return "" if text or often == ASK else dict(HOW_OFTEN)[often]
    return how_often


class _Read(NamedTuple):
    """What lines come to: nothing if they can't be read, and then a hint."""

    made: tuple[Facts, ...]
    how_often: str = ""
    kept: Mapping[str, Kept] = {}
    hint: str = ""


def _read(making: Making, lines: tuple[str, ...], how_often: str, often: str) -> _Read:
    """The first reading of the lines together that leaves out nothing of them."""
    hint = ""
    for name, text, read in _attempts(lines, how_often, often):
        again = making.answers.but_for(how_often=name, times=text)
        made = _when_as_asked(Making(again, making.directory), read)
        if made and not again.faults and _is_whole(made):
            return _Read(made, name, again.kept)
        hints = (one.hint for one in again.faults if one.question == "times")
        hint = hint or next((one for one in hints if "`" in one), "")
    return _Read((), hint=hint)


_NOWHERE = {"once": ("starting", "sessions"), "open": ("starting", "sessions")}


def _without_a_place(making: Making, how_often: str) -> None:
    """Keep as words the first date and the like, where times such as these have no place for it."""
    for name in _NOWHERE.get(how_often, () if how_often else ("starting", "sessions", "not_on")):
        text = " ".join(making.answers.given.get(name, "").split())
        if text and name not in making.answers.kept:
            why = f"{question(name).label}: {quoted(shown(text))} has no place beside these times"
            making.answers.kept[name] = Kept(text, Fault(name, why))


def _from_its_next_day(making: Making, made: tuple[Facts, ...]) -> tuple[Facts, ...]:
    """Times that start on the first of their days on or after the first date."""
    moved = tuple(map(_on_its_day, made))
    firsts = [(one, other) for one, other in zip(made, moved, strict=True) if one is not other]
    if firsts:
        sent, becomes = (str(getattr(one["starting"], "text", "")) for one in firsts[0])
        message = f"{quoted(sent)} is another day of the week, so it starts on {becomes}"
        making.answers.remark(question("starting"), message)
    return moved


def _on_its_day(one: Facts) -> Facts:
    starting, days, every = one.get("starting"), one.get("days"), one.get("every")
    if not (isinstance(starting, Words) and isinstance(days, tuple) and isinstance(every, Words)):
        return one
    on = {DAYS.index(day.text) for day in days if isinstance(day, Words) and day.text in DAYS}
    first = parse_date(starting.text)
    if every.text not in {"week", "2 weeks"} or isinstance(first, Mistake) or not on:
        return one
    later = min((day - first.weekday()) % 7 for day in on)
    moved = first + timedelta(later)
    return {**one, "starting": Words(moved.isoformat(), starting.origin)} if later else one


def _in_words(given: Mapping[str, str]) -> str:
    return " ".join(given.get("times_in_words", "").split())


def _short_enough(making: Making, given: Mapping[str, str]) -> str:
    """The words about the times; longer ones than fit beside them are in the description."""
    words = making.line("times_in_words") if _in_words(given) else None
    return words.text if words is not None else ""


SAYS_NOTHING = frozenset(
    {"ongoing", "regular", "regularly", "rolling", "continuous", "all year", "all year round"}
)
"""How often, in words that leave it open."""


def _says_more(how_often: str) -> bool:
    """Whether an answer to how often, which is no choice, says something."""
    return bool(how_often) and plain(how_often) not in SAYS_NOTHING


_A_DAY_WITHOUT_ITS_YEAR = re.compile(
    r"(?:on )?(?:(?:the )?(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:the )?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{MONTH})|(?:{MONTH}) \d{{1,2}}(?:st|nd|rd|th)?)"
    rf"(?:,? (?:at |from )?{CLOCK}(?:{TO}{CLOCK})?)?\.?",
    re.IGNORECASE,
)
"""One day, with or without times: `Tuesday 29th May 5:30pm - 7:30pm`."""


Reader = Callable[[str, str, str], tuple[tuple[Facts, ...], tuple[times.Unread, ...]]]
"""What reads lines of times: how often it is on, the lines, and the question that asks for them."""
_READERS: tuple[Reader, ...] = (
    times.when,
    partial(times.when, words_beside=True),
    days_alone.when,
)


def _attempts(
    lines: tuple[str, ...], how_often: str, often: str
) -> Iterator[tuple[str, str, Reader]]:
    """How often, and the lines of times, as they may be meant together, and who reads them.

    Words that are no choice may be the days (`Daily`) or a limit (`Term time`).
    """
    names = (often,) if often else ("week", "month", "once")
    for read in _READERS:
        for name in names:
            together = lines
            if not often and _says_more(how_often):
                words = _MONTHLY.sub("", how_often) if name == "month" else how_often
                together = tuple(with_how_often(line, words.strip(" ()")) for line in lines)
            yield name, "\n".join(together), read


_MONTHLY = re.compile(r"(?:monthly|(?:every|each) month)\W+", re.IGNORECASE)
_ITS_DAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*(?:[\s,:&]+(?=[\d\W]))", re.IGNORECASE)


def with_how_often(line: str, how_often: str) -> str:
    """A line of times behind what a list says of how often: `1st Sat of month 10:00 to 12:00`.

    The day of the week that both name counts once.
    """
    own = _ITS_DAY.match(line)
    if own is not None and days_named(own[0]) == days_named(how_often):
        line = line[own.end() :]
    return f"{how_often} {line}"


def _how_often(making: Making) -> str:
    """The choice that an answer to how often is; empty where it is none, or there is none."""
    asked = question("how_often")
    again = Answers({asked.id: making.answers.given.get(asked.id, "")}, making.directory.references)
    found = again.choices(asked)
    return found[0].text if len(found) == 1 and not again.faults else ""


def _is_whole(when: tuple[Facts, ...]) -> bool:
    """Whether an entry may say this: which week is the first, and which Monday of the month."""
    for one in when:
        every, days = one.get("every"), one.get("days")
        often = every.text if isinstance(every, Words) else ""
        named = (
            {day.text for day in days if isinstance(day, Words)} if isinstance(days, tuple) else ()
        )
        if (often == "2 weeks" and "starting" not in one) or (
            often == "month" and {*named} & {*DAYS}
        ):
            return False
    return True


def _are_all_hours(when: tuple[Facts, ...]) -> bool:
    """Whether times are all hours of all days: 00:00 to 23:59, or to midnight, on all seven."""
    found: set[str] = set()
    for one in when:
        start, end, days = one.get("from"), one.get("to"), one.get("days")
        is_whole = text_of(start) == "00:00" and text_of(end) in {"23:59", "00:00", "24:00"}
        if not is_whole or not isinstance(days, tuple):
            return False
        found.update(day.text for day in days if isinstance(day, Words))
    return found >= {*DAYS}


_A_SPAN = re.compile(rf"(?:from )?{CLOCK}(?:{TO}{CLOCK})?\.?", re.IGNORECASE)
"""Times of a day, and nothing else."""


_NO_DAY_AND_NO_TIME = (
    "If it is on day and night, write `24 hours`; if each person agrees a time, `By arrangement`; "
    f"else the days and times at which people can come, such as `{times.example('open')}`."
)


_OF_VARIOUS_TIMES = (
    "Ask whoever keeps the list on which days and at which times it is on, and write each, such as "
    f"`{times.example('week')}`; if each person agrees a time, write `By arrangement`."
)
_VARIOUS = re.compile(
    r"\b(?:ad hoc|differ\w*|irregular\w*|var(?:y|ies|ious|iable))\b", re.IGNORECASE
)
_A_TIME = re.compile(
    r"\d|\b(?:noon|midday|midnight|o.?clock|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|half past|quarter (?:past|to))\b",
    re.IGNORECASE,
)


def _what_is_in(text: str) -> tuple[str, str]:
    """What is wrong with times that can't be read, and what to write instead."""
    if _A_SPAN.fullmatch(text):
        return "names no day", f"For example `{times.example('week')}`."
    if not days_named(text) and not re.search(r"\d", text):
        hint = _OF_VARIOUS_TIMES if _VARIOUS.search(text) else _NO_DAY_AND_NO_TIME
        return "names no day and no time", hint
    if all_hours_in(text):
        return "could not be read", all_hours.HINT
    if not _A_TIME.search(text):
        return "names no time of the day", f"For example `{times.example('week')}`."
    return "could not be read", f"For example `{times.example('week')}`."


_ASKED = "so people have to ask, and read these words"


def _in_its_words(
    making: Making, text: str, answer: str, hint: str, unread: str
) -> Words | tuple[Facts, ...]:
    """People have to ask, and read what the list says.

    `unread` is the question whose answer can't be read.
    """
    longest = question("times_in_words").longest
    if text and unread != "times":
        asked, words = question(unread), quoted(shown(making.answers.given[unread]))
        message = f"{asked.label}: {words} could not be read, so it is words, with the times"
        making.answers.kept_as_words[asked.id] = Fault(asked.id, message, hint)
    elif text:
        asked = question("times")
        what, example = _what_is_in(text)
        message = f"{asked.label}: {quoted(shown(text))} {what}, {_ASKED}"
        hint = hint or example
        making.answers.kept_as_words[asked.id] = Fault(asked.id, message, hint)
    if len(answer) > longest:
        fault = making.answers.kept_as_words.pop(unread, Fault("times", ""))
        making.answers.kept["times"] = Kept(answer, fault)
        return Words(ASK, "times")
    words = without_first_signs(answer) or answer
    return ({"ask": Words("", "times"), "text": Words(words, "times")},)


def _when_as_asked(making: Making, read: Reader = times.when) -> tuple[Facts, ...]:
    often = making.answers.choice(question("how_often"))
    in_words = making.line("times_in_words")
    if often is None:
        return ()
    if often.text == ASK:
        if "times" in making.answered_now:
            making.answers.fault(
                question("times"),
                "this gives times, but the answer above says that you don't know them",
                "Choose how often it is on, or leave this out.",
            )
        return ({ASK: Words("", "how_often"), **({"text": in_words} if in_words else {})},)
    if often.text in IN_WORDS_ALONE:
        if "times" in making.answered_now:
            making.answers.fault(
                question("times"),
                "this gives times, but the answer above says that there are no fixed times",
                "Choose how often it is on, or leave this out.",
            )
        if in_words is None:
            making.lacks(TIMES_IN_WORDS)
            return ()
        return ({often.text: in_words},)
    given = making.answers.given.get("times", "")
    lines, unread = read(often.text, given, "times")
    for one in unread:
        making.answers.fault(question("times"), *one)
    if not lines and not unread:
        making.lacks(times_for(often.text))
    further = _further_times(making, often.text)
    _against(making, lines, further)
    return tuple({**line, **further} for line in lines)


def _against(making: Making, lines: tuple[Facts, ...], further: Facts) -> None:
    """Bank holidays that the times speak of, and another answer to the question about them."""
    answer = further.get("bank_holidays")
    if answer is not None and any(
        getattr(line.get("bank_holidays", answer), "text", "") != getattr(answer, "text", "")
        for line in lines
    ):
        making.answers.fault(
            question("times"),
            "this says that it is not on when the day is a bank holiday, and another answer "
            "says otherwise",
            "Change one of the two.",
        )


def _further_times(making: Making, often: str) -> Facts:
    """What holds for all the times."""
    once = often in {"once", "open"}
    not_on = making.answers.dates(question("not_on"))
    found: dict[str, Value | None] = {
        "starting": None if once else making.line("starting"),
        "sessions": None if once else making.line("sessions"),
        "except": not_on or None,
        "bank_holidays": making.answers.choice(question("bank_holidays")),
        "text": making.line("times_in_words"),
    }
    return {field: value for field, value in found.items() if value}
