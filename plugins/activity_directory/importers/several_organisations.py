"""A cell of a list that names several organisations: the first runs it, the others are partners.

`Larkwell Choir;Highfield Council` are two, as `;` is in no name. `/` and `&` are in names as well
(`Age UK & Friends`), so there both sides must be organisations by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from activity_directory.importers import names
from activity_directory.importers.sent import Sent
from activity_directory.intake.answers import Fault
from activity_directory.intake.submission import Submission
from activity_directory.intake.writing import Words
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown
from activity_directory.vocabulary import plain
from activity_directory.wording.phrases import joined

_ASKED = "organisation"
_SURE = re.compile(r"\s*[;\n]\s*")
_STROKE = re.compile(r"\s+/\s+")
_AND = re.compile(r"\s+(?:&|and)\s+")
_KIND = re.compile(
    r"(?:\w+ )+(?:association|board|centre|charity|church|cic|club|college|committee|community"
    r"|company|council|federation|foundation|group|hub|league|ltd|network|nhs|partnership"
    r"|school|society|trust|university)",
    re.IGNORECASE,
)
"""What is a whole organisation by its last word: `Highfield District Council`."""
_LETTERS = re.compile(r"[^\W\d_]{2}")


def with_one_organisation(every: Iterable[Sent]) -> tuple[Sent, ...]:
    """The rows of a table, each with one organisation, and the others as its partners."""
    rows = tuple(every)
    alone = frozenset(
        plain(one)
        for sent in rows
        for one in _SURE.split(sent.submission.answers.get(_ASKED, ""))
        if one
    )
    return tuple(_with_one(sent, alone) for sent in rows)


def organisations_in(cell: str, alone: AbstractSet[str]) -> Sequence[str]:
    """The organisations of a cell, each once. `alone` are names that other cells have, as `plain`.

    A part without letters is none, and neither is the half of a name.
    """
    parts = _SURE.split(cell.strip())
    found = (
        half
        for part in parts
        for stroke in _halves(part, _STROKE, alone, by_kind=True)
        for half in _halves(stroke, _AND, alone, by_kind=False)
    )
    once: dict[str, str] = {}
    for one in filter(_LETTERS.search, found):
        once.setdefault(plain(one), one)
    return [*once.values()]


def _halves(
    part: str, between: re.Pattern[str], alone: AbstractSet[str], *, by_kind: bool
) -> list[str]:
    halves = between.split(part.strip())
    is_whole = all(
        plain(one) in alone or (by_kind and _KIND.fullmatch(one) is not None) for one in halves
    )
    return halves if is_whole else [part.strip()]


def _with_one(sent: Sent, alone: AbstractSet[str]) -> Sent:
    submission = sent.submission
    cell = submission.answers.get(_ASKED, "")
    found = organisations_in(cell, alone)
    if not found or cell.strip() == found[0] or submission.request != "add":
        return sent
    first, *others = found
    if not others:  # `Larkwell Choir;`
        return replace(sent, submission=_run_by(submission, first))
    beyond = submission.beyond
    partners = tuple(Words(one, _ASKED) for one in others)
    facts = {**beyond.facts, "partners": partners}
    which = joined([quoted(shown(one)) for one in others])
    remark = Fault(
        _ASKED,
        f"{names.label_of(_ASKED)}: {quoted(shown(cell))} names several, so {quoted(shown(first))} "
        f"runs it, and with it {which}",
        "If another of them runs it, put that one first.",
    )
    left = replace(_run_by(submission, first), beyond=replace(beyond, facts=facts))
    return replace(sent, submission=left, remarks=(*sent.remarks, remark))


def _run_by(submission: Submission, name: str) -> Submission:
    return replace(submission, answers={**submission.answers, _ASKED: name})
