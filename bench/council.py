"""Writes the sheet of a council's directory, with the defects that real ones have.

    python bench/council.py FILE.csv [ROWS]

Its shares were counted in the lists that councils publish: the weekday stands only in the prose of
one in five, nineteen in twenty have HTML, one in twenty has no contact, three in four were assured
years ago, three in a thousand have the id of another. Same seed, same bytes.
"""

from __future__ import annotations

import csv
import random
import sys
from pathlib import Path

ROWS = 2_700
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
WHAT = (
    "Chair Yoga",
    "Coffee Morning",
    "Walking Group",
    "Art Class",
    "Choir",
    "Lunch Club",
    "Singing",
    "Knit and Natter",
    "Memory Cafe",
    "Men's Shed",
    "Table Tennis",
    "Carers' Group",
    "Tai Chi",
)
WHERE = (
    "St Anne's Church Hall",
    "Highfield Community Centre",
    "Northgate Library",
    "Mill Lane Hall",
    "Larkwell Methodist Church",
    "The Pump House",
    "Memorial Park Pavilion",
)
TOWNS = ("Larkwell", "Highfield", "Northgate", "Mill Lane", "Riverside", "Old Town", "Westbrook")
KINDS = (
    "Exercise",
    "Social groups",
    "Arts and crafts",
    "Music",
    "Health",
    "Carers",
    "Food",
    "Walking",
)
PRICES = (
    "Free",
    "£3",
    "£5-£7",
    "Donation",
    "£2.50 per session",
    "£3 (£2 concessions)",
    "",
    "Contact us",
    "Varies",
    "No charge",
    "£40 per term",
    "free of charge",
)
TIMES = (
    "{day}s 10am - 12 noon",
    "{day} 10-12",
    "Every {day} 2pm-4pm",
    "1st and 3rd {day} 10am to 12pm",
    "{day} 7 to 9",
    "{day} 1.30pm-3.30pm, term time only",
    "{day} & Friday 10:00-11:30",
    "Last {day} of the month 2pm",
    "Various",
    "Please contact us",
    "Mon-Fri 9am-5pm",
    "{day} 10am-12pm except bank holidays",
)
NO_DAY = ("Morning sessions", "See website", "Various times", "", "", "10am - 12pm")
COLUMNS = (
    "Service ID",
    "Service Name",
    "Organisation Name",
    "Description",
    "Telephone",
    "E-mail",
    "Web Address",
    "Address 1",
    "Venue Name",
    "Town",
    "Post Code",
    "Opening times",
    "Cost",
    "Category",
    "Age range",
    "Accessibility",
    "Status",
    "Assured Date",
    "Last Updated",
    "Latitude",
    "Longitude",
    "Contact Name",
    "Referral Required",
)


def row(number: int, dice: random.Random) -> list[str]:
    """One listing of the council."""
    day, what, where = dice.choice(DAYS), dice.choice(WHAT), dice.choice(WHERE)
    town = dice.choice(TOWNS)
    named = dice.random()
    prose = (
        f"{what} for local people, run by volunteers. Everybody is welcome and there is tea after."
    )
    if dice.random() < 0.2:
        prose += f" We meet every {day} morning."
        times = dice.choice(NO_DAY)
    else:
        times = dice.choice(TIMES).format(day=day) if named < 0.35 else dice.choice(NO_DAY)
    if dice.random() < 0.95:
        prose = f"<p>{prose.replace('. ', '.</p><p>')}</p><ul><li>Tea&nbsp;&amp; cake</li></ul>"
    no_contact = dice.random() < 0.05
    phone = dice.choice(
        (
            "01632 960{:03}",
            "01632-960{:03}",
            "(01632) 960{:03}",
            "01632 960{:03} / 07700 900123",
            "1632960{:03}",
            "01632 960{:03} (Mon-Fri)",
        )
    ).format(dice.randrange(1000))
    year = dice.choice((2018, 2019, 2020, 2021, 2022)) if dice.random() < 0.75 else 2026
    same = number > 10 and dice.random() < 0.003
    return [
        str(10_000 + (number - 7 if same else number)),
        f"{town} {what}" + (f" {number}" if number % 3 else ""),
        dice.choice((f"{town} Friends", f"{what} Trust", "Age Well Borough", f"{where} Committee")),
        prose,
        "" if no_contact or dice.random() < 0.2 else phone,
        ""
        if no_contact or dice.random() < 0.4
        else dice.choice((f"info@group{number}.org.uk", f"hello@club{number}.org.uk ")),
        ""
        if no_contact or dice.random() < 0.5
        else dice.choice((f"www.group{number}.org.uk", f"https://group{number}.org.uk/")),
        f"{dice.randrange(1, 90)} {dice.choice(('Mill Lane', 'Church Street', 'Station Road'))}",
        "" if dice.random() < 0.15 else where,
        town if dice.random() < 0.9 else "Various",
        dice.choice(
            (
                f"LW{dice.randrange(1, 9)} {dice.randrange(1, 9)}{dice.choice('ABDEF')}J",
                f"LW{dice.randrange(1, 9)}",
                "",
            )
        ),
        times,
        dice.choice(PRICES),
        "; ".join(dice.sample(KINDS, dice.randrange(1, 4))),
        dice.choice(("18+", "50+", "All ages", "", "16 - 25", "Adults")),
        dice.choice(("Wheelchair access", "Disabled parking; Hearing loop", "", "Yes")),
        dice.choice(("Active", "active", "Live"))
        if dice.random() < 0.96
        else dice.choice(("Closed", "Suspended", "Inactive")),
        f"{dice.randrange(1, 28):02}/{dice.randrange(1, 11):02}/{year}",
        f"{dice.randrange(1, 28):02}/{dice.randrange(1, 11):02}/2026",
        f"51.{dice.randrange(1000, 9999)}",
        f"-0.{dice.randrange(1000, 9999)}",
        dice.choice(("Mrs J Smith", "Tom Brown", "", "The warden")),
        dice.choice(("Yes", "No", "No", "")),
    ]


def main() -> None:
    """Write the sheet."""
    file, rows = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else ROWS
    dice = random.Random(16)  # noqa: S311 - chances, no secret
    with file.open("w", encoding="utf-8", newline="") as sheet:
        writer = csv.writer(sheet)
        writer.writerow(COLUMNS)
        writer.writerows(row(number, dice) for number in range(rows))


if __name__ == "__main__":
    main()
