"""A column *Contact* of a list has telephone numbers, e-mail addresses or web pages, or several."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from activity_directory.intake.answers import Answers, Fault, Kept
from activity_directory.intake.needed import WAYS_OF_CONTACT
from activity_directory.intake.questions import question
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.contact import EMAIL, numbers_in
from activity_directory.schema.values.mistake import shown
from activity_directory.vocabulary import plain

_MIXED = ("phone", "email", "website")
"""Questions whose answers lists write in one cell."""
WEB_PAGE = re.compile(
    r"(?:https?://|www\.)[^\s,;]*[^\s,;.)]"
    r"|(?<![\w@.-])(?:[a-z0-9-]+\.){1,4}(?:com|net|org|uk|info|co|london|wales|scot)\b(?:/[^\s,;]*)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[+(]?\d[\d ()-]{7,}\d")
_AROUND = re.compile(
    r"\b(?:or|and|tel(?:ephone)?|phone|call|mob(?:ile)?|e-?mail(?: address)?|web ?(?:site|page)?"
    r"|url|facebook|instagram|twitter|[temw])\b"
    r"|[\s/,;:|&.()–-]+",
    re.IGNORECASE,
)
"""What stands between such values and in front of them."""


def links_of(text: str) -> list[str]:
    """The links of a cell that has several and nothing else, each once; else none."""
    links = [one for one in re.split(r"[\s;|]+|,(?=\s|https?:|www\.)", text) if one]
    is_several = len(links) > 1 and all(map(_A_LINK.fullmatch, links))
    return list(dict.fromkeys(links)) if is_several else []


_A_LINK = re.compile(r"(?:https?://|www\.|mailto:)[^\s;|]+", re.IGNORECASE)


def _several_links(answers: Answers, name: str) -> None:
    """Of several links, the first page that can be read is the answer.

    The others are words of the description, but for an e-mail address that has no answer yet.
    """
    given, asked = answers.given, question(name)
    links = links_of(given.get(name, ""))
    pages = [one for one in links if not one.casefold().startswith("mailto:")]
    first = next((one for one in pages if answers.can_be(name, one)), "")
    if not first:
        return
    given[name] = first
    others = [one for one in links if one != first]
    if len(links) - len(pages) == 1 and not given.get("email"):
        [address] = (one for one in links if one not in pages)
        given["email"] = address.partition(":")[2]
        others.remove(address)
    description = given.get("description", "")
    others = [one for one in others if one not in description]
    if others:
        fault = Fault(asked.id, f"{asked.label}: {quoted(shown(first))} is the first of several")
        words = ", ".join(one.removeprefix("mailto:") for one in others)
        answers.kept[name] = Kept(words, fault, "and the others are in the description")


def _several_addresses(answers: Answers) -> None:
    """Of several e-mail addresses and nothing else, the first that can be read is the answer.

    The others are words of the description.
    """
    given, asked = answers.given, question("email")
    text = given.get(asked.id, "")
    every = list(dict.fromkeys(EMAIL.findall(text))) if text.count("@") > 1 else []
    first = next((one for one in every if answers.can_be(asked.id, one)), "")
    if not first or len(every) == 1 or _AROUND.sub("", EMAIL.sub(" ", text)):
        return
    given[asked.id] = first
    message = f"{quoted(shown(first))} is the first of several"
    where = "and the others are in the description"
    description = given.get("description", "")
    if others := [one for one in every if one != first and one not in description]:
        fault = Fault(asked.id, f"{asked.label}: {message}")
        answers.kept[asked.id] = Kept(", ".join(others), fault, where)
    else:
        answers.remark(asked, f"{message}, {where}")


def put_in_place(answers: Answers) -> None:
    """Put each way to get in touch under its own question, where that has no answer yet."""
    for name in ("website", "organisation_website"):
        _several_links(answers, name)
    _several_addresses(answers)
    for name in _MIXED:
        if _is_its_page(answers, name):
            continue
        text = _without_handles(answers, name)
        if _MAY_BE_IN_PIECES.search(text):
            text = _IN_TWO_LINES.sub(r"\1 \2", _LETTER_O.sub("0", text))
            answers.given[name] = text
        if found := _ways_in(text):
            _put_apart(answers, name, found)
        elif text:
            _put_apart_from_words(answers, name, _ways_among(answers, text))
    _ask_the_organisation(answers)


def _is_its_page(answers: Answers, name: str) -> bool:
    """Whether a cell is the address of one web page, which may have commas and dots in it."""
    page = answers.given.get(name, "") if name == "website" else ""
    return _ONE_PAGE.fullmatch(page) is not None and answers.can_be(name, page)


_ONE_PAGE = re.compile(r"https?://(?:www\.)?(?:(?!https?://|www\.)\S)+", re.IGNORECASE)
_MAY_BE_IN_PIECES = re.compile(r"O\d|\d\)?\s*\n")
_LETTER_O = re.compile(r"(?<![\w@.])O(?=[\d ()-]{9,}(?!\w))")
"""The letter in front of a number that begins with 0."""
_IN_TWO_LINES = re.compile(
    r"(?<!\d)(?<!\d )(\(?0\d{2,5}\)?)[ \t]*\n[ \t]*(\d{3,8}(?: \d{3,4})?)(?![ \d])"
)
"""A number of which a line has the area's part, and the next its own."""
_HANDLE = re.compile(r"(?<!\S)@[A-Za-z_][\w.]{1,29}(?=[\s,;/|)]|$)")
"""What a group is called at a social network: `@LarkwellKitchen`."""


def _without_handles(answers: Answers, name: str) -> str:
    """The text of a cell without names at social networks, which the description has then."""
    text = answers.given.get(name, "")
    if " @" not in f" {text}":
        return text
    left = " ".join(_HANDLE.sub(" ", text).split()).strip(" ,;/|")
    if left and left != text:
        answers.given[name] = left
        answers.links.update(dict.fromkeys(_HANDLE.findall(text)))
    return answers.given[name]


def _ask_the_organisation(answers: Answers) -> None:
    """Where nothing else is a way to ask, people ask who runs it, at the organisation's page."""
    page = answers.given.get("organisation_website", "")
    if page and not set(WAYS_OF_CONTACT) & answers.given.keys():
        answers.given["website"] = page
        asked = question("organisation_website").label
        answers.remark(question("website"), f"there is no other way to ask, so it is `{asked}`")


def _put_apart(answers: Answers, name: str, found: dict[str, str]) -> None:
    """Put the ways of a cell that has nothing else where they belong."""
    given = answers.given
    others = {*found} - {name}
    if "phone" in others and not _has_a_number(answers):
        found = {**found, "phone": "; ".join((found["phone"], given.pop("phone")))}
    known = others & given.keys()
    if not others and name != "phone":  # several numbers stay as they are written
        given[name] = found[name]  # `Email: tea@example.org`
    elif others:
        text = given.pop(name)
        new = {one: way for one, way in found.items() if one not in known}
        given.update(new)
        for one in known:
            _another(answers, one, found[one])
        if name not in found and new:
            _say_where(answers, name, text, new)


def _has_a_number(answers: Answers) -> bool:
    """Whether the answer has a number that a listing can have, or there is none: not `0871 …`."""
    text = answers.given.get("phone", "")
    every = numbers_in(text)
    return not every or any(answers.can_be("phone", one) for one in every)


def _say_where(answers: Answers, name: str, text: str, new: Collection[str]) -> None:
    where = " and ".join(question(one).label for one in new)
    answers.remark(question(name), f"as this says {quoted(shown(text))}, it is under {where}")


def _put_apart_from_words(answers: Answers, name: str, found: dict[str, list[str]]) -> None:
    """Put the ways of a cell that has other words, too, where they belong.

    The words go where they only lead to the ways; who runs it is a sentence of the description.
    Else all of the cell is in the description. Words beside a number, such as hours, are read with
    it.
    """
    given, text = answers.given, answers.given[name]
    words = _words_beside(text, found)
    runs_it = _RUN_BY.match(words)
    beside = words[runs_it.end() :] if runs_it else words
    is_lead = bool(runs_it or found) and _only_leads(beside, given)
    new = {one: ways[0] for one, ways in found.items() if one == name or one not in given}
    is_used = is_lead and (
        runs_it is not None
        or (found.keys() == new.keys() and all(len(one) == 1 for one in found.values()))
    )
    others = {one: way for one, way in new.items() if one != name}
    if is_used:
        del given[name]
        _say_who(given, runs_it)
        if others and name not in new:
            _say_where(answers, name, text, new)
    elif words and new and not (name == "phone" and name in new):
        del given[name]
        where = " and ".join(question(one).label for one in new)
        fault = Fault(name, f"{question(name).label}: this says more than is under {where}")
        answers.kept[name] = Kept(text, fault)
    given.update(new if name not in given else others)
    for one, ways in found.items() if is_used else ():
        if more := [way for way in ways if plain(way) not in plain(given[one])]:
            _another(answers, one, ", ".join(more))


def _say_who(given: dict[str, str], runs_it: re.Match[str] | None) -> None:
    """Say in the description who runs it, unless the listing says so."""
    who = (runs_it["who"] or "").strip() if runs_it else ""
    says = "\n".join(given.get(name, "") for name in ("organisation", "name", "description"))
    if runs_it and who and plain(who) not in plain(says):
        given["description"] = f"{given.get('description', '')}\n\n{runs_it[0].strip()}.".strip()


_RUN_BY = re.compile(
    r"(?:this|the) (?:activity|class|club|course|event|group|service|session) is "
    r"(?:organi[sz]ed|provided|run|hosted|led|delivered) by\b(?P<who>[^.,;:@\n]{0,80})",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"\b(?:for (?:more|further) (?:information|details)|(?:to )?(?:find out more|book|enquire)"
    r"|(?:please )?(?:contact|see|visit|ring|call|phone|e-?mail)|please|contact (?:us|details)"
    r"|(?:our|the|their) web ?(?:site|page)|enquiries|bookings?|at|by|on|us|or|and|via)\b",
    re.IGNORECASE,
)
"""Words that lead to a way to get in touch, and say nothing besides."""


def _only_leads(words: str, given: Mapping[str, str]) -> bool:
    """Whether words only lead to a way, or are what the listing or its group is called."""
    for name in ("organisation", "name"):
        called = given.get(name, "")
        if called and called.casefold() in words.casefold():
            words = re.sub(rf"(?<!\w){re.escape(called)}(?!\w)", " ", words, flags=re.IGNORECASE)
    return not re.search(r"\w", _AROUND.sub(" ", _LEAD.sub(" ", words)))


def _ways_among(answers: Answers, text: str) -> dict[str, list[str]]:
    """By question, the ways that stand among other words, each once."""
    found: dict[str, list[str]] = {}
    rest = text
    for name, pattern in (("email", EMAIL), ("website", WEB_PAGE), ("phone", _NUMBER)):
        ways = dict.fromkeys(one.strip() for one in pattern.findall(rest))
        found[name] = [one for one in ways if answers.can_be(name, one)]
        rest = pattern.sub(" ", rest)
    return {name: ways for name, ways in found.items() if ways}


def _words_beside(text: str, found: Mapping[str, list[str]]) -> str:
    """What a text says beside the ways that were found in it, and beside what they are called."""
    for ways in found.values():
        for one in ways:
            text = text.replace(one, "\n")
    lines = (_AT_THE_END.sub("", line).strip() for line in text.split("\n"))
    return " ".join(" ".join(lines).split())


_AT_THE_END = re.compile(rf"(?<!\w)(?:{_AROUND.pattern})+$", re.IGNORECASE)


def _another(answers: Answers, name: str, way: str) -> None:
    """Keep a way for the description that is another than the answer to its question."""
    if plain(way) not in plain(answers.given[name]):
        label = question(name).label
        message = f"{label}: there is another in the list, {quoted(shown(way))}"
        before = answers.kept[name].text if name in answers.kept else ""
        if plain(way) not in plain(before):
            words = ", ".join(filter(None, (before, way)))
            answers.kept[name] = Kept(words, Fault(name, message))


_BY_WAY: dict[str, re.Pattern[str]] = {
    "email": re.compile(r"e-?mail", re.IGNORECASE),
    "phone": re.compile(r"(?:tele)?phone|tel|call|ring", re.IGNORECASE),
    "text": re.compile(r"text(?: message)?|sms", re.IGNORECASE),
    "website": re.compile(r"web ?(?:site|page)?|online", re.IGNORECASE),
}
_AROUND_A_WAY = re.compile(
    r"(?:(?:please|contact|book|booking|register|enquire|us|them|by|via|on|our|the|through|direct"
    r"|first|only|to book|to join|form)\b\s*)*",
    re.IGNORECASE,
)
_CONTACT_FIRST = "book"
_SAME = {"organisation_website": "website"}


def without_empty_ways(answers: Answers) -> None:
    """Leave out `Email` as the way to join where there is no e-mail address to write to.

    As an answer to how people join, a way that there is says that they contact the group first.
    """
    for name in ("joining", "how_to_join"):
        text = answers.given.get(name, "")
        ways = _named_ways(text)
        if not ways:
            continue
        known = {_SAME.get(one, one) for one in answers.given}
        there = [words for words, way in ways.items() if way in known]
        if not there:
            what = " or ".join(question(way).label for way in dict.fromkeys(ways.values()))
            answers.leave_out(
                question(name), f"this says only {quoted(shown(text))}, and there is no {what}"
            )
        elif name == "joining" and _CONTACT_FIRST in answers.references.vocabularies[name]:
            answers.given[name] = _CONTACT_FIRST
            answers.given.setdefault("how_to_join", " or ".join(there))
        elif len(there) < len(ways):
            answers.given[name] = " or ".join(there)


def _named_ways(text: str) -> dict[str, str]:
    """The ways to get in touch that words name, and nothing else: `Phone or email`."""
    found: dict[str, str] = {}
    for part in re.split(r"\s*(?:[/,;&\n]|\bor\b|\band\b)\s*", text.strip(" .!")):
        words = _AROUND_A_WAY.sub("", part, count=1) if part else ""
        words = re.sub(r"\s+(?:us|them|first|only|to book|form|direct)$", "", words)
        way = next((one for one, pattern in _BY_WAY.items() if pattern.fullmatch(words)), "")
        if not way:
            return {}
        found[part] = way
    return found


def _ways_in(text: str) -> dict[str, str]:
    """By question, what a text is made of; nothing if it has other words, or two addresses."""
    emails, rest = EMAIL.findall(text), EMAIL.sub(" ", text)
    pages, rest = WEB_PAGE.findall(rest), WEB_PAGE.sub(" ", rest)
    numbers, rest = _NUMBER.findall(rest), _NUMBER.sub(" ", rest)
    if _AROUND.sub("", rest) or len(emails) > 1 or len(pages) > 1:
        return {}
    found = {"phone": "; ".join(numbers), "email": "".join(emails), "website": "".join(pages)}
    return {name: value for name, value in found.items() if value}
