"""Puts a set of queries to the find page of a built site, and reports how often it answers well.

    python tools/search_queries.py SITE QUERIES.tsv [--today 2026-11-23] [--slowed 6] [--misses 40]

A line of the set has five columns: what is typed; its kind; the listings that should come first;
those that are right too; and why. Listings are written by the last parts of their addresses, with
spaces between them; "-" alone means that the directory has nothing of the sort. The first line has
the columns' names.

A query is right where its first result is one of the best; within three, where one of the best or
of those that are right too is among the first three. Where nothing is there, an answer is right if
it shows no result, says that no listing says or has that, or begins with one of those that are
right too.

The page is the real one, with Pagefind and with the scripts that visitors get. Times are those from
entering the words to the answer.
"""

from __future__ import annotations

import argparse
import csv
import statistics
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Browser, Page, sync_playwright

TOOLS = Path(__file__).resolve().parent
sys.path[:0] = [str(TOOLS.parent), str(TOOLS)]  # found only now:

from browsers import browser_here  # noqa: E402
from tests.loopback import serving  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# Hundreds of searches a minute are no attack on the browser's history.
SWITCHES = ("--no-sandbox", "--disable-background-networking", "--disable-ipc-flooding-protection")
NOTHING = "-"
FIRST_FEW = 3

ASK = """async (words) => {
  const root = document.querySelector("[data-find]");
  const answer = root.querySelector("[data-find-answer]");
  const field = root.querySelector("input[type=search]");
  const isThere = (part) => part && !part.hidden;
  const started = performance.now();
  const milliseconds = await new Promise((resolve) => {
    new MutationObserver((_, observer) => {
      if (answer.ariaBusy !== "false") return;
      observer.disconnect();
      resolve(performance.now() - started);
    }).observe(answer, { attributes: true, attributeFilter: ["aria-busy"] });
    field.value = words;
    field.form.requestSubmit();
  });
  const parts = ["results", "ask", "come"].map((name) => root.querySelector(`[data-find-${name}]`));
  const found = parts.filter(isThere).flatMap((part) =>
    [...part.querySelectorAll(".activity-result__name a")].map((link) =>
      link.getAttribute("href").split("/").filter(Boolean).at(-1)
    )
  );
  const said = root.querySelector("[data-find-matched]");
  const help = root.querySelector("[data-danger-help]");
  return {
    milliseconds,
    longest: Math.max(0, ...window.tasks.splice(0)),
    found,
    said: isThere(said) ? said.innerText : "",
    understood: [...root.querySelectorAll("[data-chosen-label]")].map((chip) => chip.textContent),
    danger: isThere(help),
    failed: isThere(root.querySelector("[data-find-failed]")),
    offered: isThere(root.querySelector("[data-find-nothing]")),
  };
}"""

WATCH_TASKS = """window.tasks = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.tasks.push(entry.duration);
}).observe({ type: "longtask", buffered: true });"""


@dataclass(frozen=True, slots=True)
class Query:
    """One line of a set. `best` and `also` are the last parts of listings' addresses."""

    words: str
    kind: str
    best: tuple[str, ...]
    also: tuple[str, ...]

    @property
    def is_absent(self) -> bool:
        return self.best == (NOTHING,)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the page answered: listings in order, what it says of the words, what it understood."""

    query: Query
    found: tuple[str, ...]
    said: str
    understood: tuple[str, ...]
    danger: bool
    offered: bool
    milliseconds: float
    longest: float
    """Milliseconds of the longest task that kept the page from answering a press."""

    @property
    def is_first_right(self) -> bool:
        """The first result is one of the best; for what isn't there, nothing is claimed."""
        if self.query.is_absent:
            return self.is_honest
        return bool({*self.found[:1]} & {*(self.query.best or self.query.also)})

    @property
    def is_within_three(self) -> bool:
        if self.query.is_absent:
            return self.is_honest
        return bool({*self.found[:FIRST_FEW]} & {*self.query.best, *self.query.also})

    @property
    def is_honest(self) -> bool:
        """Nothing is shown, or it says that this is not there, or what is shown was expected."""
        is_told = any(sign in self.said for sign in ("No listing says", "No listing has all"))
        return not self.found or is_told or self.found[0] in self.query.also


def queries_in(path: Path) -> tuple[Query, ...]:
    """The queries of a set; raises ValueError for a line without its columns."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    if rows and not {"query", "kind", "best", "also"} <= set(rows[0]):
        message = f"{path}: the first line names the columns query, kind, best, also and why."
        raise ValueError(message)
    return tuple(
        Query(row["query"], row["kind"], tuple(row["best"].split()), tuple(row["also"].split()))
        for row in rows
    )


def open_find_page(browser: Browser, address: str, today: str, slowed: float = 1) -> Page:
    """The find page of a site as of noon on a day, ready for the first word."""
    page = browser.new_page()
    page.clock.set_fixed_time(f"{today}T12:00:00")
    page.add_init_script(WATCH_TASKS)
    _start(page, f"{address}search/")
    if slowed > 1:
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    return page


def _start(page: Page, address: str) -> None:
    page.goto("about:blank")  # so that the same address is opened anew
    page.goto(address)
    page.wait_for_selector("[data-find-answer][aria-busy=false]")
    page.evaluate(ASK, "tea")  # what words are read with is fetched now


def ask(page: Page, query: Query) -> Answer:
    """Enter the words, and read the answer.

    Raises RuntimeError where the page could not look.
    """
    seen: dict[str, Any] = page.evaluate(ASK, query.words)
    if seen["failed"]:
        message = f"The find page could not look up {query.words!r}."
        raise RuntimeError(message)
    if "near=" in page.url:
        _start(page, page.url.partition("#")[0])  # a place stays for the words that follow
    return Answer(
        query,
        tuple(seen["found"]),
        " ".join(seen["said"].split()),
        tuple(seen["understood"]),
        seen["danger"],
        seen["offered"],
        seen["milliseconds"],
        seen["longest"],
    )


@dataclass(frozen=True, slots=True)
class Score:
    """Shares of 1 of the queries of one kind."""

    count: int
    first: float
    three: float


def score_of(answers: Sequence[Answer]) -> Score:
    count = len(answers)
    return Score(
        count,
        sum(one.is_first_right for one in answers) / count,
        sum(one.is_within_three for one in answers) / count,
    )


def scores(answers: Iterable[Answer]) -> Mapping[str, Score]:
    """The score of each kind in the order of the set, then "all"; "nothing" is what isn't there."""
    by_kind: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        by_kind[answer.query.kind].append(answer)
    every = [answer for group in by_kind.values() for answer in group]
    absent = [answer for answer in every if answer.query.is_absent]
    groups = {**by_kind, **({"nothing": absent} if absent else {}), "all": every}
    return {kind: score_of(group) for kind, group in groups.items()}


def times_of(answers: Sequence[Answer]) -> str:
    """How long answers took, and the longest task, in milliseconds."""
    times = sorted(answer.milliseconds for answer in answers)
    late = times[int(0.95 * (len(times) - 1))]
    tasks = sorted(answer.longest for answer in answers)
    return (
        f"milliseconds: median {statistics.median(times):.0f}, 95 in 100 within {late:.0f}; "
        f"{sum(task > 0 for task in tasks)} of {len(tasks)} with a task over 50, "
        f"the longest {tasks[-1]:.0f}"
    )


def report(answers: Sequence[Answer], most_misses: int) -> str:
    """The table by kind, the times, and the misses with what came instead."""
    lines = [f"{'kind':28} {'queries':>7} {'first':>7} {'three':>7}"]
    lines += [
        f"{kind[:28]:28} {score.count:7} {score.first:7.1%} {score.three:7.1%}"
        for kind, score in scores(answers).items()
    ]
    lines.append(times_of(answers))
    misses = [answer for answer in answers if not answer.is_first_right]
    lines += ["", f"{len(misses)} misses"]
    for answer in misses[:most_misses]:
        query = answer.query
        mark = "3" if answer.is_within_three else "-"
        came = " ".join(answer.found[:4]) or "nothing"
        wanted = f"{' '.join(query.best)} ({' '.join(query.also)})"
        lines.append(f"{mark} {query.kind:14.14} {query.words!r}: wanted {wanted}; came {came}")
        danger = " (danger)" if answer.danger else ""
        understood = "; ".join(answer.understood)
        lines.append(f"      {len(answer.found)} found. [{understood}] {answer.said}{danger}")
    return "\n".join(lines)


def main() -> None:
    arguments = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    arguments.add_argument("site", type=Path)
    arguments.add_argument("queries", type=Path)
    arguments.add_argument(
        "--today", default="2026-11-23", help="the day that the page takes for today"
    )
    arguments.add_argument(
        "--slowed", type=float, default=1, help="how many times slower the processor is"
    )
    arguments.add_argument("--misses", type=int, default=1000, help="how many misses are listed")
    chosen = arguments.parse_args()
    with serving(chosen.site) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=browser_here(), args=list(SWITCHES))
        page = open_find_page(browser, address, chosen.today, chosen.slowed)
        answers = [ask(page, query) for query in queries_in(chosen.queries)]
        browser.close()
    print(report(answers, chosen.misses))


if __name__ == "__main__":
    main()
