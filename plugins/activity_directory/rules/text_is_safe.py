"""Words are words: what can't be shown, or leads astray, is said before it is lost.

`html-in-text`: there is an HTML tag in a text. It would not be shown. Remove it; to show a tag as
words, put it between backticks: `<b>`.

`picture-in-text`: there is a picture in a description. Put it under `image:`, with words for
people who can't see it.

`unsafe-link`: a link in a description doesn't start with https://, http://, mailto: or tel:, or
has letters that only look like ordinary ones.

`link-says-otherwise`: a link shows one address, but goes to another.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from activity_directory.rules.rule import TEXTS, Rule
from activity_directory.sanitise import markdown
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.words import HTML

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from activity_directory.catalogue.catalogue import Community
    from activity_directory.problems import Problem
    from activity_directory.schema.texts import Passage, Texts

_PLAIN_LINK = re.compile(
    r"\[(?<!!\[)[\w ,'’-]+\]"
    r"\((?:https?://(?:[a-z0-9]+[.-])*[a-z0-9]+\.[a-z]{2,24}(?:/[a-z0-9-]*)*|/(?:[a-z0-9-]+/)*)\)"
    r"(?=[.,:;!?]?(?:\s|\Z))"
)
"""A link with nothing wrong in it, whatever stands around it: plain words, a plain address."""
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
_AUTOLINK = re.compile(r"<(?:[a-z]+:[^<>\s]*|[^@<>\s]+@[^@<>\s]+)>")
_HOST = re.compile(
    r"(?:https?://)?(?:www\.)?((?:[\w-]+\.)+[a-z]{2,24})(?:[/?#:]\S*)?", re.IGNORECASE
)


def _look(texts: Texts, _community: Community, _today: date) -> Iterator[Problem]:
    """Every Markdown text, of entries with other mistakes too."""
    for text in texts.markdown:
        if _may_hold_more_than_words(text.words):
            yield from _faults(text)


def links_in(text: str) -> tuple[markdown.Link, ...]:
    """The links of some Markdown, where one may have a fault."""
    return markdown.contents(text).links if _may_hold_more_than_words(text) else ()


def _may_hold_more_than_words(text: str) -> bool:
    """Whether its HTML, pictures and links must be looked at: no plain link has a fault."""
    return _has_a_sign(text) and _has_a_sign(_PLAIN_LINK.sub("", text))


def _has_a_sign(text: str) -> bool:
    return "<" in text or "[" in text or "://" in text or "www." in text or "@" in text


def _faults(text: Passage) -> Iterator[Problem]:
    contents = markdown.contents(text.words)
    bare = _AUTOLINK.sub(_blanks, _CODE.sub(_blanks, text.words))
    if contents.html:
        lines: set[int] = set()
        for tag in HTML.finditer(bare):
            place = text.place(tag.start())
            if place[0] not in lines:
                lines.add(place[0])
                yield text.places.problem(
                    place,
                    "html-in-text",
                    f"What is between `<` and `>` can't be shown: {quoted(tag[0][:40])}",
                    "Remove it. To show it as words, put it between backticks.",
                )
        if not lines:
            yield text.places.problem(
                text.place(max(0, bare.find("<"))),
                "html-in-text",
                "What is between `<` and `>` can't be shown",
                "Remove it. To show it as words, put it between backticks.",
            )
    if contents.pictures:
        yield text.places.problem(
            text.place(max(0, bare.find("!["))),
            "picture-in-text",
            "A picture in the description can't be shown",
            "Delete it, from `![` to the `)` behind it. An entry may have a picture at `image:`, "
            "with words for people who can't see it.",
        )
    for link in contents.links:
        if not link.kept:
            yield text.places.problem(
                text.place(start_of(bare, link)),
                "unsafe-link",
                f"A link goes to {quoted(link.to[:60])}, which isn't allowed here"
                if link.to
                else "A link goes to something that can't be opened",
                "A link must start with `https://`, `mailto:` or `tel:`, in ordinary letters only.",
            )
        elif _says_otherwise(link):
            yield text.places.problem(
                text.place(start_of(bare, link)),
                "link-says-otherwise",
                f"A link shows {quoted(link.words)} but goes to {quoted(link.to[:60])}",
                "Let the link say what people will find there.",
            )


def _says_otherwise(link: markdown.Link) -> bool:
    says, leads = _HOST.fullmatch(link.words.strip()), _HOST.match(link.to)
    return bool(says and leads and says[1].casefold() != leads[1].casefold())


def start_of(text: str, link: markdown.Link) -> int:
    """Where the link stands: where its words or its address do, or else at the start."""
    places = (text.find(f"[{link.words}]"), text.find(link.to) if link.to else text.find("]("))
    return next((place for place in places if place >= 0), 0)


def _blanks(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


RULE = Rule(
    ("html-in-text", "picture-in-text", "unsafe-link", "link-says-otherwise"),
    __doc__,
    check_entry={TEXTS: _look},
)
