"""The entries of a long list, made in two processes before each row has its turn.

A row is decided on in its turn, as the slug of a new entry, and what is guessed of words that are
no choice, depend on the rows above it. Both are foreseen here. Where they turn out otherwise, the
entry is made again: so what comes of a file doesn't depend on how many processes there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from activity_directory.importers.sent import Sent
from activity_directory.intake.answers import Guessed
from activity_directory.intake.arrival import with_text_of
from activity_directory.intake.directory import Directory, Slugs
from activity_directory.intake.submission import Understood, understood
from activity_directory.rules.checked_content import CheckedContent, CheckedFile, check_file
from activity_directory.system import two_processes


class _Foreseen(NamedTuple):
    """An entry with the name that its slug was asked for, what was guessed, and its file."""

    made: Understood
    name: str
    guessed: Guessed
    file: CheckedFile | None


class _OneSlug(Slugs):
    """Gives the slug that is foreseen, and notes for which name."""

    def __init__(self, slug: str) -> None:
        self.slug, self.name = slug, ""

    def free(self, name: str) -> str:
        self.name = name
        return self.slug


class Ahead:
    """The entries of rows that are new here, each until it is asked for."""

    def __init__(self, content: CheckedContent, directory: Directory) -> None:
        self.content, self.directory = content, directory
        self.found: dict[int, _Foreseen] = {}
        self.files: dict[str, tuple[str, CheckedFile]] = {}

    def look(self, new: Sequence[Sent], taken: Slugs, *, moved_in: bool) -> None:
        """Make those of `new`, requests to add in their order; `taken` has the slugs of before."""
        if not two_processes.is_worth_it(len(new)):
            return
        before = self.directory
        directory = Directory(before.catalogue, before.references, before.today)
        asked = [*zip(new, _slugs(new, taken), strict=True)]
        found = two_processes.of_each(
            partial(self._foreseen, directory, moved_in=moved_in), asked, _known(self.content)
        )
        self.found = {id(sent): one for sent, one in zip(new, found, strict=True)}

    def _foreseen(
        self, directory: Directory, asked: tuple[Sent, str], *, moved_in: bool
    ) -> _Foreseen:
        sent, slug = asked
        slugs = _OneSlug(slug)
        directory.guessing.asked.clear()
        made = understood(sent.submission, directory, slugs, keeping=True, moved_in=moved_in)
        file = check_file(self.content, made.file, made.text) if made.text else None
        made = with_text_of(file, made) if file is not None else made
        return _Foreseen(made, slugs.name, {**directory.guessing.asked}, file)

    def understood(self, sent: Sent, slugs: Slugs) -> Understood | None:
        """The entry of a row; None where it was not foreseen as it is now."""
        found = self.found.pop(id(sent), None)
        if found is None or slugs.free(found.name) != found.made.slug:
            return None
        if not self.directory.guessing.agrees(found.guessed):
            return None
        if found.file is not None:
            self.files[found.made.file] = found.made.text, found.file
        return found.made

    def checked(self, made: Understood) -> CheckedFile:
        """The file of an entry, with what is wrong in it, not yet compared with other files."""
        text, file = self.files.pop(made.file, ("", None))
        if file is not None and text == made.text:
            return file
        return check_file(self.content, made.file, made.text)


def _slugs(new: Sequence[Sent], taken: Slugs) -> Iterator[str]:
    """The slug of each, if all those above it become entries."""
    for sent in new:
        submission = sent.submission
        name = submission.beyond.address or submission.answers.get("name", "").strip()
        slug = taken.free(name)
        taken.take(slug)
        yield slug


def _known(content: CheckedContent) -> Iterator[object]:
    """All that an entry may refer to."""
    for vocabulary in content.catalogue.vocabularies.values():
        yield from vocabulary.terms.values()
    yield from content.catalogue.organisations
    yield from content.catalogue.venues
