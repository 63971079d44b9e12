"""The same catalogue built by us and by Hugo, run in pairs. Needs a `hugo`; see ../README.md.

    python bench/hugo/compare.py 1000 [--runs 3] [--search] [--hugo PROGRAM]

Hugo gets the entries as its own pages: the same YAML headers, the same Markdown, our own frame
around each page, a card with a QR code, lists of a hundred by need, category, area and
organisation. It only prints the facts; the words about dates and prices, what is free today and
what to try instead are not asked of it.
"""

from __future__ import annotations

import argparse
import json
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).resolve().parent
BENCH = HERE.parent
PROJECT = BENCH.parent
sys.path.insert(0, str(BENCH))

import generate  # noqa: E402 - from the folder above
import pair  # noqa: E402
from command import CommandFailedError, run  # noqa: E402

PAGES_ONLY = BENCH / "pages_only.py"
_FIRST_TIME = re.compile(r"^## The first time\n+(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)


def header_and_words(path: Path) -> tuple[str, str]:
    """The YAML of an entry and its Markdown."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        header, _, words = text.removeprefix("---\n").partition("\n---\n")
        return header, words.strip()
    header, _, words = text.partition("\n\ndescription: |\n")
    return header, re.sub(r"^  ", "", words, flags=re.MULTILINE).strip()


def value(header: str, name: str) -> str:
    """A plain value of a header; nothing where there is none or it is a group."""
    match = re.search(rf"^{name}: *(.*)$", header, re.MULTILINE)
    return match[1].strip().strip('"') if match else ""


def quoted(text: str) -> str:
    """A string as YAML takes it, whatever is in it."""
    return json.dumps(text, ensure_ascii=False)


def site(content: Path, ours: Path, folder: Path) -> None:
    """A Hugo site of the catalogue, with the frame of our own pages."""
    shutil.copytree(HERE / "layouts", folder / "layouts")
    shutil.copy(HERE / "hugo.toml", folder / "hugo.toml")
    frame(ours, folder / "layouts" / "_partials")
    (folder / "data").mkdir()
    areas = {}
    venues = []
    for path in sorted((content / "venues").iterdir()):
        text = path.read_text(encoding="utf-8")
        areas[path.stem] = value(text, "area")
        indented = "".join(f"  {line}\n" for line in text.splitlines())
        venues.append(f"{path.stem}:\n{indented}")
    (folder / "data" / "venues.yaml").write_text("".join(venues), encoding="utf-8")
    for kind in ("activities", "organisations", "stories", "pages"):
        (folder / "content" / kind).mkdir(parents=True)
    index = "---\ntitle: A to Z\ncascade:\n  outputs: [html, card]\n---\n"
    (folder / "content" / "activities" / "_index.md").write_text(index, encoding="utf-8")
    for path in sorted((content / "activities").iterdir()):
        activity(path, areas, folder / "content" / "activities" / f"{path.stem}.md")
    for path in sorted((content / "organisations").iterdir()):
        text = path.read_text(encoding="utf-8")
        folder_of_one = folder / "content" / "organisations" / path.stem
        folder_of_one.mkdir()
        name = f"title: {quoted(value(text, 'name'))}"
        (folder_of_one / "_index.md").write_text(f"---\n{name}\n---\n", encoding="utf-8")
    for kind in ("stories", "pages"):
        for path in sorted((content / kind).glob("*.md")):
            shutil.copy(path, folder / "content" / kind / path.name)


def activity(path: Path, areas: dict[str, str], goal: Path) -> None:
    """One entry as a page of Hugo's: its own header with what Hugo wants besides."""
    header, words = header_and_words(path)
    named = re.findall(r"[a-z0-9-]+", value(header, "venue"))
    venues = [one for one in named if one in areas]  # `ask` is none: nobody knows where it is
    organisation = value(header, "organisation")
    first = _FIRST_TIME.search(words)
    in_first = " ".join(first[1].split()) if first else ""
    more = [
        f"title: {quoted(value(header, 'name'))}",
        f"organisations: [{organisation}]" if organisation else "organisations: []",
        f"areas: [{', '.join(dict.fromkeys(filter(None, (areas[venue] for venue in venues))))}]",
        f"places_of_venues: [{', '.join(venues)}]",
        f"first_time: {quoted(in_first)}",
    ]
    goal.write_text("---\n" + "\n".join([header, *more]) + f"\n---\n\n{words}\n", encoding="utf-8")


def frame(ours: Path, partials: Path) -> None:
    """What stands above and below the words of our own pages, as parts of Hugo's."""
    page = next(iter(sorted((ours / "activities").iterdir()))) / "index.html"
    text = page.read_text(encoding="utf-8")
    before = text[: text.index("<main")]
    after = text[text.index("</main>") + len("</main>") :]
    before = re.sub(r"<title>.*?</title>", "<title>{{ .Title }}</title>", before)
    before = before.replace("../../", "/")
    (partials / "before.html").write_text(before, encoding="utf-8")
    (partials / "after.html").write_text(after.replace("../../", "/"), encoding="utf-8")


def pages_of(folder: Path) -> tuple[int, int]:
    """How many pages there are, and how many bytes of HTML."""
    sizes = [path.stat().st_size for path in folder.rglob("*.html")]
    return len(sizes), sum(sizes)


def main() -> int:
    """Compare as the command line asks; 2 where there is no Hugo."""
    parser = argparse.ArgumentParser(description="Build a catalogue by us and by Hugo, in pairs.")
    parser.add_argument("number", type=int, metavar="N", help="how many activities")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="pairs (usually: 3)")
    parser.add_argument("--search", action="store_true", help="with Pagefind's index on both sides")
    parser.add_argument("--hugo", default="hugo", metavar="PROGRAM", help="where Hugo is")
    parser.add_argument(
        "--in",
        dest="place",
        type=Path,
        metavar="DIR",
        help="where to work (a disk in memory is best)",
    )
    arguments = parser.parse_args()
    hugo = shutil.which(arguments.hugo)
    if hugo is None:
        print("There is no hugo here. bench/README.md says where to get it.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(dir=arguments.place) as temporary:
        try:
            folder = Path(temporary)
            compare(folder, arguments.number, arguments.runs, hugo, search=arguments.search)
        except CommandFailedError as error:
            print(error, file=sys.stderr)
            return 1
    return 0


def compare(folder: Path, number: int, runs: int, hugo: str, *, search: bool) -> None:
    """Both sites made once, told apart by number and size of their pages, then timed in turn."""
    content, ours, theirs = folder / "content", folder / "ours", folder / "theirs"
    generate.generate(number, content, 1, PROJECT / "content")
    first = [sys.executable, str(PAGES_ONLY), str(content), str(ours)]
    first += ["--search"] if search else []
    run(first)
    site(content, ours, folder / "hugo")
    steps = [
        f"rm -rf {shlex.quote(str(theirs))}",
        shlex.join(
            [
                hugo,
                "--quiet",
                "--source",
                str(folder / "hugo"),
                "--destination",
                str(theirs),
                "--noBuildLock",
            ]
        ),
    ]
    if search:
        program = import_module("pagefind_bin").get_executable()
        steps.append(shlex.join([str(program), "--site", str(theirs)]))
    second = ["sh", "-ec", "\n".join(steps)]
    run(second)
    text = subprocess.run([hugo, "version"], capture_output=True, text=True, check=True).stdout
    print(text.strip().splitlines()[-1])
    for name, built in (("A, ours", ours), ("B, Hugo's", theirs)):
        pages, size = pages_of(built)
        print(f"{name}: {pages:,} pages, {size / 1e6:.1f} MB of HTML")
    print(pair.table(*pair.in_pairs(first, second, runs)))


if __name__ == "__main__":
    sys.exit(main())
