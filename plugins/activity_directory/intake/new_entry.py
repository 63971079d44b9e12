"""A new activity from a few questions at a terminal: the least to publish, each read at once.

Knows nothing of the terminal: whoever calls gives `ask` and `tell`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from activity_directory.intake import times
from activity_directory.intake.answers import Answers, Fault
from activity_directory.intake.directory import OLD_NAME, Directory
from activity_directory.intake.needed import IN_WORDS_ALONE
from activity_directory.intake.questions import Question, question
from activity_directory.intake.submission import Submission, Understood, understood
from activity_directory.model.place import AT_A_PLACE
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import filled, shown
from activity_directory.vocabulary import plain

Ask = Callable[[str], str]
Tell = Callable[[str], None]

_PRICES: Mapping[str, str] = MappingProxyType(
    {
        "nothing": "free",
        "no": "free",
        "donations": "donation",
        "not sure": "ask",
        "don t know": "ask",
    }
)
"""What people may type at a terminal besides the choices of a form."""


class _Asking:
    """The questions and the answers so far."""

    def __init__(self, directory: Directory, ask: Ask, tell: Tell) -> None:
        self.ask = ask
        self.tell = tell
        self.directory = directory
        self.references = directory.references
        self.given: dict[str, str] = {}

    def answer(self, name: str, words: str, *, may_skip: bool = False, given: str = "") -> None:
        """Ask until the answer can be read. What is `given` is tried before asking."""
        one = question(name)
        while True:
            answer = given or self.ask(words).strip()
            given = ""
            if not answer and may_skip:
                return
            faults = self._faults(one, answer)
            if not faults:
                self.given[name] = answer
                return
            self._tell(faults)

    def _tell(self, faults: tuple[Fault, ...]) -> None:
        for fault in faults:
            self.tell(fault.message)
            if fault.hint:
                self.tell(f"    {fault.hint}")

    def _faults(self, one: Question, answer: str) -> tuple[Fault, ...]:
        """Why an answer can't be used, in the same words as everywhere else."""
        if not answer:
            example = one.example or ", ".join(self._few(one))
            return (Fault(one.id, f"Please answer this one. For example: {example}"),)
        if one.id == "name" and (now := self.directory.old_name(answer)):
            message = filled(OLD_NAME.message, now=shown(now))
            return (Fault(one.id, f"{one.label}: {message}", OLD_NAME.hint),)
        if one.id == "times":
            _, unread = times.when(self.often, answer, one.id)
            return tuple(Fault(one.id, f"{one.label}: {line}", hint) for line, hint in unread)
        answers = Answers({one.id: answer}, self.references)
        if one.asked in {"choice", "choices"}:
            answers.choices(one)
        elif one.asked == "line":
            words = answers.line(one)
            if words is not None and words.text != " ".join(answer.split()):
                self.tell(f"    Written as: {words.text}")
        else:
            answers.text(one)
        return tuple(answers.faults)

    def _few(self, one: Question) -> tuple[str, ...]:
        return tuple(label for _, label in one.choices(self.references.vocabularies)[:3])

    def yes(self, question: str) -> bool:
        """Whether the answer is yes. Any other answer than yes or no is asked for again."""
        while True:
            answer = self.ask(f"{question} (yes or no) ").strip().casefold().rstrip(".!")
            if answer in {"y", "yes", "n", "no"}:
                return answer.startswith("y")
            self.tell("Please answer with yes or no.")

    @property
    def often(self) -> str:
        """How often it is on, as entries write it."""
        return next(iter(self.chosen("how_often")), "")

    def chosen(self, name: str) -> tuple[str, ...]:
        """The choices of an answer that was read."""
        answers = Answers(self.given, self.references)
        return tuple(words.text for words in answers.choices(question(name)))

    def name_of(self, name: str, words: str, called: Mapping[str, str]) -> bool:
        """Ask for the name of a group or a place; whether it is one that nobody has listed yet."""
        while True:
            self.answer(name, words)
            answer = self.given[name]
            if plain(answer) in called:
                return False
            if self.yes(f"{quoted(answer)} isn't in the directory yet. Is it spelt correctly?"):
                return True

    def price(self) -> None:
        """One question for two: a kind of price, or an amount each time."""
        words = "What does it cost each time? For example free, £3.50 or ask "
        text = self.ask(words).strip()
        kind = _PRICES.get(plain(text.replace("'", " ").replace("’", " ")), text)
        if kind and not self._faults(question("price"), kind):
            self.given["price"] = kind
        else:
            self.given["price"] = "per_session"
            self.answer("amount", words, given=text)


def new_entry(directory: Directory, name: str, ask: Ask, tell: Tell) -> Understood:
    """Ask for the least that an entry needs. Returns the entry."""
    asking = _Asking(directory, ask, tell)
    asking.answer("name", "What is it called? ", given=name)
    asking.answer("summary", "What is it, in one line of at most 150 characters? ")
    _who_and_where(asking)
    _when(asking)
    asking.price()
    asking.answer(
        "joining", "How do people join: just turn up, contact them first, refer yourself ...? "
    )
    _contact(asking)
    asking.answer("your_role", "In which role are you writing this? For example: the group itself ")
    tell("Now the text that people read. You can write more in the file later.")
    asking.answer("description", "What do people do there? ", may_skip=True)
    asking.given.setdefault("description", asking.given["summary"])
    asking.answer("first_time", "What happens the first time? (Enter to skip) ", may_skip=True)
    return understood(Submission("add", asking.given), directory)


def _who_and_where(asking: _Asking) -> None:
    if asking.name_of("organisation", "Who runs it? ", asking.directory.organisations):
        _more(asking, asking.given["organisation"], ("organisation_website",))
    asking.answer("needs", "Why do people come? For example: lonely, money, falls ")
    asking.answer(
        "format", "How does it happen: in person, online, by phone, outdoors, at home, by post? "
    )
    at_a_place = AT_A_PLACE & set(asking.chosen("format"))
    if at_a_place and asking.name_of("venue", "Where is it? ", asking.directory.venues):
        _more(asking, asking.given["venue"], ("street", "postcode", "area"))


def _more(asking: _Asking, whose: str, names: tuple[str, ...]) -> None:
    for name in names:
        label = question(name).label.removeprefix("Its ").capitalize()
        asking.answer(name, f"{label} of {whose} (Enter to skip): ", may_skip=True)


def _when(asking: _Asking) -> None:
    asking.answer(
        "how_often",
        "How often is it on: every week, every two weeks, every month, on certain dates only, "
        "or at times we agree with each person? ",
    )
    if asking.often in IN_WORDS_ALONE:
        asking.answer("times_in_words", "Then when is it, in your own words? ")
        return
    asking.answer("times", f"On which days, from when to when? {times.example(asking.often)} ")
    if asking.often == "2 weeks":
        asking.answer("starting", "On which date is the first one? For example 2026-11-30 ")


def _contact(asking: _Asking) -> None:
    while True:
        asking.answer("phone", "Which number should people ring? (Enter to skip) ", may_skip=True)
        asking.answer("email", "Which e-mail address? (Enter to skip) ", may_skip=True)
        if {"phone", "email"} & set(asking.given):
            break
        asking.tell("People need a number or an address to ask before they come.")
    asking.answer(
        "ask_for",
        "Who should they ask for? A role, such as the class leader (Enter to skip) ",
        may_skip=True,
    )
