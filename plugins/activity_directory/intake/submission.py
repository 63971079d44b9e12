"""What a submission asks for, as the entry that it would make.

Forms, imports and issues all end here. The answers become the text of a new entry, or new facts in
the text of an old one. Whether the entry is sound is for `arrival` to say.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from activity_directory.intake import (
    ages,
    change,
    contact_in_texts,
    facts_in_names,
    first_lines,
    from_a_list,
    joining_in_texts,
    no_answer,
    phone,
    place,
    plain_lines,
    prices,
    signs_at_start,
    unusable_links,
    ways_of_contact,
    who_can_come,
    whole_entry,
)
from activity_directory.intake.answers import Answers, Fault, kept_once
from activity_directory.intake.beyond import NOTHING, Beyond
from activity_directory.intake.directory import OLD_NAME, Directory, Slugs, slugs_for
from activity_directory.intake.making import Making
from activity_directory.intake.questions import FORMS, REQUIRED, Request, is_question, question
from activity_directory.intake.whole_entry import Origin
from activity_directory.intake.writing import Written
from activity_directory.sanitise.quoting import quoted
from activity_directory.sanitise.raised_letters import with_plain_letters
from activity_directory.sanitise.template_code import without_template_code
from activity_directory.sanitise.wrapped_links import unwrapped
from activity_directory.sanitise.wrong_encoding import repaired
from activity_directory.schema.records.activity import parse_activity
from activity_directory.schema.tidy import tidied
from activity_directory.schema.values.mistake import filled, shown
from activity_directory.source.characters import cleaned
from activity_directory.vocabulary import plain

LONGEST_SUBMISSION = 60_000
"""Characters in all the answers of one submission."""


@dataclass(frozen=True)
class Submission:
    """What somebody asks, and their answers by question; for a listing of others, its `origin`.

    `beyond` is what the source says and no question asks.
    """

    request: Request
    answers: Mapping[str, str]
    origin: Origin = field(default_factory=Origin)
    beyond: Beyond = NOTHING

    @cached_property
    def fingerprint(self) -> str:
        """The fingerprint of the answers that are published."""
        text = io.StringIO()
        published = {
            name: " ".join(answer.split())
            for name, answer in self.answers.items()
            if is_question(name) and not question(name).confidential
        }
        if self.origin.checked is not None:
            published["checked"] = self.origin.checked.isoformat()
        if self.beyond:
            published["beyond"] = repr(self.beyond)
        csv.writer(text).writerows(sorted(published.items()))
        whole = text.getvalue().encode("utf-8", "replace")
        return hashlib.sha256(whole).hexdigest()[:16]

    @property
    def says_who_checked(self) -> bool:
        """Whether the entry says who has checked it: one from a list that nobody has doesn't."""
        return not self.origin.list or self.origin.checked is not None


def _may_be_wrong(text: str) -> bool:
    """Whether a letter may be hidden or read wrongly, or a link be wrapped: seldom, in a table."""
    return not (text.isascii() and text.isprintable()) or "://" in text


def with_right_letters(submission: Submission) -> Submission:
    """The same submission without letters that nobody sees, were read wrongly, or are raised.

    A link that a mail program has wrapped leads where its writer meant it to; the code of a
    website's software is left out.
    """
    right = {
        name: without_template_code(
            unwrapped(with_plain_letters(cleaned(repaired(text)))) if _may_be_wrong(text) else text
        )
        for name, text in submission.answers.items()
    }
    return submission if right == submission.answers else replace(submission, answers=right)


_NONE = frozenset[str]()


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
OPTIONAL_IN_A_LIST = OPTIONAL | {
    *("joining", "format", "venue", "street", "access_note", "who_comes"),
    *("starting", "sessions", "not_on", "times_in_words"),
}
"""The same of a list of others, of which the place and the way in may not be known."""
MAY_BE_NOT_KNOWN = OPTIONAL_IN_A_LIST | {"times", "how_often", "price", "amount"}
"""Questions that a listing of such a list need not answer."""


_FROM_A_NAME = (
    " Where a row has no text, its name is the line, if that has four words or more and the map "
    "says `taken from`."
)


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
    may_keep = keeping and submission.request == "add"
    every = OPTIONAL_IN_A_LIST if moved_in else OPTIONAL
    optional = every if may_keep else frozenset[str]()
    unanswered: Mapping[str, str] = {}
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
            unanswered = no_answer.take_out(answers)
            if optional:
                unusable_links.put_in_place(answers)
                phone.put_words_apart(answers)
                of_others = moved_in and not submission.beyond.address  # that is a feed of ours
                plain_lines.put_in_place(answers, of_others=of_others)
                ages.put_in_place(answers)
                if moved_in:
                    signs_at_start.put_in_place(answers)
                    facts_in_names.put_in_place(answers)
                who_can_come.put_in_place(answers, unanswered)
                ways_of_contact.put_in_place(answers)
            phone.put_in_place(answers)
            place.put_in_place(answers, moved_in=moved_in)
            if optional:
                ways_of_contact.without_empty_ways(answers)
            if moved_in:
                contact_in_texts.put_in_place(answers)
                joining_in_texts.put_in_place(answers)
                first_lines.shorten(answers)
                signs_at_start.put_in_place(answers)  # of a line from a text
                from_a_list.put_in_place(answers)
            prices.put_in_place(answers)
        not_known = from_a_list.NOT_KNOWN
        not_asked = not_known if submission.says_who_checked else not_known | {"your_role"}
        needed = REQUIRED[submission.request] - (not_asked if moved_in else frozenset())
        for one in form:
            if one.id in needed and one.id not in answers and one.id not in answers.missing:
                more = _FROM_A_NAME if moved_in and one.id == "summary" else ""
                wrong = unanswered.get(one.id, "")
                because = f": {quoted(shown(wrong))} is no answer" if plain(wrong) else ""
                message = f"please answer this{because}"
                answers.lacks(one, message, f"{answers.asked_for(one)}{more}")
    making = Making(answers, directory, moved_in=moved_in and submission.request == "add")
    if submission.request == "add":
        whole = answers.kept.get("name")  # a slug is made of a long name before it is shortened
        name = whole.text if whole is not None else answers.given.get("name", "")
        slug_is_given = bool(slug)
        slug = slug or (slugs or Slugs(directory)).free(submission.beyond.address or name)
        old = directory.catalogue.activity_by_slug.get(slug)
        of_its_name = slugs_for(name)
        is_its_own = old is not None and not {*of_its_name}.isdisjoint(old.was)
        is_beside = old is None and slug.startswith(f"{of_its_name[0]}-") and slug_is_given
        if not (is_its_own or is_beside) and (now := directory.old_name(name)):
            answers.fault(question("name"), filled(OLD_NAME.message, now=shown(now)), OLD_NAME.hint)
        file, before = f"activities/{slug}.md", old.places_in_file.text if old else ""
        written = whole_entry.entry(making, submission.origin, old, submission.beyond)
        written = unusable_links.in_words(answers, written) if optional else written
    else:
        activity = change.listing_meant(making)
        slug = activity.slug if activity else ""
        file = activity.places_in_file.path.rpartition("/")[2] if activity else ""
        file = f"activities/{file}" if file else ""
        before = activity.places_in_file.text if activity else ""
        written = Written("", ())
        if activity is not None:
            written = change.changed(making, activity, submission.request)
    text = tidied(
        written.text,
        parse_activity,
        directory.references,
        with_body=not file.endswith(".yml"),
        path=directory.catalogue.shown(file),
    )
    return Understood(
        submission.request,
        slug,
        file,
        text if written.text else "",
        before,
        written.origins,
        tuple(map(kept_once, dict.fromkeys(answers.faults))),
        confidential,
        tuple(map(kept_once, answers.remarks)),
        frozenset(answers.missing) or _NONE,
        frozenset({*answers.kept, *answers.kept_as_words, *answers.left_out}) or _NONE,
    )
