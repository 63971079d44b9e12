"""A warning that the maintainers know of, and why it may stay for a while."""

from __future__ import annotations

from datetime import date

from activity_directory.records import record
from activity_directory.source.places import Places


@record
class Exemption:
    """`rule` may be broken in `file` (its path inside the content folder) until a date.

    `number` is its place in content/exceptions.yml, counted from 0.
    """

    rule: str
    file: str
    reason: str
    until: date
    places: Places
    number: int
