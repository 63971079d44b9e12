"""One service of Open Referral, as its own file has it."""

import json
import re

from tests.conftest import BASE
from tests.small_catalogue import catalogue

from activity_directory.feeds.open_referral.files import files


def service_of(one, **changes) -> dict:
    """The service of one listing of a small borough, as its own file has it."""
    made = dict(files([one], catalogue(one.activity, **changes), one.today, BASE))
    [address] = [
        address
        for address in made
        if re.fullmatch("data/open-referral/services/[0-9a-f-]+.json", address)
    ]
    return json.loads(made[address])
