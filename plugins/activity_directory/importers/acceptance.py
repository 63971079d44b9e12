"""Which submissions can be imported, and why the others can't.

Each submission is imported completely or not at all, and none keeps another out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from activity_directory.importers import imported
from activity_directory.importers.again import Again
from activity_directory.importers.imported import Imported, Line
from activity_directory.importers.kept_back.remarks import TO_LOOK_AT, WAS_WITHHELD
from activity_directory.importers.kept_back.taking import still_withheld
from activity_directory.importers.left import NOTHING_LEFT, Left, left
from activity_directory.importers.names import REQUEST, label_of
from activity_directory.importers.row_by_row import Both, Reading, Unchanged
from activity_directory.importers.sent import Incoming, Sent
from activity_directory.importers.shared import Shared, referred_to, shared
from activity_directory.importers.three_way import Settled
from activity_directory.intake.answers import Fault
from activity_directory.intake.arrival import Arrival, Arrived, arrived
from activity_directory.intake.directory import Directory
from activity_directory.intake.questions import FORMS, REQUESTS, is_question, question
from activity_directory.intake.submission import (
    Understood,
    with_right_letters,
)
from activity_directory.problems import Problem
from activity_directory.rules.checked_content import CheckedContent
from activity_directory.rules.personal_details import personal_details_in
from activity_directory.rules.private_numbers import private_numbers
from activity_directory.sanitise.quoting import quoted
from activity_directory.sanitise.template_code import template_code_in
from activity_directory.sanitise.wrapped_links import wrapped_in
from activity_directory.sanitise.wrong_encoding import found_in, repaired
from activity_directory.schema.values.mistake import shown
from activity_directory.wording.counting import counted

LEAST = frozenset({"name", "summary", "organisation", "description"})
"""What a listing must say to be kept for what it lacks."""


@dataclass(frozen=True)
class Accepted:
    """A submission after every check. `faults` keep it out; `remarks` are warnings.

    `both` are the facts that wait for a decision; the entry keeps its own until then.
    """

    sent: Sent
    understood: Understood
    faults: tuple[Fault, ...] = ()
    remarks: tuple[Fault, ...] = ()
    both: tuple[Both, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether its entry may be written."""
        return bool(self.understood.text) and not self.faults

    @property
    def changes_nothing(self) -> bool:
        """Whether its entry stays as it is, byte by byte."""
        return self.understood.text == self.understood.before

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
            and not self.understood.before
            and not LEAST & missing
            and all(one.question in missing for one in self.faults)
        )

    @property
    def losses(self) -> tuple[Fault, ...]:
        """What was said and is no fact of the entry."""
        lost, of_its_file = self.understood.lost, self.sent.lost
        return (
            *(
                one
                for one in self.sent.remarks
                if one.question in of_its_file and not one.message.endswith(TO_LOOK_AT)
            ),
            *(one for one in self.understood.remarks if one.question in lost),
        )


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
    left: tuple[Accepted, ...] = ()
    """The listings that are paused, as their list no longer has them or says that they ended."""
    shared: Mapping[str, str] = field(default_factory=dict)
    """Files of organisations and venues that entries share, new or changed."""
    of_several: tuple[str, ...] = ()
    """What is worth a look about those."""
    held: Left = NOTHING_LEFT
    """How many a file lacks that may not be the whole list, so that they are not paused."""


def accepted(
    incoming: Incoming,
    content: CheckedContent,
    before: Imported,
    *,
    replacing: bool = False,
    keeping: bool = False,
    is_whole: bool = False,
) -> Acceptance:
    """Each submission, in order, checked together with the entries and with the others.

    Those that were imported `before` and are the same change nothing. With `replacing`, a new one
    may replace a listing with the same name, and takes what was changed on both sides; with
    `keeping`, what is here stays for good. `is_whole`: the file has all of its list.
    """
    settled: Settled = "theirs" if replacing else "ours" if keeping else ""
    every_right = tuple(map(_with_right_letters, incoming.every))
    every_right, stays_out = _as_withheld(every_right, content, before, incoming.unnamed)
    of_several = shared(replace(incoming, every=every_right), content, before, settled)
    content = of_several.content
    directory = Directory(content.catalogue, content.loaded.references, content.today)
    again = Again(before, directory, incoming.unnamed)
    reading = Reading(content, directory, again, settled, of_several.new)
    put_right: list[tuple[Fault, ...]] = []
    new: list[Sent] = []
    for sent, right in zip(incoming.every, every_right, strict=True):
        if not reading.was_imported(right):
            new.append(right)
            code = _code_left_out(sent) if right is not sent else ()
            put_right.append((*_put_right(sent), *code))
    reading.look_ahead(new, moved_in=incoming.moved_in)
    every: list[Sent] = []
    remarks: list[tuple[Fault, ...]] = []

    def asked() -> Iterator[Understood]:
        for sent, letters in zip(new, put_right, strict=True):
            made = reading.understood(sent, mending=incoming.is_table, moved_in=incoming.moved_in)
            if made is not None:
                every.append(sent)
                remarks.append(letters)
                yield made

    arrival = arrived(content, asked(), reading.ahead.checked)
    for sent in incoming.not_listed:
        reading.is_no_listing(sent)
    found = Acceptance(
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
                reading.both.get(arrived.understood.slug, ()) if arrived.sound else (),
            )
            for sent, arrived, put_right in zip(every, arrival.every, remarks, strict=True)
        ),
        arrival.after,
        arrival.exceptions,
        arrival.remarks,
        tuple(reading.unchanged),
        (*_lines(every, arrival, reading.in_step), *reading.lines),
    )
    found = _with_shared(found, of_several)
    found = replace(found, of_several=(*found.of_several, *stays_out))
    no_longer = left(incoming, again, reading.ended, content.today, is_whole=is_whole)
    return _paused(found, no_longer) if no_longer.gone else replace(found, held=no_longer)


def _as_withheld(
    every: tuple[Sent, ...], content: CheckedContent, before: Imported, unnamed: frozenset[str]
) -> tuple[tuple[Sent, ...], tuple[str, ...]]:
    """The submissions without addresses that were withheld before, and a remark for each of those.

    A list that says less than it did makes nothing public.
    """
    directory = Directory(content.catalogue, content.loaded.references, content.today)
    again = Again(before, directory, unnamed)
    found: list[Sent] = []
    remarks: list[str] = []
    for sent in every:
        activity = again.with_a_place_withheld(sent.submission)
        if activity is None:
            found.append(sent)
            continue
        shown_names = (one.name for one in activity.venues if not activity.withholds_its_place)
        left = still_withheld(sent, shown_names)
        if left is not sent:
            remarks.append(
                f"{sent.place or 'this'} ({shown(activity.name)}): {WAS_WITHHELD}. To publish it, "
                f"write it into {activity.places_in_file.path}"
            )
        found.append(replace(left, remarks=sent.remarks, is_masked=True))
    return tuple(found), tuple(remarks)


def _with_shared(found: Acceptance, of_several: Shared) -> Acceptance:
    """The same with the files that entries share: of new ones, those that some entry names."""
    texts = [one.understood.text for one in found.every if one.sound or one.is_a_draft]
    new = [file for file in of_several.files if file not in of_several.before]
    kept = {file: text for file, text in of_several.files.items() if file in of_several.before}
    kept |= {file: of_several.files[file] for file in referred_to(new, texts)}
    lines = [
        line
        for line in of_several.lines
        if f"{line.listing}.yml" in kept or f"{line.listing}.yml" not in of_several.files
    ]
    return replace(
        found,
        shared=kept,
        imported=(*found.imported, *lines),
        of_several=(*of_several.remarks, *(of_several.offers if found.every else ())),
    )


def _paused(found: Acceptance, no_longer: Left) -> Acceptance:
    """The same with the listings paused that have left their list."""
    gone = no_longer.gone
    arrival = arrived(found.after, [one.made for one in gone])
    every = tuple(
        Accepted(one.sent, arrived.understood, arrived.faults, arrived.remarks)
        for one, arrived in zip(gone, arrival.every, strict=True)
    )
    lines = (one.line for one, accepted in zip(gone, every, strict=True) if accepted.sound)
    return replace(
        found,
        after=arrival.after,
        exceptions=found.exceptions if arrival.exceptions is None else arrival.exceptions,
        remarks=(*found.remarks, *arrival.remarks),
        imported=(*found.imported, *lines),
        left=every,
        held=no_longer,
    )


def _lines(every: Sequence[Sent], arrival: Arrival, in_step: Mapping[str, Line]) -> Iterator[Line]:
    """What is imported now: new listings, and those that are made anew."""
    for sent, one in zip(every, arrival.every, strict=True):
        if one.sound and one.understood.request == "add":
            slug, text = one.understood.slug, one.understood.text
            line = in_step.get(slug) or imported.line_of(slug, sent.submission, text)
            yield imported.with_its_mask(line, is_masked=sent.is_masked)


def _with_right_letters(sent: Sent) -> Sent:
    right = with_right_letters(sent.submission)
    return sent if right is sent.submission else replace(sent, submission=right)


def _code_left_out(sent: Sent) -> Iterator[Fault]:
    """Answers that had code of a website's software, of which nobody here knows what it shows."""
    for name, text in sent.submission.answers.items():
        if code := template_code_in(text):
            more = counted(len(code) - 1, "more piece")
            several = f" and {more} are code" if len(code) > 1 else " is code"
            yield Fault(
                name,
                f"{label_of(name)}: {quoted(shown(code[0]))}{several} of a website's software, so "
                f"{'they are' if len(code) > 1 else 'it is'} left out",
                "See on the list's own page what stands there, and write that in the list.",
            )


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
