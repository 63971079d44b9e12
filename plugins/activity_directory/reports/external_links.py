"""Links to other sites: where each is in the entries, and which are broken.

The program lychee checks them, never while anybody waits. A broken link is reported and stops
nothing.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from activity_directory.problems import line_of
from activity_directory.sanitise import markdown
from activity_directory.source import nodes
from activity_directory.source.entry import read_entry, read_yaml
from activity_directory.system import ordinary_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_WEB = re.compile(r"https?://[!-~]+")
_INVENTED = re.compile(
    r"https?://(?:[^/:]*\.)?(?:example|test|invalid|example\.(?:com|net|org))(?:[:/?#].*)?"
)
"""Reserved domains (RFC 2606), which a demonstration uses."""
_UNSEEN = {"maintainer note", "submissions"}
"""Fields whose links aren't published: a private note, and where a form is sent to."""


class CannotCheckLinks(Exception):
    """The links can't be checked. The message is a plain sentence that says why."""


@dataclass(frozen=True, slots=True)
class ExternalLink:
    """An address on another site, and every place that leads there ("content/site.yml:12")."""

    address: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A broken link, and what is wrong with it."""

    link: ExternalLink
    why: str


@dataclass(frozen=True, slots=True)
class CheckedLinks:
    """How many were checked, and those that are broken."""

    links: int
    broken: tuple[BrokenLink, ...]


def links_in(content: Path, shown_as: str, own: str) -> tuple[ExternalLink, ...]:
    """Every link of the entries to another site, by address. `own` is our own site."""
    found: dict[str, list[str]] = defaultdict(list)
    for file in sorted([*content.glob("*/*.md"), *content.glob("*/*.yml"), *content.glob("*.yml")]):
        name = file.relative_to(content).as_posix()
        if name.startswith("vocabularies/") or file.name == "README.md":
            continue  # the addresses in there are names of ideas
        if not ordinary_files.is_ordinary(file):
            continue  # `check` tells of it
        read = read_entry if file.suffix == ".md" else read_yaml
        try:
            raw = ordinary_files.read(file)
        except OSError:
            continue  # `check` tells of it
        entry, _ = read(raw, name)
        for address, line in _links(entry) if entry else ():
            place = f"{shown_as}/{name}:{line}"
            ours = bool(own) and address.startswith(own)
            if not ours and not _INVENTED.fullmatch(address):
                found[address].append(place)
    return tuple(
        ExternalLink(address, tuple(dict.fromkeys(places)))
        for address, places in sorted(found.items())
    )


def _links(entry: nodes.Source) -> Iterator[tuple[str, int]]:
    """The links of one file, each with its line."""
    yield from _in_node(entry.header)
    for address in _in_words(entry.body):
        above = entry.body.count("\n", 0, max(0, entry.body.find(address)))
        yield address, entry.body_line + above


def _in_node(node: nodes.Node) -> Iterator[tuple[str, int]]:
    if isinstance(node, nodes.Mapping):
        for key, value in node.pairs:
            if key.text.casefold().replace("_", " ").strip() not in _UNSEEN:
                yield from _in_node(value)
    elif isinstance(node, nodes.Sequence):
        for item in node.items:
            yield from _in_node(item)
    else:
        for address in _in_words(node.text):
            yield address, node.line


def _in_words(words: str) -> Iterator[str]:
    if _WEB.fullmatch(words):
        yield words
    elif "://" in words:
        yield from (link.to for link in markdown.contents(words).links if _WEB.fullmatch(link.to))


# --- following them


def check_links(links: tuple[ExternalLink, ...], beside: Path) -> CheckedLinks:
    """The result of checking the links with lychee, the program in the folder `beside`.

    Sites that refuse programs (401, 403) or limit them (429) count as working. Raises CannotFollow.
    """
    program = shutil.which("lychee", path=str(beside))
    if program is None:
        message = (
            "The links were not checked, because lychee is not installed. `publish.py test` "
            "installs it."
        )
        raise CannotCheckLinks(message)
    done = subprocess.run(  # noqa: S603 - a dependency of ours, by its whole path
        [
            program,
            "--no-progress",
            "--format=json",
            "--exclude-all-private",
            "--accept=100..=103,200..=299,401,403,429",
            "--max-retries=2",
            "--timeout=30",
            "--host-concurrency=2",
            "-",
        ],
        cwd=beside,
        input="".join(f"{link.address}\n" for link in links).encode(),
        capture_output=True,
        check=False,
    )
    try:
        report = json.loads(done.stdout)
        dead = {**_by_line(report["error_map"]), **_by_line(report["timeout_map"])}
    except (ValueError, KeyError, TypeError):
        text = line_of(done.stderr.decode("utf-8", "replace").strip(), 1)
        message = f"The links were not checked. The message of lychee: '{text}'."
        raise CannotCheckLinks(message) from None
    return CheckedLinks(
        len(links) - int(report["excludes"]),
        tuple(
            BrokenLink(link, dead[number]) for number, link in enumerate(links, 1) if number in dead
        ),
    )


def _by_line(answers: dict[str, Any]) -> dict[int, str]:
    """The result of each link, by its line in the list that lychee was given."""
    return {
        int(one["span"]["line"]): str(one["status"].get("details") or one["status"]["text"])
        for answered in answers.values()
        for one in answered
    }
