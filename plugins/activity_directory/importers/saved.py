"""The saved file of the web form, and what form services send: JSON, or the body of a post."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any
from urllib.parse import parse_qs, quote_plus

from activity_directory.importers import names
from activity_directory.importers.json_pieces import Piece, Signs, TooManySigns, name_of, pieces
from activity_directory.importers.sent import Incoming, Refused, Sent, Unreadable, each
from activity_directory.intake.answers import Fault
from activity_directory.intake.questions import REQUESTS, Question, question
from activity_directory.intake.submission import Submission
from activity_directory.intake.web_form import FORMAT, HONEYPOT, SECONDS, check_of
from activity_directory.schema.values.mistake import either, shown
from activity_directory.wording.counting import counted

MOST = 5_000
"""Submissions of one file."""
MOST_SIGNS = 1_000_000
"""Texts, commas, colons and brackets in one file: 5,000 full submissions have about 900,000."""
MOST_NAMES = 300
"""Names with a value in one submission."""
DEEPEST = 6
"""Levels of nesting in a submission: a form service needs three."""
_HELD = ("answers", "data", "fields")
"""Where form services keep the answers inside a submission."""
_LISTS = ("submissions", "responses", "items", "results")
_QUICKEST = 3
"""The least time, in seconds, that a person needs to fill in the form."""
_AGAIN = "Save the form's file again."
_OF_A_FEED = (
    "If it is from an Open Referral feed, save the page of its services: each has an `id`, a "
    "`name` and an `organization`."
)


def incoming(text: str) -> Incoming:
    """The submissions of a JSON file. Raises Unreadable."""
    try:
        found = list(_submissions(text))
    except TooManySigns:
        message = (
            f"it has more than {MOST_SIGNS:,} names, values and brackets. Split it into several "
            "files."
        )
        raise Unreadable(message) from None
    lines = _Lines(text)
    numbered = len(found) > 1
    return Incoming(
        each(
            (place, partial(_of_a_piece, text, piece, place, lines))
            for number, piece in enumerate(found, start=1)
            for place in [f"submission {number}" if numbered else ""]
        )
    )


def posted(text: str) -> Incoming:
    """The body of a post, as a form service keeps it (application/x-www-form-urlencoded).

    Raises Unreadable.
    """
    try:
        fields = parse_qs(text.strip(), keep_blank_values=True, max_num_fields=MOST_NAMES)
    except ValueError:
        message = f"it has more than {MOST_NAMES} answers. Keep those of one form."
        raise Unreadable(message) from None
    found = {name: values[0] if len(values) == 1 else values for name, values in fields.items()}
    return Incoming(each([("", partial(_sent, _Object(found.items()), ""))]))


def is_post(text: str) -> bool:
    """Whether a text is such a body: one line of names and values, with names of our form."""
    first, _, rest = text.strip().partition("\n")
    return not rest and f"&form={quote_plus(FORMAT)}&" in f"&{first}&"


# --- which parts of a text are submissions


def _submissions(text: str) -> Iterator[Piece]:
    """The submissions of a JSON text. Raises Unreadable and TooManySigns."""
    start = len(text) - len(text.lstrip())
    inside = text[start] == "{"
    signs = Signs(MOST_SIGNS)
    if inside:
        fields = list(pieces(text, start, signs))
        inner = next((field for field in fields if _is_list_of_submissions(text, field)), None)
        if inner is None:
            deepest = max((field.depth for field in fields), default=0)
            closed = all(field.closed for field in fields)
            yield Piece(start, len(text), deepest + 1, start, closed=closed)
            return
        start = text.index("[", inner.value)
    for number, piece in enumerate(pieces(text, start, signs), start=1):
        if number > MOST:
            message = f"it has more than {MOST:,} submissions. Split it into several files."
            raise Unreadable(message)
        yield piece
    if not inside and text[signs.end :].strip():
        yield Piece(signs.end, len(text), 0, signs.end, closed=False)  # one bracket too many


def _is_list_of_submissions(text: str, field: Piece) -> bool:
    return name_of(field, text) in _LISTS and text[
        field.value : field.value + 200
    ].lstrip().startswith("[")


class _Lines:
    """Lines and columns of places in a text, which must be asked for in order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.place, self.line = 0, 1

    def of(self, place: int) -> tuple[int, int]:
        """The line and the column of a place."""
        self.line += self.text.count("\n", self.place, place)
        self.place = place
        return self.line, place - self.text.rfind("\n", 0, place)


def _damaged(line: int, column: int) -> str:
    return f"it breaks off or is damaged in line {line}, column {column}. {_AGAIN}"


# --- one submission


class _Number(str):
    """A number as it is written; the question decides what it means."""

    __slots__ = ()


class _Object(dict[str, Any]):
    """Names with values; `repeated` are the names that occur twice with different ones."""

    def __init__(self, pairs: Iterable[tuple[str, Any]]) -> None:
        super().__init__()
        self.repeated: list[str] = []
        for name, value in pairs:
            if name in self and self[name] != value:
                self.repeated.append(name)
            self.setdefault(name, value)


def _of_a_piece(text: str, piece: Piece, place: str, lines: _Lines) -> Sent:
    """The submission in one piece of a text. Raises Refused."""
    if piece.depth > DEEPEST:
        message = f"lists and groups are nested {piece.depth:,} levels deep here"
        raise Refused(message, _AGAIN if place else f"{_AGAIN} {_OF_A_FEED}")
    words = text[piece.start : piece.end]
    try:
        # Nothing is converted: a number may have a million digits, and a name may occur twice.
        found = json.loads(
            words,
            object_pairs_hook=_Object,
            parse_int=_Number,
            parse_float=_Number,
            parse_constant=_Number,
        )
    except json.JSONDecodeError as error:
        line, column = lines.of(piece.start + error.pos)
        if not place:
            raise Unreadable(_damaged(line, column)) from None
        message = f"it breaks off or is damaged in line {line}, column {column}"
        raise Refused(message, _AGAIN) from None
    if not isinstance(found, _Object):
        message = f"expected the answers of a form, found {_kind_of(found)}"
        raise Refused(message, _AGAIN)
    return _sent(found, place)


_NOT_OF_A_FORM = frozenset({names.REQUEST, names.DAY, names.START, names.END, *names.ON_A_MAP})
"""What columns of a table may be, and no field of a form."""


def _sent(one: _Object, place: str) -> Sent:
    """The submission, once each value has the shape that its question asks for. Raises Refused."""
    held = next((name for name in _HELD if isinstance(one.get(name), _Object)), "")
    if not held and (wrong := next((name for name in _HELD if one.get(name) is not None), "")):
        message = f"{wrong}: expected names and values, found {_kind_of(one[wrong])}"
        raise Refused(message, _AGAIN)
    answered = one[held] if held else one
    around = {name: value for name, value in one.items() if name != held} if held else {}
    if len(answered) + len(around) > MOST_NAMES:
        message = (
            f"there are {len(answered) + len(around):,} answers here; the limit is {MOST_NAMES}"
        )
        raise Refused(message, _AGAIN)
    form, fields = _apart(answered)
    about, beside = _apart(around)
    form |= {name: words for name, words in about.items() if words}
    faults = list(_of_the_form(form))
    answers: dict[str, str] = {}
    places: dict[str, str] = {}
    private = {name: shown(words) for name, value in beside.items() if (words := _as_text(value))}
    for name, value in fields.items():
        meant = names.meant(name)
        if not meant or meant in _NOT_OF_A_FORM:
            if words := _as_text(value):
                private[name] = words
            continue
        answer = f"answer '{shown(name)}'"
        here = f"{place}, {answer}" if place else answer
        words, fault = _answer(meant, value)
        twice = name in answered.repeated or (words and answers.get(meant, words) != words)
        if fault or twice:
            places[meant] = here
            text = fault or f"this is answered twice, also under `{shown(name)}`"
            faults.append(Fault(meant, f"{names.label_of(meant)}: {text}"))
        elif words:
            answers[meant] = words
            places[meant] = here
    request_text = form.get("request", "")
    request = names.request_meant(request_text) if request_text.strip() else "add"
    if request is None:
        expected = either(tuple(REQUESTS.values()))
        faults.append(Fault("", f"Request: expected {expected}, found '{shown(request_text)}'"))
    return Sent(Submission(request or "add", answers), place, places, tuple(faults), private)


_OURS = frozenset({"form", "request", HONEYPOT, SECONDS})
"""Names of the form's own fields that aren't answers."""


def _apart(fields: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, Any]]:
    """The fields about the form, and the answers.

    The version is `form` in a post and `format` in a saved file; `format` in a post is how the
    activity happens, and a service may mix the two.
    """
    every = dict(fields)
    form = {name: _as_text(every.pop(name)) for name in _OURS & every.keys()}
    formats = every.pop("format", None)
    lines = formats if isinstance(formats, list) else [formats]
    version = [line for line in lines if _is_version(line)]
    version += [form["form"]] if form.get("form") else []
    happens = [line for line in lines if line is not None and not _is_version(line)]
    if happens:
        every["format"] = happens if isinstance(formats, list) else happens[0]
    return form | {"format": "".join(dict.fromkeys(version))}, every


def _is_version(line: object) -> bool:
    return isinstance(line, str) and line.startswith("connected-listing")


def _of_the_form(form: Mapping[str, str]) -> Iterator[Fault]:
    """Whether a program filled in the form, or it is a form that we don't know."""
    version = form.get("format", "")
    if version not in {"", FORMAT}:
        yield Fault(
            "", f"this comes from another form: expected {FORMAT}, found '{shown(version)}'"
        )
    if form.get(HONEYPOT, "").strip():
        yield Fault(
            "",
            "this comes from a program, not a person: it filled in a field that people can't see",
        )
    seconds = form.get(SECONDS, "").strip()
    if seconds.isascii() and seconds.isdigit() and int(seconds[:9]) < _QUICKEST:
        yield Fault(
            "",
            f"the form was filled in within {counted(int(seconds[:9]), 'second')}, most likely by "
            "a program",
            "If you know who sent it, remove `seconds` from the file.",
        )


# --- one value


def _answer(name: str, value: object) -> tuple[str, str]:
    """The answer to a question as text, or what is wrong with the shape of the value.

    A question asks for text. Tick boxes and long texts may come as a list of texts, a line at a
    time; a number is accepted where the answer is one, and true or false where there are two
    choices.
    """
    asked = question(name)
    if value is None:
        return "", ""
    if isinstance(value, list) and asked.asked in {"choices", "lines"}:
        lines = [line for line in value if line is not None]
        wrong = next((line for line in lines if not _is_text(line)), None)
        if wrong is not None:
            return "", f"expected a list of texts, found {_kind_of(wrong)} in it"
        return _tidy("\n".join(lines)), ""
    if isinstance(value, list) and len(value) == 1 and _is_text(value[0]):
        return _tidy(value[0]), ""
    if isinstance(value, bool) and asked.asked == "choice":
        return ("yes" if value else "no"), ""
    if _is_text(value) or (isinstance(value, _Number) and _asks_for_a_number(asked)):
        return _tidy(str(value)), ""
    return "", f"expected text, found {_kind_of(value)}"


def _is_text(value: object) -> bool:
    return isinstance(value, str) and not isinstance(value, _Number)


def _asks_for_a_number(asked: Question) -> bool:
    return check_of(asked) in {"money", "number"}


def _tidy(words: str) -> str:
    return words.replace("\r\n", "\n").strip()


def _kind_of(value: object) -> str:
    """What a value is, in words."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "true" if value else "false"
        case _Number():
            return f"the number {shown(value)}"
        case str():
            return f"'{shown(value)}'"
        case list():
            return "a list"
        case _:
            return "a group of names and values"


def _as_text(value: object) -> str:
    """A value that isn't an answer, as it is kept: text as it is, anything else as JSON."""
    match value:
        case None:
            return ""
        case str():
            return _tidy(value)
        case list() if all(map(_is_text, value)):
            return _tidy("\n".join(value))
        case _:
            return json.dumps(value, ensure_ascii=False)
