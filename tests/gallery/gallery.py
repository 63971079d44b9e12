"""Every component of the theme with its examples, as pages to test and to look at.

    python -m tests.gallery.gallery FOLDER         writes gallery.html and its files there
    python -m tests.gallery.gallery FOLDER SITE    with two pages of the demonstration built in SITE
                                                   as the scripts fill them; needs a Chromium

Under each component are frames: on a phone, in the dark, in forced colours, from right to left and
on paper. The gallery is for tests and for whoever changes the look: the portal never publishes it.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from playwright.sync_api import sync_playwright
from tests.browser.conftest import BROWSERS, SWITCHES
from tests.gallery.looks import LOOKS, Look, seen
from tests.gallery.pictures import pictures
from tests.gallery.recorded import LABELS, recorded
from tools import components as contracts

from activity_directory.portal.jinja import ENVIRONMENT
from activity_directory.portal.scripts import scripts
from activity_directory.portal.stylesheet import static_files, stylesheet, stylesheets_apart
from activity_directory.portal.views.site import Banner

THEME = Path(__file__).resolve().parents[2] / "theme"
COMPONENTS = THEME / "templates" / "components"
STYLE = Path(__file__).with_name("gallery.css")


@dataclass(frozen=True, slots=True)
class Example:
    """One call of a component's macro, with everything its view would hand over."""

    component: str
    name: str
    macro: str
    given: Mapping[str, Any]
    body: str = ""
    language: str = ""
    direction: str = "ltr"
    reveal: bool = False


def environment() -> Environment:
    """The portal's own settings: escaping on, and a missing name is an error."""
    return Environment(loader=FileSystemLoader(THEME / "templates"), **ENVIRONMENT)


def component_names() -> list[str]:
    return sorted(path.parent.name for path in COMPONENTS.glob("*/examples.yml"))


def written_examples(component: str) -> dict[str, Any]:
    text = (COMPONENTS / component / "examples.yml").read_text(encoding="utf-8")
    written = yaml.safe_load(text)
    assert isinstance(written, dict), component
    return written


def examples(component: str) -> list[Example]:
    written = written_examples(component)
    return [
        Example(
            component=component,
            name=example["name"],
            macro=example.get("macro", written["macro"]),
            given=example.get("with", {}),
            body=example.get("body", ""),
            language=example.get("lang", ""),
            direction=example.get("dir", "ltr"),
            reveal=example.get("reveal", False),
        )
        for example in written["examples"]
    ]


def given_to(example: Example) -> dict[str, Any]:
    """What the macro is called with, as its contract wants it."""
    place = f"{example.component}: {example.name}"
    contract = contracts.component(example.component).macro(example.macro)
    body = {"caller": Markup(example.body)} if example.body else {}
    return contract.arguments({**example.given, **body}, place)


def rendered(jinja: Environment, example: Example, given: Mapping[str, Any] | None = None) -> str:
    """The example's HTML; a `body` is handed over as the block that a template would call with."""
    macros = jinja.get_template(f"components/{example.component}/macro.html").module
    arguments = {**(given_to(example) if given is None else given)}
    if "caller" in arguments:
        body = Markup("<p>{}</p>").format(arguments["caller"])
        arguments["caller"] = lambda: body
    return str(getattr(macros, example.macro)(**arguments))


def with_own_ids(html: str, prefix: str) -> str:
    """Two examples on one page may not share an id, as two components on a real page never do."""
    html = re.sub(
        r'(\s(?:id|for|aria-labelledby|aria-describedby)="|"url\(#)', rf"\1{prefix}-", html
    )
    return re.sub(r'(\shref="#)(?=\w)', rf"\1{prefix}-", html)


def shown(jinja: Environment, example: Example, prefix: str) -> Markup:
    """An example on a page with others, shown even where it waits for a script."""
    html = with_own_ids(rendered(jinja, example), prefix)
    if example.reveal:
        html = re.sub(r"\shidden(?=[\s>])", "", html, count=1)
    return Markup(html)


def contents(pages: Mapping[str, str]) -> Markup:
    """Links to every part of the gallery."""
    names = [*pages, *component_names()]
    labels = [*(LABELS[name] for name in pages), *component_names()]
    rows = zip(names, labels, strict=True)
    items = (Markup('<li><a href="#{}">{}</a></li>').format(*row) for row in rows)
    return Markup('<nav aria-label="Contents"><ul class="gallery__contents">{}</ul></nav>').format(
        Markup("").join(items)
    )


def frames(folder: str, name: str, kind: str = "") -> Markup:
    """A row of frames, one for each look. They are loaded as somebody comes near."""
    figures = (
        Markup(
            '<figure><figcaption><a href="{0}{1}-{2}.html">{3}</a></figcaption>'
            '<iframe src="{0}{1}-{2}.html" name="{1}-{2}" title="{1}: {3}" width="{4}"'
            ' loading="lazy"></iframe></figure>'
        ).format(folder, name, look.name, look.label, look.width)
        for look in LOOKS
    )
    return Markup(
        '<div class="gallery__frames{}" tabindex="0" role="group" aria-label="{}">{}</div>'
    ).format(kind, f"{name} in frames", Markup("").join(figures))


def gallery_page(
    language: str = "en-GB", direction: str = "ltr", pages: Mapping[str, str] | None = None
) -> str:
    """All examples on one page of the portal itself, under its real header and footer.

    `pages` are those that were recorded, by name.
    """
    jinja = environment()
    parts = [contents(pages or {})]
    for name in pages or {}:
        head = Markup('<section><h2 id="{}">{}</h2>{}</section>')
        parts.append(
            head.format(name, LABELS[name], frames("pages/", name, " gallery__frames--page"))
        )
    for component in component_names():
        about = contracts.component(component).about
        parts.append(Markup('<section><h2 id="{0}">{0}</h2><p>{1}</p>').format(component, about))
        parts.extend(
            Markup('<h3>{}</h3><div lang="{}" dir="{}">{}</div><hr class="stitched">').format(
                example.name,
                example.language or language,
                direction if example.direction == "ltr" else example.direction,
                shown(jinja, example, f"{component}-{number}"),
            )
            for number, example in enumerate(examples(component))
        )
        parts += [frames("", component), Markup("</section>")]
    template = jinja.from_string(
        '{% extends "base.html" %}'
        '{% block head_extra %}<link rel="stylesheet" href="static/gallery.css">{% endblock %}'
        "{% block main %}<h1>Gallery</h1>{{ parts }}{% endblock %}"
    )
    return template.render(
        site=site_view(), page=page_view(language, direction), parts=Markup("").join(parts)
    )


FRAME = Markup(
    '<!DOCTYPE html><html class="govuk-template" lang="{language}" dir="{look.direction}">'
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    "<title>{component}: {look.label}</title>"
    '<link rel="stylesheet" href="static/look-{look.name}.css"></head>'
    '<body class="govuk-template__body frame frame--{look.name}"><main>{parts}</main></body></html>'
)


def framed(component: str) -> Iterator[tuple[str, str]]:
    """The files of a component's frames: their names and the HTML of each."""
    jinja = environment()
    every = examples(component)
    parts = [
        Markup('<p class="frame__name">{}</p><div{}>{}</div>').format(
            example.name,
            Markup(' lang="{}"').format(example.language) if example.language else "",
            shown(jinja, example, f"{component}-{number}"),
        )
        for number, example in enumerate(every)
    ]
    for look in LOOKS:
        fitting = (
            part
            for part, example in zip(parts, every, strict=True)
            if look.direction in {"rtl", example.direction}
        )
        yield (
            f"{component}-{look.name}.html",
            FRAME.format(
                language="ar" if look.direction == "rtl" else "en-GB",
                look=look,
                component=component,
                parts=Markup("").join(fitting),
            ),
        )


def with_look(html: str, look: Look) -> str:
    """A page that was recorded, with the stylesheet of a look."""
    html = re.sub(r"static/connected\.[0-9a-f]+\.css", f"static/look-{look.name}.css", html)
    html = html.replace(' dir="ltr"', f' dir="{look.direction}"', 1)
    return html.replace('<body class="', f'<body class="frame--{look.name} ', 1)


def site_view() -> SimpleNamespace:
    files = static_files(THEME)
    return SimpleNamespace(
        **given_to(examples("site-header")[0]),
        **given_to(examples("site-footer")[0]),
        language="en-GB",
        demonstration=Banner(**given_to(examples("site-banner")[0])),
        banner=None,
        stylesheet=stylesheet(THEME).name,
        as_of="23 November 2026",
        as_of_date="2026-11-23",
        pinned="2026-11-23",
        scripts=(scripts(THEME)["scripts/site.js"].name,),
        font=files["fonts/atkinson-hyperlegible-next-latin.woff2"].name,
        icon=files["images/icon.svg"].name,
        icon_touch=files["images/icon-180.png"].name,
        manifest="manifest.webmanifest",
        open_search="opensearch.xml",
        keys=scripts(THEME)["scripts/keys.js"].name,
    )


def page_view(language: str = "en-GB", direction: str = "ltr", **more: object) -> SimpleNamespace:
    return SimpleNamespace(
        **{
            "title": "Gallery",
            "description": "Every component with its examples.",
            "canonical": "",
            "root": "./",
            "language": language,
            "direction": direction,
            "crumbs": (),
            "indexed": False,
            "preview": None,
            "scripts": (),
            "styles": tuple(file.name for file in stylesheets_apart(THEME).values()),
            "quick_exit": None,
            "posts_to": "",
            "reads": "",
            **more,
        }
    )


def write_static(folder: Path) -> None:
    """The theme's files under the names that pages ask for, the looks, and the pictures."""
    css, apart = stylesheet(THEME), tuple(stylesheets_apart(THEME).values())
    files = {
        file.name: file.content
        for file in (*static_files(THEME).values(), *scripts(THEME).values(), css, *apart)
    }
    files["static/gallery.css"] = STYLE.read_bytes()
    for look in LOOKS:
        styles = b"".join(file.content for file in (css, *apart)).decode()
        whole = seen(styles, look) + STYLE.read_text(encoding="utf-8")
        files[f"static/look-{look.name}.css"] = whole.encode()
    for name, content in {**files, **pictures()}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def write_gallery(folder: Path, pages: Mapping[str, str] | None = None) -> None:
    """The gallery and everything that it shows. `pages` are those that were recorded, by name."""
    write_static(folder)
    (folder / "gallery.html").write_text(gallery_page(pages=pages), encoding="utf-8")
    (folder / "gallery-rtl.html").write_text(gallery_page("ar", "rtl", pages), encoding="utf-8")
    for component in component_names():
        for name, html in framed(component):
            (folder / name).write_text(html, encoding="utf-8")
    (folder / "pages").mkdir(exist_ok=True)
    for page, html in (pages or {}).items():
        for look in LOOKS:
            file = folder / "pages" / f"{page}-{look.name}.html"
            file.write_text(with_look(html, look), encoding="utf-8")


def recorded_from(site: Path) -> dict[str, str]:
    """The pages of a built demonstration, recorded in the Chromium of this machine."""
    named = os.environ.get("CONNECTED_BROWSER") or next(
        filter(None, map(shutil.which, BROWSERS)), None
    )
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=named, args=list(SWITCHES))
        pages = recorded(browser, site)
        browser.close()
    return pages


def main() -> None:
    folder, *site = map(Path, sys.argv[1:])
    write_gallery(folder, recorded_from(site[0]) if site else None)


if __name__ == "__main__":
    main()
