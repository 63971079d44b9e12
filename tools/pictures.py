"""Draws the pictures that must be pixels, from the mark and the borough that the theme draws.

    python tools/pictures.py           the icons, and the picture of a shared link
    python tools/pictures.py SITE      the README's pictures, from the demonstration built in SITE

Needs playwright with a Chromium, and pillow (both are among the test tools). Only a person who
changes theme/static/images/icon.svg, the scene or the look runs it; the pictures are committed. The
theme's own hold no words, so that they serve every borough.
"""

from __future__ import annotations

import io
import sys
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from browsers import browser_here
from jinja2 import Environment, FileSystemLoader
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).resolve().parent.parent
THEME = PROJECT / "theme"
IMAGES = THEME / "static" / "images"
README_PICTURES = PROJECT / "docs" / "pictures"
PREVIEW = (1200, 630)
HOME = (1280, 900)
A_CARD = "activities/chair-exercise/card/"
COLOURS = 256


def photograph(browser: Browser, html: str, width: int, height: int) -> Image.Image:
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
    page.set_content(html)
    taken = page.screenshot(omit_background=True, animations="disabled")
    page.close()
    return Image.open(io.BytesIO(taken))


def keep(picture: Image.Image, name: str) -> None:
    picture.convert("RGB").save(IMAGES / name, optimize=True)


def preview(browser: Browser) -> Image.Image:
    jinja = Environment(loader=FileSystemLoader(THEME / "templates"), autoescape=True)
    scene = cast("Any", jinja.get_template("components/scene/macro.html").module).scene()
    styles = [
        (THEME / "styles" / "tokens.css").read_text(encoding="utf-8"),
        (THEME / "templates" / "components" / "scene" / "style.css").read_text(encoding="utf-8"),
        "body{margin:0;background:var(--sky);overflow:hidden}.scene{margin-top:30px}",
    ]
    return photograph(browser, f"<style>{''.join(styles)}</style>{scene}", *PREVIEW)


def mark(browser: Browser, size: int, *, square: bool) -> Image.Image:
    svg = (IMAGES / "icon.svg").read_text(encoding="utf-8")
    if square:  # telephones cut the corners themselves
        svg = svg.replace(' rx="14"', "")
    style = f"<style>body{{margin:0}}svg{{display:block;width:{size}px;height:{size}px}}</style>"
    return photograph(browser, style + svg, size, size)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a built site: a page read from a disk has no search."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


def keep_for_readme(taken: bytes, name: str) -> None:
    """With few colours: flat drawings lose nothing, and the file is a third as large."""
    README_PICTURES.mkdir(parents=True, exist_ok=True)
    picture = Image.open(io.BytesIO(taken)).convert("RGB")
    few = picture.quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(README_PICTURES / name, optimize=True)


def readme(browser: Browser, base: str) -> None:
    """The home page as it opens, and a card as it leaves the printer."""
    width, height = HOME
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
    page.goto(base)
    page.evaluate("document.fonts.ready")
    keep_for_readme(page.screenshot(animations="disabled"), "home.png")
    page.close()
    page = browser.new_page(device_scale_factor=2)
    page.goto(base + A_CARD)
    page.emulate_media(media="print")
    page.evaluate("document.fonts.ready")
    keep_for_readme(page.locator(".card").screenshot(animations="disabled"), "card.png")
    page.close()


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_here(), args=["--no-sandbox"])
        if len(sys.argv) > 1:
            with served(Path(sys.argv[1])) as base:
                readme(browser, base)
            browser.close()
            return
        for size in (180, 192, 512):
            keep(mark(browser, size, square=True), f"icon-{size}.png")
        mark(browser, 48, square=False).convert("RGBA").save(
            IMAGES / "favicon.ico", sizes=[(16, 16), (32, 32), (48, 48)]
        )
        keep(preview(browser), "preview.png")
        browser.close()


if __name__ == "__main__":
    main()
