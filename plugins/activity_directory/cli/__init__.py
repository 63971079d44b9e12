"""The command line: arguments, one call, an exit code. Each command has a module of its own here.

The only reader of today's date, and of what is typed.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module

from activity_directory.cli import streams
from activity_directory.cli.exit_codes import (
    DONE,
    FAULTS,
    INTERRUPTED,
    MACHINE_FAILED,
    NOBODY_READS,
    TOOL_FAILED,
    WRONG_CALL,
    ToolFailed,
    WrongCall,
)
from activity_directory.sanitise.terminal import visible_lines
from activity_directory.system import faults

__all__ = [
    "COMMANDS",
    "DONE",
    "FAULTS",
    "INTERRUPTED",
    "MACHINE_FAILED",
    "NOBODY_READS",
    "TOOL_FAILED",
    "WRONG_CALL",
    "main",
    "parser",
]

COMMANDS = {
    "check": "check",
    "changes": "changes",
    "preview": "preview",
    "take-entries": "take_entries",
    "build": "build",
    "serve": "serve",
    "freshness": "freshness",
    "coverage": "coverage",
    "queries": "queries",
    "links": "links",
    "upkeep": "upkeep",
    "new": "new",
    "read-issue": "issues",
    "answer-issue": "issues",
    "withdraw-issue": "issues",
    "issue-labels": "issues",
    "issue-forms": "issue_forms",
    "last-comment": "proposals",
    "read-proposal": "proposals",
    "comment-proposal": "proposals",
    "import": "import_",
    "join": "join",
    "postcodes": "postcodes",
    "codes": "codes",
    "tidy": "tidy",
    "explain": "explain",
    "init": "init",
    "upgrade": "upgrade",
    "test": "test",
}
"""Every command, in the order of `--help`, and the module that runs it."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Returns its exit code; mistakes in the software are raised."""
    streams.prepare()
    with _no_echo_of_faults():
        code = _code_of(sys.argv[1:] if argv is None else list(argv))
        if code == MACHINE_FAILED:
            gc.collect()  # while the echo is kept out
    return code


def _code_of(words: Sequence[str]) -> int:
    try:
        code = _run(words)
        if fault := streams.output_fault():
            raise fault
    except (OSError, MemoryError, faults.MachineFault, SystemExit) as ended:
        unwritten = streams.output_fault()
        if isinstance(unwritten, BrokenPipeError):
            return NOBODY_READS
        message = _message(ended, unwritten)
        if message is None:
            raise
        whole = f"publish.py {words[0]}: {message}" if words else message
        streams.tell(visible_lines(whole.split("\n")))
        return MACHINE_FAILED
    finally:
        streams.abandon_output()
    return code


def _run(words: Sequence[str]) -> int:
    """The exit code of a command that was carried out, or that can't be as it was given."""
    arguments = parser(*words[:1]).parse_args(words)
    try:
        return int(arguments.run(arguments))
    except (WrongCall, ToolFailed) as ended:
        message = f"publish.py {arguments.command}: {ended}"
        sys.stderr.write(visible_lines(message.split("\n")))
        return ended.code
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return INTERRUPTED


def _message(error: BaseException, unwritten: OSError | None) -> str | None:
    """What the computer could not do, and what happened to the work; None if it isn't at fault."""
    if unwritten is not None:
        return f"The output can't be written: {faults.reason(unwritten)}."
    message = faults.sentence(error)
    notes = getattr(error, "__notes__", ())
    return None if message is None else "\n".join([message, *notes])


@contextlib.contextmanager
def _no_echo_of_faults() -> Iterator[None]:
    """A library's generator that meets a full disk meets it again when it is closed: told once."""
    usual = sys.unraisablehook

    def hook(echo: sys.UnraisableHookArgs) -> None:
        if echo.exc_value is None or faults.sentence(echo.exc_value) is None:
            usual(echo)

    sys.unraisablehook = hook
    try:
        yield
    finally:
        sys.unraisablehook = usual


def parser(first: str = "") -> argparse.ArgumentParser:
    """The parser of all commands, or only of the command `first`, where that is one.

    So a command never waits for the modules of the others.
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
