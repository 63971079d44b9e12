"""A site built in shards, each by a process or a computer of its own, and joined afterwards.

Each shard has every nth of the pages and files, as each of the two processes of a build has. It
lists what it has written, and what of: shards of different entries, days or versions of the
software don't make one site. What is made of all pages (the search index, the copy for phones) is
made when they are joined. docs/decisions/0039-shards.md says why it is so.
"""

from __future__ import annotations

import json
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from activity_directory.portal.memory import (
    hash_of,
    hash_of_content,
    hash_of_files,
    hash_of_software,
)
from activity_directory.system import atomic, site_folder
from activity_directory.urls import addresses
from activity_directory.wording.phrases import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from activity_directory.reports.growth import History

LIST = "shard.json"
"""The file of a shard that says what it is. It is never published: a hash of all entries is in it,
and among them are places that are withheld."""


MOST = 10_000
"""There are fewer shards than that."""


class NotOneSite(Exception):
    """Shards that don't make one site together. The message is a plain sentence."""


class Shard(NamedTuple):
    """One of several equal parts of a site, counted from 1; `1/1` is all of it."""

    number: int = 1
    of: int = 1

    @property
    def is_whole(self) -> bool:
        """Whether it is the whole site."""
        return self.of == 1

    @property
    def words(self) -> str:
        """As people read it."""
        return f"shard {self.number} of {self.of}"

    def shares(self, processes: int) -> tuple[tuple[int, int], ...]:
        """What each process makes: the first of what it makes, counted from 0, then every nth."""
        return tuple(
            (self.number - 1 + self.of * process, self.of * processes)
            for process in range(processes)
        )


WHOLE = Shard()


class Written(NamedTuple):
    """A page or another file of a shard. `indexed`: whether search engines may list it."""

    address: str
    is_page: bool
    indexed: bool
    digest: str
    """The hash of its content."""


@dataclass(frozen=True)
class Made:
    """A shard that was built: `of` are the hashes of what it was made of, by what that is."""

    folder: Path
    shard: Shard
    of: Mapping[str, str]
    written: tuple[Written, ...]

    def content_of(self, one: Written) -> bytes:
        """A file as it was written. Raises NotOneSite where it is not."""
        content = b""
        with suppress(OSError):
            content = (self.folder / addresses.file_of(one.address)).read_bytes()
        if hash_of(content) != one.digest:
            file = addresses.file_of(one.address)
            message = f"{self.folder} is not as it was built: {file} is missing or changed"
            raise NotOneSite(message)
        return content


def what_it_is_made_of(
    content: Path, settings: Path, today: date, base: str, history: History
) -> dict[str, str]:
    """The hashes of all that pages are made of, each by what people call it.

    `settings` is the file pelicanconf.py, beside which the theme is.
    """
    theme = settings.parent / "theme"
    return {
        "the entries": hash_of_content(content, _is_hidden),
        "the software": hash_of(hash_of_software(), hash_of_files(settings), hash_of_files(theme)),
        "the day": today.isoformat(),
        "the address": base,
        "the history of the entries": hash_of(history),
    }


def _is_hidden(name: str) -> bool:
    """Whether a file or folder is none of the entries: the content may be a repository itself."""
    return name.startswith(".")


def write_list(
    site: Path, shard: Shard, of: Mapping[str, str], written: Iterable[tuple[str, bool, bool]]
) -> None:
    """Write what a shard is into its folder: `written` are address, whether a page, if indexed."""
    files = [
        (
            address,
            is_page,
            indexed,
            hash_of((site / addresses.file_of(address)).read_bytes()),
        )
        for address, is_page, indexed in sorted(written)
    ]
    known = {"number": shard.number, "of": shard.of, "made_of": of, "files": files}
    atomic.write(site / LIST, json.dumps(known, separators=(",", ":")).encode())


def refuse_a_whole_site(output: Path) -> None:
    """Raise site_folder.NotOurs where a shard would take the place of a whole site."""
    if (output / site_folder.MARK).is_file() and not (output / LIST).is_file():
        message = f"{output} is a whole website, and a shard is none. Give another folder"
        raise site_folder.NotOurs(message)


def opened(folders: Sequence[Path], of: Mapping[str, str]) -> tuple[Made, ...]:
    """The shards in some folders, in their order, which make one site of what is at hand.

    Raises NotOneSite where one is missing, there twice, or made of something else.
    """
    made = [_opened(folder) for folder in folders]
    by_number: dict[int, list[Made]] = defaultdict(list)
    for one in made:
        by_number[one.shard.number].append(one)
        if one.shard.of != made[0].shard.of:
            message = (
                f"{made[0].folder} is {made[0].shard.words} and {one.folder} is {one.shard.words}"
            )
            raise NotOneSite(message)
        if other := [name for name, digest in of.items() if one.of.get(name) != digest]:
            message = f"{one.folder} was not made of what is here: {joined(other)} differed"
            raise NotOneSite(message)
    for same in by_number.values():
        if len(same) > 1:
            both = joined(str(one.folder) for one in same)
            message = f"{both} are the same {same[0].shard.words}"
            raise NotOneSite(message)
    of_them = made[0].shard.of
    if missing := [number for number in range(1, of_them + 1) if number not in by_number]:
        message = f"of {of_them} shards {joined(map(str, missing))} can't be found"
        raise NotOneSite(message)
    return tuple(by_number[number][0] for number in range(1, of_them + 1))


def _opened(folder: Path) -> Made:
    try:
        known = json.loads((folder / LIST).read_bytes())
        shard = Shard(int(known["number"]), int(known["of"]))
        written = tuple(Written(*one) for one in known["files"])
        made = Made(folder, shard, dict(known["made_of"]), written)
        if shard.of < MOST and all(_is_in_a_site(one.address) for one in written):
            return made
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        pass
    message = f"{folder} is no shard: it has no {LIST} that can be read"
    raise NotOneSite(message)


def _is_in_a_site(address: str) -> bool:
    """Whether an address is a place in the folder of a site, and not somewhere else on the disk."""
    file = addresses.file_of(address)
    return not (file.startswith("/") or "\\" in file or ".." in file.split("/"))


def looked_at(shards: Iterable[Made]) -> Mapping[str, str]:
    """The files of some shards by their names, with the hashes of what was looked at in them."""
    return {addresses.file_of(one.address): one.digest for shard in shards for one in shard.written}


def every_file(shards: Iterable[Made]) -> Iterator[tuple[Written, bytes]]:
    """Every file of some shards, each with what it holds. Raises NotOneSite as `content_of`."""
    for shard in shards:
        for one in shard.written:
            yield one, shard.content_of(one)
