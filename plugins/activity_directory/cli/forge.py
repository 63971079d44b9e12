"""The forge whose workflow a command runs in."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from activity_directory.cli.exit_codes import ToolFailed

if TYPE_CHECKING:
    from activity_directory.forge.client import Forge


@contextlib.contextmanager
def the_forge() -> Iterator[Forge]:
    """The forge that the environment names. Raises ToolFailed where it doesn't do its part."""
    from activity_directory.forge.client import ForgeFailed, forge_of

    try:
        yield forge_of(os.environ)
    except ForgeFailed as failed:
        raise ToolFailed(str(failed)) from failed
