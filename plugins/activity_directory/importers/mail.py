"""The plain text of an e-mail that was saved as a file.

Python's own reader follows every e-mail inside an e-mail, and every part. So its size is checked
first.
"""

from __future__ import annotations

import codecs
import email
import email.policy
import re
from email.message import Message

from activity_directory.importers.sent import Unreadable, whatever_a_library_raises

_FIRST_LINES = re.compile(rb"[A-Za-z-]+: .*\n(?:.*\n){1,200}mime-version: ", re.IGNORECASE)
MOST_INSIDE = 20
"""E-mails and groups of parts inside an e-mail: a forwarded answer with a picture has four."""
MOST_PARTS = 1_000
"""Lines that may begin a part."""
MOST_LINES = 200_000
"""8 MB of pictures have 110,000 lines."""
LONGEST_HEADER = 4_000
"""Bytes of a header, with its continuation lines."""
_OPENS_PARTS = re.compile(rb"(?im)^content-type:\s*(?:multipart|message)/")
_SAYS_WHAT_IT_IS = re.compile(rb"(?im)^content-[a-z-]+:[^\n]*(?:\n[ \t][^\n]*)*")
_COPY = "Copy the listing out of it, and save that as a text file."
_LETTERS = re.compile(
    r"ascii|utf-8(?:-sig)?|utf-16(?:-[bl]e)?|iso8859-\d+|cp\d+|koi8-[rtu]|mac-\w+|gb\w+|big5\w*"
    r"|shift_jis\w*|euc_\w+|iso2022_\w+"
)
"""Accepted text encodings, by Python's names. Others could take any amount of time."""


def is_mail(raw: bytes) -> bool:
    """Whether a file is a mail with its headers."""
    return _FIRST_LINES.match(raw[:20_000]) is not None


def text_of(raw: bytes) -> bytes:
    """The words of a mail, in UTF-8. Raises Unreadable."""
    _refuse_what_is_endless(raw)
    with whatever_a_library_raises(f"the e-mail is damaged. {_COPY}"):
        # The older policy: the newer one can take seconds to parse a header.
        words = _plain_text(email.message_from_bytes(raw, policy=email.policy.compat32))
    if words is None:
        message = f"the e-mail has no plain text. {_COPY}"
        raise Unreadable(message)
    return words.encode("utf-8", "replace")


def _plain_text(part: Message) -> str | None:
    """The first plain text that is not an attachment.

    An e-mail inside the e-mail is an attachment.
    """
    if part.get_content_maintype() == "multipart" and part.is_multipart():
        inside = (_plain_text(inner) for inner in part.get_payload() if isinstance(inner, Message))
        return next((words for words in inside if words is not None), None)
    if part.get_content_type() != "text/plain" or part.get_content_disposition() == "attachment":
        return None
    encoding = codecs.lookup(part.get_content_charset("ascii")).name
    content = part.get_payload(decode=True)
    if not _LETTERS.fullmatch(encoding) or not isinstance(content, bytes):
        return None
    return content.decode("utf-8" if encoding == "ascii" else encoding, "replace")


def _refuse_what_is_endless(raw: bytes) -> None:
    for count, most, what in (
        (raw.count(b"\n"), MOST_LINES, "lines"),
        (raw.count(b"\n--"), MOST_PARTS, "parts"),
        (sum(1 for _ in _OPENS_PARTS.finditer(raw)), MOST_INSIDE, "mails and parts inside it"),
    ):
        if count > most:
            message = f"the e-mail has {count:,} {what}; the limit is {most:,}. {_COPY}"
            raise Unreadable(message)
    if any(len(match[0]) > LONGEST_HEADER for match in _SAYS_WHAT_IT_IS.finditer(raw)):
        message = f"the e-mail has a header that is too long. {_COPY}"
        raise Unreadable(message)
