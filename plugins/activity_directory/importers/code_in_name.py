"""A code for booking that a list has behind a name: `Holiday club (HAF2026)`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from activity_directory.importers.names import label_of
from activity_directory.intake.answers import Fault
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.values.mistake import shown

_CODE = re.compile(
    r"\s*[(\[](?P<code>(?i:(?:booking |course |activity )?(?:code|ref|reference)[\s.:]*)?"
    r"(?:[A-Z]{2,6}[-/ ]?\d{3,8}[A-Z]?(?:[-/]\w+)?|[A-Z]{1,3}\d{4,8}|\d{5,9}))[)\]]\s*$"
)
"""A code in brackets at the end of a name: `(HAF2026)`, and not `(U11)` or `(2026)`."""


def without_code(answers: dict[str, str]) -> Iterator[Fault]:
    """Take a code for booking out of the name. People who book may need it."""
    name = answers.get("name", "")
    found = _CODE.search(name)
    if found is None or not found.start():
        return
    answers["name"] = name[: found.start()]
    code = re.sub(
        r"^(?:\w+ )?(?:code|ref|reference)[\s.:]*", "", found["code"], flags=re.IGNORECASE
    )
    words = f"Code: {code}"
    before = answers.get("how_to_join", "")
    answers["how_to_join"] = f"{before}; {words}" if before else words
    message = f"{label_of('name')}: {quoted(shown(code))} is a code, so it is under "
    yield Fault("name", f"{message}{label_of('how_to_join')}")
