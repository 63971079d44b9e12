"""The cards of what a plan can have, in files by slug, for the page that prints a set of them.

They are those of the cards' own pages, letter for letter: what may be on a card, and what fits, is
decided there. A file has about ten, as those of a list have (portal/pages/my_list.py), so what the
page fetches doesn't tell whose cards are printed. The copy for phones has none of these: it has the
cards' pages.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from activity_directory.search.index_files import as_json
from activity_directory.urls import addresses

if TYPE_CHECKING:
    from pathlib import Path

_CODE = ('<svg class="card__shared"', "</svg>")
_SIDES = ('<div class="card-sheet card-sheet--a5">', '<div class="card-page__notes')
_ID = "card-code"
"""The id of the drawing of a code: on a page with several cards each has its own."""


def write(site: Path) -> None:
    """Beside each file of a complete site's lists, write one with the cards of its activities."""
    root, from_card = addresses.root_from(addresses.PLAN), addresses.root_from(addresses.card("x"))
    for file in sorted((site / addresses.LIST).glob("*-*.json")):
        if file.name.startswith("cards-"):
            continue
        found = {}
        for slug, listed in json.loads(file.read_text(encoding="utf-8")).items():
            if "days" in listed:
                page = site / addresses.file_of(addresses.card(slug))
                html = _card_in(page.read_text(encoding="utf-8")).replace(_ID, f"code-{slug}")
                found[slug] = html.replace(f'"{from_card}', f'"{root}')
        file.with_name(f"cards-{file.name}").write_bytes(as_json(found))


def _card_in(html: str) -> str:
    """The A5 card of a page, both sides, with its code."""
    code = html.index(_CODE[0])
    sides = html.index(_SIDES[0])
    end = html.index(_CODE[1], code) + len(_CODE[1])
    return html[code:end] + html[sides : html.index(_SIDES[1], sides)].rstrip()
