"""Measures the find page of a built site: its files, its first answer on a slow network, queries.

    python tools/search_speed.py SITE [--words worried] [--times 3] [--queries QUERIES.tsv]
        [--slowed 6] [--today 2026-11-23]

The network is that of a slow telephone: 400 kbit/s, and 400 ms to the host. Files are compressed as
hosts do it. The page is opened with the words in its address and nothing kept. The table has what
came until the first result was seen, and then what came until the whole answer was.

With `--queries`, the queries of a set (tools/search_queries.py) are then entered one after the
other, on a network that doesn't matter: how long answers take, and the longest task that kept the
page from answering a press.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

TOOLS = Path(__file__).resolve().parent
sys.path[:0] = [str(TOOLS.parent), str(TOOLS)]  # found only now:

from browsers import browser_here  # noqa: E402
from search_queries import (  # noqa: E402
    SWITCHES,
    ask,
    open_find_page,
    queries_in,
    times_of,
)
from tests.loopback import Packed, serving  # noqa: E402

BITS_PER_SECOND = 400_000
ROUND_TRIP_MS = 400

WATCH_RESULTS = """
window.answered = new Promise((resolve) => {
  addEventListener("DOMContentLoaded", () => {
    const root = document.querySelector("[data-find]");
    const answer = root.querySelector("[data-find-answer]");
    const seen = {};
    const look = () => {
      if (!seen.first && root.querySelector(".activity-result__name a")) {
        seen.first = performance.now();
        requestAnimationFrame(() => setTimeout(() => seen.painted = performance.now()));
      }
      if (!seen.first || answer.ariaBusy !== "false") return;
      seen.whole ??= performance.now();
      setTimeout(() => resolve(seen), 1000);
    };
    new MutationObserver(look).observe(root, { attributes: true, childList: true, subtree: true });
  });
});
"""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file as it came: its bytes on the way, and from when to when in ms."""

    address: str
    size: int
    started: float
    ended: float


@dataclass(frozen=True, slots=True)
class FirstSearch:
    """One search after a cold load: ms until its first result was seen, and until its last was."""

    first: float
    whole: float
    files: tuple[Fetched, ...]


def first_search(browser: Browser, site: str, words: str, today: str, slowed: float) -> FirstSearch:
    """One search over the slow network, with nothing kept: `words` are in the address."""
    page = browser.new_context().new_page()
    page.clock.set_fixed_time(f"{today}T12:00:00")
    page.add_init_script(WATCH_RESULTS)
    tools = page.context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": ROUND_TRIP_MS,
            "downloadThroughput": BITS_PER_SECOND / 8,
            "uploadThroughput": BITS_PER_SECOND / 8,
        },
    )
    tools.send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    begun: dict[str, tuple[str, float]] = {}
    files: list[Fetched] = []

    def start(event: dict[str, Any]) -> None:
        begun[event["requestId"]] = (event["request"]["url"], event["timestamp"])

    def end(event: dict[str, Any]) -> None:
        address, started = begun[event["requestId"]]
        zero = min(when for _, when in begun.values())
        size = int(event["encodedDataLength"])
        times = ((started - zero) * 1000, (event["timestamp"] - zero) * 1000)
        files.append(Fetched(address.removeprefix(site), size, *times))

    tools.on("Network.requestWillBeSent", start)
    tools.on("Network.loadingFinished", end)
    page.goto(f"{site}search/#q={words}", wait_until="domcontentloaded")
    seen: dict[str, float] = page.evaluate("answered")
    page.context.close()
    in_order = tuple(sorted(files, key=lambda file: file.ended))
    return FirstSearch(seen["painted"], seen["whole"], in_order)


def report(searches: list[FirstSearch]) -> str:
    """The table of files of the search whose first answer came in the middle, and all times."""
    searches.sort(key=lambda search: search.first)
    middle = searches[len(searches) // 2]
    lines = [f"{'bytes':>8} {'from':>7} {'to ms':>7}  file"]
    early = sum(file.size for file in middle.files if file.ended <= middle.first)
    is_early = True
    for file in middle.files:
        if is_early and file.ended > middle.first:
            lines.append(f"{early:8} {'':7} {middle.first:7.0f}  the first result is seen")
            is_early = False
        lines.append(f"{file.size:8} {file.started:7.0f} {file.ended:7.0f}  {file.address}")
    every = sum(file.size for file in middle.files)
    lines.append(f"{every:8} {'':7} {middle.whole:7.0f}  the whole answer is seen")
    each = ", ".join(f"{search.first / 1000:.2f}" for search in searches)
    lines.append(f"first results after {each} s")
    return "\n".join(lines)


def main() -> None:
    arguments = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    arguments.add_argument("site", type=Path)
    arguments.add_argument("--words", default="worried", help="what is typed first")
    arguments.add_argument("--times", type=int, default=3, help="how often it is measured")
    arguments.add_argument("--queries", type=Path, help="a set of queries")
    arguments.add_argument(
        "--slowed", type=float, default=1, help="how many times slower the processor is"
    )
    arguments.add_argument(
        "--today", default="2026-11-23", help="the day that the page takes for today"
    )
    chosen = arguments.parse_args()
    with serving(chosen.site, Packed) as site, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=browser_here(), args=list(SWITCHES))
        if chosen.times:
            print(
                report(
                    [
                        first_search(browser, site, chosen.words, chosen.today, chosen.slowed)
                        for _ in range(chosen.times)
                    ]
                )
            )
        if chosen.queries:
            page = open_find_page(browser, site, chosen.today, chosen.slowed)
            print(times_of([ask(page, query) for query in queries_in(chosen.queries)]))
        browser.close()


if __name__ == "__main__":
    main()
