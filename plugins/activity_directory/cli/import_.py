"""`import`: import listings that people sent, or write a spreadsheet to fill in."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from activity_directory.catalogue import code_files
from activity_directory.catalogue.folders import EXCEPTIONS, IMPORTED
from activity_directory.cli import places
from activity_directory.cli.content import opened, to_add_to
from activity_directory.cli.exit_codes import DONE, FAULTS, WrongCall
from activity_directory.cli.options import content_options
from activity_directory.problems import of_file
from activity_directory.reports import formats
from activity_directory.sanitise.terminal import visible
from activity_directory.system import atomic, two_processes
from activity_directory.system.faults import naming, reason
from activity_directory.system.garbage import without_garbage_collection
from activity_directory.wording.counting import counted
from activity_directory.wording.phrases import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from activity_directory.catalogue.catalogue import Catalogue
    from activity_directory.cli.content import Content
    from activity_directory.cli.options import Commands
    from activity_directory.importers.acceptance import Acceptance
    from activity_directory.importers.imported import Imported
    from activity_directory.importers.kept_drafts import Kept
    from activity_directory.importers.sent import Incoming
    from activity_directory.rules.checked_content import CheckedContent


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "import",
        help="import listings: a form's file, an e-mail, a spreadsheet, a calendar, an Open "
        "Referral feed",
        description="Read listings from the web form's saved file, a pasted e-mail, an endpoint's "
        "JSON, a form service's CSV, a spreadsheet, a calendar (.ics) or saved pages of an Open "
        "Referral feed, and write those that pass every check as entries. Personal details of the "
        "people who sent them are kept outside git.",
    )
    parser.add_argument(
        "file",
        nargs="?",
        metavar="FILE",
        help="the file, a folder of saved pages, or - for text that you paste",
    )
    content_options(parser)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; report what would be written"
    )
    parser.add_argument(
        "--replace",
        action="store_true",
        help="let a new listing replace one with the same name, and take what the file says where "
        "both have changed",
    )
    parser.add_argument(
        "--keep",
        action="store_true",
        help="keep what is here where both the file and the entry have changed",
    )
    parser.add_argument(
        "--whole-list",
        action="store_true",
        help="the file has all of its list, so that what is not in it is paused, however much",
    )
    parser.add_argument(
        "--map",
        type=Path,
        metavar="FILE",
        help="what columns and words of the file mean, and what holds for all its listings; a "
        "file that is not there is begun, and the name of a map that comes with the software "
        "will do: docs/importing.md",
    )
    parser.add_argument(
        "--sheet",
        default="",
        metavar="NAME",
        help="the sheet of a spreadsheet to read; left out, the one with the most listings",
    )
    parser.add_argument(
        "--drop-names",
        action="store_true",
        help="do not keep personal details, not even outside git",
    )
    parser.add_argument(
        "--details",
        action="store_true",
        help="tell what became of each listing of a large file, and not only kinds of problem",
    )
    parser.add_argument(
        "--template",
        type=Path,
        metavar="FILE",
        help="write an empty spreadsheet to fill in: its name ends in .xlsx or .csv",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    if (arguments.file is None) == (arguments.template is None):
        message = "give one file to read, or - for text that you paste, or --template FILE"
        raise WrongCall(message)
    if arguments.replace and arguments.keep:
        message = (
            "`--replace` takes what the file says, and `--keep` what is here: give one of them"
        )
        raise WrongCall(message)
    if arguments.template is not None:
        content = opened(arguments.content, arguments.today)
        return _write_template(arguments.template, content, replace=arguments.replace)
    checked = to_add_to(arguments.content, arguments.today)
    if arguments.map is not None and not arguments.map.exists() and not _shipped(arguments.map):
        return _begin_map(arguments, checked)
    with without_garbage_collection():
        return _take_in(arguments, checked)


def _shipped(file: Path) -> bytes:
    """The map of this name that comes with the software; nothing where there is none."""
    from activity_directory.importers import shipped_maps

    return shipped_maps.called(str(file))


def _begin_map(arguments: argparse.Namespace, content: CheckedContent) -> int:
    """Write what the columns of the file seem to be, and ask what only people can know."""
    from activity_directory.importers import begun_map, map_text, reading, shipped_maps
    from activity_directory.importers.open_referral import feed
    from activity_directory.importers.sent import Unreadable

    if not arguments.map.suffix:
        maps = joined([f"`{one}`" for one in shipped_maps.every()])
        message = visible(
            f"no map is called `{arguments.map}`. With the software come {maps}; to begin one of "
            f"your own, give it the name of a file, such as `{arguments.map}.map.yml`"
        )
        raise WrongCall(message)
    known = feed.known_of(content)
    name = Path(arguments.file).name
    try:
        raw = _sent_in(arguments.file, reading.MOST_BYTES)
        incoming = reading.incoming(raw, arguments.sheet, begun_map.meant_for_a_look, known)
    except Unreadable as unreadable:
        message = visible(f"{name} can't be read: {unreadable}")
        raise WrongCall(message) from unreadable
    if incoming.is_feed:
        message = (
            f"there is no file {visible(str(arguments.map))}, and none is begun for a feed, which "
            "names its own facts. One that says `source: the council's directory` is enough "
            "(docs/importing.md)"
        )
        raise WrongCall(message)
    if not incoming.every:
        message = visible(
            f"{name} has no listing, so no map is begun. {'; '.join(incoming.remarks)}"
        )
        raise WrongCall(message)
    if not incoming.is_table:
        message = (
            f"a map is of a table, and {visible(name)} is none. There is no file {arguments.map}"
        )
        raise WrongCall(message)
    for remark in incoming.remarks:
        print(visible(f"{name}: {remark}"))
    references = content.loaded.references
    both = (arguments.file, arguments.map)
    file, its_map = (f'"{one}"' if " " in str(one) else one for one in both)
    again = f"python3 publish.py import {file} --map {its_map}"
    if fits := shipped_maps.that_fits(incoming):
        text = shipped_maps.called(fits).decode()
        is_open = False
        print(f"These are the columns of the map `{fits}`, which comes with the software.")
    else:
        made = begun_map.begun(incoming, references)
        if sys.stdin.isatty() and arguments.file != "-":
            begun_map.asked(made, _asked, references)
        text = map_text.as_text(made, name, again, references)
        is_open = begun_map.is_open(made)
    print("\n".join(map(visible, text.splitlines())))
    if arguments.check:
        print("Nothing was written.")
        return DONE
    places.outside(arguments.map, content.catalogue.folder)
    atomic.write(arguments.map, text.encode())
    print(f"Written: {visible(places.as_typed(arguments.map))}. Nothing was imported yet.")
    if is_open:
        print("Answer what stands there with `?`, and take away the `#` before it.")
    print(visible(f"Read it, then run {again} --check"))
    return DONE


def _asked(what: str, choices: Sequence[str], usual: str) -> str:
    """What is typed at the terminal; a number chooses, and nothing at all is the usual answer."""
    print(visible(what))
    for number, choice in enumerate(choices, start=1):
        print(visible(f"  {number}. {choice}"))
    try:
        answer = input(
            f"[{visible(usual)}] " if usual else "(press Enter to leave it open) "
        ).strip()
    except EOFError:
        answer = ""
    if answer.isdecimal() and 0 < int(answer) <= len(choices):
        return choices[int(answer) - 1]
    return answer or usual


def _take_in(arguments: argparse.Namespace, content: CheckedContent) -> int:
    from activity_directory.importers import (
        acceptance,
        account,
        hidden_places,
        imported,
        kept_drafts,
        submitters,
        summary,
        waiting,
    )

    folder = content.catalogue.folder
    name = "what was pasted" if arguments.file == "-" else Path(arguments.file).name
    incoming = _incoming(arguments, name, content)
    before = imported.read(folder / IMPORTED)
    found = acceptance.accepted(
        incoming,
        content,
        before,
        replacing=arguments.replace,
        keeping=arguments.keep,
        is_whole=arguments.whole_list,
    )
    sound = [accepted for accepted in found.every if accepted.sound]
    vocabularies = content.catalogue.vocabularies
    of_new = incoming.of_new if found.every else ()
    of_people = account.of_addresses(found)
    remarks = (*of_people, *incoming.remarks, *of_new, *found.of_several)
    # Of more lines than a screen has, only kinds are shown.
    most = None if arguments.details else summary.ONE_SCREEN + 1
    lines_of_each = chain(
        (f"{name}: warning: {remark}" for remark in remarks),
        account.lines(name, found, vocabularies),
        account.unchanged(name, found.unchanged),
    )
    each = list(islice(lines_of_each, most))
    done = list(islice(_done(found, content, check=arguments.check), most))
    paused = list(account.paused(found, incoming.list, content.catalogue, check=arguments.check))
    whole = arguments.details or len(each) + len(done) <= summary.ONE_SCREEN
    if found.every and len(found.every) + len(found.unchanged) > 1:
        print(visible(summary.sums(name, found, check=arguments.check)))
    kinds = () if whole else summary.lines(name, found, remarks, vocabularies)
    for line in (*(each if whole else kinds), *account.elsewhere(found.remarks)):
        print(visible(line))
    of_drafts = kept_drafts.kept(found.every, folder, before)
    of_places = hidden_places.hidden_places(found, content.catalogue, before)
    before = {name: line for name, line in before.items() if f"{name}.yml" not in of_places}
    kept = waiting_in = None
    if not arguments.check:
        private = () if arguments.drop_names else submitters.rows(sound, content.today)
        # Before the entries, so that they can't be lost once the entries are there.
        kept = submitters.keep(private, folder.resolve().parent) if private else None
        in_rows = incoming.rows_are_whole and arguments.file != "-"
        every = found.every if in_rows else ()
        files = _files(found, of_drafts, before, content.catalogue)
        _, rows = two_processes.both(
            partial(_write, folder, files, (*of_drafts.done, *of_places)),
            partial(waiting.rows_of, incoming, every, vocabularies, content.today),
            size=sum(not one.sound for one in every),
        )
        if rows:
            waiting_in = waiting.beside(Path(arguments.file), rows)
            atomic.write(waiting_in, rows)
    places_of_several = list(account.of_several(found, content.catalogue, check=arguments.check))
    done = [*places_of_several, *done] if whole else [*summary.some(places_of_several)]
    shown = (*done, *(paused if whole else summary.some(paused)))
    shown += tuple(account.hidden(of_places, check=arguments.check))
    for line in (*shown, *_exceptions(found, content, check=arguments.check)):
        print(visible(line))
    if kept is not None:
        where = visible(places.as_typed(kept))
        print(f"Personal details of the people who sent listings are in {where}, outside git.")
    left_out = len(found.every) - len(sound)
    as_before = sum(one.both != () and one.changes_nothing for one in sound)
    same = len(found.unchanged) + as_before
    gone = sum(accepted.sound for accepted in found.left)
    new = len(sound) - as_before
    withheld = incoming.not_for_the_public
    print(account.outcome(new, left_out, same, gone, withheld, check=arguments.check))
    if waiting_in is not None:
        where = visible(places.as_typed(waiting_in))
        what = "services" if incoming.is_feed else "rows"
        print(
            f"The {what} that were left out are in {where}, and its last column says what to do. "
            f"{_THEN_THE_FEED if incoming.is_feed else _THEN_THE_ROWS}"
        )
    for line in _still_to_do(found, of_drafts, check=arguments.check):
        print(visible(line))
    if sound and not arguments.check:
        written = {content.catalogue.shown(accepted.understood.file) for accepted in sound}
        problems = [
            of for problem in found.after.problems if (of := of_file(problem, written.__contains__))
        ]
        sys.stdout.write(
            formats.as_text(problems, len(sound))
            if whole
            else f"{formats.outcome(problems, len(sound))}\n"
        )
    return FAULTS if left_out or any(accepted.both for accepted in found.every) else DONE


def _write(folder: Path, files: Mapping[str, str], done: Iterable[str]) -> None:
    """Write some files of a folder, and remove others."""
    atomic.put_in(folder, files)
    for file in done:
        with naming(folder / file):
            (folder / file).unlink()


_THEN_THE_ROWS = "You can mend them there, and import that file."
_THEN_THE_FEED = "Send it to whoever keeps the feed: nothing is imported from it."


def _still_to_do(found: Acceptance, of_drafts: Kept, *, check: bool) -> Iterator[str]:
    """The drafts that are there, and the listings that may be one."""
    from activity_directory.importers import account, kept_drafts

    yield from kept_drafts.lines(of_drafts, check=check)
    yield from account.offers(found)
    waiting_drafts = sum(one.is_a_draft for one in found.every)
    if waiting_drafts and not check:
        lack = "lacks an answer is" if waiting_drafts == 1 else "lack an answer are"
        yield (
            f"{counted(waiting_drafts, 'listing')} that only {lack} in content/drafts, which "
            "nobody sees."
        )


def _incoming(arguments: argparse.Namespace, name: str, content: CheckedContent) -> Incoming:
    """What the file holds, or the folder of saved pages. Raises WrongCall."""
    from activity_directory.importers import applied_map, map_file, names, public_rows, reading
    from activity_directory.importers.open_referral import feed
    from activity_directory.importers.sent import Unreadable

    known = feed.known_of(content)
    reads = name
    try:
        given = naming = None
        if arguments.map is not None:
            reads = arguments.map.name
            words = (
                _sent_in(str(arguments.map), map_file.LARGEST) if arguments.map.exists() else b""
            )
            given = map_file.read(words or _shipped(arguments.map))
            naming = map_file.Naming(given)
            known = known.with_map(given)
        reads = name
        if arguments.file != "-" and places.is_folder(Path(arguments.file)):
            incoming = reading.of_pages(_saved_pages(Path(arguments.file)), known)
        else:
            raw = _sent_in(arguments.file, reading.MOST_BYTES)
            joins = given.joins if given else ()
            meant = naming or names.meant
            incoming = reading.incoming(raw, arguments.sheet, meant, known, joins)
        found = frozenset(naming.found) if naming else frozenset()
        reads = arguments.map.name if given is not None else name
        choices = applied_map.Choices(content.loaded.references)
        if incoming.is_feed:
            return feed.with_its_map(incoming, given, found, choices)
        if given is not None:
            return applied_map.applied(incoming, given, found, choices)
        return public_rows.for_the_public(incoming) if incoming.is_table else incoming
    except Unreadable as unreadable:
        message = visible(f"{reads} can't be read: {unreadable}")
        raise WrongCall(message) from unreadable


MOST_PAGES = 6_000
"""Files in a folder of saved pages."""
MOST_OF_PAGES = 50_000_000
"""Bytes in all of them."""


def _saved_pages(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The pages of a feed in a folder and below it, by name. Raises Unreadable and WrongCall."""
    from activity_directory.importers import reading
    from activity_directory.importers.sent import Unreadable

    files = sorted(file for file in folder.rglob("*.json") if file.is_file())
    if len(files) > MOST_PAGES:
        message = f"it has more than {MOST_PAGES:,} files. Import it in several parts."
        raise Unreadable(message)
    left = MOST_OF_PAGES
    for file in files:
        raw = _sent_in(str(file), reading.MOST_BYTES)
        name = file.relative_to(folder).as_posix()
        if len(raw) > reading.MOST_BYTES:
            message = f"{name} has more than {reading.MOST_BYTES // 1_000_000} MB"
            raise Unreadable(message)
        left -= len(raw)
        if left < 0:
            most = MOST_OF_PAGES // 1_000_000
            message = f"its files have more than {most} MB together. Import it in several parts."
            raise Unreadable(message)
        yield name, raw


def _files(
    found: Acceptance, waiting: Kept, before: Imported, catalogue: Catalogue
) -> dict[str, str]:
    """The files to write, by their paths in the content folder, with what will be in them."""
    from activity_directory.importers import imported

    sound = (one.understood for one in (*found.every, *found.left) if one.sound)
    files = {**found.shared}
    files |= {one.file: one.text for one in sound if one.text != one.before}
    if found.exceptions is not None:
        files[EXCEPTIONS] = found.exceptions
    files |= waiting.files
    files |= code_files.new_files(catalogue.codes, found.after.catalogue.codes)
    if found.imported or waiting.lines:
        lines = (*found.imported, *waiting.lines)
        files[IMPORTED] = imported.written(before, lines)  # last: it is about the others
    return files


def _done(found: Acceptance, content: CheckedContent, *, check: bool) -> Iterator[str]:
    """What happened to each entry."""
    from activity_directory.importers import account, in_other_words

    before, after = content.catalogue, found.after.catalogue
    for one in found.every:
        if one.sound:
            file = before.folder / one.understood.file
            yield account.done(one, places.as_typed(file), check=check)
            others = in_other_words.taken_as(one, after, content.today)
            changed = account.changes(one, before, after, content.today)
            yield from (f"    {line}" for line in (*others, *changed))


def _exceptions(found: Acceptance, content: CheckedContent, *, check: bool) -> Iterator[str]:
    """What happened to the exceptions."""
    from activity_directory.importers import account

    if found.exceptions is not None:
        yield from account.exceptions(content.catalogue, found.after.catalogue, check=check)


def _sent_in(file: str, most: int) -> bytes:
    """What a file holds, or what is pasted: no more of it than can be read. Raises WrongCall."""
    if file == "-":
        return _pasted(most)
    try:
        with Path(file).open("rb") as sent:
            return sent.read(most + 1)
    except OSError as error:
        message = f"{file} can't be opened: {reason(error)}"
        raise WrongCall(message) from None


def _pasted(most: int) -> bytes:
    try:
        return sys.stdin.buffer.read(most + 1)
    except OSError as error:
        message = f"what was pasted can't be read: {reason(error)}"
        raise WrongCall(message) from None


def _write_template(file: Path, content: Content, *, replace: bool) -> int:
    from activity_directory.importers import template

    places.outside(file, content.known.folder)
    if file.suffix.casefold() not in {".xlsx", ".csv"}:
        message = f"the name of the spreadsheet must end in .xlsx or .csv, found `{file.name}`"
        raise WrongCall(message)
    if file.exists() and not replace:
        message = (
            f"there is already a file {places.as_typed(file)}. Add `--replace` to write over it"
        )
        raise WrongCall(message)
    if file.suffix.casefold() == ".csv":
        atomic.write(file, template.as_csv(content.known).encode())
    else:
        atomic.write(file, template.as_xlsx(content.known, content.today))
    print(f"Written: {visible(places.as_typed(file))}")
    return DONE
