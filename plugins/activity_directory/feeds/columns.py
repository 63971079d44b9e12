"""What the files of all activities hold: the table of their columns, which is their dictionary too.

A fact that entries state has the name and the help of its field; what is worked out has its words
in `messages/en/data.toml`. Nothing here is for professionals or maintainers alone, and of a place
that is withheld there is nothing but that it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from activity_directory import messages
from activity_directory.feeds.calendar import has_calendar
from activity_directory.listing.access import access_answers
from activity_directory.listing.facts import facts_of, status_label
from activity_directory.model.eligibility import Eligibility
from activity_directory.schema.fields import ACTIVITY, CHECKED, CONTACT, ELIGIBILITY, SOURCE, VENUE
from activity_directory.urls import addresses
from activity_directory.vocabulary import Term
from activity_directory.wording.phrases import phone_words
from activity_directory.wording.places import shown_venues

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from activity_directory.catalogue.catalogue import Catalogue
    from activity_directory.listing.listing import Listing
    from activity_directory.model.place import Answer, Venue
    from activity_directory.schema.reading import Field, Table

Kind = Literal["text", "texts", "term", "terms", "phone", "number", "numbers", "yes-no", "date"]
"""What a value is: `texts`, `terms` and `numbers` are several of a kind."""

BETWEEN = "; "
"""What parts several values in one cell. Those of places are in the order of the places."""


@dataclass(frozen=True)
class Published:
    """What is written: a listing of a catalogue that is published at `base`."""

    listing: Listing
    catalogue: Catalogue
    base: str

    @property
    def page(self) -> str:
        """Where its page is."""
        return addresses.absolute(self.base, addresses.activity(self.listing.activity.slug))

    @property
    def venues(self) -> Sequence[Venue]:
        """The places that may be shown."""
        return shown_venues(self.listing.activity.venues)

    def access(self, answer: Answer) -> tuple[Term, ...]:
        """The features of which this is the answer."""
        features = self.catalogue.vocabularies["access"]
        return tuple(term for term in features if self._answers.get(term.id) == answer)

    @cached_property
    def _answers(self) -> Mapping[str, Answer]:
        return access_answers(self.listing.activity, self.catalogue.vocabularies["access"])


@dataclass(frozen=True, slots=True)
class Column:
    """One fact of every activity. `name` is for programs, `heading` and `about` are for people."""

    name: str
    heading: str
    about: str
    kind: Kind
    value: Callable[[Published], Any]

    def for_program(self, value: Any) -> Any:  # noqa: ANN401 - what JSON knows
        """A value as JSON has it: terms by their ids, None where nothing is known."""
        if isinstance(value, tuple):
            return [_plain(one) for one in value]
        return _plain(value)

    def for_person(self, value: Any) -> str:  # noqa: ANN401 - any value of a column
        """A value as words for a cell: terms by their labels."""
        values = value if isinstance(value, tuple) else (value,)
        return BETWEEN.join(map(self._words, values))

    def _words(self, value: Any) -> str:  # noqa: ANN401 - any value of a column
        if value is None:
            return ""
        if isinstance(value, bool):
            return messages.text("data.yes" if value else "data.no")
        if isinstance(value, Term):
            return value.label
        return phone_words(value) if value and self.kind == "phone" else str(value)


def _plain(value: Any) -> Any:  # noqa: ANN401 - what JSON knows
    if isinstance(value, Term):
        return value.id
    return value.isoformat() if isinstance(value, date) else value


def columns() -> tuple[Column, ...]:
    """Every column, in the order of the files."""
    return (
        _worked_out("page", "text", lambda one: one.page),
        _stated(ACTIVITY, "name", "text", lambda one: one.listing.activity.name),
        _stated(ACTIVITY, "also_known_as", "texts", lambda one: one.listing.activity.also_known_as),
        _stated(ACTIVITY, "summary", "text", lambda one: one.listing.activity.summary),
        _stated(ACTIVITY, "highlight", "text", lambda one: one.listing.activity.highlight),
        _worked_out("organisation", "text", lambda one: one.listing.activity.organisation.name),
        _worked_out(
            "organisation_website",
            "text",
            lambda one: one.listing.activity.organisation.website,
        ),
        _worked_out(
            "partners",
            "texts",
            lambda one: tuple(other.name for other in one.listing.activity.partners),
        ),
        _stated(ACTIVITY, "categories", "terms", lambda one: one.listing.activity.categories),
        _stated(ACTIVITY, "needs", "terms", lambda one: one.listing.activity.needs),
        _stated(ACTIVITY, "audiences", "terms", lambda one: one.listing.activity.audiences),
        _stated(ACTIVITY, "format", "terms", lambda one: one.listing.activity.formats),
        *_how_it_stands(),
        *_when_and_where(),
        *_for_whom_and_how_much(),
        *_ways_in(),
        _stated(ACTIVITY, "description", "text", lambda one: one.listing.activity.description),
        _worked_out("first_time", "text", lambda one: one.listing.activity.first_time),
        _stated(CHECKED, "date", "date", _checked("on"), "checked_on"),
        _stated(CHECKED, "by", "text", _checked("by"), "checked_by"),
        _stated(
            CHECKED,
            "level",
            "term",
            _checked("level"),
            "checked_level",
        ),
        _stated(SOURCE, "list", "text", _source("name"), "source_list"),
        _stated(SOURCE, "id", "text", _source("id"), "source_id"),
        _stated(SOURCE, "taken", "date", _source("taken"), "source_taken"),
        _worked_out("leave_quickly", "yes-no", lambda one: one.listing.activity.about_safety),
        _worked_out("source", "text", lambda one: one.catalogue.site.name),
        _worked_out("licence", "text", lambda one: one.catalogue.site.licence),
        _worked_out("as_of", "date", lambda one: one.listing.today),
    )


def _checked(attribute: str) -> Callable[[Published], Any]:
    """One fact of the last check; None where nobody has checked it."""
    return lambda one: getattr(one.listing.activity.checked, attribute, None)


def _source(attribute: str) -> Callable[[Published], Any]:
    """One fact of the list that it was taken from; None where it wasn't."""
    return lambda one: getattr(one.listing.activity.source, attribute, None)


def _how_it_stands() -> tuple[Column, ...]:
    return (
        _worked_out("status", "text", _status),
        _worked_out("status_code", "text", lambda one: one.listing.current_status),
        _worked_out("status_in_words", "text", lambda one: facts_of(one.listing).status),
        _worked_out("status_to_come", "text", lambda one: facts_of(one.listing).to_come),
        _worked_out("freshness", "text", lambda one: one.listing.freshness),
    )


def _when_and_where() -> tuple[Column, ...]:
    return (
        _worked_out("when", "texts", lambda one: facts_of(one.listing).when),
        _worked_out("next_dates", "texts", _next_dates),
        _worked_out("calendar", "text", _calendar),
        _worked_out("where", "text", lambda one: facts_of(one.listing).where),
        _worked_out("venue", "texts", _of_venues("name")),
        _stated(VENUE, "street", "texts", _of_venues("street")),
        _stated(VENUE, "postcode", "texts", _of_venues("postcode")),
        _stated(VENUE, "area", "terms", _of_venues("area")),
        _worked_out("latitude", "numbers", lambda one: _positions(one, 0)),
        _worked_out("longitude", "numbers", lambda one: _positions(one, 1)),
        _worked_out(
            "place_on_request", "yes-no", lambda one: one.listing.activity.withholds_its_place
        ),
        _stated(VENUE, "buses", "texts", _of_venues("buses")),
        _stated(VENUE, "parking", "texts", _of_venues("parking")),
        _stated(ACTIVITY, "getting_there", "text", lambda one: one.listing.activity.getting_there),
        _worked_out("access_yes", "terms", lambda one: one.access("yes")),
        _worked_out("access_no", "terms", lambda one: one.access("no")),
        _worked_out("access_ask", "terms", lambda one: one.access("ask")),
        _stated(VENUE, "access_note", "texts", _of_venues("access_note")),
    )


def _for_whom_and_how_much() -> tuple[Column, ...]:
    return (
        _worked_out("cost", "texts", lambda one: facts_of(one.listing).cost),
        _worked_out("free_today", "yes-no", lambda one: one.listing.free),
        _stated(ACTIVITY, "concessions", "terms", lambda one: one.listing.activity.concessions),
        _worked_out("who", "text", lambda one: facts_of(one.listing).who),
        _stated(ELIGIBILITY, "minimum_age", "number", lambda one: _eligibility(one).minimum_age),
        _stated(ELIGIBILITY, "maximum_age", "number", lambda one: _eligibility(one).maximum_age),
        _stated(ACTIVITY, "who_comes", "text", lambda one: one.listing.activity.who_comes),
        _stated(ACTIVITY, "languages", "terms", lambda one: one.listing.activity.languages),
        _stated(ACTIVITY, "duration", "text", lambda one: one.listing.activity.duration),
    )


def _ways_in() -> tuple[Column, ...]:
    return (
        _stated(ACTIVITY, "joining", "terms", lambda one: one.listing.activity.joining.routes),
        _stated(ACTIVITY, "how_to_join", "text", lambda one: facts_of(one.listing).joining),
        _stated(ACTIVITY, "referral_form", "text", lambda one: one.listing.activity.joining.form),
        _stated(
            ACTIVITY, "reply_time", "text", lambda one: one.listing.activity.joining.reply_time
        ),
        _stated(ACTIVITY, "wait", "text", lambda one: one.listing.activity.joining.wait),
        _stated(ACTIVITY, "places", "number", lambda one: one.listing.activity.places),
        _stated(ACTIVITY, "places_left", "number", lambda one: one.listing.activity.places_left),
        _stated(CONTACT, "phone", "phone", lambda one: one.listing.activity.contact.phone),
        _stated(CONTACT, "text", "phone", lambda one: one.listing.activity.contact.text),
        _stated(CONTACT, "email", "text", lambda one: one.listing.activity.contact.email),
        _stated(CONTACT, "website", "text", lambda one: one.listing.activity.contact.website),
        _stated(CONTACT, "ask_for", "text", lambda one: one.listing.activity.contact.ask_for),
        _stated(CONTACT, "best_time", "text", lambda one: one.listing.activity.contact.best_time),
    )


def _stated(
    table: Table, field: str, kind: Kind, value: Callable[[Published], Any], name: str = ""
) -> Column:
    """A fact of entries, as its field calls it."""
    found: Field = next(one for one in table.fields if one.name == field)
    return Column(name or field, found.label, found.help, kind, value)


def _worked_out(name: str, kind: Kind, value: Callable[[Published], Any]) -> Column:
    """What no entry states in these words."""
    words = name.replace("_", "-")
    heading = messages.text(f"data.heading-{words}")
    return Column(name, heading, messages.text(f"data.about-{words}"), kind, value)


def _eligibility(published: Published) -> Eligibility:
    return published.listing.activity.eligibility or Eligibility()


def _status(published: Published) -> str:
    labels: Mapping[str, str] = {
        term.id: term.label for term in published.catalogue.vocabularies["statuses"]
    }
    return status_label(published.listing, labels)


def _next_dates(published: Published) -> tuple[str, ...]:
    """Those that are certain, by the clock in London."""
    return tuple(
        session.on.isoformat() if session.whole_day else f"{session.start:%Y-%m-%dT%H:%M}"
        for session in published.listing.coming
        if session.certain
    )


def _calendar(published: Published) -> str:
    activity = published.listing.activity
    if not has_calendar(activity):
        return ""
    address = addresses.calendar(addresses.activity(activity.slug))
    return addresses.absolute(published.base, address)


def _of_venues(attribute: str) -> Callable[[Published], tuple[Any, ...]]:
    """A fact of each place that is shown; empty where no place has it."""

    def values(published: Published) -> tuple[Any, ...]:
        found = tuple(getattr(venue, attribute) for venue in published.venues)
        return found if any(found) else ()

    return values


def _positions(published: Published, part: int) -> tuple[float | None, ...]:
    places = [venue.location for venue in published.venues]
    found = tuple(place[part] if place else None for place in places)
    return found if any(places) else ()
