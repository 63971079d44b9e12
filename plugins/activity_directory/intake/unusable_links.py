"""Links that no listing can have, in any answer of a list: none of them keeps a listing out.

`tel:01632 960 123` is a number, and `mailto:tea@example.org` an address. `javascript:void(0)`, a
path on the site of the list (`/node/12`) and the beginning of an address (`https://`) lead
nowhere. A picture is no web page. An address that pages can't link to is words of the description.
"""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import unquote

from activity_directory.intake.answers import Answers, Fault
from activity_directory.intake.questions import question
from activity_directory.intake.writing import Written
from activity_directory.sanitise import markdown
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.contact import EMAIL, numbers_in
from activity_directory.schema.values.mistake import shown
from activity_directory.wording.counting import counted

_TEXTS = frozenset({"description", "first_time"})
"""Answers in Markdown, whose links have words."""
_PAGES = ("website", "organisation_website")
_NAMES = frozenset({"name", "organisation", "summary"})
_RINGS = re.compile(r"(?<![\w(<\[])(?:tel|callto):(?://)?(?P<number>[+(]?\d(?:[\d ()+-]|%20)*\d)")
_WRITES = re.compile(r"(?<![\w(<\[])mailto:(?P<address>[^\s?&<>;,]+@[^\s?&<>;,]+)(?:\?\S*)?")
_LABELLED = re.compile(
    r"\[(?P<words>[^\[\]\n]*)\]\(\s*<?(?P<kind>tel|callto|sms|mailto):(?P<to>[^()<>\n?]*)[^()\n]*\)"
)
"""A link of Markdown that rings a number or writes to an address."""
_TAKES_TEXTS = re.compile(r"sms:(?://)?(?P<number>\+?\d[\d -]+\d)(?:\?\S*)?")
_NOWHERE_IN_A_TEXT = re.compile(
    r"(?<![\w(<\[])(?:about:blank|(?:blob|javascript|vbscript):(?=\S)[^\s;]*|data:\w+/\S*)",
    re.IGNORECASE,
)
_NOWHERE = re.compile(rf"{_NOWHERE_IN_A_TEXT.pattern}|\b(?:file|s?ftp):/[^\s;]*", re.IGNORECASE)
_A_PATH = re.compile(
    r"(?:(?:\.{0,2}/(?!/)|[#?])[\w./?=&%#~+-]*|[\w/-]+\.(?:aspx?|html?|php)(?:[?#]\S*)?"
    r"|https?:/{0,2}|www\.?)",
    re.IGNORECASE,
)
_A_PICTURE = re.compile(
    r"https?://\S+\.(?:bmp|gif|heic|ico|jpe?g|png|svg|tiff?|webp)(?:\?\S*)?", re.IGNORECASE
)
_AN_ADDRESS = re.compile(
    r"(?<![\w(\[`/])(?P<open><)?(?P<to>(?:[a-z][a-z0-9+.-]*://|www\.)[^\s<>`]*[^\s<>`.,;:!?)])(?(open)>)",
    re.IGNORECASE,
)
"""An address of the web that a text shows, and that pages make a link of."""


def put_in_place(answers: Answers) -> None:
    """Let each link be what it is: a number, an address, words or nothing. Report what goes."""
    for name, text in list(answers.given.items()):
        may_be_one = ":" in text or name in _PAGES or (name not in _TEXTS and " " not in text)
        if may_be_one and name not in _NAMES:
            _put_in_place(answers, name, text)


def _put_in_place(answers: Answers, name: str, text: str) -> None:
    given, asked = answers.given, question(name)
    sent = _TAKES_TEXTS.fullmatch(text) if name not in _TEXTS else None
    if sent is not None and not given.get("text"):
        given["text"] = sent["number"]
        del given[name]
        answers.remark(asked, f"as this is {quoted(text)}, it is under {question('text').label}")
        return
    given[name] = left = _as_it_is(name, text)
    if name in _PAGES or name in {"email", "phone"}:
        left = _without_pictures(answers, name, left)
    nowhere = _NOWHERE_IN_A_TEXT if name in _TEXTS else _NOWHERE
    gone = nowhere.findall(left) if ":" in left else []
    left = nowhere.sub("", left).strip(" \t\n;,|") if gone else left
    if name not in _TEXTS and _A_PATH.fullmatch(left.strip()):
        gone, left = [*gone, left.strip()], ""
    if not gone:
        given[name] = left
        if not left:
            del given[name]
        elif name == "organisation_website":
            _ways_of_the_organisation(answers, left)
        return
    message = f"{asked.label}: {quoted(shown(gone[0]))} is no link that a listing can have"
    if len(gone) > 1:
        several = f"{counted(len(gone), 'link')}, such as {quoted(shown(gone[0]))}"
        message = f"{asked.label}: {several}, are none that a listing can have"
    they_are = "they are" if len(gone) > 1 else "it is"
    answers.left_out[name] = Fault(name, f"{message}, so {they_are} left out")
    given.pop(name, None)
    if left:
        given[name] = left


def _as_it_is(name: str, text: str) -> str:
    """An answer of plain words with the number or the address in the place of a link to it."""

    def labelled(link: re.Match[str]) -> str:
        to, words = unquote(link["to"]).strip(), link["words"].strip()
        if name in _PAGES or _letters(to) in _letters(words):
            return words if name not in _PAGES else to
        return f"{words} ({to})"

    if "](" in text and name not in _TEXTS:
        text = _LABELLED.sub(labelled, text)
    text = _RINGS.sub(lambda link: unquote(link["number"]), text)
    return _WRITES.sub(lambda link: unquote(link["address"]), text)


def _letters(text: str) -> str:
    return re.sub(r"[^\w@.]", "", text.casefold()).removeprefix("44")


def _without_pictures(answers: Answers, name: str, text: str) -> str:
    """A cell of links without those to pictures, which are in the description."""
    found = _A_PICTURE.findall(text)
    if not found:
        return text
    answers.links.update(dict.fromkeys(found))
    is_one = len(found) == 1
    what = f"{quoted(shown(found[0]))} is a picture" if is_one else f"{len(found)} are pictures"
    where = "it is" if is_one else "they are"
    answers.remark(question(name), f"{what}, and no web page, so {where} in the description")
    return _A_PICTURE.sub("", text).strip(" \t\n;,|")


def _ways_of_the_organisation(answers: Answers, text: str) -> None:
    """Put a number or an e-mail address in the place of its page where nothing else is one."""
    asked = question("organisation_website")
    ways = {"email": EMAIL.findall(text), "phone": numbers_in(text)}
    if len(text.split()) > _MOST_WORDS or "://" in text:
        return
    for name, found in ways.items():
        if not answers.given.get(name) and found and answers.can_be(name, found[0]):
            answers.given[name] = found[0]
            del answers.given[asked.id]
            label = question(name).label
            answers.remark(asked, f"as this says {quoted(shown(text))}, it is under {label}")
            return


_MOST_WORDS = 6
"""Words around a number that only lead to it: `Ring us (020 7946 0123)`."""


def leads_nowhere(text: str) -> bool:
    """Whether an answer of plain words is a link that leads nowhere, and nothing else."""
    text = text.strip()
    return bool(_A_PATH.fullmatch(text) or (":" in text and _NOWHERE.fullmatch(text)))


def in_words(answers: Answers, written: Written) -> Written:
    """An entry in whose description an address that pages can't link to is words."""
    facts, mark, text = written.text.partition("\n---\n")
    return replace(written, text=f"{facts}{mark}{_as_words(answers, text)}")


def _as_words(answers: Answers, text: str) -> str:
    """A description with such addresses between backticks."""
    every = list(_AN_ADDRESS.finditer(text)) if "://" in text or "www." in text else []
    odd = [one for one in every if not _may_be_linked(one["to"])]
    if not odd or all(link.kept for link in markdown.contents(text).links):
        return text
    several = f"{counted(len(odd), 'address', 'addresses')}, such as " if len(odd) > 1 else ""
    why = "can't be a link on a page, so only its words are there"
    answers.remark(question("description"), f"{several}{quoted(shown(odd[0]['to']))} {why}")
    return _AN_ADDRESS.sub(
        lambda one: one[0] if _may_be_linked(one["to"]) else f"`{one['to']}`", text
    )


def _may_be_linked(address: str) -> bool:
    whole = address if "://" in address else f"https://{address}"
    return markdown.OUTSIDE.fullmatch(whole) is not None
