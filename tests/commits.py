"""Repositories of git, made with nobody's settings and nobody's name."""

import os
import subprocess
from pathlib import Path


def git(folder: Path, *words: str, on: str = "") -> str:
    """What git says in a folder, with nobody's settings and nobody's name, `on` a day or today."""
    others = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    own = {f"GIT_{who}_{what}": "volunteer@pennybridge.example.org"
           for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}  # fmt: skip
    if on:
        own |= {f"GIT_{who}_DATE": f"{on}T23:30:00+00:00" for who in ("AUTHOR", "COMMITTER")}
    nowhere = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(
        ["git", *words],
        cwd=folder,
        env={**others, **own, **nowhere},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.strip()


def committed(folder: Path, branch: str) -> None:
    """Makes a repository of a folder; all that is in it is the first commit of a branch."""
    git(folder, "init", f"--initial-branch={branch}")
    git(folder, "add", ".")
    git(folder, "commit", "--message=The borough as it was")
