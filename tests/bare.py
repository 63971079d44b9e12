"""The demonstration without its activities and what tells of them: quick to read and to check."""

import os
from pathlib import Path

CONTENT = Path(__file__).resolve().parent.parent / "content"
LEFT_OUT = {"activities", "stories", "champions", "codes"}
OWN_DANGER = Path("vocabularies/danger.yml")
"""The same as the software's own, which is read once for all tests."""


def bare_content(folder: Path) -> Path:
    """Such a content folder inside `folder`."""
    content = folder / "content"
    for file in CONTENT.rglob("*"):
        inside = file.relative_to(CONTENT)
        if file.is_file() and inside.parts[0] not in LEFT_OUT and inside != OWN_DANGER:
            (content / inside).parent.mkdir(parents=True, exist_ok=True)
            os.link(file, content / inside)
    (content / "activities").mkdir()
    return content
