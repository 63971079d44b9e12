"""What a new listing can't be published without, where several questions ask for it together.

One answer in one of some boxes is enough, or a box is needed only beside another answer. The
questions that each need an answer are `REQUIRED` in `questions.py`. The page checks both at their
step, and `submission.py` checks whatever arrives.
"""

from __future__ import annotations

from dataclasses import dataclass

from activity_directory.intake import times
from activity_directory.intake.questions import question
from activity_directory.model.place import AT_A_PLACE

IN_WORDS_ALONE = frozenset({"by_arrangement", "always"})
"""How often, where there are no days and times to tell."""
ON_DAYS = ("week", "2 weeks", "month", "once", "open")
"""How often, where there are."""
WITH_AMOUNT = frozenset({"per_session", "per_course"})
"""Prices that say nothing without an amount."""
WAYS_OF_CONTACT = ("phone", "text", "email", "website")


@dataclass(frozen=True)
class Needed:
    """One of `questions` has to be answered. The first is where people are asked for it.

    If `beside` names a question, that holds only where one of `choices` is the answer to it.
    `message` follows the label of the first question. `called` is what they are together, for who
    keeps a list.
    """

    questions: tuple[str, ...]
    message: str
    hint: str = ""
    beside: str = ""
    choices: tuple[str, ...] = ()
    called: str = ""

    @property
    def is_one_of_several(self) -> bool:
        """Whether people can choose which question they answer."""
        return len(self.questions) > 1


A_REASON = Needed(("needs", "categories"), "choose at least one of these, or a kind of activity")
A_CONTACT = Needed(
    WAYS_OF_CONTACT,
    "people need a way to ask before they come",
    "Give a telephone number, an e-mail address or a web page.",
    called="A way to ask (phone, e-mail or website)",
)
AN_AMOUNT = Needed(
    ("amount",), "please say how much", "For example `£3.50`.", "price", tuple(sorted(WITH_AMOUNT))
)
TIMES_IN_WORDS = Needed(
    ("times_in_words",),
    "please describe the times, as there are no fixed ones",
    "For example `A volunteer rings you once a week.`",
    "how_often",
    tuple(sorted(IN_WORDS_ALONE)),
)
A_FIRST_DATE = Needed(
    ("starting",),
    "please say which week is the first",
    f"For example `{question('starting').example}`.",
    "how_often",
    ("2 weeks",),
)


def times_for(how_often: str) -> Needed:
    """Days and times, with an example of how they are written for that."""
    example = f"For example `{times.example(how_often)}`."
    return Needed(("times",), "please answer this", example, "how_often", (how_often,))


A_PLACE = Needed(
    ("venue",),
    "an activity at a place needs one",
    f"For example `{question('venue').example}`.",
    "format",
    tuple(sorted(AT_A_PLACE)),
)
NEEDED = (
    A_REASON,
    *map(times_for, ON_DAYS),
    TIMES_IN_WORDS,
    A_FIRST_DATE,
    A_PLACE,
    AN_AMOUNT,
    A_CONTACT,
)
"""All that a new listing needs, in the order of the form."""


def label_of_lacking(name: str) -> str:
    """What a listing lacks that doesn't answer a question: its label, or any of several."""
    return next((one.called for one in NEEDED if one.called and one.questions[0] == name), "") or (
        question(name).label
    )
