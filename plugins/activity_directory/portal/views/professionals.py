"""What professionals use: the page of one activity for them, and the check of who is eligible."""

from __future__ import annotations

from dataclasses import dataclass

from activity_directory.portal.views.activity import ContactView, CopyText, Professionals
from activity_directory.portal.views.common import Fact, Link
from activity_directory.wording.optional_text import OptionalText


@dataclass(frozen=True, slots=True)
class ReferralSlip:
    """A slip to print and fill in by hand: boxes to tick, and lines to write on.

    `send_to` are the ways to reach those it goes to, a line each.
    """

    name: str
    organisation: str
    send_to: tuple[str, ...]
    facts: tuple[Fact, ...]
    criteria: tuple[str, ...]
    exclusions: tuple[str, ...]
    own_words: OptionalText


@dataclass(frozen=True, slots=True)
class Share:
    """What the device's own sheet passes on; `url` is the activity's whole address."""

    title: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class ForProfessionals:
    """One activity's page for professionals. Of what is about safety nothing is to be passed on."""

    professionals: Professionals
    contact: ContactView
    text_message: CopyText | None
    email: Link | None
    email_to_copy: CopyText | None
    share: Share | None
    for_the_record: tuple[CopyText, ...]
    slip: ReferralSlip | None


@dataclass(frozen=True, slots=True)
class EligibleView:
    """The check of who is eligible. `rules` is the file that its script reads, beside the page.

    `areas` are ids and labels. `home` is the way to the site's root; `ways` lead on where scripts
    are off.
    """

    home: str
    rules: str
    areas: tuple[tuple[str, str], ...]
    asks_bmi: bool
    ways: tuple[Link, ...]
