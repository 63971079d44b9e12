"""The forms, and the preview of what was filled in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from activity_directory import messages
from activity_directory.cards.card import Card
from activity_directory.portal.views.common import Fact, Link
from activity_directory.portal.views.lists import Result
from activity_directory.wording.optional_text import OptionalText

Control = Literal["text", "lines", "date", "email", "radio", "checkbox"]
"""What a question is answered in."""


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """One question of a form. `id` is its own on the page; `names` says whose names are offered.

    `sent_as` is the name of its controls: `name`, except on a page with several forms that no
    service takes. There it is `id`, or radio buttons of one form would clear those of another.

    `beside` stands beside the label: that it can be left out, which in a change all can.
    """

    id: str
    name: str
    sent_as: str
    label: str
    hint: OptionalText
    control: Control
    choices: tuple[tuple[str, str], ...]
    required: bool
    beside: OptionalText
    confidential: bool
    check: OptionalText
    expected: OptionalText
    longest: int
    bounds: OptionalText
    keyboard: OptionalText
    autocomplete: OptionalText
    names: OptionalText

    @property
    def is_group(self) -> bool:
        """Whether it has several controls, with the question over all of them."""
        return self.control in {"radio", "checkbox"}

    @property
    def has_many_choices(self) -> bool:
        """Whether its choices want two columns."""
        return len(self.choices) > 9

    @property
    def is_short(self) -> bool:
        """Whether its answer is a few characters."""
        return self.control == "date" or self.check in {"money", "number", "postcode"}

    @property
    def room(self) -> str:
        """How long the answer may be, where people may come to the end of it."""
        is_long = self.control == "lines" or (self.check == "words" and self.longest > 80)
        return messages.text("form.at-most", count=self.longest) if is_long else ""

    @property
    def described_by(self) -> str:
        """The ids of what describes its control to a screen reader."""
        hint = [f"{self.id}-hint"] if self.hint else []
        return " ".join(hint + ([f"{self.id}-count"] if self.room else []))


@dataclass(frozen=True, slots=True)
class FormStep:
    """A part of a form; `seldom` are the questions that few people need, folded under `more`."""

    id: str
    heading: OptionalText
    questions: tuple[FormQuestion, ...]
    seldom: tuple[FormQuestion, ...]
    more: str


@dataclass(frozen=True, slots=True)
class WaysToSend:
    """The ways in which a form leaves. What a community hasn't is empty."""

    id: str
    post: OptionalText
    email: OptionalText
    forge: OptionalText
    forge_name: OptionalText
    others: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A form that makes a request. `id` is its own on the page; `last` is the last heading.

    `keeping` has the choices of how long what is written is kept, the usual one first.
    """

    id: str
    request: str
    heading: str
    last: str
    lede: str
    steps: tuple[FormStep, ...]
    in_steps: bool
    ways: WaysToSend
    format: str
    honeypot: str
    seconds: str
    keeping: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ListingPreview:
    """A listing and its card with a place such as {name} for each answer."""

    result: Result
    facts: tuple[Fact, ...]
    description: str
    card: Card
