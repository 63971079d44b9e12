"""Lighthouse on the demonstration, as a telephone sees it: prints scores, fails below the budgets.

python tools/lighthouse.py SITE [ADDRESS ...]

SITE is a built site. Takes minutes, so that it is a command of its own and no part of .ci/run.
Lighthouse comes from npm at a fixed version, into .connected/lighthouse.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from browsers import browser_here  # noqa: E402
from tests.loopback import Packed, serving  # noqa: E402 - found only now

PLACE = ROOT / ".connected" / "lighthouse"
VERSION = "12.8.2"
ADDRESSES = ("", "needs/loneliness/", "activities/chair-exercise/", "search/")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless --no-sandbox --disable-background-networking --disable-component-update"


def budget(address: str, category: str) -> int:
    """The least score: the find page may lose five of a hundred in performance."""
    return 95 if address == "search/" and category == "performance" else 100


def installed() -> Path:
    """The program, installed if it isn't yet."""
    program = PLACE / "node_modules" / "lighthouse" / "cli" / "index.js"
    if not program.is_file():
        PLACE.mkdir(parents=True, exist_ok=True)
        npm = shutil.which("npm")
        if npm is None:
            sys.exit("Lighthouse needs npm, which comes with Node.js.")
        subprocess.run(
            [npm, "install", "--prefix", str(PLACE), f"lighthouse@{VERSION}"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
    return program


def scores(program: Path, url: str, browser: str) -> dict[str, Any]:
    """Lighthouse's whole report of one page."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [
            shutil.which("node") or "node",
            str(program),
            url,
            "--output=json",
            f"--output-path={report}",
            "--quiet",
            "--skip-audits=is-crawlable",  # a demonstration asks search engines to keep out
            f"--chrome-flags={FLAGS}",
        ]
        subprocess.run(command, check=True, env={**os.environ, "CHROME_PATH": browser})
        found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
        return found


def main() -> int:
    """The exit code: 1 where a page is below its budget."""
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    site, *addresses = sys.argv[1:]
    browser = browser_here() or ""
    program = installed()
    below = False
    with serving(Path(site), Packed) as base:
        for address in addresses or ADDRESSES:
            report = scores(program, base + address, browser)
            found = {
                category: round(report["categories"][category]["score"] * 100)
                for category in CATEGORIES
            }
            audits = report["audits"]
            measured = ", ".join(
                f"{name} {audits[name]['displayValue']}"
                for name in ("largest-contentful-paint", "cumulative-layout-shift")
            )
            print(f"/{address}: {', '.join(f'{one} {score}' for one, score in found.items())}")
            print(f"    {measured}")
            for one, score in found.items():
                if score < budget(address, one):
                    below = True
                    wanting = [
                        audits[ref["id"]]["title"]
                        for ref in report["categories"][one]["auditRefs"]
                        if ref["weight"]
                        and (audits[ref["id"]]["score"] or 0) < 1
                        and audits[ref["id"]]["scoreDisplayMode"] != "notApplicable"
                    ]
                    print(f"    {one} should be {budget(address, one)}: {'; '.join(wanting)}")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
