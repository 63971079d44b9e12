"""Questions to git from inside a folder. It only reads: no file, index or branch is changed."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

FILE, EXECUTABLE, LINK, SUBMODULE = "100644", "100755", "120000", "160000"
"""What something in a tree is, in git's own numbers."""
NOTHING = "000000"
"""The same for the side on which there is nothing."""


_LONGEST_NAME = 255


def every_disk_takes(path: str) -> bool:
    """Whether a path out of a tree can be a file anywhere, and one below the folder it is for."""
    parts = path.split("/")
    return (
        {"", ".", "..", ".git"}.isdisjoint(part.lower() for part in parts)
        and all(len(part.encode("utf-8", "replace")) <= _LONGEST_NAME for part in parts)
        and not set(path) & set("\\:\N{REPLACEMENT CHARACTER}")
        and path.isprintable()
    )


class CannotLook(Exception):
    """An earlier version can't be read. The message is a plain sentence that says why."""


@dataclass(frozen=True, slots=True)
class TreeFile:
    """Something in a tree, by its path below the folder in question."""

    path: str
    mode: str
    blob: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One path that differs between two versions; `was` is its old path, if it was moved."""

    path: str
    was: str
    before: str
    after: str
    blob: str

    @property
    def is_new(self) -> bool:
        """Whether there was nothing before."""
        return self.before == NOTHING

    @property
    def is_gone(self) -> bool:
        """Whether there is nothing now."""
        return self.after == NOTHING


@dataclass(frozen=True, slots=True)
class Step:
    """What one commit of this branch added and took away, on the day on which it came to it."""

    day: date
    came: tuple[str, ...]
    went: tuple[str, ...]


class OnlyTheNewest(CannotLook):
    """Only the newest commits were fetched, so it isn't known what was before them."""


class Git:
    """The repository that a folder is in."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.folder = folder
        # Inside a hook these name another folder's repository. What is missing is not fetched.
        others = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"}
        kept = {name: value for name, value in environment.items() if name not in others}
        self.environment = {
            **kept,
            "GIT_NO_LAZY_FETCH": "1",
            "GIT_OPTIONAL_LOCKS": "0",
            "LC_ALL": "C",
        }

    def answer(self, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        """The result of a git command. Raises CannotLook where there is no git."""
        try:
            return subprocess.run(  # noqa: S603 - no word is a command, and none starts a shell
                ["git", *words],  # noqa: S607 - wherever a person has it
                cwd=self.folder,
                env=self.environment,
                input=given,
                capture_output=True,
                check=False,
            )
        except FileNotFoundError:
            message = "git is not installed. It is needed to read earlier versions."
            raise CannotLook(message) from None
        except OSError as error:
            message = f"git could not be started ({error.strerror})."
            raise CannotLook(message) from None

    def asked(self, *words: str, given: bytes = b"", otherwise: str = "git failed") -> bytes:
        """The output of git. Raises CannotLook where it fails."""
        done = self.answer(*words, given=given)
        if done.returncode:
            text = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
            message = f"{otherwise}. Its message: '{text}'."
            raise CannotLook(message)
        return done.stdout

    def commit(self, reference: str) -> str:
        """The whole name of a commit, by any name it has. Raises CannotLook."""
        self.asked(
            "rev-parse",
            "--git-dir",
            otherwise=f"{self.folder} is not in a git repository that git can read",
        )
        completed = self.answer(
            "rev-parse", "--verify", "--quiet", "--end-of-options", f"{reference}^{{commit}}"
        )
        if completed.returncode:
            raise CannotLook(self._no_such_commit(reference))
        return completed.stdout.decode().strip()

    def _no_such_commit(self, reference: str) -> str:
        shallow = self.answer("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
        text = f"There is no commit called `{reference}` in this repository."
        if shallow:
            return f"{text} Only the newest commits are here. Fetch it first: `git fetch origin`"
        return f"{text} Give a branch, a tag or a commit, such as `main`."

    def common(self, one: str, other: str) -> str:
        """The newest common ancestor of both. Raises CannotLook where there is none."""
        otherwise = f"{one} and {other} have no common commit"
        return self.asked("merge-base", one, other, otherwise=otherwise).decode().strip()

    def top(self) -> Path:
        """The folder of the whole repository."""
        return Path(self.asked("rev-parse", "--show-toplevel").decode().removesuffix("\n"))

    def prefix(self) -> str:
        """The path of the folder in the whole repository; "." where it is all of it."""
        return self.asked("rev-parse", "--show-prefix").decode().rstrip("/\n") or "."

    def commits_since_change(self, path: str) -> Iterator[tuple[str, date]]:
        """The commits of this branch after the last that changed a file below `path`, with days.

        What only adds files counts where nothing else was ever done. Oldest first, merges in the
        place of what they merge; nothing where no file was ever there. Raises CannotLook.
        """
        changed = self.asked("log", "-1", "--diff-filter=M", "--format=%H", "--", path).decode()
        added = (
            ""
            if changed
            else self.asked(
                "log", "--reverse", "--diff-filter=A", "--format=%H", "--", path
            ).decode()
        )
        last = (changed or added).partition("\n")[0]
        if last:
            listing = self.asked(
                "log", "--first-parent", "--reverse", "--format=%H %cs", f"{last}..HEAD", "--", "."
            )
            for line in listing.decode().splitlines():
                commit, day = line.split()
                yield commit, date.fromisoformat(day)

    def comings_and_goings(self, path: str) -> Iterator[Step]:
        """The commits of this branch that added or took away files below `path`, oldest first.

        A merge counts in place of what it merges. No file is read, so a copy without the old files
        is enough. Raises CannotLook, or OnlyTheNewest.
        """
        if self.asked("rev-parse", "--is-shallow-repository").strip() == b"true":
            message = "Only the newest commits are here. Fetch them all: `git fetch --unshallow`"
            raise OnlyTheNewest(message)
        logged = self.asked(
            "-c", "log.follow=false", "log", "--first-parent", "-m",
            "--reverse", "--no-show-signature", "--no-renames", "--relative", "--name-status",
            "--diff-filter=AD", "--format=%x00%cs", "-z", "--", path,
        )  # fmt: skip
        yield from _steps(logged)

    def files(self, commit: str) -> Iterator[TreeFile]:
        """Everything that the folder had at a commit, the folders in it followed."""
        listing = self.asked("ls-tree", "-r", "-z", commit)
        for line in filter(None, listing.split(b"\0")):
            (mode, _, blob), path = line.partition(b"\t")[0].split(), line.partition(b"\t")[2]
            yield TreeFile(path.decode("utf-8", "replace"), mode.decode(), blob.decode())

    def differences(self, before: str, after: str | None) -> Iterator[Difference]:
        """What differs between two commits in the whole repository.

        `after` is None for the files on the disk, including those that git doesn't track.
        """
        top = Git(self.top(), self.environment)
        raw = top.asked(
            "diff", "--raw", "-z", "--no-abbrev", "--find-renames", "--no-relative",
            "--no-ext-diff", "--ignore-submodules=none", before, *([after] if after else []), "--",
        )  # fmt: skip
        words = iter(raw.decode("utf-8", "replace").split("\0"))
        for head in words:
            if head:
                mode, new_mode, _, blob, status = head.removeprefix(":").split()
                was = next(words) if status[0] in "RC" else ""
                yield Difference(next(words), was, mode, new_mode, blob)
        if after is None:
            others = top.asked("ls-files", "-z", "--others", "--exclude-standard")
            for path in filter(None, others.decode("utf-8", "replace").split("\0")):
                yield Difference(path, "", NOTHING, FILE, "")

    def sizes(self, blobs: Sequence[str]) -> list[int | None]:
        """The size of each file in bytes; None where there is no copy of it."""
        given = "".join(f"{blob}\n" for blob in blobs).encode()
        answers = self.asked("cat-file", "--batch-check=%(objectsize)", given=given).decode()
        return [int(size) if size.isdigit() else None for size in answers.splitlines()]

    def contents(self, blobs: Sequence[str]) -> list[bytes]:
        """The files themselves. Raises CannotLook where one was never fetched."""
        given = "".join(f"{blob}\n" for blob in blobs).encode()
        written = self.asked("cat-file", "--batch", given=given)
        found, at = [], 0
        for blob in blobs:
            end = written.index(b"\n", at)
            words = written[at:end].split()
            if len(words) != 3:
                message = f"git has no copy of the file {blob}. Fetch the whole repository."
                raise CannotLook(message)
            begin, size = end + 1, int(words[2])
            found.append(written[begin : begin + size])
            at = begin + size + 1
        return found


def state_of(folder: Path, environment: Mapping[str, str]) -> str:
    """What tells the history of a folder: its newest commit, and whether older ones are here.

    Empty where there is no history.
    """
    try:
        asked = Git(folder, environment).asked("rev-parse", "--is-shallow-repository", "HEAD")
    except CannotLook:
        return ""
    return asked.decode()


def _steps(logged: bytes) -> Iterator[Step]:
    """The commits of a log: each has its day, then a status and a path for each file."""
    words = filter(
        None, (word.strip("\n") for word in logged.decode("utf-8", "replace").split("\0"))
    )
    day = ""
    files: dict[str, list[str]] = {"A": [], "D": []}
    for word in words:
        if word in files:
            files[word].append(next(words))
            continue
        if day:
            yield Step(date.fromisoformat(day), tuple(files["A"]), tuple(files["D"]))
        day, files = word, {"A": [], "D": []}
    if day:
        yield Step(date.fromisoformat(day), tuple(files["A"]), tuple(files["D"]))
