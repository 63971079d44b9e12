"""The sentences of a script, in the language that is spoken, put in place of their names.

`message("later.over")` becomes `"Over"`, and `message("find.without", { filter: label })` becomes
`` `Without “${label}”` ``. Of one with plurals `plural(count, forms)` chooses the form. So a script
carries the sentences that it says, and no names, no table of them and nothing that looks them up.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from activity_directory import messages

Pattern = str | Mapping[str, str]
"""A message as it is written, or its forms by plural."""

_CALL = re.compile(r'(?<![.\w])message\(\s*"(?P<name>[a-z-]+\.[a-z0-9-]+)"\s*(?P<after>[,)])\s*')
_PLACE = re.compile(r"\{(\w+)\}")
_PARAMETER = re.compile(r"\s*(?P<name>\w+)\s*(?::\s*(?P<value>.+?))?\s*", re.DOTALL)
_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`')
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")


class WrongMessage(Exception):
    """A call that can't be replaced, with the name of the message and the reason."""


def with_messages(script: str) -> str:
    """The script with its sentences.

    Raises WrongMessage for one that is not there, or is given other parameters than it has.
    """
    return _replaced(script, messages.for_scripts())


def _replaced(script: str, known: Mapping[str, Pattern]) -> str:
    parts, at = [], 0
    while call := _CALL.search(script, at):
        name = call["name"]
        if name not in known:
            raise WrongMessage(f"there is no message {name}")
        pattern = known[name]
        parts.append(script[at : call.start()])
        at = call.end()
        if call["after"] == ")":
            # What follows may be a line's end.
            at, values = call.start("after") + 1, {}
        else:
            entries, at = _entries(name, script, at)
            values = {key: _replaced(value, known) for key, value in _values(name, entries)}
        parts.append(_expression(name, pattern, values))
    return "".join([*parts, script[at:]])


def _entries(name: str, script: str, start: int) -> tuple[list[str], int]:
    """The entries of the object that starts somewhere, and where the call around it ends."""
    if script[start] != "{":
        raise WrongMessage(f"the parameters of {name} must stand in its call")
    entries, depth, at, begin = [], 0, start, start + 1
    while True:
        if text := _TEXT.match(script, at):
            at = text.end()
            continue
        sign = script[at]
        depth += (sign in _OPENING) - (sign in _CLOSING)
        if depth == 0 or (depth == 1 and sign == ","):
            entries.append(script[begin:at])
            begin = at + 1
        at += 1
        if depth == 0:
            return [entry for entry in entries if entry.strip()], script.index(")", at) + 1


def _values(name: str, entries: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The parameters that a call gives, each with the expression of its value."""
    for entry in entries:
        match = _PARAMETER.fullmatch(entry)
        if match is None:
            raise WrongMessage(f"{name} has a parameter without a name: {entry.strip()}")
        yield match["name"], match["value"] or match["name"]


def _expression(name: str, pattern: Pattern, values: Mapping[str, str]) -> str:
    """A message as an expression of JavaScript, with the values in the places of its parameters."""
    forms = {"other": pattern} if isinstance(pattern, str) else pattern
    places = {place for form in forms.values() for place in _PLACE.findall(form)}
    if set(values) - {"count"} != places - {"count"}:
        raise WrongMessage(f"{name} has other parameters than it is given")
    if isinstance(pattern, str):
        return _text(pattern, values) if places else _json(pattern)
    shown = {**values, "count": f"figure({values['count']})"}
    written = ",".join(f"{plural}:{_text(form, shown)}" for plural, form in forms.items())
    return f"plural({values['count']},{{{written}}})"


def _text(pattern: str, values: Mapping[str, str]) -> str:
    text = re.sub(r"[\\`$]", r"\\\g<0>", pattern)
    return f"`{_PLACE.sub(lambda place: f'${{{values[place[1]]}}}', text)}`"


def _json(pattern: str) -> str:
    return json.dumps(pattern, ensure_ascii=False, separators=(",", ":"))
