"""What a browser reads of the site as a whole: its search, and how it is installed."""

import json
import re

import pytest
from defusedxml.ElementTree import fromstring
from PIL import Image
from tests.conftest import BASE, CONTENT, ROOT
from tests.pages import page_at

from activity_directory.catalogue.loading import load
from activity_directory.portal import for_browsers
from activity_directory.portal.assets import Assets

OPEN_SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def links_of(html, kind):
    tags = re.findall(r"<link\b[^>]*>", html)
    return [tag for tag in tags if f'rel="{kind}"' in tag]


def test_every_page_names_the_manifest_and_the_search(larkwell):
    for page in larkwell.values():
        if "<main" not in page.html or "data-screen" in page.html:
            continue  # a page that leads on, or one for a television
        if "data-embed" in page.html:
            continue  # inside somebody else's page
        (manifest,) = links_of(page.html, "manifest")
        assert 'manifest.webmanifest"' in manifest
        (search,) = links_of(page.html, "search")
        assert 'type="application/opensearchdescription+xml"' in search
        assert 'title="Connected Larkwell"' in search


def test_a_browser_that_searches_sends_no_word_to_the_host(demonstration):
    description = fromstring((demonstration / "opensearch.xml").read_bytes())
    assert description.tag == f"{OPEN_SEARCH}OpenSearchDescription"
    (template,) = [one.get("template") for one in description.iter(f"{OPEN_SEARCH}Url")]
    page, mark, state = template.partition("#")
    assert (page, mark) == (f"{BASE}search/", "#")
    assert state == "q={searchTerms}"
    assert len(description.findtext(f"{OPEN_SEARCH}ShortName")) <= 16
    assert len(description.findtext(f"{OPEN_SEARCH}Description")) <= 1024
    image = description.findtext(f"{OPEN_SEARCH}Image").removeprefix(BASE)
    assert (demonstration / image).is_file()
    assert description.findtext(f"{OPEN_SEARCH}InputEncoding") == "UTF-8"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Connected Larkwell", "Connected"),
        ("Llanfairpwllgwyngyll", "Llanfairpwllgwyn"),
        ("Us & <them>", "Us & <them>"),
    ],
)
def test_a_name_is_as_short_as_browsers_allow(name, short):
    site = load(CONTENT).catalogue.site
    object.__setattr__(site, "name", name)
    assets = Assets({}, {"images/icon-192.png": "static/icon.png"}, "")
    description = fromstring(for_browsers.open_search(site, BASE, assets))
    assert description.findtext(f"{OPEN_SEARCH}ShortName") == short


def test_a_phone_can_install_it(demonstration):
    manifest = json.loads((demonstration / "manifest.webmanifest").read_bytes())
    assert manifest["name"] == "Connected Larkwell"
    assert {manifest[part] for part in ("start_url", "scope", "id")} == {"./"}
    sizes = {}
    for icon in manifest["icons"]:
        with Image.open(demonstration / icon["src"]) as picture:
            sizes[icon["sizes"]] = "{}x{}".format(*picture.size)
    assert sizes == {"192x192": "192x192", "512x512": "512x512"}
    tokens = (ROOT / "theme/styles/tokens.css").read_text(encoding="utf-8")
    assert f"--paper: {manifest['background_color']};" in tokens
    assert f'content="{manifest["theme_color"]}"' in page_at(demonstration, "").html
