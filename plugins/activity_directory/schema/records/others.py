"""The fields of a Champion place, a story, a fund or a page become its record."""

from __future__ import annotations

from activity_directory.model.champion import ChampionPlace
from activity_directory.model.fund import Fund
from activity_directory.model.page import Page
from activity_directory.model.story import Story
from activity_directory.schema import fields as table
from activity_directory.schema.reading import ParseContext
from activity_directory.schema.records.record import record_of_file
from activity_directory.schema.records.shared import parse_facts_alone, parse_header, set_apart
from activity_directory.source import nodes


def parse_champion(entry: nodes.Source, slug: str, context: ParseContext) -> ChampionPlace | None:
    """A Champion place."""
    fields = parse_facts_alone(entry, table.CHAMPION, context, "offers")
    return record_of_file(ChampionPlace, table.CHAMPION, fields, context, id=slug)


def parse_story(entry: nodes.Source, slug: str, context: ParseContext) -> Story | None:
    """A story."""
    fields = parse_header(entry, table.STORY, context)
    if fields is not None:
        set_apart(fields, table.STORY, context)
    return record_of_file(Story, table.STORY, fields, context, slug=slug, text=entry.body.strip())


def parse_fund(entry: nodes.Source, slug: str, context: ParseContext) -> Fund | None:
    """A fund."""
    fields = parse_header(entry, table.FUND, context)
    opens, closes = (fields.get("opens"), fields.get("closes")) if fields else (None, None)
    if fields is not None and opens is not None and closes is not None and closes < opens:
        context.problem(
            fields.value("closes"),
            "end-before-start",
            f"Closes: it closes ({closes}) before it opens ({opens})",
            "Check the two dates.",
        )
    return record_of_file(Fund, table.FUND, fields, context, id=slug, text=entry.body.strip())


def parse_page(entry: nodes.Source, slug: str, context: ParseContext) -> Page | None:
    """An ordinary page."""
    fields = parse_header(entry, table.PAGE, context)
    return record_of_file(Page, table.PAGE, fields, context, slug=slug, text=entry.body.strip())
