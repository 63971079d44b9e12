"""The whole of `build` but the search index: what a comparison of pages alone is run against.

python bench/pages_only.py CONTENT OUTPUT [--search] [--again]

With --again, pages are taken over from the site that is in OUTPUT, as `build` does. Without it,
nothing is known of earlier builds: it is as on a computer that has never built a site.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT / "plugins"))

from activity_directory import cli  # noqa: E402 - found only now
from activity_directory.cli.content import checked  # noqa: E402
from activity_directory.portal import build, memory  # noqa: E402


def main() -> int:
    """Check, build, publish; the exit code of a build."""
    content, output, *wishes = sys.argv[1:]
    outcome = checked(Path(content), None)
    if outcome.catalogue is None or not outcome.sound:
        return cli.FAULTS
    order = build.Order(
        outcome.catalogue,
        outcome.today,
        outcome.catalogue.site.address,
        Path(content).resolve(),
        Path(output).resolve(),
        PROJECT / "pelicanconf.py",
        with_search="--search" in wishes,
        taken_from=None if "--again" in wishes else Path(output, "none"),
    )
    if "--again" in wishes:
        build.build(order)
        return cli.DONE
    with tempfile.TemporaryDirectory() as nothing:
        memory.KEPT = Path(nothing)
        build.build(order)
    return cli.DONE


if __name__ == "__main__":
    sys.exit(main())
