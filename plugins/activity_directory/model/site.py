"""The community's own facts: all that makes this portal Larkwell's and not another's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from activity_directory.records import entity, record

if TYPE_CHECKING:
    from datetime import date

    from activity_directory.model.civic_calendar import Nation, SchoolTerm
    from activity_directory.model.contact import Contact
    from activity_directory.source.places import Places
    from activity_directory.vocabulary import Term

LINK_WORKER = ("link worker", "link workers")
"""What a link worker, and several of them, are called where nobody says otherwise."""
Means = Literal["phone", "text", "chat", "relay"]
"""How a crisis line is reached."""
Forge = Literal["github", "forgejo", "gitea", "gitlab"]
"""Programs that keep repositories and have an editor in the browser."""


class BankHoliday(NamedTuple):
    """A day off here that the nation doesn't have."""

    date: date
    name: str


@record
class BankHolidayChanges:
    """What differs here from the nation's bank holidays."""

    add: tuple[BankHoliday, ...] = ()
    remove: tuple[date, ...] = ()


@record
class Review:
    """How long a check holds, in months: then it is due, then overdue.

    What was taken over from elsewhere, and never checked here, is overdue after `moved_in` months.
    """

    due_after: int = 6
    overdue_after: int = 12
    moved_in: int = 6


@record
class Banner:
    """A line above every page, between two dates where they are given."""

    text: str
    link: str = ""
    since: date | None = None
    until: date | None = None


@record
class BulkPause:
    """Everything that matches is paused: by ids of areas, venues, organisations or formats."""

    because: str
    since: date
    back: date | None = None
    areas: tuple[str, ...] = ()
    venues: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()


@record
class CrisisLine:
    """A number that answers when it matters. `phone` is as people dial it.

    `id` is what the vocabulary of danger calls it. A line that is not `everywhere` is shown only
    where somebody searches for its kind of danger, and on the page of urgent help.
    """

    name: str
    phone: str = ""
    id: str = ""
    means: Means | Literal[""] = ""
    text: str = ""
    when: str = ""
    whom: str = ""
    website: str = ""
    everywhere: bool = True
    source: str = ""
    checked: date | None = None

    @property
    def by(self) -> Means:
        """How it is reached: a number of five digits such as 85258 takes text messages alone."""
        if self.means:
            return self.means
        digits = "".join(filter(str.isdigit, self.phone))
        if not digits:
            return "chat"
        if len(digits) == 5 and digits[0] in "678":
            return "text"
        return "relay" if digits.startswith("18001") else "phone"

    @property
    def href(self) -> str:
        """What a link to it leads to."""
        digits = "".join(filter(str.isdigit, self.phone.partition(",")[0]))
        by_means = {"chat": self.website, "text": f"sms:{digits}"}
        return by_means.get(self.by, f"tel:{digits}")


@record
class MapOfAreas:
    """How the areas lie: rows from north to south, each from west to east; where the river runs."""

    rows: tuple[tuple[Term, ...], ...] = ()
    river: tuple[Term, ...] = ()


@record
class Neighbour:
    """The directory of another council; `district` is the council's code, such as E07000149."""

    name: str
    website: str
    district: str


@record
class OtherDirectory:
    """A directory that the find page can search too."""

    name: str
    address: str

    @property
    def home(self) -> str:
        """Its base address with its closing `/`."""
        return f"{self.address.rstrip('/')}/"


@record
class AccessibilityTest:
    """What may be claimed of accessibility: nothing until somebody tested it."""

    tested_on: date | None = None
    tested_by: str = ""
    next_test: date | None = None
    contact: str = ""
    known_faults: tuple[str, ...] = ()


@entity
class Site:
    """`address` is the base address with its closing `/`; `today` is a demonstration's pin."""

    name: str
    place: str
    contact: Contact
    places: Places
    borough: str = ""
    strapline: str = ""
    address: str = ""
    language: str = "en-GB"
    nation: Nation = "England"
    link_worker: str = LINK_WORKER[0]
    link_worker_plural: str = LINK_WORKER[1]
    referral_form: str = ""
    card_heading: str = ""
    card_pdfs: bool = False
    booklets: bool = False
    today: date | None = None
    demonstration: bool = False
    banner: Banner | None = None
    review: Review = Review()
    school_terms: tuple[SchoolTerm, ...] = ()
    bank_holidays: BankHolidayChanges = BankHolidayChanges()
    pauses: tuple[BulkPause, ...] = ()
    crisis_lines: tuple[CrisisLine, ...] = ()
    accessibility: AccessibilityTest = AccessibilityTest()
    map: MapOfAreas = MapOfAreas()
    neighbours: tuple[Neighbour, ...] = ()
    also_search: tuple[OtherDirectory, ...] = ()
    repository: str = ""
    forge: Forge | Literal[""] = ""
    branch: str = "main"
    submissions: str = ""
    licence: str = ""
    leave_quickly_to: str = "https://www.bbc.co.uk/weather"

    @property
    def others_to_search(self) -> tuple[OtherDirectory, ...]:
        """Those of `also_search` but itself: all boroughs of a region may have the same list."""
        return tuple(one for one in self.also_search if one.home != self.address)
