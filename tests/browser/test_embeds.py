"""This week on somebody else's page, which stands on another port, under the headers of a host."""

import threading
from contextlib import ExitStack, contextmanager
from http.server import ThreadingHTTPServer

import pytest
from playwright.sync_api import expect
from tests.browser.looking import too_wide, violations
from tests.loopback import serving
from tests.pages import page_at
from tests.static_host import StaticHost


@contextmanager
def hosted(site, asked):
    """The site on a host that reads `_headers`, and keeps who asked for what from where."""

    class Host(StaticHost):
        def do_GET(self):  # noqa: N802 - the name is the library's
            asked.append((self.path, self.headers["Referer"], self.headers["Cookie"]))
            super().do_GET()

    Host.site = site
    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def asked():
    """What the host was asked for: path, referrer, cookies."""
    return []


@pytest.fixture(scope="module")
def home(small_site, asked):
    with hosted(small_site, asked) as address:
        yield address


def lines_of(site, chooser, home):
    """The lines of a page of ours, by the end of the address that they show."""
    boxes = page_at(site, chooser).main.all("textarea")
    base = "".join(map(str, boxes[0].inside)).partition('src="')[2].partition("embed/")[0]
    return ["".join(map(str, box.inside)).replace(base, home) for box in boxes]


@pytest.fixture
def foreign(browser, home, tmp_path):
    """`foreign(body, dark=True)` opens a page of somebody else's in which that stands."""
    with ExitStack() as open_things:
        elsewhere = open_things.enter_context(serving(tmp_path))

        def show(body, *, dark=False, width=800, scripts=False, style=""):
            (tmp_path / "index.html").write_text(
                '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
                '<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">'
                f"<title>Mill Lane Surgery</title><style>{style}</style></head>"
                f"<body><h1>Mill Lane Surgery</h1>{body}</body></html>",
                encoding="utf-8",
            )
            context = open_things.enter_context(
                browser.new_context(
                    viewport={"width": width, "height": 900},
                    color_scheme="dark" if dark else "light",
                    java_script_enabled=scripts,
                )
            )
            page = context.new_page()
            page.elsewhere = elsewhere
            page.requests, page.complaints = [], []
            page.on("request", lambda request: page.requests.append(request.url))
            page.on("console", lambda message: page.complaints.append(message.text))
            page.goto(elsewhere)
            return page

        yield show


def test_a_pasted_line_shows_the_week_without_scripts_and_takes_nothing(
    foreign, small_site, home, asked
):
    asked.clear()
    (line,) = [one for one in lines_of(small_site, "embed/choose/areas/", home) if "/quay/" in one]
    page = foreign(line)
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_have_text("This week in The Quay")
    expect(frame.get_by_role("link", name="Net Mending & Tea").first).to_be_visible()
    assert page.complaints == []
    ours = [url for url in page.requests if url.startswith(home)]
    theirs = {url for url in page.requests if url not in ours}
    assert {url.removeprefix(home).partition(".")[0] for url in ours} == {
        "embed/areas/quay/", "static/embed",
    }  # fmt: skip
    assert {url for url in theirs if not url.startswith(page.elsewhere)} == set()
    assert {(referrer, cookie) for _, referrer, cookie in asked} == {(None, None)}
    assert page.context.storage_state() == {"cookies": [], "origins": []}
    expect(page.get_by_role("link", name="This week in The Quay, from")).to_be_visible()
    # Pressed, a name opens in place of their page, and Back leads there.
    frame.get_by_role("link", name="Net Mending & Tea").first.click()
    expect(page).to_have_url(f"{home}activities/net-mending/")
    page.go_back()
    expect(page.get_by_role("heading", name="Mill Lane Surgery")).to_be_visible()


@pytest.mark.parametrize("path", ["", "embed/", "embed/choose/areas/"])
def test_no_other_page_of_ours_can_be_framed(foreign, home, path):
    page = foreign(f'<iframe src="{home}{path}" title="Ours"></iframe>', scripts=True)
    expect(page.frame_locator("iframe").get_by_role("link", name="Brackwater")).to_have_count(0)
    assert page.frames[1].url.startswith("chrome-error:")
    assert any("frame-ancestors" in one or "X-Frame" in one for one in page.complaints)


def test_it_is_accessible_narrow_and_wide_light_and_dark(browser, visit, home):
    for path, dark in (("embed/all/", False), ("embed/areas/quay/", True)):
        context = browser.new_context(color_scheme="dark" if dark else "light")
        page = context.new_page()
        page.goto(home + path)
        for width in (240, 320, 800):
            page.set_viewport_size({"width": width, "height": 480})
            page.locator("h1").evaluate("one => one.append(' at Llanfairpwllgwyngyll-upon-Thames')")
            assert too_wide(page) == [], (path, width)
        context.close()
    for path, dark in (("embed/needs/loneliness/", False), ("embed/all/", True)):
        page = visit(path, width=320, dark=dark, bypass_csp=True)
        assert violations(page) == []


def test_the_page_with_the_lines_shows_what_people_see_and_copies(browser, home, small_site):
    context = browser.new_context(
        viewport={"width": 390, "height": 800}, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{home}embed/choose/areas/#quay")
    expect(page.locator("details[open]")).to_have_count(1)
    expect(page.locator("summary", has_text="Quay")).to_be_in_viewport()
    preview = page.get_by_title("Preview: This week in The Quay")
    preview.scroll_into_view_if_needed()
    heading = preview.content_frame.get_by_role("heading", level=1)
    expect(heading).to_have_text("This week in The Quay")
    item = page.locator("details[open]")
    item.get_by_role("button", name="Copy the line").click()
    expect(item.get_by_role("status")).to_have_text("Copied.")
    line = item.get_by_role("textbox").input_value()
    assert page.evaluate("navigator.clipboard.readText()") == line
    assert line.startswith("<iframe src=")
    assert complaints == []
    assert violations(page) == []
    assert too_wide(page) == []
    context.close()
