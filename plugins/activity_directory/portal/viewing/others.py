"""Stories and funds, as views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activity_directory import messages
from activity_directory.portal.viewing.patches import in_a_set
from activity_directory.portal.viewing.viewer import (
    ask_for,
    best_time,
    email,
    phone,
    text_to,
    website,
)
from activity_directory.portal.views.common import Fact, Tag, Tone, Way
from activity_directory.portal.views.lists import Result, Teaser
from activity_directory.portal.views.others import FundView, StoryView
from activity_directory.sanitise import html
from activity_directory.urls import addresses
from activity_directory.wording.dates import full_date
from activity_directory.wording.phrases import money, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from activity_directory.model.contact import Contact
    from activity_directory.model.fund import Fund
    from activity_directory.model.story import Story
    from activity_directory.portal.viewing.viewer import Href, Viewer
    from activity_directory.portal.views.patches import Patch


OPENNESS: dict[str, Tone] = {"open": "good", "opens-later": "soon", "closed": "stop"}


def ways_to(contact: Contact | None) -> tuple[Way, ...]:
    """Every way to get in touch, the quickest first."""
    if contact is None:
        return ()
    ways = (
        phone(contact.phone),
        text_to(contact.text) if contact.text != contact.phone else None,
        email(contact.email),
        website(contact.website),
    )
    return tuple(way for way in ways if way is not None)


def _amount(fund: Fund) -> str:
    if fund.most is not None and fund.least is not None:
        return messages.text("funding.between", least=money(fund.least), most=money(fund.most))
    if fund.most is not None:
        return messages.text("funding.up-to", most=money(fund.most))
    if fund.least is not None:
        return messages.text("funding.at-least", least=money(fund.least))
    return ""


def _fund_dates(fund: Fund) -> str:
    if fund.rolling:
        return messages.text("funding.at-any-time")
    opens = full_date(fund.opens) if fund.opens else ""
    closes = full_date(fund.closes) if fund.closes else ""
    if opens and closes:
        return messages.text("funding.opens-and-closes", opens=opens, closes=closes)
    if closes:
        return messages.text("funding.closes", date=closes)
    if opens:
        return messages.text("funding.opens", date=opens)
    return messages.text("funding.ask-when")


def story_view(viewer: Viewer, story: Story, results: Sequence[Result], href: Href) -> StoryView:
    """A whole story."""
    note = sentence(story.consent)
    if story.told_on:
        note = messages.text("stories.told-on", note=note, date=full_date(story.told_on))
    return StoryView(
        title=story.title,
        summary=story.summary,
        quote=story.quote,
        picture=viewer.picture(story.image, href),
        text=html.html_of(story.text, href),
        note=note,
        activities=tuple(results),
        patches=in_a_set(result.patch for result in results),
        needs=viewer.terms("needs", story.needs, href),
    )


def teaser(story: Story, href: Href, patches: tuple[Patch, ...] = ()) -> Teaser:
    """The beginning of a story, with the patches of the activities it is about."""
    return Teaser(
        story.title,
        href(addresses.story(story.slug)),
        story.summary,
        sentence(story.consent),
        story.quote,
        patches,
    )


def fund_view(viewer: Viewer, fund: Fund, href: Href) -> FundView:
    """A fund, open or not on this date."""
    openness = fund.openness(viewer.today)
    words, tone = messages.text(f"funding.is-{openness}"), OPENNESS[openness]
    facts = (
        Fact("cost", messages.text("funding.how-much"), _amount(fund)),
        Fact("eligibility", messages.text("funding.who"), fund.who),
        Fact("clock", messages.text("funding.when"), _fund_dates(fund)),
        Fact(
            "people",
            messages.text("funding.given-by"),
            fund.organisation.name if fund.organisation else "",
        ),
    )
    return FundView(
        name=fund.name,
        href=fund.website,
        summary=fund.summary,
        tag=Tag(words, tone, "tick" if tone == "good" else "clock"),
        facts=tuple(fact for fact in facts if fact.text),
        priorities_heading=messages.text("funding.priorities"),
        priorities=(*fund.priorities, *(area.label for area in fund.priority_areas)),
        ask_for=ask_for(fund.contact),
        best_time=best_time(fund.contact),
        ways=ways_to(fund.contact),
        text=html.html_of(fund.text, href),
    )
