"""What a file held: submissions, and where in the file each answer stands.

Knows nothing of any kind of file, and nothing of whether the answers would do. One submission that
can't be read is a report like any other: it never keeps the rest of its file out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from activity_directory.intake.answers import Fault
from activity_directory.intake.submission import Submission


class Unreadable(Exception):
    """The whole file can't be read. The message says why, and what to do."""


class Refused(Exception):
    """One submission can't be read: it has not the shape of one. The others of its file are."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


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


def each(found: Iterable[tuple[str, Callable[[], Sent]]]) -> tuple[Sent, ...]:
    """Every submission of a file, given by its place and by what reads it.

    This is the one place where a submission that can't be read becomes a report. Only `Refused`
    does: any other exception is a mistake in the software, and is not hidden.
    """
    every = []
    for place, read in found:
        try:
            every.append(read())
        except Refused as refused:
            fault = Fault("", str(refused), refused.hint)
            every.append(Sent(Submission("add", {}), place, faults=(fault,)))
    return tuple(every)


@contextmanager
def whatever_a_library_raises(message: str) -> Iterator[None]:
    """A library that trips over a stranger's file says so by any exception: here it is the file's.

    Only calls of the library stand inside, so that no mistake of our own is hidden.
    """
    try:
        yield
    except Exception as tripped:
        raise Unreadable(message) from tripped
