"""Code that nothing uses: what vulture finds in the software, the tools and the benchmarks.

    python tools/dead_code.py

What only a test uses is dead too. Names in the theme's templates count as used.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from vulture import Vulture

ROOT = Path(__file__).resolve().parent.parent
PATHS = ("plugins", "tools", "bench", "publish.py")
CALLED_BY_OTHERS = (
    # by Python's http.server, urllib, pickle, ast and html.parser
    "do_*", "close_connection", "daemon_threads", "default_request_version", "filename2",
    "log_message", "protocol_version", "redirect_request", "reducer_override", "visit_*",
    "handle_data", "handle_endtag", "handle_starttag",
    # by Pelican and Jinja
    "_get_default_module", "bytecode_cache", "context_class", "dump_bytecode", "generate_context",
    "generate_output", "get_cache_key", "load_bytecode", "preprocess", "register",
    "template_class",
    # by expat, as it reads
    "StartDoctypeDeclHandler", "StartElementHandler", "EndElementHandler", "CharacterDataHandler",
    "buffer_text",
    # by openpyxl, fontTools, Pillow and zipfile, as settings of what they write or by their import
    "alignment", "create_system", "created", "creator", "data_type", "external_attr", "flavor",
    "freeze_panes", "hinting", "layout_features", "modified", "recalcTimestamp",
    "WebPImagePlugin",
    # never published, and still a fact of the record
    "maintainer_note",
    # what tests ask: one rule alone, all rules at once, a value that stands in no file
    "problems_found_by", "problems_in", "scalar_of",
    # the engine's own answers, with which tests compare those of the page's script
    "open_at", "session_words",
    # the table that a test walks over every output
    "OUTPUTS",
)  # fmt: skip


def main() -> int:
    """Exit code 1 where something is unused, each on a line of its own."""
    vulture = Vulture(ignore_names=CALLED_BY_OTHERS)
    vulture.scavenge([str(ROOT / path) for path in PATHS])
    for template in sorted((ROOT / "theme" / "templates").rglob("*.html")):
        vulture.used_names.update(re.findall(r"[A-Za-z_]+", template.read_text(encoding="utf-8")))
    unused = vulture.get_unused_code(min_confidence=60)
    for item in unused:
        place = item.filename.relative_to(ROOT)
        print(f"{place}:{item.first_lineno}: nothing uses the {item.typ} {item.name}")
    return 1 if unused else 0


if __name__ == "__main__":
    sys.exit(main())
