"""Each activity's page and its card."""

from __future__ import annotations

from collections.abc import Iterator

from activity_directory import cards, messages
from activity_directory.feeds import schema_org
from activity_directory.listing.alternatives import alternatives_to
from activity_directory.listing.listing import Listing
from activity_directory.model.status import alternatives
from activity_directory.model.story import Story
from activity_directory.portal.card_pdfs import has_pdf
from activity_directory.portal.edition import Edition, SitePage
from activity_directory.portal.frame import PageMeta
from activity_directory.portal.viewing.activity import activity_view
from activity_directory.portal.viewing.professionals import for_professionals_view
from activity_directory.portal.viewing.viewer import patch
from activity_directory.portal.views.common import Link
from activity_directory.sanitise.html import data_block
from activity_directory.search.facets import keywords
from activity_directory.source.places import Places
from activity_directory.urls import addresses
from activity_directory.urls.addresses import linker


def pages(edition: Edition) -> Iterator[SitePage]:
    """The pages of each activity, whatever its status: old cards lead here for ever."""
    for listing in edition.listings:
        yield from pages_of(edition, listing)


def pages_of(edition: Edition, listing: Listing) -> Iterator[SitePage]:
    """The page of one activity, its card, and what is for professionals alone."""
    instead = _instead(edition, listing)
    crumbs = _crumbs(listing)
    yield _page(edition, listing, instead, crumbs)
    yield _card(edition, listing, instead, crumbs)
    if listing.activity.has_a_page_for_professionals:
        yield _for_professionals(edition, listing, crumbs)


# --- what they are made of ---


def shared_by_all(edition: Edition) -> Iterator[object]:
    """All that the pages of every activity are made of: see `SharedFacts`."""
    catalogue = edition.catalogue
    yield edition.today
    yield edition.base
    yield edition.assets.stylesheet
    yield sorted(edition.assets.named.items())
    for texts in catalogue.shared_texts:
        yield from _written(texts.places)
    for page in catalogue.pages:
        yield from _written(page.places)


def made_of(edition: Edition, listing: Listing) -> Iterator[object]:
    """All that the pages of one activity are made of besides: the entries, as they are written.

    What is missing here would be a mistake on a page that is taken over from the last site.
    """
    viewer = edition.viewer
    activity = listing.activity
    stories = _stories(edition, listing)
    yield edition.code_of(listing)
    yield from _entries(listing)
    for venue in activity.venues:
        yield viewer.catalogue.postcodes.position_of(venue)
        yield viewer.mark_of(venue.area)
    for story in stories:
        yield from _written(story.places)
    for image in (activity.image, *(story.image for story in stories)):
        if image is not None:
            picture = viewer.pictures[image.file]
            yield picture.address, picture.width, picture.height
    for other in _instead(edition, listing):
        yield from _entries(other)


def _entries(listing: Listing) -> Iterator[str]:
    activity = listing.activity
    yield from _written(activity.places_in_file)
    for organisation in (activity.organisation, *activity.partners):
        yield from _written(organisation.places)
    for venue in activity.venues:
        yield from _written(venue.places)


def _written(places: Places | None) -> Iterator[str]:
    """An entry as it was read; nothing of what is written inside another."""
    if places is not None:
        yield places.path
        yield places.text


def _stories(edition: Edition, listing: Listing) -> tuple[Story, ...]:
    return edition.catalogue.stories_by_activity.get(listing.activity.slug, ())


# --- the pages ---


def _page(
    edition: Edition,
    listing: Listing,
    instead: tuple[Listing, ...],
    crumbs: tuple[tuple[str, str], ...],
) -> SitePage:
    activity = listing.activity
    address = addresses.activity(activity.slug)
    root = addresses.root_from(address)
    meta = PageMeta(
        address,
        "activity.html",
        messages.text("titles.guarded") if activity.about_safety else activity.name,
        activity.summary,
        crumbs=crumbs,
        about_safety=activity.about_safety,
        crisis=activity.needs_crisis_lines,
        needs=tuple(need.id for need in activity.needs),
        list_script=bool(activity.may_be_kept),
    )
    view = activity_view(
        edition.viewer,
        listing,
        tuple(zip(instead, edition.seen(instead, root), strict=True)),
        _stories(edition, listing),
        keywords(activity),
        linker(root),
    )
    structured = schema_org.described(listing, edition.viewer.access_features, edition.base)
    return edition.rendering(
        meta, activity=view, structured=data_block(structured) if structured else ""
    )


def _card(
    edition: Edition,
    listing: Listing,
    instead: tuple[Listing, ...],
    crumbs: tuple[tuple[str, str], ...],
) -> SitePage:
    activity = listing.activity
    of_activity = cards.cards_of(
        listing, edition.catalogue.site, edition.base, instead, edition.code_of(listing)
    )
    meta = PageMeta(
        addresses.card(activity.slug),
        "card.html",
        of_activity.title,
        of_activity.description,
        crumbs=(*crumbs, (activity.name, addresses.activity(activity.slug))),
        about_safety=activity.about_safety,
        indexed=False,
        scripts=("scripts/card.js",),
        styles=("card.css", "card-page.css"),
    )
    return edition.rendering(
        meta,
        card=of_activity,
        patch=patch(activity),
        pdfs=_pdfs(edition, of_activity, activity.slug),
    )


def _pdfs(edition: Edition, of_activity: cards.Cards | cards.Refusal, slug: str) -> dict[str, str]:
    """The PDF of each size that has one, from the card's page."""
    if isinstance(of_activity, cards.Refusal):
        return {}
    link = linker(addresses.root_from(addresses.card(slug)))
    pdfs: dict[str, str] = {
        card.size: link(addresses.card_pdf(slug, card.size))
        for card in of_activity.of_sizes
        if has_pdf(edition, card)
    }
    return {choice.size: pdfs.get(choice.size, "") for choice in of_activity.choices}


def _for_professionals(
    edition: Edition, listing: Listing, crumbs: tuple[tuple[str, str], ...]
) -> SitePage:
    """In no list, no search and no sitemap: the activity's page alone leads to it."""
    activity = listing.activity
    address = addresses.for_professionals(activity.slug)
    heading = messages.text("titles.title-professionals")
    name = messages.text("titles.guarded") if activity.about_safety else activity.name
    meta = PageMeta(
        address,
        "for-professionals.html",
        messages.text("titles.for-professionals", name=name),
        heading,
        crumbs=(*crumbs, (activity.name, addresses.activity(activity.slug))),
        about_safety=activity.about_safety,
        indexed=False,
        scripts=("scripts/share.js",),
        styles=("papers.css",),
    )
    return edition.rendering(
        meta,
        heading=activity.name,
        view=for_professionals_view(edition.viewer, listing),
        back=Link(
            messages.text("activity.back-to", name=activity.name),
            linker(addresses.root_from(address))(addresses.activity(activity.slug)),
        ),
    )


def _instead(edition: Edition, listing: Listing) -> tuple[Listing, ...]:
    """What to offer where people can't go, or where the entry itself offers something."""
    named = alternatives(listing.status) or alternatives(listing.activity.status)
    return alternatives_to(listing, edition.alternatives) if named or not listing.is_on else ()


def _crumbs(listing: Listing) -> tuple[tuple[str, str], ...]:
    activity = listing.activity
    if activity.categories:
        return ((activity.categories[0].label, addresses.category(activity.categories[0].id)),)
    return ((activity.needs[0].label, addresses.need(activity.needs[0].id)),)
