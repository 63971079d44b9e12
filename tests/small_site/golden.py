"""Whole pages of the tiny borough, as somebody looked at them and kept them.

python -m tests.small_site.golden     builds it and keeps its pages as they are now
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
EXPECTED = HERE / "expected"
TODAY = "2026-11-23"
PAGES = (
    "",
    "activities/net-mending/",
    "activities/net-mending/card/",
    "activities/quiet-line/",
    "activities/lamp-lighters/card/",
    "areas/quay/",
)


def file_of(address: str) -> str:
    """The file in which a page is kept."""
    return f"{address.strip('/').replace('/', '-') or 'home'}.html"


def settled(html: str) -> str:
    """The page without what changes with every change of a style: the names of static files."""
    return re.sub(r"(static/[a-z0-9/-]+)\.[0-9a-f]{10}\.", r"\1.NAMED-BY-CONTENT.", html)


def main() -> int:
    """Build, and keep."""
    from tests.conftest import small_borough  # noqa: PLC0415 - which needs pytest
    from tests.pages import page_at  # noqa: PLC0415

    from activity_directory import cli  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        content, site = small_borough(Path(folder) / "content"), Path(folder) / "site"
        made = ["--content", str(content), "--output", str(site), "--today", TODAY]
        if cli.main(["build", *made]) != cli.DONE:
            return 1
        EXPECTED.mkdir(exist_ok=True)
        for page in PAGES:
            kept = settled(page_at(site, page).html)
            (EXPECTED / file_of(page)).write_text(kept, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
