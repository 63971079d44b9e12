"""Options that several commands take, and what may be typed for them."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    Commands: TypeAlias = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - argparse has no other name for it


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
        parser, "work as if it were this day (usually: today, or the day pinned in site.yml)"
    )


def today_option(parser: argparse.ArgumentParser, about: str) -> None:
    """On which day a command works."""
    parser.add_argument("--today", type=day, metavar="YYYY-MM-DD", help=about)


def paths_argument(parser: argparse.ArgumentParser, about: str) -> None:
    """Any number of files and folders."""
    parser.add_argument("paths", nargs="*", metavar="PATH", type=Path, help=about)


def day(text: str) -> date:
    """A date as it is typed. Raises what argparse tells of."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"expected a date such as 2026-11-23, found '{text}'"
        raise argparse.ArgumentTypeError(message) from None


def address(text: str) -> str:
    """An address on the web as it is typed, with the slash at its end. Raises as `day` does."""
    scheme, found, rest = text.partition("://")
    if not found or scheme not in {"http", "https"} or not rest.strip("/") or " " in text:
        message = f"expected an address such as https://www.example.org/, found '{text}'"
        raise argparse.ArgumentTypeError(message)
    return text if text.endswith("/") else f"{text}/"
