"""JSON as our files have it: as short as can be, in UTF-8, the same bytes for the same value."""

from __future__ import annotations

import json


def as_json(value: object) -> bytes:
    """A value on one line, with the end of the line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
