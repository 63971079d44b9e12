"""The page for people who write programs: where everything is, what it means, how to read it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from activity_directory import messages
from activity_directory.feeds.columns import columns
from activity_directory.portal.edition import Edition, SitePage, our_words
from activity_directory.portal.frame import PageMeta
from activity_directory.portal.views.common import Link
from activity_directory.portal.views.data import Example
from activity_directory.urls import addresses
from activity_directory.urls.addresses import linker
from activity_directory.wording.dates import full_date
from activity_directory.wording.phrases import size_words

EXAMPLES = Path(__file__).parents[1] / "examples"
ELSEWHERE = "https://directory.example.org/"
"""The site in the examples as they stand in their files."""
FILES = {
    "csv": addresses.ALL_CSV,
    "jsonl": addresses.ALL_JSONL,
    "geojson": addresses.ALL_GEOJSON,
    "package": addresses.PACKAGE,
    "changes": addresses.CHANGES,
    "calendar": addresses.calendar(addresses.HOME),
    "vocabularies": addresses.VOCABULARIES,
    "addresses": addresses.PERMALINKS,
    "coverage": addresses.COVERAGE,
}
"""Each file by the name of the sentence about it."""


def pages(edition: Edition) -> Iterator[SitePage]:
    """The one page."""
    words = our_words("data")
    site = edition.catalogue.site
    href = linker(addresses.root_from(addresses.DATA))
    for_surgeries = Link(
        addresses.HEALTHCARE_SERVICES,
        href(addresses.HEALTHCARE_SERVICES),
        messages.text(
            "data.healthcare-services", size=size_words(len(edition.healthcare_services))
        ),
    )
    open_data = edition.pages_by_slug.get("open-data")
    crumbs = ((open_data.title, addresses.page("open-data")),) if open_data else ()
    files = tuple(
        Link(
            address,
            href(address),
            messages.text(f"data.file-{name}"),
        )
        for name, address in FILES.items()
    )
    details = addresses.OPEN_REFERRAL_DETAILS
    lists = [("details", details)]
    lists.append(("tables", addresses.OPEN_REFERRAL_PACKAGE))
    lists += [(kind, addresses.open_referral_list(kind)) for kind in addresses.OPEN_REFERRAL_KINDS]
    yield edition.rendering(
        PageMeta(addresses.DATA, "data.html", words.title, words.summary, crumbs=crumbs),
        heading=words.title,
        lede=words.summary,
        as_of=messages.text("data.described", site=site.name, date=full_date(edition.today)),
        attribution=messages.text("data.attribution", site=site.name, licence=site.licence)
        if site.licence
        else messages.text("data.no-licence"),
        begin=messages.text("data.addresses-begin", address=edition.base),
        files=(*files, for_surgeries),
        feed=Link(messages.text("data.changes-title", site=site.name), href(addresses.CHANGES)),
        embed=Link(our_words("embed").title, href(addresses.EMBED)),
        lists=tuple(
            Link(
                address,
                href(address),
                messages.text(f"data.list-{name.replace('_', '-')}"),
            )
            for name, address in lists
        ),
        examples=tuple(
            Example(messages.text(f"data.example-{name}"), code)
            for name, code in _examples(edition.base)
        ),
        columns=columns(),
    )


def _examples(base: str) -> Iterator[tuple[str, str]]:
    """Each program with the name of its file, for a site that is published at `base`."""
    for name in ("free-today", "step-free", "open-referral"):
        code = (EXAMPLES / f"{name}.txt").read_text(encoding="utf-8")
        yield name, code.replace(ELSEWHERE, base)
