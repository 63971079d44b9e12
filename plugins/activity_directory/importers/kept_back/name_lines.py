"""Lines that are only somebody's name, beside a line with their number: lists of whom to ask.

Of `Jean Okafor` above `Mob: 07700 900123` neither stays: a mobile is then hers. Another number
does, as that of a sentence that is cut. Where the line says what she does, her role stays, and the
number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from activity_directory.importers.kept_back.anybody import IsName, is_somebody
from activity_directory.importers.kept_back.days import with_capital_days, with_small_days
from activity_directory.importers.kept_back.reached import ADDRESS, is_reached, numbers_in
from activity_directory.importers.kept_back.where_named import AND, NAMES, NUMBER, ROLE

_MARKS = r"[\s>#*_•·–—-]*"
_ONLY_NAMES = re.compile(
    rf"{_MARKS}(?P<names>{NAMES})(?:\s*[(,–—-]\s*(?P<role>[^\d@:.!?()]{{3,60}}?)\)?)?[\s:,;.*_–—-]*"
)
"""A line that is only names, or a name with what somebody does."""
_LABELS = (
    r"(?:(?i:tel(?:ephone)?|mob(?:ile)?|cell|ph(?:one)?|call|ring|text|whatsapp|contact|numbers?|no"
    r"|land ?line|home|work|office|day(?:time)?|evenings?|eves?|e-?mail|on|or|and|[tmhe])\b"
    r"[\s.:#/&*_()–—-]*)*"
)
_REACHED = re.compile(rf"{_MARKS}\(?{_LABELS}(?P<reached>{NUMBER}|{ADDRESS})")
"""A line that begins with a number or an e-mail address, or with what it is."""
_ONLY_REACHED = re.compile(rf"{_MARKS}\(?(?:{_LABELS}(?:{NUMBER}|{ADDRESS})[\s,;/|.)*_–—-]*)+")
_TITLE_WORD = r"(?:[A-Z][\w’'/-]*,?|&|and|for|of|the|to)"
_DOES = re.compile(
    rf"{_MARKS}(?=[A-Z])(?:{_TITLE_WORD} ){{0,7}}"
    rf"(?i:{ROLE}|administrator|advis[eo]r|chair|clerk|lead|nurse|officer|president|support|worker)s?"
    rf"(?:,? {_TITLE_WORD}){{0,4}}[\s:;,*_]*"
)
"""A line that is only what somebody does."""
_MOBILE = re.compile(r"\(?(?:\+44|0044|0)\s?(?:\(0\)\s?)?7")

_WITH_ROLE = re.compile(
    rf"(?P<marks>{_MARKS})(?P<names>{NAMES})\s*[,(–—-]\s*(?P<role>[^\d@:.!?()]{{3,60}}?)\)?"
    rf"(?P<rest>[\s:–—-]+{_LABELS}(?:{NUMBER}|{ADDRESS}).*)"
)
"""A line with a name, what somebody does, and a number."""
_AT_HOME = re.compile(
    rf"{_MARKS}(?i:home)(?P<office> (?i:office))?(?: (?i:tel(?:ephone)?|phone|number))?"
    rf"\s*[:.–—-]+\s*{NUMBER}.*"
)
"""A line with the number of somebody's home, or of the office in it."""
_ANOTHER_OFFICE = re.compile(
    r"^\W*(?i:centre|church|corps|hall|work)(?i: office)?\s*:", re.MULTILINE
)
"""What tells that office from the Home Office."""


class NameLine(NamedTuple):
    """A line that is only names: what stays of it, and which of the lines beside it go, too."""

    names: tuple[str, ...]
    at: int
    left: str
    gone: tuple[int, ...]


def without_name_lines(
    text: str, is_name: IsName, is_called: IsName, shown: frozenset[str]
) -> tuple[str, list[str]]:
    """A text without such lines, and what it loses: each name line with the lines that go with it.

    `is_name` knows the people of the list, `is_called` what its groups are called; `shown` are the
    digits of the numbers at which the listing itself says that people can ask.
    """
    lines = with_small_days(text).split("\n")
    lost: list[str] = []
    gone: set[int] = set()
    for found in _name_lines(lines, is_name, is_called):
        out = [at for at in found.gone if not _is_shown(lines[at], shown)]
        gone.update(out, () if found.left else (found.at,))
        lost.append(" / ".join(lines[at].strip() for at in (found.at, *out)))
        lines[found.at] = found.left or lines[found.at]
    if not lost:
        return text, lost
    left = "\n".join(line for at, line in enumerate(lines) if at not in gone)
    lost = [with_capital_days(one, text) for one in lost]
    return with_capital_days(re.sub(r"\n{3,}", "\n\n", left).strip(), text), lost


def names_on_lines(text: str, is_name: IsName, is_called: IsName) -> Iterator[str]:
    """Whoever is named on a line of their own beside a number."""
    for found in _name_lines(with_small_days(text).split("\n"), is_name, is_called):
        yield from found.names


def _name_lines(lines: Sequence[str], is_name: IsName, is_called: IsName) -> Iterator[NameLine]:
    if len(lines) == 1 and not is_reached(lines[0]):
        return
    for at, line in enumerate(lines):
        at_home = _AT_HOME.fullmatch(line)
        if at_home and (not at_home["office"] or _ANOTHER_OFFICE.search("\n".join(lines))):
            yield NameLine((), at, "", ())
            continue
        role_too = _WITH_ROLE.fullmatch(line)
        if role_too and _DOES.fullmatch(role_too["role"]):
            names = re.split(AND, role_too["names"])
            if all(is_name(one) or is_somebody(one, is_called, of_anybody=True) for one in names):
                left = f"{role_too['marks']}{role_too['role']}{role_too['rest']}"
                yield NameLine(tuple(names), at, left, ())
            continue
        found = _ONLY_NAMES.fullmatch(line)
        if found is None:
            continue
        beside = _lines_beside(lines, at)
        if not beside:
            continue
        numbers = [one for below in beside for one in re.findall(NUMBER, lines[below])]
        of_anybody = any(map(_MOBILE.match, numbers))
        names, role = re.split(AND, found["names"]), found["role"] or ""
        if len(names) > 1 and _DOES.fullmatch(names[-1]):
            role = names.pop()
        if all(is_name(one) or is_somebody(one, is_called, of_anybody=of_anybody) for one in names):
            has_role = bool(role) or any(_DOES.fullmatch(lines[one]) for one in beside)
            gone = () if has_role else tuple(one for one in beside if _is_only_a_mobile(lines[one]))
            yield NameLine(tuple(names), at, role[:1].upper() + role[1:], gone)


def _lines_beside(lines: Sequence[str], at: int) -> tuple[int, ...]:
    """The lines about whoever is named on a line: those below it, or else the one above.

    What somebody does may stand between, or alone.
    """
    below: list[int] = []
    for one in _next_lines(lines, at, 1):
        if _REACHED.match(lines[one]) or (not below and _DOES.fullmatch(lines[one])):
            below.append(one)
            continue
        break
    if below:
        return tuple(below)
    above = next(_next_lines(lines, at, -1), None)
    return (above,) if above is not None and _ONLY_REACHED.fullmatch(lines[above]) else ()


def _next_lines(lines: Sequence[str], at: int, step: int) -> Iterator[int]:
    """The lines before or after one, but for single empty lines; two of those end them."""
    at, empty = at + step, 0
    while 0 <= at < len(lines) and empty <= 1:
        if lines[at].strip():
            empty = 0
            yield at
        else:
            empty += 1
        at += step


def _is_only_a_mobile(line: str) -> bool:
    numbers = re.findall(NUMBER, line)
    return (
        bool(numbers) and all(map(_MOBILE.match, numbers)) and bool(_ONLY_REACHED.fullmatch(line))
    )


def _is_shown(line: str, shown: frozenset[str]) -> bool:
    return not shown.isdisjoint(numbers_in(line))
