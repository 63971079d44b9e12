"""The tiny borough, built with some lines more in its site.yml."""

import re
from pathlib import Path

from tests.conftest import in_a_process, small_borough
from tests.small_site import golden

from activity_directory import cli


def built(folder: Path, more: str, name: str = "") -> Path:
    """The tiny borough with more lines in its site.yml, and another name where one is given."""
    content = small_borough(folder / "content")
    site = content / "site.yml"
    settings = site.read_text(encoding="utf-8")
    if name:
        settings = re.sub(r"(?m)^name: .*$", f"name: {name}", settings)
    site.write_text(f"{settings}\n{more}\n", encoding="utf-8")
    made = ["--content", content, "--output", folder / "site", "--today", golden.TODAY]
    done = in_a_process("build", *made)
    assert done.returncode == cli.DONE, done.stderr
    return folder / "site"
