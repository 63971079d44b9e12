"""How far a build is, for whoever watches it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

Show = Callable[[int, int], None]
"""Shows how many are made, of about how many."""


def _nobody_watches(_done: int, _all: int) -> None: ...


class Progress(NamedTuple):
    """What is shown of the work, in its order; `booklets` counts the activities set in them."""

    booklets: Show = _nobody_watches
    pages: Show = _nobody_watches
    card_pdfs: Show = _nobody_watches


UNWATCHED = Progress()
