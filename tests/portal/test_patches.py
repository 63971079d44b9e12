"""Patches: a small drawing for each activity, always the same, and never quite its neighbour's."""

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.gallery.gallery import environment

from activity_directory.portal.viewing.patches import (
    COLOURINGS,
    HUES,
    UNSEWN,
    arranged,
    hue_of,
    patch_of,
    pattern_of,
    plain_patch,
)
from activity_directory.portal.viewing.quilt_blocks import BLOCKS, SIZE
from activity_directory.portal.views.patches import Patch, QuiltPatch
from activity_directory.schema.fields import PATTERNS

SLUGS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,5}", fullmatch=True)
PATCHES = st.builds(
    patch_of, SLUGS, st.sampled_from(PATTERNS), st.sampled_from([f"hue-{hue}" for hue in HUES])
)
VARIANTS = [
    pytest.param(outline, id=f"{name}-{number}")
    for name, block in BLOCKS.items()
    for number, variant in enumerate(block.variants, start=1)
    for outline in variant
]
NUMBER = re.compile(r"-?\d+")


def drawn(patch: Patch) -> str:
    macros = environment().get_template("components/patch/macro.html").module
    return str(macros.patch(patch))  # type: ignore[attr-defined]


def corners(outline: str) -> list[tuple[float, float]]:
    """Where the pen is put down after each step of a path, by every letter that blocks use."""
    assert set(re.findall("[A-Za-z]", outline)) <= set("Mhvaz"), outline
    x = y = start_x = start_y = 0
    found = []
    for letter, rest in re.findall("([Mhvaz])([^Mhvaz]*)", outline):
        numbers = [int(number) for number in NUMBER.findall(rest)]
        if letter == "z":
            x, y = start_x, start_y
        for at in range(0, len(numbers), {"M": 2, "h": 1, "v": 1, "a": 7}.get(letter, 1)):
            if letter == "M":
                x, y = numbers[at : at + 2]
                if at == 0:
                    start_x, start_y = x, y
            elif letter == "h":
                x += numbers[at]
            elif letter == "v":
                y += numbers[at]
            else:
                x, y = x + numbers[at + 5], y + numbers[at + 6]
            found.append((x, y))
    return found


def test_a_term_may_name_every_block_that_is_drawn() -> None:
    assert sorted(BLOCKS) == list(PATTERNS)


@pytest.mark.parametrize("outline", VARIANTS)
def test_an_outline_lies_inside_the_box(outline: str) -> None:
    assert all(0 <= x <= SIZE and 0 <= y <= SIZE for x, y in corners(outline))


def test_no_two_variants_are_the_same_drawing() -> None:
    every = [variant for block in BLOCKS.values() for variant in block.variants]
    assert len(set(every)) == len(every)


@given(PATCHES)
def test_a_patch_is_one_small_svg(patch: Patch) -> None:
    svg = drawn(patch)
    assert len(svg.encode()) <= 450
    root = ET.fromstring(svg)
    assert root.tag == "svg"
    assert root.get("aria-hidden") == "true"
    assert "style" not in svg


@given(SLUGS, st.sampled_from(PATTERNS), st.sampled_from(HUES))
def test_the_same_activity_has_the_same_patch(slug: str, pattern: str, hue: str) -> None:
    assert patch_of(slug, pattern, hue) == patch_of(slug, pattern, hue)
    assert patch_of(slug, pattern, hue).drawing.startswith(pattern)


def test_a_patch_is_the_same_in_every_version() -> None:
    patch = patch_of("wednesday-walk", "flying-geese", "hue-body")
    assert (patch.drawing, patch.look, patch.turned) == ("flying-geese-3", "patch--b hue-body", "")


@pytest.mark.parametrize("pattern", PATTERNS)
def test_activities_of_a_kind_look_different(pattern: str) -> None:
    patches = {patch_of(f"activity-{number}", pattern, "") for number in range(200)}
    turns = 1 if BLOCKS[pattern].upright else 4
    assert len(patches) == len(BLOCKS[pattern].variants) * len(COLOURINGS) * turns


@pytest.mark.parametrize("pattern", [name for name, block in BLOCKS.items() if block.upright])
def test_a_house_and_a_basket_stand_upright(pattern: str) -> None:
    assert {patch_of(f"activity-{number}", pattern, "").turned for number in range(50)} == {""}


@given(st.lists(PATCHES, max_size=30))
def test_neighbours_in_the_quilt_differ_as_far_as_that_goes(patches: list[Patch]) -> None:
    quilt = [QuiltPatch(str(at), "#", patch) for at, patch in enumerate(patches)]
    found = arranged(quilt)
    assert sorted(found, key=lambda one: int(one.name)) == quilt
    alike = [at for at in range(1, len(found)) if found[at].patch == found[at - 1].patch]
    # Where one comes twice, nothing else was left.
    assert all(len({one.patch for one in found[at - 1 :]}) == 1 for at in alike)


@given(SLUGS)
def test_a_new_kind_or_group_has_a_block_and_a_hue(term: str) -> None:
    assert not BLOCKS[pattern_of(term)].upright
    assert hue_of(term).removeprefix("hue-") in {
        *HUES, "people", "mind", "body", "caring", "money", "safety"
    }  # fmt: skip


def test_known_groups_keep_their_own_colour() -> None:
    assert [hue_of(group) for group in ("people", "money", "")] == ["hue-people", "hue-money", ""]


@pytest.mark.parametrize("patch", [UNSEWN, plain_patch("hue-safety")])
def test_a_plain_patch_is_only_its_seam(patch: Patch) -> None:
    assert drawn(patch).count("<path") == 1
