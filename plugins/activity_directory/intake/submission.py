"""What a submission asks for, as the entry that it would make.

Forms, imports and issues all end here. The answers become the text of a new entry, or new facts in
the text of an old one. Whether the entry is sound is for `arrival` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Literal

from activity_directory.intake import prices, times, writing
from activity_directory.intake.answers import Answers, Fault, Kept
from activity_directory.intake.directory import OLD_NAME, Directory, Slugs, slug_for
from activity_directory.intake.needed import (
    A_CONTACT,
    A_REASON,
    IN_WORDS_ALONE,
    TIMES_IN_WORDS,
    WAYS_OF_CONTACT,
    Needed,
    times_for,
)
from activity_directory.intake.questions import (
    BY_A_READER,
    FORMS,
    REMOVED,
    REQUIRED,
    Request,
    question,
)
from activity_directory.intake.today import answers_of
from activity_directory.intake.writing import Facts, Value, Words, Written
from activity_directory.model.activity import Activity
from activity_directory.model.place import AT_A_PLACE, Access
from activity_directory.sanitise.quoting import quoted
from activity_directory.sanitise.wrapped_links import unwrapped
from activity_directory.sanitise.wrong_encoding import repaired
from activity_directory.schema.reading import field_name
from activity_directory.schema.records.activity import parse_activity
from activity_directory.schema.tidy import tidied
from activity_directory.schema.values.mistake import filled, shown
from activity_directory.schema.values.not_known import ASK, says_not_known
from activity_directory.schema.values.numbers import charge_in
from activity_directory.source import nodes
from activity_directory.source.characters import cleaned
from activity_directory.source.entry import read_entry, read_yaml
from activity_directory.vocabulary import plain

LONGEST_SUBMISSION = 60_000
"""Characters in all the answers of one submission."""
MADE_OF_SEVERAL: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "when": (
            "how_often",
            "times",
            "starting",
            "sessions",
            "not_on",
            "bank_holidays",
            "times_in_words",
        ),
        "venue": ("venue", "street", "postcode", "area", "buses", "access", "access_note"),
        "cost": ("price", "amount", "price_since", "price_note"),
        "organisation": ("organisation", "organisation_website"),
    }
)
"""Facts that several questions make together: a change of one answer rewrites the fact."""


@dataclass(frozen=True)
class Origin:
    """The list of others that a listing was taken from: what it is called, and what it says there.

    `id` is the listing's name in that list, `checked` the day on which somebody checked it.
    """

    list: str = ""
    id: str = ""
    checked: date | None = None


@dataclass(frozen=True)
class Submission:
    """What somebody asks, and their answers by question; for a listing of others, its `origin`."""

    request: Request
    answers: Mapping[str, str]
    origin: Origin = Origin()


def with_right_letters(submission: Submission) -> Submission:
    """The same submission without letters that nobody sees, or that were read wrongly.

    A link that a mail program has wrapped leads where its writer meant it to.
    """
    right = {name: unwrapped(cleaned(repaired(text))) for name, text in submission.answers.items()}
    return submission if right == submission.answers else replace(submission, answers=right)


@dataclass(frozen=True)
class Understood:
    """The entry that a submission would make.

    `file` is its path in the content folder; `before` is the file as it is, empty for a new one;
    `origins` says of each line of `text` which question it came from; `remarks` are of answers
    that became words of the description.
    """

    request: Request
    slug: str
    file: str
    text: str
    before: str
    origins: tuple[str, ...]
    faults: tuple[Fault, ...]
    confidential: Mapping[str, str]
    remarks: tuple[Fault, ...] = ()
    missing: frozenset[str] = frozenset()
    """The questions that have a fault because they were not answered."""
    lost: frozenset[str] = frozenset()
    """The questions whose answers are no value of their field, as some of `remarks` say."""

    @property
    def sound(self) -> bool:
        """Whether nothing keeps the answers from being an entry."""
        return not self.faults


OPTIONAL = frozenset(
    {
        *("phone", "text", "email", "website", "organisation_website", "postcode", "buses"),
        *("best_time", "ask_for", "price_note", "area", "access", "bank_holidays", "concessions"),
        *("needs", "categories", "audiences", "languages", "minimum_age", "maximum_age"),
        *("eligibility", "how_to_join"),
    }
)
"""Questions whose answers may be words of the description, where nobody is there to ask."""


def understood(
    submission: Submission,
    directory: Directory,
    slugs: Slugs | None = None,
    *,
    keeping: bool = False,
    moved_in: bool = False,
    slug: str = "",
) -> Understood:
    """The entry that comes of the answers. `slugs` knows which ones other new entries have.

    Letters that were read in the wrong encoding on their way are put right first. With `keeping`,
    an unreadable answer that a new listing can do without keeps nothing out: see `OPTIONAL`.
    With `moved_in` it comes from a list of others, whom nobody can ask: the times, the place, the
    price and the way in that it doesn't say are not known. `slug` is that of the listing that is
    made anew, where it is known.
    """
    submission = with_right_letters(submission)
    optional = OPTIONAL if keeping and submission.request == "add" else frozenset()
    answers = Answers(submission.answers, directory.references, directory.guessing, optional)
    form = FORMS[submission.request]
    confidential = {
        question.id: " ".join(answers.given.pop(question.id).split())
        for question in form
        if question.confidential and question.id in answers
    }
    if sum(map(len, answers.given.values())) > LONGEST_SUBMISSION:
        answers.faults.append(
            Fault("", f"This is too long: {LONGEST_SUBMISSION:,} characters at most", "Shorten it.")
        )
        answers.given.clear()
    else:
        if submission.request == "add":
            if moved_in:
                _not_known(answers)
            prices.put_in_place(answers)
        for one in form:
            asked = REQUIRED[submission.request] - {*answers.given, *answers.missing}
            if one.id in asked and not (moved_in and one.id in NOT_KNOWN):
                answers.lacks(one, "please answer this", answers.asked_for(one))
    making = _Making(answers, directory, moved_in=moved_in and submission.request == "add")
    making.origin = submission.origin
    if submission.request == "add":
        name = answers.given.get("name", "")
        slug = slug or (slugs or Slugs(directory)).free(name)
        if now := directory.old_names.get(slug_for(name)):
            answers.fault(question("name"), filled(OLD_NAME.message, now=shown(now)), OLD_NAME.hint)
        old = directory.catalogue.activity_by_slug.get(slug)
        file, before = f"activities/{slug}.md", old.places_in_file.text if old else ""
        written = making.new(old)
    else:
        activity = making.listing()
        slug = activity.slug if activity else ""
        file = activity.places_in_file.path.rpartition("/")[2] if activity else ""
        file = f"activities/{file}" if file else ""
        before = activity.places_in_file.text if activity else ""
        written = Written("", ())
        if activity is not None:
            written = making.change(activity, submission.request)
    text = tidied(
        written.text, parse_activity, directory.references, with_body=not file.endswith(".yml")
    )
    return Understood(
        submission.request,
        slug,
        file,
        text if written.text else "",
        before,
        written.origins,
        tuple(dict.fromkeys(answers.faults)),
        confidential,
        answers.remarks,
        frozenset(answers.missing),
        frozenset({*answers.kept, *answers.kept_as_words}),
    )


NOT_KNOWN = frozenset({"how_often", "joining"})
"""Questions that a listing from elsewhere need not answer: the fact is then not known."""


def _not_known(answers: Answers) -> None:
    """Put what a list of others leaves open where it belongs: the price, and a place's name."""
    given = answers.given
    if not given.get("price") and not charge_in(given.get("amount", "")):
        given["price"] = "ask" if not given.get("amount") else "per_session"
    if not given.get("venue") and given.get("street"):
        given["venue"] = given.pop("street")  # a house is known by its number and street
    if says_not_known(given.get("venue", "")):
        del given["venue"]


class _Making:
    """The facts that some answers make, field by field."""

    def __init__(self, answers: Answers, directory: Directory, *, moved_in: bool = False) -> None:
        self.moved_in = moved_in
        self.origin = Origin()
        self.answers = answers
        self.changing = False
        self.answered_now: AbstractSet[str] = frozenset(answers.given)  # and not as it was
        self.directory = directory
        self.today = directory.today

    # --- a new entry

    def new(self, replaced: Activity | None = None) -> Written:
        """A whole entry, with what could be read of the answers.

        Old names of the listing that it replaces lead to it: what was published goes on answering.
        """
        role = self.answers.line(question("your_role")) or Words("the group itself", "your_role")
        facts = {
            "name": self._line("name"),
            "was": tuple(map(Words, replaced.was)) if replaced else (),
            "summary": self._line("summary"),
            "organisation": self._organisation(),
            "categories": self._choices("categories"),
            "needs": self._needs(),
            "audiences": self._choices("audiences"),
            "format": self._format(),
            "venue": self._venue(),
            "access": self._access("session"),
            "when": self._when(),
            "cost": prices.cost(self.answers, self.answered_now),
            "concessions": self._choices("concessions"),
            "eligibility": self._group(
                minimum_age="minimum_age", maximum_age="maximum_age", text="eligibility"
            ),
            "who_comes": self._line("who_comes"),
            "languages": self._choices("languages"),
            "joining": self._choices("joining") or (Words(ASK) if self.moved_in else ()),
            "how_to_join": self._line("how_to_join"),
            "contact": self._contact(),
            "status": Words("running"),
            "source": self._source(),
            "checked": self._checked_there(role) if self.origin.list else self._check(role),
        }
        first_time = self._text("first_time")
        body = writing.body_of(
            (self._text("description"), "description"),
            *self._kept(),
            (f"## The first time\n\n{first_time}" if first_time else "", "first_time"),
        )
        return writing.entry({name: value for name, value in facts.items() if value}, body)

    def _kept(self) -> Iterator[tuple[str, str]]:
        """What was said and is no value of its field, as paragraphs of the description."""
        for name, kept in self.answers.kept.items():
            yield f"{question(name).label}: {kept.text}", name

    def _check(self, role: Words) -> Facts:
        return {
            "date": Words(self.today.isoformat()),
            "by": role,
            "level": Words("listed"),
        }

    def _source(self) -> Facts | None:
        """The list it was taken from, today."""
        if not self.origin.list:
            return None
        facts = {"list": Words(self.origin.list)}
        if self.origin.id:
            facts["id"] = Words(self.origin.id)
        return {**facts, "taken": Words(self.today.isoformat())}

    def _checked_there(self, role: Words) -> Facts | None:
        """When the owners of its list have checked it: we have not."""
        day = self.origin.checked
        if day is None or day > self.today:
            return None
        return {**self._check(role), "date": Words(day.isoformat())}

    def _lacks(self, needed: Needed) -> None:
        """Ask for what is not there: with its choices, where it has some."""
        asked = question(needed.questions[0])
        self.answers.lacks(asked, needed.message, needed.hint or self.answers.asked_for(asked))

    def _line(self, name: str) -> Words | None:
        return self.answers.line(question(name))

    def _text(self, name: str) -> str:
        return self.answers.text(question(name))

    def _choices(self, name: str) -> tuple[Words, ...]:
        """What was chosen; that nobody knows goes with no other choice."""
        found = self.answers.choices(question(name))
        return tuple(one for one in found if one.text != ASK) or found

    def _group(self, **fields: str) -> Facts | None:
        """A group of fields, each with its question."""
        found = {field: self._line(name) for field, name in fields.items()}
        return {field: words for field, words in found.items() if words is not None} or None

    def _format(self) -> Words | tuple[Words, ...]:
        formats = self._choices("format")
        return formats[0] if len(formats) == 1 else formats

    def _needs(self) -> tuple[Words, ...]:
        needs = self._choices("needs")
        if not set(A_REASON.questions) & set(self.answers.given):
            self._lacks(A_REASON)
        elif not (needs or self._choices("categories")):
            for name in A_REASON.questions:
                self.answers.refuse(name)
        return needs

    def _contact(self) -> Facts | None:
        ways = WAYS_OF_CONTACT
        if not set(ways) & set(self.answers.given):
            self._lacks(A_CONTACT)
        contact = self._group(**{name: name for name in (*ways, "ask_for", "best_time")})
        if not set(ways) & set(contact or ()):
            for name in ways:
                self.answers.refuse(name)
        return contact

    def _organisation(self) -> Words | Facts | None:
        """The organisation's file where there is one, else its facts in place."""
        name = self._line("organisation")
        if name is None:
            return None
        known = self.directory.organisations.get(plain(name.text))
        if known:
            self._of_its_own(name.text, ("organisation_website",))
            return Words(known, "organisation")
        website = self._line("organisation_website")
        return {"name": name} | ({"website": website} if website else {})

    def _venue(self) -> Words | Facts | None:
        name = self._line("venue")
        if name is None and self.moved_in:
            return self._place_not_known()
        if name is None:
            if not self.changing and {"street", "postcode"} & set(self.answers.given):
                self.answers.fault(
                    question("venue"),
                    "this place has an address, so please give it a name too",
                    "What is written on the door. For a house, its number and street.",
                )
            elif self.answers.optional and AT_A_PLACE & {
                one.text for one in self._choices("format")
            }:
                self.answers.lacks(
                    question("venue"),
                    "an activity at a place needs one",
                    self.answers.asked_for(question("venue")),
                )
            return None
        if says_not_known(name.text) and not any(
            map(self.answers.given.get, ("street", "postcode", "area"))
        ):
            return Words(ASK, "venue")
        known = self.directory.venues.get(plain(name.text))
        if known:
            self._of_its_own(name.text, ("street", "postcode", "area", "buses", "access_note"))
            return Words(known, "venue")
        area = self.answers.choice(question("area"))
        facts: dict[str, Value | None] = {
            "name": name,
            "area": area,
            "street": self._line("street"),
            "postcode": self._line("postcode"),
            "access": self._access("venue"),
            "access_note": self._line("access_note"),
            "buses": self._line("buses"),
        }
        return {field: value for field, value in facts.items() if value}

    def _place_not_known(self) -> Words | Facts | None:
        """The area of a place that nobody has named, or that it has to be asked for."""
        if not AT_A_PLACE & {one.text for one in self._choices("format")}:
            return None
        area = self.answers.choice(question("area"))
        if area is None:
            return Words(ASK, "venue")
        return {"name": Words("Various places", "area"), "area": area}

    def _of_its_own(self, name: str, asked: tuple[str, ...]) -> None:
        """No change of a listing can reach what stands in a file of its own."""
        if self.changing:
            for text in filter(self.answers.__contains__, asked):
                self.answers.fault(
                    question(text),
                    f"{quoted(name)} is described once for all its listings, so this form can't "
                    "change it",
                    "Leave this out, and write to us about the place or the group.",
                )

    def _access(self, scope: Literal["venue", "session"]) -> Facts | None:
        """What is there, of a place that is written here or of the session; the rest is left "ask".

        Of a place with a file of its own, or of none, the session says it.
        """
        terms = self.directory.catalogue.vocabularies["access"]
        place = self.answers.given.get("venue", "")
        known = self.directory.venues.get(plain(place), "")
        there = {
            term for term, answer in self._access_of(known) if answer == "yes"
        }  # in its own file
        written_here = bool(place) and not known
        found = {
            words.text: Words("yes", "access")
            for words in self._choices("access")
            if (term := terms.get(words.text)) is not None
            and term not in there
            and (written_here and term.scope == "venue") == (scope == "venue")
        }
        return found or None

    def _access_of(self, venue: str) -> Access:
        found = self.directory.venue_by_id.get(venue)
        return found.access if found is not None else ()

    def _when(self) -> Words | tuple[Facts, ...]:
        if self.moved_in:
            return self._when_as_written()
        return self.when_as_asked()

    def _when_as_written(self) -> Words | tuple[Facts, ...]:
        """The days and times of a list that nobody can ask about: what can't be read is words."""
        text = " ".join(self.answers.given.get("times", "").split())
        how_often = self.answers.given.get("how_often", "")
        readings = (how_often,) if how_often else ("week", "month")
        for often in readings:
            again = Answers(
                {**self.answers.given, "how_often": often},
                self.directory.references,
                self.directory.guessing,
                self.answers.optional,
            )
            made = _Making(again, self.directory).when_as_asked()
            if made and not again.faults:
                return made
        answer = " ".join(filter(None, (text, self.answers.given.get("times_in_words", ""))))
        if not answer or says_not_known(answer):
            return Words(ASK, "times")
        longest = question("times_in_words").longest
        if text:
            asked = question("times")
            message = f"{asked.label}: {quoted(shown(text))} could not be read, so it is words"
            self.answers.kept_as_words[asked.id] = Fault(
                asked.id, message, f"For example `{times.example('week')}`."
            )
        if len(answer) > longest:
            self.answers.kept["times"] = Kept(answer, self.answers.kept_as_words.pop("times"))
            return Words(ASK, "times")
        return ({"ask": Words("", "times"), "text": Words(answer, "times")},)

    def when_as_asked(self) -> tuple[Facts, ...]:
        often = self.answers.choice(question("how_often"))
        in_words = self._line("times_in_words")
        if often is None:
            return ()
        if often.text == ASK:
            if "times" in self.answered_now:
                self.answers.fault(
                    question("times"),
                    "this gives times, but the answer above says that you don't know them",
                    "Choose how often it is on, or leave this out.",
                )
            return ({ASK: Words("", "how_often"), **({"text": in_words} if in_words else {})},)
        if often.text in IN_WORDS_ALONE:
            if "times" in self.answered_now:
                self.answers.fault(
                    question("times"),
                    "this gives times, but the answer above says that there are no fixed times",
                    "Choose how often it is on, or leave this out.",
                )
            if in_words is None:
                self._lacks(TIMES_IN_WORDS)
                return ()
            return ({often.text: in_words},)
        lines, unread = times.when(often.text, self.answers.given.get("times", ""), "times")
        for one in unread:
            self.answers.fault(question("times"), *one)
        if not lines and not unread:
            self._lacks(times_for(often.text))
        further = self._further_times(often.text)
        self._against(lines, further)
        return tuple({**line, **further} for line in lines)

    def _against(self, lines: tuple[Facts, ...], further: Facts) -> None:
        """Bank holidays that the times speak of, and another answer to the question about them."""
        answer = further.get("bank_holidays")
        if answer is not None and any(
            getattr(line.get("bank_holidays", answer), "text", "") != getattr(answer, "text", "")
            for line in lines
        ):
            self.answers.fault(
                question("times"),
                "this says that it is not on when the day is a bank holiday, and another answer "
                "says otherwise",
                "Change one of the two.",
            )

    def _further_times(self, often: str) -> Facts:
        """What holds for all the times."""
        once = often in {"once", "open"}
        not_on = self.answers.dates(question("not_on"))
        found: dict[str, Value | None] = {
            "starting": None if once else self._line("starting"),
            "sessions": None if once else self._line("sessions"),
            "except": not_on or None,
            "bank_holidays": self.answers.choice(question("bank_holidays")),
            "text": self._line("times_in_words"),
        }
        return {field: value for field, value in found.items() if value}

    # --- a listing that is there already

    def listing(self) -> Activity | None:
        """The listing that is meant: by the address of its page, by its file, or by its name."""
        text = self.answers.given.get("listing", "")
        if not text:
            return None
        activity = self.directory.listing_meant(text)
        if activity is None:
            self.answers.fault(
                question("listing"),
                f"there is no listing called {quoted(text[:60])}",
                "Copy the address of its page from the top of your browser.",
            )
        return activity

    def change(self, activity: Activity, request: Request) -> Written:
        """The entry with what was asked for."""
        before = activity.places_in_file.text
        self.changing = True
        facts: dict[str, Value | None]
        if request == "still-right":
            facts = self._still_right()
        elif request == "pause":
            facts = {**self._status(paused="paused", back="back", because="because")}
        elif request == "close":
            facts = {**self._closed()}
        else:
            facts = dict(self._changes(activity))
            before = self._other_words(activity, before)
        text = writing.changed(before, facts)
        return Written(text, _origins(text, facts))

    def _still_right(self) -> dict[str, Value | None]:
        """The date of the check, and by whom; nothing where the answer to that is refused."""
        role = self._line("your_role")
        if role is None and "your_role" not in self.answers:
            role = Words(BY_A_READER, "your_role")
        return {"checked": self._check(role)} if role else {}

    def _closed(self) -> Mapping[str, Facts]:
        instead = self._try_instead()
        return {
            name: {**status, **({"try_instead": instead} if instead else {})}
            for name, status in self._status(closed="closed", because="because").items()
        }

    def _status(self, **fields: str) -> Mapping[str, Facts]:
        group = self._group(**fields)
        first = next(iter(fields))
        return {"status": group} if group and first in group else {}

    def _try_instead(self) -> tuple[Words, ...]:
        """The listings that are named, each once; each that is not there is a fault."""
        asked = question("try_instead")
        found = {}
        for line in self.answers.given.get(asked.id, "").splitlines():
            if not line.strip():
                continue
            activity = self.directory.listing_meant(line.strip())
            if activity is None:
                self.answers.fault(
                    asked,
                    f"there is no listing called {quoted(shown(line.strip()))}",
                    "Copy the address of its page from the top of your browser.",
                )
            else:
                found[activity.slug] = Words(activity.slug, asked.id)
        return tuple(found.values())

    def _other_words(self, activity: Activity, before: str) -> str:
        """The text with another description or another first time."""
        description, first_time = (
            self._long_answer(name) for name in ("description", "first_time")
        )
        texts = (
            activity.description if description is None else description,
            activity.first_time if first_time is None else first_time,
        )
        if texts == (activity.description, activity.first_time):
            return before
        body = texts[0] + (f"\n\n## The first time\n\n{texts[1]}" if texts[1] else "")
        return writing.with_body(before, body)

    def _long_answer(self, name: str) -> str | None:
        """An answer of many lines: None where it was left blank, nothing where it says `none`."""
        if name not in self.answers:
            return None
        text = self._text(name)
        return "" if text.casefold() == REMOVED else text

    def _changes(self, activity: Activity) -> Iterator[tuple[str, Value | None]]:
        """The facts whose answers differ from today's."""
        now = answers_of(activity, self.today)
        differing = {
            name
            for name, text in self.answers.given.items()
            if " ".join(text.split()) != " ".join(now.get(name, "").split())
        } - {"listing", "your_role", "description", "first_time"}
        removed = {name for name in differing if self.answers.given[name].casefold() == REMOVED}
        self.answered_now = differing - removed
        for name in removed:
            del self.answers.given[name]
        several = {name for names in MADE_OF_SEVERAL.values() for name in names}
        for field, names in MADE_OF_SEVERAL.items():
            if differing & set(names):
                for name in set(names) - removed:
                    if name in now:
                        self.answers.given.setdefault(name, now[name])
                yield from self._made_anew(field, activity, removed)
        for name in sorted(differing - several):
            path = question(name).path
            # No form shows the terms for professionals only, so no answer speaks of them.
            kept = tuple(Words(term.id) for field, term in activity.private if field == path)
            if name in removed:
                yield path, kept or None
            elif value := self._value(name):
                yield path, (*self._choices(name), *kept) if kept else value

    def _value(self, name: str) -> Value | None:
        if question(name).asked == "choices":
            return self._choices(name)
        return self._line(name)

    def _made_anew(
        self, field: str, activity: Activity, removed: AbstractSet[str]
    ) -> Iterator[tuple[str, Value | None]]:
        made: dict[str, Value | None] = {}
        if field == "when":
            made[field] = self._when()
        elif field == "cost":
            cost = prices.cost(self.answers, self.answered_now)
            made[field] = _after(cost, activity) if cost else None
        elif field == "organisation":
            made[field] = _with_the_rest(self._organisation(), activity, field)
        else:
            made[field] = _with_the_rest(self._venue(), activity, field)
            before = _as_written(activity, "access")
            made["access"] = _with_the_noes(self._access("session"), before)
        first = MADE_OF_SEVERAL[field][0]
        reported = {fault.question for fault in self.answers.faults}
        if not made[field] and first not in removed and not reported & set(MADE_OF_SEVERAL[field]):
            self.answers.fault(
                question(first),
                "please answer this too",
                "Without it we can't make the change.",
            )
        for name, value in made.items():
            if value or (name in removed and _node(activity, name) is not None):
                yield name, value or None


def _with_the_rest(value: Value | None, activity: Activity, field: str) -> Value | None:
    """A group written anew, with what no question asks: where the door is, a charity's number.

    Of another place, or another organisation, nothing of the old is true.
    """
    before = _as_written(activity, field)
    if not isinstance(before, Mapping) or not isinstance(value, Mapping):
        return value
    if getattr(before.get("name"), "text", "") != getattr(value.get("name"), "text", ""):
        return value
    asked = {question(name).path.rpartition(".")[2] for name in MADE_OF_SEVERAL[field]}
    rest = {name: old for name, old in before.items() if field_name(name) not in asked | {"name"}}
    noes = _with_the_noes(value.get("access"), rest.pop("access", None))
    return {**value, **rest} | ({"access": noes} if noes else {})


def _with_the_noes(value: Value | None, before: Value | None) -> Value | None:
    """What is there, and behind it what is known not to be there."""
    found = dict(value) if isinstance(value, Mapping) else {}
    for name, old in before.items() if isinstance(before, Mapping) else ():
        if isinstance(old, Words) and old.text != "yes":
            found.setdefault(name, old)
    return found or None


def _as_written(activity: Activity, name: str) -> Value | None:
    node = _node(activity, name)
    return None if node is None else writing.value_of(node)


def _after(cost: Words | tuple[Facts, ...], activity: Activity) -> Value:
    """The new price behind those that hold until it begins: an old price keeps its last day."""
    since = cost[0].get("since") if not isinstance(cost, Words) else None
    if not isinstance(since, Words):
        return cost
    begins = date.fromisoformat(since.text)
    last_day = Words((begins - timedelta(days=1)).isoformat())
    kept: list[Value] = []
    for one in _costs_as_written(activity):
        if "since" in one and str(getattr(one["since"], "text", "")) >= since.text:
            continue
        kept.append(one if "until" in one else {**one, "until": last_day})
    return (*kept, *(cost if not isinstance(cost, Words) else ()))


def _costs_as_written(activity: Activity) -> Iterator[dict[str, Value]]:
    node = _node(activity, "cost")
    items = node.items if isinstance(node, nodes.Sequence) else (node,)
    for item in items:
        value = None if item is None else writing.value_of(item)
        if isinstance(value, Words):
            yield {value.text: Words("")}
        elif isinstance(value, Mapping):
            yield dict(value)


def _node(activity: Activity, name: str) -> nodes.Node | None:
    text = activity.places_in_file.text
    read = read_entry if text.startswith("---") else read_yaml
    entry, _ = read(text.encode(), "")
    if entry is None or not isinstance(entry.header, nodes.Mapping):
        message = "an entry that was read once can be read again"
        raise AssertionError(message)
    pairs = entry.header.pairs
    return next((value for key, value in pairs if field_name(key.text) == name), None)


def _origins(text: str, facts: Mapping[str, Value | None]) -> tuple[str, ...]:
    """Which question each line of a changed entry came from: by the field it stands under."""
    by_field = {path.partition(".")[0]: writing.origin_of(value) for path, value in facts.items()}
    origins, under = [], ""
    inside = True
    for number, line in enumerate(text.split("\n")):
        if number and line.rstrip() == "---":
            inside = False
        name = re.match(r"([A-Za-z_ ]+):", line) if inside else None
        under = by_field.get(name[1], "") if name else (under if inside else "description")
        origins.append(under)
    return tuple(origins)
