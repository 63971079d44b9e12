"""Which submissions can be imported, and why the others can't.

Each submission is imported completely or not at all, and none keeps another out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple
from urllib.parse import urlsplit

from activity_directory.importers import imported
from activity_directory.importers.again import Again, Known
from activity_directory.importers.imported import Imported, Line
from activity_directory.importers.names import REQUEST, label_of
from activity_directory.importers.sent import Incoming, Sent
from activity_directory.intake.answers import Fault
from activity_directory.intake.arrival import Arrival, Arrived, arrived
from activity_directory.intake.directory import Directory, Slugs, slug_for
from activity_directory.intake.questions import FORMS, REQUESTS, is_question, question
from activity_directory.intake.submission import (
    OPTIONAL,
    Understood,
    understood,
    with_right_letters,
)
from activity_directory.intake.today import answers_of
from activity_directory.model.activity import Activity
from activity_directory.problems import Problem
from activity_directory.rules.checked_content import CheckedContent, check_file
from activity_directory.rules.personal_details import personal_details_in
from activity_directory.rules.private_numbers import private_numbers
from activity_directory.sanitise.quoting import quoted
from activity_directory.sanitise.wrapped_links import wrapped_in
from activity_directory.sanitise.wrong_encoding import found_in, repaired
from activity_directory.schema.values.mistake import shown

LEAST = frozenset({"name", "summary", "organisation", "description"})
"""What a listing must say to be kept for what it lacks."""


@dataclass(frozen=True)
class Accepted:
    """A submission after every check. `faults` keep it out; `remarks` are warnings."""

    sent: Sent
    understood: Understood
    faults: tuple[Fault, ...] = ()
    remarks: tuple[Fault, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether its entry may be written."""
        return bool(self.understood.text) and not self.faults

    @property
    def waits(self) -> bool:
        """Whether it is a new listing that lacks something, and has a name at least."""
        is_new = self.understood.request == "add" and bool(self.understood.text)
        named = bool(self.sent.submission.answers.get("name", "").strip())
        return is_new and named and not self.sound

    @property
    def is_a_draft(self) -> bool:
        """Whether it only lacks answers, and says at least what it is and who runs it."""
        missing = self.understood.missing
        return (
            self.waits
            and not LEAST & missing
            and all(one.question in missing for one in self.faults)
        )

    @property
    def losses(self) -> tuple[Fault, ...]:
        """What was said and is no fact of the entry."""
        lost = self.understood.lost
        return tuple(one for one in self.understood.remarks if one.question in lost)


class Unchanged(NamedTuple):
    """A submission that was imported before, and what is there of it now."""

    sent: Sent
    known: Known


@dataclass(frozen=True, eq=False)
class Acceptance:
    """All submissions after every check, and the content with those that can be imported.

    `exceptions` is the text of content/exceptions.yml without those that are no longer needed; None
    where it doesn't change. `remarks` are about other files. `unchanged` are submissions that were
    imported before, and `imported` says what is imported now.
    """

    every: tuple[Accepted, ...]
    after: CheckedContent
    exceptions: str | None
    remarks: tuple[Problem, ...]
    unchanged: tuple[Unchanged, ...] = ()
    imported: tuple[Line, ...] = ()


def accepted(
    incoming: Incoming, content: CheckedContent, before: Imported, *, replacing: bool = False
) -> Acceptance:
    """Each submission, in order, checked together with the entries and with the others.

    Those that were imported `before` and are the same change nothing. With `replacing`, a new one
    may replace a listing with the same name.
    """
    directory = Directory(content.catalogue, content.loaded.references, content.today)
    reading = _Reading(content, directory, Again(before, directory), replacing=replacing)
    put_right: list[tuple[Fault, ...]] = []
    new: list[Sent] = []
    for sent in incoming.every:
        right = replace(sent, submission=with_right_letters(sent.submission))
        if not reading.was_imported(right):
            new.append(right)
            put_right.append(tuple(_put_right(sent)))
    asked: list[Understood] = []
    every: list[Sent] = []
    remarks: list[tuple[Fault, ...]] = []
    for sent, letters in zip(new, put_right, strict=True):
        made = reading.understood(sent, mending=incoming.is_table, moved_in=incoming.moved_in)
        if made is not None:
            asked.append(made)
            every.append(sent)
            remarks.append(letters)
    arrival = arrived(content, asked)
    return Acceptance(
        tuple(
            Accepted(
                sent,
                arrived.understood,
                arrived.faults,
                (
                    *sent.remarks,
                    *_not_asked(sent),
                    *put_right,
                    *arrived.understood.remarks,
                    *arrived.remarks,
                    *_personal(sent, arrived),
                ),
            )
            for sent, arrived, put_right in zip(every, arrival.every, remarks, strict=True)
        ),
        arrival.after,
        arrival.exceptions,
        arrival.remarks,
        tuple(reading.unchanged),
        (*_lines(every, arrival), *reading.lines),
    )


def _lines(every: Sequence[Sent], arrival: Arrival) -> Iterator[Line]:
    """What is imported now: new listings, and those that are made anew."""
    for sent, one in zip(every, arrival.every, strict=True):
        if one.sound and one.understood.request == "add":
            answers = imported.of_answers(sent.submission)
            yield Line(one.understood.slug, answers, imported.of_text(one.understood.text))


class _Reading:
    """Submissions read one after another, each with what is there of it already."""

    def __init__(
        self, content: CheckedContent, directory: Directory, again: Again, *, replacing: bool
    ) -> None:
        self.content, self.directory, self.again = content, directory, again
        self.replacing = replacing
        self.earlier = _Earlier(Slugs(directory, replacing=replacing))
        self.unchanged: list[Unchanged] = []
        self.lines: list[Line] = []

    def was_imported(self, sent: Sent) -> bool:
        """Whether just this was imported before, so that there is nothing to do."""
        known = self.again.unchanged(sent.submission)
        if known is None or (known.how == "gone" and self.replacing):
            return False
        self._leave(sent, known)
        return True

    def _leave(self, sent: Sent, known: Known) -> None:
        self.unchanged.append(Unchanged(sent, known))
        self.earlier.by_answers.setdefault(_answers_of(sent), sent)

    def understood(self, sent: Sent, *, mending: bool, moved_in: bool) -> Understood | None:
        """The entry with every fault so far; None where just this entry is there already.

        With `mending`, a submission that has changed changes the listing that it was.
        """
        made = understood(
            sent.submission, self.directory, self.earlier.slugs, keeping=True, moved_in=moved_in
        )
        known = None
        if made.request == "add" and not sent.faults:
            same = self.again.says_the_same(sent.submission, made.text)
            if same is not None and same.activity is not None:
                self._leave(sent, same)
                answers = imported.of_answers(sent.submission)
                text = imported.of_text(same.activity.places_in_file.text)
                self.lines.append(Line(same.slug, answers, text))
                return None
            known = self.again.changed(sent.submission) if mending else None
        if known is not None:
            made = understood(
                sent.submission, self.directory, keeping=True, moved_in=moved_in, slug=known.slug
            )
        in_the_way = tuple(self._in_the_way(sent, made, known))
        whole = _with_faults_of_its_file(sent, made, in_the_way)
        if not in_the_way:
            self.earlier.note(sent, whole)
        return whole

    def _in_the_way(self, sent: Sent, made: Understood, known: Known | None) -> Iterator[Fault]:
        """Why a submission can't be imported, whatever it says."""
        twin = self.earlier.by_answers.get(_answers_of(sent))
        if twin is not None:
            yield Fault(
                "", f"this says the same as {twin.place or 'the one before'}", "Remove one."
            )
        elif made.before and made.file in self.earlier.by_file:
            above = self.earlier.by_file[made.file]
            yield Fault(
                "listing",
                f"{above.place or 'one before'} is also about this listing",
                "Import the first, then the other in a separate file.",
            )
        elif made.request == "add" and known is None:
            yield from self._there_already(sent, made)
        elif known is not None and known.how == "both changed" and not self.replacing:
            yield from self._both_changed(made, known)

    def _there_already(self, sent: Sent, made: Understood) -> Iterator[Fault]:
        """What is already where a new entry would go."""
        catalogue = self.content.catalogue
        target = catalogue.folder / made.file
        label = label_of("name")
        is_ours = made.file in catalogue.files
        if (
            target.with_suffix(".yml").exists()
            or (not is_ours and target.exists())
            or target.is_symlink()
        ):
            yield Fault(
                "name",
                f"{label}: activities/{made.slug} exists, and is not a file that can be replaced",
                "Look at it first, or ask to change the listing.",
            )
        elif not self.replacing and self.again.has_free(sent.submission):
            slug = slug_for(sent.submission.answers.get("name", ""))
            yield Fault(
                "name",
                f"{label}: there is already a listing activities/{slug}",
                "If this is another activity, give it a different name. To replace the listing, "
                "import it with `--replace`.",
            )

    def _both_changed(self, made: Understood, known: Known) -> Iterator[Fault]:
        """A listing that was changed here since it was imported, and its row has changed too."""
        new = check_file(self.content, made.file, made.text).read.entry.record
        now, then = self._answers(known.activity), self._answers(new)
        different = [
            f"{question(name).label}: {_in_one_line(then, name)} in the file, "
            f"{_in_one_line(now, name)} here."
            for name in dict.fromkeys((*now, *then))
            if now.get(name) != then.get(name)
        ]
        message = (
            f"{label_of('name')}: activities/{known.slug} was changed here since it was imported, "
            "and the file has changed too"
        )
        advice = "Correct whichever is wrong. To replace the listing, import it with `--replace`."
        yield Fault("name", message, " ".join((*different, advice)))

    def _answers(self, activity: object) -> Mapping[str, str]:
        if not isinstance(activity, Activity):
            return {}
        return answers_of(activity, self.directory.today)


def _in_one_line(answers: Mapping[str, str], name: str) -> str:
    """An answer as it is named in a sentence."""
    answer = "; ".join(answers.get(name, "").split("\n"))
    return quoted(shown(answer)) if answer else "nothing"


def _with_faults_of_its_file(
    sent: Sent, made: Understood, in_the_way: tuple[Fault, ...]
) -> Understood:
    """The entry with everything found so far. Nothing that the importer found is reported twice.

    A cell that can't be read is left out where the listing can do without it.
    """
    reported = {fault.question for fault in sent.faults}
    if reported & {"", REQUEST}:
        return replace(made, text="", faults=sent.faults, missing=frozenset())
    needed = {fault.question for fault in made.faults}
    spare = OPTIONAL - needed if made.request == "add" else frozenset()
    left_out = tuple(
        fault._replace(message=f"{fault.message}, so it is left out")
        for fault in sent.faults
        if fault.question in spare
    )
    faults = [fault for fault in sent.faults if fault.question not in spare]
    more = [fault for fault in (*in_the_way, *made.faults) if fault.question not in reported]
    missing = made.missing - reported
    unusable = {fault.question for fault in (*faults, *more)} - missing
    if unusable and not set(sent.submission.answers) - unusable:
        # Nothing of it could be read: whoever corrects that need not hear what else it lacks.
        more = [fault for fault in more if fault.question not in missing]
        missing = frozenset()
    return replace(
        made,
        text="" if in_the_way else made.text,
        faults=tuple(dict.fromkeys((*faults, *more))),
        remarks=(*left_out, *made.remarks),
        missing=missing,
        lost=made.lost | {fault.question for fault in left_out},
    )


class _Earlier:
    """Which entries the earlier submissions change or make."""

    def __init__(self, slugs: Slugs) -> None:
        self.slugs = slugs
        self.by_file: dict[str, Sent] = {}
        self.by_answers: dict[tuple[tuple[str, str], ...], Sent] = {}

    def note(self, sent: Sent, made: Understood) -> None:
        if made.file:
            self.slugs.take(made.slug)
        if not made.faults:  # otherwise it is left out, and keeps no other out
            self.by_answers.setdefault(_answers_of(sent), sent)
            self.by_file.setdefault(made.file, sent)


def _answers_of(sent: Sent) -> tuple[tuple[str, str], ...]:
    asked = ("request", sent.submission.request)
    return (asked, *sorted(sent.submission.answers.items()))


def _put_right(sent: Sent) -> Iterator[Fault]:
    """Answers with letters in the wrong encoding, or with wrapped links, as they are now."""
    for name, text in sent.submission.answers.items():
        for link, address in wrapped_in(text):
            host = urlsplit(link).hostname or ""
            yield Fault(
                name,
                f"{label_of(name)}: the link through {quoted(host)} now leads to "
                f"{quoted(shown(address))} itself",
            )
        if letters := found_in(text):
            was = letters[0]
            yield Fault(
                name,
                f"{label_of(name)}: {quoted(was)} was read in the wrong encoding, "
                f"and is now `{repaired(was)}`",
                "Save the file as UTF-8 to keep its letters.",
            )


def _personal(sent: Sent, arrived: Arrived) -> Iterator[Fault]:
    """Personal details in answers that the entry lacks, because of a mistake in them or in others.

    In an entry the rules find them; whoever corrects the file has to know of all of them.
    """
    answers, in_the_entry = sent.submission.answers, arrived.understood.text
    names = f"{answers.get('name', '')} {answers.get('organisation', '')}"
    for name, answer in answers.items():
        if not is_question(name) or question(name).confidential or answer in in_the_entry:
            continue
        reported = {remark.message for remark in arrived.remarks if remark.question == name}
        for found in (*private_numbers(answer), *personal_details_in(answer, names)):
            message = f"{label_of(name)}: {found.message}"
            if message not in reported:
                reported.add(message)
                yield Fault(name, message, found.hint)


def _not_asked(sent: Sent) -> Iterator[Fault]:
    """Answers to questions that this request doesn't have."""
    asked = {form.id for form in FORMS[sent.submission.request]}
    if any(fault.question in {"", REQUEST} for fault in sent.faults):
        return  # its other answers don't matter
    for name in sent.submission.answers:
        if name not in asked:
            label = REQUESTS[sent.submission.request]
            yield Fault(name, f"{label_of(name)}: '{label}' doesn't ask this, so it was not used")
