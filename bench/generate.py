"""Writes a large, realistic content folder: the same bytes for the same number and seed.

    python bench/generate.py 1000 DIR [--seed 1]

What stands in the files is made in `entries.py` out of the words in `lexicon.py`.
"""

from __future__ import annotations

import argparse
import re
import shutil
import struct
import sys
import zlib
from pathlib import Path

import entries
from entries import IMAGES, TODAY, Community, Facts

PROJECT = Path(__file__).resolve().parents[1]
MARK = "generated-by-bench.txt"
"""A file in every folder made here: without it, a folder is not ours to write over."""


class CannotWriteError(Exception):
    """The folder can't be used. The message says why."""


# --- text as people write it -----------------------------------------------------------------

_SIGNS = set("!&*-?|>@`\"'%#{}[],:~=")


def scalar(text: str, *, inside: bool = False) -> str:
    """One value: quoted where YAML would take its signs for its own."""
    unsafe = (
        not text
        or text[0] in _SIGNS
        or ": " in text
        or " #" in text
        or text.endswith((":", " "))
        or (inside and any(sign in text for sign in ",[]{}"))
    )
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"' if unsafe else text


def lines(facts: Facts, depth: int = 0) -> list[str]:
    """The facts as YAML lines; None and empty values are left out."""
    pad = "  " * depth
    written: list[str] = []
    for name, value in facts.items():
        if isinstance(value, str):
            written.append(f"{pad}{name}: {scalar(value)}" if value else f"{pad}{name}:")
        elif isinstance(value, dict):
            written += [f"{pad}{name}:", *lines(value, depth + 1)]
        elif value and isinstance(value[0], str):
            items = [scalar(str(one), inside=True) for one in value]
            short = f"{pad}{name}: [{', '.join(items)}]"
            listed = [f"{pad}  - {scalar(str(one))}" for one in value]
            written += [short] if len(short) <= 96 else [f"{pad}{name}:", *listed]
        elif value:
            written.append(f"{pad}{name}:")
            for one in value:
                if isinstance(one, dict):
                    first, *rest = lines(one, depth + 2)
                    written += [f"{pad}  - {first.lstrip()}", *rest]
    return written


# --- the folder ------------------------------------------------------------------------------


def picture(number: int) -> bytes:
    """A small pattern of black and white as a PNG, stored without packing: the same everywhere."""
    wide, high = 96, 64

    def part(kind: bytes, body: bytes) -> bytes:
        sum_of_both = struct.pack(">I", zlib.crc32(kind + body))
        return struct.pack(">I", len(body)) + kind + body + sum_of_both

    rows = b"".join(
        b"\0" + bytes((row * number + column * 7) & 0xFF for column in range(wide // 8))
        for row in range(high)
    )
    head = struct.pack(">IIBBBBB", wide, high, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + part(b"IHDR", head)
        + part(b"IDAT", zlib.compress(rows, 0))
        + part(b"IEND", b"")
    )


def write(path: Path, text: str) -> None:
    """A file with the line ends of the repository."""
    path.write_bytes(text.encode())


def yaml_of(groups: list[Facts]) -> str:
    """The groups of facts with a blank line between."""
    return "\n\n".join("\n".join(lines(group)) for group in groups if group)


def entry(groups: list[Facts], body: str) -> str:
    """A Markdown file: the facts between dashes, the words below."""
    return f"---\n{yaml_of(groups)}\n---\n\n{body}\n"


def entry_in_yaml(groups: list[Facts], body: str) -> str:
    """The same as a .yml file, its words under `description:`."""
    indented = "\n".join(f"  {line}" if line else "" for line in body.split("\n"))
    return f"{yaml_of(groups)}\n\ndescription: |\n{indented}\n"


def generate(number: int, folder: Path, seed: int, content: Path) -> None:
    """Write `number` activities and all that stands around them into `folder`."""
    _make_room(folder)
    for name in (
        "activities",
        "organisations",
        "venues",
        "champions",
        "stories",
        "funding",
        "pages",
        "images",
    ):
        (folder / name).mkdir(parents=True)
    shutil.copytree(content / "vocabularies", folder / "vocabularies")
    for place, name in enumerate(IMAGES, 1):
        (folder / "images" / name).write_bytes(picture(place))
    community = Community(entries.read_terms(folder / "vocabularies"), seed)
    for one in range(max(4, number // 4)):
        slug, facts = entries.organisation(community, one)
        write(folder / "organisations" / f"{slug}.yml", f"{yaml_of([facts])}\n")
    for one in range(max(4, number // 5)):
        slug, facts = entries.venue(community, one)
        write(folder / "venues" / f"{slug}.yml", f"{yaml_of([facts])}\n")
    _activities(community, folder / "activities", number)
    for one in range(max(4, number // 50)):
        facts = entries.champion(community, one)
        write(folder / "champions" / f"place-{one + 1}.yml", f"{yaml_of([facts])}\n")
    for one in range(max(4, number // 60)):
        slug, facts, body = entries.story(community, one)
        write(folder / "stories" / f"{slug}.md", entry([facts], body))
    for one in range(max(3, number // 200)):
        slug, facts, body = entries.fund(community, one)
        write(folder / "funding" / f"{slug}.md", entry([facts], body))
    _pages(community, folder / "pages", content / "pages")
    _site(folder, content / "site.yml")
    write(folder / MARK, f"Made by bench/generate.py: {number} activities, seed {seed}.\n")


def _make_room(folder: Path) -> None:
    if folder.is_dir() and any(folder.iterdir()):
        if not (folder / MARK).is_file():
            message = f"{folder} holds files that were not made here, so it is left alone."
            raise CannotWriteError(message)
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)


def _activities(community: Community, folder: Path, number: int) -> None:
    """Every organisation runs one, as far as they go; a few run very many."""
    community.name_activities(number)
    groups = community.organisations
    for place, own in enumerate(community.activities):
        dice = community.dice("runs", place)
        group = groups[place] if place < len(groups) else dice.popular(groups)
        facts, description, first_time = entries.activity(community, place, group)
        body = f"{description}\n\n## The first time\n\n{first_time}" if first_time else description
        if dice.happens(0.02):
            write(folder / f"{own.slug}.yml", entry_in_yaml(facts, body))
        else:
            write(folder / f"{own.slug}.md", entry(facts, body))


_TO_AN_ACTIVITY = re.compile(r"\]\(/activities/[a-z0-9-]+/")
_TO_A_STORY = re.compile(r"\]\(/stories/[a-z0-9-]+/")


def _pages(community: Community, folder: Path, pages: Path) -> None:
    """The demonstration's pages; what they say of one activity leads to one that is here."""
    slug = community.activities[0].slug
    for path in sorted(pages.glob("*.md")):
        text = _TO_AN_ACTIVITY.sub(f"](/activities/{slug}/", path.read_text(encoding="utf-8"))
        write(folder / path.name, _TO_A_STORY.sub("](/stories/", text))


def _site(folder: Path, site: Path) -> None:
    """The demonstration's facts, on its pinned day."""
    text = site.read_text(encoding="utf-8")
    if f"today: {TODAY}" not in text or "demonstration: yes" not in text:
        message = f"{site} no longer pins {TODAY}: change TODAY in bench/entries.py with it"
        raise ValueError(message)
    # Sizes of files that few communities want would hide what a build costs everybody.
    text = text.replace("card_pdfs: yes", "card_pdfs: no")
    write(folder / "site.yml", text.replace("booklets: yes", "booklets: no"))


def main() -> int:
    """Write a folder as the command line asks; 2 where it can't be used."""
    parser = argparse.ArgumentParser(description="Write a large, realistic content folder.")
    parser.add_argument("number", type=int, metavar="N", help="how many activities")
    parser.add_argument("folder", type=Path, metavar="DIR", help="a new folder, or one made here")
    parser.add_argument("--seed", type=int, default=1, help="another seed, another catalogue")
    arguments = parser.parse_args()
    if arguments.number < 1:
        parser.error("N is at least 1")
    try:
        generate(arguments.number, arguments.folder, arguments.seed, PROJECT / "content")
    except CannotWriteError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
