"""Words are words: no HTML, and no link that leads to anything but a page, a mail or a phone.

`html-in-text`: there is an HTML tag in a text. It would be shown as nothing at all. Write the
words without it; to show a tag as words, put it between backticks: `<b>`.

`unsafe-link`: a link in a description doesn't start with https://, http://, mailto: or tel:.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from activity_directory.problems import Problem
from activity_directory.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from activity_directory.catalogue import Catalogue
    from activity_directory.problems import Places

_TAG = re.compile(r"</?[a-zA-Z][^>\n]*>|<!--|<[?!]")
_CODE = re.compile(r"`[^`\n]*`")
_AUTOLINK = re.compile(r"<(?:https?://|mailto:|tel:)[^>\s]*>|<[^@<>\s]+@[^@<>\s]+>")
_LINK = re.compile(r"\]\(\s*<?([^)\s>]*)|^ {0,3}\[[^\]]+\]:\s*<?(\S+?)>?\s*$", re.MULTILINE)
_SAFE = re.compile(r"(?:https?://[A-Za-z0-9]|mailto:[^?\s]+|tel:[+0-9]|/(?![/\\])|#)", re.IGNORECASE)


def check(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Every Markdown text of the catalogue."""
    del today
    for one in catalogue.activities:
        yield from _faults(one.description, one.description_line, one.places_in_file)
        yield from _faults(one.first_time, one.description_line, one.places_in_file)
    for story in catalogue.stories:
        yield from _faults(story.text, story.text_line, story.places)
    for fund in catalogue.funds:
        yield from _faults(fund.text, fund.text_line, fund.places)
    for page in catalogue.pages:
        yield from _faults(page.text, page.text_line, page.places)


def _faults(text: str, line: int, places: Places) -> Iterator[Problem]:
    if "<" not in text and "](" not in text and "]:" not in text:
        return
    bare = _AUTOLINK.sub(_blanks, _CODE.sub(_blanks, text))
    for found in _TAG.finditer(bare):
        yield _at(
            text, found.start(), line, places, "html-in-text",
            f"There is an HTML tag in the text: '{found[0][:40]}'",
            "Write the words without it. To show it as words, put it between backticks.",
        )
    for found in _LINK.finditer(bare):
        leads_to = found[1] or found[2] or ""
        if not _SAFE.match(leads_to):
            yield _at(
                text, found.start(), line, places, "unsafe-link",
                f"A link leads to '{leads_to[:60]}'",
                "A link starts with https:// , or with mailto: or tel:",
            )


def _blanks(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _at(
    text: str, start: int, line: int, places: Places, rule: str, message: str, hint: str
) -> Problem:
    above = text.count("\n", 0, start)
    column = start - (text.rfind("\n", 0, start) + 1) + 1
    return Problem(places.path, line + above, column, rule, message, hint)


RULE = Rule(("html-in-text", "unsafe-link"), check, __doc__)
