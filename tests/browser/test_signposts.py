"""An old address in a real browser: it leads on at once, with and without scripts."""

import pytest


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("part", ["", "card/"])
def test_an_old_address_leads_on_and_back_leads_home(part, scripts, visit, address, watched):
    page = visit("about/", java_script_enabled=scripts)
    page.goto(f"{address}activities/mill-lane-health-walk/{part}")
    page.wait_for_url(f"{address}activities/wednesday-walk/{part}")
    assert "Wednesday Wander" in page.locator("main").inner_text()
    page.go_back()
    page.wait_for_url(f"{address}about/")
