"""The QR code of an address as a drawing: a number of modules and one path.

Knows nothing of activities. The template writes the `<svg>`, so no markup is made here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import segno

from activity_directory.wording.optional_text import OptionalText

QUIET_ZONE = 4
"""Modules of white that the standard asks for on every side (ISO/IEC 18004)."""

# Trying all eight masks takes seven times as long. A reader learns from the code which mask it
# has; the test reads the codes of thousands of addresses.
_MASK = 4
_DARK = re.compile(rb"\x01+")


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
    code = segno.make_qr(text, error="m", mask=_MASK)
    steps: list[str] = []
    for row, modules in enumerate(code.matrix, QUIET_ZONE):
        reached = 0
        for run in _DARK.finditer(modules):
            start, end = run.span()
            step = f"m{start - reached} 0" if reached else f"M{start + QUIET_ZONE} {row}.5"
            steps.append(f"{step}h{end - start}")
            reached = end
    return QrCode(len(code.matrix) + 2 * QUIET_ZONE, "".join(steps))
