"""Every text of a file that somebody may read, found by walking the table of fields.

A field that is added to the table is among them by its kind. Knows no rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePosixPath
from typing import NamedTuple

from activity_directory.schema import fields as table
from activity_directory.schema.kinds import texts_of_fields
from activity_directory.schema.reading import Audience, Holds, Piece, Spot, Table, field_name
from activity_directory.source import entry as source_entry
from activity_directory.source import nodes
from activity_directory.source.places import Places

SHARED: dict[str, Table] = {
    "site": table.SITE,
    "vocabularies": table.TERM,
    "danger": table.DANGER,
    "exceptions": table.EXEMPTION,
}
"""The fields of the files that every content folder has, by what `Texts.folder` is for them."""
NAME_OF_THE_FILE = "Name of the file"


class Passage(NamedTuple):
    """One text that somebody may read.

    `field` is the way to it ("when.0.note"); it is empty for the Markdown below the facts, which
    starts on `line`, and for the name of the file, which stands in the address of a page.
    """

    field: str
    label: str
    seen_by: Audience
    holds: Holds
    words: str
    places: Places
    line: int = 1

    def place(self, start: int = 0) -> tuple[int, int]:
        """The line and the column in the file of `words[start]`."""
        if self.field:
            return _place_in(self._node(), self.places.text, start)
        if self.label == NAME_OF_THE_FILE:
            return 1, 1
        above = self.words.count("\n", 0, start)
        return self.line + above, start - self.words.rfind("\n", 0, start)

    def _node(self) -> nodes.Node:
        """What is written for the field, or else what holds it."""
        node: nodes.Node = source_entry.facts(self.places.text, self.places.path)
        for part in self.field.split("."):
            if isinstance(node, nodes.Mapping):
                node = next(
                    (value for name, value in node.fields.items() if field_name(name) == part), node
                )
            elif isinstance(node, nodes.Sequence) and part.isdigit():
                node = node.items[int(part)]
        return node


class Texts(NamedTuple):
    """The texts of one file, those of a file with mistakes too.

    `folder` is the folder that it is in, or a name of `SHARED`. Only its Markdown is at hand: what
    stands below its facts, and in a field such as a description.
    """

    folder: str
    places: Places
    markdown: tuple[Passage, ...] = ()

    @property
    def written(self) -> str:
        """The whole file as it was written: a cheap first look, before any text is taken out."""
        return self.places.text

    def published(self) -> Iterator[Passage]:
        """Every text that may reach a visitor."""
        return (passage for passage in self.every() if passage.seen_by != "maintainers")

    def every(self) -> Iterator[Passage]:
        """Every text, in the order of the file, those for the maintainers alone included."""
        pieces = _pieces(self.folder, self.places)
        if self.folder in table.OF_FOLDER:
            yield _name_of_the_file(self.places, pieces)
        for spot, holds, node in pieces:
            yield Passage(spot.field, spot.label, spot.seen_by, holds, node.text, self.places)
        yield from (passage for passage in self.markdown if not passage.field)


def texts_of(folder: str, places: Places) -> Texts:
    """The texts of a file that has been read once."""
    again = source_entry.again(places.text, places.path)
    texts = Texts(folder, places)
    fields = tuple(passage for passage in texts.every() if passage.holds == "markdown")
    return Texts(folder, places, (*fields, *below(folder, places, again)))


def below(folder: str, places: Places, entry: nodes.Source) -> tuple[Passage, ...]:
    """The Markdown below the facts of a file, if there is any."""
    if not entry.body or entry.body.isspace():
        return ()
    label = _table(folder).below
    return (
        Passage(
            "",
            label or "Text below the facts",
            "everyone" if label else "maintainers",  # it is shown nowhere
            "markdown",
            entry.body,
            places,
            entry.body_line,
        ),
    )


def _table(folder: str) -> Table:
    return table.OF_FOLDER.get(folder) or SHARED[folder]


@lru_cache(maxsize=32)  # as many as all entries share: several rules look at each of these files
def _pieces(folder: str, places: Places) -> tuple[Piece, ...]:
    facts, one = source_entry.facts(places.text, places.path), _table(folder)
    if isinstance(facts, nodes.Mapping):
        return tuple(texts_of_fields(facts, one, Spot("", one.one, "everyone")))
    return tuple(
        piece
        for number, item in enumerate(facts.items)
        if isinstance(item, nodes.Mapping)
        for piece in texts_of_fields(item, one, Spot(f"{number}", one.one, "everyone"))
    )


def _name_of_the_file(places: Places, pieces: tuple[Piece, ...]) -> Passage:
    hidden = bool(pieces) and all(piece.spot.seen_by == "maintainers" for piece in pieces)
    return Passage(
        "",
        NAME_OF_THE_FILE,
        "maintainers" if hidden else "everyone",
        "address",
        PurePosixPath(places.path).stem,
        places,
    )


def _place_in(node: nodes.Node, written: str, start: int) -> tuple[int, int]:
    """Where `node.text[start]` stands in the file; where the node does if that can't be seen.

    Line ends, indents and the marks of a quotation are not in the text, and all its other letters
    stand in the file in the same order.
    """
    if not isinstance(node, nodes.Scalar):
        return node.line, node.column
    style = node.event.style
    lines = written.split("\n")
    if style in {"|", ">"}:
        at = _offset(lines, node.line + 1, 1)  # its header may have a number and a note
    else:
        at = _offset(lines, node.line, node.column + (style in {"'", '"'}))
    place = at
    for letter in node.text[: start + 1]:
        if letter.isspace():
            continue
        while written[at : at + 1].isspace():
            at += 1
        if style == '"' and written[at : at + 1] == "\\":
            at += 1
        if written[at : at + 1] != letter:  # the line was mended before it could be read
            return node.line, node.column
        place = at
        at += 2 if style == "'" == letter else 1  # one for the other that it is doubled by
    above = written.count("\n", 0, place)
    return above + 1, place - written.rfind("\n", 0, place)


def _offset(lines: list[str], line: int, column: int) -> int:
    return sum(len(one) + 1 for one in lines[: line - 1]) + column - 1
