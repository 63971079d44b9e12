"""Options that several commands take, and what may be typed for them."""

from __future__ import annotations

import argparse
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    Commands: TypeAlias = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - argparse has no other name for it


FIRST_YEAR, LAST_YEAR = 2000, 2100
"""Of the days on which a command can work. The calendar that Python knows ends in 9999."""


def content_options(parser: argparse.ArgumentParser) -> None:
    """Which entries a command reads, and on which day."""
    parser.add_argument(
        "--content",
        type=Path,
        metavar="DIR",
        default=None,
        help="the folder of entries (usually: content)",
    )
    today_option(
        parser, "work as if it were this day (usually: today, or the date fixed in site.yml)"
    )


def today_option(parser: argparse.ArgumentParser, about: str) -> None:
    """On which day a command works."""
    parser.add_argument("--today", type=day, metavar="YYYY-MM-DD", help=about)


def paths_argument(parser: argparse.ArgumentParser, about: str) -> None:
    """Any number of files and folders."""
    parser.add_argument("paths", nargs="*", metavar="PATH", type=Path, help=about)


def day(text: str) -> date:
    """A date as it is typed. Raises an error that argparse reports."""
    try:
        given = date.fromisoformat(text)
    except ValueError:
        message = f"expected a date such as 2026-11-23, found '{text}'"
        raise argparse.ArgumentTypeError(message) from None
    if not FIRST_YEAR <= given.year <= LAST_YEAR:
        message = f"expected a date between {FIRST_YEAR} and {LAST_YEAR}, found '{text}'"
        raise argparse.ArgumentTypeError(message)
    return given


def port(text: str) -> int:
    """The number of a port as it is typed. Raises as `day` does."""
    if not (text.isascii() and text.isdecimal() and 0 < int(text[:6]) <= 65_535):
        message = f"expected a number from 1 to 65535, found '{text}'"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def shard(text: str) -> tuple[int, int]:
    """Which of how many parts, as it is typed: "2/4". Raises as `day` does."""
    found = re.fullmatch("([1-9][0-9]{0,3})/([1-9][0-9]{0,3})", text)
    if not found or int(found[1]) > int(found[2]) or int(found[2]) == 1:
        message = f"expected which of how many shards, such as 2/4, found '{text}'"
        raise argparse.ArgumentTypeError(message)
    return int(found[1]), int(found[2])


def address(text: str) -> str:
    """An address on the web as it is typed, with the slash at its end. Raises as `day` does."""
    scheme, found, rest = text.partition("://")
    if not found or scheme not in {"http", "https"} or not rest.strip("/") or " " in text:
        message = f"expected an address such as https://www.example.org/, found '{text}'"
        raise argparse.ArgumentTypeError(message)
    return text if text.endswith("/") else f"{text}/"
