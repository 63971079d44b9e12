"""What the answers of a submission say, fact by fact, as entries write it."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from activity_directory.intake.answers import Answers
from activity_directory.intake.directory import Directory
from activity_directory.intake.needed import A_CONTACT, A_REASON, WAYS_OF_CONTACT, Needed
from activity_directory.intake.questions import question
from activity_directory.intake.writing import Facts, Words
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.not_known import ASK
from activity_directory.vocabulary import plain


class Making:
    """The facts that some answers make, field by field.

    `changing`: of a listing that is there already. `answered_now` has the questions of this form,
    and not what the listing says already.
    """

    def __init__(self, answers: Answers, directory: Directory, *, moved_in: bool = False) -> None:
        self.moved_in = moved_in
        self.answers = answers
        self.changing = False
        self.answered_now: AbstractSet[str] = frozenset(answers.given)  # and not as it was
        self.directory = directory
        self.position = ""  # where its place is on a map, as an entry writes it
        self.today = directory.today

    def line(self, name: str) -> Words | None:
        """The answer to a question, on one line."""
        return self.answers.line(question(name))

    def text(self, name: str) -> str:
        """The answer to a question, of many lines."""
        return self.answers.text(question(name))

    def choices(self, name: str) -> tuple[Words, ...]:
        """What was chosen; that nobody knows goes with no other choice."""
        found = self.answers.choices(question(name))
        return tuple(one for one in found if one.text != ASK) or found

    def group(self, **fields: str) -> Facts | None:
        """A group of fields, each with its question."""
        found = {field: self.line(name) for field, name in fields.items()}
        return {field: words for field, words in found.items() if words is not None} or None

    def lacks(self, needed: Needed) -> None:
        """Ask for what is not there: with its choices, where it has some."""
        asked = question(needed.questions[0])
        self.answers.lacks(asked, needed.message, needed.hint or self.answers.asked_for(asked))

    def format(self) -> Words | tuple[Words, ...]:
        """How it happens: one way, or several; not known, where a list of others doesn't say."""
        formats = self.choices("format")
        if not formats and self.moved_in:
            return Words(ASK)
        return formats[0] if len(formats) == 1 else formats

    def needs(self) -> tuple[Words, ...]:
        """The needs that it meets; a fault where neither they nor its kinds are said."""
        needs = self.choices("needs")
        if not set(A_REASON.questions) & set(self.answers.given):
            self.lacks(A_REASON)
        elif not (needs or self.choices("categories")):
            for name in A_REASON.questions:
                self.answers.ask_again(name)
        return needs

    def contact(self) -> Facts | None:
        """The ways to get in touch; a fault where there is none."""
        ways = WAYS_OF_CONTACT
        if not set(ways) & set(self.answers.given):
            self.lacks(A_CONTACT)
        contact = self.group(**{name: name for name in (*ways, "ask_for", "best_time")})
        if not set(ways) & set(contact or ()):
            for name in ways:
                self.answers.refuse(name)
        return contact

    def organisation(self) -> Words | Facts | None:
        """The organisation's file where there is one, else its facts in place.

        A name that was too long is compared whole: so it is that of no file.
        """
        name = self.line("organisation")
        if name is None:
            return None
        kept = self.answers.kept.get("organisation")
        whole = kept.text if kept is not None else name.text
        known = (
            self.directory.organisation_called(whole)
            if self.moved_in
            else self.directory.organisations.get(plain(whole))
        )
        if known:
            self.of_its_own(name.text, ("organisation_website",))
            return Words(known, "organisation")
        website = self.line("organisation_website")
        return {"name": name} | ({"website": website} if website else {})

    def of_its_own(self, name: str, asked: tuple[str, ...]) -> None:
        """No change of a listing can reach what has a file of its own."""
        if self.changing:
            for text in filter(self.answers.__contains__, asked):
                self.answers.fault(
                    question(text),
                    f"{quoted(name)} is described once for all its listings, so this form can't "
                    "change it",
                    "Leave this out, and write to us about the place or the group.",
                )

    def check(self, role: Words) -> Facts:
        """That the group, or who answers for it, has said today what the listing says."""
        return {
            "date": Words(self.today.isoformat()),
            "by": role,
            "level": Words("listed"),
        }
