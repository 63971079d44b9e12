"""Patches of the quilt: a drawing for each activity."""

from __future__ import annotations

from dataclasses import dataclass

from activity_directory.wording.optional_text import OptionalText


@dataclass(frozen=True, slots=True)
class Patch:
    """One patch. `first` and `second` are outlines (SVG path data); a plain patch has neither.

    `drawing` names the outlines, `look` is the classes of its colours. `turned` and `beside` are
    the SVG transforms of the patch and of another to its right, in a row of several.
    """

    drawing: str
    first: OptionalText
    second: OptionalText
    look: OptionalText
    turned: OptionalText
    beside: OptionalText


@dataclass(frozen=True, slots=True)
class QuiltPatch:
    """A patch that leads to its activity."""

    name: str
    href: str
    patch: Patch
