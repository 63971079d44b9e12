"""A page that `serve` shows changes in place: whoever looks at it keeps their place."""

from __future__ import annotations

import pytest
from tests.conftest import small_borough
from tests.serving import serving

ENTRY = "activities/net-mending.md"
CAME_WHEN = "() => performance.timeOrigin"


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    with serving(small_borough(tmp_path_factory.mktemp("served") / "content")) as served:
        served.home = served.until("Serving at ").split()[2]
        yield served


@pytest.fixture
def page(browser, running):
    context = browser.new_context(viewport={"width": 390, "height": 500})
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda said: page.complaints.append(said.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.goto(running.home + "activities/net-mending/")
    yield page
    context.close()


def test_words_change_in_place_and_nobody_loses_theirs(page, running):
    page.evaluate("() => document.querySelector('main a[href]').setAttribute('data-mine', '')")
    page.locator("[data-mine]").focus()
    page.evaluate("() => scrollTo(0, 333)")
    came = page.evaluate(CAME_WHEN)
    running.change(ENTRY, "Bring **nothing**", "Do bring **nothing**")
    page.get_by_text("Do bring").wait_for(state="attached")
    assert page.evaluate(CAME_WHEN) == came, "it was not loaded anew"
    assert page.evaluate("() => scrollY") == 333
    assert page.evaluate("() => document.activeElement.matches('[data-mine]')")
    assert page.complaints == []


def test_a_mistake_is_shown_over_the_page_and_goes_again(page, running):
    page.evaluate("() => scrollTo(0, 1000)")
    came = page.evaluate(CAME_WHEN)
    running.change(ENTRY, "from: 10:30", "from: half past ten")
    page.get_by_text("The website could not be built").wait_for()
    top = page.locator(".mistake-list").evaluate("one => one.getBoundingClientRect().top")
    assert top == 0, "it is in sight, however far down somebody reads"
    assert "net-mending.md:15:11" in page.text_content("body")
    running.change(ENTRY, "from: half past ten", "from: 10:30")
    page.get_by_text("The website could not be built").wait_for(state="detached")
    assert page.evaluate(CAME_WHEN) == came
    # Mended with other words at once: what is focused stays so.
    page.evaluate("() => document.querySelectorAll('main a[href]')[1].focus()")
    focused = page.evaluate("() => document.activeElement.getAttribute('href')")
    running.change(ENTRY, "from: 10:30", "from: half past ten")
    page.get_by_text("The website could not be built").wait_for()
    text = (running.content / ENTRY).read_text(encoding="utf-8")
    text = text.replace("from: half past ten", "from: 10:30").replace(
        "**nothing**", "**nothing at all**"
    )
    (running.content / ENTRY).write_text(text, encoding="utf-8")
    page.get_by_text("nothing at all").wait_for(state="attached")
    page.get_by_text("The website could not be built").wait_for(state="detached")
    assert page.evaluate("() => document.activeElement.getAttribute('href')") == focused
    assert page.evaluate(CAME_WHEN) == came
    assert page.complaints == []
    running.change(ENTRY, "**nothing at all**", "**nothing**")  # as another test finds it
    page.get_by_text("nothing at all").wait_for(state="detached")


def test_what_scripts_work_on_is_shown_and_they_start_again_once_all_is_built(page, running):
    page.evaluate("() => document.querySelectorAll('main a[href]')[2].focus()")
    search = page.context.new_page()
    search.goto(running.home + "search/")
    search.get_by_role("searchbox").or_(search.get_by_role("combobox")).first.fill("not yet s")
    loaded = search.evaluate(CAME_WHEN)
    page.evaluate("() => scrollTo(0, 222)")
    focused = page.evaluate("() => document.activeElement.getAttribute('href')")
    came = page.evaluate(CAME_WHEN)
    running.change(ENTRY, "from: 10:30", "from: 10:45")
    page.get_by_text("Tuesdays, 10.45am to noon").first.wait_for(state="attached")
    page.wait_for_function(f"() => performance.timeOrigin !== {came} && scrollY === 222")
    search.wait_for_function(
        f"""() => performance.timeOrigin !== {loaded}
        && [...document.querySelectorAll('input')].some(({{ value }}) => value === 'not yet s')"""
    )
    assert page.evaluate("() => document.activeElement.getAttribute('href')") == focused
    assert page.complaints == []
