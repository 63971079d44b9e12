"""Whether any text of an allowed size takes long to read, to judge or to render.

    python bench/longest.py [--most SECONDS]

Each is as long as a file may be, and made of what is hardest for one pattern or another. Prints the
ten that take longest, and ends with 1 where one takes more CPU seconds than `--most` (usually: 1).
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT / "plugins"))

from activity_directory import rules  # noqa: E402 - found only now
from activity_directory.catalogue.catalogue import Entry  # noqa: E402
from activity_directory.catalogue.loading import load  # noqa: E402
from activity_directory.sanitise import html  # noqa: E402
from activity_directory.schema.reading import ParseContext  # noqa: E402
from activity_directory.schema.records.activity import parse_activity  # noqa: E402
from activity_directory.schema.texts import texts_of  # noqa: E402
from activity_directory.source.entry import LARGEST, read_entry  # noqa: E402

CONTENT = PROJECT / "tests/small_content"
ENTRY = (CONTENT / "activities/tea-and-talk.md").read_text(encoding="utf-8")
TODAY = date(2026, 11, 23)
LONG = 60_000
"""Characters: nearly as many as the largest file may have."""
SENTENCE = 580

FILES = {
    "brackets": "[" * LONG,
    "braces": "{" * LONG,
    "keys": "a: {" * 15_000,
    "indents": "".join(f"{' ' * depth}a:\n" for depth in range(300)),
    "dashes": "- " * 30_000,
    "quotes": "a: " + "'" * 60_001,
    "aliases": "a: &a [x]\n" + "b: [*a, *a, *a]\n" * 3000,
    "fields": "".join(f"field{number}: x\n" for number in range(4000)),
    "repeats": "a: x\n" * 10_000,
    "colons": "a: b: c\n" * 7000,
    "hashes": "a: b #c\n" * 7000,
    "accents": "a: e" + "\u0301" * 30_000,
    "zero widths": "a: " + "\u200b" * 20_000,
    "joiners": "a: " + "\u200d" * 20_000,
    "flags": "a: " + "\U0001f3f4" * 15_000,
    "one long line": "a: " + "x" * LONG,
    "spaces": "a: x" + " " * LONG + "y",
    "blank lines": "a: x\n" + "\n" * LONG,
    "question marks": "? " * 30_000,
    "long key": "x" * 2000 + ": y",
    "fences": "---\n" * 15_000,
    "spaces before a colon": "a: x" + " " * LONG + ": y",
    "spaces after a sign": "a: @" + " " * LONG + "y",
    "a line of spaces": " " * LONG + "x",
    "names without values": "x: {" + "a, " * 20_000 + "}",
    "days that are not": "days: " + "Munday and " * 5000,
}
"""Whole files."""
DESCRIPTIONS = [
    *("every Tuesday ", "We meet every Tuesday, not ", "£9 each ", "It is free if ", "over 90 "),
    *("from May 2020 ", "2pm to 4pm ", "please book ", "drop in ", "ring Ann ", "ANN ", "Mr A "),
    *("<a:", "<https://", "<b>", "[a](/x/) ", "[a](https://a.bb/) ", "```", "` ", "(", "9", "."),
    *("we?re ", "Ã", "â€", "o x\n", "• x\n"),
]
"""What a description repeats from end to end, or in sentences as long as one may be."""
MARKDOWN = [
    *("[", "![", "<", "*", "_", "`", "> ", "- ", "[a](", "](", "<!--", "&", "~", "|", "a|", "#"),
    *("[a]: b\n", "***a ", "**x", "http://", "www.", "a@b.", "\\", "1. ", "\t", "<a ", "]", "[^1]"),
    *("• x\n", "o x\n", "o\n\n", "@\u00a0", "www.a\u00a0", "1986. "),
]
"""What a description repeats that is rendered."""
VALUES = (
    *("1" * LONG, "1-" * (LONG // 2), f"1{' ' * LONG}x"),
    *("1 to " * (LONG // 5), "a@" * (LONG // 2)),
)
"""What a field is given."""
FIELDS = ("029 2018 0102", "10:30", "[Monday, Friday]", "2026-11-02", "cost: free")
"""What these are given in place of."""


def measured(work: Callable[[], object]) -> float:
    """The CPU seconds that something takes."""
    before = time.process_time()
    work()
    return time.process_time() - before


def files() -> Iterator[tuple[str, str]]:
    """Each text by its name, as a file of the activities."""
    for name, text in FILES.items():
        for around in ("{}", "---\n{}\n---\n", "---\nname: x\n---\n{}", "---\n{}"):
            yield f"file of {name}", around.replace("{}", text)
    for value in VALUES:
        for field in FIELDS:
            yield f"{value[:5]!r} for {field}", ENTRY.replace(field, f'"{value}"', 1)
    facts = ENTRY.partition("\n---\n")[0].replace("cost: free", "cost: {per session: £3}")
    for piece in DESCRIPTIONS:
        sentences = f"{piece * (SENTENCE // len(piece))}. "
        for words in (piece * (LONG // len(piece.encode())), sentences * 90):
            yield f"description of {piece!r}", f"{facts}\n---\n{words}"


def main() -> int:
    """Measure each; 1 where one takes too long."""
    parser = argparse.ArgumentParser(description="Time the longest texts that are allowed.")
    parser.add_argument("--most", type=float, default=1.0, metavar="SECONDS", help="(usually: 1)")
    most = parser.parse_args().most
    loaded = load(CONTENT)
    assert loaded.catalogue is not None
    checker = rules.checker(loaded.catalogue, TODAY)

    def check(text: str) -> None:
        source, _ = read_entry(text.encode()[:LARGEST], "a.md")
        if source is not None:
            context = ParseContext("a.md", loaded.references, source.text)
            record = parse_activity(source, "a", context)
            texts = texts_of("activities", context.places())
            list(checker.check_all([checker.check_entry(Entry("activities", record, texts))]))

    taken = [(measured(lambda text=text: check(text)), name) for name, text in files()]
    taken += [
        (measured(lambda piece=piece: html.html_of(piece * (LONG // len(piece)))), f"{piece!r}")
        for piece in MARKDOWN
    ]
    taken.sort(reverse=True)
    for seconds, name in taken[:10]:
        print(f"{seconds:6.3f} s  {name}")
    return 1 if taken[0][0] > most else 0


if __name__ == "__main__":
    sys.exit(main())
