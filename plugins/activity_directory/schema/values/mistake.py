"""What is wrong with a text that is not of its kind, and what was most likely meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from activity_directory.sanitise.quoting import quoted


class MistakeText(NamedTuple):
    """What is said of a mistake, and the hint under it. The web form says the same words."""

    message: str
    hint: str = ""

    def of(self, text: str, rule: str, **named: str | int) -> Mistake:
        """The mistake of which this is said."""
        return Mistake(
            text,
            rule=rule,
            message=filled(self.message, found=shown(text), **named),
            hint=filled(self.hint, **named),
        )


def filled(message: str, **named: str | int) -> str:
    """The message with what it names; `checks.js` of the component `form` does the same.

    "`{found}`" is quoted, whatever the value holds; "{count:,}" has its thousands marked.
    """

    def value(place: re.Match[str]) -> str:
        if place["quoted"]:
            return quoted(str(named[place["quoted"]]))
        return f"{named[place['name']]:{place['format'] or ''}}"

    return re.sub(r"`\{(?P<quoted>\w+)\}`|\{(?P<name>\w+)(?::(?P<format>,))?\}", value, message)


EXPECTED = MistakeText("expected {expected}, found `{found}`", "Did you mean `{meant}`?")
UNREADABLE = "expected {expected}"
"""What a page says of words that a control of its own refuses, and shows to no script."""
TOO_LONG = MistakeText(
    "this is {count} characters long, but the limit is {most}",
    "Shorten it by {over}: what comes after `{tail}` is too much.",
)
TOO_LONG_A_TEXT = MistakeText(
    "this is {count:,} characters long, but the limit is {most:,}",
    "Keep what people need to know before they come, and link to the rest.",
)

HTML_TAG = MistakeText("what is between `<` and `>` can't be shown: `{match}`", "Remove it.")
SIGN_AT_START = MistakeText(
    "the text can't start with `{match}`: a spreadsheet would take it for a sum",
    "Start with a letter or a number.",
)
NO_SUCH_DATE = MistakeText(
    "there is no such date as `{found}`",
    "Check the month and the day. A date is year, month, day, such as `2026-11-02`.",
)
YEARS = (1990, 2100)
OTHER_YEAR = f"a date between {YEARS[0]} and {YEARS[1]}"
NO_SUCH_AREA = MistakeText("no postcode starts with `{match}`", "Check the first letters.")
NO_SUCH_PHONE = MistakeText(
    "`{found}` can't be a telephone number",
    "Count the digits: most numbers have 11 and start with 0.",
)


@dataclass(frozen=True)
class Mistake:
    """Text that is not of its kind.

    `meant` is what the writer most likely meant, as text; `certain` says that to write it in place
    of what was found loses nothing.
    """

    found: str
    expected: str = ""
    meant: str = ""
    rule: str = "wrong-value"
    message: str = ""
    hint: str = ""
    certain: bool = True

    def message_for(self, label: str, expected: str) -> str:
        """The sentence shown to the person who wrote it."""
        if self.message:
            return f"{label}: {self.message}"
        text = filled(EXPECTED.message, expected=self.expected or expected, found=shown(self.found))
        return f"{label}: {text}"

    def advice(self) -> str:
        """The hint under it."""
        return self.hint or proposed(self.meant, self.found)


def proposed(meant: str, text: str) -> str:
    """The hint that asks whether `meant` was meant; none where it looks like what was found."""
    is_other = meant and shown(meant) != shown(text)
    return filled(EXPECTED.hint, meant=meant) if is_other else ""


def shown(text: str) -> str:
    """`text` on one line, at a length that can be read."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:57].rstrip() + "..."


def either(choices: tuple[str, ...]) -> str:
    """`a, b or c`."""
    return choices[0] if len(choices) == 1 else f"{', '.join(choices[:-1])} or {choices[-1]}"


SEVERAL = re.compile(r"\s*[,;&/]\s*(?:and\s+)?|\s+and\s+")
"""What stands between the items of a list that somebody wrote as a sentence."""
