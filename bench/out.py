"""How much of the build of the pages is for what others take from the site.

    python bench/out.py CONTENT [--pairs 2]

Builds the pages (without the search index) with and without open data, feeds, Open Referral, FHIR
and what other people's pages show, in turn, each in a process of its own that knows nothing of
earlier builds. Prints seconds of processor time and the ratio of each pair.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile

import pages_only

from activity_directory.feeds import changes
from activity_directory.portal import other_files, pages
from activity_directory.portal.edition import Edition

OF_OTHERS = frozenset({"_whole", "_open_referral"})
"""The functions of `other_files` that make what others take."""


def leave_out() -> None:
    """Build nothing of what others take. Raises AssertionError where a part of it has moved."""
    kept = tuple(make for make in other_files.KINDS if make.__name__ not in OF_OTHERS)
    assert len(kept) == len(other_files.KINDS) - len(OF_OTHERS)
    other_files.KINDS = kept
    ours = tuple(make for make in pages.KINDS if make is not pages.embed.pages)
    assert len(ours) == len(pages.KINDS) - 1
    pages.KINDS = ours
    changes.feed = lambda *_: b""
    Edition.healthcare_services = b""  # an empty file, and a page that says how large it is


def seconds_of(content: str, *wishes: str) -> float:
    """User and system time of one build, with the processes that it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryDirectory() as output:
        command = [sys.executable, __file__, content, "--one", f"{output}/site", *wishes]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Measure, or build once for the measurement."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("content")
    parser.add_argument("--pairs", type=int, default=2)
    parser.add_argument("--one", metavar="OUTPUT", help=argparse.SUPPRESS)
    parser.add_argument("--without", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one:
        if chosen.without:
            leave_out()
        sys.argv = [sys.argv[0], chosen.content, chosen.one]
        return pages_only.main()
    for _ in range(chosen.pairs):
        every = seconds_of(chosen.content)
        less = seconds_of(chosen.content, "--without")
        print(f"{every:.1f} s with, {less:.1f} s without: {every / less - 1:+.1%}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
