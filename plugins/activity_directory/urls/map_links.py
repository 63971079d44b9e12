"""Links that show a place on a map of somebody else: only where a visitor presses one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from activity_directory.model.postcodes import Position

MAP_SITE = "www.openstreetmap.org"
"""It belongs to a charity, has the whole world, and shows no advertisements."""


def in_an_app(position: Position) -> str:
    """A place for whatever program the visitor has for maps (RFC 5870)."""
    place = _written(position)
    return f"geo:{place}?q={place}"


def on_the_web(position: Position) -> str:
    """The way to a place, on a website."""
    return f"https://{MAP_SITE}/directions?to={_written(position)}"


def _written(position: Position) -> str:
    return ",".join(f"{degrees:.5f}".rstrip("0").rstrip(".") for degrees in position)
