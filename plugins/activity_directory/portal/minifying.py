"""A program that minifies scripts: an object of JSON comes in, one with the same names goes out.

A program of its own, because the minifier is written in Go, whose threads start as soon as it is
loaded, and nothing should fork where threads run. It imports nothing of ours.

    python minifying.py < SCRIPTS.json > MINIFIED.json

A script that can't be read ends it with a line that names the script, and the exit code 1.
"""

from __future__ import annotations

import json
import sys

import minify

NEWEST_SYNTAX = 2015
"""The year of the newest syntax that is put in: the televisions of screens read nothing newer."""


def main() -> int:
    """Minify what stands on the input."""
    minify.config({"js-version": NEWEST_SYNTAX})
    minified = {}
    for name, script in json.load(sys.stdin).items():
        try:
            minified[name] = minify.string("application/javascript", script)
        except minify.MinifyError as error:
            sys.stderr.write(f"{name}: {error}\n")
            return 1
    json.dump(minified, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
