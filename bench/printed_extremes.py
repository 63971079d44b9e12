"""Prints cards of entries as they should never be, in every size, and reads them back.

    python bench/printed_extremes.py [--cards 200] [--first 0]

Each entry is as long as its fields allow, in another way. A browser prints its card in each size to
a PDF, and typst makes the ready PDF of each. Of both are looked at: the pages, the words, and the
code as a telephone reads it from a print of 300 dots an inch; of the browser's the margins too (but
for pocket cards, where lines to cut go to the edge), and the height. Ends with 1 where there is a
fault.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Page, sync_playwright

_ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(_ROOT), str(_ROOT / "plugins")]

from tests.browser.conftest import installed  # noqa: E402
from tests.browser.paper import (  # noqa: E402 - found only now
    BASE,
    BareCards,
    Paper,
    card_of,
    extreme_facts,
    faults_of,
    faults_on_paper,
    listing_of,
    site_with,
)
from tests.loopback import serving  # noqa: E402

from activity_directory.catalogue.withheld import Secrets  # noqa: E402
from activity_directory.portal import card_pdfs  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_SHOWN = 60
SHEETS = {"a5": 1, "pocket": 1, "large-print": 2, "easy-read": 2}
"""Of a ready PDF, whose front and back share a sheet where they can."""


def ready_pdfs(facts: dict[str, Any]) -> dict[str, bytes]:
    """The ready PDFs of an activity by size."""
    edition: Any = SimpleNamespace(
        catalogue=SimpleNamespace(site=site_with(card_pdfs=True), certain_secrets=Secrets(())),
        base=BASE,
        listings=(listing_of(facts),),
        code_of=lambda _listing: "",
    )
    return {Path(address).stem: content for address, content in card_pdfs.files(edition)}


def faults_in(page: Page, bare: BareCards, number: int, papers: Counter[str]) -> Iterator[str]:
    """What is wrong with one entry on any of its papers, which are counted."""
    facts = extreme_facts(number)
    ready = ready_pdfs(facts)
    for card in card_of(facts).of_sizes:
        papers[f"{card.size}, by the browser"] += 1
        for fault in faults_on_paper(page, bare, card):
            yield f"entry {number}, {card.size}, by the browser: {fault}"
        if card.size in ready:
            papers[f"{card.size}, ready PDF"] += 1
            paper = Paper(ready[card.size])
            has_margins = SHEETS[card.size] > 1  # no lines to cut go through the others
            for fault in faults_of(paper, card, SHEETS[card.size], has_margins=has_margins):
                yield f"entry {number}, {card.size}, ready PDF: {fault}"


def main() -> int:
    """Print them all, and say what is wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--cards", type=int, default=200)
    parser.add_argument("--first", type=int, default=0)
    wanted = parser.parse_args()
    started, papers, faults = time.monotonic(), Counter[str](), list[str]()
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder)) as home,
        sync_playwright() as driver,
    ):
        bare = BareCards(Path(folder), home)
        card_pdfs.KEPT = Path(folder) / "kept"
        browser = driver.chromium.launch(**installed())
        page = browser.new_page()
        for number in range(wanted.first, wanted.first + wanted.cards):
            faults += faults_in(page, bare, number, papers)
            print(f"\r{number + 1}: {len(faults)} faults", end="", file=sys.stderr, flush=True)
        browser.close()
    print(file=sys.stderr)
    for kind, count in sorted(papers.items()):
        print(f"{count:6} {kind}")
    print(f"{papers.total():6} papers in {time.monotonic() - started:.0f} s: {len(faults)} faults")
    print("\n".join(faults[:MOST_SHOWN]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
