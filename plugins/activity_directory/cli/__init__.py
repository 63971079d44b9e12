"""The command line: arguments, one call, an exit code. Each command has a module of its own here.

The only reader of today's date, and of what is typed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from activity_directory.cli.endings import (
    DONE,
    FAULTS,
    TOOL_FAILED,
    WRONG_CALL,
    ToolFailed,
    WrongCall,
)
from activity_directory.harmless import visible_lines

__all__ = ["COMMANDS", "DONE", "FAULTS", "TOOL_FAILED", "WRONG_CALL", "main", "parser"]

COMMANDS = {
    "check": "check",
    "changes": "changes",
    "preview": "preview",
    "take-entries": "take_entries",
    "build": "build",
    "serve": "serve",
    "freshness": "freshness",
    "coverage": "coverage",
    "links": "links",
    "upkeep": "upkeep",
    "new": "new",
    "read-issue": "issues",
    "answer-issue": "issues",
    "withdraw-issue": "issues",
    "issue-labels": "issues",
    "issue-forms": "issue_forms",
    "last-said": "proposals",
    "read-proposal": "proposals",
    "comment-proposal": "proposals",
    "import": "import_",
    "tidy": "tidy",
    "explain": "explain",
    "init": "init",
    "upgrade": "upgrade",
    "test": "test",
}
"""Every command, in the order of `--help`, and the module that describes it and runs it."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    _speak_utf8()
    words = sys.argv[1:] if argv is None else list(argv)
    arguments = parser(*words[:1]).parse_args(words)
    try:
        return int(arguments.run(arguments))
    except (WrongCall, ToolFailed) as ended:
        message = f"publish.py {arguments.command}: {ended}"
        sys.stderr.write(visible_lines(message.split("\n")))
        return ended.code
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130


def parser(first: str = "") -> argparse.ArgumentParser:
    """What can be typed: all of it, or only what may follow `first`, where that is a command.

    A command so never waits for the others' modules.
    """
    whole = argparse.ArgumentParser(
        prog="publish.py",
        description="Check the entries of an activity directory, and publish them as a website.",
        epilog="`publish.py COMMAND --help` says more about each command.",
    )
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in [COMMANDS[first]] if first in COMMANDS else dict.fromkeys(COMMANDS.values()):
        import_module(f"{__name__}.{module}").add_to(commands)
    return whole


def _speak_utf8() -> None:
    """Names and prices can be printed even where the terminal's own encoding is an old one."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
