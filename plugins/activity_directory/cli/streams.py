"""Standard input, output and error, so that a command can use them whatever they lead to."""

from __future__ import annotations

import contextlib
import io
import os
import sys


class Output(io.TextIOWrapper):
    """Standard output that remembers why something could not be written, whoever overlooks it."""

    fault: OSError | None = None

    def write(self, text: str, /) -> int:
        try:
            return super().write(text)
        except OSError as error:
            self.fault = error
            raise

    def flush(self) -> None:
        try:
            super().flush()
        except OSError as error:
            self.fault = error
            raise


def prepare() -> None:
    """Names and prices can be printed, and questions read, whatever the terminal's encoding is.

    What was closed (`>&-`) leads nowhere instead: the next file to be opened would get its number,
    and would be taken for the output.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            nowhere = open(os.devnull, mode, encoding="utf-8")  # noqa: PTH123, SIM115 - to the end
            setattr(sys, name, nowhere)
    given = sys.stdout
    if given is sys.__stdout__ and isinstance(given, io.TextIOWrapper):
        by_line, at_once = given.line_buffering, given.write_through
        given.flush()
        sys.stdout = Output(
            given.buffer, line_buffering=by_line, write_through=at_once, encoding="utf-8"
        )
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")


def output_fault() -> OSError | None:
    """Why something that was printed could not be written; None where all of it was."""
    with contextlib.suppress(OSError):
        sys.stdout.flush()
    return sys.stdout.fault if isinstance(sys.stdout, Output) else None


def abandon_output() -> None:
    """Drop what can't be written, or Python would try again, and complain, as it ends."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            with contextlib.suppress(OSError):
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, stream.fileno())
                os.close(nowhere)


def tell(lines: str) -> None:
    """Write the last words on standard error, where that is possible."""
    with contextlib.suppress(OSError):
        sys.stderr.write(lines)
        sys.stderr.flush()
