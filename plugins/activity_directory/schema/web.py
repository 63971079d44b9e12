"""How a web page asks for a value, and checks it before it is sent. Knows no kind of value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Mapping

    from activity_directory.schema.values.mistake import MistakeText

Step = dict[str, Any]
"""One thing to look for; `intake/web_form.py` says what a step may hold."""
Check = dict[str, Any]
Control = Literal["text", "date", "email"]


@dataclass(frozen=True)
class Form:
    """How one kind of value is asked for, and what can be said of an answer on the page itself.

    `check` names the check. `steps` gives its steps, from whether this is a demonstration; what
    `partly` is true of has more to be checked on arrival. `tidy` makes of what was found what was
    most likely meant, replacement by replacement, in small or capital `letters`. `keyboard` and
    `autocomplete` are the attributes of HTML.
    """

    check: str
    steps: Callable[[bool], list[Step]]
    tidy: tuple[tuple[str, str], ...] = ()
    letters: Literal["", "small", "capital"] = ""
    partly: bool = False
    control: Control = "text"
    keyboard: str = ""
    autocomplete: str = ""

    def as_check(self, *, demonstration: bool) -> Check:
        """The check as the page's script takes it."""
        check: Check = {"steps": self.steps(demonstration)}
        if self.tidy:
            check["tidy"] = [list(pair) for pair in self.tidy]
        if self.letters:
            check["letters"] = self.letters
        if self.partly:
            check["partly"] = True
        return check


def says(message: MistakeText, **step: object) -> Step:
    """A step that has a message of its own."""
    return {**step, "message": message.message, "hint": message.hint}


def expects(**step: object) -> Step:
    """A step that says what was expected."""
    return step


def of(pattern: re.Pattern[str]) -> str:
    """A pattern that scripts read as Python does."""
    return pattern.pattern


NOT_PLAIN: Mapping[str, str] = {"leave": "[^\\x00-\\x7f]"}
"""The step that leaves what has letters of other alphabets to be checked on arrival."""
