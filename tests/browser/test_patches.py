"""Patches as they are seen: their places, their names, and how they look without colours."""

import pytest


def test_a_band_takes_little_of_a_telephone(visit):
    page = visit("activities/wednesday-walk/", width=390)
    box = page.locator(".patch--band").bounding_box()
    assert box["height"] <= 56
    assert box["width"] > 300


@pytest.mark.parametrize("focus", [True, False])
def test_the_name_of_a_patch_is_shown_while_it_is_pointed_at(visit, focus):
    page = visit("", width=1280)
    link = page.get_by_role("link", name="Wednesday Wander", exact=True).and_(
        page.locator(".quilt__patch")
    )
    name = link.locator(".quilt__name")
    assert name.evaluate("(one) => getComputedStyle(one).opacity") == "0"
    if focus:
        page.locator("#quilt").scroll_into_view_if_needed()
        page.keyboard.press("Tab")  # from here on the browser shows the focus
        link.focus()
    else:
        link.hover()
    assert name.evaluate("(one) => getComputedStyle(one).opacity") == "1"
    assert name.bounding_box()["height"] > 20


def test_a_result_of_the_find_page_has_the_patch_that_lists_show(visit):
    attributes = """(one) => [one.getAttribute("class"), one.querySelector("g").outerHTML]"""
    listed = visit("categories/walking-outdoors/").locator(
        ".activity-result", has_text="Wednesday Wander"
    )
    wanted = listed.locator(".patch").evaluate(attributes)
    page = visit("search/#category=walking-outdoors")
    found = page.locator(".activity-result", has_text="Wednesday Wander").locator(".patch")
    shown = found.evaluate(attributes)
    assert set(shown[0].split()) == set(wanted[0].split())
    assert shown[1].split() == wanted[1].split()


def test_what_is_about_safety_has_no_patch_on_paper(visit):
    page = visit("activities/safe-line/")
    assert page.locator(".patch--band").is_visible()
    page.emulate_media(media="print")
    assert not page.locator(".patch--band").is_visible()


def test_colours_that_a_reader_chose_are_those_of_a_patch(visit):
    page = visit("activities/wednesday-walk/")
    page.emulate_media(forced_colors="active")
    colours = page.locator(".patch--band pattern path").evaluate_all(
        "(paths) => paths.map((one) => getComputedStyle(one).fill)"
    )
    assert {"rgb(0, 0, 0)", "none"} <= set(colours)
    assert len(set(colours)) == 3
