"""Files that are replaced whole: what stops half-way leaves the old one."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

ANYBODY, OWNER = 0o666, 0o600
"""Who may read a new file: whoever this computer lets, or only the user who wrote it."""


def put(file: Path, content: bytes, *, readers: int = ANYBODY) -> None:
    """Write the file, or replace it; at no time may anybody but `readers` read what is in it."""
    new = file.with_name(f".{file.name}.new")
    new.unlink(missing_ok=True)
    try:
        with open(new, "xb", opener=partial(os.open, mode=readers)) as opened:
            opened.write(content)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)
