"""The whole directory in one file each: CSV, JSON lines and GeoJSON, and what their columns mean.

All three have the columns of `columns`. `datapackage.json` (Frictionless Data, version 1) names the
files, the licence, the date and the meaning of every column, for programs; a page says the same.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from activity_directory import messages
from activity_directory.feeds.columns import Published, columns
from activity_directory.feeds.json_files import as_json
from activity_directory.sanitise.csv import as_csv
from activity_directory.urls import addresses
from activity_directory.wording.dates import full_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from activity_directory.catalogue.catalogue import Catalogue
    from activity_directory.feeds.columns import Column, Kind
    from activity_directory.listing.listing import Listing
    from activity_directory.model.site import Site

_MARK_OF_UTF_8 = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Without it, Excel shows "Â£3.50"."""
_ON_A_MAP = (
    "page", "name", "summary", "organisation", "categories", "status", "freshness", "when", "cost",
    "who", "how_to_join", "phone", "website", "checked_on",
)  # fmt: skip
"""What GeoJSON has of each activity: what people ask of a mark on a map."""
_FRICTIONLESS: Mapping[Kind, str] = MappingProxyType(
    {"number": "integer", "yes-no": "boolean", "date": "date"}
)
"""Types of cells; every other kind is words, for several values stand in one cell."""


def files(
    listings: Iterable[Listing], catalogue: Catalogue, today: date, base: str
) -> Iterator[tuple[str, bytes]]:
    """Each file with its address, for a site that is published at `base`."""
    known = columns()
    published = [Published(listing, catalogue, base) for listing in listings]
    values = [[column.value(one) for column in known] for one in published]
    yield addresses.ALL_CSV, _as_table(known, values)
    yield addresses.ALL_JSONL, _as_lines(known, values)
    yield addresses.ALL_GEOJSON, _as_map(published, catalogue.site, today)
    yield addresses.PACKAGE, _as_package(catalogue.site, today)


def _as_table(known: Sequence[Column], values: Iterable[Sequence[Any]]) -> bytes:
    """Every listing as CSV, for people with a spreadsheet: headings, labels and words."""
    rows = (
        [column.for_person(value) for column, value in zip(known, row, strict=True)]
        for row in values
    )
    return (_MARK_OF_UTF_8 + as_csv([column.heading for column in known], rows)).encode()


def _as_lines(known: Sequence[Column], values: Iterable[Sequence[Any]]) -> bytes:
    """Every listing as one line of JSON, for programs: names, ids and values."""
    return b"".join(
        as_json(
            {
                column.name: column.for_program(value)
                for column, value in zip(known, row, strict=True)
            }
        )
        for row in values
    )


def _as_map(published: Iterable[Published], site: Site, today: date) -> bytes:
    """A point for each place that may be shown and is known, of what stands in lists (RFC 7946).

    Nothing of what is about safety, nor of what has a withheld place beside others.
    """
    known = [column for column in columns() if column.name in _ON_A_MAP]
    features = []
    for one in published:
        activity = one.listing.activity
        if activity.about_safety or activity.withholds_its_place or not one.listing.listed:
            continue
        for number, venue in enumerate(one.venues, start=1):
            if venue.location is not None:
                latitude, longitude = venue.location
                facts = {column.name: column.for_program(column.value(one)) for column in known}
                place = {"venue": venue.name, "street": venue.street, "postcode": venue.postcode}
                features.append(
                    {
                        "type": "Feature",
                        "id": f"{activity.slug}/{number}",
                        "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
                        "properties": facts | place,
                    }
                )
    about = {"from": site.name, "licence": site.licence, "as_of": today.isoformat()}
    return as_json({"type": "FeatureCollection", **about, "features": features})


def _as_package(site: Site, today: date) -> bytes:
    """What the files are, on what terms, and what every column of the table means."""
    licence = {"name": site.licence.replace(" ", "-"), "title": site.licence}
    fields = [
        {
            "name": column.heading,
            "title": column.name,
            "description": column.about,
            "type": _FRICTIONLESS.get(column.kind, "string"),
        }
        | ({"trueValues": [_yes()], "falseValues": [_no()]} if column.kind == "yes-no" else {})
        for column in columns()
    ]
    return as_json(
        {
            "name": "activities",
            "title": messages.text("data.title", site=site.name),
            "description": messages.text("data.described", site=site.name, date=full_date(today)),
            "created": f"{today.isoformat()}T00:00:00Z",
            "version": today.isoformat(),
            **({"licenses": [licence]} if site.licence else {}),
            "contributors": [{"title": site.name, "role": "publisher"}],
            "resources": [
                {
                    "name": "activities",
                    "path": "activities.csv",
                    "profile": "tabular-data-resource",
                    "format": "csv",
                    "mediatype": "text/csv",
                    "encoding": "utf-8",
                    "schema": {"fields": fields, "primaryKey": [fields[0]["name"]]},
                },
                {"name": "activities-as-lines", "path": "activities.jsonl", "format": "jsonl"},
                {"name": "activities-on-a-map", "path": "activities.geojson", "format": "geojson"},
            ],
        }
    )


def _yes() -> str:
    return messages.text("data.yes")


def _no() -> str:
    return messages.text("data.no")
