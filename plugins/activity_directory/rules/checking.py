"""Rules at work: on each entry in whichever process reads it, and then on all together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from activity_directory.catalogue.catalogue import Catalogue, Community, Entry
from activity_directory.catalogue.folders import FOLDERS
from activity_directory.problems import Problem
from activity_directory.rules.rule import TEXTS, UNREAD_TEXTS, Rule

Note = tuple[int, Any]
"""The number of the rule that noted it, and what it noted."""
Findings = tuple[list[Problem], list[Note]] | None
"""What came of looking at one entry; None where there is nothing to say."""


class Checker:
    """Knows the rules, the day and what all entries share; keeps nothing of what it has seen."""

    def __init__(self, rules: Sequence[Rule], community: Community, today: date) -> None:
        self.rules = rules
        self.community = community
        self.today = today
        self.checks, self.collectors = _by_folder(tuple(rules))

    def check_entry(self, entry: Entry) -> Findings:
        """What is wrong with one entry by itself, and what has to be known of it at the end."""
        problems: list[Problem] = []
        noted: list[Note] = []
        unread = entry.texts if entry.record is None else None
        of_entry = ((entry.folder, entry.record), (TEXTS, entry.texts), (UNREAD_TEXTS, unread))
        for folder, one in of_entry:
            if one is not None:
                for look in self.checks[folder]:
                    problems.extend(look(one, self.community, self.today))
                for number, collect in self.collectors[folder]:
                    note = collect(one)
                    if note:
                        noted.append((number, note))
        return (problems, noted) if problems or noted else None

    def check_all(self, findings: Iterable[Findings]) -> Iterator[Problem]:
        """What was found in each entry, and what is wrong between them."""
        notes: list[list[Any]] = [[] for _ in self.rules]
        for found in findings:
            if found is not None:
                yield from found[0]
                for number, note in found[1]:
                    notes[number].append(note)
        for rule, of_rule in zip(self.rules, notes, strict=True):
            if rule.check_all is not None:
                yield from rule.check_all(of_rule, self.community, self.today)


@lru_cache(maxsize=4)  # each file of an import is checked with a new checker
def _by_folder(rules: tuple[Rule, ...]) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """What looks at the entries of each folder, and what notes something of them."""
    folders = (*FOLDERS, TEXTS, UNREAD_TEXTS)
    checks = {
        folder: [rule.check_entry[folder] for rule in rules if folder in rule.check_entry]
        for folder in folders
    }
    collectors = {
        folder: [
            (number, rule.collect[folder])
            for number, rule in enumerate(rules)
            if folder in rule.collect
        ]
        for folder in folders
    }
    return checks, collectors


def problems_found_by(
    rules: Sequence[Rule], catalogue: Catalogue, today: date
) -> Iterator[Problem]:
    """All that these rules find in a catalogue that has been read."""
    checker = Checker(rules, catalogue, today)
    return checker.check_all(map(checker.check_entry, catalogue.entries))
