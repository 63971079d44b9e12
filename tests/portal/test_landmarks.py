"""The landmarks of every page, which screen readers go through: few enough to be a help."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.pages import Element, Page, pages_of

MOST = 9
ROLES = {
    *("banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search")
}
ALWAYS = {"aside": "complementary", "main": "main", "nav": "navigation", "search": "search"}
WITH_A_NAME = {"form": "form", "section": "region"}
OF_THE_PAGE = {"footer": "contentinfo", "header": "banner"}
PARTS = {"article", "aside", "main", "nav", "section"}


def above(element: Element) -> Iterator[Element]:
    while element.above is not None:
        element = element.above
        yield element


def landmark(element: Element) -> str:
    """The landmark that an element is; empty where it is none."""
    outside = {one.tag for one in above(element)}
    if "template" in outside:
        return ""
    if element["role"]:
        return element["role"] if element["role"] in ROLES else ""
    if element.tag in OF_THE_PAGE and not outside & PARTS:
        return OF_THE_PAGE[element.tag]
    has_name = element["aria-label"] or element["aria-labelledby"]
    if element.tag in WITH_A_NAME and has_name:
        return WITH_A_NAME[element.tag]
    return ALWAYS.get(element.tag, "")


def landmarks(page: Page) -> list[tuple[str, str]]:
    """Each landmark of a page with what names it, the hidden ones too."""
    return [
        (role, one["aria-label"] or one["aria-labelledby"])
        for one in page.tree.all()
        if (role := landmark(one))
    ]


@pytest.fixture(scope="module", params=["demonstration", "small_site"])
def pages(request: pytest.FixtureRequest) -> dict[str, Page]:
    site: Path = request.getfixturevalue(request.param)
    return pages_of(site)


def test_a_page_has_at_most_nine_landmarks(pages: dict[str, Page]):
    found = {address: landmarks(page) for address, page in pages.items()}
    assert {address: some for address, some in found.items() if len(some) > MOST} == {}


def test_two_landmarks_of_a_kind_have_names_of_their_own(pages: dict[str, Page]):
    for address, page in pages.items():
        found = landmarks(page)
        assert len(found) == len(set(found)), address


def test_every_page_has_one_main_part_between_a_header_and_a_footer(pages: dict[str, Page]):
    for address, page in pages.items():
        roles = [role for role, _ in landmarks(page)]
        if "data-screen" in page.html or "data-embed" in page.html:
            assert roles == ["main", "contentinfo"], address  # a television shows one thing
            continue
        for role in ("banner", "main", "contentinfo"):
            assert roles.count(role) == 1, (address, role)
