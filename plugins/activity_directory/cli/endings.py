"""How a command ends: its exit codes, and what stops it on the way."""

from __future__ import annotations

DONE, FAULTS, WRONG_CALL, TOOL_FAILED = 0, 1, 2, 3
"""Exit codes: all well, errors in the content, a wrong call, a tool that failed."""


class WrongCall(Exception):
    """The command can't be carried out as it was given. The message says why."""

    code = WRONG_CALL


class ToolFailed(Exception):
    """A tool that the command needs has failed. The message says how, and what stands."""

    code = TOOL_FAILED
