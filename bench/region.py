"""Five generated boroughs, each a site of its own, searched at once from the first in a browser.

    python bench/region.py FOLDER [--activities 2000] [--boroughs 5] [--words WORDS]

Makes the boroughs and their sites in FOLDER, unless they are there, each on an address of its own
on this computer: every fifth activity is the same in all of them. Then a browser opens the find
page of the first on a slow phone's network (400 kbit/s, 400 ms to the host) and searches the others
too. What is printed: when its own results were there, when all others were, and what was fetched of
each. It needs the test packages.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import threading
from collections import Counter
from contextlib import ExitStack
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, sync_playwright

PROJECT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(PROJECT), str(PROJECT / "tools")]  # found only now:

from browsers import browser_here  # noqa: E402
from search_queries import SWITCHES  # noqa: E402
from tests.loopback import Packed  # noqa: E402

FIRST_PORT = 8801
EVERY_SHARED = 5
BITS_PER_SECOND, ROUND_TRIP_MS = 400_000, 400
MOST_MS = 120_000
TODAY = "2026-11-23"


class Shared(Packed):
    """Lets other directories read it, as `_headers` has it."""

    def end_headers(self) -> None:
        """Say so with every file: only their search is asked for."""
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()


def home_of(number: int) -> str:
    """The address of a borough, counted from 0. `*.localhost` is this computer in a browser."""
    return f"http://borough-{number + 1}.localhost:{FIRST_PORT + number}/"


def name_of(number: int) -> str:
    """What a borough is called."""
    return f"Borough {number + 1}"


SHARED = """\
---
name: County choir {number}
summary: Sing with people from all over the county, in group {number}.
organisation:
  name: County Music
categories: [music-singing]
needs: [loneliness]
format: in-person
venue:
  name: County Hall, room {number}
  street: {number} County Square
  postcode: LW4 3FG
when:
  - every: week
    days: [Tuesday]
    from: 10:30
    to: 12:00
cost: free
joining: [drop-in]
contact: {{email: choir@county.example.org}}
status: running
checked: {{date: 2026-10-01, by: County Music, level: listed}}
---

Come in by the door on the square.
"""
"""What all boroughs list, each in a file of its own."""


def write_borough(folder: Path, number: int, activities: int, boroughs: int) -> None:
    """The content of a borough, which names all others."""
    content = folder / f"content-{number}"
    shared = activities // EVERY_SHARED
    generate(activities - shared, content, seed=number + 10)
    for one in range(shared):
        file = content / "activities" / f"county-choir-{one}.md"
        file.write_text(SHARED.format(number=one + 1), encoding="utf-8")
    site = content / "site.yml"
    text = site.read_text(encoding="utf-8").replace("Connected Larkwell", name_of(number))
    text += "also_search:\n"
    for other in range(boroughs):
        if other != number:
            text += f"  - {{name: {name_of(other)}, address: {home_of(other)}}}\n"
    site.write_text(text, encoding="utf-8")


def generate(activities: int, folder: Path, seed: int) -> None:
    """A catalogue by generate.py."""
    script = PROJECT / "bench/generate.py"
    command = [sys.executable, script, str(activities), folder, "--seed", str(seed)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def built(folder: Path, number: int, activities: int, boroughs: int) -> Path:
    """The site of a borough."""
    site = folder / f"site-{number}"
    if not site.is_dir():
        write_borough(folder, number, activities, boroughs)
        content = folder / f"content-{number}"
        command = [sys.executable, PROJECT / "publish.py", "build", "--content", content]
        command += ["--output", site, "--base-url", home_of(number), "--today", TODAY]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return site


def measured(page: Page, words: str, others: int) -> None:
    """Print what a visitor waits for, and what comes from where."""
    fetched: Counter[str] = Counter()
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    hosts: dict[str, str] = {}

    def begun(event: dict[str, object]) -> None:
        hosts[str(event["requestId"])] = urlsplit(str(event["request"]["url"])).hostname or ""  # type: ignore[index]

    def ended(event: dict[str, object]) -> None:
        fetched[hosts.get(str(event["requestId"]), "")] += int(event["encodedDataLength"])  # type: ignore[call-overload]

    network.on("Network.requestWillBeSent", begun)
    network.on("Network.loadingFinished", ended)
    rate = BITS_PER_SECOND / 8
    limits = {"downloadThroughput": rate, "uploadThroughput": rate, "latency": ROUND_TRIP_MS}
    network.send("Network.emulateNetworkConditions", {"offline": False, **limits})
    page.goto(f"{home_of(0)}search/#q={words}")
    page.wait_for_selector("[data-find-results] .activity-result__name a", timeout=MOST_MS)
    own = page.evaluate("performance.now()")
    page.wait_for_selector("[data-find-answer][aria-busy=false]", timeout=MOST_MS)
    whole = page.evaluate("performance.now()")
    before = Counter(fetched)
    page.locator("[data-also-box]").check(force=True)
    page.wait_for_selector("[data-also-directory]:not([hidden])", timeout=MOST_MS)
    first = page.evaluate("performance.now()") - whole
    page.wait_for_function(
        "n => document.querySelectorAll("
        "'[data-also-directory]:not([hidden]), [data-also-failures] p').length === n",
        arg=others,
        timeout=MOST_MS,
    )
    all_of_them = page.evaluate("performance.now()") - whole
    print(f"{words}: own first results after {own / 1000:.1f} s, all of them {whole / 1000:.1f} s")
    others_after = f"the first other one {first / 1000:.1f} s, all {all_of_them / 1000:.1f} s"
    print(f"  {sum(before.values()) / 1000:.0f} KB before the press")
    print(f"after the press {others_after}")
    for host, size in sorted((fetched - before).items()):
        print(f"  {host}: {size / 1000:.0f} KB after the press")
    for line in page.locator(
        "[data-also-answers] h2:visible, [data-also-known]:visible, [data-also-failures] p"
    ).all_inner_texts():
        print(f"  {line}")


def main() -> int:
    """Make the boroughs, serve them, measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--activities", type=int, default=2000)
    parser.add_argument("--boroughs", type=int, default=5)
    parser.add_argument("--words", action="append", help="what is searched for (usually: three)")
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        for number in range(chosen.boroughs):
            site = built(chosen.folder, number, chosen.activities, chosen.boroughs)
            handler = partial(Shared, directory=str(site))
            server = ThreadingHTTPServer(("127.0.0.1", FIRST_PORT + number), handler)
            stack.enter_context(server)
            threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
            stack.callback(server.shutdown)
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=browser_here(), args=SWITCHES)
            for words in chosen.words or ("choir", "worried", "somebody to talk to"):
                page = browser.new_context(viewport={"width": 390, "height": 800}).new_page()
                measured(page, words, chosen.boroughs - 1)
                page.context.close()
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
