"""One whole command as a person would start it: its time, its processor time, its peak memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BYTES_OF_MAXRSS = 1 if sys.platform == "darwin" else 1024
"""What one unit of `ru_maxrss` is: bytes on macOS, kilobytes elsewhere (getrusage(2))."""
MEGABYTE = 1_000_000


class CommandFailedError(Exception):
    """A command ended with another exit code than 0. The message has its last words."""


@dataclass(frozen=True)
class Ran:
    """Seconds and megabytes of one run.

    `cpu` is user and system time of the command and of all it started and waited for; `peak` is
    that of the largest single process among them.
    """

    wall: float
    cpu: float
    peak: float


def run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Ran:
    """Run a command to its end. Raises CommandFailedError; what it says is kept for that."""
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            env=None if environment is None else dict(environment),
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            last = said.read().decode(errors="replace")[-2000:]
            message = f"{' '.join(command)} ended with {process.returncode}:\n{last}"
            raise CommandFailedError(message)
    cpu = usage.ru_utime + usage.ru_stime
    return Ran(wall, cpu, usage.ru_maxrss * BYTES_OF_MAXRSS / MEGABYTE)
