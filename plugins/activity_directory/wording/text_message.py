"""One text message of at most 160 characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from activity_directory.sanitise.alphabets import in_our_letters, passages
from activity_directory.wording.dates import time_pattern

TEXT_MESSAGE_LENGTH = 160
_LEAST_NAME = 24
# GSM 03.38: what one text message of 160 characters may hold; the second row counts double.
_GSM_SINGLE = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM_DOUBLE = frozenset("^{}\\[~]|€")
_GSM = _GSM_SINGLE | _GSM_DOUBLE
_GSM_SPELLINGS: Mapping[int, str] = MappingProxyType(
    str.maketrans(
        {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "×": "x"}
    )
)


def text_message(name: str, when: str, phone: str, short_address: str, place: str = "") -> str:
    """Name, day and time, telephone, short address: at most 160 characters of GSM 03.38.

    What doesn't fit goes in this order: the place, what comes after the hours, the end of the name,
    the end of the days, the address. A number or an address is whole or absent. Only the parts
    given are said, so nothing of why somebody goes.
    """
    times = [match.end() for match in time_pattern().finditer(when)]
    brief = when[: times[-1]] if times else when
    name, when, brief, phone, address, place = (
        " ".join(gsm_text(part).split())
        for part in (name, when, brief, phone, short_address, place)
    )
    for lines in (
        (name, when, place, phone, address),
        (name, when, phone, address),
        (name, brief, phone, address),
    ):
        if gsm_length(_lines(*lines)) <= TEXT_MESSAGE_LENGTH:
            return _lines(*lines)
    least = _fitted(name, _LEAST_NAME)
    # The name and the days each end a line.
    room = TEXT_MESSAGE_LENGTH - gsm_length(_lines(phone, address)) - 2
    if gsm_length(least) + gsm_length(brief) <= room:
        return _lines(_fitted(name, room - gsm_length(brief)), brief, phone, address)
    if room >= 2 * _LEAST_NAME:
        return _lines(least, _fitted(brief, room - gsm_length(least)), phone, address)
    if address:
        return text_message(name, when, phone, "")
    return _fitted(_lines(phone, name, brief), TEXT_MESSAGE_LENGTH)


def gsm_text(text: str) -> str:
    """`text` in the characters of GSM 03.38.

    What they lack is written another way: "Łódź" as "Lodz", "Чай" as "Chai". A sign that has no
    other way (a picture, say) is left out.
    """
    whole = unicodedata.normalize("NFC", text).translate(_GSM_SPELLINGS)
    return "".join(
        word if _GSM.issuperset(word) else _gsm_word(word) for word in re.split(r"(\s+)", whole)
    )


def _gsm_word(word: str) -> str:
    if word.isspace():
        return " "
    if any(passage.direction for passage in passages(word)):
        word = in_our_letters(word).strip()  # all of it: of Greek, GSM has a few capitals alone
    return "".join(
        character if character in _GSM else _gsm_spelling(character) for character in word
    )


def _gsm_spelling(character: str) -> str:
    spelt = unicodedata.normalize("NFKD", in_our_letters(character))
    return "".join(one for one in spelt if one in _GSM)


def gsm_length(text: str) -> int:
    """How many of the 160 places `text` takes, itself in GSM 03.38."""
    return len(text) + sum(character in _GSM_DOUBLE for character in text)


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _fitted(text: str, length: int) -> str:
    """The words of `text` that fit, with dots where some don't."""
    if gsm_length(text) <= length:
        return text
    shorter = text
    while shorter and gsm_length(shorter) > length - 3:
        shorter = shorter[:-1]
    at_word = shorter.rpartition(" ")[0] if text[len(shorter)] != " " else shorter
    return f"{(at_word or shorter).rstrip(' ,;:')}..."
