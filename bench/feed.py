"""Writes a feed of Open Referral UK with the defects that real ones have: pages, as they are saved.

    python bench/feed.py FOLDER [SERVICES]

Its services are the listings of `council.py`, with the same shares of defects, half of them in the
shape of version 1 and half in that of version 3. Same seed, same bytes.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from typing import Any

import council

IN_A_PAGE = 100
CODES = {day: day[:2].upper() for day in council.DAYS}
TERMS = (
    ("esdNeeds:69", "Social inclusion", "esdNeeds"),
    ("esdServiceTypes:298", "Carers support groups", "esdServiceTypes"),
    ("https://openactive.io/activity-list#95092977-5a20-4d6e-b312-8fddabe71544", "Walking", "oa"),
    ("local:12", "Things to do", "local"),
    ("local:13", "Loneliness", "local"),
    ("local:14", "Exercise", "local"),
)


def service(number: int, dice: random.Random) -> dict[str, Any]:
    """One listing of the council as a service of version 3."""
    row = dict(zip(council.COLUMNS, council.row(number, dice), strict=True))
    day, month, year = row["Assured Date"].split("/")
    phones = [{"id": f"n{number}", "number": row["Telephone"]}] if row["Telephone"] else []
    named = dice.random() < 0.45
    weekday = dice.choice(council.DAYS)
    start = dice.choice((9, 10, 11, 13, 14, 18))
    pattern = {
        "freq": dice.choice(("WEEKLY", "WEEKLY", "week", "MONTHLY")),
        "byday": CODES[weekday],
        "opens_at": f"{start:02}:00:00",
        "closes_at": f"{start + 2:02}:00:00",
        "valid_to": "2024-03-31" if dice.random() < 0.05 else None,
        "description": f"{dice.choice(council.DAYS)}s" if dice.random() < 0.02 else None,
    }
    if pattern["freq"] == "MONTHLY":
        pattern["byday"] = f"{dice.randrange(1, 5)}{CODES[weekday]}"
    amount = dice.choice((None, None, 0, 2.5, 3, 5))
    taxonomy = [dice.choice(TERMS) for _ in range(dice.randrange(1, 4))]
    return {
        "id": row["Service ID"],
        "name": row["Service Name"],
        "description": row["Description"],
        "url": row["Web Address"] or None,
        "email": row["E-mail"] or None,
        "status": "active" if row["Status"].casefold() in {"active", "live"} else "inactive",
        "fees": row["Cost"],
        "assured_date": f"{year}-{month}-{day}",
        "assurer_email": "officer@council.example.org",
        "organization": {"id": f"o{number}", "name": row["Organisation Name"]},
        "schedules": [
            {"id": f"s{number}"} | (pattern if named else {"description": row["Opening times"]})
        ],
        "service_at_locations": [
            {
                "id": f"l{number}",
                "location": {
                    "id": f"p{number}",
                    "location_type": "physical",
                    "name": row["Venue Name"],
                    "latitude": float(row["Latitude"]),
                    "longitude": float(row["Longitude"]),
                    "addresses": [
                        {
                            "id": f"a{number}",
                            "attention": row["Contact Name"],
                            "address_1": row["Address 1"],
                            "city": row["Town"],
                            "postal_code": row["Post Code"],
                            "address_type": "physical",
                        }
                    ],
                    "accessibility": [{"id": f"x{number}", "description": row["Accessibility"]}],
                },
            }
        ],
        "cost_options": []
        if amount is None
        else [{"id": f"c{number}", "amount": amount, "amount_description": "per session"}],
        "contacts": [{"id": f"k{number}", "name": row["Contact Name"], "phones": phones}],
        "attributes": [
            {
                "id": f"t{number}-{place}",
                "taxonomy_term": {"id": code, "name": name, "taxonomy": family, "term": code},
            }
            for place, (code, name, family) in enumerate(taxonomy)
        ],
    }


def of_version_1(one: dict[str, Any]) -> dict[str, Any]:
    """The same service in the names of version 1."""
    found = dict(one)
    found["regular_schedules"] = found.pop("schedules")
    found["service_taxonomys"] = [
        {
            "id": term["id"],
            "taxonomy": {**term["taxonomy_term"], "vocabulary": term["taxonomy_term"]["taxonomy"]},
        }
        for term in found.pop("attributes")
    ]
    for at in found["service_at_locations"]:
        location = at["location"]
        location["physical_addresses"] = location.pop("addresses")
        location["accessibility_for_disabilities"] = [
            {"id": access["id"], "accessibility": access["description"]}
            for access in location.pop("accessibility")
        ]
    return found


def main() -> None:
    """Write the pages."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    count = int(sys.argv[2]) if len(sys.argv) > 2 else council.ROWS
    dice = random.Random(37)  # noqa: S311 - chances, no secret
    every = [service(number, dice) for number in range(count)]
    for start in range(0, count, IN_A_PAGE):
        page = every[start : start + IN_A_PAGE]
        if start // IN_A_PAGE % 2:
            whole = {
                "totalElements": count,
                "totalPages": -(-count // IN_A_PAGE),
                "content": [of_version_1(one) for one in page],
            }
        else:
            whole = {"total_items": count, "total_pages": -(-count // IN_A_PAGE), "contents": page}
        file = folder / f"services-{start // IN_A_PAGE + 1:03}.json"
        file.write_text(json.dumps(whole, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
