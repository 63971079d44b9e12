"""The group's own web page that a text names, where a list gives no other way to ask.

A page counts that the words before it call the group's (`find us at`, `our website`, `Facebook:`),
or whose address has the group's name in it. A page of a map, a shop or of tickets is another's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from activity_directory.intake.answers import Answers
from activity_directory.intake.questions import question
from activity_directory.intake.ways_of_contact import WEB_PAGE
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown

_TEXTS = ("how_to_join", "description", "summary", "first_time")
_OF_OTHERS = re.compile(
    r"^(?:https?://)?(?:[\w-]+\.)*(?:(?:maps\.)?google|goo\.gl|bing|apple|waze|openstreetmap"
    r"|what3words|streetmap|amazon|ebay|etsy|eventbrite|ticketsource|ticketmaster|ticketweb"
    r"|ticketsolve|trybooking|skiddle|seetickets|wegottickets|justgiving|gofundme|paypal"
    r"|easyfundraising|localgiving|youtu|youtube|vimeo|spotify|zoom|teams|forms|surveymonkey|bit"
    r"|tinyurl|wa|whatsapp|linkedin)[./]",
    re.IGNORECASE,
)
"""Hosts of maps, shops, tickets, gifts, films, meetings and short addresses."""
_OF_ALL = re.compile(r"\b(?:wikipedia|nhs|gov|police|bbc)\.", re.IGNORECASE)
"""Hosts of those that everybody speaks of: only its name says that such a page is a group's."""
_SMALL = (
    r"(?:about us|about|and|at|below|book|by|can be found|check|click|details|enquire|facebook"
    r"|from|go|here|https?|in|info(?:rmation)?|instagram|is|it|join|link|more|on|or|our|out|page"
    r"|please|see|site|the|this|to|twitter|us|via|visit|web ?page|web ?site)"
)
_OURS = re.compile(
    r"(?:\b(?:find|visit|contact|follow|message|join|reach|like) us\b|\bfind out more\b(?! about)"
    r"|\bour (?:own )?(?:facebook|instagram|page|site|web ?page|web ?site)\b"
    r"|\b(?:more|further|full) (?:info(?:rmation)?|details)\b|\b(?:to book|to enquire|to join)\b"
    r"|^[\W_]*(?:e-?mail|facebook|fb|link|url|web|web ?page|web ?site|instagram)(?=\W))"
    rf"(?:\W+{_SMALL}\b){{0,8}}[^\w.!?]{{0,6}}$",
    re.IGNORECASE,
)
"""What stands before a page that is the group's own."""
_LONGEST = 120
"""Characters before a page that may say whose it is."""
_LETTERS_OF_A_NAME = 5


class _Page(NamedTuple):
    """A page of a text, and whether it is sure to be the group's own."""

    written: str
    is_own: bool


def put_in_place(answers: Answers) -> None:
    """Answer which web page it has, by the first page of a text that is the group's."""
    given = answers.given
    found = [*_pages(answers)]
    own = [one.written for one in found if one.is_own]
    if own and "website" not in answers.left_out:
        given["website"] = own[0]
        message = f"no column says it, and a text says {quoted(shown(given['website']))}"
        answers.remark(question("website"), message, "Look whether it is the listing's own.")
    elif found:
        message = f"a text says {quoted(shown(found[0].written))}, which may be somebody else's"
        hint = f"If it is the listing's own, write it under {question('website').label}."
        answers.remark(question("website"), message, hint)


def _pages(answers: Answers) -> Iterator[_Page]:
    """The pages of the texts, but for those of maps, shops and the like."""
    given = answers.given
    names = _words(f"{given.get('name', '')} {given.get('organisation', '')}")
    for name in _TEXTS:
        text = given.get(name, "")
        for found in WEB_PAGE.finditer(text) if "." in text else ():
            page = found[0].rstrip("*_\"'”’>")
            if _OF_OTHERS.match(page) or not answers.can_be("website", page):
                continue
            line = text[max(0, found.start() - _LONGEST) : found.start()].rpartition("\n")[2]
            is_ours = _OURS.search(line) is not None and _OF_ALL.search(page) is None
            yield _Page(page, is_ours or _has_name(page, names))


def _words(names: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", names.casefold())


def _has_name(page: str, names: list[str]) -> bool:
    """Whether two words that stand together in the names do so in a page's address."""
    letters = re.sub(r"[^a-z0-9]", "", _plain(page))
    pairs = (one + other for one, other in pairwise(names))
    return any(len(one) > _LETTERS_OF_A_NAME and one in letters for one in pairs)


def _plain(page: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", page.casefold()).rstrip("/")
