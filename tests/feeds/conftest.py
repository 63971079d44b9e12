"""The demonstration as records, for tests of what is published of it."""

from datetime import date
from typing import NamedTuple

import pytest
from tests.conftest import CONTENT

from activity_directory.catalogue.catalogue import Catalogue
from activity_directory.catalogue.loading import load
from activity_directory.listing.listing import Listing, calendar_of, listings_on


class Written(NamedTuple):
    """What the demonstration's site is made of."""

    catalogue: Catalogue
    today: date
    listings: tuple[Listing, ...]


@pytest.fixture(scope="session")
def written() -> Written:
    catalogue = load(CONTENT).catalogue
    assert catalogue is not None
    today = catalogue.site.today
    assert today is not None
    listings = listings_on(catalogue, today, calendar_of(catalogue.site, today))
    return Written(catalogue, today, listings)
