"""A file of any kind that we read, recognised by its content: names and endings mislead."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from activity_directory.importers import (
    calendar_file,
    letter,
    mail,
    names,
    saved,
    separated,
    workbook,
)
from activity_directory.importers.calendar_text import is_calendar
from activity_directory.importers.checked_on import day_in
from activity_directory.importers.not_running import (
    fault_of,
    is_off_then,
    is_pause,
    paused,
    remark_of,
    remark_of_pause,
    remark_that_it_may_be_off,
    says_that_it_is_full,
    words_that_it_is_off,
    words_that_it_may_be_off,
)
from activity_directory.importers.open_referral import feed
from activity_directory.importers.other_sheets import Join
from activity_directory.importers.over import words_that_it_is_over
from activity_directory.importers.sent import Incoming, Sent, Unreadable
from activity_directory.importers.several_organisations import with_one_organisation
from activity_directory.importers.status_words import not_running
from activity_directory.importers.table import LAST_DATE, Meant
from activity_directory.intake.answers import Fault
from activity_directory.intake.writing import Words
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown
from activity_directory.wording.counting import counted

MOST_BYTES = 8_000_000
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
WINDOWS = "the text is in Windows-1252, as Excel saves it. Check £ signs and accents."


NOBODY = feed.Known()


def incoming(
    raw: bytes,
    sheet: str = "",
    meant: Meant = names.meant,
    known: feed.Known = NOBODY,
    joins: Sequence[Join] = (),
) -> Incoming:
    """Everything in a file; of a spreadsheet, everything in one sheet. Raises Unreadable.

    `meant` says what the name of a column means; a feed and a calendar are read with what
    is `known` here; `joins` say what other sheets have of a row.
    """
    if len(raw) > MOST_BYTES:
        most = MOST_BYTES // 1_000_000
        message = f"it has more than {most} MB. Split it into several files."
        raise Unreadable(message)
    if raw.startswith(b"PK"):
        return _that_run(workbook.incoming(raw, sheet, meant, joins), known.today)
    if sheet:
        message = "only a spreadsheet (.xlsx) has sheets. Leave out `--sheet`."
        raise Unreadable(message)
    if raw.startswith(_OLD_EXCEL):
        message = "it is an old Excel file, or has a password. Save it as .xlsx without one."
        raise Unreadable(message)
    text, remarks = _decoded(mail.text_of(raw) if mail.is_mail(raw) else raw)
    incoming = _of_text(text, meant, known)
    return replace(incoming, remarks=(*remarks, *incoming.remarks))


def of_pages(pages: Iterable[tuple[str, bytes]], known: feed.Known) -> Incoming:
    """Everything in a folder of saved pages of a feed, each with its name. Raises Unreadable."""
    files, others = [], []
    is_damaged = False
    for name, raw in pages:
        text, _ = _decoded(raw)
        if text.lstrip().startswith(("{", "[")) and feed.is_feed(text):
            files.append((name, text))
        else:
            others.append(name)
            is_damaged = is_damaged or not _is_json(text)
    if not files:
        message = "it has no page of an Open Referral feed (`.json`)"
        raise Unreadable(message)
    found = feed.incoming(files, known)
    found = replace(found, is_damaged=found.is_damaged or is_damaged)
    if others:
        count = counted(len(others), "file")
        remark = (
            f"{count} in it {'is' if len(others) == 1 else 'are'} no page of services, such as "
        )
        found = replace(found, remarks=(*found.remarks, f"{remark}{shown(others[0])}"))
    return found


def _is_json(text: str) -> bool:
    """Whether a page is whole: one that breaks off may have had services."""
    try:
        json.loads(text)
    except RecursionError:
        return True
    except ValueError:
        return False
    return True


def _of_text(text: str, meant: Meant, known: feed.Known) -> Incoming:
    if not text.strip():
        message = "there is nothing in it"
        raise Unreadable(message)
    if is_calendar(text):
        return calendar_file.incoming(text, known.today, meant, known.public)
    if letter.is_letter(text):
        return letter.incoming(text)
    if text.lstrip().startswith(("{", "[")):
        if feed.is_feed(text):
            return feed.incoming([("", text)], known)
        return saved.incoming(text)
    if saved.is_post(text):
        return saved.posted(text)
    return _that_run(separated.incoming(text, meant), known.today)


_NOTES = (
    *("first_time", "times", "times_in_words", "how_often", "starting", "not_on", "price_note"),
    *("eligibility", "who_comes", "how_to_join", "access_note", "ask_for", "best_time", "buses"),
    *("amount", "joining", "needs", "categories", "audiences", "access", "venue", "street"),
)
"""Questions whose answers may be a note about the listing itself."""


def _that_run(incoming: Incoming, today: date) -> Incoming:
    """The rows of a table. Those whose own words say that they are off are not imported."""
    every = with_one_organisation(incoming.every)
    return replace(incoming, every=tuple(_if_it_runs(sent, today) for sent in every))


def _if_it_runs(sent: Sent, today: date) -> Sent:
    answers = sent.submission.answers
    if sent.ended:  # by its column for the status
        return _off(sent, sent.ended, not_running(sent.ended), today)
    if sent.submission.request != "add":
        return sent
    name, summary, description = (
        answers.get(one, "") for one in ("name", "summary", "description")
    )
    if is_off_then(name):  # its listing goes on
        fault = fault_of(shown(name), names.label_of("name"))
        return replace(sent, faults=(*sent.faults, fault))
    words = words_that_it_is_off(name, description, "", today)
    words = words or words_that_it_is_off("", summary, "", today)
    is_in_its_name = words and words_that_it_is_off(name, "", "", today)
    label = names.label_of("name") if is_in_its_name else "Name or description"
    for asked in () if words else _NOTES:
        if words := words_that_it_is_off("", "", answers.get(asked, "").replace("; ", "\n"), today):
            label = names.label_of(asked)
            break
    if not words and (last := _last_day_past(sent, today)):
        return _off(sent, *last, today)
    for asked in () if words else ("times", "times_in_words", "how_often"):
        if words := words_that_it_is_over(
            answers.get(asked, ""), answers.get("how_often", ""), today
        ):
            label = names.label_of(asked)
            break
    if not words:
        return _if_it_is_full(_if_it_may_be_off(sent), name, f"{summary}\n{description}")
    return _off(sent, shown(words), fault_of(words, label), today)


def _last_day_past(sent: Sent, today: date) -> tuple[str, Fault] | None:
    """The last date of a listing that is over, and why it is left out; None of one that goes on."""
    _, label, last = sent.submission.answers.get("times_in_words", "").rpartition(LAST_DATE)
    day = day_in(last) if label else None
    if day is None or day >= today:
        return None
    column = sent.where(names.LAST_DATE).partition(", ")[2]
    where = f" in {column}" if column else ""
    message = f"{label}{quoted(shown(last))}{where} is past, so the listing is over and left out"
    return last, Fault("", message, "If it goes on, ask whoever keeps the list to take it out.")


def _off(sent: Sent, words: str, fault: Fault, today: date) -> Sent:
    """A row that says that it is off: it is refused, or paused if it says until when."""
    submission = sent.submission
    if not is_pause(words, today) or submission.request != "add":
        return replace(sent, faults=(*sent.faults, fault), ended=words)
    beyond = replace(submission.beyond, facts={**submission.beyond.facts, **paused(words)})
    remarks = (*sent.remarks, remark_of_pause(words))
    left = replace(submission, beyond=beyond)
    return replace(sent, submission=left, remarks=remarks, ended="")


def _if_it_may_be_off(sent: Sent) -> Sent:
    """A row with words by which it may not run is imported, and the report says so."""
    answers = sent.submission.answers
    every = (answers.get(one, "") for one in ("name", "summary", "description", *_NOTES))
    words = "" if "status" in sent.submission.beyond.facts else words_that_it_may_be_off(*every)
    if not words:
        return sent
    return replace(sent, remarks=(*sent.remarks, remark_that_it_may_be_off(words)))


def _if_it_is_full(sent: Sent, name: str, text: str) -> Sent:
    """A row that says in its own words that there is no place, and has no status of its own."""
    beyond = sent.submission.beyond
    full = None if "status" in beyond.facts else says_that_it_is_full(name, text, "")
    if full is None:
        return sent
    beyond = replace(beyond, facts={**beyond.facts, "status": Words(full.status)})
    submission = replace(sent.submission, beyond=beyond)
    return replace(sent, submission=submission, remarks=(*sent.remarks, remark_of(full)))


def _decoded(raw: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a file, and a remark about its encoding."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig")):
        if raw.startswith(mark):
            try:
                return raw.decode(encoding), ()
            except UnicodeDecodeError:
                continue
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        message = "its text encoding is unknown. Save it again as CSV UTF-8, or as .xlsx."
        raise Unreadable(message)
    return text, (WINDOWS,)
