"""Faults of the computer in words: a full disk, a file that can't be opened, too little memory.

The one place that puts what the system reports into a sentence. Knows nothing of commands.
"""

from __future__ import annotations

import contextlib
import errno
import os
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_REASONS = MappingProxyType(
    {
        errno.EACCES: "you don't have permission",
        errno.EADDRINUSE: "another program is using it",
        errno.EADDRNOTAVAIL: "this computer has no such address",
        errno.EAGAIN: "this computer can't start more programs",
        errno.EBUSY: "another program is using it",
        errno.EDQUOT: "your share of the disk is full",
        errno.EEXIST: "there is already something with that name",
        errno.EFBIG: "it would be larger than this computer allows",
        errno.EINTR: "the system interrupted it",
        errno.EIO: "the disk reports a fault",
        errno.EISDIR: "it is a folder",
        errno.ELOOP: "it is a link",
        errno.EMFILE: "too many files are open",
        errno.EMLINK: "it has too many names",
        errno.ENAMETOOLONG: "its name or path is too long",
        errno.ENFILE: "too many files are open",
        errno.ENODEV: "there is no such device",
        errno.ENOENT: "it isn't there",
        errno.ENOMEM: "this computer has too little memory",
        errno.ENOSPC: "the disk is full",
        errno.ENOSYS: "this system can't do that",
        errno.ENOTDIR: "something in its path is a file, not a folder",
        errno.ENOTEMPTY: "there are other files in it",
        errno.ENOTSUP: "this disk can't do that",
        errno.ENXIO: "there is no such device",
        errno.EPERM: "you don't have permission",
        errno.EROFS: "the disk can only be read",
        errno.ESTALE: "the network disk it is on has gone away",
        errno.ETIMEDOUT: "the network disk it is on does not answer",
        errno.ETXTBSY: "another program is using it",
        errno.EXDEV: "it is on another disk",
    }
)
"""The faults of a computer. Other numbers (EBADF, EINVAL) can only be caused by the software."""

_ON_WRITING = frozenset({errno.EDQUOT, errno.EFBIG, errno.ENOSPC, errno.EROFS})


class MachineFault(Exception):
    """The computer can't do something. The message is a sentence that says why."""


def reason(error: OSError) -> str:
    """Why the system refused, as half a sentence: "the disk is full"."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


def sentence(error: BaseException) -> str | None:
    """What the computer could not do, and why; None where the software is at fault."""
    if isinstance(error, MachineFault):
        return str(error)
    if isinstance(error, MemoryError):
        return "This computer has too little memory for this. Close other programs and try again."
    if not isinstance(error, OSError) or error.errno not in _REASONS:
        return None
    verb = "written" if error.errno in _ON_WRITING else "opened"
    if error.filename is None:
        return f"This computer can't go on: {reason(error)}."
    return f"{_shown(error.filename)} can't be {verb}: {reason(error)}."


@contextlib.contextmanager
def naming(what: str | Path) -> Iterator[None]:
    """Report faults of the computer in this block for `what`: a full disk doesn't name the file."""
    try:
        yield
    except OSError as error:
        error.filename, error.filename2 = str(what), None
        raise


def _shown(name: object) -> str:
    if isinstance(name, bytes | os.PathLike):
        return os.fsdecode(name)
    return str(name)
