"""Scripts in fewer bytes: short names, and no space, comment or sign that a browser can do without.

By the minifier of Taco de Wolff, in a process of its own (`minifying.py`); what it made of the same
scripts before is taken again.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from activity_directory.portal.memory import hash_of, remember, remembered

_PROGRAM = Path(__file__).with_name("minifying.py")


class NoScript(Exception):
    """A text that is no script, with its name and the reason."""


def minified(scripts: Mapping[str, str]) -> dict[str, str]:
    """The same scripts by the same names. Raises NoScript."""
    given = json.dumps(scripts)
    name = f"scripts {hash_of(given)}"
    kept = remembered(name)
    if kept is None:
        kept = _made(given)
        remember(name, kept)
    return dict(kept)


def _made(given: str) -> object:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-P", str(_PROGRAM)],
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise NoScript(done.stderr.strip())
    return json.loads(done.stdout)
