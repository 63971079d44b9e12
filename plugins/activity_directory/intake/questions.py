"""What a group is asked about its activity: the one list from which every form is made.

Most questions are fields of the table, with its own label, help, example and limits; a few ask in
one piece, as people think of it, what the table keeps apart (days and times, the price).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from activity_directory.schema import fields as table
from activity_directory.schema.kinds import ListOf, OneOf, TermOf
from activity_directory.schema.reading import Field, Kind, Table
from activity_directory.schema.values.dates import parse_bank_holidays, parse_interval
from activity_directory.schema.values.mistake import Mistake
from activity_directory.schema.values.not_known import ASK
from activity_directory.schema.values.numbers import charge_in
from activity_directory.vocabulary import Vocabulary

Asked = Literal["line", "lines", "choice", "choices"]
Request = Literal["add", "change", "pause", "close", "still-right"]
Step = Literal["what", "when", "where", "cost", "who", "join", "you"]

STEPS: Mapping[Step, str] = MappingProxyType(
    {
        "what": "What it is",
        "when": "When it is on",
        "where": "Where it is",
        "cost": "What it costs",
        "who": "Who can come",
        "join": "How to join",
        "you": "About you",
    }
)
"""The parts of a form, in the order in which people ask."""

REQUESTS: Mapping[Request, str] = MappingProxyType(
    {
        "add": "Add an activity",
        "change": "Change a listing",
        "pause": "Pause a listing",
        "close": "Close a listing",
        "still-right": "Say that a listing is still right",
    }
)
"""What people ask of the directory."""

Choice = tuple[str, str]
"""What stands for the choice in an entry, and what people read."""

HOW_OFTEN: tuple[Choice, ...] = (
    ("week", "Every week"),
    ("2 weeks", "Every two weeks"),
    ("month", "Every month"),
    ("once", "On certain dates only"),
    ("open", "Open at the same hours, like a shop or a library"),
    ("by_arrangement", "At times we agree with each person"),
    ("always", "At any hour"),
    (ASK, "I don't know when"),
)
PRICES: tuple[Choice, ...] = (
    ("free", "Free"),
    ("donation", "Free, donations are welcome"),
    ("pay_what_you_can", "People pay what they can"),
    ("per_session", "A price each time"),
    ("per_course", "A price for the whole course"),
    ("ask", "Please ask"),
)
BANK_HOLIDAYS: tuple[Choice, ...] = (
    ("open", "Yes"),
    ("closed", "No"),
    ("ask", "Sometimes, so please ask"),
)


def _how_often(text: str) -> str:
    """The choice, if it is one, that words such as `weekly` or `once a month` mean."""
    words = " ".join(text.casefold().replace("-", " ").split()).rstrip(".")
    words = re.sub(r"^(?:(?:on|every|each|once (?:a|every)) )+", "", words)
    interval = parse_interval(words)
    meant = interval.meant if isinstance(interval, Mistake) else words
    return _OFTEN.get(words, meant)


_OFTEN: Mapping[str, str] = MappingProxyType(
    {
        "one off": "once",
        "alternate weeks": "2 weeks",
        **dict.fromkeys(
            ("by arrangement", "by appointment", "by appointment only"), "by_arrangement"
        ),
    }
)


def _on_bank_holidays(text: str) -> str:
    """The choice that words such as `y` or `not open` mean."""
    choice = parse_bank_holidays(text)
    return choice.meant if isinstance(choice, Mistake) else choice


NOT_KNOWN: Choice = (ASK, "I don't know")
"""The choice that no other goes with."""
REMOVED = "none"
"""The answer that takes an optional fact out of a listing; a blank one leaves it as it is."""


@dataclass(frozen=True)
class Question:
    """One question.

    `path` is the field that the answer becomes ("contact.phone"), empty where several questions
    make one fact together; `confidential` answers never reach an entry.
    """

    id: str
    label: str
    help: str
    example: str
    asked: Asked
    step: Step
    kind: Kind | None = None
    path: str = ""
    longest: int = 200
    fixed: tuple[Choice, ...] = ()
    required: bool = False
    confidential: bool = False
    choice_meant: Callable[[str], str] | None = None
    """The choice that other words mean; empty where they mean none."""

    @property
    def vocabulary(self) -> str:
        """The vocabulary that its choices come from, if they come from one."""
        kind = self.kind.kind if isinstance(self.kind, ListOf) else self.kind
        return kind.vocabulary if isinstance(kind, TermOf) else ""

    @property
    def may_be_not_known(self) -> bool:
        """Whether people may choose that they don't know."""
        return isinstance(self.kind, ListOf) and self.kind.or_ask

    def choices(self, vocabularies: Mapping[str, Vocabulary]) -> tuple[Choice, ...]:
        """What people may choose from; nothing where they write their own words."""
        if self.vocabulary:
            terms = vocabularies[self.vocabulary].choices
            return (*terms, NOT_KNOWN) if self.may_be_not_known else terms
        return self.fixed


def _field(
    path: str,
    step: Step,
    label: str = "",
    *,
    asked: Asked | None = None,
    help: str = "",  # noqa: A002 - the table's own word
    example: str = "",
    id: str = "",  # noqa: A002 - as above
    longest: int = 0,
) -> Question:
    """A question whose answer is the value of one field of the table."""
    field = _at(path)
    kind = field.kind
    within = kind.kind if isinstance(kind, ListOf) else kind
    if asked is None and isinstance(within, TermOf | OneOf):
        asked = "choices" if isinstance(kind, ListOf) else "choice"
    asked = asked or "line"
    return Question(
        id=id or path.rpartition(".")[2],
        label=label or field.label,
        help=help or field.help,
        example=example or ("" if asked in {"choice", "choices"} else field.example),
        asked=asked,
        step=step,
        kind=kind,
        path=path,
        longest=longest or getattr(within, "longest", 0) or 200,
        required=field.required,
    )


def _at(path: str) -> Field:
    """The field at a path of the activity's table: "contact.phone"."""
    inner: Table = table.ACTIVITY
    *groups, last = path.split(".")
    for name in groups:
        kind = inner.by_name[name].kind
        within = kind.kind if isinstance(kind, ListOf) else kind
        found = getattr(within, "table", None)
        if found is None:
            message = f"{path}: {name} is no group of fields"
            raise KeyError(message)
        inner = found
    return inner.by_name[last]


LISTING = Question(
    "listing",
    "Which listing",
    "The address of its page, or its name.",
    "Sit and Be Fit",
    "line",
    "what",
    longest=300,
    required=True,
)
_WHAT: tuple[Question, ...] = (
    _field("name", "what", "Name of the activity"),
    _field("summary", "what", "In one line"),
    _field(
        "organisation",
        "what",
        "Who runs it",
        asked="line",
        help="The name of the group or organisation.",
        example="Highfield Neighbours",
        longest=80,
    ),
    _field("organisation.website", "what", "Its website", id="organisation_website"),
    _field(
        "description",
        "what",
        "What people do there",
        asked="lines",
        help="As you would tell a neighbour, in short sentences.",
    ),
    Question(
        "first_time",
        "What happens the first time",
        "Who meets people, what to bring, how early to come.",
        "Come ten minutes early and ask for the class leader.",
        "lines",
        "what",
        longest=1000,
    ),
    _field(
        "needs",
        "what",
        "Why people come",
        help="Choose what fits best: at least one, here or among the kinds.",
    ),
    _field(
        "categories",
        "what",
        "What kind of activity it is",
        help="Choose at least one, here or among the reasons above.",
    ),
)
_WHEN: tuple[Question, ...] = (
    Question(
        "how_often",
        "How often",
        "How often it comes round.",
        "",
        "choice",
        "when",
        fixed=HOW_OFTEN,
        required=True,
        choice_meant=_how_often,
    ),
    Question(
        "times",
        "Days and times",
        "One on each line.",
        "Monday 10:30 to 11:30",
        "lines",
        "when",
        longest=2000,
    ),
    _field(
        "when.starting",
        "when",
        "First date",
        help="For every two weeks, and for a course with a first day.",
    ),
    _field("when.sessions", "when"),
    _field(
        "when.except",
        "when",
        "Dates when it is not on",
        id="not_on",
        asked="line",
        help="With a comma between them.",
        example="2027-02-15, 2027-02-22",
        longest=600,
    ),
    Question(
        "bank_holidays",
        "Is it on when the day is a bank holiday?",
        "Leave it out if you don't know.",
        "",
        "choice",
        "when",
        fixed=BANK_HOLIDAYS,
        choice_meant=_on_bank_holidays,
    ),
    _field(
        "when.text",
        "when",
        "The times in your own words",
        id="times_in_words",
        help="Where you agree times with each person, or something else must be known.",
        example="A volunteer rings you once a week.",
    ),
)
_WHERE: tuple[Question, ...] = (
    _field("format", "where", "How it happens"),
    _field(
        "venue",
        "where",
        "Name of the place",
        asked="line",
        help="What is written on the door; if you don't know, write: ask. Leave it out if there is "
        "no place to go to.",
        example="Highfield Community Centre",
        longest=80,
    ),
    _field("venue.street", "where"),
    _field("venue.postcode", "where"),
    _field("venue.area", "where", asked="choice"),
    _field("venue.buses", "where"),
    Question(
        "access",
        "What is there for people who need it",
        "Choose only what you have seen yourself. What you leave out stays “please ask”.",
        "",
        "choices",
        "where",
        kind=ListOf(TermOf("access")),
    ),
    _field("venue.access_note", "where", asked="lines"),
)
_COST: tuple[Question, ...] = (
    Question(
        "price",
        "Price",
        "Which of these fits.",
        "",
        "choice",
        "cost",
        fixed=PRICES,
        choice_meant=charge_in,
        required=True,
    ),
    _field(
        "cost.per_session",
        "cost",
        "How much",
        id="amount",
        help="If there is a price, or a gift that is usual.",
    ),
    _field(
        "cost.since",
        "cost",
        "From which date",
        id="price_since",
        help="Only if the price is going to change. The old one stays until then.",
    ),
    _field("cost.note", "cost", "About the price", id="price_note"),
    _field("concessions", "cost"),
)
_WHO: tuple[Question, ...] = (
    _field("audiences", "who"),
    _field("eligibility.minimum_age", "who"),
    _field("eligibility.maximum_age", "who"),
    _field(
        "eligibility.text",
        "who",
        "Who can come, in one sentence",
        id="eligibility",
        help="Leave it out if everybody can.",
        example="For people aged 60 and over.",
    ),
    _field("who_comes", "who", asked="lines"),
    _field("languages", "who"),
)
_JOIN: tuple[Question, ...] = (
    _field("joining", "join"),
    _field("how_to_join", "join"),
    _field("contact.phone", "join"),
    _field("contact.text", "join", "Number for text messages"),
    _field("contact.email", "join", help="A shared address. It will be published."),
    _field("contact.website", "join", "Web page"),
    _field("contact.ask_for", "join", "Whom to ask for"),
    _field("contact.best_time", "join", "Best time to ring"),
)
_YOU: tuple[Question, ...] = (
    _field(
        "checked.by",
        "you",
        "Your part in it",
        id="your_role",
        help="A role or a group. It will be published; your name won't.",
        example="the group itself",
    ),
    Question(
        "your_name",
        "Your name",
        "So that we know whom to ask. It is not published.",
        "",
        "line",
        "you",
        longest=80,
        confidential=True,
    ),
    Question(
        "your_email",
        "Your e-mail address",
        "So that we can ask you. It is not published.",
        "",
        "line",
        "you",
        longest=120,
        confidential=True,
    ),
)
_PAUSE: tuple[Question, ...] = (
    _field("status.paused", "when", "First day of the pause", example="2026-12-14"),
    _field("status.back", "when", "Back on", help="When it starts again, if you know."),
    _field("status.because", "when"),
)
_CLOSE: tuple[Question, ...] = (
    _field("status.closed", "when", "Last day", example="2027-03-31"),
    _field("status.because", "when"),
    Question(
        "try_instead",
        "What could people try instead?",
        "Other listings, by their names or the addresses of their pages, one on each line.",
        "Sit and Be Fit",
        "lines",
        "when",
        longest=600,
    ),
)

QUESTIONS: tuple[Question, ...] = (*_WHAT, *_WHEN, *_WHERE, *_COST, *_WHO, *_JOIN, *_YOU)
"""All that is asked of an activity, step by step."""

FORMS: Mapping[Request, tuple[Question, ...]] = MappingProxyType(
    {
        "add": QUESTIONS,
        "change": (LISTING, *QUESTIONS),
        "pause": (LISTING, *_PAUSE, *_YOU),
        "close": (LISTING, *_CLOSE, *_YOU),
        "still-right": (LISTING, *_YOU),
    }
)
"""The questions of each request, in order."""

PARTS: Mapping[str, Step] = MappingProxyType({"time": "when", "price": "cost"})
"""Short forms of a change, by name: each asks the questions of one step alone."""

BY_A_READER = "a reader of the page"
"""Who says that a listing is still right, where they don't say what their part in it is."""

REQUIRED: Mapping[Request, frozenset[str]] = MappingProxyType(
    {
        "add": frozenset(question.id for question in QUESTIONS if question.required)
        | {"description"},
        "change": frozenset({"listing", "your_role"}),
        "pause": frozenset({"listing", "paused", "because", "your_role"}),
        "close": frozenset({"listing", "closed", "your_role"}),
        "still-right": frozenset({"listing"}),
    }
)
"""The questions that a request can't do without."""


def issue_label(request: Request) -> str:
    """The label of issues with this request. It must be there in the repository."""
    return f"listing: {request}"


def part_of_a_change(name: str) -> tuple[Question, ...]:
    """The questions of a short form, in order. Raises KeyError."""
    asked = (question for question in QUESTIONS if question.step == PARTS[name])
    return (LISTING, *asked, *_YOU)


def question(name: str) -> Question:
    """The question with this id. Raises KeyError."""
    return _BY_ID[name]


def is_question(name: str) -> bool:
    """Whether a question has this id."""
    return name in _BY_ID


def named_in_entries(question: Question) -> str:
    """The label of the field that the answer becomes; empty where there is no such field."""
    return _at(question.path).label if question.path else ""


_BY_ID: Mapping[str, Question] = MappingProxyType(
    {question.id: question for form in FORMS.values() for question in form}
)
