"""`postcodes`: make the table of postcodes by which visitors find what is near them."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from activity_directory.cli import clock, places
from activity_directory.cli.exit_codes import DONE, WrongCall
from activity_directory.cli.options import content_options
from activity_directory.system import atomic
from activity_directory.wording.places import shown_venues

if TYPE_CHECKING:
    from activity_directory.cli.options import Commands


MILES = 5.0
"""How far round about the venues postcodes are kept, if nobody says otherwise."""


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "postcodes",
        help="make the table of postcodes, so that people can see what is near them",
        description=(
            "Read an open file of postcodes, and write those round about your venues into the "
            "content folder, a small file for each first half of a postcode. Download Code-Point "
            "Open from osdatahub.os.uk, or the ONS Postcode Directory from geoportal.statistics.gov"
            ".uk: both are free. Once a year is often enough."
        ),
    )
    parser.add_argument(
        "file", metavar="FILE", type=Path, help="the zip as downloaded, its folder, or a CSV file"
    )
    parser.add_argument(
        "--miles",
        type=float,
        default=MILES,
        help=f"how far round about the venues (usually: {MILES:g})",
    )
    content_options(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from activity_directory.catalogue import postcode_files
    from activity_directory.catalogue.folders import POSTCODES
    from activity_directory.catalogue.loading import load
    from activity_directory.importers import open_postcodes

    content = places.content_folder(arguments.content)
    catalogue = load(content).catalogue
    if catalogue is None:
        message = "the entries can't be read. Run `publish.py check` first"
        raise WrongCall(message)
    if not arguments.file.exists():
        message = f"there is no file or folder {arguments.file}"
        raise WrongCall(message)
    venues = [venue for one in catalogue.activities for venue in shown_venues(one.venues)]
    known = {venue.postcode for venue in venues} - {""}
    year = (arguments.today or clock.today()).year
    try:
        table = open_postcodes.near(arguments.file, known, arguments.miles, year)
    except open_postcodes.NoPostcodes as fault:
        raise WrongCall(str(fault)) from None
    folder = content / POSTCODES
    files = {
        folder / f"{outward}.csv": postcode_files.written(units).encode()
        for outward, units in table.by_outward.items()
    }
    files[folder / postcode_files.ATTRIBUTION] = f"{table.attribution}\n".encode()
    atomic.put_all(files)
    for old in sorted(folder.glob("*.csv")):
        if old not in files:
            old.unlink()
    units = [unit for of_one in table.by_outward.values() for unit in of_one]
    print(f"Wrote {len(units):,} postcodes of {len(table.by_outward)} outward codes: ", end="")
    print(f"{', '.join(table.by_outward)}.")
    home = table.main_district(venues)
    for district, count in Counter(unit.district for unit in units).most_common():
        if district:
            whose = ", yours" if district == home else ""
            print(f"  {district}{whose}: {count:,} postcodes")
    print("To name the directories next to yours, write `neighbours:` in site.yml: docs/fields.md.")
    return DONE
