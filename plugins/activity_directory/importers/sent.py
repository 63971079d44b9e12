"""The content of a file: submissions, and the place of each answer in the file.

Knows nothing of any kind of file, nor whether the answers are valid. A submission that can't be
read is reported like any other fault, and never keeps out the rest of its file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from activity_directory.intake.answers import Fault
from activity_directory.intake.submission import Submission

NOT_FOR_THE_PUBLIC = "not to be published"
"""What a list says has `ended`, where only the permission to publish it has."""


class Unreadable(Exception):
    """The whole file can't be read. The message says why, and what to do."""


class Refused(Exception):
    """One submission has the wrong shape and can't be read. The others of its file can."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True)
class Sent:
    """One submission of a file.

    `place` is where it is ("row 7"), empty where the file has only one; `places` is where each
    answer is ("row 7, column E (Phone)"). `private` has, by name, what came with it but isn't an
    answer: an internet address, a time. `faults` are those of its shape; `remarks` say what was
    put right.
    """

    submission: Submission
    place: str = ""
    places: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    private: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[Fault, ...] = ()
    row: tuple[str, ...] = ()
    """The row as it stands in its table, cell by cell."""
    more_rows: tuple[tuple[str, ...], ...] = ()
    """Those that are of the same listing, as a map has it."""
    ended: str = ""
    """The word that says that it is not running; empty where none does."""
    lost: frozenset[str] = frozenset()
    """The questions of `remarks` that say what is no fact of the listing."""
    is_masked: bool = False
    """Whether its list keeps the address from the public."""
    addresses: frozenset[str] = frozenset()
    """The e-mail addresses that are left out though its list names nobody with them."""
    spoilt: frozenset[str] = frozenset()
    """The questions of `faults` that say that nobody can read what is in the cell."""
    silent: frozenset[str] = frozenset()
    """The facts that it says nothing about, where it is known to be less than the whole."""

    def where(self, question: str) -> str:
        """The place of an answer, or that of the submission."""
        return self.places.get(question) or self.place


@dataclass(frozen=True)
class Incoming:
    """Everything in a file. `remarks` are about the file as a whole.

    `is_table`: these are rows, which somebody keeps, corrects and imports again. `columns` are
    their names.
    """

    every: tuple[Sent, ...]
    remarks: tuple[str, ...] = ()
    of_new: tuple[str, ...] = ()
    """Remarks that say nothing where all rows were imported before."""
    is_table: bool = False
    columns: tuple[str, ...] = ()
    sheets: frozenset[str] = frozenset()
    """The sheets of the workbook that can be seen, without capitals."""
    moved_in: bool = False
    """Whether they come from a list of others, so that nobody can be asked what it doesn't say."""
    list: str = ""
    """What that list is called, where it has a name."""
    is_part: bool = False
    """Whether there may be more of that list: some of its rows are hidden."""
    not_for_the_public: int = 0
    """Rows that are left out since their list, or a map, says that they aren't to be published."""
    is_damaged: bool = False
    """Whether a part of it breaks off, so that nobody knows what more it has."""
    is_feed: bool = False
    """Whether it is a feed, in which no columns have to be named."""
    not_listed: tuple[Sent, ...] = ()
    """What the list has and what is no listing of it: what is over, or was called off (`ended`)."""
    unnamed: frozenset[str] = frozenset()
    """What this list was called as long as no map named it."""
    rows_are_whole: bool = True
    """Whether a row has all that was said of a listing, so that it can wait in a spreadsheet."""


def each(found: Iterable[tuple[str, Callable[[], Sent]]]) -> tuple[Sent, ...]:
    """Every submission of a file, given as pairs of a place and a function that reads it.

    This is the one place where a submission that can't be read becomes a fault. Only `Refused`
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
    """Any exception of a library over a submitted file counts as a fault of the file.

    Use it only around calls of the library, so that no mistake of our own is hidden.
    """
    try:
        yield
    except Exception as tripped:
        raise Unreadable(message) from tripped
