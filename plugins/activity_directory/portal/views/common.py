"""Parts that pages of several kinds have.

Each class is the parameter of one of the theme's components (theme/README.md), so that a template
only places it. Links are ready for the page they are handed to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from activity_directory.problems import Problem
from activity_directory.wording.optional_text import OptionalText

Tone = Literal["", "good", "soon", "wait", "stop"]
"""How a fact stands out: plain, welcome, to come, needing patience, not possible."""


@dataclass(frozen=True, slots=True)
class Directions:
    """The way to a place on somebody else's map: in an app, or on the web on `site`."""

    app: str
    web: str
    site: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere. `text` is what is beside them."""

    label: str
    href: OptionalText
    text: OptionalText = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """A way to reach somebody, as people read it and as a telephone or mail program takes it."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Tag:
    """One short fact that stands out."""

    text: str
    tone: Tone
    icon: OptionalText


@dataclass(frozen=True, slots=True)
class TagNow:
    """A tag that a script shows, hides or words anew: `now` is what it is about."""

    text: str
    tone: Tone
    icon: str
    now: OptionalText
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact with its drawing. `now` is what a script says of it on a later day: "cost"."""

    icon: OptionalText
    label: str
    text: OptionalText = ""
    lines: tuple[str, ...] = ()
    note: OptionalText = ""
    href: OptionalText = ""
    now: OptionalText = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with words for those who can't see it. Sizes are in pixels."""

    src: str
    alt: OptionalText
    credit: OptionalText
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class ProblemView:
    """A problem of the entries as `serve` and previews show it; `place` is "path:line:column"."""

    place: str
    severity: Literal["error", "warning"]
    message: str
    hint: OptionalText
    rule: str

    @classmethod
    def of(cls, problem: Problem) -> ProblemView:
        """The problem in the order in which people read it."""
        place = f"{problem.path}:{problem.line}:{problem.column}"
        return cls(place, problem.severity, problem.message, problem.hint, problem.rule)
