"""What may come into the entries of all that was sent, and what keeps the rest out.

Each submission is taken whole or not at all, and none stands in the way of another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from activity_directory.catalogue import Catalogue
from activity_directory.importers.names import REQUEST, label_of
from activity_directory.importers.sent import Sent
from activity_directory.intake.answers import Fault
from activity_directory.intake.arrival import Arrived, arrived
from activity_directory.intake.questions import FORMS, REQUESTS
from activity_directory.intake.submission import Understood, slug_for, understood
from activity_directory.schema.reading import Shelves


@dataclass(frozen=True)
class Accepted:
    """A submission after every check. `faults` keep it out; `remarks` are worth a look."""

    sent: Sent
    understood: Understood
    faults: tuple[Fault, ...] = ()
    remarks: tuple[Fault, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether its entry may be written."""
        return bool(self.understood.text) and not self.faults


@dataclass(frozen=True)
class Place:
    """Where submissions go: the entries as they are, and whether one may take another's place."""

    content: Path
    catalogue: Catalogue
    shelves: Shelves
    today: date
    replacing: bool = False


def accepted(every: Sequence[Sent], place: Place) -> tuple[Accepted, ...]:
    """Each submission, in order, checked together with the entries and with the others."""
    waiting: list[Accepted] = []
    earlier = _Earlier()
    for sent in every:
        made = understood(
            sent.submission,
            place.catalogue,
            place.shelves,
            place.today,
            earlier.slugs,
            replacing=place.replacing,
        )
        barred = tuple(_in_the_way(sent, made, earlier, place))
        waiting.append(Accepted(sent, made, barred, tuple(_not_asked(sent))))
        if not barred:
            earlier.note(sent, made)
    fit = [one.understood for one in waiting if not one.faults]
    judged = iter(arrived(place.content, fit, place.today))
    return tuple(_judged(one, None if one.faults else next(judged)) for one in waiting)


class _Earlier:
    """What the submissions above the one at hand have taken."""

    def __init__(self) -> None:
        self.slugs: set[str] = set()
        self.by_file: dict[str, Sent] = {}
        self.by_answers: dict[tuple[tuple[str, str], ...], Sent] = {}

    def note(self, sent: Sent, made: Understood) -> None:
        self.by_answers.setdefault(_said(sent), sent)
        if made.file:
            self.slugs.add(made.slug)
            self.by_file.setdefault(made.file, sent)


def _said(sent: Sent) -> tuple[tuple[str, str], ...]:
    asked = ("request", sent.submission.request)
    return (asked, *sorted(sent.submission.answers.items()))


def _in_the_way(sent: Sent, made: Understood, earlier: _Earlier, place: Place) -> Iterator[Fault]:
    """Why a submission can't be taken whatever it says."""
    twin = earlier.by_answers.get(_said(sent))
    if twin is not None:
        yield Fault("", f"this says the same as {twin.place or 'the one before'}", "Take one out.")
    elif made.before and made.file in earlier.by_file:
        above = earlier.by_file[made.file]
        yield Fault(
            "listing",
            f"{above.place or 'one before'} is about this listing, too",
            "Import the first, then the other in a file of its own.",
        )
    elif made.request == "add":
        yield from _there_already(sent, made, place)


def _there_already(sent: Sent, made: Understood, place: Place) -> Iterator[Fault]:
    """What stands where a new entry would go."""
    slug = slug_for(sent.submission.answers.get("name", ""))
    target = place.content / made.file
    label = label_of("name")
    if target.is_symlink() or target.is_dir() or target.with_suffix(".yml").exists():
        yield Fault(
            "name",
            f"{label}: activities/{made.slug} is there, and not as a file that can be replaced",
            "Look at it first, or ask to change the listing.",
        )
    elif not place.replacing and slug in place.catalogue.names["activities"]:
        yield Fault(
            "name",
            f"{label}: there is a listing activities/{slug} already",
            "If this is another activity, give it a name of its own. "
            "To put it in the place of that one, import it with  --replace",
        )


def _not_asked(sent: Sent) -> Iterator[Fault]:
    """Answers that the request has no question for."""
    asked = {one.id for one in FORMS[sent.submission.request]}
    for name in sent.submission.answers:
        if name not in asked:
            label = REQUESTS[sent.submission.request]
            yield Fault(name, f"{label_of(name)}: '{label}' doesn't ask this, so it was not used")


def _judged(one: Accepted, judgement: Arrived | None) -> Accepted:
    """The whole judgement: what the file's reader found is not told twice."""
    found = list(one.sent.faults)
    if any(fault.question in {"", REQUEST} for fault in found):
        # What else it says is beside the point.
        return replace(one, faults=tuple(found), remarks=())
    told = {fault.question for fault in found}
    more = one.understood.faults if judgement is None else judgement.faults
    found += [fault for fault in (*one.faults, *more) if fault.question not in told]
    looks = () if judgement is None else judgement.remarks
    return replace(one, faults=tuple(dict.fromkeys(found)), remarks=(*one.remarks, *looks))
