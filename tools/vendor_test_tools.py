"""Brings in the two checkers that npm alone has, and proves that nobody changed them since.

    python tools/vendor_test_tools.py            fetch, check and bundle what vendor.toml names
    python tools/vendor_test_tools.py --check    offline: every kept file is the one checked in

Only the first form needs the network, and only a person who raises a version runs it: write the new
version and its integrity (`npm view NAME@VERSION dist.integrity`) in tests/vendor/vendor.toml,
run this, run the tests, commit.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from vendor import RefusedError, fetch, sha256

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "tests" / "vendor"
TABLE = VENDOR / "vendor.toml"

# All of html-validate that reads no disk: the rules, the elements, and a way to configure them.
ENTRY = 'export { HtmlValidate, StaticConfigLoader } from "html-validate/browser";\n'


def faults(sums: dict[str, str]) -> list[str]:
    """Every kept file has the sum in the table, and no file of the folder is unlisted."""
    kept = {path.relative_to(ROOT).as_posix(): path for path in kept_files()}
    wrong = [f"{name}: the file is missing" for name in sorted(sums.keys() - kept.keys())]
    for name, path in sorted(kept.items()):
        if name not in sums:
            wrong.append(f"{name}: not listed in {TABLE.name}")
        elif sha256(path) != sums[name]:
            wrong.append(f"{name}: expected sha256 {sums[name]}, found {sha256(path)}")
    return wrong


def kept_files() -> list[Path]:
    return sorted(path for path in VENDOR.rglob("*") if path.is_file() and path != TABLE)


def bundle(folder: Path) -> None:
    """html-validate and all it needs as one file, which any Node.js runs with nothing else."""
    (folder / "entry.mjs").write_text(ENTRY, encoding="utf-8")
    builder = next((folder / "node_modules" / "@esbuild").glob("*/bin/esbuild"))
    builder.chmod(0o755)
    subprocess.run(
        [
            builder,
            "entry.mjs",
            "--bundle",
            "--format=esm",
            "--platform=node",
            "--target=node22",
            "--minify",
            "--legal-comments=none",
            f"--outfile={VENDOR / 'html-validate.mjs'}",
            "--log-level=warning",
        ],
        cwd=folder,
        check=True,
    )


def licences(folder: Path, packages: list[dict[str, str]]) -> str:
    """The licence text of every package that is in the bundle, one after another."""
    parts = []
    for package in packages:
        if "html-validate.mjs" in package["use"]:
            home = folder / "node_modules" / package["name"]
            paths = (path for path in home.iterdir() if path.name.lower().startswith("licen"))
            text = next(paths).read_text(encoding="utf-8")
            lines = "\n".join(line.rstrip() for line in text.strip().splitlines())
            parts.append(f"{package['name']} {package['version']}\n\n{lines}\n")
    return f"\n{'-' * 80}\n\n".join(parts)


def refresh(packages: list[dict[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for package in packages:
            print(f"fetching {package['name']}@{package['version']}")
            fetch(package["name"], package["version"], package["integrity"], folder)
        bundle(folder)
        axe = folder / "node_modules" / "axe-core"
        (VENDOR / "axe.min.js").write_bytes((axe / "axe.min.js").read_bytes())
        (VENDOR / "axe.LICENSE.txt").write_bytes((axe / "LICENSE").read_bytes())
        text = licences(folder, packages)
        notice = VENDOR / "html-validate.LICENSES.txt"
        notice.write_text(text, encoding="utf-8", newline="\n")
    head = TABLE.read_text(encoding="utf-8").partition("\n[files]\n")[0].rstrip()
    sums = (f'"{path.relative_to(ROOT).as_posix()}" = "{sha256(path)}"' for path in kept_files())
    TABLE.write_text("\n".join([head, "", "[files]", *sums, ""]), encoding="utf-8", newline="\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="compare sums only; needs no network")
    chosen = parser.parse_args()
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    if not chosen.check:
        try:
            refresh(table["package"])
        except (RefusedError, subprocess.CalledProcessError) as refused:
            print(f"vendor_test_tools.py: {refused}", file=sys.stderr)
            return 1
        return 0
    wrong = faults(table["files"])
    for fault in wrong:
        print(fault, file=sys.stderr)
    if not wrong:
        print("vendored test tools: every sum holds")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
