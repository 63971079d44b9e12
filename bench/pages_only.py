"""The whole of `build` but the search index: what a comparison of pages alone is run against.

python bench/pages_only.py CONTENT OUTPUT [--search] [--again]

With --again, pages are taken over from the site that is in OUTPUT, as `build` does.
"""

from __future__ import annotations

import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT / "plugins"))

from activity_directory import cli  # noqa: E402 - found only now
from activity_directory.cli.content import checked  # noqa: E402
from activity_directory.portal import build  # noqa: E402


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
    build.build(order)
    return cli.DONE


if __name__ == "__main__":
    sys.exit(main())
