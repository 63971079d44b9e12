"""What a browser reads of the site as a whole: how it is installed, and how it is searched."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from activity_directory import messages
from activity_directory.urls import addresses

if TYPE_CHECKING:
    from activity_directory.model.site import Site
    from activity_directory.portal.assets import Assets

PAGE, HEADER = "#fbf6ec", "#fffdf9"
"""By day, as `--paper` and `--card` in theme/styles/tokens.css: for what is around a page."""
SHORT_NAME, LONG_NAME = 16, 48
"""The most letters that OpenSearch allows in the two names of a search."""


def manifest(site: Site, assets: Assets) -> bytes:
    """The web app manifest, by which a phone puts the site among its apps (W3C, JSON)."""
    icons = (("images/icon-192.png", "192x192"), ("images/icon-512.png", "512x512"))
    content = {
        "name": site.name,
        "short_name": site.name,
        "description": site.strapline,
        "lang": site.language,
        "start_url": "./",
        "scope": "./",
        "id": "./",
        # With the browser's own way back: a page must be left as easily as anywhere.
        "display": "minimal-ui",
        "background_color": PAGE,
        "theme_color": HEADER,
        "icons": [
            {"src": assets.named[name], "sizes": size, "type": "image/png"} for name, size in icons
        ],
    }
    return f"{json.dumps(content, ensure_ascii=False, indent=2)}\n".encode()


def open_search(site: Site, base: str, assets: Assets) -> str:
    """The description by which a browser searches the site from its address bar (OpenSearch 1.1).

    The words stand behind the #, which no server sees.
    """
    search = f"{escape(addresses.absolute(base, addresses.SEARCH))}#q={{searchTerms}}"
    icon = escape(addresses.absolute(base, assets.named["images/icon-192.png"]))
    description = messages.text("frame.search-of", site=site.name)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{escape(_shortened(site.name, SHORT_NAME))}</ShortName>\n"
        f"<LongName>{escape(_shortened(site.name, LONG_NAME))}</LongName>\n"
        f"<Description>{escape(description)}</Description>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n"
        f'<Image width="192" height="192" type="image/png">{icon}</Image>\n'
        f'<Url type="text/html" template="{search}"/>\n'
        "</OpenSearchDescription>\n"
    )


def _shortened(name: str, most: int) -> str:
    """The whole words of a name that fit; letters where the first word alone is too long."""
    return textwrap.shorten(name, most, placeholder="") or name[:most]
