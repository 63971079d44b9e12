"""One activity as cards of finished words, one for each size of paper, or why there are none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from activity_directory import messages
from activity_directory.cards.back import Back, back_of
from activity_directory.cards.counter import CounterCard, counter_card_of
from activity_directory.cards.fit import Fact, facts_of, fitted, left_out_of
from activity_directory.cards.poster import Strip, strip_of, words_of_poster
from activity_directory.cards.printed_facts import printed_facts, version_of
from activity_directory.cards.qr import QrCode, qr_code
from activity_directory.cards.sizes import A5, POSTER, SIZES, Size, SizeName, Spacing, class_of_type
from activity_directory.cards.words import Way, Words, heading_of, unbroken, words_of
from activity_directory.listing.listing import Listing
from activity_directory.model.activity import Activity
from activity_directory.model.site import Site
from activity_directory.urls import addresses
from activity_directory.wording.optional_text import OptionalText
from activity_directory.wording.phrases import sentence
from activity_directory.wording.schedules import schedule_words
from activity_directory.wording.status import status_sentence

MOST_ALTERNATIVES = 2


@dataclass(frozen=True, slots=True)
class Card:
    """Everything a card of one size says, in its order.

    `size` is the size's name, `points` the type as a class of the stylesheet has it ("13-5"),
    `spacing` how close its lines are. `activity` is the way from the site's root to the activity's
    page, `url` its whole address, which the QR code holds, and `address` the one to type, in the
    pieces after which a line may end. `pinned` is the date of a site that has its own, as
    "2026-11-23". `left_out` lists what had no room; `fits` is false where even the least is too
    long.
    """

    size: SizeName
    points: str
    spacing: Spacing
    patch: bool
    activity: str
    guarded: bool
    heading: str
    portal: str
    name: str
    highlight: OptionalText
    summary: OptionalText
    warnings: tuple[str, ...]
    facts: tuple[Fact, ...]
    way: Way
    other_way: Way | None
    also: OptionalText
    ask_for: OptionalText
    best_time: OptionalText
    qr: QrCode
    qr_title: str
    url: str
    address: tuple[str, ...]
    checked: OptionalText
    pinned: OptionalText
    please: OptionalText
    left_out: OptionalText
    fits: bool
    code_on_back: bool
    back: Back | None


@dataclass(frozen=True, slots=True)
class Cards:
    """The card of one activity in every size that it is offered in, the usual one first.

    `title` and `description` are the page's and name nothing on a guarded card. `poster` is what
    stands on a poster above its strips, each of which says `strip`, and `counter` what stands on a
    counter; a guarded one has none of them.
    """

    activity: str
    title: str
    description: str
    guarded: bool
    name: str
    warnings: tuple[str, ...]
    of_sizes: tuple[Card, ...]
    poster: Card | None
    strip: Strip | None
    counter: CounterCard | None
    printed: bool = True

    @property
    def choices(self) -> tuple[Card | CounterCard, ...]:
        """Everything that can be printed: the cards, and what there is for boards and counters."""
        others = (self.poster, self.counter)
        return (*self.of_sizes, *(one for one in others if one is not None))


@dataclass(frozen=True, slots=True)
class Alternative:
    """Something else to offer. The addresses are paths from the site's root."""

    name: str
    summary: str
    when: str
    address: str
    card: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no card, with every date that is known, and what to offer in its place."""

    activity: str
    title: str
    description: str
    guarded: bool
    name: str
    reason: str
    instead: tuple[Alternative, ...]
    printed: bool = False


def cards_of(
    listing: Listing, site: Site, base: str, instead: Sequence[Listing] = (), code: str = ""
) -> Cards | Refusal:
    """The card of a listing in every size, or a refusal where nobody can go on that day.

    `base` is the site's whole address with its last slash. Of `instead`, what is offered in a
    refusal, the first two are kept that have a card themselves. A size that can't hold even the
    least is not offered. A guarded card has one size: each more would be another way past its
    question. With a `code` the QR code and the printed address are short and last as long as the
    card; without one they are the page's own.
    """
    activity = listing.activity
    if not listing.is_on:
        return _refusal(listing, site, instead)
    sizes = SIZES[:1] if activity.about_safety else SIZES
    words = words_of(listing, site, base, code)
    url = _url(activity, base, code)
    square = qr_code(url)
    made = [_card(listing, site, words, square, url, size) for size in sizes]
    cards = tuple(card for card in made if card.fits or card is made[0])
    strip = None if activity.about_safety else strip_of(words)
    briefly = words_of_poster(words, site)
    poster = _card(listing, site, briefly, square, url, POSTER)
    has_poster = poster.fits and strip is not None
    return Cards(
        activity=addresses.activity(activity.slug),
        title=_title(activity, site),
        description=_description(activity),
        guarded=activity.about_safety,
        name=activity.name,
        warnings=cards[0].warnings,
        of_sizes=cards,
        poster=poster if has_poster else None,
        strip=strip if has_poster else None,
        counter=None
        if activity.about_safety
        else counter_card_of(briefly, addresses.activity(activity.slug), square, url),
    )


def card(
    listing: Listing,
    site: Site,
    base: str,
    instead: Sequence[Listing] = (),
    code: str = "",
    *,
    size: Size = A5,
) -> Card | Refusal:
    """The same in one size."""
    if not listing.is_on:
        return _refusal(listing, site, instead)
    url = _url(listing.activity, base, code)
    return _card(listing, site, words_of(listing, site, base, code), qr_code(url), url, size)


def _url(activity: Activity, base: str, code: str) -> str:
    """The address that the QR code holds."""
    if not code:
        return addresses.absolute(base, addresses.activity(activity.slug))
    version = version_of(printed_facts(activity))
    return addresses.absolute(base, addresses.code_of_version(code, version))


def _card(listing: Listing, site: Site, words: Words, code: QrCode, url: str, size: Size) -> Card:
    activity = listing.activity
    guarded = activity.about_safety
    back = None if size is POSTER else back_of(activity, site, words, size)
    setting, words, fits = fitted(words, size, patch=not guarded)
    return Card(
        size=size.id,
        points=class_of_type(setting.points),
        spacing=setting.spacing,
        patch=setting.patch,
        activity=addresses.activity(activity.slug),
        guarded=guarded,
        heading=words.heading,
        portal=words.portal,
        name=words.name,
        highlight=words.highlight,
        summary=words.summary,
        warnings=tuple(unbroken(warning) for warning in words.warnings),
        facts=facts_of(words, setting),
        way=words.way,
        other_way=words.other_way,
        also=words.also,
        ask_for=words.ask_for,
        best_time=words.best_time,
        qr=code,
        qr_title=messages.text("card.code"),
        url=url,
        address=words.address,
        checked=unbroken(words.checked),
        pinned=listing.today.isoformat() if site.today else "",
        please=words.please,
        left_out=left_out_of(words),
        fits=fits,
        code_on_back=size.code_on_back and back is not None,
        back=back,
    )


def _refusal(listing: Listing, site: Site, instead: Sequence[Listing]) -> Refusal:
    activity = listing.activity
    offered = [one for one in instead if one.is_on and one is not listing]
    return Refusal(
        activity=addresses.activity(activity.slug),
        title=_title(activity, site),
        description=_description(activity),
        guarded=activity.about_safety,
        name=activity.name,
        reason=status_sentence(
            listing.status, listing.current_status, starts=listing.starts, ends=listing.ends
        ),
        instead=tuple(_alternative(one) for one in offered[:MOST_ALTERNATIVES]),
    )


def _title(activity: Activity, site: Site) -> str:
    if activity.about_safety:
        return heading_of(site)
    return messages.text("card.label", heading=heading_of(site), name=activity.name)


def _description(activity: Activity) -> str:
    if activity.about_safety:
        return messages.text("card.description-of-none")
    return messages.text("card.description", name=activity.name)


def _alternative(listing: Listing) -> Alternative:
    activity = listing.activity
    when = schedule_words(activity.when[0], listing.today, listing.calendar)
    return Alternative(
        name=activity.name,
        summary=activity.summary,
        when=sentence(when),
        address=addresses.activity(activity.slug),
        card=addresses.card(activity.slug),
    )
