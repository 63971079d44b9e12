"""Makes the two lock files from the names in pyproject.toml, and proves that they agree with it.

    python tools/locks.py              lock again; add --upgrade for the newest versions
    python tools/locks.py --check      offline: the locks are what pyproject.toml asks for

Run it in the Python of the tests (`python3 publish.py test --help` tells how that comes to be).
The runtime lock is made first and binds the test lock, so that tests run on what is published.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
RUNTIME = ROOT / "requirements.lock"
TEST = ROOT / "requirements-test.lock"

PIN = re.compile(r"([a-z0-9-]+)==([0-9a-z.!+]+)( ; [^\\]+)? \\")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")

COMPILE = (
    *("pip", "compile", "--quiet", "--universal", "--generate-hashes"),
    *("--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"),
)

# Where people run this. What has no wheel there is built by pip, which needs a C compiler.
PLATFORMS = (
    "x86_64-manylinux_2_28",
    "aarch64-manylinux_2_28",
    "aarch64-apple-darwin",
    "x86_64-apple-darwin",
    "x86_64-pc-windows-msvc",
)
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


def pins(lock: Path) -> dict[str, tuple[str, Requirement]]:
    """Name to version and whole requirement, for every pin of a lock."""
    found = {}
    for line in lock.read_text(encoding="utf-8").splitlines():
        if match := PIN.fullmatch(line):
            found[match[1]] = (match[2], Requirement(line.rstrip(" \\")))
    return found


def wanted() -> dict[Path, list[Requirement]]:
    """What pyproject.toml asks for by name, for each lock."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {
        RUNTIME: [Requirement(text) for text in project["project"]["dependencies"]],
        TEST: [Requirement(text) for text in project["dependency-groups"]["test"]],
    }


def faults() -> Iterator[str]:
    """Every way in which the locks are not what pyproject.toml asks for."""
    runtime, test = pins(RUNTIME), pins(TEST)
    for lock in (RUNTIME, TEST):
        yield from shape_faults(lock)
    for lock, requirements in wanted().items():
        locked = pins(lock)
        for requirement in requirements:
            version, _ = locked.get(canonicalize_name(requirement.name), ("", None))
            if not version:
                yield f"{lock.name}: {requirement.name} is in pyproject.toml but not locked"
            elif not requirement.specifier.contains(version, prereleases=True):
                yield f"{lock.name}: {requirement.name} {version}, but pyproject has {requirement}"
        yield from tree_faults(lock, locked, requirements)
    for name in sorted(runtime.keys() & test.keys()):
        if runtime[name][0] != test[name][0]:
            yield f"{name}: {runtime[name][0]} in {RUNTIME.name}, {test[name][0]} in {TEST.name}"


def shape_faults(lock: Path) -> Iterator[str]:
    """A lock has pins with hashes and nothing else: no address of any index, no options."""
    previous_is_pin = False
    for number, line in enumerate(lock.read_text(encoding="utf-8").splitlines(), start=1):
        is_pin = PIN.fullmatch(line) is not None
        if not is_pin and not HASH.fullmatch(line):
            yield f"{lock.name}:{number}: neither an exact version nor a sha256: {line!r}"
        if is_pin and previous_is_pin:
            yield f"{lock.name}:{number}: the version above has no hash"
        previous_is_pin = is_pin


def tree_faults(
    lock: Path, locked: dict[str, tuple[str, Requirement]], roots: list[Requirement]
) -> Iterator[str]:
    """A lock has all that the named packages need on this computer, and no package more."""
    needed = closure(roots)
    here = {name for name, (_, pin) in locked.items() if not pin.marker or pin.marker.evaluate()}
    for name in sorted(needed - here):
        yield f"{lock.name}: {name} is needed but not locked"
    for name in sorted(here - needed):
        yield f"{lock.name}: {name} is locked but nothing needs it"


def closure(roots: list[Requirement]) -> set[str]:
    """The names of all packages that these need here, by what the installed packages say."""
    found: set[str] = set()
    seen: set[str] = set()
    waiting = [(root, "") for root in roots]
    while waiting:
        requirement, extra = waiting.pop()
        if requirement.marker and not requirement.marker.evaluate({"extra": extra}):
            continue
        found.add(canonicalize_name(requirement.name))
        for chosen in ("", *requirement.extras):
            key = f"{requirement.name}[{chosen}]"
            if key not in seen:
                seen.add(key)
                asked = metadata.distribution(requirement.name).requires or []
                waiting += [(Requirement(text), chosen) for text in asked]
    return found


def lock_again(options: list[str]) -> None:
    uv = [sys.executable, "-m", "uv"]
    test = ["--group", "test", "--constraints", RUNTIME.name]
    compile_runtime = [*COMPILE, *options, "pyproject.toml", "-o", RUNTIME.name]
    subprocess.run([*uv, *compile_runtime], cwd=ROOT, check=True)
    subprocess.run([*uv, *COMPILE, *options, *test, "-o", TEST.name], cwd=ROOT, check=True)
    for lock in (RUNTIME, TEST):
        for platform in PLATFORMS:
            for python in PYTHONS:
                where = ["--python-platform", platform, "--python-version", python]
                only_wheels = ["pip", "compile", "--quiet", "--no-deps", "--only-binary", ":all:"]
                asked = subprocess.run(
                    [*uv, *only_wheels, *where, lock.name],
                    cwd=ROOT,
                    capture_output=True,
                    text=True,
                    check=False,
                )
                lacking = re.findall(r"(\S+) has no (?:usable )?wheels", asked.stderr)
                if asked.returncode:
                    names = ", ".join(lacking) or asked.stderr.strip()
                    print(f"{lock.name}: no wheel on {platform}, Python {python}: {names}")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="compare only; needs no network")
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions")
    chosen = parser.parse_args()
    if not chosen.check:
        lock_again(["--upgrade"] if chosen.upgrade else [])
        print("Locked. Now: python3 publish.py test")
        return 0
    wrong = list(faults())
    for fault in wrong:
        print(fault, file=sys.stderr)
    if wrong:
        print("Lock again: python tools/locks.py", file=sys.stderr)
    else:
        print("locks: just what pyproject.toml asks for")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
