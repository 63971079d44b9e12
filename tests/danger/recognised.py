"""A set of phrases put to the script that recognises danger, and how many answers are right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.in_deno import called

MODULES = ["../tests/scripts/danger.js"]

Files = tuple[Mapping[str, Any], Mapping[str, Any]]
"""What `danger_files` makes."""


def recognised(files: Files, phrases: Sequence[str]) -> list[list[str]]:
    """The groups of each phrase, most likely first."""
    return called(MODULES, [["recognised", files, list(phrases)]])[0]


def doubtful(files: Files, words: Sequence[str]) -> list[bool]:
    """Whether each word may be one of danger."""
    return called(MODULES, [["doubtful", files, list(words)]])[0]


def harmless(files: Files, phrases: Sequence[str]) -> list[bool]:
    """Whether the first file alone tells of each phrase that it is of no danger."""
    return called(MODULES, [["harmless", files, list(phrases)]])[0]


@dataclass(frozen=True)
class Figures:
    """What came of one set: the phrases that were answered wrongly, and how many there were."""

    missed: tuple[str, ...]
    other_group: tuple[str, ...]
    false: tuple[str, ...]
    dangerous: int
    harmless: int

    @property
    def recall(self) -> float:
        return 1 - len(self.missed) / self.dangerous

    @property
    def false_share(self) -> float:
        return len(self.false) / self.harmless

    def __str__(self) -> str:
        return (
            f"recognised {self.dangerous - len(self.missed)} of {self.dangerous}, "
            f"{self.dangerous - len(self.missed) - len(self.other_group)} in the expected group; "
            f"{len(self.false)} of {self.harmless} harmless taken for danger\n"
            f"missed: {self.missed}\nother group: {self.other_group}\nfalse: {self.false}"
        )


def read(path: Path) -> list[tuple[str, str]]:
    """(group or `none`, phrase) for each line of a set."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [
        (group, phrase) for group, _, phrase in (line.partition("\t") for line in lines if line)
    ]


def figures(files: Files, rows: Iterable[tuple[str, str]]) -> Figures:
    """How a whole set was answered."""
    rows = list(rows)
    answers = recognised(files, [phrase for _, phrase in rows])
    together = [(*row, answer) for row, answer in zip(rows, answers, strict=True)]
    danger = [one for one in together if one[0] != "none"]
    harmless = [one for one in together if one[0] == "none"]
    return Figures(
        missed=tuple(phrase for _, phrase, answer in danger if not answer),
        other_group=tuple(
            phrase for group, phrase, answer in danger if answer and answer[0] != group
        ),
        false=tuple(phrase for _, phrase, answer in harmless if answer),
        dangerous=len(danger),
        harmless=len(harmless),
    )
