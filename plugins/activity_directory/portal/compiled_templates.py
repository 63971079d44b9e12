"""Templates as Python has compiled them, kept from one build to the next.

A theme of 110 templates takes Jinja2 a third of a second: a fifth of a build of few activities.
Each is kept with the hash of its source, which Jinja2 compares. What filters have put into it
already, such as sentences, depends on the language and on the software.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache

from activity_directory.portal.memory import remember, remembered

if TYPE_CHECKING:
    from jinja2.bccache import Bucket


class CompiledTemplates(BytecodeCache):
    """Those of a theme in one language."""

    def __init__(self, language: str) -> None:
        self._name = f"templates {language}"
        self._known: dict[str, str] = remembered(self._name) or {}
        self._is_new = False

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """By what a template is called, in whichever folder the theme is."""
        del filename
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja2 before it compiles."""
        code = self._known.get(bucket.key)
        if code is not None:
            bucket.bytecode_from_string(b64decode(code))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja2 once it has compiled."""
        self._known[bucket.key] = b64encode(bucket.bytecode_to_string()).decode()
        self._is_new = True

    def keep(self) -> None:
        """Remember them, where any is new."""
        if self._is_new:
            remember(self._name, self._known)
