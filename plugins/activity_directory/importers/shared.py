"""Organisations and venues that several rows of a list name: a file of their own for each.

A venue is one by its name and its postcode, an organisation by its name. What is only spelt nearly
the same is never joined unasked: a remark says how a map makes it one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from activity_directory.importers import imported, three_way
from activity_directory.importers.imported import Imported, Line, list_called
from activity_directory.importers.names import label_of
from activity_directory.importers.sent import Incoming, Sent
from activity_directory.importers.spelt_alike import spelt_alike
from activity_directory.importers.three_way import Settled
from activity_directory.intake import two_buildings, unusable_links, writing
from activity_directory.intake.directory import Directory
from activity_directory.intake.distances import PLAINLY_ELSEWHERE, metres_between, point_of
from activity_directory.intake.no_answer import is_none, says_only_yes
from activity_directory.intake.no_building import area_at_the_end, names_no_building
from activity_directory.intake.ways_of_contact import links_of
from activity_directory.intake.writing import Value, Words, text_of
from activity_directory.problems import errors_in
from activity_directory.rules.checked_content import (
    CheckedContent,
    CheckedFile,
    check_file,
    with_referred_to,
)
from activity_directory.sanitise.csv import cell
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.records.places import parse_organisation, parse_venue
from activity_directory.schema.tidy import tidied
from activity_directory.schema.values.mistake import shown
from activity_directory.schema.values.not_known import says_not_known
from activity_directory.schema.values.words import slug_before_a_number, usable_slug
from activity_directory.vocabulary import plain
from activity_directory.wording.counting import counted

FEWEST = 2
"""Rows from which on an organisation or a venue has a file of its own."""
_ABOUT, _POSITION = "about the organisation", "position"
FACTS: Mapping[str, Mapping[str, str]] = {
    "organisations": {
        "name": "organisation",
        "description": _ABOUT,
        "website": "organisation_website",
    },
    "venues": {
        "name": "venue",
        "area": "area",
        "street": "street",
        "postcode": "postcode",
        "location": _POSITION,
        "buses": "buses",
        "access_note": "access_note",
    },
}
"""The fields of such a file, each with the question that says it, or with what none asks."""
_OF_ONE_ROOM = frozenset({"access_note"})
"""What may differ from room to room. Where rows differ, each listing says it in its own text."""
PARSE = {"organisations": parse_organisation, "venues": parse_venue}
Answers = Mapping[str, str]


@dataclass(frozen=True)
class Shared:
    """The content with the files that rows share, the files that are new or changed, and remarks.

    `new` are the names that had no file before, as `known_by` has them.
    """

    content: CheckedContent
    before: frozenset[str] = frozenset()
    """The files that were there before."""
    files: Mapping[str, str] = field(default_factory=dict)
    lines: tuple[Line, ...] = ()
    new: frozenset[tuple[str, ...]] = frozenset()
    remarks: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    """What is spelt nearly the same, and may be one."""


def known_by(answers: Answers, directory: Directory) -> Iterator[tuple[str, ...]]:
    """What the organisation and the venue of a row are one by."""
    name = plain(answers.get("organisation", ""))
    if name and not is_none("organisation", name):
        yield "organisations", name
    name, postcode = plain(answers.get("venue", "")), answers.get("postcode", "")
    whole = directory.whole_postcode(postcode) if name and postcode else ""
    if whole and not (
        says_not_known(name)
        or names_no_building(answers, directory.references)
        or two_buildings.are_named(answers)
        or unusable_links.leads_nowhere(answers.get("venue", ""))
    ):
        yield "venues", name, whole


def shared(
    incoming: Incoming, content: CheckedContent, before: Imported, settled: Settled
) -> Shared:
    """The organisations and venues of a list, in files. Those of other files are left alone.

    Letters that were read in the wrong encoding have been put right.
    """
    if not (incoming.moved_in and incoming.is_table):
        return Shared(content)
    directory = Directory(content.catalogue, content.loaded.references, content.today)
    rows: dict[tuple[str, ...], list[Answers]] = {}
    masked: set[str] = set()
    for sent in incoming.every:
        answers = sent.submission.answers
        if sent.is_masked:
            masked.add(plain(answers.get("venue", "")))
        if sent.submission.request == "add" and not sent.ended:
            for one in known_by(answers, directory):
                rows.setdefault(one, []).append(_with_more(sent))
    rows = {
        one: _in_one_place(found) if one[0] == "venues" else found
        for one, found in rows.items()
        if one[0] != "venues" or one[1] not in masked
    }
    making = _Files(content, directory, before, settled, incoming.list)
    for one, found in sorted(rows.items()):
        making.take(one, found)
    remarks = tuple(making.remarks)
    offers = (*_page_of_many(incoming), *spelt_alike({**rows, **_without_a_postcode(incoming)}))
    if not making.checked:
        return Shared(content, lines=tuple(making.lines), remarks=remarks, offers=offers)
    return Shared(
        with_referred_to(content, making.checked),
        content.catalogue.files,
        making.files,
        tuple(making.lines),
        frozenset(making.new),
        remarks,
        offers,
    )


def _with_more(sent: Sent) -> Answers:
    """The answers of a row, with what it says of who runs it, and where its place is on a map."""
    answers, more = sent.submission.answers, sent.submission.beyond
    about = text_of(more.organisation.get("description"))
    found = {_ABOUT: about} if about else {}
    if more.position and not sent.is_masked:
        found[_POSITION] = more.position
    return {**answers, **found} if found else answers


def _in_one_place(rows: list[Answers]) -> list[Answers]:
    """The rows of a venue without those that are plainly elsewhere than most are, on a map.

    Nor is another number in the same street the same house.
    """
    streets = Counter(row["street"] for row in rows if row.get("street"))
    if len(streets) > 1:
        usual_street = streets.most_common(1)[0][0]
        other = {one for one in streets if two_buildings.have_other_numbers(one, usual_street)}
        rows = [row for row in rows if row.get("street") not in other]
    positions = Counter(row[_POSITION] for row in rows if row.get(_POSITION))
    if len(positions) < 2:
        return rows
    usual = point_of(positions.most_common(1)[0][0])
    far = {one for one in positions if metres_between(usual, point_of(one)) > PLAINLY_ELSEWHERE}
    return [row for row in rows if row.get(_POSITION) not in far]


def _without_a_postcode(incoming: Incoming) -> Mapping[tuple[str, ...], list[Answers]]:
    """The rows by their venue, where they name one and no postcode: spelt alike, it may be one."""
    found: dict[tuple[str, ...], list[Answers]] = {}
    for sent in incoming.every:
        answers = sent.submission.answers
        name = plain(answers.get("venue", ""))
        if name and not (answers.get("postcode") or sent.is_masked or says_not_known(name)):
            found.setdefault(("venues", name), []).append(answers)
    return found


class _Files:
    """The files that are made, and those that are changed as their list says."""

    def __init__(
        self,
        content: CheckedContent,
        directory: Directory,
        before: Imported,
        settled: Settled,
        of_list: str,
    ) -> None:
        self.content, self.directory, self.list = content, directory, of_list
        self.before, self.settled = before, settled
        self.taken = {folder: set(content.catalogue.names[folder]) for folder in FACTS}
        organisations, venues = content.catalogue.organisations, content.catalogue.venues
        self.taken["organisations"] |= {old for record in organisations for old in record.was}
        self.taken["venues"] |= {old for record in venues for old in record.was}
        places = (*(one.places for one in organisations), *(one.places for one in venues))
        self.here = {"/".join(one.path.split("/")[-2:]): one.text for one in places if one}
        self.files: dict[str, str] = {}
        self.lines: list[Line] = []
        self.new: list[tuple[str, ...]] = []
        self.checked: list[CheckedFile] = []
        self.remarks: list[str] = []

    def take(self, one: tuple[str, ...], rows: Sequence[Answers]) -> None:
        """The file of what several rows name; where there is one, what its list has changed."""
        folder, name, *postcode = one
        slug = (
            self.directory.venue_called(name, *postcode)
            if folder == "venues"
            else self.directory.organisation_called(name)
        )
        if slug:
            line = self.before.get(f"{folder}/{slug}")
            if line is not None and self._is_of_another_list(line):
                self._beside(line, self._text(folder, rows))
            elif line is not None and self.list and not line.list:
                self._of_a_list_without_a_name(line, self._text(folder, rows))
            elif line is not None:
                self._in_step(line, self._text(folder, rows))
            return
        websites = {website for row in rows if (website := _answer(row, "organisation_website"))}
        if len(rows) < FEWEST or (folder == "organisations" and len(websites) > 1):
            return
        text = self._text(folder, rows)
        slug = self._free(folder, rows[0][FACTS[folder]["name"]])
        file = f"{folder}/{slug}.yml"
        read = check_file(self.content, file, text)
        if errors_in(read.read.problems) or read.read.entry.record is None:
            return
        self.taken[folder].add(slug)
        self._add(file, text)
        self.lines.append(_line(file, text, self.list))
        self.new.append(one)

    def _add(self, file: str, text: str) -> None:
        self.files[file] = text
        self.checked.append(check_file(self.content, file, text))

    def _in_step(self, line: Line, there: str) -> None:
        """A file that was made of this list before, with what the list has changed since."""
        file = self.content.catalogue.file_of(*line.listing.split("/"))
        here = self.here.get(file, "")
        if not here or three_way.prints(there) == line.facts:
            return
        tidy = partial(self._tidied, file.partition("/")[0])
        one = three_way.merged(line.facts, here, there, tidy, self.settled)
        if errors_in(check_file(self.content, file, one.text).read.problems):
            self.remarks.append(f"{file}: what the file says of it now can't be taken as it is")
            return
        facts = dict(three_way.prints(there))
        for name in one.both:
            facts.pop(name, None)
            facts |= {name: line.facts[name]} if name in line.facts else {}
            self.remarks.append(
                _both(file, name, three_way.facts_in(there), three_way.facts_in(here))
            )
        if one.text != here:
            self._add(file, one.text)
        self.lines.append(_line(file, there, self.list)._replace(facts=facts))

    def _is_of_another_list(self, line: Line) -> bool:
        return bool(line.list) and list_called(line.list) != list_called(self.list)

    def _of_a_list_without_a_name(self, line: Line, there: str) -> None:
        """A file of a list without a name: of this one, if this one says just the same.

        Else it may be of another, so what is there stays.
        """
        if three_way.prints(there) == line.facts:
            self.lines.append(line._replace(list=cell(self.list)))
        else:
            self._beside(line, there)

    def _beside(self, line: Line, there: str) -> None:
        """A file that another list has made: what that has said stays, and what it lacks is new."""
        file = self.content.catalogue.file_of(*line.listing.split("/"))
        text = self.here.get(file, "")
        if not text:
            return
        here, new = three_way.facts_in(text), three_way.facts_in(there)
        prints = [
            {name: three_way.print_of_fact(facts, name) for name in facts} for facts in (here, new)
        ]
        taken = {name: value for name, value in new.items() if name not in here}
        for name in new:
            if name == "name" or name in taken or prints[0][name] == prints[1][name]:
                continue
            if self.settled == "theirs":
                taken[name] = new[name]
            elif not self.settled:
                self.remarks.append(_both(file, name, new, here, BY_ANOTHER))
        if taken:
            changed = three_way.with_facts(text, taken)
            if not errors_in(check_file(self.content, file, changed).read.problems):
                self._add(file, changed)

    def _tidied(self, folder: str, text: str) -> str:
        references = self.content.loaded.references
        return tidied(text, PARSE[folder], references, with_body=text.startswith("---"))

    def _text(self, folder: str, rows: Sequence[Answers]) -> str:
        """What most of the rows say, as a file."""
        lines: list[str] = []
        areas = self.content.catalogue.vocabularies["areas"]
        for field_name, question in FACTS[folder].items():
            answers = Counter(
                words
                for row in rows
                if (words := _answer(row, question)) and not says_only_yes(words)
            )
            if field_name == "area":
                answers = answers or Counter(area_at_the_end(row, areas) for row in rows)
                found = {text: term.id for text in answers if (term := areas.named(text))}
                answers = Counter(
                    {found[text]: how for text, how in answers.items() if text in found}
                )
            if field_name in _OF_ONE_ROOM and len(answers) > 1:
                continue
            if answers:
                lines += writing.field_lines(field_name, Words(answers.most_common(1)[0][0]))
        return self._tidied(folder, "\n".join(lines) + "\n")

    def _free(self, folder: str, name: str) -> str:
        slug = usable_slug(name, folder.removesuffix("s"))
        number, free = 2, slug
        while free in self.taken[folder]:
            number, free = number + 1, f"{slug_before_a_number(slug)}-{number}"
        return free


def _answer(row: Answers, question: str) -> str:
    """An answer on one line; of a cell with several links, the first."""
    text = row.get(question, "")
    links = links_of(text) if question == "organisation_website" else []
    return links[0] if links else " ".join(text.split())


BY_BOTH, BY_ANOTHER = "as both have changed", "as another list says"


def _both(
    file: str,
    name: str,
    there: Mapping[str, Value],
    here: Mapping[str, Value],
    why: str = BY_BOTH,
) -> str:
    theirs, ours = (
        quoted(value.text) if isinstance(value, Words) else "nothing"
        for value in (there.get(name), here.get(name))
    )
    return (
        f"{file}: {name}: {theirs} in the file, {ours} here, {why}. It stays as it "
        "is here: `--replace` takes what the file says, `--keep` what is here"
    )


def _line(file: str, text: str, of_list: str) -> Line:
    name = file.rpartition(".")[0]
    print_of = imported.of_text(text)
    return Line(name, print_of, print_of, cell(of_list), facts=three_way.prints(text))


_MANY = 10
"""The fewest organisations with one web page that can be none of theirs."""


def _page_of_many(incoming: Incoming) -> Iterator[str]:
    """The web page that many organisations have: it is the list's own, put where none was known."""
    pages: dict[str, set[str]] = {}
    rows: Counter[str] = Counter()
    for one in incoming.every:
        answers = one.submission.answers
        is_of_all = bool(incoming.columns) and "website" not in one.places  # the map says it itself
        if (page := answers.get("website", "").strip()) and not is_of_all:
            pages.setdefault(page, set()).add(plain(answers.get("organisation", "")))
            rows[page] += 1
    for page, organisations in pages.items():
        if len(organisations) >= _MANY:
            label = label_of("website")
            yield (
                f"{label}: {counted(rows[page], 'row')} of {len(organisations):,} organisations "
                f"have {quoted(shown(page))}. If it isn't theirs, write in the map under "
                f"`values:`, `{label}:`, the line {quoted(f'{writing.in_header(page)}: not used')}"
            )


def referred_to(files: Iterable[str], texts: Iterable[str]) -> set[str]:
    """Those of the files that some entries name."""
    lines = {line for text in texts for line in text.split("\n")}
    kinds = {"organisations": "organisation", "venues": "venue"}
    found = set()
    for file in files:
        folder, _, name = file.rpartition(".")[0].partition("/")
        if f"{kinds[folder]}: {name}" in lines:
            found.add(file)
    return found
