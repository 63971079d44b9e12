"""One text message of at most 160 characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from activity_directory.sanitise.alphabets import in_our_letters, passages

TEXT_MESSAGE_LENGTH = 160
_LEAST_NAME, _LEAST_OF_LONG_NAME = 24, 12
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


def text_message(
    name: str,
    when: Iterable[str],
    places: Sequence[str],
    contact: str,
    address: str,
    least_time: str = "",
) -> str:
    """Name, day and time, place, a way to get in touch, address: at most 160 places of GSM 03.38.

    `when` and `places` are in several lengths, the fullest first: the first that fit are taken, a
    full place before full times. Then the times become `least_time`, the end of the name goes, by
    whole words, and then the address of the page. The shortest place stays: who can't find it can't
    go. All other parts are whole. Only what is given is said, so nothing of why somebody goes.
    """
    name, contact, address = map(_one_line, (name, contact, address))
    times = tuple(map(_one_line, when))
    spots = tuple(map(_one_line, places)) or ("",)
    tries = [(place, time) for place in spots for time in times or ("",)]
    if least_time:
        times = (*times, _one_line(least_time))
        tries += [(place, times[-1]) for place in spots]
    for place, time in tries:
        message = _lines(name, time, place, contact, address)
        if gsm_length(message) <= TEXT_MESSAGE_LENGTH:
            return message
    shortest = min(times, key=gsm_length, default="")
    for least in (_LEAST_NAME, _LEAST_OF_LONG_NAME):
        rest = _lines(shortest, spots[-1], contact, address)
        room = TEXT_MESSAGE_LENGTH - gsm_length(rest) - 1
        if room >= min(least, gsm_length(name)):
            return _lines(_fitted(name, room), rest)
    if address and times:
        return text_message(name, times, spots, contact, "")
    if spots[-1]:
        return text_message(name, times, (), contact, address)
    return _fitted(_lines(contact, address, name), TEXT_MESSAGE_LENGTH)


def _one_line(text: str) -> str:
    return " ".join(gsm_text(text).split())


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
    return len(text) + sum(map(text.count, _GSM_DOUBLE))


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
