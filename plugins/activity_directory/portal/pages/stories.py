"""Stories of what happened when people went along."""

from __future__ import annotations

from collections.abc import Iterator

from activity_directory import messages
from activity_directory.listing.listing import Listing
from activity_directory.model.story import Story
from activity_directory.portal.edition import Edition, SitePage
from activity_directory.portal.frame import PageMeta
from activity_directory.portal.viewing.others import story_view, teaser
from activity_directory.sanitise.alphabets import also_written
from activity_directory.urls import addresses
from activity_directory.urls.addresses import linker


def pages(edition: Edition) -> Iterator[SitePage]:
    """The index, and a page a story."""
    words = edition.words("stories")
    href = linker(addresses.root_from(addresses.STORIES))
    yield edition.rendering(
        PageMeta(addresses.STORIES, "stories.html", words.title, words.summary),
        heading=words.title,
        lede=words.summary,
        text=edition.text("stories", addresses.STORIES),
        stories=tuple(
            teaser(story, href, edition.patches(_listings(edition, story)))
            for story in edition.catalogue.stories
        ),
    )
    for story in edition.catalogue.stories:
        address = addresses.story(story.slug)
        root = addresses.root_from(address)
        listings = _listings(edition, story)
        meta = PageMeta(
            address,
            "story.html",
            story.title,
            story.summary,
            crumbs=((words.title, addresses.STORIES),),
            about_safety=any(need.print_guard for need in story.needs),
            shows=listings,
            crisis=any(need.crisis_note for need in story.needs),
            list_script=True,
        )
        yield edition.rendering(
            meta,
            story=story_view(edition.viewer, story, edition.seen(listings, root), linker(root)),
            keywords=messages.text("list.between").join(
                also_written((story.title,), (story.summary, story.quote, story.text))
            ),
        )


def _listings(edition: Edition, story: Story) -> list[Listing]:
    """The activities that a story is about."""
    return [edition.by_slug[slug] for slug in story.activities if slug in edition.by_slug]
