"""The files of the API: its details, and for each kind of thing a list in pages and every one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activity_directory import messages
from activity_directory.feeds.json_files import as_json
from activity_directory.feeds.open_referral.identity import Identity
from activity_directory.feeds.open_referral.package import package_of
from activity_directory.feeds.open_referral.services import Services, at_a_place, in_a_list
from activity_directory.feeds.open_referral.taxonomies import Taxonomies
from activity_directory.urls import addresses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from activity_directory.catalogue.catalogue import Catalogue
    from activity_directory.feeds.open_referral.taxonomies import Document
    from activity_directory.listing.listing import Listing

VERSION = "HSDS-UK-3.0"
PROFILE = "https://github.com/OpenReferralUK/uk-profile/blob/main/docs/index.md"
OPENAPI = "https://docs.openreferraluk.org/en/latest/openapi30.json"
IN_A_PAGE = 100
"""Things in one page of a list."""


def files(
    listings: Iterable[Listing], catalogue: Catalogue, today: date, base: str
) -> Iterator[tuple[str, bytes]]:
    """Each file with its address, for a site that is published at `base`."""
    identity = Identity(catalogue.site.address or base)
    taxonomies = Taxonomies(catalogue, identity, base)
    services = Services(taxonomies, base)
    yield addresses.OPEN_REFERRAL_DETAILS, as_json(_details(catalogue, today, base))
    whole, listed, at_places, places = [], [], [], []
    for listing in listings:
        service = services.service(listing)
        short = in_a_list(service)
        whole.append(service)
        listed.append(short)
        for place in service.get("service_at_locations", ()):
            shorter = at_a_place(short)
            at_places.append({**place, "service": shorter})
            location = place["location"]
            plain = {name: value for name, value in location.items() if not isinstance(value, list)}
            places.append({**place, "location": plain, "service": shorter})
    yield from _kind("services", whole, listed)
    yield from _kind("service_at_locations", at_places, places)
    organisations = services.organisations
    yield from _kind("organizations", organisations, organisations)
    yield from _kind("taxonomies", taxonomies.all, taxonomies.all)
    yield from _kind("taxonomy_terms", taxonomies.terms, taxonomies.terms)
    yield from package_of(
        (
            ("taxonomies", taxonomies.all),
            ("taxonomy_terms", taxonomies.terms),
            ("organizations", organisations),
            ("services", whole),
        )
    )


def _details(catalogue: Catalogue, today: date, base: str) -> Document:
    """What the standard wants of an API, and what must be known of one that is made of files."""
    return {
        "version": VERSION,
        "profile": PROFILE,
        "openapi_url": OPENAPI,
        "from": catalogue.site.name,
        "licence": catalogue.site.licence,
        "as_of": today.isoformat(),
        "limits": messages.text("data.limits"),
        "documentation": addresses.absolute(base, addresses.DATA),
        "lists": {
            kind: addresses.absolute(base, addresses.open_referral_list(kind))
            for kind in addresses.OPEN_REFERRAL_KINDS
        },
    }


def _kind(
    kind: str, whole: Sequence[Document], listed: Sequence[Document]
) -> Iterator[tuple[str, bytes]]:
    """The pages of a list, of which there is one even of nothing, and each thing by itself."""
    pages = max(1, -(-len(listed) // IN_A_PAGE))
    for number in range(1, pages + 1):
        contents = listed[(number - 1) * IN_A_PAGE : number * IN_A_PAGE]
        page = {
            "total_items": len(listed),
            "total_pages": pages,
            "page_number": number,
            "size": len(contents),
            "first_page": number == 1,
            "last_page": number == pages,
            "empty": not contents,
            "contents": contents,
        }
        yield addresses.open_referral_list(kind, number), as_json(page)
    for one in whole:
        yield addresses.open_referral(kind, one["id"]), as_json(one)
