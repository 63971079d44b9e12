"""The QR code of an address as a drawing: a number of modules and one path.

Knows nothing of activities. The template writes the `<svg>`, so no markup is made here.

Thousands of cards have a code each, and segno works out every module of every one anew. So the
codes of plain addresses are put together here, in a tenth of its time: what codes of a size share,
and where their bits go, is asked of segno once. Any other text is segno's own work, and a test
holds that both make the same codes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, zip_longest
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

import segno
from segno import consts, encoder

from activity_directory.wording.optional_text import OptionalText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

QUIET_ZONE = 4
"""Modules of white that the standard asks for on every side (ISO/IEC 18004)."""

# Trying all eight masks takes seven times as long. A reader learns from the code which mask it
# has; the test reads the codes of thousands of addresses.
_MASK = 4
_DARK = re.compile(rb"\x01+")
_SMALL_LETTER = re.compile("[a-z]")


@dataclass(frozen=True, slots=True)
class QrCode:
    """A square `size` modules wide, quiet zone included.

    `path` is its dark part: lines one module thick, drawn through the middle of each row.
    """

    size: int
    path: OptionalText


def qr_code(text: str) -> QrCode:
    """The code of `text`, which a reader gives back letter for letter.

    Level M (15% may be lost to a crease or a stain), and a higher one where that takes no more
    room.
    """
    rows = _rows(text)
    steps: list[str] = []
    for row, modules in enumerate(rows, QUIET_ZONE):
        reached = 0
        for run in _DARK.finditer(modules):
            start, end = run.span()
            step = f"m{start - reached} 0" if reached else f"M{start + QUIET_ZONE} {row}.5"
            steps.append(f"{step}h{end - start}")
            reached = end
    return QrCode(len(rows) + 2 * QUIET_ZONE, "".join(steps))


def _rows(text: str) -> list[bytes]:
    """The modules of each row, 1 where it is dark."""
    # With a small letter, a plain text is written byte by byte. The length is a byte as well.
    if text.isascii() and _SMALL_LETTER.search(text) and len(text) + 2 <= _MOST_BYTES:
        return _rows_of_bytes(text.encode())
    return [bytes(row) for row in segno.make_qr(text, error="m", mask=_MASK).matrix]


# --- plain addresses, at speed -----------------------------------------------------------------

_LEVELS = (consts.ERROR_LEVEL_M, consts.ERROR_LEVEL_Q, consts.ERROR_LEVEL_H)
_LARGEST = 9
"""The largest version whose texts have their length in one byte."""
_MOST_BYTES = consts.SYMBOL_CAPACITY[_LARGEST][consts.ERROR_LEVEL_M] // 8
_BYTES = 0b0100
"""The mode of a text that is written byte by byte."""


class _Layout(NamedTuple):
    """What all codes of a version and a level share. Modules are counted row by row.

    `empty` is the code of a message of nothing but zeros, a byte for each module; `bits_at` takes
    for each module the bit of a message that is there, and the 0 after the message elsewhere.
    """

    size: int
    empty: int
    bits_at: Callable[[bytes], Iterable[int]]


def _rows_of_bytes(text: bytes) -> list[bytes]:
    version, level = _version_and_level(len(text) + 2)
    layout = _layout(version, level)
    message = _message(text, version, level)
    bits = f"{int.from_bytes(message, 'big'):0{8 * len(message)}b}".encode()
    placed = bytes(layout.bits_at(bits.translate(_BITS) + bytes(8)))
    modules = (int.from_bytes(placed, "big") ^ layout.empty).to_bytes(layout.size**2, "big")
    return [modules[start : start + layout.size] for start in range(0, len(modules), layout.size)]


_BITS = bytes.maketrans(b"01", b"\0\1")


@lru_cache
def _version_and_level(size: int) -> tuple[int, int]:
    """The smallest version that holds so many bytes, and the highest level at which it does."""
    version = next(
        one
        for one in range(1, _LARGEST + 1)
        if consts.SYMBOL_CAPACITY[one][consts.ERROR_LEVEL_M] >= 8 * size
    )
    fitting = [one for one in _LEVELS if consts.SYMBOL_CAPACITY[version][one] >= 8 * size]
    return version, fitting[-1]


@lru_cache
def _layout(version: int, level: int) -> _Layout:
    size = encoder.calc_matrix_size(version)
    matrix = encoder.make_matrix(size, size)
    encoder.add_finder_patterns(matrix, size, size)
    encoder.add_alignment_patterns(matrix, size, size)
    empty = [bytearray(row) for row in matrix]
    count = sum(row.count(2) for row in matrix)
    # Each module gets the number of its bit, from 3 on: segno fills those that hold a 2.
    numbered = [list(row) for row in matrix]
    encoder.add_codewords(numbered, range(3, 3 + count), version)
    nowhere = count  # a bit after the message
    bit_at = [
        number - 3 if module == 2 else nowhere
        for row, numbers in zip(matrix, numbered, strict=True)
        for module, number in zip(row, numbers, strict=True)
    ]
    encoder.add_codewords(empty, bytes(count), version)
    encoder.find_and_apply_best_mask(empty, size, size, _MASK)
    encoder.add_format_info(empty, version, level, _MASK)
    encoder.add_version_info(empty, version)
    return _Layout(size, int.from_bytes(b"".join(empty), "big"), itemgetter(*bit_at))


def _message(text: bytes, version: int, level: int) -> bytes:
    """The codewords of data, and those that mend what is lost, in the order of the standard."""
    capacity = consts.SYMBOL_CAPACITY[version][level] // 8
    head = (_BYTES << 8 | len(text)) << 8 * len(text) | int.from_bytes(text, "big")
    data = (head << 4).to_bytes(len(text) + 2, "big")
    # segno puts a byte of zeros before the padding. No reader minds, and the codes stay the same.
    data = (data + b"\0" + b"\xec\x11" * capacity)[:capacity]
    blocks, mending, start = [], [], 0
    for group in consts.ECC[version][level]:
        for _ in range(group.num_blocks):
            block = data[start : start + group.num_data]
            blocks.append(block)
            mending.append(_remainder(block, group.num_total - group.num_data))
            start += group.num_data
    in_order = chain(chain(*zip_longest(*blocks)), chain(*zip(*mending, strict=True)))
    return bytes(one for one in in_order if one is not None)


def _remainder(block: bytes, size: int) -> bytes:
    """What is left of a block divided by the polynomial of so many bytes (Reed and Solomon's)."""
    multiples, top, kept = _multiples(size), 8 * (size - 1), (1 << 8 * (size - 1)) - 1
    left = 0
    for byte in block:
        left = (left & kept) << 8 ^ multiples[left >> top ^ byte]
    return left.to_bytes(size, "big")


@lru_cache
def _multiples(size: int) -> tuple[int, ...]:
    """The polynomial, without its first term, times each value of a byte."""
    power, log = consts.GALIOS_EXP, consts.GALIOS_LOG
    terms = consts.GEN_POLY[size]
    return (
        0,
        *(
            int.from_bytes(bytes(power[log[byte] + term] for term in terms), "big")
            for byte in range(1, 256)
        ),
    )
