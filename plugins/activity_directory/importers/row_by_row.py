"""The submissions of a file, one after another, each with what is there of it already.

Each is decided here without the others; all of them together are checked in `acceptance`.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cached_property, partial
from typing import NamedTuple

from activity_directory.importers import imported, three_way
from activity_directory.importers.again import Again, Known, undated
from activity_directory.importers.ahead import Ahead
from activity_directory.importers.imported import Line
from activity_directory.importers.left import may_be_paused, status_before
from activity_directory.importers.names import REQUEST, label_of
from activity_directory.importers.sent import Sent
from activity_directory.importers.shared import known_by
from activity_directory.importers.three_way import Settled
from activity_directory.intake import writing
from activity_directory.intake.answers import Fault
from activity_directory.intake.change import MADE_OF_SEVERAL
from activity_directory.intake.directory import Directory, Slugs, slugs_for
from activity_directory.intake.needed import A_CONTACT
from activity_directory.intake.questions import FORMS, question
from activity_directory.intake.submission import (
    MAY_BE_NOT_KNOWN,
    OPTIONAL,
    Understood,
    understood,
)
from activity_directory.intake.today import answers_of
from activity_directory.model.activity import Activity
from activity_directory.rules.checked_content import CheckedContent, check_file
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema import fields as table
from activity_directory.schema.records.activity import parse_activity
from activity_directory.schema.tidy import tidied
from activity_directory.schema.values.mistake import shown
from activity_directory.schema.values.no_place import where_in

_FOLDER = "activities"


class Both(NamedTuple):
    """A fact that its list and somebody here have changed: what each says of it."""

    label: str
    there: str
    here: str


class Unchanged(NamedTuple):
    """A submission that was imported before, what is there of it now; whether its row changed."""

    sent: Sent
    known: Known
    is_changed: bool = False


class Reading:
    """Submissions read one after another, each with what is there of it already."""

    def __init__(
        self,
        content: CheckedContent,
        directory: Directory,
        again: Again,
        settled: Settled,
        new: AbstractSet[tuple[str, ...]] = frozenset(),
    ) -> None:
        """`new` are organisations and venues that have a file of their own from now on."""
        self.new = new
        self.content, self.directory, self.again = content, directory, again
        self.settled = settled
        self.replacing = settled == "theirs"
        self.taken = frozenset(Slugs(directory, replacing=self.replacing).taken)
        self.earlier = _Earlier(self._slugs())
        self.ahead = Ahead(content, directory)
        self.unchanged: list[Unchanged] = []
        self.lines: list[Line] = []
        self.back: dict[int, Known] = {}
        self.ended: dict[str, Sent] = {}
        self.in_step: dict[str, Line] = {}
        self.both: dict[str, tuple[Both, ...]] = {}

    def _slugs(self) -> Slugs:
        slugs = Slugs(self.directory, replacing=self.replacing)
        slugs.taken.update(self.again.drafts.values())  # each is for its own row
        return slugs

    def look_ahead(self, every: Iterable[Sent], *, moved_in: bool) -> None:
        """Make the entries of many rows in two processes, where these are new here."""
        new = [
            sent
            for sent in every
            if sent.submission.request == "add"
            and id(sent) not in self.back
            and not self.again.may_be_known(sent.submission)
        ]
        self.ahead.look(new, self._slugs(), moved_in=moved_in)

    def was_imported(self, sent: Sent) -> bool:
        """Whether just this was imported before, so that there is nothing to do."""
        if sent.ended and (slugs := self.again.meant(sent.submission)):
            self.ended |= dict.fromkeys(slugs, sent)
            self.again.seen.update(slugs)
            if not any(may_be_paused(self.again, slug) for slug in slugs):
                self._leave(sent, Known(slugs[0], "ended"))
            return True
        known = self.again.unchanged(sent.submission)
        is_there = known is not None and known.how in {"same", "changed here"}
        if known is not None and is_there and self._is_moved(sent, known):
            known = known._replace(how="moved")
        if known is not None and known.how in {"back", "moved"}:
            self.back[id(sent)] = known
            return False
        if known is None or (known.how == "gone" and self.replacing):
            return False
        self._leave(sent, known)
        return True

    def is_no_listing(self, sent: Sent) -> None:
        """Note what is in the file without being a listing: one that was called off has ended."""
        if not sent.ended:
            self.again.still_there(sent.submission)
            return
        slugs = [one for one in self.again.meant(sent.submission) if not self.again.is_taken(one)]
        self.ended |= dict.fromkeys(slugs, sent)

    def _is_moved(self, sent: Sent, known: Known) -> bool:
        """Whether what it is part of has a file or a name since: its place, its list."""
        named = known_by(sent.submission.answers, self.directory) if self.new else ()
        return not self.new.isdisjoint(named) or self.again.is_named_now(sent.submission, known)

    def _leave(self, sent: Sent, known: Known, *, is_changed: bool = False) -> None:
        self.unchanged.append(Unchanged(sent, known, is_changed))
        self.earlier.by_answers.setdefault(_answers_of(sent), sent)

    def understood(self, sent: Sent, *, mending: bool, moved_in: bool) -> Understood | None:
        """The entry with every fault so far; None where just this entry is there already.

        With `mending`, a submission that has changed changes the listing that it was.
        """
        may_be_known = sent.submission.request == "add" and not sent.faults
        if sent.faults:
            self.again.still_there(sent.submission)
        known = self._by_its_id(sent) if may_be_known and mending else self.back.get(id(sent))
        made = self._made(sent, known, moved_in=moved_in)
        if known is None and may_be_known:
            known = self.again.says_the_same(sent.submission, made.text)
            if known is None and mending:
                known = self.again.changed(sent.submission, made.text)
            if known is not None:
                made = self._made(sent, known, moved_in=moved_in)
        if known is not None and self._stays(sent, made, known):
            return None
        if known is not None and made.text:
            made = self._in_step(sent, made, known)
            if sent.silent and self._says_nothing_new(sent, made, known):
                return None
        in_the_way = tuple(self._in_the_way(sent, made, known))
        whole = _with_faults_of_its_file(sent, made, in_the_way, moved_in=moved_in)
        if not in_the_way:
            self.earlier.note(sent, whole)
        return whole

    def _by_its_id(self, sent: Sent) -> Known | None:
        known = self.back.get(id(sent)) or self.again.of_its_id(sent.submission)
        if known is not None and known.how == "gone" and self.replacing:
            return None
        return known

    def _made(self, sent: Sent, known: Known | None, *, moved_in: bool) -> Understood:
        slugs, slug = self.earlier.slugs, known.slug if known is not None else ""
        if not slug and sent.submission.request == "add":
            draft = self.again.draft_of(sent.submission)
            slug = draft if draft not in self.taken else ""
        make = partial(
            understood, sent.submission, self.directory, slugs, keeping=True, moved_in=moved_in
        )
        ahead = self.ahead.understood(sent, slugs) if not slug else None
        made = ahead if ahead is not None else make(slug=slug)
        if not slug and sent.submission.request == "add":
            draft = self.again.draft_of_its_name(sent.submission, made.text)
            if draft and draft not in self.taken:
                return make(slug=draft)
            if self.again.is_another(sent.submission) and (free := self._beside_its_namesake(sent)):
                return make(slug=free)
        return made

    def _beside_its_namesake(self, sent: Sent) -> str:
        """The slug of a listing that has the name of another: its place or organisation is in it.

        Empty where the name is free.
        """
        answers = sent.submission.answers
        name = answers.get("name", "")
        if self.taken.isdisjoint(slugs_for(name)):
            return ""
        more = [answers.get(one, "") for one in ("venue", "organisation", "area")]
        named = [one for one in more if one and where_in(one).known == "named"]
        return self.earlier.slugs.free_with(name, (one for one in named if one != name))

    def _stays(self, sent: Sent, made: Understood, known: Known) -> bool:
        """Leave what says this already, was deleted here, or is part of another listing.

        A change in the row of such a part is reported once.
        """
        if known.how in {"gone", "joined"}:
            self._leave(sent, known, is_changed=True)
            if known.line is not None and known.how == "joined":
                answers = sent.submission.fingerprint
                self.lines.append(known.line._replace(answers=answers))
            return True
        text = known.activity.places_in_file.text if known.activity is not None else ""
        if known.how == "back" or made.faults or undated(text) != undated(made.text):
            return False
        self._leave(sent, known._replace(how="same"))
        first = known.line.listing.rpartition("/")[2] if known.line is not None else known.slug
        line = imported.line_of(first, sent.submission, text)
        self.lines.append(imported.with_its_mask(line, is_masked=sent.is_masked))
        return True

    def _in_step(self, sent: Sent, made: Understood, known: Known) -> Understood:
        """The entry as its list has it now, with what was changed here."""
        activity, line = known.activity, known.line
        if activity is None:
            return made
        here = activity.places_in_file.text
        is_untouched = line is not None and imported.of_text(here) == line.entry
        if line is not None and not line.left and is_untouched and not sent.silent:
            return made
        there = made.text
        if line is not None and line.left:
            there = three_way.with_facts(there, {"status": status_before(line)})
        before = line.facts if line is not None else three_way.NOTHING_KNOWN
        settled = "ours" if known.how == "moved" else self.settled
        one = three_way.merged(before, here, there, self._tidied, settled, sent.silent)
        # Under the name that it had then: its file may have another by now.
        first = line.listing.rpartition("/")[2] if line is not None else made.slug
        of_list = imported.line_of(first, sent.submission, made.text)
        of_list = imported.with_its_mask(of_list, is_masked=sent.is_masked)
        if sent.silent:
            stays = {
                name
                for name in {*before, *of_list.facts} - {*one.taken}
                if three_way.is_in(name, sent.silent)
            }
            kept = {name: of for name, of in before.items() if name in stays}
            facts = {name: of for name, of in of_list.facts.items() if name not in stays}
            entry = imported.of_text(one.text) if is_untouched else of_list.entry
            of_list = of_list._replace(entry=entry, facts={**facts, **kept})
        if one.both:
            facts = {**of_list.facts}
            for name in one.both:
                facts.pop(name, None)
                facts |= {name: before[name]} if name in before else {}
            # As nothing is settled, the entry is that of the last import: today is no change.
            entry = of_list.entry if line is None or one.text != here else line.entry
            of_list = of_list._replace(answers=imported.UNSETTLED, entry=entry, facts=facts)
            self.both[made.slug] = tuple(self._side_by_side(made, activity, one.both))
        self.in_step[made.slug] = of_list
        file = f"activities/{activity.places_in_file.path.rpartition('/')[2]}"
        origins = writing.origins_by_field(made.text, made.origins, one.text)
        # What the row lacks may be here: the entry as a whole says whether something is missing.
        return replace(
            made,
            text=one.text,
            file=file,
            before=here,
            origins=origins,
            faults=tuple(fault for fault in made.faults if fault.question not in made.missing),
            missing=frozenset(),
        )

    def _says_nothing_new(self, sent: Sent, made: Understood, known: Known) -> bool:
        """Leave a listing that nothing changes of, where less than all of it was sent."""
        line = self.in_step.get(made.slug)
        if line is None or made.text != made.before or made.faults or made.slug in self.both:
            return False
        self._leave(sent, known._replace(how="same"))
        self.lines.append(self.in_step.pop(made.slug))
        return True

    def _tidied(self, text: str) -> str:
        is_whole = text.startswith("---")
        return tidied(text, parse_activity, self.content.loaded.references, with_body=is_whole)

    def _side_by_side(
        self, made: Understood, activity: Activity, names: Sequence[str]
    ) -> Iterator[Both]:
        """What the list says and what is here, by question; else as the entry has it."""
        new = check_file(self.content, made.file, made.text).read.entry.record
        now, then = self._answers(activity), self._answers(new)
        written = [three_way.facts_in(text) for text in (made.text, activity.places_in_file.text)]
        for name in names:
            asked = [one for one in _questions_of(name) if now.get(one) != then.get(one)]
            for one in asked:
                yield Both(question(one).label, _in_one_line(then, one), _in_one_line(now, one))
            if not asked:
                label = table.ACTIVITY.by_name[name.partition(".")[0]].label
                there, here = (three_way.in_one_line(name, facts) for facts in written)
                yield Both(label, *(quoted(shown(one)) or "nothing" for one in (there, here)))

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

    @cached_property
    def _not_free(self) -> Mapping[str, bool]:
        """The names in the folder of the activities, and whether a new entry must leave each alone.

        It may have the name of an entry that was read, which it replaces.
        """
        catalogue = self.content.catalogue
        with (
            contextlib.suppress(FileNotFoundError),
            os.scandir(catalogue.folder / _FOLDER) as every,
        ):
            return {
                one.name.casefold(): one.is_symlink()
                or not one.name.endswith(".md")
                or f"{_FOLDER}/{one.name}" not in catalogue.files
                for one in every
            }
        return {}

    def _there_already(self, sent: Sent, made: Understood) -> Iterator[Fault]:
        """What is already where a new entry would go."""
        label = label_of("name")
        if self._not_free.get(f"{made.slug}.yml") or self._not_free.get(f"{made.slug}.md"):
            yield Fault(
                "name",
                f"{label}: activities/{made.slug} exists, and is not a file that can be replaced",
                "Look at it first, or ask to change the listing.",
            )
        elif (
            not self.replacing
            and self.again.has_free(sent.submission)
            and not self.again.is_another(sent.submission)
        ):
            every = slugs_for(sent.submission.answers.get("name", ""))
            slug = next((one for one in every if one in self.taken), every[0])
            yield Fault(
                "name",
                f"{label}: there is already a listing activities/{slug}",
                "If this is another activity, give it a different name. To replace the listing, "
                "import it with `--replace`.",
            )

    def _answers(self, activity: object) -> Mapping[str, str]:
        if not isinstance(activity, Activity):
            return {}
        return answers_of(activity, self.directory.today)


def _in_one_line(answers: Mapping[str, str], name: str) -> str:
    """An answer as it is named in a sentence."""
    answer = "; ".join(answers.get(name, "").split("\n"))
    return quoted(shown(answer)) if answer else "nothing"


def _questions_of(name: str) -> tuple[str, ...]:
    """The questions whose answers make a fact."""
    if name in MADE_OF_SEVERAL:
        return MADE_OF_SEVERAL[name]
    return tuple(one.id for one in FORMS["add"] if name in {one.path, one.id})


def _with_faults_of_its_file(
    sent: Sent, made: Understood, in_the_way: tuple[Fault, ...], *, moved_in: bool
) -> Understood:
    """The entry with everything found so far. Nothing that the importer found is reported twice.

    A cell that can't be read is left out where the listing can do without it.
    """
    reported = {fault.question for fault in sent.faults}
    if reported & {"", REQUEST}:
        return replace(made, text="", faults=sent.faults, missing=frozenset())
    if "name" in reported:  # that of the listing will be in place of a person who runs it
        reported |= {"organisation"} & sent.lost
    needed = {fault.question for fault in made.faults}
    optional = OPTIONAL | (sent.spoilt & MAY_BE_NOT_KNOWN if moved_in else frozenset())
    spare = optional - needed if made.request == "add" else frozenset[str]()
    left_out = tuple(
        fault._replace(message=f"{fault.message}, so it is left out")
        for fault in sent.faults
        if fault.question in spare - made.lost
    )
    faults = [fault for fault in sent.faults if fault.question not in spare]
    every = (*in_the_way, *_with_why_no_way(made, sent))
    more = [fault for fault in every if fault.question not in reported]
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


def _with_why_no_way(made: Understood, sent: Sent) -> Iterator[Fault]:
    """The faults; where nothing is left to ask by, with all that would do, and with what went."""
    no_way = {A_CONTACT.questions[0]} & made.missing
    went = "; the only address was left out as a person's" if "email" in sent.lost else ""
    for fault in made.faults:
        if fault.question in no_way:
            message = f"{A_CONTACT.called}: people need one before they come{went}"
            yield fault._replace(message=message)
        else:
            yield fault


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
