"""The screens for waiting rooms."""

from __future__ import annotations

from dataclasses import dataclass

from activity_directory.cards.qr import QrCode
from activity_directory.portal.views.common import Link
from activity_directory.portal.views.patches import Patch
from activity_directory.wording.optional_text import OptionalText


@dataclass(frozen=True, slots=True)
class Slide:
    """One activity. `sessions` are those of the week, for the script (portal/later_days.py).

    `when` is the first of them, `address` that of its page as people type it, `has_long_name`
    whether the name needs smaller letters.
    """

    name: str
    has_long_name: bool
    when: str
    where: OptionalText
    cost: OptionalText
    joining: OptionalText
    patch: Patch
    qr: QrCode
    address: str
    sessions: str


@dataclass(frozen=True, slots=True)
class ScreenView:
    """A screen: the slides in the order in which they are on.

    It moves on after `seconds`, fetches itself again after `minutes`, and after `patience` days
    without a build shows no times any more. `numbers` are those to ring in danger, `others` the
    other screens.
    """

    heading: str
    has_long_heading: bool
    slides: tuple[Slide, ...]
    numbers: tuple[str, ...]
    others: tuple[Link, ...]
    stylesheet: str
    portal: str
    look: str
    date: str
    seconds: int
    minutes: int
    patience: int
