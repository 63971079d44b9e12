"""Listings that wait in content/drafts: what each lacks, and those that are listed by now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activity_directory.sanitise.forge_markdown import code, plain
from activity_directory.wording.counting import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from activity_directory.catalogue.drafts import Draft

_MOST = 50
"""A forge takes 65,536 characters."""


def as_markdown(drafts: Sequence[Draft]) -> Iterator[str]:
    """For an issue: a line for each that waits."""
    waiting = [one for one in drafts if not one.is_listed]
    listed = len(drafts) - len(waiting)
    if not drafts:
        yield "No listing waits in `content/drafts`."
        return
    yield (
        f"{counted(len(waiting), 'listing waits', 'listings wait')} in `content/drafts`, which "
        "nobody sees. Add what is lacking, and move the file into `content/activities`."
    )
    yield ""
    for one in waiting[:_MOST]:
        lacks = f": {plain(one.lacks)}" if one.lacks else ""
        yield f"- {code(one.file)}, {plain(one.name)}{lacks}"
    if len(waiting) > _MOST:
        yield f"- and {len(waiting) - _MOST:,} more"
    if listed:
        yield f"- {counted(listed, 'draft')} of a listing that is there by now can be deleted"
