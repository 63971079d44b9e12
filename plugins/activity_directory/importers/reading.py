"""A file of any kind that we read, recognised by its content: names and endings mislead."""

from __future__ import annotations

from dataclasses import replace

from activity_directory.importers import (
    letter,
    mail,
    names,
    open_referral,
    saved,
    separated,
    workbook,
)
from activity_directory.importers.sent import Incoming, Unreadable
from activity_directory.importers.table import Meant

MOST_BYTES = 8_000_000
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
WINDOWS = "the text is in Windows-1252, as Excel saves it. Check £ signs and accents."


def incoming(raw: bytes, sheet: str = "", meant: Meant = names.meant) -> Incoming:
    """Everything in a file; of a spreadsheet, everything in one sheet. Raises Unreadable.

    `meant` says what the name of a column means.
    """
    if len(raw) > MOST_BYTES:
        most = MOST_BYTES // 1_000_000
        message = f"it has more than {most} MB. Split it into several files."
        raise Unreadable(message)
    if raw.startswith(b"PK"):
        return workbook.incoming(raw, sheet, meant)
    if sheet:
        message = "only a spreadsheet (.xlsx) has sheets. Leave out `--sheet`."
        raise Unreadable(message)
    if raw.startswith(_OLD_EXCEL):
        message = "it is an old Excel file, or has a password. Save it as .xlsx without one."
        raise Unreadable(message)
    text, remarks = _decoded(mail.text_of(raw) if mail.is_mail(raw) else raw)
    incoming = _of_text(text, meant)
    return replace(incoming, remarks=(*remarks, *incoming.remarks))


def _of_text(text: str, meant: Meant) -> Incoming:
    if not text.strip():
        message = "there is nothing in it"
        raise Unreadable(message)
    if letter.is_letter(text):
        return letter.incoming(text)
    if text.lstrip().startswith(("{", "[")):
        if open_referral.is_feed(text):
            raise Unreadable(open_referral.REFUSED)
        return saved.incoming(text)
    if saved.is_post(text):
        return saved.posted(text)
    return separated.incoming(text, meant)


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
