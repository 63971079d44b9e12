"""How a command ends: its exit codes, and the exceptions that end it."""

from __future__ import annotations

DONE, FAULTS, WRONG_CALL, TOOL_FAILED, MACHINE_FAILED = 0, 1, 2, 3, 4
"""Success; errors in the content; a wrong call; a tool failed; the computer failed.

Which faults of the computer there are, and the words for them, is in system/faults.py.
"""
INTERRUPTED, NOBODY_READS = 130, 141
"""As shells have them: of Ctrl+C, and of a pipe whose reader has gone, as `head` does."""


class WrongCall(Exception):
    """The command can't be carried out with these arguments. The message says why."""

    code = WRONG_CALL


class ToolFailed(Exception):
    """A tool that the command needs has failed.

    The message says why, and what is left unchanged.
    """

    code = TOOL_FAILED
