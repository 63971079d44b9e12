"""What happened to each submission, in words for the person who imports. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from activity_directory.catalogue.catalogue import Catalogue
from activity_directory.catalogue.folders import EXCEPTIONS
from activity_directory.importers.acceptance import Acceptance, Accepted
from activity_directory.importers.in_other_words import in_one_line
from activity_directory.importers.kept_back.email_addresses import may_be_a_persons
from activity_directory.importers.kept_back.reached import addresses_in
from activity_directory.importers.row_by_row import Unchanged
from activity_directory.importers.sent import NOT_FOR_THE_PUBLIC, Sent
from activity_directory.intake.answers import Fault, in_words
from activity_directory.intake.needed import label_of_lacking
from activity_directory.intake.questions import FORMS, REQUESTS, Question, question
from activity_directory.intake.today import answers_of
from activity_directory.problems import Problem
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown
from activity_directory.vocabulary import Vocabulary
from activity_directory.wording.counting import counted
from activity_directory.wording.phrases import joined


def lines(name: str, found: Acceptance, vocabularies: Mapping[str, Vocabulary]) -> Iterator[str]:
    """Every fault and every remark, with its place in the file called `name`.

    What all listings lack is told once, at the top, and what one lacks in one line.
    """
    yield from lacking(name, found, vocabularies)
    unasked = frozenset(one.id for one in all_lack(found))
    for accepted in found.every:
        for severity, faults in (
            ("error", tuple(_faults(accepted, unasked))),
            ("warning", accepted.remarks),
        ):
            for fault in faults:
                yield from _lines(name, accepted.sent.where(fault.question), severity, fault)
        yield from side_by_side(name, accepted)
    if any(one.both for one in found.every):
        yield DECIDE


DECIDE = (
    "To take what the file says of what both have changed, add `--replace`; to keep what is here, "
    "add `--keep`. Or write in the entry what is right."
)


def side_by_side(name: str, accepted: Accepted) -> Iterator[str]:
    """The facts of a listing that its list and somebody here have changed, each with both."""
    if accepted.both:
        where = ": ".join(filter(None, (name, accepted.sent.place)))
        slug = accepted.understood.slug
        what = (
            "this was changed in the file and here since the last import, and stays as it is here"
            if len(accepted.both) == 1
            else "these were changed in the file and here since the last import, and stay as they "
            "are here"
        )
        yield f"{where}: warning: activities/{slug}: {what}"
        for one in accepted.both:
            yield f"    {one.label}: {one.there} in the file, {one.here} here"


def lacking(name: str, found: Acceptance, vocabularies: Mapping[str, Vocabulary]) -> Iterator[str]:
    """What all listings of a file lack, with what the answers could be."""
    lacks = all_lack(found)
    if lacks:
        yield f"{name}: error: {ALL_LACK}"
        for one in lacks:
            yield f"    {label_of_lacking(one.id)}: {_could_be(one, vocabularies)}"


ALL_LACK = (
    "no listing answers these questions. Answer them for all listings in a map "
    "(docs/importing.md), or add a column for each to a spreadsheet"
)
DUPLICATE = "likely-duplicate"
FEWEST = 2
"""Listings in a file from which on what all of them lack is reported once."""


def all_lack(found: Acceptance) -> tuple[Question, ...]:
    """The questions that no new listing of a file answers and each must, in order.

    Of a row that is refused for what it says of itself, nobody looks at what it lacks. Where
    listings of the file came in before, those that wait are not all of them.
    """
    if found.unchanged:
        return ()
    new = [
        one.understood.missing
        for one in found.every
        if one.understood.request == "add" and (one.understood.missing or not one.faults)
    ]
    return tuple(
        one
        for one in FORMS["add"]
        if len(new) >= FEWEST and all(one.id in missing for missing in new)
    )


def _could_be(question: Question, vocabularies: Mapping[str, Vocabulary]) -> str:
    words = in_words(question, question.choices(vocabularies))
    return f"{words[:1].lower()}{words[1:]}"


def lacks(accepted: Accepted) -> str:
    """The labels of the questions that a submission doesn't answer."""
    return joined([*dict.fromkeys(label_of_lacking(one.question) for one in accepted.faults)])


def _faults(accepted: Accepted, unasked: AbstractSet[str]) -> Iterator[Fault]:
    """The faults of a submission but for those about questions that are `unasked`.

    Questions that it does not answer are named together.
    """
    missing = accepted.understood.missing
    unanswered = [one for one in accepted.faults if one.question in missing - unasked]
    if len(unanswered) > 1:
        labels = list(dict.fromkeys(label_of_lacking(one.question) for one in unanswered))
        yield Fault(
            "", f"{counted(len(labels), 'answer is', 'answers are')} missing: {joined(labels)}"
        )
    for fault in accepted.faults:
        if fault.question not in missing or unanswered == [fault]:
            yield fault


def _lines(name: str, where: str, severity: str, fault: Fault) -> Iterator[str]:
    yield ": ".join(filter(None, (name, where, severity, fault.message)))
    if fault.hint:
        yield f"    hint: {fault.hint}"


def elsewhere(remarks: Sequence[Problem]) -> Iterator[str]:
    """New problems in other files that no single submission causes."""
    for one in remarks:
        yield f"{one.path}:{one.line}:{one.column}: {one.severity}: {one.message} [{one.rule}]"
        if one.hint:
            yield f"    hint: {one.hint}"


def exceptions(before: Catalogue, after: Catalogue, *, check: bool) -> Iterator[str]:
    """Each exception that is no longer needed and was removed."""
    kept = {(exception.file, exception.rule) for exception in after.exceptions}
    did = "Would remove" if check else "Removed"
    for one in before.exceptions:
        if (one.file, one.rule) not in kept:
            yield (
                f"{did} from {EXCEPTIONS}: the exception to the rule '{one.rule}' "
                f"for {one.file}, which is no longer needed"
            )


def done(accepted: Accepted, file: str, *, check: bool) -> str:
    """What happened to the entry: `Written: content/activities/tea.md (Tea and Talk)`."""
    if not accepted.understood.before:
        did = "Would write" if check else "Written"
        return f"{did}: {file} ({shown(accepted.sent.submission.answers.get('name', ''))})"
    if accepted.understood.text == accepted.understood.before:
        return f"Nothing changes: {file}"
    did = "Would change" if check else "Changed"
    asked = accepted.understood.request
    return f"{did}: {file} ({'Changed in the file' if asked == 'add' else REQUESTS[asked]})"


def unchanged(name: str, every: Sequence[Unchanged]) -> Iterator[str]:
    """The listings that are not as they were imported, though their rows are."""
    for one in every:
        file = f"activities/{one.known.slug}"
        where = ": ".join(filter(None, (name, one.sent.place)))
        if one.known.how == "gone":
            yield (
                f"{where}: warning: this was imported as {file}, which is no longer there, so it "
                "is not imported again"
            )
            yield "    hint: To import it again, add `--replace`."
        elif one.known.how == "joined" and one.known.activity is not None and one.is_changed:
            now = one.known.activity.slug
            yield (
                f"{where}: warning: {file} is part of activities/{now} by now, so what has changed "
                "in this row is not taken"
            )
            yield f"    hint: Look whether activities/{now} says the same."
        elif one.known.how == "changed here":
            yield f"{where}: {file} was changed here since it was imported, and stays as it is"


def of_several(found: Acceptance, before: Catalogue, *, check: bool) -> Iterator[str]:
    """The files of organisations and venues that are new or changed."""
    for file in sorted(found.shared):
        did = ("Would change", "Changed") if file in before.files else ("Would write", "Written")
        yield f"{did[0 if check else 1]}: {before.shown(file)}"


def paused(found: Acceptance, of: str, catalogue: Catalogue, *, check: bool) -> Iterator[str]:
    """The listings that are paused, as their list no longer has them or says that they ended."""
    did = "Would pause" if check else "Paused"
    for one in found.left:
        file, name = catalogue.shown(one.understood.file), one.sent.submission.answers["name"]
        row = f"{one.sent.place} says `{one.sent.ended}`" if one.sent.place else "not in the file"
        if one.sound:
            yield f"{did}: {file} ({shown(name)}): {row}{_taken_out(one.sent, check=check)}"
        for fault in one.faults:
            yield from _lines(file, "", "warning", fault._replace(message=_not_paused(fault)))
    if found.held.held:
        why = (
            "a part of it is damaged. Save that part again."
            if found.held.is_damaged
            else "this may be a part of that list. If it is all of it, add `--whole-list`."
        )
        yield (
            f"{found.held.held:,} of {counted(found.held.of, 'listing')} that came from {of} are "
            f"not in this file. None is paused, as {why}"
        )


def _taken_out(sent: Sent, *, check: bool) -> str:
    """What else happens to a listing that isn't to be published any more."""
    if sent.ended != NOT_FOR_THE_PUBLIC:
        return ""
    are = "would be" if check else "are"
    return (
        f", so its place and its texts {are} taken out of the entry too. Git has them as they "
        "were. They come back when the list says that it may be published; if it won't, delete the "
        "entry"
    )


def hidden(places: Iterable[str], *, check: bool) -> Iterator[str]:
    """Which files of places go, since no listing that names them shows its place any more."""
    for file in places:
        is_gone = "would be deleted" if check else "is deleted"
        yield f"{file} {is_gone}: its listings may not say where they are any more"


MOST_PAIRS = 8
"""The most pairs of listings that are offered for joining."""


def offers(found: Acceptance) -> Iterator[str]:
    """The commands that join what may be one activity: new listings, and those that left a list.

    The listing that was here before stays, and of two new ones the one that is written first.
    """
    new = {one.understood.slug for one in found.every if one.sound and not one.understood.before}
    left = {one.understood.slug for one in found.left}
    pairs = []
    for problem in found.after.problems:
        if problem.rule != DUPLICATE or problem.twin is None:
            continue
        files = (problem.twin.path, problem.path)
        slugs = [file.rpartition("/")[2].rpartition(".")[0] for file in files]
        if (new | left).isdisjoint(slugs):
            continue
        kept, other = sorted(slugs, key=lambda slug: (slug in left, slug in new))
        why = problem.message.rpartition(": they have ")[2]
        pairs.append(f"    python3 publish.py join {kept} {other}   # {why}")
    if pairs:
        one = "each may be one activity" if len(pairs) > 1 else "may be one activity"
        yield f"{counted(len(pairs), 'pair')} of listings {one}. To make it one listing:"
        yield from pairs[:MOST_PAIRS]
        if len(pairs) > MOST_PAIRS:
            more = len(pairs) - MOST_PAIRS
            yield f"    and {more:,} more: `python3 publish.py check` names them"


def of_addresses(found: Acceptance) -> Iterator[str]:
    """Which e-mail addresses were left out, and which are in, that may be otherwise.

    With what is new, all that are left out are named, of rows that haven't changed, too.
    """
    gone: dict[str, list[str]] = {}
    published: dict[str, list[str]] = {}
    before = (one.sent for one in found.unchanged if found.every)
    for sent in (*(one.sent for one in found.every), *before):
        for address in sent.addresses:
            gone.setdefault(address, []).append(sent.place)
    for one in found.every:
        for address in addresses_in(one.understood.text) if one.sound else ():
            if may_be_a_persons(address, _called(one.sent.submission.answers)):
                published.setdefault(address, []).append(one.sent.place)
    if gone:
        yield (
            f"{_may_be_peoples(gone, 'left out')}. Where one is a group's, write it under "
            "`public addresses:` in the map, and import the file again"
        )
    if published:
        yield _may_be_peoples(published, "published, since the group is called so")


def _may_be_peoples(found: Mapping[str, Sequence[str]], what: str) -> str:
    """That e-mail addresses may be people's own, and what became of them."""
    is_one = len(found) == 1
    return (
        f"{counted(len(found), 'e-mail address', 'e-mail addresses')} in it may be "
        f"{'a person' if is_one else 'people'}'s own, and {'is' if is_one else 'are'} {what}: "
        f"{_with_places(found)}"
    )


def _with_places(found: Mapping[str, Sequence[str]]) -> str:
    """E-mail addresses, each with the rows that have it."""
    return ", ".join(
        f"{quoted(address)} ({_few(sorted({*found[address]}, key=_in_order))})"
        for address in sorted(found)
    )


def _in_order(row: str) -> tuple[list[int], str]:
    return [int(one) for one in re.findall(r"\d+", row)], row


_FEW = 3


def _few(rows: Sequence[str]) -> str:
    """Some rows, and how many more there are."""
    more = len(rows) - _FEW
    return ", ".join(rows[:_FEW]) + (f" and {more:,} more" if more > 0 else "")


def _called(answers: Mapping[str, str]) -> str:
    """What a listing and who runs it are called."""
    return f"{answers.get('organisation', '')} {answers.get('name', '')}"


def _not_paused(fault: Fault) -> str:
    return f"this is not in the file, and could not be paused: {fault.message}"


def outcome(
    sound: int, left_out: int, same: int, paused: int = 0, withheld: int = 0, *, check: bool
) -> str:
    """How it went, in one sentence. `withheld` are the rows that aren't for the public."""
    if same and not (sound or left_out or paused):
        return f"Nothing changed: {counted(same, 'listing')} imported before."
    taken = counted(sound, "listing")
    did = "would be imported" if check else "imported"
    unchanged = f"{same:,} unchanged, " if same else ""
    stopped = f"{paused:,} paused, " if paused else ""
    not_public = f"{withheld:,} not for the public, " if withheld else ""
    return f"{taken} {did}, {unchanged}{stopped}{not_public}{left_out:,} left out." + (
        " Correct the file and import it again." if left_out else ""
    )


def changes(accepted: Accepted, before: Catalogue, after: Catalogue, today: date) -> Iterator[str]:
    """Each fact of a listing that has changed, by its question."""
    old, new = (
        catalogue.activity_by_slug.get(accepted.understood.slug) for catalogue in (before, after)
    )
    if old is None or new is None:
        return
    was, now = answers_of(old, today), answers_of(new, today)
    for name in dict.fromkeys((*was, *now)):
        if was.get(name) != now.get(name):
            ago = f" (was: {_shown(was, name)})" if name in was else ""
            yield f"{question(name).label}: {_shown(now, name) or 'taken out'}{ago}"


def _shown(answers: Mapping[str, str], name: str) -> str:
    return in_one_line(answers.get(name, ""))
