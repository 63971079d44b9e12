"""Links and emphasis of Markdown in answers that pages show as plain words, as in `how_to_join`.

The words of a link stay where they are. Its address becomes the web page. Where there is one
already, the address goes into the description.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from urllib.parse import unquote

from activity_directory.intake.answers import Answers
from activity_directory.intake.questions import is_question, question
from activity_directory.intake.writing import Facts, Value, Words
from activity_directory.sanitise import markdown
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown

_MARKDOWN = frozenset({"description", "first_time"})
"""Questions whose answers are Markdown."""
_WEB_PAGES = ("website", "organisation_website")
_LINK = re.compile(r"\[(?P<words>[^\[\]]+)\]\((?P<to>https?://[^\s()<>]+)\)")
_ANY_LINK = re.compile(
    r"(?<!!)\[(?P<words>[^\[\]\n]+)\]\(\s*(?P<to><[^<>\n]*>|tel:[+\d() -]*\d"
    r"|[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*\)"
)
"""A link of Markdown wherever it leads, with a title or without."""
_BETWEEN_DIGITS = re.compile(r"[\s().]|(?<=\d)-")
_BARE = re.compile(r"<(https?://[^\s<>]+)>")
_BOLD = re.compile(r"\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*")
_POINTS_AT_IT = re.compile(
    r"(?:(?:click|see|go|book|find out more|more|online)\W+)*(?:here|(?:this|the) (?:link|page)"
    r"|link|website|web ?page)\W*",
    re.IGNORECASE,
)
"""Words of a link that say nothing without its address."""
_BETWEEN = " \t\r\n;,|/"


def may_have_markdown(text: str) -> bool:
    """Whether a text may hold what only Markdown shows rightly: seldom, in a list."""
    return "](" in text or "<http" in text or "**" in text


def as_plain_words(text: str) -> str:
    """Some Markdown as words; the address of a link only where its words say nothing alone."""
    text = _LINK.sub(_words_of, _BARE.sub(r"\1", text))
    return _BOLD.sub(r"\1", text)


def _with_links_of_pages(text: str, *, of_others: bool) -> str:
    """Some Markdown of which each link is one that pages can have; of another, its words.

    A number that a link rings may have spaces in a list: `tel:020 7946 0750`. In a list `of_others`
    a link within a site is one of theirs, which we don't have: `[our café](/cafe/)`.
    """
    return _ANY_LINK.sub(partial(_as_pages_have_it, of_others=of_others), text)


def _as_pages_have_it(link: re.Match[str], *, of_others: bool) -> str:
    to = link["to"].strip("<> ")
    if of_others and markdown.ROOTED.fullmatch(to):
        return link["words"]
    if to.casefold().startswith("tel:"):
        to = f"tel:{_BETWEEN_DIGITS.sub('', unquote(to[4:]))}"
    if markdown.Link(to, "").kept:
        return link[0] if to == link["to"].strip("<> ") else f"[{link['words']}]({to})"
    return link["words"]


def _words_of(link: re.Match[str]) -> str:
    words = link["words"].strip()
    return f"{words} ({link['to']})" if _POINTS_AT_IT.fullmatch(words) else words


def put_in_place(answers: Answers, *, of_others: bool) -> None:
    """Let each answer of plain words be words, and keep the addresses of its links.

    `of_others`: they come from a list that isn't ours.
    """
    given = answers.given
    marked = {name: text for name, text in given.items() if may_have_markdown(text)}
    for name in _WEB_PAGES:
        if name in marked:
            _web_page(answers, name)
    for name, text in marked.items():
        if name in _MARKDOWN:
            left = _without_pictures(answers, name, text)
            given[name] = _with_links_of_pages(left, of_others=of_others)
        elif name not in _WEB_PAGES:
            given[name] = plain = as_plain_words(text)
            for link in _LINK.finditer(text):
                if link["to"] not in plain:
                    _keep_address(answers, name, link)


def _without_pictures(answers: Answers, name: str, text: str) -> str:
    """A text without pictures, which an entry can't show there: of a picture that leads, too."""
    left = re.sub(r"\n{3,}", "\n\n", _LEADS.sub("", _PICTURE.sub("", text))).strip()
    if left == text.strip():
        return text
    answers.remark(question(name), "a picture in it is left out", _AT_IMAGE)
    return left


_PICTURE = re.compile(r"!\[[^\[\]]*\]\([^()\n]*\)[ \t]*")
_LEADS = re.compile(r"(?<!!)\[\s*\]\([^()\n]*\)[ \t]*")
"""A link without words, as is left of one around a picture."""
_AT_IMAGE = "An entry may have a picture at `image:`, with words for people who can't see it."


def _web_page(answers: Answers, name: str) -> None:
    """Of a cell of links alone, the first is the page, and others are in the description."""
    text = answers.given[name]
    links = list(_LINK.finditer(text))
    if not links or _LINK.sub("", text).strip(_BETWEEN):
        return
    answers.given[name] = links[0]["to"]
    others = [one for one in links[1:] if one["to"] != links[0]["to"]]
    for one in others:
        _describe(answers, one)
    if others:
        message = f"{quoted(shown(links[0]['to']))} is the first of several, and the others are in"
        answers.remark(question(name), f"{message} the description")


def _keep_address(answers: Answers, name: str, link: re.Match[str]) -> None:
    given = answers.given
    if any(link["to"] in given.get(one, "") for one in (*_WEB_PAGES, *_MARKDOWN)):
        return
    if given.get("website"):
        _describe(answers, link)
        return
    given["website"] = link["to"]
    label = question(name).label if is_question(name) else name
    where = f"it is where a link of {quoted(label)} leads, as there is no other"
    answers.remark(question("website"), where)


def _describe(answers: Answers, link: re.Match[str]) -> None:
    if link["to"] not in answers.given.get("description", ""):
        answers.links[link[0]] = None


def plain_facts(facts: Facts, answers: Answers) -> Facts:
    """Facts of an entry without Markdown. The links that were in them are for the description."""

    def plain(value: Value) -> Value:
        if isinstance(value, Words):
            if not may_have_markdown(value.text):
                return value
            words = as_plain_words(value.text)
            for link in _LINK.finditer(value.text):
                if link["to"] not in words:
                    _describe(answers, link)
            return value._replace(text=words)
        if isinstance(value, Mapping):
            return {name: plain(one) for name, one in value.items()}
        return tuple(map(plain, value))

    return {name: plain(value) for name, value in facts.items()}
