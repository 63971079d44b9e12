"""What a card could say of an activity, before it is known how much of it has room.

Nothing here shows why somebody goes: no need, no condition, nothing that is for professionals
only, no place that is withheld.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache, lru_cache
from typing import Any, Literal

from activity_directory import messages
from activity_directory.listing.access import STEP_FREE
from activity_directory.listing.facts import facts_of
from activity_directory.listing.listing import Listing
from activity_directory.model.activity import Activity
from activity_directory.model.place import Access, Venue, access_together, answer_to, bus_lines
from activity_directory.model.schedule import (
    ByRule,
    Monthly,
    Once,
    OpeningHours,
    Schedule,
    Weekly,
)
from activity_directory.model.sessions import Session, skipped_between
from activity_directory.model.site import Site
from activity_directory.sanitise.html import plain_text
from activity_directory.urls import addresses
from activity_directory.wording.costs import cost_changes
from activity_directory.wording.dates import date_list, date_words, full_date, month_names
from activity_directory.wording.joining import joining_sentence
from activity_directory.wording.people import eligibility_sentence
from activity_directory.wording.phrases import (
    either,
    joined,
    phone_words,
    postcode_words,
    sentence,
    sentences,
    shares_words,
    without_capital,
)
from activity_directory.wording.places import formats_in_words, where_words
from activity_directory.wording.schedules import (
    intake_words,
    not_on_words,
    session_date,
)

Means = Literal["phone", "text", "email", "website"]


@dataclass(frozen=True, slots=True)
class Way:
    """A way to get in touch. `pieces` make up `words`; a line may end between two of them."""

    means: Means
    verb: str
    pieces: tuple[str, ...]
    link: str

    @property
    def words(self) -> str:
        """The number or the address, whole."""
        return "".join(self.pieces)

    @property
    def is_number(self) -> bool:
        """Whether it is dialled."""
        return self.means in {"phone", "text"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where it is, and as sentences the buses there and whether it is step-free."""

    name: str
    street: str = ""
    postcode: str = ""
    buses: str = ""
    step_free: str = ""
    about_access: str = ""

    @property
    def address(self) -> str:
        """Where it is, in one sentence."""
        where = ", ".join(part for part in (self.name, self.street) if part)
        # A postcode alone on a line looks like a mistake.
        return sentence(f"{where},\u00a0{self.postcode}" if self.postcode else where)


@dataclass(frozen=True, slots=True)
class Words:
    """Every text of a card. `left_out` has the names of what was taken for want of room.

    Such a name is that of a message without "card.part-": "who", or "some-who" for a part of it.
    """

    heading: str
    portal: str
    name: str
    highlight: str
    summary: str
    warnings: tuple[str, ...]
    when: tuple[str, ...]
    dates: tuple[str, ...]
    dates_in_one: str
    not_on: str
    intakes: str
    where: tuple[Place, ...]
    journey: str
    cost: tuple[str, ...]
    cost_changes: tuple[str, ...]
    concessions: str
    joining: str
    wait: str
    who: str
    first_time: tuple[str, ...]
    way: Way
    other_way: Way | None
    also: str
    ask_for: str
    best_time: str
    address: tuple[str, ...]
    checked: str
    please: str
    left_out: tuple[str, ...] = ()

    def leaving_out(self, what: str, **less: Any) -> Words:  # noqa: ANN401 - as `replace` has it
        """The same with `less` in some of its texts, knowing that `what` was taken out of it."""
        left_out = self.left_out if what in self.left_out else (*self.left_out, what)
        return replace(self, **less, left_out=left_out)


def heading_of(site: Site) -> str:
    """What stands at the top of every card: the community's words, else our own."""
    return site.card_heading or messages.text("card.heading")


def words_of(listing: Listing, site: Site, base: str, code: str = "") -> Words:
    """Everything there is to say of a listing that is on, its long texts a few sentences at most.

    A guarded one says only its name, its times and how to get in touch: nothing to somebody else
    who finds the card. With a `code` its short address stands there.
    """
    activity, facts = listing.activity, facts_of(listing)
    today, joining = listing.today, activity.joining
    discreet = Discretion(activity)
    way, *others = ways_to_get_in_touch(activity)
    dates, dates_in_one = _dates(listing)
    intakes = (intake_words(schedule, today, listing.calendar) for schedule in activity.when)
    words = Words(
        heading=heading_of(site),
        portal=site.name,
        name=activity.name,
        highlight=discreet(activity.highlight),
        summary=discreet(activity.summary),
        warnings=_warnings(listing),
        when=tuple(map(sentence, facts.when)),
        dates=dates,
        dates_in_one=dates_in_one,
        not_on=_not_on(listing),
        intakes=" ".join(filter(None, intakes)),
        where=tuple(_where(activity)),
        journey=discreet(activity.getting_there),
        cost=tuple(map(sentence, facts.cost)),
        cost_changes=cost_changes(activity.costs, today),
        concessions=" ".join(sentence(term.label) for term in activity.concessions),
        joining=discreet(facts.joining)
        or joining_sentence(replace(joining, how=""), away=activity.is_away),
        wait=facts.wait,
        who=_who(listing, discreet),
        first_time=sentences(discreet(plain_text(activity.first_time))),
        way=way,
        other_way=others[0] if others else None,
        also=_also(activity),
        ask_for=discreet(activity.contact.ask_for),
        best_time=activity.contact.best_time,
        address=_address_pieces(addresses.in_words(base, short_address(activity, code))),
        checked=facts.checked,
        please=_please(activity, way, facts.joining),
    )
    if not activity.about_safety:
        return words
    return replace(words, highlight="", summary="", who="", first_time=(), journey="", intakes="")


def short_address(activity: Activity, code: str) -> str:
    """The address to print and to type: that of the code, or the page's own where there is none."""
    return addresses.code(code) if code else addresses.activity(activity.slug)


class Discretion:
    """Takes out of a text each sentence that says what a card must not."""

    def __init__(self, activity: Activity) -> None:
        phrases: list[str] = []
        if activity.eligibility is not None:
            private = activity.eligibility
            phrases += (*private.conditions, *private.not_suitable_for, private.other)
            phrases += sentences(private.in_their_words)
        for need in activity.needs:
            if need.print_guard:
                phrases += (need.label, *need.synonyms, *need.seldom)
        for _, term in activity.private:
            phrases += (term.label, *term.synonyms, *term.seldom)
        unspoken = {phrase.strip(" .") for phrase in phrases} - {""}
        escaped = "|".join(re.escape(phrase) for phrase in sorted(unspoken))
        self._unspoken = (
            re.compile(rf"{_BODY_MASS.pattern}|\b(?:{escaped})\b", re.IGNORECASE)
            if escaped
            else _BODY_MASS
        )

    def __call__(self, text: str) -> str:
        if not self._unspoken.search(text):
            return text
        return " ".join(
            sentence for sentence in sentences(text) if not self._unspoken.search(sentence)
        )


_BODY_MASS = re.compile(r"\bBMI\b|\bbody mass index\b", re.IGNORECASE)


def _who(listing: Listing, discreet: Discretion) -> str:
    eligibility = listing.activity.eligibility
    text = discreet(facts_of(listing).who)
    if text or eligibility is None or not listing.activity.who_is_known:
        return text
    return discreet(eligibility_sentence(replace(eligibility, text="")))


def _warnings(listing: Listing) -> tuple[str, ...]:
    """What a person must know before they set out; nothing for what simply runs."""
    status = ""
    one_off = all(isinstance(schedule, Once) for schedule in listing.activity.when)
    # Of something that is on once, its date says the same.
    if listing.current_status != "running" and not (
        listing.current_status == "starting-soon" and one_off
    ):
        status = facts_of(listing).status
    stale = ""
    if listing.freshness != "fresh":
        activity = listing.activity
        if activity.checked is None:
            name = activity.source.name if activity.source else ""
            stale = messages.text("card.moved-in", list=name)
        else:
            stale = messages.text("card.overdue", date=full_date(activity.checked.on))
    to_come = facts_of(listing).to_come
    return tuple(text for text in (status, to_come, stale) if text)


# ---- when


def _leaves_one_counting(schedule: Schedule) -> bool:
    """Whether its words alone don't tell which day is next: courses, fortnights, months, rules."""
    match schedule:
        case Monthly() | ByRule():
            return True
        case Weekly(every=every, limits=limits):
            return every > 1 or limits.sessions is not None
        case OpeningHours(limits=limits):
            return limits.sessions is not None
        case _:
            return False


def _dates(listing: Listing) -> tuple[tuple[str, ...], str]:
    """The next three dates, each by itself and all in one sentence.

    Each has its time where there are several, and asks to be checked where it isn't sure.
    """
    dated = [schedule for schedule in listing.activity.when if _leaves_one_counting(schedule)]
    if not dated:
        return (), ""
    coming = listing.coming
    if len(dated) < len(listing.activity.when):
        coming = listing.coming_of(dated)
    if not coming:
        return (), ""
    # Beside other times, a date alone would leave open which of them it is.
    one_time = len(listing.activity.when) == 1
    each = tuple(
        _sure(
            date_words(session.on, listing.today)
            if one_time
            else session_date(session, listing.today),
            session,
        )
        for session in coming
    )
    if one_time and all(session.certain for session in coming):
        return each, sentence(date_list((session.on for session in coming), listing.today))
    return each, sentence(messages.text("card.dates-between").join(each))


def _sure(words: str, session: Session) -> str:
    return words if session.certain else messages.text("card.check-date", date=words)


_NEAR = timedelta(days=28)
_MOST_DATES_OFF = 4


def _not_on(listing: Listing) -> str:
    """When it would be on in the next four weeks, or up to the dates told, and is not."""
    dated = any(_leaves_one_counting(schedule) for schedule in listing.activity.when)
    days = [session.on for session in listing.coming[-1:] if dated]
    last = max([listing.today + _NEAR, *days])
    skipped = [
        skipped_session
        for skipped_session in skipped_between(
            listing.activity.when, listing.today, last, listing.calendar
        )
        # The schedule's own words name these already.
        if not skipped_session.schedule.limits.skips(skipped_session.on)
    ]
    return sentence(not_on_words(skipped[:_MOST_DATES_OFF], listing.today))


# ---- where


def _where(activity: Activity) -> Iterator[Place]:
    for venue in activity.venues:
        if not venue.withheld:
            yield _place(venue, activity.access)
    if activity.withholds_its_place:
        yield Place(messages.text("card.withheld"), step_free=_step_free(activity.access))
    if activity.place_is_not_known:
        yield Place(where_words(activity))
        return
    if not activity.venues:
        yield Place(either(_as_one_list(activity)))
        return
    if not activity.formats:
        yield Place(formats_in_words(()))
    ids = {term.id for term in activity.formats}
    if ids & {"blended", "online"}:
        yield Place(messages.text("card.online-too"))
    if "phone" in ids:
        yield Place(messages.text("card.phone-too"))


def _as_one_list(activity: Activity) -> Iterator[str]:
    """The formats' labels, of which only the first keeps its capital: "Online", "by phone"."""
    for number, term in enumerate(activity.formats):
        yield term.label if number == 0 else without_capital(term.label)


def _place(venue: Venue, session: Access) -> Place:
    return Place(
        name=venue.name,
        street=venue.street,
        postcode=postcode_words(venue.postcode) if venue.postcode else "",
        buses=_buses(venue.buses),
        step_free=_step_free(access_together(venue.access, session)),
        about_access=venue.access_note,
    )


def _buses(buses: str) -> str:
    """Say "Buses 11 and 12.", or what the entry says of them where that is more than numbers."""
    numbers = bus_lines(buses)
    if not numbers:
        return sentence(messages.text("card.buses", buses=buses)) if buses else ""
    return messages.text("card.bus-numbers", count=len(numbers), numbers=joined(numbers))


def _step_free(access: Access) -> str:
    """The answer; what nobody has told us is "please ask", never yes."""
    answer = answer_to(STEP_FREE, access)
    return messages.text(f"card.step-free-{answer}")


# ---- getting in touch


def ways_to_get_in_touch(activity: Activity) -> tuple[Way, ...]:
    """The ways to get in touch, best first: telephone, text message, e-mail, website."""
    contact = activity.contact
    ways: list[Way] = []
    if contact.phone:
        number = phone_words(contact.phone)
        ways.append(_way("phone", (number,), f"tel:{contact.phone}"))
    if contact.text and contact.text != contact.phone:
        number = phone_words(contact.text)
        ways.append(_way("text", (number,), f"sms:{contact.text}"))
    if contact.email:
        name, _, host = contact.email.partition("@")
        ways.append(_way("email", (f"{name}@", host), f"mailto:{contact.email}"))
    if contact.website:
        bare = contact.website.partition("://")[2].rstrip("/")
        ways.append(_way("website", _address_pieces(bare), contact.website))
    return tuple(ways)


def _way(means: Means, pieces: tuple[str, ...], link: str) -> Way:
    return Way(means, messages.text(f"card.verb-{means}"), pieces, link)


def _also(activity: Activity) -> str:
    contact = activity.contact
    same = contact.phone and contact.text == contact.phone
    return messages.text("card.text-too") if same else ""


def _please(activity: Activity, way: Way, joining: str) -> str:
    """What to do before setting out; nothing where `joining` says the same, or it is all of it."""
    please = f"card.please-{way.means}"
    if activity.joining.referral == "must":
        return messages.text(f"{please}-questions")
    if activity.turn_up:
        return messages.text(f"{please}-unsure")
    if activity.is_away:
        return "" if activity.joining.turn_up else messages.text(please)
    words = messages.text(f"{please}-visit")
    return "" if shares_words(words, joining) else words


def _address_pieces(address: str) -> tuple[str, ...]:
    """A web address in pieces that each end with its slash: ("larkwell.example.org/", "x")."""
    return tuple(piece for piece in re.findall(r"[^/]*/?", address) if piece)


# ---- what stays on one line


def unbroken(text: str) -> str:
    """`text` with unbreakable spaces inside its dates, postcodes and telephone numbers."""
    return _unbroken(messages.spoken().tag, text)


@lru_cache(maxsize=2048)
def _unbroken(language: str, text: str) -> str:
    """Remembered, because the sizes of a card say mostly the same."""
    return _kept_together(language).sub(lambda match: f"{match[0][:-1]}\u00a0", text)


@cache
def _kept_together(language: str) -> re.Pattern[str]:
    """The spaces that part no line: the names of months are those of the language spoken."""
    with messages.speaking(language):
        months = month_names()
    return re.compile(
        rf"(?:\b\d{{1,2}}(?= (?:{'|'.join(map(re.escape, months))})\b)"
        r"|\b[A-Z]{1,2}\d[A-Z\d]?(?= \d[A-Z]{2}\b)"
        r"|\b(?:0\d{2,4}|116)(?= \d)) "
    )


def shortened(text: str, most: int) -> str:
    """The whole sentences of `text` in `most` characters, else its first words with dots."""
    if len(text) <= most:
        return text
    kept = ""
    for one in sentences(text):
        if len(kept) + len(one) > most:
            break
        kept = f"{kept} {one}".strip()
    if kept:
        return kept
    return f"{text[: most - 1].rpartition(' ')[0].rstrip(' ,;:') or text[: most - 1]}…"


def together(*parts: str) -> str:
    """The sentences that there are, one after another."""
    return " ".join(part for part in parts if part)


def lines_of_places(places: Iterable[Place]) -> Iterator[str]:
    """Two lines a place: its address, and how to get there and in."""
    for place in places:
        yield place.address
        yield together(place.buses, place.step_free, place.about_access)
