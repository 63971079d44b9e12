"""A web address leads where it seems to, keeps nobody's trace, and opens without a stranger's help.

`chat-invite` (a warning): the address lets anybody into a chat, where everybody sees the names and
numbers of the others. Say who to ask instead. That person can send the address to people who come.

`short-link` (a warning): nobody can see where the short address goes, and it may go elsewhere
tomorrow. Open it, and give the address of the page that it opens.

`tracking-link` (a warning): parts of the address tell the website where people come from, or who
they are. The hint gives the address without them.

`plain-http` (a warning): the page is not secure: others can see what people read and write there.
Nearly every website opens with https:// too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from activity_directory.rules.gates import small_letters
from activity_directory.rules.text_rule import Finding, text_rule
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.fields import SITE
from activity_directory.schema.kinds import OfWords
from activity_directory.schema.values.mistake import Mistake, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from activity_directory.schema.texts import Passage

CHATS = (
    *("chat.whatsapp.com/", "wa.me/", "api.whatsapp.com/", "whatsapp.com/channel"),
    *("t.me/", "telegram.me/", "telegram.dog/", "signal.group/", "signal.me/"),
    *("discord.gg/", "discord.com/invite/", "discordapp.com/invite/"),
    *(
        "m.me/",
        "messenger.com/t/",
        "facebook.com/messages/",
        "invite.viber.com/",
        "join.skype.com/",
    ),
    *("join.slack.com/", "line.me/", "groupme.com/join_group/"),
)
"""Where an address begins that lets people into a chat, or opens one with a person."""
SHORTENERS = (
    *("bit.ly/", "bitly.com/", "tinyurl.com/", "t.co/", "goo.gl/", "ow.ly/", "is.gd/", "v.gd/"),
    *("buff.ly/", "rebrand.ly/", "rb.gy/", "cutt.ly/", "shorturl.at/", "tiny.cc/", "lnkd.in/"),
    *("fb.me/", "t.ly/", "bl.ink/", "short.io/", "qrco.de/", "eepurl.com/", "amzn.to/", "tr.im/"),
    *("dlvr.it/", "soo.gd/", "s.id/", "trib.al/", "smarturl.it/", "snip.ly/", "x.gd/", "kutt.it/"),
)
"""The services that people use most; those of one site for its own pages are not among them."""
TRACKERS = re.compile(
    r"utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid|yclid|li_fat_id"
    r"|mc_[ce]id|mkt_tok|igshid|igsh|_hsenc|_hsmi|_ga|_gl|vero_id|oly_(?:anon|enc)_id|ref_src",
    re.IGNORECASE,
)
"""Parameters by which those who send letters and advertisements count who came."""

_ADDRESS = re.compile(
    r"(?<![\w@.-])(?:(?P<scheme>https?)://)?(?P<rest>(?:[\w-]+\.)+[a-z]{2,24}(?::[0-9]+)?"
    r"(?:[/?#][^\s<>\"'`{}|\\^\]]*)?)",
    re.IGNORECASE,
)
_END = ".,:;!?)*_~"
_GOES_ON = re.compile(r"\.\d")
"""What follows only the beginning of a word that is no address: `http://club.no.4529`."""
_FIRST = tuple({part.partition("/")[0] for part in (*CHATS, *SHORTENERS)})
_LAST = frozenset(host[-4:] for host in _FIRST)
"""Their last four letters: a look at these alone is enough for most addresses."""


def _may_have_odd_addresses(written: str) -> bool:
    """Whether a file may have an address that is worth a look."""
    low = small_letters(written)
    return (
        "http:" in low
        or ("?" in low and TRACKERS.search(low) is not None)
        or any(part[-4:] in _LAST and part.endswith(_FIRST) for part in low.split("/")[:-1])
    )


def odd_addresses(text: str) -> Iterator[Finding]:
    """Every web address of a text that is worth a look."""
    for match in _ADDRESS.finditer(text):
        address = match[0].rstrip(_END)
        rest = match["rest"].rstrip(_END)
        low = rest.casefold().removeprefix("www.")
        if low.startswith(CHATS):
            yield Finding(
                match.start(),
                "chat-invite",
                f"{quoted(shown(address))} opens a chat, where people see each other's numbers",
                "Say who to ask instead. That person can send the address to people who come.",
            )
        elif low.startswith(SHORTENERS):
            yield Finding(
                match.start(),
                "short-link",
                f"nobody can see where the short address {quoted(shown(address))} goes",
                "Open it, and give the address of the page that it opens.",
            )
        elif (clean := without_trackers(address)) != address:
            yield Finding(
                match.start(),
                "tracking-link",
                f"{quoted(shown(address))} tells the website where people come from, or who they "
                "are",
                f"Write {quoted(clean)}.",
            )
        elif (match["scheme"] or "").casefold() == "http" and not _GOES_ON.match(text, match.end()):
            yield Finding(
                match.start(),
                "plain-http",
                f"{quoted(shown(address))} is not secure: others can see what people read and "
                "write there",
                f"Write {quoted(f'https://{rest}')} if the page opens with it.",
            )


def without_trackers(address: str) -> str:
    """An address without the parts that only tell who came."""
    page, mark, fragment = address.partition("#")
    path, asked, query = page.partition("?")
    parts = query.split("&") if asked else []
    kept = [part for part in parts if TRACKERS.fullmatch(part.partition("=")[0]) is None]
    if len(kept) == len(parts):
        return address
    return f"{path}{'?' if kept else ''}{'&'.join(kept)}{mark}{fragment}"


_HTTPS_ALONE = frozenset(
    field.name
    for field in SITE.fields
    if isinstance(field.kind, OfWords)
    and field.kind.holds == "address"
    and isinstance(field.kind.parsed("http://www.example.org", demonstration=True), Mistake)
)
"""Fields that refuse an address without https, so that nobody has to be warned of one."""


def _findings(passage: Passage) -> Iterator[Finding]:
    for finding in odd_addresses(passage.words):
        if finding.rule != "plain-http" or passage.field not in _HTTPS_ALONE:
            yield finding


RULE = text_rule(
    ("chat-invite", "short-link", "tracking-link", "plain-http"),
    __doc__,
    _may_have_odd_addresses,
    _findings,
)
