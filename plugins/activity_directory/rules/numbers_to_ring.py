"""Who rings a number or presses a link reaches whom the words name, and pays no more than usual.

`costly-number` (a warning): calling the number costs extra (it starts with 09, 084, 087, 070 or
118). Give an ordinary number.

`link-rings-another` (a warning): a link shows a telephone number, but calls or writes to another
one. Write the same number in both places.

`link-writes-to-another` (a warning): a link shows an e-mail address, but opens another. Write the
same address in both places.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from activity_directory.rules.gates import numbers_in
from activity_directory.rules.text_is_safe import links_in, start_of
from activity_directory.rules.text_rule import Finding, text_rule
from activity_directory.sanitise import markdown
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.contact import DIRECTORY_ENQUIRIES, EMAIL, costs_extra
from activity_directory.schema.values.mistake import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from activity_directory.schema.texts import Passage

_ORDINARY = "Give an ordinary number. If there is no other, say next to it what a call costs."

# --- numbers that cost extra

_FIRST_DIGITS = re.compile(
    r"(?:\+(?<![\w/=.@-]\+)44|0(?<![\w/=.@-]0)(?:044)?)[\s().]*(?:0[\s().]*)?"
    r"(?:9|8[\s().]*[47]|7[\s().]*0)(?:[\s().-]*[0-9]){8}"
)
"""How a number can begin that costs extra, with as many digits as it has at least."""
_COSTLY_DIGITS = re.compile(rb"(?:44|0)0?(?:9|8[47]|70)[0-9]{8}")
"""The same by the digits alone."""
_MAY_BE_DIRECTORY = re.compile(r"118(?<![\w/=.,@£+:-]118)\s*[0-9]{3}(?![0-9])")
_DIRECTORY = re.compile(
    r"118(?<![\w/=.,@£+:)-]118)(?<![0-9)][^\S\n]118)[^\S\n]?[0-9]{3}"
    r"(?![\w/@-]|[.,][0-9]|[^\S\n][0-9]{3})"
)
"""118 and three digits: firms that look a number up, at a price. `(0)118 918 1234` is none."""


def _may_have_costly_numbers(written: str) -> bool:
    """Whether a file may have a number that costs extra."""
    return any(map(_COSTLY_DIGITS.search, numbers_in(written))) or (
        "118" in written and _MAY_BE_DIRECTORY.search(written) is not None
    )


def _may_begin_a_costly_number(text: str) -> bool:
    return _FIRST_DIGITS.search(text) is not None


def costly_numbers(text: str) -> Iterator[Finding]:
    """Every number among words that costs extra to ring, but for those that a link rings."""
    for directory in _DIRECTORY.finditer(text):
        yield _costly(directory.start(), directory[0])
    if not _may_begin_a_costly_number(text):
        return
    from phonenumbers import PhoneNumberMatcher  # noqa: PLC0415 - few texts have such a number

    for match in PhoneNumberMatcher(text, "GB"):
        start = match.start + len(match.raw_string) - len(match.raw_string.lstrip("(["))
        in_a_link = text[max(0, start - 5) : start] in {"(tel:", "(sms:"}
        if costs_extra(match.number) and _FIRST_DIGITS.match(text, start) and not in_a_link:
            yield _costly(start, match.raw_string)


def _costly(start: int, number: str) -> Finding:
    return Finding(start, "costly-number", f"calling {quoted(number)} costs extra", _ORDINARY)


def _of_words(passage: Passage) -> Iterator[Finding]:
    if passage.holds != "address":
        yield from costly_numbers(passage.words)


# --- links

_SHOWN = re.compile(r"\+?[0-9](?:[\s().-]*[0-9]){4,}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2,4}")


def links_that_mislead(text: str) -> Iterator[Finding]:
    """Every link of some Markdown that rings, or writes to, another than it shows."""
    for link in links_in(text):
        scheme, _, target = link.to.partition(":")
        if scheme in {"tel", "sms"}:
            finding = _ringing(link, target)
        else:
            finding = _writing(link, target if scheme == "mailto" else "")
        if finding is not None:
            yield finding._replace(start=start_of(text, link))


def _ringing(link: markdown.Link, target: str) -> Finding | None:
    """A link that rings, held against the numbers that its words show."""
    numbers = [number for number in _SHOWN.findall(link.words) if _DATE.fullmatch(number) is None]
    is_costly = _is_costly(target)
    if numbers and _dialled(target) not in map(_dialled, numbers):
        extra = ", which costs extra" if is_costly else ""
        return Finding(
            0,
            "link-rings-another",
            f"a link shows {quoted(numbers[0])} but rings {quoted(shown(target))}{extra}",
            "Find out which is right, and write it in both places.",
        )
    return _costly(0, shown(target)) if is_costly and not numbers else None


def _writing(link: markdown.Link, target: str) -> Finding | None:
    """A link whose words are an e-mail address, held against the address that it opens."""
    addresses = EMAIL.findall(link.words)
    is_an_address = bool(target) or EMAIL.fullmatch(link.words.strip()) is not None
    if not addresses or not is_an_address or target.casefold() in map(str.casefold, addresses):
        return None
    does = f"writes to {quoted(shown(target))}" if target else f"opens {quoted(shown(link.to))}"
    return Finding(
        0,
        "link-writes-to-another",
        f"a link shows {quoted(addresses[0])} but {does}",
        "Find out which is right, and write it in both places.",
    )


def _dialled(number: str) -> str:
    """A number by its digits alone, as it is dialled from inside the country."""
    digits = re.sub("[^0-9+]", "", number)
    return re.sub(r"^(?:\+44|0044)0?", "0", digits)


def _is_costly(number: str) -> bool:
    import phonenumbers  # noqa: PLC0415 - few texts have a link that rings

    if DIRECTORY_ENQUIRIES.fullmatch(_dialled(number)):
        return True
    try:
        return costs_extra(phonenumbers.parse(number, "GB"))
    except phonenumbers.NumberParseException:
        return False


def _of_links(passage: Passage) -> Iterator[Finding]:
    return links_that_mislead(passage.words)


RULE = text_rule(
    ("costly-number", "link-rings-another", "link-writes-to-another"),
    __doc__,
    _may_have_costly_numbers,
    _of_words,
    in_markdown=_of_links,
)
