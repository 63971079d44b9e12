"""What needs attention this week, as the text of one issue.

Pure. `forge.upkeep_issue` publishes the finished text and reads no entry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from activity_directory.reports import (
    crisis_lines,
    ended_pauses,
    freshness,
    left_lists,
    not_known,
)
from activity_directory.reports import drafts as drafts_report
from activity_directory.reports.coverage import headline
from activity_directory.sanitise.forge_markdown import code, plain
from activity_directory.wording.counting import counted
from activity_directory.wording.dates import full_date
from activity_directory.wording.phrases import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from activity_directory.catalogue.drafts import Draft
    from activity_directory.model.site import Site
    from activity_directory.reports.coverage import Coverage
    from activity_directory.reports.ended_pauses import EndedPause
    from activity_directory.reports.external_links import CheckedLinks
    from activity_directory.reports.left_lists import LeftList
    from activity_directory.reports.not_known import Unknown


MARK = "<!-- connected: what wants looking after -->"
"""By this and by its label the issue is recognised, even if somebody changes its title."""

LONGEST = 60_000
"""Bytes: a forge takes 65,536 characters, and a workflow hands on little more in one piece."""
_MOST_LINKS = 50


def report(
    report: freshness.Report,
    pauses: tuple[EndedPause, ...],
    unknown: tuple[Unknown, ...],
    drafts: Sequence[Draft],
    left: tuple[LeftList, ...],
    gaps: Coverage,
    links: CheckedLinks | str,
    site: Site,
) -> str:
    """The text of the issue. `links` is a sentence where they were not checked."""
    lines = [
        MARK,
        (
            f"As of {full_date(report.today)}. This text is rewritten each week, so answer in a "
            "comment below."
        ),
        "",
        "## What is missing",
        "",
        headline(gaps),
        "For more, run `python3 publish.py coverage`.",
        "",
        "## Numbers for a crisis",
        "",
        *crisis_lines.to_check(site, report.today),
        "",
        "## Links to other sites",
        "",
        *_links_lines(links),
        "",
        "## Pauses that have ended",
        "",
        *ended_pauses.as_markdown(pauses),
        "",
        "## Listings that have left their list",
        "",
        *left_lists.as_markdown(left),
        "",
        "## Facts that nobody knows",
        "",
        *not_known.as_markdown(unknown),
        "",
        "## Listings that wait",
        "",
        *drafts_report.as_markdown(drafts),
        "",
        "## Listings to check",
        "",
        freshness.as_markdown(report),
    ]
    return bounded("\n".join(lines))


def _links_lines(links: CheckedLinks | str) -> Iterator[str]:
    if isinstance(links, str):
        yield plain(links)
        return
    if not links.broken:
        yield f"{counted(links.links, 'link')} checked, none broken."
        return
    yield f"{counted(links.links, 'link')} checked, {len(links.broken):,} broken."
    yield ""
    for dead in links.broken[:_MOST_LINKS]:
        places = joined(code(place) for place in dead.link.places[:5])
        yield f"- {code(dead.link.address)}: {plain(dead.why)}. In {places}"
    if len(links.broken) > _MOST_LINKS:
        yield f"- and {len(links.broken) - _MOST_LINKS} more"


def bounded(text: str) -> str:
    """The text, cut at the end of a line where a forge would take no more, and saying so."""
    if len(text.encode()) <= LONGEST:
        return text
    end = (
        "\n\nThis was cut, because GitHub accepts no more. `python3 publish.py upkeep` prints all "
        "of it.\n"
    )
    kept = text.encode()[: LONGEST - len(end)].rpartition(b"\n")[0]
    return kept.decode() + end
