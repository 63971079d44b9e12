"""A new activity from a few questions in words: each answer is read by the field's own kind.

Asks the least to publish. Knows nothing of the terminal: whoever calls gives `ask` and `tell`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from activity_directory import source
from activity_directory.catalogue import Catalogue
from activity_directory.schema import fields as table
from activity_directory.schema.kinds import CommunityText, RefTo, TermOf, Text
from activity_directory.schema.reading import Reading, Shelves
from activity_directory.schema.values import Mistake, slug_of
from activity_directory.vocabulary import plain

Ask = Callable[[str], str]
Tell = Callable[[str], None]

AT_A_PLACE = frozenset({"in-person", "outdoors", "blended"})
PRICES: Mapping[str, str] = MappingProxyType(
    {
        "free": "free",
        "nothing": "free",
        "no": "free",
        "donation": "donation",
        "donations": "donation",
        "ask": "ask",
        "not sure": "ask",
        "don t know": "ask",
        "i don t know": "ask",
    }
)


@dataclass(frozen=True, slots=True)
class NewEntry:
    """A file to write: its slug, and its text."""

    slug: str
    text: str


class _Asking:
    """The questions and the answers so far."""

    def __init__(self, catalogue: Catalogue, ask: Ask, tell: Tell) -> None:
        self.ask = ask
        self.tell = tell
        records: dict[str, dict[str, Any]] = {
            "organisations": {one.id: one for one in catalogue.organisations},
            "venues": {one.id: one for one in catalogue.venues},
        }
        self.shelves = Shelves(
            catalogue.vocabularies, records, catalogue.names, catalogue.site.demonstration
        )

    def fact(
        self, question: str, field: table.Field, *, may_skip: bool = False, said: str = ""
    ) -> str:
        """An answer that the field's kind can read; empty where it was skipped.

        `said` is an answer that has been given already: it is tried before anything is asked.
        """
        while True:
            answer = said or self.ask(question).strip()
            said = ""
            if not answer:
                if may_skip:
                    return ""
                self.tell(f"Please answer this one. For example: {field.example}")
                continue
            meant = self._as_written(answer, field)
            reading = Reading("", self.shelves)
            node = source.Scalar(meant, source.NOWHERE)
            if field.kind.read(node, reading, field.label) is not None:
                if meant != answer:
                    self.tell(f"    Written as: {meant}")
                return meant
            for problem in reading.problems:
                self.tell(problem.message)
                if problem.hint:
                    self.tell(f"    {problem.hint}")

    def _as_written(self, answer: str, field: table.Field) -> str:
        """The answer as entries write it: an id for a name, 10:30 for half past ten in figures."""
        kind = getattr(field.kind, "kind", field.kind)
        if isinstance(kind, Text):
            value = kind.parse(answer)
        elif isinstance(kind, CommunityText):
            value = kind.parse(answer, self.shelves.demonstration)
        else:
            return self._by_its_name(answer, field)
        return value.meant or answer if isinstance(value, Mistake) else answer

    def _by_its_name(self, answer: str, field: table.Field) -> str:
        """People say "lonely" and "Highfield Neighbours": the file has ids."""
        kind = getattr(field.kind, "kind", field.kind)
        if isinstance(kind, TermOf):
            term = self.shelves.vocabularies[kind.vocabulary].meant(answer)
            return term.id if term is not None else answer
        if isinstance(kind, RefTo):
            for name, record in self.shelves.records[kind.folder].items():
                if plain(answer) in {plain(name), plain(record.name)}:
                    return name
        return answer

    def yes(self, question: str) -> bool:
        """Whether the answer is yes."""
        return self.ask(f"{question} (yes or no) ").strip().casefold() in {"y", "yes"}

    def reference(self, question: str, field: table.Field, extra: Sequence[table.Field]) -> str:
        """The id of a file; or the facts in its place, on lines of their own."""
        known_files = self.shelves.names[f"{field.name}s"]
        while True:
            answer = self.ask(question).strip()
            known = self._by_its_name(answer, field)
            if known in known_files:
                return f" {known}"
            if answer and self.yes(f"'{answer}' isn't in the directory yet. Is it spelt right?"):
                lines = [f"\n  name: {written(answer)}"]
                for one in extra:
                    said = self.fact(
                        f"{one.label} of {answer} (Enter to skip): ", one, may_skip=True
                    )
                    lines += [f"\n  {one.name}: {written(said)}"] if said else []
                return "".join(lines)
            if not answer:
                self.tell(f"Please answer this one. For example: {field.example}")


def new_entry(catalogue: Catalogue, today: date, name: str, ask: Ask, tell: Tell) -> NewEntry:
    """Ask for the least to publish, in words; the entry that comes of it."""
    asking = _Asking(catalogue, ask, tell)
    field = table.ACTIVITY.by_name
    name = name or asking.fact("What is it called? ", field["name"])
    slug = _free_slug(name, catalogue.names["activities"])
    lines = [f"name: {written(name)}"]
    summary = asking.fact("What is it, in one line of at most 150 characters? ", field["summary"])
    lines.append(f"summary: {written(summary)}")
    website = table.ORGANISATION.by_name["website"]
    who = asking.reference("Who runs it? ", field["organisation"], [website])
    lines.append(f"organisation:{who}")
    need = asking.fact("Why do people come? For example: lonely, money, falls ", field["needs"])
    lines.append(f"needs: [{need}]")
    how = asking.fact(
        "How does it happen: in person, online, by phone, outdoors, at home, by post? ",
        field["format"],
    )
    lines.append(f"format: {how}")
    if how in AT_A_PLACE:
        venue = table.VENUE.by_name
        place = asking.reference(
            "Where is it? ", field["venue"], [venue["street"], venue["postcode"], venue["area"]]
        )
        lines.append(f"venue:{place}")
    lines += ["", "when:", *_when(asking), ""]
    lines += [_cost(asking), ""]
    joining = asking.fact(
        "How do people join: just turn up, ring first, refer themselves ...? ", field["joining"]
    )
    lines += [f"joining: [{joining}]", "contact:", *_contact(asking), ""]
    checked = table.CHECKED.by_name["by"]
    by = asking.fact("In which role are you writing this? For example: the group itself ", checked)
    lines += [
        "status: running",
        "checked:",
        f"  date: {today.isoformat()}",
        f"  by: {written(by)}",
        "  level: listed",
    ]
    tell("Now the words people read. You can write more in the file later.")
    description = ask("What do people do there? ").strip() or summary
    first_time = ask("What happens the first time? (Enter to skip) ").strip()
    body = f"{description}\n"
    if first_time:
        body += f"\n## The first time\n\n{first_time}\n"
    header = "\n".join(lines)
    return NewEntry(slug, f"---\n{header}\n---\n\n{body}")


def _free_slug(name: str, taken: frozenset[str]) -> str:
    slug = slug_of(name) or "activity"
    number = 2
    free = slug
    while free in taken:
        free = f"{slug}-{number}"
        number += 1
    return free


def _when(asking: _Asking) -> list[str]:
    field = table.WHEN.by_name
    if not asking.yes("Is it on at the same time every week?"):
        words = asking.fact("Then when is it, in your own words? ", field["by_arrangement"])
        return [f"  - by_arrangement: {written(words)}"]
    days = _days(asking, field["days"])
    start = asking.fact("When does it start? For example 10:30 ", field["from"])
    end = asking.fact("When does it end? (Enter to skip) ", field["to"], may_skip=True)
    lines = ["  - every: week", f"    days: [{', '.join(days)}]", f"    from: {start}"]
    return [*lines, f"    to: {end}"] if end else lines


def _days(asking: _Asking, field: table.Field) -> list[str]:
    """`Mondays and Fridays` as two days."""
    question = "On which days? For example Monday, Friday "
    said = re.split(r"\s*(?:,|&|\band\b)\s*", asking.ask(question).strip())
    return [asking.fact("On which day? ", field, said=day) for day in said]


def _cost(asking: _Asking) -> str:
    question = "What does it cost each time? For example free, £3.50 or ask "
    answer = asking.ask(question).strip()
    known = PRICES.get(plain(re.sub("['’]", " ", answer)))
    if known is not None:
        return f"cost: {known}"
    price = asking.fact(question, table.COST.by_name["per_session"], said=answer)
    return f"cost:\n  - per session: {price}"


def _contact(asking: _Asking) -> list[str]:
    field = table.CONTACT.by_name
    while True:
        phone = asking.fact(
            "Which number should people ring? (Enter to skip) ", field["phone"], may_skip=True
        )
        email = asking.fact("Which e-mail address? (Enter to skip) ", field["email"], may_skip=True)
        if phone or email:
            break
        asking.tell("People need a number or an address to ask before they come.")
    role = asking.fact(
        "Whom should they ask for? A role, such as the class leader (Enter to skip) ",
        field["ask_for"],
        may_skip=True,
    )
    found = {"phone": phone, "email": email, "ask_for": role}
    return [f"  {name}: {written(said)}" for name, said in found.items() if said]


_PLAIN = re.compile(r"[A-Za-z0-9£+(](?:[^:#\n\"\\]|:(?![\s]|$)|(?<!\s)#)*")
_LOOKS_LIKE_MORE = re.compile(r"[\[\]{},&*!|>'%@`]|\s$")


def written(text: str) -> str:
    """Words as a value of a field: in quotation marks where the bare words would not be read."""
    if _PLAIN.fullmatch(text) and not _LOOKS_LIKE_MORE.search(text[0] + text[-1]):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'
