"""The places of an area as a small map, drawn when the site is built: decision 38."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from activity_directory import messages
from activity_directory.portal.views.area_map import (
    AreaPlaces,
    GroundOfPlaces,
    PlaceInList,
    PlacePin,
    Scale,
)
from activity_directory.portal.views.common import Link
from activity_directory.search.results_map import Place, drawing_of, places_of
from activity_directory.urls import addresses
from activity_directory.wording.places import shown_venues

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from activity_directory.catalogue.catalogue import Catalogue
    from activity_directory.listing.listing import Listing
    from activity_directory.portal.viewing.viewer import Href
    from activity_directory.search.results_map import Drawing, Spot
    from activity_directory.vocabulary import Term

MOST_LISTINGS = 50
"""With more on a page, the map and its list would make it too heavy."""
WIDTH, HEIGHT = 360, 300
"""Pixels of the drawing on a phone: pins are measured in them."""
_PIN = 22
"""Half the side of what people press."""
_DIGIT = 10
_SCALES = (0.5, 1, 2, 5, 10)
"""Miles."""
_LEAST_MILES = 1.8
"""So that what is about an area is seen: the river, and where it ends."""


class DrawnPlaces:
    """The places of some listings on their ground, worked out once for every page."""

    def __init__(
        self, catalogue: Catalogue, listings: Iterable[Listing], cloths: Mapping[str, str]
    ) -> None:
        self._catalogue = catalogue
        self._listings = listings
        self._cloths = cloths

    def _places(self, listing: Listing) -> tuple[Place, ...]:
        activity = listing.activity
        return places_of(
            shown_venues(activity.venues),
            self._catalogue.postcodes,
            about_safety=activity.about_safety,
        )

    @cached_property
    def _drawing(self) -> Drawing | None:
        places = (
            place for listing in self._listings if listing.listed for place in self._places(listing)
        )
        return drawing_of(places, self._catalogue, self._cloths)

    def of(self, area: Term, listings: Sequence[Listing], href: Href) -> AreaPlaces | None:
        """The places of an area where some listings are; None where no place is known."""
        if self._drawing is None or len(listings) > MOST_LISTINGS:
            return None
        frame, ground = self._drawing.frame, self._drawing.ground
        at: dict[Place, list[Listing]] = {}
        for listing in listings:
            for place in self._places(listing):
                if place[0].area == area and frame.holds(frame.spot(place[1])):
                    at.setdefault(place, []).append(listing)
        if not at:
            return None
        spots = [frame.spot(position) for _, position in at]
        x, y, width, height = _part_about(spots, frame.mile)
        pixel = width / WIDTH
        return AreaPlaces(
            name=messages.text("map.places-in", area=area.label),
            box=f"{x} {y} {width} {height}",
            ground=tuple(
                GroundOfPlaces(one.cloth, path)
                for one in ground
                if (path := one.within(x - _PIN, y - _PIN, width + 2 * _PIN, height + 2 * _PIN))
            ),
            pins=tuple(_pins([venue.name for venue, _ in at], spots, pixel)),
            scale=_scale(x, y + height, frame.mile, pixel),
            places=tuple(
                PlaceInList(
                    str(number),
                    venue.name,
                    tuple(
                        Link(one.activity.name, href(addresses.activity(one.activity.slug)))
                        for one in there
                    ),
                )
                for number, ((venue, _), there) in enumerate(at.items(), 1)
            ),
            key=messages.text(
                "map.key-of-dots" if self._catalogue.postcodes else "map.key-without-dots"
            ),
            attribution=self._catalogue.postcodes.attribution,
        )


def _part_about(spots: Sequence[Spot], mile: float) -> tuple[int, int, int, int]:
    """The part of the drawing that shows some spots: where it starts, its width and height."""
    lefts, tops = zip(*spots, strict=True)
    free = 1 - 4 * _PIN / WIDTH
    width = max(
        (max(lefts) - min(lefts)) / free,
        (max(tops) - min(tops)) / (1 - 4 * _PIN / HEIGHT) * WIDTH / HEIGHT,
        _LEAST_MILES * mile,
    )
    height = width * HEIGHT / WIDTH
    x = (max(lefts) + min(lefts) - width) / 2
    y = (max(tops) + min(tops) - height) / 2
    return round(x), round(y), round(width), round(height)


def _scale(left: int, foot: int, mile: float, pixel: float) -> Scale:
    """The longest length of `_SCALES` that is at most a third as wide as the drawing."""
    miles = max(one for one in _SCALES if one in _SCALES[:1] or one * mile <= WIDTH * pixel / 3)
    x, y, wide, tick = (round(one) for one in (12 * pixel, 14 * pixel, miles * mile, 6 * pixel))
    text = (
        messages.text("map.half-mile")
        if miles < 1
        else messages.text("map.miles", count=round(miles))
    )
    path = f"M{left + x} {foot - y - tick}v{tick}h{wide}v-{tick}"
    return Scale(path, text, left + x + wide // 2, foot - y - round(6 * pixel), round(14 * pixel))


def _pins(names: Sequence[str], spots: Sequence[Spot], pixel: float) -> Iterable[PlacePin]:
    """A pin for each place, in units of the drawing; those that would cover each other are one."""
    groups: list[tuple[list[int], Spot]] = []
    for number, (x, y) in enumerate(spots, 1):
        for together, (left, top) in groups:
            if max(abs(x - left), abs(y - top)) < 2 * _PIN * pixel:
                together.append(number)
                break
        else:
            groups.append(([number], (x, y)))
    for together, (x, y) in groups:
        text = messages.text("list.between").join(map(str, together))
        width = round((2 * _PIN + _DIGIT * (len(text) - 1)) * pixel)
        side = round(2 * _PIN * pixel)
        yield PlacePin(
            f"#place-{together[0]}",
            messages.text(
                "areas.numbered",
                number=text,
                area=messages.text("list.between").join(names[one - 1] for one in together),
            ),
            text,
            x - width // 2,
            y - side // 2,
            width,
            side,
            x,
            round(y + 6 * pixel),
            round(18 * pixel),
        )
