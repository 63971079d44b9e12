"""What became of each answer of a new listing that its entry doesn't have word for word. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from activity_directory.catalogue.catalogue import Catalogue
from activity_directory.importers.acceptance import Accepted
from activity_directory.intake.questions import is_question, question
from activity_directory.intake.today import answers_of
from activity_directory.model.activity import Activity
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown
from activity_directory.schema.values.not_known import ASK
from activity_directory.schema.values.numbers import charge_in
from activity_directory.vocabulary import letters_of, plain

_SPACES_ASIDE = frozenset({"phone", "text", "postcode"})
"""Answers whose spaces say nothing: a number is written in one way."""
_CAPITALS_ASIDE = frozenset({"organisation", "venue"})
"""Names of what may be there already, and then stays as it is written there."""


def taken_as(accepted: Accepted, after: Catalogue, today: date) -> Iterator[str]:
    """Each answer of a new listing that its entry has otherwise, elsewhere, or doesn't have."""
    activity = after.activity_by_slug.get(accepted.understood.slug)
    if accepted.understood.before or activity is None:
        return
    sent = accepted.sent.submission.answers
    now = {**_shared(activity), **answers_of(activity, today)}
    used = {*accepted.understood.origins, *accepted.understood.confidential}
    used |= {remark.question for remark in accepted.remarks}  # they say what became of it
    used |= {"your_role"} if activity.checked is None else set()  # nobody has a part in it
    used |= {"amount"} if charge_in(sent.get("amount", "")) else set()  # the price says it
    for name, answer in sent.items():
        if not is_question(name) or not answer.strip():
            continue
        if name in now:
            what = _became(name, answer, now, after)
        else:
            is_reported = name in used or question(name).confidential
            what = "" if is_reported else _elsewhere(name, answer, now) or "not used"
        if what:
            yield f"{question(name).label}: {what} (sent: {in_one_line(answer)})"


def _became(name: str, answer: str, now: Mapping[str, str], after: Catalogue) -> str:
    """What an answer is in its entry, where that isn't what was sent."""
    entry, sent = _labelled(name, now[name], after), _labelled(name, answer, after)
    is_whole = name in _TEXTS and letters_of(sent) in letters_of(entry)
    if is_whole or _compared(name, entry) == _compared(name, sent):
        return ""
    if entry.strip() == ASK or now[name] == ASK:
        where = _elsewhere(name, answer, now)
        return f"people have to ask; {where}" if where else "people have to ask"
    if name in _TEXTS and (where := _elsewhere(name, answer, now)):
        return where
    if in_one_line(entry) == in_one_line(answer):
        return "not word for word as it was sent: read it in the entry"
    return in_one_line(entry)


def _elsewhere(name: str, answer: str, now: Mapping[str, str]) -> str:
    """Where the words of an answer are that isn't under its own question; empty where nowhere."""
    words = letters_of(_SCHEME.sub("", answer))
    if len(words) < _FEWEST and name not in _OF_A_PLACE:
        return ""
    others = [one for one in now if one != name and words in letters_of(now[one])]
    first = min(others, key=lambda one: one in _TEXTS, default="")
    return f"it is under {quoted(question(first).label)}" if first else ""


_SCHEME = re.compile(r"(?:mailto:|tel:|https?://)(?:www\.)?", re.IGNORECASE)
_FEWEST = 8
"""Letters that are the same by no chance."""
_OF_A_PLACE = frozenset({"venue", "street", "postcode", "area"})
_TEXTS = frozenset({"description", "first_time"})


def _shared(activity: Activity) -> Mapping[str, str]:
    """What its organisation and its place say of themselves, in files of their own."""
    found = {}
    if activity.organisation.id:
        found["organisation_website"] = activity.organisation.website
    if len(activity.venues) == 1 and not activity.withholds_its_place:
        venue = activity.venues[0]
        found |= {
            "street": venue.street,
            "postcode": venue.postcode,
            "area": venue.area.id if venue.area else "",
            "buses": venue.buses,
            "access_note": venue.access_note,
        }
    return {name: text for name, text in found.items() if text}


def _labelled(name: str, answer: str, catalogue: Catalogue) -> str:
    """The answer with labels in place of the ids of choices, one to a line."""
    labels = dict(question(name).choices(catalogue.vocabularies))
    return "\n".join(labels.get(line.strip(), line) for line in answer.split("\n"))


def _compared(name: str, answer: str) -> str:
    """An answer without what makes no difference to its meaning."""
    text = " ".join(re.sub(r"[\n,;]", " ", answer).split())
    if question(name).asked in {"choice", "choices"}:
        return plain(text)
    if name in _SPACES_ASIDE:
        return text.replace(" ", "")
    return text.casefold() if name in _CAPITALS_ASIDE else text


def in_one_line(answer: str) -> str:
    return shown("; ".join(filter(None, map(str.strip, answer.split("\n")))))
