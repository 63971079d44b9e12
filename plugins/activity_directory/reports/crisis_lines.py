"""Which numbers for crises nobody has compared with their source, or not for long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activity_directory.model.freshness import due_from
from activity_directory.sanitise.forge_markdown import code, plain
from activity_directory.wording.dates import full_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from activity_directory.model.site import Site


def to_check(site: Site, today: date) -> Iterator[str]:
    """The lines of a report in Markdown, at least one. 999 never changes and is left out."""
    wanting = [
        line
        for line in site.crisis_lines
        if line.href != "tel:999"
        and (line.checked is None or due_from(line.checked, site.review) <= today)
    ]
    if not wanting:
        yield "Every number was compared with its source not long ago."
        return
    yield "Read each at its source, and write the day after `checked:` in `content/site.yml`."
    yield ""
    for line in wanting:
        state = f"last checked on {full_date(line.checked)}" if line.checked else "not checked yet"
        source = f" ({code(line.source)})" if line.source else ""
        yield f"- {plain(line.name)}, {plain(line.phone or line.website)}: {state}{source}"
