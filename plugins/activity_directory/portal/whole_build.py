"""The whole site built by a process of its own, while `serve` goes on answering.

It reads the content from the disk, as every build does, so nothing that `serve` keeps in memory
can get into what it makes. It ends with `serve`, and at once when it is asked to.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from activity_directory.catalogue.loading import load
from activity_directory.portal import build
from activity_directory.portal.memory import hash_of
from activity_directory.portal.progress import Progress
from activity_directory.problems import errors_in
from activity_directory.reports.growth import history_of
from activity_directory.rules.checked_content import checked
from activity_directory.system.faults import MachineFault, sentence

if TYPE_CHECKING:
    from activity_directory.catalogue.catalogue import Loaded

_NICENESS = 5
"""By how much other programs, and `serve` itself, go first."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to build. All are texts, so that another process can be told."""

    content: str
    shown_as: str
    today: str
    base: str
    output: str
    settings: str
    last: str = ""
    """The site that was built last; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it. `read` is the hash of the entries of which the site was made."""

    pages: int = 0
    read: str = ""
    failure: str = ""
    """Why no site was made; empty also where the content has mistakes."""


class WholeBuild:
    """A build that was begun."""

    def __init__(self, wanted: Wanted) -> None:
        self.site = Path(wanted.output)
        packages = str(Path(__file__).resolve().parents[2])
        path = os.pathsep.join(filter(None, (packages, os.environ.get("PYTHONPATH"))))
        self._process = subprocess.Popen(  # noqa: S603 - our own Python
            [sys.executable, "-m", __name__, json.dumps(asdict(wanted)), str(os.getpid())],
            env={**os.environ, "PYTHONPATH": path},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            start_new_session=True,  # so that Ctrl+C is for `serve` alone, which ends all of it
        )

    def outcome(self) -> Outcome:
        """What comes of it, once it has ended."""
        answer, _ = self._process.communicate()
        try:
            return Outcome(**json.loads(answer))
        except (ValueError, TypeError):
            return Outcome(failure="The process that built it ended without saying why.")

    def stop(self) -> None:
        """End it at once, whatever it is at: what it leaves is in the folder of `output`."""
        if hasattr(os, "killpg"):
            with suppress(ProcessLookupError):  # it has ended
                os.killpg(self._process.pid, signal.SIGKILL)
        else:
            self._process.terminate()
        self._process.wait()


def what_was_read(loaded: Loaded) -> str:
    """The hash of all entries as they were read, and of what they share."""
    texts = [one.entry.texts.places for one in loaded.read if one.entry.texts is not None]
    if loaded.catalogue is not None:
        texts += [shared.places for shared in loaded.catalogue.shared_texts]
    return hash_of(*(part for places in texts for part in (places.path, places.text)))


def built(wanted: Wanted, progress: Progress) -> Outcome:
    """Read, check and build."""
    try:
        loaded = load(Path(wanted.content), shown_as=wanted.shown_as)
        today = date.fromisoformat(wanted.today)
        catalogue = loaded.catalogue
        if catalogue is None or errors_in(checked(loaded, catalogue, today).problems):
            return Outcome(read=what_was_read(loaded))
        order = build.Order(
            catalogue,
            today,
            wanted.base,
            Path(wanted.content),
            Path(wanted.output),
            Path(wanted.settings),
            history=history_of(Path(wanted.content), os.environ),
            taken_from=Path(wanted.last) if wanted.last else None,
        )
        return Outcome(build.build(order, progress=progress), what_was_read(loaded))
    except build.BuildFailed as error:
        return Outcome(failure=str(error))
    except (OSError, MemoryError, MachineFault) as error:
        failure = sentence(error)
        if failure is None:
            raise
        return Outcome(failure=failure)


def main(wanted: str, begun_by: str) -> None:
    """What the process does: it says the outcome as JSON."""

    def go_on(_done: int, _all: int) -> None:
        if os.name == "posix" and os.getppid() != int(begun_by):
            sys.exit()  # `serve` was killed: nobody waits for this any more

    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    facts: dict[str, Any] = json.loads(wanted)
    outcome = built(Wanted(**facts), Progress(go_on, go_on, go_on))
    sys.stdout.write(json.dumps(asdict(outcome)))


if __name__ == "__main__":
    main(*sys.argv[1:])
