"""The activity: everything a visitor, a professional or a card may ask of one listing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from activity_directory.model.eligibility import EVERYONE, NO_LIMITS
from activity_directory.model.place import AT_A_PLACE, is_at_a_place
from activity_directory.records import entity, record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from activity_directory.model.contact import Contact
    from activity_directory.model.cost import Cost
    from activity_directory.model.eligibility import Eligibility
    from activity_directory.model.joining import Joining
    from activity_directory.model.organisation import Organisation
    from activity_directory.model.place import Access, Venue
    from activity_directory.model.schedule import Schedule
    from activity_directory.model.status import Status
    from activity_directory.source.places import Places
    from activity_directory.vocabulary import Term


@record
class Checked:
    """When somebody last made sure of it, in which role, and how far they went."""

    on: date
    by: str
    level: Term


@record
class Source:
    """The list from which it was taken over: what its readers call it, its name there, and when."""

    name: str
    taken: date
    id: str = ""


@record
class Image:
    """A picture in the content folder, with words for those who can't see it."""

    file: str
    alt: str
    credit: str = ""


@record
class Link:
    """A page elsewhere."""

    title: str
    url: str


def areas_of(venues: Iterable[Venue]) -> tuple[Term, ...]:
    """The areas of some venues, each once, withheld venues left out."""
    areas = (venue.area for venue in venues if venue.area is not None and not venue.withheld)
    return tuple(dict.fromkeys(areas))


@entity
class Activity:
    """One listing. `slug` is its address for ever; texts are Markdown where they say so.

    Nobody here has `checked` what has only a `source`; every activity has one of the two.
    `private` are terms for professionals only, each with the name of its field: they stand in none
    of the other facts, and may be shown to professionals alone.
    """

    slug: str
    name: str
    summary: str
    organisation: Organisation
    formats: tuple[Term, ...]
    when: tuple[Schedule, ...]
    costs: tuple[Cost, ...]
    joining: Joining
    contact: Contact
    status: Status
    places_in_file: Places
    checked: Checked | None = None
    source: Source | None = None
    categories: tuple[Term, ...] = ()
    needs: tuple[Term, ...] = ()
    audiences: tuple[Term, ...] = ()
    private: tuple[tuple[str, Term], ...] = ()
    five_ways: tuple[Term, ...] = ()
    also_known_as: tuple[str, ...] = ()
    highlight: str = ""
    partners: tuple[Organisation, ...] = ()
    venues: tuple[Venue, ...] = ()
    access: Access = ()
    getting_there: str = ""
    concessions: tuple[Term, ...] = ()
    eligibility: Eligibility | None = None
    who_comes: str = ""
    places: int | None = None
    places_left: int | None = None
    duration: str = ""
    languages: tuple[Term, ...] = ()
    image: Image | None = None
    links: tuple[Link, ...] = ()
    print_guard: bool = False
    quick_exit: bool = False
    was: tuple[str, ...] = ()
    maintainer_note: str = ""
    description: str = ""
    first_time: str = ""

    @property
    def known_on(self) -> date:
        """The day of which its facts are: that of its check, or else of its taking over."""
        if self.checked is not None:
            return self.checked.on
        return self.source.taken if self.source is not None else date.min

    @property
    def who_is_known(self) -> bool:
        """Whether somebody knows who can come: what says nothing of it is else for anyone.

        Of a list that says nothing nobody knows, until somebody here has checked the listing.
        """
        if self.source is None or any(term.id == EVERYONE for term in self.audiences):
            return True
        if self.checked is not None and self.checked.on > self.source.taken:
            return True
        return self.eligibility is not None and self.eligibility != NO_LIMITS

    @property
    def needs_crisis_lines(self) -> bool:
        """Whether the numbers that answer when it matters belong beside it."""
        of_needs = any(need.crisis_note for need in self.needs)
        return of_needs or any(term.crisis_note for _, term in self.private)

    @property
    def about_safety(self) -> bool:
        """Whether its reader may be in danger from somebody who sees the screen, or the paper.

        The entry says so (`print_guard`, `quick_exit`), or its main need is one that is never named
        on a card. Its page leaves quickly and has a title that says nothing; its card asks first;
        it is offered in no calendar and no text message.
        """
        return self.print_guard or self.quick_exit or self.keeps_safe

    @property
    def may_be_kept(self) -> bool:
        """Whether its name may stay somewhere: in a visitor's list, on a screen in a waiting room.

        Not what is about safety, nor what happens where nobody is told: a name would be enough to
        ask about.
        """
        return not self.about_safety and not self.withholds_its_place

    @property
    def keeps_safe(self) -> bool:
        """Whether its main need is to be safe."""
        return any(need.print_guard for need in self.needs[:1])

    @property
    def is_partly_for_professionals(self) -> bool:
        """Whether anything in it is for professionals alone."""
        eligibility = self.eligibility
        return bool(self.private) or (eligibility is not None and eligibility.for_professionals)

    @property
    def has_a_page_for_professionals(self) -> bool:
        """Whether a professional has more to do with it than to give somebody its card."""
        return self.is_partly_for_professionals or self.joining.by_professional

    @property
    def place_is_not_known(self) -> bool:
        """Whether people go somewhere for it, and nobody has told us where."""
        return not self.venues and is_at_a_place(self.formats)

    @property
    def is_away(self) -> bool:
        """Whether people go nowhere for it: it rings, is online, comes by post or to the door."""
        return not self.venues and not is_at_a_place(self.formats)

    @property
    def comes_to_everybody(self) -> bool:
        """Whether nobody has to go anywhere for it, in whichever area of the borough they live."""
        if is_at_a_place(self.formats):
            return False
        lives_in = self.eligibility.lives_in if self.eligibility else ()
        return not any(area.parent for area in (*self.areas, *lives_in))

    @property
    def turn_up(self) -> bool:
        """Whether people may just go there, without a word before."""
        return self.joining.turn_up and not self.is_away

    @property
    def withholds_its_place(self) -> bool:
        """Whether its address is given only to those who get in touch."""
        return any(venue.withheld for venue in self.venues)

    def venues_at(self, schedule: Schedule) -> tuple[Venue, ...]:
        """Where one of its times takes place: its own venue, else all of them.

        None where people go nowhere at that time: by phone, online, at home.
        """
        own_format = schedule.limits.format
        if own_format is not None and own_format.id not in AT_A_PLACE:
            return ()
        named = schedule.limits.venue
        own = tuple(venue for venue in self.venues if named and venue.id == named)
        return own or self.venues

    def formats_at(self, schedule: Schedule) -> tuple[Term, ...]:
        """How one of its times happens: its own format, else all of them."""
        own_format = schedule.limits.format
        return (own_format,) if own_format is not None else self.formats

    def areas_at(self, schedule: Schedule) -> tuple[Term, ...]:
        """The areas where one of its times takes place, each once; withheld venues left out."""
        return areas_of(self.venues_at(schedule))

    @property
    def areas(self) -> tuple[Term, ...]:
        """The areas where it takes place, each once, withheld venues left out."""
        return areas_of(self.venues)
