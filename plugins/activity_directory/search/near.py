"""The files by which the find page tells how far it is: where things are, and where postcodes are.

A visitor's postcode is looked up in the browser, in the file of its outward code. The files hold
degrees in whole ten-thousandths, which is 11 metres: docs/decisions/0032-near-me.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from activity_directory.model.postcodes import most_common
from activity_directory.search.facets import wider_areas
from activity_directory.search.typed import typed
from activity_directory.urls import addresses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from activity_directory.catalogue.catalogue import Community
    from activity_directory.model.place import Venue
    from activity_directory.model.postcodes import Position, Unit
    from activity_directory.search.facets import Row


NEAR = f"{addresses.SEARCH}near.json"
POSTCODES = f"{addresses.SEARCH}postcodes/"

_Whole = tuple[int, int]
"""A position in ten-thousandths of a degree."""


def near_files(community: Community, ordered: Sequence[Row]) -> Mapping[str, dict[str, Any]]:
    """Each file by its address; none where the community has no table of postcodes."""
    if not community.postcodes:
        return {}
    files = {NEAR: near(community, ordered)}
    for outward, units in community.postcodes.by_outward.items():
        files[f"{POSTCODES}{outward}.json"] = postcodes_of(units)
    return files


def near(community: Community, ordered: Sequence[Row]) -> dict[str, Any]:
    """Where the listings, the places and the outward codes are.

    `points` are positions; `rows` has those of each row, by number, and `places` what people may
    call them: the names as they are compared, how it is shown, and its position. `outward` has the
    middle of each outward code and its council; `areas` have the name, the page and the position of
    each; `place` is what the community is called, `home` the
    council of its venues, and `neighbours` the name and the website of other directories.
    """
    postcodes = community.postcodes
    numbers: dict[_Whole, int] = {}
    names: dict[str, tuple[str, Position]] = {}
    by_area: dict[str, list[Position]] = {}
    rows = []
    venues: dict[Venue, None] = {}
    for row in ordered:
        venues.update(dict.fromkeys(row.venues))
        positions = [postcodes.position_of(venue) for venue in row.venues]
        rows.append(
            [
                numbers.setdefault(_whole(position), len(numbers))
                for position in dict.fromkeys(positions)
                if position is not None
            ]
        )
    for venue in venues:
        position = postcodes.position_of(venue)
        if position is None:
            continue
        names.setdefault(typed(venue.name), (venue.name, position))
        if venue.area is not None:
            by_area.setdefault(venue.area.id, []).append(position)
    areas = []
    places = [[[name], label, *_whole(at)] for name, (label, at) in names.items()]
    whole = wider_areas(community.vocabularies)
    for area in community.vocabularies["areas"]:
        if area.id in by_area and area.id not in whole:
            known = dict.fromkeys(map(typed, (area.label, *area.synonyms)))
            at = _whole(_middle(by_area[area.id]))
            places.append([list(known), area.label, *at])
            areas.append([area.label, addresses.area(area.id), *at])
    return {
        "points": list(numbers),
        "rows": rows,
        "places": places,
        "areas": areas,
        "outward": {
            outward: [*_whole(_middle(map(_position, units))), _district(units)]
            for outward, units in postcodes.by_outward.items()
            if units
        },
        "place": community.site.place,
        "home": postcodes.main_district(community.shown_venues),
        "neighbours": {one.district: [one.name, one.website] for one in community.site.neighbours},
    }


def postcodes_of(units: Sequence[Unit]) -> dict[str, Any]:
    """The postcodes of one outward code.

    `units` has the position of each from `middle`, and the number of its council among `districts`
    where that is not the first.
    """
    middle = _whole(_middle(map(_position, units))) if units else (0, 0)
    main = _district(units)
    districts = [main, *sorted({unit.district for unit in units} - {main})]
    return {
        "middle": middle,
        "districts": districts,
        "units": {unit.inward: list(_from(middle, unit, districts)) for unit in units},
    }


def _from(middle: _Whole, unit: Unit, districts: Sequence[str]) -> Iterator[int]:
    north, east = _whole(_position(unit))
    yield from (north - middle[0], east - middle[1])
    if unit.district != districts[0]:
        yield districts.index(unit.district)


def _district(units: Iterable[Unit]) -> str:
    return most_common(unit.district for unit in units)


def _position(unit: Unit) -> Position:
    return unit.latitude, unit.longitude


def _middle(positions: Iterable[Position]) -> Position:
    known = tuple(positions)
    return (
        sum(north for north, _ in known) / len(known),
        sum(east for _, east in known) / len(known),
    )


def _whole(position: Position) -> _Whole:
    return round(position[0] * 10_000), round(position[1] * 10_000)
