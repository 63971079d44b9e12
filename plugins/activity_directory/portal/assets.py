"""The theme's files, read once for a build, under names that tell their content."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from activity_directory.portal.scripts import WORKER, scripts
from activity_directory.portal.stylesheet import (
    embed_stylesheet,
    hashed_name,
    screen_stylesheet,
    static_files,
    stylesheet,
    stylesheets_apart,
)
from activity_directory.sanitise.pictures import NoPicture, published
from activity_directory.system.ordinary_files import kind, read
from activity_directory.urls import addresses

if TYPE_CHECKING:
    from collections.abc import Mapping

    from activity_directory.catalogue.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Assets:
    """`files` by address; `named` gives a file's address by its plain name ("scripts/find.js")."""

    files: Mapping[str, bytes]
    named: Mapping[str, str]
    stylesheet: str
    pictures: Mapping[str, PublishedPicture] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PublishedPicture:
    """A picture of the content as it is published. Sizes are in pixels."""

    address: str
    content: bytes
    width: int
    height: int


def named_by(catalogue: Catalogue) -> frozenset[str]:
    """The pictures that entries name."""
    images = (
        *(activity.image for activity in catalogue.activities),
        *(story.image for story in catalogue.stories),
    )
    return frozenset(image.file for image in images if image is not None)


def publishable(catalogue: Catalogue) -> frozenset[str]:
    """Those of them that are there, and that can be shown."""
    folder = catalogue.folder / "images"
    sound = set()
    for file in named_by(catalogue) if kind(folder) == "folder" else ():
        with suppress(OSError, NoPicture):
            published(read(folder / file))
            sound.add(file)
    return frozenset(sound)


def pictures_of(catalogue: Catalogue) -> dict[str, PublishedPicture]:
    """Every picture that an entry names, by its name in content/images, each made once."""
    published_pictures = {}
    for file in sorted(named_by(catalogue)):
        content, width, height = published(read(catalogue.folder / "images" / file))
        name = hashed_name(f"{Path(file).stem}.webp", content)
        published_pictures[file] = PublishedPicture(f"images/{name}", content, width, height)
    return published_pictures


def gather(theme: str | Path, catalogue: Catalogue) -> Assets:
    """Everything the pages refer to: the theme's files, and the pictures of the content."""
    static = {
        **static_files(Path(theme)),
        **scripts(Path(theme)),
        "screen.css": screen_stylesheet(Path(theme)),
        "embed.css": embed_stylesheet(Path(theme)),
        **stylesheets_apart(Path(theme)),
    }
    worker = static.pop(WORKER)  # its address never changes
    styles = stylesheet(Path(theme))
    files = {file.name: file.content for file in static.values()}
    files[styles.name] = styles.content
    files[addresses.WORKER] = worker.content
    pictures = pictures_of(catalogue)
    files |= {picture.address: picture.content for picture in pictures.values()}
    named = {name: file.name for name, file in static.items()}
    return Assets(files, named, styles.name, pictures)
