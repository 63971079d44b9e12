"""Writes the sheet of each map that comes with the software, with the defects that real ones have.

    python bench/sheets.py FOLDER [ROWS]

The listings are those of `council.py`, with the same shares of defects, in the columns that each
map names and in the words of that software: `council.csv`, `outpost.csv`, `twelve-step.csv`,
`connected-places-services.csv` and the workbook `connected-places-workbook.xlsx`. Same seed, same
bytes.
"""

from __future__ import annotations

import csv
import random
import sys
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import council

Table = Sequence[Sequence[str]]
Listing = Mapping[str, str]
"""A row of the council's sheet, by its columns."""
PLACES = 40
"""Organisations, and places, of a workbook: its services share them."""
OUTPOST = (
    *("import_id", "import_id_reference", "name", "description", "organisation", "url"),
    *("approved", "visible", "visible_from", "visible_to", "needs_referral", "min_age", "max_age"),
    *("notes", "service_taxonomies", "contact_name", "contact_title", "contact_visible"),
    *("contact_email", "contact_phone", "location_name", "location_latitude"),
    *("location_longitude", "location_address_1", "location_city", "location_postcode"),
    *("location_visible", "mask_exact_address", "preferred_for_post", "location_accessibilities"),
    *("free", "cost_option", "cost_amount", "cost_type", "temporarily_closed"),
    *("schedules_opens_at", "schedules_closes_at", "scheduled_weekday", "suitabilities"),
    *("how_to_start", "labels"),
)
MEETINGS = (
    *("Time", "End Time", "Day", "Name", "Location", "Address", "Region", "Sub Region", "Types"),
    *("Notes", "Location Notes", "Timezone", "Group", "District", "Sub District", "Website"),
    *("Website 2", "Mailing Address", "Venmo", "Email", "Phone", "Group Notes"),
    *(f"Contact {n} {what}" for n in (1, 2, 3) for what in ("Name", "Email", "Phone")),
    *("Last Contact", "Conference URL", "Conference Phone", "Author", "Slug", "Updated"),
)
SERVICES = (
    *("id", "organisation_id", "name", "type", "status", "intro", "description", "wait_time"),
    *("is_free", "fees_text", "fees_url", "testimonial", "video_embed", "url", "contact_name"),
    *("contact_phone", "contact_email", "show_referral_disclaimer", "referral_method"),
    *("referral_button_text", "referral_email", "referral_url", "category"),
)
SERVICE = (
    *("ID*", "Organisation ID*", "Name*", "Status*", "Intro*", "Description*", "Wait Time"),
    *("Is Free*", "Fees Text", "Fees URL", "Testimonial", "Video Embed", "URL*", "Contact Name*"),
    *("Contact Phone*", "Contact Email*", "Show Referral Disclaimer*", "Referral Method*"),
    *("Referral Email", "Referral URL", "Critera - Age Group", "Criteria - Disability"),
    *("Criteria Employment", "Criteria - Gender", "Criteria - Housing", "Criteria - Income"),
    *("Criteria - Language", "Criteria - Other"),
)
ORGANISATION = ("ID*", "Name*", "Description*", "URL*", "Email*", "Phone*")
LOCATION = (
    *("ID*", "Address Line 1*", "Address Line 2", "Address Line 3", "City*", "County*"),
    *("Postcode*", "Country*"),
)


def listings(rows: int) -> list[Listing]:
    """The listings of the council's sheet."""
    dice = random.Random(16)  # noqa: S311 - chances, no secret
    every = (council.row(number, dice) for number in range(rows))
    return [dict(zip(council.COLUMNS, one, strict=True)) for one in every]


def _is_running(one: Listing) -> bool:
    return one["Status"].casefold() in {"active", "live"}


def _is_free(one: Listing) -> bool:
    return one["Cost"].casefold() in {"free", "no charge", "free of charge"}


def _plain(one: Listing) -> str:
    return one["Description"].replace("<p>", "").replace("</p>", " ").partition("<ul>")[0].strip()


def _table(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> Table:
    return [columns, *([one.get(column, "") for column in columns] for one in rows)]


def outpost(every: Sequence[Listing]) -> Table:
    """Outpost's rows: one in three has a second row for another day of the same service."""
    dice = random.Random(17)  # noqa: S311 - as above
    found: list[dict[str, str]] = []
    for one in every:
        start, has_days = dice.randrange(9, 18), dice.random() < 0.45
        ages = one["Age range"].replace("+", "").split(" - ")
        is_age = ages[0].isdecimal()
        times = {
            "schedules_opens_at": f"{start:02}:00",
            "schedules_closes_at": f"{start + 2:02}:00",
            "scheduled_weekday": dice.choice(council.DAYS),
        }
        row = {
            "import_id": one["Service ID"],
            "name": one["Service Name"],
            "description": one["Description"],
            "organisation": one["Organisation Name"],
            "url": one["Web Address"],
            "approved": "TRUE" if dice.random() < 0.97 else "FALSE",
            "visible": "TRUE",
            "needs_referral": "TRUE" if one["Referral Required"] == "Yes" else "FALSE",
            "min_age": ages[0] if is_age else "",
            "max_age": ages[1] if is_age and len(ages) > 1 else "",
            "service_taxonomies": one["Category"],
            "contact_name": one["Contact Name"],
            "contact_title": dice.choice(("", "Manager", "Group leader")),
            "contact_visible": "FALSE" if dice.random() < 0.05 else "TRUE",
            "contact_email": one["E-mail"],
            "contact_phone": one["Telephone"],
            "location_name": one["Venue Name"],
            "location_latitude": one["Latitude"],
            "location_longitude": one["Longitude"],
            "location_address_1": one["Address 1"],
            "location_city": one["Town"],
            "location_postcode": one["Post Code"],
            "location_visible": "FALSE" if dice.random() < 0.03 else "TRUE",
            "mask_exact_address": "TRUE" if dice.random() < 0.03 else "FALSE",
            "location_accessibilities": "Wheelchair accessible entrance"
            if one["Accessibility"]
            else "",
            "free": "TRUE" if _is_free(one) else "FALSE",
            "cost_amount": "" if _is_free(one) else dice.choice(("", "3", "2.5", "5.00")),
            "temporarily_closed": "FALSE" if _is_running(one) else "TRUE",
            "suitabilities": dice.choice(("", "Older people", "Autism", "Learning difficulties")),
            "labels": dice.choice(("", "checked by phone")),
            **(times if has_days else {}),
        }
        found.append(row)
        if has_days and dice.random() < 0.33:
            another = {**times, "scheduled_weekday": dice.choice(council.DAYS)}
            found.append({"import_id_reference": one["Service ID"], **another})
    return _table(OUTPOST, found)


def meetings(every: Sequence[Listing]) -> Table:
    """A fellowship's rows: each has its day and its time, and few have a way to ask."""
    dice = random.Random(18)  # noqa: S311 - as above
    found = []
    for one in every:
        start = dice.randrange(7, 21)
        types = dice.sample(("Open", "Closed", "Discussion", "Wheelchair Access", "Big Book"), 2)
        is_off = [] if _is_running(one) else ["Temporary Closure"]
        found.append(
            {
                "Time": f"{start:02}:30",
                "End Time": f"{start + 1:02}:30" if dice.random() < 0.8 else "",
                "Day": dice.choice((*council.DAYS, "Sunday")),
                "Name": f"{one['Town']} Meeting {one['Service ID']}",
                "Location": one["Venue Name"],
                "Address": f"{one['Address 1']}, {one['Town']}, {one['Post Code']}, UK",
                "Region": one["Town"],
                "Types": ", ".join([*types, *is_off]),
                "Notes": one["Description"] if dice.random() < 0.5 else "",
                "Location Notes": dice.choice(("", "Ring the bell", "Ramp at the back")),
                "Timezone": "Europe/London",
                "Group": f"{one['Town']} Group" if dice.random() < 0.5 else "",
                "Website": one["Web Address"],
                "Email": one["E-mail"],
                "Phone": one["Telephone"],
                "Contact 1 Name": one["Contact Name"],
                "Contact 1 Phone": "07700 900123" if one["Contact Name"] else "",
                "Updated": "2026-10-01 10:00:00",
            }
        )
    return _table(MEETINGS, found)


def _service(one: Listing) -> dict[str, str]:
    """What both sheets of Connected Places say of a service."""
    return {
        "name": one["Service Name"],
        "status": "active" if _is_running(one) else "inactive",
        "intro": _plain(one)[:150],
        "description": one["Description"],
        "is_free": "yes" if _is_free(one) else "no",
        "fees_text": "" if _is_free(one) else one["Cost"],
        "url": one["Web Address"] or "https://www.larkwell.example.org",
        "contact_name": one["Contact Name"],
        "contact_phone": one["Telephone"],
        "contact_email": one["E-mail"],
        "show_referral_disclaimer": "no",
        "referral_method": "external" if one["Referral Required"] == "Yes" else "none",
    }


def services(every: Sequence[Listing]) -> Table:
    """The sheet that Connected Places imports, with the column that its map asks for."""
    rows = (
        {
            **_service(one),
            "id": one["Service ID"],
            "organisation_id": "o1",
            "type": "activity",
            "category": one["Category"],
        }
        for one in every
    )
    return _table(SERVICES, rows)


def workbook(every: Sequence[Listing]) -> dict[str, Table]:
    """The sheets of the workbook: services, who runs them, where they are, and their kinds."""
    named = {column.strip("*").replace(" ", "_").casefold(): column for column in SERVICE}
    rows = [
        {
            **{named[name]: text for name, text in _service(one).items()},
            "ID*": f"s{number}",
            "Organisation ID*": f"o{number % PLACES}",
            "Critera - Age Group": one["Age range"],
        }
        for number, one in enumerate(every)
    ]
    some = list(enumerate(every))[:PLACES]
    organisations = (
        {"ID*": f"o{n}", "Name*": f"{one['Organisation Name']} {n}", "URL*": one["Web Address"]}
        for n, one in some
    )
    places = (
        {
            "ID*": f"l{n}",
            "Address Line 1*": one["Venue Name"] or one["Address 1"],
            "Address Line 2": one["Address 1"],
            "City*": one["Town"],
            "Postcode*": one["Post Code"],
            "Country*": "United Kingdom",
        }
        for n, one in some
    )
    kinds = (
        {"Service ID": f"s{n}", "Taxonomy ID": f"t{council.KINDS.index(kind)}"}
        for n, one in enumerate(every)
        for kind in one["Category"].split("; ")
    )
    numbers = range(len(council.KINDS))
    at = ({"Service ID*": f"s{n}", "Location ID*": f"l{n % PLACES}"} for n in range(len(every)))
    return {
        "Service": _table(SERVICE, rows),
        "Organisation": _table(ORGANISATION, organisations),
        "Location": _table(LOCATION, places),
        "Service Location": _table(("Service ID*", "Location ID*"), at),
        "Collection - Category": _table(
            ("Category ID", "Category Name"),
            ({"Category ID": f"c{n}", "Category Name": council.KINDS[n]} for n in numbers),
        ),
        "Taxonomies - Category": _table(
            ("Collection ID", "Taxonomy ID"),
            ({"Collection ID": f"c{n}", "Taxonomy ID": f"t{n}"} for n in numbers),
        ),
        "Taxonomies - Service": _table(("Service ID", "Taxonomy ID"), kinds),
    }


CSV: Mapping[str, Callable[[Sequence[Listing]], Table]] = {
    "council": lambda every: _table(council.COLUMNS, every),
    "outpost": outpost,
    "twelve-step": meetings,
    "connected-places-services": services,
}
"""By the name of the map."""
WORKBOOK = "connected-places-workbook"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def write_workbook(file: Path, sheets: Mapping[str, Table]) -> None:
    """Write sheets of texts as a workbook (.xlsx)."""
    numbered = list(enumerate(sheets.items(), start=1))
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET}.sheet.main+xml"/>'
        + "".join(
            f'<Override PartName="/xl/worksheets/sheet{n}.xml" '
            f'ContentType="{_SHEET}.worksheet+xml"/>'
            for n, _ in numbered
        )
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        + "".join(
            f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="r{n}"/>'
            for n, (name, _) in numbered
        )
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="r{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
            for n, _ in numbered
        )
        + "</Relationships>",
        **{f"xl/worksheets/sheet{n}.xml": _worksheet(table) for n, (_, table) in numbered},
    }
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in parts.items():
            book.writestr(zipfile.ZipInfo(name), f'<?xml version="1.0"?>{text}')


def _worksheet(table: Table) -> str:
    rows = "".join(
        "<row>"
        + "".join(f'<c t="inlineStr"><is><t>{escape(text)}</t></is></c>' for text in row)
        + "</row>"
        for row in table
    )
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def main() -> None:
    """Write every sheet."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    every = listings(int(sys.argv[2]) if len(sys.argv) > 2 else council.ROWS)
    for name, table_of in CSV.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as sheet:
            csv.writer(sheet).writerows(table_of(every))
    write_workbook(folder / f"{WORKBOOK}.xlsx", workbook(every))


if __name__ == "__main__":
    main()
