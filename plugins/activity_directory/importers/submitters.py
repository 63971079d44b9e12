"""Personal details of submitters: kept outside the entries and outside git, or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from activity_directory.importers.acceptance import Accepted
from activity_directory.sanitise.csv import as_csv
from activity_directory.system import atomic
from activity_directory.system.faults import naming

FOLDER, FILE = "submitters", "submitters.csv"
_COLUMNS = ("date", "request", "listing", "name", "e-mail", "other")


def rows(every: Iterable[Accepted], today: date) -> tuple[tuple[str, ...], ...]:
    """A row for each imported submission that came with something private."""
    return tuple(
        (
            today.isoformat(),
            accepted.understood.request,
            accepted.understood.slug,
            accepted.understood.confidential.get("your_name", ""),
            accepted.understood.confidential.get("your_email", ""),
            _whole("; ".join(f"{name}: {text}" for name, text in accepted.sent.private.items())),
        )
        for accepted in every
        if accepted.understood.confidential or accepted.sent.private
    )


def _whole(words: str) -> str:
    """The words with a question mark for each half of a letter: no file can hold one."""
    return words.encode("utf-8", "replace").decode()


def keep(rows: Iterable[tuple[str, ...]], project: Path) -> Path:
    """Add the rows to the file, which only this computer's user can read.

    Returns where it is. The folder has its own `.gitignore`.
    """
    folder = project / FOLDER
    with naming(folder):
        folder.mkdir(mode=0o700, exist_ok=True)
    atomic.write(folder / ".gitignore", b"*\n")
    file = folder / FILE
    table = as_csv(_COLUMNS, rows)
    before = file.read_bytes().decode("utf-8", "surrogateescape") if file.exists() else ""
    known = set(before.split("\r\n"))
    new = [line for line in table.split("\r\n") if line and line not in known]
    atomic.write(
        file,
        (before + "".join(f"{line}\r\n" for line in new)).encode("utf-8", "surrogateescape"),
        readers=atomic.OWNER,
    )
    return file
