"""Every component of the theme with its examples, as pages to test and to look at.

    python -m tests.gallery.gallery FOLDER     writes gallery.html and its files there

The gallery is for tests and for whoever changes the look: the portal never publishes it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from tools import components as contracts

from activity_directory.portal.jinja import ENVIRONMENT
from activity_directory.portal.scripts import scripts
from activity_directory.portal.stylesheet import static_files, stylesheet
from activity_directory.portal.views.site import Banner

THEME = Path(__file__).resolve().parents[2] / "theme"
COMPONENTS = THEME / "templates" / "components"


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


def gallery_page(language: str = "en-GB", direction: str = "ltr") -> str:
    """All examples on one page of the portal itself, under its real header and footer."""
    jinja = environment()
    parts = []
    for component in component_names():
        about = contracts.component(component).about
        parts.append(Markup('<section><h2 id="{0}">{0}</h2><p>{1}</p>').format(component, about))
        for number, example in enumerate(examples(component)):
            html = with_own_ids(rendered(jinja, example), f"{component}-{number}")
            if example.reveal:
                html = re.sub(r"\shidden(?=[\s>])", "", html, count=1)
            parts.append(
                Markup('<h3>{}</h3><div lang="{}" dir="{}">{}</div><hr class="stitched">').format(
                    example.name,
                    example.language or language,
                    direction if example.direction == "ltr" else example.direction,
                    Markup(html),
                )
            )
        parts.append(Markup("</section>"))
    template = jinja.from_string(
        '{% extends "base.html" %}{% block main %}<h1>Gallery</h1>{{ parts }}{% endblock %}'
    )
    return template.render(
        site=site_view(), page=page_view(language, direction), parts=Markup("").join(parts)
    )


def site_view() -> SimpleNamespace:
    files = static_files(THEME)
    return SimpleNamespace(
        **given_to(examples("site-header")[0]),
        **given_to(examples("site-footer")[0]),
        language="en-GB",
        demonstration=Banner(**given_to(examples("site-banner")[0])),
        banner=None,
        stylesheet=stylesheet(THEME).name,
        as_of_date="2026-11-23",
        pinned="2026-11-23",
        scripts=(scripts(THEME)["scripts/site.js"].name,),
        font=files["fonts/atkinson-hyperlegible-next-latin.woff2"].name,
        icon=files["images/icon.svg"].name,
        icon_touch=files["images/icon-180.png"].name,
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
            "quick_exit": None,
            "posts_to": "",
            **more,
        }
    )


def write_static(folder: Path) -> None:
    """The theme's files under the names that pages ask for."""
    for file in (*static_files(THEME).values(), *scripts(THEME).values(), stylesheet(THEME)):
        path = folder / file.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)


def main() -> None:
    folder = Path(sys.argv[1])
    write_static(folder)
    (folder / "gallery.html").write_text(gallery_page(), encoding="utf-8")
    (folder / "gallery-rtl.html").write_text(gallery_page("ar", "rtl"), encoding="utf-8")


if __name__ == "__main__":
    main()
