"""Which submissions can be imported, and why the others can't.

Each submission is imported completely or not at all, and none keeps another out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from activity_directory.catalogue.catalogue import Catalogue
from activity_directory.importers.names import REQUEST, label_of
from activity_directory.importers.sent import Sent
from activity_directory.intake.answers import Fault
from activity_directory.intake.arrival import Arrived, arrived
from activity_directory.intake.directory import Directory, Slugs, slug_for
from activity_directory.intake.questions import FORMS, REQUESTS, is_question, question
from activity_directory.intake.submission import (
    OPTIONAL,
    Understood,
    understood,
    with_right_letters,
)
from activity_directory.problems import Problem
from activity_directory.rules.checked_content import CheckedContent
from activity_directory.rules.personal_details import personal_details_in
from activity_directory.rules.private_numbers import private_numbers
from activity_directory.sanitise.quoting import quoted
from activity_directory.sanitise.wrong_encoding import found_in, repaired


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


@dataclass(frozen=True, eq=False)
class Acceptance:
    """All submissions after every check, and the content with those that can be imported.

    `exceptions` is the text of content/exceptions.yml without those that are no longer needed; None
    where it doesn't change. `remarks` are about other files.
    """

    every: tuple[Accepted, ...]
    after: CheckedContent
    exceptions: str | None
    remarks: tuple[Problem, ...]


def accepted(
    every: Sequence[Sent], content: CheckedContent, *, replacing: bool = False
) -> Acceptance:
    """Each submission, in order, checked together with the entries and with the others.

    With `replacing`, a new one may replace a listing with the same name.
    """
    asked: list[Understood] = []
    directory = Directory(content.catalogue, content.loaded.references, content.today)
    earlier = _Earlier(Slugs(directory, replacing=replacing))
    remarks = [tuple(_put_right(sent)) for sent in every]
    every = [replace(sent, submission=with_right_letters(sent.submission)) for sent in every]
    for sent in every:
        made = understood(sent.submission, directory, earlier.slugs, keeping=True)
        in_the_way = tuple(_in_the_way(sent, made, earlier, content.catalogue, replacing=replacing))
        whole = _with_faults_of_its_file(sent, made, in_the_way)
        if not in_the_way:
            earlier.note(sent, whole)
        asked.append(whole)
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
    )


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


def _in_the_way(
    sent: Sent, made: Understood, earlier: _Earlier, catalogue: Catalogue, *, replacing: bool
) -> Iterator[Fault]:
    """Why a submission can't be imported, whatever it says."""
    twin = earlier.by_answers.get(_answers_of(sent))
    if twin is not None:
        yield Fault("", f"this says the same as {twin.place or 'the one before'}", "Remove one.")
    elif made.before and made.file in earlier.by_file:
        above = earlier.by_file[made.file]
        yield Fault(
            "listing",
            f"{above.place or 'one before'} is also about this listing",
            "Import the first, then the other in a separate file.",
        )
    elif made.request == "add":
        yield from _there_already(sent, made, catalogue, replacing=replacing)


def _there_already(
    sent: Sent, made: Understood, catalogue: Catalogue, *, replacing: bool
) -> Iterator[Fault]:
    """What is already where a new entry would go."""
    slug = slug_for(sent.submission.answers.get("name", ""))
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
    elif not replacing and slug in catalogue.names["activities"]:
        yield Fault(
            "name",
            f"{label}: there is already a listing activities/{slug}",
            "If this is another activity, give it a different name. To replace the listing, "
            "import it with `--replace`.",
        )


def _put_right(sent: Sent) -> Iterator[Fault]:
    """Answers with letters that were read in the wrong encoding, as they are now."""
    for name, text in sent.submission.answers.items():
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
