"""What a file held: submissions, and where in the file each answer stands.

Knows nothing of any kind of file, and nothing of whether the answers would do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from activity_directory.intake.answers import Fault
from activity_directory.intake.submission import Submission


class Unreadable(Exception):
    """The whole file can't be read. The message says why, and what to do."""


@dataclass(frozen=True)
class Sent:
    """One submission as it stood in a file.

    `place` is where it stands ("row 7"), empty where the file holds one alone; `places` is where
    each answer does ("row 7, column E (Phone)"). `private` is what came along and is nobody's
    answer, by its own name: an address on the internet, a time.
    """

    submission: Submission
    place: str = ""
    places: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    private: Mapping[str, str] = field(default_factory=dict)

    def where(self, question: str) -> str:
        """The place of an answer, or else that of the submission."""
        return self.places.get(question) or self.place


@dataclass(frozen=True)
class Incoming:
    """All that a file held. `remarks` are about the file as a whole."""

    every: tuple[Sent, ...]
    remarks: tuple[str, ...] = ()
