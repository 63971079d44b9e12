"""What came along with a text that was pasted: its bullets, and letters of another encoding."""

from __future__ import annotations

from collections.abc import Iterator

from activity_directory.problems import Problem, Repair
from activity_directory.sanitise.pasted import Bullet, bullets
from activity_directory.sanitise.quoting import quoted
from activity_directory.sanitise.wrong_encoding import LOST, found_in, repaired


def wrongly_encoded(text: str, path: str) -> Iterator[Problem]:
    """The first letters on each line that were read in the wrong encoding, or lost to it."""
    if found_in(text) is None and ("?" not in text or LOST.search(text) is None):
        return  # a look at each line takes 20 us a file, and one at the whole a few
    for number, line in enumerate(text.split("\n"), 1):
        if match := found_in(line):
            right = repaired(match[0])
            yield Problem(
                path,
                number,
                match.start() + 1,
                "wrong-encoding",
                f"{quoted(match[0])} was read in the wrong encoding, and is shown as `{right}`",
                "Save the file as UTF-8 and paste the words again, or run `publish.py tidy`.",
                "warning",
                line,
                Repair(number, 1, number, len(line) + 1, repaired(line)),
            )
        elif "?" in line and (lost := LOST.search(line)):
            yield Problem(
                path,
                number,
                lost.start("lost") + 1,
                "wrong-encoding",
                f"A sign was lost in {quoted(lost[0])}",
                f"Did you mean {quoted(lost[0].replace('?', '’'))}?",
                "warning",
                line,
            )


def _place(bullet: Bullet, first_line: int) -> Repair:
    line = first_line + bullet.line
    return Repair(line, bullet.start + 1, line, bullet.end + 1, "- ")


def bullet_repairs(text: str, first_line: int) -> tuple[Repair, ...]:
    """Dashes for all bullets of a text that begins on a line, counted from 1."""
    return tuple(_place(bullet, first_line) for bullet in bullets(text))


def pasted_bullets(text: str, first_line: int, path: str) -> Iterator[Problem]:
    """The first bullet of each list of a text that begins on a line, counted from 1."""
    lines = text.split("\n")
    last = -1
    for bullet in bullets(text):
        between = lines[last + 1 : bullet.line]
        if last < 0 or any(line.strip() for line in between):
            yield Problem(
                path,
                first_line + bullet.line,
                bullet.start + 1,
                "bullet",
                f"An item of a list starts with a dash, found {quoted(bullet.sign)}",
                "Write `- ` in front of each item, or run `publish.py tidy`.",
                "warning",
                lines[bullet.line],
                _place(bullet, first_line),
            )
        last = bullet.line
