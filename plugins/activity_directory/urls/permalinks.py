"""Addresses that last: which ones the files of a content folder make, and which they have moved.

A link on a printed card or in somebody's bookmarks must go on answering. Knows nothing of git, nor
of how an old address leads on.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from activity_directory.catalogue.folders import CODES
from activity_directory.model.card_code import is_code
from activity_directory.problems import Problem
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.words import slug_fault
from activity_directory.source import nodes as source_nodes
from activity_directory.source.entry import read_entry, read_yaml
from activity_directory.urls import addresses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from activity_directory.catalogue.catalogue import Catalogue, Community
    from activity_directory.model.activity import Activity
    from activity_directory.model.organisation import Organisation
    from activity_directory.model.page import Page
    from activity_directory.model.story import Story
    from activity_directory.source.places import Places
    from activity_directory.vocabulary import Vocabulary


def _page_and_card(slug: str) -> tuple[str, ...]:
    return (addresses.activity(slug), addresses.card(slug))


def _alone(address: Callable[[str], str]) -> Callable[[str], tuple[str, ...]]:
    return lambda name: (address(name),)


def _page_and_embed(folder: str, address: Callable[[str], str]) -> Callable[[str], tuple[str, ...]]:
    """The page, and what other people's pages show of the same: a line is pasted there once."""
    return lambda name: (address(name), addresses.embed_of(folder, name))


MADE_BY: Mapping[str, Callable[[str], tuple[str, ...]]] = MappingProxyType(
    {
        "activities": _page_and_card,
        "organisations": _page_and_embed("organisations", addresses.organisation),
        "stories": _alone(addresses.story),
        "pages": _alone(addresses.page),
        "needs": _page_and_embed("needs", addresses.need),
        "categories": _page_and_embed("categories", addresses.category),
        "areas": _page_and_embed("areas", addresses.area),
    }
)
"""The addresses that a file of each folder makes, or a term of each vocabulary: first its page's.

Venues have no page. What others show of one is in no list: it would name a place that is withheld.
"""
FAMILIES = ("needs", "categories", "areas")
"""Those of the above that are vocabularies."""
PERMANENT = frozenset(
    {
        addresses.HOME,
        addresses.SEARCH,
        *map(addresses.whats_on_in, addresses.PERIODS),
        addresses.PROFESSIONALS,
        addresses.ELIGIBLE,
        addresses.CHAMPIONS,
        addresses.DESK_SHEET,
        addresses.COVERAGE,
        addresses.STORIES,
        addresses.FUNDING,
        addresses.A_TO_Z,
        addresses.ACTIVITIES,
        addresses.NEEDS,
        addresses.CATEGORIES,
        addresses.AREAS,
        addresses.ORGANISATIONS,
        addresses.LIST,
        addresses.PLAN,
        addresses.SCREEN,
        addresses.EMBED,
        addresses.EMBED_ALL,
        addresses.REFER,
        addresses.ADD,
        addresses.CHANGE,
        addresses.PAPER,
        addresses.KEEP,
        addresses.DATA,
    }
)
"""The software's own: there whatever the entries say."""


def permanent_urls(community: Community) -> frozenset[str]:
    """Every address that lasts: a page's name, not the day of a list or its second page."""
    return PERMANENT.union(
        (addresses.code(one.code) for one in community.codes or ()),
        (addresses.CODES,) if community.codes else (),
        (
            address
            for folder, made_by in MADE_BY.items()
            for name in _names(community, folder)
            for address in made_by(name)
        ),
    )


def _names(community: Community, folder: str) -> Iterator[str]:
    if folder in FAMILIES:
        yield from (term.id for term in community.vocabularies[folder])
    else:
        yield from community.names[folder]


def old_addresses(folder: str, old: str) -> tuple[str, ...]:
    """The addresses that a name under `was:` stands for.

    A page names whole addresses, so that it can take the place of anything.
    """
    if folder != "pages":
        return MADE_BY[folder](old)
    family, _, name = old.rpartition("/")
    return MADE_BY[family or folder](name)


@dataclass(frozen=True, slots=True)
class Moved:
    """An old name and where it leads. `field` is the place of the name in the file."""

    folder: str
    name: str
    old: str
    title: str
    places: Places
    field: str

    @property
    def leads(self) -> Iterator[tuple[str, str]]:
        """Each old address with the one that took its place: a card's leads to the card.

        What other people's pages show leads to what they may show. Of a page that is everything.
        """
        before, now = old_addresses(self.folder, self.old), MADE_BY[self.folder](self.name)
        for number, old in enumerate(before):
            if addresses.is_embed(old) and len(now) == 1:
                yield old, addresses.EMBED_ALL
            else:
                yield old, now[min(number, len(now) - 1)]


def _moved_activity(activity: Activity) -> list[Moved]:
    return _moved(
        "activities", (activity.slug, activity.name), activity.was, activity.places_in_file
    )


def _moved_organisation(organisation: Organisation) -> list[Moved]:
    return _moved(
        "organisations", (organisation.id, organisation.name), organisation.was, organisation.places
    )


def _moved_story(story: Story) -> list[Moved]:
    return _moved("stories", (story.slug, story.title), story.was, story.places)


def _moved_page(page: Page) -> list[Moved]:
    return _moved("pages", (page.slug, page.title), page.was, page.places)


def _moved(
    folder: str, named: tuple[str, str], was: Sequence[str], places: Places | None, inside: str = ""
) -> list[Moved]:
    if places is None:
        return []  # it is written in the place of another's file
    return [
        Moved(folder, named[0], old, named[1], places, f"{inside}was.{number}")
        for number, old in enumerate(was)
    ]


MOVED_BY: Mapping[str, Callable[[Any], list[Moved]]] = MappingProxyType(
    {
        "activities": _moved_activity,
        "organisations": _moved_organisation,
        "stories": _moved_story,
        "pages": _moved_page,
    }
)
"""The old names of a record that had an address, by the folder it is in."""


def moved_terms(vocabularies: Mapping[str, Vocabulary]) -> Iterator[Moved]:
    """Every old name of a term that had an address. One that is private has none any more."""
    for family in FAMILIES:
        for number, term in enumerate(vocabularies[family].terms.values()):
            if term.private:
                continue
            named = (term.id, term.label)
            yield from _moved(family, named, term.was, term.places, f"{number}.")


def moved(catalogue: Catalogue) -> Iterator[Moved]:
    """Every old name in the catalogue that had an address, in order."""
    of_entries = (
        MOVED_BY[entry.folder](entry.record)
        for entry in catalogue.entries
        if entry.record is not None and entry.folder in MOVED_BY
    )
    yield from in_order(chain.from_iterable(of_entries))
    yield from moved_terms(catalogue.vocabularies)


def old_names(catalogue: Catalogue, folder: str) -> dict[str, str]:
    """The names at which a file of the folder once stood, with the title of what took its place."""
    found = {}
    for one in moved(catalogue):
        family, _, name = one.old.rpartition("/") if one.folder == "pages" else ("", "", one.old)
        if (family or one.folder) == folder:
            found[name] = one.title
    return found


def in_order(moves: Iterable[Moved]) -> list[Moved]:
    """Old names of entries, folder by folder: of two that are the same, the later is told."""
    return sorted(moves, key=lambda moved: list(MOVED_BY).index(moved.folder))


# --- what a content folder published, read without asking whether it is sound


class Answer(NamedTuple):
    """Why an address answers: the file that makes it, whose it is there, and by which name.

    `owner` is the file's own name or a term's id; a `name` that is another is an old one.
    """

    file: str
    owner: str
    name: str


Tree = Mapping[str, bytes]
"""Files by their place in a content folder: "activities/chair-yoga.md"."""


def makes_addresses(file: str) -> bool:
    """Whether a file at this place in a content folder makes addresses."""
    folder, _, name = file.partition("/")
    stem, _, ending = name.rpartition(".")
    if folder == "vocabularies":
        return ending == "yml" and stem in FAMILIES
    if folder == CODES:
        return ending == "csv" and is_code(stem)
    own = folder in MADE_BY and folder not in FAMILIES
    return own and ending in {"md", "yml"} and not slug_fault(stem)


def answers(tree: Tree) -> dict[str, Answer]:
    """Every address that a content folder's files make.

    The files may have mistakes, or be of an earlier version of the software with other fields.
    """
    answers: dict[str, Answer] = {}
    for file in sorted(tree):
        folder, _, name = file.partition("/")
        stem = name.rpartition(".")[0]
        if folder == "vocabularies" and stem in FAMILIES:
            for term, was in _terms(tree[file], file):
                _note(answers, file, stem, term, was)
        elif folder in MADE_BY and folder not in FAMILIES:
            _note(answers, file, folder, stem, _was_of_a_file(tree[file], file))
        elif folder == CODES:
            answers[addresses.code(stem)] = Answer(file, stem, stem)
            answers[addresses.CODES] = Answer(file, stem, stem)
    return answers


def _note(
    answers: dict[str, Answer], file: str, folder: str, owner: str, was: Sequence[str]
) -> None:
    for address in MADE_BY[folder](owner):
        answers[address] = Answer(file, owner, owner)
    for old in was:
        family = old.rpartition("/")[0] if folder == "pages" else folder
        if family and family not in MADE_BY:
            continue  # no address of ours was ever so written
        for address in old_addresses(folder, old):
            answers.setdefault(address, Answer(file, owner, old))


_HAS_WAS = re.compile(rb"(?m)^[ \t\"'-]*was[ \t\"']*:", re.IGNORECASE)


def _was_of_a_file(raw: bytes, file: str) -> tuple[str, ...]:
    if _HAS_WAS.search(raw) is None:
        return ()
    read = read_entry if file.endswith(".md") else read_yaml
    entry, _ = read(raw, file)
    if entry is None or isinstance(entry.header, source_nodes.Sequence):
        return ()
    return _listed(entry.header, "was")


def _terms(raw: bytes, file: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    entry, _ = read_yaml(raw, file)
    if entry is None or isinstance(entry.header, source_nodes.Mapping):
        return
    for node in entry.header.items:
        if isinstance(node, source_nodes.Mapping) and _listed(node, "private") != ("yes",):
            for term in _listed(node, "id"):
                yield term, _listed(node, "was")


def _listed(fields: source_nodes.Mapping, wanted: str) -> tuple[str, ...]:
    """The words of a field, a list or a list of one; none where it is not there."""
    for key, value in fields.pairs:
        if key.text.casefold().strip() == wanted:
            nodes = value.items if isinstance(value, source_nodes.Sequence) else (value,)
            return tuple(
                node.text for node in nodes if isinstance(node, source_nodes.Scalar) and node.text
            )
    return ()


# --- the same as a list that the site itself carries

_HEAD = "# Every address of this site that lasts, one a line."


def as_list(catalogue: Catalogue) -> str:
    """The addresses that a site published from the catalogue answers at, old ones too."""
    old = {before for moved in moved(catalogue) for before, _ in moved.leads}
    return "\n".join([_HEAD, *sorted((permanent_urls(catalogue) | old) - PERMANENT)]) + "\n"


def from_list(text: str) -> dict[str, Answer] | None:
    """What such a list says; None where it is something else."""
    head, *rest = text.splitlines() or [""]
    if head != _HEAD:
        return None
    return {address: _maker(address) for address in rest}


def _maker(address: str) -> Answer:
    """The file that an address was most likely made by."""
    if addresses.is_embed(address):
        return _maker(address.removeprefix(addresses.EMBED))
    family, slash, rest = address.partition("/")
    name = rest.partition("/")[0]
    if address.startswith(addresses.CODES) and name:
        return Answer(f"{CODES}/{name}.csv", name, name)
    if not name:
        return Answer(f"pages/{family}.md", family, family)
    file = f"vocabularies/{family}.yml" if family in FAMILIES else f"{family}{slash}{name}.md"
    return Answer(file, name, name)


# --- what would stop answering


@dataclass(frozen=True, slots=True)
class Lost:
    """A file or a term whose addresses, or some of them, would answer no more.

    `gone` says that it went itself, and not only an old name of it; `looks_the_same` is a new file
    that seems to be the one that went.
    """

    file: str
    owner: str
    names: tuple[str, ...]
    addresses: tuple[str, ...]
    looks_the_same: str = ""

    @property
    def gone(self) -> bool:
        """Whether it went itself."""
        return self.owner in self.names


def lost(
    published: Mapping[str, Answer], now: Tree, before: Tree = MappingProxyType({})
) -> tuple[Lost, ...]:
    """What was `published` and would not answer `now`, file by file.

    `before` are the files as they were then, where they are known: a new file that looks the same
    is found by them.
    """
    still = answers(now).keys() | PERMANENT
    missing: dict[tuple[str, str], list[str]] = defaultdict(list)
    for address, answer in published.items():
        if address not in still:
            missing[answer.file, answer.owner].append(address)
    twins = _twins({file for file, _ in missing if file in before and file not in now}, before, now)
    lost_addresses = []
    for (file, owner), each in sorted(missing.items()):
        names = dict.fromkeys(published[address].name for address in each)
        own_first = sorted(names, key=lambda name: (name != owner, name))
        in_order = sorted(
            each,
            key=lambda address: (
                own_first.index(published[address].name),
                addresses.is_embed(address),
            ),
        )
        lost_addresses.append(
            Lost(file, owner, tuple(own_first), tuple(in_order), twins.get(file, ""))
        )
    return tuple(lost_addresses)


def _twins(gone: set[str], before: Tree, now: Tree) -> dict[str, str]:
    """For files that went, the new file of the same folder with most of the same lines."""
    new: dict[tuple[str, bytes], list[str]] = defaultdict(list)
    for file in now.keys() - before.keys():
        for line in _lines(now[file]):
            new[_folder(file), line].append(file)
    found = {}
    for file in gone:
        lines = _lines(before[file])
        shared = Counter(twin for line in lines for twin in new.get((_folder(file), line), ()))
        best = max(shared, key=lambda twin: (shared[twin], twin), default="")
        if best and 2 * shared[best] >= max(len(lines), len(_lines(now[best]))):
            found[file] = best
    return found


def _lines(text: bytes) -> set[bytes]:
    return {line.strip() for line in text.splitlines()} - {b"", b"---"}


def _folder(file: str) -> str:
    return file.partition("/")[0]


def problems(
    lost_addresses: Iterable[Lost], content: str, then: str, today: date
) -> Iterator[Problem]:
    """Each as a problem of the file that went. `then` says when it was there ("at main")."""
    for lost_address in lost_addresses:
        shown = " and ".join(f"`/{address}`" for address in lost_address.addresses[:2])
        more = len(lost_address.addresses) - 2
        rest = f" and {more} more" if more > 0 else ""
        yield Problem(
            f"{content}/{lost_address.file}",
            1,
            1,
            "address-gone",
            f"{shown}{rest} would no longer exist: {_what_went(lost_address, then)}",
            _what_to_do(lost_address, content, today),
        )


def _what_went(lost_address: Lost, then: str) -> str:
    if not lost_address.gone:
        names = " and ".join(map(quoted, lost_address.names))
        return f"{then}, {names} was under `was:` here"
    if lost_address.file.startswith("vocabularies/"):
        return f"{then}, {quoted(lost_address.owner)} was a term in this file"
    return f"{then}, this file was here"


def _what_to_do(lost_address: Lost, content: str, today: date) -> str:
    names = ", ".join(lost_address.names)
    folder = _folder(lost_address.file)
    if not lost_address.gone:
        return f"Write it here again: `was: [{names}]`."
    if lost_address.looks_the_same:
        return (
            f"{content}/{lost_address.looks_the_same} looks the same. Write `was: [{names}]` there."
        )
    if folder == CODES:
        return "Put the file back: printed cards lead there, and what is gone says so itself."
    if folder == "activities":
        return (
            f"Put the file back with `status: {{closed: {today}}}`, or write `was: [{names}]` in "
            "the file that replaces it."
        )
    if folder == "stories":
        return (
            f"Put the file back, or write `was: [{names}]` in the story that replaces it. If the "
            f"story must go, write `was: [stories/{lost_address.owner}]` in "
            "content/pages/stories.md."
        )
    what = "term" if folder == "vocabularies" else "file"
    return f"Put the {what} back, or write `was: [{names}]` in the {what} that replaces it."
