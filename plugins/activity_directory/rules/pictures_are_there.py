"""A picture that an entry names is in content/images, and is a picture.

`no-such-picture`: there is no file with this name in content/images. Put the picture there first,
or remove the lines about it from the entry.

`not-a-picture`: the file can't be shown as a picture: it is something else, or damaged, or far too
large, or nobody is allowed to open it. Save it again as JPEG or PNG.

`unused-picture` (a warning): no entry uses this file in content/images, so nobody sees it. Use the
picture in an entry, or delete it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from activity_directory.catalogue import layout
from activity_directory.problems import Problem
from activity_directory.rules.rule import TEXTS, Rule
from activity_directory.sanitise import pictures
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import either
from activity_directory.schema.values.words import PICTURE_ENDINGS, parse_picture
from activity_directory.system import ordinary_files
from activity_directory.system.faults import reason
from activity_directory.vocabulary import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from activity_directory.catalogue.catalogue import Community
    from activity_directory.model.activity import Activity
    from activity_directory.model.story import Story
    from activity_directory.schema.texts import Texts
    from activity_directory.source.places import Places


class _Shown(NamedTuple):
    """A picture's file, and the entry that names it."""

    file: str
    places: Places


def _of_activity(activity: Activity) -> _Shown | None:
    return _Shown(activity.image.file, activity.places_in_file) if activity.image else None


def _of_story(story: Story) -> _Shown | None:
    return _Shown(story.image.file, story.places) if story.image else None


def _written(texts: Texts) -> tuple[str, ...] | None:
    """Whatever a file calls a picture, as it may have mistakes, and be no record for that."""
    return tuple(_A_FILE.findall(texts.written)) if "image" in texts.written else None


_A_FILE = re.compile(r"[\w-]+\.[A-Za-z0-9]{2,5}\b")


def _compare(
    notes: Sequence[_Shown | tuple[str, ...]], community: Community, _today: date
) -> Iterator[Problem]:
    """Every picture that an entry names is opened, and once only."""
    folder = community.folder / "images"
    if layout.no_folder(ordinary_files.kind(folder)):
        return  # that is reported already, and what it holds isn't known
    there = layout.pictures_in(folder)
    shown = [note for note in notes if isinstance(note, _Shown)]
    faults = {file: _fault(folder / file) for file in {picture.file for picture in shown}}
    named = {*faults, *(name for note in notes if not isinstance(note, _Shown) for name in note)}
    for file, places in shown:
        fault = faults[file]
        if fault is None:
            close = nearest(file, (name for name in there if parse_picture(name) == name))
            other = next((name for name in there if _stem(name) == _stem(file)), None)
            hint = "Put the picture into the folder content/images."
            if close:
                hint = f"Did you mean {quoted(close)}?"
            elif other:
                hint = f"The folder has {quoted(other)}: save that again as a JPEG."
            named |= {name for name in (close, other) if name}  # once that is fixed
            yield places.problem(
                "image.file",
                "no-such-picture",
                f"File: there is no picture called {quoted(file)} in content/images",
                hint,
            )
        elif fault:
            yield places.problem(
                "image.file",
                "not-a-picture",
                f"File: {quoted(file)} can't be shown as a picture: {fault}",
                "Save it again as JPEG or PNG.",
            )
    known = {name.casefold() for name in named}
    for file in (file for file in there if file.casefold() not in known):
        yield _unused(file, community)


def _stem(file: str) -> str:
    return file.rpartition(".")[0].casefold()


def _unused(file: str, community: Community) -> Problem:
    message, hint = "No entry uses this picture, so nobody sees it", "Use it in an entry, or "
    if file.rpartition(".")[2].casefold() not in PICTURE_ENDINGS:
        endings = either(tuple(f".{picture_ending}" for picture_ending in PICTURE_ENDINGS))
        message = f"No entry can show this file: the name of a picture ends in {endings}"
        hint = "If it is a picture, save it again as a JPEG. If not, "
    shown = community.shown(f"images/{file}")
    return Problem(shown, 1, 1, "unused-picture", message, f"{hint}delete it.", "warning")


def _fault(file: Path) -> str | None:
    """Why a file can't be shown, empty where it can; None where there is none."""
    kind = ordinary_files.kind(file)
    if kind != "file":
        return None if kind == "nothing" else ""  # what isn't a file is reported by another rule
    try:
        pictures.look_at(ordinary_files.read(file, pictures.LARGEST_FILE + 1))
    except pictures.NoPicture as fault:
        return str(fault)
    except OSError as error:
        return f"it can't be opened: {reason(error)}"
    return ""


RULE = Rule(
    ("no-such-picture", "not-a-picture", "unused-picture"),
    __doc__,
    collect={"activities": _of_activity, "stories": _of_story, TEXTS: _written},
    check_all=_compare,
)
