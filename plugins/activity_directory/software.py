"""The software's own files in a community's repository: put there once, later replaced whole.

What is the community's (content/ and a few papers) is made by `files_for` and never touched again.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from string import Template
from typing import Any

from activity_directory.model.civic_calendar import Nation
from activity_directory.schema.reading import as_written
from activity_directory.schema.values.words import slug_of
from activity_directory.system import atomic
from activity_directory.wording.phrases import either, sentence

MARK = "connected.json"
"""In a community's repository: its version, and the sum of each of the software's files."""
STARTER = "starter"
"""In the software's own repository: what a community begins with."""
PARTS = (
    "publish.py", "pelicanconf.py", "requirements.lock", "plugins", "theme", "schemas", ".vscode",
    "requirements-test.lock", "tools/run_tests.py",  # a workflow's checker of links comes with them
    "docs/commands.md", "docs/deploy.md", "docs/fields.md", "docs/form-service", "docs/glossary.md",
    "docs/importing.md", "docs/rules.md", "docs/shards", "docs/upgrading.md",
    "docs/your-website.md", "CONTRIBUTING.md", "LICENSE", ".editorconfig", ".gitattributes",
    ".gitignore", ".github/dependabot.yml", ".github/workflows",
)  # fmt: skip
"""Files and folders of the software that a community needs. None is below content/.

The forge's forms are not among them: they hold the community's own terms (`issue-forms`).
"""
_OUR_OWN_CHECKS = ".github/workflows/software.yml"


class Refused(Exception):
    """Nothing was written. The message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Community:
    """What a repository begins with. A telephone number or an e-mail address is needed."""

    name: str
    place: str
    phone: str = ""
    email: str = ""
    address: str = ""
    repository: str = ""
    nation: Nation = "England"
    owner: str = ""

    @property
    def ways(self) -> str:
        """How to reach its people: "call 020 7946 0123 or write to hello@example.org"."""
        ways = (f"call {self.phone}" if self.phone else "", self._letter)
        return either(way for way in ways if way)

    @property
    def _letter(self) -> str:
        return f"write to [{self.email}](mailto:{self.email})" if self.email else ""


@dataclass(frozen=True, slots=True)
class Upgraded:
    """What an upgrade did: from which version to which, and how many files it touched."""

    before: str
    after: str
    written: int
    removed: int


def version_of(project: Path) -> str:
    """The version of the software itself."""
    text = (project / "pyproject.toml").read_text(encoding="utf-8")
    return str(tomllib.loads(text)["project"]["version"])


def files_of(project: Path) -> dict[str, bytes]:
    """Every file of the software that a community gets, by its path.

    Raises Refused where `project` is a community's copy: it can't begin or upgrade another.
    """
    if not (project / STARTER).is_dir():
        message = (
            "this is a community's own copy. "
            "Download the software itself, and run the command there"
        )
        raise Refused(message)
    found = {}
    for part in PARTS:
        whole = project / part
        for file in [whole] if whole.is_file() else sorted(whole.rglob("*")):
            path = file.relative_to(project)
            if file.is_file() and "__pycache__" not in path.parts:
                found[path.as_posix()] = file.read_bytes()
    found.pop(_OUR_OWN_CHECKS, None)
    return found


def files_for(project: Path, community: Community, today: date) -> dict[str, bytes]:
    """Everything of a new repository: the software with its mark, and what is the community's."""
    software = files_of(project)
    words = project / "content" / "vocabularies"
    shared = {
        f"content/vocabularies/{file.name}": file.read_bytes() for file in sorted(words.iterdir())
    }
    return {
        **software,
        MARK: _mark(version_of(project), software),
        **shared,
        **papers(project, community, today),
    }


def papers(project: Path, community: Community, today: date) -> dict[str, bytes]:
    """What the starter holds, with the community's facts in it."""
    facts = _facts(community, today)
    starter = project / STARTER
    return {
        file.relative_to(starter).as_posix(): Template(file.read_text(encoding="utf-8"))
        .substitute(facts)
        .encode()
        for file in sorted(starter.rglob("*"))
        if file.is_file()
    }


def _facts(community: Community, today: date) -> Mapping[str, str]:
    lines = [
        f"  {name}: {as_written(value)}"
        for name, value in (("phone", community.phone), ("email", community.email))
        if value
    ]
    return {
        "name": community.name,
        "place": community.place,
        "yaml_name": as_written(community.name),
        "yaml_place": as_written(community.place),
        "borough": slug_of(community.place),
        "contact_sentence": sentence(community.ways),
        "contact_lines": "\n".join(lines),
        "address_line": _line("address", community.address, "https://activities.example.org/"),
        "repository_line": _line("repository", community.repository, "https://github.com/you/it"),
        "nation": community.nation,
        "owner": community.owner or "@your-team",
        "today": today.isoformat(),
        "year": str(today.year),
    }


def _line(name: str, value: str, example: str) -> str:
    return f"{name}: {as_written(value)}" if value else f"# {name}: {example}"


def _mark(version: str, software: Mapping[str, bytes]) -> bytes:
    sums = {path: _sum(content) for path, content in sorted(software.items())}
    whole = {"software": "Connected", "version": version, "files": sums}
    return (json.dumps(whole, indent=2) + "\n").encode()


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put files into a folder, each whole: what stops half-way leaves the old one."""
    atomic.put_all({folder / path: content for path, content in files.items()})


def upgrade(project: Path, folder: Path) -> Upgraded:
    """Replace the software's files in a community's repository by those of `project`.

    Raises Refused, and changes nothing, where they changed one of them, or have a file of their own
    where a new one would go. An upgrade that was stopped half-way is finished by the next.
    """
    if not (folder / MARK).is_file():
        message = f"{folder} has no {MARK}: it was not made by `publish.py init`"
        raise Refused(message)
    mark: dict[str, Any] = json.loads((folder / MARK).read_text(encoding="utf-8"))
    had: dict[str, str] = mark["files"]
    software = files_of(project)
    every = sorted({*had, *software})
    theirs = [path for path in every if _is_theirs(folder, path, had, software)]
    if theirs:
        listed = "\n".join(f"    {path}" for path in theirs)
        message = (
            f"these files of the software were changed:\n{listed}\n"
            "Nothing was upgraded. Keep your own files elsewhere (content/ is yours), restore "
            "these with `git restore`, and tell the people who make Connected what you needed"
        )
        raise Refused(message)
    fresh = {path: content for path, content in software.items() if _at(folder, path) != content}
    gone = [path for path in had if path not in software and (folder / path).is_file()]
    write(folder, fresh)
    for path in gone:
        _remove(folder, path)
    version = version_of(project)
    write(folder, {MARK: _mark(version, software)})
    return Upgraded(str(mark["version"]), version, len(fresh), len(gone))


def _is_theirs(
    folder: Path, path: str, had: Mapping[str, str], software: Mapping[str, bytes]
) -> bool:
    """Whether what stands there is neither what the old software left nor what the new one puts."""
    now = _at(folder, path)
    return now is not None and _sum(now) != had.get(path) and now != software.get(path)


def _at(folder: Path, path: str) -> bytes | None:
    file = folder / path
    return file.read_bytes() if file.is_file() else None


def _remove(folder: Path, path: str) -> None:
    """A file, and the folders that hold nothing more."""
    (folder / path).unlink()
    for parent in PurePosixPath(path).parents:
        place = folder / parent
        if parent == PurePosixPath() or any(place.iterdir()):
            return
        place.rmdir()
