"""Deno for the tests: functions of the theme's modules called from Python, without a page."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from deno import find_deno_bin

from activity_directory import messages

ROOT = Path(__file__).resolve().parent.parent
THEME = ROOT / "theme"


def deno(*arguments: str | Path, given: str = "") -> subprocess.CompletedProcess[str]:
    """What Deno answers; what it keeps is with the rest of what the tests make."""
    settings = {"DENO_DIR": str(ROOT / ".connected" / "deno"), "DENO_NO_UPDATE_CHECK": "1"}
    settings["MESSAGES"] = json.dumps(messages.for_scripts())
    return subprocess.run(
        [find_deno_bin(), *map(str, arguments)],
        cwd=ROOT,
        input=given,
        env={**os.environ, **settings, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def called(modules: list[str], calls: list[list[Any]]) -> list[Any]:
    """What functions of the modules return; a module is named from the theme's folder."""
    addresses = [(THEME / name).as_uri() for name in modules]
    given = json.dumps({"modules": addresses, "calls": calls})
    done = deno(
        "run",
        "--allow-read",
        "--allow-env=MESSAGES",
        ROOT / "tests" / "scripts" / "call.js",
        given=given,
    )
    assert done.returncode == 0, done.stderr
    answers: list[Any] = json.loads(done.stdout)
    return answers
