"""Which patch an activity has: a pure function of its slug, its pattern and its colour.

The same activity has the same patch on every page and in every build. Why, and what it is for:
docs/decisions/0029-patches.md.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from hashlib import blake2b

from activity_directory.portal.viewing.quilt_blocks import BLOCKS, SIZE
from activity_directory.portal.views.patches import Patch, QuiltPatch

COLOURINGS = ("", "patch--b", "patch--c", "patch--d")
"""The ways to give three colours to the ground and the two outlines of a block, as classes."""
HUES = ("coral", "violet", "leaf", "rose", "honey", "teal")
GROUPS_WITH_A_HUE = frozenset({"people", "mind", "body", "caring", "money", "safety"})
"""The groups of needs that `theme/styles/base.css` names."""
ABSTRACT = tuple(sorted(name for name, block in BLOCKS.items() if not block.upright))
"""Blocks that show no thing: any kind of activity may have one of them."""
IN_A_SET = 4

UNSEWN = Patch("unsewn", "", "", "patch--unsewn", "", "")
"""The place of a patch that is missing."""


def _number(text: str) -> int:
    """A number that depends on nothing but the text."""
    return int.from_bytes(blake2b(text.encode(), digest_size=4).digest(), "big")


def hue_of(group: str) -> str:
    """The class of a group's colour; one of the six for a group that the theme doesn't know."""
    if not group:
        return ""
    known = group in GROUPS_WITH_A_HUE
    return f"hue-{group if known else HUES[_number(group) % len(HUES)]}"


def pattern_of(term: str) -> str:
    """The block of a term that names none."""
    return ABSTRACT[_number(term) % len(ABSTRACT)]


def patch_of(slug: str, pattern: str, hue: str) -> Patch:
    """The patch of an activity. `pattern` names a block, `hue` is the class of its colour."""
    block = BLOCKS[pattern]
    number, variant = divmod(_number(slug), len(block.variants))
    number, colouring = divmod(number, len(COLOURINGS))
    first, second = block.variants[variant]
    turn = 0 if block.upright else number % 4
    return Patch(
        f"{pattern}-{variant + 1}",
        first,
        second,
        f"{COLOURINGS[colouring]} {hue}".strip(),
        _rotated(turn),
        f"translate({2 * SIZE}) scale(-1 1)"
        if block.upright
        else f"translate({SIZE}) {_rotated(turn + 1)}".rstrip(),
    )


def plain_patch(hue: str) -> Patch:
    """A patch without a pattern, for what should not stand out. It is never printed."""
    return Patch("plain", "", "", " ".join(filter(None, ("patch--plain", hue))), "", "")


def in_a_set(patches: Iterable[Patch]) -> tuple[Patch, ...]:
    """Four patches that differ, with gaps where there are fewer; nothing where there is none."""
    found: dict[Patch, None] = {}
    for patch in patches:
        found[patch] = None
        if len(found) == IN_A_SET:
            break
    return (*found, *[UNSEWN] * (IN_A_SET - len(found))) if found else ()


def arranged(patches: Sequence[QuiltPatch]) -> tuple[QuiltPatch, ...]:
    """The same patches in nearly the same order; if possible, no two neighbours look alike."""
    left = deque(patches)
    found: list[QuiltPatch] = []
    while left:
        before = found[-1].patch if found else None
        at = next((at for at, one in enumerate(left) if one.patch != before), 0)
        found.append(left[at])
        del left[at]
    return tuple(found)


def _rotated(quarters: int) -> str:
    degrees = quarters % 4 * 90
    return f"rotate({degrees} {SIZE // 2} {SIZE // 2})" if degrees else ""
