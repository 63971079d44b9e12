"""The cards as PDFs, for e-mails and for printers that add something of their own to a page.

docs/decisions/0007-card.md says which cards have one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from jinja2 import Environment, FileSystemLoader

from activity_directory import cards, messages
from activity_directory.cards.sizes import SIZES, points_of, setting_of
from activity_directory.portal import jinja
from activity_directory.portal.edition import Edition
from activity_directory.portal.typesetter import (
    THEME,
    Typesetter,
    can_be_drawn,
    language_and_region,
    refuse_what_tells,
)
from activity_directory.portal.viewing.viewer import patch as patch_of
from activity_directory.portal.views.patches import Patch
from activity_directory.urls import addresses

_SIZES = {size.id: size for size in SIZES}
_MARGINS = {"a5": 8, "pocket": 7, "large-print": 10, "easy-read": 10}


def has_pdf(edition: Edition, card: cards.Card) -> bool:
    """Whether this card has a PDF.

    A guarded one has none: a file stays on a disk and in a list of downloads. One with a letter
    that our typeface lacks is printed from its page alone, in the visitor's own typeface.
    """
    wanted = edition.catalogue.site.card_pdfs and not card.guarded and card.back is not None
    return wanted and can_be_drawn(f"{card.name}{card.summary}{card.facts}{card.ask_for}")


def files(edition: Edition, share: int = 0, shares: int = 1) -> Iterator[tuple[str, bytes]]:
    """Every PDF with its address, or those of one of several shares of the activities.

    There are none where the community wants none.
    """
    site = edition.catalogue.site
    if not site.card_pdfs:
        return
    pictures = _pictures()
    with Typesetter("card.typ") as typesetter:
        for listing in edition.listings[share::shares]:
            activity = listing.activity
            of_activity = cards.cards_of(listing, site, edition.base, code=edition.code_of(listing))
            if isinstance(of_activity, cards.Refusal):
                continue
            for card in of_activity.of_sizes:
                if not has_pdf(edition, card):
                    continue
                source = _source(card, patch_of(activity), pictures, site.language)
                address = addresses.card_pdf(activity.slug, card.size)
                refuse_what_tells(edition.catalogue.certain_secrets, address, source)
                yield address, typesetter.pdf(source)


def about_how_many(edition: Edition) -> int:
    """About how many there will be, for a progress bar."""
    if not edition.catalogue.site.card_pdfs:
        return 0
    return len(SIZES) * sum(one.is_on and not one.activity.about_safety for one in edition.listings)


def _source(card: cards.Card, patch: Patch, pictures: Mapping[str, str], language: str) -> str:
    """What the template gets, as one line of JSON."""
    back = card.back
    if back is None:
        message = "a card with a PDF has a back"
        raise ValueError(message)
    size = _SIZES[card.size]
    setting = setting_of(size, points_of(card.points), card.spacing)
    text = messages.text
    other = card.other_way
    beside = [
        text("card.ask-for", whom=card.ask_for) if card.ask_for else "",
        text("card.best-time", time=card.best_time) if card.best_time else "",
        card.also,
        text(f"card.or-{other.means}", link=other.words) if other else "",
    ]
    tongue, region = language_and_region(language)
    given = {
        "size": size.id,
        "unit": size.unit,
        "small": size.smallest,
        "width": size.width,
        "height": size.height,
        "margin": _MARGINS[size.id],
        "column": size.column,
        "labels": size.labels,
        "code_width": size.code,
        "patch_width": size.patch,
        "points": setting.points,
        "leading": setting.leading,
        "name_type": setting.name,
        "number_type": setting.number,
        "ring_type": size.number * 0.8,
        "language": tongue,
        "region": region,
        "title": text("card.label", heading=card.heading, name=card.name),
        "heading": card.heading,
        "portal": card.portal,
        "name": card.name,
        "highlight": card.highlight,
        "summary": card.summary,
        "warnings": card.warnings,
        "facts": [
            {
                "label": fact.label,
                "lines": fact.lines,
                "picture": pictures[fact.picture] if fact.picture else "",
            }
            for fact in card.facts
        ],
        "way": {
            "verb": card.way.verb,
            "words": card.way.words,
            "link": card.way.link,
            "is_number": card.way.is_number,
        },
        "beside": [one for one in beside if one],
        "asks": bool(card.ask_for),
        "scan": text("card.scan"),
        # A line may end after each slash: zero-width spaces would be in what people copy.
        "address": "".join(card.address),
        "url": card.url,
        "code": _code(card),
        "code_text": card.qr_title,
        "code_on_back": card.code_on_back,
        "patch": _patch(patch) if card.patch else "",
        "checked": card.checked,
        "please": card.please,
        "blanks": [(label, len(rules)) for label, rules in back.blanks],
        "fine": back.fine,
        "ring": back.ring,
        "ring_number": back.number,
        "ring_link": back.link,
        "crisis_heading": text("card.back-crisis"),
        "crisis": back.crisis,
    }
    return json.dumps(given, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="{}">{}</svg>'


def _code(card: cards.Card) -> str:
    return _SVG.format(
        f"0 0 {card.qr.size} {card.qr.size}", f'<path stroke="#000" d="{card.qr.path}"/>'
    )


def _pictures() -> dict[str, str]:
    """The drawings of components/icon, as they are on a card."""
    environment = Environment(loader=FileSystemLoader(THEME / "templates"), **jinja.ENVIRONMENT)  # noqa: S701 - it is on there
    drawn = vars(environment.get_template("components/icon/macro.html").module)["drawings"]
    return {name: _icon(*paths) for name, paths in drawn.items()}


def _icon(fill: str, lines: str) -> str:
    return _SVG.format(
        "0 0 24 24",
        f'<path fill="#ddd" d="{fill}"/><path fill="none" stroke="#000" stroke-width="1.75" '
        f'stroke-linecap="round" stroke-linejoin="round" d="{lines}"/>',
    )


def _patch(patch: Patch) -> str:
    """In black and grey, as components/patch/style.css has it on paper."""
    grey, black = "#bbb", "#000"
    first, second = (black, grey) if "patch--b" in patch.look else (grey, black)
    turn = f' transform="{patch.turned}"' if patch.turned else ""
    return _SVG.format(
        "0 0 96 96",
        f'<g fill-rule="evenodd"{turn}><path fill="{first}" d="{patch.first}"/>'
        f'<path fill="{second}" d="{patch.second}"/><path fill="none" stroke="#000" '
        f'stroke-width="1.6" stroke-dasharray="5 3.6" stroke-linecap="round" '
        f'd="M5 5h86v86H5z"/></g>',
    )
