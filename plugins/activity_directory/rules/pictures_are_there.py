"""A picture that an entry names is in content/images, and is a picture.

`no-such-picture`: there is no file of that name in content/images. Put the picture there first, or
take the lines about it out of the entry.

`not-a-picture`: the file can't be shown as a picture: it is something else, damaged, or far too
large. Save it again as JPEG or PNG.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from activity_directory import pictures
from activity_directory.rules.rule import Rule
from activity_directory.vocabulary import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from activity_directory.catalogue import Catalogue
    from activity_directory.problems import Problem


def check(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Every picture of activities and stories. Only what an entry names is opened."""
    del today
    shown = [(one.image, one.places_in_file) for one in catalogue.activities]
    shown += [(story.image, story.places) for story in catalogue.stories]
    folder = catalogue.folder / "images"
    faults = {file: _fault(folder / file) for file in {one.file for one, _ in shown if one}}
    for image, places in shown:
        if image is None:
            continue
        fault = faults[image.file]
        if fault is None:
            there = [other.name for other in folder.iterdir()] if folder.is_dir() else []
            close = nearest(image.file, there)
            yield places.problem(
                "image.file",
                "no-such-picture",
                f"File: there is no picture called '{image.file}' in content/images",
                f"did you mean '{close}'?" if close else "Put the picture into content/images.",
            )
        elif fault:
            yield places.problem(
                "image.file",
                "not-a-picture",
                f"File: '{image.file}' can't be shown as a picture: {fault}",
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


RULE = Rule(("no-such-picture", "not-a-picture"), check, __doc__)
