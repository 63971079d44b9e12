"""When something is on, as the answers to several questions say it together."""

from __future__ import annotations

from activity_directory.intake import times
from activity_directory.intake.answers import Answers, Fault, Kept
from activity_directory.intake.making import Making
from activity_directory.intake.needed import IN_WORDS_ALONE, TIMES_IN_WORDS, times_for
from activity_directory.intake.questions import question
from activity_directory.intake.writing import Facts, Value, Words
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown
from activity_directory.schema.values.not_known import ASK, says_not_known


def when(making: Making) -> Words | tuple[Facts, ...]:
    """The items of `when`; of a list that nobody can ask about, in its own words if need be."""
    if making.moved_in:
        return _when_as_written(making)
    return _when_as_asked(making)


def _when_as_written(making: Making) -> Words | tuple[Facts, ...]:
    """The days and times of a list that nobody can ask about: what can't be read is words."""
    text = " ".join(making.answers.given.get("times", "").split())
    how_often = making.answers.given.get("how_often", "")
    readings = (how_often,) if how_often else ("week", "month")
    for often in readings:
        again = Answers(
            {**making.answers.given, "how_often": often},
            making.directory.references,
            making.directory.guessing,
            making.answers.optional,
        )
        made = _when_as_asked(Making(again, making.directory))
        if made and not again.faults:
            return made
    answer = " ".join(filter(None, (text, making.answers.given.get("times_in_words", ""))))
    if not answer or says_not_known(answer):
        return Words(ASK, "times")
    longest = question("times_in_words").longest
    if text:
        asked = question("times")
        message = f"{asked.label}: {quoted(shown(text))} could not be read, so it is words"
        making.answers.kept_as_words[asked.id] = Fault(
            asked.id, message, f"For example `{times.example('week')}`."
        )
    if len(answer) > longest:
        making.answers.kept["times"] = Kept(answer, making.answers.kept_as_words.pop("times"))
        return Words(ASK, "times")
    return ({"ask": Words("", "times"), "text": Words(answer, "times")},)


def _when_as_asked(making: Making) -> tuple[Facts, ...]:
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
    lines, unread = times.when(often.text, making.answers.given.get("times", ""), "times")
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
