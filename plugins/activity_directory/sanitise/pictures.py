"""Pictures as they may be published: small, upright, and with nothing in them but the picture.

A photograph from a telephone says where and when it was taken, and with what. None of that is
kept. Knows nothing of entries.
"""

from __future__ import annotations

import io
import warnings
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

LARGEST_FILE = 12 * 1024 * 1024
MOST_PIXELS = 50_000_000
"""More than any telephone takes; what has more is made to fill the memory."""
WIDEST = 960
"""Twice the width it has on the widest page, in pixels, for screens with fine dots."""
KINDS = frozenset({"JPEG", "PNG", "WEBP"})


class NoPicture(Exception):
    """The bytes are no picture that can be published. The message says why, for its owner."""


def look_at(raw: bytes) -> None:
    """Raises NoPicture where `published` would, in a tenth of its time."""
    _upright(raw, small=True)


@lru_cache(maxsize=512)
def published(raw: bytes) -> tuple[bytes, int, int]:
    """The picture as WebP, upright, at most WIDEST pixels wide; its width and its height.

    The same bytes give the same bytes. Raises NoPicture.
    """
    from PIL import Image  # noqa: PLC0415 - only a catalogue with pictures needs it

    colours = _upright(raw)
    if colours.width > WIDEST:
        height = max(1, round(colours.height * WIDEST / colours.width))
        colours = colours.resize((WIDEST, height), Image.Resampling.LANCZOS)
    bare = Image.new(colours.mode, colours.size)
    bare.paste(colours)
    written = io.BytesIO()
    bare.save(written, "WEBP", quality=76, method=4)
    return written.getvalue(), bare.width, bare.height


def _upright(raw: bytes, *, small: bool = False) -> Image.Image:
    """All of its dots, the right way up; of a JPEG to be `small` all is read, and few are made."""
    from PIL import (  # noqa: PLC0415 - as above
        Image,
        ImageOps,
        UnidentifiedImageError,
        WebPImagePlugin,  # noqa: F401 - or every kind there is would be imported to find it
    )

    if len(raw) > LARGEST_FILE:
        raise NoPicture(f"it is {len(raw) // 2**20} MB, and at most {LARGEST_FILE // 2**20} can be")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            opened = Image.open(io.BytesIO(raw), formats=sorted(KINDS))
            if opened.width * opened.height > MOST_PIXELS:
                raise Image.DecompressionBombWarning  # noqa: TRY301 - as the library itself does
            if small:
                opened.draft(None, (1, 1))
            ImageOps.exif_transpose(opened, in_place=True)
            has_holes = opened.mode in {"RGBA", "LA", "PA"} or "transparency" in opened.info
            mode = "RGBA" if has_holes else "RGB"
            return opened if opened.mode == mode else opened.convert(mode)
    except UnidentifiedImageError as error:
        raise NoPicture("it isn't a JPEG, PNG or WebP picture") from error
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise NoPicture("it has more dots than any camera takes") from error
    except (OSError, ValueError, SyntaxError) as error:
        raise NoPicture("it is damaged or cut short") from error
