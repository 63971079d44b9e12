"""Links that lead outside: where each stands in the entries, and which lead nowhere any more.

They are followed by lychee, a kept program, and never while anybody waits: what is wrong elsewhere
is told, and stops nothing.
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
"""Names that nobody can have (RFC 2606): in a demonstration, all of them."""
_UNSEEN = {"maintainer note", "submissions"}
"""Fields whose links nobody can press: a private note, and where a form is sent to."""


class CannotCheckLinks(Exception):
    """The links can't be followed. The message is a plain sentence that says why."""


@dataclass(frozen=True, slots=True)
class ExternalLink:
    """An address on another site, and every place that leads there ("content/site.yml:12")."""

    address: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """One of them that did not answer as it should, and what came instead."""

    link: ExternalLink
    why: str


@dataclass(frozen=True, slots=True)
class CheckedLinks:
    """How many were followed, and those that lead nowhere."""

    links: int
    broken: tuple[BrokenLink, ...]


def links_in(content: Path, shown_as: str, own: str) -> tuple[ExternalLink, ...]:
    """Every link of the entries to another site than our `own`, by address."""
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
    """What became of them, as lychee sees it: the program in the folder `beside`.

    Sites that refuse a program (401, 403) or ask for patience (429) do answer. Raises CannotFollow.
    """
    program = shutil.which("lychee", path=str(beside))
    if program is None:
        message = "The links were not followed: lychee is not here. It comes with  publish.py test"
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
        message = f"The links were not followed: lychee says '{text}'."
        raise CannotCheckLinks(message) from None
    return CheckedLinks(
        len(links) - int(report["excludes"]),
        tuple(
            BrokenLink(link, dead[number]) for number, link in enumerate(links, 1) if number in dead
        ),
    )


def _by_line(answers: dict[str, Any]) -> dict[int, str]:
    """What lychee says of each link, by its place in what it was given: one a line."""
    return {
        int(one["span"]["line"]): str(one["status"].get("details") or one["status"]["text"])
        for answered in answers.values()
        for one in answered
    }
