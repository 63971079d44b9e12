"""Which submissions are about listings that were imported before, and what has changed since.

A listing belongs to the row that it was made of. A row that has changed since belongs to the
listing with its id in the same list; without an id, to the one of that list with its name, its
organisation and its place. What is from another list is never changed by a row that only looks the
same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Literal, NamedTuple

from activity_directory.catalogue.folders import DRAFTS
from activity_directory.importers import imported, three_way
from activity_directory.importers.imported import Imported, Line
from activity_directory.intake.directory import Directory, slug_for, slugs_for
from activity_directory.intake.submission import Submission
from activity_directory.intake.today import answers_of
from activity_directory.intake.whole_entry import Origin
from activity_directory.model.activity import Activity
from activity_directory.schema.values.not_known import says_not_known
from activity_directory.schema.values.words import dashed
from activity_directory.vocabulary import plain

How = Literal["same", "changed here", "gone", "joined", "back", "mended", "moved", "ended"]
"""`same`: nothing has changed. `changed here`: the entry has, its row has not. `gone`: the entry is
no longer there. `joined`: it is part of another listing by now. `back`: its list has it again.
`mended`: the row has changed. `moved`: its organisation or its venue has a file of its own now, or
its list has a name.
`ended`: the row says that it no longer runs, as is known here."""

_UNIQUE = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{16}", re.IGNORECASE)
"""An id that no other list has: a UUID, or what an event is known by."""


class Known(NamedTuple):
    """A listing that a submission was imported as, and what has changed since."""

    slug: str
    how: How
    activity: Activity | None = None
    line: Line | None = None


class Again:
    """The listings of a folder, each for one submission of a file."""

    def __init__(
        self, lines: Imported, directory: Directory, unnamed: AbstractSet[str] = frozenset()
    ) -> None:
        """`unnamed` is what the list of the submissions was called before a map named it."""
        self.lines, self.directory = lines, directory
        self.unnamed = frozenset(map(imported.list_called, unnamed))
        self.claimed: set[str] = set()
        self.seen: set[str] = set()
        self.by_answers: dict[str, list[str]] = {}
        for line in lines.values():
            if "/" not in line.listing:  # that is a draft, or what several listings share
                self.by_answers.setdefault(line.answers, []).append(line.listing)
        self.by_name: dict[str, list[Activity]] = {}
        self.by_old_name: dict[str, Activity] = {}
        for activity in directory.catalogue.activities:
            self.by_name.setdefault(dashed(activity.name), []).append(activity)
            self.by_old_name |= dict.fromkeys(activity.was, activity)
        self.by_id = _by_id(lines, directory)
        self.drafts = _drafts(lines)

    def unchanged(self, submission: Submission) -> Known | None:
        """The listing that was imported from just these answers, if no other row has claimed it."""
        if submission.request != "add":
            return None
        for slug in self.by_answers.get(submission.fingerprint, ()):
            if slug not in self.claimed:
                return self._claimed(self._since(slug))
        return None

    def _claimed(self, known: Known) -> Known:
        self.claimed.add(known.slug)
        if known.line is not None:
            self.claimed.add(known.line.listing)
        return known

    def now(self, slug: str) -> Activity | None:
        """What became of a listing: it may have another name by now."""
        return self.directory.catalogue.activity_by_slug.get(slug) or self.by_old_name.get(slug)

    def line_of(self, activity: Activity) -> Line | None:
        """What was imported as this listing, under the name that it has or had, or as its draft."""
        names = (*_names(activity), *(f"{DRAFTS}/{one}" for one in _names(activity)))
        return next((self.lines[one] for one in names if one in self.lines), None)

    def _since(self, slug: str) -> Known:
        line, activity = self.lines[slug], self.now(slug)
        if activity is None:
            return Known(slug, "gone", line=line)
        if self._is_joined(line, activity):
            return Known(slug, "joined", activity, line)
        if line.left:
            return Known(activity.slug, "back", activity, line)
        text = activity.places_in_file.text
        is_same = activity.slug == slug and imported.of_text(text) == line.entry
        return Known(activity.slug, "same" if is_same else "changed here", activity, line)

    def _is_joined(self, line: Line, activity: Activity) -> bool:
        """Whether it is part of a listing that has a row of its own."""
        of_it = self.line_of(activity)
        return line.listing != activity.slug and of_it is not None and of_it is not line

    def of_its_id(self, submission: Submission) -> Known | None:
        """The listing with this id in this list."""
        found = [
            (_how_alike(submission.answers, self._answers(one.activity)), one)
            for one in self._of_its_id(submission)
        ]
        return self._claimed(max(found, key=lambda one: one[0])[1]) if found else None

    def _of_its_id(self, submission: Submission) -> Iterator[Known]:
        for slug in self._ids(submission):
            if slug in self.claimed:
                continue
            activity, line = self.now(slug), self.lines.get(slug)
            if activity is None:
                yield Known(slug, "gone", line=line)
            elif line is not None and self._is_joined(line, activity):
                yield Known(slug, "joined", activity, line)
            elif activity.slug not in self.claimed:
                yield Known(activity.slug, "mended", activity, self.line_of(activity))

    def _ids(self, submission: Submission) -> list[str]:
        """The listings with this id in this list, and then in what the list was called before.

        Another list without a name may have the same id, if that is only a number.
        """
        found: dict[str, None] = {}
        for known_as in self._known_as(submission.origin):
            for slug in self.by_id.get(known_as, ()):
                if self._is_sure(known_as) or self._runs_it(submission, slug):
                    found[slug] = None
        return [*found]

    def _is_sure(self, known_as: tuple[str, str]) -> bool:
        of, its_id = known_as
        return of not in self.unnamed or _UNIQUE.fullmatch(its_id) is not None

    def _runs_it(self, submission: Submission, slug: str) -> bool:
        """Whether the organisation of a row is that of a listing, as far as it is there."""
        activity = self.now(slug)
        now, name = self._answers(activity), "organisation"
        sent = submission.answers.get(name, "")
        return activity is None or self._id(name, sent) == self._id(name, now.get(name, ""))

    def _known_as(self, origin: Origin) -> Iterator[tuple[str, str]]:
        known_as = imported.known_as(origin)
        if known_as is not None:
            yield known_as
            yield from ((of, known_as[1]) for of in sorted(self.unnamed - {known_as[0]}))

    def is_named_now(self, submission: Submission, known: Known) -> bool:
        """Whether a listing is from what is now a list with a name, and had none."""
        source = known.activity.source if known.activity is not None else None
        of, now = submission.origin.list, imported.list_called(submission.origin.list)
        was = imported.list_called(source.name) if source is not None else ""
        return bool(of) and was in self.unnamed and was != now

    def with_a_place_withheld(self, submission: Submission) -> Activity | None:
        """The listing of a row whose address was withheld, unless somebody here has written one."""
        ids = self._ids(submission)
        for slug in ids or slugs_for(submission.answers.get("name", "")):
            line, activity = self.lines.get(slug), self.now(slug)
            if activity is None or self._is_of_another_list(submission.origin, line, activity):
                continue
            was_masked = line is not None and imported.WITHHELD in line.facts
            has_address = any(one.street or one.postcode for one in activity.venues)
            if activity.withholds_its_place or (was_masked and not has_address):
                return activity
        return None

    def is_taken(self, slug: str) -> bool:
        """Whether a row of the file is this listing, whatever it is called by now."""
        activity = self.now(slug)
        return slug in self.claimed or (activity is not None and activity.slug in self.claimed)

    def says_the_same(self, submission: Submission, text: str) -> Known | None:
        """The listing whose entry is this text already, but for the date of the check."""
        for activity in self._free(submission):
            if undated(activity.places_in_file.text) == undated(text):
                return self._claimed(Known(activity.slug, "same", activity, self.line_of(activity)))
        return None

    def changed(self, submission: Submission, text: str) -> Known | None:
        """The listing that was imported from an older form of these answers.

        `text` is the entry that they make: by what it says of the organisation and the place, it
        is known even where the listing has another name here.
        """
        named = list(self._imported(submission))
        if not named:
            return None
        prints = three_way.prints(text)
        found = [
            (_how_alike(submission.answers, now), activity, line)
            for activity, line in named
            if self._same_place(submission.answers, now := self._answers(activity))
            or all(line.facts.get(one) == prints.get(one) for one in ("organisation", "venue"))
        ]
        if not found:
            return None
        _, activity, line = max(found, key=lambda one: one[0])
        if self._is_joined(line, activity):
            return self._claimed(Known(line.listing, "joined", activity, line))
        return self._claimed(Known(activity.slug, "mended", activity, line))

    def _imported(self, submission: Submission) -> Iterator[tuple[Activity, Line]]:
        """What was imported under this name, or has it now; what has an id is known by that."""
        name = submission.answers.get("name", "")
        found = {one.slug: one for one in self.by_name.get(dashed(name), ())}
        first = [slug for slug in slugs_for(name) if slug in self.lines]
        for slug in first:
            if (now := self.now(slug)) is not None and not _only_begins_so(name, now):
                found[now.slug] = now
        for activity in found.values():
            was = next((self.lines[slug] for slug in first if slug in activity.was), None)
            line = was or self.line_of(activity)
            if line is None or line.listing in self.claimed:
                continue
            if activity.slug in self.claimed and not self._is_joined(line, activity):
                continue
            if not self._is_of_another_list(submission.origin, line, activity):
                yield activity, line

    def still_there(self, submission: Submission) -> None:
        """Note that a row which can't be imported is about listings that its list still has."""
        name = submission.answers.get("name", "")
        self.seen |= {
            *self._ids(submission),
            *slugs_for(name),
            *(one.slug for one in self.by_name.get(dashed(name), ())),
        }

    def meant(self, submission: Submission) -> tuple[str, ...]:
        """The listings that a row is about which says that it is not running: by its id or name."""
        if submission.origin.id:
            return tuple(self._ids(submission))
        known = self.unchanged(submission)
        if known is not None:
            is_its = not self._is_of_another_list(submission.origin, known.line, known.activity)
            return (known.slug,) if is_its else ()
        named = [
            one.slug
            for one in self._free(submission)
            if (line := self.line_of(one)) is not None
            and not self._is_of_another_list(submission.origin, line, one)
        ]
        return tuple(named if len(named) == 1 else ())

    def has_free(self, submission: Submission) -> bool:
        """Whether there is a listing of this name that belongs to no row of the file.

        One with another id in the same list is another listing.
        """
        name, origin = submission.answers.get("name", ""), submission.origin
        here = self.directory.catalogue.names["activities"].intersection(slugs_for(name))
        free = self._free(submission)
        if origin.id:
            free = [one for one in free if not self._has_an_id(one, origin.list)]
        if dashed(name) in self.by_name:
            return bool(here and free)
        found = (self._by_slug.get(slug) for slug in here)
        return any(one is None or not _only_begins_so(name, one) for one in found)

    def is_another(self, submission: Submission) -> bool:
        """Whether no listing that has this name is that of a row: all are of others, elsewhere.

        What was imported from the same list before may only have moved. Of a list without a name
        nobody knows.
        """
        of, named = submission.origin.list, self._free(submission) or self._in_its_file(submission)
        return bool(of and named) and all(
            not self._is_from(one, of) and self._is_elsewhere(submission.answers, one)
            for one in named
        )

    def _in_its_file(self, submission: Submission) -> list[Activity]:
        """The listing with another name that is where a listing of this name would go."""
        name = submission.answers.get("name", "")
        by_slug = self._by_slug
        there = next((by_slug[slug] for slug in slugs_for(name) if slug in by_slug), None)
        is_its = there is not None and not _only_begins_so(name, there)
        return [there] if there is not None and is_its and dashed(name) not in self.by_name else []

    @property
    def _by_slug(self) -> Mapping[str, Activity]:
        return self.directory.catalogue.activity_by_slug

    def _is_from(self, activity: Activity, of: str) -> bool:
        """Whether a listing came from this list."""
        return imported.list_called(of) in _lists(self.line_of(activity), activity)

    def _is_of_another_list(
        self, origin: Origin, line: Line | None, activity: Activity | None
    ) -> bool:
        """Whether a row and a listing are of two lists with names, so that they are two rows."""
        named = _lists(line, activity) - {""}
        of = {imported.list_called(origin.list)} - {""}
        return bool(of and named) and named.isdisjoint(of | self.unnamed)

    def _is_elsewhere(self, sent: Mapping[str, str], activity: Activity) -> bool:
        """Whether a listing is at another place, or of another organisation and not at this one."""
        now = self._answers(activity)
        differ: dict[str, bool] = {}
        for name in ("organisation", "venue"):
            both = [self._id(name, one.get(name, "")) for one in (sent, now)]
            if all(both) and not any(map(says_not_known, both)):
                differ[name] = both[0] != both[1]
        codes = [plain(one.get("postcode", "")) for one in (sent, now)]
        if all(codes):
            differ["venue"] = differ.get("venue", False) or codes[0] != codes[1]
        is_named_after = plain(sent.get("organisation", "")) == plain(sent.get("name", ""))
        is_by_another = differ.get("organisation", False) and not is_named_after
        return differ.get("venue", is_by_another)

    def _has_an_id(self, activity: Activity, of: str) -> bool:
        line, source = self.line_of(activity), activity.source
        ids = [(line.list, line.id)] if line is not None else []
        ids += [(source.name, source.id)] if source is not None else []
        called = imported.list_called(of)
        return any(one and imported.list_called(name) == called for name, one in ids)

    def may_be_known(self, submission: Submission) -> bool:
        """Whether a row may be of a listing, or of a draft, that is found without its entry."""
        waiting = (*self._known_as(submission.origin), submission.fingerprint)
        is_draft = bool(self.drafts) and any(one in self.drafts for one in waiting)
        return is_draft or bool(self._ids(submission))

    def draft_of(self, submission: Submission) -> str:
        """The name of the draft that waits for what this row lacks, each for one row."""
        if not self.drafts:
            return ""
        ids = (one for one in self._known_as(submission.origin) if self._is_sure(one))
        known_as = *ids, submission.fingerprint
        return next((self.drafts.pop(one) for one in known_as if one in self.drafts), "")

    def draft_of_its_name(self, submission: Submission, text: str) -> str:
        """The draft of a row without an id that was mended: of its name and its organisation.

        `text` is the entry that the row makes now.
        """
        names = slugs_for(submission.answers.get("name", ""))
        line = next(filter(None, (self.lines.get(f"{DRAFTS}/{one}") for one in names)), None)
        if line is None or line.id or submission.origin.id or line.answers not in self.drafts:
            return ""
        if self._is_of_another_list(submission.origin, line, None):
            return ""
        by = line.facts.get("organisation")
        if by is None or by != three_way.prints(text).get("organisation"):
            return ""
        return self.drafts.pop(line.answers)

    def _free(self, submission: Submission) -> list[Activity]:
        named = self.by_name.get(dashed(submission.answers.get("name", "")), ())
        return [activity for activity in named if activity.slug not in self.claimed]

    def _answers(self, activity: Activity | None) -> Mapping[str, str]:
        return {} if activity is None else answers_of(activity, self.directory.today)

    def _same_place(self, sent: Mapping[str, str], now: Mapping[str, str]) -> bool:
        return all(
            self._id(name, sent.get(name, "")) == self._id(name, now.get(name, ""))
            for name in ("organisation", "venue")
        )

    def _id(self, name: str, answer: str) -> str:
        """What an organisation or a place is known by."""
        known = self.directory.venues if name == "venue" else self.directory.organisations
        return known.get(plain(answer), plain(answer))


def _lists(line: Line | None, activity: Activity | None) -> set[str]:
    """What the lists are known by that a listing came from."""
    source = activity.source if activity is not None else None
    found = [line.list] if line is not None else []
    found += [source.name] if source is not None else []
    return {*map(imported.list_called, found)}


def _only_begins_so(name: str, activity: Activity) -> bool:
    """Whether a long name and that of a listing begin alike, so that their slugs are the same."""
    is_same = dashed(name) == dashed(activity.name)
    return not is_same and slug_for(name) == slug_for(activity.name)


def _names(activity: Activity) -> tuple[str, ...]:
    return activity.slug, *activity.was


def _by_id(lines: Imported, directory: Directory) -> dict[tuple[str, str], list[str]]:
    """The listings by the name of their list and their id there: as imported, and as they are."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for line in lines.values():
        if line.id and "/" not in line.listing:
            of = imported.list_called(line.list), line.id
            found.setdefault(of, {})[line.listing] = None
    for activity in directory.catalogue.activities:
        source = activity.source
        if source is not None and source.id:
            of = imported.list_called(source.name), source.id
            if not {*_names(activity)} & found.setdefault(of, {}).keys():
                found[of][activity.slug] = None
    return {of: [*slugs] for of, slugs in found.items()}


def _drafts(lines: Imported) -> dict[object, str]:
    """The names of the drafts, by the id of each in its list, or else by its answers."""
    found: dict[object, str] = {}
    for line in lines.values():
        folder, _, slug = line.listing.rpartition("/")
        if folder == DRAFTS:
            known_as = (imported.list_called(line.list), line.id) if line.id else line.answers
            found[known_as] = found[line.answers] = slug
    return found


def _how_alike(sent: Mapping[str, str], now: Mapping[str, str]) -> int:
    return sum(plain(text) == plain(now.get(name, "")) for name, text in sent.items())


def undated(text: str) -> str:
    """An entry without the date of the import: of its taking over, or else of its check."""
    name = "taken" if "\nsource:\n" in text else "date"
    return re.sub(rf"(?m)^  {name}: \d{{4}}-\d\d-\d\d$", "", text)
