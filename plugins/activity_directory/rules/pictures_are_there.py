"""A picture that an entry names is in content/images, and is a picture.

`no-such-picture`: there is no file of that name in content/images. Put the picture there first, or
take the lines about it out of the entry.

`not-a-picture`: the file can't be shown as a picture: it is something else, damaged, or far too
large. Save it again as JPEG or PNG.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from activity_directory import pictures
from activity_directory.rules.rule import Rule
from activity_directory.schema.values import parse_picture
from activity_directory.vocabulary import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from activity_directory.catalogue import Community
    from activity_directory.model.activity import Activity
    from activity_directory.model.story import Story
    from activity_directory.problems import Places, Problem


class _Shown(NamedTuple):
    """A picture's file, and the entry that names it."""

    file: str
    places: Places


def _of_activity(one: Activity) -> _Shown | None:
    return _Shown(one.image.file, one.places_in_file) if one.image else None


def _of_story(story: Story) -> _Shown | None:
    return _Shown(story.image.file, story.places) if story.image else None


def _compare(shown: Sequence[_Shown], community: Community, _today: date) -> Iterator[Problem]:
    """Every picture that an entry names is opened, and once only."""
    folder = community.folder / "images"
    faults = {file: _fault(folder / file) for file in {one.file for one in shown}}
    for file, places in shown:
        fault = faults[file]
        if fault is None:
            there = folder.iterdir() if folder.is_dir() else ()
            close = nearest(
                file, (one.name for one in there if parse_picture(one.name) == one.name)
            )
            yield places.problem(
                "image.file",
                "no-such-picture",
                f"File: there is no picture called '{file}' in content/images",
                f"did you mean '{close}'?" if close else "Put the picture into content/images.",
            )
        elif fault:
            yield places.problem(
                "image.file",
                "not-a-picture",
                f"File: '{file}' can't be shown as a picture: {fault}",
                "Save it again as JPEG or PNG.",
            )


def _fault(file: Path) -> str | None:
    """Why a file can't be shown, empty where it can; None where there is none."""
    if not file.is_file():
        return None
    try:
        pictures.look_at(file.read_bytes())
    except pictures.NoPicture as fault:
        return str(fault)
    return ""


RULE = Rule(
    ("no-such-picture", "not-a-picture"),
    __doc__,
    notes={"activities": _of_activity, "stories": _of_story},
    compare=_compare,
)
