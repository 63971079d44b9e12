"""The theme's files, read once for a build, under names that tell their content."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from activity_directory.portal.stylesheet import static_files, stylesheet

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Assets:
    """`files` by address; `named` gives a file's address by its plain name ("scripts/find.js")."""

    files: Mapping[str, bytes]
    named: Mapping[str, str]
    stylesheet: str


def gather(theme: str | Path) -> Assets:
    """Everything the pages of a theme refer to."""
    static = static_files(Path(theme))
    styles = stylesheet(Path(theme))
    files = {file.name: file.content for file in static.values()}
    files[styles.name] = styles.content
    return Assets(files, {name: file.name for name, file in static.items()}, styles.name)
