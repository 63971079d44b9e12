"""The Pelican plugin: what `pelicanconf.py` names under PLUGINS."""

from __future__ import annotations

from typing import Any

from pelican import signals

from activity_directory.portal.generators import PortalGenerator


def _portal_generator(_pelican: Any) -> type[PortalGenerator]:  # noqa: ANN401 - no types
    return PortalGenerator


def register() -> None:
    """Add our generator to Pelican's own."""
    signals.get_generators.connect(_portal_generator)
