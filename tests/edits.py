"""Edits of a content folder, as a throw of dice has them."""

import random
import re
from pathlib import Path

_FACT = re.compile(r"^(\s*(?:- )?\w+: )([^\[{'\"\n]+)$", re.MULTILINE)


def edit(content: Path, dice: random.Random) -> tuple[Path, str]:
    """Change, double or delete a fact of an entry, or the file; what it was goes back."""
    file = dice.choice([path for path in sorted(content.rglob("*.*")) if path.suffix != ".png"])
    was = file.read_text(encoding="utf-8")
    facts = [*_FACT.finditer(was)]
    if not facts:
        return file, was
    fact = dice.choice(facts)
    others = [one[2] for one in facts if one[1] == fact[1]]
    words = dice.choice(["", *others, f"{fact[2]} too", re.sub(r"\d", "2", fact[2])])
    changed = f"{fact[1]}{words}" if words else ""
    file.write_text(f"{was[: fact.start()]}{changed}{was[fact.end() :]}", encoding="utf-8")
    return file, was
