"""Entry text becomes nodes that know where they stand; every scalar stays text.

Built from the C parser's events under a depth limit: never composed, never constructed, so
`10:30` is never 630 and a thousand brackets are a problem, not a crash. Knows no field.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined] # the stubs leave the name out
from yaml.events import (
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from activity_directory import complaints
from activity_directory.problems import Problem, Repair, line_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from activity_directory.complaints import Complaint

DEEPEST = 8
LARGEST = 64 * 1024
"""Bytes in one file: the longest real entry is a tenth of this."""
MOST_REPAIRS = 20


class _Placed:
    """What the parser's `event` begins. Lines and columns count from 1.

    They are worked out when somebody asks. No node has an `__init__`: sixty nodes are made of an
    entry, and its call would take as long as all else that is done for one.
    """

    __slots__ = ("event",)
    event: Any
    """PyYAML's stubs know nothing of what an event holds."""

    @property
    def line(self) -> int:
        """The line it starts on."""
        return self.event.start_mark.line + 1  # type: ignore[no-any-return]

    @property
    def column(self) -> int:
        """The column it starts at."""
        return self.event.start_mark.column + 1  # type: ignore[no-any-return]


class Scalar(_Placed):
    """One piece of text, as written. The end is after it."""

    __slots__ = ("text",)
    text: str

    def __repr__(self) -> str:
        """For whoever mends this."""
        return f"<Scalar {self.text!r}, line {self.line}, column {self.column}>"

    @property
    def end_line(self) -> int:
        """The line it ends on."""
        return self.event.end_mark.line + 1  # type: ignore[no-any-return]

    @property
    def end_column(self) -> int:
        """The column behind it."""
        return self.event.end_mark.column + 1  # type: ignore[no-any-return]

    @property
    def quoted(self) -> bool:
        """Whether it is more than bare words: in quotation marks, or a block of its own."""
        return self.event.style != ""  # type: ignore[no-any-return]

    def saying(self, text: str) -> Scalar:
        """Other words in the same place."""
        return _scalar(text, self.event)

    def as_field(self, key: Scalar, value: Scalar) -> Mapping:
        """One field alone in the same place."""
        made = Mapping()
        made.event = self.event
        made.fields = {key.text: value}
        made.names = [key.event]
        return made


class Sequence(_Placed):
    """A list."""

    __slots__ = ("items",)
    items: tuple[Node, ...]


class Mapping(_Placed):
    """Fields with values, in the order written; no key stands twice."""

    __slots__ = ("_events", "fields", "names")
    fields: dict[str, Node]
    """What is written for each field, by its name as it is written."""
    names: list[Any]
    """The events of the names: only who asks for a place needs more than the words."""

    @property
    def pairs(self) -> tuple[tuple[Scalar, Node], ...]:
        """The names with their places, and the values."""
        written = zip(self.names, self.fields.items(), strict=True)
        return tuple((_scalar(name, event), value) for event, (name, value) in written)

    def key(self, name: str) -> Scalar:
        """Where the name of a field that is written stands."""
        if not hasattr(self, "_events"):
            self._events = dict(zip(self.fields, self.names, strict=True))
        return _scalar(name, self._events[name])


Node = Scalar | Sequence | Mapping


def spoken(text: str) -> Scalar:
    """Words that stand in no file, as if they were the whole of one."""
    start, end = (yaml.Mark("", at, 0, at, "", 0) for at in (0, len(text)))
    return _scalar(text, ScalarEvent(None, None, (True, False), text, start, end, "'"))


def _scalar(text: str, event: Any) -> Scalar:  # noqa: ANN401 - see `_Placed`
    made = Scalar()
    made.text = text
    made.event = event
    return made


class Source(NamedTuple):
    """One file: its header (or the whole of a .yml file) and the Markdown below it.

    `text` is the whole file as it was written.
    """

    path: str
    text: str
    header: Mapping | Sequence
    body: str
    body_line: int


class _Stopped(Exception):
    """Reading can't go on past this problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class _Unreadable(Exception):
    """The parser can't go on past this place."""

    def __init__(self, complaint: Complaint) -> None:
        super().__init__(complaint.message)
        self.complaint = complaint


def read_entry(raw: bytes, path: str) -> tuple[Source | None, tuple[Problem, ...]]:
    """A Markdown file with a header between two `---` lines."""
    return _read(raw, path, with_body=True)


def read_yaml(raw: bytes, path: str) -> tuple[Source | None, tuple[Problem, ...]]:
    """A .yml file."""
    return _read(raw, path, with_body=False)


def _read(raw: bytes, path: str, *, with_body: bool) -> tuple[Source | None, tuple[Problem, ...]]:
    problems: list[Problem] = []
    try:
        found = _understood(_decoded(raw, path), path, problems, with_body=with_body)
    except _Stopped as stopped:
        return None, (*problems, stopped.problem)
    return found, tuple(problems)


def text_of(raw: bytes) -> str:
    """The text of a file as it is kept with its entry; empty where it can't be read."""
    try:
        return _decoded(raw, "")
    except _Stopped:
        return ""


@lru_cache(maxsize=8)
def again(text: str, path: str) -> Source:
    """A file that has been read once, out of its text."""
    return _understood(text, path, [], with_body=path.endswith(".md"))


def facts(text: str, path: str) -> Mapping | Sequence:
    """The nodes of a file that has been read once, to find a place in it."""
    return again(text, path).header


_MERGE_MARK = r"(?m)^(?:<<<<<<<|>>>>>>>)(?: .*)?$"


def _understood(written: str, path: str, problems: list[Problem], *, with_body: bool) -> Source:
    text = written
    if "<<<<<<<" in text or ">>>>>>>" in text:
        _no_merge_marks(text, path)
    if _may_hide_characters(text) and (found := tuple(_hidden_characters(text, path))):
        problems.extend(found)
        text = _cleaned(text)
    header, body, body_line = _split(text, path) if with_body else (text, "", 0)
    if not header.isascii():
        header = header.replace("\u00a0", " ")  # between words it is as good as any
    if "*" in header or (not header.isascii() and any(sign in header for sign in _BULLETS)):
        found_signs = tuple(_bullets(header, path))
        problems.extend(found_signs)
        header = re.sub(_BULLET, r"\1-", header) if found_signs else header
    if "---" in body:
        problems.extend(_second_entry(body, body_line, path))
    return Source(path, written, _nodes(header, path, written, problems), body, body_line)


def _no_merge_marks(text: str, path: str) -> None:
    found = re.search(_MERGE_MARK, text)
    if found is not None:
        raise _Stopped(
            Problem(
                path,
                text.count("\n", 0, found.start()) + 1,
                1,
                "two-versions",
                "Two people changed the same lines, and both versions are in this file",
                "Keep the lines that are right. Delete the others, and the lines that start with "
                "<<<<<<<, ======= and >>>>>>>.",
                written=found[0],
            )
        )


_DOCUMENTS = (b"PK\x03\x04", b"%PDF", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"\xff\xfe", b"\xfe\xff")
"""How files begin of word processors, and of editors that save text in two bytes a letter."""


def _decoded(raw: bytes, path: str) -> str:
    if len(raw) > LARGEST:
        raise _Stopped(
            Problem(
                path,
                1,
                1,
                "too-large",
                f"This file is larger than {LARGEST // 1024} KB",
                "Keep the entry short and link to anything longer.",
            )
        )
    if raw.startswith(_DOCUMENTS):
        raise _Stopped(
            Problem(
                path,
                1,
                1,
                "not-utf-8",
                "This is a document of another program, not a file of plain text",
                "Copy its words into a new file, and save that as plain text (UTF-8).",
            )
        )
    try:
        text = raw.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace").lstrip("\ufeff")
        raise _Stopped(
            Problem(
                path,
                before.count("\n") + 1,
                len(before) - before.rfind("\n"),
                "not-utf-8",
                "This character was saved in an old format that can't be read safely",
                "Save the file as UTF-8, then type the character again.",
            )
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


# --- header and body -------------------------------------------------------------------------

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
# Patterns of what is hardly ever there are texts: only a mistake has `re` compile one.
_LIKE_A_FENCE = r"(?m)^[ \t]*[-\u2010-\u2015\u2212_=*]{1,5}[ \t]*$"
_FIELD = re.compile(r"[a-z][\w -]*:(?:\s|$)")
_LIKE_A_FACT = r"\s*(?:#|-\s|[\w-][\w -]*:(?:\s|$))|\s+\S"


def _split(text: str, path: str) -> tuple[str, str, int]:
    """Header, body, first line of the body. The header keeps its line numbers."""
    if text.startswith("---\n") and (end := text.find("\n---\n", 3)) > 0:
        # As nearly every entry stands in its file.
        return text[3 : end + 1], text[end + 5 :], text.count("\n", 0, end) + 3
    opening = _FENCE.match(text)
    if not text.strip():
        raise _Stopped(
            Problem(
                path,
                1,
                1,
                "empty-entry",
                "There is nothing in this file",
                "Copy an entry that is like it and change the words, or delete this file.",
            )
        )
    if opening is None:
        first = text.partition("\n")[0]
        almost = bool(first.strip()) and re.match(_LIKE_A_FENCE, first) is not None
        below = _FENCE.search(text)
        if below and not almost and not _FIELD.match(text) and _FIELD.match(text, below.end() + 1):
            raise _Stopped(_not_at_the_top(text[: below.start()], first, path))
        raise _Stopped(
            Problem(
                path,
                1,
                1,
                "no-header",
                "The file must start with a line of three dashes: ---",
                f"Type three dashes in place of '{first.strip()}'. Some keyboards join them."
                if almost
                else "Put --- on the first line, the facts under it, then --- again.",
                written=first,
            )
        )
    closing = _FENCE.search(text, opening.end() + 1)
    if closing is None:
        raise _Stopped(_no_end(text, opening.end() + 1, path))
    header = "\n" + text[opening.end() + 1 : closing.start()]
    return header, text[closing.end() + 1 :], text.count("\n", 0, closing.end()) + 2


def _not_at_the_top(above: str, first: str, path: str) -> Problem:
    blank = above.isspace()
    hint = "Take it out" if blank else "Move them below the facts"
    if first.startswith("```"):
        hint = "Take out this line and the one like it below"
    return Problem(
        path,
        1,
        1,
        "no-header",
        f"There {'is a blank line' if blank else 'are words'} above the line of three dashes",
        f"{hint}, so that --- is the first line of the file.",
        written=first,
    )


def _no_end(text: str, start: int, path: str) -> Problem:
    almost = re.compile(_LIKE_A_FENCE).search(text, start)
    if almost is not None and almost[0].strip():
        line = text.count("\n", 0, almost.start()) + 1
        return Problem(
            path,
            line,
            1,
            "no-header-end",
            "The facts must end with a line of three dashes: ---",
            f"Type three dashes in place of '{almost[0].strip()}'. Some keyboards join them.",
            written=almost[0],
        )
    if joined := re.compile(r"(?m)^---[ \t]+(\S.*)$").search(text, start):
        return Problem(
            path,
            text.count("\n", 0, joined.start()) + 1,
            1,
            "no-header-end",
            "There are words behind the three dashes that end the facts",
            f"Move '{joined[1][:40]}' to the line below, so that --- stands alone.",
            written=joined[0],
        )
    lines = text[start:].split("\n")
    number = next(
        (
            number
            for number, line in enumerate(lines)
            if line.strip() and re.match(_LIKE_A_FACT, line) is None
        ),
        max(0, len(lines) - 1),
    )
    return Problem(
        path,
        number + 2,
        1,
        "no-header-end",
        "The facts must end with a line of three dashes: ---",
        "Add a line with just --- after the last fact and before the description.",
        written=lines[number] if lines else "",
    )


_BULLETS = "*•·●▪◦‣∙–—"
_BULLET = f"(?m)^([ \t]*)[{re.escape(_BULLETS)}](?=[ \t])"
_BLOCK_TEXT = re.compile(r":[ \t]+[|>][-+\d]*[ \t]*$", re.MULTILINE)


def _bullets(header: str, path: str) -> Iterator[Problem]:
    """Signs of a word processor before the items of a list: the first of each list."""
    if _BLOCK_TEXT.search(header):
        return  # where they may stand in the words
    last = 0
    for found in re.finditer(_BULLET, header):
        number = header.count("\n", 0, found.start()) + 1
        written = line_of(header, number)
        if number > last + 1:
            yield Problem(
                path,
                number,
                len(found[0]),
                "bullet",
                f"An item of a list starts with a dash here, not with {found[0].strip()}",
                "Write the items as  - one  and  - two , each on its own line.",
                written=written,
                repair=Repair(number, len(found[0]), number, len(found[0]) + 1, "-"),
            )
        last = number


_SECOND_ENTRY = re.compile(r"^---[ \t]*\n+(?=(?:name|summary|organisation)[ \t]*:)", re.MULTILINE)


def _second_entry(body: str, body_line: int, path: str) -> Iterator[Problem]:
    found = _SECOND_ENTRY.search(body)
    if found is not None:
        yield Problem(
            path,
            body_line + body.count("\n", 0, found.start()),
            1,
            "two-documents",
            "A second entry begins here, and its facts would be shown as words",
            "Put each activity in a file of its own.",
            written="---",
        )


# --- characters ------------------------------------------------------------------------------

_FLAGS = (
    "\U0001f3f4(?:\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067"
    "|\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074"
    "|\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073)\U000e007f"
)
_JOINED = "[\u0590-\u1dff\u2190-\u2bff\u3000-\ufdff\ufe0f\ufe70-\ufefe\U00010000-\U000dffff]"
_NEVER_SEEN = (
    # Control characters, but for the tab and the end of a line.
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
    # Invisible letters and fillers, marks that set the direction, ends of line of other systems.
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\uffff"
    # Invisible marks of shorthand and of music.
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    # Private letters, which every machine shows differently; tags; hidden variants.
    "\ue000-\uf8ff\U000e0000-\U0010ffff"
)
_SUSPECT = re.compile(f"[{_NEVER_SEEN}\u200c\u200d\u0300-\u036f]")
_HIDDEN = (
    # Flags of England, Scotland and Wales are written with tag characters.
    f"(?P<flag>{_FLAGS})|[{_NEVER_SEEN}]"
    # Joiners belong in Persian, Indian scripts and emoji, behind a letter or picture of theirs.
    f"|(?<!{_JOINED})[\u200c\u200d]"
    # A letter under a heap of accents.
    "|(?<=[\u0300-\u036f]{4})[\u0300-\u036f]"
)
_ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_NOT_A_SPACE = f"(?m)^[ \t]*(?P<space>{_ODD_SPACE.pattern})[^\\S\n]*"
_USUAL = bytes((*range(0x20, 0x7F), *b"\n\t"))
"""What nearly every text is made of: taken out at once, so that the rest can be looked at."""


def _may_hide_characters(text: str) -> bool:
    """Whether its lines must be looked at one by one, as those of nearly no text must."""
    unusual = text.encode().translate(None, _USUAL).decode()
    return bool(unusual) and bool(_SUSPECT.search(unusual) or _ODD_SPACE.search(unusual))


def _hidden_characters(text: str, path: str) -> Iterator[Problem]:
    """The first on each line: one slip of the hand leaves many."""
    for number, line in enumerate(text.split("\n"), 1):
        hidden = _SUSPECT.search(line) and next(
            (found for found in re.finditer(_HIDDEN, line) if not found["flag"]), None
        )
        if hidden:
            yield Problem(
                path,
                number,
                hidden.start() + 1,
                "hidden-character",
                f"There is a character here that can't be seen ({_named(hidden[0])})",
                "Delete it and type the words again. "
                "It often comes from copying out of an e-mail or a PDF.",
                written=line,
                repair=Repair(number, 1, number, len(line) + 1, _cleaned(line)),
            )
        elif odd := re.match(_NOT_A_SPACE, line):
            yield Problem(
                path,
                number,
                odd.start("space") + 1,
                "hidden-character",
                f"The space here is not an ordinary space ({_named(odd['space'])})",
                "Delete the spaces at the start of the line and type them again.",
                written=line,
                repair=Repair(number, 1, number, len(line) + 1, _cleaned(line)),
            )


def _named(character: str) -> str:
    return unicodedata.name(character, f"U+{ord(character):04X}").capitalize()


def _left_out(found: re.Match[str]) -> str:
    return found[0] if found["flag"] else " " if found[0] in "\x85\u2028\u2029" else ""


def _cleaned(text: str) -> str:
    """The text without what can't be seen, and with ordinary spaces in front of its lines."""
    return re.sub(_NOT_A_SPACE, _spaced, re.sub(_HIDDEN, _left_out, text))


def _spaced(found: re.Match[str]) -> str:
    return " " * len(found[0])


# --- nodes -----------------------------------------------------------------------------------


def _nodes(text: str, path: str, written: str, problems: list[Problem]) -> Mapping | Sequence:
    """The nodes of `text`, as far as it can be read; `written` is the file it was made from.

    A line that can't be read is mended, where that is mechanical, and reading goes on, so that
    the mistakes below it are found in the same run.
    """
    mended = text
    repaired = -1
    for _ in range(MOST_REPAIRS):
        walk = _Walk(mended, path, written)
        try:
            top = walk.read()
        except _Unreadable as unreadable:
            found = unreadable.complaint
            if found.line <= repaired:
                break
            problems.append(
                Problem(
                    path,
                    found.line + 1,
                    found.column + 1,
                    found.rule,
                    found.message,
                    found.hint,
                    written=line_of(written, found.line + 1),
                    repair=_of_a_line(mended, found),
                )
            )
            if found.mended is None:
                break
            repaired = found.line
            lines = mended.split("\n")
            lines[repaired] = found.mended
            mended = "\n".join(lines)
        else:
            problems.extend(walk.problems)
            problems.extend(_lost_words(mended, written, top, path))
            return top
    raise _Stopped(problems.pop())


def _of_a_line(text: str, complaint: Complaint) -> Repair | None:
    if complaint.mended is None or not complaint.certain:
        return None
    number = complaint.line + 1
    return Repair(number, 1, number, len(line_of(text, number)) + 1, complaint.mended)


class _Walk:
    """One walk over the parser's events."""

    def __init__(self, text: str, path: str, written: str) -> None:
        self.text = text
        self.path = path
        self.written = written
        self.problems: list[Problem] = []
        self._unusual = "&" in text or "*" in text or "!" in text or "\\" in text
        self._next: Callable[[], Any] = CParser(text).get_event

    def read(self) -> Mapping | Sequence:
        try:
            return self._document()
        except yaml.MarkedYAMLError as error:
            raise _Unreadable(
                complaints.explained(error, self.text.split("\n"), _open_quote(self.text))
            ) from error

    def _document(self) -> Mapping | Sequence:
        event = self._next
        event()
        start = event()
        if type(start) is StreamEndEvent:
            raise self._stop(
                0,
                0,
                "empty-entry",
                "There are no facts in this file",
                "Start with a line such as  name: Sit and Be Fit",
            )
        if start.version or start.tags:
            raise self._shorthand(start.start_mark)
        top = self._node(event(), 0)
        event()
        after = event()
        if not isinstance(after, StreamEndEvent):
            lines, line = self.text.split("\n"), after.start_mark.line
            raise _Unreadable(complaints.second_document(lines, line))
        if isinstance(top, Scalar):
            raise self._stop(
                top.line - 1,
                top.column - 1,
                "no-fields",
                "The facts must be written as fields, one on each line",
                "For example  name: Sit and Be Fit",
            )
        return top

    def _node(self, event: Any, depth: int) -> Node:  # noqa: ANN401 - see `_Placed`
        """The node that `event` begins, with all that is inside it."""
        if type(event) is ScalarEvent:
            scalar = Scalar()
            scalar.event = event
            scalar.text = text = event.value
            # Only what has a dash can be two items that became one text, on several lines.
            if self._unusual or ("-" in text and (" -" in text or "\n-" in text)):
                scalar.text = self._looked_at(scalar)
            return scalar
        if event.anchor or event.tag:  # an alias has an anchor, too
            raise self._shorthand(event.start_mark)
        if depth >= DEEPEST:
            raise self._too_deep(event.start_mark)
        if type(event) is SequenceStartEvent:
            return self._sequence(event, depth + 1)
        return self._mapping(event, depth + 1)

    def _sequence(self, begun: Any, depth: int) -> Sequence:  # noqa: ANN401 - see `_Placed`
        following = self._next
        items = []
        while type(event := following()) is not SequenceEndEvent:
            items.append(self._node(event, depth))
        made = Sequence()
        made.event = begun
        made.items = tuple(items)
        return made

    def _mapping(self, begun: Any, depth: int) -> Mapping:  # noqa: ANN401 - see `_Placed`
        following = self._next
        fields: dict[str, Node] = {}
        names: list[Any] = []
        repeated: list[Scalar] = []
        brackets = None  # in place of a name
        while type(name := following()) is not MappingEndEvent:
            if type(name) is ScalarEvent:
                called = name.value
                if self._unusual or "-" in called:
                    called = self._looked_at(_scalar(called, name))
            else:
                self._node(name, depth)
                brackets = brackets or name
                called = ""
            value = self._node(following(), depth)
            if called in fields:
                repeated.append(_scalar(called, name))
            else:
                fields[called] = value
                names.append(name)
        made = Mapping()
        made.event = begun
        made.fields = fields
        made.names = names
        if brackets or repeated or "<<" in fields:
            self._look_at_names(made, brackets, repeated)
        return made

    def _too_deep(self, mark: Any) -> _Unreadable:  # noqa: ANN401 - see `_Placed`
        return self._stop(
            mark.line,
            mark.column,
            "too-deep",
            f"Lists and fields are nested more than {DEEPEST} deep here",
            "Take out the extra brackets or indents.",
        )

    def _looked_at(self, scalar: Scalar) -> str:
        """The text of a scalar that could be more than it seems, from its signs."""
        event = scalar.event
        if event.anchor or event.tag:
            raise self._shorthand(event.start_mark)
        if event.style == '"':
            self._no_escapes(scalar)
        return scalar.text if scalar.quoted else self._without_dashes(scalar)

    def _look_at_names(
        self,
        made: Mapping,
        brackets: Any,  # noqa: ANN401 - see `_Placed`
        repeated: list[Scalar],
    ) -> None:
        """Each field has a name of its own."""
        if brackets:
            raise self._stop(
                brackets.start_mark.line,
                brackets.start_mark.column,
                "no-fields",
                "Expected the name of a field here, found brackets",
                "If the words should have brackets, put quotation marks around them.",
            )
        if "<<" in made.fields:
            raise self._shorthand(made.key("<<").event.start_mark)
        for key in repeated:
            self._note(
                key,
                "repeated-field",
                f"'{key.text}' is written twice: here and on line {made.key(key.text).line}",
                "Keep one of the two and take out the other.",
            )

    def _without_dashes(self, scalar: Scalar) -> str:
        """A dash that doesn't line up makes one text of two items, without a complaint."""
        for number in range(scalar.line + 1, scalar.end_line + 1):
            line = line_of(self.text, number)
            if line.lstrip().startswith("- "):
                self.problems.append(
                    Problem(
                        self.path,
                        number,
                        len(line) - len(line.lstrip()) + 1,
                        "indent",
                        "This dash doesn't line up with the dashes above it",
                        "Items of one list start at the same column. Count the spaces in front.",
                        written=line_of(self.written, number),
                    )
                )
                return line_of(self.text, scalar.line)[scalar.column - 1 :]
        return scalar.text

    def _no_escapes(self, scalar: Scalar) -> None:
        r"""`"\u202e"` would bring in what the check of the characters has kept out."""
        for number in range(scalar.line, scalar.end_line + 1):
            line = line_of(self.text, number)
            start = scalar.column if number == scalar.line else 0
            end = scalar.end_column - 1 if number == scalar.end_line else len(line)
            if found := _ESCAPE.search(line, start, end):
                told = complaints.backslash(number - 1, found.start("escape"))
                self.problems.append(self._told(told))
                return

    def _told(self, one: Complaint) -> Problem:
        return Problem(
            self.path,
            one.line + 1,
            one.column + 1,
            one.rule,
            one.message,
            one.hint,
            written=line_of(self.written, one.line + 1),
        )

    def _note(self, scalar: Scalar, rule: str, message: str, hint: str) -> None:
        self.problems.append(
            Problem(
                self.path,
                scalar.line,
                scalar.column,
                rule,
                message,
                hint,
                written=line_of(self.written, scalar.line),
            )
        )

    def _stop(self, line: int, column: int, rule: str, message: str, hint: str) -> _Unreadable:
        return _Unreadable(complaints.Complaint(line, column, rule, message, hint))

    def _shorthand(self, mark: Any) -> _Unreadable:  # noqa: ANN401 - see `_Placed`
        return _Unreadable(complaints.shorthand(self.text.split("\n"), mark.line, mark.column))


_ESCAPE = re.compile(r"(?<!\\)(?:\\[\\\"/])*(?P<escape>\\(?![\\\"/]))")
_LOST = re.compile(r"(?<=[^\s#])[ \t]+(#[^\s#].*)")


def _lost_words(text: str, written: str, top: Node, path: str) -> Iterator[Problem]:
    """`Room #4` is `Room`: a # after a space starts a note. A note has a space behind the #."""
    if "#" not in text or _LOST.search(text) is None:
        return
    ends = {(one.end_line, one.end_column) for one in _plain_words(top)}
    for number, line in enumerate(text.split("\n"), 1):
        found = _LOST.search(line)
        if found is not None and (number, found.start() + 1) in ends:
            yield Problem(
                path,
                number,
                found.start(1) + 1,
                "lost-words",
                f"The words from '{found[1][:40]}' on are lost: # after a space starts a note",
                "Put quotation marks around all the words. "
                "If it is a note, put a space after the #.",
                written=line_of(written, number),
            )


def _plain_words(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        if node.text and not node.quoted:
            yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _plain_words(item)
    else:
        for _, value in node.pairs:
            yield from _plain_words(value)


def _open_quote(text: str) -> tuple[int, int] | None:
    """Where the last quoted words that run over a line's end open, as far as can be read."""
    opened = None
    following = CParser(text).get_event
    try:
        while (event := following()) is not None:
            if type(event) is ScalarEvent and event.style in {"'", '"'}:
                begin: Any = event.start_mark
                end: Any = event.end_mark
                opened = (begin.line, begin.column) if begin.line != end.line else None
    except yaml.YAMLError:
        return opened
    return None
